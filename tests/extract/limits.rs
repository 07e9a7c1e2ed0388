//! Every limit of `src/extract/limit.rs`: a made file that just keeps it is read, one that does not is refused with its words, or
//! read with a trouble where only drawings are left out.

use crate::made::{MARK, Made, deflate, kinds, page_with, text};
use gleaner::extract::{ExtractError, Options, TroubleKind, read};

/// The room's limits as written.
const SOURCE: &str = include_str!("../../src/extract/limit.rs");

/// What becomes of a file that does not keep a limit.
#[derive(Clone, Copy)]
enum Beyond {
    /// It is refused with a message that holds this.
    Refused(&'static str),
    /// It is read, with this trouble.
    Told(TroubleKind),
}

/// A limit, a file with so many of what it counts more than it allows (or fewer), and what becomes of one too many.
type Case = (&'static str, fn(i64) -> Vec<u8>, Beyond);

const CASES: &[Case] = &[
    ("FILE_BYTES_MAX", file_bytes, Beyond::Refused("at most 67108864 are read")),
    ("STREAM_BYTES_MAX", stream_bytes, Beyond::Refused("a stream of at most 8388608 bytes")),
    ("PAGE_BYTES_MAX", page_bytes, Beyond::Refused("at most 16777216 bytes of content on a page")),
    ("DOCUMENT_BYTES_MAX", document_bytes, Beyond::Refused("at most 134217728 bytes in the document")),
    ("PAGES_MAX", pages, Beyond::Refused("more than 2000 pages")),
    ("OBJECTS_MAX", objects, Beyond::Refused("at most 500000 are read")),
    ("PAGE_OPERATORS_MAX", page_operators, Beyond::Refused("at most 500000 operators on a page")),
    ("DOCUMENT_OPERATORS_MAX", document_operators, Beyond::Refused("at most 5000000 operators in the document")),
    ("PAGE_GLYPHS_MAX", page_glyphs, Beyond::Refused("at most 200000 glyphs on a page")),
    ("NESTING_MAX", nesting, Beyond::Refused("the page tree is more than 64 deep")),
    ("FORM_DEPTH_MAX", form_depth, Beyond::Refused("at most 16 deep")),
    ("PAGE_FORMS_MAX", page_forms, Beyond::Refused("at most 20000 forms on a page")),
    ("SAVE_DEPTH_MAX", save_depth, Beyond::Refused("states saved at most 512 deep")),
    ("OPERANDS_MAX", operands, Beyond::Refused("at most 32768 operands")),
    ("FILTERS_MAX", filters, Beyond::Refused("at most 8 filters")),
    ("TO_UNICODE_BYTES_MAX", map_bytes, Beyond::Refused("a ToUnicode map of at most 1048576 bytes")),
    ("TO_UNICODE_RANGES_MAX", map_ranges, Beyond::Refused("65536 codes a range")),
    ("CODE_CHARS_MAX", code_chars, Beyond::Refused("64 characters a code")),
    ("FONTS_MAX", fonts, Beyond::Refused("at most 4096 fonts")),
    ("PAGE_SHAPES_MAX", shapes, Beyond::Told(TroubleKind::DrawingsLeftOut)),
    ("PAGE_TROUBLES_MAX", troubles, Beyond::Told(TroubleKind::FontMissing)),
    ("PAGE_LINKS_MAX", links, Beyond::Refused("at most 10000 annotations")),
];

#[test]
fn every_limit_has_a_file_that_meets_it() {
    let names = SOURCE.lines().filter_map(|line| line.strip_prefix("pub const ")?.split(':').next());
    let missing: Vec<&str> = names.filter(|name| !CASES.iter().any(|case| case.0 == *name)).collect();
    assert!(missing.is_empty(), "no file meets {missing:?}");
}

/// Reads the file at the limit and the one beyond it.
fn check(name: &str) {
    let (_, make, beyond) = CASES.iter().find(|case| case.0 == name).unwrap();
    let at = read(&make(0), &Options::default()).unwrap_or_else(|error| panic!("{name}: at the limit: {error}"));
    if let Beyond::Told(kind) = beyond
        && name != "PAGE_TROUBLES_MAX"
    {
        assert!(!kinds(&at).contains(kind), "{name}: at the limit: {:?}", kinds(&at));
    }
    match (read(&make(1), &Options::default()), beyond) {
        (Err(ExtractError::Limit(said)), Beyond::Refused(words)) => assert!(said.contains(words), "{name}: {said}"),
        (Ok(document), Beyond::Told(kind)) => {
            assert!(kinds(&document).contains(kind), "{name}: {:?}", kinds(&document));
            assert!(document.pages[0].troubles.len() <= 201, "{name}: {}", document.pages[0].troubles.len());
            assert!(text(&document).contains("1,234.5"), "{name}: what is left out is no text");
        }
        (other, _) => panic!("{name}: beyond the limit: {:?}", other.map(|document| kinds(&document))),
    }
}

macro_rules! checks {
    ($($test:ident: $($name:literal)*;)*) => { $(#[test] fn $test() { $(check($name);)* })* };
}

checks! {
    files_and_pages: "FILE_BYTES_MAX" "PAGES_MAX" "NESTING_MAX";
    objects_of_a_file: "OBJECTS_MAX";
    bytes_of_streams: "STREAM_BYTES_MAX" "PAGE_BYTES_MAX" "FILTERS_MAX";
    bytes_of_a_document: "DOCUMENT_BYTES_MAX";
    operators: "PAGE_OPERATORS_MAX" "SAVE_DEPTH_MAX" "OPERANDS_MAX";
    operators_of_a_document: "DOCUMENT_OPERATORS_MAX";
    glyphs_and_forms: "PAGE_GLYPHS_MAX" "FORM_DEPTH_MAX" "PAGE_FORMS_MAX";
    maps_and_fonts: "TO_UNICODE_BYTES_MAX" "TO_UNICODE_RANGES_MAX" "CODE_CHARS_MAX" "FONTS_MAX";
    drawings_troubles_and_links: "PAGE_SHAPES_MAX" "PAGE_TROUBLES_MAX" "PAGE_LINKS_MAX";
}

/// A limit as a number of things, and so many more of them.
fn count(limit: usize, more: i64) -> usize {
    usize::try_from(limit as i64 + more).unwrap()
}

fn content(more: &str) -> Made {
    Made::page(format!("{MARK}{more}").as_bytes())
}

/// A page whose mark is followed by these bytes, deflated.
fn long_content(more: &[u8]) -> Made {
    let mut made = content("");
    made.deflated(4, &[MARK.as_bytes(), more].concat());
    made
}

fn file_bytes(more: i64) -> Vec<u8> {
    let mut bytes = content("").bytes();
    let size = count(64 << 20, more);
    // In front of the last word, which must be near the end.
    let end = bytes.windows(9).rposition(|w| w == b"startxref").unwrap();
    let padding = vec![b' '; size - bytes.len()];
    bytes.splice(end..end, padding);
    bytes
}

fn stream_bytes(more: i64) -> Vec<u8> {
    long_content(&vec![b' '; count(8 << 20, more) - MARK.len()]).bytes()
}

fn page_bytes(more: i64) -> Vec<u8> {
    let mut made = long_content(&vec![b' '; (8 << 20) - MARK.len()]);
    made.deflated(9, &vec![b' '; count(8 << 20, more - 1)]);
    made.deflated(10, b" ");
    made.object(3, page_with("").replace("/Contents 4 0 R", "/Contents [4 0 R 9 0 R 10 0 R]"));
    made.bytes()
}

fn document_bytes(more: i64) -> Vec<u8> {
    // Sixteen pages of 8 MiB are the whole budget; with it spent, one page more is too many.
    let mut made = long_content(&vec![b' '; (8 << 20) - MARK.len()]);
    let pages = count(16, more);
    made.object(2, format!("<< /Type /Pages /Kids [{}] /Count {pages} >>", "3 0 R ".repeat(pages)));
    made.bytes()
}

fn pages(more: i64) -> Vec<u8> {
    let mut made = content("");
    let pages = count(2_000, more);
    made.object(2, format!("<< /Type /Pages /Kids [{}] /Count {pages} >>", "3 0 R ".repeat(pages)));
    made.bytes()
}

fn objects(more: i64) -> Vec<u8> {
    let mut made = content("");
    // Objects 1 to 5 are there already.
    for number in 6..=count(500_000, more) {
        made.object(number as u32, "0");
    }
    made.bytes()
}

fn page_operators(more: i64) -> Vec<u8> {
    // The mark has five operators.
    content(&"n ".repeat(count(500_000 - 5, more))).bytes()
}

fn document_operators(more: i64) -> Vec<u8> {
    let mut made = content(&"n ".repeat(500_000 - 5));
    made.object(9, page_with("").replace("/Contents 4 0 R", "/Contents 10 0 R"));
    made.stream(10, "", "n ".repeat(count(0, more)).as_bytes());
    made.object(2, format!("<< /Type /Pages /Kids [{} 9 0 R] /Count 11 >>", "3 0 R ".repeat(10)));
    made.bytes()
}

fn page_glyphs(more: i64) -> Vec<u8> {
    let mut left = count(200_000, more) - "Revenue 1,234.5".len();
    let mut lines = String::from("BT /F1 1 Tf ");
    for y in 0.. {
        let glyphs = left.min(300);
        lines.push_str(&format!("1 0 0 1 0 {y} Tm ({}) Tj ", "1".repeat(glyphs)));
        left -= glyphs;
        if left == 0 {
            break;
        }
    }
    long_content(lines.as_bytes()).bytes()
}

fn nesting(more: i64) -> Vec<u8> {
    let mut made = content("");
    // The root and so many nodes below each other, the page being the last.
    let last = 100 + count(62, more) as u32;
    for node in 100..=last {
        let kid = if node == last { 3 } else { node + 1 };
        made.object(node, format!("<< /Type /Pages /Kids [{kid} 0 R] /Count 1 >>"));
    }
    made.object(2, "<< /Type /Pages /Kids [100 0 R] /Count 1 >>");
    made.bytes()
}

fn form_depth(more: i64) -> Vec<u8> {
    let mut made = content("/X1 Do");
    let last = count(16, more) as u32;
    for depth in 1..=last {
        let number = if depth == 1 { 7 } else { 100 + depth };
        let inner = format!("/XObject << /X1 {} 0 R >>", 100 + depth + 1);
        let entries = format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << {inner} >>");
        made.stream(number, &entries, if depth == last { b"n" } else { b"/X1 Do" });
    }
    made.bytes()
}

fn page_forms(more: i64) -> Vec<u8> {
    let mut made = content(&"/X1 Do ".repeat(count(20_000, more)));
    made.stream(7, "/Type /XObject /Subtype /Form /BBox [0 0 9 9]", b"n");
    made.bytes()
}

fn save_depth(more: i64) -> Vec<u8> {
    content(&"q ".repeat(count(512, more))).bytes()
}

fn operands(more: i64) -> Vec<u8> {
    // The brackets of the array count.
    content(&format!("[{}] TJ", "0 ".repeat(count(32_768 - 2, more)))).bytes()
}

fn filters(more: i64) -> Vec<u8> {
    let layers = count(8, more);
    let data = (0..layers).fold(MARK.as_bytes().to_vec(), |data, _| {
        let mut hex: Vec<u8> = data.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect();
        hex.push(b'>');
        hex
    });
    let mut made = content("");
    made.stream(4, &format!("/Filter [{}]", "/AHx ".repeat(layers)), &data);
    made.bytes()
}

/// A page whose composite font has this ToUnicode map.
fn mapped(cmap: &[u8]) -> Vec<u8> {
    let mut made = content("BT /F2 12 Tf 72 600 Td <0041> Tj ET");
    made.object(
        6,
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [9 0 R] /ToUnicode 10 0 R >>",
    );
    made.object(9, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X >>");
    made.deflated(10, cmap);
    made.bytes()
}

const SEVEN: &[u8] = b"1 beginbfchar <0041> <0037> endbfchar ";

fn map_bytes(more: i64) -> Vec<u8> {
    mapped(&[SEVEN, &vec![b' '; count(1 << 20, more) - SEVEN.len()]].concat())
}

fn map_ranges(more: i64) -> Vec<u8> {
    let last = count(65_536, more) - 1;
    mapped(&[SEVEN, format!("1 beginbfrange <000000> <{last:06x}> <0020> endbfrange").as_bytes()].concat())
}

fn code_chars(more: i64) -> Vec<u8> {
    let target = "0037".repeat(count(64, more));
    mapped(&[SEVEN, format!("1 beginbfchar <0042> <{target}> endbfchar").as_bytes()].concat())
}

fn fonts(more: i64) -> Vec<u8> {
    let fonts = count(4_096, more);
    // Each dictionary is a font of its own; one is the font of the mark.
    let named: String =
        (1..fonts).map(|n| format!("/G{n} << /Type /Font /Subtype /Type1 /BaseFont /Courier >> ")).collect();
    let used: String = (1..fonts).map(|n| format!("/G{n} 1 Tf ")).collect();
    let mut made = content(&used);
    made.object(3, page_with("").replace("/Font <<", &format!("/Font << {named}")));
    made.bytes()
}

fn shapes(more: i64) -> Vec<u8> {
    // One too few is the most that is not told of: a full list may have had more.
    let lines: String = (0..count(100_000 - 1, more)).map(|n| format!("0 {} m 600 {0} l S ", n % 790)).collect();
    long_content(lines.as_bytes()).bytes()
}

fn troubles(more: i64) -> Vec<u8> {
    content(&(0..count(200, more * 50_000)).map(|n| format!("/G{n} 1 Tf ")).collect::<String>()).bytes()
}

fn links(more: i64) -> Vec<u8> {
    let link = "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://www.ilo.org/) >> >> ";
    let mut made = content("");
    made.object(3, page_with(&format!("/Annots [{}]", link.repeat(count(10_000, more)))));
    made.bytes()
}

/// Limits that stand beside their filter: a row of predicted data is at most a mebibyte long, and as long as can be.
#[test]
fn rows_of_predicted_data() {
    let made = |columns: &str| {
        let mut made = content("");
        let parameters = format!("/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns {columns} >>");
        made.stream(4, &parameters, &deflate(MARK.as_bytes()));
        made.read()
    };
    assert!(matches!(made("2147483647"), Err(ExtractError::Limit(_))));
    let impossible = made("999999999999999 /Colors 999999999999999").unwrap();
    assert!(kinds(&impossible).contains(&TroubleKind::StreamDamaged));
}
