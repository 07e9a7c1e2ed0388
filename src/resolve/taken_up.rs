//! Times that a number takes up from elsewhere: `in the same month` that of the sentence before, a cell of a list the day of its row.

use super::clause_of::clause;
use super::period::{self, Anchor};
use crate::parse::claim::{Quantity, Reading};
use crate::parse::date::{DateClaim, Opener, PartialDate};
use crate::record::{Period, Precision};
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// The time that `the same year` takes up: the last date before it, as a year, month or quarter.
pub fn same_time(q: &Quantity, reading: &Reading, anchor: &Anchor, passage: Option<&Reading>) -> Option<Period> {
    let sentence = reading.sentences.get(q.sentence)?;
    let found = SAME.as_ref()?.captures(clause(q, reading))?;
    // `the same period last year` is none that was named before.
    if super::bygone::a_year_before(clause(q, reading)) {
        return None;
    }
    let unit = found.iter().skip(1).flatten().next()?.as_str().to_lowercase();
    // `during the five weeks ending D. Sales in this period …`: a date in the text that it stands in.
    let of = |(of, d): (&Reading, &DateClaim)| {
        let p = period::of(d, anchor).map(|(p, _)| p)?;
        let before = of.text.as_str().get(..d.whole.start as usize).unwrap_or("");
        Some(period::ending(before, p).unwrap_or(p))
    };
    let before = reading.dates.iter().rev().filter(|d| d.span.end <= sentence.start || d.span.end <= q.span.start);
    let before = before.map(|d| (reading, d));
    let before = before.chain(passage.into_iter().flat_map(|r| r.dates.iter().rev().map(move |d| (r, d))));
    // A period is that of which the sentence before speaks first: `rose by 40 in May after 30 in April. In the same period …`.
    let spoken = q.sentence.checked_sub(1).and_then(|n| reading.sentences.get(n));
    let earlier = || {
        let last = passage.filter(|_| spoken.is_none())?;
        let sentence = last.sentences.last()?;
        Some((last, last.dates.iter().find(|d| sentence.contains(d.span))?))
    };
    let first = reading.dates.iter().find(|d| spoken.is_some_and(|s| s.contains(d.span)));
    let first = first.map(|d| (reading, d)).or_else(earlier).filter(|_| unit == "period" || unit == "time");
    let mut before = before;
    let period = first.and_then(of).or_else(|| before.find_map(of))?;
    match unit.as_str() {
        "period" | "time" => (period.precision != Precision::Day).then_some(period),
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
    Regex::new(r"(?i)\b(?:(?:that|the same)\s(year|month|quarter)|(?:in|over|during)\s(?:the same|this|that)\s(period|time)|(?:el mismo|ese mismo|ese|aquel)\s(año|mes|trimestre)|(?:la même|cette)\s(année)(?:-là)?|(?:le même|ce)\s(mois|trimestre)-là)\b").ok()
});

/// The sentence before that of a number, and the text that it stands in: its own, or the passage before.
fn sentence_before<'a>(
    q: &Quantity,
    reading: &'a Reading,
    passage: Option<&'a Reading>,
) -> Option<(&'a Reading, usize)> {
    match q.sentence.checked_sub(1) {
        Some(last) => Some((reading, last)),
        None => passage.and_then(|p| Some((p, p.sentences.len().checked_sub(1)?))),
    }
}

/// `Four of them were let go`, `Correspondingly, 40 boats sank`: the number of the sentence before whose people are told of, and its text.
pub fn antecedent<'a>(
    q: &Quantity,
    reading: &'a Reading,
    passage: Option<&'a Reading>,
) -> Option<(&'a Quantity, &'a Reading)> {
    let sentence = reading.text.as_str().get(reading.sentences.get(q.sentence)?.range())?;
    OF_THEM.as_ref()?.find(sentence)?;
    // `It met seven crews. They waited for a day. Four of them …`
    let own = reading.quantities.iter().rev().find(|o| o.sentence < q.sentence && o.sentence + 2 >= q.sentence);
    let (before, last) = sentence_before(q, reading, passage)?;
    let last = || before.quantities.iter().rev().find(|o| o.sentence == last);
    own.map(|o| (o, reading)).or_else(|| last().map(|o| (o, before)))
}

static OF_THEM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^\s*(?:(?:\p{L}+|\d[\d,]*)\s(?:of (?:them|these|those)|d’entre (?:eux|elles)|de (?:ellos|ellas))|(?:Of (?:them|this|that|these|those)|Parmi (?:eux|elles)|Sur ce(?:t|tte|s)?|De (?:ellos|ellas|est[aeo]s?|es[aeo]s?)|Correspondingly|Similarly|Likewise|By contrast|In contrast|Conversely|De même|En revanche|Asimismo|Del mismo modo|En cambio))\b").ok()
});

/// `In 2006 crews numbered 40. Cooks made up 8 per cent. …`: the past time that opens a run of sentences, each with its number, holds
/// until another time is named or a sentence speaks of what is.
pub fn of_run(q: &Quantity, reading: &Reading, anchor: &Anchor) -> Option<Period> {
    let text = reading.text.as_str();
    let counts = |n: usize| reading.quantities.iter().any(|o| o.sentence == n);
    let dates = |n: usize| reading.sentences.get(n).map(|s| reading.dates.iter().filter(move |d| s.contains(d.span)));
    let is = |n: usize| {
        let sentence = reading.sentences.get(n).and_then(|s| text.get(s.range()));
        sentence.is_none_or(|s| PRESENT.as_ref().is_some_and(|r| r.is_match(s)))
    };
    let dated = |n: &usize| dates(*n).is_some_and(|mut d| d.next().is_some());
    let first = (0..q.sentence).rev().find(dated)?;
    if (first..q.sentence).any(|n| !counts(n)) || (first + 1..=q.sentence).any(|n| is(n) || dated(&n)) {
        return None;
    }
    let sentence = reading.sentences.get(first)?;
    let mut own = dates(first)?;
    let opens = own.next().filter(|d| d.opener == Opener::At && d.whole.start <= sentence.start + 2)?;
    let (period, _) =
        period::of(opens, anchor).filter(|(p, _)| own.next().is_none() && p.precision == Precision::Year)?;
    anchor.report.is_none_or(|r| period.end < r.start).then_some(period)
}

/// What is, has become or is to come.
static PRESENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:is|are|has|have|will|would|should|now|currently|today|since|est|sont|ont|actuellement|es|son|han|actualmente|hoy)\b").ok()
});

/// `5.7 million flew at home, 2 per cent less than in May 2011` behind `In May 2012, 8.4 million flew, 0.6 per cent less than in May
/// 2011`: what is held against the same time as the sentence before is of its time.
pub fn same_base(q: &Quantity, reading: &Reading, anchor: &Anchor, passage: Option<&Reading>) -> Option<Period> {
    let own = reading.sentences.get(q.sentence)?;
    let (before, last) = sentence_before(q, reading, passage)?;
    let last = before.sentences.get(last)?;
    let (mut base, mut same, mut time) = (None, false, None);
    for date in reading.dates.iter().filter(|d| d.end.is_none() && d.start.year.is_some()) {
        if own.contains(date.span) {
            base = Some(date.start);
        }
    }
    for date in before.dates.iter().filter(|d| d.end.is_none() && last.contains(d.span)) {
        if Some(date.start) == base {
            same = true;
        } else {
            time = time.or(Some(date));
        }
    }
    period::of(time.filter(|_| same)?, anchor).map(|(p, _)| p)
}

/// `fell to $62 billion, after a cut of 8 per cent the previous year`: the year before that of the sentence.
pub fn year_before(q: &Quantity, reading: &Reading, year: Period) -> Option<Period> {
    let after = reading.text.as_str().get(q.span.end as usize..)?;
    let found = BEFORE.as_ref()?.captures(after)?;
    let against = ["from", "than", "to", "over", "on", "with", "of", "since", "by"]
        .contains(&found.get(1).map_or("", |m| m.as_str()));
    if against || year.precision != Precision::Year {
        return None;
    }
    let before = year.start.year() - 1;
    Some(Period { start: Date::new(before, 1, 1).ok()?, end: Date::new(before, 12, 31).ok()?, ..year })
}

/// `from week 1 to 14 of 2022 …, lower than in the same period in 2021`: the months and days of the sentence in another year.
pub fn same_span(claim: &DateClaim, reading: &Reading, year: Period, anchor: &Anchor) -> Option<Period> {
    let before = reading.text.as_str().get(..claim.whole.start as usize)?;
    SPAN.as_ref()?.find(before).filter(|_| year.precision == Precision::Year)?;
    let sentence = reading.sentences.iter().find(|s| s.contains(claim.span))?;
    let spans = reading.dates.iter().filter(|d| sentence.contains(d.span) && d.span.end < claim.span.start);
    let mut dated = spans.filter_map(|d| period::of(d, anchor).map(|(p, _)| (d, p)));
    let (of, whole) = dated.find(|(_, p)| p.precision != Precision::Year)?;
    let other = |y: Option<i16>| Some(year.start.year() - (whole.end.year() - y.unwrap_or(whole.end.year())));
    let mut same = of.clone();
    same.start.year = other(of.start.year);
    same.end = of.end.map(|end| PartialDate { year: other(end.year), ..end });
    period::of(&same, anchor).map(|(p, _)| p)
}

static SPAN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)\b(?:same (?:period|time|months|weeks|days))\s*(?:in|of|for|during)?\s*$").ok());

static BEFORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:\s\p{L}+){0,2}\s(\p{L}+))?\s(?:in\s)?the (?:(?:previous|preceding|prior) year|year before)\b")
        .ok()
});

/// The day, or the month of a year, in a cell of its own at the head of a figure's row: a list of incidents, a register of deaths.
pub fn row_day(q: &Quantity, reading: &Reading, anchor: &Anchor) -> Option<Period> {
    let text = reading.text.as_str();
    let first = text.split(" | ").next().filter(|c| c.len() < text.len())?;
    let date = reading.dates.first().filter(|d| d.end.is_none() && (d.span.end as usize) <= first.len())?;
    let whole = text[date.span.range()].trim().len() == first.trim().len();
    let period = period::of(date, anchor).map(|(p, _)| p)?;
    let own = period.precision == Precision::Day || period.precision == Precision::Month && date.start.year.is_some();
    (whole && own && date.span.end <= q.span.start).then_some(period)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::reading::{self, TextRole};
    use crate::parse::style::Style;
    use crate::place::PlacedText;

    fn read(printed: &str) -> Reading {
        reading::read(PlacedText::unplaced(printed), vec![0], TextRole::Prose, &Style::default(), &[])
    }

    #[test]
    fn times_of_the_sentence_before() {
        let two = "In May 2012 ferries took 8.4 million guests, a fall of 2 per cent from May 2011. Trains took 5 million guests, 3 per cent less than in May 2011.";
        let reading = read(two);
        let last = reading.quantities.last().expect(two);
        let same = same_base(last, &reading, &Anchor::default(), None).map(|p| p.start.to_string());
        assert_eq!(same.as_deref(), Some("2012-05-01"));
        let reading = read("In 2011 it met seven crews. They waited for long. Four of them went home.");
        let last = reading.quantities.last().map(|q| antecedent(q, &reading, None).map(|(o, _)| o.sentence));
        assert_eq!(last, Some(Some(0)));
        let reading = read("In 2011 it met seven crews. Four boats left.");
        assert!(reading.quantities.last().is_some_and(|q| antecedent(q, &reading, None).is_none()));
    }

    #[test]
    fn a_year_opens_a_run_of_numbers() {
        let check = |printed: &str, expect: Option<&str>| {
            let reading = read(printed);
            let q = reading.quantities.last().expect(printed);
            let got = of_run(q, &reading, &Anchor::default()).map(|p| p.start.to_string());
            assert_eq!(got.as_deref(), expect, "{printed}");
        };
        let run = "In 2006 cooks made up 8 per cent of crews. There were 40 pilots. Some 36 boats sailed.";
        check(run, Some("2006-01-01"));
        check("In 2006 cooks made up 8 per cent of crews. The quay was wet. Some 36 boats sailed.", None);
        check("In 2006 cooks made up 8 per cent of crews. Some 36 boats are in use.", None);
        check(
            "In 2006 cooks made up 8 per cent of crews. In 2007 there were 40 pilots. Some 36 boats sailed.",
            Some("2007-01-01"),
        );
        check("Cooks made up 8 per cent of crews in 2006. Some 36 boats sailed.", None);
    }

    #[test]
    fn the_same_span_of_another_year() {
        let reading =
            read("From March to May 2022 tolls were $9 million, less than in the same period in 2021 ($12 million).");
        let claim = reading.dates.last().expect("a year");
        let year = period::of(claim, &Anchor::default()).map(|(p, _)| p).expect("a year");
        let same = same_span(claim, &reading, year, &Anchor::default()).map(|p| format!("{}..{}", p.start, p.end));
        assert_eq!(same.as_deref(), Some("2021-03-01..2021-05-31"));
    }

    #[test]
    fn the_year_before_that_of_its_sentence() {
        let year = |y| Date::new(y, 1, 1).ok().zip(Date::new(y, 12, 31).ok());
        let of = year(2022).map(|(start, end)| Period { start, end, precision: Precision::Year }).expect("a year");
        let check = |printed: &str, expect: Option<i16>| {
            let reading = read(printed);
            let q = reading.quantities.last().expect(printed);
            assert_eq!(year_before(q, &reading, of).map(|p| p.start.year()), expect, "{printed}");
        };
        check("Tolls fell to $6 million in 2022, after a cut of $8 million the previous year.", Some(2021));
        check("Tolls fell in 2022 by $8 million from the previous year.", None);
    }
}
