//! Cells of two numbers, the second in brackets: `72 (5)` under `Cases (new)`, `120 (45)` under `Participants (women)`.
//!
//! What the brackets of the head, or of the name of the row, say is said of the number in brackets, and the words before them of the
//! number before it. A second number that no brackets name is a cell of the table and no figure.

use super::cell::number_cell;
use super::head::{self, Head};
use super::row::Columns;
use super::scale;
use super::{Plan, TableClaim};
use crate::parse::claim::{CellClaim, CellFate, PartClaim, PartLabel, Quantity, UnitClaim, Value};
use crate::parse::style::Style;
use crate::parse::vocabulary::Group;
use crate::parse::words::Words;
use crate::place::{CharSpan, PlacedText};
use rust_decimal::Decimal;

/// What brackets say of the number in brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    /// One sex or age: `(women)`, `(of whom girls)`, `(F)`.
    Group(Group),
    /// A share: `(%)`, `(% of target)`.
    Percent,
    /// Those of them that are counted apart: `(new)`, `(confirmed)`.
    Named,
    /// How a value scatters, its rank, anything else: no count.
    Silent,
}

/// Words for those that are counted apart from all.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "new", "nouveau", "nouveaux", "nouvelle", "nouvelles", "nuevo", "nuevos", "nueva", "nuevas", "confirmed", "confirmés", "confirmées",
    "confirmados", "confirmadas", "suspected", "probable", "probables", "active", "activos", "actifs", "recovered", "imported", "target",
    "planned", "cible", "meta", "reached", "pending", "cumulative", "functional", "deaths", "décès", "muertes", "fallecidos",
];

/// A head or name with brackets at its end: what stands before them, and what they say.
fn labelled<'t>(printed: &'t str, style: &Style) -> Option<(&'t str, Label)> {
    let closed = printed.trim_end().strip_suffix(')')?;
    let at = closed.rfind(" (").filter(|at| *at > 0)?;
    let (name, inner) = (closed[..at].trim_end(), &closed[at + 2..]);
    // `Value ($000s)`: the unit of all numbers.
    if head::money(inner, style) != UnitClaim::Plain || scale::of(printed).is_some() {
        return None;
    }
    let lower = inner.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric() && c != '%').filter(|w| !w.is_empty());
    let label = match head::of(inner, style) {
        Head::Group(group) => Label::Group(group),
        Head::Percent(None) => Label::Percent,
        _ if words.any(|w| NAMES.contains(&w)) => Label::Named,
        _ => Label::Silent,
    };
    Some((name, label))
}

/// Columns in which most numbers have one in brackets behind them.
pub(super) fn paired_columns(texts: &[PlacedText], claim: &TableClaim) -> Vec<bool> {
    let paired = |column: usize| {
        let cells = texts.iter().zip(&claim.rows).skip(claim.header_rows);
        let cells = cells.filter_map(|(text, row)| Some(&text.as_str()[row.get(column)?.as_ref()?.range()]));
        let (mut all, mut pairs) = (0, 0);
        for cell in cells.filter(|cell| cell.starts_with(|c: char| c.is_ascii_digit())) {
            all += 1;
            pairs += usize::from(cell.contains(" (") && cell.ends_with(')'));
        }
        pairs * 2 > all
    };
    (0..claim.columns).map(paired).collect()
}

/// The number in brackets of a cell.
struct Pair {
    column: usize,
    label: Label,
    value: Value,
    /// What stands over it, or names its row, brackets and all.
    named: String,
    /// The brackets are those of the head.
    of_head: bool,
}

/// The pairs of a row.
#[derive(Default)]
pub(super) struct Pairs {
    list: Vec<Pair>,
    /// The heads of its columns without the brackets that speak of the numbers in brackets; `None` where none do.
    pub(super) columns: Option<Columns>,
    /// The brackets at the end of its name speak of the numbers in brackets.
    of_row: bool,
}

/// Reads the pairs of a row.
pub(super) fn pairs(
    numbers: &[(usize, Value)],
    text: &PlacedText,
    stub: Option<&str>,
    over: &Columns,
    paired: &[bool],
    style: &Style,
) -> Pairs {
    let of_row = stub.and_then(|stub| labelled(stub, style).map(|(_, label)| (stub, label)));
    let mut renamed: Vec<(usize, String)> = Vec::new();
    let mut out = Vec::new();
    for (column, first) in numbers {
        let follows = number_follows(text.as_str(), first.whole);
        let of_head = over.heads.get(*column).filter(|_| follows || paired[*column]).map(String::as_str);
        let of_head = of_head.and_then(|head| Some((head, labelled(head, style)?)));
        if let Some((_, (name, _))) = of_head {
            renamed.push((*column, name.to_owned()));
        }
        let found = of_head.map(|(head, (_, label))| (head, label)).or(of_row);
        if let (Some((named, label)), Some(value)) = (found, second(text, first.whole, style)) {
            out.push(Pair { column: *column, label, value, named: named.to_owned(), of_head: of_head.is_some() });
        }
    }
    let columns = (!renamed.is_empty()).then(|| over.renamed(&renamed, style));
    let of_row = of_row.is_some_and(|(_, label)| label != Label::Silent);
    Pairs { list: out, columns, of_row }
}

/// The number in brackets right behind a number: `(5)`, `(57%)`.
fn enclosed(text: &PlacedText, first: CharSpan, style: &Style) -> Option<Value> {
    let after = text.as_str().get(first.end as usize..)?;
    let open = after.find('(').filter(|at| after[..*at].chars().all(is_between))?;
    let close = after.find(')')?;
    let start = first.end as usize + open + 1;
    let inner = text.slice(CharSpan::new(start..first.end as usize + close));
    let (value, _) = number_cell(&Words::new(&inner, style), style)?;
    value.high.is_none().then(|| super::shift(value, start as u32))
}

/// The same without a sign; what has one, `(57%)`, is read with the number before it.
fn second(text: &PlacedText, first: CharSpan, style: &Style) -> Option<Value> {
    enclosed(text, first, style).filter(|value| value.unit == UnitClaim::Plain)
}

impl Pairs {
    /// Adds the number in brackets behind the number of a cell: as one of its parts, or as a statistic of its own.
    pub(super) fn add(&self, plan: &mut Plan, column: usize, index: usize, text: &str) {
        let Some(first) = plan.quantities.get_mut(index) else { return };
        let whole = first.subject.clone();
        // `42 (100) | 0` beside `Alerts verified (%)`: a number alone in such a row is the first of the two.
        let follows = first.total.as_ref().is_some_and(|value| number_follows(text, value.span));
        let cut = self.of_row && (follows || !self.list.is_empty());
        if let (true, Some(name)) = (cut, first.subject.first_mut()) {
            let open = text.get(name.range()).and_then(|name| name.rfind(" (")).filter(|at| *at > 0);
            name.end = open.map_or(name.end, |at| name.start + at as u32);
        }
        let Some(pair) = self.list.iter().find(|pair| pair.column == column) else { return };
        let more = |all: &Value| all.number.zip(pair.value.number).is_some_and(|(all, part)| part > all);
        let fate = match pair.label {
            Label::Group(group) if first.parts.is_empty() && !first.total.as_ref().is_none_or(more) => {
                let (label, value) = (PartLabel::Group(group), pair.value.clone());
                first.parts.push(PartClaim { label, value, share: None, rate: false });
                first.span = first.span.union(pair.value.whole);
                first.rule = "table_sexes";
                index
            }
            Label::Percent | Label::Named if first.parts.is_empty() => {
                let mut value = pair.value.clone();
                if pair.label == Label::Percent {
                    value.unit = UnitClaim::Percent;
                }
                let mut heads = first.heads.clone();
                if pair.of_head {
                    heads.splice(..heads.len().min(1), [pair.named.clone()]);
                }
                let (span, total) = (value.whole, Some(value));
                let subject = if pair.of_head { first.subject.clone() } else { whole };
                let quantity = Quantity { span, total, heads, subject, ..first.clone() };
                plan.quantities.push(quantity);
                plan.quantities.len() - 1
            }
            _ => return,
        };
        plan.cells.retain(|cell| cell.span != pair.value.whole);
        plan.cells.push(CellClaim { span: pair.value.whole, fate: CellFate::Quantity(fate) });
    }

    /// `45 (37.5)` under `Women (%)`, `45 (37.5%)` under `Women`: the share of a part stands behind it, where it is that of the whole of
    /// the row, and not of the column.
    pub(super) fn add_shares(&self, plan: &mut Plan, index: usize, text: &PlacedText, style: &Style) {
        let Some(quantity) = plan.quantities.get_mut(index) else { return };
        let all = match &quantity.total {
            Some(total) => total.number,
            None if quantity.parts.len() > 1 => {
                quantity.parts.iter().filter_map(|p| p.value.number).reduce(|a, b| a + b)
            }
            None => None,
        };
        let Some(all) = all.filter(|all| !all.is_zero()) else { return };
        for part in quantity.parts.iter_mut().filter(|part| part.share.is_none()) {
            let Some(value) = enclosed(text, part.value.span, style) else { continue };
            let named = self.list.iter().any(|p| p.label == Label::Percent && p.value.whole == value.whole);
            let Some((own, share)) = part.value.number.zip(value.number) else { continue };
            let near = own.checked_mul(Decimal::ONE_HUNDRED).and_then(|own| own.checked_div(all));
            let near = near.is_some_and(|near| (near - share).abs() <= Decimal::ONE);
            if !near || !named && value.unit != UnitClaim::Percent {
                continue;
            }
            part.share = Some(share);
            if named {
                quantity.span = quantity.span.union(value.whole);
                plan.cells.retain(|cell| cell.span != value.whole);
                plan.cells.push(CellClaim { span: value.whole, fate: CellFate::Quantity(index) });
            }
        }
    }
}

/// `93 (57)`, `7* (2)`: a number in brackets right behind a number.
pub(super) fn number_follows(text: &str, span: CharSpan) -> bool {
    let after = text.get(span.end as usize..).unwrap_or("").trim_start_matches(is_between);
    after.strip_prefix('(').is_some_and(|a| a.starts_with(|c: char| c.is_ascii_digit()))
}

/// What may stand between the two: a blank, the mark of a note.
fn is_between(c: char) -> bool {
    c.is_whitespace() || "*†‡§¶".contains(c)
}

/// True where a value stands in brackets of its own.
pub(super) fn bracketed(text: &str, span: CharSpan) -> bool {
    let before = text.get(..span.start as usize).unwrap_or("").trim_end();
    let after = text.get(span.end as usize..).unwrap_or("").trim_start();
    before.ends_with('(') && after.starts_with(')') || text.get(span.range()).is_some_and(|t| t.starts_with('('))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, expect: Option<(&str, Label)>) {
        assert_eq!(labelled(printed, &Style::default()), expect, "{printed}");
    }

    #[test]
    fn brackets_that_speak_of_the_number_in_brackets() {
        check("Fishers met (women)", Some(("Fishers met", Label::Group(Group::Women))));
        check("Crews (F)", Some(("Crews", Label::Group(Group::Women))));
        check("Boats checked (%)", Some(("Boats checked", Label::Percent)));
        check("Boats checked (% of fleet)", Some(("Boats checked", Label::Percent)));
        check("Fevers (new)", Some(("Fevers", Label::Named)));
        check("Catch (SD)", Some(("Catch", Label::Silent)));
        // The unit of all numbers of the column, and no brackets at the end.
        check("Fuel ($000s)", None);
        check("Fuel (US$)", None);
        check("(women)", None);
        check("Women", None);
    }
}
