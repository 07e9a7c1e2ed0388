//! Blocks in, claims out: the grammar. Nothing is interpreted here.

pub mod age;
pub mod amount;
pub mod bid;
pub mod date;
pub mod money;
pub mod number;
pub mod reference;
pub mod sentence;
pub mod sex;
pub mod style;
pub mod token;
pub mod vocabulary;
pub mod web;
pub mod words;
