//! Opens the bytes and hands out values with references followed; what is refused and why stands here.
//!
//! A file that is whole and open is read object by object when someone asks ([`lazy`]): most objects of a tagged report are
//! never asked for. Encrypted and damaged files go to the PDF crate ([`load`], the only file that knows it), which decrypts and
//! repairs. The rest of the room sees only [`File`], [`Value`], [`Dict`] and [`Stream`].

mod lazy;
mod load;
mod object;
mod scan;
mod table;

use super::limit::{FILE_BYTES_MAX, OBJECTS_MAX};
use super::{ExtractError, Options, Trouble, TroubleKind};
use object::{Data, Dictionary, Object};
use std::cell::{Cell, OnceCell};
use std::collections::BTreeMap;
use table::{Entry, Table};

/// How many references may point at references before we give up.
const REFERENCES_MAX: usize = 32;
/// A broken header is looked for so far from the start.
const HEADER_WITHIN_BYTES: usize = 1_024;

/// An opened file.
#[derive(Debug)]
pub struct File<'f> {
    bytes: &'f [u8],
    trailer: Dictionary,
    slots: Vec<Slot>,
    containers: BTreeMap<u32, lazy::Container>,
    /// Objects that could not be read, and signs that belong nowhere in those that could; counted while reading.
    lost: Cell<u32>,
    slips: Cell<u32>,
}

/// An object, read when it is first asked for.
#[derive(Debug)]
struct Slot {
    number: u32,
    entry: Entry,
    object: OnceCell<Object>,
}

/// A value of the file; references are followed before anyone looks at it.
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    file: &'a File<'a>,
    object: &'a Object,
}

/// A dictionary of the file.
#[derive(Clone, Copy, Debug)]
pub struct Dict<'a> {
    file: &'a File<'a>,
    inner: &'a Dictionary,
}

/// A value as it stands in an array or under a key: a reference is not yet followed.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    file: &'a File<'a>,
    object: &'a Object,
}

/// A stream of the file, filters not yet undone.
#[derive(Clone, Debug)]
pub struct Stream<'a> {
    /// Its dictionary.
    pub dict: Dict<'a>,
    /// Its bytes as they stand in the file, decrypted.
    pub raw: &'a [u8],
    /// What is wrong with the stream before any filter is undone.
    pub fault: Option<String>,
}

impl<'f> File<'f> {
    /// Opens a PDF with the empty password, then with each of the given ones.
    pub fn open(bytes: &'f [u8], options: &Options) -> Result<(File<'f>, Vec<Trouble>), ExtractError> {
        if bytes.len() > FILE_BYTES_MAX {
            return Err(ExtractError::Limit(format!(
                "the file has {} bytes, at most {FILE_BYTES_MAX} are read",
                bytes.len()
            )));
        }
        if !bytes.windows(5).any(|w| w == b"%PDF-") {
            return load::load(&with_header(bytes)?, options);
        }
        match lazy::open(bytes)? {
            Some(file) => Ok((file, Vec::new())),
            None => load::load(bytes, options),
        }
    }

    /// Opens a file by the heads of its objects alone, where nothing else leads to a page.
    pub fn scan(bytes: &'f [u8]) -> Option<(File<'f>, Trouble)> {
        let file = scan::open(bytes)?;
        let found = file.slots.len();
        let message = format!("expected a cross-reference table that leads to pages, found none, but {found} objects");
        Some((file, Trouble { kind: TroubleKind::XrefRebuilt, message }))
    }

    /// A file without objects, for reading what must not refer to any.
    fn bare(bytes: &'f [u8]) -> File<'f> {
        File::lazy(bytes, Table::default())
    }

    /// A file whose objects are read when they are asked for.
    fn lazy(bytes: &'f [u8], table: Table) -> File<'f> {
        let slot = |(number, entry)| Slot { number, entry, object: OnceCell::new() };
        let slots = table.entries.into_iter().map(slot).collect();
        let (lost, slips) = (Cell::new(0), Cell::new(0));
        File { bytes, trailer: table.trailer, slots, containers: BTreeMap::new(), lost, slips }
    }

    /// A file whose objects are all there.
    fn ready(trailer: Dictionary, objects: Vec<(u32, Object)>) -> Result<File<'f>, ExtractError> {
        if objects.len() > OBJECTS_MAX {
            let found = objects.len();
            return Err(ExtractError::Limit(format!("the file has {found} objects, at most {OBJECTS_MAX} are read")));
        }
        let slot = |(number, object)| Slot { number, entry: Entry::Free, object: OnceCell::from(object) };
        let mut slots: Vec<Slot> = objects.into_iter().map(slot).collect();
        slots.sort_by_key(|slot| slot.number);
        let (lost, slips) = (Cell::new(0), Cell::new(0));
        Ok(File { bytes: &[], trailer, slots, containers: BTreeMap::new(), lost, slips })
    }

    /// What was lost of the objects that were asked for.
    pub fn troubles(&self) -> Vec<Trouble> {
        let say = |count: u32, expected: &str, found: &str| {
            let message = format!("expected {expected}, found {count} {found}");
            (count > 0).then_some(Trouble { kind: TroubleKind::StreamDamaged, message })
        };
        let lost = say(self.lost.get(), "objects at their places", "that could not be read");
        let slips = say(self.slips.get(), "objects as the standard writes them", "signs and keys too many");
        lost.into_iter().chain(slips).collect()
    }

    /// The trailer.
    pub fn trailer(&self) -> Dict<'_> {
        Dict { file: self, inner: &self.trailer }
    }

    /// Every indirect object, by number.
    pub fn objects(&self) -> impl Iterator<Item = Value<'_>> {
        self.slots.iter().map(|slot| Value { file: self, object: self.object(slot) })
    }

    fn entry(&self, number: u32) -> Option<Entry> {
        self.slot(number).map(|slot| slot.entry)
    }

    fn slot(&self, number: u32) -> Option<&Slot> {
        let at = self.slots.binary_search_by_key(&number, |slot| slot.number).ok()?;
        self.slots.get(at)
    }

    fn object<'a>(&'a self, slot: &'a Slot) -> &'a Object {
        slot.object.get_or_init(|| self.read_entry(slot.number, slot.entry))
    }

    fn value<'a>(&'a self, object: &'a Object) -> Value<'a> {
        let mut object = object;
        for _ in 0..REFERENCES_MAX {
            let Object::Reference(number) = object else { return Value { file: self, object } };
            match self.slot(*number) {
                Some(slot) => object = self.object(slot),
                None => break,
            }
        }
        Value { file: self, object: &Object::Null }
    }
}

/// A file with one font, the dictionary that the bytes begin with, whose streams are all object 2: the bytes behind it. For the
/// fuzz targets.
pub fn fuzz_file(bytes: &[u8]) -> Option<(File<'_>, &[u8])> {
    let mut parser = object::Parser::new(bytes, 0);
    let font = parser.object(0)?;
    let rest = bytes.get(parser.at..)?;
    let trailer = Dictionary::new(vec![(b"Font".as_slice().into(), Object::Reference(1))]).0;
    let stream = object::StreamObject { dict: Dictionary::default(), data: Data::Owned(rest.to_vec()), fault: None };
    let file = File::ready(trailer, vec![(1, font), (2, Object::Stream(Box::new(stream)))]).ok()?;
    Some((file, rest))
}

/// The bytes under a whole header, where they begin with a broken one (`%PDF` without a version, §7.5.2).
fn with_header(bytes: &[u8]) -> Result<Vec<u8>, ExtractError> {
    let start = bytes.get(..HEADER_WITHIN_BYTES).unwrap_or(bytes);
    if start.windows(4).any(|w| w == b"%PDF") {
        return Ok([b"%PDF-1.4\n", bytes].concat());
    }
    Err(ExtractError::NotPdf("expected a %PDF- header, found none".to_owned()))
}

/// What a stream says that is not as long as it should be: it was cut, or it lost its length.
fn length_fault(said: Option<i64>, found: usize) -> String {
    let said = said.map_or("no length".to_owned(), |said| format!("{said} bytes"));
    format!("expected a stream of {said}, found {found} bytes")
}

impl<'a> Item<'a> {
    /// The number of the object that it refers to.
    pub fn number(&self) -> Option<u32> {
        if let Object::Reference(number) = self.object { Some(*number) } else { None }
    }

    /// Shows its value for one look: an object that nobody asked for before is read and not kept. What is gone through once, such
    /// as a structure tree, need not lie in memory whole.
    pub fn look<R>(&self, look: impl FnOnce(Value<'_>) -> R) -> R {
        let unread = self.number().and_then(|n| self.file.slot(n)).filter(|slot| slot.object.get().is_none());
        let Some(slot) = unread else { return look(self.file.value(self.object)) };
        let object = self.file.read_entry(slot.number, slot.entry);
        look(self.file.value(&object))
    }
}

impl<'a> Value<'a> {
    /// As a number.
    pub fn number(&self) -> Option<f64> {
        match self.object {
            Object::Integer(i) => Some(*i as f64),
            Object::Real(r) => Some(*r),
            _ => None,
        }
    }

    /// As a whole number.
    pub fn integer(&self) -> Option<i64> {
        match self.object {
            Object::Integer(i) => Some(*i),
            Object::Real(r) => Some(*r as i64),
            _ => None,
        }
    }

    /// As a name, without its slash.
    pub fn name(&self) -> Option<&'a [u8]> {
        match self.object {
            Object::Name(name) => Some(name),
            _ => None,
        }
    }

    /// As a string.
    pub fn bytes(&self) -> Option<&'a [u8]> {
        match self.object {
            Object::Text(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// As an array: its values.
    pub fn array(&self) -> Option<impl ExactSizeIterator<Item = Value<'a>> + Clone + use<'a>> {
        let file = self.file;
        match self.object {
            Object::Array(items) => Some(items.iter().map(move |item| file.value(item))),
            _ => None,
        }
    }

    /// As an array: its values, references not yet followed.
    pub fn items(&self) -> Option<impl Iterator<Item = Item<'a>> + use<'a>> {
        let file = self.file;
        match self.object {
            Object::Array(items) => Some(items.iter().map(move |object| Item { file, object })),
            _ => None,
        }
    }

    /// As an array of numbers; other values are left out.
    pub fn numbers(&self) -> Vec<f64> {
        self.array().map(|items| items.filter_map(|v| v.number()).collect()).unwrap_or_default()
    }

    /// As a dictionary, or the dictionary of a stream.
    pub fn dict(&self) -> Option<Dict<'a>> {
        let inner = match self.object {
            Object::Dict(dict) => dict,
            Object::Stream(stream) => &stream.dict,
            _ => return None,
        };
        Some(Dict { file: self.file, inner })
    }

    /// As a stream.
    pub fn stream(&self) -> Option<Stream<'a>> {
        let Object::Stream(stream) = self.object else { return None };
        let raw = match &stream.data {
            Data::InFile(start, end) => self.file.bytes.get(*start..*end).unwrap_or_default(),
            Data::Owned(bytes) => bytes,
        };
        Some(Stream { dict: Dict { file: self.file, inner: &stream.dict }, raw, fault: stream.fault.clone() })
    }
}

impl<'a> Dict<'a> {
    /// The value of a key; `None` where the key is missing or its value is null.
    pub fn get(&self, key: &[u8]) -> Option<Value<'a>> {
        let value = self.file.value(self.inner.get(key)?);
        (*value.object != Object::Null).then_some(value)
    }

    /// The value of a key, a reference not yet followed.
    pub fn item(&self, key: &[u8]) -> Option<Item<'a>> {
        Some(Item { file: self.file, object: self.inner.get(key)? })
    }

    /// True where the key is there, even if nothing stands behind its reference.
    pub fn has(&self, key: &[u8]) -> bool {
        self.inner.get(key).is_some()
    }

    /// The dictionary of a key.
    pub fn dict(&self, key: &[u8]) -> Option<Dict<'a>> {
        self.get(key)?.dict()
    }

    /// The number of a key.
    pub fn number(&self, key: &[u8]) -> Option<f64> {
        self.get(key)?.number()
    }

    /// The name of a key.
    pub fn name(&self, key: &[u8]) -> Option<&'a [u8]> {
        self.get(key)?.name()
    }

    /// Its values, in no order that matters.
    pub fn values(&self) -> impl Iterator<Item = Value<'a>> + use<'a> {
        let file = self.file;
        self.inner.values().map(move |value| file.value(value))
    }

    /// True where `/Type` (or any other key) is this name.
    pub fn is(&self, key: &[u8], name: &[u8]) -> bool {
        self.name(key) == Some(name)
    }

    /// A number that is the same for the same dictionary of one opened file: where it lies in memory.
    pub fn key(&self) -> usize {
        std::ptr::from_ref(self.inner).addr()
    }
}
