//! The words in front of a date that say how it is meant: since, as of, by, the week of.

use super::Opener;
use crate::parse::vocabulary::{Phrase, Sense};
use crate::parse::words::Words;

/// The same with `the year ending` before it.
pub(super) fn whole(words: &Words, at: usize) -> usize {
    let first = named(words, at);
    let ending = first > 1 && words.is_any(first - 1, &["ending", "ended"]) && words.is(first - 2, "year");
    if ending { first - 2 } else { first }
}

/// The first token of a date with the word that says what it is: `FY 2014`, `fiscal year 2022`, `l’année 2020`, `mid-July`.
pub(super) fn named(words: &Words, at: usize) -> usize {
    #[rustfmt::skip]
    const NAMES: &[&str] = &["fy", "year", "année", "an", "año", "exercice", "ejercicio", "mid"];
    let mut first = at;
    while first > 0 {
        let before = first - 1;
        let of =
            words.is_any(before, &["of", "de"]) && before > 0 && words.is_any(before - 1, &["month", "mois", "mes"]);
        let name = words.is_any(before, NAMES)
            || of
            || first < at && words.is_any(before, &["fiscal", "financial", "calendar", "school", "l"])
            || words.mark(before, "-‑") && before > 0 && words.is(before - 1, "mid")
            || first < at && words.mark(before, "’'") && before > 0 && words.is(before - 1, "l");
        if !name {
            break;
        }
        first = if of { before - 1 } else { before };
    }
    first
}

/// The word or phrase in front of a date, and its first token.
pub(super) fn opener(words: &Words, at: usize) -> (Opener, usize) {
    let mut first = named(words, at);
    let mut parted = false;
    // Between the opener and the date: the weekday, the article, `early`, `the month of`.
    for _ in 0..6 {
        let Some(before) = words.before(first) else { break };
        let word = first - 1;
        // `in the first week of March`, `at the end of May`
        let part = |n: usize| {
            words.is_any(
                n,
                &[
                    "week",
                    "half",
                    "days",
                    "end",
                    "beginning",
                    "start",
                    "middle",
                    "part",
                    "fin",
                    "début",
                    "finales",
                    "mediados",
                    "principios",
                    "semaine",
                    "semana",
                ],
            )
        };
        let ranked = word > 0
            && (part(word) && words.is_any(first, &["of", "de", "du"])
                || words.get(word).is_some_and(|t| t.senses.iter().any(|s| matches!(s, Sense::Ordinal(_))))
                    && part(first)
                || words.is_any(word, &["last", "final"]) && part(first));
        let linked = ranked
            || words.is_any(word, &["of", "de", "du"])
                && word > 0
                && part(word - 1)
                && !(words.is_any(word - 1, &["week", "semaine", "semana"])
                    && words.get(at).is_some_and(|t| t.is_numeral()))
            || words.is_any(word, &["of", "de"])
                && words.is_any(word.wrapping_sub(1), &["month", "year", "mois", "mes", "año"]);
        let skipped = before.has(Sense::Weekday)
            || before.has(Sense::PartOfMonth)
            || linked
            || words.is_any(word, &["the", "le", "la", "el", "month", "year", "mois", "mes"])
            || words.mark(word, ",-")
                && word >= 1
                && words.get(word - 1).is_some_and(|t| t.has(Sense::Weekday) || t.has(Sense::PartOfMonth));
        if !skipped {
            break;
        }
        parted |= linked;
        first -= 1;
    }
    let found = match words.phrase_before(first) {
        // `au troisième trimestre`
        Some((Phrase::AsOf, begin))
            if words.is_any(begin, &["au", "al"]) && !words.get(at).is_some_and(|t| t.is_numeral()) =>
        {
            Some((Opener::At, begin))
        }
        Some((Phrase::AsOf, begin)) if !words.is_any(begin, &["au", "al"]) || joins_from(words, begin) => {
            Some((Opener::AsOf, begin))
        }
        Some((Phrase::Since, begin)) => Some((Opener::Since, begin)),
        Some((Phrase::Until, begin)) => Some((Opener::Until, begin)),
        // `up to November 2024`
        Some((Phrase::UpTo, begin)) => Some((Opener::Until, begin)),
        _ => None,
    };
    if let Some(found) = found {
        return found;
    }
    // `A 31 de mayo de 2023, …` opens a standing in Spanish.
    let sentence = |at: usize| at == 0 || words.mark(at - 1, ".;:(");
    if first > 0
        && words.is(first - 1, "a")
        && words.style.language == crate::parse::vocabulary::Language::Spanish
        && words.get(at).is_some_and(|t| t.is_numeral())
        && sentence(first - 1)
    {
        return (Opener::AsOf, first - 1);
    }
    let Some(word) = first.checked_sub(1) else {
        // `End of April` and `Late May` need no preposition.
        let opens = parted || words.has(first, Sense::PartOfMonth) || first < at && words.is_any(first, &["le", "el"]);
        return if opens { (Opener::At, first) } else { (Opener::None, first) };
    };
    let weeks = ["week", "semaine", "semana"];
    if words.is_any(word, &["of", "du", "del"]) && word >= 1 && words.is_any(word - 1, &weeks) {
        return (Opener::WeekOf, word - 1);
    }
    if words.is_any(
        word,
        &["on", "in", "during", "en", "le", "el", "dans", "pendant", "durante", "for", "throughout", "of", "within"],
    ) {
        return (Opener::At, word);
    }
    if words.is_any(word, &["from", "between", "du", "del", "entre", "de"]) {
        return (Opener::From, word);
    }
    if first < at && words.has(first, Sense::PartOfMonth) {
        return (Opener::At, first);
    }
    // `Le 5 mai`, `El 5 de mayo`: the article itself opens.
    if first < at && words.is_any(first, &["le", "el"]) {
        return (Opener::At, first);
    }
    if parted { (Opener::At, first) } else { (Opener::None, named(words, at)) }
}

/// `au 5 mai` is a standing only where it does not end `du 3 au 5 mai`.
fn joins_from(words: &Words, begin: usize) -> bool {
    !words.before(begin).is_some_and(|t| t.is_numeral() || t.month().is_some())
}

/// `No. 5 - 30 August 2014`, `SitRep 12 – 18 May`: the number of an issue, and its day.
pub(super) fn numbered(words: &Words, at: usize, next: usize) -> bool {
    #[rustfmt::skip]
    const NUMBERS: &[&str] = &["no", "n", "number", "numéro", "número", "issue", "vol"];
    #[rustfmt::skip]
    const ISSUES: &[&str] = &["sitrep", "report", "bulletin", "update", "newsletter", "rapport", "boletín", "informe"];
    let signs = (0..at).rev().take_while(|i| words.mark(*i, ".°º#") || words.is_any(*i, &["º", "o"])).count();
    let Some(word) = at.checked_sub(signs + 1) else { return false };
    let apart = words.mark(next, "-–—") && !words.glued(next) && !words.glued(next + 1);
    let hash = signs > 0 && words.mark(at - 1, "#");
    apart
        && (hash
            || words.is_any(word, NUMBERS)
            || words.is_any(word, &["nº", "n°"])
            || signs == 0 && words.is_any(word, ISSUES))
}
