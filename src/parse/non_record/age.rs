//! Ages and stretches of time: numbers that measure a life or a wait and count nobody.
//!
//! ```text
//! age      = aged number [ (–|to|and) number ] | number [– number] year(s) (old | of age | and above)
//!          | group (under|over|below|above|between) number | number-year-old | number and (over|older)
//!          | "(" person , [±] number [unit] ")"                            (woman, 19), (boy, 6 months)
//! duration = number [– number] [-] (years | months | days | hours …)
//! ```

use crate::parse::bid::{Bid, Class};
use crate::parse::number;
use crate::parse::token::Kind;
use crate::parse::vocabulary::{Group, Sense};
use crate::parse::words::Words;

/// Words that say that the number before or after them is an age.
const AGED: &[&str] = &["aged", "age", "ages", "âgé", "âgés", "âgée", "âgées", "edad", "edades", "âge"];
const OLDER: &[&str] = &["old", "older", "above", "plus", "más", "mayores", "younger", "over", "below"];

/// Bids for ages and durations.
pub fn bids(words: &Words, out: &mut Vec<Bid>) {
    let mut at = 0;
    while at < words.len() {
        let Some(n) = number::read(words, at) else {
            at += 1;
            continue;
        };
        if let Some(bid) = bid(words, at, n.last) {
            at = bid.last + 1;
            out.push(bid);
        } else {
            at = n.last + 1;
        }
    }
}

fn bid(words: &Words, first: usize, last: usize) -> Option<Bid> {
    // The other end of a range: `15–24`, `18 to 59`, `15 and 24`.
    let joined = words.mark(last + 1, "-–—‑") || words.is_any(last + 1, &["to", "à", "a", "and", "et", "y"]);
    let end = if joined { number::read(words, last + 2).map_or(last, |n| n.last) } else { last };
    let average = first > 0
        && words.is_any(first - 1, &["was", "is", "of", "at", "were"])
        && (first.saturating_sub(10)..first).any(|i| {
            words.is(i, "age") && words.is_any(i.wrapping_sub(1), &["average", "mean", "median", "minimum", "the"])
        });
    let aged = average
        || first > 0
            && (words.is_any(first - 1, AGED)
                || words.is_any(first - 1, &["between", "entre", "de", "over", "under", "from", "of"])
                    && first > 1
                    && words.is_any(first - 2, AGED));
    // `the 0-19 age group`, `age group 0-19`
    let grouped = end > first
        && (words.is(end + 1, "age") && words.is_any(end + 2, &["group", "groups", "range", "bracket", "cohort"])
            || first > 1 && words.is_any(first - 1, &["group", "groups", "range"]) && words.is(first - 2, "age"));
    let aged = aged || grouped;
    if person(words, first).is_some_and(|close| close > end) {
        let last = end + usize::from(words.has(end + 1, Sense::Duration));
        return small_age(words, first, end).then(|| Bid::not(Class::Age, first, last, "age"));
    }
    // `under-5 deaths`
    let hyphened = first > 1
        && words.mark(first - 1, "-‑")
        && words.glued(first)
        && words.glued(first - 1)
        && words.is_any(first - 2, &["under", "over"]);
    if hyphened && small_age(words, first, last) {
        return Some(Bid::not(Class::Age, first, last, "age"));
    }
    // `the under 5 mortality rate`
    if first > 0 && words.is(first - 1, "under") && words.is_any(last + 1, &["mortality", "death", "deaths"]) {
        return small_age(words, first, last).then(|| Bid::not(Class::Age, first, last, "age"));
    }
    let hyphen = words.mark(end + 1, "-‑");
    let unit = end + 1 + usize::from(hyphen);
    // `five business days`
    let kind =
        words.is_any(unit, &["business", "working", "calendar", "consecutive"]) && words.has(unit + 1, Sense::Duration);
    let unit = unit + usize::from(kind);
    let timed =
        words.has(unit, Sense::Duration) && !words.is(unit, "an") || words.is(unit, "an") && words.is(unit, "ans");
    if timed {
        let after = unit + 1;
        let old = words.mark(after, "-‑") && words.is(after + 1, "old")
            || words.is_any(after, &["old", "olds"])
            || words.is(after, "of") && words.is(after + 1, "age")
            || words.is_any(after, &["and", "or", "et", "y", "o", "ou"]) && words.is_any(after + 1, OLDER)
            || words.is(after, "de") && words.is(after + 1, "edad");
        let class = if aged
            || old
            || bounded_group(words, first)
            || group_of_years(words, first, end, unit)
            || between_years(words, first, end, unit)
        {
            Class::Age
        } else {
            Class::Duration
        };
        return Some(Bid::not(class, first, unit, if class == Class::Age { "age" } else { "duration" }));
    }
    // `5-y bonds`
    if hyphen && words.str(unit) == "y" && words.glued(unit) {
        return Some(Bid::not(Class::Duration, first, unit, "duration"));
    }
    // `40h`, `≤ 48h` touch their number.
    if words.str(end + 1) == "h" && words.glued(end + 1) {
        return Some(Bid::not(Class::Duration, first, end + 1, "duration"));
    }
    // `its population 25 and over`, `adults 60 and older`
    let older = words.is_any(end + 1, &["and", "or", "y", "et", "o", "ou"]) && words.is_any(end + 2, OLDER);
    if older
        && (first.saturating_sub(3)..first).any(|i| is_group(words, i) || words.is_any(i, &["population", "aged"]))
        && small_age(words, first, end)
    {
        return Some(Bid::not(Class::Age, first, end, "age"));
    }
    if aged || bounded_group(words, first) && words.get(end + 1).is_none_or(|t| t.group().is_none()) {
        return small_age(words, first, end).then(|| Bid::not(Class::Age, first, end, "age"));
    }
    // `18+`, `60+` under a word of people.
    let plus = words.mark(end + 1, "+") && words.glued(end + 1);
    // `Girls (0-17)`, `Women (18+)`: nobody counts people in a range that brackets enclose.
    let close = end + 1 + usize::from(plus);
    let enclosed = first > 1 && words.mark(first - 1, "(") && words.mark(close, ")") && is_group(words, first - 2);
    if enclosed && (plus || end > first && words.mark(last + 1, "-–—‑")) && small_age(words, first, end) {
        return Some(Bid::not(Class::Age, first, close - 1, "age"));
    }
    (plus && small_age(words, first, end) && first > 0 && is_group(words, first - 1))
        .then(|| Bid::not(Class::Age, first, end + 1, "age"))
}

/// `adults 18–59 years`: a range of years right after a group.
fn group_of_years(words: &Words, first: usize, end: usize, unit: usize) -> bool {
    end > first
        && words.is_any(unit, &["years", "ans", "años"])
        && (first > 0
            && (is_group(words, first - 1) || words.mark(first - 1, "(") && first > 1 && is_group(words, first - 2)))
}

/// `(woman, 19)`, `(man, ±30)`, `(boy, 6 months)`, `(2 men, 22, 26)`: persons and their ages in brackets; gives the mark that closes.
fn person(words: &Words, first: usize) -> Option<usize> {
    const ONE: &[&str] = &[
        "man", "woman", "boy", "girl", "baby", "child", "male", "female", "homme", "femme", "garçon", "fille",
        "hombre", "mujer", "niño", "niña", "enfant", "m", "f", "w",
    ];
    let before = first.checked_sub(1)?;
    let comma = before - usize::from(words.mark(before, "±~") && before > 0);
    let mut named = comma.checked_sub(1).filter(|_| words.mark(comma, ","))?;
    // Ages already told stand between the persons and this one.
    for _ in 0..20 {
        let again = words.small(named).is_some_and(|n| n <= 110) && named >= 2 && words.mark(named - 1, ",");
        if !again {
            break;
        }
        named -= 2;
    }
    let counted = named.checked_sub(1).and_then(|i| words.small(i)).is_some()
        && words.get(named).is_some_and(|t| t.group().is_some());
    let one = words.is_any(named, ONE);
    let open = (named.saturating_sub(4)..named).rev().find(|i| !words.get(*i).is_some_and(|t| t.kind == Kind::Word));
    // `a woman, 31, and two men`
    let article = one && words.is_any(named.wrapping_sub(1), &["a", "un", "una", "une"]);
    let opened =
        article || open.is_some_and(|i| words.mark(i, "(;")) || counted && named >= 2 && words.mark(named - 2, "(;");
    let end = first + 1 + 2 * usize::from(words.mark(first + 1, "-–") && words.small(first + 2).is_some());
    let close = end + usize::from(words.has(end, Sense::Duration));
    ((one || counted) && opened && words.mark(close, "),;|")).then_some(close)
}

/// `personas entre 0 y 14 años`, `children from 5 to 11 years`: a range of years of a group.
fn between_years(words: &Words, first: usize, end: usize, unit: usize) -> bool {
    // A stretch between two numbers of years right behind a plural is the age of those it names: `swimmers between 0 and 14 years`.
    let named = |at: usize| {
        is_group(words, at)
            || words.is_any(first - 1, &["between", "entre"])
                && words
                    .get(at)
                    .is_some_and(|t| t.kind == Kind::Word && t.senses.is_empty() && words.lower(at).ends_with('s'))
    };
    let of = first > 1 && words.is_any(first - 1, &["between", "entre", "from", "de"]) && named(first - 2);
    end > first && of && words.is_any(unit, &["years", "ans", "años"])
}

/// `girls under 18`, `children below five`, `menores de 18`: a group, a bound, a number.
fn bounded_group(words: &Words, first: usize) -> bool {
    if first > 1 && words.is_any(first - 1, &["under", "below", "over", "above"]) {
        return is_group(words, first - 2);
    }
    first > 1 && words.is(first - 1, "de") && words.is_any(first - 2, &["menores", "mayores", "moins", "plus"]) && {
        // `moins de 18 ans` is an age only of a group; `moins de 18 personnes` is a bound.
        words.is_any(first - 2, &["menores", "mayores"]) || first > 3 && is_group(words, first - 4)
    }
}

fn is_group(words: &Words, at: usize) -> bool {
    words.get(at).is_some_and(|t| {
        matches!(
            t.group(),
            Some(Group::Women | Group::Men | Group::Girls | Group::Boys | Group::Children | Group::Adults)
        ) || t.has(Sense::People)
            || t.has(Sense::Adult)
    })
}

fn small_age(words: &Words, first: usize, end: usize) -> bool {
    (first..=end).all(|at| words.get(at).is_some_and(|t| !t.is_numeral()) || words.small(at).is_some_and(|n| n <= 110))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::style::Style;
    use crate::parse::vocabulary::Language;
    use crate::place::PlacedText;

    fn check_in(language: Language, printed: &str, expect: &[(&str, &str)]) {
        let text = PlacedText::unplaced(printed);
        let words = Words::new(&text, &Style { language, ..Style::default() });
        let mut out = Vec::new();
        bids(&words, &mut out);
        let got: Vec<_> = out.iter().map(|b| (&printed[words.span(b.first, b.last).range()], b.rule)).collect();
        assert_eq!(got, expect, "{printed}");
    }

    fn check(printed: &str, expect: &[(&str, &str)]) {
        check_in(Language::English, printed, expect);
    }

    #[test]
    fn ages_are_of_people() {
        check("women aged 15–24 joined", &[("15–24", "age")]);
        check("rates in the 5–9 age group, and in age group 10–14,", &[("5–9", "age"), ("10–14", "age")]);
        check("a 34-year-old male", &[("34-year", "age")]);
        check("children under five and girls under 18", &[("five", "age"), ("18", "age")]);
        check("workers 18 years and older", &[("18 years", "age")]);
        check("persons 60+", &[("60+", "age")]);
        check("A sailor, 31, and a woman, 27, rowed", &[("27", "age")]);
        check("Girls (0-17)", &[("0-17", "age")]);
        check("Women (18+)", &[("18+", "age")]);
        check("Women (18)", &[]);
        check("welders 25 and over, workers 25 and over", &[("25", "age")]);
        check_in(Language::Spanish, "nadadores entre 0 y 14 años", &[("0 y 14 años", "age")]);
        check("the average age of those was 37.", &[("37", "age")]);
        check("over 43 women", &[]);
        check(
            "Ada Quill (woman, 19) | unnamed (man, ±30) | unnamed (boy, 6 months)",
            &[("19", "age"), ("30", "age"), ("6 months", "age")],
        );
        check("(1 man, 2 women)", &[]);
        check("(8 girls, 17 boys, 10 men and 1 woman)", &[]);
        check(
            "(2 men, 22, 26) and (1 boy, 10; 1 woman, 35)",
            &[("22", "age"), ("26", "age"), ("10", "age"), ("35", "age")],
        );
        check("(pregnant woman, 30)", &[("30", "age")]);
        check("rowers of ages between 8 and 12 sit", &[("8 and 12", "age")]);
        check("60.4% of the residents 25 and over", &[("25", "age")]);
        check_in(Language::Spanish, "menores de 18 años", &[("18 años", "age")]);
        check_in(Language::French, "moins de 18 personnes", &[]);
        check_in(Language::Spanish, "habitantes entre 3 y 9 años: F: 71", &[("3 y 9 años", "age")]);
        check_in(Language::French, "les femmes âgées de 15 à 49 ans", &[("15 à 49 ans", "age")]);
    }

    #[test]
    fn durations_count_time() {
        check("a 5-year plan of two weeks", &[("5-year", "duration"), ("two weeks", "duration")]);
        check("within 24 to 48 hours", &[("24 to 48 hours", "duration")]);
        check("reached 24 people", &[]);
        check("12 validated ≤ 48h", &[("48h", "duration")]);
        check("the spread of 5-y bonds", &[("5-y", "duration")]);
    }
}
