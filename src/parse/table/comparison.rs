//! Heads that hold one sex against the other: `Gap (M – W)`, `F/M ratio`, `Écart F-G`. What stands below them is nobody's part.

use crate::parse::vocabulary::Group;
use crate::parse::words::Words;

/// What is made of two numbers.
#[rustfmt::skip]
const MADE_OF_TWO: &[&str] = &[
    "gap", "difference", "diff", "disparity", "ratio", "parity", "écart", "ecart", "différence", "disparité", "rapport", "parité",
    "brecha", "diferencia", "razón", "relación", "paridad",
];

/// Words that stand between the two as a sign does.
const BETWEEN: &[&str] = &["minus", "less", "vs", "versus", "to", "per", "moins", "pour", "menos", "por"];

/// True where a head names both sexes with a sign of reckoning between them, or a sex by its letter beside a word for what is made of
/// two numbers.
pub(super) fn is_comparison(words: &Words) -> bool {
    let letter = |at: &usize| {
        words.str(*at).chars().count() == 1 && words.get(*at).is_some_and(|t| t.capital && t.letter().is_some())
    };
    let word = |at: &usize| {
        let group = words.get(*at).and_then(|t| t.group());
        matches!(group, Some(Group::Women | Group::Men | Group::Girls | Group::Boys))
    };
    let sexes: Vec<usize> = (0..words.len()).filter(|at| letter(at) || word(at)).collect();
    let sign = |at: usize| words.mark(at, "-–—−/:") || words.is_any(at, BETWEEN);
    let joined = sexes.windows(2).any(|w| w[1] == w[0] + 2 && sign(w[0] + 1));
    joined || sexes.iter().any(letter) && (0..words.len()).any(|at| words.is_any(at, MADE_OF_TWO))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::style::Style;
    use crate::place::PlacedText;

    fn check(head: &str, expect: bool) {
        let text = PlacedText::unplaced(head);
        assert_eq!(is_comparison(&Words::new(&text, &Style::default())), expect, "{head}");
    }

    #[test]
    fn one_sex_against_the_other() {
        for head in ["Gap (M – W)", "M - F", "F/M ratio", "Écart F-G", "Razón M/H", "Women minus men", "Men per women"]
        {
            check(head, true);
        }
        for head in ["Women", "F (%)", "Crew M", "Girls enrolled", "Difference since 2020", "Women and men", "M | F"] {
            check(head, false);
        }
    }
}
