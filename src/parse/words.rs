//! A text with its tokens and the phrases that stand in it: what every rule looks at.

use super::style::Style;
use super::token::{self, Token};
use super::vocabulary::{PHRASES, Phrase, Sense};
use crate::place::{CharSpan, PlacedText};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A text as the rules see it.
#[derive(Debug)]
pub struct Words<'a> {
    /// The text with its places.
    pub text: &'a PlacedText,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// The document's habits.
    pub style: Style,
    /// For each token, the longest phrase that begins there and how many tokens it has.
    phrases: Vec<Option<(Phrase, u8)>>,
}

type PhraseIndex = HashMap<&'static str, Vec<(Vec<&'static str>, Phrase)>>;

static BY_FIRST_WORD: LazyLock<PhraseIndex> = LazyLock::new(|| {
    let mut index = PhraseIndex::new();
    for (words, phrase) in PHRASES {
        let mut words = words.split(' ');
        if let Some(first) = words.next() {
            index.entry(first).or_default().push((words.collect(), *phrase));
        }
    }
    for rest in index.values_mut() {
        rest.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    index
});

impl<'a> Words<'a> {
    /// Cuts a text and finds its phrases.
    pub fn new(text: &'a PlacedText, style: &Style) -> Words<'a> {
        let tokens = token::cut(text, style);
        let mut words = Words { text, phrases: vec![None; tokens.len()], tokens, style: *style };
        for at in 0..words.tokens.len() {
            if words.tokens[at].kind == token::Kind::Word {
                words.phrases[at] = words.phrase_from(at);
            }
        }
        words
    }

    fn phrase_from(&self, at: usize) -> Option<(Phrase, u8)> {
        let lower = self.lower(at);
        let candidates = BY_FIRST_WORD.get(lower.as_str())?;
        candidates.iter().find_map(|(rest, phrase)| {
            let mut next = at + 1;
            for word in rest {
                // An elided article's apostrophe is a mark of its own: `plus d'une`, `jusqu'à`.
                if self.tokens.get(next).is_some_and(|t| t.is_one_of("'’")) {
                    next += 1;
                }
                if !self.is(next, word) {
                    return None;
                }
                next += 1;
            }
            Some((*phrase, (next - at) as u8))
        })
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// True where the text has no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The token, if there is one.
    pub fn get(&self, at: usize) -> Option<&Token> {
        #[cfg(test)]
        steps::count();
        self.tokens.get(at)
    }

    /// The token before `at`, if there is one.
    pub fn before(&self, at: usize) -> Option<&Token> {
        at.checked_sub(1).and_then(|n| self.tokens.get(n))
    }

    /// The printed characters of a token; empty past the end.
    pub fn str(&self, at: usize) -> &'a str {
        #[cfg(test)]
        steps::count();
        self.tokens.get(at).map_or("", |t| &self.text.as_str()[t.span.range()])
    }

    /// The same in lower case.
    pub fn lower(&self, at: usize) -> String {
        self.str(at).to_lowercase()
    }

    /// True where the token is this word (given in lower case).
    pub fn is(&self, at: usize, word: &str) -> bool {
        let printed = self.str(at);
        printed.len() == word.len() && (printed.eq_ignore_ascii_case(word) || printed.to_lowercase() == word)
    }

    /// True where the token is one of these words.
    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|w| self.is(at, w))
    }

    /// True for `WHO`, `UN`: a name in capitals, which is no small word of the same letters.
    pub fn acronym(&self, at: usize) -> bool {
        let printed = self.str(at);
        printed.len() > 1 && printed.chars().all(char::is_uppercase)
    }

    /// True where the token has the sense.
    pub fn has(&self, at: usize, sense: Sense) -> bool {
        self.tokens.get(at).is_some_and(|t| t.has(sense))
    }

    /// True where the token is the mark.
    pub fn mark(&self, at: usize, marks: &str) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is_one_of(marks))
    }

    /// True where the token follows the one before it without a blank.
    pub fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| !t.blank_before)
    }

    /// The phrase that begins at a token, and the token after it.
    pub fn phrase_at(&self, at: usize) -> Option<(Phrase, usize)> {
        self.phrases.get(at).copied().flatten().map(|(phrase, len)| (phrase, at + usize::from(len)))
    }

    /// The phrase whose last word stands just before `at`, and the token where it begins; the longest of them.
    pub fn phrase_before(&self, at: usize) -> Option<(Phrase, usize)> {
        (at.saturating_sub(5)..at).find_map(|first| match self.phrase_at(first) {
            Some((phrase, end)) if end == at => Some((phrase, first)),
            _ => None,
        })
    }

    /// The characters from the first to the last of these tokens, both included.
    pub fn span(&self, first: usize, last: usize) -> CharSpan {
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(a), Some(b)) => CharSpan { start: a.span.start, end: b.span.end },
            _ => CharSpan::default(),
        }
    }

    /// The value of a numeral of plain digits, up to six of them; anything else has none.
    pub fn small(&self, at: usize) -> Option<u32> {
        let token = self.tokens.get(at)?;
        if token.kind != token::Kind::Numeral(token::Form::Integer) {
            return None;
        }
        let printed = self.str(at);
        if printed.chars().count() > 6 {
            return None;
        }
        printed.chars().try_fold(0u32, |n, c| Some(n * 10 + u32::from(token::digit(c)?)))
    }
}

/// Counts how often rules look at a token: the work of a reading, the same on every machine.
#[cfg(test)]
pub(super) mod steps {
    use std::cell::Cell;

    thread_local!(static TAKEN: Cell<u64> = const { Cell::new(0) });

    pub(in super::super) fn count() {
        TAKEN.with(|n| n.set(n.get() + 1));
    }

    /// The looks since the last call.
    pub(in super::super) fn taken() -> u64 {
        TAKEN.with(|n| n.replace(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_from_both_ends() {
        let text = PlacedText::unplaced("no fewer than 43 people, plus d'une centaine");
        let words = Words::new(&text, &Style::default());
        assert_eq!(words.phrase_at(0), Some((Phrase::AtLeast, 3)));
        assert_eq!(words.phrase_before(3), Some((Phrase::AtLeast, 0)));
        assert_eq!(words.phrase_at(6), Some((Phrase::MoreThan, 8)));
        assert_eq!(words.small(3), Some(43));
    }
}
