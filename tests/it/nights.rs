//! Runs night after night: what is remembered, what is read again, and when nothing is published.

use crate::made_pdf::{encrypted, pdf};
use crate::program::{assert_same, files, gleaner, run, table};
use serde_json::Value;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::{TempDir, tempdir};

/// An archive of so many notes, and where its dataset goes.
fn archive(notes: u32) -> (TempDir, PathBuf, PathBuf) {
    let folder = tempdir().unwrap();
    let (input, out) = (folder.path().join("in"), folder.path().join("out"));
    fs::create_dir(&input).unwrap();
    for n in 0..notes {
        fs::write(input.join(format!("{n:02}.pdf")), pdf(&[&format!("On {} May 2019, {} women met.", n + 1, n + 30)]))
            .unwrap();
    }
    (folder, input, out)
}

fn account(out: &Path) -> Value {
    let state = out.with_file_name(format!(".{}.gleaner", out.file_name().unwrap().to_string_lossy()));
    serde_json::from_slice(&fs::read(state.join("run.json")).unwrap()).unwrap()
}

/// Runs and says how many files were read and how many were remembered.
fn read_by(input: &Path, out: &Path, more: &[&str]) -> (u64, u64) {
    let (code, said) = run(&[input], out, more);
    assert!([0, 3].contains(&code), "{code}: {said}");
    let account = account(out);
    (account["files_read"].as_u64().unwrap(), account["files_remembered"].as_u64().unwrap())
}

#[test]
fn a_second_run_reads_nothing_and_publishes_nothing() {
    let (_folder, input, out) = archive(4);
    assert_eq!(read_by(&input, &out, &[]), (4, 0));
    let (before, inode) = (files(&out), fs::metadata(&out).unwrap().ino());
    assert_eq!(read_by(&input, &out, &[]), (0, 4));
    assert_eq!(account(&out)["published"], false);
    assert_eq!(fs::metadata(&out).unwrap().ino(), inode);
    assert_eq!(read_by(&input, &out, &["--rehash"]), (0, 4));
    assert_eq!(read_by(&input, &out, &["--full"]), (4, 0));
    assert_eq!(read_by(&input, &out, &["--full", "--no-isolation", "--jobs", "1"]), (4, 0));
    assert_same(&before, &files(&out));
    // A dataset that somebody changed is put right.
    fs::write(out.join("figures.csv"), b"nothing\n").unwrap();
    assert_eq!(read_by(&input, &out, &[]), (0, 4));
    assert_same(&before, &files(&out));
}

#[test]
fn a_new_file_costs_one_and_gives_what_a_full_run_gives() {
    let (folder, input, out) = archive(4);
    assert_eq!(read_by(&input, &out, &[]), (4, 0));
    fs::write(input.join("new.pdf"), pdf(&["57 men came on 3 June 2019."])).unwrap();
    assert_eq!(read_by(&input, &out, &[]), (1, 4));
    let fresh = folder.path().join("fresh");
    assert_eq!(read_by(&input, &fresh, &[]), (5, 0));
    assert_same(&files(&fresh), &files(&out));
    fs::rename(input.join("new.pdf"), input.join("renamed.pdf")).unwrap();
    fs::copy(input.join("00.pdf"), input.join("copy.pdf")).unwrap();
    assert_eq!(read_by(&input, &out, &[]), (0, 6));
    let reports = table(&out, "reports");
    assert_eq!(reports.len(), 5);
    assert!(reports.iter().any(|r| r["file"] == "renamed.pdf"));
    assert!(reports.iter().any(|r| r["file"] == "00.pdf" && r["also_at"] == "copy.pdf"));
}

#[test]
fn a_file_that_changed_is_read_and_one_that_is_gone_leaves() {
    let (_folder, input, out) = archive(12);
    assert_eq!(read_by(&input, &out, &[]), (12, 0));
    fs::write(input.join("03.pdf"), pdf(&["99 women met."])).unwrap();
    assert_eq!(read_by(&input, &out, &[]), (1, 11));
    assert_eq!(table(&out, "reports").len(), 12);
    fs::remove_file(input.join("05.pdf")).unwrap();
    assert_eq!(read_by(&input, &out, &["--keep-removed"]), (0, 11));
    assert_eq!(table(&out, "reports").len(), 12);
    assert_eq!(read_by(&input, &out, &[]), (0, 11));
    assert_eq!(table(&out, "reports").len(), 11);
}

#[test]
fn a_torn_memory_costs_time_and_never_truth() {
    let (folder, input, out) = archive(4);
    assert_eq!(read_by(&input, &out, &[]), (4, 0));
    let expect = files(&out);
    let state = folder.path().join(".out.gleaner");
    let pack = state.join("packs/000001.pack");
    let check = |what: &str, spoil: &dyn Fn()| {
        spoil();
        fs::remove_dir_all(&out).unwrap();
        let (code, said) = run(&[&input], &out, &[]);
        assert_eq!(code, 0, "{what}: {said}");
        assert_same(&expect, &files(&out));
    };
    check("an index of nonsense", &|| fs::write(state.join("reports"), b"nonsense").unwrap());
    check("no index", &|| fs::remove_file(state.join("reports")).unwrap());
    check("a cut pack", &|| {
        let bytes = fs::read(&pack).unwrap();
        fs::write(&pack, &bytes[..bytes.len() / 2]).unwrap();
    });
    check("no packs", &|| fs::remove_dir_all(state.join("packs")).unwrap());
    check("no state", &|| fs::remove_dir_all(&state).unwrap());
}

#[test]
fn a_night_that_goes_wrong_publishes_nothing() {
    let (_folder, input, out) = archive(10);
    let check = |more: &[&str], code: i32, expect: &str| {
        let (ended, said) = run(&[&input], &out, more);
        assert_eq!(ended, code, "{said}");
        assert!(said.contains(expect), "expected {expect:?}, found {said:?}");
    };
    check(&[], 0, "10 reports");
    let before = files(&out);
    let at = |n: u32| input.join(format!("{n:02}.pdf"));
    fs::remove_file(at(1)).unwrap();
    fs::remove_file(at(2)).unwrap();
    check(&[], 4, "expected at most 10 per cent of 10 reports to be gone (--max-removed), found 2");
    assert_same(&before, &files(&out));
    // A link to what the system lets nobody read at its start is an input that fails, and no fault of a file's.
    std::os::unix::fs::symlink("/proc/self/mem", input.join("bad.pdf")).unwrap();
    check(&["--max-removed", "100"], 4, "bad.pdf: ");
    fs::remove_file(input.join("bad.pdf")).unwrap();
    fs::write(input.join("locked.pdf"), encrypted()).unwrap();
    check(
        &["--max-removed", "100", "--max-failures", "0"],
        4,
        "expected at most 0 quarantined files (--max-failures), found 1",
    );
    assert_same(&before, &files(&out));
    check(&["--max-removed", "100", "--max-failures", "1"], 3, "9 reports (1 quarantined)");
    for entry in fs::read_dir(&input).unwrap() {
        fs::remove_file(entry.unwrap().path()).unwrap();
    }
    check(&["--max-removed", "100"], 4, "expected PDFs (*.pdf), found none");
    assert_eq!(table(&out, "reports").len(), 9);
}

#[test]
fn a_file_on_its_way_is_left_alone() {
    let (_folder, input, out) = archive(2);
    let (code, _) = run(&[&input], &out, &["--settle", "3600"]);
    assert_eq!(code, 0);
    assert_eq!(table(&out, "reports").len(), 0);
    assert_eq!(read_by(&input, &out, &[]), (2, 0));
    let before = files(&out);
    fs::write(input.join("00.pdf"), b"%PDF-1.4 half of it").unwrap();
    fs::write(input.join("02.pdf"), b"%PDF-1.4 half of it").unwrap();
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(7200);
    fs::File::options().write(true).open(input.join("01.pdf")).unwrap().set_modified(old).unwrap();
    assert_eq!(run(&[&input], &out, &["--settle", "3600"]).0, 0);
    assert_same(&before, &files(&out));
}

#[test]
fn quarantine_is_listed_remembered_and_tried_again() {
    let (_folder, input, out) = archive(2);
    fs::write(input.join("locked.pdf"), encrypted()).unwrap();
    assert_eq!(read_by(&input, &out, &[]), (3, 0));
    assert_eq!(read_by(&input, &out, &[]), (0, 3));
    let listed = gleaner().args(["quarantine", "list"]).arg(&out).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert_eq!(listed.lines().count(), 1, "{listed}");
    assert!(listed.contains("\tencrypted\tlocked.pdf\t") && listed.contains("gleaner inspect"), "{listed}");
    assert_eq!(gleaner().args(["quarantine", "retry"]).arg(&out).output().unwrap().status.code(), Some(0));
    assert_eq!(read_by(&input, &out, &[]), (1, 2));
    // Another password is another reading.
    assert_eq!(read_by(&input, &out, &["--password", "x"]), (3, 0));
}

#[test]
fn older_datasets_are_kept_as_many_as_asked_for() {
    let (folder, input, out) = archive(1);
    for n in 1..5 {
        assert_eq!(run(&[&input], &out, &["--keep", "2"]).0, 0);
        fs::write(input.join(format!("more-{n}.pdf")), pdf(&[&format!("{n} women")])).unwrap();
    }
    let kept: Vec<usize> = fs::read_dir(folder.path().join(".out.gleaner/kept"))
        .unwrap()
        .map(|e| table(&e.unwrap().path(), "reports").len())
        .collect();
    assert_eq!(kept.iter().sum::<usize>(), 2 + 3, "{kept:?}");
}

#[test]
fn one_run_at_a_time_and_the_others_wait_or_leave() {
    let (_folder, input, out) = archive(6);
    let start = |wait: bool| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gleaner"));
        command.arg("run").arg(&input).arg("--out").arg(&out).args(["-q", "--full"]).stderr(Stdio::piped());
        if wait {
            command.arg("--wait");
        }
        command.spawn().unwrap()
    };
    let started: Vec<_> = (0..12).map(|n| start(n % 4 == 0)).collect();
    let mut codes = [0; 7];
    for (child, n) in started.into_iter().zip(0..) {
        let code = child.wait_with_output().unwrap().status.code().unwrap() as usize;
        assert!(code == 0 || code == 6 && n % 4 != 0, "{code}");
        codes[code] += 1;
    }
    assert!(codes[0] >= 3, "{codes:?}");
    assert_eq!(table(&out, "reports").len(), 6);
}

#[test]
fn a_signal_ends_a_run_with_the_old_dataset_in_place() {
    let (_folder, input, out) = archive(1);
    assert_eq!(run(&[&input], &out, &[]).0, 0);
    let before = files(&out);
    for n in 0..400 {
        fs::write(input.join(format!("more-{n}.pdf")), pdf(&[&format!("{n} women")])).unwrap();
    }
    let child = Command::new(env!("CARGO_BIN_EXE_gleaner"))
        .arg("run")
        .arg(&input)
        .arg("--out")
        .arg(&out)
        .args(["-v", "--jobs", "1"])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let pid = rustix::process::Pid::from_child(&child);
    let mut child = child;
    // So many log lines say that reading is under way.
    let mut said = std::io::BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    for _ in 0..20 {
        std::io::BufRead::read_line(&mut said, &mut line).unwrap();
    }
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    std::io::Read::read_to_string(&mut said, &mut line).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(4), "{line}");
    assert!(line.contains("stopped by a signal; nothing was published"), "{line}");
    assert_same(&before, &files(&out));
    // What was read until then is not read again.
    let (read, remembered) = read_by(&input, &out, &[]);
    assert!(read < 390 && read + remembered == 401, "{read} {remembered}");
}

#[test]
fn a_dry_run_says_and_does_nothing() {
    let (_folder, input, out) = archive(3);
    let (code, said) = run(&[&input], &out, &["--dry-run"]);
    assert_eq!(code, 0);
    assert!(said.contains("3 reports") && said.contains("3 new, 0 gone"), "{said}");
    assert!(!out.exists());
}

#[test]
fn a_list_of_paths_is_read_from_a_file_or_from_standard_input() {
    let (folder, input, out) = archive(3);
    let list = folder.path().join("list");
    fs::write(&list, format!("{}\n{}\n", input.join("00.pdf").display(), input.join("02.pdf").display())).unwrap();
    let ended = gleaner().args(["run", "--out"]).arg(&out).arg("--from-file").arg(&list).output().unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert_eq!(table(&out, "reports").len(), 2);
    let bytes = fs::read(&list).unwrap();
    let ended = gleaner()
        .args(["run", "--from-file", "-", "--out"])
        .arg(folder.path().join("two"))
        .write_stdin(bytes)
        .output()
        .unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert_same(&files(&out), &files(&folder.path().join("two")));
}

#[test]
fn status_diff_and_metrics_tell_what_happened() {
    let (folder, input, out) = archive(2);
    let metrics = folder.path().join("gleaner.prom");
    assert_eq!(run(&[&input], &out, &["--keep", "1", "--metrics", metrics.to_str().unwrap()]).0, 0);
    let told = fs::read_to_string(&metrics).unwrap();
    assert!(told.contains("\ngleaner_reports 2\n") && told.contains("\ngleaner_last_run_success 1\n"), "{told}");
    fs::write(input.join("new.pdf"), pdf(&["57 men came on 3 June 2019."])).unwrap();
    assert_eq!(run(&[&input], &out, &["--keep", "1"]).0, 0);
    let kept = fs::read_dir(folder.path().join(".out.gleaner/kept")).unwrap().next().unwrap().unwrap().path();
    let diff = gleaner().arg("diff").args([&kept, &out]).output().unwrap();
    let diff = String::from_utf8(diff.stdout).unwrap();
    assert!(diff.contains("reports: 1 came, 0 went, 0 changed"), "{diff}");
    assert!(diff.lines().any(|l| l.starts_with("+ reports r") && l.contains("new.pdf")), "{diff}");
    let status = gleaner().arg("status").arg(&out).output().unwrap();
    let status = String::from_utf8(status.stdout).unwrap();
    assert!(status.contains("reports: 3\n") && status.contains("files read: 1\n"), "{status}");
}

#[test]
fn a_worker_has_no_more_memory_than_its_limit() {
    use std::io::Write;
    let mut worker = Command::new(env!("CARGO_BIN_EXE_gleaner"))
        .arg("worker")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = worker.stdin.take().unwrap();
    let orders = br#"{"rules":[],"passwords":[],"contacts":false}"#;
    input.write_all(&(orders.len() as u64).to_le_bytes()).unwrap();
    input.write_all(orders).unwrap();
    // A message that is longer than the memory it may have.
    input.write_all(&(1u64 << 31).to_le_bytes()).unwrap();
    let ended = worker.wait_with_output().unwrap();
    assert!(!ended.status.success());
    let said = String::from_utf8_lossy(&ended.stderr);
    assert!(said.contains("memory allocation of 2147483648 bytes failed"), "{said}");
}
