//! The people behind the numbers: found, looked at, helped, and never shown to those who must not see them.

use crate::support::{ADA, ERIK, EVA, FATIMA, GRETA, HANA, KENJI, OPEN, OTTO, SALEM, TARO, story};
use kunren_services::audit::ACTIONS;

story! {
    async fn people_are_found_by_name_number_and_state(app: TestApp) {
        app.completed(ERIK, "2026-11-20").await;
        let mut ada = app.sign_in(ADA).await;
        for (query, count, name) in [
            ("", "11 people", "Erik Weber"),
            ("?q=weber", "1 person", "Erik Weber"),
            ("?q=k-3001", "1 person", "فاطمة الحربي"),
            ("?q=花", "1 person", "佐藤 花"),
            ("?standing=completed", "1 person", "Erik Weber"),
            ("?standing=assigned&node=country:DE", "3 people", "Eva Braun-Schmidt"),
            ("?node=site:SJC", "1 person", "María Torres"),
        ] {
            ada.get(&app.board(&format!("/people{query}"))).await.is(200).says(count).says(name);
        }
        // What means something in SQL means nothing here.
        for query in ["?q=%25", "?q=_", "?q=%27%20OR%201=1--", "?q=%5C"] {
            ada.get(&app.board(&format!("/people{query}"))).await.is(200).says("Nobody matches");
        }
    }

    async fn people_are_sorted_and_found_as_the_reader_does(app: TestApp) {
        app.is_called(EVA, "émile Roux").await;
        app.is_called(OTTO, "Ökan Yılmaz").await;
        for sql in [
            "UPDATE placement SET rank = 'leader' WHERE person_id = (SELECT id FROM person WHERE number = 'K-2001')",
            "UPDATE placement SET rank = 'manager' WHERE person_id = (SELECT id FROM person WHERE number = 'K-2002')",
        ] {
            app.change(sql).await;
        }
        let mut greta = app.sign_in(GRETA).await;
        let people = greta.get(&app.board("/people")).await.is(200).does_not_say("Sorted by employee number");
        assert_eq!(people.table().names(), ["émile Roux", "Erik Weber", "Greta Vogel", "Ökan Yılmaz"]);
        people.says("Manager Staff Team leader");
        for (query, name) in [("ökan", "Ökan Yılmaz"), ("ÖKAN", "Ökan Yılmaz"), ("ÉMILE", "émile Roux")] {
            let found = greta.get(&app.board(&format!("/people?q={query}"))).await.is(200).says("1 person");
            assert_eq!(found.table().names(), [name]);
            greta.get(&app.board(&format!("/people.csv?q={query}"))).await.is(200).has(name).has_no("Erik Weber");
        }
        // A letter that only looks alike to the database is another one.
        greta.get(&app.board("/people?q=ävogel")).await.is(200).says("Nobody matches");
        greta.get(&app.board("/people?q=grëta")).await.is(200).says("Nobody matches");
    }

    async fn a_long_list_has_pages(app: TestApp) {
        app.crowd(60, "MUC").await;
        let mut greta = app.sign_in(GRETA).await;
        let first = greta.get(&app.board("/people")).await.is(200).says("64 people").says("Page 1 of 2");
        let second = greta.get(&first.link(&app.board("/people?page=2"))).await.is(200).says("Page 2 of 2");
        assert_eq!(first.table().names().len() + second.table().names().len(), 64);
        assert!(first.table().names().iter().all(|name| !second.table().names().contains(name)));
        greta.get(&app.board("/people?page=3")).await.is(200).says("Nobody matches");
    }

    async fn people_of_other_countries_do_not_exist_for_a_coordinator(app: TestApp) {
        let mut greta = app.sign_in(GRETA).await;
        greta.get(&app.board("/people")).await.is(200).says("4 people").does_not_say("佐藤 花");
        greta.get(&app.board("/people?q=K-1001")).await.is(200).says("Nobody matches");
        let edition = app.edition.to_string();
        for number in [HANA, FATIMA, ADA] {
            let person = app.id(number).await;
            greta.get(&format!("/people/{person}")).await.is(404);
            greta
                .post(&format!("/people/{person}/exemptions"), &[("edition", &edition), ("reason", "Not mine.")])
                .await
                .is(404);
            greta
                .post(&format!("/people/{person}/grants"), &[("edition", &edition), ("reason", "Not mine.")])
                .await
                .is(404);
        }
        assert_eq!(
            app.count("SELECT count(*) AS heads FROM exemption").await
                + app.count("SELECT count(*) AS heads FROM attempt_grant").await,
            0
        );
    }

    async fn who_moves_away_moves_out_of_reach(app: TestApp) {
        app.transferred(ERIK, "TKY", "2026-12-01").await;
        let erik = app.id(ERIK).await;
        app.sign_in(GRETA).await.get(&format!("/people/{erik}")).await.is(404);
        app.sign_in(ADA).await.get(&format!("/people/{erik}")).await.is(200).says("Tokyo Office");
    }

    async fn a_person_shows_what_is_owed_and_why_it_is_due(app: TestApp) {
        app.on_leave(EVA, "2026-10-10", Some("2026-11-30")).await;
        app.is_called(ERIK, "<script>alert(1)</script>").await;
        let mut greta = app.sign_in(GRETA).await;
        greta
            .get(&format!("/people/{}", app.id(EVA).await))
            .await
            .is(200)
            .says("Eva Braun-Schmidt")
            .says("K-2002")
            .says("Munich Plant")
            .says("From October 10, 2026, back on November 30, 2026")
            .says("Due by January 31, 2027")
            .says("No attempt at the confirmation test yet");
        let erik = greta
            .get(&format!("/people/{}", app.id(ERIK).await))
            .await
            .is(200)
            .has_no("<script>alert")
            .says("<script>alert(1)</script>");
        erik.says("Completed on December 1, 2025");
        greta.get(&app.board("/people")).await.is(200).has_no("<script>alert");
    }

    async fn private_extra_time_is_nobodys_business(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        ada.get(&format!("/people/{}", app.id(EVA).await))
            .await
            .is(200)
            .does_not_say("150")
            .does_not_say("accommodation");
        let file = ada.get(&format!("/participation/{}/people.csv", app.edition)).await.is(200);
        assert!(!file.text.contains("150"));
    }

    async fn tries_and_scores_are_for_coordinators_and_auditors(app: TestApp) {
        app.has_read_everything(ERIK).await;
        app.sign_in(ERIK).await.take_test(&app, 7).await;
        let page = format!("/people/{}", app.id(ERIK).await);
        for number in [GRETA, ADA, OTTO] {
            app.sign_in(number).await.get(&page).await.is(200).says("Not passed: 7 of 10 right");
        }
        app.sign_in(KENJI).await.get(&page).await.is(403);
        app.sign_in(ERIK).await.get(&page).await.is(403);
        // Lists and files say done or not, and nothing about tries.
        let mut greta = app.sign_in(GRETA).await;
        greta.get(&app.board("/people")).await.is(200).does_not_say("7 of 10").does_not_say("Not passed");
        let file = greta.get(&format!("/participation/{}/people.csv", app.edition)).await.is(200);
        assert!(!file.text.contains("of 10"));
    }

    async fn another_attempt_is_offered_when_all_are_used_and_not_before(app: TestApp) {
        app.has_read_everything(ERIK).await;
        let mut erik = app.sign_in(ERIK).await;
        let mut greta = app.sign_in(GRETA).await;
        let (person, edition) = (app.id(ERIK).await, app.edition.to_string());
        let (page, grants) = (format!("/people/{person}"), format!("/people/{person}/grants"));
        let another = [("edition", edition.as_str()), ("reason", "We went through the topics.")];
        erik.take_test(&app, 0).await;
        greta.get(&page).await.is(200).has_no(&grants);
        greta.post(&grants, &another).await.is(409).says("No attempt has to be granted");
        for _ in 0..2 {
            app.minutes_pass(61);
            erik.take_test(&app, 0).await;
        }
        greta.get(&page).await.is(200).has(&grants).says("All attempts are used");
        let granted = greta.post_and_follow(&grants, &another).await.is(200);
        granted.says("Another attempt has been granted").has_no(&grants);
        // The same form from a second tab.
        greta.post(&grants, &another).await.is(409).says("No attempt has to be granted");
        assert_eq!(app.count("SELECT count(*) AS heads FROM attempt_grant").await, 1);
        app.minutes_pass(61);
        erik.get(&app.course()).await.is(200).says("Attempt 4");
    }

    async fn an_exemption_needs_a_reason_and_a_day_that_is_not_over(app: TestApp) {
        let mut greta = app.sign_in(GRETA).await;
        let (person, edition) = (app.id(ERIK).await, app.edition.to_string());
        let (page, exemptions) = (format!("/people/{person}"), format!("/people/{person}/exemptions"));
        greta
            .post(&exemptions, &[("edition", &edition), ("reason", ""), ("until", "")])
            .await
            .is(422)
            .says("Give a reason");
        let past = [("edition", edition.as_str()), ("reason", "On a course elsewhere."), ("until", "2026-11-30")];
        greta
            .post(&exemptions, &past)
            .await
            .is(400)
            .says("The last day is already over")
            .has("value=\"On a course elsewhere.\"");
        assert_eq!(app.count("SELECT count(*) AS heads FROM exemption").await, 0);

        let good = [("edition", edition.as_str()), ("reason", "On a course elsewhere."), ("until", "2026-12-31")];
        greta
            .post_and_follow(&exemptions, &good)
            .await
            .is(200)
            .says("The exemption is in force")
            .says("Exempt")
            .says("On a course elsewhere.");
        greta.post(&exemptions, &good).await.is(409);
        assert_eq!(app.count("SELECT count(*) AS heads FROM exemption").await, 1);
        assert_eq!(app.count("SELECT count(*) AS heads FROM audit_event WHERE action = 'exemption.granted'").await, 1);

        // The person is told, and why.
        let mut erik = app.sign_in(ERIK).await;
        erik.get("/").await.is(200).says("FY2026 Exempt");
        erik.get(&app.course())
            .await
            .is(200)
            .says("You do not have to take this course. Reason: On a course elsewhere.");

        let revoke = greta.get(&page).await.is(200).link(&format!("{exemptions}/"));
        greta.post(&revoke, &[("reason", " ")]).await.is(422).says("Give a reason").says("Revoke this exemption");
        erik.get("/").await.is(200).says("FY2026 Exempt");
        let reason = [("reason", "Back at this site.")];
        greta.post_and_follow(&revoke, &reason).await.is(200).says("The exemption has been revoked");
        erik.get("/").await.is(200).says("FY2026 Not started");
        app.sign_in(SALEM).await.post(&revoke, &reason).await.is(404);
        app.sign_in(OTTO).await.get("/audit?action=exemption.revoked").await.is(200).says("Back at this site.");
    }

    async fn an_exemption_ends_by_itself_after_its_last_day(app: TestApp) {
        let mut greta = app.sign_in(GRETA).await;
        let (person, edition) = (app.id(ERIK).await, app.edition.to_string());
        let form = [("edition", edition.as_str()), ("reason", "Abroad."), ("until", "2026-12-05")];
        greta.post(&format!("/people/{person}/exemptions"), &form).await.is(303);
        app.now_is("2026-12-05T20:00:00Z");
        app.sign_in(ERIK).await.get("/").await.is(200).says("FY2026 Exempt");
        app.now_is("2026-12-06T09:00:00Z");
        app.sign_in(ERIK).await.get("/").await.is(200).says("FY2026 Not started");
        app.sign_in(GRETA)
            .await
            .post(&format!("/people/{person}/exemptions"), &[("edition", &edition), ("reason", "Again.")])
            .await
            .is(303);
    }

    async fn everything_done_to_a_person_is_in_the_log(app: TestApp) {
        app.ready(ERIK).await.use_all_attempts(&app).await;
        let mut greta = app.sign_in(GRETA).await;
        let (person, edition) = (app.id(ERIK).await, app.edition.to_string());
        greta
            .post(&format!("/people/{person}/exemptions"), &[("edition", &edition), ("reason", "A reason to be read.")])
            .await
            .is(303);
        app.minutes_pass(5);
        greta
            .post(&format!("/people/{person}/grants"), &[("edition", &edition), ("reason", "Another reason.")])
            .await
            .is(303);
        for number in [ADA, OTTO] {
            let mut reader = app.sign_in(number).await;
            let log = reader
                .get("/audit")
                .await
                .is(200)
                .says("Greta Vogel")
                .says("Erik Weber")
                .says("A reason to be read.")
                .says("Another reason.");
            let (newer, older) = (log.words().find("Another reason."), log.words().find("A reason to be read."));
            assert!(newer < older, "newest first");
            reader
                .get("/audit?action=attempt.granted")
                .await
                .is(200)
                .says("Another reason.")
                .does_not_say("A reason to be read.");
        }
        greta.get("/audit").await.is(403);
    }

    async fn every_act_has_words_and_the_log_has_pages(app: TestApp) {
        app.hired_as("K-5001", &[("country-coordinator", "DE"), ("auditor", "")]).await;
        let detail = app.text("SELECT CAST(detail AS TEXT) AS words FROM audit_event WHERE action = 'person.added'").await;
        assert!(detail.contains("\"country-coordinator:DE\"") && detail.contains("\"auditor\""), "{detail}");
        for n in 1..=60 {
            app.opens(&format!("PLANT-{n}")).await;
        }
        let mut ada = app.sign_in(ADA).await;
        for language in ["ja", "zh-Hans", "es", "ar", "en"] {
            ada.post("/language", &[("locale", language)]).await.is(303);
            let mut page = ada.get("/audit").await.is(200);
            for action in ACTIONS {
                page = page.has_no(&format!(">{action}<"));
            }
        }
        let first = ada.get("/audit").await.is(200).says("Place of work added").says("PLANT-60").does_not_say("PLANT-9 ");
        first.has("/audit?page=2").has_no("/audit?page=0");
        ada.get("/audit?page=2").await.is(200).says("Person added").has("/audit?page=1").has_no("/audit?page=3");
        ada.get("/audit?action=site.added&page=2").await.is(200).says("PLANT-1").has_no("page=3");
    }

    async fn who_left_is_still_in_the_list_and_in_the_column(app: TestApp) {
        app.left(TARO, "2026-11-15").await;
        let mut ada = app.sign_in(ADA).await;
        ada.get(&app.board("/people?standing=left")).await.is(200).says("1 person").says("高橋 太郎");
        ada.get(&format!("/people/{}", app.id(TARO).await)).await.is(200).says("November 15, 2026");
    }

    async fn the_list_says_when_each_is_due_as_of_the_day(app: TestApp) {
        app.completed(GRETA, "2026-11-20").await;
        app.on_leave(EVA, "2026-11-01", Some("2027-01-25")).await;
        app.left(OTTO, "2026-11-15").await;
        app.now_is("2027-02-05T09:00:00Z");
        let (path, edition) = (format!("/people/{}/extensions", app.id(ERIK).await), app.edition.to_string());
        let more = [("edition", edition.as_str()), ("until", "2027-02-28"), ("reason", "Was abroad.")];
        app.sign_in(GRETA).await.post(&path, &more).await.is(303);
        app.now_is("2027-04-02T09:00:00Z");
        let mut greta = app.sign_in(GRETA).await;
        for (day, erik, eva) in [
            ("2027-01-20", ["Not started", "January 31, 2027"], ["On leave", "February 24, 2027"]),
            ("2027-02-04", ["Overdue", "January 31, 2027"], ["Not started", "February 24, 2027"]),
            ("2027-02-12", ["Not started", "February 28, 2027"], ["Not started", "February 24, 2027"]),
            ("2027-03-31", ["Overdue", "February 28, 2027"], ["Overdue", "February 24, 2027"]),
            ("2027-04-01", ["Closed", "February 28, 2027"], ["Closed", "February 24, 2027"]),
        ] {
            let people = greta.get(&app.board(&format!("/people?as_of={day}"))).await.is(200).table();
            let says = |name| ["State", "Due by"].map(|heading| people.cell(name, heading).to_owned());
            assert_eq!((says("Erik Weber"), says("Eva Braun-Schmidt")), (erik.map(str::to_owned), eva.map(str::to_owned)), "{day}");
            assert_eq!(says("Otto Lang"), ["Left", "–"], "{day}");
            assert_eq!(says("Greta Vogel"), ["Completed", "–"], "{day}");
            // The filter finds those of whom the list says so.
            let overdue = greta.get(&app.board(&format!("/people?as_of={day}&standing=overdue"))).await.is(200);
            let said = [("Erik Weber", erik[0]), ("Eva Braun-Schmidt", eva[0])];
            let mut names: Vec<&str> = said.into_iter().filter(|(_, state)| *state == "Overdue").map(|(name, _)| name).collect();
            names.sort_unstable();
            if names.is_empty() {
                overdue.says("Nobody matches");
            } else {
                assert_eq!(overdue.table().names(), names, "{day}");
            }
        }
    }

    async fn who_is_overdue_is_found_and_can_be_written_to(app: TestApp) {
        app.on_leave(EVA, "2026-11-01", Some("2027-01-25")).await;
        app.completed(OTTO, "2026-11-20").await;
        app.now_is("2027-02-04T09:00:00Z");
        let mut greta = app.sign_in(GRETA).await;
        let overdue = greta.get(&app.board("/people?standing=overdue")).await.is(200).says("2 people");
        assert_eq!(overdue.table().names(), ["Erik Weber", "Greta Vogel"]);
        overdue.has(&app.board("/people.csv?standing=overdue"));
        greta.get(&app.board("/people?standing=overdue&q=weber")).await.is(200).says("1 person").says("Erik Weber");
        let file = greta.get(&app.board("/people.csv?standing=overdue")).await.is(200).has("Completed on,Due by\r\n");
        file.has("Erik Weber").has("2027-01-31\r\n").has_no("Eva Braun").has_no("Otto Lang");
        greta.get(&app.board("/people.csv?standing=overdue&q=nobody")).await.is(200).has_no("Erik Weber");
        // Eva still has time: she is told apart by her day.
        let open = greta.get(&app.board("/people.csv?standing=assigned")).await.is(200).has("Eva Braun-Schmidt");
        open.has("2027-02-24\r\n").has("2027-01-31\r\n");
        greta.get(&app.board("/people.csv")).await.is(200).has_no("Due by");
    }

    async fn of_too_many_it_is_said_how_to_go_on(app: TestApp) {
        app.crowd(OPEN, "RUH").await;
        app.now_is("2027-02-04T09:00:00Z");
        let mut ada = app.sign_in(ADA).await;
        let many = ada.get(&app.board("/people?standing=overdue")).await.is(200).says("More than 50 people here");
        many.does_not_say("Nobody matches").has(&app.board("/people.csv?standing=overdue"));
        ada.get(&app.board("/people?standing=overdue&node=country:DE")).await.is(200).says("4 people");
        ada.get(&app.board("/people.csv?standing=overdue")).await.is(200).has("Somebody 050").has("Erik Weber");
    }
}
