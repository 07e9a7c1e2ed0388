//! The clause of a number, whether it tells a state or what went on, and the head that stands over it.

use crate::parse::claim::{Quantity, Reading};
use crate::parse::date::DateClaim;
use crate::parse::{Passage, PassageKind};
use crate::record::TimeBasis;
use regex::Regex;
use std::sync::LazyLock;

/// Words of a standing: a year beside them is the day of counting, beside others the time of the flow.
const STOCK: &[&str] = &[
    "living",
    "live",
    "lived",
    "reside",
    "residing",
    "resided",
    "population",
    "stock",
    "abroad",
    "employed",
    "survey",
    "census",
    "registered",
    "hosts",
    "hosted",
    "were in",
    "are in",
    "viven",
    "vivent",
    "vivaient",
    "résid",
    "recensement",
    "censo",
    "labour force",
    "workforce",
    "numbered",
    "the number of",
    "le nombre de",
    "el número de",
    "taux",
    "tasa de",
    "était de",
    "étaient de",
    "comptait",
    "comptaient",
    "residía",
    "vivía",
    "había ",
    "stood at",
    "stands at",
    "there were",
    "there are",
    "avait un",
    "rate was",
];

/// Words of what went on: beside them a time is that of the flow, whatever else the sentence says.
#[rustfmt::skip]
const FLOW: &[&str] = &[
    "sent", "left", "departed", "deployed", "arrived", "returned", "migrated", "remitted", "received", "issued", "trained",
    "placed", "recruited", "attended", "joined", "met", "paid", "partis", "envoyés", "envoyé", "revenus", "arrivés", "recibieron",
    "enviaron", "salieron", "llegaron", "regresaron",
];

/// True where the clause of a number tells a state and not what went on.
pub fn stock(q: &Quantity, reading: &Reading) -> bool {
    let lower = clause(q, reading).to_lowercase();
    let word = |w: &str| lower.split(|c: char| !c.is_alphanumeric()).any(|p| p == w);
    let flows = FLOW.iter().any(|w| word(w));
    !flows && (STOCK.iter().any(|w| lower.contains(w)) || HAD.as_ref().is_some_and(|r| r.is_match(&lower)))
}

/// True where another number stands behind a comma between a number and a date.
pub fn nearer(claim: &DateClaim, q: &Quantity, reading: &Reading) -> bool {
    let text = reading.text.as_str().get(q.span.end as usize..claim.whole.start as usize).unwrap_or("");
    let other = |o: &Quantity| o.span.start > q.span.end && o.span.end <= claim.whole.start;
    text.contains(", ") && reading.quantities.iter().any(other)
}

/// True where no other date than one that a comma parts stands before a number in its sentence.
pub fn before_comma(claim: &DateClaim, q: &Quantity, reading: &Reading) -> bool {
    let Some(sentence) = reading.sentences.get(q.sentence) else { return false };
    let before = reading.dates.iter().filter(|d| sentence.contains(d.span) && d.span.end <= q.span.start);
    let parted = |d: &DateClaim| {
        reading.text.as_str().get(d.span.end as usize..q.span.start as usize).is_some_and(|t| t.contains(','))
    };
    claim.end.is_none() && before.into_iter().all(parted)
}

/// True where a clause counts up to the day of the report.
pub fn to_date(q: &Quantity, reading: &Reading) -> bool {
    TO_DATE.as_ref().is_some_and(|r| r.is_match(own_clause(q, reading)))
}

static TO_DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:à ce jour|jusqu[’']à (?:présent|ce jour)|hasta la fecha|hasta ahora|to date|till date|until now|so far)\b").ok()
});

/// `since the start of the plan, 2022–2025`: so near behind a comma a date still belongs to what began.
const NEAR_DATE_BYTES: usize = 16;

/// True where a clause counts from a beginning that it names and does not date: `90 boats since the lock's opening`.
pub fn from_the_start(q: &Quantity, reading: &Reading) -> bool {
    let Some(range) = clause_range(q, reading).filter(|_| !q.rule.starts_with("table")) else { return false };
    let text = reading.text.as_str();
    let (own, from) = (own_clause(q, reading), q.span.end as usize);
    let behind = text.get(from..range.start + (from - range.start).max(own.len())).unwrap_or("");
    let behind = behind.split(", ").next().unwrap_or("");
    let head = text.get(range.clone()).unwrap_or("").split(", ").next().unwrap_or("");
    let undated = |stretch: &str, at: usize| {
        !reading.dates.iter().any(|d| (at..at + stretch.len() + NEAR_DATE_BYTES).contains(&(d.span.start as usize)))
    };
    // `since the start of the year` is told by the year.
    let span = |rest: &str| OF_SPAN.as_ref().is_some_and(|r| r.is_match(rest));
    let named = |stretch: &str| {
        START.as_ref().and_then(|r| r.find(stretch)).is_some_and(|m| !span(stretch.get(m.end()..).unwrap_or("")))
    };
    let opens = ["since ", "depuis ", "desde "].iter().any(|w| head.trim_start().to_lowercase().starts_with(w))
        && range.start + head.len() <= q.span.start as usize;
    named(behind) && undated(behind, from) || opens && named(head) && undated(head, range.start)
}

static START: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\bsince (?:(?:its|their|the|our)\s)?(?:[\p{L}’'-]+\s){0,4}?(?:inception|launch|establishment|creation|foundation|beginning|start|outset|opening)\b|\bdepuis (?:le |la |l[’']|son |sa |leur )(?:début|lancement|création|ouverture|déclaration)\b|\bdesde (?:el |la |su )(?:inicio|comienzo|creación|apertura|lanzamiento)\b").ok()
});

static OF_SPAN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^ (?:of (?:the|this) (?:year|month|week|quarter)|de l[’']année|du (?:mois|trimestre)|de la semaine|del? (?:año|mes|trimestre))\b").ok()
});

/// `so far in 2018`, `in 2018 so far`: a time that still goes on.
pub fn so_far(reading: &Reading, claim: &DateClaim) -> bool {
    let text = reading.text.as_str();
    let lead = text.get(..claim.whole.start as usize).unwrap_or("").trim_end().to_lowercase();
    let rest = text.get(claim.span.end as usize..).unwrap_or("").trim_start();
    const SO_FAR: &[&str] = &["so far", "to date", "jusqu’ici", "hasta ahora"];
    SO_FAR.iter().any(|w| lead.ends_with(w) || rest.starts_with(w))
}

/// `7,039 boats (108)`, `683 leaks (157 new)`: the number in brackets is that of what is new.
pub fn is_new(q: &Quantity, reading: &Reading) -> bool {
    let text = reading.text.as_str();
    let (start, end) = (q.span.start as usize, q.span.end as usize);
    let (Some(before), Some(own), Some(rest)) = (text.get(..start), text.get(start..end), text.get(end..)) else {
        return false;
    };
    let opened = own.starts_with('(') || before.ends_with('(');
    opened && (own.ends_with([')', 'w']) || rest.starts_with(')') || rest.starts_with(" new"))
}

/// `New cases`, `Deaths newly reported`: over or beside a number of what came in a time, and stands at no day.
pub fn counts_new(q: &Quantity, reading: &Reading) -> bool {
    let stub = q.subject.iter().filter_map(|s| reading.text.as_str().get(s.range()));
    q.heads.iter().map(String::as_str).chain(stub).any(names_new)
}

fn names_new(name: &str) -> bool {
    let lower = name.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic());
    words.any(|w| ["new", "newly", "nouveau", "nouveaux", "nouvelles", "nuevos", "nuevas"].contains(&w))
}

/// The clause of a number: its sentence between semicolons.
pub fn clause<'a>(q: &Quantity, reading: &'a Reading) -> &'a str {
    clause_range(q, reading).and_then(|range| reading.text.as_str().get(range)).unwrap_or("")
}

fn clause_range(q: &Quantity, reading: &Reading) -> Option<std::ops::Range<usize>> {
    let text = reading.text.as_str();
    let sentence = reading.sentences.get(q.sentence)?;
    let (from, to) = (sentence.start as usize, sentence.end as usize);
    let (first, last) = ((q.span.start as usize).max(from), (q.span.end as usize).min(to));
    let start = text.get(from..first).and_then(|t| t.rfind(';')).map_or(from, |at| from + at + 1);
    let end = text.get(last..to).and_then(|t| t.find(';')).map_or(to, |at| last + at);
    Some(start..end)
}

/// The clause up to the first comma behind its number: a span behind it is told of something else.
pub fn own_clause<'a>(q: &Quantity, reading: &'a Reading) -> &'a str {
    let Some(range) = clause_range(q, reading) else { return "" };
    let (text, behind) = (reading.text.as_str(), (q.span.end as usize).max(range.start));
    let rest = text.get(behind..range.end).unwrap_or("");
    // `200 pilots, of whom 27 were women, were met in these 17 months`: what stands between commas interrupts it.
    let aside = ASIDE.as_ref().and_then(|r| r.find(rest)).map_or(0, |m| m.end());
    // The number's own parts end at such a comma.
    let aside = if !q.parts.is_empty() && rest.starts_with(", ") { 2 } else { aside };
    let end = rest[aside..].find(", ").map_or(range.end, |at| behind + aside + at);
    // `40 sank in the past five years while 9 sank this year`
    let own = |t: &str| [" while ", " whereas "].iter().filter_map(|w| t.rfind(w)).max();
    let start = text.get(range.start..q.span.start as usize).and_then(own).map_or(range.start, |at| range.start + at);
    text.get(start..end).unwrap_or("")
}

static ASIDE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^[^,;]*, (?:of whom|including|among them|who|which|dont|parmi lesquels|de los cuales)\s[^,;]*, (?:was|were|has|have|had|is|are)\s").ok()
});

/// The report's own period, named by the text: `in the quarter`, `during the reporting period`.
static OWN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:((?:during|in|over|throughout|within) the (?:reporting|review) period|(?:during|in) the period under review|(?:pendant|durant|au cours de|sur) la période (?:considérée|de rapport|sous revue|couverte)|(?:durante|en) el período (?:del informe|examinado|de referencia|que abarca))|(?:during|in|over|throughout|within) (?:the|this) quarter|this quarter|(?:au cours|pendant|durant|au long) (?:du|le|ce) trimestre|(?:en|durante) (?:el|este) trimestre|ce trimestre|este trimestre)\b").ok()
});

/// Whether the clause names the report's own period, and as what.
pub fn own_period(q: &Quantity, reading: &Reading) -> Option<TimeBasis> {
    let clause = clause(q, reading);
    let found = OWN.as_ref()?.captures(clause)?;
    // `au cours du trimestre précédent`: not the report's own.
    let rest = clause.get(found.get(0)?.end()..)?.trim_start();
    if ["précédent", "dernier", "passé", "anterior", "pasado", "prior", "before"].iter().any(|w| rest.starts_with(w))
    {
        return None;
    }
    Some(if found.get(1).is_some() { TimeBasis::ReportingPeriod } else { TimeBasis::StatedPeriod })
}

/// `58 samples in the past 24 hours, cumulative tests are 738`: what adds up from the beginning is not of the last day.
pub fn cumulative(q: &Quantity, reading: &Reading) -> bool {
    let text = reading.text.as_str();
    let from = reading.sentences.get(q.sentence).map_or(0, |s| s.start as usize);
    let before = text.get(from..q.span.start as usize).unwrap_or("");
    let clause = before.rsplit([',', ';', '–']).next().unwrap_or("");
    let own = clause.rsplit(" - ").next().unwrap_or("");
    adds_up(own)
        || own.contains("still stand")
        || own.contains("currently stand")
        || q.subject.iter().any(|s| adds_up(&text[s.range()]))
}

/// True for words of sums from the beginning.
pub fn adds_up(told: &str) -> bool {
    ["cumul", "acumul"].iter().any(|w| told.to_lowercase().contains(w))
}

/// `Thailand had 2.35 million workers`, `held a permit`: having is a state, `had paid` is not.
static HAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?:had|held|has|have|avait|avaient|tenía|tenían|había)\s+(?:an?\s|some\s|about\s|nearly\s|over\s|more than\s|unos\s|près d|\d)").ok()
});

/// The head of the column in whose cell a number is told in words.
pub fn column_head<'a>(passage: &'a Passage, n: usize, q: &Quantity) -> Option<&'a str> {
    let PassageKind::Table(table) = &passage.kind else { return None };
    let cells = table.rows.get(n).filter(|_| !q.rule.starts_with("table"))?;
    let column = cells.iter().position(|c| c.is_some_and(|c| c.contains(q.span)))?;
    table.heads.get(column).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::reading::{self, TextRole};
    use crate::parse::style::Style;
    use crate::place::PlacedText;

    #[test]
    fn heads_over_what_is_new() {
        for (head, new) in
            [("Boats newly seen", true), ("Nouveaux filets", true), ("Boats, all", false), ("News of boats", false)]
        {
            assert_eq!(names_new(head), new, "{head}");
        }
    }

    #[test]
    fn a_sum_from_a_start_without_a_date() {
        let check = |printed: &str, expect: &[bool]| {
            let reading =
                reading::read(PlacedText::unplaced(printed), vec![0], TextRole::Prose, &Style::default(), &[]);
            let told: Vec<bool> = reading.quantities.iter().map(|q| from_the_start(q, &reading)).collect();
            assert_eq!(told, expect, "{printed}");
        };
        check(
            "It sold 260 boats, bringing the sum to 900 boats since the lock’s opening, with 40 boats in May 2021.",
            &[false, true, false],
        );
        check("Since its launch, the fund has lent $9 million.", &[true]);
        check("Since its launch in May 2020, the fund has lent $9 million.", &[false]);
        check("Desde el inicio de la obra, el puerto ha dado 90 redes.", &[true]);
        check("Some 90 boats sank since the start of the year.", &[false]);
    }
}
