//! `curricle new`: skeletons of standards, courses and modules. Writes new files only; what an author has to change in a
//! file that is there already is said, not done.

use anyhow::anyhow;

use super::Exit;
use super::arguments::{NewCommand, NewCourseOptions, NewModuleOptions, NewStandardOptions};
use super::session::Session;
use crate::artifact::Artifact;
use crate::driver::Checked;
use crate::language::{Language, UNWRITTEN, Words};
use crate::scaffold::{self, CourseRequest, ModuleRequest, ModuleSkeleton, Names, StandardRequest};

pub(super) fn run(session: &Session, command: &NewCommand) -> anyhow::Result<Exit> {
    match command {
        NewCommand::Standard(options) => standard(session, options)?,
        NewCommand::Course(options) => course(session, options)?,
        NewCommand::Module(options) => module(session, options)?,
    }
    Ok(Exit::Clean)
}

fn standard(session: &Session, options: &NewStandardOptions) -> anyhow::Result<()> {
    let checked = session.check()?;
    let request = StandardRequest {
        slug: &options.slug,
        names: names(&options.name_zh, &options.name_en),
        edition: options.edition.as_deref(),
        levels: &options.levels,
    };
    let artifacts = said(session, scaffold::standard(&checked.linked.model.standards, request))?;
    write(session, &artifacts)?;
    let slug = &options.slug;
    session.talk(&match session.language {
        Language::En => format!(
            "next: write functions, tasks and requirements into the file of each level, and where they come from into \
             standard.toml\nthen: curricle new course <slug> --standard {slug}"
        ),
        Language::Zh => format!(
            "接下来：在各等级的文件中编写职业功能、工作内容与条目，并在 standard.toml 中说明来源\n\
             然后：curricle new course <标识> --standard {slug}"
        ),
    });
    Ok(())
}

fn course(session: &Session, options: &NewCourseOptions) -> anyhow::Result<()> {
    let checked = session.check()?;
    let request = CourseRequest {
        slug: &options.slug,
        standard: &options.standard,
        level: options.level.as_deref(),
        direction: options.direction.as_deref(),
        title: names(&options.title_zh, &options.title_en),
    };
    let artifacts = said(session, scaffold::course(&checked.linked.model, request))?;
    write(session, &artifacts)?;
    let slug = &options.slug;
    session.talk(&match session.language {
        Language::En => format!("next: curricle new module {slug}/<id> --for 'primary/1.1/*'   (or --for uncovered)"),
        Language::Zh => {
            format!("接下来：curricle new module {slug}/<标识> --for 'primary/1.1/*'（或 --for uncovered）")
        }
    });
    Ok(())
}

fn module(session: &Session, options: &NewModuleOptions) -> anyhow::Result<()> {
    let checked = session.check()?;
    let (course, id) = &options.module;
    let request = ModuleRequest {
        course,
        id,
        wanted: &options.wanted,
        title: names(&options.title_zh, &options.title_en),
        level: options.level.as_deref(),
        direction: options.direction.as_deref(),
    };
    let skeleton = said(session, scaffold::module(&checked.linked, &checked.coverage, request))?;
    write(session, &skeleton.artifacts)?;
    session.talk(&next_steps(session, &checked, course, &skeleton));
    Ok(())
}

/// What a new module still needs: a line in a file that only its author may change, and words.
fn next_steps(session: &Session, checked: &Checked, course: &str, skeleton: &ModuleSkeleton) -> String {
    let (count, line) = (skeleton.requirements, &skeleton.modules);
    let unwritten = UNWRITTEN.get(session.language).trim_end_matches([':', '：', ' ']);
    let place = match skeleton.listed {
        Some(span) => {
            let (line, _) = checked.sources.line_column(span.file, span.start);
            format!("{}:{line}", checked.sources.file(span.file).path)
        }
        None => format!("courses/{course}/course.toml"),
    };
    let claims = match (session.language, count) {
        (_, 0) => String::new(),
        (Language::En, 1) => "it claims 1 requirement\n".to_owned(),
        (Language::En, _) => format!("it claims {count} requirements\n"),
        (Language::Zh, _) => format!("共对应 {count} 个条目\n"),
    };
    match session.language {
        Language::En => format!("{claims}write in {place}:\n  {line}\nthen write what says \"{unwritten}\""),
        Language::Zh => format!("{claims}请在 {place} 中写上：\n  {line}\n然后改写标有“{unwritten}”的内容"),
    }
}

fn write(session: &Session, artifacts: &[Artifact]) -> anyhow::Result<()> {
    session.create(&session.root()?, artifacts)?;
    for artifact in artifacts {
        session.talk(&match session.language {
            Language::En => format!("wrote {}", artifact.path),
            Language::Zh => format!("已写出 {}", artifact.path),
        });
    }
    Ok(())
}

/// What the library refuses, in the language of messages.
fn said<T>(session: &Session, result: Result<T, Words>) -> anyhow::Result<T> {
    result.map_err(|words| anyhow!("{}", words.get(session.language)))
}

fn names<'a>(zh: &'a Option<String>, en: &'a Option<String>) -> Names<'a> {
    Names { zh: zh.as_deref(), en: en.as_deref() }
}
