//! The order of print: pictures judged, documents set on every core, audits after the books whose pages they name. What
//! was made from the same inputs by the last build is taken from there.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::Documents;
use crate::artifact::Artifact;
use crate::audience::Audience;
use crate::diag::{Diagnostic, Diagnostics};
use crate::emit::Staging;
use crate::language::Words;
use crate::model::{DocumentKind, PrintLanguage};
use crate::render::Materials;
use crate::render::print::record::{self, Entry, Record, digest};
use crate::render::print::{Markup, Printer, Typeset};
use crate::source::Span;
use crate::view::Site;
use crate::view::pack::Print;
use crate::view::print::{PrintKey, Printed};

/// How much markup is set at once, in bytes. The typesetter takes some seven hundred times the memory until a document
/// is written, so this bounds what a build needs, whatever the number of documents.
const SET_AT_ONCE: usize = 300_000;
/// For how many documents markup is made at once.
const MARKUPS_AT_ONCE: usize = 8;
/// How deep the typesetter may go: text inside lists inside tables takes more than a thread usually has.
const STACK: usize = 32 << 20;

/// Printed page numbers of a learner's book, by address on the site.
type Folios = BTreeMap<String, String>;

/// Prints the documents of a site; returns them for packs.
///
/// # Errors
/// When the output cannot be written; what is wrong with a document goes to `diagnostics`.
pub(super) fn print(
    diagnostics: &mut Diagnostics,
    site: &Site<'_>,
    materials: Materials<'_>,
    output: &mut Output<'_>,
) -> anyhow::Result<Vec<Print>> {
    let folders = site.font_folders();
    let fonts = materials.sources.fonts(folders.iter().map(String::as_str));
    let Some(printer) = Printer::new(diagnostics, materials, &fonts) else { return Ok(Vec::new()) };
    let pictures = printer.pictures(diagnostics, &site.pictures());
    let mut run = Run {
        printer: &printer,
        site,
        pictures,
        books: BTreeMap::new(),
        entries: BTreeMap::new(),
        told: BTreeSet::new(),
    };
    let last = output.staging.last(record::FILE).and_then(|bytes| Record::read(&bytes));
    let keys: Vec<PrintKey> = site.documents().into_iter().filter(|key| (output.wanted)(key.programme)).collect();
    let (audits, others): (Vec<PrintKey>, Vec<PrintKey>) = keys.iter().partition(|key| key.kind == DocumentKind::Audit);
    let pool = rayon::ThreadPoolBuilder::new().stack_size(STACK).build()?;
    let single = rayon::ThreadPoolBuilder::new().stack_size(STACK).num_threads(1).build()?;
    let mut missing = BTreeSet::new();
    for mut wave in [others, audits] {
        // The largest first: memory that they leave in pieces is enough for all that follow.
        wave.sort_by_key(|key| std::cmp::Reverse(site.extent(*key)));
        for keys in wave.chunks(MARKUPS_AT_ONCE) {
            let markups = pool.install(|| run.markups(diagnostics, keys));
            missing.extend(markups.iter().flat_map(|(_, markup)| markup.missing.iter().copied()));
            for batch in batches(&markups) {
                let staging = &output.staging;
                let pool = if batch.len() == 1 { &single } else { &pool };
                let set = pool.install(|| run.set(batch, staging, last.as_ref()));
                for ((key, markup), made) in batch.iter().zip(set) {
                    run.finish(diagnostics, (*key, markup), made, output)?;
                }
                printer.clear();
            }
        }
    }
    printer.report_missing(diagnostics, &missing);
    let prints = run.entries.iter().map(|(key, entry)| Print {
        path: format!("print/{}", entry.path),
        audience: match key.kind {
            DocumentKind::InstructorsBook => Audience::Instructor,
            _ => Audience::Learner,
        },
    });
    let prints = prints.collect();
    let record = Record::new(run.entries.into_values().collect());
    output.staging.write(&Artifact::text(record::FILE, record.text()))?;
    Ok(prints)
}

/// Documents in their order, as many together as are set at once.
fn batches(mut rest: &[(PrintKey, Markup)]) -> Vec<&[(PrintKey, Markup)]> {
    let mut batches = Vec::new();
    while !rest.is_empty() {
        let mut size = 0;
        let fits = rest.iter().take_while(|(_, markup)| {
            size += markup.text.len();
            size <= SET_AT_ONCE
        });
        let (batch, after) = rest.split_at(fits.count().max(1));
        batches.push(batch);
        rest = after;
    }
    batches
}

/// Where documents go.
pub(super) struct Output<'a> {
    /// The new output.
    pub(super) staging: Staging,
    /// Whether markup is written too.
    pub(super) documents: Documents,
    /// Whether the documents of a programme are wanted.
    pub(super) wanted: &'a dyn Fn(usize) -> bool,
    /// Hears of every document that is finished.
    pub(super) progress: &'a mut dyn FnMut(&str),
}

struct Run<'a> {
    printer: &'a Printer<'a>,
    site: &'a Site<'a>,
    pictures: BTreeSet<String>,
    /// Folios of learner's books, by programme and language.
    books: BTreeMap<(usize, PrintLanguage), Folios>,
    /// What was printed.
    entries: BTreeMap<PrintKey, Entry>,
    /// Problems that were reported, by place and message.
    told: BTreeSet<(Option<Span>, Words)>,
}

/// A document: made now, or taken from the last output.
enum Made {
    Now(Result<Typeset, Vec<Diagnostic>>),
    Before(Entry, Vec<u8>),
}

impl Run<'_> {
    /// The markup of some documents; those whose template fails are left out.
    fn markups(&self, diagnostics: &mut Diagnostics, keys: &[PrintKey]) -> Vec<(PrintKey, Markup)> {
        let made: Vec<_> = keys.par_iter().map(|key| (*key, self.markup(*key))).collect();
        let mut markups = Vec::new();
        for (key, result) in made {
            match result {
                Ok(markup) => markups.push((key, markup)),
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
        markups
    }

    fn markup(&self, key: PrintKey) -> Result<Markup, Box<Diagnostic>> {
        let none = Folios::new();
        let book = (key.kind == DocumentKind::Audit).then(|| self.books.get(&(key.programme, key.language)));
        let folios = book.flatten().unwrap_or(&none);
        self.printer.markup(&self.site.document(key, Printed { pictures: &self.pictures, folios }))
    }

    /// Sets documents on every core, except those that the last build made from the same.
    fn set(&self, markups: &[(PrintKey, Markup)], staging: &Staging, last: Option<&Record>) -> Vec<(String, Made)> {
        let set = markups.par_iter().map(|(key, markup)| {
            let inputs = self.printer.inputs(markup);
            let path = self.path(*key);
            let entry = last.and_then(|record| record.entry(&path)).filter(|entry| entry.inputs == inputs);
            let kept = entry.and_then(|entry| Some((entry.clone(), staging.last(&path)?)));
            let made = match kept.filter(|(entry, bytes)| entry.sha256 == digest(bytes)) {
                Some((entry, bytes)) => Made::Before(entry, bytes),
                None => Made::Now(self.printer.typeset(markup)),
            };
            (inputs, made)
        });
        set.collect()
    }

    fn finish(
        &mut self,
        diagnostics: &mut Diagnostics,
        (key, markup): (PrintKey, &Markup),
        (inputs, made): (String, Made),
        output: &mut Output<'_>,
    ) -> anyhow::Result<()> {
        let path = self.path(key);
        (output.progress)(&path);
        if output.documents == Documents::PrintedWithSource {
            let source = path.replace(".pdf", ".typ");
            output.staging.write(&Artifact::text(format!("source/{source}"), markup.text.clone()))?;
        }
        let (entry, bytes) = match made {
            Made::Before(entry, bytes) => (entry, bytes),
            Made::Now(Ok(typeset)) => (self.entry(key, inputs, &typeset), typeset.pdf),
            Made::Now(Err(problems)) => {
                // One mistake in a template keeps every document from being made: it is told once.
                for problem in problems {
                    if self.told.insert((problem.labels.first().map(|label| label.span), problem.message.clone())) {
                        diagnostics.push(problem);
                    }
                }
                return Ok(());
            }
        };
        if key.kind == DocumentKind::LearnersBook {
            self.books.insert((key.programme, key.language), entry.folios.clone());
        }
        self.entries.insert(key, entry);
        output.staging.write(&Artifact { path, bytes })
    }

    fn entry(&self, key: PrintKey, inputs: String, typeset: &Typeset) -> Entry {
        let (standard, level, direction) = self.site.programme_ids(key.programme);
        let folios = match key.kind {
            DocumentKind::LearnersBook => typeset.folios.clone(),
            _ => Folios::new(),
        };
        Entry {
            path: self.path(key),
            standard,
            level,
            direction,
            kind: key.kind.key().to_owned(),
            language: key.language.key().to_owned(),
            pages: typeset.pages,
            sha256: digest(&typeset.pdf),
            inputs,
            folios,
        }
    }

    fn path(&self, key: PrintKey) -> String {
        format!("{}.pdf", self.site.document_name(key))
    }
}
