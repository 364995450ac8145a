//! Links between the texts of a workspace that lead nowhere.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use crate::address::{self, Address};
use crate::audience::Audience;
use crate::check::phrases::whole_list;
use crate::check::{Facts, Rule, files};
use crate::diag::{Code, Diagnostic, Diagnostics, Explanation, Severity, nearest};
use crate::language::{Language, Phrase, Words};
use crate::model::{Body, Heading, Module};
use crate::source::Spanned;

/// The rule.
pub(super) static RULE: Rule = Rule { code: &CODE, find };

static CODE: Code = Code {
    slug: "broken-link",
    severity: Severity::Error,
    explanation: Explanation {
        finds: Phrase::new(
            "A relative link to a file that is no module's text and no asset of the workspace, that leaves the workspace, or to a heading that its target does not have in the language of the link, or does not show to learners.",
            "相对链接所指的文件不是工作区中的模块正文或资源文件，或链接离开了工作区，或目标在该语言中没有所指的标题，或该标题不向学员显示。",
        ),
        matters: Phrase::new(
            "Readers who follow it arrive nowhere; in print and in course packs there is not even a way back.",
            "点击的读者会无处可去；在印刷版和课程包中甚至无法返回。",
        ),
        example: "[组织架构](../org-stup/index.zh.md#why)",
        settle: Phrase::new(
            "Link to a module by its file, as `../org-setup/index.zh.md`, to a heading by its id, as `#why`, and to a file by its name beside the module.",
            "链接模块写其文件，如 `../org-setup/index.zh.md`；链接标题写其标识，如 `#why`；链接文件写模块旁的文件名。",
        ),
    },
};

/// How many missing files of a run get a "did you mean". Where more are missing a folder was renamed, and looking through
/// every name for each of them would take longer than everything else.
const GUESSES: usize = 100;

/// What links may lead to.
struct Targets<'a> {
    facts: &'a Facts<'a>,
    /// The module of each body, by path.
    pages: BTreeMap<String, (&'a Module, &'a Body)>,
    /// Every text file, page or not.
    texts: BTreeSet<&'a str>,
    /// How many guesses are left.
    guesses: Cell<usize>,
}

/// A link with the place it is seen from.
struct Seen<'a> {
    link: &'a Spanned<String>,
    module: &'a Module,
    language: Language,
    body: &'a Body,
    /// Who reads the link.
    audience: Audience,
}

fn find(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let modules = || facts.linked.model.courses.iter().flat_map(|course| &course.modules);
    let pages = modules().flat_map(|module| {
        let path = |body: &Body| facts.sources.file(body.file).path.clone();
        module.bodies.values().map(move |body| (path(body), (module, body)))
    });
    let texts = facts.sources.iter().map(|(_, file)| file.path.as_str()).collect();
    let targets = Targets { facts, pages: pages.collect(), texts, guesses: Cell::new(GUESSES) };
    for module in modules() {
        for (language, body) in &module.bodies {
            for link in &body.links {
                let Address::Relative { path, fragment } = address::read(&link.value) else { continue };
                let audience = body.audience(link.span);
                let seen = Seen { link, module, language: *language, body, audience };
                if let Some(diagnostic) = judge(&targets, &seen, &path, &fragment) {
                    diagnostics.push(diagnostic);
                }
            }
        }
    }
}

fn judge(targets: &Targets<'_>, seen: &Seen<'_>, path: &str, fragment: &str) -> Option<Diagnostic> {
    if path.is_empty() {
        let nowhere = fragment.is_empty() && !seen.link.value.trim().starts_with('#');
        return if nowhere {
            Some(broken(seen, Words::new("this link leads nowhere", "该链接没有目标")))
        } else {
            anchor(targets, seen, seen.body, fragment)
        };
    }
    if path.starts_with(['/', '\\']) {
        let words = Words::new("this link begins at the root of the site", "该链接从站点根目录开始");
        let key = seen.language.key();
        let help = Words::new(
            format!("write the path from the folder of this module, as `../other/index.{key}.md`"),
            format!("请写从本模块文件夹出发的路径，如 `../other/index.{key}.md`"),
        );
        return Some(broken(seen, words).help(help));
    }
    if typed_path(seen).contains(':') {
        let words = Words::new("the path of a link may not have a colon", "链接的路径中不得有冒号");
        let help = Words::new("rename the file, or write `%3A`", "请重命名文件，或写作 `%3A`");
        return Some(broken(seen, words).help(help));
    }
    let Some(target) = address::resolved(&seen.module.folder, path) else {
        let words = Words::new("this link leaves the workspace", "该链接离开了工作区");
        let help = Words::new("put the file beside the module", "请把文件放在模块旁");
        return Some(broken(seen, words).help(help));
    };
    if let Some((module, body)) = targets.pages.get(&target) {
        // Readers stay in their language: that is the body in which the heading must be.
        return anchor(targets, seen, module.bodies.get(&seen.language).unwrap_or(body), fragment);
    }
    if targets.facts.sources.is_published(&target) {
        return None;
    }
    Some(no_file(targets, seen, path, &target))
}

fn typed_path<'a>(seen: &Seen<'a>) -> &'a str {
    seen.link.value.split('#').next().unwrap_or("")
}

fn broken(seen: &Seen<'_>, words: Words) -> Diagnostic {
    Diagnostic::new(&CODE, seen.link.span, words)
}

fn anchor(targets: &Targets<'_>, seen: &Seen<'_>, body: &Body, fragment: &str) -> Option<Diagnostic> {
    let is_seen = |heading: &&Heading| seen.audience == Audience::Instructor || heading.audience == Audience::Learner;
    let target = body.headings.iter().find(|heading| heading.anchor == fragment);
    if fragment.is_empty() || target.filter(is_seen).is_some() {
        return None;
    }
    if let Some(heading) = target {
        let words = Words::new(
            format!("the section `#{fragment}` is for instructors: learners cannot follow this link"),
            format!("小节 `#{fragment}` 供教师使用，学员无法打开该链接"),
        );
        let section = Words::new("learners do not see this section", "学员看不到该小节");
        let help = Words::new(
            "link from a section for instructors, or not at all",
            "请只在供教师使用的小节中链接，或去掉该链接",
        );
        return Some(broken(seen, words).also(heading.span, section).help(help));
    }
    let words = if body.file == seen.body.file {
        Words::new(format!("there is no heading `#{fragment}` here"), format!("本页没有标题 `#{fragment}`"))
    } else {
        let file = &targets.facts.sources.file(body.file).path;
        Words::new(
            format!("there is no heading `#{fragment}` in `{file}`"),
            format!("`{file}` 中没有标题 `#{fragment}`"),
        )
    };
    let anchors = || body.headings.iter().filter(is_seen).map(|heading| heading.anchor.as_str());
    let list = whole_list(anchors());
    let diagnostic = broken(seen, words).did_you_mean(fragment, anchors());
    Some(if list.en.is_empty() {
        diagnostic.help(Words::new("it has no headings", "该页没有标题"))
    } else {
        diagnostic.help(Words::new(format!("its headings: {}", list.en), format!("可用的标题：{}", list.zh)))
    })
}

fn no_file(targets: &Targets<'_>, seen: &Seen<'_>, path: &str, target: &str) -> Diagnostic {
    let page = format!("index.{}.md", seen.language.key());
    let typed = path.trim_end_matches('/');
    if targets.pages.contains_key(&format!("{target}/{page}")) {
        let words = Words::new(format!("`{path}` is a folder"), format!("`{path}` 是文件夹"));
        return broken(seen, words)
            .help(Words::new(format!("write `{typed}/{page}`"), format!("请写 `{typed}/{page}`")));
    }
    if targets.texts.contains(target) || targets.facts.sources.assets.contains_key(target) {
        let words = Words::new(format!("`{target}` is not shown to readers"), format!("`{target}` 不会展示给读者"));
        return broken(seen, words).help(Words::new(
            "link to the text of a module, or to a file in a course that is not a font, TOML, Markdown, HTML, CSS or XML",
            "请链接到模块正文，或课程中字体、TOML、Markdown、HTML、CSS、XML 以外的文件",
        ));
    }
    let words = Words::new(format!("there is no file `{target}`"), format!("没有文件 `{target}`"));
    match guess(targets, path, target) {
        Some(near) => broken(seen, words).meant(&near),
        None => broken(seen, words),
    }
}

fn guess(targets: &Targets<'_>, path: &str, target: &str) -> Option<String> {
    targets.guesses.set(targets.guesses.get().checked_sub(1)?);
    near_module(targets, path, target)
        .or_else(|| files::near_file(&targets.pages, path, target))
        .or_else(|| files::near_file(&targets.facts.sources.assets, path, target))
}

/// The link with the nearest name of a module in the place of one that does not exist.
fn near_module(targets: &Targets<'_>, path: &str, target: &str) -> Option<String> {
    let (folder, name) = target.rsplit_once('/')?;
    let (modules, id) = folder.rsplit_once('/')?;
    let (modules, name) = (format!("{modules}/"), format!("/{name}"));
    let ids = targets
        .pages
        .range(modules.clone()..)
        .map_while(|(page, _)| page.strip_prefix(&modules))
        .filter_map(|page| page.strip_suffix(&name));
    let near = nearest(id, ids)?;
    let before = path.strip_suffix(&format!("{id}{name}"))?;
    Some(format!("{before}{near}{name}"))
}
