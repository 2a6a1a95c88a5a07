//! Several sources side by side: what each did is taken back or confirmed by itself, unless they meet.

use crate::{
    both_databases,
    company::{CHANGES, Company, FULL, everybody, person},
};
use kunren_domain::hr::Policy;
use kunren_services::hr::{HrError, apply, undo, undoable};
use uuid::Uuid;

/// What a file of a source does, applied.
async fn applied(company: &Company, source: &str, rows: &[String]) -> Uuid {
    let import = planned(company, source, rows, CHANGES).await;
    apply(&company.kunren, None, import, Some("As agreed.")).await.expect("applied");
    import
}

async fn planned(company: &Company, source: &str, rows: &[String], policy: Policy) -> Uuid {
    company.plan_of(source, rows, policy).await.import.expect("something to do")
}

async fn taken_back(company: &Company, import: Uuid) -> Result<Uuid, HrError> {
    undo(&company.kunren, None, import, "Not the file that was meant").await
}

async fn site(company: &Company, number: &str) -> Option<String> {
    company.line(number, company.today()).await.and_then(|line| line.site)
}

/// The same row with another manager.
fn led_by(row: &str, manager: &str) -> String {
    row.replace(",K-1,", &format!(",{manager},"))
}

both_databases! {
    async fn each_source_takes_its_own_back(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        let japan = applied(&company, "japan", &[person(5, "TYO")]).await;
        company.sleep();
        let germany = applied(&company, "germany", &[person(6, "SJC")]).await;
        assert_eq!(undoable(&company.kunren, None).await.expect("the latest").id, germany);
        taken_back(&company, japan).await.expect("nobody of it changed again");
        assert_eq!(site(&company, "K-5").await.as_deref(), Some("MUC"));
        assert_eq!(site(&company, "K-6").await.as_deref(), Some("SJC"), "what the other did stays");
        assert!(matches!(taken_back(&company, japan).await, Err(HrError::Done)));
        taken_back(&company, germany).await.expect("the other, too");
        assert_eq!(site(&company, "K-6").await.as_deref(), Some("TYO"));
    }

    async fn whoever_changed_again_is_taken_back_again_first(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        let first = applied(&company, "japan", &[person(5, "TYO"), person(9, "TYO")]).await;
        company.sleep();
        let second = applied(&company, "germany", &[person(9, "SJC")]).await;
        assert!(matches!(taken_back(&company, first).await, Err(HrError::Overtaken)));
        assert!(matches!(undoable(&company.kunren, Some(first)).await, Err(HrError::Overtaken)));
        assert_eq!(site(&company, "K-5").await.as_deref(), Some("TYO"), "nothing was done");
        taken_back(&company, second).await.expect("taken back");
        taken_back(&company, first).await.expect("taken back");
        assert_eq!([site(&company, "K-5").await, site(&company, "K-9").await], [Some("MUC".to_owned()), Some("MUC".to_owned())]);
    }

    async fn an_address_that_was_given_on_stands_in_the_way(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        let first = applied(&company, "japan", &[person(5, "MUC").replace("p5@", "five@")]).await;
        let second = applied(&company, "germany", &[person(6, "TYO").replace("p6@", "p5@")]).await;
        assert!(matches!(taken_back(&company, first).await, Err(HrError::Overtaken)));
        let five = company.line("K-5", company.today()).await.and_then(|line| line.email);
        assert_eq!(five.as_deref(), Some("five@example.com"), "nothing was done");
        taken_back(&company, second).await.expect("taken back");
        taken_back(&company, first).await.expect("free again");
    }

    async fn a_plan_waits_while_other_sources_go_on(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        let waits = planned(&company, "japan", &[person(5, "TYO")], CHANGES).await;
        let germany = applied(&company, "germany", &[person(6, "SJC"), person(500, "MUC")]).await;
        taken_back(&company, germany).await.expect("taken back");
        apply(&company.kunren, None, waits, None).await.expect("nobody of it changed");
        assert_eq!(site(&company, "K-5").await.as_deref(), Some("TYO"));
    }

    async fn a_plan_is_outdated_by_what_is_taken_back(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        let germany = applied(&company, "germany", &[person(5, "SJC")]).await;
        let waits = planned(&company, "japan", &[person(5, "TYO")], CHANGES).await;
        taken_back(&company, germany).await.expect("taken back");
        assert!(matches!(apply(&company.kunren, None, waits, None).await, Err(HrError::Outdated)));
    }

    async fn two_sources_do_not_close_a_circle(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        let waits = planned(&company, "japan", &[led_by(&person(5, "MUC"), "K-6")], CHANGES).await;
        let germany = applied(&company, "germany", &[led_by(&person(6, "TYO"), "K-5")]).await;
        assert!(matches!(apply(&company.kunren, None, waits, None).await, Err(HrError::Outdated)));
        let manager = async |number| company.line(number, company.today()).await.and_then(|line| line.manager);
        assert_eq!(manager("K-5").await.as_deref(), Some("K-1"), "nothing was done");
        taken_back(&company, germany).await.expect("taken back");
        apply(&company.kunren, None, waits, None).await.expect("there is no circle any more");
    }

    async fn what_is_taken_back_closes_no_circle(db: Db) {
        let company = Company::new(db).await;
        company.import(&everybody(), FULL).await;
        applied(&company, "japan", &[led_by(&person(5, "MUC"), "K-6")]).await;
        let away = applied(&company, "japan", &[led_by(&person(5, "MUC"), "K-7")]).await;
        let germany = applied(&company, "germany", &[led_by(&person(6, "TYO"), "K-5")]).await;
        assert!(matches!(taken_back(&company, away).await, Err(HrError::Overtaken)));
        taken_back(&company, germany).await.expect("taken back");
        taken_back(&company, away).await.expect("there is no circle any more");
    }
}
