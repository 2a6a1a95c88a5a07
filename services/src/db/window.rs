//! The days of an edition, as rows of many queries hold them.

use super::Day;
use kunren_domain::edition::Window;

/// Flattened into rows of queries that select the four.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub(crate) struct WindowRow {
    opens_on: Day,
    due_on: Day,
    grace_until: Day,
    closes_on: Day,
}

impl From<WindowRow> for Window {
    fn from(row: WindowRow) -> Self {
        Self {
            opens_on: row.opens_on.0,
            due_on: row.due_on.0,
            grace_until: row.grace_until.0,
            closes_on: row.closes_on.0,
        }
    }
}
