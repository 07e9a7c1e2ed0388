//! The words between a number and the label of sex that belongs to it.

use super::Part;
use super::label::TO_BE;
use super::share::WHOSE_WHOLE;
use crate::parse::amount::{Amount, Measured};
use crate::parse::tally;
use crate::parse::token::Kind;
use crate::parse::vocabulary::{FILLERS, Language, Sense, doer};
use crate::parse::words::Words;

/// `twelve of them women`, `141 of them from women`, `58 per cent of them to women`: the token after `of them` and its small word.
pub(super) fn after_of_them(words: &Words, at: usize) -> usize {
    let pronoun = |i: usize| words.is_any(i, &["them", "whom", "these", "which", "those", "ellos", "ellas"]);
    let end = if words.is_any(at, &["of", "d", "de"]) && pronoun(at + 1) {
        at + 2
    } else if words.is(at, "de") && words.is_any(at + 1, &["los", "las"]) && words.is(at + 2, "cuales") {
        at + 3
    } else if words.is(at, "d") && words.is(at + 2, "entre") && words.is_any(at + 3, &["eux", "elles"]) {
        at + 4
    } else {
        return at;
    };
    // `1,142 of whom (49.3 per cent) were women`
    let close = (end + 2..end + 5).find(|i| words.mark(end, "(") && words.mark(*i, ")"));
    let end = close.map_or(end, |close| close + 1);
    end + usize::from(words.is_any(end, &["to", "from", "by", "for", "were", "are", "being", "went"]))
}

/// `56 per cent of participants were women`: reaches the label over what the share is of.
pub(super) fn verb_to_label(words: &Words, at: usize) -> bool {
    (at..at + 6).any(|i| {
        let next = i + 1 + usize::from(words.is_any(i + 1, &["des", "de", "young"]));
        words.is_any(i, TO_BE) && words.get(next).is_some_and(|t| t.group().is_some())
    })
}

/// `3,000 diverse women`, `2,504 rural and indigenous women`: a describing word we do not know, or two with `and` between them.
pub(super) fn describes(words: &Words, at: usize) -> bool {
    let plain = |at: usize| {
        words.get(at).is_some_and(|t| t.kind == Kind::Word && !t.capital && t.senses.is_empty())
            && !words.str(at).ends_with('s')
            && words.str(at).len() > 3
    };
    let known = |at: usize| plain(at) || words.is_any(at, FILLERS);
    // `12 Kenyan women`, `8 Latin American men`: a name that describes them; `3 UN Women staff` and `Women` itself are names.
    let named = |at: usize| {
        let word = words.str(at);
        words.get(at).is_some_and(|t| t.kind == Kind::Word && t.capital && t.senses.is_empty())
            && word.len() > 3
            && !word.ends_with('s')
            && word.chars().skip(1).all(char::is_lowercase)
    };
    let people = |at: usize| words.get(at).is_some_and(|t| t.group().is_some() && !t.capital);
    let name = named(at) && (people(at + 1) || named(at + 1) && people(at + 2));
    name || plain(at)
        || words.get(at).is_some_and(|t| t.has(Sense::Conjunction)) && at > 0 && known(at - 1) && known(at + 1)
}

/// `2,522 beneficiaries are men`: people, and what all of them are. `Of the 40 crew were women …` speaks of some of them.
pub(super) fn all_are(words: &Words, amount: &Amount) -> bool {
    let next = amount.whole_last + 1;
    let article = usize::from(words.is_any(amount.whole_first.wrapping_sub(1), &["the", "les", "los", "las"]));
    let lead = amount.whole_first.wrapping_sub(1 + article);
    let some = words.has(lead, Sense::Preposition)
        || words.is_any(lead, &["of", "de", "des", "sur", "among", "entre", "parmi", "out", "which", "whom"]);
    amount.measured == Measured::Plain && people(words, next) && !some && verb_to_label(words, next)
}

/// `50 per 100,000 women`, `por cada 100 mil mujeres`: what a rate is taken of counts nobody.
pub(super) fn denominator(words: &Words, amount: &Amount) -> bool {
    let Some(lead) = amount.whole_first.checked_sub(1) else { return false };
    // `por cada siete hombres`
    if words.is_any(lead, &["every", "cada", "chaque"]) {
        return true;
    }
    tally::per(words, amount.whole_first, amount.value)
}

/// True for a noun of people: `patients`, `rameurs`.
pub(super) fn people(words: &Words, at: usize) -> bool {
    words.has(at, Sense::People) || words.has(at, Sense::Adult) || doer(&words.lower(at), words.style.language)
}

/// The noun between the number of a part and the verb that leads to its label: `the 61 rowers were men`, `48 of the rowers were men`.
pub fn noun_inside(words: &Words, amount: &Amount, part: &Part) -> Option<(usize, usize)> {
    let next = amount.whole_last + 1;
    let be = (next..=part.last).find(|i| words.is_any(*i, TO_BE))?;
    let of = usize::from(words.is_any(next, &["of", "de", "des", "sur"]));
    let from = (next + of..be).find(|i| !words.is_any(*i, WHOSE_WHOLE))?;
    (from..be).all(|i| words.get(i).is_some_and(|t| t.kind == Kind::Word)).then_some((from, be - 1))
}

/// How many words may describe a label behind it.
const ADJECTIVES_MAX: usize = 5;

/// `22 hombres adultos, 9 mujeres`, `75 menores no acompañados y 9 mujeres`: how many words behind a label describe it; not where the next
/// part is described by other ones (`3 mujeres heridas y 5 hombres muertos`).
pub(super) fn adjectives(words: &Words, at: usize, next: usize) -> usize {
    if words.style.language == Language::English {
        return 0;
    }
    let adjective = |i: &usize| {
        let plain = words.get(*i).is_some_and(|t| t.kind == Kind::Word && !t.capital && !t.has(Sense::Conjunction));
        let tied = words.is_any(*i, &["no", "non", "de", "edad"]);
        plain
            && (tied
                || words.str(*i).ends_with('s') && !words.has(*i, Sense::Preposition) && !words.has(*i, Sense::Verb))
    };
    // `jefas de familia`: what stands behind its `de`.
    let adjective = |i: &usize| {
        let of = words.is(i.wrapping_sub(1), "de") && *i > at + 1;
        adjective(i) || of && words.get(*i).is_some_and(|t| t.kind == Kind::Word && !t.capital && t.group().is_none())
    };
    let run = |from: usize| (from..from + ADJECTIVES_MAX).take_while(adjective).count();
    let stem = |i: usize| words.lower(i).trim_end_matches(['s', 'o', 'a', 'e']).to_owned();
    let (own, other) = (run(at), run(next));
    let ends = words.mark(at + own, ",;(")
        || words.has(at + own, Sense::Conjunction)
        || words.is_any(at + own, &["pour", "contre", "frente"]);
    let alike = other == 0 || own == 0 || stem(at + own - 1) == stem(next + other - 1) || words.is(at, "no");
    if ends && alike { own } else { 0 }
}
