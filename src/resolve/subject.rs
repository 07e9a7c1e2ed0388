//! What is counted, as printed: heads of the table, then the pieces that the grammar found around the number.

use super::event::squeeze;
use super::figure::Around;
use crate::parse::claim::{PartLabel, Quantity};
use crate::parse::token::is_roman;
use crate::parse::vocabulary::{Sense, senses};
use crate::place::{CharSpan, Mark, PlacedText};
use crate::record::{Figure, Section, Unit};
use regex::Regex;
use std::sync::LazyLock;

/// How many words of an activity tell whose participants are counted.
const EVENT_WORDS_MAX: usize = 9;

/// A subject is no longer, in words.
const WORDS_MAX: usize = 60;
/// The name of a bar is no longer.
const BAR_WORDS_MAX: usize = 6;
/// So many words tell what a cell counts without the caption of the table.
const TOLD_WORDS_MIN: usize = 3;

/// What a caption tells of the numbers below it: its words without its number, and without the time and the breakdown that follow.
fn told_by(caption: &str) -> String {
    let plain = squeeze(caption);
    let numbered =
        NUMBERED.as_ref().map_or(plain.as_str(), |r| r.find(&plain).map_or(plain.as_str(), |m| &plain[m.end()..]));
    let end = TAIL.as_ref().and_then(|r| r.find(numbered)).map_or(numbered.len(), |m| m.start());
    let cut = numbered[..end].trim_end_matches([',', '.', ' ', ':', '–', '-']);
    if cut.is_empty() { plain } else { cut.to_owned() }
}

static NUMBERED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?i)(?:table|tableau|tabla|cuadro|figure|fig|gráfico|graphique|chart|annex|annexe|anexo)\.?\s*(?:n[o°º]\.?\s*)?[\dIVX]+(?:\.\d+)*[a-z]?\s*[.:–—|-]?\s*").ok()
});

/// `by destination and sex`, `, 30 September 2023`, `, April – June 2022`, `par guichet`, `por casa`.
static TAIL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\s+(?:by|par|por)\s+\p{Ll}|,?\s+\w+ (?:months|mois|meses) (?:ending|ended)\b.*|,?\s+(?:updates?\s+)?(?:as of|as at|au \d|al \d)\b.*|,\s*(?:as of |au |al )?(?:\d{1,2}\s+)?\p{L}+\s*(?:[–-]\s*(?:\d{1,2}\s+)?\p{L}+\s*)?(?:de\s+)?(?:19|20)\d\d|,\s*(?:19|20)\d\d|\s*\((?:[^)]*\d{4}|US\$|EUR|%|[A-Z]{3})[^)]*\)").ok()
});

/// `Mended nets 31% Sold boats 22%`: bars of a chart, each a few words and its number behind them.
fn is_bar(text: &str, q: &Quantity) -> bool {
    let rest = text.get(q.span.end as usize..).unwrap_or("").trim_start_matches('%').trim();
    let before = text.get(..q.span.start as usize).unwrap_or("");
    let name = before.rsplit(|c: char| c.is_ascii_digit() || c == '%').next().unwrap_or("").trim();
    let named = |t: &str| t.starts_with(char::is_uppercase);
    (rest.is_empty() || named(rest))
        && named(name)
        && name.split_whitespace().count() <= BAR_WORDS_MAX
        && !text.contains(['.', ':', ';', ','])
}

/// Without the mark of a list in front: `• Boats seen`, `o Nets`, `- to shore`.
pub fn unlisted(piece: &str) -> &str {
    let marked = piece.strip_prefix("o ").filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(piece);
    let bare = marked.trim_start_matches(|c: char| c.is_whitespace() || "•·▪■◦○●➢➤✓–—-".contains(c));
    if bare.chars().any(char::is_alphanumeric) { bare } else { piece }
}

/// Takes out what a later piece says in the same words: `Number` beside `Number of boats`; that a column is the total stays.
fn told_once(pieces: &mut Vec<String>) {
    let lower: Vec<String> = pieces.iter().map(|p| format!(" {} ", p.to_lowercase())).collect();
    let total = |p: &str| ["total", "totals", "ensemble"].contains(&p.trim());
    let said = |n: usize| {
        let again = |o: &String| o.contains(&lower[n]);
        // The sum of a row that is a sum by its name.
        let bare = ["number", "no.", "nombre", "número"].contains(&lower[n].trim()) && lower.len() > n + 1;
        total(&lower[n]) && lower[..n].iter().any(again)
            || !total(&lower[n]) && lower[n + 1..].iter().any(again)
            || bare
    };
    let keep: Vec<bool> = (0..pieces.len()).map(|n| !said(n)).collect();
    let mut keep = keep.into_iter();
    pieces.retain(|_| keep.next().unwrap_or(true));
}

/// Without the marks of notes: `Total confirmed‡ cases`, `Kosovo[1]`.
fn plain(subject: &str) -> String {
    let marked = NOTE_MARK.as_ref().map_or_else(|| subject.to_owned(), |r| r.replace_all(subject, "").into_owned());
    // `LGA(s` before its colon, `followed up today (%`: what a bracket opens without an end.
    let opens = marked.matches('(').count() > marked.matches(')').count();
    let end = marked.rfind('(').filter(|at| opens && *at > 0).unwrap_or(marked.len());
    // `Boats (1)` without the mark of its note.
    squeeze(&marked[..end].replace("()", ""))
}

/// A phrase without the raised numerals of notes that hang on its words: `confirmed` with a raised `iii`.
fn unmarked(text: &PlacedText, span: CharSpan) -> String {
    let marks: Vec<Mark> = text.marks_in(span).collect();
    let mut out = String::new();
    let mut at = span.start as usize;
    for run in marks.chunk_by(|a, b| a.raised == b.raised).skip(1) {
        let Some(edge) = run.first() else { continue };
        out.push_str(text.as_str().get(at..edge.start as usize).unwrap_or_default());
        at = edge.start as usize;
        let rest = text.as_str().get(at..span.end as usize).unwrap_or_default();
        let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        if edge.raised && run.len() == length && is_roman(&rest[..length]) && out.ends_with(char::is_alphabetic) {
            at += length;
        }
    }
    out.push_str(text.as_str().get(at..span.end as usize).unwrap_or_default());
    squeeze(&out)
}

static NEW: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)\(\s?(?:new|nouveaux|nouvelles|nuevos|nuevas)\b").ok());

static NOTE_MARK: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[*†‡§¶]+|\[\d{1,2}\]").ok());

/// `Class A Office` of `Class A Office Vacancy Rates` over a column of vacancy rates: what a title says right before the word that
/// its table repeats.
fn kind_of(title: &str, at: usize) -> Option<String> {
    let words: Vec<&str> = title.split(' ').take(at).collect();
    let name = |w: &&str| {
        w.starts_with(|c: char| c.is_alphanumeric()) && w.chars().all(|c| c.is_alphanumeric() || "-’'".contains(c))
    };
    let small = |w: &&str| {
        ["of", "by", "in", "and", "the", "de", "des", "du", "par", "et", "les", "por", "del", "y", "los"].contains(w)
    };
    let general = |w: &&str| GENERAL.contains(&w.to_lowercase().as_str());
    let kind = (1..=KIND_WORDS_MAX).contains(&words.len()) && words.iter().all(|w| name(w) && !small(w) && !general(w));
    kind.then(|| words.join(" "))
}

/// True where a title names one thing that its columns count and then, behind `and`, another: what stands before the first is said of both.
fn joined(title: &str, first: usize, second: usize) -> bool {
    let mut between = title.split(' ').skip(first).take(second.saturating_sub(first)).skip(1);
    between.any(|w| ["and", "et", "y", "&"].contains(&w))
}

/// The longest such name, in words.
const KIND_WORDS_MAX: usize = 3;

/// Words that say how a table counts and not what.
#[rustfmt::skip]
const GENERAL: &[&str] = &[
    "number", "total", "table", "summary", "distribution", "trend", "trends", "share", "percentage", "average", "list", "selected", "key",
    "main", "cumulative", "monthly", "weekly", "daily", "annual", "quarterly", "estimated", "overall", "current", "nombre", "tableau",
    "évolution", "répartition", "part", "liste", "principaux", "número", "cuadro", "tabla", "distribución", "evolución", "resumen",
];

/// What is counted, as printed.
pub fn of(q: &Quantity, around: &Around, figure: &Figure) -> String {
    let text = around.reading.text.as_str();
    let mut pieces: Vec<String> = Vec::new();
    pieces.extend(q.heads.iter().map(|h| squeeze(h)));
    pieces.extend(q.subject.iter().map(|s| unmarked(&around.reading.text, *s)).filter(|p| !p.is_empty()));
    // A year over a column tells nothing of what is counted.
    let year = |w: &&str| w.len() == 4 && w.parse::<u16>().is_ok_and(|y| (1900..2100).contains(&y));
    let said = pieces.iter().flat_map(|p| p.split(' ')).filter(|w| !year(w)).count();
    // Beside sexes the names of the row and the column seldom say who is counted.
    let enough = if q.rule == "table_sexes" { TOLD_WORDS_MIN + 2 } else { TOLD_WORDS_MIN };
    if q.rule.starts_with("table") {
        for piece in &mut pieces {
            *piece = unlisted(piece).to_owned();
        }
        told_once(&mut pieces);
    }
    // Columns that only name sexes leave it to the caption to say who is counted.
    if let Some(caption) = around
        .caption
        .filter(|_| around.title.is_none() && q.rule.starts_with("table") && (q.heads.is_empty() || said < enough))
    {
        pieces.push(told_by(caption));
    }
    // `deaths (30 new)`: the adjective stands before its noun.
    if pieces.len() == 2
        && ["new", "additional", "nouveaux", "nouvelles", "nuevos", "nuevas"].contains(&pieces[1].as_str())
    {
        pieces.swap(0, 1);
    }
    // What stands over the whole table, where neither its heads nor its rows say the like.
    if let Some(title) = around.title.filter(|_| q.rule.starts_with("table")) {
        let title = told_by(title);
        let told = pieces.join(" ").to_lowercase();
        let told_at =
            |told: &str| title.split(' ').position(|w| w.chars().count() > 3 && told.contains(&w.to_lowercase()));
        match told_at(&told) {
            None => pieces.push(title),
            Some(at) => {
                let first = told_at(&around.table_heads.join(" ").to_lowercase());
                let at = first.filter(|first| joined(&title, *first, at)).unwrap_or(at);
                pieces.splice(0..0, kind_of(&title, at)).for_each(drop);
            }
        }
    }
    // `Malaysia: 5,995 (W4,643: M1,352)` in a card: a place or a way alone tells it only together with the heading above.
    if let Some(heading) = around.card_heading.filter(|_| {
        let bare = q.noun.is_none_or(|n| text[n.range()].split_whitespace().count() <= 1);
        bare && q.label.is_some() && figure.currency.is_none() || !q.rule.starts_with("table") && is_bar(text, q)
    }) {
        let heading = squeeze(heading);
        if !pieces.iter().any(|p| heading.contains(p.as_str())) {
            pieces.insert(0, heading);
        }
    }
    // `Total (new in the last day)` over `39 918 cases (108)`: what stands in brackets is new.
    let before = text.get(..q.span.start as usize).unwrap_or("").trim_end();
    let bracketed = before.ends_with('(') && text.get(q.span.end as usize..).is_some_and(|t| t.starts_with(')'));
    let new = around.caption.filter(|_| bracketed).is_some_and(|c| NEW.as_ref().is_some_and(|r| r.is_match(c)));
    if new && !pieces.iter().any(|p| p.to_lowercase().contains("new")) {
        pieces.insert(0, "new".to_owned());
    }
    // `Beyond the lock` over the line `3 leaks (1 new)`: a short heading says of what its lines are.
    let told = pieces.join(" ").to_lowercase();
    let tells = |h: &str| h.split_whitespace().any(|w| w.len() > 3 && told.contains(&w.to_lowercase()));
    pieces.extend(around.line_heading.filter(|h| !tells(h)).map(squeeze));
    // `Americas | 3 366 251 cases`: the row says whose.
    if let Some(stub) = around.row_stub.filter(|_| !q.rule.starts_with("table")) {
        // `Biscuits | 500 kg`: the measure is the unit.
        let measure = |p: &String| senses(&p.to_lowercase(), around.language).contains(&Sense::Measure);
        pieces.retain(|p| !measure(p));
        pieces.insert(0, squeeze(stub));
    }
    // `30 members` in a table of what is to come: the title of its row tells whose.
    let lone = pieces.iter().map(|p| p.split(' ').count()).sum::<usize>() == 1;
    if let Some(title) = around.event_title.filter(|_| lone && around.section == Section::Upcoming) {
        pieces.push(squeeze(title));
    }
    if pieces.is_empty() {
        let people = figure.unit == Unit::Persons && !q.parts.is_empty();
        if people {
            let label = q
                .parts
                .iter()
                .find_map(|p| if let PartLabel::Named(s) = p.label { Some(squeeze(&text[s.range()])) } else { None });
            pieces.push(label.unwrap_or_else(|| "participants".to_owned()));
        }
        if let Some(title) = around.event_title {
            pieces.push(
                title
                    .split(' ')
                    .take(EVENT_WORDS_MAX)
                    .collect::<Vec<_>>()
                    .join(" ")
                    .trim_end_matches([',', '…'])
                    .to_owned(),
            );
        }
    }
    let joined = plain(&pieces.join(" ").replace(" ,", ","));
    let words: Vec<&str> = joined.split(' ').collect();
    words[..words.len().min(WORDS_MAX)].join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::{PageIndex, PlaceBox};

    fn check(pieces: &[&str], expect: &str) {
        let mut pieces: Vec<String> = pieces.iter().map(|p| unlisted(p).to_owned()).collect();
        told_once(&mut pieces);
        assert_eq!(pieces.join(" "), expect);
    }

    #[test]
    fn a_title_says_of_which_kind() {
        assert_eq!(kind_of("Small Open Boat Wrecks", 3).as_deref(), Some("Small Open Boat"));
        assert_eq!(kind_of("Monthly Boat Wrecks", 2), None);
        assert_eq!(kind_of("Wrecks and Boat Losses", 3), None);
        assert_eq!(kind_of("Wrecks", 0), None);
        // Beside a column of wrecks, one of losses.
        assert!(joined("Open Boat Wrecks and Mean Losses", 2, 4));
        assert!(!joined("Open Boat Wrecks by Mean Loss", 2, 4));
        assert!(!joined("Open Boat Wrecks and Losses", 2, 2));
    }

    #[test]
    fn heads_and_rows_say_a_thing_once() {
        check(&["Number", "• Number of boats"], "Number of boats");
        check(&["Number", "o Rafts"], "Rafts");
        check(&["Boats", "All boats seen", "– at dawn"], "All boats seen at dawn");
        check(&["Total", "Total boats"], "Total Total boats");
        check(&["Boats", "Total boats", "Total"], "Total boats");
        check(&["Lost boats", "Lost"], "Lost boats Lost");
    }

    /// A text with the stretches between carets raised.
    fn check_marks(printed: &str, expect: &str) {
        let mut text = PlacedText::new();
        for (at, part) in printed.split('^').enumerate() {
            for c in part.chars() {
                let (start, page, area) = (0, PageIndex(0), PlaceBox::default());
                text.push(&c.to_string(), Mark { start, page, line: 0, area, raised: at % 2 == 1, bold: false });
            }
        }
        let span = CharSpan::new(0..text.as_str().len());
        assert_eq!(unmarked(&text, span), expect, "{printed}");
    }

    #[test]
    fn the_marks_of_notes_are_no_part_of_what_is_counted() {
        check_marks("seen^iii^ boats", "seen boats");
        check_marks("boats^iv^", "boats");
        check_marks("the 3^rd^ boat", "the 3rd boat");
        check_marks("M^me^ Bo", "Mme Bo");
    }
}
