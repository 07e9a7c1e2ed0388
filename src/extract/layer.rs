//! Layers that can be switched off (PDF 32000-1 §8.11): text of a layer that is off is not on the page as shown.

use super::open::{Dict, File};
use std::collections::HashSet;

/// Which layers are off in the default configuration.
#[derive(Debug, Default)]
pub struct Layers {
    off: HashSet<usize>,
}

impl Layers {
    /// Reads the default configuration of the catalogue.
    pub fn read(file: &File<'_>) -> Layers {
        let off = file.trailer().dict(b"Root").and_then(|root| root.dict(b"OCProperties")).and_then(|properties| {
            let config = properties.dict(b"D")?;
            let group_keys = |dict: &Dict<'_>, key: &[u8]| -> HashSet<usize> {
                let items = dict.get(key).and_then(|v| v.array()).into_iter().flatten();
                items.filter_map(|v| v.dict()).map(|d| d.key()).collect()
            };
            if !config.is(b"BaseState", b"OFF") {
                return Some(group_keys(&config, b"OFF"));
            }
            let on = group_keys(&config, b"ON");
            Some(group_keys(&properties, b"OCGs").difference(&on).copied().collect())
        });
        Layers { off: off.unwrap_or_default() }
    }

    /// True where a group, or a membership of groups, is not shown.
    pub fn hides(&self, layer: &Dict<'_>) -> bool {
        if self.off.is_empty() {
            return false;
        }
        if !layer.is(b"Type", b"OCMD") {
            return self.off.contains(&layer.key());
        }
        let Some(groups) = layer.get(b"OCGs") else { return false };
        let mut states: Vec<bool> = match (groups.dict(), groups.array()) {
            (Some(group), _) => vec![self.off.contains(&group.key())],
            (None, Some(items)) => items.filter_map(|v| v.dict()).map(|d| self.off.contains(&d.key())).collect(),
            (None, None) => Vec::new(),
        };
        let mut off = states.drain(..);
        // An empty membership hides nothing (§8.11.2.2).
        if off.len() == 0 {
            return false;
        }
        match layer.name(b"P") {
            Some(b"AllOn") => off.any(|off| off),
            Some(b"AnyOff") => !off.any(|off| off),
            Some(b"AllOff") => !off.all(|off| off),
            _ => off.all(|off| off),
        }
    }
}
