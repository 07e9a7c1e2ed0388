//! What a number shares with those beside it: the sum it is a part of, the topic of its sentence, the first of two that are compared.
//!
//! ```text
//! copied    = from number noun to number noun                     from 77 [cases] to 90 cases
//! part      = sum "," "including" number for …                    a [cost] of $9, including $4 [for nets]
//! respective = number and number "respectively"                   9 boats and 7 nets, up by 3 and 2 per cent, respectively
//! ```

use super::antecedent;
use super::aside;
use super::clause::{free, verb};
use super::noun::{Around, Counted, Earlier};
use super::noun_phrase::{same_word, trim};
use super::trailing::{past, tail};
use super::whole::{INSERTED_TOKENS_MAX, ITEMS_MAX, Span, inside, telling};
use crate::parse::amount::Measured;
use crate::parse::token::Kind;
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;

/// The longest opening with its number, and the longest name behind it, in tokens.
const WITH_TOKENS_MAX: usize = 10;
/// So near behind the words that it belongs to stands a sex.
const SEX_TOKENS: usize = 3;
/// How far the second number of `from … to …` stands behind the first, in tokens.
const RANGE_TOKENS_MAX: usize = 10;

/// `with a cost of $9, including $4 for nets`: a part of the sum before it.
pub(super) fn part_of_sum(words: &Words, around: &Around) -> Option<Vec<Span>> {
    let money = matches!(around.measured, Measured::Money(_));
    let near = around.first.saturating_sub(4).max(around.sentence.0)..around.first;
    let part = near.rev().find(|at| words.is_any(*at, &["including", "notamment", "incluyendo", "incluidos"]))?;
    let before = around.earlier.last().filter(|e| {
        money && e.sentence == around.number && matches!(e.measured, Measured::Money(_)) && e.span.1 + 2 >= part
    })?;
    let rest = aside::rest(words, around, around.last + 1)?;
    Some(before.pieces.iter().copied().chain([rest]).collect())
}

/// `With a size of $50 million, [the port fund] will grow`: what has what the sentence opens with.
pub(super) fn with(words: &Words, around: &Around) -> Option<Span> {
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

/// `compared to 48 per cent and 11 per cent, respectively`: each of them is of its own of those that were named before.
pub(super) fn respective(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    let gap = |at: usize| {
        around.amounts[at]
            || words.has(at, Sense::Conjunction)
            || words.mark(at, ",%$€£")
            || words.is_any(at, &["per", "cent", "percent"])
    };
    let end = (around.last + 1..(around.last + RANGE_TOKENS_MAX).min(around.sentence.1)).find(|at| !gap(*at))?;
    if !words.is_any(end, &["respectively", "respectivement", "respectivamente"]) {
        return None;
    }
    let listed: Vec<&Earlier> =
        around.earlier.iter().rev().take(ITEMS_MAX).filter(|e| e.sentence == around.number).collect();
    let mut head = around.first;
    let mut place = 0;
    for e in &listed {
        let between = e.span.1 + 1..head;
        let next = e.measured == around.measured && between.len() <= 4 && between.clone().all(gap);
        if !next {
            break;
        }
        (head, place) = (e.span.0, place + 1);
    }
    let more = (around.last + 1..end).filter(|at| around.amounts[*at] && !around.amounts[at - 1]).count();
    let count = place + more + 1;
    let rest = &listed[place.min(listed.len())..];
    let same: Vec<&&Earlier> = rest.iter().filter(|e| e.measured == around.measured).take(count).collect();
    let any: Vec<&&Earlier> = rest.iter().filter(|e| e.noun.is_some()).take(count).collect();
    let of = if same.len() == count { same } else { any };
    let of = of.get(count.checked_sub(place + 1)?).filter(|_| of.len() == count && count > 1);
    let Some(of) = of else {
        let first = listed.get(place.wrapping_sub(1)).map_or(counted.pieces.as_slice(), |e| e.pieces.as_slice());
        let pieces = if place == 0 { counted.pieces.as_slice() } else { first };
        return named_in_turn(words, pieces, around, head, (place, count)).filter(|_| count > 1);
    };
    let change = counted.pieces.last().and_then(|p| (p.0..=p.1).find(|i| antecedent::change(words, *i)));
    let change = change.map(|at| (at, at)).filter(|c| of.pieces.iter().all(|p| p.1 < c.0));
    Some(of.pieces.iter().copied().chain(change).collect())
}

/// `9 boats (4 barges and 5 rafts) were sold`, `9 boats (25% of the fleet) were sold`: the parts of what stands before a bracket have what
/// is said of it.
pub(super) fn enclosed(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    let noun = counted.noun.filter(|n| n.0 > around.last && !around.by_sex && !verb(words, n.0))?;
    let near = around.first.saturating_sub(ENCLOSED_TOKENS_MAX).max(around.sentence.0)..around.first;
    let open = near.rev().find(|i| words.mark(*i, "()–—;")).filter(|i| words.mark(*i, "(–—"))?;
    let before = around.earlier.iter().rev().take(ITEMS_MAX);
    let whole = before
        .filter(|e| e.sentence == around.number && e.measured == Measured::Plain)
        .find(|e| e.noun.is_some_and(|n| n.1 + 1 == open))?;
    let close = (noun.1..noun.1 + ENCLOSED_TOKENS_MAX).find(|i| words.mark(*i, ")–—"))?;
    let behind: Vec<Span> = whole.pieces.iter().copied().filter(|p| p.0 > noun.1).collect();
    let beside = behind.first().is_some_and(|p| p.0 == close + 1);
    let of = around.measured == Measured::Percent && words.is(around.last + 1, "of");
    let own = if of { (around.last + 1, noun.1) } else { noun };
    let head = whole.noun.filter(|_| of);
    let told = around.measured == Measured::Plain || of && around.first == open + 1;
    (told && (of || beside))
        .then(|| head.into_iter().chain([own]).chain(behind.into_iter().filter(|_| beside)).collect())
}

/// The longest bracket with parts of what stands before it, in tokens.
const ENCLOSED_TOKENS_MAX: usize = 20;

/// `Reva and Kep had 9 and 4 boats, respectively`: each number is that of its own name.
fn named_in_turn(
    words: &Words,
    pieces: &[Span],
    around: &Around,
    head: usize,
    (place, count): (usize, usize),
) -> Option<Vec<Span>> {
    let name = |i: usize| {
        words.get(i).is_some_and(|t| {
            t.kind == Kind::Word && t.capital || t.senses.iter().any(|s| matches!(s, Sense::Ordinal(_)))
        })
    };
    let mut at = (around.sentence.0 + 1..head).rev().find(|i| {
        words.has(*i, Sense::Conjunction)
            && name(i - 1)
            && (name(i + 1) || words.has(i + 1, Sense::Small) && name(i + 2))
    })?;
    let from = at + 1 + usize::from(!name(at + 1));
    let mut names = vec![(from, (from..head).take_while(|i| name(*i)).last()?)];
    while names.len() < count {
        let last = at.checked_sub(1 + usize::from(words.mark(at - 1, ",")))?;
        let first = (around.sentence.0..=last).rev().take_while(|i| name(*i)).last()?;
        names.insert(0, (first, last));
        at = first.checked_sub(1)?;
        if names.len() < count && !words.mark(at, ",") {
            return None;
        }
        at += usize::from(words.mark(at, ","));
    }
    let (begin, end) = (names[0].0, names[count - 1].1);
    let clip =
        |p: &Span| [(p.0, p.1.min(begin.wrapping_sub(1))), (p.0.max(end + 1), p.1)].into_iter().filter(|p| p.0 <= p.1);
    let around_list = pieces.iter().filter(|p| begin > 0 || p.0 > end).flat_map(clip);
    Some(std::iter::once(names[place]).chain(around_list).collect())
}

/// `cooks (40 per cent) and divers (9 per cent)`: the second of several in brackets stands where the first stood.
pub(super) fn beside_bracket(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    let (first, last) =
        counted.pieces.first().copied().filter(|p| counted.pieces.len() == 1 && p.1 + 2 == around.first)?;
    let open = around.first - 1;
    let percent = around.measured == Measured::Percent && words.mark(open, "(") && counted.noun.is_none();
    // `of the boats, 68% are from Reva (28%) and Kep (40%)`: what makes up a share has what leads to that share.
    let whole = around
        .earlier
        .last()
        .filter(|e| percent && e.sentence == around.number && first <= e.span.0 && e.span.1 < last);
    if let Some(whole) = whole.filter(|e| e.measured == Measured::Percent && verb(words, e.span.1 + 1)) {
        let lead = whole.pieces.iter().copied().filter(|p| p.1 < whole.span.0);
        return Some(lead.chain([(whole.span.1 + 1, last)]).collect());
    }
    let joint = first.checked_sub(1).filter(|_| percent)?;
    let close = if words.mark(joint, ",)") { joint } else { joint.checked_sub(1)? };
    let joined = words.mark(joint, ",") || words.has(joint, Sense::Conjunction);
    let close = if words.mark(close, ",") { close.checked_sub(1)? } else { close };
    let before = around.earlier.last().filter(|e| {
        joined
            && e.sentence == around.number
            && e.measured == Measured::Percent
            && words.mark(close, ")")
            && e.span.1 + 2 >= close
    })?;
    let (lead, end) = before.pieces.last().copied()?;
    let ties = |i: usize| verb(words, i) || words.has(i, Sense::Preposition);
    let plain = !(first..=last).any(ties) && last - first < NAME_WORDS_MAX;
    let clear = !(lead..=end).any(|i| around.amounts[i]) && end < first;
    // The name of the first begins behind what leads to all of them.
    let tie = (lead..=end).rev().find(|i| ties(*i)).map(|tie| (lead, tie + usize::from(words.mark(tie + 1, "'’"))));
    let leads = before.pieces[..before.pieces.len() - 1].iter().copied().chain(tie);
    let pieces: Vec<Span> = leads.chain([(first, last)]).collect();
    Some(pieces).filter(|p| plain && clear && p.len() > 1)
}

/// The longest name before a bracket, in words.
const NAME_WORDS_MAX: usize = 2;

/// `9 per cent were young, which fell to 4 per cent`: what is told by a relative alone is of what it follows.
pub(super) fn relative(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    let first = counted
        .pieces
        .first()
        .filter(|p| counted.noun.is_none() && p.1 < around.first && telling(words, &counted.pieces) <= 3)?
        .0;
    let which = words.is(first, "lo") && words.is(first + 1, "que") || first > 0 && words.is(first - 1, "which");
    let before = around.earlier.last().filter(|e| which && e.sentence == around.number)?;
    let own: Vec<Span> = before.pieces.iter().copied().filter(|p| p.1 < first).collect();
    (!own.is_empty()).then(|| own.into_iter().chain(counted.pieces.iter().copied()).collect())
}

/// `rose from 40 to 90 per cent in towns, and from 9 to 11 per cent at sea`: the two ends of a move share what leads to the first of all
/// and what is said behind the second; where no time tells them apart, the second tells from where.
pub(super) fn moved(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    let before = around
        .first
        .checked_sub(1)
        .filter(|i| *i > around.sentence.0 && counted.noun.is_none_or(|n| n.1 > around.last))?;
    let unit = |n: Option<Span>| n.is_none_or(|n| n.0 == n.1 && words.has(n.0, Sense::Measure));
    let from = |i: usize| words.is_any(i, &["from", "de"]);
    let to = |i: usize| words.is_any(i, &["to", "à", "a"]);
    let timeless = |a: usize, b: usize| !(a..b).any(|i| around.taken[i]);
    let clear = |a: usize, b: usize| !(a..b).any(|i| words.mark(i, ";(,.") || verb(words, i));
    let own = around.earlier.iter().rev().take_while(|e| e.sentence == around.number && e.measured == around.measured);
    if to(before) {
        let first = own.clone().next().filter(|e| e.span.0 > 0 && from(e.span.0 - 1) && clear(e.span.1 + 1, before))?;
        let tie = first.span.0 - 1;
        let cut = |p: &Span| if (p.0 + 1..=p.1).contains(&tie) { (p.0, tie - 1) } else { *p };
        let mut pieces: Vec<Span> = first.pieces.iter().map(cut).filter(|p| p.0 != tie).collect();
        pieces.extend(timeless(first.span.1 + 1, before).then_some((tie, before)));
        return Some(pieces).filter(|p| !p.is_empty() && unit(first.noun));
    }
    let near = around.last + 1..(around.last + MOVE_TOKENS_MAX).min(around.sentence.1);
    let onward = near.clone().find(|i| to(*i) && around.amounts.get(i + 1) == Some(&true));
    let second = onward.filter(|i| from(before) && unit(counted.noun) && clear(around.last + 1, *i))? + 1;
    let mut end = (second..around.sentence.1).find(|i| !around.amounts[*i]).unwrap_or(around.sentence.1);
    end += usize::from(words.is_any(end, &["percent"]))
        + 2 * usize::from(words.is_any(end, &["per"]) && words.is(end + 1, "cent"));
    // The first of a list of moves has what leads to all of them.
    let opens = words.mark(before - 1, ",") || words.has(before - 1, Sense::Conjunction);
    let head = own.filter(|e| opens && e.span.0 > 0 && (from(e.span.0 - 1))).last();
    let lead = head.map_or(counted.pieces.as_slice(), |e| e.pieces.as_slice());
    let until = head.map_or(around.first, |e| e.span.0);
    let untied = |p: &Span| if p.1 + 1 == until && from(p.1) { (p.0, p.1 - 1) } else { *p };
    let mut pieces: Vec<Span> =
        lead.iter().filter(|p| p.1 < until).map(untied).filter(|p| p.0 <= p.1 && p.0 + 1 != until).collect();
    end += usize::from(counted.noun.is_some_and(|n| words.lower(n.0) == words.lower(end)));
    if let Some(raised) = pieces.iter().find_map(|p| raised(words, *p)) {
        pieces = vec![raised];
    }
    let list = words.mark(end, ",") || words.has(end, Sense::Conjunction);
    pieces.extend(tail(words, around, end).into_iter().filter(|_| !list));
    (!pieces.is_empty()).then_some(pieces)
}

/// `The fund means to raise [the yield of nets] by half,` from 4 to 6: what moves is the object of the verb that moves it.
fn raised(words: &Words, (first, last): Span) -> Option<Span> {
    const RAISING: &[&str] =
        &["rais", "increas", "expand", "boost", "reduc", "lower", "doubl", "tripl", "improv", "grow"];
    const ENDINGS: &[&str] = &["e", "es", "ed", "ing", "", "s"];
    let raises = |at: usize| {
        let word = words.lower(at);
        RAISING.iter().any(|stem| word.strip_prefix(stem).is_some_and(|end| ENDINGS.contains(&end)))
    };
    let verb = (first + 1..last).find(|at| raises(*at) && !words.has(at - 1, Sense::Small))?;
    let ends = |at: usize| words.mark(at, ",") || words.is_any(at, &["by", "from"]);
    let end = (verb + 1..=last).find(|at| ends(*at)).map_or(last, |at| at - 1);
    trim(words, verb + 1, end.max(verb + 1))
        .filter(|p| telling(words, &[*p]) > 0 && !words.has(p.0, Sense::Preposition))
}

/// The second number of a move stands so near the first, in tokens.
const MOVE_TOKENS_MAX: usize = 14;

/// `pay was $51 for cooks and $70 for divers`: one more sum of the same, for others.
pub(super) fn one_more(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    let piece = counted.pieces.last().copied().filter(|_| around.measured != Measured::Plain)?;
    let others = piece.0 > around.last && words.is_any(piece.0, &["for", "among", "pour", "para", "chez", "entre"]);
    let before =
        around.earlier.last().filter(|e| e.sentence == around.number && e.measured == around.measured && others)?;
    let near = around.first.saturating_sub(before.span.1) <= INSERTED_TOKENS_MAX;
    let whole = before.pieces.iter().copied().filter(|p| p.1 < before.span.0);
    let whole: Vec<Span> = whole.flat_map(|p| without_group(words, p, piece)).collect();
    // `the proportion of women among all staff was 49 per cent`: the sex stands with its number.
    let sex = (before.span.0..=before.span.1).find(|at| words.get(*at).is_some_and(|t| t.group().is_some()));
    let mut whole = whole;
    // `the proportion of women`
    match whole.last_mut().zip(sex) {
        Some((last, sex)) if sex > last.1 && sex - last.1 <= SEX_TOKENS => last.1 = sex,
        _ => whole.extend(sex.map(|at| (at, at))),
    }
    (near && !whole.is_empty()).then(|| whole.into_iter().chain([piece]).collect())
}

/// `rot in old nets is 9 per cent and 4 per cent for all nets`: the others stand for those of the first number.
fn without_group(words: &Words, whole: Span, others: Span) -> Vec<Span> {
    let ties = |i: usize| words.is_any(i, &["in", "among", "for", "at", "en", "chez", "parmi", "entre"]);
    let end = |at: usize| {
        let run = (at + 1..=whole.1).take_while(|i| !words.has(*i, Sense::Preposition) && !verb(words, *i));
        run.into_iter().last().filter(|end| same_word(words, *end, others.1))
    };
    let group = (whole.0 + 1..whole.1).filter(|i| ties(*i)).find_map(|at| Some((at, end(at)?)));
    let Some((first, last)) = group else { return vec![whole] };
    [(whole.0, first - 1), (last + 1, whole.1)].into_iter().filter(|p| p.0 <= p.1).collect()
}

/// `Of 9 small boats … These boats carried 40 nets`: the boats of the sentence before, with all of their name.
pub(super) fn these(words: &Words, around: &Around, pieces: Vec<Span>) -> Vec<Span> {
    let Some((first, last)) = pieces.first().copied().filter(|p| p.0 > around.sentence.0 && p.1 < around.first) else {
        return pieces;
    };
    let before = around.earlier.iter().rev().take(ITEMS_MAX);
    let named =
        before.filter_map(|e| e.noun.filter(|_| e.sentence < around.number)).find(|n| same_word(words, n.1, first));
    let noun = named.filter(|n| words.is_any(first - 1, &["these", "those", "ces", "estos", "estas"]) && n.0 < n.1);
    let Some(noun) = noun else { return pieces };
    let rest = (first < last).then_some((first + 1, last));
    std::iter::once(noun).chain(rest).chain(pieces.into_iter().skip(1)).collect()
}

#[cfg(test)]
mod tests {
    use crate::parse::subject::noun::tests::check;

    #[test]
    fn numbers_share_what_stands_beside_them() {
        check("With regard to the old port, the sum paid was $9.", &["old port, the sum paid"]);
        check(
            "It works in 9 bays, with a cost of $90, including $40 for nets.",
            &["works in … bays", "works in 9 bays, with a cost", "works in 9 bays, with a cost … for nets"],
        );
        check("Pay was $51 for cooks and $70 for divers.", &["Pay was … for cooks", "Pay was … for divers"]);
        check(
            "Sheds burn most, followed by net, rope or tar stores (21%), paint shops (18%) and inns (4%).",
            &[
                "Sheds burn most, followed by net, rope or tar stores",
                "Sheds burn most, followed by … paint shops",
                "Sheds burn most, followed by … inns",
            ],
        );
        check(
            "Of all old boats, 68% are from Reva (28%), Kep (24%) and Suva (16%) bays.",
            &[
                "old boats … are from Reva",
                "old boats … are from Reva",
                "old boats … are from … Kep",
                "old boats … are from … Suva",
            ],
        );
        check("Rot in old nets is 9 per cent and 4 per cent for all nets.", &["Rot in old nets", "Rot … for all nets"]);
        check("For old nets, rot is below 1 per cent.", &["old nets, rot"]);
        check("With a size of $50 million, the port fund will grow.", &["size … port fund"]);
        check("It fell short of the target of 40 nets.", &["fell short of the target of … nets"]);
    }

    #[test]
    fn parts_in_brackets_share_what_is_said_and_ends_of_a_move_what_leads() {
        check(
            "Some 90 boats (40 barges and 50 rafts) were sold.",
            &["boats … were sold", "barges … were sold", "rafts … were sold"],
        );
        check("Rot fell from 9 to 4 per cent at sea.", &["Rot fell … at sea", "Rot fell from 9 to … at sea"]);
    }

    #[test]
    fn each_of_two_is_of_its_own() {
        check(
            "Here 40 per cent of boats sank and 8 per cent burned, compared to 48 per cent and 11 per cent, respectively.",
            &["boats sank", "boats … burned", "boats sank", "boats … burned"],
        );
    }

    #[test]
    fn these_are_those_of_the_sentence_before() {
        check(
            "It sold 94 old fishing boats. These boats carried 40 nets.",
            &["sold … old fishing boats", "old fishing boats … carried … nets"],
        );
    }

    #[test]
    fn what_moves_is_the_object_of_its_verb() {
        check(
            "The plan means to raise yearly net output by a half, from 40 tonnes to 60 tonnes.",
            &["yearly net output", "yearly net output"],
        );
    }
}
