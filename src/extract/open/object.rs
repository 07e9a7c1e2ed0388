//! Objects of a file (PDF 32000-1 §7.3), and the parser that reads one.

use crate::extract::lexer::{is_blank, is_regular};
use crate::extract::limit::NESTING_MAX;
use crate::extract::number;
use crate::extract::string::{read_hex, read_literal, read_name};

/// An object.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Object {
    /// Nothing.
    #[default]
    Null,
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Real(f64),
    /// A name, without its slash.
    Name(Box<[u8]>),
    /// A string.
    Text(Box<[u8]>),
    /// An array.
    Array(Vec<Object>),
    /// A dictionary.
    Dict(Dictionary),
    /// A stream.
    Stream(Box<StreamObject>),
    /// The number of an indirect object.
    Reference(u32),
}

/// A dictionary with this many entries is looked through; a larger one is sorted by key.
const SMALL: usize = 16;

/// A dictionary.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dictionary {
    entries: Vec<(Box<[u8]>, Object)>,
}

/// A stream with its filters on.
#[derive(Clone, Debug, PartialEq)]
pub struct StreamObject {
    /// Its dictionary.
    pub dict: Dictionary,
    /// Its bytes.
    pub data: Data,
    /// What is wrong with its length.
    pub fault: Option<String>,
}

/// The bytes of a stream.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// A stretch of the file.
    InFile(usize, usize),
    /// Bytes that are not in the file as they are, such as decrypted ones.
    Owned(Vec<u8>),
}

impl Dictionary {
    /// A dictionary of entries in any order; of equal keys the last one counts. The number of those that do not.
    pub fn new(mut entries: Vec<(Box<[u8]>, Object)>) -> (Dictionary, u32) {
        let before = entries.len();
        let doubled = || (1..before).any(|at| entries[..at].iter().any(|(name, _)| *name == entries[at].0));
        if before <= SMALL && !doubled() {
            return (Dictionary { entries }, 0);
        }
        entries.reverse();
        entries.sort_by(|a, b| a.0.cmp(&b.0));
        entries.dedup_by(|a, b| a.0 == b.0);
        let doubled = (before - entries.len()) as u32;
        (Dictionary { entries }, doubled)
    }

    /// The value of a key.
    pub fn get(&self, key: &[u8]) -> Option<&Object> {
        if self.entries.len() <= SMALL {
            return self.entries.iter().find(|(name, _)| **name == *key).map(|(_, value)| value);
        }
        let at = self.entries.binary_search_by(|(name, _)| (**name).cmp(key)).ok()?;
        self.entries.get(at).map(|(_, value)| value)
    }

    /// The values.
    pub fn values(&self) -> impl Iterator<Item = &Object> {
        self.entries.iter().map(|(_, value)| value)
    }
}

/// Reads objects from bytes.
#[derive(Debug)]
pub struct Parser<'b> {
    bytes: &'b [u8],
    /// Where it reads.
    pub at: usize,
    /// How many signs stood where none belongs, and how many keys stood twice.
    pub slips: u32,
    /// What was read of the arrays and dictionaries that are still open, so that each takes the room it needs and no more.
    items: Vec<Object>,
    entries: Vec<(Box<[u8]>, Object)>,
}

impl<'b> Parser<'b> {
    /// A parser at a place of the bytes.
    pub fn new(bytes: &'b [u8], at: usize) -> Parser<'b> {
        Parser { bytes, at, slips: 0, items: Vec::new(), entries: Vec::new() }
    }

    fn rest(&self) -> &'b [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Steps over white space and comments.
    pub fn skip_blanks(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'%' => {
                    let rest = self.rest();
                    self.at += rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
                }
                byte if is_blank(byte) => self.at += 1,
                _ => return,
            }
        }
    }

    /// Reads this word if it stands here.
    pub fn word(&mut self, word: &[u8]) -> bool {
        self.skip_blanks();
        let here = self.rest().starts_with(word);
        self.at += if here { word.len() } else { 0 };
        here
    }

    /// Reads a whole number without a sign.
    pub fn unsigned(&mut self) -> Option<u64> {
        self.skip_blanks();
        let (value, digits) = number::whole(self.rest())?;
        self.at += digits;
        Some(value)
    }

    /// Steps over the generation of an object, which nothing depends on: any digits.
    pub fn generation(&mut self) -> Option<()> {
        self.skip_blanks();
        let digits = self.rest().iter().take_while(|b| b.is_ascii_digit()).count();
        self.at += digits;
        (digits > 0).then_some(())
    }

    /// Reads an object; `None` where none stands here or it is nested too deep.
    pub fn object(&mut self, depth: usize) -> Option<Object> {
        if depth > NESTING_MAX {
            return None;
        }
        self.skip_blanks();
        match *self.bytes.get(self.at)? {
            b'/' => {
                self.at += 1;
                Some(Object::Name(self.name()))
            }
            b'(' => self.text(read_literal),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => self.dictionary(depth).map(Object::Dict),
            b'<' => self.text(read_hex),
            b'[' => self.array(depth),
            b'0'..=b'9' | b'+' | b'-' | b'.' => self.number(),
            _ if self.word(b"true") => Some(Object::Boolean(true)),
            _ if self.word(b"false") => Some(Object::Boolean(false)),
            _ if self.word(b"null") => Some(Object::Null),
            _ => None,
        }
    }

    fn name(&mut self) -> Box<[u8]> {
        let rest = self.rest();
        let plain = rest.iter().position(|b| !is_regular(*b) || *b == b'#').unwrap_or(rest.len());
        if rest.get(plain) != Some(&b'#') {
            self.at += plain;
            return rest.get(..plain).unwrap_or_default().into();
        }
        let mut name = Vec::new();
        read_name(self.bytes, &mut self.at, &mut name);
        name.into_boxed_slice()
    }

    fn text(&mut self, read: fn(&[u8], &mut usize, &mut Vec<u8>) -> bool) -> Option<Object> {
        self.at += 1;
        let mut text = Vec::new();
        self.slips += u32::from(!read(self.bytes, &mut self.at, &mut text));
        Some(Object::Text(text.into_boxed_slice()))
    }

    fn array(&mut self, depth: usize) -> Option<Object> {
        self.at += 1;
        let open = self.items.len();
        loop {
            if self.word(b"]") {
                return Some(Object::Array(self.items.drain(open..).collect()));
            }
            let item = self.object(depth + 1)?;
            self.items.push(item);
        }
    }

    fn dictionary(&mut self, depth: usize) -> Option<Dictionary> {
        self.at += 2;
        let open = self.entries.len();
        loop {
            if self.word(b">>") {
                let (dict, doubled) = Dictionary::new(self.entries.drain(open..).collect());
                self.slips = self.slips.saturating_add(doubled);
                return Some(dict);
            }
            if self.word(b"/") {
                let key = self.name();
                let value = self.object(depth + 1)?;
                self.entries.push((key, value));
            } else if self.step_over() {
                self.slips = self.slips.saturating_add(1);
            } else {
                return None;
            }
        }
    }

    /// Steps over what stands where a key is expected, as other readers do; false where the dictionary is never closed.
    fn step_over(&mut self) -> bool {
        let rest = self.rest();
        let word = rest.iter().position(|b| !is_regular(*b)).unwrap_or(rest.len());
        if rest.is_empty() || rest.get(..word) == Some(b"endobj") {
            return false;
        }
        if rest.first() == Some(&b'(') {
            return self.text(read_literal).is_some();
        }
        self.at += word.max(1);
        true
    }

    fn number(&mut self) -> Option<Object> {
        let rest = self.rest();
        let length = rest.iter().position(|b| !is_regular(*b)).unwrap_or(rest.len());
        // Nearly all numbers are digits and nothing else.
        if let Some((value, digits)) = number::whole(rest).filter(|(_, digits)| *digits == length)
            && let Ok(whole) = i64::try_from(value)
        {
            self.at += digits;
            return Some(self.reference(whole).unwrap_or(Object::Integer(whole)));
        }
        let word = std::str::from_utf8(rest.get(..length)?).ok()?;
        self.at += length;
        let Ok(whole) = word.parse::<i64>() else {
            // Numbers that no number type holds are numbers still, and damage.
            let value = word.parse::<f64>().ok().filter(|v| v.is_finite());
            self.slips += u32::from(value.is_none());
            return Some(value.map_or(Object::Null, Object::Real));
        };
        Some(self.reference(whole).unwrap_or(Object::Integer(whole)))
    }

    /// `12 0 R`, of which the first number was just read.
    fn reference(&mut self, number: i64) -> Option<Object> {
        let before = self.at;
        let found = u32::try_from(number).ok().filter(|_| {
            self.unsigned().is_some() && self.word(b"R") && !self.rest().first().is_some_and(|b| is_regular(*b))
        });
        if found.is_none() {
            self.at = before;
        }
        found.map(Object::Reference)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, expect: &str, slips: u32) {
        let mut parser = Parser::new(printed.as_bytes(), 0);
        let object = parser.object(0);
        let found = object.map_or("none".to_owned(), |object| show(&object));
        assert_eq!((found.as_str(), parser.slips), (expect, slips), "{printed}");
    }

    fn show(object: &Object) -> String {
        match object {
            Object::Name(name) => format!("/{}", String::from_utf8_lossy(name)),
            Object::Text(text) => format!("({})", String::from_utf8_lossy(text)),
            Object::Integer(n) => n.to_string(),
            Object::Real(n) => format!("{n:?}"),
            Object::Reference(n) => format!("{n}R"),
            Object::Array(items) => format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(" ")),
            Object::Dict(dict) => {
                dict.entries.iter().map(|(k, v)| format!("{}={};", String::from_utf8_lossy(k), show(v))).collect()
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn objects_and_slips() {
        check("<< /B 12 0 R /A [1 2 0 R 3.5 -4] % note\n>>", "B=12R;A=[1 2R 3.5 -4];", 0);
        check("(a\\(b) ", "(a(b)", 0);
        check("<< /A 1 /A 2 >>", "A=2;", 1);
        check("(never", "(never)", 1);
        check("[1 2", "none", 0);
        check("<< /A >>", "none", 0);
        check("<< << /A 1 x (y) ] /B 2 >>", "A=1;B=2;", 5);
        check("<< /A 1 x endobj", "none", 1);
        check("12 0 Rest", "12", 0);
        check(&"[".repeat(100), "none", 0);
    }
}
