//! What tags settle once the blocks of a page stand: headings that type alone does not show, and orders that were a close decision.

use super::RegionKind;
use super::flow::{Chunk, ChunkKind};
use super::line::Line;
use super::tagged::TagMap;
use super::word::Word;

/// A tagged heading has at most so many characters, and at most so many lines.
const HEADING_CHARS_MAX: usize = 170;
const HEADING_LINES_MAX: usize = 4;
/// Tags are in order within a block where this share of its words follow each other.
const ORDERED_SHARE_MIN: f32 = 0.95;

/// Asks the tags about the chunks of one page, those from `first` on.
pub fn by_tags(out: &mut Vec<Chunk>, first: usize, tags: &TagMap) {
    for chunk in out.iter_mut().skip(first) {
        let short = chunk.lines.len() <= HEADING_LINES_MAX
            && chunk.lines.iter().map(|l| l.text().chars().count()).sum::<usize>() <= HEADING_CHARS_MAX;
        let lettered = chunk.lines.iter().any(|l| l.words.iter().any(|w| w.text.chars().any(char::is_alphabetic)));
        if matches!(chunk.kind, ChunkKind::Paragraph) && short && lettered && tags.heading(&chunk.lines).is_some() {
            chunk.kind = ChunkKind::Heading;
        }
    }
    let page = out.get(first..).unwrap_or(&[]);
    if page.iter().all(|c| c.sure || c.region.0 == RegionKind::Furniture) {
        return;
    }
    let spans: Option<Vec<(u32, u32)>> =
        page.iter().filter(|c| c.region.0 != RegionKind::Furniture).map(|c| span(c, tags)).collect();
    // Blocks whose tags run into each other tell nothing.
    let Some(spans) = spans else { return };
    let mut sorted = spans.clone();
    sorted.sort_unstable();
    if sorted.windows(2).any(|w| w[1].0 <= w[0].1 && w[1] != w[0]) {
        return;
    }
    let mut chunks: Vec<Chunk> = out.split_off(first);
    let body: Vec<usize> = (0..chunks.len()).filter(|at| chunks[*at].region.0 != RegionKind::Furniture).collect();
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|at| spans[*at]);
    let mut from: Vec<usize> = (0..chunks.len()).collect();
    for (slot, at) in body.iter().zip(&order) {
        from[*slot] = body[*at];
    }
    for chunk in &mut chunks {
        chunk.sure |= chunk.region.0 != RegionKind::Furniture;
    }
    let mut taken: Vec<Option<Chunk>> = chunks.into_iter().map(Some).collect();
    out.extend(from.into_iter().filter_map(|at| taken.get_mut(at).and_then(Option::take)));
}

/// First and last place of a chunk's words in the order of the tags, where they are all tagged and in that order.
fn span(chunk: &Chunk, tags: &TagMap) -> Option<(u32, u32)> {
    let mut lines: Vec<&Line> = match &chunk.kind {
        ChunkKind::Table(draft) => draft.cells.iter().flat_map(|c| &c.lines).collect(),
        _ => Vec::new(),
    };
    if let ChunkKind::ListItem(mark) = &chunk.kind {
        lines.push(mark);
    }
    lines.extend(&chunk.lines);
    let words: Vec<&Word> = lines.iter().flat_map(|l| &l.words).collect();
    let ranks: Option<Vec<u32>> = words.iter().map(|w| tags.rank(w)).collect();
    let ranks = ranks.filter(|r| !r.is_empty())?;
    let ordered = ranks.windows(2).filter(|w| w[0] <= w[1]).count() as f32;
    if ordered < ORDERED_SHARE_MIN * (ranks.len() - 1) as f32 {
        return None;
    }
    ranks.iter().min().copied().zip(ranks.iter().max().copied())
}
