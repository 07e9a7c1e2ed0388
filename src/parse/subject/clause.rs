//! The clause around a number: who did what, and what is said of the things counted.
//!
//! ```text
//! lead      = [adverbial ","] [actor] act          [teams] … [handed out] 12,000 leaflets
//! predicate = verb words                           45 cases were [filed and referred]
//! ```
//!
//! A verb is known by its form: past forms and participles of the document's language, and the irregular ones of reports.

use super::noun::Around;
use super::noun_phrase::trim;
pub use super::predicate::predicate;
pub(super) use super::predicate::series;
pub use super::verb::{auxiliary, copula, doing, finite, level, verb};
use crate::parse::sentence::initials_go_on;
use crate::parse::token::Kind;
use crate::parse::vocabulary::{Language, Sense};
use crate::parse::words::Words;

/// The longest actor, in words.
const ACTOR_WORDS_MAX: usize = 9;
/// How many words more the actor may have for each comma of a series.
const SERIES_WORDS: usize = 3;
/// The longest act, in words.
pub(super) const ACT_WORDS_MAX: usize = 9;

/// Particles that belong to the verb before them.
const PARTICLES: &[&str] = &["out", "up", "off", "down", "back", "in", "on", "over", "away"];

/// Who did what, up to the number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lead {
    /// Who.
    pub actor: Option<(usize, usize)>,
    /// What was done.
    pub act: Option<(usize, usize)>,
    /// True where no other verb or amount stands between them and the number.
    pub beside: bool,
}

/// A hyphen or apostrophe inside a word.
pub(super) fn glue(words: &Words, at: usize) -> bool {
    let word = |i: usize| words.get(i).is_some_and(|t| t.kind == Kind::Word && t.capital);
    words.mark(at, "&") && word(at + 1) && at > 0 && word(at - 1)
        || words.mark(at, "-‑'’") && words.glued(at)
        || words.mark(at, "/") && words.glued(at) && words.glued(at + 1)
}

/// The points of `the U.S.` inside a sentence.
pub(super) fn initial(words: &Words, at: usize) -> bool {
    let letter = |i: usize| words.get(i).is_some_and(|t| t.capital) && words.str(i).chars().count() == 1;
    let inner = words.mark(at, ".")
        && words.glued(at)
        && at.checked_sub(1).is_some_and(letter)
        && words.glued(at + 1)
        && letter(at + 1);
    inner || initials_go_on(words, at)
}

pub(super) fn free(words: &Words, around: &Around, at: usize) -> bool {
    words.get(at).is_some_and(|t| t.kind == Kind::Word) && !around.taken[at] && !around.amounts[at]
}

/// Where the clause of the number begins: after a semicolon, or after the adverbials that open the sentence.
pub(super) fn begin(words: &Words, around: &Around) -> usize {
    let mut start = around.sentence.0;
    for at in around.sentence.0..around.first {
        let colon = words.mark(at, ":") && (at + 1..around.first).any(|i| verb(words, i));
        if words.mark(at, ";") || colon {
            start = at + 1;
        }
        // `It noted that the rate had …`, `…, while rents fell`: the clause that follows has an actor of its own.
        let says = |i: usize| {
            verb(words, i)
                || words.has(i, Sense::Conjunction) && words.is(at, "that")
                || words.is(at, "que") && ["er", "ir", "ar", "re"].iter().any(|e| words.lower(i).ends_with(e))
        };
        let told = words.is_any(at, &["that", "que"]) && at > 0 && says(at - 1);
        let parted = words.is_any(at, &["while", "whereas", "tandis", "mientras", "alors"]) && at > around.sentence.0;
        if (told || parted) && (at + 1..around.first).any(|i| verb(words, i)) {
            start = at + 1;
        }
        // `… – and as loans fell – the number of boats rose by 40`: behind a dash a clause with an actor of its own.
        let dash = words.mark(at, "-–—") && !words.glued(at) && !words.glued(at + 1);
        let own = |i: usize| free(words, around, i) && !verb(words, i) && !words.has(i, Sense::Preposition);
        if dash
            && own(at + 1)
            && !words.has(at + 1, Sense::Conjunction)
            && (at + 2..around.first).any(|i| verb(words, i))
            && !(at + 1..around.first).any(|i| words.mark(i, "–—"))
        {
            start = at + 1;
        }
        // A bracket that holds the number has a clause of its own.
        if words.mark(at, "(") && !(at + 1..around.first).any(|i| words.mark(i, ")")) {
            start = at + 1;
        }
    }
    // `But in recent years, the rate …`
    let opens = words.is_any(start, &["but", "yet", "and", "mais", "pero"]);
    start += usize::from(opens && words.has(start + 1, Sense::Preposition));
    for _ in 0..4 {
        let adverbial = words.lower(start).ends_with("ly")
            || words.is_any(
                start,
                &[
                    "however",
                    "moreover",
                    "furthermore",
                    "additionally",
                    "overall",
                    "despite",
                    "malgré",
                    "pese",
                    "as",
                    "en",
                    "sin",
                    "toutefois",
                ],
            )
            || around.taken.get(start) == Some(&true)
            || words.has(start, Sense::Preposition)
            || words.has(start, Sense::Duration)
            || words.has(start, Sense::PartOfMonth)
            || words.has(start, Sense::Weekday)
            || words.is_any(
                start,
                &[
                    "on",
                    "while",
                    "when",
                    "after",
                    "since",
                    "until",
                    "meanwhile",
                    "also",
                    "le",
                    "el",
                    "fin",
                    "à",
                    "au",
                    "then",
                ],
            );
        let comma = (start..around.first).find(|at| words.mark(*at, ","));
        match comma.filter(|c| {
            adverbial
                && !(start..*c).any(|at| {
                    verb(words, at)
                        && !copula(words, at)
                        && !words.is_any(start, &["while", "when", "after", "since", "until"])
                })
        }) {
            Some(comma) => start = comma + 1,
            None => break,
        }
    }
    // `…, Chimaltenango tiene el 59 %`: after the last comma an actor and a verb of their own.
    let named = |at: usize| {
        // `Taiwan, China pays`: a comma inside a name.
        at > 0 && words.get(at - 1).is_some_and(|t| t.capital) && words.get(at + 1).is_some_and(|t| t.capital)
    };
    if let Some(comma) = (start..around.first).rev().find(|at| words.mark(*at, ",") && !named(*at)) {
        let first = comma + 1;
        let actor = free(words, around, first)
            && !verb(words, first)
            && !words.has(first, Sense::Preposition)
            && !words.has(first, Sense::Conjunction)
            && !words.is_any(
                first,
                &[
                    "which", "who", "that", "whom", "whose", "where", "qui", "que", "dont", "où", "also", "with",
                    "not", "now",
                ],
            );
        let verbs = (first + 1..around.first).any(|i| verb(words, i) && !words.has(i - 1, Sense::Conjunction));
        // `Ridership on subways, trains and buses was …`: without a verb before the comma it is one of a series.
        let one_of = series(words, around, comma) && !(start..comma).any(|i| verb(words, i));
        if actor && verbs && !one_of {
            start = first;
        }
    }
    while start < around.first && (around.taken[start] || words.has(start, Sense::Conjunction)) {
        start += 1;
    }
    start
}

/// The actor and the act before a number, as far as its clause names them.
pub fn lead(words: &Words, around: &Around) -> Lead {
    let start = begin(words, around);
    let verbs: Vec<usize> = (start..around.first)
        // `requested amounts totalled`: a participle that opens the clause describes its actor.
        .filter(|at| {
            verb(words, *at)
                && free(words, around, *at)
                && !(*at > start && glue(words, *at - 1))
                && !(*at == start
                    && words.lower(*at).ends_with("ed")
                    && (start + 1..around.first).any(|i| verb(words, i)))
                && !describes(words, around, *at)
        })
        .collect();
    let (Some(&first), Some(&last)) = (verbs.first(), verbs.last()) else { return Lead::default() };
    let mut act_first = last;
    while act_first > start && verbs.contains(&(act_first - 1)) {
        act_first -= 1;
    }
    let mut act_last = last;
    for at in last + 1..around.first.min(last + 1 + ACT_WORDS_MAX) {
        if !(free(words, around, at) || glue(words, at)) {
            break;
        }
        act_last = at;
    }
    while act_last > last && !free(words, around, act_last) {
        act_last -= 1;
    }
    let beside = act_last + 1 >= around.first;
    let act = trim_act(words, act_first, act_last);
    let mut end = start;
    let listed = |at: usize| words.mark(at, ",") && series(words, around, at);
    let mut max = ACTOR_WORDS_MAX;
    while end < first && end - start < max && (free(words, around, end) || glue(words, end) || listed(end)) {
        // `subways, trains and buses`: the rest of a series belongs to its first.
        max += if listed(end) { SERIES_WORDS } else { 0 };
        // `teams at the bus stations of … handed out`: the head of the actor tells enough where an act follows.
        let place = words.has(end, Sense::Preposition) && !words.is_any(end, &["of", "de", "du", "des", "d"]);
        if end > start && place && act.is_some() {
            break;
        }
        end += 1;
    }
    let pronoun = words.is_any(
        start,
        &[
            "it", "they", "we", "he", "she", "this", "which", "who", "that", "there", "il", "ils", "elle", "elles",
            "on", "qui", "que", "ce", "ella", "ellos", "esto", "some",
        ],
    ) || words.has(start, Sense::Preposition);
    // `Team Kestrel together with the port …`
    while end > start + 1 && words.is_any(end - 1, &["together", "jointly", "along", "further", "therefore"]) {
        end -= 1;
    }
    let actor = (end > start && !pronoun).then(|| trim(words, start, end - 1)).flatten();
    Lead { actor, act, beside }
}

/// `cumulative confirmed deaths are`, `safely kept seed rose`: a participle before a noun that has a verb of its own.
fn describes(words: &Words, around: &Around, at: usize) -> bool {
    // `le total cumulé des prises notées au port est de`
    if words.style.language == Language::French && words.lower(at).ends_with(['é', 's']) {
        let led = at > 0 && words.is_any(at - 1, &["a", "ont", "été", "est", "sont", "avait", "avaient", "s"]);
        return !led && (at + 1..around.first).any(|i| words.is_any(i, &["est", "sont"]));
    }
    let noun = words.get(at + 1).is_some_and(|t| {
        t.kind == Kind::Word && !t.has(Sense::Preposition) && !t.has(Sense::Small) && !t.has(Sense::Conjunction)
    });
    let be = |i: usize| words.is_any(i, &["is", "are", "was", "were"]);
    let adverb = at > 0 && words.lower(at - 1).ends_with("ly");
    let clear = || !(at..around.first).any(|i| words.mark(i, ",") || words.has(i, Sense::Conjunction));
    let leads = (at + 2..around.first).any(|i| be(i) || adverb && level(words, i) && clear());
    words.lower(at).ends_with("ed") && noun && !be(at + 1) && leads
}

/// The first noun phrase of the sentence, up to its verb: what `they` and `it` later in it mean.
pub fn opener(words: &Words, around: &Around) -> Option<(usize, usize)> {
    let mut first = around.sentence.0;
    // `Thus, the number of boats …`: one word before a comma that begins no series.
    let adverb = |at: usize| at == around.sentence.0 && words.mark(at + 1, ",") && !series(words, around, at + 1);
    while first < around.first && (!free(words, around, first) || adverb(first)) {
        first += 1;
    }
    let mut end = first;
    while end < around.first
        && end - first < ACTOR_WORDS_MAX
        && (free(words, around, end) || glue(words, end))
        && (!verb(words, end) || end > first && describes(words, around, end))
    {
        end += 1;
    }
    (end > first && end < around.first).then(|| trim(words, first, end - 1)).flatten()
}

/// The act without the words that only lead to the number; none where nothing but `was` is left.
pub(super) fn trim_act(words: &Words, first: usize, mut last: usize) -> Option<(usize, usize)> {
    let leads = |at: usize| {
        words.get(at).is_some_and(|t| {
            (t.has(Sense::Preposition) || t.has(Sense::Small) || t.has(Sense::Conjunction))
                && !(words.is_any(at, PARTICLES) && at > first && verb(words, at - 1) && words.str(at).len() > 2)
        }) || words.is_any(
            at,
            &[
                "total",
                "number",
                "amount",
                "sum",
                "nombre",
                "número",
                "à",
                "amounting",
                "worth",
                "totalling",
                "another",
                "additional",
                "further",
            ],
        )
    };
    while last > first && leads(last) {
        last -= 1;
    }
    let tells = (first..=last).any(|at| !copula(words, at) && !leads(at));
    tells.then_some((first, last))
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
