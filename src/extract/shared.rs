//! What the pages of a document share while they are read: budgets, fonts, forms, layers.

use super::double::Seen;
use super::font::{Code, Font, Program, read_program};
use super::layer::Layers;
use super::limit::{Budget, FONTS_MAX};
use super::open::{Dict, File};
use super::{FontFace, Trouble, TroubleKind};
use foldhash::{HashMap, HashMapExt};
use std::rc::Rc;

/// What the pages of a document share.
#[derive(Debug)]
pub struct Shared<'a> {
    /// The file.
    pub file: &'a File<'a>,
    /// Which layers are off.
    pub layers: Layers,
    /// What is left to spend.
    pub budget: Budget,
    /// The fonts that were read, in the order in which they were met.
    pub fonts: Vec<Font>,
    /// What layout is told of each of them.
    pub faces: Vec<FontFace>,
    font_numbers: HashMap<usize, usize>,
    pub(super) forms: HashMap<usize, Rc<Vec<u8>>>,
    font_dicts: Vec<Dict<'a>>,
    pub(super) seen: Seen,
    programs: HashMap<usize, Program>,
}

impl<'a> Shared<'a> {
    /// Nothing read yet.
    pub fn new(file: &'a File<'a>) -> Shared<'a> {
        Shared {
            file,
            layers: Layers::read(file),
            budget: Budget::default(),
            fonts: Vec::new(),
            faces: Vec::new(),
            font_numbers: HashMap::new(),
            forms: HashMap::new(),
            font_dicts: Vec::new(),
            seen: Seen::default(),
            programs: HashMap::new(),
        }
    }

    /// What the font program says of a code that the tables of the font do not know; U+FFFD and false where it does not say.
    pub fn write_from_program(&mut self, font: usize, code: &Code, out: &mut String) -> bool {
        let program = self.programs.entry(font).or_insert_with(|| {
            let program =
                self.font_dicts.get(font).map(|dict| read_program(dict, &mut self.budget)).unwrap_or_default();
            if let (Some(font), Some(found)) = (self.fonts.get_mut(font), program.assumed) {
                let message = format!("expected {found}");
                font.troubles.push(Trouble { kind: TroubleKind::TextSuspect, message });
            }
            program
        });
        let text = program.texts.get(&code.cid);
        out.push_str(text.map_or("\u{FFFD}", String::as_str));
        text.is_some()
    }

    /// The number of a font, which is read when it is first met; `None` where there are too many.
    pub fn font(&mut self, dict: &Dict<'a>) -> Option<usize> {
        if let Some(number) = self.font_numbers.get(&dict.key()) {
            return Some(*number);
        }
        if self.fonts.len() >= FONTS_MAX {
            self.budget.refuse(format!("expected at most {FONTS_MAX} fonts, found more"));
            return None;
        }
        let mut font = Font::read(dict, &mut self.budget);
        self.faces.push(std::mem::take(&mut font.face));
        self.fonts.push(font);
        self.font_dicts.push(*dict);
        let number = self.fonts.len() - 1;
        self.font_numbers.insert(dict.key(), number);
        Some(number)
    }
}
