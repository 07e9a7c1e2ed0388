//! Finding the PDFs below folders, with names that can be written down whatever bytes they are made of.

use crate::archive::index::{Stamp, from, to};
use crate::archive::store::{Stores, is_address};
use std::ffi::OsStr;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Path below the folder it was found in, `/` between; bytes that are not UTF-8 as `\xHH`.
    pub name: String,
    /// Where it lies: a path, or the address of an object.
    pub path: PathBuf,
    /// What the listing said of it, where it said anything: of an object all that there is to say.
    pub stamp: Option<Stamp>,
}

impl Found {
    /// Its path as text that no other path shares.
    pub fn key(&self) -> String {
        name_text(self.path.as_os_str())
    }

    /// All of it as bytes, for a ledger.
    pub fn to_bytes(&self) -> io::Result<Vec<u8>> {
        let stamp = self.stamp.map_or(Ok(Vec::new()), |s| to(&s))?;
        // No name has a zero byte in it.
        Ok([self.name.as_bytes(), b"\0", self.path.as_os_str().as_bytes(), b"\0", &stamp].concat())
    }

    /// The file that these bytes tell of.
    pub fn from_bytes(bytes: &[u8]) -> Found {
        let mut parts = bytes.splitn(3, |b| *b == 0);
        let mut part = || parts.next().unwrap_or_default();
        Found {
            name: String::from_utf8_lossy(part()).into_owned(),
            path: PathBuf::from(OsStr::from_bytes(part())),
            stamp: from(part()).ok(),
        }
    }
}

/// A place that could not be looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Where.
    pub path: PathBuf,
    /// True where files may lie behind it that are missed; a link that leads in a circle or nowhere hides none.
    pub hides: bool,
    /// What was expected and found.
    pub message: String,
}

/// Everything to read at these paths: the PDFs below a folder (by their extension, in any case), and files that are named. They come
/// in the order in which the disk lists them.
///
/// Links are followed; one that leads back to a folder it lies in is a trouble, and so is a folder that cannot be listed.
pub fn find(
    paths: &[PathBuf],
    stores: &Stores,
    mut take: impl FnMut(Found) -> io::Result<()>,
) -> io::Result<Vec<Trouble>> {
    let mut troubles = Vec::new();
    for path in paths {
        if is_address(path) {
            let mut ours = None;
            let listed = stores.list(path, &mut |found| {
                take(found).inspect_err(|e| ours = Some(io::Error::new(e.kind(), e.to_string())))
            });
            match (listed, ours) {
                (_, Some(error)) => return Err(error),
                (Err(error), None) => {
                    let message = format!("could not be looked into: {error}");
                    troubles.push(Trouble { path: path.clone(), hides: true, message });
                }
                (Ok(()), None) => {}
            }
        } else if path.is_dir() {
            below(path, &mut take, &mut troubles)?;
        } else {
            let name = path.file_name().map(name_text).unwrap_or_default();
            take(Found { name, path: path.clone(), stamp: None })?;
        }
    }
    troubles.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(troubles)
}

fn below(folder: &Path, take: &mut impl FnMut(Found) -> io::Result<()>, troubles: &mut Vec<Trouble>) -> io::Result<()> {
    for entry in walkdir::WalkDir::new(folder).follow_links(true) {
        match entry {
            Ok(entry) if !entry.file_type().is_dir() && is_pdf(entry.path()) => {
                let inside = entry.path().strip_prefix(folder).unwrap_or(entry.path());
                let parts: Vec<String> = inside.iter().map(name_text).collect();
                take(Found { name: parts.join("/"), path: entry.into_path(), stamp: None })?;
            }
            Ok(_) => {}
            Err(error) => troubles.extend(trouble(folder, &error)),
        }
    }
    Ok(())
}

/// What an entry that could not be looked into means for a run; nothing where it is a link to nowhere that claims to be no PDF.
fn trouble(folder: &Path, error: &walkdir::Error) -> Option<Trouble> {
    let path = error.path().unwrap_or(folder).to_owned();
    let message = match error.loop_ancestor() {
        Some(ancestor) => format!("a link that leads back to {}", ancestor.display()),
        None => match error.io_error() {
            Some(cause) => format!("could not be looked into: {cause}"),
            None => format!("could not be looked into: {error}"),
        },
    };
    let circle = error.loop_ancestor().is_some();
    let dangling = path.is_symlink() && !circle;
    (!dangling || is_pdf(&path)).then_some(Trouble { path, hides: !circle && !dangling, message })
}

/// Whether a path claims to be a PDF.
pub fn is_pdf(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("pdf"))
}

/// A name as text that two different names never share: bytes that are not UTF-8, and backslashes before an `x`, are escaped.
fn name_text(name: &OsStr) -> String {
    let mut out = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        out.push_str(&chunk.valid().replace("\\x", "\\x5cx"));
        for byte in chunk.invalid() {
            out.push_str(&format!("\\x{byte:02x}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn found_in(paths: &[PathBuf]) -> (Vec<Found>, Vec<Trouble>) {
        let mut found = Vec::new();
        let take = |f: Found| {
            assert_eq!(Found::from_bytes(&f.to_bytes()?), f);
            found.push(f);
            Ok(())
        };
        let troubles = find(paths, &Stores::default(), take).unwrap();
        found.sort();
        (found, troubles)
    }

    #[test]
    fn pdfs_are_found_and_named_below_their_folder() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("b/c")).unwrap();
        for name in ["z.pdf", "b/c/y.PDF", "b/note.txt", "a.pdf"] {
            fs::write(at(name), b"x").unwrap();
        }
        let (found, troubles) = found_in(&[folder.path().to_owned()]);
        let names: Vec<_> = found.iter().map(|f| f.name.as_str()).collect();
        assert_eq!(names, ["a.pdf", "b/c/y.PDF", "z.pdf"]);
        assert_eq!(troubles, []);
        let (named, _) = found_in(&[at("b/note.txt")]);
        assert_eq!(named[0].name, "note.txt");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_back_is_named_and_followed_no_further() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("in")).unwrap();
        fs::write(folder.path().join("in/a.pdf"), b"x").unwrap();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("in/back")).unwrap();
        let (found, troubles) = found_in(&[folder.path().to_owned()]);
        assert_eq!(found.len(), 1);
        assert_eq!(troubles.len(), 1);
        assert!(troubles[0].message.starts_with("a link that leads back to "), "{}", troubles[0].message);
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_not_utf8_can_be_told_apart() {
        assert_eq!(name_text(OsStr::from_bytes(b"caf\xe9.pdf")), "caf\\xe9.pdf");
        assert_eq!(name_text(OsStr::new("caf\\xe9.pdf")), "caf\\x5cxe9.pdf");
        assert_eq!(name_text(OsStr::new("café.pdf")), "café.pdf");
        let raw =
            Found { name: "x".to_owned(), path: PathBuf::from(OsStr::from_bytes(b"/in/caf\xe9.pdf")), stamp: None };
        assert_eq!(Found::from_bytes(&raw.to_bytes().unwrap()), raw);
        let stamp = Some(Stamp { size: 1, mtime: 2, ctime: 3, inode: 4, device: 5 });
        let object = Found { stamp, ..raw };
        assert_eq!(Found::from_bytes(&object.to_bytes().unwrap()), object);
    }
}
