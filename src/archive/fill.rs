//! The files of a dataset, written into a folder of their own: from the rows that were put away, or from the old dataset's files with
//! what is new in between. Every file is counted, hashed and synced before the folder is anybody's.

use crate::archive::blob;
use crate::archive::index::{Known, Left, Reports};
use crate::archive::load::{hex, stamp};
use crate::archive::pack::Packs;
use crate::archive::patch::{Patch, Step};
use crate::archive::publish::{Plan, PublishError, Stock, generation_of, sync_folder};
use flate2::Crc;
use gleaner::write::package::{Written, datapackage};
use gleaner::write::{Holds, Layout, Stretch, Tables, layouts};
use rayon::prelude::*;
use rustix::fs::{Advice, fadvise};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, Write};
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// Writes the files of a dataset, several at once, and gives the dataset's name and its files as they were left.
pub fn fill(plan: &Plan, stock: &Stock, folder: &Path, stop: &AtomicBool) -> Result<(String, Vec<Left>), PublishError> {
    fs::create_dir(folder).map_err(at(folder))?;
    let files = layouts(&plan.formats, plan.spreadsheets);
    let groups = groups(&files, stock.patch);
    let write = |group: &Vec<usize>| -> Result<Vec<(usize, Written, Left)>, PublishError> {
        let layouts: Vec<Layout> = group.iter().filter_map(|n| files.get(*n).cloned()).collect();
        let tables = Tables::of(layouts, |name| create(&folder.join(name))).map_err(at(folder))?;
        let tables = match stock.patch {
            Some(patch) => {
                let sums = group.iter().filter_map(|n| patch.checksums.get(*n).copied()).collect::<Vec<u32>>();
                let names = group.iter().filter_map(|n| files.get(*n)).collect::<Vec<&Layout>>();
                patched(tables, patch, &names, &sums, &plan.out, stock.packs, folder, stop)?
            }
            None => anew(tables, stock, folder, stop)?,
        };
        let closed = tables.finish().map_err(at(folder))?.into_iter().zip(group);
        closed.map(|((name, file), n)| close(file, &folder.join(&name), name).map(|(w, l)| (*n, w, l))).collect()
    };
    let mut written = groups.par_iter().map(write).collect::<Result<Vec<_>, _>>()?.concat();
    written.sort_by_key(|(n, _, _)| *n);
    let left = written.iter().map(|(_, _, left)| left.clone()).collect();
    let written: Vec<Written> = written.into_iter().map(|(_, written, _)| written).collect();
    let path = folder.join("datapackage.json");
    let bytes = datapackage(&written, env!("CARGO_PKG_VERSION"));
    let mut package = create(&path).map_err(at(&path))?;
    package.write_all(&bytes).map_err(at(&path))?;
    close(package, &path, String::new())?;
    sync_folder(folder)?;
    Ok((generation_of(&bytes), left))
}

fn at(path: &Path) -> impl Fn(io::Error) -> PublishError + use<> {
    let path = path.to_owned();
    move |e| PublishError::Io(path.clone(), e)
}

/// With more new reports than this, files are written together, so that rows are unpacked once for all of them.
const FRESH_MAX: usize = 64;

/// Which files are written together, by their numbers: where stretches are copied every file by itself, the largest first; else all
/// of a format.
fn groups(files: &[Layout], patch: Option<&Patch>) -> Vec<Vec<usize>> {
    let numbers = |wanted: &dyn Fn(Holds) -> bool| -> Vec<usize> {
        files.iter().zip(0..).filter(|(f, _)| wanted(f.holds)).map(|(_, n)| n).collect()
    };
    if patch.is_some_and(|p| p.fresh <= FRESH_MAX) {
        let mut singles: Vec<Vec<usize>> = (0..files.len()).map(|n| vec![n]).collect();
        singles.sort_by_key(|n| n.first().and_then(|n| files.get(*n)).is_none_or(|f| f.holds != Holds::Lines));
        return singles;
    }
    let groups = [
        numbers(&|h| h == Holds::Lines),
        numbers(&|h| matches!(h, Holds::Csv(_))),
        numbers(&|h| matches!(h, Holds::Json(_))),
    ];
    groups.into_iter().filter(|g| !g.is_empty()).collect()
}

type Writing = Tables<Hashed>;

/// Puts the rows of every report into these files.
fn anew(mut tables: Writing, stock: &Stock, folder: &Path, stop: &AtomicBool) -> Result<Writing, PublishError> {
    for report in Reports::open(stock.reports).map_err(at(stock.reports))? {
        let (id, known) = report.map_err(at(stock.reports))?;
        if stop.load(Ordering::Relaxed) {
            return Err(PublishError::Stopped);
        }
        put(&mut tables, &id, &known, stock.packs, folder)?;
    }
    Ok(tables)
}

fn put(tables: &mut Writing, id: &str, known: &Known, packs: &Packs, folder: &Path) -> Result<(), PublishError> {
    let torn = || PublishError::Torn(id.to_owned());
    let rows = packs.read(&known.spot).ok_or_else(torn)?;
    let encoded = blob::unpack(&rows).ok_or_else(torn)?;
    tables.push(&known.source(), &encoded).map_err(at(folder))
}

/// Copies what stays from the old files and puts the new reports in between.
#[expect(clippy::too_many_arguments, reason = "a plain loop over one file after the other")]
fn patched(
    mut tables: Writing,
    patch: &Patch,
    names: &[&Layout],
    sums: &[u32],
    out: &Path,
    packs: &Packs,
    folder: &Path,
    stop: &AtomicBool,
) -> Result<Writing, PublishError> {
    let mut old = names.iter().map(|layout| Old::open(out, layout)).collect::<Result<Vec<Old>, _>>()?;
    let mut buffer = vec![0; COPY_BYTES];
    for step in &patch.steps {
        match step {
            Step::Put(id, known) => put(&mut tables, id, known, packs, folder)?,
            Step::Copy(from, until) => {
                for ((file, layout), n) in old.iter_mut().zip(names).zip(0..) {
                    let kind = layout.holds.number();
                    let (from, until) = (from.get(kind).copied(), until.get(kind).copied());
                    let (from, until) = (from.unwrap_or_default(), until.unwrap_or_default());
                    file.read_until(from, &mut buffer, &mut |_, _| Ok(()))?;
                    file.read_until(until, &mut buffer, &mut |bytes, first| {
                        if stop.load(Ordering::Relaxed) {
                            return Err(PublishError::Stopped);
                        }
                        tables.copy(n, bytes, first).map_err(at(folder))
                    })?;
                }
            }
        }
    }
    for (file, sum) in old.into_iter().zip(sums) {
        file.close(*sum, &mut buffer)?;
    }
    Ok(tables)
}

/// What is done with a piece of an old file.
type Taking<'a> = dyn FnMut(&[u8], Stretch) -> Result<(), PublishError> + 'a;

/// A file of the old dataset, read once from its head to its foot.
struct Old {
    path: PathBuf,
    file: File,
    crc: Crc,
    /// Bytes behind the head that were read.
    done: u64,
}

impl Old {
    fn open(out: &Path, layout: &Layout) -> Result<Old, PublishError> {
        let path = out.join(&layout.name);
        let mut file = File::open(&path).map_err(at(&path))?;
        let (mut crc, mut head) = (Crc::new(), vec![0; layout.head().len()]);
        file.read_exact(&mut head).map_err(at(&path))?;
        crc.update(&head);
        Ok(Old { path, file, crc, done: 0 })
    }

    /// Reads as far as this and hands it over piece by piece.
    fn read_until(&mut self, until: u64, buffer: &mut [u8], take: &mut Taking) -> Result<(), PublishError> {
        while self.done < until {
            let wanted = (until - self.done).min(buffer.len() as u64) as usize;
            let piece = buffer.get_mut(..wanted).unwrap_or_default();
            match self.file.read_exact(piece) {
                Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => {
                    return Err(PublishError::Stale(self.path.clone()));
                }
                other => other.map_err(at(&self.path))?,
            }
            self.crc.update(piece);
            take(piece, if self.done == 0 { Stretch::FirstOfFile } else { Stretch::Further })?;
            self.done += wanted as u64;
            self.let_go();
        }
        Ok(())
    }

    /// What was read here is read no more: its memory is better used for what is written next. Only a hint.
    fn let_go(&mut self) {
        if let Ok(read) = self.file.stream_position() {
            let _ = fadvise(&self.file, 0, NonZeroU64::new(read), Advice::DontNeed);
        }
    }

    /// Reads the rest, and holds the file to its checksum.
    fn close(mut self, sum: u32, buffer: &mut [u8]) -> Result<(), PublishError> {
        loop {
            let n = self.file.read(buffer).map_err(at(&self.path))?;
            if n == 0 {
                break;
            }
            self.crc.update(buffer.get(..n).unwrap_or_default());
        }
        if self.crc.sum() == sum { Ok(()) } else { Err(PublishError::Stale(self.path)) }
    }
}

/// A file that counts and hashes what is written to it.
type Hashed = BufWriter<Hashing>;

/// Bytes gathered before they are hashed and handed to the disk: enough that it is worth the while of two processors.
const GATHERED_BYTES: usize = 1 << 18;
/// Bytes that are copied at once: more than are gathered, so that they are not gathered first.
const COPY_BYTES: usize = 1 << 20;

/// A file that counts and hashes every stretch that it is given.
struct Hashing {
    file: File,
    hash: Sha256,
    crc: Crc,
    bytes: u64,
}

fn create(path: &Path) -> io::Result<Hashed> {
    let file = File::create_new(path)?;
    let hashing = Hashing { file, hash: Sha256::new(), crc: Crc::new(), bytes: 0 };
    Ok(BufWriter::with_capacity(GATHERED_BYTES, hashing))
}

/// Hands everything to the disk and says what it was, under this name.
fn close(file: Hashed, path: &Path, name: String) -> Result<(Written, Left), PublishError> {
    let done = || -> io::Result<(Written, Left)> {
        let Hashing { file, hash, crc, bytes } = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        let left = Left { name: name.clone(), stamp: stamp(&file.metadata()?), checksum: crc.sum() };
        Ok((Written { name, bytes, sha256: hex(hash.finalize().as_slice()) }, left))
    };
    done().map_err(at(path))
}

impl Write for Hashing {
    /// While one processor writes, another that has nothing else to do hashes.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Hashing { file, hash, crc, .. } = self;
        let hash_it = || {
            hash.update(bytes);
            crc.update(bytes);
        };
        let (written, ()) = rayon::join(|| file.write_all(bytes), hash_it);
        self.bytes += bytes.len() as u64;
        written.map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
