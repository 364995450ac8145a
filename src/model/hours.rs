//! Class hours (学时), and their split into theory, practice and self-study.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

/// A number of class hours, kept in hundredths so that sums are exact. A class hour is 45 minutes unless the workspace
/// says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ClassHours {
    hundredths: u32,
}

impl ClassHours {
    /// No time at all.
    pub const ZERO: ClassHours = ClassHours { hundredths: 0 };

    /// From a number in a file; `None` unless it is finite, not negative and below a million.
    pub fn from_number(hours: f64) -> Option<ClassHours> {
        let sound = hours.is_finite() && (0.0..1_000_000.0).contains(&hours);
        sound.then(|| ClassHours { hundredths: (hours * 100.0).round() as u32 })
    }

    /// As a number of class hours.
    pub fn number(self) -> f64 {
        f64::from(self.hundredths) / 100.0
    }

    /// In minutes, when a class hour lasts `class_hour_minutes`.
    pub fn minutes(self, class_hour_minutes: u32) -> u32 {
        (u64::from(self.hundredths) * u64::from(class_hour_minutes) / 100) as u32
    }
}

impl Add for ClassHours {
    type Output = ClassHours;
    fn add(self, other: ClassHours) -> ClassHours {
        ClassHours { hundredths: self.hundredths.saturating_add(other.hundredths) }
    }
}

impl AddAssign for ClassHours {
    fn add_assign(&mut self, other: ClassHours) {
        *self = *self + other;
    }
}

impl Sum for ClassHours {
    fn sum<I: Iterator<Item = ClassHours>>(hours: I) -> ClassHours {
        hours.fold(ClassHours::ZERO, Add::add)
    }
}

/// The class hours of a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HoursSplit {
    /// Theory (理论学时).
    pub theory: ClassHours,
    /// Practice (实训学时).
    pub practice: ClassHours,
    /// Self-study (自学学时): not taught, so not counted towards a standard's hours.
    pub self_study: ClassHours,
}

impl HoursSplit {
    /// Theory and practice: the hours in which somebody teaches.
    pub fn taught(self) -> ClassHours {
        self.theory + self.practice
    }

    /// Everything the learner spends.
    pub fn total(self) -> ClassHours {
        self.taught() + self.self_study
    }
}

impl Add for HoursSplit {
    type Output = HoursSplit;
    fn add(self, other: HoursSplit) -> HoursSplit {
        HoursSplit {
            theory: self.theory + other.theory,
            practice: self.practice + other.practice,
            self_study: self.self_study + other.self_study,
        }
    }
}

impl Sum for HoursSplit {
    fn sum<I: Iterator<Item = HoursSplit>>(hours: I) -> HoursSplit {
        hours.fold(HoursSplit::default(), Add::add)
    }
}
