//! What a pronoun means: the statement before it that it takes up, as printed.
//!
//! ```text
//! pronoun   = amount ["of"] ("them" | "these" | "which" …)      1,350 parcels, two thirds [of them] to households
//! others    = amount ("others" | "new" | "more")                1666 deaths (142 [new])
//! against   = ("up" | "down" | "compared") "from" amount         40 countries, up from [11] in 2021
//! within    = "dont" | "of which" amount                        64 500 000 FCFA, dont [38 %] viennent de l’État
//! converted = money ("(" | "or" | "soit" | ", about") money     PHP 3.2 million ([EUR 51,900])
//! ```

use super::aside;
use super::noun::{Around, Earlier};
use super::noun_phrase::same_word;
use crate::parse::amount::Measured;
use crate::parse::vocabulary::{Phrase, Sense};
use crate::parse::words::Words;

/// Words that take up what was named before.
#[rustfmt::skip]
const PRONOUNS: &[&str] = &[
    "them", "these", "those", "they", "whom", "which", "eux", "elles", "celles", "ceux", "ellos", "ellas", "lesquels",
    "lesquelles", "cuales", "estos", "estas",
];

/// Adjectives and pronouns that count more of what was named before.
#[rustfmt::skip]
const MORE: &[&str] = &[
    "others", "new", "more", "additional", "another", "autres", "nouveaux", "nouvelles", "otros", "otras", "nuevos", "nuevas",
    "respectively",
];

/// The longest gap between a sum and what it comes to in another currency, in tokens.
const CONVERSION_TOKENS_MAX: usize = 6;

/// The statement before that a number takes up, and the token at which what is said of it goes on.
pub fn meant<'a>(words: &Words, around: &Around<'a>) -> Option<(&'a Earlier, Option<usize>)> {
    let from = around.last + 1;
    let mut at = from;
    while words.is_any(at, &["of", "de", "d", "among", "parmi", "entre", "all", "in"]) || words.mark(at, "'’") {
        at += 1;
    }
    if words.is_any(at, PRONOUNS)
        && at < around.sentence.1
        && !renamed(words, around, at)
        // `a rate of 9 per cent, 9 per cent which is low`: a relative right behind a number is of that number.
        && (at > from || !words.is_any(at, &["these", "those", "which", "whom"]))
    {
        // `visited 40 ports; 9 of those ports`
        let of = nearest(words, around)?;
        let named = words.is_any(at, &["these", "those"]) && of.noun.is_some_and(|n| same_word(words, n.1, at + 1));
        return Some((of, Some(at + 1 + usize::from(named))));
    }
    let alone = |n: usize| {
        n >= around.sentence.1
            || words.get(n).is_none_or(|t| t.has(Sense::Verb) || t.has(Sense::Preposition) || t.has(Sense::Conjunction))
            || words.mark(n, ").,;:†*")
    };
    if words.is_any(from, MORE) && alone(from + 1) {
        return nearest(words, around).map(|e| (e, Some(from)));
    }
    // `Of these, 3.7 million were …`, `Of those who took it, 96 per cent passed`.
    let head = around.sentence.0;
    let of_these = words.is_any(head, &["of", "among", "parmi", "de"])
        && words.is_any(
            head + 1,
            &["these", "those", "them", "whom", "elles", "eux", "ellos", "ellas", "estos", "estas", "ceux", "celles"],
        )
        && around.first > head + 2
        && words.mark(around.first - 1, ",")
        && around.first - head < 9;
    if of_these
        && !words
            .get(from)
            .is_some_and(|t| t.senses.iter().any(|s| matches!(s, Sense::People | Sense::Adult | Sense::Case)))
    {
        // `Of these repairs, 190 …`: those that were named so.
        let named = around.first - 2;
        let same = |e: &&Earlier| named > head + 1 && e.noun.is_some_and(|n| same_word(words, n.1, named));
        let of = around.earlier.iter().rev().take(12).find(same).or_else(|| nearest(words, around));
        return of.map(|e| (e, Some(from)));
    }
    // `(43 out of 44)`: so many of as many as there are.
    let whole = around.first > 2
        && words.is(around.first - 1, "of")
        && words.is(around.first - 2, "out")
        && around.amounts[around.first - 3]
        && words.mark(from, ").,;");
    if whole {
        return around
            .earlier
            .last()
            .filter(|e| e.sentence == around.number && !e.pieces.is_empty())
            .map(|e| (e, None));
    }
    // `75 per cent of these (2.6 million) were in the port`: the share and its number.
    let enclosed = around.first > 0 && words.mark(around.first - 1, "(") && words.mark(from, ")");
    let share = around.earlier.last().filter(|e| {
        e.sentence == around.number
            && e.measured == Measured::Percent
            && around.first.checked_sub(e.span.1).is_some_and(|apart| apart <= 5)
            && !e.pieces.is_empty()
    });
    if let Some(share) = share.filter(|_| enclosed && around.measured == Measured::Plain) {
        return Some((share, None));
    }
    if compared(words, around) {
        return alike(around).or_else(|| nearest(words, around)).map(|e| (e, None));
    }
    // `253 businesses with credit, for a total of US$ 126,500`: the sum of what was counted before.
    let sum = |at: usize| {
        words.is_any(
            at,
            &["total", "worth", "value", "valor", "montant", "monto", "totalling", "totaling", "amounting", "valeur"],
        )
    };
    // `with a total expense of $ 4`: what stands between has a name of its own.
    let leads =
        |at: usize| words.has(at, Sense::Preposition) || words.has(at, Sense::Small) || words.phrase_at(at).is_some();
    let sums = matches!(around.measured, Measured::Money(_))
        && (around.first.saturating_sub(4)..around.first).rev().find(|at| !leads(*at)).is_some_and(sum);
    let own = super::clause::predicate(words, around, from).is_some();
    if sums && !own {
        let before = around.earlier.last().filter(|e| e.sentence == around.number && e.measured == Measured::Plain)?;
        let gap = before.noun.map_or(before.span.1, |n| n.1.max(before.span.1)) + 1..around.first;
        return (gap.len() <= 7 && words.mark(gap.start, ",") || gap.len() <= 4).then_some((before, None));
    }
    within(words, around).map(|e| (e, Some(from)))
}

/// `10 million girls in 50 ports ate, up from 7 million`: of the numbers of a sentence the one that is as great as this.
fn alike<'a>(around: &Around<'a>) -> Option<&'a Earlier> {
    let near = |e: &&Earlier| {
        let value = e.value.zip(around.value).filter(|(a, b)| !a.is_zero() && !b.is_zero());
        value.is_some_and(|(a, b)| {
            let great = rust_decimal::Decimal::from(GREAT);
            a.checked_mul(great).is_some_and(|a| a > b) && b.checked_mul(great).is_some_and(|b| b > a)
        })
    };
    let same = |e: &&Earlier| e.sentence == around.number && e.measured == around.measured && !e.pieces.is_empty();
    let mut same = around.earlier.iter().rev().take(8).filter(same).peekable();
    let last = same.peek().copied()?;
    (!near(&last)).then(|| same.find(near)).flatten()
}

/// So many times as great as another is a number of other things.
const GREAT: u32 = 50;

/// `half of these trips`: a noun of its own behind the pronoun, which the statement before does not have.
fn renamed(words: &Words, around: &Around, at: usize) -> bool {
    let noun = words
        .get(at + 1)
        .is_some_and(|t| t.kind == crate::parse::token::Kind::Word && !t.capital && t.senses.is_empty());
    let said = |e: &Earlier| match e.noun {
        Some(noun) => (noun.0..=noun.1).any(|i| same_word(words, i, at + 1)),
        None => e.pieces.iter().any(|p| (p.0..=p.1).any(|i| same_word(words, i, at + 1))),
    };
    words.is_any(at, &["these", "those"])
        && noun
        && words.lower(at + 1).ends_with('s')
        && nearest(words, around).is_some_and(|e| !said(e))
}

/// True for a word of change: `increase`, `baisse`, `aumento`.
pub fn change(words: &Words, at: usize) -> bool {
    words.is_any(
        at,
        &[
            "increase",
            "increases",
            "decrease",
            "decreases",
            "rise",
            "decline",
            "drop",
            "gain",
            "reduction",
            "hausse",
            "baisse",
            "augmentation",
            "diminution",
            "aumento",
            "descenso",
            "disminución",
            "incremento",
            "reducción",
        ],
    )
}

/// True for a word that counts more of what was named before: `others`, `new`.
pub fn more(words: &Words, at: usize) -> bool {
    words.is_any(at, MORE)
}

/// `up from 11`, `compared with 310`, `contre 45`, `frente a 30`: the same thing at another time, where no noun of its own follows.
fn compared(words: &Words, around: &Around) -> bool {
    let Some(before) = around.first.checked_sub(1) else { return false };
    let before = before - usize::from(before > 0 && words.is_any(before, &["the", "le", "el"]));
    let own = words.get(around.last + 1).is_some_and(|t| {
        t.senses.iter().any(|s| matches!(s, Sense::People | Sense::Adult | Sense::Case | Sense::Household))
    });
    let pair = before > 0
        && words.is_any(before, &["from", "with", "to", "a"])
        && words.is_any(before - 1, &["up", "down", "compared", "frente"]);
    // `costs rose to $9 (from $7 in May)`, `(an increase from $7)`
    let was = before > 0
        && words.is(before, "from")
        && (words.mark(before - 1, "(") || change(words, before - 1) && words.mark(before.saturating_sub(3), "("));
    // `spread from 37 ports in 2022 to 44 in 2024`
    let to = words.is(before, "to")
        && around.measured == Measured::Plain
        && around.earlier.last().is_some_and(|e| {
            e.sentence == around.number
                && e.noun.is_some_and(|n| n.0 > e.span.1)
                && e.span.0 > 0
                && words.is(e.span.0 - 1, "from")
                && (e.span.1 + 1..before).all(|at| !words.mark(at, ",;("))
        });
    (pair || was || to || words.is_any(before, &["versus", "contre"])) && !own
}

/// A share after `of which`, `dont`: a part of what stands before that phrase in the same sentence.
fn within<'a>(words: &Words, around: &Around<'a>) -> Option<&'a Earlier> {
    let share = matches!(around.measured, Measured::Percent | Measured::Ratio);
    let phrase = (around.sentence.0..around.first).rev().take(24).find(|at| {
        words.phrase_at(*at).is_some_and(|(p, _)| p == Phrase::PartOf)
            || words.is(*at, "dont")
            || words.is_any(*at, &["which", "whom"]) && words.is(at.wrapping_sub(1), "of")
    })?;
    // `the calls were 90, of which 40 came from boats`: a number right behind the phrase, with what is said of it.
    let of = words.is_any(phrase, &["dont", "which", "whom"]);
    let direct = of && around.measured == Measured::Plain && phrase + 1 == around.first && {
        let next = around.last + 1;
        super::clause::auxiliary(words, next) || super::clause::verb(words, next) || words.lower(next).ends_with("ed")
    };
    if !(share || direct) {
        return None;
    }
    let clear = !(phrase..around.first).any(|at| words.mark(at, ";.()"));
    around
        .earlier
        .iter()
        .rev()
        .take(ANTECEDENTS_MAX)
        .find(|e| e.span.1 < phrase && e.sentence == around.number)
        .filter(|_| clear)
}

/// How many statements back a pronoun can reach: no reader goes further, and work must grow with the text alone.
const ANTECEDENTS_MAX: usize = 32;

/// The statement that a pronoun takes up: the last one of people for what has a sex, else the last one with a noun or subject.
pub fn nearest<'a>(words: &Words, around: &Around<'a>) -> Option<&'a Earlier> {
    let near = || {
        around
            .earlier
            .iter()
            .rev()
            .take(ANTECEDENTS_MAX)
            .filter(|e| e.sentence + 1 >= around.number && e.span.0 < around.first && !e.pieces.is_empty())
    };
    let people = |e: &&Earlier| {
        e.noun.is_some_and(|(a, b)| {
            (a..=b).any(|at| {
                words.get(at).is_some_and(|t| t.group().is_some() || t.has(Sense::People) || t.has(Sense::Adult))
            })
        })
    };
    let sexed = around.by_sex
        || (around.last + 1..(around.last + 7).min(around.sentence.1))
            .any(|at| words.get(at).is_some_and(|t| t.group().is_some()));
    let counted = |e: &&Earlier| e.measured == Measured::Plain && e.noun.is_some();
    // `80% of infections are mild, 15% are severe`: one share after another of the same.
    let rate = |m: Measured| matches!(m, Measured::Percent | Measured::Ratio);
    let share =
        |e: &&Earlier| rate(around.measured) && rate(e.measured) && e.sentence == around.number && e.noun.is_some();
    near()
        .find(people)
        .filter(|_| sexed)
        .or_else(|| near().find(share))
        .or_else(|| near().find(counted))
        .or_else(|| near().next())
}

/// The sum that this one only says in another currency.
pub fn converted<'a>(words: &Words, around: &Around<'a>) -> Option<&'a Earlier> {
    let Measured::Money(currency) = around.measured else { return None };
    let before = around.earlier.last().filter(|e| e.span.1 < around.first)?;
    let Measured::Money(other) = before.measured else { return None };
    // The first sum's own noun may stand between: `4,2 millions de FCFA de salaires, soit 6 400 euros`.
    let own = before.noun.filter(|n| n.1 < around.first);
    let gap = own.map_or(before.span.1, |n| n.1.max(before.span.1)) + 1..around.first;
    let links = gap.len() <= CONVERSION_TOKENS_MAX
        && gap.clone().all(|at| {
            words.mark(at, "(,=≈~")
                || words.has(at, Sense::Preposition)
                || words.is_any(
                    at,
                    &[
                        "or",
                        "soit",
                        "about",
                        "approximately",
                        "around",
                        "nearly",
                        "some",
                        "equivalent",
                        "equal",
                        "environ",
                        "o",
                        "ou",
                        "unos",
                        "cerca",
                        "près",
                        "equivalente",
                        "equivalentes",
                        "a",
                        "à",
                        "un",
                        "i",
                        "e",
                        "the",
                    ],
                )
        });
    let opens =
        gap.clone().next().is_some_and(|at| words.mark(at, "(,=≈~") || words.is_any(at, &["or", "soit", "o", "ou"]));
    (links && opens && currency != other && !before.pieces.is_empty()).then_some(before)
}

/// `300 francs on 26 March; 2,000 francs on 4 May and $100 on 3 June`: one more of the same, with nothing but its own time beside it.
pub(super) fn continued<'a>(words: &Words, around: &Around<'a>) -> Option<&'a Earlier> {
    let before = around.earlier.last().filter(|e| e.sentence == around.number && e.measured != Measured::Plain)?;
    let kind = std::mem::discriminant(&before.measured) == std::mem::discriminant(&around.measured);
    let gap = before.span.1 + 1..around.first;
    let dated = gap.clone().any(|at| around.taken[at]);
    let clear = gap.clone().all(|at| {
        around.taken[at]
            || words.mark(at, ";,")
            || words.has(at, Sense::Preposition)
            || words.has(at, Sense::Conjunction)
            || words.is_any(at, &["on", "in"])
    });
    let next = around.last + 1;
    let alone = around.taken.get(next) == Some(&true)
        || words.is_any(next, &["on", "in", "le", "el", "en"]) && around.taken.get(next + 1) == Some(&true);
    (kind && dated && clear && alone && !before.pieces.is_empty()).then_some(before)
}

/// `55 per cent (about $56) came from the port and 29 per cent (about $29) from the town`: one more share of the same whole.
pub(super) fn shared(words: &Words, around: &Around) -> Option<Vec<(usize, usize)>> {
    let before = around
        .earlier
        .iter()
        .rev()
        .take(4)
        .find(|e| e.sentence == around.number && e.measured == Measured::Percent && !e.pieces.is_empty())?;
    let gap = before.span.1 + 1..around.first;
    let sum =
        matches!(around.measured, Measured::Money(_)) && gap.len() <= 3 && !gap.into_iter().any(|at| around.taken[at]);
    let opens = around.first.checked_sub(1).is_some_and(|at| words.mark(at, ",") || words.has(at, Sense::Conjunction));
    let from = aside::past_conversion(words, around, around.last + 1);
    let source = words.is_any(from, &["from", "to", "among"]) && !around.taken[from];
    if sum && words.mark(around.last + 1, ")") && before.pieces.len() > 1 {
        return Some(before.pieces.clone());
    }
    let rest = aside::rest(words, around, from).filter(|_| opens && source && around.measured == Measured::Percent)?;
    let whole = before.noun.or(before.pieces.first().copied().filter(|_| before.pieces.len() > 1));
    Some(whole.into_iter().chain([rest]).collect())
}
