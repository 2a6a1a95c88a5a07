//! Targets: set where one may, with a reason, and never forgotten.

use crate::support::{ADA, GRETA, story};

story! {
    async fn a_coordinator_sets_targets_in_the_own_country_only(app: TestApp) {
        let mut greta = app.sign_in(GRETA).await;
        let page = app.board("/targets");
        let set = |node: &'static str, rate: &'static str, reason: &'static str| {
            [("node", node), ("rate", rate), ("reason", reason)]
        };
        for node in [
            "group",
            "overseas",
            "domestic",
            "region:europe",
            "country:JP",
            "entity:KX-JP",
            "site:TKY",
            "country:FR",
            "site:NOWHERE",
        ] {
            let status = greta.post(&page, &set(node, "80", "Mine.")).await.status.as_u16();
            assert!(status == 403 || status == 404, "{node}: {status}");
        }
        assert_eq!(app.count("SELECT count(*) AS heads FROM target WHERE set_by IS NOT NULL").await, 0);
        for (node, rate) in [("country:DE", "90"), ("entity:KX-DE", "91.5"), ("site:MUC", "92,25")] {
            greta.post(&page, &set(node, rate, "Agreed with the works council.")).await.is(303);
        }
        let shown =
            greta.get(&page).await.is(200).says("92.25%").says("Greta Vogel").says("Agreed with the works council.");
        shown.has_no("value=\"group\"").has_no("value=\"country:JP\"");
        assert_eq!(greta.lines(&app, "").await.cell("Germany", "Target"), "90%");
        assert_eq!(greta.lines(&app, "?level=entity").await.cell("Kagami DE", "Target"), "91.5%");
        assert_eq!(app.count("SELECT count(*) AS heads FROM audit_event WHERE action = 'target.set'").await, 3);
    }

    async fn a_target_needs_a_rate_and_a_reason(app: TestApp) {
        let mut greta = app.sign_in(GRETA).await;
        let page = app.board("/targets");
        for rate in ["", "101", "-5", "ninety", "95.555", "1e2"] {
            let seen = greta
                .post(&page, &[("node", "country:DE"), ("rate", rate), ("reason", "Because of the audit.")])
                .await
                .is(422);
            seen.says("Give the rate as a number from 0 to 100").has("value=\"Because of the audit.\"");
        }
        greta
            .post(&page, &[("node", "country:DE"), ("rate", "90"), ("reason", " ")])
            .await
            .is(422)
            .says("Give a reason");
        greta.post(&page, &[("node", "country:DE"), ("rate", "90"), ("reason", &"x".repeat(501))]).await.is(422);
        greta.post(&page, &[("node", "planet:mars"), ("rate", "90"), ("reason", "Why.")]).await.is(400);
        assert_eq!(app.count("SELECT count(*) AS heads FROM target WHERE set_by IS NOT NULL").await, 0);
    }

    async fn the_history_of_targets_is_kept_and_decides_about_past_days(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        let page = app.board("/targets");
        for (day, rate, reason) in
            [("2026-12-01T09:00:00Z", "70", "A first step."), ("2026-12-04T09:00:00Z", "80", "The second step.")]
        {
            app.now_is(day);
            ada = app.sign_in(ADA).await;
            ada.post(&page, &[("node", "country:DE"), ("rate", rate), ("reason", reason)]).await.is(303);
        }
        ada.get(&page)
            .await
            .is(200)
            .says("A first step.")
            .says("The second step.")
            .says("Came with the course")
            .says("Environmental action plan");
        assert_eq!(ada.lines(&app, "").await.cell("Germany", "Target"), "80%");
        assert_eq!(ada.lines(&app, "?as_of=2026-12-03").await.cell("Germany", "Target"), "70%");
        // What is not set takes the nearest wider one.
        assert_eq!(ada.lines(&app, "?level=site").await.cell("Munich Plant", "Target"), "80%");
        assert_eq!(ada.lines(&app, "").await.cell("Japan", "Target"), "95%");
    }
}
