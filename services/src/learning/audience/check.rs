//! Names in a rule that the organisation does not know: a rule with a slip of the pen would release everybody.

use crate::{
    db::{Conn, Sql},
    error::Error,
    kunren::Kunren,
    permit::{Permit, SeePeople},
};
use kunren_domain::audience::{Condition, Field, Rule};
use std::collections::BTreeSet;

/// A value that nothing in the organisation has.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unknown {
    /// A value of a field.
    Value(Field, String),
    /// An edition.
    Edition(String),
}

#[derive(sqlx::FromRow)]
struct CodeRow {
    code: String,
}

/// Everything in a rule that nothing and nobody in the organisation has, in order.
///
/// # Errors
/// When the database fails.
pub async fn unknown_names(kunren: &Kunren, _permit: &Permit<SeePeople>, rule: &Rule) -> Result<Vec<Unknown>, Error> {
    let mut conn = kunren.db().read().await?;
    Ok(unknown(&mut conn, rule).await?.into_iter().collect())
}

/// Everything in the rule that is not there. Of departments, kinds of work, ranks and types of employment those count that
/// anybody has, or had.
pub(super) async fn unknown(conn: &mut Conn, rule: &Rule) -> Result<BTreeSet<Unknown>, Error> {
    let mut found = BTreeSet::new();
    for condition in rule.conditions() {
        match condition {
            Condition::One { field, of } => {
                let Some(words) = codes(*field) else { continue };
                let mut sql = Sql::default();
                sql.push(words).bind_list(of.iter().map(String::as_str));
                let known: BTreeSet<String> =
                    sql.fetch_all::<CodeRow>(conn).await?.into_iter().map(|row| row.code).collect();
                found.extend(of.difference(&known).map(|value| Unknown::Value(*field, value.clone())));
            }
            Condition::Completed(name) => {
                let mut sql = Sql::default();
                sql.push(
                    "SELECT e.code FROM edition AS e JOIN programme AS g ON g.id = e.programme_id WHERE g.code = ",
                );
                sql.bind(name.programme.as_str()).push(" AND e.code = ").bind(name.edition.as_str());
                if sql.fetch_all::<CodeRow>(conn).await?.is_empty() {
                    found.insert(Unknown::Edition(name.to_string()));
                }
            }
            Condition::JoinedBefore(_) | Condition::JoinedAfter(_) => {}
        }
    }
    Ok(found)
}

/// Which of some values are there; the values follow. A union is known by itself.
const fn codes(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::Union => return None,
        Field::Country => "SELECT code FROM country WHERE code IN ",
        Field::Region => "SELECT DISTINCT region AS code FROM country WHERE region IN ",
        Field::Subdivision => "SELECT DISTINCT subdivision AS code FROM site WHERE subdivision IN ",
        Field::Entity => "SELECT code FROM entity WHERE code IN ",
        Field::Site => "SELECT code FROM site WHERE code IN ",
        Field::Department => "SELECT DISTINCT department AS code FROM placement WHERE department IN ",
        Field::JobFunction => "SELECT DISTINCT job_function AS code FROM placement WHERE job_function IN ",
        Field::Rank => "SELECT DISTINCT rank AS code FROM placement WHERE rank IN ",
        Field::EmploymentType => "SELECT DISTINCT employment_type AS code FROM placement WHERE employment_type IN ",
    })
}
