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
    #[expect(dead_code, reason = "only its presence matters")]
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
                let Some(words) = is_there(*field) else { continue };
                for value in of {
                    let mut sql =
                        Sql::about(value.as_str(), "SELECT CAST($1 AS TEXT) AS code WHERE EXISTS (SELECT 1 FROM ");
                    sql.push(words).push(" = $1)");
                    if sql.fetch_all::<CodeRow>(conn).await?.is_empty() {
                        found.insert(Unknown::Value(*field, value.clone()));
                    }
                }
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

/// Where a value is looked for, up to the first that has it. A union is known by itself.
const fn is_there(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::Union => return None,
        Field::Country => "country WHERE code",
        Field::Region => "country WHERE region",
        Field::Subdivision => "site WHERE subdivision",
        Field::Entity => "entity WHERE code",
        Field::Site => "site WHERE code",
        Field::Department => "placement WHERE department",
        Field::JobFunction => "placement WHERE job_function",
        Field::Rank => "placement WHERE rank",
        Field::EmploymentType => "placement WHERE employment_type",
    })
}
