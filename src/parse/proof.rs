//! What is always true of a reading, whatever was printed: tests and fuzzing hold the grammar to it.

use super::claim::{Fate, Reading, Value};
use crate::digit::{is_digit, value as digit};
use crate::place::CharSpan;

/// Says what is wrong with a reading; nothing where all of this holds:
///
/// * every digit of the text is in exactly one number, and numbers stand in the order of the text;
/// * a number that went into a statistic or date names one that is there;
/// * no two values of a statistic share a character, and none lies outside the text: parts never exceed what is printed;
/// * a value that is written in digits alone is worth these digits.
pub fn holds(reading: &Reading) -> Result<(), String> {
    let text = reading.text.as_str();
    let mut covered = vec![0u8; text.len()];
    for number in &reading.numbers {
        let printed = slice(text, number.span)?;
        match number.fate {
            Fate::Quantity(n) if n >= reading.quantities.len() => {
                return Err(format!("{printed:?} names no statistic"));
            }
            Fate::Date(n) if n >= reading.dates.len() => return Err(format!("{printed:?} names no date")),
            _ => {}
        }
        covered[number.span.range()].iter_mut().for_each(|n| *n = n.saturating_add(1));
    }
    for (at, c) in text.char_indices().filter(|(_, c)| is_digit(*c)) {
        if covered[at] != 1 {
            return Err(format!("the digit {c:?} at byte {at} is in {} numbers", covered[at]));
        }
    }
    for quantity in &reading.quantities {
        let values: Vec<&Value> = quantity.total.iter().chain(quantity.parts.iter().map(|p| &p.value)).collect();
        for (at, value) in values.iter().enumerate() {
            let printed = slice(text, value.span)?;
            if values[..at].iter().any(|v| v.span.overlaps(value.span)) {
                return Err(format!("{printed:?} is counted twice in one statistic"));
            }
            worth(value, printed)?;
        }
    }
    Ok(())
}

fn slice(text: &str, span: CharSpan) -> Result<&str, String> {
    text.get(span.range()).ok_or_else(|| format!("{span:?} is no stretch of the text"))
}

/// A value written in digits and separators alone has these digits, but for zeros at its ends.
fn worth(value: &Value, printed: &str) -> Result<(), String> {
    let plain = printed
        .chars()
        .all(|c| is_digit(c) || matches!(c, ',' | '.' | ' ' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}'));
    let Some(number) = value.number.filter(|_| plain && value.high.is_none()) else { return Ok(()) };
    let digits = |s: &str| -> String { s.chars().filter_map(digit).map(|d| char::from(b'0' + d)).collect() };
    let said = digits(&number.abs().normalize().to_string());
    let seen = digits(printed);
    if said.trim_matches('0') == seen.trim_matches('0') {
        Ok(())
    } else {
        Err(format!("{printed:?} was read as {number}"))
    }
}
