//! What every command shares: where the workspace is, how to speak, and to whom. The only file that looks at the
//! environment and the terminal.

#![expect(clippy::print_stderr, reason = "the command line is where the program speaks")]

use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::{env, io};

use anyhow::{Context, anyhow, bail};

use super::Exit;
use super::arguments::{Common, FormatName, LanguageName, SelectionOptions, When};
use crate::artifact::Artifact;
use crate::diag::render::{self, Colour, Format, Look};
use crate::diag::{self, Diagnostics, Severity};
use crate::driver::{self, Checked, Warnings};
use crate::emit::Exists;
use crate::language::{Language, Phrase};
use crate::load;
use crate::source::Sources;
use crate::view::report::Selection;

/// Columns when nobody says how wide the terminal is.
const COLUMNS: usize = 100;

/// The surroundings of one run.
#[derive(Debug)]
pub(super) struct Session {
    workspace: Option<PathBuf>,
    /// The language of messages.
    pub(super) language: Language,
    colour: When,
    quiet: bool,
    date: Option<String>,
}

impl Session {
    /// From what was typed and from the environment.
    pub(super) fn new(common: &Common) -> Session {
        let language = match common.lang {
            Some(LanguageName::Zh) => Language::Zh,
            Some(LanguageName::En) => Language::En,
            None => language_of_environment(),
        };
        Session {
            workspace: common.workspace.clone(),
            language,
            colour: common.color,
            quiet: common.quiet,
            date: common.date.clone(),
        }
    }

    /// The folder of the workspace.
    ///
    /// # Errors
    /// When there is none.
    pub(super) fn root(&self) -> anyhow::Result<PathBuf> {
        match &self.workspace {
            Some(folder) if folder.join(load::WORKSPACE_FILE).is_file() => Ok(folder.clone()),
            Some(folder) => bail!(
                "{} {}",
                folder.display(),
                self.say(Phrase::new(
                    "has no curricle.toml; `curricle init` makes one",
                    "中没有 curricle.toml；可用 `curricle init` 创建"
                ))
            ),
            None => {
                let found = load::find_root(&here()?);
                found.with_context(|| {
                    self.say(Phrase::new(
                        "no curricle.toml here or in any folder above; `curricle init` makes a workspace",
                        "此处及上级文件夹中都没有 curricle.toml；可用 `curricle init` 创建工作区",
                    ))
                })
            }
        }
    }

    /// Reads and checks the workspace.
    ///
    /// # Errors
    /// When there is no workspace, or it cannot be opened.
    pub(super) fn check(&self) -> anyhow::Result<Checked> {
        driver::check(&self.root()?, self.date.as_deref())
    }

    /// A phrase in the language of messages.
    pub(super) fn say(&self, phrase: Phrase) -> &'static str {
        phrase.get(self.language)
    }

    /// Names what there is when no programme is selected.
    pub(super) fn nothing_selected(&self, checked: &Checked, selection: Selection<'_>) -> String {
        let standards = &checked.linked.model.standards;
        let slugs: Vec<&str> = standards.iter().map(|standard| standard.slug.as_str()).collect();
        let mut text = self.say(Phrase::new("no programme matches", "没有符合条件的培训方案")).to_owned();
        let near = selection.standard.and_then(|typed| diag::nearest(typed, slugs.iter().copied()));
        match near.filter(|near| Some(*near) != selection.standard) {
            Some(near) => text += &format!("; {} `{near}`?", self.say(Phrase::new("did you mean", "是否想写"))),
            None => text += &format!("; {}: {}", self.say(Phrase::new("standards here", "现有标准")), slugs.join(", ")),
        }
        text
    }

    /// Prints data.
    ///
    /// # Errors
    /// When standard output is closed for another reason than a pipe that has heard enough.
    pub(super) fn data(&self, bytes: &[u8]) -> anyhow::Result<()> {
        match io::stdout().write_all(bytes).and_then(|()| io::stdout().flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other.context("cannot write to standard output"),
        }
    }

    /// Says something, unless asked to be quiet.
    pub(super) fn talk(&self, text: &str) {
        if !self.quiet {
            eprintln!("{text}");
        }
    }

    /// Says why the tool could not do its work.
    pub(super) fn failure(&self, error: &anyhow::Error) {
        eprintln!("{}: {error:#}", self.say(Phrase::new("curricle could not do this", "curricle 未能完成")));
    }

    /// Whether progress may be drawn.
    pub(super) fn shows_progress(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// Columns of the terminal.
    pub(super) fn columns(&self) -> usize {
        columns()
    }

    /// Where a new workspace goes: what was named, or the current folder.
    ///
    /// # Errors
    /// When there is no current folder.
    pub(super) fn new_root(&self, named: Option<&Path>) -> anyhow::Result<PathBuf> {
        match named.or(self.workspace.as_deref()) {
            Some(folder) => Ok(folder.to_path_buf()),
            None => here(),
        }
    }

    /// Writes new files, none of which may be there already.
    ///
    /// # Errors
    /// When one of them is there, or cannot be written.
    pub(super) fn create(&self, folder: &Path, artifacts: &[Artifact]) -> anyhow::Result<()> {
        crate::emit::create(folder, artifacts).map_err(|error| match error.downcast_ref::<Exists>() {
            Some(Exists { path }) => anyhow!(match self.language {
                Language::En => format!("{} exists already; nothing was written", path.display()),
                Language::Zh => format!("{} 已存在；没有写入任何文件", path.display()),
            }),
            None => error,
        })
    }

    /// Whether a stream is shown in colour.
    fn colour(&self, is_terminal: bool) -> Colour {
        let plain = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || env::var("TERM").is_ok_and(|term| term == "dumb");
        match self.colour {
            When::Always => Colour::On,
            When::Auto if is_terminal && !plain => Colour::On,
            When::Auto | When::Never => Colour::Off,
        }
    }

    /// Prints messages: for people to standard error with a sum below, for machines to standard output.
    ///
    /// # Errors
    /// When standard output is closed.
    pub(super) fn report(&self, diagnostics: Diagnostics, sources: &Sources, format: FormatName) -> anyhow::Result<()> {
        let diagnostics = diagnostics.sorted();
        let look = |colour| Look { language: self.language, colour, columns: self.columns() };
        let draw = |format, colour| render::render(&diagnostics, sources, format, look(colour));
        match format {
            FormatName::Human => {
                eprint!("{}", draw(Format::Human, self.colour(io::stderr().is_terminal())));
                let count = |severity| diagnostics.iter().filter(|one| one.severity == severity).count();
                self.sum(count(Severity::Error), count(Severity::Warning));
            }
            FormatName::Json => self.data(draw(Format::Json, Colour::Off).as_bytes())?,
            FormatName::Sarif => self.data(draw(Format::Sarif, Colour::Off).as_bytes())?,
            FormatName::Github => self.data(draw(Format::Github, Colour::Off).as_bytes())?,
        }
        Ok(())
    }

    fn sum(&self, errors: usize, warnings: usize) {
        let text = match (self.language, errors, warnings) {
            (Language::En, 0, 0) => "nothing to report".to_owned(),
            (Language::Zh, 0, 0) => "没有发现问题".to_owned(),
            (Language::En, ..) => format!(
                "{}, {}; `curricle explain <code>` says more",
                plural(errors, "error"),
                plural(warnings, "warning")
            ),
            (Language::Zh, ..) => format!("{errors} 个错误，{warnings} 个警告；`curricle explain <代码>` 有详细说明"),
        };
        self.talk(&text);
    }
}

impl SelectionOptions {
    /// The programmes chosen.
    pub(super) fn programmes(&self) -> Selection<'_> {
        Selection {
            standard: self.standard.as_deref(),
            level: self.level.as_deref(),
            direction: self.direction.as_deref(),
        }
    }
}

/// Content with errors, or with warnings that count as errors.
pub(super) fn exit(diagnostics: &Diagnostics, deny_warnings: bool) -> Exit {
    if driver::stops(diagnostics, warnings(deny_warnings)) { Exit::Content } else { Exit::Clean }
}

/// What warnings do.
pub(super) fn warnings(deny: bool) -> Warnings {
    if deny { Warnings::Denied } else { Warnings::Allowed }
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// Columns of the terminal, or what stands in for them.
pub(super) fn columns() -> usize {
    let typed = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    typed.or_else(terminal_columns).unwrap_or(COLUMNS).clamp(40, 200)
}

/// The language of messages, told from what was typed before it is parsed: help itself has to be in that language.
pub(super) fn language_before_parsing(arguments: &[OsString]) -> Language {
    let typed: Vec<&str> = arguments.iter().skip(1).filter_map(|argument| argument.to_str()).collect();
    let named =
        typed.iter().enumerate().take_while(|(_, argument)| **argument != "--").find_map(|(index, argument)| {
            match *argument {
                "--lang" => typed.get(index + 1).copied(),
                _ => argument.strip_prefix("--lang="),
            }
        });
    named.and_then(Language::from_key).unwrap_or_else(language_of_environment)
}

fn here() -> anyhow::Result<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "the command line may look at where it was started")]
    env::current_dir().context("cannot tell the current folder")
}

fn language_of_environment() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    match set {
        Some(name) if name.starts_with("zh") => Language::Zh,
        _ => Language::En,
    }
}

fn terminal_columns() -> Option<usize> {
    let (terminal_size::Width(columns), _) = terminal_size::terminal_size_of(io::stderr())?;
    Some(usize::from(columns))
}

/// Writes a file that somebody named.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write_file(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    crate::emit::file(path, bytes)
}
