//! Finds objects by their own heads, `12 0 obj`, for files whose cross-reference table leads to no page, not even mended.
//!
//! Of objects with the same number the last one in the file counts, as in a file that was updated (PDF 32000-1 §7.5.6).

use super::object::{Dictionary, Object, Parser};
use super::table::{Entry, Table};
use super::{File, lazy};
use crate::extract::limit::{Budget, OBJECTS_MAX};
use memchr::memmem;
use std::collections::BTreeMap;

/// Heads behind which no object can be read: a file with more of them is given up. Each may cost a look through the whole file.
const UNREAD_HEADS_MAX: u32 = 100;
/// Trailers that are looked at, from the last.
const TRAILERS_MAX: usize = 8;

/// Opens a file by the heads of its objects; `None` where it is locked, has no catalogue, or is not worth the work.
pub fn open(bytes: &[u8]) -> Option<File<'_>> {
    if memmem::find(bytes, b"/Encrypt").is_some() {
        return None;
    }
    let bare = File::bare(bytes);
    let mut budget = Budget::default();
    let (mut entries, mut containers) = (BTreeMap::new(), BTreeMap::new());
    let mut trailer = None;
    let (mut end, mut unread) = (0, 0);
    for word in memmem::find_iter(bytes, b"obj") {
        let Some(head) = head_before(bytes, word).filter(|head| *head >= end) else { continue };
        let mut parser = Parser::new(bytes, head);
        let Some((number, object)) = bare.object_from(&mut parser) else {
            unread += 1;
            if unread > UNREAD_HEADS_MAX {
                return None;
            }
            continue;
        };
        // What lies inside of an object, such as another file in a stream, is none of the file.
        end = parser.at;
        let value = bare.value(&object);
        let kind = value.dict().and_then(|dict| dict.name(b"Type"));
        if kind == Some(b"Catalog") {
            trailer = Some(Dictionary::new(vec![(b"Root".as_slice().into(), Object::Reference(number))]).0);
        } else if kind == Some(b"ObjStm") {
            match lazy::container_of(&value, &mut budget) {
                Ok(Some(container)) => {
                    entries.extend(container.places.keys().map(|inner| (*inner, Entry::In(number))));
                    containers.insert(number, container);
                }
                _ => unread += 1,
            }
        }
        entries.insert(number, Entry::At(head));
        if entries.len() > OBJECTS_MAX {
            return None;
        }
    }
    let trailer = last_trailer(bytes).or(trailer)?;
    let mut file = File::lazy(bytes, Table::of(entries, trailer));
    file.containers = containers;
    file.lost.set(unread);
    Some(file)
}

/// Where the head begins whose word `obj` stands here: a number, a generation, the word.
fn head_before(bytes: &[u8], word: usize) -> Option<usize> {
    let mut at = word;
    for _ in 0..2 {
        let blanks = bytes.get(..at)?.iter().rev().take_while(|b| b.is_ascii_whitespace()).count();
        let digits = bytes.get(..at - blanks)?.iter().rev().take_while(|b| b.is_ascii_digit()).count();
        if blanks == 0 || digits == 0 {
            return None;
        }
        at -= blanks + digits;
    }
    Some(at)
}

/// The last trailer that names a catalogue.
fn last_trailer(bytes: &[u8]) -> Option<Dictionary> {
    let mut places = memmem::rfind_iter(bytes, b"trailer").take(TRAILERS_MAX);
    places.find_map(|at| match Parser::new(bytes, at + 7).object(0)? {
        Object::Dict(dict) => dict.get(b"Root").is_some().then_some(dict),
        _ => None,
    })
}
