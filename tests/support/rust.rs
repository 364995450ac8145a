//! Rust files as the tidy tests read them: code without its strings and comments, comments without the code, the paths
//! that start at the crate, and the functions with their lengths. Reads well-formed files; understands no types.

use std::fs;
use std::path::{Path, PathBuf};

use super::in_repository;

/// A file of this repository.
#[derive(Debug)]
pub(crate) struct RustFile {
    /// Path from the root of the repository.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
    /// The code; comments and the insides of strings are blank. Lines are those of the text.
    pub(crate) code: String,
    /// The comments; all else is blank.
    pub(crate) comments: String,
}

impl RustFile {
    fn read(path: &Path) -> RustFile {
        let text = fs::read_to_string(path).unwrap();
        let (code, comments) = divide(&text);
        let root = in_repository("");
        let path = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        RustFile { path, text, code, comments }
    }

    /// The code without `#[cfg(test)]` modules.
    pub(crate) fn shipped_code(&self) -> String {
        let mut code = self.code.clone();
        while let Some(start) = code.find("#[cfg(test)]") {
            let end = block_end(&code, start).unwrap_or(code.len());
            let blank = blanked(&code[start..end]);
            code.replace_range(start..end, &blank);
        }
        code
    }

    /// The module under `src/` that the file belongs to: `render` for `src/render/markdown.rs`, `lib` for `src/lib.rs`.
    pub(crate) fn module(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inside.split(['/', '.']).next().unwrap()
    }

    /// The modules of the crate's root that the code names, with the line: `use crate::a::B`, `use crate::{a, b::C}`,
    /// `crate::a::b()` and `super::super::a`.
    pub(crate) fn modules_named(&self) -> Vec<(usize, String)> {
        let code = self.shipped_code();
        let mut named = Vec::new();
        for (at, _) in code.match_indices("crate::") {
            if !ends_with_name(&code[..at]) {
                let line = line_of(&code, at);
                named.extend(first_names(&code[at + "crate::".len()..]).into_iter().map(|name| (line, name)));
            }
        }
        named.extend(self.modules_above(&code));
        named
    }

    /// What `super::` chains reach that are as long as the file is deep.
    fn modules_above(&self, code: &str) -> Vec<(usize, String)> {
        let inside = self.path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
        let depth = inside.split('/').count();
        let mut named = Vec::new();
        let mut at = 0;
        while let Some(found) = code[at..].find("super::") {
            let start = at + found;
            let mut rest = &code[start..];
            let mut steps = 0;
            while let Some(after) = rest.strip_prefix("super::") {
                rest = after;
                steps += 1;
            }
            at = code.len() - rest.len();
            if steps >= depth && !ends_with_name(&code[..start]) {
                named.extend(first_names(rest).into_iter().map(|name| (line_of(code, start), name)));
            }
        }
        named
    }

    /// Every function with a body: its line, its name and how many lines it has.
    pub(crate) fn functions(&self) -> Vec<(usize, String, usize)> {
        let mut found = Vec::new();
        for (at, _) in self.code.match_indices("fn ") {
            let name = leading_name(&self.code[at + 3..]);
            if name.is_empty() || ends_with_name(&self.code[..at]) {
                continue;
            }
            if let Some(end) = block_end(&self.code, at) {
                let lines = self.code[at..end].matches('\n').count() + 1;
                found.push((line_of(&self.code, at), name, lines));
            }
        }
        found
    }
}

/// Every Rust file of a folder of this repository, by path.
pub(crate) fn rust_files(folder: &str) -> Vec<RustFile> {
    files_under(&in_repository(folder))
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path| RustFile::read(path))
        .collect()
}

/// Every file in a folder and its folders, by path.
pub(crate) fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_under(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The line of a byte, from 1.
pub(crate) fn line_of(text: &str, byte: usize) -> usize {
    text[..byte].matches('\n').count() + 1
}

fn leading_name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

fn ends_with_name(text: &str) -> bool {
    text.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$')
}

/// The names that a path begins with: one, or each of a group in braces.
fn first_names(rest: &str) -> Vec<String> {
    let Some(group) = rest.strip_prefix('{') else { return vec![leading_name(rest)] };
    let mut names = Vec::new();
    let mut depth = 0_usize;
    let mut is_first = true;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => is_first = true,
            c if is_first && depth == 0 && !c.is_whitespace() => {
                names.push(leading_name(&group[at..]));
                is_first = false;
            }
            _ => {}
        }
    }
    names
}

/// The byte after the brace that closes the first block after `start`; none if a `;` ends the item before it opens.
fn block_end(code: &str, start: usize) -> Option<usize> {
    let (mut braces, mut brackets) = (0_usize, 0_usize);
    for (at, byte) in code[start..].bytes().enumerate() {
        match byte {
            b'(' | b'[' if braces == 0 => brackets += 1,
            b')' | b']' if braces == 0 => brackets -= 1,
            b';' if braces == 0 && brackets == 0 => return None,
            b'{' => braces += 1,
            b'}' => {
                braces -= 1;
                if braces == 0 {
                    return Some(start + at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

fn blanked(text: &str) -> String {
    text.chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect()
}

/// What stands at a place of a Rust file.
enum Piece {
    Code,
    Comment,
    Quoted,
}

/// The code and the comments of a text, each with the other blanked out.
fn divide(text: &str) -> (String, String) {
    let (mut code, mut comments) = (String::new(), String::new());
    let mut rest = text;
    while !rest.is_empty() {
        let is_start = !ends_with_name(&text[..text.len() - rest.len()]);
        let (piece, length) = next_piece(rest, is_start);
        let (taken, after) = rest.split_at(length);
        match piece {
            Piece::Code => {
                code.push_str(taken);
                comments.push_str(&blanked(taken));
            }
            Piece::Comment => {
                code.push_str(&blanked(taken));
                comments.push_str(taken);
            }
            Piece::Quoted => {
                code.push('"');
                code.push_str(&blanked(&taken[1..]));
                comments.push_str(&blanked(taken));
            }
        }
        rest = after;
    }
    (code, comments)
}

/// The piece that a text begins with; `is_start` says that no name ends just before it, so that `r"` may open a string.
fn next_piece(text: &str, is_start: bool) -> (Piece, usize) {
    if text.starts_with("//") {
        return (Piece::Comment, text.find('\n').unwrap_or(text.len()));
    }
    if text.starts_with("/*") {
        return (Piece::Comment, text.find("*/").map_or(text.len(), |end| end + 2));
    }
    if text.starts_with('"') {
        return (Piece::Quoted, string_end(text));
    }
    if let Some(raw) = text.strip_prefix('r').filter(|_| is_start) {
        let hashes = raw.bytes().take_while(|byte| *byte == b'#').count();
        if raw[hashes..].starts_with('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            let opened = 2 + hashes;
            return (Piece::Quoted, text[opened..].find(&close).map_or(text.len(), |end| opened + end + close.len()));
        }
    }
    match text.strip_prefix('\'').map(|rest| (rest, rest.chars().next())) {
        Some((rest, Some('\\'))) => (Piece::Quoted, rest[2..].find('\'').map_or(text.len(), |end| end + 4)),
        // `'a'` is a character, `'a` a lifetime.
        Some((rest, Some(c))) if rest[c.len_utf8()..].starts_with('\'') => (Piece::Quoted, c.len_utf8() + 2),
        _ => (Piece::Code, text.chars().next().map_or(0, char::len_utf8)),
    }
}

fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[test]
fn code_comments_and_strings_are_told_apart() {
    let text = "let a = \"// {\"; // b\nlet c = '{'; let d: &'static str = r#\"}\"}\"#; /* } */ e('\\'')\n";
    let (code, comments) = divide(text);
    assert_eq!(code.matches(['{', '}']).count(), 0, "{code}");
    assert!(code.contains("let a = \"") && code.contains("&'static str") && code.contains("e(\""), "{code}");
    assert!(comments.contains("// b") && comments.contains("/* } */") && !comments.contains("let"), "{comments}");
    assert_eq!(first_names("{a, b::{C, D}, e as f};"), ["a", "b", "e"]);
    assert_eq!(first_names("diag::Code"), ["diag"]);
}
