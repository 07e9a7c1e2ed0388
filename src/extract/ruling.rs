//! Paths to rulings and boxes: straight lines, thin filled rectangles, filled and framed rectangles (PDF 32000-1 §8.5).

use super::limit::PAGE_SHAPES_MAX;
use super::state::State;
use super::{Fill, Page, Ruling};
use crate::geometry::{Points, Rect};

/// A filled rectangle up to this thickness is a ruling. Measured over the corpus: table lines are drawn up to 2.25 points thick,
/// and the smallest tinted cells are 6 high.
const RULING_POINTS_MAX: Points = 3.0;
/// Shorter lines are dots and strokes of drawings.
const RULING_LENGTH_POINTS_MIN: Points = 2.0;
/// A line is straight along the page where it strays no more than this.
const STRAY_POINTS_MAX: Points = 0.3;
/// Hair lines (`0 w`) are drawn one device pixel wide; this stands for it.
const HAIR_POINTS: Points = 0.25;
/// A path with curves counts as a rectangle (rounded corners) where it covers this share of its box.
const ROUNDED_SHARE_MIN: f32 = 0.85;

/// Most points of one path: of four, a rectangle.
const PATH_POINTS_MAX: usize = PAGE_SHAPES_MAX * 4;

/// The current path on the page as shown.
#[derive(Debug, Default)]
pub struct Path {
    points: Vec<(Points, Points)>,
    parts: Vec<Part>,
    at: (Points, Points),
    /// Set by `W` and `W*` until the path is painted.
    pub clips: bool,
    /// A path of the page had more points than are kept.
    pub cut: bool,
}

#[derive(Clone, Copy, Debug)]
struct Part {
    start: usize,
    closed: bool,
    curved: bool,
}

/// How a path is painted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paint {
    /// Its inside.
    pub fill: bool,
    /// Its edge.
    pub stroke: bool,
    /// The last part is closed first.
    pub close: bool,
}

impl Path {
    /// `m`.
    pub fn move_to(&mut self, state: &State, x: f64, y: f64) {
        self.parts.push(Part { start: self.points.len(), closed: false, curved: false });
        self.push(state, x, y);
    }

    /// `l`.
    pub fn line_to(&mut self, state: &State, x: f64, y: f64) {
        if self.parts.is_empty() {
            return self.move_to(state, x, y);
        }
        self.reopen();
        self.push(state, x, y);
    }

    /// `c`, `v`, `y`: only where it ends matters here.
    pub fn curve_to(&mut self, state: &State, x: f64, y: f64) {
        self.line_to(state, x, y);
        if let Some(part) = self.parts.last_mut() {
            part.curved = true;
        }
    }

    /// `h`.
    pub fn close(&mut self) {
        if let Some(part) = self.parts.last_mut() {
            part.closed = true;
            self.at = self.points.get(part.start).copied().unwrap_or(self.at);
        }
    }

    /// `re`.
    pub fn rectangle(&mut self, state: &State, [x, y, w, h]: [f64; 4]) {
        self.move_to(state, x, y);
        for (x, y) in [(x + w, y), (x + w, y + h), (x, y + h)] {
            self.push(state, x, y);
        }
        self.close();
    }

    /// After `h` a line goes on from where the closed part began.
    fn reopen(&mut self) {
        if self.parts.last().is_some_and(|part| part.closed) {
            self.parts.push(Part { start: self.points.len(), closed: false, curved: false });
            self.points.push(self.at);
        }
    }

    fn push(&mut self, state: &State, x: f64, y: f64) {
        let (x, y) = state.ctm.apply(x, y);
        self.at = (x as Points, y as Points);
        if self.points.len() < PATH_POINTS_MAX {
            self.points.push(self.at);
        } else {
            self.cut = true;
        }
    }

    /// Paints the path onto the page, narrows the clip where `W` asked for it, and forgets the path.
    pub fn paint(&mut self, how: Paint, state: &mut State, page: &mut Page) {
        if how.close {
            self.close();
        }
        let clip = state.clip;
        let ends = self.parts.iter().skip(1).map(|part| part.start).chain([self.points.len()]);
        for (part, end) in self.parts.iter().zip(ends) {
            let Some(points) = self.points.get(part.start..end).filter(|points| points.len() > 1) else { continue };
            if how.fill || how.stroke {
                paint_part(points, *part, how, state, clip, page);
            }
        }
        if self.clips
            && let Some(area) = bounds(&self.points)
        {
            state.narrow_clip(area);
        }
        self.points.clear();
        self.parts.clear();
        self.clips = false;
    }
}

fn paint_part(points: &[(Points, Points)], part: Part, how: Paint, state: &State, clip: Option<Rect>, page: &mut Page) {
    let Some(area) = bounds(points) else { return };
    let rectangle = is_rectangle(points, part, &area);
    let thickness = line_points(state);
    if rectangle && area.width().min(area.height()) > RULING_POINTS_MAX {
        let framed = how.stroke && (part.closed || points.len() > 4);
        let fill = how.fill.then_some(state.fill);
        if fill.is_some() || framed {
            push_fill(page, clip, Fill { area, colour: fill, framed });
        }
    } else if rectangle && how.fill {
        push_ruling(page, clip, area);
    }
    if how.stroke && !part.curved {
        let closing = part.closed.then(|| [points.last().copied(), points.first().copied()]);
        let sides = points.windows(2).filter_map(|w| Some([*w.first()?, *w.get(1)?]));
        for [from, to] in sides.chain(closing.and_then(|[a, b]| Some([a?, b?]))) {
            push_line(page, clip, state, from, to, thickness);
        }
    }
}

/// Thickness of stroked lines on the page as shown.
fn line_points(state: &State) -> Points {
    let [a, b, c, d, ..] = state.ctm.m;
    let scale = (a * d - b * c).abs().sqrt();
    ((state.line_width.abs() * scale) as Points).max(HAIR_POINTS)
}

fn push_line(
    page: &mut Page,
    clip: Option<Rect>,
    state: &State,
    from: (Points, Points),
    to: (Points, Points),
    thickness: Points,
) {
    let (dx, dy) = ((from.0 - to.0).abs(), (from.1 - to.1).abs());
    let half = thickness / 2.0;
    let line = Rect::new(from.0, from.1, to.0, to.1);
    let area = if dy <= STRAY_POINTS_MAX && dx > dy {
        Rect { y0: line.y0 - half, y1: line.y1 + half, ..line }
    } else if dx <= STRAY_POINTS_MAX && dy > dx {
        Rect { x0: line.x0 - half, x1: line.x1 + half, ..line }
    } else {
        return;
    };
    // A very thick line is a bar.
    if thickness > RULING_POINTS_MAX {
        push_fill(page, clip, Fill { area, colour: Some(state.stroke), framed: false });
    } else {
        push_ruling(page, clip, area);
    }
}

fn push_ruling(page: &mut Page, clip: Option<Rect>, area: Rect) {
    let Some(area) = shown(page, clip, area) else { return };
    let (w, h) = (area.width(), area.height());
    if w.max(h) >= RULING_LENGTH_POINTS_MIN && w.max(h) > w.min(h) * 2.0 && page.rulings.len() < PAGE_SHAPES_MAX {
        page.rulings.push(Ruling { area, horizontal: w >= h });
    }
}

/// Puts a filled or framed rectangle on the page, as far as the clip shows it; what the clip leaves of it may be a ruling.
pub fn push_fill(page: &mut Page, clip: Option<Rect>, fill: Fill) {
    let Some(area) = shown(page, clip, fill.area) else { return };
    if area.width().min(area.height()) <= RULING_POINTS_MAX {
        if fill.colour.is_some() {
            push_ruling(page, None, area);
        }
    } else if page.fills.len() < PAGE_SHAPES_MAX {
        page.fills.push(Fill { area, ..fill });
    }
}

/// The part of an area that the clip and the page show.
pub fn shown(page: &Page, clip: Option<Rect>, area: Rect) -> Option<Rect> {
    let paper = Rect { x0: 0.0, y0: 0.0, x1: page.width, y1: page.height };
    let area = area.intersection(&paper)?;
    match clip {
        Some(clip) => area.intersection(&clip),
        None => Some(area),
    }
}

fn bounds(points: &[(Points, Points)]) -> Option<Rect> {
    let (first, rest) = points.split_first()?;
    let start = Rect { x0: first.0, y0: first.1, x1: first.0, y1: first.1 };
    let area = rest.iter().fold(start, |r, &(x, y)| r.union(&Rect { x0: x, y0: y, x1: x, y1: y }));
    [area.x0, area.y0, area.x1, area.y1].iter().all(|v| v.is_finite()).then_some(area)
}

/// True for a rectangle along the page, also one with rounded corners.
fn is_rectangle(points: &[(Points, Points)], part: Part, area: &Rect) -> bool {
    if !part.curved && !(4..=6).contains(&points.len()) {
        return false;
    }
    let whole = area.width() * area.height();
    if whole <= 0.0 {
        return false;
    }
    let next = points.iter().cycle().skip(1);
    let twice: Points = points.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
    let share = twice.abs() / 2.0 / whole;
    if part.curved { share >= ROUNDED_SHARE_MIN } else { share >= 0.99 }
}
