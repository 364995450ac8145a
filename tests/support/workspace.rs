//! Workspaces in memory: the base workspace, changed as a case asks.

use std::collections::BTreeMap;

use curricle::diag::Diagnostics;
use curricle::load;
use curricle::source::{SourceFile, Sources};

use super::case::{Case, Change};
use super::in_repository;

/// The files of a workspace, to be changed and then checked.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    texts: BTreeMap<String, String>,
    assets: BTreeMap<String, Vec<u8>>,
}

impl Workspace {
    /// The small clean workspace from which every case starts.
    pub(crate) fn base() -> Workspace {
        let mut diagnostics = Diagnostics::default();
        let sources = load::workspace(&mut diagnostics, &in_repository("tests/cases/base")).unwrap();
        assert_eq!(diagnostics.iter().count(), 0);
        let texts = sources.iter().map(|(_, file)| (file.path.clone(), file.text.clone())).collect();
        Workspace { texts, assets: sources.assets }
    }

    /// The workspace with the changes of a case.
    ///
    /// # Panics
    /// If a change does not fit the workspace: the case would no longer show what it says.
    pub(crate) fn changed(mut self, case: &Case) -> Workspace {
        for change in &case.changes {
            if let Err(why) = self.change(change) {
                panic!("{}: {why}", case.name());
            }
        }
        self
    }

    /// A workspace with nothing in it.
    pub(crate) fn empty() -> Workspace {
        Workspace { texts: BTreeMap::new(), assets: BTreeMap::new() }
    }

    /// The workspace with a file more, or with another content for one that is there.
    pub(crate) fn with(mut self, path: &str, text: &str) -> Workspace {
        self.texts.insert(path.to_owned(), text.to_owned());
        self
    }

    /// Whether there is a file whose path begins like this.
    pub(crate) fn has(&self, beginning: &str) -> bool {
        self.texts.keys().any(|path| path.starts_with(beginning))
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> &str {
        &self.texts[path]
    }

    fn change(&mut self, change: &Change) -> Result<(), String> {
        match change {
            Change::Replace { path, old, new } => {
                let text = self.texts.get_mut(path).ok_or(format!("there is no `{path}`"))?;
                let count = text.matches(old.as_str()).count();
                if count != 1 {
                    return Err(format!("`{path}` has {count} times, not once:\n{old}"));
                }
                *text = text.replacen(old.as_str(), new, 1);
            }
            Change::Delete { path } => {
                let folder = format!("{path}/");
                let before = self.texts.len() + self.assets.len();
                self.texts.retain(|file, _| file != path && !file.starts_with(&folder));
                self.assets.retain(|file, _| file != path && !file.starts_with(&folder));
                if self.texts.len() + self.assets.len() == before {
                    return Err(format!("there is no `{path}`"));
                }
            }
            Change::File { path, text } => {
                self.texts.insert(path.clone(), text.clone());
            }
            Change::Asset { path } => {
                self.assets.insert(path.clone(), vec![0]);
            }
        }
        Ok(())
    }

    /// The workspace as the compiler would have read it from a disk: the settings first, then folder by folder.
    pub(crate) fn sources(&self) -> Sources {
        let mut files: Vec<(&String, &String)> = self.texts.iter().collect();
        files.sort_by_key(|(path, _)| (*path != load::WORKSPACE_FILE, path.split('/').collect::<Vec<_>>()));
        let mut sources = Sources::default();
        sources.assets = self.assets.clone();
        for (path, text) in files {
            sources.add(SourceFile { path: path.clone(), text: text.clone(), usable: true });
        }
        sources
    }
}
