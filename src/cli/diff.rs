//! `gleaner diff`: which reports, figures and events came, went or changed between two datasets.

use crate::cli::exit::{Exit, Failure};
use crate::cli::say;
use crate::cli::typed::Diff;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// The tables that are compared, and the columns that say to a person which row it is.
const COMPARED: [(&str, [&str; 2]); 3] =
    [("reports", ["file", "status"]), ("figures", ["value_text", "subject"]), ("events", ["date_start", "title"])];

/// Prints one line a row that differs: `+` came, `-` went, `~` changed, and which columns.
pub fn diff(typed: &Diff) -> Result<Exit, Failure> {
    let mut out = String::new();
    for (table, shown) in COMPARED {
        let name = format!("{table}.csv");
        let (old, new) = (rows(&typed.old.join(&name))?, rows(&typed.new.join(&name))?);
        let mut counts = [0u64; 3];
        let mut line = |sign: &str, id: &str, row: &Row, more: &str| {
            let words: Vec<&str> = shown.iter().filter_map(|c| row.get(*c)).map(String::as_str).collect();
            // Writing into a string does not fail.
            let _ = writeln!(out, "{sign} {table} {id} {}{more}", words.join(" · "));
        };
        for (id, row) in &old {
            match new.get(id) {
                None => {
                    counts[1] += 1;
                    line("-", id, row, "");
                }
                Some(now) if now != row => {
                    counts[2] += 1;
                    let changed =
                        now.iter().filter(|(name, cell)| row.get(*name) != Some(cell)).map(|(name, _)| name.as_str());
                    line("~", id, now, &format!(" ({})", changed.collect::<Vec<_>>().join(", ")));
                }
                Some(_) => {}
            }
        }
        for (id, row) in new.iter().filter(|(id, _)| !old.contains_key(*id)) {
            counts[0] += 1;
            line("+", id, row, "");
        }
        let [came, went, changed] = counts;
        let _ = writeln!(out, "{table}: {came} came, {went} went, {changed} changed");
    }
    say::data(out.as_bytes())?;
    Ok(Exit::Good)
}

type Row = BTreeMap<String, String>;

/// The rows of a table by their ids.
fn rows(path: &Path) -> Result<BTreeMap<String, Row>, Failure> {
    let wrong =
        |e: csv::Error| Failure::Usage(format!("{}: expected a table of a dataset, found: {e}", path.display()));
    let mut reader = csv::Reader::from_path(path).map_err(wrong)?;
    let names = reader.headers().map_err(wrong)?.clone();
    let mut rows = BTreeMap::new();
    for record in reader.records() {
        let record = record.map_err(wrong)?;
        let row: Row = names.iter().zip(&record).map(|(n, c)| (n.to_owned(), c.to_owned())).collect();
        rows.insert(record.get(0).unwrap_or_default().to_owned(), row);
    }
    Ok(rows)
}
