//! A file that takes long to be made history: nobody is asked to confirm it once more meanwhile.

use crate::support::{ADA, TestApp, story};
use kunren_services::{Db, execute, in_transaction};
use std::time::Duration;

/// An import is made history slowly, as a large one is.
async fn applying_takes_long(app: &TestApp) {
    let statements = match app.kunren.db() {
        Db::Sqlite(_) => [
            "CREATE VIEW slowly AS
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000000)
             SELECT count(*) AS heads FROM n",
            "CREATE TRIGGER slowly_applied AFTER UPDATE OF applied_at ON hr_import BEGIN SELECT heads FROM slowly; END",
        ],
        Db::Postgres(_) => [
            "CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(8); RETURN NEW; END $$",
            "CREATE TRIGGER slowly_applied AFTER UPDATE OF applied_at ON hr_import FOR EACH ROW EXECUTE FUNCTION slowly()",
        ],
    };
    for sql in statements {
        in_transaction!(app.kunren.db(), |conn, sql| { execute!(conn, sql).map(drop) }).expect("a trigger");
    }
}

story! {
    async fn while_it_is_applied_nobody_is_asked_to_confirm_it(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        let page = ada.sends_first("payroll", "number,name,joined,site\nP-1,Person,2020-04-01,MUC\n").await;
        applying_takes_long(&app).await;
        let (mut other, at) = (ada.another_tab(), page.clone());
        let applying = tokio::spawn(async move { other.confirms(&at, "The first file.").await });
        for _ in 0..100 {
            if app.count("SELECT count(*) AS heads FROM hr_upload WHERE state = 'applying'").await == 1 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        // Longer than anybody is waited for without a sign of life; the next one comes within two seconds.
        app.minutes_pass(2);
        if matches!(app.kunren.db(), Db::Postgres(_)) {
            let mut elsewhere = ada.goes_to(&app.another_server().await);
            for _ in 0..50 {
                if elsewhere.get(&page).await.is(200).words().contains("Being applied") {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            elsewhere.get(&page).await.is(200).says("Being applied").has_no("/apply\"");
        }
        ada.get(&page).await.is(200).says("Being applied").has_no("/apply\"");
        applying.await.expect("an answer").is(303).leads_to(&page);
        for _ in 0..200 {
            if ada.get(&page).await.is(200).words().contains("Applied on") {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("it was never applied");
    }
}
