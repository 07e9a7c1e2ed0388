//! What was done to those a number counts: the verb before it, with its object, where nothing parts them.
//!
//! ```text
//! act       = verb [object preposition]            [discussed prices with] 36 people; [reached] 1,028 households
//!         | verb … amount noun "and"               [gave shelter to] 240 women and their 31 children
//!         | verb activity … weak                   [held a workshop for …], attended by 65 participants
//! ```

use super::aside;
use super::before::noun_before;
use super::clause::{ACT_WORDS_MAX, begin, copula, free, level, series, trim_act, verb};
use super::leading;
use super::noun::Around;
use super::noun_phrase::word_count;
use crate::parse::amount::Measured;
use crate::parse::token::Kind;
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;

/// Verbs that lead to the people of an activity and say nothing of it: the activity is the object of the verb before them.
#[rustfmt::skip]
const WEAK: &[&str] = &[
    "attended", "joined", "included", "drew", "brought", "targeted", "reached", "involved", "gathered", "assembled", "engaging",
    "réuni", "rassemblé", "réunissant", "regroupant", "reunió", "asistieron", "participaron", "participated",
];

/// The longest activity, in words.
const ACTIVITY_WORDS_MAX: usize = 13;

/// `gave shelter to` 240 women and their 31 children, `got back` $ 88 in wages and Rs 6 in fees: the act of the first item of a series.
pub fn act_shared(words: &Words, around: &Around) -> Option<(usize, usize)> {
    let money = around.measured != Measured::Plain;
    let begin = around.sentence.0.max(around.first.saturating_sub(SHARED_TOKENS_MAX));
    let verb_at = (begin..around.first).rev().find(|at| verb(words, *at) || words.mark(*at, ".;:"))?;
    let item = (verb_at + 1..around.first).find(|at| around.amounts[*at])?;
    let links = |at: usize| {
        around.amounts[at]
            || around.taken[at]
            || words.mark(at, ",()$€£-’'")
            || words.get(at).is_some_and(|t| {
                t.kind == Kind::Word
                    && (!t.has(Sense::Preposition)
                        || words.is_any(at, if money { &["in", "en"] } else { &["to", "à", "a"] }))
                    && !words.is_any(at, &["who", "which", "that", "from", "qui", "que", "with", "while"])
            })
    };
    let acts =
        verb(words, verb_at) && !copula(words, verb_at) && !level(words, verb_at) && !words.is_any(verb_at, WEAK);
    let clear = (verb_at + 1..item).all(|at| free(words, around, at) || words.mark(at, "$€£"))
        && (item..around.first).all(links);
    let (first, last) = trim_act(words, verb_at, item - 1).filter(|_| acts && clear)?;
    let ties = words.has(last + 1, Sense::Preposition) && last + 2 == item;
    (!ties || last > first).then_some((first, if ties { last + 1 } else { last }))
}

/// How far back the verb of a series is looked for, in tokens.
const SHARED_TOKENS_MAX: usize = 18;

/// `discussed prices with` 36 people, `reached` 1,028 households: the verb nearest to the number with its object, where nothing parts them.
pub fn act_upon(words: &Words, around: &Around) -> Option<(usize, usize)> {
    let mut first = around.first;
    while first > around.sentence.0 && around.first - first < ACT_WORDS_MAX && free(words, around, first - 1) {
        first -= 1;
        if verb(words, first) {
            break;
        }
    }
    // `passed on all but four cases`
    if around.first >= first + 3
        && words.is(around.first - 1, "but")
        && words.is(around.first - 2, "all")
        && verb(words, first)
    {
        return Some((first, around.first - 3));
    }
    let parts = |at: usize| {
        words.has(at, Sense::Conjunction)
            || words.is_any(at, &["who", "which", "that", "whom", "whose", "where", "qui", "que", "dont", "où"])
    };
    // `could reach 300 women`: what was meant to be done.
    let meant = first > around.sentence.0 && words.is_any(first - 1, &["to", "will", "would", "could", "can", "may"]);
    let acts = first < around.first && verb(words, first) && !copula(words, first) && !level_only(words, around, first);
    let weak =
        words.is_any(first, WEAK) && !words.is(first, "reached") || words.is_any(first, &["comprised", "composed"]);
    let (first, last) = trim_act(words, first, around.first.checked_sub(1)?)
        .filter(|_| acts && !meant && !weak && !(first..around.first).any(parts))?;
    // `scattered over` 33 islands: without an object the verb tells nothing; `discussed prices with` 36 people.
    let ties = words.has(last + 1, Sense::Preposition) && !aside::leads_on(words, last + 1, around.first);
    (!ties || last > first).then_some((first, if ties { last + 1 } else { last }))
}

/// `fell to`: a verb of level right before its number.
fn level_only(words: &Words, around: &Around, at: usize) -> bool {
    level(words, at) && !words.is_any(at, &["reached"]) && aside::leads_on(words, at + 1, around.first)
}

/// True where a verb that only leads to people stands before the number: `attended by`, `which drew`, `empowering`.
pub fn weak_before(words: &Words, around: &Around) -> bool {
    (around.first.saturating_sub(3)..around.first).any(|at| {
        words.is_any(at, WEAK)
            || words.lower(at).ends_with("ing") && !words.is(at, "including") && words.mark(at.wrapping_sub(1), ",")
    })
}

/// The activity whose people a number counts: `facilitated a workshop for civil society …, attended by` 65 participants.
pub fn activity(words: &Words, around: &Around) -> Option<(usize, usize)> {
    let start = begin(words, around);
    let strong = (start..around.first).rev().find(|at| {
        verb(words, *at)
            && free(words, around, *at)
            && !copula(words, *at)
            && !words.is_any(at.wrapping_sub(1), &["which", "that", "who", "qui", "que"])
            && !words.is_any(*at, WEAK)
            && !words.has(*at + 1, Sense::Preposition)
    })?;
    // `ran two fairs in the port, reaching 300 people`; a great number there is no number of activities.
    let great =
        |at: usize| around.amounts[at] && words.tokens[at].is_numeral() && words.small(at).is_none_or(|n| n > 20);
    if (strong..around.first).any(great) {
        return None;
    }
    let mut last = strong;
    let mut count = 0;
    for at in strong + 1..around.first {
        let weak = words.is_any(at, WEAK)
            || words.is_any(at, &["which", "that", "who", "qui", "que"])
            || copula(words, at) && verb(words, at);
        let stops = words.mark(at, ",;:()") && !(words.mark(at, ",") && series(words, around, at));
        if stops || weak || around.taken[at] || count >= ACTIVITY_WORDS_MAX {
            break;
        }
        count += usize::from(free(words, around, at));
        last = at;
    }
    while last > strong && !free(words, around, last) {
        last -= 1;
    }
    trim_act(words, strong, last).filter(|(a, b)| word_count(words, (*a, *b)) > 2)
}

/// What went on in the places that a number counts, with the word that leads to them: `taught 40 divers in` 9 countries. A lone word
/// for places tells no number of them from the next.
pub fn went_on(words: &Words, around: &Around, noun: (usize, usize)) -> Vec<(usize, usize)> {
    const LEADING: &[&str] = &["in", "across", "throughout", "within", "to", "from", "dans", "en", "à", "a"];
    let leads = around.first.checked_sub(1).filter(|at| *at > around.sentence.0 && words.is_any(*at, LEADING));
    // `in six countries (Peru, Chile …)`: those that are named are told by their names.
    let lone = noun.0 == noun.1 && words.is_any(noun.1, PLACES) && !words.mark(noun.1 + 1, "(");
    let Some(leads) = leads.filter(|_| lone) else { return Vec::new() };
    let counted = |at: usize| at.checked_sub(1).is_some_and(|at| around.amounts[at]);
    let object = || noun_before(words, around, leads).filter(|p| counted(p.0) || word_count(words, *p) > 1);
    let own = |act: &(usize, usize)| !(act.0..=act.1).any(|at| around.amounts[at]);
    let activity = activity(words, around).filter(own);
    // `access to nets, including by …, testing and repairs in 35 bays`: one of a series says too little alone.
    let joined = |p: &(usize, usize)| p.0 > 0 && (words.has(p.0 - 1, Sense::Conjunction) || words.mark(p.0 - 1, ","));
    if activity.is_none() && object().is_some_and(|p| joined(&p)) {
        return leading::lead(words, around, true);
    }
    match activity.or_else(object) {
        Some((first, last)) if last + 1 == leads => vec![(first, leads)],
        Some(act) => vec![act, (leads, leads)],
        None => Vec::new(),
    }
}

/// Words for places, many of which take part in one thing.
#[rustfmt::skip]
const PLACES: &[&str] = &[
    "countries", "nations", "states", "territories", "provinces", "districts", "regions", "departments", "counties", "governorates",
    "municipalities", "communes", "cities", "towns", "villages", "communities", "islands", "pays", "régions", "départements", "villes",
    "países", "estados", "provincias", "distritos", "regiones", "departamentos", "municipios", "ciudades", "comunidades",
];

/// `the release of` 25 sailors: the noun that a number of people is joined to.
pub fn of_people(words: &Words, around: &Around) -> Option<(usize, usize)> {
    #[rustfmt::skip]
    const COUNTING: &[&str] = &[
        "total", "number", "average", "sum", "group", "groups", "team", "staff", "part", "one", "some", "most", "all", "out", "maximum",
        "minimum", "rate", "sample", "population", "estimate", "capacity", "percentage", "share", "any", "each", "half", "majority", "tens",
        "nombre", "moyenne", "groupe", "totalité", "número", "promedio", "grupo", "más", "plus", "moins", "proportion", "more", "less",
        "minority", "membership", "quota", "cohort", "consisting", "comprised", "composed", "made", "because", "instead", "lieu",
    ];
    let of = around.first.checked_sub(1).filter(|at| *at > around.sentence.0 && words.is_any(*at, &["of", "de"]))?;
    let head = of - 1;
    let noun = free(words, around, head)
        && !verb(words, head)
        && !words.is_any(head, COUNTING)
        && !words.has(head, Sense::Preposition)
        && !words.has(head, Sense::Small)
        && words.phrase_at(head).is_none();
    let first = head
        - usize::from(
            head > around.sentence.0 && words.lower(head - 1).ends_with("ed") && free(words, around, head - 1),
        );
    noun.then_some((first, of))
}
