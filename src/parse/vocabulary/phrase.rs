//! Phrases of several words: bounds before or after a number, ways to say "of these", openers of dates.

/// What a phrase says of the number next to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// Nearly, some, an estimated.
    About,
    /// Over, more than.
    MoreThan,
    /// At least.
    AtLeast,
    /// Fewer than.
    LessThan,
    /// Up to.
    UpTo,
    /// `including`, `of whom`: what follows is a part.
    PartOf,
    /// `per cent`.
    Percent,
    /// `as of`, `as at`: a standing.
    AsOf,
    /// `since`: open to the end.
    Since,
    /// `until`, `by`: open to the beginning.
    Until,
}

use Phrase::{About, AsOf, AtLeast, LessThan, MoreThan, PartOf, Percent, Since, Until, UpTo};

/// Every phrase, words in lower case parted by one blank.
#[rustfmt::skip]
pub const PHRASES: &[(&str, Phrase)] = &[
    ("about", About), ("around", About), ("approximately", About), ("approx", About), ("nearly", About), ("almost", About),
    ("some", About), ("roughly", About), ("circa", About), ("estimated", About), ("an estimated", About),
    ("close to", About), ("environ", About), ("près de", About), ("quelque", About), ("presque", About),
    ("aproximadamente", About), ("alrededor de", About), ("cerca de", About), ("cerca del", About), ("alrededor del", About), ("casi", About), ("unos", About), ("unas", About),
    ("over", MoreThan), ("more than", MoreThan), ("above", MoreThan), ("in excess of", MoreThan), ("exceeding", MoreThan), ("exceeded", MoreThan), ("exceeds", MoreThan),
    ("plus de", MoreThan), ("plus d", MoreThan), ("más de", MoreThan), ("más del", MoreThan), ("mas de", MoreThan), ("upwards of", MoreThan), ("beyond", MoreThan),
    ("at least", AtLeast), ("no fewer than", AtLeast), ("no less than", AtLeast), ("not less than", AtLeast),
    ("a minimum of", AtLeast), ("au moins", AtLeast), ("al menos", AtLeast), ("por lo menos", AtLeast), ("minimum", AtLeast),
    ("less than", LessThan), ("fewer than", LessThan), ("under", LessThan), ("below", LessThan), ("moins de", LessThan),
    ("menos de", LessThan), ("menos del", LessThan), ("just under", LessThan),
    ("up to", UpTo), ("at most", UpTo), ("a maximum of", UpTo), ("as many as", UpTo), ("no more than", UpTo),
    ("jusqu à", UpTo), ("au plus", UpTo), ("hasta", UpTo), ("como máximo", UpTo),
    ("including", PartOf), ("include", PartOf), ("includes", PartOf), ("included", PartOf), ("incl", PartOf),
    ("of whom", PartOf), ("of which", PartOf), ("of these", PartOf), ("of them", PartOf), ("among them", PartOf),
    ("among whom", PartOf), ("of those", PartOf), ("dont", PartOf), ("parmi lesquels", PartOf), ("parmi eux", PartOf),
    ("y compris", PartOf), ("de ellos", PartOf), ("de los cuales", PartOf), ("de las cuales", PartOf), ("incluidas", PartOf),
    ("incluidos", PartOf), ("entre ellos", PartOf), ("entre ellas", PartOf), ("comprising", PartOf), ("consisting of", PartOf), ("parmi lesquelles", PartOf), ("parmi elles", PartOf), ("de ellas", PartOf),
    ("entre los cuales", PartOf), ("entre las cuales", PartOf), ("de los que", PartOf), ("de las que", PartOf), ("incluyendo", PartOf),
    ("incluyen", PartOf), ("incluye", PartOf), ("entre los que", PartOf), ("entre las que", PartOf), ("entre quienes", PartOf),
    ("incluyen a", PartOf), ("incluye a", PartOf), ("among which", PartOf),
    ("per cent", Percent), ("percentage points", Percent), ("percentage point", Percent), ("points de pourcentage", Percent), ("point de pourcentage", Percent), ("puntos porcentuales", Percent), ("punto porcentual", Percent), ("percent", Percent), ("pour cent", Percent), ("por ciento", Percent), ("pct", Percent),
    ("as of", AsOf), ("as at", AsOf), ("au", AsOf), ("al", AsOf), ("à la date du", AsOf), ("en date du", AsOf),
    ("since", Since), ("depuis", Since), ("desde", Since), ("starting from", Since), ("à partir du", Since),
    ("until", Until), ("till", Until), ("through", Until), ("jusqu au", Until), ("jusqu en", Until), ("by", Until),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_lower_case_and_stand_once() {
        for (at, (words, _)) in PHRASES.iter().enumerate() {
            assert_eq!(*words, words.to_lowercase());
            assert!(!PHRASES[..at].iter().any(|(w, _)| w == words), "{words} stands twice");
        }
    }
}
