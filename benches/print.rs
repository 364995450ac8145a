//! How fast books are typeset, against Typst alone on the same markup in the same run: `cargo bench --bench print`. Typst
//! alone is the package `typst` of PyPI; `PYTHON` names an interpreter that has it (`pip install typst==0.15.2`), and
//! without one only our own figures are printed. Processor seconds, since other work shares the machine.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark may stop and speaks to whoever runs it")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use cpu_time::ProcessTime;
use curricle::diag::Diagnostics;
use curricle::language::Language;
use curricle::model::{DocumentKind, PrintLanguage};
use curricle::render::Materials;
use curricle::render::print::Printer;
use curricle::view::Site;
use curricle::view::print::{PrintKey, Printed};
use curricle::{driver, parse, plan, templates};

/// How often each book is set; the fastest time counts.
const RUNS: usize = 3;

const TYPST_ALONE: &str = r#"
import sys, time, typst
root, fonts = sys.argv[1:3]
for source in sys.argv[3:]:
    start = time.process_time()
    typst.compile(source, root=root, font_paths=[fonts], ignore_system_fonts=True)
    print(time.process_time() - start)
"#;

struct Book {
    name: String,
    markup: String,
    pages: usize,
    seconds: f64,
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let books = books(root);
    let folder = tempfile::tempdir_in(root.join("target")).unwrap();
    let paths: Vec<PathBuf> = (0..books.len()).map(|index| folder.path().join(format!("{index}.typ"))).collect();
    for (path, book) in paths.iter().zip(&books) {
        std::fs::write(path, &book.markup).unwrap();
    }
    println!("{:<52} {:>6} {:>9} {:>9} {:>7}", "book", "pages", "ours, s", "alone, s", "ratio");
    let (mut pages, mut ours) = (0, 0.0);
    for (path, book) in paths.iter().zip(&books) {
        // What it remembers from one run would make the next one nothing: each has a process of its own.
        let runs = (0..RUNS).filter_map(|_| typst_alone(root, std::slice::from_ref(path)));
        row(&book.name, book.pages, book.seconds, runs.fold(f64::NAN, f64::min));
        pages += book.pages;
        ours += book.seconds;
    }
    row("all, Typst alone in one process", pages, ours, typst_alone(root, &paths).unwrap_or(f64::NAN));
}

fn row(name: &str, pages: usize, ours: f64, alone: f64) {
    println!("{name:<52} {pages:>6} {ours:>9.3} {alone:>9.3} {:>7.2}", alone / ours);
}

/// Every learner's book of the shipped programmes, set from its view: template, Markdown and all.
fn books(root: &Path) -> Vec<Book> {
    let mut checked = driver::check(root, None).unwrap();
    let templates = templates::effective(&mut checked.sources);
    let mut diagnostics = Diagnostics::default();
    let words = |language| parse::messages::messages(&mut diagnostics, &checked.sources, &templates, language);
    let messages: BTreeMap<Language, _> = Language::ALL.into_iter().zip(Language::ALL.map(words)).collect();
    let programmes = plan::programmes(&checked.linked, &checked.coverage);
    let site = Site::new(&checked.linked, &programmes, checked.date.as_deref(), None);
    let materials = Materials { sources: &checked.sources, templates: &templates, messages: &messages };
    let printer = Printer::new(&mut diagnostics, materials, &[]).unwrap();
    let pictures = printer.pictures(&mut diagnostics, &site.pictures());
    let wanted = |key: &PrintKey| key.kind == DocumentKind::LearnersBook && key.language != PrintLanguage::Both;
    let keys = site.documents().into_iter().filter(wanted);
    keys.map(|key| book(&printer, &site, key, &pictures)).collect()
}

fn book(printer: &Printer<'_>, site: &Site<'_>, key: PrintKey, pictures: &BTreeSet<String>) -> Book {
    let folios = BTreeMap::new();
    let mut book = Book { name: site.document_name(key), markup: String::new(), pages: 0, seconds: f64::INFINITY };
    for _ in 0..RUNS {
        printer.clear();
        let start = ProcessTime::now();
        let markup = printer.markup(&site.document(key, Printed { pictures, folios: &folios })).unwrap();
        let typeset = printer.typeset(&markup).unwrap();
        book.seconds = book.seconds.min(start.elapsed().as_secs_f64());
        book.pages = typeset.pages;
        book.markup = markup.text;
    }
    book
}

/// Processor seconds of Typst alone for some books, one after another; `None` when no interpreter has it.
fn typst_alone(root: &Path, paths: &[PathBuf]) -> Option<f64> {
    let python = std::env::var("PYTHON").unwrap_or("python3".to_owned());
    let mut command = Command::new(python);
    command.args(["-c", TYPST_ALONE]).arg(root).arg(root.join("templates/fonts")).args(paths);
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8(output.stdout).unwrap().lines().map(|line| line.parse::<f64>().unwrap()).sum())
}
