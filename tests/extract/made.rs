//! Writes small PDFs: objects by number, a cross-reference table that is true, streams plain or deflated.

use gleaner::extract::{Document, ExtractError, Options, TroubleKind, read};
use std::collections::BTreeMap;
use std::io::Write;

/// A PDF in the making.
#[derive(Clone)]
pub struct Made {
    objects: BTreeMap<u32, Vec<u8>>,
}

/// The text that every made page shows.
pub const MARK: &str = "BT /F1 12 Tf 72 700 Td (Revenue 1,234.5) Tj ET\n";

impl Made {
    /// One page (object 3) with this content (object 4) and Helvetica as `/F1` (object 5).
    pub fn page(content: &[u8]) -> Made {
        let mut made = Made { objects: BTreeMap::new() };
        made.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
        made.object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        made.object(3, page_with(""));
        made.stream(4, "", content);
        made.object(5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        made
    }

    /// One page with [`MARK`] and more behind it.
    pub fn marked(more: &str) -> Made {
        Made::page(format!("{MARK}{more}").as_bytes())
    }

    /// A page that shows a code of a composite font of which nobody says what it is.
    pub fn unmapped() -> Made {
        let mut made = Made::marked("BT /F2 12 Tf 72 600 Td <0041> Tj ET");
        made.object(6, "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [9 0 R] >>");
        made.object(9, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X >>");
        made
    }

    /// A page whose text says other letters than it shows: each is three places off.
    pub fn shifted() -> Made {
        let text = "the centre registered migrants who completed nationality verification ".repeat(5);
        let shifted = text.bytes().map(|b| if b == b' ' { b } else { b - 3 });
        let shifted: String = shifted.map(|b| if b == b'\\' { '^' } else { char::from(b) }).collect();
        Made::marked(&format!("BT /F1 3 Tf 10 600 Td ({shifted}) Tj ET"))
    }

    /// A page with a large picture.
    pub fn picture() -> Made {
        let mut made = Made::marked("q 200 0 0 200 72 300 cm /X1 Do Q");
        let entries = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8";
        made.stream(7, entries, b"0");
        made
    }

    /// A page whose deflated content ends too early.
    pub fn cut_stream() -> Made {
        let mut made = Made::page(b"");
        let data = deflate(MARK.repeat(9).as_bytes());
        made.stream(4, "/Filter /FlateDecode", &data[..data.len() - 8]);
        made
    }

    /// A page that no page tree names.
    pub fn treeless() -> Made {
        let mut made = Made::marked("");
        made.object(1, "<< /Type /Catalog >>");
        made
    }

    /// A page with a link to each of these addresses.
    pub fn linked(addresses: &[&str]) -> Made {
        let link =
            |uri: &&str| format!("<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI ({uri}) >> >>");
        let mut made = Made::marked("");
        made.object(3, page_with(&format!("/Annots [{}]", addresses.iter().map(link).collect::<Vec<_>>().join(" "))));
        made
    }

    /// Its bytes, with a false start of the cross-reference table.
    pub fn false_start(&self) -> Vec<u8> {
        String::from_utf8_lossy(&self.bytes()).replace("startxref\n", "startxref\n9").into_bytes()
    }

    /// Writes or replaces an object.
    pub fn object(&mut self, number: u32, body: impl Into<String>) -> &mut Made {
        self.objects.insert(number, body.into().into_bytes());
        self
    }

    /// Writes or replaces a stream.
    pub fn stream(&mut self, number: u32, entries: &str, data: &[u8]) -> &mut Made {
        let mut body = format!("<< /Length {} {entries} >>\nstream\n", data.len()).into_bytes();
        body.extend_from_slice(data);
        body.extend_from_slice(b"\nendstream");
        self.objects.insert(number, body);
        self
    }

    /// Writes or replaces a deflated stream.
    pub fn deflated(&mut self, number: u32, data: &[u8]) -> &mut Made {
        self.stream(number, "/Filter /FlateDecode", &deflate(data))
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut table = String::new();
        for (number, body) in &self.objects {
            table.push_str(&format!("{number} 1\n{:010} 00000 n \n", out.len()));
            out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
            out.extend_from_slice(body);
            out.extend_from_slice(b"\nendobj\n");
        }
        let (start, size) = (out.len(), self.objects.keys().last().unwrap() + 1);
        let end = format!(
            "xref\n0 1\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
        );
        out.extend_from_slice(end.as_bytes());
        out
    }

    /// The file as read.
    pub fn read(&self) -> Result<Document, ExtractError> {
        read(&self.bytes(), &Options::default())
    }
}

/// The dictionary of a page with more entries.
pub fn page_with(entries: &str) -> String {
    format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R {entries} \
         /Resources << /Font << /F1 5 0 R /F2 6 0 R >> /XObject << /X1 7 0 R >> /Properties << /P1 8 0 R >> >> >>"
    )
}

/// zlib data.
pub fn deflate(data: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    out.write_all(data).unwrap();
    out.finish().unwrap()
}

/// All text of a document, a line a page.
pub fn text(document: &Document) -> String {
    document.pages.iter().map(|page| page.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The kinds of trouble of a document, without repetition.
pub fn kinds(document: &Document) -> Vec<TroubleKind> {
    let all = document.troubles.iter().chain(document.pages.iter().flat_map(|page| &page.troubles));
    let mut kinds: Vec<TroubleKind> = all.map(|trouble| trouble.kind).collect();
    kinds.sort();
    kinds.dedup();
    kinds
}
