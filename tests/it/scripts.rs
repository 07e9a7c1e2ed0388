//! The scripts of the region and of the reports, typeset by three programs from `tests/scripts/`: every line is read as it was typed,
//! and the digits of every script are numbers.
//!
//! WeasyPrint's font map gives the vowel in front of a Khmer or Myanmar syllable twice, once alone and once with its syllable, so
//! those two lines of its file are not held to the source; the numbers in them are.

use crate::program::{gleaner, project, run, table};
use std::collections::BTreeSet;
use std::fs;
use tempfile::tempdir;

/// The lines of the source, by language.
fn typed() -> Vec<(String, String)> {
    let source = fs::read_to_string(project().join("tests/scripts/scripts.typ")).unwrap();
    let lines = source.lines().filter_map(|line| {
        let (_, rest) = line.split_once("lang: \"")?;
        let (language, rest) = rest.split_once("\")[")?;
        Some((language.to_owned(), rest.strip_suffix("])")?.to_owned()))
    });
    lines.collect()
}

/// A file's text without blanks: where a line ends is the typesetter's business.
fn check(file: &str, not_held: &[&str]) {
    let path = project().join("tests/scripts").join(file);
    let output = gleaner().arg("text").arg(&path).output().unwrap();
    let dense = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let printed = dense(&String::from_utf8(output.stdout).unwrap());
    let typed = typed();
    assert_eq!(typed.len(), 9);
    for (language, line) in typed.iter().filter(|(language, _)| !not_held.contains(&language.as_str())) {
        assert!(printed.contains(&dense(line)), "{file}: {language}: {line:?} in {printed:?}");
    }
    let folder = tempdir().unwrap();
    let out = folder.path().join("out");
    assert_eq!(run(&[&path], &out, &[]).0, 0);
    let numbers: BTreeSet<String> = table(&out, "numbers").into_iter().map(|n| n["text"].clone()).collect();
    for number in ["១២៣", "໔໕໖", "๗๘๙", "၁၂၃", "1.234", "١٢٣", "٢٠١٩", "456", "57", "43", "12"]
    {
        assert!(numbers.contains(number), "{file}: {number} in {numbers:?}");
    }
}

#[test]
fn every_script_is_read_as_typed() {
    check("typst.pdf", &[]);
    check("chromium.pdf", &[]);
    check("weasyprint.pdf", &["km", "my"]);
}

/// Words part where the source has blanks: in Arabic too, whose words stand from right to left.
#[test]
fn words_part_where_they_were_typed_apart() {
    let output = gleaner().arg("text").arg(project().join("tests/scripts/typst.pdf")).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    for (language, line) in typed() {
        assert!(printed.contains(&line), "{language}: {line:?} in {printed:?}");
    }
}
