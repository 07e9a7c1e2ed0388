//! Who counted: source lines, citations in brackets, `according to`.
//!
//! ```text
//! line      = ("Source" | "Sources" | "Fuente" | "Fuentes") ":" name [ "(" date ")" ]
//! citation  = "(" name [ "," year ] ")"                   (ILO and IOM, 2017); not (LSCW) after the name it shortens
//! according = ("according to" | "selon" | "según") name
//! ```

use super::bid::{Bid, Reading};
use super::token::Kind;
use super::vocabulary::{Language, Sense};
use super::words::Words;
use crate::place::CharSpan;

/// How a source is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// A line of its own that governs the figures above it.
    Line,
    /// In brackets inside or after a sentence.
    Citation,
    /// `according to …`.
    According,
}

/// A source as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceClaim {
    /// Its name.
    pub name: CharSpan,
    /// Name and date with what introduces them.
    pub whole: CharSpan,
    /// How it is named.
    pub kind: SourceKind,
    /// Which of the text's dates is the source's own.
    pub date: Option<usize>,
}

/// Every source of a text; `won` are the awarded bids, the n-th date among them has the number n.
pub fn read(words: &Words, won: &[Bid]) -> Vec<SourceClaim> {
    let dates: Vec<(usize, usize)> =
        won.iter().filter(|b| matches!(b.reading, Reading::Date(_))).map(|b| (b.first, b.last)).collect();
    let mut out = Vec::new();
    // A source line is a passage of its own, or the last printed line of one that layout could not part from it.
    for at in 0..words.len() {
        let begins = at == 0 || words.get(at).is_some_and(|t| t.capital && t.blank_before) && !words.mark(at - 1, ",");
        if begins {
            out.extend(line(words, at, &dates));
        }
    }
    if out.first().is_some_and(|s| s.whole.start == 0) {
        return out;
    }
    out.extend(teller(words));
    out.extend(evidence(words));
    for at in 0..words.len() {
        if words.mark(at, "(") {
            out.extend(citation(words, at, &dates));
        } else if words.is(at, "according") && words.is(at + 1, "to") {
            out.extend(according(words, at, at + 2));
        } else if words.is_any(at, &["selon", "según"]) {
            out.extend(according(words, at, at + 1));
        }
    }
    out
}

fn line(words: &Words, at: usize, dates: &[(usize, usize)]) -> Option<SourceClaim> {
    let word = at + usize::from(words.mark(at, "*(["));
    if !words.is_any(word, &["source", "sources", "fuente", "fuentes"]) {
        return None;
    }
    let sign = word + 1 + usize::from(words.is_any(word + 1, &["of", "data"]));
    let sign = if words.mark(sign, "(") && words.is(sign + 1, "s") { sign + 3 } else { sign };
    if !words.mark(sign, ":.–-") {
        return None;
    }
    let first = sign + 1;
    // It ends with its bracketed date, or with the text.
    let closing = dates
        .iter()
        .find(|(a, b)| *a > first && words.mark(b + 1, ")") && words.get(b + 2).is_some_and(|t| t.capital))
        .map(|(_, b)| b + 2);
    let end = closing.unwrap_or(words.len());
    // The date in brackets or after a comma at the end is the source's own.
    let date = dates.iter().rposition(|(a, b)| *a > first && *b < end);
    let mut last = end.checked_sub(1)?;
    if let Some((a, _)) = date.map(|d| dates[d]).filter(|(_, b)| *b + 3 >= end) {
        last = a.saturating_sub(1);
    }
    while last > first
        && (words.mark(last, "().,;:[]") || words.is_any(last, &["as", "of", "on", "in", "at"]))
        && !closes_own(words, first, last)
    {
        last -= 1;
    }
    (last >= first && first < end).then(|| SourceClaim {
        name: words.span(first, last),
        whole: words.span(word, end - 1),
        kind: SourceKind::Line,
        date,
    })
}

/// `Ministry (MOLVT)`: the bracket at the end belongs to the name.
fn closes_own(words: &Words, first: usize, last: usize) -> bool {
    words.mark(last, ")")
        && (first..last)
            .rev()
            .find(|i| words.mark(*i, "()"))
            .is_some_and(|open| words.mark(open, "(") && open + 1 < last)
}

fn citation(words: &Words, open: usize, dates: &[(usize, usize)]) -> Option<SourceClaim> {
    let close = (open + 1..(open + 24).min(words.len())).find(|at| words.mark(*at, "()"))?;
    if !words.mark(close, ")") || close == open + 1 {
        return None;
    }
    let mut last = close - 1;
    let date = dates.iter().position(|(a, b)| *a > open && *b == close - 1);
    if let Some(d) = date {
        last = dates[d].0.checked_sub(1).filter(|l| *l > open)?;
        while last > open && (words.mark(last, ",:;") || words.has(last, Sense::Preposition)) {
            last -= 1;
        }
    }
    if last <= open {
        return None;
    }
    let first = open + 1 + usize::from(words.is_any(open + 1, &["source", "see"]));
    let first = first + usize::from(words.mark(first, ":"));
    // Names only: capitals, `and`, `of the`; any other small word or number makes it a remark.
    // `(Enquête sur les ménages)`: French and Spanish names of offices and surveys go on in small letters.
    let romance = words.style.language != Language::English
        && last > first
        && !(first..=last).any(|at| super::subject::clause::finite(words, at));
    let names = (first..=last).all(|at| {
        words.get(at).is_some_and(|t| match t.kind {
            Kind::Word => {
                t.capital || romance || t.has(Sense::Conjunction) || t.has(Sense::Preposition) || t.has(Sense::Small)
            }
            Kind::Mark(c) => ",&-/.’'".contains(c),
            Kind::Numeral(_) => false,
        })
    });
    let begins = words.get(first).is_some_and(|t| t.capital && t.kind == Kind::Word) && last >= first;
    // A lone letter or a group is a part by sex; `(January)` is a date.
    let label = words
        .get(first)
        .is_some_and(|t| t.month().is_some() || t.letter().is_some() && first == last || t.group().is_some());
    if !names || !begins || label || shortens(words, open, first, last) {
        return None;
    }
    // Without a year, a bracket in the middle of a clause is an abbreviation or a place; at its end it tells the source.
    // `(Sal, Boa Vista, and Maio)` lists what was named; `EVD (SUD)` tells a name closer.
    // Right behind a date it says whose number that is, wherever the clause ends: `in May 2018 (Office of Ports, Reva), and …`.
    let behind_date = dates.iter().any(|(_, b)| b + 1 == open);
    let ends = if behind_date { ".;," } else { ".;" };
    let commas = (first..=last).filter(|at| words.mark(*at, ",")).count();
    let ends_clause = words.get(close + 1).is_none_or(|t| t.is_one_of(ends))
        && commas <= usize::from(behind_date)
        && !open.checked_sub(1).is_some_and(|at| capitals(words, at) && capitals(words, first));
    let acronym = first == last
        && words.str(first).len() >= 2
        && words.str(first).chars().filter(|c| c.is_uppercase()).count() >= 2
        || first < last;
    (date.is_some() || ends_clause && acronym).then(|| SourceClaim {
        name: words.span(first, last),
        whole: words.span(open, close),
        kind: SourceKind::Citation,
        date,
    })
}

/// A word of two capitals or more and nothing else.
fn capitals(words: &Words, at: usize) -> bool {
    words.str(at).len() > 1 && words.str(at).chars().all(char::is_uppercase)
}

/// `Legal Support for Children and Women (LSCW)`: the initials of the words before give the acronym, so it is no source.
fn shortens(words: &Words, open: usize, first: usize, last: usize) -> bool {
    if first != last {
        return false;
    }
    let acronym: Vec<char> = words.str(first).chars().filter(|c| c.is_uppercase()).collect();
    let initials: Vec<char> = (open.saturating_sub(14)..open)
        .filter(|at| words.get(*at).is_some_and(|t| t.kind == Kind::Word))
        // `personal protective equipment (PPE)`, `the UN Board (UNB)`
        .flat_map(|at| words.str(at).chars().take(if capitals(words, at) { 4 } else { 1 }))
        .map(|c| c.to_uppercase().next().unwrap_or(c))
        .collect();
    // At least two thirds of its letters, in order, begin the capitalised words before the bracket.
    let mut found = 0;
    let mut from = initials.len();
    for letter in acronym.iter().rev() {
        if let Some(at) = initials[..from].iter().rposition(|c| c == letter) {
            found += 1;
            from = at;
        }
    }
    acronym.len() >= 2 && found * 3 >= acronym.len() * 2
}

/// `The World Bank put the number of … at`, `L’OIM estime que`: who counts is the subject of the verb.
fn teller(words: &Words) -> Vec<SourceClaim> {
    const TELLS: &[&str] = &[
        "put",
        "puts",
        "estimates",
        "estimated",
        "counts",
        "counted",
        "estime",
        "estimait",
        "estima",
        "estimó",
        "calcula",
    ];
    let mut out = Vec::new();
    for at in 1..words.len() {
        let what = words.is_any(at + 1, &["the", "that", "there", "le", "la", "que", "el", "qu"])
            || words.get(at + 1).is_some_and(|t| t.is_numeral());
        if !words.is_any(at, TELLS) || !what {
            continue;
        }
        let mut first = at;
        while first > 0
            && words.get(first - 1).is_some_and(|t| {
                t.kind == Kind::Word && (t.capital || t.has(Sense::Conjunction) || t.has(Sense::Preposition))
                    || t.is_one_of("-&’'")
            })
        {
            first -= 1;
        }
        let opens = first == 0 || words.mark(first - 1, ".;:") || words.is_any(first - 1, &["the", "le", "la", "el"]);
        while first < at
            && (words.has(first, Sense::Small)
                || words.has(first, Sense::Preposition)
                || words.mark(first, "’'")
                || words.is(first, "l"))
        {
            first += 1;
        }
        if opens && first < at && words.get(first).is_some_and(|t| t.capital && t.month().is_none()) {
            let name = words.span(first, at - 1);
            out.push(SourceClaim { name, whole: name, kind: SourceKind::According, date: None });
        }
    }
    out
}

/// How many tokens before its verb the words of evidence may begin.
const EVIDENCE_TOKENS_MAX: usize = 20;

/// `Harbour Office figures for May show that`, `A survey by the Sailors’ Union found that`: the noun of evidence and whose it is.
fn evidence(words: &Words) -> Vec<SourceClaim> {
    const SHOWS: &[&str] = &[
        "show",
        "shows",
        "showed",
        "found",
        "finds",
        "indicate",
        "indicates",
        "indicated",
        "reveal",
        "reveals",
        "revealed",
        "stating",
        "suggest",
        "suggests",
        "suggested",
    ];
    const NOUNS: &[&str] =
        &["figures", "data", "statistics", "survey", "study", "report", "inspection", "census", "estimates"];
    let mut out = Vec::new();
    for at in (1..words.len()).filter(|at| words.is_any(*at, SHOWS) && words.is(*at + 1, "that")) {
        let near = at.saturating_sub(EVIDENCE_TOKENS_MAX)..at;
        let Some(noun) = near.clone().rev().find(|i| words.is_any(*i, NOUNS)) else { continue };
        let clear = !(noun..at).any(|i| words.mark(i, ".;:"));
        // `An inspection by the Chief Officer of the port found that`: whose it is stands behind it.
        let by = (noun + 1 < at && words.is(noun + 1, "by")).then(|| {
            let first = noun + 2 + usize::from(words.is_any(noun + 2, &["the", "a", "an"]));
            let name = |i: &usize| {
                words.get(*i).is_some_and(|t| {
                    t.kind == Kind::Word && (t.capital || words.is_any(*i, &["of", "and", "the", "for"]))
                        || t.is_one_of("-&’'")
                })
            };
            let last = (first..at).take_while(name).last().filter(|_| words.get(first).is_some_and(|t| t.capital))?;
            Some((first, last))
        });
        let own = || {
            let mut first = noun;
            let part = |i: usize| {
                words.get(i).is_some_and(|t| {
                    t.kind == Kind::Word
                        && (t.capital
                            || words.is_any(
                                i,
                                &["government", "official", "national", "of", "ministry", "police", "union"],
                            ))
                })
            };
            while first > 0 && part(first - 1) {
                first -= 1;
            }
            (first..noun)
                .find(|i| !words.has(*i, Sense::Small) && !words.has(*i, Sense::Preposition))
                .map(|f| (f, noun))
        };
        let Some((first, last)) = by.unwrap_or_else(own).filter(|_| clear) else { continue };
        let last =
            (first..=last).rev().find(|i| !words.has(*i, Sense::Preposition) && !words.has(*i, Sense::Conjunction));
        let Some(name) = last.map(|last| words.span(first, last)) else { continue };
        out.push(SourceClaim { name, whole: name, kind: SourceKind::According, date: None });
    }
    out
}

/// Who can count, in small letters.
#[rustfmt::skip]
const TELLERS: &[&str] = &[
    "ministry", "government", "office", "union", "unions", "report", "reports", "survey", "surveys", "data", "statistics", "figures",
    "estimates", "authorities", "agency", "police", "census", "records", "study", "studies", "bank", "embassy", "research",
    "ministère", "gouvernement", "syndicat", "rapport", "enquête", "données", "statistiques", "chiffres", "estimations", "autorités",
    "recensement", "étude", "banque", "bureau", "ministerio", "gobierno", "oficina", "sindicato", "informe", "encuesta",
    "datos", "estadísticas", "cifras", "estimaciones", "autoridades", "policía", "censo", "estudio", "banco", "registro", "registros",
];

fn according(words: &Words, at: usize, first: usize) -> Option<SourceClaim> {
    let mut last = None;
    for i in first..(first + 16).min(words.len()) {
        let token = words.get(i)?;
        match token.kind {
            Kind::Word if token.has(Sense::Verb) && !words.is(i, "a") => break,
            Kind::Word => last = Some(i),
            Kind::Mark('-' | '\'' | '’' | '/' | '&') => {}
            _ => break,
        }
    }
    let (mut first, last) = (first, last?);
    // `according to the approval of the plan`, `according to information sources`: nobody who counts.
    let teller = (first..=last).any(|at| words.is_any(at, TELLERS) || words.get(at).is_some_and(|t| t.capital));
    if !teller {
        return None;
    }
    while first < last
        && words.is_any(first, &["the", "a", "an", "le", "la", "les", "l", "el", "los", "las", "un", "une", "una"])
    {
        first += 1;
    }
    Some(SourceClaim {
        name: words.span(first, last),
        whole: words.span(at, last),
        kind: SourceKind::According,
        date: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::style::Style;
    use crate::parse::{bid, date};
    use crate::place::PlacedText;

    fn check(printed: &str, expect: &[(&str, Option<&str>)]) {
        let text = PlacedText::unplaced(printed);
        let words = Words::new(&text, &Style::default());
        let mut bids = Vec::new();
        date::bids(&words, &mut bids);
        let won = bid::award(bids).won;
        let dates: Vec<_> = won.iter().map(|b| &printed[words.span(b.first, b.last).range()]).collect();
        let got: Vec<_> =
            read(&words, &won).into_iter().map(|s| (&printed[s.name.range()], s.date.map(|d| dates[d]))).collect();
        assert_eq!(got, expect, "{printed}");
    }

    #[test]
    fn sources_are_told_from_abbreviations() {
        check(
            "Source: Department of Jobs, Ministry of Work, Thailand (May 2018)",
            &[("Department of Jobs, Ministry of Work, Thailand", Some("May 2018"))],
        );
        check("Source: Department of Jobs (August, 2019)", &[("Department of Jobs", Some("August, 2019"))]);
        check("Sources: Ministry of Labour (MOL)", &[("Ministry of Labour (MOL)", None)]);
        check(
            "Workers: 38.6 million Source: Office of Counting (May 2018) Useful words",
            &[("Office of Counting", Some("May 2018"))],
        );
        check("one million live abroad in 2017 (UNDESA).", &[("UNDESA", None)]);
        check("use brokers. (ILO and IOM, 2017).", &[("ILO and IOM", Some("2017"))]);
        check("the Helping Hands for Workers (HHW), met", &[]);
        check("43 (W27: M16) people", &[]);
        check("According to the Ministry of Health, 40 per cent", &[("Ministry of Health", None)]);
        check("Port Office figures for May show that 40 sank.", &[("Port Office figures", None)]);
        check("A survey by the Sailors’ Union of Reva found that 40 sank.", &[("Sailors’ Union of Reva", None)]);
        check("Studies of the sea found that 40 sank.", &[]);
        check("According to port records, 40 boats sank", &[("port records", None)]);
        check("It is paid according to the signing of these papers.", &[]);
        check("There were 40 boxes of safe diving gear (SDG).", &[]);
        check("It was of the UN Board on Sea Law (UNBSEAL).", &[]);
        check("Of 40 tests 3 were of VHF (LAS).", &[]);
        check("He speaks two tongues (Akan, Ewe, and Ga).", &[]);
        check("There were 40 in May 2018 (Port Office, Reva), and more.", &[("Port Office, Reva", None)]);
        check("There were 40 boats (Costa Rica), nets and oars.", &[]);
    }
}
