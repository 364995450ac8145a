//! Views and templates to artifacts, in memory. Pages are made on every core and handed on in order; nothing here knows
//! the model, and nothing here writes.

pub mod codes;
mod markdown;
pub mod print;
mod reading;
pub mod report;
mod templates;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::Serialize;

use crate::artifact::Artifact;
use crate::diag::Diagnostics;
use crate::language::Language;
use crate::source::Sources;
use crate::templates::Template;
use crate::view::pack::PackPage;
use crate::view::{self, LanguageLink, PageKey};
use templates::{Engine, Output, TemplateError};

/// How many pages are held in memory at once.
const BATCH: usize = 64;

/// What pages are made with.
#[derive(Debug, Clone, Copy)]
pub struct Materials<'a> {
    /// The files, with the built-in templates.
    pub sources: &'a Sources,
    /// Which file is which template.
    pub templates: &'a [Template],
    /// Wording by language and key.
    pub messages: &'a BTreeMap<Language, BTreeMap<String, String>>,
}

/// Makes every page of the site and hands each to `sink`, in the order of the outline. Faults in templates are reported
/// once each. The error of the sink, and only that, ends it early.
///
/// # Errors
/// What the sink returns.
pub fn site<E>(
    diagnostics: &mut Diagnostics,
    site: &view::Site<'_>,
    materials: Materials<'_>,
    mut sink: impl FnMut(Artifact) -> Result<(), E>,
) -> Result<(), E> {
    let Some(engine) = Engine::new(diagnostics, materials, Output::Html) else {
        return Ok(());
    };
    let mut reported: BTreeSet<TemplateError> = BTreeSet::new();
    let mut report = |error: TemplateError, path: &str| {
        if reported.insert(error.clone()) {
            diagnostics.push(error.diagnostic(Some(path)));
        }
    };
    let outline = site.outline();
    for batch in outline.chunks(BATCH) {
        let pages: Vec<(String, Result<String, TemplateError>)> =
            batch.par_iter().map(|key| page(&engine, site, *key)).collect();
        for (path, result) in pages {
            match result {
                Ok(html) => sink(Artifact::text(path, html))?,
                Err(error) => report(error, &path),
            }
        }
    }
    for (path, template) in [("index.html", "site/choose.html"), ("404.html", "site/missing.html")] {
        let root = RootPage::of(site);
        match engine.render(template, site.first_language(), &root) {
            Ok(html) => sink(Artifact::text(path, html))?,
            Err(error) => report(error, path),
        }
    }
    files(site, materials, sink)
}

/// Makes the first pages of packs, in order. Faults in their template are reported once each.
pub fn pack_pages(diagnostics: &mut Diagnostics, pages: &[PackPage], materials: Materials<'_>) -> Vec<String> {
    let Some(engine) = Engine::new(diagnostics, materials, Output::Html) else {
        return Vec::new();
    };
    let mut reported: BTreeSet<TemplateError> = BTreeSet::new();
    let made = pages.iter().map(|page| match engine.render_above("site/pack.html", page) {
        Ok(html) => html,
        Err(error) => {
            if reported.insert(error.clone()) {
                diagnostics.push(error.diagnostic(Some("index.html")));
            }
            String::new()
        }
    });
    made.collect()
}

/// Where a file of the theme lies, from the root of the site, told by its path in the workspace; `None` for other files.
pub fn theme_path(path: &str) -> Option<&str> {
    path.strip_prefix("templates/site/assets/")
}

/// What is not a page: the style sheet, the assets of courses, and the site map.
fn files<E>(
    site: &view::Site<'_>,
    materials: Materials<'_>,
    mut sink: impl FnMut(Artifact) -> Result<(), E>,
) -> Result<(), E> {
    let style = materials.templates.iter().find(|template| template.name == "site/assets/site.css");
    if let Some(style) = style {
        sink(Artifact::text("site.css", materials.sources.file(style.file).text.clone()))?;
    }
    for (path, bytes) in materials.sources.published() {
        let rest = path.strip_prefix("courses/").unwrap_or(path);
        sink(Artifact { path: format!("assets/{rest}"), bytes: bytes.to_vec() })?;
    }
    for (path, bytes) in &materials.sources.assets {
        if let Some(rest) = theme_path(path) {
            sink(Artifact { path: rest.to_owned(), bytes: bytes.clone() })?;
        }
    }
    match site.site_map() {
        Some(map) => sink(Artifact::text("sitemap.xml", map)),
        None => Ok(()),
    }
}

fn page(engine: &Engine, site: &view::Site<'_>, key: PageKey) -> (String, Result<String, TemplateError>) {
    let page = site.page(key);
    let html = engine.render(page.template, key.language, &page);
    (page.path, html)
}

/// The pages that stand above the languages.
#[derive(Debug, Serialize)]
struct RootPage {
    title: String,
    site_title: String,
    languages: Vec<LanguageLink>,
    date: String,
    version: &'static str,
}

impl RootPage {
    fn of(site: &view::Site<'_>) -> RootPage {
        let (title, date) = site.title_and_date();
        RootPage {
            site_title: title.clone(),
            title,
            languages: site.languages(),
            date,
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}

/// Bytes as hexadecimal digits.
fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
