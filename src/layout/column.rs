//! Reading order: a page is cut into strips, strips that share a white gutter are cut into columns, and so on inside each.
//!
//! A gutter parts columns only where at least one side is prose, or where the sides do not stand on common lines; rows of a
//! table keep together, so that a table is never read column by column and prose never line by line across.

use super::between::Rules;
use super::line::{Line, lines};
use super::strip::{Atom, GUTTER_POINTS_MIN, Group, Item, Thing, groups, sort, strips};
use super::word::Word;
use crate::geometry::{Points, Rect};
use std::ops::Range;

/// Columns within columns are cut so deep, no deeper.
const DEPTH_MAX: u32 = 12;
/// A column of prose has lines of at least so many words in the middle …
const PROSE_WORDS_MIN: usize = 4;
/// … that fill this share of its width …
const PROSE_FILL_MIN: f32 = 0.55;
/// … and of whose words no more than this share have digits.
const PROSE_DIGITS_MAX: f32 = 0.35;
/// Beside prose, a column this share of whose lines stands on the prose's baselines belongs to its rows.
const ALIGNED_SHARE_MIN: f32 = 0.7;
/// A few words on so few lines make no column.
const LOOSE_LINES_MAX: usize = 2;
const LOOSE_WORDS_MAX: usize = 8;
/// A slice narrower than this share of its group may be the marks of a list.
const MARKS_SHARE_MAX: f32 = 0.12;
/// A gap in a line of cells is wider than so many type sizes.
const ROW_GAP_SIZES_MIN: f32 = 1.5;
/// So many rulings over two columns part the rows of a table.
const ROW_RULES_MIN: usize = 2;
/// Two headings side by side have at least so many lines each.
const HEAD_PAIRS_MIN: usize = 2;
/// The heading of a column is set no further above it than so many of its heights.
const HEAD_HEIGHTS_MAX: f32 = 2.0;
/// A column and its heading begin at one edge: they differ by no more.
const SAME_EDGE_POINTS_MAX: Points = 2.0;
/// A number this much larger than the words below it makes a tile.
const TILE_SIZE_MIN: f32 = 1.4;

/// A stretch that is read from top to bottom.
#[derive(Clone, Debug, Default)]
pub struct Leaf {
    /// Its words, in no order.
    pub words: Vec<Word>,
    /// Its atoms, by number.
    pub atoms: Vec<usize>,
    /// True for one of several numbers side by side with the words below it.
    pub card: bool,
    /// False where the cut that made it was a close decision.
    pub sure: bool,
}

/// Puts words and atoms into leaves, in reading order.
pub fn order(words: &[Word], atoms: &[Atom], rules: &Rules) -> Vec<Leaf> {
    let mut items: Vec<Item> = Vec::with_capacity(words.len() + atoms.len());
    items.extend(words.iter().map(|w| Item { area: w.area, thing: Thing::Word(w) }));
    items.extend(atoms.iter().enumerate().map(|(n, a)| Item { area: a.area, thing: Thing::Atom(n) }));
    let mut out = Vec::new();
    cut(items, atoms, rules, (DEPTH_MAX, true), &mut out);
    out
}

fn leaf(items: &[Item], sure: bool, out: &mut Vec<Leaf>) {
    let mut leaf = Leaf { sure, words: Vec::with_capacity(items.len()), ..Leaf::default() };
    for item in items {
        match item.thing {
            Thing::Word(w) => leaf.words.push(w.clone()),
            Thing::Atom(n) => leaf.atoms.push(n),
        }
    }
    out.push(leaf);
}

fn cut(mut items: Vec<Item>, atoms: &[Atom], rules: &Rules, (depth, sure): (u32, bool), out: &mut Vec<Leaf>) {
    if items.is_empty() {
        return;
    }
    if depth == 0 {
        return leaf(&items, false, out);
    }
    let whole = items.iter().map(|i| i.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
    sort(&mut items);
    // What is read in one go since the last columns.
    let mut rest = 0..0;
    let mut rest_sure = sure;
    for group in groups(&items, &whole, atoms, &rules.lone) {
        let cards = group.cards > 0;
        match columns(&group, &items[group.items.clone()], atoms, &rules.rows) {
            Ok((mut columns, certain)) => {
                if !cards {
                    head_right(&items, &mut rest, &mut columns);
                }
                if !rest.is_empty() {
                    leaf(&items[rest], rest_sure, out);
                }
                rest = group.items.end..group.items.end;
                for column in columns {
                    if cards {
                        leaf(&column, sure, out);
                        out.iter_mut().rev().take(1).for_each(|l| l.card = true);
                    } else {
                        cut(column, atoms, rules, (depth - 1, sure && certain), out);
                    }
                }
            }
            Err(certain) => {
                rest_sure &= certain;
                rest.end = group.items.end;
            }
        }
    }
    if !rest.is_empty() {
        leaf(&items[rest], rest_sure, out);
    }
}

/// Gives the column on the right the lines in bold type right above it that begin at its left edge, clear of the columns on its left: they
/// are its heading, though nothing stands beside them.
fn head_right<'w>(items: &[Item<'w>], rest: &mut Range<usize>, columns: &mut [Vec<Item<'w>>]) {
    let around = |items: &[Item]| items.iter().map(|i| i.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
    let Some(right) = columns.iter_mut().max_by(|a, b| around(a).x0.total_cmp(&around(b).x0)) else { return };
    let edge = around(right);
    let mut floor = edge.y0;
    for strip in strips(&items[rest.clone()]).into_iter().rev() {
        let strip = rest.start + strip.start..rest.start + strip.end;
        let head = around(&items[strip.clone()]);
        let near = floor - head.y1 < HEAD_HEIGHTS_MAX * head.height();
        let bold = items[strip.clone()].iter().all(|i| matches!(i.thing, Thing::Word(w) if w.bold));
        if !bold
            || !near
            || (head.x0 - edge.x0).abs() > SAME_EDGE_POINTS_MAX
            || head.x1 > edge.x1 + SAME_EDGE_POINTS_MAX
        {
            break;
        }
        right.splice(0..0, items[strip.clone()].iter().copied());
        rest.end = strip.start;
        floor = head.y0;
    }
}

/// What a slice between two gutters looks like.
struct Slice {
    lines: Vec<Line>,
    atoms: usize,
    prose: bool,
    width: Points,
    x: (Points, Points),
    y: (Points, Points),
}

fn slice(items: &[Item]) -> Slice {
    let words: Vec<Word> =
        items.iter().filter_map(|i| if let Thing::Word(w) = i.thing { Some(w.clone()) } else { None }).collect();
    let atoms = items.len() - words.len();
    let digits = words.iter().filter(|w| w.has_digit()).count() as f32 / words.len().max(1) as f32;
    let area = words.iter().map(|w| w.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
    let lines = lines(words);
    let mut counts: Vec<usize> = lines.iter().map(|l| l.words.len()).collect();
    let mut fills: Vec<f32> = lines.iter().map(|l| l.area.width() / area.width().max(1.0)).collect();
    counts.sort_unstable();
    fills.sort_by(f32::total_cmp);
    let middle = lines.len() / 2;
    let prose = lines.len() >= 3
        && counts.get(middle).is_some_and(|c| *c >= PROSE_WORDS_MIN)
        && fills.get(middle).is_some_and(|f| *f >= PROSE_FILL_MIN)
        && digits <= PROSE_DIGITS_MAX
        && lines.iter().filter(|l| is_row(l)).count() * 2 <= lines.len();
    let all = items.iter().map(|i| i.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
    Slice { lines, atoms, prose, width: area.width(), x: (area.x0, area.x1), y: (all.y0, all.y1) }
}

/// True for a line with a gap in it as between the cells of a row.
fn is_gapped(line: &Line) -> bool {
    line.words.windows(2).any(|w| w[1].area.x0 - w[0].area.x1 > ROW_GAP_SIZES_MIN * line.size)
}

/// True for a line with the cells of a row: a gap, and on one side of it fewer words than prose has.
fn is_row(line: &Line) -> bool {
    let gap = |a: &Word, b: &Word| b.area.x0 - a.area.x1 > ROW_GAP_SIZES_MIN * line.size;
    is_gapped(line) && line.words.chunk_by(|a, b| !gap(a, b)).any(|c| c.len() < PROSE_WORDS_MIN)
}

/// True where a box or table and what stands on the other side of a gutter are at different heights: nothing stands beside it there.
fn is_clear(a: &Slice, b: &Slice) -> bool {
    (a.atoms > 0 || b.atoms > 0) && (a.y.1 <= b.y.0 || b.y.1 <= a.y.0)
}

/// True where rulings part the rows of both slices: they are columns of one table, however long the text of its cells.
fn are_ruled(a: &Slice, b: &Slice, whole: &Rect, rows: &[Rect]) -> bool {
    let slack = GUTTER_POINTS_MIN;
    let over = |r: &&Rect| r.x0 < a.x.0 + slack && r.x1 > b.x.1 - slack && whole.y0 < r.y0 && r.y1 < whole.y1;
    rows.iter().filter(over).count() >= ROW_RULES_MIN
}

/// Which share of `lines` stands on a baseline of `other`.
fn aligned(lines: &[Line], other: &[Line]) -> f32 {
    let on = lines.iter().filter(|l| {
        let at = other.partition_point(|o| o.baseline < l.baseline - 1.2);
        other.get(at).is_some_and(|o| o.baseline <= l.baseline + 1.2)
    });
    on.count() as f32 / lines.len().max(1) as f32
}

type Columns<'w> = (Vec<Vec<Item<'w>>>, bool);

/// The columns of a group, or none where it is one column or the rows of a table; and whether that is sure.
fn columns<'w>(group: &Group, items: &[Item<'w>], atoms: &[Atom], rows: &[Rect]) -> Result<Columns<'w>, bool> {
    let whole = items.iter().map(|i| i.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
    let cards = group.cards > 0;
    let gutters: Vec<Points> =
        group.gaps.iter().filter(|g| g.0 > whole.x0 && g.1 < whole.x1).map(|g| (g.0 + g.1) / 2.0).collect();
    if gutters.is_empty() || items.len() < 3 && items.iter().all(|i| matches!(i.thing, Thing::Word(_))) {
        return Err(true);
    }
    let mut parts: Vec<Vec<Item>> = (0..=gutters.len()).map(|_| Vec::new()).collect();
    for item in items {
        let at = gutters.partition_point(|g| *g < item.area.centre().x);
        parts[at].push(*item);
    }
    parts.retain(|p| !p.is_empty());
    let slices: Vec<Slice> = parts.iter().map(|p| slice(p)).collect();
    let mut sure = true;
    let mut keep: Vec<bool> = vec![false; parts.len().saturating_sub(1)];
    for (at, pair) in slices.windows(2).enumerate() {
        let (parted, certain) = match cards {
            true => (true, true),
            false if are_ruled(&pair[0], &pair[1], &whole, rows) || is_clear(&pair[0], &pair[1]) => (false, true),
            false => parts_columns(&pair[0], &pair[1], whole.width()),
        };
        keep[at] = parted;
        sure &= certain;
    }
    // Several slices without prose that stand in rows are one table, also where they have a column of prose beside them.
    let mut columns: Vec<Vec<Item>> = Vec::new();
    for (at, part) in parts.into_iter().enumerate() {
        match columns.last_mut() {
            Some(last) if at > 0 && !keep[at - 1] => last.extend(part),
            _ => columns.push(part),
        }
    }
    if columns.len() < 2 {
        return Err(sure);
    }
    let aside =
        |c: &Vec<Item>| c.iter().all(|i| matches!(i.thing, Thing::Atom(n) if atoms.get(n).is_some_and(|a| a.aside)));
    let (boxes, text): (Vec<_>, Vec<_>) = columns.into_iter().partition(aside);
    Ok((text.into_iter().chain(boxes).collect(), sure))
}

/// True where the gutter between two slices parts columns; and whether that is sure.
fn parts_columns(a: &Slice, b: &Slice, width: Points) -> (bool, bool) {
    if a.atoms > 0 || b.atoms > 0 {
        // Marks of a list in front of its text, with a table set in line with the text.
        let marks = a.atoms == 0 && a.width < MARKS_SHARE_MAX * width && aligned(&a.lines, &b.lines) >= 0.9;
        // Rows of figures over tables that stand side by side.
        let (many, few) = if a.lines.len() >= b.lines.len() { (a, b) } else { (b, a) };
        let rows =
            !few.lines.is_empty() && !a.prose && !b.prose && aligned(&few.lines, &many.lines) >= ALIGNED_SHARE_MIN;
        return (!marks && !rows, true);
    }
    let (many, few) = if a.lines.len() >= b.lines.len() { (a, b) } else { (b, a) };
    let share = aligned(&few.lines, &many.lines);
    if a.prose && b.prose {
        return (true, true);
    }
    if tile(a) && tile(b) || is_headed(few, many) {
        return (true, true);
    }
    if a.prose || b.prose {
        let (prose, other) = if a.prose { (a, b) } else { (b, a) };
        if is_loose(other, prose) {
            return (false, true);
        }
        let narrow = other.width < MARKS_SHARE_MAX * width;
        let share = aligned(&other.lines, &prose.lines);
        if narrow && share >= 0.5 || share >= ALIGNED_SHARE_MIN {
            return (false, true);
        }
        return (true, share < 0.5);
    }
    let own_lines = few.lines.len() >= 3 && share < 0.4;
    (own_lines, true)
}

/// True where both slices open with lines in bold type, without figures and side by side, below which one slice alone goes on: two
/// headings next to each other (the bodies that a letter of the United Nations goes to), the left one with a list below it.
fn is_headed(few: &Slice, many: &Slice) -> bool {
    let pairs = || few.lines.iter().zip(&many.lines);
    let beside = |(a, b): (&Line, &Line)| {
        (a.baseline - b.baseline).abs() < 1.2 && a.is_bold() && b.is_bold() && !a.words.iter().any(Word::has_digit)
    };
    few.lines.len() >= HEAD_PAIRS_MIN && many.lines.len() >= 2 * few.lines.len() && pairs().all(beside)
}

/// True for a few words beside a column of prose at heights where it has none: a document's symbol at the head of its first page.
fn is_loose(other: &Slice, prose: &Slice) -> bool {
    let words: usize = other.lines.iter().map(|l| l.words.len()).sum();
    let beside = |l: &Line| {
        let near = |p: &&Line| {
            p.area.y0 < l.area.y1 && l.area.y0 < p.area.y1 && p.words.len() >= PROSE_WORDS_MIN && !is_gapped(p)
        };
        prose.lines.iter().filter(near).count() > 0
    };
    other.lines.len() <= LOOSE_LINES_MAX && words <= LOOSE_WORDS_MAX && !other.lines.iter().any(beside)
}

/// A large number or word over a caption in smaller type.
fn tile(slice: &Slice) -> bool {
    let [first, rest @ ..] = slice.lines.as_slice() else { return false };
    !rest.is_empty()
        && rest.len() <= 6
        && first.words.len() <= 3
        && first.words.iter().any(Word::has_digit)
        && rest.iter().all(|l| l.size * TILE_SIZE_MIN <= first.size)
}

#[cfg(test)]
mod tests {
    use super::super::{word::sheet, word::tests::Setting};
    use super::*;

    fn check(set: &[(f32, f32, &str)], expect: &[&str]) {
        let mut setting = Setting::new();
        for (x, y, text) in set {
            setting.set(*x, *y, 10.0, 0, text);
        }
        let leaves = order(&sheet(&setting.page, &[]).words, &[], &Rules::default());
        let said: Vec<String> =
            leaves.into_iter().flat_map(|l| lines(l.words)).map(|l| l.text().replace(' ', "")).collect();
        assert_eq!(said, expect);
    }

    #[test]
    fn two_columns_of_prose_are_read_one_after_the_other() {
        let mut set = vec![(50.0, 80.0, "a heading set over the whole width of this page of ours")];
        for n in 0..4 {
            let y = 100.0 + n as f32 * 12.0;
            set.push((50.0, y, "l e f t s"));
            set.push((120.0, y + 3.0, "r i g h t"));
        }
        let heading = "aheadingsetoverthewholewidthofthispageofours";
        check(&set, &[heading, "lefts", "lefts", "lefts", "lefts", "right", "right", "right", "right"]);
    }

    #[test]
    fn lines_in_the_middle_above_two_columns_are_none_of_them() {
        let mut set =
            vec![(105.0, 60.0, "by us"), (105.0, 72.0, "in May"), (50.0, 100.0, "o n"), (150.0, 100.0, "r i g h t")];
        for n in 1..5 {
            let y = 100.0 + n as f32 * 12.0;
            set.push((50.0, y, "l e f t t e x t"));
            set.push((150.0, y, "r i g h t"));
        }
        let (left, right) = (["lefttext"; 4], ["right"; 5]);
        check(&set, &[["byus", "inMay", "on"].as_slice(), &left, &right].concat());
    }

    #[test]
    fn columns_end_at_a_ruling_over_both() {
        let mut setting = Setting::new();
        let set =
            [(50.0, 60.0, "our house"), (320.0, 63.0, "number 7"), (50.0, 74.0, "of tools"), (320.0, 77.0, "of May")];
        for (x, y, text) in set.into_iter().chain([(320.0, 91.0, "in brief"), (50.0, 120.0, "title of it")]) {
            setting.set(x, y, 10.0, 0, text);
        }
        let said = |setting: &Setting, rules: &[Rect]| {
            let leaves = order(&sheet(&setting.page, &[]).words, &[], &Rules::of(rules));
            leaves.into_iter().flat_map(|l| lines(l.words)).map(|l| l.text().into_owned()).collect::<Vec<_>>()
        };
        let last = |rules: &[Rect]| said(&setting, rules).pop().unwrap_or_default();
        assert_eq!(last(&[]), "in brief");
        assert_eq!(last(&[Rect::new(45.0, 100.0, 400.0, 100.5)]), "title of it");
        assert_eq!(last(&[Rect::new(45.0, 100.0, 200.0, 100.5)]), "in brief");
    }

    #[test]
    fn rows_of_figures_stay_rows() {
        let mut set = Vec::new();
        for n in 0..4 {
            let y = 100.0 + n as f32 * 12.0;
            set.extend([(50.0, y, "label"), (120.0, y, "12"), (180.0, y, "34")]);
        }
        check(&set, &["label1234"; 4]);
    }

    #[test]
    fn two_headings_side_by_side_are_columns_where_one_goes_on() {
        let said = |bold: u16| {
            let mut page = Setting::new();
            for (y, left, right) in [(100.0, "Board of Ports", "Board of Roads"), (112.0, "fifth year", "ninth year")] {
                page.set(50.0, y, 10.0, bold, left).set(300.0, y, 10.0, bold, right);
            }
            for (y, text) in [(124.0, "Items 3, 4 and 5"), (136.0, "Repair of quays"), (148.0, "Fees of the locks")] {
                page.set(50.0, y, 10.0, 0, text);
            }
            let fonts = [Default::default(), crate::extract::FontFace { bold: true, ..Default::default() }];
            let leaves = order(&sheet(&page.page, &fonts).words, &[], &Rules::default());
            leaves.into_iter().flat_map(|l| lines(l.words)).map(|l| l.text().into_owned()).collect::<Vec<_>>()
        };
        let last = |bold: u16| said(bold).pop().unwrap_or_default();
        assert_eq!((last(1).as_str(), last(0).as_str()), ("ninth year", "Fees of the locks"));
    }

    #[test]
    fn a_heading_right_above_the_right_column_is_of_it() {
        let said = |x: f32, bold: u16| {
            let mut page = Setting::new();
            page.set(x, 84.0, 10.0, bold, "Ships of the year");
            for n in 0..5 {
                let y = 100.0 + n as f32 * 12.0;
                page.set(250.0, y, 10.0, 0, "r i g h t s i d e");
                if n > 0 {
                    page.set(50.0, y + 3.0, 10.0, 0, "l e f t s t e x t");
                }
            }
            let fonts = [Default::default(), crate::extract::FontFace { bold: true, ..Default::default() }];
            let leaves = order(&sheet(&page.page, &fonts).words, &[], &Rules::default());
            let mut lines = leaves.into_iter().flat_map(|l| lines(l.words));
            lines.position(|l| l.text().starts_with("Ships"))
        };
        assert_eq!((said(250.0, 1), said(250.0, 0), said(300.0, 1)), (Some(4), Some(0), Some(0)));
    }

    #[test]
    fn short_notes_under_columns_stand_with_the_longer_ones() {
        let mut set = Vec::new();
        for n in 0..4 {
            let y = 100.0 + n as f32 * 12.0;
            set.push((50.0, y, "l e f t s t e x t"));
            set.push((160.0, y + 3.0, "r i g h t s i d e"));
        }
        let mut page = Setting::new();
        for (x, y, text) in set {
            page.set(x, y, 10.0, 0, text);
        }
        for (y, mark, text) in [(160.0, "1", "as told"), (172.0, "2", "in the list of boats, on its second page")] {
            page.set(50.0, y - 4.0, 6.0, 0, mark).set(54.0, y, 8.0, 0, text);
        }
        let leaves = order(&sheet(&page.page, &[]).words, &[], &Rules::default());
        let said: Vec<String> =
            leaves.into_iter().flat_map(|l| lines(l.words)).map(|l| l.text().into_owned()).collect();
        assert_eq!(said[8..].iter().map(|t| t.contains("told") as u8).collect::<Vec<_>>(), [1, 0], "{said:?}");
    }

    #[test]
    fn numbers_over_their_words_are_cards_and_years_are_none() {
        let cards = |numbers: [&'static str; 3]| {
            let words = ["Patients", "Beds", "Nurses"];
            let below = ["in wards", "in use", "on duty"];
            let mut set = Vec::new();
            for (n, x) in [50.0, 150.0, 250.0].into_iter().enumerate() {
                set.extend([(x, 100.0, numbers[n]), (x, 114.0, words[n]), (x, 126.0, below[n])]);
            }
            set
        };
        check(
            &cards(["204", "98", "61%"]),
            &["204", "Patients", "inwards", "98", "Beds", "inuse", "61%", "Nurses", "onduty"],
        );
        check(&cards(["2019", "2020", "2021"]), &["201920202021", "PatientsBedsNurses", "inwardsinuseonduty"]);
    }
}
