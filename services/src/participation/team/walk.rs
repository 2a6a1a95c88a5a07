//! How the members of a team are found: down from the manager, or, where that would be very many, by number and up from
//! each of them.

use super::{ReportRow, Reports, Shown, TeamQuery, owed};
use crate::{
    db::{Conn, Day},
    error::Error,
    fetch_all, fetch_one,
    participation::{due::DUE_FACTS, search::Search},
};
use jiff::civil::Date;
use kunren_domain::id::PersonId;
use std::sync::LazyLock;

/// Up to so many obligations are counted, and sorted by name; of more, a page is read by number.
const FEW: u32 = 4_000;
/// People gone through at once.
const STEP: i64 = 500;

/// What members owe, after who they are.
fn owed_by(members: &str) -> String {
    format!("{members}{}", include_str!("../team.sql").replace("/* due_facts.sql */", DUE_FACTS))
}

static DOWN: LazyLock<String> = LazyLock::new(|| owed_by(include_str!("../team_down.sql")));
static UP: LazyLock<String> = LazyLock::new(|| owed_by(include_str!("../team_up.sql")));

/// Whose team is gone down, as whom, how far and on which day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Walk {
    pub(super) viewer: PersonId,
    pub(super) of: PersonId,
    pub(super) levels: i64,
    pub(super) today: Date,
}

#[derive(sqlx::FromRow)]
struct CountRow {
    heads: i64,
}

#[derive(sqlx::FromRow)]
struct NumberRow {
    number: String,
}

impl Walk {
    /// What the members owe.
    pub(super) async fn reports(self, conn: &mut Conn, query: &TeamQuery) -> Result<Reports, Error> {
        if self.is_small(conn).await? { self.down(conn, query).await } else { self.up(conn, query).await }
    }

    /// Whether going down to everybody is quick. One level always is.
    async fn is_small(self, conn: &mut Conn) -> Result<bool, Error> {
        if self.levels == 1 {
            return Ok(true);
        }
        let (sql, most) = (include_str!("../team_size.sql"), i64::from(FEW));
        let row = fetch_one!(conn, CountRow, sql, self.of.get(), Day(self.today), self.levels, most + 1)?;
        Ok(row.heads <= most)
    }

    /// Everything that is owed, or a page of it.
    async fn down(self, conn: &mut Conn, query: &TeamQuery) -> Result<Reports, Error> {
        let all = self.rows(conn, Shown::All, &Search::default(), (0, FEW + 1)).await?;
        if all.len() <= wide(FEW) {
            Ok(Reports::All(owed(all, self.today)?))
        } else {
            self.page(conn, query, all).await
        }
    }

    /// A page found by going through everybody by number, up to its end, and up from each of them.
    async fn up(self, conn: &mut Conn, query: &TeamQuery) -> Result<Reports, Error> {
        let search = Search::new(&query.search);
        let (mut skip, take) = (wide(query.offset), wide(query.limit));
        let (mut reports, mut after) = (Vec::new(), String::new());
        while reports.len() <= take
            && let Some(last) = step(conn, &search, &after).await?
        {
            let mut some = owed(self.between(conn, query.shown, &search, (&after, &last)).await?, self.today)?;
            some.retain(|report| query.shown.takes(report) && search.finds(&report.name, &report.number));
            let skipped = skip.min(some.len());
            skip -= skipped;
            reports.extend(some.into_iter().skip(skipped));
            after = last;
        }
        let more = reports.len() > take;
        reports.truncate(take);
        Ok(Reports::Page { reports, more })
    }

    /// Of those with a number after the first up to the last.
    async fn between(
        self,
        conn: &mut Conn,
        shown: Shown,
        search: &Search,
        (after, last): (&str, &str),
    ) -> Result<Vec<ReportRow>, Error> {
        let (of, day, viewer, pattern) = (self.of.get(), Day(self.today), self.viewer.get(), search.pattern());
        let (shown, all, levels) = (shown.as_str(), i64::MAX, self.levels);
        let pattern = pattern.as_str();
        let sql = UP.as_str();
        Ok(fetch_all!(conn, ReportRow, sql, of, day, levels, viewer, pattern, shown, all, 0_i64, after, last)?)
    }

    async fn rows(
        self,
        conn: &mut Conn,
        shown: Shown,
        search: &Search,
        (offset, limit): (u32, u32),
    ) -> Result<Vec<ReportRow>, Error> {
        let (of, day, viewer, pattern) = (self.of.get(), Day(self.today), self.viewer.get(), search.pattern());
        let (limit, offset) = (i64::from(limit), i64::from(offset));
        let shown = shown.as_str();
        let sql = DOWN.as_str();
        Ok(fetch_all!(conn, ReportRow, sql, of, day, self.levels, viewer, pattern.as_str(), shown, limit, offset)?)
    }

    /// A page of many. The first ones of all are at hand.
    async fn page(self, conn: &mut Conn, query: &TeamQuery, first: Vec<ReportRow>) -> Result<Reports, Error> {
        let (search, end) = (Search::new(&query.search), query.offset.saturating_add(query.limit));
        let mut rows = if query.shown == Shown::All && search.is_empty() && end <= FEW {
            first.into_iter().skip(wide(query.offset)).take(wide(query.limit) + 1).collect()
        } else {
            self.rows(conn, query.shown, &search, (query.offset, query.limit.saturating_add(1))).await?
        };
        let more = rows.len() > wide(query.limit);
        rows.truncate(wide(query.limit));
        let mut reports = owed(rows, self.today)?;
        reports.retain(|report| query.shown.takes(report) && search.finds(&report.name, &report.number));
        Ok(Reports::Page { reports, more })
    }
}

/// The number at which the next people who are searched for end, after this one; nothing after the last.
async fn step(conn: &mut Conn, search: &Search, after: &str) -> Result<Option<String>, Error> {
    let sql = "SELECT number
               FROM person
               WHERE number > $1 AND ($2 = '' OR lower(name) LIKE $2 ESCAPE '!' OR lower(number) LIKE $2 ESCAPE '!')
               ORDER BY number
               LIMIT $3";
    let pattern = search.pattern();
    let rows = fetch_all!(conn, NumberRow, sql, after, pattern.as_str(), STEP)?;
    Ok(rows.into_iter().next_back().map(|row| row.number))
}

fn wide(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
