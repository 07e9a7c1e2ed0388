//! Numbers that stand alone: the ticks of axes, the values of bars, the numbers of tiles.
//!
//! A passage without words says nothing by itself; what stands around it on the page does.
//!
//! | rule | reads | does not read |
//! | --- | --- | --- |
//! | `axis` | three numbers or more in a column or row of the page that grow by equal steps: 0 10 20 30, 0% 25% 50% | 12, 15, 40 |
//! | `tile` | a number above its caption, twice or more on a page: 598 / Cumul cas confirmés | a number beside a paragraph |
//! | `chart_value` | the other numbers of a page on which four or more stand alone: values of bars, points and maps | one number alone |
//!
//! A tile is a statistic with its caption as the head; ticks and values of charts are no figures, as the page does not tell in words what
//! they are of.

use super::bid::Class;
use super::claim::{Fate, Quantity, UnitClaim, Value};
use super::number;
use super::style::Style;
use super::token::Kind;
use super::words::Words;
use super::{Passage, PassageKind};
use crate::place::{CharSpan, Place};
use rust_decimal::Decimal;

/// Ticks that make an axis.
const TICKS_MIN: usize = 3;
/// Numbers alone on a page from which on they are those of a chart.
const ALONE_MIN: usize = 4;
/// Numbers alone on a page beyond which no axis is looked for, to bound the work.
const ALONE_MAX: usize = 400;
/// How far the edges of an axis' numbers may differ, in hundredths of a point.
const EDGE_HUNDREDTHS_MAX: i32 = 400;
/// The longest caption of a tile, in words.
const CAPTION_WORDS_MAX: usize = 14;
/// The widest white between a tile's number and its caption, in hundredths of a point.
const CAPTION_GAP_HUNDREDTHS_MAX: i32 = 3000;

/// A number in a passage without words.
struct Alone {
    passage: usize,
    number: usize,
    page: u32,
    value: Option<Decimal>,
    /// Left, top, right, bottom in hundredths of a point.
    at: [i32; 4],
}

/// Decides what the numbers of passages without words are.
pub(super) fn read(passages: &mut [Passage], style: &Style) {
    let alone = alone(passages, style);
    if alone.is_empty() {
        return;
    }
    let tiles = tiles(passages, &alone);
    let mut from = 0;
    while from < alone.len() {
        let page = alone[from].page;
        let to = from + alone[from..].iter().take_while(|a| a.page == page).count();
        let of_page: Vec<&Alone> =
            alone[from..to].iter().filter(|a| !tiles.iter().any(|(p, _)| *p == a.passage)).collect();
        let ticks = ticks(&of_page);
        for (a, tick) in of_page.iter().zip(ticks) {
            if tick {
                settle(&mut passages[a.passage], a.number, Class::Axis, "axis");
            } else if of_page.len() >= ALONE_MIN {
                settle(&mut passages[a.passage], a.number, Class::TableCell, "chart_value");
            }
        }
        from = to;
    }
    for (passage, caption) in tiles {
        let caption = passages.get(caption).map(|p| p.text().as_str().split_whitespace().collect::<Vec<_>>().join(" "));
        tile(&mut passages[passage], caption.unwrap_or_default(), style);
    }
}

/// The numbers of passages that have no word, in the order of the pages.
fn alone(passages: &[Passage], style: &Style) -> Vec<Alone> {
    let mut out = Vec::new();
    for (at, passage) in passages.iter().enumerate() {
        if matches!(passage.kind, PassageKind::Table(_) | PassageKind::Furniture) {
            continue;
        }
        let [reading] = &passage.readings[..] else { continue };
        if reading.numbers.is_empty() || !wordless(reading.text.as_str()) {
            continue;
        }
        let open =
            |f: &Fate| matches!(f, Fate::Unread | Fate::Quantity(_) | Fate::Not(Class::TableCell | Class::Reference));
        if !reading.numbers.iter().all(|n| open(&n.fate)) {
            continue;
        }
        let words = Words::new(&reading.text, style);
        for (number, claim) in reading.numbers.iter().enumerate() {
            let place = reading.text.place(claim.span);
            let Some(at_box) = edges(&place) else { continue };
            let token = words.tokens.iter().position(|t| t.span == claim.span);
            out.push(Alone {
                passage: at,
                number,
                page: place.page.0,
                value: token.and_then(|t| number::value(&words, t)),
                at: at_box,
            });
        }
    }
    out.sort_by_key(|a| (a.page, a.passage, a.number));
    out
}

/// Numbers alone, perhaps each with the letter of its scale: `45`, `$200.0m`, `3bn`.
fn wordless(text: &str) -> bool {
    text.split_whitespace().all(|word| {
        let letters = word.trim_start_matches(|c: char| !c.is_alphabetic());
        letters.is_empty()
            || ["m", "M", "k", "K", "bn", "mn"].contains(&letters) && word.starts_with(|c: char| !c.is_alphabetic())
    })
}

fn edges(place: &Place) -> Option<[i32; 4]> {
    let first = place.boxes.first()?;
    Some([first.x0, first.y0, first.x1, first.y1])
}

/// Which of a page's numbers are ticks of an axis: in line with each other, by equal steps.
fn ticks(alone: &[&Alone]) -> Vec<bool> {
    let mut is_tick = vec![false; alone.len()];
    if alone.len() < TICKS_MIN || alone.len() > ALONE_MAX {
        return is_tick;
    }
    // Edges that numbers of one axis share, and along which they then stand one after the other.
    let middle = |a: &Alone, low: usize, high: usize| (a.at[low] + a.at[high]) / 2;
    type Edge = fn(&Alone) -> i32;
    let sides: [(Edge, usize); 4] =
        [(|a| a.at[2], 1), (|a| a.at[0], 1), (|a| (a.at[0] + a.at[2]) / 2, 1), (|a| (a.at[1] + a.at[3]) / 2, 0)];
    for (edge, along) in sides {
        let mut order: Vec<usize> = (0..alone.len()).filter(|i| alone[*i].value.is_some()).collect();
        order.sort_by_key(|i| edge(alone[*i]));
        let mut from = 0;
        while from < order.len() {
            let start = edge(alone[order[from]]);
            let to =
                from + order[from..].iter().take_while(|i| edge(alone[**i]) - start <= EDGE_HUNDREDTHS_MAX).count();
            let mut line: Vec<usize> = order[from..to].to_vec();
            line.sort_by_key(|i| middle(alone[*i], along, along + 2));
            mark_steps(alone, &line, &mut is_tick);
            from = to;
        }
    }
    is_tick
}

/// Marks the runs of a line of numbers that go up or down by one step.
fn mark_steps(alone: &[&Alone], line: &[usize], is_tick: &mut [bool]) {
    let value = |i: usize| line.get(i).and_then(|n| alone[*n].value);
    let mut from = 0;
    while from + 1 < line.len() {
        let (Some(a), Some(b)) = (value(from), value(from + 1)) else { break };
        let step = b - a;
        let mut to = from + 1;
        while !step.is_zero() && value(to + 1).is_some_and(|c| value(to).is_some_and(|b| c - b == step)) {
            to += 1;
        }
        if to - from + 1 >= TICKS_MIN && !step.is_zero() {
            for i in from..=to {
                is_tick[line[i]] = true;
            }
        }
        from = to;
    }
}

/// Passages of one number with the passage of their caption, where the page has two or more of them.
fn tiles(passages: &[Passage], alone: &[Alone]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut last = None;
    for a in alone {
        if last == Some(a.passage) {
            continue;
        }
        last = Some(a.passage);
        let numbers = passages[a.passage].readings[0].numbers.len();
        let caption = a.passage + 1;
        if numbers <= 2 && a.number == 0 && is_caption(passages, caption) && beneath(passages, a, caption) {
            found.push((a.passage, caption));
        }
    }
    let pages: Vec<u32> = found.iter().map(|(p, _)| passages[*p].place.page.0).collect();
    found
        .into_iter()
        .zip(&pages)
        .filter(|(_, page)| pages.iter().filter(|p| p == page).count() >= 2)
        .map(|(f, _)| f)
        .collect()
}

/// A short text without a number of its own.
fn is_caption(passages: &[Passage], at: usize) -> bool {
    let Some(passage) = passages.get(at) else { return false };
    let text = passage.text().as_str();
    matches!(passage.kind, PassageKind::Paragraph | PassageKind::Heading(_) | PassageKind::Caption)
        && text.chars().next().is_some_and(char::is_alphabetic)
        && text.split_whitespace().count() <= CAPTION_WORDS_MAX
        && passage.readings.iter().all(|r| r.quantities.is_empty())
}

/// The caption stands right under its number: they share a stretch of the page's width and little white lies between.
fn beneath(passages: &[Passage], number: &Alone, caption: usize) -> bool {
    let Some(place) = passages.get(caption).map(|p| &p.place).filter(|p| p.page.0 == number.page) else { return false };
    let Some(c) = edges(place) else { return false };
    let shared = number.at[2].min(c[2]) - number.at[0].max(c[0]);
    let gap = c[1] - number.at[3];
    shared > 0 && gap > -(number.at[3] - number.at[1]) / 2 && gap <= CAPTION_GAP_HUNDREDTHS_MAX
}

fn settle(passage: &mut Passage, number: usize, class: Class, rule: &'static str) {
    let Some(reading) = passage.readings.first_mut() else { return };
    // Shares in a passage of numbers alone are of nothing.
    reading.quantities.clear();
    for (at, claim) in reading.numbers.iter_mut().enumerate() {
        if at == number {
            (claim.fate, claim.rule) = (Fate::Not(class), rule);
        } else if matches!(claim.fate, Fate::Quantity(_)) {
            (claim.fate, claim.rule) = (Fate::Not(Class::TableCell), "chart_value");
        }
    }
}

/// Makes the number of a tile a statistic under its caption; a share printed beside it becomes one of its own.
fn tile(passage: &mut Passage, caption: String, style: &Style) {
    let Some(reading) = passage.readings.first_mut() else { return };
    let words = Words::new(&reading.text, style);
    reading.quantities.clear();
    for claim in &mut reading.numbers {
        let Some(token) = words.tokens.iter().position(|t| t.span == claim.span) else { continue };
        let Some(value) = number::value(&words, token) else { continue };
        let percent = words.get(token + 1).is_some_and(|t| t.kind == Kind::Mark('%'));
        let value = Value {
            span: claim.span,
            whole: claim.span,
            number: Some(value),
            high: None,
            unit: if percent { UnitClaim::Percent } else { UnitClaim::Plain },
            bound: None,
            unclear: false,
        };
        (claim.fate, claim.rule) = (Fate::Quantity(reading.quantities.len()), "tile");
        reading.quantities.push(plain(value, claim.span, caption.clone()));
    }
}

fn plain(value: Value, span: CharSpan, head: String) -> Quantity {
    Quantity {
        span,
        sentence: 0,
        total: Some(value),
        parts: Vec::new(),
        covers: false,
        subject: Vec::new(),
        noun: None,
        label: None,
        heads: vec![head],
        head_date: None,
        adult: false,
        rule: "tile",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::reading::{self, TextRole};
    use crate::place::{Mark, PageIndex, PlaceBox, PlacedText};

    /// Passages at x and y (points) of a page, and what became of their numbers.
    fn check(passages: &[(&str, i32, i32)], expect: &[(&str, &str)]) {
        let placed = |line: usize, (printed, x, y): &(&str, i32, i32)| {
            let mut text = PlacedText::new();
            for (n, c) in printed.chars().enumerate() {
                let x0 = (x + 5 * n as i32) * 100;
                let area = PlaceBox { x0, y0: y * 100, x1: x0 + 500, y1: y * 100 + 1000 };
                let mark = Mark { start: 0, page: PageIndex(0), line: line as u32, area, raised: false, bold: false };
                text.push(c.encode_utf8(&mut [0; 4]), mark);
            }
            let place = text.place(text.span());
            let readings = vec![reading::read(text, Vec::new(), TextRole::Prose, &Style::default(), &[])];
            let kind = PassageKind::Paragraph;
            Passage { kind, region: 0, boxed: false, place, order_sure: true, marker: None, readings }
        };
        let mut all: Vec<Passage> = passages.iter().enumerate().map(|(n, p)| placed(n, p)).collect();
        read(&mut all, &Style::default());
        let numbers = all.iter().flat_map(|p| &p.readings);
        let got: Vec<(&str, &str)> =
            numbers.flat_map(|r| r.numbers.iter().map(|n| (&r.text.as_str()[n.span.range()], n.rule))).collect();
        assert_eq!(got, expect);
    }

    #[test]
    fn ticks_go_by_equal_steps() {
        check(
            &[("30", 10, 10), ("20", 10, 40), ("10", 10, 70), ("0", 15, 100), ("17", 40, 55)],
            &[("30", "axis"), ("20", "axis"), ("10", "axis"), ("0", "axis"), ("17", "chart_value")],
        );
        check(&[("0% 25% 50% 75%", 10, 10)], &[("0", "axis"), ("25", "axis"), ("50", "axis"), ("75", "axis")]);
        check(&[("12", 10, 10), ("15", 10, 40), ("40", 10, 70)], &[("12", "none"), ("15", "none"), ("40", "none")]);
        check(&[("17", 10, 10)], &[("17", "none")]);
        check(
            &[("$3.0m", 10, 10), ("$2.0m", 10, 40), ("$1.0m", 10, 70), ("$.0m", 15, 100)],
            &[("3.0", "axis"), ("2.0", "axis"), ("1.0", "axis"), ("0", "axis")],
        );
    }

    #[test]
    fn tiles_have_their_caption_beneath() {
        check(
            &[("598", 10, 10), ("Cumul des cas", 10, 25), ("115(19.2%)", 200, 10), ("Décès", 200, 25)],
            &[("598", "tile"), ("115", "tile"), ("19.2", "tile")],
        );
        check(&[("598", 10, 10), ("Cumul des cas", 300, 25)], &[("598", "none")]);
    }
}
