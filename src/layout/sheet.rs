//! The pages to chunks: tables and boxes claim their words, furniture is set aside, the rest is read column by column.

use super::RegionKind;
use super::abreast;
use super::between::{Rules, joined};
use super::chart::is_of_bars;
use super::column::order;
use super::crown::crown;
use super::detect;
use super::draft::Draft;
use super::evidence::by_tags;
use super::flow::{Chunk, ChunkKind, Setting, chunks as flow};
use super::furniture::furniture;
use super::ink::{Glyphs, Run};
use super::label::doubt_labels;
use super::lattice::grids;
use super::line::{Line, lines};
use super::list::settle;
use super::mark;
use super::ruled;
use super::sidebox::{boxes, is_tile};
use super::strip::Atom;
use super::tagged::TagMap;
use super::word::{Frame, Sheet, Word};
use crate::extract::{Direction, Page};
use crate::geometry::{Point, Points, Rect};
use foldhash::HashMap;
use std::rc::Rc;

/// Pages with more grids than this are drawings; the largest grids are tried.
const GRIDS_MAX: usize = 200;
/// Grids smaller than this, in points each way, are boxes to tick.
const GRID_POINTS_MIN: Points = 8.0;

/// A page whose tables are found and whose furniture is not yet.
#[derive(Debug)]
pub struct Claimed {
    tables: Vec<Draft>,
    frames: Vec<Rect>,
    lines: Vec<Line>,
}

impl Claimed {
    /// Lets the tables of a page claim its words. The sheet keeps what is drawn and the turned lines that no table has.
    pub fn of(page: &Page, sheet: &mut Sheet, tags: &TagMap) -> Claimed {
        let (turned, aslant) = turn(page, sheet);
        let claimed = claim(sheet, turned, tags);
        // A watermark lies across the cells of a table and is in none.
        sheet.turned.push(aslant);
        claimed
    }

    /// All words but those of turned lines outside of tables.
    pub fn words(&self) -> impl Iterator<Item = &Word> + Clone {
        let cells = self.tables.iter().flat_map(|t| &t.cells).flat_map(|c| &c.lines);
        self.lines.iter().chain(cells).flat_map(|l| &l.words)
    }
}

/// The chunks of all pages, in reading order. `body` is the size that most letters have.
pub fn chunks(sheets: &[Sheet], mut claimed: Vec<Claimed>, body: Points, tags: &TagMap) -> Vec<Chunk> {
    let lines: Vec<Vec<Line>> = claimed.iter_mut().map(|c| std::mem::take(&mut c.lines)).collect();
    let flags = furniture(sheets, &lines);
    let mut out = Vec::new();
    let mut next_box = 0;
    for (at, ((sheet, claimed), (lines, flags))) in
        sheets.iter().zip(claimed).zip(lines.into_iter().zip(flags)).enumerate()
    {
        let first = out.len();
        let marks = mark::drawn(sheet);
        let rules = Rules::of(&joined(sheet.across.iter().copied()));
        let (page, next_box) = (at as u32, &mut next_box);
        let mut page = PageRoom { sheet, marks: &marks, rules, body, page, next_box, out: &mut out };
        page.read(claimed, lines, &flags);
        if !tags.is_empty() {
            by_tags(&mut out, first, tags);
        }
        mark_cells(&mut out[first..], &marks);
        doubt_labels(&mut out[first..], &sheet.charts);
        settle(&mut out[first..]);
    }
    out
}

/// Notes which lines of cells have a drawn list mark in front of them.
fn mark_cells(chunks: &mut [Chunk], marks: &[Rect]) {
    for chunk in chunks.iter_mut().filter(|_| !marks.is_empty()) {
        let ChunkKind::Table(draft) = &mut chunk.kind else { continue };
        for line in draft.cells.iter_mut().flat_map(|c| &mut c.lines) {
            line.marked = mark::beside(marks, line).is_some();
        }
    }
}

/// How many letters have which size, in quarters of a point.
#[derive(Debug, Default)]
pub struct Sizes(HashMap<i32, usize>);

impl Sizes {
    /// Counts the letters of words.
    pub fn count(&mut self, words: &[Word]) {
        // Sizes change seldom: one look-up for a run of words of one size.
        for run in words.chunk_by(|a, b| a.size == b.size) {
            let size = run.first().map_or(0.0, |word| word.size);
            *self.0.entry((size * 4.0).round() as i32).or_default() +=
                run.iter().map(|w| w.glyphs.len()).sum::<usize>();
        }
    }

    /// The size that most letters have.
    pub fn most(&self) -> Points {
        self.0.iter().max_by_key(|(s, n)| (**n, **s)).map_or(10.0, |(s, _)| (*s as f32 / 4.0).max(1.0))
    }
}

/// Turned lines as words of the page's frame, one word a line, with the lines they come from.
fn turn(page: &Page, sheet: &mut Sheet) -> (Vec<Word>, Vec<Word>) {
    let frame = Frame::of(page, if sheet.words.is_empty() { Direction::Right } else { sheet.way });
    let mut out = Vec::new();
    let mut aslant = Vec::new();
    for words in sheet.turned.drain(..) {
        for line in lines(words) {
            let Some(mut word) = line.words.first().cloned() else { continue };
            for part in line.words.iter().skip(1) {
                word.text.push(' ');
                word.text.push_str(&part.text);
            }
            let runs: Vec<Run> = line.words.iter().flat_map(|w| w.glyphs.runs()).copied().collect();
            let drawn = runs.iter().flat_map(|run| sheet.drawn.get(run.numbers()).unwrap_or_default());
            let mut glyphs = drawn.filter_map(|g| page.glyphs.get(*g as usize)).peekable();
            let slanted = glyphs.peek().is_some_and(|g| g.direction == Direction::Slanted);
            let areas = glyphs.map(|g| frame.rect(&g.area));
            word.area = areas.reduce(|a, b| a.union(&b)).unwrap_or(word.area);
            word.glyphs = Glyphs::Line(Rc::new(runs));
            word.baseline = word.area.y1;
            word.glued = false;
            word.raised = false;
            word.turned = true;
            if slanted { aslant.push(word) } else { out.push(word) }
        }
    }
    (out, aslant)
}

/// Lets the grids of a page claim their words.
fn claim(sheet: &mut Sheet, turned: Vec<Word>, tags: &TagMap) -> Claimed {
    let (mut tables, mut words) = tags.tables(std::mem::take(&mut sheet.words));
    let mut found = grids(sheet);
    found.retain(|g| g.area().width() > GRID_POINTS_MIN && g.area().height() > GRID_POINTS_MIN);
    let size = |g: &super::lattice::Grid| g.area().width() * g.area().height();
    found.sort_by(|a, b| size(b).total_cmp(&size(a)));
    found.truncate(GRIDS_MAX);
    let mut frames = Vec::new();
    let mut turned = turned;
    // Rulings that hold more than the tagged cells know better: a repeated header is often left out of the tags.
    for grid in found.iter().filter(|g| g.cells.len() > 1) {
        let area = grid.area();
        if tables.is_empty() || !words.iter().any(|w| area.contains(w.area.centre())) {
            continue;
        }
        let (inner, outer): (Vec<Draft>, Vec<Draft>) = tables.into_iter().partition(|t| {
            area.contains(Point { x: t.area.x0, y: t.area.y0 }) && area.contains(Point { x: t.area.x1, y: t.area.y1 })
        });
        tables = outer;
        words.extend(inner.into_iter().flat_map(|t| t.cells).flat_map(|c| c.lines).flat_map(|l| l.words));
    }
    for grid in found.iter().rev() {
        let area = grid.area();
        if grid.cells.len() == 1 {
            frames.push(area);
            continue;
        }
        if is_of_bars(&sheet.charts, &area) {
            continue;
        }
        let mut inside: Vec<Word> = words.extract_if(.., |w| area.contains(w.area.centre())).collect();
        let upright = inside.len();
        if upright > 0 {
            inside.extend(turned.extract_if(.., |w| area.contains(w.area.centre())));
        }
        match ruled::table(grid, inside) {
            Ok(draft) => tables.push(draft),
            Err(back) => {
                let (other, flat): (Vec<Word>, Vec<Word>) = back.into_iter().partition(|w| w.turned);
                words.extend(flat);
                turned.extend(other);
                frames.push(area);
            }
        }
    }
    sheet.turned = vec![turned];
    Claimed { tables, frames, lines: lines(words) }
}

/// One page being read.
struct PageRoom<'a> {
    sheet: &'a Sheet,
    marks: &'a [Rect],
    rules: Rules,
    body: Points,
    page: u32,
    next_box: &'a mut u32,
    out: &'a mut Vec<Chunk>,
}

impl<'a> PageRoom<'a> {
    fn read(&mut self, claimed: Claimed, lines: Vec<Line>, flags: &[bool]) {
        let mut heads = Vec::new();
        let mut feet = Vec::new();
        let mut words: Vec<Word> = Vec::with_capacity(lines.iter().map(|l| l.words.len()).sum());
        for (at, line) in lines.into_iter().enumerate() {
            if !flags.get(at).copied().unwrap_or(false) {
                words.extend(line.words);
            } else if line.baseline < self.sheet.height / 2.0 {
                heads.push(line);
            } else {
                feet.push(line);
            }
        }
        for line in heads {
            self.furniture(line);
        }
        let areas = boxes(self.sheet, &claimed.frames, &words);
        let mut tables: Vec<Option<Draft>> = claimed.tables.into_iter().map(Some).collect();
        let mut inner: Vec<(Vec<Word>, Vec<usize>)> = areas.iter().map(|_| (Vec::new(), Vec::new())).collect();
        let mut own = words;
        for word in own.extract_if(.., |w| areas.iter().any(|a| a.contains(w.area.centre()))) {
            if let Some(b) = areas.iter().position(|a| a.contains(word.area.centre())) {
                inner[b].0.push(word);
            }
        }
        let mut atoms: Vec<Atom> = Vec::new();
        let mut made: Vec<Made> = Vec::new();
        for (at, table) in tables.iter().enumerate() {
            let Some(area) = table.as_ref().map(|t| t.area) else { continue };
            match areas.iter().position(|a| a.contains(area.centre())) {
                Some(b) => inner[b].1.push(at),
                None => {
                    atoms.push(Atom { area, aside: false });
                    made.push(Made::Table(at));
                }
            }
        }
        for (at, (words, _)) in inner.iter().enumerate() {
            let area = words.iter().map(|w| w.area).reduce(|a, b| a.union(&b)).unwrap_or(areas[at]);
            atoms.push(Atom { area, aside: area.width() < 0.5 * self.sheet.width });
            made.push(Made::Box(at));
        }
        self.stretch(own, &atoms, &made, &mut tables, &mut inner, (RegionKind::Body, 0));
        let turned: Vec<Word> = self.sheet.turned.iter().flatten().cloned().collect();
        for word in turned {
            let line = Line::of(vec![word]);
            let figures = line.words.iter().any(Word::has_digit);
            let setting = Setting { sure: !figures, ..self.setting((RegionKind::Body, 0)) };
            let mut chunks = flow(vec![line], &setting);
            for chunk in &mut chunks {
                chunk.kind = ChunkKind::Furniture;
                chunk.region = (RegionKind::Furniture, 0);
            }
            self.out.extend(chunks);
        }
        for line in feet {
            self.furniture(line);
        }
    }

    fn setting(&self, region: (RegionKind, u32)) -> Setting<'a> {
        let (body, page, height) = (self.body, self.page, self.sheet.height);
        Setting { body, region, page, height, sure: true, marks: self.marks }
    }

    fn furniture(&mut self, line: Line) {
        let column = line.area;
        self.out.push(Chunk {
            kind: ChunkKind::Furniture,
            lines: vec![line],
            region: (RegionKind::Furniture, 0),
            page: self.page,
            last_page: self.page,
            column,
            sure: true,
        });
    }

    fn stretch(
        &mut self,
        words: Vec<Word>,
        atoms: &[Atom],
        made: &[Made],
        tables: &mut [Option<Draft>],
        inner: &mut [(Vec<Word>, Vec<usize>)],
        region: (RegionKind, u32),
    ) {
        for leaf in order(&words, atoms, &self.rules) {
            let setting = Setting { sure: leaf.sure, ..self.setting(region) };
            let mut rest = lines(leaf.words);
            if leaf.card {
                self.tile(rest, region);
                continue;
            }
            let mut inside = leaf.atoms;
            inside.sort_by(|a, b| {
                atoms[*a].area.y0.total_cmp(&atoms[*b].area.y0).then(atoms[*a].area.x0.total_cmp(&atoms[*b].area.x0))
            });
            for atom in inside {
                let below =
                    rest.split_off(rest.partition_point(|l| l.area.centre().y < atoms[atom].area.y0.max(l.area.y0)));
                let mut before = std::mem::replace(&mut rest, below);
                if let Some(Made::Table(at)) = made.get(atom)
                    && let Some(draft) = tables.get_mut(*at).and_then(Option::as_mut)
                {
                    crown(draft, &mut before);
                }
                self.column(before, &setting);
                match made.get(atom) {
                    Some(Made::Table(at)) => {
                        if let Some(draft) = tables.get_mut(*at).and_then(Option::take) {
                            self.table(draft, &setting);
                        }
                    }
                    Some(Made::Box(at)) => {
                        let Some((words, mine)) = inner.get_mut(*at).map(std::mem::take) else { continue };
                        *self.next_box += 1;
                        let region = (RegionKind::Box, *self.next_box);
                        let atoms: Vec<Atom> = mine
                            .iter()
                            .filter_map(|t| tables[*t].as_ref().map(|d| Atom { area: d.area, aside: false }))
                            .collect();
                        let tile = lines(words.clone());
                        if atoms.is_empty() && is_tile(&tile) {
                            self.tile(tile, region);
                            continue;
                        }
                        let made: Vec<Made> = mine.into_iter().map(Made::Table).collect();
                        self.stretch(words, &atoms, &made, tables, &mut [], region);
                    }
                    None => {}
                }
            }
            self.column(rest, &setting);
        }
    }

    /// A number and its caption, which belong together.
    fn tile(&mut self, lines: Vec<Line>, region: (RegionKind, u32)) {
        let column = lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
        let (page, last_page, kind) = (self.page, self.page, ChunkKind::Paragraph);
        self.out.push(Chunk { kind, lines, region, page, last_page, column, sure: true });
    }

    /// Lines of one column: the tables among them, and the rest as text.
    fn column(&mut self, lines: Vec<Line>, setting: &Setting) {
        if lines.is_empty() {
            return;
        }
        let lines = abreast::joined(lines);
        let found = detect::tables(&lines, self.sheet);
        let mut rest = lines.into_iter();
        let mut at = 0;
        for table in found {
            let before: Vec<Line> = rest.by_ref().take(table.first.saturating_sub(at)).collect();
            self.out.extend(flow(before, setting));
            let _ = rest.by_ref().take(table.end - table.first).count();
            at = table.end;
            for draft in table.drafts {
                self.table(draft, setting);
            }
        }
        self.out.extend(flow(rest.collect(), setting));
    }

    fn table(&mut self, draft: Draft, setting: &Setting) {
        let column = draft.area;
        self.out.push(Chunk {
            kind: ChunkKind::Table(Box::new(draft)),
            lines: Vec::new(),
            region: setting.region,
            page: self.page,
            last_page: self.page,
            column,
            sure: setting.sure,
        });
    }
}

/// What an atom of the page stands for.
enum Made {
    Table(usize),
    Box(usize),
}
