//! A document's habits: its language, and how it writes thousands and decimals.

use super::vocabulary::Language;
use regex::Regex;
use std::sync::LazyLock;

/// How a document writes its numbers, from its language and, above that, from what it prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Its language.
    pub language: Language,
    /// The decimal mark is a comma and dots part thousands, or the reverse.
    pub decimal_comma: bool,
    /// Plain blanks part thousands (`3 186`); no-break and thin blanks always do.
    pub blank_thousands: bool,
    /// A legend says that a dash in a table is nil: it is a printed 0.
    pub dash_nil: bool,
    /// True where the document itself showed which mark is the decimal one.
    pub proven: bool,
}

impl Default for Style {
    fn default() -> Style {
        Style {
            language: Language::English,
            decimal_comma: false,
            blank_thousands: false,
            dash_nil: false,
            proven: false,
        }
    }
}

/// Words so frequent and so much a language's own that a page of text shows them many times.
const ENGLISH: &[&str] =
    &["the", "and", "of", "to", "with", "for", "by", "were", "was", "from", "have", "has", "is", "are"];
const FRENCH: &[&str] =
    &["le", "les", "des", "du", "et", "une", "dans", "pour", "sur", "ont", "été", "par", "est", "aux"];
const SPANISH: &[&str] =
    &["el", "los", "las", "del", "una", "y", "para", "con", "por", "en", "fue", "se", "como", "más"];

static DASH_NIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)(?:^|[\s“‘(])[–—-][”’)]?\s?[=:]?\s?(?:means\s|is\s|indicates\s)?(?:nil|zero|none|néant|nulo?|cero)\b")
});
static COMMA_THOUSANDS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b\d{1,3}(?:,\d{3}){2,}\b|\b\d{1,3},\d{3}\.\d"));
static DOT_THOUSANDS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b\d{1,3}(?:\.\d{3}){2,}\b|\b\d{1,3}\.\d{3},\d"));
static COMMA_DECIMAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b\d+,\d{1,2}(?:\s?%|\s(?:millions?|millones|milliards?|millón|pour cent|por ciento)\b)")
});
static DOT_DECIMAL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b\d+\.\d{1,2}(?:\s?%|\s(?:million|billion|per cent|percent|millions?|millones)\b)"));
static DOT_SHORT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:0\.\d+|\d+\.\d{1,2})\b"));
static COMMA_GROUP: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[1-9]\d{0,2},\d{3}\b"));
static DOT_GROUP: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[1-9]\d{0,2}\.\d{3}\b"));
static BLANK_GROUP: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[1-9]\d{0,2}(?: \d{3})+\b"));

/// So many numbers like `1.726` show a habit.
const DOT_GROUPS_MIN: usize = 3;

/// Compiles a pattern that is written in the source and known to be good.
pub(super) fn pattern(source: &str) -> Regex {
    Regex::new(source).unwrap_or_else(|e| panic!("{e}"))
}

/// The habits of a document whose texts are handed in one by one.
pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Style {
    let mut words = [0usize; 3];
    let mut dash_nil = false;
    let (mut comma, mut dot, mut comma_group, mut dot_group, mut dot_short, mut blank_group) = (0, 0, 0, 0, 0, 0);
    for text in texts {
        dash_nil |= text.contains(['–', '—', '-']) && DASH_NIL.is_match(text);
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty() && w.len() < 6) {
            for (count, list) in words.iter_mut().zip([ENGLISH, FRENCH, SPANISH]) {
                *count += usize::from(list.contains(&word));
            }
        }
        if text.bytes().any(|b| b.is_ascii_digit()) {
            comma += COMMA_DECIMAL.find_iter(text).count() + DOT_THOUSANDS.find_iter(text).count();
            dot += DOT_DECIMAL.find_iter(text).count() + COMMA_THOUSANDS.find_iter(text).count();
            comma_group += COMMA_GROUP.find_iter(text).count();
            dot_group += DOT_GROUP.find_iter(text).count();
            dot_short += DOT_SHORT.find_iter(text).count();
            blank_group += BLANK_GROUP.find_iter(text).count();
        }
    }
    let language = match words {
        [e, f, s] if f > e && f >= s => Language::French,
        [e, _, s] if s > e => Language::Spanish,
        _ => Language::English,
    };
    let proven = comma != dot;
    // Without a clear case, a language's own habit; and `1,234` many times against no `1.234` speaks for itself.
    let by_language = language != Language::English && comma_group <= dot_group;
    // `1.726` and `3.597` and no decimal of any other length: dots part thousands in English, too.
    let by_groups = comma_group == 0 && dot_group >= DOT_GROUPS_MIN && dot_short == 0;
    // `12.5 %` beside `14.208` people, again and again: one hand wrote the shares and another the counts.
    let mixed =
        language != Language::English && comma_group == 0 && dot_group >= DOT_GROUPS_MIN && dot_group > dot_short;
    let decimal_comma = if proven { comma > dot || mixed } else { by_language || by_groups };
    let rivals = if decimal_comma { dot_group } else { comma_group };
    let blank_thousands = blank_group > 0 && (language != Language::English || blank_group > rivals);
    Style {
        language,
        decimal_comma,
        blank_thousands,
        dash_nil,
        proven: proven || comma_group + dot_group > 0 && (comma_group == 0) != (dot_group == 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, language: Language, decimal_comma: bool, blank_thousands: bool) {
        let style = of(std::iter::once(text));
        assert_eq!(
            (style.language, style.decimal_comma, style.blank_thousands),
            (language, decimal_comma, blank_thousands),
            "{text}"
        );
    }

    #[test]
    fn a_document_shows_its_habits() {
        check(
            "The centre was visited by 1,204 migrants and 3.5 per cent of the workers",
            Language::English,
            false,
            false,
        );
        check(
            "Les équipes ont accueilli 3 186 personnes dans les centres, soit 4,5 % du total",
            Language::French,
            true,
            true,
        );
        check(
            "Las brigadas atendieron a 1.204 personas en los refugios del estado, el 4,5 por ciento",
            Language::Spanish,
            true,
            false,
        );
        check(
            "Los equipos del estado y las brigadas atendieron a 12,204 personas por día",
            Language::Spanish,
            false,
            false,
        );
        check("The yards sold 1.726 nets, 3.597 hooks and 2.417 of the lines", Language::English, true, false);
        check(
            "The yards sold 1.726 nets, 3.597 hooks and 2.417 of the lines at 0.5 each",
            Language::English,
            false,
            false,
        );
        check("In 2019 100 workers of the site were trained by the team", Language::English, false, false);
    }
}
