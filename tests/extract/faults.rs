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
    let Ok(document) = read(harmed, &Options::default()) else { return };
    let said = kinds(&document).iter().any(says_loss);
    assert!(said || text(&document) == whole, "{what}: lost in silence: {:?}", text(&document));
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
