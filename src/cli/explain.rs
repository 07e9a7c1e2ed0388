//! `gleaner explain`: for every number of a page, which rule took it, which rules wanted it, and to whom they lost; and every claim.

use crate::cli::exit::{Exit, Failure};
use crate::cli::say;
use crate::cli::text::open_at;
use crate::cli::typed::Explain;
use gleaner::layout::arrange;
use gleaner::parse::claim::{Fate, NumberClaim, PartLabel, Quantity, Reading, UnitClaim, Value};
use gleaner::parse::date::Opener;
use gleaner::parse::reading::{self, Rival, TextRole};
use gleaner::parse::{self, Parsed, PassageKind};
use std::fmt::Write;

/// Prints the numbers of a file or of one page.
pub fn explain(typed: &Explain) -> Result<Exit, Failure> {
    let parsed = parse::read(arrange(&open_at(&typed.file, &typed.password, typed.page)?));
    let mut out = String::new();
    for (reading, role) in with_roles(&parsed, typed.page) {
        let rivals = reading::rivals(&reading.text, role, &parsed.style);
        numbers(reading, &rivals, typed.page, &mut out);
    }
    say::data(out.as_bytes())?;
    Ok(Exit::Good)
}

/// Every claim of a page, for `gleaner inspect --cut claims`.
pub fn claims(parsed: &Parsed, page: Option<u32>) -> String {
    let mut out = String::new();
    for reading in readings(parsed, page) {
        let text = reading.text.as_str();
        // Writing into a string does not fail.
        for q in &reading.quantities {
            let _ = writeln!(out, "quantity\t{}\t{}", q.rule, quantity(q, text));
        }
        for d in &reading.dates {
            let _ = writeln!(out, "date\t{:?}\t{:?}\t{:?} {:?}", d.opener, &text[d.span.range()], d.start, d.end);
        }
        for s in &reading.sources {
            let _ = writeln!(out, "source\t{:?}\t{:?}", s.kind, &text[s.name.range()]);
        }
    }
    out
}

fn readings(parsed: &Parsed, page: Option<u32>) -> impl Iterator<Item = &Reading> {
    let all = parsed.passages.iter().flat_map(|p| p.marker.iter().chain(&p.readings));
    all.filter(move |r| page.is_none_or(|n| r.text.marks().any(|m| m.page.number() == n)))
}

/// The readings of a page with what each text is.
fn with_roles(parsed: &Parsed, page: Option<u32>) -> impl Iterator<Item = (&Reading, TextRole)> {
    let all = parsed.passages.iter().flat_map(|p| {
        let role = match p.kind {
            PassageKind::Heading(_) => TextRole::Heading,
            PassageKind::Note => TextRole::Note,
            PassageKind::Furniture => TextRole::Furniture,
            PassageKind::Table(_) => TextRole::Row,
            _ => TextRole::Prose,
        };
        let marker = p.marker.iter().map(|m| (m, TextRole::Marker));
        marker.chain(p.readings.iter().map(move |r| (r, role)))
    });
    all.filter(move |(r, _)| page.is_none_or(|n| r.text.marks().any(|m| m.page.number() == n)))
}

fn numbers(reading: &Reading, rivals: &[Rival], page: Option<u32>, out: &mut String) {
    let text = reading.text.as_str();
    for n in &reading.numbers {
        let place = reading.text.place(n.span);
        if page.is_some_and(|p| p != place.page.number()) {
            continue;
        }
        let fate = match n.fate {
            Fate::Quantity(q) => reading
                .quantities
                .get(q)
                .map_or_else(|| "figure".to_owned(), |q| format!("figure, {}", quantity(q, text))),
            Fate::Date(d) => reading.dates.get(d).map_or_else(
                || "date".to_owned(),
                |d| {
                    let printed = &text[d.span.range()];
                    match d.opener {
                        Opener::None => format!("date, {printed:?}"),
                        opener => format!("date, {} {printed:?}", words_of(&format!("{opener:?}"))),
                    }
                },
            ),
            Fate::Not(class) => words_of(&format!("{class:?}")),
            Fate::Unread => "unread".to_owned(),
        };
        let _ = writeln!(
            out,
            "p{} {:?} in {:?}\n    taken by {}: {fate}",
            place.page.number(),
            &text[n.span.range()],
            around(text, n.span.range()),
            n.rule
        );
        for lost in reading.lost.iter().filter(|l| l.span.overlaps(n.span)) {
            let why = if lost.disputed {
                "neither reading contains the other, and it begins later or is shorter"
            } else {
                "its reading is contained in the longer one, or stands later in the rules"
            };
            let _ = writeln!(out, "    wanted by {}, lost to {}: {why}", lost.rule, lost.to);
        }
        for rival in rivals.iter().filter(|r| r.span.overlaps(n.span) && r.rule != n.rule) {
            let _ = writeln!(out, "    wanted by {}, lost to {}: {}", rival.rule, n.rule, outranked(n));
        }
    }
}

/// `TableCell` as the tables write it: `table_cell`.
fn words_of(name: &str) -> String {
    let mut words = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !words.is_empty() {
            words.push('_');
        }
        words.push(c.to_ascii_lowercase());
    }
    words
}

/// Why a rule for statistics did not get a number.
fn outranked(n: &NumberClaim) -> &'static str {
    match (n.fate, n.rule) {
        (_, "table" | "table_sexes" | "table_cell" | "table_described") => {
            "a table reads its number cells by their heads before any text"
        }
        (_, "axis" | "chart_value" | "tile") => {
            "a number in a block without words is told by what stands around it on the page"
        }
        (Fate::Quantity(_), _) => {
            "a list of parts, and what it is the whole of, is read before single numbers are counted"
        }
        (Fate::Date(_), _) => "dates are told apart before numbers are counted",
        (Fate::Not(_), _) => "what names, orders, measures time or refers is told apart before numbers are counted",
        (Fate::Unread, _) => "only without the words that other rules took around it would it count",
    }
}

/// The number with some words on both sides.
fn around(text: &str, range: std::ops::Range<usize>) -> &str {
    let start = text[..range.start].char_indices().rev().nth(30).map_or(0, |(at, _)| at);
    let end = text[range.end..].char_indices().nth(30).map_or(text.len(), |(at, _)| range.end + at);
    &text[start..end]
}

fn quantity(q: &Quantity, text: &str) -> String {
    let total = q.total.as_ref().map_or("no total".to_owned(), value);
    let parts: Vec<String> = q
        .parts
        .iter()
        .map(|p| {
            let label = match &p.label {
                PartLabel::Group(g) => format!("{g:?}").to_lowercase(),
                PartLabel::Named(s) => text[s.range()].to_owned(),
            };
            format!("{label} {}", value(&p.value))
        })
        .collect();
    let subject: Vec<&str> =
        q.heads.iter().map(String::as_str).chain(q.subject.iter().map(|s| &text[s.range()])).collect();
    let parts = if parts.is_empty() { String::new() } else { format!("; parts [{}]", parts.join(", ")) };
    format!("{total}{parts}; subject {:?}", subject.join(" + "))
}

fn value(v: &Value) -> String {
    let number = v.number.map_or("overflow".to_owned(), |n| n.to_string());
    let high = v.high.map(|h| format!("–{h}")).unwrap_or_default();
    let unit = match v.unit {
        UnitClaim::Plain => "",
        UnitClaim::Percent => " per cent",
        UnitClaim::Money(code, _) => code,
        UnitClaim::Ratio => " ratio",
    };
    let bound = v.bound.map(|b| format!("{b:?} ")).unwrap_or_default();
    format!("{bound}{number}{high} {}", unit.trim()).trim_end().to_owned()
}
