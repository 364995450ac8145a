//! The structure of a document: headings, paragraphs, tables and figures, as a screen reader goes through them.

use std::collections::BTreeMap;

use hayro_syntax::object::{Dict, Object, ObjectIdentifier};

use super::text::{PageText, unwrapped};
use super::value;

/// An element of the structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    /// What it is: `H1`, `P`, `Table`, `TH`, `Figure`, `Link`.
    pub(crate) kind: String,
    /// Its text with that of the elements in it; lines are joined.
    pub(crate) text: String,
    /// What stands for it where it cannot be seen; empty when the file gives nothing.
    pub(crate) alternative: String,
    /// Its language where it is not that of what it stands in.
    pub(crate) language: String,
    /// Of a heading of a table: whether it is one of its `Row` or its `Column`.
    pub(crate) scope: String,
    /// The page it begins on, counted from 0; nothing when it has no content.
    pub(crate) page: Option<usize>,
    /// The elements in it.
    pub(crate) children: Vec<Element>,
}

impl Element {
    /// This element and every one in it, each before those in it.
    pub(crate) fn with_descendants(&self) -> Vec<&Element> {
        let below = self.children.iter().flat_map(Element::with_descendants);
        std::iter::once(self).chain(below).collect()
    }

    /// The tree from here, one line for each element: its kind, its text where not all of that is of the elements in it,
    /// and what stands for it.
    pub(crate) fn drawn(&self) -> String {
        let mut line = self.kind.clone();
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        if letters(&self.text) > self.children.iter().map(|child| letters(&child.text)).sum() {
            line += &format!(" {}", self.text);
        }
        if !self.alternative.is_empty() {
            line += &format!(" [{}]", self.alternative);
        }
        let below: String = self.children.iter().map(Element::drawn).collect();
        let below: String = below.lines().map(|line| format!("  {line}\n")).collect();
        format!("{line}\n{below}")
    }
}

/// The elements at the top of the structure.
pub(super) fn read(
    catalog: &Dict<'_>,
    numbers: &BTreeMap<ObjectIdentifier, usize>,
    texts: &[PageText],
) -> Vec<Element> {
    let Some(root) = catalog.get::<Dict<'_>>("StructTreeRoot") else { return Vec::new() };
    let reader = Reader { numbers, texts };
    value::items::<Dict<'_>>(&root, "K").iter().map(|kid| reader.element(kid, None).element).collect()
}

/// What is needed to find the text of an element.
struct Reader<'r> {
    numbers: &'r BTreeMap<ObjectIdentifier, usize>,
    texts: &'r [PageText],
}

/// An element with its text as it was set, line by line.
struct Raw {
    element: Element,
    text: String,
}

impl Reader<'_> {
    /// Reads an element; `page` is the one that what holds it names.
    fn element(&self, dict: &Dict<'_>, page: Option<usize>) -> Raw {
        let page = self.page(dict).or(page);
        let (mut text, mut first, mut children) = (String::new(), None, Vec::new());
        for kid in value::items::<Object<'_>>(dict, "K") {
            match &kid {
                Object::Dict(inner) if inner.contains_key("S") => {
                    let inner = self.element(inner, page);
                    text += &inner.text;
                    first = first.or(inner.element.page);
                    children.push(inner.element);
                }
                // The place of a link on the page, not text.
                Object::Dict(inner) if value::name_of(inner, "Type") == "OBJR" => {}
                Object::Dict(inner) => {
                    let on = self.page(inner).or(page);
                    text += self.text(on, inner.get::<i32>("MCID"));
                    first = first.or(on);
                }
                Object::Number(number) => {
                    text += self.text(page, i32::try_from(number.as_i64()).ok());
                    first = first.or(page);
                }
                other => panic!("{other:?} in the structure"),
            }
        }
        let attributes = value::items::<Dict<'_>>(dict, "A");
        let scope = attributes.iter().map(|attribute| value::name_of(attribute, "Scope")).collect();
        let element = Element {
            kind: value::name_of(dict, "S"),
            text: unwrapped(&text),
            alternative: value::text_of(dict, "Alt"),
            language: value::text_of(dict, "Lang"),
            scope,
            page: first,
            children,
        };
        Raw { element, text }
    }

    fn page(&self, dict: &Dict<'_>) -> Option<usize> {
        self.numbers.get(&dict.get_ref("Pg")?.into()).copied()
    }

    fn text(&self, page: Option<usize>, mark: Option<i32>) -> &str {
        let text = page.and_then(|page| self.texts.get(page)).zip(mark).and_then(|(page, mark)| page.marked(mark));
        text.unwrap_or_default()
    }
}
