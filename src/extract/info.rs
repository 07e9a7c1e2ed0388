//! What the file says of itself (PDF 32000-1 §14.3.3), and text strings outside pages (§7.9.2.2).

use super::Info;
use super::font::pdf_doc_char;
use super::open::File;

/// Longest text that is kept, in characters.
const TEXT_CHARS_MAX: usize = 1_000;

/// Reads the information dictionary and the language of the catalogue.
pub fn read(file: &File<'_>) -> Info {
    let dict = file.trailer().dict(b"Info");
    let entry = |key: &[u8]| {
        let text = text(dict.as_ref()?.get(key)?.bytes()?);
        Some(text).filter(|t| !t.is_empty())
    };
    let language = file.trailer().dict(b"Root").and_then(|root| root.get(b"Lang")).and_then(|v| v.bytes()).map(text);
    Info {
        title: entry(b"Title"),
        producer: entry(b"Producer"),
        created: entry(b"CreationDate"),
        language: language.filter(|t| !t.is_empty()),
    }
}

/// A text string: UTF-16 or UTF-8 with a mark, PDFDocEncoding else; control characters become blanks.
pub fn text(bytes: &[u8]) -> String {
    let utf16 = |rest: &[u8], unit: fn([u8; 2]) -> u16| -> String {
        let units = rest.chunks_exact(2).filter_map(|pair| Some(unit([*pair.first()?, *pair.get(1)?])));
        char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect()
    };
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| pdf_doc_char(byte).unwrap_or('\u{FFFD}')).collect(),
    };
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(TEXT_CHARS_MAX).collect();
    text.trim().to_owned()
}
