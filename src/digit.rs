//! Decimal digits of every script (Unicode general category `Nd`).

/// The zero of each script; nine digits follow it (Unicode 16, DerivedNumericType).
const ZEROES: &[u32] = &[
    0x0030, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6,
    0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40,
    0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x10D40, 0x11066,
    0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0,
    0x11950, 0x11BF0, 0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16130, 0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1CCF0,
    0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0,
];

/// The value, 0 to 9, of a decimal digit of any script.
pub fn value(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    let code = c as u32;
    let after = ZEROES.partition_point(|zero| *zero <= code);
    let zero = after.checked_sub(1).and_then(|at| ZEROES.get(at))?;
    (code - zero < 10).then_some((code - zero) as u8)
}

/// True for a decimal digit of any script.
pub fn is_digit(c: char) -> bool {
    value(c).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_the_region() {
        for c in ['0', '9', '\u{17E0}', '\u{0ED9}', '\u{0E59}', '\u{1049}', '\u{0663}', '\u{0967}', '\u{FF19}'] {
            assert!(is_digit(c), "{c}");
        }
        for c in ['a', '\u{B2}', '\u{2460}', '\u{17DF}', '\u{0E5A}', '\u{4E00}'] {
            assert!(!is_digit(c), "{c}");
        }
    }
}
