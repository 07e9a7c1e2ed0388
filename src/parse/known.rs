//! Small numbers in words that count what the reader knows already, or is about to be told.
//!
//! ```text
//! known     = the [two] tides differ; in each of the [five] target ports; all [three] quays
//! announced = work went on in [three] areas: …; the following [four] steps
//! counts    = the two patients; two tides; all 5 ports; one of the five ports; three boats: one red, two blue
//! ```

use super::amount::Amount;
use super::number::Writing;
use super::vocabulary::Sense;
use super::words::Words;

/// Words that point to something known.
#[rustfmt::skip]
const POINTING: &[&str] = &["the", "these", "those", "all", "both", "les", "ces", "des", "los", "las", "estos", "estas", "esos", "esas"];

/// Words between them and the number.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "other", "first", "last", "previous", "following", "remaining", "additional", "same", "next", "latter", "said", "just", "autres",
    "mêmes", "otros", "otras", "mismos", "mismas",
];

/// What a text is parted into.
#[rustfmt::skip]
const HEADINGS: &[&str] = &[
    "areas", "topics", "themes", "pillars", "objectives", "goals", "priorities", "components", "questions", "sections", "parts",
    "principles", "outcomes", "outputs", "steps", "points", "ways", "reasons", "elements", "dimensions", "strands", "aspects",
    "axes", "domaines", "thèmes", "piliers", "objectifs", "priorités", "composantes", "volets", "parties", "étapes", "points",
    "áreas", "temas", "ejes", "pilares", "objetivos", "prioridades", "componentes", "partes", "pasos", "puntos", "ámbitos",
];

/// The most words of the noun phrase behind a number.
const PHRASE_WORDS_MAX: usize = 4;

/// True where an amount is a small number in words that says nothing new.
pub(super) fn says_nothing(words: &Words, amount: &Amount) -> bool {
    let small = amount.value.is_some_and(|v| v > 1.into() && v <= 10.into());
    // `the three (3) ports`: who writes it twice means it.
    let twice = (amount.whole_first..=amount.whole_last + 2).any(|i| words.get(i).is_some_and(|t| t.is_numeral()));
    if amount.writing != Writing::Words || !small || twice || amount.share.is_some() || amount.high.is_some() {
        return false;
    }
    let behind = amount.whole_last + 1..amount.whole_last + 1 + PHRASE_WORDS_MAX;
    let people = |i: usize| {
        words.get(i).is_some_and(|t| {
            t.group().is_some()
                || t.senses.iter().any(|s| matches!(s, Sense::People | Sense::Adult | Sense::Case | Sense::Household))
        })
    };
    let phrase = behind.take_while(|i| {
        words.get(*i).is_some_and(|t| {
            !t.is_numeral()
                && !t.has(Sense::Preposition)
                && !t.has(Sense::Conjunction)
                && !t.has(Sense::Small)
                && !t.is_one_of(",.;:()")
        })
    });
    let phrase: Vec<usize> = phrase.collect();
    if phrase.iter().any(|i| people(*i)) {
        return false;
    }
    let next = amount.whole_last + 1 + phrase.len();
    announced(words, &phrase, next) || pointed(words, amount)
}

/// `three areas:`, where the areas follow.
fn announced(words: &Words, phrase: &[usize], next: usize) -> bool {
    phrase.last().is_some_and(|last| words.is_any(*last, HEADINGS)) && words.mark(next, ":")
}

/// `the two tides`, `the other five ports`.
fn pointed(words: &Words, amount: &Amount) -> bool {
    let Some(before) = amount.whole_first.checked_sub(1) else { return false };
    let skipped = before.checked_sub(1).filter(|_| words.is_any(before, BETWEEN)).unwrap_or(before);
    // `two of the five ports`: a whole beside its part.
    let part = skipped.checked_sub(2).is_some_and(|of| {
        words.is_any(of + 1, &["of", "de"])
            && !words.is_any(of, &["one", "un", "une", "una", "uno"])
            && words.get(of).is_some_and(|t| t.is_numeral() || t.senses.iter().any(|s| matches!(s, Sense::Number(_))))
    });
    words.is_any(skipped, POINTING) && !part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::amount;
    use crate::parse::style::Style;
    use crate::parse::vocabulary::Language;
    use crate::place::PlacedText;

    fn check(printed: &str, expect: bool) {
        check_in(Language::English, printed, expect);
    }

    fn check_in(language: Language, printed: &str, expect: bool) {
        let text = PlacedText::unplaced(printed);
        let words = Words::new(&text, &Style { language, ..Style::default() });
        let amounts = amount::read(&words, &vec![false; words.len()]);
        assert_eq!(amounts.first().is_some_and(|a| says_nothing(&words, a)), expect, "{printed}");
    }

    #[test]
    fn numbers_of_what_is_known() {
        check("It explains how the two tides differ", true);
        check("Piers were mended in each of the five target ports", true);
        check("It went to the other five ports", true);
        check_in(Language::French, "Les trois quais sont fermés", true);
        check_in(Language::Spanish, "en los dos puertos", true);
        check("The two teams met 40 patients", true);
        check("It mended two quays", false);
        check("the two patients were let go", false);
        check("all 5 ports", false);
        check("It chose two of the five ports", false);
        check("in at least one of the five ports", true);
        check("the three (3) quays", false);
    }

    #[test]
    fn numbers_of_what_follows() {
        check("Its work has two main topics: tides and quays", true);
        check("The text looks at three result areas:", true);
        check("It sold three boats: one red, two blue", false);
        check("Work went on in three areas of the port", false);
    }
}
