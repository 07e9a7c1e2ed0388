//! Claims in, records out: the only door between paper and ledger.

pub mod family;
