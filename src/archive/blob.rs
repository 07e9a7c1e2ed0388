//! A report's encoded rows as bytes: what a worker answers with and what a pack holds.
//!
//! A length and a stretch for each text and fragment, in a fixed order. The reader trusts nothing: anything short, long or unknown
//! is no blob, and the report is read again.

use gleaner::write::column::TABLES;
use gleaner::write::{Encoded, Fragment, Refusal};

/// The rows as bytes.
pub fn pack(encoded: &Encoded) -> Vec<u8> {
    let fragments = [&encoded.report, &encoded.counts].into_iter().chain(&encoded.tables);
    let size: usize = fragments.clone().map(|f| f.csv.len() + f.json.len() + 24).sum();
    let mut out = Vec::with_capacity(size + 256);
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
    let report_id = text(take(&mut rest)?)?;
    let (code, message) = (text(take(&mut rest)?)?, text(take(&mut rest)?)?);
    let report = fragment(&mut rest)?;
    let counts = fragment(&mut rest)?;
    let tables = TABLES.iter().skip(1).map(|_| fragment(&mut rest)).collect::<Option<Vec<_>>>()?;
    let refusal = (!code.is_empty()).then_some(Refusal { code, message });
    rest.is_empty().then_some(Encoded { report_id, report, counts, tables, refusal })
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
        let bytes = pack(&encoded);
        assert_eq!(unpack(&bytes).as_ref(), Some(&encoded));
        for cut in 0..bytes.len() {
            assert_eq!(unpack(&bytes[..cut]), None, "cut at {cut}");
        }
        let mut longer = bytes.clone();
        longer.push(0);
        assert_eq!(unpack(&longer), None);
    }
}
