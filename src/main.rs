//! The program: arguments in, exit code out; nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    curricle::cli::main(std::env::args_os())
}
