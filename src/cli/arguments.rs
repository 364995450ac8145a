//! What may be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Curricle turns occupational standards and course modules into checked, covered, readable training programmes.
#[derive(Debug, Parser)]
#[command(
    name = "curricle",
    version,
    max_term_width = 100,
    arg_required_else_help = true,
    disable_help_subcommand = true
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) common: Common,
    #[command(subcommand)]
    pub(super) command: Command,
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
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Read everything, link every claim, run every rule; write nothing
    Check(CheckOptions),
    /// Show what is covered: by count, by weight, by hours
    Coverage(CoverageOptions),
    /// Make the site and the reports
    Build(BuildOptions),
    /// Explain a code that a message carries
    Explain(ExplainOptions),
    /// Print a JSON Schema for editors, or the reference for templates
    Schema(SchemaOptions),
}

#[derive(Debug, Args)]
pub(super) struct CheckOptions {
    /// How messages are printed
    #[arg(long, value_enum, default_value_t = FormatName::Human)]
    pub(super) format: FormatName,
    /// Let warnings count as errors
    #[arg(long)]
    pub(super) deny_warnings: bool,
}

#[derive(Debug, Args)]
pub(super) struct CoverageOptions {
    /// Only this standard, by the name of its folder
    #[arg(long, value_name = "SLUG")]
    pub(super) standard: Option<String>,
    /// Only this level
    #[arg(long, value_name = "LEVEL")]
    pub(super) level: Option<String>,
    /// Only this direction
    #[arg(long, value_name = "DIRECTION")]
    pub(super) direction: Option<String>,
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
    /// Output folder; without it, the workspace's own, which is `dist` unless it says otherwise
    #[arg(long, short, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    /// Address under which the site will be served
    #[arg(long, value_name = "URL")]
    pub(super) address: Option<String>,
    /// How messages are printed
    #[arg(long, value_enum, default_value_t = FormatName::Human)]
    pub(super) format: FormatName,
    /// Let warnings count as errors
    #[arg(long)]
    pub(super) deny_warnings: bool,
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
    Always,
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
