//! Dates of a sentence that are not the time of its number: years of names, times of what it is compared with, times of others.

use crate::parse::claim::{Quantity, Reading};
use crate::parse::date::{DateClaim, Opener};
use regex::Regex;
use std::sync::LazyLock;

/// True where a date of a number's sentence is the time of something else.
pub fn over(claim: &DateClaim, q: &Quantity, reading: &Reading) -> bool {
    compared_to(claim, q, reading)
        || of_compared(claim, q, reading)
        || named_after(claim, reading.text.as_str())
        || plan_years(claim, reading.text.as_str())
        || to_come(claim, reading.text.as_str())
        || of_another_clause(claim, q, reading)
        || of_the_first(claim, reading)
        || base(claim, q, reading)
        || of_document(claim, reading)
        || in_bracket(claim, q, reading)
        || of_origin(claim, q, reading)
        || in_relative(claim, q, reading)
}

/// `…, decreases of 3 and 2 percent from the twelve months ending in` May 2012: all of the sentence is held against that time.
fn base(claim: &DateClaim, q: &Quantity, reading: &Reading) -> bool {
    let text = reading.text.as_str();
    let before = text.get(..claim.span.start as usize).unwrap_or("");
    q.span.end <= claim.span.start && BASE.as_ref().is_some_and(|r| r.is_match(before))
}

static BASE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:increase|decrease|rise|decline|drop|gain|reduction)s?\b(?:[^.;:()]|\.\d){0,80}\bfrom the(?:\s\w+)?\s(?:months|weeks|year|quarter)\s(?:ending|ended)(?:\sin)?\s$").ok()
});

/// `in 11 towns (begun in 2020)`, `in 9 towns, under the law that was passed in 2004`, `open to 40 crews, the rest planned for May`: when
/// something else began or is to come.
fn of_origin(claim: &DateClaim, q: &Quantity, reading: &Reading) -> bool {
    let text = reading.text.as_str();
    let before = led(claim, text);
    let found = |r: &LazyLock<Option<Regex>>| r.as_ref().is_some_and(|r| r.is_match(before));
    if q.span.start > claim.span.end {
        // `It began in April 2018, with the aim of helping 40 crews`, `data from 2019, which show …, led to 40 talks`
        let between = text.get(claim.span.end as usize..q.span.start as usize).unwrap_or("");
        return claim.end.is_none() && between.starts_with(", ") && (found(&BEGUN) || found(&DATA) || found(&OCCASION));
    }
    let apart = text.get(q.span.end as usize..claim.whole.start as usize).is_some_and(|t| t.contains([',', '(']));
    apart && (found(&FOUNDED) || found(&PLANNED))
}

/// The words that lead to a date: so many that no phrase before it is longer.
fn led<'a>(claim: &DateClaim, text: &'a str) -> &'a str {
    text.get(
        text.floor_char_boundary((claim.whole.start as usize).saturating_sub(LED_BYTES))..claim.whole.start as usize,
    )
    .unwrap_or("")
}

const LED_BYTES: usize = 120;

/// No bracket, and no clause between commas, goes on for so many bytes before or after a date.
const ASIDE_BYTES: usize = 1_000;

/// `established in 2008`: when a body or a law began.
pub fn founded(claim: &DateClaim, text: &str) -> bool {
    let before = led(claim, text);
    claim.opener == Opener::At && claim.end.is_none() && FOUNDED.as_ref().is_some_and(|r| r.is_match(before))
}

static BEGUN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:began|started|commenced|ended|concluded|was launched|was founded|was established)\s$").ok()
});

static DATA: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?i)\bdata\s(?:from\s)?$").ok());

/// `As a follow-up to the fair held in` May 2020, it met 40 crews.
static OCCASION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:follow-up to|following|further to|pursuant to|building on|based on|in line with|suite à|conformément à|tras|en seguimiento (?:a|de)l?)\s[^,;.]{1,80}\s(?:held|adopted|signed|launched|issued|approved|endorsed|agreed|conducted|organi[sz]ed|tenue?s?|adoptée?s?|signée?s?|organisée?s?|celebrad[oa]s?|aprobad[oa]s?|firmad[oa]s?)\s$").ok()
});

static FOUNDED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:initiated|introduced|launched|established|created|founded|enacted|adopted|passed|begun)(?:\sby\s[^,;:()]{1,40})?\s$").ok()
});

static PLANNED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:planned|scheduled|due|prévue?s?|programad[oa]s?|previst[oa]s?)\s(?:for\s|para\s)?$").ok()
});

/// `On 15 days (3 in May and 12 in June)`: a time in a bracket with numbers of its own is told of those.
fn in_bracket(claim: &DateClaim, q: &Quantity, reading: &Reading) -> bool {
    let text = reading.text.as_str();
    let (start, end) = (claim.span.start as usize, claim.span.end as usize);
    let from = text.floor_char_boundary(start.saturating_sub(ASIDE_BYTES));
    let to = text.floor_char_boundary(end.saturating_add(ASIDE_BYTES));
    let mark = |at: usize, mark: char| text[at..].starts_with(mark).then_some(at);
    let open = text.get(from..start).and_then(|t| t.rfind(['(', ')'])).and_then(|at| mark(from + at, '('));
    let close = text.get(end..to).and_then(|t| t.find(['(', ')'])).and_then(|at| mark(end + at, ')'));
    // `(90 per cent of the 2024 plan)`: a year that names something is nobody's time alone.
    let Some((open, close)) = open.zip(close).filter(|_| claim.opener != Opener::None) else { return false };
    let inside = |other: &Quantity| (open..close).contains(&(other.span.start as usize));
    !inside(q) && reading.quantities.iter().any(inside)
}

/// `Fees, which had been 5 per cent in 2012, are now 1 per cent`: a time in a clause between commas is told of its numbers.
fn in_relative(claim: &DateClaim, q: &Quantity, reading: &Reading) -> bool {
    let text = reading.text.as_str();
    let (start, end) = (claim.span.start as usize, claim.span.end as usize);
    let from = text.floor_char_boundary(start.saturating_sub(ASIDE_BYTES));
    let last = text.get(from..start).and_then(|t| RELATIVE.as_ref()?.find_iter(t).last());
    let Some(open) = last.map(|m| from + m.start()) else { return false };
    let close = text.get(end..).and_then(|t| t.find([',', ';', '.'])).map_or(text.len(), |at| end + at);
    let closed = text.get(open + 1..start).is_some_and(|t| t.contains([',', ';', '.']));
    let inside = (q.span.start as usize) > open && (q.span.end as usize) <= close;
    // Behind the clause the sentence goes on with its own verb; a clause at its end may speak of all of it.
    let goes_on = text.get(close..).is_some_and(|t| t.starts_with(", "));
    let number = reading.quantities.iter().any(|o| (o.span.start as usize) > open && (o.span.end as usize) <= close);
    !inside && !closed && goes_on && number
}

static RELATIVE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r", (?:which|who|whose|where|qui|dont|que|cuya?s?|donde)\s").ok());

/// `Since the end of the strike in` November 2020: what began then goes on.
pub fn since_what(claim: &DateClaim, reading: &Reading) -> bool {
    let before = reading.text.as_str().get(..claim.span.start as usize).unwrap_or("");
    // `depuis le début de la crue jusqu’à la date du 3 mai` ends on that day.
    let ends =
        before.get(before.len().saturating_sub(30)..).is_some_and(|t| t.contains("jusqu") || t.contains("hasta"));
    claim.end.is_none() && !ends && SINCE_WHAT.as_ref().is_some_and(|r| r.is_match(before))
}

static SINCE_WHAT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:since|depuis|desde)\s(?:the|its|their|le|la|les|el|los|las)\s(?:[\p{L}’'-]+\s){1,10}$").ok()
});

/// `35 days of work, the first case was confirmed on D`: the day of the first is that of no other number.
pub fn of_the_first(claim: &DateClaim, reading: &Reading) -> bool {
    let before = reading.text.as_str().get(..claim.span.start as usize).unwrap_or("");
    THE_FIRST.as_ref().is_some_and(|r| r.is_match(before))
}

static THE_FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:first|index|premier|primer)\s(?:\w+\s){1,3}(?:was|fut|a été|fue)\s(?:confirmed|reported|detected|declared|notified|confirmé|notifié|signalé|confirmado|notificado)(?:\s(?:on|in|le|en|el))?\s$").ok()
});

/// `the 2021 Political Declaration`: a year that names something and dates nothing.
pub fn named_after(claim: &DateClaim, text: &str) -> bool {
    let year = claim.start.year.is_some()
        && claim.start.month.is_none()
        && claim.start.quarter.is_none()
        && claim.start.half.is_none()
        && claim.start.week.is_none();
    let rest = text.get(claim.span.end as usize..).unwrap_or("");
    let before = text.get(..claim.span.start as usize).unwrap_or("");
    let law = || {
        INSTRUMENT_AFTER.as_ref().is_some_and(|r| r.is_match(rest))
            || INSTRUMENT_BEFORE.as_ref().is_some_and(|r| r.is_match(before))
    };
    if year && law() {
        return true;
    }
    let next = rest.strip_prefix(' ').and_then(|r| r.split(|c: char| !c.is_alphanumeric()).next()).unwrap_or("");
    let counts = ["Census", "Survey", "Labour", "Labor", "Population", "Demographic"].contains(&next);
    year && claim.end.is_none()
        && claim.opener == Opener::None
        && next.starts_with(char::is_uppercase)
        && next.len() > 2
        && !counts
}

/// `the 1967 Refugee Protocol`: at most two words of the name stand between its year and what it is.
static INSTRUMENT_AFTER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^\s(?:\p{Lu}[\p{L}-]+\s(?:and\s|on\s)?){0,2}(?:Convention|Protocol|Act|Law|Agenda|Constitution|Treaty|Covenant|Charter|Declaration|Agreement|Accord|Pact|Ordinance|Decree|Code|Regulations?|Directive|Concordat|Statute|Compact)s?\b").ok()
});

/// `Immigration Act 1971`, `the Constitution of 1999`, `Agenda 2030`, `Ley 26.485 de 2009`.
static INSTRUMENT_BEFORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:\b(?:Convention|Protocol|Act|Law|Agenda|Constitution|Treaty|Covenant|Charter|Ordinance|Decree|Regulations?|Directive|Statute|Gazette|Loi|Décret|Ley|Decreto|Convenio|Convención|Protocolo|Protocole|Constitución|Código)s?(?:\s(?:[Nn]o\.?\s?|[Nn][°º]\s?)?[\d./-]+)?,?\s(?:of\s|de\s|du\s|del\s)?)$").ok()
});

/// `the Official Gazette of 5 May 2010`, `his letter dated 6 June 2011`: the day of a paper that a sentence cites.
fn of_document(claim: &DateClaim, reading: &Reading) -> bool {
    let before = reading.text.as_str().get(..claim.span.start as usize).unwrap_or("");
    // `Act No. 2021-40 of 13 June 2021`
    claim.start.day.is_some()
        && [&DATED, &INSTRUMENT_BEFORE].iter().any(|r| r.as_ref().is_some_and(|r| r.is_match(before)))
}

static DATED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:\b(?:Gazette|[Ll]etters?|[Dd]ecree|[Mm]emorandum|[Cc]ircular|Journal [Oo]fficiel)(?:\s(?:[Nn]o\.?\s?|[Nn][°º]\s?)?[\d./-]+)?,?\s(?:of|dated|du|de fecha)(?:\sthe)?\s)$").ok()
});

/// `with five years to 2030`: the end of a wait.
fn to_come(claim: &DateClaim, text: &str) -> bool {
    let before = text.get(..claim.span.start as usize).unwrap_or("");
    TO_COME.as_ref().is_some_and(|r| r.is_match(before))
}

static TO_COME: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)\b(?:years?|months?|decades?)\s(?:to|until|before|left to|away from)\s$").ok());

/// `the Harbour Framework, 2022–2025`, `the 2022–2025 strategic plan`: the years of a plan.
pub fn plan_years(claim: &DateClaim, text: &str) -> bool {
    let span = claim.end.is_some() && claim.start.year.is_some() && claim.start.month.is_none();
    let rest = text.get(claim.span.end as usize..).unwrap_or("");
    let before = text.get(..claim.span.start as usize).unwrap_or("");
    // `the harbour's work programme, 2022–2025, …`: years between commas are those of the name before them.
    let apposed = || claim.opener == Opener::None && before.ends_with(", ") && rest.starts_with(',');
    span && (PLAN_AFTER.as_ref().is_some_and(|r| r.is_match(rest))
        || PLAN_BEFORE.as_ref().is_some_and(|r| r.is_match(before))
        || apposed())
}

static PLAN_BEFORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:\b(?:Framework|Plan|Strategy|Roadmap|Agenda|Cadre|Stratégie|Estrategia|Marco)s?(?:\s(?:stratégique|national|nationale|quinquennal|triennal|pluriannuel|estratégic[oa]|nacional|quinquenal|trienal|plurianual|Estratégic[oa]|Nacional|Stratégique|National))*(?:,?\s\(?(?:for\s|pour\s|para\s|de\s)?|\s(?:on|for|of|pour|para|de)\s[^.,;:()\d]{1,60}\s\())$").ok()
});

static PLAN_AFTER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^\s(?:\p{L}+\s){0,2}(?i:framework|plan|strategy|roadmap)\b").ok());

/// `a 2 percent decrease from November 2011`, `more than in 2019`: the time that a number is held against is not its own.
fn compared_to(claim: &DateClaim, q: &Quantity, reading: &Reading) -> bool {
    let text = reading.text.as_str();
    if claim.whole.start < q.span.end {
        // `compared to 2023, 73 per cent …`: a number in brackets behind the date is the one compared with.
        let before = text.get(..claim.whole.start as usize).unwrap_or("");
        let between = text.get(claim.span.end as usize..q.span.start as usize).unwrap_or("");
        return AGAINST.as_ref().is_some_and(|r| r.is_match(before)) && !between.trim_start().starts_with('(')
            // `lower than in 2016, when 90 boats came`: what is told of that time itself.
            && !between.starts_with(", when ");
    }
    let before = text.get(q.span.end as usize..claim.whole.start as usize).unwrap_or("");
    // `up 44 per cent from 2022`: the time from which something moved is nobody's own, whoever stands before it.
    let moved = || UP.as_ref().is_some_and(|r| r.is_match(led(claim, text)));
    if claim.opener == Opener::From && claim.end.is_none() && moved() {
        return true;
    }
    AGAINST.as_ref().is_some_and(|r| r.is_match(led(claim, text)))
        || COMPARED.as_ref().is_some_and(|r| r.is_match(before))
        || THAN.as_ref().is_some_and(|r| r.is_match(before))
}

static UP: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:(?:up|down|rose|fell|increased|decreased|grew|declined|dropped)(?:\sby)?|(?:increase|decrease|decline|rise|fall|drop|gain|growth|reduction)\sof)(?:\s[a-z]+){0,2}\s(?:US)?[$€£]?\d[\d.,]*(?:\s?%|\s(?:per cent|percent|million|billion))?\s*$")
        .ok()
});

static AGAINST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:compared (?:with|to)|in comparison (?:with|to)|(?:similar|equal|identical|close) to|unchanged from|versus|as in|comme en|como en|relative to|par rapport à|comparé à|en comparación con|respecto (?:a|de))(?:\s(?:the|that of|those of))?\s*$").ok()
});

/// `lower than the rate for the same period in 2021`: no number stands between the comparison and its time.
static THAN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:than|compared (?:with|to))\s(?:the|that|those|its|their|what|for|during)\b(?:\s\d{1,2}[ -]month)?[^.;:(\d]{0,60}$")
        .ok()
});

/// `…, up from 46 per cent in 2021, totalling 238,000`: the date of the number that another one is compared with.
fn of_compared(claim: &DateClaim, q: &Quantity, reading: &Reading) -> bool {
    let text = reading.text.as_str();
    let before = text.get(..claim.whole.start as usize).unwrap_or("");
    // `from 10 in week 13 to 24`: the first of two numbers has its own date.
    let goes_on = || GOES_ON.as_ref().is_some_and(|r| r.is_match(text.get(claim.span.end as usize..).unwrap_or("")));
    let first = || FIRST.as_ref().and_then(|r| r.find(before)).filter(|_| goes_on());
    let Some(found) = OF_COMPARED.as_ref().and_then(|r| r.find(before)).or_else(first) else { return false };
    !(found.start()..found.end()).contains(&(q.span.start as usize))
}

static FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:from|passée?s? de|pasó de|pasaron de) (?:US)?[$€£]?\d[\d.,]*(?: (?:per cent|percent|million|billion))?%?(?: \p{L}+){0,4}\s*$").ok()
});

static GOES_ON: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^,? (?:to|à|a) (?:US)?[$€£]?\d").ok());

static OF_COMPARED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:\b(?:up|down) from|\bcompared (?:with|to)|\b(?:fewer|less|more|higher|lower) than|\ban? (?:\w+ )?(?:increase|decrease|rise|fall|drop|decline) from|\((?:an? (?:increase|decrease|rise|fall|drop) )?from) (?:the )?(?:US)?[$€£]?[\d.,]+(?: (?:per cent|percent|million|billion))?%?(?: [^\d.,;:()]{0,80})?\s*$").ok()
});

static COMPARED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:\b(?:increase|decrease|rise|decline|drop|gain|change|growth|reduction|hausse|baisse|aumento|descenso|reducción|incremento)s?(?:\s(?:over|on|from|since|par rapport à|respecto (?:de|a)))?|\b(?:than|compared (?:with|to)|versus|from the level (?:of|in)|par rapport à|que)(?:\s(?:in|that of|en|the|those of))?|(?:per ?cent|%)\sfrom(?:\sthe)?(?:\s\w+\s(?:months|weeks)\s(?:ending|ended)(?:\sin)?)?|^\s*from(?:\sthe\s\w+\s(?:months|weeks)\s(?:ending|ended)(?:\sin)?)?|\bfrom the same (?:period|month|quarter)(?: in| of)?)\s*$").ok()
});

/// `…, but it has doubled since 2020`, `…, but in May 2021 four came`: a time behind the turn of a sentence is not the number's.
fn of_another_clause(claim: &DateClaim, q: &Quantity, reading: &Reading) -> bool {
    if claim.whole.start < q.span.end {
        return false;
    }
    let between = reading.text.as_str().get(q.span.end as usize..claim.whole.start as usize).unwrap_or("");
    // `90 boats are lost – 40 of these in 2017`: behind a dash another number has its own time.
    let dashed = || {
        let once = |d: &&&str| between.matches(**d).count() == 1;
        let dash =
            [" - ", " – ", " — "].iter().filter(once).find_map(|d| between.find(*d)).map(|at| q.span.end as usize + at);
        let other =
            |o: &Quantity| dash.is_some_and(|d| (d..claim.whole.start as usize).contains(&(o.span.start as usize)));
        reading.quantities.iter().any(other)
    };
    let turns = [", but ", ", although ", ", mais ", ", pero "].iter().any(|w| between.contains(w))
        || [", but", ", mais", ", pero"].iter().any(|w| between.trim_end().trim_end_matches(',').ends_with(w));
    let opens = claim.opener == Opener::Since && [", and ", "; ", " but "].iter().any(|w| between.contains(w));
    turns || opens || dashed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::reading::{self, TextRole};
    use crate::parse::style::Style;
    use crate::place::PlacedText;

    /// The dates that are left to the number printed as `number`.
    fn check(printed: &str, number: &str, expect: &[&str]) {
        let reading = reading::read(PlacedText::unplaced(printed), vec![0], TextRole::Prose, &Style::default(), &[]);
        let text = reading.text.as_str();
        let q = reading.quantities.iter().find(|q| text[q.span.range()].contains(number)).expect(number);
        let left: Vec<&str> =
            reading.dates.iter().filter(|d| !over(d, q, &reading)).map(|d| &text[d.span.range()]).collect();
        assert_eq!(left, expect, "{printed}: {number}");
    }

    #[test]
    fn times_of_comparison_are_of_what_is_compared() {
        let rise = "In May 2021 new permits rose from 12 in April 2021 to 31 permits.";
        check(rise, "31", &["May 2021"]);
        check(rise, "12", &["May 2021", "April 2021"]);
        let lower =
            "In 2020, 14.2% of nets were torn, which is lower than the share for the same season in 2018 (17.5%).";
        check(lower, "14.2", &["2020"]);
        check(lower, "17.5", &["2020", "2018"]);
        check("Schools did better compared to 2016, with 64 per cent passing.", "64", &[]);
        check("With five years to 2030, 17 per cent of quays are safe.", "17", &[]);
        check("Catches are up 44 per cent from 2018.", "44", &[]);
        check("Sales lost 3 percent from the twelve months to April 2012.", "3", &[]);
        check("Today 35 boats wait; the first boat was reported on 9 May 2021", "35", &[]);
        check("Of refugees from 12 countries in 2021, 400 found work.", "400", &["2021"]);
    }

    #[test]
    fn a_time_keeps_to_its_own_number() {
        check("Some 18 million rowed, 10 million of them alone, up 44 per cent from 2018.", "18", &[]);
        check(
            "Of 40 piers 71 per cent were safe, compared to 58 per cent at the start of the work in 2018.",
            "71",
            &[],
        );
        check("While this is only a slight increase from $9 million in 2018, 30 per cent is the aim.", "30", &[]);
        check("In 2019 it met 17 pilots, sales being similar to 2018.", "17", &["2019"]);
        check("It was similar to 2018, rising by 3 per cent.", "3", &[]);
        let half = "Decreases of 3.5 per cent and 2 per cent came from the twelve months ending in May 2012";
        check(half, "2 per", &[]);
    }

    #[test]
    fn a_turn_of_the_sentence_has_a_time_of_its_own() {
        check("Over 21 boats are lost – 10 of these in 2015.", "21", &[]);
        check("Over 21 boats are lost – 10 of these in 2015.", "10", &["2015"]);
        check("Catches were lower than in 2016, when 845 boats came in.", "845", &["2016"]);
    }

    #[test]
    fn when_other_things_began() {
        check("In 2021, crews of 40 boats worked in 11 towns (begun in 2019).", "11", &["2021"]);
        check("The work began in April 2018, with the aim of helping 40 crews.", "40", &[]);
        check("With data from 2019, which tell little, it helped 40 crews.", "40", &[]);
        check("As a follow-up to the fair held in May 2020, it met 40 crews.", "40", &[]);
        check("Following a fair in May 2020, it met 40 crews.", "40", &["May 2020"]);
        check("It keeps 33 ports, run under the plan introduced by the mayor in 2004.", "33", &[]);
        check("Some 2000 maps are ready, a sale being planned for 7 May 2021", "2000", &[]);
        check("Some 16 trips were planned for 2021.", "16", &["2021"]);
        check("As part of its plan of work, 2018-2021, it held two fairs in 2019.", "two", &["2019"]);
        check("Under the Plan for Better Harbours (2018-2021) it has two fairs.", "two", &[]);
        check("After Act No. 2021-40 of 13 June 2021 it wrote three drafts.", "three", &[]);
    }

    #[test]
    fn years_of_laws_are_names() {
        check("Pay of 40 crews follows the 1967 Fishing Boats Act.", "40", &[]);
        check("The Harbour Act 1971 covers 40 crews.", "40", &[]);
        check("There are 40 seats under the Constitution of 1999.", "40", &[]);
        check("In 2019 there were 40 seats.", "40", &["2019"]);
        check("The Harbour Plan, 2022–2025, has 40 tasks.", "40", &[]);
        check("The 2022–2025 harbour strategy has 40 tasks.", "40", &[]);
    }
}
