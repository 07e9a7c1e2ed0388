//! A number without a noun beside it: what was so high, who did what, or the words before it.
//!
//! ```text
//! unnamed   = phrase verb of level number          [the rate of vacant flats] fell to 4 per cent
//!         | actor act                              [the fund lent] $ 40,000
//!         | words before                           [Fares collected], 300
//! ```

use super::antecedent;
use super::aside;
use super::before::noun_before;
use super::clause;
use super::leading;
use super::lone;
use super::noun::Around;
use super::noun_phrase::{NOUN_WORDS_MAX, word_count};
use super::whole;
use crate::parse::amount::Measured;
use crate::parse::token::Kind;
use crate::parse::vocabulary::{Language, Sense};
use crate::parse::words::Words;

/// A number without a noun beside it: who did what, what was so high, or the words before it.
pub(super) fn pieces(words: &Words, around: &Around, pieces: &mut Vec<(usize, usize)>) {
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
    // `20 new piers, for a total of 34`: more of what was named before.
    let sums = around.first >= 2
        && (words.is_any(around.first - 1, &["totalling", "totaling"])
            || words.is_any(around.first - 1, &["of", "to", "de"])
                && words.is_any(around.first - 2, &["total", "totals"]))
        && around.measured == Measured::Plain;
    let handed = || around.earlier.last().filter(|_| lone::handed(words, around));
    if let Some(earlier) = antecedent::nearest(words, around)
        .filter(|_| sums)
        .or_else(handed)
        .filter(|e| e.sentence == around.number && !e.pieces.is_empty())
    {
        match earlier.noun {
            Some(noun) => pieces.push(noun),
            None => pieces.extend(earlier.pieces.iter().copied()),
        }
        return;
    }
    // `9,033 girls, a figure which grew to 9,173`
    let figure = (around.first.saturating_sub(9).max(around.sentence.0)..around.first)
        .any(|at| words.is_any(at, &["figure", "chiffre", "cifra"]) && at > 1 && words.mark(at - 2, ","));
    if let Some(earlier) = antecedent::nearest(words, around).filter(|_| figure) {
        pieces.extend(earlier.pieces.iter().copied());
        return;
    }
    if let Some(measured) = levelled(words, around) {
        pieces.push(measured);
        return;
    }
    // `A survey found the share of boats to be 40 per cent`: the object of the verb before.
    let be = around.first > 3 && words.is(around.first - 1, "be") && words.is(around.first - 2, "to");
    if be && let Some((_, last)) = aside::words_before(words, around, around.first - 2, NOUN_WORDS_MAX) {
        let verb = (around.sentence.0..last).rev().find(|at| clause::verb(words, *at));
        let found = verb.and_then(|v| super::noun_phrase::trim(words, v + 1, last));
        if let Some(found) = found.filter(|f| word_count(words, *f) > 0 && !clause::verb(words, f.1)) {
            pieces.push(found);
            return;
        }
    }
    // `in the dear inns (charging $375 a night)`: the thing before the bracket does it.
    let near = around.first.saturating_sub(5).max(around.sentence.0)..around.first;
    let open = near.rev().find(|at| words.mark(*at, "()"));
    let open = open.filter(|at| words.mark(*at, "(") && clause::doing(words, at + 1));
    // Of a clause before the bracket the last noun does it.
    let last_noun = |n: (usize, usize)| {
        let verb = (n.0..=n.1).any(|at| clause::verb(words, at) || clause::level(words, at));
        let lead = (n.0..n.1).rev().find(|at| verb && words.has(*at, Sense::Preposition));
        lead.and_then(|at| super::noun_phrase::trim(words, at + 1, n.1)).unwrap_or(n)
    };
    pieces.extend(open.and_then(|at| noun_before(words, around, at)).map(last_noun));
    // `Compensation came to US$ 6,755, claims to US$ 11,500`: the second number has words of its own.
    let own = aside::words_before(words, around, around.first, NOUN_WORDS_MAX).filter(|(a, _)| {
        // `…, with a total cost of $ 9`
        let leads = |at: &usize| words.has(*at, Sense::Preposition) || words.has(*at, Sense::Small);
        let before = (around.sentence.0..*a).rev().find(|at| !leads(at));
        before.is_some_and(|at| words.mark(at, ","))
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
    } else if let Some((change, of)) = lead
        .act
        .filter(|a| lead.actor.is_none() && antecedent::change(words, a.1))
        .zip(antecedent::nearest(words, around))
    {
        // `Of 40 boats … This represents a decrease of 12`: the change of what was named before.
        pieces.extend(of.pieces.iter().copied());
        pieces.push((change.1, change.1));
    } else if let Some(led) = lead.act.and_then(|_| apart(words, around, &lead)) {
        pieces.extend(led);
    } else if let Some(act) = lead.act {
        // `Jobs rose by 40 after a loss of 30`: a verb of level tells nothing.
        // `More women (52%) rowed than men (48%)`: the one sex is no actor of the other.
        let sex = |at: usize| words.get(at).is_some_and(|t| t.group().is_some());
        pieces.extend(lead.actor.filter(|a| !(around.by_sex && sex(a.1))));
        pieces.extend(
            Some(act)
                .filter(|a| lead.actor.is_none() || around.by_sex || !(a.0..=a.1).all(|at| clause::level(words, at))),
        );
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
    // `9 per cent can swim, compared to the national average of 30`: the same of another whole.
    let average =
        |at: usize| words.is_any(at, &["average", "mean", "median", "norm", "moyenne", "médiane", "promedio", "media"]);
    let same = |e: &&super::noun::Earlier| {
        e.sentence == around.number && e.measured == around.measured && !e.pieces.is_empty()
    };
    let before = around.earlier.last().filter(same);
    if let (Some(before), [piece]) = (before, &pieces[..])
        && average(piece.1)
        && word_count(words, *piece) <= 3
    {
        *pieces = before.pieces.iter().copied().chain([*piece]).collect();
        return;
    }
    // `48 per cent, compared to the mean of 11`: the words of comparing tell nothing.
    for piece in pieces.iter_mut() {
        while piece.0 < piece.1
            && (words.is_any(piece.0, &["compared", "versus"])
                || (words.has(piece.0, Sense::Preposition) || words.has(piece.0, Sense::Small))
                    && piece.0 > 0
                    && (words.is_any(piece.0 - 1, &["compared", "versus", "to", "with"])))
        {
            piece.0 += 1;
        }
    }
    pieces.retain(|p| {
        p.0 < p.1 || !words.is_any(p.0, &["compared", "versus", "almost", "nearly", "out", "has", "had", "à"])
    });
    // `they numbered 252,300`: the actor of the clause before.
    if pieces.iter().all(|p| word_count(words, *p) == 0 || (p.0..=p.1).all(|at| clause::copula(words, at))) {
        pieces.extend(clause::opener(words, around));
    }
}

/// `reducing the number of leaks to 40`: what leads to a number whole, where the act stands apart from it or from its actor.
fn apart(words: &Words, around: &Around, lead: &clause::Lead) -> Option<Vec<(usize, usize)>> {
    const TELLING_WORDS: usize = 3;
    let next = lead.beside && lead.actor.zip(lead.act).is_some_and(|(actor, act)| actor.1 + 1 >= act.0);
    let led = (!next && !around.by_sex).then(|| leading::lead(words, around, false))?;
    (whole::telling(words, &led) >= TELLING_WORDS).then_some(led)
}

/// What a bracket is put behind: `the rate in [2021] (20.7%)` is behind a time.
pub(super) fn bracketed(words: &Words, around: &Around, open: usize) -> Option<(usize, usize)> {
    let mut end = open;
    while end > around.sentence.0 && around.taken[end - 1] {
        end -= 1;
    }
    if let Some(noun) = noun_before(words, around, open) {
        return Some(noun);
    }
    // `lower than the rate for the same time in 2021 (20.7%)`; a longer clause is left to its actor.
    let (first, last) = noun_before(words, around, end).filter(|n| end < open && end + 2 < n.0 + NOUN_WORDS_MAX)?;
    let than = (first..last).rev().find(|at| words.is(*at, "than"));
    let (first, last) = than.map_or(Some((first, last)), |at| super::noun_phrase::trim(words, at + 1, last))?;
    (!antecedent::change(words, last)).then_some((first, last))
}

/// The most tokens between a verb of level and `, from`.
const FROM_TOKENS_MAX: usize = 12;

/// The longest phrase that a verb of level leads from, in words.
const LEVELLED_WORDS_MAX: usize = 24;

/// `the share of tiled roofs rose to` 40 per cent: what the verb of level leads from, whole.
pub(super) fn levelled(words: &Words, around: &Around) -> Option<(usize, usize)> {
    let start = clause::begin(words, around);
    let passes = |at: usize| {
        around.taken[at]
            || around.amounts[at]
            || clause::level(words, at)
            || words.has(at, Sense::Preposition) && !words.is_any(at, &["with", "for", "among", "avec", "con"])
            || matches!(around.measured, Measured::Money(_))
                && words.str(at).len() > 1
                && words.str(at).chars().all(char::is_uppercase)
            || words.get(at).is_some_and(|t| t.has(Sense::Conjunction) || t.has(Sense::Small) || t.has(Sense::Verb))
            || words.lower(at).ends_with("ly")
            || words.is_any(
                at,
                &[
                    "still",
                    "well",
                    "just",
                    "now",
                    "almost",
                    "about",
                    "an",
                    "a",
                    "only",
                    "also",
                    "some",
                    "total",
                    "estimated",
                    "than",
                ],
            )
            || words.mark(at, "$€£¥")
    };
    let verb = (start + 1..around.first).rev().find(|at| clause::level(words, *at))?;
    // `Income fell, from $482 in May to $357`, `Progress has been slow: from 85 per cent …`: from one number to the other.
    let mut before = around.first;
    while before > verb + 1
        && (around.amounts[before - 1]
            || around.taken[before - 1]
            || words.mark(before - 1, "$€£¥")
            || words.is_any(before - 1, &["to", "in", "from", "per", "cent"]))
    {
        before -= 1;
    }
    let moves = before > verb + 1 && words.mark(before - 1, ",:") && words.is(before, "from");
    let parts = |at: usize| words.mark(at, ",;:") || around.amounts[at] || clause::verb(words, at);
    let moves = moves && before - verb <= FROM_TOKENS_MAX && !(verb + 1..before - 1).any(parts);
    if around.by_sex || !(verb..around.first).all(passes) && !moves {
        return None;
    }
    let mut end = verb;
    let capitals = |at: usize| words.get(at).is_some_and(|t| t.capital);
    while end > start
        && !capitals(end - 1)
        && passes(end - 1)
        && !words.has(end - 1, Sense::Preposition)
        && !around.taken[end - 1]
    {
        end -= 1;
    }
    // `the toll, which had reached 5 per cent, was below 1`: said of what stands before the comma.
    let relative = |comma: usize| {
        words.mark(comma, ",") && words.is_any(comma + 1, &["which", "who", "qui", "que"]) && comma + 1 < verb
    };
    let before_relative = |comma: usize| aside::words_before(words, around, comma, LEVELLED_WORDS_MAX);
    if words.mark(end.wrapping_sub(1), ",")
        && let Some(comma) = (start..end - 1).rev().find(|at| words.mark(*at, ",")).filter(|at| relative(*at))
    {
        return before_relative(comma).filter(|n| word_count(words, *n) > 0);
    }
    // `Fees fell by a third and sales rose to 40`: after the last verb a comma or a conjunction begins another clause.
    let inner = (start..end.saturating_sub(1)).rev().find(|at| {
        clause::verb(words, *at)
            && (!(words.lower(*at).ends_with("ed") || *at > start && words.lower(*at - 1).ends_with("ly"))
                || clause::level(words, *at))
    });
    let parted = |at: &usize| words.has(*at, Sense::Conjunction) || words.mark(*at, ",");
    let start = match inner {
        Some(inner) => (inner..end).find(parted)?,
        None => start,
    };
    let mut first = (start..end).find(|at| clause::free(words, around, *at) && !parted(at))?;
    // `Over this period the number of shops`
    if words.has(first, Sense::Preposition) {
        first = (first + 2..end)
            .find(|at| words.is_any(*at, &["the", "a", "le", "la", "el"]) && !words.has(*at - 1, Sense::Preposition))?;
    }
    let mut last = first;
    while last + 1 < end && last - first < LEVELLED_WORDS_MAX {
        // `starts of works (non-building) in town`
        let bracket = (last + 3..(last + 6).min(end)).find(|at| words.mark(last + 1, "(") && words.mark(*at, ")"));
        let listed = words.mark(last + 1, ",") && leading::listed(words, around, last + 1);
        match bracket {
            Some(close) if close + 1 < end => last = close,
            None if clause::free(words, around, last + 1) || clause::glue(words, last + 1) || listed => last += 1,
            _ => break,
        }
    }
    // `Two ports grew, fares in Kep stand at 40`: the phrase stands right before its verb.
    if last + 1 < end
        && let Some(comma) =
            (last + 1..end).rev().find(|at| words.mark(*at, ",") && !leading::listed(words, around, *at))
    {
        if relative(comma) {
            return before_relative(comma).filter(|n| word_count(words, *n) > 0);
        }
        let clean =
            |at: usize| !clause::verb(words, at) && (clause::free(words, around, at) || clause::glue(words, at));
        if comma + 1 < end && (comma + 1..end).all(clean) && !words.has(comma + 1, Sense::Conjunction) {
            (first, last) = (comma + 1, end - 1);
        }
    }
    let pronoun = words.is_any(
        first,
        &[
            "it", "they", "we", "this", "these", "that", "which", "who", "there", "il", "elle", "ils", "elles", "ce",
            "qui", "que", "esto",
        ],
    );
    super::noun_phrase::trim(words, first, last).filter(|n| !pronoun && word_count(words, *n) > 0)
}

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

/// `prices fell by 40 cents`: what moved, where the number has a noun that only measures it.
pub(super) fn moved(words: &Words, around: &Around) -> Option<(usize, usize)> {
    #[rustfmt::skip]
    const MOVES: &[&str] = &[
        "rose", "risen", "fell", "fallen", "dropped", "declined", "increased", "decreased", "aumentó", "disminuyó", "bajó", "subió",
    ];
    let near = around.first.saturating_sub(12).max(around.sentence.0)..around.first;
    let moves = near.clone().any(|at| words.is_any(at, MOVES)) && around.measured == Measured::Plain;
    levelled(words, around).filter(|_| moves)
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
