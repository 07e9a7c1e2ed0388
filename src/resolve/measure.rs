//! What a figure measures: a level or a change, a share or a rate, a target, a baseline or a budget.

use crate::parse::claim::Quantity;
use crate::parse::table::head;
use crate::record::{Figure, Measure, Part, Unit};
use regex::Regex;
use std::sync::LazyLock;

static CHANGE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:(increas\w*|ris\w+|rose|grew|grow\w*|up|climbed|augment\w+|hausse|aument\w+)|(decreas\w*|declin\w*|fell|fall\w*|drop\w*|reduc\w+|down|baiss\w+|diminu\w+|disminu\w+|reduj\w+))(?: (?:in|of) [\p{L} ]{0,30})? (?:by|of|de|en)(?: (?:about|around|nearly|almost|over|more than|some|an estimated))?(?: [\d,.]+(?: \p{Ll}+){0,3},? or)?$|,\s(?:(up)|(down))(?: (?:by|about|around|nearly))?$|\b(?:(increased|rose|grew|climbed|subió|creció|aumentó|ha subido|ha aumentado|ha crecido)|(decreased|declined|fell|dropped|bajó|cayó|ha bajado|ha caído|han bajado))(?: un)?$").ok()
});

/// `the target of 40`, `a goal of 60 per cent`, `the 30 per cent target`.
static TARGET: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:(?:targets?|goal|cible|objectif|meta)(?: size)?(?: for [\p{L} ]{1,30})? (?:of|is|was|de)|the targeted|targeted size of)(?: (?:at least|over|more than|about))?(?: US)?\s?[$€£]?$").ok()
});

static TARGETED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?i)^(?:target|goal)\b").ok());

static PER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?: \p{Ll}+){0,3} ((?:per|pour|por(?: cada)?) (?:1|10|100)[,. \u{a0}\u{202f}]?000(?: 000)?(?: \p{Ll}[\p{L}-]+){0,3})").ok()
});

static CHANGED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:(?:annual |de )?(?:increase|rise|gain|growth|hausse|augmentation|aumento|incremento)|(?:annual |de )?(decrease|decline|drop|reduction|fall|baisse|diminution|descenso|disminución|reducción))\b").ok()
});

/// What a rate is of: `per 1,000 live births` in `5.3 deaths per 1,000 live births`.
pub fn per<'t>(q: &Quantity, text: &'t str) -> Option<&'t str> {
    let behind = text.get(q.total.as_ref()?.whole.end as usize..)?;
    Some(PER.as_ref()?.captures(behind)?.get(1)?.as_str())
}

/// Words for what does not add up over people: means, rates, scores, wages and hours.
static MEAN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:averages?|means?|medians?|moyenn\w+|médian\w+|promedios?|medianas?|rates?|taux|tasas?|ratios?|index|indices|índices?|scores?|hours|heures|horas|wages|earnings|salar(?:y|ies|ios?)|salaires?|expectancy|espérance|esperanza)\b").ok()
});

/// `Table 2.`, `Cuadro 3:`: the number of a caption.
static LABEL: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^\p{Lu}\p{L}+ [\dIVX][\d.IVX]*\s?[.:–—-]?\s*").ok());

/// A caption says in so many words what its table is of: `Mean monthly wages of …`; what follows tells how it is parted.
const CAPTION_WORDS: usize = 4;

/// True where the numbers of a row do not add up over the sexes: the head, the name of the row or the beginning of the caption names
/// a mean, a rate, wages …
pub fn is_mean(heads: &[String], stub: &[&str], caption: Option<&str>) -> bool {
    let is = |told: &str| MEAN.as_ref().is_some_and(|r| r.is_match(told));
    let caption = caption.map(|c| LABEL.as_ref().map_or(c, |r| &c[r.find(c).map_or(0, |m| m.end())..]));
    let first = caption.map(|c| c.split_whitespace().take(CAPTION_WORDS).collect::<Vec<_>>().join(" "));
    heads.iter().any(|h| is(h)) || stub.iter().any(|s| is(s)) || first.is_some_and(|f| is(&f))
}

/// Level or change, share or rate, target, baseline or budget.
pub fn of(figure: &mut Figure, q: &Quantity, text: &str) {
    let heads = q.heads.join(" ").to_lowercase();
    let named = |words: &[&str]| words.iter().any(|w| heads.split(|c: char| !c.is_alphanumeric()).any(|h| h == *w));
    // `Households (% of target)`: how much of it is done.
    let of_target = ["of target", "of the target", "de la cible", "de la meta"].iter().any(|of| heads.contains(of));
    if named(&["target", "targets", "cible", "meta"]) && !of_target {
        figure.measure = Measure::Target;
    } else if named(&["baseline", "référence"]) {
        figure.measure = Measure::Baseline;
    } else if named(&["budget", "presupuesto"]) {
        figure.measure = Measure::Budget;
    } else if q.rule == "table_cell" && q.heads.first().is_some_and(|h| head::of_change(h)) {
        figure.measure = Measure::Change;
    } else if figure.measure == Measure::Level {
        figure.measure = match figure.unit {
            Unit::Percent => Measure::Share,
            Unit::Ratio => Measure::Ratio,
            _ => Measure::Level,
        };
        if wished(q, text) {
            figure.measure = Measure::Target;
            return;
        }
        let Some(total) = &q.total else { return };
        if per(q, text).is_some() {
            figure.measure = Measure::Rate;
            figure.unit = if figure.unit == Unit::Persons { Unit::Count } else { figure.unit };
            return;
        }
        // `an 8.1 percent increase`, `a 2 per cent drop`.
        let after = text.get(total.whole.end as usize..).unwrap_or("").trim_start();
        if let Some(found) = CHANGED.as_ref().and_then(|r| r.captures(after)).filter(|_| figure.unit == Unit::Percent) {
            figure.measure = Measure::Change;
            if let (Some(_), Part::Stated(n)) = (found.get(1), figure.value) {
                figure.value = Part::Stated(-n);
            }
            return;
        }
        let start = (0..=total.whole.start as usize)
            .rev()
            .take(60)
            .find(|at| text.is_char_boundary(*at) && total.whole.start as usize - at >= 50)
            .unwrap_or(0);
        let before = text.get(start..total.whole.start as usize).unwrap_or("").trim_end();
        // `the 30 per cent target`; `the five target provinces` are provinces.
        let named = figure.unit != Unit::Count && TARGETED.as_ref().is_some_and(|r| r.is_match(after));
        if named || TARGET.as_ref().is_some_and(|r| r.is_match(before)) {
            figure.measure = Measure::Target;
            return;
        }
        let found = CHANGE.as_ref().and_then(|r| r.captures(before));
        // `rose 45 places` counts places; `rose 5 per cent` is a change.
        let direct = |c: &regex::Captures| c.get(5).or(c.get(6)).is_some();
        if let Some(found) = found.filter(|c| !direct(c) || matches!(figure.unit, Unit::Percent | Unit::Currency)) {
            figure.measure = Measure::Change;
            if let (Some(_), Part::Stated(n)) = (found.get(2).or(found.get(4)).or(found.get(6)), figure.value) {
                figure.value = Part::Stated(-n);
            }
        }
    }
}

/// True where the clause of a number tells what is to be done: `it aims to train 40 pilots`, `Ensure 100 per cent access to …`.
fn wished(q: &Quantity, text: &str) -> bool {
    let before = text.get(..q.span.start as usize).unwrap_or("");
    let clause = before.rsplit([';', '.', ':']).next().unwrap_or("");
    // `to rise from 40 to 60`: where it begins is no aim.
    let from = clause.trim_end().ends_with(" from");
    !q.rule.starts_with("table") && !from && WISH.as_ref().is_some_and(|r| r.is_match(clause))
}

/// A verb of wishing with what it is for, or an order at the head of a sentence.
static WISH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:seeks?|seeking|aims?|aimed|aiming|aspires?|intends?|hopes?) to \p{Ll}+\b|(?:^|\b(?:it|they|which|who|also|currently|and|government|ministry|office|agency|programme|project|fund) )plans to \p{Ll}+\b|\b(?:targets? (?:of|for)|the (?:aim|goal|objective) of) \p{Ll}+ing\b[^,]*$|\b(?:vise(?:nt)? à|cherche(?:nt)? à|prévoi(?:t|ent) d[e’']|espère(?:nt)?) ?\p{Ll}+|\b(?:busca(?:n)?|pretende(?:n)?|prevé(?:n)?|aspira(?:n)? a|tienen? (?:como|por) objetivo) \p{Ll}+[aei]r\b|^\s*(?:\d+[.)] )?(?:Ensure|Continue to|Guarantee|Take (?:measures|steps)|Achieve|Strive|Assurer|Garantir|Veiller|Garantizar|Asegurar|Velar)\b").ok()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_be_done() {
        let check = |clause: &str, expect| {
            assert_eq!(WISH.as_ref().is_some_and(|r| r.is_match(clause)), expect, "{clause}");
        };
        check("This plan seeks to teach about ", true);
        check("Ensure ", true);
        check("Le projet vise à former ", true);
        check("El plan busca formar ", true);
        check("to meet the targets of reducing wrecks to fewer than ", true);
        check("it plans to build ", true);
        check("It wrote action plans to teach ", false);
        check("With the aim of saving boats, it met ", false);
        check("It plans for ", false);
        check("The plan reached ", false);
    }

    fn check(behind: &str, expect: &str) {
        let per = PER.as_ref().and_then(|r| r.captures(behind)).and_then(|c| c.get(1)).map_or("", |m| m.as_str());
        assert_eq!(per, expect, "{behind}");
    }

    #[test]
    fn means_do_not_add_up() {
        let check = |caption: &str, heads: &[&str], expect| {
            let heads: Vec<String> = heads.iter().map(|h| (*h).to_owned()).collect();
            assert_eq!(is_mean(&heads, &[], Some(caption)), expect, "{caption}");
        };
        check("Table 4. Monthly wages of sailors, by port", &[], true);
        check("Cuadro 2: Promedio de días en el mar", &[], true);
        check("Boats", &["Mean age"], true);
        check("Table 4. Sailors afloat by port and hours of the day", &[], false);
    }

    #[test]
    fn what_leads_to_a_change() {
        let check = |before: &str, expect| {
            assert_eq!(CHANGE.as_ref().is_some_and(|r| r.is_match(before)), expect, "{before}");
        };
        check("Fares have risen by", true);
        check("Fares have risen by 700 florins or", true);
        check("Fares were set by 700 sailors or", false);
        check("El número de barcos ha bajado", true);
    }

    #[test]
    fn a_rate_says_what_it_is_of() {
        check(" per 1,000 live births, as in May", "per 1,000 live births");
        check(" deaths per 100 000 people.", "per 100 000 people");
        check(" décès pour 1 000 habitants", "pour 1 000 habitants");
        check(" muertes por cada 1000 nacidos vivos", "por cada 1000 nacidos vivos");
        check(" boats per port and 1,000 nets", "");
        check(" kip per 12,000 nets", "");
    }
}
