//! Nothing is lost between the page and the blocks: the characters of every page are in exactly one block, box by box.
//!
//! Held over the notes of `fixtures/` and, where they lie beside the project, over the PDFs of the shared corpus.

use crate::program::project;
use gleaner::extract::{self, Document, Glyph, Options, Page, Tags};
use gleaner::layout::{Block, BlockKind, arrange};
use gleaner::place::PlacedText;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Every PDF below a folder.
fn pdfs(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(pdfs(&path));
        } else if path.extension().is_some_and(|e| e == "pdf") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn texts(block: &Block) -> Vec<&PlacedText> {
    let mut texts = vec![&block.text];
    match &block.kind {
        BlockKind::ListItem { marker, .. } => texts.push(marker),
        BlockKind::Table(table) => texts.extend(table.cells.iter().map(|c| &c.text)),
        _ => {}
    }
    texts
}

/// Characters that layout may take away or show otherwise: hyphens at line ends, bullets of symbol fonts.
fn counts(c: char) -> bool {
    !c.is_whitespace() && !"-\u{ad}\u{2010}\u{2011}•▪➢✓".contains(c) && !('\u{f000}'..'\u{f100}').contains(&c)
}

type Count = BTreeMap<(u32, char), usize>;

fn printed(document: &Document) -> Count {
    let mut count = Count::new();
    for page in &document.pages {
        for c in page.glyphs.iter().flat_map(|g| page.glyph_text(g).chars()).filter(|c| counts(*c)) {
            *count.entry((page.index.0, c)).or_default() += 1;
        }
    }
    count
}

fn placed(blocks: &[Block]) -> Count {
    let mut count = Count::new();
    for text in blocks.iter().flat_map(texts) {
        for mark in text.marks() {
            let c = text.as_str()[mark.start as usize..].chars().next().unwrap();
            if counts(c) {
                *count.entry((mark.page.0, c)).or_default() += 1;
            }
        }
    }
    count
}

fn check(path: &Path) {
    let Ok(document) = extract::read(&fs::read(path).unwrap(), &Options::default()) else { return };
    let layout = arrange(&document);
    assert_eq!(printed(&document), placed(&layout.blocks), "{}", path.display());
    for block in &layout.blocks {
        for start in &block.line_starts {
            assert!(
                block.text.as_str().is_char_boundary(*start as usize),
                "{}: a line begins inside a character",
                path.display()
            );
        }
        if let BlockKind::Table(table) = &block.kind {
            assert!(block.text.is_empty(), "{}: a table has text outside its cells", path.display());
            for cell in &table.cells {
                let inside = cell.row + cell.row_span <= table.rows && cell.column + cell.column_span <= table.columns;
                assert!(inside, "{}: a cell at {}, {} leaves its table", path.display(), cell.row, cell.column);
            }
        }
    }
}

#[test]
fn every_character_of_the_notes_is_in_one_block() {
    let notes = pdfs(&project().join("fixtures"));
    notes.iter().for_each(|p| check(p));
}

#[test]
fn every_character_of_the_corpus_is_in_one_block() {
    let shared = Path::new("/work/shared");
    if !shared.is_dir() {
        println!("{}: not here, nothing is held against it", shared.display());
    }
    ["corpus/reports", "reports", "seed", "tables"].iter().flat_map(|f| pdfs(&shared.join(f))).for_each(|p| check(&p));
}

fn read(path: &Path) -> Document {
    extract::read(&fs::read(path).unwrap(), &Options::default()).unwrap()
}

/// The blocks of the body and the boxes as words: what the typesetter may not change.
fn said(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    for block in arrange(document).blocks {
        match &block.kind {
            BlockKind::Furniture => {}
            BlockKind::Table(table) => {
                out.extend(table.cells.iter().map(|c| format!("{},{} {}", c.row, c.column, c.text.as_str())))
            }
            BlockKind::Heading { .. } => out.push(format!("# {}", block.text.as_str())),
            BlockKind::ListItem { .. } => out.push(format!("- {}", block.text.as_str())),
            _ => out.push(block.text.as_str().to_owned()),
        }
    }
    out
}

#[test]
fn four_typesetters_of_one_note_give_the_same_blocks() {
    let notes = pdfs(Path::new("/work/shared/seed"));
    if notes.len() < 2 {
        println!("/work/shared/seed: not here, nothing is compared");
    }
    for note in notes.iter().skip(1) {
        assert_eq!(said(&read(&notes[0])), said(&read(note)), "{} and {}", notes[0].display(), note.display());
    }
}

/// Where in the order of drawing a line of text ends: the pen goes up or down by more than a raised mark does, or far back.
fn lines_drawn(page: &Page) -> Vec<Vec<Glyph>> {
    let mut lines: Vec<Vec<Glyph>> = Vec::new();
    for glyph in &page.glyphs {
        let goes_on = lines.last().and_then(|l| l.last()).is_some_and(|last: &Glyph| {
            let (dx, dy) = (glyph.origin.x - last.origin.x, glyph.origin.y - last.origin.y);
            glyph.direction == last.direction && dy.abs() < 0.6 * last.size && dx > -last.size
        });
        match lines.last_mut() {
            Some(line) if goes_on => line.push(*glyph),
            _ => lines.push(vec![*glyph]),
        }
    }
    lines
}

/// Lines and text boxes that are drawn last to first, or in no order at all, are read as where they stand says.
#[test]
fn the_order_in_which_lines_are_drawn_changes_no_block() {
    let mut tried = 0;
    for path in ["fixtures/notes", "tests/layout"].iter().flat_map(|f| pdfs(&project().join(f))) {
        let mut document = read(&path);
        // Tags and their order are another witness; here where a line stands is the only one.
        document.pages.iter_mut().for_each(|page| page.tags = Arc::new(Tags::default()));
        let as_drawn = said(&document);
        for step in [1, 7, 31] {
            let mut shuffled = document.clone();
            for page in &mut shuffled.pages {
                let lines = lines_drawn(page);
                // From the last to the first, and dealt out like cards.
                let mut order: Vec<usize> = (0..lines.len()).rev().collect();
                order.sort_by_key(|at| at * step % 32);
                page.glyphs = order.iter().flat_map(|at| lines[*at].iter().copied()).collect();
                tried += usize::from(order.len() > 2);
            }
            assert_eq!(said(&shuffled), as_drawn, "{} in steps of {step}", path.display());
        }
    }
    assert!(tried > 20, "expected more than 20 pages out of order, found {tried}");
}
