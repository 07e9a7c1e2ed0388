//! What goes on behind a number and its noun: the rest of its clause, or what is said of all the items of a list.
//!
//! ```text
//! tail      = noun [age | bracket | "," compared ","] words     6 divers under 30 [were fed]
//!         | noun {"," number noun} words                        6 divers, 9 cooks and 4 guests [were fed]
//! main      = place number noun "," clause                      In 43 bays, [boats were hauled up]
//! ```

use super::clause::{doing, free, level, verb};
use super::leading::{self, listed, named, opens};
use super::noun::Around;
use super::noun_phrase::{starts_clause, trim};
use super::whole::{INSERTED_TOKENS_MAX, ITEMS_MAX, Span, WORDS_MAX, inside, parts};
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;

/// A number that opens its sentence stands so near its begin, in tokens.
const OPENING_TOKENS: usize = 8;

/// Past an age, a bracket, a time and `, up from 11 in 2021,` behind a noun.
pub(super) fn past(words: &Words, around: &Around, from: usize) -> usize {
    let mut at = from;
    for _ in 0..3 {
        let begin = at;
        let close =
            |open: usize| (open..(open + INSERTED_TOKENS_MAX).min(around.sentence.1)).find(|i| words.mark(*i, ")"));
        if words.mark(at, "(") {
            at = close(at).map_or(at, |end| end + 1);
        } else if around.taken.get(at) == Some(&true) && !named(words, around, at) {
            while around.taken.get(at) == Some(&true) && at < around.sentence.1 {
                at += 1;
            }
        } else if timed(words, around, at) || parted(words, around, at) {
            at += 1;
        } else if words.mark(at, ",") && words.is_any(at + 1, &["respectively", "respectivement", "respectivamente"]) {
            at += 2 + usize::from(words.mark(at + 2, ","));
        } else if words.mark(at, ",")
            && words.is_any(at + 1, &["up", "down", "compared", "frente", "contre", "against"])
        {
            let end = (at + 1..(at + INSERTED_TOKENS_MAX).min(around.sentence.1)).find(|i| words.mark(*i, ","));
            at = end.map_or(at, |end| end + 1);
        }
        if at == begin {
            break;
        }
    }
    at
}

/// A preposition before a time or an age.
fn timed(words: &Words, around: &Around, at: usize) -> bool {
    around.taken.get(at + 1) == Some(&true)
        && !named(words, around, at + 1)
        && (words.has(at, Sense::Preposition) || words.is_any(at, &["aged", "on", "âgés", "âgées"]))
}

/// A comma between what opens a sentence and its verb: `Nine nets, have no owner`.
fn parted(words: &Words, around: &Around, at: usize) -> bool {
    words.mark(at, ",")
        && around.first - around.sentence.0 < OPENING_TOKENS
        && words.is_any(at + 1, &["has", "have", "had", "is", "are", "was", "were"])
}

/// What goes on behind a noun in its clause; for one of a list what is said of all of them.
pub(super) fn tail(words: &Words, around: &Around, from: usize) -> Option<Span> {
    let mut at = past(words, around, from);
    for _ in 0..ITEMS_MAX {
        let Some(next) = item(words, around, at) else { break };
        at = past(words, around, next);
    }
    let several = at > past(words, around, from);
    let said = |i: usize| verb(words, i) || words.has(i, Sense::Verb);
    let joint = words.has(at, Sense::Conjunction) || words.mark(at, ",") && listed(words, around, at);
    // `sailors and youth are at sea`
    let people = |i: usize| words.has(i, Sense::People) || words.get(i).is_some_and(|t| t.group().is_some());
    let joined = joint && !several && {
        let near = at + 2..(at + 8).min(around.sentence.1);
        let plain = |i: &usize| free(words, around, *i) || words.mark(*i, ",");
        near.take_while(plain).any(|i| said(i) && !words.is_any(i - 1, &["who", "which", "that", "qui", "que", "to"]))
            && !words.has(at + 1, Sense::Verb)
            && !verb(words, at + 1)
            && !opens(words, at + 1)
            && !around.amounts[at + 1]
            && (!starts_clause(words, at + 1, around.sentence.1) || people(at + 1))
    };
    let opens = words.has(at, Sense::Preposition)
        || said(at)
        || doing(words, at)
        || words
            .is_any(at, &["who", "which", "that", "qui", "que", "quienes", "about", "worth", "chez", "à", "aux", "al"]);
    let opens = if several { said(at) } else { opens && free(words, around, at) || joined };
    let means = words.is_any(at, &["by", "par", "por"]) && doing(words, at + 1);
    if !opens || means || at >= around.sentence.1 || parts(words, at) {
        return None;
    }
    let mut last = None;
    let mut count = 0;
    // `5 drums of 45 kg of soap`: what each of them holds.
    let held = at + 1..at + 3;
    let holds = words.is_any(at, &["of", "de"])
        && words.has(at + 2, Sense::Measure)
        && around.amounts.get(at + 1) == Some(&true);
    for i in at..around.sentence.1 {
        let word = holds && held.contains(&i) || free(words, around, i) || around.taken[i] && named(words, around, i);
        let listed = || {
            leading::series_of_nouns(words, around, i).is_some()
                || listed(words, around, i) && (words.lower(i + 1).ends_with("ed") || doing(words, i + 1))
        };
        let comma = words.mark(i, ",") && listed();
        let ends = i > at && parts(words, i)
            || words.has(i, Sense::Conjunction)
                && i > at
                && ((i + 1..i + 4).any(|n| around.amounts.get(n) == Some(&true))
                    || starts_clause(words, i + 1, around.sentence.1)
                    || said(i + 1) && !words.lower(i + 1).ends_with("ed"));
        if !(word || comma || inside(words, i)) || ends || count >= WORDS_MAX {
            break;
        }
        count += usize::from(word);
        last = Some(i);
    }
    let mut last = last?;
    // Cut at its longest, it ends before the preposition that the cut left open.
    if count >= WORDS_MAX && free(words, around, last + 1) {
        last = (at + 3..=last).rev().find(|i| words.has(*i, Sense::Preposition)).map_or(last, |i| i - 1);
    }
    // `have been injured`: the auxiliary tells nothing.
    let begin = (at..=last).find(|i| !auxiliary(words, *i)).unwrap_or(at);
    // `among all staff rose to 40 per cent`
    let leads = around.amounts.get(last + 1) == Some(&true);
    while leads && last > begin && (level(words, last) || words.has(last, Sense::Preposition)) {
        last -= 1;
    }
    let (_, last) = trim(words, begin, last)?;
    (last > begin || said(begin)).then_some((begin, last))
}

/// `are`, `had been` before a participle: an auxiliary, and what stands between it and its verb.
pub(super) fn auxiliary(words: &Words, at: usize) -> bool {
    let be = [
        "is", "are", "was", "were", "be", "been", "being", "now", "already", "also", "sont", "est", "été", "fueron",
        "fue", "sido",
    ];
    words.is_any(at, &be)
        || words.is_any(at, &["has", "have", "had", "ont", "han"]) && (verb(words, at + 1) || words.is_any(at + 1, &be))
}

/// The token behind the next item of a list: `, 9 cooks`, ` and 4 guests aged 9`.
pub(super) fn item(words: &Words, around: &Around, from: usize) -> Option<usize> {
    let mut at = from;
    while words.mark(at, ",") || words.has(at, Sense::Conjunction) {
        at += 1;
    }
    let small = |i: usize| {
        words.phrase_at(i).is_some()
            || words.phrase_before(i + 1).is_some()
            || words.is_any(i, &["the", "a", "an", "some", "another", "les", "los", "las"])
    };
    let number =
        (at..at + 4).take_while(|i| *i == at || small(*i - 1)).find(|i| around.amounts.get(*i) == Some(&true))?;
    if at == from {
        return None;
    }
    let mut end = number;
    while around.amounts.get(end) == Some(&true) {
        end += 1;
    }
    let begin = end;
    while end < around.sentence.1
        && end - begin < 6
        && (free(words, around, end) || inside(words, end))
        && !verb(words, end)
        && !words.has(end, Sense::Verb)
        && !words.has(end, Sense::Preposition)
        && !words.has(end, Sense::Conjunction)
    {
        end += 1;
    }
    (end > begin).then_some(end)
}

/// `In 43 bays, boats were hauled up`: what the clause behind a place tells of it.
pub(super) fn main_clause(words: &Words, around: &Around, from: usize) -> Vec<Span> {
    let begin = (around.sentence.0..around.first).find(|at| !around.taken[*at]);
    let placed = begin.is_some_and(|at| {
        words.is_any(at, &["in", "across", "throughout", "at", "dans", "en"]) && at + 4 > around.first
    });
    let at = past(words, around, from);
    if !placed || !words.mark(at, ",") && !words.mark(at.wrapping_sub(1), ",") {
        return Vec::new();
    }
    let mut pieces = Vec::new();
    let mut count = 0;
    let mut run = None;
    for i in at + usize::from(words.mark(at, ","))..around.sentence.1 {
        let comma = words.mark(i, ",") && listed(words, around, i);
        let word = free(words, around, i);
        if around.amounts[i] || around.taken[i] {
            pieces.extend(run.take());
            continue;
        }
        if !(word || comma || inside(words, i)) || count >= WORDS_MAX || parts(words, i) {
            break;
        }
        count += usize::from(word);
        run = Some(run.map_or((i, i), |(first, _)| (first, i)));
    }
    pieces.extend(run);
    pieces.into_iter().filter_map(|(a, b)| trim(words, a, b)).collect()
}

#[cfg(test)]
mod tests {
    use crate::parse::subject::noun::tests::check;

    #[test]
    fn a_tail_goes_on_behind_an_age_a_bracket_and_a_comparison() {
        check("Some 40 cooks were fed at dawn.", &["cooks … fed at dawn"]);
        check("As told, 40 inns, up from 11 then, have hot soup.", &["inns … have hot soup", "inns … have hot soup"]);
        check(
            "Here 70 maps, 11 nets and 50 oars were sent to old ports.",
            &["maps … sent to old ports", "nets … sent to old ports", "oars … sent to old ports"],
        );
        check("In 43 bays, old boats were hauled up.", &["bays … old boats were hauled up"]);
    }
}
