//! Tests: every notation of parts by sex that reports use, in sentences of our own, in three languages, read whole.

use super::claim::{PartLabel, Quantity, UnitClaim, Value};
use super::reading::{self, TextRole};
use super::style::Style;
use super::vocabulary::{Language, Phrase};
use crate::place::PlacedText;

fn number(v: &Value) -> String {
    let bound = match v.bound {
        Some(Phrase::About) => "~",
        Some(Phrase::AtLeast) => "≥",
        Some(Phrase::MoreThan) => ">",
        Some(Phrase::LessThan) => "<",
        Some(Phrase::UpTo) => "≤",
        _ => "",
    };
    let high = v.high.map(|h| format!("..{h}")).unwrap_or_default();
    let unit = if v.unit == UnitClaim::Percent { "%" } else { "" };
    format!("{bound}{}{high}{unit}", v.number.map_or("?".into(), |n| n.to_string()))
}

fn show(q: &Quantity, printed: &str) -> String {
    let total = q.total.as_ref().map_or("-".into(), number);
    let parts: Vec<String> = q
        .parts
        .iter()
        .map(|p| {
            let label = match &p.label {
                PartLabel::Group(g) => format!("{g:?}").chars().next().unwrap_or(' ').to_string(),
                PartLabel::Named(s) => format!("[{}]", &printed[s.range()]),
            };
            let share = p.share.map(|s| format!("({s}%)")).unwrap_or_default();
            format!("{label}{}{share}{}", number(&p.value), if p.rate { "r" } else { "" })
        })
        .collect();
    format!("{total}{}{}", if q.covers { " = " } else { ": " }, parts.join(" "))
}

fn check_in(language: Language, cases: &[(&str, &[&str])]) {
    let style = match language {
        Language::English => Style { proven: true, ..Style::default() },
        _ => Style { language, decimal_comma: true, blank_thousands: true, dash_nil: false, proven: true },
    };
    let mut wrong = Vec::new();
    for (printed, expect) in cases {
        let reading = reading::read(PlacedText::unplaced(printed), Vec::new(), TextRole::Prose, &style, &[]);
        let got: Vec<String> =
            reading.quantities.iter().filter(|q| !q.parts.is_empty()).map(|q| show(q, printed)).collect();
        if got != *expect {
            wrong.push(format!("{printed}\n    read     {got:?}\n    expected {expect:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn english() {
    check_in(
        Language::English,
        &[
            // Letters in brackets and without them.
            ("The session drew 43 (W27: M16) trainees.", &["43 = W27 M16"]),
            ("The session drew 43 (W: 27, M: 16) trainees.", &["43 = W27 M16"]),
            ("A total of 43 people (27W/16M) came.", &["43 = W27 M16"]),
            ("A total of 43 people (27 W, 16 M) came.", &["43 = W27 M16"]),
            ("A total of 43 people (27 F and 16 M) came.", &["43 = W27 M16"]),
            ("Some 1,737 growers (F=1,060, M=677) were reached.", &["~1737 = W1060 M677"]),
            ("Teams reached 145(85M & 60F) traders.", &["145 = M85 W60"]),
            ("Teams reached 145 (M-85, F-60) traders.", &["145 = M85 W60"]),
            ("Trained 10 (7M 3F) healers.", &["10 = M7 W3"]),
            ("Trained 10 healers (7 M; 3 F).", &["10 = M7 W3"]),
            ("Reached 385 people (M: 187 / F: 198).", &["385 = M187 W198"]),
            ("Participants: 45 (F 20, M 25)", &["45 = W20 M25"]),
            ("Participants: 45 (20 F / 25 M)", &["45 = W20 M25"]),
            ("attended by 58 delegates [W31; M27]", &["58 = W31 M27"]),
            ("Oriented 52 VHTs (Female 23 & Male 29).", &["52 = W23 M29"]),
            ("Oriented 52 VHTs (Female: 23, Male: 29).", &["52 = W23 M29"]),
            ("Oriented 52 VHTs (females=23; males=29).", &["52 = W23 M29"]),
            ("Oriented 52 VHTs (23 females, 29 males).", &["52 = W23 M29"]),
            ("Oriented 52 VHTs, 23 female and 29 male.", &["52 = W23 M29"]),
            ("Oriented 52 VHTs: 23 female and 29 male.", &["52 = W23 M29"]),
            ("Oriented 52 VHTs - 23 female, 29 male.", &["52 = W23 M29"]),
            ("Training for 30 officers (all women) ended.", &[]),
            // Words.
            ("In all 129 people (94 men, 13 women, 21 boys and 1 girl) were hurt.", &["129 = M94 W13 B21 G1"]),
            ("The forum gathered 77 representatives (14 women).", &["77: W14"]),
            ("The forum gathered 77 representatives, including 14 women.", &["77: W14"]),
            ("The forum gathered 77 representatives, of whom 14 were women.", &["77: W14"]),
            ("The forum gathered 77 representatives, 14 of whom were women.", &["77: W14"]),
            ("The forum gathered 77 representatives, 14 of them women.", &["77: W14"]),
            ("The forum gathered 77 representatives, among them 14 women.", &["77: W14"]),
            ("The forum gathered 77 representatives (including at least 14 women).", &["77: W≥14"]),
            ("Of the 77 representatives, 14 were women.", &["77: W14"]),
            ("Of 500 traders reached, 181 are women.", &["500: W181"]),
            ("Four men and one woman were hurt.", &["- = M4 W1"]),
            ("It trained twenty-three women and seven men.", &["- = W23 M7"]),
            ("500 people (300 women and 200 men) and 40 officials (10 women) met.", &["500 = W300 M200", "40: W10"]),
            ("Some 60 women and 40 men took part.", &["- = W~60 M40"]),
            ("The campaign reached over 5,000 women.", &["-: W>5000"]),
            ("at least 30 girls and nearly 20 boys", &["- = G≥30 B~20"]),
            ("130 children, 71 girls and 59 boys", &["130 = G71 B59"]),
            ("130 children (71 girls, 59 boys)", &["130 = G71 B59"]),
            ("200 learners (girls: 120; boys: 80)", &["200 = G120 B80"]),
            ("43 people, of whom 30 women, including 4 girls, came", &["43: W30", "30: G4"]),
            ("28 callers (16 women, 9 men, 3 unknown)", &["28 = W16 M9 U3"]),
            ("28 callers (16 women, 9 men and 3 others)", &["28 = W16 M9 [others]3"]),
            ("28 callers (16 female, 9 male, 3 sex not recorded)", &["28 = W16 M9 U3"]),
            ("300 rowers (140F; 90M; 70 children)", &["300 = W140 M90 C70"]),
            ("300 seen (140F; 90M; 70 children", &["300 = W140 M90 C70"]),
            ("293 guests (136 Males, 117 Females & 40 children)", &["293 = M136 W117 C40"]),
            ("1,204 workers – 700 men and 504 women – signed.", &["1204 = M700 W504"]),
            ("1,204 workers (men 700; women 504) signed.", &["1204 = M700 W504"]),
            ("Women: 504; men: 700; total: 1,204", &["- = W504 M700"]),
            ("Men 700\nWomen 504", &["- = M700 W504"]),
            ("504 of the 1,204 workers were women.", &["1204: W504"]),
            ("Among the 1,204 workers were 504 women.", &["1204: W504"]),
            ("1,204 migrant workers were helped (504 women, 700 men).", &["1204 = W504 M700"]),
            ("helped 1,204 migrant workers in 12 camps (504 women, 700 men).", &["1204 = W504 M700"]),
            ("On 3 May 2021, 1,204 workers (504 women) came back.", &["1204: W504"]),
            ("12 women and girls sought shelter.", &["-: [women and girls]12"]),
            // Shares.
            ("281 women (32 per cent) stood.", &["-: W281(32%)"]),
            ("281 (32%) women stood.", &["-: W281(32%)"]),
            ("Of 878 candidates, 281 (32 per cent) were women.", &["878: W281(32%)"]),
            ("878 candidates, 32 per cent of whom were women", &["878: W32%"]),
            ("878 candidates (32 per cent women)", &["878: W32%"]),
            ("878 candidates (32% women, 68% men)", &["878 = W32% M68%"]),
            ("878 candidates, 32 per cent of them women", &["878: W32%"]),
            ("63 per cent women", &["-: W63%"]),
            ("Women make up 56 per cent of staff.", &["-: W56%"]),
            ("Women accounted for 56% of all returnees.", &["-: W56%"]),
            ("Women represented 56 per cent of all returnees.", &["-: W56%"]),
            ("56 per cent of returnees were women.", &["-: W56%"]),
            ("56 per cent of the returnees are women and 44 per cent men.", &["- = W56% M44%"]),
            ("45 per cent of women and 30 per cent of men can read.", &["- = W45%r M30%r"]),
            ("The share of women among staff was 41 per cent.", &["-: W41%"]),
            ("Girls below 20 accounted for approximately 14 per cent of the crews.", &["-: G~14%"]),
            ("Attacks on women accounted for 14 per cent of cases.", &[]),
            ("a 30 per cent participation of women on boards", &["-: W30%"]),
            ("The regatta drew a total of 4130 (F-2003, M-2127) rowers.", &["4130 = W2003 M2127"]),
            ("over 5 million young people, including 1 million left-out teenage girls", &[">5000000: G1000000"]),
            (
                "Nearly 10.7 million girls in 50 towns took lessons, up from 7.6 million in 2019.",
                &["-: G~10700000", "-: G7600000"],
            ),
            ("over 70,000 women and young people", &["-: [women and young people]>70000"]),
            ("an estimated 260,000 women rowed.8 Their share went from 85 per cent to 88 per cent", &["-: W~260000"]),
            // Not parts.
            ("take as many girls as boys: 1. Up to ten 2. Up to six", &[]),
            ("a grant of $60.5 M", &[]),
            ("a 34-year-old male", &[]),
            ("a 34-year-old male and a 12-year-old girl died", &[]),
            ("the road M16 and the F16", &[]),
            ("women-led groups (12) and 3 men's clubs", &[]),
            ("the male:female ratio was 1.3:1", &[]),
            ("Resolution 1325 (2000) on women and peace", &[]),
            ("20 projects for women", &[]),
            ("12 workshops on women’s rights and 4 on men’s health", &[]),
            ("women aged 15 to 49 and girls under 18", &[]),
            ("a ratio of one woman to three men", &[]),
            ("on 8 March women marched", &[]),
            ("In 2019, women gained 3 seats.", &[]),
            // Labels in front, and what a stranger to the rules wrote.
            ("Rowers: women 64, men 59.", &["- = W64 M59"]),
            ("Divers (female, 351; male, 356) met.", &["- = W351 M356"]),
            ("It drew 51 divers (W/M: 24/27).", &["51 = W24 M27"]),
            ("Oars: 270 (140 to girls, 130 to boys).", &["270 = G140 B130"]),
            ("The crew grew to 142 rowers: 101 women vs. 41 men.", &["142 = W101 M41"]),
            ("Of the 38 berths, 20 went to women.", &["38: W20"]),
            ("The 26 rowers (14 women) and 3 cooks left.", &["26: W14"]),
            ("Women and men numbered 31 and 27, respectively.", &["- = W31 M27"]),
            ("Average age: women 34, men 39.", &[]),
        ],
    );
}

#[test]
fn french() {
    check_in(
        Language::French,
        &[
            ("Au total 3 186 personnes (1 339 hommes et 1 847 femmes) sensibilisées.", &["3186 = M1339 W1847"]),
            ("13 251 personnes touchées, dont 6 500 femmes.", &["13251: W6500"]),
            ("13 251 personnes touchées dont 6 500 femmes et 6 751 hommes.", &["13251 = W6500 M6751"]),
            ("20 pêcheurs (5 femmes et 15 hommes)", &["20 = W5 M15"]),
            ("13 pêcheurs (2 femmes, 11 hommes)", &["13 = W2 M11"]),
            ("97 leaders religieux (47 femmes)", &["97: W47"]),
            ("9 agents dont 4 femmes ont été formés", &["9: W4"]),
            ("9 agents, parmi lesquels 4 femmes", &["9: W4"]),
            ("9 agents, y compris 4 femmes", &["9: W4"]),
            ("Parmi les 54 cas confirmés, 27 sont des femmes.", &["54: W27"]),
            ("Sur 54 cas, 27 sont des femmes.", &["54: W27"]),
            ("385 personnes (187 H et 198 F)", &["385 = M187 W198"]),
            ("385 personnes (H : 187 ; F : 198)", &["385 = M187 W198"]),
            ("385 personnes (187H/198F)", &["385 = M187 W198"]),
            ("385 personnes (hommes : 187, femmes : 198)", &["385 = M187 W198"]),
            ("1 252 nageurs (637garçons et 615 filles)", &["1252 = B637 G615"]),
            ("250 enfants (120 filles, 130 garçons)", &["250 = G120 B130"]),
            ("quatre hommes et une femme ont été blessés", &["- = M4 W1"]),
            ("vingt-trois femmes et sept hommes", &["- = W23 M7"]),
            ("Les femmes représentent 56 % des bénéficiaires.", &["-: W56%"]),
            ("Les femmes représentent 56 pour cent des bénéficiaires.", &["-: W56%"]),
            ("56,5 % des bénéficiaires sont des femmes.", &["-: W56.5%"]),
            ("45 % des femmes et 30 % des hommes savent lire.", &["- = W45%r M30%r"]),
            ("878 candidats (32 % de femmes)", &["878: W32%"]),
            ("plus de 5 000 femmes et environ 300 filles", &["-: W>5000 G~300"]),
            ("au moins 30 femmes", &["-: W≥30"]),
            ("11 femmes enceintes", &["-: W11"]),
            ("300 personnes (140 femmes, 90 hommes et 70 enfants)", &["300 = W140 M90 C70"]),
            ("28 appels (16 femmes, 9 hommes, 3 inconnus)", &["28 = W16 M9 U3"]),
            ("La loi n° 2017-05 sur les femmes", &[]),
            ("un homme de 34 ans et une fille de 12 ans", &[]),
            ("3 projets pour les femmes", &[]),
            ("Rameurs : les hommes sont 17 et les femmes 9.", &["- = M17 W9"]),
            ("Nombre de femmes formées : 642", &["-: W642"]),
            ("Parmi les 104 patrons, seulement 8 femmes.", &["104: W8"]),
        ],
    );
}

#[test]
fn spanish() {
    check_in(
        Language::Spanish,
        &[
            ("Asistieron 45 personas (20 mujeres y 25 hombres).", &["45 = W20 M25"]),
            ("Asistieron 45 personas, 20 mujeres y 25 hombres.", &["45 = W20 M25"]),
            ("Asistieron 45 personas, de las cuales 20 son mujeres.", &["45: W20"]),
            ("Asistieron 45 personas, entre ellas 20 mujeres.", &["45: W20"]),
            ("Asistieron 45 personas, incluidas 20 mujeres.", &["45: W20"]),
            ("Asistieron 45 personas, 20 de ellas mujeres.", &["45: W20"]),
            ("De las 45 personas, 20 eran mujeres.", &["45: W20"]),
            ("Se atendió a 266 personas: 66 niñas, 85 niños, 115 mujeres.", &["266 = G66 B85 W115"]),
            ("66 niñas, 85 niños, 115 mujeres", &["- = G66 B85 W115"]),
            ("900 personas (H: 400, M: 500)", &["900 = M400 W500"]),
            ("900 personas (500 M, 400 H)", &["900 = W500 M400"]),
            ("nadadores entre 3 y 9 años: F: 71 M: 49", &["- = W71 M49"]),
            ("F: 76 M: 48", &["- = W76 M48"]),
            ("1.204 trabajadores (504 mujeres y 700 hombres)", &["1204 = W504 M700"]),
            ("1 204 trabajadoras y trabajadores (504 mujeres; 700 hombres)", &["1204 = W504 M700"]),
            (
                "viven 2000 habitantes, de los cuales 600 son jubilados, 640 mujeres, 190 niñas, 170 niños y 400 adolescentes",
                &["2000: W640 G190 B170 C400"],
            ),
            ("más de 5.000 mujeres", &["-: W>5000"]),
            ("al menos 30 mujeres y unos 20 hombres", &["- = W≥30 M~20"]),
            ("cuatro hombres y una mujer resultaron heridos", &["- = M4 W1"]),
            ("veintitrés mujeres y siete hombres", &["- = W23 M7"]),
            ("Las mujeres representan el 56 por ciento del personal.", &["-: W56%"]),
            ("El 56 % de las personas atendidas son mujeres.", &["-: W56%"]),
            ("El 45,5 % de las mujeres y el 30 % de los hombres trabajan.", &["- = W45.5%r M30%r"]),
            ("878 candidaturas (32 % mujeres)", &["878: W32%"]),
            ("130 niños, niñas y adolescentes", &["-: [niños, niñas y adolescentes]130"]),
            ("un hombre de 34 años", &[]),
            ("3 proyectos para mujeres", &[]),
            ("Remeros: mujeres 64, hombres 59, sin dato 3.", &["- = W64 M59 U3"]),
            ("Sumaban 61 casos: 34 de sexo femenino y 27 de sexo masculino.", &["61 = W34 M27"]),
            ("Había 318 becas: 170 a mujeres y 148 a hombres.", &["318 = W170 M148"]),
        ],
    );
}
