//! What an embedded font program says its codes and glyphs mean, asked only where ToUnicode and the encoding do not know:
//! glyph names of Type 1 and CFF, `cmap` and `post` of TrueType (PDF 32000-1 §9.6.6.4, §9.7.4.2, §9.9).

use super::encoding::table_char;
use super::encoding_data::MAC_ROMAN;
use super::push_char;
use super::simple::to_unicode;
use super::{core_order, glyph_name};
use crate::extract::filter;
use crate::extract::limit::Budget;
use crate::extract::open::Dict;
use read_fonts::ps::cff::CffFontRef;
use read_fonts::ps::type1::Type1Font;
use read_fonts::tables::cmap::{CmapSubtable, PlatformId};
use read_fonts::types::GlyphId;
use read_fonts::{FontRef, TableProvider};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Most glyphs of a font program that are asked for their names.
const GLYPHS_MAX: u32 = 65_536;

/// Characters by code (simple fonts) or by CID (composite fonts).
pub type Texts = HashMap<u32, String>;

/// What a font program says.
#[derive(Debug, Default)]
pub struct Program {
    /// Characters by code or CID.
    pub texts: Texts,
    /// What codes were taken for, because nothing says what they are.
    pub assumed: Option<&'static str>,
}

/// Reads what the font program of a font says; empty where it has none or the program says nothing.
pub fn read(font: &Dict<'_>, budget: &mut Budget) -> Program {
    let (texts, roman) = read_texts(font, budget);
    let mut program = Program { texts, assumed: None };
    // Symbolic TrueType fonts without an encoding and without names are set by the codes of ASCII in practice, and all readers
    // take them so; a table of the program for the codes of the Macintosh tells the upper half. The font is suspect.
    if font.is(b"Subtype", b"TrueType") && !font.has(b"Encoding") && !font.has(b"ToUnicode") {
        let upper =
            roman.into_iter().filter_map(|code| Some((code, table_char(&MAC_ROMAN, u8::try_from(code).ok()?)?)));
        let ascii = (0x21..=0x7E).filter_map(|code| Some((code, char::from_u32(code)?)));
        program.assume("an encoding, found none, codes taken for those of ASCII and the Macintosh", ascii.chain(upper));
    }
    let descendant = super::composite::descendant(font).filter(|_| font.is(b"Subtype", b"Type0"));
    let mapped = |budget: &mut Budget| to_unicode(font, budget, &mut Vec::new()).is_some_and(|map| !map.is_empty());
    if descendant.is_some_and(|d| is_core_by_number(font, &d)) && !mapped(budget) {
        let name = String::from_utf8_lossy(font.name(b"BaseFont").unwrap_or_default()).into_owned();
        let found = "a program or a map of the font, found neither, codes taken for the glyphs of the font of its name";
        program.assume(found, core_order::of(&name));
    }
    program
}

impl Program {
    /// Takes codes that nothing is known of for these characters.
    fn assume(&mut self, found: &'static str, pairs: impl Iterator<Item = (u32, char)>) {
        for (code, c) in pairs {
            let mut text = String::new();
            if let Entry::Vacant(place) = self.texts.entry(code)
                && push_char(&mut text, c)
            {
                place.insert(text);
                self.assumed = Some(found);
            }
        }
    }
}

/// True where a composite font that is not embedded shows the glyphs of the font of its name by their numbers.
fn is_core_by_number(font: &Dict<'_>, descendant: &Dict<'_>) -> bool {
    let ordering = descendant.dict(b"CIDSystemInfo").and_then(|info| info.get(b"Ordering")).and_then(|v| v.bytes());
    matches!(font.name(b"Encoding"), Some(b"Identity-H" | b"Identity-V"))
        && descendant.is(b"Subtype", b"CIDFontType2")
        && ordering == Some(b"Identity")
        && descendant.get(b"CIDToGIDMap").is_none_or(|map| map.stream().is_none())
        && !super::composite::is_embedded(descendant)
}

/// Characters by code or CID; and the codes from 0x80 on that a table for the codes of the Macintosh gives a glyph.
fn read_texts(font: &Dict<'_>, budget: &mut Budget) -> (Texts, Vec<u32>) {
    let composite = super::composite::descendant(font).filter(|_| font.is(b"Subtype", b"Type0"));
    let Some(descriptor) = composite.as_ref().unwrap_or(font).dict(b"FontDescriptor") else {
        return Default::default();
    };
    let keys = [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"];
    let Some(stream) = keys.iter().find_map(|key| descriptor.get(key)).and_then(|v| v.stream()) else {
        return Default::default();
    };
    let program = filter::decode(&stream, budget).bytes;
    let glyphs = Glyphs::read(&program);
    match composite {
        Some(descendant) => (by_cid(&glyphs, &descendant, budget), Vec::new()),
        None => {
            let mut texts = glyphs.by_code;
            // A name of the encoding that nobody knows still takes the code away from a Type 1 program's own encoding.
            if !font.is(b"Subtype", b"TrueType") {
                let named = super::encoding::Encoding::read(font).differences;
                named.iter().for_each(|(code, _)| {
                    texts.remove(&u32::from(*code));
                });
            }
            (texts, glyphs.roman)
        }
    }
}

/// Characters by CID: through `CIDToGIDMap` where the font has one.
fn by_cid(glyphs: &Glyphs, descendant: &Dict<'_>, budget: &mut Budget) -> Texts {
    let Some(map) = descendant.get(b"CIDToGIDMap").and_then(|v| v.stream()) else { return glyphs.by_glyph.clone() };
    let map = filter::decode(&map, budget).bytes;
    let pairs = (0u32..).zip(map.chunks_exact(2));
    pairs
        .filter_map(|(cid, pair)| {
            let glyph = u32::from(*pair.first()?) << 8 | u32::from(*pair.get(1)?);
            Some((cid, glyphs.by_glyph.get(&glyph)?.clone())).filter(|_| glyph != 0)
        })
        .collect()
}

#[derive(Debug, Default)]
struct Glyphs {
    by_code: Texts,
    by_glyph: Texts,
    /// Codes from 0x80 on in a table for those of the Macintosh.
    roman: Vec<u32>,
}

impl Glyphs {
    fn read(program: &[u8]) -> Glyphs {
        let mut glyphs = Glyphs::default();
        if let Ok(font) = FontRef::new(program) {
            glyphs.read_sfnt(&font);
        } else if let Ok(font) = CffFontRef::new(program, 0, None) {
            glyphs.read_cff(&font);
        } else if let Ok(font) = Type1Font::new(program) {
            glyphs.read_type1(&font);
        }
        glyphs
    }

    fn name_glyph(&mut self, glyph: u32, name: &str) {
        let mut text = String::new();
        if glyph_name::write(name, glyph_name::Usage::Letters, &mut text) {
            self.by_glyph.entry(glyph).or_insert_with(|| text.chars().map(plain).collect());
        }
    }

    fn name_code(&mut self, code: u8, name: &str) {
        let mut text = String::new();
        if glyph_name::write(name, glyph_name::Usage::Letters, &mut text) {
            self.by_code.entry(u32::from(code)).or_insert(text);
        }
    }

    fn read_type1(&mut self, font: &Type1Font) {
        let Some(encoding) = font.encoding() else { return };
        for code in 0..=255u8 {
            if let Some(name) = encoding.glyph_name(code) {
                self.name_code(code, name);
            }
        }
    }

    fn read_cff(&mut self, font: &CffFontRef<'_>) {
        if font.is_cid() {
            return;
        }
        let Some(charset) = font.charset() else { return };
        let name = |glyph: GlyphId| {
            let name = font.string(charset.string_id(glyph)?)?;
            std::str::from_utf8(name).ok()
        };
        for glyph in 0..font.num_glyphs().min(GLYPHS_MAX) {
            if let Some(name) = name(GlyphId::new(glyph)) {
                self.name_glyph(glyph, name);
            }
        }
        let Some(encoding) = font.encoding() else { return };
        for code in 0..=255u8 {
            if let Some(name) = encoding.map(code).filter(|glyph| glyph.to_u32() != 0).and_then(name) {
                self.name_code(code, name);
            }
        }
    }

    fn read_sfnt(&mut self, font: &FontRef<'_>) {
        let count = font.maxp().map_or(GLYPHS_MAX, |maxp| u32::from(maxp.num_glyphs()));
        // What the Unicode cmap says goes before names: several characters may share a glyph, the first is the plain one.
        if let Ok(cmap) = font.cmap()
            && let Some((_, record, table)) = cmap.best_subtable()
            && !table_is_symbolic(record.platform_id(), record.encoding_id())
        {
            let limits =
                read_fonts::tables::cmap::CmapIterLimits { max_char: u32::from(char::MAX), glyph_count: count };
            for (c, glyph) in table.iter_with_limits(limits).take(GLYPHS_MAX as usize) {
                let mut text = String::new();
                if glyph.to_u32() != 0 && char::from_u32(c).is_some_and(|c| push_char(&mut text, plain(c))) {
                    self.by_glyph.entry(glyph.to_u32()).or_insert(text);
                }
            }
        }
        if let Ok(post) = font.post() {
            for glyph in 0..count.min(GLYPHS_MAX) {
                if let Some(name) = u16::try_from(glyph).ok().and_then(|glyph| post.glyph_name(glyph.into())) {
                    self.name_glyph(glyph, name);
                }
            }
        }
        if let Some(table) = font.table_data(read_fonts::types::Tag::new(b"CFF "))
            && let Ok(cff) = CffFontRef::new(table.as_bytes(), 0, None)
        {
            self.read_cff(&cff);
        }
        self.read_byte_cmaps(font);
    }

    /// Codes of a symbolic TrueType font go through its (3, 0) table, at 0xF000 or as they are, or through (1, 0) (§9.6.6.4).
    fn read_byte_cmaps(&mut self, font: &FontRef<'_>) {
        let Ok(cmap) = font.cmap() else { return };
        for record in cmap.encoding_records() {
            let symbolic = table_is_symbolic(record.platform_id(), record.encoding_id());
            if !symbolic && record.platform_id() != PlatformId::Macintosh {
                continue;
            }
            let Ok(table) = record.subtable(cmap.offset_data()) else { continue };
            // Encoding 0 of the Macintosh is that of the Latin script.
            let roman = !symbolic && record.encoding_id() == 0;
            for code in 0..=255u32 {
                let glyph = glyph_of(&table, 0xF000 + code).or_else(|| glyph_of(&table, code));
                if roman && code >= 0x80 && glyph.is_some() {
                    self.roman.push(code);
                }
                if let Some(text) = glyph.and_then(|glyph| self.by_glyph.get(&glyph.to_u32())) {
                    self.by_code.entry(code).or_insert(text.clone());
                }
            }
        }
    }
}

/// Fonts give one glyph to characters that look the same, and subsets keep any of them: the glyph shows the plain one.
fn plain(c: char) -> char {
    match c {
        '\u{A0}' => ' ',
        '\u{AD}' => '-',
        '\u{37E}' => ';',
        '\u{2126}' => '\u{3A9}',
        c => c,
    }
}

fn glyph_of(table: &CmapSubtable<'_>, code: u32) -> Option<GlyphId> {
    table.map_codepoint(code).filter(|glyph| glyph.to_u32() != 0)
}

fn table_is_symbolic(platform: PlatformId, encoding: u16) -> bool {
    platform == PlatformId::Windows && encoding == 0
}
