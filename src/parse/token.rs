//! Text cut into tokens: numerals with their separators, words with their senses, and single marks.
//!
//! ```text
//! token   = numeral | word | mark
//! numeral = digits { separator digits }        the separators a document uses inside a number, see `style`
//! word    = letter { letter | combining mark }
//! mark    = any other character but a blank
//! ```
//!
//! Every digit of the text is in exactly one numeral.

use super::style::Style;
use super::vocabulary::{self, Group, Sense};
pub use crate::digit::value as digit;
use crate::place::{CharSpan, PlacedText};

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Digits alone.
    Integer,
    /// Thousands parted.
    Grouped,
    /// A decimal mark.
    Decimal,
    /// Several dots: `8.7.1`.
    Dotted,
    /// `22:00`.
    Clock,
    /// `1.234` or `1,234` where the document does not show which mark is the decimal one.
    Unclear,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A numeral.
    Numeral(Form),
    /// A word.
    Word,
    /// One mark.
    Mark(char),
}

/// A token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where in the text.
    pub span: CharSpan,
    /// A blank stands before it (also true at the start of the text).
    pub blank_before: bool,
    /// Printed raised.
    pub raised: bool,
    /// Begins with a capital.
    pub capital: bool,
    /// What the word can mean.
    pub senses: &'static [Sense],
}

impl Token {
    /// True for a numeral.
    pub fn is_numeral(&self) -> bool {
        matches!(self.kind, Kind::Numeral(_))
    }

    /// True for this mark.
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// True for any of these marks.
    pub fn is_one_of(&self, marks: &str) -> bool {
        matches!(self.kind, Kind::Mark(c) if marks.contains(c))
    }

    /// True where the word has the sense.
    pub fn has(&self, sense: Sense) -> bool {
        self.senses.contains(&sense)
    }

    /// The month it names.
    pub fn month(&self) -> Option<u8> {
        self.senses.iter().find_map(|s| if let Sense::Month(m) = s { Some(*m) } else { None })
    }

    /// The group it names in a word.
    pub fn group(&self) -> Option<Group> {
        self.senses.iter().find_map(|s| if let Sense::Group(g) = s { Some(*g) } else { None })
    }

    /// The group it names in one letter.
    pub fn letter(&self) -> Option<Group> {
        self.senses.iter().find_map(|s| if let Sense::Letter(g) = s { Some(*g) } else { None })
    }
}

/// Blanks that part thousands and cannot part words.
fn is_tight_blank(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2007}')
}

/// `250 000`: three noughts are no number of their own, whatever the document's habit.
fn round(rest: &str) -> bool {
    let (first, groups) = rest.split_once(' ').unwrap_or_default();
    let noughts = groups.strip_prefix("000").is_some_and(|next| !next.starts_with(|c: char| c.is_alphanumeric()));
    noughts && (1..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_digit()) && !first.starts_with('0')
}

/// Cuts a text into tokens.
pub fn cut(text: &PlacedText, style: &Style) -> Vec<Token> {
    let source = text.as_str();
    let mut tokens = Vec::with_capacity(source.len() / 5);
    let mut chars = source.char_indices().peekable();
    let mut blank_before = true;
    let mut lower = String::new();
    let raised = raised_edges(text);
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() || c == '\u{200b}' {
            blank_before = true;
            continue;
        }
        let (kind, end) = if digit(c).is_some() {
            let limit = raised.get(raised.partition_point(|edge| *edge <= at)).copied().unwrap_or(source.len());
            let blank = style.blank_thousands || blank_may_part(tokens.last(), source) || round(&source[at..limit]);
            let style = Style { blank_thousands: blank, ..*style };
            let (form, end) = numeral(&source[..limit], at, &style);
            (Kind::Numeral(form), end)
        } else if let Some(end) = bare_decimal(source, at, tokens.last(), blank_before, style) {
            (Kind::Numeral(Form::Decimal), end)
        } else if c.is_alphabetic() {
            let end = source[at..].find(|c: char| !is_letter(c)).map_or(source.len(), |n| at + n);
            // `confirmed` with a raised `iii` behind it: the mark of a note is no part of the word.
            let edge = raised.get(raised.partition_point(|edge| *edge <= at)).copied().filter(|edge| *edge < end);
            (Kind::Word, edge.filter(|edge| is_roman(&source[*edge..end])).unwrap_or(end))
        } else {
            (Kind::Mark(c), at + c.len_utf8())
        };
        while chars.next_if(|(n, _)| *n < end).is_some() {}
        let span = CharSpan::new(at..end);
        let senses: &'static [Sense] = if kind == Kind::Word {
            lower.clear();
            lower.extend(source[at..end].chars().flat_map(char::to_lowercase));
            // `de facto`, `de jure`: two words of Latin, and no preposition.
            let latin = lower == "de" && [" facto", " jure"].iter().any(|w| source[end..].starts_with(w));
            if latin { &[] } else { vocabulary::senses(&lower, style.language) }
        } else {
            &[]
        };
        let mark = kind != Kind::Word || end - at == 1 || is_roman(&source[at..end]);
        let raised = mark && text.marks_in(span).next().is_some_and(|m| m.raised);
        tokens.push(Token { kind, span, blank_before, raised, capital: c.is_uppercase(), senses });
        blank_before = false;
    }
    tokens
}

/// `.9%`, `(.05)`, `<.001`: a decimal fraction without its nought; gives its end. Dots that lead to a number are none of it.
fn bare_decimal(source: &str, at: usize, before: Option<&Token>, blank_before: bool, style: &Style) -> Option<usize> {
    let digits = source[at..].strip_prefix('.').filter(|_| !style.decimal_comma)?;
    let end = at + 1 + digits.bytes().take_while(u8::is_ascii_digit).count();
    let opens =
        |t: &Token| if blank_before { !t.is_one_of(".…") } else { t.is_one_of("(|<>≤≥=+-−–±~$€£") };
    let word = |from: usize| source[from..].starts_with(|c: char| c.is_alphanumeric());
    let ends = !(word(end) || source[end..].starts_with(['.', ',']) && word(end + 1));
    (end > at + 1 && end - at <= BARE_DIGITS_MAX && ends && before.is_none_or(opens)).then_some(end)
}

/// A decimal fraction without its nought has no more digits.
const BARE_DIGITS_MAX: usize = 6;

/// True for a small Roman numeral, as notes are counted by.
pub fn is_roman(text: &str) -> bool {
    (1..=5).contains(&text.len()) && text.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
}

/// Letters and the marks that combine with them (vowel signs and accents of the region's scripts).
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && digit(c).is_none()
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{e31}' | '\u{e34}'..='\u{e4e}' | '\u{eb1}'..='\u{ecd}' | '\u{102b}'..='\u{103e}' | '\u{17b4}'..='\u{17d3}' | '\u{ad}')
}

/// Bytes at which raised characters begin or end: a footnote mark after a number is a numeral of its own.
fn raised_edges(text: &PlacedText) -> Vec<usize> {
    let pairs = text.marks().zip(text.marks().skip(1));
    pairs.filter(|(left, right)| left.raised != right.raised).map(|(_, right)| right.start as usize).collect()
}

/// Whether plain blanks may part thousands here although the document has no such habit: not after a word that takes a number of its
/// own (`Phase 2 120 households`, `Table 3 250 people`, `July 30 120 people`) nor after another number.
fn blank_may_part(before: Option<&Token>, source: &str) -> bool {
    let Some(before) = before else { return blank_group_counts(source) };
    let takes = before.has(Sense::Reference)
        || before.month().is_some()
        || before.is_numeral()
        || before.capital && before.kind == Kind::Word && before.senses.is_empty();
    let tail = &source[before.span.end as usize..];
    !takes && blank_group_counts(tail)
}

/// `12 340 people`: the groups end before a word in small letters.
fn blank_group_counts(tail: &str) -> bool {
    let rest = tail.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit());
    let digits = tail.len() - rest.len();
    digits > 0 && tail[..digits].ends_with(' ') && rest.starts_with(char::is_lowercase)
}

/// Reads the numeral at `start`: its form and where it ends.
fn numeral(source: &str, start: usize, style: &Style) -> (Form, usize) {
    let run = |from: usize| source[from..].find(|c: char| digit(c).is_none()).map_or(source.len(), |n| from + n);
    let count = |from: usize, to: usize| source[from..to].chars().count();
    let mut end = run(start);
    // A number that begins with 0 or is longer than three digits cannot have its thousands parted after it.
    let mut first = count(start, end);
    if source[start..].starts_with('0') && first > 1 {
        first = usize::MAX;
    }
    if let Some(end) = indian(source, start).filter(|_| !style.decimal_comma) {
        return (Form::Grouped, end);
    }
    let mut groups: Vec<(char, usize)> = Vec::new();
    while let Some(separator) = source[end..].chars().next() {
        let next = end + separator.len_utf8();
        let stop = if next < source.len() { run(next) } else { next };
        let digits = count(next, stop.max(next));
        // `2,750,0004`: a mark set in the font's own small figures runs into the number; nobody can tell it apart for sure, so
        // the whole is kept in one token that no rule reads.
        let run_on = separator == ',' && digits == 4 && !groups.is_empty() && groups.iter().all(|g| *g == (',', 3));
        if run_on {
            return (Form::Dotted, stop);
        }
        // `53,1 %` in a text of decimal dots: no list ends in a per cent sign right after such a comma.
        let percent = || source[stop..].trim_start().starts_with('%') && groups.is_empty();
        if separator == ',' && (1..=2).contains(&digits) && !style.decimal_comma && percent() {
            return (Form::Decimal, stop);
        }
        if digits == 0 || !joins(separator, digits, first, &groups, style) {
            break;
        }
        groups.push((separator, digits));
        end = stop;
    }
    (form(first, &groups, style), end)
}

/// `12,34,567`, `1,00,00,000`: Indian grouping, pairs of digits and three at the end; gives the end.
fn indian(source: &str, start: usize) -> Option<usize> {
    let digits = |from: usize| source.get(from..).unwrap_or("").bytes().take(4).take_while(u8::is_ascii_digit).count();
    let mut at = start + Some(digits(start)).filter(|n| (1..=2).contains(n))?;
    let mut pairs = 0;
    while source.get(at..=at) == Some(",") && digits(at + 1) == 2 {
        at += 3;
        pairs += 1;
    }
    (pairs > 0 && source.get(at..=at) == Some(",") && digits(at + 1) == 3).then_some(at + 4)
}

/// Decides whether a separator and the digits after it belong to the numeral.
fn joins(separator: char, digits: usize, first: usize, groups: &[(char, usize)], style: &Style) -> bool {
    let decimal = if style.decimal_comma { ',' } else { '.' };
    match separator {
        ',' | '.' => {
            let same = groups.iter().all(|(s, _)| *s == separator);
            let thousands = digits == 3 && first <= 3 && same;
            let fraction = separator == decimal && groups.iter().all(|(s, n)| *s != decimal && *n == 3);
            // `8.7.1`: several dots are one numeral, whatever they mean; `4,5` in a text of decimal dots is a list unless it is read so.
            let dotted = separator == '.' && same;
            thousands || fraction || dotted
        }
        ' ' => digits == 3 && first <= 3 && style.blank_thousands && groups.iter().all(|(s, _)| *s == ' '),
        '\'' | '\u{2019}' => digits == 3 && first <= 3 && groups.iter().all(|(s, _)| *s == separator),
        ':' => digits == 2 && first <= 2 && groups.is_empty(),
        c if is_tight_blank(c) => digits == 3 && first <= 3 && groups.iter().all(|(s, _)| is_tight_blank(*s)),
        _ => false,
    }
}

/// How the numeral is written, from its groups.
fn form(first: usize, groups: &[(char, usize)], style: &Style) -> Form {
    let decimal = if style.decimal_comma { ',' } else { '.' };
    match groups {
        [] => Form::Integer,
        [(':', _)] => Form::Clock,
        [(s @ (',' | '.'), n)] => {
            if *s == decimal && *n == 3 && first <= 3 && first != usize::MAX && !style.proven {
                Form::Unclear
            } else if *s == decimal {
                Form::Decimal
            } else if *n == 3 {
                Form::Grouped
            } else {
                Form::Decimal
            }
        }
        [head @ .., (s, n)] => {
            let thousands = |(s, n): &(char, usize)| *n == 3 && *s != decimal;
            if head.iter().all(thousands) && *s == decimal {
                Form::Decimal
            } else if groups.iter().all(thousands) || *s != '.' && *n == 3 {
                Form::Grouped
            } else {
                Form::Dotted
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::vocabulary::Language;

    const ENGLISH: Style = Style {
        language: Language::English,
        decimal_comma: false,
        blank_thousands: false,
        dash_nil: false,
        proven: true,
    };
    const FRENCH: Style =
        Style { language: Language::French, decimal_comma: true, blank_thousands: true, dash_nil: false, proven: true };

    fn check(style: Style, printed: &str, expect: &[(&str, Form)]) {
        let text = PlacedText::unplaced(printed);
        let tokens = cut(&text, &style);
        let got: Vec<_> = tokens
            .iter()
            .filter_map(|t| if let Kind::Numeral(f) = t.kind { Some((&printed[t.span.range()], f)) } else { None })
            .collect();
        assert_eq!(got, expect, "{printed}");
    }

    #[test]
    fn numerals_keep_their_separators() {
        check(ENGLISH, "311,290 migrants, 15.8 million", &[("311,290", Form::Grouped), ("15.8", Form::Decimal)]);
        check(ENGLISH, "1,234,567.89", &[("1,234,567.89", Form::Decimal)]);
        check(
            ENGLISH,
            "370 000 nets in 12 000 boats, 12 000ths",
            &[("370 000", Form::Grouped), ("12 000", Form::Grouped), ("12", Form::Integer), ("000", Form::Integer)],
        );
        check(ENGLISH, "12,34,567 rupees", &[("12,34,567", Form::Grouped)]);
        check(
            ENGLISH,
            "1,00,00,000 in 12,34",
            &[("1,00,00,000", Form::Grouped), ("12", Form::Integer), ("34", Form::Integer)],
        );
        check(ENGLISH, "on 5,6 and 7", &[("5", Form::Integer), ("6", Form::Integer), ("7", Form::Integer)]);
        check(ENGLISH, "in 2019 100 came", &[("2019", Form::Integer), ("100", Form::Integer)]);
        check(
            ENGLISH,
            "nets .9% of all (.05), p<.001, $.75 each.",
            &[(".9", Form::Decimal), (".05", Form::Decimal), (".001", Form::Decimal), (".75", Form::Decimal)],
        );
        check(
            ENGLISH,
            "Nets ..... 5, . . .5, the end.7 of v.2",
            &[("5", Form::Integer), ("5", Form::Integer), ("7", Form::Integer), ("2", Form::Integer)],
        );
        check(FRENCH, "fin .9", &[("9", Form::Integer)]);
        check(ENGLISH, "SDG 8.7.1 at 22:00", &[("8.7.1", Form::Dotted), ("22:00", Form::Clock)]);
        check(
            ENGLISH,
            "1\u{a0}204 and 1\u{2019}204",
            &[("1\u{a0}204", Form::Grouped), ("1\u{2019}204", Form::Grouped)],
        );
        check(ENGLISH, "reached 6 340 travellers", &[("6 340", Form::Grouped)]);
        check(
            ENGLISH,
            "Table 3 250 people, 12 345 678",
            &[
                ("3", Form::Integer),
                ("250", Form::Integer),
                ("12", Form::Integer),
                ("345", Form::Integer),
                ("678", Form::Integer),
            ],
        );
        check(ENGLISH, "THB 2,750,0004 for", &[("2,750,0004", Form::Dotted)]);
        check(ENGLISH, "ends with 43.", &[("43", Form::Integer)]);
        check(
            FRENCH,
            "3 186 personnes, 4,5 % et 1.204",
            &[("3 186", Form::Grouped), ("4,5", Form::Decimal), ("1.204", Form::Grouped)],
        );
        check(FRENCH, "en 2021 120 cas", &[("2021", Form::Integer), ("120", Form::Integer)]);
        check(Style { proven: false, ..ENGLISH }, "1.234", &[("1.234", Form::Unclear)]);
    }

    #[test]
    fn digits_of_other_scripts_are_numerals() {
        check(ENGLISH, "២៥ និង ໑໒ และ ๓๔", &[("២៥", Form::Integer), ("໑໒", Form::Integer), ("๓๔", Form::Integer)]);
        assert_eq!(digit('៩'), Some(9));
        assert_eq!(digit('x'), None);
    }

    #[test]
    fn words_are_cut_from_the_numbers_they_touch() {
        let text = PlacedText::unplaced("W27: M16");
        let tokens = cut(&text, &ENGLISH);
        assert_eq!(tokens.len(), 5);
        assert_eq!(tokens[0].letter(), Some(Group::Women));
        assert!(!tokens[1].blank_before && tokens[3].blank_before);
    }
}
