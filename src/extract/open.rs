//! The one file that knows the PDF crate: opens the bytes, decrypts, and hands out values with references followed.
//!
//! What is refused and why stands here: no PDF at all, too large, encrypted without the password. The rest of the room sees
//! only [`File`], [`Value`], [`Dict`] and [`Stream`], so that another reader can take this crate's place.

mod load;

use super::limit::{FILE_BYTES_MAX, OBJECTS_MAX};
use super::{ExtractError, Options, Trouble};

/// How many references may point at references before we give up.
const REFERENCES_MAX: usize = 32;

/// A broken header is looked for so far from the start.
const HEADER_WITHIN_BYTES: usize = 1_024;

/// An opened file.
#[derive(Debug)]
pub struct File {
    inner: lopdf::Document,
}

/// A value of the file; references are followed before anyone looks at it.
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    file: &'a File,
    object: &'a lopdf::Object,
}

/// A dictionary of the file.
#[derive(Clone, Copy, Debug)]
pub struct Dict<'a> {
    file: &'a File,
    inner: &'a lopdf::Dictionary,
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

impl File {
    /// Opens a PDF with the empty password, then with each of the given ones.
    pub fn open(bytes: &[u8], options: &Options) -> Result<(File, Vec<Trouble>), ExtractError> {
        if bytes.len() > FILE_BYTES_MAX {
            return Err(ExtractError::Limit(format!(
                "the file has {} bytes, at most {FILE_BYTES_MAX} are read",
                bytes.len()
            )));
        }
        let (inner, troubles) = match bytes.windows(5).any(|w| w == b"%PDF-") {
            true => load::load(bytes, options)?,
            false => load::load(&with_header(bytes)?, options)?,
        };
        if inner.objects.len() > OBJECTS_MAX {
            let found = inner.objects.len();
            return Err(ExtractError::Limit(format!("the file has {found} objects, at most {OBJECTS_MAX} are read")));
        }
        Ok((File { inner }, troubles))
    }

    /// The trailer.
    pub fn trailer(&self) -> Dict<'_> {
        Dict { file: self, inner: &self.inner.trailer }
    }

    /// Every indirect object, by number.
    pub fn objects(&self) -> impl Iterator<Item = Value<'_>> {
        self.inner.objects.values().map(|object| Value { file: self, object })
    }

    fn value<'a>(&'a self, object: &'a lopdf::Object) -> Value<'a> {
        let mut value = Value { file: self, object };
        for _ in 0..REFERENCES_MAX {
            let lopdf::Object::Reference(id) = value.object else { return value };
            match self.inner.objects.get(id) {
                Some(object) => value = Value { file: self, object },
                None => break,
            }
        }
        Value { file: self, object: &lopdf::Object::Null }
    }
}

/// The bytes under a whole header, where they begin with a broken one (`%PDF` without a version, §7.5.2).
fn with_header(bytes: &[u8]) -> Result<Vec<u8>, ExtractError> {
    let start = bytes.get(..HEADER_WITHIN_BYTES).unwrap_or(bytes);
    if start.windows(4).any(|w| w == b"%PDF") {
        return Ok([b"%PDF-1.4\n", bytes].concat());
    }
    Err(ExtractError::NotPdf("expected a %PDF- header, found none".to_owned()))
}

impl<'a> Value<'a> {
    /// As a number.
    pub fn number(&self) -> Option<f64> {
        match self.object {
            lopdf::Object::Integer(i) => Some(*i as f64),
            lopdf::Object::Real(r) if r.is_finite() => Some(f64::from(*r)),
            _ => None,
        }
    }

    /// As a whole number.
    pub fn integer(&self) -> Option<i64> {
        match self.object {
            lopdf::Object::Integer(i) => Some(*i),
            lopdf::Object::Real(r) if r.is_finite() => Some(*r as i64),
            _ => None,
        }
    }

    /// As a name, without its slash.
    pub fn name(&self) -> Option<&'a [u8]> {
        match self.object {
            lopdf::Object::Name(name) => Some(name),
            _ => None,
        }
    }

    /// As a string.
    pub fn bytes(&self) -> Option<&'a [u8]> {
        match self.object {
            lopdf::Object::String(bytes, _) => Some(bytes),
            _ => None,
        }
    }

    /// As an array: its values.
    pub fn array(&self) -> Option<impl ExactSizeIterator<Item = Value<'a>> + Clone + use<'a>> {
        let file = self.file;
        match self.object {
            lopdf::Object::Array(items) => Some(items.iter().map(move |item| file.value(item))),
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
            lopdf::Object::Dictionary(dict) => dict,
            lopdf::Object::Stream(stream) => &stream.dict,
            _ => return None,
        };
        Some(Dict { file: self.file, inner })
    }

    /// A stream that is not as long as it says was cut, or lost its length and was read up to `endstream`.
    /// Decryption shortens streams, so nothing can be said of those.
    fn length_fault(&self, dict: &Dict<'_>, found: usize) -> Option<String> {
        let said = dict.get(b"Length").and_then(|v| v.integer());
        let fits = said.is_some_and(|said| usize::try_from(said).is_ok_and(|said| said == found));
        if fits || self.file.inner.was_encrypted() {
            return None;
        }
        let said = said.map_or("no length".to_owned(), |said| format!("{said} bytes"));
        Some(format!("expected a stream of {said}, found {found} bytes"))
    }

    /// As a stream.
    pub fn stream(&self) -> Option<Stream<'a>> {
        match self.object {
            lopdf::Object::Stream(stream) => {
                let dict = Dict { file: self.file, inner: &stream.dict };
                Some(Stream { dict, raw: &stream.content, fault: self.length_fault(&dict, stream.content.len()) })
            }
            _ => None,
        }
    }
}

impl<'a> Dict<'a> {
    /// The value of a key; `None` where the key is missing or its value is null.
    pub fn get(&self, key: &[u8]) -> Option<Value<'a>> {
        let value = self.file.value(self.inner.get(key).ok()?);
        (!matches!(value.object, lopdf::Object::Null)).then_some(value)
    }

    /// True where the key is there, even if nothing stands behind its reference.
    pub fn has(&self, key: &[u8]) -> bool {
        self.inner.has(key)
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
        self.inner.iter().map(move |(_, value)| file.value(value))
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
