//! Press coverage: the rows of tables with dates, titles and outlets, and the lines of lists under a heading of the media.

use super::event::{anchor, covers, squeeze};
use super::outline::{Governed, TableRole};
use super::period;
use crate::parse::claim::Reading;
use crate::parse::{Parsed, PassageKind};
use crate::place::Place;
use crate::record::{Media, Period, Precision, Section};

/// A link of the file, as layout's places know it.
pub struct LinkArea<'a> {
    /// Where it is.
    pub place: &'a Place,
    /// The address.
    pub url: &'a str,
}

/// A line of press coverage, and the text it stands in.
pub struct Covered {
    /// The row.
    pub media: Media,
    /// Which passage.
    pub passage: usize,
    /// Which reading of it.
    pub reading: usize,
}

/// The rows of tables and lists of press coverage.
pub fn media(parsed: &Parsed, governed: &[Governed], report: Option<Period>, links: &[LinkArea]) -> Vec<Covered> {
    let mut out = Vec::new();
    for (at, (passage, governs)) in parsed.passages.iter().zip(governed).enumerate() {
        if governs.section == Section::Media && matches!(passage.kind, PassageKind::ListItem | PassageKind::Paragraph) {
            let media = passage.readings.first().and_then(|r| media_line(r, governs, report, links));
            out.extend(media.map(|media| Covered { media, passage: at, reading: 0 }));
            continue;
        }
        let (PassageKind::Table(table), TableRole::Media(columns)) = (&passage.kind, &governs.role) else { continue };
        for (row, (reading, cells)) in passage.readings.iter().zip(&table.rows).enumerate().skip(table.header_rows) {
            let cell =
                |column: Option<usize>| column.and_then(|c| cells.get(c).copied().flatten()).filter(|s| !s.is_empty());
            let text = |column: Option<usize>| {
                cell(column).map(|s| squeeze(&reading.text.as_str()[s.range()])).unwrap_or_default()
            };
            let title = text(columns.title);
            if title.is_empty() {
                continue;
            }
            let anchor = anchor(governs, report, false);
            let date = cell(columns.date).and_then(|s| reading.dates.iter().find(|d| s.contains(d.span)));
            let period = date.and_then(|d| period::of(d, &anchor)).map(|(p, _)| p);
            let place = reading.text.place(reading.text.span());
            let title_place = cell(columns.title).map(|s| reading.text.place(s)).unwrap_or_default();
            let url = links
                .iter()
                .find(|l| covers(l.place, &title_place))
                .or_else(|| links.iter().find(|l| covers(l.place, &place)));
            let media = Media {
                date: period.filter(|p| p.precision == Precision::Day).map(|p| p.start),
                date_text: text(columns.date),
                title,
                outlet: text(columns.outlet),
                url: url.map_or_else(String::new, |l| l.url.to_owned()),
                place,
            };
            out.push(Covered { media, passage: at, reading: row });
        }
    }
    out
}

/// A line of press coverage in a list: `23 April, Headline, Outlet`. The outlet is what stands after the last comma or dash.
fn media_line(reading: &Reading, governs: &Governed, report: Option<Period>, links: &[LinkArea]) -> Option<Media> {
    let text = reading.text.as_str();
    let claim = reading.dates.first().filter(|d| d.whole.start <= 2)?;
    let (period, _) = period::of(claim, &anchor(governs, report, false))?;
    let rest = squeeze(&text[claim.span.end as usize..]);
    let rest = rest.trim_start_matches([',', ':', '–', '-', '—', '.', ' ']).trim_end_matches('.');
    let cut = [", ", " – ", " — ", " - ", " | "].iter().filter_map(|s| rest.rfind(s).map(|at| (at, s.len()))).max()?;
    let place = reading.text.place(reading.text.span());
    let url = links.iter().find(|l| covers(l.place, &place)).map_or_else(String::new, |l| l.url.to_owned());
    Some(Media {
        date: Some(period).filter(|p| p.precision == Precision::Day).map(|p| p.start),
        date_text: squeeze(&text[claim.span.range()]),
        title: rest[..cut.0].trim().trim_matches(['“', '”', '"', '«', '»']).to_owned(),
        outlet: rest[cut.0 + cut.1..].trim().to_owned(),
        url,
        place,
    })
}
