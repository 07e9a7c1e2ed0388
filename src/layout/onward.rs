//! Over columns and pages: paragraphs go on, tables go on, a header that is printed again becomes furniture.

use super::RegionKind;
use super::draft::{Draft, DraftCell, is_figure};
use super::flow::{Chunk, ChunkKind, ends_sentence};
use super::line::Line;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// Column edges of a table that goes on differ by no more, in points.
const EDGE_POINTS_MAX: f32 = 4.0;

/// Where gutters make the columns, their middles move with the text of the page: by this share of a column at most.
const GUTTER_SHARE_MAX: f32 = 0.4;
/// Columns of tagged tables meet by at least this share of the narrower one.
const MEETING_SHARE_MIN: f32 = 0.6;
/// Text that goes on in a wider column begins no further below than this many type sizes.
const WIDENED_SIZES_MAX: f32 = 1.8;
/// Lines in the margin of a text reach into its column by no more than this share of its width.
const ASIDE_SHARE_MAX: f32 = 0.15;
/// Items without a mark are indented by at least so many type sizes.
const INDENT_SIZES_MIN: f32 = 1.2;

/// Joins what a column or page break cut.
pub fn joined(chunks: Vec<Chunk>) -> Vec<Chunk> {
    let mut out: Vec<Chunk> = Vec::new();
    // The last chunk of each flow: furniture and notes do not count, nor boxes between parts of the body.
    let mut last: HashMap<(RegionKind, u32), usize> = HashMap::new();
    for mut chunk in chunks {
        if chunk.region.0 == RegionKind::Furniture {
            out.push(chunk);
            continue;
        }
        let at = last.get(&chunk.region).copied();
        if let Some(before) = at.and_then(|at| parted(&out, at, &chunk)).and_then(|at| out.get_mut(at)) {
            before.lines.append(&mut chunk.lines);
            before.last_page = chunk.page;
            continue;
        }
        let before = at.and_then(|at| out.get_mut(at)).filter(|b| chunk.page <= b.last_page + 1);
        if let Some(before) = before {
            let text = matches!(before.kind, ChunkKind::Paragraph | ChunkKind::ListItem(_))
                && matches!(chunk.kind, ChunkKind::Paragraph);
            if text && text_goes_on(before, &chunk) {
                before.lines.append(&mut chunk.lines);
                before.last_page = chunk.page;
                continue;
            }
            let next_page = chunk.page == before.last_page + 1;
            if let (ChunkKind::Table(a), ChunkKind::Table(b)) = (&mut before.kind, &mut chunk.kind)
                && next_page
                && goes_on(a, b)
            {
                let head = append(a, b);
                before.last_page = chunk.page;
                out.extend(head.map(|lines| repeated(lines, &chunk)));
                continue;
            }
        }
        if let ChunkKind::Table(draft) = &mut chunk.kind
            && draft.fragment
        {
            chunk.lines = std::mem::take(&mut draft.cells).into_iter().flat_map(|c| c.lines).collect();
            chunk.kind = ChunkKind::Paragraph;
        }
        if !matches!(chunk.kind, ChunkKind::Note) && !is_drawn(&chunk) {
            last.insert(chunk.region, out.len());
        }
        out.push(chunk);
    }
    bare_items(&mut out);
    out
}

/// True for a line made of signs, such as the low lines that part the notes of a page from its text: nothing goes on in it.
fn is_drawn(chunk: &Chunk) -> bool {
    let says = |l: &Line| l.words.iter().any(|w| w.text.contains(char::is_alphanumeric));
    matches!(chunk.kind, ChunkKind::Paragraph) && !chunk.lines.iter().any(says)
}

/// Items whose bullets are drawn as shapes (Chromium does so) have no mark in the text: paragraphs indented as a whole, the
/// first of which follows a line that ends in a colon.
fn bare_items(chunks: &mut [Chunk]) {
    let mut before: Option<(f32, bool)> = None;
    for chunk in chunks.iter_mut().filter(|c| c.region.0 != RegionKind::Furniture) {
        let Some(first) = chunk.lines.first() else {
            before = None;
            continue;
        };
        let edge = first.area.x0;
        let same_page = |l: &&Line| l.words.first().is_some_and(|w| w.page == chunk.page);
        let even = chunk.lines.iter().filter(same_page).all(|l| (l.area.x0 - edge).abs() < 1.5);
        let indented = edge - chunk.column.x0 > INDENT_SIZES_MIN * first.size;
        let item = matches!(chunk.kind, ChunkKind::Paragraph)
            && even
            && indented
            && before.is_some_and(|(x, colon)| colon && x < edge - first.size || !colon && (x - edge).abs() < 1.5);
        let colon = chunk.lines.last().is_some_and(|l| l.text().ends_with(':'));
        if item {
            chunk.kind = ChunkKind::ListItem(Line::of(Vec::new()));
            before = Some((edge, false));
        } else {
            before = (colon && matches!(chunk.kind, ChunkKind::Paragraph)).then_some((edge, true));
        }
    }
}

fn repeated(lines: Vec<Line>, chunk: &Chunk) -> Chunk {
    Chunk { kind: ChunkKind::Furniture, lines, region: (RegionKind::Furniture, 0), ..chunk.clone() }
}

/// True where a paragraph goes on in the next column or on the next page.
fn text_goes_on(before: &Chunk, next: &Chunk) -> bool {
    let (Some(last), Some(first)) = (before.lines.last(), next.lines.first()) else { return false };
    let text = last.text();
    if (last.size - first.size).abs() > 0.08 * first.size || last.is_bold() != first.is_bold() {
        return false;
    }
    // Figures alone are marks of an axis or labels, and no beginning of a sentence.
    if !before.lines.iter().any(|l| l.text().contains(char::is_alphabetic)) {
        return false;
    }
    // Inside one column the paragraph ended by its gap: only a break of column or page can be bridged.
    let moved = next.page > before.last_page || first.baseline < last.baseline;
    // Text beside a picture goes on under it in the full width.
    let below = first.baseline - last.baseline;
    let full = last.area.x1 + first.words.first().map_or(0.0, |w| w.area.width()) > before.column.x1 - 1.5 * last.size;
    let widened = next.page == before.last_page
        && next.column != before.column
        && (0.0..WIDENED_SIZES_MAX * last.size).contains(&below);
    let start = first.text().chars().find(|c| c.is_alphanumeric() || *c == '(').unwrap_or('A');
    let open = !ends_sentence(&text) || text.ends_with(',');
    if widened && !moved {
        let edge = (first.area.x0 - last.area.x0).abs() < last.size || (first.area.x1 - last.area.x1).abs() < last.size;
        return open && start.is_lowercase() && (edge || full);
    }
    moved && open && (start.is_lowercase() || full || text.ends_with(['-', ',']))
}

/// The paragraph that goes on in `next`, on the page after it, where lines in its margin stand between the two: the number and the
/// bar code of a document, at the foot of its first page.
fn parted(chunks: &[Chunk], last: usize, next: &Chunk) -> Option<usize> {
    let first = next.lines.first().filter(|_| matches!(next.kind, ChunkKind::Paragraph))?;
    let aside = |c: &&Chunk| {
        let beside = |l: &Line| l.area.x1 < first.area.x0 + ASIDE_SHARE_MAX * next.column.width();
        c.region == next.region
            && matches!(c.kind, ChunkKind::Paragraph)
            && c.lines.len() == 1
            && c.lines.iter().all(|l| l.area.x0 < first.area.x0 - l.size && beside(l))
    };
    let count = chunks.get(..=last)?.iter().rev().take_while(aside).count();
    let at = last.checked_sub(count).filter(|_| count > 0)?;
    let before = chunks.get(at).filter(|b| b.region == next.region && b.last_page + 1 == next.page)?;
    let open = before.lines.last().is_some_and(|l| !ends_sentence(&l.text()));
    let text = matches!(before.kind, ChunkKind::Paragraph | ChunkKind::ListItem(_));
    let small = first.text().chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
    (text && open && small && text_goes_on(before, next)).then_some(at)
}

fn row_text(draft: &Draft, row: usize) -> Vec<(usize, Cow<'_, str>)> {
    draft.row(row).map(|c| (c.column, c.text())).filter(|(_, t)| !t.is_empty()).collect()
}

/// True where table `b`, first on its page, is the rest of table `a`.
fn goes_on(a: &Draft, b: &Draft) -> bool {
    if a.tag.is_some() && a.tag == b.tag && a.columns == b.columns {
        return true;
    }
    let slack = |at: usize| {
        let width = |n: usize| a.xs.get(n + 1).zip(a.xs.get(n)).map_or(f32::INFINITY, |(r, l)| r - l);
        let least = at.checked_sub(1).map_or(f32::INFINITY, width).min(width(at));
        let drawn = |d: &Draft| d.ruled && d.tag.is_none();
        if drawn(a) && drawn(b) { EDGE_POINTS_MAX } else { EDGE_POINTS_MAX.max(GUTTER_SHARE_MAX * least) }
    };
    // The columns of tagged tables are as wide as what stands in them, so that only their places tell.
    let tagged = a.tag.is_some() && b.tag.is_some() && b.header_rows == 0;
    let edges = a.xs.len() == b.xs.len()
        && (tagged && columns_meet(a, b)
            || a.xs.iter().zip(&b.xs).enumerate().all(|(at, (p, q))| (p - q).abs() <= slack(at)));
    if a.columns != b.columns {
        return false;
    }
    if again(a, b).is_some() {
        return true;
    }
    let headless = a.ruled && b.ruled || b.header_rows == 0 && a.columns > 2;
    edges && headless && !has_own_header(a, b)
}

/// Which rows of the head of `a` the first rows of `b` print again: all of it, or what follows its title. Rows of words that come
/// again are of the head, whether they were taken for it or not.
fn again(a: &Draft, b: &Draft) -> Option<Range<usize>> {
    let words = |r: usize| {
        let row = row_text(a, r);
        row.len() >= 2 && !row.iter().any(|(_, text)| is_figure(text))
    };
    (0..=a.header_rows).find_map(|first| {
        let same = |r: &usize| *r < a.rows && !row_text(a, *r).is_empty() && row_text(a, *r) == row_text(b, r - first);
        let head = |r: &usize| *r < a.header_rows.max(1) || words(*r);
        let end = (first..first + b.rows).take_while(|r| head(r) && same(r)).last()? + 1;
        let whole = first == 0 || words(first);
        (end >= a.header_rows.max(1) && whole).then_some(first..end)
    })
}

/// True where every column of one table stands below the same column of the other, by most of the narrower one's width.
fn columns_meet(a: &Draft, b: &Draft) -> bool {
    a.xs.windows(2).zip(b.xs.windows(2)).all(|(p, q)| {
        let (&[left, right], &[l, r]) = (p, q) else { return false };
        right.min(r) - left.max(l) > MEETING_SHARE_MIN * (right - left).min(r - l)
    })
}

/// A first row all in bold over rows that are not, where the first table has one too, begins another table.
fn has_own_header(a: &Draft, b: &Draft) -> bool {
    let bold = |d: &Draft, row: usize| {
        let mut filled = d.row(row).filter(|c| !c.lines.is_empty()).peekable();
        filled.peek().is_some() && filled.all(|c| c.lines.iter().all(Line::is_bold))
    };
    b.rows > 1 && a.header_rows > 0 && bold(a, 0) && bold(b, 0) && !bold(b, b.rows - 1)
}

/// Appends the rows of `b` to `a`; the lines of a header that was printed again come back.
fn append(a: &mut Draft, b: &mut Draft) -> Option<Vec<Line>> {
    let again = again(a, b).filter(|rows| b.rows > rows.len());
    let skip = again.as_ref().map_or(0, Range::len);
    a.header_rows = a.header_rows.max(again.map_or(0, |rows| rows.end));
    let mut head = Vec::new();
    let cut = skip == 0 && row_goes_on(a, b);
    let base = if cut { a.rows.saturating_sub(1) } else { a.rows };
    let seam = a.cells.len().saturating_sub(1);
    for mut cell in std::mem::take(&mut b.cells) {
        if cell.row < skip {
            head.append(&mut cell.lines);
            continue;
        }
        cell.row = cell.row - skip + base;
        let open = |c: &&mut DraftCell| c.row <= cell.row && cell.row < c.row + c.row_span && c.column == cell.column;
        // A blank cell over several rows at the top of a page is the rest of the cell that the page before ended with.
        let rest = |c: &&mut DraftCell| {
            c.row + c.row_span == base && c.column == cell.column && c.column_span == cell.column_span
        };
        let blank = a.ruled && cell.row == base && cell.row_span > 1 && cell.lines.is_empty();
        let above = match (cut && cell.row == base, blank) {
            (true, _) => a.cells.iter_mut().find(open),
            (false, true) => a.cells.iter_mut().find(rest),
            _ => None,
        };
        match above {
            Some(above) => {
                above.lines.append(&mut cell.lines);
                above.row_span = above.row_span.max(cell.row + cell.row_span - above.row);
            }
            _ => a.cells.push(cell),
        }
    }
    a.rows = base + b.rows - skip;
    // Rows that are appended mostly stand in order already.
    if !a.cells.get(seam..).unwrap_or_default().is_sorted_by_key(|c| (c.row, c.column)) {
        a.cells.sort_by_key(|c| (c.row, c.column));
    }
    (!head.is_empty()).then_some(head)
}

/// True where the first row of `b` is the rest of the last row of `a`: its stub is blank, and what it holds goes on with
/// sentences that are open.
fn row_goes_on(a: &Draft, b: &Draft) -> bool {
    let last = a.rows.saturating_sub(1);
    let filled: Vec<&DraftCell> = b.row(0).filter(|c| !c.lines.is_empty()).collect();
    if filled.is_empty() || filled.iter().any(|c| c.column == 0) || b.header_rows > 0 {
        return false;
    }
    filled.iter().all(|c| {
        let above = a.cells.iter().find(|o| o.column == c.column && o.row + o.row_span > last);
        let lower = c.text().starts_with(|f: char| f.is_lowercase() || f == '(');
        above.is_some_and(|o| !o.lines.is_empty() && (lower || !ends_sentence(&o.text())))
    })
}

#[cfg(test)]
mod tests {
    use super::super::{flow, line::lines, word::sheet, word::tests::Setting};
    use super::*;

    /// The text of two pages, one line of each, as blocks; what is behind a bar stands below it in the margin.
    fn check_text(pages: [&str; 2], expect: &[&str]) {
        let page = |(number, text): (u32, &str)| {
            let mut page = Setting::new();
            for (text, (x, y)) in text.split('|').zip([(120.0, 400.0), (50.0, 460.0), (50.0, 480.0)]) {
                page.set(x, y, 10.0, 0, text);
            }
            let region = (RegionKind::Body, 0);
            let setting = flow::Setting { body: 10.0, region, page: number, height: 842.0, sure: true, marks: &[] };
            flow::chunks(lines(sheet(&page.page, &[]).words), &setting)
        };
        let chunks = (0..).zip(pages).flat_map(page).collect();
        let text = |c: &Chunk| c.lines.iter().map(Line::text).collect::<Vec<_>>().join(" ");
        assert_eq!(joined(chunks).iter().map(text).collect::<Vec<_>>(), expect);
    }

    #[test]
    fn a_sentence_goes_on_on_the_next_page_and_a_mark_of_an_axis_does_not() {
        let (half, rest) = ("The boats came back with", "nets full of herring.");
        let whole = format!("{half} {rest}");
        check_text([half, rest], &[&whole]);
        check_text([&format!("{half}|________"), rest], &[&whole, "________"]);
        check_text([&format!("{half}|14-0352|*140352*"), rest], &[&whole, "14-0352", "*140352*"]);
        check_text(["0", "28 31 30"], &["0", "28 31 30"]);
        check_text(["The fair was over by noon.", "nets dried."], &["The fair was over by noon.", "nets dried."]);
    }

    #[test]
    fn a_head_below_a_title_that_is_printed_again_is_no_row() {
        let draft = |header_rows: usize, rows: &[&[&str]]| {
            let cell = |row: usize, column: usize, text: &str| {
                let mut setting = Setting::new();
                setting.set(50.0, 100.0, 10.0, 0, text);
                let lines = lines(sheet(&setting.page, &[]).words);
                DraftCell { row, column, row_span: 1, column_span: 1, lines, ..DraftCell::default() }
            };
            let row = |(at, row): (usize, &&[&str])| {
                row.iter().enumerate().map(|(column, text)| cell(at, column, text)).collect::<Vec<_>>()
            };
            let cells = rows.iter().enumerate().flat_map(row).collect();
            Draft { rows: rows.len(), columns: 2, header_rows, cells, ..Draft::default() }
        };
        let check = |next: &[&[&str]], expect: &[&str]| {
            let mut first = draft(1, &[&["Trips of the year"], &["Port", "Kind"], &["Kep", "long"], &["Reva", "7"]]);
            append(&mut first, &mut draft(0, next));
            let said =
                |r| row_text(&first, r).into_iter().map(|(_, text)| text.into_owned()).collect::<Vec<_>>().join("|");
            assert_eq!((4..first.rows).map(said).collect::<Vec<_>>(), expect);
        };
        check(&[&["Port", "Kind"], &["Angkor", "short"]], &["Angkor|short"]);
        check(&[&["Trips of the year"], &["Port", "Kind"], &["Angkor", "short"]], &["Angkor|short"]);
        check(&[&["Kep", "long"], &["Angkor", "short"]], &["Kep|long", "Angkor|short"]);
        check(&[&["Reva", "7"], &["Angkor", "8"]], &["Reva|7", "Angkor|8"]);
    }

    #[test]
    fn a_cell_over_rows_goes_on_where_the_next_page_leaves_it_blank() {
        let cell = |row, column, row_span, text: &str| {
            let mut setting = Setting::new();
            setting.set(50.0, 100.0, 10.0, 0, text);
            let lines = if text.is_empty() { Vec::new() } else { lines(sheet(&setting.page, &[]).words) };
            DraftCell { row, column, row_span, column_span: 1, lines, ..DraftCell::default() }
        };
        let draft = |stub: &str| Draft {
            rows: 2,
            columns: 2,
            ruled: true,
            cells: vec![cell(0, 0, 2, stub), cell(0, 1, 1, "Nets."), cell(1, 1, 1, "Oars.")],
            ..Draft::default()
        };
        for (stub, expect) in [("", vec![(0, 4)]), ("Navy", vec![(0, 2), (2, 2)])] {
            let mut first = draft("Fleet");
            append(&mut first, &mut draft(stub));
            let spans: Vec<_> = first.cells.iter().filter(|c| c.column == 0).map(|c| (c.row, c.row_span)).collect();
            assert_eq!(spans, expect, "{stub}");
        }
    }

    fn tagged(xs: &[f32]) -> Draft {
        Draft { xs: xs.to_vec(), columns: xs.len() - 1, rows: 3, tag: Some(xs.len() as u32), ..Draft::default() }
    }

    fn check(next: &[f32], header_rows: usize, expect: bool) {
        let first = Draft { header_rows: 1, ..tagged(&[40.0, 150.0, 200.0, 260.0, 540.0]) };
        let next = Draft { header_rows, tag: Some(99), ..tagged(next) };
        assert_eq!(goes_on(&first, &next), expect, "{:?}", next.xs);
    }

    #[test]
    fn a_tagged_table_goes_on_where_its_columns_stand() {
        check(&[40.0, 175.0, 205.0, 262.0, 510.0], 0, true);
        check(&[40.0, 175.0, 205.0, 262.0, 510.0], 1, false);
        check(&[40.0, 90.0, 160.0, 230.0, 510.0], 0, false);
    }
}
