//! A table under construction: cells as lines of words, before they are set as text.

use super::line::Line;
use crate::geometry::{Points, Rect};
use std::borrow::Cow;

/// A cell: where it stands in the table and what is printed in it.
#[derive(Clone, Debug, Default)]
pub struct DraftCell {
    /// First row.
    pub row: usize,
    /// First column.
    pub column: usize,
    /// Rows it spans.
    pub row_span: usize,
    /// Columns it spans.
    pub column_span: usize,
    /// Its printed lines.
    pub lines: Vec<Line>,
    /// The box of the cell where it is ruled, else of its text.
    pub area: Rect,
    /// Indent of a stub cell.
    pub indent: u8,
}

/// A table as drawn on one page.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Its cells, row by row.
    pub cells: Vec<DraftCell>,
    /// Number of rows.
    pub rows: usize,
    /// Number of columns.
    pub columns: usize,
    /// First rows that are header rows.
    pub header_rows: usize,
    /// Column edges.
    pub xs: Vec<Points>,
    /// The box around it.
    pub area: Rect,
    /// True where rulings made its cells.
    pub ruled: bool,
    /// True where it is too little for a table of its own: a row with one filled cell, the rest of a row that a page cut.
    pub fragment: bool,
    /// The element of the structure tree that made its cells.
    pub tag: Option<u32>,
}

impl DraftCell {
    /// The characters of a cell, lines joined by blanks.
    pub fn text(&self) -> Cow<'_, str> {
        text_of(&self.lines)
    }
}

impl Draft {
    /// Cells that begin in this row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &DraftCell> {
        let first = self.cells.partition_point(|c| c.row < row);
        self.cells.iter().skip(first).take_while(move |c| c.row == row)
    }

    /// Drops the rows without a word at the top: a second ruling close to the first makes one, and no head stands in it.
    pub fn shed(&mut self) {
        let blank =
            |row: usize| self.row(row).all(|c| c.lines.is_empty() && c.row_span < 2) && self.row(row).next().is_some();
        let count = (0..self.rows.saturating_sub(1)).take_while(|row| blank(*row)).count();
        if count == 0 {
            return;
        }
        self.cells.retain(|c| c.row >= count);
        for cell in &mut self.cells {
            cell.row -= count;
        }
        self.rows -= count;
    }
}

/// The characters of lines, joined by blanks.
pub fn text_of(lines: &[Line]) -> Cow<'_, str> {
    let [first, rest @ ..] = lines else { return Cow::Borrowed("") };
    let mut text = first.text();
    for line in rest {
        let text = text.to_mut();
        text.push(' ');
        text.push_str(&line.text());
    }
    text
}

/// A sign for a missing figure has at most so many letters.
const SYMBOL_LETTERS_MAX: usize = 2;
/// A text with more letters is no figure.
pub const FIGURE_LETTERS_MAX: usize = 4;
/// True for what fills cells of figures: a number with its signs, a dash, `n/a`, dots that stand for nothing.
pub fn is_figure(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() {
        return false;
    }
    let (mut letters, mut digits) = (0, 0);
    for c in text.chars() {
        letters += usize::from(c.is_alphabetic());
        digits += usize::from(c.is_ascii_digit());
        // Most of what is asked here is a word: the answer is known before its end.
        if letters > FIGURE_LETTERS_MAX {
            return false;
        }
    }
    if digits == 0 {
        if is_symbol(text) {
            return true;
        }
        let said = ["n/a", "n.a.", "na", "n.a", "nil", "nd", "n.d.", "(a)", "x", "✓"];
        // Most short words begin with another letter than these.
        if text.starts_with(|c: char| c.is_ascii_alphabetic() && !matches!(c, 'n' | 'N' | 'x' | 'X')) {
            return false;
        }
        return text.chars().all(|c| "-–—−.…*/:".contains(c)) || said.iter().any(|s| text.eq_ignore_ascii_case(s));
    }
    let leads = text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_ascii_digit());
    digits > letters || digits == letters && leads
}

/// `(NA)`, `(D)`: what US agencies print where a figure is missing or withheld, one or two capitals in brackets.
pub fn is_symbol(text: &str) -> bool {
    let bare = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')).unwrap_or_default();
    (1..=SYMBOL_LETTERS_MAX).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_uppercase())
}

/// An axis has at least so many labels.
const AXIS_LABELS_MIN: usize = 4;
/// A year, a span of two or a year with its mark has no more characters.
const YEAR_CHARS_MAX: usize = 9;

/// True where a row or the stub is the scale of a chart: figures in even steps, years and plain counts aside.
pub fn has_scale(draft: &Draft) -> bool {
    let value = |t: &str| {
        // A word is told by its first letter; `inf` and `nan` are words too.
        let t = t.trim_end_matches('%');
        t.starts_with(|c: char| c.is_ascii_digit() || "+-.,".contains(c)).then_some(())?;
        if t.contains(',') { t.replace(',', "").parse().ok() } else { t.parse::<f64>().ok() }
    };
    // The step of a scale.
    let step = |values: &[f64]| {
        let step = values.get(1).zip(values.first()).map_or(0.0, |(b, a)| b - a);
        let years = values.iter().all(|v| (1900.0..2100.0).contains(v));
        let even = values.windows(2).all(|w| (w[1] - w[0] - step).abs() < 1e-6);
        (even && !years && step.abs() > 1e-9 && (step.abs() - 1.0).abs() > 1e-9).then_some(step)
    };
    let even = |values: &[f64]| values.len() >= 5 && step(values).is_some();
    // The figures of each cell once: rows and columns ask for them again.
    let texts: Vec<Cow<str>> = draft.cells.iter().map(DraftCell::text).collect();
    let first = |text: &str| text.split_whitespace().next().and_then(value);
    let row = |row: usize| {
        let from = draft.cells.partition_point(|c| c.row < row);
        let to = draft.cells.partition_point(|c| c.row <= row);
        texts.get(from..to).unwrap_or_default()
    };
    let across = (0..draft.rows).any(|at| {
        let words = row(at).iter().flat_map(|t| t.split_whitespace());
        words.map(value).collect::<Option<Vec<f64>>>().is_some_and(|values| even(&values))
    });
    let mut columns: Vec<Vec<f64>> = vec![Vec::new(); draft.columns];
    for (cell, text) in draft.cells.iter().zip(&texts) {
        if let (Some(column), Some(value)) = (columns.get_mut(cell.column), first(text)) {
            column.push(value);
        }
    }
    // A scale has stray labels beside it, so that any five values in a row count.
    let down = columns.iter().filter(|values| values.windows(5).any(even));
    // The labels of an axis at the side fall from the top down, and nothing else stands among them.
    let stub = draft.cells.iter().zip(&texts).filter(|(c, text)| c.column == 0 && !text.is_empty()).count();
    let axis = columns.first().is_some_and(|values| {
        values.len() >= AXIS_LABELS_MIN && values.len() == stub && step(values).is_some_and(|step| step < 0.0)
    });
    let figure_rows: Vec<usize> = (0..draft.rows).filter(|r| row(*r).iter().any(|t| is_figure(t))).collect();
    let counted = draft.rows > 1
        && matches!(figure_rows.as_slice(), [at] if *at + 1 < draft.rows
            && row(*at).iter().filter(|t| value(t.split_whitespace().next().unwrap_or("")).is_some()).count() >= 5);
    across || counted || axis || down.count() * 2 >= draft.columns
}

/// True where many cells hold several figures side by side or one over the other without order: the labels of a chart.
pub fn is_chart(draft: &Draft) -> bool {
    let filled: Vec<&DraftCell> = draft.cells.iter().filter(|c| !c.lines.is_empty()).collect();
    let labels = |c: &&&DraftCell| {
        let words: Vec<&str> = c.lines.iter().flat_map(|l| l.words.iter().map(|w| w.text.as_str())).collect();
        words.len() >= 6 && words.iter().filter(|w| is_figure(w)).count() * 10 >= words.len() * 6
    };
    filled.iter().filter(labels).count() * 3 >= filled.len().max(1)
}

/// True for figures alone, without a word at their head or side, and for text strewn over many more places than it fills:
/// the labels of a drawing.
pub fn is_bare(draft: &Draft) -> bool {
    let filled: Vec<&DraftCell> = draft.cells.iter().filter(|c| !c.lines.is_empty()).collect();
    let worded = |c: &&&DraftCell| {
        let text = c.text();
        (c.row == 0 || c.column == 0) && text.chars().any(char::is_alphabetic) && !is_figure(&text)
    };
    let places: usize = filled.iter().map(|c| c.row_span.max(1) * c.column_span.max(1)).sum();
    let strewn = !draft.ruled && places * 10 < draft.rows * draft.columns * 3;
    !draft.fragment && (filled.iter().filter(worded).count() == 0 && draft.rows <= 5 || strewn)
}

/// Counts the header rows of a table whose cells stand.
pub fn header_rows(draft: &Draft) -> usize {
    if draft.rows < 2 {
        return 0;
    }
    let bold = |row: usize| {
        let mut filled = draft.row(row).filter(|c| !c.lines.is_empty()).peekable();
        filled.peek().is_some() && filled.all(|c| c.lines.iter().all(Line::is_bold))
    };
    let body_bold = (1..draft.rows).filter(|r| bold(*r)).count() * 2 > draft.rows;
    let mut count = 0;
    while count < draft.rows.saturating_sub(1) && count < 6 {
        // A spanning stub cell in the corner takes the rows below it into the header.
        let spans = draft.cells.iter().any(|c| c.row < count && c.row + c.row_span > count && count > 0);
        let filled: Vec<Cow<str>> = draft.row(count).map(DraftCell::text).filter(|t| !t.is_empty()).collect();
        let figures = count > 0 && filled.iter().any(|t| is_figure(t) && t.chars().any(|c| c.is_ascii_digit()));
        let is_bold = !body_bold && !figures && bold(count) && (count == 0 || filled.len() > 1);
        if !(spans || is_bold || reads_as_header(draft, count)) {
            break;
        }
        count += 1;
    }
    count
}

/// True where the row has no figures and stands over columns of figures, dates or longer text.
fn reads_as_header(draft: &Draft, row: usize) -> bool {
    let cells: Vec<(&DraftCell, Cow<str>)> =
        draft.row(row).map(|c| (c, c.text())).filter(|(_, t)| !t.is_empty()).collect();
    let data: Vec<&(&DraftCell, Cow<str>)> = cells.iter().filter(|(c, _)| c.column > 0 || c.column_span > 1).collect();
    let years = |t: &str| {
        let digits: String = t.chars().filter(char::is_ascii_digit).collect();
        digits.len() >= 4 && (digits.starts_with("19") || digits.starts_with("20"))
    };
    let stub_blank = !cells.iter().any(|(c, _)| c.column == 0);
    if data.is_empty() {
        return false;
    }
    // `1993 | 1994 | 1993 | 1994` below heads that span: years over the figures of each.
    let plain = |t: &str| years(t) && !t.contains([',', '.']) && t.chars().count() <= YEAR_CHARS_MAX;
    if row > 0 && stub_blank && data.len() > 1 && data.iter().all(|(_, t)| plain(t) || !is_figure(t)) {
        return true;
    }
    if data.iter().all(|(_, t)| years(t) || !is_figure(t)) && data.iter().any(|(_, t)| years(t)) && row == 0 {
        // `Port | 2021 | 2022`, each year perhaps over several columns.
        let wide: usize = data.iter().map(|(c, _)| c.column_span.max(1)).sum();
        return stub_blank || wide + 1 >= draft.columns;
    }
    if data.iter().any(|(_, t)| is_figure(t)) {
        return false;
    }
    if stub_blank && draft.columns > 1 && data.len() > 1 {
        return true;
    }
    // Below it: figures in the same columns, or digits in the column of the stub.
    let digit_share = |column: usize| {
        let below = draft.cells.iter().filter(|c| c.row > row && c.column == column).map(DraftCell::text);
        below.filter(|t| !t.is_empty()).fold((0, 0), |(count, with), text| {
            (count + 1, with + usize::from(text.bytes().any(|b| b.is_ascii_digit())))
        })
    };
    let evidence = cells.iter().any(|(c, t)| {
        let (count, with) = digit_share(c.column);
        count >= 1
            && with * 10 >= count * 6
            && !t.chars().any(|c| c.is_ascii_digit())
            && (draft.columns > 2 || c.column > 0 || count > 1)
    });
    let short = cells.iter().all(|(_, t)| t.chars().count() <= 60);
    let wide: usize = cells.iter().map(|(c, _)| c.column_span.max(1)).sum();
    let full = cells.len() == draft.columns || cells.len() > 2 && wide == draft.columns;
    if draft.columns == 2 && !evidence {
        return false;
    }
    short && row == 0 && (evidence && (full || stub_blank) || full && draft.columns >= 3)
        || short && row > 0 && evidence && stub_blank
}

#[cfg(test)]
mod tests {
    use super::super::{line::lines, word::sheet, word::tests::Setting};
    use super::*;

    #[test]
    fn years_over_several_columns_are_heads() {
        let cell = |row, column, row_span, column_span, text: &str| {
            let mut setting = Setting::new();
            setting.set(50.0, 100.0, 10.0, 0, text);
            DraftCell {
                row,
                column,
                row_span,
                column_span,
                lines: lines(sheet(&setting.page, &[]).words),
                ..DraftCell::default()
            }
        };
        let heads = vec![cell(0, 0, 2, 1, "Port"), cell(0, 1, 1, 2, "2021"), cell(0, 3, 1, 2, "2022")];
        let below = ["Crew", "Boats", "Crew", "Boats"].into_iter().enumerate().map(|(c, t)| cell(1, c + 1, 1, 1, t));
        let data = ["Nadi", "12", "4", "15", "5"].into_iter().enumerate().map(|(c, t)| cell(2, c, 1, 1, t));
        let cells = heads.into_iter().chain(below).chain(data).collect();
        assert_eq!(header_rows(&Draft { rows: 3, columns: 5, cells, ruled: true, ..Draft::default() }), 2);
    }

    #[test]
    fn blank_rows_at_the_top_are_shed() {
        let cell = |(row, text): (usize, &&str)| {
            let mut setting = Setting::new();
            setting.set(50.0, 100.0, 10.0, 0, text);
            let lines = if text.is_empty() { Vec::new() } else { lines(sheet(&setting.page, &[]).words) };
            DraftCell { row, row_span: 1, column_span: 1, lines, ..DraftCell::default() }
        };
        let check = |rows: &[&str], expect: &[&str]| {
            let cells = rows.iter().enumerate().map(cell).collect();
            let mut draft = Draft { rows: rows.len(), columns: 1, cells, ..Draft::default() };
            draft.shed();
            let got: Vec<_> = draft.cells.iter().map(|c| (c.row, c.text().into_owned())).collect();
            assert_eq!(got, expect.iter().map(|t| (*t).to_owned()).enumerate().collect::<Vec<_>>());
            assert_eq!(draft.rows, expect.len());
        };
        check(&["", "Boats", "", "12"], &["Boats", "", "12"]);
        check(&["Boats", "", "12"], &["Boats", "", "12"]);
        check(&["", ""], &[""]);
    }
}
