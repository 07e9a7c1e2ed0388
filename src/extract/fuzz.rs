//! Doors for the fuzz targets of `fuzz/`: the parsers of the room, each on any bytes. Not part of the public face.

use super::filter;
use super::font::{fuzz_font, fuzz_maps};
use super::lexer::Lexer;
use super::open::fuzz_file;

/// Cuts any bytes into operators.
pub fn lexer(bytes: &[u8]) {
    let mut lexer = Lexer::new(bytes);
    while let Some(operator) = lexer.next_operator() {
        let operands = lexer.operands();
        for operand in operands.tape() {
            operands.bytes(*operand);
        }
        operands.entry(operator);
    }
}

/// Reads any bytes as a ToUnicode map, as a CMap and as a glyph name.
pub fn maps(bytes: &[u8]) {
    fuzz_maps(bytes);
}

/// Undoes each filter on any bytes.
pub fn filters(bytes: &[u8]) {
    filter::fuzz_filters(bytes);
}

/// Reads any bytes as a font dictionary and, behind it, the data of object 2, which may be its program, encoding or map.
pub fn encodings(bytes: &[u8]) {
    if let Some((file, rest)) = fuzz_file(bytes)
        && let Some(font) = file.trailer().dict(b"Font")
    {
        fuzz_font(&font, rest);
    }
}
