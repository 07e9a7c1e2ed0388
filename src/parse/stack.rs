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
use super::phrase_row::{Phrase, edge, further, number, phrases, squeeze, worded};
use super::style::Style;
use crate::layout::{Cell, Table};

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
    /// For each row, the sections it stands in, outermost first, and whether it is set in under them.
    pub(super) sections: Vec<Vec<(String, bool)>>,
    /// Rows of the body that are heads or sections themselves.
    pub(super) silent: Vec<bool>,
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
    let body = (table.header_rows as usize).min(rows.len().saturating_sub(1));
    let numeric = numeric(&rows[body..], columns);
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
        let is_head =
            |r: &usize| over_numbers(&rows[*r], &numeric) || at > header_rows && named_head(&rows[*r], &numeric);
        let more = (at..rows.len()).take(MORE_ROWS_MAX).take_while(is_head).count();
        let follows = rows.iter().skip(at + more).take(2).any(|r| r.iter().any(|c| number(c)));
        if more > 0 && follows {
            let lowest = &rows[at + more - 1];
            let band = more == 1 && phrases(lowest).len() == 1;
            let heads = if band {
                under_band(
                    &phrases(lowest),
                    stack.heads.first().map_or(&[], Vec::as_slice),
                    rows.get(header_rows.wrapping_sub(1)),
                )
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
            stack.sections[at] = open.iter().map(|s| (s.name.clone(), further(left, s.left, first))).collect();
        }
        at += 1;
    }
    spanning(table, header_rows, &mut stack);
    // Where every row has a name of its own its section tells nothing more, unless it says what is counted.
    let mut names: Vec<String> = (header_rows..rows.len()).filter_map(|r| name(&rows[r])).collect();
    names.sort_unstable();
    if !names.windows(2).any(|w| w[0] == w[1]) {
        for sections in &mut stack.sections {
            sections.retain(|(s, inset)| *inset || matches!(head::of(s, style), Head::Count | Head::Group(_)));
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
            stack.sections[row].insert(0, (name.clone(), false));
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
    // A row with nothing but the head of the first column belongs to the head where more of it follows.
    let alone = |r: usize| matches!(rows.get(r).map(Vec::as_slice), Some([only]) if only.column == 0);
    let over = |r: usize| {
        rows.get(r).is_some_and(|r| {
            !r.is_empty() && over_numbers(&r.iter().filter(|c| c.column > 0).copied().collect::<Vec<_>>(), numeric)
        })
    };
    if alone(end) && over(end + 1) {
        end += 1;
    }
    let more = (end..rows.len())
        .take(MORE_ROWS_MAX)
        .take_while(|r| {
            over_numbers(rows[*r].iter().filter(|c| c.column > 0).copied().collect::<Vec<_>>().as_slice(), numeric)
        })
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
    let Some(lowest) =
        rows.iter().rposition(|r| r.iter().filter(|c| c.column > 0).count() > 1).or(rows.len().checked_sub(1))
    else {
        return (None, heads);
    };
    let bands = bands(&rows[lowest], columns);
    let mut title: Option<String> = None;
    for (at, row) in rows.iter().enumerate() {
        if at >= lowest {
            for cell in row {
                put(
                    &mut heads,
                    cell.column as usize,
                    (cell.column + cell.column_span.max(1)) as usize,
                    cell.text.as_str(),
                );
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
                None if lone
                    && phrase.wide
                    && phrase.first > 0
                    && bands.is_empty()
                    && at == 0
                    && narrow(&rows[lowest], phrase) =>
                {
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
    let heads: Vec<(usize, String)> = row
        .iter()
        .filter(|c| c.column > 0)
        .map(|c| (c.column as usize, squeeze(c.text.as_str()).to_lowercase()))
        .collect();
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

/// A dash, `n.a.`, `NA`, `..`: where no number is.
fn missing(cell: &Cell) -> bool {
    let text = cell.text.as_str().trim();
    let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    text.chars().count() <= 2 || ["na", "nd", "nap", "nil"].contains(&letters.to_lowercase().as_str())
}

/// Columns in which at least half of the filled cells are numbers.
fn numeric(rows: &[Vec<&Cell>], columns: usize) -> Vec<bool> {
    let (mut filled, mut numbers) = (vec![0_usize; columns], vec![0_usize; columns]);
    for cell in rows.iter().flatten() {
        let column = cell.column as usize;
        if column < columns {
            filled[column] += 1;
            numbers[column] += usize::from(number(cell) || missing(cell));
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

fn short(cell: &Cell) -> bool {
    cell.text.as_str().split_whitespace().count() <= HEAD_WORDS_MAX
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::{Mark, PageIndex, PlaceBox, PlacedText};

    /// The width of a character and the height of a line.
    const WIDE: i32 = 500;
    const HIGH: i32 = 1000;

    /// Text at its place: each character as wide as the next, each row a line.
    fn placed(text: &str, row: u32, x: i32) -> PlacedText {
        let mut out = PlacedText::new();
        let top = row as i32 * 2 * HIGH;
        for (at, c) in text.char_indices() {
            let x0 = x + at as i32 * WIDE;
            let area = PlaceBox { x0, y0: top, x1: x0 + WIDE, y1: top + HIGH };
            let start = at as u32;
            out.push(&c.to_string(), Mark { start, page: PageIndex(0), line: row, area, raised: false, bold: false });
        }
        out
    }

    /// Rows of cells, each with its first column, where its text begins and how many rows it spans.
    fn stack(rows: &[&[(u32, i32, u32, &str)]], columns: u32, header_rows: u32) -> Stack {
        let cells = rows.iter().enumerate().flat_map(|(row, cells)| {
            cells.iter().map(move |(column, x, row_span, text)| Cell {
                row: row as u32,
                column: *column,
                row_span: *row_span,
                column_span: 1,
                text: placed(text, row as u32, *x),
                ..Cell::default()
            })
        });
        let table = Table { columns, rows: rows.len() as u32, header_rows, cells: cells.collect() };
        of(&table, &Style::default())
    }

    fn check(rows: &[&[(u32, i32, u32, &str)]], columns: u32, header_rows: u32, expect: &[(usize, &[&str], &[&str])]) {
        let got = stack(rows, columns, header_rows);
        for (row, heads, sections) in expect {
            assert_eq!(got.heads[got.of_row[*row]], *heads, "{row}: {rows:?}");
            let named: Vec<&str> = got.sections[*row].iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(named, *sections, "{row}: {rows:?}");
        }
    }

    #[test]
    fn a_band_reaches_over_its_heads() {
        let at = 10_000;
        // `This week` was cut between two columns: its words stand a blank apart.
        check(
            &[
                &[(2, at, 1, "This"), (3, at + 2500, 1, "week"), (5, 90_000, 1, "Ever")],
                &[
                    (1, 0, 1, "North"),
                    (2, at, 1, "South"),
                    (3, 15_000, 1, "Total"),
                    (4, 60_000, 1, "North"),
                    (5, 70_000, 1, "South"),
                    (6, 80_000, 1, "Total"),
                ],
                &[
                    (0, 0, 1, "Boats seen"),
                    (1, at, 1, "4"),
                    (2, at, 1, "5"),
                    (3, at, 1, "9"),
                    (4, at, 1, "40"),
                    (6, at, 1, "90"),
                ],
            ],
            7,
            2,
            &[(
                2,
                &[
                    "",
                    "This week North",
                    "This week South",
                    "This week Total",
                    "Ever North",
                    "Ever South",
                    "Ever Total",
                ],
                &[],
            )],
        );
    }

    #[test]
    fn bands_and_sections_of_the_body() {
        let at = 10_000;
        check(
            &[
                &[(1, at, 1, "North"), (2, 20_000, 1, "South"), (3, 30_000, 1, "West")],
                &[(0, 0, 1, "Nets"), (1, at, 1, "4"), (2, 20_000, 1, "5"), (3, 30_000, 1, "6")],
                &[(2, 20_000, 1, "Since the flood")],
                &[(0, 0, 1, "Losses")],
                &[(0, 3000, 1, "Nets"), (1, at, 1, "14"), (2, 20_000, 1, "15"), (3, 30_000, 1, "16")],
                &[(0, 0, 1, "Ropes"), (1, at, 1, "24"), (2, 20_000, 1, "25"), (3, 30_000, 1, "26")],
            ],
            4,
            1,
            &[
                (1, &["", "North", "South", "West"], &[]),
                (4, &["", "Since the flood North", "Since the flood South", "Since the flood West"], &["Losses"]),
                (5, &["", "Since the flood North", "Since the flood South", "Since the flood West"], &[]),
            ],
        );
    }

    #[test]
    fn a_head_is_as_long_as_its_words() {
        let at = 10_000;
        // Told too long, and too short.
        let named: &[(u32, i32, u32, &str)] = &[(0, 0, 1, "Nets"), (1, at, 1, "4"), (2, 20_000, 1, "5")];
        let heads: &[(u32, i32, u32, &str)] = &[(1, at, 1, "North"), (2, 20_000, 1, "South")];
        assert_eq!(stack(&[heads, named, named], 3, 2).header_rows, 1);
        let title: &[(u32, i32, u32, &str)] = &[(0, 0, 1, "What was"), (1, 4500, 1, "lost")];
        let two = stack(&[title, heads, named, named], 3, 1);
        assert_eq!((two.header_rows, two.title.as_deref()), (2, Some("What was lost")));
        // A state in the place of a number is no head.
        let none: &[(u32, i32, u32, &str)] = &[(0, 0, 1, "Ropes"), (1, at, 1, "none"), (2, 20_000, 1, "none")];
        assert_eq!(stack(&[heads, none, named], 3, 1).header_rows, 1);
    }

    #[test]
    fn a_cell_over_rows_names_them() {
        let at = 10_000;
        check(
            &[
                &[(0, 0, 1, "who"), (1, 5000, 1, "what"), (2, at, 1, "number")],
                &[(0, 0, 2, "Red Cross"), (1, 5000, 1, "tents"), (2, at, 1, "4")],
                &[(1, 5000, 1, "ropes"), (2, at, 1, "5")],
                &[(0, 0, 1, "Navy"), (1, 5000, 1, "tents"), (2, at, 1, "7")],
            ],
            3,
            1,
            &[(2, &["who", "what", "number"], &["Red Cross"]), (3, &["who", "what", "number"], &[])],
        );
    }
}
