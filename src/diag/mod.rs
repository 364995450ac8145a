//! What can be wrong, and how it is said: one type for every message about an author's text. Messages are made near the
//! check that finds the fault and drawn in `diag::render` alone. Nothing here knows what a standard or a course is.

pub mod code;
pub mod render;

pub use code::{Code, Explanation};

use crate::language::{Phrase, Words};
use crate::source::Span;

/// How bad it is. The order is from mild to bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The author has settled it in the policy: not reported.
    Allow,
    /// Reported; fails only with `--deny-warnings`.
    Warning,
    /// The content is wrong: exit code 1, nothing is written.
    Error,
}

impl Severity {
    /// The word in settings and in machine output.
    pub fn key(self) -> &'static str {
        match self {
            Severity::Allow => "allow",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// The word a reader sees.
    pub fn word(self) -> Phrase {
        match self {
            Severity::Allow => Phrase::new("allowed", "已许可"),
            Severity::Warning => Phrase::new("warning", "警告"),
            Severity::Error => Phrase::new("error", "错误"),
        }
    }
}

/// A place with something to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is there; empty when the place speaks for itself.
    pub words: Words,
}

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of fault, with its explanation.
    pub code: &'static Code,
    /// How bad it is in this run: the code's own severity, unless the policy of the workspace says otherwise.
    pub severity: Severity,
    /// One phrase.
    pub message: Words,
    /// The places; the first is the fault itself, the others explain it.
    pub labels: Vec<Label>,
    /// What to do, one phrase each.
    pub helps: Vec<Words>,
}

impl Diagnostic {
    /// A message about a place.
    pub fn new(code: &'static Code, span: Span, message: Words) -> Diagnostic {
        let labels = vec![Label { span, words: Words::new("", "") }];
        Diagnostic { code, severity: code.severity, message, labels, helps: Vec::new() }
    }

    /// Says something at the fault itself.
    pub fn at(mut self, words: Words) -> Diagnostic {
        if let Some(label) = self.labels.first_mut() {
            label.words = words;
        }
        self
    }

    /// Shows another place that explains the fault.
    pub fn also(mut self, span: Span, words: Words) -> Diagnostic {
        self.labels.push(Label { span, words });
        self
    }

    /// Says what to do.
    pub fn help(mut self, words: Words) -> Diagnostic {
        self.helps.push(words);
        self
    }

    /// "Did you mean", when a known name is near what the author typed.
    pub fn did_you_mean<'a>(self, typed: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
        match nearest(typed, known) {
            Some(name) => self.meant(name),
            None => self,
        }
    }

    /// "Did you mean", when the caller knows what was meant.
    pub fn meant(self, name: &str) -> Diagnostic {
        self.help(Words::new(format!("did you mean `{name}`?"), format!("是否想写 `{name}`？")))
    }
}

/// The known name that is nearest to what was typed, if one is near enough to be meant.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (typed.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(typed, name), name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name)
}

/// All messages of a run: every stage adds to it, no stage stops at the first.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a message.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds messages.
    pub fn push_all(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(diagnostics);
    }

    /// Adds all messages of another list.
    pub fn extend(&mut self, other: Diagnostics) {
        self.list.extend(other.list);
    }

    /// The messages in file order, then by place, then by code: the order in which they are printed.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_cached_key(|diagnostic| {
            (diagnostic.labels.first().map(|label| label.span), diagnostic.code.slug, diagnostic.message.clone())
        });
        self.list.dedup();
        self.list
    }

    /// Whether any message is an error as things stand.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Every message, to be changed in place: the policy of the workspace sets severities here.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.list.iter_mut()
    }

    /// Every message, in the order in which they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Drops the messages that `keep` refuses.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.list.retain(keep);
    }
}
