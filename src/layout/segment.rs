//! Lines to segments: the stretches of a line that a wide gap parts, and the gutters that many lines share.

use super::draft::{FIGURE_LETTERS_MAX, is_figure, is_symbol};
use super::line::Line;
use super::word::Word;
use crate::geometry::{Points, Rect};

/// A gap wider than this many type sizes parts two segments. Justified prose stays below 1.1 (seed notes, corpus).
pub const GAP_SIZES_MIN: f32 = 1.15;
/// Next to a figure a narrower gap parts them; thousands parted by blanks stay below 0.5.
const FIGURE_GAP_SIZES_MIN: f32 = 0.62;

/// Between a figure and a word.
const BESIDE_GAP_SIZES_MIN: f32 = 0.9;
/// Two figures the second of which cannot be the thousands of the first are parted by less.
const LONE_GAP_SIZES_MIN: f32 = 0.38;
/// In a row of figures a mere blank parts two that cannot be one (the narrowest blank of common fonts is 0.25).
const ROW_GAP_SIZES_MIN: f32 = 0.2;
/// A figure behind a label begins its row where it has so many digits; shorter ones may be of the label (`Grade 5`).
const ROW_DIGITS_MIN: usize = 4;
/// A row of figures has at least so many.
const ROW_FIGURES_MIN: usize = 3;
/// Type of another size is larger by this factor …
const OTHER_SIZE_MIN: f32 = 1.3;
/// … and stands apart by this many of the larger type's sizes.
const OTHER_GAP_SIZES_MIN: f32 = 1.5;
/// So many dots behind a label lead to the figures of its row.
const LEADER_DOTS_MIN: usize = 2;
/// A currency sign set at the left edge of its column belongs to the figure on its right, up to this far.
const SIGN_GAP_SIZES_MAX: f32 = 40.0;

/// A stretch of a line, by its words.
#[derive(Clone, Copy, Debug)]
pub struct Segment {
    /// First word.
    pub first: usize,
    /// One past the last word.
    pub end: usize,
    /// Left edge.
    pub x0: Points,
    /// Right edge.
    pub x1: Points,
}

impl Segment {
    /// The characters.
    pub fn text(&self, line: &Line) -> String {
        let words = line.words.get(self.first..self.end).unwrap_or(&[]);
        let mut out = String::new();
        for (n, word) in words.iter().enumerate() {
            if n > 0 {
                out.push(' ');
            }
            out.push_str(&word.text);
        }
        out
    }

    /// True where it is what fills cells of figures.
    pub fn is_figure(&self, line: &Line) -> bool {
        match line.words.get(self.first..self.end).unwrap_or(&[]) {
            [word] => is_figure(&word.text),
            words => is_figure_of(words),
        }
    }

    /// The part as a line of its own.
    pub fn line(&self, line: &Line) -> Line {
        Line::of(line.words.get(self.first..self.end).unwrap_or(&[]).to_vec())
    }
}

/// True for words that end in the dots that lead from a label to the figures of its row.
fn is_leader(words: &[Word]) -> bool {
    let dots = words.iter().rev().take_while(|w| w.text.bytes().all(|b| b == b'.'));
    let (count, dots) = dots.fold((0, 0), |(n, d), w| (n + 1, d + w.text.len()));
    dots >= LEADER_DOTS_MIN && count < words.len()
}

/// True for a currency sign that stands alone, as tables print it once at the edge of a column.
pub fn is_sign(text: &str) -> bool {
    matches!(text, "$" | "€" | "£" | "¥" | "US$" | "CA$" | "A$" | "₱" | "₹")
}

/// True where two figures (or signs for missing ones) beside each other cannot be the parts of one number: the right one is no group of three digits, or the
/// left one has decimals, a percent sign, or groups of its own that a comma parts.
fn are_two(left: &str, right: &str) -> bool {
    let group = right.len() == 3 && right.bytes().all(|b| b.is_ascii_digit());
    let digits = |t: &str| t.bytes().filter(u8::is_ascii_digit).count();
    let ended = left.contains([',', '.', '%', ')']) || digits(left) > 3;
    // `38 (24.7%)` is a count and its share, one cell.
    let share = right.starts_with('(') && right.contains('%');
    let filled = |t: &str| digits(t) > 0 || is_symbol(t);
    filled(left) && filled(right) && !share && (!group || ended)
}

/// True for the first figure of a row: long, and nothing but figures behind it.
fn starts_row(rest: &[Word]) -> bool {
    let [figure, next, ..] = rest else { return false };
    let digits = figure.text.bytes().filter(u8::is_ascii_digit).count();
    // A year alone ends a label (`Q1 2010`); years side by side head columns.
    let year = |t: &str| t.starts_with("19") || t.starts_with("20");
    let year = year(&figure.text) && !figure.text.contains([',', '.']) && !year(&next.text);
    !year && digits >= ROW_DIGITS_MIN && are_two(&figure.text, &next.text) && rest.iter().all(|w| is_figure(&w.text))
}

/// True for a line most of whose words are figures, several of them side by side and none the other's thousands.
pub fn is_row_of_figures(line: &Line) -> bool {
    let (mut figures, mut others, mut pairs) = (0, 0, 0);
    let mut before: Option<&Word> = None;
    // The raised mark of a note is of the word before it.
    for word in line.words.iter().filter(|w| !w.raised) {
        if is_figure(&word.text) {
            figures += 1;
            pairs += usize::from(before.is_some_and(|left| are_two(&left.text, &word.text)));
            before = Some(word);
        } else {
            others += 1;
            // Prose is known for prose before its end.
            if others * 2 > line.words.len() {
                return false;
            }
            before = None;
        }
    }
    figures >= ROW_FIGURES_MIN && pairs + 1 >= ROW_FIGURES_MIN
}

/// True where words with blanks between them are a figure.
fn is_figure_of(words: &[Word]) -> bool {
    // A word of five letters settles it before the text is put together.
    let mut letters = 0;
    for c in words.iter().flat_map(|w| w.text.chars()) {
        letters += usize::from(c.is_alphabetic());
        if letters > FIGURE_LETTERS_MAX {
            return false;
        }
    }
    let mut text = String::new();
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            text.push(' ');
        }
        text.push_str(&word.text);
    }
    is_figure(&text)
}

/// The segments of each line.
pub fn of_lines(lines: &[Line], bars: &[Rect]) -> Vec<Vec<Segment>> {
    lines.iter().map(|line| segments(line, bars)).collect()
}

/// Cuts a line at its wide gaps, and at vertical rulings (`bars`) that stand in a gap.
pub fn segments(line: &Line, bars: &[Rect]) -> Vec<Segment> {
    let mut out: Vec<Segment> = Vec::new();
    let crosses = |b: &&Rect| {
        b.y0 <= line.baseline && b.y1 >= line.baseline - 0.5 * line.size && line.area.x0 < b.x1 && b.x0 < line.area.x1
    };
    let row = is_row_of_figures(line);
    let bars: Vec<Points> = bars.iter().filter(crosses).map(|b| b.centre().x).collect();
    for (at, word) in line.words.iter().enumerate() {
        let (x0, x1) = (word.area.x0, word.area.x1);
        if let Some(last) = out.last_mut() {
            let size = word.size.max(line.size * 0.7);
            let gap = x0 - last.x1;
            let left = line.words.get(at - 1);
            let bar = bars.iter().any(|x| last.x1 - 1.0 <= *x && *x <= x0 + 1.0);
            // No gap parts anything here: most words are done with.
            let dots = left.is_some_and(|l| l.text.as_bytes().first() == Some(&b'.'));
            let led = dots && is_leader(line.words.get(last.first..at).unwrap_or_default()) && is_figure(&word.text);
            let narrow = !led
                && (gap < ROW_GAP_SIZES_MIN * size || !row && gap < LONE_GAP_SIZES_MIN * size && !is_sign(&word.text));
            if !bar && narrow {
                last.end = at + 1;
                last.x1 = last.x1.max(x1);
                continue;
            }
            // What stands before a raised mark meets the next word.
            let left = line.words[..at].iter().rev().find(|w| !w.raised).or(left).filter(|_| !word.raised).or(left);
            // Thousands parted by blanks ("1 234 567") are one figure; two figures with a wider gap are two.
            let (here, before) = (is_figure(&word.text), left.is_some_and(|w| is_figure(&w.text)));
            let (figures, one) = (here && before, here || before);
            let thousands = word.text.len() == 3 && word.text.bytes().all(|b| b.is_ascii_digit());
            let least = match (one, figures, thousands) {
                _ if last.end == last.first + 1 && one && left.is_some_and(|w| is_sign(&w.text)) => SIGN_GAP_SIZES_MAX,
                // A sign at the left edge of the next column.
                _ if is_sign(&word.text) && line.words.get(at + 1).is_some_and(|w| is_figure(&w.text)) => {
                    ROW_GAP_SIZES_MIN
                }
                // A label in front of long figures, as `North 12,310 44,210`.
                _ if row && !figures && starts_row(&line.words[at..]) => ROW_GAP_SIZES_MIN,
                _ if row && figures && left.is_some_and(|w| are_two(&w.text, &word.text)) => ROW_GAP_SIZES_MIN,
                (_, true, false) => LONE_GAP_SIZES_MIN,
                (_, true, true) => FIGURE_GAP_SIZES_MIN,
                (true, false, _) => BESIDE_GAP_SIZES_MIN,
                (false, false, _) => GAP_SIZES_MIN,
            };
            if !bar && !led && gap < least * size {
                last.end = at + 1;
                last.x1 = last.x1.max(x1);
                continue;
            }
        }
        out.push(Segment { first: at, end: at + 1, x0, x1 });
    }
    out
}

/// Cuts lines where type of another size stands far apart (`General Assembly` and `Distr.: General` on one line of a masthead): two
/// statements, not one.
pub fn by_size(lines: Vec<Line>) -> Vec<Line> {
    let mut out = Vec::with_capacity(lines.len());
    for mut line in lines {
        let cut = |w: &[Word]| {
            let (small, large) = (w[0].size.min(w[1].size), w[0].size.max(w[1].size));
            large > OTHER_SIZE_MIN * small && w[1].area.x0 - w[0].area.x1 > OTHER_GAP_SIZES_MIN * large
        };
        while let Some(at) = line.words.windows(2).position(cut) {
            let rest = Line::of(line.words.split_off(at + 1));
            out.push(Line::of(std::mem::replace(&mut line, rest).words));
        }
        out.push(line);
    }
    out
}

/// The stretches of x between `low` and `high` that at most `tolerance` of the spans cover.
pub fn gutters(spans: &[(Points, Points)], tolerance: usize) -> Vec<(Points, Points)> {
    let mut events: Vec<(Points, i32)> = spans.iter().flat_map(|(a, b)| [(*a, 1), (*b, -1)]).collect();
    events.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    let mut out = Vec::new();
    let mut depth = 0i32;
    let mut open: Option<Points> = None;
    for (x, step) in events {
        let before = depth;
        depth += step;
        if before > tolerance as i32 && depth <= tolerance as i32 {
            open = Some(x);
        } else if before <= tolerance as i32
            && depth > tolerance as i32
            && let Some(from) = open.take()
        {
            out.push((from, x));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{line::lines, word::sheet, word::tests::Setting};
    use super::*;

    fn check(set: &[(f32, &str)], expect: &[&str]) {
        let mut setting = Setting::new();
        for (x, text) in set {
            setting.set(*x, 100.0, 10.0, 0, text);
        }
        let line = lines(sheet(&setting.page, &[]).words).remove(0);
        let said: Vec<String> = segments(&line, &[]).iter().map(|s| s.text(&line)).collect();
        assert_eq!(said, expect);
    }

    #[test]
    fn a_wide_gap_parts_and_a_blank_does_not() {
        check(&[(50.0, "1 234 567 of all")], &["1 234 567 of all"]);
        check(&[(50.0, "12"), (67.0, "34")], &["12", "34"]);
        check(&[(50.0, "both"), (78.0, "sexes")], &["both sexes"]);
        check(&[(50.0, "4,310"), (78.0, "(NA)"), (101.0, "-2.3"), (124.0, "56")], &["4,310", "(NA)", "-2.3", "56"]);
        check(&[(50.0, "both"), (90.0, "sexes")], &["both", "sexes"]);
    }

    #[test]
    fn a_raised_mark_is_of_the_figure_before_it() {
        let mut setting = Setting::new();
        setting.set(50.0, 100.0, 10.0, 0, "4,310").set(75.0, 96.0, 6.0, 0, "*").set(81.0, 100.0, 10.0, 0, "$7,120");
        setting.set(114.0, 100.0, 10.0, 0, "56.1").set(137.0, 100.0, 10.0, 0, "8.5");
        let line = lines(sheet(&setting.page, &[]).words).remove(0);
        let said: Vec<String> = segments(&line, &[]).iter().map(|s| s.text(&line).replace(' ', "")).collect();
        assert_eq!(said, ["4,310*", "$7,120", "56.1", "8.5"]);
    }

    #[test]
    fn gutters_are_what_no_span_covers() {
        assert_eq!(gutters(&[(0.0, 10.0), (20.0, 30.0), (0.0, 12.0)], 0), [(12.0, 20.0)]);
        assert_eq!(gutters(&[(0.0, 10.0), (20.0, 30.0), (0.0, 30.0)], 1), [(10.0, 20.0)]);
    }
}
