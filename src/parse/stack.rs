//! The stack of heads over the cells of a table, row by row.
//!
//! ```text
//! title   = phrase over the whole table, from its first column            Unemployment rates
//! band    = phrase over several columns, printed once over their middle   Last 24 hours
//! head    = the lowest row of the head                                    North | South | Total
//! section = row of the body that names the rows below it                  Deaths
//! ```
//!
//! * A phrase that rulings or alignment cut into cells is one phrase again: its pieces stand a blank apart.
//! * A band reaches as far as the heads under it go before the first of them comes again; where none does, over all columns.
//! * A head may be shorter or longer than the layout says: it ends at the first row of numbers that has a name, and goes on through
//!   rows of words over columns of numbers. In the body too, a row of words over columns of numbers is a head from there on.
//! * A section names the rows set further in than itself; rows on its own level only where it names something counted.

use super::head::{self, Head};
use super::style::Style;
use crate::layout::{Cell, Table};
use crate::place::PlaceBox;

/// The widest blank inside a phrase, in tenths of the height of its line: blanks in bold heads of five reports measure 2 to 4.
const BLANK_TENTHS_MAX: i32 = 7;
/// How far a row is set in under its section, in tenths of the height of its line.
const INDENT_TENTHS_MIN: i32 = 6;
/// The longest head in a body and the longest section, in words.
const HEAD_WORDS_MAX: usize = 8;
/// How many rows of words may go on a head.
const MORE_ROWS_MAX: usize = 3;

/// What stands over and beside the cells of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Stack {
    /// How many rows the head has.
    pub(super) header_rows: usize,
    /// What stands over the whole table.
    pub(super) title: Option<String>,
    /// The heads of the columns, one list for each head of the table; the first is that of its top.
    pub(super) heads: Vec<Vec<String>>,
    /// For each row, which of the lists holds for it.
    pub(super) of_row: Vec<usize>,
    /// For each row, the sections it stands in, outermost first.
    pub(super) sections: Vec<Vec<String>>,
    /// Rows of the body that are heads or sections themselves.
    pub(super) silent: Vec<bool>,
}

/// A phrase of a head row and the columns it stands over.
#[derive(Clone, Debug)]
struct Phrase {
    text: String,
    first: usize,
    last: usize,
    /// It was cut into cells, or spans columns: it stands over the middle of what it names.
    wide: bool,
}

/// A row that names the rows below it.
struct Section {
    /// Where its name begins.
    left: i32,
    name: String,
    /// It names something counted.
    counts: bool,
    /// Rows set further in than itself stood under it: they end it.
    inset: bool,
}

/// Stacks the heads of a table.
pub(super) fn of(table: &Table, style: &Style) -> Stack {
    let columns = table.columns as usize;
    let mut rows: Vec<Vec<&Cell>> = vec![Vec::new(); table.rows as usize];
    for cell in &table.cells {
        if let Some(row) = rows.get_mut(cell.row as usize).filter(|_| !cell.text.as_str().trim().is_empty()) {
            row.push(cell);
        }
    }
    let numeric = numeric(&rows, columns);
    let header_rows = ends(&rows, table.header_rows as usize, &numeric);
    let mut stack = Stack { header_rows, ..Stack::default() };
    let (title, heads) = stacked(&rows[..header_rows], columns);
    stack.title = title;
    stack.heads.push(heads);
    stack.sections = vec![Vec::new(); rows.len()];
    stack.silent = vec![false; rows.len()];
    stack.of_row = vec![0; rows.len()];
    let mut current = 0;
    let mut open: Vec<Section> = Vec::new();
    let mut at = header_rows;
    while at < rows.len() {
        let is_head = |r: &usize| over_numbers(&rows[*r], &numeric) || at > header_rows && named_head(&rows[*r], &numeric);
        let more = (at..rows.len()).take(MORE_ROWS_MAX).take_while(is_head).count();
        let follows = rows.get(at + more).is_some_and(|r| r.iter().any(|c| number(c)));
        if more > 0 && follows {
            let lowest = &rows[at + more - 1];
            let band = more == 1 && phrases(lowest).len() == 1;
            let heads = if band {
                under_band(&phrases(lowest), stack.heads.first().map_or(&[], Vec::as_slice), rows.get(header_rows.wrapping_sub(1)))
            } else {
                stacked(&rows[at..at + more], columns).1
            };
            stack.heads.push(heads);
            current = stack.heads.len() - 1;
            stack.silent[at..at + more].fill(true);
            stack.of_row[at..at + more].fill(current);
            open.clear();
            at += more;
            continue;
        }
        stack.of_row[at] = current;
        if let Some((left, name)) = section(&rows[at]) {
            let counts = matches!(head::of(&name, style), Head::Count | Head::Group(_));
            open.retain(|s| s.left < left);
            open.push(Section { left, name, counts, inset: false });
            stack.silent[at] = true;
        } else if let Some(first) = rows[at].iter().find(|c| !number(c)) {
            let left = edge(first);
            for section in &mut open {
                section.inset |= further(left, section.left, first);
            }
            open.retain(|s| further(left, s.left, first) || s.counts && !s.inset && !further(s.left, left, first));
            stack.sections[at] = open.iter().map(|s| s.name.clone()).collect();
        }
        at += 1;
    }
    spanning(table, header_rows, &mut stack);
    // Where every row has a name of its own its section tells nothing more, unless it says what is counted.
    let mut names: Vec<String> = (header_rows..rows.len()).filter_map(|r| name(&rows[r])).collect();
    names.sort_unstable();
    if !names.windows(2).any(|w| w[0] == w[1]) {
        for sections in &mut stack.sections {
            sections.retain(|s| matches!(head::of(s, style), Head::Count | Head::Group(_)));
        }
    }
    stack
}

/// The name of a row of numbers: its last words before them.
fn name(row: &[&Cell]) -> Option<String> {
    let numbers = row.iter().position(|c| c.column > 0 && number(c))?;
    row[..numbers].iter().rfind(|c| worded(c)).map(|c| squeeze(c.text.as_str()).to_lowercase())
}

/// `7 | Government | Bicycles | 50` over nine rows: a cell of words that spans rows names the rows it spans.
fn spanning(table: &Table, header_rows: usize, stack: &mut Stack) {
    for cell in table.cells.iter().filter(|c| c.row_span > 1 && c.row as usize >= header_rows && c.column < 2) {
        let name = squeeze(cell.text.as_str());
        if name.is_empty() || !worded(cell) || name.split(' ').count() > HEAD_WORDS_MAX {
            continue;
        }
        let rows = cell.row as usize + 1..(cell.row.saturating_add(cell.row_span) as usize).min(stack.sections.len());
        for row in rows {
            stack.sections[row].insert(0, name.clone());
        }
    }
}

/// Where the head ends.
fn ends(rows: &[Vec<&Cell>], told: usize, numeric: &[bool]) -> usize {
    let told = told.min(rows.len());
    // A row with a name and numbers under other columns is no head.
    let named = |row: &[&Cell]| {
        row.first().is_some_and(|c| c.column == 0 && worded(c)) && row.iter().skip(1).filter(|c| number(c)).count() >= 2
    };
    let mut end = (1..told).find(|r| named(&rows[*r])).unwrap_or(told);
    if end == 0 {
        return 0;
    }
    let more = (end..rows.len())
        .take(MORE_ROWS_MAX)
        .take_while(|r| over_numbers(rows[*r].iter().filter(|c| c.column > 0).copied().collect::<Vec<_>>().as_slice(), numeric))
        .count();
    if rows.get(end + more).is_some_and(|r| r.iter().any(|c| number(c))) {
        end += more;
    }
    end
}

/// Words alone, each over a column of numbers, the first column left free.
fn over_numbers(row: &[&Cell], numeric: &[bool]) -> bool {
    let over = |c: &&Cell| {
        let span = c.column as usize..(c.column + c.column_span.max(1)) as usize;
        c.column > 0 && span.clone().any(|n| numeric.get(n) == Some(&true))
    };
    // `total: 42` is said, and no head.
    let said = |c: &&Cell| c.text.as_str().split_once(':').is_some_and(|(_, n)| n.chars().any(|c| c.is_ascii_digit()));
    let dated = |c: &&Cell| c.text.as_str().chars().filter(|c| c.is_alphabetic()).count() >= 3 && short(c) && !said(c);
    let all_same = row.len() > 1 && row.windows(2).all(|w| w[0].text.as_str() == w[1].text.as_str());
    // `NA`, `ND` and notes stand in the place of numbers.
    !row.is_empty() && !all_same && row.iter().all(|c| over(c) && dated(c)) && !row.iter().any(|c| number(c))
}

/// `Indicators | Week 36 | Weeks 34 to 36` in the body: the head of another table that the layout has joined to this one.
fn named_head(row: &[&Cell], numeric: &[bool]) -> bool {
    let [first, rest @ ..] = row else { return false };
    let mut texts: Vec<&str> = rest.iter().map(|c| c.text.as_str().trim()).collect();
    texts.sort_unstable();
    texts.dedup();
    first.column == 0 && worded(first) && texts.len() >= 2 && texts.len() == rest.len() && over_numbers(rest, numeric)
}

/// A row with nothing but a name, perhaps behind its number: where it begins, and the name.
fn section(row: &[&Cell]) -> Option<(i32, String)> {
    let worded: Vec<&&Cell> = row.iter().filter(|c| worded(c)).collect();
    let [cell] = worded[..] else { return None };
    let numbered = row.iter().all(|c| c.column <= cell.column);
    let name = squeeze(cell.text.as_str());
    (numbered && cell.column <= 1 && row.len() <= 2 && short(cell) && !name.contains(|c: char| c.is_ascii_digit()))
        .then(|| (edge(cell), name))
}

/// The heads of columns out of rows, and the title over them.
fn stacked(rows: &[Vec<&Cell>], columns: usize) -> (Option<String>, Vec<String>) {
    let mut heads = vec![String::new(); columns];
    let Some(lowest) = rows.iter().rposition(|r| r.iter().filter(|c| c.column > 0).count() > 1).or(rows.len().checked_sub(1))
    else {
        return (None, heads);
    };
    let bands = bands(&rows[lowest], columns);
    let mut title: Option<String> = None;
    for (at, row) in rows.iter().enumerate() {
        if at >= lowest {
            for cell in row {
                put(&mut heads, cell.column as usize, (cell.column + cell.column_span.max(1)) as usize, cell.text.as_str());
            }
            continue;
        }
        let phrases = phrases(row);
        if let [one] = &phrases[..]
            && one.first == 0
            && one.last > 0
        {
            title = Some(title.map_or(one.text.clone(), |t| format!("{t} {}", one.text)));
            continue;
        }
        let lone = phrases.iter().filter(|p| p.first > 0).count() == 1;
        for phrase in &phrases {
            let band = bands.iter().find(|b| b.contains(&phrase.first) && b.contains(&phrase.last));
            let (from, to) = match band {
                Some(band) if phrases.iter().filter(|p| band.contains(&p.first)).count() == 1 => (band.start, band.end),
                None if lone && phrase.wide && phrase.first > 0 && bands.is_empty() && at == 0 && narrow(&rows[lowest], phrase) => {
                    (1, columns)
                }
                _ => (phrase.first, phrase.last + 1),
            };
            put(&mut heads, from, to, &phrase.text);
        }
    }
    for head in &mut heads {
        if !tells(head) {
            head.clear();
        }
    }
    (title, heads)
}

/// A phrase cut out of the middle of the heads below it: there are heads without one on both of its sides.
fn narrow(lowest: &[&Cell], phrase: &Phrase) -> bool {
    lowest.iter().any(|c| c.column > 0 && (c.column as usize) < phrase.first)
        && lowest.iter().any(|c| c.column as usize > phrase.last)
}

/// A band in the body takes the place of what stood over the heads.
fn under_band(phrases: &[Phrase], top: &[String], lowest: Option<&Vec<&Cell>>) -> Vec<String> {
    let band = phrases.first().map_or("", |p| p.text.as_str());
    (0..top.len())
        .map(|column| {
            let own = lowest.and_then(|r| r.iter().find(|c| c.column as usize == column));
            match own {
                Some(own) if column > 0 => format!("{band} {}", squeeze(own.text.as_str())),
                None if column > 0 => band.to_owned(),
                _ => top[column].clone(),
            }
        })
        .collect()
}

/// Runs of columns whose heads come again in the next run.
fn bands(row: &[&Cell], columns: usize) -> Vec<std::ops::Range<usize>> {
    let heads: Vec<(usize, String)> =
        row.iter().filter(|c| c.column > 0).map(|c| (c.column as usize, squeeze(c.text.as_str()).to_lowercase())).collect();
    let mut starts: Vec<usize> = Vec::new();
    let mut from = 0;
    for at in 0..heads.len() {
        if at == 0 || heads[from..at].iter().any(|(_, h)| *h == heads[at].1) {
            // Heads that come again one by one are no bands.
            if at == from + 1 {
                return Vec::new();
            }
            from = at;
            starts.push(heads[at].0);
        }
    }
    if starts.len() < 2 {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).copied().chain([columns]);
    starts.iter().copied().zip(ends).map(|(a, b)| a..b).collect()
}

/// The phrases of a row: neighbouring cells that stand a blank apart are one.
fn phrases(row: &[&Cell]) -> Vec<Phrase> {
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
fn edge(cell: &Cell) -> i32 {
    line_of(cell, |b| b.first().copied()).map_or(i32::from(cell.indent) * 1000, |b| b.x0)
}

/// True where one edge is set in from another.
fn further(edge: i32, from: i32, cell: &Cell) -> bool {
    let height = line_of(cell, |b| b.first().copied()).map_or(1000, |b| b.y1 - b.y0);
    edge - from >= height.saturating_mul(INDENT_TENTHS_MIN) / 10
}

/// Columns in which at least half of the filled cells are numbers.
fn numeric(rows: &[Vec<&Cell>], columns: usize) -> Vec<bool> {
    let (mut filled, mut numbers) = (vec![0_usize; columns], vec![0_usize; columns]);
    for cell in rows.iter().flatten() {
        let column = cell.column as usize;
        if column < columns {
            filled[column] += 1;
            numbers[column] += usize::from(number(cell) || cell.text.as_str().trim().chars().count() <= 2);
        }
    }
    (0..columns).map(|c| numbers[c] * 2 >= filled[c] && numbers[c] > 0).collect()
}

fn put(heads: &mut [String], from: usize, to: usize, text: &str) {
    for head in heads.iter_mut().take(to).skip(from) {
        if !head.is_empty() {
            head.push(' ');
        }
        head.push_str(text);
    }
}

/// A head of numbers alone tells nothing, but for a year.
fn tells(head: &str) -> bool {
    head.chars().any(char::is_alphabetic)
        || head.split_whitespace().count() <= 2 && !head.contains('%') && head.chars().any(|c| c.is_ascii_digit())
        || head.contains(['%', '$', '€', '£', '#', '°']) && !head.chars().any(|c| c.is_ascii_digit())
}

/// Words in it, and more of them than numbers.
fn worded(cell: &Cell) -> bool {
    cell.text.as_str().chars().any(char::is_alphabetic)
}

/// Numbers and marks alone: `45`, `$68`, `16 (2)`, `2.0%`.
fn number(cell: &Cell) -> bool {
    let text = cell.text.as_str().trim();
    let year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    !worded(cell) && !year && text.chars().any(|c| c.is_ascii_digit())
}

fn short(cell: &Cell) -> bool {
    cell.text.as_str().split_whitespace().count() <= HEAD_WORDS_MAX
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
