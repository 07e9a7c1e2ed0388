//! The list of pages and what each inherits: boxes, turn, resources (PDF 32000-1 §7.7.3).

use super::limit::{NESTING_MAX, PAGES_MAX};
use super::open::{Dict, File};
use super::{ExtractError, Trouble, TroubleKind};
use crate::geometry::{Matrix, Points};

/// US Letter, for pages that say nothing (other readers do the same).
const DEFAULT_BOX: [f64; 4] = [0.0, 0.0, 612.0, 792.0];
/// Smallest and largest edge that is believed, in points: 14,400 is the limit of annex C, `UserUnit` raises it.
const EDGE_POINTS_MAX: f64 = 1_440_000.0;

/// Most nodes of the page tree for each page that may be in it.
const NODES_A_PAGE_MAX: usize = 4;

/// A page before it is read.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// Its dictionary.
    pub dict: Dict<'a>,
    /// Its resources, its own or inherited.
    pub resources: Option<Dict<'a>>,
    /// Width as shown.
    pub width: Points,
    /// Height as shown.
    pub height: Points,
    /// What is wrong with its boxes.
    pub fault: Option<&'static str>,
    /// From default user space to the page as shown, y turned over.
    pub shown: Matrix,
}

/// The pages of a file.
#[derive(Debug)]
pub struct List<'a> {
    /// The pages in order.
    pub sheets: Vec<Sheet<'a>>,
    /// The page tree gave none: these were found among the objects.
    pub searched: bool,
}

/// What page-tree nodes hand down.
#[derive(Clone, Copy, Debug, Default)]
struct Inherited<'a> {
    resources: Option<Dict<'a>>,
    media: Option<[f64; 4]>,
    crop: Option<[f64; 4]>,
    turn: i64,
}

/// The pages of a file in order. Where the page tree gives none, the objects are searched for pages.
pub fn list<'a>(file: &'a File<'a>, troubles: &mut Vec<Trouble>) -> Result<List<'a>, ExtractError> {
    let mut walk =
        Walk { sheets: Vec::new(), path: Vec::new(), nodes: 0, broken: 0, miscounted: 0, looped: false, limit: None };
    let tree = file.trailer().dict(b"Root").and_then(|root| root.dict(b"Pages"));
    if let Some(root) = tree {
        walk.node(&root, Inherited::default());
    }
    let mut rebuilt = |message: String| troubles.push(Trouble { kind: TroubleKind::PageTreeRebuilt, message });
    let searched = walk.sheets.is_empty() && walk.limit.is_none();
    if searched {
        if walk.looped {
            return Err(ExtractError::Damaged(
                "expected pages in the page tree, found a tree that holds itself".to_owned(),
            ));
        }
        for value in file.objects() {
            let Some(dict) = value.dict().filter(|d| d.is(b"Type", b"Page")) else { continue };
            walk.leaf(&dict, handed_down(&dict));
        }
        rebuilt(format!("expected pages in the page tree, found none; {} found in the file", walk.sheets.len()));
    } else if walk.broken > 0 {
        rebuilt(format!("expected pages at every place of the page tree, found {} that are none", walk.broken));
    } else if walk.miscounted > 0 {
        let found = walk.sheets.len();
        rebuilt(format!(
            "expected page counts that are true, found {} that are not, and {found} pages",
            walk.miscounted
        ));
    }
    match walk.limit {
        Some(message) => Err(ExtractError::Limit(message)),
        None => Ok(List { sheets: walk.sheets, searched }),
    }
}

/// What a page found by itself inherits along `/Parent`.
fn handed_down<'a>(page: &Dict<'a>) -> Inherited<'a> {
    let mut chain = Vec::new();
    let mut node = page.dict(b"Parent");
    while let Some(parent) = node.filter(|_| chain.len() < NESTING_MAX) {
        chain.push(parent);
        node = parent.dict(b"Parent");
    }
    chain.iter().rev().fold(Inherited::default(), |inherited, node| inherited.with(node))
}

struct Walk<'a> {
    sheets: Vec<Sheet<'a>>,
    /// The nodes above the current one.
    path: Vec<usize>,
    nodes: usize,
    broken: usize,
    miscounted: usize,
    looped: bool,
    limit: Option<String>,
}

impl<'a> Walk<'a> {
    fn node(&mut self, dict: &Dict<'a>, inherited: Inherited<'a>) {
        self.nodes += 1;
        if self.path.len() > NESTING_MAX {
            self.limit = Some(format!("the page tree is more than {NESTING_MAX} deep"));
        } else if self.nodes > PAGES_MAX * NODES_A_PAGE_MAX {
            self.limit = Some(format!("the page tree has more than {} nodes", PAGES_MAX * NODES_A_PAGE_MAX));
        }
        if self.limit.is_some() {
            return;
        }
        // A node below itself is a loop. The same page at two places is shown twice, as other readers do.
        if self.path.contains(&dict.key()) {
            self.broken += 1;
            self.looped = true;
            return;
        }
        // Some writers forget `/Type`; `/Kids` tells the nodes.
        match dict.get(b"Kids").and_then(|v| v.array()) {
            Some(kids) if !dict.is(b"Type", b"Page") => {
                let inherited = inherited.with(dict);
                self.path.push(dict.key());
                let before = self.sheets.len();
                for kid in kids {
                    match kid.dict() {
                        Some(kid) => self.node(&kid, inherited),
                        None => self.broken += 1,
                    }
                    if self.limit.is_some() {
                        return;
                    }
                }
                self.path.pop();
                let below = i64::try_from(self.sheets.len() - before).unwrap_or(i64::MAX);
                let counted = dict.get(b"Count").and_then(|v| v.integer());
                self.miscounted += usize::from(counted.is_some_and(|counted| counted != below));
            }
            _ if dict.is(b"Type", b"Pages") => self.broken += 1,
            // Writers misspell `/Type`; but what says that it is something else and has no page's keys is no page.
            _ if dict.has(b"Type")
                && !dict.is(b"Type", b"Page")
                && !dict.has(b"Contents")
                && !dict.has(b"MediaBox") =>
            {
                self.broken += 1;
            }
            _ => self.leaf(dict, inherited),
        }
    }

    fn leaf(&mut self, dict: &Dict<'a>, inherited: Inherited<'a>) {
        if self.sheets.len() >= PAGES_MAX {
            self.limit = Some(format!("the file has more than {PAGES_MAX} pages"));
            return;
        }
        let page = inherited.with(dict);
        let media = page.media.unwrap_or(DEFAULT_BOX);
        let shown_box = page.crop.and_then(|crop| common_part(crop, media)).unwrap_or(media);
        let unit = dict.number(b"UserUnit").filter(|u| (0.01..=1000.0).contains(u)).unwrap_or(1.0);
        let (width, height, shown) = shown_matrix(shown_box, page.turn, unit);
        let broken = page.media.is_none() || dict.has(b"MediaBox") && rectangle(dict, b"MediaBox").is_none();
        let fault = broken.then_some("expected the size of the page, found none that can be used");
        self.sheets.push(Sheet { dict: *dict, resources: page.resources, width, height, fault, shown });
    }
}

impl<'a> Inherited<'a> {
    fn with(self, dict: &Dict<'a>) -> Inherited<'a> {
        let turn = dict.get(b"Rotate").and_then(|v| v.integer());
        Inherited {
            resources: dict.dict(b"Resources").or(self.resources),
            media: rectangle(dict, b"MediaBox").or(self.media),
            crop: rectangle(dict, b"CropBox").or(self.crop),
            // Turns that are no multiple of 90 are not turns (§7.7.3.3).
            turn: turn.map_or(self.turn, |t| if t % 90 == 0 { t.rem_euclid(360) } else { 0 }),
        }
    }
}

/// A rectangle of a dictionary, corners in order; `None` where it is none or has no area.
pub fn rectangle(dict: &Dict<'_>, key: &[u8]) -> Option<[f64; 4]> {
    let numbers = dict.get(key)?.numbers();
    let [a, b, c, d] = numbers.as_slice() else { return None };
    let r = [a.min(*c), b.min(*d), a.max(*c), b.max(*d)];
    let edge = |from: f64, to: f64| to - from > 0.0 && to - from <= EDGE_POINTS_MAX;
    (edge(r[0], r[2]) && edge(r[1], r[3])).then_some(r)
}

fn common_part(a: [f64; 4], b: [f64; 4]) -> Option<[f64; 4]> {
    let r = [a[0].max(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].min(b[3])];
    (r[0] < r[2] && r[1] < r[3]).then_some(r)
}

/// Width, height and the map from user space to the page as shown: origin top left, y downwards, turned clockwise.
fn shown_matrix([x0, y0, x1, y1]: [f64; 4], turn: i64, unit: f64) -> (Points, Points, Matrix) {
    let (w, h, u) = ((x1 - x0) * unit, (y1 - y0) * unit, unit);
    let (w, h, m) = match turn {
        90 => (h, w, [0.0, u, u, 0.0, -y0 * u, -x0 * u]),
        180 => (w, h, [-u, 0.0, 0.0, u, x1 * u, -y0 * u]),
        270 => (h, w, [0.0, -u, -u, 0.0, y1 * u, x1 * u]),
        _ => (w, h, [u, 0.0, 0.0, -u, -x0 * u, y1 * u]),
    };
    (w as Points, h as Points, Matrix { m })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the lower left and the upper right corner of a page of 100 by 200 at (10, 20) go.
    fn check(turn: i64, unit: f64, expect: [(f64, f64); 2]) {
        let (_, _, m) = shown_matrix([10.0, 20.0, 110.0, 220.0], turn, unit);
        assert_eq!([m.apply(10.0, 20.0), m.apply(110.0, 220.0)], expect, "turned by {turn}");
    }

    #[test]
    fn pages_are_turned_clockwise() {
        check(0, 1.0, [(0.0, 200.0), (100.0, 0.0)]);
        check(90, 1.0, [(0.0, 0.0), (200.0, 100.0)]);
        check(180, 1.0, [(100.0, 0.0), (0.0, 200.0)]);
        check(270, 1.0, [(200.0, 100.0), (0.0, 0.0)]);
        check(0, 2.0, [(0.0, 400.0), (200.0, 0.0)]);
    }
}
