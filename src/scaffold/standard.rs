//! The skeleton of an occupational standard: a head, and one file for each level.

use std::fmt::Write;

use super::quote::{toml, toml_words};
use super::{Names, check_name, unwritten_words};
use crate::artifact::Artifact;
use crate::language::{Phrase, Words};
use crate::model::Standard;

/// The edition of a standard whose author has not named one: it says of itself that it is none.
const DRAFT: &str = "draft";

/// Levels whose names are the same in every standard.
static KNOWN_LEVELS: &[(&str, Phrase)] = &[
    ("primary", Phrase::new("Primary", "初级")),
    ("intermediate", Phrase::new("Intermediate", "中级")),
    ("advanced", Phrase::new("Advanced", "高级")),
];

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct StandardRequest<'a> {
    /// Name of the folder.
    pub slug: &'a str,
    /// Name of the occupation.
    pub names: Names<'a>,
    /// The edition, if it is known.
    pub edition: Option<&'a str>,
    /// Ids of levels, from low to high.
    pub levels: &'a [String],
}

/// The files of a new standard.
///
/// # Errors
/// When a name cannot be an id, a level is named twice, or another folder already holds a standard of this name.
pub fn standard(existing: &[Standard], request: StandardRequest<'_>) -> Result<Vec<Artifact>, Words> {
    let slug = request.slug;
    check_name(slug)?;
    for (index, level) in request.levels.iter().enumerate() {
        check_name(level)?;
        if request.levels[..index].contains(level) {
            return Err(Words::new(format!("level `{level}` is named twice"), format!("等级 `{level}` 写了两次")));
        }
    }
    if existing.iter().any(|standard| standard.slug == slug) {
        return Err(Words::new(format!("there is a standard `{slug}` already"), format!("已有名为 `{slug}` 的标准")));
    }
    let head = Artifact::text(format!("standards/{slug}/standard.toml"), head(request));
    let parts =
        request.levels.iter().map(|level| Artifact::text(format!("standards/{slug}/{level}.toml"), part(level)));
    Ok(std::iter::once(head).chain(parts).collect())
}

fn head(request: StandardRequest<'_>) -> String {
    let name = request.names.or_unwritten(Phrase::new("name of the occupation", "职业名称"));
    let mut out = String::from(HEAD);
    let _ = writeln!(out, "edition = {}", toml(request.edition.unwrap_or(DRAFT)));
    let _ = writeln!(out, "name = {}", toml_words(&name));
    out += ABOUT;
    for level in request.levels {
        let _ = writeln!(out, "[[levels]]\nid = {}\nname = {}\n", toml(level), toml_words(&level_name(level)));
    }
    out + REST
}

fn level_name(id: &str) -> Words {
    match KNOWN_LEVELS.iter().find(|row| row.0 == id) {
        Some((_, name)) => Words::from(*name),
        None => unwritten_words(Phrase::new("name of the level", "等级名称")),
    }
}

fn part(level: &str) -> String {
    format!("{PART_HEAD}level = {}\n{PART_REST}", toml(level))
}

static HEAD: &str = "\
# 职业标准。只写查得到的事实，不知道的就不写；去掉行首的 # 即可启用一行。
# An occupational standard. Write what can be looked up and leave out what is not known; take the # away to use a line.

# 版次，如 \"2021\"。draft 表示尚未确定。/ The edition, as \"2021\"; draft says that it is not settled.
";

static ABOUT: &str = "\
# professional：专业技术类（专业能力要求）；skills：技能类（技能要求）。
# professional: 初级, 中级, 高级; skills: 五级 to 一级.
family = \"professional\"

# 职业定义（自行表述）、颁布机构、日期与文号。/ Definition (in your own words), issuing bodies, date and document.
# definition = { zh = \"…\", en = \"…\" }
# issuers = [ { zh = \"…\", en = \"…\" } ]
# issued = \"2021-09-29\"
# document = \"…\"

# 职业编码须注明所依据的大典年份。/ A code needs the year of the dictionary that uses it.
# [[codes]]
# dictionary = 2022
# code = \"2-00-00-00\"

# 等级由低到高排列；directions 写该等级所设职业方向，hours 写培训参考学时。
# Levels from low to high; directions names those the level has, hours are reference training hours.
";

static REST: &str = "\
# 职业方向，没有就不写。/ Occupational directions, if there are any.
# [[directions]]
# id = \"processing\"
# name = { zh = \"…\", en = \"…\" }

# 术语及其含义（自行表述）。/ Terms and their meanings, in your own words.
# [[terms]]
# id = \"register\"
# term = { zh = \"…\", en = \"…\" }
# meaning = { zh = \"…\", en = \"…\" }

# 事实的来源。/ Where facts come from.
# [[sources]]
# id = \"notice\"
# title = { zh = \"…\", en = \"…\" }
# url = \"https://…\"

# 来源说明，每一部分一条：fact（见于来源）、inferred（由事实推断）、own（自行编写）。
# Provenance, one entry for each part: fact (read in a source), inferred (reasoned from facts), own (written here).
# [[provenance]]
# part = \"identity\"
# status = \"fact\"
# confidence = \"high\"
# sources = [\"notice\"]
# note = { zh = \"…\", en = \"…\" }
";

static PART_HEAD: &str = "\
# 一个等级的工作要求。/ The work requirements of one level.

";

static PART_REST: &str = "
# 职业功能、工作内容、能力与知识。条目的编号由位置得出：1.1 的第一项能力是 <等级>/1.1/a1，第一项知识是 <等级>/1.1/k1。
# Functions, tasks, abilities and knowledge. Ids come from the place in the list: the first ability of task 1.1 is
# <level>/1.1/a1, its first piece of knowledge is <level>/1.1/k1.
#
# [[functions]]
# no = \"1\"
# title = { zh = \"…\", en = \"…\" }
#
# [[functions.tasks]]
# no = \"1.1\"
# title = { zh = \"…\", en = \"…\" }
# abilities = [
#   { zh = \"能……\", en = \"Can …\" },
# ]
# knowledge = [
#   { zh = \"……的方法\", en = \"How to …\" },
# ]

# 权重表，各行相加须为 100。/ Weight tables: the rows must add to 100.
# [[weights]]
# kind = \"theory\"
# rows = [ { function = \"1\", percent = 100 } ]
";
