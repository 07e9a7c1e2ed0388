//! datapackage.json: what the files of a dataset are, as a Frictionless Data Package (v2).

use crate::write::column::TABLES;
use crate::write::schema::table_schema;
use serde_json::{Map, Value, json};

/// The name of every dataset's package, by which gleaner knows a folder that it may replace.
pub const PACKAGE_NAME: &str = "gleaner-dataset";

/// A file of a dataset as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its name in the folder.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes in lower-case hex.
    pub sha256: String,
}

/// The package that describes these files. It names no time and no machine: the same tables give the same bytes.
pub fn datapackage(files: &[Written], version: &str) -> Vec<u8> {
    let resources: Vec<Value> = files.iter().filter_map(resource).collect();
    let package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": PACKAGE_NAME,
        "title": "Figures, events and findings read from reports",
        "description": "Every number printed in the reports is a figure, a classified non-figure, or a listed doubt; each row names its page and box.",
        "version": version,
        "resources": resources,
    });
    let mut out = serde_json::to_vec_pretty(&package).unwrap_or_default();
    out.push(b'\n');
    out
}

fn resource(file: &Written) -> Option<Value> {
    let (stem, extension) = file.name.rsplit_once('.')?;
    let table = TABLES.iter().find(|t| t.name == stem);
    let mut out = Map::new();
    let mut set = |key: &str, value: Value| drop(out.insert(key.to_owned(), value));
    match (table, extension) {
        (Some(table), "csv") => {
            set("name", json!(table.name));
            set("type", json!("table"));
            set("description", json!(format!("one row is {}", table.row)));
            set("path", json!(file.name));
            set("scheme", json!("file"));
            set("format", json!("csv"));
            set("mediatype", json!("text/csv"));
            set("encoding", json!("utf-8"));
            set("dialect", json!({ "delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true }));
            set("schema", table_schema(table));
        }
        (Some(table), "json") => {
            set("name", json!(format!("{}-json", table.name)));
            set("description", json!(format!("the rows of {}.csv as an array of objects", table.name)));
            set("path", json!(file.name));
            set("format", json!("json"));
            set("mediatype", json!("application/json"));
            set("encoding", json!("utf-8"));
        }
        (None, "jsonl") => {
            set("name", json!("records"));
            // Nested rows are no table, and a validator that takes them for one would need one.
            set("type", json!("file"));
            set("description", json!("one report a line, its rows nested under the names of their tables"));
            set("path", json!(file.name));
            set("format", json!("jsonl"));
            set("mediatype", json!("application/jsonl"));
            set("encoding", json!("utf-8"));
        }
        // Copies for spreadsheets hold nothing new.
        _ => return None,
    }
    set("bytes", json!(file.bytes));
    set("hash", json!(format!("sha256:{}", file.sha256)));
    Some(Value::Object(out))
}
