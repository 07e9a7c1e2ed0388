//! Words and letters of sex and age.

use super::Group::{Adults, Boys, Children, Girls, Men, Others, Unknown, Women};
use super::Sense::{self, Group, Letter};

/// Words that mislead in no other language.
#[rustfmt::skip]
pub const ALL: &[(&str, Sense)] = &[
    ("women", Group(Women)), ("woman", Group(Women)), ("female", Group(Women)), ("females", Group(Women)),
    ("femmes", Group(Women)), ("femme", Group(Women)), ("mujeres", Group(Women)), ("mujer", Group(Women)),
    ("femenino", Group(Women)), ("féminin", Group(Women)),
    ("men", Group(Men)), ("man", Group(Men)), ("male", Group(Men)), ("males", Group(Men)), ("hommes", Group(Men)),
    ("homme", Group(Men)), ("hombres", Group(Men)), ("hombre", Group(Men)), ("masculino", Group(Men)),
    ("varones", Group(Men)), ("varón", Group(Men)), ("masculin", Group(Men)), ("masculinos", Group(Men)), ("masculina", Group(Men)), ("masculinas", Group(Men)), ("femenina", Group(Women)), ("femeninos", Group(Women)), ("femeninas", Group(Women)), ("masculins", Group(Men)), ("féminins", Group(Women)),
    ("girls", Group(Girls)), ("girl", Group(Girls)), ("filles", Group(Girls)), ("fille", Group(Girls)),
    ("fillettes", Group(Girls)), ("niñas", Group(Girls)), ("niña", Group(Girls)),
    ("boys", Group(Boys)), ("boy", Group(Boys)), ("garçons", Group(Boys)), ("garçon", Group(Boys)),
    ("niños", Group(Boys)), ("niño", Group(Boys)),
    ("children", Group(Children)), ("child", Group(Children)), ("enfants", Group(Children)), ("enfant", Group(Children)),
    ("minors", Group(Children)), ("juveniles", Group(Children)), ("mineures", Group(Children)), ("mineurs", Group(Children)), ("menores", Group(Children)),
    ("baby", Group(Others)), ("babies", Group(Others)), ("infants", Group(Others)), ("bébés", Group(Others)),
    ("nourrissons", Group(Others)), ("bebés", Group(Others)),
    ("others", Group(Others)), ("autres", Group(Others)), ("otros", Group(Others)), ("otras", Group(Others)),
    ("adults", Group(Adults)), ("adultes", Group(Adults)), ("adultos", Group(Adults)), ("unknown", Group(Unknown)),
    ("unspecified", Group(Unknown)), ("undisclosed", Group(Unknown)), ("inconnus", Group(Unknown)), ("inconnues", Group(Unknown)),
    ("desconocido", Group(Unknown)), ("desconocidos", Group(Unknown)), ("desconocidas", Group(Unknown)),
    ("w", Letter(Women)), ("f", Letter(Women)), ("m", Letter(Men)),
];

/// English alone.
#[rustfmt::skip]
pub const ENGLISH: &[(&str, Sense)] = &[("ladies", Group(Women))];
/// French alone: `H` for hommes.
#[rustfmt::skip]
pub const FRENCH: &[(&str, Sense)] = &[("h", Letter(Men)), ("inconnu", Group(Unknown)), ("dames", Group(Women))];
/// Spanish alone: `H` for hombres; `M` would be mujeres there, which the list it stands in decides (see `parse::sex`).
#[rustfmt::skip]
pub const SPANISH: &[(&str, Sense)] = &[("h", Letter(Men)), ("adolescentes", Group(Children)), ("damas", Group(Women)), ("féminas", Group(Women)), ("caballeros", Group(Men))];
