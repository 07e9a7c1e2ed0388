//! Which amount has which label of sex or age: `W27`, `27 women`, `181 were women`, `women make up 56 per cent`.

use super::group::{combined_after, combined_before, compound, noun_of_the_sex};
use super::reach::{after_of_them, all_are, denominator, describes, verb_to_label};
use super::{Label, Part, other, own_share, pair, rate, share, toward};
use crate::parse::amount::{Amount, Measured, scaled};
use crate::parse::token::Kind;
use crate::parse::vocabulary::{FILLERS, Group, Language, MAKE_UP, Phrase, Sense, THINGS};
use crate::parse::words::Words;

/// How far the letters of one list may stand apart.
const BESIDE_TOKENS: usize = 24;

/// Verbs that say what somebody is.
pub(super) const TO_BE: &[&str] =
    &["were", "are", "was", "is", "being", "sont", "étaient", "est", "était", "son", "eran", "fueron", "es", "era"];

/// What seats are by those who sit in them: `24 are held by women`.
#[rustfmt::skip]
const HELD: &[&str] = &[
    "held", "occupied", "filled", "occupés", "occupées", "détenus", "détenues", "ocupados", "ocupadas",
];

/// What is said of households and firms by those who lead them.
#[rustfmt::skip]
const LED: &[&str] = &[
    "headed", "led", "run", "owned", "managed", "dirigés", "dirigées", "gérés", "gérées", "encabezados", "encabezadas", "dirigidos",
    "dirigidas", "liderados", "lideradas",
];

/// Between what is counted and a group that it only speaks of.
const ABOUT: &[&str] = &["on", "against", "about", "concerning", "sur", "contre", "sobre", "contra"];

/// A label that could belong to an amount.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    /// Whose.
    pub(super) label: Label,
    /// The token of the label next to the amount.
    pub(super) token: usize,
    /// First or last token that the label adds.
    pub(super) edge: usize,
    /// Marked by a sign or by touching: `W27`, `Women=`.
    pub(super) firm: bool,
    /// A rate among them and not their share.
    pub(super) rate: bool,
}

/// Gives each amount the label that belongs to it, each label to one amount.
pub(super) fn read(words: &Words, amounts: &mut [Amount], taken: &[bool]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut used = vec![false; words.len()];
    for at in 0..amounts.len() {
        let amount = amounts[at];
        if amount.told || matches!(amount.measured, Measured::Money(_)) || amount.value.is_none() {
            continue;
        }
        if parts.last().is_some_and(|p| p.amount == at)
            || all_but(words, &amount)
            || axis(words, &amount)
            || denominator(words, &amount)
            || amounts.get(at + 1).is_some_and(|next| own_share::leads(words, &amount, next))
            || more(words, &amount)
        {
            continue;
        }
        let pair = pair::stroke(words, amounts, at)
            .or_else(|| pair::respectively(words, amounts, at))
            .or_else(|| pair::contrast(words, amounts, at, taken));
        if let Some(pair) = pair {
            pair.iter().for_each(|p| used[p.first] = true);
            amounts[at].measured = amounts[at + 1].measured;
            parts.extend(pair);
            continue;
        }
        let before = prefix(words, &amount, taken).filter(|c| !used[c.token]);
        let after = suffix(words, &amount, taken)
            .or_else(|| toward::toward_beside(words, amounts, at))
            .or_else(|| toward::elided(words, &amount))
            .filter(|c| !used[c.token]);
        if own_share::take(words, amounts, at, after.is_some(), &mut parts) {
            continue;
        }
        let chosen = match (before, after) {
            (Some(b), Some(a)) => {
                let next_takes_it = amounts.get(at + 1).is_some_and(|n| {
                    n.whole_first <= a.token + 2 && n.whole_first > a.token && suffix(words, n, taken).is_none()
                });
                if b.firm || next_takes_it { Some(b) } else { Some(a) }
            }
            (b, a) => b.or(a),
        };
        let chosen = chosen.or_else(|| share::follows(words, amounts, at, parts.last()).filter(|c| !used[c.token]));
        if let Some(c) = chosen {
            used[c.token] = true;
            let (first, last) = (amount.whole_first.min(c.edge), amount.whole_last.max(c.edge));
            parts.push(Part {
                label: c.label,
                amount: at,
                first,
                last,
                share: amount.share,
                share_amount: None,
                rate: c.rate,
            });
            own_share::between(words, amounts, parts.last_mut());
        }
    }
    parts
}

/// `2.000 preservativos femeninos y 14.000 masculinos`: adjectives of things.
fn of_things(words: &Words, amount: &Amount, at: usize) -> bool {
    let adjective = |i: usize| {
        let word = words.lower(i);
        words.style.language != Language::English
            && ["femenin", "masculin", "fémin"].iter().any(|stem| word.starts_with(stem))
    };
    let thing = |i: usize| THINGS.contains(&words.lower(i).as_str());
    let before = amount.whole_first.saturating_sub(6)..amount.whole_first.saturating_sub(1);
    let next = amount.whole_last + 1;
    adjective(at)
        && (at > next && thing(at - 1) || at == next && before.into_iter().any(|i| thing(i) && adjective(i + 1)))
}

pub(super) fn uppercase_letter(words: &Words, at: usize) -> Option<Group> {
    let token = words.get(at).filter(|t| t.capital && words.str(at).len() == 1)?;
    // `H: 702, M: 1 144` in Spanish: beside H for hombres, M is mujeres.
    let near = || at.saturating_sub(BESIDE_TOKENS)..at + BESIDE_TOKENS;
    let beside_h = || near().any(|i| words.str(i) == "H") && !near().any(|i| words.str(i) == "F");
    if words.str(at) == "M" && words.style.language == Language::Spanish && beside_h() {
        return Some(Group::Women);
    }
    token.letter()
}

/// A label in front: `W27`, `W: 27`, `Women= 129,680`, `Female 23`, `women make up 56 per cent`.
fn prefix(words: &Words, amount: &Amount, taken: &[bool]) -> Option<Candidate> {
    let mut at = amount.whole_first.checked_sub(1)?;
    let firm_mark = words.mark(at, ":=–-(");
    let glued = words.glued(amount.whole_first);
    if firm_mark {
        at = at.checked_sub(1)?;
    }
    if taken.get(at) == Some(&true) {
        return None;
    }
    if let Some(group) =
        uppercase_letter(words, at).filter(|_| !words.mark(at + 1, "(-") || words.mark(at + 1, "-") && glued)
    {
        // A letter that touches a word before it (`UN-W27`) is no label.
        let free = words.get(at).is_some_and(|t| t.blank_before)
            || at == 0
            || words.mark(at - 1, "([/,;:&-–")
            || words.before(at).is_some_and(|t| t.is_numeral());
        return free.then_some(Candidate {
            label: Label::Group(group),
            token: at,
            edge: at,
            firm: firm_mark || glued,
            rate: false,
        });
    }
    if let Some(group) = words.get(at).and_then(|t| t.group()) {
        let label = combined_before(words, at, group);
        let bracket = firm_mark && words.mark(at + 1, "(");
        let closed = words.mark(amount.whole_last + 1, ")");
        if firm_mark && (!bracket || closed) || in_bracket(words, at) || standing_line(words, at) {
            let edge = if let Label::Named(first, _) = label { first } else { at };
            if let Some(told) = rate::told(words, amount, taken) {
                return Some(told);
            }
            return Some(Candidate { label, token: at, edge, firm: firm_mark, rate: false });
        }
    }
    // `women make up 56 per cent`, `women accounting for 2,289 (35 per cent) of them`
    if matches!(amount.measured, Measured::Percent | Measured::Ratio) || amount.share.is_some() {
        let mut back = amount.whole_first.checked_sub(1)?;
        // `women accounted for the remaining 31 per cent`
        let rest = words
            .is_any(back, &["remaining", "other", "only", "just", "restant", "restante", "seulement", "solo", "sólo"]);
        back -= usize::from(rest && back > 2);
        back -= usize::from(back > 2 && words.is_any(back, &["the", "les", "le"]));
        let mut verbs = 0;
        let mut tied_by = false;
        while verbs < 5 && back > 0 && words.is_any(back, MAKE_UP) {
            // `los de los hombres un 3,6 %`: an article ties nothing.
            tied_by |= !words.is_any(back, &["un", "el"]);
            verbs += 1;
            back -= 1;
        }
        verbs *= usize::from(tied_by);
        // `men who make up 47 per cent`, `men, representing 47 per cent`
        let participle = ["ing", "ando", "endo", "ant"].iter().any(|e| words.lower(back + 1).ends_with(e));
        let apart = words.is_any(back, &["who", "qui", "que"]) || words.mark(back, ",") && participle;
        back -= usize::from(verbs > 0 && back > 0 && apart);
        if verbs > 0
            && taken.get(back) == Some(&false)
            && let Some(group) = words.get(back).and_then(|t| t.group())
            // `violence against women accounted for 14 per cent` is violence.
            && (!words.is_any(back.wrapping_sub(1), &["on", "against", "to", "with", "by", "for", "contre", "contra", "sur"])
                || words.is_any(back.wrapping_sub(2), &["compared", "contrast"])
                || words.is(back.wrapping_sub(1), "with") && words.str(back + 1).ends_with("ing"))
        {
            let tied = !words.is_any(back + 1, &["of", "at", "is", "are", "was", "were"])
                || words.is_any(back + 1, &["were", "are"]) && words.phrase_at(amount.whole_last + 1).is_none();
            // `the share of women is 40 per cent` and `women were 40 per cent of …` both speak of a share; `men is at 40` too.
            let share = tied || words.is_any(amount.whole_last + 1, &["of"]) || words.is(back.wrapping_sub(1), "of");
            return share.then_some(Candidate {
                label: combined_before(words, back, group),
                token: back,
                edge: back,
                firm: true,
                rate: false,
            });
        }
    }
    share::share_of(words, amount, taken)
        .or_else(|| share::accounted(words, amount, taken))
        .or_else(|| share::majority(words, amount, taken))
        .or_else(|| share::among(words, amount, taken))
        .or_else(|| rate::told(words, amount, taken))
        .or_else(|| pair::before(words, amount, taken))
}

/// `all but 14 were women`: the 14 were not.
fn all_but(words: &Words, amount: &Amount) -> bool {
    let Some(but) = amount.whole_first.checked_sub(1) else { return false };
    words.is_any(but, &["but", "except", "sauf", "menos", "excepto"])
        && words.is_any(but.wrapping_sub(1), &["all", "tous", "toutes", "todos", "todas"])
}

/// `60 per cent higher among men than women`: by how much one exceeds the other.
fn more(words: &Words, amount: &Amount) -> bool {
    #[rustfmt::skip]
    const MORE: &[&str] = &[
        "higher", "lower", "more", "less", "fewer", "greater", "larger", "smaller", "likelier", "supérieur", "supérieure", "inférieur",
        "inférieure", "superior", "inferior", "mayor", "menor",
    ];
    let next = amount.whole_last + 1;
    // `60 per cent more women`: they have grown by so much.
    amount.measured == Measured::Percent
        && (words.is_any(next, MORE)
            || words.is(next, "de") && words.is_any(next + 1, &["plus", "moins", "más", "menos"]))
}

/// `0 10 20 30 women men`: a bare number behind bare numbers is a tick of an axis.
fn axis(words: &Words, amount: &Amount) -> bool {
    let bare = |at: usize| words.get(at).is_some_and(|t| t.is_numeral() && t.blank_before);
    amount.whole_first >= 2 && (amount.whole_first - 2..=amount.whole_first).all(bare) && words.len() > 3
}

/// `Women 27 Men 16` on a line of its own: the text is labels and numbers alone.
fn standing_line(words: &Words, at: usize) -> bool {
    words.len() <= 12
        && words.get(0).is_some_and(|t| t.group().is_some())
        && words.get(at).is_some_and(|t| t.group().is_some())
        && words.tokens.iter().all(|t| t.is_numeral() || t.group().is_some() || matches!(t.kind, Kind::Mark(_)))
}

pub(super) fn in_bracket(words: &Words, at: usize) -> bool {
    let from = at.saturating_sub(40);
    let open = (from..at).rev().find(|i| words.mark(*i, "([)]"));
    open.is_some_and(|i| words.mark(i, "(["))
}

/// A label behind: `27W`, `27 women`, `181 were women`, `56 per cent of women`.
fn suffix(words: &Words, amount: &Amount, taken: &[bool]) -> Option<Candidate> {
    let next = amount.whole_last + 1;
    if let Some(group) = uppercase_letter(words, next) {
        let opens_next =
            words.mark(next + 1, ":=") || words.get(next + 1).is_some_and(|t| t.is_numeral() && !t.blank_before);
        let ends = words.get(next + 1).is_none_or(|t| t.blank_before || matches!(t.kind, Kind::Mark(_)));
        let free = taken.get(next) == Some(&false);
        // A letter after a blank could begin a name: it needs a bracket or stroke around it, or another letter part.
        let tight = words.glued(next)
            || next + 1 == words.len()
            || words.mark(next + 1, ",;/&).|+=")
            || words.get(next + 1).is_some_and(|t| t.is_numeral() || t.has(Sense::Conjunction));
        return (!opens_next && ends && free && tight).then_some(Candidate {
            label: Label::Group(group),
            token: next,
            edge: next,
            firm: words.glued(next),
            rate: false,
        });
    }
    let bracket = amount.whole_first > 0 && words.mark(amount.whole_first - 1, "(");
    let intro = bracket || words.phrase_before(amount.whole_first).is_some_and(|(p, _)| p == Phrase::PartOf);
    if let Some((label, edge)) = other::read(words, next) {
        return Some(Candidate { label, token: edge, edge, firm: false, rate: false });
    }
    if let Some(found) = share::of_the_whole(words, amount, taken) {
        return Some(found);
    }
    // `the majority (49) were women`
    let label = next + 2 + usize::from(words.is_any(next + 2, &["des", "all", "mostly"]));
    let closed = bracket && words.mark(next, ")") && words.is_any(next + 1, TO_BE);
    let closed = closed && words.get(label).is_some_and(|t| t.group().is_some());
    // `48 per cent, or 340, are girls`
    let or = amount.whole_first > 1
        && words.is_any(amount.whole_first - 1, own_share::OR)
        && words.mark(amount.whole_first - 2, ",");
    let next = next + usize::from(or && words.mark(next, ","));
    let next = if closed { next + 1 } else { after_of_them(words, next) };
    let share = amount.measured == Measured::Percent;
    let reach = if share { 10 } else { 5 + 2 * usize::from(intro) };
    let (mut rate, mut is_share) = (false, false);
    for at in next..next + reach {
        let token = words.get(at)?;
        if taken[at] || token.is_numeral() {
            return None;
        }
        // `deux millions de femmes`
        if at == next && words.is_any(at, &["de", "d"]) && scaled(words, amount.last) {
            continue;
        }
        // `82 % d’hommes`
        if words.mark(at, "'’") && words.is_any(at.wrapping_sub(1), &["d", "l"]) {
            continue;
        }
        // `1 million at-risk girls`: words that a hyphen ties are one describing word.
        let tied = |i: usize| words.mark(i, "-‑") && words.glued(i) && words.glued(i + 1);
        if at > next - usize::from(next > 0) && (tied(at) || tied(at - 1)) || tied(at + 1) && token.group().is_none() {
            continue;
        }
        // `les rameurs sont à 96 % des hommes`
        let made_of = words.is(amount.whole_first.wrapping_sub(1), "à")
            && words.is_any(amount.whole_first.wrapping_sub(2), TO_BE);
        rate &= !made_of;
        if let Some(group) = token.group() {
            // `Persons: 98 Males: 51 Females: 47`: in a list that labels before its numbers the word is of the next one.
            let before = amount.whole_first > 0 && words.mark(amount.whole_first - 1, ":=");
            let opens = words.mark(at + 1, ":=") && words.get(at + 2).is_some_and(|t| t.is_numeral());
            if compound(words, at) || before && opens && at == next || of_things(words, amount, at) {
                return None;
            }
            let (label, edge) = combined_after(words, at, group);
            return Some(Candidate { label, token: at, edge, firm: false, rate });
        }
        if amount.measured == Measured::Percent
            && words.is_any(
                at,
                &[
                    "of", "des", "de", "d", "l", "la", "las", "los", "les", "the", "all", "for", "pour", "chez",
                    "among", "parmi", "entre", "estas", "estos", "these", "those", "ces",
                ],
            )
            || amount.measured == Measured::Percent
                && words.is_any(at, &["in", "en"])
                && words
                    .get(at + 1 + usize::from(words.is_any(at + 1, &["las", "los"])))
                    .is_some_and(|t| t.group().is_some())
        {
            // `45 % des femmes` is a rate among them, `32 % de femmes` their share.
            let direct =
                (next..at).all(|i| words.get(i).is_some_and(|t| t.has(Sense::Small) || t.has(Sense::Preposition)));
            let of = words.is_any(at, &["of", "des", "for", "pour", "in", "en"])
                || words.is(at, "de") && words.is_any(at + 1, &["las", "los", "la", "les", "estas", "estos", "ces"]);
            rate |= !is_share && (direct && of || words.is_any(at, &["chez", "among", "parmi", "entre"]));
            // `7 % étaient des enfants et 5 % des femmes`: shares both.
            rate &= !(words.is(at, "des") && shared_verb(words, amount));
            continue;
        }
        // `26 studies on violence against women` are no women; nor are `212 headed by women`.
        let led = !share && words.is_any(at, &["by", "par", "por"]) && words.is_any(at.wrapping_sub(1), LED);
        if at > next && (led || words.is_any(at, ABOUT)) {
            return None;
        }
        // `56 per cent of returnees were women`: what it is of is named, and the women are a share of that.
        is_share |= words.is_any(at, TO_BE);
        rate &= !is_share;
        let filler = words.is_any(at, FILLERS)
            || describes(words, at)
            || words.is(at, "of") && words.is_any(at + 1, &["them", "whom", "these", "which"])
            || words.is_any(at, &["de", "of", "del", "du"]) && words.is_any(at + 1, &["sexe", "sexo"])
            || words.is_any(at, &["sexe", "sexo"])
            || noun_of_the_sex(words, at, next)
            || words.is_any(at, HELD) && words.is_any(at + 1, &["by", "par", "por"])
            || words.is_any(at, &["par", "por"]) && words.is_any(at.wrapping_sub(1), HELD)
            || words.is_any(at, &["went", "go", "goes"]) && words.is(at + 1, "to")
            || words.is(at, "to") && words.is_any(at.wrapping_sub(1), &["went", "go", "goes"]);
        let word = token.kind == Kind::Word && !token.has(Sense::Conjunction);
        let reaches = || share && verb_to_label(words, at) || all_are(words, amount);
        if !(filler || word && (intro || reaches())) {
            return None;
        }
    }
    None
}

/// A verb between the share before this one and its label, which this one goes without.
fn shared_verb(words: &Words, amount: &Amount) -> bool {
    let lead = amount.whole_first;
    let joined = lead > 0 && (words.has(lead - 1, Sense::Conjunction) || words.mark(lead - 1, ","));
    joined
        && (lead.saturating_sub(6)..lead)
            .any(|i| words.is_any(i, TO_BE) && words.mark(i.wrapping_sub(1), "%") && words.is(i + 1, "des"))
}
