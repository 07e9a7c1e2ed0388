//! Labels in front of their numbers without a sign between them, and apart from them.
//!
//! | form | reads | does not read |
//! | --- | --- | --- |
//! | `beside` | women 64, men 59; les hommes sont 17 et les femmes 9 | of 12 women 5 came |
//! | `comma` | (female, 351; male, 356) | the women, 12 in all |
//! | `headed` | Women with boats: 139; Male rowers (n=43) outran female rowers (n=96) | Women’s boats: 139; Women: see page 9 |
//! | `adjective` | Female literacy is 61 per cent and male 78 | Female literacy is 61 per cent |
//! | `respectively` | Women and men numbered 31 and 27, respectively | Women and men numbered 31 |
//! | `stroke` | W/M: 24/27; men/women 31/19 | M/F ratio 1.4 |

use super::group::{combined_before, compound};
use super::label::{Candidate, TO_BE, uppercase_letter};
use super::list::AGAINST;
use super::{Label, Part};
use crate::parse::amount::{Amount, Measured};
use crate::parse::token::{Kind, Token};
use crate::parse::vocabulary::{FILLERS, Group, Phrase, Sense};
use crate::parse::words::Words;
use rust_decimal::Decimal;

/// How far back the two groups that a bracket sets against each other may stand, in tokens.
const CONTRAST_TOKENS_MAX: usize = 25;

/// How many words may stand between a label that opens an item and its colon.
const HEAD_TOKENS_MAX: usize = 9;

/// Words of `number of` before a label that opens an item.
const COUNT_OF: &[&str] = &["number", "nombre", "número", "total", "of", "de", "d", "the"];

pub(super) const ARTICLES: &[&str] = &["the", "les", "las", "los"];

/// A label in front of an amount, in one of the first three forms.
pub(super) fn before(words: &Words, amount: &Amount, taken: &[bool]) -> Option<Candidate> {
    let found = beside(words, amount, taken)
        .or_else(|| comma(words, amount))
        .or_else(|| headed(words, amount, taken))
        .or_else(|| adjective(words, amount, taken))
        .filter(|at| taken.get(*at) == Some(&false))?;
    let group = words.get(found)?.group();
    let label = match group {
        Some(group) => combined_before(words, found, group),
        None => Label::Group(Group::Unknown),
    };
    let untold = || (found.saturating_sub(2)..found).find(|at| super::other::untold(words, *at) == Some(found));
    let edge = match label {
        Label::Named(first, _) => first,
        Label::Group(Group::Unknown) => untold().unwrap_or(found),
        Label::Group(_) => found,
    };
    Some(Candidate { label, token: found, edge, firm: true, rate: false })
}

/// The label of `women 64` or `les femmes sont 64`, where the number ends its clause.
fn labelled(words: &Words, first: usize, last: usize) -> Option<(usize, usize)> {
    let next = over_share(words, last + 1);
    let ends = words.get(next).is_none_or(|t| t.is_one_of(",;.)|/") || t.has(Sense::Conjunction));
    let at = first.checked_sub(1)?;
    let at = if words.mark(at, ":=") { at.checked_sub(1)? } else { at };
    let at =
        if words.is_any(at, TO_BE) || words.is_any(at, &["numbered", "totalled"]) { at.checked_sub(1)? } else { at };
    // `sin dato 3`, `not stated 4`
    let untold = at.checked_sub(1).filter(|begin| super::other::untold(words, *begin) == Some(at));
    let label = words.get(at)?.group().map(|_| at).or(untold)?;
    let label = untold.unwrap_or(label);
    let head = label.checked_sub(1).filter(|h| words.is_any(*h, ARTICLES)).unwrap_or(label);
    let opens = head.checked_sub(1).is_none_or(|b| words.mark(b, ",;:–—|(/.") || words.has(b, Sense::Conjunction));
    (ends && opens).then_some((label, at))
}

/// The token behind `(46%)`, or the token itself.
fn over_share(words: &Words, at: usize) -> usize {
    let close = (at + 2..at + 6).find(|i| words.mark(at, "(") && words.mark(*i, ")"));
    let share = |i: usize| words.mark(i - 1, "%") || words.phrase_before(i).is_some_and(|(p, _)| p == Phrase::Percent);
    close.filter(|i| share(*i)).map_or(at, |i| i + 1)
}

/// Two labels in a row, each with its number behind it, or one that a verb ties to it.
fn beside(words: &Words, amount: &Amount, taken: &[bool]) -> Option<usize> {
    // `women 15–24 and men 25–34` are ages.
    let plain = matches!(amount.measured, Measured::Plain | Measured::Percent) && amount.high.is_none();
    let (first, own) = labelled(words, amount.whole_first, amount.whole_last).filter(|_| plain)?;
    let number = |at: usize| words.get(at).is_some_and(|t| t.is_numeral()) && taken.get(at) == Some(&false);
    let behind = |at: usize| words.is_any(at, TO_BE) || words.mark(at, ":=");
    let joint = |at: usize| words.mark(at, ",;/") || words.has(at, Sense::Conjunction) || words.is_any(at, ARTICLES);
    // The one behind it …
    let mut next = over_share(words, amount.whole_last + 1);
    while next < amount.whole_last + 9 && joint(next) {
        next += 1;
    }
    let group = words.get(own).and_then(|t| t.group());
    let after = words.get(next).and_then(|t| t.group()).is_some_and(|g| Some(g) != group)
        && (number(next + 1) || behind(next + 1) && number(next + 2));
    // … or before.
    let mut back = first.saturating_sub(1);
    while back > 0 && back + 4 > first && joint(back) {
        back -= 1;
    }
    let open = (back.saturating_sub(5)..back).rev().find(|i| words.mark(back, ")") && words.mark(*i, "("));
    let back = open.filter(|i| over_share(words, *i) == back + 1).map_or(back, |i| i.saturating_sub(1));
    let back = back - usize::from(back > 0 && words.mark(back, "%"));
    let earlier = back + 1 < first
        && number(back)
        && (amount.measured == Measured::Percent && words.mark(back + 1, "%")
            || back.checked_sub(1).is_some_and(|at| {
                let at = at - usize::from(at > 0 && (words.is_any(at, TO_BE) || words.mark(at, ":=")));
                words.get(at).is_some_and(|t| t.group().is_some())
            }));
    (after || earlier).then_some(own)
}

/// `(female, 351; male, 356)`, `(female callers, 351; …)`
fn comma(words: &Words, amount: &Amount) -> Option<usize> {
    let comma = amount.whole_first.checked_sub(1).filter(|at| words.mark(*at, ","))?;
    let word = |at: &usize| words.get(*at).is_some_and(|t| t.kind == Kind::Word);
    let label = (comma.saturating_sub(3)..comma).rev().take_while(word).last()?;
    words.get(label)?.group()?;
    let opens = label.checked_sub(1).is_some_and(|at| words.mark(at, "(;"));
    (opens && words.mark(amount.whole_last + 1, ";)")).then_some(label)
}

/// `Women with boats: 139`, `Female rowers (n=96)`: the label opens what the number is of.
fn headed(words: &Words, amount: &Amount, taken: &[bool]) -> Option<usize> {
    let sign = amount.whole_first.checked_sub(1)?;
    let sized = sign >= 2 && words.mark(sign, "=:") && words.is(sign - 1, "n") && words.mark(sign - 2, "(");
    let head = if sized { sign - 2 } else { sign };
    let colon = words.mark(sign, ":") && amount.writing == crate::parse::number::Writing::Digits;
    let ends = words.get(amount.whole_last + 1).is_none_or(|t| t.is_one_of(";|)") || sized || t.is_one_of(",."));
    if !(sized || colon) || !ends || amount.measured != Measured::Plain {
        return None;
    }
    let plain = |i: &usize| {
        let word = |t: &Token| t.kind == Kind::Word && t.month().is_none() || t.is_one_of("/");
        words.get(*i).is_some_and(word) && !taken[*i]
    };
    let begin = (head.saturating_sub(HEAD_TOKENS_MAX)..head).rev().take_while(plain).last()?;
    let label = (begin..head).find(|i| words.get(*i).is_some_and(|t| t.group().is_some()))?;
    // `Number of women trained: 45`
    let first =
        (begin..label).all(|i| words.is_any(i, FILLERS) || words.is_any(i, COUNT_OF)) || sized && label + 2 >= head;
    let opens = begin == 0 || !words.get(begin - 1).is_some_and(|t| t.kind == Kind::Word) || sized;
    let one = (label + 1..head)
        .all(|i| words.get(i).is_some_and(|t| t.group().is_none()) && !words.is_any(i, &["per", "par", "por", "each"]));
    let next = label + 1;
    // Whom the words behind the label describe: `formed`, `aged`, `with …`, or people; not what they own.
    let people = sized
        || next < head
            && (words.has(next, Sense::People) || words.has(next, Sense::Adult))
            && !words.has(next, Sense::Small)
        || next < head
            && (words.has(next, Sense::Preposition) && !words.is_any(next, &["for", "pour", "para"])
                || words.has(head - 1, Sense::People)
                || words.has(head - 1, Sense::Adult)
                || participle(words, next));
    (first && opens && one && people && !compound(words, label)).then_some(label)
}

/// `Female literacy is 61 per cent and male 78`: what opens a clause, where the other sex follows.
fn adjective(words: &Words, amount: &Amount, taken: &[bool]) -> Option<usize> {
    let verb = amount.whole_first.checked_sub(1)?;
    let be = words.is_any(verb, TO_BE) || words.is_any(verb, &["at", "of", "reached"]);
    if amount.measured != Measured::Percent || !be {
        return None;
    }
    let plain = |i: &usize| words.get(*i).is_some_and(|t| t.kind == Kind::Word) && taken.get(*i) == Some(&false);
    let label = (verb.saturating_sub(HEAD_TOKENS_MAX)..verb).rev().take_while(plain).last()?;
    let sex = |i: usize| words.get(i).and_then(|t| t.group()).filter(|g| !matches!(g, Group::Children | Group::Others));
    let own = sex(label)?;
    let next = amount.whole_last + 1;
    let joint = words.has(next, Sense::Conjunction)
        || words.mark(next, ",;")
        || words.is_any(next, &["against", "while", "compared", "versus", "contre", "frente"]);
    let other = (next + 1..next + 5).find_map(sex).is_some_and(|g| g != own);
    (joint && other && !compound(words, label) && !words.has(label + 1, Sense::Conjunction)).then_some(label)
}

/// `Women and men numbered 1,581 and 1,410, respectively`: two groups, and then the number of each.
pub(super) fn respectively(words: &Words, amounts: &[Amount], at: usize) -> Option<[Part; 2]> {
    let (one, two) = (amounts.get(at)?, amounts.get(at + 1)?);
    let said = (two.whole_last + 1..two.whole_last + 12)
        .take_while(|i| words.get(*i).is_some_and(|t| t.kind == Kind::Word || t.is_one_of(",")))
        .any(|i| words.is_any(i, &["respectively", "respectivement", "respectivamente"]));
    let joined = two.whole_first == one.whole_last + 2 && words.has(one.whole_last + 1, Sense::Conjunction);
    // `61 and 54 per cent`: the sign stands behind the second for both.
    let alike = one.measured == two.measured || one.measured == Measured::Plain && two.measured == Measured::Percent;
    if !said || !joined || !alike || matches!(two.measured, Measured::Money(_)) {
        return None;
    }
    let group =
        |i: usize| words.get(i).and_then(|t| t.group()).filter(|g| !matches!(g, Group::Children | Group::Others));
    let pair = |i: &usize| group(*i).is_some() && words.has(i + 1, Sense::Conjunction) && group(i + 2).is_some();
    let pair = |i: &usize| pair(i) || group(*i).is_some() && words.is(i + 1, "than") && group(i + 2).is_some();
    let free = |i: &usize| words.get(*i).is_some_and(|t| !t.is_numeral() && !t.is_one_of(".;"));
    let front = || (one.whole_first.saturating_sub(15)..one.whole_first).rev().take_while(free).find(pair);
    let behind = (two.whole_last + 1..two.whole_last + 8).take_while(free).find(pair);
    let Some(labels) = behind.or_else(front) else {
        // `higher among girls than among boys, at 48 and 39 per cent respectively`
        let clause = || (one.whole_first.saturating_sub(CONTRAST_TOKENS_MAX)..one.whole_first).rev().take_while(free);
        let (late, b) = clause().find_map(|i| Some((i, group(i)?)))?;
        let a = clause().filter(|i| *i < late).find_map(group).filter(|a| *a != b)?;
        let percent = two.measured == Measured::Percent;
        return percent.then(|| parts_of(amounts, at, [a, b], true));
    };
    let (a, b) = (group(labels)?, group(labels + 2).filter(|b| Some(*b) != group(labels))?);
    let of = labels.wrapping_sub(1);
    let rate = behind.is_some() && words.is_any(of, &["of", "des"]) || words.is_any(of, &["among", "chez"]);
    Some(parts_of(amounts, at, [a, b], rate))
}

fn parts_of(amounts: &[Amount], at: usize, groups: [Group; 2], rate: bool) -> [Part; 2] {
    let part = |group, amount: usize| Part {
        label: Label::Group(group),
        amount,
        first: amounts[amount].whole_first,
        last: amounts[amount].whole_last,
        share: None,
        share_amount: None,
        rate,
    };
    [part(groups[0], at), part(groups[1], at + 1)]
}

/// `attendance among girls stays below that of boys (41 per cent against 44)`: two groups of a sentence, and then the rate of each.
///
/// `Girls fall ill more often (16 per cent) than boys (12 per cent)` has a bracket for each.
pub(super) fn contrast(words: &Words, amounts: &[Amount], at: usize, taken: &[bool]) -> Option<[Part; 2]> {
    let (one, two) = (amounts.get(at)?, amounts.get(at + 1)?);
    let open = one.whole_first.checked_sub(1).filter(|i| words.mark(*i, "("))?;
    let between = one.whole_last + 1..two.whole_first;
    let alike = two.measured == Measured::Percent && matches!(one.measured, Measured::Percent | Measured::Plain);
    let against = between.len() <= 2 && between.clone().any(|i| words.is_any(i, AGAINST));
    let group = |i: usize| words.get(i)?.group().filter(|g| !matches!(g, Group::Children | Group::Others));
    let free = |i: &usize| {
        words.get(*i).is_some_and(|t| (!t.is_numeral() || taken.get(*i) == Some(&true)) && !t.is_one_of(".;()"))
    };
    let clause = || (open.saturating_sub(CONTRAST_TOKENS_MAX)..open).rev().take_while(free);
    let than = words.mark(between.start, ")")
        && words.is_any(between.start + 1, &["than", "que"])
        && (4..=7).contains(&between.len())
        && words.mark(between.end - 1, "(");
    // `More women (10 per cent) sail there than their male peers (9 per cent)`
    let beside = |at: usize| (at.saturating_sub(2)..at).rev().find_map(|i| Some((i, group(i)?)));
    let compared = || {
        let (late, b) = beside(between.end - 1)?;
        let (early, a) = beside(open).filter(|(i, a)| i + 1 == open && *a != b)?;
        let more = (early.saturating_sub(2)..early)
            .any(|i| words.is_any(i, &["more", "fewer", "plus", "moins", "más", "menos"]));
        let set = between.clone().take_while(|i| *i < late).any(|i| words.is_any(i, &["than", "que"]));
        let plain = between.clone().all(|i| free(&i) || words.mark(i, "()"));
        (more && set && plain && between.len() <= CONTRAST_TOKENS_MAX).then_some([a, b])
    };
    if alike
        && words.mark(between.start, ")")
        && words.mark(two.whole_last + 1, ")")
        && words.mark(between.end - 1, "(")
        && !than
        && let Some(groups) = compared()
    {
        let sum = one.value?.checked_add(two.value?)?;
        return Some(beside_each_other(parts_of(amounts, at, groups, sum != Decimal::ONE_HUNDRED)));
    }
    if !alike || !(against || than) || !words.mark(two.whole_last + 1, ")") {
        return None;
    }
    if than {
        let b = between.clone().find_map(group)?;
        let a = clause().find_map(group).filter(|a| *a != b)?;
        // `more men (85 per cent) than women (15 per cent)`: what makes up the whole are shares of it.
        let sum = one.value?.checked_add(two.value?)?;
        return Some(beside_each_other(parts_of(amounts, at, [a, b], sum != Decimal::ONE_HUNDRED)));
    }
    let (late, b) = clause().find_map(|i| Some((i, group(i)?)))?;
    let a = clause().filter(|i| *i < late).find_map(group).filter(|a| *a != b)?;
    Some(beside_each_other(parts_of(amounts, at, [a, b], true)))
}

/// Nothing between the two parts can part them.
fn beside_each_other([mut one, two]: [Part; 2]) -> [Part; 2] {
    one.last = two.first - 1;
    [one, two]
}

/// By its ending: `trained`, `formées`, `capacitadas`.
fn participle(words: &Words, at: usize) -> bool {
    let lower = words.lower(at);
    let ends = |of: &[&str]| of.iter().any(|e| lower.ends_with(e));
    lower.len() > 4 && ends(&["ed", "é", "és", "ée", "ées", "adas", "ados", "idas", "idos"])
}

/// `W/M: 24/27`: which groups two numbers around a stroke are of, and the token where the labels begin.
pub(super) fn stroke(words: &Words, amounts: &[Amount], at: usize) -> Option<[Part; 2]> {
    let (one, two) = (amounts.get(at)?, amounts.get(at + 1)?);
    let plain =
        |a: &Amount| a.measured == Measured::Plain && a.high.is_none() && a.first == a.last && a.bound.is_none();
    let joined = words.mark(one.last + 1, "/") && two.first == one.last + 2 && !words.mark(two.last + 1, "/");
    let last = one.first.checked_sub(1)?;
    let last = if words.mark(last, ":=(") { last.checked_sub(1)? } else { last };
    let first = last.checked_sub(2).filter(|_| words.mark(last - 1, "/"))?;
    let label = |i: usize| uppercase_letter(words, i).or_else(|| words.get(i)?.group());
    let (a, b) = (label(first)?, label(last)?);
    let sexes = matches!(
        (a, b),
        (Group::Women, Group::Men)
            | (Group::Men, Group::Women)
            | (Group::Girls, Group::Boys)
            | (Group::Boys, Group::Girls)
    );
    let part = |group, amount, first, last| Part {
        label: Label::Group(group),
        amount,
        first,
        last,
        share: None,
        share_amount: None,
        rate: false,
    };
    (plain(one) && plain(two) && joined && sexes && a != b)
        .then(|| [part(a, at, first, one.last), part(b, at + 1, two.first, two.last)])
}
