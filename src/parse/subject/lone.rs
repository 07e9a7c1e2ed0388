//! A subject that is one word of doing or state and tells nothing alone: whose it is stands elsewhere in the sentence.
//!
//! ```text
//! handed    = number place ("followed by" | ", making") number     8 races in Kep, followed by [6] in Takeo
//! listed    = label place ":" number "," place ":" number          [Nets cast] in Kep: 4, Takeo: 9
//! lone      = actor … verb number                                  [fares], which …, [made up] 9 per cent
//!         | noun "of" number participle                            a [fleet] of 40 [scattered] over 9 bays
//!         | noun "that" verb number                                a [plan] that [is expected to yield] $9
//! ```

use super::noun::{Around, Earlier};
use super::noun_phrase::trim;
use crate::parse::amount::Measured;
use crate::parse::token::Kind;
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;

/// The longest name of a place in a list, in words.
const PLACE_WORDS_MAX: usize = 3;
/// How far back `followed by` may stand from the last number of its list, in tokens.
const HANDED_TOKENS_MAX: usize = 16;

/// True where a number goes on counting what the one before it counted: `, followed by 44 in the bay and 23 in port`, `, making 153`.
pub(super) fn handed(words: &Words, around: &Around) -> bool {
    let before = |at: usize| at.checked_sub(1).filter(|at| *at > around.sentence.0);
    if before(around.first).is_some_and(|at| words.is(at, "making") && words.mark(at - 1, ",")) {
        return true;
    }
    // Places and their numbers may stand between.
    let passes = |at: usize| {
        around.amounts[at]
            || words.mark(at, ",")
            || words.get(at).is_some_and(|t| t.capital || t.has(Sense::Conjunction))
            || words.is_any(at, &["in", "at", "from"])
    };
    let near = around.first.saturating_sub(HANDED_TOKENS_MAX).max(around.sentence.0 + 1)..around.first;
    let by = near.rev().find(|at| !passes(*at)).filter(|_| around.measured == Measured::Plain);
    by.is_some_and(|at| words.is(at, "by") && words.is(at - 1, "followed"))
}

/// `Nets cast in Kep: 4, Takeo: 9`: what the head of a list of places counts at each of them.
pub(super) fn listed(words: &Words, around: &Around, label: (usize, usize)) -> Option<(usize, usize)> {
    let capital = |at: usize| words.get(at).is_some_and(|t| t.kind == Kind::Word && t.capital);
    let comma = label.0.checked_sub(1).filter(|at| words.mark(*at, ",;"))?;
    let named = label.1 - label.0 < PLACE_WORDS_MAX && (label.0..=label.1).all(capital);
    let before: &Earlier = around.earlier.last().filter(|e| named && e.sentence == around.number)?;
    let (first, last) = before.pieces.first().copied().filter(|_| before.span.1 + 1 == comma)?;
    let place = |at: usize| words.is_any(at, &["in", "at", "à", "en"]) && capital(at + 1);
    if place(last + 1) {
        return Some((first, last));
    }
    let lead = (first + 1..last).rev().find(|at| place(*at)).filter(|_| words.mark(last + 1, ":"))?;
    trim(words, first, lead - 1)
}

/// True for a word that compares: `$160 higher`.
pub(super) fn compares(words: &Words, at: usize) -> bool {
    words.is_any(at, &["higher", "lower", "fewer", "greater", "smaller", "larger"])
}

#[cfg(test)]
mod tests {
    use crate::parse::subject::noun::tests::check;

    #[test]
    fn a_number_goes_on_counting_what_the_one_before_it_counted() {
        check("It mended 104 boats in Reva, followed by 44 in Kep.", &["mended … boats in Reva", "boats … in Kep"]);
        check(
            "It held 202 runs in 5 ports. Over half of these runs took place in Reva (104), followed by 44 in Kep and 23 in Takeo.",
            &["held … runs", "held 202 runs in … ports", "runs took place in Reva", "runs … in Kep", "runs … in Takeo"],
        );
        check("It taught tides in 9 ports, making 53 in the bay.", &["taught tides in … ports", "ports … in the bay"]);
        check(
            "Nets cast in Reva: 42, Kep: 34, Takeo: 9",
            &["Nets cast in Reva", "Nets cast … Kep", "Nets cast … Takeo"],
        );
    }

    #[test]
    fn a_lone_verb_is_said_of_its_noun() {
        check("Dock fees, which paid for most of the work, represented 59 per cent.", &["Dock fees … represented"]);
        check(
            "While the share of fees was as before, increasing by 3 per cent, it is low.",
            &["share of fees was as before, increasing"],
        );
        check("It has a fleet of more than 222 scattered over 33 bays.", &["fleet of … scattered", "bays"]);
        check(
            "It led to a toll plan that is likely to bring $90,000.",
            &["led to a toll plan that is likely to bring"],
        );
        check(
            "Floods along the coast led to over 700 displaced across five bays.",
            &[
                "Floods along the coast led to … displaced",
                "Floods along the coast led to over 700 displaced across … bays",
            ],
        );
        check("These fares are about $160 higher than before.", &["fares are … higher"]);
    }
}
