//! Adjectives that a conjunction or a comma joins before the noun they describe (no end of a noun phrase), and those that stand alone.
//!
//! ```text
//! joined    = adjective ("and" | "or") adjective noun        six [safe and tidy] berths
//!         | noun ("and" | "or") noun noun                    twelve [rope and anchor] shops
//!         | compound "," compound noun                       11 [tide-worn, hard-to-reach] piers
//! class     = name number noun | length noun                  6 [Class 2] sailors, 6 [24-hour] passes
//! name      = quoted | capital "-" word                      56 [‘Anchor’] shops, 65 [E-TIDE] nets
//! status    = adjective of the state of a case, alone        53 cases, 13 [confirmed]
//! ```

use super::clause;
use super::noun::Around;
use crate::parse::amount::Measured;
use crate::parse::token::Kind;
use crate::parse::vocabulary::{Language, Sense};
use crate::parse::words::Words;
use rust_decimal::Decimal;

/// So many tokens behind the joint the noun stands at the latest.
const NOUN_TOKENS_MAX: usize = 8;
/// The longest name of a class with its number, in tokens.
const CLASS_TOKENS_MAX: usize = 3;
/// The longest quoted name, in tokens.
const QUOTED_TOKENS_MAX: usize = 4;

/// True where the joint at a token ties what stands before it to a plural behind it: several things are no `safe`.
pub(super) fn joined(words: &Words, around: &Around, first: usize, joint: usize) -> bool {
    let several = around.measured == Measured::Plain && around.value.is_none_or(|v| v > Decimal::ONE);
    if !several || words.style.language != Language::English || joint <= first || joint > first + 5 {
        return false;
    }
    let compound = words.mark(first + 1, "-‑") && words.glued(first + 1);
    let alone = joint == first + 1 || compound && (first + 1..joint).all(|at| hyphened(words, at));
    let opens = alone && word(words, first) && singular(words, joint - 1);
    let comma = words.mark(joint, ",");
    if !opens || comma && !(compound && words.mark(joint + 2, "-‑")) {
        return false;
    }
    for at in joint + 1..(joint + 1 + NOUN_TOKENS_MAX).min(around.sentence.1) {
        let part = hyphened(words, at);
        if !(part || word(words, at) || plural(words, at)) || around.taken[at] || around.amounts[at] {
            return false;
        }
        let small =
            words.has(at, Sense::Preposition) || words.has(at, Sense::Small) || words.has(at, Sense::Conjunction);
        if !part && (small || clause::finite(words, at)) {
            return false;
        }
        if at > joint + 1 && !part && plural(words, at) {
            return true;
        }
    }
    false
}

/// The last token of a class named by its number that stands before a noun: `Class 2` of `6 Class 2 sailors`.
pub(super) fn class(words: &Words, around: &Around, first: usize) -> Option<usize> {
    if let Some(end) = name(words, first) {
        return Some(end);
    }
    // `9 24-hour passes`
    let lasts = words.mark(first + 1, "-‑") && words.glued(first + 1) && words.has(first + 2, Sense::Duration);
    if words.get(first).is_some_and(|t| t.is_numeral()) && lasts && word(words, first + 3) {
        return Some(first + 2);
    }
    let named = words.get(first).is_some_and(|t| t.kind == Kind::Word && t.capital && t.month().is_none());
    let taken = |at: usize| around.taken.get(at) == Some(&true);
    let end = (first..around.sentence.1).find(|at| !taken(*at))?;
    let noun = word(words, end) && plural(words, end) && !words.has(end, Sense::Preposition);
    (named && taken(first) && end > first + 1 && end - first <= CLASS_TOKENS_MAX && noun).then(|| end - 1)
}

/// The last token of a name that describes what is counted: quoted, or tied to a capital.
pub fn name(words: &Words, first: usize) -> Option<usize> {
    let noun = |at: usize| word(words, at) && words.get(at).is_some_and(|t| t.blank_before);
    if words.mark(first, "‘“«\"'") && words.glued(first + 1) {
        let closes = |at: &usize| words.mark(*at, "’”»\"'") && noun(*at + 1);
        return (first + 2..=first + 1 + QUOTED_TOKENS_MAX).find(closes);
    }
    let tied = words.mark(first + 1, "-‑") && words.glued(first + 1) && words.glued(first + 2) && noun(first + 3);
    let capital = words.str(first).len() == 1 && words.get(first).is_some_and(|t| t.capital);
    (tied && capital).then_some(first + 2)
}

/// A word without a capital.
fn word(words: &Words, at: usize) -> bool {
    words.get(at).is_some_and(|t| t.kind == Kind::Word && !t.capital)
}

/// A hyphen inside a word, or what is written together behind one.
fn hyphened(words: &Words, at: usize) -> bool {
    words.mark(at, "-‑") && words.glued(at) || at > 0 && words.mark(at - 1, "-‑") && words.glued(at)
}

/// The `to` of `hard-to-reach piers`, and not that of `fell month-to-month`: a noun goes on behind it.
pub(super) fn tied_to(words: &Words, at: usize) -> bool {
    let on = words.mark(at + 3, "-‑") || word(words, at + 3) && !words.has(at + 3, Sense::Preposition);
    hyphened(words, at) && hyphened(words, at + 1) && on
}

fn plural(words: &Words, at: usize) -> bool {
    let lower = words.lower(at);
    ["children", "people", "women", "men"].contains(&lower.as_str())
        || lower.ends_with('s') && !["is", "was", "has", "as", "this", "its", "us"].contains(&lower.as_str())
}

/// A word that no number of several counts: no plural, no people.
fn singular(words: &Words, at: usize) -> bool {
    let people =
        |s: &Sense| matches!(s, Sense::People | Sense::Adult | Sense::Case | Sense::Household | Sense::Measure);
    words.get(at).is_some_and(|t| t.group().is_none() && !t.senses.iter().any(people))
        && !words.lower(at).ends_with('s')
}

/// The people or cases of `two probable and eight suspected cases`, behind the adjective of the first.
pub(super) fn joint_noun(words: &Words, around: &Around, (_, last): (usize, usize)) -> Option<(usize, usize)> {
    let number = |i: usize| around.amounts.get(i) == Some(&true);
    let begin =
        (last + 2..).find(|i| !number(*i)).filter(|_| words.has(last + 1, Sense::Conjunction) && number(last + 2))?;
    let counted = |i: &usize| {
        words.get(*i).is_some_and(|t| {
            t.group().is_some() || t.senses.iter().any(|s| matches!(s, Sense::People | Sense::Adult | Sense::Case))
        })
    };
    let noun = (begin..begin + CLASS_TOKENS_MAX).find(counted).filter(|noun| *noun > begin)?;
    (noun == begin + 1 || status(words, (begin, noun - 1))).then_some((noun, noun))
}

/// True for adjectives of the state of a case, alone: `confirmed`, `laboratory-confirmed`, `suspects`, `guéris`.
pub(super) fn status(words: &Words, (first, last): (usize, usize)) -> bool {
    #[rustfmt::skip]
    const STATES: &[&str] = &[
        "confirmed", "suspected", "suspect", "probable", "recovered", "discharged", "hospitalised", "hospitalized", "laboratory", "new",
        "confirmés", "confirmé", "suspects", "probables", "guéris", "guéri", "décédés", "nouveaux", "confirmados", "sospechosos",
        "recuperados", "fallecidos", "admitted", "isolated", "imported", "local", "pending",
        "killed", "wounded", "injured", "missing", "displaced", "arrested", "detained",
    ];
    // `9 claims were heard and 4 rejected`
    let done = first == last
        && words.style.language == Language::English
        && words.lower(first).ends_with("ed")
        && words.str(first).len() > 4
        && first > 1
        && words.has(first - 2, Sense::Conjunction)
        && words.get(first + 1).is_none_or(|t| t.kind != Kind::Word)
        && !words.mark(first + 1, "-‑");
    last - first < 4
        && (done || (first..=last).all(|at| words.is_any(at, STATES) || words.mark(at, "-‑")))
        && !words.get(last + 1).is_some_and(|t| {
            t.kind == Kind::Word && !t.has(Sense::Preposition) && !t.has(Sense::Small) && !t.has(Sense::Conjunction)
        })
}

#[cfg(test)]
mod tests {
    use crate::parse::subject::noun::tests::check;

    #[test]
    fn joined_adjectives_end_no_phrase() {
        check(
            "The crew built six neat and varnished berths in Kep.",
            &["crew built … neat and varnished berths in Kep"],
        );
        check("Twelve rope and anchor shops had been opened.", &["rope and anchor shops had been opened"]);
        check("It works in 11 tide-worn, hard-to-reach piers.", &["works in … tide-worn, hard-to-reach piers"]);
        check("Fares fell by 4 per cent month-to-month, as told.", &["Fares fell by … month-to-month"]);
        check("It gave out 11 Tide & Wind maps.", &["gave out … Tide & Wind maps"]);
        // A plural or people before the joint are counted themselves.
        check("It took 40 sailors and trained divers sank.", &["took … sailors"]);
    }

    #[test]
    fn a_class_with_its_number_describes() {
        check("Up to 6 Grade 1 sailors rowed.", &["Grade 1 sailors rowed"]);
        check("The town has 56 ‘Anchor’ shops.", &["town has … ‘Anchor’ shops"]);
        check("It sold 65 E-TIDE nets.", &["sold … E-TIDE nets"]);
    }

    #[test]
    fn a_length_stands_before_its_noun() {
        check("The shop sold 1,240 24-hour passes in May.", &["shop sold … 24-hour passes"]);
    }
}
