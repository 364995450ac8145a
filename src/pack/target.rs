//! Where an address on a page of the site leads, seen from a pack.

use std::collections::BTreeSet;

use crate::address::{self, Address};
use crate::view::pack::Pack;

/// What the pages of a pack are led by.
pub(super) struct Surroundings<'a> {
    /// The pack.
    pub(super) pack: &'a Pack,
    /// Its pages.
    pub(super) pages: &'a BTreeSet<&'a str>,
    /// Files that come with every pack.
    pub(super) theme: &'a [String],
    /// Where the site is served, with a final `/`.
    pub(super) address: Option<&'a str>,
    /// Whether the site has a file.
    pub(super) has: &'a (dyn Fn(&str) -> bool + Sync),
}

/// Where an address leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// To the same page, to another of the pack, or to what comes with every pack.
    Inside,
    /// To an asset, which comes with the pack because of it.
    Asset(String),
    /// To a main page of the site, whose place a page of the pack takes.
    StandIn(String),
    /// To a page that this audience is not shown.
    Withheld,
    /// To another page of the site: its path with the place in it.
    Outside(String),
    /// To nothing that the site has.
    Nowhere,
    /// To the network.
    Network,
}

/// Where an address on a page, given by its path from the root of the site, leads.
pub(super) fn target(typed: &str, page: &str, surroundings: &Surroundings<'_>) -> Target {
    let (file, fragment) = typed.trim().split_once('#').map_or((typed.trim(), None), |(file, rest)| (file, Some(rest)));
    // A folder on disk knows no queries: what is asked for is the file.
    let file = file.split('?').next().unwrap_or("");
    let path = match address::read(file) {
        Address::Relative { path, .. } if path.is_empty() => return Target::Inside,
        Address::Relative { path, .. } if path.starts_with(['/', '\\']) => return Target::Nowhere,
        Address::Relative { path, .. } => path,
        Address::Scheme(_) | Address::Host => {
            let own = surroundings.address.and_then(|address| file.strip_prefix(address));
            let withheld = own.is_some_and(|path| surroundings.pack.withheld.contains(path));
            return if withheld { Target::Withheld } else { Target::Network };
        }
    };
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let Some(path) = address::resolved(folder, &path) else { return Target::Nowhere };
    let path = path.trim_start_matches('/');
    if surroundings.pages.contains(path) || surroundings.theme.iter().any(|file| file == path) {
        Target::Inside
    } else if let Some(page) = surroundings.pack.stand_ins.get(path) {
        Target::StandIn(page.clone())
    } else if surroundings.pack.withheld.contains(path) {
        Target::Withheld
    } else if !(surroundings.has)(path) {
        Target::Nowhere
    } else if path.starts_with("assets/") {
        Target::Asset(path.to_owned())
    } else {
        let fragment = fragment.map_or(String::new(), |fragment| format!("#{fragment}"));
        Target::Outside(format!("{}{fragment}", address::written(path)))
    }
}
