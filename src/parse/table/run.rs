//! Which columns under sexes make one statistic of a row.
//!
//! * `2018 Women | 2018 Men | 2019 Women | 2019 Men`: the sexes of one time stand side by side, two runs.
//! * `Total All | Total Minors | Male All | Male Minors | Female All | Female Minors`: each sex stands over the same names. The columns
//!   under one name are a run, and its total is the one under that name.
//! * A sex that stands over several names which the other does not have makes a run of each column, and no total is anybody's.

use super::head::Head;
use crate::parse::style::Style;
use crate::parse::vocabulary::Group;
use crate::parse::words::Words;
use crate::place::PlacedText;

/// Shorter words tell nothing that is counted.
const WORD_CHARS_MIN: usize = 4;

/// The columns of one statistic.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Columns under sexes, from left to right.
    pub(super) columns: Vec<usize>,
    /// Where its total stands; `Near`, unless the names under the sexes say.
    pub(super) total: Total,
    /// True where the row has other runs too, so that a total without a name may be that of all of them.
    pub(super) several: bool,
}

/// Where the total of a run stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Total {
    /// Next to the run.
    Near,
    /// In the column of the same name, if there is one.
    At(Option<usize>),
}

/// What a head says besides the sex or the whole that it names: `Male 18 years` is of `18 years`.
pub(super) fn besides(head: &str, style: &Style) -> String {
    let text = PlacedText::unplaced(head);
    let words = Words::new(&text, style);
    let whole = ["total", "totals", "ensemble", "both", "sex", "sexes", "sexos", "sexe", "sexo", "ambos"];
    let all_of = |at: usize| words.is_any(at, &["all", "les", "deux"]) && words.is_any(at + 1, &["sexes", "deux"]);
    let letter = |at: usize| words.get(at).is_some_and(|t| t.letter().is_some()) && words.str(at).len() == 1;
    let kept = (0..words.len()).filter(|at| {
        let sex = words.get(*at).is_some_and(|t| t.group().is_some()) || letter(*at);
        !sex && !words.is_any(*at, &whole) && !all_of(*at)
    });
    kept.map(|at| words.str(at)).collect::<Vec<_>>().join(" ").replace("( )", "").trim().to_owned()
}

/// `Children Girls`, `Male adults`, `Children F`: one group over the other, and one of both; `Women Children` is two heads run together.
pub(super) fn one_over_the_other(words: &Words, named: &[(usize, Group)]) -> Option<Group> {
    let letter = |at: usize| words.get(at).filter(|t| t.capital && words.str(at).len() == 1)?.letter();
    let sign = named.last().and_then(|(at, _)| Some((at + 1, letter(at + 1)?)));
    let pair: Vec<(usize, Group)> = named.iter().copied().chain(sign).collect();
    let [(one, over), (two, under)] = pair[..] else { return None };
    let grown = |at| words.is_any(at, &["women", "men", "femmes", "hommes", "mujeres", "hombres"]);
    let young = over == Group::Children || under == Group::Children;
    both(over, under).filter(|_| two == one + 1 && !(young && (grown(one) || grown(two))))
}

/// Those who are of both groups: men and boys are no part of each other, and neither are women of girls.
fn both(one: Group, other: Group) -> Option<Group> {
    use Group::{Adults, Boys, Children, Girls, Men, Women};
    match (one, other) {
        (Children, Girls | Women) | (Girls | Women, Children) => Some(Girls),
        (Children, Boys | Men) | (Boys | Men, Children) => Some(Boys),
        (Adults, Women) | (Women, Adults) => Some(Women),
        (Adults, Men) | (Men, Adults) => Some(Men),
        _ => None,
    }
}

/// True where what stands beside a total may be what stands beside its parts: one of them says nothing, or they share a word.
pub(super) fn is_of(total: &str, parts: &str) -> bool {
    let words = |told: &str| -> Vec<String> {
        let words = told.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() >= WORD_CHARS_MIN);
        words.map(str::to_lowercase).collect()
    };
    let (total, parts) = (words(total), words(parts));
    total.is_empty() || parts.is_empty() || total.iter().any(|w| parts.contains(w))
}

/// The runs of the columns under sexes, `besides` being what the head of each column of the table says besides them.
pub(super) fn runs(columns: &[usize], heads: &[Head], besides: &[String]) -> Vec<Run> {
    let of = |at: usize| besides.get(at).map_or("", |b| b.as_str());
    let again = |w: &[usize]| heads[w[0]] == heads[w[1]];
    if !columns.windows(2).any(again) {
        return side_by_side(columns, heads);
    }
    let mut out: Vec<Run> = Vec::new();
    for &column in columns {
        let fits =
            |run: &&mut Run| of(run.columns[0]) == of(column) && run.columns.iter().all(|c| heads[*c] != heads[column]);
        match out.iter_mut().find(fits) {
            Some(run) => run.columns.push(column),
            None => out.push(Run { columns: vec![column], total: Total::At(None), several: true }),
        }
    }
    for run in &mut out {
        let mut totals = (0..heads.len()).filter(|c| heads[*c] == Head::Total && of(*c) == of(run.columns[0]));
        run.total = Total::At(totals.next().filter(|_| totals.next().is_none() && run.columns.len() > 1));
    }
    out
}

/// Groups of columns in which no sex stands twice.
fn side_by_side(columns: &[usize], heads: &[Head]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for &column in columns {
        match out.last_mut() {
            Some(run) if run.columns.iter().all(|c| heads[*c] != heads[column]) => run.columns.push(column),
            _ => out.push(Run { columns: vec![column], total: Total::Near, several: false }),
        }
    }
    let several = out.len() > 1;
    out.iter_mut().for_each(|run| run.several = several);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::table::head;

    /// Each run as its columns, with its total behind a stroke.
    fn check(printed: &[&str], expect: &str) {
        let style = Style::default();
        let heads: Vec<Head> = printed.iter().map(|h| head::of(h, &style)).collect();
        let besides: Vec<String> = printed.iter().map(|h| besides(h, &style)).collect();
        let sexes: Vec<usize> = (0..heads.len()).filter(|c| matches!(heads[*c], Head::Group(_))).collect();
        let told = |run: &Run| {
            let columns: Vec<String> = run.columns.iter().map(ToString::to_string).collect();
            match run.total {
                Total::Near => columns.join(" "),
                Total::At(total) => format!("{}/{}", columns.join(" "), total.map_or("-".into(), |t| t.to_string())),
            }
        };
        assert_eq!(
            runs(&sexes, &heads, &besides).iter().map(told).collect::<Vec<_>>().join(", "),
            expect,
            "{printed:?}"
        );
    }

    #[test]
    fn the_sexes_of_one_time_stand_side_by_side() {
        check(&["Port", "Total", "Women", "Men"], "2 3");
        check(&["Port", "2018 Women", "2018 Men", "2019 Women", "2019 Men"], "1 2, 3 4");
        check(&["Port", "2018 Women", "2018 Men", "2018 Women", "2018 Men"], "1 2, 3 4");
    }

    #[test]
    fn each_sex_stands_over_the_same_names() {
        let crossed =
            ["Port", "Total Crew", "Total Pilots", "Male Crew", "Male Pilots", "Female Crew", "Female Pilots"];
        check(&crossed, "3 5/1, 4 6/2");
        check(&["Port", "Hommes 2018", "Hommes 2019", "Femmes 2018", "Femmes 2019"], "1 3/-, 2 4/-");
        check(&["Port", "Both sexes 2018", "M 2018", "M 2019", "F 2018", "F 2019"], "2 4/1, 3 5/-");
        check(&["Port", "Male Total", "Male Crew", "Female Total", "Female Crew", "Total"], "1 3/5, 2 4/-");
        // What the other sex does not have is nobody's other half.
        check(&["Port", "Total", "Men ashore", "Men afloat", "Women"], "2/-, 3/-, 4/-");
        check(&["Port", "Women", "Pregnant women", "Men", "Total"], "1 3/4, 2/-");
    }
}
