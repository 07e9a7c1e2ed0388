//! Sorting more than memory holds: records are sorted a stretch at a time, the stretches lie on disk as ledgers, and are merged.

use crate::archive::ledger::{Passing, Reader, Record, Writer};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io;
use std::path::{Path, PathBuf};

/// Bytes that are sorted in memory at once.
const STRETCH_BYTES: usize = 1 << 18;
/// More stretches than this are merged into one, so that few files are open at once.
const STRETCHES_MAX: usize = 48;

/// Records on their way to be sorted by key, then value.
#[derive(Debug)]
pub struct Sorter {
    folder: PathBuf,
    name: &'static str,
    bytes: Vec<u8>,
    spans: Vec<Span>,
    runs: Vec<Passing>,
    serial: u32,
    stretch_bytes: usize,
}

/// Where a record lies in the bytes: its first byte, where its value begins, where it ends.
#[derive(Clone, Copy, Debug)]
struct Span {
    start: u32,
    middle: u32,
    end: u32,
}

impl Sorter {
    /// A sorter whose stretches lie in this folder under this name, which no other sorter has.
    pub fn new(folder: &Path, name: &'static str) -> Sorter {
        Sorter {
            folder: folder.to_owned(),
            name,
            bytes: Vec::new(),
            spans: Vec::new(),
            runs: Vec::new(),
            serial: 0,
            stretch_bytes: STRETCH_BYTES,
        }
    }

    /// Takes a record.
    pub fn push(&mut self, key: &[u8], value: &[u8]) -> io::Result<()> {
        let held = self.bytes.len() + self.spans.len() * size_of::<Span>();
        if held + key.len() + value.len() > self.stretch_bytes && !self.spans.is_empty() {
            self.spill()?;
        }
        let start = self.bytes.len() as u32;
        self.bytes.extend_from_slice(key);
        let middle = self.bytes.len() as u32;
        self.bytes.extend_from_slice(value);
        self.spans.push(Span { start, middle, end: self.bytes.len() as u32 });
        Ok(())
    }

    /// All records in their order.
    pub fn finish(mut self) -> io::Result<Passing> {
        if !self.spans.is_empty() || self.runs.is_empty() {
            self.spill()?;
        }
        if self.runs.len() > 1 {
            self.merge()?;
        }
        self.runs.pop().ok_or_else(|| io::Error::other("a sorter without a stretch"))
    }

    fn next_path(&mut self) -> PathBuf {
        self.serial += 1;
        self.folder.join(format!("{}-{}", self.name, self.serial))
    }

    fn spill(&mut self) -> io::Result<()> {
        let bytes = &self.bytes;
        let of = |from: u32, to: u32| bytes.get(from as usize..to as usize).unwrap_or_default();
        self.spans.sort_unstable_by_key(|s| (of(s.start, s.middle), of(s.middle, s.end)));
        let spans = std::mem::take(&mut self.spans);
        let path = self.next_path();
        let mut passing = Passing { path, count: 0 };
        let mut writer = Writer::create(&passing.path)?;
        for s in &spans {
            let part = |from: u32, to: u32| self.bytes.get(from as usize..to as usize).unwrap_or_default();
            writer.push(part(s.start, s.middle), part(s.middle, s.end))?;
        }
        passing.count = writer.close()?;
        self.runs.push(passing);
        self.bytes.clear();
        self.spans = spans;
        self.spans.clear();
        if self.runs.len() > STRETCHES_MAX { self.merge() } else { Ok(()) }
    }

    /// Merges all stretches into one.
    fn merge(&mut self) -> io::Result<()> {
        let path = self.next_path();
        let mut passing = Passing { path, count: 0 };
        let mut writer = Writer::create(&passing.path)?;
        let mut readers: Vec<Reader> = self.runs.iter().map(Passing::records).collect::<io::Result<_>>()?;
        let mut heap: BinaryHeap<Reverse<(Record, usize)>> = BinaryHeap::new();
        for (reader, at) in readers.iter_mut().zip(0..) {
            if let Some(record) = reader.next().transpose()? {
                heap.push(Reverse((record, at)));
            }
        }
        while let Some(Reverse(((key, value), at))) = heap.pop() {
            writer.push(&key, &value)?;
            if let Some(record) = readers.get_mut(at).and_then(Iterator::next).transpose()? {
                heap.push(Reverse((record, at)));
            }
        }
        passing.count = writer.close()?;
        self.runs = vec![passing];
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_out_in_order_however_many_stretches_they_took() {
        let folder = tempfile::tempdir().unwrap();
        for count in [0u32, 1, 7, 5000] {
            let mut sorter = Sorter { stretch_bytes: 300, ..Sorter::new(folder.path(), "t") };
            for n in 0..count {
                let n = n.wrapping_mul(2_654_435_761) % count;
                sorter.push(format!("{n:05}").as_bytes(), b"v").unwrap();
            }
            let sorted = sorter.finish().unwrap();
            assert_eq!(sorted.count, u64::from(count));
            let keys: Vec<Vec<u8>> = sorted.records().unwrap().map(|r| r.unwrap().0).collect();
            assert!(keys.is_sorted(), "{count}");
            drop(sorted);
            assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{count}");
        }
    }
}
