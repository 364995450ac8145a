//! Text to raw: every file becomes a table or an outline shaped like the file, with the place of each value. Forgiving:
//! faults are reported and what is sound goes on. What a value means is `lower`'s business.

pub mod codes;
pub mod messages;
pub mod module;
pub mod schema;
pub mod shape;
pub mod shapes;
pub mod table;

use std::collections::BTreeMap;

use crate::diag::Diagnostics;
use crate::language::Language;
use crate::source::{FileId, SourceFile, Sources};
use module::RawBody;
use shapes::{assessment, course, standard, workspace};
use table::{Reader, Table, UnknownKey};

/// Every file of a workspace, read but not understood.
#[derive(Debug, Default)]
pub struct Raw {
    /// `curricle.toml`.
    pub workspace: Option<(FileId, Table)>,
    /// By slug.
    pub standards: BTreeMap<String, RawStandard>,
    /// By slug.
    pub courses: BTreeMap<String, RawCourse>,
    /// Keys that no shape has.
    pub unknown_keys: Vec<UnknownKey>,
    /// Files that look like ours and stand where nothing is read.
    pub stray_files: Vec<(FileId, String)>,
}

/// The files of one standard.
#[derive(Debug, Default)]
pub struct RawStandard {
    /// `standard.toml`.
    pub head: Option<(FileId, Table)>,
    /// The other files of its folder, by path.
    pub parts: Vec<(FileId, Table)>,
}

/// The files of one course.
#[derive(Debug, Default)]
pub struct RawCourse {
    /// `course.toml`.
    pub head: Option<(FileId, Table)>,
    /// By id.
    pub modules: BTreeMap<String, RawModule>,
}

/// The files of one module.
#[derive(Debug, Default)]
pub struct RawModule {
    /// `index.<language>.md`.
    pub bodies: BTreeMap<Language, RawBody>,
    /// `assessment.toml`.
    pub assessment: Option<(FileId, Table)>,
}

/// Reads every file of the workspace that is ours.
pub fn all(diagnostics: &mut Diagnostics, sources: &Sources) -> Raw {
    let mut raw = Raw::default();
    for (id, file) in sources.iter().filter(|(_, file)| file.usable) {
        let parts: Vec<&str> = file.path.split('/').collect();
        if !is_taken(diagnostics, &mut raw, (id, file), &parts) && looks_like_ours(&parts) {
            raw.stray_files.push((id, file.path.clone()));
        }
    }
    raw
}

/// Reads a file if it stands where its like is read.
fn is_taken(diagnostics: &mut Diagnostics, raw: &mut Raw, file: (FileId, &SourceFile), parts: &[&str]) -> bool {
    let unknown_keys = &mut raw.unknown_keys;
    match parts {
        ["curricle.toml"] => {
            let table = document(diagnostics, unknown_keys, file, &workspace::WORKSPACE);
            raw.workspace = Some((file.0, table));
        }
        ["standards", slug, "standard.toml"] => {
            let table = document(diagnostics, unknown_keys, file, &standard::STANDARD);
            raw.standards.entry((*slug).to_owned()).or_default().head = Some((file.0, table));
        }
        ["standards", slug, name] if name.ends_with(".toml") => {
            let table = document(diagnostics, unknown_keys, file, &standard::PART);
            raw.standards.entry((*slug).to_owned()).or_default().parts.push((file.0, table));
        }
        ["courses", slug, rest @ ..] => return is_taken_by_course(diagnostics, raw, file, (slug, rest)),
        _ => return false,
    }
    true
}

/// Whether a file in the folders of authors has the ending of what they write. Notes to whoever looks into the folder are
/// not meant for us.
fn looks_like_ours(parts: &[&str]) -> bool {
    let ["standards" | "courses", .., name] = parts else { return false };
    let name = name.to_ascii_lowercase();
    let stem = name.split('.').next().unwrap_or("");
    let is_note = ["readme", "license", "licence", "copying", "notice", "changelog"].contains(&stem);
    !is_note && (name.ends_with(".toml") || name.ends_with(".md"))
}

fn is_taken_by_course(
    diagnostics: &mut Diagnostics,
    raw: &mut Raw,
    file: (FileId, &SourceFile),
    (slug, rest): (&str, &[&str]),
) -> bool {
    let unknown_keys = &mut raw.unknown_keys;
    match rest {
        ["course.toml"] => {
            let table = document(diagnostics, unknown_keys, file, &course::COURSE);
            raw.courses.entry(slug.to_owned()).or_default().head = Some((file.0, table));
        }
        ["modules", module, "assessment.toml"] => {
            let table = document(diagnostics, unknown_keys, file, &assessment::ASSESSMENT);
            let course = raw.courses.entry(slug.to_owned()).or_default();
            course.modules.entry((*module).to_owned()).or_default().assessment = Some((file.0, table));
        }
        ["modules", module, name] => {
            let language =
                name.strip_prefix("index.").and_then(|name| name.strip_suffix(".md")).and_then(Language::from_key);
            let Some(language) = language else { return false };
            let body = module::read(diagnostics, unknown_keys, file);
            let course = raw.courses.entry(slug.to_owned()).or_default();
            course.modules.entry((*module).to_owned()).or_default().bodies.insert(language, body);
        }
        _ => return false,
    }
    true
}

fn document(
    diagnostics: &mut Diagnostics,
    unknown_keys: &mut Vec<UnknownKey>,
    (id, file): (FileId, &SourceFile),
    shape: &'static shape::TableShape,
) -> Table {
    Reader { diagnostics, unknown_keys, file: id, offset: 0 }.document(&file.text, shape)
}
