//! The front door: arguments as typed, then as meant; words to stderr, data to stdout; an exit code a scheduler can act on.

mod diff;
mod exit;
mod explain;
mod inspect;
mod log;
mod meant;
mod progress;
mod quarantine;
mod run;
mod say;
mod schema;
mod status;
mod svg;
mod tables;
mod text;
mod typed;

use crate::archive;
use clap::Parser;
pub use exit::Exit;
use exit::Failure;
use typed::Command;

/// Does what the arguments ask for and says how it went.
pub fn main() -> Exit {
    let typed = typed::Arguments::parse();
    let done = match typed.command {
        Command::Run(a) => run::run(a),
        Command::Inspect(a) => inspect::inspect(&a),
        Command::Explain(a) => explain::explain(&a),
        Command::Text(a) => text::text(&a),
        Command::Tables(a) => tables::tables(&a),
        Command::Schema(a) => schema::schema(&a),
        Command::Status(a) => status::status(&a),
        Command::Diff(a) => diff::diff(&a),
        Command::Quarantine(a) => quarantine::quarantine(&a),
        Command::Worker => archive::work().map(|()| Exit::Good).map_err(|e| Failure::Fault(e.to_string())),
    };
    match done {
        Ok(exit) => exit,
        // Whoever reads our output has read enough.
        Err(Failure::PipeClosed) => Exit::Good,
        Err(failure) => {
            say::error(&failure);
            failure.exit()
        }
    }
}
