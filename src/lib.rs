//! Curricle: a compiler for training courses.

pub mod artifact;
pub mod check;
pub mod cli;
pub mod coverage;
pub mod diag;
pub mod driver;
pub mod emit;
pub mod language;
pub mod link;
pub mod load;
pub mod lower;
pub mod markdown;
pub mod model;
pub mod parse;
pub mod plan;
pub mod render;
pub mod source;
pub mod templates;
pub mod view;
