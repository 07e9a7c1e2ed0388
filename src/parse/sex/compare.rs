//! A second value of the same group at another time: `67 per cent of pregnant women …, compared to 66 per cent in 2021`.
//!
//! ```text
//! compared = comparator … amount (in | en) date        after a statement of one group, in its sentence and of its unit
//! ```
//!
//! The group is named once; the second number is of the same. Without a date of its own a number could be of anything, and is left.

use super::{Part, Statement, sentence_of};
use crate::parse::amount::{Amount, Measured};
use crate::parse::token::Kind;
use crate::parse::words::Words;

/// Words that set a number against another one.
const COMPARATORS: &[&str] = &[
    "compared",
    "comparison",
    "from",
    "than",
    "baseline",
    "against",
    "versus",
    "vs",
    "contre",
    "rapport",
    "depuis",
    "frente",
    "comparado",
    "comparación",
    "desde",
    "base",
];
/// How many tokens may lie between the comparator and its number.
const REACH_TOKENS: usize = 8;
/// How many tokens may lie between the statement and the number.
const APART_TOKENS_MAX: usize = 40;

/// Adds the statements of compared numbers.
pub(super) fn read(
    words: &Words,
    amounts: &[Amount],
    taken: &[bool],
    sentences: &[(usize, usize)],
    statements: &mut Vec<Statement>,
) {
    let mut used = vec![false; amounts.len()];
    for s in statements.iter() {
        let shares = s.parts.iter().filter_map(|p| p.share_amount);
        s.total.into_iter().chain(s.parts.iter().map(|p| p.amount)).chain(shares).for_each(|a| used[a] = true);
    }
    let mut of = 0;
    for (at, amount) in amounts.iter().enumerate().filter(|(_, a)| !a.told && a.value.is_some()) {
        // The statement that ends last before this amount.
        while statements.get(of + 1).is_some_and(|s| s.first < amount.whole_first) {
            of += 1;
        }
        let Some(before) = statements.get(of) else { break };
        let [part] = &before.parts[..] else { continue };
        let near = before.last < amount.whole_first
            && amount.whole_first - before.last <= APART_TOKENS_MAX
            && sentence_of(sentences, before.first) == sentence_of(sentences, amount.first);
        let same = amounts[part.amount].measured == amount.measured
            && matches!(amount.measured, Measured::Plain | Measured::Percent)
            && before.total.is_none();
        // `from 56 in 2014 to 67 in 2019`: both ends of a change are the same group's.
        let whence = amounts[part.amount].whole_first.wrapping_sub(1);
        let change = words.is_any(whence, &["from", "de", "du", "del"])
            && words.is_any(amount.whole_first.wrapping_sub(1), &["to", "à", "a", "al"])
            && at == part.amount + 1;
        let against = compared(words, before.last, amount) && dated(words, amount, taken);
        if used[at] || !near || !same || !(change || against) {
            continue;
        }
        let part = Part {
            amount: at,
            first: amount.whole_first,
            last: amount.whole_last,
            share: None,
            share_amount: None,
            ..part.clone()
        };
        let (first, last) = (amount.whole_first, amount.whole_last);
        let statement = Statement { total: None, parts: vec![part], covers: false, first, last, rule: "compared" };
        of += 1;
        statements.insert(of, statement);
    }
}

/// A comparator shortly before the number, behind the statement.
fn compared(words: &Words, after: usize, amount: &Amount) -> bool {
    let from = (after + 1).max(amount.whole_first.saturating_sub(REACH_TOKENS));
    (from..amount.whole_first).any(|i| words.is_any(i, COMPARATORS))
        && (from..amount.whole_first).all(|i| words.get(i).is_none_or(|t| t.group().is_none()))
}

/// `in 2021`, `en 2010` right behind the number.
fn dated(words: &Words, amount: &Amount, taken: &[bool]) -> bool {
    let next = amount.whole_last + 1;
    let date = next + usize::from(words.is_any(next, &["in", "en", "at", "for", "during", "on", "le", "el"]));
    taken.get(date) == Some(&true)
        && words.get(date).is_some_and(|t| t.is_numeral() || t.kind == Kind::Word && t.month().is_some())
}
