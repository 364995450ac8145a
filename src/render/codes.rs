//! Faults that show when pages are made.

use crate::diag::{Code, Explanation, Severity};
use crate::language::Phrase;

/// Every code of this stage.
pub static CODES: &[&Code] = &[&TEMPLATE_ERROR, &PRINT_ERROR, &MISSING_GLYPH, &UNPRINTABLE_PICTURE];

/// A template that cannot be read or run.
pub static TEMPLATE_ERROR: Code = Code {
    slug: "template-error",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A template that cannot be read, or that asks for something a page does not have.",
            "无法解析的模板，或模板引用了页面没有的内容。",
        ),
        matters: Phrase::new(
            "No page can be made with it, so nothing is written and the last good output stays.",
            "无法用它生成页面，因此不写出任何内容，上一次的完好输出保持不变。",
        ),
        example: "<h1>{{ page.titel }}</h1>",
        settle: Phrase::new(
            "Correct the template at the place shown; `curricle schema templates` prints everything a template sees.",
            "在所示位置修改模板；`curricle schema templates` 会列出模板可用的全部内容。",
        ),
    },
};

/// A document that cannot be typeset.
pub static PRINT_ERROR: Code = Code {
    slug: "print-error",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A document that cannot be typeset, because of a template or of something in a text that print cannot show.",
            "无法排版的文件：原因在于模板，或文本中有印刷无法表现的内容。",
        ),
        matters: Phrase::new(
            "The document would be missing from the output, so nothing is written and the last good output stays.",
            "输出中将缺少该文件，因此不写出任何内容，上一次的完好输出保持不变。",
        ),
        example: "#unknown-function[<< document.title >>]",
        settle: Phrase::new(
            "Correct the place shown: a line of an author's text, or a line of a template in `templates/print/`.",
            "修改所示位置：作者文本中的一行，或 `templates/print/` 中模板的一行。",
        ),
    },
};

/// A character that no font has.
pub static MISSING_GLYPH: Code = Code {
    slug: "missing-glyph",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "A character that is printed and that no font at hand has.",
            "需要印刷、但现有字体都不含的字符。",
        ),
        matters: Phrase::new(
            "Readers of the printed document see the number of the character instead of the character.",
            "印刷文件的读者只能看到该字符的编号，看不到字符本身。",
        ),
        example: "the name 𠮷野, or an emoji",
        settle: Phrase::new(
            "Write it with another character, or put a font that has it into `courses/<course>/fonts/`.",
            "改用其他字符，或把含有该字符的字体放入 `courses/<课程>/fonts/`。",
        ),
    },
};

/// A picture that cannot be printed.
pub static UNPRINTABLE_PICTURE: Code = Code {
    slug: "unprintable-picture",
    severity: Severity::Warning,
    explanation: Explanation {
        finds: Phrase::new(
            "A picture that is damaged, enormous, or of a kind that cannot be printed.",
            "已损坏、过大，或格式无法印刷的图片。",
        ),
        matters: Phrase::new(
            "Printed documents show its alternative text instead.",
            "印刷文件中将以替代文字代替该图片。",
        ),
        example: "![floor plan](plan.bmp)",
        settle: Phrase::new(
            "Save it again as SVG, PNG, JPEG, GIF or WebP, with no more points than print needs.",
            "请另存为 SVG、PNG、JPEG、GIF 或 WebP，像素数以印刷所需为限。",
        ),
    },
};
