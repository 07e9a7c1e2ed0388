//! List items: the mark parted from the text.

use super::flow::{Chunk, ChunkKind};
use super::line::Line;
use super::word::Word;

/// Items side by side are so many type sizes apart.
const BESIDE_SIZES_MIN: f32 = 1.5;

/// Items of one list begin at one edge: they differ by no more.
const SAME_EDGE_POINTS_MAX: f32 = 2.0;

/// Bullets as printed, those of the Symbol and Wingdings fonts too.
const BULLETS: &[char] = &[
    '•', '●', '○', '◦', '▪', '▫', '■', '□', '◆', '◇', '►', '▶', '‣', '⁃', '✓', '✔', '➢', '➤', '❖', '·', '∙',
    '\u{f0b7}', '\u{f0a7}', '\u{f0d8}', '\u{f076}', '\u{f0fc}', '\u{f0a8}', '\u{f02d}', '\u{fffd}',
];

/// True for the text of a list mark: a bullet, a dash, `1.`, `(a)`, `iv)`.
pub fn is_marker(text: &str) -> bool {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if BULLETS.contains(&c) || matches!(c, '-' | '–' | '—' | '*' | 'o' | '>') => return true,
        (None, _) => return false,
        _ => {}
    }
    let opened = text.starts_with('(');
    let Some(bare) = text.strip_suffix(['.', ')']) else { return false };
    let bare = bare.trim_start_matches('(');
    let closed = text.ends_with(')');
    let digits = !bare.is_empty() && bare.len() <= 3 && bare.bytes().all(|b| b.is_ascii_digit());
    let letter = bare.chars().count() == 1 && bare.chars().all(|c| c.is_ascii_alphabetic());
    let roman = !bare.is_empty() && bare.len() <= 5 && bare.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    (digits || letter || roman) && (closed || !opened)
}

/// Splits a line into its mark and the rest, where it begins with a list mark.
pub fn part(line: &Line) -> Option<(Line, Line)> {
    let first = line.words.first()?;
    let second = line.words.get(1)?;
    if first.raised {
        return None;
    }
    let gap = second.area.x0 - first.area.x1;
    let strong = first.text.chars().count() == 1 && first.text.chars().all(|c| BULLETS.contains(&c));
    if strong || is_marker(&first.text) && gap > 0.12 * line.size {
        let (mark, rest) = line.words.split_at(1);
        return Some((Line::of(mark.to_vec()), Line::of(rest.to_vec())));
    }
    None
}

/// Cuts lines where the mark that opens them stands again behind a wide gap: items side by side.
pub fn by_mark(lines: Vec<Line>) -> Vec<Line> {
    let mut out = Vec::with_capacity(lines.len());
    for mut line in lines {
        let mark =
            line.words.first().map(|w| w.text.clone()).filter(|m| !m.contains(char::is_alphanumeric) && is_marker(m));
        let again =
            |w: &[Word], mark: &str| w[1].text == *mark && w[1].area.x0 - w[0].area.x1 > BESIDE_SIZES_MIN * w[0].size;
        while let Some(at) = mark.as_ref().and_then(|mark| line.words.windows(2).position(|w| again(w, mark))) {
            let rest = Line::of(line.words.split_off(at + 1));
            out.push(Line::of(std::mem::replace(&mut line, rest).words));
        }
        out.push(line);
    }
    out
}

/// Marks that are counted in small Roman numbers.
const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

/// True where a mark goes on counting inside a paragraph and only happens to stand at the beginning of a line: `three aims, (i) nets,`
/// over `(ii) boats and (iii) ports`.
pub fn runs_in(mark: &str, open: &[Line]) -> bool {
    let bare = mark.trim_matches(['(', ')', '.']);
    let roman = ROMAN.iter().position(|r| *r == bare).and_then(|at| ROMAN.get(at.checked_sub(1)?));
    let letter = match bare.as_bytes() {
        [letter @ b'b'..=b'z'] => Some(char::from(letter - 1).to_string()),
        _ => None,
    };
    let number = bare.parse::<u32>().ok().and_then(|n| n.checked_sub(1)).map(|n| n.to_string());
    let before = roman.map(|r| (*r).to_owned()).into_iter().chain(letter).chain(number);
    let mut before = before.map(|before| mark.replace(bare, &before));
    // The mark that opens the paragraph itself is one of a list.
    let words = || open.iter().flat_map(|line| &line.words).skip(1);
    mark.ends_with(')') && before.any(|before| words().any(|word| word.text == before.as_str()))
}

/// Settles what only the blocks around a list tell: that a star opens a note, and that what stands beside the items comes after them.
pub fn settle(chunks: &mut [Chunk]) {
    star_notes(chunks);
    beside_items(chunks);
}

/// True for an item, whose mark is drawn or printed.
fn is_item(chunk: &Chunk) -> bool {
    matches!(chunk.kind, ChunkKind::ListItem(_))
}

/// An item under a star is a note where it is the only one on its page and a word above it bears a star.
fn star_notes(chunks: &mut [Chunk]) {
    let starred =
        |c: &Chunk| matches!(&c.kind, ChunkKind::ListItem(mark) if mark.words.first().is_some_and(|w| w.text == "*"));
    let mut stars = chunks.iter().enumerate().filter(|(_, c)| starred(c)).map(|(at, _)| at);
    let (Some(at), None) = (stars.next(), stars.next()) else { return };
    let bears = |c: &Chunk| c.lines.iter().flat_map(|l| &l.words).any(|w| w.text.ends_with('*'));
    if !chunks.iter().take(at).any(bears) {
        return;
    }
    let Some(note) = chunks.get_mut(at) else { return };
    if let ChunkKind::ListItem(mark) = std::mem::replace(&mut note.kind, ChunkKind::Note)
        && let Some(first) = note.lines.first_mut()
    {
        let words = mark.words.into_iter().chain(first.words.drain(..)).collect();
        *first = Line::of(words);
    }
}

/// What stands to the right of an item, with more items of that list below it, is read after the list.
fn beside_items(chunks: &mut [Chunk]) {
    let area = |c: &Chunk| c.lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b));
    let mut at = 1;
    while at + 1 < chunks.len() {
        let edge = |c: &Chunk| area(c).filter(|_| is_item(c));
        let (Some(item), Some(other)) = (edge(&chunks[at - 1]), area(&chunks[at])) else {
            at += 1;
            continue;
        };
        let beside = !is_item(&chunks[at]) && other.x0 > item.x1 && other.y0 < item.y1 && item.y0 < other.y1;
        let goes_on = |c: &&Chunk| {
            edge(c).is_some_and(|a| (a.x0 - item.x0).abs() < SAME_EDGE_POINTS_MAX && a.y0 >= item.y1)
                && c.region == chunks[at].region
        };
        let rest = chunks[at + 1..].iter().take_while(goes_on).count();
        if beside && rest > 0 {
            chunks[at..=at + rest].rotate_left(1);
        }
        at += 1 + rest * usize::from(beside);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        flow,
        line::lines,
        word::{sheet, tests::Setting},
    };
    use super::*;
    use crate::extract::FontFace;

    fn check(text: &str, expect: bool) {
        assert_eq!(is_marker(text), expect, "{text}");
    }

    #[test]
    fn bullets_and_counted_marks_are_marks_and_figures_are_not() {
        for text in ["•", "-", "1.", "12)", "(a)", "iv.", "b)", "o"] {
            check(text, true);
        }
        for text in ["43", "2019.", "1,234.", "(2019)", "a", "(UNDESA)", "", "and."] {
            check(text, false);
        }
    }
    fn settled(set: &[(f32, f32, &str)]) -> Vec<String> {
        let mut page = Setting::new();
        for (x, y, text) in set {
            page.set(*x, *y, 10.0, 0, text);
        }
        let region = (crate::layout::RegionKind::Body, 0);
        let setting = flow::Setting { body: 10.0, region, page: 0, height: 842.0, sure: true, marks: &[] };
        let mut chunks = flow::chunks(lines(sheet(&page.page, &[FontFace::default()]).words), &setting);
        settle(&mut chunks);
        let text = |c: &Chunk| c.lines.iter().map(Line::text).collect::<Vec<_>>().join("/");
        let kind = |c: &Chunk| match c.kind {
            ChunkKind::ListItem(_) => "-",
            ChunkKind::Note => "n",
            _ => ".",
        };
        chunks.iter().map(|c| format!("{} {}", kind(c), text(c))).collect()
    }

    #[test]
    fn a_star_on_a_word_above_makes_a_note_of_the_starred_line() {
        let note = (50.0, 200.0, "* Counted in May.");
        assert_eq!(settled(&[(50.0, 100.0, "Boats* and nets"), note]), [". Boats* and nets", "n * Counted in May."]);
        assert_eq!(settled(&[(50.0, 100.0, "Boats and nets"), note]), [". Boats and nets", "- Counted in May."]);
        let more = [(50.0, 100.0, "Boats* and nets"), note, (50.0, 230.0, "* Counted in June.")];
        assert_eq!(settled(&more), [". Boats* and nets", "- Counted in May.", "- Counted in June."]);
    }

    #[test]
    fn what_stands_beside_a_list_comes_after_it() {
        let item = |mark: f32| {
            let line = |y: f32, text: &str| {
                let mut page = Setting::new();
                page.set(50.0, y, 10.0, 0, text);
                Line::of(sheet(&page.page, &[FontFace::default()]).words)
            };
            let chunk = |kind: ChunkKind, lines: Vec<Line>| Chunk {
                kind,
                column: lines[0].area,
                lines,
                region: (crate::layout::RegionKind::Body, 0),
                page: 0,
                last_page: 0,
                sure: true,
            };
            let dot = || ChunkKind::ListItem(line(100.0, "-"));
            let mut beside = line(104.0, "The chart");
            beside.area.x0 += mark;
            beside.area.x1 += mark;
            let mut chunks = vec![
                chunk(dot(), vec![line(100.0, "boats")]),
                chunk(ChunkKind::Paragraph, vec![beside]),
                chunk(dot(), vec![line(114.0, "nets")]),
            ];
            settle(&mut chunks);
            chunks.iter().map(|c| c.lines[0].text().into_owned()).collect::<Vec<_>>()
        };
        assert_eq!(item(200.0), ["boats", "nets", "The chart"]);
        assert_eq!(item(0.0), ["boats", "The chart", "nets"]);
    }

    #[test]
    fn marks_that_run_on_in_a_sentence_open_nothing() {
        let line = |text: &str| {
            let mut setting = Setting::new();
            setting.set(50.0, 100.0, 10.0, 0, text);
            Line::of(sheet(&setting.page, &[FontFace::default()]).words)
        };
        let check = |open: &str, mark: &str, expect: bool| {
            assert_eq!(runs_in(mark, &[line(open)]), expect, "{mark} under {open}");
        };
        check("It has three aims: (i) nets;", "(ii)", true);
        check("We count 1) boats,", "2)", true);
        check("They grow (a) rice and", "(b)", true);
        check("(i) nets for all;", "(ii)", false);
        check("It has three aims:", "(i)", false);
        check("It has three aims: (i) nets;", "(iii)", false);
    }
}
