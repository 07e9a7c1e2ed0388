//! The first cut of a page, for those who trace a wrong row: its words, before anyone asked which belong together.

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
        let words: Vec<Word> = sheet.words.into_iter().chain(sheet.turned.into_iter().flatten()).collect();
        words.into_iter().map(|w| piece(page, w)).collect::<Vec<_>>()
    };
    document.pages.iter().flat_map(of_page).collect()
}

/// A word with its place on the page as shown, not as turned for reading.
fn piece(page: &Page, word: Word) -> Piece {
    let area = word.glyphs.of_page(page).map(|g| PlaceBox::from(g.area)).reduce(PlaceBox::union);
    Piece { text: word.text.as_str().to_owned(), place: Place { page: page.index, boxes: area.into_iter().collect() } }
}
