//! Heads in bold that stand right above a table without heads, over its columns.

use super::between::is_year;
use super::caption::starts_caption;
use super::draft::{Draft, DraftCell, header_rows, is_figure};
use super::line::Line;
use super::word::Word;

/// Heads stand no further above the table, and above each other, than this many type sizes.
const PITCH_SIZES_MAX: f32 = 1.6;
/// Heads have at most so many lines …
const LINES_MAX: usize = 3;
/// … of so many words.
const WORDS_MAX: usize = 14;
/// Heads of two columns are at least this far apart, in type sizes.
const GAP_SIZES_MIN: f32 = 0.6;
/// A head over several columns is one of so many.
const SPANNED_MIN: usize = 3;

/// Takes the heads from the end of the lines above a table without heads into a row of its own on top of it.
pub fn crown(draft: &mut Draft, above: &mut Vec<Line>) {
    if draft.tag.is_some() || draft.header_rows > 0 {
        return;
    }
    let mut edge = draft.area.y0;
    let mut first = above.len();
    for (at, line) in above.iter().enumerate().rev().take(LINES_MAX) {
        let inside = line.area.x0 > draft.area.x0 - line.size && line.area.x1 < draft.area.x1 + line.size;
        let near = edge - line.baseline < PITCH_SIZES_MAX * line.size;
        let figure =
            |w: &&Word| w.text.starts_with(|c: char| c.is_ascii_digit()) && is_figure(&w.text) && !is_year(&w.text);
        let row = line.words.iter().filter(figure).count() * 2 >= line.words.len();
        let named = line.words.len() <= WORDS_MAX && !starts_caption(&line.text()) && !row;
        let heads = line.is_bold() && named;
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
    let cell = |(column, (column_span, lines)): (usize, (usize, Vec<Line>))| {
        let area = lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
        DraftCell { row: 0, column, row_span: 1, column_span, lines, area, indent: 0 }
    };
    draft.cells.splice(0..0, heads.into_iter().map(cell));
    draft.area = draft.area.union(&area);
    draft.header_rows = header_rows(draft).max(1);
}

/// The heads by columns, with how many they lie over, where there are several and those of two lines lie over the same columns. One
/// that lies over several columns (`Updated at noon` over the stub and its names) has others beside it.
fn heads(draft: &Draft, lines: &[Line]) -> Option<std::collections::BTreeMap<usize, (usize, Vec<Line>)>> {
    let edges = draft.xs.get(1..draft.xs.len().checked_sub(1)?)?;
    let mut out: std::collections::BTreeMap<usize, (usize, Vec<Line>)> = std::collections::BTreeMap::new();
    for line in lines {
        let mut parts: Vec<(usize, usize, Vec<Word>)> = Vec::new();
        for word in &line.words {
            let column = edges.partition_point(|e| *e <= word.area.centre().x);
            let near =
                |words: &[Word]| words.last().is_some_and(|w| word.area.x0 - w.area.x1 <= GAP_SIZES_MIN * line.size);
            match parts.last_mut() {
                Some((first, last, words)) if *last == column && first == last || near(words) => {
                    *last = column;
                    words.push(word.clone());
                }
                _ => parts.push((column, column, vec![word.clone()])),
            }
        }
        if parts.iter().any(|p| p.0 != p.1) && parts.len() < SPANNED_MIN || parts.windows(2).any(|w| w[1].0 <= w[0].1) {
            return None;
        }
        for (first, last, words) in parts {
            let (span, lines) = out.entry(first).or_insert((last - first + 1, Vec::new()));
            (*span == last - first + 1).then(|| lines.push(Line::of(words)))?;
        }
    }
    let apart = out.iter().zip(out.keys().skip(1)).all(|((column, (span, _)), next)| column + span <= *next);
    (out.len() >= 2 && apart).then_some(out)
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
            columns: 4,
            xs: vec![50.0, 150.0, 300.0, 350.0, 400.0],
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
        let over = (120.0, 100.0, 1, "Seen at noon on all days");
        check(&[over, (310.0, 100.0, 1, "Men"), (360.0, 100.0, 1, "All")], &["Seen at noon on all days", "Men", "All"]);
        check(&[(310.0, 100.0, 1, "12"), (360.0, 100.0, 1, "14")], &[]);
        check(&[(60.0, 100.0, 1, "What the task force did in May")], &[]);
        check(&[(60.0, 100.0, 0, "Task"), (200.0, 100.0, 0, "What it did")], &[]);
        check(&[(60.0, 60.0, 1, "Task"), (200.0, 60.0, 1, "What it did")], &[]);
    }
}
