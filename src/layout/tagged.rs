//! What the structure tree of a tagged file says of a page, and whether the page agrees.
//!
//! Tags are evidence, the drawn page is the judge: a tagged table is taken only where its rows lie below each other, its cells
//! beside each other, nothing foreign stands among them, and no cell holds what is drawn as several. The order of tags is asked only
//! where the order of the page is a close decision.

use super::draft::{Draft, DraftCell, header_rows, is_figure};
use super::fused::parted;
use super::line::{Line, lines};
use super::list::is_marker;
use super::segment::segments;
use super::word::Word;
use crate::extract::{TagKind, Tags};
use crate::geometry::Points;
use foldhash::{HashMap, HashMapExt};
use std::collections::BTreeMap;

/// Cells of one row may reach into each other by so much (boxes of words are wider than their ink).
const OVERLAP_POINTS_MAX: Points = 2.0;
/// A cell with more words is text: a page laid out as a table.
const CELL_WORDS_MAX: usize = 60;
/// One cell in so many beside the stub is a figure, in a table without tagged heads.
const FIGURES_SHARE: usize = 5;
/// Headings that hold more than this share of a document's tagged words are none.
const HEADING_SHARE_MAX: f32 = 0.25;

/// The tree, ready to be asked.
#[derive(Debug, Default)]
pub struct TagMap {
    marks: HashMap<(u32, u32), (u32, u32)>,
    elements: Vec<Lineage>,
    /// False where so much is tagged as heading that the tag tells nothing.
    headings: bool,
}

/// What an element lies in.
#[derive(Clone, Copy, Debug, Default)]
struct Lineage {
    heading: Option<u8>,
    table: Option<u32>,
    row: Option<u32>,
    cell: Option<u32>,
    /// The cell lies in a table inside another table.
    nested: bool,
    is_cell: bool,
    head: bool,
    rows: u16,
    columns: u16,
}

impl TagMap {
    /// The tree of a document.
    pub fn of(tags: &Tags) -> TagMap {
        let mut elements: Vec<Lineage> = Vec::with_capacity(tags.elements.len());
        for (at, tag) in tags.elements.iter().enumerate() {
            let parent = tag.parent.and_then(|p| elements.get(p as usize)).copied().unwrap_or_default();
            let mut here = Lineage { rows: tag.rows.max(1), columns: tag.columns.max(1), is_cell: false, ..parent };
            let own = Some(at as u32);
            match tag.kind {
                TagKind::Heading(level) => here.heading = Some(level),
                TagKind::Table => {
                    here = Lineage { nested: parent.table.is_some(), table: own, row: None, cell: None, ..here };
                }
                TagKind::Row => (here.row, here.cell) = (own, None),
                TagKind::Cell | TagKind::HeadCell => {
                    (here.cell, here.is_cell, here.head) = (own, true, tag.kind == TagKind::HeadCell);
                }
                _ => {}
            }
            elements.push(here);
        }
        let marks = tags.marks.iter().zip(0..).map(|(m, rank)| ((m.page.0, m.mcid), (m.element, rank))).collect();
        TagMap { marks, elements, headings: true }
    }

    /// Asks over all pages whether the headings are believable.
    pub fn weigh<'a>(&mut self, words: impl Iterator<Item = &'a Word>) {
        if self.is_empty() {
            return;
        }
        let (mut all, mut heads) = (0usize, 0usize);
        for word in words {
            if let Some(lineage) = self.lineage(word) {
                all += 1;
                heads += usize::from(lineage.heading.is_some());
            }
        }
        self.headings = heads as f32 <= HEADING_SHARE_MAX * all as f32;
    }

    /// True where the file has no tree.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    fn lineage(&self, word: &Word) -> Option<&Lineage> {
        let (element, _) = self.marks.get(&(word.page, word.mcid?))?;
        self.elements.get(*element as usize)
    }

    /// The place of a word in the order of the tags.
    pub fn rank(&self, word: &Word) -> Option<u32> {
        self.marks.get(&(word.page, word.mcid?)).map(|(_, rank)| *rank)
    }

    /// The level of the heading that all words of the lines are tagged as; 0 where the tag has none.
    pub fn heading(&self, lines: &[Line]) -> Option<u8> {
        if !self.headings {
            return None;
        }
        let mut words = lines.iter().flat_map(|l| &l.words).map(|w| self.lineage(w).and_then(|l| l.heading));
        let first = words.next()??;
        words.all(|level| level == Some(first)).then_some(first)
    }

    /// The tagged tables that the page agrees with, and the words that none of them claims.
    pub fn tables(&self, mut rest: Vec<Word>) -> (Vec<Draft>, Vec<Word>) {
        if self.is_empty() {
            return (Vec::new(), rest);
        }
        let in_cell = |l: &&Lineage| !l.nested && l.cell.is_some() && l.row.is_some();
        let table_of = |word: &Word| self.lineage(word).filter(in_cell).and_then(|l| l.table);
        let mut parts: BTreeMap<u32, Vec<Word>> = BTreeMap::new();
        for word in rest.extract_if(.., |word| table_of(word).is_some()) {
            parts.entry(table_of(&word).unwrap_or_default()).or_default().push(word);
        }
        let mut drafts = Vec::new();
        let mut back = Vec::new();
        for (table, words) in parts {
            let draft = self.table(table, &words);
            let inside = |w: &mut Word| draft.as_ref().is_some_and(|d| d.area.contains(w.area.centre()));
            let foreign: Vec<Word> = rest.extract_if(.., inside).collect();
            match draft {
                // Leaders are often drawn as no part of the text.
                Some(mut draft) if foreign.iter().all(is_leader) => {
                    foreign.into_iter().for_each(|word| lead(&mut draft, word));
                    drafts.push(draft);
                }
                _ => {
                    back.extend(words);
                    rest.extend(foreign);
                }
            }
        }
        rest.extend(back);
        (drafts, rest)
    }

    /// A table from its words on one page, where they stand as the tags say.
    fn table(&self, of_table: u32, words: &[Word]) -> Option<Draft> {
        let mut filled: HashMap<u32, Vec<Word>> = HashMap::new();
        let mut rows: Vec<u32> = Vec::new();
        for word in words {
            let lineage = self.lineage(word)?;
            filled.entry(lineage.cell?).or_default().push(word.clone());
            rows.push(lineage.row?);
        }
        rows.sort_unstable();
        rows.dedup();
        let mut cells: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        let end = self.elements.len() as u32;
        for at in of_table..end {
            let Some(l) = self.elements.get(at as usize).filter(|l| l.table == Some(of_table) || l.nested) else {
                if at > of_table { break } else { continue }
            };
            if let Some(row) = l.row.filter(|r| l.is_cell && rows.binary_search(r).is_ok()) {
                cells.entry(row).or_default().push(at);
            }
        }
        let draft = parted(self.grid(&cells, &mut filled)?);
        let heads = cells.values().flatten().filter_map(|c| self.elements.get(*c as usize)).any(|l| l.head);
        let parts = self.elements.iter().filter(|l| l.table == Some(of_table)).filter_map(|l| l.row);
        let whole = parts.collect::<std::collections::BTreeSet<u32>>().len();
        let table = filled.is_empty() && agrees(&draft, whole) && (heads || has_figures(&draft));
        table.then_some(Draft { tag: Some(of_table), ..draft })
    }

    /// Cells to their rows and columns, spans as tagged.
    fn grid(&self, rows: &BTreeMap<u32, Vec<u32>>, filled: &mut HashMap<u32, Vec<Word>>) -> Option<Draft> {
        let mut draft = Draft { rows: rows.len(), ruled: true, ..Draft::default() };
        // For each column the first row that is free again.
        let mut taken: Vec<usize> = Vec::new();
        let mut heads = Vec::new();
        for (row, cells) in rows.values().enumerate() {
            let mut column = 0;
            let mut head = true;
            for cell in cells {
                while taken.get(column).is_some_and(|free| *free > row) {
                    column += 1;
                }
                let lineage = self.elements.get(*cell as usize)?;
                let row_span = usize::from(lineage.rows).min(rows.len() - row);
                let column_span = usize::from(lineage.columns);
                taken.resize(taken.len().max(column + column_span), 0);
                for free in taken.get_mut(column..column + column_span)? {
                    *free = row + row_span;
                }
                let lines = lines(filled.remove(cell).unwrap_or_default());
                head &= lineage.head || lines.is_empty();
                let area = lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
                draft.cells.push(DraftCell { row, column, row_span, column_span, lines, area, indent: 0 });
                column += column_span;
            }
            heads.push(head);
        }
        draft.columns = taken.len();
        let whole = draft.cells.iter().filter(|c| !c.lines.is_empty()).map(|c| c.area).reduce(|a, b| a.union(&b))?;
        draft.area = whole;
        draft.xs = edges(&draft)?;
        indent(&mut draft);
        let tagged = heads.iter().take_while(|h| **h).count();
        draft.header_rows = match header_rows(&draft) {
            0 if tagged < draft.rows => tagged,
            seen => seen,
        };
        Some(draft)
    }
}

/// True for the dots between a label and its figures.
fn is_leader(word: &Word) -> bool {
    word.text.chars().all(|c| matches!(c, '.' | '…' | '·' | '_'))
}

/// Puts a leader into the line of the cell on its left, or on its right.
fn lead(draft: &mut Draft, word: Word) {
    let near = |l: &Line| (l.baseline - word.baseline).abs() < 0.3 * word.size;
    let from = |c: &DraftCell| (c.area.centre().x - word.area.x0).abs();
    let lined = draft.cells.iter_mut().filter(|c| c.lines.iter().any(near));
    let Some(cell) = lined.min_by(|a, b| from(a).total_cmp(&from(b))) else { return };
    cell.area = cell.area.union(&word.area);
    if let Some(line) = cell.lines.iter_mut().find(|l| near(l)) {
        let mut words = std::mem::take(&mut line.words);
        words.push(word);
        words.sort_by(|a, b| a.area.x0.total_cmp(&b.area.x0));
        *line = Line::of(words);
    }
}

/// The edges of the columns: between the text of one and the text of the next.
fn edges(draft: &Draft) -> Option<Vec<Points>> {
    let mut spans: Vec<Option<(Points, Points)>> = vec![None; draft.columns];
    for cell in draft.cells.iter().filter(|c| c.column_span == 1 && !c.lines.is_empty()) {
        let span = spans.get_mut(cell.column)?;
        let (x0, x1) = span.unwrap_or((cell.area.x0, cell.area.x1));
        *span = Some((x0.min(cell.area.x0), x1.max(cell.area.x1)));
    }
    let mut at = draft.area.x0;
    let mut out = vec![at];
    for pair in spans.windows(2) {
        let left = pair.first().copied().flatten().map_or(at, |s| s.1);
        let right = pair.get(1).copied().flatten().map_or(left, |s| s.0);
        at = at.max((left + right) / 2.0);
        out.push(at);
    }
    out.push(draft.area.x1.max(at));
    Some(out)
}

fn indent(draft: &mut Draft) {
    let stub = |c: &&mut DraftCell| c.column == 0 && !c.lines.is_empty();
    let left = draft.cells.iter_mut().filter(stub).map(|c| c.area.x0).fold(f32::INFINITY, f32::min);
    for cell in draft.cells.iter_mut().filter(stub) {
        let size = cell.lines.first().map_or(10.0, |l| l.size.max(1.0));
        cell.indent = ((cell.area.x0 - left) / (0.9 * size)).round().clamp(0.0, 9.0) as u8;
    }
}

/// True where the cells stand on the page as the tags say, and hold what is drawn as one; the table has `rows` rows on all pages.
fn agrees(draft: &Draft, rows: usize) -> bool {
    let filled: Vec<&DraftCell> = draft.cells.iter().filter(|c| !c.lines.is_empty()).collect();
    let words = |c: &&&DraftCell| c.lines.iter().map(|l| l.words.len()).sum::<usize>();
    // One row may stand alone on its page.
    if rows < 2
        || draft.columns < 2
        || filled.len() < 2 * draft.rows.min(2)
        || filled.iter().any(|c| words(&c) > CELL_WORDS_MAX)
    {
        return false;
    }
    // Lists side by side.
    let marked = |c: &&&DraftCell| {
        let first = c.lines.first().and_then(|l| l.words.first());
        first.is_some_and(|w| is_marker(&w.text)) && c.lines.iter().map(|l| l.words.len()).sum::<usize>() > 1
    };
    if filled.iter().filter(marked).count() * 2 > filled.len() {
        return false;
    }
    let mut floor = f32::NEG_INFINITY;
    for row in 0..draft.rows {
        let here: Vec<&DraftCell> = draft.row(row).filter(|c| !c.lines.is_empty()).collect();
        let beside = here.windows(2).all(|w| w[0].area.x1 <= w[1].area.x0 + OVERLAP_POINTS_MAX);
        let single = || here.iter().filter(|c| c.row_span == 1).map(|c| c.area);
        let Some(band) = single().reduce(|a, b| a.union(&b)) else { continue };
        // Cells of one row share its height; the next row begins below its middle.
        let size = here.first().and_then(|c| c.lines.first()).map_or(10.0, |l| l.size);
        if !beside || band.y0 < floor - 0.5 * size {
            return false;
        }
        floor = single().map(|a| a.y1).fold(f32::NEG_INFINITY, f32::max) - OVERLAP_POINTS_MAX;
        // Rows or columns of figures that the tags fuse.
        let stacked =
            here.iter().filter(|c| c.lines.len() >= 2 && c.lines.iter().all(|l| is_figure(&l.text()))).count();
        if stacked >= 2 {
            return false;
        }
    }
    !filled.iter().any(|c| c.lines.iter().any(fused)) && in_columns(draft, &filled)
}

/// True where a fair share of the cells beside the stub are figures: a page that is laid out with a table has none.
fn has_figures(draft: &Draft) -> bool {
    let filled = draft.cells.iter().filter(|c| c.column > 0 && !c.lines.is_empty());
    let (all, figures) =
        filled.fold((0, 0), |(all, figures), c| (all + 1, figures + usize::from(is_figure(&c.text()))));
    figures * FIGURES_SHARE >= all && figures > 0
}

/// True for a line in which several figures stand apart.
fn fused(line: &Line) -> bool {
    let parts = segments(line, &[]);
    parts.len() >= 2 && parts.iter().filter(|p| is_figure(&p.text(line))).count() >= 2
}

/// True where the cells of one column stand over each other and left of the next column's.
fn in_columns(draft: &Draft, filled: &[&DraftCell]) -> bool {
    let off = filled.iter().filter(|c| {
        let middle = c.area.centre().x;
        let (low, high) = (draft.xs.get(c.column), draft.xs.get(c.column + c.column_span));
        low.is_none_or(|l| middle < *l) || high.is_none_or(|h| middle > *h)
    });
    off.count() == 0
}

#[cfg(test)]
mod tests {
    use super::super::{word::sheet, word::tests::Setting};
    use super::*;
    use crate::extract::{Tag, TagMark};
    use crate::place::PageIndex;

    /// Words at places, each in a cell: its row and column as tagged.
    fn check(set: &[(f32, f32, &str, u32)], rows: &[&[u32]], expect: &[&str]) {
        let mut setting = Setting::new();
        for (x, y, text, mcid) in set {
            let first = setting.page.glyphs.len();
            setting.set(*x, *y, 10.0, 0, text);
            setting.page.glyphs.iter_mut().skip(first).for_each(|g| g.mcid = Some(*mcid));
        }
        let mut tags = Tags::default();
        let mut tag = |kind, parent| {
            tags.elements.push(Tag { kind, parent, rows: 1, columns: 1 });
            tags.elements.len() as u32 - 1
        };
        let table = tag(TagKind::Table, None);
        let mut marks = Vec::new();
        for row in rows {
            let row_element = tag(TagKind::Row, Some(table));
            for mcid in *row {
                let element = tag(TagKind::Cell, Some(row_element));
                marks.push(TagMark { page: PageIndex(0), mcid: *mcid, element });
            }
        }
        tags.marks = marks;
        let (drafts, _) = TagMap::of(&tags).tables(sheet(&setting.page, &[]).words);
        let row = |d: &Draft, r: usize| d.row(r).map(DraftCell::text).collect::<Vec<_>>().join("|");
        let said: Vec<String> =
            drafts.iter().flat_map(|d| (0..d.rows).map(|r| row(d, r)).collect::<Vec<_>>()).collect();
        assert_eq!(said, expect);
    }

    #[test]
    fn tagged_cells_make_a_table_where_they_stand_in_rows_and_columns() {
        let set = [
            (50.0, 100.0, "Area", 0),
            (150.0, 100.0, "Women", 1),
            (250.0, 100.0, "Men", 2),
            (50.0, 114.0, "North", 3),
            (250.0, 114.0, "12", 5),
            (50.0, 128.0, "a label", 6),
            (50.0, 140.0, "of two lines", 6),
            (150.0, 128.0, "7", 7),
            (250.0, 128.0, "9", 8),
        ];
        let rows: [&[u32]; 3] = [&[0, 1, 2], &[3, 4, 5], &[6, 7, 8]];
        check(&set, &rows, &["Area|Women|Men", "North||12", "a label of two lines|7|9"]);
        // Tags that put the columns in another order than the page are not believed.
        let swapped: [&[u32]; 3] = [&[0, 2, 1], &[3, 5, 4], &[6, 8, 7]];
        check(&set, &swapped, &[]);
        // Nor tags that put rows upside down.
        let turned: [&[u32]; 3] = [&[6, 7, 8], &[3, 4, 5], &[0, 1, 2]];
        check(&set, &turned, &[]);
    }
}
