//! The rooms in a row: one document from bytes to records.

use crate::extract::{self, Document, ExtractError, TroubleKind};
use crate::finding::{Code, Finding};
use crate::layout;
use crate::parse;
use crate::place::{PageIndex, Place, PlaceBox};
use crate::record::{ReportRecords, TextQuality};
use crate::resolve::family::Rules;
use crate::resolve::{self, Context};
use crate::verify;

/// Reads one report: extract, layout, parse, resolve, verify.
pub fn read_report(bytes: &[u8], options: &extract::Options, rules: &Rules) -> Result<ReportRecords, ExtractError> {
    read_with_texts(bytes, options, rules).map(|(records, _)| records)
}

/// Reads one report, and gives the texts by which its family was told too: its records depend on the rules through
/// [`Rules::recognise`] of these texts, and through nothing else.
pub fn read_with_texts(
    bytes: &[u8],
    options: &extract::Options,
    rules: &Rules,
) -> Result<(ReportRecords, Vec<String>), ExtractError> {
    let (document, layout) = lay_out(bytes, options)?;
    let parsed = parse::read(layout);
    let context = context(&document);
    let mut records = resolve::resolve(&parsed, rules, &context);
    let digits: Vec<(PageIndex, u32)> = document.pages.iter().map(|p| (p.index, p.digits)).collect();
    let checked = verify::check(&records, &digits);
    records.findings.extend(troubles(&document));
    records.findings.extend(checked);
    // By place: a finding about the whole file first, then in reading order of pages.
    records
        .findings
        .sort_by(|a, b| (a.place.as_ref(), a.code, &a.message).cmp(&(b.place.as_ref(), b.code, &b.message)));
    Ok((records, parsed.texts().map(str::to_owned).collect()))
}

/// Extracts and arranges a document page by page. The document that comes back has no glyphs: they went into the layout.
pub fn lay_out(bytes: &[u8], options: &extract::Options) -> Result<(Document, layout::Layout), ExtractError> {
    let (document, arranger) = take_pages(bytes, options, layout::Places::Kept)?;
    Ok((document, arranger.finish()))
}

/// The first half of [`lay_out`], after which the bytes are needed no more.
pub fn take_pages(
    bytes: &[u8],
    options: &extract::Options,
    places: layout::Places,
) -> Result<(Document, layout::Arranger), ExtractError> {
    let mut arranger = layout::Arranger::new(places);
    let document = extract::read_each(bytes, options, &mut |page, fonts| {
        arranger.page(page, fonts);
        page.glyphs.clear();
    })?;
    Ok((document, arranger))
}

/// What the document says of itself, in the ground floor's terms.
fn context(document: &Document) -> Context {
    let links = document.pages.iter().flat_map(|page| {
        page.links
            .iter()
            .map(|link| (Place { page: page.index, boxes: vec![PlaceBox::from(link.area)] }, link.uri.clone()))
    });
    let kinds = || document.troubles.iter().chain(document.pages.iter().flat_map(|p| &p.troubles)).map(|t| t.kind);
    let text = document.pages.iter().any(|p| !p.text.trim().is_empty());
    let doubtful = kinds().any(|k| matches!(k, TroubleKind::TextSuspect | TroubleKind::TextUnmapped));
    Context {
        pages: document.pages.len() as u32,
        title: document.info.title.clone().filter(|t| !t.trim().is_empty()),
        producer: document.info.producer.clone().unwrap_or_default(),
        created: document.info.created.as_deref().map(iso_date).unwrap_or_default(),
        text_quality: match (text, doubtful) {
            (false, _) => TextQuality::None,
            (true, true) => TextQuality::Suspect,
            (true, false) => TextQuality::Ok,
        },
        links: links.collect(),
    }
}

/// `D:20191003120000+07'00'` as ISO 8601, as far as it is given (PDF 32000-1 §7.9.4).
fn iso_date(written: &str) -> String {
    let digits: String = written.trim_start_matches("D:").chars().take_while(char::is_ascii_digit).collect();
    let field = |a: usize, b: usize| digits.get(a..b);
    let mut out = String::new();
    for (range, before) in
        [((0, 4), ""), ((4, 6), "-"), ((6, 8), "-"), ((8, 10), "T"), ((10, 12), ":"), ((12, 14), ":")]
    {
        let Some(text) = field(range.0, range.1) else { break };
        // An hour without minutes is no ISO time.
        if before == "T" && field(10, 12).is_none() {
            break;
        }
        out.push_str(before);
        out.push_str(text);
    }
    let rest = written.trim_start_matches("D:").get(digits.len()..).unwrap_or("");
    if out.contains('T') {
        match rest.chars().next() {
            Some('Z') => out.push('Z'),
            Some(sign @ ('+' | '-')) => {
                let zone: String = rest.chars().filter(char::is_ascii_digit).collect();
                if let Some(hours) = zone.get(0..2) {
                    out.push_str(&format!("{sign}{hours}:{}", zone.get(2..4).unwrap_or("00")));
                }
            }
            _ => {}
        }
    }
    out
}

/// What extract lost or doubts, as findings with their page.
fn troubles(document: &Document) -> Vec<Finding> {
    let code = |kind: TroubleKind| match kind {
        TroubleKind::NoTextLayer => Code::NoTextLayer,
        TroubleKind::TextUnmapped => Code::TextUnmapped,
        TroubleKind::TextSuspect => Code::TextSuspect,
        TroubleKind::TextInvisible => Code::TextInvisible,
        TroubleKind::FontMissing => Code::FontMissing,
        TroubleKind::StreamDamaged => Code::StreamDamaged,
        TroubleKind::XrefRebuilt => Code::XrefRebuilt,
        TroubleKind::PageTreeRebuilt => Code::PageTreeRebuilt,
        TroubleKind::DrawingsLeftOut => Code::DrawingsLeftOut,
        TroubleKind::LinkRefused => Code::LinkRefused,
        TroubleKind::PictureUnread => Code::PictureUnread,
    };
    let whole = document.troubles.iter().map(|t| Finding::new(code(t.kind), t.message.clone()));
    let pages = document.pages.iter().flat_map(|page| {
        page.troubles
            .iter()
            .map(|t| Finding::new(code(t.kind), t.message.clone()).at(Place { page: page.index, boxes: Vec::new() }))
    });
    whole.chain(pages).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn creation_dates_are_iso_as_far_as_given() {
        assert_eq!(iso_date("D:20191003120501+07'00'"), "2019-10-03T12:05:01+07:00");
        assert_eq!(iso_date("D:20191003120501Z"), "2019-10-03T12:05:01Z");
        assert_eq!(iso_date("D:201910"), "2019-10");
        assert_eq!(iso_date("yesterday"), "");
    }
}
