//! Numbers as a reader sees them.

/// A number with at most one decimal place, without a trailing zero: `4`, `4.5`.
pub(super) fn short(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// A percentage rounded down to one decimal place, so that what is not complete never reads as 100.
pub fn percent_text(percent: f64) -> String {
    // A hair is added because 7/10 of 100 is a shade less than 70 in binary.
    short(((percent + 1e-9) * 10.0).floor() / 10.0)
}
