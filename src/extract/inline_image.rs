//! Steps over inline images (PDF 32000-1 §8.9.7): their data may hold any bytes, also ones that look like operators.

use super::lexer::{Lexer, Operand, Operands, is_blank};

/// How many bytes after `EI` must look like operators.
const LOOK_BYTES: usize = 12;

/// Steps over the image whose `BI` was just read; what is wrong with it, if anything is.
pub fn skip(lexer: &mut Lexer<'_>) -> Result<(), &'static str> {
    if lexer.next_operator() != Some(b"ID") {
        return Err("expected the data of an inline image, found none");
    }
    let operands = lexer.operands();
    let plain = plain_bytes(operands);
    let has = |short: &[u8], long: &[u8]| operands.entry(short).is_some() || operands.entry(long).is_some();
    let shaped = has(b"IM", b"ImageMask") || has(b"CS", b"ColorSpace");
    // One blank parts `ID` from the data.
    lexer.skip(1);
    let rest = lexer.rest();
    let end = plain.and_then(|length| end_near(rest, length)).or_else(|| (0..rest.len()).find(|at| ends_at(rest, *at)));
    lexer.skip(end.map_or(rest.len(), |end| end + 2));
    match end {
        None => Err("expected the end of an inline image, found none"),
        Some(_) if !shaped => Err("expected the colour space of an inline image, found none"),
        Some(_) => Ok(()),
    }
}

/// How many bytes the data has where it has no filter and a plain colour space.
fn plain_bytes(operands: Operands<'_>) -> Option<usize> {
    let entry = |short: &[u8], long: &[u8]| operands.entry(short).or_else(|| operands.entry(long));
    if entry(b"F", b"Filter").is_some() {
        return None;
    }
    let number = |short: &[u8], long: &[u8]| match entry(short, long) {
        Some(Operand::Number(n)) if (0.0..=65_536.0).contains(&n) => Some(n as usize),
        _ => None,
    };
    let (width, height) = (number(b"W", b"Width")?, number(b"H", b"Height")?);
    let mask = entry(b"IM", b"ImageMask").is_some();
    let bits = if mask { 1 } else { number(b"BPC", b"BitsPerComponent")? };
    let components = match entry(b"CS", b"ColorSpace").map(|space| operands.bytes(space)) {
        Some(b"G" | b"DeviceGray") => 1,
        Some(b"RGB" | b"DeviceRGB") => 3,
        Some(b"CMYK" | b"DeviceCMYK") => 4,
        None if mask => 1,
        _ => return None,
    };
    Some((width * bits * components).div_ceil(8) * height)
}

/// Where `EI` stands right behind data of known length, blanks aside.
fn end_near(rest: &[u8], length: usize) -> Option<usize> {
    let after = rest.get(length..)?;
    let blanks = after.iter().take(4).take_while(|b| is_blank(**b)).count();
    after.get(blanks..)?.starts_with(b"EI").then_some(length + blanks)
}

/// True where `EI` stands here as a word, and text follows rather than picture data.
fn ends_at(rest: &[u8], at: usize) -> bool {
    let Some([b'E', b'I', after @ ..]) = rest.get(at..) else { return false };
    let before = at == 0 || rest.get(at - 1).is_some_and(|b| is_blank(*b));
    let apart = after.first().is_none_or(|b| is_blank(*b));
    before && apart && after.iter().take(LOOK_BYTES).all(|b| (32..127).contains(b) || (is_blank(*b) && *b != 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(content: &[u8], expect: &str) {
        let mut lexer = Lexer::new(content);
        assert_eq!(lexer.next_operator(), Some(b"BI".as_slice()));
        let _ = skip(&mut lexer);
        let next = lexer.next_operator().unwrap_or_default();
        assert_eq!(String::from_utf8_lossy(next), expect);
    }

    #[test]
    fn data_may_look_like_the_end() {
        check(b"BI /W 4 /H 1 /BPC 8 /CS /G ID abcd EI BT", "BT");
        check(b"BI /W 9 /H 1 /BPC 8 /CS /G ID a EI Tj cEI\nQ", "Q");
        check(b"BI /W 4 /H 1 /F /Fl ID \x00\x01 EI \xff\xfe\x00\nEI Q", "Q");
        check(b"BI /W 4 /H 1 /F /Fl ID never ends", "");
    }
}
