//! Labels of charts and drawings: short pieces of text whose order is anyone's guess.

use super::chart::{is_label, is_over};
use super::draft::is_figure;
use super::flow::{Chunk, ChunkKind};
use super::line::Line;
use super::word::Word;
use crate::geometry::{Points, Rect};

/// Labels of a chart have at most so many words.
const LABEL_WORDS_MAX: usize = 10;
/// So many bare figures, each a block of its own, among short pieces of text are the labels of a drawing.
const BARE_FIGURES_MIN: usize = 5;
/// A row that no table took has at least so many pieces …
const TORN_PIECES_MIN: usize = 4;
/// … further apart than so many type sizes.
const PIECE_GAP_SIZES_MIN: f32 = 1.5;
/// What stands within so many type sizes of it may be of its cells.
const NEAR_SIZES_MAX: f32 = 2.2;

/// Short text among the bars of a chart, and among figures that stand strewn over the page, is no heading, and its order is doubtful.
pub fn doubt_labels(chunks: &mut [Chunk], charts: &[Rect]) {
    for chunk in chunks.iter_mut().filter(|c| is_short(c)) {
        let area = chunk.lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b));
        // Several figures on one line with a name are printed on the bars beside it.
        let figures = words(chunk).filter(|w| is_figure(&w.text)).count();
        let printed = matches!(chunk.kind, ChunkKind::Heading) || figures > 1;
        if area.is_some_and(|a| is_label(charts, &a) || printed && is_over(charts, &a, is_bare(chunk))) {
            doubt(chunk);
        }
    }
    doubt_torn_rows(chunks);
    for run in chunks.chunk_by_mut(|a, b| is_short(a) && is_short(b)) {
        if run.iter().filter(|c| is_bare(c)).count() < BARE_FIGURES_MIN {
            continue;
        }
        let first = run.iter().position(is_bare).unwrap_or(0);
        let last = run.iter().rposition(is_bare).unwrap_or(0);
        run.iter_mut().take(last + 1).skip(first).for_each(doubt);
    }
}

/// A line of several pieces far apart that no table took has lost its columns: its order is doubtful, and so is that of short text right
/// above or below it.
fn doubt_torn_rows(chunks: &mut [Chunk]) {
    let torn: Vec<Points> = chunks.iter().filter(|c| is_text(c)).filter_map(torn_at).collect();
    if torn.is_empty() {
        return;
    }
    for chunk in chunks.iter_mut().filter(|c| is_text(c)) {
        let near = |l: &Line| torn.iter().any(|y| (l.baseline - y).abs() < NEAR_SIZES_MAX * l.size);
        if torn_at(chunk).is_some() || is_short(chunk) && chunk.lines.iter().any(near) {
            chunk.sure = false;
        }
    }
}

/// The baseline of the first line of a chunk that has several pieces far apart; the words of a sentence may stand so in lines set even.
fn torn_at(chunk: &Chunk) -> Option<Points> {
    let sentence = words(chunk).last().is_some_and(|w| w.text.ends_with(['.', ';', ':']));
    let torn = |l: &&Line| {
        let wide = |w: &&[Word]| w[1].area.x0 - w[0].area.x1 > PIECE_GAP_SIZES_MIN * l.size;
        l.words.windows(2).filter(wide).count() + 1 >= TORN_PIECES_MIN
            && (!sentence || l.words.iter().any(Word::has_digit))
    };
    chunk.lines.iter().find(torn).map(|l| l.baseline)
}

fn is_text(chunk: &Chunk) -> bool {
    matches!(chunk.kind, ChunkKind::Heading | ChunkKind::Paragraph | ChunkKind::Note)
}

fn doubt(chunk: &mut Chunk) {
    chunk.kind = ChunkKind::Paragraph;
    chunk.sure = false;
}

fn words(chunk: &Chunk) -> impl Iterator<Item = &Word> {
    chunk.lines.iter().flat_map(|l| &l.words)
}

fn is_short(chunk: &Chunk) -> bool {
    is_text(chunk) && (words(chunk).count() <= LABEL_WORDS_MAX || is_bare(chunk))
}

/// True for figures and nothing else.
fn is_bare(chunk: &Chunk) -> bool {
    words(chunk).all(|w| is_figure(&w.text)) && words(chunk).any(Word::has_digit)
}

#[cfg(test)]
mod tests {
    use super::super::{RegionKind, flow, line::lines, word::sheet, word::tests::Setting};
    use super::*;

    fn check(set: &[&str], expect: &[bool]) {
        let mut page = Setting::new();
        for (n, text) in set.iter().enumerate() {
            page.set(50.0, 100.0 + 40.0 * n as f32, 10.0, 0, text);
        }
        let region = (RegionKind::Body, 0);
        let setting = flow::Setting { body: 10.0, region, page: 0, height: 842.0, sure: true, marks: &[] };
        let mut chunks = flow::chunks(lines(sheet(&page.page, &[]).words), &setting);
        doubt_labels(&mut chunks, &[]);
        assert_eq!(chunks.iter().map(|c| c.sure).collect::<Vec<_>>(), expect);
    }

    #[test]
    fn figures_strewn_among_short_text_have_no_sure_order() {
        check(
            &["Africa", "88", "99", "112", "Asia", "71", "60", "End"],
            &[true, false, false, false, false, false, false, true],
        );
        check(&["204", "people came to the first of the fairs in May, as the year before.", "98", "61"], &[true; 4]);
    }
    #[test]
    fn a_row_that_no_table_took_has_no_sure_order() {
        let sure = |gap: f32, y: f32| {
            let mut page = Setting::new();
            for (n, text) in ["Week 9", "204", "31", "7"].iter().enumerate() {
                page.set(50.0 + n as f32 * gap, 120.0, 10.0, 0, text);
            }
            page.set(50.0, y, 13.0, 0, "Boats");
            let region = (RegionKind::Body, 0);
            let setting = flow::Setting { body: 10.0, region, page: 0, height: 842.0, sure: true, marks: &[] };
            let mut chunks = flow::chunks(lines(sheet(&page.page, &[]).words), &setting);
            doubt_labels(&mut chunks, &[]);
            chunks.iter().map(|c| c.sure).collect::<Vec<_>>()
        };
        assert_eq!(sure(80.0, 60.0), [true, false]);
        assert_eq!(sure(80.0, 102.0), [false, false]);
        assert_eq!(sure(34.0, 102.0), [true, true]);
    }
}
