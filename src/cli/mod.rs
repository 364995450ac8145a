//! The command line: one thin file for each command. Data goes to standard output, talk to standard error. Nothing is
//! decided here that a stage could decide.

mod arguments;
mod build;
mod check;
mod completions;
mod coverage;
mod examples;
mod explain;
mod help;
mod init;
mod manual;
mod new;
mod pack;
mod schema;
mod session;
mod trace;
mod words;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches;

use arguments::{Arguments, Command};
use session::Session;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All is well: 0.
    Clean,
    /// The content has errors: 1.
    Content,
    /// The tool could not do its work: 2.
    Tool,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        match exit {
            Exit::Clean => ExitCode::SUCCESS,
            Exit::Content => ExitCode::from(1),
            Exit::Tool => ExitCode::from(2),
        }
    }
}

/// Runs the program with these arguments, the program's own name first.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let command = help::command(session::language_before_parsing(&arguments), session::columns());
    let matches = match command.try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            let exit = if error.use_stderr() { Exit::Tool } else { Exit::Clean };
            // A closed pipe is nobody's fault.
            let _ = error.print();
            return exit.into();
        }
    };
    let arguments = match Arguments::from_arg_matches(&matches) {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return Exit::Tool.into();
        }
    };
    let session = Session::new(&arguments.common);
    let result = match &arguments.command {
        Command::Init(options) => init::run(&session, options),
        Command::New(command) => new::run(&session, command),
        Command::Check(options) => check::run(&session, options),
        Command::Coverage(options) => coverage::run(&session, options),
        Command::Trace(options) => trace::run(&session, options),
        Command::Build(options) => build::run(&session, options),
        Command::Pack(options) => pack::run(&session, options),
        Command::Explain(options) => explain::run(&session, options),
        Command::Schema(options) => schema::run(&session, options),
        Command::Completions(options) => completions::run(&session, options),
        Command::Manual(options) => manual::run(&session, options),
    };
    match result {
        Ok(exit) => exit.into(),
        Err(error) => {
            session.failure(&error);
            Exit::Tool.into()
        }
    }
}
