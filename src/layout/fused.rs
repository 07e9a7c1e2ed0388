//! Rows that the tags of a file fuse: cells whose paragraphs stand beside each other, each pair of them a row as drawn.

use super::draft::{Draft, DraftCell};
use super::line::Line;

/// Lines further apart than so many type sizes are paragraphs with a blank line between them.
const APART_SIZES_MIN: f32 = 1.7;
/// Paragraphs of one row begin at one height: their baselines differ by no more of their size.
const SAME_SIZES_MAX: f32 = 0.3;

/// Parts the rows below the heads all of whose cells hold as many paragraphs, beginning at the same heights.
pub fn parted(draft: Draft) -> Draft {
    let counts: Vec<usize> = (0..draft.rows).map(|row| rows_in(&draft, row)).collect();
    if counts.iter().all(|count| *count == 1) {
        return draft;
    }
    let mut first = vec![0; draft.rows + 1];
    for (row, count) in counts.iter().enumerate() {
        first[row + 1] = first[row] + count;
    }
    let mut cells = Vec::with_capacity(draft.cells.len());
    for cell in draft.cells {
        let (from, to) = (first[cell.row], first[(cell.row + cell.row_span).min(draft.rows)]);
        if counts.get(cell.row) == Some(&1) || cell.lines.is_empty() {
            cells.push(DraftCell { row: from, row_span: to - from, ..cell });
            continue;
        }
        let DraftCell { column, column_span, indent, lines, .. } = cell;
        for (row, lines) in (from..).zip(lines.chunk_by(|a, b| !are_apart(a, b))) {
            let area = lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
            cells.push(DraftCell { row, column, row_span: 1, column_span, lines: lines.to_vec(), area, indent });
        }
    }
    cells.sort_by_key(|c| (c.row, c.column));
    Draft { cells, rows: first[draft.rows], ..draft }
}

/// How many rows stand in a tagged row.
fn rows_in(draft: &Draft, row: usize) -> usize {
    let over = |c: &&DraftCell| c.row_span > 1 && c.row <= row && row < c.row + c.row_span;
    if row < draft.header_rows || draft.cells.iter().any(|c| over(&c)) {
        return 1;
    }
    let starts = |c: &DraftCell| -> Vec<(f32, f32)> {
        let paragraphs = c.lines.chunk_by(|a, b| !are_apart(a, b)).filter_map(<[Line]>::first);
        paragraphs.map(|l| (l.baseline, l.size)).collect()
    };
    let mut filled = draft.row(row).filter(|c| !c.lines.is_empty()).map(starts);
    let Some(known) = filled.next().filter(|starts| starts.len() > 1) else { return 1 };
    let same = |other: &[(f32, f32)]| {
        other.len() == known.len() && known.iter().zip(other).all(|(a, b)| (a.0 - b.0).abs() < SAME_SIZES_MAX * a.1)
    };
    let others: Vec<bool> = filled.map(|other| same(&other)).collect();
    if others.is_empty() || others.contains(&false) { 1 } else { known.len() }
}

fn are_apart(above: &Line, here: &Line) -> bool {
    here.baseline - above.baseline > APART_SIZES_MIN * here.size.max(above.size)
}

#[cfg(test)]
mod tests {
    use super::super::{line::lines, word::sheet, word::tests::Setting};
    use super::*;

    #[test]
    fn paragraphs_beside_each_other_are_rows() {
        let cell = |row: usize, column: usize, set: &[(f32, &str)]| {
            let mut page = Setting::new();
            for (y, text) in set {
                page.set(50.0 + 100.0 * column as f32, *y, 10.0, 0, text);
            }
            let lines = lines(sheet(&page.page, &[]).words);
            DraftCell { row, column, row_span: 1, column_span: 1, lines, ..DraftCell::default() }
        };
        let check = |right: &[(f32, &str)], expect: &[&str]| {
            let left = [(120.0, "Boats:"), (150.0, "Nets that"), (162.0, "were lost:")];
            let cells = vec![
                cell(0, 0, &[(100.0, "Port:")]),
                cell(0, 1, &[(100.0, "Kato")]),
                cell(1, 0, &left),
                cell(1, 1, right),
            ];
            let draft = parted(Draft { cells, rows: 2, columns: 2, ..Draft::default() });
            let row = |r: usize| draft.row(r).map(DraftCell::text).collect::<Vec<_>>().join("|");
            assert_eq!((0..draft.rows).map(row).collect::<Vec<_>>(), expect);
        };
        check(&[(120.0, "12"), (150.0, "7")], &["Port:|Kato", "Boats:|12", "Nets that were lost:|7"]);
        // Text beside them that does not break where they do is of both.
        check(&[(120.0, "12"), (134.0, "or so")], &["Port:|Kato", "Boats: Nets that were lost:|12 or so"]);
    }
}
