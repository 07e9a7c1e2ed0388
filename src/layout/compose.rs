//! Chunks to blocks: lines set as text, levels and depths settled over the whole document, floats left behind.

use super::draft::Draft;
use super::flow::{Chunk, ChunkKind};
use super::hyphen::Lexicon;
use super::ink::{Ink, Places};
use super::line::{Line, Setter};
use super::tagged::TagMap;
use super::{Block, BlockKind, Cell, Layout, Region, RegionKind, Table};
use crate::geometry::{Points, Rect};
use crate::place::{PageIndex, Place, PlacedText};

/// List marks further right than this, in type sizes, are of an inner list.
const DEPTH_SIZES_MIN: f32 = 0.9;

/// The rank of a heading's type: larger first, bold before plain.
fn rank(lines: &[Line]) -> (i32, bool) {
    let size = lines.iter().map(|l| l.size).fold(0.0, f32::max);
    ((size * 2.0).round() as i32, lines.iter().all(Line::is_bold))
}

/// Sets all chunks, which stand in the order of their pages.
pub fn compose(ink: Vec<Ink>, places: Places, lexicon: &Lexicon, tags: &TagMap, chunks: Vec<Chunk>) -> Layout {
    let mut ranks: Vec<(i32, bool)> =
        chunks.iter().filter(|c| matches!(c.kind, ChunkKind::Heading)).map(|c| rank(&c.lines)).collect();
    ranks.sort_unstable_by(|a, b| b.cmp(a));
    ranks.dedup();
    // Levels as tagged, where every heading has one and they are not all the same.
    let tagged: Option<Vec<u8>> = chunks
        .iter()
        .filter(|c| matches!(c.kind, ChunkKind::Heading))
        .map(|c| tags.heading(&c.lines).filter(|level| *level > 0))
        .collect();
    let tagged = tagged.filter(|levels| levels.iter().any(|l| Some(l) != levels.first()));
    let mut tagged = tagged.into_iter().flatten();
    let mut setter = Setter::new(ink, places, lexicon);
    let mut layout = Layout { blocks: Vec::with_capacity(chunks.len()) };
    let mut depths: Vec<Points> = Vec::new();
    let mut done = 0;
    for chunk in chunks {
        while done < chunk.page {
            setter.forget(done);
            done += 1;
        }
        if !matches!(chunk.kind, ChunkKind::ListItem(_) | ChunkKind::Furniture | ChunkKind::Note) {
            depths.clear();
        }
        let id = match chunk.region.0 {
            RegionKind::Body => 0,
            RegionKind::Furniture => 1,
            RegionKind::Box => chunk.region.1 + 1,
        };
        let region = Region { id, kind: chunk.region.0 };
        let area = chunk.lines.iter().filter(|l| l.words.iter().any(|w| w.page == chunk.page)).map(|l| l.area);
        let area = area.reduce(|a, b| a.union(&b)).unwrap_or(chunk.column);
        let kind = match chunk.kind {
            ChunkKind::Heading => {
                let by_type = ranks.iter().position(|r| *r == rank(&chunk.lines)).unwrap_or(0) + 1;
                let level = tagged.next().map_or(by_type, usize::from);
                BlockKind::Heading { level: level.min(6) as u8 }
            }
            ChunkKind::Paragraph => BlockKind::Paragraph,
            ChunkKind::ListItem(mark) => {
                let edge = if mark.words.is_empty() { area.x0 } else { mark.area.x0 };
                let depth = depth(&mut depths, edge, mark.size);
                let (marker, _) = setter.set(std::slice::from_ref(&mark));
                BlockKind::ListItem { marker, depth }
            }
            ChunkKind::Table(draft) => BlockKind::Table(table(&mut setter, *draft)),
            ChunkKind::Caption => BlockKind::Caption,
            ChunkKind::Note => BlockKind::Note,
            ChunkKind::Furniture => BlockKind::Furniture,
        };
        let (text, line_starts) = setter.set(&chunk.lines);
        let place = match (&kind, text.is_empty()) {
            (BlockKind::Table(table), _) => table_place(table, chunk.page, area),
            (_, false) => shown(&text),
            _ => Place { page: PageIndex(chunk.page), boxes: vec![area.into()] },
        };
        layout.blocks.push(Block { kind, region, text, line_starts, place, order_sure: chunk.sure });
    }
    layout
}

/// The place of a text as one box, on the page where it begins.
fn shown(text: &PlacedText) -> Place {
    let mut place = text.place(text.span());
    if let Some(whole) = place.boxes.iter().copied().reduce(|a, b| a.union(b)) {
        place.boxes = vec![whole];
    }
    place
}

fn table_place(table: &Table, page: u32, area: Rect) -> Place {
    let boxes = table.cells.iter().filter(|c| c.place.page.0 == page).flat_map(|c| c.place.boxes.iter().copied());
    let whole = boxes.reduce(|a, b| a.union(b)).unwrap_or(area.into());
    Place { page: PageIndex(page), boxes: vec![whole] }
}

fn depth(depths: &mut Vec<Points>, x: Points, size: Points) -> u8 {
    while depths.last().is_some_and(|d| x < d - DEPTH_SIZES_MIN * size) {
        depths.pop();
    }
    if depths.last().is_none_or(|d| x > d + DEPTH_SIZES_MIN * size) {
        depths.push(x);
    }
    (depths.len().saturating_sub(1)).min(9) as u8
}

fn table(setter: &mut Setter, draft: Draft) -> Table {
    let mut table = Table {
        columns: draft.columns as u32,
        rows: draft.rows as u32,
        header_rows: draft.header_rows as u32,
        cells: Vec::with_capacity(draft.cells.len()),
    };
    for cell in draft.cells {
        let (text, line_starts) = setter.set(&cell.lines);
        let set = cell.lines.iter().filter(|l| l.words.iter().any(|w| !w.text.is_empty())).skip(1);
        let item_starts = set.zip(&line_starts).filter(|(line, _)| line.marked).map(|(_, start)| *start).collect();
        let place = if text.is_empty() { Place::default() } else { shown(&text) };
        table.cells.push(Cell {
            row: cell.row as u32,
            column: cell.column as u32,
            row_span: cell.row_span.max(1) as u32,
            column_span: cell.column_span.max(1) as u32,
            text,
            line_starts,
            item_starts,
            place,
            indent: cell.indent,
        });
    }
    table
}
