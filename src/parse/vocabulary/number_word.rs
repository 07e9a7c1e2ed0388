//! Numbers, scales, fractions and ordinals in words.

use super::Sense::{self, Dozen, Fraction, Half, Hundred, Hundreds, Number, Ordinal, Scale};

/// Words that mislead in no other language.
#[rustfmt::skip]
pub const ALL: &[(&str, Sense)] = &[
    ("million", Scale(6)), ("millions", Scale(6)), ("billion", Scale(9)), ("billions", Scale(9)), ("trillion", Scale(12)),
    ("milliard", Scale(9)), ("milliards", Scale(9)), ("millón", Scale(6)), ("millones", Scale(6)), ("thousand", Scale(3)),
    ("mille", Scale(3)), ("lakh", Scale(5)), ("lakhs", Scale(5)), ("crore", Scale(7)), ("crores", Scale(7)),
    ("mn", Scale(6)), ("bn", Scale(9)), ("k", Scale(3)),
    ("first", Ordinal(1)), ("second", Ordinal(2)), ("third", Ordinal(3)), ("fourth", Ordinal(4)), ("fifth", Ordinal(5)),
    ("premier", Ordinal(1)), ("première", Ordinal(1)), ("deuxième", Ordinal(2)), ("troisième", Ordinal(3)),
    ("quatrième", Ordinal(4)), ("primer", Ordinal(1)), ("primero", Ordinal(1)), ("primera", Ordinal(1)),
    ("segundo", Ordinal(2)), ("segunda", Ordinal(2)), ("tercer", Ordinal(3)), ("tercero", Ordinal(3)),
    ("cuarto", Ordinal(4)),
];

/// English alone.
#[rustfmt::skip]
pub const ENGLISH: &[(&str, Sense)] = &[
    ("zero", Number(0)), ("one", Number(1)), ("two", Number(2)), ("three", Number(3)), ("four", Number(4)),
    ("five", Number(5)), ("six", Number(6)), ("seven", Number(7)), ("eight", Number(8)), ("nine", Number(9)),
    ("ten", Number(10)), ("eleven", Number(11)), ("twelve", Number(12)), ("thirteen", Number(13)),
    ("fourteen", Number(14)), ("fifteen", Number(15)), ("sixteen", Number(16)), ("seventeen", Number(17)),
    ("eighteen", Number(18)), ("nineteen", Number(19)), ("twenty", Number(20)), ("thirty", Number(30)),
    ("forty", Number(40)), ("fifty", Number(50)), ("sixty", Number(60)), ("seventy", Number(70)),
    ("eighty", Number(80)), ("ninety", Number(90)), ("hundred", Hundred), ("dozen", Dozen),
    ("half", Half), ("third", Fraction(3)), ("thirds", Fraction(3)), ("quarter", Fraction(4)), ("quarters", Fraction(4)),
    ("fifth", Fraction(5)), ("fifths", Fraction(5)), ("tenth", Fraction(10)), ("tenths", Fraction(10)),
];

/// French alone.
#[rustfmt::skip]
pub const FRENCH: &[(&str, Sense)] = &[
    ("zéro", Number(0)), ("un", Number(1)), ("une", Number(1)), ("deux", Number(2)), ("trois", Number(3)),
    ("quatre", Number(4)), ("cinq", Number(5)), ("six", Number(6)), ("sept", Number(7)), ("huit", Number(8)),
    ("neuf", Number(9)), ("dix", Number(10)), ("onze", Number(11)), ("douze", Number(12)), ("treize", Number(13)),
    ("quatorze", Number(14)), ("quinze", Number(15)), ("seize", Number(16)), ("vingt", Number(20)),
    ("vingts", Number(20)), ("trente", Number(30)), ("quarante", Number(40)), ("cinquante", Number(50)),
    ("soixante", Number(60)), ("septante", Number(70)), ("huitante", Number(80)), ("nonante", Number(90)),
    ("cent", Hundred), ("cents", Hundred), ("douzaine", Dozen),
    ("moitié", Half), ("tiers", Fraction(3)), ("quart", Fraction(4)), ("quarts", Fraction(4)),
    ("cinquième", Fraction(5)), ("cinquièmes", Fraction(5)), ("dixième", Fraction(10)),
];

/// Spanish alone.
#[rustfmt::skip]
pub const SPANISH: &[(&str, Sense)] = &[
    ("cero", Number(0)), ("un", Number(1)), ("uno", Number(1)), ("una", Number(1)), ("dos", Number(2)),
    ("tres", Number(3)), ("cuatro", Number(4)), ("cinco", Number(5)), ("seis", Number(6)), ("siete", Number(7)),
    ("ocho", Number(8)), ("nueve", Number(9)), ("diez", Number(10)), ("once", Number(11)), ("doce", Number(12)),
    ("trece", Number(13)), ("catorce", Number(14)), ("quince", Number(15)), ("dieciséis", Number(16)),
    ("diecisiete", Number(17)), ("dieciocho", Number(18)), ("diecinueve", Number(19)), ("veinte", Number(20)),
    ("veintiuno", Number(21)), ("veintiún", Number(21)), ("veintiuna", Number(21)), ("veintidós", Number(22)),
    ("veintitrés", Number(23)), ("veinticuatro", Number(24)), ("veinticinco", Number(25)), ("veintiséis", Number(26)),
    ("veintisiete", Number(27)), ("veintiocho", Number(28)), ("veintinueve", Number(29)), ("treinta", Number(30)),
    ("cuarenta", Number(40)), ("cincuenta", Number(50)), ("sesenta", Number(60)), ("setenta", Number(70)),
    ("ochenta", Number(80)), ("noventa", Number(90)), ("cien", Hundred), ("ciento", Hundred),
    ("doscientos", Hundreds(2)), ("doscientas", Hundreds(2)), ("trescientos", Hundreds(3)), ("trescientas", Hundreds(3)),
    ("cuatrocientos", Hundreds(4)), ("cuatrocientas", Hundreds(4)), ("quinientos", Hundreds(5)),
    ("quinientas", Hundreds(5)), ("seiscientos", Hundreds(6)), ("seiscientas", Hundreds(6)),
    ("setecientos", Hundreds(7)), ("setecientas", Hundreds(7)), ("ochocientos", Hundreds(8)),
    ("ochocientas", Hundreds(8)), ("novecientos", Hundreds(9)), ("novecientas", Hundreds(9)),
    ("mil", Scale(3)), ("docena", Dozen), ("mitad", Half), ("tercio", Fraction(3)), ("tercios", Fraction(3)),
    ("cuartos", Fraction(4)), ("cuarta", Fraction(4)), ("quinto", Fraction(5)), ("quinta", Fraction(5)),
];
