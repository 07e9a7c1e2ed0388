//! Heads over groups of columns that repeat, and heads of the stub beside several lines of heads, in tables without rulings.

use super::heads::HEAD_GAP_BLANKS_MIN;
use super::line::Line;
use super::rows::HEADER_PITCH_MAX;
use super::stream::{Piece, Row, text};
use super::word::Word;
use crate::geometry::Points;

/// Heads that repeat stand over at least so many columns a group.
const GROUP_COLUMNS_MIN: usize = 2;
/// Heads of two groups are at least this far apart, in type sizes.
const HEAD_GAP_SIZES_MIN: f32 = 0.6;
/// Words of one head are no further apart than this, in type sizes: beyond, a group has several heads on the line.
const WORD_GAP_SIZES_MAX: f32 = 1.5;
/// A head beside two lines stands in their middle where its distances from them differ by no more than this, in type sizes.
const MIDDLE_OFF_MAX: f32 = 0.8;

/// A head of the stub stands in the middle of the lines of heads where their middles differ by no more than this, in type sizes.
const STUB_OFF_SIZES_MAX: f32 = 0.5;
/// Lines of one head are no further apart, in type sizes.
const WRAP_PITCH_MAX: f32 = 1.6;
/// What stands over all columns of figures has its middle no further from theirs, in type sizes.
const UNIT_OFF_SIZES_MAX: f32 = 1.5;
/// What stands over all columns has its middle this close to theirs, in type sizes.
const MIDDLE_OFF_SIZES_MAX: f32 = 3.0;

/// Where the last line of heads says the same again over each group of columns (`Women Men Total Women Men Total`), the lines above
/// it have one head a group.
pub fn over_groups(rows: &mut [Row], first_data: usize, columns: &[(Points, Points)]) {
    let Some((leaves, above)) = rows.get_mut(..first_data).and_then(<[Row]>::split_last_mut) else { return };
    let Some((first, period)) = repeated(leaves, columns.len()) else { return };
    let groups = (columns.len() - first) / period;
    for row in above {
        let (before, heads): (Vec<Piece>, Vec<Piece>) = row.cells.drain(..).partition(|c| c.c1 < first);
        let mut parts: Vec<Vec<Word>> = vec![Vec::new(); groups];
        for word in heads.iter().flat_map(|c| &c.lines).flat_map(|l| &l.words) {
            let column = columns.iter().skip(first + 1).filter(|c| c.0 <= word.area.centre().x).count();
            if let Some(part) = parts.get_mut(column / period) {
                part.push(word.clone());
            }
        }
        row.cells = before;
        // Words that run on from group to group are one head over all of them.
        let words: Vec<&Word> = heads.iter().flat_map(|c| &c.lines).flat_map(|l| &l.words).collect();
        let runs_on = |w: &&[&Word]| w[1].area.x0 - w[0].area.x1 < HEAD_GAP_SIZES_MIN * row.size;
        let one = words.windows(2).filter(runs_on).count() + 1 == words.len();
        if one && words.len() > 1 {
            let words = words.into_iter().cloned().collect();
            row.cells.push(Piece::of(first, columns.len() - 1, Line::of(words)));
        } else if parts.iter().all(|p| !p.is_empty() && is_one_head(p, row.size)) {
            let over = |g: usize| (first + g * period, first + (g + 1) * period - 1);
            let piece = |(g, words): (usize, Vec<Word>)| Piece::of(over(g).0, over(g).1, Line::of(words));
            row.cells.extend(parts.into_iter().enumerate().map(piece));
        } else {
            row.cells.extend(heads);
        }
    }
}

/// The blanks of one head are alike; among several words one that is much wider than another parts two heads.
fn is_one_head(words: &[Word], size: Points) -> bool {
    let gaps = || words.windows(2).map(|w| w[1].area.x0 - w[0].area.x1);
    let (least, most) = (gaps().fold(f32::INFINITY, f32::min), gaps().fold(0.0, f32::max));
    most <= WORD_GAP_SIZES_MAX * size && (most < HEAD_GAP_SIZES_MIN * size || most <= HEAD_GAP_BLANKS_MIN * least)
}

/// Where the last heads repeat: the first of their columns, and how many columns a group has.
fn repeated(leaves: &Row, columns: usize) -> Option<(usize, usize)> {
    let single = leaves.cells.iter().rev().zip((1..columns).rev()).take_while(|(c, at)| c.c0 == *at && c.c1 == *at);
    let mut heads: Vec<String> = single.map(|(c, _)| text(c)).collect();
    heads.reverse();
    (0..heads.len()).find_map(|skip| {
        let heads = &heads[skip..];
        let repeats =
            |p: &usize| heads.len().is_multiple_of(*p) && heads.iter().zip(heads.iter().skip(*p)).all(|(a, b)| a == b);
        let period = (GROUP_COLUMNS_MIN..=heads.len() / 2).find(repeats)?;
        (heads.first() != heads.get(1)).then_some((columns - heads.len(), period))
    })
}

/// Gives the head of the stub the lines of heads that it stands beside: its line lies between two of theirs, or it wraps as they do
/// not. How many lines are left above the data.
pub fn stub_heads(rows: &mut Vec<Row>, mut first_data: usize) -> usize {
    let pitch = |a: &Row, b: &Row| (b.baseline - a.baseline) / b.size.max(1.0);
    let is_stub = |r: &Row| matches!(r.cells.as_slice(), [only] if only.c1 == 0);
    let has_heads = |r: &Row| r.cells.iter().any(|c| c.c0 > 0);
    let spans = |r: &Row| r.cells.iter().any(|c| c.c0 > 0 && c.c1 > c.c0);
    first_data = middle_stub(rows, first_data);
    let mut at = 0;
    while at + 1 < first_data {
        let between = at > 0
            && is_stub(&rows[at])
            && spans(&rows[at - 1])
            && has_heads(&rows[at + 1])
            && rows[at + 1].cells.iter().all(|c| c.c0 > 0)
            && (pitch(&rows[at - 1], &rows[at]) - pitch(&rows[at], &rows[at + 1])).abs() < MIDDLE_OFF_MAX
            && pitch(&rows[at - 1], &rows[at + 1]) < 2.0 * HEADER_PITCH_MAX;
        if between && rows[at - 1].cells.iter().all(|c| c.c0 > 0) {
            let stub = rows.remove(at).cells;
            rows[at - 1].cells.splice(0..0, stub.into_iter().map(|c| Piece { lines_deep: 2, ..c }));
            first_data -= 1;
            continue;
        }
        let wraps = spans(&rows[at])
            && has_heads(&rows[at + 1])
            && rows[at].cells.first().is_some_and(|c| c.c1 == 0)
            && rows[at + 1].cells.first().is_some_and(|c| c.c1 == 0)
            && pitch(&rows[at], &rows[at + 1]) < HEADER_PITCH_MAX;
        if wraps {
            let tail = rows[at + 1].cells.remove(0);
            if let Some(head) = rows[at].cells.first_mut() {
                head.lines.extend(tail.lines);
                head.lines_deep = 2;
            }
        }
        at += 1;
    }
    first_data
}

/// Heads over groups that wrap where others do not: what stands in the middle over the line that goes on is over the same columns.
pub fn wrapped_groups(rows: &mut [Row], first_data: usize) {
    for at in (1..first_data).rev() {
        let Some((above, [here, ..])) = rows.get_mut(..first_data).and_then(|r| r.split_at_mut_checked(at)) else {
            return;
        };
        let Some(above) = above.last_mut() else { return };
        let tight = here.baseline - above.baseline < WRAP_PITCH_MAX * here.size;
        if !tight || above.cells.len() >= here.cells.len() {
            continue;
        }
        let middle = |p: &Piece| p.lines.first().map_or(0.0, |l| l.area.centre().x);
        let below = |p: &Piece| {
            let mut spans = here.cells.iter().filter(|c| c.c0 > 0 && c.c1 > c.c0 && c.c0 <= p.c0 && p.c1 <= c.c1);
            spans.find(|c| (middle(c) - middle(p)).abs() < STUB_OFF_SIZES_MAX * here.size).map(|c| (c.c0, c.c1))
        };
        let Some(spans) = above.cells.iter().map(below).collect::<Option<Vec<_>>>() else { continue };
        for (piece, span) in above.cells.iter_mut().zip(spans) {
            (piece.c0, piece.c1) = span;
        }
    }
}

/// A head of the stub in the middle of all lines of heads, on one line or several, stands beside them all. How many lines are left above
/// the data.
fn middle_stub(rows: &mut Vec<Row>, mut first_data: usize) -> usize {
    let heads = |r: &Row| r.cells.iter().any(|c| c.c0 > 0);
    let Some(top) = rows.iter().take(first_data).position(heads) else { return first_data };
    let Some(bottom) = rows.iter().take(first_data).rposition(heads).filter(|b| *b > top) else { return first_data };
    let stubs = rows.iter().take(first_data).filter_map(|r| r.cells.first()).filter(|c| c.c1 == 0);
    let lines: Vec<&Line> = stubs.flat_map(|c| &c.lines).collect();
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return first_data };
    let tight = lines.windows(2).all(|w| w[1].baseline - w[0].baseline < HEADER_PITCH_MAX * w[1].size);
    let off = (first.baseline + last.baseline - rows[top].baseline - rows[bottom].baseline) / 2.0;
    if !tight || off.abs() > STUB_OFF_SIZES_MAX * first.size {
        return first_data;
    }
    let lines: Vec<Line> = lines.into_iter().cloned().collect();
    for row in rows.iter_mut().take(first_data) {
        row.cells.retain(|c| c.c1 > 0);
    }
    let mut deep = bottom - top + 1;
    for at in (0..first_data).rev().filter(|at| rows[*at].cells.is_empty()).collect::<Vec<_>>() {
        rows.remove(at);
        first_data -= 1;
        deep -= usize::from(top < at && at < bottom);
    }
    if let Some(row) = rows.iter_mut().find(|r| heads(r)) {
        row.cells.insert(0, Piece { c0: 0, c1: 0, figure: false, lines, lines_deep: deep });
    }
    first_data
}

/// A line of words alone, in the middle of the table and below its heads, names the rows below it: it stands over all columns. How
/// many lines are left above the data.
pub fn name_groups(rows: &mut [Row], start: usize, columns: &[(Points, Points)]) -> usize {
    let (Some(stub), Some(last)) = (columns.first(), columns.last()) else { return start };
    let middle = |from: Points| (from + last.1) / 2.0;
    let (all, data) = (middle(stub.0), middle(columns.get(1).map_or(stub.0, |c| c.0)));
    let mut first = start;
    if !rows.iter().any(|r| r.figures > 0 && r.cells.first().is_some_and(|c| c.c0 == 0 && !c.figure)) {
        return start;
    }
    for at in (1..rows.len()).rev().filter(|at| *at + 1 >= start) {
        let heads = rows[at - 1].cells.len() > 1;
        let words: Vec<usize> = rows[at - 1].cells.iter().filter(|c| !c.figure).map(|c| c.c0).collect();
        let row = &mut rows[at];
        let size = row.size;
        let [only] = row.cells.as_mut_slice() else { continue };
        let [line] = only.lines.as_slice() else { continue };
        let off = |from: Points| (line.area.centre().x - from).abs();
        let centred = line.area.x0 > stub.1 && off(all) < MIDDLE_OFF_SIZES_MAX * size && off(all) < off(data);
        // The rest of a cell above it stands at the edge of its column.
        let edge = columns.get(only.c0).is_some_and(|c| (line.area.x0 - c.0).abs() < 0.5 * size);
        let edge = edge && at >= start && words.contains(&only.c0);
        let wide = columns.get(only.c0).is_some_and(|c| line.area.x0 < c.0 - size && line.area.x1 > c.1 + size);
        // The unit of the rows below it stands over the columns of figures.
        let unit = at >= start
            && only.c0 > 0
            && (only.c1 > only.c0 || wide)
            && off(data) < UNIT_OFF_SIZES_MAX * size
            && off(data) < off(all);
        if (centred || unit) && !edge && !only.figure && (at >= start || heads) {
            (only.c0, only.c1) = (usize::from(unit), columns.len() - 1);
            row.names = true;
            first = first.min(at);
        }
    }
    first
}
