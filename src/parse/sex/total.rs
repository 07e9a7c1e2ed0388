//! Which number is the total of a list of parts, and whether the parts claim to be the whole.
//!
//! A list in brackets takes the nearest number before it that equals its sum, else the nearest that is large enough; a list that an
//! intro opens (`of whom`, `including`) takes the nearest large enough; a list without either needs the sum. A bracket that is a
//! sentence of its own looks one sentence back.

use super::label::TO_BE;
use super::reach::{after_of_them, people};
use super::whole::{FIGURE, is_made_of, names_whole, spent_bracket, whole_behind};
use super::{Label, Part, Statement, lone_children, sentence_of};
use crate::parse::amount::{Amount, Measured};
use crate::parse::number::Writing;
use crate::parse::token::Kind;
use crate::parse::vocabulary::{Group, Phrase, Sense};
use crate::parse::words::Words;
use rust_decimal::Decimal;

/// How many numbers or statements back a total is looked for: bounds the work of a text that is one long list.
const NEAR_MAX: usize = 64;

/// Finds the total of a list of parts.
pub(super) fn attach(
    words: &Words,
    amounts: &[Amount],
    mut parts: Vec<Part>,
    earlier: &[Statement],
    sentences: &[(usize, usize)],
    taken: &[bool],
) -> Option<Statement> {
    let whole = whole_first(amounts, &parts).then(|| parts.remove(0));
    let (first, last) = (parts.first()?.first, parts.last()?.last);
    if let Some(whole) = whole {
        return Some(Statement {
            total: Some(whole.amount),
            first: whole.first,
            last,
            parts,
            covers: true,
            rule: "parts_listed",
        });
    }
    let sentence = sentence_of(sentences, first);
    let begin = sentences.get(sentence).map_or(0, |s| s.0);
    // `75 rowers, of whom only 9 women`
    // `un bote con 31 remeros, entre los que había cuatro mujeres`
    #[rustfmt::skip]
    const ONLY: &[&str] = &[
        "only", "just", "seulement", "solo", "sólo", "apenas", "había", "habían", "hay", "figuran", "figuraban", "figurent", "figuraient",
    ];
    // `de los cuales el 50 % son mujeres`
    let only = usize::from(
        words.is_any(first.wrapping_sub(1), ONLY) || words.is_any(first.wrapping_sub(1), &["el", "un", "les"]),
    );
    let intro = words.phrase_before(first - only).filter(|(p, _)| *p == Phrase::PartOf).map(|(_, at)| at);
    let intro = intro.or_else(|| listed_intro(words, amounts, &parts, begin)).or_else(|| most(words, first));
    // `nineteen staff, twelve of them women`: the part says itself that it is one.
    let of_them = (first..last).any(|i| after_of_them(words, i) > i);
    let head = intro.unwrap_or(first);
    // `1.240 personas (el 61 % hombres …)`
    let head = head - usize::from(intro.is_none() && only == 1 && words.mark(head.wrapping_sub(2), "(["));
    let open = head.checked_sub(1).filter(|at| words.mark(*at, "(["));
    let head = open.unwrap_or(head);
    let sum: Option<Decimal> =
        parts.iter().filter_map(|p| amounts[p.amount].value).try_fold(Decimal::ZERO, |a, v| a.checked_add(v));
    let largest = parts.iter().filter_map(|p| amounts[p.amount].value).max().unwrap_or_default();
    let percent = matches!(amounts[parts[0].amount].measured, Measured::Percent | Measured::Ratio);
    let fraction = amounts[parts[0].amount].measured == Measured::Ratio;
    let own = |i: &usize| parts.iter().any(|p| p.amount == *i || p.share_amount == Some(*i));
    let equal = |i: &usize| parts.len() > 1 && amounts[*i].value.is_some() && amounts[*i].value == sum;
    // Candidates in front of the list, nearest first; a total that another list has is not free.
    let earlier = &earlier[earlier.len().saturating_sub(NEAR_MAX)..];
    let before_head = amounts.partition_point(|a| a.first < head);
    let candidates: Vec<usize> = (before_head.saturating_sub(NEAR_MAX)..before_head)
        .rev()
        .filter(|i| !own(i) && amounts[*i].whole_last < head && amounts[*i].first >= begin && !amounts[*i].told)
        .filter(|i| matches!(amounts[*i].measured, Measured::Plain) && amounts[*i].value.is_some())
        // `(total = 164): 97 women, 67 men` is set aside and yet the total.
        .filter(|i| !set_aside(words, amounts[*i].whole_first, amounts[*i].whole_last, head) || equal(i))
        .filter(|i| !earlier.iter().any(|s| s.total == Some(*i) || s.parts.iter().any(|p| p.share_amount == Some(*i))))
        .collect();
    let is_part = |i: usize| earlier.iter().any(|s| s.parts.iter().any(|p| p.amount == i));
    let gap = |i: usize| amounts[i].whole_last + 1..head;
    let plain_gap = |i: usize, marks: &str| {
        gap(i).len() <= 18
            && gap(i).all(|t| {
                words.get(t).is_some_and(|t| t.kind == Kind::Word || t.is_numeral())
                    || words.mark(t, marks)
                    || acronym_bracket(words, t)
                    || spent_bracket(words, taken, t)
                    || taken.get(t) == Some(&true)
            })
    };
    let fits = |i: &usize| amounts[*i].value.is_some_and(|v| percent || v >= largest);
    let sexes = parts.iter().any(|p| p.label == Label::Group(Group::Women) || p.label == Label::Group(Group::Girls))
        && parts.iter().any(|p| p.label == Label::Group(Group::Men) || p.label == Label::Group(Group::Boys));
    let bracketed = open.is_some();
    let total = if fraction {
        // `350 people, two thirds of them women`: no count of women, and no printed share.
        None
    } else if percent {
        let children = |i: usize| earlier.last().and_then(lone_children) == Some(i);
        let tied = |i: &usize| {
            (!is_part(*i) || children(*i)) && (bracketed || intro.is_some() || of_them) && plain_gap(*i, "-‑’',")
        };
        let shared = |i: &usize| (!is_part(*i) || children(*i)) && share_of_whole(words, amounts, *i, &parts, begin);
        candidates.iter().copied().find(tied).or_else(|| candidates.iter().copied().find(shared))
    } else if bracketed {
        let near = || candidates.iter().copied().filter(|i| plain_gap(*i, "-‑’',“”\"/"));
        near()
            .filter(|_| sexes)
            .find(equal)
            .or_else(|| near().find(|i| fits(i) || gap(*i).len() <= 4 && parts.len() > 1))
    } else if intro.is_some() || of_them {
        let near = || candidates.iter().copied().filter(|i| gap(*i).len() <= 30);
        near().filter(|_| sexes).find(equal).or_else(|| near().find(fits))
    } else if parts.len() > 1 {
        let near = || candidates.iter().copied().filter(|i| !is_part(*i) && gap(*i).len() <= 25);
        let found = sexes || words.is_any(first.wrapping_sub(1), FIGURE);
        let large = |i: &usize| found && amounts[*i].value.zip(sum).is_some_and(|(v, s)| v >= s);
        near().find(equal).or_else(|| {
            near().filter(large).find(|i| {
                names_whole(words, &amounts[*i], begin, first) || is_made_of(words, &amounts[*i], first, taken)
            })
        })
    } else {
        // `Of 43 participants, 27 were women`
        let were = (first.saturating_sub(1)..=last).any(|i| words.is_any(i, TO_BE));
        // A comma parts the whole from the part; `Of the 54 cases 50% (27) are female` opens with its whole instead.
        let opens = |i: usize| {
            let at = amounts[i].whole_first;
            at > begin
                && (begin..at).all(|t| {
                    words.is_any(
                        t,
                        &[
                            "of", "the", "out", "all", "these", "sur", "les", "de", "los", "las", "among", "parmi",
                            "entre", "ces",
                        ],
                    )
                })
        };
        // `Among the 1,204 workers were 504 women` has no comma.
        let near = |i: &usize| fits(i) && gap(*i).len() <= 12 && (opens(*i) || gap(*i).any(|t| words.mark(t, ",(")));
        // `Of the 40 clerks, 12 women`, `Parmi les 104 patrons, seulement 8 femmes`: the comma leads to the part.
        let comma = |i: &usize| {
            opens(*i)
                && (gap(*i).rev().take(2).any(|t| words.mark(t, ",")))
                && words.get(last + 1).is_none_or(|t| t.is_one_of(".;,)"))
        };
        // `1,144 members – 498 women`
        let aside = |i: &usize| {
            words.mark(first.wrapping_sub(1), "–—")
                && gap(*i).len() <= 6
                && words.get(last + 1).is_none_or(|t| t.is_one_of(".;,)–—"))
        };
        // `6,540 divers …, with women accounting for 2,289 (35 per cent) of the total`
        let close = parts[0]
            .share
            .map_or(last + 1, |_| (last + 1..last + 6).find(|i| words.mark(*i, ")")).map_or(last + 1, |i| i + 1));
        let of_total = words.is_any(close, &["of", "du", "del"])
            && (close + 1..close + 3).any(|i| words.is_any(i, &["total", "whole", "all"]));
        candidates
            .iter()
            .copied()
            .filter(|i| !is_part(*i))
            .find(|i| were && near(i) || fits(i) && (comma(i) || aside(i) || of_total))
    };
    // `504 of the 1,204 workers were women`: the whole stands between the part's number and its label.
    let inside = (parts.len() == 1 && !fraction)
        .then(|| {
            let from = amounts.partition_point(|a| a.whole_first <= first);
            (from..amounts.len().min(from + 3)).find(|i| {
                let a = &amounts[*i];
                !own(i) && !a.told && a.measured == Measured::Plain && a.whole_last < last && fits(i)
            })
        })
        .flatten();
    // `Siete de diez remeros son mujeres`: how many in ten, and nobody counted.
    let ten = |i: usize| {
        let whole = &amounts[i];
        let spoken = whole.writing == Writing::Words && amounts[parts[0].amount].writing == Writing::Words;
        spoken && whole.value == Some(Decimal::TEN) && words.is_any(whole.first.wrapping_sub(1), &["of", "de", "sur"])
    };
    if parts.len() == 1 && inside.is_some_and(ten) {
        return None;
    }
    let total = inside.or(total).or_else(|| whole_behind(words, amounts, &parts).filter(|_| !percent && !fraction));
    let last = total.map_or(last, |i| last.max(amounts[i].whole_last));
    // `… reached over two thousand. (W: 1,120)`: a bracket that is a sentence of its own looks one sentence back, and needs the sum
    // or, for a single part, the nearest number that is large enough.
    let total = total.or_else(|| {
        let before = sentence
            .checked_sub(1)
            .and_then(|s| sentences.get(s))
            .filter(|_| bracketed && head == begin && !percent)?;
        let near = || {
            (before_head.saturating_sub(NEAR_MAX)..before_head).rev().filter(|i| {
                amounts[*i].first >= before.0
                    && amounts[*i].whole_last < head
                    && matches!(amounts[*i].measured, Measured::Plain)
                    && !amounts[*i].told
                    && !is_part(*i)
            })
        };
        if parts.len() > 1 {
            near().find(equal)
        } else {
            near().next().filter(|i| {
                fits(i) && (people_after(words, amounts[*i].whole_last + 1) || amounts[*i].whole_last + 2 >= begin)
            })
        }
    });
    // `of whom 30 women` claims nothing of the rest; W and M side by side claim the whole, unless they say `including`.
    let led_by_other = words.phrase_before(first).is_none() && intro.is_some();
    let whole_told = !led_by_other && intro.is_none_or(|at| sexes && words.is_any(at, &["of", "dont", "de", "parmi"]));
    // `Of the 61 rowers, 20 were women and 31 men`: the rest is of no printed sex.
    let some = intro.is_none()
        && !bracketed
        && parts.len() > 1
        && total.is_some_and(|i| amounts[i].value != sum && names_whole(words, &amounts[i], begin, first));
    // `121 rowers, of whom 43 girls, 42 boys and 33 men`: the women are not told of.
    let has = |group| parts.iter().any(|p| p.label == Label::Group(group));
    let told_of = intro.is_none() || has(Group::Women) == has(Group::Men) && has(Group::Girls) == has(Group::Boys);
    let told_of = told_of || parts.iter().any(|p| matches!(p.label, Label::Group(Group::Children) | Label::Named(..)));
    let covers = whole_told && !of_them && !some && told_of && (sexes || parts.len() > 2);
    let children_only = parts.len() == 1 && parts[0].label == Label::Group(Group::Children);
    if children_only && total.is_some() && !bracketed && intro.is_none() {
        return None;
    }
    let span_first = total.map_or(if bracketed { head } else { first }, |i| amounts[i].whole_first).min(first);
    // `(including 22 cases by women workers)`: the bracket closes after the words that the label describes.
    let close = (last + 1..last + 9)
        .take_while(|at| words.get(*at).is_some_and(|t| t.kind == Kind::Word || t.is_one_of(")]")))
        .find(|at| words.mark(*at, ")]"))
        .filter(|_| bracketed);
    let rule = match (total.is_some(), bracketed, intro.is_some()) {
        (true, true, _) => "parts_in_brackets",
        (true, false, true) => "parts_of_whom",
        (true, false, false) => "parts_listed",
        (false, true, _) => "parts_without_total",
        (false, false, _)
            if parts.len() > 1
                && (parts.len() > 2 && intro.is_some_and(|i| words.lower(i).starts_with("inclu"))
                    || of_more(words, begin, first, last, sexes)) =>
        {
            "parts_among"
        }
        (false, false, _) if parts.len() > 1 => "parts_alone",
        _ => "one_group",
    };
    Some(Statement { total, parts, covers, first: span_first, last: close.unwrap_or(last), rule })
}

/// `Of the 640 divers, 38 per cent were women`, `640 divers, 38 per cent women, came`: what shares of a sex are of, told by words that
/// open the clause, or by commas around the shares.
fn share_of_whole(words: &Words, amounts: &[Amount], whole: usize, parts: &[Part], begin: usize) -> bool {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return false };
    let amount = &amounts[whole];
    // `12 per cent of ministers were women` is of the ministers.
    let bare = |p: &Part| {
        let own = &amounts[p.amount];
        !p.rate && own.whole_first <= p.first && (own.whole_last + 1..p.last).all(|i| words.is_any(i, OF_ONE_SHARE))
    };
    if !parts.iter().all(bare) {
        return false;
    }
    let lead =
        usize::from(words.is_any(first.first.wrapping_sub(1), &["el", "un", "les", "le", "with", "avec", "con"]));
    let open = first.first - lead;
    let comma = open > 0 && words.mark(open - 1, ",:–—");
    let ends = words.get(last.last + 1).is_none_or(|t| t.is_one_of(",.;)–—"));
    // `3,2 millones de adolescentes`
    let of = words.is_any(amount.whole_last + 1, &["de", "d"]);
    let of = usize::from(of) + usize::from(of && words.mark(amount.whole_last + 2, "'’"));
    let noun = amount.whole_last + 1 + of..open.saturating_sub(1);
    let named = noun.len() <= WHOLE_NOUN_MAX
        && (people(words, noun.start) || words.get(noun.start).is_some_and(|t| t.group().is_some()))
        && noun.clone().all(|i| words.get(i).is_some_and(|t| t.kind == Kind::Word && !t.has(Sense::Verb)));
    let be = (first.first..last.last).any(|i| words.is_any(i, TO_BE));
    comma && (names_whole(words, amount, begin, first.first) || named && ends && !be)
}

/// How many words name the people before a share of them that commas enclose.
const WHOLE_NOUN_MAX: usize = 4;

/// What may stand between a share and whose it is, where it is that of a whole named before.
#[rustfmt::skip]
const OF_ONE_SHARE: &[&str] = &[
    "were", "are", "was", "is", "being", "sont", "étaient", "étant", "son", "eran", "fueron", "de", "d", "des", "%", "'", "’", "young", "adult",
];

/// `among the dead were 16 children and 20 women`, `12 women, 13 minors and 20 families`: the list is not the whole, and its sum is
/// nobody's number.
fn of_more(words: &Words, begin: usize, first: usize, last: usize, sexes: bool) -> bool {
    #[rustfmt::skip]
    const THEM: &[&str] = &["the", "those", "these", "los", "las", "les", "ceux", "ces"];
    let among = |i: usize| {
        !sexes && words.is_any(i, &["among", "from", "of", "entre", "de", "parmi", "sur"]) && words.is_any(i + 1, THEM)
    };
    let number = |i: usize| {
        words.get(i).is_some_and(|t| t.is_numeral() || t.senses.iter().any(|s| matches!(s, Sense::Number(_))))
    };
    let next = last + 1;
    let next =
        (next + 1..next + 9).find(|i| words.mark(next, "(") && words.mark(*i, ")")).map_or(next, |close| close + 1);
    let goes_on = words.mark(next, ",") && words.has(next + 1, Sense::Conjunction) && number(next + 2)
        || words.has(next, Sense::Conjunction) && number(next + 1)
        || words.mark(next, ",") && number(next + 1);
    goes_on
        || (begin.max(first.saturating_sub(8))..first).any(among)
        || words.is_any(next, &["were", "was", "are"]) && among(next + 1)
        || among(next)
}

/// `1,420 callers, mostly women (1,105)`: a part that is the greater one.
fn most(words: &Words, first: usize) -> Option<usize> {
    #[rustfmt::skip]
    const MOST: &[&str] = &[
        "mostly", "mainly", "predominantly", "majority", "majoritairement", "principalement", "majorité", "mayoritariamente",
        "mayoría", "principalmente", "surtout",
    ];
    // `en majorité des hommes (167)`
    let at = first.checked_sub(1)?;
    let at = at - usize::from(at > 0 && words.is_any(at, &["des", "of", "de"]));
    let at = Some(at).filter(|at| words.is_any(*at, MOST))?;
    let small = |at: usize| words.is_any(at, &["the", "en", "su", "la"]);
    (at.saturating_sub(3)..=at).rev().find(|i| words.mark(i.wrapping_sub(1), ",–—-(")).filter(|i| (*i..at).all(small))
}

/// `2000 personas de las cuales 600 son mayores, 650 mujeres y 190 niñas`: the list that `of whom` opens begins with a part of no sex.
fn listed_intro(words: &Words, amounts: &[Amount], parts: &[Part], begin: usize) -> Option<usize> {
    let first = parts.first()?.first;
    let comma = first.checked_sub(1).filter(|i| words.mark(*i, ",") || words.has(*i, Sense::Conjunction))?;
    let from = begin.max(comma.saturating_sub(12));
    let (at, end) = (from..comma).rev().find_map(|i| match words.phrase_at(i) {
        Some((Phrase::PartOf, end)) if !words.is_any(i, &["including", "include", "includes", "included"]) => {
            Some((i, end))
        }
        _ => None,
    })?;
    let lead = amounts.partition_point(|a| a.whole_first < end);
    let opens = amounts.get(lead).is_some_and(|a| a.whole_first == end && a.whole_last < comma);
    let plain = (end..comma).all(|i| !words.mark(i, ".;:()"));
    (parts.len() > 1 && opens && plain).then_some(at)
}

/// `130 children, 71 girls and 59 boys`: the first of the list is the sum of the others and names what they are parts of.
pub(super) fn whole_first(amounts: &[Amount], parts: &[Part]) -> bool {
    let [first, rest @ ..] = parts else { return false };
    let sum: Option<Decimal> =
        rest.iter().map(|p| amounts[p.amount].value).try_fold(Decimal::ZERO, |a, v| a.checked_add(v?));
    wide(first) && rest.len() > 1 && sum.is_some() && sum == amounts[first.amount].value
}

/// True for a part that can be of both sexes.
pub(super) fn wide(part: &Part) -> bool {
    matches!(part.label, Label::Group(Group::Children) | Label::Named(..))
}

/// True where an amount stands in a bracket that closes before the list: `1,592 (of 2,101 foreseen), including …`.
fn set_aside(words: &Words, first: usize, last: usize, head: usize) -> bool {
    let opens =
        (first.saturating_sub(8)..first).rev().find(|t| words.mark(*t, "()")).is_some_and(|t| words.mark(t, "("));
    let closes = (last + 1..head.min(last + 9)).find(|t| words.mark(*t, "()")).is_some_and(|t| words.mark(t, ")"));
    opens && closes
}

/// True for the brackets around an acronym: `the Army in Opposition (SPLA-IO) (45 women)`.
fn acronym_bracket(words: &Words, at: usize) -> bool {
    let short = |open: usize| {
        let close = (open + 1..open + 5).find(|t| words.mark(*t, ")"));
        close.filter(|close| {
            (open + 1..*close).all(|t| {
                words.mark(t, "-&/")
                    || words
                        .get(t)
                        .is_some_and(|w| w.kind == Kind::Word && words.str(t).chars().all(char::is_uppercase))
            })
        })
    };
    words.mark(at, "(") && short(at).is_some()
        || words.mark(at, ")")
            && (at.saturating_sub(4)..at).any(|open| words.mark(open, "(") && short(open) == Some(at))
}

/// True where people are named within the next words: `over two thousand migrant workers`.
fn people_after(words: &Words, at: usize) -> bool {
    (at..at + 4)
        .take_while(|i| words.get(*i).is_some_and(|t| t.kind == Kind::Word))
        .any(|i| words.has(i, Sense::People) || words.has(i, Sense::Adult))
}
