//! Targets that were set: last year's, and what coordinators agreed on for this year. Those of the course come with it.

use super::{
    accounts::Grant,
    luck::Ids,
    records::{Records, Target},
    year::{Year, moment},
};
use jiff::tz::TimeZone;

/// Country, percent, days after the opening, reason.
const CHANGES: [(&str, i64, i64, &str); 6] = [
    ("CN", 85, 3, "Little more than half last year: 85 % is this year's step, 95 % the next"),
    ("MX", 85, 3, "Two of three last year: 85 % is this year's step, 95 % the next"),
    ("DE", 98, 5, "Agreed with the works council together with training time during working hours"),
    ("SG", 98, 6, "Reached the group's target last year and holds itself to more"),
    ("SA", 90, 8, "Four of five last year; most who are missing are in Dammam, where shifts have changed"),
    ("MX", 90, 24, "Tijuana gives every shift half an hour for the course, so more is possible"),
];
/// Days before the opening on which the group's targets were set.
pub(super) const SET_BEFORE: i64 = 14;

/// Last year's only target.
pub(super) fn of_last_year(year: &Year<'_>, ids: &mut Ids, records: &mut Records) {
    let on = super::calendar::plus(year.window.opens_on, -SET_BEFORE);
    records.targets.push(Target {
        id: ids.next(),
        logged: ids.next(),
        edition: year.edition,
        node: "group".to_owned(),
        basis_points: 9_500,
        reason: "Environmental action plan",
        set_by: None,
        set_at: moment(&TimeZone::UTC, on, 0),
    });
}

/// What was changed this year, by the coordinators of the countries.
pub(super) fn of_this_year(year: &Year<'_>, grants: &[Grant], ids: &mut Ids, records: &mut Records) {
    for (country, percent, days, reason) in CHANGES {
        let on = super::calendar::plus(year.window.opens_on, days);
        records.targets.push(Target {
            id: ids.next(),
            logged: ids.next(),
            edition: year.edition,
            node: format!("country:{country}"),
            basis_points: percent * 100,
            reason,
            set_by: grants.iter().find(|grant| grant.scope == country).map(|grant| grant.person),
            set_at: moment(&TimeZone::UTC, on, 9 * 60),
        });
    }
}
