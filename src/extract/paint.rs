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
        // Most operators set no colour: their operands are not looked at.
        if !matches!(operator, [b'g' | b'G' | b'k' | b'K'] | [b'r' | b's' | b'c' | b'R' | b'S' | b'C', _, ..]) {
            return false;
        }
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
            [b'g'] | [b'r', b'g'] | [b'k'] => {
                state.fill_space = Rc::clone(&self.device);
                state.fill = from_components(numbers).unwrap_or(state.fill);
            }
            [b'G'] | [b'R', b'G'] | [b'K'] => {
                state.stroke_space = Rc::clone(&self.device);
                state.stroke = from_components(numbers).unwrap_or(state.stroke);
            }
            [b's', b'c'] | [b's', b'c', b'n'] => state.fill = in_space(&state.fill_space, numbers),
            [b'S', b'C'] | [b'S', b'C', b'N'] => state.stroke = in_space(&state.stroke_space, numbers),
            [b'c', b's'] => {
                state.fill_space = Rc::new(colour::space(operands.name().unwrap_or_default(), resources));
                state.fill = colour::BLACK;
            }
            [b'C', b'S'] => {
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
            [path @ (b'm' | b'l')] => {
                if let Some([x, y]) = operands.last_numbers() {
                    if *path == b'm' { self.path.move_to(state, x, y) } else { self.path.line_to(state, x, y) }
                }
                return true;
            }
            [b'c'] | [b'v'] | [b'y'] => {
                if let Some([x, y]) = operands.last_numbers() {
                    self.path.curve_to(state, x, y);
                }
                return true;
            }
            [b'r', b'e'] => {
                if let Some(sides) = operands.last_numbers() {
                    self.path.rectangle(state, sides);
                }
                return true;
            }
            [b'h'] => {
                self.path.close();
                return true;
            }
            [b'w'] => {
                state.line_width = operands.number().unwrap_or(state.line_width);
                return true;
            }
            [b'W'] | [b'W', b'*'] => {
                self.path.clips = true;
                return true;
            }
            [b'n'] => paint(false, false, false),
            [b'f'] | [b'F'] | [b'f', b'*'] => paint(true, false, false),
            [b'S'] => paint(false, true, false),
            [b's'] => paint(false, true, true),
            [b'B'] | [b'B', b'*'] => paint(true, true, false),
            [b'b'] | [b'b', b'*'] => paint(true, true, true),
            _ => return false,
        };
        let hidden = self.hidden_forms > 0 || self.marks.iter().any(|mark| mark.hidden);
        let how = if hidden { paint(false, false, false) } else { how };
        let how = Paint { fill: how.fill && state.fills(), stroke: how.stroke && state.strokes(), ..how };
        self.ink |= how.fill && state.fill != WHITE || how.stroke && state.stroke != WHITE;
        self.path.paint(how, state, &mut self.page);
        true
    }
}

/// Operators that change nothing that we keep.
pub fn is_silent(operator: &[u8]) -> bool {
    matches!(
        operator,
        [b'i' | b'j' | b'J' | b'M' | b'd'] | [b'r', b'i'] | [b'M' | b'D', b'P'] | [b'E', b'T'] | [b'd', b'0' | b'1']
    )
}
