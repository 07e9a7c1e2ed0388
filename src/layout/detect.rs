//! Which stretches of a column's lines are tables.
//!
//! A run of lines with gaps in the same places, or the lines between rulings of one width, is tried as a table; it is one only
//! where its cells hold figures or its columns are many and even. Two columns of prose, lists with their marks, contents with
//! page numbers and forms of `label: value` are none.

use super::chart::is_charted;
use super::draft::{Draft, has_scale, is_bare, is_figure};
use super::line::Line;
use super::segment::{Segment, segments};
use super::stream::structure;
use super::word::Sheet;
use crate::geometry::{Points, Rect};

/// Rows of a table lie no further apart than this many type sizes.
const PITCH_SIZES_MAX: f32 = 3.6;
/// So many single lines in a row end a table.
const SINGLES_MAX: usize = 3;
/// A label in the stub wraps to so many lines at most …
const LABEL_LINES_MAX: usize = 7;
/// … no further apart than this many type sizes.
const LABEL_PITCH_MAX: f32 = 1.9;
/// A caption stands no further above its table than this many type sizes.
const CAPTION_SIZES_MAX: f32 = 5.0;
/// Contents have a number, a title, paragraphs and pages.
const CONTENTS_COLUMNS_MAX: usize = 5;
/// Rulings of one table start and end together.
const SAME_EDGE_POINTS_MAX: Points = 8.0;
/// A single line this much further apart than the rows of a table is not of it.
const APART_PITCH_MIN: f32 = 1.5;
/// A line of so many words that fills its column is prose.
const PROSE_WORDS_MIN: usize = 8;
/// Share of cells outside the stub that hold figures, in a table without rulings.
const FIGURES_SHARE_MIN: f32 = 0.5;

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

/// The end of a run without the notes and headings at its foot: lines with gaps but no figure after the first segment, below the
/// last line that has one.
fn trimmed(lines: &[Line], parts: &[Vec<Segment>], at: usize, end: usize) -> usize {
    let figures = |l: usize| parts[l].iter().skip(1).any(|s| s.is_figure(&lines[l]));
    // A source, a note or a numbered heading ends the table, whatever gaps it has.
    let closes = |l: usize| {
        let text = lines[l].text();
        let first = text.split_whitespace().next().unwrap_or("");
        let label = matches!(
            first.trim_end_matches(':').to_lowercase().as_str(),
            "source" | "sources" | "note" | "notes" | "nb" | "fuente" | "nota" | "notas"
        );
        let numbered = first.matches('.').count() >= 2
            && first.ends_with('.')
            && first.chars().all(|c| c.is_ascii_digit() || c == '.')
            && parts[l].len() == 2;
        label && !figures(l) || numbered && !figures(l)
    };
    let end = (at + 1..end).find(|l| closes(*l)).unwrap_or(end);
    let with = (at..end).filter(|l| figures(*l)).count();
    if with * 2 < end - at {
        return end;
    }
    (at..end).rev().find(|l| figures(*l)).map_or(end, |l| l + 1)
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

/// Where the single line `at` is the first of a wrapped label whose figures stand on its last line, in the columns of the row `row`
/// above it (figures set at the foot of their cells): that last line.
fn label_of_row(lines: &[Line], parts: &[Vec<Segment>], at: usize, row: usize) -> Option<usize> {
    let (_, known) = parts[row].split_first()?;
    let edge = known.first()?.x0;
    let last = (at + 1..lines.len().min(at + 1 + LABEL_LINES_MAX)).find(|l| parts[*l].len() >= 2)?;
    let beside = lines[at..last].iter().all(|l| l.area.x1 < edge);
    let tight = (at + 1..=last).all(|l| lines[l].baseline - lines[l - 1].baseline < LABEL_PITCH_MAX * lines[l].size);
    let met = parts[last].iter().skip(1).filter(|s| known.iter().any(|k| s.x0 < k.x1 && k.x0 < s.x1)).count();
    (beside && tight && met * 2 >= known.len().max(parts[last].len() - 1)).then_some(last)
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
        if line.area.x0 > edge {
            first = above;
        } else if words > 5 || pitch > 1.4 {
            break;
        }
    }
    first
}

/// True where the caption of a table stands right above line `first`.
fn is_captioned(lines: &[Line], first: usize) -> bool {
    let names = ["table", "tableau", "tabla", "cuadro", "tabelle", "quadro"];
    let near = |l: &&Line| lines[first].baseline - l.baseline < CAPTION_SIZES_MAX * l.size;
    lines[..first].iter().rev().take(3).take_while(near).any(|l| {
        let text = l.text().to_lowercase();
        starts_caption(&text) && names.iter().any(|n| text.starts_with(n))
    })
}

/// `Table 3`, `Figure 2:`, `Chart 5`: a caption.
pub fn starts_caption(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or("").trim_end_matches(['.', ':']).to_lowercase();
    let second = words.next().unwrap_or("");
    let name = matches!(
        first.as_str(),
        "table"
            | "figure"
            | "fig"
            | "chart"
            | "graph"
            | "box"
            | "map"
            | "exhibit"
            | "tableau"
            | "graphique"
            | "carte"
            | "cuadro"
            | "tabla"
            | "gráfico"
            | "figura"
            | "mapa"
            | "diagram"
    );
    let bare = second.trim_end_matches(['.', ':', ')', '-', '–']);
    let number = bare.chars().next().is_some_and(|c| c.is_ascii_digit())
        || (!bare.is_empty() && bare.len() <= 4 && bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X')))
        || (bare.len() <= 5 && bare.chars().any(|c| c.is_ascii_digit()));
    name && number
}

/// True where the draft is a table and not something else with gaps.
fn holds(draft: &Draft, ruled: bool) -> bool {
    if draft.columns < 2 || draft.rows < 2 {
        return false;
    }
    let texts: Vec<(usize, String)> = draft.cells.iter().map(|c| (c.column, c.text())).collect();
    let stub: Vec<&str> = texts.iter().filter(|(c, _)| *c == 0).map(|(_, t)| t.as_str()).collect();
    let marks = stub.iter().filter(|t| super::list::is_marker(t)).count();
    if !stub.is_empty() && marks * 10 >= stub.len() * 6 && draft.columns == 2 {
        return false;
    }
    if is_contents(draft) || has_scale(draft) || is_bare(draft) {
        return false;
    }
    let data: Vec<&str> = texts.iter().filter(|(c, _)| *c > 0).map(|(_, t)| t.as_str()).collect();
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
    let even = draft.columns >= 3 && full >= 0.6 && draft.rows >= 4 && long == 0;
    (share >= FIGURES_SHARE_MIN && draft.rows >= 3 && full >= 0.4 && figures >= 3) || (even && share >= 0.2)
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
