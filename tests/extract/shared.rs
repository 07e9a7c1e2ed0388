//! The shared hostile files and the verdict that each must get. They stand beside the project, not in it.

use crate::made::{kinds, text};
use gleaner::extract::{ExtractError, Options, TroubleKind, read};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// The longest that one file may take; debug builds are slower than what is published.
const FILE_TIME_MAX: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 2 });

#[test]
fn every_hostile_file_gets_its_verdict() {
    let maker = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/hostile/make_evil_pdfs.py");
    if !maker.exists() {
        eprintln!("not run: {} is not at hand", maker.display());
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new("python3").arg(&maker).arg(folder.path()).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let manifest = std::fs::read_to_string(folder.path().join("manifest.tsv")).unwrap();
    let mut wrong = Vec::new();
    for row in manifest.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let (id, expect, note) = (cells[0], cells[4], cells[5]);
        let bytes = std::fs::read(folder.path().join(format!("{id}.pdf"))).unwrap();
        let start = Instant::now();
        let found = verdict(&bytes, expect, note);
        if start.elapsed() > FILE_TIME_MAX {
            wrong.push(format!("{id}: took {:?}", start.elapsed()));
        }
        if let Err(message) = found {
            wrong.push(format!("{id} ({expect}): {message}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a file got the verdict that its maker expects.
fn verdict(bytes: &[u8], expect: &str, note: &str) -> Result<(), String> {
    let result = read(bytes, &Options::default());
    let limit = |kinds: &[TroubleKind]| kinds.contains(&TroubleKind::LimitReached);
    match (&result, expect) {
        (Ok(document), "ok" | "ok-ignore" | "escape") => {
            let printed = text(document);
            let marker = if note.contains("2,222.2") { "2,222.2" } else { "1,234.5" };
            let other = note.contains("TOTAL 5") && !printed.contains("TOTAL 5");
            // Files of the class "escape" have markers of their own; what they must not have is control characters.
            let missing = expect != "escape" && !printed.contains(marker);
            let raw = printed.chars().any(char::is_control);
            if missing || other || raw || printed.is_empty() { Err(format!("read {printed:?}")) } else { Ok(()) }
        }
        (Ok(document), "damaged") => {
            let quiet = |k: &TroubleKind| {
                matches!(k, TroubleKind::LinkRefused | TroubleKind::PictureUnread | TroubleKind::TextInvisible)
            };
            let said = kinds(document).iter().any(|kind| !quiet(kind));
            if said { Ok(()) } else { Err("read, and nothing said".to_owned()) }
        }
        (Ok(document), "limit") if limit(&kinds(document)) => Ok(()),
        (Ok(document), "bounded") if limit(&kinds(document)) || !text(document).is_empty() => Ok(()),
        (Err(ExtractError::Limit(_)), "limit" | "bounded") => Ok(()),
        (Err(ExtractError::Encrypted), "encrypted" | "reject") => Ok(()),
        (Err(ExtractError::NotPdf(_) | ExtractError::Damaged(_)), "reject" | "damaged") => Ok(()),
        (Ok(document), _) => {
            Err(format!("read {:?}, {:?}", text(document).chars().take(40).collect::<String>(), kinds(document)))
        }
        (Err(error), _) => Err(format!("refused: {error}")),
    }
}
