//! The statistics of a row of number cells: what stands over them, what stands beside them.
//!
//! Sexes side by side make one statistic of a row; any other cell is one of its own. The head of the column and the name of the row say
//! what is counted, and either of them can say the unit, the scale and the time: `Value ($000s)`, `12 months ending Dec-12`.

use super::head::{self, Head};
use super::phrase_row::number;
use super::run::{self, Run, Total};
use super::scale;
use super::share_row;
use crate::layout::Table;
use crate::parse::bid::Class;
use crate::parse::claim::{Fate, PartClaim, PartLabel, Quantity, Reading, UnitClaim, Value};
use crate::parse::date::{DateClaim, PartialDate};
use crate::parse::style::Style;
use crate::parse::vocabulary::{Group, Language};
use crate::place::CharSpan;
use rust_decimal::Decimal;

/// So many months at the heads of columns are a table by months.
const MONTHS_MIN: usize = 3;

/// What stands over the columns of some rows.
#[derive(Clone, Default)]
pub(super) struct Columns {
    /// The head of each column.
    pub(super) heads: Vec<String>,
    /// What it says of the cells under it.
    pub(super) classes: Vec<Head>,
    dates: Vec<Option<DateClaim>>,
    money: Vec<UnitClaim>,
    scales: Vec<Option<Decimal>>,
    /// What it says besides a sex or a whole, where it names one.
    pub(super) besides: Vec<String>,
    /// Columns in which a number of this row goes on under the heads of others.
    wide: Vec<usize>,
}

impl Columns {
    /// Reads the heads; the title of the table can say how long their months are.
    pub(super) fn of(heads: &[String], title: Option<&str>, style: &Style) -> Columns {
        // `Boats seen by month (2021)` over `Jan | Feb | … | Total`: the months are of that year, and so is their sum.
        let year = title.and_then(|t| head::date(t, style)).filter(|d| d.start.year.is_some());
        let months = || heads.iter().filter(|h| head::month(h, style).is_some()).count();
        let by_month = year.as_ref().filter(|d| d.start.month.is_none() && d.end.is_none() && months() >= MONTHS_MIN);
        let of_month = |head: &String| {
            let month = Some(head::month(head, style).filter(|_| months() >= MONTHS_MIN)?);
            let year = by_month.cloned().unwrap_or_default();
            Some(DateClaim { start: PartialDate { month, ..year.start }, ..year })
        };
        let dated = |head: &String| {
            let own = of_month(head).or_else(|| head::date(head, style).map(|d| head::ending(d, head, title)));
            own.or_else(|| by_month.cloned())
        };
        // `MUB | MAD | KLA`: among other short forms a code of money is one of them.
        let short = |h: &str| {
            let last = h.split_whitespace().last().unwrap_or("");
            (2..=5).contains(&last.len()) && last.chars().all(|c| c.is_ascii_uppercase())
        };
        let priced = |h: &String| head::money(h, style);
        let plain = heads.iter().filter(|h| short(h) && priced(h) == UnitClaim::Plain).count();
        let priced = |h: &String| if plain > 1 && short(h) { UnitClaim::Plain } else { priced(h) };
        let own: Vec<Option<DateClaim>> = heads.iter().map(dated).collect();
        // `Apr-13 | May-13 | Change from prev. month`: a change stands at the last of the times beside it.
        let day = |d: &&DateClaim| {
            let at = d.end.unwrap_or(d.start);
            (at.year, at.half, at.quarter, at.month, at.week, at.day)
        };
        let of_change = |column: usize| head::of_change(&heads[column]);
        let last = |column: usize| {
            let times = own[..column].iter().enumerate().rev().skip_while(|(c, _)| of_change(*c));
            times.map_while(|(_, date)| date.as_ref()).max_by_key(day)
        };
        let time = |column: usize| match &own[column] {
            // `Change from May-12`: from there to the last of them.
            Some(from) if of_change(column) && head::is_since(&heads[column], from) => {
                let end = last(column).map(|to| to.end.unwrap_or(to.start));
                Some(DateClaim { end, ..from.clone() })
            }
            None if of_change(column) => last(column).cloned(),
            own => own.clone(),
        };
        let dates = (0..heads.len()).map(time).collect();
        let mut classes: Vec<Head> = heads.iter().map(|h| head::of(h, style)).collect();
        // `H | M` in Spanish: beside H for hombres, M is mujeres.
        let last = |h: &str| h.split_whitespace().last().map(|l| l.trim_matches(['(', ')']).to_owned());
        let letter = |l: &str| heads.iter().position(|h| last(h).is_some_and(|own| own == l));
        if let (Language::Spanish, Some(_), None) = (style.language, letter("H"), letter("F")) {
            for (at, head) in heads.iter().enumerate() {
                let named = last(head).is_some_and(|own| own == "M") && classes[at] == Head::Group(Group::Men);
                classes[at] = if named { Head::Group(Group::Women) } else { classes[at] };
            }
        }
        // `M | F | T`: beside the letters of both sexes a T is their total.
        let sex = |at: Option<usize>| {
            matches!(at.and_then(|at| classes.get(at)), Some(Head::Group(Group::Women | Group::Men)))
        };
        let total = |at: usize| {
            let after = sex(at.checked_sub(1)) && sex(at.checked_sub(2));
            heads[at].trim() == "T" && (after || sex(Some(at + 1)) && sex(Some(at + 2)))
        };
        let totals: Vec<usize> = (0..heads.len()).filter(|at| total(*at)).collect();
        totals.into_iter().for_each(|at| classes[at] = Head::Total);
        let besides = |(head, class): (&String, &Head)| match class {
            Head::Group(_) | Head::Total => run::besides(head, style),
            _ => String::new(),
        };
        Columns {
            heads: heads.to_vec(),
            besides: heads.iter().zip(&classes).map(besides).collect(),
            dates,
            money: heads.iter().map(priced).collect(),
            classes,
            scales: heads.iter().map(|h| scale::of(h)).collect(),
            wide: Vec::new(),
        }
    }

    /// The same for a row in which a number stands under several heads: they are told together.
    pub(super) fn over_wide(&self, table: &Table, row: u32, style: &Style) -> Option<Columns> {
        let mut heads = self.heads.clone();
        let mut wide = Vec::new();
        // Cells stand row by row: work grows with the table, not with its square.
        let cells = table.cells.get(table.cells.partition_point(|c| c.row < row)..).unwrap_or_default();
        let cells = cells.iter().take_while(|c| c.row == row);
        for cell in cells.filter(|c| c.column_span > 1 && number(c)) {
            let (first, end) = (cell.column as usize, (cell.column + cell.column_span) as usize);
            let run: Vec<usize> =
                (first..end).filter(|c| self.heads.get(*c).is_some_and(|h| !h.trim().is_empty())).collect();
            if run.windows(2).any(|w| self.heads[w[0]] != self.heads[w[1]]) {
                heads[first] = head::together(&self.heads, &run);
                wide.push(first);
            }
        }
        (!wide.is_empty()).then(|| Columns { wide, ..Columns::of(&heads, None, style) })
    }

    /// The same with other names for some columns.
    pub(super) fn renamed(&self, names: &[(usize, String)], style: &Style) -> Columns {
        let mut out = self.clone();
        for (column, name) in names {
            out.classes[*column] = head::of(name, style);
            out.heads[*column] = name.clone();
            out.besides[*column] = run::besides(name, style);
        }
        out
    }

    /// True where the same words stand over two columns.
    pub(super) fn is_same(&self, one: usize, other: usize) -> bool {
        self.heads[one].trim() == self.heads[other].trim() && self.dates.get(one) == self.dates.get(other)
    }

    /// The time that stands over all of these columns.
    pub(super) fn date_of(&self, run: &[usize]) -> Option<DateClaim> {
        let first = self.dates.get(*run.first()?)?;
        let same = |c: &usize| {
            let own = self.dates.get(*c).and_then(Option::as_ref);
            own.map(|d| (d.start, d.end)) == first.as_ref().map(|d| (d.start, d.end))
        };
        first.clone().filter(|_| run.iter().all(same))
    }

    /// True where the number of this row in this column goes on under the heads of others.
    pub(super) fn is_wide(&self, column: usize) -> bool {
        self.wide.contains(&column)
    }
}

/// What stands beside the numbers of a row.
#[derive(Default)]
pub(super) struct Beside {
    /// The cells that name the row.
    pub(super) stub: Vec<CharSpan>,
    /// The sections it stands in, where its name alone does not tell it from other rows.
    pub(super) sections: Vec<String>,
    /// The unit that its name gives: `Value ($000s)`, `Women among people counselled (%)`.
    pub(super) unit: UnitClaim,
    /// What its name multiplies by.
    pub(super) scale: Option<Decimal>,
    /// The sex that its name is, and nothing else.
    pub(super) sex: Option<Group>,
    /// The time that a section names.
    pub(super) date: Option<DateClaim>,
}

impl Beside {
    /// Reads the name of a row.
    pub(super) fn of(stub: Vec<CharSpan>, text: &str, sections: Vec<String>, style: &Style) -> Beside {
        let names = || stub.iter().map(|s| &text[s.range()]);
        // A unit stands in brackets behind the name; `Hong Kong SAR` names no riyals.
        let unit_of = |n: &str| {
            let unit: String =
                n.split_once('(').map_or("", |(_, unit)| unit).chars().filter(|c| !c.is_ascii_digit()).collect();
            head::money(&unit, style)
        };
        let scaled = || names().find_map(scale::money).map(|(money, _)| money);
        let money = names().map(unit_of).find(|u| *u != UnitClaim::Plain).or_else(scaled);
        // `Alerts verified (%)` beside 57 (100): the share stands in the brackets behind the count.
        let percent = names()
            .next()
            .is_some_and(|n| n.contains('%') || n.to_lowercase().starts_with("share of") && !n.contains(['$', '€']));
        let unit = money.unwrap_or(if percent { UnitClaim::Percent } else { UnitClaim::Plain });
        let scale = names().find_map(scale::of);
        let date = sections.iter().find_map(|s| head::date(s, style));
        // `Kono | Male | 120`: one of the names of a row.
        let mut sexes = names().filter_map(|name| head::lone_group(name, style));
        let sex = sexes.next().filter(|_| sexes.next().is_none());
        drop(sexes);
        Beside { stub, sections, unit, scale, sex, date }
    }
}

/// Numbers in the name of a row belong to the name: `Buckets of 50 litres | 100`, `Contacts who completed 21 days | 743`.
pub(super) fn names_tell_nothing(reading: &mut Reading, stub: &[CharSpan]) {
    for n in (0..reading.quantities.len()).rev() {
        let quantity = &reading.quantities[n];
        let plain = quantity.parts.is_empty() && quantity.rule == "count";
        if !plain || !stub.iter().any(|s| s.contains(quantity.span)) {
            continue;
        }
        reading.quantities.remove(n);
        for number in &mut reading.numbers {
            match number.fate {
                Fate::Quantity(q) if q == n => number.fate = Fate::Not(Class::Name),
                Fate::Quantity(q) if q > n => number.fate = Fate::Quantity(q - 1),
                _ => {}
            }
        }
    }
}

/// One statistic out of the cells of a row that stand under sexes, their total and their shares.
pub(super) fn sex_row(
    numbers: &[(usize, Value)],
    run: &Run,
    over: &Columns,
    beside: &Beside,
    told: &mut Vec<usize>,
    style: &Style,
) -> Quantity {
    let (heads, Run { columns: run, total, several }) = (&over.classes, run);
    let cell =
        |column: usize| numbers.iter().find(|(c, _)| *c == column).map(|(_, v)| dressed(column, v, over, beside));
    let (first, last) = (run.first().copied().unwrap_or(0), run.last().copied().unwrap_or(0));
    // The total stands next to the run of sexes, before or after it, perhaps across their shares.
    let near = |c: usize| c < first && first - c <= 2 || c > last && c - last <= 2;
    // `Cases Total | Deaths Women | Deaths Men`: the total of something else, unless it is their sum.
    let of_these = |c: usize| {
        let named = |at: usize| over.besides.get(at).map_or("", |b| b.as_str());
        let sum: Option<Decimal> = run.iter().filter_map(|c| cell(*c)).map(|v| v.number).sum();
        let all = named(c).is_empty() && !named(first).is_empty() && *several;
        let other = over.date_of(run).is_some_and(|d| over.date_of(&[c]).is_some_and(|t| t.start != d.start));
        run::is_of(named(c), named(first)) && !all && !other || sum.is_some() && sum == cell(c).and_then(|v| v.number)
    };
    let is_total = |c: &usize| match total {
        Total::Near => heads[*c] == Head::Total && near(*c) && of_these(*c),
        Total::At(column) => Some(*c) == *column,
    };
    let total = numbers.iter().map(|(c, _)| *c).find(|c| is_total(c) && !told.contains(c));
    told.extend(run.iter().copied());
    let mut parts = Vec::new();
    for column in run {
        let (Head::Group(group), Some(value)) = (heads[*column], cell(*column)) else { continue };
        let share = numbers.iter().find(|(c, _)| {
            let own = heads[*c] == Head::Percent(Some(group)) && *c <= last + 2;
            // `Women | % | Men | %`
            let next = heads[*c] == Head::Percent(None) && *c == *column + 1 && head::is_sign(&over.heads[*c]);
            *c > *column && (own || next) && !told.contains(c)
        });
        if let Some((c, _)) = share {
            told.push(*c);
        }
        parts.push(PartClaim {
            label: PartLabel::Group(group),
            share: share.and_then(|(_, v)| v.number),
            value,
            rate: false,
        });
    }
    let total = total.or_else(|| share_row::proven_total(numbers, run, over, &parts, told, style));
    told.extend(total);
    let spans = numbers
        .iter()
        .filter(|(c, _)| told.contains(c) && (run.contains(c) || Some(*c) == total))
        .map(|(_, v)| v.whole);
    let span = spans.reduce(CharSpan::union).unwrap_or_default();
    let covers = parts.len() > 1;
    let mut heads_of: Vec<String> = Vec::new();
    // What the heads of the run share beyond the sexes: `Returnees / Women` says returnees.
    if let Some(shared) = head::shared(&over.heads, run) {
        heads_of.push(shared);
    } else if let Some(besides) = over.besides.get(first).filter(|b| !b.is_empty()) {
        // `Female crew | Male crew`
        let all = run.iter().all(|c| over.besides.get(*c) == Some(besides));
        heads_of.extend(all.then(|| besides.clone()));
    }
    heads_of.extend(beside.sections.iter().cloned());
    Quantity {
        span,
        sentence: 0,
        total: total.and_then(cell),
        parts,
        covers,
        subject: beside.stub.clone(),
        noun: None,
        label: None,
        heads: heads_of,
        head_date: over.date_of(run).or_else(|| beside.date.clone()),
        adult: false,
        rule: "table_sexes",
    }
}

/// A number with the unit and the scale that its column or its row gives it.
pub(super) fn dressed(column: usize, value: &Value, over: &Columns, beside: &Beside) -> Value {
    let mut value = value.clone();
    if let (UnitClaim::Plain, Some(UnitClaim::Money(code, shared))) = (value.unit, over.money.get(column)) {
        value.unit = UnitClaim::Money(code, *shared);
    }
    if let (UnitClaim::Plain, UnitClaim::Money(..) | UnitClaim::Percent) = (value.unit, beside.unit) {
        value.unit = beside.unit;
    }
    if matches!(over.classes[column], Head::Percent(_)) && value.unit == UnitClaim::Plain {
        value.unit = UnitClaim::Percent;
    }
    // `Population (10,000s)`, `Square feet (000s)`: the head's scale multiplies; not the share beside it, `% change`.
    let counted = !matches!(value.unit, UnitClaim::Percent | UnitClaim::Ratio);
    let scale = over.scales.get(column).copied().flatten().or(beside.scale).filter(|_| counted);
    if let (Some(scale), Some(n)) = (scale, value.number) {
        value.number = n.checked_mul(scale).map(|n| n.normalize()).or(Some(n));
    }
    value
}

pub(super) fn cell_quantity(column: usize, value: &Value, over: &Columns, beside: &Beside) -> Quantity {
    let heads = &over.classes;
    let value = dressed(column, value, over, beside);
    let span = value.whole;
    // `Women | 4,434`: a row that has the name of a sex counts it; by how much it grew is no count.
    let own = beside.sex.filter(|_| value.unit == UnitClaim::Plain && !head::of_change(&over.heads[column]));
    let (total, parts) = match heads[column] {
        Head::Percent(Some(group)) => {
            (None, vec![PartClaim { label: PartLabel::Group(group), value, share: None, rate: false }])
        }
        Head::Total | Head::Count | Head::Other if own.is_some() => {
            let part = |group| PartClaim { label: PartLabel::Group(group), value, share: None, rate: false };
            (None, own.map(part).into_iter().collect())
        }
        _ => (Some(value), Vec::new()),
    };
    let head_date = over.dates.get(column).cloned().flatten().or_else(|| beside.date.clone());
    let own = Some(over.heads[column].clone()).filter(|h| !h.trim().is_empty());
    let heads = own.into_iter().chain(beside.sections.iter().cloned()).collect();
    Quantity {
        span,
        sentence: 0,
        total,
        parts,
        covers: false,
        subject: beside.stub.clone(),
        noun: None,
        label: None,
        heads,
        head_date,
        adult: false,
        rule: "table_cell",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(heads: &[&str], title: Option<&str>, expect: &[Option<(i16, Option<u8>)>]) {
        let heads: Vec<String> = heads.iter().map(|h| (*h).to_owned()).collect();
        let over = Columns::of(&heads, title, &Style::default());
        let got: Vec<_> =
            over.dates.iter().map(|d| d.as_ref().and_then(|d| Some((d.start.year?, d.start.month)))).collect();
        assert_eq!(got, expect, "{heads:?} {title:?}");
    }

    #[test]
    fn a_t_beside_both_sexes_is_their_total() {
        let heads = ["Port", "M", "F", "T"].map(str::to_owned);
        assert!(Columns::of(&heads, None, &Style::default()).classes[3] == Head::Total);
        let heads = ["Port", "A", "B", "T"].map(str::to_owned);
        assert!(Columns::of(&heads, None, &Style::default()).classes[3] != Head::Total);
    }

    #[test]
    fn beside_an_h_in_spanish_an_m_is_mujeres() {
        let heads = ["Puerto", "H", "M"].map(str::to_owned);
        let spanish = Style { language: Language::Spanish, ..Style::default() };
        assert!(Columns::of(&heads, None, &spanish).classes[2] == Head::Group(Group::Women));
        assert!(Columns::of(&heads, None, &Style::default()).classes[2] == Head::Group(Group::Men));
    }

    #[test]
    fn a_name_of_a_row_may_be_a_sex() {
        let text = "Kono | Male | 120";
        let stub =
            |ends: &[(u32, u32)]| ends.iter().map(|(start, end)| CharSpan { start: *start, end: *end }).collect();
        let of = |ends: &[(u32, u32)]| Beside::of(stub(ends), text, Vec::new(), &Style::default()).sex;
        assert_eq!(of(&[(0, 4), (7, 11)]), Some(Group::Men));
        assert_eq!(of(&[(0, 4)]), None);
    }

    #[test]
    fn months_are_of_the_year_of_their_title() {
        let months = ["Port", "JAN*", "Feb", "March", "Total"];
        let year = Some((2021, None));
        let of = |month| Some((2021, Some(month)));
        check(&months, Some("Boats by port and month (2021)"), &[year, of(1), of(2), of(3), year]);
        check(&months, Some("Boats by port and month"), &[None; 5]);
        check(&["Port", "May", "Total"], Some("Boats (2021)"), &[None; 3]);
    }

    #[test]
    fn a_change_stands_at_the_last_time_beside_it() {
        let of = |month| Some((2021, Some(month)));
        let heads = ["Nets", "Feb-21", "Mar-21", "Change from prev. month", "% change"];
        check(&heads, None, &[None, of(2), of(3), of(3), of(3)]);
        check(&["Nets, March 2021", "Number", "Change"], None, &[of(3), None, None]);
        check(&["Nets", "Feb-21", "Change of nets"], None, &[None, of(2), of(2)]);
        check(&["Nets", "Feb-21", "Exchanged"], None, &[None, of(2), None]);
        let heads = ["Nets", "Feb-21", "Mar-21", "Change from Mar-20"].map(str::to_owned);
        let over = Columns::of(&heads, None, &Style::default());
        let date = over.dates[3].as_ref().map(|d| (d.start.year, d.end.and_then(|e| e.year)));
        assert_eq!(date, Some((Some(2020), Some(2021))));
    }
}
