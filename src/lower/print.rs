//! `[print]` to settings: what a table says takes the place of what holds above it, key by key.

use super::Lowering;
use crate::model::{Conformance, DocumentKind, Paper, PrintLanguage, PrintSettings, Remark, Sides};
use crate::parse::table::Table;
use crate::source::Spanned;

/// The settings above a table, with those of the table in their place.
pub(super) fn lower(lowering: &mut Lowering<'_>, above: PrintSettings, table: Option<&Table>) -> PrintSettings {
    let Some(table) = table else { return above };
    let word = |key| table.text(key).map(|word| word.value);
    PrintSettings {
        paper: word("paper").and_then(|key| Paper::from_key(&key)).unwrap_or(above.paper),
        sides: word("sides").and_then(|key| Sides::from_key(&key)).unwrap_or(above.sides),
        bleed_millimetres: table
            .number("bleed_millimetres")
            .map_or(above.bleed_millimetres, |millimetres| millimetres.value),
        crop_marks: table.boolean("crop_marks").unwrap_or(above.crop_marks),
        greyscale: table.boolean("greyscale").unwrap_or(above.greyscale),
        conformance: word("conformance").and_then(|key| Conformance::from_key(&key)).unwrap_or(above.conformance),
        editions: editions(lowering, table).unwrap_or(above.editions),
        documents: list(table, "documents", |key| DocumentKind::from_key(&key.value)).unwrap_or(above.documents),
    }
}

/// The editions that a table names. One in a language that the workspace does not have is noted and left out.
fn editions(lowering: &mut Lowering<'_>, table: &Table) -> Option<Vec<PrintLanguage>> {
    let possible = PrintLanguage::of(&lowering.languages);
    list(table, "editions", |key| {
        let edition = PrintLanguage::from_key(&key.value)?;
        if !possible.contains(&edition) {
            let known = possible.iter().map(|edition| edition.key()).collect();
            lowering.remarks.push(Remark::EditionWithoutLanguage { edition: key.clone(), known });
            return None;
        }
        Some(edition)
    })
}

/// The values of a list, each once; nothing when the table has no such list.
fn list<T: PartialEq>(
    table: &Table,
    key: &str,
    mut value: impl FnMut(&Spanned<String>) -> Option<T>,
) -> Option<Vec<T>> {
    let words = table.texts(key);
    if words.is_empty() && table.empty_list(key).is_none() {
        return None;
    }
    let mut values = Vec::new();
    for value in words.iter().filter_map(&mut value) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    Some(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Diagnostics;
    use crate::language::Language;
    use crate::parse;
    use crate::parse::shape::Shape;
    use crate::parse::shapes::print::WORKSPACE_PRINT;
    use crate::source::{SourceFile, Sources};

    fn words(key: &str) -> Vec<&'static str> {
        match WORKSPACE_PRINT.field(key).map(|field| &field.shape) {
            Some(Shape::Choice(words) | Shape::List(Shape::Choice(words))) => words.to_vec(),
            other => panic!("{key}: {other:?}"),
        }
    }

    /// The settings of a workspace and of its only course, from what their tables say.
    fn settings(workspace: &str, course: &str) -> (PrintSettings, PrintSettings) {
        let mut sources = Sources::default();
        let course = format!("title = {{}}\nserves = []\nprint = {{ {course} }}");
        let workspace = format!("title = {{}}\n{workspace}");
        for (path, text) in [("curricle.toml", workspace), ("courses/x/course.toml", course)] {
            sources.add(SourceFile { path: path.to_owned(), text, usable: true });
        }
        let raw = parse::all(&mut Diagnostics::default(), &sources);
        let model = super::super::all(&mut Diagnostics::default(), raw);
        (model.workspace.print, model.courses[0].print.clone())
    }

    #[test]
    fn the_keys_of_a_course_win_one_by_one() {
        let (workspace, course) = settings(
            "print = { paper = \"a5\", sides = \"one\", greyscale = true, bleed_millimetres = 3 }",
            "paper = \"letter\", greyscale = false, documents = []",
        );
        assert_eq!((workspace.paper, workspace.sides, workspace.greyscale), (Paper::A5, Sides::One, true));
        assert_eq!(workspace.documents.len(), DocumentKind::ALL.len());
        let expected =
            PrintSettings { paper: Paper::Letter, greyscale: false, documents: Vec::new(), ..workspace.clone() };
        assert_eq!(course, expected);
    }

    #[test]
    fn a_workspace_prints_its_languages_and_both_side_by_side_when_there_are_two() {
        let (zh, en) = (PrintLanguage::One(Language::Zh), PrintLanguage::One(Language::En));
        assert_eq!(settings("", "").1.editions, [zh, en, PrintLanguage::Both]);
        assert_eq!(settings("languages = [\"en\", \"zh\"]", "").1.editions, [en, zh, PrintLanguage::Both]);
        assert_eq!(settings("languages = [\"en\"]", "").1.editions, [en]);
        assert_eq!(settings("print = { editions = [\"en\", \"en\"] }", "").1.editions, [en]);
        assert_eq!(settings("languages = [\"en\"]", "editions = [\"both\", \"en\"]").1.editions, [en]);
    }

    #[test]
    fn every_word_that_may_be_written_means_something() {
        assert_eq!(words("paper"), Paper::ALL.map(|row| row.1));
        assert_eq!(words("sides"), Sides::ALL.map(|row| row.1));
        assert_eq!(words("conformance"), Conformance::ALL.map(|row| row.1));
        assert_eq!(words("editions"), PrintLanguage::ALL.map(|row| row.1));
        assert_eq!(words("documents"), DocumentKind::ALL.map(|row| row.1));
    }
}
