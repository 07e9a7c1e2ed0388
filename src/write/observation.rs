//! Figures turned on their side: one value a row, a figure x sex x age, in SDMX terms.
//!
//! This is a change of shape and adds nothing that a figure does not say, so it lives in `write` and not with the records: no
//! rule may look at an observation, and no observation can disagree with its figure.
//!
//! What is always true: no figure has two observations of one sex and age; wherever a figure's balance is `ok`, its F, M and _U at
//! the age of the whole add up to its _T. Rows at the age of the whole group (`_T`, or the band that is printed) come first; below
//! them, where girls, boys or children are printed, the same persons once more by age. A range has no single value and so no
//! observation: its ends stand in figures.csv.

use crate::record::{Balance, Figure, Part, PartName, Period, Precision, Qualifier, Unit};
use jiff::civil::Date;
use rust_decimal::Decimal;

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* $variant,)* }

        impl $name {
            /// Every word.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The word that observations.csv writes.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }
        }
    };
}

words! {
    /// SDMX CL_SEX.
    Sex {
        /// Women and girls.
        Female = "F",
        /// Men and boys.
        Male = "M",
        /// The whole group.
        Total = "_T",
        /// Persons whose sex is not told.
        Unknown = "_U",
    }
}

words! {
    /// SDMX CL_OBS_STATUS, as far as it is used.
    ObsStatus {
        /// Printed.
        Normal = "A",
        /// Printed as about so much, or as a bound.
        Estimated = "E",
        /// Computed.
        Imputed = "I",
    }
}

words! {
    /// How a value came about.
    Derivation {
        /// It is printed.
        Stated = "stated",
        /// The sum of printed parts.
        Sum = "sum",
        /// What printed parts leave of a printed total.
        Rest = "rest",
    }
}

/// One value of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// The number of its figure, from 1.
    pub figure: u32,
    /// Of which sex.
    pub sex: Sex,
    /// Of which age, SDMX.
    pub age: String,
    /// The value.
    pub value: Decimal,
    /// How far it is printed.
    pub status: ObsStatus,
    /// How it came about.
    pub derivation: Derivation,
    /// How it bounds what is meant.
    pub qualifier: Qualifier,
    /// True where it is a printed share of a figure that is not itself one.
    pub share: bool,
}

/// The observations of a report's figures, in their order.
pub fn observe(figures: &[Figure]) -> Vec<Observation> {
    figures.iter().zip(1u32..).flat_map(|(figure, n)| of_figure(figure, n)).collect()
}

fn of_figure(figure: &Figure, n: u32) -> Vec<Observation> {
    if figure.qualifier == Qualifier::Range && figure.parts.iter().all(|(_, p)| p.is_absent()) {
        return Vec::new();
    }
    let whole = figure.age.clone().unwrap_or_else(|| "_T".to_owned());
    let mut rows = Rows { figure, n, rows: Vec::new() };
    // A statement that is itself a share of women (`women make up 56 per cent`) is a value of F, not of the group.
    if let (Unit::Percent, Some(sex)) = (figure.unit, shared_sex(figure)) {
        rows.value(sex, &whole, figure.value);
        return rows.rows;
    }
    rows.value(Sex::Total, &whole, figure.value);
    let parts = &figure.parts;
    // Children who stand beside the total, not in it, must not enter the sums at the age of the whole.
    let apart = figure.children_in_total == Some(false);
    let of = |part: Part| if apart { Part::Absent } else { part };
    // Girls are the females of the whole group where the parts are the whole of it, or where all of it is of one age.
    let covered = matches!(figure.balance, Balance::Ok | Balance::NoTotal) || figure.age.is_some();
    let young = |adult: Part, part: Part| if covered || !adult.is_absent() { of(part) } else { Part::Absent };
    rows.sum(Sex::Female, &whole, [(PartName::Women, parts.women), (PartName::Girls, young(parts.women, parts.girls))]);
    rows.sum(Sex::Male, &whole, [(PartName::Men, parts.men), (PartName::Boys, young(parts.men, parts.boys))]);
    let unsexed = match unsexed_children(figure) {
        Part::Derived(_) if !covered => Part::Absent,
        unsexed => unsexed,
    };
    rows.sum(Sex::Unknown, &whole, [(PartName::Unknown, parts.unknown), (PartName::Children, of(unsexed))]);
    let by_age = [parts.girls, parts.boys, parts.children].iter().any(|p| !p.is_absent());
    if by_age {
        rows.of_age(Sex::Total, "Y_LT18", PartName::Children, parts.children);
        rows.of_age(Sex::Female, "Y_LT18", PartName::Girls, parts.girls);
        rows.of_age(Sex::Male, "Y_LT18", PartName::Boys, parts.boys);
        rows.of_age(Sex::Female, "Y_GE18", PartName::Women, parts.women);
        rows.of_age(Sex::Male, "Y_GE18", PartName::Men, parts.men);
    }
    rows.shares(&whole);
    rows.rows
}

/// The sex of which a figure that is itself a share speaks.
fn shared_sex(figure: &Figure) -> Option<Sex> {
    let value = figure.value.number()?;
    let p = &figure.percents;
    let one = |share: Option<Decimal>, others: [Option<Decimal>; 3]| share == Some(value) && others == [None; 3];
    if figure.parts.iter().any(|(_, part)| !part.is_absent()) {
        None
    } else if one(p.women, [p.men, p.girls, p.boys]) || one(p.girls, [p.women, p.men, p.boys]) {
        Some(Sex::Female)
    } else if one(p.men, [p.women, p.girls, p.boys]) || one(p.boys, [p.women, p.men, p.girls]) {
        Some(Sex::Male)
    } else {
        None
    }
}

/// The children whose sex is not told: all of them, or what girls and boys leave.
fn unsexed_children(figure: &Figure) -> Part {
    let (Some(children), girls, boys) =
        (figure.parts.children.number(), figure.parts.girls.number(), figure.parts.boys.number())
    else {
        return Part::Absent;
    };
    match (girls, boys) {
        (None, None) => figure.parts.children,
        _ => {
            let sexed = girls.unwrap_or_default().checked_add(boys.unwrap_or_default());
            let rest = sexed.and_then(|s| children.checked_sub(s)).filter(|r| *r > Decimal::ZERO);
            rest.map_or(Part::Absent, Part::Derived)
        }
    }
}

struct Rows<'a> {
    figure: &'a Figure,
    n: u32,
    rows: Vec<Observation>,
}

impl Rows<'_> {
    /// The whole figure's value.
    fn value(&mut self, sex: Sex, age: &str, value: Part) {
        let qualifier = self.figure.qualifier;
        self.push(sex, age, value, Derivation::Sum, qualifier);
    }

    /// One sex at the age of the whole group: a part, or the sum of two.
    fn sum(&mut self, sex: Sex, age: &str, parts: [(PartName, Part); 2]) {
        let there: Vec<(PartName, Part)> = parts.into_iter().filter(|(_, p)| !p.is_absent()).collect();
        match there.as_slice() {
            [] => {}
            [(name, part)] => self.push(sex, age, *part, Derivation::Rest, self.bound(*name)),
            // Rates do not add up.
            _ if self.figure.unit == Unit::Percent => {}
            [(a, x), (b, y), ..] => {
                let (Some(x), Some(y)) = (x.number(), y.number()) else { return };
                let bounds = [self.bound(*a), self.bound(*b)];
                let qualifier = bounds.into_iter().find(|q| *q != Qualifier::Exact).unwrap_or(Qualifier::Exact);
                if let Some(sum) = x.checked_add(y) {
                    self.push(sex, age, Part::Derived(sum), Derivation::Sum, qualifier);
                }
            }
        }
    }

    /// One sex at one age, unless that age is the whole figure's own.
    fn of_age(&mut self, sex: Sex, age: &str, name: PartName, part: Part) {
        if self.figure.age.as_deref() != Some(age) {
            self.push(sex, age, part, Derivation::Rest, self.bound(name));
        }
    }

    /// Printed shares, for a sex whose number is not printed as well.
    fn shares(&mut self, whole: &str) {
        let p = &self.figure.percents;
        let counted = |sex: Sex, rows: &[Observation]| rows.iter().any(|r| r.sex == sex);
        let shares = [
            (Sex::Female, whole, p.women),
            (Sex::Male, whole, p.men),
            (Sex::Female, "Y_LT18", p.girls),
            (Sex::Male, "Y_LT18", p.boys),
        ];
        let already = [counted(Sex::Female, &self.rows), counted(Sex::Male, &self.rows)];
        for (sex, age, share) in shares {
            let taken = if sex == Sex::Female { already[0] } else { already[1] };
            if let (false, Some(value)) = (taken, share) {
                self.push(sex, age, Part::Stated(value), Derivation::Rest, Qualifier::Exact);
                if let Some(last) = self.rows.last_mut() {
                    last.share = true;
                }
            }
        }
    }

    /// How a part bounds what is meant: its own word, or the figure's where it is the only number that is printed.
    fn bound(&self, name: PartName) -> Qualifier {
        let own = self.figure.part_qualifiers.iter().find(|(n, _)| *n == name).map(|(_, q)| *q);
        let alone = self.figure.value.stated().is_none()
            && self.figure.parts.iter().filter(|(_, p)| p.stated().is_some()).count() == 1;
        own.unwrap_or(if alone { self.figure.qualifier } else { Qualifier::Exact })
    }

    fn push(&mut self, sex: Sex, age: &str, part: Part, computed: Derivation, qualifier: Qualifier) {
        let Some(value) = part.number() else { return };
        let (status, derivation) = match (part.is_derived(), qualifier) {
            (true, _) => (ObsStatus::Imputed, computed),
            (false, Qualifier::Exact) => (ObsStatus::Normal, Derivation::Stated),
            (false, _) => (ObsStatus::Estimated, Derivation::Stated),
        };
        let age = age.to_owned();
        self.rows.push(Observation { figure: self.n, sex, age, value, status, derivation, qualifier, share: false });
    }
}

/// What a value is measured in: SDMX codes where SDMX has one, and the currency's own.
pub fn unit_measure<'a>(figure: &'a Figure, observation: &Observation) -> &'a str {
    match figure.unit {
        _ if observation.share => "PT",
        Unit::Persons => "PS",
        Unit::Households => "HH",
        Unit::Cases => "CASES",
        Unit::Count => "NUMBER",
        Unit::Percent => "PT",
        Unit::Ratio => "RATIO",
        Unit::Currency => figure.currency.as_deref().unwrap_or("OTHER"),
        Unit::Other => "OTHER",
    }
}

/// A time span as SDMX writes it: the shortest form that says exactly these days.
pub fn time_period(period: Period) -> String {
    let (start, end) = (period.start, period.end);
    let year = format!("{:04}", start.year());
    let months = whole_months(start, end);
    match (period.precision, months) {
        (Precision::Month, Some(1)) => format!("{year}-{:02}", start.month()),
        (Precision::Quarter, Some(3)) if start.month() % 3 == 1 => format!("{year}-Q{}", (start.month() + 2) / 3),
        (Precision::Half, Some(6)) if start.month() % 6 == 1 => format!("{year}-S{}", (start.month() + 5) / 6),
        (Precision::Year, Some(12)) if start.month() == 1 => year,
        (_, _) if start == end => start.to_string(),
        (Precision::Day, _) | (_, None) => format!("{start}/P{}D", days(start, end)),
        (_, Some(months)) if months % 12 == 0 => format!("{start}/P{}Y", months / 12),
        (_, Some(months)) => format!("{start}/P{months}M"),
    }
}

/// How many whole months a span is, where it begins on a first and ends on a last of the month.
fn whole_months(start: Date, end: Date) -> Option<i32> {
    let whole = start.day() == 1 && end == end.last_of_month() && start <= end;
    let month = |d: Date| i32::from(d.year()) * 12 + i32::from(d.month());
    whole.then(|| month(end) - month(start) + 1)
}

fn days(start: Date, end: Date) -> i32 {
    start.until(end).map_or(1, |span| span.get_days() + 1)
}

#[cfg(test)]
mod tests;
