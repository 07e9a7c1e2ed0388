//! Years that are told by their place in a plan: `in the first three years of the strategic framework`.

use super::passed_over;
use crate::parse::Parsed;
use crate::record::{Period, Precision};
use jiff::civil::Date;
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The first and last year of the plan that a report names most often.
pub fn years(parsed: &Parsed) -> Option<(i16, i16)> {
    let mut named: BTreeMap<(i16, i16), usize> = BTreeMap::new();
    for reading in parsed.passages.iter().flat_map(|p| &p.readings) {
        let text = reading.text.as_str();
        for date in reading.dates.iter().filter(|d| passed_over::plan_years(d, text)) {
            if let Some(span) = date.start.year.zip(date.end.and_then(|e| e.year)) {
                *named.entry(span).or_default() += 1;
            }
        }
    }
    named.into_iter().max_by_key(|(_, n)| *n).map(|(span, _)| span)
}

/// The time that a clause tells by the years of that plan.
pub fn of(clause: &str, plan: Option<(i16, i16)>) -> Option<Period> {
    let (first, last) = plan?;
    let found = FIRST.as_ref()?.captures(clause)?;
    let count = found.iter().skip(1).flatten().next()?.as_str().to_lowercase();
    let place = COUNTS.iter().position(|words| words.contains(&count.as_str()))? as i16;
    let end = first + place;
    let period = |start: i16, precision| {
        Some(Period { start: Date::new(start, 1, 1).ok()?, end: Date::new(end, 12, 31).ok()?, precision })
    };
    let one = place == 0 || found.get(2).is_some();
    let whole = if one { period(end, Precision::Year) } else { period(first, Precision::Range) };
    whole.filter(|_| end <= last)
}

#[rustfmt::skip]
const COUNTS: &[&[&str]] = &[
    &["first year", "première année", "primer año"],
    &["two", "2", "deux", "dos", "second", "deuxième", "segundo"],
    &["three", "3", "trois", "tres", "third", "troisième", "tercer"],
    &["four", "4", "quatre", "cuatro", "fourth", "quatrième", "cuarto"],
];

static FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?ix)\b(?:
        the\sfirst\s(two|three|four|[234])\syears\sof\s(?:the|its|this|our)\s(?:[\p{L}-]+\s){0,3}(?:plan|framework|strategy|roadmap)
        |the\s(first\syear|second|third|fourth)(?:\syear)?\sof\s(?:the|its|this|our)\s(?:[\p{L}-]+\s){0,3}(?:plan|framework|strategy|roadmap)
        |les\s(deux|trois|quatre|[234])\spremières\sannées\sd(?:u|e\sla|e\sson|e\sce)\s(?:[\p{L}-]+\s){0,2}(?:plan|cadre|stratégie)
        |los\s(?:primeros\s)?(dos|tres|cuatro|[234])\s(?:primeros\s)?años\sd(?:el|e\sla|e\ssu)\s(?:[\p{L}-]+\s){0,2}(?:plan|marco|estrategia)
        )\b").ok()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_a_plan() {
        let check = |clause: &str, expect: &str| {
            let got = of(clause, Some((2022, 2025))).map(|p| format!("{}..{}", p.start, p.end)).unwrap_or_default();
            assert_eq!(got, expect, "{clause}");
        };
        check("In the first three years of the harbour plan it sold 40 boats", "2022-01-01..2024-12-31");
        check("In the third year of its plan it sold 40 boats", "2024-01-01..2024-12-31");
        check("Pendant les deux premières années du plan, 40 barques", "2022-01-01..2023-12-31");
        check("En los tres primeros años del plan, 40 barcos", "2022-01-01..2024-12-31");
        check("In the first three years of the war 40 boats sank", "");
        check("Under the plan 40 boats sank", "");
        assert_eq!(of("In the first two years of the plan", None), None);
    }
}
