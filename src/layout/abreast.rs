//! Labels beside figures in larger type: one row, though their baselines are two.

use super::draft::is_figure;
use super::line::Line;
use super::word::Word;

/// Two baselines of one row are no further apart than this share of the larger type …
const BASELINES_SIZES_MAX: f32 = 0.6;
/// … and what stands on them shares this much of the lower of the two heights.
const SHARED_HEIGHT_MIN: f32 = 0.6;
/// Figures of a row are at least so many.
const FIGURES_MIN: usize = 2;
/// A label has at most so many words.
const LABEL_WORDS_MAX: usize = 6;

/// Joins a label with the figures on its right that are set in larger type, in the middle of its height or it in theirs.
pub fn joined(lines: Vec<Line>) -> Vec<Line> {
    if !lines.windows(2).any(|w| are_abreast(&w[0], &w[1])) {
        return lines;
    }
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        match out.last_mut() {
            Some(last) if are_abreast(last, &line) => {
                let mut words: Vec<Word> = std::mem::take(&mut last.words);
                words.extend(line.words);
                words.sort_by(|a, b| a.area.x0.total_cmp(&b.area.x0));
                *last = Line::of(words);
            }
            _ => out.push(line),
        }
    }
    out
}

/// True where one of two lines is a label and the other the figures of its row.
fn are_abreast(above: &Line, here: &Line) -> bool {
    let larger = above.size.max(here.size);
    if here.baseline - above.baseline > BASELINES_SIZES_MAX * larger {
        return false;
    }
    let (label, figures) = if above.area.x0 < here.area.x0 { (above, here) } else { (here, above) };
    let shared = label.area.y1.min(figures.area.y1) - label.area.y0.max(figures.area.y0);
    label.area.x1 < figures.area.x0
        && shared > SHARED_HEIGHT_MIN * label.area.height().min(figures.area.height())
        && figures.size > label.size
        && figures.words.len() >= FIGURES_MIN
        && figures.words.iter().all(|w| is_figure(&w.text))
        && figures.words.iter().any(Word::has_digit)
        && label.words.len() <= LABEL_WORDS_MAX
        && !label.words.iter().any(Word::has_digit)
}

#[cfg(test)]
mod tests {
    use super::super::{line::lines, word::sheet, word::tests::Setting};
    use super::*;

    #[test]
    fn a_label_beside_larger_figures_is_of_their_row() {
        let said = |figures: [&str; 2], size: f32| {
            let mut page = Setting::new();
            for (y, label, figure) in [(100.0, "In May", figures[0]), (130.0, "Since", figures[1])] {
                page.set(50.0, y, 10.0, 0, label).set(150.0, y + 5.0, size, 0, figure);
                page.set(250.0, y + 5.0, size, 0, "20");
            }
            let lines = joined(lines(sheet(&page.page, &[]).words));
            lines.iter().map(|l| l.text().into_owned()).collect::<Vec<_>>()
        };
        assert_eq!(said(["07", "61"], 16.0), ["In May 07 20", "Since 61 20"]);
        // Type of one size stands on one line where it is one row.
        assert_eq!(said(["07", "61"], 10.0).len(), 4);
        assert_eq!(said(["boats", "ships"], 16.0).len(), 4);
    }
}
