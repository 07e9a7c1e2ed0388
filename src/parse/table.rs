//! Tables: which cells are figures, decided once and here.
//!
//! * A row is read as one text, its cells parted by ` | `. A cell with words in it is read by the grammar like any text.
//! * A cell that is nothing but a number (with its sign, per cent, bound or footnote mark) is read by its column's head:
//!   - heads that name sexes (`Women`, `F`, `Men`, `Girls`) make the row one statistic, with the cell under `Total` as its total;
//!   - under a head, or in a row, that names a count, a share, money or people, the cell is a statistic of its own;
//!   - elsewhere (`No.`, `Phase`, no head and no label at all) it is a table cell and no figure.
//! * A row that counts people in one cell and says in another who they are (`6 | N.N. (1 baby; 5 men)`) is one statistic.
//! * Numbers of a cell without words that is no number cell (`81 35 26 12`) are table cells.
//! * A column whose cells count the rows (1, 2, 3 … under `No.` or nothing) is a list mark.

use super::bid::Class;
use super::cell::{loose_numerals, number_cell};
use super::claim::{CellClaim, CellFate, PartClaim, PartLabel, Quantity, Reading, UnitClaim, Value};
use super::date::DateClaim;
use super::head::{self, Head};
use super::reading::{self, TextRole};
use super::roll::described;
use super::style::Style;
use super::token::Kind;
use super::words::Words;
use crate::layout;
use crate::place::{CharSpan, PlacedText};

/// A table as read: its shape, and where each cell stands in its row's text.
#[derive(Clone, Debug, Default)]
pub struct TableClaim {
    /// Number of columns.
    pub columns: usize,
    /// How many of the first rows are heads.
    pub header_rows: usize,
    /// The head of each column, its levels joined by blanks.
    pub heads: Vec<String>,
    /// The date in the head of each column.
    pub head_dates: Vec<Option<DateClaim>>,
    /// The currency in the head of each column.
    pub head_money: Vec<UnitClaim>,
    /// For each row, the span of each column's cell in the row's text; `None` where the row has no cell there.
    pub rows: Vec<Vec<Option<CharSpan>>>,
}

/// Reads a table row by row.
pub fn read(table: &layout::Table, style: &Style) -> (TableClaim, Vec<Reading>) {
    let columns = table.columns as usize;
    let header_rows = table.header_rows.min(table.rows) as usize;
    let mut claim = TableClaim { columns, header_rows, heads: vec![String::new(); columns], ..TableClaim::default() };
    let mut texts = Vec::new();
    let mut lines = Vec::new();
    for row in 0..table.rows {
        let (text, spans, starts) = row_text(table, row, columns);
        claim.rows.push(spans);
        texts.push(text);
        lines.push(starts);
    }
    for cell in table.cells.iter().filter(|c| (c.row as usize) < header_rows) {
        for column in cell.column..cell.column.saturating_add(cell.column_span.max(1)) {
            if let Some(head) = claim.heads.get_mut(column as usize) {
                if !head.is_empty() && !cell.text.is_empty() {
                    head.push(' ');
                }
                head.push_str(cell.text.as_str());
            }
        }
    }
    claim.head_dates = claim.heads.iter().map(|h| head::date(h, style)).collect();
    claim.head_money = claim.heads.iter().map(|h| head::money(h, style)).collect();
    let heads: Vec<Head> = claim.heads.iter().map(|h| head::of(h, style)).collect();
    let numeric = numeric_columns(&texts, &claim, style);
    let readings = texts
        .into_iter()
        .zip(lines)
        .enumerate()
        .map(|(row, (text, lines))| {
            let plan =
                if row < header_rows { Plan::default() } else { plan(&text, &claim, row, &heads, &numeric, style) };
            let role = if row < header_rows { TextRole::Heading } else { TextRole::Row };
            let mut reading = reading::read(text, lines, role, style, &plan.cells);
            let own = reading.quantities.len();
            reading.quantities.extend(plan.quantities);
            described(&mut reading, own, &claim, row, &heads);
            reading
        })
        .collect();
    (claim, readings)
}

/// The text of a row, and where its cells stand in it.
fn row_text(table: &layout::Table, row: u32, columns: usize) -> (PlacedText, Vec<Option<CharSpan>>, Vec<u32>) {
    let mut text = PlacedText::new();
    let mut spans = vec![None; columns];
    let mut line_starts = Vec::new();
    let mut first = true;
    for cell in table.cells.iter().filter(|c| c.row == row) {
        if !first {
            text.push_unplaced(" | ");
        }
        first = false;
        let start = text.as_str().len();
        line_starts.push(start as u32);
        line_starts.extend(cell.line_starts.iter().map(|s| s + start as u32));
        text.append(&cell.text);
        if let Some(span) = spans.get_mut(cell.column as usize) {
            *span = Some(CharSpan::new(start..text.as_str().len()));
        }
    }
    (text, spans, line_starts)
}

fn cell_text(text: &PlacedText, span: CharSpan) -> PlacedText {
    text.slice(span)
}

/// Columns in which at least half of the filled cells below the head are numbers.
fn numeric_columns(texts: &[PlacedText], claim: &TableClaim, style: &Style) -> Vec<bool> {
    (0..claim.columns)
        .map(|column| {
            let (mut filled, mut numbers) = (0, 0);
            for (row, text) in texts.iter().enumerate().skip(claim.header_rows) {
                let Some(span) = claim.rows[row].get(column).copied().flatten().filter(|s| !s.is_empty()) else {
                    continue;
                };
                let cell = cell_text(text, span);
                let words = Words::new(&cell, style);
                filled += 1;
                numbers +=
                    usize::from(number_cell(&words, style).is_some() || cell.as_str().trim().chars().count() <= 3);
            }
            filled > 0 && numbers * 2 >= filled
        })
        .collect()
}

#[derive(Default)]
struct Plan {
    cells: Vec<CellClaim>,
    quantities: Vec<Quantity>,
}

/// What becomes of the number cells of a row.
fn plan(text: &PlacedText, claim: &TableClaim, row: usize, heads: &[Head], numeric: &[bool], style: &Style) -> Plan {
    let mut numbers: Vec<(usize, Value)> = Vec::new();
    let mut label: Vec<(usize, CharSpan)> = Vec::new();
    let mut ages: Vec<CharSpan> = Vec::new();
    let mut loose_cells: Vec<CharSpan> = Vec::new();
    for column in 0..claim.columns {
        let Some(span) = claim.rows[row][column].filter(|s| !s.is_empty()) else { continue };
        let cell = cell_text(text, span);
        let words = Words::new(&cell, style);
        // A year alone at the head of a row is its label.
        let year =
            super::numeric_date::year(&words, 0).is_some() && words.len() == 1 && (column == 0 || !numeric[column]);
        let number = number_cell(&words, style).filter(|_| !year);
        if column > 0 || number.is_none() {
            let loose = loose_numerals(&words, number.as_ref().map(|(_, s)| s));
            let dated = number.is_none() && has_date(&words);
            // A number cell with its share keeps the share; all else in a cell without words is a cell of the table.
            if !dated && !year && !loose.is_empty() && !words.tokens.iter().any(|t| t.is_mark('%') && number.is_some())
            {
                loose_cells.extend(
                    loose.into_iter().map(|s| CharSpan { start: s.start + span.start, end: s.end + span.start }),
                );
            }
        }
        match number {
            // `25–39` at the head of a row, or anything under `Age`, names the row.
            Some((value, _))
                if column == 0
                    && (value.high.is_some() || heads[0] == Head::Rank && head::of_ages(&claim.heads[0])) =>
            {
                label.push((column, span));
                ages.push(shift(value, span.start).whole);
            }
            Some((value, _)) => numbers.push((column, shift(value, span.start))),
            None if words.tokens.iter().any(|t| t.kind == Kind::Word) || year => label.push((column, span)),
            None => {}
        }
    }
    let mut plan = Plan::default();
    let class = if head::of_ages(&claim.heads[0]) { Class::Age } else { Class::TableCell };
    let cell = |span| CellClaim { span, fate: CellFate::Not(Class::TableCell) };
    plan.cells.extend(loose_cells.into_iter().map(cell));
    plan.cells.extend(ages.into_iter().map(|span| CellClaim { span, fate: CellFate::Not(class) }));
    if numbers.is_empty() {
        return plan;
    }
    let first_number = numbers[0].0;
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
    let row_counts = stub.iter().any(|s| {
        matches!(
            head::of(&text.as_str()[s.range()], style),
            Head::Count | Head::Total | Head::Percent(_) | Head::Group(_)
        )
    });
    let row_lasts = stub.first().is_some_and(|s| head::of(&text.as_str()[s.range()], style) == Head::Duration);
    // `Women among people counselled (%)` at the head of a row.
    let row_percent = stub.first().is_some_and(|s| text.as_str()[s.range()].contains('%'));
    // Sexes side by side: one statistic a row.
    let sexes: Vec<usize> = (0..claim.columns).filter(|c| matches!(heads[*c], Head::Group(_))).collect();
    let mut told: Vec<usize> = Vec::new();
    for run in runs(&sexes, heads) {
        // A run of empty cells says nothing.
        if !numbers.iter().any(|(c, _)| run.contains(c)) {
            continue;
        }
        let quantity = sex_row(&numbers, &run, heads, claim, &stub, &mut told);
        let index = plan.quantities.len();
        plan.quantities.push(quantity);
        for (_, value) in numbers.iter().filter(|(c, _)| told.contains(c)) {
            if !plan.cells.iter().any(|c| c.span == value.whole) {
                plan.cells.push(CellClaim { span: value.whole, fate: CellFate::Quantity(index) });
            }
        }
    }
    for (column, value) in numbers.iter().filter(|(c, _)| !told.contains(c)) {
        let named = !claim.heads[*column].trim().is_empty();
        let unit = value.unit != UnitClaim::Plain;
        let lasts = heads[*column] == Head::Duration || row_lasts && !unit;
        if lasts {
            plan.cells.push(CellClaim { span: value.whole, fate: CellFate::Not(Class::Duration) });
            continue;
        }
        let figure = match heads[*column] {
            Head::Rank | Head::Duration => false,
            Head::Count | Head::Total | Head::Percent(_) | Head::Group(_) => true,
            Head::Other => {
                unit || row_counts
                    || named && stub_words > 0 && numeric[*column]
                    || claim.header_rows == 0 && claim.columns == 2 && stub_words > 0
            }
        };
        if *column == first_number && heads[*column] == Head::Rank || label.is_empty() && !named {
            let mark = *column == 0 && !numeric.iter().skip(1).all(|n| *n);
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
        let mut value = value.clone();
        if row_percent && value.unit == UnitClaim::Plain {
            value.unit = UnitClaim::Percent;
        }
        plan.quantities.push(cell_quantity(*column, &value, heads, claim, &stub));
    }
    plan
}

fn has_date(words: &Words) -> bool {
    let mut bids = Vec::new();
    super::date::bids(words, &mut bids);
    super::age::bids(words, &mut bids);
    !bids.is_empty()
}

fn shift(mut value: Value, by: u32) -> Value {
    for span in [&mut value.span, &mut value.whole] {
        span.start += by;
        span.end += by;
    }
    value
}

/// Groups of columns in which no sex stands twice: `2018 Women Men | 2019 Women Men` are two.
fn runs(columns: &[usize], heads: &[Head]) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    for &column in columns {
        match out.last_mut() {
            Some(run) if run.iter().all(|c| heads[*c] != heads[column]) => run.push(column),
            _ => out.push(vec![column]),
        }
    }
    out
}

/// One statistic out of the cells of a row that stand under sexes, their total and their shares.
fn sex_row(
    numbers: &[(usize, Value)],
    run: &[usize],
    heads: &[Head],
    claim: &TableClaim,
    stub: &[CharSpan],
    told: &mut Vec<usize>,
) -> Quantity {
    let cell = |column: usize| numbers.iter().find(|(c, _)| *c == column).map(|(_, v)| v.clone());
    let (first, last) = (run.first().copied().unwrap_or(0), run.last().copied().unwrap_or(0));
    // The total stands next to the run of sexes, before or after it, perhaps across their shares.
    let near = |c: usize| c < first && first - c <= 2 || c > last && c - last <= 2;
    let total = numbers.iter().map(|(c, _)| *c).find(|c| heads[*c] == Head::Total && near(*c) && !told.contains(c));
    told.extend(run.iter().copied().chain(total));
    let mut parts = Vec::new();
    for column in run {
        let (Head::Group(group), Some(value)) = (heads[*column], cell(*column)) else { continue };
        let share = numbers.iter().find(|(c, _)| {
            *c > *column && *c <= last + 2 && heads[*c] == Head::Percent(Some(group)) && !told.contains(c)
        });
        if let Some((c, _)) = share {
            told.push(*c);
        }
        parts.push(PartClaim {
            label: PartLabel::Group(group),
            share: share.and_then(|(_, v)| v.number),
            value,
            rate: false,
        });
    }
    let spans = numbers
        .iter()
        .filter(|(c, _)| told.contains(c) && (run.contains(c) || Some(*c) == total))
        .map(|(_, v)| v.whole);
    let span = spans.reduce(CharSpan::union).unwrap_or_default();
    let covers = parts.len() > 1;
    let mut heads_of: Vec<String> = Vec::new();
    // What the heads of the run share beyond the sexes: `Returnees / Women` says returnees.
    if let Some(shared) = head::shared(&claim.heads, run) {
        heads_of.push(shared);
    }
    Quantity {
        span,
        sentence: 0,
        total: total.and_then(cell),
        parts,
        covers,
        subject: stub.to_vec(),
        noun: None,
        label: None,
        heads: heads_of,
        head_date: None,
        adult: false,
        rule: "table_sexes",
    }
}

fn cell_quantity(column: usize, value: &Value, heads: &[Head], claim: &TableClaim, stub: &[CharSpan]) -> Quantity {
    let mut value = value.clone();
    if let (UnitClaim::Plain, Some(UnitClaim::Money(code, shared))) = (value.unit, claim.head_money.get(column)) {
        value.unit = UnitClaim::Money(code, *shared);
    }
    if matches!(heads[column], Head::Percent(_)) && value.unit == UnitClaim::Plain {
        value.unit = UnitClaim::Percent;
    }
    let span = value.whole;
    let (total, parts) = match heads[column] {
        Head::Percent(Some(group)) => {
            (None, vec![PartClaim { label: PartLabel::Group(group), value, share: None, rate: false }])
        }
        _ => (Some(value), Vec::new()),
    };
    let head_date = claim.head_dates.get(column).cloned().flatten();
    let heads = Some(claim.heads[column].clone()).filter(|h| !h.trim().is_empty()).into_iter().collect();
    Quantity {
        span,
        sentence: 0,
        total,
        parts,
        covers: false,
        subject: stub.to_vec(),
        noun: None,
        label: None,
        heads,
        head_date,
        adult: false,
        rule: "table_cell",
    }
}
