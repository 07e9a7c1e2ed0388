//! What goes on behind a number and its noun: the rest of its clause, or what is said of all the items of a list.
//!
//! ```text
//! tail      = noun [age | bracket | "," compared ","] words     6 divers under 30 [were fed]
//!         | noun {"," number noun} words                        6 divers, 9 cooks and 4 guests [were fed]
//! main      = place number noun "," clause                      In 43 bays, [boats were hauled up]
//! ```

use super::clause::{auxiliary, doing, finite, free, level, starts_clause, verb};
use super::ends;
use super::inserted::{dashed, including};
use super::leading::{named, opens};
use super::noun::Around;
use super::noun_phrase::leads_on;
use super::series::{listed, series_of_nouns};
use super::whole::{INSERTED_TOKENS_MAX, ITEMS_MAX, Span, effect, inside, parts, telling};
use crate::parse::vocabulary::{Language, Phrase, Sense};
use crate::parse::words::Words;

/// A number that opens its sentence stands so near its begin, in tokens.
const OPENING_TOKENS: usize = 8;

/// The longest tail, in words.
const TAIL_WORDS_MAX: usize = 26;

/// Past an age, a bracket, a time and `, up from 11 in 2021,` behind a noun.
pub(super) fn past(words: &Words, around: &Around, from: usize) -> usize {
    let mut at = from;
    for _ in 0..3 {
        let begin = at;
        let close =
            |open: usize| (open..(open + INSERTED_TOKENS_MAX).min(around.sentence.1)).find(|i| words.mark(*i, ")"));
        if words.mark(at, "’”\"»") && at > 0 && words.glued(at) && !words.glued(at + 1) && said_at(words, at + 1) {
            at += 1;
        } else if words.mark(at, "(") {
            at = close(at).map_or(at, |end| end + 1);
        } else if around.taken.get(at) == Some(&true) && !named(words, around, at) && !lasting(words, around, at) {
            while around.taken.get(at) == Some(&true) && at < around.sentence.1 {
                at += 1;
            }
            // `children under 5 years old`
            at += usize::from(words.is(at, "old")) + 2 * usize::from(words.is(at, "of") && words.is(at + 1, "age"));
        } else if words.has(at, Sense::Conjunction)
            && words.is_any(at + 1, &["over", "above", "older", "under", "below", "younger", "more"])
            && around.taken.get(at.wrapping_sub(1)) == Some(&true)
            && !named(words, around, at - 1)
        {
            // `people aged 25 and over`
            at += 2;
        } else if words.is_any(at, &["all", "both", "most"])
            && words.is(at + 1, "of")
            && words.is_any(at + 2, &["whom", "which"])
        {
            // `40 divers (9 women), all of whom mended nets`
            at += 3;
        } else if let Some(close) = dashed(words, around, at) {
            at = close + 1;
        } else if let Some(close) = including(words, around, at) {
            at = close + 1;
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

/// So many of a stretch of time that tell how long something lasted, not when: `held for more than 6 months`.
pub(super) fn lasting(words: &Words, around: &Around, at: usize) -> bool {
    let taken = |i: &usize| around.taken.get(*i) == Some(&true);
    let first = (at.saturating_sub(LASTING_TOKENS)..=at).rev().take_while(taken).last().unwrap_or(at);
    let mut run = (first..first + LASTING_TOKENS).take_while(taken);
    // `girls under the age of 20`
    if taken(&at) && first > 1 && words.is(first - 1, "of") && words.is(first - 2, "age") {
        return true;
    }
    let long = taken(&at) && run.any(|i| words.has(i, Sense::Duration));
    let dated = |i: usize| words.get(i).is_some_and(|t| t.month().is_some()) || words.is_any(i, ends::TIMES);
    let led = || {
        (first.saturating_sub(4).max(around.sentence.0)..first)
            .rev()
            .find(|i| !words.is_any(*i, &["more", "at", "least", "up", "over", "than"]))
    };
    long && !(first..first + LASTING_TOKENS).take_while(taken).any(dated)
        && led().is_some_and(|i| words.is_any(i, &["for", "lasting", "pendant"]) && !dated(i + 1))
}

/// The longest stretch of time, in tokens.
const LASTING_TOKENS: usize = 5;

/// A preposition before a time or an age.
fn timed(words: &Words, around: &Around, at: usize) -> bool {
    around.taken.get(at + 1) == Some(&true)
        && !named(words, around, at + 1)
        && !lasting(words, around, at + 1)
        && (words.has(at, Sense::Preposition) || words.is_any(at, &["aged", "on", "âgés", "âgées"]))
}

/// A comma between what opens a sentence and its verb: `Nine nets, have no owner`.
fn parted(words: &Words, around: &Around, at: usize) -> bool {
    // `9 divers, including 2 women, mended nets`
    let parts = around.last > around.total_last
        && words.mark(at, ",")
        && (said_at(words, at + 1) || words.has(at + 1, Sense::Preposition) && !words.is(at + 1, "including"));
    parts
        || words.mark(at, ",")
            && around.first - around.sentence.0 < OPENING_TOKENS
            && words.is_any(at + 1, &["has", "have", "had", "is", "are", "was", "were"])
}

/// What goes on behind a noun in its clause, without times and brackets; for one of a list what is said of all of them.
pub(super) fn tail(words: &Words, around: &Around, from: usize) -> Vec<Span> {
    let begin = past(words, around, from);
    let mut at = begin;
    for _ in 0..ITEMS_MAX {
        let Some(next) = item(words, around, at) else { break };
        at = past(words, around, next);
    }
    // `9 leaks found, 4 boats mended`: what has a participle of its own shares no other.
    let closes = |i: usize| words.mark(i + 1, ",") || words.has(i + 1, Sense::Conjunction);
    const STATES: &[&str] = &["missing", "dead", "sunk", "lost", "found", "burnt", "disparus", "desaparecidos"];
    let state = |i: usize| verb(words, i) || words.is_any(i, STATES);
    let own = at > begin && (from > 0 && state(from - 1) || (begin..at).any(|i| state(i) && closes(i)));
    let joined = (begin..at).any(|i| words.has(i, Sense::Conjunction));
    at = if joined { past_place(words, around, at) } else { at };
    if own || !opened(words, around, at, at > begin) {
        return Vec::new();
    }
    let mut runs: Vec<Span> = Vec::new();
    let mut run = at;
    let mut count = 0;
    let mut bared = false;
    while at < around.sentence.1 && count < TAIL_WORDS_MAX {
        let next = past_time(words, around, at);
        if next > at && next < around.sentence.1 {
            runs.extend(ended(words, around, run, at));
            (at, run) = (next, next);
            continue;
        }
        let word = free(words, around, at)
            || named(words, around, at)
            || lasting(words, around, at)
            || around.amounts[at] && (held(words, at) || inner(words, around, at));
        let comma = || {
            series_of_nouns(words, around, at).is_some()
                || listed(words, around, at) && (words.lower(at + 1).ends_with("ed") || doing(words, at + 1))
        };
        // `9 ports accounted for 40 boats`: a verb without what it is said of tells nothing.
        let bare = || around.amounts[at] && at > run && runs.is_empty() && telling(words, &[(begin, at - 1)]) == 1;
        let object = bare() && (begin..at).any(|i| said_at(words, i) && !auxiliary(words, i));
        bared |= object;
        let word = word || object || bared && around.amounts[at] && around.amounts[at - 1];
        let goes_on = word || inside(words, at) || words.mark(at, ",") && comma();
        let part = words.phrase_at(at).is_some_and(|(p, _)| p == Phrase::PartOf) && words.is_any(at, &["of", "de"]);
        let parted = || effect(words, at) || parts(words, at) && !limits(words, around, at);
        if !goes_on || part || at > begin && (parted() || another(words, around, at)) {
            break;
        }
        count += usize::from(word);
        at += 1;
    }
    // Cut at its longest, it ends before the preposition that the cut left open.
    if count >= TAIL_WORDS_MAX && free(words, around, at) {
        at = (run + 3..at).rev().find(|i| words.has(*i, Sense::Preposition)).unwrap_or(at);
    }
    runs.extend(ended(words, around, run, at));
    runs
}

/// `9 cooks in Kep and 4 in Reva have no` ropes: past the place of the last of a list to what is said of all.
fn past_place(words: &Words, around: &Around, at: usize) -> usize {
    let plain = |i: &usize| {
        (free(words, around, *i) || inside(words, *i)) && !said_at(words, *i) && !words.has(*i, Sense::Conjunction)
    };
    let led = words.is_any(at, &["in", "at", "from", "dans", "en"]);
    let end = (at..at + PLACE_TOKENS_MAX).find(|i| !plain(i)).filter(|end| led && *end > at + 1);
    end.filter(|end| finite(words, *end) || auxiliary(words, *end)).unwrap_or(at)
}

/// The longest place behind the last of a list, in tokens.
const PLACE_TOKENS_MAX: usize = 7;

/// True where something is said behind a noun: a verb behind the last of a list, else any word that begins no other clause.
fn opened(words: &Words, around: &Around, at: usize, several: bool) -> bool {
    let means = words.is_any(at, &["by", "par", "por"]) && doing(words, at + 1);
    if means || at >= around.sentence.1 || parts(words, at) || effect(words, at) || words.is_any(at, &["out", "dont"]) {
        return false;
    }
    if several {
        return said_at(words, at) || words.is(at, "se") && said_at(words, at + 1);
    }
    // `people advised, helped or housed`
    if words.mark(at, ",") && listed(words, around, at) && verb(words, at - 1) && words.lower(at + 1).ends_with("ed") {
        return true;
    }
    let joint = conjunction(words, at) || words.mark(at, ",") && listed(words, around, at);
    if !joint {
        return free(words, around, at);
    }
    // `sailors and youth are at sea`
    let people = |i: usize| words.has(i, Sense::People) || words.get(i).is_some_and(|t| t.group().is_some());
    let near = at + 2..(at + 8).min(around.sentence.1);
    let plain = |i: &usize| free(words, around, *i) || words.mark(*i, ",");
    near.take_while(plain)
        .any(|i| said_at(words, i) && !words.is_any(i - 1, &["who", "which", "that", "qui", "que", "to"]))
        && !said_at(words, at + 1)
        && !opens(words, at + 1)
        && !around.amounts[at + 1]
        && (!starts_clause(words, at + 1, around.sentence.1) || people(at + 1))
}

/// `and`, `or`, and not the French `y` of a place.
fn conjunction(words: &Words, at: usize) -> bool {
    words.has(at, Sense::Conjunction) && !(words.is(at, "y") && words.style.language == Language::French)
}

fn said_at(words: &Words, at: usize) -> bool {
    verb(words, at) || words.has(at, Sense::Verb)
}

/// The number in `5 drums of 45 kg of soap`: what each of them holds.
fn held(words: &Words, at: usize) -> bool {
    words.is_any(at - 1, &["of", "de"]) && words.has(at + 1, Sense::Measure)
}

/// The number in `40 cooks across 9 inns were fed`: it stands between a noun and what is said of it.
fn inner(words: &Words, around: &Around, at: usize) -> bool {
    let first = (around.last..at).rev().find(|i| !around.amounts[*i]).unwrap_or(at);
    let led =
        words.has(first, Sense::Preposition) && !words.is_any(first, &["to", "by"]) || ends::loose(words, first, true);
    let near = at + 1..(at + INNER_TOKENS_MAX).min(around.sentence.1);
    let goes_on = |i: &usize| around.amounts[*i] || free(words, around, *i) || inside(words, *i);
    led && near
        .take_while(goes_on)
        .any(|i| finite(words, i) || auxiliary(words, i) || verb(words, i) && !words.is_any(first, &["of", "de"]))
}

/// The longest noun between a noun and what is said of it, in tokens.
const INNER_TOKENS_MAX: usize = 8;

/// `were fed but not housed`, `were fed but did not stay`: what a second verb says of the same, without a number of its own.
fn limits(words: &Words, around: &Around, but: usize) -> bool {
    let helps = auxiliary(words, but + 1)
        || words.is_any(but + 1, &["not", "did", "do", "does", "could", "cannot", "ne", "no"]);
    let near = but + 1..(but + 1 + LIMIT_TOKENS).min(around.sentence.1);
    words.is_any(but, &["but", "mais", "pero"]) && helps && !near.clone().any(|i| around.amounts[i])
}

/// What limits a predicate has no number in so many tokens.
const LIMIT_TOKENS: usize = 8;

/// A conjunction that leads to another number or another clause.
fn another(words: &Words, around: &Around, at: usize) -> bool {
    // `and in May alone more than 40 boats`
    let passes = |i: usize| {
        around.taken[i]
            || words.has(i, Sense::Preposition) && around.taken.get(i + 1) == Some(&true)
            || words.is_any(i, &["alone", "than"])
            || words.phrase_at(i).is_some()
    };
    let timed = || (at + 1..around.sentence.1).find(|i| !passes(*i)).is_some_and(|i| around.amounts[i]);
    // `have mended or sold 9 nets`
    let done = |i: usize| verb(words, i) && words.lower(i).ends_with("ed");
    let both = done(at - 1) && done(at + 1) && around.amounts.get(at + 2) == Some(&true);
    conjunction(words, at)
        && (timed()
            || words.is_any(at + 1, &["one", "another", "others", "some", "un", "une", "otro", "otra"])
            || !both && (at + 1..(at + 4).min(around.sentence.1)).any(|n| around.amounts.get(n) == Some(&true))
            || leads_on(words, around, at + 1, &["of", "de", "des", "du", "d"])
            || starts_clause(words, at + 1, around.sentence.1)
            || said_at(words, at + 1) && !words.lower(at + 1).ends_with("ed"))
}

/// Past a bracket or a time with its preposition, where a word goes on behind it.
fn past_time(words: &Words, around: &Around, at: usize) -> usize {
    let mut next = past(words, around, at);
    // `from the twelve months ending` 31 May, `in the previous 7-day period`
    while next > at
        && (words.is_any(next, &["ending", "ended", "period", "hrs", "hours", "days"])
            || around.taken.get(next) == Some(&true))
    {
        next += 1;
    }
    let goes_on = free(words, around, next)
        && !words.has(next, Sense::Conjunction)
        && !words.mark(at, ",")
        && !words.is_any(next, &["of", "to", "de", "à"]);
    if goes_on { next } else { at }
}

/// A stretch without what only leads on from its end.
fn ended(words: &Words, around: &Around, first: usize, end: usize) -> Option<Span> {
    let mut end = end;
    let before_number = around.amounts.get(end) == Some(&true);
    let before_time = around.taken.get(end) == Some(&true);
    let leads = |at: usize| {
        ends::loose(words, at, false) && !said_at(words, at)
            || before_number
                && (doing(words, at)
                    || level(words, at)
                    || around.amounts[at] && (words.acronym(at) || currency(words, at)))
            || before_time && words.is_any(at, &["first", "past", "last", "next", "previous", "ending", "ended"])
    };
    while end > first && leads(end - 1) {
        end -= 1;
    }
    (end > first).then(|| (first, end - 1))
}

/// `sold at Rs` 400: the name of a currency.
fn currency(words: &Words, at: usize) -> bool {
    words.get(at).is_some_and(|t| t.senses.iter().any(|s| matches!(s, Sense::Money(_))))
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
    // `67 per cent of cooks, 9 per cent of guests`
    const THEM: &[&str] =
        &["them", "which", "whom", "whose", "these", "those", "eux", "elles", "ellos", "ellas", "cuales", "que"];
    let them = words.is_any(end + 1, THEM) || words.is_any(end + 2, THEM);
    end += usize::from(words.is_any(end, &["of", "de", "des", "d"]) && !them);
    end += usize::from(words.mark(end, "’'") || words.is_any(end, &["the", "les", "los", "las"]));
    let begin = end;
    while end < around.sentence.1
        && end - begin < 6
        && (free(words, around, end) || inside(words, end))
        && (!verb(words, end) || words.lower(end - 1).ends_with("ly"))
        && !words.has(end, Sense::Verb)
        && !words.has(end, Sense::Preposition)
        && !words.has(end, Sense::Conjunction)
    {
        end += 1;
    }
    (end > begin).then_some(end)
}

#[cfg(test)]
mod tests {
    use crate::parse::subject::noun::tests::check;

    #[test]
    fn a_tail_goes_on_behind_an_age_a_bracket_and_a_comparison() {
        check("Some 40 cooks were fed at dawn.", &["cooks were fed at dawn"]);
        check("As told, 40 inns, up from 11 then, have hot soup.", &["inns … have hot soup", "inns … have hot soup"]);
        check(
            "Here 70 maps, 11 nets and 50 oars were sent to old ports.",
            &["maps … were sent to old ports", "nets … were sent to old ports", "oars were sent to old ports"],
        );
        check("In 43 bays, old boats were hauled up.", &["bays … old boats were hauled up"]);
        check("Nine inns took in 80 guests.", &["inns took in 80 guests", "Nine inns took in … guests"]);
        check("Some 90 boats – a good half – were sold.", &["boats … were sold"]);
        check("Here 9 sailors were held for more than 6 months.", &["sailors were held for more than 6 months"]);
    }

    #[test]
    fn what_limits_a_predicate_is_told() {
        check("Here 40 boats were mended but were not sold.", &["boats were mended but were not sold"]);
        check("Here 40 boats were mended but 9 were not.", &["boats were mended", "boats … were not"]);
        check(
            "It named 49 old boats, with 17 still in dock and one already sold by the port.",
            &["named … old boats", "old boats … still in dock"],
        );
        check("Here 90 crews were taught knots, resulting in better nets.", &["crews were taught knots"]);
    }
}
