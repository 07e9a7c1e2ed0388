//! `gleaner status`: how the last run went, and what is published.

use crate::archive;
use crate::cli::exit::{Exit, Failure};
use crate::cli::say;
use crate::cli::typed::Place;
use serde_json::Value;
use std::fmt::Write;
use std::fs;

/// Prints the account of the last run, a line a fact.
pub fn status(place: &Place) -> Result<Exit, Failure> {
    let state = place.state.clone().unwrap_or_else(|| archive::default_folder(&place.dir));
    let path = state.join("run.json");
    let text = fs::read_to_string(&path)
        .map_err(|e| Failure::Usage(format!("{}: expected the account of a run, found: {e}", path.display())))?;
    let account: Value = serde_json::from_str(&text)
        .map_err(|e| Failure::Usage(format!("{}: expected the account of a run, found: {e}", path.display())))?;
    let mut out = String::new();
    for (name, value) in account.as_object().into_iter().flatten() {
        let shown = match value {
            Value::String(text) => text.clone(),
            Value::Array(items) => items.len().to_string(),
            other => other.to_string(),
        };
        // Writing into a string does not fail.
        let _ = writeln!(out, "{}: {shown}", name.replace('_', " "));
    }
    let standing = archive::generation_in(&place.dir);
    let _ = writeln!(out, "standing: {}", standing.as_deref().unwrap_or("no whole dataset"));
    say::data(out.as_bytes())?;
    Ok(Exit::Good)
}
