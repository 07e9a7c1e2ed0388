//! What an amount counts: the noun phrase after it, or what the clause around it says.
//!
//! ```text
//! subject = noun                                   43 [representatives from civil society]
//!         | label (":" | "=") amount               [Population]: 15.8 million
//!         | noun predicate                         45 [cases] were [filed and referred]
//!         | head preposition amount noun           [dispute resolutions for] 67 [migrants]
//!         | noun verb-phrase before                [provided counselling] … to 3,776 [people]
//!         | noun "(" amount ")"                    [unlicensed brokers] (53 per cent)
//! ```
//!
//! The pieces are spans of the text, in the order in which a reader would say them.

use super::token::Kind;
use super::vocabulary::{Phrase, Sense};
use super::words::Words;
use crate::place::CharSpan;

/// The longest noun phrase, in words.
const NOUN_WORDS_MAX: usize = 12;
/// A noun phrase of so many words tells itself from its neighbours without its verb.
const TELLING_WORDS: usize = 4;
/// The longest predicate, in words.
const PREDICATE_WORDS_MAX: usize = 7;

/// How far before a number the verb of its sentence is looked for.
const VERB_TOKENS_MAX: usize = 60;

/// Words that stand for a number and not for what is counted.
#[rustfmt::skip]
const QUANTIFIERS: &[&str] = &[
    "total", "number", "numbers", "amount", "sum", "figure", "nombre", "número",
    "totaux", "estimated", "overall", "combined",
];

/// What is counted by a statement that runs from one token to another.
pub struct Counted {
    /// The pieces of the subject.
    pub pieces: Vec<CharSpan>,
    /// The noun that is counted itself, where one stands next to the number: the unit as printed.
    pub noun: Option<CharSpan>,
    /// The label in front of a colon or an equals sign.
    pub label: Option<CharSpan>,
}

/// The tokens around a statement.
pub struct Around<'a> {
    /// First token of the statement, bounds and signs included.
    pub first: usize,
    /// Last token of its total (before any bracket of parts).
    pub total_last: usize,
    /// Last token of the statement.
    pub last: usize,
    /// The sentence: first token and one past the last.
    pub sentence: (usize, usize),
    /// Tokens that belong to dates and non-records.
    pub taken: &'a [bool],
    /// Tokens that belong to other amounts.
    pub amounts: &'a [bool],
}

/// Finds what is counted.
pub fn counted(words: &Words, around: &Around) -> Counted {
    let inside = noun_after(words, around, around.total_last + 1).filter(|_| around.total_last < around.last);
    let after = noun_after(words, around, around.last + 1);
    let noun = inside.or(after);
    let label = label_before(words, around);
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    if let Some(label) = label.filter(|_| noun.is_none_or(|n| word_count(words, n) < 2)) {
        pieces.push(label);
    }
    let verb_from = noun.map_or(around.last + 1, |(_, last)| (last + 1).max(around.last + 1));
    match noun {
        Some(noun) if word_count(words, noun) >= TELLING_WORDS => pieces.push(noun),
        Some(noun) => {
            let predicate = predicate_after(words, around, verb_from);
            match (predicate, head_before(words, around)) {
                (Some(predicate), _) => pieces.extend([noun, predicate]),
                (None, Some(head)) => pieces.extend([head, noun]),
                (None, None) if word_count(words, noun) <= 2 && verb_beside(words, around).is_some() => {
                    pieces.push(noun);
                    pieces.extend(verb_beside(words, around));
                }
                (None, None) => {
                    pieces.push(noun);
                    let led = around.first > 0 && words.has(around.first - 1, Sense::Preposition);
                    if generic(words, noun) && label.is_none() && led {
                        pieces.extend(verb_before(words, around));
                    }
                }
            }
        }
        None if label.is_some() => {}
        None => {
            let bracketed = around.first > 0 && words.mark(around.first - 1, "(");
            let found = if bracketed {
                noun_before(words, around, around.first - 1)
            } else {
                predicate_after(words, around, around.last + 1).or_else(|| noun_before(words, around, around.first))
            };
            pieces.extend(found);
        }
    }
    let span = |(a, b): (usize, usize)| words.span(a, b);
    Counted { pieces: pieces.into_iter().map(span).collect(), noun: noun.map(span), label: label.map(span) }
}

fn word_count(words: &Words, (first, last): (usize, usize)) -> usize {
    (first..=last)
        .filter(|at| {
            words.get(*at).is_some_and(|t| t.kind == Kind::Word && !t.has(Sense::Small) && !t.has(Sense::Preposition))
        })
        .count()
}

/// One word that half of all numbers count: people, cases, workers.
fn generic(words: &Words, noun: (usize, usize)) -> bool {
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
fn noun_after(words: &Words, around: &Around, from: usize) -> Option<(usize, usize)> {
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
    while at < around.sentence.1 && count < NOUN_WORDS_MAX {
        let token = words.get(at)?;
        if around.taken[at] || around.amounts[at] || token.is_numeral() {
            break;
        }
        match token.kind {
            Kind::Word => {
                let relative = words.is_any(
                    at,
                    &["who", "whom", "which", "that", "where", "when", "while", "qui", "que", "quienes", "all", "both"],
                );
                // `registered` after its noun describes it; `is`, `were` and the verbs we know begin the predicate.
                if relative
                    || token.has(Sense::Verb)
                        && !(token.month().is_some() && token.capital)
                        && !(at == first && token.has(Sense::People))
                    || words.is(at, "to") && at > first
                {
                    break;
                }
                if token.has(Sense::Conjunction)
                    && (words.get(at + 1).is_none_or(|t| t.is_numeral() || t.has(Sense::Verb) || t.has(Sense::Small))
                        || around.amounts.get(at + 1) == Some(&true)
                        || starts_clause(words, at + 1, around.sentence.1))
                {
                    break;
                }
                if words.phrase_at(at).is_some_and(|(p, _)| p == Phrase::PartOf) && at > first {
                    break;
                }
                if at == first && (token.has(Sense::Preposition) || token.has(Sense::Conjunction)) {
                    return None;
                }
                count += 1;
                last = Some(at);
            }
            Kind::Mark('-' | '‑' | '\'' | '’' | '/') if words.glued(at) => {}
            Kind::Mark('“' | '”' | '"' | '‘') => {}
            Kind::Mark(_) => break,
            Kind::Numeral(_) => break,
        }
        at += 1;
    }
    trim(words, first, last?)
}

/// `people and legal assistance was provided`: after the conjunction a new clause with its own verb begins.
fn starts_clause(words: &Words, from: usize, end: usize) -> bool {
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
fn trim(words: &Words, mut first: usize, mut last: usize) -> Option<(usize, usize)> {
    let small = |at: usize| {
        words.get(at).is_some_and(|t| {
            matches!(t.kind, Kind::Mark(_))
                || (t.has(Sense::Small) || t.has(Sense::Preposition) || t.has(Sense::Conjunction))
                    && t.group().is_none()
                    && !t.has(Sense::People)
        })
    };
    while first < last && small(last) {
        last -= 1;
    }
    while first < last && small(first) {
        first += 1;
    }
    (!small(first) && words.get(first).is_some_and(|t| t.kind == Kind::Word)).then_some((first, last))
}

/// `Population: 15.8 million`, `MOU migrants = 311,290`: the words before the sign, back to a line's or sentence's start.
fn label_before(words: &Words, around: &Around) -> Option<(usize, usize)> {
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
    trim(words, first, last)
}

/// `were filed and referred`, `was ordered in compensation`, `all of whom received counselling`, `granted as compensation`.
fn predicate_after(words: &Words, around: &Around, from: usize) -> Option<(usize, usize)> {
    let mut first = from;
    while first < around.sentence.1 {
        let token = words.get(first)?;
        let passes = token.kind == Kind::Word
            && (words.is_any(
                first,
                &[
                    "all", "of", "whom", "who", "which", "that", "is", "are", "was", "were", "be", "been", "being",
                    "has", "have", "had", "will", "would", "also", "both", "qui", "que", "ont", "été", "sont",
                    "fueron", "fue", "han", "sido", "to",
                ],
            ))
            || first == from && words.mark(first, ")");
        if !passes {
            break;
        }
        first += 1;
    }
    let verbal = words.get(first)?.kind == Kind::Word
        && (first > from || words.lower(first).ends_with("ed") || words.has(first, Sense::Verb));
    if !verbal || around.taken[first] {
        return None;
    }
    let mut last = None;
    for at in first..(first + PREDICATE_WORDS_MAX).min(around.sentence.1) {
        let token = words.get(at)?;
        let glue = matches!(token.kind, Kind::Mark('-' | '‑' | '\'' | '’')) && words.glued(at);
        if around.taken[at]
            || around.amounts[at]
            || !glue && token.kind != Kind::Word
            || at > first
                && words.is_any(
                    at,
                    &["by", "to", "par", "por", "who", "which", "that", "through", "from", "during", "since", "while"],
                )
        {
            break;
        }
        last = Some(at);
    }
    trim(words, first, last?)
}

/// `dispute resolutions for`, `assistance was provided to`: the words that lead to the number over a preposition.
fn head_before(words: &Words, around: &Around) -> Option<(usize, usize)> {
    let preposition = around
        .first
        .checked_sub(1)
        .filter(|at| words.is_any(*at, &["for", "to", "among", "pour", "para", "a", "à"]))?;
    let mut first = preposition;
    while first > around.sentence.0 && preposition - first < 6 {
        let before = first - 1;
        let token = words.get(before)?;
        let stops = token.kind != Kind::Word
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
    let object = first > around.sentence.0 && active_verb(words, first - 1);
    let verb = (first..last).rev().find(|at| active_verb(words, *at));
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

/// A verb in its past form that we know by its ending, or irregular ones of reports.
fn active_verb(words: &Words, at: usize) -> bool {
    words.get(at).is_some_and(|t| t.kind == Kind::Word)
        && (words.lower(at).ends_with("ed") && words.str(at).len() > 4
            || words.is_any(
                at,
                &["oversaw", "held", "gave", "led", "brought", "taught", "met", "sent", "took", "made", "won", "saw"],
            ))
}

/// `answered 9,420 calls`, `placed 161,921 workers`: the verb right before the number tells what was done with what it counts.
fn verb_beside(words: &Words, around: &Around) -> Option<(usize, usize)> {
    let at = around.first.checked_sub(1).filter(|at| *at >= around.sentence.0)?;
    let passive =
        words.is_any(at, &["attended", "joined", "totalled", "totaled", "reached", "numbered", "included", "involved"]);
    (active_verb(words, at) && !around.taken[at] && !passive).then_some((at, at))
}

/// The first verb of the sentence with its object, where what leads to the number says nothing itself.
fn verb_before(words: &Words, around: &Around) -> Option<(usize, usize)> {
    let begin = around.sentence.0.max(around.first.saturating_sub(VERB_TOKENS_MAX));
    let verb = (begin..around.first).find(|at| active_verb(words, *at) && !around.taken[*at])?;
    let mut last = verb;
    for at in verb + 1..(verb + 5).min(around.first) {
        let token = words.get(at)?;
        if token.kind != Kind::Word
            || token.has(Sense::Preposition)
            || token.has(Sense::Conjunction)
            || around.taken[at]
            || around.amounts[at]
        {
            break;
        }
        last = at;
    }
    trim(words, verb, last)
}

/// The words before a bracket or a verb: `social networks and unlicensed brokers (53 per cent)`, `requested amounts totalled`.
fn noun_before(words: &Words, around: &Around, end: usize) -> Option<(usize, usize)> {
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
    let (first, mut last) = trim(words, first, last.max(first))?;
    // `requested amounts totalled`, `the total reached`: the verb that leads to the number tells nothing.
    while last > first
        && (active_verb(words, last)
            || words.get(last).is_some_and(|t| t.has(Sense::Verb))
            || words.is_any(last, QUANTIFIERS))
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
