//! The shape of `[print]`, in `curricle.toml` and in `course.toml`. The keys are the same, but only the workspace names
//! folders of fonts: a course has its own `fonts/`.

use crate::language::Phrase;
use crate::parse::shape::{Field, Shape, TableShape};

/// `[print]` of a course.
pub static COURSE_PRINT: TableShape = TableShape {
    name: Phrase::same("[print]"),
    fields: &[PAPER, SIDES, BLEED, CROP_MARKS, GREYSCALE, CONFORMANCE, EDITIONS, DOCUMENTS],
};

/// `[print]` of a workspace.
pub static WORKSPACE_PRINT: TableShape = TableShape {
    name: Phrase::same("[print]"),
    fields: &[PAPER, SIDES, BLEED, CROP_MARKS, GREYSCALE, CONFORMANCE, EDITIONS, DOCUMENTS, FONTS],
};

/// A wider bleed than any printer asks for would be a slip of the finger.
const WIDEST_BLEED_MILLIMETRES: u32 = 20;

const PAPER: Field = Field::optional(
    "paper",
    Shape::Choice(&["a4", "a5", "letter"]),
    Phrase::new("size of the page; `a4` if left out", "纸张；缺省为 `a4`"),
);

const SIDES: Field = Field::optional(
    "sides",
    Shape::Choice(&["one", "two"]),
    Phrase::new(
        "printed on one side or on two, with an inner margin and chapters on right-hand pages; `two` if left out",
        "单面或双面印刷；双面时留装订边，各章从右页开始；缺省为 `two`",
    ),
);

const BLEED: Field = Field::optional(
    "bleed_millimetres",
    Shape::NumberUpTo(WIDEST_BLEED_MILLIMETRES),
    Phrase::new("bleed on every side in millimetres; 0 if left out", "每边出血的毫米数；缺省为 0"),
);

const CROP_MARKS: Field = Field::optional(
    "crop_marks",
    Shape::Boolean,
    Phrase::new("whether marks show where to cut; `false` if left out", "是否印裁切标记；缺省为 `false`"),
);

const GREYSCALE: Field = Field::optional(
    "greyscale",
    Shape::Boolean,
    Phrase::new("whether everything is printed in grey; `false` if left out", "是否用灰度印刷；缺省为 `false`"),
);

const CONFORMANCE: Field = Field::optional(
    "conformance",
    Shape::Choice(&["none", "pdf-ua-1", "pdf-a-2", "pdf-a-2-and-ua-1"]),
    Phrase::new(
        "standard that the files declare; `none` if left out, and then they are tagged all the same",
        "文件声明符合的标准；缺省为 `none`，此时文件仍带标签",
    ),
);

const EDITIONS: Field = Field::optional(
    "editions",
    Shape::List(&Shape::Choice(&["zh", "en", "both"])),
    Phrase::new(
        "languages in which documents are printed; if left out, each language of the workspace and both side by side",
        "印刷的语言版本；省略则为工作区的每种语言，外加双语对照版",
    ),
);

const DOCUMENTS: Field = Field::optional(
    "documents",
    Shape::List(&Shape::Choice(&["programme", "syllabus", "learners-book", "instructors-book", "audit"])),
    Phrase::new(
        "documents that are printed; all if left out, none if the list is empty",
        "要印刷的文件；省略则为全部，空列表则不印",
    ),
);

const FONTS: Field = Field::optional(
    "fonts",
    Shape::List(&Shape::Text),
    Phrase::new(
        "folders of the workspace, as `fonts/house`, with fonts beside those of the courses",
        "工作区中另外存放字体的文件夹，如 `fonts/house`",
    ),
);
