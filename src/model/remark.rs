//! What lowering noticed and could not judge: evidence for rules, without opinion.

use crate::language::{Language, Phrase};
use crate::source::{Span, Spanned};

/// Something noticed while reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// A key that no table of this kind has.
    UnknownKey {
        /// The key as typed.
        key: Spanned<String>,
        /// The keys that the table may have.
        known: Vec<&'static str>,
        /// What table it is, as `[[functions]]`.
        table: Phrase,
    },
    /// A file that looks like ours and stands where nothing is read.
    StrayFile {
        /// The start of the file.
        span: Span,
        /// Its path.
        path: String,
    },
    /// A text that lacks a language of the workspace.
    MissingTranslation {
        /// Where the text stands.
        span: Span,
        /// The language that is missing.
        language: Language,
    },
    /// A module that has no body in a language of the workspace.
    MissingBody {
        /// Where the module is described.
        span: Span,
        /// The language that is missing.
        language: Language,
        /// Path of the file that should exist.
        path: String,
    },
    /// Two things of one kind with one id.
    DuplicateId {
        /// What they are, as `task`, in words of the file format.
        what: &'static str,
        /// The second.
        second: Spanned<String>,
        /// The first.
        first: Span,
    },
    /// A list `assesses` that the author left empty.
    EmptyAssesses {
        /// Whose it is, as `question`, in words of the file format.
        what: &'static str,
        /// Id of the question or the practical task.
        id: Spanned<String>,
        /// The list.
        span: Span,
    },
    /// A printed edition in a language that the workspace does not have.
    EditionWithoutLanguage {
        /// The edition as typed.
        edition: Spanned<String>,
        /// The editions that the workspace can print.
        known: Vec<&'static str>,
    },
    /// A claim on a section for instructors, where no learner is taught.
    ClaimInNotes {
        /// What it names, as typed.
        claim: Spanned<String>,
        /// The heading.
        heading: Span,
    },
    /// A class on a heading that means nothing.
    UnknownClass {
        /// The class as typed, with its dot.
        class: Spanned<String>,
    },
    /// A fact in a file that may only hold words, because it belongs in the first language's file.
    MisplacedFact {
        /// The key.
        key: Spanned<String>,
        /// The file where it belongs.
        belongs: String,
    },
}
