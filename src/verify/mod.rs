//! Records in, findings out; one rule a file, each a pure function.
