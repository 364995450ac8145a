//! Input that nobody means: each test is named for what the author sees. A fault is reported at its place, every other
//! fault is reported beside it, and the last good output stays.

mod author_text;
mod excess;
mod output;
mod reading;

use curricle::driver::Built;

use crate::support::disk::{Disk, Found};

/// The file in which another fault waits.
const WITNESS: &str = "courses/demo/modules/third/assessment.toml";

/// A workspace with its last good output, in which one fault waits already.
struct Trial {
    disk: Disk,
    good: Vec<(String, Vec<u8>)>,
    witness: usize,
}

impl Trial {
    fn new() -> Trial {
        let disk = Disk::base();
        let (built, found) = disk.build();
        assert!(matches!(built, Built::Written(_)), "{found:?}");
        let good = disk.files("dist");
        let witness = disk.append(WITNESS, "stray = 1\n");
        Trial { disk, good, witness }
    }

    /// Asserts that a build finds these faults (code, file, line) and the one that waited, and writes nothing. Returns
    /// everything that was found.
    fn shows(&self, expected: &[(&str, &str, usize)]) -> Vec<Found> {
        let (built, found) = self.disk.build();
        for (code, file, line) in expected.iter().chain(&[("unknown-key", WITNESS, self.witness)]) {
            let is_there = found.iter().any(|one| one.code == *code && one.file == *file && one.line == *line);
            assert!(is_there, "{code} at {file}:{line} is missing from\n{found:#?}");
        }
        assert_eq!(built, Built::Nothing);
        assert!(self.disk.files("dist") == self.good, "the last good output has changed");
        found
    }
}

/// The words of the first message with this code.
fn words<'a>(found: &'a [Found], code: &str) -> &'a str {
    &found.iter().find(|one| one.code == code).unwrap_or_else(|| panic!("no {code} in {found:#?}")).words
}
