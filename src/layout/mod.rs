//! Pages of glyphs in, blocks in reading order out; the last room that knows points.
//!
//! What is always true: every character of every page (but blanks and the hyphens of broken words) is in exactly one block,
//! furniture included; blocks stand in the order in which a person reads them; every character knows its place. No float leaves
//! this room.
//!
//! The way of a page: glyphs to words ([`word`]); rulings to grids and ruled tables ([`lattice`], [`ruled`]); what is repeated at the
//! edges set aside ([`furniture`]); tags of the file where the page bears them out ([`tagged`]); side boxes ([`sidebox`]); white gutters to columns ([`mod@column`]); in each column lines to tables without
//! rulings ([`detect`], [`foot`], [`tabular`], [`stream`], [`data`], [`heads`], [`chart`]) and to paragraphs, lists and headings ([`flow`]). Then the pages are joined ([`onward`]) and set as
//! text ([`compose`]).

mod above;
mod abreast;
mod beside;
mod between;
mod bidi;
mod caption;
mod chart;
mod column;
mod compose;
mod crown;
mod cut;
mod data;
mod detect;
mod draft;
mod evidence;
mod flow;
mod foot;
mod furniture;
mod fused;
mod groups;
mod heads;
mod hyphen;
mod ink;
mod label;
mod lattice;
mod line;
mod list;
mod mark;
mod onward;
mod pair;
mod rows;
mod ruled;
mod segment;
mod sheet;
mod sidebox;
mod sparse;
mod stream;
mod strip;
mod superscript;
mod tabular;
mod tagged;
mod word;
mod wording;
mod wrapping;

pub use cut::{Piece, words};
pub use ink::Places;

use crate::extract::{Document, FontFace, Page};
use crate::place::{Place, PlacedText};

/// A document in reading order.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The blocks, in reading order through all pages. A paragraph or table that crosses a page is one block.
    pub blocks: Vec<Block>,
}

/// One block: a heading, a paragraph, a list item, a table, a note, a piece of page furniture.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Which stretch of the page it belongs to: blocks of one side box, or of the body, share a number.
    pub region: Region,
    /// Its text, lines joined by blanks, line-end hyphens undone. Empty for tables: the cells hold the text.
    pub text: PlacedText,
    /// Byte offsets in `text` at which a new printed line begins (without the first, 0).
    pub line_starts: Vec<u32>,
    /// Where it is (the part on its first page).
    pub place: Place,
    /// False where the reading order around it is doubtful.
    pub order_sure: bool,
}

/// What a block is.
#[derive(Clone, Debug)]
pub enum BlockKind {
    /// A heading; 1 is the largest.
    Heading {
        /// 1 is the highest.
        level: u8,
    },
    /// A paragraph.
    Paragraph,
    /// An item of a list, its mark parted from its text.
    ListItem {
        /// The mark as printed: a bullet, `1.`, `(a)`; it stands in front of the text in no other place. Empty where the bullet is a
        /// drawn shape and no character.
        marker: PlacedText,
        /// 0 for the outermost list.
        depth: u8,
    },
    /// A table.
    Table(Table),
    /// A caption of a table or picture.
    Caption,
    /// A footnote or table note.
    Note,
    /// Running head, running foot, page number, watermark.
    Furniture,
}

/// A stretch of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Region {
    /// The same number for blocks that belong together.
    pub id: u32,
    /// What kind of stretch.
    pub kind: RegionKind,
}

/// What kind of stretch of a page a region is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RegionKind {
    /// The running text, through all columns and pages.
    Body,
    /// A side box, tinted or framed or set apart.
    Box,
    /// Page furniture.
    Furniture,
}

/// A table with its true cells.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Number of columns.
    pub columns: u32,
    /// Number of rows.
    pub rows: u32,
    /// How many of the first rows are header rows.
    pub header_rows: u32,
    /// The cells, row by row, left to right; a spanning cell stands once, at its first row and column.
    /// Cells with no text are there too (dash and `n/a` cells keep their text).
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// First row, from 0.
    pub row: u32,
    /// First column, from 0.
    pub column: u32,
    /// How many rows it spans, at least 1.
    pub row_span: u32,
    /// How many columns it spans, at least 1.
    pub column_span: u32,
    /// Its text, wrapped lines joined by blanks.
    pub text: PlacedText,
    /// Byte offsets in `text` at which a new printed line begins (without the first, 0).
    pub line_starts: Vec<u32>,
    /// Those of them in front of which a list mark is drawn.
    pub item_starts: Vec<u32>,
    /// Where it is.
    pub place: Place,
    /// How far a stub cell is indented: 0 for the outermost level.
    pub indent: u8,
}

/// Arranges the glyphs of a document into blocks in reading order.
pub fn arrange(document: &Document) -> Layout {
    let mut arranger = Arranger::default();
    for page in &document.pages {
        arranger.page(page, &document.fonts);
    }
    arranger.finish()
}

/// A layout in the making: pages come one by one, in order, and only their words are kept.
#[derive(Debug, Default)]
pub struct Arranger {
    sheets: Vec<word::Sheet>,
    claimed: Vec<sheet::Claimed>,
    ink: Vec<ink::Ink>,
    places: Places,
    sizes: sheet::Sizes,
    tags: Option<tagged::TagMap>,
}

impl Arranger {
    /// A layout of no pages yet.
    pub fn new(places: Places) -> Arranger {
        Arranger { places, ..Arranger::default() }
    }

    /// Takes the next page. `fonts` are those that its glyphs name; the same number is the same font on every page.
    pub fn page(&mut self, page: &Page, fonts: &[FontFace]) {
        let mut sheet = word::sheet_with(page, fonts, self.places);
        self.sizes.count(&sheet.words);
        let tags = self.tags.get_or_insert_with(|| tagged::TagMap::of(&page.tags));
        self.claimed.push(sheet::Claimed::of(page, &mut sheet, tags));
        sheet.drawn = Vec::new();
        sheet.ink.close();
        self.ink.push(std::mem::take(&mut sheet.ink));
        self.sheets.push(sheet);
    }

    /// The blocks of all pages.
    pub fn finish(self) -> Layout {
        let turned = self.sheets.iter().flat_map(|s| s.turned.iter().flatten());
        let lexicon = hyphen::Lexicon::of(self.claimed.iter().flat_map(sheet::Claimed::words).chain(turned));
        let mut tags = self.tags.unwrap_or_default();
        tags.weigh(self.claimed.iter().flat_map(sheet::Claimed::words));
        let chunks = onward::joined(sheet::chunks(&self.sheets, self.claimed, self.sizes.most(), &tags));
        compose::compose(self.ink, self.places, &lexicon, &tags, chunks)
    }
}
