//! `curricle completions`: a script by which a shell completes commands and options.

use super::arguments::CompletionsOptions;
use super::session::Session;
use super::{Exit, help};

pub(super) fn run(session: &Session, options: &CompletionsOptions) -> anyhow::Result<Exit> {
    let mut command = help::command(session.language, session.columns());
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut command, "curricle", &mut script);
    session.data(&script)?;
    Ok(Exit::Clean)
}
