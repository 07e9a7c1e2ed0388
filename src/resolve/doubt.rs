//! What the paper leaves open: numbers unread, rules that disagree, an unknown area or period.

use super::event::squeeze;
use crate::finding::{Code, Finding};
use crate::parse::Parsed;
use crate::record::{NumberClass, ReportRecords, RowId, RowKind};

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
            for q in reading.quantities.iter() {
                let overflow = q.total.iter().chain(q.parts.iter().map(|p| &p.value)).find(|v| v.number.is_none());
                if let Some(v) = overflow {
                    findings.push(
                        Finding::new(
                            Code::NumberOverflow,
                            format!("{:?}: expected at most 28 digits", &text[v.span.range()]),
                        )
                        .at(reading.text.place(v.span)),
                    );
                }
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
        findings.push(Finding {
            found: number.text.clone(),
            ..Finding::new(Code::NumberUnread, format!("{:?}: seen and not understood", number.text))
                .at(number.place.clone())
                .of(row)
        });
    }
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
