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

use super::amount::Measured;
use super::antecedent;
use super::aside;
use super::clause;
use super::noun_phrase::{NOUN_WORDS_MAX, generic, head_before, label_before, noun_after, noun_before, word_count};
use super::token::Kind;
use super::vocabulary::{Language, Sense};
use super::words::Words;

/// A noun phrase of so many words tells itself from its neighbours without its verb.
const TELLING_WORDS: usize = 4;

/// What is counted by a statement that runs from one token to another.
pub struct Counted {
    /// The pieces of the subject, tokens from first to last, in the order of the text.
    pub pieces: Vec<(usize, usize)>,
    /// The noun that is counted itself, where one stands next to the number: the unit as printed.
    pub noun: Option<(usize, usize)>,
    /// The label in front of a colon or an equals sign.
    pub label: Option<(usize, usize)>,
    /// The unit that a bare number takes over from the one it is compared with.
    pub measured: Option<Measured>,
}

/// A statement that stands earlier in the same text: what a pronoun can mean.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// The pieces of its subject.
    pub pieces: Vec<(usize, usize)>,
    /// Its noun.
    pub noun: Option<(usize, usize)>,
    /// What it is measured in.
    pub measured: Measured,
    /// Its first and last token.
    pub span: (usize, usize),
    /// Its sentence.
    pub sentence: usize,
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
    /// The number of the sentence.
    pub number: usize,
    /// What it is measured in.
    pub measured: Measured,
    /// True where it has parts by sex.
    pub by_sex: bool,
    /// Tokens that belong to dates and non-records.
    pub taken: &'a [bool],
    /// Tokens that belong to other amounts.
    pub amounts: &'a [bool],
    /// What was stated before in the same text.
    pub earlier: &'a [Earlier],
}

/// Finds what is counted.
pub fn counted(words: &Words, around: &Around) -> Counted {
    if let Some(same) = antecedent::converted(words, around) {
        return Counted { pieces: same.pieces.clone(), noun: None, label: None, measured: None };
    }
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    let label = label_before(words, around);
    if let Some((meant, next)) = antecedent::meant(words, around) {
        pieces.extend(meant.pieces.iter().copied());
        let more = next.filter(|n| *n == around.last + 1 && antecedent::more(words, *n));
        pieces.extend(more.map(|n| (n, n)));
        let next = next.map(|n| n + usize::from(more.is_some()));
        pieces.extend(next.and_then(|n| clause::predicate(words, around, n).or_else(|| aside::rest(words, around, n))));
        let bare = around.measured == Measured::Plain && next.is_none();
        let measured = Some(meant.measured).filter(|m| bare && *m != Measured::Plain);
        if pieces.is_empty() {
            pieces.extend(meant.noun);
        }
        return Counted { pieces: ordered(pieces), noun: meant.noun, label: None, measured };
    }
    let group = aside::group(words, around);
    let inside = noun_after(words, around, around.total_last + 1).filter(|_| around.total_last < around.last);
    let after = noun_after(words, around, beyond(words, around, around.last + 1));
    let paid = || {
        let from = around.last + 1;
        let leads = matches!(around.measured, Measured::Money(_))
            && words.is_any(from, &["in", "for", "en", "pour", "para"])
            && words.get(from + 1).is_some_and(|t| !t.capital)
            || matches!(around.measured, Measured::Percent)
                && words.is_any(from, &["for", "among", "pour", "chez", "para", "entre"]);
        let noun = noun_after(words, around, from + 1).filter(|_| leads)?;
        Some(if words.is_any(from, &["in", "en"]) { noun } else { (from, noun.1) })
    };
    // `Of the 186 boats …, 23 carried fishers`: what follows is the predicate of the group.
    let past = |n: &(usize, usize)| words.lower(n.0).ends_with("ed") && n.1 > n.0;
    let after = after.filter(|n| group.is_none() || !past(n));
    // After a label the next line's label is no noun of this number.
    let after = after.filter(|n| label.is_none() || words.get(n.0).is_some_and(|t| !t.capital));
    // `an 8.1 percent increase`: the change of what was named before.
    let change = after.filter(|n| {
        inside.is_none() && around.measured == Measured::Percent && n.0 == n.1 && antecedent::change(words, n.0)
    });
    if let Some((change, of)) = change.zip(antecedent::nearest(words, around)) {
        let mut pieces = of.pieces.clone();
        pieces.push(change);
        return Counted { pieces: ordered(pieces), noun: None, label: None, measured: None };
    }
    // `53 cases, 13 of them in May, of which 13 confirmed`: an adjective alone counts of what was named before.
    let status =
        after.filter(|n| inside.is_none() && around.measured == Measured::Plain && antecedent::status(words, *n));
    let of = || {
        let same = |e: &&Earlier| e.sentence == around.number && e.noun.is_some_and(|n| !antecedent::status(words, n));
        around.earlier.iter().rev().take(8).filter(|e| e.measured == Measured::Plain).find(same)
    };
    if let Some((status, of)) = status.zip(of()) {
        let mut pieces: Vec<(usize, usize)> = of.noun.into_iter().collect();
        pieces.push(status);
        return Counted { pieces: ordered(pieces), noun: of.noun, label: None, measured: None };
    }
    let noun = inside.or(after).or_else(paid);
    if let Some(label) = label.filter(|_| noun.is_none_or(|n| word_count(words, n) < 2)) {
        pieces.push(label);
    }
    pieces.extend(group.filter(|_| noun.is_none_or(|n| word_count(words, n) < TELLING_WORDS)));
    let bracketed = around.first > 0 && words.mark(around.first - 1, "(");
    match noun {
        Some(noun) => {
            // `people advised, helped or housed`: the participle goes on in a series.
            let more = words.lower(noun.1).ends_with("ed")
                && words.mark(noun.1 + 1, ",")
                && clause::series(words, around, noun.1 + 1);
            pieces.push(noun);
            pieces.extend(clause::predicate(words, around, noun.1).filter(|_| more));
            if more {
                return Counted { pieces: ordered(pieces), noun: Some(noun), label, measured: None };
            }
            if word_count(words, noun) < TELLING_WORDS {
                describe(words, around, noun, inside.is_some(), group.is_some() || label.is_some(), &mut pieces);
            }
        }
        None if label.is_some() => {}
        None => {
            let from = around.last + 1;
            let next = if words.has(from, Sense::Conjunction) { beyond(words, around, from) } else { from };
            let told = clause::predicate(words, around, around.total_last + 1)
                .or_else(|| clause::predicate(words, around, next))
                .or_else(|| clause::predicate(words, around, past_age(words, around, from)?));
            let bracket_noun =
                || around.first.checked_sub(1).filter(|_| bracketed).and_then(|at| noun_before(words, around, at));
            let closed = bracketed && words.mark(around.last + 1, ")");
            match (told.filter(|_| !closed), group) {
                (Some(told), group) => {
                    // `working papers (11 have been compiled)`: what is said of the thing named before the bracket.
                    let opened = || bracket_noun().filter(|_| group.is_none() && around.measured == Measured::Plain);
                    if let Some(noun) = opened() {
                        pieces.push(noun);
                        pieces.push(told);
                        return Counted { pieces: ordered(pieces), noun: Some(noun), label, measured: None };
                    }
                    let shared = matches!(around.measured, Measured::Percent | Measured::Ratio);
                    // `Four lost their licence`, `41 ended in a settlement`: of what was named before.
                    let acts = clause::finite(words, from) || words.is_any(from, &["were", "had", "have"]);
                    let of = antecedent::nearest(words, around)
                        .filter(|_| (shared || acts && around.measured == Measured::Plain) && group.is_none());
                    pieces.extend(of.iter().flat_map(|e| e.noun.or(e.pieces.first().copied())));
                    pieces.push(told);
                }
                (None, Some(_)) => {}
                (None, None) => match bracket_noun() {
                    Some(noun) => pieces.push(noun),
                    None => unnamed(words, around, &mut pieces),
                },
            }
            if pieces.iter().map(|p| word_count(words, *p)).sum::<usize>() < 2 {
                pieces.extend(
                    aside::rest(words, around, from)
                        .filter(|_| matches!(around.measured, Measured::Money(_) | Measured::Percent)),
                );
            }
            pieces.extend(per(words, around, from));
        }
    }
    Counted { pieces: ordered(pieces), noun: noun.or(group.filter(|_| label.is_none())), label, measured: None }
}

/// What tells a short noun phrase from its neighbours: its predicate, what follows its parts, the verb before the number.
fn describe(
    words: &Words,
    around: &Around,
    noun: (usize, usize),
    inside: bool,
    named: bool,
    pieces: &mut Vec<(usize, usize)>,
) {
    let own = if inside { clause::predicate(words, around, noun.1 + 1) } else { None };
    let after = (noun.1 + 1).max(around.last + 1);
    let after = past_bracket(words, around, after);
    let comma = after + usize::from(inside && words.mark(after, ",") && clause::verb(words, after + 1));
    if let Some(told) = own.or_else(|| clause::predicate(words, around, comma)) {
        pieces.push(told);
        return;
    }
    let resumed = past_bracket(words, around, around.last + 1);
    let resumed = resumed + usize::from(words.mark(resumed, ","));
    let aged = after > (noun.1 + 1).max(around.last + 1);
    let rest = aside::rest(words, around, if aged { after } else { resumed }).filter(|_| inside || aged);
    pieces.extend(rest);
    if let Some(head) = head_before(words, around) {
        pieces.push(head);
        return;
    }
    if named || rest.is_some_and(|r| word_count(words, r) + word_count(words, noun) >= TELLING_WORDS) {
        return;
    }
    // Participants, women, stakeholders: the activity tells whose.
    let nobody = generic(words, noun) && around.measured == Measured::Plain;
    let led = around.first > 0 && words.has(around.first - 1, Sense::Preposition) && !words.is(around.first - 1, "of");
    let weak = clause::weak_before(words, around);
    if let Some(activity) = clause::activity(words, around).filter(|_| nobody && (led || weak)) {
        pieces.push(activity);
        return;
    }
    let lead = clause::lead(words, around);
    let person = generic(words, noun);
    let plain = person || word_count(words, noun) < 2;
    // `delivering vaccines to 99 countries`, `a portfolio of 300 projects`: the act has an object of its own, and the noun tells itself.
    // `linked to banks, securing $600,000 in funding`: a sum has its own verb beyond a comma; else the act tells what it was for.
    let last = lead.act.map_or(around.first, |(_, last)| last);
    let apart = match around.measured {
        Measured::Plain => true,
        Measured::Money(_) => noun.0 > around.last + 1 && (last..around.first).any(|at| words.mark(at, ",")),
        _ => false,
    };
    let own_object = !person
        && !around.by_sex
        && apart
        && lead.act.is_some_and(|(_, last)| !aside::leads_on(words, last + 1, around.first));
    if own_object {
        pieces.extend(aside::listed_name(words, around, noun));
    } else if lead.act.is_some() && (lead.beside && word_count(words, noun) <= 2 || plain) {
        pieces.extend(lead.act);
        if plain {
            pieces.extend(lead.actor);
        }
    } else if word_count(words, noun) < 2 && lead.act.is_none() && (person || !led) {
        pieces.extend(aside::words_before(words, around, around.first, 6).filter(|w| word_count(words, *w) > 1));
    }
}

/// Past an age or a bracket of ages right after a noun: `girls (aged 10–14 years) are …`, `girls aged 5–19 years with …`.
fn past_bracket(words: &Words, around: &Around, from: usize) -> usize {
    let open = words.mark(from, "(");
    let mut at = from + usize::from(open || words.is_any(from, &["aged", "of", "de"]));
    let begin = at;
    while around.taken.get(at) == Some(&true) && at < around.sentence.1 {
        at += 1;
    }
    if at == begin || open && !words.mark(at, ")") {
        return from;
    }
    at + usize::from(open)
}

/// A number without a noun beside it: who did what, what was so high, or the words before it.
fn unnamed(words: &Words, around: &Around, pieces: &mut Vec<(usize, usize)>) {
    let lead = clause::lead(words, around);
    // `Les conseillers de Douala en suivent 1 275`
    let taken_up = words.style.language == Language::French
        && around.first >= 2
        && words.is(around.first - 2, "en")
        && words.get(around.first - 1).is_some_and(|t| t.kind == Kind::Word && !t.capital);
    if let Some(earlier) = antecedent::nearest(words, around).filter(|_| taken_up) {
        pieces.extend(earlier.noun.or(earlier.pieces.first().copied()));
        pieces.extend(aside::words_before(words, around, around.first - 2, 6));
        return;
    }
    // `Compensation came to US$ 6,755, claims to US$ 11,500`: the second number has words of its own.
    let own = aside::words_before(words, around, around.first, NOUN_WORDS_MAX).filter(|(a, _)| {
        *a > around.sentence.0
            && words.mark(a - 1, ",")
            && !lead.beside
            && !(*a..around.first).any(|at| clause::verb(words, at))
    });
    let before = || {
        noun_before(words, around, around.first).or_else(|| {
            // `Manufacturing employs the largest share, 36 per cent`
            let comma = around.first.checked_sub(1).filter(|at| words.mark(*at, ","))?;
            aside::words_before(words, around, comma, 8)
        })
    };
    if let Some(own) = own.filter(|o| word_count(words, *o) > 0) {
        pieces.push(own);
    } else if lead.act.is_some() {
        pieces.extend(lead.actor);
        pieces.extend(lead.act);
    } else if let Some(actor) = lead.actor.filter(|_| lead.beside) {
        pieces.push(actor);
    } else if let Some(before) = before() {
        pieces.push(before);
    } else {
        pieces.extend(lead.actor);
    }
    // `…, down 0.7 percent from May`: the change of what was named before.
    let bare = pieces.iter().all(|p| {
        p.0 == p.1
            && words.is_any(p.0, &["up", "down", "equivalent", "approximately", "about", "nearly", "roughly", "around"])
    }) && !pieces.is_empty();
    if let Some(earlier) = antecedent::nearest(words, around).filter(|_| bare) {
        *pieces = earlier.pieces.clone();
        return;
    }
    // `7.3 million passengers flew, a decrease of 0.7 percent`
    let change = matches!(pieces[..], [(a, b)] if a == b && antecedent::change(words, a));
    if let Some(earlier) = antecedent::nearest(words, around).filter(|_| change && around.measured == Measured::Percent)
    {
        *pieces = earlier.pieces.iter().copied().chain(pieces.iter().copied()).collect();
        return;
    }
    // `they numbered 252,300`: the actor of the clause before.
    if pieces.iter().all(|p| word_count(words, *p) == 0 || (p.0..=p.1).all(|at| clause::copula(words, at))) {
        pieces.extend(clause::opener(words, around));
    }
}

/// `de moins de 18 ans, venus chercher …`: past an age, to the participle that follows it.
fn past_age(words: &Words, around: &Around, from: usize) -> Option<usize> {
    let mut at = from + usize::from(words.is_any(from, &["de", "aged", "of"]));
    let age = at;
    while around.taken.get(at) == Some(&true) {
        at += 1;
    }
    let comma = words.mark(at, ",");
    (at > age && comma && clause::verb(words, at + 1)).then_some(at + 1)
}

/// `a month`, `per person`, `par mois`, `al mes`: what a rate is counted by.
fn per(words: &Words, around: &Around, from: usize) -> Option<(usize, usize)> {
    let opens = words.is_any(from, &["a", "an", "per", "par", "por", "al", "each", "every"]);
    let noun = words.get(from + 1).filter(|t| opens && t.kind == Kind::Word && !t.capital && !t.has(Sense::Verb));
    (noun.is_some() && from + 1 < around.sentence.1 && !around.taken[from]).then_some((from, from + 1))
}

/// The token after amounts that this one shares its noun with: `7 of 9 piers`, `415 million and 3,870,500 paid to workers`.
fn beyond(words: &Words, around: &Around, from: usize) -> usize {
    let joins = words.is_any(from, &["of", "de", "sur", "and", "et", "y", "or", "ou", "o", "in", "to"]);
    let mut at = from + 1;
    if words.is(from, "out") && words.is(at, "of") {
        at += 1;
    }
    if !(joins || words.is(from, "out")) || around.amounts.get(at) != Some(&true) {
        return from;
    }
    while around.amounts.get(at) == Some(&true) {
        at += 1;
    }
    at
}

/// Pieces in the order of the text, each word once.
fn ordered(mut pieces: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    pieces.sort_unstable();
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (first, last) in pieces {
        match out.last_mut() {
            Some(before) if first <= before.1 + 1 => before.1 = before.1.max(last),
            _ => out.push((first, last)),
        }
    }
    out
}
