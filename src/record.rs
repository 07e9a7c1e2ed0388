//! What we publish: the rows of one report, before any format. Columns and their order are `write/column.rs`'s business alone.
//!
//! A number is an exact decimal. A part is printed, computed, or absent, and says which.

mod words;

use crate::finding::Finding;
use crate::place::Place;
use jiff::civil::Date;
use rust_decimal::Decimal;
pub use words::*;

/// A row of a report: its table and its number in reading order, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId {
    /// Which table.
    pub kind: RowKind,
    /// Counted from 1.
    pub n: u32,
}

impl RowId {
    /// The id as the tables write it: `<report_id>-<letter><n, padded to 5>`.
    pub fn text(self, report_id: &str) -> String {
        format!("{report_id}-{}{:05}", self.kind.as_str(), self.n)
    }
}

/// A value that is printed, computed, or not there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Nothing is known of it.
    #[default]
    Absent,
    /// Printed on the page.
    Stated(Decimal),
    /// Computed from what is printed.
    Derived(Decimal),
}

impl Part {
    /// The number, wherever it comes from.
    pub fn number(self) -> Option<Decimal> {
        match self {
            Part::Absent => None,
            Part::Stated(n) | Part::Derived(n) => Some(n),
        }
    }

    /// The number where it is printed.
    pub fn stated(self) -> Option<Decimal> {
        match self {
            Part::Stated(n) => Some(n),
            _ => None,
        }
    }

    /// True where it was computed.
    pub fn is_derived(self) -> bool {
        matches!(self, Part::Derived(_))
    }

    /// True where there is no number.
    pub fn is_absent(self) -> bool {
        self == Part::Absent
    }
}

/// The parts of a group by sex and age.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Women, or females of any age.
    pub women: Part,
    /// Men, or males of any age.
    pub men: Part,
    /// Girls, where that word is used.
    pub girls: Part,
    /// Boys, where that word is used.
    pub boys: Part,
    /// Children of either sex.
    pub children: Part,
    /// Sex not known.
    pub unknown: Part,
}

impl Parts {
    /// The part of a name.
    pub fn get(&self, name: PartName) -> Part {
        match name {
            PartName::Women => self.women,
            PartName::Men => self.men,
            PartName::Girls => self.girls,
            PartName::Boys => self.boys,
            PartName::Children => self.children,
            PartName::Unknown => self.unknown,
        }
    }

    /// The part of a name, to be set.
    pub fn get_mut(&mut self, name: PartName) -> &mut Part {
        match name {
            PartName::Women => &mut self.women,
            PartName::Men => &mut self.men,
            PartName::Girls => &mut self.girls,
            PartName::Boys => &mut self.boys,
            PartName::Children => &mut self.children,
            PartName::Unknown => &mut self.unknown,
        }
    }

    /// The parts with their names, in the order of the columns.
    pub fn iter(&self) -> impl Iterator<Item = (PartName, Part)> + '_ {
        PartName::ALL.iter().map(|&name| (name, self.get(name)))
    }
}

/// The parts of a group as printed shares of it: 53 is 53 per cent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Percents {
    /// Share of women.
    pub women: Option<Decimal>,
    /// Share of men.
    pub men: Option<Decimal>,
    /// Share of girls.
    pub girls: Option<Decimal>,
    /// Share of boys.
    pub boys: Option<Decimal>,
}

/// A time span, both days inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// How exactly it is stated.
    pub precision: Precision,
}

/// One printed statistic: a row of figures.csv.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The event it is printed in, by its number.
    pub event: Option<RowId>,
    /// Where in the report.
    pub section: Section,
    /// What is counted, as printed.
    pub subject: String,
    /// Code from the rule set's vocabulary.
    pub indicator: Option<String>,
    /// ISO 3166-1 alpha-3.
    pub ref_area: Option<String>,
    /// The other end, ISO 3166-1 alpha-3.
    pub counterpart_area: Option<String>,
    /// Place inside the area, as printed.
    pub place_name: Option<String>,
    /// Unit.
    pub unit: Unit,
    /// Unit as printed.
    pub unit_label: String,
    /// ISO 4217.
    pub currency: Option<String>,
    /// The number, multiplied out; absent for a range.
    pub value: Part,
    /// Lower end of a bound or range.
    pub value_min: Option<Decimal>,
    /// Upper end of a bound or range.
    pub value_max: Option<Decimal>,
    /// How the number bounds the value.
    pub qualifier: Qualifier,
    /// The parts by sex and age.
    pub parts: Parts,
    /// SDMX age band of the whole figure.
    pub age: Option<String>,
    /// What kind of value.
    pub measure: Measure,
    /// Bounds of single parts.
    pub part_qualifiers: Vec<(PartName, Qualifier)>,
    /// Whether children count in the total.
    pub children_in_total: Option<bool>,
    /// Parts under other names.
    pub parts_other: Vec<(String, Decimal)>,
    /// Parts printed as shares.
    pub percents: Percents,
    /// Whether the parts give the total.
    pub balance: Balance,
    /// The time it speaks of.
    pub period: Option<Period>,
    /// Where that time comes from.
    pub time_basis: TimeBasis,
    /// Who counted, as printed.
    pub source: Option<String>,
    /// The sentence or line, white space normalised.
    pub quote: String,
    /// The number as printed.
    pub value_text: String,
    /// Where it is printed.
    pub place: Place,
    /// The name of the rule that read it.
    pub rule: &'static str,
}

/// One dated activity: a row of events.csv.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Done or to come.
    pub kind: EventKind,
    /// When.
    pub period: Period,
    /// The date as printed.
    pub date_text: String,
    /// Where the year came from.
    pub year_from: YearFrom,
    /// Short.
    pub title: String,
    /// Whole.
    pub text: String,
    /// As printed.
    pub location: String,
    /// As printed.
    pub attendees: String,
    /// As printed.
    pub purpose: String,
    /// Names and acronyms found.
    pub organizations: Vec<String>,
    /// Where it is printed.
    pub place: Place,
}

/// One line of press coverage: a row of media.csv.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    /// When, if it says.
    pub date: Option<Date>,
    /// The date as printed.
    pub date_text: String,
    /// Headline.
    pub title: String,
    /// Who printed it.
    pub outlet: String,
    /// From the link annotation over the row.
    pub url: String,
    /// Where it is printed.
    pub place: Place,
}

/// One partner, donor or focal point: a row of organizations.csv.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// What it is to the report.
    pub role: Role,
    /// As printed.
    pub name: String,
    /// As printed.
    pub acronym: String,
    /// Where it works, as printed.
    pub place_name: String,
    /// E-mail and phone; written only where contacts are asked for.
    pub contact: String,
    /// Where it is printed.
    pub place: Place,
}

/// One link of a page: a row of links.csv.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLink {
    /// `http`, `https` or `mailto`.
    pub url: String,
    /// The text it covers.
    pub text: String,
    /// The row whose text it covers.
    pub attached_to: Option<RowId>,
    /// Its rectangle.
    pub place: Place,
}

/// One printed number: a row of numbers.csv.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The token as printed.
    pub text: String,
    /// What it is.
    pub class: NumberClass,
    /// The row it went into.
    pub row: Option<RowId>,
    /// The rule that decided.
    pub rule: &'static str,
    /// Where it is printed.
    pub place: Place,
}

/// What is said of the report itself: a row of reports.csv, without what only the store room knows (path, size, hash).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportFacts {
    /// Pages of the file.
    pub pages: u32,
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Of which programme.
    pub programme: String,
    /// The rule set that recognised it, or `generic`.
    pub family: String,
    /// ISO 3166-1 alpha-3.
    pub ref_area: Option<String>,
    /// As printed.
    pub area_name: String,
    /// The time it speaks of.
    pub period: Option<Period>,
    /// `2019-Q3`, `2019-H1`, `2019`, `2019-07`.
    pub period_label: String,
    /// When it was published, where it says.
    pub date_published: Option<Date>,
    /// BCP 47.
    pub language: String,
    /// Of the PDF.
    pub producer: String,
    /// Of the PDF, ISO 8601 as far as it is given.
    pub created: String,
    /// Where it works.
    pub target_sites: Vec<String>,
    /// How far its text can be trusted.
    pub text_quality: TextQuality,
}

/// Everything one report says. The number of a row is its place in its list, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportRecords {
    /// The report itself.
    pub facts: ReportFacts,
    /// Its statistics, in reading order.
    pub figures: Vec<Figure>,
    /// Its dated activities.
    pub events: Vec<Event>,
    /// Its press coverage.
    pub media: Vec<Media>,
    /// Its partners, donors and focal points.
    pub organizations: Vec<Organization>,
    /// Its links.
    pub links: Vec<PageLink>,
    /// Its doubts.
    pub findings: Vec<Finding>,
    /// Its numbers, every one.
    pub numbers: Vec<Number>,
}
