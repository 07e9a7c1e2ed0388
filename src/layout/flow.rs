//! Lines of one column to chunks: paragraphs, list items, headings, captions, notes.

use super::RegionKind;
use super::caption::{set_apart, starts_caption};
use super::draft::Draft;
use super::line::Line;
use super::list;
use super::mark;
use super::pair::{are_over_each_other, in_two_colours, is_count, is_pair};
use super::segment::by_size;
use super::wording::{ends_open, ends_sentence, is_led, is_section, is_statement, starts_source};
use crate::geometry::{Points, Rect};

/// Lines further apart than this many usual pitches part paragraphs. The seed notes have 1.38 and more, and at most 1.04 inside.
const PITCH_MAX: f32 = 1.22;
/// A full line in the middle of its sentence goes on over a gap of up to so many usual pitches (a sitrep sets its last line so).
const RUN_ON_PITCH_MAX: f32 = 1.8;
/// Such a line has at least so many words.
const RUN_ON_WORDS_MIN: usize = 6;
/// Sizes that differ by more than this share are different.
pub const SIZE_SHARE_MAX: f32 = 0.08;
/// A first line indented by more than this many sizes opens a paragraph.
const INDENT_SIZES_MIN: f32 = 0.9;
/// Right edges this close, in type sizes, are those of lines that are set even.
const EVEN_SIZES_MAX: f32 = 0.1;
/// Headings have at most so many characters.
const HEADING_CHARS_MAX: usize = 170;
/// … and no more lines.
const HEADING_LINES_MAX: usize = 4;
/// What a block is can be told by so many of its lines; a longer one is no heading and no caption.
const TOLD_LINES: usize = 5;
/// Type this much larger than the body's is a heading's.
const HEADING_SIZE_MIN: f32 = 1.1;
/// Type this much smaller than the body's at the foot of a page is a note's.
const NOTE_SIZE_MAX: f32 = 0.93;

/// What a chunk is; its level or depth is settled over the whole document.
#[derive(Clone, Debug)]
pub enum ChunkKind {
    /// A heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A list item with its mark.
    ListItem(Line),
    /// A table.
    Table(Box<Draft>),
    /// A caption.
    Caption,
    /// A note.
    Note,
    /// Page furniture.
    Furniture,
}

/// A block under construction.
#[derive(Clone, Debug)]
pub struct Chunk {
    /// What it is.
    pub kind: ChunkKind,
    /// Its lines.
    pub lines: Vec<Line>,
    /// The kind of its region, and the number of its box on the page.
    pub region: (RegionKind, u32),
    /// Page it begins on.
    pub page: u32,
    /// Page it ends on.
    pub last_page: u32,
    /// The column it stands in.
    pub column: Rect,
    /// False where its place in the order is doubtful.
    pub sure: bool,
}

/// What holds for the lines of one column.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The size most of the document is set in.
    pub body: Points,
    /// The region.
    pub region: (RegionKind, u32),
    /// The page.
    pub page: u32,
    /// The page's height.
    pub height: Points,
    /// Is the order sure.
    pub sure: bool,
    /// The list marks that are drawn on the page.
    pub marks: &'a [Rect],
}

/// The usual distance of baselines in a column, in type sizes.
fn usual_pitch(lines: &[Line]) -> f32 {
    let mut pitches: Vec<f32> = lines
        .windows(2)
        .filter(|w| (w[0].size - w[1].size).abs() < SIZE_SHARE_MAX * w[1].size)
        .map(|w| (w[1].baseline - w[0].baseline) / w[1].size.max(1.0))
        .filter(|p| *p > 0.7 && *p < 2.6)
        .collect();
    pitches.sort_by(f32::total_cmp);
    pitches.get(pitches.len() * 3 / 10).copied().unwrap_or(1.25).clamp(0.9, 2.6)
}

/// Lines of one column to chunks.
pub fn chunks(lines: Vec<Line>, setting: &Setting) -> Vec<Chunk> {
    let column = lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
    let pitch = usual_pitch(&lines);
    let lines = list::by_mark(by_size(lines));
    let mut out: Vec<Chunk> = Vec::new();
    let mut open: Vec<Line> = Vec::new();
    let mut mark: Option<Line> = None;
    // The text of the line that comes, and of the last one that is open.
    let (mut text, mut last) = (String::new(), String::new());
    for line in lines {
        text.clear();
        line.write_text(&mut text);
        let drawn = mark::beside(setting.marks, &line);
        let breaks = || {
            let said = Said { last: &last, text: &text };
            breaks(&open, mark.as_ref(), &line, &said, &column, pitch, setting.region.0)
        };
        let fresh = open.is_empty() || drawn.is_some() || breaks();
        if fresh && !open.is_empty() {
            out.push(chunk(std::mem::take(&mut open), mark.take(), setting, column, out.last()));
        }
        match list::part(&line).filter(|_| fresh) {
            Some((m, rest)) => {
                mark = Some(m);
                last.clear();
                rest.write_text(&mut last);
                open.push(rest);
            }
            None => {
                // A mark without a word, where it is drawn.
                mark = mark.or(drawn.map(|area| Line { area, ..Line::of(Vec::new()) }));
                open.push(line);
                std::mem::swap(&mut text, &mut last);
            }
        }
    }
    if !open.is_empty() {
        out.push(chunk(open, mark, setting, column, out.last()));
    }
    set_apart(&mut out);
    out
}

/// The text of a line, and of the line above it.
struct Said<'t> {
    last: &'t str,
    text: &'t str,
}

/// True where `line` opens a new paragraph.
fn breaks(
    open: &[Line],
    mark: Option<&Line>,
    line: &Line,
    said: &Said,
    column: &Rect,
    pitch: f32,
    region: RegionKind,
) -> bool {
    let text = said.text;
    let (Some(last), Some(first)) = (open.last(), open.first()) else { return true };
    let size = line.size.max(1.0);
    let apart = (line.baseline - last.baseline) / size;
    if apart > PITCH_MAX * pitch && !runs_on(last, line, said, column, apart / pitch) || apart < -0.5 {
        return true;
    }
    if are_over_each_other(last, line) {
        return true;
    }
    if line.words.first().is_some_and(|w| w.raised) && first.words.first().is_some_and(|w| w.raised) && apart > 0.7 {
        // Notes below each other, each with its mark.
        return true;
    }
    if hangs_in_note(first, line) {
        return false;
    }
    if (line.size - last.size).abs() > SIZE_SHARE_MAX * line.size.max(last.size) && !small_tail(line, last) {
        return true;
    }
    // An entry of contents is one block; the heads of its columns, far on the right, are none of it.
    let right = last.area.x0 > line.area.x0 + 0.5 * column.width();
    if is_led(said.last) || right && is_led(text) {
        return true;
    }
    let ended = ends_sentence(said.last);
    let forced = is_forced(last, line, column) && !is_set_even(open);
    let open_bold = open.iter().all(Line::is_bold);
    let start = text.chars().find(|c| c.is_alphanumeric() || *c == '(').unwrap_or('a');
    let capital = start.is_uppercase() || start.is_ascii_digit();
    // The bold beginning of an item goes on in small letters, however short its line is, and behind a full line.
    let goes_on = mark.is_some() && (!capital || !forced);
    // So does an item in bold type behind a colon that ends a full line.
    let led = mark.is_some() && !forced && said.last.ends_with(':');
    if open_bold && !line.is_bold() && (forced || capital) && !goes_on && open.len() <= 3
        || !open_bold
            && line.is_bold()
            && (forced || ended && !said.last.ends_with(':') || capital && !ends_open(said.last) && !led)
            && !last.is_mostly_bold()
    {
        return true;
    }
    // A heading under a heading, told apart by their colours alone.
    if open_bold && forced && capital && line.is_bold() && !ends_open(said.last) && in_two_colours(last, line) {
        return true;
    }
    if open_bold && line.is_bold() && is_section(text) && (mark.is_some() || is_section(&first.text())) {
        return true;
    }
    let opens = |m: Line| {
        opens_item(&m, mark, line, first, ended, forced)
            && (ended || !splits_sentence(&m, said.last))
            && !list::runs_in(&m.text(), open)
    };
    if list::part(line).is_some_and(|(m, _)| opens(m)) {
        return true;
    }
    if let Some(mark) = mark {
        // Back at the edge of the marks: the item is over.
        let hangs = first.area.x0 - mark.area.x0 > 0.8 * size;
        if hangs
            && line.area.x0 < mark.area.x0 + 0.4 * size
            && open.len() > 1
            && open.iter().skip(1).all(|l| l.area.x0 > mark.area.x0 + 0.6 * size)
        {
            return true;
        }
    } else if line.area.x0 > last.area.x0 + INDENT_SIZES_MIN * size
        && line.area.x0 > column.x0 + INDENT_SIZES_MIN * size
        && ended
        && line.area.x0 < column.x0 + 6.0 * size
    {
        return true;
    }
    if is_pair(last, line) || region == RegionKind::Box && is_count(last) && is_count(line) {
        return true;
    }
    let short = last.area.x1 < column.x0 + 0.6 * column.width();
    let statement = region == RegionKind::Box && capital && !text.starts_with('(') && (forced || is_statement(text));
    if (statement || starts_source(text)) && !ends_open(said.last) {
        return true;
    }
    forced && capital && (ended || (short && !open_bold))
}

/// True where a line stands below the text of a note of its size, to the right of the note's mark: it is of that note, however the
/// line above it ends.
fn hangs_in_note(first: &Line, line: &Line) -> bool {
    let [mark, text, ..] = first.words.as_slice() else { return false };
    let alike = (line.size - first.size).abs() <= SIZE_SHARE_MAX * first.size;
    mark.raised && !text.raised && alike && line.area.x0 >= mark.area.x1 - 0.1 * line.size
}

/// True where the next line goes on over a wider gap: the line above is full and in the middle of its sentence.
fn runs_on(last: &Line, line: &Line, said: &Said, column: &Rect, pitches: f32) -> bool {
    let full = last.area.x1 > column.x1 - 1.5 * last.size && last.words.len() >= RUN_ON_WORDS_MIN;
    let alike = (last.size - line.size).abs() < SIZE_SHARE_MAX * line.size && last.is_bold() == line.is_bold();
    let small = said.text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    let marked = list::part(line).is_some() || line.words.first().is_some_and(|w| w.raised);
    pitches < RUN_ON_PITCH_MAX && full && alike && small && !marked && !ends_sentence(said.last)
}

/// True where a counted mark stands in the middle of a sentence: `Goals 8, 10, 16 and` over `17. The …`.
fn splits_sentence(mark: &Line, last: &str) -> bool {
    mark.text().starts_with(|c: char| c.is_ascii_digit()) && ends_open(last)
}

fn small_tail(line: &Line, last: &Line) -> bool {
    line.words.len() <= 2 && line.size < last.size && (line.baseline - last.baseline) < 0.7 * last.size
}

fn opens_item(mark: &Line, open: Option<&Line>, line: &Line, first: &Line, ended: bool, forced: bool) -> bool {
    let text = mark.text();
    let counted = text.ends_with(['.', ')']);
    let dash = matches!(text.as_ref(), "-" | "–" | "—" | "*" | "o" | ">");
    let same_edge = open.is_some_and(|m| (m.area.x0 - line.area.x0).abs() < 2.0);
    let edge = (line.area.x0 - first.area.x0).abs() < 1.0;
    if counted || dash { same_edge || ended || forced || !edge && open.is_none() } else { true }
}

/// True where the last line ends where the one above it does: a paragraph set narrower than its column, beside a picture.
fn is_set_even(open: &[Line]) -> bool {
    let [.., above, last] = open else { return false };
    (above.area.x1 - last.area.x1).abs() < EVEN_SIZES_MAX * last.size && last.words.len() >= RUN_ON_WORDS_MIN
}

/// True where the line above was ended before it was full: the next word would have had room.
fn is_forced(last: &Line, line: &Line, column: &Rect) -> bool {
    let first = line.words.first().map_or(0.0, |w| w.area.width());
    last.area.x1 + 0.35 * line.size + first < column.x1 - 0.6 * line.size
}

/// True for a line in the type of the item above it, with the same drawn mark: one more item, however large the type of the list.
fn is_listed(mark: &Line, first: &Line, above: Option<&Chunk>) -> bool {
    let Some(Chunk { kind: ChunkKind::ListItem(other), lines, .. }) = above else { return false };
    let alike = lines.first().is_some_and(|l| (l.size - first.size).abs() <= SIZE_SHARE_MAX * first.size);
    other.words.is_empty() && (other.area.x0 - mark.area.x0).abs() < 1.0 && alike && !first.is_bold()
}

fn chunk(lines: Vec<Line>, mark: Option<Line>, setting: &Setting, column: Rect, above: Option<&Chunk>) -> Chunk {
    let mut text = String::new();
    // What is longer is told by its beginning.
    for (at, line) in lines.iter().take(TOLD_LINES).enumerate() {
        if at > 0 {
            text.push(' ');
        }
        line.write_text(&mut text);
    }
    let heading = is_heading(&lines, &text, setting.body);
    // An icon in front of a heading makes it no item.
    let listed = |mark: &Line| lines.first().is_some_and(|first| is_listed(mark, first, above));
    let kind = match mark.filter(|mark| !mark.words.is_empty() || !heading || listed(mark)) {
        // A number in front of a line in heading type is part of the heading.
        Some(mark) if heading && mark.text().chars().any(char::is_alphanumeric) && mark.is_bold() => {
            let mut lines = lines;
            if let Some(first) = lines.first_mut() {
                let mut words = mark.words;
                words.append(&mut first.words);
                *first = Line::of(words);
            }
            return Chunk {
                kind: ChunkKind::Heading,
                lines,
                region: setting.region,
                page: setting.page,
                last_page: setting.page,
                column,
                sure: setting.sure,
            };
        }
        Some(mark) => ChunkKind::ListItem(mark),
        None if is_caption(&lines, &text) => ChunkKind::Caption,
        None if is_note(&lines, &text, setting) => ChunkKind::Note,
        None if heading => ChunkKind::Heading,
        None => ChunkKind::Paragraph,
    };
    Chunk {
        kind,
        lines,
        region: setting.region,
        page: setting.page,
        last_page: setting.page,
        column,
        sure: setting.sure,
    }
}

fn is_heading(lines: &[Line], text: &str, body: Points) -> bool {
    if lines.len() > HEADING_LINES_MAX {
        return false;
    }
    let count = text.chars().count();
    let large = lines.iter().all(|l| l.size > HEADING_SIZE_MIN * body);
    let bold = lines.iter().all(Line::is_bold) && lines.iter().all(|l| l.size > 0.85 * body);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    count <= HEADING_CHARS_MAX
        && letters >= 3
        && letters * 2 >= count.saturating_sub(text.matches(' ').count())
        && (large || bold)
        && !text.trim_end().ends_with(['.', ';', ','])
        && !text.starts_with(|c: char| c.is_lowercase())
}

fn is_caption(lines: &[Line], text: &str) -> bool {
    if !starts_caption(text) || lines.len() > TOLD_LINES {
        return false;
    }
    let number = text.split_whitespace().nth(1).unwrap_or("");
    let parted = number.ends_with([':', '.', '-', '–'])
        || text.split_whitespace().nth(2).is_some_and(|w| matches!(w, "-" | "–" | "—" | "|" | ":"));
    let set_apart = lines.iter().all(Line::is_bold) || lines.iter().all(|l| l.words.iter().all(|w| w.italic));
    let bold_start = lines.first().is_some_and(|l| l.words.iter().take(2).all(|w| w.bold || w.italic));
    parted || set_apart || bold_start || (lines.len() <= 2 && !ends_sentence(text))
}

fn is_note(lines: &[Line], text: &str, setting: &Setting) -> bool {
    let Some(first) = lines.first() else { return false };
    let raised = first.words.first().is_some_and(|w| w.raised);
    let small = lines.iter().all(|l| l.size < NOTE_SIZE_MAX * setting.body);
    let low = first.baseline > 0.6 * setting.height;
    let marked = text.starts_with(['*', '†', '‡']) || text.starts_with("(*)");
    (raised && (small || low))
        || (marked && small)
        || (small
            && low
            && text.starts_with(|c: char| c.is_ascii_digit())
            && lines.len() <= 6
            && setting.region.0 == RegionKind::Body)
}

#[cfg(test)]
mod tests {
    use super::super::{line::lines, word::sheet, word::tests::Setting as Page};
    use super::*;
    use crate::extract::FontFace;

    fn check(set: &[(f32, f32, u16, &str)], expect: &[&str]) {
        let mut page = Page::new();
        for (x, y, font, text) in set {
            // A figure behind a caret is set small and raised, as the mark of a note.
            match text.strip_prefix('^').and_then(|text| text.split_at_checked(1)) {
                Some((mark, text)) => page.set(*x, *y - 4.0, 6.0, *font, mark).set(*x + 5.0, *y, 10.0, *font, text),
                None => page.set(*x, *y, 10.0, *font, text),
            };
        }
        let fonts = [FontFace::default(), FontFace { bold: true, ..FontFace::default() }];
        let setting =
            Setting { body: 10.0, region: (RegionKind::Body, 0), page: 0, height: 842.0, sure: true, marks: &[] };
        let said: Vec<String> = chunks(lines(sheet(&page.page, &fonts).words), &setting)
            .iter()
            .map(|c| {
                let text = c.lines.iter().map(Line::text).collect::<Vec<_>>().join("/");
                match &c.kind {
                    ChunkKind::Heading => format!("# {text}"),
                    ChunkKind::ListItem(m) => format!("[{}] {text}", m.text()),
                    ChunkKind::Caption => format!("= {text}"),
                    _ => text,
                }
            })
            .collect();
        assert_eq!(said, expect);
    }

    #[test]
    fn an_item_goes_on_in_bold_behind_a_colon_at_the_end_of_a_full_line() {
        let set = |end: &'static str| {
            [
                (50.0, 100.0, 0, "- Ask the men who tend the locks of the canal,"),
                (62.0, 112.0, 0, end),
                (62.0, 124.0, 1, "77 12 40 (free), 77 15"),
            ]
        };
        check(
            &set("to be reached by day or night, and at all times:"),
            &[
                "[-] Ask the men who tend the locks of the canal,/to be reached by day or night, and at all times:/77 12 40 (free), 77 15",
            ],
        );
        check(
            &set("at this number:"),
            &["[-] Ask the men who tend the locks of the canal,/at this number:", "77 12 40 (free), 77 15"],
        );
    }

    #[test]
    fn lines_printed_over_each_other_are_two() {
        let set = |y: f32| [(150.0, 100.0, 1, "Boats by length"), (50.0, y, 1, "All boats of the five ports")];
        check(&set(103.5), &["# Boats by length", "# All boats of the five ports"]);
        check(&set(112.0), &["# Boats by length/All boats of the five ports"]);
    }

    #[test]
    fn items_side_by_side_are_parted_at_their_marks() {
        let set = |gap: f32| [(50.0, 100.0, 0, "- oars"), (82.0 + gap, 100.0, 0, "- sails")];
        check(&set(60.0), &["[-] oars", "[-] sails"]);
        check(&set(5.0), &["[-] oars - sails"]);
    }

    #[test]
    fn a_label_and_its_value_are_a_line_of_their_own() {
        let pair = |y: f32, x: f32, value: &'static str| [(50.0, y, 0, "the risk"), (x, y, 0, value)];
        let lines = |x: f32| [pair(100.0, 120.0, "high"), pair(112.0, x, "low")].concat();
        check(&lines(120.0), &["the risk high", "the risk low"]);
        check(&lines(126.0), &["the risk high/the risk low"]);
    }

    #[test]
    fn a_gap_a_style_or_a_mark_opens_a_paragraph() {
        check(&[(50.0, 100.0, 0, "one line and"), (50.0, 112.0, 0, "the next.")], &["one line and/the next."]);
        check(
            &[(50.0, 100.0, 0, "one line and"), (50.0, 112.0, 0, "its next one"), (50.0, 130.0, 0, "apart")],
            &["one line and/its next one", "apart"],
        );
        check(
            &[(50.0, 100.0, 1, "A heading"), (50.0, 112.0, 0, "Then the text of a full line.")],
            &["# A heading", "Then the text of a full line."],
        );
        check(&[(50.0, 100.0, 0, "• one"), (50.0, 112.0, 0, "• two")], &["[•] one", "[•] two"]);
    }

    #[test]
    fn a_heading_under_a_heading_is_told_by_its_colour() {
        let mut page = Page::new();
        page.set(50.0, 60.0, 10.0, 0, "The text of the page fills its column to the end.");
        page.set(50.0, 100.0, 10.0, 1, "Boats and nets").set(50.0, 112.0, 10.0, 1, "Crews");
        let fonts = [FontFace::default(), FontFace { bold: true, ..FontFace::default() }];
        let setting =
            Setting { body: 10.0, region: (RegionKind::Body, 0), page: 0, height: 842.0, sure: true, marks: &[] };
        let count = |page: &Page| chunks(lines(sheet(&page.page, &fonts).words), &setting).len();
        assert_eq!(count(&page), 2);
        page.page.glyphs.iter_mut().filter(|g| g.origin.y > 110.0).for_each(|g| g.colour = 0x0070_0000);
        assert_eq!(count(&page), 3);
    }

    #[test]
    fn lines_that_end_alike_are_of_one_paragraph_though_its_column_is_wider() {
        let wide = (50.0, 60.0, 0, "The report of the year fills the whole width of its page with words");
        let even = [
            (50.0, 100.0, 0, "Beside a picture the texts of a note"),
            (50.0, 112.0, 0, "is set in lines that end at its rim."),
            (50.0, 124.0, 0, "Boats sail there."),
        ];
        let said = "Beside a picture the texts of a note/is set in lines that end at its rim./Boats sail there.";
        check(&[[wide].as_slice(), &even].concat(), &[wide.3, said]);
        let short = (50.0, 112.0, 0, "is set in uneven lines, as here.");
        let parted = "Beside a picture the texts of a note/is set in uneven lines, as here.";
        check(&[wide, even[0], short, even[2]], &[wide.3, parted, "Boats sail there."]);
    }

    #[test]
    fn a_note_goes_on_to_the_right_of_its_mark() {
        let body = "All boats that were at sea in the week of the storm came home safe and with their nets.";
        let note = "A survey of the harbours:";
        check(
            &[
                (50.0, 60.0, 0, body),
                (50.0, 100.0, 0, &format!("^1{note}")),
                (55.0, 112.0, 0, "Third edition."),
                (50.0, 124.0, 0, "^2Ibid."),
            ],
            &[body, &format!("1 {note}/Third edition."), "2 Ibid."],
        );
        check(
            &[(50.0, 60.0, 0, body), (50.0, 100.0, 0, note), (50.0, 112.0, 0, "Third edition.")],
            &[body, note, "Third edition."],
        );
    }

    #[test]
    fn a_statement_and_its_parts_stay_together() {
        check(
            &[(50.0, 100.0, 0, "MOU migrants = 311,290"), (50.0, 112.0, 0, "(Women= 129,680 / Men=181,610)")],
            &["MOU migrants = 311,290/(Women= 129,680 / Men=181,610)"],
        );
    }
}
