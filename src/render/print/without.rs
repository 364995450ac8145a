//! The press of a program that was built without print: there is none.

use super::{Job, Problem, Typeset};

pub(super) const VERSION: &str = "none";

#[derive(Debug)]
pub(super) struct Press;

impl Press {
    pub(super) fn new<'a>(_own: impl IntoIterator<Item = &'a [u8]>) -> Press {
        Press
    }

    pub(super) fn has(&self, _character: char) -> bool {
        true
    }

    pub(super) fn picture(&self, _path: &str, _bytes: &[u8]) -> Result<(), String> {
        Ok(())
    }

    pub(super) fn typeset(&self, _job: &Job<'_>) -> Result<Typeset, Vec<Problem>> {
        Err(vec![Problem::plain("this program was built without print")])
    }

    pub(super) fn clear() {}
}
