//! A number whose noun stands with another one: `26 boats, including 9 in the port`, `18 boats went to sea, 33 to dock`.

use super::aside;
use super::noun::{Around, Counted, Earlier};
use crate::parse::amount::Measured;
use crate::parse::vocabulary::{Phrase, Sense};
use crate::parse::words::Words;

/// The most tokens that follow a number whose noun stands elsewhere.
const REST_TOKENS_MAX: usize = 10;

/// `26 boats, including 9 in the port`, `18 boats went to sea, 33 to dock`: a number whose noun stands with another one.
pub(super) fn elided(words: &Words, around: &Around) -> bool {
    let mut before = around.first;
    while before > around.sentence.0
        && (words.has(before - 1, Sense::Small)
            || words.phrase_at(before - 1).is_some_and(|(p, _)| p != Phrase::PartOf))
    {
        before -= 1;
    }
    let Some(before) = before.checked_sub(1) else { return false };
    let opens = words.mark(before, ",") || words.has(before, Sense::Conjunction);
    let part = words.is_any(before, &["including", "notamment", "incluyendo"]);
    let next = around.last + 1;
    let ties = words.has(next, Sense::Preposition) && !words.is_any(next, &["of", "de", "per", "by"]);
    around.measured == Measured::Plain && ties && (opens || part) && around.last == around.total_last
}

/// `37 boats in harbour and 6 in repair`: the noun of the nearest number of the sentence that has one, and where or when these were.
pub(super) fn of_elided(words: &Words, around: &Around, counted: &mut Counted) {
    let same = |e: &&Earlier| e.sentence == around.number && e.measured == Measured::Plain && e.noun.is_some();
    // A part is no larger than its whole: `2 million doses to 99 towns, including 600,000 for children`.
    let part = (around.first.saturating_sub(4)..around.first)
        .any(|at| words.is_any(at, &["including", "notamment", "incluyendo"]));
    let holds = |e: &&Earlier| !part || e.value.zip(around.value).is_none_or(|(whole, part)| whole >= part);
    let Some(of) = around.earlier.iter().rev().take(8).find(|e| same(e) && holds(e)) else { return };
    // `19 deaths in town and 6 at sea`: the noun alone, without the place of its own number.
    let bare = |(a, b): (usize, usize)| {
        let end = (a + 1..=b)
            .find(|at| {
                // `out-of-school children` keeps its preposition.
                let tied = super::clause::glue(words, *at - 1);
                words.has(*at, Sense::Preposition) && !tied || super::clause::verb(words, *at)
            })
            .map_or(b, |at| at - 1);
        (a, end)
    };
    let noun = of.noun.map(bare);
    // `33 million to safe water`: as far as the words go.
    let from = around.last + 1;
    let free = |at: usize| super::clause::free(words, around, at) && !super::clause::verb(words, at);
    let run = || {
        (from..around.sentence.1.min(from + REST_TOKENS_MAX)).take_while(|at| free(*at)).last().filter(|l| *l > from)
    };
    let rest = aside::rest(words, around, from).or_else(|| run().map(|last| (from, last)));
    // `18 boats had access to the dock, 33 to the pier`: with the verb up to the same preposition.
    let same = |(a, _): (usize, usize), noun: (usize, usize)| {
        let run = (noun.1 + 1..noun.1 + REST_TOKENS_MAX).take_while(|i| super::clause::free(words, around, *i));
        let tie = run.into_iter().find(|i| words.has(*i, Sense::Preposition))?;
        (words.lower(tie) == words.lower(a) && tie > noun.1 + 2).then_some((noun.1 + 1, tie - 1))
    };
    let verb = rest.zip(noun).and_then(|(rest, noun)| same(rest, noun));
    counted.pieces = noun.into_iter().chain(verb).chain(rest).collect();
    counted.noun = noun;
}
