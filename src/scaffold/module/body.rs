//! The text of a new module in one language. It says on the page that it is still to be written, and what it has to
//! teach.

use std::fmt::Write;

use super::{Draft, Group, ids};
use crate::language::{Language, Phrase};
use crate::model::RequirementKind;
use crate::scaffold::quote::{markdown, toml, toml_list};
use crate::scaffold::unwritten;

/// `index.<language>.md`; facts stand in the home language's file only.
pub(super) fn text(draft: &Draft<'_>, language: Language, is_home: bool) -> String {
    let say = |phrase: Phrase| phrase.get(language);
    let mut out = String::from("+++\n");
    let _ = writeln!(out, "title = {}", toml(draft.title.get(language)));
    out += say(Phrase::new(
        "# What the module is, in a sentence. Take the # away when it is written.\n# summary = \"…\"\n",
        "# 一句话说明本模块。写好后去掉行首的 #。\n# summary = \"……\"\n",
    ));
    if is_home {
        facts(&mut out, draft, language);
    }
    let outcomes = outcomes(draft, language);
    if outcomes.is_empty() {
        out += say(Phrase::new(
            "# What the learner can show afterwards, in verbs that can be observed.\n# outcomes = [ \"…\" ]\n",
            "# 学完后能做到什么，用看得见的动词。\n# outcomes = [ \"……\" ]\n",
        ));
    } else {
        out += say(Phrase::new(
            "# Made from the statements of the standard: put them in the words of your learners.\n",
            "# 由标准的表述得出，请改成学员听得懂的话。\n",
        ));
        let lines: Vec<String> = outcomes.iter().map(|outcome| format!("  {},\n", toml(outcome))).collect();
        let _ = writeln!(out, "outcomes = [\n{}]", lines.concat());
    }
    out += "+++\n";
    for group in &draft.groups {
        section(&mut out, draft, group, language);
    }
    if draft.groups.is_empty() {
        let body = unwritten(Phrase::new("the text of this module.", "本模块的正文。"), language);
        let hint = say(Phrase::new(
            "A heading says what its section teaches, as `## Title {#id covers=\"primary/1.1/a1\"}`.",
            "在标题上写明该节讲授哪些条目，如 `## 标题 {#id covers=\"primary/1.1/a1\"}`。",
        ));
        let _ = write!(out, "\n> [!WARNING]\n> {body} {hint}\n");
    }
    out
}

fn facts(out: &mut String, draft: &Draft<'_>, language: Language) {
    let say = |phrase: Phrase| phrase.get(language);
    let _ = writeln!(out, "levels = {}", toml_list(draft.levels.iter().copied()));
    if !draft.directions.is_empty() {
        let _ = writeln!(out, "directions = {}", toml_list(draft.directions.iter().copied()));
    }
    *out += say(Phrase::new("# Class hours, in steps of 0.5.\n", "# 学时，以 0.5 为步长。\n"));
    *out += "# hours = { theory = 1, practice = 1, self_study = 0.5 }\n";
    *out += say(Phrase::new("# Ids of the modules that come before.\n", "# 先修模块的标识。\n"));
    *out += "prerequisites = []\n";
}

/// One outcome for each ability; a task of which only knowledge is wanted gives one for each piece of knowledge.
fn outcomes(draft: &Draft<'_>, language: Language) -> Vec<String> {
    let mut outcomes = Vec::new();
    for group in &draft.groups {
        let of = |kind: RequirementKind| {
            let items = group.items.iter().filter(move |index| draft.linked.requirements[index.0].kind == kind);
            items.map(|index| draft.linked.requirement(*index).text.get(language))
        };
        if of(RequirementKind::Ability).next().is_some() {
            outcomes.extend(of(RequirementKind::Ability).map(|text| without_can(text, language)));
        } else {
            outcomes.extend(of(RequirementKind::Knowledge).map(|text| match language {
                Language::Zh => format!("说明{text}"),
                Language::En => format!("Explain {}", lower_case_start(text)),
            }));
        }
    }
    outcomes
}

/// An outcome stands after "you can", so it begins with its verb.
fn without_can(text: &str, language: Language) -> String {
    match language {
        Language::Zh => {
            // 能源, 能量 and the like begin with the same character and are nouns.
            let verb = text.strip_prefix("能够").or_else(|| text.strip_prefix('能'));
            verb.filter(|rest| !rest.starts_with(['源', '量', '耗', '效', '力'])).unwrap_or(text).to_owned()
        }
        Language::En => {
            let Some(rest) = text.strip_prefix("Can ") else { return text.to_owned() };
            let mut characters = rest.chars();
            characters.next().map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
        }
    }
}

/// A sentence's start inside another sentence; abbreviations keep their capitals.
fn lower_case_start(text: &str) -> String {
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            let rest = &text[first.len_utf8()..];
            format!("{}{rest}", first.to_lowercase())
        }
        _ => text.to_owned(),
    }
}

fn section(out: &mut String, draft: &Draft<'_>, group: &Group, language: Language) {
    let task = draft.linked.task_of(group.items[0]);
    let (title, anchor) = (markdown(task.title.get(language)), &group.anchor);
    let _ = writeln!(
        out,
        "\n## {title} {{#{anchor} covers=\"{}\"}}",
        ids(draft.linked, &group.task, &group.items).join(",")
    );
    let what = Phrase::new(
        "this section. Teach and practise what is listed here, then delete this note and the list.",
        "本节正文。请讲清并练习下列要求，写好后删去本提示和清单。",
    );
    let _ = write!(out, "\n> [!WARNING]\n> {}\n\n", unwritten(what, language));
    for index in &group.items {
        let place = &draft.linked.requirements[index.0];
        let label = format!("{}{}", place.kind.letter(), place.ordinal);
        let text = markdown(draft.linked.requirement(*index).text.get(language));
        let _ = writeln!(out, "- `{label}` {text}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_begins_with_its_verb() {
        assert_eq!(without_can("能按单拣货", Language::Zh), "按单拣货");
        assert_eq!(without_can("能源审计", Language::Zh), "能源审计");
        assert_eq!(without_can("Can pick to order", Language::En), "Pick to order");
        assert_eq!(without_can("Pick to order", Language::En), "Pick to order");
        assert_eq!(lower_case_start("The rules"), "the rules");
        assert_eq!(lower_case_start("MQTT topics"), "MQTT topics");
    }
}
