//! What stands beside the clause of a number: what goes on after its parts, the group it is taken from.
//!
//! ```text
//! rest      = preposition words                    64 personas (38 mujeres y 26 hombres) [de los municipios]
//! group     = ("of" | "among" | …) noun ","        Of the [callers], 3,015 were women
//! ```

use super::clause::{free, glue, initial, series, verb};
use super::noun::Around;
use super::noun_phrase::{trim, word_count};
use crate::parse::amount::Measured;
use crate::parse::token::Kind;
use crate::parse::vocabulary::{Phrase, Sense};
use crate::parse::words::Words;
use rust_decimal::Decimal;

/// The longest piece after a bracket of parts, in words.
const REST_WORDS_MAX: usize = 14;

/// What goes on after a bracket or apposition of parts: `de los municipios`, `about underpayment of wages`, `to Indonesians`.
pub fn rest(words: &Words, around: &Around, from: usize) -> Option<(usize, usize)> {
    let opens = words.has(from, Sense::Preposition)
        || words.is_any(from, &["about", "who", "qui", "que", "on", "chez", "parmi", "à", "aux"]);
    let doing = words.lower(from).ends_with("ing") && words.str(from).len() > 5;
    if !(opens || doing)
        || around.taken.get(from) == Some(&true)
        || words.phrase_at(from).is_some_and(|(p, _)| p == Phrase::PartOf || p == Phrase::Since)
    {
        return None;
    }
    // `pour mettre à jour`, `to compare notes`: a purpose is the event's.
    let next = words.lower(from + 1);
    let purpose = words.is_any(from, &["pour", "para"]) && ["er", "ir", "re", "ar"].iter().any(|e| next.ends_with(e))
        || words.is(from, "to")
            && !next.ends_with('s')
            && words.get(from + 1).is_some_and(|t| !t.capital && !t.has(Sense::Small));
    // `supported children to access education`: what they were helped to do tells whom.
    let helped = (around.first.saturating_sub(4)..around.first).any(|at| {
        words.is_any(at, &["supported", "helped", "enabled", "allowed", "assisted", "aidé", "ayudó", "apoyó"])
    });
    if purpose && !(helped && words.is(from, "to")) {
        return None;
    }
    let mut last = None;
    for at in from..(from + REST_WORDS_MAX).min(around.sentence.1) {
        // `of 60 political parties`: the number right after the preposition belongs to the phrase.
        let inner = around.amounts.get(at) == Some(&true) && at == from + 1;
        if !(free(words, around, at) || glue(words, at) || inner)
            || at > from
                && words.has(at, Sense::Conjunction)
                && words.get(at + 1).is_some_and(|t| t.has(Sense::Small) || t.is_numeral())
        {
            break;
        }
        last = Some(at);
    }
    // A place or a time alone (`in Kampot`, `in May`) is told elsewhere, but tells this figure too.
    let (_, last) = trim(words, from, last?)?;
    Some((from, last))
}

/// `Of the callers, 3,015 were women`, `Parmi les participants, 40 …`: the group that a number is taken from.
pub fn group(words: &Words, around: &Around) -> Option<(usize, usize)> {
    let comma = around.first.checked_sub(1).filter(|at| *at > around.sentence.0 && words.mark(*at, ","))?;
    let mut first = comma;
    const OPENING: &[&str] = &["of", "among", "parmi", "entre", "de", "sur", "out"];
    while first > around.sentence.0 && !words.mark(first - 1, ";:()") && comma - first < GROUP_TOKENS_MAX {
        first -= 1;
    }
    // `In comparison, of the 40 boats …`
    if !words.is_any(first, OPENING) {
        let opens = (first..first + 4).find(|i| words.mark(*i, ",") && words.is_any(i + 1, OPENING));
        first = opens.map_or(first, |i| i + 1);
    }
    while first < comma
        && (words.get(first).is_some_and(|t| t.is_numeral() && around.taken[first]) || words.mark(first, "*†‡"))
    {
        first += 1;
    }
    if !words.is_any(first, OPENING) || (first..comma).any(|i| words.mark(i, ",") && !series(words, around, i)) {
        return None;
    }
    let content = (first + 1..comma).find(|at| {
        free(words, around, *at)
            && !words.has(*at, Sense::Preposition)
            && !words.has(*at, Sense::Small)
            && !words.is_any(*at, &["total", "number", "nombre", "número"])
    })?;
    // `Of those who took it`: the pronoun is not a group.
    let noun = free(words, around, content + 1) && !words.has(content + 1, Sense::Preposition);
    if verb(words, content) && !noun {
        return None;
    }
    let mut last = content;
    // `the 40 boats hit by any of the three storms`, `boats of oak, elm and pine`
    let inner = |i: usize| around.amounts[i] && !words.mark(i - 1, ",") || initial(words, i) || words.mark(i, ",");
    while last + 1 < comma && (free(words, around, last + 1) || glue(words, last + 1) || inner(last + 1)) {
        last += 1;
    }
    // `Among children aged 5–9`
    last -= usize::from(last > content && words.is_any(last, &["aged", "âgés", "âgées"]));
    (word_count(words, (content, last)) > 0).then(|| trim(words, content, last)).flatten()
}

/// The longest group before its comma, in tokens.
const GROUP_TOKENS_MAX: usize = 40;

/// The words that stand right before a number, back to the last mark: all there is where no verb is known.
pub fn words_before(words: &Words, around: &Around, end: usize, max: usize) -> Option<(usize, usize)> {
    let last = end.checked_sub(1).filter(|at| *at >= around.sentence.0)?;
    let mut first = end;
    while first > around.sentence.0 && end - first < max {
        let before = first - 1;
        let glue = words.mark(before, "-‑'’");
        if !free(words, around, before) && !glue {
            break;
        }
        first = before;
    }
    (first <= last).then(|| trim(words, first, last)).flatten()
}

/// True where nothing but `a total of`, `over` and the like parts a verb or its object from its number.
pub fn leads_on(words: &Words, from: usize, to: usize) -> bool {
    (from..to).all(|at| {
        let sum = words.is_any(at, &["of", "de"])
            && words.is_any(at.wrapping_sub(1), &["total", "number", "nombre", "número", "sum"]);
        words.get(at).is_some_and(|t| {
            t.kind == Kind::Word
                && (!t.has(Sense::Preposition) || sum || words.phrase_at(at).is_some())
                && !t.has(Sense::Conjunction)
        })
    })
}

/// Past the same sum in another currency, or the bracket that this sum stands in: `900 rupees (about $11) in loans`.
pub(super) fn past_conversion(words: &Words, around: &Around, from: usize) -> usize {
    let open = words.mark(from, "(") || words.mark(from, ")");
    let money = matches!(around.measured, Measured::Money(_) | Measured::Percent) && open;
    let close = (from..(from + 10).min(around.sentence.1)).find(|at| words.mark(*at, ")"));
    let sum = |close: usize| close == from || (from..close).any(|at| around.amounts[at]);
    close.filter(|c| money && sum(*c)).map_or(from, |c| c + 1)
}

/// The token after amounts that this one shares its noun with: `7 of 9 piers`, `415 million and 3,870,500 paid to workers`.
pub(super) fn beyond(words: &Words, around: &Around, from: usize) -> usize {
    // `900 – or one in five – boats`
    let dash = |i: usize| words.mark(i, "–—") && !words.glued(i);
    let close = (from + 1..from + ASIDE_TOKENS_MAX).find(|i| dash(*i)).filter(|_| dash(from));
    if let Some(close) = close.filter(|c| {
        (from + 1..*c).all(|i| {
            around.amounts[i]
                || words.is_any(i, &["or", "nearly", "about", "some", "almost", "ou", "soit", "o"])
                || words.mark(i, "%")
        })
    }) {
        return close + 1;
    }
    // `16/19 towns`
    let stroke = words.mark(from, "/") && words.glued(from) && words.glued(from + 1);
    let joins = stroke || words.is_any(from, &["of", "de", "sur", "and", "et", "y", "or", "ou", "o", "in", "to"]);
    // `32 per cent, that is a third of the boats`
    let same =
        words.is(from, "es") && words.is(from + 1, "decir") || words.is(from, "that") && words.is(from + 1, "is");
    let joins = joins || same;
    let mut at = from + 1 + usize::from(same);
    if words.is(from, "out") && words.is(at, "of") {
        at += 1;
    }
    // `7 of the 9 piers`; after `and` an article opens another clause.
    let of = words.is_any(at.wrapping_sub(1), &["of", "de"]);
    at += usize::from(of && words.is_any(at, &["the", "its", "their", "les", "los", "las"]));
    if !(joins || words.is(from, "out")) || around.amounts.get(at) != Some(&true) {
        return from;
    }
    // `from 9 to 10 boats`; `gave 9 to 10 boats`
    let range = (around.first.saturating_sub(4)..around.first).any(|i| words.is_any(i, &["from", "between"]));
    if words.is(from, "to") && around.measured == Measured::Plain && !range {
        return from;
    }
    // `9 in 10 boats`; `900 in 10 bays` are in bays: what is more than the whole is no part of it.
    let whole = words.small(at).map(Decimal::from);
    if words.is(from, "in")
        && around.measured == Measured::Plain
        && around.value.zip(whole).is_none_or(|(part, whole)| part > whole)
    {
        return from;
    }
    while around.amounts.get(at) == Some(&true) {
        at += 1;
    }
    // `half of the 21 and 40 sailors`
    if of && words.has(at, Sense::Conjunction) && around.amounts.get(at + 1) == Some(&true) {
        at += 1;
        while around.amounts.get(at) == Some(&true) {
            at += 1;
        }
    }
    at
}

/// `de moins de 18 ans, venus chercher …`: past an age, to the participle that follows it.
pub fn past_age(words: &Words, around: &Around, from: usize) -> Option<usize> {
    let mut at = from + usize::from(words.is_any(from, &["de", "aged", "of"]));
    let age = at;
    while around.taken.get(at) == Some(&true) {
        at += 1;
    }
    let comma = words.mark(at, ",");
    (at > age && comma && verb(words, at + 1)).then_some(at + 1)
}

/// The longest share between dashes, in tokens.
const ASIDE_TOKENS_MAX: usize = 8;

/// The longest list of names inside a noun phrase, in tokens.
const NAMES_TOKENS_MAX: usize = 24;

/// `towns on the Volga, the Don and the Lower Neva`: at the first comma, the last token of a list of names that a conjunction closes.
pub fn names(words: &Words, first: usize, comma: usize) -> Option<usize> {
    let name = |i: usize| words.get(i).is_some_and(|t| t.kind == Kind::Word && t.capital && t.month().is_none());
    let led =
        (first..comma).any(|i| words.has(i, Sense::Preposition) || words.is_any(i, &["across", "within", "from"]));
    if !words.mark(comma, ",") || comma <= first + 1 || !name(comma - 1) || !led {
        return None;
    }
    let mut at = comma;
    while at < comma + NAMES_TOKENS_MAX {
        let closes = words.has(at + 1, Sense::Conjunction) || words.has(at, Sense::Conjunction);
        let begin = at + 1 + usize::from(words.mark(at, ",") && words.has(at + 1, Sense::Conjunction));
        let begin = begin + usize::from(words.is_any(begin, &["the", "la", "le", "el", "los", "les"]));
        let mut end = begin;
        loop {
            // `Côte d’Ivoire`, `Isle of Man`
            let apostrophe = words.is_any(end, &["d", "l"]) && words.mark(end + 1, "’'") && name(end + 2);
            let of = end > begin && words.is_any(end, &["of", "de", "du", "del"]) && name(end + 1);
            match () {
                () if name(end) && words.mark(end + 1, "’'") && words.glued(end + 2) && name(end + 2) => end += 3,
                () if name(end) => end += 1,
                () if end > begin && apostrophe => end += 3,
                () if of || end > begin && words.mark(end, "-‑") && words.glued(end) && name(end + 1) => end += 2,
                () => break,
            }
        }
        if end == begin {
            return None;
        }
        if closes {
            return Some(end - 1);
        }
        if !(words.mark(end, ",") || words.has(end, Sense::Conjunction)) {
            return None;
        }
        at = end;
    }
    None
}
