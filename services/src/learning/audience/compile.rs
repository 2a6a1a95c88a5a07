//! Terms as a condition on the person `p`, the main place of work `m` ([`MAIN`]) and the day `$1`, in words of SQL and bound
//! values. It is true or false, never unknown, so that `NOT` is its opposite. `services/tests/audience/agreement.rs` holds it
//! against `kunren_domain::audience::matches`.
//!
//! Nearly everybody works at one place: that one is at hand, and those who have others are few enough to be found once for all people.

use super::{Subject, Terms};
use crate::db::Sql;
use kunren_domain::{
    audience::{Condition, Field, Rule},
    jurisdiction::Union,
};
use std::collections::BTreeSet;

/// The main place of work of `p` on the day, as `m`, and whether there are further ones, as `f`: what the condition speaks about.
pub(super) const MAIN: &str = " LEFT JOIN placement AS m ON m.person_id = p.id AND m.main
         AND m.valid_from <= $1 AND (m.valid_to IS NULL OR m.valid_to > $1)
     LEFT JOIN (
         SELECT DISTINCT fp.person_id
         FROM placement AS fp
         WHERE NOT fp.main AND fp.valid_from <= $1 AND (fp.valid_to IS NULL OR fp.valid_to > $1)
     ) AS f ON f.person_id = p.id ";

/// Whether `p` owes the edition by its terms: the rule is true, and no earlier completion is worth something beyond the
/// edition's closing.
pub(super) fn owes(sql: &mut Sql, subject: &Subject) {
    let Terms { rule, recurrence } = &subject.terms;
    sql.push("(");
    push_rule(sql, rule);
    if let Some(after) = recurrence.excuses_after(subject.closes_on) {
        sql.push(
            " AND NOT EXISTS (SELECT 1 FROM completion AS w JOIN edition AS y ON y.id = w.edition_id
              WHERE w.person_id = p.id AND y.programme_id = ",
        );
        sql.bind(subject.programme).push(" AND y.opens_on < ").bind(subject.opens_on);
        sql.push(" AND w.completed_on > ").bind(after).push(")");
    }
    sql.push(")");
}

fn push_rule(sql: &mut Sql, rule: &Rule) {
    match rule {
        Rule::All(rules) if rules.is_empty() => drop(sql.push("1 = 1")),
        Rule::Any(rules) if rules.is_empty() => drop(sql.push("1 = 0")),
        Rule::All(rules) => joined(sql, rules, " AND "),
        Rule::Any(rules) => joined(sql, rules, " OR "),
        Rule::Not(rule) => {
            sql.push("NOT (");
            push_rule(sql, rule);
            sql.push(")");
        }
        Rule::Is(condition) => push_condition(sql, condition),
    }
}

fn joined(sql: &mut Sql, rules: &[Rule], between: &'static str) {
    sql.push("(");
    for (at, rule) in rules.iter().enumerate() {
        if at > 0 {
            sql.push(between);
        }
        push_rule(sql, rule);
    }
    sql.push(")");
}

fn push_condition(sql: &mut Sql, condition: &Condition) {
    match condition {
        Condition::One { field, of } => {
            // Who has no main place has nothing to compare.
            sql.push("(coalesce(m.");
            push_field(sql, *field, of);
            sql.push(
                ", FALSE) OR (f.person_id IS NOT NULL AND EXISTS (SELECT 1 FROM placement AS pl
                 WHERE pl.person_id = p.id AND NOT pl.main
                 AND pl.valid_from <= $1 AND (pl.valid_to IS NULL OR pl.valid_to > $1) AND pl.",
            );
            push_field(sql, *field, of);
            sql.push(")))");
        }
        Condition::JoinedBefore(day) => drop(sql.push("p.joined_on < ").bind(*day)),
        Condition::JoinedAfter(day) => drop(sql.push("p.joined_on > ").bind(*day)),
        Condition::Completed(name) => {
            sql.push(
                "EXISTS (SELECT 1 FROM completion AS d WHERE d.person_id = p.id AND d.completed_on <= $1
                 AND d.edition_id IN (SELECT f.id FROM edition AS f JOIN programme AS g ON g.id = f.programme_id
                                      WHERE g.code = ",
            );
            sql.bind(name.programme.as_str()).push(" AND f.code = ").bind(name.edition.as_str()).push("))");
        }
    }
}

/// What is asked of a placement. Places are found first, once, whoever works there.
fn push_field(sql: &mut Sql, field: Field, of: &BTreeSet<String>) {
    const SITES: &str = "site_id IN (SELECT s.id FROM site AS s WHERE ";
    let values = || of.iter().map(String::as_str);
    match field {
        Field::Country => drop(sql.push(SITES).push("s.country IN ").bind_list(values()).push(")")),
        Field::Union => drop(sql.push(SITES).push("s.country IN ").bind_list(members(of)).push(")")),
        Field::Region => {
            sql.push(SITES).push("s.country IN (SELECT c.code FROM country AS c WHERE c.region IN ");
            sql.bind_list(values()).push("))");
        }
        Field::Subdivision => drop(sql.push(SITES).push("s.subdivision IN ").bind_list(values()).push(")")),
        Field::Entity => {
            sql.push(SITES).push("s.entity_id IN (SELECT n.id FROM entity AS n WHERE n.code IN ");
            sql.bind_list(values()).push("))");
        }
        Field::Site => drop(sql.push(SITES).push("s.code IN ").bind_list(values()).push(")")),
        Field::Department => drop(sql.push("department IN ").bind_list(values())),
        Field::JobFunction => drop(sql.push("job_function IN ").bind_list(values())),
        Field::Rank => drop(sql.push("rank IN ").bind_list(values())),
        Field::EmploymentType => drop(sql.push("employment_type IN ").bind_list(values())),
    }
}

/// The member states of the unions named: there is one.
fn members(of: &BTreeSet<String>) -> Vec<&'static str> {
    if of.contains("EU") { Union::Eu.members().to_vec() } else { Vec::new() }
}
