//! Doubts about the text itself: a mapping to Unicode that was shifted or scrambled gives letters, but no language.
//!
//! In the languages of the reports that are written in Latin letters, the eight letters of "etaoinsr" are more than half of
//! all letters. Where a font maps its codes wrongly (a constant shift, letters swapped so that copies are of no use) they are
//! not.

use super::{Document, Page, Trouble, TroubleKind};

/// Fewer letters of one font say nothing: acronyms, codes, a heading.
const LETTERS_MIN: u32 = 200;
/// Smallest share of the common letters. Measured over 276 fonts with 200 letters and more, of the reports of the corpus and the
/// files of the pdf.js tests: the smallest share of a text is 0.53 (0.47 in tables of every letter), the largest of the same
/// fonts with their letters shifted by three is 0.33.
const COMMON_SHARE_MIN: f64 = 0.42;

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    letters: u32,
    common: u32,
}

/// The letters of each font, counted page by page.
#[derive(Debug, Default)]
pub struct Letters {
    fonts: Vec<Tally>,
}

impl Letters {
    /// Counts the letters of a page.
    pub fn count(&mut self, page: &Page) {
        for glyph in &page.glyphs {
            let font = usize::from(glyph.font);
            if font >= self.fonts.len() {
                self.fonts.resize(font + 1, Tally::default());
            }
            let tally = &mut self.fonts[font];
            // Nearly all glyphs are one byte.
            match page.text.as_bytes().get(glyph.start as usize) {
                Some(byte) if glyph.len == 1 => tally.add(LETTERS[usize::from(*byte & 0x7F)]),
                _ => page.glyph_text(glyph).chars().for_each(|c| tally.count(c)),
            }
        }
    }
}

/// Names the fonts whose text is no language.
pub fn check(document: &mut Document, letters: &Letters) {
    for (tally, font) in letters.fonts.iter().zip(&document.fonts) {
        let share = f64::from(tally.common) / f64::from(tally.letters.max(1));
        if tally.letters >= LETTERS_MIN && share < COMMON_SHARE_MIN {
            let percent = (share * 100.0).round();
            let message = format!(
                "font {}: expected words, found {} letters of which {percent} per cent are common ones",
                font.name, tally.letters
            );
            document.troubles.push(Trouble { kind: TroubleKind::TextSuspect, message });
        }
    }
}

/// What each byte of ASCII counts.
const LETTERS: [Tally; 128] = {
    let mut letters = [Tally { letters: 0, common: 0 }; 128];
    let mut at = 0;
    while at < letters.len() {
        let c = (at as u8).to_ascii_lowercase();
        let common = matches!(c, b'e' | b't' | b'a' | b'o' | b'i' | b'n' | b's' | b'r');
        letters[at] = Tally { letters: c.is_ascii_lowercase() as u32, common: common as u32 };
        at += 1;
    }
    letters
};

impl Tally {
    fn count(&mut self, c: char) {
        self.add(match c {
            c if c.is_ascii() => LETTERS[c as usize],
            // Letters with marks are nearly all of the common ones, and wrong mappings do not make them.
            '\u{C0}'..='\u{17F}' | '\u{1EA0}'..='\u{1EF9}' => Tally { letters: 1, common: 1 },
            _ => return,
        });
    }

    fn add(&mut self, other: Tally) {
        self.letters = self.letters.saturating_add(other.letters);
        self.common = self.common.saturating_add(other.common);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(text: &str) -> f64 {
        let mut tally = Tally::default();
        text.chars().for_each(|c| tally.count(c));
        f64::from(tally.common) / f64::from(tally.letters)
    }

    #[test]
    fn languages_and_shifts() {
        let plain =
            "the centre registered migrants who completed nationality verification in the last quarter of the year";
        let shifted: String = plain.chars().map(|c| if c == ' ' { c } else { (c as u8 - 3) as char }).collect();
        assert!(share(plain) > COMMON_SHARE_MIN);
        assert!(share(&shifted) < COMMON_SHARE_MIN);
        assert!(share("Người lao động di cư Việt Nam ở nước ngoài được bảo vệ") > COMMON_SHARE_MIN);
        assert!(share("les travailleurs migrants enregistrés dans les centres d'accueil") > COMMON_SHARE_MIN);
    }
}
