//! The one integration test binary. Kinds of tests are modules; what they share is in `support`.

#![allow(clippy::unwrap_used)]

mod bad_input;
mod cli;
mod first_files;
mod laws;
mod notes;
mod pack;
mod print;
mod printed;
mod repeat;
mod shipped;
mod site;
mod stages;
mod support;
mod tidy;
