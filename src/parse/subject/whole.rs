//! A subject of one word, made whole: what goes on behind it in its clause, or the clause that leads to its number.
//!
//! ```text
//! whole     = noun tail                                         6 divers under 30 [were fed]
//!         | lead number noun                                    [The inn has room for] 405 guests
//!         | main number noun                                    In 43 bays, [boats were hauled up]
//! ```
//!
//! One word alone (`countries`, `cases`) tells no number from the next: a subject that is too long but whole is better.

use super::aside;
use super::clause::{copula, doing, free, glue, initial, verb};
use super::companion::{self, copied, one_more, part_of_sum, respective, shared, target, told_apart, topic, with};
use super::leading::{self, lead};
use super::lone;
use super::noun::{Around, Counted, grade};
use super::noun_phrase::{ordered, trim};
use super::trailing::{main_clause, past, tail};
use crate::parse::amount::Measured;
use crate::parse::token::Kind;
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;

/// So many words of a subject tell it from its neighbours.
const TELLING_WORDS: usize = 2;
/// So many words behind a noun tell it without what leads to its number.
const TAIL_TELLING_WORDS: usize = 3;
/// The longest tail or lead, in words.
pub(super) const WORDS_MAX: usize = 22;
/// The longest bracket or insertion that is passed over, in tokens.
pub(super) const INSERTED_TOKENS_MAX: usize = 14;
/// How many items of a list are passed over to what is said of all of them.
pub(super) const ITEMS_MAX: usize = 8;
/// The longest name before a relative, in tokens.
const NAME_TOKENS_MAX: usize = 10;

pub(super) type Span = (usize, usize);

/// Adds to a lone word what its clause says of it.
pub(super) fn made_whole(words: &Words, around: &Around, counted: &mut Counted) {
    // A grade is told by itself.
    if grade(words, around.last + 1).is_some() {
        return;
    }
    let noun = counted.noun.filter(|n| n.0 > around.first);
    counted.pieces.extend(topic(words, around).filter(|_| noun.is_none()));
    counted.pieces = ordered(std::mem::take(&mut counted.pieces));
    if counted.pieces.is_empty() && !around.by_sex {
        counted.pieces.extend(respective(words, around, counted).unwrap_or_default());
    }
    if counted.label.is_some() || counted.pieces.is_empty() {
        return;
    }
    if telling(words, &counted.pieces) < TELLING_WORDS {
        told(words, around, counted);
    }
    if let Some(parts) = part_of_sum(words, around)
        .or_else(|| respective(words, around, counted))
        .or_else(|| one_more(words, around, counted))
    {
        counted.pieces = parts;
    }
    placed(words, around, counted);
    related(words, around, counted);
    parted(words, around, counted);
    counted.pieces = companion::these(words, around, std::mem::take(&mut counted.pieces));
    predicate_told(words, around, counted);
    part_of_whole(words, around, counted);
    counted.pieces.extend(with(words, around));
    told_apart(words, around, counted);
    counted.pieces.extend(target(words, around));
    counted.pieces = ordered(std::mem::take(&mut counted.pieces));
}

/// A lone word with what its clause says of it.
fn told(words: &Words, around: &Around, counted: &mut Counted) {
    if let Some(same) = copied(words, around, counted).or_else(|| shared(words, around, counted)) {
        counted.pieces = same;
    }
    let noun = counted.noun.filter(|n| n.0 > around.first);
    let from = noun.map_or(around.last + 1, |n| n.1.max(around.last) + 1);
    let own = counted.pieces.iter().any(|p| p.1 + 1 >= around.first.saturating_sub(WORDS_MAX));
    let mut whole = counted.pieces.clone();
    // `The proportion of women among all staff rose to 40 per cent`
    let label = (around.first..=around.last)
        .find(|at| around.by_sex && noun.is_none() && words.get(*at).is_some_and(|t| t.group().is_some()));
    if telling(words, &whole) >= TELLING_WORDS {
    } else if let Some(label) = label {
        whole.extend(tail(words, around, label + 1));
    } else if noun.is_some() {
        // `90 per cent of 29 towns had docks`: what follows is not said of the towns.
        let at = past(words, around, from);
        let other = led(words, around).is_some() && (verb(words, at) || words.has(at, Sense::Verb));
        whole.extend(tail(words, around, from).filter(|_| !other));
        if telling(words, &whole) < TAIL_TELLING_WORDS {
            take_lead(&mut whole, lead(words, around, true), around);
        }
    } else if lone::handed(words, around) {
        whole.extend(tail(words, around, from));
    } else if own && !around.earlier.iter().rev().take(ITEMS_MAX).any(|e| e.pieces == counted.pieces) {
        let ties = whole.iter().any(|p| p.0 > around.last);
        take_lead(&mut whole, lead(words, around, ties), around);
        if telling(words, &whole) < TAIL_TELLING_WORDS {
            whole.extend(tail(words, around, from));
        }
    }
    if telling(words, &whole) < TELLING_WORDS {
        whole.extend(main_clause(words, around, from));
    }
    if telling(words, &whole) < TELLING_WORDS && noun.is_none() {
        whole.extend(companion::opening(words, around));
    }
    counted.pieces = ordered(whole);
}

/// A noun alone is told by what is said of it: `40 per cent of sailors [can swim]`; a share without it by its clause: `[fishing employs]
/// 40 per cent of sailors`.
fn predicate_told(words: &Words, around: &Around, counted: &mut Counted) {
    let share = matches!(around.measured, Measured::Percent | Measured::Ratio);
    let of = words.is_any(around.last + 1, &["of", "de", "des", "du", "d"]) || words.mark(around.last + 1, ")(");
    let Some(noun) = counted.noun.filter(|n| n.0 > around.last && counted.pieces.last() == Some(n)) else { return };
    let plain = around.measured == Measured::Plain && !around.by_sex && counted.pieces.len() == 1;
    let led = led(words, around);
    let at = past(words, around, noun.1 + 1);
    let bracket = words.mark(noun.1 + 1, "(");
    let goes_on = verb(words, at) || words.has(at, Sense::Verb) || at > noun.1 + 1 && doing(words, at);
    // `the building of 20 piers was planned`
    let number = |at: usize| around.earlier.last().is_some_and(|e| e.span.1 + 1 == at);
    let head = |at: usize| words.is_any(at, &["of", "de"]) && free(words, around, at.wrapping_sub(1)) && !number(at);
    if plain && !bracket && goes_on && led.is_some_and(head) {
        let tail = tail(words, around, noun.1 + 1);
        take_lead(&mut counted.pieces, lead(words, around, true), around);
        counted.pieces.extend(tail);
    } else if (share && of || plain && !bracket && led.is_none()) && goes_on {
        counted.pieces.extend(tail(words, around, noun.1 + 1));
    } else if share && of && !around.by_sex {
        let lead = lead(words, around, true);
        let pronoun = words.is_any(noun.0, &["them", "these", "those", "eux", "elles", "ellos", "ellas"]);
        if pronoun || lead.iter().any(|p| leading::said(words, *p) || doing(words, p.0)) {
            take_lead(&mut counted.pieces, lead, around);
        }
    }
}

/// Behind a preposition a number is no subject of the verb that follows: `a plan for 9 ports was made`, `3 of the 9 ports sank`.
fn led(words: &Words, around: &Around) -> Option<usize> {
    let small = |at: usize| {
        words.has(at, Sense::Small)
            || around.amounts[at]
            || words.has(at, Sense::Conjunction)
            || words.phrase_at(at).is_some()
    };
    let near = around.first.saturating_sub(INSERTED_TOKENS_MAX).max(around.sentence.0)..around.first;
    let at = near.rev().find(|at| !small(*at)).filter(|at| words.has(*at, Sense::Preposition))?;
    let sum = at > around.sentence.0
        && words.is_any(at - 1, &["total", "average", "number", "nombre", "número", "promedio", "moyenne"]);
    (!sum).then_some(at)
}

/// `[It works in] 28 of the 40 ports with docks`: of two numbers with one noun the part has what leads to it.
fn part_of_whole(words: &Words, around: &Around, counted: &mut Counted) {
    let from = around.last + 1;
    let whole = aside::beyond(words, around, from) > from && (words.is_any(from, &["of", "out", "de", "sur"]));
    if whole && counted.noun.is_some_and(|n| counted.pieces == [n]) {
        take_lead(&mut counted.pieces, lead(words, around, true), around);
    }
}

/// `[It taught tides in] 18 old ports`, `[The plan grew to] 50 schools [in] 9 towns`: what goes on in the places that a number counts.
fn placed(words: &Words, around: &Around, counted: &mut Counted) {
    const LEADING: &[&str] = &["in", "across", "throughout", "within", "to", "at", "dans", "en", "à", "a"];
    let plain = around.measured == Measured::Plain && !around.by_sex;
    let at = led(words, around).filter(|at| plain && words.is_any(*at, LEADING));
    let Some(noun) = counted.noun.filter(|n| at.is_some() && n.0 > around.last) else { return };
    let alone = counted.pieces == [noun] && telling(words, &counted.pieces) <= TAIL_TELLING_WORDS;
    let thin = matches!(counted.pieces[..], [(a, b), n] if n == noun && a > 0 && around.amounts[a - 1] && telling(words, &[(a, b)]) < 2);
    if alone || thin {
        take_lead(&mut counted.pieces, lead(words, around, true), around);
    }
    // `resulted in 42 ports taking part`
    let after = noun.1 + 1;
    if counted.pieces.last() == Some(&noun) && (doing(words, after) || words.is_any(after, &["that", "who", "which"])) {
        counted.pieces.extend(tail(words, around, after));
    }
}

/// `It shelled the port, killing` 9 sailors: the participle behind the comma is what was done to them.
fn parted(words: &Words, around: &Around, counted: &mut Counted) {
    let (Some(noun), [(_, last), _]) = (counted.noun, &counted.pieces[..]) else { return };
    let gap = (last + 2).min(around.first)..around.first;
    let bounds = |at: usize| words.has(at, Sense::Small) || words.phrase_at(at).is_some();
    let alone =
        doing(words, gap.start) && !words.has(gap.start, Sense::Preposition) && (gap.start + 1..gap.end).all(bounds);
    if words.mark(last + 1, ",") && noun.0 > around.last && !gap.is_empty() && gap.len() < 5 && alone {
        take_lead(&mut counted.pieces, lead(words, around, true), around);
    }
}

/// `a fair in May, which drew` 90 guests: what a relative is said of.
fn related(words: &Words, around: &Around, counted: &mut Counted) {
    let Some((first, _)) = counted.pieces.first().copied().filter(|p| p.0 > around.sentence.0 && p.1 < around.first)
    else {
        return;
    };
    let relative = first - 1;
    if !words.is_any(relative, &["which", "who", "that", "qui"]) || !verb(words, first) {
        return;
    }
    let mut end = relative - usize::from(relative > around.sentence.0 && words.mark(relative - 1, ","));
    let steps = end.saturating_sub(NAME_TOKENS_MAX).max(around.sentence.0);
    while end > steps && (around.taken[end - 1] || words.has(end - 1, Sense::Preposition)) {
        end -= 1;
    }
    let of = aside::words_before(words, around, end, NAME_TOKENS_MAX)
        .and_then(|(a, b)| trim(words, (a..b).rev().find(|i| verb(words, *i)).map_or(a, |i| i + 1), b));
    counted.pieces.extend(of.filter(|n| telling(words, &[*n]) > 0));
    counted.pieces = ordered(std::mem::take(&mut counted.pieces));
}

/// Puts the clause that leads to a number in the place of what was taken from it.
fn take_lead(whole: &mut Vec<Span>, lead: Vec<Span>, around: &Around) {
    if !lead.is_empty() {
        whole.retain(|p| p.1 >= around.first);
        whole.extend(lead);
    }
}

/// How many words of some pieces tell anything: no article, no preposition, no form of `be`, none that only says `more` or `other`.
pub(super) fn telling(words: &Words, pieces: &[Span]) -> usize {
    #[rustfmt::skip]
    const WEAK: &[&str] = &[
        "other", "others", "additional", "new", "more", "further", "different", "remaining", "main", "key", "first", "last", "autres",
        "nouveaux", "nouvelles", "otros", "otras", "nuevos", "nuevas", "total",
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
        "while", "whereas", "although", "though", "but", "because", "when", "since", "compared", "versus", "tandis", "mientras", "mais",
        "pero", "aunque", "porque", "car",
    ];
    words.is_any(at, PARTING)
}

/// A mark inside a phrase: of a compound, a quotation, an initial.
pub(super) fn inside(words: &Words, at: usize) -> bool {
    glue(words, at) || initial(words, at) || words.mark(at, "“”\"‘&") || words.mark(at, "’'") && words.glued(at)
}

#[cfg(test)]
mod tests {
    use crate::parse::subject::noun::tests::check;

    #[test]
    fn a_share_is_of_what_does_something() {
        check("Only 17 per cent of the old harbour laws are on track.", &["old harbour laws … on track"]);
        check("Fishing feeds most, absorbing 40 per cent of the crew.", &["Fishing feeds most … absorbing … crew"]);
    }

    #[test]
    fn a_number_of_places_has_what_goes_on_there() {
        check("The plan led to 42 ports taking part in races.", &["ports taking part in races"]);
        check("It ran a fair in May, which drew 90 guests.", &["ran a fair … which drew … guests"]);
        check("It served 28 of the 40 old ports.", &["served … old ports", "old ports"]);
    }
}
