//! The area that a figure is of, and the other end of a movement across a border.
//!
//! ```text
//! item    = crews from Peru ([4: PER]), Fiji ([5: FJI])
//! clause  = in Peru, with money from Spain, [40: PER] ports; [10: BTN] boats for Bhutan
//! moved   = in a report on Cambodia: [240: KHM > THA] workers came back from Thailand
//! ```

use super::area;
use super::figure::Around;
use super::place_name::singled_out;
use crate::parse::claim::{Quantity, Reading};
use crate::place::CharSpan;
use crate::record::{Figure, Unit};
use regex::Regex;
use std::sync::LazyLock;

/// The other end of a movement, or the country of a row in a report on several.
pub fn set(figure: &mut Figure, q: &Quantity, around: &Around) {
    let text = around.reading.text.as_str();
    let spans = q.label.into_iter().chain(q.subject.iter().copied()).chain(q.noun);
    // `young people in Cameroon` of `in Cameroon, Côte d’Ivoire and Nigeria`: one of several is not the area of all.
    let whole = |s: CharSpan| {
        let listed = area::find(&text[s.range()]).last().is_some_and(|n| {
            s.start as usize + n.range.end == s.end as usize && area::goes_on(&text[s.end as usize..])
        });
        area::only(&text[s.range()]).filter(|_| !listed)
    };
    let item = || area::of_item(item_head(q, around.reading)?);
    let own = item().or_else(|| spans.into_iter().find_map(whole));
    let own = own.or_else(|| q.heads.iter().find_map(|h| area::only(h)));
    let others: Vec<&str> = around.heading_areas.iter().copied().filter(|c| Some(*c) != around.ref_area).collect();
    let heading = match others[..] {
        [first, ref rest @ ..] if rest.iter().all(|c| *c == first) => Some(first),
        _ => around.heading_areas.first().copied().filter(|_| others.is_empty()),
    };
    match around.ref_area {
        Some(report) => {
            let own = own.filter(|c| *c != report);
            figure.counterpart_area = own
                .or(heading)
                .or_else(|| moved(figure, q, around, report))
                .filter(|c| *c != report)
                .map(str::to_owned);
        }
        None => {
            // `Boats by port in Peru` above a table: its ports are there.
            let caption = || around.caption.filter(|_| q.rule.starts_with("table")).and_then(area::inside);
            let own = own.or_else(|| of_clause(q, around.reading)).or_else(caption);
            figure.ref_area = own.or(around.sum_area).or(heading).map(str::to_owned);
        }
    }
}

/// How far before a number the name of its item begins, in bytes.
const ITEM_BYTES: usize = 60;

/// What stands right before a number in its sentence.
fn item_head<'a>(q: &Quantity, reading: &'a Reading) -> Option<&'a str> {
    let text = reading.text.as_str();
    let (from, to) = (reading.sentences.get(q.sentence)?.start as usize, q.span.start as usize);
    let from = (from.max(to.saturating_sub(ITEM_BYTES))..=to).find(|at| text.is_char_boundary(*at))?;
    text.get(from..to)
}

/// The one country that the clause of a number names, where its words are no part of a longer name and of no other number.
fn of_clause(q: &Quantity, reading: &Reading) -> Option<&'static str> {
    let text = reading.text.as_str();
    let sentence = reading.sentences.get(q.sentence)?.range();
    let whole = text.get(sentence.clone())?;
    if area::speaks(whole) {
        return None;
    }
    let (first, last) = ((q.span.start as usize).max(sentence.start), (q.span.end as usize).min(sentence.end));
    let from = text.get(sentence.start..first)?.rfind(';').map_or(sentence.start, |at| sentence.start + at + 1);
    let to = text.get(last..sentence.end)?.find(';').map_or(sentence.end, |at| last + at);
    let named = area::find(text.get(from..to)?);
    let own = |n: &area::Named| {
        let (start, end) = (from + n.range.start, from + n.range.end);
        // `the Israel Defense Forces`
        let led = ["in ", "In ", "en ", "En "].iter().any(|w| text[..start].ends_with(w));
        let part = !led && text[end..].strip_prefix(' ').is_some_and(|t| t.starts_with(char::is_uppercase));
        // `$55 million for the bank and $10 million for Bhutan`, `tests in China and more than 20 vaccines`
        let behind = |o: &Quantity| (o.span.start as usize) >= last && (o.span.end as usize) <= start;
        let before = text.get(end..first).is_some_and(|t| {
            t.split_whitespace().next().is_some_and(|w| ["and", "et", "y"].contains(&w))
                && t.split_whitespace().count() <= 4
        });
        let example = start >= last && singled_out(&text[last..start]);
        let donor = DONOR.as_ref().is_some_and(|r| r.is_match(&text[from..start]));
        !(part || before || example || donor || start >= last && reading.quantities.iter().any(behind))
    };
    let code = named.first()?.code;
    let one = named.iter().all(|n| n.code == code) && named.iter().any(own);
    // `In Peru, with money from Spain, 40 ports …`, `in Cuba it met crews, and in Peru it met 40`: where its clause begins.
    let opens = |n: &&area::Named| {
        let (start, end) = (from + n.range.start, from + n.range.end);
        let lead = text[..start].trim_end_matches("the ");
        let begins =
            ["in ", "In ", "en ", "En ", "au ", "Au "].iter().find_map(|w| lead.strip_suffix(w)).is_some_and(|t| {
                let t = t.trim_end();
                t.len() <= sentence.start || t.ends_with([',', ';']) || t.ends_with(" and") || t.ends_with(" et")
            });
        begins && end <= first && !area::goes_on(&text[end..])
    };
    let opening = || named.iter().rev().find(opens).map(|n| n.code);
    if one { Some(code) } else { opening() }
}

/// `with support from the Government of`, `funded by`: a giver is no place.
static DONOR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:support|funding|funds|financing|grants?|contributions?|donations?|backing|funded|financed|supported|donated|appui|soutien|financements?|financée?s?|apoyo|financiación|financiad[oa]s?)\s(?:from|by|of|de|du|par|por|del)\s(?:the\s|la\s|le\s|el\s|l[’'])?(?:(?:Governments?|Kingdom|Republic|People|Gouvernement|Gobierno)\s(?:of|de|du|del)\s)?(?:the\s|la\s|le\s|el\s|l[’'])?$").ok()
});

/// `over 240,000 workers came back from Thailand`: the one other country of the clause, where people move or live across a border.
fn moved(figure: &Figure, q: &Quantity, around: &Around, report: &str) -> Option<&'static str> {
    #[rustfmt::skip]
    const MOVES: &[&str] = &[
        "migra", "emigr", "inmigr", "workers", "nationals", "returne", "refugee", "came back", "come back", "returned", "sent to", "deployed", "left for", "departure",
        "abroad", "crossed", "travailleurs", "rapatri", "revenus", "expatri", "partis", "trabajadores", "retorn", "deportad", "refugiad",
        "réfugi", "trainees", "seafarers", "fishers", "personas ", "ressortissant",
    ];
    if figure.unit != Unit::Persons || figure.event.is_some() {
        return None;
    }
    let text = around.reading.text.as_str();
    let sentence = around.reading.sentences.get(q.sentence)?;
    let (from, to) = (sentence.start as usize, sentence.end as usize);
    let first = (q.span.start as usize).max(from);
    let start = text.get(from..first)?.rfind([';']).map_or(from, |at| from + at + 1);
    let end = text
        .get((q.span.end as usize).min(to)..to)?
        .find([';', '('])
        .map_or(to, |at| (q.span.end as usize).min(to) + at);
    let clause = text.get(start..end)?;
    let lower = clause.to_lowercase();
    if !MOVES.iter().any(|w| lower.contains(w)) {
        return None;
    }
    let mut others = area::find(clause).into_iter().filter(|n| n.code != report);
    let found = others.next()?;
    let before = clause[..found.range.start].trim_end().rsplit(' ').next().unwrap_or("").to_lowercase();
    let led = ["in", "from", "to", "for", "au", "en", "aux", "de", "du", "desde", "a", "into", "across", "and"]
        .contains(&before.as_str());
    (led && others.all(|n| n.code == found.code)).then_some(found.code)
}
