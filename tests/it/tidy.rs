//! The architecture as law: who may import whom, no floats after layout, no disk, clock or environment in the library, no file over
//! the wall, no rooms for odds and ends. The checker is itself held to snippets that break each rule.

use crate::program::project;
use regex::Regex;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Lines of a file before its tests.
const LINES_MAX: usize = 400;

/// A room, the rooms it may name beside itself, and the outside crates.
struct Room {
    name: &'static str,
    rooms: &'static [&'static str],
    crates: &'static [&'static str],
}

/// The import table of the architecture. `finding` and `record` are one storey: a finding names a row, a report holds findings.
const LAW: &[Room] = &[
    Room { name: "geometry", rooms: &[], crates: &["serde"] },
    Room { name: "digit", rooms: &[], crates: &[] },
    Room { name: "place", rooms: &["geometry"], crates: &["serde"] },
    Room { name: "finding", rooms: &["place", "record"], crates: &["serde", "thiserror"] },
    Room { name: "record", rooms: &["place", "finding"], crates: &["jiff", "rust_decimal", "serde"] },
    Room {
        name: "extract",
        rooms: &["digit", "geometry", "place"],
        crates: &["lopdf", "flate2", "weezl", "read_fonts", "hayro_cmap", "memchr", "foldhash", "thiserror"],
    },
    Room { name: "layout", rooms: &["geometry", "place", "finding", "extract"], crates: &["ecow", "foldhash"] },
    // proptest draws the texts of parse's own property tests.
    Room {
        name: "parse",
        rooms: &["digit", "place", "finding", "layout"],
        crates: &["regex", "rust_decimal", "proptest"],
    },
    Room {
        name: "resolve",
        rooms: &["digit", "place", "finding", "record", "parse"],
        crates: &["jiff", "toml", "regex", "rust_decimal", "serde", "thiserror"],
    },
    Room { name: "verify", rooms: &["digit", "place", "finding", "record"], crates: &["jiff", "rust_decimal"] },
    Room {
        name: "write",
        rooms: &["place", "finding", "record"],
        crates: &["csv", "serde_json", "memchr", "jiff", "rust_decimal"],
    },
    Room {
        name: "pipeline",
        rooms: &["geometry", "place", "finding", "record", "extract", "layout", "parse", "resolve", "verify"],
        crates: &["jiff", "rust_decimal"],
    },
];

/// The program's own rooms: they name the library by its public face and each other, and may touch the world.
const PROGRAM: [&str; 3] = ["archive", "cli", "main"];
/// Where floats may be: what is measured in points. `place` is the door at which they are turned into integers.
const FLOATS: [&str; 4] = ["geometry", "place", "extract", "layout"];
/// File names that say nothing of what a file does.
const ODDS_AND_ENDS: [&str; 6] = ["utils", "util", "common", "helpers", "helper", "misc"];

#[test]
fn the_house_is_tidy() {
    let outside = outside_crates();
    let mut offences = Vec::new();
    let mut seen = BTreeSet::new();
    for folder in ["src", "tests"] {
        for path in sources(&project().join(folder)) {
            let inside = path.strip_prefix(project()).unwrap().to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path).unwrap();
            offences.extend(check_file(&inside, &text, &outside));
            seen.insert(room_of(&inside));
        }
    }
    for room in LAW {
        assert!(seen.contains(room.name), "the law speaks of a room that is not there: {}", room.name);
    }
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let path = entry.unwrap().into_path();
        if path.extension().is_some_and(|e| e == "rs") {
            paths.push(path);
        }
    }
    paths
}

/// The crates that Cargo.toml names, as code names them.
fn outside_crates() -> BTreeSet<String> {
    let manifest: toml::Table = fs::read_to_string(project().join("Cargo.toml")).unwrap().parse().unwrap();
    let tables = ["dependencies", "dev-dependencies"].iter().filter_map(|t| manifest.get(*t)?.as_table());
    tables.flat_map(|t| t.keys()).map(|name| name.replace('-', "_")).collect()
}

fn room_of(path: &str) -> String {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    inside.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned()
}

/// Everything that one file does against the law.
fn check_file(path: &str, text: &str, outside: &BTreeSet<String>) -> Vec<String> {
    let mut offences = Vec::new();
    let mut offend = |what: String| offences.push(format!("{path}: {what}"));
    let name = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
    if path.split('/').any(|part| ODDS_AND_ENDS.contains(&part.trim_end_matches(".rs"))) {
        offend(format!("a file is named for what it does, found {name:?}"));
    }
    if !text.starts_with("//!") {
        offend("expected //! on the first line".to_owned());
    }
    let before_tests = text.lines().position(|l| l.starts_with("#[cfg(test)]")).unwrap_or(text.lines().count());
    if before_tests > LINES_MAX && !is_data(path) {
        offend(format!("expected at most {LINES_MAX} lines before its tests, found {before_tests}"));
    }
    if !path.starts_with("src/") {
        return offences;
    }
    let room = room_of(path);
    let code: Vec<String> = without_comments_and_texts(text, before_tests);
    let is_test_file = name == "tests";
    if is_test_file {
        return offences;
    }
    for (line, n) in code.iter().zip(1..) {
        let mut offend = |what: String| offences.push(format!("{path}:{n}: {what}"));
        if !FLOATS.contains(&room.as_str()) && !PROGRAM.contains(&room.as_str()) && has_float(line) {
            offend("a float after layout".to_owned());
        }
        if !PROGRAM.contains(&room.as_str()) {
            for word in worldly(line) {
                offend(format!("{word} belongs to archive, cli and main"));
            }
        }
    }
    let joined = code.join("\n");
    for (what, n) in imports(&joined, outside) {
        if let Some(why) = forbidden(&room, &what) {
            offences.push(format!("{path}:{n}: {why}"));
        }
    }
    offences
}

/// Tables of data may be long.
fn is_data(path: &str) -> bool {
    path.ends_with("_data.rs") || path.contains("/data/")
}

/// What a file names: a room of ours, or an outside crate.
#[derive(Debug, PartialEq, Eq)]
enum Named {
    Room(String),
    Crate(String),
}

fn forbidden(room: &str, named: &Named) -> Option<String> {
    if PROGRAM.contains(&room) {
        return match named {
            Named::Room(other) if !PROGRAM.contains(&other.as_str()) => {
                Some(format!("the program names the library's public face, found crate::{other}"))
            }
            _ => None,
        };
    }
    let Some(law) = LAW.iter().find(|r| r.name == room) else {
        return (room != "lib").then(|| format!("{room} is not in the import table"));
    };
    match named {
        Named::Room(other) if other == room || law.rooms.contains(&other.as_str()) => None,
        Named::Room(other) => Some(format!("{room} may not name {other}")),
        Named::Crate(other) if law.crates.contains(&other.as_str()) => None,
        Named::Crate(other) => Some(format!("{room} may not use the crate {other}")),
    }
}

/// The rooms and crates that code names, each with its line.
fn imports(code: &str, outside: &BTreeSet<String>) -> Vec<(Named, usize)> {
    let line = |at: usize| code[..at].matches('\n').count() + 1;
    let mut named = Vec::new();
    for found in Regex::new(r"\b(?:crate|gleaner)\s*::\s*(\w+)").unwrap().captures_iter(code) {
        let all = found.get(0).unwrap();
        if all.as_str().starts_with("crate") {
            named.push((Named::Room(found[1].to_owned()), line(all.start())));
        }
    }
    for found in Regex::new(r"\bcrate\s*::\s*\{([^;]*)\}").unwrap().captures_iter(code) {
        let at = line(found.get(0).unwrap().start());
        let mut depth = 0;
        let mut item = String::new();
        for c in found[1].chars().chain([',']) {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    let room: String = item.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                    named.push((Named::Room(room), at));
                    item.clear();
                    continue;
                }
                _ => {}
            }
            item.push(c);
        }
    }
    // `super` climbs out of a room only from its first storey, and there `crate::` is what we write.
    for found in Regex::new(r"(?:^|[^\w:.])(?:::)?(\w+)::").unwrap().captures_iter(code) {
        if outside.contains(&found[1]) {
            named.push((Named::Crate(found[1].to_owned()), line(found.get(1).unwrap().start())));
        }
    }
    for found in Regex::new(r"\buse\s+(\w+)\s*(?:;|as\b)").unwrap().captures_iter(code) {
        if outside.contains(&found[1]) {
            named.push((Named::Crate(found[1].to_owned()), line(found.get(1).unwrap().start())));
        }
    }
    named
}

fn has_float(line: &str) -> bool {
    let typed = Regex::new(r"\bf(32|64)\b").unwrap();
    let literal = Regex::new(r"(^|[^\w.])\d[\d_]*\.\d").unwrap();
    typed.is_match(line) || literal.is_match(line)
}

/// What touches disk, clock, environment, network or terminal.
fn worldly(line: &str) -> Vec<&'static str> {
    let words = [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "std::time",
        "std::thread",
        "SystemTime",
        "Instant::",
        "fs::File",
        "println!",
        "eprintln!",
        "print!(",
        "eprint!(",
        "Zoned::now",
        "Timestamp::now",
        "stdout()",
        "stderr()",
        "stdin()",
    ];
    let grouped = Regex::new(r"std::\{[^}]*\b(fs|env|net|process|time|thread)\b").unwrap();
    let group = grouped.is_match(line).then_some("std::{…}");
    words.into_iter().filter(|w| line.contains(w)).chain(group).collect()
}

/// The code before the tests, line by line, with comments and the insides of texts blanked.
fn without_comments_and_texts(text: &str, lines: usize) -> Vec<String> {
    let code: String = text.lines().take(lines).map(|l| format!("{l}\n")).collect();
    let chars: Vec<char> = code.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    while at < chars.len() {
        let rest = &chars[at..];
        let raw = rest[0] == 'r' && (at == 0 || !chars[at - 1].is_alphanumeric() && chars[at - 1] != '_');
        let hashes = rest[1..].iter().take_while(|c| **c == '#').count();
        let skip = if rest.starts_with(&['/', '/']) {
            rest.iter().take_while(|c| **c != '\n').count()
        } else if raw && rest.get(1 + hashes) == Some(&'"') {
            let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
            let from = 2 + hashes;
            rest[from..].windows(close.len()).position(|w| w == close).map_or(rest.len(), |p| from + p + close.len())
        } else if rest[0] == '"' {
            let mut end = 1;
            while end < rest.len() && rest[end] != '"' {
                end += if rest[end] == '\\' { 2 } else { 1 };
            }
            (end + 1).min(rest.len())
        } else if rest[0] == '\'' && rest.get(1) == Some(&'\\') {
            2 + rest[2..].iter().skip(1).take_while(|c| **c != '\'').count() + 2
        } else if rest[0] == '\'' && rest.get(2) == Some(&'\'') {
            3
        } else {
            0
        };
        let skip = skip.min(rest.len());
        if skip > 0 {
            out.extend(rest[..skip].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
            at += skip;
        } else {
            out.push(rest[0]);
            at += 1;
        }
    }
    out.lines().map(str::to_owned).collect()
}

#[test]
fn the_checker_finds_what_it_is_there_for() {
    let outside: BTreeSet<String> = ["csv", "regex", "lopdf", "serde_json"].map(str::to_owned).into();
    let check = |path: &str, text: &str, expect: &str| {
        let found = check_file(path, &format!("//! A room.\n{text}\n"), &outside);
        match expect {
            "" => assert_eq!(found, [] as [String; 0], "{text}"),
            _ => assert!(found.iter().any(|o| o.contains(expect)), "{text}: expected {expect:?}, found {found:?}"),
        }
    };
    check("src/parse/date.rs", "use crate::layout::Block;", "");
    check("src/parse/date.rs", "use crate::extract::Page;", "parse may not name extract");
    check("src/parse/date.rs", "use crate::{layout::Block, resolve::{a, b}};", "parse may not name resolve");
    check("src/parse/date.rs", "fn f() { crate::write::encode(); }", "parse may not name write");
    check("src/layout/word.rs", "use regex::Regex;", "layout may not use the crate regex");
    check("src/write/csv_row.rs", "let w = csv::Writer::from_writer(out);", "");
    check("src/verify/sum.rs", "use lopdf;", "verify may not use the crate lopdf");
    check("src/record.rs", "use crate::parse::Claim;", "record may not name parse");
    check("src/attic/old.rs", "use crate::place::Place;", "attic is not in the import table");
    check("src/cli/run.rs", "use crate::layout::arrange;", "public face, found crate::layout");
    check("src/cli/run.rs", "use gleaner::layout::arrange; use std::fs;", "");
    check("src/resolve/area.rs", "let share = 0.5;", "a float after layout");
    check("src/resolve/area.rs", "fn f(x: f64) {}", "a float after layout");
    check("src/resolve/area.rs", "let x = pair.0.1 + t.0; let s = \"0.5\"; // 0.5", "");
    check("src/layout/word.rs", "const GAP_POINTS_MAX: f32 = 0.5;", "");
    check("src/parse/date.rs", "let f = std::fs::read(path);", "std::fs belongs to archive");
    check("src/parse/date.rs", "use std::{fmt, fs};", "belongs to archive");
    check("src/parse/date.rs", "use std::{fmt, time::Duration};", "belongs to archive");
    check("src/parse/date.rs", "let now = SystemTime::now();", "SystemTime belongs to archive");
    check("src/parse/date.rs", "println!(\"x\");", "println! belongs to archive");
    check("src/parse/date.rs", "let s = r#\"std::fs \"x\" crate::write::y\"#; let c = '\"';", "");
    check("src/parse/date.rs", "#[cfg(test)]\nmod tests { use crate::write::x; }", "");
    check("src/parse/utils.rs", "", "named for what it does");
    check("src/misc/date.rs", "", "named for what it does");
    check("src/parse/long.rs", &"fn f() {}\n".repeat(400), "expected at most 400 lines");
    check("src/parse/long.rs", &format!("{}#[cfg(test)]\n{}", "\n".repeat(390), "\n".repeat(900)), "");
    let bare = check_file("src/parse/bare.rs", "use std::fmt;\n", &outside);
    assert!(bare[0].contains("expected //! on the first line"), "{bare:?}");
}
