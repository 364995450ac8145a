//! All input of a run, in memory: text files with their paths, and the bytes of assets. Places in a text are byte ranges.
//! Nothing here reads the disk (`load` does) or knows what a file means (`parse` does).

use std::collections::BTreeMap;

/// By these endings a file is known to be a font: TrueType, OpenType, and collections of either.
const FONT_ENDINGS: [&str; 4] = ["ttf", "otf", "ttc", "otc"];

/// The folder of a course in which its fonts lie.
pub const FONT_FOLDER: &str = "fonts";

/// A text file of the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A place: bytes `start..end` of a file's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// A place in a file.
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Span {
        Span { file, start: range.start, end: range.end }
    }

    /// The very start of a file: for what is wrong with the file as a whole.
    pub fn start_of(file: FileId) -> Span {
        Span { file, start: 0, end: 0 }
    }
}

/// A value and where the author wrote it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }
}

/// One text file.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path from the root of the workspace, with `/`.
    pub path: String,
    /// The text, without a byte-order mark.
    pub text: String,
    /// False when the bytes were not UTF-8 or too many: the text is there to be shown, not to be parsed.
    pub usable: bool,
}

/// Everything that was read.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// Bytes of files that are not text of ours (pictures, data sheets), by path from the root of the workspace.
    pub assets: BTreeMap<String, Vec<u8>>,
}

impl Sources {
    /// Adds a file and returns its id; files are kept in the order in which they are added.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(file);
        id
    }

    /// The file with this id.
    ///
    /// # Panics
    /// If the id is not of these sources.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// All files with their ids, in the order in which they were read.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId(index as u32), file))
    }

    /// The file at this path.
    pub fn by_path(&self, path: &str) -> Option<(FileId, &SourceFile)> {
        self.iter().find(|(_, file)| file.path == path)
    }

    /// The fonts in folders and below them, in the order of the folders and then of the paths, each once. A folder is a
    /// path from the root of the workspace without a final `/`.
    pub fn fonts<'a>(&self, folders: impl IntoIterator<Item = &'a str>) -> Vec<(&str, &[u8])> {
        let mut fonts: Vec<(&str, &[u8])> = Vec::new();
        for folder in folders {
            let beginning = format!("{folder}/");
            let below = self.assets.range(beginning.clone()..).take_while(|(path, _)| path.starts_with(&beginning));
            for (path, bytes) in below.filter(|(path, _)| is_font(path)) {
                if !fonts.iter().any(|(known, _)| known == path) {
                    fonts.push((path, bytes));
                }
            }
        }
        fonts
    }

    /// The files of courses that go to their readers, by path. Fonts stay behind with all that lies beside them: the
    /// right to print with a font is seldom the right to hand it on.
    pub fn published(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let courses = self.assets.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        courses.filter(|(path, _)| goes_to_readers(path))
    }

    /// Whether the file at this path goes to readers.
    pub fn is_published(&self, path: &str) -> bool {
        self.assets.contains_key(path) && goes_to_readers(path)
    }

    /// Line and column of a byte of a file, both from 1; the column counts characters.
    pub fn line_column(&self, file: FileId, byte: usize) -> (usize, usize) {
        let text = &self.file(file).text;
        let mut byte = byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        let before = &text[..byte];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        (line, column)
    }

    /// The author's own text at a place.
    pub fn excerpt(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.start..span.end).unwrap_or("")
    }
}

fn goes_to_readers(path: &str) -> bool {
    let mut parts = path.split('/');
    let is_of_course = parts.next() == Some("courses");
    let beside_fonts = parts.nth(1) == Some(FONT_FOLDER);
    is_of_course && !beside_fonts && !is_font(path)
}

/// Whether the name of a file says that it holds a font, or several.
fn is_font(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    FONT_ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(paths: &[&str]) -> Sources {
        let assets = paths.iter().map(|path| ((*path).to_owned(), Vec::new())).collect();
        Sources { files: Vec::new(), assets }
    }

    #[test]
    fn fonts_come_in_the_order_of_the_folders_and_once() {
        let sources =
            sources(&["courses/a/fonts/z.ttf", "fonts/b/x.OTC", "fonts/a.otf", "fonts/read.txt", "fontsale/c.ttf"]);
        let found = |folders: &[&str]| {
            sources.fonts(folders.iter().copied()).iter().map(|(path, _)| (*path).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            found(&["fonts/b", "fonts", "courses/a/fonts"]),
            ["fonts/b/x.OTC", "fonts/a.otf", "courses/a/fonts/z.ttf"]
        );
        assert_eq!(found(&["font", "fonts/a.otf", ""]), Vec::<String>::new());
    }

    #[test]
    fn fonts_and_what_lies_beside_them_do_not_go_to_readers() {
        let sources = sources(&[
            "courses/a/fonts/licence.pdf",
            "courses/a/modules/m/kai.ttf",
            "courses/a/modules/fonts/picture.svg",
            "fonts/picture.svg",
            "templates/site/assets/picture.svg",
        ]);
        let published: Vec<&str> = sources.published().map(|(path, _)| path).collect();
        assert_eq!(published, ["courses/a/modules/fonts/picture.svg"]);
        assert!(sources.is_published("courses/a/modules/fonts/picture.svg"));
        assert!(!sources.is_published("courses/a/modules/other.svg"));
    }
}
