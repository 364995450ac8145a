//! What every page has: title, language switch, navigation, metadata.

use schemars::JsonSchema;
use serde::Serialize;

use super::{PageContent, PageKind, Scene, Site, json_ld, links};
use crate::language::Language;

/// What every page has, at the top of its context.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Frame {
    /// Title of the page; empty where the template names it from the catalogue of wording.
    pub title: String,
    /// Title of the site.
    pub site_title: String,
    /// Who publishes the site; empty when unknown.
    pub publisher: String,
    /// Language of the page: `zh` or `en`.
    pub language: String,
    /// Language tag of the page, as `zh-CN`.
    pub language_tag: String,
    /// The same page in the other languages of the workspace.
    pub translations: Vec<LanguageLink>,
    /// Path from this page to the root of the site, ending in `/`; put it before every `href` of this context.
    pub root: String,
    /// Path of this page from the root of the site.
    pub path: String,
    /// Addresses of the main pages, from the root of the site.
    pub home: String,
    /// Address of the coverage report.
    pub coverage_href: String,
    /// Address of the glossary.
    pub glossary_href: String,
    /// Address of the page on how to read the site.
    pub about_href: String,
    /// Which main page this one belongs to: `home`, `coverage`, `glossary` or `about`.
    pub section: String,
    /// Date of this output, as `2026-11-01`; empty when the workspace gives none.
    pub date: String,
    /// Full address of this page; empty when the workspace gives no address.
    pub canonical: String,
    /// Full address of the site, ending in `/`; empty when the workspace gives none.
    pub address: String,
    /// Length of a class hour in minutes.
    pub class_hour_minutes: u32,
    /// Structured data as JSON-LD, safe inside a script element; empty where a page has none.
    pub json_ld: String,
    /// Version of the compiler.
    pub version: String,
}

/// A page in another language.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LanguageLink {
    /// Language tag, as `en-GB`.
    pub tag: String,
    /// Name of the language in itself.
    pub name: String,
    /// Address of the page.
    pub href: String,
}

/// A page that needs nothing but the frame.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PlainPage {}

pub(super) fn frame(scene: &Scene<'_>, kind: PageKind, path: &str, title: String, content: &PageContent) -> Frame {
    let workspace = &scene.linked().model.workspace;
    let language = scene.language;
    let address = scene.site.address.unwrap_or("");
    let translations = workspace.languages.iter().filter(|other| **other != language);
    let translations = translations.map(|other| language_link(scene.site, *other, kind));
    let section = match kind {
        PageKind::Coverage | PageKind::ProgrammeCoverage(_) => "coverage",
        PageKind::Glossary => "glossary",
        PageKind::About => "about",
        _ => "home",
    };
    Frame {
        title,
        site_title: workspace.title.get(language).to_owned(),
        publisher: workspace.publisher.as_ref().map_or(String::new(), |text| text.get(language).to_owned()),
        language: language.key().to_owned(),
        language_tag: language.tag().to_owned(),
        translations: translations.collect(),
        root: "../".repeat(path.matches('/').count()),
        path: path.to_owned(),
        home: scene.path(PageKind::Portal),
        coverage_href: scene.path(PageKind::Coverage),
        glossary_href: scene.path(PageKind::Glossary),
        about_href: scene.path(PageKind::About),
        section: section.to_owned(),
        date: scene.site.date.unwrap_or("").to_owned(),
        canonical: if address.is_empty() { String::new() } else { format!("{address}{path}") },
        address: address.to_owned(),
        class_hour_minutes: workspace.class_hour_minutes,
        json_ld: json_ld::of(scene, content),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// A page in another language.
pub(super) fn language_link(site: &Site<'_>, language: Language, kind: PageKind) -> LanguageLink {
    LanguageLink {
        tag: language.tag().to_owned(),
        name: name_of(language).to_owned(),
        href: links::path(site, language, kind),
    }
}

/// The name of a language in itself.
fn name_of(language: Language) -> &'static str {
    match language {
        Language::Zh => "中文",
        Language::En => "English",
    }
}
