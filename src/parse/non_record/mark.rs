//! Marks that number the paper itself: items of lists, paragraphs, notes, pages and lines of a table of contents.
//!
//! | rule | reads | does not read |
//! | --- | --- | --- |
//! | `list_mark` | 1. Training, (2) Study, 94.12. Ratify, 5.- Los | 1.5 million, 94.3 per cent |
//! | `note_mark` | 3Of the callers, at the head of a note | 3 callers |
//! | `contents` | Introduction ........ 5, Review ........ 5–93 3 | 5 ... |
//! | `page_number` | 9/16, 25-02112 9/16, where nothing else stands in the text | 9/16 (56%) |

use crate::parse::bid::{Bid, Class};
use crate::parse::token::{Form, Kind};
use crate::parse::words::Words;

/// Dots in a row that lead to a page number.
const LEADER_DOTS_MIN: usize = 4;

/// Bids for marks.
pub fn bids(words: &Words, out: &mut Vec<Bid>) {
    list_mark(words, out);
    inline_marks(words, out);
    contents(words, out);
    page_of(words, out);
}

/// The number at the head of a footnote, whether it touches the first word (`3Of the callers`) or not.
pub fn note_mark(words: &Words, out: &mut Vec<Bid>) {
    let small = words.small(0).is_some_and(|n| n < 1000);
    if small && words.get(1).is_some_and(|t| t.capital || t.is_one_of(".)")) {
        out.push(Bid::not(Class::FootnoteMark, 0, 0, "note_mark"));
    }
}

/// The mark of a list item or numbered heading at the start of a text.
fn list_mark(words: &Words, out: &mut Vec<Bid>) {
    let open = usize::from(words.mark(0, "([") || words.mark(0, "•·-–*"));
    let Some(token) = words.get(open).filter(|t| t.is_numeral()) else { return };
    if words.len() == open + 1 {
        return;
    }
    let after = open + 1;
    let closed = words.mark(after, ".)]")
        && words.glued(after)
        && words.get(after + 1).is_none_or(|t| t.blank_before || t.capital || t.is_one_of("-–"));
    // `94.12. Ratify the Convention`: a paragraph's number has a full stop of its own.
    let paragraph = matches!(token.kind, Kind::Numeral(Form::Decimal | Form::Grouped | Form::Unclear))
        && words.mark(after, ".)")
        && words.glued(after)
        && words.get(after + 1).is_some_and(|t| t.kind == Kind::Word && t.blank_before && t.capital);
    let heading = matches!(token.kind, Kind::Numeral(Form::Dotted))
        || matches!(token.kind, Kind::Numeral(Form::Decimal))
            && words.get(after).is_some_and(|t| t.kind == Kind::Word && t.capital && t.blank_before);
    let short = words.str(open).chars().count() <= 3 || heading || paragraph;
    if short
        && (closed || heading || paragraph)
        && words.get(after + usize::from(closed)).is_none_or(|t| !t.is_numeral())
    {
        out.push(Bid::not(Class::ListMark, 0, after.saturating_sub(usize::from(!closed)), "list_mark"));
    }
}

/// `an equal number of girls and boys: 1. Up to ten learners 2. Up to six …`: marks that count on from 1 inside a text.
fn inline_marks(words: &Words, out: &mut Vec<Bid>) {
    let mut run: Vec<usize> = Vec::new();
    let mut settle = |run: &mut Vec<usize>| {
        if run.len() > 1 {
            out.extend(run.iter().map(|at| Bid::not(Class::ListMark, *at, at + 1, "list_mark")));
        }
        run.clear();
    };
    for at in 1..words.len() {
        let Some(n) = words.small(at).filter(|n| (1..=30).contains(n)) else { continue };
        let marked = words.mark(at + 1, ".)")
            && words.glued(at + 1)
            && words.get(at + 2).is_some_and(|t| t.kind == Kind::Word && t.capital && t.blank_before)
            && words.get(at).is_some_and(|t| t.blank_before);
        if !marked {
            continue;
        }
        if n as usize != run.len() + 1 {
            settle(&mut run);
        }
        if n as usize == run.len() + 1 && (n > 1 || words.mark(at - 1, ":;.")) {
            run.push(at);
        }
    }
    settle(&mut run);
}

/// `Introduction ........ 5 II. Results ........ 8`: the number behind a row of dots is a page's.
fn contents(words: &Words, out: &mut Vec<Bid>) {
    let mut dots = 0;
    for (at, token) in words.tokens.iter().enumerate() {
        if token.is_one_of(".…·_") {
            dots += if token.is_mark('…') { 3 } else { 1 };
        } else {
            if dots >= LEADER_DOTS_MIN && token.is_numeral() {
                // `……… 5–93 3`, `…… 80 17`: the paragraphs, then the page.
                let range = words.mark(at + 1, "-–—") && words.small(at + 2).is_some();
                let paragraphs = if range { at + 2 } else { at };
                let page = paragraphs + 1;
                let paged = words.small(page).is_some_and(|n| n < 1000)
                    && words.get(page).is_some_and(|t| t.blank_before)
                    && !(words.mark(page + 1, ".)") && words.glued(page + 1))
                    && !words.get(page + 1).is_some_and(|t| t.is_numeral());
                if paged {
                    out.push(Bid::not(Class::Reference, at, paragraphs, "contents"));
                    out.push(Bid::not(Class::PageNumber, page, page, "contents"));
                    dots = 0;
                    continue;
                }
                out.push(Bid::not(Class::PageNumber, at, at, "contents"));
                // `….. 20 14. Droit à l’énergie …`: lines that run on begin with the mark of the next one.
                if words.get(at + 1).is_some_and(|t| t.is_numeral()) && words.mark(at + 2, ".)") && words.glued(at + 2)
                {
                    out.push(Bid::not(Class::ListMark, at + 1, at + 2, "list_mark"));
                }
            }
            dots = 0;
        }
    }
}

/// `9/16`, `9/16 25-02112`, `25-02112 9/16`: a page and the number of pages, beside nothing but a job number.
fn page_of(words: &Words, out: &mut Vec<Bid>) {
    // `https://ports.example/news/harbour-34 1/4`: what a browser prints at the foot of its pages.
    if words.is_any(0, &["http", "https", "www"]) {
        for at in 3..words.len() {
            // A number of pages between blanks, right behind the address and nowhere else.
            let stroke = words.mark(at + 1, "/") && words.glued(at + 1) && words.glued(at + 2) && !words.glued(at);
            let (Some(page), Some(of)) = (words.small(at), words.small(at + 2)) else { continue };
            let ends = at + 3 >= words.len() || !words.glued(at + 3);
            if stroke && ends && words.glued(at - 1) && page >= 1 && page <= of {
                out.push(Bid::not(Class::PageNumber, at, at + 2, "page_number"));
            }
        }
    }
    if words.len() > 6 || words.tokens.iter().any(|t| t.kind == Kind::Word) {
        return;
    }
    for at in 0..words.len() {
        let stroke = words.mark(at + 1, "/") && words.glued(at + 1) && words.glued(at + 2);
        let (Some(page), Some(of)) = (words.small(at), words.small(at + 2)) else { continue };
        let alone = !words.glued(at) || at == 0;
        let ends = !words.glued(at + 3) || at + 3 >= words.len();
        let beside = words.len() == 3 || (0..words.len()).any(|i| words.mark(i, "-–") && words.glued(i));
        if stroke && alone && ends && beside && page >= 1 && page <= of && of < 2000 {
            out.push(Bid::not(Class::PageNumber, at, at + 2, "page_number"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::bid;

    fn check(printed: &str, expect: &[(&str, &str)]) {
        assert_eq!(bid::won(printed, bids), expect, "{printed}");
    }

    #[test]
    fn marks_of_items_and_paragraphs() {
        check("1. Training of staff", &[("1.", "list_mark")]);
        check("94.12. Ratify the Convention", &[("94.12.", "list_mark")]);
        check("100.3. Consider the possibility", &[("100.3.", "list_mark")]);
        check("5.- Los Consejos", &[("5.", "list_mark")]);
        check("boys: 1. Up to ten 2. Up to six", &[("1.", "list_mark"), ("2.", "list_mark")]);
        check("Total: 1. The rest", &[]);
        check("1.5 million people", &[]);
        check("94.3 per cent of them", &[]);
    }

    #[test]
    fn pages_and_contents() {
        check("Introduction ........ 5", &[("5", "contents")]);
        check("Results . . . . . . . 20 14. Droit", &[("20", "contents"), ("14.", "list_mark")]);
        check("and so on... 5 people", &[]);
        check("25-02112 9/16", &[("9/16", "page_number")]);
        check("9/16", &[("9/16", "page_number")]);
        check("https://ports.example/news/harbour-bulletin 1/4", &[("1/4", "page_number")]);
        let twice = "https://ports.example/news/b 1/4 https://ports.example/news/b 2/4";
        check(twice, &[("1/4", "page_number"), ("2/4", "page_number")]);
        check("16/9", &[]);
        check("9/16 (56%)", &[]);
        check("with 9/16 of them", &[]);
    }
}
