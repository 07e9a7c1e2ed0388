//! Contacts in text: telephone numbers and e-mail addresses that a published dataset should not spread.
//!
//! Which numbers are telephones was decided upstream (numbers.csv, class `phone`); here their digits are found again in quotes and
//! texts, however they are spaced there, and every digit becomes `#`. E-mail addresses lose their local part.

use crate::record::Number;
use std::borrow::Cow;

/// The sign that stands for a masked character.
const MASK: char = '#';
/// Shorter numbers (hotlines, house numbers) are masked in numbers.csv alone: in a sentence they could be a figure.
const PHONE_DIGITS_MIN: usize = 6;
/// A telephone number printed with blanks is several tokens; more than this many in a row are several numbers.
const PHONE_TOKENS_MAX: usize = 6;

/// The telephone numbers of one report.
#[derive(Clone, Debug, Default)]
pub struct Mask {
    phones: Vec<String>,
}

impl Mask {
    /// From a report's numbers in reading order, each with whether it is a telephone number.
    pub fn new<'a>(numbers: impl Iterator<Item = (bool, &'a Number)>) -> Mask {
        let mut phones = Vec::new();
        let mut run: Vec<(&Number, String)> = Vec::new();
        for (is_phone, number) in numbers {
            let same_page = run.last().is_none_or(|(last, _)| last.place.page == number.place.page);
            if !is_phone || !same_page {
                run.clear();
            }
            if is_phone {
                run.push((number, number.text.chars().filter(char::is_ascii_digit).collect()));
                for start in run.len().saturating_sub(PHONE_TOKENS_MAX)..run.len() {
                    let digits: String = run[start..].iter().map(|(_, d)| d.as_str()).collect();
                    if digits.len() >= PHONE_DIGITS_MIN {
                        phones.push(digits);
                    }
                }
            }
        }
        // The longest first, so that a country code is masked with the number it belongs to.
        phones.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        phones.dedup();
        Mask { phones }
    }

    /// The text with every digit masked.
    pub fn digits(text: &str) -> String {
        text.chars().map(|c| if c.is_numeric() { MASK } else { c }).collect()
    }

    /// The text without contacts.
    pub fn text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let addresses = text.contains('@');
        let dialled = text.contains("tel:");
        if !addresses && !dialled && !self.may_hold(text) {
            return Cow::Borrowed(text);
        }
        let chars: Vec<char> = text.chars().collect();
        let mut hidden = vec![false; chars.len()];
        self.hide_phones(&chars, &mut hidden);
        if addresses {
            hide_addresses(&chars, &mut hidden);
        }
        if dialled {
            hide_dialled(&chars, &mut hidden);
        }
        Cow::Owned(chars.iter().zip(hidden).map(|(&c, hide)| if hide { MASK } else { c }).collect())
    }

    /// True where a stretch of digits is as long as the shortest number: most texts have none, and need no closer look.
    fn may_hold(&self, text: &str) -> bool {
        let least = self.phones.last().map_or(usize::MAX, String::len);
        let mut digits = 0;
        text.chars().any(|c| {
            digits = if c.is_ascii_digit() { digits + 1 } else { digits * usize::from(between(c)) };
            digits >= least
        })
    }

    /// Marks the digits of known telephone numbers inside stretches of digits and what stands between groups of them.
    fn hide_phones(&self, chars: &[char], hidden: &mut [bool]) {
        let mut at = 0;
        while at < chars.len() {
            let stretch = chars[at..].iter().take_while(|&&c| c.is_ascii_digit() || between(c)).count();
            let places: Vec<usize> = (at..at + stretch).filter(|&i| chars[i].is_ascii_digit()).collect();
            let digits: String = places.iter().map(|&i| chars[i]).collect();
            for phone in &self.phones {
                for (start, _) in digits.match_indices(phone.as_str()) {
                    places[start..start + phone.len()].iter().for_each(|&i| hidden[i] = true);
                }
            }
            at += stretch.max(1);
        }
    }
}

/// What stands between the digits of a telephone number.
fn between(c: char) -> bool {
    c.is_whitespace() || "()-./+–".contains(c)
}

/// Marks the local part of every e-mail address.
fn hide_addresses(chars: &[char], hidden: &mut [bool]) {
    for at in (0..chars.len()).filter(|&i| chars[i] == '@') {
        let domain: String =
            chars[at + 1..].iter().take_while(|c| c.is_alphanumeric() || matches!(c, '.' | '-')).collect();
        if !domain.trim_end_matches('.').contains('.') {
            continue;
        }
        let local = chars[..at].iter().rev().take_while(|&&c| c.is_alphanumeric() || "._%+-".contains(c)).count();
        hidden[at - local..at].fill(true);
    }
}

/// Marks the digits after `tel:`.
fn hide_dialled(chars: &[char], hidden: &mut [bool]) {
    for start in (4..=chars.len()).filter(|&i| chars[i - 4..i] == ['t', 'e', 'l', ':']) {
        let number = chars[start..].iter().take_while(|&&c| c.is_ascii_digit() || " +-().%".contains(c)).count();
        (start..start + number).filter(|&i| chars[i].is_ascii_digit()).for_each(|i| hidden[i] = true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Place;
    use crate::record::NumberClass;

    fn check(phones: &[&str], text: &str, expect: &str) {
        let numbers: Vec<Number> = phones
            .iter()
            .map(|t| Number {
                text: (*t).to_owned(),
                class: NumberClass::Phone,
                row: None,
                rule: "",
                place: Place::default(),
            })
            .collect();
        let mask = Mask::new(numbers.iter().map(|n| (true, n)));
        assert_eq!(mask.text(text), expect);
    }

    #[test]
    fn the_digits_of_a_telephone_number_are_masked_however_it_is_spaced() {
        check(&["+855", "12", "345", "678"], "call +855 12 345 678 or 43 women", "call +### ## ### ### or 43 women");
        check(&["+855 12 345 678"], "Tel. (855) 12-345-678", "Tel. (###) ##-###-###");
        check(&["012345678"], "311,290 migrants", "311,290 migrants");
        check(&["117"], "117 women", "117 women");
    }

    #[test]
    fn addresses_lose_their_local_part() {
        check(&[], "write to veth.vorn@example.org.", "write to #########@example.org.");
        check(&[], "open @ nine", "open @ nine");
        check(&[], "tel:+855-12-345", "tel:+###-##-###");
    }
}
