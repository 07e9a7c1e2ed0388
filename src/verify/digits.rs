//! Does numbers.csv hold every digit of every page?

use crate::digit::is_digit;
use crate::finding::{Code, Finding};
use crate::place::{PageIndex, Place};
use crate::record::ReportRecords;
use std::collections::BTreeMap;

/// A finding for each page whose rows hold more or fewer digits than its text layer.
pub fn check(records: &ReportRecords, page_digits: &[(PageIndex, u32)]) -> Vec<Finding> {
    let mut held: BTreeMap<PageIndex, u32> = BTreeMap::new();
    for number in &records.numbers {
        let digits = number.text.chars().filter(|c| is_digit(*c)).count() as u32;
        *held.entry(number.place.page).or_default() += digits;
    }
    let mut out = Vec::new();
    for (page, printed) in page_digits {
        let found = held.get(page).copied().unwrap_or(0);
        if found != *printed {
            let message = format!("expected {printed} digits in numbers.csv as on the page, found {found}");
            let place = Place { page: *page, boxes: Vec::new() };
            out.push(Finding {
                expected: printed.to_string(),
                found: found.to_string(),
                ..Finding::new(Code::DigitsLost, message).at(place)
            });
        }
    }
    out
}
