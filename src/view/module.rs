//! The pages of a module: the learner's, with the body, tasks and questions, and the instructor's, with notes, keys and
//! rubrics.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::assessment::{QuestionView, TaskView};
use super::pieces::{HoursView, ModuleRef, ProgrammeRef, RequirementRef};
use super::{PageKind, Scene};
use crate::address::{self, Address};
use crate::audience::Audience;
use crate::language::Language;
use crate::link::{AssessmentItem, ModuleIndex, RequirementIndex};
use crate::markdown;
use crate::model::{Body, Heading};

/// The page of a module.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ModulePage {
    /// Title.
    pub title: String,
    /// Id.
    pub id: String,
    /// What it is.
    pub summary: String,
    /// Title of its course.
    pub course: String,
    /// Address of its course.
    pub course_href: String,
    /// Address of the instructor's page, with notes, keys and rubrics.
    pub instructor_href: String,
    /// Whether the body has notes to the instructor, which are on the instructor's page alone.
    pub has_notes: bool,
    /// Language tag of the body: differs from the page's when there is no translation; empty when there is no body.
    pub body_language_tag: String,
    /// Programmes that use it.
    pub programmes: Vec<ProgrammeRef>,
    /// Class hours.
    pub hours: HoursView,
    /// Prerequisites.
    pub prerequisites: Vec<ModuleRef>,
    /// Modules that build on it.
    pub leads_to: Vec<ModuleRef>,
    /// The module before it in its course; `null` for the first.
    pub previous: Option<ModuleRef>,
    /// The module after it in its course; `null` for the last.
    pub next: Option<ModuleRef>,
    /// What the learner can show afterwards.
    pub outcomes: Vec<String>,
    /// Its sections: headings of the second level.
    pub sections: Vec<SectionView>,
    /// Requirements it teaches, each with the paragraph.
    pub teaches: Vec<TaughtRequirement>,
    /// The body without notes to the instructor, Markdown: `{{ page.body | markdown(links=page.links, claims=page.claims, root=root) }}`.
    pub body: String,
    /// Where links of the body lead: as typed, and as an address from the root of the site.
    pub links: BTreeMap<String, String>,
    /// What each heading of the body teaches, by anchor.
    pub claims: BTreeMap<String, Vec<RequirementRef>>,
    /// Practical tasks.
    pub tasks: Vec<TaskView>,
    /// Questions, without keys.
    pub questions: Vec<QuestionView>,
}

/// A section of a body.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SectionView {
    /// Its anchor.
    pub anchor: String,
    /// Its heading.
    pub title: String,
}

/// A requirement that a module teaches.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TaughtRequirement {
    /// The requirement.
    pub requirement: RequirementRef,
    /// `introduced`, `reinforced` or `mastered`.
    pub depth: String,
    /// Heading of the paragraph that teaches it; empty when the whole module does.
    pub section: String,
    /// Anchor of that paragraph; empty when the whole module does.
    pub anchor: String,
    /// Whether this module assesses it.
    pub assessed: bool,
}

/// The instructor's page of a module.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct InstructorPage {
    /// The module.
    pub module: ModuleRef,
    /// Title of its course.
    pub course: String,
    /// Address of its course.
    pub course_href: String,
    /// Language tag of the notes: differs from the page's when there is no translation; empty when there are no notes.
    pub notes_language_tag: String,
    /// Notes to the instructor, Markdown, to stand under a heading of the second level; empty when there are none:
    /// `{{ page.notes | markdown(links=page.links, under=2, root=root, language=language) }}`.
    pub notes: String,
    /// Where links of the notes lead: as typed, and as an address from the root of the site.
    pub links: BTreeMap<String, String>,
    /// Practical tasks, with rubrics.
    pub tasks: Vec<TaskView>,
    /// Questions, with keys and reasons.
    pub questions: Vec<QuestionView>,
}

pub(super) fn page(scene: &Scene<'_>, index: ModuleIndex) -> ModulePage {
    let linked = scene.linked();
    let module = linked.module(index);
    let course = linked.course_of(index);
    let (course_index, _) = linked.modules[index.0];
    let neighbours = scene.neighbours(index);
    let shown = shown(scene, index);
    let body = shown.map(|(_, body)| body);
    let for_learners = |heading: &&Heading| heading.level == 2 && heading.audience == Audience::Learner;
    let sections = body.into_iter().flat_map(|body| &body.headings).filter(for_learners);
    let leads_to = scene.site.dependants.get(&index).into_iter().flatten();
    ModulePage {
        title: module.title.get(scene.language).to_owned(),
        id: module.id.clone(),
        summary: module.summary.as_ref().map_or(String::new(), |text| text.get(scene.language).to_owned()),
        course: course.title.get(scene.language).to_owned(),
        course_href: scene.path(PageKind::Course(course_index)),
        instructor_href: scene.path(PageKind::Instructor(index)),
        has_notes: body.is_some_and(|body| !body.notes.is_empty()),
        body_language_tag: shown.map_or(String::new(), |(language, _)| language.tag().to_owned()),
        programmes: scene.programmes_with(index),
        hours: scene.hours(module.hours),
        prerequisites: linked.prerequisites[index.0].iter().map(|before| scene.module_ref(*before)).collect(),
        leads_to: leads_to.map(|after| scene.module_ref(*after)).collect(),
        previous: neighbours.0,
        next: neighbours.1,
        outcomes: module.outcomes.iter().map(|text| text.get(scene.language).to_owned()).collect(),
        sections: sections
            .map(|heading| SectionView { anchor: heading.anchor.clone(), title: heading.text.clone() })
            .collect(),
        teaches: teaches(scene, index),
        links: body.map_or_else(BTreeMap::new, |body| scene.link_targets(index, body, Audience::Learner)),
        claims: claims(scene, index),
        body: body.map_or(String::new(), |body| text(body, Audience::Learner)),
        tasks: tasks(scene, index, Audience::Learner),
        questions: questions(scene, index, Audience::Learner),
    }
}

pub(super) fn instructor(scene: &Scene<'_>, index: ModuleIndex) -> InstructorPage {
    let (course, _) = scene.linked().modules[index.0];
    let notes = shown(scene, index).map(|(language, body)| (language, body, text(body, Audience::Instructor)));
    let notes = notes.filter(|(_, _, notes)| !notes.is_empty());
    let links = notes.as_ref().map(|(_, body, _)| scene.link_targets(index, body, Audience::Instructor));
    InstructorPage {
        module: scene.module_ref(index),
        course: scene.linked().course_of(index).title.get(scene.language).to_owned(),
        course_href: scene.path(PageKind::Course(course)),
        notes_language_tag: notes.as_ref().map_or(String::new(), |(language, _, _)| language.tag().to_owned()),
        notes: notes.map(|(_, _, notes)| notes).unwrap_or_default(),
        links: links.unwrap_or_default(),
        tasks: tasks(scene, index, Audience::Instructor),
        questions: questions(scene, index, Audience::Instructor),
    }
}

/// The body that a page shows: a module without a translation has the text that is there, marked as being in the other
/// language.
pub(super) fn shown<'a>(scene: &Scene<'a>, index: ModuleIndex) -> Option<(Language, &'a Body)> {
    let bodies = &scene.linked().module(index).bodies;
    let language = scene.language;
    [language, language.other()].into_iter().find_map(|language| Some((language, bodies.get(&language)?)))
}

/// What an audience reads of a body, every byte in its place; empty when there is nothing to read.
fn text(body: &Body, audience: Audience) -> String {
    let text = markdown::for_audience(&body.markdown, audience);
    if text.trim().is_empty() { String::new() } else { text.into_owned() }
}

/// Requirements taught by a module, in the order of the standard.
fn taught(scene: &Scene<'_>, index: ModuleIndex) -> Vec<RequirementIndex> {
    let links = scene.site.teaching.get(&index);
    links.cloned().unwrap_or_default()
}

fn teaches(scene: &Scene<'_>, index: ModuleIndex) -> Vec<TaughtRequirement> {
    let linked = scene.linked();
    let body = linked.module(index).bodies.get(&scene.language);
    let mut rows = Vec::new();
    for requirement in taught(scene, index) {
        let Some(link) = linked.links.get(&requirement).and_then(|links| links.get(&index)) else { continue };
        let heading = link.anchors.get(&scene.language).and_then(|heading| body?.headings.get(*heading));
        let assessed =
            linked.assessments.get(&requirement).is_some_and(|links| links.iter().any(|link| link.module == index));
        rows.push(TaughtRequirement {
            requirement: scene.requirement_ref(requirement),
            depth: link.depth.key().to_owned(),
            section: heading.map_or(String::new(), |heading| heading.text.clone()),
            anchor: heading.map_or(String::new(), |heading| heading.anchor.clone()),
            assessed,
        });
    }
    rows
}

fn claims(scene: &Scene<'_>, index: ModuleIndex) -> BTreeMap<String, Vec<RequirementRef>> {
    let linked = scene.linked();
    let body = linked.module(index).bodies.get(&scene.language);
    let mut claims: BTreeMap<String, Vec<RequirementRef>> = BTreeMap::new();
    for requirement in taught(scene, index) {
        let Some(link) = linked.links.get(&requirement).and_then(|links| links.get(&index)) else { continue };
        let heading = link.anchors.get(&scene.language).and_then(|heading| body?.headings.get(*heading));
        if let Some(heading) = heading {
            claims.entry(heading.anchor.clone()).or_default().push(scene.requirement_ref(requirement));
        }
    }
    claims
}

/// What each question or task of a module assesses.
fn assessed(scene: &Scene<'_>, index: ModuleIndex, item: AssessmentItem) -> Vec<super::pieces::RequirementRef> {
    let items = scene.site.assessing.get(&(index, item)).into_iter().flatten();
    items.map(|requirement| scene.requirement_ref(*requirement)).collect()
}

pub(super) fn tasks(scene: &Scene<'_>, index: ModuleIndex, audience: Audience) -> Vec<TaskView> {
    let tasks = scene.linked().module(index).assessment.tasks.iter().enumerate();
    tasks.map(|(at, task)| scene.task(task, assessed(scene, index, AssessmentItem::Task(at)), audience)).collect()
}

pub(super) fn questions(scene: &Scene<'_>, index: ModuleIndex, audience: Audience) -> Vec<QuestionView> {
    let questions = scene.linked().module(index).assessment.questions.iter().enumerate();
    questions
        .map(|(at, question)| scene.question(question, assessed(scene, index, AssessmentItem::Question(at)), audience))
        .collect()
}

impl Scene<'_> {
    /// The modules before and after one in its course.
    fn neighbours(&self, index: ModuleIndex) -> (Option<ModuleRef>, Option<ModuleRef>) {
        let (course, _) = self.linked().modules[index.0];
        let order = &self.site.course_orders[course];
        let place = self.site.course_places.get(&index).copied().unwrap_or(0);
        let before = place.checked_sub(1).and_then(|at| order.get(at));
        (before.map(|at| self.module_ref(*at)), order.get(place + 1).map(|at| self.module_ref(*at)))
    }

    fn programmes_with(&self, index: ModuleIndex) -> Vec<ProgrammeRef> {
        let programmes = self.site.programmes.iter().enumerate();
        let using = programmes.filter(|(_, programme)| programme.coverage.modules.binary_search(&index).is_ok());
        using.map(|(at, _)| self.programme_ref(at)).collect()
    }

    /// Where the relative links and pictures of a body lead on the site, as far as an audience reads them.
    fn link_targets(&self, index: ModuleIndex, body: &Body, audience: Audience) -> BTreeMap<String, String> {
        let typed = body.links.iter().chain(body.images.iter().map(|(image, _)| image));
        // Instructors read the body too; a footnote that both refer to stands among what learners read.
        let read = typed.filter(|link| audience == Audience::Instructor || body.audience(link.span) == audience);
        let mut targets = BTreeMap::new();
        for link in read.map(|link| link.value.as_str()) {
            if let Some(target) = self.link_target(index, link, audience) {
                targets.insert(link.to_owned(), target);
            }
        }
        targets
    }

    fn link_target(&self, from: ModuleIndex, typed: &str, reader: Audience) -> Option<String> {
        let Address::Relative { path, fragment } = address::read(typed) else { return None };
        if path.starts_with(['/', '\\']) || (path.is_empty() && reader == Audience::Learner) {
            return None;
        }
        let module = if path.is_empty() { Some(from) } else { None };
        let resolved = address::resolved(&self.linked().module(from).folder, &path)?;
        let target = match module.or_else(|| self.module_at(&resolved)) {
            Some(module) if reader == Audience::Instructor && self.is_note(module, &fragment) => {
                self.path(PageKind::Instructor(module))
            }
            Some(module) => self.path(PageKind::Module(module)),
            None => format!("assets/{}", address::written(resolved.strip_prefix("courses/")?)),
        };
        Some(match typed.split_once('#') {
            Some((_, fragment)) => format!("{target}#{fragment}"),
            None => target,
        })
    }

    /// Whether a heading of a module, as it is shown here, is for instructors.
    fn is_note(&self, module: ModuleIndex, anchor: &str) -> bool {
        let mut headings = shown(self, module).into_iter().flat_map(|(_, body)| &body.headings);
        headings.any(|heading| heading.anchor == anchor && heading.audience == Audience::Instructor)
    }

    /// The module whose body is at this path of the workspace, whatever the language.
    fn module_at(&self, path: &str) -> Option<ModuleIndex> {
        let folder = path.strip_suffix(".md")?.rsplit_once("/index.")?.0;
        self.site.folders.get(folder).copied()
    }
}
