//! What is counted, as printed: heads of the table, then the pieces that the grammar found around the number.

use super::event::squeeze;
use super::figure::Around;
use crate::parse::claim::{PartLabel, Quantity};
use crate::record::{Figure, Unit};

/// What is counted, as printed.
pub fn of(q: &Quantity, around: &Around, figure: &Figure) -> String {
    let text = around.reading.text.as_str();
    let mut pieces: Vec<String> = Vec::new();
    pieces.extend(q.heads.iter().map(|h| squeeze(h)));
    pieces.extend(q.subject.iter().map(|s| squeeze(&text[s.range()])).filter(|p| !p.is_empty()));
    // Columns that only name sexes leave it to the caption to say who is counted.
    let short = || pieces.iter().map(|p| p.split(' ').count()).sum::<usize>() < 3;
    if let Some(caption) = around.caption.filter(|_| q.rule.starts_with("table") && (q.heads.is_empty() || short())) {
        pieces.push(squeeze(caption));
    }
    // `Malaysia: 5,995 (W4,643: M1,352)` in a card: a place or a way alone tells it only together with the heading above.
    if let Some(heading) = around.card_heading.filter(|_| q.noun.is_none() && q.label.is_some()) {
        pieces.insert(0, squeeze(heading));
    }
    if pieces.is_empty() {
        let people = figure.unit == Unit::Persons && !q.parts.is_empty();
        if people {
            let label = q
                .parts
                .iter()
                .find_map(|p| if let PartLabel::Named(s) = p.label { Some(squeeze(&text[s.range()])) } else { None });
            pieces.push(label.unwrap_or_else(|| "participants".to_owned()));
        }
        if let Some(title) = around.event_title {
            pieces.push(title.split(' ').take(8).collect::<Vec<_>>().join(" ").trim_end_matches([',', '…']).to_owned());
        }
    }
    let joined = pieces.join(" ");
    let words: Vec<&str> = joined.split(' ').collect();
    words[..words.len().min(24)].join(" ")
}
