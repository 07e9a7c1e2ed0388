//! The store room: the only code that touches the disk.
//!
//! Paths in, a published dataset out. What is always true: the published folder is wholly the old dataset or wholly the new one; a
//! file that cannot be read is a row of its own and stops no other; the same files give the same bytes, in whatever order and on
//! however many threads they were read.

mod find;
mod intake;
mod publish;
mod read;

pub use find::find;
pub use intake::{Outcome, gather};
pub use publish::{Plan, may_replace, publish};
pub use read::Reader;
