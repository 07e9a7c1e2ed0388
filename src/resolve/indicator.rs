//! Codes of what is counted, from the family's vocabulary.

use super::family::Family;
use crate::record::Figure;

/// The code of the vocabulary whose words the subject has, in the unit it asks for.
pub fn of(figure: &Figure, family: &Family) -> Option<String> {
    let lower = figure.subject.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    family
        .indicator
        .iter()
        .find(|i| {
            (i.unit.is_empty() || i.unit == figure.unit.as_str())
                && i.words
                    .iter()
                    .any(|list| list.iter().all(|w| words.contains(&w.as_str())) && !describes(&words, list))
        })
        .map(|i| i.code.clone())
}

/// `key population organizations`: the word only describes the things that follow it.
fn describes(words: &[&str], list: &[String]) -> bool {
    let [only] = list else { return false };
    let next = words.iter().position(|w| w == only).and_then(|at| words.get(at + 1));
    next.is_some_and(|w| w.ends_with('s') && w.len() > 3)
}
