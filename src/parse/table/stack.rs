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
use super::nested::{
    STUB_COLUMNS, Section, beside_spans, parents, second_sections, second_stub, section, shared, spanning,
};
use super::phrase_row::{Phrase, edge, further, height, number, phrases, squeeze, worded};
use crate::layout::{Cell, Table};
use crate::parse::style::Style;

/// The longest head in a body, in words.
const HEAD_WORDS_MAX: usize = 8;
/// The title of a report is so many tenths as high as the heads of its tables.
const TITLE_TENTHS_MIN: i32 = 14;
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
    /// The column of the names of a second table, set beside the first.
    pub(super) second: Option<u32>,
    /// For each row, what its name in that column stands under.
    pub(super) second_sections: Vec<Option<String>>,
    /// Numbers, by row and column, that stand beside several rows of which each has a name.
    pub(super) shared: Vec<(usize, usize)>,
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
        let own: Vec<Vec<&Cell>> = rows[at..].iter().take(MORE_ROWS_MAX).map(|r| beside_spans(r)).collect();
        let is_head = |r: &&Vec<&Cell>| over_numbers(r, &numeric) || at > header_rows && named_head(r, &numeric);
        let more = own.iter().take_while(is_head).count();
        let follows = rows.iter().skip(at + more).take(2).any(|r| r.iter().any(|c| number(c)));
        if more > 0 && follows {
            let lowest = &own[more - 1];
            let band = more == 1 && phrases(lowest).len() == 1;
            let heads = if band {
                under_band(
                    &phrases(lowest),
                    stack.heads.first().map_or(&[], Vec::as_slice),
                    rows.get(header_rows.wrapping_sub(1)),
                )
            } else {
                stacked(&own[..more], columns).1
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
        if let Some((left, name)) = section(&rows[at], style) {
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
    for (row, name) in spanning(table, header_rows, style) {
        if let Some(sections) = stack.sections.get_mut(row) {
            sections.insert(0, (name, false));
        }
    }
    stack.shared = shared(table, &rows);
    // Where every row has a name of its own its section tells nothing more, unless it says what is counted.
    let mut names: Vec<String> = (header_rows..rows.len()).filter_map(|r| name(&rows[r])).collect();
    names.sort_unstable();
    if !names.windows(2).any(|w| w[0] == w[1]) {
        for sections in &mut stack.sections {
            let tells =
                |s: &str| matches!(head::of(s, style), Head::Count | Head::Group(_)) || head::date(s, style).is_some();
            sections.retain(|(s, inset)| *inset || tells(s));
        }
    }
    for (sections, parent) in stack.sections.iter_mut().zip(parents(&rows, header_rows, 0, style)) {
        sections.extend(parent.map(|name| (name, true)));
    }
    stack.second = second_stub(&rows, &stack.heads, &stack.of_row);
    if let Some(column) = stack.second {
        stack.second_sections = second_sections(&rows, header_rows, column, style);
    }
    stack
}

/// The sections of a row, where they tell it from other rows.
pub(super) fn sections(stack: &Stack, row: usize, text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let names = stack.sections.get(row).into_iter().flatten().map(|(name, _)| name);
    names.filter(|name| !lower.contains(&name.to_lowercase())).cloned().collect()
}

/// The name of a row of numbers: its last words before them.
fn name(row: &[&Cell]) -> Option<String> {
    let numbers = row.iter().position(|c| c.column > 0 && number(c))?;
    row[..numbers].iter().rfind(|c| worded(c)).map(|c| squeeze(c.text.as_str()).to_lowercase())
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
        // Under blank rows and a title over all columns the heads may not have been seen.
        let over_all = |row: &&Vec<&Cell>| match phrases(row).as_slice() {
            [] => true,
            [one] => one.first == 0 && one.last + 1 >= numeric.len(),
            _ => false,
        };
        let at = rows.iter().take(MORE_ROWS_MAX).take_while(over_all).count();
        return if at > 0 && rows.get(at).is_some_and(|r| all_heads(r, numeric)) { at + 1 } else { 0 };
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

/// Words alone, no two alike, over every column of numbers.
fn all_heads(row: &[&Cell], numeric: &[bool]) -> bool {
    let mut texts: Vec<&str> = row.iter().map(|c| c.text.as_str().trim()).collect();
    texts.sort_unstable();
    let headed = |column: usize| row.iter().any(|c| c.column as usize == column);
    row.len() > 2
        && row.iter().all(|c| worded(c) && short(c))
        && texts.windows(2).all(|w| w[0] != w[1])
        && (0..numeric.len()).filter(|c| numeric[*c]).all(headed)
}

/// Words alone, each over a column of numbers, the first column left free.
fn over_numbers(row: &[&Cell], numeric: &[bool]) -> bool {
    let over = |c: &&Cell| {
        let span = c.column as usize..(c.column + c.column_span.max(1)) as usize;
        c.column > 0 && span.clone().any(|n| numeric.get(n) == Some(&true))
    };
    // `total: 42` is said, and no head.
    let said = |c: &&Cell| c.text.as_str().split_once(':').is_some_and(|(_, n)| n.chars().any(|c| c.is_ascii_digit()));
    let sign = |c: &Cell| ["%", "#", "$", "€", "£", "n", "N"].contains(&c.text.as_str().trim());
    let told = |c: &Cell| c.text.as_str().chars().filter(|c| c.is_alphabetic()).count() >= 3;
    // `No | Sometimes | Often`: most of them are words.
    let mostly = row.iter().filter(|c| told(c)).count() * 2 > row.len();
    let letters = |c: &Cell| mostly && c.text.as_str().trim().chars().all(char::is_alphabetic);
    let dated = |c: &&Cell| (told(c) || sign(c) || letters(c)) && short(c) && !said(c);
    let any_told = row.iter().any(|c| told(c));
    let all_same = row.len() > 1 && row.windows(2).all(|w| w[0].text.as_str() == w[1].text.as_str());
    // `NA`, `ND` and notes stand in the place of numbers.
    // Of many heads a few may stand over the words of another table above or below.
    let over_most = row.iter().filter(|c| over(c)).count() * 4 >= row.len() * 3 && row.iter().all(|c| c.column > 0);
    any_told && !all_same && over_most && row.iter().all(dated) && !row.iter().any(|c| number(c))
}

/// `Indicators | Week 36 | Weeks 34 to 36` in the body: the head of another table that the layout has joined to this one.
fn named_head(row: &[&Cell], numeric: &[bool]) -> bool {
    let [first, rest @ ..] = row else { return false };
    let mut texts: Vec<&str> = rest.iter().map(|c| c.text.as_str().trim()).collect();
    texts.sort_unstable();
    texts.dedup();
    let stub = first.column <= STUB_COLUMNS && numeric.get(first.column as usize) == Some(&false) || first.column == 0;
    stub && worded(first) && texts.len() >= 2 && texts.len() == rest.len() && over_numbers(rest, numeric)
}

/// The heads of columns out of rows, and the title over them.
fn stacked(rows: &[Vec<&Cell>], columns: usize) -> (Option<String>, Vec<String>) {
    let mut heads = vec![String::new(); columns];
    let Some(lowest) =
        rows.iter().rposition(|r| r.iter().filter(|c| c.column > 0).count() > 1).or(rows.len().checked_sub(1))
    else {
        return (None, heads);
    };
    for cell in rows[lowest..].iter().flatten() {
        put(&mut heads, cell.column as usize, (cell.column + cell.column_span.max(1)) as usize, cell.text.as_str());
    }
    let tall = rows[lowest].iter().map(|c| height(c)).max().unwrap_or(0);
    let mut title: Option<String> = None;
    for (at, row) in rows[..lowest].iter().enumerate().rev() {
        let phrases = phrases(row);
        if let [one] = &phrases[..] {
            // The name of the whole report, in large letters, is no head of its first table.
            let high = row.iter().map(|c| height(c)).max().unwrap_or(0);
            if at == 0 && one.first > 0 && tall > 0 && high * 10 >= tall * TITLE_TENTHS_MIN {
                continue;
            }
            if one.first == 0 && one.last > 0 {
                title = Some(title.map_or(one.text.clone(), |t| format!("{} {t}", one.text)));
                continue;
            }
        }
        let bands = bands(&rows[lowest], &heads);
        let lone = phrases.iter().filter(|p| p.first > 0).count() == 1;
        let mut over = vec![String::new(); columns];
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
            put(&mut over, from, to, &phrase.text);
        }
        for (head, over) in heads.iter_mut().zip(over).filter(|(_, over)| !over.is_empty()) {
            *head = if head.is_empty() { over } else { format!("{over} {head}") };
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
fn bands(lowest: &[&Cell], under: &[String]) -> Vec<std::ops::Range<usize>> {
    let columns = under.len();
    let heads: Vec<(usize, String)> = lowest
        .iter()
        .filter(|c| c.column > 0)
        .filter_map(|c| Some((c.column as usize, squeeze(under.get(c.column as usize)?).to_lowercase())))
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
        // Not seen at all, under a blank row and a title over all columns.
        let all: Vec<(u32, i32, u32, &str)> = vec![(0, 0, 1, "Port"), (1, at, 1, "Jan"), (2, 20_000, 1, "Feb")];
        let over: Vec<(u32, i32, u32, &str)> = vec![(0, 0, 1, "Boats"), (1, 2900, 1, "by"), (2, 4300, 1, "month")];
        let late = stack(&[&[], &over, &all, named, named], 3, 0);
        assert_eq!((late.header_rows, late.title.as_deref()), (3, Some("Boats by month")));
        assert_eq!(late.heads, [["Port", "Jan", "Feb"]]);
        assert_eq!(stack(&[&all, named, named], 3, 0).header_rows, 0);
        // A state in the place of a number is no head.
        let none: &[(u32, i32, u32, &str)] = &[(0, 0, 1, "Ropes"), (1, at, 1, "none"), (2, 20_000, 1, "none")];
        assert_eq!(stack(&[heads, none, named], 3, 1).header_rows, 1);
    }

    #[test]
    fn bands_over_bands_and_the_name_of_the_report() {
        // `Catch` stands over its own heads alone, though months come again under it.
        let months: &[(u32, i32, u32, &str)] = &[
            (1, 0, 1, "May"),
            (2, 0, 1, "June"),
            (3, 0, 1, "June"),
            (4, 0, 1, "May"),
            (5, 0, 1, "June"),
            (6, 0, 1, "June"),
        ];
        let places: &[(u32, i32, u32, &str)] = &[
            (1, 0, 1, "Bay"),
            (2, 0, 1, "Bay"),
            (3, 0, 1, "Lagoon"),
            (4, 0, 1, "Bay"),
            (5, 0, 1, "Bay"),
            (6, 0, 1, "Lagoon"),
        ];
        let catch: &[(u32, i32, u32, &str)] = &[(1, 0, 1, "Catch"), (4, 0, 1, "Price")];
        let row: &[(u32, i32, u32, &str)] =
            &[(0, 0, 1, "Cod"), (1, 0, 1, "4"), (2, 0, 1, "5"), (3, 0, 1, "6"), (4, 0, 1, "7")];
        check(
            &[catch, places, months, row],
            7,
            3,
            &[(
                3,
                &[
                    "",
                    "Catch Bay May",
                    "Catch Bay June",
                    "Catch Lagoon June",
                    "Price Bay May",
                    "Price Bay June",
                    "Price Lagoon June",
                ],
                &[],
            )],
        );
        // In letters half as large again, one phrase over all is the report's own title.
        let mut cells: Vec<Cell> = Vec::new();
        for (row, texts) in [["", "State of the fleet"], ["", "Seen"], ["Boats", "4"]].iter().enumerate() {
            for (column, text) in texts.iter().enumerate().filter(|(_, t)| !t.is_empty()) {
                let high = if row == 0 { HIGH * 3 / 2 } else { HIGH };
                let area = PlaceBox { x0: 0, y0: 0, x1: WIDE, y1: high };
                let mut placed = PlacedText::new();
                placed.push(text, Mark { start: 0, page: PageIndex(0), line: 0, area, raised: false, bold: false });
                let (row, column) = (row as u32, column as u32);
                cells.push(Cell { row, column, row_span: 1, column_span: 1, text: placed, ..Cell::default() });
            }
        }
        let table = Table { columns: 2, rows: 3, header_rows: 2, cells };
        assert_eq!(of(&table, &Style::default()).heads, [["", "Seen"]]);
    }

    #[test]
    fn a_head_beside_a_cell_over_rows() {
        let at = 10_000;
        let step: &[(u32, i32, u32, &str)] = &[
            (0, 0, 3, "Step 4"),
            (1, 2000, 3, "Count all boats in the two bays at dawn and write them down"),
            (2, 5000, 1, "Sample"),
            (3, at, 1, "East"),
            (4, 2 * at, 1, "West"),
        ];
        let row = |name: &'static str| [(2, 5000, 1, name), (3, at, 1, "4"), (4, 2 * at, 1, "5")];
        let (boats, rafts) = (row("boats"), row("rafts"));
        let head: &[(u32, i32, u32, &str)] = &[(0, 0, 1, "Method"), (2, 5000, 1, "What was found")];
        let told = ["Method", "", "What was found", "", ""];
        let east = ["", "", "Sample", "East", "West"];
        check(
            &[head, &boats, step, &boats, &rafts],
            5,
            1,
            &[(1, &told, &[]), (3, &east, &["Step 4"]), (4, &east, &["Step 4"])],
        );
        // One number that rulings give to two rows with names belongs to neither.
        let both: &[(u32, i32, u32, &str)] = &[(0, 0, 1, "nurses"), (1, at, 2, "17")];
        let none: &[(u32, i32, u32, &str)] = &[(0, 0, 1, "drivers")];
        let head: &[(u32, i32, u32, &str)] = &[(0, 0, 1, "who"), (1, at, 1, "number")];
        assert_eq!(stack(&[head, both, none], 2, 1).shared, [(1, 1)]);
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
