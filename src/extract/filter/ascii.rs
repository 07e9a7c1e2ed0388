//! ASCII85Decode, ASCIIHexDecode and RunLengthDecode (PDF 32000-1 §7.4.2, §7.4.3, §7.4.5).

use super::{Damage, Step, too_large};

/// Five characters for four bytes, up to `~>`.
pub fn decode_85(bytes: &[u8], room: usize) -> Step {
    let mut out = Vec::with_capacity((bytes.len() / 5 * 4).min(room));
    let mut group = [0u8; 5];
    let mut filled = 0;
    let mut end = false;
    for &byte in bytes {
        match byte {
            b'z' if filled == 0 => out.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => {
                group[filled] = byte - b'!';
                filled += 1;
                if filled == 5 {
                    out.extend_from_slice(&group_value(&group).to_be_bytes());
                    filled = 0;
                }
            }
            b'~' => {
                end = true;
                break;
            }
            byte if byte.is_ascii_whitespace() || byte == 0 => {}
            _ => return (out, Some(Damage::Broken("expected base-85 digits, found other bytes".to_owned()))),
        }
        if out.len() > room {
            return (out, Some(too_large(room)));
        }
    }
    if filled > 1 {
        group[filled..].fill(84);
        out.extend_from_slice(&group_value(&group).to_be_bytes()[..filled - 1]);
    }
    let damage = (!end).then(|| Damage::Broken("expected ~> at the end of base-85 data, found none".to_owned()));
    (out, damage)
}

fn group_value(group: &[u8; 5]) -> u32 {
    group.iter().fold(0u32, |value, &digit| value.wrapping_mul(85).wrapping_add(u32::from(digit)))
}

/// Two hex digits a byte, up to `>`.
pub fn decode_hex(bytes: &[u8], room: usize) -> Step {
    let mut out = Vec::with_capacity((bytes.len() / 2).min(room));
    let mut high = None;
    let mut end = false;
    for &byte in bytes {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'a'..=b'f' => byte - b'a' + 10,
            b'A'..=b'F' => byte - b'A' + 10,
            b'>' => {
                end = true;
                break;
            }
            byte if byte.is_ascii_whitespace() || byte == 0 => continue,
            _ => return (out, Some(Damage::Broken("expected hex digits, found other bytes".to_owned()))),
        };
        match high.take() {
            None => high = Some(digit),
            Some(first) => out.push(first << 4 | digit),
        }
        if out.len() > room {
            return (out, Some(too_large(room)));
        }
    }
    out.extend(high.map(|first| first << 4));
    let damage = (!end).then(|| Damage::Broken("expected > at the end of hex data, found none".to_owned()));
    (out, damage)
}

/// Runs of bytes, up to the length 128.
pub fn decode_run_length(bytes: &[u8], room: usize) -> Step {
    let mut out = Vec::new();
    let mut rest = bytes;
    while let [length, tail @ ..] = rest {
        let length = usize::from(*length);
        match length {
            128 => return (out, None),
            0..=127 => {
                let run = tail.get(..=length).unwrap_or(tail);
                out.extend_from_slice(run);
                rest = &tail[run.len()..];
            }
            _ => {
                let [byte, tail @ ..] = tail else { break };
                out.extend(std::iter::repeat_n(*byte, 257 - length));
                rest = tail;
            }
        }
        if out.len() > room {
            return (out, Some(too_large(room)));
        }
    }
    (out, Some(Damage::Broken("expected the end mark of run-length data, found none".to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(decoder: fn(&[u8], usize) -> Step, coded: &[u8], expect: &[u8], whole: bool) {
        let (out, damage) = decoder(coded, 1000);
        assert_eq!((out.as_slice(), damage.is_none()), (expect, whole), "{}", String::from_utf8_lossy(coded));
    }

    #[test]
    fn plain_and_cut() {
        check(decode_hex, b"34 33 2>", b"43 ", true);
        check(decode_hex, b"3433", b"43", false);
        check(decode_hex, b"34xx>", b"4", false);
        check(decode_85, b"87cURD]i,\"Ebo80~>", b"Hello World!", true);
        check(decode_85, b"z87cUR~>", b"\0\0\0\0Hell", true);
        check(decode_85, b"87cUR", b"Hell", false);
        check(decode_run_length, b"\x01ab\xfec\x80", b"abccc", true);
        check(decode_run_length, b"\x05ab", b"ab", false);
    }
}
