//! How the members of a team are found: down from the manager, or, where that would be very many, by number and up from
//! each of them.

use super::{Report, ReportRow, Reports, Shown, TeamQuery, report};
use crate::{
    db::Day,
    error::Error,
    fetch_all, fetch_one,
    kunren::Kunren,
    participation::{due::with_facts, search::Search},
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
    format!("{members}{}", with_facts(include_str!("../team.sql")))
}

static DOWN: LazyLock<String> =
    LazyLock::new(|| owed_by(concat!(include_str!("../team_tree.sql"), include_str!("../team_down.sql"))));
static UP: LazyLock<String> = LazyLock::new(|| owed_by(include_str!("../team_up.sql")));

/// Whose team is gone down, as whom, how far and on which day. Each question takes a connection of its own: what moves have
/// added may have to be looked up between them.
#[derive(Clone, Copy)]
pub(super) struct Walk<'k> {
    pub(super) kunren: &'k Kunren,
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

impl Walk<'_> {
    /// What the members owe.
    pub(super) async fn reports(self, query: &TeamQuery) -> Result<Reports, Error> {
        if self.is_small().await? { self.down(query).await } else { self.up(query).await }
    }

    /// Whether going down to everybody is quick. One level always is.
    async fn is_small(self) -> Result<bool, Error> {
        if self.levels == 1 {
            return Ok(true);
        }
        let (sql, most) = (concat!(include_str!("../team_tree.sql"), include_str!("../team_size.sql")), i64::from(FEW));
        let mut conn = self.kunren.db().read().await?;
        let row = fetch_one!(conn, CountRow, sql, self.of.get(), Day(self.today), self.levels, most + 1)?;
        Ok(row.heads <= most)
    }

    /// Everything that is owed, or a page of it.
    async fn down(self, query: &TeamQuery) -> Result<Reports, Error> {
        let all = self.rows(Shown::All, &Search::default(), (0, FEW + 1)).await?;
        if all.len() <= wide(FEW) { Ok(Reports::All(self.owed(all).await?)) } else { self.page(query, all).await }
    }

    /// A page found by going through everybody by number, up to its end, and up from each of them.
    async fn up(self, query: &TeamQuery) -> Result<Reports, Error> {
        let search = Search::new(&query.search);
        let (mut skip, take) = (wide(query.offset), wide(query.limit));
        let (mut reports, mut after) = (Vec::new(), String::new());
        while reports.len() <= take
            && let Some(last) = self.step(&search, &after).await?
        {
            let mut some = self.owed(self.between(query.shown, &search, (&after, &last)).await?).await?;
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
        shown: Shown,
        search: &Search,
        (after, last): (&str, &str),
    ) -> Result<Vec<ReportRow>, Error> {
        let (of, day, viewer, pattern) = (self.of.get(), Day(self.today), self.viewer.get(), search.pattern());
        let (shown, all, levels) = (shown.as_str(), i64::MAX, self.levels);
        let pattern = pattern.as_str();
        let (sql, mut conn) = (UP.as_str(), self.kunren.db().read().await?);
        Ok(fetch_all!(conn, ReportRow, sql, of, day, levels, viewer, pattern, shown, all, 0_i64, after, last)?)
    }

    async fn rows(self, shown: Shown, search: &Search, (offset, limit): (u32, u32)) -> Result<Vec<ReportRow>, Error> {
        let (of, day, viewer, pattern) = (self.of.get(), Day(self.today), self.viewer.get(), search.pattern());
        let (limit, offset) = (i64::from(limit), i64::from(offset));
        let shown = shown.as_str();
        let (sql, mut conn) = (DOWN.as_str(), self.kunren.db().read().await?);
        Ok(fetch_all!(conn, ReportRow, sql, of, day, self.levels, viewer, pattern.as_str(), shown, limit, offset)?)
    }

    /// A page of many. The first ones of all are at hand.
    async fn page(self, query: &TeamQuery, first: Vec<ReportRow>) -> Result<Reports, Error> {
        let (search, end) = (Search::new(&query.search), query.offset.saturating_add(query.limit));
        let mut rows = if query.shown == Shown::All && search.is_empty() && end <= FEW {
            first.into_iter().skip(wide(query.offset)).take(wide(query.limit) + 1).collect()
        } else {
            self.rows(query.shown, &search, (query.offset, query.limit.saturating_add(1))).await?
        };
        let more = rows.len() > wide(query.limit);
        rows.truncate(wide(query.limit));
        let mut reports = self.owed(rows).await?;
        reports.retain(|report| query.shown.takes(report) && search.finds(&report.name, &report.number));
        Ok(Reports::Page { reports, more })
    }

    /// The number at which the next people who are searched for end, after this one; nothing after the last.
    async fn step(self, search: &Search, after: &str) -> Result<Option<String>, Error> {
        let sql = "SELECT number
                   FROM person
                   WHERE number > $1 AND ($2 = '' OR lower(name) LIKE $2 ESCAPE '!' OR lower(number) LIKE $2 ESCAPE '!')
                   ORDER BY number
                   LIMIT $3";
        let (pattern, mut conn) = (search.pattern(), self.kunren.db().read().await?);
        let rows = fetch_all!(conn, NumberRow, sql, after, pattern.as_str(), STEP)?;
        Ok(rows.into_iter().next_back().map(|row| row.number))
    }

    /// Without those of whom nothing is left to be done in an edition that is over.
    async fn owed(self, rows: Vec<ReportRow>) -> Result<Vec<Report>, Error> {
        let mut reports = Vec::with_capacity(rows.len());
        for row in rows {
            reports.extend(report(self.kunren, row, self.today).await?);
        }
        Ok(reports)
    }
}

fn wide(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
