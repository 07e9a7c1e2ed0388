//! Reads whole files object by object, when someone asks: most objects of a tagged report (its structure tree) are never asked for.

use super::object::{Data, Object, Parser, StreamObject};
use super::table::{self, Entry};
use super::{File, Value};
use crate::extract::ExtractError;
use crate::extract::filter::{self, Damage};
use crate::extract::limit::{Budget, OBJECTS_MAX};
use std::collections::BTreeMap;

/// An object stream with its filters undone.
#[derive(Debug)]
pub struct Container {
    bytes: Vec<u8>,
    /// Number and place of its objects.
    pub(super) places: BTreeMap<u32, usize>,
}

/// Opens a file that is whole and not encrypted; `None` for all others.
pub fn open(bytes: &[u8]) -> Result<Option<File<'_>>, ExtractError> {
    let mut budget = Budget::default();
    let header = bytes.windows(5).position(|w| w == b"%PDF-").unwrap_or(0);
    let bytes = bytes.get(header..).unwrap_or_default();
    let Some(table) = table::read(bytes, &mut budget) else { return Ok(None) };
    if table.trailer.get(b"Encrypt").is_some() || !all_in_place(bytes, &table.entries) {
        return Ok(None);
    }
    let containers: Vec<u32> =
        table.entries.values().filter_map(|e| if let Entry::In(n) = e { Some(*n) } else { None }).collect();
    let mut file = File::lazy(bytes, table);
    for number in containers {
        if !file.containers.contains_key(&number) {
            let Some(container) = read_container(&file, number, &mut budget)? else { return Ok(None) };
            file.containers.insert(number, container);
        }
    }
    // Object streams that the table does not need may hide what it should list; the crate looks into all of them.
    let whole = count_object_streams(bytes) <= file.containers.len() && page_tree_begins(&file);
    Ok(whole.then_some(file))
}

/// True where every object begins where the table says.
fn all_in_place(bytes: &[u8], entries: &BTreeMap<u32, Entry>) -> bool {
    entries.iter().all(|(number, entry)| match entry {
        Entry::At(at) => {
            let mut parser = Parser::new(bytes, *at);
            parser.unsigned() == Some(u64::from(*number)) && parser.unsigned().is_some() && parser.word(b"obj")
        }
        Entry::In(container) => matches!(entries.get(container), Some(Entry::At(_))),
        Entry::Free => true,
    })
}

fn page_tree_begins(file: &File<'_>) -> bool {
    let root = file.trailer().dict(b"Root").and_then(|root| root.dict(b"Pages"));
    root.is_some_and(|root| root.get(b"Kids").is_some_and(|kids| kids.array().is_some()))
}

fn count_object_streams(bytes: &[u8]) -> usize {
    memchr::memmem::find_iter(bytes, b"/ObjStm").count()
}

fn read_container(file: &File<'_>, number: u32, budget: &mut Budget) -> Result<Option<Container>, ExtractError> {
    let Some(Entry::At(at)) = file.entry(number) else { return Ok(None) };
    let Some((_, object)) = file.object_at(at) else { return Ok(None) };
    container_of(&file.value(&object), budget)
}

/// Undoes the filters of an object stream and reads where its objects are; `None` where it is none or anything of it is irregular.
pub(super) fn container_of(value: &Value<'_>, budget: &mut Budget) -> Result<Option<Container>, ExtractError> {
    let Some(stream) = value.stream() else { return Ok(None) };
    let decoded = filter::decode(&stream, budget);
    match decoded.damage {
        Some(Damage::TooLarge(message)) => return Err(ExtractError::Limit(format!("an object stream: {message}"))),
        Some(Damage::Broken(_)) => return Ok(None),
        None => {}
    }
    let whole = |key: &[u8]| stream.dict.get(key).and_then(|v| v.integer()).and_then(|n| usize::try_from(n).ok());
    let (Some(count), Some(first)) = (whole(b"N").filter(|n| *n <= OBJECTS_MAX), whole(b"First")) else {
        return Ok(None);
    };
    let bytes = decoded.bytes.into_owned();
    let mut places = BTreeMap::new();
    let mut parser = Parser::new(&bytes, 0);
    for _ in 0..count {
        let pair = (parser.unsigned(), parser.unsigned());
        let (Some(number), Some(offset)) = pair else { return Ok(None) };
        let (Ok(number), Ok(offset)) = (u32::try_from(number), usize::try_from(offset)) else { return Ok(None) };
        places.entry(number).or_insert(first.saturating_add(offset));
    }
    // What the table calls an object stream and what is made like one is one, whatever it calls itself.
    if !stream.dict.is(b"Type", b"ObjStm") {
        value.file.slips.set(value.file.slips.get().saturating_add(1));
    }
    Ok(Some(Container { bytes, places }))
}

impl File<'_> {
    /// Reads the object of an entry.
    pub(super) fn read_entry(&self, number: u32, entry: Entry) -> Object {
        let found = match entry {
            Entry::Free => return Object::Null,
            Entry::At(at) => self.object_at(at).map(|(_, object)| object),
            Entry::In(container) => self.containers.get(&container).and_then(|container| {
                let mut parser = Parser::new(&container.bytes, *container.places.get(&number)?);
                let object = parser.object(0);
                self.slips.set(self.slips.get().saturating_add(parser.slips));
                object
            }),
        };
        if found.is_none() {
            self.lost.set(self.lost.get().saturating_add(1));
        }
        found.unwrap_or_default()
    }

    /// Reads the indirect object that begins at a byte of the file.
    pub(super) fn object_at(&self, at: usize) -> Option<(u32, Object)> {
        self.object_from(&mut Parser::new(self.bytes, at))
    }

    /// Reads the indirect object that begins where the parser stands, and leaves the parser behind it (of a stream: behind its data).
    pub(super) fn object_from(&self, parser: &mut Parser<'_>) -> Option<(u32, Object)> {
        let number = u32::try_from(parser.unsigned()?).ok()?;
        parser.generation()?;
        let object = parser.word(b"obj").then(|| parser.object(0))?;
        self.slips.set(self.slips.get().saturating_add(parser.slips));
        let Some(Object::Dict(dict)) = object else { return Some((number, object?)) };
        if !parser.word(b"stream") {
            return Some((number, Object::Dict(dict)));
        }
        // `stream` and one end of line (§7.3.8.1); a lone carriage return is a slip that others forgive.
        let start = parser.at
            + match self.bytes.get(parser.at..)? {
                [b'\r', b'\n', ..] => 2,
                [b'\n' | b'\r', ..] => 1,
                _ => 0,
            };
        let said = match dict.get(b"Length") {
            Some(Object::Integer(length)) => Some(*length),
            Some(Object::Reference(number)) => self.plain_integer(*number),
            _ => None,
        };
        let end = said.and_then(|said| start.checked_add(usize::try_from(said).ok()?)).filter(|end| {
            let mut after = Parser::new(self.bytes, *end);
            *end <= self.bytes.len() && after.word(b"endstream")
        });
        let (end, fault) = match end {
            Some(end) => (end, None),
            None => {
                let rest = self.bytes.get(start..)?;
                let found = memchr::memmem::find(rest, b"endstream")?;
                let data = rest.get(..found)?;
                let data = data.strip_suffix(b"\n").unwrap_or(data);
                let length = data.strip_suffix(b"\r").unwrap_or(data).len();
                (start + length, Some(super::length_fault(said, length)))
            }
        };
        parser.at = end;
        Some((number, Object::Stream(Box::new(StreamObject { dict, data: Data::InFile(start, end), fault }))))
    }

    /// A whole number that is an object of its own; read apart, because the object that asks is not yet there.
    fn plain_integer(&self, number: u32) -> Option<i64> {
        let (bytes, at) = match self.entry(number)? {
            Entry::At(at) => (self.bytes, at),
            Entry::In(container) => {
                let container = self.containers.get(&container)?;
                let parser = Parser::new(&container.bytes, *container.places.get(&number)?);
                return { parser }.object(0).and_then(|o| if let Object::Integer(n) = o { Some(n) } else { None });
            }
            Entry::Free => return None,
        };
        let mut parser = Parser::new(bytes, at);
        parser.unsigned()?;
        parser.unsigned()?;
        match parser.word(b"obj").then(|| parser.object(0))?? {
            Object::Integer(n) => Some(n),
            _ => None,
        }
    }
}
