//! One made file for every kind of trouble and every refusal; each beside the file that does not raise it.

use crate::made::{MARK, Made, kinds, text};
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

#[test]
fn a_good_page_raises_nothing() {
    check(&Made::marked(""), "Revenue 1,234.5", &[]);
    let document = Made::marked("").read().unwrap();
    assert_eq!(document.pages[0].digits, 5);
    assert_eq!(document.fonts[0].name, "Helvetica");
}

#[test]
fn copies_are_read_once_and_double_letters_stay() {
    check(&Made::marked("BT /F1 12 Tf 72.4 700 Td (Revenue 1,234.5) Tj ET"), "Revenue 1,234.5", &[]);
    check(&Made::marked("BT /F1 12 Tf 72 600 Td (still 1100) Tj ET"), "Revenue 1,234.5still 1100", &[]);
}

#[test]
fn text_that_is_not_what_it_seems() {
    use TroubleKind::*;
    check(&Made::unmapped(), "Revenue 1,234.5\u{FFFD}", &[TextUnmapped]);
    check(&Made::marked("BT 3 Tr /F1 12 Tf 72 600 Td (57) Tj ET"), "Revenue 1,234.557", &[TextInvisible]);
    check(&Made::marked("BT /F1 12 Tf 72 900 Td (57) Tj ET"), "Revenue 1,234.5", &[TextInvisible]);
    check(&Made::shifted(), "*", &[TextSuspect]);
}

#[test]
fn actual_text_may_not_change_figures() {
    let span = |claim: &str| {
        Made::marked(&format!("/Span << /ActualText ({claim}) >> BDC BT /F1 12 Tf 72 600 Td (57) Tj ET EMC"))
    };
    check(&span("75"), "Revenue 1,234.557", &[TroubleKind::TextSuspect]);
    check(&span("57 people"), "Revenue 1,234.557 people", &[]);
}

#[test]
fn layers_that_are_off_are_not_shown() {
    let mut made = Made::marked("/OC /P1 BDC BT /F1 12 Tf 72 600 Td (57) Tj ET EMC");
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
    check(&Made::picture(), "Revenue 1,234.5", &[PictureUnread]);
}

#[test]
fn damage_is_said() {
    use TroubleKind::*;
    check(&Made::marked("BT /F9 12 Tf 72 600 Td (57) Tj ET"), "Revenue 1,234.5", &[FontMissing]);
    check(&Made::cut_stream(), "*", &[StreamDamaged]);
    check(&Made::marked("(never closed"), "Revenue 1,234.5", &[StreamDamaged]);
    check(&Made::marked("BI /W 1 /H 1 /BPC 8 /CS /G ID x"), "Revenue 1,234.5", &[StreamDamaged]);
    let mut long = Made::marked("");
    long.object(4, format!("<< /Length 9999 >>\nstream\n{MARK}\nendstream"));
    check(&long, "Revenue 1,234.5", &[StreamDamaged]);
    let mut lost = Made::marked("");
    lost.object(2, "<< /Type /Pages /Kids [3 0 R 99 0 R] /Count 2 >>");
    check(&lost, "Revenue 1,234.5", &[PageTreeRebuilt]);
    check(&Made::treeless(), "Revenue 1,234.5", &[PageTreeRebuilt]);
}

#[test]
fn a_false_start_of_the_table_is_rebuilt() {
    let document = read(&Made::marked("").false_start(), &Options::default()).unwrap();
    assert_eq!(
        (text(&document).as_str(), kinds(&document).as_slice()),
        ("Revenue 1,234.5", &[TroubleKind::XrefRebuilt][..])
    );
}

#[test]
fn links() {
    let made = Made::linked(&["https://www.ilo.org/", "javascript:alert\\(1\\)"]);
    check(&made, "Revenue 1,234.5", &[TroubleKind::LinkRefused]);
    assert_eq!(made.read().unwrap().pages[0].links.len(), 1);
}

#[test]
fn what_is_no_pdf() {
    let refused = |bytes: &[u8]| read(bytes, &Options::default()).unwrap_err();
    assert!(matches!(refused(b""), ExtractError::NotPdf(_)));
    assert!(matches!(refused(b"<html>57</html>"), ExtractError::NotPdf(_)));
    assert!(matches!(refused(b"%PDF-1.7\n"), ExtractError::Damaged(_)));
    let mut looped = Made::marked("");
    looped.object(2, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>");
    check_refused(&looped, |error| matches!(error, ExtractError::Damaged(_)));
}

#[test]
fn operators_of_newer_standards_may_stand_between_their_marks() {
    check(&Made::marked("BX 1 2 Xy EX"), "Revenue 1,234.5", &[]);
    check(&Made::marked("1 2 Xy"), "Revenue 1,234.5", &[TroubleKind::StreamDamaged]);
}

#[test]
fn glyphs_that_are_named_by_the_number_of_their_code_are_suspect() {
    let mut made = Made::marked("BT /F2 12 Tf 72 600 Td (57) Tj ET");
    let font = |names: &str| {
        format!(
            "<< /Type /Font /Subtype /Type3 /FontMatrix [.001 0 0 .001 0 0] /FontBBox [0 0 9 9] /CharProcs << >> \
             /FirstChar 53 /LastChar 55 /Widths [500 500 500] /Encoding << /Differences [53 {names}] >> >>"
        )
    };
    made.object(6, font("/a53 /a54 /a55"));
    check(&made, "Revenue 1,234.557", &[TroubleKind::TextSuspect]);
    made.object(6, font("/BH /BI /BJ"));
    check(&made, "Revenue 1,234.557", &[TroubleKind::TextSuspect]);
    made.object(6, font("/BI /BJ /BK"));
    check(&made, "Revenue 1,234.5\u{FFFD}\u{FFFD}", &[TroubleKind::TextUnmapped]);
}
