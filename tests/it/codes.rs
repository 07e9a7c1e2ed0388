//! Every code of the closed list has a document that raises it, beside a document that raises none of the refusals and losses.

use crate::made::Made;
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

fn made(made: &Made) -> Raised {
    Raised::By(made.bytes())
}

fn many_lines() -> Raised {
    let lines: String = (0..100_001).map(|n| format!("0 {} m 600 {0} l S ", n % 790)).collect();
    made(&Made::marked(&lines))
}

fn bomb() -> Raised {
    let mut page = Made::page(b"");
    page.deflated(4, &vec![b' '; (8 << 20) + 1]);
    made(&page)
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
        Code::RulesDisagree => lines(&["The office at 12 rue 30 juin, Kinshasa, is open."]),
        Code::DateOutsideReport => lines(&[PERIOD, "", "", "On 3 May 2020, the centre held a training for 7 women."]),
        Code::DateAmbiguous => lines(&["On 03/04/2019, 7 women met."]),
        Code::PeriodUnknown | Code::AreaUnknown => lines(&["7 women met."]),
        Code::CurrencyUnclear => lines(&["The centre recovered $5,000 in wages."]),
        Code::NoTextLayer => made(&Made::page(b"0 0 1 rg 10 10 200 200 re f")),
        Code::TextUnmapped => made(&Made::unmapped()),
        Code::TextSuspect => made(&Made::shifted()),
        Code::TextInvisible => made(&Made::marked("BT 3 Tr /F1 12 Tf 72 600 Td (57) Tj ET")),
        Code::OrderUncertain => made(&Made::marked(
            "BT /F1 12 Tf 0.87 0.5 -0.5 0.87 200 300 Tm (30 sites at an angle) Tj 0.87 0.5 -0.5 0.87 240 260 Tm (and 9 more) Tj ET",
        )),
        Code::FontMissing => made(&Made::marked("BT /F9 12 Tf 72 600 Td (57) Tj ET")),
        Code::StreamDamaged => made(&Made::cut_stream()),
        Code::XrefRebuilt => Raised::By(Made::marked("").false_start()),
        Code::PageTreeRebuilt => made(&Made::treeless()),
        Code::PictureUnread => made(&Made::picture()),
        Code::DrawingsLeftOut => many_lines(),
        Code::LinkRefused => made(&Made::linked(&["javascript:alert\\(1\\)"])),
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
