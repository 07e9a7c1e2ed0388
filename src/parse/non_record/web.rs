//! Addresses and telephone numbers: their digits are no statistics.

use crate::parse::bid::{Bid, Class};
use crate::parse::style::pattern;
use crate::parse::words::Words;
use regex::Regex;
use std::sync::LazyLock;

/// Web addresses with and without a scheme, e-mail addresses, DOIs and social media names.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:https?://|ftp://|www\.|doi:\s?|mailto:)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b(?:[a-z0-9-]+\.)+(?:org|com|int|net|gov|edu|info)(?:\.[a-z]{2})?(?:/\S*)?\b|[@#][a-z_]\w*",
    )
});

/// A telephone number with its country code, or after a word that announces one.
static PHONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\+|\b00)\s?\(?\d(?:[\s().\u{a0}/-]{0,3}\d){6,16}|\b(?:(?:tel|tél|tlf|tfno|telf|tel[ée]fono|telephone|téléphone|phone|mobile|móvil|celular|fax|hotline|cell)s?|whatsapp|call)(?:\s?(?:no|number|numéro|número))?\s?[.:]*\s?\+?\(?\d(?:[\s().\u{a0}/-]{0,3}\d){2,24}|\b0\d{2,3}[ -]?\d{3}[ -]?\d{3,4}\b",
    )
});

/// Standard numbers of books and series.
static BOOK: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:isbn|issn)(?:-1[03])?\s?:?\s?[\d\u{2010}-\u{2013}xX -]{8,20}"));

/// Bids for addresses, telephone and book numbers.
pub fn bids(words: &Words, out: &mut Vec<Bid>) {
    let text = words.text.as_str();
    for (pattern, class, rule) in
        [(&ADDRESS, Class::Url, "address"), (&PHONE, Class::Phone, "phone"), (&BOOK, Class::Identifier, "book_number")]
    {
        for found in pattern.find_iter(text) {
            let first = words.tokens.partition_point(|t| (t.span.end as usize) <= found.start());
            let last = words.tokens.partition_point(|t| (t.span.start as usize) < found.end());
            if first < last && words.tokens[first..last].iter().any(|t| t.is_numeral()) {
                out.push(Bid::not(class, first, last - 1, rule));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::style::Style;
    use crate::place::PlacedText;

    fn check(printed: &str, expect: &[(&str, Class)]) {
        let text = PlacedText::unplaced(printed);
        let words = Words::new(&text, &Style::default());
        let mut out = Vec::new();
        bids(&words, &mut out);
        let got: Vec<_> = out
            .iter()
            .filter_map(|b| {
                if let crate::parse::bid::Reading::Not(c) = b.reading {
                    Some((&printed[words.span(b.first, b.last).range()], c))
                } else {
                    None
                }
            })
            .collect();
        assert_eq!(got, expect, "{printed}");
    }

    #[test]
    fn addresses_and_telephones() {
        check("see https://example.org/a/2019/07 and", &[("https://example.org/a/2019/07", Class::Url)]);
        check("write to desk24@example.org", &[("desk24@example.org", Class::Url)]);
        check("at www.example.com/3", &[("www.example.com/3", Class::Url)]);
        check("Ms Dara, +855 12 000 000", &[("+855 12 000 000", Class::Phone)]);
        check("Tel: 012 345 678", &[("Tel: 012 345 678", Class::Phone)]);
        check("0756 979282, 0782 160 174 (free)", &[("0756 979282", Class::Phone), ("0782 160 174", Class::Phone)]);
        check("0800300043", &[("0800300043", Class::Phone)]);
        check("fell by 0.123 456 people", &[]);
        check("Tfno. (0299) 4410233", &[("Tfno. (0299) 4410233", Class::Phone)]);
        check("Teléfonos: (505) 41112222/56663333", &[("Teléfonos: (505) 41112222/56663333", Class::Phone)]);
        check("hotline 1280", &[("hotline 1280", Class::Phone)]);
        check("ISBN 978-92-2-000000-1", &[("ISBN 978-92-2-000000-1", Class::Identifier)]);
        check("a rise of +12 000 people", &[]);
        check("call 43 people", &[]);
    }
}
