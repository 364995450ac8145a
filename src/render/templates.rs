//! The template engines: Tera for HTML and Tera for Typst, with our filters. A mistake in a template becomes a diagnostic at its line. The
//! only file that names Tera.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Delimiters, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use super::Materials;
use super::codes::TEMPLATE_ERROR;
use super::markdown::{self, Surroundings};
use super::print::literal;
use super::print::markdown as print_markdown;
use super::reading::Claims;
use crate::diag::{Diagnostic, Diagnostics};
use crate::language::{Language, Words};
use crate::source::{FileId, Sources, Span};
use crate::templates::Template;

/// What templates write. Each language of output has its own way to escape text, and so its own engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Output {
    /// Pages of the site.
    Html,
    /// Markup of printed documents.
    Typst,
}

impl Output {
    /// How names of its templates end.
    fn ending(self) -> &'static str {
        match self {
            Output::Html => ".html",
            Output::Typst => ".typ",
        }
    }

    /// An engine without templates.
    fn engine(self) -> TeraResult<Tera> {
        match self {
            Output::Html => Ok(html()),
            Output::Typst => typst(),
        }
    }
}

/// Templates, ready to run.
#[derive(Debug)]
pub(super) struct Engine {
    tera: Tera,
    files: BTreeMap<&'static str, FileId>,
    messages: BTreeMap<Language, Value>,
}

/// What went wrong in a template, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TemplateError {
    span: Span,
    message: String,
}

impl TemplateError {
    /// The message for an author; `path` is the page that was being made, if one was.
    pub(super) fn diagnostic(&self, path: Option<&str>) -> Diagnostic {
        let message = &self.message;
        let words = Words::new(format!("this template fails: {message}"), format!("模板出错：{message}"));
        let diagnostic = Diagnostic::new(&TEMPLATE_ERROR, self.span, words);
        match path {
            Some(path) => diagnostic.at(Words::new(format!("while making `{path}`"), format!("生成 `{path}` 时"))),
            None => diagnostic,
        }
        .help(Words::new(
            "`curricle schema templates` prints everything a template sees",
            "`curricle schema templates` 会列出模板可用的全部内容",
        ))
    }
}

impl Engine {
    /// Reads templates; every one that cannot be read is reported.
    pub(super) fn new(
        diagnostics: &mut Diagnostics,
        Materials { sources, templates, messages }: Materials<'_>,
        output: Output,
    ) -> Option<Engine> {
        let pages: Vec<&Template> =
            templates.iter().filter(|template| template.name.ends_with(output.ending())).collect();
        let files: BTreeMap<&'static str, FileId> =
            pages.iter().map(|template| (template.name, template.file)).collect();
        let text = |template: &Template| sources.file(template.file).text.clone();
        let mut tera = output.engine().ok()?;
        if let Err(error) = tera.add_raw_templates(pages.iter().map(|template| (template.name, text(template)))) {
            report_all(diagnostics, (sources, output), &pages, (&error, &files));
            return None;
        }
        let messages = messages.iter().map(|(language, words)| (*language, Value::from_serializable(words))).collect();
        Some(Engine { tera, files, messages })
    }

    /// Makes one page.
    pub(super) fn render<T: Serialize>(
        &self,
        template: &str,
        language: Language,
        page: &T,
    ) -> Result<String, TemplateError> {
        self.run(template, page, |context| {
            if let Some(messages) = self.messages.get(&language) {
                context.insert_value("t", messages.clone());
            }
        })
    }

    /// Makes one page that stands above the languages: it sees the wording of all of them.
    pub(super) fn render_above<T: Serialize>(&self, template: &str, page: &T) -> Result<String, TemplateError> {
        let words: BTreeMap<&str, &Value> =
            self.messages.iter().map(|(language, words)| (language.key(), words)).collect();
        self.run(template, page, |context| context.insert("words", &words))
    }

    fn run<T: Serialize>(
        &self,
        template: &str,
        page: &T,
        complete: impl FnOnce(&mut Context),
    ) -> Result<String, TemplateError> {
        let failed = |error: &tera::Error| located(error, &self.files, template);
        let mut context = Context::from_serialize(page).map_err(|error| failed(&error))?;
        complete(&mut context);
        self.tera.render(template, &context).map_err(|error| failed(&error))
    }

    /// Makes the markup of one document; `languages` are those of its versions, the first of which gives `t`.
    pub(super) fn markup<T: Serialize>(
        &self,
        template: &str,
        languages: &[Language],
        document: &T,
    ) -> Result<String, TemplateError> {
        let failed = |error: &tera::Error| located(error, &self.files, template);
        let mut context = Context::from_serialize(document).map_err(|error| failed(&error))?;
        let words: Vec<Value> = languages.iter().filter_map(|language| self.messages.get(language).cloned()).collect();
        if let Some(first) = words.first() {
            context.insert_value("t", first.clone());
        }
        context.insert_value("words", Value::from(words));
        self.tera.render(template, &context).map_err(|error| failed(&error))
    }
}

fn html() -> Tera {
    let mut tera = Tera::new();
    tera.register_filter("markdown", |text: &str, arguments: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        Ok(Value::safe_string(&markdown::block(text, &surroundings(&arguments)?)))
    });
    tera.register_filter("markdown_inline", |text: &str, arguments: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        Ok(Value::safe_string(&markdown::inline(text, &surroundings(&arguments)?)))
    });
    tera
}

/// Braces and hashes are syntax of Typst: templates of markup use angle brackets, and every text they write becomes a
/// string literal.
fn typst() -> TeraResult<Tera> {
    let mut tera = Tera::new();
    tera.set_delimiters(Delimiters {
        block_start: "<%".into(),
        block_end: "%>".into(),
        variable_start: "<<".into(),
        variable_end: ">>".into(),
        comment_start: "<#".into(),
        comment_end: "#>".into(),
    })?;
    tera.set_escape_fn(|text, out| out.write_all(literal::text(text).as_bytes()));
    tera.autoescape_on([".typ"]);
    tera.register_filter("code", |text: &str, _: Kwargs, _: &State<'_>| Value::safe_string(&literal::literal(text)));
    tera.register_filter("markdown", |text: &str, arguments: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        Ok(Value::safe_string(&print_markdown::block(text, &print_surroundings(&arguments)?)))
    });
    tera.register_filter("markdown_inline", |text: &str, arguments: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        Ok(Value::safe_string(&print_markdown::inline(text, &print_surroundings(&arguments)?)))
    });
    Ok(tera)
}

/// One template at a time says more than the first fault of all of them.
fn report_all(
    diagnostics: &mut Diagnostics,
    (sources, output): (&Sources, Output),
    pages: &[&Template],
    (first, files): (&tera::Error, &BTreeMap<&'static str, FileId>),
) {
    let mut found = false;
    for template in pages {
        let text = &sources.file(template.file).text;
        let result = output.engine().and_then(|mut tera| tera.add_raw_template(template.name, text));
        let syntax = result.err().filter(|error| matches!(error.kind(), ErrorKind::SyntaxError(_)));
        if let Some(error) = syntax {
            found = true;
            diagnostics.push(located(&error, files, template.name).diagnostic(None));
        }
    }
    if !found {
        diagnostics.push(located(first, files, pages.first().map_or("", |template| template.name)).diagnostic(None));
    }
}

/// The place and the words of an error; without a place of its own it is put at the start of the template.
fn located(error: &tera::Error, files: &BTreeMap<&'static str, FileId>, template: &str) -> TemplateError {
    let start = |name: &str| {
        files.get(name).or_else(|| files.get(template)).map_or(Span::start_of(FileId(0)), |file| Span::start_of(*file))
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let mut span = start(report.filename());
            span.start = report.span().range.start;
            span.end = report.span().range.end;
            // The engine lists every name there is after a missing one; the reference does that better.
            let message =
                report.message().split(" Available").next().unwrap_or("").trim().trim_end_matches('.').to_owned();
            TemplateError { span, message }
        }
        ErrorKind::MissingParent { current, parent } => {
            TemplateError { span: start(current), message: format!("it extends `{parent}`, which does not exist") }
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            TemplateError { span: start(tpl), message: "templates extend or include each other in a circle".to_owned() }
        }
        other => TemplateError { span: start(template), message: other.to_string() },
    }
}

fn surroundings(arguments: &Kwargs) -> TeraResult<Surroundings> {
    Ok(Surroundings {
        root: arguments.get::<&str>("root")?.unwrap_or("").to_owned(),
        language: arguments.get::<&str>("language")?.and_then(Language::from_key),
        under: arguments.get::<u8>("under")?,
        links: texts(arguments, "links")?,
        claims: claims(arguments)?,
    })
}

fn print_surroundings(arguments: &Kwargs) -> TeraResult<print_markdown::Surroundings> {
    let source = arguments.get::<&str>("source")?.and_then(|source| source.split_once(':'));
    Ok(print_markdown::Surroundings {
        page: arguments.get::<&str>("page")?.unwrap_or("").to_owned(),
        language: arguments.get::<&str>("language")?.and_then(Language::from_key),
        links: texts(arguments, "links")?,
        pictures: texts(arguments, "pictures")?,
        claims: claims(arguments)?,
        source: source.and_then(|(file, start)| Some((file.parse().ok()?, start.parse().ok()?))),
    })
}

/// A map of text to text.
fn texts(arguments: &Kwargs, name: &str) -> TeraResult<BTreeMap<String, String>> {
    let map = arguments.get::<&tera::Map>(name)?;
    let pairs = map.into_iter().flatten().filter_map(|(key, value)| Some((key.as_str()?, value.as_str()?)));
    Ok(pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect())
}

/// What headings teach, by anchor.
fn claims(arguments: &Kwargs) -> TeraResult<Claims> {
    let map = arguments.get::<&tera::Map>("claims")?;
    let rows = map.into_iter().flatten().filter_map(|(anchor, requirements)| {
        let rows = requirements.as_array().unwrap_or_default().iter().map(claim).collect();
        Some((anchor.as_str()?.to_owned(), rows))
    });
    Ok(rows.collect())
}

fn claim(requirement: &Value) -> (String, String, String) {
    let text = |key: &str| requirement.get_from_path(key).and_then(Value::as_str).unwrap_or("").to_owned();
    (text("label"), text("href"), text("text"))
}
