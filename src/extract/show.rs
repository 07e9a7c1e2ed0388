//! Shows text: codes to glyphs on the page, pen moved on (PDF 32000-1 §9.4.3, §9.4.4).

use super::content::Interpreter;
use super::double::Band;
use super::font::Code;
use super::lexer::{Operand, Operands};
use super::limit::PAGE_GLYPHS_MAX;
use super::{Direction, Glyph, Page};
use crate::geometry::{Point, Points, Rect, least, most};

/// A run counts as straight where it rises less than this for each point that it goes on (5 degrees).
const SLANT_MAX: f64 = 0.09;
/// Coordinates beyond this are not on any page.
const REACH: Points = 1e6;

/// A glyph before it is known to be new.
#[derive(Clone, Copy, Debug)]
pub struct Drawn {
    /// Start of the baseline.
    pub origin: Point,
    /// Type size as shown.
    pub size: Points,
}

/// What one string is shown with: all that does not change from glyph to glyph.
struct Pen {
    /// From glyph space (1 em) to the page, without the movement of the pen.
    glyph: [f64; 4],
    /// Rise, on the page.
    rise: (f64, f64),
    size: Points,
    blank: Points,
    direction: Direction,
    font: usize,
    ascent: f64,
    descent: f64,
    hidden: bool,
    visible: bool,
    colour: u32,
    mcid: Option<u32>,
    /// The height of text that runs along the page, which stays the same from glyph to glyph.
    level: Option<Level>,
}

/// The height of text on the page.
#[derive(Clone, Copy)]
struct Level {
    y0: Points,
    y1: Points,
    baseline: Points,
    band: Band,
}

/// How far the operands of an operator are shown.
#[derive(Clone, Copy, Default)]
struct Place {
    /// Which of them.
    part: usize,
    /// How many bytes of a string.
    byte: usize,
}

impl Place {
    fn next_part(self) -> Place {
        Place { part: self.part + 1, byte: 0 }
    }
}

impl Interpreter<'_, '_> {
    /// `TJ`, strings and movements between them; `Tj`, one string.
    pub(super) fn show(&mut self, operands: Operands<'_>) {
        self.run_start = self.page.glyphs.len();
        let pen = self.pen();
        let level = pen.as_ref().and_then(|pen| pen.level.filter(|_| pen.visible && !pen.hidden));
        let tape = operands.tape();
        let mut place = Place::default();
        while place.part < tape.len() && !self.stopped() {
            if let (Some(pen), Some(level)) = (&pen, &level) {
                place = self.show_plain(pen, level, operands, place);
            }
            match tape.get(place.part) {
                Some(part @ Operand::Text(..)) => {
                    let rest = operands.bytes(*part).get(place.byte..).unwrap_or_default();
                    match self.show_code(pen.as_ref(), rest) {
                        Some(length) => place.byte += length,
                        None => place = place.next_part(),
                    }
                }
                Some(Operand::Number(n)) => {
                    self.shift(*n);
                    place = place.next_part();
                }
                _ => place = place.next_part(),
            }
        }
    }

    /// Moves the pen by a number of a `TJ` array.
    fn shift(&mut self, n: f64) {
        let vertical = self.font().is_some_and(|font| font.vertical);
        let text = self.state.text;
        let by = -n / 1000.0 * text.size;
        if vertical { self.move_pen(0.0, by) } else { self.move_pen(by * text.scale, 0.0) }
    }

    /// Shows the first code of a string: how many bytes it took, `None` at the end.
    fn show_code(&mut self, pen: Option<&Pen>, bytes: &[u8]) -> Option<usize> {
        let Some(pen) = pen else {
            self.lost.strings_without_font += 1;
            return None;
        };
        let text = self.state.text;
        let code = self.doc.fonts.get(pen.font)?.next_code(bytes)?;
        if self.page.glyphs.len() >= PAGE_GLYPHS_MAX {
            self.stop(format!("expected at most {PAGE_GLYPHS_MAX} glyphs on a page, found more"));
            return None;
        }
        self.draw(pen, &code);
        // Word spacing goes with the single-byte code 32 only (§9.3.3).
        let word = if code.length == 1 && code.value == 32 { text.word_space } else { 0.0 };
        let by = code.advance * text.size + text.char_space + word;
        if code.shift == (0.0, 0.0) {
            self.move_pen(by * text.scale, 0.0)
        } else {
            self.move_pen(0.0, by)
        }
        Some(code.length.max(1))
    }

    /// Shows codes from this place on as long as each is one sign, on the page, and not near another glyph: nearly all are, and they
    /// need none of the questions of [`Interpreter::draw`]. Gives the place where it ends.
    fn show_plain(&mut self, pen: &Pen, level: &Level, operands: Operands<'_>, from: Place) -> Place {
        let Some(font) = self.doc.fonts.get(pen.font) else { return from };
        let (text, ctm) = (self.state.text, self.state.ctm.m);
        let (width, height) = (self.page.width, self.page.height);
        if !(level.y0 <= height && level.y0 > -REACH && level.y1 >= 0.0 && level.y1 < REACH) {
            return from;
        }
        let (left, right) = self.seen.clear(&level.band);
        let [along, .., mut e, f] = self.text_matrix.m;
        let across = ctm[2] * f;
        let count = self.page.glyphs.len();
        let mut place = from;
        'parts: while let Some(part) = operands.tape().get(place.part) {
            match part {
                Operand::Text(..) => {}
                Operand::Number(n) => e += along * (-n / 1000.0 * text.size * text.scale),
                _ => {}
            }
            let mut rest = operands.bytes(*part).get(place.byte..).unwrap_or_default();
            while let Some((sign, em, length)) = font.plain_code(rest) {
                let at = ctm[0] * e + across + ctm[4];
                let (start, end) = ((at + pen.rise.0) as Points, (pen.glyph[0] * em + at + pen.rise.0) as Points);
                let (x0, x1) = (least(start, end), most(start, end));
                let clear = !(left..=right).contains(&start);
                let seen = x0 <= width && x0 > -REACH && (0.0..REACH).contains(&x1);
                if !clear || !seen || self.page.glyphs.len() >= PAGE_GLYPHS_MAX {
                    break 'parts;
                }
                let byte = self.page.text.len();
                self.page.text.push(sign);
                self.page.glyphs.push(Glyph {
                    start: byte as u32,
                    len: sign.len_utf8() as u8,
                    direction: pen.direction,
                    font: pen.font as u16,
                    area: Rect { x0, y0: level.y0, x1, y1: level.y1 },
                    origin: Point { x: start, y: level.baseline },
                    size: pen.size,
                    blank: pen.blank,
                    colour: pen.colour,
                    visible: true,
                    mcid: pen.mcid,
                });
                // Word spacing goes with the single-byte code 32 only (§9.3.3).
                let word = if length == 1 && rest.first() == Some(&32) { text.word_space } else { 0.0 };
                e += along * ((em * text.size + text.char_space + word) * text.scale);
                rest = rest.get(length..).unwrap_or_default();
                place.byte += length;
            }
            if !rest.is_empty() {
                break;
            }
            place = place.next_part();
        }
        self.text_matrix.m[4] = e;
        self.seen.push_all(self.page.glyphs.get(count..).unwrap_or_default(), &level.band);
        place
    }

    /// What the next string is shown with; `None` where it has no font.
    fn pen(&self) -> Option<Pen> {
        let text = self.state.text;
        let index = text.font?;
        let hidden = self.is_hidden();
        let font = self.doc.fonts.get(index)?;
        let ctm = &self.state.ctm;
        let [a, b, c, d, ..] = self.text_matrix.then(ctm).m;
        // Size and horizontal scaling come before the text matrix, the rise before both (§9.4.4).
        let wide = text.size * text.scale;
        let glyph = [a * wide, b * wide, c * text.size, d * text.size];
        // The way the pen goes: along the line, or down it.
        let (dx, dy) = if font.vertical { (-glyph[2], -glyph[3]) } else { (glyph[0], glyph[1]) };
        let size = length(glyph[2], glyph[3]) as Points;
        let flat = self.text_matrix.m[1] == 0.0 && ctm.m[1] == 0.0 && !font.vertical;
        let level = flat.then(|| {
            let y = ctm.apply(self.text_matrix.m[4], self.text_matrix.m[5]).1;
            let rise = d * text.rise;
            let height = |em: f64| (glyph[3] * em + y + rise) as Points;
            let (low, high, baseline) = (height(font.descent), height(font.ascent), (y + rise) as Points);
            Level { y0: low.min(high), y1: low.max(high), baseline, band: self.seen.band(baseline, size) }
        });
        Some(Pen {
            glyph,
            rise: (c * text.rise, d * text.rise),
            level,
            size,
            blank: (font.blank * length(glyph[0], glyph[1])).abs() as Points,
            direction: direction(dx, dy),
            font: index,
            ascent: font.ascent,
            descent: font.descent,
            hidden,
            visible: match text.mode {
                3 | 7 => false,
                1 | 5 => self.state.strokes(),
                2 | 6 => self.state.fills() || self.state.strokes(),
                _ => self.state.fills(),
            },
            colour: if matches!(text.mode, 1 | 5) { self.state.stroke } else { self.state.fill },
            mcid: self.marks.iter().rev().find_map(|mark| mark.id),
        })
    }

    /// Moves the pen in text space.
    fn move_pen(&mut self, x: f64, y: f64) {
        let [a, b, c, d, e, f] = &mut self.text_matrix.m;
        *e += *a * x + *c * y;
        *f += *b * x + *d * y;
    }

    fn draw(&mut self, pen: &Pen, code: &Code) {
        let Some(font) = self.doc.fonts.get(pen.font) else { return };
        let [_, _, _, _, e, f] = self.text_matrix.m;
        let (area, origin) = pen.place(code, self.state.ctm.apply(e, f));
        let start = self.page.text.len();
        let known = font.write_text(code, &mut self.page.text)
            || self.doc.write_from_program(pen.font, code, &mut self.page.text);
        // Nearly all codes are one sign that shows something; the others are looked at.
        let blank = !code.single.is_some_and(|c| c.is_ascii_graphic()) && {
            cut_to(&mut self.page.text, start + usize::from(u8::MAX));
            let printed = self.page.text.get(start..).unwrap_or_default();
            // A mark that is known to show nothing is no glyph.
            if printed.is_empty() {
                return;
            }
            // A mark without a width cannot hold a letter: where it is said to be the letter before it with its marks, the writer
            // has given every glyph of the syllable the text of all of it (Typst does), which is there already.
            if code.width == 0.0
                && printed.chars().nth(1).is_some()
                && self.page.glyphs.last().is_some_and(|last| self.page.glyph_text(last) == printed)
            {
                self.page.text.truncate(start);
                return;
            }
            printed.chars().all(char::is_whitespace)
        };
        let printed = self.page.text.get(start..).unwrap_or_default();
        let (width, height) = (self.page.width, self.page.height);
        // Comparisons with what is no number are false, so such places are refused here too.
        let seen = area.x0 <= width && area.x1 >= 0.0 && area.y0 <= height && area.y1 >= 0.0;
        let on_paper = area.x0 > -REACH && area.y0 > -REACH && area.x1 < REACH && area.y1 < REACH;
        if !on_paper || pen.hidden || !seen {
            let count = match (on_paper, pen.hidden) {
                (false, _) => &mut self.lost.nowhere,
                (true, true) => &mut self.lost.hidden,
                (true, false) => &mut self.lost.outside,
            };
            *count += u32::from(!blank);
            self.page.text.truncate(start);
            return;
        }
        let drawn = Drawn { origin, size: pen.size };
        let band = pen.level.map_or_else(|| self.seen.band(origin.y, pen.size), |level| level.band);
        if self.seen.has(&self.page, &drawn, &band, printed, self.run_start) {
            self.page.text.truncate(start);
            return;
        }
        self.seen.push(&drawn, &band);
        self.lost.unmapped += u32::from(!known);
        self.lost.invisible += u32::from(!pen.visible && !blank);
        self.page.glyphs.push(Glyph {
            start: start as u32,
            len: (self.page.text.len() - start) as u8,
            direction: pen.direction,
            font: pen.font as u16,
            area,
            origin: drawn.origin,
            size: pen.size,
            blank: pen.blank,
            colour: pen.colour,
            visible: pen.visible,
            mcid: pen.mcid,
        });
    }
}

impl Pen {
    /// The box of a glyph, and the start of its baseline, with the pen at this place of the page.
    fn place(&self, code: &Code, (e, f): (f64, f64)) -> (Rect, Point) {
        let [a, b, c, d] = self.glyph;
        let (rise_x, rise_y) = self.rise;
        if let Some(level) = self.level {
            // Text along the page, which is nearly all. Letters that are slanted by the matrix (an italic that the font does not
            // have) lean out of the box of their advance, as letters of an italic font do.
            let (x0, x1) = ((e + rise_x) as Points, (a * code.width + e + rise_x) as Points);
            let area = Rect { x0: least(x0, x1), y0: level.y0, x1: most(x0, x1), y1: level.y1 };
            return (area, Point { x: x0, y: level.baseline });
        }
        let place = |x: f64, y: f64| (a * x + c * y + e + rise_x, b * x + d * y + f + rise_y);
        let (left, foot) = (-code.shift.0, -code.shift.1);
        let (right, low, high) = (left + code.width, foot + self.descent, foot + self.ascent);
        let (x, y) = place(left, foot);
        let area = if b == 0.0 {
            let (x0, x1) = (place(left, foot).0, place(right, foot).0);
            around(&[(x0, place(left, low).1), (x1, place(left, high).1)])
        } else {
            around(&[place(left, low), place(right, low), place(right, high), place(left, high)])
        };
        (area, Point { x: x as Points, y: y as Points })
    }
}

/// Cuts a text to at most `end` bytes, on a character border.
fn cut_to(text: &mut String, end: usize) {
    if text.len() > end {
        let border = (0..=end).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.truncate(border);
    }
}

fn around(corners: &[(f64, f64)]) -> Rect {
    let mut r = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    for &(x, y) in corners {
        r = [r[0].min(x), r[1].min(y), r[2].max(x), r[3].max(y)];
    }
    Rect { x0: r[0] as Points, y0: r[1] as Points, x1: r[2] as Points, y1: r[3] as Points }
}

/// The length of a vector, most of which run along the page or down it.
fn length(x: f64, y: f64) -> f64 {
    match (x == 0.0, y == 0.0) {
        (_, true) => x.abs(),
        (true, _) => y.abs(),
        _ => x.hypot(y),
    }
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
    let plain = page.text.bytes().filter(u8::is_ascii_digit).count();
    let others = if page.text.is_ascii() { "" } else { page.text.as_str() };
    (plain + others.chars().filter(|c| !c.is_ascii() && crate::digit::is_digit(*c)).count()) as u32
}
