//! A report as bytes: what a worker answers with and what a pack holds.
//!
//! First what the reading took from the rules: the family it was read as, and the texts by which that was told; then the encoded
//! rows. A length and a stretch for each text and fragment, in a fixed order. The reader trusts nothing: anything short, long or
//! unknown is no blob, and the report is read again.

use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use gleaner::write::column::TABLES;
use gleaner::write::{Encoded, Fragment, Refusal};
use std::io::{Read, Write};

/// What a reading took from the rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// The fingerprint of the family that it was read as; empty where the file was refused before it had one.
    pub family: String,
    /// The texts by which the family was told.
    pub texts: Vec<String>,
}

/// Texts of a report take no more than this, since its rows do not either.
const TEXT_BYTES_MAX: u64 = 256 << 20;

/// The trace and the rows as bytes.
pub fn pack(encoded: &Encoded, trace: &Trace) -> Vec<u8> {
    let fragments = [&encoded.report, &encoded.counts].into_iter().chain(&encoded.tables);
    let size: usize = fragments.clone().map(|f| f.csv.len() + f.json.len() + 24).sum();
    let mut out = Vec::with_capacity(size + 8192);
    put(&mut out, trace.family.as_bytes());
    put(&mut out, &deflated(&trace.texts));
    let sum = checksum(&out);
    out.extend_from_slice(&sum.to_le_bytes());
    put(&mut out, encoded.report_id.as_bytes());
    let (code, message) = encoded.refusal.as_ref().map_or(("", ""), |r| (&r.code, &r.message));
    put(&mut out, code.as_bytes());
    put(&mut out, message.as_bytes());
    for fragment in fragments {
        out.extend_from_slice(&fragment.rows.to_le_bytes());
        put(&mut out, &fragment.csv);
        put(&mut out, &fragment.json);
    }
    out
}

/// The rows of these bytes, where they are a whole blob of this version's tables.
pub fn unpack(bytes: &[u8]) -> Option<Encoded<'_>> {
    let mut rest = bytes;
    skip_trace(&mut rest)?;
    let report_id = text(take(&mut rest)?)?;
    let (code, message) = (text(take(&mut rest)?)?, text(take(&mut rest)?)?);
    let report = fragment(&mut rest)?;
    let counts = fragment(&mut rest)?;
    let tables = TABLES.iter().skip(1).map(|_| fragment(&mut rest)).collect::<Option<Vec<_>>>()?;
    let refusal = (!code.is_empty()).then_some(Refusal { code, message });
    rest.is_empty().then_some(Encoded { report_id, report, counts, tables, refusal })
}

/// The family that a blob was read as, and how many bytes at its head are its trace.
pub fn family(bytes: &[u8]) -> Option<(String, u64)> {
    let mut rest = bytes;
    let family = skip_trace(&mut rest)?;
    Some((text(family)?, (bytes.len() - rest.len()) as u64))
}

/// The trace that these bytes are, where they are a whole one.
pub fn trace(bytes: &[u8]) -> Option<Trace> {
    let (body, sum) = bytes.split_last_chunk::<4>()?;
    if checksum(body) != u32::from_le_bytes(*sum) {
        return None;
    }
    let mut rest = body;
    let family = text(take(&mut rest)?)?;
    let mut inflated = Vec::new();
    DeflateDecoder::new(take(&mut rest)?).take(TEXT_BYTES_MAX).read_to_end(&mut inflated).ok()?;
    let (mut texts, mut left) = (Vec::new(), inflated.as_slice());
    while !left.is_empty() {
        texts.push(text(take(&mut left)?)?);
    }
    rest.is_empty().then_some(Trace { family, texts })
}

/// CRC-32.
pub fn checksum(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

fn deflated(texts: &[String]) -> Vec<u8> {
    let mut plain = Vec::new();
    texts.iter().for_each(|t| put(&mut plain, t.as_bytes()));
    let mut out = DeflateEncoder::new(Vec::new(), Compression::fast());
    // Writing into memory does not fail.
    let _ = out.write_all(&plain);
    out.finish().unwrap_or_default()
}

fn skip_trace<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let family = take(rest)?;
    take(rest)?;
    let (_, tail) = rest.split_first_chunk::<4>()?;
    *rest = tail;
    Some(family)
}

fn put(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
    out.extend_from_slice(bytes);
}

fn number(rest: &mut &[u8]) -> Option<u64> {
    let (head, tail) = rest.split_first_chunk::<8>()?;
    *rest = tail;
    Some(u64::from_le_bytes(*head))
}

fn take<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = usize::try_from(number(rest)?).ok()?;
    let (head, tail) = rest.split_at_checked(length)?;
    *rest = tail;
    Some(head)
}

fn text(bytes: &[u8]) -> Option<String> {
    String::from_utf8(bytes.to_vec()).ok()
}

fn fragment<'a>(rest: &mut &'a [u8]) -> Option<Fragment<'a>> {
    let rows = number(rest)?;
    let csv = take(rest)?.into();
    let json = take(rest)?.into();
    Some(Fragment { csv, json, rows })
}

#[cfg(test)]
mod tests {
    use super::*;
    use gleaner::finding::Code;
    use gleaner::write::refused;

    #[test]
    fn a_blob_is_read_back_whole_or_not_at_all() {
        let encoded = refused("r1", Code::Encrypted, "encrypted");
        let told = Trace { family: "f".to_owned(), texts: vec!["one".to_owned(), String::new(), "t\0wo".to_owned()] };
        let bytes = pack(&encoded, &told);
        assert_eq!(unpack(&bytes).as_ref(), Some(&encoded));
        for cut in 0..bytes.len() {
            assert_eq!(unpack(&bytes[..cut]), None, "cut at {cut}");
        }
        let mut longer = bytes.clone();
        longer.push(0);
        assert_eq!(unpack(&longer), None);
        let (family, length) = family(&bytes).unwrap();
        assert_eq!(family, "f");
        let head = &bytes[..length as usize];
        assert_eq!(trace(head), Some(told));
        for at in 0..head.len() {
            let mut other = head.to_vec();
            other[at] ^= 1;
            assert_eq!(trace(&other), None, "changed at {at}");
        }
    }
}
