//! The three kinds of object stores, through one client. A listing gives what a file system's stamp gives: size, time, and the tag
//! that changes with the bytes; an object that has the stamp of the last run is not fetched again.

use crate::archive::find::{Found, is_pdf};
use crate::archive::index::Stamp;
use crate::archive::load::{FILE_BYTES_MAX, Loaded, hex};
use futures_util::{StreamExt, TryStreamExt};
use object_store::aws::AmazonS3Builder;
use object_store::azure::MicrosoftAzureBuilder;
use object_store::gcp::GoogleCloudStorageBuilder;
use object_store::path::Path as Key;
use object_store::{ObjectMeta, ObjectStore, RetryConfig};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::runtime::Runtime;

/// The stores that are open, by the first part of their addresses, and what drives them.
#[derive(Debug, Default)]
pub struct Cloud {
    open: Mutex<Option<Open>>,
}

#[derive(Debug)]
struct Open {
    runtime: Arc<Runtime>,
    stores: BTreeMap<String, Arc<dyn ObjectStore>>,
}

/// How often a request is sent again that the store did not answer.
const RETRIES_MAX: usize = 4;
/// How long a request may take with all its retries.
const RETRY_TIME_MAX: Duration = Duration::from_secs(60);

impl Cloud {
    /// Tells of every PDF below an address.
    pub fn list(&self, address: &Path, take: &mut dyn FnMut(Found) -> io::Result<()>) -> io::Result<()> {
        let (base, key) = parts(address)?;
        let (runtime, store) = self.store(&base)?;
        let found = |meta: &ObjectMeta, name: String| Found {
            name,
            path: PathBuf::from(format!("{base}/{}", meta.location)),
            stamp: Some(stamp(meta)),
        };
        if is_pdf(Path::new(&key)) {
            let meta = runtime.block_on(store.head(&parsed(&key)?)).map_err(said)?;
            let name = meta.location.filename().unwrap_or_default().to_owned();
            return take(found(&meta, name));
        }
        let prefix = parsed(&key)?;
        let mut listing = store.list((!key.is_empty()).then_some(&prefix));
        runtime.block_on(async {
            while let Some(meta) = listing.next().await {
                let meta = meta.map_err(said)?;
                if is_pdf(Path::new(meta.location.as_ref())) {
                    let whole = meta.location.as_ref();
                    let below = whole.strip_prefix(prefix.as_ref()).unwrap_or(whole).trim_start_matches('/');
                    take(found(&meta, below.to_owned()))?;
                }
            }
            Ok(())
        })
    }

    /// The bytes of an object as one answer gives them, and what the store says of it; a large one is only hashed.
    pub fn load(&self, address: &Path) -> io::Result<Loaded> {
        let (base, key) = parts(address)?;
        let (runtime, store) = self.store(&base)?;
        runtime.block_on(async {
            let answer = store.get(&parsed(&key)?).await.map_err(said)?;
            let meta = answer.meta.clone();
            let keep = meta.size <= FILE_BYTES_MAX;
            let (mut hash, mut length, mut bytes) = (Sha256::new(), 0, Vec::new());
            let mut pieces = answer.into_stream();
            while let Some(piece) = pieces.try_next().await.map_err(said)? {
                hash.update(&piece);
                length += piece.len() as u64;
                if keep {
                    bytes.extend_from_slice(&piece);
                }
            }
            if length != meta.size {
                let expected = meta.size;
                return Err(io::Error::other(format!("expected {expected} bytes of the object, found {length}")));
            }
            let sha256 = hex(hash.finalize().as_slice());
            Ok(Loaded { stamp: stamp(&meta), sha256, length, bytes: keep.then_some(bytes) })
        })
    }

    fn store(&self, base: &str) -> io::Result<(Arc<Runtime>, Arc<dyn ObjectStore>)> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if open.is_none() {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
            *open = Some(Open { runtime: Arc::new(runtime), stores: BTreeMap::new() });
        }
        let open = open.as_mut().ok_or_else(|| io::Error::other("no stores"))?;
        let store = match open.stores.get(base) {
            Some(store) => Arc::clone(store),
            None => {
                let store = connect(base).map_err(said)?;
                open.stores.insert(base.to_owned(), Arc::clone(&store));
                store
            }
        };
        Ok((Arc::clone(&open.runtime), store))
    }
}

fn connect(base: &str) -> object_store::Result<Arc<dyn ObjectStore>> {
    let retry = RetryConfig { max_retries: RETRIES_MAX, retry_timeout: RETRY_TIME_MAX, ..RetryConfig::default() };
    Ok(match base.split_once("://").map(|(scheme, _)| scheme) {
        Some("gs") => Arc::new(GoogleCloudStorageBuilder::from_env().with_url(base).with_retry(retry).build()?),
        Some("az") => Arc::new(MicrosoftAzureBuilder::from_env().with_url(base).with_retry(retry).build()?),
        _ => Arc::new(AmazonS3Builder::from_env().with_url(base).with_retry(retry).build()?),
    })
}

/// `s3://bucket` and the key behind it.
fn parts(address: &Path) -> io::Result<(String, String)> {
    let text = address.to_str().unwrap_or_default();
    let (scheme, rest) = text.split_once("://").unwrap_or_default();
    let (bucket, key) = rest.split_once('/').unwrap_or((rest, ""));
    if bucket.is_empty() {
        return Err(io::Error::other("expected the name of a bucket, found none"));
    }
    Ok((format!("{scheme}://{bucket}"), key.trim_matches('/').to_owned()))
}

fn parsed(key: &str) -> io::Result<Key> {
    Key::parse(key).map_err(io::Error::other)
}

fn stamp(meta: &ObjectMeta) -> Stamp {
    let tag = format!("{:?} {:?}", meta.e_tag, meta.version);
    let tag = Sha256::digest(tag.as_bytes());
    let number = tag.first_chunk::<8>().map_or(0, |bytes| u64::from_le_bytes(*bytes));
    let time = meta.last_modified.timestamp_nanos_opt().unwrap_or_default();
    Stamp { size: meta.size, mtime: time, ctime: 0, inode: number, device: 0 }
}

/// A store's error in a line: its sources say what its own words leave out.
fn said(error: object_store::Error) -> io::Error {
    io::Error::other(error.to_string().split_whitespace().collect::<Vec<_>>().join(" "))
}
