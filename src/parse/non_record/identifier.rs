//! Numbers that tell one thing from another and count nothing: symbols of documents, job numbers, numbers of registers, addresses.
//!
//! | rule | reads | does not read |
//! | --- | --- | --- |
//! | `symbol` | A/79/797, GB.341/INS/3, S-37/1, (92)471bis | 27W/16M |
//! | `job_number` | 25-03121, \*2503121\* | 10–12 |
//! | `leading_zero` | 0042 | 06 |
//! | `register` | J-29969161-5, 21-16-01-009-0002 | 2019-07-30, 95-95-95 |
//! | `numbered` | N° 14, Nº:21 | no 14 people |
//! | `revised` | Corr.1, Rev. 2 | rev up 2 boats |
//! | `address` | 1200 Rizal Street, rue de Lausanne 4, PO Box 413 | 12 streets |

use crate::parse::bid::{Bid, Class};
use crate::parse::token::{Form, Kind};
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;

/// Digits from which on a run of numbers and dashes is the number of a register.
const REGISTER_DIGITS_MIN: usize = 7;

/// Bids for identifiers at a numeral.
pub fn bids(words: &Words, at: usize, out: &mut Vec<Bid>) {
    address(words, at, out);
    symbol(words, at, out);
    register(words, at, out);
    numbered(words, at, out);
    revised(words, at, out);
}

/// `Corr.1`, `Rev. 2`: which text of a document it is.
fn revised(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let word = at.wrapping_sub(1 + usize::from(words.mark(at.wrapping_sub(1), ".")));
    if words.is_any(word, &["corr", "add", "rev", "amend"]) && words.small(at).is_some_and(|n| n < 100) {
        out.push(Bid::not(Class::Identifier, word, at, "revised"));
    }
}

/// Document symbols: a run without blanks that holds a stroke, capitals and a number; job numbers such as `25-03121`.
fn symbol(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let mut first = at;
    while first > 0 && words.glued(first) && !words.mark(first - 1, "([,;:=") {
        first -= 1;
    }
    let mut last = at;
    while words.glued(last + 1) && !words.mark(last + 1, ")],;:=.") {
        last += 1;
    }
    let strokes = (first..=last).filter(|i| words.mark(*i, "/")).count();
    let begins = words.get(first).is_some_and(|t| {
        t.kind == Kind::Word && t.capital && t.senses.iter().all(|s| !matches!(s, Sense::Money(_) | Sense::Letter(_)))
    }) || strokes >= 2 && words.str(first).len() == 1 && words.get(first).is_some_and(|t| t.capital);
    let capitals = words.str(first).chars().all(|c| c.is_uppercase());
    let hyphened = words.mark(first + 1, "-‑")
        && words.get(first + 2).is_some_and(|t| t.kind == Kind::Word && t.capital)
        && words.mark(first + 3, "/");
    // `resolution S-37/1`: the number of a session and of what it adopted.
    let session = words.str(first).len() == 1
        && words.get(first).is_some_and(|t| t.capital)
        && words.mark(first + 1, "-‑")
        && words.get(first + 2).is_some_and(|t| t.is_numeral())
        && words.mark(first + 3, "/");
    if session && last > first + 3 {
        out.push(Bid::not(Class::Identifier, first, last, "symbol"));
    }
    // `Dec(92)471bis`
    if words.glued(at + 1) && words.is_any(at + 1, &["bis", "ter", "quater"]) {
        out.push(Bid::not(Class::Identifier, at, at + 1, "symbol"));
    }
    if strokes > 0 && begins && capitals && last > first + 1 && (words.mark(first + 1, "/.") || hyphened) {
        out.push(Bid::not(Class::Identifier, first, last, "symbol"));
    }
    let dash = words.mark(at + 1, "-–") && words.glued(at + 1) && words.glued(at + 2);
    if dash
        && words.str(at).len() == 2
        && words.str(at + 2).len() >= 5
        && words.get(at + 2).is_some_and(|t| t.kind == Kind::Numeral(Form::Integer))
    {
        out.push(Bid::not(Class::Identifier, at, at + 2, "job_number"));
    }
    // `25-03323 (E) 100325 140325`: the days on which the document was set.
    let job = words.get(1).is_some_and(|t| t.is_one_of("-–")) && words.get(0).is_some_and(|t| t.is_numeral());
    if job && words.len() <= 16 && words.str(at).len() == 6 && at > 2 && words.get(at).is_some_and(|t| t.blank_before) {
        out.push(Bid::not(Class::Identifier, at, at, "job_number"));
    }
    // A code between asterisks, as under the bar code of a UN document.
    if at > 0 && words.mark(at - 1, "*") && words.glued(at) && words.mark(at + 1, "*") {
        out.push(Bid::not(Class::Identifier, at, at, "job_number"));
    }
    // A number with leading zeros counts nothing.
    // `70 mil 040` goes on in thousands.
    let goes_on = words.is(at.wrapping_sub(1), "mil") && words.str(at).len() == 3;
    if !goes_on
        && words.str(at).len() > 2
        && words.str(at).starts_with('0')
        && words.str(at).bytes().all(|b| b.is_ascii_digit())
    {
        out.push(Bid::not(Class::Identifier, at, at, "leading_zero"));
    }
}

/// `1200 Rizal Street`, `40 Harbour Road, Songkhla 90000`, `calle 9 de Octubre 1420`, `Building 4, Room 302`.
fn address(words: &Words, at: usize, out: &mut Vec<Bid>) {
    const STREETS: &[&str] =
        &["street", "road", "avenue", "ave", "boulevard", "blvd", "lane", "drive", "square", "rue", "highway"];
    const BEFORE: &[&str] = &[
        "calle",
        "avenida",
        "rue",
        "avenue",
        "boulevard",
        "building",
        "room",
        "floor",
        "ext",
        "box",
        "apartado",
        "postbus",
        "casilla",
        "postfach",
        "bp",
        "suite",
        "apt",
        "apartment",
    ];
    // `1700 N. Harbour Street`: the point of an initial.
    let initial = |i: usize| words.mark(i, ".") && words.glued(i) && words.str(i - 1).len() == 1;
    let street = (at + 1..at + 6)
        .take_while(|i| words.get(*i).is_some_and(|t| t.kind == Kind::Word && t.capital) || initial(*i))
        .find(|i| words.is_any(*i, STREETS));
    if let Some(last) = street {
        // A postal code follows the town: five or six digits after a capitalised name.
        let code = (last + 1..last + 6).find(|i| {
            words.get(*i).is_some_and(|t| t.is_numeral())
                && words.str(*i).len() >= 4
                && words.before(*i).is_some_and(|t| t.capital)
        });
        out.push(Bid::not(Class::Identifier, at, code.unwrap_or(last), "address"));
    }
    // `Arlington, VA 22209`
    let state = at > 1
        && words.str(at).len() == 5
        && words.str(at - 1).len() == 2
        && words.str(at - 1).chars().all(|c| c.is_ascii_uppercase())
        && words.mark(at - 2, ",");
    if state && words.get(at).is_some_and(|t| t.kind == Kind::Numeral(Form::Integer)) {
        out.push(Bid::not(Class::Identifier, at - 1, at, "address"));
    }
    let lead = (at.saturating_sub(4)..at)
        .rev()
        .take_while(|i| words.get(*i).is_some_and(|t| t.kind == Kind::Word || t.is_numeral()))
        .find(|i| {
            words.is_any(*i, BEFORE)
                && (words.is_any(*i, &["calle", "rue", "avenida", "boulevard"])
                    || *i + 1 == at && words.get(*i).is_some_and(|t| t.capital || words.is(*i, "ext")))
        });
    if let Some(first) = lead {
        out.push(Bid::not(Class::Identifier, first, at, "address"));
    }
    if at > 1 && words.is(at.wrapping_sub(2), "ext") && words.mark(at - 1, ".") {
        out.push(Bid::not(Class::Phone, at - 2, at, "extension"));
    }
    // `the 1506 hotline`, `SMS … on 6767`
    if words.is_any(at + 1, &["hotline", "helpline"]) && words.str(at).len() >= 3 {
        out.push(Bid::not(Class::Phone, at, at + 1, "hotline"));
    }
    let short_code = (3..=5).contains(&words.str(at).len())
        && at > 0
        && words.is_any(at - 1, &["on", "to", "al", "au"])
        && (at.saturating_sub(8)..at).any(|i| words.is_any(i, &["sms", "ussd"]));
    if short_code {
        out.push(Bid::not(Class::Phone, at, at, "hotline"));
    }
}

/// `J-29969161-5`, `21-16-01-009-0002`: numbers and dashes without blanks, longer than any date.
fn register(words: &Words, at: usize, out: &mut Vec<Bid>) {
    if at > 0
        && words.glued(at)
        && words.mark(at - 1, "-‑")
        && at > 1
        && words.glued(at - 1)
        && words.get(at - 2).is_some_and(|t| t.is_numeral())
    {
        return;
    }
    let mut last = at;
    let mut digits = words.str(at).len();
    while words.mark(last + 1, "-‑")
        && words.glued(last + 1)
        && words.glued(last + 2)
        && words.get(last + 2).is_some_and(|t| t.is_numeral())
    {
        last += 2;
        digits += words.str(last).len();
    }
    let letter = at > 1
        && words.mark(at - 1, "-‑")
        && words.glued(at)
        && words.glued(at - 1)
        && words.get(at - 2).is_some_and(|t| t.kind == Kind::Word && t.capital);
    let groups = (last - at) / 2 + 1;
    let years = groups == 2 && words.str(at).len() == 4 && words.str(last).len() == 4;
    if digits >= REGISTER_DIGITS_MIN
        && !years
        && (groups >= 4 || letter && groups >= 2 || groups >= 2 && words.str(at).len() > 4)
    {
        out.push(Bid::not(Class::Identifier, if letter { at - 2 } else { at }, last, "register"));
    }
}

/// `N° 14`, `Nº:21-16`: the sign itself says that the number is a name.
fn numbered(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let sign = at.wrapping_sub(1 + usize::from(words.mark(at.wrapping_sub(1), ":")));
    let named = words.mark(sign, "°º") && words.is_any(sign.wrapping_sub(1), &["n", "no", "nro"]) && words.glued(sign)
        || words.is_any(sign, &["nº", "n°", "núm", "nro"]);
    if named && sign > 0 {
        out.push(Bid::not(Class::Identifier, at, at, "numbered"));
    }
    // `360-degree evaluation`: a word of its own. `CAT #2, #3`: a number sign.
    if words.mark(at + 1, "-‑") && words.glued(at + 1) && words.is_any(at + 2, &["degree", "degrees"]) {
        out.push(Bid::not(Class::Name, at, at + 2, "name"));
    }
    if at > 0 && words.mark(at - 1, "#") && words.glued(at) {
        out.push(Bid::not(Class::Identifier, at - 1, at, "numbered"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::bid;

    fn check(printed: &str, expect: &[(&str, &str)]) {
        assert_eq!(bid::won_at(printed, bids), expect, "{printed}");
    }

    #[test]
    fn symbols_and_registers() {
        check("A/79/797 and GB.341/INS/3", &[("A/79/797", "symbol"), ("GB.341/INS/3", "symbol")]);
        check("27W/16M", &[]);
        check("25-03121 (E) 100325", &[("25-03121", "job_number"), ("100325", "job_number")]);
        check("DP-FPA/2025/1", &[("DP-FPA/2025/1", "symbol")]);
        check("RIF: J-29969161-5", &[("J-29969161-5", "register")]);
        check("bajo el N°:21-16-01-009-0002", &[("21-16-01-009-0002", "register")]);
        check("el N°14 y el Nº 15", &[("14", "numbered"), ("15", "numbered")]);
        check("the 95-95-95 targets of 2015-2019", &[]);
        check("no 14 people", &[]);
        check("in Corr.1 and its Rev. 2", &[("Corr.1", "revised"), ("Rev. 2", "revised")]);
        check("a 360-degree view of CAT #2", &[("360-degree", "name"), ("#2", "numbered")]);
    }

    #[test]
    fn addresses_and_short_codes() {
        check("at 40 Harbour Road, Songkhla 90000", &[("40 Harbour Road, Songkhla 90000", "address")]);
        check("1700 N. Harbour Street, Suite", &[("1700 N. Harbour Street", "address")]);
        check("12 Pier Street, Harbour, VA 22209", &[("12 Pier Street, Harbour, VA 22209", "address")]);
        check("Harbour, VA 22209 and in VA 22209", &[("VA 22209", "address")]);
        check("Postbus 413, Amsterdam", &[("Postbus 413", "address")]);
        check("by the 1506 hotline", &[("1506 hotline", "hotline")]);
        check("write an SMS on 6767 before", &[("6767", "hotline")]);
        check("12 streets", &[]);
    }
}
