//! Series of words: `piers, docks, quays and ramps`, one noun phrase for all its commas.

use super::clause::{finite, free, glue, verb};
use super::leading::opens;
use super::noun::Around;
use super::whole::parts;
use crate::parse::token::Kind;
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;

/// The longest stretch of a series from a comma to its conjunction, in tokens.
const SERIES_TOKENS_MAX: usize = 12;
/// The conjunction that closes a series stands so near its last comma, in tokens.
const NEAR_TOKENS: usize = 6;

/// The conjunction of a series of nouns from its comma: behind it no clause begins, nothing that hangs on what stands before, no name.
pub(super) fn series_of_nouns(words: &Words, around: &Around, comma: usize) -> Option<usize> {
    #[rustfmt::skip]
    const HANGING: &[&str] = &[
        "particularly", "especially", "notably", "mainly", "namely", "not", "many", "some", "several", "most", "according", "also",
    ];
    let next = comma + 1;
    let joint =
        (next..(comma + SERIES_TOKENS_MAX).min(around.sentence.1)).find(|i| words.has(*i, Sense::Conjunction))?;
    let end = (joint + 1..(joint + 6).min(around.sentence.1))
        .find(|i| !(free(words, around, *i) || glue(words, *i)) || words.is_any(*i, &["that", "which", "who"]))
        .unwrap_or(joint + 1);
    let inner = (next..joint).any(|i| words.mark(i, ",") && opens(words, i + 1))
        || (next..joint).any(|i| words.has(i, Sense::Preposition)) && !(next..joint).any(|i| words.mark(i, ","));
    let clause = |i: usize| verb(words, i) || words.has(i, Sense::Verb) || parts(words, i);
    let capital = |i: usize| words.get(i).is_some_and(|t| t.capital);
    let hangs = opens(words, next) || words.has(next, Sense::Small) || words.is_any(next, HANGING);
    // `clients at the old pier, Kep and Reva`; a name behind people is theirs.
    let placed = (comma.saturating_sub(4)..comma).any(|i| words.has(i, Sense::Preposition));
    let named = capital(next) && !capital(comma.wrapping_sub(1)) && !placed;
    let numeral = words.get(next).is_some_and(|t| t.is_numeral());
    let clause_in = |i: usize| clause(i) && !glue(words, i - 1);
    let clear =
        !hangs && !named && !numeral && !inner && !(next + 1..joint).any(clause_in) && !(joint + 1..end).any(clause);
    (clear && listed(words, around, comma) && !opens(words, joint + 1)).then_some(joint)
}

/// A comma of a series that a conjunction closes: `piers, docks, quays and ramps`, and its last one before the conjunction.
pub(super) fn listed(words: &Words, around: &Around, comma: usize) -> bool {
    let plain = |i: &usize| {
        free(words, around, *i) && !(words.has(*i, Sense::Verb) && finite(words, *i))
            || words.mark(*i, ",")
            || glue(words, *i)
    };
    let joint = (comma + 1..(comma + SERIES_TOKENS_MAX).min(around.sentence.1))
        .take_while(plain)
        .find(|i| words.has(*i, Sense::Conjunction));
    let Some(joint) = joint else { return false };
    let describes = |i: usize| i == comma + 1 || glue(words, i - 1) || words.lower(i - 1).ends_with("ly");
    let clause = (comma + 1..joint).any(|i| verb(words, i) && !(words.lower(i).ends_with("ed") && describes(i)));
    // `At the same time, sums for docks and …`: a long way to the conjunction it takes another comma.
    let far = joint > comma + NEAR_TOKENS
        && (comma + 1..joint).any(|i| words.has(i, Sense::Preposition))
        && !(comma + 1..joint).any(|i| words.mark(i, ","));
    if joint > comma + 1 {
        return !(clause || far);
    }
    let first = (comma.saturating_sub(SERIES_TOKENS_MAX).max(around.sentence.0)..comma)
        .rev()
        .take_while(plain)
        .find(|i| words.mark(*i, ","));
    first.is_some_and(|first| {
        !opens(words, first + 1) && !verb(words, joint + 1) && !(first + 1..comma).any(|i| verb(words, i))
    })
}

/// `the bays of Kep and the Far Isles`: two names, the second with its article, and no verb of its own.
pub(super) fn of_names(words: &Words, around: &Around, joint: usize) -> bool {
    let capital = |i: usize| words.get(i).is_some_and(|t| t.kind == Kind::Word && t.capital);
    let end = (joint + 2..around.sentence.1).find(|i| !capital(*i) && !glue(words, *i)).unwrap_or(around.sentence.1);
    let led = (joint.saturating_sub(NEAR_TOKENS)..joint).rev().find(|i| !capital(*i));
    words.is_any(joint + 1, &["the", "la", "le", "les", "los", "las", "el"])
        && end > joint + 2
        && led.is_some_and(|i| i + 1 < joint && words.has(i, Sense::Preposition))
        && !verb(words, end)
        && !finite(words, end)
}

#[cfg(test)]
mod tests {
    use crate::parse::subject::noun::tests::check;

    #[test]
    fn two_names_are_one_place() {
        check(
            "It fed crews in 15 ports of Lower Kep and the Far Isles.",
            &["fed crews in … ports of Lower Kep and the Far Isles"],
        );
    }
}
