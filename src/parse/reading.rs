//! One text read whole: rules bid, the referee awards, amounts are counted, and every numeral gets its fate.

use super::amount::{self, Amount, Measured};
use super::bid::{self, Bid, Class};
use super::date::{self, DateClaim};
use super::noun::{self, Around};
use super::number::Writing;
use super::sentence;
use super::sex::{self, Label, Statement};
use super::source::{self, SourceClaim};
use super::style::Style;
use super::token::{Form, Kind};
use super::vocabulary::{CURRENCIES, Group, Phrase, Sense};
use super::words::Words;
use super::{age, reference, web};
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitClaim {
    /// Things or people.
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

/// What a text is, where that changes how its numbers are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRole {
    /// Running text.
    Prose,
    /// A heading or caption: its numbers name things.
    Heading,
    /// Running head or foot: no figures.
    Furniture,
    /// The mark of a list item.
    Marker,
    /// A row of a table: cells that are nothing but a number are read with the table.
    Row,
}

/// Reads a text. `cells` are the numbers that the table around it has taken, with what it made of them.
pub fn read(text: PlacedText, line_starts: Vec<u32>, role: TextRole, style: &Style, cells: &[CellClaim]) -> Reading {
    let words = Words::new(&text, style);
    let has_number = words.tokens.iter().any(|t| {
        t.is_numeral()
            || t.senses.iter().any(|s| {
                matches!(
                    s,
                    Sense::Number(_)
                        | Sense::Fraction(_)
                        | Sense::Half
                        | Sense::Hundred
                        | Sense::Month(_)
                        | Sense::Dozen
                )
            })
    });
    let ranges = sentence::split(&words);
    let sentences: Vec<CharSpan> = ranges.iter().map(|(a, b)| words.span(*a, b - 1)).collect();
    let mut reading = Reading { sentences, line_starts, ..Reading::default() };
    if !has_number {
        reading.sources = source::read(&words, &[]);
        reading.text = text;
        return reading;
    }
    let mut bids: Vec<Bid> = Vec::new();
    web::bids(&words, &mut bids);
    date::bids(&words, &mut bids);
    age::bids(&words, &mut bids);
    reference::bids(&words, &mut bids);
    bids.retain(|b| !cells.iter().any(|c| c.span.overlaps(words.span(b.first, b.last))));
    let award = bid::award(bids);
    let mut taken = vec![false; words.len()];
    for bid in &award.won {
        taken[bid.first..=bid.last].fill(true);
    }
    for at in 0..words.len() {
        taken[at] |= cells.iter().any(|c| c.span.contains(words.tokens[at].span));
    }
    reading.sources = source::read(&words, &award.won);
    reading.lost = lost(&words, &award);
    let prose = matches!(role, TextRole::Prose | TextRole::Row | TextRole::Heading);
    let mut amounts = if prose { amount::read(&words, &taken) } else { Vec::new() };
    let statements = if prose { sex::read(&words, &mut amounts, &taken, &ranges) } else { Vec::new() };
    let mut fates = Fates::new(&words, &award.won);
    reading.dates = fates.dates.clone();
    state(&words, &amounts, statements, &taken, &ranges, role, &mut reading, &mut fates);
    for cell in cells {
        fates.cell(&words, cell, &mut reading);
    }
    fates.rest(&words, role);
    reading.numbers = fates.finish(&words);
    reading.text = text;
    reading
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

fn lost(words: &Words, award: &bid::Award) -> Vec<Lost> {
    award
        .lost
        .iter()
        .map(|(b, at)| Lost {
            span: words.span(b.first, b.last),
            rule: b.rule,
            to: award.won.get(*at).map_or("", |w| w.rule),
            disputed: award.disputed.iter().any(|(d, _)| d == b),
        })
        .collect()
}

/// Turns statements and the amounts that are in none into quantities.
#[allow(clippy::too_many_arguments)]
fn state(
    words: &Words,
    amounts: &[Amount],
    statements: Vec<Statement>,
    taken: &[bool],
    ranges: &[(usize, usize)],
    role: TextRole,
    reading: &mut Reading,
    fates: &mut Fates,
) {
    let mut of_amount = vec![false; words.len()];
    for a in amounts {
        of_amount[a.first..=a.last].fill(true);
    }
    // A part that is itself a total (`30 women, including 4 girls`) is told by the statement whose part it is, and again as a whole.
    let mut in_statement = vec![false; amounts.len()];
    for s in &statements {
        for p in &s.parts {
            in_statement[p.amount] = true;
            if let Some(share) = p.share_amount {
                in_statement[share] = true;
            }
        }
        if let Some(total) = s.total {
            in_statement[total] = true;
        }
    }
    let mut all = statements;
    for (at, amount) in amounts.iter().enumerate() {
        if !in_statement[at] && !amount.told && counts_something(words, amount, role) {
            let rule = match amount.measured {
                Measured::Plain => "count",
                Measured::Percent => "share",
                Measured::Money(_) => "money",
                Measured::Ratio => "ratio",
            };
            all.push(Statement {
                total: Some(at),
                parts: Vec::new(),
                covers: false,
                first: amount.whole_first,
                last: amount.whole_last,
                rule,
            });
        }
    }
    all.sort_by_key(|s| (s.first, s.last));
    for statement in all {
        let sentence = sex::sentence_of(ranges, statement.first);
        let total_last = statement.total.map_or(statement.last, |t| amounts[t].whole_last);
        let label_first = statement.total.map_or(statement.first, |t| amounts[t].whole_first);
        // A group of one sex is counted by its label and what follows it.
        let one_group = statement.total.is_none() && statement.parts.len() == 1;
        let last = if one_group {
            amounts[statement.parts[0].amount].whole_last.max(statement.parts[0].first.saturating_sub(1))
        } else {
            statement.last
        };
        let after_label = one_group && statement.parts[0].last < amounts[statement.parts[0].amount].first;
        let around = Around {
            first: label_first.min(statement.first),
            total_last: if one_group { last } else { total_last },
            last: if after_label { statement.last } else { last },
            sentence: ranges.get(sentence).copied().unwrap_or((0, words.len())),
            taken,
            amounts: &of_amount,
        };
        let counted = noun::counted(words, &around);
        let adult =
            counted.noun.is_some_and(|n| words.tokens.iter().any(|t| n.contains(t.span) && t.has(Sense::Adult)));
        let index = reading.quantities.len();
        let value = |at: usize| value(words, &amounts[at]);
        let quantity = Quantity {
            span: words.span(statement.first, statement.last),
            sentence,
            total: statement.total.map(value),
            parts: statement
                .parts
                .iter()
                .map(|p| PartClaim {
                    label: match p.label {
                        Label::Group(g) => PartLabel::Group(g),
                        Label::Named(a, b) => PartLabel::Named(words.span(a, b)),
                    },
                    value: value(p.amount),
                    share: p.share,
                    rate: p.rate,
                })
                .collect(),
            covers: statement.covers,
            subject: counted.pieces,
            noun: counted.noun,
            label: counted.label,
            heads: Vec::new(),
            adult,
            rule: statement.rule,
        };
        let used = statement
            .total
            .into_iter()
            .chain(statement.parts.iter().flat_map(|p| std::iter::once(p.amount).chain(p.share_amount)));
        for at in used {
            fates.claim(words, &amounts[at], amounts, index, statement.rule);
        }
        reading.quantities.push(quantity);
    }
}

fn value(words: &Words, amount: &Amount) -> Value {
    Value {
        span: words.span(amount.first, amount.last),
        whole: words.span(amount.whole_first, amount.whole_last),
        number: amount.value,
        high: amount.high,
        unit: match amount.measured {
            Measured::Plain => UnitClaim::Plain,
            Measured::Percent => UnitClaim::Percent,
            Measured::Ratio => UnitClaim::Ratio,
            Measured::Money(c) => {
                CURRENCIES.get(usize::from(c)).map_or(UnitClaim::Plain, |c| UnitClaim::Money(c.code, c.shared))
            }
        },
        bound: amount.bound,
        unclear: words.get(amount.first).is_some_and(|t| t.kind == Kind::Numeral(Form::Unclear)),
    }
}

/// Whether an amount on its own is a statistic: it has a unit, or it counts a noun, or something announces it.
fn counts_something(words: &Words, amount: &Amount, role: TextRole) -> bool {
    if amount.value.is_none() {
        return false;
    }
    if amount.measured != Measured::Plain {
        return true;
    }
    let next = words.get(amount.whole_last + 1);
    let bare_bracket = words.mark(amount.whole_first.wrapping_sub(1), "([") && words.mark(amount.whole_last + 1, ")]");
    let one = amount.value == Some(Decimal::ONE) && amount.writing == Writing::Words;
    let noun = next.is_some_and(|t| {
        t.kind == Kind::Word
            && !t.has(Sense::Small)
            && !t.has(Sense::Conjunction)
            && !t.has(Sense::Verb)
            && (!t.has(Sense::Preposition) || words.is_any(amount.whole_last + 1, &["of", "de", "d"]))
    });
    let people = next.is_some_and(|t| {
        t.senses.iter().any(|s| matches!(s, Sense::People | Sense::Adult | Sense::Case | Sense::Household))
    });
    if one {
        return people;
    }
    if bare_bracket {
        return false;
    }
    let announced = amount.whole_first > 0
        && (words.mark(amount.whole_first - 1, ":=")
            || words.is_any(
                amount.whole_first - 1,
                &[
                    "totalled",
                    "totaled",
                    "totalling",
                    "reached",
                    "reaching",
                    "was",
                    "were",
                    "is",
                    "to",
                    "at",
                    "of",
                    "by",
                    "from",
                    "stood",
                    "with",
                ],
            ));
    let prose = role != TextRole::Heading;
    if amount.writing == Writing::Words {
        return noun && prose;
    }
    (noun || amount.bound.is_some() || amount.high.is_some() || scaled(words, amount) || announced)
        && (prose || people || words.mark(amount.whole_first.wrapping_sub(1), ":="))
}

fn scaled(words: &Words, amount: &Amount) -> bool {
    amount.last > amount.first || words.get(amount.first).is_some_and(|t| t.kind == Kind::Numeral(Form::Grouped))
}

/// Who has which numeral.
struct Fates {
    of_token: Vec<Option<(Fate, &'static str)>>,
    spoken: Vec<(CharSpan, Fate, &'static str)>,
    dates: Vec<DateClaim>,
}

impl Fates {
    fn new(words: &Words, won: &[Bid]) -> Fates {
        let mut fates = Fates { of_token: vec![None; words.len()], spoken: Vec::new(), dates: Vec::new() };
        for bid in won {
            let fate = match &bid.reading {
                bid::Reading::Not(class) => Fate::Not(*class),
                bid::Reading::Date(claim) => {
                    fates.dates.push(claim.clone());
                    Fate::Date(fates.dates.len() - 1)
                }
            };
            fates.of_token[bid.first..=bid.last].fill(Some((fate, bid.rule)));
        }
        fates
    }

    fn claim(&mut self, words: &Words, amount: &Amount, amounts: &[Amount], quantity: usize, rule: &'static str) {
        let fate = Fate::Quantity(quantity);
        // A share told in brackets beside the count goes where the count goes.
        let told = amounts.iter().find(|a| a.told && a.whole_first > amount.last && a.whole_last < amount.whole_last);
        for a in std::iter::once(amount).chain(told) {
            let mut digits = false;
            for at in a.first..=a.last {
                if words.tokens[at].is_numeral() {
                    self.of_token[at].get_or_insert((fate, rule));
                    digits = true;
                }
            }
            if !digits && !self.spoken.iter().any(|(span, _, _)| *span == words.span(a.first, a.last)) {
                self.spoken.push((words.span(a.first, a.last), fate, rule));
            }
        }
    }

    fn cell(&mut self, words: &Words, cell: &CellClaim, reading: &mut Reading) {
        let fate = match cell.fate {
            // The row's own quantities come after those that the grammar read in its text.
            CellFate::Quantity(n) => Fate::Quantity(reading.quantities.len() + n),
            CellFate::Not(class) => Fate::Not(class),
        };
        for at in 0..words.len() {
            if cell.span.contains(words.tokens[at].span) {
                self.of_token[at] = Some((fate, "table"));
            }
        }
    }

    /// Numerals that nobody took: what is left of names and marks, or unread.
    fn rest(&mut self, words: &Words, role: TextRole) {
        for at in 0..words.len() {
            if words.tokens[at].is_numeral() && self.of_token[at].is_none() {
                let (fate, rule) = left_over(words, at, role);
                self.of_token[at] = Some((fate, rule));
            }
        }
    }

    fn finish(self, words: &Words) -> Vec<NumberClaim> {
        let mut out: Vec<NumberClaim> = self
            .of_token
            .into_iter()
            .enumerate()
            .filter(|(at, _)| words.tokens[*at].is_numeral())
            .map(|(at, fate)| {
                let (fate, rule) = fate.unwrap_or((Fate::Unread, "none"));
                NumberClaim { span: words.tokens[at].span, fate, rule }
            })
            .collect();
        out.extend(self.spoken.into_iter().map(|(span, fate, rule)| NumberClaim { span, fate, rule }));
        out.sort_by_key(|n| n.span);
        out
    }
}

/// What a numeral is that no rule wanted.
fn left_over(words: &Words, at: usize, role: TextRole) -> (Fate, &'static str) {
    let before = words.before(at).filter(|_| words.glued(at));
    let after = words.get(at + 1).filter(|t| !t.blank_before);
    let in_name = before.is_some_and(|t| t.kind == Kind::Word || t.is_one_of("-_#"))
        || after.is_some_and(|t| t.kind == Kind::Word);
    let small = words.small(at).is_some_and(|n| n < 200);
    let enclosed = words.mark(at.wrapping_sub(1), "([") && words.mark(at + 1, ")]");
    match role {
        TextRole::Marker => (Fate::Not(Class::ListMark), "list_mark"),
        TextRole::Furniture if small && words.tokens.iter().filter(|t| t.is_numeral()).count() <= 2 => {
            (Fate::Not(Class::PageNumber), "page_number")
        }
        TextRole::Furniture if words.len() == 1 => (Fate::Not(Class::PageNumber), "page_number"),
        TextRole::Furniture => (Fate::Not(Class::Identifier), "furniture"),
        _ if in_name => (Fate::Not(Class::Name), "name_rest"),
        _ if enclosed && small => (Fate::Not(Class::Reference), "enclosed"),
        TextRole::Heading => (Fate::Not(Class::Reference), "heading_number"),
        _ => (Fate::Unread, "none"),
    }
}
