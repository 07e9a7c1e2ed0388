//! ToUnicode CMaps (PDF 32000-1 §9.10.3): `bfchar`, `bfrange`, arrays, several characters a code.

use super::push_char;
use crate::extract::lexer::{Lexer, Operand, Operands};
use crate::extract::limit::{CODE_CHARS_MAX, TO_UNICODE_RANGES_MAX};

/// How many ranges before the nearest one are looked at: ranges may lie inside each other.
const RANGES_BACK: usize = 16;

/// A ToUnicode map.
#[derive(Debug, Default)]
pub struct ToUnicode {
    ranges: Vec<Range>,
    pool: String,
    /// True where ranges were left out because there were too many.
    pub overflow: bool,
    /// How many bytes the longest code has.
    longest: usize,
}

#[derive(Clone, Copy, Debug)]
struct Range {
    first: u32,
    last: u32,
    target: Target,
}

#[derive(Clone, Copy, Debug)]
enum Target {
    /// The character of the first code; the following codes count on.
    Count(u32),
    /// A stretch of the pool; the last character counts on.
    Pool(u32, u32),
}

impl ToUnicode {
    /// Reads a CMap; what cannot be understood is left out.
    pub fn parse(bytes: &[u8]) -> ToUnicode {
        let mut map = ToUnicode::default();
        let mut lexer = Lexer::new(bytes);
        while let Some(operator) = lexer.next_operator() {
            match operator {
                b"endbfchar" => map.read_chars(lexer.operands()),
                b"endbfrange" => map.read_ranges(lexer.operands()),
                _ => {}
            }
        }
        map.overflow |= lexer.overflowed();
        // Stable: of two ranges with the same first code the later one wins, because the search looks from the end.
        map.ranges.sort_by_key(|range| range.first);
        map
    }

    /// The map under which every code of two bytes is the character itself.
    pub fn identity() -> ToUnicode {
        let ranges = vec![Range { first: 0, last: 0xFFFF, target: Target::Count(0) }];
        ToUnicode { ranges, longest: 2, ..ToUnicode::default() }
    }

    /// True where the map says nothing at all.
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// True where every code of the map is a single byte.
    pub fn has_single_bytes(&self) -> bool {
        self.longest == 1
    }

    /// True where the map has this code.
    pub fn knows(&self, code: u32) -> bool {
        self.write(code, &mut String::new())
    }

    /// Writes the characters of a code; false where the map does not know it.
    pub fn write(&self, code: u32, out: &mut String) -> bool {
        let end = self.ranges.partition_point(|range| range.first <= code);
        let start = end.saturating_sub(RANGES_BACK);
        let Some(range) = self.ranges.get(start..end).and_then(|near| near.iter().rev().find(|r| code <= r.last))
        else {
            return false;
        };
        let offset = code - range.first;
        match range.target {
            Target::Count(first) => {
                first.checked_add(offset).and_then(char::from_u32).is_some_and(|c| push_char(out, c))
            }
            Target::Pool(from, to) => {
                let text = self.pool.get(from as usize..to as usize).unwrap_or_default();
                let before = out.len();
                let count = text.chars().count();
                for (at, c) in text.chars().enumerate() {
                    let c = if at + 1 == count { char::from_u32((c as u32).saturating_add(offset)) } else { Some(c) };
                    // A character that no paper shows does not spoil its neighbours.
                    if let Some(c) = c {
                        push_char(out, c);
                    }
                }
                out.len() > before
            }
        }
    }

    /// The first code that stands for this character alone.
    pub fn code_of(&self, wanted: char) -> Option<u32> {
        self.ranges.iter().find_map(|range| match range.target {
            Target::Count(first) => {
                let offset = (wanted as u32).checked_sub(first)?;
                (offset <= range.last - range.first).then_some(range.first + offset)
            }
            Target::Pool(..) => None,
        })
    }

    fn read_chars(&mut self, operands: Operands<'_>) {
        for pair in operands.tape().chunks_exact(2) {
            let [from, to] = pair else { continue };
            if let Some(code) = code(operands, *from) {
                self.longest = self.longest.max(operands.bytes(*from).len());
                self.push(code, code, operands.bytes(*to));
            }
        }
    }

    fn read_ranges(&mut self, operands: Operands<'_>) {
        let mut tape = operands.tape();
        while let [first, last, target, rest @ ..] = tape {
            tape = rest;
            self.longest = self.longest.max(operands.bytes(*last).len());
            let (Some(first), Some(last)) = (code(operands, *first), code(operands, *last)) else { continue };
            if *target != Operand::ArrayOpen {
                // No font has more codes than this in one range; who says so wants something else.
                if first <= last && last - first < TO_UNICODE_RANGES_MAX as u32 {
                    self.push(first, last, operands.bytes(*target));
                } else {
                    self.overflow |= first <= last;
                }
                continue;
            }
            for code in first.. {
                let [item, rest @ ..] = tape else { break };
                tape = rest;
                if *item == Operand::ArrayClose {
                    break;
                }
                if code <= last {
                    self.push(code, code, operands.bytes(*item));
                }
            }
        }
    }

    fn push(&mut self, first: u32, last: u32, utf16: &[u8]) {
        if self.ranges.len() >= TO_UNICODE_RANGES_MAX {
            self.overflow = true;
            return;
        }
        let units = utf16.chunks(2).map(|unit| unit.iter().fold(0u16, |value, byte| value << 8 | u16::from(*byte)));
        let from = self.pool.len();
        let mut decoded = char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}'));
        self.pool.extend(decoded.by_ref().take(CODE_CHARS_MAX));
        self.overflow |= decoded.next().is_some();
        // One glyph that is said to be a hyphen, a soft hyphen and a hyphen again (so written by one system's printing) is one hyphen.
        if first == last
            && self.pool.get(from..).is_some_and(|t| t.chars().nth(1).is_some() && t.chars().all(is_hyphen))
        {
            self.pool.truncate(from);
            self.pool.push('-');
        }
        let text = self.pool.get(from..).unwrap_or_default();
        let mut chars = text.chars();
        let target = match (chars.next(), chars.next()) {
            (None, _) => return,
            (Some(only), None) => {
                self.pool.truncate(from);
                Target::Count(only as u32)
            }
            _ => Target::Pool(from as u32, self.pool.len() as u32),
        };
        self.ranges.push(Range { first, last, target });
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{AD}' | '\u{2010}' | '\u{2011}')
}

/// A code written as a hex string of up to four bytes.
fn code(operands: Operands<'_>, operand: Operand) -> Option<u32> {
    if !matches!(operand, Operand::Text(..)) {
        return None;
    }
    let bytes = operands.bytes(operand);
    (1..=4).contains(&bytes.len()).then(|| bytes.iter().fold(0, |value, byte| value << 8 | u32::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cmap: &str, code: u32, expect: &str) {
        let map = ToUnicode::parse(cmap.as_bytes());
        let mut out = String::new();
        let known = map.write(code, &mut out);
        assert_eq!((out.as_str(), known), (expect, !expect.is_empty()), "{cmap} {code:#x}");
    }

    #[test]
    fn characters_ranges_and_arrays() {
        check("1 beginbfchar <01> <0034> endbfchar", 1, "4");
        check("1 beginbfchar <0003> <006600660069> endbfchar", 3, "ffi");
        check("1 beginbfchar <01> <D83DDE00> endbfchar", 1, "\u{1F600}");
        check("1 beginbfrange <0010> <0019> <0030> endbfrange", 0x17, "7");
        check("1 beginbfrange <01> <03> [<0041> <00420043> <0044>] <09> <09> <0045> endbfrange", 2, "BC");
        check("1 beginbfrange <01> <03> [<0041> <00420043> <0044>] <09> <09> <0045> endbfrange", 9, "E");
        check("1 beginbfchar <01> <FB01> endbfchar", 1, "fi");
        check("1 beginbfchar <01> <002D00AD2010> endbfchar", 1, "-");
    }

    #[test]
    fn a_range_around_another() {
        let cmap = "2 beginbfrange <0000> <00FF> <0000> <0041> <0041> <0061> endbfrange";
        check(cmap, 0x41, "a");
        check(cmap, 0x42, "B");
    }

    #[test]
    fn what_is_not_a_character() {
        check("1 beginbfchar <01> <0000> endbfchar", 1, "");
        check("1 beginbfchar <01> <> endbfchar", 1, "");
        check("1 beginbfrange <05> <01> <0041> endbfrange", 3, "");
        check("1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange", 0xFFFF_FFFF, "");
        check("1 beginbfchar <01> <DC00> endbfchar", 1, "");
    }
}
