//! What restoring and moving share: is a database empty, and emptying it.

use super::Error;
use crate::db::{Conn, Db, schema::Schema};

/// Rows of all tables.
pub(super) async fn rows(conn: &mut Conn, schema: &Schema) -> Result<u64, Error> {
    let mut rows = 0;
    for table in &schema.tables {
        rows += conn.count(table).await?;
    }
    Ok(rows)
}

/// Brings a database that never held anything to this schema. One that did has to be there already.
pub(super) async fn prepare(db: &Db, schema: &Schema, what_to_do: &'static str) -> Result<(), Error> {
    match db.version().await? {
        None => Ok(db.migrate_to(schema.version).await?),
        Some(has) if has == schema.version => Ok(()),
        Some(has) => Err(Error::OtherSchema { has, wants: schema.version, what_to_do }),
    }
}

/// Deletes every row, children before parents.
pub(super) async fn empty(conn: &mut Conn, schema: &Schema) -> Result<(), Error> {
    for table in schema.tables.iter().rev() {
        conn.run(format!("DELETE FROM {}", table.name)).await?;
    }
    Ok(())
}
