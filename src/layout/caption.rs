//! Captions: what one looks like, and whether a table has one.

use super::flow::{Chunk, ChunkKind};
use super::line::Line;
use super::word::Word;
use crate::geometry::Points;

/// A caption stands no further above its table than this many type sizes.
const CAPTION_SIZES_MAX: f32 = 5.0;
/// A caption beside text is further from it than so many type sizes.
const BESIDE_SIZES_MIN: f32 = 0.6;
/// The lines of one caption begin at one edge.
const SAME_EDGE_POINTS_MAX: Points = 2.0;

/// `Table 3`, `Figure 2:`, `Chart 5`: a caption.
pub fn starts_caption(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or("").trim_end_matches(['.', ':']).to_lowercase();
    let second = words.next().unwrap_or("");
    let name = matches!(
        first.as_str(),
        "table"
            | "figure"
            | "fig"
            | "chart"
            | "graph"
            | "box"
            | "map"
            | "exhibit"
            | "tableau"
            | "graphique"
            | "carte"
            | "cuadro"
            | "tabla"
            | "gráfico"
            | "figura"
            | "mapa"
            | "diagram"
    );
    let bare = second.trim_end_matches(['.', ':', ')', '-', '–']);
    let number = bare.chars().next().is_some_and(|c| c.is_ascii_digit())
        || (!bare.is_empty() && bare.len() <= 4 && bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X')))
        || (bare.len() <= 5 && bare.chars().any(|c| c.is_ascii_digit()));
    name && number
}

/// Cuts the captions of pictures out of the text they stand beside, in type of another weight, slope or colour, with the lines that go on
/// below them; each comes after that text.
pub fn set_apart(chunks: &mut Vec<Chunk>) {
    let mut at = 0;
    while at < chunks.len() {
        let lines = beside(&mut chunks[at].lines);
        at += 1;
        if !lines.is_empty() {
            let caption = Chunk { kind: ChunkKind::Caption, lines, ..chunks[at - 1].clone() };
            chunks.insert(at, caption);
            at += 1;
        }
    }
}

/// The lines of a caption that stands beside text, cut off from it.
fn beside(text: &mut [Line]) -> Vec<Line> {
    let mut caption: Vec<Line> = Vec::new();
    for line in text {
        let edge = caption.last().map(|l| l.area.x0);
        let parts = |(at, w): (usize, &[Word])| {
            w[1].area.x0 - w[0].area.x1 > BESIDE_SIZES_MIN * w[1].size
                && differs(&w[0], &w[1])
                && edge.map_or_else(
                    || starts_caption(&opening(line.words.get(at + 1..).unwrap_or_default())),
                    |x| (w[1].area.x0 - x).abs() < SAME_EDGE_POINTS_MAX,
                )
        };
        // Most lines are set in one type from end to end.
        let mixed = line.words.first().zip(line.words.last()).is_some_and(|(first, last)| differs(first, last));
        let cut = if mixed { line.words.windows(2).enumerate().position(parts) } else { None };
        match cut {
            Some(at) => {
                caption.push(Line::of(line.words.split_off(at + 1)));
                *line = Line::of(std::mem::take(&mut line.words));
            }
            None if caption.is_empty() => {}
            None => break,
        }
    }
    caption
}

fn opening(words: &[Word]) -> String {
    words.iter().take(2).map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn differs(a: &Word, b: &Word) -> bool {
    a.bold != b.bold || a.colour != b.colour || a.italic != b.italic
}

/// True where the caption of a table stands right above line `first`.
pub fn is_captioned(lines: &[Line], first: usize) -> bool {
    let names = ["table", "tableau", "tabla", "cuadro", "tabelle", "quadro"];
    let near = |l: &&Line| lines[first].baseline - l.baseline < CAPTION_SIZES_MAX * l.size;
    lines[..first].iter().rev().take(3).take_while(near).any(|l| {
        let text = l.text().to_lowercase();
        starts_caption(&text) && names.iter().any(|n| text.starts_with(n))
    })
}

#[cfg(test)]
mod tests {
    use super::super::{RegionKind, flow, line::lines, word::sheet, word::tests::Setting};

    #[test]
    fn a_caption_beside_an_item_is_none_of_it() {
        let said = |bold: u16| {
            let mut page = Setting::new();
            page.set(50.0, 100.0, 10.0, 0, "the sixth week since the flood, and all boats").set(
                300.0,
                100.0,
                10.0,
                bold,
                "Map 2: where boats are",
            );
            page.set(50.0, 112.0, 10.0, 0, "are back in port.");
            let fonts = [Default::default(), crate::extract::FontFace { bold: true, ..Default::default() }];
            let region = (RegionKind::Body, 0);
            let setting = flow::Setting { body: 10.0, region, page: 0, height: 842.0, sure: true, marks: &[] };
            let chunks = flow::chunks(lines(sheet(&page.page, &fonts).words), &setting);
            chunks.iter().map(|c| c.lines.iter().map(|l| l.text()).collect::<Vec<_>>().join("/")).collect::<Vec<_>>()
        };
        let text = "the sixth week since the flood, and all boats/are back in port.";
        assert_eq!(said(1), [text, "Map 2: where boats are"]);
        assert_eq!(said(0).len(), 1);
    }
}
