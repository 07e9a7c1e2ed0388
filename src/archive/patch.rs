//! A new dataset out of the old one: which stretches of its files are copied as they are, and which reports are put in between.
//!
//! One new report among ten thousand moves the rows of the others and changes none of them. The old files are copied only where they
//! are as they were left (size, times, entry), and only used where their checksum still holds when they were read through.

use crate::archive::index::{Index, Known, Left, Published, Reports};
use crate::archive::load::stamp;
use crate::archive::memory::id_of;
use crate::archive::publish::Plan;
use gleaner::write::{Holds, Layout, Sizes, layouts};
use std::fs;
use std::io;
use std::path::Path;

/// How a dataset is put together from the old one.
#[derive(Debug)]
pub struct Patch {
    /// In the order of report ids.
    pub steps: Vec<Step>,
    /// How many reports are new.
    pub fresh: usize,
    /// The checksums of the old files, in the order of the plan's files.
    pub checksums: Vec<u32>,
}

/// A step from one end of the dataset to the other.
#[derive(Debug)]
pub enum Step {
    /// Copy what stands from here to there, by the number of the kind of file; bytes behind the head of the file.
    Copy(Vec<u64>, Vec<u64>),
    /// Put this report here.
    Put(String, Box<Known>),
}

/// Where there are more steps than this, putting the dataset together anew costs no more.
const STEPS_MAX: usize = 1024;

impl Patch {
    /// The way from the old dataset to the reports of the new one; nothing where the old files are not as they were left, or where
    /// too little of them stays.
    pub fn plan(plan: &Plan, index: &Index, engine: &str, new: Reports) -> io::Result<Option<Patch>> {
        let files = layouts(&plan.formats, plan.spreadsheets);
        let Some(published) = index.published.as_ref().filter(|p| p.engine == engine && stands(p, &plan.out, &files))
        else {
            return Ok(None);
        };
        let mut steps: Vec<Step> = Vec::new();
        let (mut fresh, mut at) = (0, vec![0u64; Holds::KINDS]);
        let mut old = index.reports()?.filter(|r| r.as_ref().map_or(true, |(_, k)| !k.names.is_empty())).peekable();
        let mut new = new.peekable();
        loop {
            let (a, b) = (id_of(old.peek())?, id_of(new.peek())?);
            if a.is_none() && b.is_none() {
                break;
            }
            let take_old = b.is_none() || a.is_some() && a <= b;
            let take_new = a.is_none() || b.is_some() && b <= a;
            let was = if take_old { old.next().transpose()? } else { None };
            let is = if take_new { new.next().transpose()? } else { None };
            let from = at.clone();
            if let Some((id, known)) = &was {
                let stretches = Sizes(known.sizes.clone()).stretches(id, &known.source());
                at.iter_mut().zip(stretches).for_each(|(at, length)| *at += length);
            }
            match (was, is) {
                (Some((_, was)), Some((_, is))) if same(&was, &is) => match steps.last_mut() {
                    Some(Step::Copy(_, until)) if *until == from => until.clone_from(&at),
                    _ => steps.push(Step::Copy(from, at.clone())),
                },
                (_, Some((id, is))) => {
                    fresh += 1;
                    steps.push(Step::Put(id, Box::new(is)));
                }
                (_, None) => {}
            }
            if steps.len() > STEPS_MAX {
                return Ok(None);
            }
        }
        // What the files should be long by what is known of them: a mistake here must not reach a table.
        let fits = |(layout, left): (&Layout, &Left)| {
            let bytes = at.get(layout.holds.number()).copied().unwrap_or_default();
            // The bracket of an array takes the place of its first comma.
            layout.head().len() as u64 + bytes + layout.foot(bytes).len() as u64 == left.stamp.size
        };
        let whole = files.iter().zip(&published.files).all(fits);
        let checksums = published.files.iter().map(|f| f.checksum).collect();
        Ok(whole.then_some(Patch { steps, fresh, checksums }))
    }
}

/// The same rows under the same names.
fn same(was: &Known, is: &Known) -> bool {
    let content = |k: &Known| (k.spot.length, k.spot.checksum, k.bytes);
    content(was) == content(is) && was.names == is.names && was.sha256 == is.sha256
}

/// Whether the files of the old dataset are those of the plan, and as they were left.
fn stands(published: &Published, out: &Path, files: &[Layout]) -> bool {
    files.len() == published.files.len()
        && files.iter().zip(&published.files).all(|(layout, left)| {
            let meta = fs::symlink_metadata(out.join(&left.name));
            layout.name == left.name && meta.is_ok_and(|m| m.is_file() && stamp(&m) == left.stamp)
        })
}
