//! Glyphs to words, in one reading frame per page.
//!
//! A page whose text mostly runs up or down (a landscape table on an upright sheet) is read in a frame turned with its text;
//! the marks of characters keep the boxes of the page as shown. Text in another direction than the page's is kept apart as
//! *turned* words, each with the lines of its own frame.

use super::bidi;
use super::chart::charts;
use super::ink::{Glyphs, Ink, Places, Run};
use super::superscript::Digits;
use crate::extract::{Direction, FontFace, Glyph, Page};
use crate::geometry::{Points, Rect, least, most};
use ecow::EcoString;

/// A gap wider than this share of the type size parts two words where the font does not say how wide its blank is.
/// Measured on the seed notes and the ICDAR set: kerning stays under 0.1, blanks set by kerning begin at 0.18.
const GAP_SIZES_MIN: f32 = 0.15;
/// A gap wider than this share of the font's own blank parts two words.
const GAP_BLANKS_MIN: f32 = 0.5;
/// No word goes on over a gap wider than this share of its type size, whatever its font says.
const GAP_SIZES_MAX: f32 = 0.3;
/// A glyph that starts further back than this share of its size is not the next of its word.
const BACK_SIZES_MAX: f32 = 0.6;
/// A raised glyph is at most this share of the size of its neighbour …
const RAISED_SIZES_MAX: f32 = 0.86;
/// … and its baseline lies at least this share of that size above it (subscripts lie below).
const RAISED_RISE_MIN: f32 = 0.12;
/// Height of a word above its baseline, and depth below, in type sizes: the same for all fonts, since their own
/// ascents differ too much to tell lines apart.
const ASCENT_SIZES: f32 = 0.72;
const DESCENT_SIZES: f32 = 0.20;

/// A page is read in the frame of turned text where that is so many times as much as the upright text: the labels of a chart do not
/// turn the page that they stand on.
const TURNED_MIN: usize = 2;
/// So many glyphs, blanks among them, make a word: room for words is made by it.
const WORD_GLYPHS_USUAL: usize = 6;

/// A word: glyphs without a blank between them.
#[derive(Clone, Debug)]
pub struct Word {
    /// Index of its page.
    pub page: u32,
    /// Its glyphs, in the order of reading.
    pub glyphs: Glyphs,
    /// Its characters.
    pub text: EcoString,
    /// Its box in the reading frame, of even height for its size.
    pub area: Rect,
    /// Its baseline in the reading frame.
    pub baseline: Points,
    /// Type size.
    pub size: Points,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Raised and smaller than its neighbour.
    pub raised: bool,
    /// No blank stands before it: it goes on from the word on its left.
    pub glued: bool,
    /// A line that runs another way than the page's text, as one word.
    pub turned: bool,
    /// The marked content that its first glyph belongs to.
    pub mcid: Option<u32>,
    /// The colour of its first glyph, `0xRRGGBB`.
    pub colour: u32,
}

impl Word {
    /// True where it has a digit.
    pub fn has_digit(&self) -> bool {
        self.text.bytes().any(|b| b.is_ascii_digit())
    }
}

/// The words of a page, with what is drawn around them, in one reading frame.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Words that run the page's way.
    pub words: Vec<Word>,
    /// Words that run another way, one list a direction, each in its own frame.
    pub turned: Vec<Vec<Word>>,
    /// Horizontal rulings in the frame.
    pub across: Vec<Rect>,
    /// Vertical rulings in the frame.
    pub upright: Vec<Rect>,
    /// Filled or framed rectangles in the frame: area, colour, framed.
    pub fills: Vec<(Rect, Option<u32>, bool)>,
    /// Pictures in the frame.
    pub pictures: Vec<Rect>,
    /// The bars of charts in the frame.
    pub charts: Vec<Rect>,
    /// Width in the frame.
    pub width: Points,
    /// Height in the frame.
    pub height: Points,
    /// Which way its text runs on the page.
    pub way: Direction,
    /// The places of the glyphs of all its words.
    pub ink: Ink,
    /// Which glyph of the page each of them is.
    pub drawn: Vec<u32>,
}

/// A frame turned with the text, so that text runs to the right and lines go down.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    way: Direction,
    width: Points,
    height: Points,
}

impl Frame {
    /// The frame for text that runs `way` on this page.
    pub fn of(page: &Page, way: Direction) -> Frame {
        Frame { way, width: page.width, height: page.height }
    }

    fn point(&self, x: Points, y: Points) -> (Points, Points) {
        match self.way {
            Direction::Right | Direction::Slanted => (x, y),
            Direction::Down => (y, self.width - x),
            Direction::Up => (self.height - y, x),
            Direction::Left => (self.width - x, self.height - y),
        }
    }

    /// A rectangle of the page in this frame.
    pub fn rect(&self, r: &Rect) -> Rect {
        if matches!(self.way, Direction::Right | Direction::Slanted) {
            return Rect::new(r.x0, r.y0, r.x1, r.y1);
        }
        let (x0, y0) = self.point(r.x0, r.y0);
        let (x1, y1) = self.point(r.x1, r.y1);
        Rect::new(x0, y0, x1, y1)
    }

    fn turns(&self) -> bool {
        matches!(self.way, Direction::Down | Direction::Up)
    }
}

/// The words of a page and the drawings around them.
pub fn sheet(page: &Page, fonts: &[FontFace]) -> Sheet {
    sheet_with(page, fonts, Places::Kept)
}

/// The same, with or without the places of its glyphs.
pub fn sheet_with(page: &Page, fonts: &[FontFace], places: Places) -> Sheet {
    let ways = [Direction::Right, Direction::Up, Direction::Down, Direction::Left, Direction::Slanted];
    let mut counts = [0usize; 5];
    for run in page.glyphs.chunk_by(|a, b| a.direction == b.direction) {
        let way = run.first().map_or(Direction::Right, |glyph| glyph.direction);
        counts[ways.iter().position(|w| *w == way).unwrap_or(0)] += run.len();
    }
    let count = |way: &Direction| ways.iter().zip(counts).find(|(w, _)| *w == way).map_or(0, |(_, n)| n);
    let most = *ways.iter().rev().max_by_key(|w| count(w)).unwrap_or(&Direction::Right);
    let turned = most != Direction::Slanted && count(&most) > TURNED_MIN * count(&Direction::Right);
    let main = if turned { most } else { Direction::Right };
    let frame = Frame::of(page, main);
    let (width, height) = if frame.turns() { (page.height, page.width) } else { (page.width, page.height) };
    let mut sheet = Sheet { width, height, way: main, ink: Ink::new(places), ..Sheet::default() };
    let digits = Digits::of(page, fonts);
    sheet.words = words(page, fonts, main, &digits, &mut sheet);
    for way in ways.into_iter().filter(|w| *w != main && count(w) > 0) {
        let list = words(page, fonts, way, &digits, &mut sheet);
        if !list.is_empty() {
            sheet.turned.push(list);
        }
    }
    for ruling in &page.rulings {
        let area = frame.rect(&ruling.area);
        if ruling.horizontal != frame.turns() { sheet.across.push(area) } else { sheet.upright.push(area) }
    }
    sheet.across.sort_by(|a, b| a.centre().y.total_cmp(&b.centre().y));
    sheet.fills = page.fills.iter().map(|f| (frame.rect(&f.area), f.colour, f.framed)).collect();
    sheet.pictures = page.pictures.iter().map(|p| frame.rect(p)).collect();
    sheet.charts = charts(&sheet);
    sheet
}

/// A glyph in the frame.
struct Placed {
    x0: Points,
    x1: Points,
    baseline: Points,
}

fn placed(frame: &Frame, glyph: &Glyph) -> Placed {
    // The box of a glyph is the right way round already, and most pages are read as they stand.
    let upright = matches!(frame.way, Direction::Right | Direction::Slanted);
    let area = if upright { glyph.area } else { frame.rect(&glyph.area) };
    let (_, baseline) = frame.point(glyph.origin.x, glyph.origin.y);
    let baseline = if baseline.is_finite() { baseline } else { area.y1 };
    Placed { x0: area.x0, x1: area.x1, baseline }
}

fn words(page: &Page, fonts: &[FontFace], way: Direction, digits: &Digits, sheet: &mut Sheet) -> Vec<Word> {
    let frame = Frame::of(page, way);
    let mut words: Vec<Word> = Vec::with_capacity(page.glyphs.len() / WORD_GLYPHS_USUAL);
    sheet.ink.reserve(page.glyphs.len());
    sheet.drawn.reserve(page.glyphs.len());
    // The characters of the word that goes on; it gets them when it ends.
    let mut said = String::new();
    let mut open = false;
    // The word that goes on is made of superscript glyphs of the font itself.
    let mut open_small = false;
    let mut blank = true;
    let mut measure = Measure::of(0.0, 0.0);
    for (at, glyph) in (0u32..).zip(&page.glyphs) {
        if glyph.direction != way {
            open = false;
            continue;
        }
        // Nearly all glyphs are single letters: one look at the byte tells.
        let byte = page.text.as_bytes().get(glyph.start as usize);
        let letter = byte.filter(|byte| glyph.len == 1 && byte.is_ascii_graphic()).map(|byte| char::from(*byte));
        let text = if letter.is_some() { "" } else { page.glyph_text(glyph) };
        if letter.is_none() && text.chars().all(char::is_whitespace) {
            blank |= !text.is_empty();
            continue;
        }
        let here = placed(&frame, glyph);
        let last = if open { words.last_mut() } else { None };
        if measure.of != (glyph.blank, glyph.size) {
            measure = Measure::of(glyph.blank, glyph.size);
        }
        let size = measure.size;
        let small = letter.is_some_and(|c| c.is_ascii_digit()) && digits.is_small(page, glyph);
        let face = fonts.get(usize::from(glyph.font));
        let number = sheet.ink.push(glyph, face.is_some_and(|f| f.bold));
        sheet.drawn.push(at);
        if let Some(last) = last.filter(|_| !blank)
            && joins(last, &here, &measure)
            && small == open_small
        {
            match letter {
                Some(letter) => said.push(letter),
                None => said.push_str(text),
            }
            last.glyphs.push(number);
            last.area.x1 = most(last.area.x1, here.x1);
            last.area.x0 = least(last.area.x0, here.x0);
            continue;
        }
        let mut word = Word {
            page: page.index.0,
            glyphs: Glyphs::One(Run::of(number)),
            text: EcoString::new(),
            area: Rect::new(
                here.x0,
                here.baseline - ASCENT_SIZES * size,
                here.x1,
                here.baseline + DESCENT_SIZES * size,
            ),
            baseline: here.baseline,
            size,
            bold: face.is_some_and(|f| f.bold),
            italic: face.is_some_and(|f| f.italic),
            raised: false,
            glued: false,
            turned: false,
            mcid: glyph.mcid,
            colour: glyph.colour,
        };
        if let Some(last) = words.last().filter(|_| open) {
            glue(last, &mut word, blank);
        }
        word.raised |= small;
        if let Some(last) = words.last_mut() {
            last.text = said.as_str().into();
        }
        said.clear();
        said.extend(letter);
        said.push_str(text);
        words.push(word);
        (open, open_small) = (true, small);
        blank = false;
    }
    if let Some(last) = words.last_mut() {
        last.text = said.as_str().into();
    }
    raise_leading(&mut words);
    if !page.text.is_ascii() {
        for word in words.iter_mut().filter(|word| bidi::runs_left(&word.text)) {
            read_leftward(word, page, &frame, sheet);
        }
    }
    words
}

/// Puts the glyphs of a word that runs from right to left into the order of reading.
fn read_leftward(word: &mut Word, page: &Page, frame: &Frame, sheet: &mut Sheet) {
    let Some(numbers) = word.glyphs.runs().first().map(Run::numbers) else { return };
    let drawn: Vec<u32> = sheet.drawn.get(numbers.clone()).unwrap_or_default().to_vec();
    let glyphs: Vec<&Glyph> = drawn.iter().filter_map(|at| page.glyphs.get(*at as usize)).collect();
    let units = glyphs.iter().enumerate().map(|(at, glyph)| {
        let run = page.glyph_text(glyph).chars().next().map_or(bidi::Run::Neutral, bidi::run);
        bidi::Unit { what: Some(at), area: frame.rect(&glyph.area), gap_max: Points::INFINITY, run }
    });
    let order: Vec<usize> = bidi::logical(units.collect()).into_iter().filter_map(|unit| unit.what).collect();
    let said: String = order.iter().filter_map(|at| glyphs.get(*at)).map(|glyph| page.glyph_text(glyph)).collect();
    word.text = said.as_str().into();
    sheet.ink.reorder(numbers.start, &order);
    for (slot, at) in sheet.drawn.iter_mut().skip(numbers.start).zip(&order) {
        *slot = drawn.get(*at).copied().unwrap_or(*slot);
    }
}

/// The widest gap inside a word, for a font whose blank is so wide (0 where it does not say) and a type size.
pub fn gap_max(blank: Points, size: Points) -> Points {
    let size = size.abs().clamp(0.5, 2000.0);
    let least = if blank > 0.0 { GAP_BLANKS_MIN * blank } else { GAP_SIZES_MIN * size };
    least.clamp(0.1 * size, GAP_SIZES_MAX * size)
}

/// What is measured of a glyph's type, the same from glyph to glyph.
struct Measure {
    /// Width of the blank, and size, as the glyph says.
    of: (Points, Points),
    size: Points,
    gap_max: Points,
}

impl Measure {
    fn of(blank: Points, size: Points) -> Measure {
        let own = size.abs().clamp(0.5, 2000.0);
        Measure { of: (blank, size), size: own, gap_max: gap_max(blank, own) }
    }
}

/// True where the glyph is the next letter of the word.
fn joins(last: &Word, here: &Placed, measure: &Measure) -> bool {
    let (gap, size) = (here.x0 - last.area.x1, measure.size);
    gap < measure.gap_max
        && gap > -BACK_SIZES_MAX * size
        && (here.baseline - last.baseline).abs() < 0.1 * size
        && (size - last.size).abs() < 0.1 * size.max(last.size)
}

/// Marks a word that goes on from the last one without a blank: another font size, raised or lowered.
fn glue(last: &Word, word: &mut Word, blank: bool) {
    let gap = word.area.x0 - last.area.x1;
    let size = last.size.max(word.size);
    let near = gap < GAP_SIZES_MAX * 0.6 * size && gap > -BACK_SIZES_MAX * size;
    let rise = last.baseline - word.baseline;
    let smaller = word.size <= RAISED_SIZES_MAX * last.size;
    if near && smaller && rise > RAISED_RISE_MIN * last.size && rise < 0.9 * last.size {
        word.raised = true;
    }
    // The end of a raised mark, and text of another size on the same line.
    if near && last.raised && rise.abs() < 0.1 * size && (word.size - last.size).abs() < 0.1 * size {
        word.raised = true;
    }
    word.glued = near && !blank && rise.abs() < 0.9 * size;
}

/// A small mark in front of a larger word on a lower baseline is raised as well: the number of a note.
fn raise_leading(words: &mut [Word]) {
    for at in 1..words.len() {
        let (front, back) = words.split_at_mut(at);
        let (Some(mark), Some(next)) = (front.last_mut(), back.first()) else { continue };
        let rise = next.baseline - mark.baseline;
        let gap = next.area.x0 - mark.area.x1;
        if mark.size <= RAISED_SIZES_MAX * next.size
            && rise > RAISED_RISE_MIN * next.size
            && rise < 0.9 * next.size
            && gap > -0.3 * next.size
            && gap < 2.0 * next.size
            && mark.text.chars().count() <= 4
        {
            mark.raised = true;
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::geometry::Point;

    /// A page under construction: text set at positions, every glyph half its size wide.
    pub struct Setting {
        /// The page.
        pub page: Page,
    }

    impl Setting {
        /// An empty A4 page.
        pub fn new() -> Setting {
            Setting { page: Page { width: 595.0, height: 842.0, ..Page::default() } }
        }

        /// Sets a line of text, font 0 (plain) or 1 (bold).
        pub fn set(&mut self, x: f32, y: f32, size: f32, font: u16, text: &str) -> &mut Setting {
            for (n, c) in text.chars().enumerate() {
                let x0 = x + n as f32 * size / 2.0;
                let start = self.page.text.len() as u32;
                self.page.text.push(c);
                self.page.digits += u32::from(c.is_ascii_digit());
                self.page.glyphs.push(Glyph {
                    start,
                    len: c.len_utf8() as u8,
                    direction: Direction::Right,
                    font,
                    area: Rect::new(x0, y - 0.8 * size, x0 + size / 2.0, y + 0.2 * size),
                    origin: Point { x: x0, y },
                    size,
                    blank: size / 2.0,
                    colour: 0,
                    visible: true,
                    mcid: None,
                });
            }
            self
        }

        /// Draws a ruling.
        pub fn rule(&mut self, x0: f32, y0: f32, x1: f32, y1: f32) -> &mut Setting {
            let horizontal = (x1 - x0).abs() > (y1 - y0).abs();
            self.page.rulings.push(crate::extract::Ruling { area: Rect::new(x0, y0, x1, y1), horizontal });
            self
        }
    }

    fn check(lines: &[(f32, f32, f32, &str)], expect: &[&str]) {
        let mut setting = Setting::new();
        for (x, y, size, text) in lines {
            setting.set(*x, *y, *size, 0, text);
        }
        let sheet = sheet(&setting.page, &[FontFace::default()]);
        let said: Vec<String> = sheet
            .words
            .iter()
            .map(|w| format!("{}{}{}", if w.glued { "+" } else { "" }, if w.raised { "^" } else { "" }, w.text))
            .collect();
        assert_eq!(said, expect);
    }

    #[test]
    fn labels_of_a_chart_do_not_turn_their_page() {
        let check = |upright: &str, turned: usize, expect: Direction| {
            let mut setting = Setting::new();
            setting.set(50.0, 100.0, 10.0, 0, upright);
            for at in 0..turned {
                setting.set(50.0, 200.0 + at as f32, 10.0, 0, "x");
                setting.page.glyphs.last_mut().expect("it was just set").direction = Direction::Up;
            }
            assert_eq!(sheet(&setting.page, &[FontFace::default()]).way, expect, "{turned}");
        };
        check("Figure 7", 12, Direction::Right);
        check("Page 7", 40, Direction::Up);
    }

    #[test]
    fn words_end_at_blanks_and_at_gaps() {
        check(&[(50.0, 100.0, 10.0, "of 15.8 million")], &["of", "15.8", "million"]);
        check(&[(50.0, 100.0, 10.0, "of"), (64.0, 100.0, 10.0, "43")], &["of", "43"]);
        check(&[(50.0, 100.0, 10.0, "o"), (55.2, 100.0, 10.0, "f")], &["of"]);
    }

    #[test]
    fn a_raised_mark_is_a_word_of_its_own() {
        check(&[(50.0, 100.0, 10.0, "43"), (60.0, 96.0, 6.0, "2")], &["43", "+^2"]);
        check(&[(50.0, 100.0, 10.0, "CO"), (60.0, 102.0, 6.0, "2")], &["CO", "+2"]);
        check(&[(50.0, 96.0, 6.0, "1"), (56.0, 100.0, 10.0, "See")], &["^1", "See"]);
        check(&[(50.0, 100.0, 10.0, "jobs."), (75.0, 96.0, 6.0, "14")], &["jobs.", "+^14"]);
    }
}
