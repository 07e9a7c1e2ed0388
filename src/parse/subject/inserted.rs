//! What is inserted between dashes or commas and passed over on the way to a number or from it.

use super::clause::{doing, verb};
use super::noun::Around;
use crate::parse::token::Kind;
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
    #[rustfmt::skip]
    const HANGING: &[&str] =
        &["which", "who", "whose", "while", "including", "such", "up", "down", "qui", "que", "dont"];
    let relative = |i: usize| words.is_any(i + 1, &["which", "who", "whose", "qui", "dont"]);
    // `the fund, which lends to ports, inns and crews, gave`: behind the commas of a series.
    let mut marks = near.rev().filter(|i| words.mark(*i, ",;.("));
    let last = marks.next()?;
    let open = if relative(last) {
        last
    } else {
        marks.find(|i| relative(*i) || !words.mark(*i, ",")).filter(|i| relative(*i)).unwrap_or(last)
    };
    let hangs = words.is_any(open + 1, HANGING);
    // `to the bank, an old lender, covering`: the other name of what stands before the comma.
    let named = words.is_any(open + 1, &["a", "an"])
        && doing(words, close + 1)
        && !(open + 1..close).any(|i| verb(words, i) || words.has(i, Sense::Verb));
    let goes_on = goes_on || doing(words, close + 1);
    (words.mark(close, ",") && words.mark(open, ",") && (hangs || named) && goes_on).then_some(open)
}

/// `since its start,` on the way back: the comma behind a time that has no verb of its own.
pub(super) fn since(words: &Words, item: usize, at: usize) -> Option<usize> {
    let comma = (at + 1..item).find(|i| words.mark(*i, ","))?;
    let time = words.is_any(at, &["since", "depuis", "desde"]) && at + 1 < comma;
    (time && !(at + 1..comma).any(|i| verb(words, i) || words.has(i, Sense::Verb))).then_some(comma)
}

/// `number of boats sunk since the beginning of May stands at` 9: the token behind the date of `since`.
pub(super) fn since_date(words: &Words, around: &Around, at: usize) -> Option<usize> {
    let taken = |i: &usize| around.taken.get(*i) == Some(&true);
    let leads = |i: usize| {
        words.has(i, Sense::Small) || words.has(i, Sense::Preposition) || words.is_any(i, super::ends::TIMES)
    };
    let date = (at + 1..at + REGION_TOKENS).find(|i| taken(i) || !leads(*i)).filter(taken)?;
    let end = (date..around.sentence.1).find(|i| !taken(i))?;
    (words.is_any(at, &["since", "depuis", "desde"]) && verb(words, end)).then_some(end)
}

/// A comma around the region that a place lies in: `in Kep, West Bay, for 9 divers`.
pub(super) fn region(words: &Words, around: &Around, comma: usize) -> bool {
    let name = |i: usize| words.get(i).is_some_and(|t| t.kind == Kind::Word && t.capital);
    let open =
        (comma.saturating_sub(REGION_TOKENS)..comma).rev().take_while(|i| !words.mark(*i + 1, ",") || *i + 1 == comma);
    let open = open.into_iter().find(|i| words.mark(*i, ","));
    let opens = |at: usize, close: usize| {
        at > around.sentence.0 + 1
            && close > at + 1
            && (at + 1..close).all(name)
            && name(at - 1)
            && (at.saturating_sub(REGION_TOKENS)..at - 1)
                .rev()
                .find(|i| !name(*i))
                .is_some_and(|i| words.is_any(i, &["in", "at", "from", "near", "of", "à", "en"]))
    };
    let close = || (comma + 1..comma + REGION_TOKENS).find(|i| !name(*i)).filter(|i| words.mark(*i, ","));
    open.is_some_and(|open| opens(open, comma)) || close().is_some_and(|close| opens(comma, close))
}

/// The longest name of a place, in tokens.
const REGION_TOKENS: usize = 5;

/// True where the sentence opens with what its number is about: `With regard to the port, the sum paid was $9`; and, where so few words
/// tell the number, `For old nets, rot is below 1 per cent`.
pub(super) fn opening(words: &Words, around: &Around, told: usize, own: usize) -> bool {
    let first = around.sentence.0;
    let topic = words.is_any(first, &["concerning", "regarding", "concernant", "respecto"])
        || words.is(first, "with") && words.is_any(first + 1, &["regard", "respect"])
        || words.is(first, "en") && words.is(first + 1, "cuanto");
    own == 0 && topic || told + own < 2 && words.is_any(first, &["for", "among", "pour", "para", "chez"])
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
    // `9 people, of whom 4 in Reva, were fed`
    let part = words.is(open + 1, "of") && words.is_any(open + 2, &["which", "whom"]) || words.is(open + 1, "dont");
    let naming = part || words.is_any(open + 1, NAMING);
    let named = words.mark(open, ",") && naming && near.clone().all(|i| !words.mark(i, ";("));
    let mut commas = near.filter(|i| words.mark(*i, ","));
    // `cooks and divers, mostly women and girls, who were fed`
    let goes_on = |i: usize| said(words, i + 1) || words.is(i + 1, "who") && said(words, i + 2);
    commas.find(|i| goes_on(*i) && !(open + 2..*i).any(|n| said(words, n))).filter(|_| named)
}

/// The longest insertion between dashes, in tokens.
const DASHED_TOKENS_MAX: usize = 30;

fn said(words: &Words, at: usize) -> bool {
    verb(words, at) || words.has(at, Sense::Verb)
}
