//! The assessment of a new module: one question for each piece of knowledge, one practical task for the abilities of
//! each task, with texts that say they are to be replaced.

use std::fmt::Write;

use super::{Draft, Group, ids};
use crate::language::{Language, Phrase, UNWRITTEN, Words};
use crate::link::RequirementIndex;
use crate::model::RequirementKind;
use crate::scaffold::quote::{quoted, quoted_list, quoted_words};
use crate::scaffold::unwritten_words;

/// Marks of a written question, until the author decides.
const QUESTION_MARKS: usize = 5;
/// Marks of a practical task, until the author decides.
const TASK_MARKS: usize = 100;

/// `assessment.toml`.
pub(super) fn text(draft: &Draft<'_>) -> String {
    let mut out = String::from(HEAD);
    if draft.groups.is_empty() {
        return out + FORMS;
    }
    let mut number = 0;
    for group in &draft.groups {
        for index in items(draft, group, RequirementKind::Knowledge) {
            number += 1;
            question(&mut out, draft, (group, index, number));
        }
    }
    let mut number = 0;
    for group in &draft.groups {
        let abilities = items(draft, group, RequirementKind::Ability);
        if !abilities.is_empty() {
            number += 1;
            task(&mut out, draft, (group, &abilities, number));
        }
    }
    out
}

fn items(draft: &Draft<'_>, group: &Group, kind: RequirementKind) -> Vec<RequirementIndex> {
    group.items.iter().copied().filter(|index| draft.linked.requirements[index.0].kind == kind).collect()
}

/// The statement of a requirement.
fn statement(draft: &Draft<'_>, index: RequirementIndex) -> Words {
    let text = &draft.linked.requirement(index).text;
    Words::new(text.get(Language::En), text.get(Language::Zh))
}

fn question(out: &mut String, draft: &Draft<'_>, (group, index, number): (&Group, RequirementIndex, usize)) {
    let ids = ids(draft.linked, &group.task, &[index]);
    let statement = statement(draft, index);
    let stem = Words::new(
        format!("{}ask about: {}", UNWRITTEN.en, statement.en),
        format!("{}就这项知识出题：{}", UNWRITTEN.zh, statement.zh),
    );
    let answer = unwritten_words(Phrase::new("model answer", "参考答案"));
    let _ = write!(
        out,
        "\n[[questions]]\nid = \"q{number}\"\nkind = \"short-answer\"\nassesses = {}\ncognitive = \"understand\"\n\
         marks = {QUESTION_MARKS}\nstem = {}\nanswer = {}\n",
        quoted_list(ids.iter().map(String::as_str)),
        quoted_words(&stem),
        quoted_words(&answer)
    );
}

fn task(out: &mut String, draft: &Draft<'_>, (group, abilities, number): (&Group, &[RequirementIndex], usize)) {
    let ids = ids(draft.linked, &group.task, abilities);
    let title = &draft.linked.task_of(abilities[0]).title;
    let title = Words::new(title.get(Language::En), title.get(Language::Zh));
    let brief = unwritten_words(Phrase::new("the situation and what is to be done", "情境与任务"));
    let _ = write!(
        out,
        "\n[[tasks]]\nid = \"t{number}\"\ntitle = {}\nassesses = {}\nmarks = {TASK_MARKS}\n{TASK_FORM}brief = {}\n\
         rubric = [\n",
        quoted_words(&title),
        quoted_list(ids.iter().map(String::as_str)),
        quoted_words(&brief)
    );
    for (place, index) in abilities.iter().enumerate() {
        // What does not divide evenly goes to the first rows, so that the rows always add to the whole.
        let marks = TASK_MARKS / abilities.len() + usize::from(place < TASK_MARKS % abilities.len());
        let id = super::ids(draft.linked, &group.task, &[*index]).concat();
        let full = unwritten_words(Phrase::new("what earns all marks", "满分表现"));
        let _ = writeln!(
            out,
            "  {{ criterion = {}, marks = {marks}, full = {}, assesses = [{}] }},",
            quoted_words(&statement(draft, *index)),
            quoted_words(&full),
            quoted(&id)
        );
    }
    out.push_str("]\n");
}

static HEAD: &str = "\
# 试题与实操任务；assesses 写明考核哪些条目，可以写编号、范围（a1..a2）或通配（*）。
# Questions and practical tasks; assesses names the requirements: an id, a range (a1..a2) or a wildcard (*).
# kind: single-choice, multiple-choice, true-false, short-answer, case
# cognitive: remember, understand, apply, analyse, evaluate, create
";

static TASK_FORM: &str = "\
# hours = 1                      # 学时，计入实训 / class hours, part of the module's practice
# materials = [ { zh = \"…\", en = \"…\" } ]
# steps = [ { zh = \"…\", en = \"…\" } ]
# deliverable = { zh = \"…\", en = \"…\" }
";

static FORMS: &str = "\
#
# [[questions]]
# id = \"q1\"
# kind = \"single-choice\"
# assesses = [\"primary/1.1/k1\"]
# cognitive = \"understand\"
# marks = 2
# stem = { zh = \"…\", en = \"…\" }
# options = [
#   { zh = \"…\", en = \"…\", correct = true },
#   { zh = \"…\", en = \"…\" },
# ]
# reason = { zh = \"…\", en = \"…\" }
#
# [[tasks]]
# id = \"t1\"
# title = { zh = \"…\", en = \"…\" }
# assesses = [\"primary/1.1/a1..a2\"]
# marks = 100
# brief = { zh = \"…\", en = \"…\" }
# rubric = [
#   { criterion = { zh = \"…\", en = \"…\" }, marks = 100, full = { zh = \"…\", en = \"…\" }, assesses = [\"primary/1.1/a1..a2\"] },
# ]
";
