//! The program: arguments in, exit code out.

mod archive;
mod cli;

use std::panic::catch_unwind;
use std::process::ExitCode;

fn main() -> ExitCode {
    let exit = catch_unwind(cli::main).unwrap_or(cli::Exit::Fault);
    ExitCode::from(exit as u8)
}
