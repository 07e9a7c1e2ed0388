//! What a number's own words leave out because an earlier number of its sentence has them: who acts, what holds a part.
//!
//! ```text
//! same      = subject verb number … ("and" | "but") verb number     [Fares] are $9 and are expected to reach [$12]
//! included  = number noun "including" number noun                   9 [boats, including] 4 [rafts]
//! aside     = noun "," "including" number … "," verb                9 boats, including 4 [rafts], [were sold]
//! equal     = number noun "(" number noun ")"                       nets [given to] 9 families (40 [divers])
//! ```

use super::clause::{auxiliary, copula, finite, free, level, verb};
use super::leading::bounds;
use super::noun::{Around, Counted, Earlier};
use super::whole::{ITEMS_MAX, Span, inside, telling};
use crate::parse::amount::Measured;
use crate::parse::vocabulary::{Phrase, Sense};
use crate::parse::words::Words;

/// So few telling words leave open what is counted.
const THIN_WORDS: usize = 1;
/// A bracket with a number and its noun, in tokens.
const EQUAL_TOKENS_MAX: usize = 7;

fn said(words: &Words, at: usize) -> bool {
    finite(words, at) || auxiliary(words, at) || copula(words, at) || level(words, at) || verb(words, at)
}

/// `Fares are $9 and are expected to reach $12`: a clause without a subject of its own has that of the clause before it.
pub(super) fn same(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    let first = counted.pieces.first()?.0;
    let leads =
        |at: usize| around.taken[at] || auxiliary(words, at) || copula(words, at) || words.lower(at).ends_with("ly");
    let joint = (around.sentence.0..first.min(around.first)).rev().find(|at| !leads(*at))?;
    let joined = words.has(joint, Sense::Conjunction) || words.is_any(joint, &["but", "mais", "pero"]);
    let thin = counted.noun.is_none() && telling(words, &counted.pieces) <= THIN_WORDS + 1;
    // `Fares are $9 and rents are $12`: rents have a verb of their own.
    let adverb =
        |at: usize| leads(at) || words.is_any(at, &["now", "also", "still", "then", "ahora", "ya", "désormais"]);
    let moves = (joint + 1..around.first).find(|at| !adverb(*at) || said(words, *at)).is_some_and(|at| said(words, at));
    let of = earlier(around).last().filter(|e| e.span.1 < joint && joined && thin && moves)?;
    let lead: Vec<Span> = of.pieces.iter().copied().filter(|p| p.1 < of.span.0).collect();
    let until = lead.iter().flat_map(|p| p.0..=p.1).find(|at| said(words, *at)).unwrap_or(of.span.0);
    let own = lead.iter().filter(|p| p.0 < until).map(|p| (p.0, p.1.min(until - 1)));
    let pieces: Vec<Span> = own.chain(counted.pieces.iter().copied()).collect();
    (pieces.len() > counted.pieces.len()).then_some(pieces)
}

/// `9 boats, including 4 rafts`: one word alone is told with what it is a part of.
pub(super) fn included(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    let before =
        (around.sentence.0..around.first).rev().find(|at| !bounds(words, *at) || words.is(*at, "including"))?;
    let part = words.is_any(before, PARTS);
    let thin = counted.noun.is_some_and(|n| n.0 > around.last) && telling(words, &counted.pieces) <= THIN_WORDS;
    let holds = |e: &&Earlier| e.value.zip(around.value).is_none_or(|(whole, part)| whole >= part);
    let mut of = earlier(around).filter(|_| part && thin && around.measured == Measured::Plain);
    let noun = of.find(|e| holds(e) && e.noun.is_some_and(|n| n.1 < before))?.noun?;
    let last = (noun.0 + 1..=noun.1).find(|at| said(words, *at)).map_or(noun.1, |at| at - 1);
    Some([(noun.0, last), (before, before)].into_iter().chain(counted.pieces.iter().copied()).collect())
}

/// `9 boats, including 4 in Kep, were sold`: what is said behind an aside is said of the parts in it too.
pub(super) fn behind_aside(words: &Words, around: &Around, counted: &Counted) -> Vec<Span> {
    let end = counted.pieces.iter().map(|p| p.1).max().unwrap_or(around.last).max(around.last);
    let part = |at: &usize| words.is_any(*at, PARTS) || words.phrase_at(*at).is_some_and(|(p, _)| p == Phrase::PartOf);
    let near = around.first.saturating_sub(ASIDE_TOKENS_MAX).max(around.sentence.0 + 1)..around.first;
    let opens = near.rev().find(|at| part(at) && words.mark(at - 1, ",(–—"));
    let Some(opens) = opens.filter(|_| !matches!(around.measured, Measured::Money(_)) && !counted.pieces.is_empty())
    else {
        return Vec::new();
    };
    let whole = |e: &&Earlier| e.measured == Measured::Plain && e.span.1 < opens && e.noun.is_some_and(|n| n.1 < opens);
    let behind = |e: &Earlier| e.pieces.iter().copied().filter(|p| p.0 > end).collect();
    let told = (opens..=end).any(|at| finite(words, at) || auxiliary(words, at));
    earlier(around).find(whole).filter(|_| !told).map_or_else(Vec::new, behind)
}

/// Words that open an aside with parts of what stands before it.
const PARTS: &[&str] = &["including", "incluidos", "incluidas", "notamment"];
/// How far into an aside its last number stands, in tokens.
const ASIDE_TOKENS_MAX: usize = 30;

/// `9 per cent of graduates are women. The corresponding share among cooks is 4`: the sex is that of the share it corresponds to.
pub(super) fn corresponding(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    const SHARES: &[&str] = &["ratio", "share", "figure", "proportion", "rate", "percentage"];
    let all = || counted.pieces.iter().flat_map(|p| p.0..=p.1);
    let like = all().find(|i| words.is_any(*i, &["corresponding", "comparable", "equivalent"]))?;
    let share = (like + 1).min(around.first);
    let among = |i: usize| words.is_any(i, &["among", "of", "for", "in"]);
    let rest = counted.pieces.iter().find(|p| p.0 <= like && share + 2 <= p.1).map(|p| (share + 1, p.1))?;
    let shares = |m: Measured| matches!(m, Measured::Percent | Measured::Ratio);
    let bare = !around.by_sex && shares(around.measured) && words.is_any(share, SHARES) && among(rest.0);
    let of = around.earlier.last().filter(|e| bare && shares(e.measured) && e.sentence + 1 >= around.number)?;
    let sex = (of.span.0..=of.span.1).find(|i| words.get(*i).is_some_and(|t| t.group().is_some()))?;
    Some(vec![(sex, sex), rest])
}

/// `nets given to 9 families (40 divers)`: the same in another measure has what leads to the first.
pub(super) fn equal(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    let noun = counted.noun.filter(|n| n.0 == around.last + 1 && telling(words, &[*n]) <= THIN_WORDS)?;
    let near = around.first.saturating_sub(EQUAL_TOKENS_MAX).max(around.sentence.0)..around.first;
    let open = near.rev().find(|at| !bounds(words, *at)).filter(|at| words.mark(*at, "("))?;
    let alone = words.mark(noun.1 + 1, ")") && around.measured == Measured::Plain && !around.by_sex;
    let of = earlier(around).next().filter(|e| alone && e.measured == Measured::Plain)?;
    let beside = of.noun.filter(|n| n.0 > of.span.1 && n.1 + 1 == open)?;
    // What is less than the number before it and no household is a part of it.
    let less = of.value.zip(around.value).is_some_and(|(whole, part)| part <= whole);
    if less && !words.has(noun.1, Sense::Household) {
        return None;
    }
    let lead: Vec<Span> = of.pieces.iter().copied().filter(|p| p.1 < of.span.0).collect();
    let behind = of.pieces.iter().copied().filter(|p| p.0 > beside.1);
    let pieces: Vec<Span> = lead.into_iter().chain([noun]).chain(behind).collect();
    (pieces.len() > 1).then_some(pieces)
}

/// `40 per cent of women are insured, compared to 60 per cent of men`: what is said of both stands between their numbers.
pub(super) fn between(words: &Words, around: &Around) -> Option<Span> {
    let label = (around.first..around.last).find(|at| words.get(*at).is_some_and(|t| t.group().is_some()))?;
    let first =
        (label + 1..around.last).find(|at| finite(words, *at) || auxiliary(words, *at) || around.amounts[*at])?;
    let compares = |at: usize| words.is_any(at, &["compared", "against", "versus", "while", "contre", "frente"]);
    let goes_on = |at: &usize| {
        free(words, around, *at) && !compares(*at)
            || inside(words, *at)
            || words.mark(*at, ",") && free(words, around, at + 1)
    };
    // `are covered by at least one of them`
    let run =
        (first..around.last).take_while(|at| goes_on(at) || around.amounts[*at] && words.phrase_before(*at).is_some());
    let last = run.last().filter(|_| !around.amounts[first])?;
    super::noun_phrase::trim(words, first, last)
}

/// The statements before in the same sentence, the nearest first.
fn earlier<'a>(around: &Around<'a>) -> impl Iterator<Item = &'a Earlier> {
    let number = around.number;
    around.earlier.iter().rev().take(ITEMS_MAX).take_while(move |e| e.sentence == number)
}

#[cfg(test)]
mod tests {
    use crate::parse::subject::noun::tests::check;

    #[test]
    fn what_is_said_behind_an_aside_is_said_of_its_parts() {
        check("Some 90 boats, including 40 in Kep, were sold.", &["boats … were sold", "boats … in Kep … were sold"]);
        check("Some 90 boats were sold, including 40 in Kep.", &["boats were sold", "boats … in Kep"]);
    }

    #[test]
    fn a_corresponding_share_is_of_the_same_sex() {
        check(
            "Women make up 40 per cent of cooks. The corresponding share among divers is 9 per cent.",
            &["cooks", "Women … among divers"],
        );
        check(
            "Rents rose by 40 per cent. The corresponding share among divers is 9 per cent.",
            &["Rents rose", "corresponding share among divers"],
        );
    }
}
