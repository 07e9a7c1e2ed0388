//! What is known of report families, as data: the built-in files and a user's own.

/// The rule sets that a run knows: the built-in families, then a user's own (which win by name).
#[derive(Clone, Debug, Default)]
pub struct Rules {}

/// A family file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {message}")]
pub struct RulesError {
    /// The file's name as handed in.
    pub file: String,
    /// Line of the file, from 1.
    pub line: usize,
    /// What was expected and found.
    pub message: String,
}

impl Rules {
    /// The built-in families.
    pub fn builtin() -> Rules {
        Rules {}
    }

    /// The built-in families and these files, given as name and text; a file whose family has a built-in's name replaces it.
    pub fn with_files(_files: &[(String, String)]) -> Result<Rules, RulesError> {
        Ok(Rules {})
    }
}
