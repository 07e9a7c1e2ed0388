//! Whether a draft is a table at all, and not contents, a list, the labels of a chart or text with gaps.

use super::draft::{Draft, has_scale, is_bare, is_figure};
use super::line::Line;
use std::borrow::Cow;

/// Share of cells outside the stub that hold figures, in a table without rulings.
const FIGURES_SHARE_MIN: f32 = 0.5;
/// Lines of words and lines of figures take turns so often on a drawing; heads and the figures under them do once.
const TURNS_MIN: usize = 3;
/// Contents have a number, a title, paragraphs and pages.
const CONTENTS_COLUMNS_MAX: usize = 5;

/// True where the draft is a table and not something else with gaps.
pub fn holds(draft: &Draft, ruled: bool) -> bool {
    if draft.columns < 2 || draft.rows < 2 {
        return false;
    }
    let texts: Vec<(usize, Cow<str>)> = draft.cells.iter().map(|c| (c.column, c.text())).collect();
    let stub: Vec<&str> = texts.iter().filter(|(c, _)| *c == 0).map(|(_, t)| t.as_ref()).collect();
    let marks = stub.iter().filter(|t| super::list::is_marker(t)).count();
    if !stub.is_empty() && marks * 10 >= stub.len() * 6 && draft.columns == 2 {
        return false;
    }
    if is_contents(draft) || has_scale(draft) || is_bare(draft) {
        return false;
    }
    if !ruled && is_strewn(draft, &texts) {
        return false;
    }
    let data: Vec<&str> = texts.iter().filter(|(c, _)| *c > 0).map(|(_, t)| t.as_ref()).collect();
    let figures = data.iter().filter(|t| is_figure(t)).count();
    let share = figures as f32 / data.len().max(1) as f32;
    let headed = draft.header_rows > 0 && draft.row(0).all(|c| c.lines.iter().all(Line::is_bold));
    let long = data.iter().filter(|t| t.split_whitespace().count() > 12).count();
    let full = texts.len() as f32 / (draft.rows * draft.columns) as f32;
    if ruled {
        return share >= 0.25
            || (draft.columns >= 3 && (draft.rows >= 3 || headed) && full > 0.5)
            || (full > 0.7 && (draft.rows >= 3 || headed) && long * 3 < data.len());
    }
    // Heads in bold over a column that is nothing but figures, however long the text beside it is.
    let body = draft.rows.saturating_sub(draft.header_rows);
    let counted = (1..draft.columns).any(|column| {
        let here = || texts.iter().zip(&draft.cells).filter(|(_, c)| c.column == column && c.row >= draft.header_rows);
        here().count() >= body && here().all(|((_, t), _)| is_figure(t))
    });
    if headed && counted && body >= 3 && draft.columns >= 3 && full >= 0.8 {
        return true;
    }
    let even = draft.columns >= 3 && full >= 0.6 && draft.rows >= 4 && long == 0;
    (share >= FIGURES_SHARE_MIN && draft.rows >= 3 && full >= 0.4 && figures >= 3) || (even && share >= 0.2)
}

/// Words and figures on lines of their own, by turns: the labels of a map or a drawing, for no figure has a name beside it.
fn is_strewn(draft: &Draft, texts: &[(usize, Cow<str>)]) -> bool {
    let mut kinds: Vec<bool> = Vec::with_capacity(draft.rows);
    for row in 0..draft.rows {
        let from = draft.cells.partition_point(|c| c.row < row);
        let to = draft.cells.partition_point(|c| c.row <= row);
        let here = texts.get(from..to).unwrap_or_default();
        let figures = here.iter().filter(|(_, t)| is_figure(t)).count();
        if figures > 0 && figures < here.len() {
            return false;
        }
        kinds.push(figures > 0);
    }
    kinds.windows(2).filter(|w| w[0] != w[1]).count() >= TURNS_MIN
}

/// A table of contents: leaders, and a right column of page numbers that never fall.
fn is_contents(draft: &Draft) -> bool {
    let dotted = draft.cells.iter().filter(|c| c.text().contains("....") || c.text().contains(". . .")).count();
    let pages: Vec<u32> = draft
        .cells
        .iter()
        .filter(|c| c.column + c.column_span == draft.columns)
        .filter_map(|c| c.text().trim_matches('.').trim().parse().ok())
        .collect();
    let rising = pages.windows(2).filter(|w| w[0] <= w[1]).count();
    pages.len() >= 3 && rising + 1 >= pages.len() && draft.columns <= CONTENTS_COLUMNS_MAX && dotted * 2 >= draft.rows
}
