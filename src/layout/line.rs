//! Words to lines: words on one baseline, left to right; lines to text that knows its places.

use super::bidi;
use super::hyphen::{Join, Lexicon, is_hyphen};
use super::ink::{Ink, Inked, Places};
use super::word::Word;
use crate::geometry::{Points, Rect};
use crate::place::{Mark, PageIndex, PlacedText};
use std::borrow::Cow;

/// Words belong to one line where their baselines differ by no more than this share of the smaller size.
const BASELINE_SIZES_MAX: f32 = 0.3;
/// A blank is read into a gap wider than this share of the size even between glued words.
const GAP_SIZES_MIN: f32 = 0.15;

/// A line: words on one baseline, from left to right.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its words.
    pub words: Vec<Word>,
    /// Its box.
    pub area: Rect,
    /// The baseline of its largest words.
    pub baseline: Points,
    /// The size most of its letters have.
    pub size: Points,
    /// True for a line of a cell with a drawn list mark in front of it.
    pub marked: bool,
}

impl Line {
    /// A line of words that are already in order.
    pub fn of(words: Vec<Word>) -> Line {
        let area = words.iter().map(|w| w.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
        let main = words.iter().filter(|w| !w.raised).max_by(|a, b| {
            let letters = |w: &Word| w.glyphs.len() as f32 * w.size;
            letters(a).total_cmp(&letters(b))
        });
        let main = main.or(words.first());
        let (baseline, size) = main.map_or((area.y1, 10.0), |w| (w.baseline, w.size));
        Line { words, area, baseline, size, marked: false }
    }

    /// Its characters, a blank between words. Most lines of cells are one word, which is lent.
    pub fn text(&self) -> Cow<'_, str> {
        if let [word] = self.words.as_slice() {
            return Cow::Borrowed(&word.text);
        }
        let mut out = String::with_capacity(self.words.iter().map(|w| w.text.len() + 1).sum());
        self.write_text(&mut out);
        Cow::Owned(out)
    }

    /// Appends its characters.
    pub fn write_text(&self, out: &mut String) {
        for (at, word) in self.words.iter().enumerate() {
            if at > 0 && !self.glued(at) {
                out.push(' ');
            }
            out.push_str(&word.text);
        }
    }

    /// True where no blank stands before word `at`.
    pub fn glued(&self, at: usize) -> bool {
        let (Some(left), Some(right)) = (at.checked_sub(1).and_then(|l| self.words.get(l)), self.words.get(at)) else {
            return false;
        };
        // A raised figure behind a figure is a note's mark, at the end of its sentence too: run together they would read as one number.
        let digits = left.text.trim_end_matches(['.', ',']).ends_with(|c: char| c.is_ascii_digit())
            && right.text.starts_with(|c: char| c.is_ascii_digit());
        let leads = at == 1 && left.raised && !right.raised;
        right.glued
            && !leads
            && right.area.x0 - left.area.x1 < GAP_SIZES_MIN * right.size.max(left.size)
            && !(digits && (right.raised || left.raised))
    }

    /// True where most of its letters are bold: a number in front may be plain.
    pub fn is_mostly_bold(&self) -> bool {
        let letters = |bold: bool| -> usize {
            let wanted = self.words.iter().filter(|w| w.bold || !bold);
            wanted.map(|w| w.text.chars().filter(|c| c.is_alphabetic()).count()).sum()
        };
        letters(true) * 10 > letters(false) * 6
    }

    /// True where all its letters are bold.
    pub fn is_bold(&self) -> bool {
        self.words.iter().filter(|w| w.text.chars().any(char::is_alphanumeric)).all(|w| w.bold || w.raised)
            && self.words.iter().any(|w| w.bold)
    }
}

/// Puts words into lines, top to bottom; each line left to right.
pub fn lines(mut words: Vec<Word>) -> Vec<Line> {
    words.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.area.x0.total_cmp(&b.area.x0)));
    // The words of a cell are mostly one line.
    if words.first().is_some_and(|first| words.iter().all(|w| !w.raised && shares_line(w, first))) {
        return vec![across(words)];
    }
    let small: Vec<Word> = words.extract_if(.., |w| w.raised).collect();
    let mut counts: Vec<usize> = Vec::new();
    let mut first: Option<&Word> = None;
    for word in &words {
        let joins = first.is_some_and(|first| shares_line(word, first));
        match counts.last_mut() {
            Some(count) if joins => *count += 1,
            _ => {
                counts.push(1);
                first = Some(word);
            }
        }
    }
    // Rows of just their size: a page has thousands of words, and they are moved often.
    let mut sorted = words.into_iter();
    let rows: Vec<Vec<Word>> = counts.into_iter().map(|count| sorted.by_ref().take(count).collect()).collect();
    // Smaller words on a baseline of their own (raised, lowered) go into the line whose band they lie in.
    let mut loose = small;
    let mut kept: Vec<Vec<Word>> = Vec::with_capacity(rows.len());
    let mut next = rows.into_iter().peekable();
    while let Some(row) = next.next() {
        let few = row.iter().map(|w| w.glyphs.len()).sum::<usize>() <= 4;
        if few && (kept.last().is_some_and(|r| hosts(r, &row)) || next.peek().is_some_and(|r| hosts(r, &row))) {
            loose.extend(row);
        } else {
            kept.push(row);
        }
    }
    let mut rows = kept;
    for word in loose {
        match band(&rows, &word) {
            Some(row) => rows[row].push(word),
            None => rows.push(vec![word]),
        }
    }
    let mut lines: Vec<Line> = rows.into_iter().map(across).collect();
    lines.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.area.x0.total_cmp(&b.area.x0)));
    lines
}

/// True where a word stands on the baseline of the first word of a line.
fn shares_line(word: &Word, first: &Word) -> bool {
    (word.baseline - first.baseline).abs() <= BASELINE_SIZES_MAX * word.size.min(first.size)
}

/// The words of one line, put from left to right.
fn across(mut row: Vec<Word>) -> Line {
    row.sort_by(|a, b| a.area.x0.total_cmp(&b.area.x0).then(a.area.x1.total_cmp(&b.area.x1)));
    Line::of(row)
}

/// True where the few small words of `row` lie in the band of its neighbour, glued to one of its words.
fn hosts(neighbour: &[Word], row: &[Word]) -> bool {
    row.iter().all(|w| {
        neighbour.iter().any(|o| {
            w.size < 0.86 * o.size
                && w.baseline > o.area.y0
                && w.baseline < o.area.y1 + 0.15 * o.size
                && w.area.x0 < o.area.x1 + 0.5 * o.size
                && w.area.x1 > o.area.x0 - 0.5 * o.size
        })
    })
}

/// The row whose band holds the word's middle, the nearest first.
fn band(rows: &[Vec<Word>], word: &Word) -> Option<usize> {
    let from = rows.partition_point(|r| r.first().is_some_and(|w| w.baseline < word.baseline - 3.0 * word.size));
    let mut best: Option<(f32, usize)> = None;
    for (at, row) in rows.iter().enumerate().skip(from) {
        let Some(first) = row.first() else { continue };
        if first.baseline > word.baseline + 4.0 * word.size {
            break;
        }
        for other in row.iter().filter(|o| o.area.y0 - 0.25 * o.size <= word.baseline && word.baseline <= o.area.y1) {
            let apart = (word.area.x0 - other.area.x1).max(other.area.x0 - word.area.x1).max(0.0);
            let far = apart + 0.1 * (other.baseline - word.baseline).abs();
            if apart < 2.5 * other.size && best.is_none_or(|(b, _)| far < b) {
                best = Some((far, at));
            }
        }
    }
    best.map(|(_, at)| at)
}

/// Sets lines as text, counting printed lines through the document.
pub struct Setter<'a> {
    /// The ink of each page.
    ink: Vec<Ink>,
    places: Places,
    lexicon: &'a Lexicon,
    next_line: u32,
}

impl<'a> Setter<'a> {
    /// A setter at the first line.
    pub fn new(ink: Vec<Ink>, places: Places, lexicon: &'a Lexicon) -> Setter<'a> {
        Setter { ink, places, lexicon, next_line: 0 }
    }

    /// Forgets the ink of a page, all of whose lines are set.
    pub fn forget(&mut self, page: u32) {
        if let Some(ink) = self.ink.get_mut(page as usize) {
            *ink = Ink::default();
        }
    }

    /// The text of lines and where its printed lines begin (without the first).
    pub fn set(&mut self, lines: &[Line]) -> (PlacedText, Vec<u32>) {
        let mut text = PlacedText::new();
        let mut starts = Vec::with_capacity(lines.len().saturating_sub(1));
        let words = || lines.iter().flat_map(|l| &l.words);
        let glyphs = if self.places == Places::Kept { words().map(|w| w.glyphs.len()).sum() } else { 0 };
        text.reserve(words().map(|w| w.text.len() + 1).sum(), glyphs);
        for line in lines {
            self.join(&mut text, &mut starts, line);
            self.line(&mut text, line);
        }
        (text, starts)
    }

    /// Makes room for a new printed line: a blank or a hyphen's end between.
    fn join(&self, text: &mut PlacedText, starts: &mut Vec<u32>, line: &Line) {
        if text.is_empty() || line.words.iter().all(|w| w.text.is_empty()) {
            return;
        }
        let last = text.as_str().rsplit(' ').next().unwrap_or("");
        if last.ends_with(is_hyphen) {
            let first = self.first(line);
            match self.lexicon.join(last, &first) {
                Join::Blank => text.push_unplaced(" "),
                Join::Keep => {}
                Join::Undo => drop(text.pop()),
            }
        } else {
            text.push_unplaced(" ");
        }
        starts.push(text.as_str().len() as u32);
    }

    /// The characters of a line up to its first blank.
    fn first(&self, line: &Line) -> String {
        let mut text = PlacedText::new();
        for (at, word) in line.words.iter().enumerate() {
            if at > 0 && !line.glued(at) || text.as_str().contains(' ') {
                break;
            }
            self.word(&mut text, word);
        }
        text.as_str().split(' ').next().unwrap_or("").to_owned()
    }

    fn line(&mut self, text: &mut PlacedText, line: &Line) {
        if line.words.iter().any(|w| bidi::runs_left(&w.text)) {
            for unit in bidi::logical(leftward(line)) {
                match unit.what.and_then(|at: usize| line.words.get(at)) {
                    Some(word) => self.word(text, word),
                    None => text.push_unplaced(" "),
                }
            }
            self.next_line += 1;
            return;
        }
        for (at, word) in line.words.iter().enumerate() {
            if at > 0 && !line.glued(at) {
                text.push_unplaced(" ");
            }
            self.word(text, word);
        }
        self.next_line += 1;
    }

    fn word(&self, text: &mut PlacedText, word: &Word) {
        if self.places == Places::Dropped {
            return unplaced(text, &word.text);
        }
        let Some(ink) = self.ink.get(word.page as usize) else { return };
        let (page, line, raised) = (PageIndex(word.page), self.next_line, word.raised);
        ink.each(&word.glyphs, &word.text, |glyph| {
            let Some(Inked { text: printed, area, bold }) = glyph else { return text.push_unplaced(" ") };
            let mark = Mark { start: 0, page, line, area, raised, bold };
            if printed.len() == 1 { text.push_one(printed, mark) } else { text.push(bullet(printed), mark) }
        });
    }
}

/// The words of a line of which a part runs from right to left, each by how its first letter or figure runs.
fn leftward(line: &Line) -> Vec<bidi::Unit<usize>> {
    let units = line.words.iter().enumerate().map(|(at, word)| {
        let runs = || word.text.chars().map(bidi::run);
        let run = runs().find(|run| matches!(run, bidi::Run::Left | bidi::Run::Right | bidi::Run::Digit));
        let run = run.or(runs().next()).unwrap_or(bidi::Run::Neutral);
        bidi::Unit { what: Some(at), area: word.area, gap_max: GAP_SIZES_MIN * word.size, run }
    });
    units.collect()
}

/// Appends the characters of a word without their places.
fn unplaced(text: &mut PlacedText, printed: &str) {
    if printed.is_ascii() {
        return text.push_unplaced(printed);
    }
    let mut rest = printed;
    while let Some(c) = rest.chars().next() {
        let (one, after) = rest.split_at(c.len_utf8());
        text.push_unplaced(bullet(one));
        rest = after;
    }
}

/// The bullets of the Symbol and Wingdings fonts, which have codes of private use, as the characters they show.
fn bullet(printed: &str) -> &str {
    match printed {
        "\u{f0b7}" => "•",
        "\u{f0a7}" => "▪",
        "\u{f0d8}" => "➢",
        "\u{f0fc}" => "✓",
        _ => printed,
    }
}

#[cfg(test)]
mod tests {
    use super::super::word::{sheet, tests::Setting};
    use super::*;
    use crate::extract::FontFace;

    fn check(set: &[(f32, f32, f32, &str)], expect: &[&str]) {
        let mut setting = Setting::new();
        for (x, y, size, text) in set {
            setting.set(*x, *y, *size, 0, text);
        }
        let sheet = sheet(&setting.page, &[FontFace::default()]);
        let said: Vec<String> = lines(sheet.words).iter().map(|l| l.text().into_owned()).collect();
        assert_eq!(said, expect);
    }

    #[test]
    fn lines_stand_from_top_to_bottom_whatever_was_drawn_first() {
        check(&[(50.0, 120.0, 10.0, "second"), (50.0, 100.0, 10.0, "first")], &["first", "second"]);
        check(&[(150.0, 100.0, 10.0, "right"), (50.0, 100.5, 10.0, "left")], &["left right"]);
    }

    #[test]
    fn raised_marks_stay_in_their_line_and_apart_from_a_number() {
        check(&[(50.0, 100.0, 10.0, "43"), (60.0, 96.0, 6.0, "2"), (70.0, 100.0, 10.0, "men")], &["43 2 men"]);
        check(&[(50.0, 100.0, 10.0, "men"), (65.0, 96.0, 6.0, "2")], &["men2"]);
        check(&[(50.0, 100.0, 10.0, "1998."), (75.0, 96.0, 6.0, "4"), (85.0, 100.0, 10.0, "Ten")], &["1998. 4 Ten"]);
    }
}
