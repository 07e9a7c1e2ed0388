//! The arguments as meant: paths that exist, rules that parse, numbers that make sense.

use crate::archive::{self, Orders, Reader};
use crate::cli::exit::Failure;
use crate::cli::typed::Reading;
use gleaner::write::Contacts;
use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// How files are to be read, held to be possible: the rules parse.
pub fn orders(typed: &Reading, contacts: Contacts) -> Result<Orders, Failure> {
    let rules = typed.rules.as_deref().map_or(Ok(Vec::new()), family_files)?;
    let orders = Orders { rules, passwords: typed.password.clone(), contacts: contacts == Contacts::Shown };
    reader(&orders).map(|_| orders)
}

/// The reader of these orders.
pub fn reader(orders: &Orders) -> Result<Reader, Failure> {
    orders.reader().map_err(|e| Failure::Usage(e.to_string()))
}

/// The family files of a folder by name and text; there must be at least one.
fn family_files(folder: &Path) -> Result<Vec<(String, String)>, Failure> {
    let named = |error: &dyn std::fmt::Display| Failure::Usage(format!("{}: {error}", folder.display()));
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| named(&e))? {
        let path = entry.map_err(|e| named(&e))?.path();
        if path.extension().is_some_and(|e| e == "toml") {
            paths.push(path);
        }
    }
    if paths.is_empty() {
        return Err(named(&"expected family files (*.toml), found none"));
    }
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).map_err(|e| Failure::Usage(format!("{}: {e}", path.display())))?;
        files.push((path.display().to_string(), text));
    }
    Ok(files)
}

/// Paths that are there; the first that is not is named. Whether an object is there its store will say.
pub fn existing(paths: &[PathBuf]) -> Result<(), Failure> {
    paths.iter().try_for_each(|p| archive::can_read(p).map_err(Failure::Usage))?;
    let mut paths = paths.iter().filter(|p| !archive::is_address(p));
    let missing = paths.find_map(|p| fs::metadata(p).err().map(|e| (p, e)));
    missing.map_or(Ok(()), |(path, e)| {
        Err(Failure::Usage(format!("{}: expected a folder or a PDF, found: {e}", path.display())))
    })
}

/// The bytes of a file that the user named.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|e| Failure::Usage(format!("{}: expected a PDF, found: {e}", path.display())))
}

/// The paths that a list names, one a line; `-` is standard input.
pub fn paths_in(list: &Path) -> Result<Vec<PathBuf>, Failure> {
    let named = |e: std::io::Error| Failure::Usage(format!("{}: expected a list of paths, found: {e}", list.display()));
    let mut bytes = Vec::new();
    if list == Path::new("-") {
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(named)?;
    } else {
        bytes = fs::read(list).map_err(named)?;
    }
    // Paths are bytes: a list may name files that are not UTF-8.
    let lines = bytes.split(|b| *b == b'\n').map(|l| l.strip_suffix(b"\r").unwrap_or(l)).filter(|l| !l.is_empty());
    Ok(lines.map(|l| PathBuf::from(OsStr::from_bytes(l))).collect())
}

/// The folder that a path means: a link is followed, so that the folder behind it is replaced and the link stays.
pub fn place_of(out: &Path) -> PathBuf {
    match fs::canonicalize(out) {
        Ok(behind) if out.is_symlink() => behind,
        _ => out.to_owned(),
    }
}
