//! The header table: partners, donors, sites and the focal point.

use super::event::squeeze;
use super::family::Family;
use super::outline::{Governed, TableRole, field_role};
use crate::parse::claim::Reading;
use crate::parse::{Parsed, PassageKind};
use crate::place::CharSpan;
use crate::record::{Organization, Role};
use regex::Regex;
use std::sync::LazyLock;

/// What the header table says.
#[derive(Debug, Default)]
pub struct Header {
    /// Partners, donors, focal points.
    pub organizations: Vec<Organization>,
    /// Sites, in the order printed.
    pub sites: Vec<String>,
}

static ACRONYM: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\(([A-ZÀ-Ý][A-Za-zÀ-ÿ&-]{1,11})\)").ok());
static CONTACT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:\+|00)\d[\d\s().-]{6,}\d").ok());

/// Reads every header table.
pub fn header(parsed: &Parsed, governed: &[Governed], family: &Family) -> Header {
    let mut header = Header::default();
    for (passage, governs) in parsed.passages.iter().zip(governed) {
        let PassageKind::Table(table) = &passage.kind else { continue };
        if governs.role != TableRole::Header {
            continue;
        }
        let mut role: Option<String> = None;
        for (reading, cells) in passage.readings.iter().zip(&table.rows) {
            let text = reading.text.as_str();
            let head = cells.first().copied().flatten().map(|s| squeeze(&text[s.range()])).unwrap_or_default();
            // A row without a head goes on with the one above.
            if !head.is_empty() {
                role = field_role(family, &head).map(str::to_owned);
            }
            let body = cells.iter().skip(1).flatten().copied().filter(|s| !s.is_empty()).reduce(CharSpan::union);
            if let (Some(role), Some(body)) = (&role, body) {
                field(role, reading, body, &mut header);
            }
        }
    }
    header
}

fn field(role: &str, reading: &Reading, body: CharSpan, header: &mut Header) {
    let text = &reading.text.as_str()[body.range()];
    match role {
        "target_sites" => {
            header.sites.extend(names(text).into_iter().filter(|s| !header.sites.contains(s)).collect::<Vec<_>>())
        }
        "focal_point" => header.organizations.extend(person(reading, body)),
        _ => {
            let role = if role == "donor" { Role::Donor } else { Role::Partner };
            for entry in entries(reading, body) {
                header.organizations.push(partner(role, reading, entry));
            }
        }
    }
}

/// Names in a list: parted by commas, semicolons, strokes and `and`.
fn names(text: &str) -> Vec<String> {
    let squeezed = squeeze(text);
    let joined = [" and ", " et ", " y ", "; ", " / ", " • ", ", and ", " | "]
        .iter()
        .fold(squeezed, |t, sep| t.replace(sep, ", "));
    joined.split(',').map(|n| n.trim().trim_end_matches('.').to_owned()).filter(|n| !n.is_empty()).collect()
}

/// Where each partner begins: after every acronym in brackets (with the places that follow it), else at every printed line.
fn entries(reading: &Reading, body: CharSpan) -> Vec<CharSpan> {
    let text = reading.text.as_str();
    let lines: Vec<u32> = reading.line_starts.iter().copied().filter(|s| body.start < *s && *s < body.end).collect();
    let mut starts = vec![body.start];
    let acronyms: Vec<(u32, u32)> = ACRONYM
        .as_ref()
        .map(|r| {
            r.find_iter(&text[body.range()])
                .map(|m| (body.start + m.start() as u32, body.start + m.end() as u32))
                .collect()
        })
        .unwrap_or_default();
    if acronyms.is_empty() {
        starts.extend(&lines);
        starts.extend(text[body.range()].match_indices(['•', ';']).map(|(at, m)| body.start + (at + m.len()) as u32));
    } else {
        for pair in acronyms.windows(2) {
            let ((_, end), (next, _)) = (pair[0], pair[1]);
            // The next name begins at the last line start between the two acronyms; without lines, after a comma or right away.
            let between = &text[end as usize..next as usize];
            let line = lines.iter().copied().filter(|s| end <= *s && *s < next).find(|s| {
                // A line of places only (`Battambang, and Kampot`) goes on with the name before it.
                let to = lines.iter().copied().find(|n| n > s).unwrap_or(next).min(next);
                let line = text[*s as usize..to as usize].trim();
                let (words, commas) = (line.split_whitespace().count(), line.matches(',').count());
                to == next || !(words <= 6 && commas + 1 >= words.div_ceil(2))
            });
            let after = between.find([';', '•', ',']).filter(|at| *at < 3).map_or(end, |at| end + at as u32 + 1);
            starts.push(line.unwrap_or(after));
        }
        if let Some((_, end)) = acronyms.last() {
            starts.extend(lines.iter().copied().filter(|s| s > end).take(8));
        }
    }
    starts.sort_unstable();
    starts.dedup();
    let ends: Vec<u32> = starts.iter().skip(1).copied().chain([body.end]).collect();
    starts
        .into_iter()
        .zip(ends)
        .map(|(start, end)| CharSpan { start, end })
        .filter(|s| !text[s.range()].trim_matches(|c: char| !c.is_alphanumeric()).is_empty())
        .collect()
}

fn partner(role: Role, reading: &Reading, span: CharSpan) -> Organization {
    let text = squeeze(&reading.text.as_str()[span.range()]);
    let text = text.trim_matches(|c: char| matches!(c, '•' | ';' | ',' | ' ' | '|' | '-' | '–'));
    let found = ACRONYM.as_ref().and_then(|r| r.captures(text));
    let (name, acronym, place_name) = match found.as_ref().and_then(|c| Some((c.get(0)?, c.get(1)?))) {
        Some((whole, acronym)) => {
            (text[..whole.start()].trim(), acronym.as_str(), text[whole.end()..].trim_matches([',', ' ', '.', ';']))
        }
        None => (text, "", ""),
    };
    let name = name.trim_end_matches([',', ' ']);
    Organization {
        role,
        name: name.to_owned(),
        acronym: acronym.to_owned(),
        place_name: place_name.to_owned(),
        contact: String::new(),
        place: reading.text.place(span),
    }
}

/// `Mr Veth Vorn, National Programme Coordinator, e-mail, telephone`: the name is what stands before the first comma.
fn person(reading: &Reading, span: CharSpan) -> Option<Organization> {
    let text = squeeze(&reading.text.as_str()[span.range()]);
    let contact: Vec<&str> =
        CONTACT.as_ref().map(|r| r.find_iter(&text).map(|m| m.as_str()).collect()).unwrap_or_default();
    let first = text.split([',', ';', '|', '(']).next()?.trim();
    let name = contact.iter().fold(first.to_owned(), |name, c| name.replace(c, ""));
    let name = name.trim().to_owned();
    (!name.is_empty()).then(|| Organization {
        role: Role::FocalPoint,
        name,
        acronym: String::new(),
        place_name: String::new(),
        contact: contact.join("; "),
        place: reading.text.place(span),
    })
}
