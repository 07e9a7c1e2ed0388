//! Grids with few rulings: a cell over several named rows that holds a figure for each of them.

use super::draft::is_figure;
use super::lattice::{Cell, Grid};
use super::line::Line;
use super::segment::segments;
use crate::geometry::Points;

/// A figure stands in the middle of two columns where it is no further from the edge between them, in shares of the narrower one.
const BETWEEN_SHARE_MAX: f32 = 0.25;
/// Names beside figures without rulings are at least so many.
const NAMES_MIN: usize = 3;

/// The figures of a cell by the rows of the grid they stand in, and by its columns where each column has one; names too, where each
/// line of them stands in a row of its own. `None` where it is no such cell.
pub fn rows(grid: &Grid, cell: &Cell, lines: &[Line]) -> Option<Vec<(Cell, Vec<Line>)>> {
    let row = |l: &Line| index(&grid.ys, l.area.centre().y, cell.r0, cell.r1);
    let mut by_row: Vec<(usize, Vec<Line>)> = Vec::new();
    for line in lines {
        let at = row(line)?;
        match by_row.last_mut() {
            // `43` over `(100)`: the share stands under its count. In cells side by side another figure may stand between the two in height.
            Some((last, held)) if *last == at => {
                (cell.c0 < cell.c1 || line.text().starts_with('(')).then(|| held.push(line.clone()))?;
            }
            Some((last, _)) if at < *last => return None,
            _ => by_row.push((at, vec![line.clone()])),
        }
    }
    let figures = lines.iter().all(|l| l.words.iter().all(|w| is_figure(&w.text)));
    let names = lines.len() >= NAMES_MIN && by_row.len() == lines.len() && lines.iter().all(|l| !is_figure(&l.text()));
    if by_row.len() < 2 || !(figures || names) {
        return None;
    }
    let mut out = Vec::new();
    for (r, held) in by_row {
        let place = |c0, c1| Cell { r0: r, r1: r, c0, c1 };
        if names || cell.c0 == cell.c1 {
            out.push((place(cell.c0, cell.c1), held));
            continue;
        }
        let mut pieces: Vec<(Cell, Vec<Line>)> = Vec::new();
        for line in &held {
            for part in segments(line, &[]) {
                let one = part.line(line);
                let (c0, c1) = columns(grid, cell, (part.x0 + part.x1) / 2.0)?;
                match pieces.iter_mut().find(|(p, _)| p.c0 <= c1 && c0 <= p.c1) {
                    Some((p, lines)) if (p.c0, p.c1) == (c0, c1) && one.text().starts_with('(') => lines.push(one),
                    Some(_) => return None,
                    None => pieces.push((place(c0, c1), vec![one])),
                }
            }
        }
        out.extend(pieces);
    }
    out.sort_by_key(|(p, _)| (p.r0, p.c0));
    Some(out)
}

fn index(edges: &[Points], at: Points, low: usize, high: usize) -> Option<usize> {
    let index = edges.partition_point(|e| *e <= at).checked_sub(1)?;
    (low..=high).contains(&index).then_some(index)
}

/// The column that a figure stands in; both where it stands over the edge between two.
fn columns(grid: &Grid, cell: &Cell, middle: Points) -> Option<(usize, usize)> {
    let at = index(&grid.xs, middle, cell.c0, cell.c1)?;
    let width = |c: usize| grid.xs.get(c + 1).zip(grid.xs.get(c)).map_or(0.0, |(r, l)| r - l);
    let near = |edge: usize, beside: usize| {
        let slack = BETWEEN_SHARE_MAX * width(at).min(width(beside));
        grid.xs.get(edge).is_some_and(|e| (middle - e).abs() < slack)
    };
    if at > cell.c0 && near(at, at - 1) {
        return Some((at - 1, at));
    }
    if at < cell.c1 && near(at + 1, at + 1) {
        return Some((at, at + 1));
    }
    Some((at, at))
}

#[cfg(test)]
mod tests {
    use super::super::{line::lines, word::sheet, word::tests::Setting};
    use super::*;

    /// What stands in a cell over columns 1 and 2 and rows 0 to 2 of a grid, each with its row and columns.
    fn check(set: &[(f32, f32, &str)], expect: Option<&[(usize, usize, usize, &str)]>) {
        let mut setting = Setting::new();
        for (x, y, text) in set {
            setting.set(*x, *y, 10.0, 0, text);
        }
        let grid = Grid {
            xs: vec![0.0, 100.0, 140.0, 180.0],
            ys: vec![0.0, 20.0, 40.0, 60.0],
            cells: Vec::new(),
            upright: Vec::new(),
            broken: false,
        };
        let cell = Cell { r0: 0, r1: 2, c0: 1, c1: 2 };
        let got = rows(&grid, &cell, &lines(sheet(&setting.page, &[]).words));
        let text = |l: &[Line]| l.iter().map(Line::text).collect::<Vec<_>>().join(" ");
        let got: Option<Vec<_>> = got.map(|p| p.iter().map(|(c, l)| (c.r0, c.c0, c.c1, text(l))).collect());
        let expect = expect.map(|e| e.iter().map(|(r, a, b, t)| (*r, *a, *b, (*t).to_owned())).collect());
        assert_eq!(got, expect, "{set:?}");
    }

    #[test]
    fn figures_stand_in_the_rows_of_their_names() {
        check(
            &[(115.0, 14.0, "4"), (155.0, 14.0, "5"), (115.0, 34.0, "6"), (155.0, 34.0, "7"), (137.0, 54.0, "9")],
            Some(&[(0, 1, 1, "4"), (0, 2, 2, "5"), (1, 1, 1, "6"), (1, 2, 2, "7"), (2, 1, 2, "9")]),
        );
        check(&[(115.0, 12.0, "4"), (115.0, 19.0, "5"), (115.0, 54.0, "6")], None);
        // A figure stands between the lines of the cell beside it.
        check(
            &[(115.0, 6.0, "4"), (150.0, 10.0, "5 (7)"), (110.0, 17.0, "(2)"), (115.0, 34.0, "6"), (155.0, 34.0, "7")],
            Some(&[(0, 1, 1, "4 (2)"), (0, 2, 2, "5 (7)"), (1, 1, 1, "6"), (1, 2, 2, "7")]),
        );
        check(&[(115.0, 34.0, "6")], None);
        check(&[(115.0, 14.0, "4"), (115.0, 34.0, "boats")], None);
    }
}
