//! A row as a JSON object on one line: exact text, decimals as numbers with every digit, nothing as null.

use crate::write::encode::Cell;

/// Appends the cells as one object and a line feed.
pub fn append<'a>(out: &mut Vec<u8>, cells: impl Iterator<Item = (&'a str, &'a Cell<'a>)>) {
    out.push(b'{');
    append_members(out, cells);
    out.extend_from_slice(b"}\n");
}

/// Appends the cells as members of an object, commas between.
pub fn append_members<'a>(out: &mut Vec<u8>, cells: impl Iterator<Item = (&'a str, &'a Cell<'a>)>) {
    for (at, (name, cell)) in cells.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        append_text(out, name);
        out.push(b':');
        match cell {
            Cell::Empty => out.extend_from_slice(b"null"),
            Cell::Text(text) => append_text(out, text),
            Cell::Plain(text) => out.extend_from_slice(text.as_bytes()),
        }
    }
}

fn append_text(out: &mut Vec<u8>, text: &str) {
    // Writing a string into memory does not fail.
    let written = serde_json::to_writer(out, text);
    debug_assert!(written.is_ok());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_an_object_on_one_line() {
        let cells = [Cell::Text("a\n\"b\"".into()), Cell::Plain("15.80".into()), Cell::Empty];
        let mut out = Vec::new();
        append(&mut out, ["text", "value", "none"].into_iter().zip(&cells));
        assert_eq!(String::from_utf8(out).unwrap(), "{\"text\":\"a\\n\\\"b\\\"\",\"value\":15.80,\"none\":null}\n");
    }
}
