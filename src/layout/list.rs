//! List items: the mark parted from the text.

use super::line::Line;
use super::word::Word;

/// Items side by side are so many type sizes apart.
const BESIDE_SIZES_MIN: f32 = 1.5;

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

#[cfg(test)]
mod tests {
    use super::super::word::{sheet, tests::Setting};
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
