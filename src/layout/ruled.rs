//! Grids and words to ruled tables: which grid is a table, which cells its words fill, and which of its rows hold several
//! rows of figures that no ruling parts.

use super::draft::{Draft, DraftCell, header_rows, is_figure};
use super::lattice::{Cell, Grid};
use super::line::{Line, lines};
use super::word::Word;
use crate::geometry::{Point, Points, Rect};

/// A grid with fewer filled cells is a chart's. Measured on the charts with grid lines of the ICDAR set (at most 0.15) and its
/// emptiest ruled table (0.42).
const FILLED_SHARE_MIN: f32 = 0.2;
/// Baselines this close, in type sizes, stand in one row.
const ROW_SIZES_MAX: f32 = 0.35;
/// Rows that no ruling parts are split where this share of the baselines agree over the columns.
const AGREE_SHARE_MIN: f32 = 0.7;

/// The table of a grid, or its words back where it is none.
pub fn table(grid: &Grid, words: Vec<Word>) -> Result<Draft, Vec<Word>> {
    let (columns, rows) = (grid.xs.len().saturating_sub(1), grid.ys.len().saturating_sub(1));
    let mut owner = vec![usize::MAX; columns * rows];
    for (at, cell) in grid.cells.iter().enumerate() {
        for r in cell.r0..=cell.r1.min(rows.saturating_sub(1)) {
            for c in cell.c0..=cell.c1.min(columns.saturating_sub(1)) {
                owner[r * columns + c] = at;
            }
        }
    }
    let mut filled: Vec<Vec<Word>> = vec![Vec::new(); grid.cells.len()];
    let mut left = Vec::new();
    for word in words {
        match place(grid, &word).and_then(|(r, c)| owner.get(r * columns + c)).and_then(|o| filled.get_mut(*o)) {
            Some(cell) => cell.push(word),
            None => left.push(word),
        }
    }
    let full: Vec<&Cell> = grid.cells.iter().zip(&filled).filter(|(_, w)| !w.is_empty()).map(|(c, _)| c).collect();
    let distinct = |of: fn(&Cell) -> usize| full.iter().map(|c| of(c)).collect::<std::collections::BTreeSet<_>>().len();
    let table = left.is_empty()
        && columns >= 2
        && rows >= 1
        && grid.cells.len() >= 3
        && distinct(|c| c.c0) >= 2
        && (distinct(|c| c.r0) >= 2 || splits_in_rows(&filled))
        && full.len() as f32 >= FILLED_SHARE_MIN * grid.cells.len() as f32;
    let fragment =
        !table && left.is_empty() && rows == 1 && columns >= 3 && grid.cells.len() == columns && full.len() == 1;
    if !table && !fragment {
        left.extend(filled.into_iter().flatten());
        return Err(left);
    }
    Ok(Draft { fragment, ..build(grid, filled) })
}

fn splits_in_rows(filled: &[Vec<Word>]) -> bool {
    filled.iter().filter(|w| !w.is_empty()).all(|w| lines(w.clone()).len() >= 3)
}

fn place(grid: &Grid, word: &Word) -> Option<(usize, usize)> {
    let p: Point = word.area.centre();
    let inside = |v: &[Points], at: Points| {
        let low = v.first()? - 3.0;
        let high = v.last()? + 3.0;
        if at < low || at > high {
            return None;
        }
        Some(v.partition_point(|e| *e <= at).saturating_sub(1).min(v.len().saturating_sub(2)))
    };
    Some((inside(&grid.ys, p.y)?, inside(&grid.xs, p.x)?))
}

fn build(grid: &Grid, filled: Vec<Vec<Word>>) -> Draft {
    let mut cells: Vec<(Cell, Vec<Line>)> = grid.cells.iter().copied().zip(filled.into_iter().map(lines)).collect();
    let rows = grid.ys.len() - 1;
    // How many rows each row of the grid becomes.
    let mut parts: Vec<Vec<Points>> = Vec::new();
    for r in 0..rows {
        parts.push(baselines(&cells, r));
    }
    let mut first = vec![0usize; rows + 1];
    for r in 0..rows {
        first[r + 1] = first[r] + parts[r].len().max(1);
    }
    let mut draft = Draft {
        rows: first[rows],
        columns: grid.xs.len() - 1,
        xs: grid.xs.clone(),
        area: grid.area(),
        ruled: true,
        ..Draft::default()
    };
    for (cell, lines) in cells.drain(..) {
        let area = Rect::new(grid.xs[cell.c0], grid.ys[cell.r0], grid.xs[cell.c1 + 1], grid.ys[cell.r1 + 1]);
        let whole = DraftCell {
            row: first[cell.r0],
            column: cell.c0,
            row_span: first[cell.r1 + 1] - first[cell.r0],
            column_span: cell.c1 + 1 - cell.c0,
            lines: Vec::new(),
            area,
            indent: 0,
        };
        // A cell over several rows of the grid is split too, where its lines stand in those rows.
        let marks: Vec<(usize, Points)> = (cell.r0..=cell.r1)
            .flat_map(|r| parts[r].iter().enumerate().map(move |(n, b)| (r, n, *b)))
            .map(|(r, n, b)| (first[r] + n, b))
            .collect();
        if cell.r0 < cell.r1 || marks.len() < 2 {
            draft.cells.push(DraftCell { lines, ..whole });
            continue;
        }
        split_cell(&mut draft.cells, &whole, lines, &marks);
    }
    draft.cells.sort_by_key(|c| (c.row, c.column));
    draft.header_rows = header_rows(&draft);
    draft
}

fn split_cell(out: &mut Vec<DraftCell>, whole: &DraftCell, lines: Vec<Line>, marks: &[(usize, Points)]) {
    let mut rows: Vec<Vec<Line>> = vec![Vec::new(); marks.len()];
    for line in lines {
        // A line between two rows is the wrapped end of the row above it.
        let at = marks.partition_point(|(_, b)| *b <= line.baseline + ROW_SIZES_MAX * line.size).saturating_sub(1);
        if let Some(row) = rows.get_mut(at) {
            row.push(line);
        }
    }
    for ((row, _), lines) in marks.iter().zip(rows) {
        let area = lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b)).unwrap_or(whole.area);
        out.push(DraftCell { row: *row, row_span: 1, lines, area, ..whole.clone() });
    }
}

/// The baselines of the rows that stand in one row of the grid: several where at least two columns hold a figure on each.
fn baselines(cells: &[(Cell, Vec<Line>)], r: usize) -> Vec<Points> {
    let here: Vec<&(Cell, Vec<Line>)> = cells.iter().filter(|(c, l)| c.r0 == r && c.r1 == r && !l.is_empty()).collect();
    let figures: Vec<&&(Cell, Vec<Line>)> = here
        .iter()
        .filter(|(_, l)| l.len() >= 2 && l.iter().filter(|l| is_figure(&l.text())).count() * 10 >= l.len() * 8)
        .collect();
    let most = figures.iter().map(|(_, l)| l.len()).max().unwrap_or(0);
    let one = figures.len() == 1 && here.len() == 2 && here.iter().all(|(_, l)| l.len() == most);
    if most < 2 || (figures.len() < 2 && !one) {
        return Vec::new();
    }
    let mut all: Vec<(Points, Points)> =
        figures.iter().flat_map(|(_, l)| l.iter().map(|l| (l.baseline, l.size))).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut rows: Vec<(Points, usize)> = Vec::new();
    for (baseline, size) in &all {
        match rows.last_mut() {
            Some((b, n)) if baseline - *b <= ROW_SIZES_MAX * size => *n += 1,
            _ => rows.push((*baseline, 1)),
        }
    }
    let shared = rows.iter().filter(|(_, n)| *n >= 2).count();
    if !one && (shared as f32) < AGREE_SHARE_MIN * rows.len() as f32 {
        return Vec::new();
    }
    rows.into_iter().map(|(b, _)| b).collect()
}
