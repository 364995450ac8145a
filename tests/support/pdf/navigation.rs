//! Ways through a document: labels of pages, outline, links and where they lead.

use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, Object, ObjectIdentifier};
use hayro_syntax::page::Page;

use super::value;

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OutlineEntry {
    /// Its words.
    pub(crate) title: String,
    /// 1 for an entry at the top, 2 for one in it.
    pub(crate) depth: usize,
    /// The page it leads to, counted from 0; nothing when it leads nowhere.
    pub(crate) page: Option<usize>,
}

/// A place to press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    /// The page it stands on, counted from 0.
    pub(crate) page: usize,
    /// Where it leads.
    pub(crate) target: Target,
    /// What a screen reader says of it; empty when the file gives nothing.
    pub(crate) description: String,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// An address of the web.
    Address(String),
    /// A page of this document, counted from 0.
    Page(usize),
    /// Nowhere.
    Nowhere,
}

/// The label of every page; empty ones when the document has none.
pub(super) fn labels(catalog: &Dict<'_>, pages: usize) -> Vec<String> {
    let Some(tree) = catalog.get::<Dict<'_>>("PageLabels") else { return vec![String::new(); pages] };
    let mut ranges = BTreeMap::new();
    for pair in value::leaves(&tree, "Nums").chunks_exact(2) {
        let first = pair[0].clone().into_i32().unwrap();
        ranges.insert(usize::try_from(first).unwrap(), pair[1].clone().into_dict().unwrap());
    }
    let label = |page: usize| {
        let Some((first, range)) = ranges.range(..=page).next_back() else { return String::new() };
        let start = range.get::<i32>("St").map_or(1, |start| usize::try_from(start).unwrap());
        value::text_of(range, "P") + &folio(start + page - first, &value::name_of(range, "S"))
    };
    (0..pages).map(label).collect()
}

/// A number in a style of page labels.
fn folio(number: usize, style: &str) -> String {
    match style {
        "D" => number.to_string(),
        "r" => roman(number),
        "R" => roman(number).to_uppercase(),
        // a to z, then aa to zz.
        "a" | "A" => {
            let letter = char::from(b'a' + u8::try_from((number - 1) % 26).unwrap());
            let letters = letter.to_string().repeat((number - 1) / 26 + 1);
            if style == "A" { letters.to_uppercase() } else { letters }
        }
        _ => String::new(),
    }
}

fn roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut text = String::new();
    for (worth, sign) in SIGNS {
        while number >= worth {
            text.push_str(sign);
            number -= worth;
        }
    }
    text
}

/// What is needed to say where something leads.
pub(super) struct Destinations<'a> {
    numbers: &'a BTreeMap<ObjectIdentifier, usize>,
    named: BTreeMap<Vec<u8>, Object<'a>>,
}

impl<'a> Destinations<'a> {
    pub(super) fn read(catalog: &Dict<'a>, numbers: &'a BTreeMap<ObjectIdentifier, usize>) -> Destinations<'a> {
        let mut named = BTreeMap::new();
        let tree = catalog.get::<Dict<'a>>("Names").and_then(|names| names.get::<Dict<'a>>("Dests"));
        for pair in tree.iter().flat_map(|tree| value::leaves(tree, "Names")).collect::<Vec<_>>().chunks_exact(2) {
            named.insert(pair[0].clone().into_string().unwrap().as_bytes().to_vec(), pair[1].clone());
        }
        if let Some(old) = catalog.get::<Dict<'a>>("Dests") {
            let names = old.keys().filter_map(|name| Some((name.to_vec(), old.get::<Object<'a>>(&*name)?)));
            named.extend(names);
        }
        Destinations { numbers, named }
    }

    /// The page that a destination names.
    fn page(&self, destination: &Object<'a>) -> Option<usize> {
        match destination {
            Object::Array(place) => self.page_of_place(place),
            Object::Dict(dict) => self.page(&dict.get::<Object<'a>>("D")?),
            Object::String(name) => self.page(self.named.get(name.as_bytes())?),
            Object::Name(name) => self.page(self.named.get(&**name)?),
            _ => None,
        }
    }

    fn page_of_place(&self, place: &Array<'a>) -> Option<usize> {
        let page = place.raw_iter().next()?.as_obj_ref()?;
        self.numbers.get(&page.into()).copied()
    }

    /// Where an entry of the outline or a link leads.
    fn target(&self, from: &Dict<'a>) -> Target {
        let action = from.get::<Dict<'a>>("A");
        if let Some(action) = action.as_ref().filter(|action| value::name_of(action, "S") == "URI") {
            return Target::Address(value::text_of(action, "URI"));
        }
        let destination = action.and_then(|action| action.get("D")).or_else(|| from.get::<Object<'a>>("Dest"));
        destination.and_then(|destination| self.page(&destination)).map_or(Target::Nowhere, Target::Page)
    }

    /// The outline from first to last.
    pub(super) fn outline(&self, catalog: &Dict<'a>) -> Vec<OutlineEntry> {
        let mut found = Vec::new();
        if let Some(root) = catalog.get::<Dict<'a>>("Outlines") {
            self.entries_in(&root, 1, &mut found);
        }
        found
    }

    fn entries_in(&self, parent: &Dict<'a>, depth: usize, found: &mut Vec<OutlineEntry>) {
        let mut next = parent.get::<Dict<'a>>("First");
        while let Some(entry) = next {
            let page = match self.target(&entry) {
                Target::Page(page) => Some(page),
                _ => None,
            };
            found.push(OutlineEntry { title: value::text_of(&entry, "Title"), depth, page });
            self.entries_in(&entry, depth + 1, found);
            next = entry.get("Next");
        }
    }

    /// Links of every page, in the order of their pages.
    pub(super) fn links(&self, pages: &[Page<'a>]) -> Vec<Link> {
        let mut found = Vec::new();
        for (number, page) in pages.iter().enumerate() {
            let notes = value::items::<Dict<'a>>(page.raw(), "Annots");
            for note in notes.iter().filter(|note| value::name_of(note, "Subtype") == "Link") {
                let description = value::text_of(note, "Contents");
                found.push(Link { page: number, target: self.target(note), description });
            }
        }
        found
    }
}

#[test]
fn folios_are_numbers_in_a_style() {
    let folios = |style: &str| [1, 4, 9, 26, 28, 1949].map(|number| folio(number, style)).join(" ");
    assert_eq!(folios("D"), "1 4 9 26 28 1949");
    assert_eq!(folios("r"), "i iv ix xxvi xxviii mcmxlix");
    assert_eq!(folios("R"), "I IV IX XXVI XXVIII MCMXLIX");
    assert_eq!(folio(28, "a"), "bb");
    assert_eq!(folio(26, "A"), "Z");
    assert_eq!(folio(3, ""), "");
}
