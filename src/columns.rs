//! Text measured in the columns of a terminal, where a Chinese character takes two. Knows nothing of what a text says.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Punctuation that may not begin a line.
const CLOSING: &str = "，。；：、！？）》」』】〕”’…—·),.;:!?]}%";
/// Punctuation that may not end a line.
const OPENING: &str = "（《「『【〔“‘([{";

/// How many columns a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text, filled up with blanks to a number of columns.
pub fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

/// Cuts a text to a number of columns, with an ellipsis where something is left out.
pub fn shorten(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut taken = 0;
    for c in text.chars() {
        taken += c.width().unwrap_or(0);
        if taken + 1 > columns {
            break;
        }
        out.push(c);
    }
    out.truncate(out.trim_end().len());
    out + "…"
}

/// Breaks a text into lines of at most this many columns: at blanks, and between Chinese characters where punctuation
/// allows. Line breaks of the text stay. What cannot be broken, as a path, may run over.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    text.split('\n').flat_map(|line| wrap_line(line, columns)).collect()
}

fn wrap_line(line: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut current = String::new();
    for piece in pieces(line) {
        let longer = current.width() + piece.trim_end().width();
        if longer > columns && !current.is_empty() {
            lines.push(current.trim_end().to_owned());
            current.clear();
        }
        current.push_str(piece);
    }
    lines.push(current.trim_end().to_owned());
    lines
}

/// The parts of a line that may not be broken; blanks stay at the end of the part before them.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in line.char_indices() {
        if before.is_some_and(|before| may_break(before, c)) {
            pieces.push(&line[start..at]);
            start = at;
        }
        before = Some(c);
    }
    pieces.push(&line[start..]);
    pieces
}

fn may_break(before: char, after: char) -> bool {
    if before == ' ' {
        return after != ' ';
    }
    let wide = |c: char| c.width().unwrap_or(0) > 1;
    after != ' ' && (wide(before) || wide(after)) && !CLOSING.contains(after) && !OPENING.contains(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_takes_two_columns_and_breaks_anywhere_but_before_a_comma() {
        assert_eq!(wrap("按送货单核对，再登记", 12), ["按送货单核", "对，再登记"]);
        assert_eq!(wrap("运行 `curricle check` 查看", 12), ["运行", "`curricle", "check` 查看"]);
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("a\n\nb", 7), ["a", "", "b"]);
        assert_eq!(wrap("courses/x/index.zh.md:1:1", 7), ["courses/x/index.zh.md:1:1"]);
        assert_eq!(shorten("核对到货", 6), "核对…");
        assert_eq!(shorten("核对", 4), "核对");
        assert_eq!(shorten("check and count", 7), "check…");
        assert_eq!(pad("核对", 6), "核对  ");
    }
}
