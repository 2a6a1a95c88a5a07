//! A file moves somebody out of what an edition is for, and taking the file back brings them back.

use crate::{
    both_databases,
    company::{Company, FULL, everybody},
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
    execute, in_transaction,
};
use sqlx::types::Json;

impl Company {
    /// An open edition for those in Japan.
    async fn edition_for_japan(&self) {
        let (edition, now) = (chance::edition_id().get(), self.kunren.clock().now());
        in_transaction!(self.kunren.db(), |conn, edition, now| {
            let programme = chance::uuid();
            execute!(conn, "INSERT INTO programme (id, code, category) VALUES ($1, 'env', 'general')", programme)?;
            let sql = "INSERT INTO edition (id, programme_id, code, fiscal_year, opens_on, due_on, grace_until, closes_on, formula)
                       VALUES ($1, $2, 'FY2026', 2026, $3, $4, $4, $4, $5)";
            let formula = Json(Formula { leave: Leave::Excluded, joiner_days: 30 });
            execute!(conn, sql, edition, programme, Day(date(2026, 10, 1)), Day(date(2027, 3, 31)), formula)?;
            let rule: Rule = "country = JP".parse().expect("a rule");
            let sql = "INSERT INTO audience (id, edition_id, rule, text, recurrence, reason, set_at)
                       VALUES ($1, $2, $3, 'country = JP', $4, 'The law of Japan.', $5)";
            execute!(conn, sql, chance::uuid(), edition, Json(&rule), Json(Recurrence::EveryEdition), Time(now))?;
            Ok::<_, sqlx::Error>(())
        })
        .expect("an edition");
    }
}

const RELEASED: &str = "exemption WHERE audience_id IS NOT NULL AND revoked_at IS NULL";

both_databases! {
    async fn who_is_moved_out_is_released_and_comes_back_when_the_file_is_taken_back(db: Db) {
        let company = Company::new(db).await;
        company.edition_for_japan().await;
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
}
