//! More time that is taken back: from that day on, with a reason, and never for the days before.

use crate::support::{ADA, ERIK, EVA, GRETA, HANA, OTTO, SALEM, TestApp, story};

impl TestApp {
    /// Greta gives somebody time until 20 February; the form to take it back.
    async fn more_time_for(&self, number: &str) -> String {
        let extensions = format!("/people/{}/extensions", self.id(number).await);
        let edition = self.edition.to_string();
        let form = [("edition", edition.as_str()), ("until", "2027-02-20"), ("reason", "Was abroad.")];
        let mut greta = self.sign_in(GRETA).await;
        greta.post_and_follow(&extensions, &form).await.is(200).link(&format!("{extensions}/"))
    }
}

story! {
    async fn from_today_on_it_is_nothing_and_everybody_reads_by_whom_and_why(app: TestApp) {
        let revoke = app.more_time_for(ERIK).await;
        let why = format!("{}/why", app.course());
        app.sign_in(ERIK).await.get(&why).await.is(200).says("Why it is due by February 20, 2027");
        app.now_is("2026-12-10T09:00:00Z");
        let mut greta = app.sign_in(GRETA).await;
        greta.post(&revoke, &[("reason", " ")]).await.is(422).says("Give a reason").says("Take this time back");
        let reason = [("reason", "The trip was cancelled.")];
        let page = greta.post_and_follow(&revoke, &reason).await.is(200).says("The time has been taken back");
        page.says("taken back on December 10, 2026 by Greta Vogel: Was abroad. · The trip was cancelled.")
            .says("Due by January 31, 2027")
            .has_no(&revoke);
        let own = app.sign_in(ERIK).await.get(&why).await.is(200).says("Why it is due by January 31, 2027");
        own.says("More time until February 20, 2027 was taken back on December 10, 2026 by Greta Vogel. The trip was cancelled.")
            .does_not_say("More time, granted");
        // Lists say the same: as of the day before, it was given still.
        let due = async |day: &str| {
            let page = app.sign_in(GRETA).await.get(&app.board(&format!("/people?as_of={day}&q=erik"))).await.is(200);
            page.table().cell("Erik Weber", "Due by").to_owned()
        };
        assert_eq!(due("2026-11-30").await, "January 31, 2027", "not given yet");
        assert_eq!(due("2026-12-09").await, "February 20, 2027");
        assert_eq!(due("2026-12-10").await, "January 31, 2027");
        app.sign_in(OTTO).await.get("/audit?action=extension.revoked").await.is(200).says("The trip was cancelled.");
        // Twice is once.
        greta.post(&revoke, &reason).await.is(303);
        assert_eq!(app.count("SELECT count(*) AS heads FROM audit_event WHERE action = 'extension.revoked'").await, 1);
        // It can be given anew.
        app.more_time_for(ERIK).await;
        app.sign_in(ERIK).await.get(&why).await.is(200).says("Why it is due by February 20, 2027");
    }

    async fn only_who_may_and_only_what_is_left(app: TestApp) {
        let revoke = app.more_time_for(EVA).await;
        let reason = [("reason", "Why.")];
        app.sign_in(SALEM).await.post(&revoke, &reason).await.is(404);
        app.sign_in(OTTO).await.post(&revoke, &reason).await.is(403);
        app.sign_in(ERIK).await.post(&revoke, &reason).await.is(403);
        let of_another = revoke.replace(&app.id(EVA).await.to_string(), &app.id(ERIK).await.to_string());
        app.sign_in(GRETA).await.post(&of_another, &reason).await.is(404);
        app.now_is("2027-02-21T09:00:00Z");
        let mut greta = app.sign_in(GRETA).await;
        greta.get(&format!("/people/{}", app.id(EVA).await)).await.is(200).has_no(&revoke);
        greta.post(&revoke, &reason).await.is(409);
        assert_eq!(app.count("SELECT count(*) AS heads FROM extension WHERE revoked_on IS NOT NULL").await, 0);
    }

    async fn nobody_takes_time_back_from_themselves(app: TestApp) {
        let extensions = format!("/people/{}/extensions", app.id(GRETA).await);
        let edition = app.edition.to_string();
        let form = [("edition", edition.as_str()), ("until", "2027-02-20"), ("reason", "Was abroad.")];
        let mut ada = app.sign_in(ADA).await;
        let revoke = ada.post_and_follow(&extensions, &form).await.is(200).link(&format!("{extensions}/"));
        let page = app.sign_in(GRETA).await.post(&revoke, &[("reason", "Why.")]).await;
        page.is(403).says("Nobody decides about themselves");
    }

    async fn a_request_whose_time_was_taken_back_is_no_longer_granted(app: TestApp) {
        let own = format!("{}/requests", app.course());
        let asked = [("kind", "extension"), ("until", "2027-02-20"), ("reason", "Abroad."), ("evidence", "")];
        let mut erik = app.sign_in(ERIK).await;
        erik.post(&own, &asked).await.is(303);
        let request = format!("/requests/{}", app.newest("SELECT id FROM request").await);
        let mut greta = app.sign_in(GRETA).await;
        let granted = [("verdict", "grant"), ("until", "2027-02-20"), ("reason", "Agreed.")];
        greta.post(&request, &granted).await.is(303);
        erik.get(&own).await.is(200).says("Granted");
        let extensions = format!("/people/{}/extensions/", app.id(ERIK).await);
        let revoke = greta.get(&format!("/people/{}", app.id(ERIK).await)).await.is(200).link(&extensions);
        greta.post(&revoke, &[("reason", "The trip was cancelled.")]).await.is(303);
        erik.get(&own).await.is(200).says("; revoked on").says("Revoked");
        greta.get("/requests?show=decided").await.is(200).says("Revoked");
    }

    async fn who_completed_in_that_time_was_not_late(app: TestApp) {
        let revoke = app.more_time_for(EVA).await;
        app.completed(EVA, "2027-02-10").await;
        app.completed(HANA, "2027-02-10").await;
        app.now_is("2027-02-15T09:00:00Z");
        let mut ada = app.sign_in(ADA).await;
        ada.post(&revoke, &[("reason", "Not needed any more.")]).await.is(303);
        let of = async |number: &str| format!("/people/{}", app.id(number).await);
        ada.get(&of(HANA).await).await.is(200).says("Completed late: it was due by January 31, 2027.");
        ada.get(&of(EVA).await).await.is(200).does_not_say("Completed late");
    }

    async fn what_was_opened_again_is_closed_again(app: TestApp) {
        app.now_is("2027-04-02T09:00:00Z");
        let extensions = format!("/people/{}/extensions", app.id(ERIK).await);
        let edition = app.edition.to_string();
        let form = [("edition", edition.as_str()), ("until", "2027-04-20"), ("reason", "Was ill.")];
        let mut greta = app.sign_in(GRETA).await;
        let page = greta.post_and_follow(&extensions, &form).await.is(200);
        app.sign_in(ERIK).await.get(&app.lesson("what-is-warming")).await.is(200);
        let revoke = page.link(&format!("{extensions}/"));
        let closed = greta.post_and_follow(&revoke, &[("reason", "Not agreed.")]).await.is(200);
        closed.says("Open again until April 20, 2027").says("taken back on April 2, 2027 by Greta Vogel").says("Closed");
        app.sign_in(ERIK).await.get("/").await.is(200).does_not_say("April 20, 2027");
    }
}
