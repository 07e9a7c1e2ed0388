//! Quantities become figures: their value, parts, unit, subject and doubts. Time, place and source are found by `when` and `source`.

use super::area;
use super::event::squeeze;
use super::family::Family;
use crate::parse::reading::{PartLabel, Quantity, Reading, UnitClaim, Value};
use crate::parse::vocabulary::{Group, Phrase, Sense, senses};
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
    /// Caption or heading of the table it is in.
    pub caption: Option<&'a str>,
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
        Group::Adults => return None,
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
        unit: unit(q, around, unit_claim),
        unit_label: unit_label(q, text),
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
        let own = Some(&around.family.currency).filter(|c| !c.is_empty() && shared);
        figure.currency = Some(own.map_or(code, String::as_str).to_owned());
    }
    set_total(&mut figure, q.total.as_ref());
    let percent_list = unit_claim == UnitClaim::Percent;
    if percent_list && q.total.is_none() {
        shares(&mut figure, q)
    } else {
        counts(&mut figure, q, text)
    }
    if q.total.is_none() && q.parts.len() == 1 && q.parts[0].label == PartLabel::Group(Group::Children) && !percent_list
    {
        figure.value = figure.parts.children;
    }
    all_of_one_sex(&mut figure, q, text, quote_span);
    complete(&mut figure, q, around);
    measure(&mut figure, q, text);
    figure.subject = subject(q, around, &figure);
    figure.indicator = indicator(&figure, around.family);
    areas(&mut figure, q, around);
    Some(figure)
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
fn shares(figure: &mut Figure, q: &Quantity) {
    let sum: Decimal = q.parts.iter().filter_map(|p| p.value.number).sum();
    let whole = q.parts.len() > 1 && (sum - Decimal::ONE_HUNDRED).abs() <= Decimal::ONE;
    let rate = q.parts.iter().any(|p| p.rate) || q.parts.len() > 1 && !whole;
    for part in &q.parts {
        let PartLabel::Group(group) = part.label else { continue };
        let (Some(name), Some(n)) = (part_name(group), part.value.number) else { continue };
        if rate {
            *figure.parts.get_mut(name) = Part::Stated(n);
        } else {
            set_percent(&mut figure.percents, name, Some(n));
        }
        if let Some(share) = part.share.filter(|_| !rate) {
            *figure.parts.get_mut(name) = Part::Stated(share);
        }
    }
    if !rate && q.parts.len() == 1 {
        figure.value = q.parts[0].value.number.map_or(Part::Absent, Part::Stated);
    }
    figure.measure = if rate { Measure::Rate } else { Measure::Share };
}

static ALL_OF_ONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^[^.;:()\d]{0,60}?[,(–-]\s?all (?:of (?:them|whom) )?(?:were |are )?(men|male|women|female|girls|boys)\b",
    )
    .ok()
});

/// `131 fishers, all of them men`.
fn all_of_one_sex(figure: &mut Figure, q: &Quantity, text: &str, sentence: CharSpan) {
    let (Some(total), true) = (figure.value.stated(), q.parts.is_empty()) else { return };
    let rest = &text[q.span.end as usize..(sentence.end as usize).max(q.span.end as usize)];
    let Some(sex) = ALL_OF_ONE.as_ref().and_then(|r| r.captures(rest)).and_then(|c| c.get(1)) else { return };
    let (all, none) = match sex.as_str().to_lowercase().as_str() {
        "men" | "male" => (PartName::Men, Some(PartName::Women)),
        "women" | "female" => (PartName::Women, Some(PartName::Men)),
        "girls" => (PartName::Girls, None),
        _ => (PartName::Boys, None),
    };
    *figure.parts.get_mut(all) = Part::Derived(total);
    if let Some(none) = none {
        *figure.parts.get_mut(none) = Part::Derived(Decimal::ZERO);
    }
}

/// Totals and parts complete each other, and the balance is struck.
fn complete(figure: &mut Figure, q: &Quantity, around: &Around) {
    let stated: Vec<(PartName, Decimal)> =
        figure.parts.iter().filter_map(|(n, p)| p.stated().map(|v| (n, v))).collect();
    let counts = figure.unit != Unit::Percent && figure.unit != Unit::Ratio;
    if stated.is_empty() || !counts {
        return;
    }
    let other: Decimal = figure.parts_other.iter().map(|(_, n)| *n).sum();
    let sum = stated.iter().map(|(_, n)| *n).sum::<Decimal>() + other;
    let children = figure.parts.children.stated();
    let has = |name: PartName| stated.iter().any(|(n, _)| *n == name);
    let Some(total) = figure.value.stated() else {
        if q.total.is_none()
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
    if exact && persons && stated.len() == 1 && figure.parts_other.is_empty() && total >= sum {
        let noun = q.noun.map(|s| around.reading.text.as_str()[s.range()].to_lowercase()).unwrap_or_default();
        let of_children = ["children", "enfants", "niños", "pupils", "élèves"].iter().any(|w| noun.contains(w));
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

static CHANGE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:(increas\w*|ris\w+|rose|grew|grow\w*|up|climbed|augment\w+|hausse|aument\w+)|(decreas\w*|declin\w*|fell|fall\w*|drop\w*|reduc\w+|down|baiss\w+|diminu\w+|disminu\w+|reduj\w+))(?: (?:in|of) [\p{L} ]{0,30})? (?:by|of|de|en)(?: (?:about|around|nearly|almost|over|more than|some|an estimated))?$").ok()
});

/// Level or change, share or rate, target, baseline or budget.
fn measure(figure: &mut Figure, q: &Quantity, text: &str) {
    let heads = q.heads.join(" ").to_lowercase();
    let named = |words: &[&str]| words.iter().any(|w| heads.split(|c: char| !c.is_alphanumeric()).any(|h| h == *w));
    if named(&["target", "targets", "cible", "meta"]) {
        figure.measure = Measure::Target;
    } else if named(&["baseline", "référence"]) {
        figure.measure = Measure::Baseline;
    } else if named(&["budget", "presupuesto"]) {
        figure.measure = Measure::Budget;
    } else if figure.measure == Measure::Level {
        figure.measure = match figure.unit {
            Unit::Percent => Measure::Share,
            Unit::Ratio => Measure::Ratio,
            _ => Measure::Level,
        };
        let Some(total) = &q.total else { return };
        let start = (0..=total.whole.start as usize)
            .rev()
            .take(60)
            .find(|at| text.is_char_boundary(*at) && total.whole.start as usize - at >= 50)
            .unwrap_or(0);
        let before = text.get(start..total.whole.start as usize).unwrap_or("").trim_end();
        if let Some(found) = CHANGE.as_ref().and_then(|r| r.captures(before)) {
            figure.measure = Measure::Change;
            if let (Some(_), Part::Stated(n)) = (found.get(2), figure.value) {
                figure.value = Part::Stated(-n);
            }
        }
    }
}

/// The unit: of the amount itself, else of the noun that is counted.
fn unit(q: &Quantity, around: &Around, claim: UnitClaim) -> Unit {
    match claim {
        UnitClaim::Percent => return Unit::Percent,
        UnitClaim::Money(..) => return Unit::Currency,
        UnitClaim::Ratio => return Unit::Ratio,
        UnitClaim::Plain => {}
    }
    let text = around.reading.text.as_str();
    let spans = q.noun.into_iter().chain(q.label).chain(q.subject.iter().copied());
    let mut texts: Vec<&str> = spans.map(|s| &text[s.range()]).collect();
    texts.extend(q.heads.iter().map(String::as_str));
    texts.extend(around.caption);
    let by_sex = q.parts.iter().any(|p| matches!(p.label, PartLabel::Group(_)));
    for phrase in texts {
        if let Some(unit) = head_unit(phrase, around) {
            return unit;
        }
        // The noun beside the number decides; labels and heads only where it is silent.
        if q.noun.is_some_and(|n| &text[n.range()] == phrase) && !by_sex {
            return Unit::Count;
        }
    }
    if by_sex { Unit::Persons } else { Unit::Count }
}

/// The unit that the head of a noun phrase names: the last telling word before its first preposition.
fn head_unit(phrase: &str, around: &Around) -> Option<Unit> {
    let mut found = None;
    for word in phrase.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|w| !w.is_empty()) {
        let senses = senses(&word.to_lowercase(), around.language);
        if senses.contains(&Sense::Preposition) && found.is_some() {
            break;
        }
        let unit = senses.iter().find_map(|s| match s {
            Sense::People | Sense::Adult | Sense::Group(_) => Some(Unit::Persons),
            Sense::Case => Some(Unit::Cases),
            Sense::Household => Some(Unit::Households),
            _ => None,
        });
        let plain = senses.is_empty()
            && word.chars().next().is_some_and(char::is_lowercase)
            && !word.ends_with("ed")
            && !word.ends_with("ing");
        if unit.is_some() {
            found = unit;
        } else if plain && found.is_some() && word.ends_with('s') && word.len() > 3 {
            // `migrant workers’ unions`, `women leaders’ groups`: a later plural is the head and counts things.
            found = None;
        }
    }
    found.or_else(|| {
        let lower = phrase.to_lowercase();
        let word = |w: &str| lower.split(|c: char| !c.is_alphanumeric()).any(|p| p == w);
        around
            .family
            .indicator
            .iter()
            .filter(|i| {
                !i.unit.is_empty() && i.words.iter().any(|list| list.len() <= 2 && list.iter().all(|w| word(w)))
            })
            .find_map(|i| Unit::from_word(&i.unit))
            .filter(|u| *u == Unit::Persons)
    })
}

/// The unit as printed: the noun up to its first preposition.
fn unit_label(q: &Quantity, text: &str) -> String {
    let Some(noun) = q.noun else { return String::new() };
    let printed = squeeze(&text[noun.range()]);
    let mut words = Vec::new();
    for word in printed.split(' ').take(4) {
        if matches!(
            word,
            "of" | "in" | "from" | "for" | "with" | "who" | "at" | "on" | "by" | "de" | "des" | "du" | "en" | "dans"
        ) && !words.is_empty()
        {
            break;
        }
        words.push(word);
    }
    words.join(" ")
}

/// What is counted, as printed.
fn subject(q: &Quantity, around: &Around, figure: &Figure) -> String {
    let text = around.reading.text.as_str();
    let mut pieces: Vec<String> = Vec::new();
    pieces.extend(q.heads.iter().map(|h| squeeze(h)));
    pieces.extend(q.subject.iter().map(|s| squeeze(&text[s.range()])).filter(|p| !p.is_empty()));
    if let Some(caption) = around.caption.filter(|_| q.rule.starts_with("table")) {
        if pieces.iter().map(|p| p.split(' ').count()).sum::<usize>() < 3 {
            pieces.push(squeeze(caption));
        }
    }
    if pieces.is_empty() {
        let people = figure.unit == Unit::Persons && !q.parts.is_empty();
        if people {
            let label = q
                .parts
                .iter()
                .find_map(|p| if let PartLabel::Named(s) = p.label { Some(squeeze(&text[s.range()])) } else { None });
            pieces.push(label.unwrap_or_else(|| "participants".to_owned()));
        }
        if let Some(title) = around.event_title {
            pieces.push(title.split(' ').take(8).collect::<Vec<_>>().join(" ").trim_end_matches([',', '…']).to_owned());
        }
    }
    let joined = pieces.join(" ");
    let words: Vec<&str> = joined.split(' ').collect();
    words[..words.len().min(24)].join(" ")
}

/// The code of the vocabulary whose words the subject has, in the unit it asks for.
fn indicator(figure: &Figure, family: &Family) -> Option<String> {
    let lower = figure.subject.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    family
        .indicator
        .iter()
        .find(|i| {
            (i.unit.is_empty() || i.unit == figure.unit.as_str())
                && i.words.iter().any(|list| list.iter().all(|w| words.contains(&w.as_str())))
        })
        .map(|i| i.code.clone())
}

/// The other end of a movement, or the country of a row in a report on several.
fn areas(figure: &mut Figure, q: &Quantity, around: &Around) {
    let text = around.reading.text.as_str();
    let spans = q.label.into_iter().chain(q.subject.iter().copied()).chain(q.noun);
    let own =
        spans.map(|s| &text[s.range()]).find_map(area::only).or_else(|| q.heads.iter().find_map(|h| area::only(h)));
    let heading = match around.heading_areas {
        [first, rest @ ..] if rest.iter().all(|c| c == first) => Some(*first),
        _ => None,
    };
    match around.ref_area {
        Some(report) => {
            figure.counterpart_area = own.or(heading).filter(|c| *c != report).map(str::to_owned);
        }
        None => {
            let sentence = around.reading.sentences.get(q.sentence).and_then(|s| area::only(&text[s.range()]));
            figure.ref_area = own.or(sentence).or(heading).map(str::to_owned);
        }
    }
}
