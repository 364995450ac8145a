//! What may be typed.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// Curricle turns occupational standards and course modules into checked, covered, readable training programmes.
#[derive(Debug, Parser)]
#[command(
    name = "curricle",
    version,
    max_term_width = 100,
    arg_required_else_help = true,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) common: Common,
    #[command(subcommand)]
    pub(super) command: Command,
    /// Print the version
    #[arg(long = "version", short = 'V', action = ArgAction::Version)]
    _version: Option<bool>,
}

/// What every command understands.
#[derive(Debug, Args)]
pub(super) struct Common {
    /// Folder of the workspace; without it, the nearest folder from here upwards that has a curricle.toml
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) workspace: Option<PathBuf>,
    /// Language of messages; without it, LANG decides
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE")]
    pub(super) lang: Option<LanguageName>,
    /// Colour of messages
    #[arg(long, global = true, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    pub(super) color: When,
    /// Say only what is wrong
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// Date of this run, as 2026-11-01: pages carry it and waivers are measured against it
    #[arg(long, global = true, value_name = "DATE", value_parser = date)]
    pub(super) date: Option<String>,
    /// Print help
    #[arg(long = "help", short, global = true, action = ArgAction::Help)]
    _help: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a small working workspace
    Init(InitOptions),
    /// Make the skeleton of a standard, a course or a module
    #[command(subcommand, arg_required_else_help = true)]
    New(NewCommand),
    /// Read everything, link every claim, run every rule; write nothing
    Check(CheckOptions),
    /// Show what is covered: by count, by weight, by hours
    Coverage(CoverageOptions),
    /// Show everything that touches a requirement or a module, with file and line
    Trace(TraceOptions),
    /// Make the site and the reports
    Build(BuildOptions),
    /// Make course packs: a programme as one archive that works without a network
    Pack(PackOptions),
    /// Explain a code that a message carries
    Explain(ExplainOptions),
    /// Print a JSON Schema for editors, or the reference for templates
    Schema(SchemaOptions),
    /// Print completions for a shell
    Completions(CompletionsOptions),
    /// Print a page of the manual, for `man`
    Manual(ManualOptions),
}

#[derive(Debug, Args)]
pub(super) struct InitOptions {
    /// Where to make it; without it, the current folder
    #[arg(value_name = "DIR")]
    pub(super) folder: Option<PathBuf>,
}

/// What can be made.
#[derive(Debug, Subcommand)]
pub(super) enum NewCommand {
    /// Make the skeleton of an occupational standard
    Standard(NewStandardOptions),
    /// Make the skeleton of a course for a standard
    Course(NewCourseOptions),
    /// Make the skeleton of a module, with claims and stubs for the requirements it is for
    Module(NewModuleOptions),
}

#[derive(Debug, Args)]
pub(super) struct NewStandardOptions {
    /// Name of its folder, as big-data
    #[arg(value_name = "SLUG")]
    pub(super) slug: String,
    /// Name of the occupation in Chinese
    #[arg(long, value_name = "NAME")]
    pub(super) name_zh: Option<String>,
    /// Name of the occupation in English
    #[arg(long, value_name = "NAME")]
    pub(super) name_en: Option<String>,
    /// The edition, as 2021
    #[arg(long, value_name = "EDITION")]
    pub(super) edition: Option<String>,
    /// Ids of its levels from low to high, separated by commas
    #[arg(long, value_name = "LEVELS", value_delimiter = ',', default_value = "primary,intermediate,advanced")]
    pub(super) levels: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct NewCourseOptions {
    /// Name of its folder, as big-data-primary
    #[arg(value_name = "SLUG")]
    pub(super) slug: String,
    /// The standard it serves
    #[arg(long, value_name = "SLUG")]
    pub(super) standard: String,
    /// The level it serves; without it, all levels
    #[arg(long, value_name = "LEVEL")]
    pub(super) level: Option<String>,
    /// The direction it serves; without it, all directions
    #[arg(long, value_name = "DIRECTION")]
    pub(super) direction: Option<String>,
    /// Title in Chinese; without it, the names of occupation and level
    #[arg(long, value_name = "TITLE")]
    pub(super) title_zh: Option<String>,
    /// Title in English
    #[arg(long, value_name = "TITLE")]
    pub(super) title_en: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct NewModuleOptions {
    /// Its course and the name of its folder, as big-data-primary/cluster-setup
    #[arg(value_name = "COURSE/ID", value_parser = course_and_id)]
    pub(super) module: (String, String),
    /// What it teaches: ids, ranges or wildcards as primary/1.1/*, or `uncovered` for all that is missing
    #[arg(long = "for", value_name = "ID", num_args = 1.., value_delimiter = ',')]
    pub(super) wanted: Vec<String>,
    /// Only this level, when `--for uncovered` is asked for
    #[arg(long, value_name = "LEVEL")]
    pub(super) level: Option<String>,
    /// Only this direction, when `--for uncovered` is asked for
    #[arg(long, value_name = "DIRECTION")]
    pub(super) direction: Option<String>,
    /// Title in Chinese; without it, the task's own when there is only one
    #[arg(long, value_name = "TITLE")]
    pub(super) title_zh: Option<String>,
    /// Title in English
    #[arg(long, value_name = "TITLE")]
    pub(super) title_en: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct TraceOptions {
    /// A requirement, a range or a wildcard, as primary/1.1/a3 or big-data/primary/1.1/*; or a module, as messages
    #[arg(value_name = "ID")]
    pub(super) id: String,
    /// How the trace is printed
    #[arg(long, value_enum, default_value_t = TraceFormat::Table)]
    pub(super) format: TraceFormat,
}

#[derive(Debug, Args)]
pub(super) struct CompletionsOptions {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(super) shell: Shell,
}

#[derive(Debug, Args)]
pub(super) struct ManualOptions {
    /// The command, as `new module`; without it, the page of the program
    #[arg(value_name = "COMMAND")]
    pub(super) command: Vec<String>,
}

/// How messages are printed, and what they do: for commands that check the whole workspace.
#[derive(Debug, Args)]
pub(super) struct MessageOptions {
    /// How messages are printed
    #[arg(long, value_enum, default_value_t = FormatName::Human)]
    pub(super) format: FormatName,
    /// Let warnings count as errors
    #[arg(long)]
    pub(super) deny_warnings: bool,
}

/// Which programmes: for commands that are about some of them.
#[derive(Debug, Args)]
pub(super) struct SelectionOptions {
    /// Only this standard, by the name of its folder
    #[arg(long, value_name = "SLUG")]
    pub(super) standard: Option<String>,
    /// Only this level
    #[arg(long, value_name = "LEVEL")]
    pub(super) level: Option<String>,
    /// Only this direction
    #[arg(long, value_name = "DIRECTION")]
    pub(super) direction: Option<String>,
}

/// Where output goes: for commands that write it.
#[derive(Debug, Args)]
pub(super) struct OutputOptions {
    /// Output folder; without it, the workspace's own, which is `dist` unless it says otherwise
    #[arg(long, short, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    /// Address under which the site will be served
    #[arg(long, value_name = "URL", value_parser = address)]
    pub(super) address: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct CheckOptions {
    #[command(flatten)]
    pub(super) messages: MessageOptions,
}

#[derive(Debug, Args)]
pub(super) struct CoverageOptions {
    #[command(flatten)]
    pub(super) selection: SelectionOptions,
    /// How the report is printed
    #[arg(long, value_enum, default_value_t = ReportFormat::Table)]
    pub(super) format: ReportFormat,
    /// Write the report to this file
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Fail when a programme shown covers less than this, in percent
    #[arg(long, value_name = "PERCENT")]
    pub(super) min: Option<f64>,
}

#[derive(Debug, Args)]
pub(super) struct BuildOptions {
    #[command(flatten)]
    pub(super) output: OutputOptions,
    /// What is printed
    #[arg(long, value_enum, default_value_t = PrintName::Documents)]
    pub(super) print: PrintName,
    /// Make the course pack of every programme too
    #[arg(long)]
    pub(super) pack: bool,
    #[command(flatten)]
    pub(super) messages: MessageOptions,
}

#[derive(Debug, Args)]
pub(super) struct PackOptions {
    #[command(flatten)]
    pub(super) selection: SelectionOptions,
    /// Only packs for these readers; without it, for both
    #[arg(long, value_enum, value_name = "AUDIENCE")]
    pub(super) audience: Option<AudienceName>,
    #[command(flatten)]
    pub(super) output: OutputOptions,
    #[command(flatten)]
    pub(super) messages: MessageOptions,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PrintName {
    /// Nothing: the documents of the last build stay
    None,
    /// Documents, as PDF
    Documents,
    /// Documents and the Typst markup they are made from
    Source,
}

#[derive(Debug, Args)]
pub(super) struct ExplainOptions {
    /// The code, as orphaned-claim; without it, every code is listed
    pub(super) code: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct SchemaOptions {
    /// What to describe
    #[arg(value_enum)]
    pub(super) subject: SchemaName,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LanguageName {
    /// 中文
    Zh,
    /// English
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal only
    Auto,
    /// Even into a file
    Always,
    /// Not at all
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatName {
    /// For people
    Human,
    /// One JSON document
    Json,
    /// SARIF 2.1.0, for code-scanning services
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum AudienceName {
    /// Without keys and marking
    Learner,
    /// With keys and marking
    Instructor,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// For a terminal
    Table,
    /// curricle/coverage/1
    Json,
    /// For spreadsheets
    Csv,
    /// One page
    Html,
    /// A workbook
    Xlsx,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TraceFormat {
    /// For people
    Table,
    /// curricle/trace/1
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaName {
    /// curricle.toml
    Workspace,
    /// standards/*/standard.toml
    Standard,
    /// The other files of a standard
    StandardPart,
    /// courses/*/course.toml
    Course,
    /// Front matter of a module
    Module,
    /// assessment.toml of a module
    Assessment,
    /// What a template sees, as Markdown
    Templates,
}

fn date(text: &str) -> Result<String, String> {
    if crate::parse::table::is_date(text) { Ok(text.to_owned()) } else { Err("write a date as 2026-11-01".to_owned()) }
}

fn course_and_id(text: &str) -> Result<(String, String), String> {
    let parts = text.split_once('/').filter(|(course, id)| !course.is_empty() && !id.is_empty());
    parts
        .map(|(course, id)| (course.to_owned(), id.to_owned()))
        .ok_or_else(|| "write the course and the id of the new module, as `big-data-primary/cluster-setup`".to_owned())
}

fn address(text: &str) -> Result<String, String> {
    let sound = crate::parse::table::is_web_address(text);
    if sound { Ok(text.to_owned()) } else { Err("write an address as https://example.org/courses/".to_owned()) }
}
