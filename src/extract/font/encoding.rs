//! Encodings of simple fonts: a base encoding with differences (PDF 32000-1 §9.6.6).

use super::encoding_data as data;
use super::face::without_subset_prefix;
use crate::extract::open::Dict;

/// Flag bit of the font descriptor: the font has its own character set (§9.8.2).
const FLAG_SYMBOLIC: i64 = 1 << 2;

/// Which base encoding a font has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// One of the encodings of annex D.
    Table(&'static [u16; 256]),
    /// The font program's own.
    BuiltIn,
}

/// The encoding of a simple font.
#[derive(Debug)]
pub struct Encoding<'a> {
    /// What codes mean that no difference names.
    pub base: Base,
    /// Codes with glyph names of their own.
    pub differences: Vec<(u8, &'a [u8])>,
}

impl<'a> Encoding<'a> {
    /// Reads the encoding of a simple font.
    pub fn read(font: &Dict<'a>) -> Encoding<'a> {
        let built_in = built_in(font);
        let Some(value) = font.get(b"Encoding") else { return Encoding { base: built_in, differences: Vec::new() } };
        if let Some(name) = value.name() {
            return Encoding { base: named(name).unwrap_or(built_in), differences: Vec::new() };
        }
        let Some(dict) = value.dict() else { return Encoding { base: built_in, differences: Vec::new() } };
        let base = dict.name(b"BaseEncoding").and_then(named).unwrap_or(built_in);
        Encoding { base, differences: differences(&dict) }
    }
}

/// The encoding that a font has where its dictionary names none.
fn built_in(font: &Dict<'_>) -> Base {
    let name = String::from_utf8_lossy(font.name(b"BaseFont").unwrap_or_default()).into_owned();
    let name = without_subset_prefix(&name);
    let descriptor = font.dict(b"FontDescriptor");
    let embedded = descriptor
        .as_ref()
        .is_some_and(|d| [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"].iter().any(|key| d.get(key).is_some()));
    if !embedded {
        if name == "Symbol" || name.starts_with("Symbol,") || name == "SymbolMT" {
            return Base::Table(&data::SYMBOL);
        }
        if name == "ZapfDingbats" {
            return Base::Table(&data::ZAPF_DINGBATS);
        }
    }
    let flags = descriptor.and_then(|d| d.get(b"Flags")).and_then(|v| v.integer()).unwrap_or(0);
    if embedded && (flags & FLAG_SYMBOLIC != 0 || font.is(b"Subtype", b"Type1")) || font.is(b"Subtype", b"Type3") {
        return Base::BuiltIn;
    }
    // Writers that leave the encoding of a TrueType font out mean the one of Windows; the standard asks for StandardEncoding,
    // which differs in quotes and in the upper half only.
    if font.is(b"Subtype", b"TrueType") { Base::Table(&data::WIN_ANSI) } else { Base::Table(&data::STANDARD) }
}

fn named(name: &[u8]) -> Option<Base> {
    match name {
        b"WinAnsiEncoding" => Some(Base::Table(&data::WIN_ANSI)),
        b"MacRomanEncoding" => Some(Base::Table(&data::MAC_ROMAN)),
        b"StandardEncoding" => Some(Base::Table(&data::STANDARD)),
        b"MacExpertEncoding" => Some(Base::Table(&data::MAC_EXPERT)),
        b"PDFDocEncoding" => Some(Base::Table(&data::PDF_DOC)),
        _ => None,
    }
}

fn differences<'a>(encoding: &Dict<'a>) -> Vec<(u8, &'a [u8])> {
    let Some(items) = encoding.get(b"Differences").and_then(|v| v.array()) else { return Vec::new() };
    let mut out = Vec::new();
    let mut code = 0i64;
    for item in items {
        if let Some(number) = item.integer() {
            code = number;
        } else if let Some(name) = item.name() {
            if let Ok(code) = u8::try_from(code) {
                out.push((code, name));
            }
            code = code.saturating_add(1);
        }
    }
    out
}

/// The character of a base encoding's code.
pub fn table_char(table: &[u16; 256], code: u8) -> Option<char> {
    char::from_u32(u32::from(table[usize::from(code)])).filter(|c| *c != '\0')
}

/// The character of a byte of a text string in PDFDocEncoding (§7.9.2).
pub fn pdf_doc_char(byte: u8) -> Option<char> {
    table_char(&data::PDF_DOC, byte)
}
