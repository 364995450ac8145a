//! The text of a page: its glyphs in the order they were set, turned back into characters.

use std::collections::BTreeMap;

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use hayro_syntax::page::Page;
use hayro_syntax::xref::XRef;
use kurbo::{Affine, BezPath, Rect};

/// A glyph that moves further than this across its line begins a new one, in heights of the type.
const NEW_LINE: f64 = 0.6;
/// A gap wider than this stands between two columns, in heights of the type; spaces between words are narrower.
const NEW_COLUMN: f64 = 0.8;

/// The text of a page.
#[derive(Debug, Default)]
pub(super) struct PageText {
    content: Run,
    furniture: Run,
    marked: BTreeMap<i32, String>,
    /// The marks that the next glyph stands in, the outermost first.
    open: Vec<Mark>,
    pub(super) untagged_glyphs: usize,
    pub(super) silent_glyphs: usize,
    pub(super) missing_glyphs: usize,
}

/// Text that belongs together, with the place where it goes on.
#[derive(Debug, Default)]
struct Run {
    text: String,
    end: Option<Place>,
}

/// Where a glyph stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    left: f64,
    right: f64,
    baseline: f64,
    height: f64,
}

#[derive(Debug, Clone, Copy)]
enum Mark {
    Furniture,
    Content(i32),
    /// More about content, as what a glyph is to be read as.
    Other,
}

impl PageText {
    /// Reads a page.
    pub(super) fn read<'a>(page: &Page<'a>, xref: &'a XRef, cache: &InterpreterCache<'a>) -> PageText {
        let sheet = page.media_box();
        let sheet = Rect::new(sheet.x0, sheet.y0, sheet.x1, sheet.y1);
        let settings = InterpreterSettings { render_annotations: false, ..InterpreterSettings::default() };
        let mut context = Context::new(Affine::IDENTITY, sheet, cache, xref, settings);
        let mut text = PageText::default();
        interpret_page(page, &mut context, &mut text);
        text
    }

    /// What a reader reads, line by line.
    pub(super) fn content(&self) -> String {
        trimmed(&self.content.text)
    }

    /// Running heads and folios.
    pub(super) fn furniture(&self) -> String {
        trimmed(&self.furniture.text)
    }

    /// The text of a mark of the content.
    pub(super) fn marked(&self, mark: i32) -> Option<&str> {
        self.marked.get(&mark).map(String::as_str)
    }

    fn take(&mut self, characters: &str, place: Place) {
        let is_furniture = self.open.iter().any(|mark| matches!(mark, Mark::Furniture));
        if is_furniture {
            self.furniture.take(characters, place);
            return;
        }
        let added = self.content.take(characters, place);
        let innermost = self.open.iter().rev().find_map(|mark| match mark {
            Mark::Content(mark) => Some(*mark),
            _ => None,
        });
        match innermost {
            Some(mark) => self.marked.entry(mark).or_default().push_str(added),
            None => self.untagged_glyphs += 1,
        }
    }
}

impl Run {
    /// Adds a glyph and says what the text became longer by.
    fn take(&mut self, characters: &str, place: Place) -> &str {
        let before = self.text.len();
        if let Some(end) = self.end {
            let gap = place.left - end.right;
            if (place.baseline - end.baseline).abs() > NEW_LINE * place.height.max(end.height) {
                self.text.push('\n');
            } else if gap > NEW_COLUMN * place.height || place.left < end.left {
                self.text.push(' ');
            }
        }
        self.text.push_str(characters);
        self.end = Some(place);
        &self.text[before..]
    }
}

impl Device<'_> for PageText {
    fn draw_glyph(&mut self, glyph: &Glyph<'_>, page: Affine, own: Affine, _: &Paint<'_>, _: &GlyphDrawMode) {
        let mut width = 0.0;
        if let Glyph::Outline(outline) = glyph {
            self.missing_glyphs += usize::from(outline.glyph_id().to_u32() == 0);
            width = f64::from(outline.advance_width().unwrap_or_default());
        }
        // A glyph is drawn a thousand units high.
        let [along, up, _, _, left, baseline] = (page * own).as_coeffs();
        let scale = along.hypot(up);
        let place = Place { left, right: left + width * scale, baseline, height: 1000.0 * scale };
        let characters = match glyph.as_unicode() {
            Some(BfString::Char(character)) => character.to_string(),
            Some(BfString::String(characters)) => characters,
            None => {
                self.silent_glyphs += 1;
                char::REPLACEMENT_CHARACTER.to_string()
            }
        };
        self.take(&characters, place);
    }

    fn begin_marked_content(&mut self, tag: &[u8], mark: Option<i32>) {
        self.open.push(match mark {
            _ if tag == b"Artifact" => Mark::Furniture,
            Some(mark) => Mark::Content(mark),
            None => Mark::Other,
        });
    }

    fn end_marked_content(&mut self) {
        self.open.pop();
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'_>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// Text as a search takes it: every space is a plain one, none stands at either end of a line, and what only holds words
/// together or may part them is nothing.
fn trimmed(text: &str) -> String {
    let text = text.replace(['\u{2060}', '\u{ad}'], "");
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Text with its lines joined: with a space between two Latin words, with nothing beside a Chinese character.
pub(super) fn unwrapped(text: &str) -> String {
    let mut joined = String::new();
    for line in trimmed(text).lines() {
        let is_latin = |character: Option<char>| character.is_some_and(|c| c.is_ascii());
        if is_latin(joined.chars().next_back()) && is_latin(line.chars().next()) {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}
