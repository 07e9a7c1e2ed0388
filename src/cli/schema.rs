//! `gleaner schema`: the tables and columns, from the one place that defines them.

use crate::cli::exit::{Exit, Failure};
use crate::cli::say;
use crate::cli::typed::{Schema, SchemaFormat};
use gleaner::write::column::{TABLES, Table, table};
use gleaner::write::schema;

/// Prints one table or all of them.
pub fn schema(typed: &Schema) -> Result<Exit, Failure> {
    let tables: Vec<&Table> = match typed.table.as_deref().map(|name| name.trim_end_matches(".csv")) {
        Some(name) => vec![table(name).ok_or_else(|| unknown(name))?],
        None => TABLES.iter().collect(),
    };
    let printed = match typed.format {
        SchemaFormat::Text => schema::text(&tables),
        SchemaFormat::Markdown => schema::markdown(&tables),
        SchemaFormat::Json if typed.table.is_some() => pretty(tables.first().map(|t| schema::table_schema(t))),
        SchemaFormat::Json => pretty(
            tables.iter().map(|t| (t.name.to_owned(), schema::table_schema(t))).collect::<serde_json::Map<_, _>>(),
        ),
    };
    say::data(printed.as_bytes())?;
    Ok(Exit::Good)
}

fn unknown(name: &str) -> Failure {
    let names: Vec<&str> = TABLES.iter().map(|t| t.name).collect();
    Failure::Usage(format!("{name}: expected a table ({}), found none of that name", names.join(", ")))
}

fn pretty(value: impl serde::Serialize) -> String {
    let text = serde_json::to_string_pretty(&value).unwrap_or_default();
    format!("{text}\n")
}
