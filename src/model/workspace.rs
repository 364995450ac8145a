//! The settings of a workspace: title, languages, dates, and the policy of the house.

use std::collections::BTreeMap;

use super::id::ClaimPattern;
use super::print::PrintSettings;
use crate::language::{Language, Text};
use crate::source::{Span, Spanned};

/// What `curricle.toml` says.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// Title of the site.
    pub title: Text,
    /// Who publishes it.
    pub publisher: Option<Text>,
    /// Languages that everything must exist in; the first holds the facts of modules.
    pub languages: Vec<Language>,
    /// The date of this output, as `2026-11-01`: pages carry it and waivers are measured against it, because nothing
    /// reads the clock.
    pub date: Option<Spanned<String>>,
    /// Length of a class hour in minutes.
    pub class_hour_minutes: u32,
    /// Address under which the site will be served, for the site map and for metadata; links do not need it.
    pub address: Option<Spanned<String>>,
    /// Folder of the output, from the root of the workspace.
    pub output: String,
    /// The policy of the house.
    pub policy: Policy,
    /// How documents are printed, unless their course says otherwise.
    pub print: PrintSettings,
    /// Folders with fonts beside those of the courses, as typed, from the root of the workspace and
    /// without a final `/`.
    pub font_folders: Vec<Spanned<String>>,
    /// The file.
    pub span: Span,
}

/// Opinions of the house.
#[derive(Debug, Clone)]
pub struct Policy {
    /// Severity for codes: `allow`, `warning` or `error`, with the place of the setting.
    pub severities: BTreeMap<String, Spanned<String>>,
    /// How far, in percentage points, the share of hours may lie from the share of weight.
    pub hours_tolerance_points: f64,
    /// In how many modules of a programme one requirement may be mastered.
    pub mastered_at_most: usize,
    /// Requirements that need not be covered for now.
    pub waivers: Vec<Waiver>,
}

/// A requirement that need not be covered for now.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// Which requirements.
    pub pattern: Spanned<ClaimPattern>,
    /// Why.
    pub reason: Text,
    /// Who answers for it.
    pub owner: Spanned<String>,
    /// The last day on which it holds, as `2027-06-30`.
    pub expires: Spanned<String>,
    /// Where it stands.
    pub span: Span,
}
