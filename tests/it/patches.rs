//! Datasets put together from the files of the old one: the bytes are those of a dataset that is made anew, whatever came and went
//! in between, and an old file that is not as it was left is not used.

use crate::made_pdf::{encrypted, pdf};
use crate::program::{assert_same, files, run};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use tempfile::{TempDir, tempdir};

const FORMATS: [&str; 4] = ["--format", "csv,json,jsonl", "--excel", "-v"];

struct Archive {
    folder: TempDir,
    input: PathBuf,
    out: PathBuf,
}

fn archive(notes: u32) -> Archive {
    let folder = tempdir().unwrap();
    let (input, out) = (folder.path().join("in"), folder.path().join("out"));
    fs::create_dir(&input).unwrap();
    let archive = Archive { folder, input, out };
    (0..notes).for_each(|n| archive.note(n, n));
    archive
}

impl Archive {
    fn at(&self, n: u32) -> PathBuf {
        self.input.join(format!("{n:02}.pdf"))
    }

    fn note(&self, n: u32, says: u32) {
        let line = format!("On {} May 2019, {} women met for US$ 7,{says:03}.", says % 28 + 1, says + 30);
        fs::write(self.at(n), pdf(&[&line])).unwrap();
    }

    fn run(&self, out: &Path) -> String {
        let (code, said) = run(&[&self.input], out, &[&FORMATS[..], &["--max-removed", "100"]].concat());
        assert!([0, 3].contains(&code), "{code}: {said}");
        said
    }

    /// Runs; the dataset must be that of a run without a memory.
    fn check(&self, what: &str) -> String {
        let said = self.run(&self.out);
        let anew = self.folder.path().join("anew");
        let _ = fs::remove_dir_all(&anew);
        let _ = fs::remove_dir_all(self.folder.path().join(".anew.gleaner"));
        self.run(&anew);
        println!("{what}");
        assert_same(&files(&anew), &files(&self.out));
        said
    }
}

#[test]
fn whatever_comes_and_goes_the_bytes_are_those_of_a_full_run() {
    let archive = archive(7);
    archive.check("first");
    archive.note(50, 50);
    archive.check("one came");
    archive.note(3, 103);
    archive.check("one changed");
    fs::remove_file(archive.at(5)).unwrap();
    archive.check("one went");
    fs::rename(archive.at(1), archive.at(70)).unwrap();
    archive.check("one has another name");
    fs::copy(archive.at(2), archive.at(71)).unwrap();
    archive.check("one has a copy");
    fs::write(archive.input.join("locked.pdf"), encrypted()).unwrap();
    fs::remove_file(archive.at(71)).unwrap();
    archive.check("one cannot be read, and a copy is gone");
    (20..40).for_each(|n| archive.note(n, n));
    fs::remove_file(archive.at(0)).unwrap();
    archive.check("many came, one went");
    for n in [2, 3, 4, 6, 50, 70].into_iter().chain(20..39) {
        fs::remove_file(archive.at(n)).unwrap();
    }
    archive.check("nearly all went");
    archive.note(80, 80);
    archive.check("one came to few");
}

#[test]
fn an_old_file_that_is_not_as_it_was_left_is_not_copied() {
    let archive = archive(5);
    archive.check("first");
    let figures = archive.out.join("figures.csv");
    let whole = fs::read_to_string(&figures).unwrap();
    let times = |path: &Path| fs::metadata(path).map(|m| (m.modified().unwrap(), m.len(), m.ino())).unwrap();
    let before = times(&figures);
    // One sign is another, and the size is the same; what can be put back of its times is put back.
    let other = whole.replacen("women", "wombn", 1);
    assert_ne!(whole, other);
    fs::write(&figures, &other).unwrap();
    fs::File::options().write(true).open(&figures).unwrap().set_modified(before.0).unwrap();
    assert_eq!(times(&figures), before);
    archive.note(9, 9);
    archive.check("a changed file");
}

#[test]
fn an_old_file_whose_bytes_went_bad_under_its_stamp_is_found_out() {
    let archive = archive(5);
    archive.check("first");
    let published = archive.folder.path().join(".out.gleaner/published.json");
    let text = fs::read_to_string(&published).unwrap();
    // The disk gives other bytes than were written: here the checksum is made another, which looks the same from within.
    let mut left: serde_json::Value = serde_json::from_str(&text).unwrap();
    let sum = left["files"][2]["checksum"].as_u64().unwrap();
    left["files"][2]["checksum"] = (sum ^ 1).into();
    fs::write(&published, left.to_string()).unwrap();
    archive.note(9, 9);
    let said = archive.check("a file gone bad");
    assert!(said.contains("not as it was published, the dataset is put together anew"), "{said}");
}
