//! Where an address in a text leads. Browsers read over blanks, control characters and case in a scheme; so does this,
//! because what counts is where a reader would arrive. Judges nothing.

/// What an address names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A scheme, in lower case, without its colon.
    Scheme(String),
    /// `//host/…`: another host, by whatever scheme the page has.
    Host,
    /// A file, seen from the folder of the text, and a place in it. Both are decoded and may be empty.
    Relative {
        /// The path. A file has no query: what stands after `?` is a part of its name.
        path: String,
        /// What stands after `#`.
        fragment: String,
    },
}

/// Reads an address as typed.
pub fn read(typed: &str) -> Address {
    let bare: String = typed.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    if let Some(scheme) = scheme(&bare) {
        return Address::Scheme(scheme);
    }
    let slash = |c: char| c == '/' || c == '\\';
    if bare.chars().take(2).filter(|c| slash(*c)).count() == 2 {
        return Address::Host;
    }
    let (path, fragment) = typed.trim().split_once('#').unwrap_or((typed.trim(), ""));
    Address::Relative { path: decoded(path), fragment: decoded(fragment) }
}

fn scheme(bare: &str) -> Option<String> {
    let (scheme, _) = bare.split_once(':')?;
    let sound = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    sound.then(|| scheme.to_ascii_lowercase())
}

/// `%E4%B8%AD` as the character it stands for; what is no UTF-8 stays as typed.
fn decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = after.get(..2).filter(|pair| pair.iter().all(u8::is_ascii_hexdigit));
        let digits = pair.and_then(|pair| std::str::from_utf8(pair).ok());
        match digits.and_then(|pair| u8::from_str_radix(pair, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or(&[]);
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The path from the root of the workspace; `None` when it leads out of it.
pub fn resolved(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// A path as an address has to be written: characters that mean something in an address are encoded, so that it leads to
/// the file of that name.
pub fn written(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            '%' | '?' | '#' | '\\' | '"' | '<' | '>' | '`' | '{' | '}' | '|' | '^' | '\0'..=' ' | '\x7F' => {
                out.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relative(path: &str, fragment: &str) -> Address {
        Address::Relative { path: path.to_owned(), fragment: fragment.to_owned() }
    }

    #[test]
    fn schemes_are_seen_through_tricks() {
        for typed in ["javascript:x", " JavaScript:x", "java\tscript:x", "java\nscript :x", "\u{1}javascript:x"] {
            assert_eq!(read(typed), Address::Scheme("javascript".to_owned()), "{typed:?}");
        }
        assert_eq!(read("HTTPS://example.org"), Address::Scheme("https".to_owned()));
        for typed in ["//example.org", "/\\example.org", "\\\\example.org", " / /example.org"] {
            assert_eq!(read(typed), Address::Host, "{typed:?}");
        }
    }

    #[test]
    fn paths_are_decoded_and_split() {
        assert_eq!(read("../a/index.zh.md#why"), relative("../a/index.zh.md", "why"));
        assert_eq!(read("#%E4%B8%AD"), relative("", "中"));
        assert_eq!(read("a%20b.svg"), relative("a b.svg", ""));
        assert_eq!(read("100%"), relative("100%", ""));
        assert_eq!(read("%ZZ%4"), relative("%ZZ%4", ""));
        assert_eq!(read("%+1"), relative("%+1", ""));
        assert_eq!(read("1:2.md"), relative("1:2.md", ""));
    }

    #[test]
    fn what_is_written_is_read_again() {
        for path in ["a b.svg", "100%.svg", "q?v=2.svg", "#1.svg", "a\\b", "图.svg", "%41", "\u{1}\t"] {
            assert_eq!(read(&written(path)), relative(path, ""), "{path}");
        }
    }

    #[test]
    fn paths_are_resolved_inside_the_workspace() {
        assert_eq!(resolved("courses/a/modules/b", "../c/x.svg").as_deref(), Some("courses/a/modules/c/x.svg"));
        assert_eq!(resolved("courses/a", "./x//y").as_deref(), Some("courses/a/x/y"));
        assert_eq!(resolved("courses/a", "../../../x"), None);
    }
}
