//! Tests: what holds for every number and every text, on drawn ones.

use super::claim::Reading;
use super::number;
use super::proof;
use super::reading::{self, TextRole};
use super::style::Style;
use super::vocabulary::Language;
use super::words::{Words, steps};
use crate::place::PlacedText;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn style(language: Language) -> Style {
    let comma = language != Language::English;
    Style { language, decimal_comma: comma, blank_thousands: comma, dash_nil: false, proven: true }
}

fn read(printed: &str, language: Language) -> Reading {
    reading::read(PlacedText::unplaced(printed), Vec::new(), TextRole::Prose, &style(language), &[])
}

/// The value of the first number of a text.
fn first(printed: &str, style: &Style) -> Option<Decimal> {
    let text = PlacedText::unplaced(printed);
    let words = Words::new(&text, style);
    (0..words.len()).find_map(|at| number::read(&words, at)).and_then(|n| n.value)
}

fn grouped(n: u64, mark: &str) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(mark);
        }
        out.push(c);
    }
    out
}

/// 12,34,567.
fn indian(n: u64) -> String {
    let digits = n.to_string();
    let cut = digits.len().saturating_sub(3);
    let (head, tail) = digits.split_at(cut);
    let mut out = String::new();
    for (at, c) in head.chars().enumerate() {
        if at > 0 && (head.len() - at).is_multiple_of(2) {
            out.push(',');
        }
        out.push(c);
    }
    if head.is_empty() { tail.to_owned() } else { format!("{out},{tail}") }
}

const ENGLISH: [&str; 20] = [
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const ENGLISH_TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const FRENCH: [&str; 20] = [
    "", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
];
const FRENCH_TENS: [&str; 7] = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante"];
const SPANISH: [&str; 30] = [
    "",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
];
const SPANISH_TENS: [&str; 10] =
    ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];
const SPANISH_HUNDREDS: [&str; 10] = [
    "",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
];

/// A number below a thousand as it is spoken.
fn below_thousand(n: usize, language: Language) -> String {
    let (hundreds, rest) = (n / 100, n % 100);
    let mut out: Vec<String> = Vec::new();
    match (language, hundreds) {
        (_, 0) => {}
        (Language::English, h) => out.push(format!("{} hundred", ENGLISH[h])),
        (Language::French, 1) => out.push("cent".into()),
        (Language::French, h) => out.push(format!("{} {}", FRENCH[h], if rest == 0 { "cents" } else { "cent" })),
        (Language::Spanish, 1) if rest == 0 => out.push("cien".into()),
        (Language::Spanish, h) => out.push(SPANISH_HUNDREDS[h].into()),
    }
    if language == Language::English && hundreds > 0 && rest > 0 {
        out.push("and".into());
    }
    let tail = match language {
        Language::English if rest < 20 => ENGLISH[rest].to_owned(),
        Language::English if rest.is_multiple_of(10) => ENGLISH_TENS[rest / 10].to_owned(),
        Language::English => format!("{}-{}", ENGLISH_TENS[rest / 10], ENGLISH[rest % 10]),
        Language::French => french_tens(rest),
        Language::Spanish if rest < 30 => SPANISH[rest].to_owned(),
        Language::Spanish if rest.is_multiple_of(10) => SPANISH_TENS[rest / 10].to_owned(),
        Language::Spanish => format!("{} y {}", SPANISH_TENS[rest / 10], SPANISH[rest % 10]),
    };
    if !tail.is_empty() {
        out.push(tail);
    }
    out.join(" ")
}

fn french_tens(n: usize) -> String {
    match (n / 10, n % 10) {
        (0 | 1, _) => FRENCH[n].to_owned(),
        (t @ 2..=6, 0) => FRENCH_TENS[t].to_owned(),
        (t @ 2..=6, 1) => format!("{} et un", FRENCH_TENS[t]),
        (t @ 2..=6, u) => format!("{}-{}", FRENCH_TENS[t], FRENCH[u]),
        (7, 1) => "soixante et onze".into(),
        (7, u) => format!("soixante-{}", FRENCH[10 + u]),
        (8, 0) => "quatre-vingts".into(),
        (8, u) => format!("quatre-vingt-{}", FRENCH[u]),
        (_, u) => format!("quatre-vingt-{}", FRENCH[10 + u]),
    }
}

/// A number below a thousand millions as it is spoken.
fn spoken(n: usize, language: Language) -> String {
    let (millions, thousands, rest) = (n / 1_000_000, n / 1_000 % 1_000, n % 1_000);
    let mut out = Vec::new();
    if millions > 0 {
        out.push(match (language, millions) {
            (Language::English, m) => format!("{} million", below_thousand(m, language)),
            (Language::French, 1) => "un million".into(),
            (Language::French, m) => format!("{} millions", below_thousand(m, language)),
            (Language::Spanish, 1) => "un millón".into(),
            (Language::Spanish, m) => format!("{} millones", below_thousand(m, language)),
        });
    }
    if thousands > 0 {
        out.push(match (language, thousands) {
            (Language::English, t) => format!("{} thousand", below_thousand(t, language)),
            (Language::French, 1) => "mille".into(),
            (Language::French, t) => format!("{} mille", below_thousand(t, language).replace("cents", "cent")),
            (Language::Spanish, 1) => "mil".into(),
            (Language::Spanish, t) => format!("{} mil", below_thousand(t, language)),
        });
    }
    if rest > 0 {
        let linked = language == Language::English && rest < 100 && !out.is_empty();
        out.push(if linked {
            format!("and {}", below_thousand(rest, language))
        } else {
            below_thousand(rest, language)
        });
    }
    out.join(" ")
}

fn language() -> impl Strategy<Value = Language> {
    prop_oneof![Just(Language::English), Just(Language::French), Just(Language::Spanish)]
}

/// Words and marks that rules look for, and a few that they do not.
fn piece() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("women"),
        Just("men"),
        Just("girls"),
        Just("W"),
        Just("M:"),
        Just("F="),
        Just("("),
        Just(")"),
        Just(","),
        Just(";"),
        Just("of whom"),
        Just("including"),
        Just("per cent"),
        Just("%"),
        Just("and"),
        Just("were"),
        Just("participants"),
        Just("femmes"),
        Just("dont"),
        Just("hommes"),
        Just("mujeres"),
        Just("de las cuales"),
        Just("between"),
        Just("–"),
        Just("/"),
        Just("-"),
        Just("US$"),
        Just("million"),
        Just("twenty"),
        Just("half of"),
        Just("in"),
        Just("May"),
        Just("Article"),
        Just("week"),
        Just("aged"),
        Just("years"),
        Just("more than"),
        Just("."),
        Just("The"),
        Just("Kampot"),
        Just("|"),
        Just(":"),
        Just("deux"),
        Just("COVID"),
        Just("Ω"),
        Just("é"),
        Just("\u{a0}"),
    ]
    .prop_map(str::to_owned);
    let number = prop_oneof![(0u32..3000).prop_map(|n| n.to_string()), (0u64..9_999_999).prop_map(|n| grouped(n, ","))];
    prop_oneof![3 => word, 2 => number]
}

fn text() -> impl Strategy<Value = String> {
    let glue = prop_oneof![4 => Just(" "), 1 => Just("")];
    prop::collection::vec((piece(), glue), 0..40)
        .prop_map(|all| all.into_iter().map(|(piece, glue)| piece + glue).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn numbers_in_digits_read_back(n in 0u64..1_000_000_000_000, cents in 0u32..100) {
        let (english, french, spanish) = (style(Language::English), style(Language::French), style(Language::Spanish));
        let value = Some(Decimal::from(n));
        prop_assert_eq!(first(&format!("{n} cases"), &english), value);
        for mark in ["\u{a0}", "\u{2009}", "\u{202f}", "\u{2019}", "'", ","] {
            prop_assert_eq!(first(&format!("{} cases", grouped(n, mark)), &english), value, "{:?}", mark);
        }
        prop_assert_eq!(first(&format!("{} cas", grouped(n, " ")), &french), value);
        prop_assert_eq!(first(&format!("{} casos", grouped(n, ".")), &spanish), value);
        let exact = Some(Decimal::new((n * 100 + u64::from(cents)) as i64, 2).normalize());
        prop_assert_eq!(first(&format!("{}.{cents:02} per cent", grouped(n, ",")), &english).map(|d| d.normalize()), exact);
        prop_assert_eq!(first(&format!("{},{cents:02} %", grouped(n, ".")), &spanish).map(|d| d.normalize()), exact);
        prop_assert_eq!(first(&format!("{},{cents:02} %", grouped(n, "\u{a0}")), &french).map(|d| d.normalize()), exact);
    }

    #[test]
    fn indian_groups_and_scales_read_back(n in 100_000u64..1_000_000_000, tenths in 1u32..9999) {
        let english = style(Language::English);
        prop_assert_eq!(first(&format!("{} rupees", indian(n)), &english), Some(Decimal::from(n)));
        let base = Decimal::new(tenths.into(), 1);
        for (word, power) in [("million", 6u32), ("billion", 9), ("thousand", 3), ("lakh", 5), ("crore", 7)] {
            let value = (base * Decimal::from(10u64.pow(power))).normalize();
            prop_assert_eq!(first(&format!("{base} {word} people"), &english), Some(value), "{}", word);
        }
        prop_assert_eq!(first(&format!("{tenths}k views"), &english), Some(Decimal::from(u64::from(tenths) * 1000)));
    }

    #[test]
    fn numbers_in_words_read_back(n in 2usize..999_999_999, language in language()) {
        let printed = spoken(n, language);
        prop_assert_eq!(first(&printed, &style(language)), Some(Decimal::from(n as u64)), "{}", printed);
    }

    #[test]
    fn small_numbers_in_words_read_back(n in 2usize..2000, language in language()) {
        let printed = spoken(n, language);
        prop_assert_eq!(first(&printed, &style(language)), Some(Decimal::from(n as u64)), "{}", printed);
    }

    #[test]
    fn no_digit_is_lost_and_no_part_is_made_up(printed in text(), language in language()) {
        prop_assert_eq!(proof::holds(&read(&printed, language)), Ok(()));
    }

    #[test]
    fn no_text_panics(printed in "\\PC{0,120}", language in language()) {
        prop_assert_eq!(proof::holds(&read(&printed, language)), Ok(()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn work_grows_with_the_text(unit in prop::collection::vec(piece(), 4..16), language in language()) {
        // One long sentence, so that no rule can hide behind a full stop.
        let unit = unit.join(" ").replace('.', ",");
        let work = |times: usize| {
            let text = vec![unit.as_str(); times].join(" ");
            steps::taken();
            read(&text, language);
            steps::taken()
        };
        // Long beside the window in which a rule looks around itself, so that its edges do not count.
        let (once, four) = (work(300), work(1200));
        prop_assert!(four <= once * 5 + 20_000, "{} looks at 300 times, {} at 1,200 times: {}", once, four, unit);
    }
}
