//! Every code of the closed list has a document that raises it, beside a document that raises none of the refusals and losses.

use crate::made::{MARK, Made, page_with};
use crate::made_pdf::{encrypted, pdf};
use crate::made_report::report;
use crate::program::{project, run, table};
use gleaner::finding::Code;
use gleaner::place::PageIndex;
use gleaner::verify;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use tempfile::tempdir;

/// How a code is raised.
enum Raised {
    /// By this file.
    By(Vec<u8>),
    /// By something of the name of a PDF that is no file.
    ByNoFile,
    /// By no file while the house is in order: by a fault of our own, which this test beside the code brings about.
    ByFault(&'static str, &'static str),
}

fn lines(lines: &[&str]) -> Raised {
    Raised::By(pdf(lines))
}

fn content(more: &str) -> Made {
    Made::page(format!("{MARK}{more}").as_bytes())
}

fn made(more: &str) -> Raised {
    Raised::By(content(more).bytes())
}

/// A page that shows the code 0x41 of a composite font that nobody says what it is.
fn unmapped() -> Raised {
    let mut page = content("BT /F2 12 Tf 72 600 Td <0041> Tj ET");
    page.object(6, "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [9 0 R] >>");
    page.object(9, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X >>");
    Raised::By(page.bytes())
}

fn picture() -> Raised {
    let mut page = content("q 200 0 0 200 72 300 cm /X1 Do Q");
    let entries = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8";
    page.stream(7, entries, b"0");
    Raised::By(page.bytes())
}

fn treeless() -> Raised {
    let mut page = content("");
    page.object(1, "<< /Type /Catalog >>");
    Raised::By(page.bytes())
}

fn script_link() -> Raised {
    let mut page = content("");
    let link = "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (javascript:alert\\(1\\)) >> >>";
    page.object(3, page_with(&format!("/Annots [{link}]")));
    Raised::By(page.bytes())
}

fn cut_stream() -> Raised {
    let mut page = content("");
    let data = crate::made::deflate(MARK.repeat(9).as_bytes());
    page.stream(4, "/Filter /FlateDecode", &data[..data.len() - 8]);
    Raised::By(page.bytes())
}

fn false_start() -> Raised {
    let bytes = String::from_utf8_lossy(&content("").bytes()).replace("startxref\n", "startxref\n9");
    Raised::By(bytes.into_bytes())
}

fn many_lines() -> Raised {
    let lines: String = (0..100_001).map(|n| format!("0 {} m 600 {0} l S ", n % 790)).collect();
    made(&lines)
}

fn bomb() -> Raised {
    let mut page = content("");
    page.deflated(4, &vec![b' '; (8 << 20) + 1]);
    Raised::By(page.bytes())
}

fn shifted() -> Raised {
    let shifted: String = "the centre registered migrants who completed nationality verification "
        .repeat(5)
        .chars()
        .map(|c| if c == ' ' { c } else { (c as u8 - 3) as char })
        .map(|c| if c == '\\' { '^' } else { c })
        .collect();
    made(&format!("BT /F1 3 Tf 10 600 Td ({shifted}) Tj ET"))
}

/// A new code cannot be forgotten here: the list is closed.
fn raised(code: Code) -> Raised {
    const PERIOD: &str = "Quarterly update, July to September 2019";
    match code {
        Code::PartsDoNotAddUp => lines(&["A total of 57 (W23: M44) migrants were registered."]),
        Code::NumberUnread => lines(&["A total of 2,750,0004 migrants were registered."]),
        Code::NumberOverflow => lines(&["A total of 12345678901234567890123456789012 migrants came."]),
        Code::NumberUnclear => lines(&["A total of 1.234 women and, later, 2,345 men were registered."]),
        Code::DigitsLost => Raised::ByFault("src/verify/digits.rs", ""),
        Code::RulesDisagree => lines(&["The office at 12 rue 30 Juin, Kinshasa, is open."]),
        Code::DateOutsideReport => lines(&[PERIOD, "", "", "On 3 May 2020, the centre held a training for 7 women."]),
        Code::DateAmbiguous => lines(&["On 03/04/2019, 7 women met."]),
        Code::PeriodUnknown | Code::AreaUnknown => lines(&["7 women met."]),
        Code::CurrencyUnclear => lines(&["The centre recovered $5,000 in wages."]),
        Code::NoTextLayer => Raised::By(Made::page(b"0 0 1 rg 10 10 200 200 re f").bytes()),
        Code::TextUnmapped => unmapped(),
        Code::TextSuspect => shifted(),
        Code::TextInvisible => made("BT 3 Tr /F1 12 Tf 72 600 Td (57) Tj ET"),
        Code::OrderUncertain => made(
            "BT /F1 12 Tf 0.87 0.5 -0.5 0.87 200 300 Tm (30 sites at an angle) Tj 0.87 0.5 -0.5 0.87 240 260 Tm (and 9 more) Tj ET",
        ),
        Code::FontMissing => made("BT /F9 12 Tf 72 600 Td (57) Tj ET"),
        Code::StreamDamaged => cut_stream(),
        Code::XrefRebuilt => false_start(),
        Code::PageTreeRebuilt => treeless(),
        Code::PictureUnread => picture(),
        Code::DrawingsLeftOut => many_lines(),
        Code::LinkRefused => script_link(),
        Code::LimitReached => bomb(),
        Code::Encrypted => Raised::By(encrypted()),
        Code::NotPdf => Raised::By(b"Dear Sir or Madam,".to_vec()),
        Code::Damaged => Raised::By(b"%PDF-1.4\nno more".to_vec()),
        Code::Unreadable => Raised::ByNoFile,
        Code::ReaderFailed => Raised::ByFault("src/archive/crew.rs", "(\"reader_failed\", \"signal 11\")"),
    }
}

#[test]
fn every_code_has_a_document_that_raises_it() {
    let folder = tempdir().unwrap();
    let out = folder.path().join("out");
    let (mut sockets, mut asked) = (Vec::new(), BTreeSet::new());
    for code in Code::ALL {
        let path = folder.path().join(format!("{}.pdf", code.as_str()));
        match raised(*code) {
            Raised::By(mut bytes) => {
                // No two files are the same to the archive.
                bytes.extend_from_slice(format!("\n% {}\n", code.as_str()).as_bytes());
                fs::write(path, bytes).unwrap();
                asked.insert(code.as_str().to_owned());
            }
            Raised::ByNoFile => {
                sockets.push(std::os::unix::net::UnixListener::bind(path).unwrap());
                asked.insert(code.as_str().to_owned());
            }
            Raised::ByFault(file, words) => {
                let tests = fs::read_to_string(project().join(file)).unwrap();
                assert!(tests.contains(words), "{file} no longer brings {} about", code.as_str());
            }
        }
    }
    assert_eq!(run(&[folder.path()], &out, &[]).0, 3);
    let files: BTreeMap<String, String> =
        table(&out, "reports").into_iter().map(|r| (r["report_id"].clone(), r["file"].clone())).collect();
    let found: BTreeSet<String> = table(&out, "findings")
        .into_iter()
        .filter(|f| files[&f["report_id"]] == format!("{}.pdf", f["code"]))
        .map(|f| f["code"].clone())
        .collect();
    assert_eq!(found, asked, "codes asked for and not raised: {:?}", asked.difference(&found).collect::<Vec<_>>());
}

/// The rows of every reader hold every digit, so that only rows that lost some can raise it.
#[test]
fn lost_digits_are_found() {
    let mut records = report();
    records.numbers.clear();
    let digits: Vec<(PageIndex, u32)> = vec![(PageIndex(0), 5)];
    let found: Vec<Code> = verify::check(&records, &digits).into_iter().map(|f| f.code).collect();
    assert!(found.contains(&Code::DigitsLost), "{found:?}");
}
