//! Spans that are told by their length: `the three months to November`, `the first ten months of 2021`.

use super::{PartialDate, Span, skip, year};
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;

/// `in the three months to November`, `the year to June 2022`: the first month of a span that is named by its length and its last.
pub(super) fn months_to(words: &Words, at: usize, last: &PartialDate) -> Option<PartialDate> {
    let month = last.month.filter(|_| last.day.is_none())?;
    if !words.is_any(at.checked_sub(1)?, &["to", "ending", "through"]) {
        return None;
    }
    let unit = at.checked_sub(2)?;
    let months = if words.is(unit, "year") {
        12
    } else if words.is(unit, "quarter") {
        3
    } else if words.is(unit, "months") {
        number(words, at.checked_sub(3)?).filter(|n| (2..=24).contains(n))?
    } else if words.is(unit, "period") && unit > 1 && words.is(unit - 1, "month") {
        let hyphen = usize::from(words.mark(unit - 2, "-‑"));
        number(words, unit.checked_sub(2 + hyphen)?).filter(|n| (2..=24).contains(n))?
    } else {
        return None;
    };
    let count = i32::from(month) - 1 - (months as i32 - 1);
    let year = last.year.map(|y| y + count.div_euclid(12) as i16);
    Some(PartialDate { year, month: Some((count.rem_euclid(12) + 1) as u8), ..PartialDate::default() })
}

/// A small number in digits or words.
fn number(words: &Words, at: usize) -> Option<u32> {
    let mut senses = words.get(at)?.senses.iter();
    let spoken = senses.find_map(|s| if let Sense::Number(n) = s { Some(u32::from(*n)) } else { None });
    spoken.or_else(|| words.small(at))
}

/// `the first ten months of 2021`, `les neuf premiers mois de 2022`, `los últimos cuatro meses de 2020`.
pub(super) fn part_of_year(words: &Words, at: usize) -> Option<Span> {
    const FIRST: &[&str] = &["first", "premiers", "primeros"];
    const LAST: &[&str] = &["last", "final", "derniers", "últimos"];
    let place = |i: usize| words.is_any(i, FIRST) || words.is_any(i, LAST);
    let count = |i: usize| number(words, i).filter(|n| (2..=11).contains(n));
    let (word, count) = if place(at) { (at, count(at + 1)?) } else { (at + 1, count(at)?) };
    if !place(word) || !words.is_any(at + 2, &["months", "mois", "meses"]) {
        return None;
    }
    let next = skip(words, at + 3, &["of", "in", "de", "del"]);
    let year = year(words, next)?;
    // `the first four months of 2009/10`: nobody says when that year begins.
    if words.mark(next + 1, "/-–") && words.glued(next + 1) && words.glued(next + 2) {
        return None;
    }
    let month = |m: u32| PartialDate { year: Some(year), month: u8::try_from(m).ok(), ..PartialDate::default() };
    let (start, end) = if words.is_any(word, FIRST) { (1, count) } else { (13 - count, 12) };
    Some((month(start), Some(month(end)), next, false))
}
