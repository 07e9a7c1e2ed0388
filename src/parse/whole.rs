//! A subject of one word, made whole: what goes on behind it in its clause, or the clause that leads to its number.
//!
//! ```text
//! tail      = noun [age | bracket | "," compared ","] words     6 divers under 30 [were fed]
//!         | noun {"," number noun} words                        6 divers, 9 cooks and 4 guests [were fed]
//! lead      = words number noun                                 [The inn has room for] 405 guests
//!         | words "," participle number noun                    [The fund built piers, covering] 20 bays
//! main      = place number noun "," clause                      In 43 bays, [boats were hauled up]
//! ```
//!
//! One word alone (`countries`, `cases`) tells no number from the next: a subject that is too long but whole is better.

use super::amount::Measured;
use super::aside;
use super::clause::{copula, doing, free, glue, initial, level, verb};
use super::leading::{self, lead, listed, named, opens};
use super::lone;
use super::noun::{Around, Counted, Earlier};
use super::noun_phrase::{ordered, same_word, starts_clause, trim};
use super::token::Kind;
use super::vocabulary::Sense;
use super::words::Words;

/// So many words of a subject tell it from its neighbours.
const TELLING_WORDS: usize = 2;
/// So many words behind a noun tell it without what leads to its number.
const TAIL_TELLING_WORDS: usize = 3;
/// The longest tail or lead, in words.
pub(super) const WORDS_MAX: usize = 22;
/// The longest bracket or insertion that is passed over, in tokens.
pub(super) const INSERTED_TOKENS_MAX: usize = 14;
/// How many items of a list are passed over to what is said of all of them.
const ITEMS_MAX: usize = 8;
/// The longest name of a place, in words.
const NAME_WORDS_MAX: usize = 3;
/// The longest opening with its number, and the longest name behind it, in tokens.
const WITH_TOKENS_MAX: usize = 10;
/// The longest topic of a sentence, in tokens.
const TOPIC_TOKENS_MAX: usize = 24;
/// How far before its number the word for a target stands, in tokens.
const TARGET_TOKENS: usize = 6;
/// How far the second number of `from … to …` stands behind the first, in tokens.
const RANGE_TOKENS_MAX: usize = 10;

pub(super) type Span = (usize, usize);

/// Adds to a lone word what its clause says of it.
pub(super) fn made_whole(words: &Words, around: &Around, counted: &mut Counted) {
    let noun = counted.noun.filter(|n| n.0 > around.first);
    counted.pieces.extend(topic(words, around).filter(|_| noun.is_none()));
    counted.pieces = ordered(std::mem::take(&mut counted.pieces));
    if counted.label.is_some() || counted.pieces.is_empty() {
        return;
    }
    if telling(words, &counted.pieces) < TELLING_WORDS {
        told(words, around, counted);
    }
    if let Some(parts) = part_of_sum(words, around) {
        counted.pieces = parts;
    }
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
    } else if own {
        let ties = whole.iter().any(|p| p.0 > around.last);
        take_lead(&mut whole, lead(words, around, ties), around);
        if telling(words, &whole) < TAIL_TELLING_WORDS {
            whole.extend(tail(words, around, from));
        }
    }
    if telling(words, &whole) < TELLING_WORDS {
        whole.extend(main_clause(words, around, from));
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

/// Two numbers of a sentence with one subject: what follows the second tells it from the first. `40 per cent … and 54 per cent [in port]`.
fn told_apart(words: &Words, around: &Around, counted: &mut Counted) {
    let same = |e: &&Earlier| e.sentence == around.number && e.pieces == counted.pieces;
    if let Some(of) = around.earlier.iter().rev().take(ITEMS_MAX).find(same) {
        let own = |p: &Span| p.0 > of.span.1 && p.0 < around.first && words.has(p.0, Sense::Preposition);
        if counted.pieces.len() > 1 {
            counted.pieces.retain(|p| !own(p));
        }
        let at = past(words, around, around.last + 1);
        let told = tail(words, around, around.last + 1)
            .filter(|_| words.is_any(at, &["in", "at", "for", "among", "en", "pour", "para"]));
        let rest = |p: &Span| told.is_none_or(|t| p.1 < t.0 || t.1 < p.0);
        if counted.pieces.iter().all(rest) {
            // `boats in Kep, followed by 9 in Reva`: not where the others are.
            if let (Some((at, _)), Some(piece)) = (told, counted.pieces.last_mut()) {
                let capital = |i: usize| words.get(i).is_some_and(|t| t.capital);
                let end = piece.1;
                let name = |i: usize| end - i <= NAME_WORDS_MAX && (i + 1..=end).all(capital);
                let place = |i: &usize| words.str(*i) == words.str(at) && name(*i);
                piece.1 = (piece.0 + 1..piece.1).find(place).map_or(piece.1, |i| i - 1);
            }
            counted.pieces.extend(told);
        }
    }
}

/// `[It works in] 28 of the 40 ports with docks`: of two numbers with one noun the part has what leads to it.
fn part_of_whole(words: &Words, around: &Around, counted: &mut Counted) {
    let from = around.last + 1;
    let whole = aside::beyond(words, around, from) > from && (words.is_any(from, &["of", "out", "de", "sur"]));
    if whole && counted.noun.is_some_and(|n| counted.pieces == [n]) {
        take_lead(&mut counted.pieces, lead(words, around, true), around);
    }
}

/// `With a size of $50 million, [the port fund] will grow`: what has what the sentence opens with.
fn with(words: &Words, around: &Around) -> Option<Span> {
    let opens =
        words.is_any(around.sentence.0, &["with", "avec", "con"]) && around.first - around.sentence.0 < WITH_TOKENS_MAX;
    let comma = past(words, around, around.last + 1);
    let comma = (comma..comma + WITH_TOKENS_MAX).find(|i| words.mark(*i, ",")).filter(|_| opens)?;
    let clear = (around.last + 1..comma).all(|i| !around.amounts[i] && !verb(words, i));
    let end = (comma + 1..(comma + 1 + WITH_TOKENS_MAX).min(around.sentence.1))
        .find(|i| verb(words, *i) || words.has(*i, Sense::Verb) || !(free(words, around, *i) || inside(words, *i)))?;
    let acts = verb(words, end) || words.has(end, Sense::Verb);
    let (first, last) = trim(words, comma + 1, end - 1).filter(|_| clear && acts)?;
    (!words.has(first, Sense::Small)).then_some((first, last))
}

/// `With regard to the old port, the sum paid was $9`: what a number without a noun is about.
fn topic(words: &Words, around: &Around) -> Option<Span> {
    let start = around.sentence.0;
    if !matches!(around.measured, Measured::Money(_)) {
        return None;
    }
    let first = if words.is_any(start, &["concerning", "regarding", "concernant", "respecto"]) {
        start + 1
    } else if words.is(start, "with") && words.is_any(start + 1, &["regard", "respect"])
        || words.is(start, "en") && words.is(start + 1, "cuanto")
    {
        start + 3
    } else {
        return None;
    };
    let comma = (first..around.first.min(first + TOPIC_TOKENS_MAX))
        .find(|i| words.mark(*i, ",") && !listed(words, around, *i))?;
    trim(words, first, comma - 1)
}

/// `with a cost of $9, including $4 for nets`: a part of the sum before it.
fn part_of_sum(words: &Words, around: &Around) -> Option<Vec<Span>> {
    let money = matches!(around.measured, Measured::Money(_));
    let near = around.first.saturating_sub(4).max(around.sentence.0)..around.first;
    let part = near.rev().find(|at| words.is_any(*at, &["including", "notamment", "incluyendo", "incluidos"]))?;
    let before = around.earlier.last().filter(|e| {
        money && e.sentence == around.number && matches!(e.measured, Measured::Money(_)) && e.span.1 + 2 >= part
    })?;
    let rest = aside::rest(words, around, around.last + 1)?;
    Some(before.pieces.iter().copied().chain([rest]).collect())
}

/// `the target of 40`, `exceeding the targeted 69`: the word that says so.
fn target(words: &Words, around: &Around) -> Option<Span> {
    #[rustfmt::skip]
    const TARGETS: &[&str] = &[
        "target", "targets", "targeted", "goal", "milestone", "commitment", "threshold", "quota", "ceiling", "cible", "objectif", "meta",
    ];
    let near = around.first.saturating_sub(TARGET_TOKENS).max(around.sentence.0)..around.first;
    let leads = |at: usize| {
        words.has(at, Sense::Preposition)
            || words.has(at, Sense::Small)
            || words.phrase_at(at).is_some()
            || words.mark(at, "$€£")
            || words.is_any(at, &["is", "was", "us"])
    };
    let at = near.rev().find(|at| !leads(*at))?;
    let names = words.is_any(at + 1, &["of", "is", "was", "for", "de"]) || words.is(at, "targeted");
    (names && words.is_any(at, TARGETS)).then_some((at, at))
}

/// Puts the clause that leads to a number in the place of what was taken from it.
fn take_lead(whole: &mut Vec<Span>, lead: Vec<Span>, around: &Around) {
    if !lead.is_empty() {
        whole.retain(|p| p.1 >= around.first);
        whole.extend(lead);
    }
}

/// What a number shares with the one before it: `from 77 cases to 2,010 cases`, `20 new piers, for a total of 34`.
fn copied(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    let before = around.earlier.last().filter(|e| e.sentence == around.number && e.span.1 < around.first)?;
    let [piece] = counted.pieces[..] else { return None };
    let to = around.first > 0
        && words.is_any(around.first - 1, &["to", "à", "a"])
        && around.first - before.span.1 <= RANGE_TOKENS_MAX;
    let same = |n: Span| same_word(words, n.1, piece.1);
    if to && counted.noun == Some(piece) && before.noun.is_some_and(same) {
        return Some(before.pieces.clone());
    }
    let same = |e: &&Earlier| e.noun == Some(piece) && e.sentence == around.number && e.measured == around.measured;
    let of = around.earlier.iter().rev().take(ITEMS_MAX).find(same)?;
    (counted.noun != Some(piece) || piece.0 < around.first).then(|| of.pieces.clone())
}

/// `Of all cases, 68 per cent are from Kep (28 per cent), Reva (24 per cent) and …`: each name has its share of the same.
fn shared(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    // `From Kep (28 per cent)`: the first of them.
    let name = |p: Span, first: usize| {
        first > p.1 && words.mark(first - 1, "(") && p.1 + 2 == first && words.get(p.0).is_some_and(|t| t.capital)
    };
    let [piece] = counted.pieces[..] else { return None };
    let before = around.earlier.last().filter(|e| e.measured == around.measured && e.sentence == around.number)?;
    let (own, rest) = before.pieces.split_last()?;
    let same = around.measured == Measured::Percent && name(piece, around.first) && name(*own, before.span.0);
    let first = around.measured == Measured::Percent
        && name((piece.1, piece.1), around.first)
        && !words.mark(before.span.0.wrapping_sub(1), "(");
    if first && before.pieces.len() > 1 {
        return before.pieces.first().map(|whole| vec![*whole, piece]);
    }
    (same && !rest.is_empty()).then(|| rest.iter().copied().chain([piece]).collect())
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

/// Past an age, a bracket, a time and `, up from 11 in 2021,` behind a noun.
fn past(words: &Words, around: &Around, from: usize) -> usize {
    let mut at = from;
    for _ in 0..3 {
        let begin = at;
        let close =
            |open: usize| (open..(open + INSERTED_TOKENS_MAX).min(around.sentence.1)).find(|i| words.mark(*i, ")"));
        if words.mark(at, "(") {
            at = close(at).map_or(at, |end| end + 1);
        } else if around.taken.get(at) == Some(&true) && !named(words, around, at) {
            while around.taken.get(at) == Some(&true) && at < around.sentence.1 {
                at += 1;
            }
        } else if around.taken.get(at + 1) == Some(&true)
            && !named(words, around, at + 1)
            && (words.has(at, Sense::Preposition) || words.is_any(at, &["aged", "on", "âgés", "âgées"]))
        {
            at += 1;
        } else if words.mark(at, ",") && words.is_any(at + 1, &["respectively", "respectivement", "respectivamente"]) {
            at += 2 + usize::from(words.mark(at + 2, ","));
        } else if words.mark(at, ",")
            && words.is_any(at + 1, &["up", "down", "compared", "frente", "contre", "against"])
        {
            let end = (at + 1..(at + INSERTED_TOKENS_MAX).min(around.sentence.1)).find(|i| words.mark(*i, ","));
            at = end.map_or(at, |end| end + 1);
        }
        if at == begin {
            break;
        }
    }
    at
}

/// What goes on behind a noun in its clause; for one of a list what is said of all of them.
fn tail(words: &Words, around: &Around, from: usize) -> Option<Span> {
    let mut at = past(words, around, from);
    for _ in 0..ITEMS_MAX {
        let Some(next) = item(words, around, at) else { break };
        at = past(words, around, next);
    }
    let several = at > past(words, around, from);
    let said = |i: usize| verb(words, i) || words.has(i, Sense::Verb);
    let joint = words.has(at, Sense::Conjunction) || words.mark(at, ",") && listed(words, around, at);
    // `sailors and youth are at sea`
    let people = |i: usize| words.has(i, Sense::People) || words.get(i).is_some_and(|t| t.group().is_some());
    let joined = joint && !several && {
        let near = at + 2..(at + 8).min(around.sentence.1);
        let plain = |i: &usize| free(words, around, *i) || words.mark(*i, ",");
        near.take_while(plain).any(|i| said(i) && !words.is_any(i - 1, &["who", "which", "that", "qui", "que", "to"]))
            && !words.has(at + 1, Sense::Verb)
            && !verb(words, at + 1)
            && !opens(words, at + 1)
            && !around.amounts[at + 1]
            && (!starts_clause(words, at + 1, around.sentence.1) || people(at + 1))
    };
    let opens = words.has(at, Sense::Preposition)
        || said(at)
        || doing(words, at)
        || words
            .is_any(at, &["who", "which", "that", "qui", "que", "quienes", "about", "worth", "chez", "à", "aux", "al"]);
    let opens = if several { said(at) } else { opens && free(words, around, at) || joined };
    let means = words.is_any(at, &["by", "par", "por"]) && doing(words, at + 1);
    if !opens || means || at >= around.sentence.1 || parts(words, at) {
        return None;
    }
    let mut last = None;
    let mut count = 0;
    // `5 drums of 45 kg of soap`: what each of them holds.
    let held = at + 1..at + 3;
    let holds = words.is_any(at, &["of", "de"])
        && words.has(at + 2, Sense::Measure)
        && around.amounts.get(at + 1) == Some(&true);
    for i in at..around.sentence.1 {
        let word = holds && held.contains(&i) || free(words, around, i) || around.taken[i] && named(words, around, i);
        let listed = || {
            leading::series_of_nouns(words, around, i).is_some()
                || listed(words, around, i) && (words.lower(i + 1).ends_with("ed") || doing(words, i + 1))
        };
        let comma = words.mark(i, ",") && listed();
        let ends = i > at && parts(words, i)
            || words.has(i, Sense::Conjunction)
                && i > at
                && ((i + 1..i + 4).any(|n| around.amounts.get(n) == Some(&true))
                    || starts_clause(words, i + 1, around.sentence.1)
                    || said(i + 1) && !words.lower(i + 1).ends_with("ed"));
        if !(word || comma || inside(words, i)) || ends || count >= WORDS_MAX {
            break;
        }
        count += usize::from(word);
        last = Some(i);
    }
    let mut last = last?;
    // Cut at its longest, it ends before the preposition that the cut left open.
    if count >= WORDS_MAX && free(words, around, last + 1) {
        last = (at + 3..=last).rev().find(|i| words.has(*i, Sense::Preposition)).map_or(last, |i| i - 1);
    }
    // `have been injured`: the auxiliary tells nothing.
    let begin = (at..=last).find(|i| !auxiliary(words, *i)).unwrap_or(at);
    // `among all staff rose to 40 per cent`
    let leads = around.amounts.get(last + 1) == Some(&true);
    while leads && last > begin && (level(words, last) || words.has(last, Sense::Preposition)) {
        last -= 1;
    }
    let (_, last) = trim(words, begin, last)?;
    (last > begin || said(begin)).then_some((begin, last))
}

/// `are`, `had been` before a participle: an auxiliary, and what stands between it and its verb.
fn auxiliary(words: &Words, at: usize) -> bool {
    let be = [
        "is", "are", "was", "were", "be", "been", "being", "now", "already", "also", "sont", "est", "été", "fueron",
        "fue", "sido",
    ];
    words.is_any(at, &be)
        || words.is_any(at, &["has", "have", "had", "ont", "han"]) && (verb(words, at + 1) || words.is_any(at + 1, &be))
}

/// The token behind the next item of a list: `, 9 cooks`, ` and 4 guests aged 9`.
fn item(words: &Words, around: &Around, from: usize) -> Option<usize> {
    let mut at = from;
    while words.mark(at, ",") || words.has(at, Sense::Conjunction) {
        at += 1;
    }
    let small = |i: usize| {
        words.phrase_at(i).is_some()
            || words.phrase_before(i + 1).is_some()
            || words.is_any(i, &["the", "a", "an", "some", "another", "les", "los", "las"])
    };
    let number =
        (at..at + 4).take_while(|i| *i == at || small(*i - 1)).find(|i| around.amounts.get(*i) == Some(&true))?;
    if at == from {
        return None;
    }
    let mut end = number;
    while around.amounts.get(end) == Some(&true) {
        end += 1;
    }
    let begin = end;
    while end < around.sentence.1
        && end - begin < 6
        && (free(words, around, end) || inside(words, end))
        && !verb(words, end)
        && !words.has(end, Sense::Verb)
        && !words.has(end, Sense::Preposition)
        && !words.has(end, Sense::Conjunction)
    {
        end += 1;
    }
    (end > begin).then_some(end)
}

/// `In 43 bays, boats were hauled up`: what the clause behind a place tells of it.
fn main_clause(words: &Words, around: &Around, from: usize) -> Vec<Span> {
    let begin = (around.sentence.0..around.first).find(|at| !around.taken[*at]);
    let placed = begin.is_some_and(|at| {
        words.is_any(at, &["in", "across", "throughout", "at", "dans", "en"]) && at + 4 > around.first
    });
    let at = past(words, around, from);
    if !placed || !words.mark(at, ",") && !words.mark(at.wrapping_sub(1), ",") {
        return Vec::new();
    }
    let mut pieces = Vec::new();
    let mut count = 0;
    let mut run = None;
    for i in at + usize::from(words.mark(at, ","))..around.sentence.1 {
        let comma = words.mark(i, ",") && listed(words, around, i);
        let word = free(words, around, i);
        if around.amounts[i] || around.taken[i] {
            pieces.extend(run.take());
            continue;
        }
        if !(word || comma || inside(words, i)) || count >= WORDS_MAX || parts(words, i) {
            break;
        }
        count += usize::from(word);
        run = Some(run.map_or((i, i), |(first, _)| (first, i)));
    }
    pieces.extend(run);
    pieces.into_iter().filter_map(|(a, b)| trim(words, a, b)).collect()
}
