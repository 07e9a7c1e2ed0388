//! Months in a register of days: `Aug 17` below `01/09/17` is August 2017, and no 17th.

use super::DateClaim;
use crate::parse::claim::Reading;
use crate::parse::{Passage, PassageKind};

/// Reads a month with a day and no year, alone in the first cell of a row, as a month of the year that the nearest row with a whole
/// date above or below it has, where its day is that year's last two digits.
pub fn read(passages: &mut [Passage]) {
    let tables = passages.iter_mut().filter(|p| matches!(p.kind, PassageKind::Table(_)));
    let mut rows: Vec<&mut Reading> = tables.flat_map(|p| &mut p.readings).collect();
    let years: Vec<Option<i16>> =
        rows.iter().map(|r| head(r).and_then(|d| r.dates[d].start.day.and(r.dates[d].start.year))).collect();
    for (at, row) in rows.iter_mut().enumerate() {
        let Some(date) = head(row).map(|d| &mut row.dates[d]) else { continue };
        let near =
            |year: &i16| date.start.year.is_none() && i32::from(year % 100) == date.start.day.map_or(-1, i32::from);
        let above = years[..at].iter().rev().flatten().next();
        let below = years[at..].iter().flatten().next();
        if let Some(year) = above.filter(|y| near(y)).or(below.filter(|y| near(y))) {
            (date.start.year, date.start.day) = (Some(*year), None);
        }
    }
}

/// The date that is all of a row's first cell.
fn head(row: &Reading) -> Option<usize> {
    let text = row.text.as_str();
    let first = text.split(" | ").next().filter(|c| c.len() < text.len())?;
    let whole = |d: &DateClaim| {
        d.end.is_none() && d.start.month.is_some() && text[d.span.range()].trim().len() == first.trim().len()
    };
    row.dates.first().filter(|d| d.span.end as usize <= first.len() && whole(d)).map(|_| 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::reading::{self, TextRole};
    use crate::parse::style::Style;
    use crate::parse::table::TableClaim;
    use crate::place::{Place, PlacedText};

    #[test]
    fn months_among_days() {
        let check = |rows: &[&str], expect: (Option<i16>, Option<u8>)| {
            let row = |t: &&str| reading::read(PlacedText::unplaced(t), vec![0], TextRole::Row, &Style::default(), &[]);
            let table = Passage {
                kind: PassageKind::Table(TableClaim::default()),
                region: 0,
                boxed: false,
                place: Place::default(),
                order_sure: true,
                marker: None,
                readings: rows.iter().map(row).collect(),
            };
            let mut passages = [table];
            read(&mut passages);
            let date = passages[0].readings[1].dates[0].start;
            assert_eq!((date.year, date.day), expect, "{rows:?}");
        };
        check(&["02/09/2017 | 4 | boat", "Aug 17 | 2 | raft"], (Some(2017), None));
        check(&["boat | 3 | red", "Aug 17 | 2 | raft", "30/07/2017 | 4 | boat"], (Some(2017), None));
        check(&["02/09/2018 | 4 | boat", "Aug 17 | 2 | raft"], (None, Some(17)));
    }
}
