//! Identities of requirements, and the patterns by which a course names them.
//!
//! A requirement is `<standard>/<level>[.<direction>]/<task>/<a|k><ordinal>`. A claim may leave the standard out, name an
//! edition (`digital-manager@2021/…`), and end in `*`, `a*` or a range `a1..a3`.

use std::fmt;

use super::standard::RequirementKind;

/// The identity of a requirement inside one edition of its standard.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequirementId {
    /// Slug of the standard.
    pub standard: String,
    /// Level id.
    pub level: String,
    /// Direction id, where numbering restarts per direction.
    pub direction: Option<String>,
    /// Number of the task, as `1.1`.
    pub task: String,
    /// Ability or knowledge.
    pub kind: RequirementKind,
    /// Place in the list of its task, from 1; printed numbers contain misprints, so they are labels only.
    pub ordinal: u32,
}

impl RequirementId {
    /// The id without the standard: what is unique inside one standard.
    pub fn local(&self) -> String {
        format!("{}/{}/{}{}", self.scope(), self.task, self.kind.letter(), self.ordinal)
    }

    /// Level, with the direction where numbering restarts per direction: `primary` or `primary.vision`.
    pub fn scope(&self) -> String {
        match &self.direction {
            Some(direction) => format!("{}.{direction}", self.level),
            None => self.level.clone(),
        }
    }
}

impl fmt::Display for RequirementId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.standard, self.local())
    }
}

/// What a claim names: one requirement or several.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClaimPattern {
    /// As the author typed it.
    pub typed: String,
    /// Slug of the standard, if the claim names one.
    pub standard: Option<String>,
    /// Edition, if the claim names one; otherwise the course's.
    pub edition: Option<String>,
    /// Level id.
    pub level: String,
    /// Direction id.
    pub direction: Option<String>,
    /// Which tasks.
    pub task: TaskPattern,
    /// Which of their items.
    pub item: ItemPattern,
}

/// Which tasks a claim names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskPattern {
    /// `primary/*`: every task of the level.
    Any,
    /// `primary/1/*`: every task of a function.
    Function(String),
    /// `primary/1.1/…`: one task.
    One(String),
}

/// Which items of a task a claim names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemPattern {
    /// `*`
    Any,
    /// `a*` or `k*`
    Kind(RequirementKind),
    /// `a1` (first and last the same) or `a1..a3`
    Range {
        /// Ability or knowledge.
        kind: RequirementKind,
        /// The first ordinal, from 1.
        first: u32,
        /// The last ordinal, not below the first.
        last: u32,
    },
}

impl ClaimPattern {
    /// Reads what an author typed.
    ///
    /// # Errors
    /// `None` when it has not the form of an id or a pattern.
    pub fn parse(typed: &str) -> Option<ClaimPattern> {
        let mut parts: Vec<&str> = typed.trim().split('/').collect();
        let item = parse_item(parts.pop()?)?;
        // A number after something else is the task; a number alone is a level, which may be called `5`.
        let task = match parts.as_slice() {
            [.., scope, last] if is_number(last) && !scope.contains('@') => parse_task(parts.pop()?),
            [.., last] if item == ItemPattern::Any && !(is_number(last) && last.contains('.')) => TaskPattern::Any,
            _ => return None,
        };
        if matches!(task, TaskPattern::Function(_)) && matches!(item, ItemPattern::Range { .. }) {
            return None;
        }
        let scope = parts.pop()?;
        let (level, direction) = match scope.split_once('.') {
            Some((level, direction)) => (level, Some(direction)),
            None => (scope, None),
        };
        let (standard, edition) = match parts.pop() {
            Some(part) => match part.split_once('@') {
                Some((slug, edition)) => (Some(slug), Some(edition)),
                None => (Some(part), None),
            },
            None => (None, None),
        };
        let named = [Some(level), direction, standard, edition];
        if !parts.is_empty() || named.into_iter().flatten().any(|name| !is_name(name)) {
            return None;
        }
        Some(ClaimPattern {
            typed: typed.trim().to_owned(),
            standard: standard.map(str::to_owned),
            edition: edition.map(str::to_owned),
            level: level.to_owned(),
            direction: direction.map(str::to_owned),
            task,
            item,
        })
    }

    /// The claim as it reads where these standards are: `x/5/*` is function 5 of level `x`, unless `x` is a standard; then
    /// it is its level `5`.
    pub fn among(self, is_standard: impl Fn(&str) -> bool) -> ClaimPattern {
        let number = match &self.task {
            TaskPattern::Function(number) if self.standard.is_none() && self.direction.is_none() => number.clone(),
            _ => return self,
        };
        if self.item != ItemPattern::Any || !is_standard(&self.level) {
            return self;
        }
        ClaimPattern { standard: Some(self.level), level: number, task: TaskPattern::Any, ..self }
    }

    /// Whether the claim may name several requirements, so that matching none is a fault of its own.
    pub fn is_wildcard(&self) -> bool {
        match &self.item {
            ItemPattern::Any | ItemPattern::Kind(_) => true,
            ItemPattern::Range { first, last, .. } => first != last,
        }
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// Whether a part is the number of a function or a task.
fn is_number(part: &str) -> bool {
    part.split('.').all(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn parse_task(number: &str) -> TaskPattern {
    if number.contains('.') { TaskPattern::One(number.to_owned()) } else { TaskPattern::Function(number.to_owned()) }
}

fn parse_item(part: &str) -> Option<ItemPattern> {
    if part == "*" {
        return Some(ItemPattern::Any);
    }
    let (first, last) = part.split_once("..").unwrap_or((part, part));
    let kind = RequirementKind::from_letter(first.chars().next()?)?;
    if first.get(1..)? == "*" && first == last {
        return Some(ItemPattern::Kind(kind));
    }
    let number = |side: &str| side.strip_prefix(kind.letter()).and_then(|digits| digits.parse::<u32>().ok());
    let (first, last) = (number(first)?, number(last)?);
    (first >= 1 && last >= first).then_some(ItemPattern::Range { kind, first, last })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_claim() {
        let item = |typed: &str| {
            ClaimPattern::parse(typed)
                .map(|pattern| (pattern.standard, pattern.level, pattern.direction, pattern.task, pattern.item))
        };
        let one = |task: &str| TaskPattern::One(task.to_owned());
        let range = |first, last| ItemPattern::Range { kind: RequirementKind::Ability, first, last };
        assert_eq!(item("primary/1.1/a3"), Some((None, "primary".into(), None, one("1.1"), range(3, 3))));
        assert_eq!(item("primary/1.1/a1..a3"), Some((None, "primary".into(), None, one("1.1"), range(1, 3))));
        assert_eq!(
            item("dm@2021/primary/1.1/*"),
            Some((Some("dm".into()), "primary".into(), None, one("1.1"), ItemPattern::Any))
        );
        assert_eq!(
            item("primary.vision/*"),
            Some((None, "primary".into(), Some("vision".into()), TaskPattern::Any, ItemPattern::Any))
        );
        assert_eq!(
            item("dm/primary/*"),
            Some((Some("dm".into()), "primary".into(), None, TaskPattern::Any, ItemPattern::Any))
        );
        assert_eq!(item("primary/2/k*").map(|found| found.3), Some(TaskPattern::Function("2".into())));
        let five = |standard: Option<&str>, task| {
            Some((standard.map(str::to_owned), "5".into(), None, task, ItemPattern::Any))
        };
        assert_eq!(item("5/*"), five(None, TaskPattern::Any));
        assert_eq!(item("5/1/*"), five(None, TaskPattern::Function("1".into())));
        assert_eq!(item("5/1.1/*"), five(None, one("1.1")));
        assert_eq!(item("dm@2021/5/*"), five(Some("dm"), TaskPattern::Any));
        assert_eq!(item("dm/5/1/*"), five(Some("dm"), TaskPattern::Function("1".into())));
        assert_eq!(item("5.vision/*").map(|found| (found.1, found.2)), Some(("5".into(), Some("vision".into()))));
    }

    #[test]
    fn a_number_after_a_standard_is_a_level() {
        let read = |typed: &str| {
            let pattern = ClaimPattern::parse(typed).map(|pattern| pattern.among(|slug| slug == "dm"))?;
            Some((pattern.standard, pattern.level, pattern.task))
        };
        assert_eq!(read("dm/5/*"), Some((Some("dm".into()), "5".into(), TaskPattern::Any)));
        assert_eq!(read("primary/5/*"), Some((None, "primary".into(), TaskPattern::Function("5".into()))));
        assert_eq!(read("dm/5/k*"), Some((None, "dm".into(), TaskPattern::Function("5".into()))));
    }

    #[test]
    fn what_is_not_a_claim() {
        for typed in [
            "",
            "*",
            "primary",
            "primary/1.1",
            "primary/1.1/x1",
            "primary/1.1/a0",
            "primary/1.1/a3..a1",
            "a/b/c/1.1/a1",
            "primary/1.1/a1..k2",
            "../1.1/a1",
            "primary//a1",
            "能/1.1/a1",
            "1.1/*",
            "1.1/a1",
            "5/a1",
            "5/k*",
        ] {
            assert_eq!(ClaimPattern::parse(typed), None, "{typed}");
        }
    }
}
