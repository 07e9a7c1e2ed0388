//! Small counts in short forms: beside names in a list, over a stroke, in brackets.
//!
//! | rule | reads | does not read |
//! | --- | --- | --- |
//! | `named_list` | Kampot 8, Takeo 6 and Kep 39; (Mubende - 11, Kassanda - 13); Upper Nile (11), Unity (6) | (1) train, (2) hire |
//! | `tally` | boats are 08/35 (22.9%), Ituri (17/36), 9/10 districts | 24/7, 70/1, 03/2021 |
//! | `captioned` | Provinces touchées (3), nothing else in the text | … as shown (3). |
//!
//! `Three (3) patients` is one amount (see [`amount`](super::amount)).

use super::amount::{Amount, Measured};
use super::number::{self, Writing};
use super::reading::TextRole;
use super::subject::clause;
use super::subject::noun::{Around, Counted, Earlier};
use super::token::{Form, Kind};
use super::vocabulary::Sense;
use super::words::Words;
use rust_decimal::Decimal;

/// How many tokens on each side are searched for the other items of a list.
const REACH_TOKENS: usize = 12;
/// How many statements back the sum of a list is looked for.
const LIST_MAX: usize = 24;
/// A caption with a number in brackets has at most so many tokens.
const CAPTION_TOKENS_MAX: usize = 12;

/// The short form that an amount is written in.
pub(super) fn rule(words: &Words, amount: &Amount, role: TextRole) -> Option<&'static str> {
    if amount.writing != Writing::Digits || amount.measured != Measured::Plain || amount.last != amount.first {
        return None;
    }
    let at = amount.first;
    if listed(words, at) {
        return Some("named_list");
    }
    if stroke(words, at) {
        return Some("tally");
    }
    captioned(words, at, role).then_some("captioned")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Item {
    Plain,
    Dash,
    Bracket,
}

/// The form of a name with its number: `Kampot 8`, `Mubende - 11`, `Unity (6)`.
fn item(words: &Words, at: usize) -> Option<Item> {
    let token = words.get(at)?;
    if !matches!(token.kind, Kind::Numeral(Form::Integer | Form::Grouped)) {
        return None;
    }
    let before = at.checked_sub(1)?;
    let ends = |i: usize| {
        words.get(i).is_none_or(|t| t.is_one_of(",;.)|&") || t.has(Sense::Conjunction) || t.is_one_of("•\u{f0b7}"))
    };
    let proper = |i: usize| {
        words.get(i).is_some_and(|t| {
            t.kind == Kind::Word && t.capital && t.senses.iter().all(|s| matches!(s, Sense::Letter(_)))
        })
    };
    if words.mark(before, "(") {
        let named = before.checked_sub(1).is_some_and(|name| {
            words.get(name).is_some_and(|t| {
                t.kind == Kind::Word
                    && !t.has(Sense::Reference)
                    && !t.has(Sense::Verb)
                    && !t.has(Sense::Preposition)
                    && !t.has(Sense::Conjunction)
            })
        });
        let closed = words.mark(at + 1, ")") && (ends(at + 2) || in_place(words, at + 2));
        return (named && closed).then_some(Item::Bracket);
    }
    if words.mark(before, "-–:") && before > 0 && proper(before - 1) && ends(at + 1) {
        return Some(Item::Dash);
    }
    (token.blank_before && proper(before) && ends(at + 1)).then_some(Item::Plain)
}

/// `… and Aungba (1) en Ituri`: a place of the list's items follows.
fn in_place(words: &Words, at: usize) -> bool {
    words.is_any(at, &["in", "en", "au", "à", "dans", "from", "districts", "of"])
}

/// True for an item of a list: three names with a bare number, or two with a dash or bracket.
fn listed(words: &Words, at: usize) -> bool {
    let Some(form) = item(words, at) else { return false };
    let near = at.saturating_sub(REACH_TOKENS)..at + REACH_TOKENS + 1;
    let others = near.filter(|i| *i != at && item(words, *i) == Some(form)).count();
    let enclosed = || {
        (at.saturating_sub(REACH_TOKENS)..at).rev().find(|i| words.mark(*i, "()")).is_some_and(|i| words.mark(i, "("))
    };
    others >= if form == Item::Plain && !enclosed() { 2 } else { 1 }
}

/// What a list counts, beside the name of its item: the sum that it parts, the words before its colon, or who its sentence speaks of.
pub(super) fn of_list(words: &Words, around: &Around, counted: &mut Counted) {
    if counted.noun.is_some() || counted.pieces.len() > 1 {
        return;
    }
    // `two sheds: Kep (3), Reva (1) with 9 new nets (2)`: the names behind a colon are those of what stands before it.
    let clear = |at: &usize| !(*at + 1..around.first).any(|i| clause::verb(words, i) || words.mark(i, ";"));
    let head = (around.sentence.0..around.first).rev().find(|at| words.mark(*at, ":")).filter(clear);
    let head = head
        .filter(|at| around.earlier.iter().any(|e| e.sentence == around.number && e.span.1 < *at && e.noun.is_some()));
    let near = around.earlier.iter().rev().take(LIST_MAX).filter(|e| head.is_none_or(|at| e.span.1 < at));
    let common = |noun: &(usize, usize)| words.get(noun.0).is_some_and(|t| !t.capital) || noun.1 > noun.0;
    let sum = near
        .filter(|e| e.sentence == around.number && e.measured == Measured::Plain)
        .find_map(|e| e.noun.filter(common).map(|noun| (e, noun)));
    // `two sheds have no roof: Kep (3)`: what is said of the sum right before the list is said of its parts.
    let said = |(e, noun): (&Earlier, (usize, usize))| {
        let name = |p: &(usize, usize)| p.1 < e.span.0 && p.1 + 2 >= e.span.0;
        let told = |p: &&(usize, usize)| p.0 > noun.1 && !name(p) && words.mark(p.1 + 1, "(:–—-");
        let said = e.pieces.iter().find(told).copied();
        said.filter(|p| p.1 < around.first && !(p.0..=p.1).any(|at| words.mark(at, ",")))
    };
    let said = sum.and_then(said);
    let sum = sum.map(|(_, noun)| noun);
    let colon = || {
        let at = (around.sentence.0..around.first).rev().find(|at| words.mark(*at, ":"))?;
        super::subject::before::noun_before(words, around, at)
    };
    let actor = || {
        let acts = |n: &(usize, usize)| clause::verb(words, n.1 + 1) || clause::copula(words, n.1 + 1);
        let opener = clause::opener(words, around).filter(acts)?;
        // `47 boats sank. These lay in Kep (16) and Reva (31)`: those that were counted before.
        #[rustfmt::skip]
        const PRONOUNS: &[&str] =
            &["these", "they", "those", "ceux", "celles", "ils", "elles", "estos", "estas", "ellos", "ellas"];
        let before = || around.earlier.iter().rev().take(LIST_MAX).find_map(|e| e.noun.filter(common));
        if words.is_any(opener.0, PRONOUNS) { before() } else { Some(opener) }
    };
    let Some(lead) = sum.or_else(colon).or_else(actor) else {
        // `Nets mended in Kep: 4, Takeo: 9`
        counted.pieces = super::subject::head_of_list(words, around).into_iter().collect();
        return;
    };
    if let Some(piece) = counted.pieces.iter_mut().find(|p| p.0 <= lead.1 && lead.0 <= p.1) {
        *piece = (piece.0.min(lead.0), piece.1.max(lead.1));
        return;
    }
    counted.pieces.push(lead);
    counted.pieces.extend(said.filter(|said| counted.pieces.iter().all(|p| said.1 < p.0 || p.1 < said.0)));
    counted.pieces.sort_unstable();
    counted.noun = Some(lead);
}

/// Words of what is so many of so many: the rate is the statistic, and its two numbers only say where it comes from.
#[rustfmt::skip]
const RATES: &[&str] = &[
    "rate", "rates", "ratio", "cfr", "occupancy", "coverage", "percentage", "proportion", "taux", "létalité", "couverture",
    "tasa", "letalidad", "proporción", "cobertura",
];

/// How far before a rate its name stands, in tokens.
const RATE_TOKENS_MAX: usize = 18;

/// The two numbers of a rate, by their tokens, of the share in brackets behind them: `the fatality ratio stands at 55/141 (39%)`.
pub(super) fn of_rate(words: &Words, share: &Amount) -> Option<(usize, usize)> {
    let open = share.whole_first.checked_sub(1).filter(|at| *at > 3 && words.mark(*at, "("))?;
    let (part, whole) = (open - 3, open - 1);
    let stroke = words.mark(open - 2, "/") && words.small(part).is_some() && words.small(whole).is_some();
    let begin = part.saturating_sub(RATE_TOKENS_MAX);
    let begin = (begin..part).rev().find(|at| words.mark(*at, ";.|")).map_or(begin, |at| at + 1);
    let named = (begin..part).any(|at| words.is_any(at, RATES));
    (stroke && named && share.measured == Measured::Percent).then_some((part, whole))
}

/// `08/35 (22.9%)`, `(17/36)`, `9/10 districts`: so many of so many, or the two halves of a hundred.
fn stroke(words: &Words, at: usize) -> bool {
    let joined = |i: usize| words.mark(i, "/") && words.glued(i) && words.glued(i + 1);
    let first = if joined(at + 1) {
        at
    } else if at >= 2 && joined(at - 1) {
        at - 2
    } else {
        return false;
    };
    let (Some(part), Some(whole)) = (words.small(first), words.small(first + 2)) else { return false };
    // `https://… 1/4`: the pages of a printed web page.
    let printed = first.checked_sub(1).is_some_and(|i| {
        (i.saturating_sub(60)..=i)
            .rev()
            .take_while(|n| *n == i || words.glued(*n + 1))
            .any(|n| words.is_any(n, &["http", "https"]))
    });
    if printed {
        return false;
    }
    let single = !joined(first + 3) && (!words.glued(first) || first == 0 || words.mark(first - 1, "(:|"));
    if !single || whole == 0 || part > whole && part + whole != 100 || whole >= 1900 {
        return false;
    }
    let next = first + 3;
    let enclosed = first > 0 && words.mark(first - 1, "(") && words.mark(next, ")");
    let share = words.mark(next, "(") && words.mark(next + 2, "%");
    let plain_before = words.before(first).is_some_and(|t| !t.capital);
    let noun = words.get(next).is_some_and(|t| {
        t.kind == Kind::Word
            && t.month().is_none()
            && (!t.capital || plain_before)
            && t.senses
                .iter()
                .all(|s| matches!(s, Sense::People | Sense::Adult | Sense::Case | Sense::Household | Sense::Reference))
    });
    let announced = (first.saturating_sub(2)..first).any(|i| {
        words.is_any(
            i,
            &[
                "is", "are", "was", "were", "stands", "stood", "at", "est", "sont", "es", "son", "still", "and", "et",
                "y",
            ],
        ) || words.mark(i, ":=")
    });
    enclosed || share || noun || announced && words.get(next).is_none_or(|t| !t.capital)
}

/// `Provinces touchées (3)`: a caption of a few words, and its number.
fn captioned(words: &Words, at: usize, role: TextRole) -> bool {
    let close = at + 1;
    let end = close + 1 == words.len() || words.mark(close + 1, "|:");
    let near = at.saturating_sub(CAPTION_TOKENS_MAX + 1);
    let begin = (near..at).rev().find(|i| words.mark(*i, "|")).map_or(near, |i| i + 1);
    let word = |i: usize| words.get(i).is_some_and(|t| t.kind == Kind::Word || t.is_one_of("'’-/&,"));
    let plural = at.checked_sub(2).is_some_and(|i| {
        let lower = words.lower(i);
        (lower.ends_with('s') || lower.ends_with('x')) && lower.len() > 3 && !words.has(i, Sense::Reference)
            || words.has(i, Sense::People)
    });
    matches!(role, TextRole::Prose | TextRole::Row | TextRole::Heading)
        && at > 0
        && words.mark(at - 1, "(")
        && words.mark(close, ")")
        && end
        && at - begin <= CAPTION_TOKENS_MAX
        && (begin..at - 1).all(word)
        && words.get(begin).is_some_and(|t| t.capital)
        && plural
}

/// How far before its numbers the word `ratio` may stand.
const RATIO_REACH_TOKENS: usize = 8;

/// `a pupil to teacher ratio of 35:1`: the first by the second.
pub fn to_one(words: &Words, amount: &Amount, taken: &[bool]) -> Option<(Decimal, usize)> {
    let said = (amount.first.saturating_sub(RATIO_REACH_TOKENS)..amount.first).any(|i| words.is(i, "ratio"));
    if !said || amount.high.is_some() || !words.mark(amount.last + 1, ":") || taken.get(amount.last + 1) != Some(&false)
    {
        return None;
    }
    let second = number::read(words, amount.last + 2).filter(|n| taken[n.first..=n.last].iter().all(|t| !t))?;
    let by = second.value.filter(|v| !v.is_zero())?;
    Some((amount.value?.checked_div(by)?.round_dp(4).normalize(), second.last))
}

/// True for a power of ten by which a rate is counted: `per 100,000`, `pour 1 000`.
pub(super) fn per(words: &Words, first: usize, value: Option<Decimal>) -> bool {
    const POWERS: [u32; 6] = [100, 1_000, 10_000, 100_000, 1_000_000, 1_000_000_000];
    let power = value.is_some_and(|v| POWERS.iter().any(|p| v == Decimal::from(*p)));
    power && words.is_any(first.wrapping_sub(1), &["per", "pour", "por", "cada"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::amount;
    use crate::parse::style::Style;
    use crate::place::PlacedText;

    fn check(printed: &str, expect: &[(&str, &str)]) {
        let text = PlacedText::unplaced(printed);
        let words = Words::new(&text, &Style::default());
        let amounts = amount::read(&words, &vec![false; words.len()]);
        let got: Vec<_> = amounts
            .iter()
            .filter_map(|a| Some((&printed[words.span(a.first, a.last).range()], rule(&words, a, TextRole::Prose)?)))
            .collect();
        assert_eq!(got, expect, "{printed}");
    }

    #[test]
    fn lists_of_names() {
        check("in Kep 8, Takeo 6 and Kampot 39.", &[("8", "named_list"), ("6", "named_list"), ("39", "named_list")]);
        check("in Kep 8 and in 2 towns", &[]);
        check("materials (Masaka 67 & Kagadi 230).", &[("67", "named_list"), ("230", "named_list")]);
        check(
            "(Northam - 11, Eastleigh - 13, Wells - 03).",
            &[("11", "named_list"), ("13", "named_list"), ("03", "named_list")],
        );
        check(
            "Upper Nile (11), Unity (6) and war (13).",
            &[("11", "named_list"), ("6", "named_list"), ("13", "named_list")],
        );
        check("the aims: (1) train, (2) hire", &[]);
        check("as told (3) and (4) before", &[]);
    }

    #[test]
    fn strokes() {
        check("CFR is 08/35 (22.9%)", &[("08", "tally"), ("35", "tally")]);
        check("Ituri (17/36) : Aru", &[("17", "tally"), ("36", "tally")]);
        check("for 9/10 districts", &[("9", "tally"), ("10", "tally")]);
        check("gender parity (53/47) as", &[("53", "tally"), ("47", "tally")]);
        check("des 23/36 cantons du lac", &[("23", "tally"), ("36", "tally")]);
        check("see 72/1 and A/79/797", &[]);
        check("by 03/04/21", &[]);
    }

    #[test]
    fn captions() {
        check("Provinces touchées (3)", &[("3", "captioned")]);
        check("It is as the table shows (3).", &[]);
    }
}
