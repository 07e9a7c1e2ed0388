//! What a text says, as printed: statistics, dates, sources, and the fate of every numeral.

use super::bid::Class;
use super::date::DateClaim;
use super::source::SourceClaim;
use super::vocabulary::{Group, Phrase};
use crate::place::{CharSpan, PlacedText};
use rust_decimal::Decimal;

/// A text and everything that was read in it.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The text.
    pub text: PlacedText,
    /// Bytes at which a new printed line begins.
    pub line_starts: Vec<u32>,
    /// Its sentences.
    pub sentences: Vec<CharSpan>,
    /// Its dates.
    pub dates: Vec<DateClaim>,
    /// Its statistics.
    pub quantities: Vec<Quantity>,
    /// Its sources.
    pub sources: Vec<SourceClaim>,
    /// Every numeral, and every number in words that became a figure, in the order of the text.
    pub numbers: Vec<NumberClaim>,
    /// Bids that lost, for whoever asks why.
    pub lost: Vec<Lost>,
}

/// A bid that lost.
#[derive(Clone, Debug)]
pub struct Lost {
    /// What it wanted.
    pub span: CharSpan,
    /// The rule.
    pub rule: &'static str,
    /// The rule that won.
    pub to: &'static str,
    /// True where neither reading contained the other.
    pub disputed: bool,
}

/// What became of a numeral.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberClaim {
    /// Where it is.
    pub span: CharSpan,
    /// What it is.
    pub fate: Fate,
    /// The rule that decided.
    pub rule: &'static str,
}

/// What a numeral is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Part of a statistic, by its index.
    Quantity(usize),
    /// Part of a date, by its index.
    Date(usize),
    /// No record.
    Not(Class),
    /// Seen and not understood.
    Unread,
}

/// A statistic as printed.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// From its first to its last character, parts included.
    pub span: CharSpan,
    /// Which sentence it is in.
    pub sentence: usize,
    /// Its total, where one is printed.
    pub total: Option<Value>,
    /// Its parts.
    pub parts: Vec<PartClaim>,
    /// True where the parts claim to be the whole.
    pub covers: bool,
    /// What is counted, piece by piece.
    pub subject: Vec<CharSpan>,
    /// The noun next to the number.
    pub noun: Option<CharSpan>,
    /// The label in front of a colon or an equals sign.
    pub label: Option<CharSpan>,
    /// What heads of columns and rows say of it, outermost first; empty outside tables.
    pub heads: Vec<String>,
    /// A date in the head of its column.
    pub head_date: Option<DateClaim>,
    /// The people counted are adults by their nature.
    pub adult: bool,
    /// The rule.
    pub rule: &'static str,
}

/// A printed number of a statistic.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// The number with its scale.
    pub span: CharSpan,
    /// The number with bound, sign and unit.
    pub whole: CharSpan,
    /// Its value; the lower end of a range; `None` where it overflows.
    pub number: Option<Decimal>,
    /// The upper end of a range.
    pub high: Option<Decimal>,
    /// What it is measured in.
    pub unit: UnitClaim,
    /// What the paper says of its exactness.
    pub bound: Option<Phrase>,
    /// Written with both decimal marks possible.
    pub unclear: bool,
}

/// What a number is measured in, as printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnitClaim {
    /// Things or people.
    #[default]
    Plain,
    /// Hundredths.
    Percent,
    /// Money: ISO 4217 code, and whether other countries use the same sign.
    Money(&'static str, bool),
    /// A fraction or ratio.
    Ratio,
}

/// A part of a statistic.
#[derive(Clone, Debug)]
pub struct PartClaim {
    /// Whose.
    pub label: PartLabel,
    /// How many.
    pub value: Value,
    /// The share of the whole printed beside it.
    pub share: Option<Decimal>,
    /// A rate among them and not their share.
    pub rate: bool,
}

/// Whose part it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartLabel {
    /// A group with a column of its own.
    Group(Group),
    /// Another name.
    Named(CharSpan),
}

/// A number that is a whole cell of a table, and what the table makes of it.
#[derive(Clone, Debug)]
pub struct CellClaim {
    /// Its characters.
    pub span: CharSpan,
    /// The statistic that this cell opens, if it does; its other cells name the same number.
    pub fate: CellFate,
}

/// What a table makes of a cell.
#[derive(Clone, Debug)]
pub enum CellFate {
    /// One of the row's statistics, by its place in the row's list of quantities.
    Quantity(usize),
    /// No figure.
    Not(Class),
}
