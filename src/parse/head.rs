//! What the heads of columns and rows say of the numbers under and beside them.

use super::bid::Reading;
use super::claim::UnitClaim;
use super::date::{self, DateClaim};
use super::money;
use super::style::Style;
use super::vocabulary::{CURRENCIES, Group, Phrase, Sense};
use super::words::Words;
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
    /// Anything else.
    Other,
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
    let groups = (0..words.len()).filter(|at| words.get(*at).is_some_and(|t| t.group().is_some())).count();
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

/// The first date in a head: `Target 2021`, `January – June 2021`.
pub fn date(printed: &str, style: &Style) -> Option<DateClaim> {
    let text = PlacedText::unplaced(printed);
    let words = Words::new(&text, style);
    let mut bids = Vec::new();
    date::bids(&words, &mut bids);
    bids.into_iter().find_map(|b| if let Reading::Date(claim) = b.reading { Some(claim) } else { None })
}

/// The currency that a head names: `Compensation (US$)`, `Spent, EUR`; plain where it names none.
pub fn money(printed: &str, style: &Style) -> UnitClaim {
    let text = PlacedText::unplaced(printed);
    let words = Words::new(&text, style);
    // A sign in front of a number of its own is no unit of the column.
    let found = (1..=words.len())
        .find_map(|at| money::before(&words, at).filter(|_| !words.get(at).is_some_and(|t| t.is_numeral())));
    let named = || {
        (0..words.len()).find_map(|at| {
            words.get(at)?.senses.iter().find_map(|s| if let Sense::Money(c) = s { Some(*c) } else { None })
        })
    };
    match found.map(|(c, _)| c).or_else(named).and_then(|c| CURRENCIES.get(usize::from(c))) {
        Some(c) => UnitClaim::Money(c.code, c.shared),
        None => UnitClaim::Plain,
    }
}

/// The words with which the heads of all these columns begin.
pub fn shared(all: &[String], run: &[usize]) -> Option<String> {
    let heads: Vec<Vec<&str>> = run.iter().map(|c| all[*c].split_whitespace().collect()).collect();
    let first = heads.first()?;
    let shared =
        (0..first.len()).take_while(|i| heads.len() > 1 && heads.iter().all(|h| h.get(*i) == first.get(*i))).count();
    (shared > 0).then(|| first[..shared].join(" "))
}
