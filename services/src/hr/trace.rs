//! What the command line refused, or did not do for a threshold, in the log of changes: a scheduler's own log is read by
//! few. By page, the list of files says it.

use super::{
    error::Refusal,
    plan::{Planned, Told},
};
use crate::{audit, error::Error, in_transaction, kunren::Kunren};
use serde_json::{Value, json};

/// Writes down that a file was refused.
///
/// # Errors
/// When the database fails.
pub async fn record_refused(kunren: &Kunren, told: &Told, refusal: &Refusal) -> Result<(), Error> {
    let detail = json!({ "file": told.file_name, "refusal": refusal });
    record(kunren, "hr.refused", &told.source, detail).await
}

/// Writes down that a plan waits for somebody to confirm it.
///
/// # Errors
/// When the database fails.
pub async fn record_stopped(kunren: &Kunren, told: &Told, planned: &Planned) -> Result<(), Error> {
    let effects = &planned.effects;
    let detail = json!({
        "import": planned.import,
        "file": told.file_name,
        "exceeded": planned.exceeded,
        "joiners": effects.joiners + effects.rejoiners,
        "leavers": effects.leavers,
        "moves": effects.moves,
    });
    record(kunren, "hr.stopped", &told.source, detail).await
}

async fn record(kunren: &Kunren, action: &'static str, source: &str, detail: Value) -> Result<(), Error> {
    let (now, source) = (kunren.clock().now(), source.to_owned());
    in_transaction!(kunren.db(), |conn, now, action, source, detail| {
        audit::record(conn, now, None, action, &source, &detail).await.map_err(Error::from)
    })
}
