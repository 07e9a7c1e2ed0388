//! Shares that words lead up to: the group is named first and its share some words later.
//!
//! ```text
//! share = (share | proportion) of label … (was | at | reached) per cent     the share of women among staff was 41 per cent
//!       | number of the number … were label                               504 of the 1,204 workers were women
//!       | label … (accounted for | represented) per cent                    girls under 20 still accounted for 14 per cent
//!       | label … (account for | make up) … majority … "(" per cent         girls … the majority of new cases (70 per cent)
//! ```
//!
//! Not read: `violence against women accounted for 14 per cent`, where the women are not the subject.

use super::group::{combined_after, combined_before, compound};
use super::label::{Candidate, TO_BE};
use super::list::WHILE;
use super::own_share::OR;
use super::pair::ARTICLES;
use super::reach::people;
use super::{Label, Part};
use crate::parse::amount::{Amount, Measured};
use crate::parse::token::{Kind, Token};
use crate::parse::vocabulary::{Group, Sense};
use crate::parse::words::Words;

/// `girls under the age of 20 still accounted for approximately 14 per cent of births`: the subject of a verb of shares.
pub(super) fn accounted(words: &Words, amount: &Amount, taken: &[bool]) -> Option<Candidate> {
    const VERBS: &[&str] = &[
        "account",
        "accounted",
        "accounts",
        "represent",
        "represented",
        "constitute",
        "constituted",
        "comprise",
        "comprised",
        "représentent",
        "représentaient",
        "constituent",
        "representan",
        "representaban",
        "constituyen",
    ];
    /// Verbs that a count stands behind: `Los hombres sin trabajo ascendieron a 96`.
    const SUMS: &[&str] =
        &["numbered", "totalled", "totaled", "ascendieron", "ascienden", "sumaron", "suman", "totalizaron"];
    #[rustfmt::skip]
    const HOLD: &[&str] = &[
        "hold", "held", "occupy", "occupied", "represent", "represented", "constitute", "comprise", "occupent", "représentent", "ocupan",
        "representan",
    ];
    let verbs = match amount.measured {
        Measured::Percent => VERBS,
        // `Women held 31 of the 120 seats`
        Measured::Plain if whole_at(words, amount).is_some() => HOLD,
        Measured::Plain => SUMS,
        _ => return None,
    };
    let lead = (amount.whole_first.saturating_sub(3)..amount.whole_first).rev();
    let verb = lead.take_while(|i| !words.get(*i).is_some_and(|t| t.is_numeral())).find(|i| words.is_any(*i, verbs))?;
    // `Los niños sumaron 25: 19 niños y 6 niñas`: the whole of what the colon opens.
    if amount.measured == Measured::Plain && words.mark(amount.whole_last + 1, ":") {
        return None;
    }
    let clause = |i: &usize| !words.mark(*i, ".;:()|,") && !words.is_any(*i, WHILE);
    let begin = (verb.saturating_sub(10)..verb).rev().take_while(clause).last()?;
    let group =
        (begin..verb).find(|i| taken.get(*i) == Some(&false) && words.get(*i).is_some_and(|t| t.group().is_some()))?;
    // Only the subject itself: `attacks on women accounted for 14 per cent` are attacks.
    let named = words.get(group)?.group()?;
    // `Female trainees numbered 40` and not `the trainees and the women`: a count is of the word that its clause opens with.
    let opens = amount.measured == Measured::Percent || group <= begin + 1;
    let subject = opens
        && !(begin..group).any(|i| words.has(i, Sense::Preposition) || words.get(i).is_some_and(|t| t.is_numeral()));
    let alone = (group + 1..verb).all(|i| words.get(i).is_some_and(|t| t.group().is_none()));
    (subject && alone && !compound(words, group)).then(|| Candidate {
        label: combined_before(words, group, named),
        token: group,
        edge: amount.whole_first,
        firm: true,
        rate: false,
    })
}

/// `the share of women among staff was 41 per cent`, `la proportion de femmes est de 41 %`.
pub(super) fn share_of(words: &Words, amount: &Amount, taken: &[bool]) -> Option<Candidate> {
    const SHARES: &[&str] = &[
        "share",
        "proportion",
        "percentage",
        "part",
        "proporción",
        "porcentaje",
        "pourcentage",
        "representation",
        "that",
        "celui",
        "celle",
    ];
    const AT: &[&str] =
        &["was", "is", "at", "to", "reached", "de", "est", "était", "es", "era", "fue", "del", "stands", "à"];
    /// Words that a count of a group is led up to with: `the number of women judges rose to 67`.
    const COUNTS: &[&str] = &["number", "nombre", "número", "cifra", "effectif", "that", "celui"];
    const COUNT_AT: &[&str] = &["from", "passé", "pasó", "totalled", "a", "atteint"];
    let lead = amount.whole_first.checked_sub(1)?;
    let names = match amount.measured {
        Measured::Percent => SHARES,
        Measured::Plain => COUNTS,
        _ => return None,
    };
    // `la cifra de mujeres se sitúa en 248`
    let stands = words.is(lead, "en") && (lead.saturating_sub(3)..lead).any(|i| words.lower(i).starts_with("sit"));
    if !(words.is_any(lead, AT) || amount.measured == Measured::Plain && (words.is_any(lead, COUNT_AT) || stands)) {
        return None;
    }
    let plain = |i: &usize| words.get(*i).is_some_and(|t| t.kind == Kind::Word || t.is_one_of("-'’"));
    let share = (lead.saturating_sub(14)..lead).rev().take_while(plain).find(|i| words.is_any(*i, names))?;
    let share = share + usize::from(words.is(share + 1, "total"));
    let of = words.is_any(share + 1, &["of", "de", "des", "d"]).then_some(share + 2)?;
    let of = of
        + usize::from(
            words.is_any(of, &["the", "las", "los", "young", "female"])
                && words.get(of + 1).is_some_and(|t| t.group().is_some()),
        );
    let group = words.get(of)?.group().filter(|_| taken.get(of) == Some(&false) && !compound(words, of))?;
    // `the number of women and girls` is one of both.
    let one = amount.measured == Measured::Percent || matches!(combined_after(words, of, group).0, Label::Group(_));
    one.then(|| Candidate { label: combined_before(words, of, group), token: of, edge: of, firm: true, rate: false })
}

/// `unemployment among women peaked at 8.9 per cent`: a rate, with its group in front.
pub(super) fn among(words: &Words, amount: &Amount, taken: &[bool]) -> Option<Candidate> {
    let lead = amount.whole_first.checked_sub(1)?;
    let verb = words.is_any(lead, TO_BE) || words.is_any(lead, &["at", "to", "reached", "de", "à", "fue", "al", "del"]);
    if amount.measured != Measured::Percent || !verb {
        return None;
    }
    let plain = |i: &usize| words.get(*i).is_some_and(|t| t.kind == Kind::Word) && taken.get(*i) == Some(&false);
    let group = (lead.saturating_sub(6)..lead)
        .rev()
        .take_while(plain)
        .find(|i| words.get(*i).is_some_and(|t| t.group().is_some()))?;
    let of = group.checked_sub(1)?;
    let of = of.checked_sub(usize::from(words.is_any(of, &["les", "las", "los", "the", "young"])))?;
    let named = words.get(group)?.group()?;
    (words.is_any(of, &["among", "chez", "entre", "parmi"]) && !compound(words, group)).then(|| Candidate {
        label: combined_before(words, group, named),
        token: group,
        edge: group,
        firm: true,
        rate: true,
    })
}

/// `girls aged 10 to 19 continued to account for the majority of new infections (70 per cent …`: the share that the words lead up to.
pub(super) fn majority(words: &Words, amount: &Amount, taken: &[bool]) -> Option<Candidate> {
    const VERBS: &[&str] = &[
        "account",
        "accounts",
        "accounted",
        "represent",
        "represents",
        "represented",
        "make",
        "made",
        "makes",
        "constitute",
        "constituted",
        "comprise",
        "comprised",
        "were",
        "are",
        "form",
        "formed",
        "représentent",
        "constituent",
        "representan",
        "constituyen",
        "sont",
        "son",
    ];
    const MOST: &[&str] = &["majority", "bulk", "most", "share", "majorité", "plupart", "mayoría"];
    let open = amount.whole_first.checked_sub(1).filter(|at| words.mark(*at, "("))?;
    if amount.measured != Measured::Percent {
        return None;
    }
    let plain = |i: &usize| words.get(*i).is_some_and(|t| t.kind == Kind::Word || t.is_one_of("-'’"));
    let most = (open.saturating_sub(10)..open).rev().take_while(plain).find(|i| words.is_any(*i, MOST))?;
    let verb = (most.saturating_sub(6)..most).rev().take_while(plain).find(|i| words.is_any(*i, VERBS))?;
    let from = verb.saturating_sub(10);
    let group = (from..verb)
        .rev()
        .take_while(|i| !words.mark(*i, ".;:()|"))
        .filter(|i| taken.get(*i) == Some(&false))
        .find(|i| words.get(*i).is_some_and(|t| t.group().is_some()) && !compound(words, *i))?;
    let label = combined_before(words, group, words.get(group)?.group()?);
    Some(Candidate { label, token: group, edge: amount.whole_first, firm: true, rate: false })
}

/// `Les femmes représentent 41 % des agents et les hommes 59 %`, `… y los hombres, el 59 %`: the verb of the share before is meant again.
pub(super) fn follows(words: &Words, amounts: &[Amount], at: usize, last: Option<&Part>) -> Option<Candidate> {
    let (amount, last) = (&amounts[at], last?);
    let before = &amounts[last.amount];
    let sex = |i: usize| words.get(i)?.group().filter(|g| !matches!(g, Group::Children | Group::Others));
    let own = |g: Group| last.label == Label::Group(g);
    let led = (before.whole_first.saturating_sub(12)..before.whole_first).any(|i| sex(i).is_some_and(own));
    let shares = amount.measured == Measured::Percent && before.measured == Measured::Percent;
    let label = amount.whole_first.checked_sub(1)?;
    let label = label.checked_sub(usize::from(words.is_any(label, &["el", "un", "the", "le", "les"])))?;
    let label = label.checked_sub(usize::from(words.mark(label, ",")))?;
    let group = sex(label).filter(|g| !own(*g) && shares && led && last.amount + 1 == at)?;
    let joint = label.checked_sub(1)?;
    let joint = joint.checked_sub(usize::from(words.is_any(joint, ARTICLES)))?;
    let joined = joint > before.whole_last && (words.has(joint, Sense::Conjunction) || words.mark(joint, ",;"));
    joined.then_some(Candidate { label: Label::Group(group), token: label, edge: label, firm: true, rate: last.rate })
}

/// What may stand between `of` and the whole.
#[rustfmt::skip]
pub(super) const WHOSE_WHOLE: &[&str] = &[
    "the", "these", "those", "all", "our", "los", "las", "les", "its", "their", "his", "her", "some", "sus", "leurs", "ses", "ces", "estos",
    "estas", "esos", "esas", "dichos", "dichas",
];

/// `504 of the 1,204 workers were women`, `23 of the trainees were women`: the label stands behind the whole.
pub(super) fn of_the_whole(words: &Words, amount: &Amount, taken: &[bool]) -> Option<Candidate> {
    let of = whole_at(words, amount)?;
    // `51 of these women (23 per cent) had come`
    let own = of + 2;
    let some = amount.measured == Measured::Plain && words.is_any(of + 1, WHOSE_WHOLE) && words.mark(own + 1, "(");
    if let Some(group) = words.get(own).and_then(|t| t.group()).filter(|_| some && taken.get(own) == Some(&false)) {
        return Some(Candidate { label: Label::Group(group), token: own, edge: own, firm: false, rate: false });
    }
    let number = |t: &Token| t.is_numeral() || t.senses.iter().any(|s| matches!(s, Sense::Number(_)));
    let numbered = (of + 1..of + 4).find(|i| words.get(*i).is_some_and(number));
    // Without its number the whole is known by its article.
    let known = words.is(of, "des") || words.is_any(of + 1, WHOSE_WHOLE);
    let whole = numbered.or(known.then_some(of))?;
    let led = (of + 1..whole).all(|i| words.is_any(i, WHOSE_WHOLE));
    // `12 of the 94 judges in the land, or 13 per cent, are women`
    let aside = (whole + 1..whole + 9).find(|i| words.mark(*i, ",") && words.is_any(i + 1, OR));
    let over = aside.and_then(|open| (open + 2..open + 8).find(|i| words.mark(*i, ",")).map(|close| open..=close));
    // `three of the 27 posts went to women`
    let gone = |i: usize| words.is_any(i, &["went", "go", "goes"]) && words.is(i + 1, "to");
    let told = |i: &usize| over.as_ref().is_some_and(|o| o.contains(i));
    let be = (whole + 1..over.as_ref().map_or(whole + 8, |o| o.end() + 2))
        .take_while(|i| {
            let word = |t: &Token| t.kind == Kind::Word && !number(t) || t.is_one_of(")");
            told(i) || words.get(*i).is_some_and(word) && taken.get(*i) == Some(&false)
        })
        .find(|i| !told(i) && (words.is_any(*i, TO_BE) || gone(*i)))?;
    let be = be + usize::from(gone(be));
    let label = be + 1 + usize::from(words.is_any(be + 1, &["des", "de", "del", "du"]));
    let label = label + usize::from(words.is_any(label, &["sexe", "sexo"]));
    let group = words.get(label)?.group()?;
    let plain = matches!(amount.measured, Measured::Plain | Measured::Percent);
    (led && plain && !compound(words, label)).then(|| {
        let (label, edge) = combined_after(words, label, group);
        Candidate { label, token: edge, edge, firm: false, rate: false }
    })
}

/// The token behind a number at which what it is of begins: `of`, `sur`.
fn whole_at(words: &Words, amount: &Amount) -> Option<usize> {
    let of = amount.whole_last + 1;
    // `one third (412) of the 1,236 divers`
    let bracket = words.mark(of, ")") && words.mark(amount.whole_first.wrapping_sub(1), "(");
    let of = of + usize::from(bracket);
    // `14 participants sur 34 étaient des femmes`
    let of = of + usize::from(words.is(of, "out") || people(words, of) && words.is(of + 1, "sur"));
    words.is_any(of, &["of", "sur", "de", "des"]).then_some(of)
}
