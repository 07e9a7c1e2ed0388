//! What a figure becomes as observations.

use super::*;
use crate::place::Place;
use crate::record::{Balance, Measure, Parts, Percents, Section, TimeBasis};

fn figure() -> Figure {
    Figure {
        event: None,
        section: Section::Activities,
        subject: String::new(),
        indicator: None,
        ref_area: None,
        counterpart_area: None,
        place_name: None,
        unit: Unit::Persons,
        unit_label: String::new(),
        currency: None,
        value: Part::Absent,
        value_min: None,
        value_max: None,
        qualifier: Qualifier::Exact,
        parts: Parts::default(),
        age: None,
        measure: Measure::Level,
        part_qualifiers: Vec::new(),
        children_in_total: None,
        parts_other: Vec::new(),
        percents: Percents::default(),
        balance: Balance::Ok,
        period: None,
        time_basis: TimeBasis::ReportingPeriod,
        source: None,
        quote: String::new(),
        value_text: String::new(),
        place: Place::default(),
        rule: "",
    }
}

fn stated(n: i64) -> Part {
    Part::Stated(Decimal::from(n))
}

fn check(figure: &Figure, expect: &str) {
    let rows: Vec<String> = of_figure(figure, 1)
        .iter()
        .map(|o| {
            format!(
                "{} {} {} {} {} {}",
                o.sex.as_str(),
                o.age,
                o.value,
                o.status.as_str(),
                o.derivation.as_str(),
                unit_measure(figure, o)
            )
        })
        .collect();
    assert_eq!(rows.join("; "), expect);
}

#[test]
fn women_and_men_with_a_total() {
    let parts = Parts { women: stated(27), men: stated(16), ..Parts::default() };
    check(
        &Figure { value: stated(43), parts, ..figure() },
        "_T _T 43 A stated PS; F _T 27 A stated PS; M _T 16 A stated PS",
    );
    let parts = Parts { women: stated(11), men: stated(39), ..Parts::default() };
    let value = Part::Derived(Decimal::from(50));
    check(&Figure { value, parts, ..figure() }, "_T _T 50 I sum PS; F _T 11 A stated PS; M _T 39 A stated PS");
    let parts = Parts { women: stated(22), men: Part::Derived(Decimal::from(8)), ..Parts::default() };
    check(
        &Figure { value: stated(30), qualifier: Qualifier::About, parts, ..figure() },
        "_T _T 30 E stated PS; F _T 22 A stated PS; M _T 8 I rest PS",
    );
}

#[test]
fn girls_and_boys_are_counted_with_their_sex_and_once_more_by_age() {
    let parts = Parts { women: stated(30), men: stated(10), girls: stated(4), boys: stated(3), ..Parts::default() };
    check(
        &Figure { value: stated(47), parts, ..figure() },
        "_T _T 47 A stated PS; F _T 34 I sum PS; M _T 13 I sum PS; F Y_LT18 4 A stated PS; M Y_LT18 3 A stated PS; \
         F Y_GE18 30 A stated PS; M Y_GE18 10 A stated PS",
    );
}

#[test]
fn girls_among_others_are_not_all_females() {
    let parts = Parts { girls: stated(35), boys: stated(41), ..Parts::default() };
    let among = Figure { value: stated(900), parts, balance: Balance::NotApplicable, ..figure() };
    check(&among, "_T _T 900 A stated PS; F Y_LT18 35 A stated PS; M Y_LT18 41 A stated PS");
    let young = Figure { age: Some("Y_LT18".to_owned()), ..among };
    check(&young, "_T Y_LT18 900 A stated PS; F Y_LT18 35 A stated PS; M Y_LT18 41 A stated PS");
    let parts = Parts { women: stated(650), girls: stated(190), boys: stated(180), children: stated(380), ..parts };
    check(
        &Figure { value: stated(2000), parts, balance: Balance::NotApplicable, ..figure() },
        "_T _T 2000 A stated PS; F _T 840 I sum PS; _T Y_LT18 380 A stated PS; F Y_LT18 190 A stated PS; \
         M Y_LT18 180 A stated PS; F Y_GE18 650 A stated PS",
    );
}

#[test]
fn children_whose_sex_is_not_told_are_of_unknown_sex() {
    let parts = Parts { women: stated(20), men: stated(10), children: stated(5), ..Parts::default() };
    let inside = Figure { value: stated(35), parts, children_in_total: Some(true), ..figure() };
    check(
        &inside,
        "_T _T 35 A stated PS; F _T 20 A stated PS; M _T 10 A stated PS; _U _T 5 A stated PS; _T Y_LT18 5 A stated PS; \
         F Y_GE18 20 A stated PS; M Y_GE18 10 A stated PS",
    );
    let beside = Figure { value: stated(30), children_in_total: Some(false), ..inside };
    check(
        &beside,
        "_T _T 30 A stated PS; F _T 20 A stated PS; M _T 10 A stated PS; _T Y_LT18 5 A stated PS; F Y_GE18 20 A stated PS; \
         M Y_GE18 10 A stated PS",
    );
}

#[test]
fn a_share_of_women_is_a_value_of_women() {
    let percents = Percents { women: Some(Decimal::from(56)), ..Percents::default() };
    let share = Figure { unit: Unit::Percent, value: stated(56), percents, ..figure() };
    check(&share, "F _T 56 A stated PT");
    check(&Figure { unit: Unit::Persons, value: stated(500), ..share }, "_T _T 500 A stated PS; F _T 56 A stated PT");
}

#[test]
fn a_range_has_no_single_value() {
    let ends = (Some(Decimal::from(200)), Some(Decimal::from(250)));
    check(&Figure { qualifier: Qualifier::Range, value_min: ends.0, value_max: ends.1, ..figure() }, "");
}

#[test]
fn a_time_span_has_its_shortest_exact_form() {
    let check = |start: &str, end: &str, precision: Precision, expect: &str| {
        let period = Period { start: start.parse().unwrap(), end: end.parse().unwrap(), precision };
        assert_eq!(time_period(period), expect);
    };
    check("2019-09-12", "2019-09-12", Precision::Day, "2019-09-12");
    check("2019-09-12", "2019-09-13", Precision::Day, "2019-09-12/P2D");
    check("2018-05-01", "2018-05-31", Precision::Month, "2018-05");
    check("2019-07-01", "2019-09-30", Precision::Quarter, "2019-Q3");
    check("2019-07-01", "2019-12-31", Precision::Half, "2019-S2");
    check("2017-01-01", "2017-12-31", Precision::Year, "2017");
    check("2017-04-01", "2019-07-31", Precision::Range, "2017-04-01/P28M");
    check("2017-01-01", "2018-12-31", Precision::Range, "2017-01-01/P2Y");
    check("2018-02-10", "2018-03-02", Precision::Range, "2018-02-10/P21D");
    check("2019-08-01", "2019-10-31", Precision::Quarter, "2019-08-01/P3M");
}
