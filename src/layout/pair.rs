//! Lines that stand for themselves: a label and its value, a figure and what it counts.

use super::draft::is_figure;
use super::flow::SIZE_SHARE_MAX;
use super::line::Line;
use super::word::Word;
use crate::geometry::Points;

/// Lines nearer to each other than this many sizes are printed over each other.
const OVER_SIZES_MAX: f32 = 0.5;

/// A value stands so many type sizes to the right of its label …
const PAIR_GAP_SIZES_MIN: f32 = 1.2;
/// … at one edge with that of the line above: they differ by no more.
const PAIR_POINTS_MAX: Points = 1.0;
/// A figure and what it counts, alone on a line, have fewer words than this.
const COUNT_WORDS_MAX: usize = 3;

/// True for two lines each of a label and what stands far to its right, at one edge.
pub fn is_pair(last: &Line, line: &Line) -> bool {
    let value = |l: &Line| {
        let gap = |w: &[Word]| w[1].area.x0 - w[0].area.x1 > PAIR_GAP_SIZES_MIN * l.size;
        let mut gaps = l.words.windows(2).filter(|w| gap(w)).map(|w| w[1].area.x0);
        gaps.next().filter(|_| gaps.next().is_none())
    };
    value(line).zip(value(last)).is_some_and(|(a, b)| (a - b).abs() < PAIR_POINTS_MAX)
}

/// True for a figure and the few words that say what it counts.
pub fn is_count(line: &Line) -> bool {
    let [figure, rest @ ..] = line.words.as_slice() else { return false };
    figure.text.starts_with(|c: char| c.is_ascii_digit())
        && is_figure(&figure.text)
        && (1..COUNT_WORDS_MAX).contains(&rest.len())
        && !rest.iter().any(Word::has_digit)
}

/// True for two lines of one size that are printed over each other: a caption that a later heading hides.
pub fn are_over_each_other(last: &Line, line: &Line) -> bool {
    let apart = line.baseline - last.baseline;
    let common = last.area.x1.min(line.area.x1) - last.area.x0.max(line.area.x0);
    let alike = (line.size - last.size).abs() <= SIZE_SHARE_MAX * line.size;
    apart < OVER_SIZES_MAX * line.size && common > line.size && alike && !line.words.first().is_some_and(|w| w.raised)
}

/// True for two lines each of which is of one colour, and not of the same.
pub fn in_two_colours(last: &Line, line: &Line) -> bool {
    let of = |l: &Line| {
        let first = l.words.first().map(|w| w.colour)?;
        l.words.iter().all(|w| w.colour == first).then_some(first)
    };
    of(last).zip(of(line)).is_some_and(|(a, b)| a != b)
}
