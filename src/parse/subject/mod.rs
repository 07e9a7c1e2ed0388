//! What a statement counts: the shortest phrase as printed that tells the number from its neighbours.
//!
//! 1. [`noun`]: the way in. The noun phrase behind the amount ([`noun_phrase`], `adjective`), a label before it ([`before`]), or what was
//!    stated before where the number takes that up ([`antecedent`], `elided`, `unnamed`).
//! 2. `whole`: the clause of the number as printed, without the number, its time and its brackets: what leads to it (`leading`), its noun,
//!    what goes on behind it (`trailing`); both shed at their ends what leads to nothing (`ends`), and keep a `series` whole. Long but whole is better than pieces;
//!    of a lead that is too long what stands nearest (`near`).
//! 3. `companion`, `beside`, `lone`, `shared`: what a number shares with those beside it in a list, a comparison, a sum.
//! 4. [`clause`], `predicate`, [`verb`], [`aside`]: verbs, actors and insertions, by their form.

pub mod adjective;
pub mod antecedent;
pub mod aside;
pub mod before;
mod beside;
pub mod clause;
mod companion;
mod elided;
mod ends;
mod inserted;
mod leading;
mod lone;
mod near;
pub mod noun;
pub mod noun_phrase;
mod predicate;
mod series;
mod shared;
mod trailing;
mod unnamed;
pub mod verb;
mod whole;

use super::token::Kind;
use noun::{Around, Counted};

/// What a statement counts, read by the rule `rule`.
pub fn counted(words: &super::words::Words, around: &Around, rule: &str) -> Counted {
    // The names of a list say themselves what their numbers count.
    if rule == "named_list" {
        let label = before::label_before(words, around);
        if let Some((head, label)) = label.and_then(|l| Some((lone::listed(words, around, l)?, l))) {
            return Counted { pieces: vec![head], noun: None, label: Some(label), measured: None };
        }
        let name = unnamed::name(words, around).map(|(_, name)| name);
        return Counted { pieces: name.into_iter().collect(), noun: None, label: None, measured: None };
    }
    // A bracket that is a sentence of its own counts those who took part in what is told before.
    let (first, end) = around.sentence;
    let own =
        |at: usize| (around.first..=around.last).contains(&at) || words.get(at).is_none_or(|t| t.kind != Kind::Word);
    if around.by_sex && words.mark(first, "([") && (first..end).all(own) {
        return Counted::default();
    }
    let mut counted = noun::counted(words, around);
    let elided = rule == "elided" || rule == "count" && elided::elided(words, around);
    if elided && counted.noun.is_none() {
        elided::of_elided(words, around, &mut counted);
    }
    whole::made_whole(words, around, &mut counted);
    if counted.pieces.is_empty() && around.by_sex {
        counted.pieces.extend(shared::between(words, around));
    }
    counted
}

/// All that stands before the number of a list.
pub fn head_of_list(words: &super::words::Words, around: &Around) -> Option<(usize, usize)> {
    unnamed::name(words, around).map(|(whole, _)| whole)
}
