//! The cross-reference table of a whole file, as it is written: tables, streams, hybrids, updates (PDF 32000-1 §7.5.4 to §7.5.8).
//!
//! Only what is right is read here: at the first irregularity the file goes to the crate that repairs.

use super::object::{Dictionary, Object, Parser};
use super::{File, Stream};
use crate::extract::filter;
use crate::extract::limit::{Budget, OBJECTS_MAX};
use std::collections::BTreeMap;

/// The end of the file in which `startxref` stands.
const TAIL_BYTES: usize = 2_048;
/// Most sections of updates.
const SECTIONS_MAX: usize = 1_024;
/// Most entries of all sections together: updates may repeat them.
const ENTRIES_MAX: usize = OBJECTS_MAX * 2;
/// Fewest bytes of an entry of a table; 20 by the standard, a few writers use 19.
const ENTRY_BYTES_MIN: usize = 18;

/// Where an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Nowhere: it was deleted.
    Free,
    /// At this byte of the file.
    At(usize),
    /// In the object stream of this number.
    In(u32),
}

/// Where all objects are, and the newest trailer.
#[derive(Debug, Default)]
pub struct Table {
    /// By object number.
    pub entries: BTreeMap<u32, Entry>,
    /// The trailer.
    pub trailer: Dictionary,
    /// How many entries were read, those of older revisions too.
    read: usize,
}

impl Table {
    /// A table that no file has written.
    pub fn of(entries: BTreeMap<u32, Entry>, trailer: Dictionary) -> Table {
        Table { entries, trailer, read: 0 }
    }

    /// Takes an entry unless a newer section has one; `None` where there are more than any file needs.
    fn take(&mut self, number: u64, entry: Entry) -> Option<()> {
        self.read += 1;
        self.entries.entry(u32::try_from(number).ok()?).or_insert(entry);
        (self.read <= ENTRIES_MAX).then_some(())
    }
}

/// Reads the table; `None` where anything about it is irregular.
pub fn read(bytes: &[u8], budget: &mut Budget) -> Option<Table> {
    let tail = bytes.len().saturating_sub(TAIL_BYTES);
    let start = bytes.get(tail..)?.windows(9).rposition(|w| w == b"startxref")? + tail + 9;
    let mut next = Some(usize::try_from(Parser::new(bytes, start).unsigned()?).ok()?);
    let mut table = Table::default();
    let mut first = true;
    let mut seen = Vec::new();
    while let Some(at) = next {
        if seen.contains(&at) || seen.len() > SECTIONS_MAX {
            return None;
        }
        seen.push(at);
        let trailer = section(bytes, at, &mut table, budget)?;
        if let Some(Object::Integer(hybrid)) = trailer.get(b"XRefStm") {
            stream_section(bytes, usize::try_from(*hybrid).ok()?, &mut table, budget)?;
        }
        next = match trailer.get(b"Prev") {
            Some(Object::Integer(prev)) => Some(usize::try_from(*prev).ok()?),
            None => None,
            Some(_) => return None,
        };
        if first {
            table.trailer = trailer;
        }
        first = false;
    }
    (table.entries.len() <= OBJECTS_MAX).then_some(table)
}

fn section(bytes: &[u8], at: usize, table: &mut Table, budget: &mut Budget) -> Option<Dictionary> {
    let mut parser = Parser::new(bytes, at);
    if !parser.word(b"xref") {
        return stream_section(bytes, at, table, budget);
    }
    loop {
        if parser.word(b"trailer") {
            return match parser.object(0)? {
                Object::Dict(trailer) if parser.slips == 0 => Some(trailer),
                _ => None,
            };
        }
        let (first, count) = (parser.unsigned()?, parser.unsigned()?);
        if count > (bytes.len() / ENTRY_BYTES_MIN) as u64 {
            return None;
        }
        for number in first..first.checked_add(count)? {
            let (offset, _generation) = (parser.unsigned()?, parser.unsigned()?);
            let entry = match (parser.word(b"n"), offset) {
                // Writers that know no better mark what they do not have as used, at byte 0.
                (true, 0) => Entry::Free,
                (true, offset) => Entry::At(usize::try_from(offset).ok()?),
                (false, _) if parser.word(b"f") => Entry::Free,
                (false, _) => return None,
            };
            table.take(number, entry)?;
        }
    }
}

fn stream_section(bytes: &[u8], at: usize, table: &mut Table, budget: &mut Budget) -> Option<Dictionary> {
    // The stream is read through a file that has no objects yet: nothing in it may be a reference.
    let file = File::bare(bytes);
    let (_, object) = file.object_at(at)?;
    let Object::Stream(stream) = &object else { return None };
    let value = file.value(&object);
    let dict = value.dict().filter(|d| d.is(b"Type", b"XRef"))?;
    let decoded = filter::decode(&Stream { fault: stream.fault.clone(), ..value.stream()? }, budget);
    if decoded.damage.is_some() || file.slips.get() > 0 {
        return None;
    }
    let width: Vec<usize> = dict.get(b"W")?.numbers().iter().map(|n| *n as usize).collect();
    let [kind, second, third] = *width.as_slice() else { return None };
    let row = kind + second + third;
    if row == 0 || kind > 8 || second > 8 || third > 8 {
        return None;
    }
    let size = dict.number(b"Size")?;
    let index = dict.get(b"Index").map_or(vec![0.0, size], |v| v.numbers());
    let mut rows = decoded.bytes.chunks_exact(row);
    for pair in index.chunks_exact(2) {
        let (first, count) = (*pair.first()? as u32, *pair.get(1)? as u32);
        for number in first..first.checked_add(count)? {
            let row = rows.next()?;
            let field = |from: usize, length: usize| {
                row.get(from..from + length).unwrap_or_default().iter().fold(0u64, |v, b| v << 8 | u64::from(*b))
            };
            // Without a first field every entry is used (§7.5.8.3).
            let entry = match if kind == 0 { 1 } else { field(0, kind) } {
                0 => Entry::Free,
                1 => Entry::At(usize::try_from(field(kind, second)).ok()?),
                2 => Entry::In(u32::try_from(field(kind, second)).ok()?),
                _ => Entry::Free,
            };
            table.take(u64::from(number), entry)?;
        }
    }
    Some(stream.dict.clone())
}
