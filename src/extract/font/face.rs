//! What a font is called, how heavy it is and how tall its letters are (PDF 32000-1 §9.8).

use crate::extract::FontFace;
use crate::extract::open::Dict;

/// Heights that are believed, in em; outside of them a default stands in (measured over the 60 reports of the corpus, whose
/// Latin fonts lie between 0.62 and 1.07, and 0.12 and 0.44).
const ASCENT_EM: std::ops::RangeInclusive<f64> = 0.4..=1.4;
const DESCENT_EM: std::ops::RangeInclusive<f64> = 0.02..=0.6;
/// Heights of a font that says nothing of use.
const ASCENT_EM_DEFAULT: f64 = 0.8;
const DESCENT_EM_DEFAULT: f64 = 0.2;

/// Flag bits of the font descriptor (§9.8.2).
const FLAG_ITALIC: i64 = 1 << 6;
const FLAG_FORCE_BOLD: i64 = 1 << 18;
/// Lightest weight that counts as bold.
const WEIGHT_BOLD: f64 = 600.0;

/// Name, weight and slant.
pub fn read(font: &Dict<'_>, descriptor: Option<&Dict<'_>>) -> FontFace {
    let raw = font
        .name(b"BaseFont")
        .or_else(|| descriptor.and_then(|d| d.name(b"FontName")))
        .or_else(|| font.name(b"Name"))
        .unwrap_or_default();
    let name = without_subset_prefix(&String::from_utf8_lossy(raw)).to_owned();
    let lower = name.to_ascii_lowercase();
    let flags = descriptor.and_then(|d| d.get(b"Flags")).and_then(|v| v.integer()).unwrap_or(0);
    let weight = descriptor.and_then(|d| d.number(b"FontWeight")).unwrap_or(0.0);
    let slant = descriptor.and_then(|d| d.number(b"ItalicAngle")).unwrap_or(0.0);
    let heavy = ["bold", "black", "heavy", "demi"].iter().any(|word| lower.contains(word));
    let slanted = ["italic", "oblique"].iter().any(|word| lower.contains(word));
    FontFace {
        name,
        bold: heavy || flags & FLAG_FORCE_BOLD != 0 || weight >= WEIGHT_BOLD,
        italic: slanted || flags & FLAG_ITALIC != 0 || slant != 0.0,
    }
}

/// Ascent and descent in em; the descent is negative.
pub fn heights(font: &Dict<'_>, descriptor: Option<&Dict<'_>>) -> (f64, f64) {
    if font.is(b"Subtype", b"Type3") {
        return type3_heights(font).unwrap_or((ASCENT_EM_DEFAULT, -DESCENT_EM_DEFAULT));
    }
    let em = |key: &[u8]| descriptor.and_then(|d| d.number(key)).map(|n| (n / 1000.0).abs());
    let ascent = em(b"Ascent").filter(|a| ASCENT_EM.contains(a)).unwrap_or(ASCENT_EM_DEFAULT);
    let descent = em(b"Descent").filter(|d| DESCENT_EM.contains(d)).unwrap_or(DESCENT_EM_DEFAULT);
    (ascent, -descent)
}

fn type3_heights(font: &Dict<'_>) -> Option<(f64, f64)> {
    let (matrix, bounds) = (font.get(b"FontMatrix")?.numbers(), font.get(b"FontBBox")?.numbers());
    let (scale, low, high) = (*matrix.get(3)?, *bounds.get(1)?, *bounds.get(3)?);
    let (low, high) = ((low * scale).min(high * scale), (low * scale).max(high * scale));
    (high > 0.0 && high - low < 10.0).then_some((high, low.min(0.0)))
}

/// `ABCDEF+Calibri` is Calibri (§9.6.4).
pub fn without_subset_prefix(name: &str) -> &str {
    match name.split_once('+') {
        Some((prefix, rest)) if prefix.len() == 6 && prefix.bytes().all(|b| b.is_ascii_uppercase()) => rest,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_go_and_names_stay() {
        assert_eq!(without_subset_prefix("ABCDEF+Calibri-Bold"), "Calibri-Bold");
        assert_eq!(without_subset_prefix("Noto+Sans"), "Noto+Sans");
    }
}
