//! Do the dates of activities lie where a report can speak of them?

use crate::finding::{Code, Finding};
use crate::record::{EventKind, ReportRecords, RowId, RowKind};

/// A finding for each activity done after the report's period or long before it, and each upcoming one before the period's end.
pub fn check(records: &ReportRecords) -> Vec<Finding> {
    let Some(report) = records.facts.period else { return Vec::new() };
    let mut out = Vec::new();
    for (at, event) in records.events.iter().enumerate() {
        let outside = match event.kind {
            EventKind::Activity => event.period.start > report.end || event.period.end < report.start,
            EventKind::Upcoming => event.period.end < report.end,
        };
        if outside {
            let message = format!(
                "{:?}: an {} on {}, the report speaks of {} to {}",
                event.date_text,
                event.kind.as_str(),
                event.period.start,
                report.start,
                report.end
            );
            let finding = Finding::new(Code::DateOutsideReport, message)
                .at(event.place.clone())
                .of(RowId { kind: RowKind::Event, n: at as u32 + 1 });
            out.push(Finding {
                expected: format!("{}/{}", report.start, report.end),
                found: event.period.start.to_string(),
                ..finding
            });
        }
    }
    out
}
