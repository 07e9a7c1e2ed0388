//! One text read whole: rules bid, the referee awards, amounts are counted, and every numeral gets its fate.

use super::amount::{self, Amount, Measured};
use super::bid::{self, Bid};
use super::claim::{CellClaim, Lost, PartClaim, PartLabel, Quantity, Reading, UnitClaim, Value};
use super::date;
use super::fate::Fates;
use super::non_record::{age, mark, measured, reference, web};
use super::number::Writing;
use super::sentence;
pub use super::sentence::Lines;
use super::sex::{self, Label, Statement};
use super::source;
use super::style::Style;
use super::subject::noun::{self, Around};
use super::token::{Form, Kind};
use super::vocabulary::{CURRENCIES, Sense};
use super::words::Words;
use super::{announce, subject, tally};
use crate::place::{CharSpan, PlacedText};

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
pub fn read(text: PlacedText, lines: impl Into<Lines>, role: TextRole, style: &Style, cells: &[CellClaim]) -> Reading {
    let words = Words::new(&text, style);
    let lines = lines.into();
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
    let ranges = match role {
        TextRole::Row => sentence::split_rows(&words, &lines),
        _ => sentence::split(&words),
    };
    let sentences: Vec<CharSpan> = ranges.iter().map(|(a, b)| words.span(*a, b - 1)).collect();
    let mut reading = Reading { sentences, line_starts: lines.starts, ..Reading::default() };
    if !has_number {
        reading.sources = source::read(&words, &[]);
        reading.text = text;
        return reading;
    }
    let mut bids: Vec<Bid> = Vec::new();
    web::bids(&words, &mut bids);
    date::bids(&words, &mut bids);
    age::bids(&words, &mut bids);
    measured::bids(&words, role, &mut bids);
    reference::bids(&words, role, &mut bids);
    if role == TextRole::Note {
        mark::note_mark(&words, &mut bids);
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

/// A rule that would have taken a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rival {
    /// What it wanted.
    pub span: CharSpan,
    /// The rule.
    pub rule: &'static str,
}

/// Which rules for statistics would take the numbers of a text if no other rule had them: for whoever asks why one did not.
pub fn rivals(text: &PlacedText, role: TextRole, style: &Style) -> Vec<Rival> {
    if matches!(role, TextRole::Furniture | TextRole::Marker) {
        return Vec::new();
    }
    let words = Words::new(text, style);
    let free = vec![false; words.len()];
    let mut amounts = amount::read(&words, &free);
    let ranges = sentence::split(&words);
    let statements = sex::read(&words, &mut amounts, &free, &ranges);
    let span = |a: &Amount| words.span(a.first, a.last);
    let mut out: Vec<Rival> = Vec::new();
    for s in &statements {
        let of = s.total.into_iter().chain(s.parts.iter().map(|p| p.amount));
        out.extend(of.map(|a| Rival { span: span(&amounts[a]), rule: s.rule }));
    }
    for at in 0..amounts.len() {
        out.extend(announce::rule(&words, &amounts, at, role).map(|rule| Rival { span: span(&amounts[at]), rule }));
    }
    out.sort_by_key(|r| (r.span, r.rule));
    out.dedup();
    out
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
        a.writing == Writing::Digits || in_statement[*at] || announce::rule(words, amounts, *at, role).is_some()
    };
    for (_, a) in amounts.iter().enumerate().filter(counts) {
        of_amount[a.whole_first..=a.whole_last].fill(true);
    }
    let mut all = statements;
    for (at, amount) in amounts.iter().enumerate().filter(|(at, _)| !in_statement[*at]) {
        // `St Anne 41 (18.7%)`: a share in brackets goes with its number, unless that counts nothing.
        let with = at.checked_sub(1).filter(|_| amount.told);
        if with.is_some_and(|o| in_statement[o] || announce::rule(words, amounts, o, role).is_some()) {
            continue;
        }
        if let Some(rule) = announce::rule(words, amounts, at, role) {
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
        let sentence_range = ranges.get(sentence).copied().unwrap_or((0, words.len()));
        let rate = statement.total.and_then(|t| tally::of_rate(words, &amounts[t]));
        let around = Around {
            number: sentence,
            measured,
            value: lead.and_then(|at| amounts[at].value),
            by_sex: !statement.parts.is_empty(),
            earlier: &earlier,
            first: rate.map_or(label_first.min(statement.first), |(part, _)| part),
            total_last: if one_group { last } else { total_last },
            last: if after_label { statement.last } else { last },
            sentence: window(sentence_range, label_first.min(statement.first), statement.last),
            taken,
            amounts: &of_amount,
        };
        let mut counted = subject::counted(words, &around, statement.rule);
        if statement.rule == "named_list" {
            tally::of_list(words, &around, &mut counted);
        }
        // `The 61 rowers were men and 17 were women`: whom the first number counts.
        let inside = statement.parts.first().and_then(|p| sex::noun_inside(words, &amounts[p.amount], p));
        if let Some(noun) = inside.filter(|_| counted.pieces.is_empty() && statement.total.is_none()) {
            counted.pieces.push(noun);
            counted.noun = Some(noun);
        }
        // One statement takes over the pieces of the one before it: they must not grow with the text.
        counted.pieces.truncate(PIECES_MAX);
        for piece in &mut counted.pieces {
            piece.1 = piece.1.min(piece.0 + PIECE_TOKENS_MAX);
        }
        earlier.push(noun::Earlier {
            pieces: counted.pieces.clone(),
            noun: counted.noun,
            measured,
            value: around.value,
            span: (statement.first, statement.last),
            sentence,
        });
        let span = |(a, b): (usize, usize)| words.span(a, b);
        let (noun, label) = (counted.noun.map(span), counted.label.map(span));
        let adult = adult(words, noun, sentence_range, label_first.min(statement.first));
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
        // The numbers that a rate comes from go where the rate goes.
        for a in amounts.iter().filter(|a| rate.is_some_and(|(part, whole)| [part, whole].contains(&a.first))) {
            fates.claim(words, a, amounts, index, statement.rule);
        }
        reading.quantities.push(quantity);
    }
}

/// A subject has no more pieces.
const PIECES_MAX: usize = 8;
/// A piece has no more tokens.
const PIECE_TOKENS_MAX: usize = 60;

/// How far from a statement its sentence is looked through, in tokens: bounds the work of a text that is one long sentence.
const SENTENCE_TOKENS_MAX: usize = 150;

/// The part of a sentence around a statement.
fn window(sentence: (usize, usize), first: usize, last: usize) -> (usize, usize) {
    let begin = sentence.0.max(first.saturating_sub(SENTENCE_TOKENS_MAX));
    (begin, sentence.1.min(last.saturating_add(SENTENCE_TOKENS_MAX)).max(begin))
}

/// How far before a number the occasion may stand at which people were counted.
const OCCASION_TOKENS: usize = 60;

/// Whether those counted are adults by their nature (staff, participants), or by the occasion: people who were trained or met.
fn adult(words: &Words, noun: Option<CharSpan>, sentence: (usize, usize), first: usize) -> bool {
    const OCCASIONS: &[&str] = &[
        "trained",
        "training",
        "workshop",
        "workshops",
        "forum",
        "forums",
        "meeting",
        "seminar",
        "consultation",
        "consultations",
        "conference",
        "dialogue",
        "symposium",
        "discussion",
        "discussions",
        "formation",
        "formations",
        "atelier",
        "ateliers",
        "réunion",
        "formés",
        "taller",
        "talleres",
        "reunión",
        "capacitación",
        "capacitó",
        "foro",
    ];
    let has = |at: usize, sense: Sense| words.has(at, sense);
    let Some(noun) = noun else {
        // `the number of civilian personnel stood at 2,657, including 660 women`
        let begin = sentence.0.max(first.saturating_sub(8));
        return (begin..first).any(|at| has(at, Sense::Adult))
            && (begin..first).any(|at| words.is_any(at, &["stood", "stands", "was", "is", "numbered", "totalled"]));
    };
    let of_noun = |test: &dyn Fn(usize) -> bool| {
        let from = words.tokens.partition_point(|t| t.span.end <= noun.start);
        (from..words.len()).take_while(|at| words.tokens[*at].span.start < noun.end).any(test)
    };
    let people = |at: usize| {
        words.is_any(
            at,
            &["people", "persons", "individuals", "youths", "youth", "personnes", "personas", "jeunes", "jóvenes"],
        )
    };
    let occasion =
        || (sentence.0.max(first.saturating_sub(OCCASION_TOKENS))..first).any(|at| words.is_any(at, OCCASIONS));
    of_noun(&|at| has(at, Sense::Adult))
        || of_noun(&people)
            && !of_noun(&|at| words.is_any(at, &["displaced", "déplacées", "desplazadas"]))
            && occasion()
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
