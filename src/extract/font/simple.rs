//! Simple fonts: one byte a code (PDF 32000-1 §9.6).

use super::encoding::{Base, Encoding, table_char};
use super::encoding_data::ZAPF_DINGBATS;
use super::face::without_subset_prefix;
use super::standard::Standard;
use super::to_unicode::ToUnicode;
use super::{Code, glyph_name, push_char};
use crate::extract::filter::Damage;
use crate::extract::limit::{Budget, CODE_CHARS_MAX, TO_UNICODE_BYTES_MAX, TO_UNICODE_RANGES_MAX};
use crate::extract::open::Dict;
use crate::extract::{Trouble, TroubleKind, filter};

/// Width of a code that nobody gives a width, in em.
const WIDTH_EM_DEFAULT: f64 = 0.5;

/// `A0` as a number of digits of 36.
const FIRST_OF_36: u32 = 360;

/// The stretch of the pool of a code that has no characters; one that is known to show none has an empty stretch.
const UNKNOWN: (u32, u32) = (u32::MAX, 0);

/// What every code of a simple font is: its characters and its width.
#[derive(Debug)]
pub struct Table {
    pool: String,
    texts: [(u32, u32); 256],
    /// The character of each code that has exactly one.
    singles: [Option<char>; 256],
    /// In em.
    widths: [f64; 256],
}

impl Table {
    /// Reads the tables of a simple font.
    pub fn read(font: &Dict<'_>, budget: &mut Budget, troubles: &mut Vec<Trouble>) -> Table {
        let encoding = Encoding::read(font);
        let to_unicode = to_unicode(font, budget, troubles).unwrap_or_default();
        let mut table = Table { pool: String::new(), texts: [UNKNOWN; 256], singles: [None; 256], widths: [0.0; 256] };
        let mut names: [Option<&[u8]>; 256] = [None; 256];
        for (code, name) in &encoding.differences {
            names[usize::from(*code)] = Some(name);
        }
        let mut counted = false;
        let type_3 = font.is(b"Subtype", b"Type3");
        let usual = match encoding.base {
            Base::Table(base) if std::ptr::eq(base, &ZAPF_DINGBATS) => glyph_name::Usage::Dingbats,
            _ if is_dingbats(font) => glyph_name::Usage::Dingbats,
            _ => glyph_name::Usage::Letters,
        };
        for code in 0..=255u8 {
            let start = table.pool.len();
            let pool = &mut table.pool;
            let name = names[usize::from(code)].and_then(|name| std::str::from_utf8(name).ok());
            let number = name.filter(|_| type_3).and_then(|name| counted_char(name, code));
            let mapped = to_unicode.write(u32::from(code), pool);
            // A map that says that the glyph of a letter is a line end does not know it.
            let letter = pool.get(start..).is_some_and(|text| !text.trim().is_empty());
            let known = mapped && (letter || number.is_none())
                || match (number, name, encoding.base) {
                    (Some(c), ..) => {
                        counted = true;
                        pool.truncate(start);
                        push_char(pool, c)
                    }
                    (_, Some(name), _) => glyph_name::write(name, usual, pool),
                    (_, _, Base::Table(base)) => table_char(base, code).is_some_and(|c| push_char(pool, c)),
                    (_, _, Base::BuiltIn) => false,
                };
            if !known {
                table.pool.truncate(start);
            }
            let mut chars = table.pool.get(start..).unwrap_or_default().chars();
            table.singles[usize::from(code)] = chars.next().filter(|_| chars.next().is_none());
            table.texts[usize::from(code)] = if known { (start as u32, table.pool.len() as u32) } else { UNKNOWN };
        }
        if counted {
            let message = "expected glyph names, found numbers, taken for the codes of letters";
            troubles.push(Trouble { kind: TroubleKind::TextSuspect, message: message.to_owned() });
        }
        table.read_widths(font, troubles);
        table
    }

    fn read_widths(&mut self, font: &Dict<'_>, troubles: &mut Vec<Trouble>) {
        let descriptor = font.dict(b"FontDescriptor");
        let scale = if font.is(b"Subtype", b"Type3") {
            font.get(b"FontMatrix").and_then(|v| v.numbers().first().copied()).unwrap_or(0.001)
        } else {
            0.001
        };
        let first = font.get(b"FirstChar").and_then(|v| v.integer()).unwrap_or(0);
        let listed = font.get(b"Widths").and_then(|v| v.array());
        let name = String::from_utf8_lossy(font.name(b"BaseFont").unwrap_or_default()).into_owned();
        let standard = Standard::named(without_subset_prefix(&name));
        let missing = descriptor.and_then(|d| d.number(b"MissingWidth")).filter(|w| *w > 0.0);
        for code in 0..=255u8 {
            let c = self.text(code).chars().next();
            // The list of widths goes before all; a standard font needs none. A code that nobody gives a width would be drawn
            // on top of its neighbour, so it gets a usual one.
            let width = standard.and_then(|s| s.width(code, c)).or(missing);
            self.widths[usize::from(code)] = width.map_or(WIDTH_EM_DEFAULT, |w| w * 0.001);
        }
        let in_range = usize::try_from(first).is_ok_and(|first| first < 256);
        if listed.is_some() && !in_range {
            let message = format!("expected a first code of 0 to 255, found {first}: its widths are left out");
            troubles.push(Trouble { kind: TroubleKind::FontMissing, message });
        }
        for (offset, value) in listed.into_iter().flatten().enumerate().take(256) {
            let at = usize::try_from(first).ok().and_then(|first| first.checked_add(offset)).filter(|at| *at < 256);
            if let (Some(at), Some(width)) = (at, value.number()) {
                self.widths[at] = (width * scale).clamp(-100.0, 100.0);
            }
        }
    }

    fn text(&self, code: u8) -> &str {
        let (start, end) = self.texts[usize::from(code)];
        self.pool.get(start as usize..end as usize).unwrap_or_default()
    }

    /// A code with its width.
    pub fn code(&self, byte: u8) -> Code {
        let width = self.widths[usize::from(byte)];
        let (value, single) = (u32::from(byte), self.singles[usize::from(byte)]);
        Code { value, cid: value, single, length: 1, advance: width, width, shift: (0.0, 0.0) }
    }

    /// Character and width of a code that is one character, and how many bytes it takes.
    #[inline]
    pub fn plain_code(&self, byte: u8) -> Option<(char, f64, usize)> {
        Some((self.singles[usize::from(byte)]?, self.widths[usize::from(byte)], 1))
    }

    /// Writes the characters of a code; false where it has none.
    pub fn write_text(&self, code: u32, out: &mut String) -> bool {
        let Ok(code) = u8::try_from(code) else { return false };
        out.push_str(self.text(code));
        self.texts[usize::from(code)] != UNKNOWN
    }

    /// Width of the blank in em; 0 where the font has none.
    pub fn blank(&self) -> f64 {
        let is_blank = |code: &u8| matches!(self.text(*code), " " | "\u{A0}");
        [32u8].into_iter().chain(0..=255).find(is_blank).map_or(0.0, |code| self.widths[usize::from(code)])
    }
}

/// The bitmap fonts that TeX made until about 2000 name their glyphs by number, `a65`, or, after a turn through Acrobat, `BT`: two
/// digits of 36, from `A0` on. The number is the code, which is that of ASCII for figures and letters. It is not said anywhere in
/// the file, so the font is suspect.
fn counted_char(name: &str, code: u8) -> Option<char> {
    let digits = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let prefix = name.len() - digits.len();
    let of_36 = name.len() == 2
        && name.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
        && u32::from_str_radix(name, 36) == Ok(FIRST_OF_36 + u32::from(code));
    let same = of_36 || (1..=2).contains(&prefix) && digits.parse() == Ok(code);
    // Letters with marks have the same codes in the encodings of TeX (T1) and of the Web, but for these four.
    let marked = code >= 0xC0 && !matches!(code, 0xD7 | 0xDF | 0xF7 | 0xFF);
    let printed = code.is_ascii_alphanumeric() || marked || b".,;:()-%/".contains(&code);
    (same && printed).then_some(char::from(code))
}

/// Ornaments keep their numbered names when they are embedded.
fn is_dingbats(font: &Dict<'_>) -> bool {
    let name = String::from_utf8_lossy(font.name(b"BaseFont").unwrap_or_default()).to_ascii_lowercase();
    name.contains("dingbat")
}

/// Reads the ToUnicode map of any font; `None` where it has none.
pub fn to_unicode(font: &Dict<'_>, budget: &mut Budget, troubles: &mut Vec<Trouble>) -> Option<ToUnicode> {
    let Some(stream) = font.get(b"ToUnicode").and_then(|v| v.stream()) else {
        if font.has(b"ToUnicode") && font.name(b"ToUnicode").is_none() {
            let message = "expected a ToUnicode map, found none".to_owned();
            troubles.push(Trouble { kind: TroubleKind::FontMissing, message });
        }
        return None;
    };
    let decoded = filter::decode(&stream, budget);
    match &decoded.damage {
        Some(Damage::Broken(message)) => {
            let message = format!("a ToUnicode map: {message}");
            troubles.push(Trouble { kind: TroubleKind::StreamDamaged, message });
        }
        Some(Damage::TooLarge(message)) => budget.refuse(message),
        None => {}
    }
    let bytes = decoded.bytes.get(..TO_UNICODE_BYTES_MAX).unwrap_or(&decoded.bytes);
    let map = ToUnicode::parse(bytes);
    if map.overflow || decoded.bytes.len() > TO_UNICODE_BYTES_MAX {
        budget.refuse(format!(
            "expected a ToUnicode map of at most {TO_UNICODE_BYTES_MAX} bytes, {TO_UNICODE_RANGES_MAX} codes a range and \
             {CODE_CHARS_MAX} characters a code, found more"
        ));
    }
    if map.is_empty() && decoded.damage.is_none() && !decoded.bytes.is_empty() {
        let message = "expected codes and characters in a ToUnicode map, found none";
        troubles.push(Trouble { kind: TroubleKind::FontMissing, message: message.to_owned() });
    }
    Some(map)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, code: u8, expect: Option<char>) {
        assert_eq!(counted_char(name, code), expect, "{name} {code}");
    }

    #[test]
    fn numbers_that_are_codes() {
        check("a65", 65, Some('A'));
        check("Gx57", 57, Some('9'));
        check("a66", 65, None);
        check("BT", 65, Some('A'));
        check("D0", 108, Some('l'));
        check("BT", 66, None);
        check("bt", 65, None);
        check("A0", 0, None);
        check("\u{660}1", 65, None);
    }
}
