//! A picture that is not a file of the course.

use crate::address::{self, Address};
use crate::check::{Facts, Rule, files};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::model::{Course, Module};
use crate::source::Spanned;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "missing-image",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A picture that is not among the files of its course: it is not there, it lies outside the course folder or among its fonts, or it is on the network.",
            "不属于本课程文件的图片：文件不存在、位于课程文件夹之外或与字体放在一起，或来自网络。",
        ),
        matters: Phrase::new(
            "Readers would see a broken frame. Output must work without a network and be the same every time, so it carries its pictures with it.",
            "读者会看到破图。成品必须离线可用、每次一致，因此图片要随成品一起携带。",
        ),
        example: "![组织结构图](https://example.org/tree.svg)",
        settle: Phrase::new(
            "Put the file beside the module and write its name: `![组织结构图](tree.svg)`.",
            "把图片文件放在模块旁，并写出文件名：`![组织结构图](tree.svg)`。",
        ),
    },
};

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for course in &facts.linked.model.courses {
        for module in &course.modules {
            for (image, _) in module.bodies.values().flat_map(|body| &body.images) {
                if let Some(diagnostic) = judge(facts, course, module, image) {
                    diagnostics.push(diagnostic);
                }
            }
        }
    }
}

fn judge(facts: &Facts<'_>, course: &Course, module: &Module, image: &Spanned<String>) -> Option<Diagnostic> {
    let typed = &image.value;
    let beside = Words::new("put the file beside the module and write its name", "请把文件放在模块旁，并写出文件名");
    let path = match address::read(typed) {
        Address::Relative { path, .. } => path,
        Address::Scheme(_) | Address::Host => {
            let words = Words::new("a picture may not come from elsewhere", "图片不得来自别处");
            return Some(Diagnostic::new(&CODE, image.span, words).help(beside));
        }
    };
    if path.is_empty() {
        let words = Words::new("this picture names no file", "该图片没有写明文件");
        return Some(Diagnostic::new(&CODE, image.span, words).help(beside));
    }
    let home = format!("courses/{}/", course.slug);
    let inside = address::resolved(&module.folder, &path).filter(|file| file.starts_with(&home));
    let Some(file) = inside.filter(|_| !path.starts_with(['/', '\\'])) else {
        let words = Words::new(
            format!("picture `{typed}` lies outside the course folder"),
            format!("图片 `{typed}` 位于课程文件夹之外"),
        );
        return Some(Diagnostic::new(&CODE, image.span, words).help(beside));
    };
    if facts.sources.is_published(&file) {
        return None;
    }
    if facts.sources.assets.contains_key(&file) {
        let words = Words::new(
            format!("picture `{file}` lies among the fonts, which are not handed to readers"),
            format!("图片 `{file}` 与字体放在一起，不会交给读者"),
        );
        return Some(Diagnostic::new(&CODE, image.span, words).help(beside));
    }
    let words = Words::new(format!("there is no picture `{file}`"), format!("没有图片 `{file}`"));
    let diagnostic = Diagnostic::new(&CODE, image.span, words);
    Some(match files::near_file(&facts.sources.assets, &path, &file) {
        Some(near) => diagnostic.meant(&near),
        None => diagnostic,
    })
}
