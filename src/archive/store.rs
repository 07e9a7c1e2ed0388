//! Object stores: `s3://bucket/prefix`, `gs://bucket/prefix`, `az://container/prefix` in the place of a folder, or of a file where the
//! key ends in `.pdf`. What they are reached with (region, endpoint, keys) is taken from the environment, as their own tools do.
//!
//! Built with the feature `object-stores`; without it such an address is refused with words that say so.

use crate::archive::find::Found;
use crate::archive::load::Loaded;
use std::io;
use std::path::Path;

#[cfg(feature = "object-stores")]
use crate::archive::cloud::Cloud;

/// The stores that this run has opened.
#[derive(Debug, Default)]
pub struct Stores {
    #[cfg(feature = "object-stores")]
    cloud: Cloud,
}

/// The schemes of addresses that lead to a store.
const SCHEMES: [&str; 3] = ["s3://", "gs://", "az://"];

/// Whether a path is the address of something in a store.
pub fn is_address(path: &Path) -> bool {
    path.to_str().is_some_and(|text| SCHEMES.iter().any(|s| text.starts_with(s)))
}

/// Whether this program can read from stores; else why not.
pub fn can_read(path: &Path) -> Result<(), String> {
    if cfg!(feature = "object-stores") || !is_address(path) {
        return Ok(());
    }
    let path = path.display();
    Err(format!("{path}: expected a gleaner built with --features object-stores, found one without"))
}

impl Stores {
    /// Tells of every PDF below an address. An error is one of the store's, or one of `take`.
    pub fn list(&self, address: &Path, take: &mut dyn FnMut(Found) -> io::Result<()>) -> io::Result<()> {
        #[cfg(feature = "object-stores")]
        return self.cloud.list(address, take);
        #[cfg(not(feature = "object-stores"))]
        {
            let _ = take;
            can_read(address).map_err(io::Error::other)
        }
    }

    /// The bytes of an object, and what its store says of it.
    pub fn load(&self, address: &Path) -> io::Result<Loaded> {
        #[cfg(feature = "object-stores")]
        return self.cloud.load(address);
        #[cfg(not(feature = "object-stores"))]
        Err(io::Error::other(can_read(address).err().unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_paths() {
        for address in ["s3://bucket/a/b", "gs://b", "az://c/x.pdf"] {
            assert!(is_address(Path::new(address)), "{address}");
        }
        for path in ["/s3/bucket", "s3:/bucket", "http://x", ""] {
            assert!(!is_address(Path::new(path)), "{path}");
        }
    }
}
