//! Printed documents: what must hold for each of them, and the reader that they are tested with.

use std::fs;

use crate::support::in_repository;
use crate::support::pdf::{Document, Element, Target};

/// What must hold for every printed document and does not hold for this one.
pub(crate) fn faults(document: &Document) -> Vec<String> {
    let mut faults = Vec::new();
    let mut wanted = |holds: bool, fault: &str| {
        if !holds {
            faults.push(fault.to_owned());
        }
    };
    let about = &document.about;
    wanted(!about.language.is_empty(), "the document names no language");
    wanted(!about.title.is_empty(), "the document has no title");
    // Typst asks for that under PDF/UA alone.
    let is_universal = about.declared("pdfuaid:part").is_some();
    wanted(about.shows_title || !is_universal, "a window shows the name of the file, not the title");
    wanted(!document.outline.is_empty(), "the document has no outline");
    wanted(document.is_tagged, "the document is not marked as tagged");
    wanted(!document.structure.is_empty(), "the document has no structure");
    wanted(!document.fonts.is_empty(), "the document has no fonts");
    for font in &document.fonts {
        wanted(font.is_embedded, &format!("{} is not in the file", font.name));
        wanted(font.is_subset, &format!("{} is there whole", font.name));
        wanted(font.has_unicode, &format!("{} cannot be turned back into text", font.name));
    }
    for entry in &document.outline {
        wanted(entry.page.is_some(), &format!("`{}` of the outline leads nowhere", entry.title));
    }
    for link in &document.links {
        wanted(link.target != Target::Nowhere, &format!("a link on page {} leads nowhere", link.page + 1));
    }
    for kind in ["Figure", "Formula"] {
        for drawing in document.elements_of(kind) {
            let words = "says nothing to a reader who cannot see it";
            wanted(!drawing.alternative.is_empty(), &format!("{kind} `{}` {words}", drawing.text));
        }
    }
    faults.extend(faults_of_pages(document));
    faults
}

fn faults_of_pages(document: &Document) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, page) in document.pages.iter().enumerate() {
        // A left page may be left blank so that what follows begins on the right.
        let is_left = number % 2 == 1;
        let is_last = number + 1 == document.pages.len();
        let counts = [
            (page.untagged_glyphs, "glyphs outside the structure"),
            (page.silent_glyphs, "glyphs that stand for no character"),
            (page.missing_glyphs, "characters that no font has"),
            (usize::from(page.text.is_empty() && (is_last || !is_left)), "nothing on it"),
            (usize::from(page.label.is_empty()), "no label"),
        ];
        let found = counts.iter().filter(|(count, _)| *count > 0);
        faults.extend(found.map(|(count, fault)| format!("page {}: {count} × {fault}", number + 1)));
    }
    faults
}

/// Reads a printed document, in which everything must hold that holds for every one of ours.
fn checked(pdf: &[u8]) -> Document {
    let document = Document::read(pdf);
    let faults = faults(&document);
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    document
}

/// A file beside `sample.typ`, which says what is in it.
fn sample(name: &str) -> Document {
    checked(&fs::read(in_repository("tests/fixtures").join(name)).unwrap())
}

#[test]
fn pages_are_read_with_their_folios_boxes_and_text() {
    let sample = sample("sample.pdf");
    let labels: Vec<&str> = sample.pages.iter().map(|page| page.label.as_str()).collect();
    assert_eq!(labels, ["i", "ii", "1", "2"]);
    for page in &sample.pages {
        assert_eq!(page.media.size_in_millimetres(), (111.0, 154.0));
        assert_eq!(page.trim.unwrap().size_in_millimetres(), (105.0, 148.0));
        assert_eq!(page.bleed, None);
    }
    let blank: Vec<bool> = sample.pages.iter().map(|page| page.is_blank()).collect();
    assert_eq!(blank, [false, true, false, false]);
    assert_eq!(sample.pages[3].furniture, "样书 Sample\n2");
    let text = "\
样书 Sample
目录
培训目标 1
Scope of training 1
实训 2

培训目标
正文第一段，见第二章与网站 Website。 换行的第二
段，䶮与𬭊都在。
•一项
•二项
Scope of training
图 1 方框
实训
课题 课时
焊接 Welding 4
装配 6
回到第一章。";
    assert_eq!(sample.text(), text);
}

#[test]
fn outline_and_links_are_read_with_the_pages_they_lead_to() {
    let sample = sample("sample.pdf");
    let outline = sample.outline.iter().map(|entry| (entry.depth, entry.title.as_str(), entry.page));
    let expected = [(1, "培训目标", Some(2)), (2, "Scope of training", Some(2)), (1, "实训", Some(3))];
    assert_eq!(outline.collect::<Vec<_>>(), expected);
    let links = sample.links.iter().map(|link| (link.page, link.target.clone()));
    let web = Target::Address("https://example.org/zh/".to_owned());
    let contents = [(0, Target::Page(2)), (0, Target::Page(2)), (0, Target::Page(3))];
    let body = [(2, Target::Page(3)), (2, web), (3, Target::Page(2))];
    assert_eq!(links.collect::<Vec<_>>(), [contents, body].concat());
    assert_eq!(sample.links[4].description, "https://example.org/zh/");
}

#[test]
fn fonts_and_what_a_file_says_of_itself_are_read() {
    let sample = sample("sample.pdf");
    let fonts: Vec<&str> = sample.fonts.iter().map(|font| font.name.as_str()).collect();
    assert_eq!(fonts, ["NotoSansSC-Bold", "NotoSerifSC-Regular"]);
    let about = &sample.about;
    assert_eq!(
        [&about.language, &about.title, &about.author, &about.keywords, &about.creator, &about.created, &about.version],
        ["zh-CN", "样书 Sample", "李明, Ada Lovelace", "培训, sample", "Typst 0.15.1", "2026-11-01 00:00:00", "1.7"]
    );
    assert_eq!(about.declared("pdfuaid:part"), Some("1"));
    assert_eq!(about.declared("pdfaid:part"), None);
}

#[test]
fn the_structure_is_read_with_its_text() {
    let sample = sample("sample.pdf");
    let drawn: String = sample.structure.iter().map(|element| element.drawn()).collect();
    assert_eq!(drawn, STRUCTURE);
    let headings = sample.elements_of("H1");
    assert_eq!(headings.iter().map(|heading| heading.page).collect::<Vec<_>>(), [Some(0), Some(2), Some(3)]);
    let scopes = sample.elements_of("TH").into_iter().map(|heading| heading.scope.as_str());
    assert_eq!(scopes.collect::<Vec<_>>(), ["Column", "Column"]);
    assert!(sample.elements().iter().all(|element| element.language.is_empty()));
}

const STRUCTURE: &str = "\
Document
  Title 样书 Sample
  H1 目录
  TOC
    TOCI
      Reference
        Link 培训目标 1
    TOC
      TOCI
        Reference
          Link Scope of training 1
    TOCI
      Reference
        Link 实训 2
  H1 培训目标
  P 正文第一段，见第二章与网站 Website。 换行的第二段，䶮与𬭊都在。
    Link 第二章
    Link 网站 Website
  L
    LI
      Lbl •
      LBody 一项
    LI
      Lbl •
      LBody 二项
  H2 Scope of training
  Div
    Caption
      Span 图 1 方框
    Figure [一个方框 A box]
  H1 实训
  Table
    THead
      TR
        TH 课题
        TH 课时
    TBody
      TR
        TD 焊接 Welding
        TD 4
      TR
        TD 装配
        TD 6
  P 回到第一章。
    Link 第一章
";

#[test]
fn compressed_objects_are_read_as_plain_ones() {
    assert_eq!(sample("sample-packed.pdf"), sample("sample.pdf"));
}

/// A sample in which one thing is wrong.
fn spoiled(spoil: impl FnOnce(&mut Document)) -> Vec<String> {
    let mut document = sample("sample.pdf");
    spoil(&mut document);
    faults(&document)
}

#[test]
fn a_fault_of_the_file_is_found() {
    assert_eq!(spoiled(|it| it.about.language.clear()), ["the document names no language"]);
    assert_eq!(spoiled(|it| it.about.title.clear()), ["the document has no title"]);
    assert_eq!(spoiled(|it| it.about.shows_title = false), ["a window shows the name of the file, not the title"]);
    assert_eq!(spoiled(|it| it.outline.clear()), ["the document has no outline"]);
    assert_eq!(spoiled(|it| it.is_tagged = false), ["the document is not marked as tagged"]);
    assert_eq!(spoiled(|it| it.structure.clear()), ["the document has no structure"]);
    assert_eq!(spoiled(|it| it.fonts.clear()), ["the document has no fonts"]);
    assert_eq!(spoiled(|it| it.fonts[0].is_embedded = false), ["NotoSansSC-Bold is not in the file"]);
    assert_eq!(spoiled(|it| it.fonts[0].is_subset = false), ["NotoSansSC-Bold is there whole"]);
    assert_eq!(spoiled(|it| it.fonts[1].has_unicode = false), ["NotoSerifSC-Regular cannot be turned back into text"]);
}

#[test]
fn a_fault_of_a_page_is_found() {
    assert_eq!(spoiled(|it| it.outline[2].page = None), ["`实训` of the outline leads nowhere"]);
    assert_eq!(spoiled(|it| it.links[3].target = Target::Nowhere), ["a link on page 3 leads nowhere"]);
    assert_eq!(spoiled(|it| it.pages[0].untagged_glyphs = 2), ["page 1: 2 × glyphs outside the structure"]);
    assert_eq!(spoiled(|it| it.pages[0].silent_glyphs = 1), ["page 1: 1 × glyphs that stand for no character"]);
    assert_eq!(spoiled(|it| it.pages[0].missing_glyphs = 1), ["page 1: 1 × characters that no font has"]);
    assert_eq!(spoiled(|it| it.pages[2].text.clear()), ["page 3: 1 × nothing on it"]);
    assert_eq!(spoiled(|it| it.pages[3].text.clear()), ["page 4: 1 × nothing on it"]);
    assert_eq!(spoiled(|it| it.pages[1].label.clear()), ["page 2: 1 × no label"]);
    let figure = "Figure `` says nothing to a reader who cannot see it";
    assert_eq!(spoiled(|it| it.structure = without_alternatives(&it.structure)), [figure]);
}

fn without_alternatives(elements: &[Element]) -> Vec<Element> {
    let spoil = |element: &Element| Element {
        alternative: String::new(),
        children: without_alternatives(&element.children),
        ..element.clone()
    };
    elements.iter().map(spoil).collect()
}
