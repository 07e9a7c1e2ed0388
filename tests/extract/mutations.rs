//! Changed bytes, moved blocks and cut ends in a file that has a bit of everything: never a panic, never long.
//!
//! The changes come from a counter and not from chance, so that a failure comes back. `GLEANER_MUTATIONS=100000` runs more of
//! them; `GLEANER_MUTATE=FOLDER` runs them on the files of a folder as well.

use crate::made::{Made, page_with};
use gleaner::extract::{Options, read};
use std::time::{Duration, Instant};

/// The longest that one small file may take; debug builds are slower than what is published, and machines are shared.
const FILE_TIME_MAX: Duration = Duration::from_secs(20);

/// Fonts of every kind, maps, forms, pictures, layers, replaced text, annotations; nothing is deflated, so that changes reach it.
fn everything() -> Vec<u8> {
    let mut made = Made::page(
        b"q 0.5 g 10 10 200 100 re f Q /OC /P1 BDC BT /F1 12 Tf 72 700 Td (Revenue 1,234.5) Tj ET EMC\n\
          /Span << /ActualText (57 people) >> BDC BT /F2 10 Tf 1 0 0 1 72 650 Tm [<0041> -120 <0042>] TJ ET EMC\n\
          BT /F3 9 Tf 3 Tr 72 600 Td (ab) Tj T* (cd) ' 1 2 (ef) \" ET /X1 Do\n\
          BI /W 4 /H 1 /BPC 8 /CS /G ID abcd EI 2 w 10 500 m 300 500 l S /CS0 cs 0.5 scn 0 0 9 9 re W n",
    );
    made.object(1, "<< /Type /Catalog /Pages 2 0 R /Lang (en) /OCProperties << /OCGs [8 0 R] /D << /OFF [] >> >> >>");
    let link = "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://www.ilo.org/) >> >>";
    let stamp = "<< /Type /Annot /Subtype /Stamp /Rect [100 100 200 200] /AP << /N 7 0 R >> >>";
    let page = page_with(&format!("/Rotate 90 /CropBox [0 0 600 780] /Annots [{link} {stamp}]"));
    made.object(3, page.replace("/F2 6 0 R", "/F2 6 0 R /F3 12 0 R"));
    made.object(
        6,
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding 13 0 R /DescendantFonts [9 0 R] /ToUnicode 10 0 R >>",
    );
    made.stream(
        7,
        "/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Matrix [1 0 0 1 5 5] /Resources << /Font << /F1 5 0 R >> >>",
        b"BT /F1 8 Tf 5 5 Td (form 12) Tj ET /X1 Do",
    );
    made.object(8, "<< /Type /OCG /Name (draft) >>");
    made.object(
        9,
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 600 /W [65 [500 600] 70 80 700] /W2 [1 [-900 400 800]] \
        /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 0 >> >>",
    );
    made.stream(
        10,
        "",
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0041> <0037> endbfchar \
        2 beginbfrange <0042> <0044> <0038> <0050> <0052> [<0041> <00420043> <D83DDE00>] endbfrange",
    );
    made.object(
        12,
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 99 \
        /Widths [1 1 1] /Encoding << /Differences [97 /seven /f_i /a99] >> /CharProcs << /seven 14 0 R >> >>",
    );
    made.stream(
        13,
        "",
        b"/CMapName /X def 1 begincodespacerange <00> <FFFF> endcodespacerange /90ms-RKSJ-H usecmap \
        1 begincidrange <0041> <0050> 65 endcidrange",
    );
    made.stream(14, "", b"1 0 d0 0 0 1 1 re f");
    made.bytes()
}

/// A sequence of numbers that depends on its start only (xorshift).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }
}

fn mutate(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=numbers.next(4) {
        let (at, length) = (numbers.next(out.len()), 1 + numbers.next(40));
        let end = (at + length).min(out.len());
        match numbers.next(7) {
            0 => out[at] = numbers.next(256) as u8,
            1 => out[at] ^= 1 << numbers.next(8),
            2 => drop(out.drain(at..end)),
            3 => {
                let block: Vec<u8> = out[at..end].to_vec();
                let to = numbers.next(out.len());
                out.splice(to..to, block);
            }
            4 => out.truncate(at.max(9)),
            5 => drop(out.splice(at..end, b"-99999999999999999999".iter().copied())),
            _ => drop(out.splice(at..at, b"<<[(/ 4 0 R".iter().copied())),
        }
        if out.is_empty() {
            out.push(b'%');
        }
    }
    out
}

fn run(name: &str, bytes: &[u8], count: u64) {
    for start in 1..=count {
        let harmed = mutate(bytes, &mut Numbers(start.wrapping_mul(0x9E37_79B9_7F4A_7C15)));
        let clock = Instant::now();
        let _ = read(&harmed, &Options::default());
        assert!(clock.elapsed() < FILE_TIME_MAX, "{name}, change {start}: took {:?}", clock.elapsed());
    }
}

#[test]
fn the_file_with_everything_is_read() {
    let document = read(&everything(), &Options::default()).unwrap();
    let text = &document.pages[0].text;
    for part in ["Revenue 1,234.5", "form 12", "78"] {
        assert!(text.contains(part), "{part} in {text:?}");
    }
    assert_eq!((document.pages[0].links.len(), document.pages[0].width), (1, 780.0));
}

#[test]
fn changed_files_never_panic() {
    let count = std::env::var("GLEANER_MUTATIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(3_000);
    run("everything", &everything(), count);
    let Some(folder) = std::env::var_os("GLEANER_MUTATE") else { return };
    for entry in walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok) {
        if let Ok(bytes) =
            std::fs::read(entry.path()).map(|bytes| bytes.get(..200_000).map(<[u8]>::to_vec).unwrap_or(bytes))
        {
            run(&entry.path().display().to_string(), &bytes, count / 100);
        }
    }
}
