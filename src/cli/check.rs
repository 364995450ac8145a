//! `curricle check`: everything but output.

use super::Exit;
use super::arguments::CheckOptions;
use super::session::{self, Session};

pub(super) fn run(session: &Session, options: &CheckOptions) -> anyhow::Result<Exit> {
    let checked = session.check()?;
    let exit = session::exit(&checked.diagnostics, options.messages.deny_warnings);
    session.report(checked.diagnostics, &checked.sources, options.messages.format)?;
    Ok(exit)
}
