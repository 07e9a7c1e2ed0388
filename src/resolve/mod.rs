//! Claims in, records out: the only door between paper and ledger.
//!
//! Decided here, once:
//!
//! * a date without a year takes it from its text, its heading or the report's period ([`period`]), and says which;
//! * the time of a figure comes, in this order, from a citation, the row and column of its table, its source line, its sentence, its
//!   activity, a standing, its heading, the report ([`when`]);
//! * a source line governs the figures above it, up to the previous source line or heading of the same box or running text;
//! * which passages are dated activities ([`event`]), which tables have a role ([`outline`]);
//! * parts and totals complete each other ([`figure`]).

pub mod age_band;
pub mod area;
pub mod area_of;
pub mod balance;
pub mod bygone;
pub mod caption;
pub mod change;
pub mod clause_of;
pub mod currency;
pub mod doubt;
pub mod event;
pub mod facts;
pub mod family;
pub mod figure;
pub mod indicator;
pub mod ledger;
pub mod link;
pub mod measure;
pub mod media;
pub mod not_yet;
pub mod organization;
pub mod outline;
pub mod passed_over;
pub mod period;
pub mod place_name;
pub mod place_of;
pub mod plan_year;
pub mod source;
pub mod subject;
pub mod taken_up;
pub mod unit;
pub mod when;

use crate::finding::Finding;
use crate::parse::claim::{Quantity, Reading};
use crate::parse::source::SourceClaim;
use crate::parse::{Parsed, PassageKind};
use crate::place::{CharSpan, Place};
use crate::record::{Figure, Measure, NumberClass, ReportRecords, RowId, RowKind, Section, TextQuality, Unit};
use caption::Over;
use event::Dated;
use family::{Family, Rules};
use ledger::Rows;
use media::{Covered, LinkArea};
use outline::{Governed, TableRole};

/// What is known of a document beside its passages.
#[derive(Clone, Debug)]
pub struct Context {
    /// How many pages it has.
    pub pages: u32,
    /// `/Title` of the file.
    pub title: Option<String>,
    /// `/Producer` of the file.
    pub producer: String,
    /// When the file was made, ISO 8601.
    pub created: String,
    /// How far its text can be trusted.
    pub text_quality: TextQuality,
    /// Its links: rectangle and address.
    pub links: Vec<(Place, String)>,
}

/// Makes the records of a document.
pub fn resolve(parsed: &Parsed, rules: &Rules, context: &Context) -> ReportRecords {
    let family = rules.recognise(parsed.texts());
    let mut facts = facts::of(parsed, &family, context);
    let governed = outline::govern(parsed, &family, facts.period);
    let header = organization::header(parsed, &governed, &family);
    facts.target_sites = header.sites.clone();
    let names: Vec<String> = header
        .organizations
        .iter()
        .filter(|o| o.role != crate::record::Role::FocalPoint)
        .map(|o| o.name.clone())
        .filter(|n| !n.is_empty())
        .collect();
    let known = place_name::known(parsed, &governed, &facts.target_sites);
    let dated = event::events(parsed, &governed, facts.period, &names, &known);
    let links: Vec<LinkArea> = context.links.iter().map(|(place, url)| LinkArea { place, url }).collect();
    let covered = media::media(parsed, &governed, facts.period, &links);
    let mut findings = Vec::new();
    let mut maker = Maker {
        family: &family,
        governed: &governed,
        dated: &dated,
        covered: &covered,
        known: &known,
        names: &names,
        standing: facts::standing(parsed, facts.period),
        plan: plan_year::years(parsed),
        facts: &facts,
        parsed,
        findings: &mut findings,
    };
    let (figures, rows) = maker.figures();
    let mut numbers = Vec::new();
    for (passage, rows) in parsed.passages.iter().zip(&rows) {
        if let Some(marker) = &passage.marker {
            ledger::numbers(marker, &Rows::default(), &mut numbers);
        }
        for (reading, rows) in passage.readings.iter().zip(rows) {
            ledger::numbers(reading, rows, &mut numbers);
        }
    }
    let mut records = ReportRecords {
        facts,
        figures,
        events: dated.into_iter().map(|d| d.event).collect(),
        media: covered.into_iter().map(|c| c.media).collect(),
        organizations: header.organizations,
        links: Vec::new(),
        findings,
        numbers,
    };
    records.links = link::of(parsed, &records, context);
    doubt::of(parsed, &mut records);
    records
}

struct Maker<'a> {
    family: &'a Family,
    governed: &'a [Governed],
    dated: &'a [Dated],
    covered: &'a [Covered],
    known: &'a std::collections::BTreeSet<String>,
    names: &'a [String],
    /// The day that the whole report says it stands at.
    standing: Option<crate::record::Period>,
    /// The first and last year of the plan that it is on.
    plan: Option<(i16, i16)>,
    facts: &'a crate::record::ReportFacts,
    parsed: &'a Parsed,
    findings: &'a mut Vec<Finding>,
}

impl Maker<'_> {
    /// Every figure, and for each passage and reading the rows that its numbers went into.
    fn figures(&mut self) -> (Vec<Figure>, Vec<Vec<Rows>>) {
        let lines = source::governing(self.parsed);
        let mut figures: Vec<Figure> = Vec::new();
        let mut all_rows = Vec::new();
        let mut over = Over::default();
        for (at, passage) in self.parsed.passages.iter().enumerate() {
            over = Over::of(self.parsed, at, over);
            let mut passage_rows = Vec::new();
            let mut lasting = place_of::Lasting::default();
            let table = matches!(passage.kind, PassageKind::Table(_));
            let until = table.then(|| not_yet::counted_until(self.parsed, at, self.facts.period)).flatten();
            for (n, reading) in passage.readings.iter().enumerate() {
                let mut rows = Rows {
                    quantities: vec![None; reading.quantities.len()],
                    dates: vec![None; reading.dates.len()],
                    otherwise: None,
                    cells: Vec::new(),
                };
                let silent = self.silent(at);
                if silent {
                    rows.otherwise = Some(NumberClass::Name);
                }
                let order = reading_order(reading);
                for q in order.into_iter().filter(|_| !silent) {
                    let line = lines.get(&(at, n, q)).and_then(|(p, r, s)| {
                        let of = self.parsed.passages.get(*p)?.readings.get(*r)?;
                        Some((of.sources.get(*s)?, of))
                    });
                    let Some(figure) = self.figure(at, n, q, line, &over, &mut lasting) else {
                        continue;
                    };
                    if not_yet::is_not_yet(&figure, reading.quantities[q].rule, until) {
                        rows.cells.push(q);
                        continue;
                    }
                    let row = RowId { kind: RowKind::Figure, n: figures.len() as u32 + 1 };
                    self.findings.extend(doubt::unclear(&reading.quantities[q], &figure, self.family, row));
                    figures.push(figure);
                    rows.quantities[q] = Some(row);
                }
                self.date_rows(at, n, reading, &mut rows);
                if let Some(row) = self.covered.iter().position(|c| c.passage == at && c.reading == n) {
                    rows.dates.fill(Some(RowId { kind: RowKind::Media, n: row as u32 + 1 }));
                }
                passage_rows.push(rows);
            }
            all_rows.push(passage_rows);
        }
        (figures, all_rows)
    }

    /// Passages whose numbers count nothing of the report's own: headlines of the press, the header table.
    fn silent(&self, at: usize) -> bool {
        matches!(self.governed[at].role, TableRole::Media(_) | TableRole::Header)
            || self.governed[at].section == Section::Media
    }

    fn figure(
        &mut self,
        at: usize,
        n: usize,
        q: usize,
        line: Option<(&SourceClaim, &Reading)>,
        over: &Over,
        lasting: &mut place_of::Lasting,
    ) -> Option<Figure> {
        let passage = self.parsed.passages.get(at)?;
        let reading = passage.readings.get(n)?;
        let quantity = &*over.tell(reading.quantities.get(q)?, reading);
        let governs = &self.governed[at];
        let event = self.dated.iter().position(|d| d.passage == at && d.reading == n && d.span.contains(quantity.span));
        let event_row = event.map(|e| &self.dated[e].event);
        let around = figure::Around {
            reading,
            section: governs.section,
            family: self.family,
            language: self.parsed.style.language,
            ref_area: self.facts.ref_area.as_deref(),
            heading_areas: &governs.areas,
            event_title: event_row.map(|e| e.title.as_str()),
            card_heading: governs
                .heading
                .filter(|_| passage.boxed && !governs.titled)
                .and_then(|h| self.parsed.passages.get(h))
                .map(|p| p.text().as_str()),
            line_heading: governs
                .heading
                .filter(|_| governs.section != crate::record::Section::AtAGlance)
                .and_then(|h| line_heading(passage, self.parsed.passages.get(h))),
            money: over.money(quantity),
            row_stub: match &passage.kind {
                PassageKind::Table(table) => {
                    row_stub(table, reading, n, quantity).filter(|_| event.is_none() && tells_little(quantity, reading))
                }
                _ => None,
            },
            caption: over.caption,
            sum_area: over.sum_area,
            title: over.title,
            table_heads: over.heads,
        };
        let mut figure = figure::of(quantity, &around)?;
        if over.of_change() && matches!(figure.measure, Measure::Level | Measure::Share) && figure.unit == Unit::Percent
        {
            figure.measure = Measure::Change;
        }
        figure.event = event.map(|e| RowId { kind: RowKind::Event, n: e as u32 + 1 });
        (figure.period, figure.time_basis) = when::of(
            quantity,
            reading,
            governs,
            line,
            event_row,
            &when::Told {
                report: self.facts.period,
                standing: self.standing,
                plan: self.plan,
                before: self.text_before(at),
                column: clause_of::column_head(passage, n, quantity),
            },
        );
        figure.age = if quantity.rule.starts_with("table") { None } else { age_band::of(quantity, reading) };
        figure.source = source::of(quantity, reading, line);
        let text = reading.text.as_str();
        figure.place_name = if let PassageKind::Table(table) = &passage.kind {
            let cells = table.rows.get(n).map(Vec::as_slice).unwrap_or_default();
            let names = quantity.subject.iter().map(|s| {
                let column = cells.iter().position(|c| *c == Some(*s)).unwrap_or(0);
                (table.heads.get(column).map_or("", String::as_str), event::squeeze(&text[s.range()]))
            });
            place_name::of_row(&names.collect::<Vec<_>>(), self.known)
                .or_else(|| self.place_in_cell(quantity, reading, cells, lasting))
        } else {
            let sentence = reading.sentences.get(quantity.sentence).copied().unwrap_or_else(|| reading.text.span());
            let at = (quantity.span.start as usize).saturating_sub(sentence.start as usize);
            let sentence = &text[sentence.range()];
            let end = (at + quantity.span.range().len()).min(sentence.len());
            let number = place_of::Spotted { sentence, at, end, rule: quantity.rule };
            lasting.of(number, self.place_names())
        };
        if figure.place_name.is_none() {
            figure.place_name = event_row.map(|e| e.location.clone()).filter(|l| !l.is_empty());
        }
        if figure.place_name.is_none() && figure.ref_area == self.facts.ref_area {
            let sentence = reading.sentences.get(quantity.sentence).copied().unwrap_or_else(|| reading.text.span());
            let said = [&text[sentence.range()], figure.subject.as_str(), over.caption.unwrap_or_default()];
            figure.place_name = place_name::of_report(&self.facts.area_name, &said).map(str::to_owned);
        }
        Some(figure)
    }

    /// The paragraph or item right before a passage: what stands in a chart, a table or a caption is taken up by no sentence.
    fn text_before(&self, at: usize) -> Option<&Reading> {
        let before = self.parsed.passages.get(at.checked_sub(1)?)?;
        let told = matches!(before.kind, PassageKind::Paragraph | PassageKind::ListItem);
        before.readings.last().filter(|_| told)
    }

    fn place_names(&self) -> place_of::Names<'_> {
        place_of::Names { known: self.known, sites: &self.facts.target_sites, organizations: self.names }
    }

    /// The place of a number told in the words of a cell: `Team Takeo taught 40 crews in Kiri parish`.
    fn place_in_cell(
        &self,
        q: &Quantity,
        reading: &Reading,
        cells: &[Option<CharSpan>],
        lasting: &mut place_of::Lasting,
    ) -> Option<String> {
        if q.rule.starts_with("table") {
            return None;
        }
        let cell = cells.iter().flatten().find(|c| c.contains(q.span))?;
        let sentence = reading.sentences.get(q.sentence)?;
        let (start, end) = (cell.start.max(sentence.start), cell.end.min(sentence.end));
        let text = reading.text.as_str().get(start as usize..end as usize)?;
        let at = (q.span.start as usize).checked_sub(start as usize)?;
        let end = (at + q.span.range().len()).min(text.len());
        lasting.alone(place_of::Spotted { sentence: text, at, end, rule: q.rule }, self.place_names())
    }

    /// The row that holds each date: its event, else the figure of its sentence.
    fn date_rows(&self, at: usize, n: usize, reading: &Reading, rows: &mut Rows) {
        for (d, date) in reading.dates.iter().enumerate() {
            let event = self.dated.iter().position(|e| e.passage == at && e.reading == n && e.span.contains(date.span));
            let sentence = reading.sentences.iter().position(|s| s.contains(date.span));
            let figure = reading
                .quantities
                .iter()
                .enumerate()
                .find(|(_, q)| Some(q.sentence) == sentence)
                .and_then(|(q, _)| rows.quantities[q]);
            rows.dates[d] = event.map(|e| RowId { kind: RowKind::Event, n: e as u32 + 1 }).or(figure);
        }
    }
}

/// The longest line of numbers under a heading of its own, in bytes, and the longest such heading, in words.
const LINE_BYTES_MAX: usize = 60;
const LINE_HEADING_WORDS_MAX: usize = 4;

/// The heading that says of what the line below it is: `Beyond the lock` over `683 leaks (157 new)`.
fn line_heading<'a>(passage: &crate::parse::Passage, heading: Option<&'a crate::parse::Passage>) -> Option<&'a str> {
    let line = passage.text().as_str().trim();
    let prose = matches!(passage.kind, PassageKind::Paragraph) && line.len() <= LINE_BYTES_MAX;
    let numbers = line.starts_with(|c: char| c.is_ascii_digit()) && !line.ends_with('.');
    let text = heading?.text().as_str().trim();
    let capital = text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let short = text.split_whitespace().count() <= LINE_HEADING_WORDS_MAX && !text.chars().any(|c| c.is_ascii_digit());
    (prose && numbers && short && !capital).then_some(text)
}

/// The longest cell that can name a row, in words.
const STUB_WORDS_MAX: usize = 6;

/// True where a statistic's own words are few: `7 039 918 cases`, `500 kg`.
fn tells_little(q: &Quantity, reading: &Reading) -> bool {
    let words = q.subject.iter().map(|s| reading.text.as_str()[s.range()].split_whitespace().count()).sum::<usize>();
    words <= STUB_TELLS_WORDS_MAX
}

/// The words of a statistic beside which the name of its row says whose it is.
const STUB_TELLS_WORDS_MAX: usize = 2;

/// The last cell of names before a figure in its row, where it is a few words without a number and not the figure's own.
fn row_stub<'a>(
    table: &crate::parse::table::TableClaim,
    reading: &'a Reading,
    n: usize,
    q: &Quantity,
) -> Option<&'a str> {
    let cells = table.rows.get(n)?.iter().copied().flatten();
    let names = cells.take_while(|s| s.end <= q.span.start).map(|s| reading.text.as_str()[s.range()].trim());
    let named = |text: &&str| {
        !text.is_empty()
            && !text.chars().any(|c| c.is_ascii_digit())
            && text.split_whitespace().count() <= STUB_WORDS_MAX
    };
    // Where the first cell is a name it is that; behind a number of the row the last one is.
    let names: Vec<&str> = names.collect();
    let first = names.first().copied().filter(named);
    first.or_else(|| names.iter().copied().rfind(named))
}

/// The quantities of a reading in the order in which they stand in its text.
fn reading_order(reading: &Reading) -> Vec<usize> {
    let mut order: Vec<usize> = (0..reading.quantities.len()).collect();
    order.sort_by_key(|q| reading.quantities[*q].span);
    order
}
