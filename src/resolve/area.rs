//! Countries and territories by their names in English, French and Spanish: ISO 3166-1 alpha-3.

use crate::parse::vocabulary::{Language, Sense, senses};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The names, as data (facts of ISO 3166 and the CLDR).
const TABLE: &str = include_str!("area.tsv");
/// Names of parts of areas.
const PARTS: &str = include_str!("area_part.tsv");

struct Index {
    /// By the first word in lower case: the whole name in lower case, its code and whether it is a part, longest first.
    by_first: HashMap<String, Vec<(String, &'static str, bool)>>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut by_first: HashMap<String, Vec<(String, &'static str, bool)>> = HashMap::new();
    let rows = TABLE.lines().map(|l| (l, false)).chain(PARTS.lines().map(|l| (l, true)));
    for (row, part) in rows.filter(|(l, _)| !l.starts_with('#')) {
        let mut fields = row.split('\t');
        let Some(code) = fields.next() else { continue };
        for name in fields {
            let folded = fold(name);
            if let Some(first) = folded.split(' ').next() {
                by_first.entry(first.to_owned()).or_default().push((folded.clone(), code, part));
            }
        }
    }
    for names in by_first.values_mut() {
        names.sort_by_key(|(name, ..)| std::cmp::Reverse(name.len()));
    }
    Index { by_first }
});

/// Lower case, one kind of apostrophe, `.` and `,` left out, single blanks.
fn fold(text: &str) -> String {
    let plain: String =
        text.chars().map(|c| if c == '’' { '\'' } else { c }).filter(|c| !matches!(c, '.' | ',')).collect();
    plain.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An area named in a text: its code, and its name as printed (byte range).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// ISO 3166-1 alpha-3.
    pub code: &'static str,
    /// Where it stands in the text.
    pub range: std::ops::Range<usize>,
    /// True where the name is that of a part of the area: `Gaza`.
    pub part: bool,
}

/// Every area that a text names, in order. Names need their capital.
pub fn find(text: &str) -> Vec<Named> {
    let mut out: Vec<Named> = Vec::new();
    // `outside of the Republic of Korea`: what lies beyond covers its name whole.
    let mut beyond_end = 0;
    let starts = text
        .char_indices()
        .filter(|(at, c)| c.is_uppercase() && !text[..*at].ends_with(|p: char| p.is_alphanumeric() || p == '-'));
    for (at, _) in starts {
        if out.last().is_some_and(|n| at < n.range.end) || at < beyond_end {
            continue;
        }
        let found = at_start(&text[at..]).filter(|(_, len, _)| !of_money(&text[..at], &text[at + len..]));
        match found {
            Some((_, len, _)) if beyond(&text[..at]) => beyond_end = at + len,
            Some((code, len, part)) => out.push(Named { code, range: at..at + len, part }),
            None => {}
        }
    }
    out
}

/// The area whose name a text begins with, how many bytes the name has, and whether it is that of a part.
fn at_start(text: &str) -> Option<(&'static str, usize, bool)> {
    let word_end =
        text.find(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | ')' | '(' | '/')).unwrap_or(text.len());
    let first = fold(&text[..word_end]);
    let first = first.trim_end_matches(|c: char| !c.is_alphanumeric());
    let names = INDEX.by_first.get(first)?;
    names.iter().find_map(|(name, code, part)| matches_at(text, name).map(|len| (*code, len, *part)))
}

/// True where a text begins with the name of a whole area.
pub fn opens(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && at_start(text).is_some_and(|(.., part)| !part)
}

/// `US$ 40`, `Fiji dollars`, `dólares de los Estados Unidos`: whose money it is says nothing of where.
fn of_money(before: &str, after: &str) -> bool {
    let money = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        senses(&bare, Language::English).iter().any(|s| matches!(s, Sense::Money(_)))
    };
    let next = || after.strip_prefix(' ').and_then(|rest| rest.split_whitespace().next()).is_some_and(money);
    let join = |w: &&str| ["de", "des", "del", "du", "la", "los"].contains(w);
    let mut words = before.split_whitespace().rev();
    let mut led = || words.next().as_ref().is_some_and(join) && words.find(|w| !join(w)).is_some_and(money);
    after.starts_with('$') || next() || led()
}

/// `Inner Mongolia` is no Mongolia, `New Jersey` no Jersey, and what is outside of China not in China.
fn beyond(before: &str) -> bool {
    let lower: String =
        before.chars().rev().take(20).collect::<Vec<_>>().into_iter().rev().collect::<String>().to_lowercase();
    let lower = ["the ", "la ", "el ", "les "].iter().find_map(|a| lower.strip_suffix(a)).unwrap_or(&lower);
    ["inner ", "new ", "outside ", "outside of ", "hors de ", "hors du ", "fuera de "]
        .iter()
        .any(|w| lower.ends_with(w))
}

/// The area whose name stands right before a number, as the name of its item: `Peru (4), Fiji (5)`.
pub fn of_item(before: &str) -> Option<&'static str> {
    let text = before.trim_end().strip_suffix(['(', ':', '–', '-'])?.trim_end();
    let mut found = find(text);
    let last = found.pop().filter(|n| n.range.end == text.len())?;
    // `in Fiji, Samoa and Tonga: 40`: the last of a list is not the name of the item.
    let listed = found.pop().is_some_and(|n| goes_on(&text[n.range.end..]));
    (!listed).then_some(last.code)
}

/// True where a name that ends here goes on as a list of areas: ` and Ghana`, `, Ghana`.
pub fn goes_on(after: &str) -> bool {
    let rest = after.trim_start_matches(',').trim_start();
    let rest = ["and ", "et ", "y ", "the "].iter().fold(rest, |r, w| r.strip_prefix(w).unwrap_or(r));
    (after.starts_with(',') || after.starts_with(' ')) && find(rest).first().is_some_and(|n| n.range.start == 0)
}

/// How many bytes of `text` the folded name covers, if the text begins with it and the word ends there.
fn matches_at(text: &str, name: &str) -> Option<usize> {
    let mut wanted = name.chars().peekable();
    let mut blank = false;
    for (at, c) in text.char_indices() {
        let Some(&w) = wanted.peek() else {
            return (!c.is_alphanumeric() && c != '-').then_some(at);
        };
        if c.is_whitespace() {
            if w == ' ' {
                wanted.next();
            } else if !blank {
                return None;
            }
            blank = true;
            continue;
        }
        blank = false;
        if matches!(c, '.' | ',') && w != c {
            continue;
        }
        let c = if c == '’' { '\'' } else { c };
        for lower in c.to_lowercase() {
            if wanted.next() != Some(lower) {
                return None;
            }
        }
    }
    wanted.peek().is_none().then_some(text.len())
}

/// True where a capitalised plural names the people of a country: it shares all but the end of the country's name.
pub fn demonym(word: &str) -> bool {
    let plural = word.starts_with(char::is_uppercase)
        && (word.ends_with('s') || word.ends_with("ois"))
        && word.chars().count() > 5;
    if !plural {
        return false;
    }
    let lower = word.to_lowercase();
    INDEX.by_first.iter().any(|(first, names)| {
        let common = first.chars().zip(lower.chars()).take_while(|(a, b)| a == b).count();
        let len = first.chars().count();
        let ending = lower.chars().count() - common;
        len >= 4
            && common >= 4
            && common + 2 >= len
            && (2..=6).contains(&ending)
            && names.iter().any(|(n, ..)| !n.contains(' '))
            && *first != lower
    })
}

/// The single area that a text names; none where it names several or none.
pub fn only(text: &str) -> Option<&'static str> {
    let found = find(text);
    let first = found.first()?.code;
    found.iter().all(|n| n.code == first).then_some(first)
}

/// The single area that a text says something is in: `cases by province in Peru`, never `trade with Peru` or `outside Peru`.
pub fn inside(text: &str) -> Option<&'static str> {
    let code = only(text)?;
    let led = |n: &Named| {
        let before = text[..n.range.start].trim_end().trim_end_matches(['’', '\'']).to_lowercase();
        let before =
            ["the", "la", "el", "les"].iter().find_map(|a| before.strip_suffix(a)).unwrap_or(&before).trim_end();
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        ["in", "within", "across", "throughout", "en", "au", "aux"].contains(&word)
    };
    find(text).iter().any(led).then_some(code)
}

/// True where a text is the name of an area and nothing else, but for its article.
pub fn whole(text: &str) -> bool {
    let text = text.trim().trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')');
    let bare = ["The ", "the ", "Le ", "La ", "Les ", "El "].iter().find_map(|a| text.strip_prefix(a)).unwrap_or(text);
    find(bare).first().is_some_and(|n| n.range.start == 0 && n.range.end >= bare.len() && !n.part)
}

/// `Finland asked for …`, `Continue to … (Israel);`: the state that says something of another, as in the review of a third.
pub fn speaks(sentence: &str) -> bool {
    let opens = || {
        let name = find(sentence).into_iter().next().filter(|n| n.range.start < SPEAKER_CHARS_MAX)?;
        let verb = sentence.get(name.range.end..)?.trim_start().split(|c: char| !c.is_alphabetic()).next()?;
        Some(SAYING.contains(&verb))
    };
    let closes = || {
        let text = sentence.trim_end().trim_end_matches(['.', ';']);
        let name = text.strip_suffix(')')?.rsplit('(').next()?;
        let urged = sentence.contains("recommendation")
            || sentence
                .split(|c: char| !c.is_alphabetic())
                .find(|w| !w.is_empty())
                .is_some_and(|w| URGING.contains(&w));
        Some(urged && find(name).first().is_some_and(|n| n.range.start == 0))
    };
    opens() == Some(true) || closes() == Some(true)
}

/// How far into its sentence a speaker may be named.
const SPEAKER_CHARS_MAX: usize = 8;

#[rustfmt::skip]
const SAYING: &[&str] = &[
    "asked", "recommended", "noted", "commended", "welcomed", "urged", "praised", "congratulated", "encouraged", "requested",
    "enquired", "inquired", "appreciated", "acknowledged", "recalled",
];

#[rustfmt::skip]
const URGING: &[&str] = &[
    "Accede", "Adopt", "Allocate", "Amend", "Consider", "Continue", "Develop", "Enact", "Enhance", "Ensure", "Establish", "Further",
    "Guarantee", "Implement", "Improve", "Increase", "Intensify", "Maintain", "Prevent", "Promote", "Pursue", "Ratify", "Reinforce",
    "Strengthen", "Take", "Undertake",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, expect: &[&str]) {
        let got: Vec<_> = find(printed).into_iter().map(|n| n.code).collect();
        assert_eq!(got, expect, "{printed}");
    }

    #[test]
    fn names_in_three_languages() {
        check("Migrants in Thailand and Lao PDR", &["THA", "LAO"]);
        check("Republic of Korea: 43,571", &["KOR"]);
        check("au Cambodge, en République démocratique du Congo", &["KHM", "COD"]);
        check("CAMBODIA (July)", &["KHM"]);
        check("Viet Nam’s ministry; Côte d’Ivoire", &["VNM", "CIV"]);
        check("born in New Mexico, outside of the Republic of Korea", &[]);
        check("in New York City and the Gaza Strip", &["USA", "PSE"]);
        check("Kyrgyz Republic: 57 HK residents", &["KGZ", "HKG"]);
        check("Thai workers; jordan; Chadwick", &[]);
        check("Source: Ministry of Labour, Malaysia", &["MYS"]);
        check("in US$ thousand, US dollars or Fiji dollars", &[]);
        check("dólares de los Estados Unidos", &[]);
        check("pays 40 dollars the United States lent", &["USA"]);
    }

    #[test]
    fn what_a_caption_is_about() {
        for (caption, expect) in [
            ("Boats by port in the Philippines", Some("PHL")),
            ("Boats seen outside Peru", None),
            ("Boats bought from Peru", None),
            ("Boats in Peru and in Chile", None),
        ] {
            assert_eq!(inside(caption), expect, "{caption}");
        }
        assert!(
            whole("The United Kingdom") && whole("Peru*") && !whole("Northern Peru") && !whole("Peru and its ports")
        );
    }

    #[test]
    fn areas_of_items_and_lists() {
        assert_eq!(of_item("Crews came from Peru (4) and Fiji ("), Some("FJI"));
        assert_eq!(of_item("Crews of Peru met ("), None);
        assert_eq!(of_item("Crews came from Peru and Fiji: "), None);
        assert!(goes_on(", Ghana and Togo have") && goes_on(" and the Gambia have") && !goes_on(" has 4 ports"));
    }

    #[test]
    fn states_that_speak_of_another() {
        assert!(speaks("Norway asked about the three harbours"));
        assert!(speaks("Continue to repair all 40 piers (Kenya);"));
        assert!(!speaks("Norway has 40 piers"));
        assert!(!speaks("Crews left 40 boats behind (Kenya)."));
    }

    #[test]
    fn people_by_their_country() {
        for (word, expect) in [
            ("Indonesians", true),
            ("Sénégalais", true),
            ("Cambodians", true),
            ("Offices", false),
            ("Ministers", false),
            ("Niger", false),
        ] {
            assert_eq!(demonym(word), expect, "{word}");
        }
    }

    #[test]
    fn the_table_is_well_formed() {
        let mut names = std::collections::HashSet::new();
        for row in TABLE.lines().chain(PARTS.lines()).filter(|l| !l.starts_with('#')) {
            let fields: Vec<_> = row.split('\t').collect();
            assert!(fields.len() >= 2 && fields[0].len() == 3, "{row}");
            for name in &fields[1..] {
                assert!(names.insert(*name), "{name} stands twice");
            }
        }
    }
}
