//! What is kept of the glyphs of a page once its words stand: where each one is, in the order of the words.
//!
//! A glyph of the extract room takes 56 bytes, its ink 12: the characters are those of its word, and height and boldness stay the
//! same from glyph to glyph.

use crate::extract::Glyph;
use crate::place::PlaceBox;
use std::rc::Rc;

/// Whether the texts of a layout know the places of their characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Places {
    /// They do.
    #[default]
    Kept,
    /// Nobody will ask: text is wanted and nothing else.
    Dropped,
}

/// The ink of a page.
#[derive(Clone, Debug, Default)]
pub struct Ink {
    places: Places,
    count: u32,
    spots: Vec<Spot>,
    levels: Vec<Level>,
}

/// The place of one glyph.
#[derive(Clone, Copy, Debug)]
struct Spot {
    x0: i32,
    x1: i32,
    /// Its level, and how many bytes its characters have.
    level_and_len: u32,
}

/// What neighbours share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Level {
    y0: i32,
    y1: i32,
    bold: bool,
}

/// One glyph of a word.
#[derive(Clone, Copy, Debug)]
pub struct Inked<'w> {
    /// Its characters.
    pub text: &'w str,
    /// Its box on the page as shown.
    pub area: PlaceBox,
    /// Bold.
    pub bold: bool,
}

/// Glyphs of a page that follow each other in its ink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    first: u32,
    end: u32,
}

/// The glyphs of a word, in the order of reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Glyphs {
    /// Those of a word.
    One(Run),
    /// Those of a line that is set as one word, a blank between its words.
    Line(Rc<Vec<Run>>),
}

impl Ink {
    /// Ink of no glyphs yet.
    pub fn new(places: Places) -> Ink {
        Ink { places, ..Ink::default() }
    }

    /// Makes room for so many glyphs more.
    pub fn reserve(&mut self, count: usize) {
        if self.places == Places::Kept {
            self.spots.reserve(count);
        }
    }

    /// Keeps a glyph; its number.
    pub fn push(&mut self, glyph: &Glyph, bold: bool) -> u32 {
        let number = self.count;
        self.count += 1;
        if self.places == Places::Dropped {
            return number;
        }
        let PlaceBox { x0, y0, x1, y1 } = glyph.area.into();
        let level = Level { y0, y1, bold };
        if self.levels.last() != Some(&level) {
            self.levels.push(level);
        }
        // A page has at most half a million glyphs, so that its levels are counted in 24 bits.
        let level = self.levels.len() as u32 - 1;
        self.spots.push(Spot { x0, x1, level_and_len: level << 8 | u32::from(glyph.len) });
        number
    }

    /// Puts glyphs from number `first` on into another order: the one at `order[n]` comes to place `n`.
    pub fn reorder(&mut self, first: usize, order: &[usize]) {
        let before: Vec<Spot> = self.spots.iter().skip(first).take(order.len()).copied().collect();
        for (slot, at) in self.spots.iter_mut().skip(first).zip(order) {
            *slot = before.get(*at).copied().unwrap_or(*slot);
        }
    }

    /// Gives room back that was made for more glyphs.
    pub fn close(&mut self) {
        self.spots.shrink_to_fit();
        self.levels.shrink_to_fit();
    }

    /// Shows the glyphs of a word one by one, `None` for a blank inside it. `text` are the word's characters.
    pub fn each(&self, glyphs: &Glyphs, text: &str, mut show: impl FnMut(Option<Inked<'_>>)) {
        let mut rest = text;
        for (at, run) in glyphs.runs().iter().enumerate() {
            if at > 0 {
                show(None);
                rest = rest.strip_prefix(' ').unwrap_or(rest);
            }
            for spot in self.spots.get(run.first as usize..run.end as usize).unwrap_or_default() {
                let len = (spot.level_and_len & 0xFF) as usize;
                let Some(level) = self.levels.get((spot.level_and_len >> 8) as usize) else { continue };
                let (text, after) = rest.split_at_checked(len).unwrap_or((rest, ""));
                rest = after;
                let area = PlaceBox { x0: spot.x0, y0: level.y0, x1: spot.x1, y1: level.y1 };
                show(Some(Inked { text, area, bold: level.bold }));
            }
        }
    }
}

impl Run {
    /// A single glyph.
    pub fn of(number: u32) -> Run {
        Run { first: number, end: number.saturating_add(1) }
    }

    /// The numbers of its glyphs.
    pub fn numbers(&self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }
}

impl Glyphs {
    /// The runs; a blank is printed between two of them.
    pub fn runs(&self) -> &[Run] {
        match self {
            Glyphs::One(run) => std::slice::from_ref(run),
            Glyphs::Line(runs) => runs,
        }
    }

    /// How many there are, blanks between runs counted.
    pub fn len(&self) -> usize {
        match self {
            Glyphs::One(run) => run.numbers().len(),
            Glyphs::Line(runs) => {
                (runs.iter().map(|run| run.numbers().len()).sum::<usize>() + runs.len()).saturating_sub(1)
            }
        }
    }

    /// Appends the glyph that was kept next.
    pub fn push(&mut self, number: u32) {
        if let Glyphs::One(run) = self {
            run.end = number.saturating_add(1);
        }
    }
}
