//! The clause of a number as printed, without the number itself, its time and its brackets.
//!
//! ```text
//! whole     = lead number noun tail                             [The inn has room for] 405 [guests who swim]
//!         | place number noun "," clause                        In 43 [bays, boats were hauled up]
//!         | long noun                                           told by itself where it is the object of its clause
//! ```
//!
//! One word alone (`countries`, `cases`) tells no number from the next: a subject that is long but whole is better than pieces of it.

use super::beside::{held_against, itemised, matched, of_name, summed};
use super::clause::{auxiliary, copula, doing, finite, free, glue, initial, verb};
use super::companion::{self, one_more, part_of_sum, respective, with};
use super::leading::{lead, opens};
use super::near::near;
use super::noun::{Around, Counted, grade};
use super::noun_phrase::ordered;
use super::shared;
use super::trailing::{past, tail};
use super::unnamed;
use crate::parse::token::Kind;
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;

/// The longest tail or lead, in words.
pub(super) const WORDS_MAX: usize = 40;
/// The longest bracket or insertion that is passed over, in tokens.
pub(super) const INSERTED_TOKENS_MAX: usize = 14;
/// How many items of a list are passed over to what is said of all of them.
pub(super) const ITEMS_MAX: usize = 8;

pub(super) type Span = (usize, usize);

/// A noun phrase of so many words tells its number where it is the object of its clause.
const OBJECT_WORDS: usize = 6;

/// The clause of a number as printed, without the number: what leads to it, its noun, what goes on behind it.
pub(super) fn clause(words: &Words, around: &Around, noun: Option<Span>) -> Vec<Span> {
    let from = noun.map_or(around.last, |n| n.1.max(around.last)) + 1;
    let per = unnamed::per(words, around, from);
    let next = per.map_or(from, |p| p.1 + 1);
    // Behind a bracket of parts a bare noun begins no predicate.
    let apart = noun.is_some_and(|n| n.1 < around.last);
    let close = past(words, around, next);
    let bare = apart && (words.is_any(next + 1, &["age", "âge", "edad"]) || !tells_of(words, close));
    // `Across 9 bays, 40 boats that sank were found`: no list, but what went on there.
    let there = words.mark(next, ",") && around.amounts.get(next + 1) == Some(&true) && placed(words, around);
    let mut told = if bare || there { Vec::new() } else { tail(words, around, next) };
    // `40 cooks came (9 women) and 7 boats sank`: what stands before the parts is said of all of them.
    let before = noun.map_or(around.total_last, |n| n.1) + 1;
    if before < around.last && (free(words, around, before) || told.is_empty()) {
        let all = tail(words, around, before);
        told = if all.is_empty() { told } else { all };
    }
    let tail = told;
    let mut lead = lead(words, around, noun, noun.is_some() || !tail.is_empty());
    // `In 43 bays, boats were hauled up`: a place that opens its sentence is told by the clause behind it.
    let tail = if lead.is_empty() && tail.is_empty() { main_clause(words, around, next) } else { tail };
    // `a loan of $9 to the port`: without its number the preposition leads to nothing.
    let relative = |at: usize| words.is(at, "which");
    let hangs = |t: &Span| words.has(t.0, Sense::Preposition) || doing(words, t.0) || relative(t.0);
    let led =
        noun.is_some_and(|n| n.0 > around.last && words.has(n.0, Sense::Preposition) && !words.mark(n.0 + 1, "-‑"));
    let loose = noun.is_none() && tail.first().is_some_and(hangs) || led;
    if let Some((first, last)) = lead.last_mut().filter(|_| loose) {
        while first < last && (words.has(*last, Sense::Preposition) || words.has(*last, Sense::Small)) {
            *last -= 1;
        }
    }
    // `A net was set in 17 bays and 25 boats sank`: what has a verb of its own has nothing of the clause before.
    let acts = |i: usize| finite(words, i) || copula(words, i) || auxiliary(words, i);
    // `40 cooks and 60 divers`: the conjunction stands right before the next number.
    let bounds = |i: usize| words.has(i, Sense::Small) || words.phrase_at(i).is_some();
    let joined = |i: usize| (next..i).rev().find(|n| !bounds(*n)).is_some_and(|n| words.has(n, Sense::Conjunction));
    let listed = |from: usize, to: usize| (from..to).any(|i| around.amounts[i] && joined(i));
    // `A net was set in 17 bays and 25 boats were sold`: what is said of the second is not said of the first.
    let beyond =
        |t: &Span| (next..t.0).any(|i| around.amounts[i]) && (acts(t.0) || verb(words, t.0) && listed(next, t.0));
    // `70 ports made plans, and 86 inns had shut`: what has a verb with an object has nothing of the clause behind.
    let object = |i: usize| {
        words
            .get(i + 1)
            .is_some_and(|t| t.kind == Kind::Word && !t.has(Sense::Preposition) && !t.has(Sense::Conjunction))
    };
    // `one boat sank in the bay, 9 inns and 4 schools were shut`
    let acted = |i: usize| verb(words, i) && object(i) || finite(words, i);
    let made = noun.is_some_and(|n| n.0 > around.last && (n.0 + 1..n.1).any(acted));
    // `It fed 40 cooks, and 60 divers got nets`
    let fed = |p: &Span| (p.0..=p.1).any(|i| verb(words, i) && !doing(words, i)) && !words.has(p.1, Sense::Preposition);
    let told = made || lead.iter().any(|p| (p.0..=p.1).any(acts)) || lead.last().is_some_and(fed);
    let tail = if told && tail.first().is_some_and(beyond) { Vec::new() } else { tail };
    let own = tail.first().is_some_and(|t| t.0 == next && acts(t.0));
    if noun.is_some()
        && own
        && lead.last().is_some_and(|p| {
            let joined = opens_joined(words, around);
            // `a boat carrying 36 guests sank`: what is said behind them is said of the boat.
            let ties = words.has(p.1, Sense::Preposition) || doing(words, p.1) && !words.is(p.1, "remaining");
            // What led to an earlier number of a list ties this one to nothing.
            let ties = ties && !(p.1..around.first).any(|i| around.amounts[i]);
            let said = |p: &Span| (p.0..=p.1).any(|i| acts(i) || verb(words, i));
            (joined && lead.iter().any(said)) || said(p) && !ties
        })
    {
        lead.clear();
    }
    match noun {
        Some(noun) if telling(words, &[noun]) >= OBJECT_WORDS && !lead.is_empty() => {
            let own = described(words, noun);
            let lead = if own >= OBJECT_WORDS { Vec::new() } else { near(words, lead, own) };
            lead.into_iter().chain([noun]).collect()
        }
        _ => {
            let own = noun.map_or(0, |n| telling(words, &[n])) + telling(words, &tail);
            near(words, lead, own).into_iter().chain(noun).chain(per).chain(tail).collect()
        }
    }
}

/// How many words of a noun phrase tell what it is; names tell where.
fn described(words: &Words, (first, last): Span) -> usize {
    let name = |at: usize| at > first && words.get(at).is_some_and(|t| t.capital);
    (first..=last).filter(|at| !name(*at)).map(|at| telling(words, &[(at, at)])).sum()
}

/// `and` before a number, over its time and what bounds it: `and in May alone more than 40 boats sank`.
fn opens_joined(words: &Words, around: &Around) -> bool {
    let passes = |at: usize| {
        around.taken[at]
            || words.has(at, Sense::Preposition) && around.taken[at + 1]
            || words.is_any(at, &["alone", "already", "only", "than"])
            || words.phrase_at(at).is_some()
    };
    let before = (around.sentence.0..around.first).rev().find(|at| !passes(*at) || words.has(*at, Sense::Conjunction));
    before.is_some_and(|at| words.has(at, Sense::Conjunction))
}

/// True where a place opens the sentence of its number.
fn placed(words: &Words, around: &Around) -> bool {
    let begin = (around.sentence.0..around.first).find(|at| !around.taken[*at]);
    begin.is_some_and(|at| {
        words.is_any(at, &["in", "across", "throughout", "at", "dans", "en"])
            && at + PLACE_TOKENS > around.first
            && !(at..around.first).any(|i| words.mark(i, ","))
    })
}

/// What goes on behind the comma of a place that opens its sentence.
fn main_clause(words: &Words, around: &Around, from: usize) -> Vec<Span> {
    let at = past(words, around, from);
    let at = if words.mark(at.wrapping_sub(1), ",") { at - 1 } else { at };
    if !(placed(words, around) && words.mark(at, ",")) {
        return Vec::new();
    }
    // `In 43 bays, 90 boats were hauled up`: what is said there is said of the second, and told with its noun.
    let next = (at + 1..around.sentence.1).find(|i| !around.amounts[*i]).filter(|i| *i > at + 1);
    let run = |from: usize| {
        (from..around.sentence.1).take(MAIN_TOKENS_MAX).take_while(|i| free(words, around, *i) || inside(words, *i))
    };
    match next {
        Some(next) => run(next).last().map(|last| (next, last)).into_iter().collect(),
        None => tail(words, around, at + 1),
    }
}

/// The longest clause of another number that tells a number of places, in tokens.
const MAIN_TOKENS_MAX: usize = 14;

/// A place that opens its sentence has so many tokens before its number.
const PLACE_TOKENS: usize = 4;

/// True for a word that says something of the noun before it.
fn tells_of(words: &Words, at: usize) -> bool {
    verb(words, at) || words.has(at, Sense::Verb) || copula(words, at) || opens(words, at) || words.is(at, "about")
}

/// Adds to a lone word what its clause says of it.
pub(super) fn made_whole(words: &Words, around: &Around, counted: &mut Counted) {
    // A grade is told by itself.
    if grade(words, around.last + 1).is_some() {
        return;
    }
    counted.pieces = ordered(std::mem::take(&mut counted.pieces));
    if counted.pieces.is_empty() && !around.by_sex {
        counted.pieces.extend(respective(words, around, counted).unwrap_or_default());
    }
    if counted.label.is_some() || counted.pieces.is_empty() {
        return;
    }
    if let Some(parts) = part_of_sum(words, around)
        .or_else(|| respective(words, around, counted))
        .or_else(|| one_more(words, around, counted))
    {
        counted.pieces = parts;
    }
    if let Some(parts) = companion::enclosed(words, around, counted)
        .or_else(|| companion::beside_bracket(words, around, counted))
        .or_else(|| companion::relative(words, around, counted))
    {
        counted.pieces = parts;
    }
    if let Some(parts) = held_against(words, around, counted)
        .or_else(|| matched(words, around, counted))
        .or_else(|| itemised(words, around, counted))
        .or_else(|| summed(words, around, counted))
        .or_else(|| of_name(words, around, counted))
    {
        counted.pieces = parts;
    }
    if let Some(ends) = companion::moved(words, around, counted) {
        counted.pieces = ends;
    }
    if let Some(told) = shared::same(words, around, counted)
        .or_else(|| shared::included(words, around, counted))
        .or_else(|| shared::equal(words, around, counted))
        .or_else(|| shared::corresponding(words, around, counted))
    {
        counted.pieces = told;
    }
    counted.pieces.extend(shared::behind_aside(words, around, counted));
    counted.pieces = companion::these(words, around, std::mem::take(&mut counted.pieces));
    counted.pieces.extend(with(words, around));
    counted.pieces = ordered(std::mem::take(&mut counted.pieces));
}

/// How many words of some pieces tell anything: no article, no preposition, no form of `be`, none that only says `more` or `other`.
pub(super) fn telling(words: &Words, pieces: &[Span]) -> usize {
    #[rustfmt::skip]
    const WEAK: &[&str] = &[
        "other", "others", "additional", "new", "more", "further", "different", "remaining", "main", "key", "first", "last", "autres",
        "nouveaux", "nouvelles", "otros", "otras", "nuevos", "nuevas", "total", "up", "down",
    ];
    let tells = |at: &usize| {
        words.get(*at).is_some_and(|t| {
            t.kind == Kind::Word && !t.has(Sense::Small) && !t.has(Sense::Preposition) && !t.has(Sense::Conjunction)
        }) && !copula(words, *at)
            && !words.is_any(*at, WEAK)
    };
    pieces.iter().map(|p| (p.0..=p.1).filter(tells).count()).sum()
}

/// Words that open a clause of their own.
pub(super) fn parts(words: &Words, at: usize) -> bool {
    #[rustfmt::skip]
    const PARTING: &[&str] = &[
        "while", "whereas", "although", "though", "but", "because", "when", "since", "compared", "versus", "rather", "instead", "minus",
        "excluding", "except", "thereby", "tandis", "mientras", "mais",
        "pero", "aunque", "porque", "car",
    ];
    words.is_any(at, PARTING) && !(words.is(at, "but") && at > 0 && words.is(at - 1, "all"))
        || words.is_any(at, &["up", "down"]) && words.is(at + 1, "from")
        || words.is(at, "against") && (at + 1..at + 5).any(|i| words.is_any(i, &["target", "goal", "baseline"]))
}

/// `taught in 9 ports, resulting in better nets`: what came of it is not said of the ports.
pub(super) fn effect(words: &Words, at: usize) -> bool {
    words.is(at, "resulting") && words.is(at + 1, "in") || words.is(at, "contributing") && words.is(at + 1, "to")
}

/// A mark inside a phrase: of a compound, a quotation, an initial.
pub(super) fn inside(words: &Words, at: usize) -> bool {
    glue(words, at)
        || of_china(words, at)
        || initial(words, at)
        || words.mark(at, "“”\"‘&")
        || words.mark(at, "’'") && words.glued(at)
}

/// The comma of `Taiwan, China`.
fn of_china(words: &Words, comma: usize) -> bool {
    words.mark(comma, ",") && words.is(comma + 1, "china") && words.before(comma).is_some_and(|t| t.capital)
}

#[cfg(test)]
mod tests {
    use crate::parse::subject::noun::tests::check;

    #[test]
    fn a_share_is_of_what_does_something() {
        check("Only 17 per cent of the old harbour laws are on track.", &["old harbour laws are on track"]);
        check("Fishing feeds most, absorbing 40 per cent of the crew.", &["Fishing feeds most, absorbing … crew"]);
    }

    #[test]
    fn what_is_said_of_another_is_told_with_it() {
        check("They died when a boat carrying 36 migrants sank off Kep.", &["boat carrying … migrants sank off Kep"]);
    }

    #[test]
    fn a_number_of_places_has_what_goes_on_there() {
        check("The plan led to 42 ports taking part in races.", &["plan led to … ports taking part in races"]);
        check("It ran a fair in May, which drew 90 guests.", &["ran a fair … , which drew … guests"]);
        check("It served 28 of the 40 old ports.", &["served … old ports", "old ports"]);
    }
}
