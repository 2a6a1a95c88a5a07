//! Line managers: who has done it, who has not, and not a word about how.

use crate::support::{ADA, ERIK, HANA, KENJI, MARIA, TARO, story};

story! {
    async fn a_manager_sees_who_has_done_it_and_when_the_others_are_due(app: TestApp) {
        app.reads(KENJI, "en").await;
        app.completed(HANA, "2026-11-20").await;
        let mut kenji = app.sign_in(KENJI).await;
        let page = kenji.get("/team").await.is(200).says("1 of 2 done").does_not_say("Ada Mori");
        let table = page.table();
        assert_eq!(
            (table.cell("佐藤 花", "State"), table.cell("佐藤 花", "Completed on")),
            ("Completed", "November 20, 2026")
        );
        assert_eq!(
            (table.cell("高橋 太郎", "State"), table.cell("高橋 太郎", "Due by")),
            ("Not started", "January 31, 2027")
        );
        assert_eq!(table.names().len(), 2, "this year's edition only: last year's is closed");
        kenji.get("/team?show=open").await.is(200).says("高橋 太郎").does_not_say("佐藤 花");
        kenji.get("/team?show=done").await.is(200).says("佐藤 花").does_not_say("高橋 太郎");
        kenji.get("/team?q=K-1002").await.is(200).says("高橋 太郎").does_not_say("佐藤 花");
    }

    async fn a_manager_never_sees_tries_and_scores(app: TestApp) {
        app.has_read_everything(HANA).await;
        let mut kenji = app.sign_in(KENJI).await;
        let before = kenji.get("/team").await.is(200);
        app.sign_in(HANA).await.use_all_attempts(&app).await;
        let mut kenji = app.sign_in(KENJI).await;
        assert_eq!(before.words(), kenji.get("/team").await.is(200).words(), "three failed tries leave no trace");
        let hana = app.id(HANA).await;
        kenji.get(&format!("/people/{hana}")).await.is(403);
        kenji.get(&format!("/participation/{}", app.edition)).await.is(403);
        kenji.get(&format!("/participation/{}/people", app.edition)).await.is(403);
        kenji.get(&format!("/participation/{}/people.csv", app.edition)).await.is(403);
        kenji.get("/participation").await.is(403);
        kenji
            .post(&format!("/people/{hana}/grants"), &[("edition", &app.edition.to_string()), ("reason", "Please.")])
            .await
            .is(403);
    }

    async fn those_below_the_reports_belong_to_the_team_and_nobody_beside_it(app: TestApp) {
        app.reads(KENJI, "en").await;
        app.reads(HANA, "en").await;
        app.reports_to(TARO, HANA).await;
        app.reports_to(ERIK, TARO).await;
        app.reports_to(MARIA, ADA).await;
        let team = app.sign_in(KENJI).await.get("/team").await.is(200).table();
        assert_eq!(team.names().len(), 3);
        assert_eq!(team.cell("佐藤 花", "Line"), "Reports to you");
        assert_eq!(team.cell("Erik Weber", "Line"), "Below your reports");
        let team = app.sign_in(HANA).await.get("/team").await.is(200).table();
        assert_eq!(team.names().len(), 2);
        app.sign_in(MARIA).await.get("/team").await.is(403);
    }

    async fn a_loop_in_the_line_of_managers_ends(app: TestApp) {
        app.reports_to(KENJI, TARO).await;
        let team = app.sign_in(KENJI).await.get("/team").await.is(200).table();
        assert_eq!(team.names().len(), 2, "{team:?}");
    }

    async fn who_is_away_or_exempt_is_not_asked_for_and_who_left_is_gone(app: TestApp) {
        app.reads(KENJI, "en").await;
        for (number, manager) in [(ERIK, KENJI), (MARIA, KENJI)] {
            app.reports_to(number, manager).await;
        }
        app.on_leave(HANA, "2026-11-01", None).await;
        app.left(TARO, "2026-11-15").await;
        let edition = app.edition.to_string();
        let erik = app.id(ERIK).await;
        app.sign_in(ADA)
            .await
            .post(&format!("/people/{erik}/exemptions"), &[("edition", &edition), ("reason", "Abroad.")])
            .await
            .is(303);
        let mut kenji = app.sign_in(KENJI).await;
        let page = kenji.get("/team").await.is(200).says("0 of 1 done").does_not_say("高橋 太郎");
        let table = page.table();
        assert_eq!((table.cell("佐藤 花", "State"), table.cell("佐藤 花", "Due by")), ("On leave", "Set on return from leave"));
        assert_eq!(table.cell("Erik Weber", "State"), "Exempt");
        kenji
            .get("/team?show=open")
            .await
            .is(200)
            .says("María Torres")
            .does_not_say("佐藤 花")
            .does_not_say("Erik Weber");
    }

    async fn who_is_late_is_marked_and_who_has_more_time_is_not(app: TestApp) {
        app.reads(KENJI, "en").await;
        app.on_leave(HANA, "2026-11-01", Some("2027-01-25")).await;
        app.now_is("2027-02-05T09:00:00Z");
        let mut kenji = app.sign_in(KENJI).await;
        let table = kenji.get("/team").await.is(200).table();
        assert_eq!(
            (table.cell("高橋 太郎", "State"), table.cell("高橋 太郎", "Due by")),
            ("Overdue", "January 31, 2027")
        );
        assert_eq!(
            (table.cell("佐藤 花", "State"), table.cell("佐藤 花", "Due by")),
            ("Not started", "February 24, 2027")
        );
        kenji.get("/team?show=overdue").await.is(200).says("高橋 太郎").does_not_say("佐藤 花");
    }
}
