//! `gleaner inspect`: what each room made of a page, with places, so that a wrong row can be traced to the room that erred.

use crate::cli::exit::{Exit, Failure};
use crate::cli::text::{block_text, open_at};
use crate::cli::typed::{Cut, Inspect};
use crate::cli::{explain, meant, say, svg};
use gleaner::extract::{Document, Page};
use gleaner::layout::{Block, BlockKind, arrange};
use gleaner::pipeline::read_report;
use gleaner::place::{CharSpan, Place, PlacedText};
use gleaner::write::column::TABLES;
use gleaner::write::{Contacts, encode};
use std::fmt::Write;

/// Prints one room's result, whole or of one page.
pub fn inspect(typed: &Inspect) -> Result<Exit, Failure> {
    if typed.svg {
        return drawing(typed);
    }
    let printed = match typed.cut {
        Cut::Glyphs => glyphs(&open_at(&typed.file, &typed.reading.password, typed.page)?, typed.page),
        Cut::Words => words(&open_at(&typed.file, &typed.reading.password, typed.page)?, typed.page),
        Cut::Lines => lines(&open_at(&typed.file, &typed.reading.password, typed.page)?, typed.page),
        Cut::Blocks => blocks(&open_at(&typed.file, &typed.reading.password, typed.page)?, typed.page),
        Cut::Claims => explain::claims(
            &gleaner::parse::read(arrange(&open_at(&typed.file, &typed.reading.password, typed.page)?)),
            typed.page,
        ),
        Cut::Records => records(typed)?,
    };
    say::data(printed.as_bytes())?;
    Ok(Exit::Good)
}

/// The boxes of every page, or of one, as a drawing.
fn drawing(typed: &Inspect) -> Result<Exit, Failure> {
    let document = open_at(&typed.file, &typed.reading.password, typed.page)?;
    let pages: Vec<&Page> = document.pages.iter().filter(|p| wanted(typed.page, p.index.number())).collect();
    say::data(svg::draw(&document, &arrange(&document), &pages).as_bytes())?;
    Ok(Exit::Good)
}

fn wanted(page: Option<u32>, number: u32) -> bool {
    page.is_none_or(|wanted| wanted == number)
}

/// One glyph a line: page, box, size, font, text.
fn glyphs(document: &Document, page: Option<u32>) -> String {
    let mut out = String::new();
    for p in document.pages.iter().filter(|p| wanted(page, p.index.number())) {
        // Writing into a string does not fail.
        let _ = writeln!(
            out,
            "# page {}: {:.2} x {:.2} points, {} glyphs",
            p.index.number(),
            p.width,
            p.height,
            p.glyphs.len()
        );
        for trouble in &p.troubles {
            let _ = writeln!(out, "# {:?}: {}", trouble.kind, trouble.message);
        }
        for g in &p.glyphs {
            let font = document.fonts.get(usize::from(g.font)).map_or("?", |f| f.name.as_str());
            let a = g.area;
            let text = p.glyph_text(g);
            let _ = writeln!(out, "{:.2} {:.2} {:.2} {:.2}\t{:.2}\t{font}\t{text:?}", a.x0, a.y0, a.x1, a.y1, g.size);
        }
    }
    out
}

/// One word a line: page, box, text.
fn words(document: &Document, page: Option<u32>) -> String {
    let mut out = String::new();
    for piece in gleaner::layout::words(document).iter().filter(|p| wanted(page, p.place.page.number())) {
        // Writing into a string does not fail.
        let _ = writeln!(out, "p{} [{}] {}", piece.place.page.number(), boxes(&piece.place), piece.text);
    }
    out
}

/// One printed line a line, in reading order: page, box, text; the lines of a table's cells under their row and column.
fn lines(document: &Document, page: Option<u32>) -> String {
    let mut out = String::new();
    for block in &arrange(document).blocks {
        let mut put = |mark: &str, text: &PlacedText, starts: &[u32]| {
            let ends = starts.iter().copied().chain([text.span().end]);
            for (start, end) in [0].into_iter().chain(starts.iter().copied()).zip(ends) {
                let span = CharSpan { start, end };
                let place = text.place(span);
                if wanted(page, place.page.number()) && !place.boxes.is_empty() {
                    let said = text.slice(span);
                    let _ = writeln!(
                        out,
                        "p{} [{}] {mark}{}",
                        place.page.number(),
                        boxes(&place),
                        said.as_str().trim_end()
                    );
                }
            }
        };
        match &block.kind {
            BlockKind::Table(table) => {
                for c in &table.cells {
                    put(&format!("({}, {}) ", c.row, c.column), &c.text, &c.line_starts);
                }
            }
            BlockKind::ListItem { marker, .. } => {
                put(&format!("{} ", marker.as_str()), &block.text, &block.line_starts)
            }
            _ => put("", &block.text, &block.line_starts),
        }
    }
    out
}

/// One block a line: page, first box, kind, region, text.
fn blocks(document: &Document, page: Option<u32>) -> String {
    let mut out = String::new();
    for block in arrange(document).blocks.iter().filter(|b| wanted(page, b.place.page.number())) {
        let sure = if block.order_sure { "" } else { " order?" };
        let _ = writeln!(
            out,
            "p{} [{}] {} {:?} {}{sure}",
            block.place.page.number(),
            boxes(&block.place),
            kind(block),
            block.region.kind,
            block.region.id
        );
        for line in block_text(block).lines() {
            let _ = writeln!(out, "    {line}");
        }
    }
    out
}

fn kind(block: &Block) -> String {
    match &block.kind {
        BlockKind::Heading { level } => format!("heading {level}"),
        BlockKind::Paragraph => "paragraph".to_owned(),
        BlockKind::ListItem { depth, .. } => format!("list item, depth {depth}"),
        BlockKind::Table(t) => {
            format!("table of {} rows ({} of them head) and {} columns", t.rows, t.header_rows, t.columns)
        }
        BlockKind::Caption => "caption".to_owned(),
        BlockKind::Note => "note".to_owned(),
        BlockKind::Furniture => "furniture".to_owned(),
    }
}

fn boxes(place: &Place) -> String {
    let hundredths =
        |n: i32| format!("{}{}.{:02}", if n < 0 { "-" } else { "" }, n.unsigned_abs() / 100, n.unsigned_abs() % 100);
    let one = |b: &gleaner::place::PlaceBox| [b.x0, b.y0, b.x1, b.y1].map(hundredths).join(" ");
    place.boxes.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// One record a line: its table and its row as JSON, empty cells left out.
fn records(typed: &Inspect) -> Result<String, Failure> {
    let reader = meant::reader(&meant::orders(&typed.reading, Contacts::Shown)?)?;
    let bytes = meant::bytes(&typed.file)?;
    let records = read_report(&bytes, &reader.options, &reader.rules)
        .map_err(|e| Failure::Unreadable(typed.file.clone(), e.to_string()))?;
    let encoded = encode("r", &records, reader.contacts);
    let mut out = String::new();
    for (table, fragment) in TABLES.iter().skip(1).zip(&encoded.tables) {
        for line in fragment.json.split(|b| *b == b'\n').filter(|l| !l.is_empty()) {
            let row: serde_json::Map<String, serde_json::Value> =
                serde_json::from_slice(line).map_err(|e| Failure::Fault(e.to_string()))?;
            let here = row.get("page").and_then(serde_json::Value::as_u64);
            if typed.page.is_none_or(|p| here == Some(u64::from(p))) {
                let said: serde_json::Map<_, _> = row.into_iter().filter(|(_, v)| !v.is_null()).collect();
                let _ = writeln!(out, "{}\t{}", table.name, serde_json::Value::Object(said));
            }
        }
    }
    Ok(out)
}
