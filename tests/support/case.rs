//! Case files: a sentence of intent, sections that change the base workspace, and what is expected.

use std::fs;
use std::path::{Path, PathBuf};

/// The section that holds what is expected.
const EXPECTED: &str = "diagnostics";
/// Stands between what is replaced and what takes its place.
const ARROW: &str = "==>";

/// One case file.
#[derive(Debug)]
pub(crate) struct Case {
    /// The file.
    pub(crate) path: PathBuf,
    /// The prose at its head.
    pub(crate) intent: String,
    /// What it does to the base workspace, in order.
    pub(crate) changes: Vec<Change>,
    /// The date of the run, if the case gives one.
    pub(crate) date: Option<String>,
    /// What should be printed.
    pub(crate) expected: String,
}

/// One change of the base workspace.
#[derive(Debug)]
pub(crate) enum Change {
    /// `-- replace PATH --`: a text that occurs once gives way to another.
    Replace { path: String, old: String, new: String },
    /// `-- delete PATH --`: a file, or a folder with all that is in it.
    Delete { path: String },
    /// `-- file PATH --`: a new file, or another content for one that is there.
    File { path: String, text: String },
    /// `-- assets PATH --`: a file of one byte.
    Asset { path: String },
}

/// A line `-- name argument --`, if the line is the head of a section.
fn head(line: &str) -> Option<(&str, &str)> {
    let inside = line.strip_prefix("-- ")?.strip_suffix(" --")?;
    let (name, argument) = inside.split_once(' ').unwrap_or((inside, ""));
    ["replace", "delete", "file", "assets", "date", EXPECTED].contains(&name).then_some((name, argument))
}

impl Case {
    /// Reads a case file.
    ///
    /// # Panics
    /// If the file has not the form of a case.
    pub(crate) fn read(path: &Path) -> Case {
        let text = fs::read_to_string(path).unwrap();
        let mut case = Case {
            path: path.to_path_buf(),
            intent: String::new(),
            changes: Vec::new(),
            date: None,
            expected: String::new(),
        };
        let mut section: Option<(&str, &str)> = None;
        let mut content = String::new();
        for line in text.lines() {
            match head(line) {
                Some(next) => {
                    case.close(section, std::mem::take(&mut content));
                    section = Some(next);
                }
                None => {
                    content.push_str(line);
                    content.push('\n');
                }
            }
        }
        case.close(section, content);
        assert!(section.is_some_and(|(name, _)| name == EXPECTED), "{path:?} does not end with `-- {EXPECTED} --`");
        assert!(!case.intent.trim().is_empty(), "{path:?} does not say what it is for");
        case
    }

    fn close(&mut self, section: Option<(&str, &str)>, content: String) {
        let Some((name, argument)) = section else {
            self.intent = content;
            return;
        };
        let path = argument.to_owned();
        match name {
            "replace" => {
                let (old, new) = content
                    .split_once(&format!("\n{ARROW}\n"))
                    .unwrap_or_else(|| panic!("{:?}: a `replace` needs a line `{ARROW}`", self.path));
                let new = new.strip_suffix('\n').unwrap_or(new);
                self.changes.push(Change::Replace { path, old: old.to_owned(), new: new.to_owned() });
            }
            "delete" => self.changes.push(Change::Delete { path }),
            "file" => self.changes.push(Change::File { path, text: content }),
            "assets" => self.changes.push(Change::Asset { path }),
            "date" => self.date = Some(argument.to_owned()),
            _ => self.expected = super::normalised(&content),
        }
    }

    /// Writes what was printed into the file as what is expected.
    pub(crate) fn update(&self, printed: &str) {
        let text = fs::read_to_string(&self.path).unwrap();
        let head = format!("-- {EXPECTED} --\n");
        let place = text.find(&format!("\n{head}")).unwrap() + 1 + head.len();
        let updated = format!("{}{printed}", &text[..place]);
        if updated != text {
            // By way of a second file: other tests read the cases at the same time.
            let beside = self.path.with_extension("new");
            fs::write(&beside, updated).unwrap();
            fs::rename(&beside, &self.path).unwrap();
        }
    }

    /// The name in messages: folder and file, as `unknown-key/fires`.
    pub(crate) fn name(&self) -> String {
        let part = |path: Option<&std::ffi::OsStr>| path.unwrap().to_str().unwrap().to_owned();
        let folder = part(self.path.parent().and_then(Path::file_name));
        format!("{folder}/{}", part(self.path.file_stem()))
    }
}

/// Every case file in the folders of a folder, by name.
pub(crate) fn cases_in(folder: &Path) -> Vec<Case> {
    let mut paths: Vec<PathBuf> = entries(folder)
        .iter()
        .filter(|path| path.is_dir())
        .flat_map(|folder| entries(folder))
        .filter(|path| path.extension().is_some_and(|ending| ending == "case"))
        .collect();
    paths.sort();
    paths.iter().map(|path| Case::read(path)).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}
