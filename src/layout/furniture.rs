//! Running heads, running feet and page numbers, recognised over pages.
//!
//! A line near the top or bottom edge is furniture where another page has the same line (digits aside) at the same height, or
//! where it is nothing but a page number. Heads of tables that are repeated on each page lie inside their rulings and are not
//! asked here.

use super::line::Line;
use super::segment::segments;
use super::word::{Sheet, Word};
use crate::geometry::Points;
use std::collections::HashMap;

/// Heads and feet lie in this share of the page's height. Measured on the reports of the corpus: the deepest head (a WHO
/// masthead) ends at 0.11.
const ZONE_SHARE_MAX: f32 = 0.115;
/// A bare page number lies in this share of the height.
const NUMBER_SHARE_MAX: f32 = 0.09;
/// The same line on two pages differs in height by no more.
const HEIGHT_POINTS_MAX: Points = 5.0;
/// What does not stand at the very edge is repeated on one of so many pages at least: headings that two parts of a report share may
/// happen to stand at one height.
const PAGES_PER_REPEAT_MAX: usize = 6;
/// The line of a document's number has no more words: `25-0123 (E) 190325`.
const CODE_WORDS_MAX: usize = 4;
/// A bar code has so many digits at least.
const BARCODE_DIGITS_MIN: usize = 5;
/// A page number is no longer, with all the words around it.
const PAGE_NUMBER_BYTES_MAX: usize = 32;
/// Longer lines are text, even where they are repeated.
const CHARS_MAX: usize = 160;

/// A line's key over pages: letters in lower case, each run of digits as one `#`.
fn key(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if c.is_ascii_digit() {
            if !out.ends_with('#') {
                out.push('#');
            }
        } else {
            out.extend(c.to_lowercase());
        }
    }
    out
}

/// The same for a line whose parts change sides from page to page: `2/3` at the left and `25-0123` at the right.
fn key_of(line: &Line) -> String {
    let wide = |w: &[Word]| w[1].area.x0 - w[0].area.x1 > w[1].size;
    if !line.words.windows(2).any(wide) {
        return key(&line.text());
    }
    let mut keys: Vec<String> = segments(line, &[]).iter().map(|part| key(&part.text(line))).collect();
    keys.sort();
    keys.concat()
}

/// True where a page number stands on a line with the number of the document and nothing else.
fn is_numbered(line: &Line) -> bool {
    if line.words.len() > CODE_WORDS_MAX {
        return false;
    }
    let parts = segments(line, &[]);
    let texts: Vec<String> = parts.iter().map(|part| part.text(line)).collect();
    let code = |t: &&String| t.contains(|c: char| c.is_ascii_digit()) && t.contains(['-', '/']) && !t.contains(' ');
    texts.len() == 2
        && texts.iter().any(|t| is_page_number(t))
        && texts.iter().filter(code).count() >= 1
        && texts.iter().all(|t| is_page_number(t) || code(&t))
}

/// The digits of a bar code, as the font of one prints it: `*2504146*` (Code 39 begins and ends with its sign).
fn barcode(line: &Line) -> Option<String> {
    let [word] = line.words.as_slice() else { return None };
    let inner = word.text.strip_prefix('*')?.strip_suffix('*')?;
    let code = inner.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-');
    // `*TOTAL*` is a word between its marks.
    Some(digits(inner)).filter(|digits| code && digits.len() >= BARCODE_DIGITS_MIN)
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// True where the line is nothing but a page number: `12`, `- 8 -`, `Page 3 of 7`, `2/5`, `iv`. `2007-2011.` ends a note.
fn is_page_number(text: &str) -> bool {
    if text.len() > PAGE_NUMBER_BYTES_MAX || text.ends_with('.') {
        return false;
    }
    let key = key(text);
    let words =
        ["page", "pg.", "p.", "seite", "página", "pagina", "of", "de", "sur", "von", "/", "|", "-", "–", "—", "."];
    let mut rest = key.clone();
    for word in words {
        rest = rest.replace(word, "");
    }
    matches!(rest.as_str(), "#" | "##")
        || (key.len() <= 5 && !key.is_empty() && key.chars().all(|c| matches!(c, 'i' | 'v' | 'x')))
}

/// For each page and line, whether it is furniture. `pages[n]` are the lines of sheet `n` that no table claims.
pub fn furniture(sheets: &[Sheet], pages: &[Vec<Line>]) -> Vec<Vec<bool>> {
    // The heights at which a key stands, by distance from its edge: negative from the bottom.
    let mut seen: HashMap<String, Vec<(usize, Points)>> = HashMap::new();
    let mut edge: Vec<Vec<Option<(Points, String)>>> = Vec::new();
    for (page, (sheet, lines)) in sheets.iter().zip(pages).enumerate() {
        let mut here = Vec::new();
        for line in lines {
            let zone = ZONE_SHARE_MAX * sheet.height;
            let height = if line.baseline < zone {
                Some(line.baseline)
            } else if line.baseline > sheet.height - zone {
                Some(line.baseline - sheet.height)
            } else {
                None
            };
            let short = height.filter(|_| line.words.iter().map(|w| w.glyphs.len()).sum::<usize>() <= CHARS_MAX);
            here.push(short.map(|h| {
                let key = key_of(line);
                seen.entry(key.clone()).or_default().push((page, h));
                (h, key)
            }));
        }
        edge.push(here);
    }
    let mut out = Vec::new();
    for (page, (sheet, lines)) in sheets.iter().zip(pages).enumerate() {
        let mut flags = vec![false; lines.len()];
        for (at, line) in lines.iter().enumerate() {
            let Some((height, key)) = edge.get(page).and_then(|e| e.get(at)).and_then(Option::as_ref) else { continue };
            let outermost = lines.get(at + 1..).unwrap_or(&[]).is_empty() || at == 0;
            let others = seen.get(key).map_or(0, |places| {
                places.iter().filter(|(p, h)| *p != page && (h - height).abs() <= HEIGHT_POINTS_MAX).count()
            });
            let again = others > 0 && (outermost || (others + 1) * PAGES_PER_REPEAT_MAX >= pages.len());
            let number_zone = NUMBER_SHARE_MAX * sheet.height;
            let number = height.abs() < number_zone && outermost && (is_page_number(&line.text()) || is_numbered(line));
            flags[at] = again || number;
        }
        // A bar code, and the document's number that it repeats.
        let codes: Vec<(usize, String)> =
            lines.iter().enumerate().filter_map(|(at, l)| Some((at, barcode(l)?))).collect();
        for (at, code) in codes {
            let floor = sheet.height - ZONE_SHARE_MAX * sheet.height;
            let low = |l: &Line| l.baseline > floor && l.words.len() <= CODE_WORDS_MAX;
            for (flag, line) in flags.iter_mut().zip(lines).filter(|(_, line)| low(line)) {
                *flag |= digits(&line.text()).starts_with(code.as_str());
            }
            flags[at] = true;
        }
        out.push(flags);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{line::lines, word::sheet, word::tests::Setting};
    use super::*;
    use crate::extract::FontFace;

    fn check(pages: &[&[(f32, &str)]], expect: &[&str]) {
        let mut sheets = Vec::new();
        for (n, set) in pages.iter().enumerate() {
            let mut setting = Setting::new();
            setting.page.index.0 = n as u32;
            for (y, text) in *set {
                setting.set(50.0, *y, 10.0, 0, text);
            }
            sheets.push(sheet(&setting.page, &[FontFace::default()]));
        }
        let all: Vec<Vec<Line>> = sheets.iter().map(|s| lines(s.words.clone())).collect();
        let flags = furniture(&sheets, &all);
        let said: Vec<std::borrow::Cow<str>> =
            all.iter().flatten().zip(flags.iter().flatten()).filter(|(_, f)| **f).map(|(l, _)| l.text()).collect();
        assert_eq!(said, expect);
    }

    #[test]
    fn what_is_repeated_at_the_edge_is_furniture() {
        check(
            &[&[(800.0, "1 | TRIANGLE in ASEAN")], &[(800.0, "2 | TRIANGLE in ASEAN")]],
            &["1 | TRIANGLE in ASEAN", "2 | TRIANGLE in ASEAN"],
        );
        check(&[&[(400.0, "the same words")], &[(400.0, "the same words")]], &[]);
        check(&[&[(800.0, "one end")], &[(800.0, "another end")]], &[]);
    }

    #[test]
    fn a_bare_page_number_is_furniture_on_a_single_page_too() {
        check(&[&[(400.0, "text"), (810.0, "- 8 -")]], &["- 8 -"]);
        check(&[&[(400.0, "text"), (810.0, "Page 1 of 3")]], &["Page 1 of 3"]);
        check(&[&[(400.0, "text"), (810.0, "43 women")]], &[]);
        check(&[&[(400.0, "text"), (810.0, "1998-2003.")]], &[]);
    }

    #[test]
    fn parts_that_change_sides_are_furniture_too() {
        let left = (800.0, "2/3                    25-0123");
        let right = (800.0, "25-0123                    3/3");
        check(
            &[&[left], &[right]],
            &[left.1, right.1]
                .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
                .each_ref()
                .map(String::as_str),
        );
        check(&[&[(400.0, "text"), left]], &["2/3 25-0123"]);
        check(&[&[(400.0, "text"), (800.0, "2/3                    women")]], &[]);
    }

    #[test]
    fn a_bar_code_and_the_number_above_it_are_furniture() {
        let page: &[(f32, &str)] = &[(400.0, "43 nets"), (790.0, "25-01234 (E) 190325"), (810.0, "*2501234*")];
        check(&[page], &["25-01234 (E) 190325", "*2501234*"]);
        check(&[&[(400.0, "43 nets"), (790.0, "25-01234 (E) 190325"), (810.0, "*see below*")]], &[]);
        check(&[&[(400.0, "43 nets"), (790.0, "9 boats"), (810.0, "*TOTAL*")]], &[]);
    }

    #[test]
    fn a_heading_that_two_parts_share_is_no_running_head() {
        let text =
            |at: usize| if at.is_multiple_of(7) { (60.0, "What we caught") } else { (60.0, "Words of the text") };
        let heads = ["a", "b", "c", "d", "e", "f", "g", "h", "o", "j", "k", "l", "m", "n"];
        let pages: Vec<Vec<(f32, &str)>> =
            (0..14).map(|at| vec![(30.0, heads[at]), text(at), (400.0, heads[at])]).collect();
        let pages: Vec<&[(f32, &str)]> = pages.iter().map(Vec::as_slice).collect();
        check(&pages, &["Words of the text"; 12]);
    }
}
