//! A subject of one word, made whole: what goes on behind it in its clause, or the clause that leads to its number.
//!
//! ```text
//! tail      = noun [age | bracket | "," compared ","] words     6 divers under 30 [were fed]
//!         | noun {"," number noun} words                        6 divers, 9 cooks and 4 guests [were fed]
//! lead      = words number noun                                 [The inn has room for] 405 guests
//!         | words "," participle number noun                    [The fund built piers, covering] 20 bays
//! main      = place number noun "," clause                      In 43 bays, [boats were hauled up]
//! ```
//!
//! One word alone (`countries`, `cases`) tells no number from the next: a subject that is too long but whole is better.

use super::amount::Measured;
use super::antecedent;
use super::clause::{copula, doing, finite, free, glue, initial, verb};
use super::noun::{Around, Counted};
use super::noun_phrase::{ordered, same_word, starts_clause, trim};
use super::token::Kind;
use super::vocabulary::{Phrase, Sense};
use super::words::Words;

/// So many words of a subject tell it from its neighbours.
const TELLING_WORDS: usize = 2;
/// So many words behind a noun tell it without what leads to its number.
const TAIL_TELLING_WORDS: usize = 3;
/// The longest tail or lead, in words.
const WORDS_MAX: usize = 18;
/// The longest bracket or insertion that is passed over, in tokens.
const INSERTED_TOKENS_MAX: usize = 14;
/// How many items of a list are passed over to what is said of all of them.
const ITEMS_MAX: usize = 8;
/// How far the second number of `from … to …` stands behind the first, in tokens.
const RANGE_TOKENS_MAX: usize = 10;
/// How far a lead is followed, in tokens.
const LEAD_TOKENS_MAX: usize = 60;
/// How far before a conjunction the verb of its first clause stands, in tokens.
const JOINT_TOKENS_MAX: usize = 9;
/// The longest stretch of a series from a comma to its conjunction, in tokens.
const SERIES_TOKENS_MAX: usize = 12;
/// The conjunction that closes a series stands so near its last comma, in tokens.
const NEAR_TOKENS: usize = 6;
/// The longest name with a number in it, in tokens.
const NAME_TOKENS_MAX: usize = 5;

type Span = (usize, usize);

/// Adds to a lone word what its clause says of it.
pub(super) fn made_whole(words: &Words, around: &Around, counted: &mut Counted) {
    if counted.label.is_some() || counted.pieces.is_empty() || telling(words, &counted.pieces) >= TELLING_WORDS {
        return;
    }
    if let Some(same) = copied(words, around, counted).or_else(|| shared(words, around, counted)) {
        counted.pieces = same;
    }
    let noun = counted.noun.filter(|n| n.0 > around.first);
    let from = noun.map_or(around.last + 1, |n| n.1.max(around.last) + 1);
    let own = counted.pieces.iter().any(|p| p.1 + 1 >= around.first.saturating_sub(WORDS_MAX));
    let mut whole = counted.pieces.clone();
    if telling(words, &whole) >= TELLING_WORDS {
    } else if noun.is_some() {
        whole.extend(tail(words, around, from));
        if telling(words, &whole) < TAIL_TELLING_WORDS {
            take_lead(&mut whole, lead(words, around, true), around);
        }
    } else if own {
        let ties = whole.iter().any(|p| p.0 > around.last);
        take_lead(&mut whole, lead(words, around, ties), around);
        if telling(words, &whole) < TAIL_TELLING_WORDS {
            whole.extend(tail(words, around, from));
        }
    }
    if telling(words, &whole) < TELLING_WORDS {
        whole.extend(main_clause(words, around, from));
    }
    counted.pieces = ordered(whole);
}

/// Puts the clause that leads to a number in the place of what was taken from it.
fn take_lead(whole: &mut Vec<Span>, lead: Vec<Span>, around: &Around) {
    if !lead.is_empty() {
        whole.retain(|p| p.1 >= around.first);
        whole.extend(lead);
    }
}

/// What a number shares with the one before it: `from 77 cases to 2,010 cases`, `20 new piers, for a total of 34`.
fn copied(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    let before = around.earlier.last().filter(|e| e.sentence == around.number && e.span.1 < around.first)?;
    let [piece] = counted.pieces[..] else { return None };
    let to = around.first > 0
        && words.is_any(around.first - 1, &["to", "à", "a"])
        && around.first - before.span.1 <= RANGE_TOKENS_MAX;
    let same = |n: Span| same_word(words, n.1, piece.1);
    if to && counted.noun == Some(piece) && before.noun.is_some_and(same) {
        return Some(before.pieces.clone());
    }
    let of =
        around.earlier.iter().rev().take(ITEMS_MAX).find(|e| e.noun == Some(piece) && e.sentence == around.number)?;
    (counted.noun != Some(piece) || piece.0 < around.first).then(|| of.pieces.clone())
}

/// `Of all cases, 68 per cent are from Kep (28 per cent), Reva (24 per cent) and …`: each name has its share of the same.
fn shared(words: &Words, around: &Around, counted: &Counted) -> Option<Vec<Span>> {
    let name = |p: Span, first: usize| {
        first > p.1 && words.mark(first - 1, "(") && p.1 + 2 == first && words.get(p.0).is_some_and(|t| t.capital)
    };
    let [piece] = counted.pieces[..] else { return None };
    let before = around.earlier.last().filter(|e| e.measured == around.measured && e.sentence == around.number)?;
    let (own, rest) = before.pieces.split_last()?;
    let same = around.measured == Measured::Percent && name(piece, around.first) && name(*own, before.span.0);
    (same && !rest.is_empty()).then(|| rest.iter().copied().chain([piece]).collect())
}

/// How many words of some pieces tell anything: no article, no preposition, no form of `be`, none that only says `more` or `other`.
fn telling(words: &Words, pieces: &[Span]) -> usize {
    #[rustfmt::skip]
    const WEAK: &[&str] = &[
        "other", "others", "additional", "new", "more", "further", "different", "remaining", "main", "key", "first", "last", "autres",
        "nouveaux", "nouvelles", "otros", "otras", "nuevos", "nuevas", "total",
    ];
    let tells = |at: &usize| {
        words.get(*at).is_some_and(|t| {
            t.kind == Kind::Word && !t.has(Sense::Small) && !t.has(Sense::Preposition) && !t.has(Sense::Conjunction)
        }) && !copula(words, *at)
            && !words.is_any(*at, WEAK)
    };
    pieces.iter().map(|p| (p.0..=p.1).filter(tells).count()).sum()
}

/// Words that open a clause of their own.
fn parts(words: &Words, at: usize) -> bool {
    #[rustfmt::skip]
    const PARTING: &[&str] = &[
        "while", "whereas", "although", "though", "but", "because", "when", "since", "compared", "versus", "tandis", "mientras", "mais",
        "pero", "aunque", "porque", "car",
    ];
    words.is_any(at, PARTING)
}

/// A mark inside a phrase: of a compound, a quotation, an initial.
fn inside(words: &Words, at: usize) -> bool {
    glue(words, at) || initial(words, at) || words.mark(at, "“”\"‘&") || words.mark(at, "’'") && words.glued(at)
}

/// Past an age, a bracket, a time and `, up from 11 in 2021,` behind a noun.
fn past(words: &Words, around: &Around, from: usize) -> usize {
    let mut at = from;
    for _ in 0..3 {
        let begin = at;
        let close =
            |open: usize| (open..(open + INSERTED_TOKENS_MAX).min(around.sentence.1)).find(|i| words.mark(*i, ")"));
        if words.mark(at, "(") {
            at = close(at).map_or(at, |end| end + 1);
        } else if around.taken.get(at) == Some(&true) && !named(words, around, at) {
            while around.taken.get(at) == Some(&true) && at < around.sentence.1 {
                at += 1;
            }
        } else if around.taken.get(at + 1) == Some(&true)
            && !named(words, around, at + 1)
            && (words.has(at, Sense::Preposition) || words.is_any(at, &["aged", "on", "âgés", "âgées"]))
        {
            at += 1;
        } else if words.mark(at, ",")
            && words.is_any(at + 1, &["up", "down", "compared", "frente", "contre", "against"])
        {
            let end = (at + 1..(at + INSERTED_TOKENS_MAX).min(around.sentence.1)).find(|i| words.mark(*i, ","));
            at = end.map_or(at, |end| end + 1);
        }
        if at == begin {
            break;
        }
    }
    at
}

/// What goes on behind a noun in its clause; for one of a list what is said of all of them.
fn tail(words: &Words, around: &Around, from: usize) -> Option<Span> {
    let mut at = past(words, around, from);
    for _ in 0..ITEMS_MAX {
        let Some(next) = item(words, around, at) else { break };
        at = past(words, around, next);
    }
    let several = at > past(words, around, from);
    let said = |i: usize| verb(words, i) || words.has(i, Sense::Verb);
    let joint = words.has(at, Sense::Conjunction) || words.mark(at, ",") && listed(words, around, at);
    let joined = joint && !several && {
        let near = at + 2..(at + 8).min(around.sentence.1);
        let plain = |i: &usize| free(words, around, *i) || words.mark(*i, ",");
        near.take_while(plain).any(|i| said(i) && !words.is_any(i - 1, &["who", "which", "that", "qui", "que", "to"]))
            && !words.has(at + 1, Sense::Verb)
            && !verb(words, at + 1)
            && !opens(words, at + 1)
            && !around.amounts[at + 1]
            && !starts_clause(words, at + 1, around.sentence.1)
    };
    let opens = words.has(at, Sense::Preposition)
        || said(at)
        || doing(words, at)
        || words
            .is_any(at, &["who", "which", "that", "qui", "que", "quienes", "about", "worth", "chez", "à", "aux", "al"]);
    let opens = if several { said(at) } else { opens && free(words, around, at) || joined };
    if !opens || at >= around.sentence.1 || parts(words, at) {
        return None;
    }
    let mut last = None;
    let mut count = 0;
    for i in at..around.sentence.1 {
        let word = free(words, around, i) || around.taken[i] && named(words, around, i);
        let comma = words.mark(i, ",") && listed(words, around, i);
        let ends = i > at && parts(words, i)
            || words.has(i, Sense::Conjunction)
                && i > at
                && ((i + 1..i + 4).any(|n| around.amounts.get(n) == Some(&true))
                    || starts_clause(words, i + 1, around.sentence.1)
                    || said(i + 1) && !words.lower(i + 1).ends_with("ed"));
        if !(word || comma || inside(words, i)) || ends || count >= WORDS_MAX {
            break;
        }
        count += usize::from(word);
        last = Some(i);
    }
    let mut last = last?;
    // Cut at its longest, it ends before the preposition that the cut left open.
    if count >= WORDS_MAX && free(words, around, last + 1) {
        last = (at + 3..=last).rev().find(|i| words.has(*i, Sense::Preposition)).map_or(last, |i| i - 1);
    }
    // `have been injured`: the auxiliary tells nothing.
    let begin = (at..last).find(|i| !auxiliary(words, *i)).unwrap_or(at);
    let (_, last) = trim(words, begin, last)?;
    (last > begin || said(begin)).then_some((begin, last))
}

/// `are`, `had been` before a participle: an auxiliary, and what stands between it and its verb.
fn auxiliary(words: &Words, at: usize) -> bool {
    let be = [
        "is", "are", "was", "were", "be", "been", "being", "now", "already", "also", "sont", "est", "été", "fueron",
        "fue", "sido",
    ];
    words.is_any(at, &be)
        || words.is_any(at, &["has", "have", "had", "ont", "han"]) && (verb(words, at + 1) || words.is_any(at + 1, &be))
}

/// The token behind the next item of a list: `, 9 cooks`, ` and 4 guests aged 9`.
fn item(words: &Words, around: &Around, from: usize) -> Option<usize> {
    let mut at = from;
    while words.mark(at, ",") || words.has(at, Sense::Conjunction) {
        at += 1;
    }
    let small = |i: usize| {
        words.phrase_at(i).is_some()
            || words.phrase_before(i + 1).is_some()
            || words.is_any(i, &["the", "a", "an", "some", "another", "les", "los", "las"])
    };
    let number =
        (at..at + 4).take_while(|i| *i == at || small(*i - 1)).find(|i| around.amounts.get(*i) == Some(&true))?;
    if at == from {
        return None;
    }
    let mut end = number;
    while around.amounts.get(end) == Some(&true) {
        end += 1;
    }
    let begin = end;
    while end < around.sentence.1
        && end - begin < 6
        && (free(words, around, end) || inside(words, end))
        && !verb(words, end)
        && !words.has(end, Sense::Verb)
        && !words.has(end, Sense::Preposition)
        && !words.has(end, Sense::Conjunction)
    {
        end += 1;
    }
    (end > begin).then_some(end)
}

/// The words that lead to a number, back to where its clause begins; `ties` keeps the preposition before it.
fn lead(words: &Words, around: &Around, ties: bool) -> Vec<Span> {
    let mut stretch = Stretch { pieces: Vec::new(), at: around.first, run: around.first };
    let (mut count, mut hops, mut steps) = (0, 0, 0);
    while stretch.at > around.sentence.0 && count < WORDS_MAX && steps < LEAD_TOKENS_MAX {
        let b = stretch.at - 1;
        steps += 1;
        if around.taken[b] && !named(words, around, b) {
            stretch.skip(b);
        } else if words.mark(b, ")") {
            let near = b.saturating_sub(INSERTED_TOKENS_MAX).max(around.sentence.0)..b;
            let Some(open) = near.rev().find(|i| words.mark(*i, "(")) else { break };
            stretch.skip(open);
        } else if around.amounts[b] {
            // `3 cooks and 9 guests`: both of them in the clause that leads to the first; `9 cooks in 3 inns`.
            let (first, run) = (stretch.at, stretch.run);
            let single = stretch.pieces.is_empty();
            let item = single
                && !(first..run).any(|i| words.has(i, Sense::Preposition) || doing(words, i) || said(words, (i, i)));
            let predicate = single && (verb(words, first) || words.has(first, Sense::Verb));
            let joined = (first..run).any(|i| words.has(i, Sense::Conjunction) || words.mark(i, ","));
            let part = words.phrase_at(first).is_some();
            if single && (item || predicate || part) {
                stretch = Stretch { pieces: Vec::new(), at: first, run: first };
                if !(joined || part) {
                    break;
                }
                while stretch.at > around.sentence.0 && around.amounts[stretch.at - 1] {
                    stretch.skip(stretch.at - 1);
                }
                continue;
            }
            // `visited 4 schools and gave maps to 30 pupils`
            let again = (first..run).find(|i| words.has(*i, Sense::Conjunction) && verb(words, i + 1));
            stretch.at = again.map_or(first, |i| i + 1);
            break;
        } else if words.mark(b, ",") && listed(words, around, b) && !opens(words, b + 1) || inside(words, b) {
            stretch.at = b;
        } else if words.mark(b, ",(–—") || words.mark(b, "-") {
            // `…, covering 20 bays`, `…, with 24 races each`: what stands before the comma does it.
            let first = stretch.at;
            stretch.skip(b);
            let told: usize = stretch.pieces.iter().map(|p| told(words, *p)).sum();
            let change = stretch.pieces.last().is_some_and(|p| (p.0..=p.1).any(|i| antecedent::change(words, i)));
            let open =
                opens(words, first) || words.lower(first).ends_with("ed") || words.mark(b, "(") || told == 0 || change;
            let said = stretch.pieces.iter().any(|p| said(words, *p) && !(p.0 == first && opens(words, first)));
            let dash = !words.mark(b, ",(") && !said;
            let led = words.has(first, Sense::Conjunction) || words.lower(first).ends_with("ed") && !said;
            if !(open || dash)
                || said && !words.lower(first).ends_with("ed")
                || led && words.has(first, Sense::Conjunction)
                || hops == 2
            {
                stretch.at = b + 1;
                break;
            }
            hops += 1;
        } else if !(free(words, around, b) || around.taken[b])
            || parts(words, b)
            || words.is_any(b, &["that", "que"]) && b > 0 && verb(words, b - 1)
            || words.has(b, Sense::Conjunction) && new_clause(words, around, b, stretch.run)
        {
            break;
        } else {
            count += 1;
            stretch.at = b;
        }
    }
    let mut pieces = stretch.finish();
    if count >= WORDS_MAX {
        shorten(words, &mut pieces);
    }
    strip(words, &mut pieces, ties);
    let told: usize = pieces.iter().map(|p| told(words, *p)).sum();
    if told == 0 { Vec::new() } else { pieces }
}

/// A walk back from a number: what was gathered, from the end, and where it stands.
struct Stretch {
    pieces: Vec<Span>,
    at: usize,
    run: usize,
}

impl Stretch {
    /// Leaves out the tokens from one to where the walk stands.
    fn skip(&mut self, to: usize) {
        if self.at < self.run {
            self.pieces.push((self.at, self.run - 1));
        }
        (self.at, self.run) = (to, to);
    }

    /// What was gathered, in the order of the text.
    fn finish(mut self) -> Vec<Span> {
        self.skip(self.at);
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
    // `met or exceeded 94 targets`: two verbs of one object.
    let opens = verb(words, joint + 1) && joint + 2 < end && near().any(|i| verb(words, i));
    opens || (joint + 1..end).any(|i| verb(words, i)) && near().any(|i| finite(words, i))
}

/// A comma of a series that a conjunction closes: `piers, docks, quays and ramps`, and its last one before the conjunction.
fn listed(words: &Words, around: &Around, comma: usize) -> bool {
    let plain =
        |i: &usize| (free(words, around, *i) && !words.has(*i, Sense::Verb)) || words.mark(*i, ",") || glue(words, *i);
    let joint = (comma + 1..(comma + SERIES_TOKENS_MAX).min(around.sentence.1))
        .take_while(plain)
        .find(|i| words.has(*i, Sense::Conjunction));
    let Some(joint) = joint else { return false };
    let clause = (comma + 1..joint).any(|i| verb(words, i) && !words.lower(i).ends_with("ed"));
    // `At the same time, sums for docks and …`: a long way to the conjunction it takes another comma.
    let far = joint > comma + NEAR_TOKENS
        && (comma + 1..joint).any(|i| words.has(i, Sense::Preposition))
        && !(comma + 1..joint).any(|i| words.mark(i, ","));
    if joint > comma + 1 {
        return !(clause || far);
    }
    let first = (comma.saturating_sub(SERIES_TOKENS_MAX).max(around.sentence.0)..comma)
        .rev()
        .take_while(plain)
        .find(|i| words.mark(*i, ","));
    first.is_some_and(|first| {
        !opens(words, first + 1) && !verb(words, joint + 1) && !(first + 1..comma).any(|i| verb(words, i))
    })
}

/// A name with a number in it, and no date: `Goal Area 1`, `COVID-19`.
fn named(words: &Words, around: &Around, at: usize) -> bool {
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
fn said(words: &Words, (first, last): Span) -> bool {
    (first..=last).any(|i| {
        (verb(words, i) || words.has(i, Sense::Verb))
            && !(i > first && words.is_any(i - 1, &["which", "who", "that", "qui", "que"]))
    })
}

/// Words that hang on what stands before their comma.
fn opens(words: &Words, at: usize) -> bool {
    doing(words, at)
        || words.has(at, Sense::Preposition)
        || words.is_any(at, &["which", "who", "qui", "que", "dont", "where", "whose"])
}

/// Cuts a lead that was cut at its longest to where a verb or a noun behind a preposition begins.
fn shorten(words: &Words, pieces: &mut [Span]) {
    let Some((first, last)) = pieces.first_mut() else { return };
    let begins = |at: &usize| {
        words.has(*at - 1, Sense::Preposition) || verb(words, *at) && !copula(words, *at) || words.mark(*at - 1, ",")
    };
    if let Some(begin) = (*first + 1..*last).find(begins) {
        *first = begin;
    }
}

/// Takes off what opens a clause and what only leads to its number: articles, pronouns, `a total of`, `over`.
fn strip(words: &Words, pieces: &mut Vec<Span>, ties: bool) {
    let count = pieces.len();
    for (n, piece) in pieces.iter_mut().enumerate() {
        // Before a time that was passed over nothing ties.
        let last = n + 1 == count;
        while piece.1 > piece.0
            && if last { loose(words, piece.1, ties) } else { words.has(piece.1, Sense::Preposition) }
        {
            piece.1 -= 1;
        }
    }
    while pieces.last().is_some_and(|p| p.0 == p.1 && loose(words, p.1, ties)) {
        pieces.pop();
    }
    while let Some((first, last)) = pieces.first_mut() {
        #[rustfmt::skip]
        const OPENING: &[&str] = &[
            "however", "moreover", "furthermore", "additionally", "also", "currently", "then", "thus", "today", "already", "meanwhile",
            "now", "further",
        ];
        let small = words.has(*first, Sense::Conjunction)
            || words.has(*first, Sense::Preposition)
            || words.has(*first, Sense::Small) && !words.is_any(*first, &["there", "not"])
            || words.mark(*first, ",–—-“”\"’")
            || words.is_any(*first, OPENING);
        if !small {
            break;
        }
        if first == last {
            pieces.remove(0);
        } else {
            *first += 1;
        }
    }
}

/// A word at the end of a lead that only leads to its number; a preposition ties it to its noun.
fn loose(words: &Words, at: usize, ties: bool) -> bool {
    #[rustfmt::skip]
    const LEADING: &[&str] = &[
        "total", "number", "nombre", "número", "minimum", "estimated", "approximately", "about", "nearly", "roughly", "around", "almost",
        "some", "another", "additional", "mas", "más", "plus", "well", "still", "just", "now",
    ];
    let bounds = |p: Phrase| !matches!(p, Phrase::PartOf | Phrase::Since);
    let bound = words.phrase_at(at).is_some_and(|(p, _)| bounds(p))
        || words.phrase_before(at + 1).is_some_and(|(p, first)| first < at && bounds(p));
    let of_total =
        words.is_any(at, &["of", "de"]) && at > 0 && words.is_any(at - 1, &["total", "number", "nombre", "número"]);
    let preposition = words.has(at, Sense::Preposition);
    bound
        || of_total
        || preposition && !ties
        || !preposition && (words.has(at, Sense::Small) && !words.is(at, "not") || words.has(at, Sense::Conjunction))
        || words.mark(at, ",“\"‘")
        || words.is_any(at, LEADING)
        || !ties && (copula(words, at) || words.lower(at).ends_with("ly"))
}

/// `In 43 bays, boats were hauled up`: what the clause behind a place tells of it.
fn main_clause(words: &Words, around: &Around, from: usize) -> Vec<Span> {
    let begin = (around.sentence.0..around.first).find(|at| !around.taken[*at]);
    let placed = begin.is_some_and(|at| {
        words.is_any(at, &["in", "across", "throughout", "at", "dans", "en"]) && at + 4 > around.first
    });
    let at = past(words, around, from);
    if !placed || !words.mark(at, ",") && !words.mark(at.wrapping_sub(1), ",") {
        return Vec::new();
    }
    let mut pieces = Vec::new();
    let mut count = 0;
    let mut run = None;
    for i in at + usize::from(words.mark(at, ","))..around.sentence.1 {
        let comma = words.mark(i, ",") && listed(words, around, i);
        let word = free(words, around, i);
        if around.amounts[i] || around.taken[i] {
            pieces.extend(run.take());
            continue;
        }
        if !(word || comma || inside(words, i)) || count >= WORDS_MAX || parts(words, i) {
            break;
        }
        count += usize::from(word);
        run = Some(run.map_or((i, i), |(first, _)| (first, i)));
    }
    pieces.extend(run);
    pieces.into_iter().filter_map(|(a, b)| trim(words, a, b)).collect()
}
