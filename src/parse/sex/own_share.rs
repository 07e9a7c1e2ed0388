//! The share that is printed beside the count of a part: `281 women (32 per cent)`, `184 women, or 9.8 per cent`.

use super::Part;
use crate::parse::amount::{Amount, Measured};
use crate::parse::token::Kind;
use crate::parse::vocabulary::Sense;
use crate::parse::words::Words;
use rust_decimal::Decimal;

/// Words that say the same number once more, as a share or as a count.
pub(super) const OR: &[&str] = &["or", "soit", "ou", "o", "sea"];

/// How many words may stand between a share in brackets and the bracket that closes behind what it is of.
const OF_TOKENS_MAX: usize = 9;

/// Gives the last part the share that this amount prints of it, or the count of its share; true where it has none else to say.
pub(super) fn take(words: &Words, amounts: &[Amount], at: usize, labelled: bool, parts: &mut [Part]) -> bool {
    let amount = &amounts[at];
    let Some(last) = parts.last_mut() else { return false };
    if let Some(close) = counted(words, amounts, at, last) {
        (last.share, last.share_amount) = (amounts[last.amount].value, Some(last.amount));
        (last.amount, last.last) = (at, close);
        return true;
    }
    // `184 women, or 9.8 per cent`, `184 femmes, soit 9,8 %`
    let lead = amount.whole_first.saturating_sub(1);
    let or = lead > 0 && words.is_any(lead, OR) && words.mark(lead - 1, ",(");
    let lead = lead - usize::from(or);
    // `57% (n=412)`
    let sized = lead > 1 && words.mark(lead, "=") && words.is(lead - 1, "n");
    let lead = lead - 2 * usize::from(sized);
    let gap = (last.last + 1..amount.whole_first).count();
    let same = words.mark(lead, "(,") && lead > 0 && gap <= 2 + usize::from(or) + 2 * usize::from(sized);
    let other_unit = (amounts[last.amount].measured == Measured::Percent) != (amount.measured == Measured::Percent);
    let bracket = words.mark(lead, "(");
    let end = amount.whole_last + 1;
    let closed = words.mark(end, ")")
        || words.mark(lead, ",") && words.mark(end, ");,")
        || or && words.get(end).is_none_or(|t| t.is_one_of(".;,") || of_a_whole(words, amount));
    // `(55 per cent of all rowers)`: the bracket closes behind what the share is of.
    let word =
        |i: &usize| words.get(*i).is_some_and(|t| t.kind == Kind::Word && t.group().is_none() || t.is_one_of(")"));
    let close = || (end..end + OF_TOKENS_MAX).take_while(word).find(|i| words.mark(*i, ")"));
    // `(82 per cent of the target)` is a share of what was hoped for.
    let hoped =
        |i: usize| words.is_any(i, &["target", "targets", "goal", "plan", "objectif", "cible", "meta", "objetivo"]);
    let of_all = || {
        !(end..end + OF_TOKENS_MAX).any(hoped)
            && amount.measured == Measured::Percent
            && words.is_any(end, &["of", "de", "des", "du", "del"])
    };
    let enclosed = !closed && bracket && of_all() && close().is_some();
    let free = !labelled && last.share.is_none() && amount.high.is_none();
    let even = or || enclosed || bracket == words.mark(end, ")");
    if !(same && other_unit && (closed || enclosed) && free && even) {
        return false;
    }
    if amount.measured == Measured::Percent {
        last.share = amount.value;
    } else if let Some(share) = amounts[last.amount].value {
        // `45 per cent women (27)`: the count is the part.
        last.share = Some(share);
        let (share_at, count_at) = (last.amount, at);
        last.amount = count_at;
        last.share_amount = Some(share_at);
        last.last = end;
        return true;
    }
    last.share_amount = Some(at);
    // `(soit 61 % des admis)`: the bracket closes after what the share is of.
    last.last = close().filter(|_| bracket).unwrap_or(end);
    true
}

/// `women make up 55.7 per cent of the crew (108 of 194)`: a count and its whole, proven by the share; gives the closing bracket.
fn counted(words: &Words, amounts: &[Amount], at: usize, part: &Part) -> Option<usize> {
    let (share, count, whole) = (amounts.get(part.amount)?, amounts.get(at)?, amounts.get(at + 1)?);
    let open = count.whole_first.checked_sub(1).filter(|i| words.mark(*i, "("))?;
    let tied = count.whole_last + 2 == whole.whole_first
        && (words.is_any(count.whole_last + 1, &["of", "de", "sur"]) || words.mark(count.whole_last + 1, "/"));
    let near = part.amount + 1 == at
        && share.measured == Measured::Percent
        && (share.whole_last + 1..open).len() <= OF_TOKENS_MAX
        && (share.whole_last + 1..open).all(|i| words.get(i).is_some_and(|t| t.kind == Kind::Word));
    let (printed, whole_value) = (share.value?, whole.value.filter(|w| !w.is_zero())?);
    let exact = count.value?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole_value)?;
    let same = exact.round_dp(printed.scale()).checked_sub(printed)?.abs() <= Decimal::new(1, printed.scale());
    let plain = count.measured == Measured::Plain && whole.measured == Measured::Plain;
    (tied && near && plain && same && words.mark(whole.whole_last + 1, ")")).then_some(whole.whole_last + 1)
}

/// `1,142 of whom (49.3 per cent) were women`, `48 per cent, or 340 of them, were girls`: a share before the count's label.
pub(super) fn between(words: &Words, amounts: &[Amount], part: Option<&mut Part>) {
    let Some(part) = part else { return };
    let at = part.amount + 1;
    if let Some(share) = amounts.get(at)
        && part.share.is_none()
        && share.measured == Measured::Percent
        && amounts[part.amount].measured == Measured::Plain
        && share.whole_last < part.last
        && words.mark(share.whole_first - 1, "(")
        && words.mark(share.whole_last + 1, ")")
    {
        (part.share, part.share_amount) = (share.value, Some(at));
    }
    // `12 of the 94 judges, or 13 per cent, are women`
    if let Some(share) = amounts.get(at + 1)
        && part.share.is_none()
        && share.measured == Measured::Percent
        && amounts[part.amount].measured == Measured::Plain
        && share.whole_last < part.last
        && words.is_any(share.whole_first - 1, OR)
    {
        (part.share, part.share_amount) = (share.value, Some(at + 1));
    }
    let own = amounts[part.amount];
    // `340 or 48 per cent of whom are girls`: the count before is the part.
    if own.measured == Measured::Percent
        && part.share.is_none()
        && let Some(before) = part.amount.checked_sub(1).filter(|at| amounts[*at].measured == Measured::Plain)
        && amounts[before].whole_last + 2 == own.whole_first
        && words.is_any(own.whole_first - 1, OR)
    {
        (part.share, part.share_amount, part.rate) = (own.value, Some(part.amount), false);
        (part.amount, part.first) = (before, part.first.min(amounts[before].whole_first));
        return;
    }
    if part.share.is_none()
        && own.measured == Measured::Plain
        && let Some(before) = part.amount.checked_sub(1)
        && leads(words, &amounts[before], &own)
    {
        (part.share, part.share_amount) = (amounts[before].value, Some(before));
        part.first = part.first.min(amounts[before].whole_first);
    }
}

/// `48 per cent or 340`: a share whose count follows it.
pub(super) fn leads(words: &Words, share: &Amount, count: &Amount) -> bool {
    let next = share.whole_last + 1;
    let or = next + usize::from(words.mark(next, ","));
    share.measured == Measured::Percent
        && count.measured == Measured::Plain
        && words.is_any(or, OR)
        && or + 1 == count.whole_first
}

/// `soit 9 % des élus`, `or 9 per cent of all seats`: a share of a known whole; `soit 47 % de rameuses` is a share of its own.
fn of_a_whole(words: &Words, amount: &Amount) -> bool {
    let next = amount.whole_last + 1;
    let bare = words.is_any(next, &["de", "d"]) && !words.has(next + 1, Sense::Small) && !words.is(next + 1, "total");
    words.has(next, Sense::Preposition) && !bare
}
