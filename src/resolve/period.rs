//! Printed dates become days: years are found, spans get their first and last day, nothing is made more exact than it is.

use crate::parse::date::{DateClaim, Opener, PartialDate};
use crate::record::{Period, Precision, YearFrom};
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// What a date without a year can lean on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Anchor {
    /// A year printed in the same text.
    pub text_year: Option<i16>,
    /// The period of the heading above.
    pub heading: Option<Period>,
    /// The report's period.
    pub report: Option<Period>,
    /// True where the date is still to come when the report is written.
    pub upcoming: bool,
}

/// The last day of a month.
fn month_end(year: i16, month: u8) -> Option<Date> {
    Date::new(year, month as i8, 1).ok().map(|d| d.last_of_month())
}

fn first_of(year: i16, month: u8) -> Option<Date> {
    Date::new(year, month as i8, 1).ok()
}

/// The days that a date with its year covers, and how exactly it is stated.
fn days(date: &PartialDate, year: i16) -> Option<(Date, Date, Precision)> {
    match *date {
        PartialDate { month: Some(m), day: Some(d), .. } => {
            let day = Date::new(year, m as i8, d as i8).ok()?;
            Some((day, day, Precision::Day))
        }
        PartialDate { month: Some(m), .. } => Some((first_of(year, m)?, month_end(year, m)?, Precision::Month)),
        PartialDate { quarter: Some(q), .. } => {
            Some((first_of(year, q * 3 - 2)?, month_end(year, q * 3)?, Precision::Quarter))
        }
        PartialDate { half: Some(h), .. } => {
            Some((first_of(year, h * 6 - 5)?, month_end(year, h * 6)?, Precision::Half))
        }
        PartialDate { week: Some(w), .. } => {
            let monday = jiff::civil::ISOWeekDate::new(year, w as i8, jiff::civil::Weekday::Monday).ok()?.date();
            Some((monday, monday.checked_add(jiff::Span::new().days(6)).ok()?, Precision::Range))
        }
        PartialDate { year: Some(_), .. } => Some((first_of(year, 1)?, month_end(year, 12)?, Precision::Year)),
        _ => None,
    }
}

/// The period of a printed date or span, and where its year came from. `None` where no year can be found, the day does not exist,
/// or it is a time of day.
pub fn of(claim: &DateClaim, anchor: &Anchor) -> Option<(Period, YearFrom)> {
    let end_claim = claim.end.unwrap_or(claim.start);
    let (start_year, end_year, from) = match (claim.start.year, end_claim.year) {
        (Some(a), Some(b)) => (a, b, YearFrom::Text),
        (Some(a), None) => (a, if wraps(&claim.start, &end_claim) { a + 1 } else { a }, YearFrom::Text),
        (None, Some(b)) => (if wraps(&claim.start, &end_claim) { b - 1 } else { b }, b, YearFrom::Text),
        (None, None) => {
            let (year, from) = year_of(&claim.start, anchor)?;
            // `since March` of a report on December: what has gone on until then began before.
            let begins = days(&claim.start, year).map(|(first, ..)| first);
            let ahead = anchor.report.is_some_and(|r| begins.is_some_and(|b| b > r.end));
            // So have whole months that it tells of, `between January and March`.
            let months = claim.end.is_some() && claim.start.day.is_none() && !anchor.upcoming;
            let year = if (claim.opener == Opener::Since || months) && ahead { year - 1 } else { year };
            (year, if wraps(&claim.start, &end_claim) { year + 1 } else { year }, from)
        }
    };
    let (mut start, first_end, precision) = days(&claim.start, start_year)?;
    let (end, precision) = match &claim.end {
        None => (first_end, precision),
        Some(end) => {
            let (_, last, _) = days(end, end_year)?;
            (last, span_precision(start, last, precision))
        }
    };
    let mut end = end;
    match claim.opener {
        // An open span ends with the report's period.
        Opener::Since => end = anchor.report.map_or(end, |r| r.end.max(end)),
        Opener::WeekOf => {
            let back = i64::from(start.weekday().to_monday_zero_offset());
            start = start.checked_sub(jiff::Span::new().days(back)).ok()?;
            end = start.checked_add(jiff::Span::new().days(6)).ok()?;
        }
        _ => {}
    }
    let precision = match claim.opener {
        Opener::Since | Opener::WeekOf => Precision::Range,
        _ => precision,
    };
    (start <= end).then_some((Period { start, end, precision }, from))
}

fn wraps(start: &PartialDate, end: &PartialDate) -> bool {
    match (start.month, end.month) {
        (Some(a), Some(b)) => (a, start.day.unwrap_or(1)) > (b, end.day.unwrap_or(31)),
        _ => false,
    }
}

/// A span of days is known to the day; of months, a quarter or half where it is one.
fn span_precision(start: Date, end: Date, of_first: Precision) -> Precision {
    match of_first {
        Precision::Day => Precision::Day,
        Precision::Month
            if start.year() == end.year() && end.month() - start.month() == 2 && start.month() % 3 == 1 =>
        {
            Precision::Quarter
        }
        Precision::Month
            if start.year() == end.year() && end.month() - start.month() == 5 && start.month() % 6 == 1 =>
        {
            Precision::Half
        }
        Precision::Month if start.year() == end.year() && end.month() - start.month() == 11 => Precision::Year,
        _ => Precision::Range,
    }
}

/// How many times as far as a time that has been one to come counts.
const TO_COME: i32 = 6;

/// The year of a date without one: of its text, so that it lies in its heading's period, or as near to the report's as can be.
fn year_of(date: &PartialDate, anchor: &Anchor) -> Option<(i16, YearFrom)> {
    if let Some(year) = anchor.text_year {
        return Some((year, YearFrom::Text));
    }
    let nearest = |period: &Period| {
        let years = period.start.year() - 1..=period.end.year() + 1;
        years
            .filter_map(|y| {
                let (start, end, _) = days(date, y)?;
                let distance = if end < period.start {
                    period.start.since(end).ok()?.get_days()
                } else if start > period.end {
                    // Reports tell what has been: a day to come must be much nearer.
                    end.since(period.end).ok()?.get_days() * TO_COME
                } else {
                    0
                };
                Some((distance, y))
            })
            .min()
    };
    if let Some((distance, year)) = anchor.heading.as_ref().and_then(nearest) {
        // A date far from its heading's period leans on the report instead.
        if distance <= 92 {
            return Some((year, YearFrom::Heading));
        }
    }
    let report = anchor.report.as_ref()?;
    if anchor.upcoming {
        let years = report.end.year()..=report.end.year() + 1;
        return years
            .into_iter()
            .find(|y| days(date, *y).is_some_and(|(_, end, _)| end > report.end))
            .map(|y| (y, YearFrom::Report));
    }
    nearest(report).map(|(_, year)| (year, YearFrom::Report))
}

/// `in the past 24 hours`, `last 7 days`: the time up to the report's own last day.
pub fn recent(text: &str, report: Option<Period>) -> Option<Period> {
    let found = RECENT.as_ref()?.captures(text)?;
    let hours = found.get(1).or(found.get(2)).or(found.get(3));
    let days = match (hours, found.get(4)) {
        (Some(hours), _) => hours.as_str().parse::<i64>().ok()? / 24,
        (None, Some(days)) => days.as_str().parse::<i64>().unwrap_or(7) - 1,
        _ => return None,
    };
    let end = report?.end;
    let start = end.checked_sub(jiff::Span::new().try_days(days).ok()?).ok()?;
    Some(Period { start, end, precision: Precision::Range })
}

/// `over the past four years`, `in these 17 months`: so many months or years up to the report's own last day.
pub fn lately(text: &str, report: Option<Period>) -> Option<Period> {
    let found = LATELY.as_ref()?.captures(text)?;
    let mut told = found.iter().skip(1).flatten().map(|m| m.as_str().to_lowercase());
    let count = counted(&told.next()?)?;
    let years = told.next().is_some_and(|unit| ["year", "ann", "año"].iter().any(|w| unit.starts_with(w)));
    let months = if years { count * 12 } else { count };
    let end = report?.end;
    // Three months up to 30 June begin on 1 April: from the day after the end, for months differ in length.
    let after = end.checked_add(jiff::Span::new().days(1)).ok()?;
    let start = after.checked_sub(jiff::Span::new().try_months(months).ok()?).ok()?;
    Some(Period { start, end, precision: Precision::Range })
}

static LATELY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:in|over|during|within)\s(?:(?:the|these|those)\s(?:past|last|previous)|these(?:\s\p{Ll}+)?)\s(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(months|years)\b|\b(?:au cours|durant|pendant|lors)\s(?:des|les|de ces)\s(\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze)\sderni[eè]re?s\s(mois|années)\b|\b(?:en|durante)\slos\súltimos\s(\d{1,2}|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)\s(meses|años)\b").ok()
});

/// A small number in digits or words.
fn counted(count: &str) -> Option<i64> {
    #[rustfmt::skip]
    const COUNTS: &[&[&str]] = &[
        &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        &["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"],
        &["un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"],
    ];
    let lower = count.to_lowercase();
    let named = COUNTS.iter().find_map(|of| of.iter().position(|w| *w == lower)).map(|n| n as i64 + 1);
    named.or_else(|| count.parse().ok()).filter(|n| (1..=60).contains(n))
}

/// `Total (new in last 24 hours)`: what stands in brackets is said of the number in brackets.
pub fn outside_brackets(head: &str) -> String {
    let mut depth = 0_usize;
    head.chars()
        .filter(|c| {
            depth += usize::from(*c == '(');
            let keep = depth == 0;
            depth -= usize::from(*c == ')' && depth > 0);
            keep
        })
        .collect()
}

/// `the five weeks ending` D: the time of so many days, weeks or months up to a day.
pub fn ending(before: &str, last: Period) -> Option<Period> {
    let found = ENDING.as_ref()?.captures(before)?;
    let count = counted(found.get(1)?.as_str())?;
    let span = jiff::Span::new();
    let start = match found.get(2)?.as_str().to_lowercase().as_str() {
        "day" => last.end.checked_sub(span.try_days(count - 1).ok()?).ok()?,
        "week" => last.end.checked_sub(span.try_days(count * 7 - 1).ok()?).ok()?,
        _ => last.end.checked_sub(span.try_months(count - 1).ok()?).ok()?.first_of_month(),
    };
    Some(Period { start, end: last.end, precision: Precision::Range })
}

static ENDING: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)\b(\w+)[ -](day|week|month)s? (?:ending|ended|to)(?: (?:on|in))?\s*$").ok());

/// `On Sunday, 40 boats came in`, of a report of one day: the last such day before the report's own.
pub fn weekday(text: &str, report: Option<Period>) -> Option<Period> {
    // `The mayor on Monday said …`: the day of saying is that of nothing else.
    let said = |day: &regex::Match| {
        let (before, after) = (text[..day.start()].trim_end(), text[day.end()..].trim_start());
        SAID.iter().any(|w| before.ends_with(&format!("{w} on")) || before.ends_with(w) || after.starts_with(w))
    };
    let mut days = WEEKDAY.as_ref()?.captures_iter(text).filter_map(|c| c.get(1));
    let found = days.find(|day| !said(day))?;
    // `on Sunday, 7 June` names its day itself.
    let dated = DATED.as_ref()?.is_match(&text[found.end()..]);
    let report = report.filter(|r| r.precision == Precision::Day && r.start == r.end && !dated)?;
    const DAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let name = found.as_str().to_lowercase();
    let wanted = DAYS.iter().position(|d| name.starts_with(d))? as i64;
    let own = i64::from(report.end.weekday().to_monday_zero_offset());
    let back = (own - wanted).rem_euclid(7);
    let day = report.end.checked_sub(jiff::Span::new().try_days(back).ok()?).ok()?;
    Some(Period { start: day, end: day, precision: Precision::Day })
}

const SAID: &[&str] = &["said", "announced", "stated", "declared", "told reporters"];

static DATED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^,?\s(?:\d{1,2}(?:st|nd|rd|th)?\s\p{Lu}|\p{Lu}\p{Ll}+\s\d)").ok());

static WEEKDAY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b(?:[Oo]n|[Ll]ast)\s((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b").ok());

/// `since the start of the year`: from 1 January to the report's own last day.
pub fn year_to_date(text: &str, report: Option<Period>) -> Option<Period> {
    let said = YEAR_TO_DATE.as_ref()?.find(text)?;
    let end = report?.end;
    // `could reach 90 this year`: what is yet to come is of all of it.
    let year = ["this year", "cette année", "este año"].contains(&said.as_str().to_lowercase().as_str());
    // A report on a year or more has a period of its own.
    if year && report.is_some_and(|r| r.end.since(r.start).is_ok_and(|d| d.get_days() > SEASON_DAYS)) {
        return None;
    }
    if year && FUTURE.as_ref().is_some_and(|r| r.is_match(text)) {
        let (start, end) = (Date::new(end.year(), 1, 1).ok()?, Date::new(end.year(), 12, 31).ok()?);
        return Some(Period { start, end, precision: Precision::Year });
    }
    Some(Period { start: Date::new(end.year(), 1, 1).ok()?, end, precision: Precision::Range })
}

/// The longest period, in days, of a report that can say `this year` of more than itself.
const SEASON_DAYS: i32 = 200;

static FUTURE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:could|will|would|may|might|should|expected|projected|estimated to|aims?|plans?|planned|target|needs?|needed|required?|likely|seeking)\b").ok()
});

static YEAR_TO_DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\bsince the (?:start|beginning) of (?:the|this) year\b|\bso far this year\b|\b(?:this year|cette année|este año)\b|\bdepuis le début de l[’']année\b|\bdesde (?:el (?:inicio|comienzo)|principios) de(?:l)? año\b").ok()
});

static RECENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:(?:past|last|previous)\s(24|48|72)[\s-]?(?:hours|hrs)|(24|48|72)\s(?:dernières heures|últimas horas)|(?:dernières|últimas)\s(24|48|72)\s(?:heures|horas)|(?:past|last)\s(7|14|30|seven)\sdays)\b").ok()
});

/// `2019-Q3`, `2019-H1`, `2019`, `2019-07`, else first and last day.
pub fn label(period: &Period) -> String {
    let year = period.start.year();
    let (a, b) = (period.start.month(), period.end.month());
    let whole = period.start.day() == 1 && period.end == period.end.last_of_month() && period.end.year() == year;
    match (whole, b - a) {
        (true, 0) => format!("{year}-{a:02}"),
        (true, 2) if a % 3 == 1 => format!("{year}-Q{}", (a + 2) / 3),
        (true, 5) if a % 6 == 1 => format!("{year}-H{}", (a + 5) / 6),
        (true, 11) => year.to_string(),
        _ if period.start == period.end => period.start.to_string(),
        _ => format!("{}/{}", period.start, period.end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: Option<i16>, month: u8, day: Option<u8>) -> PartialDate {
        PartialDate { year, month: Some(month), day, ..PartialDate::default() }
    }

    fn claim(start: PartialDate, end: Option<PartialDate>, opener: Opener) -> DateClaim {
        let span = crate::place::CharSpan::default();
        DateClaim { span, whole: span, start, end, opener, ambiguous: false }
    }

    fn quarter(year: i16, q: u8) -> Period {
        let (start, end, precision) =
            days(&PartialDate { quarter: Some(q), year: Some(year), ..Default::default() }, year).unwrap();
        Period { start, end, precision }
    }

    fn check(claim: DateClaim, anchor: Anchor, expect: &str) {
        let got = of(&claim, &anchor).map_or("none".to_owned(), |(p, from)| {
            format!("{}..{} {} {}", p.start, p.end, p.precision.as_str(), from.as_str())
        });
        assert_eq!(got, expect);
    }

    #[test]
    fn years_come_from_text_heading_or_report() {
        let q4 = Anchor { report: Some(quarter(2019, 4)), ..Anchor::default() };
        check(claim(date(None, 11, Some(7)), None, Opener::At), q4, "2019-11-07..2019-11-07 day report");
        check(claim(date(None, 3, None), None, Opener::Since), q4, "2019-03-01..2019-12-31 range report");
        let day = Date::constant(2019, 12, 31);
        let last = Anchor { report: Some(Period { start: day, end: day, precision: Precision::Day }), ..q4 };
        check(claim(date(None, 3, None), None, Opener::Since), last, "2019-03-01..2019-12-31 range report");
        let summer = Date::constant(2019, 7, 31);
        let summer = Anchor { report: Some(Period { start: summer, end: summer, precision: Precision::Day }), ..q4 };
        check(claim(date(None, 1, Some(28)), None, Opener::At), summer, "2019-01-28..2019-01-28 day report");
        let next = Anchor { upcoming: true, ..q4 };
        check(claim(date(None, 1, Some(14)), None, Opener::None), next, "2020-01-14..2020-01-14 day report");
        let headed = Anchor { heading: Some(quarter(2020, 1)), ..next };
        check(
            claim(date(None, 2, Some(28)), Some(date(None, 3, Some(2))), Opener::None),
            headed,
            "2020-02-28..2020-03-02 day heading",
        );
        check(claim(date(Some(2018), 5, None), None, Opener::None), q4, "2018-05-01..2018-05-31 month text");
        check(
            claim(date(None, 12, Some(28)), Some(date(None, 1, Some(3))), Opener::From),
            q4,
            "2019-12-28..2020-01-03 day report",
        );
    }

    #[test]
    fn spans_and_weeks() {
        check(
            claim(date(None, 7, None), Some(date(Some(2019), 9, None)), Opener::None),
            Anchor::default(),
            "2019-07-01..2019-09-30 quarter text",
        );
        check(
            claim(date(Some(2017), 4, None), Some(date(Some(2019), 7, None)), Opener::None),
            Anchor::default(),
            "2017-04-01..2019-07-31 range text",
        );
        check(
            claim(date(Some(2019), 5, Some(8)), None, Opener::WeekOf),
            Anchor::default(),
            "2019-05-06..2019-05-12 range text",
        );
        check(claim(date(Some(2019), 2, Some(30)), None, Opener::At), Anchor::default(), "none");
        check(claim(date(None, 5, None), None, Opener::At), Anchor::default(), "none");
    }

    #[test]
    fn labels() {
        assert_eq!(label(&quarter(2019, 3)), "2019-Q3");
    }

    #[test]
    fn times_up_to_a_day() {
        let day = Date::constant(2021, 6, 13);
        let last = Period { start: day, end: day, precision: Precision::Day };
        let start = |text: &str| ending(text, last).map(|p| p.start.to_string());
        assert_eq!(start("in the five weeks ending ").as_deref(), Some("2021-05-10"));
        assert_eq!(start("over the 7 days ended ").as_deref(), Some("2021-06-07"));
        assert_eq!(start("the twelve months ending ").as_deref(), Some("2020-07-01"));
        assert_eq!(start("a meeting on "), None);
        assert_eq!(outside_brackets("Total (new in last 24 hours) cases"), "Total  cases");
        let tuesday = Date::constant(2021, 6, 15);
        let report = Some(Period { start: tuesday, end: tuesday, precision: Precision::Day });
        let of = |text: &str| weekday(text, report).map(|p| p.start.to_string());
        assert_eq!(of("On Sunday, 40 boats came in").as_deref(), Some("2021-06-13"));
        assert_eq!(of("On Sunday, 6 June, 40 boats came in"), None);
        let since = year_to_date("killed since the start of the year", Some(last)).map(|p| p.start.to_string());
        assert_eq!(since.as_deref(), Some("2021-01-01"));
    }
}
