//! Rulings to grids: lines that meet make a grid, and the edges that are drawn tell its cells.
//!
//! Rulings on one straight line are joined, rulings that meet make a component, and a component with columns and rows is a
//! grid. Neighbouring places of the grid without a drawn edge between them are one spanning cell.

use super::word::Sheet;
use crate::geometry::{Point, Points, Rect};

/// Lines this close are one line: double rulings and the two edges of a gap between cells (ICDAR eu-001: 1.9 points).
const SAME_POINTS_MAX: Points = 3.2;
/// Lines meet where they miss each other by no more.
const MEET_POINTS_MAX: Points = 3.5;
/// An edge is drawn where rulings cover this share of it.
const COVER_SHARE_MIN: f32 = 0.6;
/// A line that reaches this far beyond the last crossing line makes an open outer column.
const OPEN_POINTS_MIN: Points = 9.0;
/// The edge of a band is a line of its own where no other line stands so close to it.
const BAND_POINTS_MIN: Points = 6.0;
/// An upright line stops for the name of a group, or for a blank line, over no more than this.
const BRIDGE_POINTS_MAX: Points = 30.0;
/// The pieces of a line touch each other.
const JOINT_POINTS_MAX: Points = 1.0;
/// Pages with more lines are drawings; the work stays bounded.
const LINES_MAX: usize = 6_000;
/// Grids with more places are drawings too.
const PLACES_MAX: usize = 40_000;

/// A cell of a grid: first and last row and column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// First row.
    pub r0: usize,
    /// Last row.
    pub r1: usize,
    /// First column.
    pub c0: usize,
    /// Last column.
    pub c1: usize,
}

/// A grid of rulings.
#[derive(Clone, Debug)]
pub struct Grid {
    /// Column edges, left to right.
    pub xs: Vec<Points>,
    /// Row edges, top to bottom.
    pub ys: Vec<Points>,
    /// Its cells, spanning ones once.
    pub cells: Vec<Cell>,
    /// Its upright lines as far as they are drawn, without thickness.
    pub upright: Vec<Rect>,
    /// True where some of them stop beside the names of groups and go on below.
    pub broken: bool,
}

impl Grid {
    /// The box around it.
    pub fn area(&self) -> Rect {
        let ends = |v: &[Points]| (v.first().copied().unwrap_or(0.0), v.last().copied().unwrap_or(0.0));
        let ((x0, x1), (y0, y1)) = (ends(&self.xs), ends(&self.ys));
        Rect::new(x0, y0, x1, y1)
    }
}

/// A straight line: where it stands, and from where to where it runs.
#[derive(Clone, Copy, Debug)]
struct Stroke {
    at: Points,
    from: Points,
    to: Points,
}

fn joined(mut strokes: Vec<Stroke>) -> Vec<Stroke> {
    strokes.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut out: Vec<Stroke> = Vec::new();
    let mut row: Vec<Stroke> = Vec::new();
    let close = |row: &mut Vec<Stroke>, out: &mut Vec<Stroke>| {
        row.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut last: Option<Stroke> = None;
        for s in row.drain(..) {
            match last.as_mut() {
                Some(l) if s.from <= l.to + MEET_POINTS_MAX => l.to = l.to.max(s.to),
                _ => out.extend(last.replace(s)),
            }
        }
        out.extend(last);
    };
    for s in strokes {
        if row.first().is_some_and(|r| s.at - r.at > 1.0) {
            close(&mut row, &mut out);
        }
        row.push(s);
    }
    close(&mut row, &mut out);
    out
}

/// The straight lines of a sheet, horizontal and vertical: rulings and the edges of framed boxes.
fn strokes(sheet: &Sheet) -> (Vec<Stroke>, Vec<Stroke>) {
    let mut across: Vec<Stroke> =
        sheet.across.iter().map(|r| Stroke { at: r.centre().y, from: r.x0, to: r.x1 }).collect();
    let mut upright: Vec<Stroke> =
        sheet.upright.iter().map(|r| Stroke { at: r.centre().x, from: r.y0, to: r.y1 }).collect();
    for (area, _, framed) in &sheet.fills {
        if *framed {
            across.extend([area.y0, area.y1].map(|at| Stroke { at, from: area.x0, to: area.x1 }));
            upright.extend([area.x0, area.x1].map(|at| Stroke { at, from: area.y0, to: area.y1 }));
        }
    }
    (joined(across), joined(upright))
}

/// Upright lines that stop beside the names of groups and go on below them: two or more with the same gap, at which no ruling ends it.
fn bridged(upright: &[Stroke], across: &[Stroke]) -> Vec<Stroke> {
    // Strokes stand in order of their place, those of one line from top to bottom.
    let same = |a: &Stroke, b: &Stroke| (a.at - b.at).abs() <= JOINT_POINTS_MAX;
    let gap =
        |w: &[Stroke]| (same(&w[0], &w[1]) && w[1].from - w[0].to < BRIDGE_POINTS_MAX).then_some((w[0].to, w[1].from));
    let mut gaps: Vec<(Points, Points)> = upright.windows(2).filter_map(gap).collect();
    gaps.sort_by(|a, b| a.0.total_cmp(&b.0));
    let alike = |a: &(Points, Points), b: &(Points, Points)| {
        (a.0 - b.0).abs() <= JOINT_POINTS_MAX && (a.1 - b.1).abs() <= JOINT_POINTS_MAX
    };
    let ruled = |g: &(Points, Points)| {
        let first = across.partition_point(|s| s.at < g.0 - MEET_POINTS_MAX);
        across.get(first).is_some_and(|s| s.at <= g.1 + MEET_POINTS_MAX)
    };
    gaps = gaps.chunk_by(alike).filter(|c| c.len() >= 2 && !ruled(&c[0])).map(|c| c[0]).collect();
    let mut out: Vec<Stroke> = Vec::with_capacity(upright.len());
    for stroke in upright {
        match out.last_mut() {
            Some(last) if same(last, stroke) && gaps.iter().any(|g| alike(g, &(last.to, stroke.from))) => {
                last.to = stroke.to
            }
            _ => out.push(*stroke),
        }
    }
    out
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

/// The grids of a sheet, framed boxes (one place) included, in no order.
pub fn grids(sheet: &Sheet) -> Vec<Grid> {
    let (across, upright) = strokes(sheet);
    if across.len() + upright.len() > LINES_MAX {
        return Vec::new();
    }
    let pieces = upright;
    let mut upright = bridged(&pieces, &across);
    upright.sort_by(|a, b| a.at.total_cmp(&b.at));
    let n = across.len();
    let mut parent: Vec<usize> = (0..n + upright.len()).collect();
    for (i, h) in across.iter().enumerate() {
        let first = upright.partition_point(|v| v.at < h.from - MEET_POINTS_MAX);
        for (j, v) in upright.iter().enumerate().skip(first) {
            if v.at > h.to + MEET_POINTS_MAX {
                break;
            }
            if v.from - MEET_POINTS_MAX <= h.at && h.at <= v.to + MEET_POINTS_MAX {
                let (a, b) = (root(&mut parent, i), root(&mut parent, n + j));
                parent[a] = b;
            }
        }
    }
    let mut parts: std::collections::BTreeMap<usize, (Vec<Stroke>, Vec<Stroke>)> = std::collections::BTreeMap::new();
    for (i, h) in across.iter().enumerate() {
        parts.entry(root(&mut parent, i)).or_default().0.push(*h);
    }
    for (j, v) in upright.iter().enumerate() {
        parts.entry(root(&mut parent, n + j)).or_default().1.push(*v);
    }
    let bands: Vec<Rect> = sheet.fills.iter().filter(|(_, _, framed)| !framed).map(|(area, ..)| *area).collect();
    let joints = joints(&sheet.upright);
    parts
        .into_values()
        .filter_map(|(mut h, v)| {
            h.extend(edges(&bands, &h, &v));
            h.extend(rows_of_joints(&joints, &h, &v));
            grid(&h, &v, &pieces)
        })
        .collect()
}

/// Where upright rulings are put together from pieces, end to end: a word processor draws the edge of a column row by row.
fn joints(upright: &[Rect]) -> Vec<Point> {
    let mut pieces: Vec<&Rect> = upright.iter().collect();
    pieces.sort_by(|a, b| a.centre().x.total_cmp(&b.centre().x).then(a.y0.total_cmp(&b.y0)));
    let touch = |w: &&[&Rect]| {
        (w[1].centre().x - w[0].centre().x).abs() <= JOINT_POINTS_MAX && (w[1].y0 - w[0].y1).abs() <= JOINT_POINTS_MAX
    };
    pieces.windows(2).filter(touch).map(|w| Point { x: w[0].centre().x, y: w[0].y1 }).collect()
}

/// The rows of a grid with a ruling below its heads, upright lines and no ruling between its rows: they end where the pieces of the
/// upright lines do.
fn rows_of_joints(joints: &[Point], across: &[Stroke], upright: &[Stroke]) -> Vec<Stroke> {
    let (left, right) = across.iter().fold((f32::INFINITY, f32::NEG_INFINITY), |a, s| (a.0.min(s.from), a.1.max(s.to)));
    let first = across.iter().map(|s| s.at).fold(f32::INFINITY, f32::min);
    let end = upright.iter().map(|s| s.to).fold(f32::NEG_INFINITY, f32::max);
    let edge = |s: &Stroke| (s.at - first).abs() <= SAME_POINTS_MAX || (s.at - end).abs() <= SAME_POINTS_MAX;
    if across.is_empty() || !across.iter().all(edge) {
        return Vec::new();
    }
    let mut out: Vec<Stroke> = Vec::new();
    for line in upright {
        let from = joints.partition_point(|j| j.x < line.at - SAME_POINTS_MAX);
        let near = joints.iter().skip(from).take_while(|j| j.x <= line.at + SAME_POINTS_MAX);
        let rows = near.map(|j| j.y).filter(|y| line.from < *y && *y < line.to);
        out.extend(rows.chain([line.to]).map(|at| Stroke { at, from: left, to: right }));
    }
    if out.len() > upright.len() + 1 { out } else { Vec::new() }
}

/// The edges of coloured bands that part rows of a grid: as wide as the grid, inside it, and where no line is drawn. Heads are
/// often set apart so, and every second row.
fn edges(bands: &[Rect], across: &[Stroke], upright: &[Stroke]) -> Vec<Stroke> {
    let span = |strokes: &[Stroke]| {
        let ats = || strokes.iter().map(|s| s.at);
        (ats().fold(f32::INFINITY, f32::min), ats().fold(f32::NEG_INFINITY, f32::max))
    };
    let ((left, right), (top, bottom)) = (span(upright), span(across));
    let inside = |b: &&Rect| {
        b.x0 <= left + MEET_POINTS_MAX
            && b.x1 >= right - MEET_POINTS_MAX
            && b.y0 > top - MEET_POINTS_MAX
            && b.y1 < bottom + MEET_POINTS_MAX
    };
    let mut out: Vec<Stroke> = Vec::new();
    // What is painted last is what is seen.
    for at in bands.iter().rev().filter(inside).flat_map(|b| [b.y0, b.y1]) {
        if across.iter().chain(&out).all(|s| (s.at - at).abs() >= BAND_POINTS_MIN) {
            out.push(Stroke { at, from: left, to: right });
        }
    }
    out
}

/// Positions of lines, those that stand close together as one.
fn positions(strokes: &[Stroke], open: &[Stroke]) -> Vec<Points> {
    let mut at: Vec<Points> = strokes.iter().map(|s| s.at).collect();
    at.sort_by(Points::total_cmp);
    let mut out: Vec<(Points, Points, u32)> = Vec::new();
    for x in at {
        match out.last_mut() {
            Some((first, sum, count)) if x - *first <= SAME_POINTS_MAX => {
                *sum += x;
                *count += 1;
            }
            _ => out.push((x, x, 1)),
        }
    }
    let mut out: Vec<Points> = out.into_iter().map(|(_, sum, count)| sum / count as f32).collect();
    // Tables without outer rulings: the cross lines tell how far they reach.
    let low = open.iter().map(|s| s.from).fold(f32::INFINITY, f32::min);
    let high = open.iter().map(|s| s.to).fold(f32::NEG_INFINITY, f32::max);
    if out.first().is_some_and(|f| low < f - OPEN_POINTS_MIN) {
        out.insert(0, low);
    }
    if out.last().is_some_and(|l| high > l + OPEN_POINTS_MIN) {
        out.push(high);
    }
    out
}

/// True where strokes at `at` cover the stretch.
fn drawn(strokes: &[Stroke], at: Points, from: Points, to: Points) -> bool {
    let near = strokes.iter().filter(|s| (s.at - at).abs() <= SAME_POINTS_MAX);
    let covered: f32 = near.map(|s| (s.to.min(to) - s.from.max(from)).max(0.0)).fold(0.0, f32::max);
    covered >= COVER_SHARE_MIN * (to - from)
}

fn grid(across: &[Stroke], upright: &[Stroke], pieces: &[Stroke]) -> Option<Grid> {
    if across.len() < 2 || upright.is_empty() {
        return None;
    }
    let xs = positions(upright, across);
    let ys = positions(across, upright);
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns == 0 || rows == 0 || columns * rows > PLACES_MAX {
        return None;
    }
    let mut parent: Vec<usize> = (0..columns * rows).collect();
    let place = |r: usize, c: usize| r * columns + c;
    for r in 0..rows {
        for c in 0..columns {
            if c + 1 < columns && !drawn(upright, xs[c + 1], ys[r], ys[r + 1]) {
                let (a, b) = (root(&mut parent, place(r, c)), root(&mut parent, place(r, c + 1)));
                parent[a] = b;
            }
            if r + 1 < rows && !drawn(across, ys[r + 1], xs[c], xs[c + 1]) {
                let (a, b) = (root(&mut parent, place(r, c)), root(&mut parent, place(r + 1, c)));
                parent[a] = b;
            }
        }
    }
    let mut boxes: std::collections::BTreeMap<usize, Cell> = std::collections::BTreeMap::new();
    for r in 0..rows {
        for c in 0..columns {
            let cell = boxes.entry(root(&mut parent, place(r, c))).or_insert(Cell { r0: r, r1: r, c0: c, c1: c });
            *cell = Cell { r0: cell.r0.min(r), r1: cell.r1.max(r), c0: cell.c0.min(c), c1: cell.c1.max(c) };
        }
    }
    let mut cells: Vec<Cell> = boxes.into_values().collect();
    settle(&mut cells, columns, rows);
    cells.sort_by_key(|c| (c.r0, c.c0));
    let drawn = |s: &Stroke| {
        let first = pieces.partition_point(|p| p.at < s.at - JOINT_POINTS_MAX);
        let near = pieces.iter().skip(first).take_while(|p| p.at <= s.at + JOINT_POINTS_MAX);
        let parts = near.filter(|p| s.from <= p.from && p.to <= s.to);
        parts.map(|p| Rect::new(p.at, p.from, p.at, p.to)).collect::<Vec<_>>()
    };
    let bridged = upright.len();
    let upright: Vec<Rect> = upright.iter().flat_map(drawn).collect();
    Some(Grid { xs, ys, cells, broken: upright.len() > bridged, upright })
}

/// Places that join round a corner have boxes that overlap: such cells are one.
fn settle(cells: &mut Vec<Cell>, columns: usize, rows: usize) {
    loop {
        let mut owner = vec![usize::MAX; columns * rows];
        let mut clash = None;
        'all: for (at, cell) in cells.iter().enumerate() {
            for r in cell.r0..=cell.r1 {
                for c in cell.c0..=cell.c1 {
                    let place = &mut owner[r * columns + c];
                    if *place != usize::MAX {
                        clash = Some((*place, at));
                        break 'all;
                    }
                    *place = at;
                }
            }
        }
        let Some((a, b)) = clash else { return };
        let gone = cells.swap_remove(b.max(a));
        let kept = &mut cells[a.min(b)];
        *kept = Cell {
            r0: kept.r0.min(gone.r0),
            r1: kept.r1.max(gone.r1),
            c0: kept.c0.min(gone.c0),
            c1: kept.c1.max(gone.c1),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::super::word::{sheet, tests::Setting};
    use super::*;

    fn check(rules: &[(f32, f32, f32, f32)], expect: &[(usize, usize, usize, usize)]) {
        let mut setting = Setting::new();
        for (x0, y0, x1, y1) in rules {
            setting.rule(*x0, *y0, *x1, *y1);
        }
        let grids = grids(&sheet(&setting.page, &[]));
        let said: Vec<_> = grids.iter().flat_map(|g| &g.cells).map(|c| (c.r0, c.r1, c.c0, c.c1)).collect();
        assert_eq!(said, expect);
    }

    #[test]
    fn drawn_edges_make_cells_and_missing_ones_make_spans() {
        let frame =
            [(0.0, 0.0, 100.0, 0.0), (0.0, 40.0, 100.0, 40.0), (0.0, 0.0, 0.0, 40.0), (100.0, 0.0, 100.0, 40.0)];
        check(&frame, &[(0, 0, 0, 0)]);
        let mut rules = frame.to_vec();
        rules.extend([(0.0, 20.0, 100.0, 20.0), (50.0, 20.0, 50.0, 40.0)]);
        check(&rules, &[(0, 0, 0, 1), (1, 1, 0, 0), (1, 1, 1, 1)]);
    }

    #[test]
    fn rows_end_where_the_pieces_of_an_upright_line_do() {
        let heads = (0.0, 0.0, 100.0, 0.0);
        let pieces = [heads, (50.0, 0.0, 50.0, 30.0), (50.0, 30.0, 50.0, 70.0), (50.0, 70.0, 50.0, 90.0)];
        check(&pieces, &[(0, 0, 0, 0), (0, 0, 1, 1), (1, 1, 0, 0), (1, 1, 1, 1), (2, 2, 0, 0), (2, 2, 1, 1)]);
        check(&[heads, (50.0, 0.0, 50.0, 90.0)], &[]);
        // A ruling between two of the rows: what has none is one row.
        let mut ruled = pieces.to_vec();
        ruled.extend([(0.0, 30.0, 100.0, 30.0), (0.0, 90.0, 100.0, 90.0)]);
        check(&ruled, &[(0, 0, 0, 0), (0, 0, 1, 1), (1, 1, 0, 0), (1, 1, 1, 1)]);
    }

    #[test]
    fn upright_lines_go_on_below_the_name_of_a_group() {
        let mut rules = vec![(0.0, 0.0, 90.0, 0.0), (0.0, 20.0, 90.0, 20.0), (0.0, 120.0, 90.0, 120.0)];
        for x in [30.0, 60.0] {
            rules.extend([(x, 0.0, x, 60.0), (x, 75.0, x, 120.0)]);
        }
        let cells = |r: usize| (0..3).map(move |c| (r, r, c, c));
        check(&rules, &cells(0).chain(cells(1)).collect::<Vec<_>>());
        // A ruling at the gap parts two tables.
        rules.extend([(0.0, 60.0, 90.0, 60.0), (0.0, 75.0, 90.0, 75.0)]);
        let mut setting = Setting::new();
        rules.iter().for_each(|(x0, y0, x1, y1)| {
            setting.rule(*x0, *y0, *x1, *y1);
        });
        assert_eq!(grids(&sheet(&setting.page, &[])).len(), 2);
    }

    #[test]
    fn edges_of_bands_part_rows_where_no_line_does() {
        let mut setting = Setting::new();
        for (x0, y0, x1, y1) in [(0.0, 0.0, 100.0, 0.0), (0.0, 60.0, 100.0, 60.0), (0.0, 40.0, 100.0, 40.0)] {
            setting.rule(x0, y0, x1, y1);
        }
        for x in [0.0, 50.0, 100.0] {
            setting.rule(x, 0.0, x, 60.0);
        }
        let cells = |setting: &Setting| {
            let grids = grids(&sheet(&setting.page, &[]));
            grids.iter().flat_map(|g| &g.cells).map(|c| (c.r0, c.c0)).collect::<Vec<_>>()
        };
        let rows = |count: usize| (0..count).flat_map(|r| [(r, 0), (r, 1)]).collect::<Vec<_>>();
        assert_eq!(cells(&setting), rows(2));
        let mut fill =
            |area: Rect| setting.page.fills.push(crate::extract::Fill { area, colour: Some(0), framed: false });
        // A cell's own colour, a ground under the whole grid, and a band close to a line.
        fill(Rect::new(0.0, 0.0, 50.0, 20.0));
        fill(Rect::new(-5.0, -9.0, 105.0, 69.0));
        fill(Rect::new(0.0, 1.0, 100.0, 38.0));
        assert_eq!(cells(&setting), rows(2));
        setting.page.fills.push(crate::extract::Fill {
            area: Rect::new(0.0, 0.0, 100.0, 20.0),
            colour: Some(0),
            framed: false,
        });
        assert_eq!(cells(&setting), rows(3));
    }

    #[test]
    fn lines_that_reach_beyond_the_last_column_line_make_open_columns() {
        let rules = [(0.0, 0.0, 100.0, 0.0), (0.0, 20.0, 100.0, 20.0), (50.0, 0.0, 50.0, 20.0)];
        check(&rules, &[(0, 0, 0, 0), (0, 0, 1, 1)]);
        check(&[(0.0, 0.0, 100.0, 0.0)], &[]);
    }
}
