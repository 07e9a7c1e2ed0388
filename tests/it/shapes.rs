//! Pages that are made for one shape each, in `tests/layout/`: text that wraps without rules, headers of several levels, narrow
//! gutters, leaders and dashes, sparse and double rules, tables side by side, over pages and on their side, boxes, tiles, quotes,
//! watermarks. What they say was compared with the drawn page by eye.
//!
//! `<name>.txt` is what is read with the tags of the file, `<name>.untagged.txt` what is read without them; `UPDATE=1` rewrites both.

use crate::documents::lines_of;
use crate::program::project;
use gleaner::extract::{self, Options, Tags};
use gleaner::layout::{BlockKind, arrange};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

fn pages() -> Vec<PathBuf> {
    let folder = project().join("tests/layout");
    let mut pages: Vec<PathBuf> = fs::read_dir(&folder)
        .map(|entries| entries.map(|e| e.unwrap().path()).collect::<Vec<_>>())
        .unwrap_or_default()
        .into_iter()
        .filter(|p| p.extension().is_some_and(|e| e == "pdf"))
        .collect();
    pages.sort();
    if pages.is_empty() {
        println!("{}: no pages here, no shape is tried", folder.display());
    }
    pages
}

fn untag(document: &mut extract::Document) {
    document.pages.iter_mut().for_each(|page| page.tags = Arc::new(Tags::default()));
}

#[test]
fn every_shape_reads_as_written_down() {
    let mut stale = Vec::new();
    for path in pages() {
        let mut document = extract::read(&fs::read(&path).unwrap(), &Options::default()).unwrap();
        let tags = |document: &extract::Document| document.pages.iter().all(|p| !p.tags.elements.is_empty());
        assert!(tags(&document), "{}: expected tags, found none", path.display());
        let tagged = lines_of(&document);
        untag(&mut document);
        for (said, ending) in [(tagged, "txt"), (lines_of(&document), "untagged.txt")] {
            let golden = path.with_extension(ending);
            if std::env::var_os("UPDATE").is_some() {
                fs::write(&golden, said).unwrap();
            } else if fs::read_to_string(&golden).ok().as_deref() != Some(&said) {
                stale.push(golden.display().to_string());
            }
        }
    }
    assert!(stale.is_empty(), "run UPDATE=1 cargo test and review the diff: {}", stale.join(", "));
}

/// The figures of every table are the same with the tags and without them, whatever else the tags settle.
#[test]
fn tags_move_no_figure_to_another_row() {
    for path in pages() {
        let mut document = extract::read(&fs::read(&path).unwrap(), &Options::default()).unwrap();
        let rows = |document: &extract::Document| {
            let mut rows: Vec<String> = Vec::new();
            for block in arrange(document).blocks {
                let BlockKind::Table(table) = block.kind else { continue };
                for row in 0..table.rows {
                    let cells = table.cells.iter().filter(|c| c.row == row).map(|c| c.text.as_str());
                    let figure = |c: &&str| !c.is_empty() && c.chars().all(|c| c.is_ascii_digit() || c == ',');
                    let figures: Vec<&str> = cells.filter(figure).collect();
                    if !figures.is_empty() {
                        rows.push(figures.join(" | "));
                    }
                }
            }
            rows
        };
        let tagged = rows(&document);
        untag(&mut document);
        assert_eq!(tagged, rows(&document), "{}", path.display());
        assert!(!tagged.is_empty(), "{}: expected rows of figures, found none", path.display());
    }
}
