//! The catalogue of wording: `templates/messages/<language>.toml`, flat keys with text. A workspace may replace some of
//! the built-in keys; those it does not name stay.

use std::collections::BTreeMap;

use toml::de::DeTable;

use super::codes;
use crate::diag::{Diagnostic, Diagnostics};
use crate::language::{Language, Words};
use crate::source::{Sources, Span};
use crate::templates::Template;

/// Wording by key, for one language.
pub type Messages = BTreeMap<String, String>;

/// The wording of one language: the built-in file first, then the workspace's.
pub fn messages(
    diagnostics: &mut Diagnostics,
    sources: &Sources,
    templates: &[Template],
    language: Language,
) -> Messages {
    let name = format!("messages/{}.toml", language.key());
    let mut messages = Messages::new();
    for template in templates.iter().filter(|template| template.name == name) {
        let text = &sources.file(template.file).text;
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let span = Span::new(template.file, error.span().unwrap_or(0..0));
            let detail = error.message().trim().to_owned();
            let words = Words::new("this is not valid TOML", "此处不是合法的 TOML");
            diagnostics.push(Diagnostic::new(&codes::TOML_SYNTAX, span, words).at(Words::new(detail.clone(), detail)));
        }
        for (key, value) in table.get_ref() {
            match value.get_ref().as_str() {
                Some(text) => {
                    messages.insert(key.get_ref().to_string(), text.to_owned());
                }
                None => {
                    let key = key.get_ref();
                    let words = Words::new(format!("`{key}` cannot hold this"), format!("`{key}` 不能是这样的值"));
                    let wanted = Words::new("wanted: text in quotes", "应为带引号的文本");
                    diagnostics.push(
                        Diagnostic::new(&codes::WRONG_TYPE, Span::new(template.file, value.span()), words).at(wanted),
                    );
                }
            }
        }
    }
    messages
}
