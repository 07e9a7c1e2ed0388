//! Numbers as PDF writes them (PDF 32000-1 §7.3.3), in content streams and in the file itself.

/// Powers of ten that a float holds exactly.
const POWERS: [u64; 16] = {
    let mut powers = [1; 16];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};
/// So many digits fit for certain.
const DIGITS_MAX: usize = 19;

/// The digits that bytes begin with, as a number, and how many they are: none where there is none, or more than fit.
pub fn whole(bytes: &[u8]) -> Option<(u64, usize)> {
    let (value, count) = digits(bytes);
    match count {
        0 => None,
        1..=DIGITS_MAX => Some((value, count)),
        _ => {
            let sum = |sum: u64, digit: &u8| sum.checked_mul(10)?.checked_add(u64::from(digit - b'0'));
            Some((bytes.get(..count)?.iter().try_fold(0, sum)?, count))
        }
    }
}

/// A number of up to 15 digits, which nearly all are, and how many bytes it takes; `None` for another one, and where something
/// follows that may belong to it.
#[inline]
pub fn plain(bytes: &[u8]) -> Option<(f64, usize)> {
    let negative = bytes.first() == Some(&b'-');
    let unsigned = bytes.get(usize::from(negative)..)?;
    let (value, length) = match unsigned.first_chunk().and_then(|chunk| short(*chunk)) {
        Some(found) => found,
        None => long(unsigned)?,
    };
    Some((if negative { -value } else { value }, length + usize::from(negative)))
}

/// A number that ends before eight bytes do: all its digits at once, with the point taken out from between them.
#[inline(always)]
fn short(bytes: [u8; 8]) -> Option<(f64, usize)> {
    let printed = u64::from_le_bytes(bytes);
    let (figures, others) = figures(printed);
    let whole = others.trailing_zeros() / 8;
    let below = 1u64.checked_shl(8 * whole)? - 1;
    let (behind, joined) = match (printed >> (8 * whole)) as u8 {
        b'.' => (others & (others - 1), figures & below | (figures >> 8) & !below),
        _ => (others, figures),
    };
    let end = behind.trailing_zeros() / 8;
    let count = end - u32::from(behind != others);
    let follows = (printed.checked_shr(8 * end)?) as u8;
    if count == 0 || matches!(follows, b'-' | b'.' | b'+') {
        return None;
    }
    let value = joined_up(joined.checked_shl(64 - 8 * count)?) as i64 as f64;
    let decimals = (count - whole) as usize;
    Some((if decimals == 0 { value } else { value / POWERS[decimals] as f64 }, end as usize))
}

/// The same of any length.
#[inline(never)]
fn long(unsigned: &[u8]) -> Option<(f64, usize)> {
    let (mut value, mut count) = digits(unsigned);
    let mut length = count;
    let mut decimals = 0;
    if unsigned.get(length) == Some(&b'.') {
        let (behind, more) = digits(unsigned.get(length + 1..)?);
        (decimals, length, count) = (more, length + 1 + more, count + more);
        value = value.wrapping_mul(*POWERS.get(decimals)?).wrapping_add(behind);
    }
    if count == 0 || count >= POWERS.len() || matches!(unsigned.get(length), Some(b'-' | b'.' | b'+')) {
        return None;
    }
    // Both are exact, so that there is one rounding.
    let value = if decimals == 0 { value as f64 } else { value as f64 / POWERS[decimals] as f64 };
    Some((value, length))
}

/// The digits that bytes begin with and how many they are; of more than fit the number means nothing.
#[inline(always)]
fn digits(bytes: &[u8]) -> (u64, usize) {
    let (mut value, mut count) = (0u64, 0);
    while let Some(chunk) = bytes.get(count..).and_then(<[u8]>::first_chunk) {
        let (part, digits) = of_eight(*chunk);
        value = value.wrapping_mul(POWERS[digits]).wrapping_add(part);
        count += digits;
        if digits < chunk.len() {
            return (value, count);
        }
    }
    for digit in bytes.iter().skip(count).take_while(|byte| byte.is_ascii_digit()) {
        value = value.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
        count += 1;
    }
    (value, count)
}

/// The digits that eight bytes begin with, all at once: a step for each costs more, since nobody can foretell how many come.
#[inline(always)]
fn of_eight(bytes: [u8; 8]) -> (u64, usize) {
    let (figures, others) = figures(u64::from_le_bytes(bytes));
    let count = others.trailing_zeros() / 8;
    (joined_up(figures.checked_shl(64 - 8 * count).unwrap_or(0)), count as usize)
}

const ONES: u64 = 0x0101_0101_0101_0101;

/// Eight bytes less what a digit is more than its value, and the high bit of each byte that is no digit.
#[inline(always)]
fn figures(printed: u64) -> (u64, u64) {
    // Each byte is 0 to 9 for a digit and more for another sign.
    let figures = printed ^ (ONES * 0x30);
    (figures, (((figures & (ONES * 0x7F)) + ONES * 0x76) | figures) & (ONES * 0x80))
}

/// Eight digits, the first in the lowest byte, as one number: neighbours are put together, ones, twos, fours.
#[inline(always)]
fn joined_up(ones: u64) -> u64 {
    let twos = (ones.wrapping_mul(10) + (ones >> 8)) & 0x00FF_00FF_00FF_00FF;
    let fours = (twos.wrapping_mul(100) + (twos >> 16)) & 0x0000_FFFF_0000_FFFF;
    (fours.wrapping_mul(10_000) + (fours >> 32)) & 0xFFFF_FFFF
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(printed: &str, expect: Option<(f64, usize)>) {
        assert_eq!(plain(printed.as_bytes()), expect, "{printed}");
    }

    #[test]
    fn numbers_of_writers() {
        check("12 0 Td", Some((12.0, 2)));
        check("-0.25(a)", Some((-0.25, 5)));
        check(".5]", Some((0.5, 2)));
        check("4. ", Some((4.0, 2)));
        check("123456789.012345", Some((123_456_789.012_345, 16)));
        check("1234567890123456", None);
        check("1.2.3", None);
        check("0.-3", None);
        check("-", None);
        check(".", None);
    }

    #[test]
    fn whole_numbers_and_what_is_too_large() {
        assert_eq!(whole(b"0000000016 00000 n"), Some((16, 10)));
        assert_eq!(whole(b"18446744073709551615"), Some((u64::MAX, 20)));
        assert_eq!(whole(b"18446744073709551616"), None);
        assert_eq!(whole(b"00000000000000000000000012x"), Some((12, 26)));
        assert_eq!(whole(b"x"), None);
    }

    proptest! {
        #[test]
        fn eight_at_once_are_what_they_are_one_by_one(bytes in proptest::collection::vec(any::<u8>(), 0..24), digits in "[0-9]{0,20}") {
            let bytes = [digits.as_bytes(), &bytes].concat();
            let count = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
            let value = std::str::from_utf8(&bytes[..count]).expect("digits are text").parse::<u64>().ok();
            prop_assert_eq!(whole(&bytes), value.map(|value| (value, count)));
        }

        #[test]
        fn short_numbers_are_what_long_ones_would_be(bytes in "[0-9.+ -]{8}|[0-9]{0,4}[.][0-9]{0,4}[ \\[/]{8}") {
            let bytes = bytes.as_bytes().first_chunk().expect("eight bytes");
            if let Some(found) = short(*bytes) {
                prop_assert_eq!(Some(found), long(bytes));
            }
        }

        #[test]
        fn plain_numbers_are_what_the_standard_library_reads(negative: bool, whole in "[0-9]{1,7}", decimals in "[0-9]{0,7}") {
            let printed = format!("{}{whole}.{decimals}", if negative { "-" } else { "" });
            let expect = printed.parse::<f64>().expect("a number");
            prop_assert_eq!(plain(format!("{printed} ").as_bytes()), Some((expect, printed.len())));
        }
    }
}
