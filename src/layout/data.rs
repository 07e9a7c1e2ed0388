//! Where the heads of a table without rulings end and its data begin.

use super::rows::HEADER_PITCH_MAX;
use super::stream::{Piece, Row, text};

/// The first row stands further from its heads than their lines from each other, by at least so much.
const APART_SHARE_MIN: f32 = 1.04;

/// True for figures that head columns: years, numbers of columns, units.
fn heads(figure: String) -> bool {
    let digits: Vec<char> = figure.chars().filter(char::is_ascii_digit).collect();
    let year = digits.len() >= 4 && matches!(digits[..2], ['1', '9'] | ['2', '0']) && !figure.contains(['.', ',']);
    year || figure.starts_with('(') && (digits.len() == 1 || digits.iter().all(|d| *d == '0'))
}

/// The first line of figures.
pub fn first_data(rows: &[Row], columns: usize) -> usize {
    let counted = counted(rows, columns);
    let labelled = |r: &Row| r.cells.iter().any(|p| p.c0 == 0);
    let figures = |r: &Row| r.cells.iter().filter(|p| p.c0 > 0 && p.figure && !heads(text(p))).count();
    // Years head columns where the next labels have other figures.
    let counts = rows.iter().skip(1).any(|r| labelled(r) && figures(r) > 0);
    let years = |at: usize, r: &Row| at == 0 && counts && figures(r) == 0;
    let is_first = |at: usize, r: &Row| is_data(r) && !is_worded(r, &counted) && !years(at, r) && !ends_heads(rows, at);
    // Above the first label no line of figures stands over words of heads.
    let label = rows.iter().enumerate().position(|(at, r)| is_first(at, r) && labelled(r)).unwrap_or(0);
    let words = rows.iter().take(label).rposition(|r| is_worded(r, &counted)).map_or(0, |at| at + 1);
    (words..rows.len()).find(|at| rows.get(*at).is_some_and(|r| is_first(*at, r))).unwrap_or(0)
}

/// True for figures without a label that end the words right above them (`25 to` over `54`): the next line has a label and stands further
/// apart, and it or the line below it has more figures.
fn ends_heads(rows: &[Row], at: usize) -> bool {
    let (Some(above), Some(here), Some(below)) =
        (at.checked_sub(1).and_then(|a| rows.get(a)), rows.get(at), rows.get(at + 1))
    else {
        return false;
    };
    let labelled = |r: &Row| r.cells.first().is_some_and(|p| p.c0 == 0);
    let (tight, wide) = (here.baseline - above.baseline, below.baseline - here.baseline);
    let heads = || rows.iter().take(at).flat_map(|r| &r.cells);
    let worded = |a: &Piece| text(a).contains(char::is_alphabetic);
    let under = |p: &Piece| heads().any(|a| a.c0 <= p.c0 && p.c1 <= a.c1 && worded(a));
    let more = |r: &Row| r.figures > here.cells.len();
    !labelled(here)
        && labelled(below)
        && (more(below) || below.cells.len() == 1 && rows.get(at + 2).is_some_and(more))
        && tight < HEADER_PITCH_MAX * here.size
        && wide > APART_SHARE_MIN * tight
        && here.cells.iter().all(under)
}

/// Columns with nothing below their heads, each beside one with nothing above its figures: both are one column, with its head set at
/// the left and its figures at the right.
pub fn heads_beside(rows: &[Row], first_data: usize, columns: usize) -> Vec<usize> {
    let filled = |rows: &[Row]| {
        let mut filled = vec![false; columns];
        for piece in rows.iter().flat_map(|r| &r.cells) {
            filled.iter_mut().take(piece.c1 + 1).skip(piece.c0).for_each(|f| *f = true);
        }
        filled
    };
    let (heads, data) = rows.split_at(first_data.min(rows.len()));
    let (heads, data) = (filled(heads), filled(data));
    let is = |of: &[bool], at: usize| of.get(at).copied().unwrap_or(false);
    let beside = |at: &usize| is(&heads, *at) && !is(&data, *at) && !is(&heads, at + 1) && is(&data, at + 1);
    (1..columns).filter(beside).collect()
}

/// For each column, whether most of what stands in it alone is figures.
fn counted(rows: &[Row], columns: usize) -> Vec<bool> {
    let mut sums = vec![0i32; columns];
    for piece in rows.iter().flat_map(|r| &r.cells).filter(|p| p.c0 == p.c1) {
        if let Some(sum) = sums.get_mut(piece.c0) {
            *sum += if piece.figure { 1 } else { -1 };
        }
    }
    sums.into_iter().map(|sum| sum > 0).collect()
}

/// True where columns of figures have words on this line, and no fewer than figures: `Under 25` wraps in a head, too.
fn is_worded(row: &Row, counted: &[bool]) -> bool {
    let over = |p: &&Piece| p.c0 > 0 && p.c0 == p.c1 && counted.get(p.c0) == Some(&true);
    let words = row.cells.iter().filter(over).filter(|p| !p.figure).count();
    let figures = row.cells.iter().filter(over).filter(|p| p.figure && !heads(text(p))).count();
    words > 0 && words >= figures
}

/// True for a row of figures; years and column numbers without a stub head columns.
fn is_data(row: &Row) -> bool {
    let stub = row.cells.iter().any(|c| c.c0 == 0);
    let figures: Vec<&Piece> = row.cells.iter().filter(|c| c.figure && c.c0 > 0).collect();
    // Words over the columns, a range of ages among them.
    if !stub && figures.len() * 2 < row.cells.len() {
        return false;
    }
    !figures.is_empty() && (stub && !figures.iter().all(|c| heads(text(c))) || !figures.iter().all(|c| heads(text(c))))
        || stub && figures.len() + 1 < row.cells.len() && !figures.is_empty()
}
