//! The place of a number: the one that its own clause names, or the one that the sentences before spoke of.
//!
//! ```text
//! own       = 44 in [Brooklyn]; in [Takeo], 40 fishers; 12 talks in [Takeo, Kampot and Kep]
//! item      = 24 evacuations ([Takeo] - 20, [Kep] - 4)
//! of others = 130 nurses trained, 21 in Takeo; 15 talks, 3 walks and 6 songs in Takeo: only the last number is told where
//! ```

use super::place_name::{named, proper, singled_out, spots};
use crate::parse::vocabulary::{Language, Sense, senses};
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The most names of a list that is given whole as the place.
const LISTED_MAX: usize = 10;

/// A number in its sentence.
#[derive(Clone, Copy)]
pub struct Spotted<'a> {
    /// The sentence.
    pub sentence: &'a str,
    /// The byte of the sentence at which its statement begins.
    pub at: usize,
    /// The byte at which it ends.
    pub end: usize,
    /// The rule that read it.
    pub rule: &'a str,
}

/// What a report shows to be names.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// Its places.
    pub known: &'a BTreeSet<String>,
    /// The sites of its head.
    pub sites: &'a [String],
    /// Its organisations.
    pub organizations: &'a [String],
}

/// A place of a sentence: where its name or list of names begins and ends, as printed.
struct Spot {
    start: usize,
    end: usize,
    name: String,
}

/// The places of a sentence, those of a list as one.
fn places(sentence: &str, names: Names) -> Vec<Spot> {
    let mut out: Vec<Spot> = Vec::new();
    let mut found = spots(sentence, names.known, names.organizations);
    // `Kiri Province` before `Kiri`.
    found.sort_by_key(|(start, name)| (*start, std::cmp::Reverse(name.len())));
    for (start, name) in found {
        if out.last().is_some_and(|s| start < s.end) {
            continue;
        }
        // `in Reva/Rewa`: a place by two names.
        let again = AGAIN.as_ref().and_then(|r| r.find(&sentence[start + name.len()..])).map_or(0, |m| m.end());
        let name = sentence[start..start + name.len() + again].to_owned();
        let end = list_end(sentence, start + name.len(), names.known);
        let several = end > start + name.len();
        // `Visual and Performing Arts`
        let last = sentence[start..end].rsplit([' ', '-', '/']).next().unwrap_or("");
        if several && !proper(last) {
            continue;
        }
        let name = if several { sentence[start..end].to_owned() } else { name };
        out.push(Spot { start, end, name });
    }
    out
}

/// Where a list of names ends that a name ending at a byte opens: `Takeo, Kampot and Kep`. `Kiri parish, Takeo` is no list.
fn list_end(sentence: &str, from: usize, known: &BTreeSet<String>) -> usize {
    // `Western Bahr el-Ghazal`
    let from = from + REST.as_ref().and_then(|r| r.find(&sentence[from..])).map_or(0, |m| m.end());
    let (mut at, mut end, mut count) = (from, from, 1);
    while let Some(next) = NEXT.as_ref().and_then(|r| r.captures(&sentence[at..])) {
        let (Some(whole), Some(link), Some(name)) = (next.get(0), next.get(1), next.get(2)) else { break };
        let closes = !link.as_str().trim().trim_matches(',').is_empty();
        let capitals = name.as_str().chars().all(char::is_uppercase);
        if !proper(name.as_str()) && !closes && !capitals || count >= LISTED_MAX {
            break;
        }
        count += 1;
        // `in Takeo and Kampot Sent 20 boats`: a line that was not ended.
        let first = name.as_str().split(' ').next().unwrap_or("");
        if first.len() < name.as_str().len() && known.contains(first) && !known.contains(name.as_str()) {
            end = at + name.start() + first.len();
            break;
        }
        at += whole.end();
        if closes || known.contains(name.as_str()) && !capitals {
            end = at;
        }
        if closes {
            break;
        }
    }
    // `burials in Takeo, Kampot within a day`: a second name without `and`, behind which the sentence goes on.
    let second = || SECOND.as_ref()?.captures(&sentence[from..])?.get(1);
    let kind = |name: &str| ["Subcounty", "District", "Province", "County", "Parish", "State"].contains(&name);
    match second().filter(|m| end == from && proper(m.as_str()) && !kind(m.as_str())) {
        Some(name) => from + name.end(),
        None => end,
    }
}

static AGAIN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^/\p{Lu}\p{Ll}[\p{L}’'-]+").ok());

static SECOND: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^,\s(\p{Lu}\p{Ll}[\p{Ll}’'-]+)(?:\s(?:within|during|between|since|over|after|before|on\s\d)|\.$|$)")
        .ok()
});

/// The next name of a list.
static NEXT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^((?:\s?,\s?|\s)(?:(?:and|&|et|y)\s)?)(?:the\s)?(\p{Lu}[\p{L}’'-]+(?:\s(?:[ea]l-)?\p{Lu}[\p{Ll}’'-]+){0,2}(?:/\p{Lu}\p{Ll}[\p{L}’'-]+)?)",
    )
    .ok()
});

/// What belongs to a name behind its article.
static REST: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^\s[ea]l-\p{Lu}\p{Ll}+").ok());

/// The name of the list item that a number is of: `Takeo` of `(Takeo - 20`, where the list is one of places.
fn item(number: Spotted, names: Names) -> Option<String> {
    let own = ITEM.as_ref()?.captures(number.sentence.get(..number.at)?)?.get(1)?.as_str();
    let of_places = ITEMS
        .as_ref()?
        .captures_iter(number.sentence)
        .filter_map(|c| c.get(1))
        .any(|name| names.known.contains(name.as_str()));
    (of_places && proper(own)).then(|| own.to_owned())
}

static ITEM: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(\p{Lu}[\p{L}’'-]+(?:\s(?:[ea]l-)?\p{Lu}[\p{Ll}’'-]+){0,2})\s?[-–:(]?\s?$").ok());
static ITEMS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(\p{Lu}[\p{L}’'-]+(?:\s(?:[ea]l-)?\p{Lu}[\p{Ll}’'-]+){0,2})\s?[-–:(]?\s?\d").ok());

/// True where the words between a number and a place hold another number or begin another clause.
fn parted(between: &str, from: &str) -> bool {
    // `1,147 leaflets (Jinja 787, Kagadi 360)`, `from 9 towns (letters are yet to come from Reva)`
    let open = between.rfind('(').map(|at| &between[at..]).filter(|t| !t.contains(')'));
    let inside = |open: &str| {
        let rest = from.split(')').next().unwrap_or(from);
        rest.contains(|c: char| c.is_ascii_digit()) || open.split_whitespace().count() > 4
    };
    let number = |w: &str| {
        let w = w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        w.starts_with(|c: char| c.is_ascii_digit())
            || senses(&w, Language::English).iter().any(|s| matches!(s, Sense::Number(_)))
    };
    // `130 nurses were trained, walks are planned in Takeo`: after a comma only `in` leads to the number's own place.
    let clause = between.rfind(',').is_some_and(|at| between[at + 1..].split_whitespace().count() > 1);
    between.contains(';') || clause || open.is_some_and(inside) || between.split_whitespace().any(number)
}

/// The place that the clause of a number names, of all that its sentence names: the nearest one before it, else the first one
/// after it.
fn beside(number: Spotted, all: &[Spot]) -> Option<String> {
    // `seven in Takeo - in all there are 40`, `4 per cent in Takeo, compared with 31 per cent`: another clause, another place.
    let clear = |s: &&Spot| {
        let between = number.sentence.get(s.end..number.at).unwrap_or("");
        !between.contains(';') && !OTHER.as_ref().is_some_and(|r| r.is_match(between))
    };
    let before = all.iter().rev().find(|s| s.start < number.at).filter(clear);
    let after = || {
        let first = all.iter().find(|s| s.start >= number.at).filter(|s| !heads(s, number.sentence))?;
        // `in a boat from Takeo and a barge from Kampot`: two places, neither that of all.
        let other = all.iter().find(|s| s.start > first.end);
        let several = other
            .and_then(|o| number.sentence.get(first.end..o.start))
            .is_some_and(|t| t.split_whitespace().any(|w| ["and", "et", "y"].contains(&w)) && !t.contains([',', ';']));
        let between = number.sentence.get(number.end..first.start)?;
        let own = !parted(between, &number.sentence[first.start..]) || of_all(between) || of_chain(between);
        (!several && own && !singled_out(between)).then_some(first)
    };
    before.or_else(after).map(|s| s.name.clone())
}

static OTHER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\s[-–]\s\p{Ll}|\b(?:compared|comparison)\s(?:with|to)\b|\bthan\b").ok());

/// `705 maps, 11 books and 50 flags were given to schools in Takeo`: behind the verb of a list stands the place of all of it.
fn of_all(between: &str) -> bool {
    let Some(verb) = VERB.as_ref().and_then(|r| r.find(between)) else { return false };
    let items = between[..verb.start()].split([',']).all(|i| i.split_whitespace().count() <= LISTED_WORDS_MAX);
    items && between.contains(',') && !parted(&between[verb.end()..], "")
}

/// `four talks on three radio towers in Takeo`: a phrase of prepositions without a stop has one place.
fn of_chain(between: &str) -> bool {
    let mut words = between.split_whitespace().peekable();
    let mut last = "";
    let whole = !between.contains([',', ';', ':', '(', '–', '—']) && !between.contains(" - ");
    whole
        && words.clone().count() <= CHAIN_WORDS_MAX
        && words.all(|w| {
            let lower = w.to_lowercase();
            let number = w.starts_with(|c: char| c.is_ascii_digit())
                || senses(&lower, Language::English).iter().any(|s| matches!(s, Sense::Number(_)));
            let led =
                ["on", "at", "in", "from", "of", "through", "via", "by", "with", "sur", "dans", "de", "à", "par", "en"]
                    .contains(&last);
            last = w;
            (!number || led) && !["and", "et", "y", "e", "while", "which", "who", "that"].contains(&w)
        })
}

/// The most words of such a phrase.
const CHAIN_WORDS_MAX: usize = 12;

/// The most words of an item of a list of numbers.
const LISTED_WORDS_MAX: usize = 7;

static VERB: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\s(?:were|was|have been|has been)\s\p{Ll}+(?:ed|en|nt|ld|de)\b").ok());

/// `Takeo 40 boats, Kampot 6 boats`: the place right before a number is its own; in a list of places every name is one.
fn headed(number: Spotted, names: Names, listed: bool) -> Option<String> {
    let near = (number.at.saturating_sub(HEAD_BYTES)..=number.at).find(|at| number.sentence.is_char_boundary(*at))?;
    let own = ITEM.as_ref()?.captures(number.sentence.get(near..number.at)?)?.get(1)?.as_str();
    let told = number.sentence.get(number.end..)?.trim_start().starts_with(|c: char| c.is_lowercase());
    if names.known.contains(own) {
        return told.then(|| own.to_owned());
    }
    (listed && proper(own)).then(|| own.to_owned())
}

/// How far before a number the name of its place begins, in bytes.
const HEAD_BYTES: usize = 60;

/// True where two known places of a sentence stand right before numbers.
fn listed(sentence: &str, names: Names) -> bool {
    let items = ITEMS.as_ref().into_iter().flat_map(|r| r.captures_iter(sentence)).filter_map(|c| c.get(1));
    items.filter(|name| names.known.contains(name.as_str())).count() > 1
}

/// `10 stations in Takeo 8 boats, Kampot 6 boats`: a place with a number of its own behind it.
fn heads(spot: &Spot, sentence: &str) -> bool {
    sentence[spot.end..].strip_prefix(' ').is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()))
}

/// `44 in Brooklyn`, `12 new cases in Queens`: the place that a number itself is in, whatever was named before it.
fn tied(number: Spotted, all: &[Spot]) -> Option<String> {
    let after = all.iter().find(|s| s.start > number.at).filter(|s| !heads(s, number.sentence))?;
    let between = number.sentence.get(number.end..after.start)?;
    TIED.as_ref().is_some_and(|r| r.is_match(between)).then(|| after.name.clone())
}

static TIED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:\s\p{Ll}+){0,2}\s(?:in|at|within|en|à)\s$").ok());

/// The place that the last sentences spoke of.
#[derive(Default)]
pub struct Lasting {
    name: Option<String>,
    /// A centre's place holds for the sentences after it; another only for those that take it up with a pronoun.
    centre: bool,
    /// The sentence of the last number, and the places that it names: a sentence of many numbers is searched once.
    said: (String, Vec<Spot>),
    /// Whether that sentence is a list of places and numbers.
    listed: bool,
}

/// Words that begin a sentence which goes on about the same place.
#[rustfmt::skip]
const TAKES_UP: &[&str] = &["They", "It", "There", "Its", "Of", "Two", "Ils", "Elles", "Elle", "Il", "Allí", "Ellos", "Ellas", "Parmi"];

impl Lasting {
    /// The place of a number in a cell, where nothing lasts from one to the next.
    pub fn alone(&mut self, number: Spotted, names: Names) -> Option<String> {
        (self.name, self.centre) = (None, false);
        self.of(number, names)
    }

    /// The place of a number.
    pub fn of(&mut self, number: Spotted, names: Names) -> Option<String> {
        if number.rule == "named_list" {
            return item(number, names);
        }
        let until = number.sentence.get(..number.at).unwrap_or(number.sentence);
        let first = number.sentence.split(|c: char| !c.is_alphanumeric()).find(|w| !w.is_empty()).unwrap_or("");
        if self.said.0 != number.sentence {
            self.said = (number.sentence.to_owned(), places(number.sentence, names));
            self.listed = listed(number.sentence, names);
        }
        if let Some(own) = headed(number, names, self.listed) {
            return Some(own);
        }
        let all = &self.said.1;
        let own = tied(number, all);
        if own.is_some() && (self.centre || beside(number, all) != own) {
            return own;
        }
        if let Some(found) = named(until, names.sites) {
            (self.name, self.centre) = (Some(found), true);
        } else if let Some(found) = beside(number, all) {
            (self.name, self.centre) = (Some(found), false);
        } else if !self.centre && !TAKES_UP.contains(&first) {
            self.name = None;
        }
        self.name.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The places of the numbers of a sentence, told by their print.
    fn check(sentence: &str, rule: &str, expect: &[(&str, &str)]) {
        let known: BTreeSet<String> = ["Kampot".to_owned(), "Takeo".to_owned()].into();
        let names = Names { known: &known, sites: &[], organizations: &[] };
        for (number, place) in expect {
            let at = sentence.find(number).expect(number);
            let got = Lasting::default()
                .of(Spotted { sentence, at, end: at + number.len(), rule }, names)
                .unwrap_or_default();
            assert_eq!(got, *place, "{number} of {sentence}");
        }
    }

    #[test]
    fn numbers_are_where_they_stand() {
        check(
            "Half of the fairs were held in Kampot (90), followed by 31 in Takeo and 12 new stalls in Battambang.",
            "count",
            &[("90", "Kampot"), ("31", "Takeo"), ("12", "Battambang")],
        );
        check("Four talks were held on three local masts in Kampot.", "count", &[("Four", "Kampot")]);
        check("It gave 46 loans to banks, particularly in Kampot.", "count", &[("46", "")]);
        check("Letters came from 9 towns (those of the fairs in Kampot are late).", "count", &[("9", "")]);
        check("The port taught 130 divers, 21 in Takeo.", "count", &[("130", ""), ("21", "Takeo")]);
        check("We sold 705 maps, 11 books and 50 flags in Kampot.", "count", &[("705", ""), ("50", "Kampot")]);
        check("705 maps, 11 books and 50 flags were given to the schools in Kampot.", "count", &[("705", "Kampot")]);
        check(
            "It ran 10 lines in Takeo 8 boats, Kampot 6 boats and Kazo 2 boats.",
            "count",
            &[("10", ""), ("8", "Takeo"), ("6", "Kampot"), ("2", "Kazo")],
        );
        check("It held 7 talks in Takeo - in all there are 40.", "count", &[("7", "Takeo"), ("40", "")]);
        check(
            "Takeo has 40 piers; the fairs of Kep, Reva and Takeo drew 90 crews.",
            "count",
            &[("40", "Takeo"), ("90", "Kep, Reva and Takeo")],
        );
        check("We hung 40 posters in Luganda in Kiri village.", "count", &[("40", "Kiri")]);
        check("Divers stayed at 54 piers, boats in Takeo being late.", "count", &[("54", "")]);
        check("It made 26 trips (Takeo 20, Kampot 6).", "count", &[("26", "")]);
        check("Some 26 boats in Takeo sank, with 12 in dock.", "count", &[("26", "Takeo")]);
        check("The 3 oars were in a boat from Takeo and a barge from Kampot.", "count", &[("3", "")]);
        check("Divers of Kampot rest; 40 rowers came.", "count", &[("40", "")]);
    }

    #[test]
    fn a_list_of_places_is_given_whole() {
        check("We held 12 talks in Takeo, Kampot and Kep Bay.", "count", &[("12", "Takeo, Kampot and Kep Bay")]);
        check("We held 12 talks in Takeo, KPX, Kampot and Reva.", "count", &[("12", "Takeo, KPX, Kampot and Reva")]);
        check("We held 12 talks in Takeo, Kampot last week.", "count", &[("12", "Takeo, Kampot")]);
        check("We held 12 talks in Takeo, Reva within a week.", "count", &[("12", "Takeo, Reva")]);
        check("We held 12 talks in Kiri parish, Angkor County.", "count", &[("12", "Kiri")]);
        check("In Kiri Province some 12 talks were held.", "count", &[("12", "Kiri Province")]);
        check("In Bahr el-Kiri the port taught 12 divers.", "count", &[("12", "Bahr el-Kiri")]);
        check("The 34 classes in Visual and Performing Arts, Social Sciences were full.", "count", &[("34", "")]);
    }

    #[test]
    fn an_item_of_a_list_is_where_it_says() {
        let printed = "It made 26 trips (Takeo - 20, Kampot - 5, KPX - 1).";
        check(printed, "named_list", &[("20", "Takeo"), ("5", "Kampot"), ("1)", "")]);
        check("Trips were of three kinds: Long (4), Short (5).", "named_list", &[("4", ""), ("5", "")]);
    }
}
