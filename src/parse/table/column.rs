//! What the columns of a table hold below their heads: numbers, or the count of its rows.

use super::TableClaim;
use super::cell::number_cell;
use crate::parse::style::Style;
use crate::parse::words::Words;
use crate::place::PlacedText;

/// So many rows show that their first cells count them.
const RANKED_ROWS_MIN: usize = 3;

/// Columns in which at least half of the filled cells below the head are numbers.
pub(super) fn numeric_columns(texts: &[PlacedText], claim: &TableClaim, style: &Style) -> Vec<bool> {
    (0..claim.columns)
        .map(|column| {
            let (mut filled, mut numbers) = (0, 0);
            for (row, text) in texts.iter().enumerate().skip(claim.header_rows) {
                let Some(span) = claim.rows[row].get(column).copied().flatten().filter(|s| !s.is_empty()) else {
                    continue;
                };
                let cell = text.slice(span);
                let words = Words::new(&cell, style);
                filled += 1;
                numbers +=
                    usize::from(number_cell(&words, style).is_some() || cell.as_str().trim().chars().count() <= 3);
            }
            filled > 0 && numbers * 2 >= filled
        })
        .collect()
}

/// True where the cells of the first column count the rows, 1, 2, 3 …, and words follow in the second.
pub(super) fn ranked(texts: &[PlacedText], claim: &TableClaim) -> bool {
    let cell = |row: usize, column: usize| {
        let span = claim.rows[row].get(column).copied().flatten()?;
        Some(texts[row].as_str()[span.range()].trim().trim_end_matches('.')).filter(|t| !t.is_empty())
    };
    let firsts = (claim.header_rows..texts.len()).filter_map(|row| Some((row, cell(row, 0)?)));
    let mut count = 0;
    for (row, first) in firsts {
        let worded = cell(row, 1).is_some_and(|t| t.contains(char::is_alphabetic));
        if first.parse() != Ok(count + 1) || !worded {
            return false;
        }
        count += 1;
    }
    count >= RANKED_ROWS_MIN
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::CharSpan;

    fn check(rows: &[[&str; 2]], expect: bool) {
        let mut claim = TableClaim { columns: 2, ..TableClaim::default() };
        let mut texts = Vec::new();
        for [first, second] in rows {
            texts.push(PlacedText::unplaced(&format!("{first} | {second}")));
            let at = first.len() + 3;
            claim.rows.push(vec![Some(CharSpan::new(0..first.len())), Some(CharSpan::new(at..at + second.len()))]);
        }
        assert_eq!(ranked(&texts, &claim), expect, "{rows:?}");
    }

    #[test]
    fn first_cells_that_count_the_rows() {
        check(&[["1", "mend the nets"], ["2.", "paint the boats"], ["3", "sweep the quay"]], true);
        check(&[["1", "nets"], ["2", "boats"]], false);
        check(&[["1", "nets"], ["3", "boats"], ["4", "quays"]], false);
        check(&[["1", "12"], ["2", "14"], ["3", "15"]], false);
    }
}
