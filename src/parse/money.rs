//! Currency signs, codes and names next to a number.
//!
//! ```text
//! money = sign number | number [scale] sign | number name | Name number    US$6,755, 500 THB, 12 M€, 1.2 million baht, Birr 40
//!       | letter number of millions                                          R5 million
//! ```

use super::token::{Form, Kind};
use super::vocabulary::{CURRENCIES, LETTERS, Language, Sense, WHOSE};
use super::words::Words;
use rust_decimal::Decimal;

/// A currency mark: which one of [`CURRENCIES`], and the token it ends or begins with.
pub type Sign = (u8, usize);

/// The currency sign or code that stands just before a token, with its first token.
pub fn before(words: &Words, at: usize) -> Option<Sign> {
    // A sign is at most three tokens: `USD`, `$`; `U.S.$` is five.
    let from = at.checked_sub(1)?;
    let signed = (from.saturating_sub(4)..=from).find_map(|first| {
        let printed = words.text.as_str().get(words.span(first, from).range())?;
        whole(words, first, from).then(|| sign(printed)).flatten().map(|c| (c, first))
    });
    // `SDG 2,400`: no goal has so high a number.
    let goal = || {
        let grouped = words.get(at).is_some_and(|t| t.kind == Kind::Numeral(Form::Grouped));
        let code = || CURRENCIES.iter().position(|c| c.code == "SDG").map(|c| (c as u8, from));
        (grouped && words.str(from) == "SDG").then(code).flatten()
    };
    signed.or_else(|| named_before(words, from)).or_else(goal)
}

/// `Birr 2.5 million`, `Naira 3,000`: a name with a capital in front; `Won 3 medals` is a verb, `Euro 2024` a cup.
fn named_before(words: &Words, at: usize) -> Option<Sign> {
    let token = words.get(at).filter(|t| t.capital && t.kind == Kind::Word)?;
    let year = words.small(at + 1).is_some_and(|n| (1900..2100).contains(&n));
    let other = words.is_any(at, &["won", "real", "rand", "kip", "leone", "leones", "sol", "tala", "liras"]);
    let money = token.senses.iter().find_map(|s| if let Sense::Money(c) = s { Some(*c) } else { None })?;
    (!year && !other).then_some((money, at))
}

/// `R5 million`, `Q 14.5 millones`: a letter that is a currency before a number of millions.
pub fn letter_before(words: &Words, at: usize, value: Option<Decimal>) -> Option<Sign> {
    let from = at.checked_sub(1)?;
    let free = words.get(from)?.blank_before || from == 0 || words.mark(from - 1, "(");
    let own = LETTERS.iter().find(|(letter, _)| *letter == words.str(from)).map(|(_, code)| *code)?;
    let article = own == "SLL" && words.style.language != Language::English;
    let millions = value.is_some_and(|v| v >= Decimal::from(1_000_000));
    let code = || CURRENCIES.iter().position(|c| c.code == own && !c.shared);
    (free && millions && !article).then(code).flatten().map(|c| (c as u8, from))
}

/// `12 M€`, `3,5 M USD`, `250 k€`, `40 Mds FCFA`: a scale in short before a sign; gives its power of ten, the sign and its last token.
pub fn scaled_after(words: &Words, last: usize) -> Option<(u32, Sign)> {
    // `102 mil 958 mdp`, `12.5 mdd`: millions of pesos or of dollars in one word.
    let code = match words.str(last + 1) {
        "mdp" | "MDP" => Some("MXN"),
        "mdd" | "MDD" => Some("USD"),
        _ => None,
    };
    if let Some(code) = code.filter(|_| words.style.language == Language::Spanish) {
        let at = CURRENCIES.iter().position(|c| c.code == code && !c.shared)?;
        return Some((6, (at as u8, last + 1)));
    }
    let power = power(words.str(last + 1))?;
    Some((power, after(words, last + 1)?))
}

/// The power of ten of a scale in short.
pub fn power(printed: &str) -> Option<u32> {
    match printed {
        "k" | "K" => Some(3),
        "m" | "M" | "mn" | "Mn" | "mln" | "mio" | "Mio" | "mill" => Some(6),
        "b" | "bn" | "Bn" | "B" | "Md" | "Mds" | "Mrd" | "md" | "mds" => Some(9),
        _ => None,
    }
}

/// The currency sign, code or name that stands just after a token, with its last token.
pub fn after(words: &Words, at: usize) -> Option<Sign> {
    let first = at + 1;
    // `US dollars`, `Singapore dollars` name whose dollars they are; only the first is read.
    if words.is_any(first, &["us", "u", "american"]) && words.str(first).starts_with(['U', 'A']) {
        let name = (first + 1..first + 4).find(|n| words.has(*n, Sense::Money(0)))?;
        return Some((1, name));
    }
    if let Some(found) = whose(words, first) {
        return Some(found);
    }
    let named = words.get(first)?.senses.iter().find_map(|s| if let Sense::Money(c) = s { Some(*c) } else { None });
    if let Some(c) = named.filter(|_| words.get(first).is_some_and(|t| t.kind == Kind::Word)) {
        return Some((c, first));
    }
    (first..first + 3).rev().find_map(|last| {
        let printed = words.text.as_str().get(words.span(first, last).range())?;
        // A sign that touches the next number belongs to that one.
        let free = !words
            .get(last + 1)
            .is_some_and(|t| t.is_numeral() && (!t.blank_before || printed.len() > 1 && !printed.starts_with('€')));
        (!printed.is_empty() && whole(words, first, last) && free).then(|| sign(printed)).flatten().map(|c| (c, last))
    })
}

/// `Fijian dollars`, `francs congolais`: the adjective beside the name says whose they are.
fn whose(words: &Words, first: usize) -> Option<Sign> {
    let pair = |adjective: usize, name: usize| {
        let (adjective, name) = (words.lower(adjective), words.lower(name));
        let code = WHOSE.iter().find(|(a, n, _)| *a == adjective && name.starts_with(n)).map(|(_, _, code)| *code)?;
        CURRENCIES.iter().position(|c| c.code == code && !c.shared)
    };
    let names = |at: usize| words.get(at).is_some_and(|t| t.senses.iter().any(|s| matches!(s, Sense::Money(_))));
    let found =
        pair(first, first + 1).filter(|_| names(first + 1)).or_else(|| pair(first + 1, first).filter(|_| names(first)));
    found.map(|c| (c as u8, first + 1))
}

/// True where the tokens are not the tail or head of a longer word or code.
fn whole(words: &Words, first: usize, last: usize) -> bool {
    words.get(last).is_some()
        && !(words.glued(first)
            && first > 0
            && words.get(first).is_some_and(|t| t.kind == Kind::Word)
            && words.get(first - 1).is_some_and(|t| t.kind == Kind::Word))
}

fn sign(printed: &str) -> Option<u8> {
    let squeezed = printed.replace(['\u{a0}', '\u{202f}'], " ");
    CURRENCIES.iter().position(|c| c.signs.contains(&squeezed.as_str())).map(|at| at as u8)
}
