//! The cells of a row of heads, seen as the phrases that were printed, and where their text begins.

use super::cell::without_leader;
use crate::layout::Cell;
use crate::place::PlaceBox;

/// The widest blank inside a phrase, in tenths of the height of its line: blanks in bold heads of five reports measure 2 to 4.
const BLANK_TENTHS_MAX: i32 = 7;
/// How far a row is set in under its section, in tenths of the height of its line.
const INDENT_TENTHS_MIN: i32 = 6;

/// A phrase of a head row and the columns it stands over.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Its words.
    pub(super) text: String,
    /// Its first column.
    pub(super) first: usize,
    /// Its last column.
    pub(super) last: usize,
    /// It was cut into cells, or spans columns: it stands over the middle of what it names.
    pub(super) wide: bool,
}

/// The phrases of a row: neighbouring cells that stand a blank apart are one.
pub(super) fn phrases(row: &[&Cell]) -> Vec<Phrase> {
    let mut out: Vec<Phrase> = Vec::new();
    let mut last: Option<&Cell> = None;
    for cell in row {
        let first = cell.column as usize;
        let end = first + cell.column_span.max(1) as usize - 1;
        let text = squeeze(cell.text.as_str());
        match (out.last_mut(), last) {
            (Some(phrase), Some(before)) if phrase.last + 1 == first && a_blank_apart(before, cell) => {
                phrase.text.push(' ');
                phrase.text.push_str(&text);
                phrase.last = end;
                phrase.wide = true;
            }
            _ => out.push(Phrase { text, first, last: end, wide: end > first }),
        }
        last = Some(cell);
    }
    out
}

/// True where two cells of one line stand no wider apart than words do.
fn a_blank_apart(before: &Cell, after: &Cell) -> bool {
    let (Some(a), Some(b)) = (line_of(before, |b| b.last().copied()), line_of(after, |b| b.first().copied())) else {
        return false;
    };
    let height = (a.y1 - a.y0).max(1);
    let level = a.y0 < b.y1 && b.y0 < a.y1;
    level && (0..=height.saturating_mul(BLANK_TENTHS_MAX) / 10).contains(&(b.x0 - a.x1))
}

fn line_of(cell: &Cell, pick: fn(&[PlaceBox]) -> Option<PlaceBox>) -> Option<PlaceBox> {
    pick(&cell.text.place(cell.text.span()).boxes)
}

/// The left edge of a cell's text; where it has no place, its level.
pub(super) fn edge(cell: &Cell) -> i32 {
    line_of(cell, |b| b.first().copied()).map_or(i32::from(cell.indent) * 1000, |b| b.x0)
}

/// How high the lines of a cell are; 0 where it has no place.
pub(super) fn height(cell: &Cell) -> i32 {
    line_of(cell, |b| b.iter().copied().max_by_key(|b| b.y1 - b.y0)).map_or(0, |b| b.y1 - b.y0)
}

/// True where one edge is set in from another.
pub(super) fn further(edge: i32, from: i32, cell: &Cell) -> bool {
    let height = line_of(cell, |b| b.first().copied()).map_or(1000, |b| b.y1 - b.y0);
    edge - from >= height.saturating_mul(INDENT_TENTHS_MIN) / 10
}

/// Words in it, and more of them than numbers.
pub(super) fn worded(cell: &Cell) -> bool {
    cell.text.as_str().chars().any(char::is_alphabetic)
}

/// Numbers and marks alone: `45`, `$68`, `16 (2)`, `2.0%`.
pub(super) fn number(cell: &Cell) -> bool {
    let text = cell.text.as_str().trim();
    let year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    !worded(cell) && !year && text.chars().any(|c| c.is_ascii_digit())
}

/// The words of a cell, without the dots that lead to its numbers.
pub(super) fn squeeze(text: &str) -> String {
    without_leader(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
