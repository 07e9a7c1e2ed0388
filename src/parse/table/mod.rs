//! Tables: which cells are figures, decided once and here.
//!
//! * A row is read as one text, its cells parted by ` | `. A cell with words in it is read by the grammar like any text.
//! * A cell that is nothing but a number (with its sign, per cent, bound or footnote mark) is read by its column's head:
//!   - heads that name sexes (`Women`, `F`, `Men`, `Girls`) make the row one statistic, with the cell under `Total` as its total;
//!   - under a head, or in a row, that names a count, a share, money or people, the cell is a statistic of its own;
//!   - elsewhere (`No.`, `Phase`, no head and no label at all) it is a table cell and no figure.
//! * Two cells of a row that stand under the same words are none: what each of them counts is lost.
//! * A row that counts people in one cell and says in another who they are (`6 | N.N. (1 baby; 5 men)`) is one statistic.
//! * `72 (5)` under `Cases (new)`: the brackets of the head say what the number in brackets is (`pair`).
//! * Numbers of a cell without words that is no number cell (`81 35 26 12`) are table cells.
//! * A column whose cells count the rows (1, 2, 3 … under `No.` or nothing) is a list mark.

pub mod cell;
mod column;
mod comparison;
pub mod head;
mod nested;
mod pair;
mod phrase_row;
pub mod roll;
mod row;
mod run;
pub mod scale;
mod share_row;
mod stack;

use crate::layout;
use crate::parse::bid::Class;
use crate::parse::claim::{CellClaim, CellFate, Quantity, Reading, UnitClaim, Value};
use crate::parse::reading::{self, Lines, TextRole};
use crate::parse::style::Style;
use crate::parse::token::Kind;
use crate::parse::vocabulary::Group;
use crate::parse::words::Words;
use crate::place::{CharSpan, PlacedText};
use cell::{loose_numerals, number_cell};
use column::{numeric_columns, ranked};
use head::Head;
use roll::described;
use row::{Beside, Columns};
use rust_decimal::Decimal;
use stack::Stack;

/// No cell counts so many of anything.
const COUNT_MAX: u64 = 1_000_000_000_000_000;
/// The widest table whose cells are figures under no head, where only their row tells what they count.
const HEADLESS_COLUMNS_MAX: usize = 4;

/// A table as read: its shape, and where each cell stands in its row's text.
#[derive(Clone, Debug, Default)]
pub struct TableClaim {
    /// Number of columns.
    pub columns: usize,
    /// How many of the first rows are heads.
    pub header_rows: usize,
    /// The head of each column at the top of the table, its levels joined by blanks.
    pub heads: Vec<String>,
    /// What stands over the whole table, in its head.
    pub title: Option<String>,
    /// For each row, the span of each column's cell in the row's text; `None` where the row has no cell there.
    pub rows: Vec<Vec<Option<CharSpan>>>,
}

/// Reads a table row by row.
pub fn read(table: &layout::Table, style: &Style) -> (TableClaim, Vec<Reading>) {
    let columns = table.columns as usize;
    let stack = stack::of(table, style);
    let mut heads: Vec<Columns> =
        stack.heads.iter().map(|heads| Columns::of(heads, stack.title.as_deref(), style)).collect();
    let header_rows = stack.header_rows;
    let top = stack.heads.first().cloned().unwrap_or_default();
    let mut claim =
        TableClaim { columns, header_rows, heads: top, title: stack.title.clone(), ..TableClaim::default() };
    let mut texts = Vec::new();
    let mut lines = Vec::new();
    for row in 0..table.rows {
        let (text, spans, starts) = row_text(table, row, columns);
        claim.rows.push(spans);
        texts.push(text);
        lines.push(starts);
    }
    let kinds = Kinds { numeric: numeric_columns(&texts, &claim, style), paired: pair::paired_columns(&texts, &claim) };
    if ranked(&texts, &claim) {
        for over in &mut heads {
            over.classes[0] = Head::Rank;
        }
    }
    let readings = texts
        .into_iter()
        .zip(lines)
        .enumerate()
        .map(|(row, (text, lines))| {
            let head = row < header_rows || stack.silent.get(row) == Some(&true);
            let over = stack.of_row.get(row).and_then(|n| heads.get(*n));
            let wide = over.and_then(|over| over.over_wide(table, row as u32, style));
            let over = wide.as_ref().or(over);
            let plan = match over.filter(|_| !head) {
                Some(over) => {
                    let mut whole = Plan::default();
                    for part in parts(&claim, row, &stack, text.as_str()) {
                        whole.join(plan(&text, &claim, &part, over, &stack, &kinds, style));
                    }
                    whole
                }
                None => Plan { cells: years_of_heads(&text, &claim.rows[row], style), ..Plan::default() },
            };
            let role = if row < header_rows { TextRole::Heading } else { TextRole::Row };
            let mut reading = reading::read(text, lines, role, style, &plan.cells);
            if !plan.quantities.is_empty() {
                row::names_tell_nothing(&mut reading, &plan.stub);
            }
            let own = reading.quantities.len();
            reading.quantities.extend(plan.quantities);
            if let Some(over) = over {
                described(&mut reading, own, &claim, row, &over.classes);
            }
            reading
        })
        .collect();
    (claim, readings)
}

/// The text of a row, and where its cells stand in it.
fn row_text(table: &layout::Table, row: u32, columns: usize) -> (PlacedText, Vec<Option<CharSpan>>, Lines) {
    let mut text = PlacedText::new();
    let mut spans = vec![None; columns];
    let mut lines = Lines::default();
    let mut first = true;
    for cell in table.cells.iter().filter(|c| c.row == row) {
        if !first {
            text.push_unplaced(" | ");
        }
        first = false;
        let start = text.as_str().len();
        lines.starts.push(start as u32);
        lines.starts.extend(cell.line_starts.iter().map(|s| s + start as u32));
        lines.items.extend(cell.item_starts.iter().map(|s| s + start as u32));
        text.append(&cell.text);
        if let Some(span) = spans.get_mut(cell.column as usize) {
            *span = Some(CharSpan::new(start..text.as_str().len()));
        }
    }
    (text, spans, lines)
}

fn cell_text(text: &PlacedText, span: CharSpan) -> PlacedText {
    text.slice(span)
}

#[derive(Default)]
struct Plan {
    /// The cells that name the row.
    stub: Vec<CharSpan>,
    cells: Vec<CellClaim>,
    quantities: Vec<Quantity>,
}

impl Plan {
    fn join(&mut self, other: Plan) {
        let before = self.quantities.len();
        self.stub.extend(other.stub);
        self.quantities.extend(other.quantities);
        self.cells.extend(other.cells.into_iter().map(|cell| match cell.fate {
            CellFate::Quantity(n) => CellClaim { fate: CellFate::Quantity(n + before), ..cell },
            _ => cell,
        }));
    }
}

/// A row, or the part of it that belongs to one of two tables side by side.
struct Part {
    row: usize,
    columns: std::ops::Range<usize>,
    /// The sections it stands in, where they tell it from other rows.
    sections: Vec<String>,
}

/// The parts of a row.
fn parts(claim: &TableClaim, row: usize, stack: &Stack, text: &str) -> Vec<Part> {
    let whole = Part { row, columns: 0..claim.columns, sections: stack::sections(stack, row, text) };
    let named = |c: &usize| {
        claim.rows[row].get(*c).copied().flatten().is_some_and(|s| text[s.range()].contains(char::is_alphabetic))
    };
    let Some(second) = stack.second.map(|c| c as usize).filter(named) else { return vec![whole] };
    let over = stack.second_sections.get(row).cloned().flatten();
    let right = Part { row, columns: second..claim.columns, sections: over.into_iter().collect() };
    vec![Part { columns: 0..second, ..whole }, right]
}

/// What the columns hold, by their cells: numbers, and numbers with another in brackets behind them.
struct Kinds {
    numeric: Vec<bool>,
    paired: Vec<bool>,
}

/// What becomes of the number cells of a row.
fn plan(
    text: &PlacedText,
    claim: &TableClaim,
    part: &Part,
    over: &Columns,
    stack: &Stack,
    kinds: &Kinds,
    style: &Style,
) -> Plan {
    let (heads, numeric) = (&over.classes, &kinds.numeric);
    let (row, first) = (part.row, part.columns.start);
    let mut numbers: Vec<(usize, Value)> = Vec::new();
    let mut label: Vec<(usize, CharSpan)> = Vec::new();
    let mut ages: Vec<CharSpan> = Vec::new();
    let mut loose_cells: Vec<CharSpan> = Vec::new();
    for column in part.columns.clone() {
        let Some(span) = claim.rows[row][column].filter(|s| !s.is_empty()) else { continue };
        let cell = cell_text(text, span);
        let words = Words::new(&cell, style);
        // A year alone at the head of a row is its label.
        let year = crate::parse::date::numeric_date::year(&words, 0).is_some()
            && words.len() == 1
            && (column == first || !numeric[column]);
        let number = number_cell(&words, style).filter(|_| !year);
        if column > first || number.is_none() {
            let loose = loose_numerals(&words, number.as_ref().map(|(_, s)| s));
            let dated = number.is_none() && cell::has_date(&words);
            // A number cell with its share keeps the share; all else in a cell without words is a cell of the table.
            if !dated && !year && !loose.is_empty() && !words.tokens.iter().any(|t| t.is_mark('%') && number.is_some())
            {
                loose_cells.extend(
                    loose.into_iter().map(|s| CharSpan { start: s.start + span.start, end: s.end + span.start }),
                );
            }
        }
        match number {
            // A number beside several rows that each have a name is that of all of them together.
            Some((value, _)) if stack.shared.contains(&(row, column)) => {
                loose_cells.push(shift(value, span.start).whole);
            }
            // `25–39` at the head of a row, or anything under `Age`, names the row.
            Some((value, _))
                if column == first
                    && (value.high.is_some() || heads[first] == Head::Rank && head::of_ages(&over.heads[first])) =>
            {
                label.push((column, span));
                ages.push(shift(value, span.start).whole);
            }
            // `412,413,414,417,421,423`: codes, and no number of anything.
            Some((value, _)) if value.number.is_some_and(|n| n.abs() >= Decimal::from(COUNT_MAX)) => {
                loose_cells.push(shift(value, span.start).whole);
            }
            Some((value, _)) => numbers.push((column, shift(value, span.start))),
            None if words.tokens.iter().any(|t| t.kind == Kind::Word) || year => {
                let name = cell::without_leader(cell.as_str()).len() as u32;
                label.push((column, CharSpan { end: span.start + name, ..span }));
            }
            None => {}
        }
    }
    let mut plan = Plan::default();
    let class = if head::of_ages(&over.heads[first]) { Class::Age } else { Class::TableCell };
    let cell = |span| CellClaim { span, fate: CellFate::Not(Class::TableCell) };
    plan.cells.extend(loose_cells.into_iter().map(cell));
    plan.cells.extend(ages.into_iter().map(|span| CellClaim { span, fate: CellFate::Not(class) }));
    if numbers.is_empty() {
        return plan;
    }
    // The number of the row is none of its figures.
    let first_number = numbers.iter().map(|(c, _)| *c).find(|c| heads[*c] != Head::Rank).unwrap_or(numbers[0].0);
    // What names the row stands before its numbers; words after them (`Local transmission`) only where nothing does.
    let before = label.iter().filter(|(c, _)| *c < first_number);
    let mut stub: Vec<CharSpan> = before.map(|(_, s)| *s).take(2).collect();
    if stub.is_empty() {
        stub = label.iter().filter(|(c, _)| !numeric[*c]).map(|(_, s)| *s).take(1).collect();
    }
    let stub_words = stub
        .first()
        .map(|s| Words::new(&text.slice(*s), style).tokens.iter().filter(|t| t.kind == Kind::Word).count())
        .unwrap_or(0);
    let timed = stub.first().is_some_and(|s| head::date(&text.as_str()[s.range()], style).is_some());
    let row_counts = stub.iter().any(|s| {
        matches!(
            head::of(&text.as_str()[s.range()], style),
            Head::Count | Head::Total | Head::Percent(_) | Head::Group(_)
        )
    });
    let row_lasts = stub.first().is_some_and(|s| head::of(&text.as_str()[s.range()], style) == Head::Duration);
    // `57 (100)` under `(%)`, or more than a hundred of them: the share stands in the brackets behind the count.
    let over_hundred = |v: &Value| v.number.is_some_and(|n| n > Decimal::ONE_HUNDRED);
    let behind = stub.first().is_some_and(|s| text.as_str()[s.range()].contains("(%"));
    let counts = numbers.iter().any(|(_, v)| over_hundred(v) || behind && pair::number_follows(text.as_str(), v.whole));
    let name = stub.first().map(|s| &text.as_str()[s.range()]);
    let pairs = pair::pairs(&numbers, text, name, over, &kinds.paired, style);
    let over = pairs.columns.as_ref().unwrap_or(over);
    let heads = &over.classes;
    let mut beside = Beside::of(stub, text.as_str(), part.sections.clone(), style);
    // A row with a fraction of a person in it holds means or rates.
    let whole = |c: usize, v: &Value| {
        let share = v.unit != UnitClaim::Plain || matches!(heads[c], Head::Percent(_));
        share || v.number.is_some_and(|n| n.fract().is_zero())
    };
    beside.sex = beside.sex.filter(|_| numbers.iter().all(|(c, v)| whole(*c, v)));
    if counts && beside.unit == UnitClaim::Percent {
        beside.unit = UnitClaim::Plain;
    }
    // `(100) | (67)` in a line without a name, or with the rest of one: the shares of the row above.
    let goes_on = beside.stub.first().is_none_or(|s| {
        let name = &text.as_str()[s.range()];
        name.contains(')') && !name.contains('(')
    });
    let aside = goes_on && numbers.iter().all(|(_, v)| pair::bracketed(text.as_str(), v.whole));
    // Sums among the words of a map; without a word anywhere they are the values of a chart.
    let pictured = over.heads.iter().any(|h| !h.is_empty());
    // Sexes side by side: one statistic a row.
    let sexes: Vec<usize> = part.columns.clone().filter(|c| matches!(heads[*c], Head::Group(_))).collect();
    let mut told: Vec<usize> = Vec::new();
    for run in run::runs(&sexes, heads, &over.besides) {
        // Others alone are no sex; a run of empty cells says nothing.
        let rest = |c: &usize| matches!(heads[*c], Head::Group(Group::Others | Group::Adults | Group::Unknown));
        if run.columns.iter().all(rest) || !numbers.iter().any(|(c, _)| run.columns.contains(c)) {
            continue;
        }
        let quantity = row::sex_row(&numbers, &run, over, &beside, &mut told, style);
        let index = plan.quantities.len();
        plan.quantities.push(quantity);
        pairs.add_shares(&mut plan, index, text, style);
        for (_, value) in numbers.iter().filter(|(c, _)| told.contains(c)) {
            if !plan.cells.iter().any(|c| c.span == value.whole) {
                plan.cells.push(CellClaim { span: value.whole, fate: CellFate::Quantity(index) });
            }
        }
    }
    share_row::tell(&mut plan, share_row::shares_row(&numbers, over, &beside, style, &mut told));
    for (column, value) in numbers.iter().filter(|(c, _)| !told.contains(c)) {
        let named = !over.heads[*column].trim().is_empty();
        // A cell that no word stands over or beside tells nothing, whatever its unit.
        let money = pictured && matches!(value.unit, UnitClaim::Money(..));
        let unit = value.unit != UnitClaim::Plain && (named || !label.is_empty() || money);
        let lasts = heads[*column] == Head::Duration || row_lasts && !unit;
        if lasts {
            plan.cells.push(CellClaim { span: value.whole, fate: CellFate::Not(Class::Duration) });
            continue;
        }
        // Two cells of a row that nothing tells apart: what stands over each is lost.
        let other = |(c, v): &(usize, Value)| c != column && v.unit == value.unit && over.is_same(*c, *column);
        let figure = match heads[*column] {
            _ if numbers.iter().any(other) => false,
            Head::Rank | Head::Duration => false,
            Head::Count | Head::Total | Head::Percent(_) | Head::Group(_) => true,
            Head::Other => {
                // Under no head at all, in a wide table, nobody can say what a cell counts, be it of people or per cent.
                (unit || row_counts)
                    && (named || money || over.is_wide(*column) || claim.columns <= HEADLESS_COLUMNS_MAX)
                    || named && (stub_words > 0 || timed) && numeric[*column]
                    || claim.header_rows == 0 && claim.columns == 2 && stub_words > 0
            }
        };
        if *column == numbers[0].0 && heads[*column] == Head::Rank || label.is_empty() && !named && !money || aside {
            let mark = *column == first && !numeric.iter().skip(1).all(|n| *n);
            plan.cells.push(CellClaim {
                span: value.whole,
                fate: CellFate::Not(if mark { Class::ListMark } else { Class::TableCell }),
            });
            continue;
        }
        if !figure {
            plan.cells.push(CellClaim { span: value.whole, fate: CellFate::Not(Class::TableCell) });
            continue;
        }
        plan.cells.push(CellClaim { span: value.whole, fate: CellFate::Quantity(plan.quantities.len()) });
        plan.quantities.push(row::cell_quantity(*column, value, over, &beside));
        let index = plan.quantities.len() - 1;
        pairs.add(&mut plan, *column, index, text.as_str());
    }
    plan.stub = beside.stub;
    plan
}

/// `2019 Women | 2019 Men` over columns: years, and nobody's number.
fn years_of_heads(text: &PlacedText, cells: &[Option<CharSpan>], style: &Style) -> Vec<CellClaim> {
    let mut out = Vec::new();
    for span in cells.iter().flatten().filter(|s| !s.is_empty()) {
        let cell = text.slice(*span);
        let words = Words::new(&cell, style);
        let year = |at: usize| crate::parse::date::numeric_date::year(&words, at).is_some();
        let grouped = |at: &usize| words.get(*at + 1).is_some_and(|t| t.group().is_some() || t.letter().is_some());
        out.extend((0..words.len()).filter(|at| year(*at) && grouped(at)).map(|at| {
            let own = words.span(at, at);
            let span = CharSpan { start: own.start + span.start, end: own.end + span.start };
            CellClaim { span, fate: CellFate::Not(Class::Date) }
        }));
    }
    out
}

fn shift(mut value: Value, by: u32) -> Value {
    for span in [&mut value.span, &mut value.whole] {
        span.start += by;
        span.end += by;
    }
    value
}
