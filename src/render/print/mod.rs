//! Printed documents: views to markup, and markup to files. Nothing here knows the model, and nothing here writes.

mod formula;
pub(super) mod literal;
pub(super) mod markdown;
mod places;
pub mod record;

#[cfg(feature = "pdf")]
mod typeset;
#[cfg(not(feature = "pdf"))]
#[path = "without.rs"]
mod typeset;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::codes::{MISSING_GLYPH, PRINT_ERROR, UNPRINTABLE_PICTURE};
use super::templates::{Engine, Output};
use super::{Materials, hexadecimal};
use crate::address::{self, Address};
use crate::diag::{Diagnostic, Diagnostics};
use crate::language::{Language, Words};
use crate::source::{FileId, Sources, Span};
use crate::templates::Template;
use crate::view::print::PrintDocument;
use typeset::Press;

/// Whether this program can print at all: it was built with the feature `pdf`.
pub const AVAILABLE: bool = cfg!(feature = "pdf");

/// Pictures with more points than this are mistakes: at 300 points an inch they would cover four square metres.
const MOST_POINTS: usize = 100_000_000;
/// How much of a line of markup a message shows.
const MOST_CHARACTERS: usize = 120;
/// In how many files a missing character is reported.
const MOST_FILES: usize = 5;

/// One document for the typesetter.
#[derive(Debug, Clone, Copy)]
struct Job<'a> {
    markup: &'a str,
    files: &'a BTreeMap<String, Vec<u8>>,
    identity: &'a str,
    standard: Standard,
}

/// What a file declares to conform to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standard {
    None,
    Ua1,
    A2,
    A2AndUa1,
}

impl Standard {
    fn of(key: &str) -> Standard {
        match key {
            "pdf-ua-1" => Standard::Ua1,
            "pdf-a-2" => Standard::A2,
            "pdf-a-2-and-ua-1" => Standard::A2AndUa1,
            _ => Standard::None,
        }
    }
}

/// A document, typeset.
#[derive(Debug, Clone)]
pub struct Typeset {
    /// The file.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// The printed page number of every labelled place.
    pub folios: BTreeMap<String, String>,
}

/// What keeps a document from being made.
#[derive(Debug, Clone)]
struct Problem {
    message: String,
    hints: Vec<String>,
    /// Places in the markup, the innermost first.
    places: Vec<Range<usize>>,
}

impl Problem {
    fn plain(message: &str) -> Problem {
        Problem { message: message.to_owned(), hints: Vec::new(), places: Vec::new() }
    }
}

/// The markup of a document and all that it needs.
#[derive(Debug, Clone)]
pub struct Markup {
    /// Typst markup.
    pub text: String,
    /// Paths of its pictures from the root of the workspace.
    pub pictures: BTreeSet<String>,
    /// Characters that no font has: the markup shows their numbers instead.
    pub missing: BTreeSet<char>,
    name: String,
    kind: String,
    standard: Standard,
}

/// Makes documents.
#[derive(Debug)]
pub struct Printer<'a> {
    engine: Engine,
    press: Press,
    materials: Materials<'a>,
    fonts: String,
}

impl<'a> Printer<'a> {
    /// A printer with an author's own fonts beside the built-in ones. `None` when a template cannot be read, which is
    /// reported.
    pub fn new(
        diagnostics: &mut Diagnostics,
        materials: Materials<'a>,
        fonts: &[(&'a str, &'a [u8])],
    ) -> Option<Printer<'a>> {
        let engine = Engine::new(diagnostics, materials, Output::Typst)?;
        let mut digest = Sha256::new();
        for (path, bytes) in fonts {
            digest.update(path.as_bytes());
            digest.update(Sha256::digest(bytes));
        }
        let press = Press::new(fonts.iter().map(|(_, bytes)| *bytes));
        Some(Printer { engine, press, materials, fonts: hexadecimal(&digest.finalize()) })
    }

    /// Which of these pictures can be printed; the others are reported where authors name them.
    pub fn pictures(&self, diagnostics: &mut Diagnostics, pictures: &BTreeMap<String, Vec<Span>>) -> BTreeSet<String> {
        let mut sound = BTreeSet::new();
        for (path, places) in pictures {
            // One that is not there is the business of a rule.
            let Some(bytes) = self.materials.sources.assets.get(path) else { continue };
            match self.picture(path, bytes) {
                Ok(()) => drop(sound.insert(path.clone())),
                Err(reason) => {
                    diagnostics.push_all(places.first().map(|place| unprintable(*place, path, &reason)));
                }
            }
        }
        sound
    }

    fn picture(&self, path: &str, bytes: &[u8]) -> Result<(), Words> {
        if path.ends_with(".svg") {
            let lost = linked(path, bytes).into_iter().find(|link| !self.materials.sources.assets.contains_key(link));
            if let Some(link) = lost {
                return Err(Words::new(
                    format!("it shows `{link}`, which is not there"),
                    format!("它引用的 `{link}` 不存在"),
                ));
            }
        } else {
            let size = imagesize::blob_size(bytes);
            let points = size.map_or(0, |size| size.width.saturating_mul(size.height));
            if points > MOST_POINTS {
                let millions = points / 1_000_000;
                return Err(Words::new(
                    format!("it has {millions} million points"),
                    format!("它有 {millions} 百万个像素"),
                ));
            }
        }
        self.press.picture(path, bytes).map_err(|reason| Words::new(reason.clone(), reason))
    }

    /// The markup of a document.
    ///
    /// # Errors
    /// A mistake in a template, at its line.
    pub fn markup(&self, document: &PrintDocument) -> Result<Markup, Box<Diagnostic>> {
        let template = format!("print/{}.typ", document.document.kind);
        let languages: Vec<Language> =
            document.versions.iter().filter_map(|version| Language::from_key(&version.language)).collect();
        let name = &document.document.name;
        let text = self
            .engine
            .markup(&template, &languages, document)
            .map_err(|error| Box::new(error.diagnostic(Some(&format!("{name}.pdf")))))?;
        let missing = self.missing(&text);
        let pictures = document.versions.iter().flat_map(|version| &version.chapters);
        let mut pictures: BTreeSet<String> = pictures.flat_map(|chapter| chapter.pictures.values().cloned()).collect();
        let assets = &self.materials.sources.assets;
        let shown = |path: &String| assets.get(path).map_or_else(Vec::new, |bytes| linked(path, bytes));
        pictures.extend(pictures.iter().flat_map(shown).collect::<Vec<_>>());
        Ok(Markup {
            text: numbered(text, &missing),
            missing,
            pictures,
            name: name.clone(),
            kind: document.document.kind.clone(),
            standard: Standard::of(&document.settings.conformance),
        })
    }

    /// A name for all that a document is made from: whenever it is the same, so is the file.
    pub fn inputs(&self, markup: &Markup) -> String {
        let mut digest = Sha256::new();
        let mut part = |bytes: &[u8]| {
            digest.update((bytes.len() as u64).to_le_bytes());
            digest.update(bytes);
        };
        part(typeset::VERSION.as_bytes());
        part(self.fonts.as_bytes());
        part(markup.name.as_bytes());
        part(&[markup.standard as u8]);
        part(markup.text.as_bytes());
        for path in &markup.pictures {
            part(path.as_bytes());
            part(self.materials.sources.assets.get(path).map_or(&[], Vec::as_slice));
        }
        hexadecimal(&digest.finalize())
    }

    /// Typesets a document.
    ///
    /// # Errors
    /// Everything that keeps it from being made, at the lines of authors or of templates.
    pub fn typeset(&self, markup: &Markup) -> Result<Typeset, Vec<Diagnostic>> {
        let files = &self.materials.sources.assets;
        let job = Job { markup: &markup.text, files, identity: &markup.name, standard: markup.standard };
        let problems = match self.press.typeset(&job) {
            Ok(typeset) => return Ok(typeset),
            Err(problems) => problems,
        };
        Err(problems.iter().map(|problem| self.diagnostic(markup, problem)).collect())
    }

    /// Frees what was kept from one document for the next.
    pub fn clear(&self) {
        Press::clear();
    }

    /// Reports characters that no font has, where they stand in the files of the workspace.
    pub fn report_missing(&self, diagnostics: &mut Diagnostics, missing: &BTreeSet<char>) {
        for character in missing {
            let found = places_of(self.materials.sources, *character);
            diagnostics.push_all(found.into_iter().map(|place| missing_glyph(*character, place)));
        }
    }

    fn missing(&self, text: &str) -> BTreeSet<char> {
        let characters: BTreeSet<char> = text.chars().filter(|c| !c.is_ascii() && is_visible(*c)).collect();
        characters.into_iter().filter(|c| !self.press.has(*c)).collect()
    }

    fn diagnostic(&self, markup: &Markup, problem: &Problem) -> Diagnostic {
        let Materials { sources, .. } = self.materials;
        let (name, message) = (&markup.name, &problem.message);
        let words = Words::new(format!("this cannot be typeset: {message}"), format!("无法排版：{message}"));
        let author = problem.places.iter().find_map(|at| places::author(&markup.text, at.start));
        let author = author.filter(|span| (span.file.0 as usize) < sources.iter().count());
        let lines = || problem.places.iter().filter_map(|at| places::line(&markup.text, at));
        let template = || lines().find_map(|line| places::template(sources, self.templates_of(markup), line));
        let start = || self.templates_of(markup).next().map(|template| Span::start_of(template.file));
        let span = author.or_else(template).or_else(start).unwrap_or(Span::start_of(FileId(0)));
        let making = Words::new(format!("while making `{name}.pdf`"), format!("生成 `{name}.pdf` 时"));
        let mut diagnostic = Diagnostic::new(&PRINT_ERROR, span, words).at(making);
        if let Some(hint) = problem.hints.first() {
            diagnostic = diagnostic.help(Words::new(hint.clone(), hint.clone()));
        }
        match lines().next().filter(|_| author.is_none()) {
            Some(line) => {
                let line: String = line.chars().take(MOST_CHARACTERS).collect();
                diagnostic.help(Words::new(format!("the markup is: {line}"), format!("相应的标记为：{line}")))
            }
            None => diagnostic,
        }
    }

    /// The templates that the markup of a document may have come from: its own first, and those that all share.
    fn templates_of(&self, markup: &Markup) -> impl Iterator<Item = &'a Template> {
        let kinds = ["programme", "syllabus", "learners-book", "instructors-book", "audit"];
        let own = format!("print/{}.typ", markup.kind);
        let of_others = move |name: &str| kinds.iter().any(|kind| *name == format!("print/{kind}.typ")) && name != own;
        let print = self.materials.templates.iter().filter(|template| template.name.ends_with(".typ"));
        print.filter(move |template| !of_others(template.name))
    }
}

/// The pictures that an SVG picture shows in turn: paths from the root of the workspace.
fn linked(path: &str, bytes: &[u8]) -> Vec<String> {
    let Some(text) = std::str::from_utf8(bytes).ok().filter(|_| path.ends_with(".svg")) else { return Vec::new() };
    let Ok(document) = roxmltree::Document::parse(text) else { return Vec::new() };
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let images = document.descendants().filter(|node| node.tag_name().name() == "image");
    let links = images.flat_map(|image| image.attributes()).filter(|attribute| attribute.name() == "href");
    let links = links.filter(|link| !link.value().starts_with("data:")).map(|link| match address::read(link.value()) {
        Address::Relative { path, .. } => address::resolved(folder, &path).unwrap_or(path),
        Address::Scheme(_) | Address::Host => link.value().to_owned(),
    });
    links.collect()
}

/// Whether a character leaves a mark on paper.
fn is_visible(c: char) -> bool {
    let hidden = matches!(c, '\u{AD}' | '\u{34F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}');
    !(hidden || c.is_control() || c.is_whitespace())
}

/// Markup in which missing characters are shown as their numbers, since an empty box would say nothing.
fn numbered(text: String, missing: &BTreeSet<char>) -> String {
    missing.iter().fold(text, |text, c| text.replace(*c, &format!("〔U+{:04X}〕", u32::from(*c))))
}

/// The first place of a character in each file that has it.
fn places_of(sources: &Sources, character: char) -> Vec<Span> {
    let found = sources.iter().filter(|(_, file)| file.usable).filter_map(|(id, file)| {
        let at = file.text.find(character)?;
        Some(Span::new(id, at..at + character.len_utf8()))
    });
    found.take(MOST_FILES).collect()
}

fn missing_glyph(character: char, place: Span) -> Diagnostic {
    let number = u32::from(character);
    Diagnostic::new(
        &MISSING_GLYPH,
        place,
        Words::new(
            format!("no font has the character `{character}` (U+{number:04X})"),
            format!("没有字体含有字符 `{character}`（U+{number:04X}）"),
        ),
    )
    .at(Words::new("printed documents show its number instead", "印刷文件中只显示其编号"))
    .help(Words::new(
        "put a font that has it into `courses/<course>/fonts/` or a folder named by `print.fonts`",
        "请把含有该字符的字体放入 `courses/<课程>/fonts/`，或放入 `print.fonts` 指定的文件夹",
    ))
}

fn unprintable(place: Span, path: &str, reason: &Words) -> Diagnostic {
    Diagnostic::new(
        &UNPRINTABLE_PICTURE,
        place,
        Words::new(format!("`{path}` cannot be printed"), format!("`{path}` 无法印刷")),
    )
    .at(reason.clone())
    .help(Words::new(
        "use SVG, PNG, JPEG, GIF or WebP; printed documents show the alternative text instead",
        "请使用 SVG、PNG、JPEG、GIF 或 WebP；印刷文件中以替代文字代之",
    ))
}
