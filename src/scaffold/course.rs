//! The skeleton of a course: one file that says which standard it serves.

use std::fmt::Write;

use super::quote::{toml, toml_list, toml_words};
use super::{Names, check_name, unknown};
use crate::artifact::Artifact;
use crate::language::{Language, Phrase, Words};
use crate::model::{Level, Model, Standard};

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct CourseRequest<'a> {
    /// Name of the folder.
    pub slug: &'a str,
    /// Slug of the standard it serves.
    pub standard: &'a str,
    /// The only level it serves.
    pub level: Option<&'a str>,
    /// The only direction it serves.
    pub direction: Option<&'a str>,
    /// Title; made from the names of occupation and level when it is left out.
    pub title: Names<'a>,
}

/// The files of a new course.
///
/// # Errors
/// When a name cannot be an id, or there is no such standard, level or direction.
pub fn course(model: &Model, request: CourseRequest<'_>) -> Result<Vec<Artifact>, Words> {
    check_name(request.slug)?;
    let slugs = model.standards.iter().map(|standard| standard.slug.as_str());
    let standard = model
        .standards
        .iter()
        .find(|standard| standard.slug == request.standard)
        .ok_or_else(|| unknown(Phrase::new("standard", "标准"), request.standard, slugs))?;
    let level = request.level.map(|id| level_of(standard, id)).transpose()?;
    if let Some(direction) = request.direction {
        let known = standard.directions.iter().map(|direction| direction.id.value.as_str());
        standard.direction(direction).ok_or_else(|| unknown(Phrase::new("direction", "职业方向"), direction, known))?;
    }
    let text = text(standard, level, request);
    Ok(vec![Artifact::text(format!("courses/{}/course.toml", request.slug), text)])
}

fn level_of<'a>(standard: &'a Standard, id: &str) -> Result<&'a Level, Words> {
    let known = standard.levels.iter().map(|level| level.id.value.as_str());
    standard.level(id).map(|(_, level)| level).ok_or_else(|| unknown(Phrase::new("level", "等级"), id, known))
}

fn text(standard: &Standard, level: Option<&Level>, request: CourseRequest<'_>) -> String {
    let side = |given: Option<&str>, language: Language| match (given, level) {
        (Some(given), _) => given.to_owned(),
        (None, Some(level)) => format!("{} · {}", standard.name.get(language), level.name.get(language)),
        (None, None) => standard.name.get(language).to_owned(),
    };
    let title = Words::new(side(request.title.en, Language::En), side(request.title.zh, Language::Zh));
    let mut out = String::from("# 课程名称。/ Title of the course.\n");
    let _ = writeln!(out, "title = {}", toml_words(&title));
    let _ = writeln!(out, "{}", WORDS.replace("<slug>", request.slug));
    let _ = writeln!(out, "[[serves]]\nstandard = {}", toml(&standard.slug));
    let _ = writeln!(out, "edition = {}", toml(&standard.edition.value));
    for (key, value) in [("levels", request.level), ("directions", request.direction)] {
        let _ = match value {
            Some(id) => writeln!(out, "{key} = {}", toml_list([id])),
            None => writeln!(out, "# {key} = []"),
        };
    }
    out
}

static WORDS: &str = "
# 写好后去掉行首的 #。/ Take the # away when they are written.
# summary = { zh = \"…\", en = \"…\" }
# aims = [ { zh = \"…\", en = \"…\" } ]
# audience = { zh = \"…\", en = \"…\" }
# entry = { zh = \"…\", en = \"…\" }
# staff = { zh = \"…\", en = \"…\" }
# rooms = { zh = \"…\", en = \"…\" }
# assessment = { zh = \"…\", en = \"…\" }

# 模块的阅读顺序。`curricle new module <slug>/<id> --for uncovered` 会为尚未覆盖的条目写出模块的骨架。
# Reading order of the modules. `curricle new module <slug>/<id> --for uncovered` writes the skeleton of a module
# for what is not covered yet.
modules = []

# 所服务的标准及版次；等级或职业方向省略则为全部。
# The standard it serves and its edition; all levels or directions if they are left out.";
