//! Numbers of documents, names with digits, ordinals and footnote marks. Marks of items and pages are in [`mark`], symbols and numbers
//! of registers in [`identifier`], names with digits in [`name`].
//!
//! | rule | reads | does not read |
//! | --- | --- | --- |
//! | `ordinal` | 12th, 1er, 3.º, Day 19 | 12 themes |
//! | `reference` | Article 12, paras. 3–5, Table 2.1, resolution 70/1, agenda items 6, 7 and 9 | a number of 11,182 |
//! | `section` | (see 4.3.1.), voir 6.2 | we see 4.3 million |
//! | `week` | week 14, semaine 14 | 14 weeks |
//! | `counted_paper` | 96 pages | 96 papers |
//! | `enclosed_list` | seven articles (1, 14 and 29) | (14 women and 29 men) |
//! | `footnote_mark` | a raised number | 10 m² |

use super::{identifier, mark, name};
use crate::parse::bid::{Bid, Class};
use crate::parse::reading::TextRole;
use crate::parse::token::{Form, Kind};
use crate::parse::vocabulary::{Language, Sense};
use crate::parse::words::Words;

/// Words that introduce a number of a document even in small letters; the others need their capital.
#[rustfmt::skip]
const STRONG: &[&str] = &[
    "page", "pages", "pp", "p", "página", "table", "tables", "tableau", "tabla", "cuadro", "figure", "fig", "gráfico",
    "article", "articles", "art", "artículo", "annex", "annexe", "anexo", "appendix", "chapter", "chapitre", "capítulo",
    "section", "sections", "paragraph", "paragraphs", "para", "paras", "párrafo", "párrafos", "paragraphe",
    "paragraphes", "resolution", "resolutions", "résolution", "résolutions", "resolución", "phase", "fase", "loi",
    "ley", "no", "nos", "step", "version", "vol", "volume", "decree", "décret", "decreto", "clause", "sdg", "sdgs",
    "note", "tomo", "folio", "window", "windows", "column", "columns",
];

/// Places of which a house, a town or a country has many.
#[rustfmt::skip]
const PLACED: &[&str] = &[
    "room", "ward", "zone", "block", "floor", "hall", "gate", "salle", "sala", "salón", "zona", "bloque", "secteur", "sector",
];

/// The longest list of numbers that one word introduces.
const LIST_MAX: usize = 64;

/// Bids for everything that is a number of something printed, not of something counted.
pub fn bids(words: &Words, role: TextRole, out: &mut Vec<Bid>) {
    mark::bids(words, out);
    for at in 0..words.len() {
        let Some(token) = words.get(at) else { break };
        if !token.is_numeral() {
            continue;
        }
        if token.raised && hangs(words, at) && !words.is_any(at + 1, &["st", "nd", "rd", "th", "er"]) {
            out.push(Bid::not(Class::FootnoteMark, at, at, "footnote_mark"));
        }
        // `P4.5 million` is money, no page.
        if name::money_letter(words, at) {
            continue;
        }
        counted_paper(words, at, out);
        ordinal(words, at, out);
        reference(words, at, role, out);
        section(words, at, out);
        trailing_mark(words, at, out);
        counted_time(words, at, out);
        enclosed_list(words, at, out);
        identifier::bids(words, at, out);
        name::bids(words, at, out);
    }
}

/// A raised number is a note's mark where it hangs on a word or a number that is not raised itself, or stands at the head of a text;
/// a number alone in its cell, or beside others of its kind, is raised by the setting of its line alone.
fn hangs(words: &Words, at: usize) -> bool {
    // `1 2` after `countries.`: the digits of one mark, set apart.
    let first =
        (0..=at).rev().take_while(|i| words.tokens[*i].raised && words.tokens[*i].is_numeral()).last().unwrap_or(at);
    match words.before(first).filter(|t| !t.is_one_of("|")) {
        None => words.get(at + 1).is_some_and(|t| t.kind == Kind::Word),
        Some(t) => (!t.is_numeral() || first >= at) && !words.mark(at + 1, ":"),
    }
}

/// `… acquiring HIV. 4`: a small number behind the last full stop of a text is a note's mark that lost its height.
fn trailing_mark(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let last = at + 1 == words.len() && at > 8;
    let stopped = last && words.mark(at - 1, ".”\"") && words.small(at).is_some_and(|n| (1..200).contains(&n));
    if stopped && words.before(at - 1).is_some_and(|t| t.kind == Kind::Word) {
        out.push(Bid::not(Class::FootnoteMark, at, at, "trailing_mark"));
    }
}

fn ordinal(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let ending = words.get(at + 1).filter(|t| !t.blank_before || t.raised);
    let word = ending.is_some()
        && words.is_any(
            at + 1,
            &[
                "st", "nd", "rd", "th", "er", "ère", "ème", "e", "º", "ª", "ra", "ro", "do", "da", "to", "ta", "no",
                "na", "mo", "ma", "vo", "va",
            ],
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

/// `Article 12`, `paras. 3–5 and 9`, `Table 2.1`, `resolution 70/1`, `No. 5`.
fn reference(words: &Words, at: usize, role: TextRole, out: &mut Vec<Bid>) {
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
    // `SitRep - 34`
    if words.mark(word, "-–") && word > 0 && words.is_any(word - 1, &["sitrep", "bulletin", "newsletter", "update"]) {
        word -= 1;
        numbered = true;
    }
    if words.is_any(word, &["no", "nos"]) && word > 0 && words.has(word - 1, Sense::Reference) {
        word -= 1;
        numbered = true;
    }
    // `read in room 12 by two men`, `ward 4 and`: a place of many, and nothing behind the number that it could count.
    let placed = words.is_any(word, PLACED)
        && words.small(at).is_some_and(|n| n < 1000)
        && words.get(at + 1).is_none_or(|t| {
            t.is_one_of(".;:,)") || t.kind == Kind::Word && (t.has(Sense::Preposition) || t.has(Sense::Conjunction))
        });
    // `talleres para 45 mujeres`: for them.
    let spoken = words.is(word, "para") && words.style.language == Language::Spanish;
    if spoken
        || !placed && !words.has(word, Sense::Reference)
        || matches!(words.get(at).map(|t| t.kind), Some(Kind::Numeral(Form::Grouped)))
    {
        return;
    }
    let capital = words.get(word).is_some_and(|t| t.capital);
    let pointed = matches!(words.get(at).map(|t| t.kind), Some(Kind::Numeral(Form::Decimal | Form::Dotted)));
    let goal = pointed
        && words.is_any(
            word,
            &[
                "target",
                "goal",
                "meta",
                "metas",
                "cible",
                "cibles",
                "indicator",
                "objetivo",
                "objectif",
                "targets",
                "goals",
                "indicators",
                "point",
                "guidance",
            ],
        );
    // `Results against outcome 1: accelerate …`, `now tier 1)`
    let closed = words.is_any(
        word,
        &["outcome", "output", "component", "objective", "priority", "tier", "deliverable", "hypothesis", "level"],
    ) && words.small(at).is_some_and(|n| n < 30)
        && words.get(at + 1).is_none_or(|t| t.is_one_of(":;.,)") || t.kind == Kind::Word && t.has(Sense::Small))
        || words.is_any(word, &["deliverable", "level"])
            && words.small(at).is_some_and(|n| n < 30)
            && words.is_any(at + 1, &["and", "or"])
            && words.small(at + 2).is_some_and(|n| n < 30);
    // `agenda items 32, 61 and 67`, `against outcomes 2 and 3`: a small word needs its own word before it, or a list behind it.
    let agenda = words.is_any(word, &["item", "items"]) && words.is(word.wrapping_sub(1), "agenda");
    let listed = words.is_any(
        word,
        &[
            "outcomes",
            "outputs",
            "goals",
            "targets",
            "indicators",
            "items",
            "objectives",
            "chapters",
            "deliverables",
            "classes",
            "grades",
            "components",
            "priorities",
            "levels",
        ],
    ) && words.small(at).is_some_and(|n| n < 100)
        && (words.mark(at + 1, ",–-") || words.is_any(at + 1, &["and", "or", "et", "y", "to"]))
        && words.small(at + 2).is_some_and(|n| n < 100)
        && words.get(at + 3).is_none_or(|t| {
            t.kind != Kind::Word || t.has(Sense::Conjunction) || t.has(Sense::Preposition) || t.has(Sense::Verb)
        });
    // `each grade 1 class`
    let graded = words.is(word, "grade") && words.is_any(at + 1, &["class", "level", "curriculum", "sample"]);
    if !capital
        && !numbered
        && !goal
        && !agenda
        && !listed
        && !closed
        && !graded
        && !placed
        && !words.is_any(word, STRONG)
    {
        return;
    }
    // `in the report 43 people`: a capital at the start of a sentence says nothing, but people after the number do.
    if [Sense::People, Sense::Adult, Sense::Case].iter().any(|s| words.has(at + 1, *s)) {
        return;
    }
    let mut last = at;
    // Ranges, lists and strokes: `3–5`, `3, 5 and 7`, `70/1`, `12(3)`.
    for _ in 0..LIST_MAX {
        // `articles 28 F and 28 J`: the letter belongs to its number.
        let letter =
            words.get(last + 1).is_some_and(|t| t.capital && t.kind == Kind::Word && words.str(last + 1).len() == 1);
        if letter && words.is_any(word, &["article", "articles", "art", "section", "sections", "artículo"]) {
            last += 1;
        }
        let stroke = words.mark(last + 1, "/-–—(") && words.glued(last + 1);
        let list =
            words.mark(last + 1, ",–-") || words.is_any(last + 1, &["and", "or", "et", "y", "to", "à", "of", "sur"]);
        let next = last + 2 + usize::from(words.mark(last + 1, ",") && words.is_any(last + 2, &["and", "et", "y"]));
        let plain = words
            .get(next)
            .is_some_and(|t| matches!(t.kind, Kind::Numeral(Form::Integer | Form::Decimal | Form::Dotted)))
            && !words.get(next + 1).is_some_and(|t| {
                t.senses.iter().any(|s| matches!(s, Sense::People | Sense::Adult | Sense::Case | Sense::Month(_)))
            });
        // `resolutions 1325 (2000) and 1820 (2008)`: each with its year.
        let year_after = |at: usize| {
            words.mark(at + 1, "(")
                && words.mark(at + 3, ")")
                && words.small(at + 2).is_some_and(|n| (1900..2100).contains(&n))
        };
        if year_after(last)
            && words.is_any(last + 4, &["and", "et", "y"])
            && words.small(last + 5).is_some()
            && year_after(last + 5)
        {
            last += 5;
        } else if (stroke || list) && plain && (words.small(next).is_none_or(|n| n < 1900) || words.mark(last + 1, "/"))
        {
            last = next;
        } else {
            break;
        }
    }
    // `resolution 2721 (2023)`: its year belongs to it.
    if words.mark(last + 1, "(")
        && words.mark(last + 3, ")")
        && words.small(last + 2).is_some_and(|n| (1900..2100).contains(&n))
    {
        last += 3;
    }
    let page = words.is_any(word, &["page", "pages", "página", "pp", "p"]);
    let alone = word == 0 && last + 1 == words.len();
    let rule = if page && (alone || role == TextRole::Furniture) { "page_number" } else { "reference" };
    let class = if rule == "page_number" { Class::PageNumber } else { Class::Reference };
    out.push(Bid::not(class, word, last, rule));
}

/// `(see 4.3.1.)`, `voir 6.2`: the number of a section, which a word sends to.
fn section(words: &Words, at: usize, out: &mut Vec<Bid>) {
    const SEE: &[&str] = &["see", "voir", "cf", "véase", "ver"];
    let lead = at.wrapping_sub(1 + usize::from(words.mark(at.wrapping_sub(1), ".")));
    let pointed = matches!(words.get(at).map(|t| t.kind), Some(Kind::Numeral(Form::Decimal | Form::Dotted)));
    let closed = words.get(at + 1).is_none_or(|t| t.is_one_of(".,;)") || t.has(Sense::Conjunction));
    if pointed && closed && words.is_any(lead, SEE) {
        out.push(Bid::not(Class::Reference, at, at, "section"));
    }
}

/// `week 14`, `semaine 14`, `Day 19`: a point in time counted from a beginning.
fn counted_time(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let Some(word) = at.checked_sub(1) else { return };
    if words.small(at).is_none_or(|n| n > 400) || words.has(at + 1, Sense::Duration) {
        return;
    }
    let parted = words.get(at).is_some_and(|t| t.blank_before);
    if words.is_any(word, &["week", "wk", "semaine", "semana", "weeks", "semaines", "semanas"])
        && words.small(at).is_some_and(|n| n <= 53)
        && parted
    {
        let to = words.mark(at + 1, "-–") || words.is_any(at + 1, &["to", "and", "à", "et", "a", "y"]);
        let last = if to && words.small(at + 2).is_some_and(|n| n <= 53) { at + 2 } else { at };
        out.push(Bid::not(Class::Date, word, last, "week"));
    }
    let counts = words
        .get(at + 1)
        .is_some_and(|t| t.has(Sense::People) || t.has(Sense::Case) || t.group().is_some() || t.is_one_of("%"));
    if words.is_any(word, &["day", "jour", "día", "case", "cas", "caso"])
        && words.get(word).is_some_and(|t| t.capital)
        && parted
        && !counts
    {
        let class = if words.is_any(word, &["day", "jour", "día"]) { Class::Ordinal } else { Class::Identifier };
        let mut last = at;
        for _ in 0..LIST_MAX {
            let next = last + 2 + usize::from(words.is_any(last + 2, &["and"]));
            let goes_on = class == Class::Identifier
                && (words.mark(last + 1, ",-–") || words.is_any(last + 1, &["and", "et", "y"]))
                && words.small(next).is_some();
            if !goes_on {
                break;
            }
            last = next;
        }
        out.push(Bid::not(class, word, last, if class == Class::Ordinal { "ordinal" } else { "case_number" }));
    }
}

/// `seven articles (1, 14, 16 and 29) of the Convention`: a bracket of numbers alone, right behind a word that is numbered.
fn enclosed_list(words: &Words, at: usize, out: &mut Vec<Bid>) {
    let opens = at > 1 && words.mark(at - 1, "(") && words.has(at - 2, Sense::Reference);
    if !opens {
        return;
    }
    let mut last = at;
    for _ in 0..LIST_MAX {
        let comma = usize::from(words.mark(last + 1, ",;–-"));
        let and = usize::from(words.is_any(last + 1 + comma, &["and", "et", "y"]));
        if comma + and == 0 || words.small(last + 1 + comma + and).is_none() {
            break;
        }
        last += 1 + comma + and;
    }
    if words.mark(last + 1, ")") && last > at {
        out.push(Bid::not(Class::Reference, at, last, "enclosed_list"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::bid;
    use crate::parse::style::Style;

    fn check(printed: &str, expect: &[(&str, &str)]) {
        assert_eq!(bid::won(printed, |words, out| bids(words, TextRole::Prose, out)), expect, "{printed}");
    }

    #[test]
    fn numbers_of_papers_and_their_letters() {
        check("see bulletin no. 7 for more", &[("bulletin no. 7", "reference")]);
        check("articles 28 F and 28 J of it", &[("articles 28 F and 28 J", "reference")]);
        let spanish = Style { language: Language::Spanish, ..Style::default() };
        let text = crate::place::PlacedText::unplaced("redes para 45 mujeres");
        let mut out = Vec::new();
        bids(&Words::new(&text, &spanish), TextRole::Prose, &mut out);
        assert!(out.is_empty());
        check("they met in room 12 by the sea", &[("room 12", "reference")]);
        check("in this zone 5 divers", &[]);
        check("schools teach classes 1–6 and more", &[("classes 1–6", "reference")]);
    }

    #[test]
    fn each_rule_reads_its_kind_and_no_other() {
        check("the 12th forum", &[("12th", "ordinal")]);
        check("hasta el 11no.", &[("11no", "ordinal")]);
        check("12 themes", &[]);
        check("under Article 12 and paras. 3–5", &[("Article 12", "reference"), ("paras. 3–5", "reference")]);
        check("Table 2.1 shows", &[("Table 2.1", "reference")]);
        check("la loi n° 2017-05 et la meta 10.7", &[("loi n° 2017-05", "reference"), ("meta 10.7", "reference")]);
        check(
            "la loi no. 3/1997 and columns 3 and 5 in",
            &[("loi no. 3/1997", "reference"), ("columns 3 and 5", "reference")],
        );
        check("skills (see 4.3.1.) that we see 4.3 million of", &[("4.3.1", "section")]);
        check(
            "deliverable 5 or 6) tests hypothesis 1",
            &[("deliverable 5 or 6", "reference"), ("hypothesis 1", "reference")],
        );
        check("a guide of 96 pages", &[("96 pages", "counted_paper")]);
        check("resolution 70/1 of", &[("resolution 70/1", "reference")]);
        check("a beneficiary number of 11,182 workers", &[]);
        check("the meeting 43 people joined", &[]);
        check("COVID-19, C189 and P-5 staff", &[("COVID-19", "name"), ("C189", "name"), ("P-5", "name")]);
        check("W27: M16", &[]);
        check("US$5 and THB500", &[]);
        check("SDG 8.7", &[("SDG 8.7", "reference")]);
        check("Page 3", &[("Page 3", "page_number")]);
        check("open 24/7", &[("24/7", "name")]);
        check("under agenda items 32, 61, 67 and 132, and of", &[("items 32, 61, 67 and 132", "reference")]);
        check("Notes on outcomes 2 and 3: flows", &[("outcomes 2 and 3", "reference")]);
        check("resolution 2721 (2023) of", &[("resolution 2721 (2023)", "reference")]);
        check("resolutions 1325 (2000) and 1820 (2008).", &[("resolutions 1325 (2000) and 1820 (2008)", "reference")]);
        check("Uganda SitRep - 34 | WHO", &[("SitRep - 34", "reference")]);
        check("Results against outcome 1: accelerate", &[("outcome 1", "reference")]);
        check("SDG indicators 5.2 and 5.2.2 to", &[("indicators 5.2 and 5.2.2", "reference")]);
        check("UN-SWAP 3.0 and the 95-95-95 targets", &[("3.0", "name"), ("95-95-95", "tied")]);
        check("Poverty 3.0% and Growth 3.0 million", &[]);
        check("from week 1 to week 14, 2022", &[("week 1", "week"), ("week 14", "week")]);
        check("14 weeks on, Day 19 for Kagadi", &[("Day 19", "ordinal")]);
        check("that each grade 1 class has grade 30 pupils", &[("grade 1", "reference")]);
        check("Case 80, 81, 84 and 94 are", &[("Case 80, 81, 84 and 94", "case_number")]);
        check("as for seven articles (1, 14 and 29) of", &[("1, 14 and 29", "enclosed_list")]);
    }
}
