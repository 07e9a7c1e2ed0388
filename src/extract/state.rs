//! The graphics state that decides where and how text stands (PDF 32000-1 §8.4, §9.3).

use super::colour::{BLACK, Space};
use crate::geometry::{Matrix, Rect};
use std::rc::Rc;

/// What `q` saves and `Q` brings back.
#[derive(Clone, Debug)]
pub struct State {
    /// From the current user space to the page as shown.
    pub ctm: Matrix,
    /// Fill colour, `0xRRGGBB`.
    pub fill: u32,
    /// Stroke colour.
    pub stroke: u32,
    /// How much of the paper a fill hides, from 0 to 1 (`ca`, §11.6.4.4).
    pub fill_alpha: f64,
    /// How much a stroke hides (`CA`).
    pub stroke_alpha: f64,
    /// Colour space of `sc` and `scn`.
    pub fill_space: Rc<Space>,
    /// Colour space of `SC` and `SCN`.
    pub stroke_space: Rc<Space>,
    /// `w`, in user space.
    pub line_width: f64,
    /// The box around the clipping path, on the page as shown.
    pub clip: Option<Rect>,
    /// The text state.
    pub text: TextState,
}

/// The text state (§9.3.1); it belongs to the graphics state.
#[derive(Clone, Copy, Debug)]
pub struct TextState {
    /// Index of the font in the document.
    pub font: Option<usize>,
    /// `Tf`.
    pub size: f64,
    /// `Tc`.
    pub char_space: f64,
    /// `Tw`.
    pub word_space: f64,
    /// `Tz`, 1 for 100 per cent.
    pub scale: f64,
    /// `TL`.
    pub leading: f64,
    /// `Ts`.
    pub rise: f64,
    /// `Tr`.
    pub mode: i64,
}

/// Ink that hides less of the paper than this is not seen.
const ALPHA_SEEN_MIN: f64 = 0.01;

impl State {
    /// Whether fills are seen.
    pub fn fills(&self) -> bool {
        self.fill_alpha >= ALPHA_SEEN_MIN
    }

    /// Whether strokes are seen.
    pub fn strokes(&self) -> bool {
        self.stroke_alpha >= ALPHA_SEEN_MIN
    }

    /// The state that a page begins with.
    pub fn new(ctm: Matrix) -> State {
        let text = TextState {
            font: None,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        };
        let device = Rc::new(Space::Device);
        State {
            ctm,
            fill: BLACK,
            stroke: BLACK,
            fill_alpha: 1.0,
            stroke_alpha: 1.0,
            fill_space: Rc::clone(&device),
            stroke_space: device,
            line_width: 1.0,
            clip: None,
            text,
        }
    }

    /// Narrows the clip to a box.
    pub fn narrow_clip(&mut self, area: Rect) {
        let nowhere = Rect { x0: area.x0, y0: area.y0, x1: area.x0, y1: area.y0 };
        self.clip = Some(match self.clip {
            Some(clip) => clip.intersection(&area).unwrap_or(nowhere),
            None => area,
        });
    }
}

/// The box around the image of a rectangle.
pub fn image_of(matrix: &Matrix, [x0, y0, x1, y1]: [f64; 4]) -> Rect {
    let corners = [matrix.apply(x0, y0), matrix.apply(x1, y0), matrix.apply(x0, y1), matrix.apply(x1, y1)];
    let first = corners[0];
    let start = Rect { x0: first.0 as f32, y0: first.1 as f32, x1: first.0 as f32, y1: first.1 as f32 };
    corners.iter().fold(start, |r, &(x, y)| r.union(&Rect { x0: x as f32, y0: y as f32, x1: x as f32, y1: y as f32 }))
}
