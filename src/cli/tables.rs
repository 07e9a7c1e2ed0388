//! `gleaner tables`: the tables of PDFs cell by cell, for people and for scorers.

use crate::cli::exit::{Exit, Failure};
use crate::cli::say;
use crate::cli::text::layout;
use crate::cli::typed::{Tables, TablesFormat};
use gleaner::layout::{BlockKind, Places, Table};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// Prints the tables of every file; one that cannot be read is named and the others are printed.
pub fn tables(typed: &Tables) -> Result<Exit, Failure> {
    let mut failed = None;
    if let TablesFormat::Csv = typed.format {
        say::data(b"file,table,page,row,col,row_end,col_end,text\n")?;
    }
    for path in &typed.files {
        let layout = match layout(path, &typed.password, Places::Kept) {
            Ok(layout) => layout,
            Err(failure) => {
                if let Some(earlier) = failed.replace(failure) {
                    say::error(&earlier);
                }
                continue;
            }
        };
        let found: Vec<Table> = layout
            .blocks
            .into_iter()
            .filter_map(|b| if let BlockKind::Table(table) = b.kind { Some(table) } else { None })
            .collect();
        match typed.format {
            TablesFormat::Json => {
                let tables: Vec<Value> = found.iter().map(table_json).collect();
                say::data(format!("{}\n", json!({ "file": base_name(path), "tables": tables })).as_bytes())?;
            }
            TablesFormat::Csv => say::data(&table_rows(path, &found)?)?,
        }
    }
    failed.map_or(Ok(Exit::Good), Err)
}

fn base_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The pages that a table is printed on: one, or a list where it runs over several.
fn pages(table: &Table) -> BTreeSet<u32> {
    let printed = table.cells.iter().filter(|c| !c.text.is_empty());
    printed.flat_map(|c| c.text.marks().map(|m| m.page.number())).collect()
}

fn table_json(table: &Table) -> Value {
    let cells: Vec<Value> = table
        .cells
        .iter()
        .map(|c| {
            let (row_end, col_end) = last(c);
            json!({ "row": c.row, "col": c.column, "row_end": row_end, "col_end": col_end, "text": c.text.as_str() })
        })
        .collect();
    let pages = pages(table);
    let page = match pages.len() {
        1 => json!(pages.first()),
        _ => json!(pages),
    };
    json!({ "page": page, "header_rows": table.header_rows, "cells": cells })
}

fn last(cell: &gleaner::layout::Cell) -> (u32, u32) {
    (cell.row + cell.row_span.saturating_sub(1), cell.column + cell.column_span.saturating_sub(1))
}

fn table_rows(path: &Path, tables: &[Table]) -> Result<Vec<u8>, Failure> {
    let mut out = csv::Writer::from_writer(Vec::new());
    for (table, n) in tables.iter().zip(1u32..) {
        for c in &table.cells {
            let (row_end, col_end) = last(c);
            let page = c.text.marks().next().map_or(String::new(), |m| m.page.number().to_string());
            let numbers = [c.row, c.column, row_end, col_end].map(|n| n.to_string());
            let row = [base_name(path), n.to_string(), page]
                .into_iter()
                .chain(numbers)
                .chain([c.text.as_str().to_owned()])
                .collect::<Vec<_>>();
            out.write_record(&row).map_err(|e| Failure::Fault(e.to_string()))?;
        }
    }
    out.into_inner().map_err(|e| Failure::Fault(e.to_string()))
}
