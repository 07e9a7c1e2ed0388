//! Composite fonts: several bytes a code, glyphs by CID (PDF 32000-1 §9.7).

use super::Code;
use super::collection::{Collection, Encoding};
use super::simple::to_unicode;
use super::to_unicode::ToUnicode;
use super::width::Widths;
use crate::extract::limit::{Budget, TO_UNICODE_BYTES_MAX};
use crate::extract::open::Dict;
use crate::extract::{Trouble, TroubleKind, filter};
use std::cell::RefCell;

/// How many codes are kept as looked up. A text uses less than a hundred again and again.
const KNOWN_CODES: usize = 256;

/// What the codes of a composite font are.
#[derive(Debug)]
pub struct Table {
    /// `None` for `Identity-H` and `Identity-V`: two bytes, and the code is the CID.
    encoding: Option<Encoding>,
    to_unicode: ToUnicode,
    collection: Option<Collection>,
    widths: Widths,
    vertical: bool,
    /// Two-byte codes of a horizontal font under Identity, each at its place by its last bits.
    known: RefCell<Vec<Known>>,
}

/// A code that was looked up.
#[derive(Clone, Copy, Debug)]
struct Known {
    width: f64,
    value: u32,
    /// `None` where its characters are looked up each time: there are several, or none.
    single: Option<char>,
}

/// The CID font of a composite font.
pub fn descendant<'a>(font: &Dict<'a>) -> Option<Dict<'a>> {
    let value = font.get(b"DescendantFonts")?;
    match value.array() {
        Some(mut items) => items.next()?.dict(),
        None => value.dict(),
    }
}

impl Table {
    /// Reads the tables of a composite font.
    pub fn read(font: &Dict<'_>, budget: &mut Budget, troubles: &mut Vec<Trouble>) -> Table {
        let descendant = descendant(font);
        if descendant.is_none() {
            let message = "expected a descendant of a composite font, found none";
            troubles.push(Trouble { kind: TroubleKind::FontMissing, message: message.to_owned() });
        }
        let widths = Widths::read(descendant.as_ref().unwrap_or(font));
        let (encoding, vertical) = encoding(font, budget, troubles);
        // A map of the name of a CMap is not of the standard, but its meaning is plain. Fonts that are embedded know better.
        let named = matches!(font.name(b"ToUnicode"), Some(b"Identity-H" | b"Identity-V"));
        let to_unicode = match descendant {
            Some(descendant) if named && !is_embedded(&descendant) => ToUnicode::identity(),
            _ => to_unicode(font, budget, troubles).unwrap_or_default(),
        };
        let collection = descendant.and_then(|d| collection(&d));
        Table { encoding, to_unicode, collection, widths, vertical, known: RefCell::default() }
    }

    /// Written from top to bottom.
    pub fn vertical(&self) -> bool {
        self.vertical
    }

    /// The first code of a string.
    pub fn next_code(&self, bytes: &[u8]) -> Option<Code> {
        if let Some(Known { width, single, value }) = self.two_bytes(bytes) {
            return Some(Code { value, cid: value, single, length: 2, advance: width, width, shift: (0.0, 0.0) });
        }
        let (value, length, cid) = match (&self.encoding, bytes) {
            (_, []) => return None,
            (Some(encoding), _) => encoding.next_code(bytes)?,
            (None, [only]) => (u32::from(*only), 1, u32::from(*only)),
            (None, [high, low, ..]) => {
                let (single, value) = (u32::from(*high), u32::from(*high) << 8 | u32::from(*low));
                // A few writers say Identity and show single bytes; their ToUnicode map tells.
                let one = self.to_unicode.has_single_bytes()
                    && !self.to_unicode.knows(value)
                    && self.to_unicode.knows(single);
                if one { (single, 1, single) } else { (value, 2, value) }
            }
        };
        let width = self.widths.width(cid);
        if !self.vertical {
            return Some(Code { value, cid, single: None, length, advance: width, width, shift: (0.0, 0.0) });
        }
        let (down, shift) = self.widths.tall(cid);
        Some(Code { value, cid, single: None, length, advance: down, width, shift })
    }

    /// Character and width of the first code, where it is one character and two bytes, and how many bytes it takes.
    #[inline]
    pub fn plain_code(&self, bytes: &[u8]) -> Option<(char, f64, usize)> {
        let Known { width, single, .. } = self.two_bytes(bytes)?;
        Some((single?, width, 2))
    }

    /// The first code of horizontal writing under Identity.
    fn two_bytes(&self, bytes: &[u8]) -> Option<Known> {
        match (&self.encoding, bytes, self.vertical) {
            (None, [high, low, ..], false) => self.look_up(u32::from(*high) << 8 | u32::from(*low)),
            _ => None,
        }
    }

    /// Writes the characters of a code; false where nobody knows them.
    pub fn write_text(&self, code: &Code, out: &mut String) -> bool {
        self.to_unicode.write(code.value, out)
            || self.collection.as_ref().is_some_and(|collection| collection.write(code.cid, out))
    }

    /// Width and character of a two-byte code under Identity; `None` where its bytes may be codes of their own.
    fn look_up(&self, value: u32) -> Option<Known> {
        let mut known = self.known.try_borrow_mut().ok()?;
        if known.is_empty() {
            if self.to_unicode.has_single_bytes() {
                return None;
            }
            known.resize(KNOWN_CODES, Known { width: 0.0, value: u32::MAX, single: None });
        }
        let slot = known.get_mut(value as usize % KNOWN_CODES)?;
        if slot.value != value {
            let width = self.widths.width(value);
            let code = Code { value, cid: value, single: None, length: 2, advance: width, width, shift: (0.0, 0.0) };
            let mut text = String::new();
            let written = self.write_text(&code, &mut text);
            let mut chars = text.chars();
            let single = chars.next().filter(|_| written && chars.next().is_none());
            *slot = Known { width, value, single };
        }
        Some(*slot)
    }

    /// Width of the blank in em; 0 where the font has none.
    pub fn blank(&self) -> f64 {
        // Only under Identity is the code the CID that has a width; the collections of Adobe have the blank at CID 1.
        match (&self.encoding, self.to_unicode.code_of(' ')) {
            (None, Some(code)) => self.widths.width(code),
            _ if self.collection.is_some() => self.widths.width(1),
            _ => 0.0,
        }
    }
}

/// True where the program of a font is in the file.
pub fn is_embedded(font: &Dict<'_>) -> bool {
    let keys = [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"];
    font.dict(b"FontDescriptor").is_some_and(|descriptor| keys.iter().any(|key| descriptor.get(key).is_some()))
}

/// How the codes of a font are cut, and whether it is written downwards.
fn encoding(font: &Dict<'_>, budget: &mut Budget, troubles: &mut Vec<Trouble>) -> (Option<Encoding>, bool) {
    let Some(value) = font.get(b"Encoding") else { return (None, false) };
    let missing = |found: &str| Trouble {
        kind: TroubleKind::FontMissing,
        message: format!("expected a CMap that is known, found {found}"),
    };
    if let Some(stream) = value.stream() {
        let decoded = filter::decode(&stream, budget);
        let bytes = decoded.bytes.get(..TO_UNICODE_BYTES_MAX).unwrap_or(&decoded.bytes);
        let encoding = Encoding::embedded(bytes);
        if encoding.is_none() || decoded.damage.is_some() {
            troubles.push(missing("a damaged one"));
        }
        let vertical = encoding.as_ref().is_some_and(Encoding::vertical);
        return (encoding, vertical);
    }
    match value.name() {
        Some(b"Identity-H") | None => (None, false),
        Some(b"Identity-V") => (None, true),
        Some(name) => {
            let encoding = Encoding::predefined(name);
            if encoding.is_none() {
                troubles.push(missing(&String::from_utf8_lossy(name)));
            }
            (encoding, name.ends_with(b"-V"))
        }
    }
}

/// The character collection of a CID font.
fn collection(descendant: &Dict<'_>) -> Option<Collection> {
    let info = descendant.dict(b"CIDSystemInfo")?;
    Collection::named(info.get(b"Registry")?.bytes()?, info.get(b"Ordering")?.bytes()?)
}
