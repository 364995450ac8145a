//! A page of the site becomes a page of a pack: what lies in the pack is linked as before, main pages give way to those of
//! the programme, and links to all the rest lead to the published site or become plain text. Everything else stays byte by
//! byte.

use std::collections::BTreeSet;
use std::ops::Range;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::target::{Surroundings, Target, target};
use crate::address;
use crate::audience::Audience;

/// A page, led anew.
pub(super) struct Rewritten {
    /// The page.
    pub(super) html: String,
    /// The assets that it shows or links to, from the root of the site.
    pub(super) assets: BTreeSet<String>,
}

/// What becomes of a tag.
enum Fate {
    Stays,
    /// Another tag takes its place.
    Replaced(String),
    /// It goes, with all that is in its element.
    Hidden,
}

/// An element that is left out, as far as it has been read.
struct Hidden {
    name: Vec<u8>,
    start: usize,
    depth: usize,
}

/// Elements that have no end tag.
const VOID: [&[u8]; 13] =
    [b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"source", b"track", b"wbr"];

/// Attributes that need an address beside them.
const ABOUT_A_LINK: [&str; 9] =
    ["href", "xlink:href", "rel", "hreflang", "target", "download", "ping", "type", "referrerpolicy"];

/// A page of the site as a page of a pack. An element marked `data-audience="instructor"` is not for learners.
pub(super) fn rewritten(html: &str, path: &str, surroundings: &Surroundings<'_>) -> Rewritten {
    let mut assets = BTreeSet::new();
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut hidden: Option<Hidden> = None;
    for token in tokens(html) {
        match (token, &mut hidden) {
            (Token::StartTag(tag), Some(hidden)) => hidden.depth += usize::from(*tag.name == hidden.name),
            (Token::StartTag(tag), None) => match fate(&tag, path, surroundings, &mut assets) {
                Fate::Stays => {}
                Fate::Replaced(text) => edits.push((tag.span.start..tag.span.end, text)),
                Fate::Hidden if VOID.contains(&tag.name.as_slice()) => {
                    edits.push((tag.span.start..tag.span.end, String::new()));
                }
                Fate::Hidden => {
                    hidden = Some(Hidden { name: tag.name.to_vec(), start: tag.span.start, depth: 1 });
                }
            },
            (Token::EndTag(tag), Some(open)) if *tag.name == open.name => {
                open.depth -= 1;
                if open.depth == 0 {
                    edits.push((open.start..tag.span.end, String::new()));
                    hidden = None;
                }
            }
            _ => {}
        }
    }
    // An element without an end hides the rest of the page: rather too much than a key too many.
    edits.extend(hidden.map(|open| (open.start..html.len(), String::new())));
    Rewritten { html: edited(html, edits), assets }
}

/// The assets that a drawing shows or links to.
pub(super) fn assets(text: &str, path: &str, surroundings: &Surroundings<'_>) -> BTreeSet<String> {
    let mut assets = BTreeSet::new();
    for token in tokens(text) {
        if let Token::StartTag(tag) = token {
            fate(&tag, path, surroundings, &mut assets);
        }
    }
    assets
}

/// A page as a browser reads it.
fn tokens(html: &str) -> impl Iterator<Item = Token<usize>> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).flatten()
}

fn edited(html: &str, edits: Vec<(Range<usize>, String)>) -> String {
    let mut out = String::with_capacity(html.len());
    let mut from = 0;
    for (range, text) in edits {
        out.push_str(html.get(from..range.start).unwrap_or(""));
        out.push_str(&text);
        from = range.end;
    }
    out.push_str(html.get(from..).unwrap_or(""));
    out
}

fn attribute<'a>(tag: &'a StartTag<usize>, name: &str) -> Option<&'a str> {
    tag.attributes.get(name.as_bytes()).and_then(|value| std::str::from_utf8(value).ok())
}

fn fate(tag: &StartTag<usize>, path: &str, surroundings: &Surroundings<'_>, assets: &mut BTreeSet<String>) -> Fate {
    let learner = surroundings.pack.audience == Audience::Learner;
    if learner && attribute(tag, "data-audience") == Some(Audience::Instructor.key()) {
        return Fate::Hidden;
    }
    for loaded in loaded(tag) {
        if let Target::Asset(asset) = target(&loaded, path, surroundings) {
            assets.insert(asset);
        }
    }
    let is_link = [&b"a"[..], b"area", b"link"].contains(&tag.name.as_slice());
    let typed = attribute(tag, "href").or_else(|| attribute(tag, "xlink:href")).filter(|_| is_link);
    let Some(typed) = typed else { return Fate::Stays };
    let address = match target(typed, path, surroundings) {
        Target::Inside | Target::Network => return Fate::Stays,
        Target::Asset(asset) => {
            assets.insert(asset);
            return Fate::Stays;
        }
        Target::Withheld => return Fate::Hidden,
        Target::StandIn(page) => {
            Some(format!("{}{}", "../".repeat(path.matches('/').count()), address::written(&page)))
        }
        Target::Outside(page) => surroundings.address.map(|address| format!("{address}{page}")),
        Target::Nowhere => None,
    };
    if address.is_none() && *tag.name == *b"link" {
        return Fate::Hidden;
    }
    Fate::Replaced(with_address(tag, address.as_deref()))
}

/// Addresses that a browser loads for an element by itself.
fn loaded(tag: &StartTag<usize>) -> Vec<String> {
    let names: &[&str] = match tag.name.as_slice() {
        b"a" | b"area" | b"link" => &[],
        b"image" | b"use" | b"feimage" => &["href", "xlink:href"],
        _ => &["src", "poster", "data"],
    };
    let mut found: Vec<String> = names.iter().filter_map(|name| attribute(tag, name).map(str::to_owned)).collect();
    let set = attribute(tag, "srcset").into_iter().flat_map(|set| set.split(','));
    found.extend(set.filter_map(|one| one.split_whitespace().next().map(str::to_owned)));
    found
}

/// The tag with another address; without one, it is no link any more.
fn with_address(tag: &StartTag<usize>, address: Option<&str>) -> String {
    let mut out = format!("<{}", String::from_utf8_lossy(&tag.name));
    let mut write = |name: &str, value: &str| {
        let value = value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
        out.push_str(&format!(" {name}=\"{value}\""));
    };
    if let Some(address) = address {
        write("href", address);
    }
    for (name, value) in &tag.attributes {
        let name = String::from_utf8_lossy(name);
        let is_address = ["href", "xlink:href"].contains(&name.as_ref());
        let needs_address = ABOUT_A_LINK.contains(&name.as_ref());
        if !is_address && (address.is_some() || !needs_address) {
            write(&name, &String::from_utf8_lossy(value));
        }
    }
    out.push_str(if tag.self_closing { "/>" } else { ">" });
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::view::pack::{HoursFact, Pack, PackFacts, PackIdentity};
    use crate::view::report::Both;

    fn pack(audience: Audience) -> Pack {
        let identity = PackIdentity {
            standard: "d".to_owned(),
            edition: "2021".to_owned(),
            level: "primary".to_owned(),
            direction: None,
            title: Both { zh: String::new(), en: String::new() },
            audience: audience.key(),
        };
        let hours = HoursFact { theory: 0.0, practice: 0.0, self_study: 0.0, taught: 0.0 };
        let facts = PackFacts {
            identity,
            occupation_codes: Vec::new(),
            languages: vec!["zh"],
            class_hour_minutes: 45,
            hours,
            modules: Vec::new(),
            date: None,
        };
        let withheld = match audience {
            Audience::Learner => BTreeSet::from(["zh/courses/c/m.instructor.html".to_owned()]),
            Audience::Instructor => BTreeSet::new(),
        };
        Pack {
            name: "d.primary".to_owned(),
            audience,
            pages: Vec::new(),
            stand_ins: BTreeMap::from([("zh/index.html".to_owned(), "zh/standards/d/primary.html".to_owned())]),
            withheld,
            facts,
        }
    }

    /// A page of a module as it stands in a pack, and the assets that it brings.
    fn led(html: &str, audience: Audience, address: Option<&str>) -> (String, Vec<String>) {
        let has = |path: &str| {
            ["zh/courses/c/other.html", "zh/courses/c/m.instructor.html", "assets/c/图 1.svg"].contains(&path)
        };
        let surroundings = Surroundings {
            pack: &pack(audience),
            pages: &BTreeSet::from(["zh/courses/c/m.html", "zh/standards/d/primary.html"]),
            theme: &["site.css".to_owned()],
            address,
            has: &has,
        };
        let page = rewritten(html, "zh/courses/c/m.html", &surroundings);
        (page.html, page.assets.into_iter().collect())
    }

    #[test]
    fn links_are_led_to_what_the_pack_has() {
        for (html, alone) in [
            // What lies in the pack, or on the network, stays as it is, whatever its spelling.
            ("<a href='m.html#a'>中文</a>", "<a href='m.html#a'>中文</a>"),
            ("<A HREF=#a>x</A>", "<A HREF=#a>x</A>"),
            ("<a href=\"./m.html?print#a\">", "<a href=\"./m.html?print#a\">"),
            ("<link rel=stylesheet href=../../../site.css>", "<link rel=stylesheet href=../../../site.css>"),
            ("<a href=mailto:a@example.org>", "<a href=mailto:a@example.org>"),
            ("<a href=//example.org/x>", "<a href=//example.org/x>"),
            ("<!-- <a href=other.html> -->", "<!-- <a href=other.html> -->"),
            ("<script>'<a href=other.html>'</script>", "<script>'<a href=other.html>'</script>"),
            // Main pages give way to those of the programme.
            ("<a href=../../index.html>x", "<a href=\"../../../zh/standards/d/primary.html\">x"),
            (
                "<a class=n aria-current='true' href='../../../zh/index.html#top'>",
                "<a href=\"../../../zh/standards/d/primary.html\" aria-current=\"true\" class=\"n\">",
            ),
            // All the rest is text.
            ("<a rel=next class='a &quot;b' href=other.html#b>其他</a>", "<a class=\"a &quot;b\">其他</a>"),
            ("<a href=absent.html>x</a>", "<a>x</a>"),
            ("<a href=/zh/index.html>x</a>", "<a>x</a>"),
            ("<a href=../../../../x>x</a>", "<a>x</a>"),
            ("<a href=..>x</a>", "<a>x</a>"),
            ("<link rel=next href=other.html>x", "x"),
            ("<svg><a xlink:href=other.html>x</a></svg>", "<svg><a>x</a></svg>"),
        ] {
            assert_eq!(led(html, Audience::Learner, None).0, alone, "{html}");
        }
        for (html, published) in [
            (
                "<a rel=next href='other.html#b'>",
                "<a href=\"https://example.org/zh/courses/c/other.html#b\" rel=\"next\">",
            ),
            ("<a href=absent.html>x</a>", "<a>x</a>"),
            ("<a href=https://example.org/zh/index.html>", "<a href=https://example.org/zh/index.html>"),
        ] {
            assert_eq!(led(html, Audience::Learner, Some("https://example.org/")).0, published, "{html}");
        }
    }

    #[test]
    fn what_is_for_instructors_is_not_in_a_learners_page() {
        for (html, left) in [
            ("1<a href=m.instructor.html>Keys</a>2", "12"),
            ("1<a href=https://example.org/zh/courses/c/m.instructor.html#q>Keys</a>2", "12"),
            ("1<link rel=next href=m.instructor.html>2", "12"),
            ("1<p data-audience=instructor>a <a href=m.instructor.html>b</a> <b>c</b></p>2", "12"),
            ("1<div data-audience=\"instructor\"><div>a</div><div/>b</div>c</div>2", "12"),
            ("1<img data-audience=instructor src='../../../assets/c/图 1.svg'>2", "12"),
            ("1<div data-audience=instructor>rather too much than too little", "1"),
            ("<p data-audience=learner>1</p>", "<p data-audience=learner>1</p>"),
        ] {
            let (learner, assets) = led(html, Audience::Learner, Some("https://example.org/"));
            assert_eq!((learner.as_str(), assets.len()), (left, 0), "{html}");
        }
        let html = "<p data-audience=instructor>a</p>";
        assert_eq!(led(html, Audience::Instructor, None).0, html);
    }

    #[test]
    fn assets_come_with_the_pages_that_use_them() {
        for html in [
            "<img src='../../../assets/c/图 1.svg'>",
            "<img src=../../../assets/c/%E5%9B%BE%201.svg?v=2>",
            "<img srcset='absent.svg 1x, ../../../assets/c/%E5%9B%BE%201.svg 2x'>",
            "<a href='../../../assets/c/图%201.svg'>x</a>",
            "<video poster='../../../assets/c/图 1.svg'>",
            "<svg><image xlink:href='../../../assets/c/图 1.svg'/></svg>",
        ] {
            let (same, assets) = led(html, Audience::Learner, None);
            assert_eq!((same.as_str(), assets), (html, vec!["assets/c/图 1.svg".to_owned()]), "{html}");
        }
        let (_, none) = led("<img src=absent.svg><img src=https://example.org/x.png>", Audience::Learner, None);
        assert!(none.is_empty());
    }

    /// The start tags of a text, cut out by their places.
    fn cut(html: &str) -> Vec<&str> {
        let tags = tokens(html).filter_map(|token| match token {
            Token::StartTag(tag) => Some(tag.span.start..tag.span.end),
            Token::EndTag(tag) => Some(tag.span.start..tag.span.end),
            _ => None,
        });
        tags.map(|range| html.get(range.clone()).unwrap_or("?")).collect()
    }

    #[test]
    fn places_of_tags_are_exact() {
        for html in [
            "<p>中文<a href=\"x\">文</a>",
            "<p>a\r\nb<a\r\nhref='x'>\r</a>\n",
            "<p>&amp; &lt; &notin; &not; &#x4e2d; &#20013; &unknown; &<a href=x&amp;y>&</a>",
            "<script>if (a < b) { '</p>' }</script><a>x</a>",
            "<title>a <b> c</title><a>x</a>",
            "<!-- <a> --><!doctype html><a>x</a><!--->x<a>",
            "<svg><path d='M0'/><![CDATA[<a>]]></svg><a>",
            "a < b <3 </ > <a>x</a>",
            "\u{feff}<a>",
            "<a\0b=c>\0</a>",
        ] {
            for tag in cut(html) {
                let single = tag.starts_with('<') && tag.ends_with('>') && tag.matches('<').count() == 1;
                assert!(single, "{html:?}: {tag:?} of {:?}", cut(html));
            }
        }
    }

    proptest! {
        #[test]
        fn places_of_tags_are_exact_in_any_text(
            parts in prop::collection::vec(
                prop::sample::select(vec![
                    "<a href=\"x&amp;y\">", "</a>", "<p>", "\r\n", "\r", "\n", "中", "&amp;", "&am", "&#x4e2d;", "&#", "&",
                    "&notit;", "<", ">", "<!--", "-->", "<!-", "<!", "</", "<?", "\0", " ", "x", "'", "\"", "=", "/", "<br/>",
                    "<title>", "</title>", "<script>", "</script>", "<textarea>", "</textarea>", "<style>", "</style>", "😀",
                ]),
                0..24,
            )
        ) {
            let html = parts.concat();
            for tag in cut(&html) {
                prop_assert!(tag.starts_with('<') && tag.ends_with('>'), "{:?}: {:?}", html, tag);
            }
        }
    }
}
