//! Course packs: which are made, from what, and in which order. Each is made whole and written before the next begins, so
//! that memory holds one at a time.

use anyhow::Context;

use crate::artifact::Artifact;
use crate::audience::Audience;
use crate::diag::Diagnostics;
use crate::emit::Staging;
use crate::pack::{self, Additions};
use crate::plan::Programme;
use crate::render::{self, Materials};
use crate::view::Site;
use crate::view::pack::{PackKey, Print, workbook_path};
use crate::view::report::{self, Selection};

use super::Checked;

/// Which packs are asked for; `None` means all.
#[derive(Debug, Clone, Copy, Default)]
pub struct Packs<'a> {
    /// Of which programmes.
    pub selection: Selection<'a>,
    /// For whom.
    pub audience: Option<Audience>,
}

/// What packs are made from.
pub(super) struct Stock<'a> {
    /// The workspace.
    pub(super) checked: &'a Checked,
    /// Its programmes.
    pub(super) programmes: &'a [Programme<'a>],
    /// The views of the site.
    pub(super) site: &'a Site<'a>,
    /// What pages are made with.
    pub(super) materials: Materials<'a>,
    /// The pages, written.
    pub(super) pages: &'a Staging,
    /// The printed documents, written.
    pub(super) prints: &'a [Print],
    /// Where those lie; `None` when none are made.
    pub(super) printed: Option<&'a Staging>,
}

impl Packs<'_> {
    /// How many packs these are: programmes without modules have none.
    pub fn count(&self, checked: &Checked) -> usize {
        let programmes = checked.coverage.programmes.iter();
        let chosen = programmes
            .filter(|coverage| !coverage.modules.is_empty() && self.selection.takes(&checked.linked, coverage));
        chosen.count() * Audience::ALL.iter().filter(|one| self.audience.is_none_or(|wanted| wanted == **one)).count()
    }
}

impl Stock<'_> {
    /// Makes packs, and the list of them.
    pub(super) fn write(
        &self,
        diagnostics: &mut Diagnostics,
        wanted: Packs<'_>,
        packs: &mut Staging,
        mut progress: impl FnMut(&str),
    ) -> anyhow::Result<()> {
        let keys = self.site.packs(wanted.selection, wanted.audience);
        let fronts: Vec<_> = keys.iter().map(|key| self.site.pack_page(*key, self.prints)).collect();
        let fronts = render::pack_pages(diagnostics, &fronts, self.materials);
        if diagnostics.has_errors() {
            return Ok(());
        }
        let assets = self.checked.sources.assets.keys().filter_map(|path| render::theme_path(path));
        let theme: Vec<String> = std::iter::once("site.css").chain(assets).map(str::to_owned).collect();
        let mut listings = Vec::new();
        for (key, front) in keys.into_iter().zip(fronts) {
            let additions = Additions {
                front,
                theme: &theme,
                prints: self.site.prints(key, self.prints),
                reports: self.reports(key)?,
                address: self.site.address(),
            };
            let pack = self.site.pack(key);
            let made =
                pack::pack(&pack, additions, self).with_context(|| format!("cannot make the pack {}", pack.name));
            let (artifact, listing) = made?;
            progress(&artifact.path);
            packs.write(&artifact)?;
            listings.push(listing);
        }
        packs.write(&Artifact::text("index.json", pack::index(&listings, self.checked.date.as_deref())))
    }

    /// The coverage of the programme of a pack alone.
    fn reports(&self, key: PackKey) -> anyhow::Result<Vec<Artifact>> {
        let Checked { linked, sources, date, .. } = self.checked;
        let programme = std::slice::from_ref(&self.programmes[key.programme]);
        let report = report::coverage(linked, sources, programme, Selection::default());
        let mut reports = vec![Artifact::text("reports/coverage.json", render::report::json(&report))];
        for language in &linked.model.workspace.languages {
            let bytes = render::report::workbook(&report, *language, date.as_deref())?;
            reports.push(Artifact { path: workbook_path(*language), bytes });
        }
        Ok(reports)
    }
}

impl pack::Output for Stock<'_> {
    type Error = anyhow::Error;

    fn has(&self, path: &str) -> bool {
        path.strip_prefix("site/").is_some_and(|path| self.pages.has(path))
    }

    fn read(&self, path: &str) -> anyhow::Result<Vec<u8>> {
        match (path.strip_prefix("site/"), path.strip_prefix("print/"), self.printed) {
            (Some(path), ..) => self.pages.read(path),
            (None, Some(path), Some(printed)) => printed.read(path),
            _ => anyhow::bail!("there is no {path} to put into a pack"),
        }
    }
}
