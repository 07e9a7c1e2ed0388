//! Which stretches of a column's lines are tables.
//!
//! A run of lines with gaps in the same places, or the lines between rulings of one width, is tried as a table; it is one only
//! where its cells hold figures or its columns are many and even. Two columns of prose, lists with their marks, contents with
//! page numbers and forms of `label: value` are none.

use super::caption::{is_captioned, starts_caption};
use super::chart::is_charted;
use super::draft::{Draft, is_figure};
use super::foot::{WRAP_PITCH_MAX, label_of_row, trimmed};
use super::line::Line;
use super::segment::{Segment, segments};
use super::stream::structure;
use super::tabular::holds;
use super::word::Sheet;
use crate::geometry::{Points, Rect};

/// Rows of a table lie no further apart than this many type sizes.
const PITCH_SIZES_MAX: f32 = 3.6;
/// So many single lines in a row end a table.
const SINGLES_MAX: usize = 3;
/// A line in type larger than the table's by this factor is a heading.
const HEADING_SIZE_MIN: f32 = 1.15;
/// Rulings of one table start and end together.
const SAME_EDGE_POINTS_MAX: Points = 8.0;
/// A single line this much further apart than the rows of a table is not of it.
const APART_PITCH_MIN: f32 = 1.5;
/// A line of so many words that fills its column is prose.
const PROSE_WORDS_MIN: usize = 8;

/// A table found in a stretch of lines.
pub struct Found {
    /// First line.
    pub first: usize,
    /// One past the last line.
    pub end: usize,
    /// The table.
    pub draft: Draft,
}

/// Finds the tables among the lines of one column (from top to bottom).
pub fn tables(lines: &[Line], sheet: &Sheet) -> Vec<Found> {
    let (across, bars) = (sheet.across.as_slice(), sheet.upright.as_slice());
    let parts: Vec<Vec<Segment>> = lines.iter().map(|l| segments(l, bars)).collect();
    let area = lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
    let rules = rules(lines, across);
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if let Some(end) = between_rules(lines, &parts, &rules, at)
            && let Some(draft) = structure(&lines[at..end], across, bars)
                .filter(|d| holds(d, true) && !is_charted(&sheet.charts, &d.area))
        {
            found.push(Found { first: at, end, draft });
            at = end;
            continue;
        }
        if parts[at].len() < 2 {
            at += 1;
            continue;
        }
        if starts_caption(&lines[at].text()) {
            at += 1;
            continue;
        }
        let end = trimmed(lines, &parts, at, run(lines, &parts, at, &area, &rules));
        let floor = found.last().map_or(0, |f| f.end);
        let first = header(lines, &parts, at, floor);
        let area = lines[first..end].iter().map(|l| l.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
        let wide = |r: &&Rect| r.x1.min(area.x1) - r.x0.max(area.x0) > 0.7 * area.width();
        let ruled = rules.iter().filter(wide).filter(|r| r.y0 > area.y0 - 8.0 && r.y0 < area.y1 + 8.0).count() >= 2;
        match structure(&lines[first..end], across, bars) {
            Some(draft)
                if end - first >= 2
                    && holds(&draft, ruled || is_captioned(lines, first))
                    && !is_charted(&sheet.charts, &draft.area) =>
            {
                found.push(Found { first, end, draft });
                at = end;
            }
            // A failed stretch is tried again from a quarter further down, so that the work stays in proportion to the lines.
            _ => at += ((end - at) / 4).max(1),
        }
    }
    found
}

/// Horizontal rulings among the lines that are no underlining: longer than the words above them.
fn rules(lines: &[Line], across: &[Rect]) -> Vec<Rect> {
    let area = lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
    let mut out: Vec<Rect> = across
        .iter()
        .filter(|r| {
            r.y0 > area.y0 - 20.0 && r.y1 < area.y1 + 20.0 && r.x0 < area.x1 && r.x1 > area.x0 && r.width() > 40.0
        })
        .copied()
        .collect();
    out.sort_by(|a, b| a.y0.total_cmp(&b.y0));
    // Pieces side by side make one ruling.
    let mut joined: Vec<Rect> = Vec::new();
    for r in out {
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

/// The end of the table that begins at line `at` below a ruling and ends at the last ruling of the same width.
fn between_rules(lines: &[Line], parts: &[Vec<Segment>], rules: &[Rect], at: usize) -> Option<usize> {
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

/// `2009`, `1992/3`: a year, which heads a column.
fn is_year(text: &str) -> bool {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

fn is_prose(line: &Line, parts: &[Segment], column: &Rect) -> bool {
    parts.len() == 1 && line.words.len() >= PROSE_WORDS_MIN && line.area.width() > 0.7 * column.width()
}

/// The end of the run of tabular lines that begins at `at`.
fn run(lines: &[Line], parts: &[Vec<Segment>], at: usize, area: &Rect, rules: &[Rect]) -> usize {
    let mut end = at + 1;
    let mut singles = 0;
    // Below this line single lines are the wrapped label of a row.
    let mut label = at;
    let mut pitches: Vec<f32> = Vec::new();
    for next in at + 1..lines.len() {
        let pitch = (lines[next].baseline - lines[next - 1].baseline) / lines[next].size.max(1.0);
        // A single line set further apart than the rows is the title of the next table, or text.
        let usual = pitches.get(pitches.len() / 2).copied().unwrap_or(f32::INFINITY);
        if next >= label && parts[next].len() < 2 && singles == 0 {
            label = label_of_row(lines, parts, next, end - 1).unwrap_or(label);
        }
        if parts[next].len() < 2
            && pitches.len() >= 2
            && pitch > APART_PITCH_MIN * usual
            && pitch > 1.7
            && next >= label
        {
            break;
        }
        // A heading in larger type ends the table above it.
        if parts[next].len() < 2 && lines[next].size > HEADING_SIZE_MIN * lines[at].size && next >= label {
            break;
        }
        pitches.insert(pitches.partition_point(|p| *p < pitch), pitch);
        let below = rules.iter().any(|r| r.y0 > lines[next].baseline && r.y0 < lines[next].baseline + 60.0);
        if pitch > PITCH_SIZES_MAX || is_prose(&lines[next], &parts[next], area) && !below {
            break;
        }
        if parts[next].len() >= 2 {
            end = next + 1;
            singles = 0;
        } else if next >= label {
            singles += 1;
            if singles > SINGLES_MAX || starts_caption(&lines[next].text()) {
                break;
            }
        }
    }
    end
}

/// Header lines above the first line with gaps: short lines, the highest of which stands over the columns of data.
fn header(lines: &[Line], parts: &[Vec<Segment>], at: usize, floor: usize) -> usize {
    let mut first = at;
    let Some(stub) = parts[at].first() else { return at };
    let data = parts[at]
        .get(1)
        .map_or(stub.x1, |d| if stub.x0 < lines[at].area.x0 + 1.0 { d.x0 - 2.0 * lines[at].size } else { stub.x0 });
    let edge = stub.x1.min(data.max(lines[at].area.x0 + 0.25 * lines[at].area.width()));
    for above in (floor..at).rev().take(4) {
        let line = &lines[above];
        let pitch = (lines[above + 1].baseline - line.baseline) / line.size.max(1.0);
        let words = line.words.len();
        if pitch > 1.9 || words > 12 || starts_caption(&line.text()) || line.area.x1 > lines[at].area.x1 + 60.0 {
            break;
        }
        let under = |s: &Segment| s.x0 < line.area.x1 && line.area.x0 < s.x1;
        let wraps = pitch < WRAP_PITCH_MAX && line.is_bold() && lines[above + 1].is_bold() && parts[above].len() == 1;
        if line.area.x0 > edge || wraps && parts[above + 1].len() >= 2 && parts[above + 1].iter().any(under) {
            first = above;
        } else if words > 5 || pitch > 1.4 {
            break;
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::super::draft::DraftCell;
    use super::super::{line::lines, word::sheet, word::tests::Setting};
    use super::*;

    fn check(set: &[(f32, f32, &str)], rules: &[f32], expect: &[&str]) {
        let mut setting = Setting::new();
        for (x, y, text) in set {
            setting.set(*x, *y, 10.0, 0, text);
        }
        for y in rules {
            setting.rule(50.0, *y, 400.0, *y);
        }
        let sheet = sheet(&setting.page, &[]);
        let found = tables(&lines(sheet.words.clone()), &sheet);
        let row = |d: &Draft, r: usize| d.row(r).map(DraftCell::text).collect::<Vec<_>>().join("|");
        let said: Vec<String> =
            found.iter().flat_map(|f| (0..f.draft.rows).map(|r| row(&f.draft, r)).collect::<Vec<_>>()).collect();
        assert_eq!(said, expect);
    }

    #[test]
    fn figures_in_columns_are_a_table_and_prose_is_none() {
        let table = [
            (150.0, 100.0, "Women"),
            (250.0, 100.0, "Men"),
            (50.0, 114.0, "Quito"),
            (150.0, 114.0, "1,210"),
            (250.0, 114.0, "845"),
            (50.0, 128.0, "Cuenca"),
            (150.0, 128.0, "388"),
            (250.0, 128.0, "301"),
            (50.0, 142.0, "Total"),
            (150.0, 142.0, "1,598"),
            (250.0, 142.0, "1,146"),
            (50.0, 156.0, "Source: register"),
        ];
        check(&table, &[], &["Women|Men", "Quito|1,210|845", "Cuenca|388|301", "Total|1,598|1,146"]);
        let prose = [
            (50.0, 100.0, "a line of text in this"),
            (250.0, 100.0, "and one in the other"),
            (50.0, 114.0, "column of a page and"),
            (250.0, 114.0, "column of it that goes"),
            (50.0, 128.0, "no more than that here"),
            (250.0, 128.0, "on for three lines too"),
        ];
        check(&prose, &[], &[]);
    }

    #[test]
    fn rulings_across_keep_wrapped_rows_together() {
        let table = [
            (52.0, 100.0, "Date"),
            (150.0, 100.0, "Event"),
            (300.0, 100.0, "Place"),
            (52.0, 120.0, "7 May"),
            (150.0, 120.0, "A course for the"),
            (300.0, 120.0, "Quito"),
            (150.0, 132.0, "new staff"),
            (52.0, 152.0, "9 May"),
            (150.0, 152.0, "A meeting"),
            (300.0, 152.0, "Cuenca"),
        ];
        check(
            &table,
            &[88.0, 106.0, 138.0, 158.0],
            &["Date|Event|Place", "7 May|A course for the new staff|Quito", "9 May|A meeting|Cuenca"],
        );
    }

    #[test]
    fn lists_and_contents_are_no_tables() {
        check(
            &[
                (50.0, 100.0, "1."),
                (80.0, 100.0, "12"),
                (50.0, 114.0, "2."),
                (80.0, 114.0, "13"),
                (50.0, 128.0, "3."),
                (80.0, 128.0, "14"),
            ],
            &[],
            &[],
        );
        let contents = [
            (50.0, 100.0, "Introduction ........"),
            (250.0, 100.0, "3"),
            (50.0, 114.0, "Methods ............."),
            (250.0, 114.0, "5"),
            (50.0, 128.0, "Results ............."),
            (250.0, 128.0, "9"),
        ];
        check(&contents, &[], &[]);
    }
}
