//! `gleaner text`: the text of a PDF in reading order, a blank line between blocks, a tab between the cells of a table.

use crate::cli::exit::{Exit, Failure};
use crate::cli::typed::Text;
use crate::cli::{meant, say};
use gleaner::extract::{self, Document, Options};
use gleaner::layout::{Block, BlockKind, Layout, Places, Table};
use gleaner::pipeline::take_pages;
use std::path::Path;

/// Prints the text.
pub fn text(typed: &Text) -> Result<Exit, Failure> {
    let layout = layout(&typed.file, &typed.password, Places::Dropped)?;
    let mut printed = String::new();
    for block in &layout.blocks {
        let start = printed.len();
        write_block(block, &mut printed);
        if printed.len() > start {
            printed.push_str("\n\n");
        }
    }
    printed.pop();
    say::data(printed.as_bytes())?;
    // The program ends here: its memory goes back as a whole, faster than word by word.
    std::mem::forget(layout);
    Ok(Exit::Good)
}

/// The layout of a document that the user named.
pub fn layout(path: &Path, passwords: &[String], places: Places) -> Result<Layout, Failure> {
    let bytes = meant::bytes(path)?;
    let options = Options { passwords: passwords.to_vec() };
    let taken = take_pages(&bytes, &options, places);
    let (_, arranger) = taken.map_err(|e| Failure::Unreadable(path.to_owned(), e.to_string()))?;
    // The larger a file, the more it matters that it does not lie in memory beside its own layout.
    drop(bytes);
    Ok(arranger.finish())
}

/// A document that the user named, with all its glyphs.
pub fn open(path: &Path, passwords: &[String]) -> Result<Document, Failure> {
    let bytes = meant::bytes(path)?;
    let options = Options { passwords: passwords.to_vec() };
    extract::read(&bytes, &options).map_err(|e| Failure::Unreadable(path.to_owned(), e.to_string()))
}

/// A document that the user named, which must have the page that is asked for.
pub fn open_at(path: &Path, passwords: &[String], page: Option<u32>) -> Result<Document, Failure> {
    let document = open(path, passwords)?;
    let count = document.pages.len();
    match page.map(|page| page as usize).filter(|page| *page == 0 || *page > count) {
        Some(page) => Err(Failure::Usage(format!("{}: expected a page of 1 to {count}, found {page}", path.display()))),
        None => Ok(document),
    }
}

/// The text of a block on lines of its own.
pub fn block_text(block: &Block) -> String {
    let mut text = String::new();
    write_block(block, &mut text);
    text
}

fn write_block(block: &Block, out: &mut String) {
    match &block.kind {
        BlockKind::Table(table) => write_table(table, out),
        BlockKind::ListItem { marker, .. } if !marker.is_empty() => {
            out.push_str(marker.as_str().trim_end());
            out.push(' ');
            out.push_str(block.text.as_str());
        }
        _ => out.push_str(block.text.as_str()),
    }
}

/// Rows as lines, cells with tabs between; a cell stands in the first row and column that it spans.
fn write_table(table: &Table, out: &mut String) {
    let mut rest = table.cells.as_slice();
    for at in 0..table.rows {
        let (row, below) = rest.split_at(rest.partition_point(|cell| cell.row <= at));
        rest = below;
        if at > 0 {
            out.push('\n');
        }
        let mut column = None;
        for cell in row.iter().filter(|cell| !cell.text.is_empty()) {
            match column {
                // Two cells of one place are both printed.
                Some(column) if cell.column <= column => out.push(' '),
                _ => (column.unwrap_or(0)..cell.column).for_each(|_| out.push('\t')),
            }
            column = column.max(Some(cell.column));
            out.push_str(cell.text.as_str());
        }
    }
}
