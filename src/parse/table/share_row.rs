//! What the numbers of a row prove of each other: the total of sexes under a head that does not say so, and shares of the number before
//! them.

use super::Plan;
use super::head::{self, Head};
use super::row::{self, Beside, Columns};
use crate::parse::claim::{CellClaim, CellFate, PartClaim, PartLabel, Quantity, UnitClaim, Value};
use crate::parse::style::Style;
use crate::parse::vocabulary::{Group, Phrase, Sense};
use crate::parse::words::Words;
use crate::place::{CharSpan, PlacedText};
use rust_decimal::Decimal;

/// `Staff | Women | Men`, `Staff | Women | % women`: a number right beside the sexes that is their sum, or of which the share beside a
/// part is that of the part, is their total under whatever head.
pub(super) fn proven_total(
    numbers: &[(usize, Value)],
    run: &[usize],
    over: &Columns,
    parts: &[PartClaim],
    told: &[usize],
    style: &Style,
) -> Option<usize> {
    #[rustfmt::skip]
    const HOPED: &[&str] = &["target", "planned", "plan", "baseline", "goal", "cible", "prévu", "objectif", "meta", "previsto", "línea"];
    let (first, last) = (*run.first()?, *run.last()?);
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, p| sum.checked_add(p.value.number?))?;
    let proves = |p: &PartClaim, all: Decimal| {
        let of = p.value.number?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(all)?;
        Some(of.round_dp(p.share?.scale()).checked_sub(p.share?)?.abs() <= Decimal::new(1, p.share?.scale()))
    };
    // `Participants | of whom women`: the head says that it is a part.
    let part_of = run.len() == 1 && {
        let text = PlacedText::unplaced(&over.heads[first]);
        Words::new(&text, style).phrase_at(0).is_some_and(|(phrase, _)| phrase == Phrase::PartOf)
    };
    let whole = |(column, value): &&(usize, Value)| {
        let before = part_of && column + 1 == first;
        let beside = column + 1 == first || *column == last + 1;
        let open = *column > 0 && matches!(over.classes[*column], Head::Count | Head::Other) && !told.contains(column);
        let hoped = over.heads[*column].to_lowercase().split(|c: char| !c.is_alphabetic()).any(|w| HOPED.contains(&w));
        let Some(all) = value.number.filter(|n| n.is_sign_positive() && !n.is_zero() && n.fract().is_zero()) else {
            return false;
        };
        let summed =
            parts.len() > 1 && all == sum && !parts.iter().any(|p| p.value.number.is_some_and(|n| n.is_zero()));
        let shared = parts.iter().all(|p| p.value.number.is_some_and(|n| n <= all))
            && parts.iter().any(|p| p.share.is_some())
            && parts.iter().filter(|p| p.share.is_some()).all(|p| proves(p, all) == Some(true));
        beside && open && !hoped && value.unit == UnitClaim::Plain && (summed || shared || before && sum <= all)
    };
    numbers.iter().find(whole).map(|(column, _)| *column)
}

/// Adds what such shares tell to the plan of their row.
pub(super) fn tell(plan: &mut Plan, quantities: Vec<Quantity>) {
    for quantity in quantities {
        let index = plan.quantities.len();
        let spans = quantity.parts.iter().map(|p| p.value.whole).chain(quantity.total.as_ref().map(|v| v.whole));
        plan.cells.extend(spans.map(|span| CellClaim { span, fate: CellFate::Quantity(index) }));
        plan.quantities.push(quantity);
    }
}

/// `Staff | % women`: the shares of sexes behind the number of people they are of, where each is that of whole persons.
pub(super) fn shares_row(
    numbers: &[(usize, Value)],
    over: &Columns,
    beside: &Beside,
    style: &Style,
    told: &mut Vec<usize>,
) -> Vec<Quantity> {
    let mut out = Vec::new();
    for (at, (column, value)) in numbers.iter().enumerate() {
        let people = over.classes[*column] == Head::Total || counts_people(&over.heads[*column], style);
        let whole = value.number.filter(|n| n.is_sign_positive() && !n.is_zero() && n.fract().is_zero());
        let Some(all) = whole.filter(|_| people && value.unit == UnitClaim::Plain && !told.contains(column)) else {
            continue;
        };
        let share = |(column, value): &&(usize, Value)| {
            let Head::Percent(Some(Group::Women | Group::Men | Group::Girls | Group::Boys)) = over.classes[*column]
            else {
                return false;
            };
            let persons = value.number.and_then(|n| n.checked_mul(all)?.checked_div(Decimal::ONE_HUNDRED));
            let blur = value.number.and_then(|n| all.checked_mul(Decimal::new(1, n.scale() + 2)));
            let near = persons.zip(blur).is_some_and(|(n, blur)| (n - n.round()).abs() <= blur);
            let share = matches!(value.unit, UnitClaim::Plain | UnitClaim::Percent);
            near && share
                && value.number.is_some_and(|n| n <= Decimal::ONE_HUNDRED)
                && !told.contains(column)
                && is_bare_share(&over.heads[*column], style)
        };
        let shares: Vec<&(usize, Value)> = numbers[at + 1..].iter().take_while(share).collect();
        if shares.is_empty() {
            continue;
        }
        let part = |(column, value): &&(usize, Value)| {
            let Head::Percent(Some(group)) = over.classes[*column] else { return None };
            let value = Value { unit: UnitClaim::Percent, ..value.clone() };
            Some(PartClaim { label: PartLabel::Group(group), share: None, value, rate: false })
        };
        told.push(*column);
        told.extend(shares.iter().map(|(column, _)| *column));
        let spans = shares.iter().map(|(_, v)| v.whole).fold(value.whole, CharSpan::union);
        let run: Vec<usize> = std::iter::once(*column).chain(shares.iter().map(|(c, _)| *c)).collect();
        out.push(Quantity {
            span: spans,
            sentence: 0,
            total: Some(row::dressed(*column, value, over, beside)),
            parts: shares.iter().filter_map(part).collect(),
            covers: false,
            subject: beside.stub.clone(),
            noun: None,
            label: None,
            heads: std::iter::once(over.heads[*column].clone()).chain(beside.sections.iter().cloned()).collect(),
            head_date: over.date_of(&run).or_else(|| beside.date.clone()),
            adult: false,
            rule: "table_sexes",
        });
    }
    out
}

/// `% women`, `Women (%)`, `Porcentaje de mujeres`: the share of a sex, and no word of what else it would be of.
fn is_bare_share(printed: &str, style: &Style) -> bool {
    #[rustfmt::skip]
    const SHARE: &[&str] = &[
        "share", "percentage", "percent", "per", "cent", "proportion", "of", "pourcentage", "pour", "part", "porcentaje", "proporción", "por",
        "ciento", "de", "des",
    ];
    let text = PlacedText::unplaced(printed);
    let words = Words::new(&text, style);
    (0..words.len()).all(|at| {
        let own = words.get(at).is_some_and(|t| t.group().is_some() || t.letter().is_some() || t.is_one_of("%()."));
        own || words.is_any(at, SHARE)
    })
}

/// `Staff`, `Participants trained`: a head that counts people of both sexes.
fn counts_people(printed: &str, style: &Style) -> bool {
    let text = PlacedText::unplaced(printed);
    let words = Words::new(&text, style);
    let people = (0..words.len()).any(|at| {
        words.has(at, Sense::People)
            || words.has(at, Sense::Adult)
            || words.is_any(at, &["effectif", "effectifs", "headcount", "plantilla"])
    });
    people && head::of(printed, style) == Head::Count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::table::cell::number_cell;
    use crate::parse::table::run::{Run, Total};

    fn check(heads: &[&str], cells: &[&str], expect: &str) {
        let style = Style::default();
        let heads: Vec<String> = heads.iter().map(|h| (*h).to_owned()).collect();
        let over = Columns::of(&heads, None, &style);
        let number =
            |cell: &&str| number_cell(&Words::new(&PlacedText::unplaced(cell), &style), &style).map(|(v, _)| v);
        let numbers: Vec<(usize, Value)> =
            cells.iter().enumerate().filter_map(|(c, cell)| Some((c, number(cell)?))).collect();
        let mut told = Vec::new();
        let sexes: Vec<usize> = (0..heads.len()).filter(|c| matches!(over.classes[*c], Head::Group(_))).collect();
        let beside = Beside::default();
        let mut rows: Vec<Quantity> = Vec::new();
        if !sexes.is_empty() {
            let run = Run { columns: sexes, total: Total::Near, several: false };
            rows.push(row::sex_row(&numbers, &run, &over, &beside, &mut told, &style));
        }
        rows.extend(shares_row(&numbers, &over, &beside, &style, &mut told));
        let said = |v: &Value| v.number.map_or("?".to_owned(), |n| n.to_string());
        let got: Vec<String> = rows
            .iter()
            .map(|q| {
                let parts: Vec<String> = q.parts.iter().map(|p| said(&p.value)).collect();
                format!("{}: {}", q.total.as_ref().map_or("-".to_owned(), said), parts.join(" "))
            })
            .collect();
        assert_eq!(got.join("; "), expect, "{heads:?} {cells:?}");
    }

    #[test]
    fn totals_that_the_numbers_prove() {
        check(&["Port", "Crew", "Women", "Men"], &["Bay", "12", "5", "7"], "12: 5 7");
        check(&["Port", "Crew", "Women", "Men"], &["Bay", "13", "5", "7"], "-: 5 7");
        check(&["Port", "Target", "Women", "Men"], &["Bay", "12", "5", "7"], "-: 5 7");
        check(&["Port", "Crew", "Women", "% women"], &["Bay", "120", "42", "35.0"], "120: 42");
        check(&["Port", "Crew", "Women", "% women"], &["Bay", "130", "42", "35.0"], "-: 42");
        check(&["Port", "Crew", "of whom women"], &["Bay", "120", "42"], "120: 42");
        check(&["Port", "Boats", "Women"], &["Bay", "120", "42"], "-: 42");
    }

    #[test]
    fn shares_of_the_number_before_them() {
        check(&["Port", "Staff", "% women"], &["Bay", "64", "37.5"], "64: 37.5");
        check(&["Port", "Staff", "% women", "% men"], &["Bay", "64", "37.5", "62.5"], "64: 37.5 62.5");
        check(&["Port", "Staff", "% women"], &["Bay", "64", "38.9"], "");
        check(&["Port", "Staff", "% women who row"], &["Bay", "64", "37.5"], "");
        check(&["Port", "Nets", "% women"], &["Bay", "64", "37.5"], "");
    }
}
