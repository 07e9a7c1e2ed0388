//! Doubts: we looked, and this is what we are not sure of. A closed list of codes, each documented here and nowhere else.

use crate::place::Place;
use serde::Serialize;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; no number is in doubt.
    Note,
    /// A number, a date or the completeness of a page is in doubt.
    Doubt,
    /// The file was refused.
    Refusal,
}

impl Severity {
    /// The word that findings.csv writes.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Doubt => "doubt",
            Severity::Refusal => "refusal",
        }
    }
}

macro_rules! codes {
    ($($variant:ident = $name:literal, $severity:ident, $meaning:literal;)*) => {
        /// The closed list of finding codes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $meaning] $variant,)* }

        impl Code {
            /// Every code, in the order of the list.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The word that findings.csv writes.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// How much it weighs.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }

            /// What it means, in one sentence.
            pub fn meaning(self) -> &'static str {
                match self { $(Code::$variant => $meaning,)* }
            }
        }
    };
}

codes! {
    PartsDoNotAddUp = "parts_do_not_add_up", Doubt, "the printed parts do not add up to the printed total";
    NumberUnread = "number_unread", Doubt, "a printed number was seen and not understood";
    NumberOverflow = "number_overflow", Doubt, "a printed number has more digits than an exact decimal holds";
    NumberUnclear = "number_unclear", Doubt, "a number such as 1.234 in a document that does not show its decimal mark";
    DigitsLost = "digits_lost", Doubt, "numbers.csv does not hold every digit of the page's text layer";
    RulesDisagree = "rules_disagree", Doubt, "two rules read the same text differently and neither contains the other";
    DateOutsideReport = "date_outside_report", Doubt, "a dated activity lies outside the report's period, or an upcoming one before its end";
    DateAmbiguous = "date_ambiguous", Doubt, "day and month, or the year, of a printed date cannot be told";
    PeriodUnknown = "period_unknown", Doubt, "the report's own period could not be found";
    CurrencyUnclear = "currency_unclear", Doubt, "a currency sign that several countries use, read as US dollars";
    AreaUnknown = "area_unknown", Note, "the country or area that the report speaks for could not be told";
    NoTextLayer = "no_text_layer", Doubt, "a page shows ink but has no text";
    TextUnmapped = "text_unmapped", Doubt, "characters without a known Unicode value";
    TextSuspect = "text_suspect", Doubt, "the mapping of codes to characters looks scrambled";
    TextInvisible = "text_invisible", Note, "text that cannot be seen on the page, such as an OCR layer";
    OrderUncertain = "order_uncertain", Note, "the reading order around this block is doubtful";
    FontMissing = "font_missing", Doubt, "a font is missing or broken";
    StreamDamaged = "stream_damaged", Doubt, "a stream was cut or its filter failed: text may be missing";
    XrefRebuilt = "xref_rebuilt", Note, "the cross-reference table was broken and was rebuilt";
    PageTreeRebuilt = "page_tree_rebuilt", Doubt, "the page tree was broken; the pages were found by scanning the file";
    PictureUnread = "picture_unread", Note, "a picture with ink that may hold numbers is not read";
    DrawingsLeftOut = "drawings_left_out", Doubt, "a page has more lines, fills or pictures than are kept: its tables may be cut otherwise";
    LinkRefused = "link_refused", Note, "a link that is not http, https or mailto was left out";
    LimitReached = "limit_reached", Refusal, "a limit on size, depth or work was reached";
    Encrypted = "encrypted", Refusal, "the file is encrypted and no password was given";
    NotPdf = "not_pdf", Refusal, "the file is not a PDF";
    Damaged = "damaged", Refusal, "the file is damaged beyond repair";
    Unreadable = "unreadable", Refusal, "the file could not be read from the disk";
    ReaderFailed = "reader_failed", Refusal, "the reader stopped on this file: a fault of gleaner, or a limit on memory or time";
}

/// One doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which of the closed list.
    pub code: Code,
    /// Where on the paper; `None` for the file as a whole.
    pub place: Option<Place>,
    /// The row it is about: kind letter and number, such as `f` and 12.
    pub row: Option<crate::record::RowId>,
    /// What is doubted, lower case, no full stop, quoting the paper.
    pub message: String,
    /// What was expected, where that can be said.
    pub expected: String,
    /// What was found, where that can be said.
    pub found: String,
}

impl Finding {
    /// A finding with a message and nothing else yet.
    pub fn new(code: Code, message: impl Into<String>) -> Finding {
        Finding { code, place: None, row: None, message: message.into(), expected: String::new(), found: String::new() }
    }

    /// The same finding at a place.
    pub fn at(mut self, place: Place) -> Finding {
        self.place = Some(place);
        self
    }

    /// The same finding about a row.
    pub fn of(mut self, row: crate::record::RowId) -> Finding {
        self.row = Some(row);
        self
    }
}
