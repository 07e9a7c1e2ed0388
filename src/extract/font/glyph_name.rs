//! Glyph names to characters: the Adobe glyph list and the names that stand for a number (PDF 32000-1 §9.10.2).

use super::push_char;

/// What the names of a font are names of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// Letters and signs: `a65` means nothing (bitmap fonts of TeX count their glyphs so).
    Letters,
    /// ZapfDingbats: `a65` is an ornament.
    Dingbats,
}

/// Writes the characters that a glyph name stands for; false where the name says nothing.
pub fn write(name: &str, usage: Usage, out: &mut String) -> bool {
    let counted = name.strip_prefix('a').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    if name.is_empty() || name == ".notdef" || (counted && usage == Usage::Letters) {
        return false;
    }
    let start = out.len();
    let mut known = read_fonts::ps::agl::name_to_chars(name).fold(None, |known, c| {
        let plain = plain_figure(c);
        Some(known.unwrap_or(true) && push_char(out, plain))
    });
    if known.is_none() {
        // Old-style, tabular and other figures that the list does not know: `one.tnum` is handled by the list, `onetab` is not.
        known = ["oldstyle", "tab", "fitted"].iter().find_map(|suffix| {
            let base = name.strip_suffix(suffix)?;
            let c = read_fonts::ps::agl::name_to_char(base).filter(char::is_ascii_digit)?;
            Some(push_char(out, c))
        });
    }
    if known != Some(true) {
        out.truncate(start);
    }
    known == Some(true)
}

/// The Adobe glyph list puts old-style, inferior and superior figures into the private area; they are figures.
fn plain_figure(c: char) -> char {
    match c {
        '\u{F730}'..='\u{F739}' => char::from(b'0' + (c as u32 - 0xF730) as u8),
        '\u{F724}' => '$',
        '\u{F7A2}' => '\u{A2}',
        '\u{F761}'..='\u{F77A}' => char::from(b'a' + (c as u32 - 0xF761) as u8),
        '\u{F6DA}' | '\u{F8E8}' => '\u{AE}',
        '\u{F6D9}' | '\u{F8E9}' => '\u{A9}',
        '\u{F6DB}' | '\u{F8EA}' => '\u{2122}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expect: &str) {
        let usage = if expect == "\u{2714}" { Usage::Dingbats } else { Usage::Letters };
        let mut out = String::new();
        let known = write(name, usage, &mut out);
        assert_eq!((out.as_str(), known), (expect, !expect.is_empty()), "{name}");
    }

    #[test]
    fn names_of_every_kind() {
        check("seven", "7");
        check("sevenoldstyle", "7");
        check("three.tnum", "3");
        check("f_f_i", "ffi");
        check("fi", "fi");
        check("uni00410301", "A\u{301}");
        check("u1F600", "\u{1F600}");
        check("eacute", "\u{E9}");
        check("a20", "\u{2714}");
        check("a65", "");
        check(".notdef", "");
        check("g57", "");
        check("", "");
    }
}
