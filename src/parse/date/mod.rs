//! Dates and spans of time, as printed: nothing is filled in here.
//!
//! ```text
//! span    = [opener] date [ to date ]              12 to 13 September, 28 February – 2 March 2019, April 2017-July 2019
//! date    = day month [year] | month day [year] | month [year] | year | quarter year | half year
//! numeric = dd/mm/yyyy | yyyy-mm-dd | dd.mm.yyyy
//! years   = year (–|-|/) (year | two digits)       2017–2019, 2012-13, 2018/19
//! opener  = on | in | from | between | since | as of | by | until | during | the week of …
//! ```

pub mod numeric_date;
mod opener;
pub mod register;
mod stretch;

use crate::parse::bid::{Bid, Reading};
use crate::parse::token::Kind;
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;
use crate::place::CharSpan;
use numeric_date::{numeric, year, years};
use opener::opener;

/// The fields of a date that are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PartialDate {
    /// Year with its century.
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// 1 to 4, for a quarter of a year.
    pub quarter: Option<u8>,
    /// 1 or 2, for a half of a year.
    pub half: Option<u8>,
    /// 1 to 53, for a week of a year that begins on its Monday.
    pub week: Option<u8>,
}

/// The word in front of a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opener {
    /// Nothing that says more.
    #[default]
    None,
    /// `on`, `in`, `during`: when something happened.
    At,
    /// `from`, `between`.
    From,
    /// `since`: open to the end.
    Since,
    /// `until`, `by`: open to the beginning.
    Until,
    /// `as of`: a standing.
    AsOf,
    /// `the week of`.
    WeekOf,
}

/// A date or span as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateClaim {
    /// Its characters, opener left out.
    pub span: CharSpan,
    /// Its characters with the opener.
    pub whole: CharSpan,
    /// First date.
    pub start: PartialDate,
    /// Last date, where a span is printed.
    pub end: Option<PartialDate>,
    /// The word in front.
    pub opener: Opener,
    /// Day and month could be the other way round (`03/04/2020`).
    pub ambiguous: bool,
}

/// Finds every date of a text.
pub fn bids(words: &Words, out: &mut Vec<Bid>) {
    let mut at = 0;
    while at < words.len() {
        match read(words, at) {
            Some((claim, last)) => {
                out.push(Bid { first: opener::whole(words, at), last, rule: "date", reading: Reading::Date(claim) });
                at = last + 1;
            }
            None => at += 1,
        }
    }
}

/// Reads a date or span that begins at a token; gives it with its last token.
fn read(words: &Words, at: usize) -> Option<(DateClaim, usize)> {
    let (start, end, last, ambiguous) = span(words, at)?;
    let (opener, first) = opener(words, at);
    // A month alone is a date only where something says so: `May` is a verb and `March` a walk.
    let only_month = start.month.is_some() && start.day.is_none() && start.year.is_none() && end.is_none();
    let stretch = stretch::months_to(words, at, &start).filter(|_| end.is_none());
    if only_month && opener == Opener::None && stretch.is_none() && !stands_alone(words, at, last) {
        return None;
    }
    let (start, end) = match stretch {
        Some(from) => (from, Some(start)),
        None => (start, end),
    };
    let claim = DateClaim { span: words.span(at, last), whole: words.span(first, last), start, end, opener, ambiguous };
    Some((claim, last))
}

fn stands_alone(words: &Words, at: usize, last: usize) -> bool {
    let opens = at == 0 || words.mark(at - 1, "(:;|") || words.before(at).is_some_and(|t| t.has(Sense::PartOfMonth));
    let closes = last + 1 == words.len() || words.mark(last + 1, "):;|");
    opens && closes && words.get(at).is_some_and(|t| t.capital)
}

pub(super) type Span = (PartialDate, Option<PartialDate>, usize, bool);

fn span(words: &Words, at: usize) -> Option<Span> {
    if let Some(found) = numeric(words, at)
        .or_else(|| years(words, at))
        .or_else(|| days_of_month(words, at))
        .or_else(|| month_days(words, at))
        .or_else(|| stretch::part_of_year(words, at))
    {
        return Some(found);
    }
    if let Some(found) = weeks(words, at) {
        return Some(found);
    }
    let (start, last) = single(words, at)?;
    // `entre el 1 de agosto y el 30 de septiembre`
    let article = |at: usize| usize::from(words.is_any(at, &["le", "el", "the"]));
    let lead = at.saturating_sub(1 + article(at.saturating_sub(1)));
    let between = at > 0 && words.is_any(lead, &["between", "entre"]);
    let and = words.is_any(last + 1, &["and", "et", "y"]) && !between;
    let separate = start.year.is_some() && and;
    // `mid-May to mid-June`
    let next =
        |next: usize| next + article(next) + 2 * usize::from(words.is(next, "mid") && words.mark(next + 1, "-‑"));
    // `January to the end of July`
    let edge = |next: usize| {
        let part = words.has(next, Sense::PartOfMonth) || words.is_any(next, &["end", "fin", "finales"]);
        let of = next + 1 + usize::from(words.is_any(next + 1, &["of", "de", "du"]));
        if part && start.month.is_some() { of } else { next }
    };
    let joined = joiner(words, last + 1).filter(|_| !separate).and_then(|at| single(words, edge(next(at))));
    // `in June and October` names two months, `in June and July` one time.
    let apart = |end: &PartialDate| {
        let next = start.month.zip(end.month).is_some_and(|(a, b)| a % 12 + 1 == b);
        and && !next && start.day.is_none() && end.day.is_none() && end.year.is_none()
    };
    let joined = joined.filter(|(end, _)| !apart(end));
    match joined {
        // The second date of a span is of the same kind as the first, or finer.
        Some((end, end_last))
            if start.month.is_some() && end.month.is_some() || start.year.is_some() && end.year.is_some() =>
        {
            Some((start, Some(end), end_last, false))
        }
        _ => Some((start, None, last, false)),
    }
}

/// The token after `to`, `–`, `and`, `until`, if one stands here.
pub(super) fn joiner(words: &Words, at: usize) -> Option<usize> {
    let dash = words.mark(at, "-–—‒−");
    (dash || words.is_any(at, &["to", "until", "through", "au", "à", "al", "a", "hasta", "and", "et", "y"]))
        .then_some(at + 1)
}

/// One date: a day of a month, a month, a quarter or half of a year, a year.
fn single(words: &Words, at: usize) -> Option<(PartialDate, usize)> {
    day_month(words, at).or_else(|| month_day(words, at)).or_else(|| quarter(words, at)).or_else(|| week(words, at))
}

/// A day number, with its ending (`1st`, `16 th`, `1er`), and the token after it.
fn day(words: &Words, at: usize) -> Option<(u8, usize)> {
    let n = words.small(at).filter(|n| (1..=31).contains(n))?;
    let ordinal = words.is_any(at + 1, &["st", "nd", "rd", "th", "er", "ème"]) || words.mark(at + 1, "ºª°");
    Some((n as u8, at + 1 + usize::from(ordinal)))
}

/// Skips `of`, `de`, `del`, a comma.
fn skip(words: &Words, at: usize, allowed: &[&str]) -> usize {
    at + usize::from(words.is_any(at, allowed) || allowed.contains(&",") && words.mark(at, ","))
}

fn month(words: &Words, at: usize) -> Option<(u8, usize)> {
    let token = words.get(at)?;
    let month = token.month()?;
    // `mar`, `may`, `march` in small letters are words of their own in English.
    if !token.capital && matches!(words.str(at), "march" | "may" | "mar" | "jun" | "sep" | "dec" | "fin") {
        return None;
    }
    let dot = words.str(at).len() <= 4 && words.mark(at + 1, ".") && words.glued(at + 1) && words.str(at).len() >= 3;
    let abbreviated =
        dot && !matches!(words.lower(at).as_str(), "june" | "july" | "juin" | "mayo" | "mai" | "mars" | "may" | "août");
    Some((month, at + 1 + usize::from(abbreviated)))
}

/// The year after a month or day: `July 2019`, `July, 2019`, `julio de 2019`, `July of 2019`, `July-2019`.
fn year_after(words: &Words, at: usize) -> Option<(i16, usize)> {
    let next = skip(words, at, &[",", "of", "de", "del"]);
    let next = if next == at && words.mark(at, "-–") && words.glued(at) { at + 1 } else { next };
    // `31Oct22`: everything touches; `Dec 00`, `Mar 98` alone in its cell: no day.
    let short = || {
        let n = words.small(at).filter(|_| words.str(at).len() == 2)?;
        let tight =
            words.glued(at) && at >= 2 && words.glued(at - 1) && words.get(at - 2).is_some_and(|t| t.is_numeral());
        let cell = at == 1 && (n == 0 || n > 31) && (words.len() == 2 || words.mark(2, "|"));
        (tight || cell).then_some((numeric_date::century(n) as i16, at))
    };
    year(words, next).map(|y| (y, next)).or_else(short)
}

fn day_month(words: &Words, at: usize) -> Option<(PartialDate, usize)> {
    let (d, next) = day(words, at)?;
    let next = skip(words, next, &["of", "de", "del"]);
    let next = next + usize::from(words.mark(next, "-–") && words.glued(next));
    let (m, next) = month(words, next)?;
    let date = PartialDate { day: Some(d), month: Some(m), ..PartialDate::default() };
    Some(match year_after(words, next) {
        Some((y, last)) => (PartialDate { year: Some(y), ..date }, last),
        None => (date, next - 1),
    })
}

fn month_day(words: &Words, at: usize) -> Option<(PartialDate, usize)> {
    let (m, next) = month(words, at)?;
    let date = PartialDate { month: Some(m), ..PartialDate::default() };
    if let Some((y, last)) = year_after(words, next) {
        return Some((PartialDate { year: Some(y), ..date }, last));
    }
    // `July 30`, `July 30, 2019`; but `July 30 participants` counts people.
    if let Some((d, after)) = day(words, next).filter(|(_, after)| !counts(words, *after)) {
        let date = PartialDate { day: Some(d), ..date };
        return Some(match year_after(words, after) {
            Some((y, last)) => (PartialDate { year: Some(y), ..date }, last),
            None => (date, after - 1),
        });
    }
    Some((date, next - 1))
}

/// True where the word after a number says that it counts something.
pub(super) fn counts(words: &Words, at: usize) -> bool {
    [Sense::People, Sense::Adult, Sense::Case, Sense::Household].iter().any(|s| words.has(at, *s))
        || words.get(at).is_some_and(|t| t.group().is_some())
}

/// `epidemiological week 36`, `week 36 of 2022`, `semaine 12, 2021`: a bare week is the third of a course as well as of a year.
fn week(words: &Words, at: usize) -> Option<(PartialDate, usize)> {
    if !words.is_any(at, &["week", "semaine", "semana", "wk"]) {
        return None;
    }
    let epi =
        |n: usize| words.is_any(n, &["epi", "epidemiological", "iso", "epid", "épidémiologique", "epidemiológica"]);
    let named = at > 0 && epi(at - 1) || epi(at + 1);
    let number = at + 1 + usize::from(epi(at + 1));
    // `Epi Week: 14 2022`, the field of a masthead.
    let number = number + usize::from(named && words.mark(number, ":"));
    let n = words.small(number).filter(|n| (1..=53).contains(n))?;
    let date = PartialDate { week: Some(n as u8), ..PartialDate::default() };
    match year_after(words, number + 1 + usize::from(words.mark(number + 1, "/"))) {
        Some((y, last)) => Some((PartialDate { year: Some(y), ..date }, last)),
        None => named.then_some((date, number)),
    }
}

/// `week 1 to week 14, 2022`, `weeks 3–7 of 2021`: the year of the last week is that of the first.
fn weeks(words: &Words, at: usize) -> Option<Span> {
    const WEEKS: &[&str] = &["week", "weeks", "semaine", "semaines", "semana", "semanas"];
    let first = words.small(at + 1).filter(|n| words.is_any(at, WEEKS) && (1..=53).contains(n))?;
    let next = joiner(words, at + 2)?;
    let next = next + usize::from(words.is_any(next, WEEKS));
    let second = words.small(next).filter(|n| (first + 1..=53).contains(n))?;
    let (year, last) = year_after(words, next + 1)?;
    let date = |n: u32| PartialDate { week: u8::try_from(n).ok(), year: Some(year), ..PartialDate::default() };
    Some((date(first), Some(date(second)), last, false))
}

/// `Q3 2019`, `2019 Q3`, `third quarter of 2019`, `first half of 2020`, `T3 2021`, `H1 2020`.
fn quarter(words: &Words, at: usize) -> Option<(PartialDate, usize)> {
    let with_year = |date: PartialDate, next: usize| match year_after(words, next + usize::from(words.mark(next, "/")))
    {
        Some((y, last)) => (PartialDate { year: Some(y), ..date }, last),
        None => (date, next - 1),
    };
    let letter = words.str(at);
    if matches!(letter, "Q" | "T" | "H" | "S") && words.glued(at + 1) {
        let n = words.small(at + 1).filter(|n| (1..=4).contains(n))? as u8;
        let date = match letter {
            "Q" | "T" => PartialDate { quarter: Some(n), ..PartialDate::default() },
            _ if n <= 2 => PartialDate { half: Some(n), ..PartialDate::default() },
            _ => return None,
        };
        let (date, last) = with_year(date, at + 2);
        // `T3` and `H1` alone are names; with a year they are times.
        return (letter == "Q" || date.year.is_some()).then_some((date, last));
    }
    // `the last quarter of 2023`, `le dernier semestre de 2022`
    let last = words.is_any(at, &["last", "final", "dernier", "último"]);
    let closing = last.then(|| (if words.has(at + 1, Sense::Quarter) { 4 } else { 2 }, at + 1));
    let (n, next) = if let Some(last) = closing {
        last
    } else {
        match words.get(at)?.senses.iter().find_map(|s| if let Sense::Ordinal(n) = s { Some(*n) } else { None }) {
            // `in the fourth-quarter of 2024`
            Some(n) => (n, at + 1 + usize::from(words.mark(at + 1, "-‑") && words.glued(at + 1))),
            // `1.er trimestre`, `2.º semestre`
            None if words.mark(at + 1, ".") && words.glued(at + 1) && words.glued(at + 2) => {
                let ending = words.is_any(at + 2, &["er", "o", "º"]) || words.mark(at + 2, "º°");
                (words.small(at).filter(|n| ending && *n <= 4)? as u8, at + 3)
            }
            None => day(words, at).filter(|(_, next)| *next > at + 1)?,
        }
    };
    let date = if words.has(next, Sense::Quarter) && n <= 4 {
        PartialDate { quarter: Some(n), ..PartialDate::default() }
    } else if words.has(next, Sense::HalfYear) && n <= 2 {
        PartialDate { half: Some(n), ..PartialDate::default() }
    } else {
        return None;
    };
    // `the first quarter (January–March) of 2024`
    let close = (next + 2..next + 8).find(|i| words.mark(next + 1, "(") && words.mark(*i, ")"));
    let plain = |i: usize| {
        words.get(i).is_some_and(|t| t.month().is_some() || !t.is_numeral() && t.kind != Kind::Word)
            || words.is_any(i, &["to", "à", "a", "and", "et", "y"])
    };
    let close = close.filter(|close| (next + 2..*close).all(plain));
    let (date, last) = with_year(date, close.unwrap_or(next) + 1);
    // `In the third quarter, 40 boats …`: of the report's year.
    const LEADS: &[&str] =
        &["in", "during", "for", "within", "throughout", "by", "en", "durante", "au", "dans", "pendant"];
    let behind = close.is_some() || words.mark(last + 1, "(") || words.is_any(last + 1, &["of", "de", "du", "del"]);
    let alone = date.quarter.is_some() && closing.is_none() && !behind;
    let led = || words.is_any(opener(words, at).1, LEADS);
    (date.year.is_some() || alone && led()).then_some((date, last))
}

/// `Jan. 23 – 27, 2017`, `June 2-5`: the days of one month behind its name.
fn month_days(words: &Words, at: usize) -> Option<Span> {
    let (m, next) = month(words, at)?;
    let (first, next) = day(words, next)?;
    let dash = next + 1;
    let (last_day, after) =
        day(words, dash).filter(|(d, after)| words.mark(next, "-–—") && *d > first && !counts(words, *after))?;
    let (y, last) = match year_after(words, after) {
        Some((y, last)) => (Some(y), last),
        None => (None, after - 1),
    };
    let date = |day| PartialDate { year: y, month: Some(m), day: Some(day), ..PartialDate::default() };
    Some((date(first), Some(date(last_day)), last, false))
}

/// `12 to 13 September`, `18-22 November 2019`, `5, 6 and 7 May`, `du 3 au 5 mai`.
fn days_of_month(words: &Words, at: usize) -> Option<Span> {
    let (first, mut next) = day(words, at).filter(|(_, next)| !opener::numbered(words, at, *next))?;
    let mut last_day = None;
    // A list of days ends in a joiner and the last day; commas may stand before.
    for _ in 0..8 {
        let after = if words.mark(next, ",&") { next + 1 } else { joiner(words, next)? };
        // `entre le 14 et le 18 juin`, `entre el 2 y el 5 de mayo`
        let after = after + usize::from(words.is_any(after, &["le", "el", "the", "los"]));
        let (d, end) = day(words, after)?;
        last_day = Some(d);
        next = end;
        let of = skip(words, next, &["of", "de", "del"]);
        if words.get(of).is_some_and(|t| t.month().is_some()) {
            break;
        }
    }
    let d = last_day.filter(|d| *d >= first)?;
    let next = skip(words, next, &["of", "de", "del"]);
    let (m, next) = month(words, next)?;
    let (y, last) = match year_after(words, next) {
        Some((y, last)) => (Some(y), last),
        None => (None, next - 1),
    };
    let date = |day| PartialDate { year: y, month: Some(m), day: Some(day), ..PartialDate::default() };
    Some((date(first), Some(date(d)), last, false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::style::Style;
    use crate::parse::vocabulary::Language;
    use crate::place::PlacedText;

    fn show(d: &PartialDate) -> String {
        let mut out = d.year.map(|y| y.to_string()).unwrap_or_default();
        for (letter, field) in [("Q", d.quarter), ("H", d.half), ("W", d.week), ("-", d.month), ("-", d.day)] {
            if let Some(n) = field {
                out += &format!("{letter}{n}");
            }
        }
        out
    }

    fn check_in(language: Language, printed: &str, expect: &[&str]) {
        let text = PlacedText::unplaced(printed);
        let words = Words::new(&text, &Style { language, ..Style::default() });
        let mut out = Vec::new();
        bids(&words, &mut out);
        let got: Vec<String> = out
            .iter()
            .filter_map(|b| if let Reading::Date(d) = &b.reading { Some(d) } else { None })
            .map(|d| {
                format!(
                    "{:?} {}{}",
                    d.opener,
                    show(&d.start),
                    d.end.map(|e| format!("..{}", show(&e))).unwrap_or_default()
                )
            })
            .collect();
        assert_eq!(got, expect, "{printed}");
    }

    fn check(printed: &str, expect: &[&str]) {
        check_in(Language::English, printed, expect);
    }

    #[test]
    fn days_and_spans() {
        check("On 30 July, the forum met", &["At -7-30"]);
        check("From 12 to 13 September, staff", &["From -9-12..-9-13"]);
        check("28 February – 2 March", &["None -2-28..-3-2"]);
        check("18-22 November", &["None -11-18..-11-22"]);
        check("on 5, 6 and 7 May 2019", &["At 2019-5-5..2019-5-7"]);
        check("as of 29 th September 2022", &["AsOf 2022-9-29"]);
        check("July 30, 2019", &["None 2019-7-30"]);
        check("the week of 6 May", &["WeekOf -5-6"]);
        check("Updated 31Oct22 at 22:00", &["None 2022-10-31", "None "]);
        check("Dec 00 | 1 | N.N.", &["None 2000-12"]);
        check("16/12/94 | 1 | N.N.", &["None 1994-12-16"]);
        check("31/3 - 6/4 | 161", &["None -3-31..-4-6"]);
        check("Readmitted on 20/4)", &["At -4-20"]);
        check("CFR is 5/12 (41%)", &[]);
        check("Global Education Monitor 2024/5 and 2024/7", &["None 2024..2025", "None 2024"]);
        check("until 31 March 2020", &["Until 2020-3-31"]);
        check("From January to the end of May 2017 boats", &["From -1..2017-5"]);
        check("in the 1990s boats", &["At 1990..1999"]);
    }

    #[test]
    fn months_quarters_and_years() {
        check("In July, a brief was printed", &["At -7"]);
        check("In late May the", &["At -5"]);
        check("Launch | End of April | Johor", &["At -4"]);
        check("In the first week of March, the", &["At -3"]);
        check("at 6.30 p.m. they", &["None "]);
        check("(April 2017-July 2019)", &["None 2017-4..2019-7"]);
        check("July – September 2019", &["None -7..2019-9"]);
        check("In the third quarter of 2019", &["At 2019Q3"]);
        check("In the third quarter 40 boats sank", &["At Q3"]);
        check("a change on the third quarter", &[]);
        check("in Q3 2019 and H1 2020", &["At 2019Q3", "None 2020H1"]);
        check("plans for 2012–13 and 2017-2019", &["At 2012..2013", "None 2017..2019"]);
        check("abroad in 2017 (agency)", &["At 2017"]);
        check("It may rise; they march on", &[]);
        check("2019 participants came", &[]);
        check("US$2000 and 2000 baht", &[]);
        check("since 2010", &["Since 2010"]);
        check("In June and October it rains, in June and July too", &["At -6", "At -6..-7"]);
        check("in the fourth-quarter of 2024", &["At 2024Q4"]);
        check("in the last quarter of 2024", &["At 2024Q4"]);
        check("in the first quarter (January–March) of 2024", &["At 2024Q1"]);
        check("in the first quarter (north) of 2024", &["At 2024"]);
        check("In 2020, 2021 and 2022 it rained, in 2018 and 2021 too", &["At 2020..2022", "At 2018", "None 2021"]);
        check("In 2020 and 2021 it rained on 40 and 50 days respectively", &["At 2020", "None 2021"]);
        check("May 2018", &["None 2018-5"]);
    }

    #[test]
    fn numeric_dates() {
        check("29/09/2022", &["None 2022-9-29"]);
        check("2022-09-29", &["None 2022-9-29"]);
        check("29.09.2022", &["None 2022-9-29"]);
        check("between 5 and 7 people", &[]);
        check("in the first ten months of 2021", &["At 2021-1..2021-10"]);
        check("the first ten months of work", &[]);
        check_in(Language::French, "les neuf premiers mois de 2022", &["None 2022-1..2022-9"]);
        check_in(Language::Spanish, "en los últimos cuatro meses de 2020", &["None 2020-9..2020-12"]);
        check("entre el 3 de mayo y el 9 de junio de 2020", &["From -5-3..2020-6-9"]);
    }

    #[test]
    fn french_and_spanish() {
        check("In week 36 of 2022 and epidemiological week 7", &["At 2022W36", "None W7"]);
        check("in the three months to November 2020", &["None 2020-9..2020-11"]);
        check("in the year to June 2022", &["None 2021-7..2022-6"]);
        check("from week 1 to week 14, 2022", &["From 2022W1..2022W14"]);
        check("Epi Week: 9 2021", &["None 2021W9"]);
        check("the third week of the course, week 2", &[]);
        check_in(Language::French, "en semaine 12 de 2021, le 28 Aout", &["At 2021W12", "At -8-28"]);
        check_in(Language::Spanish, "la semana epidemiológica 9 de 2023", &["None 2023W9"]);
        check_in(Language::French, "Entre le 14 et le 18 juin", &["From -6-14..-6-18"]);
        check_in(Language::Spanish, "A 31 de mayo de 2023, había", &["AsOf 2023-5-31"]);
        check_in(Language::French, "du 3 au 5 mai 2021", &["From 2021-5-3..2021-5-5"]);
        check_in(Language::French, "Au 30 juin 2021, le 1er août", &["AsOf 2021-6-30", "At -8-1"]);
        check_in(Language::Spanish, "del 3 al 5 de mayo de 2021", &["From 2021-5-3..2021-5-5"]);
        check_in(Language::Spanish, "El 14 de enero", &["At -1-14"]);
        check_in(Language::Spanish, "Entre enero de 2021 y diciembre de 2022", &["From 2021-1..2022-12"]);
        check_in(Language::Spanish, "en marzo de 2020", &["At 2020-3"]);
    }
}
