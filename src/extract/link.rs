//! Link annotations (PDF 32000-1 §12.5.6.5, §12.6.4.7): only web and mail addresses; others are named as refused.

use super::limit::PAGE_LINKS_MAX;
use super::open::{Dict, File};
use super::page::{Sheet, rectangle};
use super::state::image_of;
use super::{Link, Page, Trouble, TroubleKind};

/// Longest address that is kept, in bytes (what browsers and sitemaps agree on).
const URI_BYTES_MAX: usize = 2_048;

/// Reads the links of a page.
pub fn read(file: &File<'_>, sheet: &Sheet<'_>, page: &mut Page) {
    let Some(annotations) = sheet.dict.get(b"Annots").and_then(|v| v.array()) else { return };
    let base = base_uri(file);
    for (count, annotation) in annotations.filter_map(|v| v.dict()).enumerate() {
        if count >= PAGE_LINKS_MAX {
            // Whoever draws the annotations refuses the file.
            return;
        }
        if annotation.is(b"Subtype", b"Link")
            && let Some(area) = rectangle(&annotation, b"Rect")
        {
            read_link(&annotation, area, base, sheet, page);
        }
    }
}

fn read_link(annotation: &Dict<'_>, area: [f64; 4], base: Option<&[u8]>, sheet: &Sheet<'_>, page: &mut Page) {
    let Some(action) = annotation.dict(b"A").or_else(|| annotation.dict(b"PA")) else { return };
    match action.name(b"S") {
        Some(b"URI") => {}
        // Places in the same document are no addresses.
        Some(b"GoTo" | b"Named") | None => return,
        Some(other) => {
            let message = format!("expected an address, found an action {}", String::from_utf8_lossy(other));
            page.troubles.push(Trouble { kind: TroubleKind::LinkRefused, message });
            return;
        }
    }
    let Some(bytes) = action.get(b"URI").and_then(|v| v.bytes()) else { return };
    let uri = match (base, has_scheme(bytes)) {
        (Some(base), false) => [base, bytes].concat(),
        _ => bytes.to_vec(),
    };
    let uri = as_text(&uri);
    if uri.len() <= URI_BYTES_MAX && is_allowed(&uri) {
        page.links.push(Link { area: image_of(&sheet.shown, area), uri });
    } else {
        let start: String = uri.chars().take(60).map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect();
        let message = format!("expected an http, https or mailto address, found \"{start}\"");
        page.troubles.push(Trouble { kind: TroubleKind::LinkRefused, message });
    }
}

/// `/URI << /Base … >>` of the catalogue (§12.6.4.7).
fn base_uri<'a>(file: &'a File<'a>) -> Option<&'a [u8]> {
    file.trailer().dict(b"Root")?.dict(b"URI")?.get(b"Base")?.bytes()
}

fn has_scheme(uri: &[u8]) -> bool {
    let end = uri.iter().position(|b| !b.is_ascii_alphanumeric() && !matches!(b, b'+' | b'-' | b'.'));
    end.is_some_and(|end| end > 0 && uri.get(end) == Some(&b':'))
}

/// Addresses are ASCII; some writers put UTF-8 or UTF-16 there.
fn as_text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim().to_owned(),
        Err(_) => super::info::text(bytes).trim().to_owned(),
    }
}

/// True for what is written as a link.
fn is_allowed(uri: &str) -> bool {
    let lower = uri.get(..8.min(uri.len())).unwrap_or_default().to_ascii_lowercase();
    let web = ["http://", "https://"].iter().any(|scheme| lower.starts_with(scheme));
    (web || lower.starts_with("mailto:")) && !uri.chars().any(|c| c.is_control() || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_mail() {
        for (uri, expect) in [
            ("https://www.ilo.org/asia", true),
            ("HTTP://example.org", true),
            ("mailto:info@example.org", true),
            ("javascript:alert(1)", false),
            ("file:///etc/passwd", false),
            ("https://example.org/\u{7}", false),
            ("www.ilo.org", false),
        ] {
            assert_eq!(is_allowed(uri), expect, "{uri}");
        }
        assert!(has_scheme(b"x-y:z") && !has_scheme(b"a/b:c") && !has_scheme(b":c"));
    }
}
