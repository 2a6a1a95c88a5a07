//! Where somebody was on which day, and where that counted: for those who see the person today.

use crate::support::{ADA, ERIK, EVA, GRETA, HANA, OTTO, TestApp, story};

impl TestApp {
    async fn history_of(&self, number: &str, query: &str) -> String {
        format!("/people/{}/history{query}", self.id(number).await)
    }
}

story! {
    async fn every_place_stands_there_with_its_days_and_its_work(app: TestApp) {
        app.change("UPDATE placement SET department = 'Wareneingang', rank = 'leader', job_function = 'Feinmechanik'").await;
        app.transferred(HANA, "MUC", "2026-11-10").await;
        app.reports_to(HANA, EVA).await;
        app.on_leave(HANA, "2026-10-05", Some("2026-10-12")).await;
        let mut greta = app.sign_in(GRETA).await;
        let link = app.history_of(HANA, "").await;
        let person = greta.get(&format!("/people/{}", app.id(HANA).await)).await.is(200).has(&link);
        person.says("Job function").says("Rank").says("Employment type");
        let page = greta.get(&link).await.is(200);
        let table = page.table();
        assert_eq!(table.names().len(), 2, "newest first");
        assert_eq!(table.names()[0], "November 10, 2026");
        let (now, then) = (table.names()[0].to_owned(), table.names()[1].to_owned());
        let of = |name: &str, column: &str| table.cell(name, column).to_owned();
        assert_eq!((of(&now, "Site"), of(&now, "Until"), of(&now, "Manager")), ("Munich Plant".into(), "–".into(), "Eva Braun-Schmidt".into()));
        assert_eq!((of(&then, "Site"), of(&then, "Until")), ("Tokyo Office".into(), "November 9, 2026".into()));
        assert_eq!((of(&then, "Country"), of(&then, "Kind of place")), ("Japan".into(), "Main place of work".into()));
        assert_eq!((of(&then, "Rank"), of(&then, "Job function"), of(&then, "Department")), ("Team leader".into(), "Feinmechanik".into(), "Wareneingang".into()));
        page.says("From October 5, 2026, back on October 12, 2026");
    }

    async fn a_day_says_where_the_person_was_and_counted(app: TestApp) {
        app.completed(HANA, "2026-11-05").await;
        app.transferred(HANA, "MUC", "2026-11-10").await;
        app.works_also_at(HANA, "RUH").await;
        app.on_leave(HANA, "2026-10-05", Some("2026-10-12")).await;
        let mut greta = app.sign_in(GRETA).await;
        let mut on = async |day: &str| greta.get(&app.history_of(HANA, &format!("?day={day}")).await).await.is(200);
        on("2026-10-10").await.says("On October 10, 2026").says("Counted at Tokyo Office · Japan").says("FY2026 On leave");
        on("2026-11-04").await.says("Counted at Tokyo Office").says("FY2026 Not started").does_not_say("On leave From");
        on("2026-11-09").await.says("Counted at Tokyo Office").says("FY2026 Completed");
        let now = on("2026-12-01").await.says("Counted at Munich Plant · Germany").says("FY2026 Completed");
        now.says("Further places of work Riyadh Office");
        on("2010-01-01").await.says("Not employed on this day").says("no main place of work is recorded").says("No course was assigned");
        // The numbers of both days say the same: the fast ones, of everybody.
        let mut ada = app.sign_in(ADA).await;
        ada.get(&app.board("")).await.is(200).says("Everybody is counted at the main place of work on the day shown.");
        let before = ada.lines(&app, "?as_of=2026-11-09").await;
        assert_eq!((before.cell("Japan", "Completed"), before.cell("Germany", "Completed")), ("1", "0"));
        let after = ada.lines(&app, "?as_of=2026-11-10").await;
        assert_eq!((after.cell("Japan", "Completed"), after.cell("Germany", "Completed")), ("0", "1"));
        greta.get(&app.history_of(HANA, "?day=2027-01-01").await).await.is(422).says("This day has not come yet");
        greta.get(&app.history_of(HANA, "?day=x").await).await.is(422).says("Where the person was on a day");
    }

    async fn the_history_is_for_those_who_see_the_person(app: TestApp) {
        app.transferred(ERIK, "TKY", "2026-11-10").await;
        let path = app.history_of(ERIK, "").await;
        app.sign_in(GRETA).await.get(&path).await.is(404);
        app.sign_in(ERIK).await.get(&path).await.is(403);
        app.sign_in(OTTO).await.get(&path).await.is(200).says("Munich Plant");
    }

    async fn what_an_hr_file_changed_leads_to_the_file(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        let page = ada.sends_first("payroll", "number,name,joined,site\nP-1,Person One,2020-04-01,MUC\n").await;
        ada.confirms(&page, "The first file.").await.is(303);
        let again = ada.sends("payroll", "number,name,joined,site\nP-1,Person Uno,2020-04-01,TKY\n").await;
        ada.confirms(&again, "One moves.").await.is(303);
        let path = app.history_of("P-1", "").await;
        let seen = ada.get(&path).await.is(200).says("What HR files changed").says("New person").has(&format!("href=\"{page}\""));
        seen.says("Name, before: Person One").says("Place, work or manager from").has(&format!("href=\"{again}\""));
        app.sign_in(OTTO).await.get(&path).await.is(200).has(&format!("href=\"{again}\""));
        // Whoever may not see imports sees the places, and nothing of files.
        app.coordinates(GRETA, "JP").await;
        let greta = app.sign_in(GRETA).await.get(&path).await.is(200).says("Tokyo Office").has_no("/hr/");
        greta.does_not_say("What HR files changed");
    }
}
