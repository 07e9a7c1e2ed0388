//! Blocks in, claims out: the grammar. Nothing is interpreted here.
