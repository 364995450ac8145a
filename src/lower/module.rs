//! The files of a module to one `Module`: facts from the first language's file, words from every language's.

use std::collections::BTreeMap;

use super::{Lowering, codes};
use crate::audience::Audience;
use crate::diag::Diagnostic;
use crate::language::{Language, Text, Words};
use crate::model::{
    Assessment, Body, Claim, ClassHours, CognitiveLevel, Criterion, Heading, HoursSplit, Module, PracticalTask,
    Question, QuestionAnswer, QuestionKind, Remark,
};
use crate::parse::RawModule;
use crate::parse::module::{CLAIM_KEYS, RawBody, RawHeading};
use crate::parse::shapes::module::WORD_KEYS;
use crate::parse::table::Table;
use crate::source::{Span, Spanned};

pub(super) fn lower(lowering: &mut Lowering<'_>, course: &str, id: String, raw: RawModule) -> Option<Module> {
    let folder = format!("courses/{course}/modules/{id}");
    let Some(home) = lowering.languages.iter().copied().find(|language| raw.bodies.contains_key(language)) else {
        no_body(lowering, &folder, raw.assessment.as_ref().map(|(file, _)| Span::start_of(*file)));
        return None;
    };
    let facts = &raw.bodies[&home];
    let span = Span::start_of(facts.file);
    if !lowering.is_sound_name(&id, span) {
        return None;
    }
    for language in lowering.languages.clone() {
        match raw.bodies.get(&language) {
            None => lowering.remarks.push(Remark::MissingBody {
                span,
                language,
                path: format!("{folder}/index.{}.md", language.key()),
            }),
            Some(body) if language != home => {
                note_misplaced(lowering, body, &format!("{folder}/index.{}.md", home.key()))
            }
            Some(_) => {}
        }
    }
    let side = |key: &str| Text {
        zh: raw.bodies.get(&Language::Zh).and_then(|body| body.front.written(key)),
        en: raw.bodies.get(&Language::En).and_then(|body| body.front.written(key)),
    };
    let front = &facts.front;
    let summary = Some(side("summary")).filter(|text| text.zh.is_some() || text.en.is_some());
    let hours = front.table("hours");
    let outcomes = lower_outcomes(lowering, &raw.bodies);
    if let Some(summary) = &summary {
        note_untranslated(lowering, summary, &raw.bodies);
    }
    Some(Module {
        title: side("title"),
        summary,
        levels: front.texts("levels"),
        directions: front.texts("directions"),
        hours: hours.map(lower_hours).unwrap_or_default(),
        hours_span: hours.map(|hours| hours.span),
        prerequisites: front.texts("prerequisites"),
        outcomes,
        claims: CLAIM_KEYS.iter().flat_map(|key| lowering.claims(key, front.texts(key))).collect(),
        assessment: raw.assessment.as_ref().map(|(_, table)| lower_assessment(lowering, table)).unwrap_or_default(),
        bodies: raw.bodies.into_iter().map(|(language, body)| (language, lower_body(lowering, body))).collect(),
        id,
        folder,
        span,
    })
}

fn no_body(lowering: &mut Lowering<'_>, folder: &str, place: Option<Span>) {
    let Some(span) = place else { return };
    let words = Words::new(format!("module `{folder}` has no text"), format!("模块 `{folder}` 没有正文"));
    let file = format!("{folder}/index.{}.md", lowering.languages.first().map_or("zh", |language| language.key()));
    lowering.diagnostics.push(
        Diagnostic::new(&codes::MISSING_FILE, span, words)
            .at(Words::new("this file belongs to it", "该文件属于它"))
            .help(Words::new(format!("write `{file}`"), format!("请编写 `{file}`"))),
    );
}

/// A fact may stand in one file only: two copies would drift apart.
fn note_misplaced(lowering: &mut Lowering<'_>, body: &RawBody, belongs: &str) {
    for (key, span) in body.front.keys() {
        if !WORD_KEYS.contains(&key) {
            let key = Spanned::new(key.to_owned(), span);
            lowering.remarks.push(Remark::MisplacedFact { key, belongs: belongs.to_owned() });
        }
    }
}

/// A word that one language's file has and another's lacks. Its place is what is there to be translated.
fn note_untranslated(lowering: &mut Lowering<'_>, text: &Text, bodies: &BTreeMap<Language, RawBody>) {
    let Some(written) = text.zh.as_ref().or(text.en.as_ref()) else { return };
    for language in lowering.languages.clone() {
        if bodies.contains_key(&language) && text.exact(language).is_none() {
            lowering.remarks.push(Remark::MissingTranslation { span: written.span, language });
        }
    }
}

fn lower_outcomes(lowering: &mut Lowering<'_>, bodies: &BTreeMap<Language, RawBody>) -> Vec<Text> {
    let lists: BTreeMap<Language, Vec<Spanned<String>>> =
        bodies.iter().map(|(language, body)| (*language, body.front.texts("outcomes"))).collect();
    let count = lists.values().map(Vec::len).max().unwrap_or(0);
    let side = |language: Language, index: usize| lists.get(&language).and_then(|list| list.get(index)).cloned();
    let outcomes: Vec<Text> =
        (0..count).map(|index| Text { zh: side(Language::Zh, index), en: side(Language::En, index) }).collect();
    for outcome in &outcomes {
        note_untranslated(lowering, outcome, bodies);
    }
    outcomes
}

fn lower_hours(table: &Table) -> HoursSplit {
    let hours =
        |key: &str| table.number(key).and_then(|hours| ClassHours::from_number(hours.value)).unwrap_or_default();
    HoursSplit { theory: hours("theory"), practice: hours("practice"), self_study: hours("self_study") }
}

/// What the section under a heading teaches. A claim on a section for instructors is noted and left out: coverage must
/// not count what no learner is shown.
fn lower_claims(lowering: &mut Lowering<'_>, heading: &RawHeading) -> Vec<Claim> {
    let typed = heading.claims.iter();
    let claims = typed.flat_map(|(key, id)| lowering.claims(key, vec![id.clone()])).collect();
    if heading.audience == Audience::Learner {
        return claims;
    }
    for (_, claim) in &heading.claims {
        lowering.remarks.push(Remark::ClaimInNotes { claim: claim.clone(), heading: heading.span });
    }
    Vec::new()
}

fn lower_body(lowering: &mut Lowering<'_>, raw: RawBody) -> Body {
    let mut seen = BTreeMap::new();
    let mut headings = Vec::new();
    for heading in raw.headings {
        if let Some(id) = &heading.id {
            lowering.first_of(&mut seen, "heading", id);
        }
        lowering
            .remarks
            .extend(heading.unknown_classes.iter().map(|class| Remark::UnknownClass { class: class.clone() }));
        let claims = lower_claims(lowering, &heading);
        headings.push(Heading {
            level: heading.level,
            text: heading.text,
            anchor: heading.anchor,
            id: heading.id,
            span: heading.span,
            audience: heading.audience,
            claims,
        });
    }
    Body {
        file: raw.file,
        start: raw.start,
        markdown: raw.markdown,
        headings,
        links: raw.links,
        images: raw.images,
        raw_html: raw.raw_html,
        stray_emphasis: raw.stray_emphasis,
        bad_mathematics: raw.bad_mathematics,
        notes: raw.notes,
    }
}

fn lower_assessment(lowering: &mut Lowering<'_>, table: &Table) -> Assessment {
    let mut seen = BTreeMap::new();
    let mut assessment = Assessment::default();
    for question in table.tables("questions") {
        let empty = question.empty_list("assesses");
        let Some(question) = lower_question(lowering, question) else { continue };
        note_empty(lowering, "question", &question.id, empty);
        lowering.first_of(&mut seen, "question", &question.id);
        assessment.questions.push(question);
    }
    let mut seen = BTreeMap::new();
    for task in table.tables("tasks") {
        let empty = task.empty_list("assesses");
        let Some(task) = lower_task(lowering, task) else { continue };
        note_empty(lowering, "practical task", &task.id, empty);
        lowering.first_of(&mut seen, "practical task", &task.id);
        assessment.tasks.push(task);
    }
    assessment
}

fn note_empty(lowering: &mut Lowering<'_>, what: &'static str, id: &Spanned<String>, place: Option<Span>) {
    if let Some(span) = place {
        lowering.remarks.push(Remark::EmptyAssesses { what, id: id.clone(), span });
    }
}

fn lower_question(lowering: &mut Lowering<'_>, table: &Table) -> Option<Question> {
    let kind = QuestionKind::from_key(&table.text("kind")?.value)?;
    Some(Question {
        id: table.text("id")?,
        kind,
        assesses: lowering.patterns(table.texts("assesses")),
        cognitive: CognitiveLevel::from_key(&table.text("cognitive")?.value)?,
        marks: table.number("marks")?,
        stem: lowering.translated(table.words("stem")?),
        answer: lower_answer(lowering, table, kind),
        reason: table.words("reason").map(|text| lowering.translated(text)),
        span: table.span,
    })
}

fn lower_answer(lowering: &mut Lowering<'_>, table: &Table, kind: QuestionKind) -> QuestionAnswer {
    match kind {
        QuestionKind::SingleChoice | QuestionKind::MultipleChoice => {
            let mut options = Vec::new();
            for option in table.tables("options") {
                let text = option.sides();
                lowering.check_translation(&text, option.span);
                options.push((text, option.boolean("correct") == Some(true)));
            }
            QuestionAnswer::Options(options)
        }
        QuestionKind::TrueFalse => table.boolean("key").map_or(QuestionAnswer::Missing, QuestionAnswer::Judgement),
        QuestionKind::ShortAnswer | QuestionKind::Case => match table.words("answer") {
            Some(answer) => QuestionAnswer::Written(lowering.translated(answer)),
            None => QuestionAnswer::Missing,
        },
    }
}

fn lower_task(lowering: &mut Lowering<'_>, table: &Table) -> Option<PracticalTask> {
    Some(PracticalTask {
        id: table.text("id")?,
        title: lowering.translated(table.words("title")?),
        assesses: lowering.patterns(table.texts("assesses")),
        marks: table.number("marks")?,
        hours: table
            .number("hours")
            .and_then(|hours| Some(Spanned::new(ClassHours::from_number(hours.value)?, hours.span))),
        brief: table.words("brief").map(|text| lowering.translated(text)),
        materials: lowering.translated_all(table.words_list("materials")),
        steps: lowering.translated_all(table.words_list("steps")),
        deliverable: table.words("deliverable").map(|text| lowering.translated(text)),
        rubric: table.tables("rubric").filter_map(|row| lower_criterion(lowering, row)).collect(),
        span: table.span,
    })
}

fn lower_criterion(lowering: &mut Lowering<'_>, table: &Table) -> Option<Criterion> {
    Some(Criterion {
        criterion: lowering.translated(table.words("criterion")?),
        marks: table.number("marks")?,
        full: table.words("full").map(|text| lowering.translated(text)),
        partial: table.words("partial").map(|text| lowering.translated(text)),
        assesses: lowering.patterns(table.texts("assesses")),
    })
}
