//! What a numeral or a run of number words is worth, exactly.
//!
//! ```text
//! number   = numeral [scale] | words | fraction
//! scale    = million | thousand | lakh | k …            15.8 million, 45k, 3 lakh
//! words    = twenty-three | deux cents | one million     composed as spoken
//! fraction = a third of | two-thirds | three quarters | half of
//! ```

use super::token::{Form, Kind, digit};
use super::vocabulary::{Language, Phrase, Sense};
use super::words::Words;
use rust_decimal::Decimal;
use std::str::FromStr;

/// A number as it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// First token.
    pub first: usize,
    /// Last token, included.
    pub last: usize,
    /// Its value, multiplied out; `None` where it has more digits than an exact decimal holds.
    pub value: Option<Decimal>,
    /// How it is written.
    pub writing: Writing,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// In digits.
    Digits,
    /// In words.
    Words,
    /// As a fraction in words.
    Fraction,
}

/// Reads the number that begins at a token.
pub fn read(words: &Words, at: usize) -> Option<Number> {
    if words.get(at)?.is_numeral() { digits(words, at) } else { fraction(words, at).or_else(|| spoken(words, at)) }
}

/// `23 women, a girl and 37 men`, `including a woman`: beside counted people an article counts one.
pub fn article(words: &Words, at: usize) -> Option<Number> {
    let one = |i: usize| words.is_any(i, &["a"]) && words.is_any(i + 1, &["woman", "man", "girl", "boy", "child"]);
    let number = |i: usize| {
        words.get(i).is_some_and(|t| t.is_numeral() || t.senses.iter().any(|s| matches!(s, Sense::Number(_))))
    };
    let person = |i: usize| words.get(i).is_some_and(|t| t.group().is_some());
    let joint = |i: usize| words.mark(i, ",") || words.has(i, Sense::Conjunction);
    if words.style.language != Language::English || !one(at) {
        return None;
    }
    let led = || words.phrase_before(at).is_some_and(|(p, _)| p == Phrase::PartOf);
    let back = at.wrapping_sub(2 + usize::from(at > 1 && joint(at - 2)));
    let before = || at > 2 && joint(at - 1) && person(back) && number(back.wrapping_sub(1));
    let after = || joint(at + 2) && number(at + 3) && (at + 4..at + 7).any(person);
    (led() || before() || after()).then_some(Number {
        first: at,
        last: at,
        value: Some(Decimal::ONE),
        writing: Writing::Words,
    })
}

/// The value of a numeral token alone.
pub fn value(words: &Words, at: usize) -> Option<Decimal> {
    let Kind::Numeral(form) = words.get(at)?.kind else { return None };
    let printed = words.str(at);
    let mark = match form {
        Form::Decimal if words.style.decimal_comma && printed.contains(',') => Some(','),
        Form::Decimal if printed.contains('.') => Some('.'),
        Form::Decimal => Some(','),
        // Where the document does not show its decimal mark, its language's habit decides; the doubt is noted.
        Form::Unclear if words.style.language == Language::English => printed.contains('.').then_some('.'),
        Form::Unclear | Form::Integer | Form::Grouped => None,
        Form::Dotted | Form::Clock => return None,
    };
    let mark = mark.filter(|m| !thousandths(words, at, printed, *m));
    let mut plain = String::with_capacity(printed.len());
    let cut = mark.and_then(|m| printed.rfind(m));
    for (i, c) in printed.char_indices() {
        match digit(c) {
            Some(d) => plain.push(char::from(b'0' + d)),
            None if Some(i) == cut => plain.push('.'),
            None => {}
        }
    }
    Decimal::from_str(&plain)
        .ok()
        .filter(|d| d.scale() as usize == plain.len() - plain.find('.').map_or(plain.len(), |p| p + 1))
}

/// `27,087 mujeres`: nobody counts thousandths of a person, whatever mark the document parts its decimals with.
fn thousandths(words: &Words, at: usize, printed: &str, mark: char) -> bool {
    let grouped = printed.split_once(mark).is_some_and(|(whole, rest)| {
        (1..=3).contains(&whole.len())
            && !whole.starts_with('0')
            && rest.len() == 3
            && rest.bytes().all(|b| b.is_ascii_digit())
    });
    // `2.345 children per woman`
    let rate = words.is_any(at + 2, &["per", "par", "por", "each"]);
    grouped
        && !rate
        && words.get(at + 1).is_some_and(|t| t.group().is_some() || t.has(Sense::People) || t.has(Sense::Adult))
}

fn digits(words: &Words, at: usize) -> Option<Number> {
    if matches!(words.get(at)?.kind, Kind::Numeral(Form::Dotted | Form::Clock)) {
        return None;
    }
    let mut value = value(words, at);
    let mut last = at;
    while let Some(power) = scale(words, last + 1) {
        value = value.and_then(|v| v.checked_mul(Decimal::from(10u64.pow(power.into()))));
        last += 1;
        if let Some((rest, end)) = remainder(words, last, power) {
            value = value.and_then(|v| v.checked_add(rest));
            last = end;
        }
    }
    Some(Number { first: at, last, value: value.map(|v| v.normalize()), writing: Writing::Digits })
}

/// `412 mil 306`, `5 mil 274 millones`, `2 millones 15 mil`: what is added behind a scale, and its last token.
fn remainder(words: &Words, at: usize, power: u8) -> Option<(Decimal, usize)> {
    let plain = |i: usize| words.get(i).is_some_and(|t| t.kind == Kind::Numeral(Form::Integer) && t.blank_before);
    let next = at + 1;
    // `2 mil 890.2 millones`
    let broken = words.get(next).is_some_and(|t| t.kind == Kind::Numeral(Form::Decimal) && t.blank_before)
        && power == 3
        && scale(words, next + 1).is_some_and(|p| p > 3);
    if words.style.language != Language::Spanish || !(plain(next) || broken) {
        return None;
    }
    let own = value(words, next).filter(|v| *v < Decimal::ONE_THOUSAND)?;
    let (rest, last) = match (power, scale(words, next + 1)) {
        (6, Some(3)) => {
            let thousands = own.checked_mul(Decimal::ONE_THOUSAND)?;
            let (rest, last) = remainder(words, next + 1, 3).unwrap_or((Decimal::ZERO, next + 1));
            (thousands.checked_add(rest)?, last)
        }
        (3, _) if broken => (own, next),
        // `060` is 60 behind thousands; `mil 3 veces` counts times.
        (3, _) if words.str(next).len() == 3 => (own, next),
        // `nueve mil 93 mujeres`
        (3, _)
            if words.str(next).len() == 2
                && words.get(next + 1).is_some_and(|t| {
                    t.group().is_some() || t.has(Sense::People) || t.has(Sense::Adult) || t.has(Sense::Case)
                }) =>
        {
            (own, next)
        }
        _ => return None,
    };
    Some((rest, last))
}

/// The power of ten of a scale word at a token: `million`; `k`, `mn`, `bn` only where they touch the number.
fn scale(words: &Words, at: usize) -> Option<u8> {
    let token = words.get(at)?;
    // `1.2M people`, `Population: 1.2M (F 52%)`: of a number with a fraction, no men.
    let people = [Sense::People, Sense::Adult, Sense::Case, Sense::Household].iter().any(|s| words.has(at + 1, *s));
    let fraction = at > 0 && words.get(at - 1).is_some_and(|t| t.kind == Kind::Numeral(Form::Decimal));
    let counted = people || words.mark(at + 1, "(") || words.get(at + 1).is_some_and(|t| t.group().is_some());
    if words.str(at) == "M" && !token.blank_before && fraction && counted {
        return Some(6);
    }
    let power = token.senses.iter().find_map(|s| if let Sense::Scale(p) = s { Some(*p) } else { None })?;
    (words.str(at).len() > 2 || !token.blank_before).then_some(power)
}

/// `half of`, `a third of`, `two-thirds`, `three quarters of`.
fn fraction(words: &Words, at: usize) -> Option<Number> {
    let make = |last: usize, n: u32, d: u32| {
        let value = (Decimal::from(n) / Decimal::from(d)).round_dp(4).normalize();
        Some(Number { first: at, last, value: Some(value), writing: Writing::Fraction })
    };
    let of = |next: usize| {
        words.is_any(next, &["of", "des", "du", "de", "d", "the", "los", "las"])
            && !words.is_any(next + 1, &["a", "an", "year"])
            && words.get(next + 1).is_some_and(|t| !t.is_numeral())
    };
    // `half a million`, `un demi-million`
    let scale_after = |n: usize| {
        words.is_any(n, &["a", "un", "d"]).then(|| scale(words, n + 1).filter(|_| words.str(n + 1).len() > 2)).flatten()
    };
    if let Some(power) = words.has(at, Sense::Half).then(|| scale_after(at + 1)).flatten() {
        let value = Decimal::from(5u64).checked_mul(Decimal::from(10u64.pow(u32::from(power) - 1)))?;
        return Some(Number { first: at, last: at + 2, value: Some(value), writing: Writing::Words });
    }
    // `medio millón`
    if words.is(at, "medio")
        && let Some(power) = scale(words, at + 1).filter(|p| *p > 3)
    {
        let value = Decimal::from(5u64).checked_mul(Decimal::from(10u64.pow(u32::from(power) - 1)))?;
        return Some(Number { first: at, last: at + 1, value: Some(value), writing: Writing::Words });
    }
    // `plus de la moitié ont …`, `casi la mitad pidió …`: with its article the word says it alone; so does `a third` after a bound.
    let article_before = at > 0 && words.is_any(at, &["la", "a", "un", "une", "una", "one"]);
    let bounded = article_before
        && words
            .phrase_before(at)
            .is_some_and(|(p, _)| matches!(p, Phrase::About | Phrase::MoreThan | Phrase::LessThan | Phrase::AtLeast));
    if article_before && words.has(at + 1, Sense::Half) && words.is(at, "la") {
        return make(at + 1, 1, 2);
    }
    let verb_next = |n: usize| words.has(n, Sense::Verb);
    let hyphen = |next: usize| next + usize::from(words.mark(next, "-‑") && words.glued(next));
    if words.has(at, Sense::Half) && !words.is(at.wrapping_sub(1), "first") && !words.is(at.wrapping_sub(1), "second") {
        return of(at + 1).then(|| make(at, 1, 2)).flatten();
    }
    let article = words.is_any(at, &["a", "one", "un", "une", "una", "la"]);
    if article && words.has(at + 1, Sense::Half) {
        return of(at + 2).then(|| make(at + 1, 1, 2)).flatten();
    }
    let numerator = if article { 1 } else { small_word(words, at)? };
    let next = hyphen(at + 1);
    let denominator =
        words.get(next)?.senses.iter().find_map(|s| if let Sense::Fraction(d) = s { Some(*d) } else { None })?;
    // `two thirds` says it alone; `a third` could be the third of something, so it needs its `of`.
    let plural = numerator > 1 && numerator < u32::from(denominator);
    (plural || of(next + 1) || bounded && verb_next(next + 1))
        .then(|| make(next, numerator, denominator.into()))
        .flatten()
}

fn small_word(words: &Words, at: usize) -> Option<u32> {
    words.get(at)?.senses.iter().find_map(|s| if let Sense::Number(n) = s { Some(u32::from(*n)) } else { None })
}

/// A number in words, composed as it is spoken.
fn spoken(words: &Words, at: usize) -> Option<Number> {
    // `resources ($ million)`: a scale without a number is a unit.
    let lone = words.get(at)?.senses.iter().any(|s| matches!(s, Sense::Scale(_)));
    // `millions of people` says no number.
    let many = lone && words.lower(at).ends_with('s') && words.is_any(at + 1, &["of", "de", "d"]);
    if many || lone && (words.mark(at.wrapping_sub(1), "$€£(") || words.mark(at + 1, ")")) {
        return None;
    }
    // `un 7,1 %`: an article before a numeral.
    if words.is_any(at, &["un", "una", "une"]) && words.get(at + 1).is_some_and(|t| t.is_numeral()) {
        return None;
    }
    let mut total: u64 = 0;
    let mut current: u64 = 0;
    let mut last = None;
    let mut next = at;
    // `a hundred`, `a million`, `a dozen`.
    if words.is_any(at, &["a", "an", "une", "una"])
        && words
            .get(at + 1)
            .is_some_and(|t| t.senses.iter().any(|s| matches!(s, Sense::Hundred | Sense::Scale(_) | Sense::Dozen)))
        && words.str(at + 1).len() > 2
    {
        current = 1;
        next += 1;
    }
    while let Some(token) = words.get(next) {
        let step = token.senses.iter().find(|s| {
            matches!(s, Sense::Number(_) | Sense::Hundred | Sense::Hundreds(_) | Sense::Scale(_) | Sense::Dozen)
        });
        let Some(step) = step else { break };
        let before = current;
        match *step {
            // `quatre-vingts`: four twenties.
            Sense::Number(20) if words.style.language == Language::French && current % 100 == 4 => current += 76,
            Sense::Number(n) => {
                // Two plain units after each other are two numbers: `two three`. A ten takes a unit, French also a teen.
                let tail = current % 100;
                let fits = tail == 0 && current.is_multiple_of(100)
                    || tail >= 20
                        && tail.is_multiple_of(10)
                        && n < 20
                        && (n < 10 || words.style.language == Language::French)
                    || words.style.language == Language::French && tail == 10 && (7..=9).contains(&n);
                if !fits {
                    break;
                }
                current += u64::from(n);
            }
            Sense::Hundred => current = current.max(1) * 100,
            Sense::Hundreds(n) => current += u64::from(n) * 100,
            Sense::Dozen => current = current.max(1) * 12,
            Sense::Scale(power) => {
                if words.str(next).len() <= 2 {
                    break;
                }
                // `dos mil millones`
                if current == 0 && total > 0 && power > 3 && words.is(next - 1, "mil") {
                    total = total.checked_mul(10u64.checked_pow(power.into())?)?;
                    last = Some(next);
                    next += 1;
                    continue;
                }
                total = total.checked_add(current.max(1).checked_mul(10u64.checked_pow(power.into())?)?)?;
                current = 0;
            }
            _ => break,
        }
        // `hundred` and scales need a number before them, but where the language says `mil`, `cent`, `mille` alone.
        let bare = before == 0 && total == 0 && next == at;
        if bare
            && matches!(step, Sense::Hundred | Sense::Scale(_) | Sense::Dozen)
            && !words.is_any(next, &["cent", "mille", "mil", "cien", "ciento"])
        {
            return None;
        }
        last = Some(next);
        next += 1;
        // Hyphens and `and` inside: `twenty-three`, `one hundred and five`, `vingt et un`, `treinta y uno`.
        let hyphen = words.mark(next, "-‑") && words.glued(next) && words.glued(next + 1);
        let linked = words.is_any(next, &["and", "et", "y"]) && (current >= 20 || total > 0);
        let goes_on = words.get(next + 1).is_some_and(|t| t.senses.iter().any(|s| matches!(s, Sense::Number(_))));
        let composes = if words.is(next, "and") {
            current.is_multiple_of(100) && current > 0 || total > 0 && current == 0
        } else {
            true
        };
        if (hyphen || linked && composes) && goes_on {
            next += 1;
        }
    }
    let mut last = last?;
    total = total.checked_add(current)?;
    // `mil 460 casos`
    if words.is(last, "mil")
        && let Some((rest, end)) = remainder(words, last, 3)
    {
        total = total.checked_add(rest.try_into().ok()?)?;
        last = end;
    }
    Some(Number { first: at, last, value: Some(Decimal::from(total)), writing: Writing::Words })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::style::Style;
    use crate::place::PlacedText;

    fn check_in(language: Language, printed: &str, expect: &str) {
        let text = PlacedText::unplaced(printed);
        let style = Style {
            language,
            decimal_comma: language != Language::English,
            blank_thousands: language != Language::English,
            dash_nil: false,
            proven: true,
        };
        let words = Words::new(&text, &style);
        let got = (0..words.len()).find_map(|at| read(&words, at)).map_or("none".to_owned(), |n| {
            let value = n.value.map_or("overflow".to_owned(), |v| v.to_string());
            format!("{value} {:?}", &printed[words.span(n.first, n.last).range()])
        });
        assert_eq!(got, expect, "{printed}");
    }

    fn check(printed: &str, expect: &str) {
        check_in(Language::English, printed, expect);
    }

    #[test]
    fn digits_with_scales() {
        check("311,290 migrants", "311290 \"311,290\"");
        check("15.8 million people", "15800000 \"15.8 million\"");
        check("45k views", "45000 \"45k\"");
        check("resources ($ million)", "none");
        check("1.2M people", "1200000 \"1.2M\"");
        check("1.2M long", "1.2 \"1.2\"");
        check_in(Language::Spanish, "27,087 mujeres", "27087 \"27,087\"");
        check_in(Language::Spanish, "27,087 km", "27.087 \"27,087\"");
        check_in(Language::Spanish, "2 mil 890,2 millones de remos", "2890200000 \"2 mil 890,2 millones\"");
        check("3 lakh", "300000 \"3 lakh\"");
        check("12,34,567", "1234567 \"12,34,567\"");
        check("1,234,567.89", "1234567.89 \"1,234,567.89\"");
        check("៤៣ នាក់", "43 \"៤៣\"");
        check("99999999999999999999999999999999", "overflow \"99999999999999999999999999999999\"");
        check_in(Language::French, "1 204,5", "1204.5 \"1 204,5\"");
        check_in(Language::Spanish, "412 mil 306 remeros", "412306 \"412 mil 306\"");
        check_in(Language::Spanish, "70 mil 040 remeros", "70040 \"70 mil 040\"");
        check_in(Language::Spanish, "2 millones 15 mil 460 remeros", "2015460 \"2 millones 15 mil 460\"");
        check_in(Language::Spanish, "5 mil 274 millones", "5274000000 \"5 mil 274 millones\"");
        check_in(Language::Spanish, "mil 460 botes", "1460 \"mil 460\"");
        check_in(Language::Spanish, "3 mil 5 veces", "3000 \"3 mil\"");
        check_in(Language::Spanish, "nueve mil 93 mujeres", "9093 \"nueve mil 93\"");
        check_in(Language::Spanish, "dos mil millones", "2000000000 \"dos mil millones\"");
        check_in(Language::Spanish, "medio millón de barcas", "500000 \"medio millón\"");
        check_in(Language::Spanish, "1.204", "1204 \"1.204\"");
    }

    #[test]
    fn words_are_composed_as_spoken() {
        check("over one million living", "1000000 \"one million\"");
        check("twenty-three women", "23 \"twenty-three\"");
        check("two hundred and five cases", "205 \"two hundred and five\"");
        check("a dozen centres", "12 \"a dozen\"");
        check("a hundred thousand", "100000 \"a hundred thousand\"");
        check("four and five", "4 \"four\"");
        check("thousands of people", "none");
        check("the third meeting", "none");
        check_in(Language::French, "quatre-vingt-dix-sept femmes", "97 \"quatre-vingt-dix-sept\"");
        check_in(Language::French, "deux cents", "200 \"deux cents\"");
        check_in(Language::French, "vingt et un cas", "21 \"vingt et un\"");
        check_in(Language::French, "soixante-quinze", "75 \"soixante-quinze\"");
        check_in(Language::Spanish, "treinta y cinco", "35 \"treinta y cinco\"");
        check_in(Language::Spanish, "dos mil quinientas", "2500 \"dos mil quinientas\"");
    }

    #[test]
    fn fractions_need_what_they_are_of() {
        check("less than a third of migrants", "0.3333 \"a third\"");
        check("two-thirds were women", "0.6667 \"two-thirds\"");
        check("nearly half of the staff", "0.5 \"half\"");
        check("the first half of the year", "none");
        check("a third country", "none");
        check("half a million workers", "500000 \"half a million\"");
        check("fewer than a third had gone", "0.3333 \"a third\"");
        check("three quarters of households", "0.75 \"three quarters\"");
        check_in(Language::French, "un tiers des ménages", "0.3333 \"un tiers\"");
        check_in(Language::Spanish, "casi la mitad pidió", "0.5 \"la mitad\"");
        check_in(Language::Spanish, "la mitad de los hogares", "0.5 \"la mitad\"");
    }
}
