//! Documents that a build prints: what holds for all of them, author text that stays text, and what is told when something
//! cannot be printed.

use curricle::driver::Built;
use proptest::test_runner::{Config, TestRunner};

use crate::print::faults;
use crate::support::disk::{Disk, Found};
use crate::support::pdf::{Document, Target};

const BODY: &str = "courses/demo/modules/first/index.zh.md";
const ENGLISH: &str = "courses/demo/modules/first/index.en.md";
const BOOK: &str = "learners-book.zh.pdf";

/// Every document of a workspace by path, and what was found.
fn printed(disk: &Disk) -> (Vec<(String, Document)>, Vec<Found>) {
    let (built, found) = disk.print();
    assert!(matches!(built, Built::Written(_)), "{found:?}");
    let files = disk.files("dist/print").into_iter().filter(|(path, _)| path.ends_with(".pdf"));
    (files.map(|(path, bytes)| (path, Document::read(&bytes))).collect(), found)
}

/// A document of a workspace in which Chinese alone is printed.
fn book(disk: &Disk) -> (Document, Vec<Found>) {
    let (documents, found) = printed(disk);
    let book = documents.into_iter().find(|(path, _)| path.ends_with(BOOK));
    (book.expect("the learner's book is printed").1, found)
}

fn with_settings(settings: &str) -> Disk {
    let disk = Disk::base();
    disk.append("curricle.toml", &format!("\n[print]\n{settings}\n"));
    disk
}

fn only_book() -> Disk {
    with_settings("editions = [\"zh\"]\ndocuments = [\"learners-book\"]")
}

/// The text of a document without the places where lines end.
fn joined(document: &Document) -> String {
    document.text().chars().filter(|c| !c.is_whitespace() && *c != '\u{200B}').collect()
}

#[test]
fn every_document_is_whole_tagged_and_has_its_fonts() {
    let (documents, _) = printed(&Disk::base());
    assert!(documents.len() >= 15, "{}", documents.len());
    let mut failures = Vec::new();
    for (path, document) in &documents {
        failures.extend(faults(document).into_iter().map(|fault| format!("{path}: {fault}")));
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn front_matter_has_roman_folios_and_the_outline_goes_into_chapters() {
    let (book, _) = book(&only_book());
    let labels: Vec<&str> = book.pages.iter().map(|page| page.label.as_str()).collect();
    let body = labels.iter().position(|label| *label == "1").expect("the body begins with page 1");
    assert!(body > 0 && labels[..body].iter().all(|label| label.chars().all(|c| "ivx".contains(c))), "{labels:?}");
    assert!(book.outline.iter().map(|entry| entry.depth).max() >= Some(2), "{:?}", book.outline);
    assert_eq!(book.about.language, "zh-CN");
    for kind in ["H1", "H2", "Table", "TH", "TD", "Figure", "Link"] {
        assert!(!book.elements_of(kind).is_empty(), "no {kind}");
    }
    let inside = book.links.iter().filter(|link| matches!(link.target, Target::Page(_))).count();
    assert!(inside > 5, "{inside}");
}

#[test]
fn standards_are_declared_when_they_are_asked_for() {
    let settings = "conformance = \"pdf-a-2-and-ua-1\"\npaper = \"a5\"\nbleed_millimetres = 3\ncrop_marks = true\ngreyscale = true";
    let (documents, _) = printed(&with_settings(settings));
    for (path, document) in &documents {
        assert_eq!(document.about.declared("pdfuaid:part"), Some("1"), "{path}");
        assert_eq!(document.about.declared("pdfaid:part"), Some("2"), "{path}");
        for page in &document.pages {
            let (width, height) = page.trim.expect("a page that is cut says where").size_in_millimetres();
            assert!((width - 148.0).abs() < 0.1 && (height - 210.0).abs() < 0.1, "{path}: {width} × {height}");
        }
    }
}

/// What Typst gives a meaning, at the start of a line and inside it.
const SYNTAX: &str =
    "#x *y* _z_ $a$ @b <c> = d + e - f / g ~ h ` i ' j \" k \\ l [m] {n} (o) // p /* q */ -- ... https://r";

#[test]
fn whatever_typst_means_by_a_character_an_author_gets_the_character() {
    let disk = only_book();
    let escaped: String =
        SYNTAX.chars().map(|c| if c.is_ascii_punctuation() { format!("\\{c}") } else { c.to_string() }).collect();
    let code = SYNTAX.replace('`', "");
    let body = format!(
        "\n## 甲 {escaped} {{#odd}}\n\n{escaped}\n\n- {escaped}\n\n| {} |\n|---|\n| {} |\n\n```\n{SYNTAX}\n```\n\n`{code}` [{escaped}](https://example.org/)\n",
        escaped.replace('|', ""),
        escaped.replace('|', "")
    );
    disk.append(BODY, &body);
    disk.append(ENGLISH, &body);
    let (book, _) = book(&disk);
    let wanted: String = SYNTAX.chars().filter(|c| !c.is_whitespace()).collect();
    let found = joined(&book).matches(&wanted).count();
    assert!(found >= 6, "{found} of 6 places\n{}", book.text());
}

#[test]
fn any_text_of_an_author_is_printed_or_shown_by_its_number() {
    // A document takes a moment: few cases, each with many characters.
    let mut runner = TestRunner::new(Config { cases: 6, failure_persistence: None, ..Config::default() });
    let texts = "[#$*_@<>=/~\"\\\\{}()\\[\\]`'.:;,!?+\\-a-z0-9 一二三（）]{1,60}";
    let law = |text: String| {
        let disk = only_book();
        let body = format!("\n## 乙 {{#any}}\n\n```\n{text}\n```\n");
        disk.append(BODY, &body);
        disk.append(ENGLISH, &body);
        let wanted: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let found = joined(&book(&disk).0);
        assert!(found.contains(&wanted), "{text:?}");
        Ok(())
    };
    runner.run(&texts, law).unwrap();
}

#[test]
fn a_character_without_a_glyph_is_reported_where_it_stands_and_printed_as_its_number() {
    let disk = only_book();
    let line = disk.append(BODY, "\n表情 😀 与 阿拉伯文 سلام。\n");
    let (book, found) = book(&disk);
    let missing: Vec<&Found> = found.iter().filter(|one| one.code == "missing-glyph").collect();
    assert!(missing.iter().any(|one| one.file == BODY && one.line > line), "{found:?}");
    assert!(joined(&book).contains("〔U+1F600〕"), "{}", book.text());
    assert_eq!(book.pages.iter().map(|page| page.missing_glyphs).sum::<usize>(), 0);
}

#[test]
fn pictures_that_cannot_be_printed_are_reported_and_the_rest_is_printed() {
    let disk = only_book();
    disk.write("courses/demo/modules/first/broken.png", b"\x89PNG\r\n\x1a\nnot a picture");
    disk.write("courses/demo/modules/first/broken.svg", "<svg><g></svg>");
    disk.write("courses/demo/modules/first/plan.bmp", "BM");
    let body = "\n![坏图甲](broken.png)\n\n![坏图乙](broken.svg)\n\n![坏图丙](plan.bmp)\n";
    disk.append(BODY, body);
    disk.append(ENGLISH, body);
    let (book, found) = book(&disk);
    assert_eq!(found.iter().filter(|one| one.code == "unprintable-picture").count(), 3, "{found:?}");
    for words in ["坏图甲", "坏图乙", "坏图丙"] {
        assert!(joined(&book).contains(words), "{words}");
    }
}

#[test]
fn excess_becomes_sensible_pages() {
    let disk = only_book();
    let rows: String = (0..600).map(|row| format!("| {row} | 内容 | x |\n")).collect();
    let nested: String = (0..60).map(|depth| format!("{}- 层{depth}\n", "  ".repeat(depth))).collect();
    let body = format!(
        "\n## 大表 {{#big}}\n\n| 号 | 甲 | 乙 |\n|---|---|---|\n{rows}\n## 长词 {{#long}}\n\n{}\n\n{nested}\n",
        "Donaudampfschiff".repeat(13)
    );
    disk.append(BODY, &body);
    disk.append(ENGLISH, &body);
    let (book, _) = book(&disk);
    let text = joined(&book);
    assert!(text.contains("599内容x") && text.contains("层59"), "{}", book.pages.len());
    assert!(text.contains(&"Donaudampfschiff".repeat(13)), "the long word is not whole");
}

#[test]
fn a_mistake_in_a_template_is_told_at_its_line_once() {
    let disk = Disk::base();
    let template = "<% extends \"print/base.typ\" %>\n<% block body %>\n= << document.title >>\n#no-such-function()\n<% endblock body %>\n";
    disk.write("templates/print/syllabus.typ", template);
    let (built, found) = disk.print();
    assert!(matches!(built, Built::Nothing));
    let errors: Vec<&Found> = found.iter().filter(|one| one.code == "print-error").collect();
    assert_eq!(errors.len(), 1, "{found:?}");
    assert_eq!((errors[0].file.as_str(), errors[0].line), ("templates/print/syllabus.typ", 4), "{found:?}");
}

#[test]
fn a_second_build_takes_what_has_not_changed_and_gives_the_same_bytes() {
    let disk = with_settings("editions = [\"zh\"]");
    printed(&disk);
    let first = disk.files("dist/print");
    // A mark in a document that has not changed stays: it was taken, not made again, unless its bytes are not its own.
    printed(&disk);
    assert!(first == disk.files("dist/print"), "a second build differs");
    let clean = with_settings("editions = [\"zh\"]");
    printed(&clean);
    assert!(first == clean.files("dist/print"), "a clean build differs");
    disk.write(&format!("dist/print/{}", path_of(&first, BOOK)), "damaged");
    printed(&disk);
    assert!(first == disk.files("dist/print"), "damage is not mended");
}

fn path_of(files: &[(String, Vec<u8>)], ending: &str) -> String {
    files.iter().find(|(path, _)| path.ends_with(ending)).expect("it is printed").0.clone()
}

#[test]
fn the_audit_names_pages_of_the_learners_book() {
    let (documents, _) = printed(&with_settings("editions = [\"zh\"]"));
    let of = |ending: &str| &documents.iter().find(|(path, _)| path.ends_with(ending)).expect("it is printed").1;
    let (book, audit) = (of(BOOK), of("primary/audit.zh.pdf"));
    // The first chapter begins on page 1, and the module that it is teaches the first requirement.
    assert!(book.pages.iter().any(|page| page.label == "1"));
    assert!(joined(audit).contains("核对到货，强化1模块1·任务t12"), "{}", audit.text());
}

#[test]
fn keys_rubrics_and_notes_are_in_the_instructors_book_alone() {
    let disk = with_settings("editions = [\"zh\"]");
    let section = "\n## 教学提示 {#hints .instructor}\n\n只给教师看的独特句子。\n";
    disk.append(BODY, section);
    disk.append(ENGLISH, "\n## Hints {#hints .instructor}\n\nA sentence for instructors alone.\n");
    let (documents, _) = printed(&disk);
    for (path, document) in &documents {
        let tells = joined(document).contains("只给教师看的独特句子");
        assert_eq!(tells, path.contains("instructors-book"), "{path}");
    }
}
