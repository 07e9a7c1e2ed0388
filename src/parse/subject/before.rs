//! Noun phrases before a number: labels, heads over a preposition, the words before a bracket or a verb.

use super::clause;
use super::noun::Around;
use super::noun_phrase::{NOUN_WORDS_MAX, trim, word_count};
use crate::parse::token::Kind;
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;

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
    // `… it rose faster: 6.3 points`: a clause is no label.
    if (first..=last).any(|at| clause::finite(words, at) || clause::auxiliary(words, at)) {
        return None;
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
        // `protegió salarialmente a`: an adverb is no object.
        let adverb = |at: usize| ["ly", "mente", "ment"].iter().any(|e| words.lower(at).ends_with(e));
        if !(passive || verb + 1 < last && (verb + 1..last).all(adverb)) {
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
