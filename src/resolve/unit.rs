//! What a figure is measured in: the unit of the amount itself, else of the noun that is counted.

use super::area;
use super::event::squeeze;
use super::figure::Around;
use super::subject::unlisted;
use crate::parse::claim::{PartLabel, Quantity, UnitClaim};
use crate::parse::vocabulary::{Group, Language, Sense, THINGS, doer, senses, surely_doer};
use crate::record::Unit;
use regex::Regex;
use std::sync::LazyLock;

/// A caption with so many commas lists what its table counts.
const LISTED_COMMAS_MIN: usize = 2;

/// Heads of what is one number to another.
const RATIOS: &[&str] = &["ratio", "ratios", "razón", "razones"];

/// The unit: of the amount itself, else of the noun that is counted.
pub fn of(q: &Quantity, around: &Around, claim: UnitClaim) -> Unit {
    match claim {
        UnitClaim::Percent => return Unit::Percent,
        UnitClaim::Money(..) => return Unit::Currency,
        UnitClaim::Ratio => return Unit::Ratio,
        UnitClaim::Plain => {}
    }
    // `Thresholds, kg/year`, over a column or before a row: what is measured is no count.
    let text = around.reading.text.as_str();
    if q.rule == "table_cell" && names(q, text).any(|name| measure(name, around.language).is_some()) {
        return Unit::Other;
    }
    // `Sex ratio`, `Razón M/H`.
    let ratio = |head: &String| head.to_lowercase().split(|c: char| !c.is_alphabetic()).any(|w| RATIOS.contains(&w));
    if q.rule == "table_cell" && q.heads.iter().any(ratio) {
        return Unit::Ratio;
    }
    // `40 tonnes of rope`, `12 km of quay`.
    let kind = |w: &&str| !POWERS.contains(w);
    let measured = |noun: &str| noun.split_whitespace().find(kind).is_some_and(|w| is_measure(w, around.language));
    if q.noun.is_some_and(|n| measured(&text[n.range()])) {
        return Unit::Other;
    }
    let spans = q.noun.into_iter().chain(q.label).chain(q.subject.iter().copied());
    let mut texts: Vec<&str> = spans.map(|s| unlisted(&text[s.range()])).collect();
    // Heads of several levels name their noun anywhere: `In last 24 hours Suspected cases`.
    if q.noun.is_none() && q.label.is_none() {
        let words: Vec<&str> = q.heads.iter().flat_map(|h| h.split_whitespace()).collect();
        let named = words.into_iter().rev().find_map(|w| head_unit(w, around.language, around));
        if let Some(unit) = named {
            return unit;
        }
    }
    texts.extend(q.heads.iter().map(String::as_str));
    // `Samples collected` in a table of contacts counts samples: the caption speaks only where the row is a name.
    let row_tells = q.rule == "table_cell"
        && q.subject.first().is_some_and(|s| {
            text[s.range()]
                .split_whitespace()
                .any(|w| w.len() > 3 && w.ends_with('s') && w.starts_with(char::is_alphabetic))
                && text[s.range()]
                    .split_whitespace()
                    .skip(1)
                    .any(|w| w.starts_with(char::is_lowercase) || w.ends_with("ed") || w.ends_with("ing"))
        });
    // `Contacts, alerts, burials and samples as of …` counts none of them in particular.
    let listed = |c: &&str| c.matches(',').count() >= LISTED_COMMAS_MIN && q.rule == "table_cell";
    // A mean or a limit of something is not what the caption counts.
    let statistic = q.heads.iter().any(|h| is_statistic(h));
    texts.extend(around.caption.filter(|c| !row_tells && !listed(c) && !statistic));
    // `24 partners, including the bank`: bodies, where no sexes are told.
    let bodies = |noun: &str| noun.split(' ').next_back().is_some_and(|w| w.eq_ignore_ascii_case("partners"));
    let bodies = q.parts.is_empty() && q.noun.is_some_and(|n| bodies(&text[n.range()]));
    if bodies || q.noun.is_some_and(|n| thing(&text[n.range()])) {
        return Unit::Count;
    }
    let by_sex = q.parts.iter().any(|p| matches!(p.label, PartLabel::Group(_)));
    for phrase in texts {
        if let Some(unit) = head_unit(phrase, around.language, around) {
            return unit;
        }
        // The noun beside the number decides; labels and heads only where it is silent.
        if q.noun.is_some_and(|n| &text[n.range()] == phrase) && !by_sex {
            return match (of_cases(phrase), hurt(phrase)) {
                (true, _) => Unit::Cases,
                (_, hurt) => {
                    if hurt {
                        Unit::Persons
                    } else {
                        Unit::Count
                    }
                }
            };
        }
    }
    // A table keeps the language it was made in: French lists in an English report.
    if q.rule == "table_cell"
        && let Some(unit) = q.subject.iter().find_map(|s| foreign_unit(unlisted(&text[s.range()]), around))
    {
        return unit;
    }
    let told = q.noun.into_iter().chain(q.label).chain(q.subject.iter().copied()).map(|s| &text[s.range()]);
    let cases = told.chain(q.heads.iter().map(String::as_str)).any(of_cases);
    let alone = match q.subject[..] {
        [only] => q.noun.is_none() && hurt(&text[only.range()]),
        _ => false,
    };
    match (by_sex || alone, cases) {
        (true, _) => Unit::Persons,
        (false, true) => Unit::Cases,
        (false, false) => Unit::Count,
    }
}

/// `kg/year`, `Land cleared (ha)`, `Depth, metres`: the measure that a head ends with, that begins its bracket, or that is per something.
fn measure(head: &str, language: Language) -> Option<&str> {
    let is = |w: &&str| is_measure(w, language);
    let bare = |w| str::trim_matches(w, |c: char| !c.is_alphanumeric());
    let bracket = || {
        Some(head.rsplit_once('(')?.1.split(')').next()?.trim())
            .filter(|m| is(&m.split([' ', '/']).next().unwrap_or("")))
    };
    let per = || head.split_whitespace().map(bare).find(|w| w.split_once('/').is_some_and(|(m, _)| is(&m)));
    // `Boats under five metres` are told by their size.
    let last = || {
        let (told, last) = head.split('(').next()?.trim_end().rsplit_once(' ')?;
        Some(bare(last))
            .filter(|w| is(w) && (told.ends_with([',', ':']) || told.ends_with(" in") || told.ends_with(" en")))
    };
    // `Square feet (000s)`
    let power = || {
        let told = head.split('(').next()?.trim();
        let (power, of) = told.split_once(' ')?;
        Some(told).filter(|_| POWERS.contains(&power.to_lowercase().as_str()) && is(&of))
    };
    bracket().or_else(per).or_else(last).or_else(power)
}

/// What makes an area, a room or a heavier ton of a measure.
const POWERS: &[&str] = &["metric", "square", "cubic"];

/// The names that a cell stands under: those of its column, then those of its row.
fn names<'a>(q: &'a Quantity, text: &'a str) -> impl Iterator<Item = &'a str> {
    q.heads.iter().map(String::as_str).chain(q.subject.iter().filter_map(|s| text.get(s.range())))
}

fn is_measure(word: &str, language: Language) -> bool {
    word.chars().count() > 1 && senses(&word.to_lowercase(), language).contains(&Sense::Measure)
}

/// `Mean loss`, `Std. dev.`, `Max`: a head that begins with the name of a statistic.
fn is_statistic(head: &str) -> bool {
    #[rustfmt::skip]
    const NAMES: &[&str] = &[
        "mean", "median", "average", "std", "stdev", "sd", "min", "max", "minimum", "maximum", "moyenne", "médiane", "media", "mediana",
        "promedio",
    ];
    let first = head.split(|c: char| !c.is_alphabetic()).find(|w| !w.is_empty()).unwrap_or("").to_lowercase();
    NAMES.contains(&first.as_str())
}

/// `Laboratory confirmed`, `Clinically diagnosed`: a phrase that ends with the state of a case and names nothing else.
fn of_cases(phrase: &str) -> bool {
    #[rustfmt::skip]
    const STATES: &[&str] = &[
        "confirmed", "suspected", "probable", "diagnosed", "confirmés", "probables", "confirmados", "sospechosos",
    ];
    let last = phrase.split(|c: char| !c.is_alphanumeric()).rfind(|w| !w.is_empty()).unwrap_or("").to_lowercase();
    STATES.contains(&last.as_str())
}

/// `Over 900 have been injured`: what only befalls people needs no noun.
fn hurt(phrase: &str) -> bool {
    #[rustfmt::skip]
    const HURT: &[&str] = &[
        "injured", "wounded", "killed", "blessés", "blessées", "tués", "disparus", "heridos", "heridas", "fallecidos", "muertos",
        "desaparecidos", "damnificados", "desplazados",
    ];
    let lower = phrase.trim().to_lowercase();
    let (first, rest) = lower.split_once(' ').unwrap_or((&lower, ""));
    let place =
        ["", "en", "in", "dans", "à", "y", "and", "et", "por", "par"].contains(&rest.split(' ').next().unwrap_or(""));
    HURT.contains(&first) && place
}

/// True where the head of a noun phrase is a thing.
fn thing(noun: &str) -> bool {
    let head = noun
        .split(' ')
        .take_while(|w| {
            !["of", "in", "for", "from", "to", "de", "d’emploi", "pour", "para", "en", "with", "by"].contains(w)
        })
        .last()
        .unwrap_or("");
    THINGS.contains(&head.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str())
}

/// Words in front of `of` that count and are not counted.
const QUANTIFIERS: &[&str] =
    &["number", "total", "share", "percentage", "group", "nombre", "número", "estimated", "cumulative", "average"];

/// The unit that a name in another language than the report's tells: by a word of its vocabulary, or a doer by a form that no thing has.
fn foreign_unit(name: &str, around: &Around) -> Option<Unit> {
    [Language::English, Language::French, Language::Spanish].into_iter().filter(|l| *l != around.language).find_map(
        |l| {
            let first = name.split(|c: char| !c.is_alphabetic()).find(|w| !w.is_empty())?.to_lowercase();
            let known = first.len() > 3
                && senses(&first, l).iter().any(|s| matches!(s, Sense::People | Sense::Adult | Sense::Case));
            if known { head_unit(name, l, around) } else { surely_doer(&first, l).then_some(Unit::Persons) }
        },
    )
}

/// So far into a phrase a participle is a part of the name: `laboratory confirmed fever cases`.
const NAME_WORDS: usize = 2;

/// The unit that the head of a noun phrase names: the last telling word before its first preposition.
fn head_unit(phrase: &str, language: Language, around: &Around) -> Option<Unit> {
    // `put the number of undocumented workers at`: what the number is of.
    let lower = phrase.to_lowercase();
    let counted = ["number of ", "distribution of ", "nombre de ", "nombre d’", "número de "];
    let from =
        counted.iter().find_map(|c| lower.find(c).map(|at| at + c.len())).filter(|at| phrase.is_char_boundary(*at));
    let phrase = phrase.get(from.unwrap_or(0)..).unwrap_or(phrase);
    // `out-of-school children`, `laboratory-confirmed cases`: what hyphens tie describes.
    let phrase = &TIED.as_ref().map_or_else(|| phrase.to_owned(), |r| r.replace_all(phrase, "").into_owned());
    // `Verified Death Alerts`: where every word has its capital, the last one is no name.
    let title = phrase.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
    let capitals = !phrase.chars().any(char::is_lowercase);
    let mut found = None;
    // `people homeless`, `women lack access`: behind a plural no noun goes on.
    let mut several = false;
    let mut seen = false;
    let parts: Vec<&str> =
        phrase.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|w| !w.is_empty()).collect();
    for (at, word) in parts.iter().copied().enumerate() {
        let lower = word.to_lowercase();
        let senses = senses(&lower, language);
        // `number of migrants` counts migrants; `recommendations on migrants` recommendations.
        // `people inside camps`, `transferencias a familias`
        let ties = match language {
            Language::English => ["inside", "outside", "without"].contains(&lower.as_str()),
            _ => ["a", "à", "aux", "au", "al"].contains(&lower.as_str()),
        };
        if (senses.contains(&Sense::Preposition) || ties) && seen {
            break;
        }
        // `internally displaced persons`, `1 SSOA member`.
        if lower.ends_with("ly") {
            continue;
        }
        let plural =
            if senses.is_empty() { crate::parse::vocabulary::senses(&format!("{lower}s"), language) } else { senses };
        // `3.3 million Indonesians`, `45 000 Sénégalais`: people by their country.
        let capital =
            || word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect::<String>();
        if !seen && (area::demonym(word) || language != Language::English && area::demonym(&capital())) {
            found = Some(Unit::Persons);
            seen = true;
            continue;
        }
        // `ROVERS` is a name by its letters.
        let by_form = doer(&lower, language) && (capitals || word.chars().any(char::is_lowercase));
        let unit = plural.iter().copied().chain(by_form.then_some(Sense::People)).find_map(|s| match s {
            // `Unspecified`, `Other` alone may be of anything; `with 37 others` are people.
            Sense::Group(Group::Unknown) => None,
            Sense::Group(Group::Others) if lower == "other" => None,
            Sense::People | Sense::Adult | Sense::Group(_) => Some(Unit::Persons),
            Sense::Case => Some(Unit::Cases),
            Sense::Household => Some(Unit::Households),
            _ => None,
        });
        let describes = lower.ends_with("ed") || lower.ends_with("ing");
        // A participle after the noun describes it: `recommendations focusing on workers`.
        // `laboratory confirmed fever cases`: before its noun it is a part of the name.
        let named = parts.get(at + 1).is_some_and(|next| {
            let next = crate::parse::vocabulary::senses(&next.to_lowercase(), language);
            !next.iter().any(|s| matches!(s, Sense::Preposition | Sense::Small | Sense::Verb | Sense::Conjunction))
        });
        let plural = at > 0 && (parts[at - 1].ends_with('s') || ["the", "a", "an"].contains(&parts[at - 1]));
        if describes && seen && (at > NAME_WORDS || found.is_some() || plural || !named || !lower.ends_with("ed")) {
            break;
        }
        if unit.is_some() {
            found = unit;
            several = lower.ends_with('s') || matches!(lower.as_str(), "people" | "women" | "men" | "children");
        } else if found.is_some()
            && !describes
            && !senses.iter().any(|s| matches!(s, Sense::Preposition | Sense::Small | Sense::Verb | Sense::Conjunction))
            && language == Language::English
            && lower.ends_with('s')
            && !(lower.ends_with("ss") && several)
            && word.len() > 3
            && (lower == word || title)
        {
            // `migrant workers’ unions`, `women leaders’ groups`: a later plural is the head and counts things.
            found = None;
        }
        seen |= !describes && !QUANTIFIERS.contains(&lower.as_str()) && !senses.contains(&Sense::Small);
    }
    found.or_else(|| {
        let lower = phrase.to_lowercase();
        let word = |w: &str| lower.split(|c: char| !c.is_alphanumeric()).any(|p| p == w);
        around
            .family
            .indicator
            .iter()
            .filter(|i| {
                !i.unit.is_empty() && i.words.iter().any(|list| list.len() <= 2 && list.iter().all(|w| word(w)))
            })
            .find_map(|i| Unit::from_word(&i.unit))
            .filter(|u| *u == Unit::Persons)
    })
}

static TIED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b\p{L}+[-‑](?:of|in|on|to|at|by|the|and|up|de|en|à)(?:[-‑]\p{L}+)+\b|\b\p{L}+[-‑](?:\p{L}+(?:ed|ing)|\d{1,2})\b",
    )
    .ok()
});

/// So many words name a unit, and some more where two describe one noun.
const LABEL_WORDS: usize = 4;

/// The unit as printed: the noun up to its first preposition, or the measure of a column.
pub fn label(q: &Quantity, text: &str, language: Language) -> String {
    let Some(noun) = q.noun else {
        let plain = q.total.as_ref().is_none_or(|t| t.unit == UnitClaim::Plain);
        let named = names(q, text).filter(|_| q.rule == "table_cell" && plain);
        return named.filter_map(|h| measure(h, language)).next().unwrap_or_default().to_owned();
    };
    let printed = squeeze(&text[noun.range()]);
    let mut words: Vec<&str> = Vec::new();
    let people = |w: &str| {
        let senses = senses(&w.to_lowercase(), Language::English);
        senses.iter().any(|s| matches!(s, Sense::People | Sense::Adult | Sense::Group(_)))
    };
    let several = |w: &str| {
        w.ends_with('s') && !w.ends_with("ss") && w.len() > 3 || matches!(w, "people" | "women" | "men" | "children")
    };
    let joint = |w: &&str| matches!(*w, "and" | "or");
    for word in printed.split(' ') {
        if words.len() >= LABEL_WORDS {
            // `sea and harbour pilots`: what goes on behind a joint ends with its plural, or is cut off.
            let Some(at) = words.iter().position(joint) else { break };
            if words.last().is_some_and(|w| several(w)) {
                break;
            }
            if words.len() >= LABEL_WORDS + 3 {
                words.truncate(if at > 0 && several(words[at - 1]) { at } else { words.len() });
                break;
            }
        }
        if matches!(
            word,
            "of" | "in"
                | "from"
                | "for"
                | "with"
                | "who"
                | "at"
                | "on"
                | "by"
                | "within"
                | "across"
                | "de"
                | "des"
                | "du"
                | "en"
                | "dans"
                | "par"
                | "por"
                | "pour"
                | "para"
                | "between"
        ) && !words.is_empty()
        {
            break;
        }
        // `passengers flew`, `boats mended`, `cases as shown`: the noun ends with its plural where a verb follows.
        let case = |w: &str| senses(&w.to_lowercase(), Language::English).contains(&Sense::Case);
        let plural = words.last().is_some_and(|w| w.ends_with('s') && w.len() > 3 || people(w) || case(w));
        let verbal = crate::parse::subject::verb::past(word)
            || word.ends_with("ing")
            || word.ends_with("ly")
            || matches!(word, "as" | "to" | "drawn" | "given" | "born" | "held");
        if plural && verbal {
            break;
        }
        words.push(word);
    }
    while words.last().is_some_and(|w| matches!(*w, "and" | "or" | "et" | "y" | "the" | "a")) {
        words.pop();
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{hurt, measure};
    use crate::parse::vocabulary::Language;

    #[test]
    fn columns_that_measure_are_no_counts() {
        let check = |head, expect| assert_eq!(measure(head, Language::English), expect, "{head}");
        check("Limit to water kg/year", Some("kg/year"));
        check("Reef cleared (ha)", Some("ha"));
        check("Quay length, metres", Some("metres"));
        check("Boats under five metres", None);
        check("Square metres (000s)", Some("Square metres"));
        check("Square boats (000s)", None);
        check("Boats (new)", None);
        check("Litres sold by boats", None);
        check("Boats", None);
    }

    #[test]
    fn what_befalls_only_people_needs_no_noun() {
        assert!(hurt("injured") && hurt("Blessés") && hurt("heridos en la bahía"));
        assert!(!hurt("injured trees") && !hurt("damaged") && !hurt(""));
    }
}
