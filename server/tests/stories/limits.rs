//! Attempts, waiting and time: kept by the server, whatever tabs, devices and other people do.

use crate::support::{ADA, ERIK, EVA, GRETA, Gives, OTTO, SALEM, borrowed, fields, story};
use std::collections::BTreeSet;

story! {
    async fn the_next_attempt_opens_on_the_minute(app: TestApp) {
        let mut erik = app.ready(ERIK).await;
        erik.take_test(&app, 0).await;
        let test = format!("{}/test", app.course());
        app.minutes_pass(59);
        erik.post(&test, &[]).await.is(409).says("Dec 1, 2026, 11:00");
        erik.get(&app.course()).await.is(200).says("The next attempt opens on Dec 1, 2026, 11:00");
        app.minutes_pass(1);
        erik.get(&app.course()).await.is(200).says("Start the test").says("Attempt 2");
        erik.post(&test, &[]).await.is(303);
    }

    async fn after_the_last_attempt_one_is_told_whom_to_ask_and_can_be_given_another(app: TestApp) {
        let mut erik = app.ready(ERIK).await;
        erik.use_all_attempts(&app).await;
        erik.get(&app.course())
            .await
            .is(200)
            .says("You have used all your attempts")
            .says("Greta Vogel")
            .has("mailto:k-2003@kagami.example");
        erik.post(&format!("{}/test", app.course()), &[]).await.is(409).says("You have used all your attempts");

        let (id, edition) = (app.id(ERIK).await, app.edition.to_string());
        let grants = format!("/people/{id}/grants");
        let mut salem = app.sign_in(SALEM).await;
        salem.post(&grants, &[("edition", &edition), ("reason", "He is not mine.")]).await.is(404);
        let mut greta = app.sign_in(GRETA).await;
        greta.get(&format!("/people/{id}")).await.is(200).has(&grants);
        greta.post(&grants, &[("edition", &edition), ("reason", "  ")]).await.is(422).says("Give a reason");
        greta.post(&grants, &[("edition", &edition), ("reason", &"x".repeat(501))]).await.is(422);
        assert_eq!(app.count("SELECT count(*) AS heads FROM attempt_grant").await, 0);
        greta.post(&grants, &[("edition", &edition), ("reason", "Read everything again with me.")]).await.is(303);
        assert_eq!(app.count("SELECT count(*) AS heads FROM audit_event WHERE action = 'attempt.granted'").await, 1);

        let (_, result) = erik.take_test(&app, 9).await;
        result.says("You have completed the course");
    }

    async fn four_tabs_that_open_the_last_attempt_together_open_one(app: TestApp) {
        let mut erik = app.ready(ERIK).await;
        for _ in 0..2 {
            erik.take_test(&app, 0).await;
            app.minutes_pass(61);
        }
        let test = format!("{}/test", app.course());
        let mut elsewhere = app.another_server().await.sign_in(ERIK).await;
        let (mut b, mut c) = (erik.another_tab(), erik.another_tab());
        let (one, two, three, four) =
            tokio::join!(erik.post(&test, &[]), b.post(&test, &[]), c.post(&test, &[]), elsewhere.post(&test, &[]));
        let to: BTreeSet<String> = [one, two, three, four].into_iter().map(|seen| seen.is(303).to).collect();
        assert_eq!(to.len(), 1, "{to:?}");
        assert_eq!(app.count("SELECT count(*) AS heads FROM attempt").await, 3);
    }

    async fn handing_in_twice_counts_once(app: TestApp) {
        let mut erik = app.ready(ERIK).await;
        let attempt = erik.open_test(&app).await;
        erik.answer_all(&app, &attempt, 10).await;
        let submit = format!("/attempts/{attempt}/submit");
        let mut elsewhere = app.another_server().await.sign_in(ERIK).await;
        let (mut b, mut c) = (erik.another_tab(), erik.another_tab());
        let (one, two, three, four) = tokio::join!(
            erik.post(&submit, &[]),
            b.post(&submit, &[]),
            c.post(&submit, &[]),
            elsewhere.post(&submit, &[])
        );
        for seen in [one, two, three, four] {
            seen.is(303).leads_to(&format!("/attempts/{attempt}/result"));
        }
        app.minutes_pass(30);
        erik.post(&submit, &[]).await.is(303);
        assert_eq!(app.count("SELECT count(*) AS heads FROM submission").await, 1);
        assert_eq!(app.count("SELECT count(*) AS heads FROM completion WHERE attempt_id IS NOT NULL").await, 1);
        erik.get(&format!("/attempts/{attempt}/result")).await.is(200).says("Dec 1, 2026, 10:00");
    }

    async fn after_handing_in_no_answer_is_taken(app: TestApp) {
        let mut erik = app.ready(ERIK).await;
        let (attempt, _) = erik.take_test(&app, 0).await;
        let kept = app.count("SELECT count(*) AS heads FROM answer").await;
        let right = fields(&app.sheet(&attempt).await[0], Gives::Right);
        erik.post_quietly(&format!("/attempts/{attempt}/1"), &borrowed(&right)).await.is(409);
        // Without scripts one is shown what became of the attempt.
        erik.post(&format!("/attempts/{attempt}/1"), &borrowed(&right))
            .await
            .is(303)
            .leads_to(&format!("/attempts/{attempt}/result"));
        assert_eq!(app.count("SELECT count(*) AS heads FROM answer").await, kept);
        erik.get(&format!("/attempts/{attempt}/result")).await.is(200).says("0 of 10 right");
    }

    async fn somebody_elses_attempt_does_not_exist(app: TestApp) {
        let mut erik = app.ready(ERIK).await;
        let attempt = erik.open_test(&app).await;
        let right = fields(&app.sheet(&attempt).await[0], Gives::Right);
        for number in [EVA, GRETA, ADA, OTTO] {
            let mut other = app.sign_in(number).await;
            for page in ["", "/1", "/review", "/result"] {
                other.get(&format!("/attempts/{attempt}{page}")).await.is(404);
            }
            other.post(&format!("/attempts/{attempt}/1"), &borrowed(&right)).await.is(404);
            other.post_quietly(&format!("/attempts/{attempt}/1"), &borrowed(&right)).await.is(404);
            other.post(&format!("/attempts/{attempt}/submit"), &[]).await.is(404);
        }
        assert_eq!(app.count("SELECT count(*) AS heads FROM answer").await, 0);
        assert_eq!(app.count("SELECT count(*) AS heads FROM submission").await, 0);
    }

    async fn a_language_sent_to_somebody_elses_attempt_changes_nothing(app: TestApp) {
        let mut erik = app.ready(ERIK).await;
        let attempt = erik.open_test(&app).await;
        let mut eva = app.sign_in(EVA).await;
        eva.post(&format!("/attempts/{attempt}/1"), &[("locale", "ar")]).await.is(404);
        eva.get("/").await.is(200).has("<html lang=\"en\"");
    }

    async fn the_time_is_kept_by_the_server_and_stretched_for_those_who_need_it(app: TestApp) {
        app.import_with_test(
            "mode = \"pass-mark\"\npass_mark = 80\nattempts = 3\ncooldown_minutes = 60\ntime_limit_minutes = 20",
        )
        .await;
        let mut erik = app.ready(ERIK).await;
        let mut eva = app.ready(EVA).await;
        erik.get(&app.course()).await.is(200).says("20 minutes from the start");
        eva.get(&app.course()).await.is(200).says("30 minutes from the start");
        let (his, hers) = (erik.open_test(&app).await, eva.open_test(&app).await);
        erik.get(&format!("/attempts/{his}/1")).await.is(200).says("Until 10:20");
        erik.answer(&app, &his, 1, Gives::Right).await.is(303);
        app.minutes_pass(19);
        // A refresh, another tab or another try to open it does not move the end.
        assert_eq!(erik.open_test(&app).await, his);
        erik.get(&format!("/attempts/{his}/2")).await.is(200).says("Until 10:20");
        erik.answer(&app, &his, 2, Gives::Right).await.is(303);
        app.minutes_pass(2);
        let late = fields(&app.sheet(&his).await[2], Gives::Right);
        erik.post_quietly(&format!("/attempts/{his}/3"), &borrowed(&late)).await.is(409);
        erik.get(&format!("/attempts/{his}/3")).await.is(303).leads_to(&format!("/attempts/{his}/result"));
        erik.get(&format!("/attempts/{his}/result")).await.is(200).says("2 of 10 right").says("Dec 1, 2026, 10:20");
        erik.get(&app.course()).await.is(200).says("Dec 1, 2026, 11:20");

        eva.get(&format!("/attempts/{hers}/1")).await.is(200).says("Until 10:30");
        eva.answer_all(&app, &hers, 10).await;
        eva.hand_in(&hers).await.says("10 of 10 right");
    }

    async fn time_that_is_over_hands_in_what_was_saved_even_when_nobody_looks(app: TestApp) {
        app.import_with_test(
            "mode = \"pass-mark\"\npass_mark = 80\nattempts = 1\ncooldown_minutes = 60\ntime_limit_minutes = 20",
        )
        .await;
        let mut erik = app.ready(ERIK).await;
        let attempt = erik.open_test(&app).await;
        erik.answer_all(&app, &attempt, 10).await;
        app.minutes_pass(60 * 24);
        let mut erik = app.sign_in(ERIK).await;
        erik.get(&app.course()).await.is(200).says("You have passed the test").says("December 1, 2026");
        erik.get(&format!("/attempts/{attempt}/result"))
            .await
            .is(200)
            .says("10 of 10 right")
            .says("Dec 1, 2026, 10:20");
    }

    async fn who_has_no_time_limit_by_accommodation_is_told_so(app: TestApp) {
        app.import_with_test(
            "mode = \"pass-mark\"\npass_mark = 80\nattempts = 3\ncooldown_minutes = 60\ntime_limit_minutes = 20",
        )
        .await;
        app.change("UPDATE person SET time_percent = 0 WHERE number = 'K-2002'").await;
        let mut eva = app.ready(EVA).await;
        eva.get(&app.course()).await.is(200).says("No time limit");
        let attempt = eva.open_test(&app).await;
        app.minutes_pass(600);
        eva.answer(&app, &attempt, 1, Gives::Right).await.is(303).leads_to(&format!("/attempts/{attempt}/2"));
    }
}
