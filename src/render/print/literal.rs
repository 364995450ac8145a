//! Author text as Typst string literals: the one way by which text enters markup. A string is inert, so nothing in it can
//! become markup, whatever its characters mean elsewhere.

use std::fmt::Write;

/// Text as a string literal, `"…"`, for code position.
pub(in crate::render) fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_literal(&mut out, text);
    out
}

/// Text as an expression for markup position.
pub(in crate::render) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    push_text(&mut out, text);
    out
}

/// Writes text as an expression for markup position, `#"…";`. The semicolon keeps what follows from becoming a call.
pub(in crate::render) fn push_text(out: &mut String, text: &str) {
    out.push('#');
    push_literal(out, text);
    out.push(';');
}

/// Writes text as a string literal.
pub(in crate::render) fn push_literal(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Characters that nobody sees could hide what a line of markup really says.
            c if c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_escape_what_a_string_gives_meaning() {
        for (text, wanted) in [
            ("", r#""""#),
            ("中文 *x* #y $z$ @a ] // b", r#""中文 *x* #y $z$ @a ] // b""#),
            ("a\"b\\c", r#""a\"b\\c""#),
            ("1\n2\r3\t4", r#""1\n2\r3\t4""#),
            ("\0\u{7f}\u{202e}\u{2066}", r#""\u{0}\u{7f}\u{202e}\u{2066}""#),
        ] {
            assert_eq!(literal(text), wanted);
        }
        let mut out = String::new();
        push_text(&mut out, "x (y)");
        assert_eq!(out, r#"#"x (y)";"#);
    }
}
