//! Times that are told by their distance from the report's own: `Last year, 40 boats sank`, `le trimestre précédent`, `el mes pasado`.

use crate::record::{Period, Precision};
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// The longest report, in days, before which one quarter or month is meant.
const QUARTER_DAYS_MAX: i32 = 100;
const MONTH_DAYS_MAX: i32 = 40;

/// The time that opens a clause by its distance. `dated` is true where the text before it names a time: `the previous year` is then
/// that of those, and `last year` still the report's.
pub fn of(clause: &str, dated: bool, report: Option<Period>) -> Option<Period> {
    let report = report?;
    let days = report.end.since(report.start).map(|s| s.get_days()).unwrap_or(0);
    if a_year_before(clause) {
        let year = jiff::Span::new().years(1);
        let (start, end) = (report.start.checked_sub(year).ok()?, report.end.checked_sub(year).ok()?);
        return (days > 0).then_some(Period { start, end, precision: report.precision });
    }
    let found = LAST.as_ref()?.captures(clause)?;
    let lower = found.get(0)?.as_str().to_lowercase();
    let beside = ["previous", "preceding", "prior", "précédent", "anterior"].iter().any(|w| lower.contains(w));
    if beside && dated {
        return None;
    }
    let unit = found.iter().skip(1).flatten().next()?.as_str().to_lowercase();
    let (year, month) = (report.end.year(), report.end.month());
    let first = |y: i16, m: i8| Date::new(y, m, 1).ok();
    let (start, months, precision) = match unit.as_str() {
        "year" | "an" | "année" | "año" => (first(year - 1, 1)?, 12, Precision::Year),
        "quarter" | "trimestre" if days <= QUARTER_DAYS_MAX => {
            let own = first(year, (month - 1) / 3 * 3 + 1)?;
            (own.checked_sub(jiff::Span::new().months(3)).ok()?, 3, Precision::Quarter)
        }
        "month" | "mois" | "mes" if days <= MONTH_DAYS_MAX => {
            (first(year, month)?.checked_sub(jiff::Span::new().months(1)).ok()?, 1, Precision::Month)
        }
        _ => return None,
    };
    let end = start.checked_add(jiff::Span::new().months(months)).ok()?.yesterday().ok()?;
    Some(Period { start, end, precision })
}

/// `In the same period last year`, at the head of a clause.
pub fn a_year_before(clause: &str) -> bool {
    SAME.as_ref().is_some_and(|r| r.is_match(clause))
}

/// The year, quarter or month before the report's, at the head of a clause.
static LAST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^\s*(?:
        (?:(?:in|during|over|throughout)\s)?(?:the\s)?(?:last|previous|preceding|prior)\s(year|quarter|month)
        |(?:(?:au\scours\sde|pendant|durant)\s)?l[’'](an|année)\s(?:derni[eè]re?|passée?|précédente?)
        |(?:(?:au\scours\sdu|pendant\sle|durant\sle|au|le)\s)(trimestre|mois)\s(?:dernier|passé|précédent)
        |(?:(?:en|durante)\s)?el\s(año|trimestre|mes)\s(?:pasado|anterior)
        )\b(?:[^’']|$)",
    )
    .ok()
});

/// The report's own time a year earlier.
static SAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?ix)^\s*(?:
        (?:in|during|over|for)\sthe\ssame\s(?:period|quarter|month|time)\s(?:(?:of|in)\s)?(?:last\syear|the\sprevious\syear)
        |(?:au\scours\sde|pendant|durant|sur)\sla\smême\spériode\s(?:de\s)?l[’'](?:an|année)\s(?:derni[eè]re?|passée?|précédente?)
        |(?:en|durante)\sel\smismo\s(?:período|periodo|trimestre|mes)\sdel\saño\s(?:pasado|anterior)
        )\b").ok()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_before_the_report() {
        let quarter = Period {
            start: Date::constant(2022, 4, 1),
            end: Date::constant(2022, 6, 30),
            precision: Precision::Quarter,
        };
        let check = |clause: &str, dated, expect: &str| {
            let got = of(clause, dated, Some(quarter)).map(|p| format!("{}..{}", p.start, p.end)).unwrap_or_default();
            assert_eq!(got, expect, "{clause}");
        };
        check("Last year, 40 boats sank.", true, "2021-01-01..2021-12-31");
        check("In the previous quarter 40 boats sank.", false, "2022-01-01..2022-03-31");
        check("In the previous quarter 40 boats sank.", true, "");
        check("L’an dernier, 40 barques ont coulé.", false, "2021-01-01..2021-12-31");
        check("El trimestre anterior se hundieron 40 barcos.", false, "2022-01-01..2022-03-31");
        check("During the same period last year, 40 boats sank.", true, "2021-04-01..2021-06-30");
        check("Last year’s 40 wrecks were raised.", false, "");
        check("Some 40 boats sank, more than last year.", false, "");
        check("Last month 40 boats sank.", false, "");
    }
}
