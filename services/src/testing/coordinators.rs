//! Whom to ask when all tries are used: the coordinators of the viewer's country.

use crate::{db::Day, error::Error, fetch_all, kunren::Kunren, viewer::Viewer};

/// Somebody who can grant another attempt.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Coordinator {
    /// Name as shown.
    pub name: String,
    /// E-mail address, if there is one.
    pub email: Option<String>,
}

/// The coordinators of the country the viewer mainly works in; where it has none, the group's administrators.
///
/// # Errors
/// When the database fails.
pub async fn coordinators(kunren: &Kunren, viewer: &Viewer) -> Result<Vec<Coordinator>, Error> {
    let Some(country) = viewer.places.first().map(|workplace| workplace.place.country) else {
        return Ok(Vec::new());
    };
    let today = viewer.today(kunren.clock().now());
    let mut conn = kunren.db().read().await?;
    Ok(fetch_all!(conn, Coordinator, include_str!("coordinators.sql"), country.as_str(), Day(today))?)
}
