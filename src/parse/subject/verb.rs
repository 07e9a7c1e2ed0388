//! Verbs by their form: past forms and participles of the document's language, and the irregular ones of reports.

use crate::parse::token::Kind;
use crate::parse::vocabulary::{Language, Sense};
use crate::parse::words::Words;

/// Irregular past forms, and present forms that stand in reports with numbers.
#[rustfmt::skip]
const IRREGULAR: &[&str] = &[
    "oversaw", "held", "gave", "led", "brought", "taught", "met", "sent", "took", "made", "won", "saw", "fell", "rose", "grew",
    "went", "came", "left", "found", "got", "put", "cut", "paid", "sold", "lent", "spent", "built", "ran", "wrote", "heard",
    "spoke", "bought", "told", "lost", "kept", "set", "began", "became", "drew", "hit", "shut", "cost", "costs", "gives",
    "takes", "pays", "sends", "runs", "lists", "employs", "draws", "covers", "holds", "hosts", "provides", "helps", "serves", "serve", "engages", "focuses",
    "operates", "delivers", "reaches", "implements", "conducts", "manages", "coordinates", "strengthens", "enables",
    "offer", "offers", "earn", "earns", "receive", "receives", "work", "won", "given", "taken", "seen", "sought", "hold",
    "pay", "open", "let", "knew", "felt", "thought", "fed", "ate", "wore", "dealt", "sank", "sang", "fought", "flew", "stood", "stands", "drove", "chose", "rode", "bore", "swam", "died",
];

/// Verbs that only lead from what is measured to its number: they say how it moved, not what it is.
#[rustfmt::skip]
const LEVEL: &[&str] = &[
    "is", "are", "was", "were", "stood", "stands", "stand", "fell", "falls", "fallen", "rose", "rises", "risen", "grew",
    "grown", "dropped", "declined", "increased", "decreased", "reached", "averaged", "averages", "totalled", "totaled", "totals",
    "amounted", "been", "fueron", "eran", "furent", "remains", "remained", "remain", "exceeded", "exceeds", "tripled", "doubled", "halved", "jumped", "climbed", "slipped",
    "expanded", "slowed", "eased", "edged", "soared", "surged", "plunged", "ranged", "ranges", "numbered", "atteint", "atteignait", "atteignaient",
    "alcanzó", "aumentó", "disminuyó", "bajó", "subió", "creció", "cayó", "est", "sont", "était", "étaient", "es", "son", "fue", "era",
];

/// True for a verb that leads from what is measured to its number: `fell`, `stood`, `reached`.
pub fn level(words: &Words, at: usize) -> bool {
    words.is_any(at, LEVEL) && words.get(at).is_some_and(|t| !t.capital)
}

/// True for the past form of a verb, by its spelling alone.
pub fn past(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") || IRREGULAR.contains(&word)
}

/// Forms of `be` and `have`, which say nothing alone.
#[rustfmt::skip]
const COPULAS: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would", "est", "sont", "était", "étaient",
    "a", "ont", "avait", "avaient", "été", "fut", "furent", "es", "son", "fue", "fueron", "era", "eran", "ha", "han", "había",
    "habían", "sido", "está", "están", "estaba", "estaban", "stood", "totalled", "totaled", "amounted", "numbered", "included", "involved", "comes", "came",
    "tiene", "tienen", "estimated", "attended", "joined", "stand", "stands", "remain", "remains", "remained", "currently", "still", "now",
];

/// True for a form that only helps a verb and tells nothing of it: `had been` registered.
pub fn auxiliary(words: &Words, at: usize) -> bool {
    #[rustfmt::skip]
    const AUXILIARIES: &[&str] = &[
        "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would", "est", "sont", "était", "étaient", "ont",
        "avait", "avaient", "été", "es", "son", "fue", "fueron", "era", "eran", "ha", "han", "había", "habían", "sido",
        "está", "están", "estaba", "estaban",
    ];
    words.is_any(at, AUXILIARIES)
}

/// True where a token is a verb: a finite form, an auxiliary or a participle that no article or preposition makes an adjective.
pub fn verb(words: &Words, at: usize) -> bool {
    let Some(token) = words.get(at).filter(|t| t.kind == Kind::Word && !t.capital) else { return false };
    let lower = words.lower(at);
    let long = lower.chars().count() > 4;
    let participle = match words.style.language {
        Language::English => long && lower.ends_with("ed"),
        Language::French => {
            long && ["é", "ée", "és", "ées", "aient", "èrent", "era", "eront", "iront"]
                .iter()
                .any(|e| lower.ends_with(e))
                || matches!(
                    lower.as_str(),
                    "vit"
                        | "vivent"
                        | "travaille"
                        | "travaillent"
                        | "compte"
                        | "comptent"
                        | "suivent"
                        | "suivaient"
                        | "reçoivent"
                        | "emploient"
                        | "venus"
                        | "venues"
                        | "reçus"
                        | "a"
                        | "ont"
                        | "avait"
                        | "avaient"
                        | "viennent"
                        | "reçu"
                        | "ouvert"
                        | "fait"
                        | "vient"
                )
        }
        Language::Spanish => {
            long && ["ó", "aron", "ieron", "eron", "aban", "ían", "aba"].iter().any(|e| lower.ends_with(e))
                || matches!(
                    lower.as_str(),
                    "vive"
                        | "viven"
                        | "trabaja"
                        | "trabajan"
                        | "recibe"
                        | "reciben"
                        | "cuenta"
                        | "cuentan"
                        | "reside"
                        | "residen"
                        | "acogía"
                        | "dio"
                        | "hizo"
                        | "hubo"
                        | "tiene"
                        | "tienen"
                )
        }
    };
    let irregular = words.style.language == Language::English && IRREGULAR.contains(&lower.as_str());
    if token.has(Sense::Verb) || irregular && lower != "work" && lower != "open" {
        return true;
    }
    // `of undocumented workers`, `the registered migrants`: an adjective. `who registered`: a verb.
    let adjective = words.before(at).is_some_and(|t| {
        t.is_numeral()
            || t.has(Sense::Preposition)
            || t.has(Sense::Small)
                && !words.is_any(
                    at - 1,
                    &[
                        "who", "which", "that", "whom", "qui", "que", "also", "not", "all", "both", "they", "it", "we",
                        "a",
                    ],
                )
    });
    (participle || irregular) && !adjective
}

/// True where a token ends a noun phrase: a finite verb, and not a participle that describes the noun before it.
pub fn finite(words: &Words, at: usize) -> bool {
    let lower = words.lower(at);
    let noun_too = [
        "work", "use", "live", "offer", "offers", "cost", "costs", "open", "set", "cut", "pay", "runs", "lists",
        "given", "taken", "found", "left", "lost", "paid", "sent", "held", "made",
    ];
    let after_plural = at > 0
        && (words.lower(at - 1).ends_with('s')
            || words.is_any(at - 1, &["people", "who", "they", "we", "women", "men", "children"]));
    if noun_too.contains(&lower.as_str()) {
        let object = words.get(at + 1).is_some_and(|t| t.has(Sense::Small))
            || words.has(at + 1, Sense::Preposition) && !lower.ends_with("en");
        let participle = matches!(lower.as_str(), "paid" | "sent" | "lost" | "left" | "found" | "held" | "made")
            && !words.get(at + 1).is_some_and(|t| t.has(Sense::Small));
        return after_plural && !participle && (object || words.has(at, Sense::Verb));
    }
    if lacks(words, at) {
        return true;
    }
    match words.style.language {
        Language::English => words.has(at, Sense::Verb) || verb(words, at) && !lower.ends_with("ed"),
        Language::French => {
            words.has(at, Sense::Verb)
                || matches!(lower.as_str(), "avait" | "avaient" | "viennent" | "vient" | "a")
                || verb(words, at) && (lower.ends_with("aient") || lower.ends_with("èrent"))
        }
        Language::Spanish => words.has(at, Sense::Verb) || verb(words, at),
    }
}

/// `people living with HIV need to know`: a verb of the present behind a plural or a name, before `to` or an object of its own.
pub fn lacks(words: &Words, at: usize) -> bool {
    let object = words.is_any(at + 1, &["to", "on", "at", "without", "in", "urgent", "humanitarian", "support"]);
    words.style.language == Language::English
        && words.is_any(at, &["need", "require", "lack", "face", "continue", "remain", "depend", "rely"])
        && object
        && at > 0
        && !words.has(at - 1, Sense::Preposition)
        && !words.has(at - 1, Sense::Small)
}

/// `covering`, `aligning`: a participle of the present, and not one of the nouns of that form.
pub fn doing(words: &Words, at: usize) -> bool {
    #[rustfmt::skip]
    const NOUNS: &[&str] = &[
        "training", "funding", "meeting", "housing", "planning", "living", "testing", "building", "learning", "teaching", "screening",
        "mentoring", "counselling", "counseling", "nursing", "banking", "parenting", "financing", "trafficking", "processing", "mining",
        "thing", "bring", "string", "swing", "farming", "fishing", "smuggling", "monitoring", "reporting", "policing", "hearing", "hearings", "cutting", "earning", "spring",
        "evening", "morning", "king", "during", "manufacturing", "advertising", "marketing", "engineering", "wellbeing", "well-being",
        "beijing", "dressing", "clothing", "programming", "sharing", "lending", "saving", "opening", "drilling", "ongoing",
    ];
    let lower = words.lower(at);
    words.style.language == Language::English
        && words.get(at).is_some_and(|t| t.kind == Kind::Word && !t.capital)
        && lower.ends_with("ing")
        && lower.len() > 4
        && !NOUNS.contains(&lower.as_str())
}

/// True where a token is only a form of `be` or `have`, or a verb that leads to a number and tells nothing.
pub fn copula(words: &Words, at: usize) -> bool {
    words.is_any(at, COPULAS)
}
