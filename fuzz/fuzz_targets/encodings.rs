//! Any bytes through `extract::fuzz::encodings`: no panic, no hang.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| gleaner::extract::fuzz::encodings(bytes));
