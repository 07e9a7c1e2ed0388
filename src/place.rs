//! Where on the paper: pages, boxes in hundredths of a point, spans of characters, and text that knows its places.
//!
//! No float passes this door: a box is four integers, so that two machines write the same bytes.

use crate::geometry::Rect;
use std::ops::Range;

/// A page of a file, counted from 0. People and tables count from 1: see [`PageIndex::number`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageIndex(pub u32);

impl PageIndex {
    /// The page as people count it, from 1.
    pub fn number(self) -> u32 {
        self.0 + 1
    }
}

/// A rectangle of a page in hundredths of a point, origin at the top left of the page as shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceBox {
    /// Left edge.
    pub x0: i32,
    /// Top edge.
    pub y0: i32,
    /// Right edge.
    pub x1: i32,
    /// Bottom edge.
    pub y1: i32,
}

impl PlaceBox {
    /// The smallest box around both.
    pub fn union(self, other: PlaceBox) -> PlaceBox {
        PlaceBox {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }
}

impl From<Rect> for PlaceBox {
    /// Rounds to the nearest hundredth of a point; lengths beyond two million points are cut off there.
    #[inline]
    fn from(r: Rect) -> PlaceBox {
        // `f32::round` is a call of the C library; halves go away from zero here as they do there.
        let hundredths = |points: f32| {
            let scaled = (points * 100.0).clamp(-2e8, 2e8);
            let whole = scaled as i32;
            let rest = scaled - whole as f32;
            whole + i32::from(rest >= 0.5) - i32::from(rest <= -0.5)
        };
        PlaceBox { x0: hundredths(r.x0), y0: hundredths(r.y0), x1: hundredths(r.x1), y1: hundredths(r.y1) }
    }
}

/// A stretch of text, in bytes of its [`PlacedText`], always on character borders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CharSpan {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl CharSpan {
    /// The span of a byte range.
    pub fn new(range: Range<usize>) -> CharSpan {
        CharSpan { start: range.start as u32, end: range.end as u32 }
    }

    /// The byte range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// True where no byte is in it.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The smallest span around both.
    pub fn union(self, other: CharSpan) -> CharSpan {
        CharSpan { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// True where `other` lies wholly inside.
    pub fn contains(self, other: CharSpan) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True where the two share a byte.
    pub fn overlaps(self, other: CharSpan) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A place on paper: a page and the boxes on it, one a line where the text wraps.
///
/// Text that runs over a page break has the place of its part on the first page.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The page.
    pub page: PageIndex,
    /// The boxes, in reading order.
    pub boxes: Vec<PlaceBox>,
}

/// Where one character of a [`PlacedText`] stands. Characters that layout put in (the blank between two lines) have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// First byte of the character in the text.
    pub start: u32,
    /// The page it is printed on.
    pub page: PageIndex,
    /// The printed line it stands in, counted through the document; boxes of one line are joined.
    pub line: u32,
    /// Its box.
    pub area: PlaceBox,
    /// Raised and smaller than its line: a superscript, most often a footnote mark.
    pub raised: bool,
    /// Printed bold.
    pub bold: bool,
}

/// Text whose every printed character knows its place.
///
/// Half of what a [`Mark`] says is the same for all characters of a line, so that it is kept once a line.
#[derive(Clone, Debug, Default)]
pub struct PlacedText {
    text: String,
    spots: Vec<Spot>,
    levels: Vec<Level>,
}

/// What a mark says of its character alone.
#[derive(Clone, Copy, Debug)]
struct Spot {
    start: u32,
    x0: i32,
    x1: i32,
    level: u32,
}

/// What the marks of neighbours share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Level {
    page: PageIndex,
    line: u32,
    y0: i32,
    y1: i32,
    raised: bool,
    bold: bool,
}

impl PartialEq for PlacedText {
    fn eq(&self, other: &PlacedText) -> bool {
        self.text == other.text && self.marks().eq(other.marks())
    }
}

impl Eq for PlacedText {}

impl PlacedText {
    /// An empty text.
    pub fn new() -> PlacedText {
        PlacedText::default()
    }

    /// Text without a place, for tests and for words that were never printed.
    pub fn unplaced(text: &str) -> PlacedText {
        PlacedText { text: text.to_owned(), ..PlacedText::default() }
    }

    /// Makes room for so many more bytes of text, and for so many more places.
    pub fn reserve(&mut self, bytes: usize, places: usize) {
        self.text.reserve(bytes);
        self.spots.reserve(places);
    }

    /// Appends a printed character (or the letters of one glyph, all at one place).
    pub fn push(&mut self, printed: &str, mark: Mark) {
        let level = self.level(&mark);
        for (at, _) in printed.char_indices() {
            let start = (self.text.len() + at) as u32;
            self.spots.push(Spot { start, x0: mark.area.x0, x1: mark.area.x1, level });
        }
        self.text.push_str(printed);
    }

    /// Appends a single printed character.
    pub fn push_one(&mut self, printed: &str, mark: Mark) {
        let level = self.level(&mark);
        self.spots.push(Spot { start: self.text.len() as u32, x0: mark.area.x0, x1: mark.area.x1, level });
        self.text.push_str(printed);
    }

    fn level(&mut self, mark: &Mark) -> u32 {
        let Mark { page, line, area: PlaceBox { y0, y1, .. }, raised, bold, .. } = *mark;
        let level = Level { page, line, y0, y1, raised, bold };
        if self.levels.last() != Some(&level) {
            self.levels.push(level);
        }
        self.levels.len() as u32 - 1
    }

    fn mark(&self, spot: &Spot) -> Mark {
        // Every spot has its level; the default is for the compiler.
        let none = Level { page: PageIndex(0), line: 0, y0: 0, y1: 0, raised: false, bold: false };
        let Level { page, line, y0, y1, raised, bold } = self.levels.get(spot.level as usize).copied().unwrap_or(none);
        let area = PlaceBox { x0: spot.x0, y0, x1: spot.x1, y1 };
        Mark { start: spot.start, page, line, area, raised, bold }
    }

    /// Appends characters that are not on the paper, such as the blank that joins two lines.
    pub fn push_unplaced(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Appends another text with its places.
    pub fn append(&mut self, other: &PlacedText) {
        let (shift, levels) = (self.text.len() as u32, self.levels.len() as u32);
        let moved = |s: &Spot| Spot { start: s.start + shift, level: s.level + levels, ..*s };
        self.spots.extend(other.spots.iter().map(moved));
        self.levels.extend(&other.levels);
        self.text.push_str(&other.text);
    }

    /// Takes the last character away, with its mark.
    pub fn pop(&mut self) -> Option<char> {
        let c = self.text.pop()?;
        while self.spots.last().is_some_and(|s| s.start as usize >= self.text.len()) {
            self.spots.pop();
        }
        Some(c)
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// True where there is no character at all.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The marks of the printed characters, in the order of the text.
    pub fn marks(&self) -> impl DoubleEndedIterator<Item = Mark> + ExactSizeIterator + Clone {
        self.spots.iter().map(|spot| self.mark(spot))
    }

    fn spots_in(&self, span: CharSpan) -> &[Spot] {
        let first = self.spots.partition_point(|s| s.start < span.start);
        let last = self.spots.partition_point(|s| s.start < span.end);
        self.spots.get(first..last).unwrap_or_default()
    }

    /// The marks of the printed characters inside `span`.
    pub fn marks_in(&self, span: CharSpan) -> impl DoubleEndedIterator<Item = Mark> + ExactSizeIterator + Clone {
        self.spots_in(span).iter().map(|spot| self.mark(spot))
    }

    /// A part of the text as a text of its own.
    pub fn slice(&self, span: CharSpan) -> PlacedText {
        let spots = self.spots_in(span);
        // Levels stand in the order of the text.
        let (first, end) = match spots {
            [first, .., last] => (first.level, last.level + 1),
            [only] => (only.level, only.level + 1),
            [] => (0, 0),
        };
        let levels = self.levels.get(first as usize..end as usize).unwrap_or_default().to_vec();
        let moved = |s: &Spot| Spot { start: s.start - span.start, level: s.level - first, ..*s };
        PlacedText { text: self.text[span.range()].to_owned(), spots: spots.iter().map(moved).collect(), levels }
    }

    /// The page of the first printed character inside `span`, if any is printed.
    pub fn page(&self, span: CharSpan) -> Option<PageIndex> {
        self.marks_in(span).next().map(|m| m.page)
    }

    /// The whole text as a span.
    pub fn span(&self) -> CharSpan {
        CharSpan::new(0..self.text.len())
    }

    /// Where `span` is printed: its boxes joined line by line, on the page where it begins.
    /// The place is empty (page 0, no box) where nothing of it is printed.
    pub fn place(&self, span: CharSpan) -> Place {
        let mut marks = self.marks_in(span).peekable();
        let Some(page) = marks.peek().map(|m| m.page) else { return Place::default() };
        let mut boxes: Vec<PlaceBox> = Vec::new();
        let mut line = None;
        for mark in marks.take_while(|m| m.page == page) {
            match boxes.last_mut() {
                Some(last) if line == Some(mark.line) => *last = last.union(mark.area),
                _ => boxes.push(mark.area),
            }
            line = Some(mark.line);
        }
        Place { page, boxes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(line: u32, x: i32) -> Mark {
        let area = PlaceBox { x0: x, y0: line as i32 * 10, x1: x + 5, y1: line as i32 * 10 + 8 };
        Mark { start: 0, page: PageIndex(0), line, area, raised: false, bold: false }
    }

    #[test]
    fn a_place_has_a_box_a_line() {
        let mut text = PlacedText::new();
        text.push("4", mark(0, 0));
        text.push("3", mark(0, 5));
        text.push_unplaced(" ");
        text.push("m", mark(1, 0));
        let place = text.place(text.span());
        assert_eq!(place.boxes.len(), 2);
        assert_eq!(place.boxes[0], PlaceBox { x0: 0, y0: 0, x1: 10, y1: 8 });
        assert_eq!(text.place(CharSpan { start: 2, end: 3 }), Place::default());
        assert_eq!(text.slice(CharSpan { start: 1, end: 4 }).as_str(), "3 m");
    }
}
