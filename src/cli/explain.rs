//! `gleaner explain`: for every number of a page, which rule took it, which rules wanted it, and to whom they lost; and every claim.

use crate::cli::exit::{Exit, Failure};
use crate::cli::say;
use crate::cli::text::open;
use crate::cli::typed::Explain;
use gleaner::layout::arrange;
use gleaner::parse::claim::{Fate, PartLabel, Quantity, Reading, UnitClaim, Value};
use gleaner::parse::{self, Parsed};
use std::fmt::Write;

/// Prints the numbers of a file or of one page.
pub fn explain(typed: &Explain) -> Result<Exit, Failure> {
    let parsed = parse::read(arrange(&open(&typed.file, &typed.password)?));
    let mut out = String::new();
    for reading in readings(&parsed, typed.page) {
        numbers(reading, typed.page, &mut out);
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

fn numbers(reading: &Reading, page: Option<u32>, out: &mut String) {
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
            Fate::Date(d) => reading
                .dates
                .get(d)
                .map_or_else(|| "date".to_owned(), |d| format!("date, {:?} {:?}", d.opener, &text[d.span.range()])),
            Fate::Not(class) => format!("{class:?}").to_lowercase(),
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
    format!("{total}; parts [{}]; subject {:?}", parts.join(", "), subject.join(" + "))
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
