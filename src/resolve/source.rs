//! Who counted: a citation, `according to …`, or the source line that governs the block.

use super::area;
use super::event::squeeze;
use super::when;
use crate::parse::claim::{Quantity, Reading};
use crate::parse::source::{SourceClaim, SourceKind};
use crate::parse::{Parsed, PassageKind};
use std::collections::HashMap;

/// Which source line governs a figure: passage, reading, and which of its sources.
pub type Governing = HashMap<(usize, usize, usize), (usize, usize, usize)>;

/// Who counted: the citation of the sentence, `according to …`, else the source line that governs the block.
pub fn of(q: &Quantity, reading: &Reading, line: Option<(&SourceClaim, &Reading)>) -> Option<String> {
    let text = reading.text.as_str();
    // `Ratify the Convention (Costa Rica)`: who asked for it, in a list of what was asked.
    let country = |name: &str| area::find(name).first().is_some_and(|n| n.range.len() == name.len());
    if let Some(cited) = when::citation(q, reading).filter(|c| c.date.is_some() || !country(&text[c.name.range()])) {
        return Some(squeeze(&text[cited.name.range()]));
    }
    let sentence = reading.sentences.get(q.sentence)?;
    let according = reading.sources.iter().find(|s| s.kind == SourceKind::According && sentence.contains(s.whole));
    if let Some(claim) = according {
        return Some(squeeze(&text[claim.name.range()]));
    }
    line.map(|(claim, of)| squeeze(&of.text.as_str()[claim.name.range()]))
}

/// Walks each flow (the running text, each side box) and hangs the quantities since the last heading or source line on the next one.
pub fn governing(parsed: &Parsed) -> Governing {
    let mut out = Governing::new();
    let mut last_box: Option<u32> = None;
    let mut pending: HashMap<Option<u32>, Vec<(usize, usize, usize)>> = HashMap::new();
    for (at, passage) in parsed.passages.iter().enumerate() {
        if matches!(passage.kind, PassageKind::Furniture) {
            continue;
        }
        let key = passage.boxed.then_some(passage.region);
        // A side box that goes on over the page begins there with the source line of what stood before.
        let fresh = passage.boxed && !pending.contains_key(&key);
        let opens_with_source = passage
            .readings
            .first()
            .is_some_and(|r| r.sources.iter().any(|s| s.kind == SourceKind::Line && s.whole.start == 0));
        let carried =
            last_box.filter(|_| fresh && opens_with_source).and_then(|b| pending.remove(&Some(b))).unwrap_or_default();
        if passage.boxed {
            last_box = Some(passage.region);
        }
        let waiting = pending.entry(key).or_default();
        waiting.extend(carried);
        // In the running text a source line stands right under its table or paragraph and not pages below it.
        if matches!(passage.kind, PassageKind::Heading(_)) {
            waiting.clear();
        }
        // So does one under a table with a caption of its own.
        let next = || parsed.passages[at + 1..].iter().find(|p| !matches!(p.kind, PassageKind::Furniture));
        let over_table = || next().is_some_and(|p| matches!(p.kind, PassageKind::Table(_)));
        if matches!(passage.kind, PassageKind::Caption) && !passage.boxed && over_table() {
            waiting.clear();
        }
        // A line under a table of the running text is the table's: the paragraphs before it have their own.
        if matches!(passage.kind, PassageKind::Table(_)) && !passage.boxed {
            waiting.retain(|(p, _, _)| matches!(parsed.passages[*p].kind, PassageKind::Table(_)));
        }
        for (n, reading) in passage.readings.iter().enumerate() {
            let mut marks: Vec<(u32, Option<usize>, usize)> =
                reading.quantities.iter().enumerate().map(|(q, x)| (x.span.start, None, q)).collect();
            marks.extend(
                reading
                    .sources
                    .iter()
                    .enumerate()
                    .filter(|(_, s)| s.kind == SourceKind::Line)
                    .map(|(s, x)| (x.whole.start, Some(s), 0)),
            );
            marks.sort_unstable();
            for (_, source, q) in marks {
                match source {
                    None => waiting.push((at, n, q)),
                    Some(s) => {
                        for figure in waiting.drain(..) {
                            out.insert(figure, (at, n, s));
                        }
                    }
                }
            }
        }
    }
    out
}
