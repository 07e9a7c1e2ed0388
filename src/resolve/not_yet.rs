//! Zeros of times that had not begun: `0` under December in a table whose data were updated in September counts nothing.

use super::period::{self, Anchor};
use crate::parse::Parsed;
use crate::record::{Figure, Measure, Period, Precision};
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// `Data updated on: Monday,`, `figures as of`, `données mises à jour le`: what stands before the day up to which a report counts.
static UPDATED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:data|figures|information|données|chiffres|datos|cifras|table|tableau|tabla|cases)\b[^.;]{0,60}\b(?:updated|as of|as at|up to|until|mise?s? à jour|arrêtée?s?|actualizad[oa]s?|al)\b(?:\s+(?:on|au|le|el|al|to))?[\s:|]*(?:\p{L}+day,?\s*)?$",
    )
    .ok()
});
/// So many bytes before a day are looked at.
const BEFORE_BYTES_MAX: usize = 160;

/// The last day up to which a table, or what stands right above or below it, says that its data go; `None` where nothing says it. A day
/// that is told elsewhere may be that of other data.
pub fn counted_until(parsed: &Parsed, at: usize, report: Option<Period>) -> Option<Date> {
    let anchor = Anchor { report, ..Anchor::default() };
    let near = parsed.passages.iter().take(at + 2).skip(at.saturating_sub(1));
    let readings = near.flat_map(|p| &p.readings);
    let days = readings.flat_map(|reading| reading.dates.iter().map(move |date| (reading.text.as_str(), date)));
    days.filter(|(_, date)| date.end.is_none())
        .filter_map(|(text, date)| {
            let before = text.get(..date.span.start as usize)?;
            let from =
                (0..=before.len().saturating_sub(BEFORE_BYTES_MAX)).rev().find(|at| before.is_char_boundary(*at))?;
            let told = UPDATED.as_ref().is_some_and(|r| r.is_match(&before[from..]));
            let (day, _) = period::of(date, &anchor).filter(|_| told)?;
            Some(day.end).filter(|_| day.precision == Precision::Day)
        })
        .max()
}

/// True for a zero of a table in a time that began only after that day.
pub fn is_not_yet(figure: &Figure, rule: &str, until: Option<Date>) -> bool {
    let later = figure.period.zip(until).is_some_and(|(period, until)| period.start > until);
    let nil = figure.value.number().is_some_and(|value| value.is_zero());
    later && nil && rule.starts_with("table") && figure.measure == Measure::Level
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, expect: bool) {
        assert_eq!(UPDATED.as_ref().is_some_and(|r| r.is_match(before)), expect, "{before}");
    }

    #[test]
    fn days_up_to_which_data_go() {
        check("Data updated on: | Monday, ", true);
        check("Catch figures as of ", true);
        check("Données mises à jour le ", true);
        check("Datos actualizados al ", true);
        check("The plan was updated on ", false);
        check("Data will be collected. The office closes on ", false);
    }
}
