//! Author text
