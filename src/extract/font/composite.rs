//! Composite fonts: several bytes a code, glyphs by CID (PDF 32000-1 §9.7).

use super::Code;
use super::simple::to_unicode;
use super::to_unicode::ToUnicode;
use super::width::Widths;
use crate::extract::limit::Budget;
use crate::extract::open::Dict;
use crate::extract::{Trouble, TroubleKind};

/// What the codes of a composite font are.
#[derive(Debug)]
pub struct Table {
    to_unicode: ToUnicode,
    widths: Widths,
    vertical: bool,
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
        let vertical = font.name(b"Encoding").is_some_and(|name| name.ends_with(b"V"));
        Table { to_unicode: to_unicode(font, budget, troubles).unwrap_or_default(), widths, vertical }
    }

    /// Written from top to bottom.
    pub fn vertical(&self) -> bool {
        self.vertical
    }

    /// The first code of a string.
    pub fn next_code(&self, bytes: &[u8]) -> Option<Code> {
        let (value, length) = match bytes {
            [] => return None,
            [only] => (u32::from(*only), 1),
            [high, low, ..] => (u32::from(*high) << 8 | u32::from(*low), 2),
        };
        let cid = value;
        let width = self.widths.width(cid);
        if !self.vertical {
            return Some(Code { value, length, advance: width, width, shift: (0.0, 0.0) });
        }
        let (down, shift) = self.widths.tall(cid);
        Some(Code { value, length, advance: down, width, shift })
    }

    /// Writes the characters of a code; false where nobody knows them.
    pub fn write_text(&self, code: &Code, out: &mut String) -> bool {
        self.to_unicode.write(code.value, out)
    }

    /// Width of the blank in em; 0 where the font has none.
    pub fn blank(&self) -> f64 {
        self.to_unicode.code_of(' ').map_or(0.0, |code| self.widths.width(code))
    }
}
