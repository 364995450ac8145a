//! Printed documents read back into plain values: pages with their text, labels and boxes, outline, links, fonts, what
//! the file says of itself, and the structure that a screen reader follows. Panics on a file that is no PDF.

mod navigation;
mod structure;
mod text;
mod value;

use std::collections::BTreeMap;

use hayro_interpret::InterpreterCache;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier, Rect, Stream, dict_or_stream};

pub(crate) use navigation::{Link, OutlineEntry, Target};
pub(crate) use structure::Element;

/// A printed document, read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Document {
    /// Its pages.
    pub(crate) pages: Vec<Page>,
    /// Entries of the outline from first to last, each with its depth.
    pub(crate) outline: Vec<OutlineEntry>,
    /// Links of all pages.
    pub(crate) links: Vec<Link>,
    /// Fonts, by name.
    pub(crate) fonts: Vec<Font>,
    /// What the file says of itself.
    pub(crate) about: About,
    /// Whether it declares that its content is tagged.
    pub(crate) is_tagged: bool,
    /// The elements at the top of the structure tree.
    pub(crate) structure: Vec<Element>,
}

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Page {
    /// Its folio, as a reader of the file is shown it: `iv`, `12`; empty when the document has no labels.
    pub(crate) label: String,
    /// The sheet.
    pub(crate) media: Area,
    /// Where the sheet is cut.
    pub(crate) trim: Option<Area>,
    /// How far ink may go.
    pub(crate) bleed: Option<Area>,
    /// What a reader reads, in the order it was set, line by line.
    pub(crate) text: String,
    /// Text marked as no part of the content: running heads, folios, dots of a table of contents.
    pub(crate) furniture: String,
    /// Glyphs that neither belong to the content nor are marked as no part of it: lost to a screen reader.
    pub(crate) untagged_glyphs: usize,
    /// Glyphs that no search finds, for nothing says which characters they stand for.
    pub(crate) silent_glyphs: usize,
    /// Boxes in place of characters that no font has.
    pub(crate) missing_glyphs: usize,
}

/// A rectangle, in points from the lower left corner of the sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    /// Left edge.
    pub(crate) left: f64,
    /// Lower edge.
    pub(crate) bottom: f64,
    /// Right edge.
    pub(crate) right: f64,
    /// Upper edge.
    pub(crate) top: f64,
}

/// A font.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Font {
    /// Its name, without the letters that mark a subset.
    pub(crate) name: String,
    /// Whether the file holds the font itself.
    pub(crate) is_embedded: bool,
    /// Whether the file holds only the glyphs it uses.
    pub(crate) is_subset: bool,
    /// Whether its glyphs can be turned back into characters.
    pub(crate) has_unicode: bool,
}

/// What a file says of itself. Text is empty where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct About {
    /// Language of the document, as `zh-CN`.
    pub(crate) language: String,
    /// Title.
    pub(crate) title: String,
    /// Whether a window shows the title and not the name of the file.
    pub(crate) shows_title: bool,
    /// Authors, as one text.
    pub(crate) author: String,
    /// Keywords, as one text.
    pub(crate) keywords: String,
    /// The program it was written with.
    pub(crate) creator: String,
    /// When it was made, as `2026-11-01 00:00:00`, in the time zone of the file.
    pub(crate) created: String,
    /// Version of PDF, as `1.7`.
    pub(crate) version: String,
    /// The XMP metadata, as XML.
    pub(crate) xmp: String,
}

impl Document {
    /// Reads a file.
    pub(crate) fn read(bytes: &[u8]) -> Document {
        let pdf = Pdf::new(bytes.to_vec()).unwrap();
        let catalog: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).unwrap();
        let numbers = page_numbers(&pdf);
        let labels = navigation::labels(&catalog, numbers.len());
        let cache = InterpreterCache::new();
        let texts: Vec<text::PageText> =
            pdf.pages().iter().map(|page| text::PageText::read(page, pdf.xref(), &cache)).collect();
        let pages = pdf.pages().iter().zip(&texts).zip(labels);
        let pages = pages.map(|((page, text), label)| Page::read(page.raw(), text, label)).collect();
        let destinations = navigation::Destinations::read(&catalog, &numbers);
        let marked: Option<Dict<'_>> = catalog.get("MarkInfo");
        Document {
            pages,
            outline: destinations.outline(&catalog),
            links: destinations.links(pdf.pages()),
            fonts: fonts(&pdf),
            about: About::read(&pdf, &catalog),
            is_tagged: marked.and_then(|marked| marked.get::<bool>("Marked")).unwrap_or(false),
            structure: structure::read(&catalog, &numbers, &texts),
        }
    }

    /// Every element of the structure, each before those in it.
    pub(crate) fn elements(&self) -> Vec<&Element> {
        self.structure.iter().flat_map(Element::with_descendants).collect()
    }

    /// Every element of a kind, as `H1`, in order.
    pub(crate) fn elements_of(&self, kind: &str) -> Vec<&Element> {
        self.elements().into_iter().filter(|element| element.kind == kind).collect()
    }

    /// The text of all pages, line by line, without heads and folios.
    pub(crate) fn text(&self) -> String {
        self.pages.iter().map(|page| page.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

impl Page {
    fn read(page: &Dict<'_>, text: &text::PageText, label: String) -> Page {
        let area = |key| page.get::<Rect>(key).map(Area::from);
        Page {
            label,
            media: area("MediaBox").unwrap(),
            trim: area("TrimBox"),
            bleed: area("BleedBox"),
            text: text.content(),
            furniture: text.furniture(),
            untagged_glyphs: text.untagged_glyphs,
            silent_glyphs: text.silent_glyphs,
            missing_glyphs: text.missing_glyphs,
        }
    }

    /// Whether nothing at all is written on it.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.is_empty() && self.furniture.is_empty()
    }
}

impl From<Rect> for Area {
    fn from(area: Rect) -> Area {
        Area { left: area.x0, bottom: area.y0, right: area.x1, top: area.y1 }
    }
}

impl Area {
    /// Width and height in millimetres, to a tenth.
    pub(crate) fn size_in_millimetres(&self) -> (f64, f64) {
        let millimetres = |points: f64| (points * 254.0 / 72.0).round() / 10.0;
        (millimetres(self.right - self.left), millimetres(self.top - self.bottom))
    }
}

impl About {
    fn read(pdf: &Pdf, catalog: &Dict<'_>) -> About {
        let said = pdf.metadata();
        let text = |bytes: &Option<Vec<u8>>| bytes.as_deref().map(value::text).unwrap_or_default();
        let viewer: Option<Dict<'_>> = catalog.get("ViewerPreferences");
        let xmp = catalog.get::<Stream<'_>>("Metadata").map(|stream| stream.decoded().unwrap().into_owned());
        let created = said.creation_date.map(|at| {
            let (year, month, day) = (at.year, at.month, at.day);
            format!("{year:04}-{month:02}-{day:02} {:02}:{:02}:{:02}", at.hour, at.minute, at.second)
        });
        About {
            language: value::text_of(catalog, "Lang"),
            title: text(&said.title),
            shows_title: viewer.and_then(|viewer| viewer.get::<bool>("DisplayDocTitle")).unwrap_or(false),
            author: text(&said.author),
            keywords: text(&said.keywords),
            creator: text(&said.creator),
            created: created.unwrap_or_default(),
            version: format!("{:?}", pdf.version()).replace("Pdf1", "1.").replace("Pdf2", "2."),
            xmp: xmp.map(|xml| String::from_utf8(xml).unwrap()).unwrap_or_default(),
        }
    }

    /// What an element of the XMP metadata holds, as `1` of `pdfuaid:part`.
    pub(crate) fn declared(&self, element: &str) -> Option<&str> {
        let (_, after) = self.xmp.split_once(&format!("<{element}>"))?;
        after.split_once("</").map(|(value, _)| value)
    }
}

/// Which page an object is, counted from 0.
fn page_numbers(pdf: &Pdf) -> BTreeMap<ObjectIdentifier, usize> {
    let pages = pdf.pages().iter().enumerate();
    pages.map(|(number, page)| (page.raw().obj_id().unwrap(), number)).collect()
}

fn fonts(pdf: &Pdf) -> Vec<Font> {
    let mut fonts = Vec::new();
    for object in pdf.objects() {
        let Some((dict, _)) = dict_or_stream(&object) else { continue };
        let kind = value::name_of(dict, "Subtype");
        // A font of Chinese comes in two objects; the outer one is the font.
        if value::name_of(dict, "Type") == "Font" && !kind.starts_with("CIDFont") {
            fonts.push(font(dict, &kind));
        }
    }
    fonts.sort();
    fonts
}

fn font(dict: &Dict<'_>, kind: &str) -> Font {
    let name = value::name_of(dict, "BaseFont");
    let inner = value::items::<Dict<'_>>(dict, "DescendantFonts").into_iter().next();
    let descriptor: Option<Dict<'_>> = inner.as_ref().unwrap_or(dict).get("FontDescriptor");
    let is_embedded = descriptor.is_some_and(|descriptor| {
        ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| descriptor.contains_key(key))
    });
    let (mark, plain) = name.split_once('+').unwrap_or(("", &name));
    let is_subset = mark.len() == 6 && mark.bytes().all(|letter| letter.is_ascii_uppercase());
    Font {
        name: if is_subset { plain.to_owned() } else { name.clone() },
        // Glyphs of the third kind are drawings of the file itself, and only those that it uses.
        is_embedded: is_embedded || kind == "Type3",
        is_subset: is_subset || kind == "Type3",
        has_unicode: matches!(dict.get::<Object<'_>>("ToUnicode"), Some(Object::Stream(_)))
            || dict.get::<Name<'_>>("ToUnicode").is_some(),
    }
}
