//! Encrypted files: RC4 and AES of 128 and 256 bits, with the empty password, a given one, and without it.

use crate::made::{MARK, Made, kinds, text};
use gleaner::extract::{ExtractError, Options, TroubleKind, read};
use lopdf::encryption::crypt_filters::{Aes128CryptFilter, Aes256CryptFilter, CryptFilter};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, StringFormat};
use std::collections::BTreeMap;
use std::sync::Arc;

fn opened() -> Document {
    let mut document = Document::load_mem(&Made::page(MARK.as_bytes()).bytes()).unwrap();
    let id = Object::Array(vec![Object::String(vec![7; 16], StringFormat::Literal); 2]);
    document.trailer.set("ID", id);
    document
}

fn locked(version: EncryptionVersion, document: &Document) -> Vec<u8> {
    let state = EncryptionState::try_from(version).unwrap();
    let mut locked = document.clone();
    locked.encrypt(&state).unwrap();
    let mut bytes = Vec::new();
    locked.save_to(&mut bytes).unwrap();
    bytes
}

/// A file locked with this user password opens with it, and with no other.
fn check(user: &str, make: impl Fn(&Document, &str) -> Vec<u8>) {
    let bytes = make(&opened(), user);
    let with = |passwords: &[&str]| {
        let options = Options { passwords: passwords.iter().map(|p| (*p).to_owned()).collect() };
        read(&bytes, &options).map(|document| text(&document))
    };
    assert_eq!(with(&["wrong", user]).unwrap(), "Revenue 1,234.5");
    match user {
        "" => assert_eq!(with(&[]).unwrap(), "Revenue 1,234.5"),
        _ => {
            assert_eq!(with(&[]).unwrap_err(), ExtractError::Encrypted);
            assert_eq!(with(&["wrong"]).unwrap_err(), ExtractError::Encrypted);
        }
    }
}

#[test]
fn rc4() {
    for user in ["", "mekong"] {
        check(user, |document, user_password| {
            let permissions = Permissions::all();
            locked(
                EncryptionVersion::V2 {
                    document,
                    owner_password: "owner",
                    user_password,
                    key_length: 128,
                    permissions,
                },
                document,
            )
        });
    }
}

#[test]
fn aes_128() {
    for user in ["", "mekong"] {
        check(user, |document, user_password| {
            let filter: Arc<dyn CryptFilter> = Arc::new(Aes128CryptFilter);
            let version = EncryptionVersion::V4 {
                document,
                encrypt_metadata: true,
                crypt_filters: BTreeMap::from([(b"StdCF".to_vec(), filter)]),
                stream_filter: b"StdCF".to_vec(),
                string_filter: b"StdCF".to_vec(),
                owner_password: "owner",
                user_password,
                permissions: Permissions::all(),
            };
            locked(version, document)
        });
    }
}

#[test]
fn aes_256() {
    for user in ["", "mekong"] {
        check(user, |document, user_password| {
            let filter: Arc<dyn CryptFilter> = Arc::new(Aes256CryptFilter);
            let version = EncryptionVersion::V5 {
                encrypt_metadata: true,
                crypt_filters: BTreeMap::from([(b"StdCF".to_vec(), filter)]),
                file_encryption_key: &[9; 32],
                stream_filter: b"StdCF".to_vec(),
                string_filter: b"StdCF".to_vec(),
                owner_password: "owner",
                user_password,
                permissions: Permissions::all(),
            };
            locked(version, document)
        });
    }
}

#[test]
fn a_file_without_an_identifier_is_locked_with_an_empty_one() {
    let mut document = opened();
    let id = Object::Array(vec![Object::String(Vec::new(), StringFormat::Hexadecimal); 2]);
    document.trailer.set("ID", id);
    let permissions = Permissions::all();
    let (owner_password, user_password, key_length) = ("owner", "", 128);
    let lock = EncryptionVersion::V2 { document: &document, owner_password, user_password, key_length, permissions };
    let bytes = locked(lock, &document);
    let at = bytes.windows(9).position(|w| w == b"/ID[<><>]").unwrap();
    let nameless = [&bytes[..at], &bytes[at + 9..]].concat();
    let whole = read(&nameless, &Options::default()).unwrap();
    assert_eq!((text(&whole).as_str(), kinds(&whole).as_slice()), ("Revenue 1,234.5", &[TroubleKind::XrefRebuilt][..]));
    // Found by fuzzing: the last trailer of the bytes is not the file's own, which stays without an identifier.
    let stray = [nameless.as_slice(), b"\ntrailer << >>\n"].concat();
    assert!(matches!(read(&stray, &Options::default()), Err(ExtractError::Encrypted)));
}
