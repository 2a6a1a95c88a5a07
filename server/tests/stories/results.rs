//! Year's end: what was signed stays as it was signed, whatever becomes of people and facts.

use crate::support::{ADA, ERIK, EVA, GRETA, OTTO, TestApp, story};

/// Grace lasts until 14 February; the 16th is over everywhere.
const AFTER_GRACE: &str = "2027-02-18T09:00:00Z";

impl TestApp {
    fn results(&self, tail: &str) -> String {
        self.board(&format!("/result{tail}"))
    }

    async fn last_hash(&self) -> String {
        self.text("SELECT hash AS words FROM edition_result ORDER BY number DESC LIMIT 1").await
    }

    /// Ada signs the figures of a day after the time of grace.
    async fn signed(&self) {
        self.now_is(AFTER_GRACE);
        self.completed(ERIK, "2026-11-20").await;
        let mut ada = self.sign_in(ADA).await;
        ada.get(&self.results("?cut_off=2027-02-16")).await.is(200).says("What would be signed");
        ada.post(&self.results(""), &[("cut_off", "2027-02-16"), ("corrects", ""), ("reason", "The year is over.")])
            .await
            .is(303)
            .leads_to(&self.results("?signed=1"));
    }
}

story! {
    async fn nothing_is_signed_until_somebody_who_may_has_seen_it_and_says_why(app: TestApp) {
        app.now_is(AFTER_GRACE);
        let mut ada = app.sign_in(ADA).await;
        ada.get(&app.results("")).await.is(200).says("Nothing has been signed").says("Show what would be signed");
        let draft = ada.get(&app.results("?cut_off=2027-02-16")).await.is(200).says("A signed result cannot be taken back");
        draft.table().row("Germany");
        let form = |reason: &'static str| [("cut_off", "2027-02-16"), ("corrects", ""), ("reason", reason)];
        ada.post(&app.results(""), &form(" ")).await.is(422).says("Give a reason").says("What would be signed");
        assert_eq!(app.count("SELECT count(*) AS heads FROM edition_result").await, 0);
        app.signed().await;
        let page = ada.get(&app.results("")).await.is(200).says("The year is over.").says("Unaltered").says("Ada");
        page.says("Counted again now, the figures are the same.");
        ada.get("/audit").await.is(200).says("Result signed").says("The year is over.");
    }

    async fn a_day_that_is_not_over_or_before_the_edition_cannot_be_signed(app: TestApp) {
        app.now_is(AFTER_GRACE);
        let mut ada = app.sign_in(ADA).await;
        for day in ["2027-02-18", "2027-02-17", "2027-03-31", "2020-01-01", "31/04", "2026-02-30"] {
            let form = [("cut_off", day), ("corrects", ""), ("reason", "Because.")];
            let refused = ada.post(&app.results(""), &form).await.is(422);
            let looked = ada.get(&app.results(&format!("?cut_off={}", day.replace('/', "%2F")))).await.is(422);
            let words = match day.parse::<jiff::civil::Date>() {
                Ok(_) => "Choose a day from February 15, 2027 to February 16, 2027",
                Err(_) => "This is no date",
            };
            refused.says(words);
            looked.says(words);
        }
        assert_eq!(app.count("SELECT count(*) AS heads FROM edition_result").await, 0);
    }

    async fn before_grace_is_over_the_page_says_from_when_on_and_nothing_is_signed(app: TestApp) {
        let words = "so the figures can be signed from February 16, 2027 on";
        let form = [("cut_off", "2026-11-29"), ("corrects", ""), ("reason", "The year is over.")];
        for now in ["2026-12-01T09:00:00Z", "2027-02-14T09:00:00Z", "2027-02-16T11:59:00Z"] {
            app.now_is(now);
            let mut ada = app.sign_in(ADA).await;
            ada.get(&app.results("")).await.is(200).says(words).does_not_say("Show what would be signed");
            ada.get(&app.results("?cut_off=2026-11-29")).await.is(422).says(words).does_not_say("What would be signed");
            ada.post(&app.results(""), &form).await.is(409).says("The time of grace lasts until February 14, 2027.");
        }
        app.now_is("2027-02-16T12:00:00Z");
        let mut ada = app.sign_in(ADA).await;
        ada.get(&app.results("?cut_off=2027-02-15")).await.is(200).says("What would be signed");
        ada.post(&app.results(""), &form).await.is(409).says("The time of grace lasts until February 14, 2027.");
        assert_eq!(app.count("SELECT count(*) AS heads FROM edition_result").await, 0);
    }

    async fn what_changes_later_is_shown_beside_and_becomes_a_further_result(app: TestApp) {
        app.signed().await;
        let mut ada = app.sign_in(ADA).await;
        let first = app.last_hash().await;
        let again = [("cut_off", "2027-02-16"), ("corrects", first.as_str()), ("reason", "Once more.")];
        ada.post(&app.results(""), &again).await.is(409).says("There is nothing to correct");
        // A completion that was recorded late, for a day before the cut-off.
        app.completed(EVA, "2026-11-25").await;
        ada.get(&app.results("")).await.is(200).says("give other figures for the same day").says("Unaltered");
        let stale = [("cut_off", "2027-02-16"), ("corrects", ""), ("reason", "A form from before.")];
        ada.post(&app.results(""), &stale).await.is(409).says("Look at the page again");
        ada.post(&app.results(""), &[again[0], again[1], ("reason", "A list on paper came late.")]).await.is(303);
        assert_eq!(app.count("SELECT count(*) AS heads FROM edition_result").await, 2);
        let page = ada.get(&app.results("")).await.is(200).says("Result 2").says("A list on paper came late.");
        page.says("The year is over.").says("the figures are the same");
        let statement = app.text("SELECT statement AS words FROM edition_result WHERE number = 2").await;
        assert!(statement.contains(&first), "the correction names what it corrects");
    }

    async fn two_tabs_sign_one_result(app: TestApp) {
        app.now_is(AFTER_GRACE);
        let mut ada = app.sign_in(ADA).await;
        let mut tab = ada.another_tab();
        let form = [("cut_off", "2027-02-16"), ("corrects", ""), ("reason", "The year is over.")];
        let page = app.results("");
        let (one, other) = tokio::join!(ada.post(&page, &form), tab.post(&page, &form));
        let mut both = [one.status.as_u16(), other.status.as_u16()];
        both.sort_unstable();
        assert_eq!(both, [303, 409]);
        assert_eq!(app.count("SELECT count(*) AS heads FROM edition_result").await, 1);
    }

    async fn erasing_people_and_their_facts_changes_no_signed_result(app: TestApp) {
        app.signed().await;
        let signed = app.text("SELECT statement AS words FROM edition_result").await;
        app.change("DELETE FROM completion").await;
        app.change("DELETE FROM obligation").await;
        let mut otto = app.sign_in(OTTO).await;
        let page = otto.get(&app.results("")).await.is(200).says("Unaltered");
        page.says("give other figures");
        assert_eq!(app.text("SELECT statement AS words FROM edition_result").await, signed);
    }

    async fn whoever_alters_a_result_is_found_out(app: TestApp) {
        app.signed().await;
        let mut otto = app.sign_in(OTTO).await;
        app.change("UPDATE edition_result SET statement = replace(statement, 'The year is over.', 'The year is good.')").await;
        otto.get(&app.results("")).await.is(200).says("not the one that was signed").says("The signature does not match");
        let verdict = kunren_services::installation::verify::database(app.kunren.db()).await.expect("it can be checked");
        assert!(verdict.problems.iter().any(|problem| problem.what.contains("signed result")), "{:?}", verdict.problems);
        app.change("UPDATE edition_result SET statement = 'nothing'").await;
        otto.get(&app.results("")).await.is(200).says("The statement cannot be read");
    }

    async fn everybody_sees_their_part_and_an_auditor_takes_the_files_along(app: TestApp) {
        app.signed().await;
        let mut greta = app.sign_in(GRETA).await;
        let page = greta.get(&app.results("")).await.is(200).says("Germany").does_not_say("France");
        page.does_not_say("Whole group").has_no("result.json");
        greta.get(&app.board("/results/1/result.json")).await.is(403);
        let mut otto = app.sign_in(OTTO).await;
        otto.get(&app.results("")).await.is(200).says("Whole group").has_no("name=\"reason\"");
        let statement = otto.get(&app.board("/results/1/result.json")).await.is(200).text;
        assert_eq!(statement, app.text("SELECT statement AS words FROM edition_result").await);
        otto.get(&app.board("/results/1/key.pem")).await.is(200).has("-----BEGIN PUBLIC KEY-----");
        otto.get(&app.board("/results/1/result.sig")).await.is(200);
        for nothing in ["/results/2/result.json", "/results/0/key.pem", "/results/1/secret.pem", "/results/x/result.json"] {
            let status = otto.get(&app.board(nothing)).await.status.as_u16();
            assert!(status == 404 || status == 400, "{nothing}: {status}");
        }
    }
}
