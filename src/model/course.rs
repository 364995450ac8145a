//! A course: modules that claim what they teach, in one or two languages.

use std::collections::BTreeMap;

use super::assessment::Assessment;
use super::hours::HoursSplit;
use super::id::ClaimPattern;
use super::print::PrintSettings;
use super::standard::Term;
use crate::audience::Audience;
use crate::language::{Language, Text};
use crate::source::{FileId, Span, Spanned};

/// A course: a set of modules for one or more standards.
#[derive(Debug, Clone)]
pub struct Course {
    /// Name of its folder.
    pub slug: String,
    /// Where the course begins: its `course.toml`.
    pub span: Span,
    /// Title.
    pub title: Text,
    /// What it is, in a sentence or two.
    pub summary: Option<Text>,
    /// The standards it serves.
    pub serves: Vec<Service>,
    /// The reading order the author wishes.
    pub order: Vec<Spanned<String>>,
    /// Aims.
    pub aims: Vec<Text>,
    /// For whom.
    pub audience: Option<Text>,
    /// Entry conditions.
    pub entry: Option<Text>,
    /// Who teaches.
    pub staff: Option<Text>,
    /// Rooms and equipment.
    pub rooms: Option<Text>,
    /// How the course is assessed.
    pub assessment: Option<Text>,
    /// Further reading.
    pub references: Vec<Reference>,
    /// Terms of its own.
    pub terms: Vec<Term>,
    /// How its documents are printed: its own settings, and the workspace's where it has none.
    pub print: PrintSettings,
    /// Its modules, by id.
    pub modules: Vec<Module>,
}

impl Course {
    /// The entry by which the course serves a standard at a level, or else its first entry for that standard.
    pub fn service(&self, standard: &str, level: &str) -> Option<&Service> {
        let mut entries = self.serves.iter().filter(|service| service.standard.value == standard).peekable();
        let first = entries.peek().copied();
        entries.find(|service| service.serves_level(level)).or(first)
    }
}

/// A standard that a course serves.
#[derive(Debug, Clone)]
pub struct Service {
    /// Slug of the standard.
    pub standard: Spanned<String>,
    /// The edition the course was written for.
    pub edition: Spanned<String>,
    /// Levels it serves; empty means all.
    pub levels: Vec<Spanned<String>>,
    /// Directions it serves; empty means all.
    pub directions: Vec<Spanned<String>>,
}

impl Service {
    /// Whether the level is among those served.
    pub fn serves_level(&self, level: &str) -> bool {
        self.levels.is_empty() || self.levels.iter().any(|id| id.value == level)
    }

    /// Whether the direction is among those served.
    pub fn serves_direction(&self, direction: &str) -> bool {
        self.directions.is_empty() || self.directions.iter().any(|id| id.value == direction)
    }
}

/// A book, a page, a standard: something to read.
#[derive(Debug, Clone)]
pub struct Reference {
    /// What it is.
    pub title: Text,
    /// Where it is, if it is on the network.
    pub address: Option<Spanned<String>>,
}

/// A module: the smallest part of a course that has hours, claims and an assessment.
#[derive(Debug, Clone)]
pub struct Module {
    /// Name of its folder.
    pub id: String,
    /// Path of its folder from the root of the workspace, with `/`.
    pub folder: String,
    /// The file in which its facts stand.
    pub span: Span,
    /// Title.
    pub title: Text,
    /// What it is, in a sentence.
    pub summary: Option<Text>,
    /// Levels it is meant for.
    pub levels: Vec<Spanned<String>>,
    /// Directions it is meant for; empty means all.
    pub directions: Vec<Spanned<String>>,
    /// Class hours.
    pub hours: HoursSplit,
    /// Where its hours are given.
    pub hours_span: Option<Span>,
    /// Ids of modules that come before it.
    pub prerequisites: Vec<Spanned<String>>,
    /// What the learner can show afterwards; one text for each outcome.
    pub outcomes: Vec<Text>,
    /// Claims in the front matter, on the whole module.
    pub claims: Vec<Claim>,
    /// The body in each language that has one.
    pub bodies: BTreeMap<Language, Body>,
    /// Questions and practical tasks.
    pub assessment: Assessment,
}

impl Module {
    /// All claims: those of the module, then those on headings, language by language.
    pub fn all_claims(&self) -> impl Iterator<Item = (Option<(Language, usize)>, &Claim)> {
        let on_headings = self.bodies.iter().flat_map(|(language, body)| {
            body.headings.iter().enumerate().flat_map(move |(index, heading)| {
                heading.claims.iter().map(move |claim| (Some((*language, index)), claim))
            })
        });
        self.claims.iter().map(|claim| (None, claim)).chain(on_headings)
    }
}

/// A body: Markdown in one language.
#[derive(Debug, Clone)]
pub struct Body {
    /// Its file.
    pub file: FileId,
    /// Where the Markdown begins in the file, in bytes (after the front matter).
    pub start: usize,
    /// The Markdown.
    pub markdown: String,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Destinations of links, as typed.
    pub links: Vec<Spanned<String>>,
    /// Pictures: destination as typed, and whether there is alternative text.
    pub images: Vec<(Spanned<String>, bool)>,
    /// Raw HTML, which is shown as text and never passed on.
    pub raw_html: Vec<Span>,
    /// Emphasis marks that stayed literal: Markdown the author surely did not mean.
    pub stray_emphasis: Vec<Span>,
    /// Mathematics that cannot be set, with the reason.
    pub bad_mathematics: Vec<Spanned<String>>,
    /// What learners do not see, in order.
    pub notes: Vec<Span>,
}

impl Body {
    /// Whether learners see what stands at a place of this body.
    pub fn audience(&self, place: Span) -> Audience {
        let note = self.notes.partition_point(|note| note.end <= place.start);
        match self.notes.get(note) {
            Some(note) if note.start <= place.start => Audience::Instructor,
            _ => Audience::Learner,
        }
    }
}

/// A heading of a body.
#[derive(Debug, Clone)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its text.
    pub text: String,
    /// Its anchor on the page.
    pub anchor: String,
    /// The id the author gave it; without one its anchor is made from the text and differs between languages.
    pub id: Option<Spanned<String>>,
    /// Where it stands.
    pub span: Span,
    /// For whom its section is.
    pub audience: Audience,
    /// What the section under it teaches; nothing, when it is for instructors.
    pub claims: Vec<Claim>,
}

/// An author's claim that something teaches a requirement; not yet looked up.
#[derive(Debug, Clone)]
pub struct Claim {
    /// What it names.
    pub pattern: Spanned<ClaimPattern>,
    /// How deep it goes.
    pub depth: Depth,
}

/// How deep a module goes into a requirement. From shallow to deep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// Met for the first time.
    Introduced,
    /// Practised.
    Reinforced,
    /// Mastered, ready to be examined.
    Mastered,
}

impl Depth {
    /// The word in reports and machine output.
    pub fn key(self) -> &'static str {
        match self {
            Depth::Introduced => "introduced",
            Depth::Reinforced => "reinforced",
            Depth::Mastered => "mastered",
        }
    }
}
