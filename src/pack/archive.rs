//! The archive itself: files in the order in which they are added, without a clock, the same on every system. The only
//! file that names the crates of archives and checksums.

use std::io::Cursor;

use serde::Serialize;
use sha2::{Digest, Sha256};
pub use zip::result::ZipError;
use zip::result::ZipResult;
use zip::write::{PreparedZipFile, SimpleFileOptions};
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::media;

/// Everybody may read, the owner may write.
const MODE: u32 = 0o644;
/// The level of compression, fixed so that no new default changes the bytes.
const LEVEL: i64 = 6;

/// A file as the manifest lists it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FileFact {
    /// Path in the archive.
    path: String,
    /// Its length.
    bytes: usize,
    /// Checksum, in hexadecimal.
    sha256: String,
    /// What it is.
    media_type: &'static str,
}

/// A file, compressed.
#[derive(Debug)]
pub(super) struct Entry {
    prepared: PreparedZipFile,
    fact: FileFact,
}

impl Entry {
    /// Compresses a file; this may be done on any thread.
    ///
    /// # Errors
    /// When its name is longer than an archive allows.
    pub(super) fn new(path: &str, bytes: &[u8]) -> ZipResult<Entry> {
        let media_type = media::of(path);
        let method =
            if media::is_compressed(media_type) { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level((method == CompressionMethod::Deflated).then_some(LEVEL))
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(MODE)
            .system(System::Unix);
        let prepared = PreparedZipFile::from_data(path, options, bytes)?;
        let fact = FileFact { path: path.to_owned(), bytes: bytes.len(), sha256: sha256(bytes), media_type };
        Ok(Entry { prepared, fact })
    }
}

/// An archive being made, in memory.
pub(super) struct Archive {
    writer: ZipWriter<Cursor<Vec<u8>>>,
    files: Vec<FileFact>,
}

impl Archive {
    pub(super) fn new() -> Archive {
        Archive { writer: ZipWriter::new(Cursor::new(Vec::new())), files: Vec::new() }
    }

    /// Adds a file.
    ///
    /// # Errors
    /// When there is a file of its name already.
    pub(super) fn add(&mut self, entry: Entry) -> ZipResult<()> {
        self.writer.add_prepared_file(entry.prepared)?;
        self.files.push(entry.fact);
        Ok(())
    }

    /// The files so far, in order.
    pub(super) fn files(&self) -> &[FileFact] {
        &self.files
    }

    /// The bytes of the archive.
    ///
    /// # Errors
    /// When it cannot be ended.
    pub(super) fn finish(self) -> ZipResult<Vec<u8>> {
        Ok(self.writer.finish()?.into_inner())
    }
}

/// The SHA-256 checksum of bytes, in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
