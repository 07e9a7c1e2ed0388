//! Parts by sex and age, and the totals they are parts of.
//!
//! ```text
//! statement = total [noun] "(" [intro] list ")" | total noun ("," intro | ":" ) list | list        list of two or more, or one group
//! list      = part { separator part }
//! part      = label [: | =] amount | amount [filler] label [ "(" share ")" ]
//! label     = women | W | female | mujeres | girls | children …
//! separator = , | ; | / | & | : | – | and
//! intro     = including | of whom | of which | dont …                 what follows does not claim to be the whole
//! share     = label (make up | were …) per cent | per cent (were) label | per cent of label (a rate)
//! ```
//!
//! Whether a list labels before or after its numbers is decided once a list: `F: 76 M: 48` before, `27W/16M` after.

mod compare;
mod group;
pub mod label;
mod other;
mod pair;
mod reach;
mod share;
mod total;

use crate::parse::amount::{Amount, Measured};
use crate::parse::number::Writing;
use crate::parse::token::Kind;
use crate::parse::vocabulary::{Group, Language, Phrase, Sense};
use crate::parse::words::Words;
use label::uppercase_letter;
pub use reach::noun_inside;
use rust_decimal::Decimal;
use total::{attach, whole_first, wide};

/// A part of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Whose.
    pub label: Label,
    /// Which amount.
    pub amount: usize,
    /// First token of label and amount together.
    pub first: usize,
    /// Last token of them.
    pub last: usize,
    /// The part as a share of the whole, printed beside it.
    pub share: Option<Decimal>,
    /// The amount that prints that share, where it has tokens of its own.
    pub share_amount: Option<usize>,
    /// True for `45 per cent of women`: a rate among them, not their share.
    pub rate: bool,
}

/// Whose part it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// A group with a column of its own.
    Group(Group),
    /// `women and girls`: a group under another name, first and last token of it.
    Named(usize, usize),
}

/// Parts and the total they belong to.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Which amount is the total.
    pub total: Option<usize>,
    /// The parts, in the order of the text; at least one.
    pub parts: Vec<Part>,
    /// True where the parts claim to be the whole.
    pub covers: bool,
    /// First token of total and parts.
    pub first: usize,
    /// Last token of them.
    pub last: usize,
    /// The rule.
    pub rule: &'static str,
}

/// Every statement of a text; sentences are ranges of tokens.
pub fn read(words: &Words, amounts: &mut [Amount], taken: &[bool], sentences: &[(usize, usize)]) -> Vec<Statement> {
    let parts = label::read(words, amounts, taken);
    let lists = gather(words, amounts, taken, parts, sentences);
    let mut statements: Vec<Statement> = Vec::new();
    for list in lists {
        if let Some(statement) = attach(words, amounts, list, &statements, sentences, taken) {
            // `18 million children (51 per cent girls)`: the children are the whole of that share.
            let whole =
                statements.last().is_some_and(|l| lone_children(l).is_some() && lone_children(l) == statement.total);
            if whole {
                statements.pop();
            }
            statements.push(statement);
        }
    }
    share_total(amounts, &mut statements, sentences);
    compare::read(words, amounts, taken, sentences, &mut statements);
    statements
}

/// The amount of a statement that is a number of children and nothing else.
pub(super) fn lone_children(statement: &Statement) -> Option<usize> {
    match (&statement.parts[..], statement.total) {
        ([part], None) if part.label == Label::Group(Group::Children) => Some(part.amount),
        _ => None,
    }
}

/// `Twenty-seven children were victims of killing (8 boys, 3 girls) and maiming (9 boys, 7 girls)`: two lists that are the whole
/// together are not parts of it one by one.
fn share_total(amounts: &[Amount], statements: &mut [Statement], sentences: &[(usize, usize)]) {
    let sum = |s: &Statement| {
        s.parts.iter().map(|p| amounts[p.amount].value).try_fold(Decimal::ZERO, |a, v| a.checked_add(v?))
    };
    for at in 1..statements.len() {
        let (head, tail) = statements.split_at_mut(at);
        let (Some(a), Some(b)) = (head.last_mut(), tail.first()) else { continue };
        let (Some(total), None) = (a.total, b.total) else { continue };
        let together = sum(a).zip(sum(b)).and_then(|(x, y)| x.checked_add(y));
        let apart = sum(a) != amounts[total].value && together.is_some() && together == amounts[total].value;
        if apart && a.covers && b.covers && sentence_of(sentences, a.first) == sentence_of(sentences, b.first) {
            a.total = None;
            a.first = a.parts.first().map_or(a.first, |p| p.first);
            a.rule = "parts_without_total";
        }
    }
}

/// Puts parts that follow each other into lists; no list has a group twice.
fn gather(
    words: &Words,
    amounts: &[Amount],
    taken: &[bool],
    parts: Vec<Part>,
    sentences: &[(usize, usize)],
) -> Vec<Vec<Part>> {
    let mut lists: Vec<Vec<Part>> = Vec::new();
    for part in parts {
        let joins = lists.last().and_then(|list| list.last().map(|last| (list, last))).is_some_and(|(list, last)| {
            let fresh = list.iter().all(|p| p.label != part.label);
            let same_unit = amounts[last.amount].measured == amounts[part.amount].measured;
            let between = last.last + 1..part.first;
            let same_sentence = sentence_of(sentences, last.first) == sentence_of(sentences, part.first);
            // Two rates that one sentence compares are one statement: `50 per cent of women …, compared to 55 per cent of men`.
            let compared = || {
                last.rate
                    && part.rate
                    && between.len() <= 25
                    && between
                        .clone()
                        .any(|i| words.is_any(i, &["compared", "versus", "vs", "against", "contre", "frente"]))
            };
            // A mark of a note stands at the word before it: `33 women1, 28 men2`.
            let note = |i: usize| taken[i] && words.glued(i) && words.get(i).is_some_and(|t| t.is_numeral());
            // `18 women chefs and 40 men chefs`: whom the label describes, behind it.
            let noun = usize::from(plain_noun(words, last.last + 1) && last.last > amounts[last.amount].whole_last);
            // `Los hombres (33) superaron a las mujeres (28)`: each label with its number in brackets behind it.
            let enclosed = |p: &Part| {
                let a = &amounts[p.amount];
                p.first + 2 == a.whole_first && words.mark(a.whole_first - 1, "(") && words.mark(a.whole_last + 1, ")")
            };
            let facing = || {
                let word = |i: usize| {
                    words.get(i).is_some_and(|t| t.kind == Kind::Word && !t.has(Sense::Conjunction))
                        || words.mark(i, ")")
                };
                opposite(last.label, part.label)
                    && enclosed(last)
                    && enclosed(&part)
                    && between.len() <= 7
                    && between.clone().all(word)
            };
            let listed = || {
                let mut gap = over_aside(words, between.start + noun, between.end)..between.end;
                gap.len() <= 6 && gap.all(|i| separates(words, i) || note(i)) || facing()
            };
            // `77 adults (40 women, 37 men) and 133 children (66 girls, 67 boys)`: a whole that its bracket parts.
            let parted = wide(&part) && words.mark(part.last + 1, "(") && whole_first(amounts, list);
            // `Men made up 68 per cent of them while women accounted for the remaining 32`: two shares of one whole.
            let halves = || {
                let value = |p: &Part| amounts[p.amount].value.unwrap_or_default();
                let percent = amounts[part.amount].measured == Measured::Percent;
                list.len() == 1
                    && percent
                    && !part.rate
                    && opposite(last.label, part.label)
                    && value(last).checked_add(value(&part)) == Some(Decimal::ONE_HUNDRED)
                    && between.len() <= HALVES_TOKENS_MAX
                    && part.amount == last.amount + 1
            };
            !parted
                && fresh
                && same_unit
                && same_sentence
                && last.rate == part.rate
                && (listed() || compared() || halves())
        });
        match lists.last_mut() {
            Some(list) if joins => list.push(part),
            _ => lists.push(vec![part]),
        }
    }
    one_sex(words, &mut lists);
    lists.retain(|list| !answers(words, amounts, list, sentences));
    // `un homme de 34 ans`: an article is no count; `a ratio of one woman to three men` none either.
    // nor `96 men for every 100 women`.
    let article = |p: &Part| {
        let a = &amounts[p.amount];
        let number = |i: usize| words.get(i).is_some_and(|t| t.is_numeral());
        let ratio = |i: usize| {
            words.is_any(i, &["ratio", "razón"])
                || words.is_any(i, &["every", "each", "cada", "chaque"]) && number(i + 1)
        };
        // `23 rameurs, dont une femme`: led by its intro it is one.
        let led = words.phrase_before(a.first).is_some_and(|(p, _)| p == Phrase::PartOf);
        a.first == a.last && words.is_any(a.first, &["un", "une", "una", "a"]) && !led
            || a.measured == Measured::Plain && (a.first.saturating_sub(6)..a.first).any(ratio)
    };
    // `one woman every two minutes` is a pace.
    let pace = |p: &Part| {
        words.is_any(p.last + 1, &["every", "per", "each", "chaque", "cada"])
            && amounts[p.amount].writing == Writing::Words
    };
    lists.retain(|list| !(list.len() == 1 && (article(&list[0]) || pace(&list[0]))));
    // Babies and others on their own are counted like anything else.
    let babies = |p: &Part| matches!(p.label, Label::Named(a, b) if (a..=b).all(|i| words.get(i).and_then(|t| t.group()).is_none_or(|g| g == Group::Others)));
    lists.retain(|list| !list.iter().all(babies));
    lists.retain(|list| !list.iter().any(|p| middle(words, amounts, p, sentences)));
    // Letters alone prove little: `M16` is a name unless another part or a bracket stands beside it.
    lists.retain(|list| {
        let letters = list.iter().any(|p| (p.first..=p.last).any(|i| uppercase_letter(words, i).is_some()));
        !letters
            || list.len() > 1
            || list.iter().any(|p| words.mark(p.first.wrapping_sub(1), "(") && words.mark(p.last + 1, ")"))
    });
    lists
}

/// How far the two shares of one whole may stand apart, in tokens.
const HALVES_TOKENS_MAX: usize = 25;

/// How long an aside between two parts may be, in tokens.
const ASIDE_TOKENS_MAX: usize = 10;

fn opposite(a: Label, b: Label) -> bool {
    let (Label::Group(a), Label::Group(b)) = (a, b) else { return false };
    #[rustfmt::skip]
    let found = matches!(
        (a, b),
        (Group::Women, Group::Men) | (Group::Men, Group::Women) | (Group::Girls, Group::Boys) | (Group::Boys, Group::Girls)
    );
    found
}

/// `16 women (aged 18 to 24) and 9 men`, `16 women, 3 of whom were cooks, and 9 men`: where the list goes on behind what is said of a part.
fn over_aside(words: &Words, from: usize, end: usize) -> usize {
    let near = || from + 1..end.min(from + 1 + ASIDE_TOKENS_MAX);
    let plain = |close: &usize| (from + 1..*close).all(|i| words.get(i).is_some_and(|t| t.group().is_none()));
    if words.mark(from, "(") {
        return near().find(|i| words.mark(*i, ")")).filter(plain).map_or(from, |close| close + 1);
    }
    let number =
        words.get(from + 1).is_some_and(|t| t.is_numeral() || t.senses.iter().any(|s| matches!(s, Sense::Number(_))));
    let of_them = words.mark(from, ",") && number && reach::after_of_them(words, from + 2) > from + 2;
    near().find(|i| of_them && words.mark(*i, ",")).filter(plain).unwrap_or(from)
}

/// `28 per cent of young women and adolescent girls …, 13 per cent of young men and adolescent boys`: two rates of two sexes.
fn one_sex(words: &Words, lists: &mut [Vec<Part>]) {
    let sex = |label: Label| {
        let Label::Named(a, b) = label else { return None };
        let groups = || (a..=b).filter_map(|i| words.get(i).and_then(|t| t.group()));
        if groups().all(|g| matches!(g, Group::Women | Group::Girls)) {
            Some(Group::Women)
        } else {
            groups().all(|g| matches!(g, Group::Men | Group::Boys)).then_some(Group::Men)
        }
    };
    for list in lists {
        if let [a, b] = &mut list[..]
            && a.rate
            && b.rate
            && let (Some(first), Some(second)) = (sex(a.label), sex(b.label))
            && first != second
        {
            (a.label, b.label) = (Label::Group(first), Label::Group(second));
        }
    }
}

/// `affected the ability of staff to report (46 per cent) and to meet with women (49 per cent)`: shares in brackets behind several
/// answers are of those who answered, not of the women whom one answer names.
fn answers(words: &Words, amounts: &[Amount], list: &[Part], sentences: &[(usize, usize)]) -> bool {
    let bracketed = |a: &Amount| {
        a.measured == Measured::Percent
            && words.mark(a.whole_first.wrapping_sub(1), "(")
            && words.get(a.whole_last + 1).is_some_and(|t| t.is_one_of("),"))
    };
    let [part] = list else { return false };
    let own = &amounts[part.amount];
    let sentence = sentence_of(sentences, part.first);
    let behind = bracketed(own) && part.first < own.whole_first;
    let group_before =
        |a: &Amount| a.whole_first >= 2 && words.get(a.whole_first - 2).is_some_and(|t| t.group().is_some());
    behind
        && (part.amount.saturating_sub(8)..amounts.len().min(part.amount + 8)).any(|i| {
            let a = &amounts[i];
            i != part.amount && bracketed(a) && !group_before(a) && sentence_of(sentences, a.first) == sentence
        })
}

/// `Average age: women 34, men 39`, `mean score (women: 6.2; men: 5.8)`: what is measured of people does not count them.
fn middle(words: &Words, amounts: &[Amount], part: &Part, sentences: &[(usize, usize)]) -> bool {
    #[rustfmt::skip]
    const MIDDLE: &[&str] = &["average", "mean", "median", "retirement", "minimum", "maximum"];
    #[rustfmt::skip]
    const BEHIND: &[&str] = &[
        "moyen", "moyenne", "moyens", "médian", "médiane", "media", "medio", "mediana", "promedio", "mínima", "minimal",
    ];
    let amount = &amounts[part.amount];
    if amount.measured != Measured::Plain {
        return false;
    }
    // Nobody counts six people and a fifth.
    if amount.value.is_some_and(|v| !v.fract().is_zero()) {
        return true;
    }
    let begin = sentences.get(sentence_of(sentences, part.first)).map_or(0, |s| s.0);
    // `media workers` are no middle in English.
    let other = words.style.language != Language::English;
    let noun = |i: usize| {
        words.get(i).is_some_and(|t| {
            t.kind == Kind::Word && t.group().is_none() && !t.has(Sense::Small) && !t.has(Sense::Preposition)
        }) && !words.is_any(i, &["number", "attendance", "nombre", "número", "total"])
    };
    (begin.max(part.first.saturating_sub(12))..part.first)
        .any(|i| words.is_any(i, MIDDLE) && noun(i + 1) || other && i > begin && words.is_any(i, BEHIND) && noun(i - 1))
}

/// A word in small letters and the plural that nothing more is known of: `chefs`, `scientists`.
fn plain_noun(words: &Words, at: usize) -> bool {
    let plain = words.get(at).is_some_and(|t| t.kind == Kind::Word && !t.capital && t.senses.is_empty());
    plain
        && words.str(at).ends_with('s')
        && words.str(at).len() > 3
        && words.get(at + 1).is_some_and(|t| t.has(Sense::Conjunction) || t.is_one_of(","))
}

fn separates(words: &Words, at: usize) -> bool {
    #[rustfmt::skip]
    const BETWEEN: &[&str] = &[
        "and", "et", "y", "e", "el", "plus", "as", "pour", "ainsi", "que", "or", "de", "vs", "versus", "against", "contre", "frente",
        "a", "al", "only", "just", "seulement", "solo", "sólo", "como", "than", "number", "nombre", "número", "no", "of",
    ];
    // `les hommes sont 17 et les femmes 9`
    let article =
        words.is_any(at, &["the", "les", "las", "los"]) && words.get(at + 1).is_some_and(|t| t.group().is_some());
    words.mark(at, ",;/&+:–-|()[]")
        || words.is_any(at, BETWEEN)
        || words.is(at, "well") && words.is(at.wrapping_sub(1), "as")
        || article
        || words.mark(at, ".") && words.is_any(at.wrapping_sub(1), &["vs", "no"])
        || words.get(at).is_some_and(|t| t.kind == Kind::Word && (t.has(Sense::People) || t.has(Sense::Adult)))
}

/// Which sentence a token is in.
pub fn sentence_of(sentences: &[(usize, usize)], token: usize) -> usize {
    sentences.partition_point(|(_, end)| *end <= token)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::style::Style;
    use crate::parse::{amount, sentence};
    use crate::place::PlacedText;

    fn check_in(language: Language, printed: &str, expect: &[&str]) {
        let text = PlacedText::unplaced(printed);
        let blank = language != Language::English;
        let words = Words::new(
            &text,
            &Style { language, blank_thousands: blank, decimal_comma: blank, dash_nil: false, proven: true },
        );
        let taken = vec![false; words.len()];
        let mut amounts = amount::read(&words, &taken);
        let sentences = sentence::split(&words);
        let got: Vec<String> = read(&words, &mut amounts, &taken, &sentences)
            .iter()
            .map(|s| {
                let number = |i: usize| amounts[i].value.map_or("?".into(), |v| v.to_string());
                let total = s.total.map_or("-".into(), number);
                let parts: Vec<String> = s
                    .parts
                    .iter()
                    .map(|p| {
                        let label = match p.label {
                            Label::Group(g) => format!("{g:?}"),
                            Label::Named(a, b) => printed[words.span(a, b).range()].to_owned(),
                        };
                        let unit = if amounts[p.amount].measured == Measured::Percent { "%" } else { "" };
                        let share = p.share.map(|s| format!("({s}%)")).unwrap_or_default();
                        format!("{label} {}{unit}{share}{}", number(p.amount), if p.rate { " rate" } else { "" })
                    })
                    .collect();
                format!("{total}{} {}", if s.covers { " =" } else { ":" }, parts.join(", "))
            })
            .collect();
        assert_eq!(got, expect, "{printed}");
    }

    fn check(printed: &str, expect: &[&str]) {
        check_in(Language::English, printed, expect);
    }

    #[test]
    fn brackets_after_a_total() {
        check("joined by 58 (W31: M27) delegates", &["58 = Women 31, Men 27"]);
        check("aid for 91 migrants (W40: M51).The rest", &["91 = Women 40, Men 51"]);
        check("held = 12,300 (Women= 5,300 / Men=7,000)", &["12300 = Women 5300, Men 7000"]);
        check("1,737 farmers (F=1,060, M=677)", &["1737 = Women 1060, Men 677"]);
        check("145(85M & 60F)", &["145 = Men 85, Women 60"]);
        check("52 VHTs (Female 23 & Male 29)", &["52 = Women 23, Men 29"]);
        check("129 dead (94 men, 13 women, 21 boys and 1 girl)", &["129 = Men 94, Women 13, Boys 21, Girls 1"]);
        check("88 delegates (17 women)", &["88: Women 17"]);
        check("9,000 workers (including 6,100 women) came", &["9000: Women 6100"]);
        check("45 claims (including 22 claims by women cooks)", &["45: Women 22"]);
        check("80 studies, including 26 studies on violence against women", &[]);
        check("300 seen (140F; 90M; 70 children", &["300 = Women 140, Men 90, Children 70"]);
        check("It reached 2,000 migrants. (W: 1,120)", &["2000: Women 1120"]);
        check("It gave 13 ideas. (W11: M39)", &["- = Women 11, Men 39"]);
        check("120 workers of 4 centres (W70: M50)", &["120 = Women 70, Men 50"]);
    }

    #[test]
    fn lists_without_brackets_and_without_totals() {
        check("(W11: M39)", &["- = Women 11, Men 39"]);
        check("27W/16M", &["- = Women 27, Men 16"]);
        check("a team of 7M 3F", &["- = Men 7, Women 3"]);
        check("four men and one woman were hurt", &["- = Men 4, Women 1"]);
        check("F: 76 M: 48", &["- = Women 76, Men 48"]);
        check("43 people, of whom 30 women, including 4 girls, came", &["43: Women 30", "30: Girls 4"]);
        check("nineteen staff, twelve of them women, met", &["19: Women 12"]);
        check("318 calls, 141 of them from women.", &["318: Women 141"]);
        check("130 children, 71 girls and 59 boys", &["130 = Girls 71, Boys 59"]);
        check(
            "27 were killed (8 boys, 3 girls) or maimed (9 boys, 7 girls)",
            &["- = Boys 8, Girls 3", "- = Boys 9, Girls 7"],
        );
        check("28 callers (16 women, 9 men, 3 not stated)", &["28 = Women 16, Men 9, Unknown 3"]);
        check("12 complaints (5 lodged by women)", &["12: Women 5"]);
        check("Of the 54 confirmed cases 50% (27) are female.", &["54: Women 27(50%)"]);
        check("stood at 1,592 (of 2,101 foreseen), including 454 women", &["1592: Women 454"]);
        check("161 members of the Army (SPLA-IO) (45 women)", &["161: Women 45"]);
        check("3,000 retired women and 2,504 coastal and inland women", &["-: Women 3000", "-: Women 2504"]);
        check("430 girls’ clubs", &[]);
        check("33 trainees, of whom 16 women and 15 men", &["33 = Women 16, Men 15"]);
        check("33 trainees, including 16 women and 15 men", &["33: Women 16, Men 15"]);
        check("Of 43 participants, 27 were women", &["43: Women 27"]);
        check("500 attended, of whom 181 are women", &["500: Women 181"]);
        check("60 women met", &["-: Women 60"]);
        check("12 women and girls met", &["-: women and girls 12"]);
    }

    #[test]
    fn shares_and_rates() {
        check("281 women (32 per cent)", &["-: Women 281(32%)"]);
        check("63 per cent women", &["-: Women 63%"]);
        check("women make up 56 per cent of staff", &["-: Women 56%"]);
        check(
            "50.1 per cent of women own a boat (compared with 54.6 per cent of men)",
            &["- = Women 50.1% rate, Men 54.6% rate"],
        );
        check("45 per cent of women can read", &["-: Women 45% rate"]);
        check("54 cases, 50% (27) are female", &["54: Women 27(50%)"]);
        check(
            "28 per cent of young women and adolescent girls stayed ashore compared with 13 per cent of young men and adolescent boys",
            &["- = Women 28% rate, Men 13% rate"],
        );
        check("6 million children (51 per cent girls)", &["6000000: Girls 51%"]);
        check("died – one woman every two minutes", &[]);
        check("able to report (46 per cent) and to meet with women (49 per cent)", &[]);
        check("children lost; girls were the majority of new cases (70 per cent)", &["-: Girls 70%"]);
        check("girls continued to account for the majority of new infections (70 per cent)", &["-: Girls 70%"]);
        check("some 84 per cent of retired and working women take the ferry", &["-: Women 84% rate"]);
    }

    #[test]
    fn other_languages() {
        check_in(Language::French, "3 186 personnes (1 339 hommes et 1 847 femmes)", &["3186 = Men 1339, Women 1847"]);
        check_in(Language::French, "385 personnes logées (187 H et 198 F)", &["385 = Men 187, Women 198"]);
        check_in(Language::French, "9 agents dont 4 femmes", &["9: Women 4"]);
        check_in(Language::Spanish, "900 personas (H: 400, M: 500)", &["900 = Men 400, Women 500"]);
        check_in(
            Language::French,
            "61 % chez les hommes et 54,3 % chez les femmes",
            &["- = Men 61% rate, Women 54.3% rate"],
        );
        check_in(Language::Spanish, "66 niñas, 85 niños, 115 mujeres", &["- = Girls 66, Boys 85, Women 115"]);
    }

    #[test]
    fn labels_in_front_and_apart() {
        check("rowers: women 64, men 59", &["- = Women 64, Men 59"]);
        check_in(
            Language::Spanish,
            "remeros: mujeres 64, hombres 59, sin dato 3.",
            &["- = Women 64, Men 59, Unknown 3"],
        );
        check_in(Language::French, "26 rameurs : les hommes sont 17 et les femmes 9.", &["26 = Men 17, Women 9"]);
        check("707 divers (female, 351; male, 356)", &["707 = Women 351, Men 356"]);
        check("Women with boats: 139", &["-: Women 139"]);
        check("Women’s boats: 139", &[]);
        check("Women: see page 9", &[]);
        check("Male rowers (n=43) outran female rowers (n=96)", &["-: Men 43", "-: Women 96"]);
        check("51 divers (W/M: 24/27)", &["51 = Women 24, Men 27"]);
        check("M/F 31/19", &["- = Men 31, Women 19"]);
        check("270 oars (140 to girls, 130 to boys)", &["270 = Girls 140, Boys 130"]);
        check("20 to women and 5 boats", &[]);
        check("of 12 women 5 came", &["-: Women 12"]);
        check("Women and men on board numbered 31 and 27, respectively.", &["- = Women 31, Men 27"]);
        check("61 and 54 per cent of women and men respectively", &["- = Women 61% rate, Men 54% rate"]);
        check("Female literacy is 61% and male 78%.", &["- = Women 61%, Men 78%"]);
        check("18 women chefs and 40 men chefs cook", &["- = Women 18, Men 40"]);
        check("(No. of girls: 41; No. of boys: 45)", &["- = Girls 41, Boys 45"]);
        check("2,179 [male: 1,364] [female: 815]", &["2179 = Men 1364, Women 815"]);
        check_in(Language::Spanish, "Los hombres (33) superaron a las mujeres (28)", &["- = Men 33, Women 28"]);
        check("Women divers per million islanders: 122", &[]);
        check_in(
            Language::French,
            "4,1 % chez l’homme et de 2,9 % chez la femme",
            &["- = Men 4.1% rate, Women 2.9% rate"],
        );
        check("Of 77 rowers, the majority (49) were women.", &["77: Women 49"]);
        check("rowers by sex: female 312 (46%), male 366 (54%).", &["- = Women 312(46%), Men 366(54%)"]);
        check("(female divers, 1,402; male divers, 848)", &["- = Women 1402, Men 848"]);
        check("Women 15–24 and men 25–34 form one crew", &[]);
        check_in(Language::French, "Nombre de femmes formées : 642", &["-: Women 642"]);
        check_in(Language::Spanish, "25 pilotos mujeres y 19 pilotos hombres", &["- = Women 25, Men 19"]);
        check_in(Language::French, "82 % d’hommes, 18 % de femmes", &["- = Men 82%, Women 18%"]);
        check("3,084 rowers, 1,522 F and 1,562 M.", &["3084 = Women 1522, Men 1562"]);
        check("142 rowers: 101 women vs. 41 men", &["142 = Women 101, Men 41"]);
    }

    #[test]
    fn parts_that_need_their_total() {
        check(
            "77 adults (40 women, 37 men) and 9 children (4 girls, 5 boys)",
            &["77 = Women 40, Men 37", "9 = Girls 4, Boys 5"],
        );
        check("1,420 callers, mostly women (1,105)", &["1420: Women 1105"]);
        check("Of the 38 berths, 20 went to women.", &["38: Women 20"]);
        check("1,144 rowers – 498 women.", &["1144: Women 498"]);
        check("Seven of their nine pilots are male.", &["9: Men 7"]);
        check("6,540 divers rowed, with women accounting for 2,289 (35%) of the total.", &["6540: Women 2289(35%)"]);
        check_in(
            Language::Spanish,
            "18.900 remeros, 7.371 de los cuales son mujeres (39 %)",
            &["18900: Women 7371(39%)"],
        );
        check_in(Language::French, "210 rameurs, en majorité des hommes (167)", &["210: Men 167"]);
        check("17 women-only crews (408 women)", &["-: Women 408"]);
        check("75 rowers, of whom only 9 women", &["75: Women 9"]);
        check_in(Language::French, "les rameurs sont à 96 % des hommes", &["-: Men 96%"]);
        check_in(Language::French, "40 rameurs, 12 d’entre eux sont des femmes", &["40: Women 12"]);
        check_in(Language::French, "Parmi les 104 patrons, seulement 8 femmes.", &["104: Women 8"]);
        check("Calls (total = 164): female = 97, male = 66, not known = 1", &["164 = Women 97, Men 66, Unknown 1"]);
        check("2,316 sailors, 1,142 of whom (49.3 per cent) were women", &["2316: Women 1142(49.3%)"]);
        check("184 women, or 9.8 per cent, rowed", &["-: Women 184(9.8%)"]);
        check_in(
            Language::French,
            "1 874 marins (hommes : 1 690, soit 90,2 % ; femmes : 184, soit 9,8 %)",
            &["1874 = Men 1690(90.2%), Women 184(9.8%)"],
        );
        check("Of 210 rowers, all but 14 were women.", &[]);
        check("350 rowers, two thirds of them women,", &["-: Women 0.6667"]);
        check("The number of women pilots rose from 56 to 67.", &["-: Women 56", "-: Women 67"]);
        check("the number of women and girls reached 67", &[]);
    }

    #[test]
    fn rates_and_others() {
        check("4.3% in girls and 3.8% in boys", &["- = Girls 4.3% rate, Boys 3.8% rate"]);
        check("seasickness among women peaked at 8.9%", &["-: Women 8.9% rate"]);
        check("210 divers (149 women, 60 men and 1 non-binary)", &["210 = Women 149, Men 60, non-binary 1"]);
        check("0 10 20 30 women men", &[]);
        check_in(Language::Spanish, "61 casos: 34 de sexo femenino y 27 de sexo masculino", &["61 = Women 34, Men 27"]);
    }

    #[test]
    fn not_parts() {
        check("a grant of $60.5 M for 3 towns", &[]);
        check("Average age: women 34, men 39.", &[]);
        check("On average, 23 women and 14 men rowed.", &["- = Women 23, Men 14"]);
        check("Mean score (women: 6.2; men: 5.8).", &[]);
        check_in(Language::Spanish, "Edad media: mujeres 34, hombres 39.", &[]);
        check_in(Language::French, "En moyenne, 23 femmes et 14 hommes rament.", &["- = Women 23, Men 14"]);
        check("90 media hands, of whom 27 are women", &["90: Women 27"]);
        check("The limit is 60 for women and 65 for men.", &[]);
        check("96 men for every 100 women", &["-: Men 96"]);
        check("Of 10 boats, the majority (6) were for women.", &[]);
        check("the rifle M16 was found", &[]);
        check("12 women-led firms and 3 women’s unions", &[]);
    }

    #[test]
    fn a_name_may_describe_whom_the_label_is_of() {
        check("They met 18 Kenyan women and five Akha girls.", &["-: Women 18, Girls 5"]);
        check("They met 9 East Timorese men.", &["-: Men 9"]);
        check("They met 3 UN Women clerks.", &[]);
    }

    #[test]
    fn all_of_some_people_are_of_one_sex() {
        check("The 61 rowers were men and 17 were women.", &["- = Men 61, Women 17"]);
        check("Of the 61 rowers were women from the islands.", &[]);
        check_in(Language::French, "Les 61 patients sont des hommes.", &["-: Men 61"]);
    }

    #[test]
    fn what_a_rate_is_taken_of_counts_nobody() {
        check("It stood at 50 per 100,000 women.", &[]);
        check("It stood at 50 per 1,000 girls and 60 per 1,000 boys.", &[]);
        check_in(Language::Spanish, "Hubo 50 casos por cada 100 mil mujeres.", &[]);
        check_in(Language::Spanish, "Por cada siete hombres llega un barco.", &[]);
    }

    #[test]
    fn a_list_goes_on_behind_what_is_said_of_a_part() {
        check("with 16 women (aged 18 to 24) and 9 men", &["- = Women 16, Men 9"]);
        check("with 9 men, 16 women, 3 of whom were cooks, and 12 children", &["-: Men 9, Women 16, Children 12"]);
        check("with 16 women, 3 boats, and 9 men", &["-: Women 16", "-: Men 9"]);
    }

    #[test]
    fn two_shares_that_make_up_the_whole_are_one_statement() {
        let shares = "Men made up 68 per cent of all crew while women accounted for the remaining 32 per cent.";
        check(shares, &["- = Men 68%, Women 32%"]);
        check("Men made up 68 per cent of all crew while women made up 40 per cent.", &["-: Men 68%", "-: Women 40%"]);
    }

    #[test]
    fn an_article_counts_one_beside_counted_people() {
        check("They saw two men, a woman and 5 girls.", &["- = Men 2, Women 1, Girls 5"]);
        check("They saw 12 guards, including a woman.", &["12: Women 1"]);
        check("A woman and a man spoke.", &[]);
        check_in(Language::French, "On a vu 12 gardes, dont une femme.", &["12: Women 1"]);
        check_in(Language::French, "Une femme a parlé.", &[]);
    }

    #[test]
    fn scales_tie_a_label_with_of() {
        check_in(Language::French, "Plus de deux millions de femmes ont voté.", &["-: Women 2000000"]);
        check_in(Language::Spanish, "Hay 1,5 millones de hombres.", &["-: Men 1500000"]);
    }

    #[test]
    fn a_list_that_opens_among_others_is_not_the_whole() {
        let rule = |printed: &str| {
            let text = PlacedText::unplaced(printed);
            let words = Words::new(&text, &Style::default());
            let taken = vec![false; words.len()];
            let mut amounts = amount::read(&words, &taken);
            read(&words, &mut amounts, &taken, &sentence::split(&words)).first().map(|s| s.rule)
        };
        assert_eq!(rule("Among the rowers were 16 children and 20 women."), Some("parts_among"));
        assert_eq!(rule("They saw 16 children, 20 women and 9 boats."), Some("parts_among"));
        assert_eq!(rule("They saw 16 men and 20 women."), Some("parts_alone"));
    }

    #[test]
    fn counts_that_a_verb_leads_up_to() {
        check("Female rowers numbered 40.", &["-: Women 40"]);
        check("14 out of 34 rowers were women.", &["34: Women 14"]);
        check("In all, 23 (89%) of the rowers were men and 48 were women.", &["- = Men 23(89%), Women 48"]);
        check("Most of the 40 rowers were men.", &[]);
        check("Women held 31 of the 120 seats.", &["-: Women 31"]);
        check("Women were at 3 of the 12 piers.", &[]);
        check_in(Language::Spanish, "12 de los remeros son del sexo masculino.", &["-: Men 12"]);
        check_in(Language::French, "12 des personnes formées étaient des femmes.", &["-: Women 12"]);
        check("Some 60 per cent of the 34 rowers were women.", &["34: Women 60%"]);
        check("There were 35 cases among women and 21 among men.", &["- = Women 35, Men 21"]);
        check_in(Language::French, "14 patients sur 34 étaient des femmes.", &["34: Women 14"]);
        check_in(Language::Spanish, "La cifra de mujeres se sitúa hoy en 1.248.", &["-: Women 1248"]);
        check_in(Language::French, "On compte 12 femmes, pour 31 hommes.", &["- = Women 12, Men 31"]);
        check_in(
            Language::Spanish,
            "De ellos 12 son del sexo masculino y 31 del sexo femenino.",
            &["- = Men 12, Women 31"],
        );
        check_in(Language::French, "Il y a 31 hommes, soit 9 % des élus.", &["-: Men 31(9%)"]);
        check_in(Language::French, "Il y a 31 hommes, soit 47 % de rameuses.", &["-: Men 31"]);
        check_in(Language::Spanish, "Un bote con 31 remeros, entre los que había cuatro mujeres.", &["31: Women 4"]);
    }
}
