//! The glyphs of the core fonts of Windows in the order in which those fonts keep them.
//!
//! A composite font that is not embedded, has no ToUnicode map and shows glyphs by number can only be shown, and read, by the order
//! of the glyphs in the font that its name names. Measured over the composite fonts of these families that are embedded in the
//! files of ../shared with their own numbers and a map: 55 of 56 of Times New Roman and all of Courier New that show an `e` show
//! it as glyph 72, and where Arial and Times New Roman both say what a glyph of this list is they say the same.

use super::face::without_subset_prefix;

/// Glyph number of the first character of the list.
const FIRST_GLYPH: u32 = 3;

/// The characters of the glyphs from `FIRST_GLYPH` on.
const ORDER: &str = concat!(
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}",
    "~ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™\u{B4}\u{A8}≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…ÀÃÕŒœ–—“”‘’",
    "÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔÒÚÛÙı\u{2C6}\u{2DC}\u{2C9}\u{2D8}˙\u{2DA}\u{B8}\u{2DD}\u{2DB}\u{2C7}Łł",
    "ŠšŽž¦ÐðÝýÞþ−×¹²³½¼¾₣ĞğİŞşĆćČčđ\u{AF}·ĂăĄąĎďĐĘęĚěĹĺĽľĿŀŃńŇňŐőŔŕŘřŚśŢţŤťŮůŰűŹźŻżΓΘΦαδεστφ‗‼ⁿ₧←↑→↓↔",
    "↕↨∟∩≡⌂⌐⌠⌡─│┌┐└┘├┤┬┴┼═║╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬▀▄█▌▐░▒▓■▬▲►▼◄○◘◙☺☻☼♀♂♠♣♥♦♪♫Ĳĳŉ′″℅ℓ□▪▫●◦ĀāĈĉĊċĒ",
    "ēĔĕĖėĜĝĠġĢģĤĥĦħĨĩĪīĬĭĮįĴĵĶķĸĻļŅņŊŋŌōŎŏŖŗŜŝŦŧŨũŪūŬŭŲųŴŵŶŷſǺǻǼǽǾǿ·ẀẁẂẃẄẅỲỳ‛‾₤℮⅛⅜⅝⅞\u{F004}\u{F005}",
    "\u{384}\u{385}ΆΈΉΊΌΎΏΐΑΒΔΕΖΗΙΚΛΜΝΞΟΠΡΣΤΥΧΨΩΪΫάέήίΰβγζηθικλμνξορςυχψωϊϋόύώЁЂЃЄЅІЇЈЉЊЋЌЎЏАБВГДЕЖЗИ",
    "ЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяёђѓєѕії",
);

/// The last glyph of the list that all fonts of these makers have in common: behind it Arial Black, for one, has a blank more.
const COMMON_GLYPH_MAX: u32 = 171;

/// The characters by glyph of a core font of this name; nothing for other fonts.
pub fn of(name: &str) -> impl Iterator<Item = (u32, char)> {
    let lower = without_subset_prefix(name).to_ascii_lowercase().replace([' ', '-', ','], "");
    let cut = ["bold", "italic", "psmt", "mt", "ps"].iter().fold(lower.clone(), |name, word| name.replace(word, ""));
    let related = ["arial", "timesnewroman", "couriernew"].iter().any(|family| lower.starts_with(family));
    let last = match cut.as_str() {
        "arial" | "timesnewroman" => u32::MAX,
        // Arial Unicode is another font with many more glyphs.
        _ if related && !lower.starts_with("arialunicode") => COMMON_GLYPH_MAX,
        _ => 0,
    };
    (FIRST_GLYPH..).zip(ORDER.chars()).take_while(move |(glyph, _)| *glyph <= last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, glyph: u32, expect: Option<char>) {
        assert_eq!(of(name).find(|(at, _)| *at == glyph).map(|(_, c)| c), expect, "{name} {glyph}");
    }

    #[test]
    fn glyphs_of_the_core_fonts() {
        check("ArialMT", 3, Some(' '));
        check("ArialMT", 22, Some('3'));
        check("Times New Roman,Bold", 72, Some('e'));
        check("TimesNewRomanPS-BoldMT", 286, Some('\u{15B}'));
        check("Arial", 589, Some('\u{423}'));
        check("Arial", 640, Some('\u{457}'));
        check("Arial", 641, None);
        check("Calibri", 72, None);
        check("ArialUnicodeMS", 72, None);
        check("ArialBlack,Bold", 72, Some('e'));
        check("ArialBlack,Bold", 227, None);
    }
}
