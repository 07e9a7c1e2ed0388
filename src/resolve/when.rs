//! The time a figure speaks of, and where that time comes from.
//!
//! In this order: the date of a citation in its sentence; of the source line that governs it; a date printed in its sentence; the
//! dated activity it is printed in; a standing that opened earlier in its passage (`As of D …`); the period of its lead-in or
//! heading; the report's own period, marked as a fallback.

use super::outline::Governed;
use super::period::{self, Anchor};
use crate::parse::claim::{Quantity, Reading};
use crate::parse::date::{DateClaim, Opener};
use crate::parse::source::{SourceClaim, SourceKind};
use crate::record::{Event, Period, Precision, Section, TimeBasis};

/// Words of a standing: a year beside them is the day of counting, beside others the time of the flow.
const STOCK: &[&str] = &[
    "living",
    "live",
    "lived",
    "reside",
    "residing",
    "resided",
    "population",
    "stock",
    "abroad",
    "employed",
    "survey",
    "census",
    "registered",
    "hosts",
    "hosted",
    "were in",
    "are in",
    "viven",
    "vivent",
    "vivaient",
    "résid",
    "estimated",
    "recensement",
    "censo",
    "labour force",
    "workforce",
];

/// The period and its basis.
pub fn of(
    q: &Quantity,
    reading: &Reading,
    governs: &Governed,
    line: Option<(&SourceClaim, &Reading)>,
    event: Option<&Event>,
    report: Option<Period>,
) -> (Option<Period>, TimeBasis) {
    let anchor = Anchor { text_year: None, heading: governs.period, report, upcoming: false };
    let section = governs.section;
    if let Some(date) = citation(q, reading).and_then(|s| s.date).and_then(|d| reading.dates.get(d))
        && let Some((period, _)) = period::of(date, &anchor)
    {
        return (Some(period), TimeBasis::AsOf);
    }
    if let Some((period, _)) =
        line.and_then(|(claim, of)| of.dates.get(claim.date?)).and_then(|d| period::of(d, &anchor))
    {
        return (Some(period), TimeBasis::AsOf);
    }
    if let Some((claim, period)) = in_sentence(q, reading, &anchor) {
        let same = event.is_some_and(|e| e.period == period);
        let basis = match claim.opener {
            _ if same => TimeBasis::Event,
            Opener::AsOf => TimeBasis::AsOf,
            _ if period.precision == Precision::Day
                && claim.end.is_none()
                && claim.opener != Opener::Since
                && claim.opener != Opener::Until =>
            {
                TimeBasis::Event
            }
            Opener::At | Opener::None
                if period.precision == Precision::Year && claim.end.is_none() && stock(q, reading) =>
            {
                TimeBasis::AsOf
            }
            _ => TimeBasis::StatedPeriod,
        };
        let period = if claim.opener == Opener::Until { until(period, report) } else { period };
        return (Some(period), basis);
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
    match (governs.period, report) {
        (Some(period), report) if report != Some(period) || governs.captioned => {
            let basis = if governs.standing { TimeBasis::AsOf } else { TimeBasis::StatedPeriod };
            (Some(period), basis)
        }
        (_, report) => (report, TimeBasis::ReportingPeriod),
    }
}

/// `until D` runs from the start of the report's period.
fn until(period: Period, report: Option<Period>) -> Period {
    match report {
        Some(r) if r.start < period.end => Period { start: r.start, end: period.end, precision: Precision::Range },
        _ => period,
    }
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
fn in_sentence<'a>(q: &Quantity, reading: &'a Reading, anchor: &Anchor) -> Option<(&'a DateClaim, Period)> {
    let sentence = reading.sentences.get(q.sentence)?;
    let year = reading
        .dates
        .iter()
        .find_map(|d| d.start.year.filter(|_| sentence.contains(d.span) && d.start.month.is_some()));
    let anchor = Anchor { text_year: year, ..*anchor };
    reading
        .dates
        .iter()
        .filter(|d| sentence.contains(d.span) && !reading.sources.iter().any(|s| s.whole.contains(d.span)))
        .filter(|d| q.rule != "table_cell" && q.rule != "table_sexes" || d.span.end <= q.span.start)
        .filter_map(|d| period::of(d, &anchor).map(|(p, _)| (d, p)))
        .min_by_key(|(d, _)| {
            let gap = if d.span.end <= q.span.start {
                q.span.start - d.span.end
            } else {
                d.span.start.saturating_sub(q.span.end)
            };
            // A date before a comma introduces the sentence and holds for all of it.
            (if d.whole.start <= sentence.start + 2 { gap / 2 } else { gap }, d.span.start)
        })
}

/// `As of 30 June, …` in an earlier sentence of the passage.
fn standing(q: &Quantity, reading: &Reading, anchor: &Anchor) -> Option<Period> {
    let opens = |d: &&DateClaim| {
        d.opener == Opener::AsOf
            && d.span.end <= q.span.start
            && reading.sentences.iter().any(|s| d.whole.start <= s.start + 2 && s.contains(d.span))
    };
    reading.dates.iter().rev().find(opens).and_then(|d| period::of(d, anchor)).map(|(p, _)| p)
}

/// A span of months in an earlier sentence of the passage: results of partners are told of it until another time is named.
fn told_before(q: &Quantity, reading: &Reading, anchor: &Anchor) -> Option<Period> {
    let before = reading.dates.iter().rev().filter(|d| d.span.end <= q.span.start && d.end.is_some());
    before.filter_map(|d| period::of(d, anchor).map(|(p, _)| p)).find(|p| p.precision != Precision::Day)
}

fn stock(q: &Quantity, reading: &Reading) -> bool {
    let Some(sentence) = reading.sentences.get(q.sentence) else { return false };
    let lower = reading.text.as_str()[sentence.range()].to_lowercase();
    STOCK.iter().any(|w| lower.contains(w))
}
