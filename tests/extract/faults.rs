//! Files cut at every 64th byte and changed at every 97th place: never a panic, and what is lost is said.

use crate::made::{Made, kinds, text};
use gleaner::extract::{Options, TroubleKind, read};

/// A page of prose with figures, deflated or plain.
fn fixture(deflated: bool) -> Vec<u8> {
    let lines: String = (0..40)
        .map(|n| {
            format!(
                "1 0 0 1 72 {} Tm (In quarter {n} the centre registered {} migrants) Tj\n",
                700 - n * 15,
                n * 37 + 5
            )
        })
        .collect();
    let content = format!("BT /F1 11 Tf {lines} ET");
    let mut made = Made::page(content.as_bytes());
    if deflated {
        made.deflated(4, content.as_bytes());
    }
    made.bytes()
}

/// Kinds that say that something may be lost.
fn says_loss(kind: &TroubleKind) -> bool {
    !matches!(kind, TroubleKind::LinkRefused | TroubleKind::PictureUnread)
}

/// Reads a harmed file: text that differs from the whole file's must come with a trouble or not come at all.
fn check(harmed: &[u8], whole: &str, what: &str) {
    if let Some(found) = lost(harmed, whole) {
        panic!("{what}: lost in silence: {}", difference(whole, &found));
    }
}

#[test]
fn cut_files_never_lose_in_silence() {
    let whole = fixture(true);
    let printed = text(&read(&whole, &Options::default()).unwrap());
    for end in (0..whole.len()).step_by(64) {
        check(&whole[..end], &printed, &format!("cut at {end}"));
    }
}

#[test]
fn changed_files_never_lose_in_silence() {
    let whole = fixture(true);
    let printed = text(&read(&whole, &Options::default()).unwrap());
    for place in (0..whole.len()).step_by(97) {
        for change in [0xFFu8, 0x01, 0x20] {
            let mut harmed = whole.clone();
            harmed[place] ^= change;
            check(&harmed, &printed, &format!("changed at {place} by {change:#x}"));
        }
    }
}

#[test]
fn plain_files_never_panic_and_say_empty_pages() {
    let whole = fixture(false);
    for place in (0..whole.len()).step_by(97) {
        let mut harmed = whole.clone();
        harmed[place] ^= 0x55;
        for bytes in [&harmed[..], &whole[..place]] {
            let Ok(document) = read(bytes, &Options::default()) else { continue };
            let said = kinds(&document).iter().any(says_loss);
            assert!(said || !text(&document).is_empty(), "at {place}: an empty page and not a word");
        }
    }
}

#[test]
fn the_same_bytes_give_the_same_document() {
    for place in (0..3000).step_by(331) {
        let mut harmed = fixture(true);
        harmed[place % 3000 % fixture(true).len()] ^= 0x10;
        let answers: Vec<String> = (0..5).map(|_| format!("{:?}", read(&harmed, &Options::default()))).collect();
        assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "changed at {place}");
    }
}

/// The notes of `fixtures/` of each typesetter that deflates, the smallest of each.
const NOTES: [&str; 3] = ["kh-2021-q2.pdf", "la-2022-h1.pdf", "my-2019-q1.pdf"];

fn note(name: &str) -> Vec<u8> {
    std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/notes").join(name)).unwrap()
}

#[test]
fn cut_notes_never_lose_in_silence() {
    for name in NOTES {
        let whole = note(name);
        let printed = text(&read(&whole, &Options::default()).unwrap());
        for end in (0..whole.len()).step_by(64) {
            check(&whole[..end], &printed, &format!("{name} cut at {end}"));
        }
    }
}

#[test]
fn changed_notes_never_lose_in_silence() {
    let mut silent = Vec::new();
    for name in NOTES {
        let whole = note(name);
        let printed = text(&read(&whole, &Options::default()).unwrap());
        for place in (0..whole.len()).step_by(97) {
            let mut harmed = whole.clone();
            harmed[place] ^= 0xFF;
            if let Some(found) = lost(&harmed, &printed) {
                silent.push(format!("{name} changed at {place}: {}", difference(&printed, &found)));
            }
        }
    }
    assert!(silent.is_empty(), "lost in silence:\n{}", silent.join("\n"));
}

/// The text of a harmed file that is not the whole file's and comes without a trouble.
fn lost(harmed: &[u8], whole: &str) -> Option<String> {
    let document = read(harmed, &Options::default()).ok()?;
    let found = text(&document);
    // Which of its blanks a font means is no loss.
    let plain = |text: &str| text.replace('\u{A0}', " ");
    (!kinds(&document).iter().any(says_loss) && plain(&found) != plain(whole)).then_some(found)
}

/// The first place where two texts differ.
fn difference(a: &str, b: &str) -> String {
    let at = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let near = |text: &str| text.chars().skip(at.saturating_sub(5)).take(30).collect::<String>();
    format!("expected {:?}, found {:?}", near(a), near(b))
}

/// The damaged files of the shared corpus, ten times each; they stand beside the project, not in it.
#[test]
fn damaged_files_of_the_corpus_have_one_answer_in_ten_runs() {
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if !corpus.exists() {
        eprintln!("not run: {} is not at hand", corpus.display());
        return;
    }
    let mut damaged = 0;
    for folder in ["qpdf", "pikepdf", "pdfium"] {
        for entry in std::fs::read_dir(corpus.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let Some(bytes) = std::fs::read(&path).ok().filter(|bytes| bytes.len() < 300_000) else { continue };
            let answer = || format!("{:?}", read(&bytes, &Options::default()));
            let first = read(&bytes, &Options::default());
            let harmed = match &first {
                Ok(document) => kinds(document).iter().any(|k| {
                    matches!(k, TroubleKind::StreamDamaged | TroubleKind::XrefRebuilt | TroubleKind::PageTreeRebuilt)
                }),
                Err(_) => true,
            };
            if harmed {
                damaged += 1;
                let first = format!("{first:?}");
                assert!((1..10).all(|_| answer() == first), "{}: two answers", path.display());
            }
        }
    }
    assert!(damaged > 100, "{damaged}");
}
