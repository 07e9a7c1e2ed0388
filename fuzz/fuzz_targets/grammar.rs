//! Any text through the grammar, as prose, note, furniture, heading and table, in each language: no panic, no hang, no digit lost.
#![no_main]

use gleaner::layout::{Cell, Table};
use gleaner::parse::reading::{self, TextRole};
use gleaner::parse::style::Style;
use gleaner::parse::vocabulary::Language;
use gleaner::parse::{proof, table};
use gleaner::place::PlacedText;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let [head, rest @ ..] = bytes else { return };
    let language = [Language::English, Language::French, Language::Spanish][usize::from(head % 3)];
    let flag = |bit: u8| head >> bit & 1 == 1;
    let style =
        Style { language, decimal_comma: flag(2), blank_thousands: flag(3), dash_nil: flag(4), proven: flag(5) };
    let text = String::from_utf8_lossy(rest);
    let roles = [TextRole::Prose, TextRole::Heading, TextRole::Note, TextRole::Furniture, TextRole::Marker];
    if flag(6) {
        let rows: Vec<Vec<&str>> = text.lines().take(12).map(|l| l.split('|').take(8).collect()).collect();
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0) as u32;
        let cells = rows.iter().enumerate().flat_map(|(row, cells)| {
            cells.iter().enumerate().map(move |(column, text)| Cell {
                row: row as u32,
                column: column as u32,
                row_span: 1,
                column_span: 1,
                text: PlacedText::unplaced(text.trim()),
                ..Cell::default()
            })
        });
        let table =
            Table { columns, rows: rows.len() as u32, header_rows: u32::from(flag(7)), cells: cells.collect() };
        for reading in table::read(&table, &style).1 {
            proof::holds(&reading).unwrap();
        }
    } else {
        let role = roles[usize::from(head >> 5) % roles.len()];
        proof::holds(&reading::read(PlacedText::unplaced(&text), Vec::new(), role, &style, &[])).unwrap();
    }
});
