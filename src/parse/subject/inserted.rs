//! What is inserted between dashes or commas and passed over on the way to a number or from it.

use super::clause::{doing, verb};
use super::noun::Around;
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;

/// The longest insertion between commas that is passed over, in tokens.
pub(super) const INSERTION_TOKENS_MAX: usize = 24;

/// `stores, which also sell nets, hired`, `Camps – a help to many – reached`: the mark that opens what is inserted before a verb.
pub(super) fn inserted(words: &Words, around: &Around, close: usize) -> Option<usize> {
    let near = close.saturating_sub(INSERTION_TOKENS_MAX).max(around.sentence.0)..close;
    let goes_on = verb(words, close + 1) || words.has(close + 1, Sense::Verb);
    let dash = |i: usize| words.mark(i, "–—") || words.mark(i, "-") && !words.glued(i) && !words.glued(i + 1);
    if dash(close) {
        return near.rev().find(|i| dash(*i) || words.mark(*i, ";.")).filter(|i| goes_on && dash(*i));
    }
    let open = near.rev().find(|i| words.mark(*i, ",;.("))?;
    let hangs = words
        .is_any(open + 1, &["which", "who", "whose", "while", "including", "such", "up", "down", "qui", "que", "dont"]);
    let goes_on = goes_on || doing(words, close + 1);
    (words.mark(close, ",") && words.mark(open, ",") && hangs && goes_on).then_some(open)
}

/// `9 boats – 4 barges and 5 rafts – were sold`, `paid $9 – a tenth of it – to the port`: the dash that closes what is inserted.
pub(super) fn dashed(words: &Words, around: &Around, open: usize) -> Option<usize> {
    let dash = |i: usize| words.mark(i, "–—") && !words.glued(i) && !words.glued(i + 1);
    let near = open + 1..(open + DASHED_TOKENS_MAX).min(around.sentence.1);
    let close = near.clone().find(|i| words.mark(*i, "–—;")).filter(|i| dash(open) && dash(*i))?;
    let goes_on = said(words, close + 1) || words.has(close + 1, Sense::Preposition);
    goes_on.then_some(close)
}

/// `9 people, including cooks, divers and guests, were fed`: the comma behind those that are named, where a verb goes on.
pub(super) fn including(words: &Words, around: &Around, open: usize) -> Option<usize> {
    const NAMING: &[&str] =
        &["including", "mostly", "mainly", "especially", "such", "entre", "notamment", "parmi", "sobre", "incluidos"];
    let near = open + 2..(open + DASHED_TOKENS_MAX).min(around.sentence.1);
    let named = words.mark(open, ",") && words.is_any(open + 1, NAMING) && near.clone().all(|i| !words.mark(i, ";("));
    let mut commas = near.filter(|i| words.mark(*i, ","));
    commas.find(|i| said(words, i + 1) && !(open + 2..*i).any(|n| said(words, n))).filter(|_| named)
}

/// The longest insertion between dashes, in tokens.
const DASHED_TOKENS_MAX: usize = 30;

fn said(words: &Words, at: usize) -> bool {
    verb(words, at) || words.has(at, Sense::Verb)
}
