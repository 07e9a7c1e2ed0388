//! Noun phrases: where one begins and ends, after a number, before it, before a colon.
//!
//! A phrase ends at a mark, at another number, at a finite verb or a relative, and sheds articles and prepositions at both ends.

use super::adjective;
use super::clause;
use super::leading;
use super::noun::Around;
use super::series;
use super::trailing;
use super::whole::effect;
use crate::parse::amount::Measured;
use crate::parse::token::Kind;
use crate::parse::vocabulary::{Language, Phrase, Sense};
use crate::parse::words::Words;

/// The longest noun phrase, in words.
pub const NOUN_WORDS_MAX: usize = 16;

/// How many words of a phrase tell something.
pub fn word_count(words: &Words, (first, last): (usize, usize)) -> usize {
    (first..=last)
        .filter(|at| {
            words.get(*at).is_some_and(|t| t.kind == Kind::Word && !t.has(Sense::Small) && !t.has(Sense::Preposition))
        })
        .count()
}

/// One word that half of all numbers count: people, cases, workers.
pub fn generic(words: &Words, noun: (usize, usize)) -> bool {
    word_count(words, noun) <= 2
        && (noun.0..=noun.1).any(|at| {
            words.get(at).is_some_and(|t| {
                t.group().is_some()
                    || t.senses
                        .iter()
                        .any(|s| matches!(s, Sense::People | Sense::Adult | Sense::Case | Sense::Household))
            })
        })
}

/// The noun phrase that begins at a token.
pub fn noun_after(words: &Words, around: &Around, from: usize) -> Option<(usize, usize)> {
    let mut first = from;
    // `53 per cent of migrants`, `15.8 million de personnes`, `45 of the cases`, `27 (50%) of them`.
    let ties = |at: usize| {
        words.is_any(at, &["of", "d", "des", "du", "the", "les", "los", "las", "del"])
            || words.is(at, "de") && words.has(at, Sense::Preposition)
    };
    while ties(first) || words.mark(first, "'’") {
        first += 1;
    }
    // `half of all sailors from the port`
    first += usize::from(
        first > from && words.is_any(first, &["all", "both", "these", "those", "todos", "todas", "tous", "toutes"]),
    );
    // `900 a nivel nacional`
    if words.is_any(first, &["a", "à"]) && words.style.language != Language::English {
        return None;
    }
    // `fell by 4 per cent month-to-month`
    if words.has(first, Sense::Duration) && words.mark(first + 1, "-‑") && around.measured == Measured::Percent {
        return None;
    }
    let mut last = None;
    let mut count = 0;
    let mut at = first;
    let mut joint: Option<usize> = None;
    if let Some(end) = adjective::class(words, around, first) {
        (last, count, at) = (Some(end), 1, end + 1);
    }
    // `half of 9-year-olds`
    let aged = words.is(first + 2, "year") && words.is(first + 4, "olds");
    let aged = aged && words.mark(first + 1, "-‑") && words.mark(first + 3, "-‑");
    if aged {
        (last, count, at) = (Some(first + 4), 1, first + 5);
    }
    while at < around.sentence.1 && count < NOUN_WORDS_MAX {
        let token = words.get(at)?;
        // `41 D-2s`: a grade.
        let glued = |i: usize| {
            i > at
                && words.glued(i)
                && words.get(i).is_some_and(|t| t.kind == Kind::Word || t.is_numeral() || t.is_one_of("-‑"))
        };
        let grade = (at + 1..at + 5).take_while(|i| glued(*i)).last();
        if let Some(end) = grade.filter(|_| {
            at == first
                && token.capital
                && words.mark(at + 1, "-‑")
                && words.get(at + 2).is_some_and(|t| t.is_numeral())
        }) {
            (count, last) = (count + 1, Some(end));
            at = end + 1;
            continue;
        }
        // `Grade 2 sample`, `cases of COVID-19`: a name with a number in it.
        if at > first && around.taken[at] && (leading::named(words, around, at) || trailing::lasting(words, around, at))
        {
            (count, last) = (count + usize::from(token.kind == Kind::Word), Some(at));
            at += 1;
            continue;
        }
        // `children-under-five deaths`
        if around.taken[at] && at > first && words.mark(at - 1, "-‑") && words.glued(at) && words.glued(at - 1) {
            last = Some(at);
            at += 1;
            continue;
        }
        if around.taken[at] || around.amounts[at] || token.is_numeral() {
            break;
        }
        if let Some(end) = super::aside::names(words, first, at) {
            (last, at) = (Some(end), end + 1);
            continue;
        }
        match token.kind {
            Kind::Word => {
                let relative = words.is_any(
                    at,
                    &["who", "whom", "which", "that", "where", "when", "while", "qui", "que", "quienes", "all", "both"],
                );
                // `registered` after its noun describes it; `is`, `were` and the verbs we know begin the predicate.
                if relative
                    || clause::finite(words, at)
                        && !(token.month().is_some() && token.capital)
                        && !(at == first && token.has(Sense::People))
                    || words.is(at, "to") && at > first && !adjective::tied_to(words, at)
                {
                    // `papers covering access to water`: without its object a participle tells nothing.
                    let doing = (at.saturating_sub(2)..at).find(|i| *i > first && clause::doing(words, *i));
                    last = doing.filter(|_| words.is(at, "to")).map_or(last, |i| Some(i - 1));
                    break;
                }
                // `tranche disbursed as seed money`, `children served through the port`
                let does = at > first && words.lower(at - 1).ends_with("ed") && words.is_any(at, &["as", "through"]);
                if at > first
                    && !does
                    && words.is_any(
                        at,
                        &[
                            "through",
                            "during",
                            "since",
                            "until",
                            "after",
                            "before",
                            "aged",
                            "compared",
                            "versus",
                            "as",
                            "minus",
                            "excluding",
                            "except",
                        ],
                    )
                {
                    break;
                }
                // `in 33 towns by opening schools`: how it was done is no part of what is counted.
                if at > first && (effect(words, at) || words.is(at, "by") && clause::doing(words, at + 1)) {
                    break;
                }
                // `40 nurses on tides`, of nurses who were taught: what they learnt is no part of them.
                let taught = || (around.sentence.0..around.first).any(|i| words.is_any(i, TAUGHT));
                if at > first && words.is(at, "on") && around.measured == Measured::Plain && taught() {
                    break;
                }
                // `9 demandes n’ont pas abouti`, `9 de plus qu’en mai`
                if at > first && words.is_any(at, &["n", "qu"]) && words.mark(at + 1, "’'") && words.glued(at + 1) {
                    break;
                }
                if at > first && words.style.language == Language::Spanish && words.is(at, "se") {
                    break;
                }
                // `all ten towns instead of five`, `ten towns rather than five`
                let against = words.is(at, "instead") || words.is(at, "rather") && words.is(at + 1, "than");
                if at > first && (against || words.is(at, "in") && words.is(at + 1, "addition")) {
                    break;
                }
                // `remittances in the same year`: a time is no part of what is counted.
                let same = words.has(at, Sense::Preposition)
                    && (words.is_any(at + 1, &["the", "that", "this"])
                        && words.is_any(at + 2, &["same", "year", "month", "quarter", "period"])
                        || words.is_any(at + 1, &["el", "ese", "la"])
                            && words.is_any(at + 2, &["mismo", "misma", "même"]));
                if at > first && same {
                    break;
                }
                // `girls and women have been`: two groups and no new clause.
                let people = |n: usize| words.get(n).is_some_and(|t| t.group().is_some());
                let both = at > first && people(at - 1) && people(at + 1);
                if token.has(Sense::Conjunction)
                    && joint != Some(at)
                    && !both
                    && at > first
                    && (words.has(at + 1, Sense::Preposition)
                        && !(words.mark(at + 2, "-‑") && words.glued(at + 2))
                        && !(first..at).any(|i| words.lower(i) == words.lower(at + 1))
                        || leads_on(words, around, at + 1, &[]))
                {
                    break;
                }
                if token.has(Sense::Conjunction)
                    && joint != Some(at)
                    && !both
                    && !series::of_names(words, around, at)
                    && !(at > first + 1 && words.lower(at - 1).ends_with("ed") && words.lower(at + 1).ends_with("ed"))
                    && !adjective::joined(words, around, first, at)
                    && !words.is_any(at + 1, &["associated", "related"])
                    && ((clause::verb(words, at + 1) || clause::auxiliary(words, at + 1)) && at > first
                        || (words
                            .get(at + 1)
                            .is_none_or(|t| t.is_numeral() || t.has(Sense::Verb) || t.has(Sense::Small))
                            || around.amounts.get(at + 1) == Some(&true)
                            || clause::starts_clause(words, at + 1, around.sentence.1) && acted(words, around)))
                {
                    break;
                }
                if words.phrase_at(at).is_some_and(|(p, _)| p == Phrase::PartOf) {
                    break;
                }
                let leads = words.is(at, "left") && words.has(at + 1, Sense::Preposition);
                if at == first
                    && (leads
                        || words.is_any(
                            at,
                            &["compared", "versus", "respectively", "due", "owing", "thanks", "till", "rien"],
                        ))
                {
                    return None;
                }
                // `15 receiving a loan`, `11 dedicated to repair`: what is said of things that another number names.
                let amount = |i: usize| around.amounts.get(i) == Some(&true);
                let tied = |i: usize| words.has(i, Sense::Preposition) || words.has(i, Sense::Small) || amount(i);
                let particle = words.is_any(at + 1, &["up", "out", "off", "down", "back"]);
                let tied = |i: usize| tied(i) || particle;
                // `with 17 currently in dock`
                const NOW: &[&str] = &["currently", "presently", "already", "still", "mainly", "mostly"];
                if at == first && words.is_any(at, NOW) && words.has(at + 1, Sense::Preposition) {
                    return None;
                }
                let object = words.lower(at + 1).ends_with("ed") && clause::doing(words, at);
                let tested = words.is(at, "testing") && words.is_any(at + 1, &["positive", "negative"]);
                if at == first && tested {
                    return None;
                }
                if at == first
                    && (clause::doing(words, at) || words.lower(at).ends_with("ed") && words.str(at).len() > 4)
                    && (tied(at + 1)
                        || object
                        || around.measured == Measured::Percent && !clause::free(words, around, at + 1))
                {
                    return None;
                }
                let bound =
                    matches!(words.phrase_at(at), Some((Phrase::LessThan | Phrase::MoreThan | Phrase::AtLeast, _)));
                // `in-school learners`
                let compound = words.mark(at + 1, "-‑")
                    && words.glued(at + 1)
                    && words.glued(at + 2)
                    && words.get(at + 2).is_some_and(|t| t.kind == Kind::Word);
                if at == first && (token.has(Sense::Preposition) && !compound || token.has(Sense::Conjunction) || bound)
                {
                    return None;
                }
                // `4,000 baht a head`: what a rate is counted by is no noun of its own.
                if at == first
                    && matches!(around.measured, Measured::Money(_))
                    && words.is_any(
                        at,
                        &["a", "an", "per", "each", "par", "por", "annually", "yearly", "monthly", "daily", "weekly"],
                    )
                {
                    return None;
                }
                count += 1;
                last = Some(at);
            }
            Kind::Mark('-' | '‑' | '\'' | '’' | '/') if words.glued(at) => {}
            Kind::Mark('“' | '”' | '"' | '‘') => {}
            Kind::Mark('&') if at > first && words.get(at + 1).is_some_and(|t| t.capital) => {}
            Kind::Mark(',') if adjective::joined(words, around, first, at) => {}
            Kind::Mark(_) if at > first && clause::initial(words, at) => {}
            // `the five largest U.S. ports`
            Kind::Mark('.')
                if at > first
                    && words.glued(at)
                    && words.get(at - 1).is_some_and(|t| t.capital)
                    && words.str(at - 1).chars().count() == 1
                    && (words.glued(at + 1)
                        || words.get(at + 1).is_some_and(|t| t.kind == Kind::Word && !t.capital)) => {}
            // `towns with tidy docks, nets and oars`, `loans, guarantees and grants`: a series cut at its first item says too little.
            Kind::Mark(',')
                if at > first && {
                    joint = series::series_of_nouns(words, around, at).or(joint.filter(|j| at < *j));
                    joint.is_some_and(|j| at < j)
                } => {}
            Kind::Mark(_) => break,
            Kind::Numeral(_) => break,
        }
        at += 1;
    }
    // Cut at its longest, it ends before the preposition that the cut left open.
    if count >= NOUN_WORDS_MAX && last.is_some_and(|l| clause::free(words, around, l + 1)) {
        last = last.map(|l| (first + 3..=l).rev().find(|i| words.has(*i, Sense::Preposition)).map_or(l, |i| i - 1));
    }
    // `sessions reaching` 432 people: the verb of the next number.
    let mut last = last?;
    let reaches = clause::doing(words, last) && around.amounts.get(last + 1) == Some(&true);
    last -= usize::from(reaches && last > first);
    // `enfants de moins` de cinq ans: the age is told elsewhere.
    let less = words.is_any(last, &["moins", "plus", "menos", "más"]) && words.is(last.wrapping_sub(1), "de");
    let taken = |at: usize| around.taken.get(at) == Some(&true);
    last -= 2 * usize::from(less && last > first + 1 && (taken(last + 1) || taken(last + 2)));
    let numbered = words.get(first).is_some_and(|t| t.is_numeral());
    last -= usize::from(numbered && words.has(last, Sense::Preposition));
    if numbered { Some((first, last)) } else { trim(words, first, last) }
}

/// `and nets to` 900 ports: behind the conjunction stand the words of the next number, to which one of some prepositions leads, or any.
pub(super) fn leads_on(words: &Words, around: &Around, from: usize, by: &[&str]) -> bool {
    let near = from..(from + 6).min(around.sentence.1);
    let number = near.clone().find(|i| around.amounts[*i]);
    number.is_some_and(|n| {
        (if by.is_empty() { words.has(n - 1, Sense::Preposition) } else { words.is_any(n - 1, by) })
            && (from..n).all(|i| clause::free(words, around, i) || clause::glue(words, i))
    })
}

/// Verbs of teaching: what follows `on` behind their object is what was taught.
#[rustfmt::skip]
const TAUGHT: &[&str] = &[
    "trained", "oriented", "sensitized", "sensitised", "mentored", "educated", "briefed", "taught", "informed", "training", "mentoring",
];

/// True where a verb stands before a number in its clause: its noun is an object, and what is said behind a conjunction is of another.
fn acted(words: &Words, around: &Around) -> bool {
    (clause::begin(words, around)..around.first).any(|i| clause::verb(words, i))
}

/// True where two words are the same but for the `s` of the plural.
pub fn same_word(words: &Words, a: usize, b: usize) -> bool {
    let stem = |at: usize| words.lower(at).trim_end_matches('s').to_owned();
    stem(a) == stem(b)
}

/// True where a quotation opens at a token and closes before the last one.
pub(super) fn quotes(words: &Words, first: usize, last: usize) -> bool {
    words.mark(first, "‘“«\"") && words.glued(first + 1) && (first + 1..last).any(|at| words.mark(at, "’”»\""))
}

/// Cuts small words, prepositions and conjunctions off both ends.
pub fn trim(words: &Words, mut first: usize, mut last: usize) -> Option<(usize, usize)> {
    let small = |at: usize| {
        words.get(at).is_some_and(|t| {
            matches!(t.kind, Kind::Mark(_))
                || (t.has(Sense::Small) || t.has(Sense::Preposition) || t.has(Sense::Conjunction))
                    && t.group().is_none()
                    && !t.has(Sense::People)
                    && !words.acronym(at)
        })
    };
    // `reported in the past` 24 hours: a time that its number completes.
    if first < last
        && words
            .is_any(last, &["past", "last", "next", "previous", "first", "dernières", "derniers", "últimas", "últimos"])
        && words.get(last + 1).is_some_and(|t| t.is_numeral() || t.senses.iter().any(|s| matches!(s, Sense::Number(_))))
    {
        last -= 1;
    }
    // `in-school learners`
    let compound = |at: usize| {
        let word = words.get(at + 2).is_some_and(|t| t.kind == Kind::Word);
        words.mark(at + 1, "-‑") && words.glued(at + 1) && words.glued(at + 2) && word
    };
    let bound =
        |at: usize| words.is_any(at, &["approximately", "nearly", "almost", "roughly", "about", "around", "environ"]);
    while first < last && (small(last) || bound(last)) {
        last -= 1;
    }
    while first < last && small(first) && !compound(first) && !quotes(words, first, last) {
        first += 1;
    }
    let begins = (!small(first) || compound(first)) && words.get(first).is_some_and(|t| t.kind == Kind::Word);
    (begins || quotes(words, first, last)).then_some((first, last))
}

/// Pieces in the order of the text, each word once.
pub fn ordered(mut pieces: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    pieces.sort_unstable();
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (first, last) in pieces {
        match out.last_mut() {
            Some(before) if first <= before.1 + 1 => before.1 = before.1.max(last),
            _ => out.push((first, last)),
        }
    }
    out
}
