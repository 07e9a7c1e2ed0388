//! Words that may stand between a number and the sex it is of.

/// Small words and adjectives that may stand between an amount and its label.
#[rustfmt::skip]
pub const FILLERS: &[&str] = &[
    "young", "adult", "adolescent", "pregnant", "lactating", "elderly", "older", "migrant", "rural", "new", "other",
    "additional", "are", "were", "is", "was", "being", "came", "lodged", "filed", "submitted", "identified", "as", "them", "whom", "which", "these", "those",
    "vulnerable", "single", "unaccompanied", "sont", "étaient", "son", "eran", "fueron", "des", "indigenous",
    "refugee", "displaced", "returnee", "local", "unmarried", "working", "jeunes", "small", "little", "minor",
    "were", "been", "have", "had", "by", "from", "indígenas", "breastfeeding", "nursing", "disabled", "enceintes", "allaitantes",
    "embarazadas", "lactantes", "se", "como", "comme", "identificó", "identificaron", "identifican", "married", "widowed", "homeless", "más", "also", "également", "también",
];

/// Verbs that tie a share to a label in front of it: `women make up 56 per cent`.
#[rustfmt::skip]
pub const MAKE_UP: &[&str] = &[
    "make", "makes", "made", "making", "up", "account", "accounts", "accounted", "accounting", "for", "represent",
    "represents", "represented", "representing", "constitute", "constituted", "constituting", "comprise",
    "comprised", "comprising", "form", "formed", "were", "are", "is", "was", "représentent", "représentaient",
    "constituent", "constituaient", "representan", "representaron", "constituyen", "constituyeron", "of", "at", "el",
    "un", "representando", "constituyendo", "représentant", "constituant", "hold", "held", "occupied", "occupy",
];

/// What a number is held against: `below the 30 per cent target`.
pub const HELD_AGAINST: &[&str] =
    &["target", "goal", "threshold", "limit", "average", "norm", "commitment", "ceiling", "benchmark", "quota"];
