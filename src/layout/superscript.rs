//! Superscript digits that are glyphs of the font itself: on the baseline and of full size by their numbers, but much narrower than
//! the same digit elsewhere on the page (Typst sets note marks so).

use crate::extract::{Direction, FontFace, Glyph, Page};
use std::collections::HashMap;

/// A digit narrower than this share of the same digit of the same font is a superscript glyph. Tabular and proportional
/// figures of one font differ by less (0.8).
const WIDTH_SHARE_MAX: f32 = 0.76;

/// The widest form of each digit of each font on a page.
pub struct Digits {
    /// For each font the first one of the same name: one face is often embedded in several subsets.
    faces: Vec<u16>,
    /// By face: in blanks of the font, and in type sizes where it does not say how wide its blank is.
    widest: Vec<[[f32; 10]; 2]>,
}

/// A digit of a page.
struct Digit {
    value: usize,
    /// 0 where its width is in blanks of the font, 1 where it is in type sizes.
    unit: usize,
    width: f32,
}

impl Digits {
    /// The digits of a page.
    pub fn of(page: &Page, fonts: &[FontFace]) -> Digits {
        let mut first: HashMap<&str, u16> = HashMap::new();
        let faces = fonts.iter().enumerate().map(|(at, f)| *first.entry(f.name.as_str()).or_insert(at as u16));
        let mut digits = Digits { faces: faces.collect(), widest: Vec::new() };
        for glyph in &page.glyphs {
            if let Some(digit) = digit(page, glyph) {
                let face = usize::from(digits.face(glyph));
                if face >= digits.widest.len() {
                    digits.widest.resize(face + 1, [[0.0; 10]; 2]);
                }
                let known = &mut digits.widest[face][digit.unit][digit.value];
                *known = known.max(digit.width);
            }
        }
        digits
    }

    fn face(&self, glyph: &Glyph) -> u16 {
        self.faces.get(usize::from(glyph.font)).copied().unwrap_or(glyph.font)
    }

    /// True for a superscript that is a glyph of the font itself.
    pub fn is_small(&self, page: &Page, glyph: &Glyph) -> bool {
        digit(page, glyph).is_some_and(|digit| {
            let widest = self.widest.get(usize::from(self.face(glyph)));
            widest.is_some_and(|w| digit.width < WIDTH_SHARE_MAX * w[digit.unit][digit.value])
        })
    }
}

/// A digit and its width on the page as shown. A blank is stretched with the digits beside it: text set wide (a label of a chart, a
/// title) makes no superscripts of the digits elsewhere.
fn digit(page: &Page, glyph: &Glyph) -> Option<Digit> {
    if glyph.len != 1 || glyph.direction != Direction::Right {
        return None;
    }
    let byte = page.text.as_bytes().get(glyph.start as usize).filter(|b| b.is_ascii_digit())?;
    let (unit, measure) = if glyph.blank > 0.0 { (0, glyph.blank) } else { (1, glyph.size.abs().max(0.5)) };
    let width = glyph.area.width() / measure;
    (width > 0.0).then_some(Digit { value: usize::from(byte - b'0'), unit, width })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::word::tests::Setting;

    /// Sets `43` at 0.5 em a digit and `57`, `3` at this share of that width, stretched so: which of the latter are small.
    fn check(share: f32, stretch: f32, expect: &str) {
        let mut setting = Setting::new();
        setting.set(50.0, 100.0, 10.0, 0, "4357").set(50.0, 120.0, 10.0, 0, "573");
        for glyph in &mut setting.page.glyphs[4..] {
            glyph.area.x1 = glyph.area.x0 + glyph.area.width() * share * stretch;
            glyph.blank *= stretch;
        }
        let page = &setting.page;
        let digits = Digits::of(page, &[FontFace::default()]);
        let small = page.glyphs.iter().filter(|g| digits.is_small(page, g));
        assert_eq!(small.map(|g| page.glyph_text(g)).collect::<String>(), expect, "{share} {stretch}");
    }

    #[test]
    fn narrow_forms_are_superscripts_and_stretched_text_makes_none() {
        check(0.6, 1.0, "573");
        check(0.85, 1.0, "");
        check(1.0, 1.6, "");
        check(1.0, 0.6, "");
        check(0.6, 1.6, "573");
    }
}
