//! Places inside an area, as printed: where the named centre or the known site is.

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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, expect: Option<&str>) {
        let sites = ["Kampot".to_owned(), "Prey Veng".to_owned()];
        assert_eq!(named(printed, &sites).as_deref(), expect, "{printed}");
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
