//! The store room: the only code that touches the disk.
//!
//! Paths in, a published dataset out. What is always true: the published folder is wholly the old dataset or wholly the new one; a
//! file that cannot be read is a row of its own and stops no other; the same files give the same bytes, in whatever order and on
//! however many threads they were read, whether they were read today or long ago. What is remembered is a cache: a torn or missing
//! memory costs time, never truth.

mod account;
mod assemble;
mod blob;
#[cfg(feature = "object-stores")]
mod cloud;
mod crew;
mod fill;
mod find;
mod index;
mod intake;
mod ledger;
mod load;
mod look;
mod memory;
mod pack;
mod patch;
mod publish;
mod quarantine;
mod read;
mod run;
mod sorter;
mod state;
mod store;
mod worker;

pub use intake::{Outcome, Trust};
pub use publish::{Plan, generation_in};
pub use quarantine::{Quarantined, quarantined, retry};
pub use read::Reader;
pub use run::{Account, Event, Isolation, Purpose, Removed, Request, RunError, run};
pub use state::{Patience, StateError, default_folder};
pub use store::{can_read, is_address};
pub use worker::{Orders, work};
