//! Line managers: who has done it, who has not, and not a word about how.

use crate::support::{ADA, ERIK, HANA, KENJI, MARIA, Seen, TARO, story};

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
        let mut kenji = app.sign_in(KENJI).await;
        let direct = kenji.get("/team").await.is(200).table();
        assert_eq!(direct.names(), ["佐藤 花"]);
        assert_eq!(["Line", "Leads"].map(|heading| direct.cell("佐藤 花", heading)), ["Reports to you", "1 person"]);
        let team = kenji.get("/team?who=everybody").await.is(200).table();
        assert_eq!(team.names().len(), 3);
        assert_eq!(["Line", "Leads"].map(|heading| team.cell("Erik Weber", heading)), ["Below your reports", "–"]);
        let team = app.sign_in(HANA).await.get("/team?who=everybody").await.is(200).table();
        assert_eq!(team.names().len(), 2);
        app.sign_in(MARIA).await.get("/team").await.is(403);
    }

    async fn a_line_is_gone_down_step_by_step_and_never_beside_it(app: TestApp) {
        app.reads(KENJI, "en").await;
        app.reports_to(TARO, HANA).await;
        app.reports_to(ERIK, TARO).await;
        app.reports_to(MARIA, ADA).await;
        let mut kenji = app.sign_in(KENJI).await;
        let of_hana = kenji.get("/team").await.is(200).link("/team?of=");
        let page = kenji.get(&of_hana).await.is(200).says("Team of 佐藤 花");
        let table = page.table();
        assert_eq!((table.names(), table.cell("高橋 太郎", "Line")), (vec!["高橋 太郎"], "Below your reports"));
        let of_taro = page.links("<table", "/team?of=").remove(0);
        let page = kenji.get(&of_taro).await.is(200).says("Team of 高橋 太郎");
        assert_eq!(page.table().names(), ["Erik Weber"]);
        assert_eq!(page.links("class=\"crumbs\"", "/team")[..2], ["/team".to_owned(), of_hana.clone()], "the way back");
        // Filters and further pages stay with the team.
        let open = kenji.get(&format!("{of_hana}&who=everybody&show=open")).await.is(200);
        assert_eq!(open.table().names().len(), 2);
        open.has_tag("input", &["type=\"hidden\"", "name=\"of\""]).has_tag("input", &["name=\"who\""]);
        let beside = [app.id(ADA).await, app.id(MARIA).await, app.id(KENJI).await, uuid::Uuid::nil()];
        for of in beside {
            kenji.get(&format!("/team?of={of}")).await.is(404);
        }
        // Hana sees what is below her, and not who is above.
        let mut hana = app.sign_in(HANA).await;
        hana.get(&of_taro).await.is(200).says("Erik Weber");
        hana.get(&format!("/team?of={}", app.id(KENJI).await)).await.is(404);
    }

    async fn whoever_leads_very_many_sees_a_page_of_them_by_number(app: TestApp) {
        app.reads(KENJI, "en").await;
        app.crowd(4_100, "TKY").await;
        app.change(
            "UPDATE placement SET manager_id = (SELECT id FROM person WHERE number = 'K-1003')
             WHERE person_id IN (SELECT id FROM person WHERE number LIKE 'K-8%')",
        )
        .await;
        app.completed("K-8055", "2026-11-20").await;
        let mut all: Vec<String> = (1..=4_100).map(|n| format!("K-8{n:03}")).collect();
        all.extend([HANA, TARO].map(str::to_owned));
        all.sort_unstable();
        let numbers = |page: &Seen| page.table().0.iter().skip(1).map(|row| row[1].clone()).collect::<Vec<_>>();
        let mut kenji = app.sign_in(KENJI).await;
        for who in ["direct", "everybody"] {
            let team = format!("/team?who={who}");
            let first = kenji.get(&team).await.is(200).says("Sorted by employee number.").has("rel=\"next\"");
            assert_eq!(numbers(&first), all[..50]);
            assert_eq!(numbers(&kenji.get(&format!("{team}&page=2")).await.is(200)), all[50..100]);
            let last = kenji.get(&format!("{team}&page=83")).await.is(200).has_no("rel=\"next\"");
            assert_eq!(numbers(&last), all[4_100..]);
            let done = kenji.get(&format!("{team}&show=done")).await.is(200).has_no("rel=\"next\"");
            assert_eq!(numbers(&done), ["K-8055"]);
            let open = kenji.get(&format!("{team}&show=open&q=k-80&page=2")).await.is(200).has_no("rel=\"next\"");
            assert_eq!(numbers(&open).len(), 48, "of 99, one has done it, and 50 are on the first page");
            kenji.get(&format!("{team}&show=overdue")).await.is(200).says("Nobody matches.");
        }
        app.now_is("2027-02-20T09:00:00Z");
        let mut kenji = app.sign_in(KENJI).await;
        let late = kenji.get("/team?show=overdue&q=k-80").await.is(200).has("rel=\"next\"");
        assert_eq!(numbers(&late).len(), 50);
    }

    async fn a_loop_in_the_line_of_managers_ends(app: TestApp) {
        app.reports_to(KENJI, TARO).await;
        let mut kenji = app.sign_in(KENJI).await;
        for page in ["/team", "/team?who=everybody"] {
            let team = kenji.get(page).await.is(200).table();
            assert_eq!(team.names().len(), 2, "{team:?}");
        }
        let of_taro = format!("/team?of={}", app.id(TARO).await);
        // Taro leads Kenji, who does not see himself.
        kenji.get(&of_taro).await.is(200).has_no("<table");
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
