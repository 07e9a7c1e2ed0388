//! Tables between rulings across the page that have one width: their first ruling, their last one, and what of the lines between is theirs.

use super::caption::starts_caption;
use super::detect::run;
use super::draft::is_figure;
use super::foot::trimmed;
use super::line::Line;
use super::segment::Segment;
use crate::geometry::{Points, Rect};

/// Rulings of one table start and end together.
const SAME_EDGE_POINTS_MAX: Points = 8.0;
/// A line begins under a cell where their left edges differ by no more.
const UNDER_POINTS_MAX: Points = 2.5;
/// A row below the last ruling is no further from the one above it than this many type sizes.
const ROW_PITCH_MAX: f32 = 2.2;
/// Rulings with less between them are of a table …
const LONE_POINTS_MIN: Points = 60.0;
/// … looked for among so many.
const ROW_RULES: usize = 8;
/// A line of so many words that fills its column is prose.
const PROSE_WORDS_MIN: usize = 8;

/// Horizontal rulings among the lines that are no underlining: longer than the words above them.
pub fn rules(lines: &[Line], across: &[Rect]) -> Vec<Rect> {
    let area = lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
    let mut out: Vec<Rect> = across
        .iter()
        .filter(|r| {
            r.y0 > area.y0 - 20.0 && r.y1 < area.y1 + 20.0 && r.x0 < area.x1 && r.x1 > area.x0 && r.width() > 40.0
        })
        .copied()
        .collect();
    out.sort_by(|a, b| a.y0.total_cmp(&b.y0));
    joined(out)
}

/// Rulings from top to bottom; pieces side by side make one.
pub fn joined(sorted: impl IntoIterator<Item = Rect>) -> Vec<Rect> {
    let mut joined: Vec<Rect> = Vec::new();
    for r in sorted {
        match joined
            .iter_mut()
            .rev()
            .take(8)
            .find(|j| (j.y0 - r.y0).abs() < 1.5 && r.x0 <= j.x1 + 4.0 && j.x0 <= r.x1 + 4.0)
        {
            Some(j) => *j = j.union(&r),
            None => joined.push(r),
        }
    }
    joined
}

/// The rulings across a page, from top to bottom.
#[derive(Debug, Default)]
pub struct Rules {
    /// Those that stand far from any other above or below them.
    pub lone: Vec<Rect>,
    /// The others: they part heads and rows of a table.
    pub rows: Vec<Rect>,
}

impl Rules {
    /// Tells the rulings of tables from lone ones.
    pub fn of(rules: &[Rect]) -> Rules {
        let over = |a: &Rect, b: &Rect| a.x0 < b.x1 && b.x0 < a.x1;
        let mut rows = vec![false; rules.len()];
        for (at, rule) in rules.iter().enumerate() {
            let next = rules.iter().enumerate().skip(at + 1).take(ROW_RULES);
            let near = next.take_while(|(_, r)| r.y0 - rule.y1 < LONE_POINTS_MIN);
            for (below, _) in near.filter(|(_, r)| over(rule, r)) {
                rows[at] = true;
                rows[below] = true;
            }
        }
        let of = |row: bool| rules.iter().zip(&rows).filter(|(_, r)| **r == row).map(|(r, _)| *r).collect();
        Rules { lone: of(false), rows: of(true) }
    }
}

/// The end of the table that begins at line `at` below a ruling and ends at the last ruling of the same width.
pub fn between_rules(lines: &[Line], parts: &[Vec<Segment>], rules: &[Rect], at: usize) -> Option<usize> {
    let line = &lines[at];
    let above = at.checked_sub(1).map_or(f32::NEG_INFINITY, |a| lines[a].baseline);
    let top = rules.iter().rfind(|r| {
        r.centre().y > above
            && r.centre().y < line.baseline - 0.3 * line.size
            && line.area.y0 - r.y1 < 1.8 * line.size
            && r.x0 < line.area.x0 + 2.0 * line.size
            && r.x1 > line.area.x1 - line.size
    })?;
    let same = |r: &&Rect| (r.x0 - top.x0).abs() < SAME_EDGE_POINTS_MAX && (r.x1 - top.x1).abs() < SAME_EDGE_POINTS_MAX;
    let mut end = None;
    let mut from = at;
    let mut floor = top.y1;
    for rule in rules.iter().filter(same).filter(|r| r.y0 > line.baseline - 0.3 * line.size) {
        let to = lines.partition_point(|l| l.baseline < rule.y1 + 1.0);
        if to <= from {
            continue;
        }
        let stretch = &parts[from..to];
        // Text, or the caption of the next table, below the last row of a table without a ruling at its foot.
        let text = (from..to).find(|l| {
            starts_caption(&lines[*l].text())
                || is_prose(&lines[*l], &parts[*l], top) && (l + 1 == to || is_prose(&lines[l + 1], &parts[l + 1], top))
        });
        if let Some(text) = text.filter(|t| *t + 1 < to || *t > from) {
            let rows = (from..text).filter(|l| parts[*l].len() >= 2).count();
            if rows >= 2 && rows * 5 >= (text - from) * 3 && from > at {
                end = Some(trimmed(lines, parts, from, text));
            }
            break;
        }
        let rows = stretch.iter().filter(|p| p.len() >= 2);
        let stub = rows.filter_map(|p| p.get(1)).map(|s| s.x0).fold(f32::INFINITY, f32::min);
        // Single lines that stay beside the figures are labels that wrap.
        let labels =
            (from..to).filter(|l| parts[*l].len() == 1 && lines[*l].area.x1 < stub && stub.is_finite()).count();
        // … and those under a cell of the line that opens the stretch go on with it.
        let under = |l: usize| {
            let cells = stretch.first().and_then(|p| p.get(1..)).unwrap_or_default();
            parts[l].len() == 1 && cells.iter().any(|c| (c.x0 - lines[l].area.x0).abs() < UNDER_POINTS_MAX)
        };
        let labels = labels + (from..to).filter(|l| under(*l)).count();
        let many = stretch.iter().filter(|p| p.len() >= 2).count() + labels;
        let prose = (from..to).filter(|l| is_prose(&lines[*l], &parts[*l], top)).count();
        // A line that stands alone and apart between two rulings is the title of the next table.
        let apart = to - from == 1
            && stretch.iter().all(|p| p.len() == 1)
            && lines[from].area.y0 - floor > 0.9 * lines[from].size;
        if apart && from == at {
            return None;
        }
        if apart {
            break;
        }
        floor = rule.y1;
        // One line may stand alone in a stretch (a section's name); text that fills its lines may not.
        if prose * 4 > stretch.len() || (many * 5 < stretch.len() * 2 && stretch.len() > 1) {
            break;
        }
        end = Some(to);
        from = to;
    }
    let mut end = end?;
    // A total below the last ruling, in the columns of the rows above it.
    while end < lines.len() && is_row_of(&parts[end - 1], &parts[end], &lines[end - 1], &lines[end]) {
        end += 1;
    }
    // A header between two rulings, and its rows below them down to no ruling.
    let values = |l: usize| {
        let value = |s: &Segment| {
            let text = s.text(&lines[l]);
            is_figure(&text) && !is_year(&text) && !text.starts_with('(')
        };
        parts[l].iter().skip(1).filter(|s| value(s)).count()
    };
    if end < lines.len() && (at..end).all(|l| values(l) == 0) && values(end) > 0 {
        let area = lines[at..end].iter().map(|l| l.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
        end = trimmed(lines, parts, end, run(lines, parts, end, &area, rules));
    }
    let many = parts[at..end].iter().filter(|p| p.len() >= 2).count();
    (many >= 2 && many * 5 >= (end - at) * 2).then_some(end)
}

/// True for a line that has the columns of the row of figures right above it.
fn is_row_of(above: &[Segment], here: &[Segment], row: &Line, line: &Line) -> bool {
    let (Some((stub, cells)), Some((label, figures))) = (above.split_first(), here.split_first()) else { return false };
    let over = |s: &Segment| cells.iter().any(|c| c.x0 < s.x1 && s.x0 < c.x1);
    let tight = line.baseline - row.baseline < ROW_PITCH_MAX * line.size;
    let begins = (label.x0 - stub.x0).abs() < 3.0 * line.size && label.x0 < stub.x1;
    tight
        && begins
        && !cells.is_empty()
        && figures.len() == cells.len()
        && figures.iter().all(|s| s.is_figure(line) && over(s))
}

/// `2009`, `1992/3`: a year, which heads a column.
pub fn is_year(text: &str) -> bool {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// True for a line that is text: many words, which fill its column.
pub fn is_prose(line: &Line, parts: &[Segment], column: &Rect) -> bool {
    parts.len() == 1 && line.words.len() >= PROSE_WORDS_MIN && line.area.width() > 0.7 * column.width()
}
