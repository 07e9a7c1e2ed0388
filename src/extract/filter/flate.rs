//! FlateDecode (PDF 32000-1 §7.4.4): zlib data, read to its end or to where it breaks.

use super::{Damage, Step, too_large};
use flate2::{Decompress, FlushDecompress, Status};

/// Output grows by this much at a time.
const STEP_BYTES: usize = 64 << 10;

/// What inflates, for zlib data: making one costs as much as a short stream.
pub fn inflater() -> Decompress {
    Decompress::new(true)
}

/// Inflates into an empty buffer; what was read before an error is kept.
pub fn decode(bytes: &[u8], room: usize, buffer: Vec<u8>, inflater: &mut Decompress) -> Step {
    inflater.reset(true);
    let (out, damage) = inflate(bytes, inflater, room, buffer);
    if out.is_empty() && damage.is_some() && bytes.len() > 2 {
        // Some writers leave the zlib header out, or write one that is wrong; other readers read the rest.
        for start in [0, 2] {
            let (raw, _) = inflate(&bytes[start..], &mut Decompress::new(false), room, Vec::new());
            if !raw.is_empty() {
                return (raw, damage);
            }
        }
    }
    (out, damage)
}

fn inflate(bytes: &[u8], inflater: &mut Decompress, room: usize, mut out: Vec<u8>) -> Step {
    out.reserve(bytes.len().saturating_mul(4).clamp(STEP_BYTES, 1 << 20).min(room.saturating_add(1)));
    loop {
        let read = usize::try_from(inflater.total_in()).unwrap_or(usize::MAX).min(bytes.len());
        let before = out.len();
        if out.len() == out.capacity() {
            out.reserve(STEP_BYTES.max(out.len()).min(room.saturating_sub(out.len()) + 1));
        }
        let status = inflater.decompress_vec(&bytes[read..], &mut out, FlushDecompress::None);
        let moved = out.len() > before || inflater.total_in() as usize > read;
        if out.len() > room {
            out.truncate(room);
            return (out, Some(too_large(room)));
        }
        match status {
            Ok(Status::StreamEnd) => return (out, None),
            Ok(_) if moved => {}
            Ok(_) => return (out, Some(Damage::Broken("expected the end of deflated data, found it cut".to_owned()))),
            Err(_) => return (out, Some(Damage::Broken("expected deflated data, found other bytes".to_owned()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn deflated(text: &[u8]) -> Vec<u8> {
        let mut out = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        out.write_all(text).unwrap();
        out.finish().unwrap()
    }

    #[test]
    fn whole_cut_and_bombs() {
        let text = b"3,121 migrants ".repeat(20_000);
        let whole = deflated(&text);
        assert_eq!(decode(&whole, 1 << 20, Vec::new(), &mut inflater()), (text.clone(), None));
        let (_, cut) = decode(&whole[..whole.len() / 2], 1 << 20, Vec::new(), &mut inflater());
        assert!(matches!(cut, Some(Damage::Broken(_))), "{cut:?}");
        let (some, large) = decode(&whole, 1000, Vec::new(), &mut inflater());
        assert_eq!((some.len(), large), (1000, Some(too_large(1000))));
        assert!(decode(b"", 1000, Vec::new(), &mut inflater()).1.is_some());
    }
}
