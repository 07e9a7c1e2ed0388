//! What a stretch of a clause sheds at its ends: what opens it, and what only leads to the number behind it.

use super::clause::{auxiliary, copula, verb};
use super::noun::Around;
use super::noun_phrase;
use super::whole::Span;
use crate::parse::amount::Measured;
use crate::parse::token::Kind;
use crate::parse::vocabulary::{Phrase, Sense};
use crate::parse::words::Words;

/// Cuts a lead that was cut at its longest to where a verb or a noun behind a preposition begins.
pub(super) fn shorten(words: &Words, pieces: &mut [Span]) {
    let Some((first, last)) = pieces.first_mut() else { return };
    let begins = |at: &usize| {
        words.has(*at - 1, Sense::Preposition) || verb(words, *at) && !copula(words, *at) || words.mark(*at - 1, ",")
    };
    if let Some(begin) = (*first + 1..*last).find(begins) {
        *first = begin;
    }
}

/// `lower than the ceiling of` 9: the number is that of what stands behind the comparison.
pub(super) fn uncompared(words: &Words, pieces: &mut [Span]) {
    let Some((first, last)) = pieces.first_mut() else { return };
    let than = (*first + 1..*last).take(3).find(|i| words.is(*i, "than"));
    let compares = |i: usize| words.lower(i).ends_with("er") && words.str(i).len() > 4;
    let Some(than) = than.filter(|i| compares(i - 1)) else { return };
    let of = |i: usize| !(words.has(i, Sense::Small) || words.has(i, Sense::Preposition));
    if let Some(begin) = (than + 1..=*last)
        .find(|i| of(*i))
        .filter(|b| *b <= *last && !words.is_any(*b, &["that", "those", "usual", "expected"]))
    {
        *first = begin;
    }
}

/// Words that lead to a time: `in the past` 24 hours, `by the end of` May.
#[rustfmt::skip]
pub(super) const TIMES: &[&str] = &[
    "first", "past", "last", "next", "previous", "ending", "ended", "end", "beginning", "start", "au", "fin", "derniers", "dernières", "últimos", "últimas",
];

/// Takes off what opens a clause and what only leads to its number: articles, pronouns, `a total of`, `over`.
pub(super) fn strip(words: &Words, around: &Around, pieces: &mut Vec<Span>, ties: bool) {
    let count = pieces.len();
    for (n, piece) in pieces.iter_mut().enumerate() {
        // What stands before a time or a bracket that was passed over leads to nothing.
        let last = n + 1 == count;
        let small = |at: usize| words.has(at, Sense::Preposition) || words.has(at, Sense::Small);
        let time = |at: usize| words.is_any(at, TIMES);
        let ends = |at: usize| {
            // `loans totalling $9 from the port`
            let sums = || {
                around.measured != Measured::Plain && words.is_any(at, &["totalling", "totaling", "amounting", "worth"])
            };
            // `far below the 9 per cent target`
            let far =
                || words.is_any(at, &["far", "slightly"]) && words.is_any(at + 1, &["below", "above", "over", "under"]);
            if last { around.amounts[at] || loose(words, at, ties) || sums() || far() } else { small(at) || time(at) }
        };
        while piece.1 > piece.0 && ends(piece.1) {
            piece.1 -= 1;
        }
    }
    // `sold a full year’s number of 40 nets`: without its head the noun phrase is none.
    if let Some((first, last)) = pieces.last_mut().filter(|p| words.is_any(p.1 + 1, &["number", "nombre", "número"])) {
        let noun = |at: &usize| {
            words.get(*at).is_some_and(|t| t.kind == Kind::Word && !t.has(Sense::Preposition)) && !verb(words, *at)
        };
        let article = (*first + 1..=*last).rev().take_while(noun).find(|at| words.has(*at, Sense::Small));
        *last = article.map_or(*last, |at| at - 1);
    }
    while pieces.last().is_some_and(|p| p.0 == p.1 && loose(words, p.1, ties)) {
        pieces.pop();
    }
    // `Globally, half of …`, `To date 80 per cent …`
    if let [(first, last)] = pieces[..]
        && first == last
        && (words.lower(first).ends_with("ly") || words.is(first, "date"))
    {
        pieces.clear();
    }
    while let Some((first, &mut last)) = pieces.first_mut().map(|p| (&mut p.0, &mut p.1)) {
        #[rustfmt::skip]
        const OPENING: &[&str] = &[
            "here", "however", "moreover", "furthermore", "additionally", "also", "currently", "then", "thus", "today", "already", "meanwhile",
            "now", "further", "following", "soit", "al", "au", "solo", "sólo", "seulement", "elle", "elles", "il", "ils", "on", "nous", "regard", "respect", "concerning", "regarding", "concernant", "respecto", "cuanto",
        ];
        let name = words.acronym(*first);
        let small = words.has(*first, Sense::Conjunction)
            || words.has(*first, Sense::Preposition) && !(words.mark(*first + 1, "-‑") && words.glued(*first + 1))
            || words.has(*first, Sense::Small) && !words.is_any(*first, &["there", "not"])
            || words.mark(*first, ",–—-“”\"’/.")
            || words.has(*first, Sense::PartOfMonth)
            || auxiliary(words, *first)
            || words.is_any(*first, OPENING);
        // `19, among these 9 divers`: the number of another.
        // `This year alone 40 boats …`
        const THIS: &[&str] = &["this", "last", "next", "past", "previous", "same", "cette", "ce", "este", "esta"];
        let time = (words.has(*first, Sense::Duration)
            || words.is_any(*first, &["period", "période", "periodo", "período"]))
            && *first > 0
            && (words.is_any(*first - 1, THIS) || *first == last && around.taken.get(*first + 1) == Some(&true))
            || words.is(*first, "alone");
        // `in addition to`, `as a result of`, `in line with`: a preposition of several words.
        #[rustfmt::skip]
        const COMPOUND: &[&str] = &[
            "addition", "line", "accordance", "response", "spite", "part", "result", "terms", "view", "light", "due", "owing",
            "thanks", "order", "objective", "aim", "partnership", "collaboration", "cooperation", "coordination",
        ];
        let article = usize::from(*first > 0 && words.is_any(*first - 1, &["a", "an", "the"]));
        let led =
            first.checked_sub(article + 1).is_some_and(|at| words.has(at, Sense::Preposition) || words.is(at, "as"));
        let compound = words.is_any(*first, COMPOUND)
            && *first < last
            && words.has(*first + 1, Sense::Preposition)
            && (led || words.is_any(*first, &["due", "owing", "thanks"]));
        // `37 cases have been reported with 9 deaths`: a participle without what it is said of.
        let bare =
            *first + 1 == last && words.is(last, "with") && count == 1 && *first > 0 && auxiliary(words, *first - 1);
        let small = small || time || compound || bare;
        let other = around.amounts[*first] && words.mark(*first + 1, ",");
        if !(small || other) || name || noun_phrase::quotes(words, *first, last) {
            break;
        }
        if *first == last {
            pieces.remove(0);
        } else {
            *first += 1;
        }
    }
}

/// A word at the end of a lead that only leads to its number; a preposition ties it to its noun.
pub(super) fn loose(words: &Words, at: usize, ties: bool) -> bool {
    #[rustfmt::skip]
    const LEADING: &[&str] = &[
        "total", "number", "nombre", "número", "minimum", "estimated", "approximately", "about", "nearly", "roughly", "around", "almost",
        "some", "another", "additional", "près", "environ", "presque", "mas", "más", "plus", "well", "still", "just", "now",
    ];
    let bounds = |p: Phrase| !matches!(p, Phrase::PartOf | Phrase::Since | Phrase::Until | Phrase::AsOf);
    let bound = !words.is(at, "by") && words.phrase_at(at).is_some_and(|(p, _)| bounds(p))
        || words.phrase_before(at + 1).is_some_and(|(p, first)| first < at && bounds(p));
    let of_total =
        words.is_any(at, &["of", "de"]) && at > 0 && words.is_any(at - 1, &["total", "number", "nombre", "número"]);
    let preposition = words.has(at, Sense::Preposition);
    if words.acronym(at) {
        return false;
    }
    bound
        || of_total
        || preposition && !ties
        || !preposition && words.has(at, Sense::Small) && !words.is(at, "not")
        || words.has(at, Sense::Conjunction) && !(ties && words.is_any(at, &["and", "et", "y", "e"]))
        || words.mark(at, ",“\"‘'’")
        || !ties && words.is_any(at, &["à", "au", "aux", "al"])
        || words.is_any(at, &["través", "travers", "hauteur"]) && at > 0 && words.is_any(at - 1, &["a", "à"])
        || words.is(at, "rapport") && at > 0 && words.is(at - 1, "par")
        || words.is_any(at, LEADING)
        || !ties
            && (copula(words, at)
                || words.is_any(at, &["totalling", "totaling", "amounting", "corresponding", "worth", "soit"])
                || words.is_any(at, &["reached", "averaged"])
                    && words.before(at).is_some_and(|t| t.kind == Kind::Word && !t.has(Sense::Conjunction))
                || words.lower(at).ends_with("ly"))
}
