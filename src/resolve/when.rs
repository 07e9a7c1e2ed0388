//! The time a figure speaks of, and where that time comes from.
//!
//! In this order: the date of a citation in its sentence; the quarter or month of its row in the year of its column; the source line
//! that governs it, where neither row nor column has a time; the times of a change; a date printed in its sentence, row or column;
//! the dated activity it is printed in; a standing that opened earlier in its passage (`As of D …`); the period of its lead-in or
//! heading; the report's own period, marked as a fallback.

use super::bygone;
use super::change;
use super::clause_of::{
    adds_up, before_comma, clause, counts_new, cumulative, from_the_start, is_new, nearer, own_clause, own_period,
    so_far, stock, to_date,
};
use super::outline::Governed;
use super::passed_over;
use super::period::{self, Anchor};
use super::plan_year;
use super::taken_up;
use crate::parse::claim::{Quantity, Reading};
use crate::parse::date::{DateClaim, Opener};
use crate::parse::source::{SourceClaim, SourceKind};
use crate::place::CharSpan;
use crate::record::{Event, Period, Precision, Section, TimeBasis};

/// What the report says of its own time.
pub struct Told<'a> {
    /// The period that it speaks of.
    pub report: Option<Period>,
    /// The day that all of it stands at, where it says so at its head.
    pub standing: Option<Period>,
    /// What stands before the passage: `in the same month` may take up its last date.
    pub before: Option<&'a Reading>,
    /// The first and last year of the plan that the report is on.
    pub plan: Option<(i16, i16)>,
    /// The head of the column in whose cell the number is told in words.
    pub column: Option<&'a str>,
}

/// The period and its basis.
pub fn of(
    q: &Quantity,
    reading: &Reading,
    governs: &Governed,
    line: Option<(&SourceClaim, &Reading)>,
    event: Option<&Event>,
    told: &Told,
) -> (Option<Period>, TimeBasis) {
    let report = told.report;
    let anchor = Anchor { text_year: None, heading: governs.period, report, upcoming: false };
    let section = governs.section;
    if let Some(date) = citation(q, reading).and_then(|s| s.date).and_then(|d| reading.dates.get(d))
        && let Some((period, _)) = period::of(date, &anchor)
    {
        return (Some(period), TimeBasis::AsOf);
    }
    if let Some(period) = crossed(q, reading, &anchor) {
        return (Some(period), TimeBasis::StatedPeriod);
    }
    // A column or a row of a table with a time of its own keeps it.
    let dated = || {
        let head = q.head_date.as_ref().is_some_and(|d| period::of(d, &anchor).is_some());
        q.rule.starts_with("table") && (head || in_sentence(q, reading, &anchor, told.standing).is_some())
    };
    // A source that is dated after the time in the title of its table came out then, unless it says `as of`.
    let of_then = |date: &DateClaim, at: &Period| {
        let within = |title: Period| title.start <= at.start && at.end <= title.end;
        date.opener == Opener::AsOf || governs.period.filter(|_| governs.captioned).is_none_or(within)
    };
    let stood = line.filter(|_| !dated()).and_then(|(claim, of)| of.dates.get(claim.date?));
    let stood = stood.and_then(|date| Some((date, period::of(date, &anchor)?.0)));
    if let Some((_, period)) = stood.filter(|(date, period)| of_then(date, period)) {
        // What is new came in the time of the report, up to the day at which its table stands.
        let span = report.filter(|r| r.start < r.end && r.end == period.end && period.precision == Precision::Day);
        if let Some(span) = span.filter(|_| counts_new(q, reading)) {
            return (Some(span), TimeBasis::ReportingPeriod);
        }
        return (Some(period), TimeBasis::AsOf);
    }
    if let Some(period) = change::time(q, reading, &anchor) {
        return (Some(period), TimeBasis::StatedPeriod);
    }
    // `90 boats since its opening, with 40 in June`: the sum at the report's last day, whatever else the sentence dates.
    if let Some(day) = report.filter(|_| from_the_start(q, reading)) {
        return (Some(Period { start: day.end, precision: Precision::Day, ..day }), TimeBasis::AsOf);
    }
    if let Some((claim, period)) = in_sentence(q, reading, &anchor, told.standing) {
        let same = event.is_some_and(|e| e.period == period);
        let basis = match claim.opener {
            _ if same => TimeBasis::Event,
            Opener::AsOf => TimeBasis::AsOf,
            Opener::At | Opener::None if claim.end.is_none() && stock(q, reading) => TimeBasis::AsOf,
            _ if period.precision == Precision::Day
                && claim.end.is_none()
                && !opens_span(claim, q, reading)
                && claim.opener != Opener::Since
                && claim.opener != Opener::Until =>
            {
                TimeBasis::Event
            }
            _ => TimeBasis::StatedPeriod,
        };
        // `From 1 January 2019 employers must pay …`: open to the end of the report's period.
        let period = match report {
            Some(r) if opens_span(claim, q, reading) && r.end > period.start => {
                Period { end: r.end, precision: Precision::Range, ..period }
            }
            _ => period,
        };
        let period = match claim.opener {
            Opener::Until => {
                spanned(q, reading, &anchor, period).unwrap_or_else(|| until(claim, period, reading, report))
            }
            _ => period,
        };
        if let Some(span) = period::ending(before(reading, claim), period) {
            return (Some(span), TimeBasis::StatedPeriod);
        }
        // `90 boats so far in 2018`: up to the report's own last day.
        if let Some(r) = report.filter(|r| so_far(reading, claim) && r.end > period.start && r.end < period.end) {
            return (Some(Period { end: r.end, precision: Precision::Range, ..period }), TimeBasis::StatedPeriod);
        }
        let other = taken_up::year_before(q, reading, period);
        if let Some(other) = other.or_else(|| taken_up::same_span(claim, reading, period, &anchor)) {
            return (Some(other), TimeBasis::StatedPeriod);
        }
        return (Some(period), basis);
    }
    let spoken = q.sentence.checked_sub(1).and_then(|n| reading.sentences.get(n));
    let dated = reading.dates.iter().any(|d| spoken.is_some_and(|s| s.contains(d.span)));
    let bygone = || bygone::of(clause(q, reading), dated, report).filter(|_| !q.rule.starts_with("table"));
    if let Some(period) = plan_year::of(clause(q, reading), told.plan).or_else(bygone) {
        return (Some(period), TimeBasis::StatedPeriod);
    }
    let sums = cumulative(q, reading) || q.heads.iter().skip(1).any(|h| adds_up(h));
    let head = |h: &String| period::recent(&period::outside_brackets(h), report).filter(|_| !sums);
    let column = || told.column.and_then(|h| head(&h.to_owned()));
    let new = governs.new.filter(|_| is_new(q, reading));
    if let Some(recent) = q.heads.iter().find_map(head).or_else(column).or(new) {
        return (Some(recent), TimeBasis::StatedPeriod);
    }
    let of_year = || period::year_to_date(clause(q, reading), report).filter(|_| !stock(q, reading));
    let recent = period::recent(clause(q, reading), report).or_else(|| period::lately(own_clause(q, reading), report));
    let recent = recent.filter(|_| !cumulative(q, reading));
    let weekday = || period::weekday(clause(q, reading), report);
    // `9 boats to date`: the sum at the report's last day.
    if let Some(day) = report.filter(|_| recent.is_none() && to_date(q, reading)) {
        return (Some(Period { start: day.end, precision: Precision::Day, ..day }), TimeBasis::AsOf);
    }
    if let Some(recent) = recent.or_else(of_year).or_else(weekday) {
        return (Some(recent), TimeBasis::StatedPeriod);
    }
    let of_them = || {
        let (before, reading) = taken_up::antecedent(q, reading, told.before)?;
        in_sentence(before, reading, &anchor, told.standing).map(|(_, p)| p)
    };
    let taken = || taken_up::same_base(q, reading, &anchor, told.before).or_else(of_them);
    if let Some(period) = event.is_none().then(taken).flatten() {
        return (Some(period), TimeBasis::StatedPeriod);
    }
    if let Some(period) = taken_up::row_day(q, reading, &anchor) {
        let day = period.precision == Precision::Day;
        return (Some(period), if day { TimeBasis::Event } else { TimeBasis::StatedPeriod });
    }
    if let Some(same) = taken_up::same_time(q, reading, &anchor, told.before) {
        return (Some(same), if stock(q, reading) { TimeBasis::AsOf } else { TimeBasis::StatedPeriod });
    }
    match report.and_then(|r| own_period(q, reading).map(|basis| (r, basis))) {
        Some((report, TimeBasis::ReportingPeriod)) => return (Some(report), TimeBasis::ReportingPeriod),
        Some((report, basis)) if event.is_none() => return (Some(report), basis),
        _ => {}
    }
    if let Some(event) = event {
        return (Some(event.period), TimeBasis::Event);
    }
    if let Some(period) = standing(q, reading, &anchor) {
        return (Some(period), TimeBasis::AsOf);
    }
    if let Some(period) = q.head_date.as_ref().and_then(|d| period::of(d, &anchor)).map(|(p, _)| p) {
        let stock = period.precision == Precision::Day;
        return (Some(period), if stock { TimeBasis::AsOf } else { TimeBasis::StatedPeriod });
    }
    if let Some(period) = told_before(q, reading, &anchor).filter(|_| section == Section::Achievements) {
        return (Some(period), TimeBasis::StatedPeriod);
    }
    let prose = !q.rule.starts_with("table");
    if let Some(period) = prose.then(|| taken_up::of_run(q, reading, &anchor)).flatten() {
        return (Some(period), TimeBasis::StatedPeriod);
    }
    // Under `in the past 24 hours`, too, a sum from the beginning stands at the end.
    let of_days = |p: &Period| p.precision == Precision::Range && report.is_some_and(|r| r.end == p.end);
    if let (Some(report), true) = (report, sums && governs.period.as_ref().is_some_and(of_days)) {
        return (Some(Period { start: report.end, precision: Precision::Day, ..report }), TimeBasis::AsOf);
    }
    match (governs.period, report) {
        (Some(period), report) if report != Some(period) || governs.captioned => {
            let basis = if governs.standing { TimeBasis::AsOf } else { TimeBasis::StatedPeriod };
            (Some(period), basis)
        }
        (_, report) => match (told.standing, report) {
            (Some(day), _) => (Some(day), TimeBasis::AsOf),
            // Sums from the beginning of all stand at the end.
            (None, Some(report)) if q.heads.first().is_some_and(|h| adds_up(h)) => {
                (Some(Period { start: report.end, precision: Precision::Day, ..report }), TimeBasis::AsOf)
            }
            (None, report) => (report, TimeBasis::ReportingPeriod),
        },
    }
}

/// `Q1` over the row of 2004, 2020 over the row of March: a part of a year and the year it is of.
fn crossed(q: &Quantity, reading: &Reading, anchor: &Anchor) -> Option<Period> {
    let head = q.head_date.as_ref().filter(|_| q.rule.starts_with("table"))?;
    let row = reading.dates.iter().find(|d| q.subject.iter().any(|s| s.contains(d.span)))?;
    let part = |d: &DateClaim| d.start.month.is_some() || d.start.quarter.is_some() || d.start.half.is_some();
    let year = |d: &DateClaim| d.start.year.filter(|_| !part(d) && d.start.week.is_none() && d.end.is_none());
    let of_year = |d: &DateClaim| part(d) && d.start.year.is_none() && d.end.is_none_or(|e| e.year.is_none());
    let (text_year, part) = match (year(head), year(row)) {
        (Some(year), None) if of_year(row) => (year, row),
        (None, Some(year)) if of_year(head) => (year, head),
        _ => return None,
    };
    period::of(part, &Anchor { text_year: Some(text_year), ..*anchor }).map(|(p, _)| p)
}

/// The text before a date.
fn before<'a>(reading: &'a Reading, claim: &DateClaim) -> &'a str {
    reading.text.as_str().get(..claim.whole.start as usize).unwrap_or("")
}

/// `until D` runs from the start of the report's period; `by 2030` of an earlier report is the time of a target.
fn until(claim: &DateClaim, period: Period, reading: &Reading, report: Option<Period>) -> Period {
    let ahead = report.is_some_and(|r| period.end > r.end);
    let by = reading.text.as_str().get(claim.whole.range()).is_some_and(|t| t.to_lowercase().starts_with("by "));
    match report.filter(|_| !(ahead && by)) {
        Some(r) if r.start < period.end => Period { start: r.start, end: period.end, precision: Precision::Range },
        _ => period,
    }
}

/// `By the end of 2024 it had reached 30 towns in the years of its work (2022 to 2024)`: the span of the sentence that ends there.
fn spanned(q: &Quantity, reading: &Reading, anchor: &Anchor, last: Period) -> Option<Period> {
    let sentence = reading.sentences.get(q.sentence)?;
    let spans = reading.dates.iter().filter(|d| sentence.contains(d.span) && d.end.is_some());
    let mut spans = spans.filter(|d| !passed_over::over(d, q, reading));
    spans.find_map(|d| period::of(d, anchor).map(|(p, _)| p).filter(|p| p.end == last.end))
}

/// The citation in the quantity's sentence, or alone in brackets right after it.
pub fn citation<'a>(q: &Quantity, reading: &'a Reading) -> Option<&'a SourceClaim> {
    let sentence = reading.sentences.get(q.sentence)?;
    let next = reading.sentences.get(q.sentence + 1);
    let cited = |s: &&SourceClaim| s.kind == SourceKind::Citation;
    let own =
        reading.sources.iter().filter(cited).find(|s| sentence.contains(s.whole) && s.whole.start >= q.span.start);
    own.or_else(|| {
        // `… to go abroad. (ILO and IOM, 2017).`
        let next = next?;
        reading
            .sources
            .iter()
            .filter(cited)
            .find(|s| next.contains(s.whole) && s.whole.start <= next.start + 1 && next.end <= s.whole.end + 1)
    })
}

/// The date of the quantity's own sentence: the nearest one that belongs to no source.
fn in_sentence<'a>(
    q: &Quantity,
    reading: &'a Reading,
    anchor: &Anchor,
    stands: Option<Period>,
) -> Option<(&'a DateClaim, Period)> {
    let sentence = reading.sentences.get(q.sentence)?;
    let year = reading
        .dates
        .iter()
        // `As of 30 June 90 have come since 9 December 2014`: the year in which it began is that of nothing else.
        .filter(|d| d.opener != Opener::Since && sentence.contains(d.span) && d.start.month.is_some())
        .find_map(|d| d.start.year);
    let anchor = Anchor { text_year: year, ..*anchor };
    reading
        .dates
        .iter()
        .filter(|d| sentence.contains(d.span) && !reading.sources.iter().any(|s| s.whole.contains(d.span)))
        .filter(|d| !passed_over::over(d, q, reading))
        .filter(|d| q.rule != "table_cell" && q.rule != "table_sexes" || d.span.end <= q.span.start)
        .filter(|d| !ends_since(d, reading))
        .filter_map(|d| period::of(d, &anchor).map(|(p, _)| (d, p)))
        .filter_map(|(d, p)| match d.opener {
            _ if passed_over::since_what(d, reading) => {
                let text = reading.text.as_str();
                let behind = text.get(q.span.end as usize..d.span.start as usize);
                let own = d.span.end <= q.span.start || behind.is_some_and(|t| !t.contains([',', ';', '(']));
                let last = || anchor.report.or(anchor.heading).map(|r| r.end).filter(|end| own && *end > p.start);
                let open = || Some(Period { end: last()?, precision: Precision::Range, ..p });
                Some((d, since(d, p, reading, sentence, &anchor, stands).filter(|_| own).or_else(open)?))
            }
            // `40 came this month, bringing the sum to 90 since May`: what has gone on since then is the number before it.
            Opener::Since if d.span.start > q.span.end && nearer(d, q, reading) => None,
            Opener::Since => Some((d, since(d, p, reading, sentence, &anchor, stands)?)),
            _ => Some((d, p)),
        })
        .min_by_key(|(d, _)| {
            let gap = if d.span.end <= q.span.start {
                q.span.start - d.span.end
            } else {
                d.span.start.saturating_sub(q.span.end)
            };
            // `$3,524 on 6 April; $2,806 on 31 May`: a date beyond a semicolon is that of another number.
            let (from, to) = (d.span.end.min(q.span.end), q.span.start.max(d.span.start));
            let between = reading.text.as_str().get(from as usize..(to.max(from)) as usize).unwrap_or("");
            let gap = if between.contains(';') { gap.saturating_add(FAR) } else { gap };
            // `378 in December`: a date that only a preposition ties to the number behind which it stands is that number's.
            let tied = d.span.start >= q.span.end
                && matches!(
                    between.trim(),
                    "" | "in" | "on" | "during" | "en" | "au" | "le" | "el" | "rien qu’en" | "rien qu'en" | "sólo en"
                );
            // `40 boats in June`: the same behind the noun that is counted.
            let noun = q.noun.filter(|n| n.start >= q.span.end && n.end <= d.span.start);
            let rest = noun.and_then(|n| reading.text.as_str().get(n.end as usize..d.span.start as usize));
            let of_noun = rest.is_some_and(|t| matches!(t.trim(), "in" | "on" | "during" | "en"));
            let gap = if tied || of_noun && before_comma(d, q, reading) { 0 } else { gap };
            // A date before a comma introduces the sentence and holds for all of it.
            (if d.whole.start <= sentence.start + 2 { gap / 2 } else { gap }, d.span.start)
        })
}

/// `since D (as of E)`: open to the standing of its sentence, else of the report; where nothing says to when, it is no time.
fn since(
    claim: &DateClaim,
    period: Period,
    reading: &Reading,
    sentence: &CharSpan,
    anchor: &Anchor,
    stands: Option<Period>,
) -> Option<Period> {
    let standings = reading.dates.iter().filter(|d| d.opener == Opener::AsOf && sentence.contains(d.span));
    let own = standings.filter_map(|d| period::of(d, anchor).map(|(p, _)| p.end)).find(|end| *end > period.start);
    let opened = anchor.report.is_some_and(|r| r.end == period.end) || claim.end.is_some();
    let last = own.or_else(|| stands.map(|s| s.end).filter(|end| *end > period.start));
    let end = last.or_else(|| opened.then_some(period.end)).filter(|end| *end > period.start)?;
    Some(Period { end, precision: Precision::Range, ..period })
}

/// True for `as of E` right behind `since D`: both are one span.
fn ends_since(claim: &DateClaim, reading: &Reading) -> bool {
    let joined = |d: &DateClaim| {
        let between = reading.text.as_str().get(d.span.end as usize..claim.whole.start as usize);
        d.opener == Opener::Since && between.is_some_and(|t| t.chars().all(|c| c.is_whitespace() || ",(–-".contains(c)))
    };
    claim.opener == Opener::AsOf && reading.dates.iter().any(joined)
}

/// Beyond any distance inside a sentence.
const FAR: u32 = 100_000;

/// `As of 30 June, …` in an earlier sentence of the passage.
fn standing(q: &Quantity, reading: &Reading, anchor: &Anchor) -> Option<Period> {
    let opens = |d: &&DateClaim| {
        d.opener == Opener::AsOf
            && d.span.end <= q.span.start
            && reading.sentences.iter().any(|s| {
                // `Since D (as of E), …`: the standing of a bracket at the head of a passage, too.
                let bracket = s.start == 0 && reading.text.as_str()[..d.whole.start as usize].ends_with('(');
                (d.whole.start <= s.start + 2 || bracket) && s.contains(d.span)
            })
    };
    reading.dates.iter().rev().find(opens).and_then(|d| period::of(d, anchor)).map(|(p, _)| p)
}

/// A span of months in an earlier sentence of the passage: results of partners are told of it until another time is named.
fn told_before(q: &Quantity, reading: &Reading, anchor: &Anchor) -> Option<Period> {
    let before = reading.dates.iter().rev().filter(|d| d.span.end <= q.span.start && d.end.is_some());
    before.filter_map(|d| period::of(d, anchor).map(|(p, _)| p)).find(|p| p.precision != Precision::Day)
}

/// `From 1 January 2019` at the head of a sentence, without an end.
fn opens_span(claim: &DateClaim, q: &Quantity, reading: &Reading) -> bool {
    claim.opener == Opener::From
        && claim.end.is_none()
        && reading.text.as_str()[claim.whole.range()].to_lowercase().starts_with("from ")
        && reading.sentences.get(q.sentence).is_some_and(|s| claim.whole.start <= s.start + 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::reading::{self, TextRole};
    use crate::parse::style::Style;
    use crate::place::PlacedText;
    use jiff::civil::Date;

    fn check(printed: &str, report: Option<&str>, expect: &str) {
        let reading = reading::read(PlacedText::unplaced(printed), vec![0], TextRole::Prose, &Style::default(), &[]);
        let day = |d: &str| d.parse().map(|d: Date| Period { start: d, end: d, precision: Precision::Day }).ok();
        let anchor = Anchor { report: report.and_then(day), ..Anchor::default() };
        let q = reading.quantities.first().expect(printed);
        let got = in_sentence(q, &reading, &anchor, None).map(|(_, p)| format!("{}..{}", p.start, p.end));
        assert_eq!(got.unwrap_or_default(), expect, "{printed}");
    }

    #[test]
    fn what_began_goes_on_to_the_standing() {
        let printed = "Since 2 May 2021 (as of 9 June 2021, noon) 340 boats were checked.";
        check(printed, None, "2021-05-02..2021-06-09");
        check("Since 2 May 2021, 340 boats were checked.", Some("2021-06-11"), "2021-05-02..2021-06-11");
        check("Since 2 May 2021, 340 boats were checked.", None, "");
        let since = "Since the opening of the lock in May 2021, 340 boats have passed.";
        check(since, Some("2021-06-11"), "2021-05-01..2021-06-11");
        check("Tolls range from $4, and since its start in 2020, the lock has earned more.", Some("2021-06-11"), "");
    }

    #[test]
    fn a_span_named_by_its_length_ends_with_the_report() {
        let report = "2021-06-30".parse().map(|d: Date| Period { start: d, end: d, precision: Precision::Day }).ok();
        let lately = |text| period::lately(text, report).map(|p| format!("{}..{}", p.start, p.end)).unwrap_or_default();
        assert_eq!(lately("Some 40 boats sank over the past two years."), "2019-07-01..2021-06-30");
        assert_eq!(lately("Some 40 boats sank in these windy 3 months."), "2021-04-01..2021-06-30");
        assert_eq!(lately("Some 40 boats will sail over the next two years."), "");
    }

    #[test]
    fn this_year_is_as_much_of_it_as_the_report_knows() {
        let report = "2021-06-11".parse().map(|d: Date| Period { start: d, end: d, precision: Precision::Day }).ok();
        let year =
            |text| period::year_to_date(text, report).map(|p| format!("{}..{}", p.start, p.end)).unwrap_or_default();
        assert_eq!(year("Some 40 boats sank this year."), "2021-01-01..2021-06-11");
        assert_eq!(year("Some 40 boats could sink this year."), "2021-01-01..2021-12-31");
        let ended = "Depuis le début de la crue jusqu’à la date du 16/05/2021, 340 barques sont parties.";
        check(ended, Some("2021-06-11"), "2021-05-16..2021-05-16");
    }

    #[test]
    fn a_time_of_others_is_passed_over() {
        let report = Some("2021-06-11");
        check("In May 2021, 90 boats sailed, a fall of 8 per cent from May 2020.", report, "2021-05-01..2021-05-31");
        check("It sold 90 boats, falls of 2 and 3 percent from the ten months ending in May 2020.", report, "");
        check("On 15 trips (3 in May 2021 and 12 in June 2021) it rained.", report, "");
        check("Fees of 30 boats, which had been 5 dollars in 2012, are now low.", report, "");
        check("Fees of boats, which had been 5 dollars in 2012, are now low.", report, "2012-01-01..2012-12-31");
        check("The port will have 40 cranes by 2030.", report, "2030-01-01..2030-12-31");
        check("As told in the Gazette of 5 May 2020, 40 cranes are in use.", report, "");
        check("In week 4 (Jan. 23 – 27, 2021), there were 19 leaks.", report, "2021-01-23..2021-01-27");
    }

    #[test]
    fn a_number_keeps_the_time_right_behind_it() {
        check("In 2011 wages, which in 2012 rose to 40 per cent.", None, "2012-01-01..2012-12-31");
        check("Ships passed the pier in May 2021, 34% in June 2021.", None, "2021-06-01..2021-06-30");
    }
}
