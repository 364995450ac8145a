//! The command line: one thin file for each command. Data goes to standard output, talk to standard error. Nothing is
//! decided here that a stage could decide.

mod arguments;
mod build;
mod check;
mod coverage;
mod explain;
mod schema;
mod session;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

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
    let matches = match Arguments::command().try_get_matches_from(arguments) {
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
        Command::Check(options) => check::run(&session, options),
        Command::Coverage(options) => coverage::run(&session, options),
        Command::Build(options) => build::run(&session, options),
        Command::Explain(options) => explain::run(&session, options),
        Command::Schema(options) => schema::run(&session, options),
    };
    match result {
        Ok(exit) => exit.into(),
        Err(error) => {
            session.failure(&error);
            Exit::Tool.into()
        }
    }
}
