//! Archives: folders and copies, names and orders, and a dataset that is swapped in whole.

use crate::made_pdf::pdf;
use crate::program::{assert_same, files, gleaner, run, table};
use std::fs;
use std::path::Path;
use tempfile::tempdir;

const NOTES: [(&str, &str); 5] = [
    ("a.pdf", "43 (W27: M16) representatives met on 3 May 2019."),
    ("deep/er/b.PDF", "Over 1,200 migrants came in June 2018."),
    ("c.pdf", "15.8 million people, 53 per cent of them women."),
    ("deep/d.pdf", "US$ 6,755 was recovered in 22 cases."),
    ("e.pdf", "A page without a number."),
];

fn notes(folder: &Path, order: impl Iterator<Item = usize>) {
    for i in order {
        let (name, line) = NOTES[i];
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, pdf(&[line])).unwrap();
    }
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let folder = tempdir().unwrap();
    let (forth, back) = (folder.path().join("forth"), folder.path().join("back"));
    notes(&forth, 0..5);
    notes(&back, (0..5).rev());
    let at = |name: &str| folder.path().join(name);
    assert_eq!(run(&[&forth], &at("one"), &["--jobs", "1"]).0, 0);
    let expect = files(&at("one"));
    assert_eq!(run(&[&forth], &at("two"), &["--jobs", "2"]).0, 0);
    assert_same(&expect, &files(&at("two")));
    assert_eq!(run(&[&back], &at("three"), &["--jobs", "8"]).0, 0);
    assert_same(&expect, &files(&at("three")));
    let ended = gleaner()
        .env("LC_ALL", "tr_TR.UTF-8")
        .env("LANG", "de_DE.UTF-8")
        .env("TZ", "Pacific/Kiritimati")
        .args(["run", "--out"])
        .args([&at("four"), &forth])
        .output()
        .unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert_same(&expect, &files(&at("four")));
}

#[test]
fn renamed_files_change_nothing_but_their_names() {
    let folder = tempdir().unwrap();
    let (before, after) = (folder.path().join("before"), folder.path().join("after"));
    notes(&before, 0..5);
    fs::create_dir(&after).unwrap();
    for (i, (name, _)) in NOTES.iter().enumerate() {
        fs::copy(before.join(name), after.join(format!("{}.pdf", 9 - i))).unwrap();
    }
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    assert_eq!(run(&[&before], &one, &[]).0, 0);
    assert_eq!(run(&[&after], &two, &[]).0, 0);
    let mut expect = files(&one);
    let mut found = files(&two);
    for name in ["reports.csv", "records.jsonl", "datapackage.json"] {
        assert!(expect.remove(name) != found.remove(name), "{name} should name the files");
    }
    assert_same(&expect, &found);
    let without_file = |folder: &Path| {
        let mut rows = table(folder, "reports");
        rows.iter_mut().for_each(|r| drop(r.remove("file")));
        rows
    };
    assert_eq!(without_file(&one), without_file(&two));
}

#[test]
fn files_of_equal_bytes_are_one_report() {
    let folder = tempdir().unwrap();
    let bytes = pdf(&["43 women"]);
    for name in ["z.pdf", "a.pdf", "m.pdf"] {
        fs::write(folder.path().join(name), &bytes).unwrap();
    }
    let out = folder.path().join("out");
    assert_eq!(run(&[folder.path()], &out, &[]).0, 0);
    let reports = table(&out, "reports");
    assert_eq!(reports.len(), 1);
    assert_eq!((reports[0]["file"].as_str(), reports[0]["also_at"].as_str()), ("a.pdf", "m.pdf;z.pdf"));
}

#[test]
fn an_old_dataset_is_replaced_whole() {
    let folder = tempdir().unwrap();
    let (notes_at, out) = (folder.path().join("in"), folder.path().join("out"));
    notes(&notes_at, 0..5);
    assert_eq!(run(&[&notes_at], &out, &["--format", "csv,json", "--excel"]).0, 0);
    fs::remove_file(notes_at.join("a.pdf")).unwrap();
    assert_eq!(run(&[&notes_at], &out, &["--format", "csv", "--max-removed", "100"]).0, 0);
    assert_eq!(table(&out, "reports").len(), 4);
    assert!(!out.join("figures.json").exists() && !out.join("figures.excel.csv").exists());
    let left: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|n| n.contains(".gleaner-"))
        .collect();
    assert_eq!(left, [] as [&str; 0]);
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_utf8_are_read_and_named() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempdir().unwrap();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.pdf");
    fs::write(folder.path().join(name), pdf(&["43 women"])).unwrap();
    let out = folder.path().join("out");
    assert_eq!(run(&[folder.path()], &out, &[]).0, 0);
    assert_eq!(table(&out, "reports")[0]["file"], "caf\\xe9.pdf");
}

#[cfg(unix)]
#[test]
fn a_link_stays_and_the_folder_behind_it_is_replaced() {
    let folder = tempdir().unwrap();
    let (notes_at, real, link) = (folder.path().join("in"), folder.path().join("real"), folder.path().join("link"));
    notes(&notes_at, 0..5);
    fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    assert_eq!(run(&[&notes_at], &link, &[]).0, 0);
    assert!(link.is_symlink() && real.join("figures.csv").exists());
}
