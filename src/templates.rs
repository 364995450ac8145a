//! The built-in templates, style sheet and wording, and those of a workspace that take their place, one by one. Holds
//! texts only: `render` runs templates, `parse` reads wording.

use crate::source::{FileId, SourceFile, Sources};

/// A template or another text that pages are made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// Name, as `site/module.html`.
    pub name: &'static str,
    /// Its text, among the sources.
    pub file: FileId,
}

macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../templates/", $name)))),*]
    };
}

/// Every built-in text by name.
pub static BUILT_IN: &[(&str, &str)] = built_in![
    "messages/en.toml",
    "messages/zh.toml",
    "print/audit.typ",
    "print/base.typ",
    "print/book.typ",
    "print/components.typ",
    "print/functions.typ",
    "print/instructors-book.typ",
    "print/learners-book.typ",
    "print/matter.typ",
    "print/programme.typ",
    "print/style.typ",
    "print/syllabus.typ",
    "site/about.html",
    "site/assets/site.css",
    "site/base.html",
    "site/choose.html",
    "site/components.html",
    "site/course.html",
    "site/coverage.html",
    "site/glossary.html",
    "site/instructor.html",
    "site/missing.html",
    "site/module.html",
    "site/occupation.html",
    "site/pack.html",
    "site/portal.html",
    "site/programme-coverage.html",
    "site/programme.html",
    "site/requirements.html",
];

/// The fonts of printed documents by file name, so that a bare machine prints Chinese; `templates/fonts/README.md` says
/// what they hold and how they are made.
pub static FONTS: &[(&str, &[u8])] = &[
    ("NotoSerifSC-Regular.ttf", include_bytes!("../templates/fonts/NotoSerifSC-Regular.ttf")),
    ("NotoSansSC-Regular.ttf", include_bytes!("../templates/fonts/NotoSansSC-Regular.ttf")),
    ("NotoSansSC-Bold.ttf", include_bytes!("../templates/fonts/NotoSansSC-Bold.ttf")),
];

/// Puts the built-in texts beside the author's files, so that a message about either has a place. A file of the
/// workspace at `templates/<name>` takes the place of the built-in one; wording is merged later and needs both.
pub fn effective(sources: &mut Sources) -> Vec<Template> {
    let mut templates = Vec::new();
    for (name, text) in BUILT_IN {
        let own = sources.by_path(&format!("templates/{name}")).filter(|(_, file)| file.usable).map(|(id, _)| id);
        let keeps_built_in = name.starts_with("messages/");
        if own.is_none() || keeps_built_in {
            let path = format!("(built in) templates/{name}");
            let file = sources.add(SourceFile { path, text: (*text).to_owned(), usable: true });
            templates.push(Template { name, file });
        }
        templates.extend(own.map(|file| Template { name, file }));
    }
    templates
}
