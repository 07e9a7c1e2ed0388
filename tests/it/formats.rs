//! The formats of one dataset against each other, against the schema, and against what a dataset promises of its cells.

use crate::made_report::{facts, report};
use crate::program::rows;
use gleaner::finding::Code;
use gleaner::record::ReportRecords;
use gleaner::write::column::{Kind, TABLES};
use gleaner::write::{Contacts, Format, Source, Spreadsheets, Tables, encode, refused, report_id, schema};
use regex::Regex;
use serde_json::Value;
use std::collections::BTreeMap;

const FORMATS: [Format; 3] = [Format::Csv, Format::Jsonl, Format::Json];

fn dataset(contacts: Contacts) -> BTreeMap<String, Vec<u8>> {
    let source = |file: &str, sha256: &str| Source {
        file: file.to_owned(),
        also_at: vec!["copy, of it.pdf".to_owned()],
        sha256: sha256.repeat(32),
        bytes: 77_305,
    };
    let empty = ReportRecords {
        facts: facts(),
        figures: Vec::new(),
        events: Vec::new(),
        media: Vec::new(),
        organizations: Vec::new(),
        links: Vec::new(),
        findings: Vec::new(),
        numbers: Vec::new(),
    };
    let mut tables = Tables::new(&FORMATS, Spreadsheets::Yes, |_| Ok(Vec::new())).unwrap();
    let [a, b, c] = ["0a", "1b", "2c"];
    tables.push(&source("a.pdf", a), &encode(&report_id(&a.repeat(32)), &report(), contacts)).unwrap();
    tables.push(&source("b.pdf", b), &encode(&report_id(&b.repeat(32)), &empty, contacts)).unwrap();
    tables.push(&source("c.pdf", c), &refused(&report_id(&c.repeat(32)), Code::Encrypted, "encrypted")).unwrap();
    tables.finish().unwrap().into_iter().collect()
}

/// A JSON cell as CSV writes it.
fn csv_cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => {
            let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) && text.parse::<f64>().is_err();
            let safe: String = text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
            if runs { format!("'{safe}") } else { safe }
        }
        other => other.to_string(),
    }
}

fn same_row(csv: &BTreeMap<String, String>, json: &serde_json::Map<String, Value>) {
    for (name, cell) in csv {
        if let Some(Value::Array(nested)) = json.get(name) {
            assert_eq!(cell, &nested.len().to_string(), "{name} counts its rows");
            continue;
        }
        let value = json.get(name).unwrap_or_else(|| panic!("no {name} in JSON"));
        // A JSON number is a float in this test alone; the text in the file is exact.
        match value {
            Value::Number(n) if n.is_f64() => assert_eq!(cell.parse::<f64>().ok(), n.as_f64(), "{name}"),
            _ => assert_eq!(cell, &csv_cell(value), "{name}"),
        }
    }
}

#[test]
fn csv_jsonl_and_json_say_the_same() {
    let files = dataset(Contacts::Shown);
    let lines: Vec<serde_json::Map<String, Value>> = String::from_utf8(files["records.jsonl"].clone())
        .unwrap()
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    let mut cells = 0;
    for table in TABLES {
        let csv = rows(&files[&format!("{}.csv", table.name)]);
        let json: Vec<serde_json::Map<String, Value>> =
            serde_json::from_slice(&files[&format!("{}.json", table.name)]).unwrap();
        let nested: Vec<serde_json::Map<String, Value>> = match table.name {
            "reports" => lines.clone(),
            name => lines
                .iter()
                .flat_map(|l| l[name].as_array().unwrap().clone())
                .map(|r| r.as_object().unwrap().clone())
                .collect(),
        };
        assert!(!csv.is_empty(), "{} has no row to compare", table.name);
        assert_eq!((csv.len(), csv.len()), (json.len(), nested.len()), "{}", table.name);
        for ((row, json), nested) in csv.iter().zip(&json).zip(&nested) {
            same_row(row, json);
            same_row(row, nested);
            cells += row.len();
        }
    }
    assert!(cells > 200, "only {cells} cells were compared");
}

#[test]
fn every_header_and_every_cell_keeps_the_schema() {
    let files = dataset(Contacts::Masked);
    for table in TABLES {
        let bytes = &files[&format!("{}.csv", table.name)];
        let columns = (table.columns)();
        let header: Vec<String> =
            csv::Reader::from_reader(bytes.as_slice()).headers().unwrap().iter().map(str::to_owned).collect();
        assert_eq!(header, columns.iter().map(|c| c.name.to_owned()).collect::<Vec<_>>());
        let schema = schema::table_schema(table);
        let fields = schema["fields"].as_array().unwrap();
        for row in rows(bytes) {
            for (column, field) in columns.iter().zip(fields) {
                assert_eq!(field["name"], column.name);
                keeps(&format!("{}.{}", table.name, column.name), &row[column.name], &field["constraints"]);
            }
        }
        for (column, field) in columns.iter().zip(fields) {
            let what = format!("{}.{}: example", table.name, column.name);
            keeps(&what, column.example, &field["constraints"]);
        }
    }
}

fn keeps(what: &str, cell: &str, constraints: &Value) {
    if cell.is_empty() {
        assert!(constraints["required"] != true, "{what} is empty and must not be");
        return;
    }
    if let Some(words) = constraints["enum"].as_array() {
        assert!(words.iter().any(|w| w == cell), "{what}: {cell:?} is not of the closed list");
    }
    if let Some(pattern) = constraints["pattern"].as_str() {
        assert!(Regex::new(pattern).unwrap().is_match(cell), "{what}: {cell:?} has another form than {pattern}");
    }
    if constraints["minimum"] == 0 {
        assert!(cell.parse::<u64>().is_ok(), "{what}: {cell:?} is no whole number");
    }
}

#[test]
fn ids_are_unique_sorted_and_lead_somewhere() {
    let files = dataset(Contacts::Masked);
    let ids = |table: &str| -> Vec<String> {
        let columns = gleaner::write::column::table(table).map(|t| (t.columns)()).unwrap();
        rows(&files[&format!("{table}.csv")]).iter().map(|r| r[columns[0].name].clone()).collect()
    };
    for table in TABLES {
        let keys = ids(table.name);
        let mut sorted = keys.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(keys, sorted, "{}", table.name);
        for column in (table.columns)() {
            let Kind::Ref(to) = column.kind else { continue };
            let there = ids(to);
            for row in rows(&files[&format!("{}.csv", table.name)]) {
                let id = &row[column.name];
                assert!(id.is_empty() || there.contains(id), "{}.{}: {id} is nowhere", table.name, column.name);
            }
        }
    }
}

#[test]
fn contacts_are_masked_unless_they_are_asked_for() {
    let masked = dataset(Contacts::Masked);
    let shown = dataset(Contacts::Shown);
    let personal = ["chan.dara", "345 678", "mailto:"];
    for (name, bytes) in &masked {
        let text = String::from_utf8_lossy(bytes);
        for word in personal {
            assert!(!text.contains(word), "{name} holds {word:?}");
        }
    }
    let quote = &rows(&masked["figures.csv"])[0]["quote"];
    assert_eq!(quote, "call +### ## ### ### or #########@example.org: 43 (W27: M16)");
    let numbers: Vec<String> = rows(&masked["numbers.csv"]).iter().map(|r| r["text"].clone()).collect();
    assert_eq!(numbers, ["43", "'+###", "##", "###", "###"]);
    for word in personal {
        assert!(shown.values().any(|b| String::from_utf8_lossy(b).contains(word)), "{word:?} is nowhere");
    }
    // What is left out leaves the ids of the others as they are.
    assert_eq!(rows(&masked["links.csv"])[0]["link_id"], rows(&shown["links.csv"])[1]["link_id"]);
}

#[test]
fn a_spreadsheet_gets_the_same_bytes_behind_a_mark() {
    let files = dataset(Contacts::Masked);
    for table in TABLES {
        let copy = &files[&format!("{}.excel.csv", table.name)];
        let mark = "\u{feff}".as_bytes();
        assert_eq!(&copy[..3], mark);
        assert_eq!(copy[3..], files[&format!("{}.csv", table.name)]);
    }
}

#[test]
fn a_csv_file_has_plain_line_ends_and_no_mark() {
    for (name, bytes) in dataset(Contacts::Masked) {
        assert!(!bytes.contains(&b'\r'), "{name}");
        assert_eq!(bytes.last(), Some(&b'\n'), "{name}");
        assert!(name.ends_with(".excel.csv") || !bytes.starts_with("\u{feff}".as_bytes()), "{name}");
    }
}

#[test]
fn a_cell_is_written_to_the_letter() {
    let files = dataset(Contacts::Masked);
    let report = &rows(&files["reports.csv"])[0];
    assert_eq!(report["title"], "'=Cambodia, \"Quarterly\"\u{fffd}update");
    assert_eq!(report["target_sites"], "Kampong Cham;Prey\\; Veng");
    assert_eq!(report["status"], "read_with_findings");
    let figures = rows(&files["figures.csv"]);
    let figure = &figures[0];
    let expect = [
        ("value", "43"),
        ("value_min", "40.5"),
        ("derived", "men"),
        ("qualifiers", "women=at_least"),
        ("parts_other", "women and girls=27"),
        ("children_in_total", "false"),
        ("source", "'@MOLVT"),
        ("value_text", "'-43 or so"),
        ("page", "2"),
        ("bbox", "72.00 101.25 133.10 112.25;-0.07 0.05 133.10 112.25"),
        ("doubts", ""),
    ];
    for (name, cell) in expect {
        assert_eq!(figure[name], cell, "{name}");
    }
    assert_eq!(figures[1]["doubts"], "r0a0a0a0a0a0a0a0a-x00001");
    assert_eq!(figures[1]["value"], "6755.1");
    assert_eq!(rows(&files["reports.csv"])[2]["status"], "quarantined");
    assert_eq!(rows(&files["findings.csv"])[2]["code"], "encrypted");
}
