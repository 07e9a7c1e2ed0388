//! A dataset put together: the fragments of its reports, one after the other, into as many streams as it has files.
//!
//! Reports must come in the order of their ids; nothing is held in memory but the report at hand. A report takes the same stretch of
//! bytes in a file wherever it stands in it (but for the first sign of a JSON array), so that stretches of an older file can be
//! copied as they are: [`Sizes`] tells how long they are.

use crate::write::column::{Context, TABLES};
use crate::write::encode::{Encoded, Fragment, source_cells};
use crate::write::{Source, column, csv_row, json_row};
use std::io::{self, Write};

/// What a dataset can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// One CSV file a table.
    Csv,
    /// One file, one report a line, its rows nested.
    Jsonl,
    /// One JSON file a table, an array of rows.
    Json,
}

/// The mark at the head of a CSV file by which a spreadsheet knows UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A file of a dataset: its name and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Its name in the folder.
    pub name: String,
    /// What it holds.
    pub holds: Holds,
    /// Whether a byte order mark stands at its head.
    pub marked: bool,
}

/// What a file holds, and of which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The rows of a table as CSV.
    Csv(usize),
    /// The rows of a table as a JSON array.
    Json(usize),
    /// One report a line, its rows nested.
    Lines,
}

impl Holds {
    /// How many kinds of files there are.
    pub const KINDS: usize = 2 * TABLES.len() + 1;

    /// Its number among all kinds.
    pub fn number(self) -> usize {
        match self {
            Holds::Csv(at) => at,
            Holds::Json(at) => TABLES.len() + at,
            Holds::Lines => 2 * TABLES.len(),
        }
    }
}

/// The files of a dataset of these formats, in the order in which they are listed.
pub fn layouts(formats: &[Format], spreadsheets: Spreadsheets) -> Vec<Layout> {
    let mut layouts = Vec::new();
    let mut add = |name: String, holds: Holds, marked: bool| layouts.push(Layout { name, holds, marked });
    for (at, table) in TABLES.iter().enumerate() {
        if formats.contains(&Format::Csv) {
            add(format!("{}.csv", table.name), Holds::Csv(at), false);
            if spreadsheets == Spreadsheets::Yes {
                add(format!("{}.excel.csv", table.name), Holds::Csv(at), true);
            }
        }
        if formats.contains(&Format::Json) {
            add(format!("{}.json", table.name), Holds::Json(at), false);
        }
    }
    if formats.contains(&Format::Jsonl) {
        add("records.jsonl".to_owned(), Holds::Lines, false);
    }
    layouts
}

impl Layout {
    /// What stands before the first report.
    pub fn head(&self) -> Vec<u8> {
        let Holds::Csv(at) = self.holds else { return Vec::new() };
        let names: Vec<&str> =
            TABLES.get(at).map(|t| (t.columns)().iter().map(|c| c.name).collect()).unwrap_or_default();
        let mut header = csv_row::Lines::new();
        header.push_header(&names);
        let mut head = if self.marked { BYTE_ORDER_MARK.to_vec() } else { Vec::new() };
        head.extend(header.into_bytes());
        head
    }

    /// What stands after the last report, where so many bytes of reports stand before it.
    pub fn foot(&self, bytes: u64) -> &'static [u8] {
        match (self.holds, bytes) {
            (Holds::Json(_), 0) => b"[]\n",
            (Holds::Json(_), _) => b"\n]\n",
            _ => b"",
        }
    }
}

/// A dataset being written.
pub struct Tables<W> {
    streams: Vec<Stream<W>>,
}

/// A file being written.
struct Stream<W> {
    layout: Layout,
    bytes: u64,
    out: W,
}

impl<W: Write> Stream<W> {
    /// Adds a stretch of reports. In an array every row stands behind a comma; the bracket takes the place of the first one.
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        match (self.layout.holds, self.bytes, bytes.split_first()) {
            (Holds::Json(_), 0, Some((_, rest))) => {
                self.out.write_all(b"[")?;
                self.out.write_all(rest)?;
            }
            _ => self.out.write_all(bytes)?,
        }
        self.bytes += bytes.len() as u64;
        Ok(())
    }
}

impl<W: Write> Tables<W> {
    /// Opens the files of these formats (and, for spreadsheets, a second copy of each CSV file) and writes their heads.
    pub fn new(
        formats: &[Format],
        spreadsheets: Spreadsheets,
        open: impl FnMut(&str) -> io::Result<W>,
    ) -> io::Result<Self> {
        Tables::of(layouts(formats, spreadsheets), open)
    }

    /// Opens these files and writes their heads.
    pub fn of(layouts: Vec<Layout>, mut open: impl FnMut(&str) -> io::Result<W>) -> io::Result<Self> {
        let start = |layout: Layout| {
            let mut out = open(&layout.name)?;
            out.write_all(&layout.head())?;
            Ok(Stream { layout, bytes: 0, out })
        };
        Ok(Tables { streams: layouts.into_iter().map(start).collect::<io::Result<_>>()? })
    }

    /// Writes a report: where its file lies, then all its rows. Reports come in the order of their ids.
    pub fn push(&mut self, source: &Source, encoded: &Encoded) -> io::Result<()> {
        let head = source_row(&encoded.report_id, source);
        let whole = joined(&[&head, &encoded.report, &encoded.counts]);
        // Nested, the rows themselves take the place of their counts.
        let outer = joined(&[&head, &encoded.report]);
        for stream in &mut self.streams {
            match stream.layout.holds {
                Holds::Csv(0) => stream.append(&whole.csv)?,
                Holds::Json(0) => array_items(stream, &whole.json)?,
                Holds::Csv(at) => {
                    encoded.tables.get(at - 1).map_or(Ok(()), |f| stream.append(&f.csv))?;
                }
                Holds::Json(at) => encoded.tables.get(at - 1).map_or(Ok(()), |f| array_items(stream, &f.json))?,
                Holds::Lines => nested(stream, &outer.json, encoded)?,
            }
        }
        Ok(())
    }

    /// Copies a stretch of an older file of the same kind into the file of this number. Where it is the first of an array its first
    /// sign is a bracket there; what it becomes depends on where it stands here.
    pub fn copy(&mut self, file: usize, bytes: &[u8], first: Stretch) -> io::Result<()> {
        let Some(stream) = self.streams.get_mut(file) else { return Ok(()) };
        match (stream.layout.holds, first, bytes.split_first()) {
            (Holds::Json(_), Stretch::FirstOfFile, Some((_, rest))) => {
                stream.append(b",")?;
                stream.append(rest)
            }
            _ => stream.append(bytes),
        }
    }

    /// Closes what is open and gives the streams back with their names, in the order in which they were opened.
    pub fn finish(mut self) -> io::Result<Vec<(String, W)>> {
        for stream in &mut self.streams {
            stream.out.write_all(stream.layout.foot(stream.bytes))?;
            stream.out.flush()?;
        }
        Ok(self.streams.into_iter().map(|s| (s.layout.name, s.out)).collect())
    }
}

/// Where in its old file a stretch stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// At its head.
    FirstOfFile,
    /// Behind other reports.
    Further,
}

/// How long the fragments of a report are: bytes as CSV, bytes as JSON, and rows; of its row, of its counts, of its other tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sizes(pub Vec<[u64; 3]>);

impl Sizes {
    /// Those of a report.
    pub fn of(encoded: &Encoded) -> Sizes {
        let size = |f: &Fragment| [f.csv.len() as u64, f.json.len() as u64, f.rows];
        Sizes([&encoded.report, &encoded.counts].into_iter().chain(&encoded.tables).map(size).collect())
    }

    /// How many bytes the report takes in a file of each kind, by the kind's number.
    pub fn stretches(&self, report_id: &str, source: &Source) -> Vec<u64> {
        let head = source_row(report_id, source);
        let (csv, json) = (head.csv.len() as u64, head.json.len() as u64);
        let at = |n: usize| self.0.get(n).copied().unwrap_or_default();
        let ([row_csv, row_json, _], [counts_csv, counts_json, _]) = (at(0), at(1));
        let mut out = vec![0; Holds::KINDS];
        let mut set = |holds: Holds, bytes: u64| {
            if let Some(slot) = out.get_mut(holds.number()) {
                *slot = bytes;
            }
        };
        // Joined, the braces and line ends of two of the three objects fall away, and a comma and a line end stand before the row.
        set(Holds::Csv(0), csv + row_csv + counts_csv);
        set(Holds::Json(0), (json + row_json + counts_json).saturating_sub(4) + 1);
        let mut nested = (json + row_json).saturating_sub(4) + 2;
        for (table, n) in TABLES.iter().zip(0..).skip(1) {
            let [csv, json, rows] = at(n + 1);
            set(Holds::Csv(n), csv);
            set(Holds::Json(n), json + rows);
            // `,"name":[` and `]` around the rows, commas in place of all line ends but the last.
            nested += table.name.len() as u64 + 6 + json.saturating_sub(rows) + rows.saturating_sub(1);
        }
        set(Holds::Lines, nested);
        out
    }
}

/// The columns that tell where a report's file lies, as a row of their own.
fn source_row(report_id: &str, source: &Source) -> Fragment<'static> {
    let context = Context::default();
    let cells = source_cells(report_id, source, &context);
    let mut lines = csv_row::Lines::new();
    lines.push(&cells);
    let mut json = Vec::new();
    json_row::append(&mut json, column::SOURCE_COLUMNS.iter().map(|c| c.about.name).zip(&cells));
    Fragment { csv: lines.into_bytes().into(), json: json.into(), rows: 1 }
}

/// Whether a second copy of each CSV file is written for spreadsheets, with a byte order mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spreadsheets {
    /// No copy.
    #[default]
    No,
    /// `<table>.excel.csv` beside `<table>.csv`.
    Yes,
}

/// The lines of rows, each of which ends one.
fn lines(rows: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut from = 0;
    memchr::memchr_iter(b'\n', rows).filter_map(move |end| rows.get(std::mem::replace(&mut from, end + 1)..end))
}

fn array_items<W: Write>(stream: &mut Stream<W>, rows: &[u8]) -> io::Result<()> {
    for line in lines(rows) {
        stream.append(b",\n")?;
        stream.append(line)?;
    }
    Ok(())
}

/// One row out of stretches of its columns: CSV lines and JSON objects of one row each, put end to end.
fn joined(stretches: &[&Fragment]) -> Fragment<'static> {
    let (mut csv, mut json) = (Vec::new(), vec![b'{']);
    for (at, stretch) in stretches.iter().enumerate() {
        if at > 0 {
            csv.push(b',');
            json.push(b',');
        }
        csv.extend_from_slice(stretch.csv.strip_suffix(b"\n").unwrap_or(&stretch.csv));
        json.extend_from_slice(
            stretch.json.strip_prefix(b"{").and_then(|j| j.strip_suffix(b"}\n")).unwrap_or_default(),
        );
    }
    csv.push(b'\n');
    json.extend_from_slice(b"}\n");
    Fragment { csv: csv.into(), json: json.into(), rows: 1 }
}

/// A report with its rows nested, on one line.
fn nested<W: Write>(stream: &mut Stream<W>, report: &[u8], encoded: &Encoded) -> io::Result<()> {
    stream.append(report.strip_suffix(b"}\n").unwrap_or(report))?;
    for (table, fragment) in TABLES.iter().skip(1).zip(&encoded.tables) {
        stream.append(format!(",\"{}\":[", table.name).as_bytes())?;
        for (at, line) in lines(&fragment.json).enumerate() {
            if at > 0 {
                stream.append(b",")?;
            }
            stream.append(line)?;
        }
        stream.append(b"]")?;
    }
    stream.append(b"}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Code;
    use crate::write::refused;

    const FORMATS: [Format; 3] = [Format::Csv, Format::Jsonl, Format::Json];

    /// Rows of so many reports, some of which have none in a table.
    fn encoded(n: u64) -> (Source, Encoded<'static>) {
        let mut encoded = refused(&format!("r{n:016}"), Code::Encrypted, &format!("message, {n}"));
        for (fragment, rows) in encoded.tables.iter_mut().zip([n, 0, 2, 1, n % 2, 0, 1, 3]) {
            let row = |r| (format!("{n},\"{r}\"\n"), format!("{{\"n\":{n},\"r\":\"{r}\"}}\n"));
            fragment.csv = (0..rows).flat_map(|r| row(r).0.into_bytes()).collect::<Vec<u8>>().into();
            fragment.json = (0..rows).flat_map(|r| row(r).1.into_bytes()).collect::<Vec<u8>>().into();
            fragment.rows = rows;
        }
        let source = Source { file: format!("a \"b\", {n}.pdf"), also_at: vec!["c".to_owned()], ..Source::default() };
        (source, encoded)
    }

    fn whole(reports: &[u64]) -> Vec<(String, Vec<u8>)> {
        let mut tables = Tables::new(&FORMATS, Spreadsheets::Yes, |_| Ok(Vec::new())).unwrap();
        for (source, encoded) in reports.iter().map(|n| encoded(*n)) {
            tables.push(&source, &encoded).unwrap();
        }
        tables.finish().unwrap()
    }

    /// The dataset of `new`, of which those that are in `old` are copied out of the files of `old`.
    fn patched(old: &[u64], new: &[u64]) -> Vec<(String, Vec<u8>)> {
        let before = whole(old);
        let layouts = layouts(&FORMATS, Spreadsheets::Yes);
        let mut tables = Tables::of(layouts.clone(), |_| Ok(Vec::new())).unwrap();
        let stretches = |n: u64| {
            let (source, encoded) = encoded(n);
            Sizes::of(&encoded).stretches(&encoded.report_id, &source)
        };
        for n in new {
            if !old.contains(n) {
                let (source, encoded) = encoded(*n);
                tables.push(&source, &encoded).unwrap();
                continue;
            }
            for ((layout, file), (_, bytes)) in layouts.iter().zip(0..).zip(&before) {
                let kind = layout.holds.number();
                let from: u64 = old.iter().take_while(|o| *o != n).map(|o| stretches(*o)[kind]).sum();
                let start = layout.head().len() + from as usize;
                let stretch = if from == 0 { Stretch::FirstOfFile } else { Stretch::Further };
                tables.copy(file, &bytes[start..start + stretches(*n)[kind] as usize], stretch).unwrap();
            }
        }
        tables.finish().unwrap()
    }

    #[test]
    fn stretches_of_an_older_dataset_give_the_bytes_that_the_rows_would() {
        for (old, new) in [
            (&[1, 2, 3][..], &[1, 2, 3][..]),
            (&[1, 3, 4], &[0, 1, 2, 3, 4, 5]),
            (&[0, 1, 2, 3], &[2, 3]),
            (&[0, 2], &[0, 1, 2]),
            (&[2], &[1]),
            (&[], &[0, 1]),
            (&[0, 1], &[]),
        ] {
            for ((name, found), (_, expect)) in patched(old, new).into_iter().zip(whole(new)) {
                let text = |b: Vec<u8>| String::from_utf8(b).unwrap();
                assert_eq!(text(found), text(expect), "{old:?} to {new:?}: {name}");
            }
        }
    }
}
