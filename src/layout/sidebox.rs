//! Side boxes: tinted or framed rectangles with text in them.

use super::draft::is_figure;
use super::line::{Line, lines};
use super::word::{Sheet, Word};
use crate::geometry::{Points, Rect};

/// A box holds at least so many lines; a tinted line is a heading's band or a row of a table.
const LINES_MIN: usize = 3;
/// A tile has fewer lines than this …
const TILE_LINES_MAX: usize = 6;
/// … no more words in its first line than this …
const TILE_WORDS_MAX: usize = 3;
/// … and those larger than the words below them by this factor.
const TILE_SIZE_MIN: f32 = 1.4;
/// A tint that covers more of the page than this is its background.
const PAGE_SHARE_MAX: f32 = 0.7;
/// Tints lighter than this are white.
const WHITE_MIN: u32 = 0xfd;
/// So many tints side by side, in so many rows, are the cells of a table.
const CELLS_MIN: usize = 3;
const CELL_ROWS_MIN: usize = 2;
/// A scale has so many labels in even steps.
const SCALE_MIN: usize = 3;
/// Figures of one row stand on one line, but for this.
const ROW_POINTS_MAX: Points = 1.5;
/// Pages with more boxes are drawings.
const BOXES_MAX: usize = 400;
/// Boxes are wider than this.
const WIDTH_POINTS_MIN: Points = 60.0;

fn is_white(colour: Option<u32>) -> bool {
    colour.is_none_or(|c| (c >> 16) & 0xff >= WHITE_MIN && (c >> 8) & 0xff >= WHITE_MIN && c & 0xff >= WHITE_MIN)
}

/// The side boxes of a sheet, none inside another. `frames` are framed boxes that rulings make, `words` what no table claims.
pub fn boxes(sheet: &Sheet, frames: &[Rect], words: &[Word]) -> Vec<Rect> {
    let mut tints: Vec<&(Rect, Option<u32>, bool)> =
        sheet.fills.iter().filter(|(_, colour, framed)| *framed || !is_white(*colour)).collect();
    tints.sort_by(|a, b| a.0.y0.total_cmp(&b.0.y0).then(a.0.x0.total_cmp(&b.0.x0)));
    let ends = |row: &[&(Rect, Option<u32>, bool)]| row.first().zip(row.last()).map(|(a, b)| (a.0.x0, b.0.x1));
    let rows: Vec<&[_]> = tints.chunk_by(|a, b| are_cells(a, b)).collect();
    let wide: Vec<_> =
        rows.iter().filter(|row| row.len() >= CELLS_MIN).filter_map(|row| ends(row)).take(BOXES_MAX).collect();
    let alike = |row: &[_]| ends(row).map_or(0, |e| wide.iter().filter(|w| **w == e).count());
    let mut wanted: Vec<Rect> = rows
        .iter()
        .filter(|row| row.len() < CELLS_MIN || alike(row) < CELL_ROWS_MIN)
        .copied()
        .flatten()
        .map(|(area, _, _)| *area)
        .chain(frames.iter().copied())
        .filter(|a| a.width() >= WIDTH_POINTS_MIN && a.height() > 20.0)
        .filter(|a| a.width() * a.height() < PAGE_SHARE_MAX * sheet.width * sheet.height)
        .collect();
    join(&mut wanted);
    wanted.sort_by(|a, b| (b.width() * b.height()).total_cmp(&(a.width() * a.height())));
    wanted.truncate(BOXES_MAX);
    let mut out: Vec<Rect> = Vec::new();
    for area in wanted {
        if out.iter().any(|o| o.contains(area.centre())) {
            continue;
        }
        let inside: Vec<Word> = words.iter().filter(|w| area.contains(w.area.centre())).cloned().collect();
        // A box that cuts words is none: a shape of a drawing, a highlight.
        let cut = inside.iter().filter(|w| w.area.x0 < area.x0 - 2.0 || w.area.x1 > area.x1 + 2.0).count();
        if !inside.is_empty() && inside.len() < words.len() && cut * 20 <= inside.len() {
            let inside = lines(inside);
            if holds_block(&inside) && !is_column(&inside, &area, words) {
                out.push(area);
            }
        }
    }
    out
}

/// True for two tints that stand side by side, alike and without a gap: cells of one row.
fn are_cells((a, tint, framed): &(Rect, Option<u32>, bool), (b, other, _): &(Rect, Option<u32>, bool)) -> bool {
    let near = |a: Points, b: Points| (a - b).abs() < 1.0;
    !framed && tint == other && near(a.y0, b.y0) && near(a.y1, b.y1) && near(a.x1, b.x0)
}

/// True where lines of bare figures in a box, no scale of a chart, stand in rows with figures outside of it: the box is the ground of a
/// column.
fn is_column(inside: &[Line], area: &Rect, words: &[Word]) -> bool {
    let bare: Vec<&Line> = inside.iter().filter(|l| l.words.iter().all(|w| is_figure(&w.text))).collect();
    let values: Vec<f32> = bare.iter().filter_map(|l| l.words.first()).filter_map(|w| w.text.parse().ok()).collect();
    let steps: Vec<f32> = values.windows(2).map(|w| w[1] - w[0]).collect();
    let scale = steps.len() + 1 >= SCALE_MIN && steps.windows(2).all(|w| (w[1] - w[0]).abs() < 1e-3);
    let beside = |l: &Line| {
        let in_row =
            |w: &&Word| (w.baseline - l.baseline).abs() < ROW_POINTS_MAX && is_figure(&w.text) && w.has_digit();
        words.iter().filter(in_row).any(|w| !area.contains(w.area.centre()))
    };
    bare.len() >= CELL_ROWS_MIN && !scale && bare.into_iter().all(beside)
}

/// True for several lines, and for a tile: a number in large type over its caption.
fn holds_block(lines: &[Line]) -> bool {
    lines.len() >= LINES_MIN || is_tile(lines)
}

/// True for a number in large type over a caption in smaller type.
pub fn is_tile(lines: &[Line]) -> bool {
    let [first, rest @ ..] = lines else { return false };
    !rest.is_empty()
        && rest.len() < TILE_LINES_MAX
        && first.words.len() <= TILE_WORDS_MAX
        && opens_with_figure(first)
        && rest.iter().all(|l| l.size * TILE_SIZE_MIN <= first.size)
}

/// `204`, `THB 2.4 million`, `15 countries`: a figure, or a currency's code and a figure.
fn opens_with_figure(line: &Line) -> bool {
    let code =
        |w: &Word| w.text.chars().count() <= 4 && w.text.chars().all(|c| c.is_uppercase() || !c.is_alphanumeric());
    match line.words.as_slice() {
        [figure, ..] if is_figure(&figure.text) => figure.has_digit(),
        [first, figure, ..] => code(first) && is_figure(&figure.text) && figure.has_digit(),
        _ => false,
    }
}

/// Tints of one width that touch each other, one a paragraph, are one box.
fn join(areas: &mut Vec<Rect>) {
    areas.sort_by(|a, b| a.x0.total_cmp(&b.x0).then(a.y0.total_cmp(&b.y0)));
    let mut out: Vec<Rect> = Vec::new();
    for area in areas.drain(..) {
        match out.last_mut() {
            Some(last)
                if (last.x0 - area.x0).abs() < 1.0 && (last.x1 - area.x1).abs() < 1.0 && area.y0 <= last.y1 + 1.0 =>
            {
                *last = last.union(&area);
            }
            _ => out.push(area),
        }
    }
    *areas = out;
}
