//! What the paper leaves open: numbers unread, rules that disagree, an unknown area or period.

use super::event::squeeze;
use super::family::Family;
use crate::finding::{Code, Finding};
use crate::parse::Parsed;
use crate::parse::claim::{Quantity, UnitClaim};
use crate::place::{PageIndex, Place};
use crate::record::{Figure, Number, NumberClass, ReportRecords, RowId, RowKind};
use std::collections::BTreeMap;

/// What the paper leaves open: numbers unread, rules that disagree, an unknown area or period.
pub fn of(parsed: &Parsed, records: &mut ReportRecords) {
    let mut findings = Vec::new();
    for passage in &parsed.passages {
        for reading in passage.marker.iter().chain(&passage.readings) {
            let text = reading.text.as_str();
            for lost in reading.lost.iter().filter(|l| l.disputed) {
                let message = format!(
                    "{:?}: read by {}, and otherwise by {}",
                    squeeze(&text[lost.span.range()]),
                    lost.to,
                    lost.rule
                );
                findings.push(Finding::new(Code::RulesDisagree, message).at(reading.text.place(lost.span)));
            }
            for date in reading.dates.iter().filter(|d| d.ambiguous) {
                let message = format!(
                    "{:?}: expected a day and a month that can be told apart, found two numbers that may be either",
                    squeeze(&text[date.span.range()])
                );
                findings.push(Finding::new(Code::DateAmbiguous, message).at(reading.text.place(date.span)));
            }
        }
        if !passage.order_sure {
            findings.push(
                Finding::new(Code::OrderUncertain, "expected one reading order, found several that fit")
                    .at(passage.place.clone()),
            );
        }
    }
    for (at, number) in records.numbers.iter().enumerate().filter(|(_, n)| n.class == NumberClass::Unread) {
        let row = RowId { kind: RowKind::Number, n: at as u32 + 1 };
        let (code, why) = unread(&number.text);
        let finding = Finding::new(code, format!("{:?}: {why}", number.text)).at(number.place.clone()).of(row);
        findings.push(Finding { found: number.text.clone(), ..finding });
    }
    findings.extend(unheaded(&records.numbers));
    if records.facts.period.is_none() {
        findings.push(Finding::new(Code::PeriodUnknown, "expected the period that the report speaks of, found none"));
    }
    if records.facts.ref_area.is_none() {
        findings.push(Finding::new(
            Code::AreaUnknown,
            "expected one country or area that the report speaks for, found none or several",
        ));
    }
    records.findings.extend(findings);
}

/// Doubts about how the number of a figure is printed.
pub fn unclear(q: &Quantity, figure: &Figure, family: &Family, row: RowId) -> Vec<Finding> {
    let values = || q.total.iter().chain(q.parts.iter().map(|p| &p.value));
    let mut findings = Vec::new();
    let mut doubt = |code: Code, why: &str, found: String| {
        let message = format!("{:?}: {why}", figure.value_text);
        findings.push(Finding { found, ..Finding::new(code, message).at(figure.place.clone()).of(row) });
    };
    if let Some(UnitClaim::Money(_, true)) = values().next().map(|v| v.unit)
        && family.currency.is_empty()
    {
        let why = "expected a currency of its own, found a sign that several countries use";
        doubt(Code::CurrencyUnclear, why, figure.currency.clone().unwrap_or_default());
    }
    if values().any(|v| v.unclear) {
        doubt(Code::NumberUnclear, "expected a document that shows its decimal mark, found none", String::new());
    }
    findings
}

/// One doubt a page: numbers of tables and charts that no heads make a statistic are no figures, and may be wanted.
fn unheaded(numbers: &[Number]) -> impl Iterator<Item = Finding> {
    let mut pages: BTreeMap<PageIndex, usize> = BTreeMap::new();
    for number in numbers.iter().filter(|n| n.class == NumberClass::TableCell && n.row.is_none()) {
        *pages.entry(number.place.page).or_default() += 1;
    }
    pages.into_iter().map(|(page, count)| {
        let message = format!("expected heads that say what a table or chart counts, found {count} numbers without");
        Finding::new(Code::NumberUnread, message).at(Place { page, boxes: Vec::new() })
    })
}

/// Why a number is unread: it has more digits than an exact decimal holds, or no rule understands it.
fn unread(printed: &str) -> (Code, &'static str) {
    // A decimal of 96 bits holds every number of 28 digits.
    match printed.chars().filter(|c| crate::digit::is_digit(*c)).count() {
        29.. => (Code::NumberOverflow, "expected at most 28 digits"),
        _ => (Code::NumberUnread, "seen and not understood"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::claim::Fate;
    use crate::parse::reading::{self, TextRole};
    use crate::parse::style::Style;
    use crate::place::PlacedText;

    #[test]
    fn a_number_too_long_is_unread_and_says_why() {
        let printed = "a count of 12345678901234567890123456789012 workers";
        let read = reading::read(PlacedText::unplaced(printed), Vec::new(), TextRole::Prose, &Style::default(), &[]);
        assert!(read.quantities.is_empty());
        assert_eq!(read.numbers.iter().map(|n| n.fate).collect::<Vec<_>>(), [Fate::Unread]);
        assert_eq!(unread(&printed[read.numbers[0].span.range()]).0, Code::NumberOverflow);
        assert_eq!(unread("2,750,0004").0, Code::NumberUnread);
    }
}
