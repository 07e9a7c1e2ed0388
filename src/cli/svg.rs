//! `gleaner inspect --svg`: the boxes of everything that was read, one layer over the other, at the size of the page.
//!
//! Units are hundredths of a point from the top left of the page as shown, so that the drawing lies exactly over the page as
//! `pdftoppm` renders it. A layer is a group with a class; hovering over a box tells what it holds.

use gleaner::extract::{Document, Page};
use gleaner::geometry::Rect;
use gleaner::layout::{Block, BlockKind, Layout, Piece, words};
use gleaner::place::{CharSpan, PageIndex, PlaceBox, PlacedText};
use std::fmt::Write;

/// Space between two pages of one drawing, in hundredths of a point.
const PAGE_GAP: i64 = 1_800;
/// Height of a block's number, in hundredths of a point.
const NUMBER_HEIGHT: i32 = 900;

/// How the layers look. Blocks are coloured by kind; dashes say that the reading order is doubtful.
const STYLE: &str = "\
rect { fill: none; vector-effect: non-scaling-stroke }
.paper rect { stroke: #999 }
.fills rect { fill: #fd0; fill-opacity: .12; stroke: #b90; stroke-width: .5 }
.pictures rect { fill: #888; fill-opacity: .15; stroke: #888; stroke-width: .5 }
.rulings rect { fill: #090; stroke: #090; stroke-width: 1 }
.glyphs rect { fill: #06f; fill-opacity: .08; stroke: #06f; stroke-width: .25 }
.glyphs .invisible { stroke: #f0f; fill: #f0f }
.words rect { stroke: #0a8; stroke-width: .5 }
.lines rect { stroke: #c60; stroke-width: .75 }
.cells rect { stroke: #906; stroke-width: .75; stroke-dasharray: 3 1 }
.blocks rect { stroke: #d00; stroke-width: 1.5 }
.blocks .heading { stroke: #80f }
.blocks .list-item { stroke: #06c }
.blocks .table { stroke: #906 }
.blocks .caption, .blocks .note { stroke: #770 }
.blocks .furniture { stroke: #777 }
.blocks .doubtful { stroke-dasharray: 6 3 }
.numbers text { fill: #d00; stroke: white; stroke-width: 150; paint-order: stroke; font-family: sans-serif; font-weight: bold }
";

/// Draws the pages below each other.
pub fn draw(document: &Document, layout: &Layout, pages: &[&Page]) -> String {
    let sizes: Vec<PlaceBox> = pages.iter().map(|p| PlaceBox::from(Rect::new(0.0, 0.0, p.width, p.height))).collect();
    let width = sizes.iter().map(|s| s.x1).max().unwrap_or(0);
    let height: i64 = sizes.iter().map(|s| i64::from(s.y1) + PAGE_GAP).sum::<i64>() - PAGE_GAP;
    let mut out = String::new();
    // Writing into a string does not fail.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}pt\" height=\"{}pt\" viewBox=\"0 0 {width} {height}\">",
        points(width.into()),
        points(height)
    );
    let _ = writeln!(out, "<style>\n{STYLE}</style>");
    let pieces = words(document);
    let mut top = 0;
    for (page, size) in pages.iter().zip(&sizes) {
        let _ = writeln!(out, "<g id=\"page-{}\" transform=\"translate(0 {top})\">", page.index.number());
        draw_page(Read { document, layout, words: &pieces }, page, *size, &mut out);
        out.push_str("</g>\n");
        top += i64::from(size.y1) + PAGE_GAP;
    }
    out.push_str("</svg>\n");
    out
}

/// What was read of the file, room by room.
#[derive(Clone, Copy)]
struct Read<'d> {
    document: &'d Document,
    layout: &'d Layout,
    words: &'d [Piece],
}

fn draw_page(read: Read<'_>, page: &Page, size: PlaceBox, out: &mut String) {
    layer(out, page, "paper", [Shape::of(size, "", String::new())]);
    let fills = page.fills.iter().map(|f| Shape::of(f.area.into(), "", colour(f.colour)));
    layer(out, page, "fills", fills);
    layer(out, page, "pictures", page.pictures.iter().map(|p| Shape::of((*p).into(), "", "picture".to_owned())));
    layer(out, page, "rulings", page.rulings.iter().map(|r| Shape::of(r.area.into(), "", String::new())));
    let glyphs = page.glyphs.iter().map(|g| {
        let font = read.document.fonts.get(usize::from(g.font)).map_or("?", |f| f.name.as_str());
        let class = if g.visible { "" } else { "invisible" };
        Shape::of(g.area.into(), class, format!("{} {font} {:.2}", page.glyph_text(g), g.size))
    });
    layer(out, page, "glyphs", glyphs);
    let here = read.words.iter().filter(|w| w.place.page == page.index);
    layer(out, page, "words", here.flat_map(|w| w.place.boxes.iter().map(|b| Shape::of(*b, "", w.text.clone()))));
    let blocks: Vec<(usize, &Block)> = (1..).zip(&read.layout.blocks).collect();
    let printed = blocks.iter().flat_map(|(_, block)| texts(block));
    layer(out, page, "lines", printed.flat_map(|(text, starts)| lines(text, starts, page.index)));
    let cells = blocks.iter().filter_map(|(_, block)| match &block.kind {
        BlockKind::Table(table) => Some(&table.cells),
        _ => None,
    });
    let cells = cells.flatten().filter_map(|cell| {
        let said = format!("row {}, column {}: {}", cell.row, cell.column, cell.text.as_str());
        area_on([&cell.text].into_iter(), page.index).map(|area| Shape::of(area, "", said))
    });
    layer(out, page, "cells", cells);
    let placed: Vec<(usize, &Block, PlaceBox)> = blocks
        .iter()
        .filter_map(|(n, block)| Some((*n, *block, area_on(texts(block).map(|(text, _)| text), page.index)?)))
        .collect();
    let shapes = placed.iter().map(|(n, block, area)| {
        let class = if block.order_sure { kind(block).to_owned() } else { format!("{} doubtful", kind(block)) };
        Shape::of(*area, &class, format!("{n}: {}, {:?} {}", kind(block), block.region.kind, block.region.id))
    });
    layer(out, page, "blocks", shapes);
    let _ = writeln!(out, "<g id=\"page-{}-numbers\" class=\"numbers\">", page.index.number());
    for (n, _, area) in &placed {
        // Left of the block, so that its first letter can be seen.
        let (x, y) = ((area.x0 - NUMBER_HEIGHT / 4).max(NUMBER_HEIGHT), area.y0 + NUMBER_HEIGHT);
        let _ = writeln!(out, "<text text-anchor=\"end\" x=\"{x}\" y=\"{y}\" font-size=\"{NUMBER_HEIGHT}\">{n}</text>");
    }
    out.push_str("</g>\n");
}

/// A box with what it says of itself.
struct Shape {
    area: PlaceBox,
    class: String,
    title: String,
}

impl Shape {
    fn of(area: PlaceBox, class: &str, title: String) -> Shape {
        Shape { area, class: class.to_owned(), title }
    }
}

fn layer(out: &mut String, page: &Page, name: &str, shapes: impl IntoIterator<Item = Shape>) {
    let _ = writeln!(out, "<g id=\"page-{}-{name}\" class=\"{name}\">", page.index.number());
    for Shape { area: a, class, title } in shapes {
        let class = if class.is_empty() { class } else { format!(" class=\"{class}\"") };
        let (w, h) = (a.x1.saturating_sub(a.x0), a.y1.saturating_sub(a.y0));
        let _ = write!(out, "<rect{class} x=\"{}\" y=\"{}\" width=\"{w}\" height=\"{h}\"", a.x0, a.y0);
        let _ = if title.is_empty() {
            writeln!(out, "/>")
        } else {
            writeln!(out, "><title>{}</title></rect>", xml(&title))
        };
    }
    out.push_str("</g>\n");
}

/// Every text of a block with the starts of its lines: its own, its mark, its cells.
fn texts(block: &Block) -> impl Iterator<Item = (&PlacedText, &[u32])> {
    const NO_STARTS: &[u32] = &[];
    let (marker, cells) = match &block.kind {
        BlockKind::ListItem { marker, .. } => (Some((marker, NO_STARTS)), None),
        BlockKind::Table(table) => (None, Some(table.cells.iter().map(|c| (&c.text, c.line_starts.as_slice())))),
        _ => (None, None),
    };
    [(&block.text, block.line_starts.as_slice())].into_iter().chain(marker).chain(cells.into_iter().flatten())
}

/// The printed lines of a text on one page.
fn lines<'t>(text: &'t PlacedText, starts: &'t [u32], page: PageIndex) -> impl Iterator<Item = Shape> + 't {
    let ends = starts.iter().copied().chain([text.span().end]);
    let spans = [0].into_iter().chain(starts.iter().copied()).zip(ends).map(|(start, end)| CharSpan { start, end });
    spans.flat_map(move |span| {
        let place = text.place(span);
        let boxes = if place.page == page { place.boxes } else { Vec::new() };
        boxes.into_iter().map(move |b| Shape::of(b, "", text.slice(span).as_str().to_owned()))
    })
}

/// The box around what these texts print on one page.
fn area_on<'t>(texts: impl Iterator<Item = &'t PlacedText>, page: PageIndex) -> Option<PlaceBox> {
    texts.flat_map(|t| t.marks()).filter(|m| m.page == page).map(|m| m.area).reduce(PlaceBox::union)
}

fn kind(block: &Block) -> &'static str {
    match &block.kind {
        BlockKind::Heading { .. } => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::ListItem { .. } => "list-item",
        BlockKind::Table(_) => "table",
        BlockKind::Caption => "caption",
        BlockKind::Note => "note",
        BlockKind::Furniture => "furniture",
    }
}

fn colour(colour: Option<u32>) -> String {
    colour.map_or("frame".to_owned(), |rgb| format!("#{rgb:06x}"))
}

fn points(hundredths: i64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Text as it may stand in an element.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
