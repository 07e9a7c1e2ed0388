//! gleaner reads archives of quarterly-update PDFs into dated, sex-disaggregated records.
//!
//! Data flows one way, and the modules sort into the order in which it passes through them:
//!
//! ```text
//! bytes -> extract -> layout -> parse -> resolve -> verify -> write -> bytes
//!          glyphs     blocks    claims   records    findings
//! ```
//!
//! [`geometry`], [`place`], [`finding`] and [`record`] are the ground floor that the rooms share; [`pipeline`] puts the rooms in a
//! row. From `extract` to `write` the library touches no disk, clock, environment or terminal: what it needs is handed in, and
//! the same bytes and the same rules give the same answer. `archive` and `cli` are the program's own rooms.

pub mod digit;
pub mod extract;
pub mod finding;
pub mod geometry;
pub mod layout;
pub mod parse;
pub mod pipeline;
pub mod place;
pub mod record;
pub mod resolve;
pub mod verify;
pub mod write;
