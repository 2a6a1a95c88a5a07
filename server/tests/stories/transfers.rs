//! Who has completed the course and is transferred: only the missing regional part is added, with a test of its own.

use crate::support::{ADA, ERIK, GRETA, HANA, KENJI, MARIA, Person, TestApp, story};

const NEW_LAW: [&str; 3] = ["law-eu-sites", "law-eu-products", "law-de-duties"];

impl TestApp {
    /// Somebody passed the test in November, at the place of work of before.
    async fn passed_in_november(&self, number: &str) {
        self.now_is("2026-11-20T09:00:00Z");
        self.reads(number, "en").await;
        let mut person = self.sign_in(number).await;
        person.read_everything(self).await;
        person.take_test(self, 10).await.1.says("You have completed the course");
        self.now_is(crate::support::TODAY);
    }

    /// The modules that were recorded as done, by name.
    async fn parts_done(&self) -> i64 {
        self.count("SELECT count(*) AS heads FROM added_part").await
    }
}

async fn reads_the_new_law(person: &mut Person, app: &TestApp) {
    for lesson in NEW_LAW {
        person.post(&app.lesson(lesson), &[]).await.is(303);
    }
}

story! {
    async fn after_completing_a_move_adds_the_law_of_the_new_place_and_nothing_else(app: TestApp) {
        app.passed_in_november(HANA).await;
        app.transferred(HANA, "MUC", "2026-12-01").await;
        let mut hana = app.sign_in(HANA).await;

        // Home says what is to do, since when and until when; what was done stays done.
        hana.get("/")
            .await
            .is(200)
            .says("FY2026 Completed")
            .says("Completed on November 20, 2026")
            .says("Added because the place of work changed on December 1, 2026 (Germany):")
            .says("Environmental law in the European Union To do: due by January 31, 2027")
            .says("Environmental law in Germany To do: due by January 31, 2027")
            .says("3 lessons left")
            .does_not_say("You have nothing to do right now");
        hana.get(&app.course())
            .await
            .is(200)
            .says("14 of 17 lessons read")
            .says("Covered by the completion: Japan")
            .says("Because of where you work: Germany")
            .says("Environmental law in Japan")
            .says("3 lessons left");

        // The lessons come before the test, which asks about the new law only.
        let test = format!("{}/test", app.course());
        hana.post(&test, &[]).await.is(409).says("Read 3 more lessons");
        hana.post(&app.lesson(NEW_LAW[0]), &[]).await.is(303).leads_to(&app.lesson(NEW_LAW[2]));
        reads_the_new_law(&mut hana, &app).await;
        hana.get(&app.course()).await.is(200).says("3 questions").says("Attempt 2, 3 left including this one");
        let attempt = hana.open_test(&app).await;
        let asked: Vec<String> = app.sheet(&attempt).await.into_iter().map(|question| question.id).collect();
        assert_eq!(asked.len(), 3, "{asked:?}");
        assert!(asked.iter().any(|id| id.starts_with("law-eu")) && asked.iter().any(|id| id.starts_with("law-de")));
        assert!(asked.iter().all(|id| id.starts_with("law-eu") || id.starts_with("law-de")), "{asked:?}");

        // Not passing leaves it open, passing closes it; the completion is what it was.
        hana.answer_all(&app, &attempt, 0).await;
        hana.hand_in(&attempt).await.says("Not passed this time").says("The next attempt opens on");
        assert_eq!(app.parts_done().await, 0);
        app.minutes_pass(61);
        let (_, result) = hana.take_test(&app, 3).await;
        result.says("You have passed the test on the added part").says("Done: its test was passed on December 1, 2026");
        assert_eq!(app.parts_done().await, 2);
        assert_eq!(
            app.count("SELECT count(*) AS heads FROM completion WHERE attempt_id IS NOT NULL").await,
            1,
            "there is one completion"
        );
        hana.post(&test, &[]).await.is(409);
        let home = hana.get("/").await.is(200).says("You have nothing to do right now").words();
        assert!(!home.contains("lessons left"), "{home}");
        hana.get(&app.course()).await.is(200).says("17 of 17 lessons read").says("Completed on November 20, 2026");
    }

    async fn moving_back_adds_nothing_and_what_was_done_is_not_owed_again(app: TestApp) {
        app.passed_in_november(HANA).await;
        app.transferred(HANA, "MUC", "2026-12-01").await;
        app.transferred(HANA, "TKY", "2027-01-10").await;
        app.now_is("2027-01-12T09:00:00Z");
        let mut hana = app.sign_in(HANA).await;
        hana.get("/").await.is(200).says("You have nothing to do right now").does_not_say("Added because");
        hana.post(&format!("{}/test", app.course()), &[]).await.is(409);

        app.transferred(HANA, "MUC", "2027-01-12").await;
        let app = app.another_server().await;
        let mut hana = app.sign_in(HANA).await;
        reads_the_new_law(&mut hana, &app).await;
        hana.take_test(&app, 3).await.1.says("You have passed the test on the added part");
        app.transferred(HANA, "TKY", "2027-02-01").await;
        app.transferred(HANA, "MUC", "2027-02-03").await;
        app.now_is("2027-02-03T09:00:00Z");
        let app = app.another_server().await;
        app.sign_in(HANA).await.get("/").await.is(200).says("You have nothing to do right now");
    }

    async fn the_figures_do_not_change_and_coordinators_see_what_was_added(app: TestApp) {
        app.passed_in_november(HANA).await;
        app.transferred(HANA, "MUC", "2026-12-01").await;
        let mut ada = app.sign_in(ADA).await;
        let page = ada.get(&format!("/participation/{}", app.edition)).await.is(200).lines();
        assert_eq!((page.cell("Germany", "Completed"), page.cell("Germany", "Counted")), ("1", "5"));

        let person = format!("/people/{}", app.id(HANA).await);
        let why = format!("{person}/why/{}", app.edition);
        let mut greta = app.sign_in(GRETA).await;
        for path in [&person, &why] {
            greta
                .get(path)
                .await
                .is(200)
                .says("Added after the completion")
                .says("Environmental law in Germany To do: due by January 31, 2027");
        }
        greta
            .get(&why)
            .await
            .says("Environmental law in Japan because of: Tokyo Office")
            .does_not_say("because of: Munich Plant")
            .says("the test was passed on November 20, 2026")
            .says("It is due 30 days after the change");

        let mut hana = app.sign_in(HANA).await;
        reads_the_new_law(&mut hana, &app).await;
        hana.take_test(&app, 3).await;
        for path in [&person, &why] {
            greta.get(path).await.is(200).says("Environmental law in Germany Done: its test was passed on December 1, 2026");
        }
        hana.get(&format!("{}/why", app.course())).await.is(200).says("Done: its test was passed on December 1, 2026");
    }

    async fn who_has_an_added_part_to_do_is_in_the_lists_of_those_who_watch(app: TestApp) {
        for number in [HANA, KENJI] {
            app.passed_in_november(number).await;
        }
        app.reports_to(HANA, ERIK).await;
        let list = format!("/participation/{}/added", app.edition);
        let mut greta = app.sign_in(GRETA).await;
        greta.get(&list).await.is(200).says("Nobody has an added part to do.");
        app.transferred(HANA, "MUC", "2026-12-01").await;

        // The manager, and the coordinator of the new country; the one of the old country no longer.
        app.reports_to(HANA, ERIK).await;
        let mut erik = app.sign_in(ERIK).await;
        for page in ["/team", "/team?show=added"] {
            let table = erik.get(page).await.is(200).says("Part added by a move").table();
            assert!(table.cell("佐藤 花", "State").contains("Environmental law in Germany To do: due by January 31, 2027"));
        }
        greta.get(&app.board("")).await.is(200).says("Parts added by moves");
        let page = greta.get(&list).await.is(200).says("One person still has an added part to do; overdue: 0");
        let table = page.table();
        assert_eq!((table.names().len(), table.cell("佐藤 花", "Country")), (1, "Germany"), "Kenji did not move");
        assert!(table.cell("佐藤 花", "Added part").contains("To do: due by January 31, 2027"));

        // Late, and marked; away, and nobody asked for it.
        app.now_is("2027-02-20T09:00:00Z");
        let mut greta = app.sign_in(GRETA).await;
        let late = greta.get(&list).await.is(200).says("overdue: 1").says("It was due by January 31, 2027");
        late.has("class=\"late\"");
        app.sign_in(ERIK).await.get("/team?show=overdue").await.is(200).says("佐藤 花");
        for (language, words) in [("ja", "異動で加わった内容"), ("zh-Hans", "因调动新增的内容"), ("es", "Partes añadidas por traslados"), ("ar", "الأجزاء المضافة")] {
            app.reads(GRETA, language).await;
            app.sign_in(GRETA).await.get(&list).await.is(200).says(words);
        }
        app.reads(GRETA, "en").await;

        // Done, it is in no list any more.
        let mut hana = app.sign_in(HANA).await;
        reads_the_new_law(&mut hana, &app).await;
        hana.take_test(&app, 3).await;
        app.sign_in(GRETA).await.get(&list).await.is(200).says("Nobody has an added part to do.");
        app.sign_in(ERIK).await.get("/team?show=added").await.is(200).does_not_say("佐藤 花");
    }

    async fn a_late_move_gives_thirty_days_and_one_after_the_end_adds_nothing(app: TestApp) {
        app.completed(HANA, "2026-11-20").await;
        app.completed(KENJI, "2026-11-20").await;
        for number in [HANA, KENJI] {
            app.reads(number, "en").await;
        }
        app.transferred(HANA, "MUC", "2027-03-20").await;
        app.transferred(KENJI, "MUC", "2027-04-01").await;
        app.now_is("2027-04-10T09:00:00Z");
        app.sign_in(HANA).await.get("/").await.is(200).says("To do: due by April 19, 2027");
        app.sign_in(KENJI).await.get("/").await.is(200).does_not_say("Added because");
        app.now_is("2027-04-20T09:00:00Z");
        let mut hana = app.sign_in(HANA).await;
        hana.get("/").await.is(200).does_not_say("To do: due by");
        hana.get(&format!("{}/why", app.course())).await.is(200).says("Not done by April 19, 2027, the last day");
        hana.post(&format!("{}/test", app.course()), &[]).await.is(409);
    }

    async fn a_second_place_of_work_adds_its_law(app: TestApp) {
        app.completed(MARIA, "2026-03-01").await;
        app.reads(MARIA, "en").await;
        app.works_also_at(MARIA, "RUH").await;
        app.sign_in(MARIA)
            .await
            .get("/")
            .await
            .is(200)
            .says("Added because the place of work changed on April 1, 2026 (Saudi Arabia):")
            .says("1 lesson left");
    }

    async fn all_attempts_at_the_added_part_used_a_coordinator_grants_another(app: TestApp) {
        app.passed_in_november(HANA).await;
        app.transferred(HANA, "MUC", "2026-12-01").await;
        let mut hana = app.sign_in(HANA).await;
        reads_the_new_law(&mut hana, &app).await;
        hana.use_all_attempts(&app).await;
        hana.post(&format!("{}/test", app.course()), &[]).await.is(409).says("You have used all your attempts");
        let form = [("edition", app.edition.to_string()), ("reason", "New to the country.".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let grants = format!("/people/{}/grants", app.id(HANA).await);
        app.sign_in(GRETA).await.post(&grants, &form).await.is(303);
        hana.take_test(&app, 3).await.1.says("You have passed the test on the added part");
        app.sign_in(GRETA).await.post(&grants, &form).await.is(409);
    }

    async fn more_time_for_an_added_part_is_asked_for_and_given(app: TestApp) {
        app.passed_in_november(HANA).await;
        app.transferred(HANA, "MUC", "2026-12-01").await;
        let requests = format!("{}/requests", app.course());
        let mut hana = app.sign_in(HANA).await;
        let page = hana.get(&requests).await.is(200).says("Due by January 31, 2027").says("Ask for more time");
        page.does_not_say("Ask for an exemption");
        let ask = |until: &'static str| [("kind", "extension"), ("until", until), ("reason", "Moving house.")];
        hana.post(&requests, &ask("2027-01-31")).await.is(422).says("February 1, 2027");
        hana.post(&requests, &[("kind", "exemption"), ("reason", "Moving house.")]).await.is(409);
        hana.post(&requests, &ask("2027-03-15")).await.is(303);
        hana.get("/").await.is(200).says("More time, until March 15, 2027 Waiting");

        let mut greta = app.sign_in(GRETA).await;
        let request = greta.get("/requests").await.is(200).link("/requests/");
        let grant = [("verdict", "grant"), ("until", "2027-03-15"), ("reason", "Enough.")];
        greta.get(&request).await.is(200).says("佐藤 花");
        greta.post(&request, &grant).await.is(303);
        app.now_is("2027-02-20T09:00:00Z");
        let mut hana = app.sign_in(HANA).await;
        hana.get("/").await.is(200).says("To do: due by March 15, 2027").says("Completed on November 20, 2026");
        let list = format!("/participation/{}/added", app.edition);
        app.sign_in(GRETA).await.get(&list).await.is(200).says("overdue: 0").says("To do: due by March 15, 2027");
        assert_eq!(app.count("SELECT count(*) AS heads FROM completion WHERE completed_on > '2026-11-20'").await, 0);
    }

    async fn an_added_part_that_is_over_is_opened_again_with_another_attempt(app: TestApp) {
        app.passed_in_november(HANA).await;
        app.transferred(HANA, "MUC", "2026-12-01").await;
        let mut hana = app.sign_in(HANA).await;
        reads_the_new_law(&mut hana, &app).await;
        hana.use_all_attempts(&app).await;
        app.now_is("2027-04-20T09:00:00Z");
        let mut hana = app.sign_in(HANA).await;
        hana.post(&format!("{}/test", app.course()), &[]).await.is(409);
        hana.get(&app.course()).await.is(200).says("Ask for it to be opened again");

        let mut greta = app.sign_in(GRETA).await;
        let person = format!("/people/{}", app.id(HANA).await);
        greta.get(&person).await.is(200).says("Open again");
        let form = [("edition", app.edition.to_string()), ("until", "2027-05-10".to_owned()), ("reason", "Ill.".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        greta.post(&format!("{person}/extensions"), &form).await.is(303);
        let mut hana = app.sign_in(HANA).await;
        hana.get("/").await.is(200).says("It was due by January 31, 2027");
        hana.take_test(&app, 3).await.1.says("You have passed the test on the added part");
        greta.post(&format!("{person}/extensions"), &form).await.is(409);
    }

    async fn a_part_that_was_passed_as_time_ran_out_is_not_asked_about_again(app: TestApp) {
        app.import_with_test(
            "mode = \"pass-mark\"\npass_mark = 80\nattempts = 3\ncooldown_minutes = 60\ntime_limit_minutes = 20",
        )
        .await;
        app.passed_in_november(HANA).await;
        app.transferred(HANA, "MUC", "2026-12-01").await;
        let mut hana = app.sign_in(HANA).await;
        reads_the_new_law(&mut hana, &app).await;
        let attempt = hana.open_test(&app).await;
        hana.answer_all(&app, &attempt, 3).await;
        app.minutes_pass(21);
        let test = format!("{}/test", app.course());
        hana.post(&test, &[]).await.is(409);
        assert_eq!(app.parts_done().await, 2);
        assert_eq!(app.count("SELECT count(*) AS heads FROM attempt").await, 2);
        hana.get("/").await.is(200).says("You have nothing to do right now");
    }

    async fn a_part_that_was_passed_at_another_server_is_not_asked_about_again(app: TestApp) {
        app.passed_in_november(HANA).await;
        app.transferred(HANA, "MUC", "2026-12-01").await;
        let mut hana = app.sign_in(HANA).await;
        reads_the_new_law(&mut hana, &app).await;
        let other = app.another_server().await;
        let mut elsewhere = hana.goes_to(&other);
        elsewhere.get(&app.course()).await.is(200).says("Start the test");
        hana.take_test(&app, 3).await.1.says("You have passed the test on the added part");
        elsewhere.post(&format!("{}/test", app.course()), &[]).await.is(409);
        assert_eq!(app.count("SELECT count(*) AS heads FROM attempt").await, 2);
    }

    async fn a_move_that_becomes_known_after_the_test_adds_its_law(app: TestApp) {
        app.passed_in_november(HANA).await;
        // Before the test, but nobody had told.
        app.transferred(HANA, "MUC", "2026-11-10").await;
        let mut hana = app.sign_in(HANA).await;
        hana.get("/")
            .await
            .says("Completed on November 20, 2026")
            .says("Environmental law in Germany To do: due by January 31, 2027");
        let mut greta = app.sign_in(GRETA).await;
        greta.get(&format!("/participation/{}/added", app.edition)).await.is(200).says("佐藤 花");
    }

    async fn who_did_not_move_has_nothing_added(app: TestApp) {
        app.passed_in_november(ERIK).await;
        app.transferred(ERIK, "MUC", "2026-12-01").await;
        let mut erik = app.sign_in(ERIK).await;
        erik.get("/").await.is(200).does_not_say("Added because").says("You have nothing to do right now");
        erik.get(&format!("{}/why", app.course())).await.is(200).does_not_say("Added after the completion");
    }
}
