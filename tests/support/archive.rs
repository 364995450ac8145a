//! Archives read twice: by a library as readers do it, and byte by byte, because readers forgive what others do not.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::page::Page;

/// An archive, read.
#[derive(Debug)]
pub(crate) struct Unpacked {
    /// Its files, by path.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// Their paths in the order of the archive.
    pub(crate) order: Vec<String>,
}

impl Unpacked {
    /// Reads an archive; a checksum that is wrong fails the test.
    pub(crate) fn read(bytes: &[u8]) -> Unpacked {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let (mut files, mut order) = (BTreeMap::new(), Vec::new());
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            order.push(file.name().unwrap().into_owned());
            files.insert(file.name().unwrap().into_owned(), content);
        }
        assert_eq!(order.len(), files.len(), "a name occurs twice");
        Unpacked { files, order }
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("{path} is not in {:?}", self.order));
        std::str::from_utf8(bytes).unwrap()
    }

    /// Its pages, read.
    pub(crate) fn pages(&self) -> BTreeMap<String, Page> {
        let pages = self.order.iter().filter(|path| path.ends_with(".html"));
        pages.map(|path| (path.clone(), Page::read(self.text(path)))).collect()
    }
}

/// What the headers of an archive say of one file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Header {
    /// The name, as it is written.
    pub(crate) name: Vec<u8>,
    /// The general purpose bits.
    pub(crate) flags: u16,
    /// Time and date of DOS.
    pub(crate) time: (u16, u16),
    /// Length of the extra fields.
    pub(crate) extra: u16,
}

fn short(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn long(bytes: &[u8], at: usize) -> usize {
    u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize
}

/// The two headers of each file, the one before its content and the one in the directory at the end, with the system and
/// the mode that the directory gives.
pub(crate) fn headers(bytes: &[u8]) -> Vec<(Header, Header, u8, u32)> {
    let end = bytes.len() - 22;
    assert_eq!(long(bytes, end), 0x0605_4b50, "the directory is followed by something else");
    let mut at = long(bytes, end + 16);
    let mut found = Vec::new();
    for _ in 0..short(bytes, end + 10) {
        assert_eq!(long(bytes, at), 0x0201_4b50);
        let (name, extra, comment) = (short(bytes, at + 28), short(bytes, at + 30), short(bytes, at + 32));
        let central = Header {
            name: bytes[at + 46..at + 46 + usize::from(name)].to_vec(),
            flags: short(bytes, at + 8),
            time: (short(bytes, at + 12), short(bytes, at + 14)),
            extra,
        };
        let (system, mode, place) = (bytes[at + 5], long(bytes, at + 38) as u32 >> 16, long(bytes, at + 42));
        assert_eq!(long(bytes, place), 0x0403_4b50);
        let name = usize::from(short(bytes, place + 26));
        let local = Header {
            name: bytes[place + 30..place + 30 + name].to_vec(),
            flags: short(bytes, place + 6),
            time: (short(bytes, place + 10), short(bytes, place + 12)),
            extra: short(bytes, place + 28),
        };
        found.push((local, central, system, mode));
        at += 46 + usize::from(short(bytes, at + 28)) + usize::from(extra) + usize::from(comment);
    }
    found
}
