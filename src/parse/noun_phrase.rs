//! Noun phrases: where one begins and ends, after a number, before it, before a colon.
//!
//! A phrase ends at a mark, at another number, at a finite verb or a relative, and sheds articles and prepositions at both ends.

use super::adjective;
use super::amount::Measured;
use super::clause;
use super::noun::Around;
use super::token::Kind;
use super::vocabulary::{Language, Phrase, Sense};
use super::words::Words;

/// The longest noun phrase, in words.
pub const NOUN_WORDS_MAX: usize = 16;

/// Words that stand for a number and not for what is counted.
const QUANTIFIERS: &[&str] = &[
    "total",
    "number",
    "numbers",
    "amount",
    "sum",
    "figure",
    "nombre",
    "número",
    "totaux",
    "estimated",
    "overall",
    "combined",
];

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
    while words.is_any(first, &["of", "de", "d", "des", "du", "the", "les", "los", "las", "del"])
        || words.mark(first, "'’")
    {
        first += 1;
    }
    let mut last = None;
    let mut count = 0;
    let mut at = first;
    if let Some(end) = adjective::class(words, around, first) {
        (last, count, at) = (Some(end), 1, end + 1);
    }
    while at < around.sentence.1 && count < NOUN_WORDS_MAX {
        let token = words.get(at)?;
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
                if at > first
                    && words.is_any(
                        at,
                        &["through", "during", "since", "until", "after", "before", "aged", "compared", "versus", "as"],
                    )
                {
                    break;
                }
                // `in 33 towns by opening schools`: how it was done is no part of what is counted.
                if at > first && words.is(at, "by") && clause::doing(words, at + 1) {
                    break;
                }
                // `40 nurses on tides`, of nurses who were taught: what they learnt is no part of them.
                let taught = || (around.sentence.0..around.first).any(|i| words.is_any(i, TAUGHT));
                if at > first && words.is(at, "on") && around.measured == Measured::Plain && taught() {
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
                    && !both
                    && !adjective::joined(words, around, first, at)
                    && (clause::verb(words, at + 1) && at > first
                        || (words
                            .get(at + 1)
                            .is_none_or(|t| t.is_numeral() || t.has(Sense::Verb) || t.has(Sense::Small))
                            || around.amounts.get(at + 1) == Some(&true)
                            || starts_clause(words, at + 1, around.sentence.1)))
                {
                    break;
                }
                if words.phrase_at(at).is_some_and(|(p, _)| p == Phrase::PartOf) {
                    break;
                }
                if at == first && words.is_any(at, &["compared", "versus", "respectively"]) {
                    return None;
                }
                // `15 receiving a loan`, `11 dedicated to repair`: what is said of things that another number names.
                let amount = |i: usize| around.amounts.get(i) == Some(&true);
                let tied = |i: usize| words.has(i, Sense::Preposition) || words.has(i, Sense::Small) || amount(i);
                let object = words.lower(at + 1).ends_with("ed") && clause::doing(words, at);
                let tested = words.is(at, "testing") && words.is_any(at + 1, &["positive", "negative"]);
                if at == first && tested {
                    return None;
                }
                if at == first
                    && (clause::doing(words, at) || words.lower(at).ends_with("ed") && words.str(at).len() > 4)
                    && (tied(at + 1) || object)
                {
                    return None;
                }
                let bound =
                    matches!(words.phrase_at(at), Some((Phrase::LessThan | Phrase::MoreThan | Phrase::AtLeast, _)));
                if at == first && (token.has(Sense::Preposition) || token.has(Sense::Conjunction) || bound) {
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
            Kind::Mark(',') if at > first && !clause::doing(words, at + 1) && clause::series(words, around, at) => {
                // `towns with tidy docks, nets and oars`: a series cut at its first item says too little of its number.
                let lead = (first + 1..at).rev().find(|i| words.has(*i, Sense::Preposition));
                let with = lead.filter(|i| words.is_any(*i, &["with", "avec", "con"]));
                last = with.map_or(last, |i| Some(i - 1));
                break;
            }
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
    trim(words, first, last)
}

/// Verbs of teaching: what follows `on` behind their object is what was taught.
#[rustfmt::skip]
const TAUGHT: &[&str] = &[
    "trained", "oriented", "sensitized", "sensitised", "mentored", "educated", "briefed", "taught", "informed", "training", "mentoring",
];

/// True where two words are the same but for the `s` of the plural.
pub fn same_word(words: &Words, a: usize, b: usize) -> bool {
    let stem = |at: usize| words.lower(at).trim_end_matches('s').to_owned();
    stem(a) == stem(b)
}

/// `people and legal assistance was provided`: after the conjunction a new clause with its own verb begins.
pub(super) fn starts_clause(words: &Words, from: usize, end: usize) -> bool {
    for at in from..(from + 4).min(end) {
        if words.get(at).is_none_or(|t| t.kind != Kind::Word || t.has(Sense::Preposition)) {
            return false;
        }
        if words.is_any(at, &["was", "were", "is", "are", "has", "have", "had", "fue", "fueron", "sont", "ont", "été"])
        {
            return at > from;
        }
    }
    false
}

/// Cuts small words, prepositions and conjunctions off both ends.
pub fn trim(words: &Words, mut first: usize, mut last: usize) -> Option<(usize, usize)> {
    let small = |at: usize| {
        words.get(at).is_some_and(|t| {
            matches!(t.kind, Kind::Mark(_))
                || (t.has(Sense::Small) || t.has(Sense::Preposition) || t.has(Sense::Conjunction))
                    && t.group().is_none()
                    && !t.has(Sense::People)
        })
    };
    // `reported in the past` 24 hours: a time that its number completes.
    if first < last
        && words.is_any(last, &["past", "last", "next", "previous", "dernières", "derniers", "últimas", "últimos"])
        && words.get(last + 1).is_some_and(|t| t.is_numeral())
    {
        last -= 1;
    }
    let bound =
        |at: usize| words.is_any(at, &["approximately", "nearly", "almost", "roughly", "about", "around", "environ"]);
    while first < last && (small(last) || bound(last)) {
        last -= 1;
    }
    while first < last && small(first) {
        first += 1;
    }
    (!small(first) && words.get(first).is_some_and(|t| t.kind == Kind::Word)).then_some((first, last))
}

/// `Population: 15.8 million`, `MOU migrants = 311,290`: the words before the sign, back to a line's or sentence's start.
pub fn label_before(words: &Words, around: &Around) -> Option<(usize, usize)> {
    let sign = around.first.checked_sub(1).filter(|at| words.mark(*at, ":="))?;
    let last = sign.checked_sub(1).filter(|at| *at >= around.sentence.0)?;
    let mut first = last;
    while first > around.sentence.0 && last - first < NOUN_WORDS_MAX {
        let before = first - 1;
        // `Taiwan, China: 54,480`: a comma between two capitals stands inside a name.
        let in_name = words.mark(before, ",")
            && words.get(first).is_some_and(|t| t.capital)
            && words.before(before).is_some_and(|t| t.capital);
        let stops = words.mark(before, ".;,)|•:=") && !in_name
            || around.amounts[before]
            || words.get(before).is_some_and(|t| t.is_numeral() && !around.taken[before]);
        if stops {
            break;
        }
        first = before;
    }
    let (kept, last) = trim(words, first, last)?;
    // `Under the MOU: 221,704`: the preposition belongs to the label.
    Some((if words.has(first, Sense::Preposition) { first } else { kept }, last))
}

/// `dispute resolutions for`, `assistance was provided to`: the words that lead to the number over a preposition.
pub fn head_before(words: &Words, around: &Around) -> Option<(usize, usize)> {
    let preposition = around
        .first
        .checked_sub(1)
        .filter(|at| words.is_any(*at, &["for", "to", "among", "pour", "para", "a", "à"]))?;
    let mut first = preposition;
    while first > around.sentence.0 && preposition - first < 6 {
        let before = first - 1;
        let token = words.get(before)?;
        let glue = words.mark(before, "-‑") && clause::glue(words, before);
        let stops = token.kind != Kind::Word && !glue
            || around.taken[before]
            || around.amounts[before]
            || token.has(Sense::Conjunction)
            || token.has(Sense::Preposition)
            || token.has(Sense::Small);
        if stops {
            break;
        }
        first = before;
    }
    // The subject of the sentence, its verb and a preposition say who did it: only an object or a passive tells what.
    let (mut first, last) = (first, preposition);
    // A bare place or means (`on the telephone to`) tells nothing: the head is a verb's object or has a verb of its own.
    let object = first > around.sentence.0 && clause::verb(words, first - 1);
    // `including giving coats to`: a participle that opens the stretch; `clean drinking water for` is a noun.
    let opens = |at: usize| at + 1 < last && (first..=at).all(|i| clause::doing(words, i));
    let verb = (first..last).rev().find(|at| clause::verb(words, *at) || opens(*at));
    if let Some(verb) = verb {
        let passive =
            verb > first && words.is_any(verb - 1, &["was", "were", "is", "are", "been", "be", "being", "has", "have"]);
        if !passive {
            first = verb + 1;
        }
    }
    let tells = verb.is_some() || object || words.is(preposition, "for");
    (tells && first < last && word_count(words, (first, last)) > 0).then_some((first, last))
}

/// The words before a bracket or a verb: `ferries and hired boats (53 per cent)`, `collected fares totalled`.
pub fn noun_before(words: &Words, around: &Around, end: usize) -> Option<(usize, usize)> {
    let last = end.checked_sub(1).filter(|at| *at >= around.sentence.0)?;
    let mut first = end;
    while first > around.sentence.0 && end - first < NOUN_WORDS_MAX {
        let before = first - 1;
        let token = words.get(before)?;
        let glue = matches!(token.kind, Kind::Mark('-' | '‑' | '\'' | '’' | '“' | '”'));
        let stops = token.kind != Kind::Word && !glue
            || around.taken[before]
            || around.amounts[before]
            || words.is_any(before, &["that", "which", "who", "majority"]);
        if stops {
            break;
        }
        first = before;
    }
    // `key papers such as maps (11 have been printed)`
    if let Some(such) = (first..last).rev().find(|at| words.is(*at, "such") && words.is(*at + 1, "as")) {
        first = such + 2;
    }
    // `compared to the mean of` 30 per cent
    if words.is_any(first, &["compared", "versus"]) && first + 2 < end {
        first += 1 + usize::from(words.has(first + 1, Sense::Preposition));
    }
    let (first, mut last) = trim(words, first, last.max(first))?;
    // `requested amounts totalled`, `the total reached`: the verb that leads to the number tells nothing.
    while last > first
        && (clause::verb(words, last)
            || words.get(last).is_some_and(|t| t.has(Sense::Verb) || t.has(Sense::Preposition))
            || words.is_any(last, QUANTIFIERS)
            || words.is_any(
                last,
                &["corresponding", "amounting", "equal", "equivalent", "correspondant", "correspondiente"],
            ))
    {
        last -= 1;
    }
    let content = (first..=last).any(|at| {
        words.get(at).is_some_and(|t| t.kind == Kind::Word)
            && !words.is_any(at, QUANTIFIERS)
            && !words.has(at, Sense::Small)
            && !words.has(at, Sense::Preposition)
    });
    trim(words, first, last).filter(|_| content)
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
