//! Any bytes through `extract::fuzz::filters`: no panic, no hang.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| gleaner::extract::fuzz::filters(bytes));
