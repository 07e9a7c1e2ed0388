//! One made file for every kind of trouble and every refusal; each beside the file that does not raise it.

use crate::made::{MARK, Made, deflate, kinds, page_with, text};
use gleaner::extract::{ExtractError, Options, TroubleKind, read};

/// Reads and expects these kinds of trouble and this text (`*` for any).
fn check(made: &Made, expect_text: &str, expect: &[TroubleKind]) {
    let document = made.read().unwrap();
    assert_eq!(kinds(&document), expect, "{:?} {:?}", document.troubles, document.pages.first().map(|p| &p.troubles));
    if expect_text != "*" {
        assert_eq!(text(&document), expect_text);
    }
}

fn check_refused(made: &Made, expect: fn(&ExtractError) -> bool) {
    let error = made.read().unwrap_err();
    assert!(expect(&error), "{error}");
}

fn content(more: &str) -> Made {
    Made::page(format!("{MARK}{more}").as_bytes())
}

#[test]
fn a_good_page_raises_nothing() {
    check(&content(""), "Revenue 1,234.5", &[]);
    let document = content("").read().unwrap();
    assert_eq!(document.pages[0].digits, 5);
    assert_eq!(document.fonts[0].name, "Helvetica");
}

#[test]
fn copies_are_read_once_and_double_letters_stay() {
    check(&content("BT /F1 12 Tf 72.4 700 Td (Revenue 1,234.5) Tj ET"), "Revenue 1,234.5", &[]);
    check(&content("BT /F1 12 Tf 72 600 Td (still 1100) Tj ET"), "Revenue 1,234.5still 1100", &[]);
}

#[test]
fn text_that_is_not_what_it_seems() {
    use TroubleKind::*;
    let mut unmapped = content("BT /F2 12 Tf 72 600 Td <0041> Tj ET");
    unmapped.object(6, "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [9 0 R] >>");
    unmapped.object(9, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X >>");
    check(&unmapped, "Revenue 1,234.5\u{FFFD}", &[TextUnmapped]);
    check(&content("BT 3 Tr /F1 12 Tf 72 600 Td (57) Tj ET"), "Revenue 1,234.557", &[TextInvisible]);
    check(&content("BT /F1 12 Tf 72 900 Td (57) Tj ET"), "Revenue 1,234.5", &[TextInvisible]);
    let shifted: String = "the centre registered migrants who completed nationality verification "
        .repeat(5)
        .chars()
        .map(|c| if c == ' ' { c } else { (c as u8 - 3) as char })
        .map(|c| if c == '\\' { '^' } else { c })
        .collect();
    check(&content(&format!("BT /F1 3 Tf 10 600 Td ({shifted}) Tj ET")), "*", &[TextSuspect]);
}

#[test]
fn actual_text_may_not_change_figures() {
    let span =
        |claim: &str| content(&format!("/Span << /ActualText ({claim}) >> BDC BT /F1 12 Tf 72 600 Td (57) Tj ET EMC"));
    check(&span("75"), "Revenue 1,234.557", &[TroubleKind::TextSuspect]);
    check(&span("57 people"), "Revenue 1,234.557 people", &[]);
}

#[test]
fn layers_that_are_off_are_not_shown() {
    let mut made = content("/OC /P1 BDC BT /F1 12 Tf 72 600 Td (57) Tj ET EMC");
    made.object(8, "<< /Type /OCG /Name (draft) >>");
    check(&made, "Revenue 1,234.557", &[]);
    made.object(1, "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [8 0 R] /D << /OFF [8 0 R] >> >> >>");
    check(&made, "Revenue 1,234.5", &[TroubleKind::TextInvisible]);
}

#[test]
fn pages_without_text() {
    use TroubleKind::*;
    check(&Made::page(b"0 0 1 rg 10 10 200 200 re f"), "", &[NoTextLayer]);
    check(&Made::page(b""), "", &[]);
    let mut picture = content("q 200 0 0 200 72 300 cm /X1 Do Q");
    picture.stream(
        7,
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
        b"0",
    );
    check(&picture, "Revenue 1,234.5", &[PictureUnread]);
}

#[test]
fn damage_is_said() {
    use TroubleKind::*;
    check(&content("BT /F9 12 Tf 72 600 Td (57) Tj ET"), "Revenue 1,234.5", &[FontMissing]);
    let mut cut = content("");
    let data = deflate(MARK.repeat(9).as_bytes());
    cut.stream(4, "/Filter /FlateDecode", &data[..data.len() - 8]);
    check(&cut, "*", &[StreamDamaged]);
    check(&content("(never closed"), "Revenue 1,234.5", &[StreamDamaged]);
    check(&content("BI /W 1 /H 1 /BPC 8 /CS /G ID x"), "Revenue 1,234.5", &[StreamDamaged]);
    let mut long = content("");
    long.object(4, format!("<< /Length 9999 >>\nstream\n{MARK}\nendstream"));
    check(&long, "Revenue 1,234.5", &[StreamDamaged]);
    let mut lost = content("");
    lost.object(2, "<< /Type /Pages /Kids [3 0 R 99 0 R] /Count 2 >>");
    check(&lost, "Revenue 1,234.5", &[PageTreeRebuilt]);
    let mut treeless = content("");
    treeless.object(1, "<< /Type /Catalog >>");
    check(&treeless, "Revenue 1,234.5", &[PageTreeRebuilt]);
}

#[test]
fn a_false_start_of_the_table_is_rebuilt() {
    let bytes = String::from_utf8_lossy(&content("").bytes()).replace("startxref\n", "startxref\n9");
    let document = read(bytes.as_bytes(), &Options::default()).unwrap();
    assert_eq!(
        (text(&document).as_str(), kinds(&document).as_slice()),
        ("Revenue 1,234.5", &[TroubleKind::XrefRebuilt][..])
    );
}

#[test]
fn links() {
    let mut made = content("");
    let link = |uri: &str| format!("<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI ({uri}) >> >>");
    made.object(3, page_with(&format!("/Annots [{} {}]", link("https://www.ilo.org/"), link("javascript:alert(1)"))));
    check(&made, "Revenue 1,234.5", &[TroubleKind::LinkRefused]);
    assert_eq!(made.read().unwrap().pages[0].links.len(), 1);
}

#[test]
fn what_is_no_pdf() {
    let refused = |bytes: &[u8]| read(bytes, &Options::default()).unwrap_err();
    assert!(matches!(refused(b""), ExtractError::NotPdf(_)));
    assert!(matches!(refused(b"<html>57</html>"), ExtractError::NotPdf(_)));
    assert!(matches!(refused(b"%PDF-1.7\n"), ExtractError::Damaged(_)));
    let mut looped = content("");
    looped.object(2, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>");
    check_refused(&looped, |error| matches!(error, ExtractError::Damaged(_)));
}

#[test]
fn operators_of_newer_standards_may_stand_between_their_marks() {
    check(&content("BX 1 2 Xy EX"), "Revenue 1,234.5", &[]);
    check(&content("1 2 Xy"), "Revenue 1,234.5", &[TroubleKind::StreamDamaged]);
}
