//! The rooms in a row: one document from bytes to records.

use crate::extract::{self, ExtractError};
use crate::record::{ReportFacts, ReportRecords, TextQuality};
use crate::resolve::family::Rules;

/// Reads one report: extract, layout, parse, resolve, verify.
pub fn read_report(bytes: &[u8], options: &extract::Options, _rules: &Rules) -> Result<ReportRecords, ExtractError> {
    let document = extract::read(bytes, options)?;
    let facts = ReportFacts {
        pages: document.pages.len() as u32,
        title: String::new(),
        publisher: String::new(),
        programme: String::new(),
        family: "generic".to_owned(),
        ref_area: None,
        area_name: String::new(),
        period: None,
        period_label: String::new(),
        date_published: None,
        language: String::new(),
        producer: String::new(),
        created: String::new(),
        target_sites: Vec::new(),
        text_quality: TextQuality::Ok,
    };
    Ok(ReportRecords {
        facts,
        figures: Vec::new(),
        events: Vec::new(),
        media: Vec::new(),
        organizations: Vec::new(),
        links: Vec::new(),
        findings: Vec::new(),
        numbers: Vec::new(),
    })
}
