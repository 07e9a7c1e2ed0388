//! Which lines of a table without rulings begin a row, and which go on with the row above them.

use super::line::Line;
use super::stream::{Piece, Row, text};
use super::wrapping::{header_goes_on, same_spans, wraps};
use crate::geometry::{Points, Rect};

/// Lines closer than this many type sizes overlap: they are of one row.
pub const HALF_PITCH_MAX: f32 = 0.8;
/// Lines of one header cell are no further apart than this many type sizes.
pub const HEADER_PITCH_MAX: f32 = 1.45;
/// A line within this share of the smallest pitch belongs to the row above where words say so too.
const TIGHT_PITCH_MAX: f32 = 1.18;

/// Lines of one label stand closer than rows do: no further than this share of the least pitch of two rows, of which there are …
const WRAP_SHARE_MAX: f32 = 0.96;
/// … at least so many.
const PITCHES_MIN: usize = 3;

/// Fewer rows do not show that rulings part them.
const PARTED_ROWS_MIN: usize = 3;
/// A blank between two words, in type sizes.
const BLANK_SIZES: f32 = 0.25;
/// Labels this close begin at one edge.
const SAME_EDGE_POINTS_MAX: f32 = 1.0;

/// True for words over the stub and over columns in which the row above has figures: a name of rows, set in the middle.
fn names_figures(above: &[Row], starts: &[bool], here: &Row) -> bool {
    let Some(name) = here.cells.iter().find(|c| c.c0 == 0) else { return false };
    let begun = starts.iter().take(above.len()).rposition(|s| *s).unwrap_or(0);
    let cells = above.get(begun..).unwrap_or_default().iter().flat_map(|r| &r.cells);
    cells.filter(|c| c.c0 > 0 && c.c0 <= name.c1).any(|c| c.figure)
}

/// For each line, whether a row of the table begins with it.
pub fn row_starts(rows: &[Row], first_data: usize, columns: usize, across: &[&Rect]) -> Vec<bool> {
    let mut starts = vec![true; rows.len()];
    let pitches: Vec<f32> = rows.windows(2).map(|w| (w[1].baseline - w[0].baseline) / w[1].size.max(1.0)).collect();
    let smallest = pitches.iter().copied().filter(|p| *p > HALF_PITCH_MAX).fold(f32::INFINITY, f32::min);
    let mut sorted = pitches.clone();
    sorted.sort_by(f32::total_cmp);
    let largest = sorted.get(sorted.len() * 9 / 10).copied().unwrap_or(smallest);
    let two_pitches = largest > TIGHT_PITCH_MAX * smallest;
    // Where rulings part the rows, two lines without one between them are no two rows.
    let data: Vec<bool> = rows.windows(2).skip(first_data).map(|w| is_ruled(&w[0], &w[1], across)).collect();
    let parted = data.len() >= PARTED_ROWS_MIN && data.iter().filter(|r| **r).count() * 4 >= data.len() * 3;
    let held = is_held(rows.get(first_data..).unwrap_or_default(), across);
    let labels = Labels::of(rows, first_data);
    let mut open: Vec<bool> = Vec::new();
    let mut spans = false;
    let spanning = |r: &Row| r.cells.iter().any(|c| c.c1 > c.c0);
    for at in 0..rows.len() {
        let here = &rows[at];
        if at == 0 {
            spans = spanning(here);
            open = filled(here, columns);
            continue;
        }
        let above = &rows[at - 1];
        let pitch = pitches[at - 1];
        let ruled = is_ruled(above, here, across);
        let tight = pitch <= TIGHT_PITCH_MAX * smallest;
        let fresh = filled(here, columns);
        let stub = |r: &Row| r.cells.iter().find(|c| c.c0 == 0 && c.c1 == 0).map(text);
        // Labels of two lines have their figures half a line lower.
        let taken = here.cells.iter().any(|c| c.c0 > 0 && open.get(c.c0).copied().unwrap_or(false));
        let half = pitch < HALF_PITCH_MAX && (stub(above).is_none() || stub(here).is_none()) && !taken;
        let goes_on = if half {
            true
        } else if ruled || at < first_data && names_rows(above, here) || here.names {
            false
        } else if at < first_data {
            let near = pitch < HEADER_PITCH_MAX || tight && above.cells.len() != here.cells.len();
            let label = matches!((above.cells.as_slice(), here.cells.as_slice()), ([a], [b]) if a.c1 == 0 && b.c1 == 0);
            near && (!spans && header_goes_on(above, here) || same_spans(above, here))
                || label && wraps(&stub(above).unwrap_or_default(), &stub(here).unwrap_or_default())
        } else if held && at > first_data
            || text_wraps(&rows[..=at], &starts, &open, pitch)
            || at >= first_data && labels.wrap(above, here, &open)
        {
            true
        } else if two_pitches && !tight {
            false
        } else if at == first_data {
            // A stub label that began above the first data row.
            stub(above).is_some()
                && above.cells.len() == 1
                && stub(here).is_some_and(|t| wraps(&stub(above).unwrap_or_default(), &t))
        } else {
            let alone = here.cells.len() == 1;
            let text_only = here.figures == 0 && here.cells.iter().all(|c| !c.figure);
            let into = here.cells.iter().all(|c| (c.c0..=c.c1).all(|k| open.get(k).copied().unwrap_or(false)));
            let stub_wraps = match (stub(above), stub(here)) {
                (Some(a), Some(b)) => wraps(&a, &b),
                _ => false,
            };
            match stub(here) {
                None => text_only && into && !names_figures(&rows[..at], &starts, here),
                Some(_) if alone && text_only => {
                    let ruled = parted && pitch < HEADER_PITCH_MAX && same_label(above, here);
                    ruled || stub_wraps && above.cells.iter().any(|c| c.c0 == 0)
                }
                Some(_) if text_only && two_pitches => into,
                Some(_) if above.cells.len() == 1 && above.figures == 0 => {
                    stub_wraps || parted && pitch < HEADER_PITCH_MAX && same_label(above, here)
                }
                Some(_) => false,
            }
        };
        starts[at] = !goes_on;
        spans = spanning(here) || goes_on && spans;
        if goes_on {
            for (o, f) in open.iter_mut().zip(&fresh) {
                *o |= f;
            }
        } else {
            open = fresh;
        }
    }
    starts
}

/// True where rulings part all rows, however many lines each has: between two rulings the first line alone fills all the columns that the
/// lines below it fill.
fn is_held(data: &[Row], across: &[&Rect]) -> bool {
    let places = |r: &Row| r.cells.iter().map(|c| (c.c0, c.c1)).collect::<Vec<_>>();
    let (mut stretches, mut wrapped) = (0, false);
    for stretch in data.chunk_by(|above, here| !is_ruled(above, here, across)) {
        let Some((first, rest)) = stretch.split_first() else { continue };
        let first = places(first);
        let fewer =
            |r: &Row| r.figures == 0 && r.cells.len() < first.len() && places(r).iter().all(|p| first.contains(p));
        if !rest.iter().all(fewer) {
            return false;
        }
        stretches += 1;
        wrapped |= !rest.is_empty();
    }
    wrapped && stretches >= PARTED_ROWS_MIN
}

/// How the labels of a table are set.
struct Labels {
    /// The least pitch above a line with a label and figures, in type sizes: that of two rows where figures stand at the top of their cells.
    over: f32,
    /// The least pitch below such a line: that of two rows where figures stand at the foot.
    under: f32,
    /// The right edge of the widest line of a label.
    right: Points,
}

impl Labels {
    fn of(rows: &[Row], first_data: usize) -> Labels {
        let data = rows.get(first_data..).unwrap_or_default();
        let whole = |r: &Row| r.figures > 0 && label(r).is_some();
        let least = |is: &dyn Fn(&[Row]) -> bool| {
            let pitches = || data.windows(2).filter(|w| is(w)).map(|w| pitch(&w[0], &w[1]));
            if pitches().count() >= PITCHES_MIN { pitches().fold(f32::INFINITY, f32::min) } else { 0.0 }
        };
        let right = data.iter().filter_map(label).map(|l| l.area.x1).fold(f32::NEG_INFINITY, f32::max);
        Labels { over: least(&|w| whole(&w[1])), under: least(&|w| whole(&w[0])), right }
    }

    /// True where a label, alone on one of two lines or beside words alone, goes on from the first to the second: they stand closer than two rows do, and the
    /// second's first word had no room on the first.
    fn wrap(&self, above: &Row, here: &Row, open: &[bool]) -> bool {
        let (Some(first), Some(second)) = (label(above), label(here)) else { return false };
        let alone = |r: &Row| r.cells.len() == 1 && r.figures == 0;
        let into = |c: &Piece| (c.c0..=c.c1).all(|k| open.get(k) == Some(&true));
        let rows = match (alone(above), here.figures == 0 && here.cells.iter().all(into)) {
            (true, true) => self.over.max(self.under),
            (false, true) => self.over,
            (true, false) => self.under,
            (false, false) => return false,
        };
        let word = second.words.first().map_or(0.0, |w| w.area.width());
        pitch(above, here) < WRAP_SHARE_MAX * rows
            && first.area.x1 + BLANK_SIZES * here.size + word > self.right
            && same_label(above, here)
    }
}

/// How far apart two lines are, in type sizes.
fn pitch(above: &Row, here: &Row) -> f32 {
    (here.baseline - above.baseline) / here.size.max(1.0)
}

/// The line of a label in the stub.
fn label(row: &Row) -> Option<&Line> {
    let stub = row.cells.first().filter(|c| c.c0 == 0 && c.c1 == 0 && !c.figure)?;
    stub.lines.first()
}

/// True where a line without figures goes on with the words of the row above it: its label, too, in the middle of what that row's
/// label began with a capital.
fn text_wraps(rows: &[Row], starts: &[bool], open: &[bool], pitch: f32) -> bool {
    let Some((here, above)) = rows.split_last() else { return false };
    let first = starts.iter().take(above.len()).rposition(|s| *s).unwrap_or(0);
    let label = |r: &Row| r.cells.first().filter(|c| c.c0 == 0 && c.c1 == 0).map(text);
    let begun = above.get(first..).unwrap_or_default();
    let capital = begun.first().and_then(label).is_some_and(|t| t.starts_with(char::is_uppercase));
    let last = begun.iter().rev().find_map(label).unwrap_or_default();
    let into = |c: &Piece| (c.c0..=c.c1).all(|k| open.get(k) == Some(&true));
    capital
        && pitch < HEADER_PITCH_MAX
        && here.cells.len() > 1
        && here.cells.iter().all(|c| !c.figure && into(c))
        && label(here).is_some_and(|t| wraps(&last, &t))
}

/// True where a ruling parts two lines of a table.
fn is_ruled(above: &Row, here: &Row, across: &[&Rect]) -> bool {
    across.iter().any(|r| {
        let y = r.centre().y;
        above.baseline < y + 1.0
            && y < here.baseline - 0.3 * here.size
            && here.cells.iter().any(|c| c.lines.iter().any(|l| r.x0 < l.area.x1 && l.area.x0 < r.x1))
    })
}

/// True where the labels of two lines are set alike, from the same edge: two lines of one name.
fn same_label(above: &Row, here: &Row) -> bool {
    let label = |r: &Row| {
        r.cells.iter().find(|c| c.c0 == 0 && c.c1 == 0).and_then(|c| c.lines.first()).map(|l| (l.area.x0, l.is_bold()))
    };
    label(above)
        .zip(label(here))
        .is_some_and(|((a, strong), (b, too))| (a - b).abs() < SAME_EDGE_POINTS_MAX && strong == too)
}

/// True for a line of the stub alone below heads of which it is none: the name of the rows under it.
fn names_rows(above: &Row, here: &Row) -> bool {
    let alone = matches!(here.cells.as_slice(), [only] if only.c1 == 0);
    let stub = above.cells.iter().find(|c| c.c0 == 0).map(text);
    let heads = above.cells.iter().any(|c| c.c0 > 0);
    let goes_on = |label: &str| wraps(stub.as_deref().unwrap_or_default(), label);
    alone && heads && here.cells.first().is_some_and(|c| !goes_on(&text(c)))
}

fn filled(row: &Row, columns: usize) -> Vec<bool> {
    (0..columns).map(|c| row.cells.iter().any(|p| p.c0 <= c && c <= p.c1)).collect()
}
