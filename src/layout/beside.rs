//! Tables that stand side by side on the same lines: each has its own labels, and they are the same labels.

use super::draft::{Draft, DraftCell, is_figure};
use super::line::Line;
use super::segment::of_lines;
use super::stream::structure;
use super::word::Word;
use crate::geometry::Rect;
use std::collections::BTreeSet;

/// Tables side by side share at least this share of their labels. One table folded into two columns of rows has no label twice.
const SHARED_SHARE_MIN: f32 = 0.6;
/// … and have at least so many of them.
const LABELS_MIN: usize = 4;

/// The tables that a draft is: itself, or several side by side.
pub fn parted(draft: Draft, lines: &[Line], across: &[Rect], bars: &[Rect]) -> Vec<Draft> {
    let mut labels: Vec<BTreeSet<String>> = vec![BTreeSet::new(); draft.columns];
    for cell in draft.cells.iter().filter(|c| c.column_span == 1) {
        let text = cell.text();
        if let Some(column) = labels.get_mut(cell.column).filter(|_| !is_figure(&text) && !text.is_empty()) {
            column.insert(text.into_owned());
        }
    }
    let Some((first, rest)) = labels.split_first() else { return vec![draft] };
    let shared = |other: &BTreeSet<String>| {
        let few = first.len().min(other.len());
        few >= LABELS_MIN && first.intersection(other).count() as f32 >= SHARED_SHARE_MIN * few as f32
    };
    let stubs: Vec<usize> = (1..).zip(rest).filter(|(_, l)| shared(l)).map(|(at, _)| at).collect();
    let starts: Vec<usize> = std::iter::once(0).chain(stubs).collect();
    // Each has figures of its own beside its labels.
    let ends = starts.iter().skip(1).copied().chain([draft.columns]);
    if starts.len() < 2 || starts.iter().zip(ends).any(|(from, to)| to - from < 2) {
        return vec![draft];
    }
    let edges: Vec<f32> = starts.iter().skip(1).filter_map(|at| draft.xs.get(*at)).copied().collect();
    let mut parts: Vec<Vec<Line>> = vec![Vec::new(); starts.len()];
    for line in lines {
        let mut words: Vec<Vec<Word>> = vec![Vec::new(); starts.len()];
        for word in &line.words {
            if let Some(part) = words.get_mut(edges.partition_point(|e| *e <= word.area.centre().x)) {
                part.push(word.clone());
            }
        }
        for (part, words) in parts.iter_mut().zip(words).filter(|(_, words)| !words.is_empty()) {
            part.push(Line::of(words));
        }
    }
    let tables: Option<Vec<Draft>> =
        parts.iter().map(|lines| structure(lines, &of_lines(lines, bars), across, bars)).collect();
    let whole = |d: &DraftCell| !d.lines.is_empty();
    match tables {
        Some(tables) if tables.iter().all(|t| t.cells.iter().any(whole) && t.columns >= 2) => tables,
        _ => vec![draft],
    }
}
