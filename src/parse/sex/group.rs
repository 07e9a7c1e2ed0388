//! Whom a word for a group names: two groups under one number (`women and girls`), or a thing that is theirs (`women’s unions`).

use super::Label;
use crate::parse::token::{Kind, Token};
use crate::parse::vocabulary::{FILLERS, Group, Language, Sense};
use crate::parse::words::Words;

/// `women-led`, `women's`, `men’s`: the word belongs to another one.
pub(super) fn compound(words: &Words, at: usize) -> bool {
    words.mark(at + 1, "-‑") && words.glued(at + 1) && words.glued(at + 2)
        || words.mark(at + 1, "'’") && words.glued(at + 1) && (words.is(at + 2, "s") || plural_owner(words, at))
}

/// `430 girls’ clubs`: what the girls own is counted.
fn plural_owner(words: &Words, at: usize) -> bool {
    words.str(at).ends_with('s')
        && words
            .get(at + 2)
            .is_some_and(|t| t.kind == Kind::Word && t.blank_before && !t.capital && t.senses.is_empty())
}

/// `27 women and girls` names one group; `27 women and 16 men` two.
pub(super) fn combined_after(words: &Words, at: usize, group: Group) -> (Label, usize) {
    // `130 niños, niñas y adolescentes`: one number for all of them.
    let mut last = at;
    while words.mark(last + 1, ",") && words.get(last + 2).is_some_and(|t| t.group().is_some()) {
        last += 2;
    }
    let numbered = words.mark(last + 1, ":=(") || words.get(last + 1).is_some_and(|t| t.is_numeral());
    if last > at && !numbered {
        let more = words.get(last + 1).is_some_and(|t| t.has(Sense::Conjunction))
            && words.get(last + 2).is_some_and(|t| t.group().is_some());
        let last = if more { last + 2 } else { last };
        return (Label::Named(at, last), last);
    }
    let linked = words.get(at + 1).is_some_and(|t| t.has(Sense::Conjunction)) || words.mark(at + 1, "/&");
    // `girls and young women`, `women and young people`: a describing word may stand before the second group.
    let second = if words.is_any(at + 2, FILLERS) { at + 3 } else { at + 2 };
    // `femmes et d’enfants`, `femmes et des enfants`
    let second = if words.is(at + 2, "d") && words.mark(at + 3, "'’") { at + 4 } else { second };
    let mixed = |t: &Token| t.group().is_some() || t.has(Sense::People) || t.has(Sense::Household);
    if linked && words.get(second).is_some_and(mixed) && !words.mark(second + 1, ":=") {
        return (Label::Named(at, second), second);
    }
    if matches!(group, Group::Adults | Group::Others) { (Label::Named(at, at), at) } else { (Label::Group(group), at) }
}

pub(super) fn combined_before(words: &Words, at: usize, group: Group) -> Label {
    if at >= 2
        && words.get(at - 1).is_some_and(|t| t.has(Sense::Conjunction))
        && words.get(at - 2).is_some_and(|t| t.group().is_some())
    {
        return Label::Named(at - 2, at);
    }
    if matches!(group, Group::Adults | Group::Others) { Label::Named(at, at) } else { Label::Group(group) }
}

/// `25 fiscales mujeres`, `14 agents femmes`: French and Spanish put the sex behind the noun.
pub(super) fn noun_of_the_sex(words: &Words, at: usize, next: usize) -> bool {
    let plural =
        |i: usize| words.str(i).ends_with('s') && words.get(i).is_some_and(|t| t.kind == Kind::Word && !t.capital);
    let behind = words
        .get(at + 2)
        .is_none_or(|t| t.kind != Kind::Word || t.has(Sense::Conjunction) || t.has(Sense::Preposition));
    let sexes = matches!(words.get(at + 1).and_then(|t| t.group()), Some(Group::Women | Group::Men));
    words.style.language != Language::English && at == next && plural(at) && plural(at + 1) && sexes && behind
}
