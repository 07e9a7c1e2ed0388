//! What `extract` is held to, on files made by code and on the shared ones where they are at hand.
//!
//! * [`made`]: writes small PDFs for the other files;
//! * [`limits`]: for every limit a file that meets it and one that does not;
//! * [`faults`]: files cut at every 64th byte and changed at every 97th place;
//! * [`locked`]: encrypted files;
//! * [`mutations`]: changes by the thousand in a file that has a bit of everything;
//! * [`repairs`]: files that only the heads of their objects lead into;
//! * [`shown`]: the page as shown: turned, cropped, scaled, written downwards; blanks and hyphens of every kind;
//! * [`troubles`]: one file for every kind of trouble and every refusal.

// Everything here is a test; helpers may fail as loudly as the tests themselves.
#![allow(clippy::unwrap_used)]

mod faults;
mod limits;
mod locked;
mod made;
mod mutations;
mod repairs;
mod shown;
mod troubles;
