//! Looking up what claims and assessments name.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::{
    AssessmentItem, AssessmentLink, Link, LinkState, Misfit, ModuleIndex, Reference, Referrer, RequirementIndex,
    RequirementPlace,
};
use crate::model::{ClaimPattern, Course, Depth, Function, ItemPattern, Model, Module, Standard, TaskPattern};
use crate::source::Spanned;

type Teaching = BTreeMap<RequirementIndex, BTreeMap<ModuleIndex, Link>>;
/// What became of a pattern, the requirements it finds, and the standard it was looked up in.
type Found = (LinkState, Vec<RequirementIndex>, Option<usize>);
type Assessing = BTreeMap<RequirementIndex, Vec<AssessmentLink>>;

/// The requirements of a workspace, ready to be searched.
pub(super) struct Lookup<'a> {
    model: &'a Model,
    requirements: &'a [RequirementPlace],
    /// By standard and level: a claim always names its level.
    by_level: BTreeMap<(usize, &'a str), Vec<RequirementIndex>>,
    /// By standard, level and task.
    by_task: BTreeMap<(usize, &'a str, &'a str), Vec<RequirementIndex>>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(model: &'a Model, requirements: &'a [RequirementPlace]) -> Lookup<'a> {
        let mut by_level: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut by_task: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (index, place) in requirements.iter().enumerate() {
            let index = RequirementIndex(index);
            by_level.entry((place.standard, place.id.level.as_str())).or_default().push(index);
            by_task.entry((place.standard, place.id.level.as_str(), place.id.task.as_str())).or_default().push(index);
        }
        Lookup { model, requirements, by_level, by_task }
    }

    /// Every reference of every module.
    pub(super) fn references(&self, modules: &[(usize, usize)]) -> Vec<Reference> {
        let mut references = Vec::new();
        for (index, (course, module)) in modules.iter().enumerate() {
            let course = &self.model.courses[*course];
            let module = &course.modules[*module];
            for (referrer, pattern, depth) in referring(module) {
                references.push(self.reference(course, module, ModuleIndex(index), (referrer, pattern, depth)));
            }
        }
        references
    }

    /// The requirements that a waiver names, of whatever edition is on file.
    pub(super) fn waived(&self, pattern: &ClaimPattern) -> Vec<RequirementIndex> {
        match self.standard_named(pattern.standard.as_deref()) {
            Some(standard) => self.matches(standard, pattern),
            None => Vec::new(),
        }
    }

    fn reference(
        &self,
        course: &Course,
        module: &Module,
        index: ModuleIndex,
        (referrer, pattern, depth): (Referrer, &Spanned<ClaimPattern>, Option<Depth>),
    ) -> Reference {
        let (state, requirements, standard) = self.look_up(course, module, &pattern.value);
        Reference { module: index, referrer, pattern: pattern.clone(), depth, state, requirements, standard }
    }

    fn look_up(&self, course: &Course, module: &Module, pattern: &ClaimPattern) -> Found {
        if let Some(slug) = &pattern.standard {
            let Some(standard) = self.standard_named(Some(slug)) else {
                return (LinkState::Orphaned, Vec::new(), None);
            };
            return self.in_standard(course, module, pattern, standard);
        }
        // Without a slug every standard the course serves is searched; what only one of them has is what is meant.
        let standards: BTreeSet<usize> =
            course.serves.iter().filter_map(|service| self.standard_named(Some(&service.standard.value))).collect();
        let mut found: Vec<Found> =
            standards.into_iter().map(|standard| self.in_standard(course, module, pattern, standard)).collect();
        prefer(&mut found, |(_, requirements, _)| !requirements.is_empty());
        prefer(&mut found, |(state, _, _)| *state != LinkState::Unwanted);
        prefer(&mut found, |(state, _, _)| *state != LinkState::Orphaned);
        let requirements: Vec<RequirementIndex> = found.iter().flat_map(|(_, list, _)| list.iter().copied()).collect();
        let several = found.len() > 1;
        match found.into_iter().next() {
            Some(_) if several && !requirements.is_empty() => (LinkState::Ambiguous, requirements, None),
            Some((LinkState::Orphaned, _, _)) if several => (LinkState::Orphaned, Vec::new(), None),
            Some(found) => found,
            None => (LinkState::Orphaned, Vec::new(), None),
        }
    }

    fn in_standard(&self, course: &Course, module: &Module, pattern: &ClaimPattern, standard: usize) -> Found {
        let found = self.matches(standard, pattern);
        let value = &self.model.standards[standard];
        let service = course.service(&value.slug, &pattern.level);
        let claimed = pattern.edition.as_deref().or(service.map(|service| service.edition.value.as_str()));
        let state = match claimed.map(|edition| compare_editions(edition, &value.edition.value)) {
            Some(Ordering::Less) => LinkState::Outdated,
            Some(Ordering::Greater) => LinkState::Predated,
            _ if found.is_empty() => LinkState::Orphaned,
            _ if !pattern.is_wildcard() && self.is_doubled(&found) => LinkState::Ambiguous,
            _ if service.is_none() => LinkState::Unwanted,
            _ => self.wanted(course, module, &found),
        };
        (state, found, Some(standard))
    }

    /// Whether a module may claim these: its levels and directions, and those the course serves.
    fn wanted(&self, course: &Course, module: &Module, found: &[RequirementIndex]) -> LinkState {
        let functions: BTreeSet<(usize, usize)> = found
            .iter()
            .map(|index| (self.requirements[index.0].standard, self.requirements[index.0].function))
            .collect();
        let fits = functions.into_iter().all(|(standard, function)| {
            let standard = &self.model.standards[standard];
            misfit(course, module, standard, &standard.functions[function]).is_none()
        });
        if fits { LinkState::Covers } else { LinkState::Unwanted }
    }

    /// A single id that finds two requirements: a number was given twice.
    fn is_doubled(&self, found: &[RequirementIndex]) -> bool {
        found.len() > 1
            && found.windows(2).any(|pair| self.requirements[pair[0].0].id == self.requirements[pair[1].0].id)
    }

    fn standard_named(&self, slug: Option<&str>) -> Option<usize> {
        self.model.standards.iter().position(|standard| Some(standard.slug.as_str()) == slug)
    }

    pub(super) fn matches(&self, standard: usize, pattern: &ClaimPattern) -> Vec<RequirementIndex> {
        let level = pattern.level.as_str();
        let candidates = match &pattern.task {
            TaskPattern::One(task) => self.by_task.get(&(standard, level, task.as_str())),
            TaskPattern::Any | TaskPattern::Function(_) => self.by_level.get(&(standard, level)),
        };
        candidates
            .into_iter()
            .flatten()
            .copied()
            .filter(|index| self.is_named(&self.requirements[index.0], pattern))
            .collect()
    }

    fn is_named(&self, place: &RequirementPlace, pattern: &ClaimPattern) -> bool {
        let function = &self.model.standards[place.standard].functions[place.function];
        let direction = match &pattern.direction {
            // A direction may be named although the table is shared: then the function must be one of its own.
            Some(direction) => {
                function.is_required_for(Some(direction)) && self.has_direction(place.standard, direction)
            }
            None => place.id.direction.is_none(),
        };
        let task = match &pattern.task {
            TaskPattern::Function(number) => &function.number.value == number,
            TaskPattern::Any | TaskPattern::One(_) => true,
        };
        let item = match &pattern.item {
            ItemPattern::Any => true,
            ItemPattern::Kind(kind) => place.kind == *kind,
            ItemPattern::Range { kind, first, last } => {
                place.kind == *kind && (*first..=*last).contains(&place.ordinal)
            }
        };
        direction && task && item
    }

    fn has_direction(&self, standard: usize, id: &str) -> bool {
        self.model.standards[standard].direction(id).is_some()
    }
}

/// Why a module should not claim what a function requires, if it should not.
pub(super) fn misfit(course: &Course, module: &Module, standard: &Standard, function: &Function) -> Option<Misfit> {
    let level = function.level.value.as_str();
    let mut services = course.serves.iter().filter(|service| service.standard.value == standard.slug).peekable();
    if services.peek().is_none() {
        return Some(Misfit::Standard);
    }
    if module.levels.iter().all(|id| id.value != level) {
        return Some(Misfit::ModuleLevel);
    }
    let services: Vec<_> = services.filter(|service| service.serves_level(level)).collect();
    if services.is_empty() {
        return Some(Misfit::CourseLevel);
    }
    let requires = |directions: &[Spanned<String>]| {
        directions.is_empty() || directions.iter().any(|id| function.is_required_for(Some(&id.value)))
    };
    if !requires(&module.directions) {
        return Some(Misfit::ModuleDirection);
    }
    let served = services.iter().any(|service| requires(&service.directions));
    (!served).then_some(Misfit::CourseDirection)
}

/// Keeps what is preferred, if there is any of it.
fn prefer(found: &mut Vec<Found>, is_preferred: impl Fn(&Found) -> bool) {
    if found.iter().any(&is_preferred) {
        found.retain(is_preferred);
    }
}

/// Editions are years, or years with a suffix: numbers compare as numbers.
fn compare_editions(one: &str, other: &str) -> Ordering {
    match (one.parse::<u64>(), other.parse::<u64>()) {
        (Ok(one), Ok(other)) => one.cmp(&other),
        _ => one.cmp(other),
    }
}

/// Everything in a module that refers to requirements.
fn referring(module: &Module) -> Vec<(Referrer, &Spanned<ClaimPattern>, Option<Depth>)> {
    let mut found = Vec::new();
    for (heading, claim) in module.all_claims() {
        let referrer = heading.map_or(Referrer::Module, |(language, index)| Referrer::Heading(language, index));
        found.push((referrer, &claim.pattern, Some(claim.depth)));
    }
    for (index, question) in module.assessment.questions.iter().enumerate() {
        found.extend(question.assesses.iter().map(|pattern| (Referrer::Question(index), pattern, None)));
    }
    for (index, task) in module.assessment.tasks.iter().enumerate() {
        found.extend(task.assesses.iter().map(|pattern| (Referrer::Task(index), pattern, None)));
        for (row, criterion) in task.rubric.iter().enumerate() {
            found.extend(criterion.assesses.iter().map(|pattern| (Referrer::Criterion(index, row), pattern, None)));
        }
    }
    found
}

/// From references that cover to who teaches and who assesses what.
pub(super) fn collect(references: &[Reference]) -> (Teaching, Assessing) {
    let mut links = Teaching::new();
    let mut assessments = Assessing::new();
    for reference in references.iter().filter(|reference| reference.state == LinkState::Covers) {
        for requirement in &reference.requirements {
            match reference.referrer {
                Referrer::Module => teach(&mut links, *requirement, reference, None),
                Referrer::Heading(language, heading) => {
                    teach(&mut links, *requirement, reference, Some((language, heading)))
                }
                Referrer::Question(question) => {
                    assess(&mut assessments, *requirement, reference, AssessmentItem::Question(question))
                }
                Referrer::Task(task) => assess(&mut assessments, *requirement, reference, AssessmentItem::Task(task)),
                // A rubric row narrows what its task assesses already; it adds nothing.
                Referrer::Criterion(..) => {}
            }
        }
    }
    (links, assessments)
}

fn teach(
    links: &mut Teaching,
    requirement: RequirementIndex,
    reference: &Reference,
    heading: Option<(crate::language::Language, usize)>,
) {
    let depth = reference.depth.unwrap_or(Depth::Reinforced);
    let module = reference.module;
    let link = links.entry(requirement).or_default().entry(module).or_insert_with(|| Link {
        module,
        requirement,
        depth,
        anchors: BTreeMap::new(),
    });
    link.depth = link.depth.max(depth);
    if let Some((language, heading)) = heading {
        link.anchors.entry(language).or_insert(heading);
    }
}

fn assess(assessments: &mut Assessing, requirement: RequirementIndex, reference: &Reference, item: AssessmentItem) {
    let link = AssessmentLink { requirement, module: reference.module, item };
    let list = assessments.entry(requirement).or_default();
    if !list.contains(&link) {
        list.push(link);
    }
}
