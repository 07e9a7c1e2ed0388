//! What becomes of a hyphen at the end of a line: undone in a broken word, kept in a compound.
//!
//! The document is its own dictionary. The hyphen stays where (1) a digit or a capital stands next to it, (2) the document
//! prints the compound with its hyphen inside a line, (3) the first part is a prefix that English, French or Spanish print
//! with a hyphen (`post-event`), or (4) both parts stand in the document as words of their own and the joined form does not.
//! It is undone where the document prints the joined form, where the hyphen is a soft one, and otherwise.

use super::word::Word;
use ecow::EcoString;
use foldhash::{HashSet, HashSetExt};

/// First parts that are followed by a printed hyphen far more often than not.
const PREFIXES: &[&str] = &[
    "all", "anti", "child", "co", "counter", "cross", "cost", "decision", "ex", "first", "follow", "full", "gender",
    "half", "health", "high", "in", "inter", "intra", "large", "long", "low", "mid", "micro", "multi", "near", "non",
    "off", "on", "one", "out", "part", "policy", "post", "pre", "pro", "pseudo", "quasi", "re", "rights", "second",
    "self", "semi", "short", "single", "small", "socio", "south", "sub", "third", "trans", "two", "three", "under",
    "vice", "well", "year",
];
/// Prefixes that are also common first syllables: they need the second part to be a word of the document.
const DOUBTFUL: &[&str] = &[
    "co", "in", "inter", "intra", "micro", "out", "part", "pre", "pro", "re", "sub", "trans", "under", "on", "all",
    "off",
];
/// Second parts that are set with a hyphen.
const ENDINGS: &[&str] = &[
    "age",
    "based",
    "being",
    "born",
    "borne",
    "build",
    "country",
    "depth",
    "free",
    "friendly",
    "funded",
    "going",
    "income",
    "led",
    "level",
    "line",
    "making",
    "old",
    "oriented",
    "quarter",
    "related",
    "responsive",
    "scale",
    "sensitive",
    "site",
    "specific",
    "term",
    "time",
    "up",
    "wide",
    "year",
];
/// Shorter parts are syllables, not words.
const PART_CHARS_MIN: usize = 3;

/// The words of a document.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: HashSet<EcoString>,
}

/// What to do at the end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// Put a blank between the lines.
    Blank,
    /// Put nothing between them and keep the hyphen.
    Keep,
    /// Take the hyphen away.
    Undo,
}

impl Lexicon {
    /// Gathers words, compounds with their hyphens too; none where no word ends in a hyphen, for then nobody asks.
    pub fn of<'w>(all: impl Iterator<Item = &'w Word> + Clone) -> Lexicon {
        let breaks = |w: &Word| w.text.ends_with(is_hyphen) && (w.glued || w.text.len() > 1);
        if !all.clone().any(breaks) {
            return Lexicon::default();
        }
        let mut words = HashSet::new();
        let mut low = String::new();
        for word in all.filter(|w| !w.turned) {
            low.clear();
            if word.text.is_ascii() {
                let bare = word.text.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '-');
                low.push_str(bare);
                low.make_ascii_lowercase();
            } else {
                let bare = word.text.trim_matches(|c: char| !c.is_alphanumeric() && !is_hyphen(c)).to_lowercase();
                low.extend(bare.chars().map(|c| if is_hyphen(c) { '-' } else { c }));
            }
            if !low.is_empty() && !low.ends_with('-') && !words.contains(low.as_str()) {
                words.insert(EcoString::from(low.as_str()));
            }
        }
        Lexicon { words }
    }

    /// Decides on the last word of a line and the first of the next.
    pub fn join(&self, last: &str, next: &str) -> Join {
        let Some(end) = last.chars().last().filter(|c| is_hyphen(*c)) else { return Join::Blank };
        let stem = last.trim_end_matches(is_hyphen);
        let Some(before) = stem.chars().last() else { return Join::Blank };
        let Some(after) = next.chars().next() else { return Join::Blank };
        if !before.is_alphanumeric() || !after.is_alphanumeric() {
            return if after.is_alphanumeric() { Join::Blank } else { Join::Keep };
        }
        if before.is_ascii_digit() || after.is_ascii_digit() || after.is_uppercase() {
            return Join::Keep;
        }
        if end == '\u{ad}' {
            return Join::Undo;
        }
        let first = stem.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or(stem).to_lowercase();
        let second = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(next).to_lowercase();
        if self.words.contains(format!("{first}-{second}").as_str()) {
            return Join::Keep;
        }
        if self.words.contains(format!("{first}{second}").as_str()) {
            return Join::Undo;
        }
        let words = self.words.contains(first.as_str()) && self.words.contains(second.as_str());
        let long = first.chars().count() >= PART_CHARS_MIN && second.chars().count() >= PART_CHARS_MIN;
        let prefix = PREFIXES.contains(&first.as_str()) && (!DOUBTFUL.contains(&first.as_str()) || words);
        // "self-\nish" is rare; a prefix before a syllable of two letters is part of a word ("non-\net").
        if long && (prefix || words) || ENDINGS.contains(&second.as_str()) { Join::Keep } else { Join::Undo }
    }
}

/// Hyphen-minus, hyphen, no-break hyphen and soft hyphen.
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(document: &[&str], last: &str, next: &str, expect: Join) {
        let lexicon = Lexicon { words: document.iter().map(|w| (*w).into()).collect() };
        assert_eq!(lexicon.join(last, next), expect, "{last} {next}");
    }

    #[test]
    fn a_broken_word_loses_its_hyphen_and_a_compound_keeps_it() {
        check(&[], "migra-", "tion", Join::Undo);
        check(&[], "post-", "event", Join::Keep);
        check(&["migration"], "post-", "event,", Join::Keep);
        check(&["postevent"], "post-", "event", Join::Undo);
        check(&["gender-based"], "gender-", "based", Join::Keep);
        check(&["trafficking"], "traf-", "ficking.", Join::Undo);
        check(&["rights", "holders"], "rights-", "holders", Join::Keep);
        check(&[], "re-", "ported", Join::Undo);
        check(&[], "South-", "East", Join::Keep);
        check(&[], "2018-", "2019", Join::Keep);
        check(&[], "18-", "month", Join::Keep);
        check(&[], "work\u{ad}", "ers", Join::Undo);
        check(&[], "workers", "and", Join::Blank);
        check(&[], "-", "and", Join::Blank);
    }
}
