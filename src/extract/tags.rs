//! The structure tree of a tagged file (PDF 32000-1 §14.7, §14.8): which marked content is a heading, a table cell, a list item, and
//! in which order. It is what the producer claims; layout asks whether the page agrees.
//!
//! The tree is read once, with counted budgets; a tree that is larger is left out whole, so that a report with many thousands of
//! elements costs no more than one without tags.

use super::open::{Dict, File, Item, Value};
use super::page::Sheet;
use super::{Tag, TagKind, TagMark, Tags};
use crate::place::PageIndex;
use foldhash::{HashMap, HashSet, HashSetExt};

/// Most elements that are read; a page of a report with tables has 100 to 400.
const ELEMENTS_MAX: usize = 12_000;
/// Most kids that are looked at, marks included.
const KIDS_MAX: usize = 60_000;
/// Deepest nesting that is followed, arrays of kids counted too; producers stay below 40.
const DEPTH_MAX: u32 = 96;
/// Most names of the role map that are followed one after the other.
const ROLES_MAX: usize = 8;
/// Widest span of a cell that is believed.
const SPAN_MAX: i64 = 200;

struct Walk<'a> {
    pages: HashMap<usize, PageIndex>,
    roles: Option<Dict<'a>>,
    /// Numbers of the objects that were met: a tree that leads back to itself is followed once.
    seen: HashSet<u32>,
    kids: usize,
    tags: Tags,
}

/// What a kid hangs under: its element, and the page that is said there.
#[derive(Clone, Copy, Default)]
struct Place {
    element: Option<u32>,
    page: Option<PageIndex>,
}

/// The structure tree of the file, empty where it has none or one that is too large or loops.
pub fn read(file: &File<'_>, sheets: &[Sheet<'_>]) -> Tags {
    let root = file.trailer().dict(b"Root").and_then(|root| root.dict(b"StructTreeRoot"));
    let Some(root) = root else { return Tags::default() };
    let pages = sheets.iter().zip(0..).map(|(sheet, n)| (sheet.dict.key(), PageIndex(n))).collect();
    let roles = root.dict(b"RoleMap");
    let mut walk = Walk { pages, roles, seen: HashSet::new(), kids: 0, tags: Tags::default() };
    match walk.kids(&root, Place::default(), DEPTH_MAX) {
        Some(()) => walk.tags,
        None => Tags::default(),
    }
}

impl<'a> Walk<'a> {
    /// `None` where a budget is spent.
    fn kids(&mut self, of: &Dict<'_>, under: Place, depth: u32) -> Option<()> {
        of.item(b"K").map_or(Some(()), |kids| self.kid(kids, under, depth))
    }

    fn kid(&mut self, kid: Item<'_>, under: Place, depth: u32) -> Option<()> {
        self.kids += 1;
        let depth = depth.checked_sub(1)?;
        if self.kids > KIDS_MAX || self.tags.elements.len() > ELEMENTS_MAX {
            return None;
        }
        if kid.number().is_some_and(|number| !self.seen.insert(number)) {
            return Some(());
        }
        kid.look(|value| match value.items() {
            Some(mut items) => items.try_for_each(|item| self.kid(item, under, depth)),
            None => self.one(value, under, depth),
        })
    }

    fn one(&mut self, value: Value<'_>, under: Place, depth: u32) -> Option<()> {
        if let Some(id) = value.integer() {
            self.mark(id, under);
            return Some(());
        }
        let Some(dict) = value.dict() else { return Some(()) };
        let page = dict.dict(b"Pg").and_then(|page| self.pages.get(&page.key()).copied()).or(under.page);
        if dict.is(b"Type", b"MCR") {
            // Content of a form that is drawn on the page has ids of its own (§14.7.4.2); they would be mistaken for the page's.
            if let Some(id) = dict.get(b"MCID").and_then(|id| id.integer()).filter(|_| !dict.has(b"Stm")) {
                self.mark(id, Place { page, ..under });
            }
            return Some(());
        }
        if dict.is(b"Type", b"OBJR") {
            return Some(());
        }
        let kind = self.kind(&dict);
        let element = self.tags.elements.len() as u32;
        let (rows, columns) = if matches!(kind, TagKind::Cell | TagKind::HeadCell) { spans(&dict) } else { (1, 1) };
        self.tags.elements.push(Tag { kind, parent: under.element, rows, columns });
        self.kids(&dict, Place { element: Some(element), page }, depth)
    }

    fn mark(&mut self, id: i64, of: Place) {
        if let (Some(element), Some(page), Ok(mcid)) = (of.element, of.page, u32::try_from(id)) {
            self.tags.marks.push(TagMark { page, mcid, element });
        }
    }

    /// The kind of an element, by the standard name that its own name stands for.
    fn kind(&self, element: &Dict<'_>) -> TagKind {
        let mut name = element.name(b"S").unwrap_or_default();
        for _ in 0..ROLES_MAX {
            if let Some(kind) = standard(name) {
                return kind;
            }
            match self.roles.and_then(|roles| roles.name(name)) {
                Some(next) => name = next,
                None => break,
            }
        }
        TagKind::Other
    }
}

fn standard(name: &[u8]) -> Option<TagKind> {
    Some(match name {
        b"H" => TagKind::Heading(0),
        [b'H', level @ b'1'..=b'6'] => TagKind::Heading(level - b'0'),
        b"Title" => TagKind::Heading(1),
        b"Table" => TagKind::Table,
        b"TR" => TagKind::Row,
        b"TH" => TagKind::HeadCell,
        b"TD" => TagKind::Cell,
        b"P" => TagKind::Paragraph,
        b"LI" => TagKind::Item,
        b"Lbl" => TagKind::Label,
        b"Caption" => TagKind::Caption,
        b"Note" | b"FENote" => TagKind::Note,
        _ => return None,
    })
}

/// How many rows and columns a cell spans: the attributes `RowSpan` and `ColSpan` of owner `Table` (§14.8.5.7).
fn spans(cell: &Dict<'_>) -> (u16, u16) {
    let Some(value) = cell.get(b"A") else { return (1, 1) };
    let lists: Vec<Dict<'_>> = match value.array() {
        Some(items) => items.filter_map(|v| v.dict()).collect(),
        None => value.dict().into_iter().collect(),
    };
    let span = |key: &[u8]| {
        let found = lists.iter().find_map(|a| a.get(key)).and_then(|v| v.integer());
        found.unwrap_or(1).clamp(1, SPAN_MAX) as u16
    };
    (span(b"RowSpan"), span(b"ColSpan"))
}
