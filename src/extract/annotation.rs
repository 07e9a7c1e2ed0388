//! What annotations draw on the page: fields of forms, stamps, free text (PDF 32000-1 §12.5.5).

use super::content::Interpreter;
use super::limit::PAGE_LINKS_MAX;
use super::open::{Dict, Stream};
use super::page::{Sheet, rectangle};
use super::state::{State, image_of};
use crate::geometry::Matrix;

/// Flag bits: invisible on the page as shown (§12.5.3).
const FLAG_HIDDEN: i64 = 1 << 1;
const FLAG_NO_VIEW: i64 = 1 << 5;

impl<'a> Interpreter<'a, '_> {
    /// Draws the appearances of the annotations of a page.
    pub fn draw_annotations(&mut self, sheet: &Sheet<'a>) {
        let Some(annotations) = sheet.dict.get(b"Annots").and_then(|v| v.array()) else { return };
        for (count, annotation) in annotations.filter_map(|v| v.dict()).enumerate() {
            if count >= PAGE_LINKS_MAX {
                return self.stop(format!("expected at most {PAGE_LINKS_MAX} annotations on a page, found more"));
            }
            if let Some(appearance) = appearance(&annotation) {
                self.draw_appearance(sheet, &annotation, &appearance);
            }
        }
    }

    fn draw_appearance(&mut self, sheet: &Sheet<'a>, annotation: &Dict<'a>, appearance: &Stream<'a>) {
        if annotation.dict(b"OC").is_some_and(|layer| self.doc.layers.hides(&layer)) {
            return;
        }
        let Some(rect) = rectangle(annotation, b"Rect") else { return };
        let Some(bounds) = rectangle(&appearance.dict, b"BBox") else { return };
        let own = appearance.dict.get(b"Matrix").and_then(|v| <[f64; 6]>::try_from(v.numbers()).ok());
        let own = own.map_or(Matrix::IDENTITY, |m| Matrix { m });
        // The box of the appearance, as its matrix turns it, is fitted to the annotation's rectangle.
        let boxed = image_of(&own, bounds);
        let (w, h) = (f64::from(boxed.width()), f64::from(boxed.height()));
        if w <= 0.0 || h <= 0.0 {
            return;
        }
        let (sx, sy) = ((rect[2] - rect[0]) / w, (rect[3] - rect[1]) / h);
        let fit = [sx, 0.0, 0.0, sy, rect[0] - f64::from(boxed.x0) * sx, rect[1] - f64::from(boxed.y0) * sy];
        self.state = State::new(Matrix { m: fit }.then(&sheet.shown));
        self.draw_form(appearance, sheet.resources.as_ref());
    }
}

/// The normal appearance of an annotation that shows one.
fn appearance<'a>(annotation: &Dict<'a>) -> Option<Stream<'a>> {
    let flags = annotation.get(b"F").and_then(|v| v.integer()).unwrap_or(0);
    let silent = matches!(annotation.name(b"Subtype"), Some(b"Link" | b"Popup") | None);
    if silent || flags & (FLAG_HIDDEN | FLAG_NO_VIEW) != 0 {
        return None;
    }
    let normal = annotation.dict(b"AP")?.get(b"N")?;
    match normal.stream() {
        Some(stream) => Some(stream),
        // Several states: the one that is chosen.
        None => normal.dict()?.get(annotation.name(b"AS")?)?.stream(),
    }
}
