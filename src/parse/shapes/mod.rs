//! The shapes of the five kinds of file an author writes, and of the table that two of them have in common.

pub mod assessment;
pub mod course;
pub mod module;
pub mod print;
pub mod standard;
pub mod workspace;
