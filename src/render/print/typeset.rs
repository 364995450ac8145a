//! Typst markup to PDF: the only file that names Typst. What is not handed in does not exist for the typesetter, neither
//! on disk nor on the network. Speaks plain data: a job goes in, a file or a list of problems comes out.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Label, Smart};
use typst::introspection::Introspector;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};
use typst::{Library, LibraryExt, World, WorldExt};
use typst_kit::fonts::FontStore;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::{Job, Problem, Standard, Typeset};
use crate::address::{self, Address};
use crate::templates::FONTS;

/// Where the markup stands in the typesetter's own file system. Nothing of an author can have this path: theirs begin
/// with the name of a folder.
const MAIN: &str = "/main.typ";

/// Who typesets: another version may set the same markup otherwise.
pub(super) const VERSION: &str = concat!("typst 0.15.1, curricle ", env!("CARGO_PKG_VERSION"));

/// What all documents of a run share: the fonts and the typesetter's library.
pub(super) struct Press {
    fonts: FontStore,
    library: LazyHash<Library>,
    main: Option<FileId>,
}

impl fmt::Debug for Press {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Press").finish_non_exhaustive()
    }
}

impl Press {
    /// A press with the built-in fonts and an author's own, which come first where they hold the same family.
    pub(super) fn new<'a>(own: impl IntoIterator<Item = &'a [u8]>) -> Press {
        let mut fonts = FontStore::new();
        for bytes in own {
            add(&mut fonts, Bytes::new(bytes.to_vec()));
        }
        for (_, bytes) in FONTS {
            add(&mut fonts, Bytes::new(*bytes));
        }
        fonts.extend(typst_kit::fonts::embedded());
        Press { fonts, library: LazyHash::new(Library::default()), main: file_id(MAIN) }
    }

    /// Whether some font has a glyph for a character.
    pub(super) fn has(&self, character: char) -> bool {
        let book: &FontBook = self.fonts.book();
        (0..).map_while(|index| book.info(index)).any(|info| info.coverage.contains(u32::from(character)))
    }

    /// Whether a picture can be set; the reason if not.
    pub(super) fn picture(&self, path: &str, bytes: &[u8]) -> Result<(), String> {
        let data = Bytes::new(bytes.to_vec());
        let ending = path.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
        let format = match ending.as_str() {
            "svg" => return SvgImage::new(data).map(drop).map_err(|_| "it is not sound SVG".to_owned()),
            "png" => ExchangeFormat::Png,
            "jpg" | "jpeg" => ExchangeFormat::Jpg,
            "gif" => ExchangeFormat::Gif,
            "webp" => ExchangeFormat::Webp,
            _ => return Err(format!("`.{ending}` is not a kind of picture that can be set")),
        };
        let result = catch_unwind(AssertUnwindSafe(|| RasterImage::plain(data, format).map(drop)));
        match result {
            Ok(result) => result.map_err(|error| error.to_string()),
            Err(_) => Err("it cannot be decoded".to_owned()),
        }
    }

    /// Typesets one document.
    ///
    /// # Errors
    /// Everything that keeps it from being made; there is at least one problem.
    pub(super) fn typeset(&self, job: &Job<'_>) -> Result<Typeset, Vec<Problem>> {
        // A fault inside the typesetter must not take the other documents with it.
        let result = catch_unwind(AssertUnwindSafe(|| self.attempt(job)));
        result.unwrap_or_else(|_| Err(vec![Problem::plain("the typesetter stopped with a fault of its own")]))
    }

    fn attempt(&self, job: &Job<'_>) -> Result<Typeset, Vec<Problem>> {
        let Some(main) = self.main else { return Err(vec![Problem::plain("the typesetter cannot be set up")]) };
        let world = Sheet { press: self, source: Source::new(main, job.markup.to_owned()), files: job.files };
        let problems = |errors: &[SourceDiagnostic]| -> Vec<Problem> {
            errors.iter().map(|error| problem(&world, error)).collect()
        };
        let document = typst::compile::<PagedDocument>(&world).output.map_err(|errors| problems(&errors))?;
        // What was kept for the next round of layout is not needed for writing, which takes memory of its own.
        comemo::evict(0);
        let options = options(job).map_err(|reason| vec![Problem::plain(&reason)])?;
        let pdf = typst_pdf::pdf(&document, &options).map_err(|errors| problems(&errors))?;
        Ok(Typeset { pdf, pages: document.pages().len(), folios: folios(&document) })
    }

    /// Forgets what was kept for making the next document faster: it is more than the document itself.
    pub(super) fn clear() {
        comemo::evict(0);
    }
}

fn add(fonts: &mut FontStore, bytes: Bytes) {
    for font in Font::iter(bytes) {
        let info = font.info().clone();
        fonts.push((font, info));
    }
}

fn file_id(path: &str) -> Option<FileId> {
    Some(FileId::new(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?)))
}

fn options(job: &Job<'_>) -> Result<PdfOptions, String> {
    let standards: &[PdfStandard] = match job.standard {
        Standard::None => &[],
        Standard::Ua1 => &[PdfStandard::Ua_1],
        Standard::A2 => &[PdfStandard::A_2a],
        Standard::A2AndUa1 => &[PdfStandard::A_2a, PdfStandard::Ua_1],
    };
    let standards = PdfStandards::new(standards).map_err(|error| error.message().to_string())?;
    Ok(PdfOptions {
        ident: Smart::Custom(job.identity.to_owned()),
        creator: Smart::Custom(Some(concat!("Curricle ", env!("CARGO_PKG_VERSION")).to_owned())),
        standards,
        ..PdfOptions::default()
    })
}

/// The folio of every labelled place, as it is printed on its page.
fn folios(document: &PagedDocument) -> BTreeMap<String, String> {
    let introspector = document.introspector();
    let mut folios = BTreeMap::new();
    for content in introspector.query_labelled() {
        let (Some(label), Some(location)) = (content.label(), content.location()) else { continue };
        let Some(page) = introspector.page(location).and_then(|page| document.pages().get(page.get() - 1)) else {
            continue;
        };
        folios.insert(name(label), page.number.to_string());
    }
    folios
}

fn name(label: Label) -> String {
    label.resolve().as_str().to_owned()
}

/// What went wrong, with every place in the markup that had a part in it, the innermost first.
fn problem(world: &Sheet<'_>, error: &SourceDiagnostic) -> Problem {
    let calls = error.trace.iter().map(|point| world.range(point.span));
    let places = std::iter::once(world.range(error.span)).chain(calls).flatten();
    let in_markup = |range: &Range<usize>| range.end <= world.source.text().len();
    Problem {
        message: error.message.to_string(),
        hints: error.hints.iter().map(|hint| hint.v.to_string()).collect(),
        places: places.filter(in_markup).collect(),
    }
}

/// One document on the press: its markup and the files it may use.
struct Sheet<'a> {
    press: &'a Press,
    source: Source,
    files: &'a BTreeMap<String, Vec<u8>>,
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.press.fonts.book()
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.source.id() { Ok(self.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.vpath().get_without_slash();
        // A picture may name another one as an address, with its letters encoded.
        let found = self.files.get(path).or_else(|| match address::read(path) {
            Address::Relative { path, .. } => self.files.get(&path),
            Address::Scheme(_) | Address::Host => None,
        });
        let bytes = found.filter(|_| *id.root() == VirtualRoot::Project);
        bytes.map(|bytes| Bytes::new(bytes.clone())).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
