//! The built site as a visitor finds it: links that lead somewhere, headings, languages, structured data, and nothing on
//! a learner's page that only an instructor should see.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use curricle::driver::Built;
use curricle::language::Language;
use serde_json::Value;

use crate::support::disk::Disk;
use crate::support::page::{Page, dead_links, letters, scheme, target};
use crate::support::shipped::{ADDRESS, checked, secrets, site};

fn assert_none(failures: &[String]) {
    assert!(failures.is_empty(), "{} failures\n{}\n", failures.len(), failures[..failures.len().min(20)].join("\n"));
}

/// Every page of the site, read once.
fn pages() -> &'static BTreeMap<String, Page> {
    static PAGES: OnceLock<BTreeMap<String, Page>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let html = site().iter().filter(|(path, _)| path.ends_with(".html"));
        html.map(|(path, bytes)| (path.clone(), Page::read(std::str::from_utf8(bytes).unwrap()))).collect()
    })
}

#[test]
fn no_link_is_dead() {
    assert_none(&dead_links(pages(), |file| site().contains_key(file)));
}

#[test]
fn addresses_under_which_the_site_is_served_name_pages_that_exist() {
    let mut failures = Vec::new();
    for (path, page) in pages() {
        for (_, address) in page.addresses() {
            if let Some(rest) = address.strip_prefix(ADDRESS)
                && !site().contains_key(rest)
            {
                failures.push(format!("{path}: {address}"));
            }
        }
    }
    assert_none(&failures);
}

#[test]
fn every_page_is_reached_from_the_first() {
    let mut seen = BTreeSet::from(["index.html".to_owned()]);
    let mut open = vec!["index.html".to_owned()];
    while let Some(path) = open.pop() {
        let Some(page) = pages().get(&path) else { continue };
        for element in page.named("a") {
            let address = element.attribute("href").filter(|address| scheme(address).is_none());
            if let Some((file, _)) = address.and_then(|address| target(&path, address))
                && seen.insert(file.clone())
            {
                open.push(file);
            }
        }
    }
    let missed: Vec<String> =
        pages().keys().filter(|path| *path != "404.html" && !seen.contains(*path)).cloned().collect();
    assert_none(&missed);
}

#[test]
fn ids_are_unique_on_a_page() {
    let mut failures = Vec::new();
    for (path, page) in pages() {
        let mut seen = BTreeSet::new();
        failures.extend(page.ids().filter(|id| !seen.insert(*id)).map(|id| format!("{path}: id {id:?} twice")));
        failures.extend(
            page.ids()
                .filter(|id| id.is_empty() || id.contains(char::is_whitespace))
                .map(|id| format!("{path}: {id:?} is no id")),
        );
    }
    assert_none(&failures);
}

#[test]
fn what_refers_to_an_id_finds_it() {
    let mut failures = Vec::new();
    for (path, page) in pages() {
        let ids: BTreeSet<&str> = page.ids().collect();
        for element in &page.elements {
            for name in ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"] {
                for id in element.attribute(name).unwrap_or("").split_whitespace().filter(|id| !ids.contains(id)) {
                    failures.push(format!("{path}: {name}={id:?}"));
                }
            }
        }
    }
    assert_none(&failures);
}

#[test]
fn every_page_says_its_language() {
    let mut failures = Vec::new();
    for (path, page) in pages() {
        let lang = page.named("html").next().and_then(|html| html.attribute("lang"));
        let wanted = match path.split('/').next() {
            Some("zh") => &["zh-CN"][..],
            Some("en") => &["en-GB"][..],
            _ => &["zh-CN", "en-GB"][..],
        };
        if !lang.is_some_and(|lang| wanted.contains(&lang)) {
            failures.push(format!("{path}: lang={lang:?}"));
        }
    }
    assert_none(&failures);
}

#[test]
fn every_page_links_to_itself_in_the_other_language() {
    let mut failures = Vec::new();
    for (path, page) in pages() {
        let other = match path.split_once('/') {
            Some(("zh", rest)) => format!("en/{rest}"),
            Some(("en", rest)) => format!("zh/{rest}"),
            _ => continue,
        };
        let links = page.named("a").filter(|link| link.attribute("hreflang").is_some());
        let mut targets = links.filter_map(|link| target(path, link.attribute("href")?));
        if !targets.any(|(file, _)| file == other) {
            failures.push(format!("{path} has no link to {other}"));
        }
    }
    assert_none(&failures);
}

#[test]
fn every_page_has_one_first_heading_and_skips_no_level() {
    let mut failures = Vec::new();
    for (path, page) in pages() {
        let levels: Vec<u8> = page
            .elements
            .iter()
            .filter_map(|element| element.name.strip_prefix('h')?.parse().ok().filter(|level| (1..=6).contains(level)))
            .collect();
        if levels.iter().filter(|level| **level == 1).count() != 1 {
            failures.push(format!("{path}: headings {levels:?}"));
        }
        let skips = levels.windows(2).any(|pair| pair[1] > pair[0] + 1);
        if skips {
            failures.push(format!("{path}: a level is skipped in {levels:?}"));
        }
    }
    assert_none(&failures);
}

#[test]
fn every_page_has_a_title_of_its_own() {
    let mut titles: BTreeMap<&str, &str> = BTreeMap::new();
    let mut failures = Vec::new();
    for (path, page) in pages() {
        let title = page.named("title").next().map_or("", |title| title.text.trim());
        if title.is_empty() {
            failures.push(format!("{path} has no title"));
        } else if let Some(other) = titles.insert(title, path).filter(|_| path != "404.html" && path != "index.html") {
            failures.push(format!("{path} and {other} both have the title {title:?}"));
        }
    }
    assert_none(&failures);
}

#[test]
fn pages_are_well_formed_and_hold_nothing_that_runs() {
    let mut failures = Vec::new();
    for (path, page) in pages() {
        failures.extend(page.faults.iter().map(|fault| format!("{path}: {fault}")));
        failures.extend(page.harm().iter().map(|harm| format!("{path}: {harm}")));
    }
    assert_none(&failures);
}

#[test]
fn pages_load_nothing_from_elsewhere() {
    let failures = pages().iter().flat_map(|(path, page)| {
        page.loads_from_elsewhere().map(move |(element, address)| format!("{path}: <{}> loads {address}", element.name))
    });
    assert_none(&failures.collect::<Vec<_>>());
}

#[test]
fn every_picture_has_an_alternative_text() {
    let mut failures = Vec::new();
    for (path, page) in pages() {
        let silent = page.named("img").filter(|image| image.attribute("alt").is_none_or(str::is_empty));
        failures.extend(silent.map(|image| format!("{path}: {:?}", image.attribute("src"))));
    }
    assert_none(&failures);
}

fn is_instructors(path: &str) -> bool {
    path.ends_with(".instructor.html")
}

#[test]
fn the_site_map_lists_every_page_but_instructors() {
    let map = std::str::from_utf8(&site()["sitemap.xml"]).unwrap();
    let listed: BTreeSet<&str> = map
        .split("<loc>")
        .skip(1)
        .map(|rest| rest.split("</loc>").next().unwrap().strip_prefix(ADDRESS).unwrap())
        .collect();
    let pages = pages().keys().map(String::as_str);
    let wanted: BTreeSet<&str> = pages.filter(|path| path.contains('/') && !is_instructors(path)).collect();
    assert_eq!(listed, wanted);
    assert!(!map.contains("instructor"));
    let date = checked().date.as_deref().unwrap();
    assert_eq!(map.matches(&format!("<lastmod>{date}</lastmod>")).count(), listed.len());
}

#[test]
fn instructors_pages_ask_not_to_be_indexed() {
    let mut failures = Vec::new();
    for (path, page) in pages() {
        let robots = page.named("meta").find(|meta| meta.attribute("name") == Some("robots"));
        let hidden =
            robots.and_then(|meta| meta.attribute("content")).is_some_and(|content| content.contains("noindex"));
        if path.contains('/') && hidden != is_instructors(path) {
            failures.push(format!("{path}: noindex is {hidden}"));
        }
    }
    assert_none(&failures);
}

#[test]
fn structured_data_is_json_and_says_what_a_course_is() {
    let mut courses = 0;
    for (path, page) in pages() {
        for script in page.named("script") {
            let data: Value = serde_json::from_str(&script.text).unwrap_or_else(|error| panic!("{path}: {error}"));
            assert_eq!(data["@context"], "https://schema.org", "{path}");
            assert_eq!(data["@type"], "Course", "{path}");
            for key in ["name", "description", "inLanguage"] {
                assert!(data[key].as_str().is_some_and(|text| !text.is_empty()), "{path}: {key}");
            }
            assert!(data["provider"]["name"].is_string(), "{path}");
            courses += 1;
        }
    }
    let model = &checked().linked.model;
    assert_eq!(courses, 2 * (model.courses.len() + checked().coverage.programmes.len()));
}

#[test]
fn learners_pages_hold_no_key_no_reason_and_no_rubric() {
    let mut failures = Vec::new();
    let mut looked_for = 0;
    for course in &checked().linked.model.courses {
        for module in &course.modules {
            for language in Language::ALL {
                let stem = format!("{}/courses/{}/{}", language.key(), course.slug, module.id);
                let learner = letters(&pages()[&format!("{stem}.html")].text);
                let instructor = letters(&pages()[&format!("{stem}.instructor.html")].text);
                for secret in secrets(module, language) {
                    looked_for += 1;
                    if learner.contains(&secret) {
                        failures.push(format!("{stem}.html holds {secret}"));
                    }
                    if !instructor.contains(&secret) {
                        failures.push(format!("{stem}.instructor.html lacks {secret}"));
                    }
                }
            }
        }
    }
    assert_none(&failures);
    assert!(looked_for > 100);
}

#[test]
fn other_keys_and_rubrics_change_nothing_that_a_learner_sees() {
    let (one, other) = (Disk::base(), Disk::base());
    let file = |module: &str| format!("courses/demo/modules/{module}/assessment.toml");
    other.replace(
        &file("first"),
        "\"What the goods are and how many\", correct = true",
        "\"What the goods are and how many\"",
    );
    other.replace(&file("first"), "\"The driver's home address\"", "\"The driver's home address\", correct = true");
    other.replace(&file("first"), "key = true", "key = false");
    other.replace(&file("first"), "Without them nothing can be checked.", "Another reason.");
    other.replace(&file("first"), "en = \"Nothing missed\"", "en = \"Another wording\"");
    other.replace(&file("first"), "en = \"Checking\"", "en = \"Another criterion\"");
    other.replace(&file("first"), "marks = 60, full", "marks = 70, full");
    other.replace(&file("first"), "marks = 40, full", "marks = 30, full");
    other.replace(&file("second"), "\"The order names a batch\", correct = true", "\"The order names a batch\"");
    other.replace(&file("second"), "\"The later goods are nearer\"", "\"The later goods are nearer\", correct = true");
    other.replace(&file("third"), "The store, the person who collects, and the accounts office.", "Another answer.");
    for disk in [&one, &other] {
        disk.silence_rules();
        assert!(matches!(disk.build().0, Built::Written(_)));
    }
    let mut changed = Vec::new();
    for ((path, before), (_, after)) in one.files("dist/site").iter().zip(&other.files("dist/site")) {
        if before != after {
            assert!(is_instructors(path), "{path} shows a key");
            changed.push(path.clone());
        }
    }
    let wanted = [
        "en/courses/demo/first",
        "en/courses/demo/second",
        "en/courses/demo/third",
        "zh/courses/demo/first",
        "zh/courses/demo/second",
    ];
    assert_eq!(changed, wanted.map(|stem| format!("{stem}.instructor.html")), "instructors see what has changed");
}

#[test]
fn links_spelled_in_unusual_ways_lead_where_the_rules_on_links_say_they_lead() {
    let disk = Disk::base();
    let odd = "a \"b\" 'c' <d> &amp; #1 %41 ?.svg";
    for name in ["a b.svg", "图.svg", "100%.svg", "q?v=2.svg", "1:2.svg", odd] {
        disk.write(&format!("courses/demo/modules/second/{name}"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    }
    let links = [
        "[x](../first/index%2Ezh.md)",
        "[x](./../second/../first/index.zh.md#damage)",
        "[x](../%66irst/index.zh.md)",
        "[x](<a b.svg>)",
        "[x](a%20b.svg)",
        "[x](图.svg)",
        "[x](%E5%9B%BE.svg)",
        "[x](100%25.svg)",
        "[x](q%3Fv=2.svg)",
        "[x](1%3A2.svg)",
        "[x](<a \"b\" 'c' \\<d\\> &amp;amp; %231 %2541 ?.svg>)",
        "[x](index.zh.md#moving)",
        "[x](#moving)",
        "![x](<a b.svg>)",
        "![x](%E5%9B%BE.svg)",
        "![x](100%25.svg)",
        "![x](q?v=2.svg)",
    ];
    // Each is tried alone.
    let body = disk.read("courses/demo/modules/second/index.zh.md");
    let mut failures = Vec::new();
    for link in links {
        disk.write("courses/demo/modules/second/index.zh.md", format!("{body}\n{link}\n"));
        let (built, found) = disk.build();
        if built == Built::Nothing {
            failures.push(format!("{link} is refused: {found:?}"));
            continue;
        }
        let files = disk.files("dist/site");
        let html = files.iter().filter(|(path, _)| path.ends_with(".html"));
        let pages: BTreeMap<String, Page> =
            html.map(|(path, bytes)| (path.clone(), Page::read(std::str::from_utf8(bytes).unwrap()))).collect();
        let dead = dead_links(&pages, |file| files.iter().any(|(path, _)| path == file));
        failures.extend(dead.into_iter().map(|dead| format!("{link}: {dead}")));
    }
    assert_none(&failures);
}

#[test]
fn a_requirement_of_a_level_that_is_not_defined_is_linked_to_its_occupation() {
    let disk = Disk::base();
    disk.silence_rules();
    let head = disk.read("standards/demo/standard.toml");
    disk.write("standards/demo/standard.toml", head.replace("id = \"primary\"", "id = \"elementary\""));
    assert!(matches!(disk.build().0, Built::Written(_)));
    let files = disk.files("dist/site");
    let html = files.iter().filter(|(path, _)| path.ends_with(".html"));
    let pages: BTreeMap<String, Page> =
        html.map(|(path, bytes)| (path.clone(), Page::read(std::str::from_utf8(bytes).unwrap()))).collect();
    assert_none(&dead_links(&pages, |file| files.iter().any(|(path, _)| path == file)));
}

#[test]
fn a_site_without_an_address_links_within_itself_alone() {
    let disk = Disk::base();
    assert!(disk.run(&["build", "--quiet"]).status.success());
    let files = disk.files("dist/site");
    let html = files.iter().filter(|(path, _)| path.ends_with(".html"));
    let pages: BTreeMap<String, Page> =
        html.map(|(path, bytes)| (path.clone(), Page::read(std::str::from_utf8(bytes).unwrap()))).collect();
    assert_none(&dead_links(&pages, |file| files.iter().any(|(path, _)| path == file)));
    assert!(!files.iter().any(|(path, _)| path == "sitemap.xml"));
}

#[test]
fn fonts_are_read_and_stay_behind() {
    let disk = Disk::base();
    disk.replace("curricle.toml", "mastered_at_most = 2", "mastered_at_most = 2\n\n[print]\nfonts = [\"fonts/house\"]");
    for path in ["courses/demo/fonts/kai.ttf", "courses/demo/fonts/licence.pdf", "fonts/house/song.otf"] {
        disk.write(path, "x");
    }
    let (built, found) = disk.build();
    assert!(matches!(built, Built::Written(_)), "{found:#?}");
    let checked = disk.check();
    let folders = checked.linked.model.font_folders();
    let fonts = checked.sources.fonts(folders.iter().map(String::as_str));
    assert_eq!(fonts, [("courses/demo/fonts/kai.ttf", &b"x"[..]), ("fonts/house/song.otf", b"x")]);
    let files = disk.files("dist");
    let published =
        files.iter().any(|(path, _)| path.contains("kai") || path.contains("song") || path.contains("licence"));
    assert!(!published && files.iter().any(|(path, _)| path == "site/assets/demo/modules/first/flow.svg"));
}
