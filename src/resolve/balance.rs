//! Totals and parts complete each other, and the balance is struck.

use super::figure::Around;
use crate::parse::claim::Quantity;
use crate::record::{Balance, Figure, Part, PartName, Qualifier, Unit};
use rust_decimal::Decimal;

/// Totals and parts complete each other, and the balance is struck.
pub fn complete(figure: &mut Figure, q: &Quantity, around: &Around) {
    let stated: Vec<(PartName, Decimal)> =
        figure.parts.iter().filter_map(|(n, p)| p.stated().map(|v| (n, v))).collect();
    let counts = figure.unit != Unit::Percent && figure.unit != Unit::Ratio;
    if stated.is_empty() || !counts {
        return;
    }
    let other: Decimal = figure.parts_other.iter().map(|(_, n)| *n).sum();
    let sum = stated.iter().map(|(_, n)| *n).sum::<Decimal>() + other;
    let children = figure.parts.children.stated();
    // Girls and boys are the parts of a group of children, and its own number is no part beside them.
    let nested = children.is_some() && children == figure.value.stated();
    let (sum, children) = if nested { (sum - children.unwrap_or_default(), None) } else { (sum, children) };
    // Nobody counts 3.28 of anything but money: means, rates and indices do not add up.
    let counted = figure.unit == Unit::Currency || stated.iter().all(|(_, n)| n.fract().is_zero());
    if !counted && figure.value.stated() != Some(sum) {
        return;
    }
    let has = |name: PartName| stated.iter().any(|(n, _)| *n == name);
    let Some(total) = figure.value.stated() else {
        if q.total.is_none()
            && q.rule != "parts_among"
            && (stated.len() > 1 || !figure.parts_other.is_empty() && stated.len() + figure.parts_other.len() > 1)
            && figure.value_min.is_none()
        {
            figure.value = Part::Derived(sum);
            figure.children_in_total = children.filter(|_| stated.len() > 1).map(|_| true);
        }
        figure.balance = Balance::NoTotal;
        return;
    };
    if q.parts.len() == 1 && q.total.is_none() {
        figure.balance = Balance::NoTotal;
        return;
    }
    if q.covers {
        let without_children = children.map(|c| sum - c);
        if sum == total {
            figure.balance = Balance::Ok;
            figure.children_in_total = children.filter(|_| stated.len() > 1).map(|_| true);
        } else if without_children == Some(total) {
            figure.balance = Balance::Ok;
            figure.children_in_total = Some(false);
        } else if blurred(q, around, sum, total) {
            figure.balance = Balance::Ok;
        } else if figure.qualifier == Qualifier::Exact || sum > total {
            figure.balance = Balance::Mismatch;
        }
        return;
    }
    if sum > total && figure.qualifier == Qualifier::Exact {
        figure.balance = Balance::Mismatch;
        return;
    }
    // The rest of a group of adults, or of children, where both numbers are exact.
    let exact = figure.qualifier == Qualifier::Exact && figure.part_qualifiers.is_empty();
    let persons = figure.unit == Unit::Persons;
    if exact && persons && stated.len() - usize::from(nested) == 1 && figure.parts_other.is_empty() && total >= sum {
        let noun = q.noun.map(|s| around.reading.text.as_str()[s.range()].to_lowercase()).unwrap_or_default();
        let of_children = ["children", "enfants", "niños", "pupils", "élèves", "écoliers", "alumnos"]
            .iter()
            .any(|w| noun.contains(w));
        let rest = Part::Derived(total - sum);
        if q.adult && has(PartName::Women) {
            figure.parts.men = rest;
        } else if q.adult && has(PartName::Men) {
            figure.parts.women = rest;
        } else if of_children && has(PartName::Girls) {
            figure.parts.boys = rest;
        } else if of_children && has(PartName::Boys) {
            figure.parts.girls = rest;
        }
    }
}

/// `2.1 million people (1.4 million women and 751,000 men)`: numbers printed in millions agree as far as they are printed.
fn blurred(q: &Quantity, around: &Around, sum: Decimal, total: Decimal) -> bool {
    let text = around.reading.text.as_str();
    let half = |value: &crate::parse::claim::Value| {
        let printed = text.get(value.span.range()).filter(|p| p.contains(char::is_alphabetic))?;
        let digits: String = printed.chars().filter(char::is_ascii_digit).collect();
        let mantissa = digits.parse::<Decimal>().ok().filter(|d| !d.is_zero())?;
        value.number?.checked_div(mantissa)?.checked_div(Decimal::TWO)
    };
    let values = q.total.iter().chain(q.parts.iter().map(|p| &p.value));
    let blur: Decimal = values.filter_map(half).sum();
    !blur.is_zero() && (sum - total).abs() <= blur
}
