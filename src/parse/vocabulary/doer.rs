//! Doers and things: nouns that tell by their form, or by this list, whether a number counts people.

use super::Language;

/// Things that are counted by the sex of those they are given to or made by.
#[rustfmt::skip]
pub const THINGS: &[&str] = &[
    "calls", "certificates", "passports", "permits", "applications", "loans", "grants", "jobs", "posts", "seats", "contracts",
    "messages", "visits", "sessions", "places", "vacancies", "scholarships", "appels", "certificats", "passeports", "permis",
    "demandes", "prêts", "emplois", "postes", "sièges", "contrats", "visites", "bourses", "llamadas", "certificados", "pasaportes",
    "permisos", "solicitudes", "préstamos", "empleos", "puestos", "contratos", "visitas", "becas", "licences", "boats", "leaflets",
    "booklets", "parcels", "kits", "visas", "consultations", "consultas", "condoms", "préservatifs", "preservativos", "condones",
    "latrines", "letrinas", "toilets", "toilettes", "baños",
];

/// English words of the form of a doer that are none.
#[rustfmt::skip]
const NOT: &[&str] = &[
    "numbers", "members", "centers", "letters", "papers", "orders", "computers", "partners", "posters", "newsletters", "offers",
    "borders", "rivers", "flyers", "others", "quarters", "shelters", "tractors", "sectors", "factors", "indicators", "containers",
    "monitors", "corridors", "doctors", "trackers", "buffers", "vouchers", "clusters", "trailers", "lowers", "powers", "dollars",
    "transfers", "matters", "headers", "folders", "registers", "chapters", "parameters", "metres", "litres", "errors", "floors",
    "generators", "ventilators", "disasters", "banners", "servers", "covers", "answers", "servings", "stickers", "chargers",
    "helicopters", "layers", "filters", "meters", "liters", "kilometers", "markers", "layovers", "towers", "remainders", "reminders",
    "bladders", "ladders", "heaters", "printers", "scanners", "freezers", "coolers", "boosters", "mixers", "routers", "dispensers",
    "trees", "fees", "committees", "degrees", "guarantees", "lists", "coffees", "sprayers", "projectors", "adaptors",
    "transformers", "inverters", "strainers", "burners", "boilers",
];

/// The same in French and Spanish.
#[rustfmt::skip]
const NOT_ROMANCE: &[&str] = &[
    "valeurs", "secteurs", "facteurs", "ordinateurs", "moteurs", "couleurs", "erreurs", "tracteurs", "indicateurs", "heures", "ailleurs",
    "plusieurs", "fleurs", "listes", "pistes", "listas", "pistas", "entrevistas", "revistas", "vistas", "computadores", "tractores",
    "indicadores", "contenedores", "generadores", "compteurs", "capteurs", "computadoras", "calculadoras", "impresoras", "lavadoras",
];

/// Endings of French and Spanish doers.
#[rustfmt::skip]
const FRENCH: &[&str] = &[
    "teurs", "seurs", "teuses", "seuses", "leurs", "ffeurs", "llers", "llères", "neurs", "cheurs", "istes", "trices", "yeurs", "ologues",
    "iciens",
];
const SPANISH: &[&str] = &["adores", "adoras", "tores", "toras", "istas", "ogados", "ogadas", "líderes", "ólogos"];

/// True for a noun of doers by its form: travellers, organisers, visitors. Few things are named so.
pub fn doer(word: &str, language: Language) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|e| word.ends_with(e));
    match language {
        Language::English => ends(&["ers", "ors", "ists", "ees"]) && word.len() > 5 && !NOT.contains(&word),
        Language::French | Language::Spanish => {
            let endings = if language == Language::French { FRENCH } else { SPANISH };
            ends(endings) && word.len() > 6 && !NOT_ROMANCE.contains(&word)
        }
    }
}

/// True for doers by a form that no thing has, in a language other than the report's: psychologues, techniciens, épidémiologistes.
pub fn surely_doer(word: &str, language: Language) -> bool {
    const ENDINGS: &[&str] = &["ologues", "ologistes", "iciens", "iciennes", "thropes", "iatres", "ólogos", "ólogas"];
    language != Language::English && ENDINGS.iter().any(|e| word.ends_with(e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doers_by_their_form() {
        for (word, language) in
            [("sailors", Language::English), ("tisseuses", Language::French), ("pescadores", Language::Spanish)]
        {
            assert!(doer(word, language), "{word}");
        }
        for (word, language) in
            [("rivers", Language::English), ("trees", Language::English), ("secteurs", Language::French)]
        {
            assert!(!doer(word, language), "{word}");
        }
        assert!(surely_doer("techniciens", Language::French) && !surely_doer("musicians", Language::English));
    }

    #[test]
    fn no_word_is_listed_twice() {
        for list in [THINGS, NOT, NOT_ROMANCE] {
            let mut words = list.to_vec();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), list.len());
        }
    }
}
