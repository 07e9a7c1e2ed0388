//! Words that name the whole of a list of parts, before it or behind it.
//!
//! ```text
//! whole = of the number [noun] "," list            According to the log, of the 61 rowers, 20 were women and 31 men
//!       | among the number [noun] were list        Among the 87 divers were 31 women and 22 children
//!       | the number [noun] were list              The 59 victims were 31 men and 27 women
//!       | part out of number [noun]                18 women out of 61 crew
//! ```

use super::Part;
use super::label::TO_BE;
use crate::parse::amount::{Amount, Measured};
use crate::parse::token::Kind;
use crate::parse::vocabulary::{Sense, THINGS};
use crate::parse::words::Words;

/// Verbs that say who is among others: `Among the 87 divers were 31 women and 22 children`.
#[rustfmt::skip]
pub(super) const FIGURE: &[&str] = &["figurent", "figuraient", "figuran", "figuraban", "hay", "había", "habían", "were", "are", "sont", "étaient"];

/// Where people are, which is not what they are of.
#[rustfmt::skip]
const PLACES: &[&str] = &[
    "villages", "sites", "districts", "provinces", "schools", "countries", "camps", "communes", "écoles", "pays", "municipios", "escuelas",
    "países", "sitios", "aldeas", "barrios", "years", "days",
];

/// `18 femmes sur 61 élus`, `18 women out of 61 crew`: the whole stands behind the part.
pub(super) fn whole_behind(words: &Words, amounts: &[Amount], parts: &[Part]) -> Option<usize> {
    let [part] = parts else { return None };
    let next = part.last + 1;
    let tied = |from: usize| match () {
        () if words.is(next, "sur") && words.is(next + 1, "un") && words.is(next + 2, "total") => from == next + 4,
        () if words.is(next, "de") && words.is(next + 1, "un") && words.is(next + 2, "total") => from == next + 4,
        () if words.is(next, "out") && words.is(next + 1, "of") => {
            from == next + 2 || from == next + 3 && words.is(next + 2, "the")
        }
        () if words.is(next, "sur") => from == next + 1 || from == next + 2 && words.is(next + 1, "les"),
        () => false,
    };
    // `un total` counts nothing.
    let behind = amounts.partition_point(|a| a.whole_first <= part.last);
    let at = (behind..behind + 2).find(|at| amounts.get(*at).is_some_and(|a| tied(a.whole_first)))?;
    let whole = amounts.get(at)?;
    let plain = whole.measured == Measured::Plain && !whole.told && amounts[part.amount].whole_last < part.last;
    // `3 femmes sur 12 sites` are not of the sites.
    (plain && !of_things(words, whole) && whole.value > amounts[part.amount].value).then_some(at)
}

/// `According to the log, of the 61 rowers, 20 were women`: a number that its clause opens with as what the others are of.
pub(super) fn names_whole(words: &Words, amount: &Amount, begin: usize, first: usize) -> bool {
    #[rustfmt::skip]
    const ARTICLES: &[&str] = &["the", "these", "those", "all", "los", "las", "les", "ces", "estos", "estas", "a", "total", "of", "de", "un"];
    let small = |i: &usize| words.is_any(*i, ARTICLES);
    let lead = (begin..amount.whole_first).rev().take_while(small).last().unwrap_or(amount.whole_first);
    let of = |i: usize| words.is_any(i, &["of", "out", "sur", "de", "parmi", "entre", "among"]);
    let lead = if lead > begin && of(lead - 1) { lead - 1 } else { lead };
    let opens = lead == begin || words.mark(lead - 1, ",:;–—") || words.is_any(lead - 1, &["that", "que"]);
    let among = words.is_any(lead, &["parmi", "entre", "among"]) && words.is_any(first - 1, FIGURE);
    // `Of the 60 boats, 20 sank, and 15 men …` leads to the 20.
    let leads = (first.saturating_sub(3).max(amount.whole_last + 1)..first).any(|i| words.mark(i, ","));
    of(lead) && opens && (among || leads) && !of_things(words, amount)
}

/// `60 boats`: what no list of people is made of.
fn of_things(words: &Words, amount: &Amount) -> bool {
    let next = amount.whole_last + 1;
    (next..next + 2)
        .any(|i| words.is_any(i, PLACES) || THINGS.contains(&words.lower(i).as_str()) || words.has(i, Sense::Household))
}

/// `the 59 victims were 31 men and 27 women`: all of them are what the list says they are.
pub(super) fn is_made_of(words: &Words, amount: &Amount, first: usize, taken: &[bool]) -> bool {
    let article = words.is_any(amount.whole_first.wrapping_sub(1), &["the", "los", "las", "les"]);
    let plain = |i: usize| {
        words.get(i).is_some_and(|t| t.kind == Kind::Word && t.group().is_none()) || taken.get(i) == Some(&true)
    };
    let gap = amount.whole_last + 1..first;
    article
        && !of_things(words, amount)
        && (2..=10).contains(&gap.len())
        && gap.clone().all(plain)
        && words.is_any(first - 1, TO_BE)
}

/// `640 children (6–59 months old), of whom …`: a bracket whose numbers other rules have taken.
pub(super) fn spent_bracket(words: &Words, taken: &[bool], at: usize) -> bool {
    let open = (at.saturating_sub(8)..=at).rev().find(|i| words.mark(*i, "(") || *i < at && words.mark(*i, ")"));
    let Some(open) = open.filter(|i| words.mark(*i, "(")) else { return false };
    let close = (open + 1..open + 9).find(|i| words.mark(*i, ")")).filter(|close| *close >= at);
    let spent = |i: usize| words.get(i).is_some_and(|t| !t.is_numeral() || taken.get(i) == Some(&true));
    close.is_some_and(|close| (open + 1..close).all(spent))
}
