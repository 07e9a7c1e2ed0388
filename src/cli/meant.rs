//! The arguments as meant: paths that exist, rules that parse, numbers that make sense.

use crate::archive::Reader;
use crate::cli::exit::Failure;
use crate::cli::typed::Reading;
use gleaner::extract::Options;
use gleaner::resolve::family::Rules;
use gleaner::write::Contacts;
use std::fs;
use std::path::{Path, PathBuf};

/// How files are to be read.
pub fn reader(typed: &Reading, contacts: Contacts) -> Result<Reader, Failure> {
    let rules = match &typed.rules {
        Some(folder) => rules(folder)?,
        None => Rules::builtin(),
    };
    Ok(Reader { rules, options: Options { passwords: typed.password.clone() }, contacts })
}

/// The built-in rules and those of a folder, which must hold at least one family file.
fn rules(folder: &Path) -> Result<Rules, Failure> {
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
    Rules::with_files(&files).map_err(|e| Failure::Usage(e.to_string()))
}

/// Paths that are there; the first that is not is named.
pub fn existing(paths: &[PathBuf]) -> Result<(), Failure> {
    let missing = paths.iter().find_map(|p| fs::metadata(p).err().map(|e| (p, e)));
    missing.map_or(Ok(()), |(path, e)| {
        Err(Failure::Usage(format!("{}: expected a folder or a PDF, found: {e}", path.display())))
    })
}

/// The bytes of a file that the user named.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|e| Failure::Usage(format!("{}: expected a PDF, found: {e}", path.display())))
}
