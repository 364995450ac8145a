//! The shape of a TOML file, as data: which keys a table has, of which kind, what they mean. The reader (`table`) checks
//! files against it and the JSON Schema (`schema`) is printed from it, so the two cannot drift apart.

use crate::language::Phrase;

/// A table of a file: its name for messages and the keys it may have.
#[derive(Debug)]
pub struct TableShape {
    /// What the author would call it, as `[[functions]]`.
    pub name: Phrase,
    /// Its keys.
    pub fields: &'static [Field],
}

/// A key of a table.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// What may stand there.
    pub shape: Shape,
    /// Whether it may be left out.
    pub need: Need,
    /// What it means, for editors and for the reference.
    pub doc: Phrase,
}

/// Whether a key may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must be there.
    Required,
    /// It may be left out.
    Optional,
}

/// What may stand at a key.
#[derive(Debug)]
pub enum Shape {
    /// Any text.
    Text,
    /// A lower-case ASCII name: letters, digits, hyphens.
    Name,
    /// A date, as `2021-09-29`, as text or as a TOML date.
    Date,
    /// The address of a page or a site, as `https://example.org/courses/`.
    WebAddress,
    /// A whole number from 1 to below a million.
    Positive,
    /// A whole number, not negative and below a million.
    Integer,
    /// A number, not negative and below a million.
    Number,
    /// A number, not negative and not above this.
    NumberUpTo(u32),
    /// `true` or `false`.
    Boolean,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// Text in both languages: `{ zh = "…", en = "…" }`.
    Words,
    /// A list.
    List(&'static Shape),
    /// A table with known keys.
    Table(&'static TableShape),
    /// A table with keys of the author's choice, each holding one of a few words.
    ChoiceByName(&'static [&'static str]),
}

impl Field {
    /// A key that must be there.
    pub const fn required(key: &'static str, shape: Shape, doc: Phrase) -> Field {
        Field { key, shape, need: Need::Required, doc }
    }

    /// A key that may be left out.
    pub const fn optional(key: &'static str, shape: Shape, doc: Phrase) -> Field {
        Field { key, shape, need: Need::Optional, doc }
    }
}

impl TableShape {
    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }
}

impl Shape {
    /// What the author should write there.
    pub fn wanted(&self) -> Phrase {
        match self {
            Shape::Text => Phrase::new("text in quotes", "带引号的文本"),
            Shape::Name => Phrase::new(
                "a name of lower-case letters, digits and hyphens, in quotes",
                "由小写字母、数字和连字符组成的带引号名称",
            ),
            Shape::Date => Phrase::new("a date, as \"2021-09-29\"", "日期，如 \"2021-09-29\""),
            Shape::WebAddress => {
                Phrase::new("a web address, as \"https://example.org/\"", "网址，如 \"https://example.org/\"")
            }
            Shape::Positive => Phrase::new("a whole number from 1 to below a million", "从 1 到小于一百万的整数"),
            Shape::Integer => Phrase::new("a whole number below a million", "小于一百万的整数"),
            Shape::Number => Phrase::new("a number from 0 to below a million", "小于一百万的非负数"),
            Shape::NumberUpTo(_) => Phrase::new("a number from 0 to the limit", "从 0 到上限的数"),
            Shape::Boolean => Phrase::new("`true` or `false`", "`true` 或 `false`"),
            Shape::Choice(_) => Phrase::new("one of the known words, in quotes", "带引号的既定取值之一"),
            Shape::Words => Phrase::new(
                "text in both languages, as { zh = \"…\", en = \"…\" }",
                "双语文本，如 { zh = \"…\", en = \"…\" }",
            ),
            Shape::List(_) => Phrase::new("a list in [ ]", "方括号 [ ] 列表"),
            Shape::Table(_) | Shape::ChoiceByName(_) => Phrase::new("a table", "表"),
        }
    }
}
