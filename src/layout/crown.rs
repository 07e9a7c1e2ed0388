//! Heads in bold that stand right above the first ruling of a ruled table, over its columns.

use super::caption::starts_caption;
use super::draft::{Draft, DraftCell, header_rows};
use super::line::Line;
use super::word::Word;

/// Heads stand no further above the table, and above each other, than this many type sizes.
const PITCH_SIZES_MAX: f32 = 1.6;
/// Heads have at most so many lines …
const LINES_MAX: usize = 3;
/// … of so many words.
const WORDS_MAX: usize = 14;
/// Heads of two columns are at least this far apart, in type sizes.
const GAP_SIZES_MIN: f32 = 1.0;

/// Takes the heads from the end of the lines above a ruled table into a row of its own on top of it.
pub fn crown(draft: &mut Draft, above: &mut Vec<Line>) {
    if !draft.ruled || draft.tag.is_some() || draft.header_rows > 0 {
        return;
    }
    let mut edge = draft.area.y0;
    let mut first = above.len();
    for (at, line) in above.iter().enumerate().rev().take(LINES_MAX) {
        let inside = line.area.x0 > draft.area.x0 - line.size && line.area.x1 < draft.area.x1 + line.size;
        let near = edge - line.baseline < PITCH_SIZES_MAX * line.size;
        let heads = line.is_bold() && line.words.len() <= WORDS_MAX && !starts_caption(&line.text());
        if !(inside && near && heads) {
            break;
        }
        edge = line.baseline;
        first = at;
    }
    let Some(heads) = above.get(first..).and_then(|lines| heads(draft, lines)) else { return };
    let lines = above.split_off(first);
    let area = lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
    for cell in &mut draft.cells {
        cell.row += 1;
    }
    draft.rows += 1;
    let cell = |(column, lines): (usize, Vec<Line>)| {
        let area = lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
        DraftCell { row: 0, column, row_span: 1, column_span: 1, lines, area, indent: 0 }
    };
    draft.cells.splice(0..0, heads.into_iter().map(cell));
    draft.area = draft.area.union(&area);
    draft.header_rows = header_rows(draft).max(1);
}

/// The heads by columns, where there are several and no word or run of words lies over an edge of a column.
fn heads(draft: &Draft, lines: &[Line]) -> Option<Vec<(usize, Vec<Line>)>> {
    let edges = draft.xs.get(1..draft.xs.len().checked_sub(1)?)?;
    let mut out: std::collections::BTreeMap<usize, Vec<Line>> = std::collections::BTreeMap::new();
    for line in lines {
        let mut parts: Vec<(usize, Vec<Word>)> = Vec::new();
        for word in &line.words {
            let column = edges.partition_point(|e| *e <= word.area.centre().x);
            match parts.last_mut() {
                Some((last, words)) if *last == column => words.push(word.clone()),
                Some((_, words)) => {
                    let gap = words.last().map_or(0.0, |w| word.area.x0 - w.area.x1);
                    (gap > GAP_SIZES_MIN * line.size).then(|| parts.push((column, vec![word.clone()])))?;
                }
                None => parts.push((column, vec![word.clone()])),
            }
        }
        for (column, words) in parts {
            out.entry(column).or_default().push(Line::of(words));
        }
    }
    (out.len() >= 2).then(|| out.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::super::{line::lines, word::sheet, word::tests::Setting};
    use super::*;
    use crate::extract::FontFace;
    use crate::geometry::Rect;

    fn check(set: &[(f32, f32, u16, &str)], expect: &[&str]) {
        let mut setting = Setting::new();
        for (x, y, font, text) in set {
            setting.set(*x, *y, 10.0, *font, text);
        }
        let fonts = [FontFace::default(), FontFace { bold: true, ..FontFace::default() }];
        let mut above = lines(sheet(&setting.page, &fonts).words);
        let mut draft = Draft {
            rows: 1,
            columns: 2,
            xs: vec![50.0, 150.0, 400.0],
            area: Rect::new(50.0, 105.0, 400.0, 200.0),
            ruled: true,
            ..Draft::default()
        };
        crown(&mut draft, &mut above);
        assert_eq!(draft.row(0).map(DraftCell::text).collect::<Vec<_>>(), expect);
        assert_eq!(draft.rows, if expect.is_empty() { 1 } else { 2 });
    }

    #[test]
    fn heads_in_bold_over_the_columns_are_the_first_row() {
        check(
            &[(60.0, 88.0, 1, "Task"), (60.0, 100.0, 1, "force"), (200.0, 88.0, 1, "What it did")],
            &["Task force", "What it did"],
        );
        check(&[(60.0, 100.0, 1, "What the task force did in May")], &[]);
        check(&[(60.0, 100.0, 0, "Task"), (200.0, 100.0, 0, "What it did")], &[]);
        check(&[(60.0, 60.0, 1, "Task"), (200.0, 60.0, 1, "What it did")], &[]);
    }
}
