//! The shapes of the five kinds of file an author writes.

pub mod assessment;
pub mod course;
pub mod module;
pub mod standard;
pub mod workspace;
