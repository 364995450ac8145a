//! Notes to the instructor: on the instructor's page and nowhere else.

use std::collections::BTreeMap;

use curricle::audience::Audience;
use curricle::driver::Built;
use curricle::language::Language;
use curricle::markdown::{events, for_audience, headings};
use proptest::prelude::*;

use crate::support::disk::Disk;
use crate::support::page::Page;
use crate::support::page::{dead_links, letters};
use crate::support::shipped::{checked, site};

const ZH: &str = "courses/demo/modules/first/index.zh.md";
const EN: &str = "courses/demo/modules/first/index.en.md";

/// Stands in every piece of the notes; nothing else in the workspace has it.
const SECRET: &str = "durian7";

/// A workspace in which learners read a footnote.
fn with_footnote() -> Disk {
    let disk = Disk::base();
    disk.append(ZH, "\n先核对[^one]。\n\n[^one]: 一人念，一人数。\n");
    disk.append(EN, "\nCheck first[^one].\n\n[^one]: One reads, one counts.\n");
    disk
}

/// The same, whose first module has notes in every way in which they can be written.
fn with_notes() -> Disk {
    let disk = with_footnote();
    let notes = |title: &str| {
        format!(
            "### {title} durian7 {{#notes .instructor}}\n\n\
             durian7 **durian7** `durian7`, see [durian7](../second/{{file}}), [the checking](#checking), \
             [these](#notes), [those][d7], ![durian7](durian7.svg)[^durian7].\n\n\
             #### durian7 {{#below}}\n\n> durian7\n\n| durian7 |\n| --- |\n| durian7 |\n\n\
             [d7]: https://example.org/durian7 \"durian7\"\n\n"
        )
    };
    let zh = notes("提示").replace("{file}", "index.zh.md");
    let en = notes("Notes").replace("{file}", "index.en.md");
    disk.replace(ZH, "## 办理入库 {#booking", &format!("{zh}## 办理入库 {{#booking"));
    disk.replace(EN, "## Booking goods in {#booking", &format!("{en}## Booking goods in {{#booking"));
    for path in [ZH, EN] {
        // The footnote of the notes stands where the text ends, among what learners read.
        disk.replace(path, "\n[^one]: ", "\n[^durian7]: durian7\n\n[^one]: ");
    }
    disk.write("courses/demo/modules/first/durian7.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    disk
}

fn built(disk: &Disk) -> BTreeMap<String, String> {
    let (built, found) = disk.build();
    assert!(matches!(built, Built::Written(_)), "{found:#?}");
    let files = disk.files("dist").into_iter().filter(|(path, _)| !path.ends_with(".xlsx"));
    files.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

fn pages(files: &BTreeMap<String, String>) -> BTreeMap<String, Page> {
    let pages = files.iter().filter_map(|(path, text)| Some((path.strip_prefix("site/")?, text)));
    pages.filter(|(path, _)| path.ends_with(".html")).map(|(path, text)| (path.to_owned(), Page::read(text))).collect()
}

#[test]
fn notes_are_on_the_instructors_page_and_nowhere_else() {
    let files = built(&with_notes());
    let holding: Vec<&str> =
        files.iter().filter(|(_, text)| text.contains(SECRET)).map(|(path, _)| path.as_str()).collect();
    let wanted = ["site/en/courses/demo/first.instructor.html", "site/zh/courses/demo/first.instructor.html"];
    assert_eq!(holding, wanted);
    let pages = pages(&files);
    for (path, title) in [("en/courses/demo/first", "Notes to the instructor"), ("zh/courses/demo/first", "致教师")]
    {
        let instructor = &pages[&format!("{path}.instructor.html")];
        assert!(instructor.text.contains(title), "{}", instructor.text);
        // Heading, text, emphasis, code, link, second heading, quotation, table, footnote.
        assert!(instructor.text.matches(SECRET).count() >= 9, "{}", instructor.text);
        let learner = &pages[&format!("{path}.html")];
        assert_eq!(learner.ids().filter(|id| id.starts_with("footnote-")).count(), 1, "{path}");
        assert!(learner.ids().any(|id| id == "booking") && !learner.ids().any(|id| ["notes", "below"].contains(&id)));
    }
    assert_eq!(dead_links(&pages, |file| files.contains_key(&format!("site/{file}"))), Vec::<String>::new());
}

#[test]
fn learners_see_the_same_whether_there_are_notes_or_not() {
    let (with, without) = (built(&with_notes()), built(&with_footnote()));
    // The page says where instructors find more only if there is more; here there are questions in any case.
    for path in without.keys().filter(|path| path.ends_with(".html") && !path.contains(".instructor.")) {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(plain(&with[path]), plain(&without[path]), "{path}");
    }
}

#[test]
fn notes_without_a_translation_are_shown_to_instructors_of_the_other_language() {
    let disk = with_notes();
    disk.silence_rules();
    std::fs::remove_file(disk.path(EN)).unwrap();
    let files = built(&disk);
    let instructor = &files["site/en/courses/demo/first.instructor.html"];
    assert!(instructor.contains("<div class=\"prose\" lang=\"zh-CN\">") && instructor.contains(SECRET));
    assert!(!files["site/en/courses/demo/first.html"].contains(SECRET));
}

#[test]
fn a_body_of_nothing_but_notes_is_no_body_for_learners() {
    let disk = Disk::base();
    disk.silence_rules();
    let front = disk.read(ZH).split("+++\n").nth(1).unwrap().to_owned();
    disk.write(ZH, format!("+++\n{front}+++\n\n## 提示 {{.instructor}}\n\ndurian7\n"));
    let files = built(&disk);
    let learner = Page::read(&files["site/zh/courses/demo/first.html"]);
    assert!(learner.text.contains("本模块还没有正文") && !learner.text.contains(SECRET), "{}", learner.text);
    assert!(files["site/zh/courses/demo/first.instructor.html"].contains(SECRET));
}

/// Lines of which texts with notes are made, sound and broken.
const LINES: &[&str] = &[
    "## 甲",
    "### 乙 {#b}",
    "# Top",
    "## 提示 {.instructor}",
    "### 提示 {#b .instructor}",
    "###### 提示 {.instructor}",
    "\n提示 {.instructor}\n---",
    "\n丙\n===",
    "> ## 甲 {.instructor}",
    "> 引文[^1]",
    "- ## 乙\n  续",
    "    四格",
    "```",
    "正文**加粗：**后文[^2]，见[甲][x]。",
    "*又[^1]*",
    "[^1]: 注[^2]",
    "[^2]: 注，见[x]",
    "[x]: https://example.org/ \"甲\"",
    "| 甲 | 乙 |",
    "| --- | --- |",
    "词\n: 释义",
    "<!--",
    "-->",
    "",
    "",
    "",
];

proptest! {
    #[test]
    fn whatever_the_text_each_audience_gets_its_own_lines_in_their_places(
        lines in prop::collection::vec(prop::sample::select(LINES), 0..24),
        ending in prop::sample::select(&["\n", "\r\n"][..]),
    ) {
        let text = lines.join(ending);
        let ends = |text: &str| text.match_indices('\n').map(|(at, _)| at).collect::<Vec<_>>();
        for audience in [Audience::Learner, Audience::Instructor] {
            let shown = for_audience(&text, audience);
            prop_assert_eq!(shown.len(), text.len());
            prop_assert_eq!(ends(&shown), ends(&text));
            let same = |(one, other): (char, char)| one == other || one == ' ';
            // What is hidden takes as many blanks as it has bytes.
            let spread = |text: &str| text.chars().flat_map(|c| std::iter::repeat_n(c, c.len_utf8())).collect::<Vec<_>>();
            prop_assert!(spread(&shown).into_iter().zip(spread(&text)).all(same));
        }
        let all = events(&text);
        let outline = headings(&all);
        let shown = for_audience(&text, Audience::Learner);
        let seen: Vec<(u8, String)> =
            headings(&events(&shown)).into_iter().map(|heading| (heading.level, heading.anchor)).collect();
        let wanted: Vec<(u8, String)> = outline
            .into_iter()
            .filter(|heading| heading.audience == Audience::Learner)
            .map(|heading| (heading.level, heading.anchor))
            .collect();
        prop_assert_eq!(seen, wanted);
    }
}

#[test]
fn no_line_of_the_shipped_notes_is_on_a_learners_page() {
    let pages: Vec<(&String, String)> = site()
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path, letters(&Page::read(std::str::from_utf8(bytes).unwrap()).text)))
        .collect();
    let mut failures = Vec::new();
    let mut looked_for = 0;
    for course in &checked().linked.model.courses {
        for module in &course.modules {
            for (language, body) in &module.bodies {
                let page = format!("{}/courses/{}/{}.instructor.html", language.key(), course.slug, module.id);
                for line in
                    for_audience(&body.markdown, Audience::Instructor).lines().filter(|line| !line.starts_with('#'))
                {
                    let line = letters(line.trim());
                    if line.chars().count() < 14 {
                        continue;
                    }
                    looked_for += 1;
                    let holding: Vec<&str> =
                        pages.iter().filter(|(_, text)| text.contains(&line)).map(|(path, _)| path.as_str()).collect();
                    if holding != [page.as_str()] {
                        failures.push(format!("{line} is on {holding:?}, not on {page} alone"));
                    }
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    let modules: usize = checked().linked.model.courses.iter().map(|course| course.modules.len()).sum();
    assert!(looked_for >= modules * Language::ALL.len(), "{looked_for} lines of notes in {modules} modules");
}
