//! Targets: set per scope with a reason; every change is kept.

use crate::{
    audit, chance,
    db::{Conn, Time},
    error::Error,
    execute, fetch_all, fetch_optional, in_transaction,
    kunren::Kunren,
    permit::{Permit, SeeParticipation, SetTarget},
    reason::reason,
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use kunren_domain::{
    id::EditionId,
    rate::Share,
    role::Reach,
    target::{Node, Target},
};
use serde_json::json;
use std::{collections::BTreeMap, sync::Arc};
use uuid::Uuid;

/// One change of a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetChange {
    /// Where.
    pub node: Node,
    /// To what.
    pub share: Share,
    /// Why.
    pub reason: String,
    /// By whom; nothing when it came with the course.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct TargetRow {
    node: String,
    basis_points: i64,
    reason: String,
    name: Option<String>,
    set_at: Time,
}

/// All changes of an edition's targets up to the end of `day`, oldest first: those within the permit's reach and the
/// wider ones that apply there too.
///
/// # Errors
/// When the database fails.
pub async fn target_history(
    kunren: &Kunren,
    permit: &Permit<SeeParticipation>,
    edition: EditionId,
    day: Date,
) -> Result<Vec<TargetChange>, Error> {
    let end = day
        .tomorrow()
        .ok()
        .and_then(|next| next.to_zoned(TimeZone::UTC).ok())
        .map_or(Timestamp::MAX, |next| next.timestamp());
    let mut conn = kunren.db().read().await?;
    let sql = include_str!("targets.sql");
    let rows = fetch_all!(conn, TargetRow, sql, edition.get(), Time(end), permit.countries())?;
    rows.into_iter()
        .map(|row| {
            Ok(TargetChange {
                node: row.node.parse().map_err(|_| Error::Stored("a target's node"))?,
                share: Share::from_basis_points(row.basis_points),
                reason: row.reason,
                by: row.name,
                at: row.set_at.0,
            })
        })
        .collect()
}

/// The targets in force after these changes: the latest of each node.
#[must_use]
pub fn targets(history: &[TargetChange]) -> Vec<Target> {
    let latest: BTreeMap<&Node, Share> = history.iter().map(|change| (&change.node, change.share)).collect();
    latest.into_iter().map(|(node, share)| Target { node: node.clone(), share }).collect()
}

#[derive(sqlx::FromRow)]
struct CountryRow {
    country: String,
}

/// Sets a target. A coordinator sets those of the own countries, their entities and sites; the group's, regions' and
/// sides' are the administrator's.
///
/// # Errors
/// [`Error::NotPermitted`] out of reach, [`Error::NotFound`] when there is no such edition or node, [`Error::ReasonMissing`].
pub async fn set_target(
    kunren: &Kunren,
    permit: &Permit<SetTarget>,
    edition: EditionId,
    node: &Node,
    share: Share,
    why: &str,
) -> Result<(), Error> {
    if !(0..=10_000).contains(&share.basis_points()) {
        return Err(Error::BadField("rate"));
    }
    let reason = Arc::new(reason(why)?);
    let (reach, by, now, node) = (permit.reach().clone(), permit.by(), kunren.clock().now(), node.clone());
    in_transaction!(kunren.db(), |conn, reason, reach, by, now, node, edition, share| {
        check_reach(conn, &reach, edition, &node).await?;
        execute!(
            conn,
            "INSERT INTO target (id, edition_id, node, basis_points, reason, set_by, set_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            chance::uuid(),
            edition.get(),
            node.to_string(),
            share.basis_points(),
            reason.as_str(),
            by.get(),
            Time(now),
        )?;
        let detail = json!({ "edition": edition, "basis_points": share.basis_points(), "reason": *reason });
        audit::record(conn, now, Some(by), "target.set", &node.to_string(), &detail).await?;
        Ok::<_, Error>(())
    })?;
    Ok(())
}

async fn check_reach(conn: &mut Conn, reach: &Reach, edition: EditionId, node: &Node) -> Result<(), Error> {
    #[derive(sqlx::FromRow)]
    struct EditionRow {
        #[expect(dead_code, reason = "only its presence matters")]
        id: Uuid,
    }
    fetch_optional!(conn, EditionRow, "SELECT id FROM edition WHERE id = $1", edition.get())?.ok_or(Error::NotFound)?;
    let country = match node {
        Node::Group | Node::Side(_) => None,
        Node::Region(code) => {
            let sql = "SELECT code AS country FROM country WHERE region = $1 LIMIT 1";
            fetch_optional!(conn, CountryRow, sql, code.as_str())?.ok_or(Error::NotFound)?;
            None
        }
        Node::Country(code) => {
            fetch_optional!(conn, CountryRow, "SELECT code AS country FROM country WHERE code = $1", code.as_str())?
        }
        Node::Entity(code) => {
            fetch_optional!(conn, CountryRow, "SELECT country FROM entity WHERE code = $1", code.as_str())?
        }
        Node::Site(code) => {
            fetch_optional!(conn, CountryRow, "SELECT country FROM site WHERE code = $1", code.as_str())?
        }
    };
    let Reach::Countries(own) = reach else {
        let needs_country = matches!(node, Node::Country(_) | Node::Entity(_) | Node::Site(_));
        return if needs_country && country.is_none() { Err(Error::NotFound) } else { Ok(()) };
    };
    let country = country.ok_or(Error::NotPermitted)?.country;
    if own.iter().any(|own| own.as_str() == country) { Ok(()) } else { Err(Error::NotPermitted) }
}
