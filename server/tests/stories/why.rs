//! Why pages: the facts that decided, for the learner and for those who may look, in the same words.

use crate::support::{ADA, ERIK, EVA, GRETA, HANA, KENJI, OTTO, TARO, TestApp, story};

impl TestApp {
    fn why(&self) -> String {
        format!("{}/why", self.course())
    }

    async fn why_of(&self, number: &str) -> String {
        format!("/people/{}/why/{}", self.id(number).await, self.edition)
    }
}

story! {
    async fn the_page_says_why_it_is_assigned_due_counted_and_open(app: TestApp) {
        let mut erik = app.sign_in(ERIK).await;
        erik.get("/").await.is(200).has(&app.why());
        erik.get(&app.course()).await.is(200).has(&app.why());
        let page = erik.get(&app.why()).await.is(200);
        page.says("Every employee takes this course. It has been assigned since October 1, 2026.")
            .says("Environmental law in the European Union because of: Munich Plant")
            .says("Why it is due by January 31, 2027")
            .says("January 31, 2027 This day counts The edition’s due date, the same for everybody")
            .says("The last day on which it can be completed is March 31, 2027.")
            .says("Why it counts in the participation rate")
            .says("Today it counts as not completed yet. Counted at Munich Plant, the main place of work on December 1, 2026.")
            .says("15 lessons have to be read")
            .does_not_say("after the first day at work");
    }

    async fn a_coordinator_reads_the_same_and_others_nothing(app: TestApp) {
        let own = app.sign_in(ERIK).await.get(&app.why()).await.is(200).words();
        let path = app.why_of(ERIK).await;
        for number in [GRETA, ADA, OTTO] {
            let seen = app.sign_in(number).await.get(&path).await.is(200).says("Erik Weber").words();
            let start = "Why it is assigned";
            assert_eq!(seen.split_once(start).map(|(_, rest)| rest), own.split_once(start).map(|(_, rest)| rest));
        }
        for number in [ERIK, KENJI] {
            app.sign_in(number).await.get(&path).await.is(403);
        }
        app.sign_in(GRETA).await.get(&app.why_of(HANA).await).await.is(404);
    }

    async fn who_is_on_leave_is_not_counted_not_chased_and_due_again_after_the_return(app: TestApp) {
        app.on_leave(EVA, "2026-11-01", Some("2027-01-20")).await;
        let mut greta = app.sign_in(GRETA).await;
        let path = app.why_of(EVA).await;
        greta
            .get(&path)
            .await
            .is(200)
            .says("On leave since November 1, 2026, back on January 20, 2027.")
            .says("Why it does not count in the participation rate")
            .says("Why it is due by February 19, 2027")
            .says("February 19, 2027 This day counts 30 days after the return from leave on January 20, 2027");
        app.sign_in(EVA).await.get("/").await.is(200).says("FY2026 On leave Due by February 19, 2027");
        greta.get(&format!("/people/{}", app.id(EVA).await)).await.is(200).says("on leave until the return on January 20, 2027");
        app.now_is("2027-01-20T09:00:00Z");
        app.sign_in(GRETA)
            .await
            .get(&path)
            .await
            .is(200)
            .says("Why it is due by February 19, 2027")
            .says("30 days after the return from leave on January 20, 2027")
            .says("Today it counts as not completed yet.");
        app.now_is("2027-02-19T09:00:00Z");
        app.sign_in(EVA).await.get("/").await.is(200).says("FY2026 Not started").does_not_say("Overdue");
    }

    async fn while_the_return_is_not_known_no_page_shows_a_due_day(app: TestApp) {
        app.on_leave(EVA, "2026-11-01", None).await;
        let mut eva = app.sign_in(EVA).await;
        let set_later = "The due date will be set when you return.";
        for page in ["/".to_owned(), app.course(), format!("{}/requests", app.course())] {
            eva.get(&page).await.is(200).says(set_later).does_not_say("Due by January 31, 2027");
        }
        let page = eva.get(&app.why()).await.is(200);
        page.says("Why there is no due date yet")
            .says("Set on return from leave 30 days after the return from the leave that began on November 1, 2026; the return is not yet known")
            .does_not_say("This day counts")
            .does_not_say("The last day on which it can be completed");
        let mut greta = app.sign_in(GRETA).await;
        greta.get(&format!("/people/{}", app.id(EVA).await)).await.is(200).says("No due date yet: it will be 30 days after the return from leave");
        let form = [("edition", app.edition.to_string()), ("until", "2027-02-20".to_owned()), ("reason", "Why.".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        greta.post(&format!("/people/{}/extensions", app.id(EVA).await), &form).await.is(409).says("There is no due date yet");
        // Nothing closes for somebody who will have time after the return.
        app.now_is("2027-06-01T09:00:00Z");
        app.sign_in(EVA).await.get("/").await.is(200).says(set_later).does_not_say("Closed");
    }

    async fn nothing_is_due_for_who_is_exempt_or_left(app: TestApp) {
        let form = [("edition", app.edition.to_string()), ("reason", "Trained elsewhere.".to_owned()), ("until", "2027-03-01".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        app.sign_in(GRETA).await.post(&format!("/people/{}/exemptions", app.id(ERIK).await), &form).await.is(303);
        let mut erik = app.sign_in(ERIK).await;
        erik.get("/").await.is(200).says("FY2026 Exempt Nothing is due.").does_not_say("Due by January 31, 2027");
        let page = erik.get(&app.why()).await.is(200);
        page.says("Why nothing is due Nothing is due until March 1, 2027, the last day of the exemption.").does_not_say("This day counts");
        app.now_is("2027-02-20T09:00:00Z");
        app.sign_in(ERIK).await.get("/").await.is(200).says("FY2026 Exempt").does_not_say("Overdue");
        app.left(TARO, "2026-11-15").await;
        let page = app.sign_in(ADA).await.get(&app.why_of(TARO).await).await.is(200);
        page.says("Nothing is due: the employment has ended.").does_not_say("This day counts");
    }

    async fn what_closed_without_being_completed_is_closed_and_not_overdue(app: TestApp) {
        app.now_is("2027-04-12T09:00:00Z");
        let home = app.sign_in(ERIK).await.get("/").await.is(200);
        home.says("FY2026 Closed The course closed on March 31, 2027.").does_not_say("Overdue").does_not_say("Due by January 31, 2027");
        app.sign_in(ERIK).await.get(&app.why()).await.is(200).says("Closed No lesson has been read yet.").does_not_say("Overdue");
        let person = format!("/people/{}", app.id(ERIK).await);
        app.sign_in(GRETA).await.get(&person).await.is(200).says("FY2026 Closed").does_not_say("Overdue");
    }

    async fn the_rule_of_the_day_of_assignment_is_said_in_words_and_that_todays_no_longer_matches(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        let audience = format!("/editions/{}/audience", app.edition);
        let rule = "not (country = DE or site = TKY) and joined before 2030-01-01";
        let form = [("rule", rule), ("again", "edition"), ("reason", "Germany has a course of its own."), ("confirmed", "1")];
        ada.post(&audience, &form).await.is(303);
        app.now_is("2026-12-04T09:00:00Z");
        let page = app.sign_in(ERIK).await.get(&app.why()).await.is(200);
        page.says("Every employee takes this course. It has been assigned since October 1, 2026.")
            .says("Since December 1, 2026, the rule in force no longer matches:")
            .says("All of these apply: None of these applies: Country: Germany Site: Tokyo Office Joined before: January 1, 2030")
            .says("Germany has a course of its own.")
            .does_not_say("country = DE");
        // The code is for those who set rules.
        let code = "not (country = DE or site = TKY)";
        app.sign_in(ADA).await.get(&app.why_of(ERIK).await).await.is(200).says(code).says("Country: Germany");
        app.sign_in(GRETA).await.get(&app.why_of(ERIK).await).await.is(200).does_not_say(code);
    }

    async fn a_part_in_another_language_says_so(app: TestApp) {
        app.reads(ERIK, "ja").await;
        let page = app.sign_in(ERIK).await.get(&app.why()).await.is(200);
        page.says("· English");
    }

    async fn who_joins_late_has_thirty_days(app: TestApp) {
        app.now_is("2027-01-20T09:00:00Z");
        app.hired("K-2099", "Nora Neu", "MUC").await;
        app.sign_in("K-2099")
            .await
            .get(&app.why())
            .await
            .is(200)
            .says("assigned since January 20, 2027")
            .says("The first day at work was January 20, 2027, after the edition had opened on October 1, 2026.")
            .says("January 31, 2027 The edition’s due date, the same for everybody")
            .says("February 19, 2027 This day counts 30 days after the first day at work, January 20, 2027");
    }

    async fn a_transfer_adds_only_the_missing_part_and_says_where_it_comes_from(app: TestApp) {
        app.has_read_everything(ERIK).await;
        app.change("DELETE FROM lesson_read WHERE lesson LIKE 'law-sa%'").await;
        app.transferred(ERIK, "RUH", "2026-12-01").await;
        app.sign_in(ERIK)
            .await
            .get(&app.why())
            .await
            .is(200)
            .says("because of: Riyadh Office")
            .does_not_say("Munich Plant")
            .says("1 lesson has to be read");
    }

    async fn a_part_of_two_places_names_both(app: TestApp) {
        app.works_also_at(ERIK, "RUH").await;
        let page = app.sign_in(ERIK).await.get(&app.why()).await.is(200);
        page.says("because of: Munich Plant").says("because of: Riyadh Office");
    }

    async fn who_left_is_explained_to_those_who_watch(app: TestApp) {
        app.left(TARO, "2026-11-15").await;
        app.sign_in(ADA)
            .await
            .get(&app.why_of(TARO).await)
            .await
            .is(200)
            .says("Not employed since November 15, 2026.")
            .says("Why it does not count in the participation rate")
            .does_not_say("What is missing to complete it");
    }

    async fn what_was_completed_says_how(app: TestApp) {
        app.ready(ERIK).await.take_test(&app, 10).await;
        let mut erik = app.sign_in(ERIK).await;
        erik.get(&app.why()).await.is(200).says("the test was passed on December 1, 2026").says("Today it counts as completed.");
        erik.get(&format!("/courses/{}/why", app.last_year))
            .await
            .is(200)
            .says("recorded as completed on December 1, 2025, without a test in this system");
    }

    async fn an_exemption_says_by_whom_and_on_what_evidence(app: TestApp) {
        let form = [("edition", app.edition.to_string()), ("reason", "Trained elsewhere.".to_owned()), ("evidence", "HR-117".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        app.sign_in(GRETA).await.post(&format!("/people/{}/exemptions", app.id(ERIK).await), &form).await.is(303);
        app.sign_in(ERIK)
            .await
            .get(&app.why())
            .await
            .is(200)
            .says("Exempt since December 1, 2026, for the whole edition.")
            .says("Trained elsewhere.")
            .says("Granted by Greta Vogel")
            .says("HR-117")
            .says("Why it does not count in the participation rate");
    }

    async fn more_time_stands_among_the_days_with_who_granted_it_why(app: TestApp) {
        let form = [("edition", app.edition.to_string()), ("until", "2027-02-20".to_owned()), ("reason", "Was abroad.".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        app.sign_in(GRETA).await.post(&format!("/people/{}/extensions", app.id(ERIK).await), &form).await.is(303);
        app.sign_in(ERIK)
            .await
            .get(&app.why())
            .await
            .is(200)
            .says("Why it is due by February 20, 2027")
            .says("February 20, 2027 This day counts More time, granted on December 1, 2026 by Greta Vogel Was abroad.");
    }
}
