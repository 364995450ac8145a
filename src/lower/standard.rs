//! The files of a standard to one `Standard`: all three published layouts of directions end in one flat list of functions.

use std::collections::BTreeMap;

use super::{Lowering, codes};
use crate::diag::Diagnostic;
use crate::language::{Text, Words};
use crate::model::{
    BasicRow, ClassHours, Direction, Family, Function, Level, OccupationCode, Provenance, ProvenancePart, Requirement,
    Standard, Task, Term, WeightKind, WeightRow, WeightTable,
};
use crate::parse::RawStandard;
use crate::parse::table::Table;
use crate::source::{FileId, Span, Spanned};

/// Every standard; of two with one slug the first counts, and a rule reports the second.
pub(super) fn all(lowering: &mut Lowering<'_>, raw: BTreeMap<String, RawStandard>) -> Vec<Standard> {
    let mut seen = BTreeMap::new();
    let mut standards = Vec::new();
    for (folder, raw) in raw {
        let head = raw.head.as_ref().or(raw.parts.first());
        let Some(place) = head.map(|(file, _)| Span::start_of(*file)) else { continue };
        let typed = raw.head.as_ref().and_then(|(_, table)| table.text("slug"));
        if typed.is_none() && !lowering.is_sound_name(&folder, place) {
            continue;
        }
        let slug = typed.unwrap_or(Spanned::new(folder, place));
        let standard = lower(lowering, slug.value.clone(), raw);
        if lowering.first_of(&mut seen, "standard", &slug) {
            standards.extend(standard);
        }
    }
    standards.sort_by(|one, other| one.slug.cmp(&other.slug));
    standards
}

fn lower(lowering: &mut Lowering<'_>, slug: String, raw: RawStandard) -> Option<Standard> {
    let Some((file, head)) = &raw.head else {
        if let Some((file, _)) = raw.parts.first() {
            missing_head(lowering, &slug, *file);
        }
        return None;
    };
    let mut functions = Vec::new();
    let mut weights = Vec::new();
    collect(lowering, head, None, &mut functions, &mut weights);
    for (_, part) in &raw.parts {
        collect(lowering, part, Some(part), &mut functions, &mut weights);
    }
    note_duplicates(lowering, &functions);
    let levels = lower_levels(lowering, head);
    let directions = lower_directions(lowering, head);
    // Files are read by name; a reader expects the ladder from below, and what is common before what is particular.
    functions.sort_by_key(|function| {
        let level = levels.iter().position(|level| level.id.value == function.level.value);
        let scope = function.scope.as_ref().map(|scope| {
            directions.iter().position(|direction| direction.id.value == scope.value).unwrap_or(usize::MAX)
        });
        (level.unwrap_or(usize::MAX), scope)
    });
    let basic = head.table("basic");
    Some(Standard {
        span: Span::start_of(*file),
        edition: head.text("edition")?,
        name: head.words("name").map(|text| lowering.translated(text))?,
        family: match head.text("family").map(|family| family.value).as_deref() {
            Some("skills") => Family::Skills,
            _ => Family::Professional,
        },
        definition: head.words("definition").map(|text| lowering.translated(text)),
        issuers: lowering.translated_all(head.words_list("issuers")),
        issued: head.text("issued"),
        document: head.text("document"),
        codes: head.tables("codes").filter_map(lower_code).collect(),
        levels,
        directions,
        functions,
        ethics: basic.map(|basic| lowering.translated_all(basic.words_list("ethics"))).unwrap_or_default(),
        foundations: basic.map(|basic| lowering.translated_all(basic.words_list("foundations"))).unwrap_or_default(),
        weights,
        conditions: head
            .tables("conditions")
            .filter_map(|condition| Some((condition.text("level"), lowering.translated(condition.words("text")?))))
            .collect(),
        assessment: head.words("assessment").map(|text| lowering.translated(text)),
        terms: lower_terms(lowering, head),
        sources: lower_sources(lowering, head),
        provenance: head.tables("provenance").filter_map(|table| lower_provenance(lowering, table)).collect(),
        slug,
    })
}

fn missing_head(lowering: &mut Lowering<'_>, slug: &str, file: FileId) {
    let words =
        Words::new(format!("standard `{slug}` has no `standard.toml`"), format!("标准 `{slug}` 没有 `standard.toml`"));
    lowering.diagnostics.push(
        Diagnostic::new(&codes::MISSING_FILE, Span::start_of(file), words)
            .at(Words::new("this file belongs to it", "该文件属于它"))
            .help(Words::new(
                format!("write `standards/{slug}/standard.toml`"),
                format!("请编写 `standards/{slug}/standard.toml`"),
            )),
    );
}

/// Takes the functions and weight tables of one file; a part may give the level and direction of all of them.
fn collect(
    lowering: &mut Lowering<'_>,
    table: &Table,
    part: Option<&Table>,
    functions: &mut Vec<Function>,
    weights: &mut Vec<WeightTable>,
) {
    let level = part.and_then(|part| part.text("level"));
    let direction = part.and_then(|part| part.text("direction"));
    for function in table.tables("functions") {
        let Some(level) = own_level(lowering, function, level.as_ref()) else { continue };
        let scope = function.text("direction").or_else(|| direction.clone());
        functions.extend(lower_function(lowering, function, level, scope));
    }
    for weight in table.tables("weights") {
        let Some(level) = own_level(lowering, weight, level.as_ref()) else { continue };
        let direction = weight.text("direction").or_else(|| direction.clone());
        weights.extend(lower_weights(lowering, weight, level, direction));
    }
}

fn own_level(
    lowering: &mut Lowering<'_>,
    table: &Table,
    inherited: Option<&Spanned<String>>,
) -> Option<Spanned<String>> {
    let level = table.text("level").or_else(|| inherited.cloned());
    if level.is_none() {
        let words = Words::new("nothing says which level this is for", "没有说明属于哪个等级");
        lowering.diagnostics.push(
            Diagnostic::new(&crate::parse::codes::MISSING_KEY, Span { end: table.span.start, ..table.span }, words)
                .help(Words::new("add `level` here or at the head of the file", "在此处或文件开头加上 `level`")),
        );
    }
    level
}

fn lower_function(
    lowering: &mut Lowering<'_>,
    table: &Table,
    level: Spanned<String>,
    scope: Option<Spanned<String>>,
) -> Option<Function> {
    Some(Function {
        number: table.text("no")?,
        title: lowering.translated(table.words("title")?),
        level,
        scope,
        directions: table.texts("directions"),
        tasks: table.tables("tasks").filter_map(|task| lower_task(lowering, task)).collect(),
    })
}

fn lower_task(lowering: &mut Lowering<'_>, table: &Table) -> Option<Task> {
    Some(Task {
        number: table.text("no")?,
        title: lowering.translated(table.words("title")?),
        abilities: table.tables("abilities").map(|item| lower_item(lowering, item)).collect(),
        knowledge: table.tables("knowledge").map(|item| lower_item(lowering, item)).collect(),
    })
}

fn lower_item(lowering: &mut Lowering<'_>, table: &Table) -> Requirement {
    let text = table.sides();
    lowering.check_translation(&text, table.span);
    Requirement { text, printed: table.text("printed"), span: table.span }
}

/// Two functions, or two tasks, with one number in one table make ids that name two things.
fn note_duplicates(lowering: &mut Lowering<'_>, functions: &[Function]) {
    let mut seen_functions = BTreeMap::new();
    let mut seen_tasks = BTreeMap::new();
    for function in functions {
        let scope = (function.level.value.clone(), function.scope.as_ref().map(|scope| scope.value.clone()));
        let seen = seen_functions.entry(scope.clone()).or_default();
        lowering.first_of(seen, "function", &function.number);
        for task in &function.tasks {
            let seen = seen_tasks.entry(scope.clone()).or_default();
            lowering.first_of(seen, "task", &task.number);
        }
    }
}

fn lower_levels(lowering: &mut Lowering<'_>, head: &Table) -> Vec<Level> {
    let mut seen = BTreeMap::new();
    let mut levels = Vec::new();
    for table in head.tables("levels") {
        let (Some(id), Some(name)) = (table.text("id"), table.words("name")) else { continue };
        let name = lowering.translated(name);
        if !lowering.first_of(&mut seen, "level", &id) {
            continue;
        }
        let hours = table
            .number("hours")
            .and_then(|hours| Some(Spanned::new(ClassHours::from_number(hours.value)?, hours.span)));
        let rank = table.number("rank").map(|rank| Spanned::new(rank.value as i64, rank.span));
        levels.push(Level { id, name, rank, directions: table.texts("directions"), hours });
    }
    levels
}

fn lower_directions(lowering: &mut Lowering<'_>, head: &Table) -> Vec<Direction> {
    let mut seen = BTreeMap::new();
    let mut directions = Vec::new();
    for table in head.tables("directions") {
        let (Some(id), Some(name)) = (table.text("id"), table.words("name")) else { continue };
        let name = lowering.translated(name);
        if lowering.first_of(&mut seen, "direction", &id) {
            directions.push(Direction { id, name });
        }
    }
    directions
}

fn lower_code(table: &Table) -> Option<OccupationCode> {
    let dictionary = table.number("dictionary").map(|year| Spanned::new(year.value as i64, year.span));
    Some(OccupationCode { code: table.text("code")?, dictionary })
}

pub(super) fn lower_terms(lowering: &mut Lowering<'_>, head: &Table) -> Vec<Term> {
    let mut seen = BTreeMap::new();
    let mut terms = Vec::new();
    for table in head.tables("terms") {
        let (Some(id), Some(term), Some(meaning)) = (table.text("id"), table.words("term"), table.words("meaning"))
        else {
            continue;
        };
        let (term, meaning) = (lowering.translated(term), lowering.translated(meaning));
        if lowering.first_of(&mut seen, "term", &id) {
            terms.push(Term { id, term, meaning });
        }
    }
    terms
}

fn lower_sources(lowering: &mut Lowering<'_>, head: &Table) -> Vec<(Spanned<String>, Text, Option<Spanned<String>>)> {
    let mut seen = BTreeMap::new();
    let mut sources = Vec::new();
    for table in head.tables("sources") {
        let (Some(id), Some(title)) = (table.text("id"), table.words("title")) else { continue };
        let title = lowering.translated(title);
        if lowering.first_of(&mut seen, "source", &id) {
            sources.push((id, title, table.text("url")));
        }
    }
    sources
}

fn lower_weights(
    lowering: &mut Lowering<'_>,
    table: &Table,
    level: Spanned<String>,
    direction: Option<Spanned<String>>,
) -> Option<WeightTable> {
    let kind = match table.text("kind")?.value.as_str() {
        "theory" => WeightKind::Theory,
        _ => WeightKind::Ability,
    };
    let rows: Vec<WeightRow> = table.tables("rows").filter_map(lower_weight_row).collect();
    let mut seen = BTreeMap::new();
    for function in rows.iter().filter_map(|row| row.subject.as_ref().ok()).filter(|number| !number.value.is_empty()) {
        lowering.first_of(&mut seen, "weight row", function);
    }
    Some(WeightTable { kind, level, direction, rows, span: table.span })
}

fn lower_weight_row(table: &Table) -> Option<WeightRow> {
    let subject = match (table.text("function"), table.text("basic").map(|basic| basic.value).as_deref()) {
        (Some(function), _) => Ok(function),
        (None, Some("ethics")) => Err(BasicRow::Ethics),
        (None, Some(_)) => Err(BasicRow::Foundations),
        // A row about nothing in particular: named by an empty number, so that the rule on weight rows reports it.
        (None, None) => Ok(Spanned::new(String::new(), table.span)),
    };
    Some(WeightRow { subject, percent: table.number("percent")?, span: table.span })
}

fn lower_provenance(lowering: &mut Lowering<'_>, table: &Table) -> Option<Provenance> {
    let part = table.text("part")?;
    Some(Provenance {
        part: Spanned::new(ProvenancePart::from_key(&part.value)?, part.span),
        status: table.text("status")?,
        confidence: table.text("confidence"),
        sources: table.texts("sources"),
        note: table.words("note").map(|note| lowering.translated(note)),
    })
}
