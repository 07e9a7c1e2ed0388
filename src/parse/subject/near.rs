//! What of a long lead tells its number: the words nearest to it, from where a clause or a phrase begins that leads to it.
//!
//! ```text
//! near      = "," participle words number           The fund for nets opened a school, [teaching good knots to] 9 [old divers]
//!         | verb words number                     … of the long river [gave the best hemp nets to] 9 [divers]
//! ```

use super::clause::{auxiliary, copula, doing, finite, level, verb};
use super::whole::{Span, telling};
use crate::parse::token::Kind;
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;

/// A lead of so many words is told as it stands.
const LEAD_WORDS: usize = 10;
/// A lead of so many words is told whole where what opens no phrase of its own leads to its number.
const WHOLE_WORDS_MAX: usize = 22;
/// A relative is told without what it follows where that is so long, in words.
const RELATIVE_WORDS: usize = 15;
/// So many telling words, its noun and what goes on behind it counted, tell a number.
const NEAR_WORDS: usize = 5;
/// So few words are not worth the cut.
const CUT_WORDS: usize = 4;

/// A long lead from the nearest place on at which a phrase begins that tells the number; `own` tells the number beside the lead.
pub(super) fn near(words: &Words, lead: Vec<Span>, own: usize) -> Vec<Span> {
    let tokens: Vec<usize> = lead.iter().flat_map(|p| p.0..=p.1).collect();
    let long = tokens.iter().filter(|i| words.get(**i).is_some_and(|t| t.kind == Kind::Word)).count();
    if long <= LEAD_WORDS {
        return lead;
    }
    let behind = |at: usize| lead.iter().filter(|p| p.1 >= at).map(|p| (p.0.max(at), p.1)).collect::<Vec<Span>>();
    let helps = |at: usize| tokens.iter().any(|i| *i > at && auxiliary(words, *i));
    let opens = |at: usize| {
        let parted = words.is(at - 1, "including") && tokens.iter().any(|i| *i > at && words.mark(*i, ","));
        let short = words.is(at - 1, "which") && long < RELATIVE_WORDS;
        hangs(words, at) && !helps(at) && !parted && !short
            || long > WHOLE_WORDS_MAX && (acts(words, at) || tied(words, at, &tokens))
    };
    let tells = |at: usize| telling(words, &behind(at)) + own + usize::from(hangs(words, at)) >= NEAR_WORDS;
    let begin = tokens.iter().skip(CUT_WORDS).rev().find(|at| opens(**at) && tells(**at)).map(|at| behind(*at));
    begin.unwrap_or(lead)
}

/// `…, reaching 40 crews`, `…, which mended 40 boats`, `…, including help for 40 crews`: what hangs on a comma and has a verb of its own.
fn hangs(words: &Words, at: usize) -> bool {
    let comma = |i: usize| words.mark(i, ",");
    let which = words.is(at - 1, "which") && comma(at - 2) && !words.is(at, "is");
    let including = words.is(at - 1, "including") || words.has(at - 1, Sense::Small) && words.is(at - 2, "including");
    let including = including && !words.has(at, Sense::Preposition) && !words.has(at, Sense::Small);
    let participle = doing(words, at) && !words.has(at, Sense::Preposition) && !words.is(at, "including");
    which && verb(words, at) && !auxiliary(words, at) || including || participle && comma(at - 1)
}

/// A verb with an object of its own, behind what it is said of.
fn acts(words: &Words, at: usize) -> bool {
    let only = auxiliary(words, at) || copula(words, at) || level(words, at);
    let object = words
        .get(at + 1)
        .is_some_and(|t| t.kind == Kind::Word && !t.has(Sense::Preposition) && !t.has(Sense::Conjunction));
    let helped = auxiliary(words, at - 1) || words.is_any(at - 1, &["who", "that", "to", "not"]);
    verb(words, at) && !only && object && !helped
}

/// `talks with cooks in` 9 bays: a noun behind a preposition that another one ties to the number, and no clause between.
fn tied(words: &Words, at: usize, lead: &[usize]) -> bool {
    let last = lead.last().copied().unwrap_or(at);
    let said = |i: usize| finite(words, i) || auxiliary(words, i) || copula(words, i) || level(words, i);
    let mut behind = lead.iter().copied().filter(|i| *i > at);
    let tie =
        words.has(at - 1, Sense::Preposition) && !words.is_any(at - 1, &["of", "de", "des", "du", "d", "between"]);
    let noun = words.get(at).is_some_and(|t| t.kind == Kind::Word && !t.has(Sense::Small)) && !doing(words, at);
    let plain = !behind.any(|i| said(i) || words.mark(i, ",") || words.has(i, Sense::Conjunction));
    tie && noun && at < last && words.has(last, Sense::Preposition) && plain
}

#[cfg(test)]
mod tests {
    use crate::parse::subject::noun::tests::check;

    #[test]
    fn a_long_lead_is_told_from_where_it_tells_its_number() {
        check(
            "The fund for nets opened a school for cooks near the old pier, teaching good knots to 90 young divers.",
            &["teaching good knots to … young divers"],
        );
        check(
            "The fund that keeps the old harbour clean for the guild of rope makers at the mouth of the long river by the sea gave the best hemp nets to 90 divers.",
            &["gave the best hemp nets to … divers"],
        );
        check("The harbour fund gave help to 90 divers.", &["harbour fund gave help to … divers"]);
    }
}
