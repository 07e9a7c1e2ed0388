//! Names that hold for several rows of a table: rows that name the rows below them, cells that span rows, rows set in under another.

use super::head::{self, Head};
use super::phrase_row::{edge, further, number, squeeze, worded};
use crate::layout::{Cell, Table};
use crate::parse::style::Style;
use crate::parse::words::Words;
use crate::place::PlacedText;

/// The longest section, in words.
pub(super) const NAME_WORDS_MAX: usize = 8;
/// The columns in which a cell over several rows names them.
pub(super) const STUB_COLUMNS: u32 = 2;
/// So many rows show that two tables stand side by side.
const BESIDE_ROWS_MIN: usize = 3;
/// Labels begin at no more edges than this, unless they are centred or ragged.
const LEVELS_MAX: usize = 4;

/// A time is no longer, in words and marks.
const TIME_TOKENS_MAX: usize = 5;

/// A row that names the rows below it.
pub(super) struct Section {
    /// Where its name begins.
    pub(super) left: i32,
    pub(super) name: String,
    /// It names something counted.
    pub(super) counts: bool,
    /// Rows set further in than itself stood under it: they end it.
    pub(super) inset: bool,
}

/// A row with nothing but a name, perhaps behind its number: where it begins, and the name.
pub(super) fn section(row: &[&Cell], style: &Style) -> Option<(i32, String)> {
    let worded: Vec<&&Cell> = row.iter().filter(|c| worded(c) || is_time(c, style)).collect();
    let [cell] = worded[..] else { return None };
    let numbered = row.iter().all(|c| c.column <= cell.column);
    let name = squeeze(cell.text.as_str());
    let short = name.split(' ').count() <= NAME_WORDS_MAX;
    let plain = !name.contains(|c: char| c.is_ascii_digit()) || is_time(cell, style);
    (numbered && cell.column <= 1 && row.len() <= 2 && short && plain).then(|| (edge(cell), name))
}

/// `2019`, `2018/19`, `Q1 2020`: a time and nothing else.
fn is_time(cell: &Cell, style: &Style) -> bool {
    let text = PlacedText::unplaced(cell.text.as_str().trim());
    let words = Words::new(&text, style);
    let first = words.get(0).is_some_and(|t| t.is_numeral() || t.month().is_some() || text.as_str().starts_with('Q'));
    first && words.len() <= TIME_TOKENS_MAX && head::date(text.as_str(), style).is_some_and(|d| d.span == text.span())
}

/// `7 | Government | Bicycles | 50` over nine rows: a cell of words that spans rows names the rows it spans. Each with its row.
pub(super) fn spanning(table: &Table, header_rows: usize, style: &Style) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for cell in
        table.cells.iter().filter(|c| c.row_span > 1 && c.row as usize >= header_rows && c.column < STUB_COLUMNS)
    {
        let name = squeeze(cell.text.as_str());
        if name.is_empty() || !worded(cell) && !is_time(cell, style) || name.split(' ').count() > NAME_WORDS_MAX {
            continue;
        }
        let rows = cell.row as usize + 1..cell.row.saturating_add(cell.row_span).min(table.rows) as usize;
        out.extend(rows.map(|row| (row, name.clone())));
    }
    out
}

/// `17` beside `Nurses`, `Doctors` and `Drivers`: the numbers that rulings give to several rows with names of their own.
pub(super) fn shared(table: &Table, rows: &[Vec<&Cell>]) -> Vec<(usize, usize)> {
    let named = |row: &Vec<&Cell>, column: u32| row.iter().any(|c| c.column < column && c.row_span <= 1 && worded(c));
    let several = |cell: &&Cell| {
        let (first, end) = (cell.row as usize, (cell.row.saturating_add(cell.row_span) as usize).min(rows.len()));
        rows.get(first..end).is_some_and(|r| r.iter().filter(|row| named(row, cell.column)).count() > 1)
    };
    let numbers = table.cells.iter().filter(|c| c.row_span > 1 && number(c)).filter(several);
    numbers.map(|c| (c.row as usize, c.column as usize)).collect()
}

/// The cells of a row but for the names that go on over the rows below it.
pub(super) fn beside_spans<'a>(row: &[&'a Cell]) -> Vec<&'a Cell> {
    row.iter().filter(|c| c.row_span <= 1 || c.column >= STUB_COLUMNS).copied().collect()
}

/// `Boats seen | 9` over `o in the bay | 4`, set in: the row that a row of numbers stands under, where its own name is that of a place or
/// a kind, or comes again in the table. Labels that begin wherever their length puts them stand under nothing.
pub(super) fn parents(rows: &[Vec<&Cell>], header_rows: usize, column: u32, style: &Style) -> Vec<Option<String>> {
    let label = |row: &Vec<&'_ Cell>| row.iter().position(|c| c.column == column && c.row_span <= 1 && worded(c));
    let labels: Vec<Option<&Cell>> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| label(row).filter(|_| at >= header_rows).and_then(|n| row.get(n).copied()))
        .collect();
    let mut out = dashed(&labels);
    let mut edges: Vec<(i32, &Cell)> = labels.iter().flatten().map(|c| (edge(c), *c)).collect();
    edges.sort_by_key(|(e, _)| *e);
    let mut levels: Vec<(i32, usize)> = Vec::new();
    for (edge, cell) in edges {
        match levels.last_mut() {
            Some((level, count)) if !further(edge, *level, cell) => *count += 1,
            _ => levels.push((edge, 1)),
        }
    }
    if !(2..=LEVELS_MAX).contains(&levels.len()) || levels.iter().any(|(_, count)| *count < 2) {
        return out;
    }
    let name = |cell: &Cell| squeeze(cell.text.as_str());
    let counts = |cell: &Cell| matches!(head::of(&name(cell), style), Head::Count | Head::Group(_));
    let mut names: Vec<String> = labels.iter().flatten().map(|c| name(c).to_lowercase()).collect();
    names.sort_unstable();
    let again = |cell: &Cell| {
        let own = name(cell).to_lowercase();
        let first = names.partition_point(|n| *n < own);
        names.get(first + 1) == Some(&own)
    };
    let mut open: Vec<&Cell> = Vec::new();
    for (at, cell) in labels.iter().enumerate().filter_map(|(at, c)| c.map(|c| (at, c))) {
        if out[at].is_some() {
            continue;
        }
        open.retain(|o| further(edge(cell), edge(o), cell));
        if let Some(over) = open.last().filter(|o| counts(o) && !counts(cell) || again(cell)) {
            out[at] = Some(name(over));
        }
        if rows[at].iter().any(|c| number(c)) {
            open.push(cell);
        } else {
            open.clear();
        }
    }
    out
}

/// `Category – red` over `– yellow` and `– green`: names behind a dash go on with the one above them, up to its own dash.
fn dashed(labels: &[Option<&Cell>]) -> Vec<Option<String>> {
    let mut over: Option<String> = None;
    let name = |cell: &Cell| {
        let name = squeeze(cell.text.as_str());
        let rest = ["- ", "– ", "-- "].iter().find_map(|d| name.strip_prefix(d)).map(str::to_owned);
        (rest.is_some(), name)
    };
    let mut of = |label: &Option<&Cell>| {
        let (goes_on, name) = name(label.as_ref()?);
        if goes_on {
            return over.clone();
        }
        let end = [" - ", " – "].iter().filter_map(|d| name.find(d)).min().unwrap_or(name.len());
        over = Some(name[..end].to_owned());
        None
    };
    labels.iter().map(&mut of).collect()
}

/// The column of a second table's names, set beside the first: words behind numbers, over whose own numbers the heads come again.
pub(super) fn second_stub(rows: &[Vec<&Cell>], heads: &[Vec<String>], of_row: &[usize]) -> Option<u32> {
    let mut found: Vec<u32> = Vec::new();
    for (row, heads) in rows.iter().zip(of_row).filter_map(|(row, n)| Some((row, heads.get(*n)?))) {
        let head = |c: &Cell| heads.get(c.column as usize).map(|h| h.trim()).filter(|h| !h.is_empty());
        let pairs = row.windows(2).enumerate().filter(|(at, w)| *at > 0 && worded(w[0]) && number(w[1]));
        let again = pairs.filter(|(at, w)| {
            let own = head(w[1]);
            own.is_some() && row[..*at].iter().any(|c| number(c) && head(c) == own)
        });
        found.extend(again.map(|(_, w)| w[0].column));
    }
    found.sort_unstable();
    found.chunk_by(|a, b| a == b).find(|run| run.len() >= BESIDE_ROWS_MIN).map(|run| run[0])
}

/// What the names of the second table stand under: a row set in or dashed under another, else the last name without numbers.
pub(super) fn second_sections(
    rows: &[Vec<&Cell>],
    header_rows: usize,
    column: u32,
    style: &Style,
) -> Vec<Option<String>> {
    let mut out = parents(rows, header_rows, column, style);
    let mut section: Option<String> = None;
    for (row, over) in rows.iter().zip(&mut out).skip(header_rows) {
        let Some(label) = row.iter().find(|c| c.column == column && worded(c)) else { continue };
        if row.iter().any(|c| c.column > column && number(c)) {
            *over = over.take().or_else(|| section.clone());
        } else {
            section = Some(squeeze(label.text.as_str()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::{Mark, PageIndex, PlaceBox, PlacedText};

    fn cell(row: u32, column: u32, x: i32, text: &str) -> Cell {
        let mut placed = PlacedText::new();
        for (at, c) in text.char_indices() {
            let x0 = x + at as i32 * 500;
            let area = PlaceBox { x0, y0: row as i32 * 2000, x1: x0 + 500, y1: row as i32 * 2000 + 1000 };
            let mark = Mark { start: at as u32, page: PageIndex(0), line: row, area, raised: false, bold: false };
            placed.push(&c.to_string(), mark);
        }
        Cell { row, column, row_span: 1, column_span: 1, text: placed, ..Cell::default() }
    }

    fn check(labels: &[(i32, &str)], expect: &[Option<&str>]) {
        let cells: Vec<[Cell; 2]> = labels
            .iter()
            .enumerate()
            .map(|(row, (x, label))| [cell(row as u32, 0, *x, label), cell(row as u32, 1, 90_000, "4")])
            .collect();
        let rows: Vec<Vec<&Cell>> = cells.iter().map(|row| row.iter().collect()).collect();
        let got = parents(&rows, 0, 0, &Style::default());
        assert_eq!(got.iter().map(Option::as_deref).collect::<Vec<_>>(), expect, "{labels:?}");
    }

    #[test]
    fn two_tables_side_by_side() {
        let row = |at: u32, right: &str| {
            let texts = ["Nets", "4", "5", right, "6", "7"];
            texts.iter().enumerate().map(|(c, t)| cell(at, c as u32, c as i32 * 9000, t)).collect::<Vec<Cell>>()
        };
        let cells: Vec<Vec<Cell>> =
            [(0, "Boats – all"), (1, "– at sea"), (2, "Rafts")].iter().map(|(at, t)| row(*at, t)).collect();
        let rows: Vec<Vec<&Cell>> = cells.iter().map(|r| r.iter().collect()).collect();
        let heads = |h: [&str; 6]| vec![h.map(str::to_owned).to_vec()];
        let again = heads(["", "Bay", "Lagoon", "", "Bay", "Lagoon"]);
        assert_eq!(second_stub(&rows, &again, &[0; 3]), Some(3));
        // Words between numbers under heads of their own say something of the row.
        let other = heads(["", "Bay", "Lagoon", "State", "Days", "Hours"]);
        assert_eq!(second_stub(&rows, &other, &[0; 3]), None);
        let over = second_sections(&rows, 0, 3, &Style::default());
        assert_eq!(over, [None, Some("Boats".to_owned()), None]);
    }

    #[test]
    fn rows_set_in_stand_under_another() {
        let seen = Some("Number of boats");
        check(&[(0, "Number of boats"), (2000, "Harbour"), (2000, "Lagoon"), (0, "Nets")], &[None, seen, seen, None]);
        // Rows that say themselves what they count need no other.
        check(&[(0, "Number of boats"), (2000, "Number of sails"), (2000, "Number of oars"), (0, "Nets")], &[None; 4]);
        check(
            &[(0, "Ropes"), (2000, "Other"), (0, "Sails"), (2000, "Other")],
            &[None, Some("Ropes"), None, Some("Sails")],
        );
        check(
            &[(0, "Lights – red"), (5000, "– yellow"), (6000, "– green"), (0, "Buoys")],
            &[None, Some("Lights"), Some("Lights"), None],
        );
        // Centred labels begin anywhere.
        check(&[(0, "Number of boats"), (2000, "Harbour"), (3500, "Lagoon"), (900, "Nets")], &[None; 4]);
    }
}
