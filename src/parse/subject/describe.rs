//! What tells a short noun phrase from its neighbours: what is said of it, what was done to it, whose it is.

use super::act;
use super::aside;
use super::before::head_before;
use super::clause;
use super::lone;
use super::noun::{Around, TELLING_WORDS};
use super::noun_phrase::{generic, same_word, word_count};
use super::unnamed;
use crate::parse::amount::Measured;
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;

/// What tells a short noun phrase from its neighbours: its predicate, what follows its parts, the verb before the number.
pub(super) fn describe(
    words: &Words,
    around: &Around,
    noun: (usize, usize),
    inside: bool,
    named: bool,
    pieces: &mut Vec<(usize, usize)>,
) {
    let own = if inside { said_of(words, around, noun.1 + 1) } else { None };
    let after = (noun.1 + 1).max(around.last + 1);
    let after = aside::past_bracket(words, around, after);
    let comma = after + usize::from(inside && words.mark(after, ",") && clause::verb(words, after + 1));
    if let Some(told) = own.or_else(|| said_of(words, around, comma)) {
        // `4 cases were fatal cases`
        let again = same_word(words, noun.1, told.1) && word_count(words, told) <= 3;
        pieces.retain(|p| *p != noun || !again);
        pieces.push(told);
        return;
    }
    let resumed = aside::past_bracket(words, around, around.last + 1);
    let resumed = resumed + usize::from(words.mark(resumed, ","));
    let aged = after > (noun.1 + 1).max(around.last + 1);
    let rest = aside::rest(words, around, if aged { after } else { resumed }).filter(|_| inside || aged);
    pieces.extend(rest);
    // `prices fell by 40 cents`: what was measured, in the noun's unit.
    if let Some(measured) = unnamed::moved(words, around) {
        let told = (measured.0..=measured.1).any(|at| words.lower(at) == words.lower(noun.1));
        pieces.retain(|p| !told || *p != noun);
        pieces.push(measured);
        return;
    }
    let things = !generic(words, noun) && word_count(words, noun) > 1;
    // `the release of 25 sailors`: what was done to people tells them from others.
    if let Some(head) = act::of_people(words, around).filter(|_| generic(words, noun)) {
        pieces.push(head);
        return;
    }
    if let Some(head) = head_before(words, around).filter(|h| {
        // `sending boats to 19 islands`: the act of a participle tells people from people.
        let sends = h.0 > 0 && clause::doing(words, h.0 - 1) && !generic(words, noun);
        around.measured != Measured::Plain || !things && !sends
    }) {
        pieces.push(head);
        return;
    }
    if named || rest.is_some_and(|r| word_count(words, r) + word_count(words, noun) >= TELLING_WORDS) {
        return;
    }
    // Participants, women, stakeholders: the activity tells whose.
    let cases = (noun.0..=noun.1).any(|at| words.has(at, Sense::Case));
    let nobody = generic(words, noun) && !cases && around.measured == Measured::Plain;
    let led = around.first > 0 && words.has(around.first - 1, Sense::Preposition) && !words.is(around.first - 1, "of");
    let weak = act::weak_before(words, around);
    if let Some(activity) = act::activity(words, around).filter(|_| nobody && (led || weak)) {
        pieces.push(activity);
        return;
    }
    let person = generic(words, noun);
    let plain = person || word_count(words, noun) < 2;
    // `delivering vaccines to 99 countries`, `a portfolio of 300 projects`: the act has an object of its own, and the noun tells itself.
    // `linked to banks, securing $600,000 in funding`: a sum has its own verb beyond a comma; else the act tells what it was for.
    let lead = clause::lead(words, around);
    let leading = lead.act;
    let last = leading.map_or(around.first, |(_, last)| last);
    let apart = match around.measured {
        Measured::Plain => true,
        Measured::Money(_) => noun.0 > around.last + 1 && (last..around.first).any(|at| words.mark(at, ",")),
        _ => false,
    };
    let own_object = !person
        && !around.by_sex
        && apart
        && leading.is_some_and(|(_, last)| !aside::leads_on(words, last + 1, around.first));
    let went_on = act::went_on(words, around, noun);
    if !went_on.is_empty() {
        pieces.extend(went_on);
    } else if own_object {
        pieces.extend(aside::listed_name(words, around, noun));
    } else if plain {
        let shared = || act::act_shared(words, around).filter(|_| person || around.measured != Measured::Plain);
        let act = act::act_upon(words, around).or_else(shared);
        pieces.extend(act);
        let alone = word_count(words, noun) < 2;
        // `The helpline took 300 calls`: one word alone is told by who did it, too.
        pieces.extend(
            lead.actor.filter(|_| alone && act.is_some() && lead.act.is_some_and(|l| act.is_some_and(|a| a.0 <= l.1))),
        );
        // `The board had 56 per cent women`: the share is of the board.
        let share = around.measured == Measured::Percent && act.is_none() && lead.beside;
        pieces.extend(lead.actor.filter(|_| share));
        pieces.extend(lone::with(words, around).filter(|_| alone && act.is_none()));
    }
}

/// What is said of the things counted. A number after a preposition (`for the two roofs is`) is no subject of the verb that follows.
pub(super) fn said_of(words: &Words, around: &Around, from: usize) -> Option<(usize, usize)> {
    let mut before = around.first;
    while before > around.sentence.0
        && words.is_any(before - 1, &["the", "these", "all", "its", "their", "les", "los", "las"])
    {
        before -= 1;
    }
    let sum = before >= 2
        && words.is_any(before - 1, &["of", "de"])
        && words.is_any(
            before - 2,
            &["total", "average", "number", "totalité", "nombre", "número", "moyenne", "promedio", "out"],
        );
    let led = before > around.sentence.0 && words.has(before - 1, Sense::Preposition) && !sum;
    let (first, last) = clause::predicate(words, around, from).filter(|_| !(led && clause::copula(words, from)))?;
    // `assessors that meet the standard`, `shops to open accounts`, `towns had clinics`: as printed.
    let tied = first > from
        && (words.is_any(from, &["who", "that", "which", "qui", "que", "quienes", "to"])
            || words.is_any(first - 1, &["has", "have", "had"]) && !clause::verb(words, first));
    // `desks in four towns to improve trade`: the purpose is that of the desks.
    let placed = led && words.is_any(before - 1, &["in", "across", "within", "from"]);
    let cut = first == last && words.mark(last + 1, ",");
    if words.is(from, "to") && (placed || cut) {
        return None;
    }
    // `nurses in five towns reached 40 people`: the verb of another number.
    let relative = words.is_any(from, &["who", "that", "which"]);
    if led && !relative && first == last && around.amounts.get(last + 1) == Some(&true) {
        return None;
    }
    // `se encuentran afiliados`
    let first = first - usize::from(first > from && words.is(first - 1, "se"));
    // `was not yet open`: what is denied keeps its word.
    let denied = (from..first).find(|at| words.is_any(*at, &["not", "never"]));
    let first = denied.unwrap_or(first);
    let begin = if words.mark(from, ")") { from + 1 } else { from };
    Some((if tied { begin } else { first }, last))
}
