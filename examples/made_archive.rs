//! Makes an archive of distinct quarterly notes, to measure runs on: `cargo run --release --example made_archive -- DIR COUNT`.
//!
//! The notes are plain: two pages in Helvetica, dated activities with parts by sex, sums of money, a block of key numbers, a list of
//! upcoming events. No two have the same numbers. The same count gives the same bytes.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const COUNTRIES: [&str; 6] = ["Cambodia", "Lao PDR", "Viet Nam", "Myanmar", "Thailand", "Malaysia"];
const PLACES: [&str; 8] =
    ["Kampong Cham", "Prey Veng", "Savannakhet", "Champasak", "Thanh Hoa", "Mawlamyine", "Chiang Mai", "Johor Bahru"];
const GROUPS: [&str; 6] = [
    "representatives from civil society organizations",
    "returned migrant workers",
    "village officials",
    "members of the trade union",
    "recruitment agency staff",
    "potential migrants",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, count] = arguments.as_slice() else {
        eprintln!("made_archive: expected DIR COUNT");
        return ExitCode::from(2);
    };
    let (folder, Ok(count)) = (PathBuf::from(folder), count.parse::<u64>()) else {
        eprintln!("made_archive: expected a number of notes, found {count}");
        return ExitCode::from(2);
    };
    match (0..count).try_for_each(|n| put(&folder, n)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::from(5)
        }
    }
}

fn put(folder: &Path, n: u64) -> std::io::Result<()> {
    let path = folder.join(format!("{:03}", n / 100)).join(format!("note-{n:06}.pdf"));
    if n.is_multiple_of(100) {
        std::fs::create_dir_all(folder.join(format!("{:03}", n / 100)))?;
    }
    std::fs::write(path, pdf(&note(n)))
}

/// Numbers that look like chance and are the same every time (a linear congruence).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.roll(of.len() as u64) as usize]
    }
}

/// The lines of a note's pages.
fn note(n: u64) -> Vec<Vec<String>> {
    let mut dice = Dice(n.wrapping_mul(0x9e37_79b9) + 7);
    let (country, year, quarter) = (dice.pick(&COUNTRIES), 2015 + dice.roll(8), dice.roll(4));
    let month = |dice: &mut Dice| MONTHS[(quarter * 3 + dice.roll(3)) as usize];
    let months = (MONTHS[(quarter * 3) as usize], MONTHS[(quarter * 3 + 2) as usize]);
    let mut first = vec![
        "TRIANGLE in ASEAN Quarterly Briefing Note".to_owned(),
        country.to_owned(),
        format!("{} - {} {year}", months.0, months.1),
        String::new(),
        format!(
            "Note {n} of the series. Over {} million migrants live abroad, {} per cent of them women.",
            1 + dice.roll(9),
            30 + dice.roll(40)
        ),
        String::new(),
        "Key activities".to_owned(),
    ];
    for _ in 0..7 {
        let (women, men) = (5 + dice.roll(90), 5 + dice.roll(90));
        let (day, in_month) = (1 + dice.roll(28), month(&mut dice));
        let (place, group) = (dice.pick(&PLACES), dice.pick(&GROUPS));
        first.push(format!(
            "On {day} {in_month}, a consultation was held in {place}. It was attended by {}",
            women + men
        ));
        first.push(format!(
            "(W{women}: M{men}) {group}, and {} cases were settled for US$ {},{:03}.",
            1 + dice.roll(40),
            1 + dice.roll(99),
            dice.roll(1000)
        ));
        first.push(String::new());
    }
    let mut second = vec![format!("{country} at a glance"), String::new()];
    for what in ["MOU migrants", "Registered migrants", "Seasonal migrants", "Migrants deployed", "Members reached"] {
        let (women, men) = (1000 + dice.roll(99_000), 1000 + dice.roll(99_000));
        second.push(format!("{what} = {} (Women= {} / Men= {})", grouped(women + men), grouped(women), grouped(men)));
    }
    second.push(format!("Source: Department of Employment, {} {year}", month(&mut dice)));
    second.push(String::new());
    second.push("Upcoming activities".to_owned());
    for _ in 0..4 {
        let (day, group, place) = (1 + dice.roll(28), dice.pick(&GROUPS), dice.pick(&PLACES));
        second.push(format!("{day} {} Training for {group} in {place}", MONTHS[((quarter * 3 + 3) % 12) as usize]));
    }
    vec![first, second]
}

fn grouped(n: u64) -> String {
    if n < 1000 { n.to_string() } else { format!("{},{:03}", grouped(n / 1000), n % 1000) }
}

/// A PDF with a page for each list of lines.
fn pdf(pages: &[Vec<String>]) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|i| format!("{} 0 R ", 4 + 2 * i)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R /Lang (en) >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for (i, lines) in pages.iter().enumerate() {
        let mut content = String::from("BT /F1 11 Tf 56 780 Td 14 TL\n");
        for line in lines {
            let escaped = line.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
            // Writing into a string does not fail.
            let _ = writeln!(content, "({escaped}) Tj T*");
        }
        content.push_str("ET\n");
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + 2 * i
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}endstream", content.len()));
    }
    let mut out = String::from("%PDF-1.4\n");
    let mut offsets = Vec::new();
    for (object, n) in objects.iter().zip(1..) {
        offsets.push(out.len());
        let _ = write!(out, "{n} 0 obj\n{object}\nendobj\n");
    }
    let start = out.len();
    let _ = write!(out, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for offset in offsets {
        let _ = writeln!(out, "{offset:010} 00000 n ");
    }
    let _ = write!(out, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    out.into_bytes()
}
