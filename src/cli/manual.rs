//! `curricle manual`: a page of the manual for `man`, of the program or of one command.

use anyhow::bail;
use clap::Command;
use clap_mangen::Man;

use super::arguments::ManualOptions;
use super::session::Session;
use super::{Exit, examples, help};
use crate::diag;
use crate::language::{Language, Phrase};

/// Headings that come with the page in English.
static HEADINGS: &[(&str, &str)] = &[
    ("NAME", "名称"),
    ("SYNOPSIS", "用法"),
    ("DESCRIPTION", "说明"),
    ("OPTIONS", "选项"),
    ("SUBCOMMANDS", "命令"),
    ("VERSION", "版本"),
];

pub(super) fn run(session: &Session, options: &ManualOptions) -> anyhow::Result<Exit> {
    let mut root = help::command(session.language, session.columns());
    root.build();
    let mut command = &root;
    for name in options.command.iter().flat_map(|part| part.split_whitespace()) {
        let known = command.get_subcommands().map(Command::get_name);
        command = match command.find_subcommand(name) {
            Some(found) => found,
            None => bail!("{}", unknown(session, name, diag::nearest(name, known))),
        };
    }
    let mut page = Vec::new();
    let source = concat!("curricle ", env!("CARGO_PKG_VERSION"));
    Man::new(command.clone()).source(source).manual("Curricle").render(&mut page)?;
    let page = headed(&String::from_utf8_lossy(&page), session.language) + &examples(command, session.language);
    session.data(page.as_bytes())?;
    Ok(Exit::Clean)
}

/// The page with headings in the language of messages.
fn headed(page: &str, language: Language) -> String {
    let mut out = String::with_capacity(page.len());
    for line in page.lines() {
        let heading = line.strip_prefix(".SH ").and_then(|name| HEADINGS.iter().find(|row| row.0 == name));
        let line = match (heading, language) {
            (Some((_, zh)), Language::Zh) => format!(".SH {zh}"),
            _ => line.to_owned(),
        };
        out.push_str(&line);
        out.push('\n');
    }
    out
}

/// The examples of a command, in the language of pages of the manual.
fn examples(command: &Command, language: Language) -> String {
    let path = help::path(command);
    let Some((_, list)) = examples::EXAMPLES.iter().find(|row| row.0 == path) else { return String::new() };
    let mut out = format!(".SH {}\n", Phrase::new("EXAMPLES", "示例").get(language));
    for (line, meaning) in *list {
        out += &format!(".TP\n\\fB{}\\fR\n{}\n", escaped(line), escaped(meaning.get(language)));
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\e").replace('-', "\\-")
}

fn unknown(session: &Session, name: &str, near: Option<&str>) -> String {
    let known = session.say(Phrase::new("there is no such command", "没有这个命令"));
    match near {
        Some(near) => format!("{known}: `{name}`; {} `{near}`?", session.say(Phrase::new("did you mean", "是否想写"))),
        None => format!("{known}: `{name}`"),
    }
}
