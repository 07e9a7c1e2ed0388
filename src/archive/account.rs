//! The account of a run: run.json beside the memory, and a text file for Prometheus. Times live here and nowhere else.

use crate::archive::index::Reports;
use crate::archive::load::FILE_BYTES_MAX;
use crate::archive::run::{Account, Request, RunError};
use crate::archive::state::{State, replace};
use crate::archive::worker::{CPU_SECONDS_MAX, MEMORY_BYTES_MAX, OUTPUT_BYTES_MAX};
use serde::ser::{Error, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};
use std::fmt::Write;
use std::io;
use std::path::PathBuf;

/// Writes both; says which file could not be written.
pub fn write(
    request: &Request,
    state: &State,
    began: i64,
    ended: i64,
    done: &Result<Account, RunError>,
) -> Result<(), (PathBuf, io::Error)> {
    let path = state.account();
    let mut text = Vec::new();
    let quarantined = done.as_ref().ok().map(|a| a.quarantined);
    let told = Told { facts: facts(request, began, ended, done), quarantined, state };
    serde_json::to_writer_pretty(&mut text, &told).map_err(|e| (path.clone(), e.into()))?;
    text.push(b'\n');
    replace(&path, &text).map_err(|e| (path, e))?;
    if let Some(path) = &request.metrics {
        replace(path, metrics(began, ended, done).as_bytes()).map_err(|e| (path.clone(), e))?;
    }
    Ok(())
}

/// The facts of a run, and after them the quarantined files, one by one from the memory.
struct Told<'a> {
    facts: Map<String, Value>,
    quarantined: Option<u64>,
    state: &'a State,
}

impl Serialize for Told<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (name, value) in &self.facts {
            map.serialize_entry(name, value)?;
        }
        match self.quarantined {
            None => {}
            Some(0) => map.serialize_entry("quarantined", &[(); 0])?,
            Some(_) => map.serialize_entry("quarantined", &Refused(self.state))?,
        }
        map.end()
    }
}

struct Refused<'a>(&'a State);

impl Serialize for Refused<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(None)?;
        for report in Reports::open(&self.0.reports()).map_err(S::Error::custom)? {
            let (id, known) = report.map_err(S::Error::custom)?;
            let file = known.names.first();
            if let Some(((code, message), file)) = known.refusal.zip(file) {
                list.serialize_element(&json!({ "report_id": id, "file": file, "code": code, "message": message }))?;
            }
        }
        list.end()
    }
}

fn facts(request: &Request, began: i64, ended: i64, done: &Result<Account, RunError>) -> Map<String, Value> {
    let time = |at: i64| jiff::Timestamp::from_nanosecond(i128::from(at)).map_or(Value::Null, |t| json!(t.to_string()));
    let mut out = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "began": time(began),
        "ended": time(ended),
        "out": request.plan.out.display().to_string(),
        "limits": {
            "file_bytes": FILE_BYTES_MAX,
            "memory_bytes": MEMORY_BYTES_MAX,
            "cpu_seconds": CPU_SECONDS_MAX,
            "output_bytes": OUTPUT_BYTES_MAX,
        },
    });
    let said = match done {
        Err(error) => json!({ "published": false, "error": error.to_string() }),
        Ok(a) => json!({
            "published": a.changed,
            "generation": a.generation,
            "reports": a.reports,
            "came": a.came,
            "went": a.went,
            "files_read": a.tally[0],
            "files_remembered": a.tally[1],
            "files_settling": a.tally[2],
            "places_not_looked_into": a.troubles,
            "figures": a.counts[0],
            "events": a.counts[1],
            "findings": a.counts[2],
        }),
    };
    if let (Value::Object(out), Value::Object(said)) = (&mut out, said) {
        out.extend(said);
    }
    match out {
        Value::Object(facts) => facts,
        _ => Map::new(),
    }
}

/// The account in the text format of Prometheus' node exporter.
fn metrics(began: i64, ended: i64, done: &Result<Account, RunError>) -> String {
    let seconds = |nanoseconds: i64| format!("{}.{:03}", nanoseconds / 1_000_000_000, nanoseconds / 1_000_000 % 1000);
    let mut out = String::new();
    let mut gauge = |name: &str, help: &str, value: String| {
        // Writing into a string does not fail.
        let _ = write!(out, "# HELP gleaner_{name} {help}\n# TYPE gleaner_{name} gauge\ngleaner_{name} {value}\n");
    };
    gauge("last_run_success", "1 where the last run ended with a whole dataset", u8::from(done.is_ok()).to_string());
    gauge("last_run_end_seconds", "when the last run ended, since 1970", seconds(ended));
    gauge("last_run_duration_seconds", "how long it took", seconds(ended - began));
    if let Ok(a) = done {
        gauge("reports", "reports in the dataset", a.reports.to_string());
        gauge("quarantined", "quarantined reports in the dataset", a.quarantined.to_string());
        gauge("figures", "figures in the dataset", a.counts[0].to_string());
        gauge("events", "events in the dataset", a.counts[1].to_string());
        gauge("findings", "findings in the dataset", a.counts[2].to_string());
        gauge("files_read", "files read by the last run", a.tally[0].to_string());
        gauge("files_remembered", "files whose bytes were read before", a.tally[1].to_string());
        gauge("dataset_changed", "1 where the last run published another dataset", u8::from(a.changed).to_string());
    }
    out
}
