//! A report with something in every column, so that the formats can be held to each other whatever the reader finds.

use gleaner::finding::{Code, Finding};
use gleaner::place::{PageIndex, Place, PlaceBox};
use gleaner::record::*;
use rust_decimal::Decimal;

fn place(page: u32) -> Place {
    let one = PlaceBox { x0: 7200, y0: 10125, x1: 13310, y1: 11225 };
    Place { page: PageIndex(page), boxes: vec![one, PlaceBox { x0: -7, y0: 5, ..one }] }
}

fn row(kind: RowKind, n: u32) -> Option<RowId> {
    Some(RowId { kind, n })
}

fn period(start: &str, end: &str, precision: Precision) -> Period {
    Period { start: start.parse().unwrap(), end: end.parse().unwrap(), precision }
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// Facts with something in every column.
pub fn facts() -> ReportFacts {
    ReportFacts {
        pages: 4,
        title: "=Cambodia, \"Quarterly\"\nupdate".to_owned(),
        publisher: "ILO".to_owned(),
        programme: "TRIANGLE in ASEAN".to_owned(),
        family: "triangle".to_owned(),
        ref_area: Some("KHM".to_owned()),
        area_name: "Cambodia".to_owned(),
        period: Some(period("2019-07-01", "2019-09-30", Precision::Quarter)),
        period_label: "2019-Q3".to_owned(),
        date_published: Some("2019-10-15".parse().unwrap()),
        language: "en".to_owned(),
        producer: "Typst 0.13".to_owned(),
        created: "2019-10-03".to_owned(),
        target_sites: vec!["Kampong Cham".to_owned(), "Prey; Veng".to_owned()],
        text_quality: TextQuality::Ok,
    }
}

fn figure() -> Figure {
    Figure {
        event: row(RowKind::Event, 1),
        section: Section::Activities,
        subject: "representatives, of \"civil society\"".to_owned(),
        indicator: Some("representatives".to_owned()),
        ref_area: Some("KHM".to_owned()),
        counterpart_area: Some("THA".to_owned()),
        place_name: Some("Phnom Penh".to_owned()),
        unit: Unit::Persons,
        unit_label: "representatives".to_owned(),
        currency: None,
        value: Part::Stated(decimal("43")),
        value_min: Some(decimal("40.50")),
        value_max: Some(decimal("45")),
        qualifier: Qualifier::Exact,
        parts: Parts { women: Part::Stated(decimal("27")), men: Part::Derived(decimal("16")), ..Parts::default() },
        age: None,
        measure: Measure::Level,
        part_qualifiers: vec![(PartName::Women, Qualifier::AtLeast)],
        children_in_total: Some(false),
        parts_other: vec![("women and girls".to_owned(), decimal("27.0"))],
        percents: Percents { women: Some(decimal("62.8")), ..Percents::default() },
        balance: Balance::Ok,
        period: Some(period("2019-09-12", "2019-09-13", Precision::Day)),
        time_basis: TimeBasis::Event,
        source: Some("@MOLVT".to_owned()),
        quote: "call +855 12 345 678 or chan.dara@example.org: 43 (W27: M16)".to_owned(),
        value_text: "-43 or so".to_owned(),
        place: place(1),
        rule: "count_with_parts",
    }
}

/// The report.
pub fn report() -> ReportRecords {
    let number = |text: &str, class, row| Number { text: text.to_owned(), class, row, rule: "made", place: place(1) };
    ReportRecords {
        facts: facts(),
        figures: vec![
            figure(),
            Figure {
                unit: Unit::Currency,
                currency: Some("USD".to_owned()),
                value: Part::Stated(decimal("6755.10")),
                parts: Parts::default(),
                percents: Percents::default(),
                children_in_total: None,
                event: None,
                balance: Balance::NotApplicable,
                period: None,
                place: Place::default(),
                ..figure()
            },
        ],
        events: vec![Event {
            kind: EventKind::Activity,
            period: period("2019-09-12", "2019-09-13", Precision::Day),
            date_text: "12–13 September".to_owned(),
            year_from: YearFrom::Report,
            title: "Consultation".to_owned(),
            text: "'Consultation', as they say".to_owned(),
            location: "Phnom Penh".to_owned(),
            attendees: "CSOs".to_owned(),
            purpose: "To review".to_owned(),
            organizations: vec!["MOLVT".to_owned(), "NEA".to_owned()],
            place: place(1),
        }],
        media: vec![Media {
            date: Some("2019-08-06".parse().unwrap()),
            date_text: "6 August".to_owned(),
            title: "New centre".to_owned(),
            outlet: "Khmer Times".to_owned(),
            url: "https://example.org/a?b=1,2".to_owned(),
            place: place(2),
        }],
        organizations: vec![Organization {
            role: Role::FocalPoint,
            name: "Ms Chan Dara".to_owned(),
            acronym: String::new(),
            place_name: "Phnom Penh".to_owned(),
            contact: "chan.dara@example.org, +855 12 345 678".to_owned(),
            place: place(0),
        }],
        links: vec![
            PageLink {
                url: "mailto:chan.dara@example.org".to_owned(),
                text: "chan.dara@example.org".to_owned(),
                attached_to: row(RowKind::Organization, 1),
                place: place(0),
            },
            PageLink {
                url: "https://example.org/a?b=1,2".to_owned(),
                text: "New centre".to_owned(),
                attached_to: row(RowKind::Media, 1),
                place: place(2),
            },
        ],
        findings: vec![
            Finding {
                expected: "57".to_owned(),
                found: "67".to_owned(),
                ..Finding::new(Code::PartsDoNotAddUp, "parts add to 67, printed total is 57")
            }
            .at(place(1))
            .of(RowId { kind: RowKind::Figure, n: 2 }),
            Finding::new(Code::PeriodUnknown, "expected a period, found none"),
        ],
        numbers: vec![
            number("43", NumberClass::Figure, row(RowKind::Figure, 1)),
            number("+855", NumberClass::Phone, None),
            number("12", NumberClass::Phone, None),
            number("345", NumberClass::Phone, None),
            number("678", NumberClass::Phone, None),
        ],
    }
}
