//! Files that nothing leads into but the heads of their own objects, and slips that are stepped over: what is there is read, and told.

use crate::made::{MARK, Made, kinds, text};
use gleaner::extract::{ExtractError, Options, TroubleKind, read};

const TEXT: &str = "Revenue 1,234.5";

/// Reads and expects the text of every made page and these kinds of trouble.
fn check(bytes: &[u8], expect: &[TroubleKind]) {
    let document = read(bytes, &Options::default()).unwrap();
    assert_eq!((text(&document).as_str(), kinds(&document).as_slice()), (TEXT, expect), "{:?}", document.troubles);
}

fn check_refused(bytes: &[u8]) {
    let refused = read(bytes, &Options::default()).map(|document| text(&document)).unwrap_err();
    assert!(matches!(refused, ExtractError::Damaged(_) | ExtractError::NotPdf(_)), "{refused}");
}

/// The objects of a made page, without a table and a trailer.
fn objects(made: &Made) -> String {
    let bytes = made.bytes();
    let end = bytes.windows(4).position(|w| w == b"xref").unwrap();
    String::from_utf8_lossy(&bytes[..end]).into_owned()
}

/// The page and its content have changed places in the table.
fn exchanged() -> Vec<u8> {
    let whole = String::from_utf8_lossy(&Made::marked("").bytes()).into_owned();
    let place = |number: u32| {
        let head = format!("\n{number} 1\n");
        let at = whole.find(&head).unwrap() + head.len();
        whole[at..at + 10].to_owned()
    };
    let (page, content) = (place(3), place(4));
    whole.replace(&page, "between").replace(&content, &page).replace("between", &content).into_bytes()
}

#[test]
fn objects_are_found_by_their_heads() {
    use TroubleKind::*;
    check(&exchanged(), &[XrefRebuilt]);
    // The head of the page says a generation that no number holds.
    let long = objects(&Made::marked("")).replace("\n3 0 obj", "\n3 99999999999999999999 obj");
    check(long.as_bytes(), &[XrefRebuilt]);
    // A dictionary is opened twice, and no table was written.
    let mut twice = Made::marked("");
    twice.object(2, "<< << /Type /Pages /Kids [3 0 R] /Count 1 >>");
    check(objects(&twice).as_bytes(), &[StreamDamaged, XrefRebuilt]);
    // An object that is never closed is lost, whoever asks for it.
    let mut open = Made::marked("");
    open.object(9, "<< /A 1");
    let open = objects(&open).replace("\n3 0 obj", "\n3 99999999999999999999 obj");
    check(open.as_bytes(), &[StreamDamaged, XrefRebuilt]);
}

#[test]
fn a_file_without_a_header_is_read_where_it_prints_something() {
    let objects = |content: &[u8]| objects(&Made::page(content)).replace("%PDF-1.7", "%");
    check(objects(MARK.as_bytes()).as_bytes(), &[TroubleKind::XrefRebuilt]);
    check_refused(objects(b"0 0 1 rg 9 9 9 9 re f").as_bytes());
}

#[test]
fn an_object_stream_of_another_name_is_one() {
    let inner = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"];
    let index = format!("1 0 2 {} ", inner[0].len() + 1);
    let body = format!("{index}{}", inner.join(" "));
    let make = |kind: &str| {
        let mut made = Made::marked("");
        made.stream(6, &format!("/Type /{kind} /N 2 /First {}", index.len()), body.as_bytes());
        // A table as a stream: where the six objects are, two of them inside of the sixth.
        let whole = objects(&made);
        let at = |number: u32| whole.find(&format!("\n{number} 0 obj")).unwrap() as u16 + 1;
        let row = |kind: u8, field: u16| [kind, (field >> 8) as u8, field as u8, 0];
        let rows = [row(0, 0), row(2, 6), row(2, 6), row(1, at(3)), row(1, at(4)), row(1, at(5)), row(1, at(6))];
        let mut bytes = whole.clone().into_bytes();
        let entries = "/Type /XRef /W [1 2 1] /Size 7 /Root 1 0 R /Length 28";
        bytes.extend_from_slice(format!("7 0 obj\n<< {entries} >>\nstream\n").as_bytes());
        bytes.extend_from_slice(&rows.concat());
        bytes.extend_from_slice(format!("\nendstream\nendobj\nstartxref\n{}\n%%EOF\n", whole.len()).as_bytes());
        bytes
    };
    check(&make("ObjStm"), &[]);
    check(&make("Other"), &[TroubleKind::StreamDamaged]);
}

#[test]
fn what_is_no_page_of_the_file_is_not_made_one() {
    // An action where the page tree should be.
    let mut action = Made::marked("");
    action.object(2, "<< /Type /Action /S /URI /URI (https://example.org) >>").object(3, "null");
    check_refused(&action.bytes());
    // A page that no tree names: it may have been taken back.
    let mut taken_back = Made::marked("");
    taken_back.object(2, "<< /Type /Pages >>");
    check_refused(objects(&taken_back).replace("%PDF-1.7", "%").as_bytes());
    // Another file inside of a stream.
    let mut carrier = Made::page(b"");
    carrier.object(1, "<< /Type /Catalog /Pages 99 0 R >>").object(2, "null").object(3, "null");
    carrier.stream(4, "", objects(&Made::marked("")).as_bytes());
    check_refused(&carrier.bytes());
}
