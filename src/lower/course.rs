//! The files of a course to one `Course`.

use std::collections::BTreeMap;

use super::standard::lower_terms;
use super::{Lowering, codes, module, print};
use crate::diag::Diagnostic;
use crate::language::Words;
use crate::model::{Course, PrintSettings, Reference, Service};
use crate::parse::RawCourse;
use crate::source::{FileId, Span};

pub(super) fn lower(
    lowering: &mut Lowering<'_>,
    workspace_print: &PrintSettings,
    (slug, raw): (String, RawCourse),
) -> Option<Course> {
    let modules =
        raw.modules.into_iter().filter_map(|(id, raw)| module::lower(lowering, &slug, id, raw)).collect::<Vec<_>>();
    let place = raw.head.as_ref().map(|(file, _)| *file).or(modules.first().map(|module| module.span.file));
    if !lowering.is_sound_name(&slug, Span::start_of(place?)) {
        return None;
    }
    let Some((file, head)) = &raw.head else {
        if let Some(module) = modules.first() {
            missing_head(lowering, &slug, module.span.file);
        }
        return None;
    };
    let order = head.texts("modules");
    let mut seen = BTreeMap::new();
    for id in &order {
        lowering.first_of(&mut seen, "module", id);
    }
    Some(Course {
        span: Span::start_of(*file),
        title: head.words("title").map(|text| lowering.translated(text))?,
        summary: head.words("summary").map(|text| lowering.translated(text)),
        serves: head
            .tables("serves")
            .filter_map(|table| {
                Some(Service {
                    standard: table.text("standard")?,
                    edition: table.text("edition")?,
                    levels: table.texts("levels"),
                    directions: table.texts("directions"),
                })
            })
            .collect(),
        order,
        aims: lowering.translated_all(head.words_list("aims")),
        audience: head.words("audience").map(|text| lowering.translated(text)),
        entry: head.words("entry").map(|text| lowering.translated(text)),
        staff: head.words("staff").map(|text| lowering.translated(text)),
        rooms: head.words("rooms").map(|text| lowering.translated(text)),
        assessment: head.words("assessment").map(|text| lowering.translated(text)),
        references: head
            .tables("references")
            .filter_map(|table| {
                Some(Reference { title: lowering.translated(table.words("title")?), address: table.text("url") })
            })
            .collect(),
        terms: lower_terms(lowering, head),
        print: print::lower(lowering, workspace_print.clone(), head.table("print")),
        modules,
        slug,
    })
}

fn missing_head(lowering: &mut Lowering<'_>, slug: &str, file: FileId) {
    let words =
        Words::new(format!("course `{slug}` has no `course.toml`"), format!("课程 `{slug}` 没有 `course.toml`"));
    lowering.diagnostics.push(
        Diagnostic::new(&codes::MISSING_FILE, Span::start_of(file), words)
            .at(Words::new("this module belongs to it", "该模块属于它"))
            .help(Words::new(
                format!("write `courses/{slug}/course.toml`"),
                format!("请编写 `courses/{slug}/course.toml`"),
            )),
    );
}
