//! Raw to model: what was written becomes what it means. A node that cannot be understood is reported and left out; the
//! rest goes on.

pub mod codes;
mod course;
mod module;
mod print;
mod standard;
mod workspace;

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Diagnostics};
use crate::language::{Language, Text, Words};
use crate::model::{Claim, ClaimPattern, Depth, Model, Remark};
use crate::parse::Raw;
use crate::parse::table::is_name;
use crate::source::{Span, Spanned};

/// Everything that lowering needs besides the node at hand.
pub(crate) struct Lowering<'a> {
    diagnostics: &'a mut Diagnostics,
    remarks: Vec<Remark>,
    languages: Vec<Language>,
    /// Slugs of the standards that have a folder.
    standards: BTreeSet<String>,
}

/// Lowers a whole workspace.
pub fn all(diagnostics: &mut Diagnostics, raw: Raw) -> Model {
    let standards = raw.standards.keys().cloned().collect();
    let mut lowering = Lowering { diagnostics, remarks: Vec::new(), languages: Language::ALL.to_vec(), standards };
    let workspace = workspace::lower(&mut lowering, raw.workspace.as_ref());
    lowering.languages = workspace.languages.clone();
    for unknown in raw.unknown_keys {
        lowering.remarks.push(Remark::UnknownKey {
            key: unknown.key,
            known: unknown.shape.fields.iter().map(|field| field.key).collect(),
            table: unknown.shape.name,
        });
    }
    for (file, path) in raw.stray_files {
        lowering.remarks.push(Remark::StrayFile { span: Span::start_of(file), path });
    }
    let standards = standard::all(&mut lowering, raw.standards);
    let courses = raw
        .courses
        .into_iter()
        .filter_map(|(slug, raw)| course::lower(&mut lowering, &workspace.print, (slug, raw)))
        .collect();
    Model { workspace, standards, courses, remarks: lowering.remarks }
}

impl Lowering<'_> {
    /// Notes each language of the workspace that a text lacks.
    fn translated(&mut self, text: Spanned<Text>) -> Text {
        self.check_translation(&text.value, text.span);
        text.value
    }

    fn translated_all(&mut self, texts: Vec<Spanned<Text>>) -> Vec<Text> {
        texts.into_iter().map(|text| self.translated(text)).collect()
    }

    fn check_translation(&mut self, text: &Text, span: Span) {
        for language in self.languages.clone() {
            if text.exact(language).is_none() {
                self.remarks.push(Remark::MissingTranslation { span, language });
            }
        }
    }

    /// Notes a second thing with the same id; true when it is the first.
    fn first_of(&mut self, seen: &mut BTreeMap<String, Span>, what: &'static str, id: &Spanned<String>) -> bool {
        match seen.get(&id.value) {
            Some(first) => {
                self.remarks.push(Remark::DuplicateId { what, second: id.clone(), first: *first });
                false
            }
            None => {
                seen.insert(id.value.clone(), id.span);
                true
            }
        }
    }

    /// Folder names become ids and addresses; one that cannot is reported, and its content left out.
    fn is_sound_name(&mut self, name: &str, span: Span) -> bool {
        let help = match name {
            "index" => {
                Words::new("choose another name: `index` is the page above", "请换一个名称：`index` 是上一级页面的名称")
            }
            _ if is_name(name) => return true,
            _ => Words::new(
                "name it with lower-case letters, digits and hyphens, as `big-data`",
                "请用小写字母、数字和连字符命名，如 `big-data`",
            ),
        };
        let words = Words::new(format!("the folder `{name}` cannot be an id"), format!("文件夹 `{name}` 不能用作标识"));
        self.diagnostics.push(Diagnostic::new(&codes::FOLDER_NAME, span, words).help(help));
        false
    }

    /// Reads ids of requirements; what has not the form of one is reported and left out.
    fn patterns(&mut self, typed: Vec<Spanned<String>>) -> Vec<Spanned<ClaimPattern>> {
        typed.into_iter().filter_map(|id| self.pattern(&id)).collect()
    }

    fn pattern(&mut self, id: &Spanned<String>) -> Option<Spanned<ClaimPattern>> {
        let pattern = ClaimPattern::parse(&id.value).map(|pattern| pattern.among(|slug| self.standards.contains(slug)));
        if pattern.is_none() {
            let typed = &id.value;
            self.diagnostics.push(
                Diagnostic::new(
                    &codes::MALFORMED_ID,
                    id.span,
                    Words::new(format!("`{typed}` is not the id of a requirement"), format!("`{typed}` 不是条目编号")),
                )
                .help(Words::new(
                    "write level/task/item, as `primary/1.1/a3`, `primary/1.1/a1..a3` or `primary.vision/3.1/*`",
                    "写成 等级/工作内容/条目，如 `primary/1.1/a3`、`primary/1.1/a1..a3` 或 `primary.vision/3.1/*`",
                )),
            );
        }
        pattern.map(|pattern| Spanned::new(pattern, id.span))
    }

    fn claims(&mut self, key: &str, typed: Vec<Spanned<String>>) -> Vec<Claim> {
        let depth = match key {
            "introduces" => Depth::Introduced,
            "masters" => Depth::Mastered,
            _ => Depth::Reinforced,
        };
        self.patterns(typed).into_iter().map(|pattern| Claim { pattern, depth }).collect()
    }
}
