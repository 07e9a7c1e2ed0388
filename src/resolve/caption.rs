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
    /// The currency that they name.
    pub money: Option<&'static str>,
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
        let caption = title.or(above.map(|(_, said)| said));
        let money = caption.and_then(|said| match head::money(said, &parsed.style) {
            UnitClaim::Money(code, _) => Some(code),
            _ => None,
        });
        // What stands further above may be of other tables.
        let near = title.is_some() || above.is_some_and(|(n, _)| at.abs_diff(n) <= CAPTION_PASSAGES_MAX);
        let unit = caption.filter(|_| near && table.is_some());
        let mut unit = unit.map_or_else(Caption::default, |s| Caption::of(s, &passage.readings, &parsed.style));
        if let Some(note) = headnote(parsed, at).filter(|_| unit.scale.is_none() && !unit.percent) {
            unit = Caption::of(note, &passage.readings, &parsed.style);
        }
        Over { above, caption, title, money, sum_area: place_name::summed(passage), unit }
    }

    /// True where its numbers are changes in per cent.
    pub fn of_change(&self) -> bool {
        self.unit.change
    }

    /// The quantity with the unit and the scale that the caption gives it.
    pub fn tell<'q>(&self, q: &'q Quantity, reading: &Reading) -> Cow<'q, Quantity> {
        self.unit.tell(q, reading)
    }
}

/// `[In thousands. For the year ending in May]`, `(in per cent)`: the line between a caption and its table.
fn headnote(parsed: &Parsed, at: usize) -> Option<&str> {
    let table = parsed.passages.get(at).filter(|p| matches!(p.kind, PassageKind::Table(_)))?;
    let note = parsed.passages.get(at.checked_sub(1)?).filter(|p| matches!(p.kind, PassageKind::Paragraph))?;
    let text = note.text().as_str().trim();
    let first = text.split('.').next()?.to_lowercase();
    let opens = text.starts_with(['[', '(']) || first.starts_with("in ") || first.starts_with("en ");
    (opens && note.place.page == table.place.page && first.split_whitespace().count() <= NOTE_WORDS_MAX).then_some(text)
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

/// Heads that count, whatever the caption says: `Number`, `N`, `Sample size`, `Age`.
#[rustfmt::skip]
const COUNTS: &[&str] = &[
    "number", "numbers", "no", "n", "nb", "count", "counts", "size", "base", "sample", "nombre", "effectif", "effectifs", "número",
    "mean", "median", "years", "year", "age", "days", "months", "weeks", "index", "rank", "score", "ratio",
];

impl Caption {
    /// Reads what stands over a table of these rows.
    fn of(said: &str, readings: &[Reading], style: &Style) -> Caption {
        let is = |r: &LazyLock<Option<Regex>>| r.as_ref().is_some_and(|r| r.is_match(said));
        let percent = is(&PERCENT);
        let plain = |q: &&Quantity| q.rule.starts_with("table") && values(q).any(|v| v.unit == UnitClaim::Plain);
        let over = |q: &Quantity| {
            values(q).any(|v| v.number.is_some_and(|n| n.abs() > Decimal::ONE_HUNDRED))
                || q.heads.iter().any(|h| {
                    let lower = h.to_lowercase();
                    scale::of(h).is_some() || lower.split(|c: char| !c.is_alphanumeric()).any(|w| COUNTS.contains(&w))
                })
        };
        let rows = readings.iter().filter(|_| percent);
        let counts = rows.flat_map(|r| &r.quantities).filter(plain).filter(|q| over(q)).map(column).collect();
        // Of money and its scale the figure itself knows more.
        let scale = scale::of(said).filter(|_| head::money(said, style) == UnitClaim::Plain);
        Caption { percent, change: percent && is(&CHANGE), scale, counts }
    }

    /// The quantity with the unit and the scale that the caption gives it.
    fn tell<'q>(&self, q: &'q Quantity, reading: &Reading) -> Cow<'q, Quantity> {
        let plain = q.rule.starts_with("table") && values(q).all(|v| v.unit == UnitClaim::Plain);
        if !plain || !self.percent && self.scale.is_none() {
            return Cow::Borrowed(q);
        }
        let mut told = q.clone();
        if self.percent && !self.counts.contains(&column(q)) {
            each(&mut told, |v| v.unit = UnitClaim::Percent);
        } else if let Some(scale) = self.scale.filter(|_| !scaled(q, reading)) {
            each(&mut told, |v| {
                let scaled = |n: Option<Decimal>| n.and_then(|n| n.checked_mul(scale)).map(|n| n.normalize()).or(n);
                (v.number, v.high) = (scaled(v.number), scaled(v.high));
            });
        }
        Cow::Owned(told)
    }
}

/// True where the head or the name of the row has a scale of its own.
fn scaled(q: &Quantity, reading: &Reading) -> bool {
    let stub = q.subject.iter().map(|s| &reading.text.as_str()[s.range()]);
    q.heads.iter().map(String::as_str).chain(stub).any(|told| scale::of(told).is_some())
}

fn column(q: &Quantity) -> String {
    q.heads.first().cloned().unwrap_or_default()
}

fn values(q: &Quantity) -> impl Iterator<Item = &Value> {
    q.total.iter().chain(q.parts.iter().map(|p| &p.value))
}

fn each(q: &mut Quantity, mut change: impl FnMut(&mut Value)) {
    q.total.iter_mut().chain(q.parts.iter_mut().map(|p| &mut p.value)).for_each(&mut change);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(said: &str, percent: bool, change: bool, scale: Option<u32>) {
        let read = Caption::of(said, &[], &Style::default());
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
