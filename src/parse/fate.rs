//! The fate of every numeral: a statistic, a date, a classified non-record, or unread.

use super::amount::Amount;
use super::announce;
use super::bid::{self, Bid, Class};
use super::claim::{CellClaim, CellFate, Fate, NumberClaim, Reading};
use super::date::DateClaim;
use super::reading::TextRole;
use super::token::Kind;
use super::words::Words;
use crate::place::CharSpan;

/// Who has which numeral.
pub(super) struct Fates {
    of_token: Vec<Option<(Fate, &'static str)>>,
    spoken: Vec<(CharSpan, Fate, &'static str)>,
    /// The dates that won, in order.
    pub(super) dates: Vec<DateClaim>,
}

impl Fates {
    pub(super) fn new(words: &Words, won: &[Bid]) -> Fates {
        let mut fates = Fates { of_token: vec![None; words.len()], spoken: Vec::new(), dates: Vec::new() };
        for bid in won {
            let fate = match &bid.reading {
                bid::Reading::Not(class) => Fate::Not(*class),
                bid::Reading::Date(claim) => {
                    fates.dates.push(claim.clone());
                    Fate::Date(fates.dates.len() - 1)
                }
            };
            fates.of_token[bid.first..=bid.last].fill(Some((fate, bid.rule)));
        }
        fates
    }

    pub(super) fn claim(
        &mut self,
        words: &Words,
        amount: &Amount,
        amounts: &[Amount],
        quantity: usize,
        rule: &'static str,
    ) {
        let fate = Fate::Quantity(quantity);
        // A share told in brackets beside the count goes where the count goes.
        let inside = |a: &&Amount| a.whole_first > amount.whole_first && a.whole_last < amount.whole_last;
        let told = amounts.iter().filter(|a| a.told).find(inside);
        for a in std::iter::once(amount).chain(told) {
            let mut digits = false;
            for at in a.first..=a.last {
                if words.tokens[at].is_numeral() {
                    self.of_token[at].get_or_insert((fate, rule));
                    digits = true;
                }
            }
            if !digits && !self.spoken.iter().any(|(span, _, _)| *span == words.span(a.first, a.last)) {
                self.spoken.push((words.span(a.first, a.last), fate, rule));
            }
        }
    }

    pub(super) fn cell(&mut self, words: &Words, cell: &CellClaim, reading: &mut Reading) {
        let fate = match cell.fate {
            // The row's own quantities come after those that the grammar read in its text.
            CellFate::Quantity(n) => Fate::Quantity(reading.quantities.len() + n),
            CellFate::Not(class) => Fate::Not(class),
        };
        for at in 0..words.len() {
            if cell.span.contains(words.tokens[at].span) {
                self.of_token[at] = Some((fate, "table"));
            }
        }
    }

    /// Numerals that nobody took: what is left of names and marks, or unread.
    pub(super) fn rest(&mut self, words: &Words, role: TextRole) {
        for at in 0..words.len() {
            if words.tokens[at].is_numeral() && self.of_token[at].is_none() {
                let (fate, rule) = left_over(words, at, role);
                self.of_token[at] = Some((fate, rule));
            }
        }
    }

    pub(super) fn finish(self, words: &Words) -> Vec<NumberClaim> {
        let mut out: Vec<NumberClaim> = self
            .of_token
            .into_iter()
            .enumerate()
            .filter(|(at, _)| words.tokens[*at].is_numeral())
            .map(|(at, fate)| {
                let (fate, rule) = fate.unwrap_or((Fate::Unread, "none"));
                NumberClaim { span: words.tokens[at].span, fate, rule }
            })
            .collect();
        join_dates(words, &mut out);
        out.extend(self.spoken.into_iter().map(|(span, fate, rule)| NumberClaim { span, fate, rule }));
        out.sort_by_key(|n| n.span);
        out
    }
}

/// `29/09/2022`: the fields of a date in digits are one token, as a reader sees them.
fn join_dates(words: &Words, numbers: &mut Vec<NumberClaim>) {
    let text = words.text.as_str();
    let mut out: Vec<NumberClaim> = Vec::with_capacity(numbers.len());
    let mut joined = 0;
    for number in numbers.drain(..) {
        let tight = out.last().filter(|l| {
            matches!(l.fate, Fate::Date(_))
                && l.fate == number.fate
                && matches!(&text[l.span.end as usize..number.span.start as usize], "/" | "-" | ".")
        });
        match tight {
            // Two fields alone may be the ends of a span (`2017-2019`): only three make one token.
            Some(_) => joined += 1,
            None => joined = 0,
        }
        out.push(number);
        if joined == 2 {
            let last = out.split_off(out.len() - 3);
            let span = CharSpan { start: last[0].span.start, end: last[2].span.end };
            out.push(NumberClaim { span, fate: last[0].fate, rule: last[0].rule });
            joined = 0;
        }
    }
    *numbers = out;
}

/// What a numeral is that no rule wanted.
fn left_over(words: &Words, at: usize, role: TextRole) -> (Fate, &'static str) {
    let before = words.before(at).filter(|_| words.glued(at));
    let after = words.get(at + 1).filter(|t| !t.blank_before);
    let in_name = before.is_some_and(|t| t.kind == Kind::Word || t.is_one_of("-_#"))
        || after.is_some_and(|t| t.kind == Kind::Word);
    let small = words.small(at).is_some_and(|n| n < 200);
    let enclosed = words.mark(at.wrapping_sub(1), "([") && words.mark(at + 1, ")]");
    match role {
        TextRole::Marker => (Fate::Not(Class::ListMark), "list_mark"),
        TextRole::Furniture if small && words.tokens.iter().filter(|t| t.is_numeral()).count() <= 2 => {
            (Fate::Not(Class::PageNumber), "page_number")
        }
        TextRole::Furniture if words.len() == 1 => (Fate::Not(Class::PageNumber), "page_number"),
        TextRole::Furniture => (Fate::Not(Class::Identifier), "furniture"),
        _ if in_name => (Fate::Not(Class::Name), "name_rest"),
        _ if announce::is_denominator(words, at) => (Fate::Not(Class::Axis), "base"),
        _ if enclosed && small => (Fate::Not(Class::Reference), "enclosed"),
        _ if announce::in_row_of_numbers(words, at) => (Fate::Not(Class::TableCell), "unheaded_row"),
        TextRole::Heading => (Fate::Not(Class::Reference), "heading_number"),
        _ => (Fate::Unread, "none"),
    }
}
