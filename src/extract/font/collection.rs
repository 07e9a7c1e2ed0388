//! Predefined CMaps and the character collections of Adobe (PDF 32000-1 §9.7.5.2, §9.10.2), and CMaps that a file brings along.

use super::push_char;
use crate::extract::lexer::{Lexer, Operand};
use hayro_cmap::{BfString, CMap, CMapName, CidFamily, WritingMode, load_embedded};

/// How codes are cut from a string and which CID each stands for.
#[derive(Debug)]
pub struct Encoding {
    cmap: CMap,
    /// Length of a code that the map does not know.
    length: usize,
}

impl Encoding {
    /// A predefined CMap; `None` for names that nobody defined.
    pub fn predefined(name: &[u8]) -> Option<Encoding> {
        let data = load_embedded(CMapName::from_bytes(name))?;
        Some(Encoding { cmap: CMap::parse(data, load_embedded)?, length: 2 })
    }

    /// A CMap of the file itself.
    pub fn embedded(bytes: &[u8]) -> Option<Encoding> {
        Some(Encoding { cmap: CMap::parse(bytes, load_embedded)?, length: shortest_code(bytes).unwrap_or(2) })
    }

    /// Written from top to bottom.
    pub fn vertical(&self) -> bool {
        self.cmap.metadata().writing_mode == Some(WritingMode::Vertical)
    }

    /// The first code of a string: its value, its length and its CID.
    pub fn next_code(&self, bytes: &[u8]) -> Option<(u32, usize, u32)> {
        let mut value = 0u32;
        for (length, byte) in (1u8..=4).zip(bytes) {
            value = value << 8 | u32::from(*byte);
            if let Some(cid) = self.cmap.lookup_cid_code(value, length) {
                return Some((value, usize::from(length), cid));
            }
        }
        let length = self.length.min(bytes.len());
        let unknown = bytes.get(..length)?.iter().fold(0, |value, byte| value << 8 | u32::from(*byte));
        (length > 0).then_some((unknown, length, 0))
    }
}

/// The length of the shortest code that a CMap of a file declares.
fn shortest_code(bytes: &[u8]) -> Option<usize> {
    let mut lexer = Lexer::new(bytes);
    let mut shortest = None;
    while let Some(operator) = lexer.next_operator() {
        if operator == b"endcodespacerange" {
            let operands = lexer.operands();
            let texts = operands.tape().iter().filter(|o| matches!(o, Operand::Text(..)));
            let length = texts.map(|o| operands.bytes(*o).len()).filter(|n| (1..=4).contains(n)).min();
            shortest = shortest.into_iter().chain(length).min();
        }
    }
    shortest
}

/// What the CIDs of a collection mean.
#[derive(Debug)]
pub struct Collection {
    cmap: CMap,
}

impl Collection {
    /// One of Adobe's collections; `None` for others.
    pub fn named(registry: &[u8], ordering: &[u8]) -> Option<Collection> {
        let name = CidFamily::from_registry_ordering(registry, ordering).ucs2_cmap()?;
        Some(Collection { cmap: CMap::parse(load_embedded(name)?, load_embedded)? })
    }

    /// Writes the characters of a CID; false where the collection does not say.
    pub fn write(&self, cid: u32, out: &mut String) -> bool {
        match self.cmap.lookup_bf_string(cid) {
            Some(BfString::Char(c)) => push_char(out, c),
            Some(BfString::String(text)) => {
                let before = out.len();
                text.chars().for_each(|c| {
                    push_char(out, c);
                });
                out.len() > before
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_to_characters() {
        let encoding = Encoding::predefined(b"90ms-RKSJ-H").unwrap();
        let collection = Collection::named(b"Adobe", b"Japan1").unwrap();
        let mut out = String::new();
        let mut rest: &[u8] = b"12\x8el";
        while let Some((_, length, cid)) = encoding.next_code(rest) {
            assert!(collection.write(cid, &mut out));
            rest = &rest[length..];
        }
        assert_eq!(out, "12\u{56DB}");
        assert!(Encoding::predefined(b"NoSuch-H").is_none());
        assert!(Collection::named(b"Adobe", b"Identity").is_none());
    }

    #[test]
    fn a_map_of_the_file() {
        let cmap = b"1 begincodespacerange <00> <FF> endcodespacerange 1 begincidrange <20> <7E> 1 endcidrange";
        let encoding = Encoding::embedded(cmap).unwrap();
        assert_eq!(encoding.next_code(b"A"), Some((0x41, 1, 0x22)));
        assert_eq!(encoding.next_code(b"\x05A"), Some((5, 1, 0)));
        assert_eq!(encoding.next_code(b""), None);
    }
}
