//! A row as a CSV line: RFC 4180 quoting, LF, and nothing that a spreadsheet would run or choke on.

use crate::write::encode::Cell;
use std::borrow::Cow;

/// CSV lines being written.
pub struct Lines {
    writer: csv::Writer<Vec<u8>>,
}

impl Lines {
    /// No line yet.
    pub fn new() -> Lines {
        Lines { writer: csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new()) }
    }

    /// One line of these cells.
    pub fn push(&mut self, cells: &[Cell]) {
        self.line(cells.iter().map(|cell| match cell {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) => guarded(text),
            Cell::Plain(text) => Cow::Borrowed(text.as_ref()),
        }));
    }

    /// One line of column names.
    pub fn push_header(&mut self, names: &[&str]) {
        self.line(names.iter().map(|n| Cow::Borrowed(*n)));
    }

    /// The lines.
    pub fn into_bytes(self) -> Vec<u8> {
        // Writing into memory does not fail.
        self.writer.into_inner().unwrap_or_default()
    }

    fn line<'a>(&mut self, fields: impl Iterator<Item = Cow<'a, str>>) {
        let mut row = csv::ByteRecord::new();
        fields.for_each(|f| row.push_field(f.as_bytes()));
        // Writing into memory does not fail, and a row has as many cells as its table has columns.
        let written = self.writer.write_byte_record(&row);
        debug_assert!(written.is_ok());
    }
}

/// The text with what would harm a spreadsheet made harmless: a text that it would run as a formula gets a leading apostrophe, one
/// that is there already is doubled (so that taking one away gives the text back), and control characters become U+FFFD.
fn guarded(text: &str) -> Cow<'_, str> {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) && !is_plain_number(text);
    let controls = text.chars().any(char::is_control);
    if !runs && !controls {
        return Cow::Borrowed(text);
    }
    let mark = if runs { "'" } else { "" };
    let safe = text.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c });
    Cow::Owned(mark.chars().chain(safe).collect())
}

fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, part].iter().all(|s| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        let mut lines = Lines::new();
        lines.push(&[Cell::Text(Cow::Borrowed(text)), Cell::Empty]);
        assert_eq!(String::from_utf8(lines.into_bytes()).unwrap(), format!("{expect},\n"), "{text:?}");
    }

    #[test]
    fn a_cell_is_quoted_where_it_must_be() {
        check("plain", "plain");
        check("a, b", "\"a, b\"");
        check("say \"so\"", "\"say \"\"so\"\"\"");
        check("", "");
    }

    #[test]
    fn a_formula_gets_an_apostrophe_and_a_number_does_not() {
        check("=1+1", "'=1+1");
        check("@here", "'@here");
        check("-12", "-12");
        check("+3.5", "+3.5");
        check("-12 per cent", "'-12 per cent");
        check("-", "'-");
        check("'quoted'", "''quoted'");
        check("\tx", "'\u{fffd}x");
    }

    #[test]
    fn control_characters_are_replaced() {
        check("a\nb\0c", "a\u{fffd}b\u{fffd}c");
        check("\u{85}", "\u{fffd}");
    }

    #[test]
    fn plain_numbers_are_written_as_they_are() {
        let mut lines = Lines::new();
        lines.push(&[Cell::Plain("-5".into()), Cell::Plain("true".into())]);
        assert_eq!(lines.into_bytes(), b"-5,true\n");
    }
}
