//! What words can mean, as data, in English, French and Spanish: a word has a list of senses, and the rules ask for one.
//!
//! A word stands here once a sense, in lower case, without its language: `mars` is a month whatever the page speaks, and where a
//! word of one language would mislead in another (`sept`, `once`), the sense is kept for its [`Language`] alone.

mod doer;
mod filler;
mod money;
mod month;
mod noun;
mod number_word;
mod phrase;
mod sex;

pub use doer::{THINGS, doer, surely_doer};
pub use filler::{FILLERS, HELD_AGAINST, MAKE_UP};
pub use money::{CURRENCIES, Currency, LETTERS, WHOSE};
pub use phrase::{PHRASES, Phrase};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A language that the grammar reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// French.
    French,
    /// Spanish.
    Spanish,
}

impl Language {
    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::French => "fr",
            Language::Spanish => "es",
        }
    }
}

/// A group that a printed part can speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Women, females.
    Women,
    /// Men, males.
    Men,
    /// Girls.
    Girls,
    /// Boys.
    Boys,
    /// Children of either sex.
    Children,
    /// Sex or age not known.
    Unknown,
    /// Adults of either sex: a part under another name.
    Adults,
    /// Others and infants: a part under another name where it stands beside a sex.
    Others,
}

/// One thing a word can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A month, 1 to 12.
    Month(u8),
    /// A number below a hundred.
    Number(u8),
    /// `hundred`: multiplies what is before it.
    Hundred,
    /// Spanish `doscientos`: that many hundreds in one word.
    Hundreds(u8),
    /// A power of ten from three on: `thousand`, `million`, `lakh`, `k`.
    Scale(u8),
    /// `dozen`.
    Dozen,
    /// A fraction's name with its denominator: `third`, `quarters`, `tiers`.
    Fraction(u8),
    /// `half`, `moitié`, `mitad`: a fraction without a numerator.
    Half,
    /// A group by sex or age, as a word.
    Group(Group),
    /// A group by sex as one letter: `W`, `F`, `M`, `H`.
    Letter(Group),
    /// A stretch of time: `months`, `years`, `hours`.
    Duration,
    /// A word that introduces a number of a document: `article`, `page`, `phase`.
    Reference,
    /// A measure that is not a statistic of people or things: `km`, `kg`, `litres`.
    Measure,
    /// People under any name: `migrants`, `participants`, `students`.
    People,
    /// People who are adults by their nature: `participants`, `staff`, `workers`.
    Adult,
    /// Cases, complaints, disputes.
    Case,
    /// Households and families.
    Household,
    /// A currency by its ISO 4217 code or its name (index in [`CURRENCIES`]).
    Money(u8),
    /// A verb that is finite or an auxiliary: it ends a noun phrase.
    Verb,
    /// A preposition.
    Preposition,
    /// An article, pronoun, determiner or other small word.
    Small,
    /// `and`, `or`.
    Conjunction,
    /// `quarter`, `trimestre` of a year.
    Quarter,
    /// `half`, `semestre` of a year.
    HalfYear,
    /// `first`, `premier`: an ordinal in words.
    Ordinal(u8),
    /// `early`, `mid`, `late`.
    PartOfMonth,
    /// A day of the week.
    Weekday,
}

type Table = &'static [(&'static str, Sense)];

struct Lexicon {
    all: HashMap<&'static str, Vec<Sense>>,
    french: HashMap<&'static str, Vec<Sense>>,
    spanish: HashMap<&'static str, Vec<Sense>>,
    english: HashMap<&'static str, Vec<Sense>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let index = |tables: &[Table]| {
        let mut map: HashMap<&'static str, Vec<Sense>> = HashMap::new();
        for (word, sense) in tables.iter().copied().flatten() {
            map.entry(word).or_default().push(*sense);
        }
        map
    };
    let mut lexicon = Lexicon {
        all: index(&[month::ALL, number_word::ALL, sex::ALL, noun::ALL]),
        french: index(&[month::FRENCH, number_word::FRENCH, sex::FRENCH]),
        spanish: index(&[month::SPANISH, number_word::SPANISH, sex::SPANISH]),
        english: index(&[month::ENGLISH, number_word::ENGLISH, sex::ENGLISH, noun::ENGLISH]),
    };
    for (at, currency) in CURRENCIES.iter().enumerate() {
        for name in currency.names {
            lexicon.all.entry(name).or_default().push(Sense::Money(at as u8));
        }
    }
    // A word of a language has its general senses too.
    let all = &lexicon.all;
    for own in [&mut lexicon.french, &mut lexicon.spanish, &mut lexicon.english] {
        for (word, senses) in own.iter_mut() {
            senses.extend(all.get(word).into_iter().flatten().copied());
        }
    }
    lexicon
});

/// The senses of a word in lower case, in a document of `language`.
pub fn senses(word: &str, language: Language) -> &'static [Sense] {
    let lexicon: &'static Lexicon = &LEXICON;
    let own = match language {
        Language::English => &lexicon.english,
        Language::French => &lexicon.french,
        Language::Spanish => &lexicon.spanish,
    };
    own.get(word).or_else(|| lexicon.all.get(word)).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_lower_case_and_stands_once_a_sense() {
        for table in [
            month::ALL,
            month::ENGLISH,
            month::FRENCH,
            month::SPANISH,
            number_word::ALL,
            number_word::ENGLISH,
            number_word::FRENCH,
            number_word::SPANISH,
            sex::ALL,
            sex::ENGLISH,
            sex::FRENCH,
            sex::SPANISH,
            noun::ALL,
        ] {
            for (at, (word, sense)) in table.iter().enumerate() {
                assert_eq!(*word, word.to_lowercase(), "not lower case");
                assert!(!table[..at].contains(&(word, *sense)), "{word} stands twice");
            }
        }
    }

    #[test]
    fn a_word_keeps_to_its_language() {
        assert!(senses("sept", Language::French).contains(&Sense::Number(7)));
        assert!(!senses("sept", Language::English).contains(&Sense::Number(7)));
        assert!(senses("once", Language::Spanish).contains(&Sense::Number(11)));
        assert!(senses("once", Language::English).is_empty());
        assert!(senses("women", Language::Spanish).contains(&Sense::Group(Group::Women)));
    }
}
