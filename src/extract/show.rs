//! Shows text: codes to glyphs on the page, pen moved on (PDF 32000-1 §9.4.3, §9.4.4).

use super::content::Interpreter;
use super::font::Code;
use super::lexer::{Operand, Operands};
use super::limit::{PAGE_GLYPHS_MAX, reached};
use super::{Direction, Glyph, Page};
use crate::geometry::{Point, Points, Rect};

/// A run counts as straight where it rises less than this for each point that it goes on (5 degrees).
const SLANT_MAX: f64 = 0.09;
/// Coordinates beyond this are not on any page.
const COORDINATE_POINTS_MAX: f64 = 1e6;

/// A glyph before it is known to be new.
#[derive(Clone, Copy, Debug)]
pub struct Drawn {
    /// Start of the baseline.
    pub origin: Point,
    /// Type size as shown.
    pub size: Points,
}

/// What one string is shown with.
struct Pen {
    size: Points,
    blank: Points,
    direction: Direction,
    font: usize,
}

impl Interpreter<'_, '_> {
    /// `TJ`: strings and movements between them.
    pub(super) fn show_array(&mut self, operands: Operands<'_>) {
        let vertical = self.font().is_some_and(|font| font.vertical);
        for operand in operands.tape() {
            match operand {
                Operand::Text(..) => self.show(operands.bytes(*operand)),
                Operand::Number(n) => {
                    let text = self.state.text;
                    let by = -n / 1000.0 * text.size;
                    if vertical { self.move_pen(0.0, by) } else { self.move_pen(by * text.scale, 0.0) }
                }
                _ => {}
            }
        }
    }

    /// `Tj`: one string.
    pub(super) fn show(&mut self, bytes: &[u8]) {
        let Some(pen) = self.pen() else { return };
        let text = self.state.text;
        let mut rest = bytes;
        while let Some(code) = self.doc.fonts.get(pen.font).and_then(|font| font.next_code(rest)) {
            rest = rest.get(code.length.max(1)..).unwrap_or_default();
            if self.page.glyphs.len() >= PAGE_GLYPHS_MAX {
                self.stop(reached(format!("the page has more than {PAGE_GLYPHS_MAX} glyphs")));
                return;
            }
            self.draw(&pen, &code);
            // Word spacing goes with the single-byte code 32 only (§9.3.3).
            let word = if code.length == 1 && code.value == 32 { text.word_space } else { 0.0 };
            let by = code.advance * text.size + text.char_space + word;
            if code.shift == (0.0, 0.0) { self.move_pen(by * text.scale, 0.0) } else { self.move_pen(0.0, by) }
        }
    }

    fn pen(&mut self) -> Option<Pen> {
        let text = self.state.text;
        let Some(index) = text.font else {
            self.lost.strings_without_font += 1;
            return None;
        };
        let font = self.doc.fonts.get(index)?;
        let matrix = self.text_matrix.then(&self.state.ctm);
        let [a, b, c, d, ..] = matrix.m;
        let size = text.size.abs() * c.hypot(d);
        // The way the pen goes: along the line, or down it.
        let sign = if text.size < 0.0 { -1.0 } else { 1.0 };
        let (dx, dy) =
            if font.vertical { (-c * sign, -d * sign) } else { (a * sign * text.scale, b * sign * text.scale) };
        let blank = (font.blank * text.size * text.scale * a.hypot(b)).abs();
        Some(Pen { size: size as Points, blank: blank as Points, direction: direction(dx, dy), font: index })
    }

    /// Moves the pen in text space.
    fn move_pen(&mut self, x: f64, y: f64) {
        let [a, b, c, d, e, f] = self.text_matrix.m;
        self.text_matrix.m = [a, b, c, d, e + a * x + c * y, f + b * x + d * y];
    }

    fn draw(&mut self, pen: &Pen, code: &Code) {
        let Some(font) = self.doc.fonts.get(pen.font) else { return };
        let text = self.state.text;
        let at = self.text_matrix.then(&self.state.ctm);
        // Glyph space to the page: size, horizontal scaling and rise first (§9.4.4).
        let place = |x: f64, y: f64| {
            let x = (x - code.shift.0) * text.size * text.scale;
            at.apply(x, (y - code.shift.1) * text.size + text.rise)
        };
        let corners = [
            place(0.0, font.descent),
            place(code.width, font.descent),
            place(code.width, font.ascent),
            place(0.0, font.ascent),
        ];
        let (x, y) = place(0.0, 0.0);
        let on_paper = corners.iter().all(|(x, y)| x.abs() < COORDINATE_POINTS_MAX && y.abs() < COORDINATE_POINTS_MAX);
        let area = around(&corners);
        let start = self.page.text.len();
        let known = font.write_text(code, &mut self.page.text);
        cut_to(&mut self.page.text, start + usize::from(u8::MAX));
        let blank = self.page.text.get(start..).is_some_and(|t| t.trim().is_empty());
        let paper = Rect { x0: 0.0, y0: 0.0, x1: self.page.width, y1: self.page.height };
        if !on_paper || area.intersection(&paper).is_none() {
            self.page.text.truncate(start);
            self.lost.outside += u32::from(!blank);
            return;
        }
        let drawn = Drawn { origin: Point { x: x as Points, y: y as Points }, size: pen.size };
        if !blank && self.seen.has(&self.page, &drawn, self.page.text.get(start..).unwrap_or_default()) {
            self.page.text.truncate(start);
            return;
        }
        self.seen.push(&drawn);
        self.lost.unmapped += u32::from(!known);
        let visible = !matches!(text.mode, 3 | 7);
        self.lost.invisible += u32::from(!visible && !blank);
        let glyph = Glyph {
            start: start as u32,
            len: (self.page.text.len() - start) as u8,
            direction: pen.direction,
            font: pen.font as u16,
            area,
            origin: drawn.origin,
            size: pen.size,
            blank: pen.blank,
            colour: if matches!(text.mode, 1 | 5) { self.state.stroke } else { self.state.fill },
            visible,
            mcid: self.marks.iter().rev().find_map(|mark| *mark),
        };
        self.page.glyphs.push(glyph);
    }
}

/// Cuts a text to at most `end` bytes, on a character border.
fn cut_to(text: &mut String, end: usize) {
    if text.len() > end {
        let border = (0..=end).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.truncate(border);
    }
}

fn around(corners: &[(f64, f64); 4]) -> Rect {
    let mut r = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    for &(x, y) in corners {
        r = [r[0].min(x), r[1].min(y), r[2].max(x), r[3].max(y)];
    }
    Rect { x0: r[0] as Points, y0: r[1] as Points, x1: r[2] as Points, y1: r[3] as Points }
}

/// Which way a vector of the page goes; y grows downwards.
fn direction(dx: f64, dy: f64) -> Direction {
    if dy.abs() <= SLANT_MAX * dx.abs() {
        if dx >= 0.0 { Direction::Right } else { Direction::Left }
    } else if dx.abs() <= SLANT_MAX * dy.abs() {
        if dy > 0.0 { Direction::Down } else { Direction::Up }
    } else {
        Direction::Slanted
    }
}

/// Counts the decimal digits of any script (Unicode `Nd`).
pub fn count_digits(page: &Page) -> u32 {
    page.text.chars().filter(|c| crate::digit::is_digit(*c)).count() as u32
}
