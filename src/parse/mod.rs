//! Blocks in, claims out: the grammar. Nothing is interpreted here: a claim says what is printed and where.
//!
//! A text goes through these steps, each in a file that writes down its own rules, with examples and counter-examples beside them:
//!
//! 1. [`style`]: the document's language and how it writes thousands and decimals.
//! 2. [`token`]: numerals, words with their senses ([`vocabulary`]), marks. Every digit is in exactly one numeral.
//! 3. Rules bid for tokens that are dates ([`date`]) or count nothing ([`non_record`]) and the referee awards them ([`bid`]): the longer
//!    reading wins; where neither contains the other the doubt is a finding.
//! 4. What is left and is a [`number`] becomes an [`amount`] with its bound, sign, unit and share.
//! 5. [`sex`]: amounts with labels become parts, and find their totals.
//! 6. [`announce`] and [`tally`]: which of the other amounts are statistics.
//! 7. [`subject`]: what a statement counts. [`source`](mod@source): who counted.
//! 8. [`reading`]: every numeral gets its [`fate`]: a statistic, a date, a classified non-record, or unread.
//!
//! Tables are read row by row ([`table`]); passages without words by what stands around them on the page (`chart`).
//!
//! # Syntax
//!
//! ```text
//! text      = { statement | date | non-record | word | mark }
//!
//! statement = total [noun] "(" [intro] list ")"            58 (W31: M27) delegates; 77 representatives (14 women)
//!           | total noun [","] intro list                  43 people, of whom 30 women
//!           | part "of" ["the"] total noun were label      504 of the 1,204 workers were women
//!           | list                                         27W/16M; four men and one woman; 60 women
//!           | share                                        women make up 56 per cent; 45 per cent of women can read
//!           | statement … comparator amount in date        67 per cent of women …, compared to 66 per cent in 2021
//!           | amount                                       where something announces it, see below
//! list      = part { ("," | ";" | "/" | "&" | ":" | "–" | and) part }
//! part      = label [":" | "=" | "-"] amount | amount [filler] label ["(" share ")"] | amount (to | from | by) label
//!           | label amount (and | ",") label amount        women 64, men 59
//!           | label words (":" | "(n=") amount              women with boats: 139
//!           | label "/" label [":"] amount "/" amount        W/M: 24/27
//!           | label and label … amount and amount "," respectively
//! label     = W | F | M | H | women | female | mujeres | femmes | girls | children | unknown | not stated | non-binary | others …      | label and label
//! intro     = including | of whom | of which | dont | entre ellas …
//! share     = label (make up | were | account for …) amount | amount (of label | were label | label)
//!           | share of label … was amount | label … majority … "(" amount ")"
//!
//! amount    = [bound] [sign] number [range] [scale] [sign | currency | per cent | "+"] ["(" the same in digits ")"]
//! bound     = over | nearly | at least | up to | between | "<" | ">" | "~" …
//! range     = ("–" | to | and) number
//! number    = numeral [scale] | words | fraction
//! numeral   = digits { separator digits }                  1,204  1 204  1.204  1'204  12,34,567  3.5  3,5
//! scale     = million | lakh | k …
//! words     = twenty-three | deux cents | dos mil quinientas …
//! fraction  = half of | a third of | two-thirds …
//!
//! announced = amount noun | ("was" | "are" | ":" | "=" …) amount | amount with a unit
//!           | name ["–"] n { "," name ["–"] n } | name "(" n ")" { "," name "(" n ")" }
//!           | n "/" n ["(" share ")"] | caption "(" n ")" | amount (in | for …) after an amount with a noun
//!
//! date      = [opener] day month year in any of their orders | quarter | half | week | years | time of day
//! non-record = ordinal | duration | age | reference | identifier | phone | url | page number | list mark
//!           | mark of a note | name | table cell | axis
//! ```
//!
//! `gleaner explain FILE --page N` prints for every number which rule took it, which wanted it, and why the others lost.

pub mod amount;
pub mod announce;
pub mod bid;
mod change;
mod chart;
pub mod claim;
pub mod date;
pub mod fate;
mod known;
pub mod money;
pub mod non_record;
#[cfg(test)]
mod notation;
pub mod number;
pub mod proof;
#[cfg(test)]
mod property;
pub mod reading;
pub mod sentence;
pub mod sex;
pub mod source;
pub mod style;
pub mod subject;
pub mod table;
pub mod tally;
pub mod token;
pub mod vocabulary;
pub mod words;

use crate::layout::{Block, BlockKind, Layout, RegionKind};
use crate::place::{Place, PlacedText};
use claim::Reading;
use reading::TextRole;
use style::Style;
use table::TableClaim;

/// A document as read.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// Its passages, in reading order.
    pub passages: Vec<Passage>,
    /// Its habits.
    pub style: Style,
}

impl Parsed {
    /// Its texts, passage by passage: all by which its family is told.
    pub fn texts(&self) -> impl Iterator<Item = &str> + Clone {
        self.passages.iter().flat_map(|p| p.readings.iter().map(|r| r.text.as_str()))
    }
}

/// A block with everything that was read in it.
#[derive(Clone, Debug)]
pub struct Passage {
    /// What it is.
    pub kind: PassageKind,
    /// The same number for passages of one stretch of the page.
    pub region: u32,
    /// True inside a side box.
    pub boxed: bool,
    /// Where it is.
    pub place: Place,
    /// False where its place in the reading order is doubtful.
    pub order_sure: bool,
    /// The mark of a list item.
    pub marker: Option<Reading>,
    /// The text; a table has one reading a row.
    pub readings: Vec<Reading>,
}

/// What a passage is.
#[derive(Clone, Debug)]
pub enum PassageKind {
    /// A heading, 1 for the highest.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A table.
    Table(TableClaim),
    /// A caption.
    Caption,
    /// A footnote or table note.
    Note,
    /// Running head or foot, page number.
    Furniture,
}

impl Passage {
    /// The text of a passage that is no table; of a table, its first row.
    pub fn text(&self) -> &PlacedText {
        static EMPTY: std::sync::LazyLock<PlacedText> = std::sync::LazyLock::new(PlacedText::new);
        self.readings.first().map_or(&EMPTY, |r| &r.text)
    }
}

/// Reads every block of a document.
pub fn read(layout: Layout) -> Parsed {
    let mut style = style::of(layout.blocks.iter().flat_map(texts));
    style.dash_nil |= layout.blocks.iter().any(dash_legend);
    let mut passages: Vec<Passage> = layout.blocks.into_iter().map(|block| passage(block, &style)).collect();
    chart::read(&mut passages, &style);
    date::register::read(&mut passages);
    Parsed { passages, style }
}

fn texts(block: &Block) -> Box<dyn Iterator<Item = &str> + '_> {
    match &block.kind {
        BlockKind::Table(table) => Box::new(table.cells.iter().map(|c| c.text.as_str())),
        _ => Box::new(std::iter::once(block.text.as_str())),
    }
}

/// A legend `– nil` whose dash layout took for the mark of a list item.
fn dash_legend(block: &Block) -> bool {
    let BlockKind::ListItem { marker, .. } = &block.kind else { return false };
    let nil = block.text.as_str().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_lowercase();
    matches!(marker.as_str().trim(), "–" | "—" | "-")
        && ["nil", "zero", "none", "néant", "cero"].contains(&nil.as_str())
}

fn passage(block: Block, style: &Style) -> Passage {
    let mut marker = None;
    let mut readings = Vec::new();
    let mut text =
        |role: TextRole| readings.push(reading::read(block.text.clone(), block.line_starts.clone(), role, style, &[]));
    let kind = match block.kind {
        BlockKind::Heading { level } => {
            text(TextRole::Heading);
            PassageKind::Heading(level)
        }
        BlockKind::Paragraph => {
            text(TextRole::Prose);
            PassageKind::Paragraph
        }
        BlockKind::ListItem { marker: mark, .. } => {
            marker = Some(reading::read(mark, Vec::new(), TextRole::Marker, style, &[]));
            text(TextRole::Prose);
            PassageKind::ListItem
        }
        BlockKind::Caption => {
            text(TextRole::Prose);
            PassageKind::Caption
        }
        BlockKind::Note => {
            text(TextRole::Note);
            PassageKind::Note
        }
        BlockKind::Furniture => {
            text(TextRole::Furniture);
            PassageKind::Furniture
        }
        BlockKind::Table(table) => {
            let (claim, rows) = table::read(&table, style);
            readings = rows;
            PassageKind::Table(claim)
        }
    };
    Passage {
        kind,
        region: block.region.id,
        boxed: block.region.kind == RegionKind::Box,
        place: block.place,
        order_sure: block.order_sure,
        marker,
        readings,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use claim::Fate;

    fn check(printed: &str, subjects: &[&str], unread: usize) {
        let reading = reading::read(PlacedText::unplaced(printed), Vec::new(), TextRole::Prose, &Style::default(), &[]);
        let got: Vec<String> = reading
            .quantities
            .iter()
            .map(|q| q.subject.iter().map(|s| &printed[s.range()]).collect::<Vec<_>>().join(" + "))
            .collect();
        assert_eq!(got, subjects, "{printed}");
        assert_eq!(reading.numbers.iter().filter(|n| n.fate == Fate::Unread).count(), unread, "{printed}");
    }

    #[test]
    fn what_is_counted() {
        check(
            "The day was joined by 58 (W31: M27) delegates from workers’ unions.",
            &["day was joined by + delegates from workers’ unions"],
            0,
        );
        check("It led to 13 national recommendations on skills.", &["led to + national recommendations on skills"], 0);
        check("Population: 15.8 million", &["Population"], 0);
        check("Short-stay workers = 12,300 (Women= 5,300 / Men=7,000)", &["Short-stay workers"], 0);
        check("the rest going through unpaid brokers (53 per cent) abroad", &["rest going through unpaid brokers"], 0);
        check(
            "This spring, 45 cases (of these 22 cases by women cooks) were filed and referred by the office.",
            &["cases + were filed and referred by the office"],
            0,
        );
        check("By June US$6,755 was ordered in compensation.", &["ordered in compensation"], 0);
        check(
            "The team oversaw settlements of disputes for 67 (W23:M44) migrants.",
            &["team oversaw settlements of disputes for + migrants"],
            0,
        );
        check("(W11: M39)", &[""], 0);
    }

    #[test]
    fn the_clause_tells_what_a_short_noun_does_not() {
        check("In May, the union handed out 900 leaflets.", &["union handed out + leaflets"], 0);
        check("The budget stands at 12 million.", &["budget"], 0);
        check("Remittances fell by 9 per cent, to US$ 3 billion.", &["Remittances fell", "Remittances fell"], 0);
        check(
            "They won US$ 40,000 in unpaid wages for 31 drivers.",
            &["won + unpaid wages", "unpaid wages for + drivers"],
            0,
        );
        check("Of the callers, 215 were women.", &["callers + were women"], 0);
        check("Some 40 nurses (12 men) from private clinics came.", &["nurses + from private clinics came"], 0);
    }

    #[test]
    fn pronouns_take_up_what_was_named() {
        check(
            "The office issued 640 work permits, about a third of them to fishers.",
            &["office issued + work permits", "work permits + to fishers"],
            0,
        );
        check(
            "The owner paid THB 300,000 (EUR 8,100) to the crew.",
            &["owner paid + to the crew", "owner paid + to the crew"],
            0,
        );
        check(
            "As before, 40 schools, up from 11 then, have wells.",
            &["schools + have wells", "schools + have wells"],
            0,
        );
        check("There were 90 deaths (12 new).", &["deaths", "deaths + new"], 0);
    }

    #[test]
    fn what_only_leads_to_a_number_is_no_subject() {
        check(
            "The fund paid for nets, sending boats to 19 islands.",
            &["fund paid for nets, sending boats to + islands"],
            0,
        );
        check(
            "The fund paid for nets, sending boats to 19 yards.",
            &["fund paid for nets, sending boats to + yards"],
            0,
        );
        check("It helped draw up a list of 300 harbour projects.", &["helped draw up a list of + harbour projects"], 0);
        check("Some 40 boats lost in the past 24 hours.", &["boats lost"], 0);
        check(
            "About 5.6 million people living with malaria need to be told.",
            &["people living with malaria need to be told"],
            0,
        );
        check("Landings on the piers, quays and beaches were 214.", &["Landings on the piers, quays and beaches"], 0);
        check("We ran songs on air: Kep 8 spots, Takeo 16 spots.", &["Kep + spots", "Takeo + spots"], 0);
        check("New papers (11 have been printed) cover nets.", &["New papers + have been printed"], 0);
        check("There were 53 cases, of which 13 confirmed.", &["cases", "cases + confirmed"], 0);
        check("Sailors are sent from Peru (4) and Chile (6).", &["Sailors + Peru", "Sailors + Chile"], 0);
    }

    #[test]
    fn what_stands_beside_a_number_is_not_always_of_it() {
        check(
            "The number of boats lost is about 900 in 27 bays, a rise of some 40.",
            &["number of boats lost", "number of boats lost is about 900 in + bays", "number of boats lost + rise"],
            0,
        );
        check(
            "The number of sailors saved since the beginning of June stands at over 140.",
            &["number of sailors saved"],
            0,
        );
        check(
            "In all 9 crews hold a card and in May alone more than 40 boats were sunk.",
            &["crews hold a card", "boats were sunk"],
            0,
        );
        check(
            "The port told of 13 deaths, 5 divers missing, 46 rafts sunk, and 74 nets lost.",
            &[
                "port told of + deaths",
                "port told of + divers missing",
                "port told of + rafts sunk",
                "port told of + nets lost",
            ],
            0,
        );
    }

    #[test]
    fn what_is_told_once_is_told_of_all() {
        check(
            "About 650 cooks in Reva and about 40 cooks in Kep have no ropes.",
            &["cooks in Reva + have no ropes", "cooks in Kep have no ropes"],
            0,
        );
        check(
            "At least 61 divers, of which 8 in Reva, were sent home.",
            &["divers + were sent home", "divers + in Reva + were sent home"],
            0,
        );
        check(
            "Two probable and eight suspected cases were seen.",
            &["probable + cases were seen", "suspected cases were seen"],
            0,
        );
        check(
            "Fares were 9 dollars, and are expected to reach 12 dollars.",
            &["Fares", "Fares + expected to reach"],
            0,
        );
        check(
            "The fund gave nets to 300 families (1,200 divers) in the bays.",
            &["fund gave nets to + families + in the bays", "fund gave nets to + divers + in the bays"],
            0,
        );
        check(
            "Only 40 per cent of women are insured by the port (compared to 60 per cent of men).",
            &["are insured by the port"],
            0,
        );
        check(
            "Over 5 divers in Kep, Isle d’Oreva and Takeo got new nets.",
            &["divers in Kep, Isle d’Oreva and Takeo got new nets"],
            0,
        );
    }

    #[test]
    fn what_was_named_is_named_once() {
        check("Kep saw 40 inns; 9 of those inns were shut.", &["Kep saw + inns", "inns + were shut"], 0);
        check("As many as 90 claims were heard and 30 rejected.", &["claims were heard", "claims + rejected"], 0);
        check(
            "Some 240 boats sailed, three times as many as then.",
            &["boats sailed", "boats sailed + times as many"],
            0,
        );
        check("About 8% of sons under 5 years old swim at sea.", &["sons + swim at sea"], 0);
        check("In poor ports, 70 per cent of 9-year-olds cannot swim.", &["9-year-olds cannot swim"], 0);
        check("We have 40 cases over the first 12 months.", &["cases"], 0);
        check("Some 134 tired or separated children were found.", &["tired or separated children were found"], 0);
        check("The fund put $9 million in the port.", &["fund put + in the port"], 0);
    }

    #[test]
    fn every_numeral_has_a_fate() {
        check("On 30 July, the 12th forum met under Article 5 of C189 for 3 days.", &[], 0);
        check("in 2019, 43 came", &["came"], 0);
        check("as before; 43, they said", &[], 1);
        check("in Kep 8, Takeo 6 and Kampot 39.", &["Kep", "Takeo", "Kampot"], 0);
    }
}
