//! How documents are printed: paper, sides, marks for the printer, the standard a file conforms to, and which documents
//! are made in which languages. Plain values with every default applied.

use crate::language::Language;

/// What the `[print]` tables say; every key is settled.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintSettings {
    /// Size of the trimmed page.
    pub paper: Paper,
    /// Whether sheets are printed on one side or on both.
    pub sides: Sides,
    /// How far pictures and tints reach over the trimmed page on every side, in millimetres, 0 to 20.
    pub bleed_millimetres: f64,
    /// Whether marks outside the trimmed page show where to cut.
    pub crop_marks: bool,
    /// Whether everything is printed in shades of grey.
    pub greyscale: bool,
    /// The standard that a file declares to conform to.
    pub conformance: Conformance,
    /// In which languages each document is made, without repetition; empty means that nothing is printed.
    pub editions: Vec<PrintLanguage>,
    /// Which documents are made, without repetition; empty means that nothing is printed.
    pub documents: Vec<DocumentKind>,
}

impl PrintSettings {
    /// The settings of a workspace that says nothing about print.
    pub fn defaults(languages: &[Language]) -> PrintSettings {
        PrintSettings {
            paper: Paper::A4,
            sides: Sides::Two,
            bleed_millimetres: 0.0,
            crop_marks: false,
            greyscale: false,
            conformance: Conformance::None,
            editions: PrintLanguage::of(languages),
            documents: DocumentKind::ALL.iter().map(|row| row.0).collect(),
        }
    }
}

/// Size of the trimmed page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 148 × 210 mm.
    A5,
    /// 8.5 × 11 inches.
    Letter,
}

impl Paper {
    /// Every size with its key in TOML.
    pub const ALL: [(Paper, &'static str); 3] = [(Paper::A4, "a4"), (Paper::A5, "a5"), (Paper::Letter, "letter")];

    /// The key in TOML.
    pub fn key(self) -> &'static str {
        Paper::ALL.iter().find(|row| row.0 == self).map_or("", |row| row.1)
    }

    /// The size with this key.
    pub fn from_key(key: &str) -> Option<Paper> {
        Paper::ALL.iter().find(|row| row.1 == key).map(|row| row.0)
    }
}

/// Whether sheets are printed on one side or on both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sides {
    /// One side: equal margins.
    One,
    /// Both sides: an inner margin for the binding, and chapters begin on right-hand pages.
    Two,
}

impl Sides {
    /// Both ways with their keys in TOML.
    pub const ALL: [(Sides, &'static str); 2] = [(Sides::One, "one"), (Sides::Two, "two")];

    /// The key in TOML.
    pub fn key(self) -> &'static str {
        Sides::ALL.iter().find(|row| row.0 == self).map_or("", |row| row.1)
    }

    /// The way with this key.
    pub fn from_key(key: &str) -> Option<Sides> {
        Sides::ALL.iter().find(|row| row.1 == key).map(|row| row.0)
    }
}

/// The standard that a file declares to conform to. Files are tagged in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Conformance {
    /// No standard is declared.
    None,
    /// PDF/UA-1, for readers with assistive technology.
    Ua1,
    /// PDF/A-2, for archives.
    A2,
    /// Both.
    A2AndUa1,
}

impl Conformance {
    /// Every choice with its key in TOML.
    pub const ALL: [(Conformance, &'static str); 4] = [
        (Conformance::None, "none"),
        (Conformance::Ua1, "pdf-ua-1"),
        (Conformance::A2, "pdf-a-2"),
        (Conformance::A2AndUa1, "pdf-a-2-and-ua-1"),
    ];

    /// The key in TOML.
    pub fn key(self) -> &'static str {
        Conformance::ALL.iter().find(|row| row.0 == self).map_or("", |row| row.1)
    }

    /// The choice with this key.
    pub fn from_key(key: &str) -> Option<Conformance> {
        Conformance::ALL.iter().find(|row| row.1 == key).map(|row| row.0)
    }
}

/// The languages of one printed document: one of them, or both side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PrintLanguage {
    /// One language.
    One(Language),
    /// Both languages.
    Both,
}

impl PrintLanguage {
    /// Every choice with its key in TOML.
    pub const ALL: [(PrintLanguage, &'static str); 3] = [
        (PrintLanguage::One(Language::Zh), "zh"),
        (PrintLanguage::One(Language::En), "en"),
        (PrintLanguage::Both, "both"),
    ];

    /// The key in TOML.
    pub fn key(self) -> &'static str {
        PrintLanguage::ALL.iter().find(|row| row.0 == self).map_or("", |row| row.1)
    }

    /// The choice with this key.
    pub fn from_key(key: &str) -> Option<PrintLanguage> {
        PrintLanguage::ALL.iter().find(|row| row.1 == key).map(|row| row.0)
    }

    /// What a workspace with these languages can print: each of them, and both when there are two.
    pub fn of(languages: &[Language]) -> Vec<PrintLanguage> {
        let both = (languages.len() > 1).then_some(PrintLanguage::Both);
        languages.iter().copied().map(PrintLanguage::One).chain(both).collect()
    }
}

/// Kinds of printed documents. The blueprint and the examination paper join them when the planner makes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocumentKind {
    /// 培训方案.
    Programme,
    /// 教学大纲.
    Syllabus,
    /// 教材, without keys and rubrics.
    LearnersBook,
    /// 教师用书, with keys, rubrics and notes.
    InstructorsBook,
    /// 对照表.
    Audit,
}

impl DocumentKind {
    /// Every kind with its key in TOML.
    pub const ALL: [(DocumentKind, &'static str); 5] = [
        (DocumentKind::Programme, "programme"),
        (DocumentKind::Syllabus, "syllabus"),
        (DocumentKind::LearnersBook, "learners-book"),
        (DocumentKind::InstructorsBook, "instructors-book"),
        (DocumentKind::Audit, "audit"),
    ];

    /// The key in TOML.
    pub fn key(self) -> &'static str {
        DocumentKind::ALL.iter().find(|row| row.0 == self).map_or("", |row| row.1)
    }

    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<DocumentKind> {
        DocumentKind::ALL.iter().find(|row| row.1 == key).map(|row| row.0)
    }
}
