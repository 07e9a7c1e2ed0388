//! Which stretches of a column's lines are tables.
//!
//! A run of lines with gaps in the same places, or the lines between rulings of one width, is tried as a table; it is one only
//! where its cells hold figures or its columns are many and even. Two columns of prose, lists with their marks, contents with
//! page numbers and forms of `label: value` are none.

use super::above::header;
use super::beside::parted;
use super::between::{between_rules, is_prose, rules};
use super::caption::{is_captioned, starts_caption};
use super::chart::is_charted;
use super::draft::Draft;
use super::foot::{label_of_row, trimmed, wrapped_end};
use super::line::Line;
use super::segment::{Segment, of_lines};
use super::stream::structure;
use super::tabular::holds;
use super::word::Sheet;
use crate::geometry::Rect;

/// Rows of a table lie no further apart than this many type sizes.
const PITCH_SIZES_MAX: f32 = 3.6;
/// So many single lines in a row end a table.
const SINGLES_MAX: usize = 3;
/// A line in type larger than the table's by this factor is a heading.
const HEADING_SIZE_MIN: f32 = 1.15;
/// A single line this much further apart than the rows of a table is not of it.
const APART_PITCH_MIN: f32 = 1.5;

/// A table found in a stretch of lines.
pub struct Found {
    /// First line.
    pub first: usize,
    /// One past the last line.
    pub end: usize,
    /// The table, or several side by side.
    pub drafts: Vec<Draft>,
}

/// Finds the tables among the lines of one column (from top to bottom).
pub fn tables(lines: &[Line], sheet: &Sheet) -> Vec<Found> {
    let (across, bars) = (sheet.across.as_slice(), sheet.upright.as_slice());
    let parts = of_lines(lines, bars);
    let area = lines.iter().map(|l| l.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
    let rules = rules(lines, across);
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let floor = found.last().map_or(0, |f| f.end);
        if let Some(end) = between_rules(lines, &parts, &rules, at)
            && let first = above_spanner(lines, &parts, &rules, (at, end), floor)
            && let Some(draft) = structure(&lines[first..end], &parts[first..end], across, bars)
                .filter(|d| holds(d, true) && !is_charted(&sheet.charts, &d.area, &lines[first..end]))
        {
            found.push(Found { first, end, drafts: parted(draft, &lines[first..end], across, bars) });
            at = end;
            continue;
        }
        if parts[at].len() < 2 {
            at += 1;
            continue;
        }
        if starts_caption(&lines[at].text()) {
            at += 1;
            continue;
        }
        let end = trimmed(lines, &parts, at, run(lines, &parts, at, &area, &rules));
        let end = wrapped_end(lines, &parts, end);
        let first = header(lines, &parts, at, floor);
        let area = lines[first..end].iter().map(|l| l.area).reduce(|a, b| a.union(&b)).unwrap_or_default();
        let wide = |r: &&Rect| r.x1.min(area.x1) - r.x0.max(area.x0) > 0.7 * area.width();
        let ruled = rules.iter().filter(wide).filter(|r| r.y0 > area.y0 - 8.0 && r.y0 < area.y1 + 8.0).count() >= 2;
        match structure(&lines[first..end], &parts[first..end], across, bars) {
            Some(draft)
                if end - first >= 2
                    && holds(&draft, ruled || is_captioned(lines, first))
                    && !is_charted(&sheet.charts, &draft.area, &lines[first..end]) =>
            {
                found.push(Found { first, end, drafts: parted(draft, &lines[first..end], across, bars) });
                at = end;
            }
            // A failed stretch is tried again from a quarter further down, so that the work stays in proportion to the lines.
            _ => at += ((end - at) / 4).max(1),
        }
    }
    found
}

/// The first line of a table whose lines are `at..end`: heads above a ruling that leaves the stub out are of the table, too.
fn above_spanner(
    lines: &[Line],
    parts: &[Vec<Segment>],
    rules: &[Rect],
    (at, end): (usize, usize),
    floor: usize,
) -> usize {
    let above = at.checked_sub(1).map_or(f32::NEG_INFINITY, |a| lines[a].baseline);
    let left = lines[at..end].iter().map(|l| l.area.x0).fold(f32::INFINITY, f32::min) + 2.0 * lines[at].size;
    let between = |r: &&Rect| above - 1.0 < r.centre().y && r.centre().y < lines[at].baseline;
    // A ruling over the stub, too, is the top of the table.
    let spanner = rules.iter().filter(between).all(|r| r.x0 > left);
    match (at..end).find(|l| parts[*l].len() >= 2) {
        Some(row) if spanner => header(lines, parts, row, floor).min(at),
        _ => at,
    }
}

/// The end of the run of tabular lines that begins at `at`.
pub fn run(lines: &[Line], parts: &[Vec<Segment>], at: usize, area: &Rect, rules: &[Rect]) -> usize {
    let mut end = at + 1;
    let mut singles = 0;
    // Below this line single lines are the wrapped label of a row.
    let mut label = at;
    let mut pitches: Vec<f32> = Vec::new();
    for next in at + 1..lines.len() {
        let pitch = (lines[next].baseline - lines[next - 1].baseline) / lines[next].size.max(1.0);
        // A single line set further apart than the rows is the title of the next table, or text.
        let usual = pitches.get(pitches.len() / 2).copied().unwrap_or(f32::INFINITY);
        if next >= label && parts[next].len() < 2 && singles == 0 {
            label = label_of_row(lines, parts, next, end - 1).unwrap_or(label);
        }
        if parts[next].len() < 2
            && pitches.len() >= 2
            && pitch > APART_PITCH_MIN * usual
            && pitch > 1.7
            && next >= label
        {
            break;
        }
        // A heading in larger type ends the table above it.
        if parts[next].len() < 2 && lines[next].size > HEADING_SIZE_MIN * lines[at].size && next >= label {
            break;
        }
        pitches.insert(pitches.partition_point(|p| *p < pitch), pitch);
        let below = rules.iter().any(|r| r.y0 > lines[next].baseline && r.y0 < lines[next].baseline + 60.0);
        if pitch > PITCH_SIZES_MAX || is_prose(&lines[next], &parts[next], area) && !below {
            break;
        }
        if parts[next].len() >= 2 {
            end = next + 1;
            singles = 0;
        } else if next >= label {
            singles += 1;
            if singles > SINGLES_MAX || starts_caption(&lines[next].text()) {
                break;
            }
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::super::draft::DraftCell;
    use super::super::{line::lines, word::sheet, word::tests::Setting};
    use super::*;

    fn check(set: &[(f32, f32, &str)], rules: &[f32], expect: &[&str]) {
        let mut setting = Setting::new();
        for (x, y, text) in set {
            setting.set(*x, *y, 10.0, 0, text);
        }
        for y in rules {
            setting.rule(50.0, *y, 400.0, *y);
        }
        let sheet = sheet(&setting.page, &[]);
        let found = tables(&lines(sheet.words.clone()), &sheet);
        let row = |d: &Draft, r: usize| d.row(r).map(DraftCell::text).collect::<Vec<_>>().join("|");
        let said: Vec<String> = found
            .iter()
            .flat_map(|f| &f.drafts)
            .flat_map(|d| (0..d.rows).map(|r| row(d, r)).collect::<Vec<_>>())
            .collect();
        assert_eq!(said, expect);
    }

    #[test]
    fn figures_in_columns_are_a_table_and_prose_is_none() {
        let table = [
            (150.0, 100.0, "Women"),
            (250.0, 100.0, "Men"),
            (50.0, 114.0, "Quito"),
            (150.0, 114.0, "1,210"),
            (250.0, 114.0, "845"),
            (50.0, 128.0, "Cuenca"),
            (150.0, 128.0, "388"),
            (250.0, 128.0, "301"),
            (50.0, 142.0, "Total"),
            (150.0, 142.0, "1,598"),
            (250.0, 142.0, "1,146"),
            (50.0, 156.0, "Source: register"),
        ];
        check(&table, &[], &["Women|Men", "Quito|1,210|845", "Cuenca|388|301", "Total|1,598|1,146"]);
        let prose = [
            (50.0, 100.0, "a line of text in this"),
            (250.0, 100.0, "and one in the other"),
            (50.0, 114.0, "column of a page and"),
            (250.0, 114.0, "column of it that goes"),
            (50.0, 128.0, "no more than that here"),
            (250.0, 128.0, "on for three lines too"),
        ];
        check(&prose, &[], &[]);
    }

    #[test]
    fn figures_beside_an_axis_are_no_table() {
        let rows = |stub: [&'static str; 4]| {
            let row = |(at, name): (usize, &'static str)| {
                let y = 100.0 + at as f32 * 14.0;
                [(50.0, y, name), (150.0, y, "37"), (250.0, y, "37"), (350.0, y, "38")]
            };
            stub.into_iter().enumerate().flat_map(row).collect::<Vec<_>>()
        };
        check(&rows(["40", "30", "20", "10"]), &[], &[]);
        let towns = ["Quito|37|37|38", "Cuenca|37|37|38", "Loja|37|37|38", "Ambato|37|37|38"];
        check(&rows(["Quito", "Cuenca", "Loja", "Ambato"]), &[], &towns);
    }

    #[test]
    fn rulings_across_keep_wrapped_rows_together() {
        let table = [
            (52.0, 100.0, "Date"),
            (150.0, 100.0, "Event"),
            (300.0, 100.0, "Place"),
            (52.0, 120.0, "7 May"),
            (150.0, 120.0, "A course for the"),
            (300.0, 120.0, "Quito"),
            (150.0, 132.0, "new staff"),
            (52.0, 152.0, "9 May"),
            (150.0, 152.0, "A meeting"),
            (300.0, 152.0, "Cuenca"),
        ];
        check(
            &table,
            &[88.0, 106.0, 138.0, 158.0],
            &["Date|Event|Place", "7 May|A course for the new staff|Quito", "9 May|A meeting|Cuenca"],
        );
    }

    /// Rows of a table, each cell at its x.
    fn rows<'t>(xs: &[f32], set: &[(f32, &[&'t str])]) -> Vec<(f32, f32, &'t str)> {
        let row = |(y, cells): &(f32, &[&'t str])| xs.iter().zip(*cells).map(|(x, t)| (*x, *y, *t)).collect::<Vec<_>>();
        set.iter().flat_map(row).filter(|(_, _, t)| !t.is_empty()).collect()
    }

    #[test]
    fn a_name_wraps_where_rulings_part_all_other_rows() {
        let set: &[(f32, &[&str])] = &[
            (100.0, &["", "May", "June"]),
            (120.0, &["Bay", "12", "14"]),
            (140.0, &["Lagoon", "7", "9"]),
            (160.0, &["Delta", "3", "4"]),
            (178.0, &["Whole", "", ""]),
            (190.0, &["Coast", "22", "27"]),
        ];
        let table = rows(&[50.0, 200.0, 300.0], set);
        let whole = ["May|June", "Bay|12|14", "Lagoon|7|9", "Delta|3|4", "Whole Coast|22|27"];
        check(&table, &[106.0, 126.0, 146.0, 166.0, 196.0], &whole);
        // Without the rulings their pitch tells, but for a name that had room for the next word.
        check(&table, &[], &whole);
        let name = |(x, y, t): (f32, f32, &'static str)| (x, y, if t == "Lagoon" { "Lagoon of the west" } else { t });
        let wide: Vec<_> = rows(&[50.0, 200.0, 300.0], set).into_iter().map(name).collect();
        let apart = ["May|June", "Bay|12|14", "Lagoon of the west|7|9", "Delta|3|4", "Whole", "Coast|22|27"];
        check(&wide, &[], &apart);
    }

    #[test]
    fn heads_wrap_with_figures_in_them() {
        let mut table = vec![(150.0, 100.0, "Under"), (270.0, 100.0, "Fares")];
        table.extend(rows(
            &[50.0, 150.0, 210.0, 270.0],
            &[
                (112.0, &["Port", "30", "Crews", "(000)"]),
                (124.0, &["Hull", "11", "22", "33"]),
                (136.0, &["Leith", "12", "23", "34"]),
                (148.0, &["Wick", "13", "24", "35"]),
            ],
        ));
        let rest = ["Hull|11|22|33", "Leith|12|23|34", "Wick|13|24|35"];
        check(&table, &[], &[&["Port|Under 30|Crews|Fares (000)"], rest.as_slice()].concat());
    }

    #[test]
    fn a_name_of_rows_is_no_head() {
        let table = rows(
            &[50.0, 170.0, 230.0, 290.0],
            &[
                (100.0, &["Port", "Crews", "Nets", "Boats"]),
                (112.0, &["Sailing boats", "", "", ""]),
                (124.0, &["Hull", "11", "22", "33"]),
                (136.0, &["Leith", "12", "23", "34"]),
                (148.0, &["Wick", "13", "24", "35"]),
            ],
        );
        check(
            &table,
            &[],
            &["Port|Crews|Nets|Boats", "Sailing boats", "Hull|11|22|33", "Leith|12|23|34", "Wick|13|24|35"],
        );
    }

    #[test]
    fn figures_over_words_of_heads_are_of_the_heads() {
        let mut table = vec![(170.0, 88.0, "Under"), (230.0, 88.0, "From"), (290.0, 88.0, "From")];
        table.extend([(170.0, 100.0, "20"), (230.0, 100.0, "20"), (290.0, 100.0, "40")]);
        table.extend(rows(
            &[50.0, 170.0, 230.0, 290.0],
            &[
                (112.0, &["Port", "crews", "crews", "crews"]),
                (132.0, &["Sailing boats", "", "", ""]),
                (152.0, &["Hull", "11", "22", "33"]),
                (172.0, &["Leith", "12", "23", "34"]),
                (192.0, &["Wick", "13", "24", "35"]),
            ],
        ));
        let rest = ["Sailing boats", "Hull|11|22|33", "Leith|12|23|34", "Wick|13|24|35"];
        check(&table, &[], &[["Port|Under 20 crews|From 20 crews|From 40 crews"].as_slice(), &rest].concat());
    }

    #[test]
    fn a_head_at_the_left_and_its_figures_at_the_right_are_one_column() {
        let mut table = rows(&[50.0, 150.0, 300.0], &[(100.0, &["Port", "Crews", "2019"])]);
        table.extend(rows(
            &[50.0, 230.0, 380.0],
            &[(112.0, &["Hull", "11", "22"]), (124.0, &["Leith", "12", "23"]), (136.0, &["Wick", "13", "24"])],
        ));
        check_heads(&table, &[], &[(0, 1), (1, 1), (2, 1)]);
        // Two heads stand nearest to the figures of one column.
        let mut table = rows(&[50.0, 130.0, 260.0, 390.0], &[(100.0, &["Port", "Crews", "Nets", "Boats"])]);
        table.extend(rows(
            &[50.0, 235.0, 365.0, 480.0],
            &[
                (112.0, &["Hull", "11", "22", "33"]),
                (124.0, &["Leith", "12", "23", "34"]),
                (136.0, &["Wick", "13", "24", "35"]),
            ],
        ));
        check_heads(&table, &[], &[(0, 1), (1, 1), (2, 1), (3, 1)]);
    }

    #[test]
    fn a_head_over_all_heads_is_of_the_table_though_years_head_it_too() {
        let mut table = vec![
            (150.0, 88.0, "What the five ports of the coast counted"),
            (160.0, 100.0, "boats"),
            (300.0, 100.0, "crews"),
        ];
        table.extend(rows(
            &[50.0, 150.0, 210.0, 290.0, 350.0],
            &[
                (112.0, &["", "2019", "2020", "2019", "2020"]),
                (124.0, &["Hull", "11", "22", "33", "44"]),
                (136.0, &["Leith", "12", "23", "34", "45"]),
                (148.0, &["Wick", "13", "24", "35", "46"]),
            ],
        ));
        check(
            &table,
            &[],
            &[
                "What the five ports of the coast counted",
                "boats|crews",
                "2019|2020|2019|2020",
                "Hull|11|22|33|44",
                "Leith|12|23|34|45",
                "Wick|13|24|35|46",
            ],
        );
    }

    #[test]
    fn labels_wrap_where_their_lines_stand_closer_than_rows() {
        let xs = [50.0, 200.0, 300.0];
        let whole = ["May|June", "Bay port|12|14", "Gull Rock|7|9", "Delta|3|4", "Pier|5|6"];
        let top = |y: f32| {
            let set: &[(f32, &[&'static str])] = &[
                (100.0, &["", "May", "June"]),
                (120.0, &["Bay port", "12", "14"]),
                (136.0, &["Gull", "7", "9"]),
                (136.0 + y, &["Rock", "", ""]),
                (152.0 + y, &["Delta", "3", "4"]),
                (168.0 + y, &["Pier", "5", "6"]),
            ];
            rows(&xs, set)
        };
        check(&top(13.0), &[], &whole);
        check(&top(16.0), &[], &["May|June", "Bay port|12|14", "Gull|7|9", "Rock", "Delta|3|4", "Pier|5|6"]);
        let foot: &[(f32, &[&str])] = &[
            (100.0, &["", "May", "June"]),
            (120.0, &["Bay port", "12", "14"]),
            (136.0, &["Gull", "", ""]),
            (149.0, &["Rock", "7", "9"]),
            (165.0, &["Delta", "3", "4"]),
            (181.0, &["Pier", "5", "6"]),
        ];
        check(&rows(&xs, foot), &[], &whole);
    }

    #[test]
    fn a_label_wraps_below_all_other_cells_of_its_row() {
        let set: &[(f32, &[&str])] = &[
            (100.0, &["Task", "Aim", "Year"]),
            (120.0, &["Nets", "Mend old nets in", "1990"]),
            (132.0, &["", "the winter", ""]),
            (152.0, &["Quay", "Paint the quay of", "1991"]),
            (164.0, &["Works", "all ports", ""]),
            (176.0, &["Board", "", ""]),
            (196.0, &["Ice", "Buy ice", "1992"]),
        ];
        check(
            &rows(&[52.0, 150.0, 300.0], set),
            &[88.0, 106.0, 138.0, 182.0, 202.0],
            &[
                "Task|Aim|Year",
                "Nets|Mend old nets in the winter|1990",
                "Quay Works Board|Paint the quay of all ports|1991",
                "Ice|Buy ice|1992",
            ],
        );
    }

    #[test]
    fn figures_end_a_head_in_the_middle_of_its_cell() {
        let mut table = vec![(230.0, 100.0, "25 to"), (230.0, 112.0, "54")];
        table.extend([(60.0, 106.0, "Port"), (150.0, 106.0, "Crews"), (300.0, 106.0, "Boats")]);
        let data: &[(f32, &[&str])] = &[
            (130.0, &["Hull", "11", "22", "33"]),
            (144.0, &["Leith", "12", "23", "34"]),
            (158.0, &["Wick", "13", "24", "35"]),
        ];
        table.extend(rows(&[50.0, 155.0, 235.0, 305.0], data));
        let rest = ["Hull|11|22|33", "Leith|12|23|34", "Wick|13|24|35"];
        check(&table, &[], &[&["Port|Crews|25 to 54|Boats"], rest.as_slice()].concat());
    }

    #[test]
    fn the_unit_of_rows_stands_over_all_figures() {
        let mut table = rows(&[50.0, 200.0, 280.0, 360.0], &[(100.0, &["Port", "May", "June", "July"])]);
        let data: &[(f32, &[&str])] = &[
            (114.0, &["Hull", "11", "22", "33"]),
            (128.0, &["Leith", "12", "23", "34"]),
            (156.0, &["Hull", "21", "32", "43"]),
            (170.0, &["Leith", "22", "33", "44"]),
        ];
        table.extend(rows(&[50.0, 205.0, 285.0, 365.0], data));
        table.push((240.0, 142.0, "Boats of each crew"));
        table.sort_by(|a, b| a.1.total_cmp(&b.1));
        let whole = ["Port|May|June|July", "Hull|11|22|33", "Leith|12|23|34", "Boats of each crew"];
        check(&table, &[], &[whole.as_slice(), &["Hull|21|32|43", "Leith|22|33|44"]].concat());
    }

    #[test]
    fn a_head_over_a_ruling_that_leaves_the_stub_out_is_of_the_table() {
        let mut table = vec![(200.0, 100.0, "Boats seen")];
        table.extend(rows(
            &[50.0, 190.0, 250.0],
            &[
                (116.0, &["Port", "May", "June"]),
                (134.0, &["Hull", "11", "22"]),
                (148.0, &["Leith", "12", "23"]),
                (162.0, &["Wick", "13", "24"]),
            ],
        ));
        let mut setting = Setting::new();
        for (x, y, text) in &table {
            setting.set(*x, *y, 10.0, 0, text);
        }
        setting.rule(180.0, 104.0, 290.0, 104.0);
        for y in [121.0, 167.0] {
            setting.rule(45.0, y, 290.0, y);
        }
        let sheet = sheet(&setting.page, &[]);
        let found = tables(&lines(sheet.words.clone()), &sheet);
        let first =
            found.first().and_then(|f| f.drafts.first()).map(|d| (d.rows, d.row(0).map(DraftCell::text).collect()));
        assert_eq!(first, Some((5, vec!["Boats seen".into()])));
    }

    #[test]
    fn words_and_figures_by_turns_are_the_labels_of_a_drawing() {
        let map = [
            (150.0, 100.0, "West"),
            (250.0, 100.0, "East"),
            (155.0, 114.0, "605"),
            (255.0, 114.0, "624"),
            (150.0, 128.0, "South"),
            (155.0, 142.0, "623"),
            (255.0, 142.0, "133"),
        ];
        check(&map, &[], &[]);
    }

    /// The columns and spans of the heads on the first line.
    fn check_heads(set: &[(f32, f32, &str)], bars: &[f32], expect: &[(usize, usize)]) {
        let mut setting = Setting::new();
        for x in bars {
            setting.rule(*x, 90.0, *x, 150.0);
        }
        for (x, y, text) in set {
            setting.set(*x, *y, 10.0, 0, text);
        }
        let sheet = sheet(&setting.page, &[]);
        let found = tables(&lines(sheet.words.clone()), &sheet);
        let heads = |d: &Draft| d.row(0).map(|c| (c.column, c.column_span)).collect::<Vec<_>>();
        assert_eq!(found.iter().flat_map(|f| &f.drafts).map(heads).collect::<Vec<_>>(), [expect]);
    }

    #[test]
    fn heads_that_repeat_tell_how_far_the_heads_above_them_reach() {
        let mut table = vec![(180.0, 100.0, "2021"), (300.0, 100.0, "2022")];
        table.extend(rows(
            &[50.0, 150.0, 210.0, 270.0, 330.0],
            &[
                (112.0, &["Place", "Girls", "Boys", "Girls", "Boys"]),
                (124.0, &["Quito", "10", "22", "31", "45"]),
                (136.0, &["Cuenca", "11", "23", "32", "46"]),
                (148.0, &["Ambato", "12", "24", "33", "47"]),
            ],
        ));
        check_heads(&table, &[], &[(1, 2), (3, 2)]);
    }

    #[test]
    fn a_head_reaches_as_far_as_the_lines_drawn_beside_it() {
        let mut table = vec![(170.0, 100.0, "caught"), (310.0, 100.0, "sold")];
        table.extend(rows(
            &[50.0, 140.0, 180.0, 220.0, 270.0, 310.0, 350.0],
            &[
                (112.0, &["Port", "cod", "eel", "ray", "hake", "ling", "dab"]),
                (124.0, &["Hull", "11", "22", "33", "44", "55", "66"]),
                (136.0, &["Leith", "12", "23", "34", "45", "56", "67"]),
                (148.0, &["Wick", "13", "24", "35", "46", "57", "68"]),
            ],
        ));
        check_heads(&table, &[250.0], &[(1, 3), (4, 3)]);
    }

    #[test]
    fn a_head_reaches_no_further_than_the_head_above_it() {
        let xs = [50.0, 150.0, 210.0, 270.0, 330.0, 390.0];
        let mut table = vec![(147.0, 112.0, "over"), (215.0, 112.0, "25"), (390.0, 112.0, "boats")];
        table.extend(rows(&xs, &[(100.0, &["", "60 and", "Under", "Nets", "Sails", "Pilot"])]));
        table.push((50.0, 126.0, "Inner ports"));
        let data: &[(f32, &[&str])] = &[
            (140.0, &["Hull", "$1,100", "$2,200", "$3,300", "$4,400", "$5,500"]),
            (154.0, &["Leith", "$1,200", "$2,300", "$3,400", "$4,500", "$5,600"]),
            (168.0, &["Wick", "$1,300", "$2,400", "$3,500", "$4,600", "$5,700"]),
        ];
        table.extend(rows(&xs, data));
        let heads = ["60 and over|Under 25|Nets|Sails|Pilot boats", "Inner ports"];
        let data = data.iter().map(|(_, cells)| cells.join("|")).collect::<Vec<_>>();
        check(&table, &[], &heads.into_iter().chain(data.iter().map(String::as_str)).collect::<Vec<_>>());
    }

    #[test]
    fn a_head_alone_above_years_is_over_all_of_them() {
        let heads = |below: [&'static str; 4]| {
            let mut table = vec![(232.0, 100.0, "Boats")];
            let [a, b, c, d] = below;
            table.extend(rows(
                &[50.0, 150.0, 210.0, 270.0, 330.0],
                &[
                    (114.0, &["Port", a, b, c, d]),
                    (128.0, &["Hull", "1122", "2233", "3344", "4455"]),
                    (142.0, &["Leith", "1223", "2334", "3445", "4556"]),
                    (156.0, &["Wick", "1324", "2435", "3546", "4657"]),
                ],
            ));
            table
        };
        check_heads(&heads(["2019", "2020", "2021", "2022"]), &[], &[(1, 4)]);
    }

    #[test]
    fn a_name_over_stub_and_figures_is_a_row() {
        let xs = [50.0, 170.0, 250.0];
        let mut table = rows(&xs, &[(100.0, &["Port", "Crews", "Boats"])]);
        table.extend(rows(&xs, &[(112.0, &["Hull", "11", "22"]), (124.0, &["Leith", "12", "23"])]));
        table.push((90.0, 136.0, "All the outer ports"));
        table.extend(rows(&xs, &[(148.0, &["Wick", "13", "24"]), (160.0, &["Nairn", "14", "25"])]));
        let data = ["Hull|11|22", "Leith|12|23", "All the outer ports", "Wick|13|24", "Nairn|14|25"];
        check(&table, &[], &[["Port|Crews|Boats"].as_slice(), &data].concat());
    }

    #[test]
    fn a_group_may_have_several_heads_on_a_line() {
        let mut table =
            vec![(175.0, 100.0, "Pupils"), (265.0, 100.0, "Staff"), (355.0, 100.0, "Pupils"), (445.0, 100.0, "Staff")];
        table.extend(rows(
            &[50.0, 150.0, 210.0, 270.0, 330.0, 390.0, 450.0],
            &[
                (112.0, &["Place", "Girls", "Boys", "All", "Girls", "Boys", "All"]),
                (124.0, &["Quito", "10", "22", "31", "45", "52", "61"]),
                (136.0, &["Cuenca", "11", "23", "32", "46", "53", "62"]),
                (148.0, &["Ambato", "12", "24", "33", "47", "54", "63"]),
            ],
        ));
        check_heads(&table, &[], &[(1, 2), (3, 1), (4, 2), (6, 1)]);
    }

    #[test]
    fn the_one_head_over_narrow_columns_is_not_cut_between_them() {
        let xs = [50.0, 150.0, 180.0, 210.0, 234.0, 260.0, 290.0];
        let mut table = vec![(201.5, 94.0, "in all May")];
        table.extend(rows(
            &xs,
            &[
                (112.0, &["Port", "cod", "eel", "ray", "hake", "ling", "dab"]),
                (124.0, &["Hull", "11", "22", "33", "44", "55", "66"]),
                (136.0, &["Leith", "11", "22", "33", "44", "55", "66"]),
                (148.0, &["Wick", "11", "22", "33", "44", "55", "66"]),
            ],
        ));
        check(
            &table,
            &[],
            &[
                "in all May",
                "Port|cod|eel|ray|hake|ling|dab",
                "Hull|11|22|33|44|55|66",
                "Leith|11|22|33|44|55|66",
                "Wick|11|22|33|44|55|66",
            ],
        );
    }

    #[test]
    fn tables_side_by_side_have_the_same_labels() {
        let twice = |labels: [&'static str; 4]| {
            let set: Vec<(f32, Vec<&str>)> = ["Loja", "Manta", "Puyo", "Tena"]
                .iter()
                .zip(labels)
                .enumerate()
                .map(|(n, (a, b))| (112.0 + 12.0 * n as f32, vec![*a, "12", b, "57"]))
                .collect();
            let set: Vec<(f32, &[&str])> = set.iter().map(|(y, c)| (*y, c.as_slice())).collect();
            let mut table = rows(&[50.0, 130.0, 200.0, 280.0], &[(100.0, &["Town", "Cases", "Town", "Deaths"])]);
            table.extend(rows(&[50.0, 130.0, 200.0, 280.0], &set));
            table
        };
        check(
            &twice(["Manta", "Loja", "Tena", "Puyo"]),
            &[],
            &[
                "Town|Cases",
                "Loja|12",
                "Manta|12",
                "Puyo|12",
                "Tena|12",
                "Town|Deaths",
                "Manta|57",
                "Loja|57",
                "Tena|57",
                "Puyo|57",
            ],
        );
        check(
            &twice(["Quito", "Lima", "Cali", "Oruro"]),
            &[],
            &["Town|Cases|Town|Deaths", "Loja|12|Quito|57", "Manta|12|Lima|57", "Puyo|12|Cali|57", "Tena|12|Oruro|57"],
        );
    }

    #[test]
    fn a_label_reaches_to_the_edge_of_the_next_column_and_wraps_below_the_last_row() {
        let mut table = rows(
            &[50.0, 200.0, 280.0],
            &[
                (100.0, &["", "Cases", "Deaths"]),
                (114.0, &["Fever", "10", "2"]),
                (128.0, &["Cough", "11", "3"]),
                (142.0, &["Measles and", "12", "4"]),
            ],
        );
        table.push((50.0, 153.0, "rubella"));
        check(&table, &[], &["Cases|Deaths", "Fever|10|2", "Cough|11|3", "Measles and rubella|12|4"]);
    }

    #[test]
    fn the_head_of_the_stub_stands_beside_two_lines_of_heads() {
        let mut table = vec![(170.0, 100.0, "Both sexes"), (50.0, 106.0, "Town")];
        table.extend(rows(
            &[50.0, 150.0, 230.0],
            &[
                (112.0, &["", "Girls", "Boys"]),
                (126.0, &["Loja", "10", "20"]),
                (140.0, &["Manta", "11", "21"]),
                (154.0, &["Puyo", "12", "22"]),
            ],
        ));
        check(&table, &[], &["Town|Both sexes", "Girls|Boys", "Loja|10|20", "Manta|11|21", "Puyo|12|22"]);
    }

    #[test]
    fn lists_and_contents_are_no_tables() {
        check(
            &[
                (50.0, 100.0, "1."),
                (80.0, 100.0, "12"),
                (50.0, 114.0, "2."),
                (80.0, 114.0, "13"),
                (50.0, 128.0, "3."),
                (80.0, 128.0, "14"),
            ],
            &[],
            &[],
        );
        let contents = [
            (50.0, 100.0, "Introduction ........"),
            (250.0, 100.0, "3"),
            (50.0, 114.0, "Methods ............."),
            (250.0, 114.0, "5"),
            (50.0, 128.0, "Results ............."),
            (250.0, 128.0, "9"),
        ];
        check(&contents, &[], &[]);
    }

    #[test]
    fn a_name_in_the_middle_of_the_table_stands_over_all_columns() {
        let mut table = rows(&[50.0, 200.0, 300.0], &[(100.0, &["Port", "Crews", "Boats"])]);
        for (y, name) in [(114.0, "Lagoon"), (156.0, "Strait")] {
            table.push((172.0, y, name));
            table.extend(rows(&[50.0, 200.0, 300.0], &[(y + 14.0, &["Hull", "11", "22"])]));
            table.extend(rows(&[50.0, 200.0, 300.0], &[(y + 28.0, &["Leith", "12", "23"])]));
        }
        let rows = ["Lagoon", "Hull|11|22", "Leith|12|23", "Strait", "Hull|11|22", "Leith|12|23"];
        check(&table, &[], &[["Port|Crews|Boats"].as_slice(), &rows].concat());
    }

    #[test]
    fn the_words_of_a_row_wrap_with_its_label() {
        let table = rows(
            &[50.0, 150.0, 300.0],
            &[
                (100.0, &["Boat", "Task", "Port"]),
                (120.0, &["Large", "Mends the nets", "Hull"]),
                (131.0, &["trawler", "of the fleet", ""]),
                (151.0, &["Tug", "Tows", "Leith"]),
                (171.0, &["Skiff", "Carries mail", "Wick"]),
            ],
        );
        let rows = ["Large trawler|Mends the nets of the fleet|Hull", "Tug|Tows|Leith", "Skiff|Carries mail|Wick"];
        check(&table, &[94.0, 106.0, 177.0], &[["Boat|Task|Port"].as_slice(), &rows].concat());
    }
}
