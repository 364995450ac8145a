//! What a pack says of itself: `manifest.json` inside it, and its line in the list of all packs.

use serde::Serialize;

use super::archive::{FileFact, sha256};
use crate::view::pack::{PackFacts, PackIdentity};

/// The manifest of a pack; `schema` changes when a key changes its meaning.
#[derive(Serialize)]
struct Manifest<'a> {
    schema: &'static str,
    #[serde(flatten)]
    facts: &'a PackFacts,
    compiler: &'static str,
    /// Every file but the manifest itself.
    files: &'a [FileFact],
}

/// A pack in the list of all packs.
#[derive(Debug, Clone, Serialize)]
pub struct Listing {
    /// Name of the archive.
    file: String,
    #[serde(flatten)]
    identity: PackIdentity,
    /// Length of the archive.
    bytes: usize,
    /// Its checksum, in hexadecimal.
    sha256: String,
}

impl Listing {
    /// The line of a pack.
    pub(super) fn new(file: &str, identity: &PackIdentity, bytes: &[u8]) -> Listing {
        Listing { file: file.to_owned(), identity: identity.clone(), bytes: bytes.len(), sha256: sha256(bytes) }
    }
}

#[derive(Serialize)]
struct Index<'a> {
    schema: &'static str,
    compiler: &'static str,
    date: Option<&'a str>,
    packs: &'a [Listing],
}

/// The compiler, as manifests name it.
const COMPILER: &str = concat!("curricle ", env!("CARGO_PKG_VERSION"));

/// The manifest of a pack with these files.
pub(super) fn manifest(facts: &PackFacts, files: &[FileFact]) -> String {
    json(&Manifest { schema: "curricle/pack/1", facts, compiler: COMPILER, files })
}

/// The list of packs, for whoever publishes them.
pub fn index(packs: &[Listing], date: Option<&str>) -> String {
    json(&Index { schema: "curricle/packs/1", compiler: COMPILER, date, packs })
}

fn json(value: &impl Serialize) -> String {
    // Text, numbers and lists: it always serialises.
    serde_json::to_string_pretty(value).map(|text| text + "\n").unwrap_or_default()
}
