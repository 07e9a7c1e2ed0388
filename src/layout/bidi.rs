//! Lines with text that runs from right to left (Arabic, Hebrew): from the order in which glyphs stand to the order in which they are
//! read and spoken.
//!
//! A page shows where glyphs stand; what was typed is got back by undoing what the Unicode bidirectional algorithm (UAX 9) did:
//! right-to-left stretches are turned around, and numbers and Latin words inside them turned back. Brackets stay as their glyphs
//! say they are: fonts differ in whether the mirrored or the typed one is named.

use crate::geometry::{Points, Rect};

/// A glyph of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit<T> {
    /// What it is to the caller; nothing for a blank that a gap stands for.
    pub what: Option<T>,
    /// Its box.
    pub area: Rect,
    /// A wider gap than this before the next glyph is a blank.
    pub gap_max: Points,
    /// How its first character runs.
    pub run: Run,
}

/// How a character runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// A letter of Arabic, Hebrew and their kin.
    Left,
    /// A letter of any other script.
    Right,
    /// A digit: figures run to the right everywhere.
    Digit,
    /// A mark that stands on a letter.
    Mark,
    /// A sign that may stand inside a number.
    Separator,
    /// All else.
    Neutral,
}

/// How a character runs.
pub fn run(c: char) -> Run {
    match c {
        '\u{591}'..='\u{5BD}'
        | '\u{5BF}'..='\u{5C7}'
        | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}'
        | '\u{670}'
        | '\u{6D6}'..='\u{6ED}'
        | '\u{8D3}'..='\u{8FF}' => Run::Mark,
        '.' | ',' | ':' | '/' | '\u{A0}' | '\u{202F}' | '\u{66B}' | '\u{66C}' => Run::Separator,
        c if crate::digit::is_digit(c) => Run::Digit,
        c if is_leftward(c) => Run::Left,
        c if c.is_alphabetic() => Run::Right,
        _ => Run::Neutral,
    }
}

/// True where a text has a letter that runs from right to left.
pub fn runs_left(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_leftward)
}

fn is_leftward(c: char) -> bool {
    matches!(c, '\u{5BE}'..='\u{5F4}' | '\u{608}'..='\u{65F}' | '\u{66D}'..='\u{6EF}' | '\u{6FA}'..='\u{8FF}'
        | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// The glyphs of a line in the order of reading, with blanks where gaps are.
pub fn logical<T: Copy>(mut units: Vec<Unit<T>>) -> Vec<Unit<T>> {
    units.sort_by(|a, b| a.area.centre().x.total_cmp(&b.area.centre().x));
    let units = with_blanks(units);
    let count = |run: Run| units.iter().filter(|u| u.run == run).count();
    let mut out = Vec::with_capacity(units.len());
    if count(Run::Left) >= count(Run::Right) {
        turn(&units, &mut out);
        return marks_behind(out);
    }
    // A line of another script with stretches that run to the left.
    let mut rest = units.as_slice();
    while let Some(start) = rest.iter().position(|u| u.run == Run::Left) {
        let stretch = rest.get(start..).unwrap_or_default();
        let end = stretch.iter().position(|u| u.run == Run::Right).unwrap_or(stretch.len());
        let inside = stretch.get(..end).unwrap_or_default();
        let last = inside.iter().rposition(|u| matches!(u.run, Run::Left | Run::Mark)).map_or(0, |at| at + 1);
        out.extend_from_slice(rest.get(..start).unwrap_or_default());
        turn(inside.get(..last).unwrap_or_default(), &mut out);
        rest = stretch.get(last.max(1)..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
    marks_behind(out)
}

fn with_blanks<T: Copy>(units: Vec<Unit<T>>) -> Vec<Unit<T>> {
    let mut out: Vec<Unit<T>> = Vec::with_capacity(units.len());
    let mut edge = Points::INFINITY;
    for unit in units {
        if unit.area.x0 - edge > unit.gap_max {
            out.push(Unit { what: None, run: Run::Neutral, ..unit });
        }
        edge = if edge.is_finite() { edge.max(unit.area.x1) } else { unit.area.x1 };
        out.push(unit);
    }
    out
}

/// Turns a stretch around, and what runs to the right in it back again.
fn turn<T: Copy>(units: &[Unit<T>], out: &mut Vec<Unit<T>>) {
    let mut end = units.len();
    while let Some(last) = end.checked_sub(1).and_then(|at| units.get(at)) {
        if !matches!(last.run, Run::Right | Run::Digit) {
            out.push(*last);
            end -= 1;
            continue;
        }
        let start = start_of_rightward(units.get(..end).unwrap_or_default());
        out.extend_from_slice(units.get(start..end).unwrap_or_default());
        end = start;
    }
}

/// Where the number, or the words of another script, begin that end these units.
fn start_of_rightward<T>(units: &[Unit<T>]) -> usize {
    let mut start = units.len();
    let mut letters = false;
    loop {
        while let Some(unit) = start.checked_sub(1).and_then(|at| units.get(at)) {
            if !matches!(unit.run, Run::Right | Run::Digit) {
                break;
            }
            letters |= unit.run == Run::Right;
            start -= 1;
        }
        // Signs between digits belong to the number; anything between words of the other script belongs to them.
        let before = units.get(..start).unwrap_or_default();
        let Some(next) = before.iter().rposition(|u| matches!(u.run, Run::Right | Run::Digit | Run::Left)) else {
            return start;
        };
        let between = before.get(next + 1..).unwrap_or_default();
        let goes_on = match before.get(next).map(|u| u.run) {
            Some(Run::Digit) if between.len() == 1 && between.iter().all(|u| u.run == Run::Separator) => true,
            Some(Run::Right) => true,
            Some(Run::Digit) => letters,
            _ => false,
        };
        if !goes_on {
            return start;
        }
        start = next + 1;
    }
}

/// Puts marks behind the letters that they stand on: by their places alone they may stand before them.
fn marks_behind<T: Copy>(mut units: Vec<Unit<T>>) -> Vec<Unit<T>> {
    for at in 1..units.len() {
        let (Some(mark), Some(letter)) = (units.get(at - 1).copied(), units.get(at).copied()) else { continue };
        let on_it = letter.area.x0 <= mark.area.centre().x && mark.area.centre().x <= letter.area.x1;
        let on_another = at >= 2
            && units.get(at - 2).is_some_and(|u| {
                u.run == Run::Left && u.area.x0 <= mark.area.centre().x && mark.area.centre().x <= u.area.x1
            });
        if mark.run == Run::Mark && letter.run == Run::Left && on_it && !on_another {
            units.swap(at - 1, at);
        }
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glyphs as they stand from left to right; a blank is a gap.
    fn check(shown: &str, expect: &str) {
        let mut units = Vec::new();
        for (n, c) in shown.chars().enumerate().filter(|(_, c)| *c != ' ') {
            let area = Rect::new(n as f32 * 5.0, 0.0, n as f32 * 5.0 + 5.0, 10.0);
            units.push(Unit { what: Some(c), area, gap_max: 1.0, run: run(c) });
        }
        // In whatever order they are drawn.
        units.reverse();
        let said: String = logical(units).into_iter().map(|u| u.what.unwrap_or(' ')).collect();
        assert_eq!(said, expect);
    }

    #[test]
    fn text_is_read_and_numbers_stay() {
        check("٢٠١٩ يف ١٢٣ ىقلت", "تلقى ١٢٣ في ٢٠١٩");
        check("ةأرما 1,234.5 ىقلت", "تلقى 1,234.5 امرأة");
        check("45 2019 ماع", "عام 2019 45");
        check("ILO 2019 ةمظنم", "منظمة ILO 2019");
        check("םולש", "שלום");
    }

    #[test]
    fn words_in_a_line_of_another_script() {
        check("the ministry (ةيبرعلا ةغللا) of 57", "the ministry (اللغة العربية) of 57");
        check("plain 57 text", "plain 57 text");
    }
}
