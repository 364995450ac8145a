//! The two languages of the product, and text that exists in both: `Text` is an author's (with its place in a file),
//! `Words` are ours (a message of the compiler). Nothing here knows what a text is about.

use crate::source::Spanned;

/// A language that content and messages are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Simplified Chinese.
    Zh,
    /// British English.
    En,
}

impl Language {
    /// Both languages, Chinese first: it is the language of the standards.
    pub const ALL: [Language; 2] = [Language::Zh, Language::En];

    /// The key of this language in TOML, in file names and in addresses: `zh` or `en`.
    pub fn key(self) -> &'static str {
        match self {
            Language::Zh => "zh",
            Language::En => "en",
        }
    }

    /// The BCP 47 tag for `lang` attributes and metadata.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Zh => "zh-CN",
            Language::En => "en-GB",
        }
    }

    /// The language with this key, if it is one of ours.
    pub fn from_key(key: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.key() == key)
    }

    /// The other language.
    pub fn other(self) -> Language {
        match self {
            Language::Zh => Language::En,
            Language::En => Language::Zh,
        }
    }
}

/// An author's text in one or both languages, each with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The Chinese text.
    pub zh: Option<Spanned<String>>,
    /// The English text.
    pub en: Option<Spanned<String>>,
}

impl Text {
    /// The text in `language`, if the author wrote it.
    pub fn exact(&self, language: Language) -> Option<&str> {
        let side = match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        };
        side.as_ref().map(|text| text.value.as_str())
    }

    /// The text in `language`, or in the other language when the translation is missing; empty only if both are.
    pub fn get(&self, language: Language) -> &str {
        self.exact(language).or_else(|| self.exact(language.other())).unwrap_or("")
    }
}

/// Begins every text of a skeleton that its author has to replace: `scaffold` writes it, a rule finds it.
pub const UNWRITTEN: Phrase = Phrase::new("To be replaced: ", "待替换：");

/// A message of the compiler in both languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    /// English: one phrase, lower-case start, no final stop.
    pub en: String,
    /// The same in Chinese, without a final stop.
    pub zh: String,
}

impl Words {
    /// Both sides of a message.
    pub fn new(en: impl Into<String>, zh: impl Into<String>) -> Words {
        Words { en: en.into(), zh: zh.into() }
    }

    /// The side for `language`.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

/// Fixed wording in both languages, for tables that live in the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// English.
    pub en: &'static str,
    /// Chinese.
    pub zh: &'static str,
}

impl Phrase {
    /// Both sides of a phrase.
    pub const fn new(en: &'static str, zh: &'static str) -> Phrase {
        Phrase { en, zh }
    }

    /// What is the same in both languages, as a piece of TOML.
    pub const fn same(text: &'static str) -> Phrase {
        Phrase { en: text, zh: text }
    }

    /// The side for `language`.
    pub fn get(self, language: Language) -> &'static str {
        match language {
            Language::Zh => self.zh,
            Language::En => self.en,
        }
    }
}

impl From<Phrase> for Words {
    fn from(phrase: Phrase) -> Words {
        Words::new(phrase.en, phrase.zh)
    }
}
