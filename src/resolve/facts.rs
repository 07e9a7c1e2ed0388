//! What a report says of itself: title, area, period, language.

use super::Context;
use super::area;
use super::family::Family;
use super::passed_over;
use super::period::{self, Anchor};
use crate::parse::date::Opener;
use crate::parse::{Parsed, Passage, PassageKind};
use crate::record::{Period, Precision, ReportFacts};
use regex::Regex;
use std::sync::LazyLock;

/// A report that names so many countries and none of them in its title speaks for one only where that one stands out.
const WORLD_AREAS_MIN: usize = 12;
/// How many passages from the start can hold the title and the period.
const HEAD_PASSAGES: usize = 14;

/// The facts of a report; target sites are added where the header table is read.
pub fn of(parsed: &Parsed, family: &Family, context: &Context) -> ReportFacts {
    let head: Vec<&Passage> = parsed.passages.iter().take(HEAD_PASSAGES).collect();
    let title = title(&head).or_else(|| context.title.clone()).unwrap_or_default();
    let period = reporting_period(parsed, &head);
    let (ref_area, area_name) = report_area(parsed, &title);
    ReportFacts {
        pages: context.pages,
        title,
        publisher: family.publisher.clone(),
        programme: family.programme.clone(),
        family: family.name.clone(),
        ref_area,
        area_name,
        period,
        period_label: period.as_ref().map(period::label).unwrap_or_default(),
        date_published: None,
        language: parsed.style.language.tag().to_owned(),
        producer: context.producer.clone(),
        created: context.created.clone(),
        target_sites: Vec::new(),
        text_quality: context.text_quality,
    }
}

/// The day that the whole report says it stands at: a line at its head such as `Data as of 30 September 2023`.
pub fn standing(parsed: &Parsed, report: Option<Period>) -> Option<Period> {
    const DATA: &[&str] = &[
        "data",
        "figures",
        "information",
        "données",
        "chiffres",
        "datos",
        "cifras",
        "información",
        "situation",
        "status",
    ];
    let anchor = Anchor { report, ..Anchor::default() };
    parsed.passages.iter().take(HEAD_PASSAGES).find_map(|p| {
        let reading = p
            .readings
            .first()
            .filter(|r| r.text.as_str().len() < 200 && r.quantities.is_empty() && r.sources.is_empty())?;
        let lower = reading.text.as_str().to_lowercase();
        let says = DATA.iter().any(|w| lower.split(|c: char| !c.is_alphanumeric()).any(|p| p == *w));
        let day = reading.dates.iter().filter(|d| d.opener == Opener::AsOf && d.end.is_none());
        day.filter_map(|d| period::of(d, &anchor).map(|(p, _)| p)).find(|p| says && p.precision == Precision::Day)
    })
}

/// The highest heading among the first passages; the first of several.
fn title(head: &[&Passage]) -> Option<String> {
    let level = |p: &Passage| if let PassageKind::Heading(level) = p.kind { Some(level) } else { None };
    let best = head
        .iter()
        .filter(|p| level(p).is_some() && !p.boxed && p.text().as_str().chars().any(char::is_alphabetic))
        .min_by_key(|p| (p.place.page, level(p)))?;
    Some(best.text().as_str().split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The period that the report speaks of: in its title, in the headings at its top, in a sentence that says so, or in the first
/// headings of its sections.
fn reporting_period(parsed: &Parsed, head: &[&Passage]) -> Option<Period> {
    let heading = |p: &&&Passage| matches!(p.kind, PassageKind::Heading(_));
    let first_pages = || parsed.passages.iter().filter(|p| p.place.page.0 <= 1);
    let furniture = || first_pages().filter(|p| matches!(p.kind, PassageKind::Furniture));
    // The meeting that a report is laid before is no time that it speaks of.
    let head: Vec<&Passage> = sessions_apart(head);
    let head = head.as_slice();
    let said = head.iter().copied().find_map(stated).or_else(|| head.iter().copied().find_map(annual));
    let said = said.or_else(|| head.iter().copied().find_map(year_ended));
    let since = head.iter().copied().chain(first_pages()).find_map(since_previous);
    let published = || head.iter().filter(|p| p.text().as_str().len() < 160).find_map(|p| day_in(p));
    let since = since.map(|start| {
        let end = published().map_or(start.end, |p| p.end.max(start.end));
        Period { start: start.start, end, precision: Precision::Range }
    });
    // A time from a mere line is the report's only where the report does not mostly speak of later ones.
    let line = |p: &&&Passage| p.text().as_str().len() < LINE_BYTES_MAX;
    let read = |p: &&&Passage| !matches!(p.kind, PassageKind::Furniture) && !tells(p);
    let now = |p: &Period| !is_past(parsed, p);
    said.or(since)
        .or_else(|| head.iter().filter(heading).find_map(|p| span_in(p)))
        .or_else(|| head.iter().filter(line).filter(read).find_map(|p| span_in(p)).filter(now))
        .or_else(|| first_pages().filter(|p| matches!(p.kind, PassageKind::Heading(_))).find_map(span_in).filter(now))
        .or_else(|| furniture().find_map(span_in))
        .or_else(|| first_pages().find_map(stated))
        .or_else(|| head.iter().filter(line).find_map(|p| day_in(p)).filter(now))
        .or_else(|| head.iter().copied().find_map(opening_standing))
}

/// `Since 31 May 2021 (as of 4 June 2021, noon), the port has …`: the day at which the first sentence of a paragraph stands.
fn opening_standing(passage: &Passage) -> Option<Period> {
    let reading = passage.readings.first().filter(|_| matches!(passage.kind, PassageKind::Paragraph))?;
    let sentence = reading.sentences.first()?;
    let stands = |d: &&crate::parse::date::DateClaim| d.opener == Opener::AsOf && d.end.is_none();
    let mut days = reading.dates.iter().filter(|d| sentence.contains(d.span)).filter(stands);
    days.find_map(|d| period::of(d, &Anchor::default()).map(|(p, _)| p)).filter(|p| p.precision == Precision::Day)
}

/// The longest line that a report's time is taken from, in bytes, where nothing says that it is.
const LINE_BYTES_MAX: usize = 160;
/// So many years later a time is another one.
const LATER_YEARS: i16 = 2;
/// So many dates show of what times a report speaks.
const DATES_MIN: usize = 5;

/// True where a report speaks of later years far more often than of this time: it is history, and not the report's own.
fn is_past(parsed: &Parsed, period: &Period) -> bool {
    let dates = parsed.passages.iter().flat_map(|p| &p.readings).flat_map(|r| &r.dates);
    let years = dates.filter(|d| d.opener != Opener::Until).filter_map(|d| d.start.year);
    let (mut own, mut later) = (0, 0);
    for year in years {
        own += usize::from((period.start.year()..=period.end.year()).contains(&year));
        later += usize::from(year >= period.end.year() + LATER_YEARS);
    }
    later >= DATES_MIN && later > own * 2
}

/// The passages but for those of a meeting: `Annual session 2025`, and the days and the town in the lines below it.
fn sessions_apart<'a>(head: &[&'a Passage]) -> Vec<&'a Passage> {
    let meets = |p: &Passage| SESSION.as_ref().is_some_and(|r| r.is_match(p.text().as_str()));
    let short = |p: &Passage| p.text().as_str().len() < 80;
    let mut below = 0;
    head.iter()
        .copied()
        .filter(|p| {
            let own = short(p) && meets(p);
            let follows = below > 0 && short(p) && !matches!(p.kind, PassageKind::Furniture);
            below = if own { 2 } else { usize::from(follows && below == 2) };
            !(own || follows)
        })
        .collect()
}

static SESSION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^\W*(?:\w+[\s-]){0,3}(?:sessions?|meeting|session annuelle|período de sesiones)\b").ok()
});

/// `Annual report for 2024`, `annual report on evaluation, 2024`: the one year in a title of a yearly report.
fn annual(passage: &Passage) -> Option<Period> {
    let text = passage.text().as_str();
    let found = ANNUAL.as_ref()?.find(text).filter(|_| text.len() < 240)?;
    let reading = passage.readings.first()?;
    let years = reading.dates.iter().filter(|d| d.span.start as usize >= found.start() && d.end.is_none());
    let mut periods = years.filter_map(|d| period::of(d, &Anchor::default()).map(|(p, _)| p));
    let first = periods.next().filter(|p| p.precision == Precision::Year)?;
    periods.all(|p| p == first).then_some(first)
}

static ANNUAL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:(?:annual|yearly) (?:\w+ ){0,2}(?:report|review|bulletin|update)|yearbook|rapport annuel|bilan annuel|annuaire|(?:informe|reporte|memoria|boletín) anual|memoria de labores|anuario)\b").ok()
});

/// A sentence or an item of a list with its numbers, which tells what happened and when, not what the report is on.
fn tells(passage: &Passage) -> bool {
    let closed = passage.text().as_str().trim_end().ends_with('.') || matches!(passage.kind, PassageKind::ListItem);
    closed && passage.readings.iter().any(|r| !r.quantities.is_empty())
}

/// `Report for the year ended 31 December 2019`, `12 months to 30 June 2022`: the twelve months up to a day or month.
fn year_ended(passage: &Passage) -> Option<Period> {
    let text = passage.text().as_str();
    let at = ENDED.as_ref()?.find(text).filter(|_| text.len() < 240)?;
    let dates = passage.readings.iter().flat_map(|r| &r.dates);
    let last = dates.filter(|d| d.end.is_none() && (d.whole.start as usize).abs_diff(at.end()) <= 4);
    let last = last.filter_map(|d| period::of(d, &Anchor::default()).map(|(p, _)| p.end)).next()?;
    let start = last.tomorrow().ok()?.checked_sub(jiff::Span::new().try_years(1).ok()?).ok()?;
    Some(Period { start, end: last, precision: Precision::Range })
}

static ENDED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:year|(?:12|twelve) months|exercice|année|ejercicio|año) (?:ended|ending|to|clos le|clos au|terminée? le|finalizado el|terminado el)\b").ok()
});

/// `covers the period from … to …`, `reporting period: …`.
fn stated(passage: &Passage) -> Option<Period> {
    let lower = passage.text().as_str().to_lowercase();
    let says = [
        "reporting period",
        "reporting week",
        "covers the period",
        "période couverte",
        "période de rapport",
        "período del informe",
        "período que se examina",
        "covering the period",
        "covers period",
        "report for the period",
        "reports for the period",
        "rapport pour la période",
        "rapports pour la période",
        "informe correspondiente al período",
        "informes correspondientes al período",
        "report covers",
        "rapport couvre",
        "informe abarca",
        "informe cubre",
        "update covers",
        "bulletin covers",
    ];
    says.iter().any(|s| lower.contains(s)).then(|| span_in(passage)).flatten()
}

/// `since the issuance of the previous report, dated 6 December 2024`: the day on which the report's time begins.
fn since_previous(passage: &Passage) -> Option<Period> {
    let text = passage.text().as_str();
    let at = SINCE.as_ref()?.find(text)?;
    let reading = passage.readings.first()?;
    let date =
        reading.dates.iter().find(|d| d.span.start as usize >= at.start() && d.span.start as usize <= at.end() + 40)?;
    period::of(date, &Anchor::default()).map(|(p, _)| p).filter(|p| p.precision == Precision::Day)
}

static SINCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)since (?:the )?(?:issuance of )?(?:the|my|our) (?:previous|last) report|depuis (?:la publication du |le )(?:rapport précédent|précédent rapport|dernier rapport)|desde (?:la publicación del |el )(?:informe anterior|último informe)").ok()
});

/// A span, month, quarter, half or year in a passage: the longest of the first ones.
fn span_in(passage: &Passage) -> Option<Period> {
    let anchor = Anchor { text_year: year_of(passage), ..Anchor::default() };
    // A row of a register is dated for itself; a line over the rows may be the masthead's.
    let table = matches!(passage.kind, PassageKind::Table(_));
    passage
        .readings
        .iter()
        .filter(|r| !table || r.quantities.is_empty())
        .flat_map(|r| &r.dates)
        .filter(|d| !matches!(d.opener, Opener::Since | Opener::Until))
        .find_map(|d| {
            let (period, _) = period::of(d, &anchor)?;
            let span = d.end.is_some() || !matches!(period.precision, Precision::Day | Precision::Year);
            span.then_some(period)
        })
}

/// A day, or a bare year, where nothing better is there; not the year of a law, nor the day on which something is told to have begun.
fn day_in(passage: &Passage) -> Option<Period> {
    let dated = passage.readings.iter().flat_map(|r| r.dates.iter().map(move |d| (r.text.as_str(), d)));
    let own = dated.filter(|(text, d)| {
        let before = text.get(..d.span.start as usize).unwrap_or("");
        !passed_over::named_after(d, text) && !BEGAN.as_ref().is_some_and(|r| r.is_match(before))
    });
    own.filter(|(_, d)| d.opener != Opener::Since).find_map(|(_, d)| period::of(d, &Anchor::default()).map(|(p, _)| p))
}

/// `the first case was confirmed on`: what is told of the day before a date that is not the report's.
static BEGAN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:confirmed|declared|detected|reported|notified|identified|began|started|opened|founded|established|opening|since|confirmée?|déclarée?|signalée?|notifiée?|créée?|confirmado|declarado|notificado|fundada)(?:\s(?:on|in|le|en|el))?(?:\sthe)?\s$").ok()
});

fn year_of(passage: &Passage) -> Option<i16> {
    passage.readings.iter().flat_map(|r| &r.dates).find_map(|d| d.end.and_then(|e| e.year).or(d.start.year))
}

/// The longest line of a cover that is the name of an area alone, in bytes.
const COVER_BYTES_MAX: usize = 60;

fn captioned(parsed: &Parsed, code: &str) -> bool {
    let captions = parsed.passages.iter().filter(|p| matches!(p.kind, PassageKind::Caption | PassageKind::Heading(_)));
    captions.filter(|p| p.text().as_str().len() < 200).any(|p| area::inside(p.text().as_str()) == Some(code))
}

/// The area in the title; else in the headings at the top; else the one that the report names far more than all others together.
fn report_area(parsed: &Parsed, title: &str) -> (Option<String>, String) {
    let named = |text: &str| {
        let found = area::find(text);
        let first = found.first()?;
        found
            .iter()
            .all(|n| n.code == first.code)
            .then(|| (Some(first.code.to_owned()), text[first.range.clone()].to_owned()))
    };
    if let Some(found) = named(title) {
        return found;
    }
    // A title with several areas belongs to a report on several.
    if !area::find(title).is_empty() {
        return (None, String::new());
    }
    let shares = |code: &Option<String>| {
        let all: Vec<&str> = parsed
            .passages
            .iter()
            .flat_map(|p| &p.readings)
            .flat_map(|r| area::find(r.text.as_str()).into_iter().map(|n| n.code))
            .collect();
        let own = all.iter().filter(|c| Some(**c) == code.as_deref()).count();
        let others: std::collections::BTreeSet<&str> = all.iter().copied().collect();
        // A report on the whole world names one country at its top and fifty below.
        others.len() < WORLD_AREAS_MIN || own * 4 >= all.len()
    };
    let named = |text: &str| named(text).filter(|(code, _)| shares(code));
    // `Globally`, `Outside of China`: a report on the world names one country as a part of it.
    let world = parsed.passages.iter().take(HEAD_PASSAGES * 2).any(|p| {
        let text = p.text().as_str().trim().to_lowercase();
        ["globally", "worldwide", "global", "outside of ", "outside "].iter().any(|w| text.starts_with(w))
            && text.len() < 200
    });
    if world {
        return (None, String::new());
    }
    // The name alone on a line of the cover: `Uruguay` below `Report of the Working Group`, whoever speaks in it.
    let cover = parsed.passages.iter().take(HEAD_PASSAGES * 2).filter(|p| p.place.page.0 == 0);
    let alone: Vec<&str> =
        cover.map(|p| p.text().as_str().trim()).filter(|t| t.len() < COVER_BYTES_MAX && area::whole(t)).collect();
    if let Some((found, _)) = alone.first().zip(alone.last()).filter(|(a, b)| area::only(a) == area::only(b)) {
        return (area::only(found).map(str::to_owned), (*found).to_owned());
    }
    let tops = parsed.passages.iter().take(HEAD_PASSAGES).filter(|p| {
        matches!(p.kind, PassageKind::Heading(_) | PassageKind::Furniture) && p.text().as_str().len() < 120
    });
    for passage in tops {
        if let Some(found) = named(passage.text().as_str()) {
            return found;
        }
    }
    // The lines under the title, before the first section.
    for passage in
        parsed.passages.iter().take(HEAD_PASSAGES).skip_while(|p| !matches!(p.kind, PassageKind::Heading(_))).skip(1)
    {
        if !matches!(passage.kind, PassageKind::Paragraph) || passage.text().as_str().len() > 160 {
            break;
        }
        if let Some(found) = named(passage.text().as_str()) {
            return found;
        }
    }
    let mut counts: std::collections::BTreeMap<&str, (usize, String)> = std::collections::BTreeMap::new();
    for reading in parsed.passages.iter().flat_map(|p| &p.readings) {
        for name in area::find(reading.text.as_str()) {
            let printed = &reading.text.as_str()[name.range.clone()];
            counts.entry(name.code).or_insert((0, printed.to_owned())).0 += 1;
        }
    }
    let all: usize = counts.values().map(|(n, _)| n).sum();
    match counts.into_iter().max_by_key(|(_, (n, _))| *n) {
        Some((code, (n, name))) if n >= 3 && n * 10 >= all * 7 => (Some(code.to_owned()), name),
        // The one area of the report, named more than once, or where a caption says that what it shows is there.
        Some((code, (n, name))) if n == all && (n > 1 || captioned(parsed, code)) => (Some(code.to_owned()), name),
        _ => (None, String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::reading::{self, TextRole};
    use crate::parse::style::Style;
    use crate::place::{Place, PlacedText};

    fn check(printed: &[&str], period: &str, expect: bool) {
        let passage = |text: &&str| Passage {
            kind: PassageKind::Paragraph,
            region: 0,
            boxed: false,
            place: Place::default(),
            order_sure: true,
            marker: None,
            readings: vec![reading::read(
                PlacedText::unplaced(text),
                Vec::new(),
                TextRole::Prose,
                &Style::default(),
                &[],
            )],
        };
        let parsed = Parsed { passages: printed.iter().map(passage).collect(), ..Parsed::default() };
        let year = |month: &str| format!("{period}-{month}").parse().unwrap();
        let period = Period { start: year("01-01"), end: year("12-31"), precision: Precision::Year };
        assert_eq!(is_past(&parsed, &period), expect, "{printed:?}");
    }

    #[test]
    fn a_year_long_past_is_no_time_of_a_report() {
        let now = "In 2019 the boats came, in 2020 the nets, in 2019 the quay, in 2018 a lock and in 2019 a slip.";
        check(&["The port opened in 1921.", now], "1921", true);
        check(&["The port opened in 1921.", now], "2019", false);
        check(&["In 2019 there were 40 boats; by 2030 there will be 60."], "2019", false);
    }
}
