//! The built program, run in folders of its own.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::disk::Disk;

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit code.
    pub(crate) code: i32,
    /// Data.
    pub(crate) stdout: String,
    /// Talk.
    pub(crate) stderr: String,
}

impl Run {
    /// The data as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}:\n{}", self.stdout))
    }

    /// The same run, if it ended with this code.
    pub(crate) fn expect(self, code: i32) -> Run {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }
}

/// A folder that goes away with the test.
#[derive(Debug)]
pub(crate) struct Folder {
    disk: Disk,
    variables: Vec<(&'static str, &'static str)>,
}

impl Folder {
    /// An empty folder.
    pub(crate) fn empty() -> Folder {
        Folder { disk: Disk::empty(), variables: Vec::new() }
    }

    /// A folder with the small clean workspace from which every case starts.
    pub(crate) fn base() -> Folder {
        Folder { disk: Disk::base(), variables: Vec::new() }
    }

    /// A folder that `curricle init` has filled.
    pub(crate) fn example() -> Folder {
        let folder = Folder::empty();
        folder.run(&["init"]).expect(0);
        folder
    }

    /// Runs come with this variable of the environment.
    pub(crate) fn with(mut self, name: &'static str, value: &'static str) -> Folder {
        self.variables.push((name, value));
        self
    }

    pub(crate) fn path(&self) -> &Path {
        self.disk.root()
    }

    pub(crate) fn read(&self, path: &str) -> String {
        self.disk.read(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        self.disk.write(path, text);
    }

    /// Changes a file: the old text must be there.
    pub(crate) fn replace(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert!(text.contains(old), "{path} has no `{old}`");
        self.write(path, &text.replace(old, new));
    }

    /// Every file with its bytes, by path: what must not change.
    pub(crate) fn files(&self) -> Vec<(String, Vec<u8>)> {
        self.disk.files("")
    }

    /// Runs the program here: English, no colours of the machine it runs on.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_curricle"));
        command.args(arguments).current_dir(self.path());
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "COLUMNS", "CLICOLOR_FORCE", "TERM"] {
            command.env_remove(name);
        }
        command.envs(self.variables.iter().copied());
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Run { code: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}
