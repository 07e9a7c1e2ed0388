//! Which parts stand in one list.
//!
//! Parts follow each other with nothing but separators, people and asides between them; two opposite sexes also where a word sets one
//! clause against the other (`31 were men, while 27 were women`), or where their shares make up the whole.

use super::label::{TO_BE, in_bracket, uppercase_letter};
use super::total::{whole_first, wide};
use super::{Label, Part, reach, sentence_of};
use crate::parse::amount::{Amount, Measured};
use crate::parse::number::Writing;
use crate::parse::token::Kind;
use crate::parse::vocabulary::{Group, Language, Phrase, Sense};
use crate::parse::words::Words;
use rust_decimal::Decimal;

/// Puts parts that follow each other into lists; no list has a group twice.
pub(super) fn gather(
    words: &Words,
    amounts: &[Amount],
    taken: &[bool],
    parts: Vec<Part>,
    sentences: &[(usize, usize)],
) -> Vec<Vec<Part>> {
    let mut lists: Vec<Vec<Part>> = Vec::new();
    for at in 0..parts.len() {
        let part = parts[at].clone();
        let joins = lists.last().and_then(|list| list.last().map(|last| (list, last))).is_some_and(|(list, last)| {
            let percent = amounts[part.amount].measured == Measured::Percent;
            let fresh = list.iter().all(|p| p.label != part.label);
            let same_unit = amounts[last.amount].measured == amounts[part.amount].measured;
            let between = last.last + 1..part.first;
            let same_sentence = sentence_of(sentences, last.first) == sentence_of(sentences, part.first);
            // Two rates that one sentence compares are one statement: `50 per cent of women …, compared to 55 per cent of men`.
            let set_against = || between.clone().any(|i| words.is_any(i, AGAINST));
            // `412 girls stay at home, against 298 boys`
            let counts = || {
                let set = between.end.checked_sub(1).is_some_and(|i| words.is_any(i, AGAINST));
                let comma = between.end.checked_sub(2).is_some_and(|i| words.mark(i, ","));
                let alone = list.len() == 1 && opposite(last.label, part.label) && part.amount == last.amount + 1;
                alone && set && comma && between.len() <= COMPARED_TOKENS_MAX
            };
            let compared = || {
                let both = last.rate && part.rate || percent && list.len() == 1 && opposite(last.label, part.label);
                both && between.len() <= COMPARED_TOKENS_MAX && set_against()
            };
            // `31 were men, while 27 were women`
            // `31 men were sent home, while 27 are women`: what the second clause says it says of the same people.
            let again_of = (amounts[part.amount].whole_last + 1..part.last).any(|i| words.is_any(i, TO_BE));
            let is_said = again_of && words.is_any(between.start, TO_BE);
            let clauses = || {
                let mut gap = between.clone();
                opposite(last.label, part.label)
                    && list.len() == 1
                    && gap.len() <= 4
                    && gap.any(|i| words.is_any(i, WHILE))
                    && between.clone().all(|i| {
                        let said = is_said && i <= between.start + 1;
                        said || separates(words, i) || words.is_any(i, WHILE) || words.is_any(i, &["que", "that"])
                    })
            };
            // A mark of a note stands at the word before it: `33 women1, 28 men2`.
            let one =
                amounts[last.amount].value == Some(Decimal::ONE) && amounts[last.amount].writing == Writing::Words;
            // So does an age: `12 children under 5, 20 women`.
            let note = |i: usize| {
                taken[i]
                    && (words.glued(i) && words.get(i).is_some_and(|t| t.is_numeral()) || aged(words, taken, i, one))
            };
            // `18 women chefs and 40 men chefs`, `31 female voters (51 %), 27 male voters`: whom the label describes, behind it.
            let noun = usize::from(described(words, last.last + 1) && last.last > amounts[last.amount].whole_last);
            let noun = noun.max(reach::adjectives(words, last.last + 1, part.last + 1));
            // `Los hombres (33) superaron a las mujeres (28)`: each label with its number in brackets behind it.
            let enclosed = |p: &Part| {
                let a = &amounts[p.amount];
                p.first + 2 == a.whole_first && words.mark(a.whole_first - 1, "(") && words.mark(a.whole_last + 1, ")")
            };
            let facing = || {
                let word = |i: usize| {
                    words.get(i).is_some_and(|t| t.kind == Kind::Word && !t.has(Sense::Conjunction))
                        || words.mark(i, ")")
                };
                opposite(last.label, part.label)
                    && enclosed(last)
                    && enclosed(&part)
                    && between.len() <= 7
                    && between.clone().all(word)
            };
            let listed = || {
                let mut gap = over_aside(words, between.start + noun, between.end)..between.end;
                gap.clone().filter(|i| !taken[*i]).count() <= 7
                    && gap.len() <= GAP_TOKENS_MAX
                    && gap.all(|i| separates(words, i) || note(i) || percent && leads_to_number(words, i))
                    || facing()
            };
            // `77 adults (40 women, 37 men) and 133 children (66 girls, 67 boys)`: a whole that its bracket parts.
            let opens = |p: &Part| wide(p) && words.mark(p.last + 1, "(");
            // `12 minors (…) and 13 adults (10 women, 3 men)`; not `94 women and 51 children (31 boys and 20 girls)`.
            let shut = between.clone().any(|i| words.mark(i, ")"));
            let closed = shut && list.first().is_some_and(opens);
            let parted = opens(&part) && (whole_first(amounts, list) || shut) || closed && whole_first(amounts, list);
            // `Men made up 68 per cent of them while women accounted for the remaining 32`: two shares of one whole.
            let halves = || {
                let value = |p: &Part| amounts[p.amount].value.unwrap_or_default();
                list.len() == 1
                    && percent
                    && !part.rate
                    && opposite(last.label, part.label)
                    && value(last)
                        .checked_add(value(&part))
                        .and_then(|sum| sum.checked_sub(Decimal::ONE_HUNDRED))
                        .is_some_and(|rest| rest.abs() <= Decimal::ONE)
                    && between.len() <= HALVES_TOKENS_MAX
                    && part.amount == last.amount + 1
            };
            // `71 were men and 25 women; 14 were minors`: what is said again of the same people.
            let both = || [Group::Women, Group::Men].iter().all(|g| list.iter().any(|p| p.label == Label::Group(*g)));
            let again = part.label == Label::Group(Group::Children)
                && (amounts[part.amount].whole_last + 1..part.last).any(|i| words.is_any(i, TO_BE))
                && both();
            !parted
                && !again
                && sides(words, amounts, last, &part)
                && fresh
                && same_unit
                && same_sentence
                && (last.rate == part.rate && (listed() || clauses() || halves() || counts()) || compared())
        });
        match lists.last_mut() {
            // `32 % des filles …, contre 78 % de garçons`: what is set against a rate is one.
            Some(list) if joins => list.push(Part { rate: list.last().map_or(part.rate, |l| l.rate), ..part }),
            _ => lists.push(vec![part]),
        }
    }
    one_sex(words, &mut lists);
    lists.retain(|list| !answers(words, amounts, list, sentences));
    // `un homme de 34 ans`: an article is no count; `a ratio of one woman to three men` none either.
    // nor `96 men for every 100 women`.
    let number = |i: usize| {
        words.get(i).is_some_and(|t| t.is_numeral() || t.senses.iter().any(|s| matches!(s, Sense::Number(_))))
    };
    let article = |p: &Part| {
        let a = &amounts[p.amount];
        let ratio = |i: usize| {
            words.is_any(i, &["ratio", "razón"])
                || words.is_any(i, &["every", "each", "cada", "chaque"]) && number(i + 1)
        };
        // `23 rameurs, dont une femme`: led by its intro it is one.
        let led = words.phrase_before(a.first).is_some_and(|(p, _)| p == Phrase::PartOf);
        a.first == a.last && words.is_any(a.first, &["un", "une", "una", "a"]) && !led
            || a.measured == Measured::Plain && (a.first.saturating_sub(6)..a.first).any(ratio)
    };
    // `one woman every two minutes` is a pace.
    let pace = |p: &Part| {
        let every = |i: usize| words.is_any(i, &["every", "per", "each", "chaque", "cada"]);
        // `56 women among every hundred`, `990 females for every 1,000 males`: to so many others.
        let among = words.has(p.last + 1, Sense::Preposition) && every(p.last + 2);
        // `97 hommes pour 100 femmes`
        let others = words.is_any(p.last + 1, &["pour", "por", "per", "for"])
            && number(p.last + 2)
            && words.get(p.last + 3).is_some_and(|t| t.group().is_some());
        every(p.last + 1) && amounts[p.amount].writing == Writing::Words || among || others
    };
    lists.retain(|list| !(list.len() == 1 && (article(&list[0]) || pace(&list[0]))));
    // Babies and others on their own are counted like anything else.
    let babies = |p: &Part| matches!(p.label, Label::Named(a, b) if (a..=b).all(|i| words.get(i).and_then(|t| t.group()).is_none_or(|g| g == Group::Others)));
    lists.retain(|list| !list.iter().all(babies));
    lists.retain(|list| !list.iter().any(|p| middle(words, amounts, p, sentences)));
    // `Each of the 12 wards chose two women and two men.`
    let each = |p: &Part| {
        let begin = sentences.get(sentence_of(sentences, p.first)).map_or(0, |s| s.0);
        words.is_any(begin, &["each", "every", "chaque", "cada"]) && !in_bracket(words, amounts[p.amount].whole_first)
    };
    lists.retain(|list| !list.iter().all(each));
    // `routes F3 and M2` are names: letters that touch the numbers behind them stand in a bracket, or a mark joins them.
    let named = |p: &Part| {
        let at = amounts[p.amount].whole_first;
        at > 0 && words.glued(at) && uppercase_letter(words, at - 1).is_some() && !in_bracket(words, at)
    };
    let and = |p: &Part| words.has(p.last + 1, Sense::Conjunction);
    lists.retain(|list| !(list.len() > 1 && list.iter().all(named) && list[..list.len() - 1].iter().any(and)));
    // Letters alone prove little: `M16` is a name unless another part or a bracket stands beside it.
    lists.retain(|list| {
        let letters = list.iter().any(|p| (p.first..=p.last).any(|i| uppercase_letter(words, i).is_some()));
        !letters
            || list.len() > 1
            || list.iter().any(|p| words.mark(p.first.wrapping_sub(1), "(") && words.mark(p.last + 1, ")"))
    });
    lists
}

/// Words that set the number of one group against that of the other.
pub(super) const AGAINST: &[&str] =
    &["compared", "versus", "vs", "against", "contre", "frente", "comparado", "comparativement"];

/// Words that set one clause against the one before it.
pub(super) const WHILE: &[&str] = &["while", "whereas", "mientras", "tandis"];

/// How far two numbers that a sentence compares may stand apart, in tokens.
const COMPARED_TOKENS_MAX: usize = 25;

/// How far the two shares of one whole may stand apart, in tokens.
const HALVES_TOKENS_MAX: usize = 25;

/// How long the words of an age may be, in tokens.
const AGE_TOKENS_MAX: usize = 6;

/// How far the parts of a list may stand apart, ages and all, in tokens.
const GAP_TOKENS_MAX: usize = 14;

/// How long an aside between two parts may be, in tokens.
const ASIDE_TOKENS_MAX: usize = 10;

/// `ward 4F, and M16 rifles`: letters of one list stand all before their numbers or all behind them.
fn sides(words: &Words, amounts: &[Amount], one: &Part, other: &Part) -> bool {
    let letter = |p: &Part| (p.first..=p.last).find(|i| uppercase_letter(words, *i).is_some());
    let before = |p: &Part| letter(p).map(|at| at < amounts[p.amount].whole_first);
    before(one).zip(before(other)).is_none_or(|(a, b)| a == b)
}

fn opposite(a: Label, b: Label) -> bool {
    let (Label::Group(a), Label::Group(b)) = (a, b) else { return false };
    #[rustfmt::skip]
    let found = matches!(
        (a, b),
        (Group::Women, Group::Men) | (Group::Men, Group::Women) | (Group::Girls, Group::Boys) | (Group::Boys, Group::Girls)
    );
    found
}

/// `16 women (aged 18 to 24) and 9 men`, `16 women, 3 of whom were cooks, and 9 men`: where the list goes on behind what is said of a part.
fn over_aside(words: &Words, from: usize, end: usize) -> usize {
    let near = || from + 1..end.min(from + 1 + ASIDE_TOKENS_MAX);
    let plain = |close: &usize| (from + 1..*close).all(|i| words.get(i).is_some_and(|t| t.group().is_none()));
    if words.mark(from, "(") {
        return near().find(|i| words.mark(*i, ")")).filter(plain).map_or(from, |close| close + 1);
    }
    // `9 men and, for the first time, 4 women`
    if words.has(from, Sense::Conjunction) && words.mark(from + 1, ",") {
        let told =
            |close: &usize| plain(close) && (from + 2..*close).all(|i| !words.get(i).is_some_and(|t| t.is_numeral()));
        return near().skip(1).find(|i| words.mark(*i, ",")).filter(told).map_or(from, |close| close + 1);
    }
    let number =
        words.get(from + 1).is_some_and(|t| t.is_numeral() || t.senses.iter().any(|s| matches!(s, Sense::Number(_))));
    let of_them = words.mark(from, ",") && number && reach::after_of_them(words, from + 2) > from + 2;
    near().find(|i| of_them && words.mark(*i, ",")).filter(plain).unwrap_or(from)
}

/// `28 per cent of young women and adolescent girls …, 13 per cent of young men and adolescent boys`: two rates of two sexes.
fn one_sex(words: &Words, lists: &mut [Vec<Part>]) {
    let sex = |label: Label| {
        let Label::Named(a, b) = label else { return None };
        let groups = || (a..=b).filter_map(|i| words.get(i).and_then(|t| t.group()));
        if groups().all(|g| matches!(g, Group::Women | Group::Girls)) {
            Some(Group::Women)
        } else {
            groups().all(|g| matches!(g, Group::Men | Group::Boys)).then_some(Group::Men)
        }
    };
    for list in lists {
        if let [a, b] = &mut list[..]
            && a.rate
            && b.rate
            && let (Some(first), Some(second)) = (sex(a.label), sex(b.label))
            && first != second
        {
            (a.label, b.label) = (Label::Group(first), Label::Group(second));
        }
    }
}

/// `affected the ability of staff to report (46 per cent) and to meet with women (49 per cent)`: shares in brackets behind several
/// answers are of those who answered, not of the women whom one answer names.
fn answers(words: &Words, amounts: &[Amount], list: &[Part], sentences: &[(usize, usize)]) -> bool {
    let bracketed = |a: &Amount| {
        a.measured == Measured::Percent
            && words.mark(a.whole_first.wrapping_sub(1), "(")
            && words.get(a.whole_last + 1).is_some_and(|t| t.is_one_of("),"))
    };
    let [part] = list else { return false };
    let own = &amounts[part.amount];
    let sentence = sentence_of(sentences, part.first);
    let behind = bracketed(own) && part.first < own.whole_first;
    let group_before =
        |a: &Amount| a.whole_first >= 2 && words.get(a.whole_first - 2).is_some_and(|t| t.group().is_some());
    behind
        && (part.amount.saturating_sub(8)..amounts.len().min(part.amount + 8)).any(|i| {
            let a = &amounts[i];
            i != part.amount && bracketed(a) && !group_before(a) && sentence_of(sentences, a.first) == sentence
        })
}

/// `Average age: women 34, men 39`, `mean score (women: 6.2; men: 5.8)`: what is measured of people does not count them.
fn middle(words: &Words, amounts: &[Amount], part: &Part, sentences: &[(usize, usize)]) -> bool {
    #[rustfmt::skip]
    const MIDDLE: &[&str] = &["average", "mean", "median", "retirement", "minimum", "maximum"];
    #[rustfmt::skip]
    const BEHIND: &[&str] = &[
        "moyen", "moyenne", "moyens", "médian", "médiane", "media", "medio", "mediana", "promedio", "mínima", "minimal",
    ];
    let amount = &amounts[part.amount];
    if amount.measured != Measured::Plain {
        return false;
    }
    // Nobody counts six people and a fifth.
    if amount.value.is_some_and(|v| !v.fract().is_zero()) {
        return true;
    }
    let begin = sentences.get(sentence_of(sentences, part.first)).map_or(0, |s| s.0);
    // `media workers` are no middle in English.
    let other = words.style.language != Language::English;
    let noun = |i: usize| {
        words.get(i).is_some_and(|t| {
            t.kind == Kind::Word && t.group().is_none() && !t.has(Sense::Small) && !t.has(Sense::Preposition)
        }) && !words.is_any(i, &["number", "attendance", "nombre", "número", "total"])
    };
    (begin.max(part.first.saturating_sub(12))..part.first)
        .any(|i| words.is_any(i, MIDDLE) && noun(i + 1) || other && i > begin && words.is_any(i, BEHIND) && noun(i - 1))
}

/// A token of `under 5`, `aged 15–24`: taken, with a number in it; `un homme de 34 ans` tells of one person.
fn aged(words: &Words, taken: &[bool], at: usize, one: bool) -> bool {
    let run = |i: &usize| taken.get(*i) == Some(&true);
    let number = |i: usize| {
        words.get(i).is_some_and(|t| t.is_numeral() || t.senses.iter().any(|s| matches!(s, Sense::Number(_))))
    };
    let first = (at.saturating_sub(AGE_TOKENS_MAX)..=at).rev().take_while(run).last();
    first.is_some_and(|first| !one && (first..at + AGE_TOKENS_MAX).take_while(run).any(number))
}

/// Whom a label in front describes: `chefs`, `voters`, before a joint or a bracket.
fn described(words: &Words, at: usize) -> bool {
    let people = words.has(at, Sense::People) || words.has(at, Sense::Adult);
    let own = words.get(at).is_some_and(|t| t.kind == Kind::Word && t.group().is_none());
    words.style.language == Language::English && plain_noun(words, at)
        || people && own && words.get(at + 1).is_some_and(|t| t.is_one_of("("))
}

/// A word in small letters and the plural that nothing more is known of: `chefs`, `scientists`.
fn plain_noun(words: &Words, at: usize) -> bool {
    let plain = words.get(at).is_some_and(|t| t.kind == Kind::Word && !t.capital && t.senses.is_empty());
    plain
        && words.str(at).ends_with('s')
        && words.str(at).len() > 3
        && (words.mark(at + 1, ",")
            || words.has(at + 1, Sense::Conjunction)
            || words.is_any(at + 1, &["pour", "contre"]))
}

/// `57 % son mujeres, un 31 % hombres`, `el 14 % entre las mujeres y en el 11 % entre los hombres`: a small word right before a share.
fn leads_to_number(words: &Words, at: usize) -> bool {
    let number = |i: usize| words.get(i).is_some_and(|t| t.is_numeral());
    words.is_any(at, &["un", "le"]) && number(at + 1)
        || words.is_any(at, &["en", "at", "in", "à", "to"])
            && (number(at + 1) || words.is_any(at + 1, &["el", "un"]) && number(at + 2))
}

fn separates(words: &Words, at: usize) -> bool {
    #[rustfmt::skip]
    const BETWEEN: &[&str] = &[
        "and", "et", "y", "e", "el", "plus", "as", "pour", "ainsi", "que", "or", "de", "vs", "versus", "against", "contre", "frente",
        "a", "al", "à", "la", "celui", "celle", "ceux", "des", "only", "just", "seulement", "solo", "sólo", "como", "than", "number", "nombre", "número", "no", "of", "remaining", "restants",
        "restantes", "aged", "âgés", "âgées", "edad",
    ];
    // `les hommes sont 17 et les femmes 9`
    let article =
        words.is_any(at, &["the", "les", "las", "los"]) && words.get(at + 1).is_some_and(|t| t.group().is_some());
    let rest = words.is_any(at, &["the", "les", "los", "las"])
        && words.is_any(at + 1, &["remaining", "restants", "restantes"]);
    rest || words.mark(at, ",;/&+:–-|()[]")
        || words.is_any(at, BETWEEN)
        || words.is(at, "well") && words.is(at.wrapping_sub(1), "as")
        || article
        || words.mark(at, ".") && words.is_any(at.wrapping_sub(1), &["vs", "no"])
        || words.get(at).is_some_and(|t| t.kind == Kind::Word && (t.has(Sense::People) || t.has(Sense::Adult)))
}
