//! The columns of observations.csv: one value a row, in SDMX terms, for programs.

use super::Empty::{Never, When};
use super::{AREA, Column, Kind, Row, Value, code, column, date, decimal, id, optional, printed, words_of};
use crate::record::{Figure, Qualifier, RowId, RowKind};
use crate::write::observation::{Derivation, ObsStatus, Observation, Sex, time_period, unit_measure};

/// The columns of observations.csv.
pub const COLUMNS: &[Column<Observation>] = &[
    column("observation_id", Kind::Key, Never, "this observation", "r0123456789abcdef-o00001", |r| {
        id(r.report_id, RowId { kind: RowKind::Observation, n: r.n })
    }),
    column("figure_id", Kind::Ref("figures"), Never, "the figure it is a value of", "r0123456789abcdef-f00001", |r| {
        id(r.report_id, RowId { kind: RowKind::Figure, n: r.item.figure })
    }),
    column("report_id", Kind::Ref("reports"), Never, "the report it is printed in", "r0123456789abcdef", |r| {
        Value::Word(r.report_id)
    }),
    column("ref_area", AREA, When("no area could be told"), "as in figures.csv", "KHM", |r| {
        of(r, |f| code(&f.ref_area))
    }),
    column("counterpart_area", AREA, When("there is none"), "as in figures.csv", "THA", |r| {
        of(r, |f| code(&f.counterpart_area))
    }),
    column("place", Kind::Text, When("none is named"), "as in figures.csv", "Kampong Cham", |r| {
        of(r, |f| optional(&f.place_name))
    }),
    column("indicator", Kind::Text, When("the vocabulary has none"), "as in figures.csv", "migrants_mou", |r| {
        of(r, |f| code(&f.indicator))
    }),
    column("subject", Kind::Text, When("no words say what is counted"), "as in figures.csv", "MOU migrants", |r| {
        of(r, |f| printed(&f.subject))
    }),
    column(
        "sex",
        words_of!(Sex),
        Never,
        "SDMX: F is women and girls, M men and boys, _T the group, _U the rest whose sex is not told",
        "F",
        |r| Value::Word(r.item.sex.as_str()),
    ),
    column(
        "age",
        Kind::Code("_T|Y[A-Z0-9_]*"),
        Never,
        "SDMX: _T the whole group that the figure's total speaks of, Y_LT18 girls, boys and children, Y_GE18 women and men beside them, else the figure's own band",
        "_T",
        |r| Value::Word(&r.item.age),
    ),
    column(
        "unit_measure",
        Kind::Code("[A-Z]+"),
        Never,
        "PS persons, HH households, CASES, NUMBER, PT per cent, RATIO, OTHER, or the currency",
        "PS",
        |r| of(r, |f| Value::Word(unit_measure(f, r.item))),
    ),
    column("currency", AREA, When("it is no amount of money"), "ISO 4217", "USD", |r| of(r, |f| code(&f.currency))),
    column("time_start", Kind::Date, When("no time could be told"), "first day", "2019-09-12", |r| {
        of(r, |f| date(f.period.map(|p| p.start)))
    }),
    column("time_end", Kind::Date, When("no time could be told"), "last day", "2019-09-13", |r| {
        of(r, |f| date(f.period.map(|p| p.end)))
    }),
    column(
        "time_period",
        Kind::Text,
        When("no time could be told"),
        "the same in SDMX: `2019-09-12`, `2018-05`, `2019-Q3`, `2019-S1`, `2017`, or first day and length",
        "2019-09-12/P2D",
        |r| of(r, |f| f.period.map_or(Value::Empty, |p| Value::Made(time_period(p)))),
    ),
    column("obs_value", Kind::Decimal, Never, "the value", "27", |r| decimal(Some(r.item.value))),
    column(
        "obs_status",
        words_of!(ObsStatus),
        Never,
        "SDMX CL_OBS_STATUS: A printed, E about or a bound, I computed",
        "A",
        |r| Value::Word(r.item.status.as_str()),
    ),
    column("derivation", words_of!(Derivation), Never, "printed, a sum of parts, or a rest", "stated", |r| {
        Value::Word(r.item.derivation.as_str())
    }),
    column("qualifier", words_of!(Qualifier), Never, "how the number bounds the value meant", "exact", |r| {
        Value::Word(r.item.qualifier.as_str())
    }),
    column("source", Kind::Text, When("none is named"), "as in figures.csv", "UNDESA", |r| {
        of(r, |f| optional(&f.source))
    }),
];

/// What an observation's figure says.
fn of<'a>(row: &Row<'a, Observation>, take: impl Fn(&'a Figure) -> Value<'a>) -> Value<'a> {
    let at = (row.item.figure as usize).checked_sub(1);
    at.and_then(|at| row.report.figures.get(at)).map_or(Value::Empty, take)
}
