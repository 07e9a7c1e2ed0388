//! Widths of composite fonts: `W`, `DW`, `W2`, `DW2` (PDF 32000-1 §9.7.4.3).

use crate::extract::open::{Dict, Value};

/// Most stretches of one list of widths.
const SPANS_MAX: usize = 65_536;

/// Widths by CID in em.
#[derive(Debug)]
pub struct Widths {
    spans: Vec<Span>,
    values: Vec<f64>,
    default: f64,
    tall: Vec<(u32, u32, [f64; 3])>,
    tall_default: [f64; 2],
}

/// CIDs `first..=last`; a value each from `start` on, or one for all.
#[derive(Clone, Copy, Debug)]
struct Span {
    first: u32,
    last: u32,
    start: u32,
    each: bool,
}

impl Widths {
    /// Reads the widths of a CID font.
    pub fn read(font: &Dict<'_>) -> Widths {
        let default = font.number(b"DW").unwrap_or(1000.0) / 1000.0;
        let tall_default = font.get(b"DW2").map(|v| v.numbers()).unwrap_or_default();
        let tall_default = match *tall_default.as_slice() {
            [vy, w1] => [vy / 1000.0, w1 / 1000.0],
            _ => [0.88, -1.0],
        };
        let mut widths = Widths { spans: Vec::new(), values: Vec::new(), default, tall: Vec::new(), tall_default };
        if let Some(list) = font.get(b"W") {
            widths.read_list(&list);
        }
        if let Some(list) = font.get(b"W2") {
            widths.read_tall(&list);
        }
        widths
    }

    /// Width of a CID in em.
    pub fn width(&self, cid: u32) -> f64 {
        let end = self.spans.partition_point(|span| span.first <= cid);
        let Some(span) = end.checked_sub(1).and_then(|at| self.spans.get(at)).filter(|span| cid <= span.last) else {
            return self.default;
        };
        let offset = if span.each { cid - span.first } else { 0 };
        self.values.get((span.start + offset) as usize).copied().unwrap_or(self.default)
    }

    /// For vertical writing: how far down the pen moves, and where the horizontal origin lies from the vertical one, in em.
    pub fn tall(&self, cid: u32) -> (f64, (f64, f64)) {
        match self.tall.iter().find(|(first, last, _)| (*first..=*last).contains(&cid)) {
            Some((_, _, [w1, vx, vy])) => (*w1, (*vx, *vy)),
            None => (self.tall_default[1], (self.width(cid) / 2.0, self.tall_default[0])),
        }
    }

    fn read_list(&mut self, list: &Value<'_>) {
        let Some(mut items) = list.array() else { return };
        while let (Some(first), Some(second)) = (items.next(), items.next()) {
            let Some(first) = cid(&first) else { continue };
            let start = self.values.len() as u32;
            if let Some(each) = second.array() {
                self.values.extend(each.take(SPANS_MAX).map(|v| em(v.number().unwrap_or(0.0))));
                let count = self.values.len() as u32 - start;
                if count > 0 {
                    self.spans.push(Span { first, last: first.saturating_add(count - 1), start, each: true });
                }
            } else if let (Some(last), Some(width)) = (cid(&second), items.next().and_then(|v| v.number())) {
                self.values.push(em(width));
                if first <= last {
                    self.spans.push(Span { first, last, start, each: false });
                }
            }
            if self.spans.len() >= SPANS_MAX || self.values.len() >= SPANS_MAX * 4 {
                break;
            }
        }
        self.spans.sort_by_key(|span| span.first);
    }

    fn read_tall(&mut self, list: &Value<'_>) {
        let Some(mut items) = list.array() else { return };
        while let (Some(first), Some(second)) = (items.next(), items.next()) {
            let Some(first) = cid(&first) else { continue };
            if second.array().is_some() {
                for (at, values) in (first..).zip(second.numbers().chunks_exact(3)) {
                    self.push_tall(at, at, values);
                }
            } else if let Some(last) = cid(&second) {
                let values: Vec<f64> = items.by_ref().take(3).filter_map(|v| v.number()).collect();
                self.push_tall(first, last, &values);
            }
        }
    }

    fn push_tall(&mut self, first: u32, last: u32, values: &[f64]) {
        if let ([w1, vx, vy], true) = (values, self.tall.len() < 1024) {
            self.tall.push((first, last, [em(*w1), em(*vx), em(*vy)]));
        }
    }
}

fn cid(value: &Value<'_>) -> Option<u32> {
    u32::try_from(value.integer()?).ok()
}

fn em(thousandths: f64) -> f64 {
    (thousandths / 1000.0).clamp(-100.0, 100.0)
}
