//! The spanned TOML reader: a document is checked against its shape, every fault at its place, and what is sound can be
//! taken by key. It never stops at the first fault.

use std::collections::BTreeMap;

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use super::codes;
use super::shape::{Field, Need, Shape, TableShape};
use crate::diag::{Diagnostic, Diagnostics};
use crate::language::{Phrase, Text, Words};
use crate::source::{FileId, Span, Spanned};

/// No hours, marks, percentages or years come near; a larger number is a slip of the finger.
pub(super) const TOO_LARGE: f64 = 1_000_000.0;

/// A key that the shape does not have.
#[derive(Debug, Clone)]
pub struct UnknownKey {
    /// The key as typed.
    pub key: Spanned<String>,
    /// The table in which it stands.
    pub shape: &'static TableShape,
}

/// A value that fits its shape.
#[derive(Debug, Clone)]
pub enum Value {
    /// Text, name, date or one of a few words.
    Text(String),
    /// A number.
    Number(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// Text in both languages.
    Words(Text),
    /// A list.
    List(Vec<Spanned<Value>>),
    /// A table.
    Table(Table),
    /// A table with keys of the author's choice.
    ByName(Vec<(Spanned<String>, Spanned<String>)>),
}

/// A table that fits its shape, as far as it does.
#[derive(Debug, Clone)]
pub struct Table {
    /// Where it stands.
    pub span: Span,
    shape: &'static TableShape,
    values: BTreeMap<&'static str, (Span, Spanned<Value>)>,
}

/// What reading one document needs and gathers.
pub struct Reader<'a> {
    /// Where faults go.
    pub diagnostics: &'a mut Diagnostics,
    /// Where unknown keys go: a rule judges them.
    pub unknown_keys: &'a mut Vec<UnknownKey>,
    /// The file.
    pub file: FileId,
    /// How far the TOML text is from the start of the file, in bytes.
    pub offset: usize,
}

impl Reader<'_> {
    /// Reads a whole document of a shape. Syntax faults are reported, and what could be read goes on.
    pub fn document(&mut self, text: &str, shape: &'static TableShape) -> Table {
        let (document, errors) = DeTable::parse_recoverable(text);
        let broken = !errors.is_empty();
        // One slip often makes the parser stumble again on the same line: the first fault of a line is the real one.
        let mut last_line = None;
        for error in errors {
            let range = error.span().unwrap_or(0..0);
            let line = text.get(..range.start).map(|before| before.matches('\n').count());
            if last_line.replace(line) == Some(line) {
                continue;
            }
            self.syntax_error(range, error.message());
        }
        let span = Span::new(self.file, self.offset..self.offset + text.len());
        self.table(document.get_ref(), shape, span, broken)
    }

    fn syntax_error(&mut self, range: std::ops::Range<usize>, detail: &str) {
        let span = self.span(range);
        let words = Words::new("this is not valid TOML", "此处不是合法的 TOML");
        let detail = detail.trim().to_owned();
        self.diagnostics.push(
            Diagnostic::new(&codes::TOML_SYNTAX, span, words)
                .at(Words::new(detail.clone(), detail))
                .help(Words::new("text needs quotes, and every bracket its partner", "文本要加引号，括号要成对")),
        );
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, self.offset + range.start..self.offset + range.end)
    }

    fn table(&mut self, table: &DeTable<'_>, shape: &'static TableShape, span: Span, broken: bool) -> Table {
        let mut values = BTreeMap::new();
        for (key, value) in table {
            let key_span = self.span(key.span());
            let Some(field) = shape.field(key.get_ref()) else {
                let key = Spanned::new(key.get_ref().to_string(), key_span);
                self.unknown_keys.push(UnknownKey { key, shape });
                continue;
            };
            if let Some(found) = self.value(value, &field.shape, field) {
                values.insert(field.key, (key_span, found));
            }
        }
        for field in shape.fields {
            let absent = !table.iter().any(|(key, _)| key.get_ref() == field.key);
            // In a document with a syntax fault the key may stand in the part that could not be read.
            if field.need == Need::Required && absent && !broken {
                self.missing_key(field, shape, span);
            }
        }
        Table { span, shape, values }
    }

    fn missing_key(&mut self, field: &Field, shape: &TableShape, span: Span) {
        // A whole file would be underlined from end to end: its start is enough.
        let span = if span.start == self.offset { Span { end: span.start, ..span } } else { span };
        let (key, name) = (field.key, shape.name);
        self.diagnostics.push(
            Diagnostic::new(
                &codes::MISSING_KEY,
                span,
                Words::new(format!("{} lacks `{key}`", name.en), format!("{}缺少 `{key}`", name.zh)),
            )
            .help(Words::new(
                format!("`{key}`: {}; write {}", field.doc.en, field.shape.wanted().en),
                format!("`{key}`：{}；请写{}", field.doc.zh, field.shape.wanted().zh),
            )),
        );
    }

    fn value(&mut self, value: &TomlSpanned<DeValue<'_>>, shape: &Shape, field: &Field) -> Option<Spanned<Value>> {
        let span = self.span(value.span());
        let found = match (shape, value.get_ref()) {
            (Shape::Text, DeValue::String(text)) => Some(Value::Text(text.to_string())),
            (Shape::Name, DeValue::String(text)) if is_name(text) => Some(Value::Text(text.to_string())),
            (Shape::Date, DeValue::String(text)) if is_date(text) => Some(Value::Text(text.to_string())),
            (Shape::Date, DeValue::Datetime(date)) if date.time.is_none() => Some(Value::Text(date.to_string())),
            (Shape::WebAddress, DeValue::String(text)) if is_web_address(text) => Some(Value::Text(text.to_string())),
            (Shape::Choice(known), DeValue::String(text)) if known.contains(&text.as_ref()) => {
                Some(Value::Text(text.to_string()))
            }
            (Shape::Positive, DeValue::Integer(_)) => {
                number(value.get_ref()).filter(|number| (1.0..TOO_LARGE).contains(number)).map(Value::Number)
            }
            (Shape::Integer, DeValue::Integer(_)) | (Shape::Number, DeValue::Integer(_) | DeValue::Float(_)) => {
                number(value.get_ref()).filter(|number| (0.0..TOO_LARGE).contains(number)).map(Value::Number)
            }
            (Shape::NumberUpTo(most), DeValue::Integer(_) | DeValue::Float(_)) => {
                number(value.get_ref()).filter(|number| (0.0..=f64::from(*most)).contains(number)).map(Value::Number)
            }
            (Shape::Boolean, DeValue::Boolean(truth)) => Some(Value::Boolean(*truth)),
            (Shape::Words, DeValue::Table(table)) => Some(Value::Words(self.words(table, field))),
            (Shape::List(element), DeValue::Array(list)) => {
                Some(Value::List(list.iter().filter_map(|value| self.value(value, element, field)).collect()))
            }
            (Shape::Table(shape), DeValue::Table(table)) => Some(Value::Table(self.table(table, shape, span, false))),
            (Shape::ChoiceByName(known), DeValue::Table(table)) => {
                Some(Value::ByName(self.by_name(table, known, field)))
            }
            _ => None,
        };
        if found.is_none() {
            self.wrong_type(value.get_ref(), shape, field, span);
        }
        found.map(|value| Spanned::new(value, span))
    }

    fn words(&mut self, table: &DeTable<'_>, field: &Field) -> Text {
        let mut text = Text { zh: None, en: None };
        for (key, value) in table {
            let side = match key.get_ref().as_ref() {
                "zh" => &mut text.zh,
                "en" => &mut text.en,
                _ => {
                    let key = Spanned::new(
                        key.get_ref().to_string(),
                        Span::new(self.file, self.offset + key.span().start..self.offset + key.span().end),
                    );
                    self.unknown_keys.push(UnknownKey { key, shape: &WORDS });
                    continue;
                }
            };
            let span = Span::new(self.file, self.offset + value.span().start..self.offset + value.span().end);
            match value.get_ref().as_str() {
                Some(written) if !written.trim().is_empty() => *side = Some(Spanned::new(written.to_owned(), span)),
                // An empty translation is a missing one: the rule on translations says so.
                Some(_) => {}
                None => self.wrong_type(value.get_ref(), &Shape::Text, field, span),
            }
        }
        text
    }

    fn by_name(
        &mut self,
        table: &DeTable<'_>,
        known: &'static [&'static str],
        field: &Field,
    ) -> Vec<(Spanned<String>, Spanned<String>)> {
        let mut found = Vec::new();
        for (key, value) in table {
            let span = self.span(value.span());
            match value.get_ref().as_str() {
                Some(word) if known.contains(&word) => {
                    let key_span = self.span(key.span());
                    found
                        .push((Spanned::new(key.get_ref().to_string(), key_span), Spanned::new(word.to_owned(), span)));
                }
                _ => self.wrong_type(value.get_ref(), &Shape::Choice(known), field, span),
            }
        }
        found
    }

    fn wrong_type(&mut self, value: &DeValue<'_>, shape: &Shape, field: &Field, span: Span) {
        let key = field.key;
        let wanted = shape.wanted();
        let mut diagnostic = Diagnostic::new(
            &codes::WRONG_TYPE,
            span,
            Words::new(format!("`{key}` cannot hold this"), format!("`{key}` 不能是这样的值")),
        )
        .at(Words::new(format!("wanted: {}", wanted.en), format!("应为{}", wanted.zh)));
        if let Shape::Choice(known) | Shape::ChoiceByName(known) = shape {
            let list = known.join("`, `");
            diagnostic = diagnostic.help(Words::new(format!("known words: `{list}`"), format!("可用取值：`{list}`")));
            if let Some(typed) = value.as_str() {
                diagnostic = diagnostic.did_you_mean(typed, known.iter().copied());
            }
        }
        if let Shape::NumberUpTo(most) = shape {
            diagnostic = diagnostic.help(Words::new(format!("the limit is {most}"), format!("上限为 {most}")));
        }
        self.diagnostics.push(diagnostic);
    }
}

/// The shape behind `Shape::Words`, for messages about its keys.
pub(super) static WORDS: TableShape = TableShape {
    name: Phrase::same("{ zh = …, en = … }"),
    fields: &[
        Field::optional("zh", Shape::Text, Phrase::new("the text in Chinese", "中文文本")),
        Field::optional("en", Shape::Text, Phrase::new("the text in English", "英文文本")),
    ],
};

impl Table {
    fn entry(&self, key: &str) -> Option<&Spanned<Value>> {
        debug_assert!(self.shape.field(key).is_some(), "{} has no `{key}`", self.shape.name.en);
        self.values.get(key).map(|(_, value)| value)
    }

    /// Every key that is there, with its place.
    pub fn keys(&self) -> impl Iterator<Item = (&'static str, Span)> {
        self.values.iter().map(|(key, (span, _))| (*key, *span))
    }

    /// Text, name, date or word at a key.
    pub fn text(&self, key: &str) -> Option<Spanned<String>> {
        as_text(self.entry(key)?)
    }

    /// A number at a key.
    pub fn number(&self, key: &str) -> Option<Spanned<f64>> {
        let entry = self.entry(key)?;
        match entry.value {
            Value::Number(number) => Some(Spanned::new(number, entry.span)),
            _ => None,
        }
    }

    /// A truth value at a key.
    pub fn boolean(&self, key: &str) -> Option<bool> {
        match self.entry(key)?.value {
            Value::Boolean(truth) => Some(truth),
            _ => None,
        }
    }

    /// Text in both languages at a key, with its place.
    pub fn words(&self, key: &str) -> Option<Spanned<Text>> {
        as_words(self.entry(key)?)
    }

    /// The languages of a table that holds them beside other keys. An empty side is a missing one.
    pub fn sides(&self) -> Text {
        Text { zh: self.written("zh"), en: self.written("en") }
    }

    /// Text at a key, unless it is blank.
    pub fn written(&self, key: &str) -> Option<Spanned<String>> {
        self.text(key).filter(|text| !text.value.trim().is_empty())
    }

    /// A list of text at a key; empty when it is absent.
    pub fn texts(&self, key: &str) -> Vec<Spanned<String>> {
        self.list(key).iter().filter_map(as_text).collect()
    }

    /// A list of bilingual text at a key; empty when it is absent.
    pub fn words_list(&self, key: &str) -> Vec<Spanned<Text>> {
        self.list(key).iter().filter_map(as_words).collect()
    }

    /// A table at a key.
    pub fn table(&self, key: &str) -> Option<&Table> {
        as_table(self.entry(key)?)
    }

    /// A list of tables at a key; empty when it is absent.
    pub fn tables(&self, key: &str) -> impl Iterator<Item = &Table> {
        self.list(key).iter().filter_map(as_table)
    }

    /// Where a list stands that is there and has nothing in it.
    pub fn empty_list(&self, key: &str) -> Option<Span> {
        let entry = self.entry(key)?;
        matches!(&entry.value, Value::List(list) if list.is_empty()).then_some(entry.span)
    }

    /// The pairs of a table with keys of the author's choice.
    pub fn by_name(&self, key: &str) -> &[(Spanned<String>, Spanned<String>)] {
        match self.entry(key).map(|entry| &entry.value) {
            Some(Value::ByName(pairs)) => pairs,
            _ => &[],
        }
    }

    fn list(&self, key: &str) -> &[Spanned<Value>] {
        match self.entry(key).map(|entry| &entry.value) {
            Some(Value::List(list)) => list,
            _ => &[],
        }
    }
}

fn as_text(entry: &Spanned<Value>) -> Option<Spanned<String>> {
    match &entry.value {
        Value::Text(text) => Some(Spanned::new(text.clone(), entry.span)),
        _ => None,
    }
}

fn as_words(entry: &Spanned<Value>) -> Option<Spanned<Text>> {
    match &entry.value {
        Value::Words(text) => Some(Spanned::new(text.clone(), entry.span)),
        _ => None,
    }
}

fn as_table(entry: &Spanned<Value>) -> Option<&Table> {
    match &entry.value {
        Value::Table(table) => Some(table),
        _ => None,
    }
}

fn number(value: &DeValue<'_>) -> Option<f64> {
    let number = match value {
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix()).ok()? as f64,
        DeValue::Float(float) => float.as_str().parse().ok()?,
        _ => return None,
    };
    number.is_finite().then_some(number)
}

/// Whether a name can stand in ids, in file names and in addresses.
pub fn is_name(text: &str) -> bool {
    let inner = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && text.chars().all(inner) && !text.starts_with('-') && !text.ends_with('-')
}

/// Whether a text is the full address of something on the web.
pub fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or(text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || "<>\"'".contains(c)))
}

/// Whether a text is a date that exists.
pub fn is_date(text: &str) -> bool {
    text.parse::<toml::value::Datetime>().is_ok_and(|date| date.date.is_some() && date.time.is_none())
}
