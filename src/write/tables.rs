//! A dataset put together: the fragments of its reports, one after the other, into as many streams as it has files.
//!
//! Reports must come in the order of their ids; nothing is held in memory but the report at hand.

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

/// A dataset being written.
pub struct Tables<W> {
    streams: Vec<Stream<W>>,
}

struct Stream<W> {
    name: String,
    kind: StreamKind,
    rows: u64,
    out: W,
}

/// What a stream holds, and of which table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum StreamKind {
    Csv(usize),
    Json(usize),
    Lines,
}

impl<W: Write> Tables<W> {
    /// Opens the files of these formats (and, for spreadsheets, a second copy of each CSV file) and writes their heads.
    pub fn new(
        formats: &[Format],
        spreadsheets: Spreadsheets,
        mut open: impl FnMut(&str) -> io::Result<W>,
    ) -> io::Result<Self> {
        let mut streams = Vec::new();
        for (at, table) in TABLES.iter().enumerate() {
            if formats.contains(&Format::Csv) {
                let names: Vec<&str> = (table.columns)().iter().map(|c| c.name).collect();
                let mut header = csv_row::Lines::new();
                header.push_header(&names);
                let header = header.into_bytes();
                let copies = match spreadsheets {
                    Spreadsheets::No => &[("", &b""[..])][..],
                    Spreadsheets::Yes => &[("", &b""[..]), (".excel", BYTE_ORDER_MARK)][..],
                };
                for (suffix, mark) in copies {
                    let name = format!("{}{suffix}.csv", table.name);
                    let mut out = open(&name)?;
                    out.write_all(mark)?;
                    out.write_all(&header)?;
                    streams.push(Stream { name, kind: StreamKind::Csv(at), rows: 0, out });
                }
            }
            if formats.contains(&Format::Json) {
                let name = format!("{}.json", table.name);
                let mut out = open(&name)?;
                out.write_all(b"[")?;
                streams.push(Stream { name, kind: StreamKind::Json(at), rows: 0, out });
            }
        }
        if formats.contains(&Format::Jsonl) {
            let name = "records.jsonl".to_owned();
            let out = open(&name)?;
            streams.push(Stream { name, kind: StreamKind::Lines, rows: 0, out });
        }
        Ok(Tables { streams })
    }

    /// Writes a report: where its file lies, then all its rows. Reports come in the order of their ids.
    pub fn push(&mut self, source: &Source, encoded: &Encoded) -> io::Result<()> {
        let context = Context::default();
        let cells = source_cells(&encoded.report_id, source, &context);
        let mut lines = csv_row::Lines::new();
        lines.push(&cells);
        let mut json = Vec::new();
        json_row::append(&mut json, column::SOURCE_COLUMNS.iter().map(|c| c.about.name).zip(&cells));
        let head = Fragment { csv: lines.into_bytes().into(), json: json.into(), rows: 1 };
        let whole = joined(&[&head, &encoded.report, &encoded.counts]);
        // Nested, the rows themselves take the place of their counts.
        let outer = joined(&[&head, &encoded.report]);
        for stream in &mut self.streams {
            match stream.kind {
                StreamKind::Csv(0) => stream.out.write_all(&whole.csv)?,
                StreamKind::Json(0) => array_items(stream, &whole.json)?,
                StreamKind::Csv(at) => {
                    encoded.tables.get(at - 1).map_or(Ok(()), |f| stream.out.write_all(&f.csv))?;
                }
                StreamKind::Json(at) => encoded.tables.get(at - 1).map_or(Ok(()), |f| array_items(stream, &f.json))?,
                StreamKind::Lines => nested(&mut stream.out, &outer.json, encoded)?,
            }
        }
        Ok(())
    }

    /// Closes what is open and gives the streams back with their names, in the order in which they were opened.
    pub fn finish(mut self) -> io::Result<Vec<(String, W)>> {
        for stream in &mut self.streams {
            if matches!(stream.kind, StreamKind::Json(_)) {
                stream.out.write_all(if stream.rows == 0 { b"]\n" } else { b"\n]\n" })?;
            }
            stream.out.flush()?;
        }
        Ok(self.streams.into_iter().map(|s| (s.name, s.out)).collect())
    }
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

fn lines(rows: &[u8]) -> impl Iterator<Item = &[u8]> {
    rows.split(|b| *b == b'\n').filter(|line| !line.is_empty())
}

fn array_items<W: Write>(stream: &mut Stream<W>, rows: &[u8]) -> io::Result<()> {
    for line in lines(rows) {
        stream.out.write_all(if stream.rows == 0 { b"\n" } else { b",\n" })?;
        stream.out.write_all(line)?;
        stream.rows += 1;
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
fn nested<W: Write>(out: &mut W, report: &[u8], encoded: &Encoded) -> io::Result<()> {
    out.write_all(report.strip_suffix(b"}\n").unwrap_or(report))?;
    for (table, fragment) in TABLES.iter().skip(1).zip(&encoded.tables) {
        write!(out, ",\"{}\":[", table.name)?;
        for (at, line) in lines(&fragment.json).enumerate() {
            if at > 0 {
                out.write_all(b",")?;
            }
            out.write_all(line)?;
        }
        out.write_all(b"]")?;
    }
    out.write_all(b"}\n")
}
