//! Ledgers: files of records, each a key and a value, in the order of their keys. What grows with the archive lies in these, and
//! is read through from the first record to the last; nothing holds all of it in memory.
//!
//! A record is two lengths (32 bits, little endian), the key, the value. The file begins with a magic word and ends with a length
//! that no key has and the CRC-32 of all before it, so that a torn ledger is told from a whole one.

use flate2::Crc;
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};

/// What every ledger begins with; the last letter is its version.
const MAGIC: &[u8; 8] = b"gledger1";
/// The length that stands where no record follows.
const END: u32 = u32::MAX;
/// Longer keys and values are none of ours.
const PART_BYTES_MAX: u32 = 64 << 20;
/// Bytes that are read or written at once.
const BUFFER_BYTES: usize = 1 << 15;

/// A record: its key and its value.
pub type Record = (Vec<u8>, Vec<u8>);

/// A ledger being written.
#[derive(Debug)]
pub struct Writer {
    out: File,
    /// What is not yet written, nor added to the checksum: a checksum of many small pieces costs more than one of a large one.
    held: Vec<u8>,
    crc: Crc,
    count: u64,
}

impl Writer {
    /// A new ledger in the place of whatever lies at this path.
    pub fn create(path: &Path) -> io::Result<Writer> {
        Ok(Writer { out: File::create(path)?, held: MAGIC.to_vec(), crc: Crc::new(), count: 0 })
    }

    /// Adds a record. Keys come in order; nothing checks that here.
    pub fn push(&mut self, key: &[u8], value: &[u8]) -> io::Result<()> {
        for part in [key, value] {
            let length = u32::try_from(part.len()).ok().filter(|n| *n <= PART_BYTES_MAX);
            let length = length.ok_or_else(|| io::Error::other("a record of a ledger is too long"))?;
            self.held.extend_from_slice(&length.to_le_bytes());
        }
        self.held.extend_from_slice(key);
        self.held.extend_from_slice(value);
        self.count += 1;
        if self.held.len() >= BUFFER_BYTES { self.flush() } else { Ok(()) }
    }

    /// Ends the ledger and says how many records it has.
    pub fn close(mut self) -> io::Result<u64> {
        self.held.extend_from_slice(&END.to_le_bytes());
        self.flush()?;
        self.out.write_all(&self.crc.sum().to_le_bytes())?;
        Ok(self.count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.crc.update(&self.held);
        self.out.write_all(&self.held)?;
        self.held.clear();
        Ok(())
    }
}

/// The records of a ledger, one after the other. It ends early where the file is torn: [`is_whole`] tells that before.
#[derive(Debug)]
pub struct Reader {
    input: Option<BufReader<File>>,
}

impl Reader {
    /// The records of this file.
    pub fn open(path: &Path) -> io::Result<Reader> {
        let mut input = BufReader::with_capacity(BUFFER_BYTES, File::open(path)?);
        let mut magic = [0; 8];
        input.read_exact(&mut magic)?;
        if &magic != MAGIC {
            return Err(io::Error::other(format!("{}: expected a ledger, found something else", path.display())));
        }
        Ok(Reader { input: Some(input) })
    }

    /// No records.
    pub fn empty() -> Reader {
        Reader { input: None }
    }
}

impl Iterator for Reader {
    type Item = io::Result<Record>;

    fn next(&mut self) -> Option<io::Result<Record>> {
        let record = next_record(self.input.as_mut()?).transpose();
        if !matches!(record, Some(Ok(_))) {
            self.input = None;
        }
        record
    }
}

fn next_record(input: &mut impl Read) -> io::Result<Option<Record>> {
    let mut word = [0; 4];
    let mut length = |input: &mut dyn Read| -> io::Result<u32> {
        input.read_exact(&mut word)?;
        Ok(u32::from_le_bytes(word))
    };
    let key = length(input)?;
    if key == END {
        return Ok(None);
    }
    let value = length(input)?;
    if key > PART_BYTES_MAX || value > PART_BYTES_MAX {
        return Err(io::Error::other("expected a record of a ledger, found something longer"));
    }
    let mut record = (vec![0; key as usize], vec![0; value as usize]);
    input.read_exact(&mut record.0)?;
    input.read_exact(&mut record.1)?;
    Ok(Some(record))
}

/// True where the ledger at this path is there and whole, to its last byte.
pub fn is_whole(path: &Path) -> bool {
    let check = || -> io::Result<bool> {
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        let Some(body) = length.checked_sub(4) else { return Ok(false) };
        let (mut crc, mut left, mut buffer) = (Crc::new(), body, vec![0; BUFFER_BYTES]);
        while left > 0 {
            let part = buffer.get_mut(..BUFFER_BYTES.min(left as usize)).unwrap_or_default();
            file.read_exact(part)?;
            crc.update(part);
            left -= part.len() as u64;
        }
        let mut sum = [0; 4];
        file.read_exact(&mut sum)?;
        Ok(u32::from_le_bytes(sum) == crc.sum())
    };
    check().unwrap_or(false) && Reader::open(path).is_ok()
}

/// A ledger that is gone when it is dropped.
#[derive(Debug)]
pub struct Passing {
    /// Where it lies.
    pub path: PathBuf,
    /// How many records it has.
    pub count: u64,
}

impl Passing {
    /// Its records.
    pub fn records(&self) -> io::Result<Reader> {
        Reader::open(&self.path)
    }

    /// Puts it at a path of its own, where it stays.
    pub fn keep_at(mut self, path: &Path) -> io::Result<()> {
        fs::rename(&self.path, path)?;
        self.path.clear();
        Ok(())
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            // What is left over is cleared by the next run.
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ledger_is_read_back_whole_or_known_to_be_torn() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger");
        assert!(!is_whole(&path));
        let mut writer = Writer::create(&path).unwrap();
        writer.push(b"a", b"1").unwrap();
        writer.push(b"b", b"").unwrap();
        assert_eq!(writer.close().unwrap(), 2);
        let records: Vec<Record> = Reader::open(&path).unwrap().map(Result::unwrap).collect();
        assert_eq!(records, [(b"a".to_vec(), b"1".to_vec()), (b"b".to_vec(), Vec::new())]);
        assert!(is_whole(&path));
        let bytes = fs::read(&path).unwrap();
        for cut in 0..bytes.len() {
            fs::write(&path, &bytes[..cut]).unwrap();
            assert!(!is_whole(&path), "cut at {cut}");
        }
        for at in 0..bytes.len() {
            let mut other = bytes.clone();
            other[at] ^= 4;
            fs::write(&path, &other).unwrap();
            assert!(!is_whole(&path), "changed at {at}");
        }
    }
}
