//! Amounts: a number with what is printed around it that changes its meaning.
//!
//! ```text
//! amount = [bound] [sign] number [– number] [scale] [sign | name | per cent | +]
//! bound  = over | nearly | at least | up to | between … and | < | > | ~
//! share  = amount "(" per cent ")" | per cent "(" amount ")"       27 (50%), 50% (27)
//! again  = words "(" the same number in digits ")"                 Three (3) patients
//! ratio  = number in number | number : number after "ratio"
//! ```

use super::change;
use super::money;
use super::number::{self, Writing};
use super::token::Kind;
use super::vocabulary::{HELD_AGAINST, Language, Phrase, Sense};
use super::words::Words;
use rust_decimal::Decimal;

/// What an amount is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured {
    /// Things or people.
    Plain,
    /// Hundredths.
    Percent,
    /// Money, in one of the vocabulary's currencies.
    Money(u8),
    /// A fraction in words, or one number to another.
    Ratio,
}

/// An amount.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// First token of the number.
    pub first: usize,
    /// Last token of the number (with its scale and, in a range, the second number).
    pub last: usize,
    /// First token with bound and sign.
    pub whole_first: usize,
    /// Last token with sign, name, per cent.
    pub whole_last: usize,
    /// The value; `None` where it overflows.
    pub value: Option<Decimal>,
    /// The upper end of a range.
    pub high: Option<Decimal>,
    /// What it is measured in.
    pub measured: Measured,
    /// What the paper says of its exactness.
    pub bound: Option<Phrase>,
    /// How it is written.
    pub writing: Writing,
    /// The same group as a share, printed in brackets beside it.
    pub share: Option<Decimal>,
    /// It stands in brackets beside another amount and is told there.
    pub told: bool,
}

/// Every amount of a text, in order; `taken` tells the tokens that other rules have won.
pub fn read(words: &Words, taken: &[bool]) -> Vec<Amount> {
    let mut amounts: Vec<Amount> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let found = (!taken[at]).then(|| number::read(words, at).or_else(|| number::article(words, at))).flatten();
        match found.filter(|n| taken[n.first..=n.last].iter().all(|t| !t) && spoken_counts(words, n)) {
            Some(mut n) => {
                if let Some(last) = again(words, &n, taken) {
                    n.last = last;
                }
                let amount = around(words, n, taken);
                at = amount.whole_last + 1;
                amounts.push(amount);
            }
            None => at += 1,
        }
    }
    shares(words, &mut amounts);
    shared_units(words, &mut amounts);
    amounts
}

/// `Three (3) patients`, `deux (02) cas`: the same number once more, in digits; gives the closing bracket.
fn again(words: &Words, n: &number::Number, taken: &[bool]) -> Option<usize> {
    let digits = n.last + 2;
    let same = n.writing == Writing::Words
        && words.mark(n.last + 1, "(")
        && words.mark(digits + 1, ")")
        && taken.get(digits) == Some(&false)
        && n.value.is_some()
        && number::value(words, digits) == n.value;
    same.then_some(digits + 1)
}

/// A number in words counts something unless a hyphen makes it part of a word (`one-stop`, `two-way`) or it is a pronoun.
fn spoken_counts(words: &Words, n: &number::Number) -> bool {
    if n.writing == Writing::Digits {
        return true;
    }
    let hyphen_after = words.mark(n.last + 1, "-‑") && words.glued(n.last + 1);
    let hyphen_before = n.first > 0 && words.mark(n.first - 1, "-‑") && words.glued(n.first);
    let pronoun = n.first == n.last
        && (words.is_any(n.last + 1, &["of", "another", "s", "day", "time", "hand", "side"])
            && words.is(n.first, "one")
            || words.is_any(
                n.first.wrapping_sub(1),
                &["no", "any", "every", "each", "the", "this", "these", "those", "which"],
            ) && words.is(n.first, "one"));
    !hyphen_after && !hyphen_before && !pronoun
}

fn around(words: &Words, n: number::Number, taken: &[bool]) -> Amount {
    let mut amount = Amount {
        first: n.first,
        last: n.last,
        whole_first: n.first,
        whole_last: n.last,
        value: n.value,
        high: None,
        measured: if n.writing == Writing::Fraction { Measured::Ratio } else { Measured::Plain },
        bound: None,
        writing: n.writing,
        share: None,
        told: false,
    };
    let sign_before = money::before(words, n.first)
        .or_else(|| money::letter_before(words, n.first, n.value))
        .filter(|(_, first)| !taken[*first]);
    if let Some((currency, first)) = sign_before {
        amount.measured = Measured::Money(currency);
        amount.whole_first = first;
        // `$60.5 M`, `US$ 2m`: after a currency sign the letter is a million.
        let power = money::power(words.str(n.last + 1)).filter(|_| n.writing == Writing::Digits);
        if let Some(power) = power {
            amount.value = multiplied(amount.value, power);
            amount.last += 1;
            amount.whole_last = amount.last;
        }
    }
    range(words, &mut amount, taken);
    if sign_before.is_none() {
        let de = usize::from(words.is_any(amount.last + 1, &["de", "d", "of"]) && scaled(words, amount.last));
        let de = de + usize::from(de > 0 && words.mark(amount.last + 2, "'’"));
        let short = money::scaled_after(words, amount.last).filter(|(_, (_, last))| !taken[*last]);
        if let Some((power, (currency, last))) = short.filter(|_| n.writing == Writing::Digits && amount.high.is_none())
        {
            amount.measured = Measured::Money(currency);
            amount.value = multiplied(amount.value, power);
            (amount.last, amount.whole_last) = (amount.last + 1, last);
        } else if let Some((currency, last)) = money::after(words, amount.last + de).filter(|(_, last)| !taken[*last]) {
            amount.measured = Measured::Money(currency);
            amount.whole_last = last;
        }
    }
    let next = amount.last + 1;
    if amount.measured == Measured::Plain {
        if words.mark(next, "%") {
            (amount.measured, amount.whole_last) = (Measured::Percent, next);
        } else if let Some((Phrase::Percent, end)) = words.phrase_at(next) {
            (amount.measured, amount.whole_last) = (Measured::Percent, end - 1);
        } else if let Some((value, last)) =
            one_in(words, &amount, taken).or_else(|| super::tally::to_one(words, &amount, taken))
        {
            (amount.value, amount.measured, amount.last, amount.whole_last) =
                (Some(value), Measured::Ratio, last, last);
        }
    }
    bound(words, &mut amount);
    amount
}

fn multiplied(value: Option<Decimal>, power: u32) -> Option<Decimal> {
    value.and_then(|v| v.checked_mul(Decimal::from(10u64.pow(power)))).map(|v| v.normalize())
}

/// True for a scale word: `million`, `mil`.
pub(super) fn scaled(words: &Words, at: usize) -> bool {
    words.get(at).is_some_and(|t| t.senses.iter().any(|s| matches!(s, Sense::Scale(_))))
}

/// `200–250`, `200 to 250`, `between 5 and 6`, `US$5–10 million`; not `from 45 to 60`, which is a change.
fn range(words: &Words, amount: &mut Amount, taken: &[bool]) {
    if amount.writing == Writing::Fraction {
        return;
    }
    let between = amount.whole_first > 0 && words.is_any(amount.whole_first - 1, &["between", "entre"]);
    // `rose from 45 to 60` is a change; `visited from 40 to 45 villages` a range.
    let from = amount.whole_first > 0
        && words.is_any(amount.whole_first - 1, &["from", "de", "del", "du"])
        && change::said(words, amount.whole_first - 1)
        && !words.is_any(
            amount.whole_first.wrapping_sub(2),
            &["range", "ranges", "ranged", "ranging", "varies", "vary", "varied"],
        );
    // `grew by over 300 to 2,170`: by so much, and to what.
    let lead = words.phrase_before(amount.whole_first).map_or(amount.whole_first, |(_, begin)| begin);
    let from = from || lead > 0 && words.is(lead - 1, "by") && change::said(words, lead - 1);
    let mut at = amount.last + 1;
    if words.mark(at, "%") || words.phrase_at(at).is_some_and(|(p, _)| p == Phrase::Percent) {
        at = words.phrase_at(at).map_or(at + 1, |(_, end)| end);
    }
    // `rising 6.6 percentage points to 29.6 per cent`: by so much, and to what.
    if words.is_any(at.wrapping_sub(1), &["point", "points"]) {
        return;
    }
    let dash = words.mark(at, "-–—‒") && amount.writing == Writing::Digits;
    let word = between && words.is_any(at, &["and", "et", "y"])
        || !from && words.is_any(at, &["to", "à"])
        || !from && words.style.language == Language::Spanish && words.is(at, "a") && amount.writing == Writing::Digits;
    if from {
        change::share_scale(words, amount, at);
    }
    if !(dash || word) || taken.get(at) != Some(&false) {
        return;
    }
    let mut next = at + 1;
    if let Some((currency, last)) =
        (next < words.len()).then(|| money::before(words, next + 1)).flatten().filter(|(_, first)| *first == next)
        && amount.measured == Measured::Money(currency)
    {
        next = last + 1;
    }
    let Some(second) = number::read(words, next).filter(|n| taken[n.first..=n.last].iter().all(|t| !t)) else { return };
    // `fell by 3 per cent to 2,137`: so many per cent of something, down to how many.
    let percent = |at: usize| words.mark(at, "%") || words.phrase_at(at).is_some_and(|(p, _)| p == Phrase::Percent);
    if percent(amount.last + 1) && !percent(second.last + 1) {
        return;
    }
    let (Some(mut low), Some(high)) = (amount.value, second.value) else { return };
    // `5–10 million`: the scale after the second number is meant for both; `250,000 to 2.5 million`: for the second alone.
    if scaled(words, second.last)
        && !scaled(words, amount.last)
        && let Some(plain) = number::value(words, second.first).filter(|p| *p > low)
    {
        low = low.checked_mul(high / plain).unwrap_or(low);
    }
    if high > low {
        amount.value = Some(low);
        amount.high = Some(high);
        amount.last = second.last;
        amount.whole_last = second.last;
        if between {
            amount.whole_first -= 1;
        }
    }
}

/// `one in three women`, `1 in 5 households`: a ratio.
fn one_in(words: &Words, amount: &Amount, taken: &[bool]) -> Option<(Decimal, usize)> {
    let share = amount.value?;
    // `uno de cada tres`; `trois actifs sur quatre`, `un ménage sur dix`.
    let each = words.is(amount.last + 1, "de") && words.is(amount.last + 2, "cada");
    let apart = words.style.language == Language::French
        && words.get(amount.last + 1).is_some_and(|t| t.kind == Kind::Word && !t.capital)
        && words.is(amount.last + 2, "sur");
    if amount.high.is_some()
        || !(words.is_any(amount.last + 1, &["in", "out", "sur"]) || each || apart)
        || share < Decimal::ONE
        || share > Decimal::from(20)
        || share.fract() != Decimal::ZERO
    {
        return None;
    }
    let next = amount.last + 2 + usize::from(words.is(amount.last + 1, "out") || each || apart);
    let second = number::read(words, next).filter(|n| taken[n.first..=n.last].iter().all(|t| !t))?;
    let base = second.value.filter(|b| *b > share && *b <= Decimal::from(1000))?;
    // People are named after it, a describing word or two between: `one in five young women`.
    let people = |at: usize| {
        words.get(at).is_some_and(|t| {
            t.group().is_some() || t.has(Sense::People) || t.has(Sense::Adult) || t.has(Sense::Household)
        })
    };
    let word = |at: usize| words.get(at).is_some_and(|t| t.kind == Kind::Word && !t.has(Sense::Preposition));
    // `14 out of 34 crew were women` counts; `2 out of 5` and `7 out of 20` are ratios.
    let few = base <= Decimal::from(12) || [20u64, 25, 50, 100, 1000].iter().any(|n| Decimal::from(*n) == base);
    if !few && !words.is(amount.last + 1, "in") && !each {
        return None;
    }
    let counted = each
        || apart && !words.get(second.last + 1).is_some_and(|t| t.is_numeral())
        || (second.last + 1..second.last + 4).take_while(|at| word(*at)).any(people)
        || words.is(second.last + 1, "of") && words.is_any(second.last + 2, &["them", "these", "the", "those", "all"]);
    counted.then(|| ((share / base).round_dp(4).normalize(), second.last))
}

/// Reads the bound before or after the amount.
fn bound(words: &Words, amount: &mut Amount) {
    let mut first = amount.whole_first;
    // `over a third`, `more than the 500`, `an estimated total of 500` keep their bound across a small word.
    if first > 0
        && words.is_any(first - 1, &["a", "an", "the", "un", "une", "la", "another"])
        && words.phrase_before(first - 1).is_some()
    {
        // `well below the 30 per cent target`: what it is held against is no less than that.
        if words.is(first - 1, "the") && words.is_any(amount.whole_last + 1, HELD_AGAINST) {
            return;
        }
        first -= 1;
    }
    let found = words.phrase_before(first).filter(|(p, _)| {
        matches!(p, Phrase::About | Phrase::MoreThan | Phrase::AtLeast | Phrase::LessThan | Phrase::UpTo)
    });
    // `7 per cent fewer than the 90 boats of May`: what the share is held against is no bound.
    let share = |begin: usize| {
        begin > 0
            && (words.mark(begin - 1, "%") || words.phrase_before(begin).is_some_and(|(p, _)| p == Phrase::Percent))
    };
    if let Some((phrase, begin)) = found.filter(|f| !share(f.1)) {
        amount.bound = Some(phrase);
        amount.whole_first = begin;
        // `no more than`, `not fewer than`: the longer phrase was taken; `at least over` does not occur.
        return;
    }
    if first > 0 {
        let mark = match words.str(first - 1) {
            "<" => Some(Phrase::LessThan),
            ">" => Some(Phrase::MoreThan),
            "≤" => Some(Phrase::UpTo),
            "≥" => Some(Phrase::AtLeast),
            "~" | "≈" | "±" => Some(Phrase::About),
            _ => None,
        };
        if mark.is_some() {
            (amount.bound, amount.whole_first) = (mark, first - 1);
            return;
        }
    }
    let next = amount.whole_last + 1;
    if words.mark(next, "+") && words.glued(next) {
        (amount.bound, amount.whole_last) = (Some(Phrase::AtLeast), next);
    } else if words.is_any(next, &["or", "and"]) {
        // Behind an amount, `or more` is its lower bound and `or less` its upper one.
        let side = match () {
            () if words.is_any(next + 1, &["more", "above", "greater", "higher"]) => Some(Phrase::AtLeast),
            () if words.is_any(next + 1, &["less", "fewer", "below", "lower"]) => Some(Phrase::UpTo),
            () => None,
        };
        // `40 or fewer boats` is a bound; `30 boats and fewer barges` counts two things, `4 per cent and lower tolls` speaks of two.
        let bounds = words.is(next, "or") || !words.is_any(next + 1, &["less", "fewer", "lower", "higher", "greater"]);
        if let Some(phrase) = side.filter(|_| bounds) {
            (amount.bound, amount.whole_last) = (Some(phrase), next + 1);
        }
    }
}

/// `from 350,000 to 200,000 kip`: the unit after the second number is meant for both.
fn shared_units(words: &Words, amounts: &mut [Amount]) {
    for at in 1..amounts.len() {
        let (head, tail) = amounts.split_at_mut(at);
        let (Some(a), Some(b)) = (head.last_mut(), tail.first()) else { continue };
        let joined = a.whole_last + 2 == b.whole_first && words.is_any(a.whole_last + 1, &["to", "à", "a"]);
        let from = a.whole_first > 0 && words.is_any(a.whole_first - 1, &["from", "de"]);
        // `fell by 3 and 4 per cent`; `340 or 48 per cent` counts.
        let both = a.whole_last + 2 == b.whole_first
            && words.has(a.whole_last + 1, Sense::Conjunction)
            && b.measured == Measured::Percent
            && a.value.is_none_or(|v| v <= Decimal::ONE_HUNDRED);
        if (joined && from || both)
            && a.measured == Measured::Plain
            && matches!(b.measured, Measured::Money(_) | Measured::Percent)
        {
            a.measured = b.measured;
        }
    }
}

/// Joins `27 (50%)` and `50% (27)` into one amount with its share.
fn shares(words: &Words, amounts: &mut [Amount]) {
    for at in 1..amounts.len() {
        let (head, tail) = amounts.split_at_mut(at);
        let (Some(a), Some(b)) = (head.last_mut(), tail.first_mut()) else { continue };
        let open = a.whole_last + 1;
        let joined = words.mark(open, "(") && b.whole_first == open + 1 && words.mark(b.whole_last + 1, ")");
        // `08/35 (22.9%)`: the share is of the first number.
        let over = a.first > 0 && words.mark(a.first - 1, "/") && words.glued(a.first);
        let one_percent = (a.measured == Measured::Percent) != (b.measured == Measured::Percent);
        let plain = matches!(a.measured, Measured::Plain | Measured::Percent)
            && matches!(b.measured, Measured::Plain | Measured::Percent);
        if !joined || over || !one_percent || !plain || a.told || a.high.is_some() || b.high.is_some() {
            continue;
        }
        if a.measured == Measured::Percent {
            // The count is the statistic, the share describes it.
            a.share = a.value;
            (a.value, a.measured, a.bound) = (b.value, Measured::Plain, a.bound.or(b.bound));
            // Each has its own characters.
            (a.first, a.last, b.first, b.last) = (b.first, b.last, a.first, a.last);
        } else {
            a.share = b.value;
        }
        a.whole_last = b.whole_last + 1;
        b.told = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::style::Style;
    use crate::parse::vocabulary::CURRENCIES;
    use crate::place::PlacedText;

    fn check(printed: &str, expect: &[&str]) {
        let text = PlacedText::unplaced(printed);
        let words = Words::new(&text, &Style::default());
        let amounts = read(&words, &vec![false; words.len()]);
        let got: Vec<String> = amounts
            .iter()
            .filter(|a| !a.told)
            .map(|a| {
                let bound = a.bound.map(|b| format!("{b:?} ")).unwrap_or_default();
                let unit = match a.measured {
                    Measured::Plain => String::new(),
                    Measured::Percent => " %".into(),
                    Measured::Ratio => " ratio".into(),
                    Measured::Money(c) => format!(" {}", CURRENCIES[usize::from(c)].code),
                };
                let high = a.high.map(|h| format!("..{h}")).unwrap_or_default();
                let share = a.share.map(|s| format!(" ({s}%)")).unwrap_or_default();
                format!("{bound}{}{high}{unit}{share}", a.value.map_or("overflow".into(), |v| v.to_string()))
            })
            .collect();
        assert_eq!(got, expect, "{printed}");
    }

    #[test]
    fn bounds_signs_and_shares() {
        check("over one million living", &["MoreThan 1000000"]);
        check("well below the 30 per cent target, below the 30 boats", &["30 %", "LessThan 30"]);
        check("less than a third of staff", &["LessThan 0.3333 ratio"]);
        check("(53 per cent)", &["53 %"]);
        check("USD$84,600 and US$6,755 and US$ 11,500", &["84600 USD", "6755 USD", "11500 USD"]);
        check("$60.5 M", &["60500000 USD"]);
        check("1.2 million baht", &["1200000 THB"]);
        check("Birr 2.5 million and Naira 3,000", &["2500000 ETB", "3000 NGN"]);
        check("oars at SDG 2,400 each", &["2400 SDG"]);
        check("funds rose from 1.2 to 1.8 million euros", &["1200000 EUR", "1800000 EUR"]);
        check("the crowd grew from 45,000 to 1.8 million", &["45000", "1800000"]);
        check("12 M€, 3.5 M USD and 40 Mds FCFA", &["12000000 EUR", "3500000 USD", "40000000000 XOF"]);
        check("43 milliards d’ariary", &["43000000000 MGA"]);
        check("R5 million, Q 14.5 million and K 300", &["5000000 ZAR", "14500000 GTQ", "300"]);
        check("NZ$180 and Rs. 350,000", &["180 NZD", "350000 INR"]);
        check("Won 3 medals at the Euro 2024", &["3", "2024"]);
        check("no fewer than 40 staff, 500+ others", &["AtLeast 40", "AtLeast 500"]);
        check("tides of 5% or greater; 6 or more", &["AtLeast 5 %", "AtLeast 6"]);
        check("crews of 6 or fewer; 30 or below", &["UpTo 6", "UpTo 30"]);
        check("a toll of 4% and lower rents", &["4 %"]);
        check("200–250 people", &["200..250"]);
        check("between 5 and 6 per cent", &["5..6 %"]);
        check("rose from 45 to 60 per cent", &["45 %", "60 %"]);
        check("cut from 350,000 to 200,000 kip", &["350000 LAK", "200000 LAK"]);
        check("visited from 40 to 45 villages", &["40..45"]);
        check("one in five young women", &["0.2 ratio"]);
        check("four in five of them", &["0.8 ratio"]);
        check("US$5–10 million", &["5000000..10000000 USD"]);
        check("50% (27) are female", &["27 (50%)"]);
        check("281 women (32 per cent)", &["281", "32 %"]);
        check("27 (50%) women", &["27 (50%)"]);
        check("one in three women", &["0.3333 ratio"]);
        check("a pupil to teacher ratio of 35:1", &["35 ratio"]);
        check("the ratio of boys to girls is 1:0.8", &["1.25 ratio"]);
        check("one-stop centres, one of the two", &["2"]);
        check("THB500 a day", &["500 THB"]);
        check("Three (3) patients, two (5) others", &["3", "2", "5"]);
        check("CFR is 08/35 (22.9%)", &["8", "35", "22.9 %"]);
    }
}
