//! Dated activities, done and to come.
//!
//! Decided once: a passage of the running text outside background, achievements and about is an activity where its first sentence
//! opens with a day or month (`On 30 July, …`, `In July, …`, `From 12 to 13 September …`), or holds one such date of day precision
//! after `on` or `from`. `As of D`, `since D` and `by D` open a standing and no activity. A row of a table with dates and titles of
//! things to come is an upcoming activity.

use super::outline::{Columns, Governed, TableRole};
use super::period::{self, Anchor};
use crate::parse::claim::Reading;
use crate::parse::date::{DateClaim, Opener};
use crate::parse::{Parsed, Passage, PassageKind};
use crate::place::{CharSpan, Place};
use crate::record::{Event, EventKind, Period, Precision, Section};
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The longest title, in characters.
const TITLE_CHARS_MAX: usize = 120;

/// An event, and the stretch of text that belongs to it.
pub struct Dated {
    /// The row.
    pub event: Event,
    /// Which passage.
    pub passage: usize,
    /// Which reading of it.
    pub reading: usize,
    /// Bytes of the reading's text that tell of it.
    pub span: CharSpan,
}

/// Every event of a report, in reading order.
pub fn events(
    parsed: &Parsed,
    governed: &[Governed],
    report: Option<Period>,
    names: &[String],
    known: &BTreeSet<String>,
) -> Vec<Dated> {
    let mut out = Vec::new();
    for (at, (passage, governs)) in parsed.passages.iter().zip(governed).enumerate() {
        match &governs.role {
            TableRole::Upcoming(columns) => upcoming_rows(passage, at, columns, governs, report, names, &mut out),
            _ if matches!(passage.kind, PassageKind::Paragraph | PassageKind::ListItem) && !passage.boxed => {
                let done = matches!(governs.section, Section::Activities | Section::Other);
                let coming = governs.section == Section::Upcoming;
                if done || coming {
                    let kind = if coming { EventKind::Upcoming } else { EventKind::Activity };
                    let told = told(passage, at, kind, governs, report, names, known);
                    out.extend(told);
                }
            }
            _ => {}
        }
    }
    out
}

pub(super) fn anchor(governs: &Governed, report: Option<Period>, upcoming: bool) -> Anchor {
    Anchor { text_year: None, heading: governs.period, report, upcoming }
}

/// Sentences that open with a date, each the start of an event that runs to the next one.
fn told(
    passage: &Passage,
    at: usize,
    kind: EventKind,
    governs: &Governed,
    report: Option<Period>,
    names: &[String],
    known: &BTreeSet<String>,
) -> Vec<Dated> {
    let mut out = Vec::new();
    let Some(reading) = passage.readings.first() else { return out };
    let anchor = anchor(governs, report, kind == EventKind::Upcoming);
    let mut starts: Vec<(usize, &DateClaim, Period, crate::record::YearFrom)> = Vec::new();
    for (n, sentence) in reading.sentences.iter().enumerate() {
        let inside = || reading.dates.iter().filter(|d| sentence.contains(d.span));
        let opening = inside().find(|d| d.whole.start <= sentence.start + 2);
        let held =
            || inside().filter(|d| n == 0 && d.start.day.is_some() && matches!(d.opener, Opener::At | Opener::From));
        let single = opening.is_none() && held().count() == 1;
        let Some(claim) = opening.or_else(|| single.then(|| held().next()).flatten()) else { continue };
        if matches!(claim.opener, Opener::AsOf | Opener::Since | Opener::Until) {
            continue;
        }
        if alone(reading, *sentence, claim) {
            continue;
        }
        let Some((period, from)) = period::of(claim, &anchor) else { continue };
        let exact = matches!(period.precision, Precision::Day | Precision::Month) || claim.opener == Opener::WeekOf;
        let near = report.is_none_or(|r| {
            let far = |a: jiff::civil::Date, b: jiff::civil::Date| b.since(a).map(|s| s.get_days()).unwrap_or(0) > 366;
            !far(period.end, r.start) && !far(r.end, period.start)
        });
        if exact && near {
            starts.push((n, claim, period, from));
        }
    }
    for (i, (n, claim, period, from)) in starts.iter().enumerate() {
        let first = reading.sentences[*n].start;
        let begin = if i == 0 && *n == 0 { 0 } else { first };
        let end = starts.get(i + 1).map_or(reading.text.span().end, |(m, ..)| reading.sentences[*m].start);
        let span = CharSpan { start: begin, end };
        let text = squeeze(&reading.text.as_str()[span.range()]);
        out.push(Dated {
            event: Event {
                kind,
                period: *period,
                date_text: squeeze(&reading.text.as_str()[claim.span.range()]),
                year_from: *from,
                title: title(reading, reading.sentences[*n], claim),
                organizations: organizations(&text, names),
                location: super::place_name::spot(&text, known, names).unwrap_or_default(),
                text,
                attendees: String::new(),
                purpose: String::new(),
                place: reading.text.place(span),
            },
            passage: at,
            reading: 0,
            span,
        });
    }
    out
}

/// `(Last updated on 5 May 2021)`, `5 May 2021`, `5/5/21, 10:02 AM`: the date of a paper tells of nothing done.
fn alone(reading: &Reading, sentence: CharSpan, claim: &DateClaim) -> bool {
    let text = reading.text.as_str();
    let before = text.get(sentence.start as usize..claim.whole.start as usize).unwrap_or("");
    // `21 April. The office opened a booth …`: what follows is told of the day.
    let after = text.get(claim.whole.end as usize..).unwrap_or("");
    let words = |t: &str| t.split(|c: char| !c.is_alphabetic()).filter(|w| w.len() > 1).count();
    let updated = ["updated", "published", "issued", "printed", "mis à jour", "publié", "actualizado", "publicado"];
    let lower = before.to_lowercase();
    let of_paper = words(before) <= 3 && updated.iter().any(|w| lower.trim_end().ends_with(w));
    let printed_at = CLOCK.as_ref().is_some_and(|r| r.is_match(after)) && claim.opener == Opener::None;
    words(after) == 0 && (words(before) == 0 || of_paper) || printed_at
}

/// A browser prints the time right behind the date at the head of its pages.
static CLOCK: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^,\s\d{1,2}:\d{2}(?:\s?[AP]M)?\s").ok());

/// The sentence without its date, cut at a clause's end where it is long.
fn title(reading: &Reading, sentence: CharSpan, claim: &DateClaim) -> String {
    let text = reading.text.as_str();
    let opens = claim.whole.start <= sentence.start + 2;
    let from = if opens { claim.span.end.max(sentence.start) } else { sentence.start };
    let rest = squeeze(&text[from as usize..sentence.end as usize]);
    let rest = rest.trim_start_matches([',', ' ', ':', '–', '-', '—']).trim_end_matches(['.', ' ']);
    if rest.chars().count() <= TITLE_CHARS_MAX {
        return rest.to_owned();
    }
    let cut: String = rest.chars().take(TITLE_CHARS_MAX).collect();
    let at = cut.rfind(", ").filter(|at| *at > TITLE_CHARS_MAX / 3).or_else(|| cut.rfind(' ')).unwrap_or(cut.len());
    format!("{}…", &cut[..at])
}

/// The rows of a table of things to come.
fn upcoming_rows(
    passage: &Passage,
    at: usize,
    columns: &Columns,
    governs: &Governed,
    report: Option<Period>,
    names: &[String],
    out: &mut Vec<Dated>,
) {
    let PassageKind::Table(table) = &passage.kind else { return };
    for (row, (reading, cells)) in passage.readings.iter().zip(&table.rows).enumerate().skip(table.header_rows) {
        let cell =
            |column: Option<usize>| column.and_then(|c| cells.get(c).copied().flatten()).filter(|s| !s.is_empty());
        let text = |column: Option<usize>| {
            cell(column).map(|s| squeeze(&reading.text.as_str()[s.range()])).unwrap_or_default()
        };
        let Some(date_cell) = cell(columns.date) else { continue };
        let Some(claim) = reading.dates.iter().find(|d| date_cell.contains(d.span)) else { continue };
        let anchor = anchor(governs, report, true);
        let Some((period, from)) = period::of(claim, &anchor) else { continue };
        let whole = squeeze(reading.text.as_str());
        out.push(Dated {
            event: Event {
                kind: EventKind::Upcoming,
                period,
                date_text: text(columns.date),
                year_from: from,
                title: text(columns.title),
                location: text(columns.location),
                attendees: text(columns.attendees),
                purpose: text(columns.purpose),
                organizations: organizations(&format!("{} {}", text(columns.title), text(columns.attendees)), names),
                text: whole,
                place: reading.text.place(reading.text.span()),
            },
            passage: at,
            reading: row,
            span: reading.text.span(),
        });
    }
}

/// True where a link's rectangle covers the middle of one of the boxes, on the same page.
pub fn covers(link: &Place, text: &Place) -> bool {
    link.page == text.page
        && link.boxes.iter().any(|l| {
            text.boxes.iter().any(|b| {
                let y = (b.y0 + b.y1) / 2;
                let x = (b.x0.max(l.x0) + b.x1.min(l.x1)) / 2;
                l.y0 <= y && y <= l.y1 && b.x0.max(l.x0) < b.x1.min(l.x1) && b.x0 <= x && x <= b.x1
            })
        })
}

/// Known names and acronyms that a text mentions, in its order, each once.
pub fn organizations(text: &str, names: &[String]) -> Vec<String> {
    let mut found: Vec<(usize, String)> = Vec::new();
    for name in names {
        if let Some(at) = text.find(name.as_str()) {
            found.push((at, name.clone()));
        }
    }
    let mut at = 0;
    for word in text.split(|c: char| !(c.is_alphanumeric() || c == '-')) {
        let position = word.as_ptr() as usize - text.as_ptr() as usize;
        at = position.max(at);
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        if capitals >= 2
            && word.len() >= 3
            && capitals * 2 > word.len()
            && !word.chars().any(|c| c.is_ascii_digit())
            && !found.iter().any(|(_, n)| n == word)
        {
            found.push((position, word.to_owned()));
        }
    }
    found.sort();
    found.dedup_by(|a, b| a.1 == b.1);
    found.into_iter().map(|(_, n)| n).collect()
}

/// White space normalised: every run of it is one blank.
pub fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::reading::{self, TextRole};
    use crate::parse::style::Style;
    use crate::place::PlacedText;

    fn check(printed: &str, expect: bool) {
        let reading = reading::read(PlacedText::unplaced(printed), vec![0], TextRole::Prose, &Style::default(), &[]);
        let sentence = reading.sentences.first().expect(printed);
        assert_eq!(alone(&reading, *sentence, reading.dates.first().expect(printed)), expect, "{printed}");
    }

    #[test]
    fn a_date_alone_tells_of_nothing() {
        check("(Last updated on 5 May 2021)", true);
        check("5 May 2021", true);
        check("5/5/21, 10:02 AM Harbour news | Office of Ports", true);
        check("On 5 May 2021, the office opened", false);
        check("5 May. The office opened a second hall.", false);
        check("The new guide on safe nets was published on 5 May 2021", false);
        check("Inspectors met crews on 5 May 2021", false);
    }
}
