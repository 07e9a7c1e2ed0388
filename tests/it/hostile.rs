//! Files that are no good: a row that says so, never a panic, never a change in another file's rows.

use crate::made_pdf::{encrypted, pdf};
use crate::program::{project, rows, run, table};
use std::fs;
use std::process::Command;
use tempfile::tempdir;

fn check(name: &str, bytes: &[u8], code: &str) {
    let folder = tempdir().unwrap();
    let out = folder.path().join("out");
    fs::write(folder.path().join(name), bytes).unwrap();
    let (exit, said) = run(&[folder.path()], &out, &[]);
    assert_eq!(exit, 3, "{name}: {said}");
    assert!(said.contains(&format!("{name}: ")), "{said}");
    let report = &table(&out, "reports")[0];
    assert_eq!((report["status"].as_str(), report["findings"].as_str()), ("quarantined", "1"));
    let finding = &table(&out, "findings")[0];
    assert_eq!((finding["code"].as_str(), finding["severity"].as_str()), (code, "refusal"), "{name}");
    assert_eq!(finding["report_id"], report["report_id"]);
}

#[test]
fn a_file_that_cannot_be_read_is_a_row_and_a_finding() {
    check("letter.pdf", b"Dear Sir or Madam,", "not_pdf");
    check("empty.pdf", b"", "not_pdf");
    check("locked.pdf", &encrypted(), "encrypted");
}

#[test]
fn something_by_the_name_of_a_pdf_that_is_no_file_is_a_row_too() {
    let folder = tempdir().unwrap();
    let out = folder.path().join("out");
    fs::write(folder.path().join("a.pdf"), pdf(&["43 women"])).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("b.pdf")).unwrap();
    for _night in 0..2 {
        assert_eq!(run(&[folder.path()], &out, &[]).0, 3);
        let reports = table(&out, "reports");
        let refused = reports.iter().find(|r| r["file"] == "b.pdf").unwrap();
        assert_eq!((refused["status"].as_str(), refused["sha256"].as_str()), ("quarantined", ""));
        assert!(
            table(&out, "findings").iter().any(|f| f["code"] == "unreadable" && f["report_id"] == refused["report_id"])
        );
    }
}

#[test]
fn one_bad_file_changes_no_other_file_s_rows() {
    let folder = tempdir().unwrap();
    let good = folder.path().join("good");
    fs::create_dir(&good).unwrap();
    for (name, line) in [("a.pdf", "43 women and 12 men"), ("b.pdf", "On 3 May 2019, 7 people met")] {
        fs::write(good.join(name), pdf(&[line])).unwrap();
    }
    let (alone, mixed) = (folder.path().join("alone"), folder.path().join("mixed"));
    assert_eq!(run(&[&good], &alone, &[]).0, 0);
    fs::write(good.join("c.pdf"), b"%PDF-1.4\nno more").unwrap();
    fs::write(good.join("d.pdf"), encrypted()).unwrap();
    assert_eq!(run(&[&good], &mixed, &[]).0, 3);
    let quarantined: Vec<String> = table(&mixed, "reports")
        .into_iter()
        .filter(|r| r["status"] == "quarantined")
        .map(|r| r["report_id"].clone())
        .collect();
    assert_eq!(quarantined.len(), 2);
    for (name, bytes) in crate::program::files(&alone).into_iter().filter(|(n, _)| n.ends_with(".csv")) {
        let mut left = rows(&fs::read(mixed.join(&name)).unwrap());
        left.retain(|r| !quarantined.contains(&r["report_id"]));
        assert_eq!(rows(&bytes), left, "{name}");
    }
}

/// The shared hostile files and the verdict that each must get from the real program, `hostile_verdicts.py` says how. They stand
/// beside the project, not in it.
#[test]
fn every_shared_hostile_file_gets_its_verdict() {
    let maker = project().join("../shared/hostile/make_evil_pdfs.py");
    if !maker.exists() {
        eprintln!("not run: {} is not at hand", maker.display());
        return;
    }
    let folder = tempdir().unwrap();
    let made = Command::new("python3").arg(&maker).arg(folder.path()).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let slower = if cfg!(debug_assertions) { "8" } else { "1" };
    let checker = project().join("tests/hostile_verdicts.py");
    let mut command = Command::new("python3");
    command.arg(checker).arg(env!("CARGO_BIN_EXE_gleaner")).arg(folder.path()).args(["--slower", slower]);
    let checked = command.output().unwrap();
    let said = String::from_utf8_lossy(&checked.stdout);
    assert!(checked.status.success() && said.contains("104 of 104 verdicts"), "{said}");
}
