//! Numbers of documents, names with digits, ordinals, list marks and footnote marks.
//!
//! | rule | reads | does not read |
//! | --- | --- | --- |
//! | `ordinal` | 12th, 1er, 3.º | 12 themes |
//! | `reference` | Article 12, paras. 3–5, Table 2.1, resolution 70/1, No. 5 | a number of 11,182 |
//! | `symbol` | A/79/797, GB.341/INS/3, 25-03121 | 27W/16M |
//! | `name` | COVID-19, C189, P-5, G20, 24/7 | W27, US$5 |
//! | `list_mark` | 1. Training, (2) Study | 1.5 million |
//! | `footnote_mark` | a raised number | 10 m² |

use super::bid::{Bid, Class};
use super::money;
use super::token::{Form, Kind};
use super::vocabulary::Sense;
use super::words::Words;

/// Words that introduce a number of a document even in small letters; the others need their capital.
const STRONG: &[&str] = &[
    "page",
    "pages",
    "pp",
    "p",
    "página",
    "table",
    "tables",
    "tableau",
    "tabla",
    "cuadro",
    "figure",
    "fig",
    "gráfico",
    "article",
    "articles",
    "art",
    "artículo",
    "annex",
    "annexe",
    "anexo",
    "appendix",
    "chapter",
    "chapitre",
    "capítulo",
    "section",
    "sections",
    "paragraph",
    "paragraphs",
    "para",
    "paras",
    "párrafo",
    "párrafos",
    "paragraphe",
    "paragraphes",
    "resolution",
    "resolutions",
    "résolution",
    "résolutions",
    "resolución",
    "phase",
    "fase",
    "loi",
    "ley",
    "no",
    "nos",
    "step",
    "version",
    "vol",
    "volume",
    "decree",
    "décret",
    "decreto",
    "clause",
    "sdg",
    "sdgs",
    "note",
];

/// Bids for everything that is a number of something printed, not of something counted.
pub fn bids(words: &Words, out: &mut Vec<Bid>) {
    list_mark(words, out);
    for at in 0..words.len() {
        let Some(token) = words.get(at) else { break };
        if !token.is_numeral() {
            continue;
        }
        if token.raised && !words.is_any(at + 1, &["st", "nd", "rd", "th", "er"]) {
            out.push(Bid::not(Class::FootnoteMark, at, at, "footnote_mark"));
        }
        counted_paper(words, at, out);
        address(words, at, out);
        ordinal(words, at, out);
        reference(words, at, out);
        symbol(words, at, out);
        name(words, at, out);
    }
}

fn ordinal(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let ending = words.get(at + 1).filter(|t| !t.blank_before || t.raised);
    let word = ending.is_some()
        && words.is_any(
            at + 1,
            &["st", "nd", "rd", "th", "er", "ère", "ème", "e", "º", "ª", "ra", "ro", "do", "da", "to", "ta"],
        );
    let mark = words.mark(at + 1, "ºª") && words.glued(at + 1);
    if word || mark {
        out.push(Bid::not(Class::Ordinal, at, at + 1, "ordinal"));
    }
}

/// `96 pages`, `a 40-page guide`: how long a paper is counts nothing of the world.
fn counted_paper(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let next = at + 1 + usize::from(words.mark(at + 1, "-‑") && words.glued(at + 1));
    if words.is_any(next, &["page", "pages", "páginas", "página", "slides"])
        && words.get(next).is_some_and(|t| !t.capital)
    {
        out.push(Bid::not(Class::Reference, at, next, "counted_paper"));
    }
}

/// `1200 Rizal Street`, `40 Harbour Road, Songkhla 90000`, `calle 9 de Octubre 1420`, `Building 4, Room 302`.
fn address(words: &Words, at: usize, out: &mut Vec<Bid>) {
    const STREETS: &[&str] =
        &["street", "road", "avenue", "ave", "boulevard", "blvd", "lane", "drive", "square", "rue", "highway"];
    const BEFORE: &[&str] =
        &["calle", "avenida", "rue", "avenue", "boulevard", "building", "room", "floor", "ext", "box", "apartado"];
    let street = (at + 1..at + 5)
        .take_while(|i| words.get(*i).is_some_and(|t| t.kind == Kind::Word && t.capital))
        .find(|i| words.is_any(*i, STREETS));
    if let Some(last) = street {
        // A postal code follows the town: five or six digits after a capitalised name.
        let code = (last + 1..last + 6).find(|i| {
            words.get(*i).is_some_and(|t| t.is_numeral())
                && words.str(*i).len() >= 4
                && words.before(*i).is_some_and(|t| t.capital)
        });
        out.push(Bid::not(Class::Identifier, at, code.unwrap_or(last), "address"));
    }
    let lead = (at.saturating_sub(4)..at)
        .rev()
        .take_while(|i| words.get(*i).is_some_and(|t| t.kind == Kind::Word || t.is_numeral()))
        .find(|i| {
            words.is_any(*i, BEFORE)
                && (words.is_any(*i, &["calle", "rue", "avenida", "boulevard"])
                    || *i + 1 == at && words.get(*i).is_some_and(|t| t.capital || words.is(*i, "ext")))
        });
    if let Some(first) = lead {
        out.push(Bid::not(Class::Identifier, first, at, "address"));
    }
    if at > 1 && words.is(at.wrapping_sub(2), "ext") && words.mark(at - 1, ".") {
        out.push(Bid::not(Class::Phone, at - 2, at, "extension"));
    }
    // `the 1506 hotline`
    if words.is_any(at + 1, &["hotline", "helpline"]) && words.str(at).len() >= 3 {
        out.push(Bid::not(Class::Phone, at, at + 1, "hotline"));
    }
}

/// `Article 12`, `paras. 3–5 and 9`, `Table 2.1`, `resolution 70/1`, `No. 5`.
fn reference(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let Some(mut word) = at.checked_sub(1) else { return };
    // Between the word and its number: a point, `No.`, an opening bracket of a symbol, `number`.
    let mut numbered = false;
    for _ in 0..4 {
        let sign = words.mark(word, "#°") || words.is_any(word, &["number", "n", "numéro", "número", "º", "ª"]);
        if word > 0 && (words.mark(word, ".") && words.glued(word) || sign) {
            numbered |= sign;
            word -= 1;
        }
    }
    if words.is_any(word, &["no", "nos"]) && word > 0 && words.has(word - 1, Sense::Reference) {
        word -= 1;
    }
    if !words.has(word, Sense::Reference) || matches!(words.get(at).map(|t| t.kind), Some(Kind::Numeral(Form::Grouped)))
    {
        return;
    }
    let capital = words.get(word).is_some_and(|t| t.capital);
    let pointed = matches!(words.get(at).map(|t| t.kind), Some(Kind::Numeral(Form::Decimal | Form::Dotted)));
    let goal = pointed
        && words
            .is_any(word, &["target", "goal", "meta", "metas", "cible", "cibles", "indicator", "objetivo", "objectif"]);
    if !capital && !numbered && !goal && !words.is_any(word, STRONG) {
        return;
    }
    // `in the report 43 people`: a capital at the start of a sentence says nothing, but people after the number do.
    if [Sense::People, Sense::Adult, Sense::Case].iter().any(|s| words.has(at + 1, *s)) {
        return;
    }
    let mut last = at;
    // Ranges, lists and strokes: `3–5`, `3, 5 and 7`, `70/1`, `12(3)`.
    for _ in 0..6 {
        let stroke = words.mark(last + 1, "/-–—(") && words.glued(last + 1);
        let list = words.mark(last + 1, ",–-") || words.is_any(last + 1, &["and", "et", "y", "to", "à", "of", "sur"]);
        let next = last + 2;
        let plain = words
            .get(next)
            .is_some_and(|t| t.kind == Kind::Numeral(Form::Integer) || t.kind == Kind::Numeral(Form::Decimal))
            && !words.get(next + 1).is_some_and(|t| {
                t.senses.iter().any(|s| matches!(s, Sense::People | Sense::Adult | Sense::Case | Sense::Month(_)))
            });
        if (stroke || list) && plain && words.small(next).is_none_or(|n| n < 1900) {
            last = next;
        } else {
            break;
        }
    }
    let page = words.is_any(word, &["page", "pages", "página", "pp", "p"]);
    let rule = if page && word == 0 && last + 1 == words.len() { "page_number" } else { "reference" };
    let class = if rule == "page_number" { Class::PageNumber } else { Class::Reference };
    out.push(Bid::not(class, word, last, rule));
}

/// Document symbols: a run without blanks that holds a stroke, capitals and a number; job numbers such as `25-03121`.
fn symbol(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let mut first = at;
    while first > 0 && words.glued(first) && !words.mark(first - 1, "([,;:=") {
        first -= 1;
    }
    let mut last = at;
    while words.glued(last + 1) && !words.mark(last + 1, ")],;:=.") {
        last += 1;
    }
    let strokes = (first..=last).filter(|i| words.mark(*i, "/")).count();
    let begins = words.get(first).is_some_and(|t| {
        t.kind == Kind::Word && t.capital && t.senses.iter().all(|s| !matches!(s, Sense::Money(_) | Sense::Letter(_)))
    }) || strokes >= 2 && words.str(first).len() == 1 && words.get(first).is_some_and(|t| t.capital);
    let capitals = words.str(first).chars().all(|c| c.is_uppercase());
    if strokes > 0 && begins && capitals && last > first + 1 && words.mark(first + 1, "/.") {
        out.push(Bid::not(Class::Identifier, first, last, "symbol"));
    }
    let dash = words.mark(at + 1, "-–") && words.glued(at + 1) && words.glued(at + 2);
    if dash
        && words.str(at).len() == 2
        && words.str(at + 2).len() >= 5
        && words.get(at + 2).is_some_and(|t| t.kind == Kind::Numeral(Form::Integer))
    {
        out.push(Bid::not(Class::Identifier, at, at + 2, "job_number"));
    }
    // A code between asterisks, as under the bar code of a UN document.
    if at > 0 && words.mark(at - 1, "*") && words.glued(at) && words.mark(at + 1, "*") {
        out.push(Bid::not(Class::Identifier, at, at, "job_number"));
    }
    // A number with leading zeros counts nothing.
    if words.str(at).len() > 2 && words.str(at).starts_with('0') && words.str(at).bytes().all(|b| b.is_ascii_digit()) {
        out.push(Bid::not(Class::Identifier, at, at, "leading_zero"));
    }
}

/// `COVID-19`, `C189`, `P-5`, `G20`, `H1N1`, `UN-SWAP 3.0`, `24/7`, `5G`.
fn name(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let is_name = |i: usize| {
        words.get(i).is_some_and(|t| {
            t.kind == Kind::Word
                && t.capital
                && t.month().is_none()
                && t.senses.iter().all(|s| !matches!(s, Sense::Money(_) | Sense::Letter(_) | Sense::Group(_)))
        })
    };
    let mut last = at;
    while words.glued(last + 1)
        && words.get(last + 1).is_some_and(|t| t.is_numeral() || t.kind == Kind::Word && t.letter().is_none())
    {
        last += 1;
    }
    if at > 0 && words.glued(at) && is_name(at - 1) && money::before(words, at).is_none() {
        out.push(Bid::not(Class::Name, at - 1, last, "name"));
    }
    if at > 1 && words.glued(at) && words.mark(at - 1, "-‑–") && words.glued(at - 1) {
        let short = words.get(at - 2).is_some_and(|t| t.kind == Kind::Word && t.capital && t.month().is_none())
            && words.str(at - 2).chars().all(|c| c.is_uppercase() || c.is_lowercase() && words.str(at - 2).len() > 4);
        if short && words.str(at).chars().count() <= 4 {
            out.push(Bid::not(Class::Name, at - 2, last, "name"));
        }
    }
    // `10-10-10 targets`, `95–95–95`: three numbers or more tied together; `coronavirus disease 2019`, `2019-nCoV`.
    let tied =
        |i: usize| words.mark(i + 1, "-–") && words.glued(i + 1) && words.glued(i + 2) && words.small(i + 2).is_some();
    let year = words.small(at).is_some_and(|n| n > 999);
    if tied(at)
        && tied(at + 2)
        && words.small(at).is_some()
        && !year
        && !words.small(at + 4).is_some_and(|n| n > 999)
        && !(at > 1 && words.mark(at - 1, "-–") && words.glued(at))
    {
        out.push(Bid::not(Class::Name, at, at + 4, "tied"));
    }
    if year && words.is(at.wrapping_sub(1), "disease") {
        out.push(Bid::not(Class::Name, at - 1, at, "name"));
    }
    if year && words.mark(at + 1, "-‑") && words.glued(at + 1) && words.is_any(at + 2, &["ncov", "n"]) {
        out.push(Bid::not(Class::Name, at, at + 2, "name"));
    }
    if words.str(at) == "24" && words.mark(at + 1, "/") && words.str(at + 2) == "7" {
        out.push(Bid::not(Class::Name, at, at + 2, "name"));
    }
    // `5G`, `4Ps`, `3Rs`: one digit with capitals that are no sex and no scale.
    let capitals = words.glued(at + 1)
        && words.get(at + 1).is_some_and(|t| t.kind == Kind::Word && t.capital && t.senses.is_empty())
        && words.str(at + 1).len() <= 3;
    if capitals && words.str(at).len() == 1 {
        out.push(Bid::not(Class::Name, at, at + 1, "name"));
    }
}

/// The number at the head of a footnote, whether it touches the first word (`3Of the callers`) or not.
pub fn note_mark(words: &Words, out: &mut Vec<Bid>) {
    let small = words.small(0).is_some_and(|n| n < 1000);
    if small && words.get(1).is_some_and(|t| t.capital || t.is_one_of(".)")) {
        out.push(Bid::not(Class::FootnoteMark, 0, 0, "note_mark"));
    }
}

/// The mark of a list item or numbered heading at the start of a text, and `(2)` before a word inside it.
fn list_mark(words: &Words, out: &mut Vec<Bid>) {
    let open = usize::from(words.mark(0, "(["));
    let Some(token) = words.get(open).filter(|t| t.is_numeral()) else { return };
    if words.len() == open + 1 {
        return;
    }
    let after = open + 1;
    let closed = words.mark(after, ".)]")
        && words.glued(after)
        && words.get(after + 1).is_none_or(|t| t.blank_before || t.capital);
    let heading = matches!(token.kind, Kind::Numeral(Form::Dotted))
        || matches!(token.kind, Kind::Numeral(Form::Decimal))
            && words.get(after).is_some_and(|t| t.kind == Kind::Word && t.capital && t.blank_before);
    let short = words.str(open).chars().count() <= 3 || heading;
    if short && (closed || heading) && words.get(after + usize::from(closed)).is_none_or(|t| !t.is_numeral()) {
        out.push(Bid::not(Class::ListMark, 0, after.saturating_sub(usize::from(!closed)), "list_mark"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::bid;
    use crate::parse::style::Style;
    use crate::place::PlacedText;

    fn check(printed: &str, expect: &[(&str, &str)]) {
        let text = PlacedText::unplaced(printed);
        let words = Words::new(&text, &Style::default());
        let mut out = Vec::new();
        bids(&words, &mut out);
        let award = bid::award(out);
        let got: Vec<_> = award.won.iter().map(|b| (&printed[words.span(b.first, b.last).range()], b.rule)).collect();
        assert_eq!(got, expect, "{printed}");
    }

    #[test]
    fn each_rule_reads_its_kind_and_no_other() {
        check("the 12th forum", &[("12th", "ordinal")]);
        check("12 themes", &[]);
        check("under Article 12 and paras. 3–5", &[("Article 12", "reference"), ("paras. 3–5", "reference")]);
        check("Table 2.1 shows", &[("Table 2.1", "reference")]);
        check("la loi n° 2017-05 et la meta 10.7", &[("loi n° 2017-05", "reference"), ("meta 10.7", "reference")]);
        check("at 40 Harbour Road, Songkhla 90000", &[("40 Harbour Road, Songkhla 90000", "address")]);
        check("a guide of 96 pages by the 1506 hotline", &[("96 pages", "counted_paper"), ("1506 hotline", "hotline")]);
        check("resolution 70/1 of", &[("resolution 70/1", "reference")]);
        check("a beneficiary number of 11,182 workers", &[]);
        check("the meeting 43 people joined", &[]);
        check("A/79/797 and GB.341/INS/3", &[("A/79/797", "symbol"), ("GB.341/INS/3", "symbol")]);
        check("27W/16M", &[]);
        check("25-03121 (E)", &[("25-03121", "job_number")]);
        check("COVID-19, C189 and P-5 staff", &[("COVID-19", "name"), ("C189", "name"), ("P-5", "name")]);
        check("W27: M16", &[]);
        check("US$5 and THB500", &[]);
        check("SDG 8.7", &[("SDG 8.7", "reference")]);
        check("1. Training of staff", &[("1.", "list_mark")]);
        check("1.5 million people", &[]);
        check("Page 3", &[("Page 3", "page_number")]);
        check("open 24/7", &[("24/7", "name")]);
    }
}
