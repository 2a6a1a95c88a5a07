//! Those who watch over the training: numbers of every part on any day, targets with their history, files of what is shown.

use crate::support::{ADA, ERIK, EVA, FATIMA, GRETA, HANA, KENJI, MARIA, OTTO, SALEM, TARO, story};

story! {
    async fn every_part_of_the_organisation_has_its_line_and_the_most_missing_come_first(app: TestApp) {
        for number in [HANA, ERIK, EVA] {
            app.completed(number, "2026-11-20").await;
        }
        let mut ada = app.sign_in(ADA).await;
        let countries = ada.lines(&app, "").await;
        assert_eq!(countries.names(), ["Japan", "Germany", "Saudi Arabia", "United States"]);
        let germany = ["Counted", "Completed", "Target", "Difference in points", "People to go", "Not started"];
        assert_eq!(
            germany.map(|heading| countries.cell("Germany", heading)),
            ["4", "2", "95%", "\u{2212}45.0", "2", "2"]
        );
        assert!(countries.cell("Germany", "Rate").starts_with("50.0%"));
        assert_eq!(countries.cell("Japan", "People to go"), "3");

        let expected = [
            ("?level=group", "Whole group", "11"),
            ("?level=side", "Overseas", "7"),
            ("?level=region", "Europe", "4"),
            ("?level=country", "Germany", "4"),
            ("?level=entity", "Kagami DE", "4"),
            ("?level=site", "Munich Plant", "4"),
            ("?node=overseas", "Germany", "4"),
            ("?node=region:europe", "Germany", "4"),
            ("?node=country:DE", "Kagami DE", "4"),
            ("?node=entity:KX-DE", "Munich Plant", "4"),
        ];
        for (query, name, counted) in expected {
            assert_eq!(ada.lines(&app, query).await.cell(name, "Counted"), counted, "{query}");
        }
    }

    async fn neither_the_group_nor_the_countries_hide_each_other(app: TestApp) {
        for number in [FATIMA, SALEM, MARIA] {
            app.completed(number, "2026-11-20").await;
        }
        let mut ada = app.sign_in(ADA).await;
        ada.get("/participation").await.is(303).leads_to(&app.board(""));
        ada.get(&app.board(""))
            .await
            .is(200)
            .says("27.2%")
            .says("2 of 4 countries reached the target")
            .says("Domestic 0.0%")
            .says("Overseas 42.8%");
        // Three people in two small countries weigh less than eight, and are still two of four.
        for number in [HANA, KENJI, TARO, ADA, ERIK, EVA, GRETA, OTTO] {
            app.completed(number, "2026-11-21").await;
        }
        let app = app.another_server().await;
        app.sign_in(ADA)
            .await
            .get(&app.board(""))
            .await
            .is(200)
            .says("100.0%")
            .says("4 of 4 countries reached the target");
    }

    async fn a_percentage_opens_the_formula_with_its_numbers(app: TestApp) {
        app.completed(ERIK, "2026-11-20").await;
        app.on_leave(EVA, "2026-11-01", None).await;
        let mut ada = app.sign_in(ADA).await;
        ada.lines(&app, "").await;
        ada.get(&app.board("?node=country:DE"))
            .await
            .is(200)
            .has_tag("details", &["class=\"formula\""])
            .says("Completed ÷ counted = 1 ÷ 3 = 33.3%")
            .says("Not counted: on leave 1, exempt 0, left 0.")
            .says("Cut-off: end of December 1, 2026");
    }

    async fn who_is_away_exempt_or_gone_stands_apart_and_is_not_counted(app: TestApp) {
        app.on_leave(ERIK, "2026-11-01", Some("2027-01-10")).await;
        app.left(OTTO, "2026-11-15").await;
        let mut greta = app.sign_in(GRETA).await;
        let (edition, eva) = (app.edition.to_string(), app.id(EVA).await);
        greta
            .post(
                &format!("/people/{eva}/exemptions"),
                &[("edition", &edition), ("reason", "Trained at the joint venture.")],
            )
            .await
            .is(303);
        let germany = greta.lines(&app, "").await;
        let apart = ["Counted", "Completed", "People to go", "On leave", "Exempt", "Left"];
        assert_eq!(apart.map(|heading| germany.cell("Germany", heading)), ["1", "0", "1", "1", "1", "1"]);
    }

    async fn who_completed_before_going_on_leave_stays_completed(app: TestApp) {
        app.completed(ERIK, "2026-10-20").await;
        app.on_leave(ERIK, "2026-11-01", None).await;
        let germany = app.sign_in(GRETA).await.lines(&app, "").await;
        assert_eq!(["Completed", "On leave"].map(|heading| germany.cell("Germany", heading)), ["1", "0"]);
    }

    async fn any_past_day_shows_what_was_true_that_day(app: TestApp) {
        app.completed(ERIK, "2026-11-20").await;
        app.left(EVA, "2026-11-25").await;
        app.transferred(HANA, "MUC", "2026-11-10").await;
        app.on_leave(OTTO, "2026-10-05", Some("2026-10-12")).await;
        let mut ada = app.sign_in(ADA).await;
        let days: [(&str, [&str; 4]); 7] = [
            ("2026-10-04", ["4", "0", "0", "0"]),
            ("2026-10-05", ["3", "0", "1", "0"]),
            ("2026-10-12", ["4", "0", "0", "0"]),
            ("2026-11-10", ["5", "0", "0", "0"]),
            ("2026-11-20", ["5", "1", "0", "0"]),
            ("2026-11-25", ["4", "1", "0", "1"]),
            ("2026-12-01", ["4", "1", "0", "1"]),
        ];
        for (day, expected) in days {
            let table = ada.lines(&app, &format!("?as_of={day}")).await;
            assert_eq!(
                ["Counted", "Completed", "On leave", "Left"].map(|heading| table.cell("Germany", heading)),
                expected,
                "{day}"
            );
        }
        assert_eq!(ada.lines(&app, "?as_of=2026-11-09").await.cell("Japan", "Counted"), "4");
        assert_eq!(ada.lines(&app, "?as_of=2026-11-10").await.cell("Japan", "Counted"), "3");
        // People, files and numbers of a day say the same.
        let people = ada.get(&app.board("/people?node=country:DE&as_of=2026-11-09&standing=assigned")).await.is(200);
        people.says("4 people").does_not_say("佐藤 花");
    }

    async fn a_day_to_come_is_refused_with_words_and_a_day_before_is_empty(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        ada.get(&app.board("?as_of=2026-12-02")).await.is(422).says("December 2, 2026 has not come yet");
        ada.get(&app.board("/table.csv?as_of=2026-12-02")).await.is(400);
        ada.get(&app.board("/people?as_of=2026-12-02")).await.is(400);
        ada.get(&app.board("?as_of=2026-09-30")).await.is(200).says("There is nobody to count here on this day");
    }

    async fn a_day_ends_where_people_work(app: TestApp) {
        app.has_read_everything(HANA).await;
        // One o'clock in the night of the second in Tokyo.
        app.now_is("2026-12-01T16:00:00Z");
        app.sign_in(HANA).await.take_test(&app, 10).await;
        let mut ada = app.sign_in(ADA).await;
        assert_eq!(ada.lines(&app, "?as_of=2026-12-01").await.cell("Japan", "Completed"), "0");
        assert_eq!(ada.lines(&app, "?as_of=2026-12-02").await.cell("Japan", "Completed"), "1");
        assert_eq!(ada.lines(&app, "").await.cell("Japan", "Completed"), "1", "it is the second where she works too");
    }

    async fn who_came_later_is_not_missing_before(app: TestApp) {
        app.hired("K-5001", "Jonas Klein", "MUC").await;
        let mut greta = app.sign_in(GRETA).await;
        assert_eq!(greta.lines(&app, "").await.cell("Germany", "Counted"), "5");
        assert_eq!(greta.lines(&app, "?as_of=2026-11-30").await.cell("Germany", "Counted"), "4");
    }

    async fn an_exemption_that_is_revoked_held_while_it_held(app: TestApp) {
        let mut greta = app.sign_in(GRETA).await;
        let (edition, eva) = (app.edition.to_string(), app.id(EVA).await);
        greta
            .post(&format!("/people/{eva}/exemptions"), &[("edition", &edition), ("reason", "By mistake.")])
            .await
            .is(303);
        app.now_is("2026-12-03T09:00:00Z");
        let mut greta = app.sign_in(GRETA).await;
        let page = greta.get(&format!("/people/{eva}")).await.is(200);
        let revoke = page.link(&format!("/people/{eva}/exemptions/"));
        let revoke =
            if revoke.ends_with("/revoke") { revoke } else { page.links("class=\"exemptions\"", "/people/").remove(0) };
        let reason = [("reason", "Was granted by mistake.")];
        greta.post(&revoke, &reason).await.is(303);
        greta.post(&revoke, &reason).await.is(303);
        assert_eq!(greta.lines(&app, "").await.cell("Germany", "Exempt"), "0");
        assert_eq!(greta.lines(&app, "?as_of=2026-12-02").await.cell("Germany", "Exempt"), "1");
        assert_eq!(app.count("SELECT count(*) AS heads FROM audit_event WHERE action = 'exemption.revoked'").await, 1);
    }

    async fn last_year_is_kept_and_this_year_starts_from_nothing(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        let last = format!("/participation/{}", app.last_year);
        ada.get(&app.board("")).await.is(200).has(&format!("href=\"{last}\"")).says("0.0%");
        let page = ada.get(&last).await.is(200).says("100.0%");
        assert_eq!(page.lines().cell("Germany", "Completed"), "4");
        ada.get(&format!("{last}?as_of=2025-11-30")).await.is(200).says("0.0%");
    }

    async fn last_years_line_ends_at_last_years_own_rate(app: TestApp) {
        app.change(r#"UPDATE edition SET formula = '{"leave":"counted","joiner_days":30}' WHERE code = 'FY2025'"#).await;
        app.change(
            "DELETE FROM completion
             WHERE person_id = (SELECT id FROM person WHERE number = 'K-2001')
                AND edition_id = (SELECT id FROM edition WHERE code = 'FY2025')",
        )
        .await;
        app.on_leave(ERIK, "2025-11-01", None).await;
        let mut ada = app.sign_in(ADA).await;
        let last = ada.get(&format!("/participation/{}?level=country", app.last_year)).await.is(200).lines();
        assert!(last.cell("Germany", "Rate").starts_with("75.0%"), "on leave, and counted: {last:?}");
        let page = ada.get(&app.board("?node=country:DE")).await.is(200);
        let growth = page.table();
        assert_eq!(growth.cell("March 31, 2027", "Last year"), "75.0%");
    }

    async fn a_country_is_judged_by_its_pace(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        // Last year everybody was done on the first of December; before it, nobody.
        assert_eq!(ada.lines(&app, "?as_of=2026-11-15").await.cell("Germany", "State"), "On track");
        assert_eq!(ada.lines(&app, "").await.cell("Germany", "State"), "At risk");
        app.now_is("2027-02-05T09:00:00Z");
        for number in [FATIMA, SALEM] {
            app.completed(number, "2027-02-02").await;
        }
        let mut ada = app.sign_in(ADA).await;
        let february = ada.lines(&app, "").await;
        assert_eq!(february.cell("Germany", "State"), "Missed");
        assert_eq!(february.cell("Saudi Arabia", "State"), "Reached");
    }

    async fn a_coordinator_sees_the_own_countries_and_nothing_of_the_others(app: TestApp) {
        app.completed(HANA, "2026-11-20").await;
        let mut greta = app.sign_in(GRETA).await;
        let page = greta
            .get(&app.board(""))
            .await
            .is(200)
            .says("Your countries")
            .says("Germany")
            .does_not_say("Japan")
            .does_not_say("Saudi");
        assert_eq!(page.lines().names(), ["Germany"]);
        assert_eq!(greta.lines(&app, "?level=site").await.names(), ["Munich Plant"]);
        for node in ["country:JP", "entity:KX-JP", "site:TKY", "region:japan", "domestic", "country:FR"] {
            for path in ["", "/table.csv", "/table.xlsx", "/people", "/people.csv", "/people.xlsx"] {
                greta.get(&app.board(&format!("{path}?node={node}"))).await.is(404);
            }
        }
        let table = greta.get(&app.board("/table.csv?level=site")).await.is(200).csv();
        assert_eq!(table.iter().skip(1).map(|row| row[0].as_str()).collect::<Vec<_>>(), ["Munich Plant"]);
        let people = greta.get(&app.board("/people.csv")).await.is(200).csv();
        assert_eq!(people.len(), 1 + 4);
        assert!(people.iter().skip(1).all(|row| row[2] == "Germany"));
    }

    async fn two_countries_are_seen_together(app: TestApp) {
        app.coordinates(GRETA, "SA").await;
        let mut greta = app.sign_in(GRETA).await;
        let mut names: Vec<String> = greta.lines(&app, "").await.names().iter().map(ToString::to_string).collect();
        names.sort_unstable();
        assert_eq!(names, ["Germany", "Saudi Arabia"]);
        greta.get(&app.board("")).await.is(200).says("0 of 2 countries reached the target");
    }

    async fn the_page_is_mirrored_for_those_who_read_from_right_to_left(app: TestApp) {
        let mut salem = app.sign_in(SALEM).await;
        salem
            .get(&app.board(""))
            .await
            .is(200)
            .has("<html lang=\"ar\" dir=\"rtl\"")
            .says("المملكة العربية السعودية")
            .has("<svg")
            .does_not_say("⟨");
    }

    async fn a_part_can_be_searched_for(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        assert_eq!(ada.lines(&app, "?q=GERM").await.names(), ["Germany"]);
        ada.get(&app.board("?q=%3Cscript%3E"))
            .await
            .is(200)
            .says("Nothing here is called “<script>”")
            .has_no("<script>“");
    }

    async fn an_auditor_sees_everything_and_changes_nothing(app: TestApp) {
        let mut otto = app.sign_in(OTTO).await;
        let page = app.board("/targets");
        otto.get(&page).await.is(200).says("Environmental action plan").has_no(&format!("action=\"{page}\""));
        otto.post(&page, &[("node", "country:DE"), ("rate", "1"), ("reason", "No.")]).await.is(403);
        assert_eq!(otto.lines(&app, "").await.names().len(), 4);
        let eva = app.id(EVA).await;
        otto.get(&format!("/people/{eva}")).await.is(200).has_no("method=\"post\" action=\"/people");
        otto.post(&format!("/people/{eva}/exemptions"), &[("edition", &app.edition.to_string()), ("reason", "No.")])
            .await
            .is(403);
        otto.post(&format!("/people/{eva}/grants"), &[("edition", &app.edition.to_string()), ("reason", "No.")])
            .await
            .is(403);
        assert_eq!(app.count("SELECT count(*) AS heads FROM audit_event").await, 0);
    }

    async fn charts_have_words_and_a_table_behind_them(app: TestApp) {
        app.completed(ERIK, "2026-11-20").await;
        let mut ada = app.sign_in(ADA).await;
        let page = ada
            .get(&app.board(""))
            .await
            .is(200)
            .has("<svg")
            .has("<title")
            .has("<desc")
            .says("Countries against their target");
        assert!(page.text.matches("<svg").count() >= 2, "two charts");
        assert!(page.text.matches("Show the figures as a table").count() >= 2, "a table behind each");
        page.has_no("style=");
    }

    async fn what_was_completed_on_another_server_is_seen(app: TestApp) {
        let elsewhere = app.another_server().await;
        app.has_read_everything(ERIK).await;
        let mut greta = app.sign_in(GRETA).await;
        elsewhere.sign_in(ERIK).await.take_test(&elsewhere, 10).await;
        assert_eq!(greta.lines(&app, "").await.cell("Germany", "Completed"), "1");
    }
}
