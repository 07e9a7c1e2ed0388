//! Numbers that say how far, how warm or how many were asked, and count nothing of their own; numbers inside titles.
//!
//! | rule | reads | does not read |
//! | --- | --- | --- |
//! | `distance` | 100 km de Takeo, within 500m around, 3 miles from the pier, à 1 200 km | 7 km of new road |
//! | `degree` | 38°, 21 °C | 2° grado |
//! | `sample` | Cases by week, N = 37 | cases (n=208) |
//! | `title` | ‘Ten Rules for Boats’, in Five Northern Ports | The Five ports |
//! | `product` | 100x100, 3x4 | 3x |
//! | `parameter` | p < 0.05, v = 2, χ2 = 16.9, df = 4 | M = 12, boats = 4 |
//! | `base` | catch (1990=100), 12 / 100,000 | 40/100 |
//! | `ages` | 0-4 5-14 15-24 25-44 ≥45 | 2012-13 2014-15 2016-17 |
//! | `top` | the top 20 ports, top ten, in the top 20. | the top of 20 masts |

use crate::parse::bid::{Bid, Class};
use crate::parse::date::numeric_date::year;
use crate::parse::number;
use crate::parse::reading::TextRole;
use crate::parse::token::Kind;
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;

/// Bids for measures that count nothing and for numbers of titles.
pub fn bids(words: &Words, role: TextRole, out: &mut Vec<Bid>) {
    let far = if role == TextRole::Row { Class::TableCell } else { Class::Duration };
    let mut at = 0;
    while at < words.len() {
        if words.get(at).is_some_and(|t| t.kind == Kind::Word) && titled(words, at) {
            out.push(Bid::not(Class::Name, at, at, "title"));
        }
        let Some(n) = number::read(words, at) else {
            at += 1;
            continue;
        };
        // `the top 20 ports`: as many as somebody lists.
        let closed = words.get(n.last + 1).is_none_or(|t| t.kind == Kind::Word || t.is_one_of(".,;)"));
        if at > 0 && words.is(at - 1, "top") && closed {
            out.push(Bid::not(Class::Ordinal, n.first, n.last, "top"));
        }
        distance(words, n.first, n.last, far, out);
        if words.get(at).is_some_and(|t| t.is_numeral()) {
            degree(words, n.last, out);
            sample(words, at, out);
            product(words, at, out);
            parameter(words, at, out);
            base(words, at, out);
            ages(words, at, out);
        }
        at = n.last + 1;
    }
}

/// Lengths, as units and in words.
#[rustfmt::skip]
const LENGTHS: &[&str] = &[
    "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "kilomètre", "kilomètres", "kilómetro", "kilómetros", "m",
    "metre", "metres", "meter", "meters", "mètre", "mètres", "metro", "metros", "mile", "miles",
];

/// `100 km de Takeo`, `within 500m around it`, `boats 1 metre from the pier`: how far one thing is from another.
fn distance(words: &Words, first: usize, last: usize, class: Class, out: &mut Vec<Bid>) {
    #[rustfmt::skip]
    const AWAY: &[&str] = &[
        "from", "away", "around", "off", "autour", "alrededor", "north", "south", "east", "west", "northeast", "northwest",
        "southeast", "southwest", "upstream", "downstream",
    ];
    let unit = last + 1;
    if !words.is_any(unit, LENGTHS) || words.is(unit, "m") && words.get(unit).is_some_and(|t| t.capital) {
        return;
    }
    let next = unit + 1;
    let apart = words.is_any(next, AWAY)
        || words.is_any(next, &["au", "al"]) && words.is_any(next + 1, &["nord", "sud", "norte", "sur", "est", "este"])
        || words.is(next, "de")
            && words.get(next + 1).is_some_and(|t| t.capital && t.kind == Kind::Word)
            && words.str(next + 1).contains(char::is_lowercase);
    // `à environ 200 km`, `within some 5 km`
    let lead = (first.saturating_sub(2)..first).rev().find(|i| words.is_any(*i, &["within", "à"]));
    let near = lead.is_some_and(|i| (i + 1..first).all(|w| words.get(w).is_some_and(|t| t.kind == Kind::Word)));
    let round = first > 1
        && words.is_any(first - 1, &["of", "de"])
        && words.is_any(first - 2, &["radius", "distance", "rayon", "radio", "distancia"]);
    if apart || near || round {
        out.push(Bid::not(class, first, unit, "distance"));
    }
}

/// `fever above 38°`: a mark of degrees that touches its number, and no word of a rank behind it.
fn degree(words: &Words, last: usize, out: &mut Vec<Bid>) {
    let mark = last + 1;
    let warm = words.mark(mark, "°℃") && (words.glued(mark) || words.is_any(mark + 1, &["c", "f"]));
    let rank =
        words.get(mark + 1).is_some_and(|t| t.kind == Kind::Word && !words.is_any(mark + 1, &["c", "f", "celsius"]));
    if warm && !rank {
        out.push(Bid::not(Class::Duration, last, mark, "degree"));
    }
}

/// `Cases by week, N = 37`: the size of the sample at the end of a caption.
fn sample(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let sized = at > 2 && words.mark(at - 1, "=") && words.is(at - 2, "n") && words.mark(at - 3, ",;");
    if sized && words.get(at + 1).is_none_or(|t| t.is_one_of(").;")) {
        out.push(Bid::not(Class::Axis, at - 2, at, "sample"));
    }
}

/// `100x100`: one number by another.
fn product(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let by = words.is(at + 1, "x") && words.glued(at + 1) && words.glued(at + 2);
    if by && words.get(at + 2).is_some_and(|t| t.is_numeral()) {
        out.push(Bid::not(Class::Name, at, at + 2, "product"));
    }
}

/// `p < 0.0005`, `v = 2`, `χ 2 = 16.9`, `p-value 0.003`: a parameter of a test, named by one letter that is none of a sex.
fn parameter(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let value = (at.saturating_sub(2)..at).rev().find(|i| words.is_any(*i, &["value", "values"])).filter(|v| *v > 0);
    let behind = at + 1 + usize::from(words.mark(at + 1, "%"));
    let of_level = words.is_any(behind, &["level", "significance"]) && words.is_any(behind + 1, &["of", "level"]);
    let level = of_level && (behind..behind + 3).any(|i| words.is(i, "significance"));
    let p = value.and_then(|v| (v - 1).checked_sub(usize::from(words.mark(v - 1, "-‑–"))));
    if level || p.is_some_and(|p| words.is(p, "p")) && !words.mark(at - 1, ".;") {
        out.push(Bid::not(Class::Axis, at, at, "parameter"));
    }
    let Some(name) = at.checked_sub(2).filter(|_| words.mark(at - 1, "=<>≤≥")) else { return };
    // The power that a letter is raised to belongs to it.
    let power = words.get(name).is_some_and(|t| t.is_numeral()) && words.str(name).len() == 1 && name > 0;
    let first = if power { name - 1 } else { name };
    let letter = words.get(first).is_some_and(|t| t.kind == Kind::Word && t.letter().is_none())
        && (words.str(first).chars().count() == 1 && !words.is(first, "n")
            || words.is_any(first, &["df", "se", "sd", "ci"]));
    if letter && (first == 0 || words.get(first - 1).is_some_and(|t| t.kind != Kind::Word || t.has(Sense::Small))) {
        out.push(Bid::not(Class::Axis, if power { name } else { at }, at, "parameter"));
    }
}

/// Groups of an axis of ages are at least so many.
const AGES_MIN: usize = 3;

/// `0-4 5-14 15-24 25-44 ≥45`: groups of years, each beginning where the one before it ends.
fn ages(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let group = |i: usize| {
        let (low, high) = (words.small(i)?, words.small(i + 2)?);
        (words.mark(i + 1, "-–") && low < high && high < 130).then_some((low, high))
    };
    let begins = at < 3 || group(at - 3).zip(group(at)).is_none_or(|(a, b)| a.1 + 1 != b.0);
    let Some((_, mut end)) = group(at).filter(|_| begins) else { return };
    let mut next = at + 3;
    while let Some((_, high)) = group(next).filter(|(low, _)| *low == end + 1) {
        (end, next) = (high, next + 3);
    }
    if (next - at) / 3 >= AGES_MIN {
        // `≥65`, `65+`
        let open = next + usize::from(words.mark(next, "≥>"));
        let last = if words.small(open).is_some_and(|n| n == end + 1) { open } else { next - 1 };
        out.push(Bid::not(Class::Axis, at, last, "ages"));
    }
}

/// `(1990=100)`, `125.4 / 100,000`: what an index or a rate is of.
fn base(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let value = words.str(at).replace([',', '.', ' ', '\u{a0}', '\u{202f}'], "");
    let index = value == "100" && at > 1 && words.mark(at - 1, "=") && year(words, at - 2).is_some();
    let number = at > 1 && words.mark(at - 1, "/") && words.get(at - 2).is_some_and(|t| t.is_numeral());
    if index || number && matches!(value.as_str(), "1000" | "10000" | "100000" | "1000000") {
        out.push(Bid::not(Class::Axis, at, at, "base"));
    }
}

/// `‘Ten Rules for Boats’`, `Reading in Five Northern Ports`: a number in words with a capital that its sentence does not give it.
fn titled(words: &Words, at: usize) -> bool {
    let capital = |i: usize| words.get(i).is_some_and(|t| t.kind == Kind::Word && t.capital);
    let number = words.get(at).is_some_and(|t| t.senses.iter().any(|s| matches!(s, Sense::Number(_))));
    if !number || !capital(at) || !capital(at + 1) || at == 0 || words.get(at + 1).is_some_and(|t| t.group().is_some())
    {
        return false;
    }
    let quoted = words.mark(at - 1, "‘“«\"'") && words.glued(at);
    let inside = words.get(at - 1).is_some_and(|t| t.kind == Kind::Word && !t.capital && t.has(Sense::Preposition));
    quoted || inside && capital(at + 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::bid;

    fn check(printed: &str, expect: &[(&str, &str)]) {
        assert_eq!(bid::won(printed, |words, out| bids(words, TextRole::Prose, out)), expect, "{printed}");
    }

    #[test]
    fn what_is_measured_and_not_counted() {
        check("un village à environ 200 km au nord", &[("200 km", "distance")]);
        check("the lake (100 km de Takeo)", &[("100 km", "distance")]);
        check("boats within 500m around the pier", &[("500m", "distance")]);
        check("keep boats 1 metre from the pier", &[("1 metre", "distance")]);
        check("it built 7 km of road and 3 km de pistes", &[]);
        check("SE HIZO 7KM DE PISTA", &[]);
        check("a fever above 38°, or 21 °C", &[("38°", "degree"), ("21 °", "degree")]);
        check("Figure 2: boats by week, N = 37", &[("N = 37", "sample")]);
        check("boats (n=208) by week", &[]);
        check("el 100x100 de su paga", &[("100x100", "product")]);
    }

    #[test]
    fn parameters_of_tests_and_bases_of_rates() {
        check(
            "nets and size agree (χ 2 = 16.9, v = 2, p < 0.0005)",
            &[("2 = 16.9", "parameter"), ("2", "parameter"), ("0.0005", "parameter")],
        );
        check("M = 12, boats = 4", &[]);
        check("catch in 1996 (1990=100)", &[("100", "base")]);
        check("a rate of 12.4 / 100,000 sailors", &[("100,000", "base")]);
        check("it won 40/100 and 40 / 50", &[]);
        check("the top 20 ports and the top ten boats", &[("20", "top"), ("ten", "top")]);
        check("none is in the top 20.", &[("20", "top")]);
        check("at the top of 20 masts", &[]);
        check("nets differ (p-value 0.003), p values of 0.02", &[("0.003", "parameter"), ("0.02", "parameter")]);
        check(
            "at the 0.05 level of significance, at a 5% significance level",
            &[("0.05", "parameter"), ("5", "parameter")],
        );
        check("a value of 0.02 at the 2 level", &[]);
    }

    #[test]
    fn axes_of_ages() {
        check("0-4 5-14 15-24 25-44 ≥45", &[("0-4 5-14 15-24 25-44 ≥45", "ages")]);
        check("10-19 20-29 30-39 40+", &[("10-19 20-29 30-39 40", "ages")]);
        check("12-13 14-15, 2016-17", &[]);
    }

    #[test]
    fn numbers_of_titles() {
        check("Harbour Board, ‘Ten Rules for Boats’, 2024", &[("Ten", "title")]);
        check("Reading Study in Five Northern Ports, 2018 Report", &[("Five", "title")]);
        check("It reached Five ports and Two Northern Lakes", &[]);
        check("Five Northern Ports took part", &[]);
    }
}
