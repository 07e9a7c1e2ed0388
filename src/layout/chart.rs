//! Bars of charts: labels beside drawn bars look like a stub and its figures, but what they label is the length of a bar.

use super::line::Line;
use super::word::Sheet;
use crate::geometry::{Points, Rect};

/// Bars begin on one line: their ends there differ by no more.
const SAME_POINTS_MAX: Points = 1.0;
/// A chart has at least so many bars of different lengths.
const BARS_MIN: usize = 3;
/// Bars that are longer than others are so by more than this.
const LENGTH_POINTS_MIN: Points = 2.0;
/// Bars are at least this thick, rows and columns of a chart no thicker than …
const THICK_POINTS_MIN: Points = 2.0;
/// … this.
const THICK_POINTS_MAX: Points = 80.0;
/// Labels stand no further outside of the bars.
const LABEL_POINTS_MAX: Points = 40.0;
/// White between two bars; tinted cells of a table touch each other.
const WHITE_POINTS_MIN: Points = 1.0;
/// … and no more of it than so many thicknesses: bands under the headings of a page stand further apart than bars.
const WHITE_THICK_MAX: f32 = 4.0;
/// Pages with more filled shapes are drawings anyway; the largest are not needed.
const FILLS_MAX: usize = 4_000;

/// A bar along its axis: where it begins, where it ends, and its two edges across.
#[derive(Clone, Copy)]
struct Bar {
    from: Points,
    to: Points,
    low: Points,
    high: Points,
}

/// The charts of a sheet: boxes around tinted bars of different lengths that start on one line, with white between them.
pub fn charts(sheet: &Sheet) -> Vec<Rect> {
    let tinted = |f: &&(Rect, Option<u32>, bool)| f.1.is_some_and(|c| c != 0x00ff_ffff);
    let fills: Vec<Rect> = sheet.fills.iter().take(FILLS_MAX).filter(tinted).map(|(a, _, _)| *a).collect();
    let lying = fills.iter().map(|a| Bar { from: a.x0, to: a.x1, low: a.y0, high: a.y1 }).collect();
    // Standing bars grow from their foot, so that the foot is where they begin.
    let standing = fills.iter().map(|a| Bar { from: -a.y1, to: -a.y0, low: a.x0, high: a.x1 }).collect();
    let lying = rows_of_bars(lying).into_iter().map(|b| Rect::new(b.from, b.low, b.to, b.high));
    let standing = rows_of_bars(standing).into_iter().map(|b| Rect::new(b.low, -b.to, b.high, -b.from));
    lying.chain(standing).collect()
}

/// True where half of the height of `area` stands beside or over the bars of a chart, or its first or last line stands among them.
pub fn is_charted(charts: &[Rect], area: &Rect, lines: &[Line]) -> bool {
    let among = |c: &Rect| [lines.first(), lines.last()].into_iter().flatten().any(|l| c.contains(l.area.centre()));
    charts.iter().any(|c| {
        among(c)
            || c.intersection(area)
                .is_some_and(|both| both.height() >= 0.5 * area.height().min(c.height()) && both.width() > 0.0)
    })
}

/// True where rulings that make a grid are the edges of bars: half of its height stands beside bars that begin at its left edge or
/// further left. A column of bars inside a table has the names of its rows on its left.
pub fn is_of_bars(charts: &[Rect], grid: &Rect) -> bool {
    charts
        .iter()
        .filter(|c| c.x0 < grid.x0 + SAME_POINTS_MAX)
        .filter_map(|c| c.intersection(grid))
        .any(|both| both.height() >= 0.5 * grid.height() && both.width() > 0.0)
}

/// True for a few words beside or over the bars of a chart: labels, whose order is anyone's guess.
pub fn is_label(charts: &[Rect], area: &Rect) -> bool {
    let middle = area.centre();
    charts.iter().any(|c| {
        let around = Rect {
            x0: c.x0 - c.width(),
            y0: c.y0 - LABEL_POINTS_MAX,
            x1: c.x1 + LABEL_POINTS_MAX,
            y1: c.y1 + LABEL_POINTS_MAX,
        };
        around.contains(middle) && area.width() < c.width()
    })
}

/// True for text in line with the bars of a chart that reaches over all of them, and for bare figures in line with them.
pub fn is_over(charts: &[Rect], area: &Rect, bare: bool) -> bool {
    let middle = area.centre();
    charts.iter().any(|c| c.y0 < middle.y && middle.y < c.y1 && (bare || area.x0 < c.x0) && middle.x > c.x0)
}

fn rows_of_bars(mut bars: Vec<Bar>) -> Vec<Bar> {
    bars.retain(|b| (THICK_POINTS_MIN..THICK_POINTS_MAX).contains(&(b.high - b.low)) && b.to - b.from > 0.5);
    bars.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.low.total_cmp(&b.low)));
    let mut out = Vec::new();
    let mut first = 0;
    for at in 1..=bars.len() {
        if at < bars.len() && bars[at].from - bars[first].from <= SAME_POINTS_MAX {
            continue;
        }
        let row = &mut bars[first..at];
        if is_row_of_bars(row) {
            let around = |a: Bar, b: &Bar| Bar {
                from: a.from.min(b.from),
                to: a.to.max(b.to),
                low: a.low.min(b.low),
                high: a.high.max(b.high),
            };
            out.extend(row.first().copied().map(|one| row.iter().fold(one, around)));
        }
        first = at;
    }
    out
}

/// Bars that begin on one line: most of one thickness, parted by white, of several lengths.
fn is_row_of_bars(bars: &mut [Bar]) -> bool {
    if bars.len() < BARS_MIN {
        return false;
    }
    bars.sort_by(|a, b| a.low.total_cmp(&b.low));
    let parted = bars.windows(2).filter(|w| w[1].low - w[0].high >= WHITE_POINTS_MIN).count();
    let thick = bars[bars.len() / 2].high - bars[bars.len() / 2].low;
    let even = bars.iter().filter(|b| (b.high - b.low - thick).abs() < 0.1 * thick + 0.5).count();
    let mut ends: Vec<Points> = bars.iter().map(|b| b.to).collect();
    ends.sort_by(Points::total_cmp);
    let lengths = 1 + ends.windows(2).filter(|w| w[1] - w[0] > LENGTH_POINTS_MIN).count();
    let mut white: Vec<Points> = bars.windows(2).map(|w| w[1].low - w[0].high).collect();
    white.sort_by(Points::total_cmp);
    let near = white[white.len() / 2] < WHITE_THICK_MAX * thick;
    near && lengths >= BARS_MIN
        && lengths * 2 > bars.len()
        && parted * 4 >= (bars.len() - 1) * 3
        && even * 3 >= bars.len() * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(fills: &[(f32, f32, f32, f32)], expect: bool) {
        let fills = fills.iter().map(|(a, b, c, d)| (Rect::new(*a, *b, *c, *d), Some(0x808080), false)).collect();
        let sheet = Sheet { fills, ..Sheet::default() };
        assert_eq!(is_charted(&charts(&sheet), &Rect::new(0.0, 0.0, 500.0, 300.0), &[]), expect);
    }

    #[test]
    fn bars_of_different_lengths_are_a_chart_and_tinted_rows_are_none() {
        let bar = |n: f32, to: f32| (100.0, n * 20.0, to, n * 20.0 + 12.0);
        check(&[bar(0.0, 300.0), bar(1.0, 260.0), bar(2.0, 180.0), bar(3.0, 150.0)], true);
        check(&[bar(0.0, 300.0), bar(2.0, 300.0), bar(4.0, 300.0), bar(6.0, 300.0)], false);
        // Bands under headings.
        check(&[bar(0.0, 300.0), bar(5.0, 260.0), bar(11.0, 180.0), bar(14.0, 150.0)], false);
        let standing = |n: f32, top: f32| (n * 20.0, top, n * 20.0 + 12.0, 400.0);
        check(&[standing(1.0, 100.0), standing(2.0, 130.0), standing(3.0, 210.0)], true);
        let cell = |x0: f32, x1: f32, y: f32| (x0, y, x1, y + 12.0);
        check(&[cell(50.0, 400.0, 0.0), cell(50.0, 120.0, 12.0), cell(50.0, 200.0, 24.0)], false);
    }
    #[test]
    fn a_grid_of_stacked_bars_is_no_table_and_bars_in_a_column_leave_theirs_one() {
        let bars = [Rect::new(100.0, 50.0, 220.0, 150.0)];
        assert!(is_of_bars(&bars, &Rect::new(105.0, 45.0, 300.0, 155.0)));
        assert!(!is_of_bars(&bars, &Rect::new(40.0, 45.0, 300.0, 155.0)));
        assert!(!is_of_bars(&bars, &Rect::new(105.0, 45.0, 300.0, 400.0)));
    }
}
