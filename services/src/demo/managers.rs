//! The line of managers of a site: director, department managers, leaders, staff. Nobody leads more than a dozen, and since
//! everybody reports to somebody who stands earlier in the list, there are no loops.

use super::people::{Person, Rank};
use std::ops::Range;

/// Most people who report to one.
const SPAN: usize = 12;

/// Gives the people from `first` on their managers. They stand by department; `departments` says how many in each.
pub(super) fn line_up(people: &mut [Person], first: usize, departments: &[u32]) {
    let everybody = first..people.len();
    people[first].rank = Rank::Director;
    if everybody.len() <= SPAN + 1 {
        report(people, first, first + 1..everybody.end);
        return;
    }
    let mut start = first;
    for heads in departments {
        let end = start + usize::try_from(*heads).unwrap_or(0);
        // Whoever leads the site is the first of the first department.
        lead(people, first, start.max(first + 1)..end, Rank::Manager);
        start = end;
    }
}

/// The first of the group reports to `boss` and leads the others.
fn lead(people: &mut [Person], boss: usize, group: Range<usize>, rank: Rank) {
    if group.is_empty() {
        return;
    }
    let head = group.start;
    report(people, boss, head..head + 1);
    let members = head + 1..group.end;
    if !members.is_empty() {
        people[head].rank = rank;
    }
    if members.len() <= SPAN {
        report(people, head, members);
        return;
    }
    let groups = SPAN.min(members.len().div_ceil(SPAN + 1));
    for group in 0..groups {
        let cut = |part: usize| members.start + members.len() * part / groups;
        lead(people, head, cut(group)..cut(group + 1), Rank::Leader);
    }
}

/// These people report to this one.
pub(super) fn report(people: &mut [Person], to: usize, who: Range<usize>) {
    people[to].has_reports |= !who.is_empty();
    for person in &mut people[who] {
        person.manager = Some(to);
    }
}
