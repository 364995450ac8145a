//! First files: a small working workspace, and skeletons of standards, courses and modules. Returns artifacts with paths
//! from the root of the workspace and names no file system. What is still to be written says so in plain words, on the
//! page too; nothing here passes for content.

mod course;
mod example;
mod module;
mod quote;
mod selection;
mod standard;

pub use course::{CourseRequest, course};
pub use example::example;
pub use module::{ModuleRequest, ModuleSkeleton, module};
pub use standard::{StandardRequest, standard};

use crate::language::{Language, Phrase, UNWRITTEN, Words};
use crate::parse::table::is_name;

/// What an author calls a thing; a language may be left out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Names<'a> {
    /// In Chinese.
    pub zh: Option<&'a str>,
    /// In English.
    pub en: Option<&'a str>,
}

impl Names<'_> {
    /// The name in each language, or a text that says what is to stand there.
    fn or_unwritten(self, what: Phrase) -> Words {
        let side = |given: Option<&str>, language| given.map_or_else(|| unwritten(what, language), str::to_owned);
        Words::new(side(self.en, Language::En), side(self.zh, Language::Zh))
    }
}

/// A text that says what is to stand in its place.
fn unwritten(what: Phrase, language: Language) -> String {
    format!("{}{}", UNWRITTEN.get(language), what.get(language))
}

/// The same in both languages.
fn unwritten_words(what: Phrase) -> Words {
    Words::new(unwritten(what, Language::En), unwritten(what, Language::Zh))
}

/// Folder names become ids and addresses.
fn check_name(name: &str) -> Result<(), Words> {
    if is_name(name) {
        return Ok(());
    }
    Err(Words::new(
        format!("`{name}` cannot be an id: use lower-case letters, digits and hyphens, as `big-data`"),
        format!("`{name}` 不能用作标识：请只用小写字母、数字和连字符，如 `big-data`"),
    ))
}

/// Says that there is no such thing, and which one was meant or which there are.
fn unknown<'a>(what: Phrase, typed: &str, known: impl IntoIterator<Item = &'a str>) -> Words {
    let known: Vec<&str> = known.into_iter().collect();
    let mut words =
        Words::new(format!("there is no {} `{typed}`", what.en), format!("没有名为 `{typed}` 的{}", what.zh));
    match crate::diag::nearest(typed, known.iter().copied()) {
        Some(near) => {
            words.en += &format!("; did you mean `{near}`?");
            words.zh += &format!("；是否想写 `{near}`？");
        }
        None if !known.is_empty() => {
            words.en += &format!("; there are {}", known.join(", "));
            words.zh += &format!("；现有：{}", known.join("、"));
        }
        None => {}
    }
    words
}
