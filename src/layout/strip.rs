//! A stretch of a page as strips: what no white line across parts, and which strips share gutters.

use super::word::Word;
use crate::geometry::{Points, Rect};
use std::ops::Range;

/// A gutter between columns of text is at least this wide. The narrowest of the corpus is 9 points.
pub const GUTTER_POINTS_MIN: Points = 7.0;
/// A ruling over the whole width covers this share of it …
const RULE_SHARE_MIN: f32 = 0.9;
/// … and cuts no deeper into the boxes of the words above and below.
const RULE_POINTS_MAX: Points = 1.5;
/// What stands below a box reaches no further over its sides.
const BESIDE_POINTS_MAX: Points = 20.0;
/// Notes of one page begin at one edge: their marks differ by no more.
const SAME_EDGE_POINTS_MAX: Points = 2.0;
/// So many numbers side by side, each over its own words, are cards.
const CARDS_MIN: usize = 3;
/// The number of a card has at most so many words (`13,4 millions`).
const CARD_WORDS_MAX: usize = 3;

/// Something that takes its place in the order as a whole: a ruled table, a side box.
#[derive(Clone, Copy, Debug)]
pub struct Atom {
    /// Its box on the page (that of its text).
    pub area: Rect,
    /// True where it is a side box: it is read after the text beside it.
    pub aside: bool,
}

/// What stands on a page.
#[derive(Clone, Copy)]
pub enum Thing<'w> {
    /// A word.
    Word(&'w Word),
    /// An atom, by number.
    Atom(usize),
}

/// A thing and its place. Items are sorted and put into columns over and over, so that they only borrow their words.
#[derive(Clone, Copy)]
pub struct Item<'w> {
    /// Where it is.
    pub area: Rect,
    /// What it is.
    pub thing: Thing<'w>,
}

/// Consecutive strips and the gaps that they share.
pub struct Group {
    /// Which items stand in them.
    pub items: Range<usize>,
    /// The gaps, the margins among them.
    pub gaps: Vec<(Points, Points)>,
    /// Boxes side by side and nothing else: tiles, which share no gutter with the text under them.
    pub tiles: bool,
    /// How many numbers stand side by side over what they count: each is read with its own words, whatever lines they share.
    pub cards: usize,
}

fn is_row_of_boxes(strip: &[Item]) -> bool {
    strip.len() >= 2 && strip.iter().all(|i| matches!(i.thing, Thing::Atom(_)))
}

/// Puts items into the order of strips, from top to bottom.
pub fn sort(items: &mut [Item]) {
    items.sort_by(|a, b| a.area.y0.total_cmp(&b.area.y0).then(a.area.x0.total_cmp(&b.area.x0)));
}

/// The strips of sorted items: a cut at every height that no item covers.
pub fn strips(items: &[Item]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut bottom = f32::NEG_INFINITY;
    for (at, item) in items.iter().enumerate() {
        match out.last_mut() {
            Some(strip) if item.area.y0 < bottom - 0.6 => strip.end = at + 1,
            _ => out.push(at..at + 1),
        }
        bottom = bottom.max(item.area.y1);
    }
    out
}

/// The white stretches of a strip, its margins too; `spans` is room to work in.
fn gaps(strip: &[Item], whole: &Rect, spans: &mut Vec<(Points, Points)>) -> Vec<(Points, Points)> {
    spans.clear();
    spans.extend(strip.iter().map(|i| (i.area.x0, i.area.x1)));
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut out = Vec::new();
    let mut at = whole.x0 - 2.0 * GUTTER_POINTS_MIN;
    for &(x0, x1) in spans.iter() {
        if x0 - at >= GUTTER_POINTS_MIN {
            out.push((at, x0));
        }
        at = at.max(x1);
    }
    out.push((at, whole.x1 + 2.0 * GUTTER_POINTS_MIN));
    out
}

fn common(a: &[(Points, Points)], b: &[(Points, Points)]) -> Vec<(Points, Points)> {
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    while let (Some(p), Some(q)) = (a.get(i), b.get(j)) {
        let (low, high) = (p.0.max(q.0), p.1.min(q.1));
        if high - low >= GUTTER_POINTS_MIN {
            out.push((low, high));
        }
        if p.1 < q.1 { i += 1 } else { j += 1 }
    }
    out
}

/// Consecutive strips of sorted items with a common gutter inside; the others one by one, joined where they have none.
///
/// `rules` are the rulings of the page, from top to bottom: one over the whole width ends the columns above it.
pub fn groups(items: &[Item], whole: &Rect, atoms: &[Atom], rules: &[Rect]) -> Vec<Group> {
    let inside = |gaps: &[(Points, Points)]| gaps.iter().any(|g| g.0 > whole.x0 && g.1 < whole.x1);
    let mut out: Vec<Group> = Vec::new();
    let mut spans = Vec::new();
    let bottom = |items: &[Item]| items.iter().map(|i| i.area.y1).fold(f32::NEG_INFINITY, f32::max);
    let mut floor = f32::NEG_INFINITY;
    let mut starts: Vec<usize> = Vec::new();
    let strips = strips(items).into_iter();
    let mut strips = strips.map(|strip| (gaps(&items[strip.clone()], whole, &mut spans), strip)).peekable();
    while let Some((here, mut range)) = strips.next() {
        let strip = &items[range.clone()];
        starts.push(range.start);
        let tiles = is_row_of_boxes(strip);
        let ruled = is_ruled(rules, floor, strip, whole);
        floor = bottom(strip);
        let cards = strips.peek().map_or(0, |(gaps, below)| cards(strip, &here, &items[below.clone()], gaps));
        let next = strips.peek().map(|(gaps, _)| gaps.as_slice());
        if let Some(last) = out
            .last_mut()
            .filter(|last| cards == 0 && (last.cards == 0 || is_captions(strip, &last.gaps)))
            .filter(|last| {
                tiles == last.tiles
                    && !ruled
                    && !opens(&items[last.items.clone()], &last.gaps, &here, next, whole)
                    && !resumes(&items[last.items.clone()], &last.gaps, strip, &here, next, whole, atoms)
            })
        {
            let both = common(&last.gaps, &here);
            let parted = || cells(&items[last.items.clone()], &both).is_some_and(|c| c.len() == last.cards);
            if inside(&both) && (last.cards == 0 || parted()) {
                last.items.end = range.end;
                last.gaps = both;
                continue;
            }
        }
        // Notes over the whole width begin with the first of them, however short it is.
        if let (Some(last), Some(mark)) = (out.last_mut(), note_mark(strip)) {
            while let [.., start, _] = *starts
                && start > last.items.start
                && note_mark(&items[start..range.start]).is_some_and(|m| (m - mark).abs() < SAME_EDGE_POINTS_MAX)
            {
                starts.pop();
                range.start = start;
            }
            last.items.end = range.start;
        }
        out.push(Group { items: range, gaps: here, tiles, cards });
    }
    out
}

/// The left edge of a strip that opens with a raised mark, as notes do.
fn note_mark(strip: &[Item]) -> Option<Points> {
    let first = strip.iter().min_by(|a, b| a.area.x0.total_cmp(&b.area.x0))?;
    matches!(first.thing, Thing::Word(w) if w.raised).then_some(first.area.x0)
}

/// True where a strip shares a gutter with the strip below it that the strips above it do not have, nor any other with something on both
/// sides: columns begin with it.
fn opens(
    group: &[Item],
    gaps: &[(Points, Points)],
    here: &[(Points, Points)],
    next: Option<&[(Points, Points)]>,
    whole: &Rect,
) -> bool {
    let inside = |gaps: &[(Points, Points)]| gaps.iter().any(|g| g.0 > whole.x0 && g.1 < whole.x1);
    // Most lines fill their column.
    if !inside(here) {
        return false;
    }
    let both = common(gaps, here);
    let next = next.is_some_and(|next| inside(&common(here, next)) && !inside(&common(&both, next)));
    let parts = |g: &&(Points, Points)| {
        let left = |i: &Item| i.area.centre().x < g.0;
        g.0 > whole.x0 && g.1 < whole.x1 && group.iter().any(left) && !group.iter().all(left)
    };
    next && both.iter().filter(parts).count() == 0
}

/// True where a ruling over the whole width stands between a height and the strip below it.
fn is_ruled(rules: &[Rect], floor: Points, strip: &[Item], whole: &Rect) -> bool {
    let top = strip.first().map_or(0.0, |i| i.area.y0);
    let first = rules.partition_point(|r| r.centre().y < floor - RULE_POINTS_MAX);
    let mut between = rules.iter().skip(first).take_while(|r| r.centre().y < top + RULE_POINTS_MAX);
    let wide = |r: &Rect| r.x1.min(whole.x1) - r.x0.max(whole.x0) >= RULE_SHARE_MIN * whole.width();
    floor.is_finite() && between.any(wide)
}

/// The words of a strip between the gaps it shares, from left to right.
fn cells<'w>(strip: &[Item<'w>], gaps: &[(Points, Points)]) -> Option<Vec<Vec<&'w Word>>> {
    let mut out: Vec<Vec<&Word>> = vec![Vec::new(); gaps.len() + 1];
    for item in strip {
        let Thing::Word(word) = item.thing else { return None };
        out.get_mut(gaps.partition_point(|g| (g.0 + g.1) / 2.0 < item.area.centre().x))?.push(word);
    }
    out.retain(|c| !c.is_empty());
    out.iter_mut().for_each(|c| c.sort_by(|a, b| a.area.x0.total_cmp(&b.area.x0)));
    Some(out)
}

/// How many numbers, no years, stand above a row of words with the same gaps between them.
fn cards(strip: &[Item], gaps: &[(Points, Points)], below: &[Item], gaps_below: &[(Points, Points)]) -> usize {
    let begins =
        |item: &&Item| matches!(&item.thing, Thing::Word(w) if w.text.starts_with(|c: char| c.is_ascii_digit()));
    if strip.iter().filter(begins).count() < CARDS_MIN {
        return 0;
    }
    let gaps = common(gaps, gaps_below);
    let number = |c: &Vec<&Word>| {
        let first = c.first().map_or("", |w| w.text.as_str());
        let year = first.len() == 4 && (first.starts_with("19") || first.starts_with("20"));
        !year && first.starts_with(|c: char| c.is_ascii_digit()) && c.len() <= CARD_WORDS_MAX
    };
    let numbers = cells(strip, &gaps).filter(|c| c.len() >= CARDS_MIN && c.iter().all(number));
    let named = |n: &Vec<_>| cells(below, &gaps).is_some_and(|c| c.len() == n.len()) && is_captions(below, &gaps);
    numbers.filter(named).map_or(0, |n| n.len())
}

/// True for words, no figures.
fn is_captions(strip: &[Item], gaps: &[(Points, Points)]) -> bool {
    let word = |c: &&Vec<&Word>| c.first().is_some_and(|w| w.text.starts_with(char::is_alphabetic));
    cells(strip, gaps).is_some_and(|c| c.iter().filter(word).count() * 2 > c.len())
}

/// True where a strip under a side box opens the text of the full width again: it stands on the box's side alone, below it, and the
/// strip after it crosses the gutter or the page ends (a heading under a floating box, seen in a note of ours with its box on the left).
fn resumes(
    group: &[Item],
    gaps: &[(Points, Points)],
    strip: &[Item],
    here: &[(Points, Points)],
    next: Option<&[(Points, Points)]>,
    whole: &Rect,
    atoms: &[Atom],
) -> bool {
    let asides = || group.iter().filter(|i| matches!(i.thing, Thing::Atom(n) if atoms.get(n).is_some_and(|a| a.aside)));
    let Some(boxed) = asides().map(|i| i.area).reduce(|a, b| a.union(&b)) else { return false };
    let top = strip.iter().map(|i| i.area.y0).fold(f32::INFINITY, f32::min);
    let inside = |gaps: &[(Points, Points)]| gaps.iter().any(|g| g.0 > whole.x0 && g.1 < whole.x1);
    let both = common(gaps, here);
    let goes_on = next.is_some_and(|next| inside(&common(&both, next)));
    let (low, high) = (boxed.x0 - BESIDE_POINTS_MAX, boxed.x1 + BESIDE_POINTS_MAX);
    let beside = strip.iter().all(|i| low < i.area.centre().x && i.area.centre().x < high);
    top >= boxed.y1 - 1.0 && beside && !goes_on
}
