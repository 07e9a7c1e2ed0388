//! The clause that leads to a number, as printed: back from the number to where its clause begins, over what hangs on a comma.
//!
//! ```text
//! lead      = words number                         [The inn has room for] 405 guests
//!         | words "," hanging number               [The fund built piers, covering] 20 bays
//!         | lead of the first of a list            [It mended] 9 piers and 20 nets
//! ```

use super::antecedent;
use super::beside::{accompanied, compound, sibling};
use super::clause::{copula, doing, finite, free, glue, verb};
use super::ends::{loose, shorten, strip, uncompared};
use super::inserted::{inserted, opening, region, since, since_date};
use super::noun::{Around, Earlier};
use super::series::listed;
use super::trailing::lasting;
use super::whole::{INSERTED_TOKENS_MAX, Span, WORDS_MAX, inside, parts, telling};
use crate::parse::amount::Measured;
use crate::parse::token::Kind;
use crate::parse::vocabulary::{Phrase, Sense};
use crate::parse::words::Words;

/// How many statements back.
const EARLIER_MAX: usize = 8;
/// How far a lead is followed, in tokens.
const LEAD_TOKENS_MAX: usize = 60;
/// A participle with so many words is told.
const PARTICIPLE_WORDS: usize = 3;
/// How far before a conjunction the verb of its first clause stands, in tokens.
const JOINT_TOKENS_MAX: usize = 9;
/// The longest name with a number in it, in tokens.
const NAME_TOKENS_MAX: usize = 5;

/// The words that lead to a number, back to where its clause begins; `own` is the noun behind it, `ties` keeps the preposition before it.
pub(super) fn lead(words: &Words, around: &Around, own: Option<Span>, ties: bool) -> Vec<Span> {
    let measure = |at: usize| words.has(at, Sense::Measure);
    let measured = own.map(|n| measure(n.0));
    let own = own.map_or(0, |n| told(words, n));
    let mut walk = Walk { pieces: Vec::new(), at: around.first, run: around.first, item: around.first };
    let (mut count, mut hops, mut crossed) = (0, 0, false);
    for _ in 0..LEAD_TOKENS_MAX {
        if walk.at <= around.sentence.0 || count >= WORDS_MAX {
            break;
        }
        let b = walk.at - 1;
        if around.taken[b] && compound(words, b) && b - 2 >= around.sentence.0 {
            // `the under-5 deaths`
            count += 1;
            walk.at = b - 2;
        } else if around.taken[b] && !named(words, around, b) && !lasting(words, around, b) {
            walk.over(b);
        } else if words.mark(b, ")") {
            let near = b.saturating_sub(INSERTED_TOKENS_MAX).max(around.sentence.0)..b;
            let Some(open) = near.rev().find(|i| words.mark(*i, "(")) else { break };
            // `the first inn (9 guests) and the second (4 guests)`: each bracket has a name of its own.
            let enclosed = words.mark(around.first - 1, "(") && (open..b).any(|i| around.amounts[i]);
            let joins = |i: &usize| words.has(*i, Sense::Conjunction) || words.mark(*i, ",");
            let change = (b..around.first).any(|i| antecedent::change(words, i));
            if let Some(at) = (b..around.first).find(joins).filter(|_| enclosed && !change) {
                walk.cut(at + 1);
                break;
            }
            walk.over(open);
        } else if words.mark(b, "]") && b > around.sentence.0 + 2 && words.mark(b - 2, "[") {
            // `the inn [sic]`
            walk.over(b - 2);
        } else if let Some((from, comma)) = moved(words, around, b).filter(|_| own > 0) {
            walk.cut(comma);
            walk.over(from);
        } else if around.amounts[b] {
            // `9 boats with 4 divers sank`: two that are counted, each of its own.
            if let Some(with) = accompanied(words, around, b).filter(|_| own > 0) {
                walk.cut(with + 1);
                break;
            }
            match joint(words, around, &walk) {
                // `a crew of 9 sailors and 4 km of rope`
                Some((at, true)) if measured == Some(true) && !measure(b + 1) => {
                    walk.cut(at + 1);
                    break;
                }
                // `3 cooks and 9 guests`: both of them in the clause that leads to the first.
                Some((_, true)) => walk.next_item(b),
                // `visited 4 schools and gave maps to 30 pupils`
                Some((at, false)) => {
                    walk.cut(at + 1);
                    break;
                }
                // `The plan grew to 50 schools in 9 towns`: one word alone tells too little.
                None if !crossed && (told(words, (walk.at, head(words, &walk))) < 2 || given(words, around, &walk)) => {
                    crossed = true;
                    let first =
                        (around.sentence.0..b).rev().find(|i| !around.amounts[*i]).map_or(around.sentence.0, |i| i + 1);
                    // The name of a currency names no place: `gave US$ 40 to 9 ports`.
                    match (first..=b).any(|i| words.acronym(i)) {
                        true => walk.over(first),
                        false => walk.at = first,
                    }
                    continue;
                }
                None => break,
            }
            while walk.at > around.sentence.0 && around.amounts[walk.at - 1] {
                walk.over(walk.at - 1);
            }
        } else if words.mark(b, ",") && (listed(words, around, b) && !opens(words, b + 1) || region(words, around, b))
            || inside(words, b)
            || words.mark(b, ".") && words.glued(b) && words.glued(b + 1)
        {
            walk.at = b;
        } else if let Some(open) = inserted(words, around, b) {
            walk.over(open);
        } else if words.mark(b, ",(–—") || words.mark(b, "-") || own == 0 && words.mark(b, ":") && walk.told(words) == 0
        {
            let beside = (walk.at..walk.item).all(|i| bounds(words, i));
            if beside {
                match sibling(words, around, b) {
                    true => walk.at = b,
                    false if ties && words.mark(b, ",") => break,
                    false => walk.over(b),
                }
                continue;
            }
            let opens = hops == 0 && words.mark(b, ",") && opening(words, around, walk.told(words), own);
            if hops == 2 || !opens && !hangs(words, &walk, b, own) {
                break;
            }
            match words.mark(b, ",") {
                true => walk.at = b,
                false => walk.over(b),
            }
            hops += 1;
        } else if let Some(comma) = since(words, walk.item, b) {
            // `doubled since the start of the plan, from 9 per cent`: the time is told elsewhere.
            walk.cut(comma + 1);
            walk.over(b);
        } else if let Some(end) = since_date(words, around, b).filter(|end| *end < around.first) {
            walk.cut(end);
            walk.over(b);
        } else if !(free(words, around, b) || around.taken[b])
            || parts(words, b)
            || own > 0
                && words.is_any(b, &["which", "whom"])
                && b > 0
                && words.has(b - 1, Sense::Preposition)
                && (b + 1..around.first).all(|i| bounds(words, i))
            || words.is_any(b, &["that", "que"])
                && b > 0
                && (verb(words, b - 1)
                    || words.is(b, "que") && ["ar", "er", "ir"].iter().any(|e| words.lower(b - 1).ends_with(e))
                    || !words.mark(b - 1, ",") && (b + 1..around.first).all(|i| loose(words, i, true)))
            || words.has(b, Sense::Conjunction) && new_clause(words, around, b, walk.run)
        {
            break;
        } else {
            count += 1;
            walk.at = b;
        }
    }
    let mut pieces = walk.finish();
    // `In Reva some 40 boats sank`: a place that opens the sentence leads to no number behind it.
    let place = pieces.first().is_some_and(|p| {
        p.0 == around.sentence.0
            && words.has(p.0, Sense::Preposition)
            && (!words.is(p.0, "to") || words.is(p.0 + 1, "date"))
    }) && !pieces.iter().any(|p| said(words, *p) || (p.0..=p.1).any(|i| doing(words, i)));
    if count >= WORDS_MAX {
        shorten(words, &mut pieces);
    }
    strip(words, around, &mut pieces, ties);
    if place && own > 0 && pieces.last().is_some_and(|p| !words.has(p.1, Sense::Preposition)) {
        return Vec::new();
    }
    if own == 0 {
        uncompared(words, &mut pieces);
    }
    let told: usize = pieces.iter().map(|p| told(words, *p)).sum();
    // What has sexes is of people, whatever leads to it.
    if own > 0 && around.measured == Measured::Plain && !around.by_sex {
        number_kept(words, around, &mut pieces);
    }
    if told == 0 { Vec::new() } else { pieces }
}

/// `[9 boats sank in] 4 bays`: a lead that begins with what another number counts keeps that number, for it counts no bays.
fn number_kept(words: &Words, around: &Around, pieces: &mut [Span]) {
    let Some((first, _)) = pieces.first_mut() else { return };
    let begin =
        (around.sentence.0..*first).rev().find(|i| !words.is_any(*i, &["of", "the", "de", "des", "los", "las"]));
    let counts = |e: &Earlier| e.measured == Measured::Plain && e.noun.is_some_and(|n| n.0 == *first);
    let heads = |e: &&Earlier| e.sentence == around.number && Some(e.span.1) == begin && counts(e);
    let Some(of) = around.earlier.iter().rev().take(EARLIER_MAX).find(heads) else { return };
    // `as many as 9 boats`
    let leads = |i: usize| bounds(words, i) || words.is_any(i, &["as", "many", "much"]);
    *first = (of.span.0..*first).find(|i| around.amounts[*i] && !leads(*i)).unwrap_or(*first);
}

/// `grew [from 9 ports to 12], feeding 40 divers`: the `from` of a move whose second number ends at a token, and the comma behind it.
fn moved(words: &Words, around: &Around, last: usize) -> Option<(usize, usize)> {
    let to = (around.sentence.0..last).rev().find(|i| !around.amounts[*i]).filter(|_| around.amounts[last])?;
    let comma = (last..around.first).find(|i| words.mark(*i, ","))?;
    let of = around.earlier.iter().rev().take(EARLIER_MAX).find(|e| e.sentence == around.number && e.span.1 < to)?;
    let from = of.span.0.checked_sub(1).filter(|i| words.is_any(*i, &["from", "de"]))?;
    let clear = !(from..to).any(|i| words.mark(i, ",;(") || verb(words, i));
    (clear && words.is_any(to, &["to", "à", "a"])).then_some((from, comma))
}

/// The last token before the first comma of what was gathered.
fn head(words: &Words, walk: &Walk) -> usize {
    (walk.at..walk.item).find(|i| words.mark(*i, ",")).unwrap_or(walk.item) - 1
}

/// The middle of `as well as`, which joins two numbers as `and` does.
fn as_well(words: &Words, at: usize) -> bool {
    at > 0 && words.is(at, "well") && words.is(at - 1, "as") && words.is(at + 1, "as")
}

/// `gave 9 [new nets to] 4 ports`: what another number counts, without the verb before it, leads to no number.
fn given(words: &Words, around: &Around, walk: &Walk) -> bool {
    let (begin, end) = (walk.at, walk.item);
    let counts =
        |e: &Earlier| e.span.1 + 1 == begin && e.measured == Measured::Plain && e.noun.is_some_and(|n| n.0 == begin);
    let of = around.earlier.iter().rev().take(EARLIER_MAX).find(|e| e.sentence == around.number && counts(e));
    let verbal = |i: usize| verb(words, i) || words.has(i, Sense::Verb) || copula(words, i) || doing(words, i);
    let acts = |of: &Earlier| {
        let mut before = (around.sentence.0..of.span.0).rev().filter(|i| !bounds(words, *i));
        before.next().is_some_and(|i| verb(words, i) && !copula(words, i))
    };
    of.is_some_and(acts) && !(begin..end).any(|i| verbal(i) || words.mark(i, ","))
}

/// Words that stand between a joint and its number and tell nothing: articles, `about`, `a total of`.
pub(super) fn bounds(words: &Words, at: usize) -> bool {
    loose(words, at, true) || words.has(at, Sense::Conjunction)
}

/// Where the words of a number part from those of the one before it, and whether the two are items of one list.
fn joint(words: &Words, around: &Around, walk: &Walk) -> Option<(usize, bool)> {
    let (begin, end) = (walk.at, walk.item);
    let said = |i: usize| verb(words, i) || words.has(i, Sense::Verb) || copula(words, i);
    let comma = |i: usize| words.mark(i, ",") && !listed(words, around, i) && !opens(words, i + 1);
    let people = |i: usize| words.get(i).is_some_and(|t| t.group().is_some());
    // `mended or sold 9 nets`
    let both = |i: usize| verb(words, i - 1) && i + 2 == end && verb(words, i + 1) && !copula(words, i - 1);
    let joins = |i: usize| {
        words.has(i, Sense::Conjunction) && !(people(i - 1) && people(i + 1)) && !both(i) || as_well(words, i)
    };
    let at = (begin..end).rev().find(|i| comma(*i) || joins(*i));
    // What stands between two numbers without a word that links them belongs to the first.
    let links = |i: usize| {
        said(i)
            || opens(words, i) && words.phrase_at(i).is_none_or(|(p, _)| p == Phrase::PartOf)
            || words.has(i, Sense::Small)
            || words.is_any(i, &["à", "au", "aux", "al", "worth", "valued", "totalling", "totaling"])
    };
    let bracket = around.measured != Measured::Plain && words.mark(end - 1, "(");
    let Some(at) = at else { return (!bracket && !(begin..end).any(links)).then_some((end, false)) };
    let clause = (begin..at).any(|i| finite(words, i) || copula(words, i));
    let item = (at + 1..end).all(|i| bounds(words, i) || as_well(words, i - 1));
    if item && !clause {
        return Some((at, true));
    }
    // `5 ports of Kep, Reva and Takeo took 9 nets`: the conjunction closes a series.
    let series =
        || words.has(at, Sense::Conjunction) && (begin..at).any(|i| words.mark(i, ",") && listed(words, around, i));
    // `6 boys and girls, including 4 rowers`: the conjunction stands in the words that the comma hangs on.
    if (at..end).any(|i| words.mark(i, ",") && opens(words, i + 1)) {
        return None;
    }
    let parts = item || verb(words, at + 1) || !series() && !(begin..at).any(said);
    parts.then_some((at, false))
}

/// True where what was gathered behind a comma hangs on what stands before it: `…, covering 20 bays`, `…, with 24 races each`.
fn hangs(words: &Words, walk: &Walk, comma: usize, own: usize) -> bool {
    let first = walk.at;
    let told = walk.told(words);
    let change = (first..walk.item).any(|i| antecedent::change(words, i));
    let past = words.lower(first).ends_with("ed");
    let said = said(words, (first, walk.item - 1)) && !opens(words, first) && !past;
    let bracket = words.mark(comma, "(");
    let open = opens(words, first) || past || bracket || told == 0 || change;
    // `…, providing care and support to 90 people`: a participle with an object of its own tells enough.
    let participle = doing(words, first) && !words.has(first, Sense::Preposition);
    let enough = participle && told + own > PARTICIPLE_WORDS && !bracket;
    let dash = !words.mark(comma, ",(");
    let joint = words.has(first, Sense::Conjunction);
    // `at the pier, and by radio to 40 crews`: the last of several places or means.
    if joint && words.has(first + 1, Sense::Preposition) && !words.mark(comma, "(") {
        return !said;
    }
    !said && (open && !enough || dash) && !joint
}

/// A walk back from a number: what was gathered, from the end, where it stands, and where the item it came from begins.
struct Walk {
    pieces: Vec<Span>,
    at: usize,
    run: usize,
    item: usize,
}

impl Walk {
    /// Leaves out the tokens from one to where the walk stands.
    fn over(&mut self, to: usize) {
        if self.at < self.run {
            self.pieces.push((self.at, self.run - 1));
        }
        (self.at, self.run) = (to, to);
    }

    /// Goes on from the item before in a list: what was gathered led from that to this.
    fn next_item(&mut self, at: usize) {
        self.pieces.clear();
        (self.at, self.run, self.item) = (at, at, at);
    }

    /// Leaves out all before a token.
    fn cut(&mut self, first: usize) {
        self.over(self.at);
        self.pieces.retain(|p| p.1 >= first);
        for piece in &mut self.pieces {
            piece.0 = piece.0.max(first);
        }
    }

    /// How many words of what was gathered tell anything.
    fn told(&self, words: &Words) -> usize {
        let run = if self.at < self.run { told(words, (self.at, self.run - 1)) } else { 0 };
        self.pieces.iter().map(|p| told(words, *p)).sum::<usize>() + run
    }

    /// What was gathered, in the order of the text.
    fn finish(mut self) -> Vec<Span> {
        self.over(self.at);
        self.pieces.reverse();
        self.pieces
    }
}

/// True where a conjunction begins a clause: verbs on both its sides.
fn new_clause(words: &Words, around: &Around, joint: usize, end: usize) -> bool {
    let near = || {
        let near = joint.saturating_sub(JOINT_TOKENS_MAX).max(around.sentence.0)..joint;
        near.rev().take_while(|i| free(words, around, *i) || glue(words, *i))
    };
    if words.is_any(joint, &["or", "ou", "o"]) {
        return false;
    }
    // Another number or its bracket before the conjunction has a clause of its own; `met or exceeded 94 targets`: two verbs of one object.
    let begin = near().last().unwrap_or(joint);
    let other = begin > around.sentence.0 && (around.amounts[begin - 1] || words.mark(begin - 1, ")"));
    let pair = joint + 2 >= end && joint > 0 && verb(words, joint - 1);
    let left = near().any(|i| verb(words, i));
    let opens = verb(words, joint + 1) && !pair && (left || other);
    let right = (joint + 1..end).any(|i| verb(words, i));
    opens || right && (near().any(|i| finite(words, i)) || (left || other) && words.has(joint + 1, Sense::Small))
}

/// A name with a number in it, and no date: `Goal Area 1`, `COVID-19`.
pub(super) fn named(words: &Words, around: &Around, at: usize) -> bool {
    let taken = |i: &usize| around.taken.get(*i) == Some(&true);
    let first = (at.saturating_sub(NAME_TOKENS_MAX)..=at).rev().take_while(taken).last().unwrap_or(at);
    let run = (first..first + NAME_TOKENS_MAX).take_while(taken);
    let dated = |i: usize| {
        words.get(i).is_some_and(|t| t.month().is_some() || t.has(Sense::Duration) || t.has(Sense::Weekday))
            || words.small(i).is_some_and(|n| (1900..2100).contains(&n))
            || words.mark(i, "/:.@")
    };
    words.get(first).is_some_and(|t| t.kind == Kind::Word && t.capital)
        && !run.clone().any(dated)
        && run.count() < NAME_TOKENS_MAX
}

fn told(words: &Words, piece: Span) -> usize {
    telling(words, &[piece])
}

/// True where a stretch has a finite verb of its own.
pub(super) fn said(words: &Words, (first, last): Span) -> bool {
    (first..=last).any(|i| {
        (verb(words, i) || words.has(i, Sense::Verb))
            && !(i > first && words.is_any(i - 1, &["which", "who", "that", "qui", "que"]))
    })
}

/// Words that hang on what stands before their comma.
pub(super) fn opens(words: &Words, at: usize) -> bool {
    doing(words, at)
        || words.has(at, Sense::Preposition)
        || words.is_any(at, &["which", "who", "qui", "que", "dont", "where", "whose"])
}

#[cfg(test)]
mod tests {
    use crate::parse::subject::noun::tests::check;

    #[test]
    fn a_lone_noun_has_the_clause_that_leads_to_it() {
        check("The old inn has the room to hold 405 guests.", &["old inn has the room to hold … guests"]);
        check(
            "The port gave advice on the quay, at the inn, and by radio to 40 crews.",
            &["port gave advice on the quay, at the inn, and by radio to … crews"],
        );
        check("It paid for 28 nets, covering 20 bays.", &["paid for … nets", "paid for 28 nets, covering … bays"]);
        check(
            "June was the best month for races, with 24 boats each.",
            &["June was the best month for races, with … boats"],
        );
        check("Sad under-5 deaths on piers reached a low of 40.", &["Sad under-5 deaths on piers reached a low"]);
        check("It mended piers and gave oars to 30 divers.", &["gave oars to … divers"]);
        check(
            "The plan spread to 50 inns in 9 ports.",
            &["plan spread to … inns", "plan spread to 50 inns in … ports"],
        );
    }

    #[test]
    fn a_stretch_of_a_list_keeps_its_head() {
        check("It lent nets, oars, ropes, and sails in 35 bays.", &["lent nets, oars, ropes, and sails in … bays"]);
        check("Stores, which also sell rope, hired cooks and gave oars to 9 divers.", &["gave oars to … divers"]);
    }

    #[test]
    fn what_another_number_counts_keeps_its_number() {
        check("Some 90 boats sank in 4 bays.", &["boats sank in 4 bays", "90 boats sank in … bays"]);
        check("Two old boats sank in 4 bays.", &["old boats sank in 4 bays", "Two old boats sank in … bays"]);
        check("The port gave 90 new nets to 4 inns.", &["port gave … new nets", "port gave 90 new nets to … inns"]);
        check("Here 40 per cent of boats sank in 4 bays.", &["boats sank in 4 bays", "boats sank in … bays"]);
        check(
            "Its rounds grew from 7 ports in 2021 to 9 in 2023, feeding 40 crews.",
            &["rounds grew from … ports", "rounds grew from … ports", "rounds grew … , feeding … crews"],
        );
        check(
            "In all 40 ports have mended, painted or tarred 90 nets.",
            &["ports have mended, painted or tarred", "40 ports have mended, painted or tarred … nets"],
        );
    }
}
