//! The room in a row: open, list the pages, run each page, say what was lost.

use super::content::{Interpreter, Lost};
use super::filter::Damage;
use super::limit::{DOCUMENT_BYTES_MAX, PAGE_BYTES_MAX, PAGE_SHAPES_MAX};
use super::open::{File, Stream};
use super::page::Sheet;
use super::shared::Shared;
use super::{Document, ExtractError, FontFace, Glyph, Options, Page, Trouble, TroubleKind};
use super::{filter, info, link, page, show, suspect, tags};
use crate::place::PageIndex;
use std::borrow::Cow;
use std::sync::Arc;

/// Smallest picture that may hold numbers, in points: smaller ones are icons and rules.
const PICTURE_WIDTH_POINTS_MIN: f32 = 72.0;
const PICTURE_HEIGHT_POINTS_MIN: f32 = 36.0;

/// Content bytes for each glyph: the median over the pages of the corpus is 9.
const CONTENT_BYTES_A_GLYPH: usize = 10;
/// Most glyphs that room is made for in advance.
const GLYPHS_EXPECTED_MAX: usize = 8_192;

/// Reads a document, and shows each page to `each` as soon as it is read.
pub fn document(
    bytes: &[u8],
    options: &Options,
    each: &mut dyn FnMut(&mut Page, &[FontFace]),
) -> Result<Document, ExtractError> {
    let refused = match File::open(bytes, options) {
        Ok((file, mut troubles)) => {
            let list = page::list(&file, &mut troubles)?;
            if !list.sheets.is_empty() {
                return pages(&file, list, troubles, each);
            }
            ExtractError::Damaged("expected at least one page, found none".to_owned())
        }
        Err(error @ (ExtractError::Damaged(_) | ExtractError::NotPdf(_))) => error,
        Err(error) => return Err(error),
    };
    let Some((file, trouble)) = File::scan(bytes) else { return Err(refused) };
    let mut troubles = vec![trouble];
    // Pages are believed only where a page tree names them: other objects may be of a revision that was taken back.
    let Some(list) = page::list(&file, &mut troubles).ok().filter(|list| !list.searched) else { return Err(refused) };
    let document = pages(&file, list, troubles, each)?;
    // What does not even begin as a PDF has to print something to be one.
    let printed = document.pages.iter().any(|page| !page.text.is_empty());
    if printed || !matches!(refused, ExtractError::NotPdf(_)) { Ok(document) } else { Err(refused) }
}

/// Reads the pages of an opened file.
fn pages(
    file: &File<'_>,
    page::List { sheets, searched }: page::List<'_>,
    mut troubles: Vec<Trouble>,
    each: &mut dyn FnMut(&mut Page, &[FontFace]),
) -> Result<Document, ExtractError> {
    let mut shared = Shared::new(file);
    let mut letters = suspect::Letters::default();
    let mut empty = true;
    let mut glyphs = Vec::new();
    let mut pages = Vec::with_capacity(sheets.len());
    let tags = Arc::new(tags::read(file, &sheets));
    for (index, sheet) in (0..).zip(&sheets) {
        if shared.budget.is_spent() {
            shared.budget.refuse(format!("expected at most {DOCUMENT_BYTES_MAX} bytes in the document, found more"));
        } else {
            let mut page = read_page(PageIndex(index), sheet, &mut shared, std::mem::take(&mut glyphs));
            page.tags = Arc::clone(&tags);
            letters.count(&page);
            empty &= page.glyphs.is_empty() && page.pictures.is_empty();
            each(&mut page, &shared.faces);
            if page.glyphs.is_empty() {
                glyphs = std::mem::take(&mut page.glyphs);
            }
            pages.push(page);
        }
        if let Some(limit) = shared.budget.refusal() {
            return Err(ExtractError::Limit(format!("page {}: {limit}", index + 1)));
        }
    }
    if searched && empty {
        return Err(ExtractError::Damaged(
            "expected something on the pages that no page tree names, found nothing".to_owned(),
        ));
    }
    for (font, face) in shared.fonts.iter().zip(&shared.faces) {
        let named = |t: &Trouble| Trouble { kind: t.kind, message: format!("font {}: {}", face.name, t.message) };
        troubles.extend(font.troubles.iter().map(named));
    }
    troubles.extend(file.troubles());
    let mut document = Document { pages, fonts: shared.faces, info: info::read(file), troubles };
    suspect::check(&mut document, &letters);
    Ok(document)
}

/// Reads a page, its glyphs into memory that is there.
fn read_page<'a>(index: PageIndex, sheet: &Sheet<'a>, shared: &mut Shared<'a>, glyphs: Vec<Glyph>) -> Page {
    let mut page = Page { index, width: sheet.width, height: sheet.height, glyphs, ..Page::default() };
    shared.budget.next_page();
    let fault = sheet.fault.map(|message| Trouble { kind: TroubleKind::StreamDamaged, message: message.to_owned() });
    page.troubles.extend(fault);
    let content = content(sheet, shared, &mut page);
    link::read(shared.file, sheet, &mut page);
    // A shown glyph takes about ten bytes of content; growing from nothing would copy the page's glyphs several times.
    let glyphs = (content.len() / CONTENT_BYTES_A_GLYPH).min(GLYPHS_EXPECTED_MAX);
    page.glyphs.reserve(glyphs);
    page.text.reserve(glyphs);
    let mut interpreter = Interpreter::new(shared, page, sheet.shown);
    interpreter.run(&content, sheet.resources.as_ref());
    interpreter.draw_annotations(sheet);
    let cut = interpreter.path.cut;
    let (mut page, lost, ink) = interpreter.finish();
    if let Cow::Owned(buffer) = content {
        shared.budget.give_buffer(buffer);
    }
    page.digits = show::count_digits(&page);
    let shapes = page.rulings.len().max(page.fills.len()).max(page.pictures.len());
    if cut || shapes >= PAGE_SHAPES_MAX {
        let message = format!("expected fewer than {PAGE_SHAPES_MAX} lines, fills or pictures on a page, found more");
        page.troubles.push(Trouble { kind: TroubleKind::DrawingsLeftOut, message });
    }
    report_ink(&mut page, ink || !sheet.dict.has(b"Contents"));
    report(&mut page, lost);
    page
}

/// The content streams of a page as one; a line end between two of them (§7.8.2).
fn content<'a>(sheet: &Sheet<'a>, shared: &mut Shared<'a>, page: &mut Page) -> Cow<'a, [u8]> {
    let missing = || {
        let message = "expected a content stream, found none".to_owned();
        Trouble { kind: TroubleKind::StreamDamaged, message }
    };
    let Some(value) = sheet.dict.get(b"Contents") else {
        // A reference that leads nowhere is a loss.
        page.troubles.extend(sheet.dict.has(b"Contents").then(missing));
        return Cow::Borrowed(&[]);
    };
    let streams: Vec<Option<Stream<'a>>> = match value.array() {
        Some(items) => items.map(|v| v.stream()).collect(),
        None => vec![value.stream()],
    };
    let mut whole: Cow<'a, [u8]> = Cow::Borrowed(&[]);
    for stream in streams {
        let Some(stream) = stream else {
            page.troubles.push(missing());
            continue;
        };
        let decoded = filter::decode(&stream, &mut shared.budget);
        match decoded.damage {
            Some(Damage::Broken(message)) => {
                let message = format!("page content: {message}");
                page.troubles.push(Trouble { kind: TroubleKind::StreamDamaged, message });
            }
            Some(Damage::TooLarge(message)) => shared.budget.refuse(message),
            None => {}
        }
        if !shared.budget.spend_page_bytes(decoded.bytes.len()) {
            let message = format!("expected at most {PAGE_BYTES_MAX} bytes of content on a page, found more");
            shared.budget.refuse(message);
            break;
        }
        if whole.is_empty() {
            whole = decoded.bytes;
        } else {
            let whole = whole.to_mut();
            whole.push(b'\n');
            whole.extend_from_slice(&decoded.bytes);
            if let Cow::Owned(buffer) = decoded.bytes {
                shared.budget.give_buffer(buffer);
            }
        }
    }
    whole
}

/// Says what a page shows that is not text. An empty page has empty content; one without content may have lost it, and counts
/// as one with ink.
fn report_ink(page: &mut Page, ink: bool) {
    let printed = page.glyphs.iter().any(|glyph| !page.glyph_text(glyph).trim().is_empty());
    if ink && !printed {
        let message = format!(
            "expected text, found none, but drawings or {} pictures, or no content at all",
            page.pictures.len()
        );
        page.troubles.push(Trouble { kind: TroubleKind::NoTextLayer, message });
    }
    let large = |picture: &&crate::geometry::Rect| {
        picture.width() >= PICTURE_WIDTH_POINTS_MIN && picture.height() >= PICTURE_HEIGHT_POINTS_MIN
    };
    let pictures = page.pictures.iter().filter(large).count();
    if pictures > 0 {
        let message = format!("expected numbers as text only, found {pictures} pictures that may hold some");
        page.troubles.push(Trouble { kind: TroubleKind::PictureUnread, message });
    }
}

/// Says what a page lost.
fn report(page: &mut Page, lost: Lost) {
    let mut say = |count: u32, kind: TroubleKind, expected: &str, found: &str| {
        if count > 0 {
            page.troubles.push(Trouble { kind, message: format!("expected {expected}, found {count} {found}") });
        }
    };
    say(lost.unmapped, TroubleKind::TextUnmapped, "a Unicode value for every code", "codes without one");
    say(lost.invisible, TroubleKind::TextInvisible, "text that can be seen", "glyphs that cannot");
    say(lost.outside, TroubleKind::TextInvisible, "text on the page", "glyphs outside of it, left out");
    say(lost.hidden, TroubleKind::TextInvisible, "text that is shown", "glyphs of layers that are off, left out");
    say(lost.nowhere, TroubleKind::StreamDamaged, "text at places of a page", "glyphs at none, left out");
    say(lost.slips, TroubleKind::StreamDamaged, "operators and operands", "signs that belong nowhere");
    say(lost.unknown_operators, TroubleKind::StreamDamaged, "operators of the standard", "others");
    say(lost.false_texts, TroubleKind::TextSuspect, "texts that say what is shown", "that show other figures");
    say(lost.strings_without_font, TroubleKind::FontMissing, "a font for every string", "without one, left out");
}
