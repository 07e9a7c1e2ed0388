//! Loads encrypted and damaged files through the PDF crate, and finds what the crate mends without saying so: each loss is a trouble.

use super::object::{Data, Dictionary, StreamObject};
use super::table::{self, Entry};
use super::{File, length_fault, object};
use crate::extract::limit::{Budget, OBJECTS_MAX, STREAM_BYTES_MAX};
use crate::extract::{ExtractError, Options, Trouble, TroubleKind};
use lopdf::xref::{XrefEntry, XrefRecovery};
use lopdf::{Document, Object};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How far from a stream its own dictionary is looked for.
const DICTIONARY_BYTES: usize = 512;
/// Most troubles about single object streams.
const OBJECT_STREAM_TROUBLES_MAX: usize = 8;

/// The PDF crate looks for the end of every object of a locked file, byte by byte from its head: in all at most so many bytes. The
/// largest file needs a quarter of them, each byte once; a fuzzer made one of 64 KiB that needs thousands of times its size.
const END_SEARCH_BYTES_MAX: usize = 256 << 20;

/// Loads a file with the empty password and then with every given one.
pub fn load<'f>(bytes: &[u8], options: &Options) -> Result<(File<'f>, Vec<Trouble>), ExtractError> {
    let (document, troubles) = load_document(bytes, options)?;
    let lengths = Lengths::of(&document);
    let trailer = dictionary(&document.trailer, &lengths);
    let objects = document.objects.into_iter().map(|(id, object)| (id.0, convert(object, &lengths)));
    Ok((File::ready(trailer, objects.collect())?, troubles))
}

/// The whole numbers of a document that may be lengths of streams; none where decryption has shortened the streams.
struct Lengths {
    numbers: BTreeMap<u32, i64>,
    checked: bool,
}

impl Lengths {
    fn of(document: &Document) -> Lengths {
        let numbers = document.objects.iter().filter_map(|(id, object)| Some((id.0, object.as_i64().ok()?)));
        Lengths { numbers: numbers.collect(), checked: !document.was_encrypted() }
    }

    fn fault(&self, dict: &lopdf::Dictionary, found: usize) -> Option<String> {
        let said = match dict.get(b"Length") {
            Ok(Object::Reference(id)) => self.numbers.get(&id.0).copied(),
            Ok(length) => length.as_i64().ok(),
            Err(_) => None,
        };
        let fits = said.is_some_and(|said| usize::try_from(said).is_ok_and(|said| said == found));
        (self.checked && !fits).then(|| length_fault(said, found))
    }
}

fn convert(object: Object, lengths: &Lengths) -> object::Object {
    match object {
        Object::Null => object::Object::Null,
        Object::Boolean(b) => object::Object::Boolean(b),
        Object::Integer(n) => object::Object::Integer(n),
        Object::Real(n) if n.is_finite() => object::Object::Real(f64::from(n)),
        Object::Real(_) => object::Object::Null,
        Object::Name(name) => object::Object::Name(name.into_boxed_slice()),
        Object::String(text, _) => object::Object::Text(text.into_boxed_slice()),
        Object::Array(items) => object::Object::Array(items.into_iter().map(|item| convert(item, lengths)).collect()),
        Object::Dictionary(dict) => object::Object::Dict(dictionary(&dict, lengths)),
        Object::Stream(stream) => {
            let fault = lengths.fault(&stream.dict, stream.content.len());
            let dict = dictionary(&stream.dict, lengths);
            object::Object::Stream(Box::new(StreamObject { dict, data: Data::Owned(stream.content), fault }))
        }
        Object::Reference(id) => object::Object::Reference(id.0),
    }
}

fn dictionary(dict: &lopdf::Dictionary, lengths: &Lengths) -> Dictionary {
    let entries = dict.iter().map(|(key, value)| (key.clone().into_boxed_slice(), convert(value.clone(), lengths)));
    Dictionary::new(entries.collect()).0
}

/// How many bytes are looked at where the end of each object is looked for.
fn end_search_bytes(bytes: &[u8]) -> usize {
    let ends: Vec<usize> = memchr::memmem::find_iter(bytes, b"endobj").collect();
    let needed = |head: usize| {
        let end = ends.get(ends.partition_point(|end| *end < head)).copied().unwrap_or(bytes.len());
        end.saturating_sub(head)
    };
    let heads: Vec<usize> = match table::read(bytes, &mut Budget::default()) {
        Some(table) => {
            let at = |entry: &Entry| if let Entry::At(head) = entry { Some(*head) } else { None };
            table.entries.values().filter_map(at).collect()
        }
        // Of a table that is not as it should be the crate takes what it can, and without one it goes by the heads that it finds.
        None => {
            let entries = memchr::memmem::find_iter(bytes, b" n").filter_map(|end| entry_head(bytes, end));
            entries.chain(memchr::memmem::find_iter(bytes, b" obj")).collect()
        }
    };
    heads.into_iter().map(needed).fold(0, usize::saturating_add)
}

/// Where the entry of a table leads that ends here: `0000000016 00000` (§7.5.4).
fn entry_head(bytes: &[u8], end: usize) -> Option<usize> {
    let entry = bytes.get(end.checked_sub(16)?..end)?;
    std::str::from_utf8(entry.get(..10)?).ok()?.parse().ok()
}

fn load_document(bytes: &[u8], options: &Options) -> Result<(Document, Vec<Trouble>), ExtractError> {
    let locked = memchr::memmem::find(bytes, b"/Encrypt").is_some();
    if locked && end_search_bytes(bytes) > END_SEARCH_BYTES_MAX {
        let mib = END_SEARCH_BYTES_MAX >> 20;
        return Err(ExtractError::Limit(format!(
            "expected the ends of all objects within {mib} MiB, found them farther"
        )));
    }
    let passwords = [None].into_iter().chain(options.passwords.iter().map(|p| Some(p.clone())));
    for password in passwords {
        let encrypted = password.is_some();
        let how = lopdf::LoadOptions {
            password,
            max_decompressed_size: Some(STREAM_BYTES_MAX),
            ..lopdf::LoadOptions::default()
        };
        // The crate promises not to panic on any bytes; a panic of a parser is still only a damaged file to us.
        let loaded = catch_unwind(AssertUnwindSafe(|| Document::load_mem_with_options(bytes, how)));
        match loaded.unwrap_or(Err(lopdf::Error::InvalidOffset(0))) {
            // A file that is still locked loads as an empty document that has kept `Encrypt`.
            Ok(document) if document.trailer.has(b"Encrypt") => {
                if let Some(open) = without_attachment_lock(bytes) {
                    return load_document(&open, &Options::default());
                }
                if let Some(named) = with_empty_id(&document, bytes) {
                    let (document, mut troubles) = load_document(&named, options)?;
                    let message =
                        "expected an identifier in the trailer of an encrypted file, found none, read as empty";
                    troubles.push(Trouble { kind: TroubleKind::XrefRebuilt, message: message.to_owned() });
                    return Ok((document, troubles));
                }
            }
            Ok(document) => return Ok(inspect(document, bytes)),
            Err(lopdf::Error::InvalidPassword) => {}
            Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
                return Err(ExtractError::Limit(format!("an object stream is larger than {STREAM_BYTES_MAX} bytes")));
            }
            Err(_) if encrypted => {}
            Err(error) => return Err(ExtractError::Damaged(error.to_string().to_lowercase())),
        }
    }
    Err(ExtractError::Encrypted)
}

/// A file that locks its attachments only (`StmF` and `StrF` are `Identity`, `EFF` is not; §7.6.5) is not encrypted to us: its
/// bytes with the key `Encrypt` put out of sight.
fn without_attachment_lock(bytes: &[u8]) -> Option<Vec<u8>> {
    let has = |word: &[u8]| bytes.windows(word.len()).any(|w| w == word);
    let identity = |key: &str| has(format!("{key}/Identity").as_bytes()) || has(format!("{key} /Identity").as_bytes());
    if !(identity("/StmF") && identity("/StrF")) {
        return None;
    }
    let mut open = bytes.to_vec();
    let places: Vec<usize> =
        bytes.windows(9).enumerate().filter(|(_, w)| *w == b"/Encrypt ").map(|(at, _)| at).collect();
    for at in places {
        open.get_mut(at..at + 8)?.copy_from_slice(b"/Unlocks");
    }
    (open != bytes).then_some(open)
}

/// What an empty identifier is written as.
const EMPTY_ID: &[u8] = b"/ID[<><>]";

/// The bytes of a locked file that has no identifier with an empty one in its last trailer: keys are made with it (§7.6.3.3), and
/// writers that leave it out make them so. Nothing where the file has one already, in whatever trailer: it is written once.
fn with_empty_id(document: &Document, bytes: &[u8]) -> Option<Vec<u8>> {
    let nameless = !document.trailer.has(b"ID") && memchr::memmem::find(bytes, EMPTY_ID).is_none();
    let trailer = memchr::memmem::rfind(bytes, b"trailer").filter(|_| nameless)?;
    let entries = trailer + memchr::memmem::find(bytes.get(trailer..)?, b"<<")? + 2;
    let (before, after) = bytes.split_at_checked(entries)?;
    Some([before, EMPTY_ID, after].concat())
}

/// Mends what can be mended and says what was wrong.
fn inspect(mut document: Document, bytes: &[u8]) -> (Document, Vec<Trouble>) {
    let mut troubles = Vec::new();
    if document.xref_recovery.is_some() {
        let message = "expected a cross-reference table where the file says, found it elsewhere or rebuilt it";
        troubles.push(Trouble { kind: TroubleKind::XrefRebuilt, message: message.to_owned() });
    }
    if let Some(message) = false_subsection(bytes, document.xref_start).or_else(|| nested_container(&document)) {
        troubles.push(Trouble { kind: TroubleKind::XrefRebuilt, message });
    }
    drop_unlisted(&mut document, &mut troubles);
    check_object_streams(&document, bytes, &mut troubles);
    mend_streams(&mut document, bytes);
    (document, troubles)
}

/// Objects of object streams that the cross-reference table does not list do not exist (§7.5.7): two streams may hold
/// different objects of the same number, and which of them wins must not depend on chance.
fn drop_unlisted(document: &mut Document, troubles: &mut Vec<Trouble>) {
    if document.xref_recovery == Some(XrefRecovery::Reconstructed) || document.was_encrypted() {
        return;
    }
    let before = document.objects.len();
    let table = &document.reference_table;
    document.objects.retain(|id, _| table.get(id.0).is_some());
    let dropped = before - document.objects.len();
    if dropped > 0 {
        let message =
            format!("expected objects that the cross-reference table lists, found {dropped} others, left out");
        troubles.push(Trouble { kind: TroubleKind::XrefRebuilt, message });
    }
}

/// A container of compressed objects that is said to lie inside a container itself (§7.5.7 forbids it).
fn nested_container(document: &Document) -> Option<String> {
    let table = &document.reference_table;
    let nested = table.entries.values().any(|entry| match entry {
        XrefEntry::Compressed { container, .. } => {
            matches!(table.get(*container), Some(XrefEntry::Compressed { .. }))
        }
        _ => false,
    });
    nested.then(|| "expected object streams in the file itself, found one inside another".to_owned())
}

/// A subsection of the cross-reference table that claims more entries than the file has room for.
fn false_subsection(bytes: &[u8], start: usize) -> Option<String> {
    let header = bytes.windows(5).position(|w| w == b"%PDF-").unwrap_or(0);
    let table = bytes.get(start.checked_add(header)?..)?.strip_prefix(b"xref")?;
    let line = table.get(..64).unwrap_or(table);
    let mut numbers = line.split(|b| b.is_ascii_whitespace()).filter(|word| !word.is_empty()).take(2);
    let count = numbers.nth(1).and_then(|word| std::str::from_utf8(word).ok()?.parse::<u64>().ok())?;
    // Each entry takes 20 bytes (§7.5.4); a few writers use 19.
    (count > bytes.len() as u64 / 18)
        .then(|| format!("expected a cross-reference table that the file holds, found one of {count} entries"))
}

fn check_object_streams(document: &Document, bytes: &[u8], troubles: &mut Vec<Trouble>) {
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let broken = streams.filter(|stream| stream.dict.has_type(b"ObjStm")).filter(|stream| {
        let number = |key: &[u8]| stream.dict.get(key).and_then(Object::as_i64).unwrap_or(-1);
        !(0..=OBJECTS_MAX as i64).contains(&number(b"N")) || !(0..=STREAM_BYTES_MAX as i64).contains(&number(b"First"))
    });
    let lost = lost_object_streams(document, bytes);
    for _ in 0..broken.count().saturating_add(lost).min(OBJECT_STREAM_TROUBLES_MAX) {
        let message = "expected the number and the place of the objects of an object stream, found neither".to_owned();
        troubles.push(Trouble { kind: TroubleKind::StreamDamaged, message });
    }
}

/// An object stream that the table lists and that did not load: its objects are lost.
fn lost_object_streams(document: &Document, bytes: &[u8]) -> usize {
    let listed = document.reference_table.entries.iter().filter_map(|(&number, entry)| match *entry {
        XrefEntry::Normal { offset, generation } if !document.objects.contains_key(&(number, generation)) => {
            Some(offset)
        }
        _ => None,
    });
    let near = |offset: u32| bytes.get(offset as usize..)?.get(..DICTIONARY_BYTES).or(bytes.get(offset as usize..));
    listed.filter_map(near).filter(|start| start.windows(7).any(|w| w == b"/ObjStm")).count()
}

/// Streams whose `Length` is missing or wrong may have been read as empty: their data goes up to `endstream`. A length that the
/// crate has put right comes back as it was, so that whoever reads the stream sees that something is wrong.
fn mend_streams(document: &mut Document, bytes: &[u8]) {
    if document.was_encrypted() {
        return;
    }
    let header = bytes.windows(5).position(|w| w == b"%PDF-").unwrap_or(0);
    let table = &document.reference_table;
    for (id, object) in &mut document.objects {
        let Object::Stream(stream) = object else { continue };
        let Some(XrefEntry::Normal { offset, .. }) = table.get(id.0) else { continue };
        let Some(start) = stream_start(bytes, header.saturating_add(*offset as usize)) else { continue };
        let length = stream.dict.get(b"Length").and_then(Object::as_i64).ok();
        if let Some(written) = written_length(bytes, start).filter(|written| Some(*written) != length) {
            stream.dict.set("Length", written);
        }
        if stream.content.is_empty() && length != Some(0) {
            let Some(data) = bytes.get(start..) else { continue };
            let end = data.windows(9).take(STREAM_BYTES_MAX).position(|w| w == b"endstream").unwrap_or(0);
            let data = data.get(..end).unwrap_or_default();
            let data = data.strip_suffix(b"\n").unwrap_or(data);
            stream.content = data.strip_suffix(b"\r").unwrap_or(data).to_vec();
        }
    }
}

/// Where the data of the stream begins whose object begins at `at`: behind `stream` and one end of line (§7.3.8.1).
fn stream_start(bytes: &[u8], at: usize) -> Option<usize> {
    let near = bytes.get(at..)?;
    let near = near.get(..DICTIONARY_BYTES).unwrap_or(near);
    let word = near.windows(6).position(|w| w == b"stream")? + 6;
    let line = match near.get(word..)? {
        [b'\r', b'\n', ..] => 2,
        [b'\n' | b'\r', ..] => 1,
        _ => 0,
    };
    Some(at + word + line)
}

/// The `Length` that stands in the file in front of a stream, where it is a number and no reference.
fn written_length(bytes: &[u8], start: usize) -> Option<i64> {
    let before = bytes.get(start.saturating_sub(DICTIONARY_BYTES)..start)?;
    let own = before.windows(3).rposition(|w| w == b"obj").map_or(before, |at| before.get(at..).unwrap_or(before));
    let at = own.windows(7).rposition(|w| w == b"/Length")?;
    let mut words = own.get(at + 7..)?.split(|b| b.is_ascii_whitespace() || *b == b'/' || *b == b'>');
    let number = words.find(|word| !word.is_empty())?;
    let reference = words.filter(|word| !word.is_empty()).nth(1) == Some(b"R");
    if reference { None } else { std::str::from_utf8(number).ok()?.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A locked file whose table leads so many times to one object that does not end.
    fn endless(entries: usize, bytes: usize) -> Vec<u8> {
        let mut file = b"%PDF-1.7\n1 0 obj (".to_vec();
        file.resize(bytes, b'x');
        let start = file.len();
        file.extend(format!("\nxref\n0 {entries}\n").bytes());
        (0..entries).for_each(|_| file.extend(b"0000000009 00000 n \n"));
        file.extend(
            format!("trailer << /Size {entries} /Encrypt 2 0 R /Root 1 0 R >>\nstartxref\n{}\n%%EOF", start + 1)
                .bytes(),
        );
        file
    }

    #[test]
    fn objects_without_an_end_are_not_looked_for_again_and_again() {
        let (few, many) = (endless(100, 100_000), endless(3_000, 100_000));
        assert!(end_search_bytes(&few) >= 100 * 100_000 && end_search_bytes(&few) < END_SEARCH_BYTES_MAX);
        assert!(matches!(load(&many, &Options::default()), Err(ExtractError::Limit(said)) if said.contains("256 MiB")));
        assert!(!matches!(load(&few, &Options::default()), Err(ExtractError::Limit(_))));
        // The same where the table is not as it should be.
        let odd = String::from_utf8(many).expect("letters").replace("startxref", "startxxxx").into_bytes();
        assert!(matches!(load(&odd, &Options::default()), Err(ExtractError::Limit(_))));
        assert_eq!(end_search_bytes(b"1 0 obj 5 endobj 2 0 obj 6 endobj"), 14);
    }
}
