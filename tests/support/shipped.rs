//! The repository's own workspace: checked once and built once for all tests that look at it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use curricle::driver::pack::Packs;
use curricle::driver::{self, Built, Checked, Documents, Outputs, Request, Warnings};
use curricle::language::{Language, Text};
use curricle::model::{Module, QuestionAnswer};

use super::disk::{Disk, files_of};
use super::in_repository;
use super::page::{Page, letters};

/// Where the site says it is served, so that it has a site map and full addresses.
pub(crate) const ADDRESS: &str = "https://example.org/courses/";

/// The workspace, checked.
pub(crate) fn checked() -> &'static Checked {
    static CHECKED: OnceLock<Checked> = OnceLock::new();
    CHECKED.get_or_init(|| driver::check(&in_repository(""), None).unwrap())
}

/// The files of a folder, by path.
type Files = BTreeMap<String, Vec<u8>>;

/// The site and the packs, built at once.
fn built() -> &'static (Files, Files) {
    static BUILT: OnceLock<(Files, Files)> = OnceLock::new();
    BUILT.get_or_init(|| {
        let disk = Disk::empty();
        let mut checked = driver::check(&in_repository(""), None).unwrap();
        let outputs = Outputs::PagesAndPacks(Packs::default());
        let request = Request {
            output: disk.root(),
            address: Some(ADDRESS),
            warnings: Warnings::Allowed,
            outputs,
            documents: Documents::Left,
        };
        let built = driver::build(&mut checked, request, |_| {}).unwrap();
        assert!(matches!(built, Built::Written(_)), "the repository's own workspace does not build");
        let files = |folder: &str| files_of(&disk.path(folder)).into_iter().collect();
        (files("site"), files("packs"))
    })
}

/// Every file of the built site, by path.
pub(crate) fn site() -> &'static Files {
    &built().0
}

/// Every pack, and the list of them, by name.
pub(crate) fn packs() -> &'static Files {
    &built().1
}

/// What only an instructor may read of a module, in one language: reasons, model answers, rubrics.
pub(crate) fn secrets(module: &Module, language: Language) -> Vec<String> {
    let mut texts: Vec<&Text> = Vec::new();
    for question in &module.assessment.questions {
        texts.extend(&question.reason);
        if let QuestionAnswer::Written(answer) = &question.answer {
            texts.push(answer);
        }
    }
    for row in module.assessment.tasks.iter().flat_map(|task| &task.rubric) {
        texts.extend(row.full.iter().chain(&row.partial));
    }
    // Formulas are shown as other letters than they are typed in.
    let plain = texts.into_iter().map(|text| text.get(language)).filter(|text| !text.contains('$'));
    let shown = plain.map(|text| Page::read(text).text);
    // A few words may well stand in the body too.
    shown.map(|text| letters(&text)).filter(|text| text.chars().count() >= 14).collect()
}
