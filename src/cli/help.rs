//! The pages of `--help`, in the language of messages: laid out here because a library breaks Chinese at blanks only, and
//! cannot group commands. The texts come from the description of the command line, from `words` and from `examples`.

use std::fmt::Write;

use clap::{Arg, ArgAction, Command, CommandFactory};

use super::arguments::Arguments;
use super::{examples, words};
use crate::columns::{pad, width, wrap};
use crate::language::{Language, Phrase};

/// The widest left column; what is longer gets a line of its own.
const LEFT: usize = 26;
/// Before every entry.
const INDENT: usize = 2;

/// The description of the command line, with help in this language for a terminal of so many columns.
pub(super) fn command(language: Language, columns: usize) -> Command {
    let root = match language {
        Language::En => Arguments::command(),
        Language::Zh => words::translated(Arguments::command()),
    };
    let mut built = root.clone();
    built.build();
    with_help(root, &built, (language, columns))
}

fn with_help(command: Command, built: &Command, look: (Language, usize)) -> Command {
    let text = page(built, look);
    command.override_help(text).mut_subcommands(|inner| match built.find_subcommand(inner.get_name()) {
        Some(built) => with_help(inner, built, look),
        None => inner,
    })
}

/// The path of a command below the program: empty, `check`, `new module`.
pub(super) fn path(built: &Command) -> &str {
    built.get_bin_name().and_then(|name| name.split_once(' ')).map_or("", |(_, path)| path)
}

fn page(built: &Command, (language, columns): (Language, usize)) -> String {
    let mut page = Page { out: String::new(), language, columns };
    let path = path(built);
    page.text(&built.get_about().map(ToString::to_string).unwrap_or_default());
    page.usage(built);
    page.commands(built, path);
    let shown = || built.get_arguments().filter(|argument| !argument.is_hide_set());
    let own = || shown().filter(|argument| !argument.is_global_set());
    page.section(Phrase::new("Arguments", "参数"), own().filter(|argument| argument.is_positional()), Values::Listed);
    page.section(Phrase::new("Options", "选项"), own().filter(|argument| !argument.is_positional()), Values::Listed);
    let common = Phrase::new("Options of every command", "通用选项");
    page.section(common, shown().filter(|argument| argument.is_global_set()), Values::Inline);
    page.examples(path);
    page.out
}

/// How the values of an option are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Values {
    /// Each on a line of its own, with what it means.
    Listed,
    /// After the help of the option.
    Inline,
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

    fn text(&mut self, text: &str) {
        for line in wrap(text, self.columns) {
            let _ = writeln!(self.out, "{line}");
        }
    }

    fn heading(&mut self, heading: Phrase) {
        let (heading, colon) = (self.say(heading), self.say(Phrase::new(":", "：")));
        let _ = writeln!(self.out, "\n\x1b[1m{heading}{colon}\x1b[0m");
    }

    fn usage(&mut self, built: &Command) {
        let usage = built.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage:").trim();
        self.heading(Phrase::new("Usage", "用法"));
        let usage = match self.language {
            Language::En => usage.to_owned(),
            Language::Zh => usage.replace("[OPTIONS]", "[选项]").replace("<COMMAND>", "<命令>"),
        };
        let _ = writeln!(self.out, "  {usage}");
    }

    /// The commands below this one, grouped where there are many.
    fn commands(&mut self, built: &Command, path: &str) {
        let entry = |command: &Command| {
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            (command.get_name().to_owned(), about)
        };
        if path.is_empty() {
            // One column for all groups, so that the eye runs straight down.
            let widest = built.get_subcommands().map(|command| width(command.get_name())).max().unwrap_or(0);
            for (heading, names) in examples::GROUPS {
                self.heading(*heading);
                let group = names.iter().filter_map(|name| built.find_subcommand(name)).map(entry).collect();
                self.entries(group, widest);
            }
        } else if built.has_subcommands() {
            self.heading(Phrase::new("Commands", "命令"));
            let entries: Vec<(String, String)> = built.get_subcommands().map(entry).collect();
            let widest = widest(&entries, LEFT);
            self.entries(entries, widest);
        }
    }

    fn section<'a>(&mut self, heading: Phrase, arguments: impl Iterator<Item = &'a Arg>, values: Values) {
        let entries: Vec<(String, String)> =
            arguments.map(|argument| (spelling(argument), self.meaning(argument, values))).collect();
        if !entries.is_empty() {
            self.heading(heading);
            let widest = widest(&entries, LEFT);
            self.entries(entries, widest);
        }
    }

    /// Entries in two columns; what is wider than the left one gets a line of its own.
    fn entries(&mut self, entries: Vec<(String, String)>, widest: usize) {
        let column = INDENT + widest + 2;
        for (left, right) in entries {
            let lines = wrap(&right, self.columns.saturating_sub(column).max(16));
            let mut lines = lines.iter();
            if width(&left) > widest {
                let _ = writeln!(self.out, "{}{left}", " ".repeat(INDENT));
            } else {
                let first = lines.next().map(String::as_str).unwrap_or_default();
                let _ = writeln!(self.out, "{}{}  {first}", " ".repeat(INDENT), pad(&left, widest));
            }
            for line in lines {
                let _ = writeln!(self.out, "{}", format!("{}{line}", " ".repeat(column)).trim_end());
            }
        }
    }

    /// What an argument means, its default and its values.
    fn meaning(&self, argument: &Arg, values: Values) -> String {
        let mut meaning = argument.get_help().map(ToString::to_string).unwrap_or_default();
        let takes_values = matches!(argument.get_action(), ArgAction::Set | ArgAction::Append);
        if !takes_values {
            return meaning;
        }
        let possible = argument.get_possible_values();
        if values == Values::Inline && !possible.is_empty() {
            let names: Vec<&str> = possible.iter().map(|value| value.get_name()).collect();
            meaning += &self.bracketed(Phrase::new("values", "取值"), &names.join(", "));
        }
        let defaults: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        if !defaults.is_empty() {
            meaning += &self.bracketed(Phrase::new("default", "默认"), &defaults.join(","));
        }
        if values == Values::Listed {
            let widest = possible.iter().map(|value| value.get_name().len()).max().unwrap_or(0);
            for value in &possible {
                let help = match self.language {
                    Language::En => value.get_help().map(ToString::to_string).unwrap_or_default(),
                    Language::Zh => words::of_value(argument.get_id().as_str(), value.get_name()).to_owned(),
                };
                let _ = write!(meaning, "\n- {:widest$}  {help}", value.get_name());
            }
        }
        meaning
    }

    fn bracketed(&self, name: Phrase, text: &str) -> String {
        match self.language {
            Language::En => format!(" [{}: {text}]", name.en),
            Language::Zh => format!("［{}：{text}］", name.zh),
        }
    }

    fn examples(&mut self, path: &str) {
        if path.is_empty() {
            let more = Phrase::new(
                "`curricle <COMMAND> --help` shows examples of a command; `curricle explain` lists what is checked.",
                "`curricle <命令> --help` 给出该命令的示例；`curricle explain` 列出检查的内容。",
            );
            self.out.push('\n');
            self.text(self.say(more));
            return;
        }
        let Some((_, list)) = examples::EXAMPLES.iter().find(|row| row.0 == path) else { return };
        self.heading(Phrase::new("Examples", "示例"));
        for (line, meaning) in *list {
            let _ = writeln!(self.out, "  {line}");
            for line in wrap(self.say(*meaning), self.columns.saturating_sub(6)) {
                let _ = writeln!(self.out, "      {line}");
            }
        }
    }
}

/// The widest left side of at most so many columns.
fn widest(entries: &[(String, String)], limit: usize) -> usize {
    entries.iter().map(|(left, _)| width(left)).filter(|width| *width <= limit).max().unwrap_or(0)
}

/// An argument as it is typed: `-q, --quiet`, `--format <FORMAT>`, `<ID>...`.
fn spelling(argument: &Arg) -> String {
    let names = argument.get_value_names().unwrap_or_default();
    let mut values: Vec<String> = names.iter().map(|name| format!("<{name}>")).collect();
    let many = argument.get_num_args().is_some_and(|range| range.max_values() > 1);
    if argument.is_positional() {
        if !argument.is_required_set() {
            values = names.iter().map(|name| format!("[{name}]")).collect();
        }
        let several = matches!(argument.get_action(), ArgAction::Append);
        return values.join(" ") + if several { "..." } else { "" };
    }
    let takes_values = matches!(argument.get_action(), ArgAction::Set | ArgAction::Append);
    let long = argument.get_long().map(|long| format!("--{long}")).unwrap_or_default();
    let mut spelling = match argument.get_short() {
        Some(short) => format!("-{short}, {long}"),
        None => format!("    {long}"),
    };
    if takes_values {
        let _ = write!(spelling, " {}{}", values.join(" "), if many { "..." } else { "" });
    }
    spelling
}

#[cfg(test)]
mod tests {
    use super::*;

    fn each(command: &mut Command, visit: &mut dyn FnMut(&str, &Command, String)) {
        let help = command.render_help().to_string();
        visit(path(command), command, help);
        for inner in command.get_subcommands_mut() {
            each(inner, visit);
        }
    }

    fn pages(language: Language, columns: usize) -> Vec<(String, String)> {
        let mut root = super::command(language, columns);
        root.build();
        let mut pages = Vec::new();
        each(&mut root, &mut |path, _, help| pages.push((path.to_owned(), help)));
        pages
    }

    #[test]
    fn help_fits_its_terminal() {
        let mut failures = Vec::new();
        for language in Language::ALL {
            for columns in [80, 100] {
                for (path, help) in pages(language, columns) {
                    // The lines of an example are commands: breaking them would make them wrong.
                    let long = help.lines().filter(|line| width(line) > columns);
                    failures.extend(long.map(|line| format!("{path} at {columns}: {line}")));
                }
            }
        }
        assert!(failures.is_empty(), "\n{}", failures.join("\n"));
    }

    #[test]
    fn every_command_teaches_by_two_or_three_examples_and_is_in_a_group() {
        let mut root = super::command(Language::En, 100);
        root.build();
        let grouped: Vec<&str> = examples::GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        each(&mut root, &mut |path, command, _| {
            let count = examples::EXAMPLES.iter().find(|row| row.0 == path).map_or(0, |row| row.1.len());
            assert!(path.is_empty() || (2..=3).contains(&count), "{path} has {count} examples");
            let is_grouped = grouped.contains(&path);
            assert!(path.is_empty() || path.contains(' ') || is_grouped, "{path} is in no group");
            assert!(command.get_about().is_some(), "{path} says nothing");
        });
    }

    #[test]
    fn every_example_can_be_parsed() {
        for (path, list) in examples::EXAMPLES {
            for (line, _) in *list {
                let typed = line.split([';', '|', '>']).next().unwrap_or_default();
                let words = typed.split_whitespace();
                let result = Arguments::command().try_get_matches_from(words);
                assert!(result.is_ok(), "{path}: {line}: {:?}", result.err());
            }
        }
    }

    #[test]
    fn nothing_of_chinese_help_is_left_in_english() {
        for (path, help) in pages(Language::Zh, 100) {
            for english in ["Usage", "Options", "Arguments", "Commands", "default", "OPTIONS", "COMMAND", "Print"] {
                assert!(!help.contains(english), "{path} says {english}:\n{help}");
            }
        }
    }
}
