//! Marked content: ids for the structure tree, text that stands for glyphs (`ActualText`), layers (PDF 32000-1 §14.6, §14.9.4).

use super::content::Interpreter;
use super::info;
use super::lexer::{Operand, Operands};
use super::limit::SAVE_DEPTH_MAX;
use super::open::Dict;
use crate::digit::is_digit;

/// A stretch of marked content.
#[derive(Clone, Debug, Default)]
pub struct Mark {
    /// Its id.
    pub id: Option<u32>,
    /// It belongs to a layer that is switched off.
    pub hidden: bool,
    /// The text that its glyphs stand for, and the first of them.
    actual: Option<(String, usize)>,
}

impl<'a> Interpreter<'a, '_> {
    /// `BDC` and `BMC`.
    pub(super) fn begin_mark(&mut self, operator: &[u8], operands: Operands<'_>, resources: Option<&Dict<'a>>) {
        let mut mark = Mark::default();
        if operator == b"BDC" {
            let named = self.property_list(operands, resources);
            let id = match operands.entry(b"MCID") {
                Some(Operand::Number(n)) => Some(n),
                _ => named.and_then(|dict| dict.number(b"MCID")),
            };
            mark.id = id.filter(|n| (0.0..=f64::from(u32::MAX)).contains(n)).map(|n| n as u32);
            mark.hidden = operands.first_name() == Some(b"OC") && named.is_some_and(|d| self.doc.layers.hides(&d));
            let text = match operands.entry(b"ActualText") {
                Some(text @ Operand::Text(..)) => Some(operands.bytes(text)),
                _ => named.and_then(|dict| dict.get(b"ActualText")).and_then(|v| v.bytes()),
            };
            mark.actual = text.map(|bytes| (info::text(bytes), self.page.glyphs.len()));
        }
        // Deeper marks are counted, so that each `EMC` closes its own, but not kept.
        if self.marks.len() < SAVE_DEPTH_MAX { self.marks.push(mark) } else { self.marks_too_deep += 1 }
    }

    fn property_list(&self, operands: Operands<'_>, resources: Option<&Dict<'a>>) -> Option<Dict<'a>> {
        let [.., last @ Operand::Name(..)] = operands.tape() else { return None };
        resources?.dict(b"Properties")?.dict(operands.bytes(*last))
    }

    /// `EMC`.
    pub(super) fn end_mark(&mut self) {
        if self.marks_too_deep > 0 {
            self.marks_too_deep -= 1;
        } else if let Some((text, first)) = self.marks.pop().and_then(|mark| mark.actual) {
            self.replace_text(&text, first);
        }
    }

    /// True inside a layer that is switched off.
    pub(super) fn is_hidden(&self) -> bool {
        self.hidden_forms > 0 || self.marks.iter().any(|mark| mark.hidden)
    }

    /// Gives the glyphs from `first` on the text that they stand for.
    fn replace_text(&mut self, text: &str, first: usize) {
        let Some(start) = self.page.glyphs.get(first).map(|glyph| glyph.start as usize) else { return };
        let shown = self.page.text.get(start..).unwrap_or_default();
        if shown == text || text.is_empty() || text.len() > usize::from(u8::MAX) {
            return;
        }
        // Paper goes before claims: where the glyphs are known and show other figures than the text says, they stay.
        let figures = |text: &str| -> String { text.chars().filter(|c| is_digit(*c)).collect() };
        if !shown.contains('\u{FFFD}') && figures(shown) != figures(text) {
            self.lost.false_texts += 1;
            return;
        }
        let replaced = shown.chars().filter(|c| *c == '\u{FFFD}').count() as u32;
        self.lost.unmapped = self.lost.unmapped.saturating_sub(replaced);
        self.page.text.truncate(start);
        self.page.text.push_str(text);
        let count = self.page.glyphs.len() - first;
        if text.chars().count() == count {
            let glyphs = self.page.glyphs.get_mut(first..).unwrap_or_default();
            for (glyph, (at, c)) in glyphs.iter_mut().zip(text.char_indices()) {
                (glyph.start, glyph.len) = ((start + at) as u32, c.len_utf8() as u8);
            }
            return;
        }
        // Another number of characters than glyphs: one glyph carries them all, in the box of all.
        while self.page.glyphs.len() > first + 1 {
            let area = self.page.glyphs.last().map(|glyph| glyph.area);
            self.seen.pop(&self.page);
            self.page.glyphs.pop();
            if let (Some(area), Some(glyph)) = (area, self.page.glyphs.get_mut(first)) {
                glyph.area = glyph.area.union(&area);
            }
        }
        if let Some(glyph) = self.page.glyphs.get_mut(first) {
            glyph.len = text.len() as u8;
        }
    }
}
