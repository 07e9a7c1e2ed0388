//! Which amounts on their own are statistics: something on the page must say that they count.
//!
//! | rule | reads | does not read |
//! | --- | --- | --- |
//! | `share`, `money`, `ratio` | an amount with a unit | a bare number |
//! | `count` | 43 cases, 280 were injured, Total: 12, active contacts are 766, over 500, 1,204 | as before; 43, they |
//! | `named_list`, `tally` | see [`tally`] | |
//! | `elided` | 37 boats in harbour and 6 in repair, 53 and 21 attacks | 6 in the morning |
//! | `compound` | a 100-bed hotel, a 21-member team | a 5-star hotel |
//! | none | two quays | the two quays (see [`known`]) |
//!
//! A run of three numbers or more with nothing between them is a row of a table that lost its heads: no figure (see
//! [`in_row_of_numbers`]).

use super::amount::{Amount, Measured};
use super::known;
use super::number::{self, Writing};
use super::reading::TextRole;
use super::subject::{adjective, clause};
use super::tally;
use super::token::{Form, Kind};
use super::vocabulary::{Phrase, Sense};
use super::words::Words;
use rust_decimal::Decimal;

/// Words right before a number that say what it is of, or that it stands somewhere.
const ANNOUNCING: &[&str] = &[
    "totalled",
    "totaled",
    "totalling",
    "reached",
    "reaching",
    "was",
    "were",
    "is",
    "are",
    "to",
    "at",
    "of",
    "by",
    "from",
    "stood",
    "stands",
    "with",
    "targeted",
    "dont",
    "est",
    "sont",
    "était",
    "étaient",
    "es",
    "son",
    "fue",
    "fueron",
    "era",
    "eran",
    "totalizó",
    "totalisant",
    "remains",
    "remained",
    "numbered",
    "numbering",
    "making",
    "currently",
    "now",
    "carrying",
];

/// The rule by which an amount that is in no list of parts is a statistic; `None` where nothing says so.
pub(super) fn rule(words: &Words, amounts: &[Amount], at: usize, role: TextRole) -> Option<&'static str> {
    let amount = amounts.get(at)?;
    amount.value?;
    if in_row_of_numbers(words, amount.first)
        || wordless(words, amount, role) && (amounts.len() > 2 || !matches!(amount.measured, Measured::Money(_)))
        || denominator(words, amount)
        || known::says_nothing(words, amount)
    {
        return None;
    }
    let of_rate = |share: &Amount| {
        tally::of_rate(words, share).is_some_and(|(part, whole)| [part, whole].contains(&amount.first))
    };
    if amounts.iter().skip(at + 1).take(2).any(of_rate) {
        return None;
    }
    match amount.measured {
        Measured::Percent => return Some("share"),
        Measured::Ratio => return Some("ratio"),
        Measured::Money(_) => return Some("money"),
        Measured::Plain => {}
    }
    if let Some(rule) = tally::rule(words, amount, role) {
        return Some(rule);
    }
    // `of whom one (17%)`: a share in brackets says that its number counts, if no name does before it.
    let of_name = amount.writing == Writing::Digits && words.before(amount.whole_first).is_some_and(|t| t.capital);
    if amount.share.is_some() && !of_name {
        return Some("count");
    }
    if elided(words, amounts, at) || shared_noun(words, amounts, at) {
        return Some("elided");
    }
    if compound(words, amount) {
        return Some("compound");
    }
    counts(words, amount, role).then_some("count")
}

/// `1 400`, `60-69`, `40.0m` with no word beside them in the whole text: ticks and labels of a chart.
fn wordless(words: &Words, amount: &Amount, role: TextRole) -> bool {
    let own = amount.whole_first..=amount.whole_last;
    role != TextRole::Row && !words.tokens.iter().enumerate().any(|(at, t)| t.kind == Kind::Word && !own.contains(&at))
}

/// What a rate is counted by: `per 100,000 population`, `pour 1 000 habitants`.
fn denominator(words: &Words, amount: &Amount) -> bool {
    amount.measured == Measured::Plain && tally::per(words, amount.whole_first, amount.value)
}

/// The same for a numeral that nobody took.
pub(super) fn is_denominator(words: &Words, at: usize) -> bool {
    tally::per(words, at, number::value(words, at))
}

/// `598 * 297 22 138`: three numerals or more that only blanks, per cent signs and dashes part.
pub(super) fn in_row_of_numbers(words: &Words, at: usize) -> bool {
    let plain = |i: usize| {
        words.get(i).is_some_and(|t| {
            matches!(t.kind, Kind::Numeral(Form::Integer | Form::Grouped | Form::Decimal | Form::Unclear))
                && t.blank_before
        })
    };
    let next = |i: usize| {
        let mark = usize::from(
            words.mark(i + 1, "%*-–—") && (words.glued(i + 1) || words.get(i + 2).is_some_and(|t| t.blank_before)),
        );
        Some(i + 1 + mark).filter(|n| plain(*n))
    };
    let previous = |i: usize| {
        let before = i.checked_sub(1)?;
        let mark = usize::from(words.mark(before, "%*-–—"));
        before.checked_sub(mark).filter(|n| plain(*n) && next(*n) == Some(i))
    };
    if !plain(at) {
        return false;
    }
    let after = next(at);
    let before = previous(at);
    match (before, after) {
        (Some(_), Some(_)) => true,
        (Some(b), None) => previous(b).is_some(),
        (None, Some(a)) => next(a).is_some(),
        (None, None) => false,
    }
}

/// `37 boats in harbour and 6 in repair`, `972 in Ghana and 30 in Togo`: the noun of the number before it is meant.
fn elided(words: &Words, amounts: &[Amount], at: usize) -> bool {
    let amount = &amounts[at];
    let Some(before) = at.checked_sub(1).and_then(|b| amounts.get(b)) else { return false };
    let gap = before.whole_last + 1..amount.whole_first;
    let place = |i: usize| {
        words.is_any(
            i,
            &["in", "on", "for", "by", "among", "from", "en", "dans", "parmi", "chez", "para", "por", "à", "au", "a"],
        )
    };
    let lead = amount.whole_first.wrapping_sub(1);
    let joined = words.mark(lead, ",;") || words.get(lead).is_some_and(|t| t.has(Sense::Conjunction));
    let aside = words.mark(lead, "—–(");
    let next = amount.whole_last + 1;
    let named = words.mark(next, "(")
        && words.get(next + 1).is_some_and(|t| t.kind == Kind::Word && t.letter().is_none() && t.group().is_none());
    let near = gap.len() <= 12 && !gap.clone().any(|i| words.mark(i, "."));
    let led = place(next)
        && !words.is_any(next + 1, &["the", "order", "which", "this"])
        && (aside || gap.clone().any(place) || near && gap.len() <= 5);
    amount.writing == Writing::Digits
        && before.measured == Measured::Plain
        && near
        && (joined || aside)
        && (led
            || named
                && joined
                && amount.value.is_some_and(|v| v < Decimal::ONE_HUNDRED && before.value.is_some_and(|b| v <= b)))
}

/// `53 and 21 attacks`: two numbers share the noun behind the second.
fn shared_noun(words: &Words, amounts: &[Amount], at: usize) -> bool {
    let amount = &amounts[at];
    let Some(after) = amounts.get(at + 1).filter(|a| a.measured == Measured::Plain && a.writing == Writing::Digits)
    else {
        return false;
    };
    let joined = words.get(amount.whole_last + 1).is_some_and(|t| t.has(Sense::Conjunction))
        && after.whole_first == amount.whole_last + 2;
    let noun = words.get(after.whole_last + 1).is_some_and(|t| {
        t.kind == Kind::Word && !t.capital && (t.senses.is_empty() || t.has(Sense::People) || t.has(Sense::Case))
    });
    joined
        && noun
        && amount.writing == Writing::Digits
        && !words.is_any(amount.whole_first.wrapping_sub(1), &["between", "entre"])
}

/// `a 100-bed hotel`, `a 21-member committee`: what is counted is tied to its number.
fn compound(words: &Words, amount: &Amount) -> bool {
    let dash = amount.whole_last + 1;
    amount.writing == Writing::Digits
        && words.mark(dash, "-‑")
        && words.glued(dash)
        && words.glued(dash + 1)
        && words.is_any(
            dash + 1,
            &[
                "bed",
                "member",
                "person",
                "seat",
                "cell",
                "room",
                "station",
                "bike",
                "unit",
                "strong",
                "household",
                "percentage",
                "point",
                "kilometre",
                "km",
                "vehicle",
                "truck",
            ],
        )
}

/// A cell is text where so many words in small letters stand on one side of its number.
const TEXT_WORDS_MIN: usize = 3;

fn counts(words: &Words, amount: &Amount, role: TextRole) -> bool {
    let behind = adjective::name(words, amount.whole_last + 1).unwrap_or(amount.whole_last) + 1;
    let next = words.get(behind);
    let bare_bracket = words.mark(amount.whole_first.wrapping_sub(1), "([") && words.mark(amount.whole_last + 1, ")]");
    let one = amount.value == Some(Decimal::ONE) && amount.writing == Writing::Words;
    let noun = next.is_some_and(|t| {
        t.kind == Kind::Word
            && (!t.has(Sense::Small) || acronym(words, behind))
            && !t.has(Sense::Conjunction)
            && !t.has(Sense::Verb)
            && (!t.has(Sense::Preposition) || words.is_any(behind, &["of", "de", "d"]))
    });
    // `280 were rescued, 115 were detained`: what is counted was named before.
    let verb = next.is_some_and(|t| t.has(Sense::Verb) && !t.capital) && amount.writing == Writing::Digits;
    let people = next.is_some_and(|t| {
        t.senses.iter().any(|s| matches!(s, Sense::People | Sense::Adult | Sense::Case | Sense::Household))
    });
    if one {
        return people;
    }
    // `3 III.`: a page and a chapter.
    let printed = words.str(amount.whole_last + 1);
    if printed.len() > 1 && printed.chars().all(|c| "IVXL".contains(c)) {
        return false;
    }
    if bare_bracket {
        // `residents in 2011 (3,066,599)`, `three quarters of these (2.6 million)`: no mark of a note is so large.
        return scaled(words, amount);
    }
    let before = amount.whole_first.checked_sub(1);
    let told = matches!(role, TextRole::Prose | TextRole::Note);
    // `two were fined`, `closed 97.`: the clause goes on about what was named before.
    let many = amount.value.is_some_and(|v| v >= Decimal::TWO);
    let acts =
        words.is_any(amount.whole_last + 1, &["were", "are", "have", "had", "sont", "ont", "étaient", "fueron", "han"]);
    if acts && many && told && amount.writing == Writing::Words {
        return true;
    }
    let object = before.is_some_and(|b| clause::verb(words, b) && !clause::copula(words, b))
        && (next.is_none() || words.mark(amount.whole_last + 1, ".;"))
        && amount.writing == Writing::Digits;
    let announced = verb
        || object
        || before.is_some_and(|before| {
            words.mark(before, ":=")
                || words.is_any(before, ANNOUNCING)
                || words.phrase_before(amount.whole_first).is_some_and(|(p, _)| p == Phrase::PartOf)
        });
    let prose = role != TextRole::Heading;
    // In a cell of a table a number in words is most often part of a name, `All six destinations`, but where the cell is text.
    if role == TextRole::Row && amount.writing == Writing::Words && !people && !in_text(words, amount) {
        return false;
    }
    // `released the passports of eleven.`: of people named before.
    let taken_up = words.is(amount.whole_first.wrapping_sub(1), "of")
        && words
            .get(amount.whole_first.wrapping_sub(2))
            .is_some_and(|t| t.kind == Kind::Word && !t.has(Sense::Duration) && t.group().is_none())
        && !words.is_any(amount.whole_first.wrapping_sub(2), &["age", "ages", "aged", "one", "out"])
        && words.mark(amount.whole_last + 1, ".;");
    if amount.writing == Writing::Words {
        return (noun || taken_up) && prose;
    }
    (noun || amount.bound.is_some() || amount.high.is_some() || scaled(words, amount) || announced)
        && (prose || people || words.mark(amount.whole_first.wrapping_sub(1), ":="))
}

/// True where nothing but words stands on one side of a number.
fn in_text(words: &Words, amount: &Amount) -> bool {
    let told = |at: usize| words.get(at).is_some_and(|t| t.kind == Kind::Word && !t.capital);
    let behind = (1..=TEXT_WORDS_MIN).all(|n| told(amount.whole_last + n));
    behind || (1..=TEXT_WORDS_MIN).all(|n| amount.whole_first.checked_sub(n).is_some_and(told))
}

/// `44 UN volunteers`: capitals are no article.
fn acronym(words: &Words, at: usize) -> bool {
    words.str(at).len() >= 2 && words.str(at).chars().all(char::is_uppercase)
}

fn scaled(words: &Words, amount: &Amount) -> bool {
    amount.last > amount.first || words.get(amount.first).is_some_and(|t| t.kind == Kind::Numeral(Form::Grouped))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::amount;
    use crate::parse::style::Style;
    use crate::place::PlacedText;

    fn check(printed: &str, expect: &[(&str, &str)]) {
        check_in(TextRole::Prose, printed, expect);
    }

    fn check_in(role: TextRole, printed: &str, expect: &[(&str, &str)]) {
        let text = PlacedText::unplaced(printed);
        let words = Words::new(&text, &Style::default());
        let amounts = amount::read(&words, &vec![false; words.len()]);
        let got: Vec<_> = (0..amounts.len())
            .filter_map(|i| {
                Some((
                    &printed[words.span(amounts[i].first, amounts[i].last).range()],
                    rule(&words, &amounts, i, role)?,
                ))
            })
            .collect();
        assert_eq!(got, expect, "{printed}");
    }

    #[test]
    fn a_number_needs_something_that_says_it_counts() {
        check("43 cases and 12 tests", &[("43", "count"), ("12", "count")]);
        check("as before; 43, they said", &[]);
        check("280 were rescued, 115 were detained", &[("280", "count"), ("115", "count")]);
        check("Active contacts are 766 within seven", &[("766", "count")]);
        check("37 boats in harbour and 6 in repair", &[("37", "count"), ("6", "elided")]);
        check("hired 987 rowers—972 in Ghana and 30 in Togo", &[("987", "count"), ("972", "elided"), ("30", "elided")]);
        check("53 and 21 attacks", &[("53", "elided"), ("21", "count")]);
        check("of 5 units, 3 (Bunia, Aru) have none", &[("5", "count"), ("3", "elided")]);
        check("a 100-bed hotel, a 5-star one", &[("100", "compound")]);
        check("In all, 44 UN volunteers (2.6 million)", &[("44", "count"), ("2.6 million", "count")]);
        check("came at 3 and 6 in the morning", &[("3", "count")]);
        check("has 56 ‘Anchor’ shops and 65 E-PRTR nets", &[("56", "count"), ("65", "count")]);
        check("took 24 of ‘Anchor’, she said", &[("24", "count")]);
        check("nine were held, of whom one (17%) for a year", &[("nine", "count"), ("one", "count"), ("17", "share")]);
        check("eats St Anne 41 (18.7%) and Prime", &[("18.7", "share")]);
        check_in(TextRole::Row, "All six harbours", &[]);
        check_in(TextRole::Row, "The crews mended six harbours before the storms came back", &[("six", "count")]);
        check("All 9 1 9 6 2 9", &[]);
        check("rose 40% 50% 60% 70%", &[]);
    }
}
