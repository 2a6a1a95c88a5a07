//! When one person owes an edition again: what queries about obligations bring along for it.

use crate::db::Day;
use jiff::civil::Date;
use kunren_domain::{
    edition::{Formula, Window},
    obligation::{Due, Facts, WhyDue},
    recurrence::{Recurrence, recurring_why_due},
};
use sqlx::types::Json;

/// Two columns of a row about what somebody owes an edition.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Again {
    /// That of the audience in force; nothing where none was set.
    recurrence: Option<Json<Recurrence>>,
    /// When an earlier edition of the programme was last completed.
    last_completed_on: Option<Day>,
}

impl Again {
    /// When it is owed again.
    pub(crate) fn recurrence(&self) -> Recurrence {
        self.recurrence.as_ref().map_or_else(Recurrence::default, |recurrence| recurrence.0)
    }

    /// When an earlier edition of the programme was last completed.
    pub(crate) fn last(&self) -> Option<Date> {
        self.last_completed_on.map(|on| on.0)
    }

    /// When it is due.
    pub(crate) fn due(&self, window: &Window, formula: &Formula, facts: &Facts, day: Date) -> Due {
        self.why_due(window, formula, facts, day).due()
    }

    /// When it is due, and why then.
    pub(crate) fn why_due(&self, window: &Window, formula: &Formula, facts: &Facts, day: Date) -> WhyDue {
        recurring_why_due(self.recurrence(), window, formula, facts, self.last(), day)
    }
}
