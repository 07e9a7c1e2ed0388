//! Bytes in, pages of placed glyphs, rulings, fills and links out.
//!
//! What is always true: every glyph's box is in points of the page as shown (see [`crate::geometry`]); a page's glyphs stand in
//! the order in which the content stream draws them; text drawn twice at one place is there once; nothing outside the CropBox is
//! dropped in silence; a code without a known Unicode value is U+FFFD. The same bytes give the same document: only counted
//! budgets decide, never a clock.

mod annotation;
mod colour;
mod content;
mod double;
mod filter;
mod font;
#[doc(hidden)]
pub mod fuzz;
mod info;
mod inline_image;
mod layer;
mod lexer;
mod limit;
mod link;
mod mark;
mod number;
mod open;
mod page;
mod paint;
mod read;
mod ruling;
mod shared;
mod show;
mod state;
mod string;
mod suspect;
mod tags;

use crate::geometry::{Point, Points, Rect};
use crate::place::PageIndex;
use std::sync::Arc;

/// A document as read: what is printed, before anyone asks in which order.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// The fonts that glyphs name by number.
    pub fonts: Vec<FontFace>,
    /// What the file says of itself.
    pub info: Info,
    /// What was lost or is doubtful about the file as a whole.
    pub troubles: Vec<Trouble>,
}

/// What the file says of itself (document information dictionary and catalogue).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Info {
    /// `/Title`.
    pub title: Option<String>,
    /// `/Producer`.
    pub producer: Option<String>,
    /// `/CreationDate` as written, `D:20191003…`.
    pub created: Option<String>,
    /// `/Lang` of the catalogue, a BCP 47 tag.
    pub language: Option<String>,
}

/// A font as layout needs it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FontFace {
    /// `/BaseFont` without a subset prefix.
    pub name: String,
    /// Bold by its name, flags or weight.
    pub bold: bool,
    /// Italic by its name or flags.
    pub italic: bool,
}

/// One page as shown.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Which page of the file.
    pub index: PageIndex,
    /// Width in points after CropBox, Rotate and UserUnit.
    pub width: Points,
    /// Height in points after CropBox, Rotate and UserUnit.
    pub height: Points,
    /// The characters of all glyphs, one after the other.
    pub text: String,
    /// The glyphs in drawing order.
    pub glyphs: Vec<Glyph>,
    /// Straight lines drawn on the page, and thin filled rectangles.
    pub rulings: Vec<Ruling>,
    /// Filled or framed rectangles large enough to hold text.
    pub fills: Vec<Fill>,
    /// Where pictures are drawn.
    pub pictures: Vec<Rect>,
    /// Link annotations.
    pub links: Vec<Link>,
    /// The structure tree of the document, the same for every page; empty where the file is not tagged.
    pub tags: Arc<Tags>,
    /// How many digits (Unicode `Nd`) stand in `text`: numbers.csv is held to it.
    pub digits: u32,
    /// What was lost or is doubtful on this page.
    pub troubles: Vec<Trouble>,
}

/// One glyph: what it says and where it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// First byte of its characters in [`Page::text`].
    pub start: u32,
    /// How many bytes of it: a ligature is several letters in one glyph.
    pub len: u8,
    /// Which way the text runs.
    pub direction: Direction,
    /// Which font of [`Document::fonts`].
    pub font: u16,
    /// Its box: advance by ascent and descent of the font (upright boxes for slanted text).
    pub area: Rect,
    /// Start of its baseline.
    pub origin: Point,
    /// Type size in points as shown.
    pub size: Points,
    /// Width of this font's blank in points as shown; 0 where the font does not say.
    pub blank: Points,
    /// Fill colour, `0xRRGGBB`.
    pub colour: u32,
    /// Drawn so that it can be seen (text rendering mode 3 and 7 cannot).
    pub visible: bool,
    /// Marked-content id that ties it to the structure tree, where it has one.
    pub mcid: Option<u32>,
}

/// The structure tree of a tagged file: what its producer claims of the marked content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags {
    /// Its elements, each after its parent, in the order of the tree.
    pub elements: Vec<Tag>,
    /// Its marked content, in the order of the tree: the order in which it is to be read.
    pub marks: Vec<TagMark>,
}

/// An element of the structure tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    /// What it is.
    pub kind: TagKind,
    /// The element it lies in, by index.
    pub parent: Option<u32>,
    /// Rows that a cell spans, at least 1.
    pub rows: u16,
    /// Columns that a cell spans, at least 1.
    pub columns: u16,
}

/// Marked content of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TagMark {
    /// The page it is drawn on.
    pub page: PageIndex,
    /// Its id on that page.
    pub mcid: u32,
    /// Its element, by index.
    pub element: u32,
}

/// What an element of the structure tree is (PDF 32000-1 §14.8.4), as far as layout asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TagKind {
    /// A heading and its level from 1; 0 where it has none.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A head cell.
    HeadCell,
    /// A cell.
    Cell,
    /// A list item.
    Item,
    /// The mark of a list item or note.
    Label,
    /// A caption.
    Caption,
    /// A footnote.
    Note,
    /// Anything else: parts, spans, links, figures.
    Other,
}

/// Which way a run of text goes on the page as shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right, upright: nearly all text.
    #[default]
    Right,
    /// Downwards (turned a quarter clockwise, or vertical writing).
    Down,
    /// Upside down.
    Left,
    /// Upwards (turned a quarter counter-clockwise).
    Up,
    /// Any other angle.
    Slanted,
}

/// A straight ruling, horizontal or vertical.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ruling {
    /// The area it inks: thin in one direction.
    pub area: Rect,
    /// True where it runs from left to right.
    pub horizontal: bool,
}

/// A rectangle that is filled or framed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fill {
    /// The rectangle.
    pub area: Rect,
    /// Fill colour `0xRRGGBB`; `None` where it is only framed.
    pub colour: Option<u32>,
    /// True where its edge is drawn.
    pub framed: bool,
}

/// A link annotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Its rectangle.
    pub area: Rect,
    /// The URI as written.
    pub uri: String,
}

/// Something lost or doubtful; never a reason to stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What kind.
    pub kind: TroubleKind,
    /// What was expected and found, lower case, no full stop.
    pub message: String,
}

/// The closed list of what can be wrong with a file that can still be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TroubleKind {
    /// A page shows ink but has no text.
    NoTextLayer,
    /// Codes without a known Unicode value.
    TextUnmapped,
    /// The mapping to Unicode looks scrambled.
    TextSuspect,
    /// Text that cannot be seen (an OCR layer).
    TextInvisible,
    /// A font is missing or broken.
    FontMissing,
    /// A stream was cut, or its filter failed.
    StreamDamaged,
    /// The cross-reference table was rebuilt.
    XrefRebuilt,
    /// The page tree was rebuilt.
    PageTreeRebuilt,
    /// A page has more drawings than are kept; its text is whole.
    DrawingsLeftOut,
    /// A link that is not http, https or mailto.
    LinkRefused,
    /// A picture with ink that may hold numbers.
    PictureUnread,
}

/// Why a file could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExtractError {
    /// No PDF header or trailer could be found.
    #[error("not a PDF: {0}")]
    NotPdf(String),
    /// Encrypted and the password is not known.
    #[error("encrypted, and no password was given that opens it")]
    Encrypted,
    /// Larger or deeper than a limit allows.
    #[error("limit reached: {0}")]
    Limit(String),
    /// Broken beyond repair.
    #[error("damaged beyond repair: {0}")]
    Damaged(String),
}

impl Page {
    /// The characters of a glyph of this page.
    pub fn glyph_text(&self, glyph: &Glyph) -> &str {
        &self.text[glyph.start as usize..glyph.start as usize + usize::from(glyph.len)]
    }
}

/// What the reader may be given beside the bytes.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Passwords to try on an encrypted file, after the empty one.
    pub passwords: Vec<String>,
}

/// Reads a PDF. Troubles that leave something to read are in the document; an error means that nothing can be read.
pub fn read(bytes: &[u8], options: &Options) -> Result<Document, ExtractError> {
    read::document(bytes, options, &mut |_, _| {})
}

/// Reads a PDF and shows each page as soon as it is read, with the fonts that were met so far. Glyphs that are cleared there are
/// gone from the document, and their memory serves the next page: a document need not lie in memory as glyphs all at once.
pub fn read_each(
    bytes: &[u8],
    options: &Options,
    each: &mut dyn FnMut(&mut Page, &[FontFace]),
) -> Result<Document, ExtractError> {
    read::document(bytes, options, each)
}
