//! What a number takes from another one of its sentence that its own words leave out: what it is held against, what an item is of.
//!
//! ```text
//! against   = … number "," … baseline number              [Boats sank] 9 times, below the [baseline] of 12
//! matched   = number change of … "compared to" number change    a 4 per cent [fall in thefts], compared to a 9 per cent fall [at sea]
//! summed    = share noun … "totalling" number noun        Of [boats], 4 per cent [sank], totalling 9 boats
//! itemised  = … number ":" name "(" number ")"            It lent [nets] for $9: [Kep] ($4) and Reva ($5)
//! of_name   = name number word                            9 [radio calls] in Kep 4 calls, [Reva] 5 calls
//! ```

use super::antecedent;
use super::before::noun_before;
use super::clause::{finite, verb};
use super::inserted::INSERTION_TOKENS_MAX;
use super::leading::bounds;
use super::noun::{Around, Counted, Earlier};
use super::noun_phrase::same_word;
use super::whole::{Span, telling};
use crate::parse::amount::Measured;
use crate::parse::token::Kind;
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;

/// Words for a number that another one is held against.
const REFERENCES: &[&str] = &["baseline", "target", "targeted", "goal", "threshold", "objectif", "meta"];
/// How many statements back.
const EARLIER_MAX: usize = 4;
/// The longest name of an item, in words.
const ITEM_WORDS_MAX: usize = 6;

/// `40 boats sailed, above the target of 30`: the target is for what was counted.
pub(super) fn held_against(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    let own = || counted.pieces.iter().flat_map(|p| p.0..=p.1);
    let reference = own().find(|i| words.is_any(*i, REFERENCES)).filter(|i| *i < around.first)?;
    #[rustfmt::skip]
    const LEADING: &[&str] = &["exceeding", "surpassing", "meeting", "meet", "far", "strategic", "plan", "annual", "since"];
    let leads = |i: usize| {
        i == reference || words.is_any(i, LEADING) || words.lower(i).ends_with("ly") || telling(words, &[(i, i)]) == 0
    };
    let bare = counted.noun.is_none() && own().all(leads);
    let mut near = around.earlier.iter().rev().take(EARLIER_MAX);
    let of =
        near.find(|e| e.sentence == around.number && kind(e.measured) == kind(around.measured) && !e.pieces.is_empty());
    let pieces = of.filter(|_| bare)?.pieces.iter().copied().filter(|p| p.0 < reference);
    Some(pieces.chain([(reference, reference)]).collect())
}

/// `a 4 per cent fall in thefts, compared to a 9 per cent fall at sea`: a change of the same, elsewhere.
pub(super) fn matched(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    let noun = counted.noun.filter(|n| antecedent::change(words, n.0) && n.0 > around.last)?;
    let before = (around.sentence.0..around.first).rev().find(|i| !words.has(*i, Sense::Small))?;
    let compared = words.is_any(before, &["to", "with"]) && before > 0 && words.is(before - 1, "compared")
        || words.is_any(before, &["versus", "against"]);
    let near = around.earlier.iter().rev().take(EARLIER_MAX).filter(|e| compared && e.sentence == around.number);
    let of = near.filter_map(|e| e.noun).find(|n| same_word(words, n.0, noun.0) && n.1 > n.0)?;
    let own = counted.pieces.iter().copied().filter(|p| p.1 > noun.0).map(|p| (p.0.max(noun.0 + 1), p.1));
    Some(std::iter::once(of).chain(own).collect())
}

/// `It lent nets for $9: Kep ($4) and Reva ($5)`: what the number before a colon is of, with the name of the item.
pub(super) fn itemised(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    let open = around.first.checked_sub(1).filter(|at| words.mark(*at, "("))?;
    let [name] = counted.pieces[..] else { return None };
    let word = |i: &usize| words.get(*i).is_some_and(|t| t.kind == Kind::Word);
    let short = |name: &Span| (name.0..=name.1).filter(word).count() <= ITEM_WORDS_MAX;
    let parted = parted_item(words, around, open);
    let name = parted.or(Some(name).filter(short))?;
    let plain = name.1 + 1 == open
        && counted.noun.is_none()
        && around.measured != Measured::Plain
        && words.get(name.0).is_some_and(|t| t.capital);
    let colon = (around.sentence.0..name.0).rev().find(|i| words.mark(*i, ":")).filter(|_| plain)?;
    let verbal = |i: usize| finite(words, i) || verb(words, i);
    let clear = parted.is_some() || !(colon + 1..open).any(verbal);
    let same = |e: &&Earlier| e.sentence == around.number && kind(e.measured) == kind(around.measured);
    let mut near = around.earlier.iter().rev().take(EARLIER_MAX * 3);
    let of = near.find(|e| same(e) && e.span.1 < colon).map(|e| e.pieces.clone());
    let of = of.or_else(|| noun_before(words, around, colon).map(|n| vec![unannounced(words, n)]));
    Some(of.filter(|p| clear && !p.is_empty())?.into_iter().chain([name]).collect())
}

/// `Nets, and ropes for boats (9%); oars (4%)`: all that stands between two semicolons is the name of one item.
fn parted_item(words: &Words, around: &Around, open: usize) -> Option<Span> {
    let near = open.saturating_sub(PARTED_TOKENS_MAX).max(around.sentence.0)..open;
    let mark = near.rev().find(|i| words.mark(*i, ";:)") || around.amounts[*i]).filter(|i| words.mark(*i, ";:"))?;
    let end = (around.last..around.sentence.1).find(|i| words.mark(*i, ")"))?;
    let first = mark + 1 + usize::from(words.has(mark + 1, Sense::Conjunction));
    let verbal = (first..open).any(|i| finite(words, i) || verb(words, i));
    let series = words.mark(mark, ";") || words.mark(end + 1, ";");
    (series && first < open && !verbal).then(|| (first, open - 1))
}

/// The longest item between two semicolons, in tokens.
const PARTED_TOKENS_MAX: usize = 24;

/// `Crews work in the following trades:` without what only announces its list.
fn unannounced(words: &Words, (first, last): Span) -> Span {
    let at = (first + 2..=last).find(|i| words.is_any(*i, &["following", "suivants", "suivantes", "siguientes"]));
    let at = at.map(|at| at - usize::from(words.has(at - 1, Sense::Small)));
    at.filter(|at| words.has(at - 1, Sense::Preposition)).map_or((first, last), |at| (first, at - 1))
}

/// `9 [radio calls] in Kep 4 calls, Reva 5 calls`: what the bare noun behind a name in a list was called in full.
pub(super) fn of_name(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    let bare = |at: usize| words.mark(at + 1, ",;.)") || words.has(at + 1, Sense::Conjunction);
    let noun = counted.noun.filter(|n| n.0 == around.last + 1 && around.measured == Measured::Plain)?.0;
    let capital = |i: &usize| words.get(*i).is_some_and(|t| t.kind == Kind::Word && t.capital && t.month().is_none());
    let names = (around.sentence.0..around.first).rev().take_while(|i| capital(i) && !around.taken[*i]);
    let name = (names.take(NAME_WORDS_MAX).last().filter(|_| bare(noun))?, around.first - 1);
    let mut near = around.earlier.iter().rev().take(EARLIER_MAX * 3).filter(|e| e.sentence == around.number);
    let full = near.find_map(|e| {
        let own = e.noun?;
        let head = (own.0 + 1..=own.1).find(|i| same_word(words, *i, noun))?;
        Some((own.0, head))
    })?;
    Some(vec![full, name])
}

/// The longest name before a number in a list, in words.
const NAME_WORDS_MAX: usize = 3;

/// `40 per cent of boats sank, totalling 9 boats`: the number of what was told by its share.
pub(super) fn summed(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    let bounds = |i: &usize| words.phrase_at(*i).is_some() || words.has(*i, Sense::Small);
    let before = (around.sentence.0..around.first).rev().find(|i| !bounds(i))?;
    let sums = words.is_any(before, &["totalling", "totaling", "representing", "equalling"]);
    let noun = counted.noun.filter(|_| sums && around.measured == Measured::Plain)?;
    let mut near = around.earlier.iter().rev().take(EARLIER_MAX).filter(|e| e.sentence == around.number);
    let of = near.find(|e| e.pieces.iter().any(|p| (p.0..=p.1).any(|i| same_word(words, i, noun.1))))?;
    // What is said behind the bracket of the sum is said of both.
    let behind = counted.pieces.iter().copied().filter(|p| p.0 > noun.1 && of.pieces.iter().all(|o| o.1 < p.0));
    let told = of.pieces.iter().copied().filter(|p| p.1 < before || p.0 > noun.1);
    Some(told.chain(behind).collect())
}

/// The `with` that ties a counted noun to the noun of the number before it: `9 boats with a crew of 4`, `9 boats with 4 divers`.
pub(super) fn accompanied(words: &Words, around: &Around, number: usize) -> Option<usize> {
    let plain = |e: &&Earlier| e.span.1 == number && e.measured == Measured::Plain;
    let noun = around.earlier.last().filter(plain)?.noun.filter(|n| n.0 == number + 1)?;
    let with = noun.0 + 1..around.first;
    let with = with.into_iter().find(|i| words.is_any(*i, &["with", "avec", "con"]))?;
    let clear = !(noun.0..with).any(|i| words.has(i, Sense::Preposition) || verb(words, i) || words.mark(i, ",(;"));
    let beside = (with + 1..around.first).all(|i| bounds(words, i));
    (clear && beside && around.measured == Measured::Plain).then_some(with)
}

/// True where a comma right before a number parts it from one before it in a list.
pub(super) fn sibling(words: &Words, around: &Around, comma: usize) -> bool {
    let near = comma.saturating_sub(INSERTION_TOKENS_MAX).max(around.sentence.0)..comma;
    // `from work in 9 bays – up from 7 – to mend what leaks, 40 divers`: a dash or a relative parts them.
    let parts = |i: usize| words.mark(i, ";:–—") || words.is_any(i, &["that", "which", "who"]) || finite(words, i);
    let before = near.rev().find(|i| around.amounts[*i] || parts(*i));
    words.mark(comma, ",") && before.is_some_and(|i| around.amounts[i])
}

/// A small number that a hyphen ties to the word before it: `under-5`.
pub(super) fn compound(words: &Words, at: usize) -> bool {
    at >= 2
        && words.small(at).is_some_and(|n| n < 100)
        && words.mark(at - 1, "-")
        && words.glued(at)
        && words.glued(at - 1)
        && words.get(at - 2).is_some_and(|t| t.kind == Kind::Word && !t.capital)
}

/// Sums, shares and plain counts are held against their own kind.
fn kind(measured: Measured) -> u8 {
    match measured {
        Measured::Plain => 0,
        Measured::Percent | Measured::Ratio => 1,
        Measured::Money(_) => 2,
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::subject::noun::tests::check;

    #[test]
    fn what_is_held_against_another_is_of_the_same() {
        check(
            "Here 66 per cent of divers passed, slightly lower than the baseline of 68 per cent.",
            &["divers passed", "divers passed … baseline"],
        );
        check(
            "Ports saw a 4 per cent reduction in old thefts compared to a 9 per cent reduction in far bays.",
            &["Ports saw … reduction in old thefts", "reduction in old thefts … in far bays"],
        );
    }

    #[test]
    fn each_has_what_is_its_own() {
        check(
            "Here 70 ports made plans, up from 57 in 2023, and 86 inns had closed rooms.",
            &["ports made plans", "ports made plans", "inns had closed rooms"],
        );
        check("Some 41 boats with 17 divers sank.", &["boats with 17 divers sank", "divers sank"]);
        check("The calls were 90, of which 40 came from boats.", &["calls", "calls … came from boats"]);
        check(
            "It gave a bond to Kep Bank, an old lender, covering 70 per cent of bad loans.",
            &["gave a bond to Kep Bank … covering … bad loans"],
        );
        check("The sum is lower than the old ceiling of $90.", &["old ceiling"]);
    }

    #[test]
    fn a_sum_is_of_what_its_share_is_of() {
        check("Here 40 per cent of old boats sank, totalling nearly 90 boats.", &["old boats sank", "old boats sank"]);
    }

    #[test]
    fn an_item_is_of_what_stands_before_its_colon() {
        check(
            "Two inns received $90 in loans from the bank: Reva Inn ($40) and Kep Inn ($50).",
            &[
                "inns received $90 in loans from the bank",
                "inns received … loans from the bank",
                "inns received … loans from the bank … Reva Inn",
                "inns received … loans from the bank … Kep Inn",
            ],
        );
    }

    #[test]
    fn an_item_between_semicolons_is_named_whole() {
        check(
            "Work was found in the following trades: Nets, and Ropes and Tar (9 per cent); Sails (4 per cent); and Oars, Old Masts (3 per cent).",
            &[
                "Work was found in … Nets, and Ropes and Tar",
                "Work was found in … Sails",
                "Work was found in … Oars, Old Masts",
            ],
        );
    }

    #[test]
    fn a_bare_noun_behind_a_name_is_called_in_full() {
        check(
            "It sent 90 radio calls from 4 towers in Kep 8 calls, Reva 6 calls and Suva 9 calls.",
            &[
                "sent … radio calls",
                "sent 90 radio calls from … towers in Kep",
                "radio calls … Kep",
                "radio calls … Reva",
                "radio calls … Suva",
            ],
        );
    }
}
