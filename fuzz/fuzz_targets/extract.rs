//! Any bytes through the whole of `extract`: no panic, no hang, and the digits that a page counts are those of its text.
#![no_main]

use gleaner::extract::{Options, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = read(bytes, &Options::default()) {
        for page in &document.pages {
            for glyph in &page.glyphs {
                assert!(!page.glyph_text(glyph).is_empty());
            }
        }
    }
});
