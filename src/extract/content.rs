//! Runs a content stream: the operators that place text, lines and pictures (PDF 32000-1 annex A).

use super::colour::{self, Space};
use super::double::Seen;
use super::filter::Damage;
use super::font::Font;
use super::inline_image;
use super::lexer::{Lexer, Operand, Operands};
use super::limit::{
    FORM_DEPTH_MAX, OPERANDS_MAX, PAGE_BYTES_MAX, PAGE_FORMS_MAX, PAGE_SHAPES_MAX, PAGE_TROUBLES_MAX, SAVE_DEPTH_MAX,
};
use super::mark::Mark;
use super::open::{Dict, Stream};
use super::page::rectangle;
use super::paint::is_silent;
use super::ruling::{Path, push_fill, shown};
use super::shared::Shared;
use super::state::{State, image_of};
use super::{Fill, Page, Trouble, TroubleKind, filter};
use crate::geometry::Matrix;
use std::rc::Rc;

/// What a page lost, counted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lost {
    /// Glyphs without a known character.
    pub unmapped: u32,
    /// Glyphs that cannot be seen.
    pub invisible: u32,
    /// Glyphs outside of the page as shown.
    pub outside: u32,
    /// Glyphs whose place is not a number, or far from any page.
    pub nowhere: u32,
    /// Glyphs of layers that are switched off.
    pub hidden: u32,
    /// Strings shown without a font.
    pub strings_without_font: u32,
    /// Operators that nobody defined.
    pub unknown_operators: u32,
    /// Signs that belong nowhere.
    pub slips: u32,
    /// Texts that claim other figures than the glyphs show.
    pub false_texts: u32,
}

/// Runs the streams of one page.
pub struct Interpreter<'a, 'd> {
    pub(super) doc: &'d mut Shared<'a>,
    pub(super) page: Page,
    pub(super) state: State,
    pub(super) text_matrix: Matrix,
    pub(super) seen: Seen,
    pub(super) marks: Vec<Mark>,
    pub(super) marks_too_deep: usize,
    pub(super) hidden_forms: usize,
    compatible: usize,
    pub(super) lost: Lost,
    pub(super) path: Path,
    pub(super) device: Rc<Space>,
    /// Something was drawn that is no text.
    pub(super) ink: bool,
    /// The first glyph of the operator that shows text now.
    pub(super) run_start: usize,
    line_matrix: Matrix,
    saved: Vec<State>,
    open_forms: Vec<usize>,
    stopped: bool,
}

impl<'a, 'd> Interpreter<'a, 'd> {
    /// An interpreter on an empty page.
    pub fn new(doc: &'d mut Shared<'a>, page: Page, shown: Matrix) -> Interpreter<'a, 'd> {
        let seen = std::mem::take(&mut doc.seen).next_page(&page);
        Interpreter {
            doc,
            page,
            state: State::new(shown),
            text_matrix: Matrix::IDENTITY,
            seen,
            marks: Vec::new(),
            marks_too_deep: 0,
            hidden_forms: 0,
            compatible: 0,
            lost: Lost::default(),
            path: Path::default(),
            device: Rc::new(Space::Device),
            ink: false,
            run_start: 0,
            line_matrix: Matrix::IDENTITY,
            saved: Vec::new(),
            open_forms: Vec::new(),
            stopped: false,
        }
    }

    /// The page as read, what was lost on it, and whether anything but text is drawn.
    pub fn finish(self) -> (Page, Lost, bool) {
        let ink = self.ink || !self.page.pictures.is_empty();
        self.doc.seen = self.seen;
        (self.page, self.lost, ink)
    }

    /// Stops reading: a limit was reached behind which text would be left out.
    pub(super) fn stop(&mut self, limit: impl Into<String>) {
        self.doc.budget.refuse(limit);
        self.stopped = true;
    }

    /// True where reading was stopped.
    pub(super) fn stopped(&self) -> bool {
        self.stopped
    }

    /// Adds a trouble once.
    fn note(&mut self, trouble: Trouble) {
        if self.page.troubles.len() < PAGE_TROUBLES_MAX && !self.page.troubles.contains(&trouble) {
            self.page.troubles.push(trouble);
        }
    }

    pub(super) fn font(&self) -> Option<&Font> {
        self.doc.fonts.get(self.state.text.font?)
    }

    /// Runs a decoded stream.
    pub fn run(&mut self, bytes: &[u8], resources: Option<&Dict<'a>>) {
        let mut lexer = Lexer::new(bytes);
        while let Some(operator) = lexer.next_operator() {
            if let Err(limit) = self.doc.budget.spend_operator() {
                self.stop(limit);
            }
            if self.stopped {
                return;
            }
            if operator == b"BI" {
                if let Err(message) = inline_image::skip(&mut lexer) {
                    self.note(Trouble { kind: TroubleKind::StreamDamaged, message: message.to_owned() });
                }
                self.picture();
                continue;
            }
            self.operate(operator, lexer.operands(), resources);
        }
        self.lost.slips = self.lost.slips.saturating_add(lexer.slips());
        if lexer.overflowed() {
            self.stop(format!("expected at most {OPERANDS_MAX} operands in front of an operator, found more"));
        }
    }

    fn operate(&mut self, operator: &[u8], operands: Operands<'_>, resources: Option<&Dict<'a>>) {
        // Bytes one by one: the compiler makes a tree of them, where strings would be compared one after the other.
        match operator {
            [b'T', b'j'] => self.show(operands.last_text()),
            [b'T', b'J'] => self.show(operands),
            [b'\''] => {
                self.next_line(0.0, -self.state.text.leading);
                self.show(operands.last_text());
            }
            [b'"'] => {
                if let [Operand::Number(word), Operand::Number(char), ..] = *operands.tape() {
                    self.state.text.word_space = word;
                    self.state.text.char_space = char;
                }
                self.next_line(0.0, -self.state.text.leading);
                self.show(operands.last_text());
            }
            [b'B', b'T'] => self.set_line(Matrix::IDENTITY),
            [b'T', b'm'] => {
                if let Some(m) = operands.last_numbers::<6>() {
                    self.set_line(Matrix { m });
                }
            }
            [b'T', move_ @ (b'd' | b'D')] => {
                if let Some([x, y]) = operands.last_numbers() {
                    if *move_ == b'D' {
                        self.state.text.leading = -y;
                    }
                    self.next_line(x, y);
                }
            }
            [b'T', b'*'] => self.next_line(0.0, -self.state.text.leading),
            [b'T', b'f'] => self.set_font(operands, resources),
            [b'T', state @ (b'c' | b'w' | b'z' | b'L' | b's' | b'r')] => self.set_text_state(*state, operands),
            [b'q'] => self.save(),
            [b'Q'] => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            [b'c', b'm'] => {
                if let Some(m) = operands.last_numbers::<6>() {
                    self.state.ctm = Matrix { m }.then(&self.state.ctm);
                }
            }
            [b'B', b'D', b'C'] | [b'B', b'M', b'C'] => self.begin_mark(operator, operands, resources),
            [b'E', b'M', b'C'] => self.end_mark(),
            [b'D', b'o'] => self.draw_object(operands, resources),
            [b'g', b's'] => self.set_parameters(operands, resources),
            [b's', b'h'] => {
                self.ink = true;
                if let Some(area) = self.state.clip {
                    push_fill(&mut self.page, None, Fill { area, colour: Some(colour::UNKNOWN), framed: false });
                }
            }
            _ => {
                let known = self.set_colour(operator, operands, resources)
                    || self.draw_path(operator, operands)
                    || is_silent(operator);
                // Between `BX` and `EX` operators of newer standards may stand (§7.8.2).
                match operator {
                    [b'B', b'X'] => self.compatible += 1,
                    [b'E', b'X'] => self.compatible = self.compatible.saturating_sub(1),
                    _ => self.lost.unknown_operators += u32::from(!known && self.compatible == 0),
                }
            }
        }
    }

    fn save(&mut self) {
        if self.saved.len() >= SAVE_DEPTH_MAX {
            return self.stop(format!("expected states saved at most {SAVE_DEPTH_MAX} deep, found more"));
        }
        self.saved.push(self.state.clone());
    }

    fn set_line(&mut self, matrix: Matrix) {
        self.line_matrix = matrix;
        self.text_matrix = matrix;
    }

    fn next_line(&mut self, x: f64, y: f64) {
        let [a, b, c, d, e, f] = self.line_matrix.m;
        self.set_line(Matrix { m: [a, b, c, d, e + a * x + c * y, f + b * x + d * y] });
    }

    fn set_font(&mut self, operands: Operands<'_>, resources: Option<&Dict<'a>>) {
        let size = operands.number().unwrap_or(0.0);
        self.state.text.size = size;
        let name = operands.name().unwrap_or_default();
        let dict = resources.and_then(|r| r.dict(b"Font")).and_then(|fonts| fonts.dict(name));
        self.state.text.font = dict.and_then(|dict| self.doc.font(&dict));
        if self.state.text.font.is_none() {
            let message = format!("expected a font named \"{}\", found none", String::from_utf8_lossy(name));
            self.note(Trouble { kind: TroubleKind::FontMissing, message });
        }
    }

    fn set_text_state(&mut self, operator: u8, operands: Operands<'_>) {
        let Some(value) = operands.number() else { return };
        let text = &mut self.state.text;
        match operator {
            b'c' => text.char_space = value,
            b'w' => text.word_space = value,
            b'z' => text.scale = value / 100.0,
            b'L' => text.leading = value,
            b's' => text.rise = value,
            _ => text.mode = value as i64,
        }
    }

    fn set_parameters(&mut self, operands: Operands<'_>, resources: Option<&Dict<'a>>) {
        let name = operands.name().unwrap_or_default();
        let Some(dict) = resources.and_then(|r| r.dict(b"ExtGState")).and_then(|d| d.dict(name)) else { return };
        if let Some(width) = dict.number(b"LW") {
            self.state.line_width = width;
        }
        self.state.fill_alpha = dict.number(b"ca").unwrap_or(self.state.fill_alpha);
        self.state.stroke_alpha = dict.number(b"CA").unwrap_or(self.state.stroke_alpha);
        let mut font = dict.get(b"Font").and_then(|v| v.array()).into_iter().flatten();
        if let (Some(font), Some(size)) = (font.next().and_then(|v| v.dict()), font.next().and_then(|v| v.number())) {
            self.state.text.font = self.doc.font(&font);
            self.state.text.size = size;
        }
    }

    fn draw_object(&mut self, operands: Operands<'_>, resources: Option<&Dict<'a>>) {
        let name = operands.name().unwrap_or_default();
        let object = resources.and_then(|r| r.dict(b"XObject")).and_then(|d| d.get(name));
        let Some(stream) = object.and_then(|v| v.stream()) else {
            let message = format!("expected an object named \"{}\", found none", String::from_utf8_lossy(name));
            return self.note(Trouble { kind: TroubleKind::StreamDamaged, message });
        };
        let layer = stream.dict.dict(b"OC").filter(|layer| self.doc.layers.hides(layer));
        self.hidden_forms += usize::from(layer.is_some());
        match stream.dict.name(b"Subtype") {
            Some(b"Image") => self.picture(),
            Some(b"Form") => self.draw_form(&stream, resources),
            _ => {}
        }
        self.hidden_forms -= usize::from(layer.is_some());
    }

    /// Draws a form XObject (§8.10).
    pub fn draw_form(&mut self, form: &Stream<'a>, resources: Option<&Dict<'a>>) {
        let key = form.dict.key();
        if self.open_forms.len() >= FORM_DEPTH_MAX || !self.doc.budget.spend_form() {
            return self.stop(format!(
                "expected at most {PAGE_FORMS_MAX} forms on a page, at most {FORM_DEPTH_MAX} deep, found more"
            ));
        }
        if self.open_forms.contains(&key) {
            let message = "expected a form that ends, found one that draws itself".to_owned();
            return self.note(Trouble { kind: TroubleKind::StreamDamaged, message });
        }
        let Some(bytes) = self.form_bytes(form) else { return };
        let before = (self.state.clone(), std::mem::take(&mut self.saved), self.text_matrix, self.line_matrix);
        let marks = self.marks.len();
        if let Some(m) = form.dict.get(b"Matrix").and_then(|v| <[f64; 6]>::try_from(v.numbers()).ok()) {
            self.state.ctm = Matrix { m }.then(&self.state.ctm);
        }
        if let Some(bounds) = rectangle(&form.dict, b"BBox") {
            self.state.narrow_clip(image_of(&self.state.ctm, bounds));
        }
        self.open_forms.push(key);
        let own = form.dict.dict(b"Resources");
        self.run(&bytes, own.as_ref().or(resources));
        self.open_forms.pop();
        (self.state, self.saved, self.text_matrix, self.line_matrix) = before;
        self.marks.truncate(marks);
    }

    fn form_bytes(&mut self, form: &Stream<'a>) -> Option<Rc<Vec<u8>>> {
        if let Some(bytes) = self.doc.forms.get(&form.dict.key()) {
            return Some(Rc::clone(bytes));
        }
        let decoded = filter::decode(form, &mut self.doc.budget);
        match decoded.damage {
            Some(Damage::Broken(message)) => {
                self.note(Trouble { kind: TroubleKind::StreamDamaged, message: format!("a form: {message}") });
            }
            Some(Damage::TooLarge(message)) => self.stop(message),
            None => {}
        }
        if !self.doc.budget.spend_page_bytes(decoded.bytes.len()) {
            self.stop(format!("expected at most {PAGE_BYTES_MAX} bytes of content on a page, found more"));
            return None;
        }
        let bytes = Rc::new(decoded.bytes.into_owned());
        self.doc.forms.insert(form.dict.key(), Rc::clone(&bytes));
        Some(bytes)
    }

    /// Notes where a picture is drawn: the unit square (§8.9.3).
    fn picture(&mut self) {
        let area = image_of(&self.state.ctm, [0.0, 0.0, 1.0, 1.0]);
        if self.is_hidden() || self.page.pictures.len() >= PAGE_SHAPES_MAX {
            return;
        }
        if let Some(area) = shown(&self.page, self.state.clip, area) {
            self.page.pictures.push(area);
        }
    }
}
