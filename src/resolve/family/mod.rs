//! What is known of report families, as data: the built-in files and a user's own.
//!
//! A family file is TOML with these keys, all but `name` optional:
//!
//! | key | meaning |
//! | --- | --- |
//! | `name` | the family's name; a user's file replaces a built-in one of the same name |
//! | `programme`, `publisher`, `currency` | what every report of the family has; the currency is what a bare `$` means |
//! | `recognise` | phrases, any of which in the text makes a report one of the family |
//! | `[[heading]]` | `section`, `starts` (phrases a heading begins with), `contains` |
//! | `[[opening]]` | `section`, `starts`: a paragraph that opens a section without a heading |
//! | `[[lead]]` | `section`, `contains`: a paragraph that ends in a colon and opens a section with the list after it |
//! | `[[table]]` | `role` (`upcoming`, `media`) and, by column, the words that head it |
//! | `[[field]]` | `role` (`partner`, `donor`, `focal_point`, `target_sites`), `starts`: rows of the header table |
//! | `[[indicator]]` | `code`, `words` (lists; a subject that has all words of one has the code), `unit` (where it applies to one unit only) |
//!
//! The rules of `generic` hold for every family, after its own.

use serde::Deserialize;

/// A family of reports.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// Its name.
    pub name: String,
    /// The programme its reports belong to.
    #[serde(default)]
    pub programme: String,
    /// Who publishes them.
    #[serde(default)]
    pub publisher: String,
    /// ISO 4217: what a bare `$` means in them.
    #[serde(default)]
    pub currency: String,
    /// Phrases that tell them.
    #[serde(default)]
    pub recognise: Vec<String>,
    /// Headings and their sections.
    #[serde(default)]
    pub heading: Vec<Cue>,
    /// Paragraphs that open a section.
    #[serde(default)]
    pub opening: Vec<Cue>,
    /// Paragraphs before a list that open a section.
    #[serde(default)]
    pub lead: Vec<Cue>,
    /// Tables with a role.
    #[serde(default)]
    pub table: Vec<TableCue>,
    /// Rows of the header table.
    #[serde(default)]
    pub field: Vec<FieldCue>,
    /// Codes of what is counted.
    #[serde(default)]
    pub indicator: Vec<Indicator>,
}

/// Words that open a section.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// The section, one of the words of figures.csv.
    pub section: String,
    /// Phrases the text begins with, in lower case.
    #[serde(default)]
    pub starts: Vec<String>,
    /// Phrases anywhere in it, in lower case.
    #[serde(default)]
    pub contains: Vec<String>,
}

/// The column heads of a table with a role.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableCue {
    /// `upcoming` or `media`.
    pub role: String,
    /// Heads of the column of dates.
    #[serde(default)]
    pub date: Vec<String>,
    /// Heads of the column of titles.
    #[serde(default)]
    pub title: Vec<String>,
    /// Heads of the column of places.
    #[serde(default)]
    pub location: Vec<String>,
    /// Heads of the column of attendees.
    #[serde(default)]
    pub attendees: Vec<String>,
    /// Heads of the column of purposes.
    #[serde(default)]
    pub purpose: Vec<String>,
    /// Heads of the column of media outlets.
    #[serde(default)]
    pub outlet: Vec<String>,
}

/// A row of the header table.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldCue {
    /// `partner`, `donor`, `focal_point`, `target_sites`.
    pub role: String,
    /// Phrases its head begins with, in lower case.
    pub starts: Vec<String>,
}

/// A code of what is counted.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// The code.
    pub code: String,
    /// Lists of words; one of the lists must be in the subject whole.
    pub words: Vec<Vec<String>>,
    /// The unit it applies to; any where empty.
    #[serde(default)]
    pub unit: String,
}

/// The rule sets that a run knows: the built-in families, then a user's own (which win by name).
#[derive(Clone, Debug)]
pub struct Rules {
    families: Vec<Family>,
    generic: Family,
}

/// A family file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {message}")]
pub struct RulesError {
    /// The file's name as handed in.
    pub file: String,
    /// Line of the file, from 1.
    pub line: usize,
    /// What was expected and found.
    pub message: String,
}

const BUILTIN: [(&str, &str); 2] =
    [("generic.toml", include_str!("generic.toml")), ("triangle.toml", include_str!("triangle.toml"))];

impl Default for Rules {
    fn default() -> Rules {
        Rules::builtin()
    }
}

impl Rules {
    /// The built-in families.
    pub fn builtin() -> Rules {
        Rules::with_files(&[]).unwrap_or_else(|e| panic!("a built-in family is broken: {e}"))
    }

    /// The built-in families and these files, given as name and text; a file whose family has a built-in's name replaces it.
    pub fn with_files(files: &[(String, String)]) -> Result<Rules, RulesError> {
        let mut rules = Rules { families: Vec::new(), generic: Family::default() };
        let builtin = BUILTIN.iter().map(|(name, text)| (*name, *text));
        for (file, text) in builtin.chain(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))) {
            let family = load(file, text)?;
            if family.name == "generic" {
                rules.generic = family;
                continue;
            }
            rules.families.retain(|f| f.name != family.name);
            rules.families.push(family);
        }
        Ok(rules)
    }

    /// The family of a report by its text: the one whose phrases it has most of; `generic` where none is there. Its rules are the
    /// family's own, then the generic ones.
    pub fn recognise<'a>(&self, texts: impl Iterator<Item = &'a str> + Clone) -> Family {
        let count = |family: &Family| {
            family.recognise.iter().filter(|phrase| texts.clone().any(|t| t.contains(phrase.as_str()))).count()
        };
        // The later of two equals wins: a user's own file stands after the built-in ones.
        let best = self.families.iter().map(|f| (count(f), f)).filter(|(n, _)| *n > 0).max_by_key(|(n, _)| *n);
        let mut family =
            best.map_or_else(|| Family { name: "generic".to_owned(), ..Family::default() }, |(_, f)| f.clone());
        let generic = self.generic.clone();
        family.heading.extend(generic.heading);
        family.opening.extend(generic.opening);
        family.lead.extend(generic.lead);
        family.table.extend(generic.table);
        family.field.extend(generic.field);
        family.indicator.extend(generic.indicator);
        family
    }
}

/// Reads a family file and checks what the format alone cannot.
fn load(file: &str, text: &str) -> Result<Family, RulesError> {
    let error = |line: usize, message: String| RulesError { file: file.to_owned(), line, message };
    let line_at = |offset: usize| text[..offset.min(text.len())].matches('\n').count() + 1;
    let family: Family = toml::from_str(text).map_err(|e| {
        let message = e.message().lines().next().unwrap_or("not a family file").to_owned();
        error(e.span().map_or(1, |s| line_at(s.start)), message)
    })?;
    let line_of = |word: &str| text.lines().position(|l| l.contains(&format!("\"{word}\""))).map_or(1, |n| n + 1);
    if family.name.trim().is_empty() {
        return Err(error(1, "expected a name, found an empty one".to_owned()));
    }
    for cue in family.heading.iter().chain(&family.opening).chain(&family.lead) {
        if crate::record::Section::from_word(&cue.section).is_none() {
            return Err(error(
                line_of(&cue.section),
                format!("expected a section of figures.csv, found {:?}", cue.section),
            ));
        }
        if let Some(phrase) = cue.starts.iter().chain(&cue.contains).find(|p| **p != p.to_lowercase()) {
            return Err(error(line_of(phrase), format!("expected a phrase in lower case, found {phrase:?}")));
        }
    }
    for table in &family.table {
        if !["upcoming", "media"].contains(&table.role.as_str()) {
            return Err(error(
                line_of(&table.role),
                format!("expected the role upcoming or media, found {:?}", table.role),
            ));
        }
    }
    for field in &family.field {
        if !["partner", "donor", "focal_point", "target_sites"].contains(&field.role.as_str()) {
            return Err(error(
                line_of(&field.role),
                format!("expected the role partner, donor, focal_point or target_sites, found {:?}", field.role),
            ));
        }
    }
    for indicator in &family.indicator {
        if !indicator.unit.is_empty() && crate::record::Unit::from_word(&indicator.unit).is_none() {
            return Err(error(
                line_of(&indicator.unit),
                format!("expected a unit of figures.csv, found {:?}", indicator.unit),
            ));
        }
    }
    Ok(family)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_told_by_its_phrases() {
        let rules = Rules::builtin();
        assert_eq!(rules.recognise(["News of TRIANGLE in ASEAN this quarter"].into_iter()).name, "triangle");
        assert_eq!(rules.recognise(["A bulletin of no family"].into_iter()).name, "generic");
    }

    #[test]
    fn a_users_file_wins_and_errors_name_file_and_line() {
        let own = "name = \"weir\"\nprogramme = \"Weir\"\nrecognise = [\"Weir Project\"]\n".to_owned();
        let rules = Rules::with_files(&[("weir.toml".to_owned(), own)]).unwrap();
        assert_eq!(rules.recognise(["The Weir Project in brief"].into_iter()).programme, "Weir");
        let check = |text: &str, expect: &str| {
            let error = Rules::with_files(&[("bad.toml".to_owned(), text.to_owned())]).unwrap_err();
            assert_eq!(error.to_string(), expect);
        };
        check(
            "name = \"a\"\n[[heading]]\nsection = \"intro\"\n",
            "bad.toml, line 3: expected a section of figures.csv, found \"intro\"",
        );
        check(
            "name = \"a\"\ncolour = 3\n",
            "bad.toml, line 2: unknown field `colour`, expected one of `name`, `programme`, `publisher`, `currency`, `recognise`, `heading`, `opening`, `lead`, `table`, `field`, `indicator`",
        );
        check("name = \"\"\n", "bad.toml, line 1: expected a name, found an empty one");
    }
}
