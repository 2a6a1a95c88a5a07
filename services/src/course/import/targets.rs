//! Targets that a folder sets.

use super::plan::Plan;
use crate::{
    chance,
    db::{Conn, Time},
    execute, fetch_optional,
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct SetRow {
    basis_points: i64,
    reason: String,
}

/// A target that was set.
pub(super) struct Set {
    /// For which part of the organisation.
    pub(super) node: String,
    /// What a folder said last, in hundredths of a percent.
    pub(super) before: Option<i64>,
    /// What it is now.
    pub(super) basis_points: i64,
}

/// Targets are a history. A folder adds to it when what it says differs from what a folder said last; what somebody
/// set by hand since then stays, unless the folder has changed its mind as well. Returns what was set.
pub(super) async fn insert(conn: &mut Conn, plan: &Plan, edition: Uuid, now: Time) -> Result<Vec<Set>, sqlx::Error> {
    let mut set = Vec::new();
    for target in &plan.targets {
        let (node, points) = (target.node.to_string(), target.share.basis_points());
        let last = fetch_optional!(
            conn,
            SetRow,
            "SELECT basis_points, reason FROM target WHERE edition_id = $1 AND node = $2 AND set_by IS NULL
             ORDER BY set_at DESC, id DESC LIMIT 1",
            edition,
            &node,
        )?;
        if last.as_ref().is_none_or(|last| last.basis_points != points || last.reason != target.reason) {
            execute!(
                conn,
                "INSERT INTO target (id, edition_id, node, basis_points, reason, set_by, set_at)
                 VALUES ($1, $2, $3, $4, $5, NULL, $6)",
                chance::uuid(),
                edition,
                &node,
                points,
                &target.reason,
                now,
            )?;
            set.push(Set { node, before: last.map(|last| last.basis_points), basis_points: points });
        }
    }
    Ok(set)
}
