//! Places inside an area, as printed: where the named centre, the known site or the activity is.
//!
//! A name is a place where the words around it say so: after `in`, `at`, `en`, `à`; after a verb of going (`went to Sabah`); beside a
//! word of settlements or centres (`villages du Zou`, `the Penang resource centre`, `Mon State`). A name that the report itself has
//! shown to be a place, in a table of sites or venues or after `in`, is one after `of` and `de` too (`la feria de Cuenca`).

use super::area;
use super::outline::{Governed, TableRole};
use crate::parse::vocabulary::{Language, Sense, senses};
use crate::parse::{Parsed, Passage, PassageKind};
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A centre of some kind, and the capitalised name after `in` or `at`.
static CENTRE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?:\b(?:[Cc]ent(?:re|er)s?|[A-Z]*RCs?|[Oo]ffices?|[Cc]linics?|[Ss]helters?|[Hh]ospitals?|[Ss]chools?|[Dd]esks?|[Bb]ranch(?:es)?|[Cc]entros?|[Oo]ficinas?|[Bb]ureaux?|[Aa]ntennes?|[Gg]uichets?|[Cc]asas?)\b)[^.;:,]{0,24}?\b(?:in|at|of|de|en|à|d’|d')\s?((?:\p{Lu}[\p{L}’'-]+)(?:\s\p{Lu}[\p{L}’'-]+){0,3})",
    )
    .ok()
});

/// A capitalised name after a preposition of place, a verb of going or a word of settlements.
static SPOT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        (?:\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ee]n|[Àà]|[Ii]nside|[Aa]round|[Ww]ithin|[Aa]cross|[Tt]hroughout)\s
         |\b(?:went|travelled|traveled|returned|moved|came|drove|sailed|flew|visits?|missions?|trips?)\s(?:back\s|down\s|up\s|out\s|over\s)?to\s
         |\b(?:viajó|viajaron|llegó|llegaron|fue|fueron|acudió|acudieron|trasladó|trasladaron|volvió|volvieron)\sa\s
         |\bse\s(?:rendit|sont\srendus|rendió|rendent)\sà\s
         |\b(?:visited|toured)\s
         |\b(?:villages?|communes?|streets|port|ports|town|city|ville|villes|quartiers?|cercle|préfecture|municipio|cantón|barrio|comunidad|aldeas?|workers|villagers|residents|inhabitants|habitants|vecinos|people|familles|families|farmers|fishers|market|marché|feria|mercado|bus\sstations?)\s(?:of|du|de|d’|d'|de\sla|del)\s?
         |\b(?:province|district|région|département|provincia|departamento|estado|distrito|region|state|county|parish|township)\s(?:of|du|de|d’|d'|de\sla|del)\s?)
        ((?:\p{Lu}[\p{L}’'-]*\p{Ll}[’'-]?\p{L}*)(?:\s(?:de\s|del\s|de\sla\s)?\p{Lu}[\p{Ll}’'-]+){0,2})",
    )
    .ok()
});

/// A name before a word of settlements or centres in small letters: `the Penang resource centre`, `Kitaresa parish`, `Mon State`.
static BEFORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\b((?:\p{Lu}\p{Ll}[\p{Ll}’'-]+)(?:\s\p{Lu}\p{Ll}[\p{Ll}’'-]+)?)\s(?:(?:resource|job|health|migrant|service|training|reception)\s)?(?:helpdesk|desk|hub|airport|university|port|market|centre|center|office|clinic|hospital|shelter|branch|province|provinces|district|districts|parish|township|sub-?county|county|municipality|commune|prefecture|village|ward|division|State|Province|District|Region|County|Parish|Township|Subcounty|Village|Ward|Division)\b",
    )
    .ok()
});

/// `de` between a noun in small letters and a single name.
static OF: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b\p{Ll}{3,}(?:\s\([^)]*\))?\sde\s(\p{Lu}\p{Ll}[\p{Ll}’'-]+(?:\s\p{Lu}[\p{Ll}’'-]+)?)").ok()
});

/// Heads of columns that name places.
#[rustfmt::skip]
const PLACE_HEADS: &[&str] = &[
    "province", "provinces", "district", "districts", "location", "site", "place", "region", "state", "city", "town", "county",
    "commune", "village", "centre", "center", "département", "région", "ville", "lieu", "provincia", "ciudad", "lugar",
    "departamento", "estado", "municipio", "venue", "localité", "localidad", "municipality", "port",
];

/// Languages that stand after `in` (`posters in Lusoga`) and do not end as those of countries do.
#[rustfmt::skip]
const LANGUAGES: &[&str] = &[
    "acholi", "afrikaans", "amharic", "ateso", "aymara", "bambara", "bangla", "bemba", "bengali", "bislama", "cantonese", "chichewa",
    "chinyanja", "chitonga", "cinyanja", "creole", "dari", "dioula", "dutch", "ewe", "farsi", "french", "fulfulde", "german",
    "greek", "guaraní", "gujarati", "hausa", "hebrew", "hindi", "icibemba", "igbo", "isixhosa", "isizulu", "javanese", "kannada",
    "kiikaonde", "kikongo", "kinyarwanda", "kirundi", "krio", "kurdish", "lango", "lingala", "lozi", "luganda", "lugbara", "lumasaba",
    "lunda", "lusoga", "luvale", "malagasy", "malayalam", "mandarin", "mandinka", "marathi", "mende", "náhuatl", "ndebele", "nepali",
    "oromo", "pashto", "pidgin", "pulaar", "punjabi", "quechua", "rukiga", "rukonzo", "runyankole", "runyoro", "rutooro", "sesotho",
    "setswana", "shona", "silozi", "sinhala", "somali", "tamil", "telugu", "temne", "tetum", "tigrinya", "tshiluba", "twi", "urdu",
    "wolof", "xhosa", "yoruba", "zulu",
];

/// Other languages and names that stand after `in` and are no place.
#[rustfmt::skip]
const NO_PLACES: &[&str] = &[
    "english", "french", "spanish", "thai", "lao", "khmer", "burmese", "vietnamese", "malay", "bahasa", "arabic", "chinese",
    "portuguese", "hmong", "tagalog", "kiswahili", "swahili", "fon", "wolof", "kichwa", "quechua", "parliament", "government",
    "facebook", "covid", "ebola", "asean", "annex", "mr", "mrs", "ms", "dr", "general", "internet", "twitter", "whatsapp",
    "ministry", "department", "office", "ministère", "ministerio", "article", "section", "least", "first", "world", "work",
    "universal", "international", "national", "united", "human", "women", "men", "children", "security", "labour", "labor", "day",
    "journée", "día", "union", "the", "table", "figure", "figures", "box", "chapter", "paragraph", "resolution", "decision",
    "health", "education", "vocational", "humanitarian", "member", "cabinet", "tobacco", "cosponsor", "people", "people's", "people’s", "data",
    "development", "agriculture", "environment", "finance", "justice", "social", "economic", "public", "food", "water", "gender",
    "technical", "strategic", "action", "policy", "climate", "science", "technology", "programme", "project", "house", "congress",
    "senate", "court", "christian", "islamic", "african", "american", "european", "asian", "global", "regional", "system", "council",
    "committee", "commission", "group", "team", "santé", "salud", "éducation", "educación", "trabajo", "travail", "pier", "hall",
    "arts", "sciences", "community", "engineering", "studies", "st", "sustainable",
];

/// `40 projects, particularly in`: what follows is one place of several.
pub fn singled_out(lead: &str) -> bool {
    SINGLED_OUT.as_ref().is_some_and(|r| r.is_match(lead))
}

static SINGLED_OUT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:particularly|in particular|especially|notably|mainly|mostly|including|such as|e\.g\.|notamment|en particulier|surtout|principalement|y compris|tels? que|particularmente|en particular|especialmente|sobre todo|principalmente|incluid[oa]s?|tales como),?\s(?:(?:those|ones|celles|los|las)\s)?(?:(?:in|at|from|en|à|au|aux|de|a)\s)?(?:the\s|la\s|le\s)?$").ok()
});

/// Words of settlements that a report's name of a place can end in.
pub(super) fn proper(name: &str) -> bool {
    let mut found = name.split([' ', '-']);
    let first = found.next().unwrap_or("").to_lowercase();
    let ordinary = [Language::English, Language::French, Language::Spanish].iter().any(|l| {
        senses(&first, *l).iter().any(|s| {
            matches!(
                s,
                Sense::Month(_)
                    | Sense::Weekday
                    | Sense::Quarter
                    | Sense::HalfYear
                    | Sense::Reference
                    | Sense::Ordinal(_)
                    | Sense::Number(_)
                    | Sense::People
                    | Sense::Adult
                    | Sense::Case
                    | Sense::Small
                    | Sense::Preposition
                    | Sense::PartOfMonth
                    | Sense::Money(_)
            )
        })
    });
    let word = name.split([' ', '-', '’', '\'']).next().unwrap_or("");
    // A continent is no place inside an area.
    let last = name.rsplit(' ').next().unwrap_or("").to_lowercase();
    let continent =
        ["africa", "america", "asia", "europe", "afrique", "amérique", "asie", "áfrica", "américa", "europa"]
            .contains(&last.as_str());
    let camel = word.chars().filter(|c| c.is_uppercase()).count() > 1;
    !ordinary
        && !camel
        && !continent
        && !NO_PLACES.contains(&first.as_str())
        && !LANGUAGES.contains(&first.as_str())
        && name.chars().count() > 1
        && !name.chars().all(char::is_uppercase)
        && area::find(name).first().is_none_or(|n| n.part || n.range.len() < name.len() && n.range.start > 0)
}

/// `Our`, `The`: a word that is no part of the name it opens.
fn small(word: &str) -> bool {
    let word = word.to_lowercase();
    [Language::English, Language::French, Language::Spanish]
        .iter()
        .any(|l| senses(&word, *l).iter().any(|s| matches!(s, Sense::Small | Sense::Preposition)))
        || ["our", "their", "its", "his", "her"].contains(&word.as_str())
}

/// A name without the possessive ending: `Zomba’s`.
fn bare(name: &str) -> &str {
    name.trim_end_matches("’s").trim_end_matches("'s").trim_end_matches(['’', '\'', '-'])
}

/// Names that the report shows to be places: sites of its head, venues of its tables, stubs under heads of places.
pub fn known(parsed: &Parsed, governed: &[Governed], sites: &[String]) -> BTreeSet<String> {
    let mut out: BTreeSet<String> = sites.iter().cloned().collect();
    for (passage, governs) in parsed.passages.iter().zip(governed) {
        let PassageKind::Table(table) = &passage.kind else {
            for reading in &passage.readings {
                for name in SPOT.as_ref().into_iter().flat_map(|r| r.captures_iter(reading.text.as_str())) {
                    let printed = name.get(0).map_or("", |m| m.as_str());
                    // `workers of X` shows nothing of X; `in X` does.
                    let strong = ["in ", "at ", "en ", "à "].iter().any(|p| printed.to_lowercase().starts_with(p));
                    // `in Côte d’Ivoire`: no part of the name of an area.
                    let own = name.get(1).filter(|m| !area::opens(&reading.text.as_str()[m.start()..]));
                    if let Some(name) = own.map(|m| bare(m.as_str())).filter(|n| strong && proper(n)) {
                        out.insert(name.to_owned());
                    }
                }
            }
            continue;
        };
        let column = match &governs.role {
            TableRole::Upcoming(columns) => columns.location,
            TableRole::Plain => table.heads.iter().take(1).position(|h| placed(h)),
            _ => None,
        };
        for (reading, cells) in passage.readings.iter().zip(&table.rows).skip(table.header_rows) {
            let cell = column.and_then(|c| cells.get(c).copied().flatten());
            let text = cell.map(|s| reading.text.as_str()[s.range()].trim()).unwrap_or("");
            if text.chars().next().is_some_and(char::is_uppercase) && text.split(' ').count() <= 4 && proper(text) {
                out.insert(text.to_owned());
            }
        }
    }
    // Where half of a table's rows are such places, the others are too: houses by town, sums by province.
    for passage in &parsed.passages {
        let PassageKind::Table(table) = &passage.kind else { continue };
        let stubs: Vec<&str> = passage
            .readings
            .iter()
            .zip(&table.rows)
            .skip(table.header_rows)
            .filter_map(|(r, row)| Some(r.text.as_str()[row.first().copied().flatten()?.range()].trim()))
            .filter(|s| s.starts_with(char::is_uppercase) && s.split(' ').count() <= 3 && proper(s) && !sum(s))
            .collect();
        let shown = stubs.iter().filter(|s| out.contains(**s)).count();
        if shown >= 2 && shown * 2 >= stubs.len() {
            out.extend(stubs.into_iter().map(str::to_owned));
        }
    }
    out
}

fn sum(stub: &str) -> bool {
    #[rustfmt::skip]
    const SUMS: &[&str] = &[
        "total", "totals", "subtotal", "all", "ensemble", "grand", "sum", "other", "others", "autres", "otros", "otras", "unknown",
    ];
    SUMS.contains(&stub.to_lowercase().split(' ').next().unwrap_or(""))
}

/// The place that the words up to a figure name: a centre's, or one of the report's own sites after `in` or `at`.
pub fn named(text: &str, sites: &[String]) -> Option<String> {
    let centre = CENTRE
        .as_ref()
        .and_then(|r| r.captures_iter(text).last())
        .and_then(|c| c.get(1))
        .map(|m| (m.start(), m.as_str().to_owned()));
    let site = sites
        .iter()
        .filter_map(|site| {
            let at = text.rfind(site.as_str())?;
            let lead = text[..at].trim_end();
            let ends = !text[at + site.len()..].starts_with(char::is_alphanumeric);
            let placed = ["in", "at", "en", "à", "from"]
                .iter()
                .any(|w| lead.strip_suffix(w).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')));
            (placed && ends).then(|| (at, site.clone()))
        })
        .max();
    let found = match (centre, site) {
        (Some(c), Some(s)) => Some(if s.0 >= c.0 { s } else { c }),
        (c, s) => c.or(s),
    };
    found.map(|(_, name)| name).filter(|name| proper(name))
}

fn placed(head: &str) -> bool {
    head.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|w| PLACE_HEADS.contains(&w))
}

/// The place that the names of a table's row tell, each with its head: the innermost that is a known site, or stands under a head of
/// places and is no sum. Beside the name of a country there is none: what stands there is the region of the world it lies in.
pub fn of_row(names: &[(&str, String)], known: &BTreeSet<String>) -> Option<String> {
    if names.iter().any(|(_, name)| area::whole(name)) {
        return None;
    }
    // `District (N=7)` is a head with its number, and no district.
    let whole = |name: &str| name.contains('(') == name.contains(')');
    let place =
        |(head, name): &&(&str, String)| (placed(head) || known.contains(name.as_str())) && !sum(name) && whole(name);
    names.iter().rev().find(place).map(|(_, name)| name.clone())
}

/// The country whose parts the rows of a table are: one of its sums names it, `TOTAL (NEPAL)`, and no row is a country of its own.
pub fn summed(passage: &Passage) -> Option<&'static str> {
    let PassageKind::Table(table) = &passage.kind else { return None };
    let names = passage.readings.iter().zip(&table.rows).skip(table.header_rows).filter_map(|(reading, cells)| {
        let cells = cells.iter().flatten().map(|s| reading.text.as_str()[s.range()].trim());
        cells.into_iter().find(|t| t.chars().any(char::is_alphabetic))
    });
    let (sums, rows): (Vec<&str>, Vec<&str>) = names.partition(|name| sum(name));
    let of_sums: BTreeSet<&str> = sums.iter().filter_map(|s| area::only(s)).collect();
    let code = sums.iter().find_map(|s| area::only(s))?;
    (of_sums.len() == 1 && !rows.iter().any(|r| area::whole(r))).then_some(code)
}

/// Every place that a text names, with where its name begins.
pub(super) fn spots(text: &str, known: &BTreeSet<String>, organizations: &[String]) -> Vec<(usize, String)> {
    let mut out: Vec<(usize, String)> = Vec::new();
    for rule in [&SPOT, &BEFORE] {
        for found in rule.as_ref().into_iter().flat_map(|r| r.captures_iter(text)).filter_map(|c| c.get(1)) {
            let name = bare(found.as_str());
            // `Our Kathmandu helpdesk`: the capital of a small word at the start of a sentence; of `Social Sciences` nothing is left.
            let name = match name.split_once(' ') {
                Some((first, second)) if small(first) && proper(second) => second,
                _ => name,
            };
            let rest = &text[found.end()..];
            // `in Labour Migration (LM)`, `in Phase 2`: a name that goes on is a title; `à Abomey 1 250 visiteurs` is not.
            let number =
                rest.trim_start().split(|c: char| c.is_whitespace() || ".,;)".contains(c)).next().unwrap_or("");
            let after: String = rest.trim_start().chars().skip(number.chars().count() + 1).take(3).collect();
            let grouped = after.len() == 3 && after.chars().all(|c| c.is_ascii_digit());
            let numbered = number.len() <= 2
                && !known.contains(name)
                && !number.is_empty()
                && number.chars().all(|c| c.is_ascii_digit())
                && !grouped;
            // `in Côte d’Ivoire` names a country, `in Indonesian schools` what it is of.
            let country = area::opens(&text[found.start()..])
                || ["ian", "ese", "ish"].iter().any(|e| name.ends_with(e))
                    && rest.starts_with(' ')
                    && rest[1..].starts_with(char::is_lowercase);
            let title = country || rest.starts_with(" (") && rest[2..].starts_with(char::is_uppercase) || numbered;
            let organization = organizations.iter().any(|o| o.contains(name) && o != name);
            // `in six centres: Amber Hospital, Pearl clinic`: the name of a house among others.
            let house = ["clinic", "hospital", "centre", "center"].iter().any(|w| rest.trim_start().starts_with(w))
                && text[..found.start()].trim_end().ends_with([',', ':']);
            if !title && !organization && !house && proper(name) {
                out.push((found.start(), name.to_owned()));
            }
        }
    }
    // French and Spanish say where after `de` alone: `les journées portes ouvertes de Bafoussam`, `24 jóvenes de Maicao`.
    for found in OF.as_ref().into_iter().flat_map(|r| r.captures_iter(text)).filter_map(|c| c.get(1)) {
        let name = bare(found.as_str());
        let goes_on =
            text[found.end()..].starts_with(" de") || text[found.end()..].trim_start().starts_with(char::is_uppercase);
        if proper(name) && !goes_on && !organizations.iter().any(|o| o.contains(name)) {
            out.push((found.start(), name.to_owned()));
        }
    }
    // A known place after any small word: `la feria de Cuenca`, `the offices of Takeo`; at the head: `Takeo has …`, `Takeo’s ports`.
    for name in known {
        for (at, _) in text.match_indices(name.as_str()) {
            let rest = &text[at + name.len()..];
            let before = text[..at].trim_end_matches(['’', '\'']).trim_end();
            let last = before.rsplit(' ').next().unwrap_or("");
            let small = ["of", "de", "du", "from", "to", "d", "del", "desde", "vers", "hacia"].contains(&last)
                || last.ends_with(['-', '–', '(']);
            let goes_on = rest.strip_prefix("’s").or(rest.strip_prefix("'s")).unwrap_or(rest).strip_prefix(' ');
            let word = goes_on.and_then(|r| r.split(' ').next()).unwrap_or("");
            let opens = (before.is_empty() || before == "The")
                && word.starts_with(char::is_lowercase)
                && !["and", "et", "y"].contains(&word);
            if rest.starts_with(char::is_alphanumeric) || !proper(name) {
                continue;
            }
            if small || opens {
                out.push((at, name.clone()));
            } else if ["and", "&", "y", "et"].contains(&last) {
                // `schools of Kep, Reva and Takeo`: with the names before it; `at KPX and Takeo lab`: beside a house.
                let house = before.rsplit(' ').nth(1).is_some_and(|w| w.len() > 1 && w.chars().all(char::is_uppercase));
                let first = list_start(before).or(house.then_some(at..at + name.len()));
                out.extend(first.map(|r| (r.start, text[r].to_owned())));
            }
        }
    }
    // `in NYC`, of a report on New York City.
    for found in ABBREVIATED.as_ref().into_iter().flat_map(|r| r.captures_iter(text)).filter_map(|c| c.get(1)) {
        let initials = |name: &String| name.split([' ', '-']).filter_map(|w| w.chars().next()).collect::<String>();
        if known.iter().any(|name| initials(name) == found.as_str()) {
            out.push((found.start(), found.as_str().to_owned()));
        }
    }
    out.sort();
    out
}

/// The first name of a list that ends in `and`: `of Kep, Reva and`.
fn list_start(before: &str) -> Option<std::ops::Range<usize>> {
    let near = (before.len().saturating_sub(LISTED_BYTES)..=before.len()).find(|at| before.is_char_boundary(*at))?;
    let list = LISTED.as_ref()?.captures(&before[near..])?.get(1)?;
    let first = list.as_str().split(',').next()?;
    let start = near + list.start();
    proper(first).then(|| start..start + first.len())
}

/// The longest list of names, in bytes.
const LISTED_BYTES: usize = 200;

static LISTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\p{Ll}\s((?:\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{Ll}’'-]+)?,\s)*\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{Ll}’'-]+)?),?\s(?:and|&|y|et)$").ok()
});

static ABBREVIATED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b(?:[Ii]n|[Aa]cross|[Ww]ithin|[Ff]or)\s(\p{Lu}{3,5})\b").ok());

/// Where an event took place: the first place that it names.
pub fn spot(text: &str, known: &BTreeSet<String>, organizations: &[String]) -> Option<String> {
    spots(text, known, organizations).into_iter().next().map(|(_, name)| name)
}

/// The part of a country that a whole report is on, `Report of the port of Gaza`, where nothing that is said of the number names the country.
pub fn of_report<'a>(area_name: &'a str, said: &[&str]) -> Option<&'a str> {
    let whole = area::find(area_name).first().is_some_and(|named| named.part);
    let names_country = |text: &&str| {
        area::find(text).iter().any(|named| !named.part)
            || text.split(|c: char| !c.is_alphabetic()).any(|w| {
                ["national", "nation", "nationwide", "nationally", "country", "nationale", "nacional"]
                    .contains(&w.to_lowercase().as_str())
            })
    };
    (whole && !said.iter().any(names_country)).then_some(area_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_on_a_part_of_a_country_counts_there() {
        assert_eq!(of_report("New York City", &["Harbour jobs", "Table 2. Jobs by trade"]), Some("New York City"));
        assert_eq!(of_report("New York City", &["The national rate of harbour jobs fell"]), None);
        assert_eq!(of_report("New York City", &["Harbour jobs in the United States"]), None);
        assert_eq!(of_report("Fiji", &["Harbour jobs"]), None);
    }

    use crate::parse::reading::{self, TextRole};
    use crate::parse::style::Style;
    use crate::parse::table::TableClaim;
    use crate::place::{CharSpan, Place, PlacedText};

    fn check(printed: &str, expect: Option<&str>) {
        let sites = ["Kampot".to_owned(), "Prey Veng".to_owned()];
        assert_eq!(named(printed, &sites).as_deref(), expect, "{printed}");
    }

    #[test]
    fn events_happen_where_they_say() {
        let known: BTreeSet<String> = ["Cuenca".to_owned()].into();
        let at = |text| spot(text, &known, &["Ministry of Work".to_owned()]);
        assert_eq!(at("On 5 May, inspectors met in Hai Duong to compare").as_deref(), Some("Hai Duong"));
        assert_eq!(at("Workers came from Thailand in April").as_deref(), None);
        assert_eq!(at("Le 12 avril, à Cotonou, l’équipe").as_deref(), Some("Cotonou"));
        assert_eq!(at("It was held in Thailand and in Ranong").as_deref(), Some("Ranong"));
        assert_eq!(at("La foire a attiré à Parakou 1 250 visiteurs").as_deref(), Some("Parakou"));
        assert_eq!(at("une caravane a visité 40 villages du Mono").as_deref(), Some("Mono"));
        assert_eq!(at("900 vecinos fueron a la feria de Cuenca").as_deref(), Some("Cuenca"));
        assert_eq!(at("the Penang resource centre paid").as_deref(), Some("Penang"));
        assert_eq!(at("unionists went to Sabah to meet workers").as_deref(), Some("Sabah"));
        assert_eq!(at("The guide is out in Khmer and in English").as_deref(), None);
        assert_eq!(at("Training in Phase 2, at the Ministry of Work").as_deref(), None);
    }

    #[test]
    fn rows_of_places() {
        let known: BTreeSet<String> = ["Kampot".to_owned()].into();
        let row = |names: &[(&str, &str)]| {
            let names: Vec<(&str, String)> = names.iter().map(|(head, name)| (*head, (*name).to_owned())).collect();
            of_row(&names, &known).unwrap_or_default()
        };
        assert_eq!(row(&[("Province", "Gard"), ("District", "Alès")]), "Alès");
        assert_eq!(row(&[("Region", "Eastern Sea"), ("Country", "Peru")]), "");
        assert_eq!(row(&[("Region", "Others")]), "");
        assert_eq!(row(&[("District (N=7)", "District (N")]), "");
        assert_eq!([row(&[("Boats", "Kampot")]), row(&[("Boats", "Takeo")])], ["Kampot", ""]);
    }

    #[test]
    fn sums_tell_the_country_of_their_table() {
        let of = |names: &[&str]| {
            let style = Style::default();
            let read = |n: &&str| reading::read(PlacedText::unplaced(n), vec![0], TextRole::Row, &style, &[]);
            let readings: Vec<_> = names.iter().map(read).collect();
            let rows = names.iter().map(|n| vec![Some(CharSpan::new(0..n.len()))]).collect();
            let kind = PassageKind::Table(TableClaim { columns: 1, rows, ..TableClaim::default() });
            let place = Place::default();
            summed(&Passage { kind, region: 0, boxed: false, place, order_sure: true, marker: None, readings })
        };
        assert_eq!(of(&["Kampot", "Takeo", "Total (Cambodia)"]), Some("KHM"));
        assert_eq!(of(&["Cambodia", "Total (Cambodia)"]), None);
        assert_eq!(of(&["Kampot", "Total"]), None);
    }

    #[test]
    fn centres_and_sites() {
        check("The Worker Resource Centre (WRC) in Battam Bay gave advice to", Some("Battam Bay"));
        check("Staff in Kampot met", Some("Kampot"));
        check("The Kampot team met", None);
        check("The office in Thailand", None);
        check("Workers met in July", None);
    }
}
