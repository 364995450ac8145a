//! For whom something is made.

/// For whom pages, documents and packs are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// Those who learn: without keys, rubrics and notes to instructors.
    Learner,
    /// Those who teach and examine: with all of it.
    Instructor,
}

impl Audience {
    /// Learners first.
    pub const ALL: [Audience; 2] = [Audience::Learner, Audience::Instructor];

    /// The word in names of files and in data: `learner` or `instructor`.
    pub fn key(self) -> &'static str {
        match self {
            Audience::Learner => "learner",
            Audience::Instructor => "instructor",
        }
    }

    /// Whether this audience may have what is made for `other`.
    pub fn may_have(self, other: Audience) -> bool {
        other <= self
    }
}
