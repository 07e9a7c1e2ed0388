//! What the heads of columns and rows say of the numbers under and beside them.

use super::comparison::is_comparison;
use super::{run, scale};
use crate::parse::bid::Reading;
use crate::parse::claim::UnitClaim;
use crate::parse::date::{self, DateClaim, PartialDate};
use crate::parse::money;
use crate::parse::style::Style;
use crate::parse::token::Kind;
use crate::parse::vocabulary::{CURRENCIES, Group, Phrase, Sense};
use crate::parse::words::Words;
use crate::place::PlacedText;

/// What a head says of the cells under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// One sex or age.
    Group(Group),
    /// The whole.
    Total,
    /// Shares, perhaps of one sex.
    Percent(Option<Group>),
    /// Something counted, or money.
    Count,
    /// Numbers of rows, years, codes: nothing counted.
    Rank,
    /// Days since something, ages in months: stretches of time.
    Duration,
    /// Anything else.
    Other,
}

/// The group that a name is, where it is nothing else: `Women`, `Hombres`.
pub fn lone_group(printed: &str, style: &Style) -> Option<Group> {
    let text = PlacedText::unplaced(printed);
    let words = Words::new(&text, style);
    let group = words.get(0).filter(|_| words.len() == 1)?.group()?;
    matches!(group, Group::Women | Group::Men | Group::Girls | Group::Boys).then_some(group)
}

/// What a head names.
pub fn of(printed: &str, style: &Style) -> Head {
    let text = PlacedText::unplaced(printed);
    let words = Words::new(&text, style);
    let group = (0..words.len()).rev().find_map(|at| {
        let letter =
            words.get(at)?.letter().filter(|_| words.get(at).is_some_and(|t| t.capital) && words.str(at).len() == 1);
        words.get(at)?.group().or(letter)
    });
    let named: Vec<(usize, Group)> = (0..words.len()).filter_map(|at| Some((at, words.get(at)?.group()?))).collect();
    let nested = run::one_over_the_other(&words, &named);
    let group = nested.or(group).filter(|_| !is_comparison(&words));
    let groups = if nested.is_some() { 1 } else { named.len() };
    let percent = words.tokens.iter().any(|t| t.is_mark('%'))
        || (0..words.len()).any(|at| {
            words.phrase_at(at).is_some_and(|(p, _)| p == Phrase::Percent)
                || words.is_any(at, &["share", "rate", "percentage", "porcentaje", "taux", "part"])
        });
    let total = (0..words.len()).any(|at| words.is_any(at, &["total", "totals", "ensemble", "both", "all", "sum"]));
    let rank = words.len() <= 2
        && words.is_any(
            0,
            &[
                "no", "nº", "n°", "sn", "s", "rank", "id", "code", "age", "ages", "âge", "âges", "edad", "edades",
                "phase", "year", "año", "année", "page", "ref",
            ],
        );
    // `Case no.`, `S/N`, `Reg. ID`: what numbers the rows.
    let last = (0..words.len()).rev().find(|at| words.get(*at).is_some_and(|t| t.kind == Kind::Word));
    let numbers_rows = last.is_some_and(|at| {
        words.is_any(at, &["no", "nº", "n°", "id", "code", "ref"])
            || words.is_any(at, &["number", "numéro", "número"])
                && words.is_any(
                    at.wrapping_sub(1),
                    &["case", "serial", "reference", "phone", "passport", "batch", "registration"],
                )
    }) && words.len() <= 5;
    let rank = rank || numbers_rows;
    let lasts = words.is_any(0, &["days", "weeks", "months", "hours", "jours", "días", "semaines", "semanas"])
        && words.get(1).is_none_or(|t| {
            t.has(Sense::Preposition) || t.has(Sense::Small) || words.is_any(1, &["since", "spent", "depuis", "desde"])
        })
        || words.is_any(0, &["duration", "durée", "duración"]);
    if lasts {
        return Head::Duration;
    }
    if numbers_rows && group.is_none() {
        return Head::Rank;
    }
    // `Number of cases (percentage)`: the count stands first, its share in brackets.
    let counted = words.is_any(0, &["number", "no", "nombre", "número", "n", "cases"])
        && (1..words.len()).any(|at| words.mark(at, "("));
    let percent = percent && !(counted && group.is_none());
    match (percent, group) {
        (true, group) => Head::Percent(group.filter(|_| groups <= 1)),
        // `Women-headed households`, `Number of women` speak of women; `Women and men` of all.
        (false, Some(group)) if groups <= 1 => Head::Group(group),
        _ if total => Head::Total,
        _ if rank => Head::Rank,
        _ => {
            let counts = words.tokens.iter().any(|t| {
                t.senses.iter().any(|s| {
                    matches!(
                        s,
                        Sense::People
                            | Sense::Adult
                            | Sense::Case
                            | Sense::Household
                            | Sense::Money(_)
                            | Sense::Group(_)
                    )
                }) || t.is_one_of("$€£")
            }) || (0..words.len()).any(|at| {
                words.is_any(
                    at,
                    &[
                        "number",
                        "no",
                        "nos",
                        "nombre",
                        "número",
                        "cantidad",
                        "target",
                        "baseline",
                        "budget",
                        "amount",
                        "value",
                        "achieved",
                        "reached",
                        "actual",
                        "cumulative",
                        "results",
                        "result",
                        "deployed",
                        "registered",
                        "trained",
                        "deaths",
                        "tests",
                        "requested",
                        "received",
                        "required",
                        "funded",
                        "cible",
                        "meta",
                        "presupuesto",
                    ],
                )
            });
            if counts { Head::Count } else { Head::Other }
        }
    }
}

/// A column of ages names its rows.
pub fn of_ages(head: &str) -> bool {
    let lower = head.to_lowercase();
    ["age", "âge", "edad"].iter().any(|w| lower.split(|c: char| !c.is_alphabetic()).any(|h| h.starts_with(w)))
}

/// A sign of shares and nothing else: `%`, `(%)`, `Per cent`.
pub(super) fn is_sign(head: &str) -> bool {
    let bare = head.trim().trim_matches(['(', ')']).to_lowercase();
    ["%", "per cent", "percent", "share", "pour cent", "por ciento"].contains(&bare.as_str())
}

/// The first date in a head: `Target 2021`, `January – June 2021`; of a change, all from its first to its last: `Change Jun-21 to Dec-21`.
pub fn date(printed: &str, style: &Style) -> Option<DateClaim> {
    let text = PlacedText::unplaced(printed);
    let words = Words::new(&text, style);
    let mut bids = Vec::new();
    date::bids(&words, &mut bids);
    let read = bids.into_iter().filter_map(|b| if let Reading::Date(claim) = b.reading { Some(claim) } else { None });
    let mut claims: Vec<DateClaim> = read.collect();
    // `from Mar-13`: over a column a month with its year, and not its thirteenth day.
    if claims.iter().all(|c| c.start.year.is_none()) {
        let months = short_months(&words);
        claims = if months.is_empty() { claims } else { months };
    }
    // `1996 % of boats`: the per cent is of the numbers below.
    if claims.is_empty() && printed.contains('%') {
        return date(&printed.replace('%', " "), style);
    }
    // `2019 Women`: the year of those below, not so many of them.
    if claims.is_empty() && printed.contains(|c: char| c.is_ascii_digit()) {
        let besides = run::besides(printed, style);
        if besides.len() < printed.trim().len() {
            return date(&besides, style);
        }
    }
    match claims.as_slice() {
        [first, .., last] if of_change(printed) => {
            Some(DateClaim { end: last.end.or(Some(last.start)), ..first.clone() })
        }
        _ => claims.into_iter().next(),
    }
}

/// `12 months ending Dec-12`, or a title that says so over a head of a month: the months up to its last one.
pub(super) fn ending(mut date: DateClaim, head: &str, title: Option<&str>) -> DateClaim {
    let months = months_ending(head).or_else(|| months_ending(title?));
    let (Some(months), (Some(year), Some(month), None, None)) =
        (months, (date.start.year, date.start.month, date.start.day, date.end))
    else {
        return date;
    };
    let first = i32::from(year) * 12 + i32::from(month) - months;
    let start = PartialDate {
        year: i16::try_from(first.div_euclid(12)).ok(),
        month: u8::try_from(first.rem_euclid(12) + 1).ok(),
        ..PartialDate::default()
    };
    date.end = Some(date.start);
    date.start = start;
    date
}

/// `twelve months ending`, `6 months ended`, `douze mois à fin`.
fn months_ending(text: &str) -> Option<i32> {
    #[rustfmt::skip]
    const COUNTS: &[(&str, i32)] = &[
        ("three", 3), ("six", 6), ("nine", 9), ("twelve", 12), ("trois", 3), ("neuf", 9), ("douze", 12), ("tres", 3), ("seis", 6),
        ("nueve", 9), ("doce", 12),
    ];
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let at = words.windows(2).position(|w| {
        ["months", "mois", "meses"].contains(&w[0]) && ["ending", "ended", "to", "à", "hasta"].contains(&w[1])
    })?;
    let count = words.get(at.checked_sub(1)?)?;
    let named = COUNTS.iter().find(|(name, _)| name == count).map(|(_, n)| *n);
    named.or_else(|| count.parse().ok()).filter(|n| (2..=60).contains(n))
}

/// The month that a head names and nothing else: `JAN*`, `March`.
pub(super) fn month(printed: &str, style: &Style) -> Option<u8> {
    let text = PlacedText::unplaced(printed);
    let words = Words::new(&text, style);
    let bare = (1..words.len()).all(|at| words.mark(at, "*†‡."));
    words.get(0).filter(|t| bare && t.capital).and_then(|t| t.month())
}

/// `Mar-13`, `Sep ’22`: a month with a year of two digits, as heads of columns have it.
fn short_months(words: &Words) -> Vec<DateClaim> {
    let claim = |at: usize| {
        let month = words.get(at).filter(|t| t.capital)?.month()?;
        let sign = words.mark(at + 1, "-–'’");
        let year =
            words.small(at + 2).filter(|y| sign && words.str(at + 2).len() == 2 && words.glued(at + 2) && *y >= 10)?;
        let start = PartialDate { year: Some(2000 + year as i16), month: Some(month), ..PartialDate::default() };
        let span = words.span(at, at + 2);
        Some(DateClaim { span, whole: span, start, ..DateClaim::default() })
    };
    (0..words.len()).filter_map(claim).collect()
}

/// The currency that a head names: `Compensation (US$)`, `Spent, EUR`; plain where it names none.
pub fn money(printed: &str, style: &Style) -> UnitClaim {
    let text = PlacedText::unplaced(printed);
    let words = Words::new(&text, style);
    // A sign in front of a number of its own is no unit of the column.
    let found = (1..=words.len()).find_map(|at| {
        // `($000)`: thousands are no number of their own.
        let own = words.get(at).is_some_and(|t| t.is_numeral()) && words.str(at) != "000";
        money::before(&words, at).filter(|_| !own)
    });
    let named = || {
        (0..words.len()).find_map(|at| {
            words.get(at)?.senses.iter().find_map(|s| if let Sense::Money(c) = s { Some(*c) } else { None })
        })
    };
    match found.map(|(c, _)| c).or_else(named).and_then(|c| CURRENCIES.get(usize::from(c))) {
        Some(c) => UnitClaim::Money(c.code, c.shared),
        None => scale::money(printed).map_or(UnitClaim::Plain, |(money, _)| money),
    }
}

/// Words for a difference between two times.
const CHANGES: &[&str] = &[
    "change",
    "changes",
    "evolution",
    "évolution",
    "variation",
    "variación",
    "evolución",
    "difference",
    "différence",
    "diferencia",
];

/// What a change is measured from.
const SINCE: &[&str] = &["from", "on", "over", "since", "vs", "par", "depuis", "sur", "desde", "respecto"];

/// True for a head that begins with the word for a change, or says behind that word what it is measured from:
/// `Change 2011–2012`, `% change`, `Évolution`, `Jobs (000s) Change from prev. month`.
pub fn of_change(head: &str) -> bool {
    let lower = head.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
    let since = |w: &[&str]| CHANGES.contains(&w[0]) && SINCE.contains(&w[1]);
    words.first().is_some_and(|w| CHANGES.contains(w) || *w == "increase") || words.windows(2).any(since)
}

/// True where a date of a head of changes is the time that they are measured from.
pub(super) fn is_since(head: &str, date: &DateClaim) -> bool {
    let before = head.get(..date.span.start as usize).unwrap_or("").to_lowercase();
    date.end.is_none() && before.split_whitespace().last().is_some_and(|w| SINCE.contains(&w))
}

/// Several heads as one: what they begin with, and the rest of each where they are few.
pub(super) fn together(all: &[String], run: &[usize]) -> String {
    let shared = shared(all, run).unwrap_or_default();
    let rest = |c: &usize| all.get(*c).map_or("", |h| h.strip_prefix(&shared).unwrap_or(h)).trim().to_owned();
    let mut rests: Vec<String> = run.iter().map(rest).collect();
    rests.dedup();
    let rests = if rests.len() <= TOGETHER_MAX { rests.join(", ") } else { String::new() };
    format!("{shared} {rests}").trim().to_owned()
}

/// More heads than this are not told one by one.
const TOGETHER_MAX: usize = 3;

/// The words with which the heads of all these columns begin.
pub fn shared(all: &[String], run: &[usize]) -> Option<String> {
    let heads: Vec<Vec<&str>> = run.iter().map(|c| all[*c].split_whitespace().collect()).collect();
    let first = heads.first()?;
    let shared =
        (0..first.len()).take_while(|i| heads.len() > 1 && heads.iter().all(|h| h.get(*i) == first.get(*i))).count();
    (shared > 0).then(|| first[..shared].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_before_a_sex_is_no_number_of_them() {
        let year = |head: &str| date(head, &Style::default()).and_then(|d| d.start.year);
        assert_eq!(year("2019 Women"), Some(2019));
        assert_eq!(year("12 Women"), None);
    }

    #[test]
    fn a_head_of_ages_over_a_head_of_a_sex() {
        for (head, expect) in [
            ("Children Girls", Head::Group(Group::Girls)),
            ("Children Male", Head::Group(Group::Boys)),
            ("Children F", Head::Group(Group::Girls)),
            ("Women Children", Head::Count),
            ("Adults Women", Head::Group(Group::Women)),
            ("Male adults", Head::Group(Group::Men)),
            ("Female children", Head::Group(Group::Girls)),
            ("Women and children", Head::Count),
            ("Women Men", Head::Count),
        ] {
            assert_eq!(of(head, &Style::default()), expect, "{head}");
        }
    }

    #[test]
    fn heads_of_changes() {
        for head in [
            "Change 2011–2012",
            "% change",
            "Évolution",
            "Nets (000s) Change from prev. week",
            "Barcos Variación respecto a 2019",
        ] {
            assert!(of_change(head), "{head}");
        }
        for head in ["Climate change", "Boats Change rooms", "Nets mended from change"] {
            assert!(!of_change(head), "{head}");
        }
    }

    #[test]
    fn heads_over_one_number() {
        let heads = ["This week Bay", "This week Lagoon", "Delta"].map(str::to_owned);
        assert_eq!(together(&heads, &[0, 1]), "This week Bay, Lagoon");
        assert_eq!(together(&heads, &[1, 2]), "This week Lagoon, Delta");
    }

    #[test]
    fn months_up_to_a_month() {
        let span = |head: &str, title| {
            let read = date(head, &Style::default()).map(|d| ending(d, head, title));
            read.map(|d| (d.start.year, d.start.month, d.end.and_then(|e| e.month)))
        };
        assert_eq!(span("12 months ending Dec-12", None), Some((Some(2012), Some(1), Some(12))));
        assert_eq!(span("Mar-13", Some("Starts, six months ending")), Some((Some(2012), Some(10), Some(3))));
        assert_eq!(span("Mar-13", Some("Starts")), Some((Some(2013), Some(3), None)));
        assert_eq!(span("Change Mar-13 to Jun-13", None), Some((Some(2013), Some(3), Some(6))));
        assert_eq!(span("Change from Mar-13 to Jun-13", None), Some((Some(2013), Some(3), Some(6))));
        assert_eq!(span("Nets 2013 %", None), Some((Some(2013), None, None)));
    }
}
