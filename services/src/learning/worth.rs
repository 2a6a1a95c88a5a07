//! Until when one completion is worth something: what queries about obligations bring along for it.

use crate::db::Day;
use jiff::civil::Date;
use kunren_domain::recurrence::{Recurrence, valid_until};
use sqlx::types::Json;

/// Three columns of a row about what somebody owes an edition. Whether the person owes the programme's next edition makes
/// no difference: who is excused from it is so because of the completion.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Worth {
    /// What was written down with the completion; nothing where there is none.
    valid_until: Option<Day>,
    /// When the programme's next edition opens; nothing while there is none.
    next_opens_on: Option<Day>,
    /// The recurrence of its audience in force; nothing where none was set.
    next_recurrence: Option<Json<Recurrence>>,
}

impl Worth {
    /// The last day, of a completion of an edition that opened then and has this recurrence.
    pub(crate) fn until(&self, own: Recurrence, opens_on: Date, completed_on: Date) -> Option<Date> {
        let recurrence = self.next_recurrence.as_ref().map_or_else(Recurrence::default, |next| next.0);
        let next = self.next_opens_on.map(|opens_on| (recurrence, opens_on.0));
        self.valid_until.map(|recorded| valid_until((own, opens_on), next, completed_on, recorded.0))
    }
}
