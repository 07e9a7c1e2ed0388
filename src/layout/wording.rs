//! What the words of a line tell of the lines around it: that its sentence ends there, goes on, or names a section or a source.

/// True for a line of contents: leaders and a page number at its end.
pub fn is_led(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit()) && (text.contains("....") || text.contains(". . . ."))
}

/// True where a line ends a sentence, closing quotes and brackets aside.
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', ' ']).ends_with(['.', '!', '?', ':', ';'])
        || text.ends_with(").")
}

/// `3. Results`, `3.1 Places`: a heading by its number.
pub fn is_section(text: &str) -> bool {
    let Some((number, rest)) = text.split_once(' ') else { return false };
    number.contains('.')
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.len() <= 8
        && number.chars().all(|c| c.is_ascii_digit() || c == '.')
        && rest.starts_with(char::is_uppercase)
}

/// `Source: …` and its like, which opens a statement of its own.
pub fn starts_source(text: &str) -> bool {
    let Some((first, _)) = text.split_once(':') else { return false };
    matches!(
        first.trim().to_lowercase().as_str(),
        "source" | "sources" | "fuente" | "fuentes" | "note" | "notes" | "quelle"
    )
}

/// `Cambodia: 449,910 …`, `MOU migrants = 311,290`: a label and its figure.
pub fn is_statement(text: &str) -> bool {
    let Some(at) = text.find([':', '=']) else { return false };
    let (label, rest) = text.split_at(at);
    label.split_whitespace().count() <= 6
        && !label.contains(['(', '.', ','])
        && rest.trim_start_matches([':', '=', ' ']).starts_with(|c: char| c.is_ascii_digit())
}

/// True where a line cannot be the end of a statement: it ends with a comma, a hyphen, an open bracket or a word that joins.
pub fn ends_open(text: &str) -> bool {
    let open = text.matches('(').count() > text.matches(')').count();
    let word = text.rsplit(' ').next().unwrap_or("").to_lowercase();
    let joins = [
        "and", "or", "of", "the", "in", "for", "by", "with", "to", "from", "than", "a", "an", "at", "on", "et", "ou",
        "de", "du", "des", "la", "le", "les", "que", "y", "del", "el", "los", "las", "con", "por", "para", "=",
    ];
    open || text.ends_with([',', '-', '–', '/', '&', '=']) || joins.contains(&word.as_str())
}
