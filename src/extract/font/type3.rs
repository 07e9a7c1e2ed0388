//! Type 3 fonts: glyphs that are drawn by content streams of their own (PDF 32000-1 §9.6.5). They are not run; one that
//! shows text would lose it, and is found here.

use crate::extract::filter;
use crate::extract::lexer::Lexer;
use crate::extract::limit::Budget;
use crate::extract::open::Dict;

/// Most glyph procedures that are looked at, and most operators of each: text comes early where there is any.
const PROCEDURES_MAX: usize = 256;
const OPERATORS_MAX: usize = 1_000;

/// True where a glyph of the font shows text. Only a font with fonts of its own can.
pub fn shows_text(font: &Dict<'_>, budget: &mut Budget) -> bool {
    let able = font.is(b"Subtype", b"Type3") && font.dict(b"Resources").is_some_and(|r| r.has(b"Font"));
    let Some(procedures) = font.dict(b"CharProcs").filter(|_| able) else { return false };
    let streams = procedures.values().filter_map(|v| v.stream()).take(PROCEDURES_MAX);
    streams.into_iter().any(|stream| {
        let decoded = filter::decode(&stream, budget);
        let mut lexer = Lexer::new(&decoded.bytes);
        (0..OPERATORS_MAX).map_while(|_| lexer.next_operator()).any(|o| matches!(o, b"Tj" | b"TJ" | b"'" | b"\""))
    })
}
