//! Undoes the filters of a stream (PDF 32000-1 §7.4), and says so where one of them failed or the data was cut.
//!
//! Pictures are never decoded: an image filter ends the chain.

mod ascii;
mod flate;
mod lzw;
mod predictor;

use super::limit::{Budget, FILTERS_MAX};
use super::open::{Dict, Stream};
use std::borrow::Cow;

/// A stream with its filters undone, as far as they could be.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// The bytes.
    pub bytes: Cow<'a, [u8]>,
    /// What went wrong; the bytes are those before the damage.
    pub damage: Option<Damage>,
}

/// Why a stream is not whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// Its data is broken or cut.
    Broken(String),
    /// It is larger than is read.
    TooLarge(String),
}

/// What one filter gave back.
type Step = (Vec<u8>, Option<Damage>);

/// Decodes a stream and spends its size from the document's budget.
pub fn decode<'a>(stream: &Stream<'a>, budget: &mut Budget) -> Decoded<'a> {
    let room = budget.stream_bytes();
    let decoded = run_chain(stream, room, budget);
    if let Cow::Owned(bytes) = &decoded.bytes {
        budget.spend_bytes(bytes.len());
    }
    decoded
}

fn run_chain<'a>(stream: &Stream<'a>, room: usize, budget: &mut Budget) -> Decoded<'a> {
    let mut bytes = Cow::Borrowed(stream.raw);
    let mut damage = stream.fault.clone().map(Damage::Broken);
    // A stream may keep its data in another file (§7.3.8.2); no other file is ever read.
    if stream.dict.get(b"F").is_some() {
        let message = "expected data in the file, found the name of another file".to_owned();
        return Decoded { bytes: Cow::Borrowed(&[]), damage: Some(Damage::Broken(message)) };
    }
    let names = names(&stream.dict);
    if names.len() > FILTERS_MAX {
        let message = format!("expected at most {FILTERS_MAX} filters on a stream, found {}", names.len());
        return Decoded { bytes: Cow::Borrowed(&[]), damage: Some(Damage::TooLarge(message)) };
    }
    for (at, name) in names.iter().enumerate() {
        let parameters = parameters(&stream.dict, at);
        match step(name, &bytes, parameters, room, budget) {
            Ok((out, trouble)) => {
                if let Cow::Owned(used) = std::mem::replace(&mut bytes, Cow::Owned(out)) {
                    budget.give_buffer(used);
                }
                damage = damage.or(trouble);
            }
            Err(message) => {
                return Decoded { bytes: Cow::Borrowed(&[]), damage: Some(Damage::Broken(message)) };
            }
        }
    }
    // A stream without filters is as large as it is.
    let damage = if bytes.len() > room { Some(too_large(room)) } else { damage };
    Decoded { bytes, damage }
}

fn step(
    name: &[u8],
    bytes: &[u8],
    parameters: Option<Dict<'_>>,
    room: usize,
    budget: &mut Budget,
) -> Result<Step, String> {
    let (out, damage) = match name {
        b"FlateDecode" | b"Fl" => {
            let buffer = budget.take_buffer();
            flate::decode(bytes, room, buffer, budget.inflater.get_or_insert_with(flate::inflater))
        }
        b"LZWDecode" | b"LZW" => {
            let early = parameters.and_then(|p| p.number(b"EarlyChange")).is_none_or(|n| n != 0.0);
            let change = if early { lzw::Change::Early } else { lzw::Change::Late };
            lzw::decode(bytes, change, room)
        }
        b"ASCII85Decode" | b"A85" => ascii::decode_85(bytes, room),
        b"ASCIIHexDecode" | b"AHx" => ascii::decode_hex(bytes, room),
        b"RunLengthDecode" | b"RL" => ascii::decode_run_length(bytes, room),
        b"Crypt" => (bytes.to_vec(), None),
        other => return Err(format!("expected a filter for text, found {}", String::from_utf8_lossy(other))),
    };
    if !matches!(name, b"FlateDecode" | b"Fl" | b"LZWDecode" | b"LZW") {
        return Ok((out, damage));
    }
    match parameters.map(|p| predictor::Predictor::read(&p)) {
        None | Some(Ok(None)) => Ok((out, damage)),
        Some(Ok(Some(predictor))) => Ok((predictor.undo(out), damage)),
        Some(Err(damage)) => Ok((Vec::new(), Some(damage))),
    }
}

/// The names of the filters, in the order in which they are undone.
pub fn names<'a>(dict: &Dict<'a>) -> Vec<&'a [u8]> {
    let Some(value) = dict.get(b"Filter") else { return Vec::new() };
    match (value.name(), value.array()) {
        (Some(name), _) => vec![name],
        (None, Some(items)) => items.filter_map(|v| v.name()).collect(),
        (None, None) => Vec::new(),
    }
}

fn parameters<'a>(dict: &Dict<'a>, at: usize) -> Option<Dict<'a>> {
    let value = dict.get(b"DecodeParms").or_else(|| dict.get(b"DP"))?;
    match value.array() {
        Some(mut items) => items.nth(at)?.dict(),
        None if at == 0 => value.dict(),
        None => None,
    }
}

/// The damage of a stream that is larger than there is room for.
fn too_large(room: usize) -> Damage {
    Damage::TooLarge(format!("expected a stream of at most {room} bytes, found more"))
}

/// Undoes each filter on any bytes, for the fuzz targets.
pub fn fuzz_filters(bytes: &[u8]) {
    const ROOM: usize = 1 << 20;
    flate::decode(bytes, ROOM, Vec::new(), &mut flate::inflater());
    lzw::decode(bytes, lzw::Change::Early, ROOM);
    lzw::decode(bytes, lzw::Change::Late, ROOM);
    ascii::decode_85(bytes, ROOM);
    ascii::decode_hex(bytes, ROOM);
    ascii::decode_run_length(bytes, ROOM);
}
