//! For whom a text is written. What is for instructors never reaches learners: everything that is shown asks for one of
//! the two.

/// For whom a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// Those who learn, and everybody else.
    Learner,
    /// Those who teach: they also get keys, rubrics and notes.
    Instructor,
}

impl Audience {
    /// The other audience.
    pub fn other(self) -> Audience {
        match self {
            Audience::Learner => Audience::Instructor,
            Audience::Instructor => Audience::Learner,
        }
    }
}
