//! Course packs: a programme as one archive that works from a folder, without a network. Made from the very pages of the
//! site; nothing here knows the model, and nothing here reads or writes a disk. Formats of learning platforms will stand
//! beside the archive and take the same pages.

mod archive;
mod manifest;
mod media;
mod page;
mod read_me;
mod target;

pub use archive::ZipError;
pub use manifest::{Listing, index};

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::artifact::Artifact;
use crate::view::pack::Pack;
use archive::{Archive, Entry};
use target::Surroundings;

/// Where the pages lie in a pack.
const SITE: &str = "site/";
/// How many pages are held in memory at once.
const BATCH: usize = 64;
/// How many other files, which may be large, are held in memory at once.
const LARGE_BATCH: usize = 4;

/// The output that packs are made from. Paths are as in the output folder: `site/…`, `print/…`.
pub trait Output: Sync {
    /// What reading and archiving can fail with.
    type Error: From<ZipError> + Send;

    /// Whether there is such a file.
    fn has(&self, path: &str) -> bool;

    /// Its bytes.
    ///
    /// # Errors
    /// When it cannot be read.
    fn read(&self, path: &str) -> Result<Vec<u8>, Self::Error>;
}

/// What goes into a pack beside the pages and what they show.
#[derive(Debug)]
pub struct Additions<'a> {
    /// The first page: `index.html`.
    pub front: String,
    /// Files that every page may need, from the root of the site: the style sheet and what belongs to the theme.
    pub theme: &'a [String],
    /// Printed documents: where each lies in the output, and where in the pack.
    pub prints: Vec<(String, String)>,
    /// Reports of this programme alone.
    pub reports: Vec<Artifact>,
    /// Where the site is served, with a final `/`.
    pub address: Option<&'a str>,
}

/// Makes a pack: the archive, and the line about it in the list of packs.
///
/// # Errors
/// When a file cannot be read, or the archive cannot hold it.
pub fn pack<O: Output>(pack: &Pack, additions: Additions<'_>, output: &O) -> Result<(Artifact, Listing), O::Error> {
    let mut archive = Archive::new();
    archive.add(Entry::new("index.html", additions.front.as_bytes())?)?;
    archive.add(Entry::new("READ-ME.txt", read_me::text(&pack.facts, &additions).as_bytes())?)?;
    let assets = pages(&mut archive, pack, &additions, output)?;
    let site = |path: &String| (format!("{SITE}{path}"), format!("{SITE}{path}"));
    let theme: BTreeSet<&String> = additions.theme.iter().collect();
    let files = theme.into_iter().map(site).chain(assets.iter().map(site));
    let files: Vec<(String, String)> = files.chain(additions.prints).collect();
    for batch in files.chunks(LARGE_BATCH) {
        let entries = batch.par_iter().map(|(from, to)| Ok(Entry::new(to, &output.read(from)?)?));
        for entry in entries.collect::<Result<Vec<Entry>, O::Error>>()? {
            archive.add(entry)?;
        }
    }
    for report in &additions.reports {
        archive.add(Entry::new(&report.path, &report.bytes)?)?;
    }
    let manifest = manifest::manifest(&pack.facts, archive.files());
    archive.add(Entry::new("manifest.json", manifest.as_bytes())?)?;
    let bytes = archive.finish()?;
    let path = format!("{}.zip", pack.name);
    let listing = Listing::new(&path, &pack.facts.identity, &bytes);
    Ok((Artifact { path, bytes }, listing))
}

/// Adds the pages, with links led anew; returns the assets that they use.
fn pages<O: Output>(
    archive: &mut Archive,
    pack: &Pack,
    additions: &Additions<'_>,
    output: &O,
) -> Result<BTreeSet<String>, O::Error> {
    let has = |path: &str| output.has(&format!("{SITE}{path}"));
    let pages: BTreeSet<&str> = pack.pages.iter().map(String::as_str).collect();
    let surroundings =
        Surroundings { pack, pages: &pages, theme: additions.theme, address: additions.address, has: &has };
    let mut assets = BTreeSet::new();
    for batch in pack.pages.chunks(BATCH) {
        let made = batch.par_iter().map(|path| {
            let html = output.read(&format!("{SITE}{path}"))?;
            let page = page::rewritten(&String::from_utf8_lossy(&html), path, &surroundings);
            Ok((Entry::new(&format!("{SITE}{path}"), page.html.as_bytes())?, page.assets))
        });
        for (entry, used) in made.collect::<Result<Vec<_>, O::Error>>()? {
            archive.add(entry)?;
            assets.extend(used);
        }
    }
    // A drawing may itself show pictures, which show no others: browsers draw what is inside one level deep only, but
    // whoever opens the drawing alone sees all of it.
    let mut open: Vec<String> = assets.iter().cloned().collect();
    while let Some(path) = open.pop() {
        if path.ends_with(".svg") {
            let text = output.read(&format!("{SITE}{path}"))?;
            let used = page::assets(&String::from_utf8_lossy(&text), &path, &surroundings);
            open.extend(used.into_iter().filter(|path| assets.insert(path.clone())));
        }
    }
    Ok(assets)
}
