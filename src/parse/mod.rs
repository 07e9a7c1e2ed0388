//! Blocks in, claims out: the grammar. Nothing is interpreted here.

pub mod bid;
pub mod date;
pub mod style;
pub mod token;
pub mod vocabulary;
pub mod words;
