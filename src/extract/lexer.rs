//! Cuts a content stream into operators with their operands (PDF 32000-1 §7.2, §7.8.2). CMaps are written in the same signs.
//!
//! Operands lie on one flat tape; strings and names stay where they are, or are decoded into one buffer. Both are used again for
//! every operator, so that a page costs no allocation for each of its operators. Any bytes give some sequence of operators, and
//! every step moves on.

use super::limit::{NESTING_MAX, OPERANDS_MAX};
use super::number;
use super::string::{read_hex, read_literal, read_name};

/// How far the closing sign of an array may lie behind an operator that does not belong into it.
const ARRAY_SLIP_BYTES: usize = 512;

/// One operand, or the mark that opens or closes an array or dictionary.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Operand {
    /// A number.
    Number(f64),
    /// A name, without its slash: a stretch of the bytes or, counted on behind their end, of the buffer.
    Name(u32, u32),
    /// A string, as a stretch like that of a name.
    Text(u32, u32),
    /// True, false or null.
    Word,
    /// `[`.
    ArrayOpen,
    /// `]`.
    ArrayClose,
    /// `<<`.
    DictOpen,
    /// `>>`.
    DictClose,
}

/// The lexer, with the operands of the operator that it read last.
#[derive(Debug)]
pub struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    tape: Vec<Operand>,
    buffer: Vec<u8>,
    depth: usize,
    overflow: bool,
    slips: u32,
}

/// The operands of one operator.
#[derive(Clone, Copy, Debug)]
pub struct Operands<'b> {
    tape: &'b [Operand],
    bytes: &'b [u8],
    buffer: &'b [u8],
}

impl<'a> Lexer<'a> {
    /// A lexer at the first byte.
    pub fn new(bytes: &'a [u8]) -> Lexer<'a> {
        Lexer { bytes, at: 0, tape: Vec::new(), buffer: Vec::new(), depth: 0, overflow: false, slips: 0 }
    }

    /// What was not yet read.
    pub fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Goes on after `count` more bytes.
    pub fn skip(&mut self, count: usize) {
        self.at = self.at.saturating_add(count).min(self.bytes.len());
    }

    /// True where operands were left out because one operator had too many of them.
    pub fn overflowed(&self) -> bool {
        self.overflow
    }

    /// How many signs stood where none belongs: closing signs that nothing opened, strings and arrays that nothing closed,
    /// numbers that are too large.
    pub fn slips(&self) -> u32 {
        self.slips
    }

    /// The operands that stand before the operator that [`Lexer::next_operator`] gave last.
    pub fn operands(&self) -> Operands<'_> {
        Operands { tape: &self.tape, bytes: self.bytes, buffer: &self.buffer }
    }

    /// The next operator; `None` at the end of the bytes.
    pub fn next_operator(&mut self) -> Option<&'a [u8]> {
        self.tape.clear();
        self.buffer.clear();
        self.depth = 0;
        loop {
            self.skip_blanks();
            let Some(&byte) = self.bytes.get(self.at) else {
                self.slips = self.slips.saturating_add(u32::from(self.depth > 0));
                return None;
            };
            match byte {
                b'0'..=b'9' | b'+' | b'-' | b'.' => self.number(),
                b'/' => self.name(),
                b'(' => self.literal_string(),
                b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => self.mark(Operand::DictOpen, 2),
                b'<' => self.hex_string(),
                b'>' if self.bytes.get(self.at + 1) == Some(&b'>') => self.mark(Operand::DictClose, 2),
                b'[' => self.mark(Operand::ArrayOpen, 1),
                b']' => self.mark(Operand::ArrayClose, 1),
                b'>' | b')' | b'{' | b'}' => {
                    self.at += 1;
                    self.slips = self.slips.saturating_add(1);
                }
                _ => match self.word() {
                    // An operator inside an array is a slip; the array goes on, as other readers have it.
                    Some(word) if self.depth > 0 && self.rest_closes() => {
                        self.slips = self.slips.saturating_add(1);
                        debug_assert!(!word.is_empty());
                    }
                    Some(word) => {
                        self.slips = self.slips.saturating_add(u32::from(self.depth > 0));
                        return Some(word);
                    }
                    None => {}
                },
            }
        }
    }

    fn skip_blanks(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            if is_blank(byte) {
                self.at += 1;
            } else if byte == b'%' {
                let rest = self.rest();
                self.at += rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
            } else {
                return;
            }
        }
    }

    /// True where the open array is closed on one of the next bytes, before another operator could be meant.
    fn rest_closes(&self) -> bool {
        let near = self.rest().get(..ARRAY_SLIP_BYTES).unwrap_or(self.rest());
        near.iter().find(|b| matches!(b, b'[' | b']')) == Some(&b']')
    }

    fn push(&mut self, operand: Operand) {
        if self.tape.len() < OPERANDS_MAX {
            self.tape.push(operand);
        } else {
            self.overflow = true;
        }
    }

    fn mark(&mut self, mark: Operand, length: usize) {
        self.at += length;
        match mark {
            Operand::ArrayOpen | Operand::DictOpen => self.depth += 1,
            _ => self.depth = self.depth.saturating_sub(1),
        }
        if self.depth <= NESTING_MAX {
            self.push(mark);
        }
    }

    /// Reads a number as writers write it: `-.5`, `4.`, and the slips that other readers forgive, `--5` and `1-2`.
    fn number(&mut self) {
        match number::plain(self.rest()) {
            Some((value, length)) => {
                // Nearly always a blank follows, and another operand.
                self.at += length + usize::from(self.rest().get(length) == Some(&b' '));
                self.push(Operand::Number(value));
            }
            None => self.odd_number(),
        }
    }

    #[cold]
    fn odd_number(&mut self) {
        let start = self.at;
        let mut negative = false;
        let mut whole = 0f64;
        let mut point = false;
        let mut scale = 1f64;
        let mut digits = false;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'0'..=b'9' => {
                    digits = true;
                    whole = whole * 10.0 + f64::from(byte - b'0');
                    scale *= if point { 10.0 } else { 1.0 };
                }
                b'.' if !point => point = true,
                b'-' if !digits => negative = true,
                b'+' if self.at == start => {}
                // A minus inside a number (`0.-5`): what follows is left out, as other readers do.
                b'-' | b'.' => {
                    while self.bytes.get(self.at).is_some_and(|b| matches!(b, b'0'..=b'9' | b'-' | b'.')) {
                        self.at += 1;
                    }
                    break;
                }
                _ => break,
            }
            self.at += 1;
        }
        // More digits behind the point than a float counts: they change nothing.
        whole = if scale.is_finite() { whole / scale } else { 0.0 };
        let value = if negative { -whole } else { whole };
        self.slips = self.slips.saturating_add(u32::from(!value.is_finite()));
        self.push(Operand::Number(if value.is_finite() { value } else { 0.0 }));
    }

    fn name(&mut self) {
        self.at += 1;
        let rest = self.rest();
        let plain = rest.iter().position(|b| !is_regular(*b) || *b == b'#').unwrap_or(rest.len());
        let (start, end) = if rest.get(plain) == Some(&b'#') {
            self.decoded(|bytes, at, buffer| {
                read_name(bytes, at, buffer);
                true
            })
        } else {
            self.lent(plain)
        };
        self.push(Operand::Name(start, end));
    }

    fn literal_string(&mut self) {
        self.at += 1;
        let rest = self.rest();
        let plain = rest.iter().position(|b| CLASS[usize::from(*b)] & IN_STRING != 0).unwrap_or(rest.len());
        let (start, end) = if rest.get(plain) == Some(&b')') {
            let stretch = self.lent(plain);
            self.at += 1;
            stretch
        } else {
            self.decoded(read_literal)
        };
        self.push(Operand::Text(start, end));
    }

    fn hex_string(&mut self) {
        self.at += 1;
        let (start, end) = self.decoded(read_hex);
        self.push(Operand::Text(start, end));
    }

    /// The stretch of so many bytes that stand here as they are meant.
    fn lent(&mut self, length: usize) -> (u32, u32) {
        let start = self.at;
        self.at += length;
        (start as u32, self.at as u32)
    }

    /// The stretch of bytes that are decoded into the buffer; a slip where they do not end.
    fn decoded(&mut self, read: impl FnOnce(&[u8], &mut usize, &mut Vec<u8>) -> bool) -> (u32, u32) {
        let start = self.bytes.len() + self.buffer.len();
        let whole = read(self.bytes, &mut self.at, &mut self.buffer);
        self.slips = self.slips.saturating_add(u32::from(!whole));
        (start as u32, (self.bytes.len() + self.buffer.len()) as u32)
    }

    /// Reads a word: an operator, or one of the three words that are operands.
    fn word(&mut self) -> Option<&'a [u8]> {
        let rest = self.rest();
        let length = rest.iter().position(|b| !is_regular(*b)).unwrap_or(rest.len()).max(1);
        self.at += length;
        let word = rest.get(..length).unwrap_or_default();
        if matches!(word.first(), Some(b't' | b'f' | b'n')) && matches!(word, b"true" | b"false" | b"null") {
            self.push(Operand::Word);
            return None;
        }
        Some(word)
    }
}

impl<'b> Operands<'b> {
    /// The operands in order.
    pub fn tape(&self) -> &'b [Operand] {
        self.tape
    }

    /// The bytes of a string or name.
    pub fn bytes(&self, operand: Operand) -> &'b [u8] {
        match operand {
            Operand::Name(start, end) | Operand::Text(start, end) => {
                let (start, end) = (start as usize, end as usize);
                let stretch = match start.checked_sub(self.bytes.len()) {
                    Some(start) => self.buffer.get(start..end - self.bytes.len()),
                    None => self.bytes.get(start..end),
                };
                stretch.unwrap_or_default()
            }
            _ => &[],
        }
    }

    /// The last `N` operands as numbers; `None` where fewer stand there or one is something else.
    pub fn last_numbers<const N: usize>(&self) -> Option<[f64; N]> {
        let last = self.tape.get(self.tape.len().checked_sub(N)?..)?;
        let mut out = [0.0; N];
        for (slot, operand) in out.iter_mut().zip(last) {
            let Operand::Number(n) = operand else { return None };
            *slot = *n;
        }
        Some(out)
    }

    /// The last operand as a number.
    pub fn number(&self) -> Option<f64> {
        self.last_numbers::<1>().map(|[n]| n)
    }

    /// The last name among the operands.
    pub fn name(&self) -> Option<&'b [u8]> {
        self.tape.iter().rev().find(|o| matches!(o, Operand::Name(..))).map(|o| self.bytes(*o))
    }

    /// The first operand, if it is a name.
    pub fn first_name(&self) -> Option<&'b [u8]> {
        self.tape.first().filter(|o| matches!(o, Operand::Name(..))).map(|o| self.bytes(*o))
    }

    /// The last string among the operands, as the only one; none where there is none.
    pub fn last_text(&self) -> Operands<'b> {
        let last = self.tape.iter().rposition(|o| matches!(o, Operand::Text(..)));
        Operands { tape: last.and_then(|at| self.tape.get(at..=at)).unwrap_or_default(), ..*self }
    }

    /// The value that follows a key of a dictionary written among the operands.
    pub fn entry(&self, key: &[u8]) -> Option<Operand> {
        let at = self.tape.iter().position(|o| matches!(o, Operand::Name(..)) && self.bytes(*o) == key)?;
        self.tape.get(at + 1).copied()
    }
}

/// White space (§7.2.2).
const BLANK: u8 = 1;
/// A sign that ends a word or name (§7.2.2).
const DELIMITER: u8 = 2;
/// Not to be taken as it is inside of a string in brackets (§7.3.4.2).
const IN_STRING: u8 = 4;

/// What each byte is; a regular sign, which words and names are made of, is none of the first two.
const CLASS: [u8; 256] = {
    let mut class = [0; 256];
    let mut at = 0;
    while at < 256 {
        class[at] = match at as u8 {
            b'\r' => BLANK | IN_STRING,
            0 | 9 | 10 | 12 | 32 => BLANK,
            b'(' | b')' => DELIMITER | IN_STRING,
            b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%' => DELIMITER,
            b'\\' => IN_STRING,
            _ => 0,
        };
        at += 1;
    }
    class
};

/// White space (§7.2.2).
pub fn is_blank(byte: u8) -> bool {
    CLASS[usize::from(byte)] & BLANK != 0
}

/// A byte that words and names are made of (§7.2.2).
pub fn is_regular(byte: u8) -> bool {
    CLASS[usize::from(byte)] & (BLANK | DELIMITER) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Prints what the lexer saw: `operand … operator; …`.
    fn check(printed: &str, expect: &str) {
        let mut lexer = Lexer::new(printed.as_bytes());
        let mut out = Vec::new();
        while let Some(operator) = lexer.next_operator() {
            let operands = lexer.operands();
            let mut words: Vec<String> = operands
                .tape()
                .iter()
                .map(|o| match o {
                    Operand::Number(n) => format!("{n}"),
                    Operand::Name(..) => format!("/{}", String::from_utf8_lossy(operands.bytes(*o))),
                    Operand::Text(..) => format!("{:?}", String::from_utf8_lossy(operands.bytes(*o))),
                    other => format!("{other:?}"),
                })
                .collect();
            words.push(String::from_utf8_lossy(operator).into_owned());
            out.push(words.join(" "));
        }
        assert_eq!(out.join("; "), expect, "{printed}");
    }

    #[test]
    fn operators_and_operands() {
        check("1 0 0 -1.5 .25 4. cm", "1 0 0 -1.5 0.25 4 cm");
        check("/F1 12 Tf(a\\(b\\051 (c) \\101\\n)Tj", "/F1 12 Tf; \"a(b) (c) A\\n\" Tj");
        check("[(57)-250.5<34 3>]TJ", "ArrayOpen \"57\" -250.5 \"40\" ArrayClose TJ");
        check("/A#20B <</MCID 3>>BDC % note\nEMC", "/A B DictOpen /MCID 3 DictClose BDC; EMC");
        check("true null n 1 0 0 RG", "Word Word n; 1 0 0 RG");
    }

    #[test]
    fn slips_of_writers() {
        check("--5 0.-3 1.2.3 Td", "-5 0 1.2 Td");
        check("(never closed", "");
        check("<41 Tj", "");
        check(") > ] } q", "ArrayClose q");
        check("[(a)(b)", "");
        check("[(a) Tj -2 (b)] TJ", "ArrayOpen \"a\" -2 \"b\" ArrayClose TJ");
        check("[(a) Tj [(b)] TJ", "ArrayOpen \"a\" Tj; ArrayOpen \"b\" ArrayClose TJ");
    }
}
