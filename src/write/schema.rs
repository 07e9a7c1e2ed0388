//! The columns in words: Table Schema for programs, plain text for people, Markdown for the README.

use crate::finding::Code;
use crate::write::column::{About, Empty, Kind, TABLES, Table};
use serde_json::{Map, Value, json};
use std::fmt::Write;

/// A table's Frictionless Table Schema: fields with types and constraints, primary and foreign keys.
pub fn table_schema(table: &Table) -> Value {
    let columns = (table.columns)();
    let keys: Vec<&str> = columns.iter().filter(|c| matches!(c.kind, Kind::Key)).map(|c| c.name).collect();
    let foreign: Vec<Value> = columns.iter().filter_map(foreign_key).collect();
    let mut schema = Map::new();
    schema.insert("$schema".into(), json!("https://datapackage.org/profiles/2.0/tableschema.json"));
    schema.insert("fields".into(), columns.iter().map(field).collect());
    schema.insert("fieldsMatch".into(), json!("exact"));
    schema.insert("missingValues".into(), json!([""]));
    schema.insert("primaryKey".into(), json!(keys));
    if !foreign.is_empty() {
        schema.insert("foreignKeys".into(), json!(foreign));
    }
    Value::Object(schema)
}

fn field(column: &About) -> Value {
    let mut constraints = Map::new();
    if column.empty == Empty::Never {
        constraints.insert("required".into(), json!(true));
    }
    match column.kind {
        Kind::Key => drop(constraints.insert("unique".into(), json!(true))),
        Kind::Word(words) => drop(constraints.insert("enum".into(), json!(words()))),
        Kind::Code(pattern) => drop(constraints.insert("pattern".into(), json!(format!("^(?:{pattern})$")))),
        Kind::Integer => drop(constraints.insert("minimum".into(), json!(0))),
        Kind::Boxes => {
            let one = r"-?\d+\.\d\d( -?\d+\.\d\d){3}";
            constraints.insert("pattern".into(), json!(format!("^{one}(;{one})*$")));
        }
        _ => {}
    }
    let mut out = Map::new();
    out.insert("name".into(), json!(column.name));
    out.insert("type".into(), json!(table_schema_type(column.kind)));
    if let Kind::Boolean = column.kind {
        out.insert("trueValues".into(), json!(["true"]));
        out.insert("falseValues".into(), json!(["false"]));
    }
    out.insert("description".into(), json!(described(column)));
    out.insert("example".into(), json!(column.example));
    if !constraints.is_empty() {
        out.insert("constraints".into(), Value::Object(constraints));
    }
    Value::Object(out)
}

fn foreign_key(column: &About) -> Option<Value> {
    let Kind::Ref(table) = column.kind else { return None };
    let key = TABLES.iter().find(|t| t.name == table).map(|t| (t.columns)())?.first()?.name;
    Some(json!({ "fields": [column.name], "reference": { "resource": table, "fields": [key] } }))
}

fn table_schema_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Integer => "integer",
        Kind::Decimal => "number",
        Kind::Boolean => "boolean",
        Kind::Date => "date",
        _ => "string",
    }
}

/// What a column means and when it is empty, in one sentence.
fn described(column: &About) -> String {
    match column.empty {
        Empty::Never => column.meaning.to_owned(),
        Empty::When(case) => format!("{}; empty where {}", column.meaning, case),
    }
}

/// The kind of a column in a few words.
fn kind_words(kind: Kind) -> String {
    match kind {
        Kind::Key => "id, unique".to_owned(),
        Kind::Ref(table) => format!("id of {table}"),
        Kind::AnyRef => "id of a row".to_owned(),
        Kind::Text => "text".to_owned(),
        Kind::Word(words) => words().iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(" "),
        Kind::Code(_) => "code".to_owned(),
        Kind::Integer => "whole number".to_owned(),
        Kind::Decimal => "decimal".to_owned(),
        Kind::Boolean => "`true` `false`".to_owned(),
        Kind::Date => "date".to_owned(),
        Kind::List => "list, `;` between".to_owned(),
        Kind::Boxes => "boxes `x0 y0 x1 y1`, `;` between".to_owned(),
    }
}

/// The tables as plain text, for a terminal.
pub fn text(tables: &[&Table]) -> String {
    let mut out = String::new();
    for (at, table) in tables.iter().enumerate() {
        let gap = if at > 0 { "\n" } else { "" };
        // Writing into a string does not fail.
        let _ = writeln!(out, "{gap}{}.csv: one row is {}", table.name, table.row);
        for c in (table.columns)() {
            let _ = writeln!(out, "  {}  ({})", c.name, kind_words(c.kind).replace('`', ""));
            let _ = writeln!(out, "      {}", described(&c).replace('`', ""));
            let _ = writeln!(out, "      e.g. {}", c.example);
        }
    }
    out
}

/// The tables as Markdown, for the README.
pub fn markdown(tables: &[&Table]) -> String {
    let mut out = String::new();
    for table in tables {
        let _ = write!(out, "#### {}.csv\n\nOne row is {}.\n\n", table.name, table.row);
        out.push_str("| column | kind | meaning | example |\n| --- | --- | --- | --- |\n");
        for c in (table.columns)() {
            let cells = [format!("`{}`", c.name), kind_words(c.kind), described(&c), format!("`{}`", c.example)];
            let _ = writeln!(out, "| {} |", cells.map(|c| c.replace('|', "\\|")).join(" | "));
        }
        out.push('\n');
    }
    out
}

/// The closed list of finding codes as Markdown, for the README.
pub fn codes_markdown() -> String {
    let mut out = "| code | severity | meaning |\n| --- | --- | --- |\n".to_owned();
    for code in Code::ALL {
        let _ = writeln!(out, "| `{}` | {} | {} |", code.as_str(), code.severity().as_str(), code.meaning());
    }
    out
}
