//! The one integration test binary. Kinds of tests are modules; what they share is in `support`.

#![allow(clippy::unwrap_used)]

mod cli;
mod first_files;
mod stages;
mod support;
