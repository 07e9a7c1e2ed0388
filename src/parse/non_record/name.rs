//! Names with digits in them.
//!
//! | rule | reads | does not read |
//! | --- | --- | --- |
//! | `name` | COVID-19, C189, M23, COP 29, P-5, G20, 24/7, J+2, 5G, UN-SWAP 3.0, 2019-nCoV | W27, US$5, (M-85, F-60) |
//! | `day` | Comunidad 29 de Diciembre, rue du 8 Mai | Lunes 29 de Diciembre |
//! | `serial` | 72061118C00005 | 27W/16M |
//! | `locants` | 1,2-dichloroethane | 1,204 |
//! | `kind` | a 3-category split, a 5-star hotel | a 100-bed hotel |
//! | `tied` | 95-95-95, 30-60-80 | 2019-07-30 |

use crate::parse::bid::{Bid, Class};
use crate::parse::token::{Form, Kind};
use crate::parse::vocabulary::{Language, Sense, senses};
use crate::parse::words::Words;
use crate::parse::{money, number};

/// Bids for names at a numeral.
pub fn bids(words: &Words, at: usize, out: &mut Vec<Bid>) {
    name(words, at, out);
    version(words, at, out);
    day(words, at, out);
    serial(words, at, out);
    locants(words, at, out);
    kind(words, at, out);
}

/// `1,2-dichloroethane`: numbers that say where in a substance its parts are.
fn locants(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let mut last = at;
    while words.mark(last + 1, ",'")
        && words.glued(last + 1)
        && words.glued(last + 2)
        && words.small(last + 2).is_some()
    {
        last += 2;
    }
    let word = words.get(last + 2).is_some_and(|t| t.kind == Kind::Word && !t.capital);
    if last > at && words.mark(last + 1, "-‑") && words.glued(last + 1) && word {
        out.push(Bid::not(Class::Name, at, last + 2, "locants"));
    }
}

/// `a 3-category split`, `the 5-Dimensional Framework`: of what kind a thing is.
fn kind(words: &Words, at: usize, out: &mut Vec<Bid>) {
    #[rustfmt::skip]
    const KINDS: &[&str] = &[
        "category", "digit", "dimensional", "fold", "level", "pillar", "point", "pronged", "star", "step", "stage", "storey", "tier",
        "way", "wheel", "wheeler",
    ];
    if words.mark(at + 1, "-‑") && words.glued(at + 1) && words.glued(at + 2) && words.is_any(at + 2, KINDS) {
        out.push(Bid::not(Class::Name, at, at + 2, "kind"));
    }
}

/// What is named after a day of the year: bodies and settlements, streets and squares.
#[rustfmt::skip]
const NAMED_AFTER_DAYS: &[&str] = &[
    "comunidad", "colonia", "misión", "barrio", "movimiento", "cooperativa", "asociación", "escuela", "instituto", "colegio", "liceo",
    "hospital", "centro", "parque", "plaza", "calle", "avenida", "urbanización", "frente", "organización", "fundación",
    "sindicato", "universidad", "aldea", "caserío", "brigada", "club", "mercado", "puente", "estadio", "rue", "avenue",
    "boulevard", "place", "quartier", "street", "square", "école", "lycée", "village", "stade", "pont", "marché", "movement",
    "mouvement",
];

/// `Comunidad 29 de Diciembre`, `rue du 8 Mai`: a day without a year that is a name.
fn day(words: &Words, at: usize, out: &mut Vec<Bid>) {
    if !words.small(at).is_some_and(|n| (1..=31).contains(&n)) {
        return;
    }
    let month = at + 1 + usize::from(words.is_any(at + 1, &["de", "of"]));
    let link = usize::from(at > 1 && words.is_any(at - 1, &["du", "del", "de"]));
    let Some(lead) = at.checked_sub(1 + link) else { return };
    let dated = words.small(month + 1).is_some_and(|y| y > 999)
        || words.is_any(month + 1, &["de", "del"]) && words.small(month + 2).is_some_and(|y| y > 999);
    // `the Mouvement du 23 mars` in an English text: a day in words of another language.
    let foreign = || {
        [Language::French, Language::Spanish].iter().any(|l| {
            *l != words.style.language && senses(&words.lower(month), *l).iter().any(|s| matches!(s, Sense::Month(_)))
        })
    };
    let capital = words.get(month).is_some_and(|t| t.capital && t.month().is_some());
    if (capital || link == 1 && foreign()) && words.is_any(lead, NAMED_AFTER_DAYS) && !dated {
        out.push(Bid::not(Class::Name, lead, month, "day"));
    }
}

/// Digits of a contract's or licence's number that has capitals inside.
const SERIAL_DIGITS_MIN: usize = 7;

/// `72061118C00005`: capitals between digits without a blank.
fn serial(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let inside = words.glued(at + 1)
        && words.glued(at + 2)
        && words.get(at + 1).is_some_and(|t| t.kind == Kind::Word && t.capital)
        && words.str(at + 1).chars().count() <= 3
        && words.get(at + 2).is_some_and(|t| t.is_numeral());
    if inside && words.str(at).len() + words.str(at + 2).len() >= SERIAL_DIGITS_MIN {
        out.push(Bid::not(Class::Identifier, at, at + 2, "serial"));
    }
}

/// `K5.6 million`: a letter that is money.
pub(super) fn money_letter(words: &Words, at: usize) -> bool {
    money::letter_before(words, at, number::read(words, at).and_then(|n| n.value)).is_some()
}

/// `COVID-19`, `C189`, `P-5`, `G20`, `H1N1`, `UN-SWAP 3.0`, `24/7`, `5G`.
fn name(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let is_name = |i: usize| {
        words.get(i).is_some_and(|t| {
            t.kind == Kind::Word
                && t.capital
                && t.month().is_none()
                && t.senses.iter().all(|s| !matches!(s, Sense::Money(_) | Sense::Letter(_) | Sense::Group(_)))
        })
    };
    let mut last = at;
    while words.glued(last + 1)
        && words.get(last + 1).is_some_and(|t| t.is_numeral() || t.kind == Kind::Word && t.letter().is_none())
    {
        last += 1;
    }
    // `COP29`: a conference; no sum in Colombian pesos is below a hundred.
    let conference = at > 0 && words.str(at - 1) == "COP" && words.small(at).is_some_and(|n| n < 100);
    if at > 0 && words.glued(at) && is_name(at - 1) && money::before(words, at).is_none() && !money_letter(words, at)
        || conference
    {
        out.push(Bid::not(Class::Name, at - 1, last, "name"));
    }
    // `the Group of 20`
    let group = at > 1 && words.str(at - 2) == "Group" && words.is(at - 1, "of");
    if group && words.get(at + 1).is_none_or(|t| t.kind != Kind::Word || t.has(Sense::Verb)) {
        out.push(Bid::not(Class::Name, at - 2, at, "name"));
    }
    if lettered(words, at) {
        out.push(Bid::not(Class::Name, at - 1, at, "name"));
    }
    if at > 1 && words.glued(at) && words.mark(at - 1, "-‑–") && words.glued(at - 1) {
        let short = words.get(at - 2).is_some_and(|t| t.kind == Kind::Word && t.capital && t.month().is_none())
            && words.str(at - 2).chars().all(|c| c.is_uppercase() || c.is_lowercase() && words.str(at - 2).len() > 4);
        // `(M-85, F-60)`: two sexes side by side are no names.
        let sexed = words.get(at - 2).is_some_and(|t| t.letter().is_some())
            && (at.saturating_sub(7)..at + 7).any(|i| {
                i != at - 2
                    && words.get(i).is_some_and(|t| t.capital && t.letter().is_some())
                    && words.get(i).and_then(|t| t.letter()) != words.get(at - 2).and_then(|t| t.letter())
            });
        if short && !sexed && words.str(at).chars().count() <= 4 {
            out.push(Bid::not(Class::Name, at - 2, last, "name"));
        }
    }
    if at > 1
        && words.mark(at - 1, "+")
        && words.glued(at)
        && words.glued(at - 1)
        && words.is_any(at - 2, &["j", "d", "h", "g", "t"])
    {
        out.push(Bid::not(Class::Name, at - 2, at, "name"));
    }
    // `10-10-10 targets`, `95–95–95`: three numbers or more tied together; `coronavirus disease 2019`, `2019-nCoV`.
    let tied =
        |i: usize| words.mark(i + 1, "-–") && words.glued(i + 1) && words.glued(i + 2) && words.small(i + 2).is_some();
    let year = words.small(at).is_some_and(|n| n > 999);
    if tied(at)
        && tied(at + 2)
        && words.small(at).is_some()
        && !year
        && words.small(at + 4).is_none_or(|n| n <= 999)
        && !(at > 1 && words.mark(at - 1, "-–") && words.glued(at))
    {
        out.push(Bid::not(Class::Name, at, at + 4, "tied"));
    }
    if year && words.is(at.wrapping_sub(1), "disease") {
        out.push(Bid::not(Class::Name, at - 1, at, "name"));
    }
    if year && words.mark(at + 1, "-‑") && words.glued(at + 1) && words.is_any(at + 2, &["ncov", "n"]) {
        out.push(Bid::not(Class::Name, at, at + 2, "name"));
    }
    if words.str(at) == "24" && words.mark(at + 1, "/") && words.str(at + 2) == "7" {
        out.push(Bid::not(Class::Name, at, at + 2, "name"));
    }
    // `5G`, `4Ps`, `3Rs`: one digit with capitals that are no sex and no scale.
    let capitals = words.glued(at + 1)
        && words.get(at + 1).is_some_and(|t| t.kind == Kind::Word && t.capital && t.senses.is_empty())
        && words.str(at + 1).len() <= 3;
    // `the 4W matrix`: who does what, where and when.
    let matrix = words.is(at + 1, "w")
        && words.glued(at + 1)
        && words.is_any(at + 2, &["matrix", "mapping", "map", "database", "dashboard", "table", "template"]);
    if (capitals || matrix) && words.str(at).len() == 1 {
        out.push(Bid::not(Class::Name, at, at + 1, "name"));
    }
}

/// How far around a letter with its number the other sex of a pair is looked for, in tokens.
const PAIR_TOKENS: usize = 12;

/// `the M23 group`, `du 23 mars (M23)`: a letter that touches its number and is the part of no total.
fn lettered(words: &Words, at: usize) -> bool {
    let letter = |i: usize| words.get(i).filter(|t| t.capital && words.str(i).len() == 1).and_then(|t| t.letter());
    let Some(own) = at.checked_sub(1).and_then(letter).filter(|_| words.glued(at)) else { return false };
    let pair = (at.saturating_sub(PAIR_TOKENS)..at + PAIR_TOKENS).any(|i| letter(i).is_some_and(|l| l != own));
    let bracket = at > 1 && words.mark(at - 2, "([") || words.mark(at + 1, ")],;/&:");
    let again = at > 5 && words.mark(at - 2, "(") && (at - 5..at - 2).any(|i| words.str(i) == words.str(at));
    let told = words.get(at + 1).is_some_and(|t| t.kind == Kind::Word && t.blank_before);
    !pair && (again || !bracket && told && words.get(at - 1).is_some_and(|t| t.blank_before))
}

/// `United Nations 2.0`, `UN-SWAP 3.0`: versions.
fn version(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let named = words.before(at).is_some_and(|t| {
        t.kind == Kind::Word && t.capital && t.senses.iter().all(|s| !matches!(s, Sense::Money(_) | Sense::Month(_)))
    });
    let round = matches!(words.get(at).map(|t| t.kind), Some(Kind::Numeral(Form::Decimal | Form::Unclear)))
        && words.str(at).ends_with(".0")
        && words.str(at).len() == 3;
    let quoted = words.get(at + 1).is_none_or(|t| {
        t.kind == Kind::Mark('%')
            || t.senses.iter().any(|s| matches!(s, Sense::Scale(_) | Sense::People | Sense::Measure))
    });
    if named && round && !quoted {
        out.push(Bid::not(Class::Name, at, at, "name"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::bid;

    fn check(printed: &str, expect: &[&str]) {
        let got: Vec<&str> = bid::won_at(printed, bids).into_iter().map(|(printed, _)| printed).collect();
        assert_eq!(got, expect, "{printed}");
    }

    #[test]
    fn days_and_serials_that_are_names() {
        check("la Cooperativa 12 de Octubre tiene", &["Cooperativa 12 de Octubre"]);
        check("a school in rue du 14 Juillet opened", &["rue du 14 Juillet"]);
        check("the Mouvement du 14 avril and its men", &["Mouvement du 14 avril"]);
        check("Lunes 29 de Diciembre", &[]);
        check("Plaza 29 de Diciembre de 2019", &[]);
        check("under grant 5520417K0031 of the", &["5520417K0031"]);
        check("27W16M", &[]);
        check("updated the 4W matrix of 7W people", &["4W"]);
        check("1,1,2-tribromoethane and 1,204 nets", &["1,1,2-tribromoethane"]);
        check("a 3-tier pier, the 5-Dimensional Plan and a 90-bed inn", &["3-tier", "5-Dimensional"]);
    }
}
