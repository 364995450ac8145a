//! What a build printed: which documents, from what, and where things stand in the learner's books. The next build reads
//! it and typesets only what has changed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::render::hexadecimal;

/// Name of the record beside the documents.
pub const FILE: &str = "documents.json";
/// The shape of the record.
const SCHEMA: &str = "curricle/print/1";

/// All documents of a build.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    schema: String,
    /// The documents, in the order of programmes.
    pub documents: Vec<Entry>,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Path of the file from the record.
    pub path: String,
    /// Slug of the standard.
    pub standard: String,
    /// Id of the level.
    pub level: String,
    /// Id of the direction, if there is one.
    pub direction: Option<String>,
    /// Kind of document.
    pub kind: String,
    /// `zh`, `en` or `both`.
    pub language: String,
    /// How many pages it has.
    pub pages: usize,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Names all that it was made from.
    pub inputs: String,
    /// Printed page numbers of labelled places; in learner's books only, since audits need them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub folios: BTreeMap<String, String>,
}

impl Record {
    /// A record of these documents.
    pub fn new(documents: Vec<Entry>) -> Record {
        Record { schema: SCHEMA.to_owned(), documents }
    }

    /// Reads the record of an earlier build; one of another shape is as good as none.
    pub fn read(bytes: &[u8]) -> Option<Record> {
        serde_json::from_slice(bytes).ok().filter(|record: &Record| record.schema == SCHEMA)
    }

    /// The record as a file.
    pub fn text(&self) -> String {
        format!("{}\n", serde_json::to_string_pretty(self).unwrap_or_default())
    }

    /// The document at a path.
    pub fn entry(&self, path: &str) -> Option<&Entry> {
        self.documents.iter().find(|entry| entry.path == path)
    }
}

/// The SHA-256 of a file, as hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}
