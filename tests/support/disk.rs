//! Workspaces on a disk: made for one test, changed, checked, built, and gone afterwards.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use curricle::check::rules::RULES;
use curricle::diag::{Diagnostics, Severity};
use curricle::driver::{self, Built, Checked, Documents, Outputs, Request, Warnings};
use tempfile::TempDir;

use super::in_repository;
use super::rust::files_under;

/// A folder with a workspace in it.
#[derive(Debug)]
pub(crate) struct Disk {
    folder: TempDir,
}

/// A message, as far as tests speak of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// The code.
    pub(crate) code: String,
    /// The file of its first place.
    pub(crate) file: String,
    /// The line of its first place.
    pub(crate) line: usize,
    /// How bad it is.
    pub(crate) severity: Severity,
    /// The message and the help, in English.
    pub(crate) words: String,
}

impl Disk {
    /// A folder with nothing in it.
    pub(crate) fn empty() -> Disk {
        Disk { folder: tempfile::tempdir().unwrap() }
    }

    /// The small clean workspace from which every case starts.
    pub(crate) fn base() -> Disk {
        let disk = Disk::empty();
        disk.copy(&in_repository("tests/cases/base"), "");
        disk
    }

    /// Takes the files of a folder.
    pub(crate) fn copy(&self, from: &Path, to: &str) {
        for path in files_under(from) {
            let relative = path.strip_prefix(from).unwrap();
            self.write(Path::new(to).join(relative).to_str().unwrap(), fs::read(&path).unwrap());
        }
    }

    /// The folder itself.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A path in the folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes a file and the folders it needs.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// The text of a file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Puts a text in the place of one that stands once in a file; returns the line where it begins.
    pub(crate) fn replace(&self, path: &str, old: &str, new: &str) -> usize {
        let text = self.read(path);
        assert_eq!(text.matches(old).count(), 1, "{path}: {old}");
        let line = text[..text.find(old).unwrap()].matches('\n').count() + 1;
        self.write(path, text.replacen(old, new, 1));
        line
    }

    /// Adds a text at the end of a file; returns the line where it begins.
    pub(crate) fn append(&self, path: &str, text: &str) -> usize {
        let before = self.read(path);
        self.write(path, format!("{before}{text}"));
        before.matches('\n').count() + 1
    }

    /// Silences every rule: what some of them would refuse can then be built.
    pub(crate) fn silence_rules(&self) {
        let rules = RULES.iter().map(|rule| format!("{} = \"allow\"\n", rule.code.slug)).collect::<String>();
        self.append("curricle.toml", &format!("\n[policy.severities]\n{rules}"));
    }

    /// Reads and checks the workspace.
    pub(crate) fn check(&self) -> Checked {
        driver::check(self.root(), None).unwrap()
    }

    /// What checking finds.
    pub(crate) fn findings(&self) -> Vec<Found> {
        findings(&self.check())
    }

    /// Builds the workspace into its folder `dist`; what was found, and whether anything was written.
    pub(crate) fn build(&self) -> (Built, Vec<Found>) {
        self.build_into(&self.path("dist"))
    }

    /// Builds the workspace into its folder `dist` and prints its documents.
    pub(crate) fn print(&self) -> (Built, Vec<Found>) {
        self.build_with(&self.path("dist"), Documents::Printed)
    }

    /// Builds the workspace into a folder.
    pub(crate) fn build_into(&self, output: &Path) -> (Built, Vec<Found>) {
        self.build_with(output, Documents::Left)
    }

    fn build_with(&self, output: &Path, documents: Documents) -> (Built, Vec<Found>) {
        let mut checked = self.check();
        let request = Request {
            output,
            address: Some("https://example.org/site"),
            warnings: Warnings::Allowed,
            outputs: Outputs::Pages,
            documents,
        };
        let built = driver::build(&mut checked, request, |_| {}).unwrap();
        (built, findings(&checked))
    }

    /// Runs the program in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        program().args(arguments).current_dir(self.root()).output().unwrap()
    }

    /// The files under a folder with their bytes, by path from there; none if it does not exist.
    pub(crate) fn files(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        files_of(&self.path(folder))
    }
}

/// The program, with an environment of its own.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_curricle"));
    command.env_clear().env("LANG", "en_GB.UTF-8");
    command
}

/// The files under a folder with their bytes, by path from there; none if it does not exist.
pub(crate) fn files_of(folder: &Path) -> Vec<(String, Vec<u8>)> {
    if !folder.exists() {
        return Vec::new();
    }
    let name = |path: &Path| path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
    files_under(folder).iter().map(|path| (name(path), fs::read(path).unwrap())).collect()
}

/// The messages of a run, in the order of print.
pub(crate) fn findings(checked: &Checked) -> Vec<Found> {
    of(checked, checked.diagnostics.clone())
}

fn of(checked: &Checked, diagnostics: Diagnostics) -> Vec<Found> {
    let sources = &checked.sources;
    let found = diagnostics.sorted().into_iter().map(|diagnostic| {
        let span = diagnostic.labels[0].span;
        let words = diagnostic.helps.iter().map(|help| help.en.as_str());
        Found {
            code: diagnostic.code.slug.to_owned(),
            file: sources.file(span.file).path.clone(),
            line: sources.line_column(span.file, span.start).0,
            severity: diagnostic.severity,
            words: std::iter::once(diagnostic.message.en.as_str()).chain(words).collect::<Vec<_>>().join("; "),
        }
    });
    found.collect()
}
