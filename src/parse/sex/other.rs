//! People of no printed sex and of other genders, where they stand as a part beside women and men.
//!
//! ```text
//! unknown = [sex] not (stated | known | specified …) | sin (dato | datos | información …)
//! other   = [noun] of other genders | non-binary [noun] | gender-diverse [noun] | LGBTQI+ [noun] …
//! ```
//!
//! A word for them alone is counted like anything else.

use super::Label;
use crate::parse::token::Kind;
use crate::parse::vocabulary::{Group, Sense};
use crate::parse::words::Words;

const SEX: &[&str] = &["sex", "gender", "genders", "sexe", "sexo", "género", "géneros", "genre", "genres"];
#[rustfmt::skip]
const TOLD: &[&str] = &[
    "stated", "specified", "known", "reported", "recorded", "disclosed", "given", "available", "indicated", "declared", "précisé",
    "précisés", "renseigné", "renseignés", "connu", "connus", "déclaré", "spécifié", "especificado", "especificados", "indicado",
    "declarado", "registrado",
];
const ANOTHER: &[&str] = &["other", "another", "diverse", "unknown", "autre", "autres", "otro", "otros", "inconnu"];
#[rustfmt::skip]
const ALONE: &[&str] = &[
    "nonbinary", "transgender", "intersex", "lgbt", "lgbti", "lgbtq", "lgbtqi", "lgbtiq", "lgbtqia", "lgtbi", "lgbtiqa",
    "transgenre", "transgenres", "transgénero", "intersexuales",
];
const BINARY: &[&str] = &["binary", "binaire", "binaires", "binaria", "binarias", "binario", "binarios"];

/// The label that begins at a token, and its last token.
pub(super) fn read(words: &Words, at: usize) -> Option<(Label, usize)> {
    untold(words, at).map(|last| (Label::Group(Group::Unknown), last)).or_else(|| {
        // `9 personas no binarias`, `27 persons of other gender`: the noun stands before it.
        let noun = words.has(at, Sense::People) || words.has(at, Sense::Adult);
        let first = at + usize::from(noun);
        let last = other(words, first)?;
        Some((Label::Named(at, last), last))
    })
}

/// `sex not stated`, `non précisé`, `sin datos`.
pub(super) fn untold(words: &Words, at: usize) -> Option<usize> {
    let at = at + usize::from(words.is_any(at, SEX));
    let no = words.is_any(at, &["not", "non", "no"]) && words.is_any(at + 1, TOLD);
    let without = words.is(at, "sin")
        && words.is_any(at + 1, &["dato", "datos", "información", "especificar", "identificar", "registro"]);
    (no || without).then_some(at + 1)
}

fn other(words: &Words, at: usize) -> Option<usize> {
    let noun = |last: usize| {
        let people = words.get(last + 1).is_some_and(|t| {
            t.kind == Kind::Word && t.group().is_none() && (t.has(Sense::People) || t.has(Sense::Adult))
        });
        last + usize::from(people)
    };
    let of = at + usize::from(words.is_any(at, &["of", "d", "de", "with"]));
    let of = of + usize::from(words.mark(of, "'’"));
    if words.is_any(of, ANOTHER) && words.is_any(of + 1, SEX) || words.is_any(of, SEX) && words.is_any(of + 1, ANOTHER)
    {
        let more = words.is_any(of + 2, &["identity", "identities"]);
        return Some(noun(of + 1 + usize::from(more)));
    }
    // `gender-diverse`, `non-binary`
    let hyphen = usize::from(words.mark(at + 1, "-‑"));
    let second = at + 1 + hyphen;
    if words.is_any(at, SEX) && hyphen == 1 && words.is_any(second, &["diverse", "nonconforming", "fluid"])
        || words.is_any(at, &["non", "no"]) && words.is_any(second, BINARY)
    {
        return Some(noun(second));
    }
    let plus = usize::from(words.mark(at + 1, "+"));
    words.is_any(at, ALONE).then(|| noun(at + plus))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::style::Style;
    use crate::place::PlacedText;

    fn check(printed: &str, expect: Option<&str>) {
        let text = PlacedText::unplaced(printed);
        let words = Words::new(&text, &Style::default());
        let got = read(&words, 0).map(|(label, last)| match label {
            Label::Named(a, b) => &printed[words.span(a, b).range()],
            Label::Group(_) => &printed[words.span(0, last).range()],
        });
        assert_eq!(got, expect, "{printed}");
    }

    #[test]
    fn others_and_unknown() {
        check("non-binary divers came", Some("non-binary"));
        check("persons of another gender,", Some("persons of another gender"));
        check("gender-diverse people rowed", Some("gender-diverse people"));
        check("LGBTQI+ people rowed", Some("LGBTQI+ people"));
        check("personas no binarias", Some("personas no binarias"));
        check("sex not recorded", Some("sex not recorded"));
        check("sin datos", Some("sin datos"));
        check("other boats", None);
        check("not rowed", None);
        check("gender equality officers", None);
    }
}
