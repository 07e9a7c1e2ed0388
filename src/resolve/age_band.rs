//! The age of those a figure counts, where one is printed right behind them, as SDMX writes it.
//!
//! ```text
//! band      = "aged" n ("–" | to | and) n          girls [aged 15–19 years]        Y15T19
//!           | "under" n                            children [under 5]              Y_LT5
//!           | n "and over" | "over" n              women [aged 60 and over]        Y_GE60
//! ```

use crate::parse::bid::Class;
use crate::parse::claim::{Fate, Quantity, Reading};
use regex::Regex;
use std::sync::LazyLock;

/// How far behind the noun an age may end, in bytes.
const BAND_BYTES_MAX: usize = 48;

static BAND: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)^\s?\(?
        (?:(?:aged|ages|âgée?s?\sde|de|between\sthe\sages\sof)\s(?:between\s|from\s|entre\s)?(?P<a>\d{1,2})\s?(?:–|-|‑|to|and|et|à|a|y)\s?(?P<b>\d{1,2})\b
          |(?:aged\s)?between\s(?P<c>\d{1,2})\sand\s(?P<d>\d{1,2})\b
          |(?:aged\s)?(?:under|below|younger\sthan|(?:âgée?s?\s)?de\smoins\sde|menores\sde)\s(?:the\sage\sof\s)?(?P<under>\d{1,2})\b
          |(?:aged\s)?(?P<from>\d{1,2})\s(?:years?\s)?(?:and|or)\s(?:over|older|above)\b
          |(?:aged\s)?(?:over|above|older\sthan)\s(?:the\sage\sof\s)?(?P<over>\d{1,2})\b)",
    )
    .ok()
});

/// The band behind the noun of a figure, or behind its number where the noun stands elsewhere.
pub fn of(q: &Quantity, reading: &Reading) -> Option<String> {
    let text = reading.text.as_str();
    // `108 people …, including 17 children under 5`: the band of a part is not that of the whole.
    let noun_end = q.noun.map_or(q.span.end, |n| n.end);
    if q.total.is_some() && !q.parts.is_empty() && noun_end < q.span.end {
        return None;
    }
    // `sailors who came with boys aged 9`: of a longer phrase it is that of its last noun.
    let long = |w: &str| ["with", "of", "in", "for", "by", "from", "at", "to", "and", "de", "avec", "con"].contains(&w);
    if q.noun.is_some_and(|n| text[n.range()].split_whitespace().any(long)) {
        return None;
    }
    let end = noun_end.max(q.span.end) as usize;
    let sentence = reading.sentences.get(q.sentence).map_or(text.len(), |s| s.end as usize);
    let rest = text.get(end..sentence.max(end))?;
    let found = BAND.as_ref()?.captures(rest)?;
    let whole = found.get(0).filter(|m| m.end() <= BAND_BYTES_MAX)?;
    // The grammar must have read the number as an age, too.
    let (from, to) = (end as u32, (end + whole.end()) as u32);
    let aged = |n: &crate::parse::claim::NumberClaim| {
        n.span.start >= from && n.span.end <= to && n.fate == Fate::Not(Class::Age)
    };
    if !reading.numbers.iter().any(aged) {
        return None;
    }
    let number = |name: &str| found.name(name).and_then(|m| m.as_str().parse::<u8>().ok());
    if let Some((a, b)) = number("a").zip(number("b")).or_else(|| number("c").zip(number("d"))) {
        return (a < b).then(|| format!("Y{a}T{b}"));
    }
    if let Some(n) = number("under") {
        return Some(format!("Y_LT{n}"));
    }
    let least = number("from").or_else(|| number("over").and_then(|n| n.checked_add(1)))?;
    Some(format!("Y_GE{least}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::reading::{self, TextRole};
    use crate::parse::style::Style;
    use crate::place::PlacedText;

    fn check(printed: &str, expect: &[&str]) {
        let reading = reading::read(PlacedText::unplaced(printed), Vec::new(), TextRole::Prose, &Style::default(), &[]);
        let got: Vec<String> = reading.quantities.iter().map(|q| of(q, &reading).unwrap_or_default()).collect();
        assert_eq!(got, expect, "{printed}");
    }

    #[test]
    fn bands_stand_behind_those_they_are_of() {
        check("It taught 40 girls aged 15–19 years to row.", &["Y15T19"]);
        check("Leaks reached 900 children under 5 on 9 boats.", &["Y_LT5", ""]);
        check("Some 70 women aged 60 and over rowed.", &["Y_GE60"]);
        check("Some 70 sailors aged over 40 rowed.", &["Y_GE41"]);
        check("Some 70 people rowed, including 9 children under 5.", &[""]);
        check("Some 70 sailors under 5 flags rowed.", &["", ""]);
        check("Some 70 sailors rowed with boys aged 9 to 12.", &[""]);
    }
}
