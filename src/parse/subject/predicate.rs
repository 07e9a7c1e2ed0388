//! What is said of the things counted: the predicate behind a number.
//!
//! ```text
//! predicate = verb words                           45 cases were [filed and referred]
//! ```

use super::clause::{copula, doing, free, glue, initial, verb};
use super::noun::Around;
use super::noun_phrase::trim;
use crate::parse::token::Kind;
use crate::parse::vocabulary::{Language, Sense};
use crate::parse::words::Words;

/// The longest predicate, in words.
const PREDICATE_WORDS_MAX: usize = 18;

/// `were filed and referred`, `was ordered in compensation`, `all of whom received counselling`, `relied on friends, relatives or a
/// broker`.
pub fn predicate(words: &Words, around: &Around, from: usize) -> Option<(usize, usize)> {
    let mut first = from;
    while first < around.sentence.1 {
        let token = words.get(first)?;
        let passes = token.kind == Kind::Word
            && (words.is_any(
                first,
                &[
                    "all", "of", "whom", "who", "which", "that", "is", "are", "was", "were", "be", "been", "being",
                    "has", "have", "had", "will", "would", "also", "both", "qui", "que", "ont", "été", "sont", "est",
                    "avait", "avaient", "son", "es", "now", "already", "so", "far", "fueron", "fue", "han", "sido",
                    "to", "se",
                ],
            ) && (!words.is(first, "of") || words.is_any(first + 1, &["whom", "which", "them", "these", "those"]))
                || words.is(first, "y") && words.style.language == Language::French)
            || first == from && words.mark(first, ")");
        if !passes {
            break;
        }
        first += 1;
    }
    // `people living with HIV need to …` says what they lack, not who they are.
    if words.is_any(first, &["compared", "versus"]) || first == from && super::verb::lacks(words, first) {
        return None;
    }
    let lower = words.lower(first);
    let verbal = words.get(first)?.kind == Kind::Word
        && (first > from || lower.ends_with("ed") || verb(words, first) || words.has(first, Sense::Verb));
    if !verbal || around.taken[first] || around.amounts[first] {
        return None;
    }
    let mut last = None;
    let mut count = 0;
    for at in first..around.sentence.1 {
        let Some(token) = words.get(at) else { break };
        let glue = glue(words, at);
        let listed = words.mark(at, ",") && series(words, around, at);
        let breaks = words.is_any(at, &["by", "during", "since", "while", "and", "et", "y", "compared", "versus"])
            || words.is_any(at, &["through", "which", "par", "por", "who", "that", "to", "from"]) && count >= 6;
        let one_more = || !verb(words, at + 1) && !super::clause::starts_clause(words, at + 1, around.sentence.1);
        let joins = words.has(at, Sense::Conjunction)
            && (count < 3 || one_more())
            && !words.is_any(at, &["or", "ou", "o"])
            && words.get(at + 1).is_some_and(|t| t.kind == Kind::Word && !t.has(Sense::Small));
        // `received at least four antenatal care visits`: one word alone tells too little to stop at a number.
        let inner = around.amounts[at] && count <= 1 && at > first;
        let opens = at > first && token.capital && token.senses.iter().any(|s| matches!(s, Sense::Number(_)));
        if around.taken[at]
            || opens
            || around.amounts[at] && !inner
            || !glue && !listed && !inner && token.kind != Kind::Word && !initial(words, at)
            || at > first && breaks && !joins
            || count >= PREDICATE_WORDS_MAX
        {
            break;
        }
        count += usize::from(token.kind == Kind::Word);
        last = Some(at);
    }
    let mut last = last?;
    // Cut at its longest, it ends before what the cut left open: a preposition, a conjunction, a participle.
    if count >= PREDICATE_WORDS_MAX && last + 1 < around.sentence.1 && free(words, around, last + 1) {
        let open = |at: usize| words.has(at, Sense::Preposition) || doing(words, at);
        let joint = |at: usize| words.has(at, Sense::Conjunction);
        let at =
            (first + 3..=last).rev().find(|at| open(*at)).or_else(|| (first + 3..=last).rev().find(|at| joint(*at)));
        last = at.map_or(last, |at| at - 1);
    }
    // `experienced violence committed` by …, `addressing inequities and aligning` with …: the participle that its object was cut from.
    let next =
        words.get(last + 1).is_some_and(|t| t.has(Sense::Preposition)) || words.is_any(last + 1, &["by", "with"]);
    let hangs = doing(words, last) || words.lower(last).ends_with("ed");
    if next && hangs && last > first + 2 && !words.has(last - 1, Sense::Small) && !copula(words, last - 1) {
        last -= 1;
    }
    // `are on track`: the preposition tells.
    let tied = first > from && words.has(first, Sense::Preposition) && first < last;
    trim(words, first, last).map(|(a, b)| (if tied { first } else { a }, b))
}

/// `friends, relatives or a broker`: after the comma comes one more of a series that a conjunction closes.
pub(super) fn series(words: &Words, around: &Around, comma: usize) -> bool {
    for at in comma + 1..(comma + 6).min(around.sentence.1) {
        if words.has(at, Sense::Conjunction) {
            return at > comma + 1;
        }
        if !free(words, around, at) && !words.mark(at, ",") || verb(words, at) && !words.lower(at).ends_with("ed") {
            return false;
        }
    }
    false
}
