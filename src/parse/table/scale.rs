//! What the numbers under a head or a caption are multiplied by: `(000s)`, `in thousands of baht`, `EURbn`.

use crate::parse::claim::UnitClaim;
use crate::parse::money::power;
use crate::parse::vocabulary::CURRENCIES;
use rust_decimal::Decimal;

#[rustfmt::skip]
const SCALES: &[(&str, u32)] = &[
    ("10000s", 10_000), ("000s", 1_000), ("000", 1_000), ("thousands", 1_000), ("thousand", 1_000), ("milliers", 1_000), ("miles", 1_000),
    ("millions", 1_000_000), ("million", 1_000_000), ("millones", 1_000_000), ("mn", 1_000_000), ("mln", 1_000_000), ("mio", 1_000_000),
    ("bn", 1_000_000_000), ("billion", 1_000_000_000), ("billions", 1_000_000_000), ("milliards", 1_000_000_000), ("mrd", 1_000_000_000),
];

/// The same letters, whatever their capitals and points.
fn same(name: &str, printed: &str) -> bool {
    name.chars().eq(printed.chars().filter(|c| !matches!(c, '.' | ',')).flat_map(char::to_lowercase))
}

fn scale_word(word: &str) -> Option<u32> {
    SCALES.iter().find(|(name, _)| same(name, word)).map(|(_, n)| *n)
}

/// A scale glued to its currency has no more letters.
const GLUED_MAX: usize = 3;

/// A currency with its scale, glued or side by side: `EURbn`, `$m`, `€ m`, `FFr. millions`. An `m` is a million of money only.
pub fn money(printed: &str) -> Option<(UnitClaim, Decimal)> {
    let plain = |s: &str| s.chars().filter(|c| !matches!(c, '.' | ',')).collect::<String>();
    // As printed, capitals and all, and glued only as a code or a symbol: the `Arm` of a study is no million of ariary.
    let sign = |s: &str| {
        let own = plain(s);
        let points = |sign: &&str| sign.chars().filter(|c| *c != '.').eq(own.chars());
        CURRENCIES.iter().find(|c| c.signs.iter().any(&points))
    };
    let short = |w: &str| power(w).map(|p| 10_u32.pow(p)).or_else(|| scale_word(w));
    let words = || printed.split_whitespace().map(|w| w.trim_matches(['(', ')', '[', ']', ':', '.', ',']));
    // The scale is looked for first: few heads have one.
    let glued = |word: &str| {
        let cuts = word.char_indices().map(|(i, _)| i).skip(1);
        cuts.filter(|i| word.len() - i <= GLUED_MAX).find_map(|i| {
            let (code, scale) = (&word[..i], short(&word[i..])?);
            Some((sign(code).filter(|_| !code.contains(char::is_lowercase))?, scale))
        })
    };
    let beside = |word: &str, next: &str| Some((short(next)?, sign(word)?)).map(|(scale, money)| (money, scale));
    let next = words().skip(1).map(Some).chain([None]);
    let found = words().zip(next).find_map(|(word, next)| glued(word).or_else(|| beside(word, next?)));
    let (money, scale) = found?;
    Some((UnitClaim::Money(money.code, money.shared), Decimal::from(scale)))
}

/// What the numbers under a head are multiplied by: `(000s)`, `(in thousands)`, `(10,000s)`, `en millions`, `(mn)`, `(€ m)`, `EURbn`.
pub fn of(printed: &str) -> Option<Decimal> {
    let lower = printed.to_lowercase().replace([',', '.', '\u{a0}'], "").replace(['’', '\''], "");
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let words: Vec<&str> = lower.split_whitespace().collect();
    // In brackets, or after `in`: `(000s)`, `($ million)`, `in thousands of baht`.
    let bracket = lower.split('(').skip(1).map(|b| b.split(')').next().unwrap_or(b));
    // `Lanes (miles)` are long; thousands are `en miles`, `miles de`.
    let word =
        |w: &str| scale_word(w).filter(|_| w != "miles" || lower.contains("en miles") || lower.contains("miles de"));
    let enclosed = bracket
        .filter(|b| b.split_whitespace().count() <= 5)
        .find_map(|b| b.split_whitespace().find_map(|w| word(&bare(w))));
    let stated =
        words.windows(2).find_map(|w| word(&bare(w[1])).filter(|_| ["in", "en"].contains(&bare(w[0]).as_str())));
    let own = enclosed.or(stated).map(Decimal::from);
    money(printed).map(|(_, scale)| scale).or(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, expect: Option<u32>) {
        assert_eq!(of(printed), expect.map(Decimal::from), "{printed}");
    }

    #[test]
    fn scales() {
        check("Square feet (000s)", Some(1_000));
        check("Value ($000s)", Some(1_000));
        check("Resources ($ million)", Some(1_000_000));
        check("People, in thousands", Some(1_000));
        check("Population (10,000s)", Some(10_000));
        check("Millions of nets (new)", None);
        check("Nets (in all of the 000 zone of the port)", None);
        check("Residents 1995 (mn)", Some(1_000_000));
        check("Catch (FFr bn.)", Some(1_000_000_000));
        check("Boat fund EURbn", Some(1_000_000_000));
        check("Spent ($m)", Some(1_000_000));
        check("Spent (€ m)", Some(1_000_000));
        check("Sold in FFr. millions", Some(1_000_000));
        check("Sold in Ffr. m.", Some(1_000_000));
        check("Study arm", None);
        check("Arm m", None);
        check("Road (Km)", None);
        check("Quays (miles)", None);
        check("Redes (en miles)", Some(1_000));
        check("Nets (m)", None);
        check("Depth of the port, m", None);
    }
}
