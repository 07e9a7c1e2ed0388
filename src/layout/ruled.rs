//! Grids and words to ruled tables: which grid is a table, which cells its words fill, and which of its rows hold several
//! rows of figures that no ruling parts.

use super::draft::{Draft, DraftCell, has_scale, header_rows, is_bare, is_chart, is_figure};
use super::lattice::{Cell, Grid};
use super::line::{Line, lines};
use super::segment::{of_lines, segments};
use super::sparse;
use super::stream::structure;
use super::word::Word;
use crate::geometry::{Point, Points, Rect};

/// A grid with fewer filled cells is a chart's. Measured on the charts with grid lines of the ICDAR set (at most 0.15) and its
/// emptiest ruled table (0.42).
const FILLED_SHARE_MIN: f32 = 0.2;
/// A tile has no more words than this.
const TILE_WORDS_MAX: usize = 25;
/// Baselines this close, in type sizes, stand in one row.
const ROW_SIZES_MAX: f32 = 0.35;
/// So many rows of figures between two rulings are many.
const OPEN_ROWS_MIN: usize = 3;
/// A gap of so many type sizes at the edge of a column parts what stands on its sides.
const EDGE_GAP_SIZES_MIN: f32 = 0.8;
/// Rows that no ruling parts are split where this share of the baselines agree over the columns.
const AGREE_SHARE_MIN: f32 = 0.7;

/// Upright lines this close to the edge of a grid are its frame.
const FRAME_POINTS_MAX: Points = 3.0;

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
        && (distinct(|c| c.r0) >= 2 || splits_in_rows(&filled) || is_tiles(&filled))
        && full.len() as f32 >= FILLED_SHARE_MIN * grid.cells.len() as f32;
    let fragment =
        !table && left.is_empty() && rows == 1 && columns >= 3 && grid.cells.len() == columns && full.len() == 1;
    if !table && !fragment {
        left.extend(filled.into_iter().flatten());
        return Err(left);
    }
    let draft = Draft { fragment, ..build(grid, filled) };
    let draft = if grid.broken || has_open_columns(&draft) || has_own_labels(&draft, &grid.ys) {
        by_text(grid, draft)
    } else {
        draft
    };
    if is_chart(&draft) || has_scale(&draft) || is_bare(&draft) {
        return Err(draft.cells.into_iter().flat_map(|c| c.lines).flat_map(|l| l.words).collect());
    }
    Ok(draft)
}

/// True where one of the columns holds several columns of text that no ruling parts.
fn has_open_columns(draft: &Draft) -> bool {
    let rows_of_figures = |c: &DraftCell| {
        let rows = c.lines.iter().filter(|l| {
            let parts = segments(l, &[]);
            parts.len() >= 2 && parts.iter().any(|p| p.is_figure(l))
        });
        c.column_span > 1 && c.lines.len() >= 2 && rows.count() >= 1
    };
    if draft.cells.iter().any(rows_of_figures) {
        return true;
    }
    (0..draft.columns).any(|column| {
        let lines = draft.cells.iter().filter(|c| c.column == column && c.column_span == 1).flat_map(|c| &c.lines);
        let (mut all, mut many, mut rows) = (0, 0, 0);
        for line in lines {
            all += 1;
            if line.words.len() < 2 {
                continue;
            }
            let parts = segments(line, &[]);
            many += usize::from(parts.len() >= 2);
            let figures = line.words.iter().filter(|w| is_figure(&w.text)).count();
            rows += usize::from(parts.len() >= 2 && figures >= 2 && parts.iter().any(|p| p.is_figure(line)));
        }
        many >= 2 && many * 2 > all && rows >= 2
    })
}

/// True where no ruling parts many rows of figures and the stub has lines that stand in none of them: names of groups, wrapped labels.
fn has_own_labels(draft: &Draft, ys: &[Points]) -> bool {
    let rows = ys.len().saturating_sub(1);
    if draft.rows < rows + OPEN_ROWS_MIN {
        return false;
    }
    let more = |c: &&DraftCell| c.column == 0 && c.row > 0 && c.row_span == 1 && c.lines.len() > 1;
    draft.cells.iter().filter(more).count() > 0
}

/// The table by its text, its rulings as borders of columns and rows.
fn by_text(grid: &Grid, draft: Draft) -> Draft {
    let words: Vec<Word> = draft.cells.iter().flat_map(|c| &c.lines).flat_map(|l| l.words.iter().cloned()).collect();
    let (left, right) = (grid.xs.first().copied().unwrap_or(0.0), grid.xs.last().copied().unwrap_or(0.0));
    let across: Vec<Rect> = grid.ys.iter().map(|y| Rect::new(left, *y, right, *y)).collect();
    let inner = |bar: &&Rect| bar.x0 > left + FRAME_POINTS_MAX && bar.x0 < right - FRAME_POINTS_MAX;
    let bars: Vec<Rect> = grid.upright.iter().filter(inner).copied().collect();
    let lines = lines(words);
    match structure(&lines, &of_lines(&lines, &bars), &across, &bars) {
        Some(by_text) if by_text.columns >= draft.columns => Draft { area: draft.area, ..by_text },
        _ => draft,
    }
}

/// True for one row of short cells, each with a figure: tiles in a frame.
fn is_tiles(filled: &[Vec<Word>]) -> bool {
    filled.len() >= 3
        && filled.iter().all(|w| !w.is_empty() && w.len() <= TILE_WORDS_MAX && w.iter().any(Word::has_digit))
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
    // The rows of the grid that have a name of their own.
    let own = |(cell, lines): &&(Cell, Vec<Line>)| {
        cell.c0 == 0 && cell.r0 == cell.r1 && lines.first().is_some_and(|l| !is_figure(&l.text()))
    };
    let named: Vec<usize> = cells.iter().filter(own).map(|(c, _)| c.r0).collect();
    for (cell, lines) in cells.drain(..) {
        if cell.c1 > cell.c0 && lines.len() == 1 && cell.r0 == cell.r1 && parts[cell.r0].len() < 2 {
            let pieces = open_row(grid, &cell, &lines);
            if pieces.len() >= 2 {
                for (c0, c1, line) in pieces {
                    let area = Rect::new(grid.xs[c0], grid.ys[cell.r0], grid.xs[c1 + 1], grid.ys[cell.r1 + 1]);
                    let (row, lines) = (first[cell.r0], vec![line]);
                    let cell =
                        DraftCell { row, column: c0, row_span: 1, column_span: c1 + 1 - c0, lines, area, indent: 0 };
                    draft.cells.push(cell);
                }
                continue;
            }
        }
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
        if cell.r0 < cell.r1 && plain(&cell, &parts) && names_each(grid, &named, &cell) {
            match sparse::rows(grid, &cell, &lines) {
                Some(pieces) => draft.cells.extend(pieces.into_iter().map(|(place, lines)| {
                    let area =
                        Rect::new(grid.xs[place.c0], grid.ys[place.r0], grid.xs[place.c1 + 1], grid.ys[place.r1 + 1]);
                    let (row, column_span) = (first[place.r0], place.c1 + 1 - place.c0);
                    DraftCell { row, column: place.c0, row_span: 1, column_span, lines, area, indent: 0 }
                })),
                None => draft.cells.push(DraftCell { lines, ..whole }),
            }
            continue;
        }
        if cell.r0 < cell.r1 || marks.len() < 2 {
            draft.cells.push(DraftCell { lines, ..whole });
            continue;
        }
        split_cell(&mut draft.cells, &whole, lines, &marks);
    }
    draft.cells.sort_by_key(|c| (c.row, c.column));
    draft.shed();
    draft.header_rows = header_rows(&draft);
    draft
}

/// True where none of the cell's rows is several rows of figures.
fn plain(cell: &Cell, parts: &[Vec<Points>]) -> bool {
    (cell.r0..=cell.r1).all(|r| parts.get(r).is_none_or(|p| p.len() < 2))
}

/// True where each row that the cell spans has a name of its own.
fn names_each(grid: &Grid, named: &[usize], cell: &Cell) -> bool {
    cell.c0 > 0 && cell.r1 < grid.ys.len() && (cell.r0..=cell.r1).all(|r| named.contains(&r))
}

/// A cell over several columns whose line has wide gaps is a row without column rulings, as where only the header has them:
/// its segments go into the columns they stand in.
fn open_row(grid: &Grid, cell: &Cell, lines: &[Line]) -> Vec<(usize, usize, Line)> {
    let Some(line) = lines.first() else { return Vec::new() };
    let mut out: Vec<(usize, usize, Line)> = Vec::new();
    // The edge of a column in a gap that is wider than a blank.
    let inner = grid.xs.get(cell.c0 + 1..=cell.c1).unwrap_or_default();
    let parts = |x: &&Points| {
        let gap = |w: &[Word]| (w[0].area.x1, w[1].area.x0);
        let wide =
            |(from, to): (Points, Points)| from <= **x && **x <= to && to - from > EDGE_GAP_SIZES_MIN * line.size;
        line.words.windows(2).map(gap).any(wide)
    };
    let bars: Vec<Rect> = inner.iter().filter(parts).map(|x| Rect::new(*x, line.area.y0, *x, line.area.y1)).collect();
    for part in segments(line, &bars) {
        let column = |x: Points| grid.xs.partition_point(|e| *e <= x).saturating_sub(1).clamp(cell.c0, cell.c1);
        let one = part.line(line);
        let (x0, x1) = (part.x0 + 0.3 * line.size, part.x1 - 0.3 * line.size);
        let middle = column((part.x0 + part.x1) / 2.0);
        let (c0, c1) = if part.x1 - part.x0 > 1.5 * line.size { (column(x0), column(x1)) } else { (middle, middle) };
        match out.last_mut() {
            Some((_, end, last)) if c0 <= *end => {
                *end = c1.max(*end);
                let words = last.words.drain(..).chain(one.words).collect();
                *last = Line::of(words);
            }
            _ => out.push((c0, c1, one)),
        }
    }
    out
}

fn split_cell(out: &mut Vec<DraftCell>, whole: &DraftCell, lines: Vec<Line>, marks: &[(usize, Points)]) {
    let mut rows: Vec<Vec<Line>> = vec![Vec::new(); marks.len()];
    // A line between two rows is the wrapped end of the row above it; where it stands nearer to the line below it, the beginning of
    // that row, whose figures are set at the foot of their cells.
    let mut baselines: Vec<Points> = lines.iter().map(|l| l.baseline).collect();
    baselines.push(f32::INFINITY);
    for (n, line) in lines.into_iter().enumerate() {
        let mut at = marks.partition_point(|(_, b)| *b <= line.baseline + ROW_SIZES_MAX * line.size).saturating_sub(1);
        let own = marks.get(at).is_some_and(|(_, b)| (b - line.baseline).abs() <= ROW_SIZES_MAX * line.size);
        let above = n.checked_sub(1).and_then(|p| baselines.get(p)).map_or(f32::INFINITY, |b| line.baseline - b);
        let below = baselines.get(n + 1).map_or(f32::INFINITY, |b| b - line.baseline);
        let next = marks.get(at + 1).map_or(f32::INFINITY, |(_, b)| b - line.baseline);
        if !own && below < 0.9 * above && next < 3.0 * below {
            at += 1;
        }
        if let Some(row) = rows.get_mut(at) {
            row.push(line);
        }
    }
    for ((row, _), lines) in marks.iter().zip(rows) {
        let area = lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b)).unwrap_or(whole.area);
        out.push(DraftCell { row: *row, row_span: 1, lines, area, ..whole.clone() });
    }
}

/// Header and first row of figures where no ruling parts them: most cells end with a figure, all on one baseline.
fn head_and_first(here: &[&(Cell, Vec<Line>)]) -> Option<Vec<Points>> {
    let last = here.iter().filter_map(|(_, l)| l.last()).map(|l| l.baseline).fold(f32::NEG_INFINITY, f32::max);
    let first = here.iter().filter_map(|(_, l)| l.first()).map(|l| l.baseline).fold(f32::INFINITY, f32::min);
    let ends = |(_, l): &&&(Cell, Vec<Line>)| l.len() >= 2 && l.last().is_some_and(|l| (l.baseline - last).abs() < 1.5);
    let with: Vec<_> = here.iter().filter(ends).collect();
    // A year, alone or as in `1992/3`, heads a column.
    let year = |t: &str| {
        let c: Vec<char> = t.chars().take(5).collect();
        matches!(c.as_slice(), ['1', '9', a, b, ..] | ['2', '0', a, b, ..] if a.is_ascii_digit() && b.is_ascii_digit())
            && !c.get(4).is_some_and(|e| e.is_ascii_digit() || matches!(e, '.' | ','))
    };
    let value = |t: &str| is_figure(t) && !t.starts_with('(') && !year(t);
    let figures = with.iter().filter(|(_, l)| l.last().is_some_and(|l| value(&l.text()))).count();
    let heads = with
        .iter()
        .filter(|(_, l)| {
            l.first().is_some_and(|l| is_figure(&l.text()) && l.text().len() != 4 && !l.text().starts_with('('))
        })
        .count();
    (with.len() >= 3 && with.len() * 4 >= here.len() * 3 && figures + 1 >= with.len() && heads == 0)
        .then(|| vec![first, last])
}

/// The baselines of the rows that stand in one row of the grid: several where at least two columns hold a figure on each.
fn baselines(cells: &[(Cell, Vec<Line>)], r: usize) -> Vec<Points> {
    let here: Vec<&(Cell, Vec<Line>)> = cells.iter().filter(|(c, l)| c.r0 == r && c.r1 == r && !l.is_empty()).collect();
    if r == 0
        && let Some(rows) = head_and_first(&here)
    {
        return rows;
    }
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
