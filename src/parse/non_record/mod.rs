//! Rules that bid for numbers which count nothing: each says of what class they are, and the referee ([`bid`](super::bid)) decides.

pub mod age;
pub mod identifier;
pub mod mark;
pub mod measured;
pub mod name;
pub mod reference;
pub mod web;
