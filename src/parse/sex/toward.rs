//! Labels that a small word, or a comma in the place of a verb, ties to the number before them: `20 to girls, 17 to boys`,
//! `31 fueron hombres y 27, mujeres`. What such a number is of proves itself by another one beside it.

use super::Label;
use super::group::compound;
use super::label::{Candidate, in_bracket};
use super::pair::ARTICLES;
use crate::parse::amount::{Amount, Measured};
use crate::parse::token::Kind;
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;

/// Not `for` and `in`: `60 for women and 65 for men` are ages as well as people.
const TOWARD: &[&str] =
    &["to", "from", "by", "a", "à", "au", "aux", "por", "par", "de", "des", "among", "chez", "parmi", "entre"];

/// How far apart two numbers stand of which each is tied to its label, in tokens.
const APART_TOKENS_MAX: usize = 10;

/// To whom the shares of something went.
const GIVEN_TO: &[&str] = &["to", "a", "à", "aux"];

/// `52 % de los créditos fue a mujeres`: with a noun before the small word, only where a verb stands right before it.
fn gone(words: &Words, from: usize, to: usize) -> bool {
    // `12 per cent, compared to women`
    const SET: &[&str] = &[
        "compared",
        "relative",
        "due",
        "according",
        "contrast",
        "respecto",
        "frente",
        "rapport",
        "next",
        "up",
        "close",
    ];
    if to.checked_sub(1).is_some_and(|i| words.is_any(i, SET)) {
        return false;
    }
    let of = (from..to).any(|i| words.is_any(i, &["of", "de", "des", "du", "del"]));
    let verb = to.checked_sub(1).is_some_and(|i| {
        let lower = words.lower(i);
        words.has(i, Sense::Verb)
            || words
                .is_any(i, &["went", "goes", "go", "fue", "fueron", "va", "van", "allés", "allées", "allé", "allée"])
            || ["aron", "ieron", "ó", "ués", "uées"].iter().any(|end| lower.ends_with(end))
    });
    !of || verb
}

/// `1,380 to girls`: the label that a small word ties to a number; what it is of proves itself by another one beside it.
pub(super) fn toward(words: &Words, amount: &Amount) -> Option<Candidate> {
    // `35 cases among women`: whom the cases are of.
    let next = amount.whole_last + 1;
    // `31 correspondieron a hombres`
    let belong = words.lower(next).starts_with("correspond")
        || words.lower(next).starts_with("pertenec")
        || words.lower(next).starts_with("concern");
    let next = next + usize::from(words.has(next, Sense::Case) || belong);
    // `56 % se otorgó a mujeres y 44 % a hombres`, `56 per cent went to women and 44 per cent to men`
    let percent = amount.measured == Measured::Percent;
    let plain = |i: &usize| {
        words.get(*i).is_some_and(|t| t.kind == Kind::Word && t.group().is_none() && !t.has(Sense::Conjunction))
    };
    let given =
        || (next..next + 7).take_while(plain).find(|i| words.is_any(*i, GIVEN_TO)).filter(|to| gone(words, next, *to));
    let next = if percent { given().unwrap_or(next) } else { next };
    let opened = (amount.whole_first.saturating_sub(8)..amount.whole_first).any(|i| words.mark(i, ":"));
    let enclosed =
        words.is_any(next, &["en", "in", "for", "pour", "para"]) && (opened || in_bracket(words, amount.whole_first));
    let tied = (words.is_any(next, TOWARD) || enclosed) && !words.mark(next, "-");
    let belong = belong || words.is_any(next, GIVEN_TO);
    let label =
        next + 1 + usize::from(words.is_any(next + 1, ARTICLES) || words.is(next, "à") && words.is(next + 1, "des"));
    let share = belong && percent;
    let group = words.get(label)?.group().filter(|_| tied && (share || amount.measured == Measured::Plain))?;
    let ends = words.get(label + 1).is_none_or(|t| t.kind != Kind::Word || t.has(Sense::Conjunction));
    let candidate = Candidate { label: Label::Group(group), token: label, edge: label, firm: false, rate: false };
    (ends && !compound(words, label)).then_some(candidate)
}

/// `31 fueron hombres y 27, mujeres`: a comma stands for the verb of the number before.
pub(super) fn elided(words: &Words, amount: &Amount) -> Option<Candidate> {
    let comma = amount.whole_last + 1;
    // `54 % correspondió a mujeres y 46 %, a hombres`
    let label = comma + 1 + usize::from(words.is_any(comma + 1, ARTICLES) || words.is(comma + 1, "a"));
    let group = words.get(label)?.group().filter(|_| words.mark(comma, ","))?;
    let ends = words.get(label + 1).is_none_or(|t| t.is_one_of(".;,)("));
    let joined = amount.whole_first > 0 && words.has(amount.whole_first - 1, Sense::Conjunction);
    let other = (amount.whole_first.saturating_sub(8)..amount.whole_first)
        .any(|i| words.get(i).and_then(|t| t.group()).is_some_and(|g| g != group));
    let candidate = Candidate { label: Label::Group(group), token: label, edge: label, firm: false, rate: false };
    (ends && joined && other && amount.measured != Measured::Ratio).then_some(candidate)
}

/// The label of an amount that a small word ties to it as another word the next amount of its list.
pub(super) fn toward_beside(words: &Words, amounts: &[Amount], at: usize) -> Option<Candidate> {
    let own = toward(words, &amounts[at])?;
    let near = |i: usize| {
        let other = amounts.get(i)?;
        let between = (other.whole_first.max(amounts[at].whole_first))
            .checked_sub(other.whole_last.min(amounts[at].whole_last))?;
        toward(words, other).filter(|c| between <= APART_TOKENS_MAX && c.label != own.label)
    };
    let elided = |i: usize| {
        let other = amounts.get(i)?;
        elided(words, other).filter(|c| other.whole_first < own.token + 4 && c.label != own.label)
    };
    near(at + 1).or_else(|| near(at.checked_sub(1)?)).or_else(|| elided(at + 1)).map(|_| own)
}
