//! Fonts: codes of a shown string in, characters and widths out (PDF 32000-1 §9.5 to §9.10).
//!
//! A font is read once for each document. Where several tables say what a code means, ToUnicode goes before the encoding,
//! and the encoding before the font program; a code that none of them knows is U+FFFD, never a guess.

mod collection;
mod composite;
mod core_order;
mod encoding;
mod encoding_data;
mod face;
mod glyph_name;
mod program;
mod simple;
mod standard;
mod standard_data;
mod to_unicode;
mod type3;
mod width;

pub use encoding::pdf_doc_char;
pub use program::{Program, read as read_program};

use super::FontFace;
use super::limit::Budget;
use super::open::Dict;

/// A font of the document.
#[derive(Debug)]
pub struct Font {
    /// What layout is told.
    pub face: FontFace,
    /// Height of its letters above the baseline, in em.
    pub ascent: f64,
    /// Depth below the baseline, in em, negative.
    pub descent: f64,
    /// Width of its blank in em; 0 where it has none.
    pub blank: f64,
    /// Written from top to bottom.
    pub vertical: bool,
    /// What is wrong with it.
    pub troubles: Vec<super::Trouble>,
    codes: Codes,
}

#[derive(Debug)]
enum Codes {
    Simple(Box<simple::Table>),
    Composite(Box<composite::Table>),
}

/// One code of a shown string.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Code {
    /// Its value.
    pub value: u32,
    /// The glyph it picks: the code itself in simple fonts, the CID in composite ones.
    pub cid: u32,
    /// The character that it stands for, where it is known at once: one, and the tables of the font say so.
    pub single: Option<char>,
    /// How many bytes it takes, at least 1.
    pub length: usize,
    /// How far it moves the pen, in em: to the right, or downwards where the font is vertical.
    pub advance: f64,
    /// Width of the glyph in em.
    pub width: f64,
    /// Where the horizontal origin lies from the vertical one (§9.7.4.3), in em; 0 for horizontal writing.
    pub shift: (f64, f64),
}

impl Font {
    /// Reads a font dictionary.
    pub fn read(dict: &Dict<'_>, budget: &mut Budget) -> Font {
        let mut troubles = Vec::new();
        if dict.has(b"Encoding") && dict.get(b"Encoding").is_none() {
            let message = "expected an encoding, found none".to_owned();
            troubles.push(super::Trouble { kind: super::TroubleKind::FontMissing, message });
        }
        let composite = dict.is(b"Subtype", b"Type0");
        let (codes, descriptor, vertical) = if composite {
            let table = composite::Table::read(dict, budget, &mut troubles);
            let descendant = composite::descendant(dict);
            let vertical = table.vertical();
            (Codes::Composite(Box::new(table)), descendant.and_then(|d| d.dict(b"FontDescriptor")), vertical)
        } else {
            let table = simple::Table::read(dict, budget, &mut troubles);
            (Codes::Simple(Box::new(table)), dict.dict(b"FontDescriptor"), false)
        };
        if type3::shows_text(dict, budget) {
            let message = "expected glyphs that are drawn, found glyphs that show text, which is not read".to_owned();
            troubles.push(super::Trouble { kind: super::TroubleKind::FontMissing, message });
        }
        let face = face::read(dict, descriptor.as_ref());
        let (ascent, descent) = face::heights(dict, descriptor.as_ref());
        let blank = match &codes {
            Codes::Simple(table) => table.blank(),
            Codes::Composite(table) => table.blank(),
        };
        Font { face, ascent, descent, blank, vertical, troubles, codes }
    }

    /// The first code of a string; `None` at its end.
    pub fn next_code(&self, bytes: &[u8]) -> Option<Code> {
        match &self.codes {
            Codes::Simple(table) => bytes.first().map(|&byte| table.code(byte)),
            Codes::Composite(table) => table.next_code(bytes),
        }
    }

    /// The first code of a string, where it is one character of horizontal writing that the tables of the font know at once: the
    /// character, how far it moves the pen (its width too), in em, and how many bytes it takes.
    #[inline]
    pub fn plain_code(&self, bytes: &[u8]) -> Option<(char, f64, usize)> {
        match &self.codes {
            Codes::Simple(table) => table.plain_code(*bytes.first()?),
            Codes::Composite(table) => table.plain_code(bytes),
        }
    }

    /// Writes the characters of a code; false where the tables of the font do not know them.
    pub fn write_text(&self, code: &Code, out: &mut String) -> bool {
        if let Some(c) = code.single {
            out.push(c);
            return true;
        }
        match &self.codes {
            Codes::Simple(table) => table.write_text(code.value, out),
            Codes::Composite(table) => table.write_text(code, out),
        }
    }
}

/// Reads any bytes as a ToUnicode map, as a CMap and as a glyph name, for the fuzz targets.
pub fn fuzz_maps(bytes: &[u8]) {
    let mut out = String::new();
    let map = to_unicode::ToUnicode::parse(bytes);
    let encoding = collection::Encoding::embedded(bytes);
    for code in (0..0x300u32).chain([0xFFFF, u32::MAX]) {
        map.write(code, &mut out);
        out.clear();
    }
    map.code_of(' ');
    let mut rest = bytes;
    while let Some((_, length, _)) = encoding.as_ref().and_then(|encoding| encoding.next_code(rest)) {
        rest = rest.get(length.max(1)..).unwrap_or_default();
    }
    glyph_name::write(&String::from_utf8_lossy(bytes), glyph_name::Usage::Dingbats, &mut out);
}

/// Reads any font and shows any string in it, for the fuzz targets.
pub fn fuzz_font(dict: &Dict<'_>, shown: &[u8]) {
    const CODES: usize = 512;
    let mut budget = Budget::default();
    let font = Font::read(dict, &mut budget);
    let program = read_program(dict, &mut budget);
    let mut out = String::new();
    let mut rest = shown;
    for _ in 0..CODES {
        let Some(code) = font.next_code(rest) else { break };
        rest = rest.get(code.length.max(1)..).unwrap_or_default();
        if !font.write_text(&code, &mut out) {
            out.push_str(program.texts.get(&code.cid).map_or("", String::as_str));
        }
    }
}

/// Appends a character as text: ligatures are spelt out, other blanks of the control range become a blank, and marks that turn the
/// direction of text, which no paper shows and which would turn the text around them in every output, are nothing.
/// False where it is a control character or a noncharacter: then the code is not known.
fn push_char(out: &mut String, c: char) -> bool {
    let spelt = match c {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' => "st",
        '\u{FB06}' => "st",
        '\t' | '\n' | '\r' => " ",
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "",
        c if c.is_control() || matches!(c, '\u{FFFD}' | '\u{FFFE}' | '\u{FFFF}' | '\u{FEFF}') => return false,
        c => {
            out.push(c);
            return true;
        }
    };
    out.push_str(spelt);
    true
}
