//! Quantities become figures: their value, parts, unit, subject and doubts. Time, place and source are found by `when` and `source`.

use super::area_of;
use super::caption::Money;
use super::event::squeeze;
use super::family::Family;
use super::{balance, currency, indicator, subject, unit};
use crate::parse::claim::{PartLabel, Quantity, Reading, UnitClaim, Value};
use crate::parse::table::scale;
use crate::parse::vocabulary::{Group, Phrase};
use crate::place::CharSpan;
use crate::record::{Balance, Figure, Measure, Part, PartName, Parts, Percents, Qualifier, Section, TimeBasis, Unit};
use regex::Regex;
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// What stands around a quantity.
pub struct Around<'a> {
    /// The text it is in.
    pub reading: &'a Reading,
    /// Its section.
    pub section: Section,
    /// The report's family.
    pub family: &'a Family,
    /// The language of the report.
    pub language: crate::parse::vocabulary::Language,
    /// The report's own area.
    pub ref_area: Option<&'a str>,
    /// Areas of the heading above.
    pub heading_areas: &'a [&'static str],
    /// Words of the event it is printed in.
    pub event_title: Option<&'a str>,
    /// The currency that stands over its table.
    pub money: Option<Money<'a>>,
    /// The heading inside the side box that it stands in, where that is not the title of the box.
    pub card_heading: Option<&'a str>,
    /// The first cell of its row, where that is words and the figure stands in another cell.
    pub row_stub: Option<&'a str>,
    /// The short heading over the line of numbers that it stands in.
    pub line_heading: Option<&'a str>,
    /// Caption or heading of the table it is in.
    pub caption: Option<&'a str>,
    /// The country that the rows of its table add up to.
    pub sum_area: Option<&'static str>,
    /// What stands over the whole table, in its own head.
    pub title: Option<&'a str>,
    /// The heads of all columns of its table.
    pub table_heads: &'a [String],
}

fn qualifier(bound: Option<Phrase>, high: Option<Decimal>) -> Qualifier {
    if high.is_some() {
        return Qualifier::Range;
    }
    match bound {
        Some(Phrase::About) => Qualifier::About,
        Some(Phrase::MoreThan) => Qualifier::MoreThan,
        Some(Phrase::AtLeast) => Qualifier::AtLeast,
        Some(Phrase::LessThan) => Qualifier::LessThan,
        Some(Phrase::UpTo) => Qualifier::UpTo,
        _ => Qualifier::Exact,
    }
}

fn part_name(group: Group) -> Option<PartName> {
    Some(match group {
        Group::Women => PartName::Women,
        Group::Men => PartName::Men,
        Group::Girls => PartName::Girls,
        Group::Boys => PartName::Boys,
        Group::Children => PartName::Children,
        Group::Unknown => PartName::Unknown,
        Group::Adults | Group::Others => return None,
    })
}

/// The figure of a quantity, without time, place name and source. `None` where it holds no number after all.
pub fn of(q: &Quantity, around: &Around) -> Option<Figure> {
    let text = around.reading.text.as_str();
    let lead = q.total.as_ref().or_else(|| q.parts.first().map(|p| &p.value))?;
    let unit_claim = lead.unit;
    let quote_span = around
        .reading
        .sentences
        .get(q.sentence)
        .copied()
        .filter(|s| s.overlaps(q.span))
        .unwrap_or_else(|| around.reading.text.span());
    let quote_span = quote_span.union(q.span);
    let mut figure = Figure {
        event: None,
        section: around.section,
        subject: String::new(),
        indicator: None,
        ref_area: around.ref_area.map(str::to_owned),
        counterpart_area: None,
        place_name: None,
        unit: unit::of(q, around, unit_claim),
        // What a sum is paid to is no unit of it.
        unit_label: if matches!(unit_claim, UnitClaim::Money(..)) {
            String::new()
        } else {
            unit::label(q, text, around.language)
        },
        currency: None,
        value: Part::Absent,
        value_min: None,
        value_max: None,
        qualifier: qualifier(lead.bound, lead.high),
        parts: Parts::default(),
        age: None,
        measure: Measure::Level,
        part_qualifiers: Vec::new(),
        children_in_total: None,
        parts_other: Vec::new(),
        percents: Percents::default(),
        balance: Balance::NotApplicable,
        period: None,
        time_basis: TimeBasis::ReportingPeriod,
        source: None,
        quote: squeeze(&text[quote_span.range()]),
        value_text: squeeze(&text[lead.span.range()]),
        place: around.reading.text.place(q.span),
        rule: q.rule,
    };
    if let UnitClaim::Money(code, shared) = unit_claim {
        let printed = &text[lead.whole.range()];
        figure.currency = Some(currency::of(code, shared, printed, &around.family.currency, around.ref_area));
    }
    // Wages and means count nobody.
    let stub: Vec<&str> = q.subject.iter().map(|s| &text[s.range()]).collect();
    let mean = q.rule == "table_sexes" && super::measure::is_mean(&q.heads, &stub, around.caption);
    if mean && matches!(figure.unit, Unit::Persons | Unit::Cases | Unit::Count) {
        figure.unit = if around.caption.is_some_and(|c| scale::of(c).is_some()) { Unit::Other } else { Unit::Count };
    }
    // `Table 2. Expenditure by line, in EUR`: the caption's currency is that of cells that count neither people nor shares.
    if let (Some(money), true, Unit::Count) = (around.money, mean || q.rule == "table_cell", figure.unit) {
        let code = currency::of(money.code, money.shared, money.said, &around.family.currency, around.ref_area);
        (figure.unit, figure.currency) = (Unit::Currency, Some(code));
    }
    if mean && figure.unit == Unit::Count {
        figure.unit = Unit::Other;
    }
    let mut total = q.total.clone();
    // `Table 3. Resources ($ million)`
    if let (Unit::Currency, "table_cell", Some(scale), Some(value)) =
        (figure.unit, q.rule, around.money.and_then(|money| money.scale), &mut total)
    {
        value.number = value.number.and_then(|n| n.checked_mul(scale)).or(value.number);
    }
    set_total(&mut figure, total.as_ref());
    let percent_list = matches!(unit_claim, UnitClaim::Percent | UnitClaim::Ratio);
    // `8.4 | women 8.6 | men 8.2`: parts in per cent are shares or rates, whatever their total.
    let rates = !q.parts.is_empty() && q.parts.iter().all(|p| p.value.unit == UnitClaim::Percent);
    if percent_list && (q.total.is_none() || rates && unit_claim == UnitClaim::Percent) {
        shares(&mut figure, q, around.reading.text.as_str())
    } else {
        counts(&mut figure, q, text)
    }
    if q.total.is_none() && q.parts.len() == 1 && q.parts[0].label == PartLabel::Group(Group::Children) && !percent_list
    {
        figure.value = figure.parts.children;
    }
    if q.rule.starts_with("table") && is_broken(&figure) {
        figure.unit = Unit::Other;
    }
    of_children(&mut figure, q, text);
    all_of_one_sex(&mut figure, q, text, quote_span);
    if !mean {
        balance::complete(&mut figure, q, around);
    }
    super::measure::of(&mut figure, q, text);
    figure.subject = subject::of(q, around, &figure);
    if let Some(per) = super::measure::per(q, text).filter(|per| !figure.subject.contains(per)) {
        figure.subject = format!("{} {per}", figure.subject).trim().to_owned();
    }
    figure.indicator = indicator::of(&figure, around.family);
    area_of::set(&mut figure, q, around);
    Some(figure)
}

/// Nobody counts 2.43 people: a mean, an index or a rate of which the table does not say more.
fn is_broken(figure: &Figure) -> bool {
    let counts = matches!(figure.unit, Unit::Persons | Unit::Cases | Unit::Households | Unit::Count);
    let parts = figure.parts.iter().filter_map(|(_, part)| part.stated());
    let mut values = figure.value.stated().into_iter().chain(figure.value_min).chain(figure.value_max).chain(parts);
    // `63.0` is printed to a decimal; `1.2 million` keeps its own and is large.
    counts && values.any(|n| !n.fract().is_zero() || n.scale() > 0 && n.abs() < Decimal::ONE_THOUSAND)
}

fn set_total(figure: &mut Figure, total: Option<&Value>) {
    let Some(total) = total else { return };
    match (total.number, total.high) {
        (Some(low), Some(high)) => (figure.value_min, figure.value_max) = (Some(low), Some(high)),
        (Some(n), None) => figure.value = Part::Stated(n),
        (None, _) => {}
    }
    match figure.qualifier {
        Qualifier::MoreThan | Qualifier::AtLeast => figure.value_min = total.number,
        Qualifier::LessThan | Qualifier::UpTo => figure.value_max = total.number,
        _ => {}
    }
}

/// `130 children, 71 girls and 59 boys`: a group of children has its number in `children` too.
fn of_children(figure: &mut Figure, q: &Quantity, text: &str) {
    let (Some(noun), Part::Stated(total)) = (q.noun, figure.value) else { return };
    let printed = text[noun.range()].to_lowercase();
    let head = printed
        .split_whitespace()
        .take_while(|w| !["of", "in", "with", "from", "to", "by", "for", "at", "de", "en"].contains(w));
    let children = head
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .any(|w| ["children", "enfants", "niños", "child"].contains(&w));
    // `648 pupils (236 girls)`: where one sex of them is named, the rest are children too.
    let pupils = ["pupils", "schoolchildren", "élèves", "écoliers", "alumnos", "escolares"]
        .iter()
        .any(|w| printed.split_whitespace().next() == Some(w))
        && q.parts.len() == 1
        && matches!(q.parts[0].label, PartLabel::Group(Group::Girls | Group::Boys));
    let children = children || pupils;
    let no_adults = figure.parts.women.is_absent() && figure.parts.men.is_absent();
    if children && no_adults && figure.parts.children.is_absent() && figure.unit == Unit::Persons {
        figure.parts.children = Part::Stated(total);
    }
}

/// Parts that are counts, or shares beside a total.
fn counts(figure: &mut Figure, q: &Quantity, text: &str) {
    for part in &q.parts {
        let percent = part.value.unit == UnitClaim::Percent;
        match &part.label {
            PartLabel::Group(group) => {
                let Some(name) = part_name(*group) else { continue };
                if percent {
                    set_percent(&mut figure.percents, name, part.value.number);
                    continue;
                }
                if let Some(n) = part.value.number {
                    *figure.parts.get_mut(name) = Part::Stated(n);
                }
                set_percent(&mut figure.percents, name, part.share);
                let bound = qualifier(part.value.bound, part.value.high);
                if bound != Qualifier::Exact && q.total.is_some() {
                    figure.part_qualifiers.push((name, bound));
                }
            }
            PartLabel::Named(span) => {
                let name = squeeze(&text[span.range()]).to_lowercase();
                if let Some(n) = part.value.number {
                    // A group named after two sexes is counted whole.
                    if q.total.is_none() && q.parts.len() == 1 && !percent {
                        figure.value = Part::Stated(n);
                    }
                    figure.parts_other.push((name, n));
                }
            }
        }
    }
}

fn set_percent(percents: &mut Percents, name: PartName, share: Option<Decimal>) {
    let slot = match name {
        PartName::Women => &mut percents.women,
        PartName::Men => &mut percents.men,
        PartName::Girls => &mut percents.girls,
        PartName::Boys => &mut percents.boys,
        _ => return,
    };
    *slot = slot.or(share);
}

/// A statement that is itself a share or a rate: `women make up 56 per cent`, `45 per cent of women can read`.
fn shares(figure: &mut Figure, q: &Quantity, text: &str) {
    let sum: Decimal = q.parts.iter().filter_map(|p| p.value.number).sum();
    let whole = q.parts.len() > 1 && (sum - Decimal::ONE_HUNDRED).abs() <= Decimal::ONE;
    let has = |one, other| q.parts.iter().any(|p| [PartLabel::Group(one), PartLabel::Group(other)].contains(&p.label));
    // `7 per cent were children and 5 per cent women` are shares of one whole; women and men are only where they make it up.
    let sexes = has(Group::Women, Group::Girls) && has(Group::Men, Group::Boys);
    // `60 per cent were men, 31 women and the rest said nothing`: what they were said to be is a share, though some are left.
    let said = sum <= Decimal::ONE_HUNDRED && q.parts.iter().any(|p| are(&text[p.value.whole.end as usize..]));
    let rate = q.parts.iter().any(|p| p.rate) || sexes && !whole && !said;
    for part in &q.parts {
        let PartLabel::Group(group) = part.label else { continue };
        let (Some(name), Some(n)) = (part_name(group), part.value.number) else { continue };
        // A fraction in words is kept as a fraction: `two thirds of them are women` has no printed per cent.
        if part.value.unit == UnitClaim::Ratio && !rate {
            continue;
        }
        // Of girls and boys alone the share stands in their own column: the group is one of children or of cases, not of adults.
        let alone = q.parts.len() == 1;
        let of_minors =
            alone && matches!(name, PartName::Girls | PartName::Boys) || !alone && name == PartName::Children;
        if rate || of_minors {
            *figure.parts.get_mut(name) = Part::Stated(n);
        } else {
            set_percent(&mut figure.percents, name, Some(n));
        }
        if let Some(share) = part.share.filter(|_| !rate) {
            *figure.parts.get_mut(name) = Part::Stated(share);
        }
    }
    if !rate && q.parts.len() == 1 && q.total.is_none() {
        figure.value = q.parts[0].value.number.map_or(Part::Absent, Part::Stated);
    }
    figure.measure = if rate { Measure::Rate } else { Measure::Share };
}

/// Whether a text goes on with what somebody is said to be.
fn are(rest: &str) -> bool {
    let word = rest.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    ["were", "are", "sont", "étaient", "son", "eran", "fueron"].contains(&word.as_str())
}

static ALL_OF_ONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^[^.;:()\d]{0,60}?[,(–-]\s?(?:all (?:of (?:them|whom) )?(?:were |are )?|exclusively |tou(?:s|tes) (?:des )?|exclusivement des |tod[ao]s (?:ell[ao]s |de ell[ao]s )?|exclusivamente )(men|male|women|female|girls|boys|hommes|femmes|filles|garçons|mujeres|hombres|varones|niñas|niños)\b",
    )
    .ok()
});

/// `131 fishers, all of them men`.
fn all_of_one_sex(figure: &mut Figure, q: &Quantity, text: &str, sentence: CharSpan) {
    let (Some(total), true) = (figure.value.stated(), q.parts.is_empty()) else { return };
    let rest = &text[q.span.end as usize..(sentence.end as usize).max(q.span.end as usize)];
    let one = || ONE_OF.as_ref().filter(|_| total == Decimal::ONE && q.rule == "count").and_then(|r| r.captures(rest));
    let all = ALL_OF_ONE.as_ref().and_then(|r| r.captures(rest)).or_else(one);
    let Some(sex) = all.and_then(|c| c.get(1)) else { return };
    let (all, none) = match sex.as_str().to_lowercase().as_str() {
        "men" | "male" | "man" | "hommes" | "hombres" | "varones" => (PartName::Men, Some(PartName::Women)),
        "women" | "female" | "woman" | "femmes" | "mujeres" => (PartName::Women, Some(PartName::Men)),
        "girls" | "girl" | "filles" | "niñas" => (PartName::Girls, None),
        _ => (PartName::Boys, None),
    };
    *figure.parts.get_mut(all) = Part::Derived(total);
    if let Some(none) = none {
        *figure.parts.get_mut(none) = Part::Derived(Decimal::ZERO);
    }
}

/// `1 member of the alliance (man)`: a single person, and who it is.
static ONE_OF: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)^[^.;:,\d|]{2,80}\((man|woman|male|female|girl|boy)\)").ok());
