//! The commands: exit codes, what goes to which stream, and what the README says of them.

use crate::made_pdf::pdf;
use crate::program::{files, gleaner, project, run, table};
use gleaner::write::column::TABLES;
use gleaner::write::schema;
use std::fs;
use std::path::Path;
use tempfile::tempdir;

fn check(arguments: &[&str], code: i32, said: &str) {
    let output = gleaner().args(arguments).output().unwrap();
    let words = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {words}");
    assert!(words.contains(said), "{arguments:?}: expected {said:?}, found {words:?}");
}

#[test]
fn what_cannot_be_meant_is_usage_and_names_the_path() {
    let folder = tempdir().unwrap();
    let empty = folder.path().to_str().unwrap();
    let out = folder.path().join("out");
    let out = out.to_str().unwrap();
    check(&["run", empty, "--out", out], 2, "expected PDFs (*.pdf), found none");
    check(&["run", "/no/such/place", "--out", out], 2, "/no/such/place: expected a folder or a PDF");
    check(&["run", empty, "--out", out, "--jobs", "0"], 2, "--jobs: expected at least 1, found 0");
    check(&["run", empty, "--out", out, "--rules", empty], 2, "expected family files (*.toml), found none");
    check(&["run", empty, "--out", out, "--rules", "/no/rules"], 2, "/no/rules: ");
    check(&["run", empty, "--out", out, "--format", "xml"], 2, "xml");
    check(&["run"], 2, "");
    check(&["inspect", "/no/such.pdf"], 2, "/no/such.pdf: expected a PDF");
    check(&["text", "/no/such.pdf"], 2, "/no/such.pdf: expected a PDF");
    let note = project().join("fixtures/notes/kh-2019-q3.pdf");
    let note = note.to_str().unwrap();
    for command in [["inspect", note, "--page", "99"], ["explain", note, "--page", "0"]] {
        check(&command, 2, "expected a page of 1 to");
    }
    check(&["run", note, "--out", out, "--max-removed", "200"], 2, "--max-removed");
    check(&["schema", "nonsense"], 2, "nonsense: expected a table (reports, figures");
    assert!(!Path::new(out).exists());
}

#[test]
fn what_cannot_be_written_leaves_with_5_and_the_folder_as_it_was() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("a.pdf");
    fs::write(&file, pdf(&["43 women"])).unwrap();
    let file = file.to_str().unwrap();
    check(&["run", file, "--out", "/proc/nowhere/out"], 5, "/proc/nowhere");
    let taken = folder.path().join("taken");
    fs::create_dir(&taken).unwrap();
    fs::write(taken.join("letter.txt"), b"dear").unwrap();
    check(&["run", file, "--out", taken.to_str().unwrap()], 5, "found letter.txt in it");
    assert_eq!(files(&taken).len(), 1);
    fs::remove_file(taken.join("letter.txt")).unwrap();
    fs::write(taken.join("figures.csv"), b"mine\n").unwrap();
    check(&["run", file, "--out", taken.to_str().unwrap()], 5, "without a datapackage.json of gleaner's");
    check(&["run", file, "--out", file], 5, "expected an empty folder or a gleaner dataset, found a file");
}

#[test]
fn the_closing_line_says_how_much_and_where() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.pdf"), pdf(&["43 women"])).unwrap();
    let out = folder.path().join("out");
    let (code, said) = run(&[folder.path()], &out, &[]);
    assert_eq!(code, 0, "{said}");
    let last = said.lines().last().unwrap();
    assert!(last.starts_with("1 report, ") && last.ends_with(&format!(" in {}", out.display())), "{last}");
    let (code, said) = run(&[folder.path()], &out, &["-q"]);
    assert_eq!((code, said.as_str()), (0, ""));
}

#[test]
fn a_json_log_names_the_report_on_every_line() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.pdf"), pdf(&["43 women"])).unwrap();
    fs::write(folder.path().join("b.pdf"), b"no pdf at all").unwrap();
    let (code, said) = run(&[folder.path()], &folder.path().join("out"), &["-v", "--log-format", "json"]);
    assert_eq!(code, 3, "{said}");
    let logged: Vec<serde_json::Value> = said.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(logged.len(), 3, "{said}");
    let named = |line: &&serde_json::Value| line["report"].as_str().unwrap().starts_with('r');
    assert_eq!(logged.iter().filter(named).count(), 2, "{said}");
    // The last is of the whole run, and of no report.
    assert!(logged[2]["message"].as_str().unwrap().starts_with("2 reports (1 quarantined), "), "{said}");
    let (code, said) = run(&[folder.path()], Path::new("/proc/no/out"), &["--log-format", "json"]);
    let line: serde_json::Value = serde_json::from_str(said.trim()).unwrap();
    assert_eq!((code, line["exit"].as_u64()), (5, Some(5)), "{said}");
}

#[test]
fn formats_are_written_as_asked() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.pdf"), pdf(&["43 women"])).unwrap();
    let out = folder.path().join("out");
    let names = |more: &[&str]| -> Vec<String> {
        assert_eq!(run(&[folder.path()], &out, more).0, 0);
        files(&out).into_keys().collect()
    };
    assert_eq!(names(&[]).len(), TABLES.len() + 2);
    assert_eq!(names(&["--format", "jsonl"]), ["datapackage.json", "records.jsonl"]);
    assert_eq!(names(&["--format", "json"]).len(), TABLES.len() + 1);
    assert_eq!(names(&["--format", "csv", "--excel"]).len(), 2 * TABLES.len() + 1);
}

#[test]
fn a_reader_that_reads_no_more_is_no_error() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_gleaner"))
        .args(["schema", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert!(ended.stderr.is_empty(), "{}", String::from_utf8_lossy(&ended.stderr));
}

#[test]
fn words_go_to_stderr_and_data_to_stdout() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("a.pdf");
    fs::write(&file, pdf(&["Forty-three women came."])).unwrap();
    let file = file.to_str().unwrap();
    for arguments in [vec!["text", file], vec!["inspect", file], vec!["tables", file], vec!["schema", "links"]] {
        let output = gleaner().args(&arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(output.stderr.is_empty(), "{arguments:?}");
    }
    let out = folder.path().join("out");
    let output = gleaner().args(["run", file, "--out"]).arg(&out).output().unwrap();
    assert!(output.stdout.is_empty());
    assert!(!output.stderr.is_empty());
}

#[test]
fn tables_are_printed_as_a_scorer_reads_them() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("a.pdf");
    fs::write(&file, pdf(&["No table here."])).unwrap();
    let output = gleaner().arg("tables").arg(&file).output().unwrap();
    let printed: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(printed, serde_json::json!({ "file": "a.pdf", "tables": [] }));
    let output = gleaner().arg("tables").args([&file, &file]).args(["--format", "csv"]).output().unwrap();
    assert_eq!(output.stdout, b"file,table,page,row,col,row_end,col_end,text\n");
}

#[test]
fn the_schema_command_and_the_header_agree() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.pdf"), pdf(&["43 women"])).unwrap();
    let out = folder.path().join("out");
    assert_eq!(run(&[folder.path()], &out, &[]).0, 0);
    let output = gleaner().args(["schema", "--format", "json"]).output().unwrap();
    let schemas: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    for t in TABLES {
        let header = fs::read_to_string(out.join(format!("{}.csv", t.name))).unwrap();
        let names: Vec<&str> =
            schemas[t.name]["fields"].as_array().unwrap().iter().map(|f| f["name"].as_str().unwrap()).collect();
        assert_eq!(header.lines().next().unwrap(), names.join(","));
    }
    assert_eq!(table(&out, "reports").len(), 1);
}

/// The README's tables are generated: `UPDATE=1 cargo test` writes them between their marks.
#[test]
fn the_readme_shows_every_table_as_the_code_defines_it() {
    let path = project().join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let tables = schema::markdown(&TABLES.iter().collect::<Vec<_>>());
    let mut expect = readme.clone();
    for (name, text) in [("tables", tables), ("codes", schema::codes_markdown())] {
        let (open, close) = (format!("<!-- {name}: generated -->\n"), format!("<!-- {name}: end -->"));
        let start = expect.find(&open).unwrap_or_else(|| panic!("no {open:?} in the README")) + open.len();
        let end = expect.find(&close).unwrap_or_else(|| panic!("no {close:?} in the README"));
        expect.replace_range(start..end, &format!("\n{}\n", text.trim_end().to_owned() + "\n"));
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &expect).unwrap();
    } else {
        assert!(readme == expect, "the README's tables are stale: run UPDATE=1 cargo test");
    }
}

/// Every layer of the drawing is there, each box of the page in it, and nothing in it can end an element early.
#[test]
fn the_drawing_shows_every_room_s_boxes() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("a.pdf");
    fs::write(&file, pdf(&["43 women <b>&", "", "", "12 men"])).unwrap();
    let output = gleaner().args(["inspect", "--svg", "--page", "1"]).arg(&file).output().unwrap();
    let svg = String::from_utf8(output.stdout).unwrap();
    assert!(svg.contains("width=\"595.00pt\" height=\"842.00pt\" viewBox=\"0 0 59500 84200\""), "{svg}");
    let boxes = |layer: &str| {
        let group = svg.split(&format!("class=\"{layer}\">\n")).nth(1).unwrap().split("</g>").next().unwrap();
        group.lines().count()
    };
    let layers = ["glyphs", "words", "lines", "cells", "rulings", "fills", "pictures"].map(boxes);
    assert_eq!(layers, [19, 5, 2, 0, 0, 0, 0], "{svg}");
    assert_eq!(boxes("blocks"), boxes("numbers"));
    assert!(svg.contains("<title>&lt;b&gt;&amp;</title>"), "{svg}");
    let wrong = gleaner().args(["inspect", "--svg", "--page", "2"]).arg(&file).output().unwrap();
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8(wrong.stderr).unwrap().contains("expected a page of 1 to 1"));
}
