//! Lines to tables where rulings do not make the cells: data rows fix the columns, header words get the span they are centred
//! over, and wrapped lines go back into their row.

use super::data::{first_data, heads_beside};
use super::draft::{Draft, DraftCell, header_rows, is_figure};
use super::groups::{name_groups, over_groups, stub_heads, wrapped_groups};
use super::heads::{Rank, cut_heads, is_headed, one_each, overlaid, spread};
use super::line::Line;
use super::rows::row_starts;
use super::segment::{Segment, gutters, is_row_of_figures, is_sign};
use super::word::Word;
use super::wrapping::counts;
use crate::geometry::{Points, Rect};

/// A gutter is at least this wide, in type sizes: between columns of figures, and elsewhere.
const FIGURE_GUTTER_SIZES_MIN: f32 = 0.35;
/// … and between columns whose rows are figures side by side.
const ROW_GUTTER_SIZES_MIN: f32 = 0.15;
/// A gutter without any gap in it, at whose edge words are aligned, may be this narrow.
const ALIGNED_GUTTER_SIZES_MIN: f32 = 0.4;
/// … and this narrow where nearly all of so many lines have a word there.
const TIGHT_GUTTER_SIZES_MIN: f32 = 0.15;
const TIGHT_LINES_MIN: usize = 6;
/// Words no further apart than so many type sizes stand beside each other.
const NEAR_SIZES_MAX: f32 = 2.0;
/// Rows with at least this share of the segments of the fullest row fix the columns, where they are many enough.
const FULL_ROW_SHARE_MIN: f32 = 0.65;
/// At most this share of the data rows may reach over a gutter (a long label, a total that is set wider).
const BRIDGED_SHARE_MAX: f32 = 0.08;
/// At least this share of the data rows has text on both sides of a gutter, parted there.
const PARTED_SHARE_MIN: f32 = 0.25;
/// The number of a column, in brackets, has at most so many characters.
const COUNT_CHARS_MAX: usize = 4;
/// A segment that runs over a gutter is cut there where its words are this far apart, in type sizes.
const CUT_GAP_SIZES_MIN: f32 = 0.55;

/// One visual line of a table, by columns.
pub struct Row {
    /// Its pieces, left to right.
    pub cells: Vec<Piece>,
    /// Its baseline.
    pub baseline: Points,
    /// Its type size.
    pub size: Points,
    /// How many of its pieces are figures, those of the stub aside.
    pub figures: usize,
    /// True where it is the name of the rows below it, in the middle of the table.
    pub names: bool,
}

/// A piece of a line in the columns `c0..=c1`.
pub struct Piece {
    /// First column.
    pub c0: usize,
    /// Last column.
    pub c1: usize,
    /// Its line, or its lines.
    pub lines: Vec<Line>,
    /// True where it is a figure.
    pub figure: bool,
    /// How many lines it stands beside: heads of the stub reach over several lines of heads.
    pub lines_deep: usize,
}

impl Piece {
    /// A piece of one line.
    pub fn of(c0: usize, c1: usize, line: Line) -> Piece {
        let figure = is_figure(&line.text());
        Piece { c0, c1, lines: vec![line], figure, lines_deep: 1 }
    }
}

/// Puts lines into rows and columns, or tells that they have no columns. `parts` are the segments of each line, `across` the
/// horizontal rulings of the page, `bars` the vertical ones.
pub fn structure(lines: &[Line], parts: &[Vec<Segment>], across: &[Rect], bars: &[Rect]) -> Option<Draft> {
    let mut columns = columns(lines, parts, bars)?;
    let read = |columns: &[(Points, Points)]| lines.iter().zip(parts).map(|(l, s)| row(l, s, columns)).collect();
    let mut rows: Vec<Row> = read(&columns);
    let area = lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b))?;
    let mut start = first_data(&rows, columns.len());
    let beside = heads_beside(&rows, start, columns.len());
    if !beside.is_empty() {
        for at in beside.into_iter().rev() {
            let right = columns.remove(at + 1);
            columns[at].1 = right.1;
        }
        rows = read(&columns);
        start = first_data(&rows, columns.len());
    }
    let start = overlaid(&mut rows, start, &columns);
    let headed: Vec<bool> = rows.iter().map(|r| is_headed(r, columns.len())).collect();
    for (at, header) in rows.iter_mut().take(start).enumerate() {
        let over = at + 1 < start && headed.get(at + 1) == Some(&true);
        cut_heads(header, &columns, if over { Rank::Higher } else { Rank::Lowest });
    }
    let across: Vec<&Rect> = across
        .iter()
        .filter(|r| r.x1 > area.x0 && r.x0 < area.x1 && r.y1 > area.y0 - 4.0 && r.y0 < area.y1 + 4.0)
        .collect();
    over_groups(&mut rows, start, &columns);
    spread(&mut rows, start, &columns, &across, bars);
    wrapped_groups(&mut rows, start);
    let start = stub_heads(&mut rows, start);
    let start = name_groups(&mut rows, start, &columns);
    let starts = row_starts(&rows, start, columns.len(), &across);
    Some(build(rows, &starts, &columns, area))
}

/// The columns as the stretches of x that their text fills.
fn columns(lines: &[Line], parts: &[Vec<Segment>], bars: &[Rect]) -> Option<Vec<(Points, Points)>> {
    let figures = |at: usize| parts[at].iter().skip(1).filter(|s| s.is_figure(&lines[at])).count();
    let many: Vec<usize> = (0..lines.len()).filter(|at| parts[*at].len() >= 2).collect();
    // The numbers of the columns are heads: they stand in the middle, where figures need not.
    let short = |at: &usize| lines[*at].words.first().is_some_and(|w| w.text.len() <= COUNT_CHARS_MAX);
    let counted = |at: &usize| short(at) && counts(parts[*at].iter().map(|s| s.text(&lines[*at])));
    let data: Vec<usize> = many.iter().copied().filter(|at| figures(*at) >= 1).collect();
    let others: Vec<usize> = data.iter().copied().filter(|at| !counted(at)).collect();
    let data = if others.len() >= 3 { others } else { data };
    // Years among words make a line of heads no row of figures: those begin where nothing but figures stands behind a label.
    let bare = |at: &usize| figures(*at) + 1 == parts[*at].len();
    let first = data.iter().position(bare).filter(|first| data.len() - first >= 3).unwrap_or(0);
    let data = data.get(first..).unwrap_or_default().to_vec();
    // The fullest rows fix the columns: a head over several columns has fewer segments and would bridge their gutters.
    let most = data.iter().map(|at| parts[*at].len()).max().unwrap_or(0);
    let full: Vec<usize> =
        data.iter().copied().filter(|at| parts[*at].len() as f32 >= FULL_ROW_SHARE_MIN * most as f32).collect();
    let data = if full.len() >= 3 && full.len() * 5 >= data.len() * 2 { full } else { data };
    let body = if data.len() >= 3 || data.len() * 2 >= many.len() && !data.is_empty() { data } else { many };
    if body.is_empty() {
        return None;
    }
    let size = body.iter().map(|at| lines[*at].size).sum::<f32>() / body.len() as f32;
    let spans: Vec<(Points, Points)> = body.iter().flat_map(|at| parts[*at].iter().map(|s| (s.x0, s.x1))).collect();
    let tolerance = (BRIDGED_SHARE_MAX * body.len() as f32) as usize;
    // In rows of figures a blank parts columns: no two of them are one number.
    let rows = body.iter().filter(|at| is_row_of_figures(&lines[**at])).count();
    let least = if rows >= 3 && rows * 10 >= body.len() * 8 { ROW_GUTTER_SIZES_MIN } else { FIGURE_GUTTER_SIZES_MIN };
    let mut edges: Vec<(Points, Points)> = Vec::new();
    for (from, to) in gutters(&spans, tolerance) {
        let mid = (from + to) / 2.0;
        let parted = body
            .iter()
            .filter(|at| parts[**at].iter().any(|s| s.x1 <= mid) && parts[**at].iter().any(|s| s.x0 >= mid))
            .count();
        let bar = bars.iter().any(|b| from - 1.0 <= b.centre().x && b.centre().x <= to + 1.0);
        if (to - from >= least * size || bar) && parted as f32 >= PARTED_SHARE_MIN * body.len() as f32 {
            edges.push((from, to));
        }
    }
    for (from, to) in aligned_gutters(lines, size) {
        if !edges.iter().any(|(a, b)| *a < to && from < *b) {
            edges.push((from, to));
        }
    }
    edges.sort_by(|a, b| a.0.total_cmp(&b.0));
    never_both(&mut edges, lines, parts, &body);
    if edges.is_empty() {
        return None;
    }
    let low = spans.iter().map(|s| s.0).fold(f32::INFINITY, f32::min);
    let high = spans.iter().map(|s| s.1).fold(f32::NEG_INFINITY, f32::max);
    let mut out = Vec::new();
    let mut from = low;
    for (left, right) in edges {
        out.push((from, left));
        from = right;
    }
    out.push((from, high));
    Some(out)
}

/// Drops gutters between two columns of words that no line fills both of: indents and labels set at the right are of one stub.
fn never_both(edges: &mut Vec<(Points, Points)>, lines: &[Line], parts: &[Vec<Segment>], body: &[usize]) {
    let mut at = 0;
    while at < edges.len() {
        let low = at.checked_sub(1).and_then(|b| edges.get(b)).map_or(f32::NEG_INFINITY, |e| (e.0 + e.1) / 2.0);
        let high = edges.get(at + 1).map_or(f32::INFINITY, |e| (e.0 + e.1) / 2.0);
        let mid = (edges[at].0 + edges[at].1) / 2.0;
        let apart = body.iter().all(|l| {
            let inside = |from: Points, to: Points| {
                let within = move |s: &&Segment| from <= (s.x0 + s.x1) / 2.0 && (s.x0 + s.x1) / 2.0 < to;
                parts[*l].iter().filter(within)
            };
            // A narrow gutter is crossed by segments of words on both of its sides.
            let both = parts[*l].iter().any(|s| s.x0 < mid && mid < s.x1);
            let (mut left, mut right) = (inside(low, mid).peekable(), inside(mid, high).peekable());
            !both
                && (left.peek().is_none() || right.peek().is_none())
                && left.chain(right).all(|s| !s.is_figure(&lines[*l]))
        });
        if apart {
            edges.remove(at);
        } else {
            at += 1;
        }
    }
}

/// Narrow gutters that no word of any line crosses and at whose right edge the words begin: columns of text set close together.
fn aligned_gutters(lines: &[Line], size: Points) -> Vec<(Points, Points)> {
    // A currency sign and its figure are one, however far apart.
    let words = |l: &Line| -> Vec<(Points, Points)> {
        let reach = |(at, w): (usize, &Word)| match l.words.get(at + 1) {
            Some(next) if is_sign(&w.text) && is_figure(&next.text) => (w.area.x0, next.area.x1),
            _ => (w.area.x0, w.area.x1),
        };
        l.words.iter().enumerate().map(reach).collect()
    };
    let spans: Vec<(Points, Points)> = lines.iter().flat_map(words).collect();
    let wide = gutters(&spans, 0).into_iter().filter(|(a, b)| b - a >= TIGHT_GUTTER_SIZES_MIN * size);
    wide.filter(|(from, to)| {
        let right: Vec<Points> =
            lines.iter().filter_map(|l| l.words.iter().find(|w| w.area.x0 > *from)).map(|w| w.area.x0).collect();
        let at_edge = right.iter().filter(|x| **x - to < 1.0).count();
        let gaps: Vec<Points> = lines
            .iter()
            .filter_map(|l| {
                let at = l.words.iter().position(|w| w.area.x0 - to < 1.0 && w.area.x0 > *from)?;
                Some(l.words[at].area.x0 - l.words.get(at.checked_sub(1)?)?.area.x1)
            })
            .collect();
        // A blank between two words of one line, with a column's white above and below it, parts nothing.
        let near: Vec<&Points> = gaps.iter().filter(|g| **g < NEAR_SIZES_MAX * size).collect();
        if matches!(near.as_slice(), [only] if **only < CUT_GAP_SIZES_MIN * size) {
            return false;
        }
        // Nothing but an edge where nearly all lines have a word, most of them far from the word before it.
        let apart = gaps.iter().filter(|g| **g > size).count();
        let tight = to - from < ALIGNED_GUTTER_SIZES_MIN * size;
        let edge = at_edge >= TIGHT_LINES_MIN && at_edge * 10 >= lines.len() * 8 && apart * 2 > gaps.len();
        let left = at_edge >= 3 && at_edge * 10 >= right.len() * 6 && gaps.len() >= 3 && (!tight || edge);
        left || to - from >= FIGURE_GUTTER_SIZES_MIN * size && parts_figures(lines, (*from + *to) / 2.0)
    })
    .collect()
}

/// True where nearly all lines have a word at one side of `mid` and a figure at the other, always the same.
fn parts_figures(lines: &[Line], mid: Points) -> bool {
    let sides = lines.iter().filter_map(|l| {
        let at = l.words.iter().position(|w| w.area.x0 > mid)?;
        Some((at.checked_sub(1).and_then(|left| l.words.get(left))?, l.words.get(at)?))
    });
    let (mut all, mut before, mut behind) = (0, 0, 0);
    for (left, right) in sides {
        let (left, right) = (is_figure(&left.text), is_figure(&right.text));
        all += 1;
        before += usize::from(left && !right);
        behind += usize::from(right && !left);
        // Prose is known for prose after a few lines.
        if all - before.max(behind) > 2 + all / 4 {
            return false;
        }
    }
    let most = before.max(behind);
    most >= TIGHT_LINES_MIN && most * 10 >= all * 8
}

/// The middle of the gutter on the right of each column.
pub fn edges(columns: &[(Points, Points)]) -> Vec<Points> {
    columns.windows(2).map(|w| (w[0].1 + w[1].0) / 2.0).collect()
}

fn row(line: &Line, parts: &[Segment], columns: &[(Points, Points)]) -> Row {
    let edges = edges(columns);
    let mut cells: Vec<Piece> = Vec::new();
    for part in cut(line, parts, columns, &edges) {
        let slack = 0.35 * line.size;
        // It reaches into a column where it covers more of it than its edge.
        let reach = |x0: Points, x1: Points| {
            let over = |(a, b): &(Points, Points)| x1.min(*b) - x0.max(*a) > slack.min((b - a) * 0.5);
            match (columns.iter().position(over), columns.iter().rposition(over)) {
                (Some(a), Some(b)) => (a, b),
                _ => {
                    let c = edges.partition_point(|e| *e <= (x0 + x1) / 2.0);
                    (c, c)
                }
            }
        };
        let (c0, c1) = reach(part.x0, part.x1);
        cells.push(Piece::of(c0, c1, part.line(line)));
    }
    one_each(&mut cells, columns);
    cells.sort_by_key(|c| (c.c0, c.c1));
    // Two pieces that meet in one column are one piece.
    let mut out: Vec<Piece> = Vec::new();
    for cell in cells {
        match out.last_mut() {
            Some(last) if cell.c0 <= last.c1 => {
                last.c1 = last.c1.max(cell.c1);
                let mut words: Vec<_> = last.lines.drain(..).chain(cell.lines).flat_map(|l| l.words).collect();
                words.sort_by(|a, b| a.area.x0.total_cmp(&b.area.x0));
                last.lines = vec![Line::of(words)];
                last.figure &= cell.figure;
            }
            _ => out.push(cell),
        }
    }
    let figures = out.iter().filter(|c| c.figure && c.c0 > 0).count();
    Row { cells: out, baseline: line.baseline, size: line.size, figures, names: false }
}

/// Cuts segments that run over a gutter, where their gap is wider than a blank, where both words are figures, or where the
/// right word begins at the very edge of its column.
fn cut(line: &Line, parts: &[Segment], columns: &[(Points, Points)], edges: &[Points]) -> Vec<Segment> {
    let mut out = Vec::with_capacity(parts.len());
    let one = is_one_head(line, parts, columns);
    for part in parts {
        let mut first = part.first;
        for at in part.first + 1..part.end {
            let (left, right) = (&line.words[at - 1], &line.words[at]);
            let gap = right.area.x0 - left.area.x1;
            // A long label reaches over the middle of its gutter, up to the edge of the column where the next word begins.
            let over = edges.iter().position(|e| left.area.x1 - 0.5 <= *e && *e <= right.area.x0 + 0.5);
            let begins = |c: &(Points, Points)| (right.area.x0 - c.0).abs() < 1.5 && left.area.x1 <= c.0 + 0.5;
            let over = over.or_else(|| columns.iter().skip(1).position(begins));
            let Some(over) = over else { continue };
            let figures = is_figure(&left.text) && is_figure(&right.text);
            let at_edge = (right.area.x0 - columns[over + 1].0).abs() < 1.5;
            if gap > CUT_GAP_SIZES_MIN * line.size || figures || at_edge && !one && gap > 0.2 * line.size {
                out.push(span(line, first, at));
                first = at;
            }
        }
        out.push(span(line, first, part.end));
    }
    out
}

/// True for words alone on a line, right of the stub: a blank parts no head over several columns, nor the unit of the rows below it.
fn is_one_head(line: &Line, parts: &[Segment], columns: &[(Points, Points)]) -> bool {
    let right = columns.first().is_some_and(|stub| parts.iter().all(|p| p.x0 > stub.1 && !p.is_figure(line)));
    right && columns.len() > 2 && line.words.iter().any(|w| w.text.starts_with(char::is_alphabetic))
}

fn span(line: &Line, first: usize, end: usize) -> Segment {
    let words = &line.words[first..end];
    let x0 = words.iter().map(|w| w.area.x0).fold(f32::INFINITY, f32::min);
    let x1 = words.iter().map(|w| w.area.x1).fold(f32::NEG_INFINITY, f32::max);
    Segment { first, end, x0, x1 }
}

/// The characters of a piece, lines joined by blanks.
pub fn text(piece: &Piece) -> String {
    piece.lines.iter().map(Line::text).collect::<Vec<_>>().join(" ")
}

fn build(rows: Vec<Row>, starts: &[bool], columns: &[(Points, Points)], area: Rect) -> Draft {
    let mut xs = vec![columns.first().map_or(0.0, |c| c.0)];
    xs.extend(edges(columns));
    xs.push(columns.last().map_or(0.0, |c| c.1));
    let mut draft = Draft { columns: columns.len(), xs, area, ..Draft::default() };
    let left = rows.iter().flat_map(|r| &r.cells).filter(|c| c.c0 == 0).flat_map(|c| &c.lines).map(|l| l.area.x0);
    let left = left.fold(f32::INFINITY, f32::min);
    let mut row = 0;
    for (at, line) in rows.into_iter().enumerate() {
        if at > 0 && starts.get(at).copied().unwrap_or(true) {
            row += 1;
        }
        for piece in line.cells {
            let row_span = 1 + (at + 1..at + piece.lines_deep).filter(|l| starts.get(*l) == Some(&true)).count();
            let area = piece.lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
            let same = draft
                .cells
                .iter_mut()
                .rev()
                .take_while(|c| c.row == row)
                .find(|c| c.column <= piece.c1 && piece.c0 < c.column + c.column_span);
            match same {
                Some(cell) => {
                    let end = (cell.column + cell.column_span).max(piece.c1 + 1);
                    cell.column = cell.column.min(piece.c0);
                    cell.column_span = end - cell.column;
                    cell.lines.extend(piece.lines);
                    cell.area = cell.area.union(&area);
                }
                None => {
                    let indent = if piece.c0 == 0 {
                        ((area.x0 - left) / (0.9 * line.size.max(1.0))).round().clamp(0.0, 9.0) as u8
                    } else {
                        0
                    };
                    draft.cells.push(DraftCell {
                        row,
                        column: piece.c0,
                        row_span,
                        column_span: piece.c1 + 1 - piece.c0,
                        lines: piece.lines,
                        area,
                        indent,
                    });
                }
            }
        }
    }
    draft.rows = row + 1;
    draft.cells.sort_by_key(|c| (c.row, c.column));
    draft.header_rows = header_rows(&draft);
    draft
}
