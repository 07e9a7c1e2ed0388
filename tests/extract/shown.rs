//! The page as shown: turned pages, cropped ones, scaled ones, text that runs downwards; and the blanks and hyphens that numbers need.

use crate::made::{MARK, Made, kinds, page_with, text};
use gleaner::extract::{Direction, Page, TroubleKind};

/// A page whose dictionary has these entries and whose content shows `57` in 10 points at (100, 200) of user space, or turned.
fn page(entries: &str, matrix: &str) -> Page {
    let mut made = Made::page(format!("BT /F1 10 Tf {matrix} Tm (57) Tj ET").as_bytes());
    made.object(3, page_with(entries));
    made.read().unwrap().pages.remove(0)
}

/// Size of the page, where the first glyph begins, and which way it runs.
fn check(entries: &str, matrix: &str, size: (f32, f32), origin: (f32, f32), way: Direction) {
    let page = page(entries, matrix);
    let first = page.glyphs[0];
    assert_eq!((page.width, page.height), size, "{entries}");
    assert_eq!((first.origin.x, first.origin.y), origin, "{entries}");
    assert_eq!((first.direction, page.text.as_str()), (way, "57"), "{entries}");
}

#[test]
fn pages_are_shown_as_they_are_turned_cropped_and_scaled() {
    use Direction::{Down, Left, Right, Up};
    let upright = "1 0 0 1 100 200";
    check("", upright, (612.0, 792.0), (100.0, 592.0), Right);
    check("/Rotate 90", upright, (792.0, 612.0), (200.0, 100.0), Down);
    check("/Rotate 180", upright, (612.0, 792.0), (512.0, 200.0), Left);
    check("/Rotate 270", upright, (792.0, 612.0), (592.0, 512.0), Up);
    // A page set on its side and turned back.
    check("/Rotate 90", "0 1 -1 0 100 200", (792.0, 612.0), (200.0, 100.0), Right);
    check("/CropBox [50 100 350 500]", upright, (300.0, 400.0), (50.0, 300.0), Right);
    check("/UserUnit 2", upright, (1224.0, 1584.0), (200.0, 1184.0), Right);
    assert_eq!(page("/UserUnit 2", upright).glyphs[0].size, 20.0);
}

#[test]
fn letters_slanted_by_the_matrix_are_as_wide_as_upright_ones() {
    let (upright, slanted) = (page("", "1 0 0 1 100 200"), page("", "1 0 0.33 1 100 200"));
    let areas = |page: &Page| page.glyphs.iter().map(|glyph| glyph.area).collect::<Vec<_>>();
    assert_eq!(areas(&upright), areas(&slanted));
}

#[test]
fn text_outside_of_the_crop_box_is_left_out_and_told() {
    let mut made = Made::page(format!("{MARK} BT /F1 12 Tf 72 100 Td (99) Tj ET").as_bytes());
    made.object(3, page_with("/CropBox [0 400 612 792]"));
    let document = made.read().unwrap();
    assert_eq!(text(&document), "Revenue 1,234.5");
    assert_eq!(kinds(&document), [TroubleKind::TextInvisible]);
}

#[test]
fn vertical_writing_runs_down_the_page() {
    let mut made = Made::page(b"BT /F2 10 Tf 300 700 Td <00410042> Tj ET");
    let to_unicode = "2 beginbfchar <0041> <4E09> <0042> <5343> endbfchar";
    made.object(
        6,
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-V /DescendantFonts [9 0 R] /ToUnicode 10 0 R >>",
    );
    made.object(9, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW2 [880 -1000] >>");
    made.deflated(10, to_unicode.as_bytes());
    let document = made.read().unwrap();
    let [first, second] = document.pages[0].glyphs[..] else { panic!("expected two glyphs") };
    assert_eq!(text(&document), "\u{4E09}\u{5343}");
    assert_eq!((first.direction, second.direction), (Direction::Down, Direction::Down));
    assert!((second.origin.y - first.origin.y - 10.0).abs() < 0.01 && first.origin.x == second.origin.x);
}

#[test]
fn blanks_and_hyphens_of_every_kind_survive() {
    // The no-break blank of WinAnsiEncoding, and its second hyphen, which is no soft one (annex D.2, note 6).
    let document = Made::page(b"BT /F1 10 Tf 72 700 Td (3\\240186 mi\\255grants) Tj ET").read().unwrap();
    assert_eq!(text(&document), "3\u{A0}186 mi-grants");
    // Soft hyphens, thin and narrow blanks come by ToUnicode only.
    let mut made = Made::page(b"BT /F2 10 Tf 72 700 Td <00010002000300040005> Tj ET");
    made.object(
        6,
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [9 0 R] /ToUnicode 10 0 R >>",
    );
    made.object(9, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X >>");
    made.deflated(10, b"5 beginbfchar <0001> <0033> <0002> <2009> <0003> <202F> <0004> <0031> <0005> <00AD> endbfchar");
    assert_eq!(text(&made.read().unwrap()), "3\u{2009}\u{202F}1\u{AD}");
}

#[test]
fn the_text_of_a_syllable_is_read_once() {
    // Both glyphs of the syllable are said to be all of it; the second has no width.
    let mut made = Made::page(b"BT /F2 10 Tf 72 700 Td <00010002> Tj ET");
    made.object(
        6,
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [9 0 R] /ToUnicode 10 0 R >>",
    );
    made.object(9, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [1 [600 0]] >>");
    made.deflated(10, b"2 beginbfchar <0001> <0E0A0E48> <0002> <0E0A0E48> endbfchar");
    assert_eq!(text(&made.read().unwrap()), "\u{E0A}\u{E48}");
    made.object(9, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [1 [600 600]] >>");
    assert_eq!(text(&made.read().unwrap()), "\u{E0A}\u{E48}\u{E0A}\u{E48}");
}

/// A page on which a frame and the text in it are drawn with these alphas: how many frames there are, and what is told.
fn check_alpha(alpha: &str, frames: usize, expect: &[TroubleKind]) {
    let mut made = Made::page(b"/G1 gs 50 600 300 100 re S BT /F1 12 Tf 72 650 Td (57 boats) Tj ET");
    let resources = format!("<< /Font << /F1 5 0 R >> /ExtGState << /G1 << {alpha} >> >> >>");
    let page = "/Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R";
    made.object(3, format!("<< {page} /Resources {resources} >>"));
    let document = made.read().unwrap();
    let framed = document.pages[0].fills.iter().filter(|fill| fill.framed).count();
    assert_eq!((text(&document).as_str(), framed), ("57 boats", frames), "{alpha}");
    assert_eq!(kinds(&document), expect, "{alpha}");
}

#[test]
fn what_hides_nothing_of_the_paper_is_not_seen() {
    check_alpha("", 1, &[]);
    check_alpha("/CA 0.5 /ca 0.5", 1, &[]);
    check_alpha("/CA 0", 0, &[]);
    check_alpha("/ca 0", 1, &[TroubleKind::TextInvisible]);
}
