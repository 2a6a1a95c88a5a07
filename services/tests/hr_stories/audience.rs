//! A file moves somebody out of what an edition is for, and taking the file back brings them back.

use crate::{
    both_databases,
    company::{Company, FULL, everybody, person},
};
use jiff::civil::date;
use kunren_domain::{
    audience::Rule,
    edition::{Formula, Leave},
    recurrence::Recurrence,
};
use kunren_services::{
    chance,
    db::{Day, Time},
    execute, fetch_one,
    hr::apply,
    in_transaction,
};
use sqlx::types::Json;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct KeptRow {
    assigned: Option<i64>,
    released: Option<i64>,
}

impl Company {
    /// How many obligations would be made and ended by an import, as was found with the plan.
    pub async fn would_keep(&self, import: Uuid) -> Option<(i64, i64)> {
        let sql = "SELECT would_assign AS assigned, would_release AS released FROM hr_import WHERE id = $1";
        let mut conn = self.kunren.db().read().await.expect("a connection");
        let row = fetch_one!(conn, KeptRow, sql, import).expect("the import");
        row.assigned.zip(row.released)
    }

    /// An open edition for those of whom a rule is true.
    pub async fn edition_for(&self, rule: &'static str) {
        let (edition, now) = (chance::edition_id().get(), self.kunren.clock().now());
        in_transaction!(self.kunren.db(), |conn, edition, now, rule| {
            let programme = chance::uuid();
            execute!(conn, "INSERT INTO programme (id, code, category) VALUES ($1, 'env', 'general')", programme)?;
            let sql = "INSERT INTO edition (id, programme_id, code, fiscal_year, opens_on, due_on, grace_until, closes_on, formula)
                       VALUES ($1, $2, 'FY2026', 2026, $3, $4, $4, $4, $5)";
            let formula = Json(Formula { leave: Leave::Excluded, joiner_days: 30 });
            execute!(conn, sql, edition, programme, Day(date(2026, 10, 1)), Day(date(2027, 3, 31)), formula)?;
            let parsed: Rule = rule.parse().expect("a rule");
            let sql = "INSERT INTO audience (id, edition_id, rule, text, recurrence, reason, set_at)
                       VALUES ($1, $2, $3, $4, $5, 'The law asks for it.', $6)";
            let again = Json(Recurrence::EveryEdition);
            execute!(conn, sql, chance::uuid(), edition, Json(&parsed), rule, again, Time(now))?;
            Ok::<_, sqlx::Error>(())
        })
        .expect("an edition");
    }
}

const RELEASED: &str = "exemption WHERE audience_id IS NOT NULL AND revoked_at IS NULL";

both_databases! {
    async fn who_is_moved_out_is_released_and_comes_back_when_the_file_is_taken_back(db: Db) {
        let company = Company::new(db).await;
        company.edition_for("country = JP").await;
        // Half of the two hundred work in Tokyo.
        assert_eq!(company.import(&everybody(), FULL).await.assigned, 100);
        company.sleep();
        let mut rows = everybody();
        rows[1] = rows[1].replace("TYO", "MUC");
        rows[0] = rows[0].replace("MUC", "TYO");
        assert_eq!(company.import(&rows, FULL).await.assigned, 1, "who moved in owes it");
        assert_eq!(company.count(RELEASED).await, 1);
        company.sleep();
        company.undo().await.expect("undone");
        assert_eq!(company.count(RELEASED).await, 1, "now it is the other one who does not belong");
        assert_eq!(company.count("exemption WHERE audience_id IS NOT NULL").await, 2, "what was is kept");
        assert_eq!(company.count("obligation").await, 101);
    }

    async fn a_plan_says_what_audiences_would_do(db: Db) {
        let company = Company::new(db).await;
        company.edition_for("country = JP or (site = MUC and rank = 9)").await;
        company.import(&everybody(), FULL).await;
        company.sleep();
        let mut rows = everybody();
        rows[1] = rows[1].replace("TYO", "MUC");
        rows[0] = rows[0].replace("MUC", "TYO");
        // A further place is enough, as is another rank.
        rows[2] = rows[2].replace("SJC", "SJC;TYO");
        rows[4] = rows[4].replace(",Quality,3,", ",Quality,9,");
        // Of no concern: moves elsewhere, new, or leaves.
        rows[6] = rows[6].replace("SJC", "MUC");
        rows.push(person(300, "SJC"));
        rows.push(person(301, "TYO"));
        rows.remove(3);
        let import = company.plan(&rows, FULL).await.expect("a plan").import.expect("something to do");
        assert_eq!(company.would_keep(import).await, Some((4, 1)));
        let applied = apply(&company.kunren, None, import, None).await.expect("applied");
        assert_eq!((applied.assigned, applied.released), (4, 1), "and that is what they did");
    }
}
