//! The columns of figures.csv: one printed statistic a row, for people who look.

use super::Empty::{Never, When};
use super::{
    AREA, Column, Kind, Row, Value, boxes, code, column, date, decimal, id, list, optional, optional_id, page, printed,
    word, words_of,
};
use crate::record::{
    Balance, Figure, Measure, PartName, Precision, Qualifier, RowId, RowKind, Section, TimeBasis, Unit,
};

/// Why a part is empty.
const NO_PART: super::Empty = When("no such part is printed or follows");
/// Why a share is empty.
const NO_SHARE: super::Empty = When("no such share is printed");

/// The columns of figures.csv.
pub const COLUMNS: &[Column<Figure>] = &[
    column("figure_id", Kind::Key, Never, "this figure", "r0123456789abcdef-f00001", |r| {
        id(r.report_id, RowId { kind: RowKind::Figure, n: r.n })
    }),
    column("report_id", Kind::Ref("reports"), Never, "the report it is printed in", "r0123456789abcdef", |r| {
        Value::Word(r.report_id)
    }),
    column(
        "event_id",
        Kind::Ref("events"),
        When("it is printed in no dated activity"),
        "the dated activity it is printed in",
        "r0123456789abcdef-e00001",
        |r| optional_id(r.report_id, r.item.event),
    ),
    column("section", words_of!(Section), Never, "where in the report it stands", "activities", |r| {
        Value::Word(r.item.section.as_str())
    }),
    column(
        "subject",
        Kind::Text,
        When("no words say what is counted"),
        "what is counted, as printed: the shortest noun phrase that tells it from its neighbours",
        "representatives from civil society organizations",
        |r| printed(&r.item.subject),
    ),
    column(
        "indicator",
        Kind::Text,
        When("the rule set's vocabulary has none"),
        "code from the rule set's vocabulary",
        "migrants_mou",
        |r| code(&r.item.indicator),
    ),
    column("ref_area", AREA, When("no area could be told"), "the area it speaks for, ISO 3166-1 alpha-3", "KHM", |r| {
        code(&r.item.ref_area)
    }),
    column(
        "counterpart_area",
        AREA,
        When("there is none"),
        "the other end (migrants from KHM in THA), ISO 3166-1 alpha-3",
        "THA",
        |r| code(&r.item.counterpart_area),
    ),
    column("place", Kind::Text, When("none is named"), "place inside the area, as printed", "Kampong Cham", |r| {
        optional(&r.item.place_name)
    }),
    column("unit", words_of!(Unit), Never, "what is counted or measured", "persons", |r| {
        Value::Word(r.item.unit.as_str())
    }),
    column("unit_label", Kind::Text, When("none is printed"), "the unit as printed", "recommendations", |r| {
        printed(&r.item.unit_label)
    }),
    column(
        "currency",
        AREA,
        When("it is no amount of money"),
        "ISO 4217; a bare `$` that nothing explains is USD with the doubt `currency_unclear`",
        "USD",
        |r| code(&r.item.currency),
    ),
    column(
        "value",
        Kind::Decimal,
        When("only parts are printed and they give no total, or it is a range"),
        "the printed number, multiplied out, or the computed total",
        "15800000",
        |r| decimal(r.item.value.number()),
    ),
    column(
        "value_min",
        Kind::Decimal,
        When("nothing bounds it from below"),
        "lower end of the interval meant",
        "200",
        |r| decimal(r.item.value_min),
    ),
    column(
        "value_max",
        Kind::Decimal,
        When("nothing bounds it from above"),
        "upper end of the interval meant",
        "250",
        |r| decimal(r.item.value_max),
    ),
    column("qualifier", words_of!(Qualifier), Never, "how the number bounds the value meant", "exact", |r| {
        Value::Word(r.item.qualifier.as_str())
    }),
    column(
        "women",
        Kind::Decimal,
        NO_PART,
        "women, or females of any age; a rate where the unit is percent",
        "27",
        |r| part(r, PartName::Women),
    ),
    column("men", Kind::Decimal, NO_PART, "men, or males of any age; a rate where the unit is percent", "16", |r| {
        part(r, PartName::Men)
    }),
    column("girls", Kind::Decimal, NO_PART, "girls, where that word is used", "4", |r| part(r, PartName::Girls)),
    column("boys", Kind::Decimal, NO_PART, "boys, where that word is used", "3", |r| part(r, PartName::Boys)),
    column("children", Kind::Decimal, NO_PART, "children of either sex", "7", |r| part(r, PartName::Children)),
    column("unknown", Kind::Decimal, NO_PART, "persons whose sex is said to be unknown", "1", |r| {
        part(r, PartName::Unknown)
    }),
    column(
        "age",
        Kind::Code("Y[A-Z0-9_]*"),
        When("none is printed"),
        "age band of the whole figure, SDMX",
        "Y15T17",
        |r| code(&r.item.age),
    ),
    column(
        "measure",
        words_of!(Measure),
        Never,
        "what kind of value it is; a fall is a negative change",
        "level",
        |r| Value::Word(r.item.measure.as_str()),
    ),
    column("qualifiers", Kind::List, When("no part is a bound"), "bounds of single parts", "girls=at_least", |r| {
        list(r.item.part_qualifiers.iter().map(|(name, q)| format!("{}={}", name.as_str(), q.as_str())))
    }),
    column(
        "children_in_total",
        Kind::Boolean,
        When("children do not stand beside women and men"),
        "whether the children count in the total",
        "true",
        |r| r.item.children_in_total.map_or(Value::Empty, Value::Boolean),
    ),
    column(
        "parts_other",
        Kind::List,
        When("there are none"),
        "parts under other names, `name=value`",
        "women and girls=47",
        |r| list(r.item.parts_other.iter().map(|(name, n)| format!("{name}={}", n.normalize()))),
    ),
    column(
        "percent_women",
        Kind::Decimal,
        NO_SHARE,
        "women as a printed share of the group: 53 is 53 per cent",
        "53",
        |r| decimal(r.item.percents.women),
    ),
    column("percent_men", Kind::Decimal, NO_SHARE, "men as a printed share of the group", "47", |r| {
        decimal(r.item.percents.men)
    }),
    column("percent_girls", Kind::Decimal, NO_SHARE, "girls as a printed share of the group", "12.5", |r| {
        decimal(r.item.percents.girls)
    }),
    column("percent_boys", Kind::Decimal, NO_SHARE, "boys as a printed share of the group", "10", |r| {
        decimal(r.item.percents.boys)
    }),
    column(
        "derived",
        Kind::List,
        When("every number is printed"),
        "which of these columns were computed and not printed",
        "value",
        |r| list(derived(r.item)),
    ),
    column("balance", words_of!(Balance), Never, "whether the printed parts add up to the printed total", "ok", |r| {
        Value::Word(r.item.balance.as_str())
    }),
    column(
        "period_start",
        Kind::Date,
        When("no time could be told"),
        "first day of the time it speaks of",
        "2019-09-12",
        |r| date(r.item.period.map(|p| p.start)),
    ),
    column(
        "period_end",
        Kind::Date,
        When("no time could be told"),
        "last day of the time it speaks of",
        "2019-09-13",
        |r| date(r.item.period.map(|p| p.end)),
    ),
    column(
        "time_precision",
        words_of!(Precision),
        Never,
        "how exactly the time is stated: a missing day is never invented",
        "day",
        |r| Value::Word(r.item.period.map_or(Precision::Unknown, |p| p.precision).as_str()),
    ),
    column(
        "time_basis",
        words_of!(TimeBasis),
        Never,
        "where the time comes from; `reporting_period` is the marked fallback",
        "event",
        |r| Value::Word(r.item.time_basis.as_str()),
    ),
    column("source", Kind::Text, When("none is named"), "who counted, as printed", "UNDESA", |r| {
        optional(&r.item.source)
    }),
    column(
        "quote",
        Kind::Text,
        Never,
        "the sentence or line it stands in, white space normalised",
        "43 (W27: M16) representatives",
        |r| Value::Printed(&r.item.quote),
    ),
    column("value_text", Kind::Text, When("it was computed"), "the number as printed", "15.8 million", |r| {
        printed(&r.item.value_text)
    }),
    column("page", Kind::Integer, When("its place is not known"), "page of the file, from 1", "2", |r| {
        page(&r.item.place)
    }),
    column(
        "bbox",
        Kind::Boxes,
        When("its place is not known"),
        "where the number is printed",
        "72.00 101.25 133.10 112.25",
        |r| boxes(&r.item.place),
    ),
    column("rule", Kind::Text, Never, "the name of the rule that read it", "count_with_parts", |r| word(r.item.rule)),
    column(
        "doubts",
        Kind::List,
        When("there are none"),
        "findings about this figure",
        "r0123456789abcdef-x00001",
        doubts,
    ),
];

fn part<'a>(row: &Row<'a, Figure>, name: PartName) -> Value<'a> {
    decimal(row.item.parts.get(name).number())
}

fn derived(figure: &Figure) -> Vec<&'static str> {
    let value = figure.value.is_derived().then_some("value");
    value
        .into_iter()
        .chain(figure.parts.iter().filter(|(_, p)| p.is_derived()).map(|(name, _)| name.as_str()))
        .collect()
}

fn doubts<'a>(row: &Row<'a, Figure>) -> Value<'a> {
    let about = row.report.doubts.get(&RowId { kind: RowKind::Figure, n: row.n });
    let ids = about.into_iter().flatten().map(|&n| RowId { kind: RowKind::Finding, n }.text(row.report_id));
    list(ids.collect::<Vec<_>>())
}
