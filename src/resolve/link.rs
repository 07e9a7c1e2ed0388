//! The links of the pages, the text that they cover, and the row that holds it.

use super::Context;
use super::event::{covers, squeeze};
use crate::parse::Parsed;
use crate::place::{Mark, Place};
use crate::record::{PageLink, ReportRecords, RowId, RowKind};

/// The links of the pages with the text that they cover and the row that holds it.
pub fn of(parsed: &Parsed, records: &ReportRecords, context: &Context) -> Vec<PageLink> {
    let row = |kind, at: usize| RowId { kind, n: at as u32 + 1 };
    context
        .links
        .iter()
        .map(|(place, url)| {
            let media = records.media.iter().position(|m| covers(place, &m.place)).map(|at| row(RowKind::Media, at));
            let organization = || {
                records
                    .organizations
                    .iter()
                    .position(|o| covers(place, &o.place))
                    .map(|at| row(RowKind::Organization, at))
            };
            let event =
                || records.events.iter().position(|e| covers(place, &e.place)).map(|at| row(RowKind::Event, at));
            let figure =
                || records.figures.iter().position(|f| covers(place, &f.place)).map(|at| row(RowKind::Figure, at));
            PageLink {
                url: url.clone(),
                text: covered(parsed, place),
                attached_to: media.or_else(organization).or_else(event).or_else(figure),
                place: place.clone(),
            }
        })
        .collect()
}

/// The characters whose middle lies inside a link's rectangle.
fn covered(parsed: &Parsed, link: &Place) -> String {
    let Some(area) = link.boxes.first() else { return String::new() };
    let inside = |m: &Mark| {
        let (x, y) = ((m.area.x0 + m.area.x1) / 2, (m.area.y0 + m.area.y1) / 2);
        m.page == link.page && area.x0 <= x && x <= area.x1 && area.y0 <= y && y <= area.y1
    };
    let mut out = String::new();
    for reading in parsed.passages.iter().flat_map(|p| &p.readings) {
        let marks: Vec<Mark> = reading.text.marks().collect();
        let (Some(first), Some(last)) = (marks.iter().position(inside), marks.iter().rposition(inside)) else {
            continue;
        };
        let end = marks.get(last + 1).map_or(reading.text.as_str().len(), |m| m.start as usize);
        let text = squeeze(&reading.text.as_str()[marks[first].start as usize..end]);
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&text);
    }
    out
}
