//! Words for what several rules speak of and no author names: languages, weight tables, numbers, lists that must be whole.

use crate::language::{Language, Phrase, Words};
use crate::model::{WeightKind, WeightTable};

/// Names one after the other, each in backticks and none left out.
pub(super) fn whole_list<'a>(names: impl IntoIterator<Item = &'a str>) -> Words {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    Words::new(quoted.join(", "), quoted.join("、"))
}

/// A number as an author would write it: no more than two decimals, none that say nothing.
pub(super) fn plain(number: f64) -> String {
    let rounded = format!("{number:.2}");
    rounded.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What a language is called.
pub(super) fn language_name(language: Language) -> Phrase {
    match language {
        Language::Zh => Phrase::new("Chinese", "中文"),
        Language::En => Phrase::new("English", "英文"),
    }
}

/// Which weight table it is.
pub(super) fn weight_table(table: &WeightTable) -> Words {
    let kind = match table.kind {
        WeightKind::Theory => Phrase::new("theory table", "理论知识权重表"),
        WeightKind::Ability => Phrase::new("ability table", "专业能力权重表"),
    };
    let level = &table.level.value;
    match &table.direction {
        Some(direction) => {
            let direction = &direction.value;
            Words::new(
                format!("{} of `{level}`, direction `{direction}`,", kind.en),
                format!("`{level}` 等级 `{direction}` 方向的{}", kind.zh),
            )
        }
        None => Words::new(format!("{} of `{level}`", kind.en), format!("`{level}` 等级的{}", kind.zh)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_authors_write_them() {
        assert_eq!([plain(100.0), plain(99.5), plain(33.333), plain(0.0)], ["100", "99.5", "33.33", "0"]);
    }
}
