//! Months, days of the week, and the parts of a year.

use super::Sense::{self, HalfYear, Month, PartOfMonth, Quarter, Weekday};

/// Words that mislead in no other language.
#[rustfmt::skip]
pub const ALL: &[(&str, Sense)] = &[
    ("january", Month(1)), ("february", Month(2)), ("april", Month(4)), ("june", Month(6)), ("july", Month(7)),
    ("august", Month(8)), ("september", Month(9)), ("october", Month(10)), ("november", Month(11)), ("december", Month(12)),
    ("jan", Month(1)), ("feb", Month(2)), ("apr", Month(4)), ("jun", Month(6)), ("jul", Month(7)), ("aug", Month(8)),
    ("sept", Month(9)), ("sep", Month(9)), ("oct", Month(10)), ("nov", Month(11)), ("dec", Month(12)),
    ("janvier", Month(1)), ("février", Month(2)), ("avril", Month(4)), ("juin", Month(6)), ("juillet", Month(7)),
    ("août", Month(8)), ("septembre", Month(9)), ("octobre", Month(10)), ("novembre", Month(11)), ("décembre", Month(12)),
    ("enero", Month(1)), ("febrero", Month(2)), ("marzo", Month(3)), ("abril", Month(4)), ("mayo", Month(5)),
    ("junio", Month(6)), ("julio", Month(7)), ("agosto", Month(8)), ("septiembre", Month(9)), ("setiembre", Month(9)),
    ("octubre", Month(10)), ("noviembre", Month(11)), ("diciembre", Month(12)),
    ("fevrier", Month(2)), ("aout", Month(8)), ("decembre", Month(12)), ("janv", Month(1)), ("févr", Month(2)),
    ("juil", Month(7)), ("déc", Month(12)), ("ene", Month(1)), ("abr", Month(4)), ("ago", Month(8)), ("dic", Month(12)),
    ("quarter", Quarter), ("trimestre", Quarter), ("semestre", HalfYear), ("semester", HalfYear),
    ("early", PartOfMonth), ("mid", PartOfMonth), ("late", PartOfMonth), ("début", PartOfMonth), ("fin", PartOfMonth),
    ("principios", PartOfMonth), ("mediados", PartOfMonth), ("finales", PartOfMonth),
    ("monday", Weekday), ("tuesday", Weekday), ("wednesday", Weekday), ("thursday", Weekday), ("friday", Weekday),
    ("saturday", Weekday), ("sunday", Weekday), ("lundi", Weekday), ("mardi", Weekday), ("mercredi", Weekday),
    ("jeudi", Weekday), ("vendredi", Weekday), ("samedi", Weekday), ("dimanche", Weekday), ("lunes", Weekday),
    ("martes", Weekday), ("miércoles", Weekday), ("jueves", Weekday), ("viernes", Weekday), ("sábado", Weekday),
    ("domingo", Weekday),
];

/// English alone.
#[rustfmt::skip]
pub const ENGLISH: &[(&str, Sense)] = &[("march", Month(3)), ("mar", Month(3)), ("may", Month(5)), ("half", HalfYear)];
/// French alone.
#[rustfmt::skip]
pub const FRENCH: &[(&str, Sense)] = &[("mars", Month(3)), ("mai", Month(5))];
/// Spanish alone.
#[rustfmt::skip]
pub const SPANISH: &[(&str, Sense)] = &[];
