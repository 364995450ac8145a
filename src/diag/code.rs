//! A code names a pattern of fault (`orphaned-claim`), with its default severity and the explanation that
//! `curricle explain` prints. The codes themselves stand beside the code that finds them.

use super::Severity;
use crate::language::Phrase;

/// A kind of message.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// The slug: names the pattern, not the cure, and reads well after "allow".
    pub slug: &'static str,
    /// How bad it is unless the policy of the workspace says otherwise.
    pub severity: Severity,
    /// What `curricle explain` prints.
    pub explanation: Explanation,
}

/// The explanation of a code, in four parts.
#[derive(Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What it finds.
    pub finds: Phrase,
    /// Why it matters to a course.
    pub matters: Phrase,
    /// An example that fires, as an author would have written it.
    pub example: &'static str,
    /// How to settle it.
    pub settle: Phrase,
}
