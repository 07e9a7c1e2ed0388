//! Names with digits in them.
//!
//! | rule | reads | does not read |
//! | --- | --- | --- |
//! | `name` | COVID-19, C189, P-5, G20, 24/7, J+2, 5G, UN-SWAP 3.0, 95-95-95 | W27, US$5, (M-85, F-60) |

use super::bid::{Bid, Class};
use super::money;
use super::token::{Form, Kind};
use super::vocabulary::Sense;
use super::words::Words;

/// Bids for names at a numeral.
pub fn bids(words: &Words, at: usize, out: &mut Vec<Bid>) {
    name(words, at, out);
    version(words, at, out);
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
    if at > 0 && words.glued(at) && is_name(at - 1) && money::before(words, at).is_none() {
        out.push(Bid::not(Class::Name, at - 1, last, "name"));
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
    if words.str(at) == "24" && words.mark(at + 1, "/") && words.str(at + 2) == "7" {
        out.push(Bid::not(Class::Name, at, at + 2, "name"));
    }
    // `5G`, `4Ps`, `3Rs`: one digit with capitals that are no sex and no scale.
    let capitals = words.glued(at + 1)
        && words.get(at + 1).is_some_and(|t| t.kind == Kind::Word && t.capital && t.senses.is_empty())
        && words.str(at + 1).len() <= 3;
    if capitals && words.str(at).len() == 1 {
        out.push(Bid::not(Class::Name, at, at + 1, "name"));
    }
}

/// `United Nations 2.0`, `UN-SWAP 3.0`, `the 95-95-95 targets`: versions and slogans.
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
    let dash = |i: usize| words.mark(i, "-–‑") && words.glued(i) && words.glued(i + 1);
    if dash(at + 1) && dash(at + 3) && words.str(at) == words.str(at + 2) && words.str(at) == words.str(at + 4) {
        out.push(Bid::not(Class::Name, at, at + 4, "name"));
    }
}
