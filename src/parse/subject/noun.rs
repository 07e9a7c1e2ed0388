//! What an amount counts: the noun phrase after it, or what the clause around it says.
//!
//! ```text
//! subject = label (":" | "=") amount               [Population]: 15.8 million
//!         | clause                                 [The team talked tides with] 36 [people in the port]
//!         | earlier tail                           40 boats sank, 9 [boats … were burned]
//!         | noun "(" amount ")"                    [unlicensed brokers] (53 per cent)
//! ```
//!
//! The pieces are spans of the text, in the order in which a reader would say them.

use super::adjective;
use super::antecedent;
use super::aside;
use super::before::label_before;
use super::clause;
use super::ends::TIMES;
use super::lone;
use super::noun_phrase::{noun_after, ordered, same_word, word_count};
use super::trailing::tail;
use super::unnamed;
use super::whole;
use crate::parse::amount::Measured;
use crate::parse::token::Kind;
use crate::parse::vocabulary::{Language, Sense};
use crate::parse::words::Words;
use rust_decimal::Decimal;

/// A noun phrase of so many words tells itself from its neighbours without its verb.
pub(super) const TELLING_WORDS: usize = 4;

/// What is counted by a statement that runs from one token to another.
#[derive(Default)]
pub struct Counted {
    /// The pieces of the subject, tokens from first to last, in the order of the text.
    pub pieces: Vec<(usize, usize)>,
    /// The noun that is counted itself, where one stands next to the number: the unit as printed.
    pub noun: Option<(usize, usize)>,
    /// The label in front of a colon or an equals sign.
    pub label: Option<(usize, usize)>,
    /// The unit that a bare number takes over from the one it is compared with.
    pub measured: Option<Measured>,
}

/// A statement that stands earlier in the same text: what a pronoun can mean.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// The pieces of its subject.
    pub pieces: Vec<(usize, usize)>,
    /// Its noun.
    pub noun: Option<(usize, usize)>,
    /// What it is measured in.
    pub measured: Measured,
    /// Its first and last token.
    pub span: (usize, usize),
    /// Its sentence.
    pub sentence: usize,
    /// Its number.
    pub value: Option<Decimal>,
}

/// The tokens around a statement.
pub struct Around<'a> {
    /// First token of the statement, bounds and signs included.
    pub first: usize,
    /// Last token of its total (before any bracket of parts).
    pub total_last: usize,
    /// Last token of the statement.
    pub last: usize,
    /// The sentence: first token and one past the last.
    pub sentence: (usize, usize),
    /// The number of the sentence.
    pub number: usize,
    /// What it is measured in.
    pub measured: Measured,
    /// Its number.
    pub value: Option<Decimal>,
    /// True where it has parts by sex.
    pub by_sex: bool,
    /// Tokens that belong to dates and non-records.
    pub taken: &'a [bool],
    /// Tokens that belong to other amounts.
    pub amounts: &'a [bool],
    /// What was stated before in the same text.
    pub earlier: &'a [Earlier],
}

/// `D-1s`, `P-5s`: a grade in the plural, which is a noun though a number is in it.
pub(super) fn grade(words: &Words, at: usize) -> Option<(usize, usize)> {
    let capital = words.get(at).is_some_and(|t| t.kind == Kind::Word && t.capital && words.str(at).len() <= 2);
    let number = words.get(at + 2).is_some_and(|t| t.is_numeral());
    let plural = words.str(at + 3) == "s" && words.mark(at + 1, "-–");
    (capital && number && plural && (at + 1..=at + 3).all(|i| words.glued(i))).then_some((at, at + 3))
}

/// Finds what is counted.
pub fn counted(words: &Words, around: &Around) -> Counted {
    if let Some(same) = antecedent::converted(words, around).or_else(|| antecedent::continued(words, around)) {
        return Counted { pieces: same.pieces.clone(), noun: None, label: None, measured: None };
    }
    if let Some(label) = unnamed::bar(words, around) {
        return Counted { pieces: vec![label], noun: None, label: None, measured: None };
    }
    if let Some(grade) = grade(words, around.last + 1) {
        return Counted { pieces: vec![grade], noun: Some(grade), label: None, measured: None };
    }
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    let label = label_before(words, around);
    if let Some((head, label)) = label.and_then(|l| Some((lone::listed(words, around, l)?, l))) {
        return Counted { pieces: vec![head], noun: None, label: Some(label), measured: None };
    }
    if let Some((meant, next)) = antecedent::meant(words, around) {
        // `40 towns … opened shops, 9 of which have docks`: what is said here is said of the towns.
        let goes_on = next.is_some_and(|n| !tail(words, around, n).is_empty());
        // `384 cases tied to the pact, of which 9 …`: a noun without what its participle goes on with tells nothing.
        let open = |n: &(usize, usize)| words.lower(n.1).ends_with("ed") && words.has(n.1 + 1, Sense::Preposition);
        match meant.noun.filter(|n| goes_on && !open(n)) {
            Some(noun) => pieces.push(noun),
            None => pieces.extend(unpeaked(words, around, &meant.pieces)),
        }
        let more = next.filter(|n| *n == around.last + 1 && antecedent::more(words, *n));
        pieces.extend(more.map(|n| (n, n)));
        let next = next.map(|n| n + usize::from(more.is_some()));
        // `9 per cent of rowers can swim, compared to 4 per cent of divers`
        // What stands behind its time is said of another number.
        let own = |n: &usize| {
            words.has(*n, Sense::Preposition)
                && !words.is_any(*n, &["to", "by"])
                && around.taken.get(*n + 1) != Some(&true)
        };
        let from = next.or_else(|| Some(around.last + 1).filter(own));
        pieces.extend(from.into_iter().flat_map(|n| tail(words, around, n)));
        let bare = around.measured == Measured::Plain && next.is_none();
        let measured = Some(meant.measured).filter(|m| bare && *m != Measured::Plain);
        if pieces.is_empty() {
            pieces.extend(meant.noun);
        }
        return Counted { pieces: ordered(pieces), noun: meant.noun, label: None, measured };
    }
    let group = aside::group(words, around);
    let inside = noun_after(words, around, around.total_last + 1).filter(|_| around.total_last < around.last);
    let after = noun_after(words, around, aside::beyond(words, around, around.last + 1));
    let paid = || {
        let from = aside::past_conversion(words, around, around.last + 1);
        let leads = matches!(around.measured, Measured::Money(_))
            && words.is_any(from, &["in", "for", "en", "pour", "para"])
            && !words.is_any(from + 1, &["cours", "curso"])
            && noun_after(words, around, from + 1)
                .is_some_and(|n| [n.0, n.1].into_iter().any(|at| words.get(at).is_some_and(|t| !t.capital)))
            || matches!(around.measured, Measured::Percent)
                && words.is_any(from, &["for", "among", "pour", "chez", "para", "entre"]);
        let time = |n: &(usize, usize)| words.has(n.1, Sense::Duration) || words.is_any(n.1, &["quarter", "trimestre"]);
        let noun = noun_after(words, around, from + 1).filter(|n| leads && !time(n))?;
        // `$9 in loans` consists of loans; `$9 in the port` went there.
        let into = words.is_any(from + 1, &["the", "its", "their", "this", "these"]) && !words.is_any(from + 2, TIMES);
        Some(if words.is_any(from, &["in", "en"]) && !into { noun } else { (from, noun.1) })
    };
    // `Of the 186 boats …, 23 carried fishers`: what follows is the predicate of the group.
    let past = |n: &(usize, usize)| words.lower(n.0).ends_with("ed") && n.1 > n.0;
    let after = after.filter(|n| group.is_none() || !past(n));
    // `84 were in use and 31 needed paint`: a verb and its object are no things that are counted.
    let counted = |i: usize| {
        words.lower(i).ends_with('s')
            || words.has(i, Sense::People)
            || words.has(i, Sense::Adult)
            || words.get(i).is_some_and(|t| t.group().is_some())
    };
    let several = around.measured == Measured::Plain && around.value.is_some_and(|v| v > Decimal::ONE);
    let verbal = |n: &(usize, usize)| {
        let joined = around.first > 0 && words.has(around.first - 1, Sense::Conjunction);
        several && joined && past(n) && words.style.language == Language::English && !(n.0..=n.1).any(counted)
    };
    let after = after.filter(|n| !verbal(n));
    // After a label the next line's label is no noun of this number.
    let next_label =
        |n: &(usize, usize)| words.mark(n.1 + 1, ":=><≥≤") || n.1 + 1 >= words.len() && word_count(words, *n) < 2;
    let after = after.filter(|n| label.is_none() || words.get(n.0).is_some_and(|t| !t.capital) || !next_label(n));
    // `$ 60 PSF`, `€ 900 annually`: what a sum is counted by is no noun of its own.
    let measure = |n: &(usize, usize)| {
        let capitals = words.str(n.0).len() > 1 && words.str(n.0).chars().all(char::is_uppercase);
        n.0 == n.1
            && (matches!(around.measured, Measured::Money(_)) && capitals
                || words.lower(n.0).ends_with("ually")
                || lone::compares(words, n.0))
    };
    let after = after.filter(|n| !measure(n));
    // `an 8.1 percent increase`: the change of what was named before.
    // `an 8 per cent decrease the previous year`: its time is no part of it.
    let time = |i: usize| {
        words.has(i, Sense::Small)
            || words.has(i, Sense::Duration)
            || words.is_any(i, &["previous", "last", "preceding", "prior", "same", "past", "before", "earlier"])
    };
    let change = after.filter(|n| {
        inside.is_none()
            && around.measured == Measured::Percent
            && antecedent::change(words, n.0)
            && (n.0 + 1..=n.1).all(time)
    });
    if let Some((change, of)) = change.zip(antecedent::nearest(words, around)) {
        let mut pieces = of.pieces.clone();
        pieces.push((change.0, change.0));
        return Counted { pieces: ordered(pieces), noun: None, label: None, measured: None };
    }
    // `40 boats sailed, three times as many as in May`
    let times = after.filter(|n| {
        inside.is_none() && words.is_any(n.0, &["times", "fois", "veces"]) && around.measured == Measured::Plain
    });
    let of = || around.earlier.iter().rev().take(8).find(|e| e.sentence == around.number && !e.pieces.is_empty());
    if let Some((times, of)) =
        times.filter(|_| words.mark(around.first.wrapping_sub(1), ",")).and_then(|t| Some((t, of()?)))
    {
        let last = times.0 + 2 * usize::from(words.is(times.0 + 1, "as"));
        let pieces = of.pieces.iter().copied().chain([(times.0, last.max(times.1))]).collect();
        return Counted { pieces: ordered(pieces), noun: None, label: None, measured: None };
    }
    // `53 cases, 13 of them in May, of which 13 confirmed`: an adjective alone counts of what was named before.
    let status =
        after.filter(|n| inside.is_none() && around.measured == Measured::Plain && adjective::status(words, *n));
    let of = || {
        let same = |e: &&Earlier| e.sentence == around.number && e.noun.is_some_and(|n| !adjective::status(words, n));
        around.earlier.iter().rev().take(8).filter(|e| e.measured == Measured::Plain).find(same)
    };
    if let Some((status, of)) = status.zip(of()) {
        // `32 migrants capsized off the coast; 6 missing`: what is said of the first is not said of the second.
        let bare = |n: (usize, usize)| (n.0, (n.0 + 1..=n.1).find(|i| clause::verb(words, *i)).map_or(n.1, |i| i - 1));
        // `3 boats found; 6 missing`: only people are missing.
        #[rustfmt::skip]
        const OF_PEOPLE: &[&str] = &["missing", "dead", "killed", "injured", "wounded", "rescued", "survived", "drowned", "disparus", "desaparecidos"];
        let people = |n: &(usize, usize)| {
            (n.0..=n.1).any(|i| {
                counted(i) && !words.lower(i).ends_with('s') || words.has(i, Sense::People) || words.has(i, Sense::Case)
            })
        };
        let noun = of.noun.map(bare).filter(|n| !words.is_any(status.1, OF_PEOPLE) || people(n));
        let mut pieces: Vec<(usize, usize)> = noun.into_iter().collect();
        pieces.push(status);
        // `five raids, resulting in two injured`: the words before it tell what came of what.
        let parted = around.first == around.sentence.0 || words.mark(around.first - 1, ";,|(–—");
        if noun.is_some() || parted {
            return Counted { pieces: ordered(pieces), noun: noun.or(Some(status)), label: None, measured: None };
        }
    }
    // `two probable and eight suspected cases`: both of them of the noun of the second.
    if let Some((status, noun)) = status.and_then(|s| Some((s, adjective::joint_noun(words, around, s)?))) {
        let told = tail(words, around, noun.1 + 1);
        let pieces = [status, noun].into_iter().chain(told).collect();
        return Counted { pieces: ordered(pieces), noun: Some(noun), label: None, measured: None };
    }
    // `three quarters (73 per cent) of sailors`
    let whole = || {
        let at = around.last + 1;
        let at = at + usize::from(around.taken.get(at) == Some(&true) && words.mark(at + 1, "("));
        let close = (at..at + 6).find(|i| words.mark(*i, ")"))?;
        let bracket = words.mark(at, "(") && (at + 1..close).any(|i| around.amounts[i]);
        let share = matches!(around.measured, Measured::Percent | Measured::Ratio);
        let of = share && (close == at || bracket) && words.is_any(close + 1, &["of", "de"]);
        of.then(|| noun_after(words, around, close + 1)).flatten()
    };
    let noun = inside.or(after).or_else(paid).or_else(whole);
    // `Fog is the worst: 41 boats were turned back` has no label.
    let named = |l: &(usize, usize)| noun.is_none() || !(l.0..=l.1).any(|i| clause::finite(words, i));
    if let Some(label) = label.filter(|l| named(l) && noun.is_none_or(|n| word_count(words, n) < 2)) {
        pieces.push(label);
    }
    let again = |g: &(usize, usize), n: (usize, usize)| same_word(words, g.1, n.1);
    pieces.extend(group.filter(|g| noun.is_none_or(|n| word_count(words, n) < TELLING_WORDS && !again(g, n))));
    if let Some(pieces) = antecedent::shared(words, around).filter(|_| noun.is_none() && label.is_none()) {
        return Counted { pieces: ordered(pieces), noun: None, label: None, measured: None };
    }
    let mut taken_up = None;
    // `16/19 towns now served`: so many are all there are, served or not.
    let of = around.first - usize::from(around.first > 0 && words.has(around.first - 1, Sense::Small));
    let bound =
        |at: usize| words.is_any(at, &["of", "de", "total", "a", "un", "près", "environ", "about", "some", "nearly"]);
    let out = (around.first.saturating_sub(6)..around.first).rev().find(|i| !bound(*i));
    let of_all = out.is_some_and(|i| words.is_any(i, &["sur", "sobre", "out"]) && i + 1 < around.first)
        && around.earlier.last().is_some_and(|e| e.sentence == around.number);
    let all = of_all
        || of > 1
            && around.amounts[of - 2]
            && (words.is(of - 1, "of") || words.mark(of - 1, "/") && words.glued(around.first));
    // `In short, of the 9 boats, 4 sank`: what leads to the group is told with it.
    let behind = |p: &(usize, usize)| group.is_none_or(|g| p.0 > g.1);
    match noun {
        Some(noun) if all => pieces.push(noun),
        Some(_) => pieces.extend(whole::clause(words, around, noun).into_iter().filter(behind)),
        None if label.is_some() => {}
        None => {
            let mut clause = whole::clause(words, around, None);
            clause.retain(behind);
            match unnamed::earlier(words, around, &clause).filter(|_| group.is_none()) {
                Some((of, more)) => {
                    taken_up = of.noun;
                    pieces.extend(more);
                }
                // `Sailors are counted elsewhere; they numbered 900`
                None if pieces.is_empty() && clause.is_empty() => pieces.extend(clause::opener(words, around)),
                None if pieces.is_empty() => pieces.extend(without_auxiliary(words, clause)),
                None => pieces.extend(clause),
            }
        }
    }
    Counted {
        pieces: ordered(pieces),
        noun: noun.or(group.filter(|_| label.is_none())).or(taken_up),
        label,
        measured: None,
    }
}

/// `Losses reached a low of 4 in May, down from 9 in April`: the extreme is that of the first number alone.
fn unpeaked(words: &Words, around: &Around, pieces: &[(usize, usize)]) -> Vec<(usize, usize)> {
    const PEAKS: &[&str] = &["low", "high", "peak", "record", "maximum", "minimum"];
    let all = || pieces.iter().flat_map(|p| p.0..=p.1);
    let peak = all().find(|i| words.is_any(*i, PEAKS) && words.is_any(i + 1, &["of", "de"]));
    let verb = peak.and_then(|p| all().take_while(|i| *i < p).find(|i| clause::level(words, *i)));
    let Some(verb) = verb.filter(|v| *v > pieces[0].0 && pieces[0].0 >= around.sentence.0) else {
        return pieces.to_vec();
    };
    pieces.iter().filter(|p| p.0 < verb).map(|p| (p.0, p.1.min(verb - 1))).collect()
}

/// `$9 billion was lent`: without what it is said of, the auxiliary tells nothing.
fn without_auxiliary(words: &Words, mut pieces: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    if let Some((first, last)) = pieces.first_mut() {
        while first < last && clause::auxiliary(words, *first) {
            *first += 1;
        }
    }
    pieces
}

#[cfg(test)]
pub(super) mod tests {
    use crate::parse::reading::{self, TextRole};
    use crate::parse::style::Style;
    use crate::place::PlacedText;

    /// What is counted by each statement of a sentence, in their order.
    pub fn check(printed: &str, expect: &[&str]) {
        let style = Style { proven: true, ..Style::default() };
        let reading = reading::read(PlacedText::unplaced(printed), Vec::new(), TextRole::Prose, &style, &[]);
        let told = |q: &crate::parse::claim::Quantity| {
            q.subject.iter().map(|s| &printed[s.range()]).collect::<Vec<_>>().join(" … ")
        };
        assert_eq!(reading.quantities.iter().map(told).collect::<Vec<_>>(), expect, "{printed}");
    }

    #[test]
    fn a_state_is_of_people_alone() {
        check("Two boats capsized near Kep; 22 missing.", &["boats capsized near Kep", "missing"]);
        check("Here 12 migrants drowned near Kep; 6 missing.", &["migrants drowned near Kep", "migrants … missing"]);
    }

    #[test]
    fn a_grade_in_the_plural_is_a_noun() {
        check("It had 12 D-2s and 30 D-1s.", &["D-2s", "D-1s"]);
    }

    #[test]
    fn a_verb_of_level_leads_from_all_that_it_measures() {
        check("The rent of boats in the old port fell to 9 per cent.", &["rent of boats in the old port fell"]);
        check("Between May and June the price of safely kept seed rose to $40.", &["price of safely kept seed rose"]);
        check("Sales of nets rose from 12 to 19 per cent.", &["Sales of nets rose", "Sales of nets rose from 12 to"]);
        check(
            "Fees fell by 4 per cent and works (private) in the port rose by 7 per cent.",
            &["Fees fell", "works … in the port rose"],
        );
        check("Dock wages have dropped by 900 florins a day.", &["Dock wages have dropped by … florins a day"]);
        check("Occupied beds stood at 40.", &["Occupied beds"]);
        check(
            "But in recent years, the fall in fares has slowed, from 17 per cent in May to 16 per cent in June.",
            &["fall in fares has slowed", "fall in fares has slowed"],
        );
    }

    #[test]
    fn an_act_is_told_where_nothing_parts_it_from_the_number() {
        check("The ferry office reached 1,028 households.", &["ferry office reached … households"]);
        check("The ferry office reached 1,028 coastal households.", &["ferry office reached … coastal households"]);
        check("Team Kestrel talked tides with 36 people.", &["Team Kestrel talked tides with … people"]);
        check(
            "The league opened a plan against rust, working with ports to reach 300 women.",
            &["working with ports to reach … women"],
        );
        check("Herring shoals are scattered across 33 bays.", &["Herring shoals are scattered across … bays"]);
        check(
            "They gave shelter to 24 women and their 31 children.",
            &["gave shelter to … women", "gave shelter to … children"],
        );
        check(
            "The fund spread the word about nets in 36 countries.",
            &["fund spread the word about nets in … countries"],
        );
        check("The fund works in 3 countries (Peru, Chile and Cuba).", &["fund works in … countries"]);
        check(
            "It shipped 9 million masts to 99 countries.",
            &["shipped … masts", "shipped 9 million masts to … countries"],
        );
        check("It grew, including giving coats to 3,000 people.", &["grew, including giving coats to … people"]);
        check("The release of 25 workers was late.", &["release of … workers was late"]);
        check(
            "The dock court is the smallest of all, with nine judges.",
            &["dock court is the smallest of all, with … judges"],
        );
    }

    #[test]
    fn a_number_without_a_noun_takes_that_of_another() {
        check("It built 20 new piers, for a total of 34.", &["built … new piers", "built … new piers"]);
        check("It mended 40 boats in harbour and 6 in dock.", &["mended … boats in harbour", "boats … in dock"]);
        check("It lent 900 rupees ($11) in small loans.", &["lent … small loans", "lent … small loans"]);
        check(
            "It works in 40 ports, with a total cost of $9.",
            &["works in … ports", "works in 40 ports, with a total cost"],
        );
        check(
            "Of this sum, 55 per cent (about $56) came from the port.",
            &["sum … came from the port", "sum … came from the port"],
        );
        check(
            "Of this sum, 55 per cent (about $56) came from the port and 29 per cent (about $9) from the town.",
            &["sum … came from the port", "sum … came from the port", "sum … from the town", "sum … from the town"],
        );
        check("The fee paid was $500.", &["fee paid"]);
        check("The masts (5 percent compared to 3 percent) bent.", &["masts", "masts"]);
    }

    #[test]
    fn a_number_beside_another_one_shares_its_noun() {
        check(
            "It lent 30 boats to 9 ports, including 12 for fishers.",
            &["lent … boats", "lent 30 boats to … ports", "boats … for fishers"],
        );
        check(
            "Over 18 children came to the fair, over 33 to the dock.",
            &["children came to the fair", "children … to the dock"],
        );
        check("Wages rose to $13 (from $11 in May).", &["Wages rose", "Wages rose"]);
        check("The sums were as told: $300 on 26 March; $200 on 4 May.", &["sums were as told", "sums were as told"]);
        check("The rate of loss among boats still stands at 5/14 (39%).", &["rate of loss among boats"]);
        check("The port has 16/19 docks in use.", &["port has … docks in use", "docks in use"]);
        check("Costs rose – loans too – and as told – the number of boats fell by 40.", &["number of boats fell"]);
        check(
            "Fares from the old dock fell, from $9 to $7.",
            &["Fares from the old dock fell", "Fares from the old dock fell … from $9 to"],
        );
    }

    #[test]
    fn what_is_said_of_a_number_without_a_noun_is_of_the_nearest_one() {
        check(
            "It helped 59 ports, with a cohort of 15 receiving a loan.",
            &["helped … ports", "ports … receiving a loan"],
        );
        check("It ran 22 barges, 11 dedicated to repair.", &["ran … barges", "barges … dedicated to repair"]);
        check("It grew from 37 docks in May to 44 in June.", &["grew from … docks", "grew from … docks"]);
        check("A survey found the share of rust to be 40 per cent.", &["survey found the share of rust"]);
        check("The dear inns (charging over $375 per night) grew.", &["dear inns … charging … per night"]);
        check(
            "Key papers such as maps of wrecks (11 have been printed) sold.",
            &["Key papers such as maps of wrecks … have been printed"],
        );
        check(
            "It works in 64 bays with tidy docks, clean nets and oars.",
            &["bays with tidy docks, clean nets and oars"],
        );
        check("The boats of the Group of 20 came.", &[]);
        check(
            "Of 90 boats checked 12 testing positive for rust stay.",
            &["boats checked", "boats checked … testing positive for rust stay"],
        );
        check("It set up desks in 4 towns to improve trade.", &["set up desks in … towns to improve trade"]);
        check("Some 90 per cent of 29 towns had tidy docks.", &["towns had tidy docks", "towns"]);
    }

    #[test]
    fn a_phrase_is_cut_at_no_name() {
        check(
            "It runs 14 docks on the Don, the Volga and the Neva.",
            &["runs … docks on the Don, the Volga and the Neva"],
        );
        check("Half of the sailors were hired outside of the U.S.", &["sailors were hired outside of the U.S"]);
        check("Of 9 leaks 4 leaks were large leaks.", &["leaks", "leaks were large leaks"]);
        check("It trained 40 nurses on tides.", &["trained … nurses on tides"]);
        check("Reva: 40 Old Boats in the dock were sold.", &["Old Boats in the dock were sold"]);
        check(
            "Some 30 of the 40 towns on the old sea road have docks.",
            &["towns on the old sea road have docks", "towns on the old sea road"],
        );
    }

    #[test]
    fn bars_of_a_chart_follow_their_labels() {
        check("Small boats 76% Large boats 52%", &["Small boats", "Large boats"]);
        check("Here 76% sank and 52% float", &["sank", "float"]);
    }

    #[test]
    fn what_follows_is_said_of_the_number_s_own_noun() {
        check("The width of two roofs is equal.", &["width of … roofs is equal"]);
        check("Here 40 sailors were not yet paid.", &["sailors were not yet paid"]);
        check("Pay fell in five largest U.S. ports.", &["Pay fell in … largest U.S. ports"]);
        check("Trade grew in 33 towns by painting boats.", &["Trade grew in … towns"]);
        check("48 captains made a statement.", &["captains made a statement"]);
        check("65 towns had tidy fish and crab markets.", &["towns had tidy fish and crab markets"]);
        check("It hired 20 divers who can read charts.", &["hired … divers who can read charts"]);
        check("The fund lent to 73 shops to open accounts.", &["fund lent to … shops to open accounts"]);
        check("It added 4,000 new readers compared to last year.", &["added … new readers"]);
        check("Here 80% of leaks are small, 15% are large.", &["leaks are small", "leaks … are large"]);
    }
}
