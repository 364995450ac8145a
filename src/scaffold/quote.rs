//! Texts put into files of ours so that they stay what they are: quoted for TOML, escaped for Markdown.

use crate::language::Words;

/// A text as a TOML string.
pub(super) fn toml(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Texts as a TOML list in one line.
pub(super) fn toml_list<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    format!("[{}]", texts.into_iter().map(toml).collect::<Vec<_>>().join(", "))
}

/// A text in both languages as an inline table.
pub(super) fn toml_words(words: &Words) -> String {
    format!("{{ zh = {}, en = {} }}", toml(&words.zh), toml(&words.en))
}

/// A text as Markdown that shows exactly that text, in one line.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '$' | '&' | '~' | '|' | '{' | '}' | '#' | '^' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_text_holds_it_comes_back_from_toml_unchanged() {
        for text in ["", "能“用”`x`", "a \"b\" \\ c", "line\nline\t\u{1}", "{#id}"] {
            let document = format!("key = {}", toml(text));
            let parsed: toml::Table = document.parse().expect(&document);
            assert_eq!(parsed["key"].as_str(), Some(text));
        }
    }

    #[test]
    fn markdown_of_a_text_has_no_markup() {
        assert_eq!(markdown("a*b* <c> $d$ {#e}"), "a\\*b\\* \\<c\\> \\$d\\$ \\{\\#e\\}");
    }
}
