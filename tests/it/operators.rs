//! What an operator's night can do to a run. Whatever it is, the old dataset stands, and what is wrong is named.

use crate::made_pdf::{encrypted, pdf};
use crate::program::{assert_same, files, gleaner, run, table};
use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::{TempDir, tempdir};

/// An archive of so many notes, and where its dataset goes.
fn archive(notes: u32) -> (TempDir, PathBuf, PathBuf) {
    let folder = tempdir().unwrap();
    let (input, out) = (folder.path().join("in"), folder.path().join("out"));
    fill(&input, 0, notes);
    (folder, input, out)
}

fn fill(input: &Path, first: u32, notes: u32) {
    fs::create_dir_all(input).unwrap();
    for n in first..first + notes {
        let line = format!("On {} May 2019, {} women met.", n % 28 + 1, n + 30);
        fs::write(input.join(format!("{n:04}.pdf")), pdf(&[&line])).unwrap();
    }
}

fn check(inputs: &[&Path], out: &Path, more: &[&str], code: i32, expect: &str) {
    let (ended, said) = run(inputs, out, more);
    assert_eq!(ended, code, "{said}");
    assert!(said.contains(expect), "expected {expect:?}, found {said:?}");
}

/// Hidden things beside the dataset that are not its state.
fn leftovers(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|n| n.contains(".gleaner-")).collect()
}

/// A shell in a mount namespace of its own, where file systems can be mounted; nothing where that is not allowed.
fn with_mounts(script: &str) -> Option<(i32, String)> {
    let able = Command::new("unshare").args(["-rm", "true"]).status();
    if !able.is_ok_and(|s| s.success()) {
        println!("unshare -rm is not allowed here: nothing was tested");
        return None;
    }
    let ended = Command::new("unshare").args(["-rm", "sh", "-c", script]).output().unwrap();
    Some((ended.status.code().unwrap(), String::from_utf8_lossy(&ended.stderr).into_owned()))
}

#[test]
fn a_full_disk_leaves_the_old_dataset_and_nothing_else() {
    let (folder, input, _) = archive(3);
    let (disk, more) = (folder.path().join("disk"), folder.path().join("more"));
    fs::create_dir(&disk).unwrap();
    fill(&more, 100, 300);
    let gleaner = env!("CARGO_BIN_EXE_gleaner");
    let (disk, input, more) = (disk.display(), input.display(), more.display());
    // The old dataset, then one that does not fit; what stands is the old one, and no half of the new one.
    let script = format!(
        "mount -t tmpfs -o size=600k tmpfs {disk} && {gleaner} run {input} --out {disk}/out -q && \
         cp -r {disk}/out {disk}/../before && {{ {gleaner} run {input} {more} --out {disk}/out -q; code=$?; \
         diff -r {disk}/out {disk}/../before >&2 && ls -A {disk} >&2; \
         {gleaner} run {input} --out {disk}/out -q || code=9; exit $code; }}"
    );
    let Some((code, said)) = with_mounts(&script) else { return };
    assert_eq!(code, 5, "{said}");
    assert!(said.contains("No space left on device"), "{said}");
    assert!(said.contains("\nout\n") && !said.contains("gleaner-new"), "{said}");
}

#[test]
fn a_disk_that_is_read_only_is_named_and_nothing_is_written() {
    let (folder, input, _) = archive(3);
    let disk = folder.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let gleaner = env!("CARGO_BIN_EXE_gleaner");
    let (disk, input) = (disk.display(), input.display());
    let script = format!(
        "mount -t tmpfs tmpfs {disk} && {gleaner} run {input} --out {disk}/out -q && mount -o remount,ro {disk} && \
         {gleaner} run {input} --out {disk}/out -q"
    );
    let Some((code, said)) = with_mounts(&script) else { return };
    assert_eq!(code, 5, "{said}");
    assert!(said.contains("Read-only file system"), "{said}");
}

#[test]
fn dataset_and_state_may_lie_on_different_file_systems() {
    let (folder, input, out) = archive(3);
    let device = |path: &Path| fs::metadata(path).map(|m| m.dev()).ok();
    let shm = Path::new("/dev/shm");
    if device(shm).is_none() || device(shm) == device(folder.path()) {
        return println!("/dev/shm is no other file system: nothing was tested");
    }
    let other = tempfile::tempdir_in(shm).unwrap();
    let state = other.path().join("state");
    let state = ["--keep", "1", "--state", state.to_str().unwrap()];
    check(&[&input], &out, &state, 0, "3 reports");
    fill(&input, 3, 1);
    check(&[&input], &out, &state, 0, "4 reports");
    assert_eq!(fs::read_dir(folder.path().join(".out.gleaner/kept")).unwrap().count(), 1);
    // A link to a dataset on another disk: the link stays, and the state lies beside the dataset.
    let (real, link) = (other.path().join("real"), folder.path().join("link"));
    fs::create_dir(&real).unwrap();
    symlink(&real, &link).unwrap();
    check(&[&input], &link, &[], 0, "4 reports");
    fill(&input, 4, 1);
    check(&[&input], &link, &[], 0, "5 reports");
    assert!(link.is_symlink() && other.path().join(".real.gleaner").is_dir());
    assert_eq!(leftovers(other.path()), [] as [&str; 0]);
    // A link to nowhere is no place for a dataset, and no folder is made behind it.
    let nowhere = folder.path().join("nowhere");
    symlink(folder.path().join("not/there"), &nowhere).unwrap();
    check(&[&input], &nowhere, &[], 5, "nowhere");
    assert!(nowhere.is_symlink());
}

#[test]
fn another_archive_does_not_empty_a_dataset() {
    let (folder, input, out) = archive(12);
    check(&[&input], &out, &[], 0, "12 reports");
    let before = files(&out);
    let other = folder.path().join("other");
    fill(&other, 500, 12);
    let names = fs::read_dir(&other).unwrap().map(|e| e.unwrap().path()).collect::<Vec<_>>();
    names.iter().for_each(|p| fs::rename(p, p.with_extension("other.pdf")).unwrap());
    check(&[&other], &out, &[], 4, "expected at most 10 per cent of 12 reports to be gone (--max-removed), found 12");
    assert_same(&before, &files(&out));
    check(&[&input], &out, &[], 0, "12 reports");
    assert_same(&before, &files(&out));
}

#[test]
fn one_of_two_folders_that_vanished_is_named_however_small_it_was() {
    let (folder, input, out) = archive(40);
    let small = folder.path().join("small");
    fill(&small, 900, 1);
    check(&[&input, &small], &out, &[], 0, "41 reports");
    let before = files(&out);
    fs::remove_file(small.join("0900.pdf")).unwrap();
    check(&[&input, &small], &out, &[], 4, "small: expected PDFs (*.pdf) as in the last run, found none");
    assert_same(&before, &files(&out));
    fs::remove_dir(&small).unwrap();
    check(&[&input, &small], &out, &[], 2, "small: expected a folder or a PDF");
    assert_same(&before, &files(&out));
    check(&[&input], &out, &[], 0, "40 reports");
}

#[test]
fn a_memory_of_another_version_or_half_of_one_costs_time_and_no_more() {
    let (folder, input, out) = archive(4);
    let state = folder.path().join(".out.gleaner");
    check(&[&input], &out, &[], 0, "4 reports");
    let expect = files(&out);
    let again = |what: &str| {
        let (code, said) = run(&[&input], &out, &[]);
        assert_eq!(code, 0, "{what}: {said}");
        assert_same(&expect, &files(&out));
    };
    for name in ["files", "reports", "published.json", "run.json", "packs", "lock", "work", "kept"] {
        let path = state.join(name);
        if path.is_dir() {
            fs::remove_dir_all(&path).unwrap();
        } else {
            let _ = fs::remove_file(&path);
        }
        again(&format!("without {name}"));
        if !["packs", "work", "kept"].contains(&name) {
            fs::write(&path, b"gledger0 of a later or earlier version").unwrap();
            again(&format!("another {name}"));
        }
    }
    // A state folder of another dataset, packs and all.
    let (_other_folder, other_input, other_out) = archive(9);
    check(&[&other_input], &other_out, &[], 0, "9 reports");
    fs::remove_dir_all(&state).unwrap();
    fs::rename(other_out.with_file_name(".out.gleaner"), &state).unwrap();
    let (code, said) = run(&[&input], &out, &["--max-removed", "100"]);
    assert_eq!(code, 0, "{said}");
    assert_same(&expect, &files(&out));
    // Something that is no folder where a folder should be is named.
    fs::remove_dir_all(state.join("packs")).unwrap();
    fs::write(state.join("packs"), b"").unwrap();
    check(&[&input], &out, &[], 5, "packs");
    assert_same(&expect, &files(&out));
}

#[test]
fn odd_names_and_paths_are_read_or_named() {
    let (folder, input, out) = archive(2);
    let bytes = fs::read(input.join("0000.pdf")).unwrap();
    let long = format!("{}.pdf", "n".repeat(251));
    let deep = (0..12).fold(input.clone(), |path, n| path.join(format!("{n}{}", "d".repeat(200))));
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("deep.pdf"), &bytes).unwrap();
    for name in [&long, "line\nbreak.pdf", "quo\"te,comma;semi.pdf", "=1+1.pdf", "-q.pdf", "tab\t.PDF"] {
        fs::write(input.join(name), &bytes).unwrap();
    }
    symlink("loop-b.pdf", input.join("loop-a.pdf")).unwrap();
    symlink("loop-a.pdf", input.join("loop-b.pdf")).unwrap();
    symlink(&input, input.join("circle")).unwrap();
    check(&[&input], &out, &[], 0, "a link that leads back to");
    let reports = table(&out, "reports");
    assert_eq!(reports.len(), 2);
    let copies = reports.iter().map(|r| r["also_at"].matches(".pdf").count() + r["also_at"].matches(".PDF").count());
    assert_eq!(copies.sum::<usize>(), 7, "{reports:?}");
    // Deeper than any path can be typed: it could hold files, so nothing is published without it.
    let far = format!(
        "cd '{}' && for n in $(seq 30); do mkdir -p {1} && cd -P {1}; done && : > far.pdf",
        deep.display(),
        "e".repeat(200)
    );
    assert!(Command::new("sh").args(["-c", &far]).status().unwrap().success());
    check(&[&input], &out, &[], 4, "File name too long");
    let undo = format!("rm -rf '{}'", deep.join("e".repeat(200)).display());
    assert!(Command::new("sh").args(["-c", &undo]).status().unwrap().success());
    let name = folder.path().join("o".repeat(255));
    check(&[&input], &name, &[], 5, "File name too long");
}

#[test]
fn a_folder_that_may_not_be_read_withholds() {
    let (folder, input, out) = archive(2);
    fill(&input.join("shut"), 10, 1);
    for path in [folder.path(), &input] {
        fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o777)).unwrap();
    }
    fs::set_permissions(input.join("shut"), std::os::unix::fs::PermissionsExt::from_mode(0o000)).unwrap();
    // Whoever may read everything becomes somebody who may not.
    let program = folder.path().join("gleaner");
    fs::copy(env!("CARGO_BIN_EXE_gleaner"), &program).unwrap();
    let mut command = if fs::read_dir(input.join("shut")).is_ok() {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&program);
        command
    } else {
        Command::new(&program)
    };
    match command.arg("run").arg(&input).arg("--out").arg(&out).output() {
        Ok(ended) => {
            let said = String::from_utf8_lossy(&ended.stderr);
            assert_eq!(ended.status.code(), Some(4), "{said}");
            assert!(said.contains("shut: could not be looked into: Permission denied"), "{said}");
        }
        Err(error) => println!("setpriv: {error}: nothing was tested"),
    }
    fs::set_permissions(input.join("shut"), std::os::unix::fs::PermissionsExt::from_mode(0o777)).unwrap();
}

#[test]
fn a_file_that_grows_while_it_is_read_is_noticed() {
    let (_folder, input, out) = archive(1);
    let growing = input.join("growing.pdf");
    fs::write(&growing, pdf(&["43 women"])).unwrap();
    let mut file = fs::File::options().append(true).open(&growing).unwrap();
    let writer = std::thread::spawn(move || {
        let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
        while std::time::Instant::now() < until && std::io::Write::write_all(&mut file, &[b'\n'; 4096]).is_ok() {
            if file.metadata().unwrap().len() > 48 << 20 {
                file.set_len(4096).unwrap();
            }
        }
    });
    // It may be read between two changes, but a run that noticed them says so and publishes nothing.
    let (code, said) = run(&[&input], &out, &["--jobs", "1"]);
    assert!(!writer.is_finished(), "the writer ended early");
    assert!(code == 0 || said.contains("growing.pdf: expected a file that stands still"), "{code}: {said}");
    assert_eq!(out.exists(), code == 0);
}

#[test]
fn every_exit_code_is_reached() {
    let (folder, input, out) = archive(2);
    check(&[&input], &out, &[], 0, "2 reports");
    check(&[&input], &out, &["--jobs", "0"], 2, "--jobs");
    fs::write(input.join("locked.pdf"), encrypted()).unwrap();
    check(&[&input], &out, &[], 3, "3 reports (1 quarantined)");
    check(
        &[&input],
        &out,
        &["--max-failures", "0"],
        4,
        "expected at most 0 quarantined files (--max-failures), found 1",
    );
    check(&[&input], Path::new("/proc/no/out"), &[], 5, "/proc/no");
    let lock = fs::File::open(folder.path().join(".out.gleaner/lock")).unwrap();
    rustix::fs::flock(&lock, rustix::fs::FlockOperation::LockExclusive).unwrap();
    check(&[&input], &out, &[], 6, "another run is at work here");
    drop(lock);
    // Threads whose stacks no address space has room for.
    let mut starved = gleaner();
    starved.env("RUST_MIN_STACK", "1000000000000000").arg("run").arg(&input).arg("--out").arg(&out);
    let ended = starved.args(["--jobs", "2"]).output().unwrap();
    let said = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(70), "{said}");
    assert!(said.contains("no threads to read with"), "{said}");
    assert_eq!(gleaner().arg("status").arg(&out).output().unwrap().status.code(), Some(0));
}

#[cfg(not(feature = "object-stores"))]
#[test]
fn an_address_of_a_store_is_refused_where_gleaner_cannot_read_it() {
    let folder = tempdir().unwrap();
    check(
        &[Path::new("s3://bucket/in")],
        &folder.path().join("out"),
        &[],
        2,
        "--features object-stores, found one without",
    );
}
