//! The two ends of a change, each with its own time.
//!
//! ```text
//! span    = between 2015 and 2024 the share rose from [67: 2015] to [75: 2024] per cent
//! before  = from 85 per cent in 2015 to 87 per cent in 2023 for girls, from [74: 2015] to [77: 2023] for boys
//! since   = the number grew since 2023 from [34: 2023] to [38: the report's own]
//! ```

use super::passed_over;
use super::period::{self, Anchor};
use crate::parse::claim::{Quantity, Reading};
use crate::parse::date::{DateClaim, Opener};
use crate::record::Period;
use regex::Regex;
use std::sync::LazyLock;

/// How far around a number the other end of its change is looked for, in bytes.
const REACH_BYTES: usize = 90;

/// Which end of a change a number is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    First,
    Last,
}

/// The time of a number that is one end of a change, where the sentence names both times and none stands beside the number.
pub fn time(q: &Quantity, reading: &Reading, anchor: &Anchor) -> Option<Period> {
    let end = end(q, reading)?;
    let sentence = reading.sentences.get(q.sentence)?;
    let dates = || reading.dates.iter().filter(|d| sentence.contains(d.span));
    let of = |d: &DateClaim| period::of(d, anchor).map(|(p, _)| p);
    let spans = |d: &&DateClaim| {
        d.end.is_some()
            && !passed_over::plan_years(d, reading.text.as_str())
            && d.start.day.is_none()
            && d.start.week.is_none()
    };
    if let Some((claim, last)) = dates().find(spans).and_then(|d| Some((d, d.end?))) {
        let one = match end {
            // `between March and April 2020`: the year stands behind the second.
            End::First => DateClaim { end: None, start: with_year(claim, last), opener: Opener::At, ..claim.clone() },
            End::Last => DateClaim { end: None, start: last, opener: Opener::At, ..claim.clone() },
        };
        return of(&one);
    }
    let earlier = || {
        let before: Vec<&DateClaim> = dates().filter(|d| d.span.end <= q.span.start && d.end.is_none()).collect();
        before.windows(2).rev().find_map(|pair| {
            let [first, last] = pair else { return None };
            let between = reading.text.as_str().get(first.span.end as usize..last.whole.start as usize)?;
            TO.as_ref()?.is_match(between).then_some(if end == End::First { *first } else { *last })
        })
    };
    if let Some(date) = earlier() {
        return of(date);
    }
    let since = dates().find(|d| d.opener == Opener::Since && d.end.is_none())?;
    match end {
        End::First => of(&DateClaim { opener: Opener::At, ..since.clone() }),
        End::Last => anchor.report,
    }
}

fn with_year(claim: &DateClaim, last: crate::parse::date::PartialDate) -> crate::parse::date::PartialDate {
    crate::parse::date::PartialDate { year: claim.start.year.or(last.year), ..claim.start }
}

/// `from [67] to 75`, `from 67 to [75]`: no time stands beside either.
fn end(q: &Quantity, reading: &Reading) -> Option<End> {
    let text = reading.text.as_str();
    let (start, stop) = (q.span.start as usize, q.span.end as usize);
    let before = tail(text.get(..start)?);
    let after = head(text.get(stop..)?);
    if FROM.as_ref()?.is_match(before) && FIRST.as_ref()?.is_match(after) {
        return Some(End::First);
    }
    LAST.as_ref()?.is_match(before).then_some(End::Last)
}

/// The last bytes of a text.
fn tail(text: &str) -> &str {
    let at = (text.len().saturating_sub(REACH_BYTES)..=text.len()).find(|at| text.is_char_boundary(*at));
    text.get(at.unwrap_or(0)..).unwrap_or("")
}

/// The first bytes of a text.
fn head(text: &str) -> &str {
    let at = (0..=text.len().min(REACH_BYTES)).rev().find(|at| text.is_char_boundary(*at));
    text.get(..at.unwrap_or(0)).unwrap_or("")
}

static FROM: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?i)\b(?:from|de)\s(?:about\s|nearly\s)?$").ok());

static FIRST: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:\s?%|\s[\p{Ll}]+){0,3}\s(?:to|à|a)\s(?:[a-z]+\s){0,2}[$€£]?\d").ok());

static LAST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:from|de)\s(?:about\s|nearly\s)?[$€£]?\d[\d.,]*(?:\s?%|\s\p{Ll}+){0,3}\s(?:to|à|a)\s(?:[a-z]+\s){0,2}$").ok()
});

static TO: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^,?\s(?:to|à|a)\s[^,;:()]{1,40}$").ok());

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::reading::{self, TextRole};
    use crate::parse::style::Style;
    use crate::place::PlacedText;
    use jiff::civil::Date;

    /// The years of the numbers of a sentence, told by their print.
    fn check(printed: &str, expect: &[(&str, &str)]) {
        let reading = reading::read(PlacedText::unplaced(printed), vec![0], TextRole::Prose, &Style::default(), &[]);
        let day = Date::constant(2024, 12, 31);
        let report = Period { start: day, end: day, precision: crate::record::Precision::Day };
        let anchor = Anchor { report: Some(report), ..Anchor::default() };
        let text = reading.text.as_str();
        for (number, years) in expect {
            let q = reading.quantities.iter().find(|q| text[q.span.range()].contains(number)).expect(number);
            let got = time(q, &reading, &anchor).map(|p| format!("{}..{}", p.start.year(), p.end.year()));
            assert_eq!(got.unwrap_or_default(), *years, "{printed}: {number}");
        }
    }

    #[test]
    fn each_end_of_a_change_has_its_time() {
        let between = "Between 2015 and 2024, the share of safe piers rose from 67 to 75 per cent.";
        check(between, &[("67", "2015..2015"), ("75", "2024..2024")]);
        let again = "Safe piers went from 85 per cent in 2015 to 87 per cent in 2023 on lakes, from 74 to 77 per cent on rivers.";
        check(again, &[("87", ""), ("74", "2015..2015"), ("77", "2023..2023")]);
        let since = "The number of safe piers has grown since 2021 from 34 piers to 38 piers.";
        check(since, &[("34", "2021..2021"), ("38", "2024..2024")]);
        check("Between 2015 and 2024, sales rose by 40 per cent.", &[("40", "")]);
        check("In 2024 it took boats from 40 ports to 90 lakes.", &[("40", ""), ("90", "")]);
    }
}
