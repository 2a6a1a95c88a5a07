//! Roles of the time before it was kept who gave them.

#[path = "support/old.rs"]
mod old;
mod support;

use jiff::civil::date;
use kunren_services::{
    Db, chance,
    db::{Day, Time},
    execute, fetch_one, in_transaction,
};

/// The last migration before codes and roles that are given.
const BEFORE: i64 = 12;

#[derive(sqlx::FromRow)]
struct RoleRow {
    held: bool,
    by_nobody: bool,
    codes: i64,
}

both_databases! {
    async fn a_role_of_before_is_still_held_and_was_given_by_nobody_known(db: Db) {
        let folder = tempfile::tempdir().expect("a folder");
        let old = old::as_of(&db, BEFORE, folder.path()).await;
        appoint(&old).await;
        old.migrate().await.expect("the migrations apply");
        let mut conn = old.read().await.expect("a connection");
        let sql = "SELECT g.revoked_at IS NULL AS held, g.granted_by IS NULL AS by_nobody, (SELECT count(*) FROM activation) AS codes
                   FROM role_grant AS g WHERE g.role = 'auditor'";
        let row = fetch_one!(conn, RoleRow, sql).expect("the role");
        assert_eq!((row.held, row.by_nobody, row.codes), (true, true, 0));
    }
}

async fn appoint(db: &Db) {
    let ids = [(); 2].map(|()| chance::uuid());
    let (day, at) = (Day(date(2026, 10, 1)), Time("2026-10-01T09:00:00Z".parse().expect("a time")));
    in_transaction!(db, |conn, ids, day, at| {
        let [person, grant] = ids;
        let sql = "INSERT INTO person (id, number, name, locale, joined_on) VALUES ($1, 'K-1', 'Hana', 'ja', $2)";
        execute!(conn, sql, person, day)?;
        let sql = "INSERT INTO role_grant (id, person_id, role, scope, granted_at) VALUES ($1, $2, 'auditor', '', $3)";
        execute!(conn, sql, grant, person, at)
    })
    .expect("a role");
}
