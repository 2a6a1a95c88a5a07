//! Why somebody does not owe an edition: by the conditions that assigning asks about.

use crate::support::{ADA, ERIK, EVA, GRETA, HANA, TestApp, story};

const FORGET_EVA: &str = "DELETE FROM obligation WHERE person_id = (SELECT id FROM person WHERE number = 'K-2002')
                          AND edition_id = (SELECT id FROM edition WHERE code = 'FY2026')";

impl TestApp {
    async fn why_not(&self, number: &str) -> String {
        format!("/people/{}/why/{}", self.id(number).await, self.edition)
    }

    async fn only(&self, rule: &str, again: &[(&str, &str)]) {
        let form = [&[("rule", rule), ("reason", "Agreed with Legal Affairs."), ("confirmed", "1")], again].concat();
        self.sign_in(ADA).await.post(&format!("/editions/{}/audience", self.edition), &form).await.is(303);
    }
}

story! {
    async fn the_rule_that_does_not_match_is_said_condition_by_condition(app: TestApp) {
        app.only("country in (DE, JP) and not employment-type = employee", &[("again", "edition")]).await;
        app.change("DELETE FROM exemption").await;
        app.change(FORGET_EVA).await;
        let mut greta = app.sign_in(GRETA).await;
        let path = app.why_not(EVA).await;
        let person = greta.get(&format!("/people/{}", app.id(EVA).await)).await.is(200);
        person.says("Open courses that are not assigned").has(&format!("href=\"{path}\""));
        let page = greta.get(&path).await.is(200).says("Why it is not assigned").says("Eva Braun-Schmidt");
        page.says("Employment type: other than Permanent").says("Agreed with Legal Affairs.").does_not_say("Country:").has_no("<code>");
        app.sign_in(ADA).await.get(&path).await.is(200).has("<code>").says("not employment-type = employee");
        // Who owes it reads why; who is elsewhere is not there; and nobody reads of others without the permit.
        greta.get(&app.why_not(ERIK).await).await.is(200).says("Why it is assigned");
        greta.get(&app.why_not(HANA).await).await.is(404);
        app.sign_in(ERIK).await.get(&path).await.is(403);
        greta.get(&format!("/people/{}/why/01900000-0000-7000-8000-000000000000", app.id(EVA).await)).await.is(404);
        for (language, words) in [("ja", "割り当てのない理由"), ("zh-Hans", "为什么未分配"), ("es", "Por qué no está asignado"), ("ar", "سبب عدم الإسناد")] {
            app.reads(GRETA, language).await;
            app.sign_in(GRETA).await.get(&path).await.is(200).says(words);
        }
    }

    async fn an_earlier_completion_covers_it(app: TestApp) {
        // Everybody completed last year's on 1 December 2025.
        app.change(FORGET_EVA).await;
        app.only("everybody", &[("again", "months"), ("months", "36")]).await;
        let page = app.sign_in(GRETA).await.get(&app.why_not(EVA).await).await.is(200);
        page.says("The completion on December 1, 2025 is valid until December 1, 2028").does_not_say("does not match");
    }

    async fn it_is_not_open_yet_or_over_and_who_has_left_is_told(app: TestApp) {
        app.next_year_begins().await;
        let next = app.newest("SELECT id FROM edition WHERE code = 'FY2027'").await;
        let (eva, mut greta) = (app.id(EVA).await, app.sign_in(GRETA).await);
        greta.get(&format!("/people/{eva}/why/{next}")).await.is(200).says("It opens on April 1, 2027.");
        greta.get(&format!("/people/{eva}")).await.is(200).does_not_say("Open courses that are not assigned");
        app.change(FORGET_EVA).await;
        let path = app.why_not(EVA).await;
        greta.get(&path).await.is(200).says("It will be assigned within minutes").does_not_say("does not match");
        app.left(EVA, "2026-11-15").await;
        let left = greta.get(&path).await.is(200).says("Not employed since November 15, 2026.");
        left.does_not_say("within minutes");
        app.now_is("2027-04-02T09:00:00Z");
        let closed = app.sign_in(GRETA).await.get(&path).await.is(200).says("It closed on March 31, 2027");
        closed.says("As of March 31, 2027").says("Not employed since November 15, 2026.");
    }
}
