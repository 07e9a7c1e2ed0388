//! Places inside an area, as printed: where the named centre or the known site is.

use crate::parse::vocabulary::{Language, senses};
use regex::Regex;
use std::sync::LazyLock;

/// A centre of some kind, and the capitalised name after `in` or `at`.
static CENTRE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?:\b(?:[Cc]ent(?:re|er)s?|[A-Z]*RCs?|[Oo]ffices?|[Cc]linics?|[Ss]helters?|[Hh]ospitals?|[Ss]chools?|[Dd]esks?|[Bb]ranch(?:es)?|[Cc]entros?|[Oo]ficinas?|[Bb]ureaux?|[Aa]ntennes?)\b)[^.;:,]{0,24}?\b(?:in|at|of|de|en|à|d’|d')\s?((?:\p{Lu}[\p{L}’'-]+)(?:\s\p{Lu}[\p{L}’'-]+){0,3})",
    )
    .ok()
});

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
    found
        .map(|(_, name)| name)
        .filter(|name| super::area::find(name).first().is_none_or(|n| n.range.len() < name.len()))
}

/// A capitalised name after a preposition of place.
static SPOT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?:[Ii]n|[Aa]t|[Ee]n|[Àà])\s((?:\p{Lu}[\p{Ll}’'-]+)(?:\s(?:de\s|del\s)?\p{Lu}[\p{Ll}’'-]+){0,2})")
        .ok()
});

/// Heads of columns that name places.
const PLACE_HEADS: &[&str] = &[
    "province",
    "provinces",
    "district",
    "location",
    "site",
    "place",
    "region",
    "state",
    "city",
    "town",
    "county",
    "commune",
    "village",
    "centre",
    "center",
    "département",
    "région",
    "ville",
    "lieu",
    "provincia",
    "ciudad",
    "lugar",
    "departamento",
    "estado",
    "municipio",
];

/// True where a row of a table speaks of the place that its first cell names: a known site, or anything but a total under a head of places.
pub fn of_row(head: &str, stub: &str, sites: &[String]) -> bool {
    let lower = head.to_lowercase();
    let placed = lower.split(|c: char| !c.is_alphanumeric()).any(|w| PLACE_HEADS.contains(&w));
    let total =
        ["total", "all", "ensemble", "grand", "sum"].contains(&stub.to_lowercase().split(' ').next().unwrap_or(""));
    let country = super::area::find(stub).first().is_some_and(|n| n.range.len() == stub.len());
    (placed || sites.iter().any(|s| s == stub)) && !total && !country
}

/// Where an event took place: the first name after `in` or `at` that is no country, month, programme or known organization.
pub fn spot(text: &str, organizations: &[String]) -> Option<String> {
    let found = SPOT.as_ref()?.captures_iter(text).filter_map(|c| c.get(1)).find(|name| {
        let printed = name.as_str();
        let first = printed.split(' ').next().unwrap_or("").to_lowercase();
        let month =
            [Language::English, Language::French, Language::Spanish].iter().any(|l| !senses(&first, *l).is_empty());
        let area = !super::area::find(printed).is_empty();
        let organization = organizations.iter().any(|o| o.contains(printed));
        // `in Labour Migration`, `in Phase`: a name that goes on in capitals is a title.
        let title = text[name.end()..].starts_with(" (")
            || text[name.end()..].trim_start().starts_with(|c: char| c.is_ascii_digit());
        !month && !area && !organization && !title
    });
    found.map(|m| m.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, expect: Option<&str>) {
        let sites = ["Kampot".to_owned(), "Prey Veng".to_owned()];
        assert_eq!(named(printed, &sites).as_deref(), expect, "{printed}");
    }

    #[test]
    fn events_happen_where_they_say() {
        let at = |text| spot(text, &["Ministry of Work".to_owned()]);
        assert_eq!(at("On 5 May, inspectors met in Hai Duong to compare").as_deref(), Some("Hai Duong"));
        assert_eq!(at("Workers came from Thailand in April").as_deref(), None);
        assert_eq!(at("Le 12 avril, à Cotonou, l’équipe").as_deref(), Some("Cotonou"));
        assert_eq!(at("It was held in Thailand and in Ranong").as_deref(), Some("Ranong"));
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
