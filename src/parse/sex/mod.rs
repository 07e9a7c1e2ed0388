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
mod list;
mod other;
mod own_share;
mod pair;
mod rate;
mod reach;
mod share;
mod total;
mod toward;
mod whole;

use crate::parse::amount::Amount;
use crate::parse::vocabulary::Group;
use crate::parse::words::Words;
use list::gather;
pub use reach::noun_inside;
use rust_decimal::Decimal;
use total::attach;

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

/// Which sentence a token is in.
pub fn sentence_of(sentences: &[(usize, usize)], token: usize) -> usize {
    sentences.partition_point(|(_, end)| *end <= token)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::amount::Measured;
    use crate::parse::style::Style;
    use crate::parse::vocabulary::Language;
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
        check("96 men for every 100 women", &[]);
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

    #[test]
    fn one_clause_is_set_against_the_other() {
        check("31 of the divers were male, while 27 were female.", &["- = Men 31, Women 27"]);
        check("Of the 98 divers on the list, 31 are male, while 27 are female.", &["98: Men 31, Women 27"]);
        check("40 per cent of women rowed, against 31 per cent of men.", &["- = Women 40% rate, Men 31% rate"]);
        check_in(
            Language::French,
            "Seules 32 % des filles rament, contre 78 % de garçons.",
            &["- = Girls 32% rate, Boys 78% rate"],
        );
        check(
            "Women make up 54 per cent of the crew, compared to men who make up 46 per cent.",
            &["- = Women 54%, Men 46%"],
        );
        check_in(Language::Spanish, "31 fueron hombres y 27, mujeres.", &["- = Men 31, Women 27"]);
        check_in(Language::Spanish, "31 correspondieron a hombres, 27 a mujeres.", &["- = Men 31, Women 27"]);
    }

    #[test]
    fn a_clause_names_the_whole_first() {
        check("By then, of the 98 divers, 31 were men and 27 were women.", &["98: Men 31, Women 27"]);
        check_in(Language::Spanish, "Los 59 remeros son 31 hombres y 27 mujeres.", &["59 = Men 31, Women 27"]);
        check_in(Language::Spanish, "800 remeros, de los cuales el 60 % son mujeres", &["800: Women 60%"]);
        check_in(Language::Spanish, "31 de estas barcas son mujeres.", &["-: Women 31"]);
    }

    #[test]
    fn shares_of_a_whole_told_before_them() {
        check("Of the 640 rowers, 38 per cent were women.", &["640: Women 38%"]);
        check("Among 90 rowers, 30% were women and 70% were men.", &["90: Women 30%, Men 70%"]);
        check("Of the 640 rowers, 38 per cent of cooks were women.", &["-: Women 38%"]);
        check("Of the 60 boats, 38 per cent were women.", &["-: Women 38%"]);
        check("We met 640 rowers, 38 per cent women, at sea.", &["640: Women 38%"]);
        check_in(Language::Spanish, "Llegaron 640 personas, el 38 % mujeres, al puerto.", &["640: Women 38%"]);
        check_in(Language::French, "Il y a 640 migrants, 38 % de femmes, au port.", &["640: Women 38%"]);
    }

    #[test]
    fn the_verb_of_the_share_before_is_meant_again() {
        check("Women formed 41 per cent and men 59 per cent of the crew.", &["- = Women 41%, Men 59%"]);
        check_in(
            Language::French,
            "Les femmes représentent 41 % des rameurs et les hommes 59 %.",
            &["- = Women 41%, Men 59%"],
        );
        check_in(
            Language::Spanish,
            "Las mujeres representan el 41 % del equipo y los hombres, el 59 %.",
            &["- = Women 41%, Men 59%"],
        );
        check_in(
            Language::Spanish,
            "De los remos, 41 % se otorgó a mujeres y 59 %, a hombres.",
            &["- = Women 41%, Men 59%"],
        );
        check_in(Language::Spanish, "Un 41 % del equipo son mujeres, un 59 % hombres.", &["- = Women 41%, Men 59%"]);
        check(
            "More women (10 per cent) dive at night than their male peers (8 per cent).",
            &["- = Women 10% rate, Men 8% rate"],
        );
        check_in(Language::Spanish, "31 hombres fueron vistos, mientras 27 son mujeres.", &["- = Men 31, Women 27"]);
        check("31 men were hurt while 27 women swam.", &["-: Men 31", "-: Women 27"]);
    }

    #[test]
    fn small_words_that_tie_a_list_behind_a_colon_or_in_a_bracket() {
        check_in(Language::Spanish, "Hubo 59 casos: 31 en hombres y 28 en mujeres.", &["59 = Men 31, Women 28"]);
        check_in(Language::Spanish, "Hubo 59 casos (31 en hombres y 28 en mujeres).", &["59 = Men 31, Women 28"]);
        check_in(
            Language::Spanish,
            "Vino a ver a 90 mujeres jefas de hogar y a 60 hombres.",
            &["- = Women 90, Men 60"],
        );
        check_in(
            Language::Spanish,
            "Llegaron 640 personas (el 38 % mujeres y el 62 % hombres).",
            &["640 = Women 38%, Men 62%"],
        );
        check("121 rowers, of whom 43 girls, 42 boys and 33 men, came.", &["121: Girls 43, Boys 42, Men 33"]);
    }

    #[test]
    fn lists_with_words_between_their_parts() {
        check("The crew has 9 men and, since the storm, 4 women.", &["- = Men 9, Women 4"]);
        check("There 412 girls stay on shore, against 298 boys.", &["- = Girls 412, Boys 298"]);
        check("We met 640 rowers – 60% women, 40% men – at sea.", &["640 = Women 60%, Men 40%"]);
        check("Almost one third (12) of the 40 rowers were women.", &["40: Women 12"]);
        check("Of the oars, 52 per cent went to women and 48 per cent to men.", &["- = Women 52%, Men 48%"]);
        check_in(
            Language::French,
            "52 % des rames sont allées à des femmes et 48 % à des hommes.",
            &["- = Women 52%, Men 48%"],
        );
    }

    #[test]
    fn letters_that_are_names() {
        check("seen in ward 4F, and M16 nets were mended", &[]);
        check("the roads F3 and M2 are shut", &[]);
        check("a crew (F3 and M2) came", &["- = Women 3, Men 2"]);
    }

    #[test]
    fn what_is_of_every_ten_or_every_hundred_counts_nobody() {
        check_in(Language::Spanish, "De cada diez remeros, siete son mujeres.", &[]);
        check_in(Language::Spanish, "Siete de diez remeros son mujeres.", &[]);
        check("Each of the 12 boats takes two women and two men.", &[]);
        check("Each of the rowers (20 women and 30 men) got a net.", &["- = Women 20, Men 30"]);
        check_in(Language::Spanish, "La paga de las mujeres subió un 4 % y la de los hombres un 3 %.", &[]);
        check_in(Language::French, "Sur 90 barques, 21 dirigées par des femmes ont sombré.", &[]);
        check_in(Language::French, "Il y a 97 hommes pour 100 femmes.", &[]);
        check_in(Language::Spanish, "Dieron 200 preservativos femeninos y 900 masculinos.", &[]);
    }

    #[test]
    fn shares_beside_counts_are_told_with_them() {
        check(
            "98 rowers including 50 male rowers (51 per cent of all rowers), 48 female rowers (49 per cent)",
            &["98: Men 50(51%), Women 48(49%)"],
        );
        check("Of the pupils, 48.5 per cent or 340 are girls.", &["-: Girls 340(48.5%)"]);
        check("Male rowers accounted for 57% (n=412) of the crew.", &["-: Men 412(57%)"]);
        check("Women make up 55 per cent of the crew (110 of 200).", &["200: Women 110(55%)"]);
        check("Women make up 55 per cent of the crew (110 of 300).", &["-: Women 55%"]);
        check("reaching 21 million women (82 per cent of the target)", &["-: Women 21000000"]);
    }

    #[test]
    fn nouns_of_rates_tell_whose_they_are() {
        check_in(Language::Spanish, "La tasa de paro femenina se situó en 4,1%.", &["-: Women 4.1% rate"]);
        check_in(
            Language::French,
            "le taux de réussite des femmes est de 41 %, contre 44 % pour les hommes",
            &["- = Women 41% rate, Men 44% rate"],
        );
        check_in(
            Language::French,
            "le taux de réussite des hommes (44 %) et celui des femmes (41 %)",
            &["- = Men 44% rate, Women 41% rate"],
        );
        check("The literacy rate of women rose by 3 per cent.", &[]);
        check_in(
            Language::French,
            "Il monte moins vite pour les filles que le taux des garçons (41% contre 44%).",
            &["- = Girls 41% rate, Boys 44% rate"],
        );
        check(
            "Boys fall ill more often (4.4 per cent) than girls (4.1 per cent).",
            &["- = Boys 4.4% rate, Girls 4.1% rate"],
        );
        check(
            "It is 20 per cent higher among men than women: 4.1 per cent and 3.4 per cent, respectively.",
            &["- = Men 4.1% rate, Women 3.4% rate"],
        );
        check_in(Language::Spanish, "Los hombres registraron un 4,1%.", &["-: Men 4.1% rate"]);
    }

    #[test]
    fn what_is_said_once_more_of_the_same_people_is_no_part() {
        check(
            "Of the 58 divers, 31 were men and 27 women; 14 were minors.",
            &["58 = Men 31, Women 27", "-: Children 14"],
        );
        check("12 of the 90 pilots in town, or 13 per cent, are women.", &["90: Women 12(13%)"]);
        check_in(
            Language::French,
            "Parmi les 87 rameurs figurent 31 femmes et 22 enfants.",
            &["87: Women 31, Children 22"],
        );
    }

    #[test]
    fn words_of_place_tie_a_rate_to_its_group() {
        check(
            "Women’s participation in the race is 45 per cent, versus 71 per cent for men.",
            &["- = Women 45% rate, Men 71% rate"],
        );
        check("Women’s boats are 45 per cent of the fleet.", &[]);
        check_in(
            Language::French,
            "Il est plus élevé parmi les filles que chez les garçons, avec 48 % et 39 % respectivement.",
            &["- = Girls 48% rate, Boys 39% rate"],
        );
        check_in(
            Language::French,
            "La réussite chez les filles a atteint 44%, contre à peine 41% chez les garçons.",
            &["- = Girls 44% rate, Boys 41% rate"],
        );
    }

    #[test]
    fn words_behind_a_label_describe_it() {
        check_in(Language::Spanish, "22 hombres adultos, tres mujeres adultas", &["- = Men 22, Women 3"]);
        check_in(Language::Spanish, "31 más son hombres mayores y nueve mujeres mayores", &["- = Men 31, Women 9"]);
        check_in(
            Language::Spanish,
            "12 menores no acompañados, 8 mujeres y 9 hombres solos",
            &["- = Children 12, Women 8, Men 9"],
        );
        check_in(Language::Spanish, "3 mujeres heridas y 5 hombres muertos", &["-: Women 3", "-: Men 5"]);
        check("Less than 40% of our most senior civil servants are women.", &["-: Women 40%"]);
    }

    #[test]
    fn a_bracket_parts_the_group_before_it() {
        check(
            "20 rowers, seven of them minors (five girls and two boys) and 13 adults (ten women and three men)",
            &["7 = Girls 5, Boys 2", "13 = Women 10, Men 3"],
        );
        check_in(
            Language::Spanish,
            "58 eran adultos (31 hombres y 27 mujeres) y 19 menores, 12 de ellos (cinco hombres y 7 mujeres) solos",
            &["58 = Men 31, Women 27", "-: Children 19", "12 = Men 5, Women 7"],
        );
        check(
            "98 rowers, including 44 women and 31 children (20 boys and 11 girls)",
            &["98: Women 44, Children 31, Boys 20, Girls 11"],
        );
    }

    #[test]
    fn a_count_and_its_share_are_one_part_whichever_comes_first() {
        check("425 rowers, 340 or 80 per cent of whom are women.", &["425: Women 340(80%)"]);
        check("Of these, 80 per cent, or 340, are women.", &["-: Women 340(80%)"]);
        check("More men (85 per cent) row than women (15 per cent).", &["- = Men 85%, Women 15%"]);
        check("51 of these women (23 per cent) had rowed.", &["-: Women 51(23%)"]);
        check_in(Language::Spanish, "El 60 % de estas mujeres rema.", &["-: Women 60% rate"]);
    }

    #[test]
    fn a_list_that_labels_in_front_keeps_its_labels() {
        check("Persons: 98 Males: 51 Females: 47.", &["98 = Men 51, Women 47"]);
        check("41 were female and the remaining 23 were male.", &["- = Women 41, Men 23"]);
    }

    #[test]
    fn the_whole_may_stand_behind() {
        check_in(Language::French, "avec 18 femmes sur 61 élus", &["61: Women 18"]);
        check_in(Language::Spanish, "14 mujeres de un total de 40 remeros", &["40: Women 14"]);
        check("18 women out of 61 rowers", &["61: Women 18"]);
        check("18 women out of town", &["-: Women 18"]);
        check("56 women among every hundred rowers", &[]);
        check_in(Language::French, "70 % de femmes et d’enfants", &["-: femmes et d’enfants 70%"]);
    }

    #[test]
    fn that_of_others_is_told_by_the_noun_before() {
        check("The number of women rowers stands at 41 while that of men is 30.", &["- = Women 41, Men 30"]);
    }

    #[test]
    fn things_and_places_are_no_whole_of_people() {
        check("Of the 60 boats, 20 were lost, and 15 men and 3 women died.", &["- = Men 15, Women 3"]);
        check("Among the 60 villages were 12 women and 9 men.", &["- = Women 12, Men 9"]);
        check_in(Language::French, "30 femmes sur 61 sites", &["-: Women 30"]);
        check("The literacy programme for women stood at 40 per cent of its budget.", &[]);
        check("Women recorded 40 per cent of the wins.", &[]);
        check("Prices were 12 per cent higher for women.", &[]);
    }
}
