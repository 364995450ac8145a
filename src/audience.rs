//! For whom something is made. What is for instructors never reaches learners: everything that is shown asks for one of
//! the two.

/// For whom a text, a page, a document or a pack is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// Those who learn, and everybody else.
    Learner,
    /// Those who teach: they also get keys, rubrics and notes.
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

    /// The other audience.
    pub fn other(self) -> Audience {
        match self {
            Audience::Learner => Audience::Instructor,
            Audience::Instructor => Audience::Learner,
        }
    }
}
