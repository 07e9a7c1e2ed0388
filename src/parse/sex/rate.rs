//! Rates that are told of a group by the noun in front of it: `the literacy rate of women was 61 per cent`.
//!
//! ```text
//! rate = noun of rates … (of | among | …) label … stands per cent      le taux de réussite des femmes est de 41 %
//!      | noun of rates … label … stands per cent                       la tasa de paro femenina se situó en 15 %
//!      | noun of rates … label "(" per cent ")"                        the rate of men (44 per cent) and that of women (41 per cent)
//!      | label verb of showing per cent                                los hombres registraron un 4 %
//! ```
//!
//! Not read: `the rate of women rose by 3 per cent`, which says by how much.

use super::Label;
use super::group::{combined_before, compound};
use super::label::{Candidate, TO_BE};
use crate::parse::amount::{Amount, Measured};
use crate::parse::token::Kind;
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;

/// Nouns that say that something is measured of a group; `share` and `proportion` say what the group is of a whole.
#[rustfmt::skip]
const RATES: &[&str] = &[
    "rate", "rates", "taux", "tasa", "tasas", "prevalence", "prévalence", "prevalencia", "incidence", "incidencia",
];

/// Nouns that say what is measured.
#[rustfmt::skip]
const NOUNS: &[&str] = &["literacy", "illiteracy", "unemployment", "turnout", "coverage", "paro", "desempleo", "chômage"];

/// What people have a rate of: `women’s employment`.
#[rustfmt::skip]
const OWNED: &[&str] = &[
    "participation", "employment", "unemployment", "literacy", "illiteracy", "turnout", "enrolment", "enrollment", "attendance", "coverage",
    "access", "activity", "labour", "labor",
];

/// Verbs, by their beginnings, that say where a rate stands.
#[rustfmt::skip]
const STANDS: &[&str] = &[
    "stood", "stands", "reached", "reaches", "remain", "estim", "sit", "alcanz", "atteign", "atteint", "s’établi", "établi", "ubic", "lleg",
    "averaged", "demeur", "élev", "record",
];

/// Verbs, by their beginnings, with which a group shows its rate.
#[rustfmt::skip]
const SHOWS: &[&str] = &[
    "registr", "marc", "record", "registered", "enregistr", "affich",
];

const ARTICLES: &[&str] = &["los", "las", "les", "the", "young"];

/// How far a number may stand behind its label, in tokens.
const BEHIND_TOKENS_MAX: usize = 9;

/// How far a label may stand behind the noun of its rate, in tokens.
const NOUN_TOKENS_MAX: usize = 7;

/// The group whose rate a percentage is.
pub(super) fn told(words: &Words, amount: &Amount, taken: &[bool]) -> Option<Candidate> {
    let lead = amount.whole_first.checked_sub(1).filter(|_| amount.measured == Measured::Percent)?;
    let bracket = words.mark(lead, "(") && words.mark(amount.whole_last + 1, ")");
    let plain = |i: &usize| {
        let word = words.get(*i).is_some_and(|t| t.kind == Kind::Word || t.is_one_of("'’-"));
        word && taken.get(*i) == Some(&false)
    };
    let group = if bracket {
        lead.checked_sub(1).filter(|i| words.get(*i).is_some_and(|t| t.group().is_some()))?
    } else {
        let clause = (amount.whole_first.saturating_sub(BEHIND_TOKENS_MAX)..amount.whole_first).rev();
        clause.take_while(plain).find(|i| words.get(*i).is_some_and(|t| t.group().is_some()))?
    };
    let named = words.get(group)?.group()?;
    // `women’s participation in the crew is 45 per cent`
    let owned = words.mark(group + 1, "'’") && (group + 2..group + 4).any(|i| words.is_any(i, OWNED));
    if compound(words, group) && !owned {
        return None;
    }
    let stands = || bracket || (group + 1..=lead).any(|i| words.is_any(i, TO_BE) || begins(words, i, STANDS));
    // `rose by 3`, `a augmenté de 3`, `aumentó en 3`, `subió un 3`: by how much.
    let verb = (group + 1..=lead).find(|i| begins(words, *i, STANDS) || words.is_any(*i, TO_BE));
    let by =
        words.is(lead, "by") || verb.is_some_and(|v| (v + 1..=lead).any(|i| words.lower(i).starts_with("augment")));
    let from = group.saturating_sub(NOUN_TOKENS_MAX);
    let noun = || {
        (from..group).rev().take_while(plain).any(|i| {
            // `the literacy programme for women`: only the noun itself is tied to its group.
            let tied =
                i + 1 == group || words.is_any(i + 1, &["of", "among", "for", "in", "de", "des", "chez", "entre"]);
            words.is_any(i, RATES) || words.is_any(i, NOUNS) && tied
        })
    };
    // `that of women (41 per cent)`
    let head = group - usize::from(group > 0 && words.is_any(group - 1, ARTICLES));
    let that =
        head > 1 && words.is_any(head - 1, &["of", "des", "de"]) && words.is_any(head - 2, &["that", "celui", "celle"]);
    let share = || {
        (from..group)
            .rev()
            .take_while(plain)
            .any(|i| words.is_any(i, &["share", "proportion", "percentage", "part", "number"]))
    };
    let among = || head > 0 && words.is_any(head - 1, &["among", "chez", "parmi", "entre"]);
    let told = stands() && !by && (noun() || that || among() || owned) && !share();
    (told || shows(words, amount, group)).then(|| {
        let label = combined_before(words, group, named);
        let edge = if let Label::Named(first, _) = label { first } else { group };
        Candidate { label, token: group, edge, firm: true, rate: true }
    })
}

/// `los hombres registraron un 4 %`: the group opens its clause, and a verb and an article are all that stands before the number.
fn shows(words: &Words, amount: &Amount, group: usize) -> bool {
    let lead = amount.whole_first - 1;
    let verb = lead - usize::from(words.is_any(lead, &["un", "una", "a", "of", "de"]));
    let head = group - usize::from(group > 0 && words.is_any(group - 1, ARTICLES));
    let opens = head.checked_sub(1).is_none_or(|i| {
        words.mark(i, ".,;:") || words.has(i, Sense::Conjunction) || words.is_any(i, &["que", "while", "whereas"])
    });
    // `women recorded 40 per cent of the wins`: a share.
    let whole = words.is_any(amount.whole_last + 1, &["of", "de", "des", "du", "del"]);
    group + 1 == verb && opens && !whole && begins(words, verb, SHOWS)
}

fn begins(words: &Words, at: usize, of: &[&str]) -> bool {
    let lower = words.lower(at);
    of.iter().any(|b| lower.starts_with(b))
}
