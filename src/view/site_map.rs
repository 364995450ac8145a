//! The site map (sitemaps.org, 0.9). Instructors' pages are left out: search engines need not know keys.

use std::fmt::Write;

use super::{PageKey, PageKind, Site, links};

/// The map of a site served at `address`.
pub(super) fn xml(site: &Site<'_>, address: &str) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for PageKey { language, kind } in site.outline() {
        if matches!(kind, PageKind::Instructor(_)) {
            continue;
        }
        let _ = write!(out, "<url><loc>{}</loc>", escape(&format!("{address}{}", links::path(site, language, kind))));
        if let Some(date) = site.date {
            let _ = write!(out, "<lastmod>{date}</lastmod>");
        }
        for other in &site.linked.model.workspace.languages {
            let href = escape(&format!("{address}{}", links::path(site, *other, kind)));
            let _ = write!(out, "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{href}\"/>", other.tag());
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&apos;")
}
