//! The integration tests, one binary. What each file holds the house to:
//!
//! * [`documents`]: every note of `fixtures/` against its gold labels and its goldens, and `output/` against a fresh run;
//! * [`formats`]: the formats of one dataset against each other and against the schema;
//! * [`cli`]: the commands, their exit codes, what goes to which stream, and the README's tables;
//! * [`codes`]: every finding code has a document that raises it;
//! * [`hostile`]: files that are no good, alone and among good ones;
//! * [`kept`]: every character of every page in one block, and one note by four typesetters;
//! * [`shapes`]: pages made for one shape each, with their tags and without, against cells written down by hand;
//! * [`archive`]: folders, copies, names, publishing in one move, the same bytes in whatever order;
//! * [`nights`]: what is remembered from run to run, and when nothing is published;
//! * [`operators`]: what an operator's night can do to a run: full, foreign and read-only disks, vanished folders, odd names;
//! * [`rules`]: rules that change, and which reports are read again for them;
//! * [`patches`]: datasets put together from the files of the old one, against those made anew;
//! * [`scripts`]: the scripts of the region, and their digits, by three typesetters;
//! * [`tidy`]: the architecture: who may import whom, no floats after layout, no file over the wall.
//!
//! `UPDATE=1 cargo test` rewrites the goldens of `documents` and the README's tables; the diff is reviewed like code.

#![allow(clippy::unwrap_used)]

mod archive;
mod cli;
mod codes;
mod documents;
mod formats;
mod hostile;
mod kept;
// The tests of `extract` read what it makes; here it is only published.
#[allow(dead_code)]
#[path = "../extract/made.rs"]
mod made;
mod made_pdf;
mod made_report;
mod nights;
mod operators;
mod patches;
mod program;
mod rules;
mod score;
mod scripts;
mod shapes;
mod tidy;
