//! `curricle build`: all output.

use anyhow::bail;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Exit;
use super::arguments::{BuildOptions, PrintName};
use super::session::{self, Session};
use crate::driver::{self, Built, Documents, Request};
use crate::language::{Language, Phrase};
use crate::load;

pub(super) fn run(session: &Session, options: &BuildOptions) -> anyhow::Result<Exit> {
    let mut checked = session.check()?;
    let root = session.root()?;
    let output = options.output.clone().unwrap_or(root.join(&checked.linked.model.workspace.output));
    if load::is_read(&root, &output) {
        bail!(
            "{} {}",
            output.display(),
            session.say(Phrase::new(
                "lies in a folder that is read; name another output folder",
                "位于会被读取的文件夹中；请另选输出文件夹"
            ))
        );
    }
    let progress = progress(session);
    let request = Request {
        output: &output,
        address: options.address.as_deref(),
        warnings: session::warnings(options.deny_warnings),
        documents: match options.print {
            PrintName::None => Documents::Left,
            PrintName::Documents => Documents::Printed,
            PrintName::Source => Documents::PrintedWithSource,
        },
    };
    let built = driver::build(&mut checked, request, |path| {
        progress.inc(1);
        progress.set_message(path.to_owned());
    });
    progress.finish_and_clear();
    let built = built?;
    session.report(checked.diagnostics, &checked.sources, options.format)?;
    match built {
        Built::Written(files) => {
            let folder = output.display();
            session.talk(&match session.language {
                Language::En => format!("wrote {files} files; open {folder}/site/index.html"),
                Language::Zh => format!("已写出 {files} 个文件；请打开 {folder}/site/index.html"),
            });
            Ok(Exit::Clean)
        }
        Built::Nothing => {
            session.talk(session.say(Phrase::new(
                "nothing was written; the last output stays as it was",
                "没有写出任何文件；上一次的输出保持不变",
            )));
            Ok(Exit::Content)
        }
    }
}

fn progress(session: &Session) -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    if !session.shows_progress() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} {wide_msg}") {
        bar.set_style(style);
    }
    bar
}
