//! List marks that are drawn and no characters: icons and small squares in front of lines, one below the other.

use super::chart::is_label;
use super::line::Line;
use super::word::Sheet;
use crate::geometry::{Points, Rect};

/// A mark is at least this wide and high …
const SIDE_POINTS_MIN: Points = 2.0;
/// … and no more than this.
const SIDE_POINTS_MAX: Points = 16.0;
/// Nor is it higher than this many sizes of the type beside it …
const HEIGHT_SIZES_MAX: f32 = 1.6;
/// … nor further from it than this many.
const GAP_SIZES_MAX: f32 = 2.5;
/// The marks of a list stand at one edge: they differ by no more.
const SAME_POINTS_MAX: Points = 1.0;
/// They are of one width, or nearly so where one is drawn in the size of smaller type.
const WIDTH_POINTS_MAX: Points = 2.0;
/// Pages with more small shapes are drawings.
const SHAPES_MAX: usize = 400;

/// The drawn marks of a sheet, from top to bottom: small pictures and tinted squares, at least two at one edge, none in a chart.
pub fn drawn(sheet: &Sheet) -> Vec<Rect> {
    let side = |s: Points| (SIDE_POINTS_MIN..SIDE_POINTS_MAX).contains(&s);
    let square =
        |r: &Rect| side(r.width()) && side(r.height()) && r.width() < 2.0 * r.height() && r.height() < 2.0 * r.width();
    let tinted = sheet.fills.iter().filter(|f| f.1.is_some_and(|c| c != 0x00ff_ffff)).map(|f| f.0);
    let mut marks: Vec<Rect> =
        sheet.pictures.iter().copied().chain(tinted).filter(square).take(SHAPES_MAX + 1).collect();
    marks.retain(|m| !is_label(&sheet.charts, m));
    if marks.len() > SHAPES_MAX {
        return Vec::new();
    }
    marks.sort_by(|a, b| a.y0.total_cmp(&b.y0).then(a.x0.total_cmp(&b.x0)));
    let same = |a: &Rect, b: &Rect| {
        (a.x0 - b.x0).abs() <= SAME_POINTS_MAX && (a.width() - b.width()).abs() <= WIDTH_POINTS_MAX && a.y1 <= b.y0
    };
    let listed = |m: &&Rect| marks.iter().any(|o| same(m, o) || same(o, m));
    marks.iter().filter(listed).copied().collect()
}

/// The mark in front of a line.
pub fn beside(marks: &[Rect], line: &Line) -> Option<Rect> {
    let first = marks.partition_point(|m| m.y0 < line.area.y0 - SIDE_POINTS_MAX);
    let near = marks.iter().skip(first).take_while(|m| m.y0 < line.area.y1);
    let fits = |m: &&Rect| {
        let gap = line.area.x0 - m.x1;
        let middle = m.centre().y;
        line.area.y0 < middle
            && middle < line.area.y1
            && m.height() < HEIGHT_SIZES_MAX * line.size
            && gap > -SAME_POINTS_MAX
            && gap < GAP_SIZES_MAX * line.size
    };
    near.copied().find(|m| fits(&m))
}

#[cfg(test)]
mod tests {
    use super::super::{RegionKind, flow, line::lines, word::sheet, word::tests::Setting};
    use super::*;

    fn check(icons: &[(f32, f32)], set: &[(f32, &str)], expect: &[&str]) {
        check_at(10.0, icons, set, expect);
    }

    fn check_at(body: f32, icons: &[(f32, f32)], set: &[(f32, &str)], expect: &[&str]) {
        let mut page = Setting::new();
        for (y, text) in set {
            page.set(72.0, *y, 10.0, 0, text);
        }
        let mut sheet = sheet(&page.page, &[]);
        sheet.pictures = icons.iter().map(|(x, y)| Rect::new(*x, y - 8.0, x + 9.0, y + 1.0)).collect();
        let marks = drawn(&sheet);
        let region = (RegionKind::Body, 0);
        let setting = flow::Setting { body, region, page: 0, height: 842.0, sure: true, marks: &marks };
        let said: Vec<String> = flow::chunks(lines(sheet.words), &setting)
            .iter()
            .map(|c| {
                let text = c.lines.iter().map(Line::text).collect::<Vec<_>>().join("/");
                if matches!(c.kind, flow::ChunkKind::ListItem(_)) { format!("- {text}") } else { text }
            })
            .collect();
        assert_eq!(said, expect);
    }

    #[test]
    fn icons_below_each_other_are_the_marks_of_a_list() {
        let text =
            [(100.0, "The first task is done."), (112.0, "The second one goes on over"), (124.0, "this line too.")];
        check(
            &[(58.0, 100.0), (58.0, 112.0)],
            &text,
            &["- The first task is done.", "- The second one goes on over/this line too."],
        );
        // Type larger than the body's, and no stop: an item all the same.
        let large = [(100.0, "The first task is done."), (124.0, "The second task")];
        check_at(8.0, &[(58.0, 100.0), (58.0, 124.0)], &large, &["- The first task is done.", "- The second task"]);
        check(&[(58.0, 100.0)], &text, &["The first task is done./The second one goes on over/this line too."]);
        check(
            &[(20.0, 100.0), (20.0, 112.0)],
            &text,
            &["The first task is done./The second one goes on over/this line too."],
        );
    }
}
