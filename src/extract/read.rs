//! The room in a row: open, list the pages, run each page, say what was lost.

use super::content::{Interpreter, Lost, Shared};
use super::limit::reached;
use super::open::{File, Stream};
use super::page::Sheet;
use super::{Document, ExtractError, Options, Page, Trouble, TroubleKind};
use super::{filter, info, link, page, show};
use crate::place::PageIndex;
use std::borrow::Cow;

/// Reads a document.
pub fn document(bytes: &[u8], options: &Options) -> Result<Document, ExtractError> {
    let (file, mut troubles) = File::open(bytes, options)?;
    let sheets = page::list(&file, &mut troubles);
    if sheets.is_empty() {
        return Err(ExtractError::Damaged("expected at least one page, found none".to_owned()));
    }
    let mut shared = Shared::new(&file);
    let mut pages = Vec::with_capacity(sheets.len());
    for (index, sheet) in (0..).zip(&sheets) {
        pages.push(read_page(PageIndex(index), sheet, &mut shared));
    }
    for font in &shared.fonts {
        let named = |t: &Trouble| Trouble { kind: t.kind, message: format!("font {}: {}", font.face.name, t.message) };
        troubles.extend(font.troubles.iter().map(named));
    }
    let fonts = shared.fonts.into_iter().map(|font| font.face).collect();
    Ok(Document { pages, fonts, info: info::read(&file), troubles })
}

fn read_page<'a>(index: PageIndex, sheet: &Sheet<'a>, shared: &mut Shared<'a>) -> Page {
    let mut page = Page { index, width: sheet.width, height: sheet.height, ..Page::default() };
    shared.budget.next_page();
    let content = content(sheet, shared, &mut page);
    link::read(shared.file, sheet, &mut page);
    let mut interpreter = Interpreter::new(shared, page, sheet.shown);
    interpreter.run(&content, sheet.resources.as_ref());
    let (mut page, lost) = interpreter.finish();
    page.digits = show::count_digits(&page);
    report(&mut page, lost);
    page
}

/// The content streams of a page as one; a blank line between two of them (§7.8.2).
fn content<'a>(sheet: &Sheet<'a>, shared: &mut Shared<'a>, page: &mut Page) -> Cow<'a, [u8]> {
    let Some(value) = sheet.dict.get(b"Contents") else { return Cow::Borrowed(&[]) };
    let streams: Vec<Option<Stream<'a>>> = match value.array() {
        Some(items) => items.map(|v| v.stream()).collect(),
        None => vec![value.stream()],
    };
    let mut whole: Cow<'a, [u8]> = Cow::Borrowed(&[]);
    for stream in streams {
        let Some(stream) = stream else {
            let message = "expected a content stream, found none".to_owned();
            page.troubles.push(Trouble { kind: TroubleKind::StreamDamaged, message });
            continue;
        };
        let decoded = filter::decode(&stream, &mut shared.budget);
        if let Some(damage) = &decoded.damage {
            page.troubles.push(damage.trouble("page content"));
        }
        if !shared.budget.spend_page_bytes(decoded.bytes.len()) {
            page.troubles.push(reached("the page has more content than is read".to_owned()));
            break;
        }
        if whole.is_empty() {
            whole = decoded.bytes;
        } else {
            let whole = whole.to_mut();
            whole.push(b'\n');
            whole.extend_from_slice(&decoded.bytes);
        }
    }
    whole
}

/// Says what a page lost.
fn report(page: &mut Page, lost: Lost) {
    let mut say = |count: u32, kind: TroubleKind, message: String| {
        if count > 0 {
            page.troubles.push(Trouble { kind, message });
        }
    };
    let Lost { unmapped, invisible, outside, strings_without_font } = lost;
    say(
        unmapped,
        TroubleKind::TextUnmapped,
        format!("expected a Unicode value for every code, found {unmapped} without"),
    );
    say(
        invisible,
        TroubleKind::TextInvisible,
        format!("expected text that can be seen, found {invisible} glyphs that cannot"),
    );
    say(
        outside,
        TroubleKind::TextInvisible,
        format!("expected text on the page, found {outside} glyphs outside, left out"),
    );
    say(
        strings_without_font,
        TroubleKind::FontMissing,
        format!("expected a font for every string, found {strings_without_font} without, left out"),
    );
}
