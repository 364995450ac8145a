//! What is typeset: Typst code for the printed documents.

#[allow(dead_code)]
mod formula;
#[allow(dead_code)]
mod literal;
