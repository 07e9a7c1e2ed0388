//! Every note of `fixtures/`: its rows against the gold labels, its goldens at two cuts, and `output/` against a fresh run.
//!
//! `fixtures/expected/<id>/` holds `lines.txt` (what is on the paper, in order), the CSV tables (what we said of it) and `score.txt`
//! (how far that agrees with the gold); `UPDATE=1` rewrites them and `output/`.

use crate::program::{assert_same, files, project, rows, run};
use crate::score::{self, Score, Tally};
use gleaner::extract::{self, Document, Options};
use gleaner::layout::{Block, BlockKind, arrange};
use gleaner::pipeline::read_report;
use gleaner::resolve::family::Rules;
use gleaner::write::{Contacts, Format, Source, Spreadsheets, Tables, encode};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn updating() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// The notes by their ids. There is no note in a packaged crate, and a test without one says so.
fn notes() -> Vec<(String, PathBuf)> {
    let folder = project().join("fixtures/notes");
    let mut notes: Vec<(String, PathBuf)> = fs::read_dir(&folder)
        .map(|entries| entries.map(|e| e.unwrap().path()).collect::<Vec<_>>())
        .unwrap_or_default()
        .into_iter()
        .filter(|p| p.extension().is_some_and(|e| e == "pdf"))
        .map(|p| (p.file_stem().unwrap().to_string_lossy().into_owned(), p))
        .collect();
    notes.sort();
    if notes.is_empty() {
        println!("{}: no notes here, nothing is held against them", folder.display());
    }
    notes
}

/// What was on the paper: one printed line a line, a mark before each block, the cells of a table with bars between.
fn lines(path: &Path) -> String {
    lines_of(&extract::read(&fs::read(path).unwrap(), &Options::default()).unwrap())
}

/// The same of a document that is read.
pub fn lines_of(document: &Document) -> String {
    let mut out = String::new();
    let mut page = None;
    for block in &arrange(document).blocks {
        if page != Some(block.place.page) {
            page = Some(block.place.page);
            out.push_str(&format!("== page {}\n", block.place.page.number()));
        }
        out.push_str(&block_lines(block));
    }
    out
}

fn block_lines(block: &Block) -> String {
    let kind = match &block.kind {
        BlockKind::Heading { level } => format!("heading {level}"),
        BlockKind::Paragraph => "paragraph".to_owned(),
        BlockKind::ListItem { marker, depth } => format!("item {depth} {}", marker.as_str()),
        BlockKind::Table(table) => format!("table {} x {}, head {}", table.rows, table.columns, table.header_rows),
        BlockKind::Caption => "caption".to_owned(),
        BlockKind::Note => "note".to_owned(),
        BlockKind::Furniture => "furniture".to_owned(),
    };
    let mut out = format!("-- {kind}, {:?}\n", block.region.kind);
    if let BlockKind::Table(table) = &block.kind {
        for row in 0..table.rows {
            let cells: Vec<&str> = table.cells.iter().filter(|c| c.row == row).map(|c| c.text.as_str()).collect();
            out.push_str(&format!("{}\n", cells.join(" | ")));
        }
        return out;
    }
    let text = block.text.as_str();
    let starts = std::iter::once(0).chain(block.line_starts.iter().map(|s| *s as usize));
    let ends = block.line_starts.iter().map(|s| *s as usize).chain([text.len()]);
    for (start, end) in starts.zip(ends) {
        out.push_str(&format!("{}\n", text.get(start..end).unwrap_or_default().trim()));
    }
    out
}

/// What we said of it: the CSV tables of one note.
fn tables(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let bytes = fs::read(path).unwrap();
    let records = read_report(&bytes, &Options::default(), &Rules::builtin()).unwrap();
    let id = path.file_stem().unwrap().to_string_lossy().into_owned();
    let source = Source { file: format!("{id}.pdf"), bytes: bytes.len() as u64, ..Source::default() };
    let mut tables = Tables::new(&[Format::Csv], Spreadsheets::No, |_| Ok(Vec::new())).unwrap();
    tables.push(&source, &encode("r", &records, Contacts::Masked)).unwrap();
    tables.finish().unwrap().into_iter().collect()
}

fn scored(gold: &Value, tables: &BTreeMap<String, Vec<u8>>) -> Score {
    let table = |name: &str| rows(&tables[name]);
    let mut score = Score { tally: Tally::new(), wrong: Vec::new() };
    score::report(&gold["report"], &table("reports.csv")[0], &mut score);
    score::figures(gold["figures"].as_array().unwrap(), &table("figures.csv"), &mut score);
    score::events("activities", &gold["activities"], "activity", &table("events.csv"), &mut score);
    score::events("upcoming", &gold["upcoming"], "upcoming", &table("events.csv"), &mut score);
    score::media(&gold["media"], &table("media.csv"), &mut score);
    score
}

fn score_text(score: &Score) -> String {
    let tally = score.tally.iter().map(|(name, (good, all))| format!("{name}: {good} of {all}\n"));
    tally.chain(score.wrong.iter().map(|w| format!("{w}\n"))).collect()
}

#[test]
fn every_note_reads_as_its_goldens_say() {
    let mut stale = Vec::new();
    for (id, path) in notes() {
        let mut cuts = tables(&path);
        let gold = fs::read(path.with_extension("gold.json"));
        if let Ok(gold) = gold {
            let score = scored(&serde_json::from_slice(&gold).unwrap(), &cuts);
            cuts.insert("score.txt".to_owned(), score_text(&score).into_bytes());
        }
        cuts.insert("lines.txt".to_owned(), lines(&path).into_bytes());
        let folder = project().join("fixtures/expected").join(&id);
        for (name, bytes) in cuts {
            let golden = folder.join(&name);
            if updating() {
                fs::create_dir_all(&folder).unwrap();
                fs::write(&golden, &bytes).unwrap();
            } else if fs::read(&golden).ok().as_deref() != Some(&bytes) {
                stale.push(format!("{}: {}", golden.display(), first_difference(&golden, &bytes)));
            }
        }
    }
    assert!(stale.is_empty(), "run UPDATE=1 cargo test and review the diff:\n{}", stale.join("\n"));
}

fn first_difference(golden: &Path, bytes: &[u8]) -> String {
    let Ok(old) = fs::read_to_string(golden) else { return "not there".to_owned() };
    let new = String::from_utf8_lossy(bytes);
    let at = old.lines().zip(new.lines()).position(|(a, b)| a != b);
    let at = at.unwrap_or_else(|| old.lines().count().min(new.lines().count()));
    format!("line {}: {:?} became {:?}", at + 1, old.lines().nth(at), new.lines().nth(at))
}

/// What a note's rows owe each other, whatever they say.
#[test]
fn the_numbers_of_every_note_agree_with_themselves() {
    for (id, path) in notes() {
        let tables = tables(&path);
        let observations = rows(&tables["observations.csv"]);
        for figure in rows(&tables["figures.csv"]).iter().filter(|f| f["balance"] == "ok") {
            let n = |sex: &str| -> rust_decimal::Decimal {
                let age = if figure["age"].is_empty() { "_T" } else { &figure["age"] };
                let of = observations.iter().filter(|o| o["figure_id"] == figure["figure_id"]);
                of.filter(|o| o["sex"] == sex && o["age"] == age)
                    .map(|o| o["obs_value"].parse::<rust_decimal::Decimal>().unwrap())
                    .sum()
            };
            assert_eq!(n("F") + n("M") + n("_U"), n("_T"), "{id}: {}", figure["quote"]);
        }
        let findings = rows(&tables["findings.csv"]);
        for number in rows(&tables["numbers.csv"]).iter().filter(|n| n["class"] == "unread") {
            let told = findings.iter().any(|f| f["code"] == "number_unread" && f["row_id"] == number["number_id"]);
            assert!(told, "{id}: {} is unread and no finding says so", number["text"]);
        }
        for number in rows(&tables["numbers.csv"]).iter().filter(|n| n["class"] == "figure") {
            assert!(!number["row_id"].is_empty(), "{id}: {} is a figure of no row", number["text"]);
        }
    }
}

#[test]
fn output_is_the_dataset_of_the_fixtures() {
    if notes().is_empty() {
        return;
    }
    let (fixtures, output) = (project().join("fixtures"), project().join("output"));
    if updating() {
        let state = tempfile::tempdir().unwrap();
        let (code, said) = run(&[&fixtures], &output, &["-q", "--state", state.path().to_str().unwrap()]);
        assert!([0, 3].contains(&code), "{said}");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("output");
    let (code, said) = run(&[&fixtures], &out, &["-q"]);
    assert!([0, 3].contains(&code), "{said}");
    assert_same(&files(&output), &files(&out));
}
