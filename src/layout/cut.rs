//! The first cut of a page, for those who trace a wrong row: its words, before anyone asked which belong together.

use super::ink::Ink;
use super::word::{Word, sheet};
use crate::extract::{Document, Page};
use crate::place::{Place, PlaceBox};

/// A piece of a page: what it says and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its characters.
    pub text: String,
    /// Where it is.
    pub place: Place,
}

/// The words of a document, page by page, in the order in which they were put together.
pub fn words(document: &Document) -> Vec<Piece> {
    let of_page = |page: &Page| {
        let sheet = sheet(page, &document.fonts);
        let words = sheet.words.iter().chain(sheet.turned.iter().flatten());
        words.map(|w| piece(page, w, &sheet.ink)).collect::<Vec<_>>()
    };
    document.pages.iter().flat_map(of_page).collect()
}

/// A word with its place on the page as shown, not as turned for reading.
fn piece(page: &Page, word: &Word, ink: &Ink) -> Piece {
    let mut area: Option<PlaceBox> = None;
    ink.each(&word.glyphs, &word.text, |glyph| {
        if let Some(glyph) = glyph {
            area = Some(area.map_or(glyph.area, |area| area.union(glyph.area)));
        }
    });
    Piece { text: word.text.as_str().to_owned(), place: Place { page: page.index, boxes: area.into_iter().collect() } }
}
