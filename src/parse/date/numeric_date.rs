//! Dates in digits alone: `29/09/2022`, `2022-09-29`, years and spans of years, times of day.

use super::opener::opener;
use super::{Opener, PartialDate, Span, counts, joiner};
use crate::parse::token::{Form, Kind};
use crate::parse::vocabulary::{Phrase, Sense};
use crate::parse::words::Words;

/// A year of four digits between 1900 and 2099.
pub fn year(words: &Words, at: usize) -> Option<i16> {
    let n = words.small(at).filter(|n| (1900..=2099).contains(n))?;
    (words.str(at).chars().count() == 4).then_some(n as i16)
}

/// The year of two digits: over 50 those of the last century (`16/12/94`).
pub(super) fn century(n: u32) -> u32 {
    if n > 50 { 1900 + n } else { 2000 + n }
}

/// `29/09/2022`, `2022-09-29`, `29.09.2022`, `12/2019`, clock times.
pub(super) fn numeric(words: &Words, at: usize) -> Option<Span> {
    if words.get(at)?.kind == Kind::Numeral(Form::Clock) {
        return Some((PartialDate::default(), None, at, false));
    }
    // `6.30 p.m.`, `9 a.m.`
    let half_day = |n: usize| {
        words.is_any(n, &["a", "p"]) && words.mark(n + 1, ".") && words.is(n + 2, "m") || words.is_any(n, &["am", "pm"])
    };
    if half_day(at + 1) {
        return Some((PartialDate::default(), None, at, false));
    }
    // `2–3.30 p.m.`
    if words.mark(at + 1, "-–") && words.get(at + 2).is_some_and(|t| t.is_numeral()) && half_day(at + 3) {
        return Some((PartialDate::default(), None, at + 2, false));
    }
    if words.get(at)?.kind == Kind::Numeral(Form::Dotted) {
        let fields: Vec<&str> = words.str(at).split('.').collect();
        let [d, m, y] = fields[..] else { return None };
        let (date, ambiguous) = day_month_year(d.parse().ok()?, m.parse().ok()?, y.parse().ok()?)?;
        return Some((date, None, at, ambiguous));
    }
    let a = words.small(at)?;
    if !(words.mark(at + 1, "/-–") && words.glued(at + 1) && words.glued(at + 2)) {
        return None;
    }
    let b = words.small(at + 2)?;
    if words.str(at + 1) == words.str(at + 3) && words.glued(at + 3) && words.glued(at + 4) {
        let c = words.small(at + 4)?;
        if (1900..=2099).contains(&a) && (1..=12).contains(&b) && (1..=31).contains(&c) {
            let date = PartialDate {
                year: Some(a as i16),
                month: Some(b as u8),
                day: Some(c as u8),
                ..PartialDate::default()
            };
            return Some((date, None, at + 4, false));
        }
        let c = if words.str(at + 4).len() == 2 && words.mark(at + 1, "/") { century(c) } else { c };
        let (date, ambiguous) = day_month_year(a, b, c)?;
        return Some((date, None, at + 4, ambiguous));
    }
    if let Some(found) = day_stroke_month(words, at) {
        return Some(found);
    }
    if words.mark(at + 1, "/") && (1..=12).contains(&a) && (1900..=2099).contains(&b) && words.str(at + 2).len() == 4 {
        return Some((
            PartialDate { year: Some(b as i16), month: Some(a as u8), ..PartialDate::default() },
            None,
            at + 2,
            false,
        ));
    }
    None
}

/// `31/3 - 6/4`, `on 20/4`: a day and its month without a year, where a second one or a word says that they are dates.
fn day_stroke_month(words: &Words, at: usize) -> Option<Span> {
    let field = |i: usize| {
        let (d, m) = (words.small(i)?, words.small(i + 2)?);
        let stroke = words.mark(i + 1, "/") && words.glued(i + 1) && words.glued(i + 2) && !words.mark(i + 3, "/");
        let date = PartialDate { day: Some(d as u8), month: Some(m as u8), ..PartialDate::default() };
        (stroke && (1..=31).contains(&d) && (1..=12).contains(&m)).then_some(date)
    };
    let start = field(at)?;
    let to = words.mark(at + 3, "-–") || words.is_any(at + 3, &["to", "au", "al", "a"]);
    if let Some(end) = to.then(|| field(at + 4)).flatten() {
        return Some((start, Some(end), at + 6, false));
    }
    let said = at > 0 && words.is_any(at - 1, &["on", "since", "until", "from", "le", "du", "el", "desde", "hasta"]);
    (said && !words.mark(at + 3, "(%")).then_some((start, None, at + 2, false))
}

/// Day first as most of the world writes it; month first only where nothing else is possible. Both possible: ambiguous.
fn day_month_year(a: u32, b: u32, y: u32) -> Option<(PartialDate, bool)> {
    if !(1900..=2099).contains(&y) {
        return None;
    }
    let date = |d: u32, m: u32| PartialDate {
        year: Some(y as i16),
        month: Some(m as u8),
        day: Some(d as u8),
        ..PartialDate::default()
    };
    match (a, b) {
        (1..=12, 1..=12) => Some((date(a, b), a != b)),
        (1..=31, 1..=12) => Some((date(a, b), false)),
        (1..=12, 1..=31) => Some((date(b, a), false)),
        _ => None,
    }
}

/// `2019`, `2017–2019`, `2012-13`, `2018/19`; not `2019 participants`, `2000 baht`, `1950 per cent`.
pub(super) fn years(words: &Words, at: usize) -> Option<Span> {
    let y = year(words, at)?;
    let date = |y| PartialDate { year: Some(y), ..PartialDate::default() };
    // `in the 1990s`: ten years.
    if y % 10 == 0 && words.is(at + 1, "s") && words.glued(at + 1) {
        return Some((date(y), Some(date(y + 9)), at + 1, false));
    }
    if let Some((z, last)) = listed(words, at, y) {
        return Some((date(y), Some(date(z)), last, false));
    }
    if let Some(found) = joiner(words, at + 1).or(words.mark(at + 1, "/").then_some(at + 2)) {
        let worded = words.get(at + 1).is_some_and(|t| t.kind == Kind::Word);
        let later = year(words, found).filter(|z| *z > y);
        // `2024/5`: the year that follows, by its last digit.
        let digit = || {
            let n = words.small(found).filter(|_| words.mark(at + 1, "/") && words.str(found).len() == 1)?;
            (words.glued(found) && words.glued(at + 1) && i16::try_from(n).ok() == Some((y + 1) % 10)).then_some(y + 1)
        };
        // Two digits only after a tight dash or stroke, and only the year that follows: `2012–13`.
        let short = || {
            let n = words
                .small(found)
                .filter(|_| words.str(found).len() == 2 && words.glued(found) && words.glued(at + 1))?;
            let z = y / 100 * 100 + n as i16;
            (z > y && z - y <= 10).then_some(z)
        };
        let from = opener(words, at).0 == Opener::From;
        if let Some(z) = later
            .or_else(short)
            .or_else(digit)
            .filter(|_| !worded || from || !words.is_any(at + 1, &["and", "et", "y"]))
            && !counts(words, found + 1)
        {
            return Some((date(y), Some(date(z)), found, false));
        }
    }
    if words.glued(at)
        && words.before(at).is_some_and(|t| t.kind == Kind::Word && !t.has(Sense::Preposition))
        && !words.is(at - 1, "fy")
    {
        return None;
    }
    // `(F-2001, M-2124)`: a letter of sex with its number.
    let sexed = at > 1
        && words.mark(at - 1, "-")
        && words.glued(at)
        && words.glued(at - 1)
        && words.get(at - 2).is_some_and(|t| t.letter().is_some());
    if sexed {
        return None;
    }
    // `2190 1029 2061 735`: numbers of a cell side by side.
    let bare = |n: usize| {
        words.get(n).is_some_and(|t| t.is_numeral() && t.blank_before) && words.small(n).is_some_and(|v| v > 31)
    };
    if at > 0
        && words.small(at - 1).is_some_and(|v| v > 31)
        && words.get(at).is_some_and(|t| t.blank_before)
        && !words.mark(at + 1, "-–")
        || bare(at + 1)
    {
        return None;
    }
    let introduced = words.before(at).is_some_and(|t| t.has(Sense::Preposition) || t.month().is_some())
        || words.is_any(at.wrapping_sub(1), &["year", "année", "año"]);
    // `handed out 2000 masks`, `over 2000 masks`: a round number, or one with a bound, before a plural.
    let plural = words.get(at + 1).is_some_and(|t| t.kind == Kind::Word && !t.capital && t.senses.is_empty())
        && words.lower(at + 1).ends_with('s')
        && !words.mark(at + 2, "'’");
    let bounded = (1..=2).filter_map(|n| at.checked_sub(n)).any(|i| {
        use Phrase::{About, AtLeast, LessThan, MoreThan};
        matches!(words.phrase_at(i), Some((About | AtLeast | LessThan | MoreThan, _)))
    });
    let named =
        words.is_any(at.wrapping_sub(1), &["the", "its", "their", "our", "this", "la", "las", "los", "les", "le"]);
    // `a total of 1976 graduates`
    let total = words.is_any(at.wrapping_sub(1), &["of", "de"]) && words.is(at.wrapping_sub(2), "total");
    if plural && (bounded || total || y % 100 == 0 && !introduced && !named) {
        return None;
    }
    // `the 2011 Youth Charter`: the year of a name.
    let of_name = named && words.get(at + 1).is_some_and(|t| t.capital);
    if !introduced && !of_name && (counts(words, at + 1) || amount_follows(words, at + 1)) || amount_before(words, at) {
        return None;
    }
    Some((date(y), None, at, false))
}

/// `in 2020, 2021 and 2022`, `in 2023 and 2024`: years in a row are one time, where none of them has a number of its own.
fn listed(words: &Words, at: usize, first: i16) -> Option<(i16, usize)> {
    let (mut y, mut last) = (first, at);
    let and = |i: usize| words.is_any(i, &["and", "et", "y"]);
    loop {
        let comma = words.mark(last + 1, ",") && !and(last + 2);
        let closes = and(last + 1 + usize::from(words.mark(last + 1, ",")));
        let next = last + 2 + usize::from(closes && words.mark(last + 1, ","));
        if !(comma || closes) || year(words, next) != Some(y + 1) {
            return None;
        }
        (y, last) = (y + 1, next);
        if closes {
            break;
        }
    }
    let each =
        (last + 1..last + EACH_TOKENS).any(|i| words.is_any(i, &["respectively", "respectivement", "respectivamente"]));
    (!each && !counts(words, last + 1)).then_some((y, last))
}

/// How far behind years `respectively` may say that each has a number of its own.
const EACH_TOKENS: usize = 30;

fn amount_follows(words: &Words, at: usize) -> bool {
    words.mark(at, "%")
        || words.phrase_at(at).is_some_and(|(p, _)| p == Phrase::Percent)
        || words
            .get(at)
            .is_some_and(|t| t.senses.iter().any(|s| matches!(s, Sense::Money(_) | Sense::Scale(_) | Sense::Measure)))
}

fn amount_before(words: &Words, at: usize) -> bool {
    at > 0
        && (words.mark(at - 1, "$€£¥฿₫=")
            || words.str(at - 1).len() == 3
                && words.get(at - 1).is_some_and(|t| t.senses.iter().any(|s| matches!(s, Sense::Money(_)))))
}
