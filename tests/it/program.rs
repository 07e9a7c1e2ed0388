//! Running gleaner, and reading what it wrote.

use assert_cmd::Command;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The project's folder.
pub fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The program.
pub fn gleaner() -> Command {
    let mut command = Command::cargo_bin("gleaner").unwrap();
    command.timeout(std::time::Duration::from_secs(300));
    command
}

/// Publishes the PDFs at `paths` into `out` and says with which code that ended and what was said.
pub fn run(paths: &[&Path], out: &Path, more: &[&str]) -> (i32, String) {
    let output = gleaner().arg("run").args(paths).arg("--out").arg(out).args(more).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// Every file of a folder by its name.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    entries
        .map(|e| e.unwrap())
        .map(|e| (e.file_name().to_string_lossy().into_owned(), fs::read(e.path()).unwrap()))
        .collect()
}

/// The rows of a CSV file by their columns.
pub fn rows(csv_bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(csv_bytes).deserialize().map(|r| r.unwrap()).collect()
}

/// The rows of a table of a dataset.
pub fn table(folder: &Path, name: &str) -> Vec<BTreeMap<String, String>> {
    rows(&fs::read(folder.join(format!("{name}.csv"))).unwrap())
}

/// Fails where two datasets differ, and says in which file and line.
pub fn assert_same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "the files are not the same");
    for (name, bytes) in one {
        let (a, b) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&other[name]));
        let differs = a.lines().zip(b.lines()).position(|(a, b)| a != b);
        if let Some(at) = differs {
            panic!("{name}, line {}:\n  {}\n  {}", at + 1, a.lines().nth(at).unwrap(), b.lines().nth(at).unwrap());
        }
        assert_eq!(a.lines().count(), b.lines().count(), "{name}: another number of lines");
    }
}
