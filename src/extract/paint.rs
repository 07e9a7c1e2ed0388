//! Operators that set colours and build and paint paths (PDF 32000-1 §8.5, §8.6.8).

use super::colour::{self, from_components, in_space};
use super::content::Interpreter;
use super::lexer::{Operand, Operands};
use super::open::Dict;
use super::ruling::Paint;
use std::rc::Rc;

/// White, which is no ink on white paper.
const WHITE: u32 = 0xFF_FFFF;

impl<'a> Interpreter<'a, '_> {
    /// Sets a colour or a colour space; false for other operators.
    pub(super) fn set_colour(&mut self, operator: &[u8], operands: Operands<'_>, resources: Option<&Dict<'a>>) -> bool {
        let mut numbers = [0.0; 4];
        let mut count = 0;
        for operand in operands.tape() {
            if let (Operand::Number(n), Some(slot)) = (operand, numbers.get_mut(count)) {
                *slot = *n;
                count += 1;
            }
        }
        let numbers = numbers.get(..count).unwrap_or_default();
        let state = &mut self.state;
        match operator {
            b"g" | b"rg" | b"k" => {
                state.fill_space = Rc::clone(&self.device);
                state.fill = from_components(numbers).unwrap_or(state.fill);
            }
            b"G" | b"RG" | b"K" => {
                state.stroke_space = Rc::clone(&self.device);
                state.stroke = from_components(numbers).unwrap_or(state.stroke);
            }
            b"sc" | b"scn" => state.fill = in_space(&state.fill_space, numbers),
            b"SC" | b"SCN" => state.stroke = in_space(&state.stroke_space, numbers),
            b"cs" => {
                state.fill_space = Rc::new(colour::space(operands.name().unwrap_or_default(), resources));
                state.fill = colour::BLACK;
            }
            b"CS" => {
                state.stroke_space = Rc::new(colour::space(operands.name().unwrap_or_default(), resources));
                state.stroke = colour::BLACK;
            }
            _ => return false,
        }
        true
    }

    /// Builds and paints paths; false for other operators.
    pub(super) fn draw_path(&mut self, operator: &[u8], operands: Operands<'_>) -> bool {
        let state = &mut self.state;
        let paint = |fill: bool, stroke: bool, close: bool| Paint { fill, stroke, close };
        let how = match operator {
            b"m" | b"l" => {
                if let Some([x, y]) = operands.last_numbers() {
                    if operator == b"m" { self.path.move_to(state, x, y) } else { self.path.line_to(state, x, y) }
                }
                return true;
            }
            b"c" | b"v" | b"y" => {
                if let Some([x, y]) = operands.last_numbers() {
                    self.path.curve_to(state, x, y);
                }
                return true;
            }
            b"re" => {
                if let Some(sides) = operands.last_numbers() {
                    self.path.rectangle(state, sides);
                }
                return true;
            }
            b"h" => {
                self.path.close();
                return true;
            }
            b"w" => {
                state.line_width = operands.number().unwrap_or(state.line_width);
                return true;
            }
            b"W" | b"W*" => {
                self.path.clips = true;
                return true;
            }
            b"n" => paint(false, false, false),
            b"f" | b"F" | b"f*" => paint(true, false, false),
            b"S" => paint(false, true, false),
            b"s" => paint(false, true, true),
            b"B" | b"B*" => paint(true, true, false),
            b"b" | b"b*" => paint(true, true, true),
            _ => return false,
        };
        let hidden = self.hidden_forms > 0 || self.marks.iter().any(|mark| mark.hidden);
        let how = if hidden { paint(false, false, false) } else { how };
        self.ink |= how.fill && state.fill != WHITE || how.stroke && state.stroke != WHITE;
        self.path.paint(how, state, &mut self.page);
        true
    }
}

/// Operators that change nothing that we keep.
pub fn is_silent(operator: &[u8]) -> bool {
    matches!(operator, b"i" | b"j" | b"J" | b"M" | b"d" | b"ri" | b"MP" | b"DP" | b"ET" | b"d0" | b"d1")
}
