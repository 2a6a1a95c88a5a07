//! Those who watch over the training: numbers of every part on any day, targets with their history, files of what is shown.

use crate::support::{
    ADA, ERIK, EVA, FATIMA, GRETA, HANA, KENJI, MARIA, OTTO, Person, SALEM, Seen, TARO, Table, TestApp, story,
};

/// The page of numbers.
fn board(app: &TestApp, query: &str) -> String {
    format!("/participation/{}{query}", app.edition)
}

/// The lines of the page of numbers.
async fn lines(app: &TestApp, who: &mut Person, query: &str) -> Table {
    who.get(&board(app, query)).await.is(200).lines()
}

/// What a file of comma-separated values says, without the mark at its beginning.
fn csv(seen: &Seen) -> Vec<Vec<String>> {
    assert_eq!(seen.kind, "text/csv; charset=utf-8");
    let text = seen.text.strip_prefix('\u{feff}').expect("the mark that spreadsheets look for");
    text.lines().map(cells).collect()
}

fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let last = cells.last_mut().expect("a cell");
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => last.push(chars.next().expect("a quote")),
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            c => last.push(c),
        }
    }
    cells
}

story! {
    async fn every_part_of_the_organisation_has_its_line_and_the_most_missing_come_first(app: TestApp) {
        for number in [HANA, ERIK, EVA] {
            app.completed(number, "2026-11-20").await;
        }
        let mut ada = app.sign_in(ADA).await;
        let countries = lines(&app, &mut ada, "").await;
        assert_eq!(countries.names(), ["Japan", "Germany", "Saudi Arabia", "United States"]);
        let germany = ["Counted", "Completed", "Target", "Difference in points", "People to go", "Not started"];
        assert_eq!(germany.map(|heading| countries.cell("Germany", heading)), ["4", "2", "95%", "\u{2212}45.0", "2", "2"]);
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
            assert_eq!(lines(&app, &mut ada, query).await.cell(name, "Counted"), counted, "{query}");
        }
    }

    async fn neither_the_group_nor_the_countries_hide_each_other(app: TestApp) {
        for number in [FATIMA, SALEM, MARIA] {
            app.completed(number, "2026-11-20").await;
        }
        let mut ada = app.sign_in(ADA).await;
        ada.get("/participation").await.is(303).leads_to(&board(&app, ""));
        ada.get(&board(&app, "")).await.is(200)
            .says("27.2%")
            .says("2 of 4 countries reached the target")
            .says("Domestic 0.0%")
            .says("Overseas 42.8%");
        // Three people in two small countries weigh less than eight, and are still two of four.
        for number in [HANA, KENJI, TARO, ADA, ERIK, EVA, GRETA, OTTO] {
            app.completed(number, "2026-11-21").await;
        }
        let app = app.another_server().await;
        app.sign_in(ADA).await.get(&board(&app, "")).await.is(200).says("100.0%").says("4 of 4 countries reached the target");
    }

    async fn a_percentage_opens_the_formula_with_its_numbers(app: TestApp) {
        app.completed(ERIK, "2026-11-20").await;
        app.on_leave(EVA, "2026-11-01", None).await;
        let mut ada = app.sign_in(ADA).await;
        lines(&app, &mut ada, "").await;
        ada.get(&board(&app, "?node=country:DE")).await.is(200)
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
        greta.post(&format!("/people/{eva}/exemptions"), &[("edition", &edition), ("reason", "Trained at the joint venture.")]).await.is(303);
        let germany = lines(&app, &mut greta, "").await;
        let apart = ["Counted", "Completed", "People to go", "On leave", "Exempt", "Left"];
        assert_eq!(apart.map(|heading| germany.cell("Germany", heading)), ["1", "0", "1", "1", "1", "1"]);
    }

    async fn who_completed_before_going_on_leave_stays_completed(app: TestApp) {
        app.completed(ERIK, "2026-10-20").await;
        app.on_leave(ERIK, "2026-11-01", None).await;
        let germany = lines(&app, &mut app.sign_in(GRETA).await, "").await;
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
            let table = lines(&app, &mut ada, &format!("?as_of={day}")).await;
            assert_eq!(["Counted", "Completed", "On leave", "Left"].map(|heading| table.cell("Germany", heading)), expected, "{day}");
        }
        assert_eq!(lines(&app, &mut ada, "?as_of=2026-11-09").await.cell("Japan", "Counted"), "4");
        assert_eq!(lines(&app, &mut ada, "?as_of=2026-11-10").await.cell("Japan", "Counted"), "3");
        // People, files and numbers of a day say the same.
        let people = ada.get(&board(&app, "/people?node=country:DE&as_of=2026-11-09&standing=assigned")).await.is(200);
        people.says("4 people").does_not_say("佐藤 花");
    }

    async fn a_day_to_come_is_refused_with_words_and_a_day_before_is_empty(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        ada.get(&board(&app, "?as_of=2026-12-02")).await.is(422).says("December 2, 2026 has not come yet");
        ada.get(&board(&app, "/table.csv?as_of=2026-12-02")).await.is(400);
        ada.get(&board(&app, "/people?as_of=2026-12-02")).await.is(400);
        ada.get(&board(&app, "?as_of=2026-09-30")).await.is(200).says("There is nobody to count here on this day");
    }

    async fn a_day_ends_where_people_work(app: TestApp) {
        app.has_read_everything(HANA).await;
        // One o'clock in the night of the second in Tokyo.
        app.now_is("2026-12-01T16:00:00Z");
        app.sign_in(HANA).await.take_test(&app, 10).await;
        let mut ada = app.sign_in(ADA).await;
        assert_eq!(lines(&app, &mut ada, "?as_of=2026-12-01").await.cell("Japan", "Completed"), "0");
        assert_eq!(lines(&app, &mut ada, "?as_of=2026-12-02").await.cell("Japan", "Completed"), "1");
        assert_eq!(lines(&app, &mut ada, "").await.cell("Japan", "Completed"), "1", "it is the second where she works too");
    }

    async fn who_came_later_is_not_missing_before(app: TestApp) {
        app.hired("K-5001", "Jonas Klein", "MUC").await;
        let mut greta = app.sign_in(GRETA).await;
        assert_eq!(lines(&app, &mut greta, "").await.cell("Germany", "Counted"), "5");
        assert_eq!(lines(&app, &mut greta, "?as_of=2026-11-30").await.cell("Germany", "Counted"), "4");
    }

    async fn an_exemption_that_is_revoked_held_while_it_held(app: TestApp) {
        let mut greta = app.sign_in(GRETA).await;
        let (edition, eva) = (app.edition.to_string(), app.id(EVA).await);
        greta.post(&format!("/people/{eva}/exemptions"), &[("edition", &edition), ("reason", "By mistake.")]).await.is(303);
        app.now_is("2026-12-03T09:00:00Z");
        let mut greta = app.sign_in(GRETA).await;
        let page = greta.get(&format!("/people/{eva}")).await.is(200);
        let revoke = page.link(&format!("/people/{eva}/exemptions/"));
        let revoke = if revoke.ends_with("/revoke") { revoke } else { page.links("class=\"exemptions\"", "/people/").remove(0) };
        greta.post(&revoke, &[]).await.is(303);
        greta.post(&revoke, &[]).await.is(303);
        assert_eq!(lines(&app, &mut greta, "").await.cell("Germany", "Exempt"), "0");
        assert_eq!(lines(&app, &mut greta, "?as_of=2026-12-02").await.cell("Germany", "Exempt"), "1");
        assert_eq!(app.count("SELECT count(*) AS heads FROM audit_event WHERE action = 'exemption.revoked'").await, 1);
    }

    async fn last_year_is_kept_and_this_year_starts_from_nothing(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        let last = format!("/participation/{}", app.last_year);
        ada.get(&board(&app, "")).await.is(200).has(&format!("href=\"{last}\"")).says("0.0%");
        let page = ada.get(&last).await.is(200).says("100.0%");
        assert_eq!(page.lines().cell("Germany", "Completed"), "4");
        ada.get(&format!("{last}?as_of=2025-11-30")).await.is(200).says("0.0%");
    }

    async fn a_country_is_judged_by_its_pace(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        // Last year everybody was done on the first of December; before it, nobody.
        assert_eq!(lines(&app, &mut ada, "?as_of=2026-11-15").await.cell("Germany", "State"), "On track");
        assert_eq!(lines(&app, &mut ada, "").await.cell("Germany", "State"), "At risk");
        app.now_is("2027-02-05T09:00:00Z");
        for number in [FATIMA, SALEM] {
            app.completed(number, "2027-02-02").await;
        }
        let mut ada = app.sign_in(ADA).await;
        let february = lines(&app, &mut ada, "").await;
        assert_eq!(february.cell("Germany", "State"), "Missed");
        assert_eq!(february.cell("Saudi Arabia", "State"), "Reached");
    }

    async fn a_coordinator_sees_the_own_countries_and_nothing_of_the_others(app: TestApp) {
        app.completed(HANA, "2026-11-20").await;
        let mut greta = app.sign_in(GRETA).await;
        let page = greta.get(&board(&app, "")).await.is(200).says("Your countries").says("Germany").does_not_say("Japan").does_not_say("Saudi");
        assert_eq!(page.lines().names(), ["Germany"]);
        assert_eq!(lines(&app, &mut greta, "?level=site").await.names(), ["Munich Plant"]);
        for node in ["country:JP", "entity:KX-JP", "site:TKY", "region:japan", "domestic", "country:FR"] {
            for path in ["", "/table.csv", "/table.xlsx", "/people", "/people.csv", "/people.xlsx"] {
                greta.get(&board(&app, &format!("{path}?node={node}"))).await.is(404);
            }
        }
        let table = csv(&greta.get(&board(&app, "/table.csv?level=site")).await.is(200));
        assert_eq!(table.iter().skip(1).map(|row| row[0].as_str()).collect::<Vec<_>>(), ["Munich Plant"]);
        let people = csv(&greta.get(&board(&app, "/people.csv")).await.is(200));
        assert_eq!(people.len(), 1 + 4);
        assert!(people.iter().skip(1).all(|row| row[2] == "Germany"));
    }

    async fn two_countries_are_seen_together(app: TestApp) {
        app.coordinates(GRETA, "SA").await;
        let mut greta = app.sign_in(GRETA).await;
        let mut names: Vec<String> = lines(&app, &mut greta, "").await.names().iter().map(ToString::to_string).collect();
        names.sort_unstable();
        assert_eq!(names, ["Germany", "Saudi Arabia"]);
        greta.get(&board(&app, "")).await.is(200).says("0 of 2 countries reached the target");
    }

    async fn a_file_holds_exactly_what_the_page_shows(app: TestApp) {
        for number in [HANA, ERIK, EVA, MARIA] {
            app.completed(number, "2026-11-20").await;
        }
        app.on_leave(GRETA, "2026-11-01", None).await;
        let mut ada = app.sign_in(ADA).await;
        for query in ["", "?level=site", "?node=overseas&level=entity", "?as_of=2026-11-19", "?q=germ"] {
            let shown = lines(&app, &mut ada, query).await.0;
            let file = csv(&ada.get(&board(&app, &format!("/table.csv{query}"))).await.is(200));
            assert_eq!(shown.len(), file.len(), "{query}");
            for (shown, file) in shown.iter().zip(&file).skip(1) {
                // Name, counted, completed, to go, state, then the columns apart; the file has the code beside the name.
                let in_file = [&file[0], &file[2], &file[3], &file[7], &file[8], &file[9], &file[10], &file[11], &file[12], &file[13]];
                let on_page = [&shown[0], &shown[1], &shown[2], &shown[6], &shown[7], &shown[8], &shown[9], &shown[10], &shown[11], &shown[12]];
                assert_eq!(in_file, on_page, "{query}");
                let rate = shown[3].split('%').next().unwrap_or_default();
                assert!(file[4].starts_with(rate), "{} and {}", file[4], shown[3]);
                // The page cuts to one decimal, never in favour of the target.
                let hundredths: i64 = file[6].replace('.', "").parse().expect("points");
                let on_page = shown[5].replace('\u{2212}', "-").replace(['.', '+'], "");
                assert_eq!(hundredths.div_euclid(10).to_string(), on_page.parse::<i64>().expect("points").to_string(), "{query}");
            }
        }
        let header = ada.get(&board(&app, "/table.csv")).await.is(200);
        assert!(header.disposition.contains("participation-FY2026-country-2026-12-01.csv"), "{}", header.disposition);
    }

    async fn no_cell_of_a_file_is_a_formula(app: TestApp) {
        let names = ["=HYPERLINK(\"http://evil.example\",\"Click\")", "+49 89 1", "-1", "@SUM(A1:A9)"];
        for (number, name) in [ERIK, EVA, GRETA, OTTO].into_iter().zip(names) {
            app.is_called(number, name).await;
        }
        app.change("UPDATE entity SET name = '=1+1' WHERE code = 'KX-DE'").await;
        let mut ada = app.sign_in(ADA).await;
        let files = [board(&app, "/people.csv"), board(&app, "/table.csv?level=entity")];
        for file in files {
            let rows = csv(&ada.get(&file).await.is(200));
            for cell in rows.iter().skip(1).flatten() {
                let is_number = cell.parse::<f64>().is_ok();
                assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?} in {file}");
            }
        }
        let people = csv(&ada.get(&board(&app, "/people.csv")).await.is(200));
        for name in names {
            assert!(people.iter().any(|row| row[1] == format!("'{name}")), "{name} in {people:?}");
        }
    }

    async fn a_workbook_is_a_workbook(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        for file in ["/table.xlsx", "/people.xlsx"] {
            let seen = ada.get(&board(&app, file)).await.is(200);
            assert_eq!(seen.kind, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            assert!(seen.bytes.starts_with(b"PK\x03\x04"), "a zip archive");
            assert!(seen.disposition.contains(".xlsx\""), "{}", seen.disposition);
        }
    }

    async fn files_speak_the_readers_language(app: TestApp) {
        app.reads(ADA, "ja").await;
        let mut ada = app.sign_in(ADA).await;
        let table = csv(&ada.get(&board(&app, "/table.csv")).await.is(200));
        assert!(table.iter().any(|row| row[0] == "ドイツ"), "{table:?}");
        assert!(table.iter().flatten().all(|cell| !cell.contains('⟨')), "{table:?}");
    }

    async fn the_page_is_mirrored_for_those_who_read_from_right_to_left(app: TestApp) {
        let mut salem = app.sign_in(SALEM).await;
        salem.get(&board(&app, "")).await.is(200).has("<html lang=\"ar\" dir=\"rtl\"").says("المملكة العربية السعودية").has("<svg").does_not_say("⟨");
    }

    async fn a_part_can_be_searched_for(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        assert_eq!(lines(&app, &mut ada, "?q=GERM").await.names(), ["Germany"]);
        ada.get(&board(&app, "?q=%3Cscript%3E")).await.is(200).says("Nothing here is called “<script>”").has_no("<script>“");
    }

    async fn a_coordinator_sets_targets_in_the_own_country_only(app: TestApp) {
        let mut greta = app.sign_in(GRETA).await;
        let page = board(&app, "/targets");
        let set = |node: &'static str, rate: &'static str, reason: &'static str| [("node", node), ("rate", rate), ("reason", reason)];
        for node in ["group", "overseas", "domestic", "region:europe", "country:JP", "entity:KX-JP", "site:TKY", "country:FR", "site:NOWHERE"] {
            let status = greta.post(&page, &set(node, "80", "Mine.")).await.status.as_u16();
            assert!(status == 403 || status == 404, "{node}: {status}");
        }
        assert_eq!(app.count("SELECT count(*) AS heads FROM target WHERE set_by IS NOT NULL").await, 0);
        for (node, rate) in [("country:DE", "90"), ("entity:KX-DE", "91.5"), ("site:MUC", "92,25")] {
            greta.post(&page, &set(node, rate, "Agreed with the works council.")).await.is(303);
        }
        let shown = greta.get(&page).await.is(200).says("92.25%").says("Greta Vogel").says("Agreed with the works council.");
        shown.has_no("value=\"group\"").has_no("value=\"country:JP\"");
        assert_eq!(lines(&app, &mut greta, "").await.cell("Germany", "Target"), "90%");
        assert_eq!(lines(&app, &mut greta, "?level=entity").await.cell("Kagami DE", "Target"), "91.5%");
        assert_eq!(app.count("SELECT count(*) AS heads FROM audit_event WHERE action = 'target.set'").await, 3);
    }

    async fn a_target_needs_a_rate_and_a_reason(app: TestApp) {
        let mut greta = app.sign_in(GRETA).await;
        let page = board(&app, "/targets");
        for rate in ["", "101", "-5", "ninety", "95.555", "1e2"] {
            let seen = greta.post(&page, &[("node", "country:DE"), ("rate", rate), ("reason", "Because of the audit.")]).await.is(422);
            seen.says("Give the rate as a number from 0 to 100").has("value=\"Because of the audit.\"");
        }
        greta.post(&page, &[("node", "country:DE"), ("rate", "90"), ("reason", " ")]).await.is(422).says("Give a reason");
        greta.post(&page, &[("node", "country:DE"), ("rate", "90"), ("reason", &"x".repeat(501))]).await.is(422);
        greta.post(&page, &[("node", "planet:mars"), ("rate", "90"), ("reason", "Why.")]).await.is(400);
        assert_eq!(app.count("SELECT count(*) AS heads FROM target WHERE set_by IS NOT NULL").await, 0);
    }

    async fn the_history_of_targets_is_kept_and_decides_about_past_days(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        let page = board(&app, "/targets");
        for (day, rate, reason) in [("2026-12-01T09:00:00Z", "70", "A first step."), ("2026-12-04T09:00:00Z", "80", "The second step.")] {
            app.now_is(day);
            ada = app.sign_in(ADA).await;
            ada.post(&page, &[("node", "country:DE"), ("rate", rate), ("reason", reason)]).await.is(303);
        }
        ada.get(&page).await.is(200).says("A first step.").says("The second step.").says("Came with the course").says("Environmental action plan");
        assert_eq!(lines(&app, &mut ada, "").await.cell("Germany", "Target"), "80%");
        assert_eq!(lines(&app, &mut ada, "?as_of=2026-12-03").await.cell("Germany", "Target"), "70%");
        // What is not set takes the nearest wider one.
        assert_eq!(lines(&app, &mut ada, "?level=site").await.cell("Munich Plant", "Target"), "80%");
        assert_eq!(lines(&app, &mut ada, "").await.cell("Japan", "Target"), "95%");
    }

    async fn an_auditor_sees_everything_and_changes_nothing(app: TestApp) {
        let mut otto = app.sign_in(OTTO).await;
        let page = board(&app, "/targets");
        otto.get(&page).await.is(200).says("Environmental action plan").has_no(&format!("action=\"{page}\""));
        otto.post(&page, &[("node", "country:DE"), ("rate", "1"), ("reason", "No.")]).await.is(403);
        assert_eq!(lines(&app, &mut otto, "").await.names().len(), 4);
        let eva = app.id(EVA).await;
        otto.get(&format!("/people/{eva}")).await.is(200).has_no("method=\"post\" action=\"/people");
        otto.post(&format!("/people/{eva}/exemptions"), &[("edition", &app.edition.to_string()), ("reason", "No.")]).await.is(403);
        otto.post(&format!("/people/{eva}/grants"), &[("edition", &app.edition.to_string()), ("reason", "No.")]).await.is(403);
        assert_eq!(app.count("SELECT count(*) AS heads FROM audit_event").await, 0);
    }

    async fn charts_have_words_and_a_table_behind_them(app: TestApp) {
        app.completed(ERIK, "2026-11-20").await;
        let mut ada = app.sign_in(ADA).await;
        let page = ada.get(&board(&app, "")).await.is(200).has("<svg").has("<title").has("<desc").says("Countries against their target");
        assert!(page.text.matches("<svg").count() >= 2, "two charts");
        assert!(page.text.matches("Show the figures as a table").count() >= 2, "a table behind each");
        page.has_no("style=");
    }

    async fn what_was_completed_on_another_server_is_seen(app: TestApp) {
        let elsewhere = app.another_server().await;
        app.has_read_everything(ERIK).await;
        let mut greta = app.sign_in(GRETA).await;
        elsewhere.sign_in(ERIK).await.take_test(&elsewhere, 10).await;
        assert_eq!(lines(&app, &mut greta, "").await.cell("Germany", "Completed"), "1");
    }
}
