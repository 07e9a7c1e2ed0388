//! Glyphs that are drawn twice at one place (fake bold, shadows, outlines over fills) are there once.
//!
//! The same characters, in nearly the same size, whose origins lie closer than any two glyphs that are set side by side:
//! the two `l` of "still" lie at least 0.2 em apart, copies at most a tenth of an em.

use super::show::Drawn;
use super::{Glyph, Page};
use crate::geometry::{Point, Points, least, most};

/// Copies lie no farther apart than this, along the line and across it.
const SHIFT_EM_MAX: Points = 0.1;
/// Sizes of copies differ by no more than this share.
const SIZE_SHARE_MAX: Points = 0.1;
/// Edge of the squares of the page in which copies are looked for.
const SQUARE_POINTS: Points = 6.0;
/// Largest number of squares along one edge.
const SQUARES_MAX: usize = 256;
/// How many glyphs of one square are compared.
const COMPARED_MAX: usize = 64;

/// Which glyphs of a page lie in which square.
#[derive(Debug, Default)]
pub struct Seen {
    columns: usize,
    rows: usize,
    /// From where to where glyphs lie in each row of squares: most are set to the right of all that is there.
    spans: Vec<(Points, Points)>,
    /// True once a glyph came that the rows alone could not tell to be new: from then on the squares are kept.
    squared: bool,
    /// The last glyph of each square, counted from 1; 0 for none.
    heads: Vec<u32>,
    /// The glyph before it in its square, by glyph.
    next: Vec<u32>,
}

/// The rows of squares that a glyph's copies may lie in: the same for all glyphs of one height and size.
#[derive(Clone, Copy, Debug)]
pub struct Band {
    reach: Points,
    top: usize,
    own: usize,
    bottom: usize,
}

impl Seen {
    /// An empty page, in the memory of the page before it.
    pub fn next_page(mut self, page: &Page) -> Seen {
        let squares = |points: Points| ((points / SQUARE_POINTS) as usize).clamp(1, SQUARES_MAX);
        (self.columns, self.rows) = (squares(page.width), squares(page.height));
        self.squared = false;
        self.spans.clear();
        self.spans.resize(self.rows, (Points::INFINITY, Points::NEG_INFINITY));
        self
    }

    /// The band of glyphs with this baseline and type size.
    pub fn band(&self, y: Points, size: Points) -> Band {
        let reach = (SHIFT_EM_MAX * size).min(SQUARE_POINTS);
        Band { reach, top: self.row(y - reach), own: self.row(y), bottom: self.row(y + reach) }
    }

    /// True where the page already has this glyph at this place, drawn before glyph number `run`: the glyphs of one string
    /// are never copies of each other.
    pub fn has(&mut self, page: &Page, drawn: &Drawn, band: &Band, text: &str, run: usize) -> bool {
        let (x, reach) = (drawn.origin.x, band.reach);
        let apart = |row: usize| self.spans.get(row).is_none_or(|span| x - reach > span.1 || x + reach < span.0);
        if apart(band.top) && (band.top == band.bottom || (band.top + 1..=band.bottom).all(apart)) {
            return false;
        }
        self.square(page);
        let (left, right) = (self.column(x - reach), self.column(x + reach));
        for row in band.top..=band.bottom {
            for column in left..=right {
                if self.square_has(page, row * self.columns + column, drawn, text, reach, run) {
                    return true;
                }
            }
        }
        false
    }

    /// Left of the first and right of the second of these a glyph of this band has no copy.
    pub fn clear(&self, band: &Band) -> (Points, Points) {
        let rows = self.spans.get(band.top..=band.bottom).unwrap_or_default();
        let first = rows.iter().fold(Points::INFINITY, |first, row| least(first, row.0));
        let last = rows.iter().fold(Points::NEG_INFINITY, |last, row| most(last, row.1));
        (first - band.reach, last + band.reach)
    }

    /// Puts the glyphs of the page into their squares, where that was not done yet.
    fn square(&mut self, page: &Page) {
        if self.squared {
            return;
        }
        self.squared = true;
        self.heads.clear();
        self.heads.resize(self.columns * self.rows, 0);
        self.next.clear();
        for glyph in &page.glyphs {
            self.put(glyph.origin, self.row(glyph.origin.y));
        }
    }

    fn put(&mut self, origin: Point, row: usize) {
        let square = row * self.columns + self.column(origin.x);
        let count = self.next.len() as u32 + 1;
        if let Some(head) = self.heads.get_mut(square) {
            self.next.push(*head);
            *head = count;
        }
    }

    fn square_has(&self, page: &Page, square: usize, drawn: &Drawn, text: &str, reach: Points, run: usize) -> bool {
        let mut at = self.heads.get(square).copied().unwrap_or(0);
        for _ in 0..COMPARED_MAX {
            let Some(index) = (at as usize).checked_sub(1) else { return false };
            at = self.next.get(index).copied().unwrap_or(0);
            if index >= run {
                continue;
            }
            let Some(glyph) = page.glyphs.get(index) else { return false };
            if (glyph.origin.x - drawn.origin.x).abs() <= reach
                && (glyph.origin.y - drawn.origin.y).abs() <= reach
                && (glyph.size - drawn.size).abs() <= SIZE_SHARE_MAX * drawn.size
                && page.glyph_text(glyph) == text
            {
                return true;
            }
        }
        false
    }

    /// Remembers the glyph that the page is given next.
    pub fn push(&mut self, drawn: &Drawn, band: &Band) {
        if let Some((first, last)) = self.spans.get_mut(band.own) {
            (*first, *last) = (first.min(drawn.origin.x), last.max(drawn.origin.x));
        }
        if self.squared {
            self.put(drawn.origin, band.own);
        }
    }

    /// Remembers glyphs of one band that the page was given.
    pub fn push_all(&mut self, glyphs: &[Glyph], band: &Band) {
        if let Some((first, last)) = self.spans.get_mut(band.own) {
            for glyph in glyphs {
                (*first, *last) = (least(*first, glyph.origin.x), most(*last, glyph.origin.x));
            }
        }
        if self.squared {
            glyphs.iter().for_each(|glyph| self.put(glyph.origin, band.own));
        }
    }

    /// Forgets the last glyph of the page.
    pub fn pop(&mut self, page: &Page) {
        let Some(last) = page.glyphs.last().filter(|_| self.squared) else { return };
        let square = self.row(last.origin.y) * self.columns + self.column(last.origin.x);
        if let (Some(head), Some(next)) = (self.heads.get_mut(square), self.next.pop()) {
            *head = next;
        }
    }

    fn column(&self, x: Points) -> usize {
        ((x * (1.0 / SQUARE_POINTS)) as u32 as usize).min(self.columns.saturating_sub(1))
    }

    fn row(&self, y: Points) -> usize {
        ((y * (1.0 / SQUARE_POINTS)) as u32 as usize).min(self.rows.saturating_sub(1))
    }
}
