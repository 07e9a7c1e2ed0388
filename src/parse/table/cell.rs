//! Cells of tables that hold numbers alone.
//!
//! ```text
//! number cell = [sign | bound] number [sign | per cent] [mark of a note] [ "(" number | words ")" ]   1,204; –3; 45%; <5; 7**; 16 (2); 200 (as oil)
//! numbers     = cell without words, of several numbers                                            81 35 26 12; 17 sur 36 (47,2 %)
//! ```
//!
//! The number in brackets behind a number (new cases behind all cases, a share) is a number of its own, of which `pair` says what it is.

use crate::parse::amount::{self, Measured};
use crate::parse::claim::{UnitClaim, Value};
use crate::parse::style::Style;
use crate::parse::token::Kind;
use crate::parse::words::Words;
use crate::place::CharSpan;
use rust_decimal::Decimal;

/// So many dots and more behind a name lead to its numbers.
const LEADER_DOTS_MIN: usize = 4;

/// A cell that is nothing but a number: its value, and its characters.
pub(super) fn number_cell(words: &Words, style: &Style) -> Option<(Value, CharSpan)> {
    if style.dash_nil && words.len() == 1 && words.mark(0, "-–—−") {
        let span = words.span(0, 0);
        let value = Value {
            span,
            whole: span,
            number: Some(Decimal::ZERO),
            high: None,
            unit: UnitClaim::Plain,
            bound: None,
            unclear: false,
        };
        return Some((value, span));
    }
    let first = (0..words.len()).find(|at| words.tokens[*at].is_numeral())?;
    // A mark hangs on what it follows: a cell that begins raised is raised as a whole, by the setting of its line.
    let whole = words.tokens[first].raised;
    let hangs = |at: usize| words.tokens[at].raised && !whole;
    let mut taken: Vec<bool> = (0..words.len()).map(hangs).collect();
    let second = bracketed(words, first).or_else(|| noted(words, first));
    if let Some((open, close)) = second {
        taken[open..=close].fill(true);
    }
    let amounts = amount::read(words, &taken);
    let amount = amounts.first().filter(|_| amounts.iter().filter(|a| !a.told).count() == 1)?;
    let inside = |at: usize| amount.whole_first <= at && at <= amount.whole_last;
    let bare = (0..words.len()).all(|at| {
        inside(at)
            || hangs(at)
            || second.is_some_and(|(open, close)| open <= at && at <= close)
            || matches!(words.tokens[at].kind, Kind::Mark(c) if "()*†‡+-−–.:".contains(c))
    });
    let negative = first > 0 && words.mark(first - 1, "-−–") && words.glued(first)
        || words.mark(0, "(") && words.mark(words.len() - 1, ")") && words.len() == 3;
    let signed = |n: Decimal| if negative { -n } else { n };
    let value = Value {
        span: words.span(amount.first, amount.last),
        whole: words.span(amount.whole_first, amount.whole_last),
        number: amount.value.map(signed),
        high: amount.high,
        unit: match amount.measured {
            Measured::Percent => UnitClaim::Percent,
            Measured::Ratio => UnitClaim::Ratio,
            Measured::Money(c) => crate::parse::vocabulary::CURRENCIES
                .get(usize::from(c))
                .map_or(UnitClaim::Plain, |c| UnitClaim::Money(c.code, c.shared)),
            Measured::Plain => UnitClaim::Plain,
        },
        bound: amount.bound,
        unclear: false,
    };
    (bare && amount.value.is_some()).then(|| (value, words.span(amount.whole_first, amount.whole_last)))
}

/// The brackets around one plain number behind a number: `16 (2)`, `355 (137)`; a share in brackets belongs to its number.
fn bracketed(words: &Words, first: usize) -> Option<(usize, usize)> {
    let open = (first + 1..words.len()).find(|at| words.mark(*at, "("))?;
    let one = words.get(open + 1).is_some_and(|t| t.is_numeral()) && words.mark(open + 2, ")");
    let marks = (first + 1..open).all(|at| matches!(words.tokens[at].kind, Kind::Mark(_)));
    (one && marks && open + 3 >= words.len()).then_some((open, open + 2))
}

/// The brackets around words behind a number that say of what kind it is: `200 (as BTEX)`, `45 (provisional)`; no words of a sex.
fn noted(words: &Words, first: usize) -> Option<(usize, usize)> {
    let open = (first + 1..words.len()).find(|at| words.mark(*at, "("))?;
    let close = words.len() - 1;
    let marks = (first + 1..open).all(|at| matches!(words.tokens[at].kind, Kind::Mark(_)));
    let plain = |at: usize| {
        let token = &words.tokens[at];
        token.kind == Kind::Word && token.group().is_none() && token.letter().is_none()
    };
    (marks && words.mark(close, ")") && close > open + 1 && (open + 1..close).all(plain)).then_some((open, close))
}

/// The numerals of a cell without words that is no number cell (`of`, `sur` part two numbers), or that stand behind its number in
/// brackets.
pub(super) fn loose_numerals(words: &Words, number: Option<&CharSpan>) -> Vec<CharSpan> {
    let bare = (0..words.len()).all(|at| {
        words.tokens[at].kind != Kind::Word || words.is_any(at, &["of", "out", "sur", "de", "sobre", "d", "n", "vs"])
    });
    let numerals = words.tokens.iter().filter(|t| t.is_numeral() && number.is_none_or(|n| !n.contains(t.span)));
    if bare { numerals.map(|t| t.span).collect() } else { Vec::new() }
}

/// `Nets . . . . .`: a name without the dots that lead from it to its numbers.
pub(super) fn without_leader(printed: &str) -> &str {
    let name = printed.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '…' | '·' | '_'));
    let dots = printed[name.len()..].chars().map(|c| if c == '…' { 3 } else { usize::from(!c.is_whitespace()) });
    if dots.sum::<usize>() >= LEADER_DOTS_MIN && !name.is_empty() { name } else { printed }
}

/// True where a cell tells a date or an age.
pub(super) fn has_date(words: &Words) -> bool {
    let mut bids = Vec::new();
    crate::parse::date::bids(words, &mut bids);
    crate::parse::non_record::age::bids(words, &mut bids);
    !bids.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::PlacedText;

    fn check(printed: &str, value: Option<&str>, loose: &[&str]) {
        let text = PlacedText::unplaced(printed);
        let style = Style::default();
        let words = Words::new(&text, &style);
        let number = number_cell(&words, &style);
        assert_eq!(number.as_ref().and_then(|(v, _)| v.number).map(|n| n.to_string()).as_deref(), value, "{printed}");
        let spans = loose_numerals(&words, number.as_ref().map(|(_, s)| s));
        assert_eq!(spans.iter().map(|s| &printed[s.range()]).collect::<Vec<_>>(), loose, "{printed}");
    }

    #[test]
    fn a_leader_is_no_part_of_a_name() {
        for (printed, name) in
            [("Nets . . . . .", "Nets"), ("Nets…..", "Nets"), ("Nets etc...", "Nets etc..."), (". . . .", ". . . .")]
        {
            assert_eq!(without_leader(printed), name);
        }
    }

    #[test]
    fn number_cells_and_cells_of_numbers() {
        check("1,204", Some("1204"), &[]);
        check("-3", Some("-3"), &[]);
        check("16 (2)", Some("16"), &["2"]);
        check("7** (0)", Some("7"), &["0"]);
        check("27 (50%)", Some("27"), &[]);
        check("200 (as bilge)", Some("200"), &[]);
        check("27 (women)", None, &[]);
        check("81 35 26 12", None, &["81", "35", "26", "12"]);
        check("17 of 36 (47.2 %)", None, &["17", "36", "47.2"]);
        check("12 women and 3 men", None, &[]);
    }
}
