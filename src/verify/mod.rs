//! Records in, findings out; one rule a file, each a pure function of the records.

mod dates;
mod digits;
mod parts;

use crate::finding::Finding;
use crate::place::PageIndex;
use crate::record::ReportRecords;

/// Checks the records of one report. `page_digits` are the digits that extract counted in each page's text layer.
pub fn check(records: &ReportRecords, page_digits: &[(PageIndex, u32)]) -> Vec<Finding> {
    let mut findings = parts::check(records);
    findings.extend(dates::check(records));
    findings.extend(digits::check(records, page_digits));
    findings
}
