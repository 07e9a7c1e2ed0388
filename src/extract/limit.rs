//! What one file may cost: every limit is a named constant, and the budgets that a document spends are counted here.
//!
//! Only counts decide (bytes, operators, glyphs), never a clock, so that the same bytes give the same answer on any machine.
//!
//! A limit behind which text would be left out refuses the whole file: of a report that is read in part nobody could tell from its
//! rows which part. One behind which only drawings are left out (`PAGE_SHAPES_MAX`) is told and the page is read. None of the
//! 1,877 files of the corpus meets a limit but three that test for it.

/// Largest file that is opened.
pub const FILE_BYTES_MAX: usize = 64 << 20;
/// Largest stream after its filters.
pub const STREAM_BYTES_MAX: usize = 8 << 20;
/// Most bytes of decoded content streams and forms that one page may use.
pub const PAGE_BYTES_MAX: usize = 16 << 20;
/// Most decoded bytes in the whole document.
pub const DOCUMENT_BYTES_MAX: usize = 128 << 20;
/// Most pages of one file.
pub const PAGES_MAX: usize = 2_000;
/// Most indirect objects of one file.
pub const OBJECTS_MAX: usize = 500_000;
/// Most operators on one page, forms included.
pub const PAGE_OPERATORS_MAX: u32 = 500_000;
/// Most operators in the whole document.
pub const DOCUMENT_OPERATORS_MAX: u32 = 5_000_000;
/// Most glyphs on one page.
pub const PAGE_GLYPHS_MAX: usize = 200_000;
/// Deepest nesting of arrays, dictionaries and page-tree nodes.
pub const NESTING_MAX: usize = 64;
/// Deepest nesting of form XObjects.
pub const FORM_DEPTH_MAX: usize = 16;
/// Most form XObjects drawn on one page.
pub const PAGE_FORMS_MAX: u32 = 20_000;
/// Deepest nesting of `q`.
pub const SAVE_DEPTH_MAX: usize = 512;
/// Most operands in front of one operator.
pub const OPERANDS_MAX: usize = 32_768;
/// Most filters on one stream.
pub const FILTERS_MAX: usize = 8;
/// Largest ToUnicode CMap.
pub const TO_UNICODE_BYTES_MAX: usize = 1 << 20;
/// Most ranges of one ToUnicode CMap.
pub const TO_UNICODE_RANGES_MAX: usize = 65_536;
/// Most fonts of one file.
pub const FONTS_MAX: usize = 4_096;
/// Most rulings, and most fills, of one page.
pub const PAGE_SHAPES_MAX: usize = 100_000;
/// Most troubles that one page tells of while it is drawn; who has so many is not read further for more.
pub const PAGE_TROUBLES_MAX: usize = 200;
/// Most characters that one code may stand for.
pub const CODE_CHARS_MAX: usize = 64;
/// Most link annotations of one page.
pub const PAGE_LINKS_MAX: usize = 10_000;

/// What is left of the counted budgets.
#[derive(Debug)]
pub struct Budget {
    document_bytes: usize,
    page_bytes: usize,
    document_operators: u32,
    page_operators: u32,
    page_forms: u32,
    /// The first limit behind which text is left out.
    refusal: Option<String>,
    /// A buffer that was decoded into and is free again: pages are large, and fresh memory is slow.
    spare: Vec<u8>,
    /// What inflates, once it was needed.
    pub(super) inflater: Option<flate2::Decompress>,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget {
            document_bytes: DOCUMENT_BYTES_MAX,
            page_bytes: PAGE_BYTES_MAX,
            document_operators: DOCUMENT_OPERATORS_MAX,
            page_operators: PAGE_OPERATORS_MAX,
            page_forms: PAGE_FORMS_MAX,
            refusal: None,
            spare: Vec::new(),
            inflater: None,
        }
    }
}

impl Budget {
    /// Refills what is counted for each page.
    pub fn next_page(&mut self) {
        self.page_bytes = PAGE_BYTES_MAX;
        self.page_operators = PAGE_OPERATORS_MAX;
        self.page_forms = PAGE_FORMS_MAX;
    }

    /// Remembers that a limit was reached behind which text is left out: the file is refused.
    pub fn refuse(&mut self, message: impl Into<String>) {
        self.refusal.get_or_insert_with(|| message.into());
    }

    /// The limit for which the file is refused.
    pub fn refusal(&mut self) -> Option<String> {
        self.refusal.take()
    }

    /// An empty buffer to decode into.
    pub fn take_buffer(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.spare)
    }

    /// Gives a buffer back that nobody reads any more.
    pub fn give_buffer(&mut self, mut buffer: Vec<u8>) {
        if buffer.capacity() > self.spare.capacity() {
            buffer.clear();
            self.spare = buffer;
        }
    }

    /// True where the document may decode no more.
    pub fn is_spent(&self) -> bool {
        self.document_bytes == 0
    }

    /// How many bytes the next stream may decode to.
    pub fn stream_bytes(&self) -> usize {
        STREAM_BYTES_MAX.min(self.document_bytes)
    }

    /// Spends decoded bytes of the document.
    pub fn spend_bytes(&mut self, bytes: usize) {
        self.document_bytes = self.document_bytes.saturating_sub(bytes);
    }

    /// Spends decoded content of a page; false where the page has no more.
    pub fn spend_page_bytes(&mut self, bytes: usize) -> bool {
        let enough = bytes <= self.page_bytes;
        self.page_bytes = self.page_bytes.saturating_sub(bytes);
        enough
    }

    /// Spends one operator; the limit that is reached, if one is.
    pub fn spend_operator(&mut self) -> Result<(), String> {
        if self.page_operators == 0 {
            return Err(format!("expected at most {PAGE_OPERATORS_MAX} operators on a page, found more"));
        }
        if self.document_operators == 0 {
            return Err(format!("expected at most {DOCUMENT_OPERATORS_MAX} operators in the document, found more"));
        }
        self.page_operators -= 1;
        self.document_operators -= 1;
        Ok(())
    }

    /// Spends one drawn form; false where the page may draw no more.
    pub fn spend_form(&mut self) -> bool {
        let enough = self.page_forms > 0;
        self.page_forms = self.page_forms.saturating_sub(1);
        enough
    }
}
