//! Lines of heads above the first line with gaps of a table without rulings.

use super::caption::starts_caption;
use super::foot::WRAP_PITCH_MAX;
use super::line::Line;
use super::segment::Segment;
use crate::geometry::Points;

/// Heads have at most so many lines.
const HEAD_LINES_MAX: usize = 4;
/// A head of so few words may stand over some of the columns only.
const HEAD_WORDS_USUAL: usize = 4;

/// Header lines above the first line with gaps: short lines, the highest of which stands over the columns of data.
pub fn header(lines: &[Line], parts: &[Vec<Segment>], at: usize, floor: usize) -> usize {
    let mut first = at;
    let Some(stub) = parts[at].first() else { return at };
    let data = parts[at]
        .get(1)
        .map_or(stub.x1, |d| if stub.x0 < lines[at].area.x0 + 1.0 { d.x0 - 2.0 * lines[at].size } else { stub.x0 });
    let edge = stub.x1.min(data.max(lines[at].area.x0 + 0.25 * lines[at].area.width()));
    let data = data_below(lines, parts, at);
    // A head beside the first line of heads stands over others that begin below it.
    let heads = (at..lines.len().min(at + HEAD_LINES_MAX)).filter(|l| parts[*l].len() >= 2);
    let (first_line, widest) = (lines[at].area.x1, heads.map(|l| lines[l].area.x1).fold(lines[at].area.x1, f32::max));
    let edge_of = |line: &Line| if line.area.x0 > first_line { widest } else { first_line };
    for above in (floor..at).rev().take(4) {
        let line = &lines[above];
        let pitch = (lines[above + 1].baseline - line.baseline) / line.size.max(1.0);
        let words = line.words.len();
        if pitch > 1.9 || words > 12 || starts_caption(&line.text()) || line.area.x1 > edge_of(line) + 60.0 {
            break;
        }
        let under = |s: &Segment| s.x0 < line.area.x1 && line.area.x0 < s.x1;
        let wraps = pitch < WRAP_PITCH_MAX && line.is_bold() && lines[above + 1].is_bold() && parts[above].len() == 1;
        let over = data.is_some_and(|data| data.is_under(line));
        if line.area.x0 > edge || over || wraps && parts[above + 1].len() >= 2 && parts[above + 1].iter().any(under) {
            first = above;
        } else if words > 5 || pitch > 1.4 {
            break;
        }
    }
    // A unit set above the table is no head of it.
    let is_unit = |l: &usize| {
        let text = lines[*l].text();
        text.starts_with('(') && text.ends_with(')') || text.starts_with('[') && text.ends_with(']')
    };
    (first..at).find(|l| !is_unit(l)).unwrap_or(at)
}

/// What lies below heads that leave the stub's column blank.
#[derive(Clone, Copy)]
struct Below {
    /// Where the labels begin and end.
    stub: (Points, Points),
    /// Where the heads of columns begin and end.
    heads: (Points, Points),
}

impl Below {
    /// True where a line stands over the columns and not, as a title does, over the whole table.
    fn is_under(&self, line: &Line) -> bool {
        let off = |from: Points, to: Points| (line.area.centre().x - (from + to) / 2.0).abs();
        let centred = off(self.heads.0, self.heads.1) < off(self.stub.0, self.heads.1);
        line.area.x0 > self.stub.1 && (centred || line.words.len() <= HEAD_WORDS_USUAL)
    }
}

/// The first line with figures below the heads on line `at`, where its label stands left of all of them.
fn data_below(lines: &[Line], parts: &[Vec<Segment>], at: usize) -> Option<Below> {
    let figures = |l: &usize| parts[*l].iter().skip(1).any(|s| s.is_figure(&lines[*l]));
    let heads = parts[at].first()?;
    // Years and the like head columns, too; labels stand left of all heads.
    let label = |l: usize| parts[l].first().filter(|stub| stub.x1 < heads.x0);
    let below = (at + 1..lines.len().min(at + 1 + HEAD_LINES_MAX)).filter(figures).find_map(label)?;
    Some(Below { stub: (below.x0, below.x1), heads: (heads.x0, lines[at].area.x1) })
}
