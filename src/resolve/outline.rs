//! What governs each passage: its section, the heading above it, the period and area that heading names, and the role of tables.
//!
//! The running text and each side box have headings of their own: a box between two paragraphs changes nothing for the second.

use super::family::{Cue, Family, TableCue};
use super::passed_over;
use super::period::{self, Anchor};
use super::{area, caption};
use crate::parse::date::DateClaim;
use crate::parse::table::TableClaim;
use crate::parse::{Parsed, Passage, PassageKind};
use crate::record::{Period, Precision, Section};
use std::collections::{BTreeSet, HashMap};

/// What governs one passage.
#[derive(Clone, Debug)]
pub struct Governed {
    /// Its section.
    pub section: Section,
    /// The passage that is its heading.
    pub heading: Option<usize>,
    /// The period that its heading names, or its lead-in paragraph.
    pub period: Option<Period>,
    /// The time of what is new among its numbers: `Total (new cases in last 24 hours)` above.
    pub new: Option<Period>,
    /// True where that period comes from a heading that says `as of`.
    pub standing: bool,
    /// True where its heading is the one that opens the section, such as the title of a box.
    pub titled: bool,
    /// True where the period stands in the caption of the table, or ends the heading right above it.
    pub captioned: bool,
    /// Areas that its heading names.
    pub areas: Vec<&'static str>,
    /// The role of the table.
    pub role: TableRole,
}

/// What a table is for.
#[derive(Clone, Debug, PartialEq)]
pub enum TableRole {
    /// Statistics, or no table at all.
    Plain,
    /// Partners, sites, focal point.
    Header,
    /// Activities to come, with the column of each field.
    Upcoming(Columns),
    /// Press coverage.
    Media(Columns),
}

/// The columns of a table with a role.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// Dates.
    pub date: Option<usize>,
    /// Titles.
    pub title: Option<usize>,
    /// Places.
    pub location: Option<usize>,
    /// Attendees.
    pub attendees: Option<usize>,
    /// Purposes.
    pub purpose: Option<usize>,
    /// Media outlets.
    pub outlet: Option<usize>,
}

/// The longest line that can head a few cards of a box, in bytes; the longest of our fixtures has 34.
const SUBHEAD_CHARS_MAX: usize = 60;

#[derive(Clone, Default)]
struct Flow {
    section: Option<Section>,
    /// Level of the heading that gave the section.
    level: u8,
    heading: Option<usize>,
    heading_level: u8,
    period: Option<Period>,
    period_level: u8,
    new: Option<Period>,
    standing: bool,
    areas: Vec<&'static str>,
    lead: Option<(Option<Section>, Option<Period>)>,
    titled: bool,
    /// The time that the caption above a table names, and whether it is a standing.
    caption: Option<(Period, bool)>,
}

/// Governs every passage. `report` is the report's period, where it is known already.
pub fn govern(parsed: &Parsed, family: &Family, report: Option<Period>) -> Vec<Governed> {
    let mut flows: HashMap<Option<u32>, Flow> = HashMap::new();
    let mut out = Vec::with_capacity(parsed.passages.len());
    let stripes = stripes(parsed);
    for (at, passage) in parsed.passages.iter().enumerate() {
        let boxed = passage.boxed && !stripes.contains(&passage.region);
        let key = boxed.then_some(passage.region);
        let flow = flows.entry(key).or_default();
        let text = passage.text().as_str();
        let mut own = None;
        let heads = matches!(passage.kind, PassageKind::Heading(_));
        if heads || boxed && text.len() <= SUBHEAD_CHARS_MAX {
            // A box keeps it to its end, the running text to the next heading.
            let said = period::recent(text, report).filter(|_| text.to_lowercase().contains("new "));
            flow.new = said.or(flow.new.filter(|_| boxed));
        }
        match &passage.kind {
            PassageKind::Heading(level) => enter(flow, at, *level, passage, family, report),
            PassageKind::Paragraph if boxed && subhead(parsed, at) => {
                flow.areas = area::find(text).into_iter().map(|n| n.code).collect();
                (flow.heading, flow.titled, flow.lead) = (Some(at), false, None);
            }
            PassageKind::Paragraph if flow.lead.is_some() && text.starts_with(char::is_lowercase) => {}
            PassageKind::Paragraph if text.trim_end().ends_with(':') || opens_list(parsed, at) => {
                let section =
                    family.lead.iter().find(|c| matches(c, text)).and_then(|c| Section::from_word(&c.section));
                let period = longest(passage, report);
                flow.lead = (section.is_some() || period.is_some()).then_some((section, period));
                if let Some((Some(section), _)) = &flow.lead {
                    own = Some(*section);
                }
            }
            PassageKind::Paragraph => {
                flow.lead = None;
                if let Some(section) =
                    family.opening.iter().find(|c| matches(c, text)).and_then(|c| Section::from_word(&c.section))
                {
                    own = Some(section);
                }
            }
            PassageKind::ListItem | PassageKind::Furniture => {}
            PassageKind::Caption => {
                flow.lead = None;
                flow.caption = dated(passage, report);
            }
            _ => flow.lead = None,
        }
        if let Some(below) = caption_below(parsed, at) {
            flow.caption = dated(&parsed.passages[below], report);
        }
        // A heading that names only the year of a shorter report says nothing more of its time.
        let coarse = |p: &Period| {
            p.precision == Precision::Year && report.is_some_and(|r| p.start <= r.start && r.end <= p.end && r != *p)
        };
        // `Pupils by sex, 2023` right above its table is as good as a caption.
        let headnotes = usize::from(caption::headnote(parsed, at).is_some());
        let own_head = at.checked_sub(1 + headnotes).map(|n| &parsed.passages[n]).filter(|p| {
            let text = p.text().as_str().trim_end();
            let ends = |d: &DateClaim| {
                let apart = text[..d.span.start as usize].trim_end().ends_with([',', ':', '–', '—', '-']);
                d.span.range() == (text.len() - 4..text.len()) && d.start.year.is_some() && apart
            };
            matches!((&p.kind, &passage.kind), (PassageKind::Heading(_), PassageKind::Table(_)))
                && text.len() > 6
                && p.readings.iter().flat_map(|r| &r.dates).any(ends)
        });
        let coarse = |p: &Period| own_head.is_none() && coarse(p);
        let captioned = flow.caption.filter(|_| matches!(passage.kind, PassageKind::Table(_)));
        let led = flow.lead.as_ref().filter(|_| matches!(passage.kind, PassageKind::ListItem | PassageKind::Paragraph));
        let default = if boxed { Section::AtAGlance } else { Section::Activities };
        let section = own.or(led.and_then(|l| l.0)).or(flow.section).unwrap_or(default);
        let role =
            if let PassageKind::Table(table) = &passage.kind { role(table, passage, family) } else { TableRole::Plain };
        let section = match (&passage.kind, &role) {
            (_, TableRole::Upcoming(_)) => Section::Upcoming,
            (_, TableRole::Media(_)) => Section::Media,
            // Cards side by side under `Key figures` are read as a table without heads, and are no captioned table.
            (PassageKind::Table(table), TableRole::Plain) if captioned.is_none() && cards(table, passage, section) => {
                Section::AtAGlance
            }
            (PassageKind::Table(_), TableRole::Plain) if section != Section::Upcoming && section != Section::Media => {
                Section::Table
            }
            (PassageKind::Note, _) => Section::Other,
            (PassageKind::Furniture, _) => Section::Other,
            _ => section,
        };
        out.push(Governed {
            section,
            heading: flow.heading,
            period: captioned.map(|c| c.0).or(led.and_then(|l| l.1)).or(flow.period.filter(|p| !coarse(p))),
            new: flow.new,
            standing: captioned.map_or(flow.standing, |c| c.1),
            titled: flow.titled || boxed != passage.boxed,
            captioned: captioned.is_some() || own_head.is_some(),
            areas: flow.areas.clone(),
            role,
        });
    }
    out
}

/// The boxes that are the shaded rows of a column: nothing but items of a list, which begin where the items outside the boxes of
/// their page do. What stands over the column stands over them.
fn stripes(parsed: &Parsed) -> BTreeSet<u32> {
    let left = |p: &Passage| Some((p.place.page, p.place.boxes.first()?.x0));
    let item = |p: &Passage| matches!(p.kind, PassageKind::ListItem);
    let body: BTreeSet<_> = parsed.passages.iter().filter(|p| !p.boxed && item(p)).filter_map(left).collect();
    let (mut inside, mut outside) = (BTreeSet::new(), BTreeSet::new());
    for p in parsed.passages.iter().filter(|p| p.boxed) {
        let stripe = item(p) && left(p).is_some_and(|at| body.contains(&at));
        if stripe { &mut inside } else { &mut outside }.insert(p.region);
    }
    inside.difference(&outside).copied().collect()
}

/// Cards with a number and its words in each cell, or any table without heads under a heading of key figures.
fn cards(table: &TableClaim, passage: &Passage, section: Section) -> bool {
    let cells = passage.readings.iter().zip(&table.rows).flat_map(|(r, row)| {
        row.iter().flatten().filter(|s| !s.is_empty()).map(|s| r.text.as_str()[s.range()].trim().to_owned())
    });
    let mut cells = cells.peekable();
    let card =
        |c: &String| c.chars().any(|c| c.is_ascii_digit()) && c.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let few = passage.readings.len() <= 3 && table.columns >= 2;
    let all = cells.peek().is_some() && few && cells.clone().take(table.columns).all(|c| card(&c));
    all || table.header_rows == 0 && section == Section::AtAGlance
}

/// The caption right below a table that has none right above it.
pub fn caption_below(parsed: &Parsed, at: usize) -> Option<usize> {
    let passage = parsed.passages.get(at).filter(|p| matches!(p.kind, PassageKind::Table(_)))?;
    let caption = |n: &usize| matches!(parsed.passages[*n].kind, PassageKind::Caption);
    // A headnote parts no table from its caption.
    let note = |n: &usize| caption::headnote(parsed, n + 1).is_some();
    let shown = |n: &usize| !matches!(parsed.passages[*n].kind, PassageKind::Furniture) && !note(n);
    let above = (0..at).rev().find(shown).filter(caption);
    // A caption above that itself stands right below another table is that one's.
    let taken = above.is_some_and(|a| (0..a).rev().find(shown).is_some_and(|t| caption_below_of(parsed, t, a)));
    let below = (at + 1..parsed.passages.len()).find(shown).filter(caption)?;
    // A caption that another table follows is that one's head.
    let next = (below + 1..parsed.passages.len()).find(shown);
    if next.is_some_and(|n| matches!(parsed.passages[n].kind, PassageKind::Table(_))) {
        return None;
    }
    let same_page = parsed.passages[below].place.page == passage.place.page;
    ((above.is_none() || taken) && same_page).then_some(below)
}

/// True where passage `t` is a table without a caption above it, so that the caption `c` after it is its own.
fn caption_below_of(parsed: &Parsed, t: usize, c: usize) -> bool {
    let table = matches!(parsed.passages[t].kind, PassageKind::Table(_));
    let above = (0..t).rev().find(|n| !matches!(parsed.passages[*n].kind, PassageKind::Furniture));
    table && t < c && !above.is_some_and(|a| matches!(parsed.passages[a].kind, PassageKind::Caption))
}

/// True where a list follows a paragraph that does not end a sentence, or that names a span of time in brackets: it leads the list in.
fn opens_list(parsed: &Parsed, at: usize) -> bool {
    let next = parsed.passages.iter().skip(at + 1).find(|p| !matches!(p.kind, PassageKind::Furniture));
    let text = parsed.passages[at].text().as_str().trim_end();
    next.is_some_and(|p| {
        matches!(p.kind, PassageKind::ListItem)
            || matches!(p.kind, PassageKind::Paragraph) && p.text().as_str().starts_with(char::is_lowercase)
    }) && !text.ends_with(['.', '!', '?'])
}

/// A short line in a box that says nothing itself and stands above lines that count: `Migrants in Thailand`.
fn subhead(parsed: &Parsed, at: usize) -> bool {
    let passage = &parsed.passages[at];
    let text = passage.text().as_str().trim();
    let silent = |p: &Passage| {
        p.readings.iter().all(|r| r.quantities.is_empty() && r.sources.is_empty() && r.numbers.is_empty())
    };
    let next = parsed.passages.get(at + 1).filter(|p| p.boxed && p.region == passage.region);
    text.len() <= SUBHEAD_CHARS_MAX
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ':', ';', ',', '!', '?'])
        && silent(passage)
        && next.is_some_and(|p| !silent(p))
}

fn enter(flow: &mut Flow, at: usize, level: u8, passage: &Passage, family: &Family, report: Option<Period>) {
    let text = passage.text().as_str();
    let found = family.heading.iter().find(|c| matches(c, text)).and_then(|c| Section::from_word(&c.section));
    if let Some(section) = found {
        (flow.section, flow.level) = (Some(section), level);
    } else if flow.section.is_some() && level <= flow.level && !passage.boxed {
        // A new heading of the same rank that we do not know opens narrative of its own.
        flow.section = None;
    }
    let named = passage.readings.first().and_then(|r| {
        // `Figure 3. Grants 2018–2024`: the years of a chart are those of no paragraph below it.
        let mut own = r.dates.iter().filter(|d| {
            !chart(text) && !passed_over::named_after(d, r.text.as_str()) && !passed_over::of_the_first(d, r)
        });
        own.find_map(|d| {
            let (p, _) = period::of(d, &Anchor { report, ..Anchor::default() })?;
            (!ahead(d, r.text.as_str(), &p, report)).then_some((p, d.opener))
        })
    });
    let recent = period::recent(&period::outside_brackets(text), report);
    if let Some(period) = recent {
        (flow.period, flow.period_level, flow.standing) = (Some(period), level, false);
    } else if let Some((period, opener)) = named {
        (flow.period, flow.period_level) = (Some(period), level);
        flow.standing = opener == crate::parse::date::Opener::AsOf;
    } else if level <= flow.period_level || found.is_some() {
        flow.period = None;
        flow.standing = false;
    }
    flow.areas = area::find(text).into_iter().map(|n| n.code).collect();
    flow.caption = None;
    flow.titled = found.is_some();
    (flow.heading, flow.heading_level) = (Some(at), level);
    flow.lead = None;
}

/// `Figure 3. …`, `Graphique 2 : …`: the title of a chart.
fn chart(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let named = words.next().is_some_and(|w| {
        ["figure", "fig", "fig.", "chart", "graph", "graphique", "gráfico", "figura"]
            .contains(&w.to_lowercase().as_str())
    });
    named && words.next().is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit() || "IVX".contains(c)))
}

/// The time that a caption names: a single day is a standing, anything longer a period.
fn dated(passage: &Passage, report: Option<Period>) -> Option<(Period, bool)> {
    let reading = passage.readings.first()?;
    let anchor = Anchor { report, ..Anchor::default() };
    let (claim, period) = reading.dates.iter().rev().find_map(|d| period::of(d, &anchor).map(|(p, _)| (d, p)))?;
    let standing =
        claim.opener == crate::parse::date::Opener::AsOf || period.precision == Precision::Day && claim.end.is_none();
    Some((period, standing))
}

/// The years of a plan that goes on after the report: its name, and no time of what is told.
fn ahead(claim: &DateClaim, text: &str, period: &Period, report: Option<Period>) -> bool {
    report.is_some_and(|r| r.end < period.end) && passed_over::plan_years(claim, text)
}

/// The longest span of time that a lead-in paragraph names, if it names a span at all.
fn longest(passage: &Passage, report: Option<Period>) -> Option<Period> {
    let reading = passage.readings.first()?;
    let anchor = Anchor { report, ..Anchor::default() };
    reading
        .dates
        .iter()
        .filter(|d| {
            !passed_over::named_after(d, reading.text.as_str()) && !passed_over::founded(d, reading.text.as_str())
        })
        .filter_map(|d| period::of(d, &anchor).map(|(p, _)| (d, p)))
        .filter(|(d, p)| !ahead(d, reading.text.as_str(), p, report))
        .map(|(_, p)| p)
        .filter(|p| p.precision != Precision::Day && p.start != p.end)
        .max_by_key(|p| p.end.since(p.start).map(|s| s.get_days()).unwrap_or(0))
}

fn matches(cue: &Cue, text: &str) -> bool {
    let lower = text.trim_start().to_lowercase();
    let lower = lower.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
    let whole = |phrase: &String| {
        lower.strip_prefix(phrase.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    cue.starts.iter().any(whole) || cue.contains.iter().any(|phrase| lower.contains(phrase.as_str()))
}

/// The role of a table by its heads, or by the heads of its rows.
fn role(table: &TableClaim, passage: &Passage, family: &Family) -> TableRole {
    let head = |words: &[String]| {
        let lower = |h: &String| h.trim().to_lowercase();
        let exact = table.heads.iter().position(|h| words.contains(&lower(h)));
        exact.or_else(|| table.heads.iter().position(|h| words.iter().any(|w| lower(h).starts_with(&format!("{w} ")))))
    };
    let columns = |cue: &TableCue| Columns {
        date: head(&cue.date),
        title: head(&cue.title),
        location: head(&cue.location),
        attendees: head(&cue.attendees),
        purpose: head(&cue.purpose),
        outlet: head(&cue.outlet),
    };
    for cue in &family.table {
        let c = columns(cue);
        if cue.role == "media" && c.date.is_some() && c.title.is_some() && c.outlet.is_some() && c.title != c.outlet {
            return TableRole::Media(c);
        }
        if cue.role == "upcoming"
            && c.date.is_some()
            && c.title.is_some()
            && (c.location.is_some() || c.attendees.is_some() || c.purpose.is_some())
        {
            return TableRole::Upcoming(c);
        }
    }
    let fields = passage.readings.iter().zip(&table.rows).filter(|(reading, cells)| {
        let first = cells.first().copied().flatten().map(|s| &reading.text.as_str()[s.range()]).unwrap_or("");
        field_role(family, first).is_some()
    });
    if fields.count() >= 2 { TableRole::Header } else { TableRole::Plain }
}

/// The role of a row of the header table, by its head.
pub fn field_role<'a>(family: &'a Family, head: &str) -> Option<&'a str> {
    let lower = head.trim().trim_end_matches(':').to_lowercase();
    let whole = |phrase: &String| {
        lower.strip_prefix(phrase.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    family.field.iter().find(|f| f.starts.iter().any(whole)).map(|f| f.role.as_str())
}
