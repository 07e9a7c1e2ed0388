//! Changes of a number: whether words tell of one, and the scale that its two ends share.

use super::amount::{Amount, scaled};
use super::number;
use super::words::Words;
use rust_decimal::Decimal;

/// A verb of change within the words before `from`.
pub(super) fn said(words: &Words, from: usize) -> bool {
    const CHANGE: &[&str] = &[
        "ris", "rose", "increas", "decreas", "decli", "fell", "fall", "drop", "grew", "grow", "went", "chang", "reduc",
        "cut", "pass", "augment", "baiss", "aument", "disminu", "baj", "sub", "move", "shift", "up", "down", "lower",
        "raise", "extend", "expand", "improv", "climb",
    ];
    let said = (from.saturating_sub(8)..from).any(|at| {
        let lower = words.lower(at);
        CHANGE.iter().any(|c| lower.starts_with(c))
    });
    // `from 61 in 2011 to 66 in 2019 for boats, from 42 to 48 for barges`: what goes on as a change began.
    let again = (from.saturating_sub(AGAIN_TOKENS)..from)
        .any(|at| words.is(at, words.str(from)) && words.get(at + 1).is_some_and(|t| t.is_numeral()));
    said || again
}

/// How far before its `from` another one makes a change of both.
const AGAIN_TOKENS: usize = 30;

/// `went from 1.2 to 1.8 million`: the scale of the second number is meant for the first, where the two are alike without it.
pub(super) fn share_scale(words: &Words, amount: &mut Amount, to: usize) {
    if !words.is_any(to, &["to", "à", "a"]) || scaled(words, amount.last) {
        return;
    }
    let second = number::read(words, to + 1).filter(|n| scaled(words, n.last));
    let plain = second.and_then(|n| number::value(words, n.first)).filter(|n| !n.is_zero());
    if let (Some(low), Some(high), Some(plain)) = (amount.value, second.and_then(|n| n.value), plain)
        && low < plain.saturating_mul(Decimal::TEN)
        && plain < low.saturating_mul(Decimal::TEN)
    {
        amount.value = low.checked_mul(high / plain).map(|n| n.normalize()).or(Some(low));
    }
}
