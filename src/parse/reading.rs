//! One text read whole: rules bid, the referee awards, amounts are counted, and every numeral gets its fate.

use super::amount::{self, Amount, Measured};
use super::bid::{self, Bid};
use super::claim::{CellClaim, Lost, PartClaim, PartLabel, Quantity, Reading, UnitClaim, Value};
use super::date;
use super::fate::Fates;
use super::noun::{self, Around};
use super::number::Writing;
use super::sentence;
use super::sex::{self, Label, Statement};
use super::source;
use super::style::Style;
use super::token::{Form, Kind};
use super::vocabulary::{CURRENCIES, Sense};
use super::words::Words;
use super::{age, reference, web};
use crate::place::{CharSpan, PlacedText};
use rust_decimal::Decimal;

/// What a text is, where that changes how its numbers are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRole {
    /// Running text.
    Prose,
    /// A heading or caption: its numbers name things.
    Heading,
    /// A footnote: the number it begins with is its mark.
    Note,
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
    if role == TextRole::Note {
        reference::note_mark(&words, &mut bids);
    }
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
    let prose = matches!(role, TextRole::Prose | TextRole::Row | TextRole::Heading | TextRole::Note);
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
    let mut of_amount = vec![false; words.len()];
    // `un membre à l’étranger`, `el salario medio`: words that could be numbers and count nothing.
    let counts = |(at, a): &(usize, &Amount)| {
        a.writing == Writing::Digits || in_statement[*at] || counts_something(words, a, role)
    };
    for (_, a) in amounts.iter().enumerate().filter(counts) {
        of_amount[a.whole_first..=a.whole_last].fill(true);
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
    let mut earlier: Vec<noun::Earlier> = Vec::new();
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
        let lead = statement.total.or_else(|| statement.parts.first().map(|p| p.amount));
        let measured = lead.map_or(Measured::Plain, |at| amounts[at].measured);
        let around = Around {
            number: sentence,
            measured,
            by_sex: !statement.parts.is_empty(),
            earlier: &earlier,
            first: label_first.min(statement.first),
            total_last: if one_group { last } else { total_last },
            last: if after_label { statement.last } else { last },
            sentence: ranges.get(sentence).copied().unwrap_or((0, words.len())),
            taken,
            amounts: &of_amount,
        };
        let counted = noun::counted(words, &around);
        earlier.push(noun::Earlier {
            pieces: counted.pieces.clone(),
            noun: counted.noun,
            measured,
            span: (statement.first, statement.last),
            sentence,
        });
        let span = |(a, b): (usize, usize)| words.span(a, b);
        let (noun, label) = (counted.noun.map(span), counted.label.map(span));
        let adult = noun.is_some_and(|n| words.tokens.iter().any(|t| n.contains(t.span) && t.has(Sense::Adult)));
        let index = reading.quantities.len();
        let value = |at: usize| {
            let mut value = value(words, &amounts[at]);
            if let Some(Measured::Money(c)) = counted.measured {
                value.unit =
                    CURRENCIES.get(usize::from(c)).map_or(UnitClaim::Plain, |c| UnitClaim::Money(c.code, c.shared));
            }
            value
        };
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
            subject: counted.pieces.iter().copied().map(span).collect(),
            noun,
            label,
            heads: Vec::new(),
            head_date: None,
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
    // `1 400`, `60-69`, `40.0m` with no word beside them in the whole text: ticks and labels of a chart.
    if !words
        .tokens
        .iter()
        .enumerate()
        .any(|(at, t)| t.kind == Kind::Word && !(amount.whole_first..=amount.whole_last).contains(&at))
        && role != TextRole::Row
    {
        return false;
    }
    // `3 III.`: a page and a chapter.
    let roman = |at: usize| {
        let printed = words.str(at);
        printed.chars().count() > 1 && printed.chars().all(|c| "IVXL".contains(c))
    };
    if amount.measured == Measured::Plain && roman(amount.whole_last + 1) {
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
    // `280 were injured, 115 were abducted`: what is counted was named before.
    let verb = next.is_some_and(|t| t.has(Sense::Verb) && !t.capital) && amount.writing == Writing::Digits;
    let people = next.is_some_and(|t| {
        t.senses.iter().any(|s| matches!(s, Sense::People | Sense::Adult | Sense::Case | Sense::Household))
    });
    if one {
        return people;
    }
    if bare_bracket {
        return false;
    }
    // `two were fined`, `closed 97.`: the clause goes on about what was named before.
    let plural = next.is_some_and(|_| {
        words.is_any(amount.whole_last + 1, &["were", "have", "had", "sont", "ont", "étaient", "fueron", "han"])
    }) && amount.value.is_some_and(|v| v >= Decimal::TWO);
    if plural && amount.writing == Writing::Words && prose_role(role) {
        return true;
    }
    let object = amount.whole_first > 0
        && super::clause::verb(words, amount.whole_first - 1)
        && !super::clause::copula(words, amount.whole_first - 1)
        && (next.is_none() || words.mark(amount.whole_last + 1, ".;"))
        && amount.writing == Writing::Digits;
    let announced = amount.whole_first > 0
        && (verb
            || object
            || named_list(words, amount)
            || words.mark(amount.whole_first - 1, ":=")
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
    // In a cell of a table a number in words is most often part of a name: `All six destinations`.
    if role == TextRole::Row && amount.writing == Writing::Words && amount.measured == Measured::Plain && !people {
        return false;
    }
    // `released the passports of eleven.`: of people named before.
    let taken_up = words.is(amount.whole_first.wrapping_sub(1), "of")
        && words
            .get(amount.whole_first.wrapping_sub(2))
            .is_some_and(|t| t.kind == Kind::Word && !t.has(Sense::Duration) && t.group().is_none())
        && !words.is_any(amount.whole_first.wrapping_sub(2), &["age", "ages", "aged", "one", "out"])
        && words.mark(amount.whole_last + 1, ".;");
    if amount.writing == Writing::Words {
        return (noun || taken_up) && prose;
    }
    (noun || amount.bound.is_some() || amount.high.is_some() || scaled(words, amount) || announced)
        && (prose || people || words.mark(amount.whole_first.wrapping_sub(1), ":="))
}

fn prose_role(role: TextRole) -> bool {
    matches!(role, TextRole::Prose | TextRole::Note)
}

/// `Kampot 8, Takeo 6 and Kep 39`: three names or more, each with its number.
fn named_list(words: &Words, amount: &Amount) -> bool {
    let named = |at: usize| {
        words.get(at).is_some_and(|t| t.is_numeral() && t.blank_before)
            && at > 0
            && words.get(at - 1).is_some_and(|t| t.kind == Kind::Word && t.capital && t.senses.is_empty())
            && (words.mark(at + 1, ",;.)") || words.get(at + 1).is_none_or(|t| t.has(Sense::Conjunction)))
    };
    let at = amount.first;
    let others = (at.saturating_sub(9)..at + 10).filter(|i| named(*i)).count();
    named(at) && others >= 3
}

fn scaled(words: &Words, amount: &Amount) -> bool {
    amount.last > amount.first || words.get(amount.first).is_some_and(|t| t.kind == Kind::Numeral(Form::Grouped))
}
