//! Times that a number takes up from elsewhere: `in the same month` that of the sentence before, a cell of a list the day of its row.

use super::period::{self, Anchor};
use super::when::clause;
use crate::parse::claim::{Quantity, Reading};
use crate::record::{Period, Precision};
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// The time that `the same year` takes up: the last date before it, as a year, month or quarter.
pub fn same_time(q: &Quantity, reading: &Reading, anchor: &Anchor, passage: Option<&Reading>) -> Option<Period> {
    let sentence = reading.sentences.get(q.sentence)?;
    let found = SAME.as_ref()?.captures(clause(q, reading))?;
    let unit = found.iter().skip(1).flatten().next()?.as_str().to_lowercase();
    let before = reading.dates.iter().rev().filter(|d| d.span.end <= sentence.start || d.span.end <= q.span.start);
    let before = before.chain(passage.into_iter().flat_map(|r| r.dates.iter().rev()));
    // `during the five weeks ending D. Sales in this period …`
    let whole = |d: &crate::parse::date::DateClaim, p| {
        let before = reading.text.as_str().get(..d.whole.start as usize).unwrap_or("");
        period::ending(before, p).unwrap_or(p)
    };
    // A period is that of which the sentence before speaks first: `rose by 40 in May after 30 in April. In the same period …`.
    let spoken = q.sentence.checked_sub(1).and_then(|n| reading.sentences.get(n));
    let of = |d: &crate::parse::date::DateClaim| period::of(d, anchor).map(|(p, _)| whole(d, p));
    let earlier = || {
        let last = passage.filter(|_| spoken.is_none())?;
        let sentence = last.sentences.last()?;
        last.dates.iter().find(|d| sentence.contains(d.span))
    };
    let first = reading.dates.iter().find(|d| spoken.is_some_and(|s| s.contains(d.span))).or_else(earlier);
    let first = first.filter(|_| unit == "period");
    let period = first.and_then(of).or_else(|| before.filter_map(of).next())?;
    match unit.as_str() {
        "period" => (period.precision != Precision::Day).then_some(period),
        "year" | "año" | "année" => {
            let (start, end) = (Date::new(period.end.year(), 1, 1).ok()?, Date::new(period.end.year(), 12, 31).ok()?);
            Some(Period { start, end, precision: Precision::Year })
        }
        "month" | "mes" | "mois" => Some(Period {
            start: period.end.first_of_month(),
            end: period.end.last_of_month(),
            precision: Precision::Month,
        }),
        _ => (period.precision == Precision::Quarter).then_some(period),
    }
}

/// `in the same year`, `that month`, `el mismo año`, `cette année-là`.
static SAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:(?:that|the same)\s(year|month|quarter)|(?:in|over|during)\s(?:the same|this|that)\s(period)|(?:el mismo|ese mismo|ese|aquel)\s(año|mes|trimestre)|(?:la même|cette)\s(année)(?:-là)?|(?:le même|ce)\s(mois|trimestre)-là)\b").ok()
});

/// The day in a cell of its own at the head of a figure's row: a list of incidents, a register of deaths.
pub fn row_day(q: &Quantity, reading: &Reading, anchor: &Anchor) -> Option<Period> {
    let text = reading.text.as_str();
    let first = text.split(" | ").next().filter(|c| c.len() < text.len())?;
    let date = reading.dates.first().filter(|d| d.end.is_none() && (d.span.end as usize) <= first.len())?;
    let whole = text[date.span.range()].trim().len() == first.trim().len();
    let period = period::of(date, anchor).map(|(p, _)| p)?;
    (whole && period.precision == Precision::Day && date.span.end <= q.span.start).then_some(period)
}
