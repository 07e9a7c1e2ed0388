//! Which glyphs of its page a word is made of: nearly always glyphs that were drawn one after the other.

use crate::extract::{Glyph, Page};
use std::rc::Rc;

/// Glyphs that were drawn one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The first, by index in the page.
    first: u32,
    /// One past the last.
    end: u32,
    /// How many of them have characters.
    count: u32,
}

/// The glyphs of a word, in the order of reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Glyphs {
    /// Those of a word.
    One(Run),
    /// Those of a line that is set as one word, a blank between its words.
    Line(Rc<Vec<Run>>),
}

impl Run {
    /// A single glyph.
    pub fn of(glyph: u32) -> Run {
        Run { first: glyph, end: glyph.saturating_add(1), count: 1 }
    }

    /// The glyphs on their page, without those that have no characters.
    pub fn of_page<'a>(&self, page: &'a Page) -> impl Iterator<Item = &'a Glyph> + use<'a> {
        page.glyphs.get(self.first as usize..self.end as usize).unwrap_or_default().iter().filter(|g| g.len > 0)
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

    /// All glyphs on their page, without the blanks between runs.
    pub fn of_page<'a>(&self, page: &'a Page) -> impl Iterator<Item = &'a Glyph> {
        self.runs().iter().flat_map(move |run| run.of_page(page))
    }

    /// How many there are, blanks between runs counted.
    pub fn len(&self) -> usize {
        let runs = self.runs();
        runs.iter().map(|run| run.count as usize).sum::<usize>() + runs.len() - 1
    }

    /// Appends the glyph that was drawn next.
    pub fn push(&mut self, glyph: u32) {
        if let Glyphs::One(run) = self {
            run.end = glyph.saturating_add(1);
            run.count += 1;
        }
    }
}
