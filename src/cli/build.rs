//! `curricle build`: all output.

use std::path::PathBuf;

use anyhow::bail;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Exit;
use super::arguments::{BuildOptions, MessageOptions, OutputOptions, PrintName};
use super::session::{self, Session};
use crate::driver::pack::Packs;
use crate::driver::{self, Built, Checked, Documents, Outputs, Request};
use crate::language::{Language, Phrase};
use crate::load;

pub(super) fn run(session: &Session, options: &BuildOptions) -> anyhow::Result<Exit> {
    let outputs = if options.pack { Outputs::PagesAndPacks(Packs::default()) } else { Outputs::Pages };
    let documents = match options.print {
        PrintName::None => Documents::Left,
        PrintName::Documents => Documents::Printed,
        PrintName::Source => Documents::PrintedWithSource,
    };
    let making = Making { output: &options.output, messages: &options.messages, outputs, documents };
    making.run(session, session.check()?, |files, folder| match session.language {
        Language::En => format!("wrote {files} files; open {folder}/site/index.html"),
        Language::Zh => format!("已写出 {files} 个文件；请打开 {folder}/site/index.html"),
    })
}

/// Output to be made, as it was asked for.
pub(super) struct Making<'a> {
    /// Where it goes.
    pub(super) output: &'a OutputOptions,
    /// How messages are printed.
    pub(super) messages: &'a MessageOptions,
    /// What is made.
    pub(super) outputs: Outputs<'a>,
    /// Whether documents are printed.
    pub(super) documents: Documents,
}

impl Making<'_> {
    /// Makes the output and says so: `done` has the words for a number of files in a folder.
    pub(super) fn run(
        &self,
        session: &Session,
        mut checked: Checked,
        done: impl FnOnce(usize, &str) -> String,
    ) -> anyhow::Result<Exit> {
        let output = self.folder(session, &checked)?;
        let progress = progress(session);
        let request = Request {
            output: &output,
            address: self.output.address.as_deref(),
            warnings: session::warnings(self.messages.deny_warnings),
            outputs: self.outputs,
            documents: self.documents,
        };
        let built = driver::build(&mut checked, request, |path| {
            progress.inc(1);
            progress.set_message(path.to_owned());
        });
        progress.finish_and_clear();
        let built = built?;
        session.report(checked.diagnostics, &checked.sources, self.messages.format)?;
        match built {
            Built::Written(files) => {
                session.talk(&done(files, &output.display().to_string()));
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

    fn folder(&self, session: &Session, checked: &Checked) -> anyhow::Result<PathBuf> {
        let root = session.root()?;
        let own = || root.join(&checked.linked.model.workspace.output);
        let output = self.output.output.clone().unwrap_or_else(own);
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
        Ok(output)
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
