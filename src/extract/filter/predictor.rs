//! Predictors of Flate and LZW data (PDF 32000-1 §7.4.4.4).

use super::Damage;
use crate::extract::open::Dict;

/// Most bytes of one predicted row.
const ROW_BYTES_MAX: usize = 1 << 20;

/// A predictor with the shape of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Predictor {
    tiff: Option<usize>,
    pixel_bytes: usize,
    row_bytes: usize,
}

impl Predictor {
    /// Reads the decode parameters; `None` where nothing is predicted, damage where a row is larger than is read or than can be.
    pub fn read(parameters: &Dict<'_>) -> Result<Option<Predictor>, Damage> {
        let whole = |key: &[u8], default: usize| {
            parameters.number(key).filter(|n| *n >= 1.0).map_or(default, |n| n.min(1e15) as usize)
        };
        let kind = whole(b"Predictor", 1);
        let (colours, bits, columns) = (whole(b"Colors", 1), whole(b"BitsPerComponent", 8), whole(b"Columns", 1));
        if kind < 2 {
            return Ok(None);
        }
        let row_bits = colours.checked_mul(bits).and_then(|bits| bits.checked_mul(columns));
        let Some(row_bytes) = row_bits.map(|bits| bits.div_ceil(8)) else {
            return Err(Damage::Broken("expected rows of a length that can be, found numbers too large".to_owned()));
        };
        if row_bytes > ROW_BYTES_MAX {
            return Err(Damage::TooLarge(format!("expected rows of at most {ROW_BYTES_MAX} bytes, found {row_bytes}")));
        }
        let pixel_bytes = colours.saturating_mul(bits).div_ceil(8).max(1);
        Ok(Some(Predictor { tiff: (kind == 2).then_some(bits), pixel_bytes, row_bytes }))
    }

    /// Gives the bytes back as they were before prediction.
    pub fn undo(&self, bytes: Vec<u8>) -> Vec<u8> {
        match self.tiff {
            Some(bits) => self.undo_tiff(bytes, bits),
            None => self.undo_png(&bytes),
        }
    }

    fn undo_tiff(&self, mut bytes: Vec<u8>, bits: usize) -> Vec<u8> {
        // Only whole bytes are predicted in text streams; other depths belong to pictures, which are not decoded.
        if bits == 8 {
            for row in bytes.chunks_mut(self.row_bytes) {
                for at in self.pixel_bytes..row.len() {
                    row[at] = row[at].wrapping_add(row[at - self.pixel_bytes]);
                }
            }
        }
        bytes
    }

    fn undo_png(&self, bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(bytes.len());
        let mut above = vec![0u8; self.row_bytes];
        for coded in bytes.chunks(self.row_bytes + 1) {
            let [kind, coded @ ..] = coded else { break };
            let start = out.len();
            for (at, &byte) in coded.iter().enumerate() {
                let left = if at >= self.pixel_bytes { out[start + at - self.pixel_bytes] } else { 0 };
                let corner = if at >= self.pixel_bytes { above[at - self.pixel_bytes] } else { 0 };
                let up = above[at];
                let predicted = match kind {
                    1 => left,
                    2 => up,
                    3 => ((u16::from(left) + u16::from(up)) / 2) as u8,
                    4 => paeth(left, up, corner),
                    _ => 0,
                };
                out.push(byte.wrapping_add(predicted));
            }
            above[..coded.len()].copy_from_slice(&out[start..]);
        }
        out
    }
}

/// The neighbour that is nearest to `left + up - corner` (PNG, RFC 2083 §6.6).
fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(up), i16::from(corner));
    let (pa, pb, pc) = ((b - c).abs(), (a - c).abs(), (a + b - 2 * c).abs());
    if pa <= pb && pa <= pc {
        left
    } else if pb <= pc {
        up
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back() {
        let png = Predictor { tiff: None, pixel_bytes: 1, row_bytes: 3 };
        assert_eq!(png.undo(vec![1, 1, 1, 1, 2, 1, 1, 1, 4, 0, 0]), vec![1, 2, 3, 2, 3, 4, 2, 3]);
        let tiff = Predictor { tiff: Some(8), pixel_bytes: 1, row_bytes: 3 };
        assert_eq!(tiff.undo(vec![1, 1, 1, 5, 1, 1]), vec![1, 2, 3, 5, 6, 7]);
    }
}
