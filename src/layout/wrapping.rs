//! Which printed lines of a table go on from the line above them: labels that wrap, heads of several lines.

use super::stream::{Row, text};

/// True where a label goes on: it begins in lower case, or the one above ends in the middle of something.
pub fn wraps(above: &str, here: &str) -> bool {
    let open = above.matches('(').count() > above.matches(')').count();
    let hanging = above.ends_with([',', '-', '–', '/', '&'])
        || [" and", " of", " or", " the", " for", " in", " to", " with", " by", " et", " de", " y"]
            .iter()
            .any(|w| above.ends_with(w));
    let first = here.chars().find(|c| !c.is_whitespace());
    let lower = first.is_some_and(|c| c.is_lowercase() || matches!(c, '(' | '&'));
    open || hanging || lower
}

/// True for a row that counts the columns: `(1) (2) (3)`, `1 2 3`, `A B C`.
fn counts_columns(row: &Row) -> bool {
    counts(row.cells.iter().map(text))
}

/// True for texts that count up.
pub fn counts(texts: impl Iterator<Item = String>) -> bool {
    let bare: Vec<String> = texts.map(|t| t.trim_matches(['(', ')', '[', ']', '.']).to_owned()).collect();
    let steps = |step: &dyn Fn(&str) -> Option<u32>| {
        let values: Option<Vec<u32>> = bare.iter().map(|t| step(t)).collect();
        values.is_some_and(|v| v.len() >= 2 && v.windows(2).all(|w| w[1] == w[0] + 1))
    };
    let letter = |t: &str| {
        let mut chars = t.chars();
        chars.next().filter(|c| c.is_ascii_alphabetic() && chars.next().is_none()).map(u32::from)
    };
    steps(&|t| t.parse::<u32>().ok().filter(|n| *n < 100)) || steps(&letter)
}

/// Header lines go on where every piece stands in one column, under or over a piece of that same column.
pub fn header_goes_on(above: &Row, here: &Row) -> bool {
    let single = |r: &Row| r.cells.iter().all(|c| c.c0 == c.c1);
    single(above) && single(here) && !counts_columns(here)
}

/// Heads over groups of columns go on where those of one line stand over groups that heads of the other stand over, too.
pub fn same_spans(above: &Row, here: &Row) -> bool {
    let spans = |r: &Row| r.cells.iter().filter(|c| c.c0 > 0).map(|c| (c.c0, c.c1)).collect::<Vec<_>>();
    let (above, here) = (spans(above), spans(here));
    let (few, many) = if above.len() < here.len() { (&above, &here) } else { (&here, &above) };
    !few.is_empty() && few.iter().chain(many).all(|(a, b)| a < b) && few.iter().all(|s| many.contains(s))
}
