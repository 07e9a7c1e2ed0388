//! A number without a noun beside it: what was stated before and it goes on counting, the name in a list, the label of a bar.

use super::adjective;
use super::antecedent;
use super::aside;
use super::clause;
use super::lone;
use super::noun::Around;
use super::whole;
use crate::parse::amount::Measured;
use crate::parse::token::Kind;
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;

/// The words before the number of a list, and of these the name: `Nets mended in [Kep]: 8`, `[Takeo] - 11`.
pub(super) fn name(words: &Words, around: &Around) -> Option<((usize, usize), (usize, usize))> {
    let end = around.first.checked_sub(1).filter(|at| words.mark(*at, "(-–:")).unwrap_or(around.first);
    let (first, last) = aside::words_before(words, around, end, NAME_WORDS_MAX)?;
    let joint = |at: &usize| {
        words.has(*at, Sense::Conjunction)
            || words.has(*at, Sense::Preposition)
            || clause::finite(words, *at)
            || clause::auxiliary(words, *at)
    };
    let begin = (first..last).rev().find(joint).map_or(first, |at| at + 1);
    super::noun_phrase::trim(words, begin, last).map(|name| ((first, last), name))
}

/// The longest name in a list, in tokens.
const NAME_WORDS_MAX: usize = 8;

/// What was stated before and a number without a noun beside it goes on counting, with what is said of it here.
pub(super) fn earlier<'a>(
    words: &Words,
    around: &Around<'a>,
    clause: &[(usize, usize)],
) -> Option<(&'a super::noun::Earlier, Vec<(usize, usize)>)> {
    let sums = around.first >= 2
        && (words.is_any(around.first - 1, &["totalling", "totaling"])
            || words.is_any(around.first - 1, &["of", "to", "de"])
                && words.is_any(around.first - 2, &["total", "totals"]))
        && around.measured == Measured::Plain;
    let handed = lone::handed(words, around);
    let figure = (around.first.saturating_sub(9).max(around.sentence.0)..around.first)
        .any(|at| words.is_any(at, &["figure", "chiffre", "cifra"]) && at > 1 && words.mark(at - 2, ","));
    // `…, down 0.7 per cent from May`, `…, an increase of 12 per cent`: the change of what was named before.
    let lead: Vec<_> = clause.iter().copied().filter(|p| p.1 < around.first).collect();
    let moves = |at: usize| antecedent::change(words, at) || words.is_any(at, MOVING);
    let changed = lead.iter().find_map(|p| (p.0..=p.1).find(|at| moves(*at)));
    // `This represents an increase of 12 per cent`, `rising 6 points to 29 per cent`
    let weak = lead.iter().flat_map(|p| p.0..=p.1).filter(|at| words.is_any(*at, WEAK)).count();
    let thin = whole::telling(words, &lead) <= usize::from(changed.is_some()) + weak;
    let tail: Vec<_> = clause.iter().copied().filter(|p| p.0 > around.last).collect();
    let moved = thin && changed.is_some() || around.first > 0 && words.is_any(around.first - 1, &["up", "down"]);
    // `6.7 million people using new nets and 3 million using ropes`: the noun of another number of the sentence.
    let same = |e: &super::noun::Earlier| e.sentence == around.number && e.noun.is_some();
    // `17 crews, 9 per cent in port`
    let beside = |at: usize| words.mark(at, ",") || words.has(at, Sense::Conjunction);
    let part = around.first > 0
        && beside(around.first - 1)
        && tail.first().is_some_and(|t| words.has(t.0, Sense::Preposition));
    let elided = (around.measured == Measured::Plain || part) && around.earlier.iter().rev().take(8).any(same);
    // `reached (9 men, 8 women) with maps`: the object of a verb of its own.
    let acts = |at: usize| clause::verb(words, at) && !clause::copula(words, at);
    let before = (around.sentence.0..around.first).rev().find(|at| !words.mark(*at, "("));
    let ties = tail.first().is_some_and(|t| words.has(t.0, Sense::Preposition));
    if around.by_sex && around.measured == Measured::Plain && ties && before.is_some_and(acts) {
        return None;
    }
    let goes_on = !moved && (lead.is_empty() || handed || elided) && !tail.is_empty();
    // `$9 million (99 per cent) on nets`
    let enclosed = around.first >= 2 && words.mark(around.first - 1, "(") && around.amounts[around.first - 2];
    let takes = enclosed || sums || handed || figure || moved || goes_on || whole::telling(words, clause) == 0;
    let last =
        around.earlier.last().filter(|e| (handed || enclosed) && e.sentence == around.number && !e.pieces.is_empty());
    // A part is no larger than its whole: `2 million doses to 99 towns, including 600,000 for children`.
    let part = (around.first.saturating_sub(4)..around.first)
        .any(|at| words.is_any(at, &["including", "notamment", "incluyendo"]));
    let holds = |e: &&super::noun::Earlier| e.value.zip(around.value).is_some_and(|(whole, part)| whole >= part);
    let whole = || around.earlier.iter().rev().take(8).find(|e| part && goes_on && same(e) && holds(e));
    // `900 boats in 10 bays, an increase of 40`: how many places there are does not move.
    let placed = |e: &super::noun::Earlier| {
        let lead = (around.sentence.0..e.span.0).rev().find(|at| !words.has(*at, Sense::Small));
        lead.is_some_and(|at| words.is_any(at, &["in", "across", "throughout", "dans", "en"]))
    };
    let main = || {
        let mut near = around.earlier.iter().rev().take(8).take_while(|e| e.sentence == around.number);
        let last = near.next().filter(|e| moved && e.measured == Measured::Plain && placed(e))?;
        near.find(|e| e.measured == last.measured && !placed(e) && !e.pieces.is_empty())
    };
    let of = last.or_else(whole).or_else(main).or_else(|| antecedent::nearest(words, around)).filter(|_| takes)?;
    // What a sentence says of a number of its own is of no nameless one of another sentence.
    if goes_on && of.noun.is_none() && of.sentence != around.number && around.by_sex {
        return None;
    }
    // `40 claims were heard and $9 million paid`: a sum is of no claims.
    if goes_on && matches!(around.measured, Measured::Money(_)) && !matches!(of.measured, Measured::Money(_)) {
        return None;
    }
    let said = |at: &usize| {
        clause::finite(words, *at) || clause::auxiliary(words, *at) || words.has(*at, Sense::Preposition) && handed
    };
    let own = match of.noun {
        // `raids led to 14 killed and 5 wounded`: one state is not of those in the other.
        Some(noun) if goes_on && adjective::status(words, noun) => {
            of.pieces.iter().filter(|p| p.0 < noun.0).map(|p| (p.0, p.1.min(noun.0 - 1))).collect()
        }
        // `14 deaths in towns and 5 in ports`: the second place stands for the first.
        Some(noun) if goes_on => {
            let tie = tail.first().filter(|t| words.has(t.0, Sense::Preposition) && !words.is_any(t.0, &["of", "de"]));
            let same = |t: &(usize, usize)| (noun.0 + 1..=noun.1).find(|at| words.lower(*at) == words.lower(t.0));
            vec![(noun.0, tie.and_then(same).map_or(noun.1, |at| at - 1))]
        }
        // `The first share was of boats and 9 per cent were of nets`: what is said of the first is not said of the second.
        None if goes_on && (handed || tail.first().is_some_and(|t| said(&t.0))) => {
            let verb = of.pieces.iter().flat_map(|p| p.0..=p.1).find(said).unwrap_or(usize::MAX);
            of.pieces.iter().filter(|p| p.0 < verb).map(|p| (p.0, p.1.min(verb - 1))).collect()
        }
        _ => of.pieces.clone(),
    };
    let told = changed.filter(|_| moved).map(|at| (at, at));
    Some((of, own.into_iter().chain(told).chain(tail.into_iter().filter(|_| goes_on)).collect()))
}

/// Participles that alone tell how what was named before moved.
const MOVING: &[&str] = &["rising", "falling", "growing", "increasing", "decreasing", "declining", "dropping"];
/// Words that lead to a change and tell nothing of what changed.
const WEAK: &[&str] =
    &["represents", "represented", "representing", "marks", "marked", "marking", "reflects", "slight", "sharp", "only"];

/// The most tokens of a run of labelled bars.
const BARS_TOKENS_MAX: usize = 80;

/// `Small boats 76% Large boats 52%`: bars of a chart, each number behind its label, and nothing else in the text.
pub(super) fn bar(words: &Words, around: &Around) -> Option<(usize, usize)> {
    let (begin, end) = around.sentence;
    if begin != 0 || end != words.len() || end > BARS_TOKENS_MAX || around.measured != Measured::Percent {
        return None;
    }
    let number = |at: usize| around.amounts[at] || words.mark(at, "%");
    let opens = |at: usize| words.get(at).is_some_and(|t| t.kind == Kind::Word && t.capital);
    let plain = |at: usize| words.get(at).is_some_and(|t| t.kind == Kind::Word) || words.mark(at, "-‑/&’'");
    let alternates = (0..end)
        .all(|at| if number(at) { at > 0 && (at + 1 == end || number(at + 1) || opens(at + 1)) } else { plain(at) });
    let several = (1..end).filter(|at| number(*at) && !number(*at - 1)).count() > 1;
    if !(alternates && several && opens(0) && number(end - 1)) {
        return None;
    }
    let first = (0..around.first).rev().find(|at| number(*at)).map_or(0, |at| at + 1);
    (first < around.first).then(|| (first, around.first - 1))
}

/// `a month`, `per person`, `par mois`, `al mes`: what a rate is counted by.
pub(super) fn per(words: &Words, around: &Around, from: usize) -> Option<(usize, usize)> {
    // `$60 PSF`: by the square foot.
    let capitals = |at: usize| (2..=4).contains(&words.str(at).len()) && words.str(at).chars().all(char::is_uppercase);
    let alone = !words.get(from + 1).is_some_and(|t| t.kind == Kind::Word && t.capital);
    if matches!(around.measured, Measured::Money(_)) && capitals(from) && alone && clause::free(words, around, from) {
        return Some((from, from));
    }
    let opens = words.is_any(from, &["a", "an", "per", "par", "por", "al", "each", "every"]);
    let noun = words.get(from + 1).filter(|t| opens && t.kind == Kind::Word && !t.capital && !t.has(Sense::Verb));
    (noun.is_some() && from + 1 < around.sentence.1 && !around.taken[from]).then_some((from, from + 1))
}
