//! Disk to sources: the only reader. Takes the files of a workspace, refuses what is not text, too large or outside, and
//! understands nothing of them.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::Context;
use walkdir::{DirEntry, WalkDir};

use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::language::{Phrase, Words};
use crate::source::{SourceFile, Sources, Span};

/// The file that makes a folder a workspace.
pub const WORKSPACE_FILE: &str = "curricle.toml";
/// Folders that are read.
const FOLDERS: [&str; 4] = ["courses", "fonts", "standards", "templates"];
/// A text of ours is far smaller; what is larger was put here by mistake.
const TEXT_LIMIT: u64 = 4 << 20;
/// A picture or a data sheet that a page should carry.
const ASSET_LIMIT: u64 = 64 << 20;
/// What is read as text.
const TEXT_ENDINGS: [&str; 6] = [".toml", ".md", ".html", ".css", ".xml", ".typ"];

/// Every code of this stage.
pub static CODES: &[&Code] = &[&UNREADABLE, &NOT_UTF8, &TOO_LARGE, &OUTSIDE];

static UNREADABLE: Code = Code {
    slug: "unreadable-file",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new("A file or a folder that cannot be read.", "无法读取的文件或文件夹。"),
        matters: Phrase::new(
            "What it holds would be missing from every programme without a word.",
            "否则其内容会在毫无提示的情况下从所有方案中缺失。",
        ),
        example: "standards/big-data/primary.toml without permission to read",
        settle: Phrase::new(
            "Allow reading, mend the link, or remove the file.",
            "开放读取权限、修复链接，或删除该文件。",
        ),
    },
};

static NOT_UTF8: Code = Code {
    slug: "not-utf8",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new("A text file that is not UTF-8.", "不是 UTF-8 编码的文本文件。"),
        matters: Phrase::new(
            "Its Chinese would come out garbled, on pages and in print.",
            "其中的中文会在网页和印刷品上变成乱码。",
        ),
        example: "a file saved as GBK",
        settle: Phrase::new("Save the file as UTF-8.", "将文件另存为 UTF-8。"),
    },
};

static TOO_LARGE: Code = Code {
    slug: "file-too-large",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A text of more than 4 MiB, or another file of more than 64 MiB.",
            "超过 4 MiB 的文本，或超过 64 MiB 的其他文件。",
        ),
        matters: Phrase::new(
            "A module or a standard is never that long: such a file was put here by mistake.",
            "模块或标准不会有这么长：这样的文件多半放错了地方。",
        ),
        example: "courses/ai/modules/vision/dataset.csv with 80 MiB",
        settle: Phrase::new("Move the file out of the workspace, or split it.", "将文件移出工作区，或拆分。"),
    },
};

static OUTSIDE: Code = Code {
    slug: "outside-workspace",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A symbolic link that leaves the workspace or runs in a circle.",
            "指向工作区之外或形成循环的符号链接。",
        ),
        matters: Phrase::new(
            "A build reads the workspace and nothing else, so that it is the same on every machine.",
            "构建只读取工作区，以保证在每台机器上结果相同。",
        ),
        example: "courses/ai/assets -> /home/somebody/pictures",
        settle: Phrase::new("Put a copy of the files into the workspace.", "把文件复制到工作区中。"),
    },
};

/// The workspace that a folder belongs to: itself or the nearest folder above it with a `curricle.toml`.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| folder.join(WORKSPACE_FILE).is_file()).map(Path::to_path_buf)
}

/// Whether a folder, which need not exist yet, lies in one that is read: output there would be input of the next run.
pub fn is_read(root: &Path, folder: &Path) -> bool {
    let Ok(folder) = std::path::absolute(folder) else { return false };
    let Some(there) = folder.ancestors().find_map(|above| fs::canonicalize(above).ok()) else { return false };
    FOLDERS.iter().filter_map(|name| fs::canonicalize(root.join(name)).ok()).any(|read| there.starts_with(read))
}

/// Reads a workspace.
///
/// # Errors
/// When the folder itself cannot be read; what is wrong inside it goes to `diagnostics`.
pub fn workspace(diagnostics: &mut Diagnostics, root: &Path) -> anyhow::Result<Sources> {
    let root = fs::canonicalize(root).with_context(|| format!("cannot open the workspace {}", root.display()))?;
    let mut reading = Reading { diagnostics, root: &root, sources: Sources::default() };
    let settings = root.join(WORKSPACE_FILE);
    if settings.is_file() && !reading.leads_outside(&settings) {
        reading.file(&settings);
    }
    for folder in FOLDERS {
        let folder = root.join(folder);
        if folder.is_dir() {
            reading.folder(&folder);
        }
    }
    Ok(reading.sources)
}

struct Reading<'a> {
    diagnostics: &'a mut Diagnostics,
    root: &'a Path,
    sources: Sources,
}

impl Reading<'_> {
    fn folder(&mut self, folder: &Path) {
        let mut walk = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = walk.next() {
            match entry {
                Ok(entry) if is_hidden(&entry) || self.leaves(&entry) => {
                    if entry.file_type().is_dir() {
                        walk.skip_current_dir();
                    }
                }
                Ok(entry) if entry.file_type().is_file() => self.file(entry.path()),
                Ok(_) => {}
                Err(error) => self.walk_error(&error),
            }
        }
    }

    fn walk_error(&mut self, error: &walkdir::Error) {
        let path = error.path().unwrap_or(self.root);
        let relative = self.relative(path);
        let kind = error.io_error().map(std::io::Error::kind);
        // A link to itself is not found by the walk: it cannot even be opened, though it is there.
        let is_circle = error.loop_ancestor().is_some()
            || (path.is_symlink() && !matches!(kind, Some(ErrorKind::NotFound | ErrorKind::PermissionDenied)));
        if is_circle {
            self.refuse(relative, &OUTSIDE, Words::new("this link runs in a circle", "该链接形成循环"));
        } else if path.is_symlink() && kind == Some(ErrorKind::NotFound) {
            self.refuse(relative, &UNREADABLE, Words::new("this link leads nowhere", "该链接指向的文件不存在"));
        } else {
            self.refuse(relative, &UNREADABLE, Words::new("this cannot be read", "无法读取"));
        }
    }

    /// Whether an entry is a link that leads out of the workspace; says so if it does.
    fn leaves(&mut self, entry: &DirEntry) -> bool {
        entry.path_is_symlink() && self.leads_outside(entry.path())
    }

    /// Whether a path leads out of the workspace once every link in it is followed; says so if it does.
    fn leads_outside(&mut self, path: &Path) -> bool {
        let inside = fs::canonicalize(path).is_ok_and(|target| target.starts_with(self.root));
        if !inside {
            let path = self.relative(path);
            self.refuse(path, &OUTSIDE, Words::new("this link leaves the workspace", "该链接指向工作区之外"));
        }
        !inside
    }

    fn file(&mut self, path: &Path) {
        let relative = self.relative(path);
        let lower = relative.to_ascii_lowercase();
        let is_text = TEXT_ENDINGS.iter().any(|ending| lower.ends_with(ending));
        let limit = if is_text { TEXT_LIMIT } else { ASSET_LIMIT };
        match fs::metadata(path) {
            Ok(metadata) if metadata.len() > limit => {
                let (size, limit) = (metadata.len() >> 20, limit >> 20);
                let words = Words::new(
                    format!("this file has {size} MiB; {limit} MiB is the limit"),
                    format!("该文件有 {size} MiB，上限为 {limit} MiB"),
                );
                return self.refuse(relative, &TOO_LARGE, words);
            }
            Ok(_) => {}
            Err(_) => {
                return self.refuse(relative, &UNREADABLE, Words::new("this file cannot be read", "无法读取该文件"));
            }
        }
        match fs::read(path) {
            Ok(bytes) if is_text => self.text(relative, bytes),
            Ok(bytes) => {
                self.sources.assets.insert(relative, bytes);
            }
            Err(_) => self.refuse(relative, &UNREADABLE, Words::new("this file cannot be read", "无法读取该文件")),
        }
    }

    fn text(&mut self, path: String, bytes: Vec<u8>) {
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
                self.sources.add(SourceFile { path, text, usable: true });
            }
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let end = text[valid..].chars().next().map_or(valid, |c| valid + c.len_utf8());
                let id = self.sources.add(SourceFile { path, text, usable: false });
                let words = Words::new("this file is not UTF-8", "该文件不是 UTF-8 编码");
                self.diagnostics.push(
                    Diagnostic::new(&NOT_UTF8, Span::new(id, valid..end), words)
                        .at(Words::new("the first byte that is not", "第一个无法识别的字节"))
                        .help(Words::new("save the file as UTF-8", "请将文件另存为 UTF-8")),
                );
            }
        }
    }

    /// A file that is not taken still gets a place, so that the message has one.
    fn refuse(&mut self, path: String, code: &'static Code, words: Words) {
        let id = self.sources.add(SourceFile { path, text: String::new(), usable: false });
        self.diagnostics.push(Diagnostic::new(code, Span::start_of(id), words));
    }

    fn relative(&self, path: &Path) -> String {
        let relative = path.strip_prefix(self.root).unwrap_or(path);
        relative.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
}
