//! A trace for a terminal: one block for each requirement or module, a line for everything that touches it and under it,
//! or beside it where there is room, the place to open.

use std::fmt::Write;

use super::trace_words as words;
use crate::columns::{pad, width, wrap};
use crate::language::{Language, Phrase};
use crate::view::trace::{HeadingTrace, ModuleTrace, Neighbour, Place, ProgrammeTrace, RequirementTrace, TraceReport};

/// The trace as text.
pub fn trace(report: &TraceReport, language: Language, columns: usize) -> String {
    let blocks = report.requirements.iter().map(|requirement| {
        let mut page = Page { out: String::new(), language, columns };
        page.requirement(requirement);
        page.out
    });
    let modules = report.modules.iter().map(|module| {
        let mut page = Page { out: String::new(), language, columns };
        page.module(module);
        page.out
    });
    blocks.chain(modules).collect::<Vec<_>>().join("\n")
}

/// A line of a section: cells that align, and the place.
struct Row {
    cells: Vec<String>,
    place: Option<String>,
}

struct Page {
    out: String,
    language: Language,
    columns: usize,
}

impl Page {
    fn say(&self, phrase: Phrase) -> &'static str {
        phrase.get(self.language)
    }

    fn requirement(&mut self, requirement: &RequirementTrace) {
        let language = self.language;
        let _ = writeln!(self.out, "{}  {}", requirement.id, words::of(words::KINDS, requirement.kind, language));
        self.paragraph(requirement.text.get(language));
        let _ = writeln!(self.out, "  {}", address(&requirement.place));
        self.paragraph(&self.standing(requirement));
        let _ = writeln!(self.out, "  {}", address(&requirement.standard.place));
        let programmes = requirement.programmes.iter().map(|programme| self.programme(programme)).collect();
        self.section(words::PROGRAMMES, programmes);
        let claims = requirement.claims.iter().map(|claim| {
            let depth = words::of(words::DEPTHS, claim.depth, language).to_owned();
            let what = taught(claim.title.get(language), claim.heading.as_ref(), claim.language);
            row([depth, self.with_state(what, claim.state)], &claim.place)
        });
        self.section(words::CLAIMS, claims.collect());
        let assessments = requirement.assessments.iter().map(|assessment| {
            let kind = words::of(words::ASSESSING, assessment.kind, language);
            let what = self.with_state(assessment.title.get(language).to_owned(), assessment.state);
            row([format!("{kind} {}", assessment.item), what], &assessment.place)
        });
        self.section(words::ASSESSMENTS, assessments.collect());
        self.waivers(requirement);
        let provenance = requirement.provenance.iter().map(|entry| {
            let status = words::of(words::STATUSES, &entry.status, language);
            let sources: Vec<&str> = entry.sources.iter().map(|source| source.get(language)).collect();
            let status = match (sources.is_empty(), language) {
                (true, _) => status.to_owned(),
                (false, Language::Zh) => format!("{status}：{}", sources.join("；")),
                (false, Language::En) => format!("{status}: {}", sources.join("; ")),
            };
            row([entry.name.get(language).to_owned(), status], &entry.place)
        });
        self.section(words::PROVENANCE, provenance.collect());
    }

    /// Standard, edition, level, function and task in one line.
    fn standing(&self, requirement: &RequirementTrace) -> String {
        let language = self.language;
        let (name, edition) = (requirement.standard.name.get(language), &requirement.standard.edition);
        let standard = match language {
            Language::Zh => format!("{name}（{edition} 版）"),
            Language::En => format!("{name} (edition {edition})"),
        };
        let numbered = [&requirement.function, &requirement.task];
        let steps = numbered.map(|step| format!("{} {}", step.number, step.title.get(language)));
        format!("{standard} › {} › {}", requirement.level_name.get(language), steps.join(" › "))
    }

    fn waivers(&mut self, requirement: &RequirementTrace) {
        if requirement.waivers.is_empty() {
            return;
        }
        let language = self.language;
        let waivers = requirement.waivers.iter().map(|waiver| {
            let state = if waiver.holds { words::HOLDS } else { words::EXPIRED };
            let reason = waiver.reason.get(language);
            let text = match language {
                Language::Zh => format!("{reason}（{}，至 {}）", waiver.owner, waiver.expires),
                Language::En => format!("{reason} ({}, until {})", waiver.owner, waiver.expires),
            };
            row([state.get(language).to_owned(), text], &waiver.place)
        });
        let waivers = waivers.collect();
        self.section(words::WAIVERS, waivers);
    }

    fn module(&mut self, module: &ModuleTrace) {
        let language = self.language;
        let _ = writeln!(self.out, "{}/{}  {}", module.course, module.id, self.say(words::MODULE));
        self.paragraph(module.title.get(language));
        self.paragraph(&self.facts(module));
        let _ = writeln!(self.out, "  {}", address(&module.place));
        let programmes = module.programmes.iter().map(|programme| self.programme(programme)).collect();
        self.section(words::PROGRAMMES, programmes);
        let prerequisites = self.neighbours(&module.prerequisites);
        self.section(words::PREREQUISITES, prerequisites);
        let dependants = self.neighbours(&module.dependants);
        self.section(words::DEPENDANTS, dependants);
        for (state, name) in words::STATES {
            let claims: Vec<Row> = module
                .claims
                .iter()
                .filter(|claim| claim.state == *state)
                .map(|claim| {
                    let depth = words::of(words::DEPTHS, claim.depth, language).to_owned();
                    let what = taught("", claim.heading.as_ref(), claim.language);
                    row([depth, claim.pattern.clone(), what], &claim.place)
                })
                .collect();
            // What covers is always shown, so that "none" is seen; what does not, only when there is some.
            if *state == "covers" || !claims.is_empty() {
                let title = format!("{} · {}", self.say(words::CLAIMS), name.get(language));
                self.titled(&title, claims);
            }
        }
        let assessments = module.assessments.iter().map(|used| {
            let kind = words::of(words::ASSESSING, used.kind, language);
            let pattern = self.with_state(used.pattern.clone(), used.state);
            row([format!("{kind} {}", used.item), pattern], &used.place)
        });
        self.section(words::ASSESSMENTS, assessments.collect());
    }

    /// Levels, directions and hours in one line.
    fn facts(&self, module: &ModuleTrace) -> String {
        let hours = &module.hours;
        let (theory, practice, self_study) = (hours.theory, hours.practice, hours.self_study);
        let hours = match self.language {
            Language::Zh => format!("学时：理论 {theory}，实训 {practice}，自学 {self_study}"),
            Language::En => format!("class hours: theory {theory}, practice {practice}, self-study {self_study}"),
        };
        let mut parts: Vec<String> = Vec::new();
        for (name, list) in [(words::LEVELS, &module.levels), (words::DIRECTIONS, &module.directions)] {
            if !list.is_empty() {
                parts.push(format!("{}{}", self.say(name), list.join(self.say(words::COMMA))));
            }
        }
        parts.push(hours);
        parts.join(self.say(words::SEMICOLON))
    }

    fn programme(&self, programme: &ProgrammeTrace) -> Row {
        let state = programme.state.map(|state| words::of(words::COVERAGE, state, self.language).to_owned());
        let title = programme.title.get(self.language).to_owned();
        Row { cells: state.into_iter().chain([title]).collect(), place: None }
    }

    fn neighbours(&self, list: &[Neighbour]) -> Vec<Row> {
        let missing = self.say(words::NO_SUCH_MODULE);
        let title = |neighbour: &Neighbour| match &neighbour.title {
            Some(title) => title.get(self.language).to_owned(),
            None => missing.to_owned(),
        };
        list.iter().map(|neighbour| row([neighbour.id.clone(), title(neighbour)], &neighbour.place)).collect()
    }

    /// A reference that does not simply cover says so.
    fn with_state(&self, what: String, state: &str) -> String {
        match state {
            "covers" => what,
            _ => format!("{what} [{}]", words::of(words::STATES, state, self.language)),
        }
    }

    fn paragraph(&mut self, text: &str) {
        for line in wrap(text, self.columns.saturating_sub(2)) {
            let _ = writeln!(self.out, "  {line}");
        }
    }

    fn section(&mut self, title: Phrase, rows: Vec<Row>) {
        self.titled(self.say(title), rows);
    }

    fn titled(&mut self, title: &str, rows: Vec<Row>) {
        let _ = writeln!(self.out, "\n  {title} ({})", rows.len());
        let cells = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        // The last cell is not filled up, so a long one costs the others nothing.
        let widths: Vec<usize> = (0..cells)
            .map(|index| rows.iter().filter_map(|row| row.cells.get(index)).map(|cell| width(cell)).max().unwrap_or(0))
            .collect();
        let before: usize = widths.iter().rev().skip(1).map(|width| width + 2).sum();
        let line = 4 + widths.iter().map(|width| width + 2).sum::<usize>();
        let places = rows.iter().filter_map(|row| row.place.as_deref()).map(width).max().unwrap_or(0);
        let fits = line + places <= self.columns;
        for row in &rows {
            let (last, first) = row.cells.split_last().map_or(("", &[][..]), |(last, first)| (last.as_str(), first));
            let head: String =
                first.iter().zip(&widths).map(|(cell, width)| format!("{}  ", pad(cell, *width))).collect();
            let room = self.columns.saturating_sub(4 + before).max(16);
            let lines = wrap(last, if fits { usize::MAX } else { room });
            for (index, text) in lines.iter().enumerate() {
                let lead = if index == 0 { head.clone() } else { " ".repeat(width(&head)) };
                let text = match (&row.place, fits) {
                    (Some(place), true) => format!("{}  {place}", pad(text, line - 6 - before)),
                    _ => text.clone(),
                };
                let _ = writeln!(self.out, "    {lead}{}", text.trim_end());
            }
            if let (Some(place), false) = (&row.place, fits) {
                let _ = writeln!(self.out, "      {place}");
            }
        }
    }
}

fn row(cells: impl Into<Vec<String>>, place: &Place) -> Row {
    Row { cells: cells.into(), place: Some(address(place)) }
}

/// As terminals and editors open it.
fn address(place: &Place) -> String {
    format!("{}:{}:{}", place.file, place.line, place.column)
}

/// What teaches: the module, its heading, and the language of the text.
fn taught(module: &str, heading: Option<&HeadingTrace>, language: Option<&str>) -> String {
    let heading = heading.map(|heading| heading.text.as_str()).unwrap_or_default();
    let what: Vec<&str> = [module, heading].into_iter().filter(|text| !text.is_empty()).collect();
    match language {
        Some(language) => format!("{} ({language})", what.join(" › ")),
        None => what.join(" › "),
    }
}
