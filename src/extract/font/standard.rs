//! Widths of the standard 14 fonts, by the names that writers give them (PDF 32000-1 §9.6.2.2).

use super::standard_data as data;

/// One of the standard fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standard {
    /// Every glyph is 600 wide.
    Courier,
    /// A column of the Latin table.
    Latin(usize),
    /// Symbol, by code.
    Symbol,
    /// ZapfDingbats, by code.
    ZapfDingbats,
}

impl Standard {
    /// The standard font of this name, also under its Windows names; `None` for other fonts.
    pub fn named(name: &str) -> Option<Standard> {
        let lower = name.to_ascii_lowercase().replace([' ', '-', ','], "");
        let (family, column) = match () {
            () if lower.starts_with("courier") => return Some(Standard::Courier),
            () if lower.starts_with("symbol") => return Some(Standard::Symbol),
            () if lower.starts_with("zapfdingbats") => return Some(Standard::ZapfDingbats),
            () if lower.starts_with("helvetica") => (lower.strip_prefix("helvetica")?, 0),
            () if lower.starts_with("arial") => (lower.strip_prefix("arial")?, 0),
            () if lower.starts_with("timesnewroman") => (lower.strip_prefix("timesnewroman")?, 2),
            () if lower.starts_with("times") => (lower.strip_prefix("times")?, 2),
            () => return None,
        };
        let cut = family.trim_start_matches("psmt").trim_start_matches("ps").trim_end_matches("mt");
        let column = match (column, cut) {
            (0, "" | "italic" | "oblique" | "roman" | "regular") => 0,
            (0, "bold" | "bolditalic" | "boldoblique") => 1,
            (2, "" | "roman" | "regular") => 2,
            (2, "bold") => 3,
            (2, "italic" | "oblique") => 4,
            (2, "bolditalic" | "boldoblique") => 5,
            _ => return None,
        };
        Some(Standard::Latin(column))
    }

    /// Width of a code, or of the character it stands for, in thousandths of an em.
    pub fn width(self, code: u8, c: Option<char>) -> Option<f64> {
        let width = match self {
            Standard::Courier => 600,
            Standard::Symbol => data::SYMBOL[usize::from(code)],
            Standard::ZapfDingbats => data::ZAPF_DINGBATS[usize::from(code)],
            Standard::Latin(column) => {
                let wanted = u16::try_from(c? as u32).ok()?;
                // The blank that does not break is as wide as the blank.
                let wanted = if wanted == 0xA0 { 0x20 } else { wanted };
                let at = data::LATIN.binary_search_by_key(&wanted, |(c, _)| *c).ok()?;
                *data::LATIN.get(at)?.1.get(column)?
            }
        };
        (width > 0).then_some(f64::from(width))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, c: char, expect: Option<f64>) {
        let width = Standard::named(name).and_then(|font| font.width(0, Some(c)));
        assert_eq!(width, expect, "{name} {c}");
    }

    #[test]
    fn names_and_widths() {
        check("Helvetica", '7', Some(556.0));
        check("Arial-BoldMT", 'A', Some(722.0));
        check("TimesNewRomanPS-BoldItalicMT", 'A', Some(667.0));
        check("TimesNewRoman,Italic", ' ', Some(250.0));
        check("Times-Roman", '\u{A0}', Some(250.0));
        check("Courier-Bold", 'i', Some(600.0));
        check("ArialNarrow", 'A', None);
        check("Helvetica", '\u{4E00}', None);
    }
}
