//! The programme and the edition a version belongs to.

use super::plan::Plan;
use crate::{
    chance,
    db::{Conn, Day},
    execute, fetch_optional,
};
use kunren_domain::edition::Category;
use sqlx::types::Json;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Id {
    id: Uuid,
}

pub(super) async fn programme(conn: &mut Conn, plan: &Plan) -> Result<Uuid, sqlx::Error> {
    let (code, category) = (&plan.course.programme, category(plan.course.category));
    let found = fetch_optional!(conn, Id, "SELECT id FROM programme WHERE code = $1", code)?;
    if let Some(Id { id }) = found {
        execute!(conn, "UPDATE programme SET category = $2 WHERE id = $1 AND category <> $2", id, category)?;
        return Ok(id);
    }
    let id = chance::uuid();
    execute!(conn, "INSERT INTO programme (id, code, category) VALUES ($1, $2, $3)", id, code, category)?;
    Ok(id)
}

fn category(category: Category) -> &'static str {
    match category {
        Category::General => "general",
        Category::Specialised => "specialised",
        Category::Qualification => "qualification",
    }
}

/// The edition, and whether it was made now.
pub(super) async fn find_or_insert(conn: &mut Conn, plan: &Plan, programme: Uuid) -> Result<(Uuid, bool), sqlx::Error> {
    let code = &plan.course.edition;
    let sql = "SELECT id FROM edition WHERE programme_id = $1 AND code = $2";
    if let Some(Id { id }) = fetch_optional!(conn, Id, sql, programme, code)? {
        return Ok((id, false));
    }
    let id = chance::edition_id().get();
    let window = &plan.course.window;
    execute!(
        conn,
        "INSERT INTO edition (id, programme_id, code, fiscal_year, opens_on, due_on, grace_until, closes_on, formula)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        id,
        programme,
        code,
        i64::from(plan.course.fiscal_year),
        Day::from(window.opens_on),
        Day::from(window.due_on),
        Day::from(window.grace_until),
        Day::from(window.closes_on),
        Json(plan.course.formula),
    )?;
    Ok((id, true))
}

pub(super) async fn update(conn: &mut Conn, plan: &Plan, edition: Uuid) -> Result<(), sqlx::Error> {
    let window = &plan.course.window;
    execute!(
        conn,
        "UPDATE edition
         SET fiscal_year = $2, opens_on = $3, due_on = $4, grace_until = $5, closes_on = $6, formula = $7
         WHERE id = $1",
        edition,
        i64::from(plan.course.fiscal_year),
        Day::from(window.opens_on),
        Day::from(window.due_on),
        Day::from(window.grace_until),
        Day::from(window.closes_on),
        Json(plan.course.formula),
    )?;
    Ok(())
}
