//! Heads of columns in tables without column rulings: which columns a word of the header stands over.

use super::between::is_year;
use super::line::Line;
use super::rows::HALF_PITCH_MAX;
use super::stream::{Piece, Row, edges};
use super::word::Word;
use crate::geometry::{Points, Rect};

/// A head stands over its column where their middles are this close, in type sizes.
const HEAD_OFF_SIZES_MAX: f32 = 0.9;
/// Where fewer of the columns have a head on a line, its heads are of groups of columns, and have room.
const CROWDED_SHARE_MIN: f32 = 0.5;
/// Words further apart than this, in type sizes, have more than a blank between them.
const BLANK_SIZES_MAX: f32 = 0.4;
/// Lines of one head stand over each other, but for this.
const OVER_POINTS_MAX: Points = 1.0;
/// A head over a group of columns is off its middle by no more than this share of a column.
const TILE_OFF_SHARE_MAX: f32 = 0.3;
/// … and one over all columns by no more than this.
const ALL_OFF_SHARE_MAX: f32 = 0.6;
/// A head right over the middle of several columns is off it by no more than this.
const SOME_OFF_SHARE_MAX: f32 = 0.1;
/// Lines of one head stand closer than this share of the widest pitch of the header.
const TIGHT_SHARE_MAX: f32 = 0.85;
/// Heads on one line are at least this far apart, in type sizes …
const HEAD_GAP_SIZES_MIN: f32 = 0.4;
/// … and this many of their blanks.
pub const HEAD_GAP_BLANKS_MIN: f32 = 1.5;

/// Which line of the heads a line is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// No line of heads stands below it.
    Lowest,
    /// A line of heads stands below it: it may have heads of groups.
    Higher,
}

/// True where more than half of the columns have something on this line.
pub fn is_headed(row: &Row, columns: usize) -> bool {
    let headed: usize = row.cells.iter().map(|p| p.c1 - p.c0 + 1).sum();
    headed as f32 > CROWDED_SHARE_MIN * columns as f32
}

/// Heads of narrow columns run together: a piece over several columns is cut at their gutters where each part then stands over
/// its own column, in the middle or at one of its edges.
pub fn cut_heads(row: &mut Row, columns: &[(Points, Points)], rank: Rank) {
    let edges = edges(columns);
    let crowded = is_headed(row, columns.len());
    let mut out = Vec::new();
    for piece in row.cells.drain(..) {
        let [line] = piece.lines.as_slice() else {
            out.push(piece);
            continue;
        };
        if piece.c0 == piece.c1 {
            out.push(piece);
            continue;
        }
        let mut parts: Vec<Vec<Word>> = vec![Vec::new(); piece.c1 - piece.c0 + 1];
        for word in &line.words {
            let at = edges.partition_point(|e| *e <= word.area.centre().x).clamp(piece.c0, piece.c1) - piece.c0;
            if let Some(part) = parts.get_mut(at) {
                part.push(word.clone());
            }
        }
        let lines: Vec<Line> = parts.into_iter().map(Line::of).collect();
        let stands = |(at, l): (usize, &Line)| {
            let Some((x0, x1)) = columns.get(piece.c0 + at) else { return false };
            !l.words.is_empty()
                && ((l.area.centre().x - (x0 + x1) / 2.0).abs() < HEAD_OFF_SIZES_MAX * l.size
                    || (l.area.x0 - x0).abs() < 1.5
                    || (l.area.x1 - x1).abs() < 1.5)
        };
        let apart = |w: &[Line]| rank == Rank::Lowest || w[1].area.x0 - w[0].area.x1 > BLANK_SIZES_MAX * line.size;
        let cut = by_gaps(line, &columns[piece.c0..=piece.c1]).or_else(|| {
            (crowded && lines.windows(2).all(apart) && lines.iter().enumerate().all(stands)).then_some(lines)
        });
        match cut {
            Some(lines) => {
                let first = piece.c0;
                out.extend(lines.into_iter().enumerate().map(|(at, line)| Piece::of(first + at, first + at, line)));
            }
            None => out.push(piece),
        }
    }
    row.cells = out;
}

/// The heads of a line over several columns, cut at the gaps that are wider than its blanks, where that makes one head a column and
/// each overlaps its own column.
fn by_gaps(line: &Line, columns: &[(Points, Points)]) -> Option<Vec<Line>> {
    let gap = |w: &[Word]| w[1].area.x0 - w[0].area.x1;
    let mut gaps: Vec<Points> = line.words.windows(2).map(gap).collect();
    gaps.sort_by(Points::total_cmp);
    let wide = gaps.len().checked_sub(columns.len() - 1).and_then(|at| gaps.get(at))?;
    let blank = gaps.len().checked_sub(columns.len()).and_then(|at| gaps.get(at)).copied().unwrap_or(0.0);
    if *wide < HEAD_GAP_SIZES_MIN * line.size || *wide < HEAD_GAP_BLANKS_MIN * blank {
        return None;
    }
    let mut parts: Vec<Vec<Word>> = vec![Vec::new()];
    for (at, word) in line.words.iter().enumerate() {
        if at > 0 && gap(&line.words[at - 1..=at]) >= *wide {
            parts.push(Vec::new());
        }
        parts.last_mut()?.push(word.clone());
    }
    let lines: Vec<Line> = parts.into_iter().map(Line::of).collect();
    let over = |(l, (x0, x1)): (&Line, &(Points, Points))| l.area.x0 < *x1 && *x0 < l.area.x1;
    (lines.len() == columns.len() && lines.iter().zip(columns).all(over)).then_some(lines)
}

/// Gives heads that drawn lines part from each other the columns between those lines; false where several stand between two of them.
fn between_bars(row: &mut Row, columns: &[(Points, Points)], bars: &[Rect]) -> bool {
    let crosses = |b: &&Rect| b.y0 <= row.baseline && b.y1 >= row.baseline - 0.5 * row.size;
    let mut bars: Vec<Points> = bars.iter().filter(crosses).map(|b| b.centre().x).collect();
    bars.sort_by(Points::total_cmp);
    let cell = |x: Points| bars.partition_point(|b| *b <= x);
    let mut spans: Vec<(usize, usize, usize)> = Vec::new();
    for piece in row.cells.iter().filter(|p| p.c0 > 0) {
        let Some(area) = piece.lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b)) else { return false };
        let own = cell(area.centre().x);
        let over = |(_, (x0, x1)): &(usize, &(Points, Points))| cell((x0 + x1) / 2.0) == own;
        let mut within = columns.iter().enumerate().skip(1).filter(over).map(|(c, _)| c);
        let Some(first) = within.next() else { return false };
        spans.push((own, first, within.next_back().unwrap_or(first)));
    }
    if spans.len() < 2 || spans.windows(2).any(|w| w[1].0 <= w[0].0) {
        return false;
    }
    for (piece, (_, first, last)) in row.cells.iter_mut().filter(|p| p.c0 > 0).zip(spans) {
        (piece.c0, piece.c1) = (first, last);
    }
    true
}

/// A line of as many pieces as there are columns has one in each, also where two of them (heads set at the left, over figures at the
/// right) stand nearest to the same.
pub fn one_each(cells: &mut [Piece], columns: &[(Points, Points)]) {
    let meet = cells.windows(2).any(|w| w[1].c0 <= w[0].c1);
    if cells.len() != columns.len() || columns.len() < 2 || !meet {
        return;
    }
    let fits = |(at, cell): (usize, &Piece)| {
        let Some(area) = cell.lines.first().map(|l| l.area) else { return false };
        let low = at.checked_sub(1).and_then(|l| columns.get(l)).map_or(f32::NEG_INFINITY, |c| c.0);
        let high = columns.get(at).map_or(f32::INFINITY, |c| c.1);
        low < area.x0 && area.x0 < high
    };
    if cells.iter().enumerate().all(fits) {
        for (at, cell) in cells.iter_mut().enumerate() {
            (cell.c0, cell.c1) = (at, at);
        }
    }
}

/// Lines of heads that overlap in height are of one row of heads, set in the middle or at the top of their cells. How many lines are left
/// above the data.
pub fn overlaid(rows: &mut Vec<Row>, mut start: usize, columns: &[(Points, Points)]) -> usize {
    let mut at = 0;
    while at + 1 < start {
        let mut last = at;
        let heads = |r: &Row| r.cells.iter().any(|c| c.c0 > 0);
        while last + 1 < start
            && rows[last + 1].baseline - rows[last].baseline < HALF_PITCH_MAX * rows[last].size
            && heads(&rows[last])
            && heads(&rows[last + 1])
        {
            last += 1;
        }
        if last == at {
            at += 1;
            continue;
        }
        let fullest = (at..=last).max_by_key(|l| rows[*l].cells.len()).unwrap_or(at);
        let (baseline, size) = (rows[fullest].baseline, rows[fullest].size);
        let mut cells: Vec<Piece> = Vec::new();
        for piece in rows.drain(at..=last).flat_map(|r| r.cells) {
            let over = |c: &&mut Piece| {
                let of = |p: &Piece| p.lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
                let (a, b) = (of(c), of(&piece));
                a.x0 < b.x1 && b.x0 < a.x1
            };
            match cells.iter_mut().find(over) {
                Some(cell) => {
                    (cell.c0, cell.c1) = (cell.c0.min(piece.c0), cell.c1.max(piece.c1));
                    cell.figure = false;
                    cell.lines.extend(piece.lines);
                }
                None => cells.push(piece),
            }
        }
        cells.sort_by(|a, b| {
            let x = |p: &Piece| p.lines.first().map_or(0.0, |l| l.area.x0);
            x(a).total_cmp(&x(b))
        });
        one_each(&mut cells, columns);
        let figures = cells.iter().filter(|c| c.figure && c.c0 > 0).count();
        rows.insert(at, Row { cells, baseline, size, figures, names: false });
        start -= last - at;
        at += 1;
    }
    start
}

/// True where a head stands right over one of the next line, edge over edge or middle over middle: it wraps.
fn goes_on(above: &Row, below: &Row) -> bool {
    let areas =
        |r: &Row| r.cells.iter().filter(|c| c.c0 > 0).filter_map(|c| Some(c.lines.first()?.area)).collect::<Vec<_>>();
    let near = |a: Points, b: Points| (a - b).abs() < OVER_POINTS_MAX;
    let over = |a: &Rect, b: &Rect| near(a.x0, b.x0) || near(a.x1, b.x1) || near(a.centre().x, b.centre().x);
    let (above, below) = (areas(above), areas(below));
    above.iter().any(|a| below.iter().any(|b| over(a, b)))
}

/// Heads over groups of columns that each have a head of their own lie over all of them where each then stands over the middle of its group.
/// `groups` tells that the line below is one of such heads, too.
fn tile(row: &mut Row, columns: &[(Points, Points)], leaves: &[Option<Rect>], groups: bool) {
    let heads: Vec<(usize, Points)> = (row.cells.iter().enumerate())
        .filter(|(_, c)| c.c0 > 0)
        .filter_map(|(at, c)| c.lines.first().map(|l| (at, l.area.centre().x)))
        .collect();
    let count = columns.len();
    let full = leaves.iter().skip(1).all(Option::is_some);
    if !full || heads.len() + 1 >= count {
        return;
    }
    let ends = |c: usize| {
        let (x0, x1) = columns[c];
        leaves[c].map_or((x0, x1), |l| (x0.min(l.x0), x1.max(l.x1)))
    };
    let off = |first: usize, last: usize, middle: Points| ((ends(first).0 + ends(last).1) / 2.0 - middle).abs();
    let pitch = (ends(count - 1).1 - ends(1).0) / (count - 1) as f32;
    // One head alone is over all groups.
    if let [(at, middle)] = heads.as_slice() {
        let (c0, c1) = (row.cells[*at].c0, row.cells[*at].c1);
        // … but for one right over the middle of some of them.
        let all = off(1, count - 1, *middle);
        let some = c0 < c1 && off(c0, c1, *middle) < SOME_OFF_SHARE_MAX * pitch && all > TILE_OFF_SHARE_MAX * pitch;
        if groups && !some && all < ALL_OFF_SHARE_MAX * pitch {
            (row.cells[*at].c0, row.cells[*at].c1) = (1, count - 1);
        }
        return;
    }
    if row.cells.iter().all(|c| c.c0 == c.c1) {
        return;
    }
    // For each last column the best way to end there: how far the worst of the heads is off, and where its group begins.
    let mut ways: Vec<Vec<(Points, usize)>> = Vec::new();
    for (n, (_, middle)) in heads.iter().enumerate() {
        let before = |first: usize| match n.checked_sub(1).and_then(|n| ways.get(n)) {
            Some(way) => way.get(first - 1).map_or(f32::INFINITY, |w| w.0),
            None if first == 1 => 0.0,
            None => f32::INFINITY,
        };
        let best = |last: usize| {
            let ways = (1..=last).map(|first| (before(first).max(off(first, last, *middle)), first));
            ways.min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((f32::INFINITY, 1))
        };
        let way = std::iter::once((f32::INFINITY, 1)).chain((1..count).map(best)).collect();
        ways.push(way);
    }
    let mut last = count - 1;
    if ways.last().and_then(|w| w.get(last)).is_none_or(|w| w.0 > TILE_OFF_SHARE_MAX * pitch) {
        return;
    }
    for ((at, _), way) in heads.iter().zip(&ways).rev() {
        let first = way[last].1;
        (row.cells[*at].c0, row.cells[*at].c1) = (first, last);
        last = first - 1;
    }
}

/// The columns of the lowest head above a line that stands over a column, first and one past the last.
fn above(rows: &[Row], column: usize) -> Option<(usize, usize)> {
    let heads = rows.iter().rev().flat_map(|r| &r.cells);
    let mut over = heads.filter(|c| c.c0 > 0 && c.c0 <= column && column <= c.c1);
    over.next().map(|c| (c.c0, c.c1 + 1))
}

/// Gives header words over several columns their span: that of the ruling below them, or the columns they are centred over.
pub fn spread(rows: &mut [Row], first_data: usize, columns: &[(Points, Points)], across: &[&Rect], bars: &[Rect]) {
    let count = columns.len();
    let pitch = |rows: &[Row], at: usize| rows.get(at + 1).map_or(0.0, |b| b.baseline - rows[at].baseline);
    let widest = (0..first_data.saturating_sub(1)).map(|at| pitch(rows, at)).fold(0.0, f32::max);
    for at in 0..first_data {
        // Columns whose head goes on in the next line: their first line is no head over several columns.
        let tight = pitch(rows, at) < TIGHT_SHARE_MAX * widest;
        let wraps: Vec<(Rect, usize)> = rows[at + 1..first_data.max(at + 1)]
            .iter()
            .take(1)
            .flat_map(|r| &r.cells)
            .filter(|c| c.c0 == c.c1 && c.c0 > 0)
            .filter(|c| tight || c.lines.first().is_some_and(|l| l.text().starts_with(char::is_lowercase)))
            .filter_map(|c| c.lines.first().map(|l| (l.area, c.c0)))
            .collect();
        let floor = rows.get(at + 1).map_or(f32::INFINITY, |r| r.baseline);
        // The heads of single columns below this line: figures at the right of a column do not tell where its middle is.
        let single = rows[at + 1..first_data.max(at + 1)].iter().flat_map(|r| &r.cells).filter(|c| c.c0 == c.c1);
        let mut leaves: Vec<Option<Rect>> = vec![None; count];
        for cell in single {
            let area = cell.lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b));
            if let (Some(leaf), Some(area)) = (leaves.get_mut(cell.c0), area) {
                *leaf = Some(leaf.map_or(area, |l| l.union(&area)));
            }
        }
        let limits: Vec<(usize, usize)> = rows[at].cells.iter().map(|c| (c.c0, c.c1)).collect();
        let middles: Vec<Points> =
            rows[at].cells.iter().flat_map(|c| c.lines.first()).map(|l| l.area.centre().x).collect();
        let below = rows.get(at + 1).filter(|_| at + 2 < first_data);
        let groups = below.is_some_and(|r| r.cells.len() >= 2 && r.cells.len() + 1 < count && !goes_on(&rows[at], r));
        // A head reaches no further than the head above it.
        let within: Vec<Option<(usize, usize)>> =
            limits.iter().map(|l| above(&rows[..at], l.0).filter(|w| l.1 < w.1)).collect();
        // One head alone above a year in each column is over all of them.
        let years = rows.get(at + 1).filter(|_| at + 1 < first_data).is_some_and(|r| {
            let year = |c: &&Piece| c.c0 > 0 && c.c0 == c.c1 && c.lines.first().is_some_and(|l| is_year(&l.text()));
            r.cells.iter().filter(year).count() + 1 == count
        });
        let Some(row) = rows.get_mut(at) else { continue };
        if at + 1 < first_data && between_bars(row, columns, bars) {
            continue;
        }
        // The columns that the next header row fills: a span makes no sense over nothing.
        for n in 0..row.cells.len() {
            let low = n.checked_sub(1).and_then(|p| row.cells.get(p)).map_or(1, |l| l.c1 + 1);
            let Some(cell) = row.cells.get_mut(n).filter(|c| c.c0 > 0) else { continue };
            let high = limits.get(n + 1).map_or(count, |l| l.0);
            let within = within.get(n).copied().flatten().unwrap_or((low, high));
            let (low, high) = (low.max(within.0), high.min(within.1));
            let area = cell.lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
            let rule = across
                .iter()
                .find(|r| r.y0 > row.baseline - 1.0 && r.y1 < floor && r.x0 <= area.x0 + 3.0 && r.x1 >= area.x1 - 3.0);
            let centre = |c: usize| (columns[c].0 + columns[c].1) / 2.0;
            // A ruling below several heads tells of none of them how far it reaches.
            let own = |r: &&&Rect| middles.iter().filter(|m| r.x0 <= **m && **m <= r.x1).count() < 2;
            let wide = 0.9 * (columns[count - 1].1 - columns[0].0);
            if let Some(rule) = rule.filter(own).filter(|r| r.width() < wide) {
                let over: Vec<usize> = (low..high).filter(|c| rule.x0 <= centre(*c) && centre(*c) <= rule.x1).collect();
                if let (Some(a), Some(b)) = (over.first(), over.last()) {
                    (cell.c0, cell.c1) = (cell.c0.min(*a), cell.c1.max(*b));
                    continue;
                }
            }
            let middle = area.centre().x;
            if at + 1 >= first_data {
                // A unit set once over all columns.
                let all = (columns[1.min(count - 1)].0 + columns[count - 1].1) / 2.0;
                if limits.len() == 1 && count > 3 && (middle - all).abs() < HEAD_OFF_SIZES_MAX * row.size {
                    (cell.c0, cell.c1) = (1, count - 1);
                }
                continue;
            }
            let near = |a: Points, b: Points| (a - b).abs() < row.size * 0.5;
            let under = |w: &Rect| near(w.centre().x, middle) || near(w.x0, area.x0) || near(w.x1, area.x1);
            if cell.c0 == cell.c1 && wraps.iter().any(|(w, c)| *c == cell.c0 && under(w)) {
                continue;
            }
            // Over one column both tell, over several the one that fits.
            let off = |a: usize, b: usize| {
                let off = |x0: Points, x1: Points| ((x0 + x1) / 2.0 - middle).abs();
                let body = off(columns[a].0, columns[b].1);
                match leaves[a].zip(leaves[b]).map(|(a, b)| off(a.x0, b.x1)) {
                    Some(leaf) if a < b => body.min(leaf),
                    Some(leaf) if leaf > HEAD_OFF_SIZES_MAX * row.size => body.max(leaf),
                    _ => body,
                }
            };
            let mut best = (cell.c0, cell.c1);
            for a in low..=cell.c0 {
                for b in cell.c1..high {
                    if off(a, b) + 0.5 * row.size < off(best.0, best.1) {
                        best = (a, b);
                    }
                }
            }
            (cell.c0, cell.c1) = best;
        }
        if at + 1 < first_data {
            tile(row, columns, &leaves, groups || years);
        }
    }
}
