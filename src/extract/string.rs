//! Strings and names as PDF writes them (PDF 32000-1 §7.3.4, §7.3.5), in content streams and in the file itself.

use memchr::memchr;

use super::lexer::is_regular;
use super::limit::NESTING_MAX;

/// Reads a name behind its slash; `at` moves to its end.
pub fn read_name(bytes: &[u8], at: &mut usize, out: &mut Vec<u8>) {
    while let Some(&byte) = bytes.get(*at).filter(|b| is_regular(**b)) {
        *at += 1;
        let escaped = (byte == b'#').then(|| bytes.get(*at..*at + 2)).flatten().and_then(|pair| {
            let (high, low) = (hex_digit(*pair.first()?)?, hex_digit(*pair.get(1)?)?);
            Some(high << 4 | low)
        });
        match escaped {
            Some(value) => {
                out.push(value);
                *at += 2;
            }
            None => out.push(byte),
        }
    }
}

/// Reads a literal string behind its `(`; false where it is never closed, or nested deeper than any text is.
pub fn read_literal(bytes: &[u8], at: &mut usize, out: &mut Vec<u8>) -> bool {
    let (mut depth, mut deepest) = (0usize, 0usize);
    loop {
        // Most strings are short runs of plain bytes.
        let rest = bytes.get(*at..).unwrap_or_default();
        let plain = rest.iter().position(|b| matches!(b, b'(' | b')' | b'\\' | b'\r')).unwrap_or(rest.len());
        out.extend_from_slice(rest.get(..plain).unwrap_or_default());
        *at += plain;
        let Some(&byte) = bytes.get(*at) else { return false };
        *at += 1;
        match byte {
            b'(' => {
                depth += 1;
                deepest = deepest.max(depth);
                out.push(byte);
            }
            b')' if depth == 0 => return deepest <= NESTING_MAX,
            b')' => {
                depth -= 1;
                out.push(byte);
            }
            b'\\' => read_escape(bytes, at, out),
            // An end of line counts as one line feed, however it is written.
            _ => {
                out.push(b'\n');
                *at += usize::from(bytes.get(*at) == Some(&b'\n'));
            }
        }
    }
}

fn read_escape(bytes: &[u8], at: &mut usize, out: &mut Vec<u8>) {
    let Some(&byte) = bytes.get(*at) else { return };
    *at += 1;
    match byte {
        b'n' => out.push(b'\n'),
        b'r' => out.push(b'\r'),
        b't' => out.push(b'\t'),
        b'b' => out.push(8),
        b'f' => out.push(12),
        b'0'..=b'7' => {
            let mut value = u32::from(byte - b'0');
            for _ in 0..2 {
                let Some(&digit @ b'0'..=b'7') = bytes.get(*at) else { break };
                value = value * 8 + u32::from(digit - b'0');
                *at += 1;
            }
            out.push((value & 0xFF) as u8);
        }
        b'\r' => *at += usize::from(bytes.get(*at) == Some(&b'\n')),
        b'\n' => {}
        other => out.push(other),
    }
}

/// The value of each hex digit; [`NO_DIGIT`] for other bytes.
const HEX: [u8; 256] = {
    let mut value = [NO_DIGIT; 256];
    let mut at = 0;
    while at < 256 {
        if let Some(digit) = (at as u8 as char).to_digit(16) {
            value[at] = digit as u8;
        }
        at += 1;
    }
    value
};
const NO_DIGIT: u8 = 0xFF;

/// Reads a hex string behind its `<`; false where it is never closed.
pub fn read_hex(bytes: &[u8], at: &mut usize, out: &mut Vec<u8>) -> bool {
    let rest = bytes.get(*at..).unwrap_or_default();
    let end = memchr(b'>', rest);
    let inside = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
    *at += inside.len() + usize::from(end.is_some());
    // Nearly always there are digits and nothing else, two for a byte.
    let (pairs, _) = inside.as_chunks::<2>();
    let byte = |[high, low]: &[u8; 2]| (HEX[usize::from(*high)], HEX[usize::from(*low)]);
    let plain = pairs.iter().map(byte).take_while(|(high, low)| (high | low) & 0xF0 == 0);
    let before = out.len();
    out.extend(plain.map(|(high, low)| high << 4 | low));
    let mut high = None;
    for byte in inside.get(2 * (out.len() - before)..).unwrap_or_default() {
        let digit = HEX[usize::from(*byte)];
        if digit == NO_DIGIT {
            continue;
        }
        match high.take() {
            None => high = Some(digit),
            Some(first) => out.push(first << 4 | digit),
        }
    }
    out.extend(high.map(|first| first << 4));
    end.is_some()
}

fn hex_digit(byte: u8) -> Option<u8> {
    Some(HEX[usize::from(byte)]).filter(|digit| *digit != NO_DIGIT)
}

#[cfg(test)]
mod tests {
    #[test]
    fn hex_digits_are_read_in_pairs_through_blanks_and_signs() {
        let read = |text: &str| {
            let (mut at, mut out) = (0, vec![7]);
            let closed = super::read_hex(text.as_bytes(), &mut at, &mut out);
            (out, at, closed)
        };
        assert_eq!(read("48656C6c6F> Tj"), (b"\x07Hello".to_vec(), 11, true));
        assert_eq!(read("48 65\n6C6 c6F>"), (b"\x07Hello".to_vec(), 14, true));
        assert_eq!(read("486x56C7>"), (b"\x07Hel\x70".to_vec(), 9, true), "signs that are no digits are left out");
        assert_eq!(read("487>"), (b"\x07Hp".to_vec(), 4, true), "a lone digit has a 0 behind it");
        assert_eq!(read("4"), (b"\x07@".to_vec(), 1, false));
        assert_eq!(read(">"), (b"\x07".to_vec(), 1, true));
    }
}
