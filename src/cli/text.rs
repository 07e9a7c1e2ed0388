//! `gleaner text`: the text of a PDF in reading order, a blank line between blocks, a tab between the cells of a table.

use crate::cli::exit::{Exit, Failure};
use crate::cli::typed::Text;
use crate::cli::{meant, say};
use gleaner::extract::{self, Document, Options};
use gleaner::layout::{Block, BlockKind, Table, arrange};
use std::path::Path;

/// Prints the text.
pub fn text(typed: &Text) -> Result<Exit, Failure> {
    let document = open(&typed.file, &typed.password)?;
    let blocks: Vec<String> = arrange(&document).blocks.iter().map(block_text).filter(|t| !t.is_empty()).collect();
    let mut printed = blocks.join("\n\n");
    if !printed.is_empty() {
        printed.push('\n');
    }
    say::data(printed.as_bytes())?;
    Ok(Exit::Good)
}

/// A document that the user named.
pub fn open(path: &Path, passwords: &[String]) -> Result<Document, Failure> {
    let bytes = meant::bytes(path)?;
    let options = Options { passwords: passwords.to_vec() };
    extract::read(&bytes, &options).map_err(|e| Failure::Unreadable(path.to_owned(), e.to_string()))
}

/// The text of a block on lines of its own.
pub fn block_text(block: &Block) -> String {
    match &block.kind {
        BlockKind::Table(table) => table_text(table),
        BlockKind::ListItem { marker, .. } if !marker.is_empty() => {
            format!("{} {}", marker.as_str().trim_end(), block.text.as_str())
        }
        _ => block.text.as_str().to_owned(),
    }
}

/// Rows as lines, cells with tabs between; a cell stands in the first row and column that it spans.
fn table_text(table: &Table) -> String {
    let mut lines = Vec::new();
    for row in 0..table.rows {
        let mut cells = vec![""; table.columns as usize];
        for cell in table.cells.iter().filter(|c| c.row == row) {
            if let Some(slot) = cells.get_mut(cell.column as usize) {
                *slot = cell.text.as_str();
            }
        }
        lines.push(cells.join("\t").trim_end().to_owned());
    }
    lines.join("\n")
}
