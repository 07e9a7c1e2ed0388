//! LZWDecode (PDF 32000-1 §7.4.4).

use super::{Damage, Step, too_large};
use weezl::{BitOrder, LzwStatus, decode::Decoder};

/// When the code length grows: one code early, as nearly all PDFs do, or not (`/EarlyChange 0`).
#[derive(Clone, Copy, Debug)]
pub enum Change {
    /// One code early.
    Early,
    /// When it must.
    Late,
}

/// Bytes that are decoded at a time.
const STEP_BYTES: usize = 16 << 10;

/// Decodes; what was read before an error is kept.
pub fn decode(bytes: &[u8], change: Change, room: usize) -> Step {
    let mut decoder = match change {
        Change::Early => Decoder::with_tiff_size_switch(BitOrder::Msb, 8),
        Change::Late => Decoder::new(BitOrder::Msb, 8),
    };
    let mut out = Vec::new();
    let mut part = vec![0; STEP_BYTES];
    let mut rest = bytes;
    loop {
        let result = decoder.decode_bytes(rest, &mut part);
        rest = rest.get(result.consumed_in..).unwrap_or_default();
        out.extend_from_slice(part.get(..result.consumed_out).unwrap_or_default());
        if out.len() > room {
            out.truncate(room);
            return (out, Some(too_large(room)));
        }
        match result.status {
            Ok(LzwStatus::Done) => return (out, None),
            Ok(_) if result.consumed_in > 0 || result.consumed_out > 0 => {}
            Ok(_) => return (out, Some(Damage::Broken("expected the end of LZW data, found it cut".to_owned()))),
            Err(_) => return (out, Some(Damage::Broken("expected LZW data, found other bytes".to_owned()))),
        }
    }
}
