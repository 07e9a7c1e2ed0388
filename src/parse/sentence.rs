//! Where sentences end.
//!
//! A full stop, question or exclamation mark ends a sentence where a capital, a number, an opening bracket or the end follows, and
//! the word before it is no abbreviation; `(W93: M101).The` ends one without a blank. Bullets inside a text end one too, and so does
//! a length that no sentence has.

use super::token::Kind;
use super::vocabulary::Sense;
use super::words::Words;

/// Abbreviations that keep their point inside a sentence, in lower case.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "no", "nos", "art", "arts", "vs", "approx", "incl", "eg", "ie", "st", "sr", "sra", "mme",
    "mm", "pp", "para", "paras", "fig", "figs", "vol", "ed", "cf", "al", "jan", "feb", "apr", "aug", "sept", "sep",
    "oct", "nov", "dec", "gov", "gen", "col", "prof", "dept", "min", "tel", "ext", "núm", "pág", "págs", "est", "etc",
    "hon", "rep", "resp", "rs", "nrs", "tk", "lps", "gs",
];

/// A sentence of so many tokens ends at its next semicolon …
const LONG_TOKENS: usize = 500;
/// … or, where none comes, at so many: every number of a sentence is held against its dates, names and other numbers, and that
/// work may grow with a text but not with its square.
const TOKENS_MAX: usize = 1_000;

/// A cell has lines of text where one is so long, in bytes …
const LINE_BYTES_MIN: usize = 60;
/// … and a line is ended early where the next word would have fitted into so many per cent of it. Letters are of different widths.
const LINE_PERCENT_MAX: usize = 85;

/// Where printed lines begin, in bytes of a text.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    /// All of them.
    pub starts: Vec<u32>,
    /// Those in front of which the mark of a list is drawn.
    pub items: Vec<u32>,
}

impl From<Vec<u32>> for Lines {
    fn from(starts: Vec<u32>) -> Lines {
        Lines { starts, items: Vec::new() }
    }
}

/// The sentences of a text as ranges of tokens, first and one past the last.
pub fn split(words: &Words) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    for at in 0..words.len() {
        let tokens = (at + 1).saturating_sub(start);
        let over = tokens >= TOKENS_MAX || tokens >= LONG_TOKENS && words.mark(at, ";");
        if over || ends(words, at) {
            // A closing quotation mark or bracket belongs to the sentence that it closes.
            let mut end = at + 1;
            while words.mark(end, "”\"’)»") && words.glued(end) {
                end += 1;
            }
            if end > start {
                out.push((start, end));
                start = end;
            }
        }
    }
    if start < words.len() {
        out.push((start, words.len()));
    }
    out
}

/// The same for a row of a table: the items of a cell of text stand on lines of their own, often without a stop and without a mark. A
/// line that ends long before the edge of the text, with a capital below it, ends its sentence; so does one above a drawn mark.
pub fn split_rows(words: &Words, printed: &Lines) -> Vec<(usize, usize)> {
    let ranges = split(words);
    let text = words.text.as_str();
    let starts = || printed.starts.iter().map(|s| *s as usize);
    let ends = starts().skip(1).chain([text.len()]);
    let lines: Vec<&str> = starts().zip(ends).filter_map(|(a, b)| text.get(a..b)).collect();
    let width = lines.iter().map(|l| l.len()).max().unwrap_or(0);
    let token = |start: usize| words.tokens.partition_point(|t| (t.span.start as usize) < start);
    let mut breaks: Vec<usize> = printed.items.iter().map(|s| token(*s as usize)).collect();
    let of_text = width >= LINE_BYTES_MIN && lines.len() == printed.starts.len();
    for (pair, start) in lines.windows(2).zip(starts().skip(1)).filter(|_| of_text) {
        let room = width * LINE_PERCENT_MAX / 100;
        let next = pair[1].split(' ').next().unwrap_or("");
        let ended = pair[0].len() + next.len() < room && pair[0].len() * 3 > width && !pair[0].ends_with(" | ");
        if ended && pair[1].starts_with(char::is_uppercase) {
            breaks.push(token(start));
        }
    }
    breaks.sort_unstable();
    breaks.dedup();
    let mut out = Vec::with_capacity(ranges.len() + breaks.len());
    let mut breaks = breaks.into_iter().peekable();
    for (mut first, end) in ranges {
        while let Some(at) = breaks.next_if(|at| *at < end) {
            if at > first {
                out.push((first, at));
                first = at;
            }
        }
        out.push((first, end));
    }
    out
}

/// A small number that touches a full stop behind a word, perhaps after the first digits of its own.
fn note_behind_stop(words: &Words, at: usize) -> bool {
    let first = if at > 0 && words.get(at - 1).is_some_and(|t| t.is_numeral()) { at - 1 } else { at };
    let word = first >= 2
        && words.get(first - 2).is_some_and(|t| {
            t.kind == Kind::Word && words.str(first - 2).len() > 2 || t.is_one_of("”\")%") || words.tokens[first].raised
        })
        && !ABBREVIATIONS.contains(&words.lower(first - 2).as_str());
    // `since 2000.6 Still`: a year with its full stop and the mark of a note is read as one numeral.
    let year = words.str(at).split_once('.').is_some_and(|(year, mark)| {
        year.len() == 4
            && (year.starts_with("19") || year.starts_with("20"))
            && mark.len() <= 2
            && !mark.starts_with('0')
    });
    if year && at > 0 && words.get(at - 1).is_some_and(|t| t.kind == Kind::Word) {
        return true;
    }
    word && words.mark(first - 1, ".")
        && words.glued(first)
        && words.glued(first - 1)
        && words.small(at).is_some_and(|n| n < 300)
}

/// The last point of `the U.S.` behind which its sentence goes on: a word follows that opens none.
pub fn initials_go_on(words: &Words, at: usize) -> bool {
    let letter = |i: usize| words.get(i).is_some_and(|t| t.capital) && words.str(i).chars().count() == 1;
    let initials = at >= 3
        && words.mark(at, ".")
        && words.mark(at - 2, ".")
        && letter(at - 1)
        && letter(at - 3)
        && (at - 2..=at).all(|i| words.glued(i));
    let small = |i: usize| [Sense::Small, Sense::Preposition, Sense::Conjunction].iter().any(|s| words.has(i, *s));
    initials
        && words.get(at + 1).is_some_and(|t| t.kind == Kind::Word && t.blank_before && !(t.capital && small(at + 1)))
}

fn ends(words: &Words, at: usize) -> bool {
    let next = words.get(at + 1);
    if initials_go_on(words, at) {
        return false;
    }
    if words.mark(at, "•▪●◦‣■➢✓") && at > 0 {
        return next.is_some();
    }
    // A bullet of a symbol font.
    let symbol = words.get(at).is_some_and(|t| matches!(t.kind, Kind::Mark('\u{f020}'..='\u{f0ff}')));
    if symbol && at > 0 {
        return next.is_some_and(|n| n.capital && n.blank_before);
    }
    // `… every two minutes.8 The`, `… at home.1 7 In`: the mark of a note behind the full stop closes the sentence with it.
    if words.get(at).is_some_and(|t| t.is_numeral()) {
        return note_behind_stop(words, at)
            && next.is_some_and(|n| n.blank_before && n.capital && n.kind == Kind::Word);
    }
    if !words.mark(at, ".!?") {
        return false;
    }
    let Some(next) = next else { return true };
    let closes = matches!(next.kind, Kind::Mark('”' | '"' | '’' | ')' | '»')) && !next.blank_before;
    let begins = next.capital || next.is_numeral() || matches!(next.kind, Kind::Mark(_)) || next.raised;
    let before = at.checked_sub(1).and_then(|n| words.get(n));
    if words.mark(at, "!?") {
        return next.blank_before && begins || closes;
    }
    let Some(before) = before.filter(|_| words.glued(at)) else { return next.blank_before && begins };
    if next.blank_before || closes {
        let initial = before.kind == Kind::Word
            && words.str(at - 1).chars().count() == 1
            && before.capital
            && !words.mark(at.wrapping_sub(2), ":")
            && before.blank_before;
        let abbreviation = before.kind == Kind::Word
            && ABBREVIATIONS.contains(&words.lower(at - 1).as_str())
            && (next.is_numeral() || next.capital && words.str(at - 1).len() <= 3 && !words.is(at - 1, "no"));
        return begins && !initial && !abbreviation || closes;
    }
    // No blank: `(W93: M101).The`, `compensation.In`; not `e.g.`, `example.org`, `3.5`.
    next.capital
        && next.kind == Kind::Word
        && words.str(at + 1).len() > 1
        && (matches!(before.kind, Kind::Mark(')' | '%'))
            || before.kind == Kind::Word && words.str(at - 1).len() > 3 && !before.capital)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::style::Style;
    use crate::place::PlacedText;

    fn check(printed: &str, expect: &[&str]) {
        let text = PlacedText::unplaced(printed);
        let words = Words::new(&text, &Style::default());
        let got: Vec<_> = split(&words).into_iter().map(|(a, b)| &printed[words.span(a, b - 1).range()]).collect();
        assert_eq!(got, expect);
    }

    #[test]
    fn sentences_end_at_stops_that_end_them() {
        check("One came. Two left.", &["One came.", "Two left."]);
        check(
            "Help went to 194 (W93: M101).The centre stayed.",
            &["Help went to 194 (W93: M101).", "The centre stayed."],
        );
        check("Mr. Sok and No. 5 of the U.S. team met.", &["Mr. Sok and No. 5 of the U.S. team met."]);
        check("It rose by 3.5 per cent. (W11: M39)", &["It rose by 3.5 per cent.", "(W11: M39)"]);
        check("See example.org for more. 43 came.", &["See example.org for more.", "43 came."]);
        check("It rose by 5%.3 Then it fell by half.", &["It rose by 5%.3", "Then it fell by half."]);
        check("She said “go.” They went.", &["She said “go.”", "They went."]);
    }

    #[test]
    fn lines_that_end_early_end_the_sentences_of_a_cell() {
        let long = "Crews | The crews of all the boats mended six of the nets that they had torn";
        let lines = ["Crews | ", &long[8..], "and tarred their boats on two days of May ", "Nine masts came "];
        let printed = lines.concat();
        let starts: Vec<u32> =
            lines.iter().scan(0, |at, l| Some(std::mem::replace(at, *at + l.len() as u32))).collect();
        let text = PlacedText::unplaced(&printed);
        let words = Words::new(&text, &Style::default());
        let got: Vec<_> = split_rows(&words, &starts.into())
            .into_iter()
            .map(|(a, b)| &printed[words.span(a, b - 1).range()])
            .collect();
        assert_eq!(got, [printed.split(" Nine").next().unwrap_or(""), "Nine masts came"]);
    }

    #[test]
    fn a_drawn_mark_begins_a_sentence() {
        let printed = "Crews | Six nets mended in the old town by the new crew of the port Nine masts came for repair at the same old port";
        let starts = vec![
            0,
            8,
            printed.find("Nine").expect("a line") as u32,
            printed.find("at the same").expect("a line") as u32,
        ];
        let text = PlacedText::unplaced(printed);
        let words = Words::new(&text, &Style::default());
        let got = |items: &[u32]| split_rows(&words, &Lines { starts: starts.clone(), items: items.to_vec() }).len();
        assert_eq!([got(&[]), got(&starts[2..3])], [1, 2]);
    }

    #[test]
    fn a_text_without_stops_has_sentences_of_bounded_length() {
        let count = |printed: &str| {
            let text = PlacedText::unplaced(printed);
            let words = Words::new(&text, &Style::default());
            split(&words).into_iter().map(|(a, b)| b - a).collect::<Vec<_>>()
        };
        let clause = "noting nine boats of ten, ";
        assert_eq!(count(&clause.repeat(50)), [300]);
        assert_eq!(count(&clause.repeat(250)), [1000, 500]);
        assert_eq!(count(&format!("{}; {clause}", clause.repeat(90))), [541, 6]);
    }
}
