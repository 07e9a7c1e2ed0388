//! Rules bid for tokens; the referee gives each token to one of them.
//!
//! A rule says "these tokens are a date" or "this number is an age". The longer reading wins over a shorter one that it contains;
//! of two readings of the same tokens the rule that stands first in the list of rules wins. Two readings that overlap while neither
//! contains the other are a doubt: the one that begins first is kept and the disagreement is noted.

use super::date::DateClaim;
#[cfg(test)]
use super::words::Words;

/// What a printed number is where it is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Part of a date.
    Date,
    /// `12th`, `the third`.
    Ordinal,
    /// `two weeks`, `5-year`.
    Duration,
    /// `aged 15–24`.
    Age,
    /// `Article 12`, `page 3`.
    Reference,
    /// `A/79/797`, `P-5`.
    Identifier,
    /// A telephone number.
    Phone,
    /// Digits inside a web or mail address.
    Url,
    /// The number of a page.
    PageNumber,
    /// `1.`, `a)`.
    ListMark,
    /// A raised mark.
    FootnoteMark,
    /// A cell that is no figure.
    TableCell,
    /// A label of an axis.
    Axis,
    /// A name with digits: `COVID-19`.
    Name,
}

/// What a rule reads.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// No record.
    Not(Class),
    /// A date or period.
    Date(DateClaim),
}

/// A rule's claim to a run of tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Bid {
    /// First token.
    pub first: usize,
    /// Last token, included.
    pub last: usize,
    /// The rule.
    pub rule: &'static str,
    /// What it reads.
    pub reading: Reading,
}

impl Bid {
    /// A bid that the tokens are no record.
    pub fn not(class: Class, first: usize, last: usize, rule: &'static str) -> Bid {
        Bid { first, last, rule, reading: Reading::Not(class) }
    }

    fn contains(&self, other: &Bid) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    fn overlaps(&self, other: &Bid) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    fn class(&self) -> Class {
        match &self.reading {
            Reading::Not(class) => *class,
            Reading::Date(_) => Class::Date,
        }
    }
}

/// The outcome: who won, and who lost to whom.
#[derive(Debug, Default)]
pub struct Award {
    /// The winners, in the order of the text, none overlapping another.
    pub won: Vec<Bid>,
    /// The losers, each with the index of its winner.
    pub lost: Vec<(Bid, usize)>,
    /// Losers that overlap their winner, neither containing the other, and would have read the shared tokens differently.
    pub disputed: Vec<(Bid, usize)>,
}

/// Gives each token to one bid. The order of `bids` is the order of the rules.
pub fn award(mut bids: Vec<Bid>) -> Award {
    // A stable sort keeps the rules' order among bids for the same tokens.
    bids.sort_by_key(|b| (std::cmp::Reverse(b.last - b.first), b.first));
    let mut won: Vec<Bid> = Vec::new();
    let mut losers: Vec<(Bid, (usize, usize))> = Vec::new();
    for bid in bids {
        match won.iter().find(|w| w.overlaps(&bid)) {
            None => won.push(bid),
            Some(winner) => losers.push((bid, (winner.first, winner.last))),
        }
    }
    won.sort_by_key(|b| b.first);
    let mut award = Award { won, ..Award::default() };
    for (bid, (first, _)) in losers {
        let at = award.won.partition_point(|w| w.first < first);
        let winner = &award.won[at];
        if !winner.contains(&bid) && winner.class() != bid.class() {
            award.disputed.push((bid.clone(), at));
        }
        award.lost.push((bid, at));
    }
    award
}

/// What bids win on a text where nobody else bids, as printed, and by which rule. For the tests of the rules that bid.
#[cfg(test)]
pub fn won(printed: &str, bids: impl Fn(&Words, &mut Vec<Bid>)) -> Vec<(&str, &'static str)> {
    let text = crate::place::PlacedText::unplaced(printed);
    let words = Words::new(&text, &crate::parse::style::Style::default());
    let mut out = Vec::new();
    bids(&words, &mut out);
    award(out).won.iter().map(|b| (&printed[words.span(b.first, b.last).range()], b.rule)).collect()
}

/// The same for rules that bid numeral by numeral.
#[cfg(test)]
pub fn won_at(printed: &str, bids: impl Fn(&Words, usize, &mut Vec<Bid>)) -> Vec<(&str, &'static str)> {
    won(printed, |words, out| {
        (0..words.len()).filter(|at| words.tokens[*at].is_numeral()).for_each(|at| bids(words, at, out));
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_reading_wins_and_disagreement_is_noted() {
        let bids = vec![
            Bid::not(Class::Age, 2, 4, "age"),
            Bid::not(Class::Duration, 3, 4, "duration"),
            Bid::not(Class::Reference, 4, 5, "reference"),
            Bid::not(Class::Ordinal, 8, 8, "ordinal"),
            Bid::not(Class::Name, 8, 8, "name"),
        ];
        let award = award(bids);
        assert_eq!(award.won.iter().map(|b| b.rule).collect::<Vec<_>>(), ["age", "ordinal"]);
        assert_eq!(award.lost.len(), 3);
        assert_eq!(award.disputed.iter().map(|(b, _)| b.rule).collect::<Vec<_>>(), ["reference"]);
    }
}
