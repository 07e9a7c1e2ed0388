//! How well a dataset's rows agree with gold labels: one to one, by the numbers first, then attribute by attribute.
//!
//! A printed statistic is found where every number that the gold states equals the column of that name, and no part is printed that
//! the gold does not have. A row that matches no gold figure is untrue.

use regex::Regex;
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

type Row = BTreeMap<String, String>;

const PARTS: [&str; 6] = ["women", "men", "girls", "boys", "children", "unknown"];
const SHARES: [&str; 4] = ["percent_women", "percent_men", "percent_girls", "percent_boys"];
/// Words too common to tell one subject from another.
const STOP: [&str; 16] =
    ["the", "of", "a", "an", "in", "and", "to", "by", "for", "with", "on", "at", "were", "was", "who", "from"];

/// How many of how many, under a name.
pub type Tally = BTreeMap<String, (usize, usize)>;

/// The tally as lines, and what is wrong as lines.
pub struct Score {
    pub tally: Tally,
    pub wrong: Vec<String>,
}

fn decimal(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(n) => n.to_string().parse().ok(),
        Value::String(s) => s.parse().ok(),
        _ => None,
    }
}

fn cell(row: &Row, name: &str) -> Option<Decimal> {
    row.get(name)?.parse().ok()
}

/// Equal, or within a thousandth for ratios such as a third.
fn same(a: Option<Decimal>, b: Option<Decimal>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    a == b || (!a.fract().is_zero() && (a - b).abs() <= a.abs().max(b.abs()) / Decimal::from(1000))
}

fn text<'a>(gold: &'a Value, name: &str) -> &'a str {
    gold[name].as_str().unwrap_or_default()
}

fn list(gold: &Value) -> Vec<String> {
    gold.as_array().into_iter().flatten().filter_map(|v| v.as_str()).map(str::to_owned).collect()
}

fn stems(text: &str) -> BTreeSet<String> {
    let words = Regex::new(r"[^\W_]+").unwrap();
    let ending = Regex::new(r"(?:ies|es|s|ed|ing|e|y)$").unwrap();
    let lower = text.to_lowercase();
    let found = words.find_iter(&lower).map(|w| w.as_str()).filter(|w| !STOP.contains(w));
    found.map(|w| ending.replace(w.trim_end_matches('s'), "").into_owned()).collect()
}

fn overlap(gold: &str, ours: &str) -> bool {
    let (g, o) = (stems(gold), stems(ours));
    g.is_empty() || 2 * g.intersection(&o).count() >= g.len()
}

fn invents(gold: &Value, row: &Row) -> bool {
    let derived: Vec<&str> = row["derived"].split(';').collect();
    PARTS.iter().any(|p| gold[*p].is_null() && cell(row, p).is_some() && !derived.contains(p))
}

fn found(gold: &Value, row: &Row) -> bool {
    if invents(gold, row) {
        return false;
    }
    let parts = |stated: &dyn Fn(&str) -> bool| -> Vec<(&str, Option<Decimal>)> {
        PARTS.iter().filter(|p| !gold[**p].is_null() && stated(p)).map(|p| (*p, decimal(&gold[*p]))).collect()
    };
    if let Some(range) = gold.get("range").filter(|r| !r.is_null()) {
        let ends: Vec<Option<Decimal>> = match range {
            Value::Array(ends) => ends.iter().map(decimal).collect(),
            Value::Object(ends) => ends.values().map(decimal).collect(),
            _ => Vec::new(),
        };
        return same(ends[0], cell(row, "value_min"))
            && same(ends[1], cell(row, "value_max"))
            && parts(&|_| true).iter().all(|(p, n)| same(*n, cell(row, p)));
    }
    let derived = list(&gold["derived"]);
    let mut stated = parts(&|p| !derived.iter().any(|d| d == p));
    if !gold["total"].is_null() && !derived.iter().any(|d| d == "total") {
        stated.push(("value", decimal(&gold["total"])));
    }
    if stated.is_empty() {
        let shares: Vec<_> = SHARES.iter().filter(|s| !gold[**s].is_null()).collect();
        return !shares.is_empty()
            && shares.iter().all(|s| {
                let n = decimal(&gold[**s]);
                same(n, cell(row, s)) || shares.len() == 1 && same(n, cell(row, "value"))
            });
    }
    stated.iter().all(|(name, n)| same(*n, cell(row, name)))
}

/// The gold's answer or one of the others that it lists as right.
fn right(gold: &Value, name: &str, others: &str, ours: &str) -> bool {
    gold[name].as_str() == Some(ours) || list(&gold[others]).iter().any(|o| o == ours)
}

fn attributes(gold: &Value, row: &Row) -> Vec<(&'static str, bool)> {
    let mut out = Vec::new();
    if !gold["period_start"].is_null() {
        let ours = (row["period_start"].as_str(), row["period_end"].as_str());
        let mut spans = vec![(text(gold, "period_start").to_owned(), text(gold, "period_end").to_owned())];
        for other in gold["period_alternatives"].as_array().into_iter().flatten() {
            let ends = match other {
                Value::Object(o) => o.values().filter_map(Value::as_str).map(str::to_owned).collect(),
                _ => list(other),
            };
            spans.push((ends[0].clone(), ends[ends.len() - 1].clone()));
        }
        out.push(("period", spans.iter().any(|(a, b)| (a.as_str(), b.as_str()) == ours)));
        out.push(("time_basis", right(gold, "time_basis", "basis_alternatives", &row["time_basis"])));
    }
    for (name, others) in [
        ("unit", "unit_alternatives"),
        ("qualifier", "qualifier_alternatives"),
        ("ref_area", "area_alternatives"),
        ("counterpart_area", "counterpart_alternatives"),
        ("currency", "currency_alternatives"),
        ("section", "section_alternatives"),
    ] {
        if gold[name].as_str().is_some_and(|g| !g.is_empty() && (name != "unit" || g != "other")) {
            out.push((name, right(gold, name, others, &row[name])));
        }
    }
    for (name, others) in [("place", "place_alternatives"), ("source", "source_alternatives")] {
        if let Some(expect) = gold[name].as_str().filter(|s| !s.is_empty()) {
            let ours = &row[name];
            let more = list(&gold[others]);
            let fits = |g: &str| g.is_empty() && ours.is_empty() || !g.is_empty() && overlap(g, ours);
            out.push((name, fits(expect) || more.iter().any(|m| fits(m))));
        }
    }
    let ours = format!("{} {}", row["subject"], row["indicator"].replace('_', " "));
    out.push(("subject", overlap(text(gold, "subject"), &ours)));
    if gold.get("currency").is_some_and(Value::is_null) {
        out.push(("no_currency", row["currency"].is_empty()));
    }
    let contradicts = gold["inconsistent"] == true;
    out.push((
        if contradicts { "mismatch_found" } else { "no_false_mismatch" },
        (row["balance"] == "mismatch") == contradicts,
    ));
    if let Some(page) = gold["page"].as_u64() {
        out.push(("page", row["page"] == page.to_string()));
    }
    out
}

/// Holds the figures of one report to its gold.
pub fn figures(gold: &[Value], rows: &[Row], score: &mut Score) {
    let mut pairs = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, row) in rows.iter().enumerate().filter(|(_, r)| found(g, r)) {
            let at = attributes(g, row);
            pairs.push((std::cmp::Reverse(at.iter().filter(|a| a.1).count()), i, j, at));
        }
    }
    pairs.sort();
    let (mut taken_gold, mut taken_rows) = (BTreeSet::new(), BTreeSet::new());
    for (_, i, j, at) in pairs {
        if taken_gold.contains(&i) || taken_rows.contains(&j) {
            continue;
        }
        taken_gold.insert(i);
        taken_rows.insert(j);
        for (name, good) in at {
            let tally = score.tally.entry(format!("figures: {name}")).or_default();
            tally.0 += usize::from(good);
            tally.1 += 1;
            if !good {
                score.wrong.push(format!("{name}: {:?} ours {:?}", text(&gold[i], "quote"), rows[j].get(name)));
            }
        }
    }
    let must: Vec<usize> = (0..gold.len()).filter(|i| gold[*i]["optional"] != true).collect();
    let hit = must.iter().filter(|i| taken_gold.contains(i)).count();
    score.tally.insert("figures found".to_owned(), (hit, must.len()));
    score.tally.insert("figures that are true".to_owned(), (taken_rows.len(), rows.len()));
    for i in must.iter().filter(|i| !taken_gold.contains(i)) {
        score.wrong.push(format!("missed: {:?}", text(&gold[*i], "quote")));
    }
    for (_, row) in rows.iter().enumerate().filter(|(j, _)| !taken_rows.contains(j)) {
        score.wrong.push(format!(
            "untrue: {:?} value {:?} women {:?} men {:?}",
            row["quote"], row["value"], row["women"], row["men"]
        ));
    }
}

/// Holds the events of one kind to the gold.
pub fn events(name: &str, gold: &Value, kind: &str, rows: &[Row], score: &mut Score) {
    let mut left: Vec<&Row> = rows.iter().filter(|r| r["kind"] == kind).collect();
    let (all, mut hit, mut asked) = (left.len(), 0, 0);
    for g in gold.as_array().into_iter().flatten() {
        let fits = |r: &&Row| {
            let words = format!("{} {} {}", r["title"], r["text"], r["location"]).to_lowercase();
            r["date_start"] == text(g, "date_start")
                && r["date_end"] == text(g, "date_end")
                && words.contains(&text(g, "title_contains").to_lowercase())
                && list(&g["places"]).iter().all(|p| words.contains(&p.to_lowercase()))
        };
        let must = g["optional"] != true;
        asked += usize::from(must);
        match left.iter().position(fits) {
            Some(at) => {
                left.remove(at);
                hit += usize::from(must);
            }
            None if must => {
                score.wrong.push(format!("missed {kind}: {} {:?}", text(g, "date_start"), text(g, "title_contains")))
            }
            None => {}
        }
    }
    left.iter().for_each(|r| score.wrong.push(format!("untrue {kind}: {} {:?}", r["date_start"], r["title"])));
    score.tally.insert(format!("{name} found"), (hit, asked));
    score.tally.insert(format!("{name} that are true"), (all - left.len(), all));
}

/// Holds the press coverage to the gold.
pub fn media(gold: &Value, rows: &[Row], score: &mut Score) {
    let mut left: Vec<&Row> = rows.iter().collect();
    let gold: Vec<&Value> = gold.as_array().into_iter().flatten().collect();
    let mut hit = 0;
    for g in &gold {
        let fits = |r: &&Row| ["date", "title", "outlet", "url"].iter().all(|k| r[*k] == text(g, k));
        match left.iter().position(fits) {
            Some(at) => {
                left.remove(at);
                hit += 1;
            }
            None => score.wrong.push(format!("missed media: {:?}", text(g, "title"))),
        }
    }
    score.tally.insert("media found".to_owned(), (hit, gold.len()));
    score.tally.insert("media that are true".to_owned(), (rows.len() - left.len(), rows.len()));
}

/// Holds what is said of the report itself to the gold.
pub fn report(gold: &Value, row: &Row, score: &mut Score) {
    for name in ["ref_area", "period_start", "period_end", "period_label", "language"] {
        if let Some(expect) = gold[name].as_str() {
            let good = row[name] == expect;
            score.tally.insert(format!("report: {name}"), (usize::from(good), 1));
            if !good {
                score.wrong.push(format!("report {name}: expected {expect:?}, found {:?}", row[name]));
            }
        }
    }
}

#[test]
fn the_scorer_tells_right_from_wrong() {
    let gold: Vec<Value> = vec![serde_json::json!({
        "quote": "43 (W27: M16) representatives", "subject": "representatives", "unit": "persons", "currency": null,
        "total": 43, "women": 27, "men": 16, "derived": [], "qualifier": "exact", "period_start": "2019-09-12",
        "period_end": "2019-09-13", "time_basis": "event", "section": "activities", "page": 2
    })];
    let row = |more: &[(&str, &str)]| -> Row {
        let names = [
            "value",
            "women",
            "men",
            "girls",
            "boys",
            "children",
            "unknown",
            "value_min",
            "value_max",
            "derived",
            "period_start",
            "period_end",
            "time_basis",
            "unit",
            "qualifier",
            "ref_area",
            "counterpart_area",
            "currency",
            "section",
            "place",
            "source",
            "subject",
            "indicator",
            "balance",
            "page",
            "quote",
        ];
        let mut row: Row = names.iter().map(|n| ((*n).to_owned(), String::new())).collect();
        for (name, cell) in
            [("value", "43"), ("women", "27"), ("men", "16"), ("subject", "representatives")].iter().chain(more)
        {
            row.insert((*name).to_owned(), (*cell).to_owned());
        }
        row
    };
    let check = |rows: &[Row], found: (usize, usize), untrue: (usize, usize)| {
        let mut score = Score { tally: Tally::new(), wrong: Vec::new() };
        figures(&gold, rows, &mut score);
        assert_eq!((score.tally["figures found"], score.tally["figures that are true"]), (found, untrue));
        score
    };
    let good = check(&[row(&[])], (1, 1), (1, 1));
    assert_eq!(good.tally["figures: subject"], (1, 1));
    assert_eq!(good.tally["figures: period"], (0, 1));
    check(&[row(&[("men", "17")])], (0, 1), (0, 1));
    check(&[row(&[("girls", "3")])], (0, 1), (0, 1));
    check(&[row(&[]), row(&[])], (1, 1), (1, 2));
    check(&[], (0, 1), (0, 0));
}
