//! Where the rows of a table without rulings end, and which lines are of a row that wraps.

use super::line::Line;
use super::segment::Segment;
use super::wrapping::wraps;

/// A label in the stub wraps to so many lines at most …
const LABEL_LINES_MAX: usize = 7;
/// … no further apart than this many type sizes.
const LABEL_PITCH_MAX: f32 = 1.9;
/// A line no further below than this many type sizes may be the wrapped end of a row.
pub const WRAP_PITCH_MAX: f32 = 1.3;

/// Where the single line `at` is the first of a wrapped label whose figures stand on its last line, in the columns of the row `row`
/// above it (figures set at the foot of their cells): that last line.
pub fn label_of_row(lines: &[Line], parts: &[Vec<Segment>], at: usize, row: usize) -> Option<usize> {
    let (_, known) = parts[row].split_first()?;
    let edge = known.first()?.x0;
    let last = (at + 1..lines.len().min(at + 1 + LABEL_LINES_MAX)).find(|l| parts[*l].len() >= 2)?;
    let beside = lines[at..last].iter().all(|l| l.area.x1 < edge);
    let tight = (at + 1..=last).all(|l| lines[l].baseline - lines[l - 1].baseline < LABEL_PITCH_MAX * lines[l].size);
    let met = parts[last].iter().skip(1).filter(|s| known.iter().any(|k| s.x0 < k.x1 && k.x0 < s.x1)).count();
    (beside && tight && met * 2 >= known.len().max(parts[last].len() - 1)).then_some(last)
}

/// The end of a run without the notes and headings at its foot: lines with gaps but no figure after the first segment, below the
/// last line that has one.
pub fn trimmed(lines: &[Line], parts: &[Vec<Segment>], at: usize, end: usize) -> usize {
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
    let mut last = (at..end).rev().find(|l| figures(*l)).map_or(end, |l| l + 1);
    // The wrapped end of the last row: tighter than the rows, in their columns.
    let pitch = |l: usize| (lines[l].baseline - lines[l - 1].baseline) / lines[l].size.max(1.0);
    let widest = (at + 1..last).map(pitch).fold(0.0, f32::max);
    while last > at && last < end && pitch(last) < WRAP_PITCH_MAX && pitch(last) < 0.95 * widest {
        let within = |s: &Segment| parts[last - 1].iter().any(|a| (a.x0 - s.x0).abs() < 2.0);
        if !parts[last].iter().all(within) {
            break;
        }
        last += 1;
    }
    last
}

/// The end of a table with the wrapped end of its last label, which stands alone below its row.
pub fn wrapped_end(lines: &[Line], parts: &[Vec<Segment>], end: usize) -> usize {
    let Some(row) = end.checked_sub(1) else { return end };
    let [stub, next, ..] = parts[row].as_slice() else { return end };
    let mut above = stub.text(&lines[row]);
    let mut last = end;
    while last < lines.len() && last < end + LABEL_LINES_MAX {
        let (line, text) = (&lines[last], lines[last].text());
        let below = (line.area.x0 - stub.x0).abs() < 2.0 && line.area.x1 < next.x0;
        let tight = line.baseline - lines[last - 1].baseline < WRAP_PITCH_MAX * line.size;
        let alike = (line.size - lines[row].size).abs() < 0.1 * line.size;
        if parts[last].len() != 1 || !below || !tight || !alike || !wraps(&above, &text) {
            break;
        }
        above = text.into_owned();
        last += 1;
    }
    last
}
