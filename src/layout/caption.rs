//! Captions: what one looks like, and whether a table has one.

use super::line::Line;

/// A caption stands no further above its table than this many type sizes.
const CAPTION_SIZES_MAX: f32 = 5.0;

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

/// True where the caption of a table stands right above line `first`.
pub fn is_captioned(lines: &[Line], first: usize) -> bool {
    let names = ["table", "tableau", "tabla", "cuadro", "tabelle", "quadro"];
    let near = |l: &&Line| lines[first].baseline - l.baseline < CAPTION_SIZES_MAX * l.size;
    lines[..first].iter().rev().take(3).take_while(near).any(|l| {
        let text = l.text().to_lowercase();
        starts_caption(&text) && names.iter().any(|n| text.starts_with(n))
    })
}
