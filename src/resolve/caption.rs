//! What stands over a table says of its numbers: `Employment rate by sex (in %)`, `Boats, in thousands`, `Catch (percentage change)`.
//!
//! A column takes the caption's word where neither its head nor its row has one of its own, and where its numbers allow it: none of a
//! column of per cent is above 100.

use super::{outline, place_name};
use crate::parse::claim::{Quantity, Reading, UnitClaim, Value};
use crate::parse::style::Style;
use crate::parse::table::{head, scale};
use crate::parse::{Parsed, PassageKind};
use regex::Regex;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

/// So many passages may stand between a table and the caption whose unit it has.
const CAPTION_PASSAGES_MAX: usize = 2;

/// What stands over a passage and holds for all its figures.
#[derive(Default)]
pub struct Over<'a> {
    /// The last caption or heading above it, or the caption right below, and which passage that is.
    above: Option<(usize, &'a str)>,
    /// The title of its table, else that caption.
    pub caption: Option<&'a str>,
    /// The title of its table.
    pub title: Option<&'a str>,
    /// The heads of the columns of its table.
    pub heads: &'a [String],
    money: Option<Money<'a>>,
    /// The country that the rows of a table add up to.
    pub sum_area: Option<&'static str>,
    unit: Caption,
}

impl<'a> Over<'a> {
    /// What stands over passage `at`; `before` is what stood over the one before it.
    pub fn of(parsed: &'a Parsed, at: usize, before: Over<'a>) -> Over<'a> {
        let passage = &parsed.passages[at];
        let own = matches!(passage.kind, PassageKind::Caption | PassageKind::Heading(_)).then_some(at);
        let last = outline::caption_below(parsed, at).or(own);
        let above = last.map(|n| (n, parsed.passages[n].text().as_str())).or(before.above);
        // A table with a title of its own needs no caption above it.
        let table = if let PassageKind::Table(table) = &passage.kind { Some(table) } else { None };
        let title = table.and_then(|t| t.title.as_deref());
        let heads = table.map_or(&[][..], |t| t.heads.as_slice());
        let caption = title.or(above.map(|(_, said)| said));
        // What stands further above may be of other tables.
        let near = title.is_some() || above.is_some_and(|(n, _)| at.abs_diff(n) <= CAPTION_PASSAGES_MAX);
        let said = caption.filter(|_| near && table.is_some());
        let mut money = said.and_then(|said| Money::of(said, scale::of(said), &parsed.style));
        let mut unit =
            said.map_or_else(Caption::default, |s| Caption::of(s, scale::of(s), &passage.readings, &parsed.style));
        if let Some(note) = headnote(parsed, at).filter(|_| unit.scale.is_none() && !unit.percent) {
            let scale = scale::of(note).or_else(|| bare_scale(note));
            money = money.or_else(|| Money::of(note, scale, &parsed.style));
            unit = Caption::of(note, scale, &passage.readings, &parsed.style);
        }
        Over { above, caption, title, heads, money, sum_area: place_name::summed(passage), unit }
    }

    /// True where its numbers are changes in per cent.
    pub fn of_change(&self) -> bool {
        self.unit.change
    }

    /// The quantity with the unit and the scale that the caption gives it.
    pub fn tell<'q>(&self, q: &'q Quantity, reading: &Reading) -> Cow<'q, Quantity> {
        // With a scale of its own, women and men stand for sums that are theirs.
        let sums = || Some((self.money(q)?, self.money(q)?.scale?));
        match sums().filter(|_| q.rule == "table_sexes" && is_plain(q)) {
            Some((money, scale)) => {
                let mut told = q.clone();
                each(&mut told, |v| {
                    v.unit = UnitClaim::Money(money.code, money.shared);
                    multiply(v, scale);
                });
                Cow::Owned(told)
            }
            None => self.unit.tell(q, reading),
        }
    }

    /// The currency that stands over a number, where its head does not say that it counts: `Table 3. Resources ($ million)`.
    pub fn money(&self, q: &Quantity) -> Option<Money<'a>> {
        self.money.filter(|_| !q.heads.iter().any(|head| has(head, COUNTS)))
    }
}

/// A currency told over a table.
#[derive(Clone, Copy)]
pub struct Money<'a> {
    /// ISO 4217.
    pub code: &'static str,
    /// True where other countries have the same sign.
    pub shared: bool,
    /// What names it, as printed.
    pub said: &'a str,
    /// What its amounts are multiplied by.
    pub scale: Option<Decimal>,
}

impl<'a> Money<'a> {
    fn of(said: &'a str, scale: Option<Decimal>, style: &Style) -> Option<Money<'a>> {
        match head::money(said, style) {
            UnitClaim::Money(code, shared) => Some(Money { code, shared, said, scale }),
            _ => None,
        }
    }
}

/// `[In thousands. For the year ending in May]`, `(in per cent)`, `Dollars in millions`: the line between a caption and its table.
pub fn headnote(parsed: &Parsed, at: usize) -> Option<&str> {
    let table = parsed.passages.get(at).filter(|p| matches!(p.kind, PassageKind::Table(_)))?;
    let note = parsed.passages.get(at.checked_sub(1)?).filter(|p| matches!(p.kind, PassageKind::Paragraph))?;
    let text = note.text().as_str().trim();
    let first = text.split('.').next()?.to_lowercase();
    let captioned = at.checked_sub(2).is_some_and(|n| matches!(parsed.passages[n].kind, PassageKind::Caption));
    let opens = text.starts_with(['[', '(']) || first.starts_with("in ") || first.starts_with("en ");
    let short = first.split_whitespace().count() <= NOTE_WORDS_MAX;
    (short && (captioned || opens) && note.place.page == table.place.page).then_some(text)
}

/// `Dollars in millions`, `Millones de pesos`: a headnote that is a scale and little more.
fn bare_scale(note: &str) -> Option<Decimal> {
    scale::of(&format!("({})", note.split('.').next().unwrap_or(note)))
}

/// The first sentence of a headnote is no longer, in words.
const NOTE_WORDS_MAX: usize = 12;

/// The unit that a caption gives to the numbers of its table.
#[derive(Default)]
struct Caption {
    /// Its numbers are per cent, but for those of `counts`.
    percent: bool,
    /// They are changes.
    change: bool,
    /// What its counts are multiplied by.
    scale: Option<Decimal>,
    /// Heads of columns that are no per cent.
    counts: HashSet<String>,
}

/// `(in %)`, `(percentage of all boats)`, `, per cent`, `en pourcentage`, `Share of boats that …`.
static PERCENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)[(\[](?:in |as |en )?(?:%|per ?cents?|percentages?|pour ?cent|pourcentages?|por ?ciento|porcentajes?)(?: (?:of|des?|du|change|points?|par|by) [^)\]]*)?[)\]]|(?:,|\bin|\ben)\s+(?:%|per ?cent|percentages?|pourcentages?|porcentajes?)\s*[.:]?$|^(?:[^:.]{0,20}[:.]\s*)?(?:percentages?|pourcentages?|porcentajes?|proportions?|shares?) (?:of|des?|du|d’)\b").ok()
});

/// `percentage change on the year before`, `growth rate`, `taux de croissance`.
static CHANGE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:%|per ?cent|percentage) (?:change|growth)|\bgrowth rates?\b|variation en (?:%|pourcentage)|taux de croissance|tasas? de crecimiento|variación porcentual").ok()
});

/// Heads that count, whatever the caption says: `Number`, `N`, `Sample size`.
#[rustfmt::skip]
const COUNTS: &[&str] = &[
    "number", "numbers", "no", "n", "nb", "count", "counts", "size", "base", "sample", "nombre", "effectif", "effectifs", "número",
];

/// Heads of what is no per cent either: `Mean`, `Age`.
#[rustfmt::skip]
const MEASURES: &[&str] =
    &["mean", "median", "years", "year", "age", "days", "months", "weeks", "index", "rank", "score", "ratio", "gpi", "razón"];

impl Caption {
    /// Reads what stands over a table of these rows.
    fn of(said: &str, scale: Option<Decimal>, readings: &[Reading], style: &Style) -> Caption {
        let is = |r: &LazyLock<Option<Regex>>| r.as_ref().is_some_and(|r| r.is_match(said));
        let percent = is(&PERCENT);
        let plain = |q: &&Quantity| q.rule.starts_with("table") && values(q).any(|v| v.unit == UnitClaim::Plain);
        let over = |q: &Quantity| {
            values(q).any(|v| v.number.is_some_and(|n| n.abs() > Decimal::ONE_HUNDRED))
                || q.heads.iter().any(|h| scale::of(h).is_some() || has(h, COUNTS) || has(h, MEASURES))
        };
        let rows = readings.iter().filter(|_| percent);
        let counts = rows.flat_map(|r| &r.quantities).filter(plain).filter(|q| over(q)).map(column).collect();
        // Of money and its scale the figure itself knows more.
        let scale = scale.filter(|_| head::money(said, style) == UnitClaim::Plain);
        Caption { percent, change: percent && is(&CHANGE), scale, counts }
    }

    /// The quantity with the unit and the scale that the caption gives it.
    fn tell<'q>(&self, q: &'q Quantity, reading: &Reading) -> Cow<'q, Quantity> {
        if !is_plain(q) || !self.percent && self.scale.is_none() {
            return Cow::Borrowed(q);
        }
        let mut told = q.clone();
        if self.percent && !self.counts.contains(&column(q)) {
            each(&mut told, |v| v.unit = UnitClaim::Percent);
        } else if let Some(scale) = self.scale.filter(|_| !scaled(q, reading)) {
            each(&mut told, |v| multiply(v, scale));
        }
        Cow::Owned(told)
    }
}

/// True where the head or the name of the row has a scale of its own.
fn scaled(q: &Quantity, reading: &Reading) -> bool {
    let stub = q.subject.iter().map(|s| &reading.text.as_str()[s.range()]);
    q.heads.iter().map(String::as_str).chain(stub).any(|told| scale::of(told).is_some())
}

fn has(head: &str, words: &[&str]) -> bool {
    head.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|w| words.contains(&w))
}

fn column(q: &Quantity) -> String {
    q.heads.first().cloned().unwrap_or_default()
}

fn values(q: &Quantity) -> impl Iterator<Item = &Value> {
    q.total.iter().chain(q.parts.iter().map(|p| &p.value))
}

/// True for the numbers of a table that have no unit of their own.
fn is_plain(q: &Quantity) -> bool {
    q.rule.starts_with("table") && values(q).all(|v| v.unit == UnitClaim::Plain)
}

fn multiply(value: &mut Value, scale: Decimal) {
    let scaled = |n: Option<Decimal>| n.and_then(|n| n.checked_mul(scale)).map(|n| n.normalize()).or(n);
    (value.number, value.high) = (scaled(value.number), scaled(value.high));
}

fn each(q: &mut Quantity, mut change: impl FnMut(&mut Value)) {
    q.total.iter_mut().chain(q.parts.iter_mut().map(|p| &mut p.value)).for_each(&mut change);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(said: &str, percent: bool, change: bool, scale: Option<u32>) {
        let read = Caption::of(said, scale::of(said), &[], &Style::default());
        assert_eq!((read.percent, read.change, read.scale), (percent, change, scale.map(Decimal::from)), "{said}");
    }

    #[test]
    fn what_a_caption_says_of_the_unit() {
        check("Table 2: Fishers by port with breakdown by sex (in %)", true, false, None);
        check("Table 3. Boats afloat, per cent", true, false, None);
        check("Pirogues par port (en pourcentage des pirogues)", true, false, None);
        check("Table 4: Share of boats that came back", true, false, None);
        check("Table 1: Catch (percentage change on the year before)", true, true, None);
        check("Boats by port, in thousands", false, false, Some(1_000));
        check("Catch by port ($ million)", false, false, None);
        check("Boats by port (number and %)", false, false, None);
        check("Boats by port", false, false, None);
        check("Nets shared between 40 ports in 2020", false, false, None);
    }
}
