//! Asking for more time or an exemption, deciding once, more time that moves the due day, opening again.

use crate::support::{ADA, ERIK, EVA, GRETA, HANA, KENJI, OTTO, Person, SALEM, TARO, TestApp, story};

/// Asks for something; what the form shows.
async fn asks(app: &TestApp, person: &mut Person, kind: &str, until: &str, reason: &str) -> crate::support::Seen {
    let form = [("kind", kind), ("until", until), ("reason", reason), ("evidence", "")];
    person.post(&format!("{}/requests", app.course()), &form).await
}

impl TestApp {
    async fn newest_request(&self) -> String {
        self.newest("SELECT id FROM request ORDER BY asked_at, id").await
    }

    async fn grants(&self, person: &mut Person, until: &str) -> crate::support::Seen {
        let path = format!("/requests/{}", self.newest_request().await);
        person.post(&path, &[("verdict", "grant"), ("until", until), ("reason", "Agreed with the line manager.")]).await
    }

    async fn extends(&self, person: &mut Person, number: &str, until: &str) -> crate::support::Seen {
        let path = format!("/people/{}/extensions", self.id(number).await);
        let edition = self.edition.to_string();
        person.post(&path, &[("edition", &edition), ("until", until), ("reason", "Was abroad.")]).await
    }
}

story! {
    async fn more_time_is_asked_for_granted_and_moves_the_due_day(app: TestApp) {
        let mut erik = app.sign_in(ERIK).await;
        let page = format!("{}/requests", app.course());
        erik.get(&app.course()).await.is(200).has(&page);
        erik.get(&page).await.is(200).says("Ask for more time").says("From February 1, 2027 to March 31, 2027");
        asks(&app, &mut erik, "extension", "2027-02-20", "On a site abroad.").await.is(303);
        erik.get(&page).await.is(200).says("More time, until February 20, 2027").says("Waiting for a decision");
        erik.get("/").await.is(200).says("More time, until February 20, 2027 Waiting");

        let mut greta = app.sign_in(GRETA).await;
        greta.get("/").await.is(200).says("Requests 1").says("1 request is waiting");
        let queue = greta.get("/requests").await.is(200).says("1 request").says("Erik Weber").says("On a site abroad.");
        let one = queue.link("/requests/");
        let person = format!("/people/{}", app.id(ERIK).await);
        greta.get(&person).await.is(200).says("More time, until February 20, 2027 Waiting").has(&one);
        greta.get(&one).await.is(200).says("Request from Erik Weber").says("January 31, 2027").has("value=\"2027-02-20\"");
        app.grants(&mut greta, "2027-02-20").await.is(303).leads_to("/requests?done=granted");
        greta.get("/requests").await.is(200).says("No request is waiting.").does_not_say("Requests 1");
        greta.get("/requests?show=decided").await.is(200).says("Granted").says("Agreed with the line manager.");

        erik.get("/").await.is(200).says("Due by February 20, 2027").says("Granted");
        erik.get(&page).await.is(200).says("Granted by Greta Vogel").says("Agreed with the line manager.");
        greta
            .get(&format!("/people/{}", app.id(ERIK).await))
            .await
            .is(200)
            .says("Due by February 20, 2027: more time was granted on December 1, 2026.");
        for action in ["request.asked", "request.granted", "extension.granted"] {
            app.sign_in(OTTO).await.get(&format!("/audit?action={action}")).await.is(200).says("Erik Weber");
        }
    }

    async fn due_grace_overdue_and_closed_follow_the_day_that_was_granted(app: TestApp) {
        app.extends(&mut app.sign_in(GRETA).await, ERIK, "2027-02-10").await.is(303);
        for (now, erik_is, eva_is) in [
            ("2027-02-01T09:00:00Z", "Not started", "Overdue"),
            ("2027-02-10T09:00:00Z", "Not started", "Overdue"),
            ("2027-02-11T09:00:00Z", "Overdue", "Overdue"),
            ("2027-03-31T09:00:00Z", "Overdue", "Overdue"),
        ] {
            app.now_is(now);
            app.sign_in(ERIK).await.get("/").await.is(200).says(&format!("FY2026 {erik_is}"));
            app.sign_in(EVA).await.get("/").await.is(200).says(&format!("FY2026 {eva_is}"));
        }
        app.now_is("2027-04-01T09:00:00Z");
        app.sign_in(ERIK).await.post(&app.lesson("what-is-warming"), &[]).await.is(409);
    }

    async fn a_manager_sees_the_day_that_was_granted(app: TestApp) {
        app.reads(KENJI, "en").await;
        app.extends(&mut app.sign_in(ADA).await, HANA, "2027-02-10").await.is(303);
        app.now_is("2027-02-05T09:00:00Z");
        let team = app.sign_in(KENJI).await.get("/team").await.is(200).table();
        assert_eq!((team.cell("佐藤 花", "State"), team.cell("佐藤 花", "Due by")), ("Not started", "February 10, 2027"));
        assert_eq!((team.cell("高橋 太郎", "State"), team.cell("高橋 太郎", "Due by")), ("Overdue", "January 31, 2027"));
        // After the close only those are left for whom it was opened again.
        app.now_is("2027-04-12T09:00:00Z");
        app.sign_in(KENJI).await.get("/team").await.is(200).says("Your team has no open course at the moment.");
        app.extends(&mut app.sign_in(ADA).await, TARO, "2027-04-20").await.is(303);
        let team = app.sign_in(KENJI).await.get("/team").await.is(200).table();
        assert_eq!((team.names(), team.cell("高橋 太郎", "State")), (vec!["高橋 太郎"], "Overdue"));
    }

    async fn what_is_over_is_opened_again_for_one_and_completed_late(app: TestApp) {
        app.has_read_everything(ERIK).await;
        app.now_is("2027-04-12T09:00:00Z");
        let board = app.board("?node=country:DE&as_of=2027-03-31");
        let mut greta = app.sign_in(GRETA).await;
        let before = greta.get(&board).await.is(200).lines();
        let mut erik = app.sign_in(ERIK).await;
        erik.post(&format!("{}/test", app.course()), &[]).await.is(409);
        let page = format!("{}/requests", app.course());
        erik.get(&page).await.is(200).says("Ask for it to be opened again").does_not_say("Ask for an exemption");
        asks(&app, &mut erik, "extension", "2027-04-30", "Was in hospital until April.").await.is(303);
        let person = format!("/people/{}", app.id(ERIK).await);
        greta.get(&person).await.is(200).says("Open again for this person");
        app.grants(&mut greta, "2027-04-20").await.is(303);
        greta.get(&person).await.is(200).says("Open again until April 20, 2027, since April 12, 2027");

        app.sign_in(EVA).await.post(&format!("{}/test", app.course()), &[]).await.is(409);
        let mut erik = app.sign_in(ERIK).await;
        erik.get(&app.course()).await.is(200).says("It was due by January 31, 2027. You can still complete it until April 20, 2027.");
        erik.take_test(&app, 10).await;
        erik.get(&app.course()).await.is(200).says("Completed late: it was due by January 31, 2027.");
        greta.get(&person).await.is(200).says("Completed late: it was due by January 31, 2027.");
        assert_eq!(greta.get(&board).await.is(200).lines(), before, "the year's figures stay");
        let today = greta.get(&app.board("?node=country:DE&as_of=2027-04-12")).await.is(200).lines();
        assert_ne!(today, before, "today's know it");
    }

    async fn a_request_whose_exemption_was_revoked_is_no_longer_granted(app: TestApp) {
        let mut erik = app.sign_in(ERIK).await;
        asks(&app, &mut erik, "exemption", "", "Trained elsewhere.").await.is(303);
        app.grants(&mut app.sign_in(GRETA).await, "").await.is(303);
        erik.get("/").await.is(200).says("Exemption from the whole edition Granted");
        let revoke = format!("/people/{}/exemptions/{}/revoke", app.id(ERIK).await, app.newest("SELECT id FROM exemption").await);
        app.sign_in(GRETA).await.post(&revoke, &[("reason", "Another course.")]).await.is(303);
        erik.get("/").await.is(200).says("Exemption from the whole edition Revoked").does_not_say("Granted");
        let page = format!("{}/requests", app.course());
        erik.get(&page).await.is(200).says("; revoked on").says("Revoked");
        app.sign_in(GRETA).await.get("/requests?show=decided").await.is(200).says("Revoked");
    }

    async fn opened_again_comes_with_an_attempt_where_all_were_used(app: TestApp) {
        app.ready(ERIK).await.use_all_attempts(&app).await;
        app.now_is("2027-04-12T09:00:00Z");
        app.extends(&mut app.sign_in(GRETA).await, ERIK, "2027-04-20").await.is(303);
        assert_eq!(app.count("SELECT count(*) AS heads FROM attempt_grant").await, 1);
        app.sign_in(ERIK).await.take_test(&app, 10).await;
        assert_eq!(app.count("SELECT count(*) AS heads FROM completion WHERE completed_on = '2027-04-12'").await, 1);
    }

    async fn what_was_held_elsewhere_is_not_opened_again(app: TestApp) {
        app.change("DELETE FROM completion WHERE person_id IN (SELECT id FROM person WHERE number = 'K-2001')").await;
        let person = app.id(ERIK).await;
        let mut greta = app.sign_in(GRETA).await;
        greta.get(&format!("/people/{person}")).await.is(200).does_not_say("Open again for this person");
        let edition = app.last_year.to_string();
        let form = [("edition", edition.as_str()), ("until", "2027-02-20"), ("reason", "To catch up.")];
        greta.post(&format!("/people/{person}/extensions"), &form).await.is(409).says("held before this system");
        let own = format!("/courses/{edition}/requests");
        app.sign_in(ERIK).await.get(&own).await.is(200).says("held before this system");
    }

    async fn finishing_late_does_not_skip_the_next_edition(app: TestApp) {
        app.next_year_begins().await;
        app.has_read_everything(ERIK).await;
        app.now_is("2027-04-12T09:00:00Z");
        app.extends(&mut app.sign_in(GRETA).await, ERIK, "2027-04-20").await.is(303);
        app.sign_in(ERIK).await.take_test(&app, 10).await;
        assert!(kunren_services::learning::assign_missing(&app.kunren).await.expect("an answer") > 0);
        let home = app.sign_in(ERIK).await.get("/").await.is(200);
        home.says("FY2027 Not started Due by July 31, 2027").says("FY2026 Completed");
    }

    async fn opened_again_closes_again(app: TestApp) {
        app.now_is("2027-04-12T09:00:00Z");
        app.extends(&mut app.sign_in(GRETA).await, ERIK, "2027-04-20").await.is(303);
        app.now_is("2027-04-20T20:00:00Z");
        app.sign_in(ERIK).await.post(&app.lesson("what-is-warming"), &[]).await.is(303);
        app.now_is("2027-04-21T09:00:00Z");
        app.sign_in(ERIK).await.post(&app.lesson("law-de-duties"), &[]).await.is(409);
    }

    async fn an_exemption_is_asked_for_and_granted_for_as_long_as_the_coordinator_says(app: TestApp) {
        let mut erik = app.sign_in(ERIK).await;
        let form = [("kind", "exemption"), ("until", ""), ("reason", "Trained elsewhere."), ("evidence", "HR-2026-117")];
        erik.post(&format!("{}/requests", app.course()), &form).await.is(303);
        let mut greta = app.sign_in(GRETA).await;
        greta.get(&format!("/requests/{}", app.newest_request().await)).await.is(200).says("HR-2026-117");
        app.grants(&mut greta, "2026-12-31").await.is(303);
        erik.get(&app.course()).await.is(200).says("You do not have to take this course. Reason: Agreed with the line manager.");
        greta.get(&format!("/people/{}", app.id(ERIK).await)).await.is(200).says("HR-2026-117");
        let lines = greta.get(&app.board("?node=country:DE&level=country")).await.is(200);
        lines.says("exempt 1");
        // When it is over, the page no longer says that nothing has to be done.
        app.now_is("2027-01-02T09:00:00Z");
        app.sign_in(ERIK).await.get(&app.course()).await.is(200).does_not_say("You do not have to take this course");
    }

    async fn one_request_of_a_kind_waits_and_can_be_taken_back(app: TestApp) {
        let mut erik = app.sign_in(ERIK).await;
        let page = format!("{}/requests", app.course());
        asks(&app, &mut erik, "extension", "2027-02-20", "First.").await.is(303);
        asks(&app, &mut erik.another_tab(), "extension", "2027-03-20", "Second.").await.is(409).says("already waiting");
        assert_eq!(app.count("SELECT count(*) AS heads FROM request").await, 1);
        asks(&app, &mut erik, "exemption", "", "Another kind.").await.is(303);
        let withdraw = erik.get(&page).await.is(200).link(&format!("{page}/"));
        let mut other_tab = erik.another_tab();
        erik.post_and_follow(&withdraw, &[]).await.is(200).says("Your request has been withdrawn.");
        other_tab.post(&withdraw, &[]).await.is(409).says("decided or withdrawn");
        app.sign_in(EVA).await.post(&withdraw, &[]).await.is(404);
        assert_eq!(app.count("SELECT count(*) AS heads FROM request_waiting").await, 1);
        assert_eq!(app.count("SELECT count(*) AS heads FROM request_decision").await, 1);
    }

    async fn a_request_is_decided_once(app: TestApp) {
        asks(&app, &mut app.sign_in(ERIK).await, "extension", "2027-02-20", "Please.").await.is(303);
        let (mut greta, mut ada) = (app.sign_in(GRETA).await, app.sign_in(ADA).await);
        let path = format!("/requests/{}", app.newest_request().await);
        let (grant, refuse) = (
            [("verdict", "grant"), ("until", "2027-02-20"), ("reason", "Yes.")],
            [("verdict", "refuse"), ("reason", "No.")],
        );
        let (one, other) = tokio::join!(greta.post(&path, &grant), ada.post(&path, &refuse));
        let statuses = [one.status.as_u16(), other.status.as_u16()];
        assert!(statuses == [303, 409] || statuses == [409, 303], "{statuses:?}");
        greta.post(&path, &grant).await.is(409).says("decided or withdrawn in the meantime");
        assert_eq!(app.count("SELECT count(*) AS heads FROM request_decision").await, 1);
        let granted = i64::from(statuses[0] == 303);
        assert_eq!(app.count("SELECT count(*) AS heads FROM extension").await, granted);
    }

    async fn nobody_decides_about_themselves(app: TestApp) {
        let mut greta = app.sign_in(GRETA).await;
        asks(&app, &mut greta, "extension", "2027-02-20", "For me.").await.is(303);
        greta.get("/").await.is(200).does_not_say("Requests 1");
        let path = format!("/requests/{}", app.newest_request().await);
        greta.get(&path).await.is(200).says("Nobody decides about themselves").has_no("name=\"verdict\"");
        app.grants(&mut greta, "2027-02-20").await.is(403).says("Nobody decides about themselves");
        app.extends(&mut greta, GRETA, "2027-02-20").await.is(403);
        let own = format!("/people/{}/exemptions", app.id(GRETA).await);
        greta.post(&own, &[("edition", &app.edition.to_string()), ("reason", "Me.")]).await.is(403);
        app.grants(&mut app.sign_in(ADA).await, "2027-02-20").await.is(303);
    }

    async fn requests_of_other_countries_do_not_exist_and_auditors_only_read(app: TestApp) {
        asks(&app, &mut app.sign_in(HANA).await, "extension", "2027-02-20", "出張のため").await.is(303);
        let path = format!("/requests/{}", app.newest_request().await);
        let mut greta = app.sign_in(GRETA).await;
        greta.get("/requests").await.is(200).says("No request is waiting.").does_not_say("佐藤 花");
        greta.get(&path).await.is(404);
        app.grants(&mut greta, "2027-02-20").await.is(404);
        app.extends(&mut greta, HANA, "2027-02-20").await.is(404);
        let mut otto = app.sign_in(OTTO).await;
        otto.get("/requests").await.is(200).says("佐藤 花");
        otto.get(&path).await.is(200).has_no("name=\"verdict\"");
        app.grants(&mut otto, "2027-02-20").await.is(403);
        for number in [HANA, KENJI] {
            app.sign_in(number).await.get("/requests").await.is(403);
        }
        assert_eq!(app.count("SELECT count(*) AS heads FROM request_decision").await, 0);
    }

    async fn the_queue_is_searched_and_has_pages_of_what_waits(app: TestApp) {
        for (number, reason) in [(ERIK, "Abroad."), (EVA, "Part-time.")] {
            asks(&app, &mut app.sign_in(number).await, "extension", "2027-02-20", reason).await.is(303);
            app.minutes_pass(1);
        }
        let mut greta = app.sign_in(GRETA).await;
        let table = greta.get("/requests").await.is(200).says("2 requests").table();
        let names = table.names();
        assert!(names[0].contains("Erik") && names[1].contains("Eva"), "oldest first: {names:?}");
        greta.get("/requests?q=eva").await.is(200).says("1 request").does_not_say("Erik Weber");
        greta.get("/requests?q=k-2001").await.is(200).says("Erik Weber").does_not_say("Eva Braun");
        greta.get("/requests?q=%25").await.is(200).says("No request matches.");
        greta.get("/requests?show=decided").await.is(200).says("No request has been decided yet.");
    }

    async fn what_cannot_be_asked_is_said_and_what_was_typed_is_kept(app: TestApp) {
        let mut erik = app.sign_in(ERIK).await;
        for (until, status, words) in [
            ("", 422, "Choose the day until which the time is needed."),
            ("2027-01-31", 422, "Choose February 1, 2027 or a later day"),
            ("2029-01-01", 422, "Choose March 31, 2027 or an earlier day."),
        ] {
            let seen = asks(&app, &mut erik, "extension", until, "Kept as typed.").await;
            seen.is(status).says(words).has("value=\"Kept as typed.\"");
        }
        asks(&app, &mut erik, "extension", "2027-02-20", " ").await.is(422).says("Give a reason");
        app.completed(EVA, "2026-11-20").await;
        let mut eva = app.sign_in(EVA).await;
        asks(&app, &mut eva, "extension", "2027-02-20", "Too late.").await.is(409).says("There is nothing to do here");
        eva.get(&app.course()).await.is(200).does_not_say("Ask for more time");
        assert_eq!(app.count("SELECT count(*) AS heads FROM request").await, 0);
    }

    async fn what_was_completed_meanwhile_can_be_refused_but_not_granted(app: TestApp) {
        asks(&app, &mut app.sign_in(ERIK).await, "extension", "2027-02-20", "Please.").await.is(303);
        app.completed(ERIK, "2026-12-01").await;
        let mut greta = app.sign_in(GRETA).await;
        app.grants(&mut greta, "2027-02-20").await.is(409).says("There is nothing to do here");
        assert_eq!(app.count("SELECT count(*) AS heads FROM request_waiting").await, 1, "nothing was half done");
        let path = format!("/requests/{}", app.newest_request().await);
        greta.post(&path, &[("verdict", "refuse"), ("reason", "It is done.")]).await.is(303);
    }

    async fn who_moves_takes_the_request_along(app: TestApp) {
        asks(&app, &mut app.sign_in(ERIK).await, "extension", "2027-02-20", "Moving.").await.is(303);
        app.transferred(ERIK, "RUH", "2026-12-01").await;
        let path = format!("/requests/{}", app.newest_request().await);
        app.sign_in(GRETA).await.get(&path).await.is(404);
        app.reads(SALEM, "en").await;
        app.sign_in(SALEM).await.get(&path).await.is(200).says("Riyadh Office");
    }

    async fn who_left_has_nothing_to_ask_and_nothing_is_granted(app: TestApp) {
        asks(&app, &mut app.sign_in(TARO).await, "exemption", "", "退職のため").await.is(303);
        app.left(TARO, "2026-12-01").await;
        app.grants(&mut app.sign_in(ADA).await, "").await.is(409);
        assert_eq!(app.count("SELECT count(*) AS heads FROM exemption").await, 0);
    }
}
