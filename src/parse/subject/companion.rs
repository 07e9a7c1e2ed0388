//! What a number shares with those beside it: the sum it is a part of, the topic of its sentence, the first of two that are compared.
//!
//! ```text
//! copied    = from number noun to number noun                     from 77 [cases] to 90 cases
//! part      = sum "," "including" number for …                    a [cost] of $9, including $4 [for nets]
//! respective = number and number "respectively"                   9 boats and 7 nets, up by 3 and 2 per cent, respectively
//! ```

use super::antecedent;
use super::aside;
use super::clause::{free, verb};
use super::noun::{Around, Counted, Earlier};
use super::noun_phrase::{same_word, trim};
use super::trailing::past;
use super::whole::{INSERTED_TOKENS_MAX, ITEMS_MAX, Span, inside};
use crate::parse::amount::Measured;
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;

/// The longest opening with its number, and the longest name behind it, in tokens.
const WITH_TOKENS_MAX: usize = 10;
/// So near behind the words that it belongs to stands a sex.
const SEX_TOKENS: usize = 3;
/// How far the second number of `from … to …` stands behind the first, in tokens.
const RANGE_TOKENS_MAX: usize = 10;

/// `with a cost of $9, including $4 for nets`: a part of the sum before it.
pub(super) fn part_of_sum(words: &Words, around: &Around) -> Option<Vec<Span>> {
    let money = matches!(around.measured, Measured::Money(_));
    let near = around.first.saturating_sub(4).max(around.sentence.0)..around.first;
    let part = near.rev().find(|at| words.is_any(*at, &["including", "notamment", "incluyendo", "incluidos"]))?;
    let before = around.earlier.last().filter(|e| {
        money && e.sentence == around.number && matches!(e.measured, Measured::Money(_)) && e.span.1 + 2 >= part
    })?;
    let rest = aside::rest(words, around, around.last + 1)?;
    Some(before.pieces.iter().copied().chain([rest]).collect())
}

/// `With a size of $50 million, [the port fund] will grow`: what has what the sentence opens with.
pub(super) fn with(words: &Words, around: &Around) -> Option<Span> {
    let opens =
        words.is_any(around.sentence.0, &["with", "avec", "con"]) && around.first - around.sentence.0 < WITH_TOKENS_MAX;
    let comma = past(words, around, around.last + 1);
    let comma = (comma..comma + WITH_TOKENS_MAX).find(|i| words.mark(*i, ",")).filter(|_| opens)?;
    let clear = (around.last + 1..comma).all(|i| !around.amounts[i] && !verb(words, i));
    let end = (comma + 1..(comma + 1 + WITH_TOKENS_MAX).min(around.sentence.1))
        .find(|i| verb(words, *i) || words.has(*i, Sense::Verb) || !(free(words, around, *i) || inside(words, *i)))?;
    let acts = verb(words, end) || words.has(end, Sense::Verb);
    let (first, last) = trim(words, comma + 1, end - 1).filter(|_| clear && acts)?;
    (!words.has(first, Sense::Small)).then_some((first, last))
}

/// `compared to 48 per cent and 11 per cent, respectively`: each of them is of its own of those that were named before.
pub(super) fn respective(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    let gap = |at: usize| {
        around.amounts[at]
            || words.has(at, Sense::Conjunction)
            || words.mark(at, ",%$€£")
            || words.is_any(at, &["per", "cent", "percent"])
    };
    let end = (around.last + 1..(around.last + RANGE_TOKENS_MAX).min(around.sentence.1)).find(|at| !gap(*at))?;
    if !words.is_any(end, &["respectively", "respectivement", "respectivamente"]) {
        return None;
    }
    let listed: Vec<&Earlier> =
        around.earlier.iter().rev().take(ITEMS_MAX).filter(|e| e.sentence == around.number).collect();
    let mut head = around.first;
    let mut place = 0;
    for e in &listed {
        let between = e.span.1 + 1..head;
        let next = e.measured == around.measured && between.len() <= 4 && between.clone().all(gap);
        if !next {
            break;
        }
        (head, place) = (e.span.0, place + 1);
    }
    let more = (around.last + 1..end).filter(|at| around.amounts[*at] && !around.amounts[at - 1]).count();
    let count = place + more + 1;
    let rest = &listed[place.min(listed.len())..];
    let same: Vec<&&Earlier> = rest.iter().filter(|e| e.measured == around.measured).take(count).collect();
    let any: Vec<&&Earlier> = rest.iter().filter(|e| e.noun.is_some()).take(count).collect();
    let of = if same.len() == count { same } else { any };
    let of = of.get(count.checked_sub(place + 1)?).filter(|_| of.len() == count && count > 1)?;
    let change = counted.pieces.last().and_then(|p| (p.0..=p.1).find(|i| antecedent::change(words, *i)));
    let change = change.map(|at| (at, at)).filter(|c| of.pieces.iter().all(|p| p.1 < c.0));
    Some(of.pieces.iter().copied().chain(change).collect())
}

/// `pay was $51 for cooks and $70 for divers`: one more sum of the same, for others.
pub(super) fn one_more(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    let piece = counted.pieces.last().copied().filter(|_| around.measured != Measured::Plain)?;
    let others = piece.0 > around.last && words.is_any(piece.0, &["for", "among", "pour", "para", "chez", "entre"]);
    let before =
        around.earlier.last().filter(|e| e.sentence == around.number && e.measured == around.measured && others)?;
    let near = around.first.saturating_sub(before.span.1) <= INSERTED_TOKENS_MAX;
    let whole: Vec<Span> = before.pieces.iter().copied().filter(|p| p.1 < before.span.0).collect();
    // `the proportion of women among all staff was 49 per cent`: the sex stands with its number.
    let sex = (before.span.0..=before.span.1).find(|at| words.get(*at).is_some_and(|t| t.group().is_some()));
    let mut whole = whole;
    // `the proportion of women`
    match whole.last_mut().zip(sex) {
        Some((last, sex)) if sex > last.1 && sex - last.1 <= SEX_TOKENS => last.1 = sex,
        _ => whole.extend(sex.map(|at| (at, at))),
    }
    (near && !whole.is_empty()).then(|| whole.into_iter().chain([piece]).collect())
}

/// `Of 9 small boats … These boats carried 40 nets`: the boats of the sentence before, with all of their name.
pub(super) fn these(words: &Words, around: &Around, pieces: Vec<Span>) -> Vec<Span> {
    let Some((first, last)) = pieces.first().copied().filter(|p| p.0 > around.sentence.0 && p.1 < around.first) else {
        return pieces;
    };
    let before = around.earlier.iter().rev().take(ITEMS_MAX);
    let named =
        before.filter_map(|e| e.noun.filter(|_| e.sentence < around.number)).find(|n| same_word(words, n.1, first));
    let noun = named.filter(|n| words.is_any(first - 1, &["these", "those", "ces", "estos", "estas"]) && n.0 < n.1);
    let Some(noun) = noun else { return pieces };
    let rest = (first < last).then_some((first + 1, last));
    std::iter::once(noun).chain(rest).chain(pieces.into_iter().skip(1)).collect()
}

#[cfg(test)]
mod tests {
    use crate::parse::subject::noun::tests::check;

    #[test]
    fn numbers_share_what_stands_beside_them() {
        check("With regard to the old port, the sum paid was $9.", &["old port, the sum paid"]);
        check(
            "It works in 9 bays, with a cost of $90, including $40 for nets.",
            &["works in … bays", "works in 9 bays, with a cost", "works in 9 bays, with a cost … for nets"],
        );
        check("Pay was $51 for cooks and $70 for divers.", &["Pay was … for cooks", "Pay was … for divers"]);
        check("For old nets, rot is below 1 per cent.", &["old nets, rot"]);
        check("With a size of $50 million, the port fund will grow.", &["size … port fund"]);
        check("It fell short of the target of 40 nets.", &["fell short of the target of … nets"]);
    }

    #[test]
    fn each_of_two_is_of_its_own() {
        check(
            "Here 40 per cent of boats sank and 8 per cent burned, compared to 48 per cent and 11 per cent, respectively.",
            &["boats sank", "boats … burned", "boats sank", "boats … burned"],
        );
    }

    #[test]
    fn these_are_those_of_the_sentence_before() {
        check(
            "It sold 94 old fishing boats. These boats carried 40 nets.",
            &["sold … old fishing boats", "old fishing boats … carried … nets"],
        );
    }
}
