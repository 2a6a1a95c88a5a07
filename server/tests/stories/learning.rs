//! What somebody learns: the course of the own place of work, in the own language, resumed anywhere, until it is completed.

use crate::support::{ADA, ERIK, FATIMA, Gives, HANA, MARIA, TARO, story};

/// Ids of the regional lessons among these.
fn regional(lessons: &[String]) -> Vec<&str> {
    lessons.iter().map(String::as_str).filter(|lesson| lesson.starts_with("law-")).collect()
}

story! {
    async fn hana_reads_everything_passes_and_is_done_until_next_year(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        let table = format!("/participation/{}", app.edition);
        assert_eq!(ada.get(&table).await.is(200).lines().cell("Japan", "Completed"), "0");

        let mut hana = app.sign_in(HANA).await;
        let home = hana.get("/").await.is(200).has("<html lang=\"ja\"");
        hana.get(&home.link("/courses/")).await.is(200).says("日本の環境法令").says("気候変動とエネルギー");
        hana.read_everything(&app).await;
        let (attempt, result) = hana.take_test(&app, 10).await;
        result.has("badge-done").has("<html lang=\"ja\"");
        hana.get(&app.course()).await.is(200).has("badge-done").says("2026年12月1日").says("2028年3月31日");
        hana.get("/").await.is(200).says("2026年12月1日").says("2028年3月31日");
        assert_eq!(app.count("SELECT count(*) AS heads FROM completion WHERE attempt_id IS NOT NULL").await, 1);

        // The coordinator's numbers have moved at once, and the test cannot be taken again.
        let page = ada.get(&table).await.is(200).lines();
        assert_eq!((page.cell("Japan", "Completed"), page.cell("Japan", "Counted")), ("1", "4"));
        hana.post(&format!("{}/test", app.course()), &[]).await.is(409);
        hana.get(&format!("/attempts/{attempt}/1")).await.is(303).leads_to(&format!("/attempts/{attempt}/result"));
    }

    async fn fatima_does_the_same_from_right_to_left(app: TestApp) {
        let mut fatima = app.sign_in(FATIMA).await;
        fatima
            .get(&app.course())
            .await
            .is(200)
            .has("<html lang=\"ar\" dir=\"rtl\"")
            .says("الأنظمة البيئية في المملكة العربية السعودية");
        let lessons = fatima.lessons(&app).await;
        assert_eq!(regional(&lessons), ["law-sa-permits-waste-products"]);
        fatima
            .get(&app.lesson("law-sa-permits-waste-products"))
            .await
            .is(200)
            .has_tag("article", &["class=\"lesson\"", "lang=\"ar\"", "dir=\"rtl\""]);
        fatima.read_everything(&app).await;
        let attempt = fatima.open_test(&app).await;
        for place in 1..=10 {
            let page =
                fatima.get(&format!("/attempts/{attempt}/{place}")).await.is(200).has("<html lang=\"ar\" dir=\"rtl\"");
            let main = page.text.split("<main").nth(1).expect("a main part");
            assert!(!main.contains("lang=\"en\""), "question {place} falls back: {main}");
        }
        fatima.answer_all(&app, &attempt, 8).await;
        fatima.hand_in(&attempt).await.has("badge-done");
        fatima.get("/").await.is(200).says("1 ديسمبر 2026").says("31 مارس 2028");
    }

    async fn everybody_gets_the_law_of_the_own_place_of_work_and_no_other(app: TestApp) {
        let expected: [(&str, &[&str]); 4] = [
            (HANA, &["law-jp-waste", "law-jp-water-chemicals-energy"]),
            (ERIK, &["law-eu-sites", "law-eu-products", "law-de-duties"]),
            (MARIA, &["law-us-federal", "law-us-ca-rules"]),
            (FATIMA, &["law-sa-permits-waste-products"]),
        ];
        for (number, law) in expected {
            let lessons = app.sign_in(number).await.lessons(&app).await;
            assert_eq!(regional(&lessons).len() + 12, lessons.len(), "{number}: twelve common lessons");
            let (mut seen, mut law) = (regional(&lessons), law.to_vec());
            seen.sort_unstable();
            law.sort_unstable();
            assert_eq!(seen, law, "{number}");
        }
    }

    async fn the_course_says_when_it_is_due_and_where_its_parts_come_from(app: TestApp) {
        let mut erik = app.sign_in(ERIK).await;
        erik.get("/").await.is(200).says("Due by January 31, 2027");
        erik.get(&app.course()).await.is(200).says("Because of where you work: Germany");
    }

    async fn two_places_of_work_give_the_law_of_both(app: TestApp) {
        app.works_also_at(ERIK, "RUH").await;
        let lessons = app.sign_in(ERIK).await.lessons(&app).await;
        assert_eq!(regional(&lessons).len(), 4);
        assert!(lessons.contains(&"law-sa-permits-waste-products".to_owned()));
    }

    async fn lessons_of_another_country_do_not_exist_for_me(app: TestApp) {
        let mut hana = app.sign_in(HANA).await;
        for lesson in ["law-de-duties", "no-such-lesson"] {
            hana.get(&app.lesson(lesson)).await.is(404);
            hana.post(&app.lesson(lesson), &[]).await.is(404);
            hana.post_quietly(&format!("{}/position", app.lesson(lesson)), &[("segment", "2")]).await.is(404);
        }
        assert_eq!(app.count("SELECT count(*) AS heads FROM lesson_read").await, 0);
        assert_eq!(app.count("SELECT count(*) AS heads FROM reading_position").await, 0);
    }

    async fn a_part_that_is_not_translated_is_shown_in_another_language_and_says_so(app: TestApp) {
        app.reads(ERIK, "ar").await;
        let mut erik = app.sign_in(ERIK).await;
        let page = erik.get(&app.lesson("law-de-duties")).await.is(200);
        page.has("<html lang=\"ar\" dir=\"rtl\"")
            .has_tag("article", &["class=\"lesson\"", "lang=\"en\"", "dir=\"ltr\""])
            .has("notice-info")
            .says("English")
            .says("German environmental law at our sites")
            .does_not_say("⟨");
        // On the course page each title that falls back is marked with its language.
        erik.get(&app.course()).await.is(200).has_tag("span", &["lang=\"en\"", "dir=\"ltr\""]).does_not_say("⟨");
        erik.post(&app.lesson("law-de-duties"), &[]).await.is(303);
        assert_eq!(
            app.count("SELECT count(*) AS heads FROM lesson_read WHERE locale = 'en'").await,
            1,
            "read in the language shown"
        );
    }

    async fn a_question_that_is_not_translated_says_so_too(app: TestApp) {
        app.reads(ERIK, "ar").await;
        app.has_read_everything(ERIK).await;
        let mut erik = app.sign_in(ERIK).await;
        let attempt = erik.open_test(&app).await;
        for (place, question) in (1..).zip(app.sheet(&attempt).await) {
            let page = erik.get(&format!("/attempts/{attempt}/{place}")).await.is(200).does_not_say("⟨");
            assert_eq!(page.text.contains("notice-info"), question.id.starts_with("law-"), "{}", question.id);
        }
    }

    async fn a_lesson_can_be_looked_at_in_another_language_without_changing_mine(app: TestApp) {
        let mut hana = app.sign_in(HANA).await;
        let lesson = app.lesson("what-is-warming");
        hana.get(&lesson).await.is(200).has_tag("article", &["class=\"lesson\"", "lang=\"ja\""]).has("?lang=es\"");
        hana.get(&format!("{lesson}?lang=es"))
            .await
            .is(200)
            .has("<html lang=\"ja\"")
            .has_tag("article", &["class=\"lesson\"", "lang=\"es\""]);
        hana.get(&lesson).await.is(200).has_tag("article", &["class=\"lesson\"", "lang=\"ja\""]);
        hana.get(&format!("{lesson}?lang=de"))
            .await
            .is(200)
            .has_tag("article", &["class=\"lesson\"", "lang=\"en\""])
            .has("notice-info");
    }

    async fn reading_goes_on_where_it_stopped_on_another_device(app: TestApp) {
        let mut desk = app.sign_in(ERIK).await;
        let lessons = desk.lessons(&app).await;
        desk.post(&app.lesson(&lessons[0]), &[]).await.is(303).leads_to(&app.lesson(&lessons[1]));
        desk.post_quietly(&format!("{}/position", app.lesson(&lessons[1])), &[("segment", "3")]).await.is(204);

        let mut phone = app.sign_in(ERIK).await;
        phone.get("/").await.is(200).says("In progress").says("14 lessons left");
        let course = phone.get(&app.course()).await.is(200).says("1 of 15 lessons read").says("You stopped here");
        let resume = course.link(&format!("{}#", app.lesson(&lessons[1])));
        assert_eq!(resume, format!("{}#s3", app.lesson(&lessons[1])));
        phone.get(&app.lesson(&lessons[1])).await.is(200).has("data-segment=\"3\"");
        // Going further on the phone moves the place on the desk.
        phone.post_quietly(&format!("{}/position", app.lesson(&lessons[2])), &[("segment", "5")]).await.is(204);
        desk.get(&app.course()).await.is(200).has(&format!("{}#s5", app.lesson(&lessons[2])));
    }

    async fn reading_a_lesson_twice_counts_once(app: TestApp) {
        let mut erik = app.sign_in(ERIK).await;
        let mut other_tab = erik.another_tab();
        let lesson = app.lesson("what-is-warming");
        let (one, two) = tokio::join!(erik.post(&lesson, &[]), other_tab.post(&lesson, &[]));
        one.is(303);
        two.is(303);
        assert_eq!(app.count("SELECT count(*) AS heads FROM lesson_read").await, 1);
    }

    async fn legal_references_name_act_article_and_dates(app: TestApp) {
        let mut hana = app.sign_in(HANA).await;
        hana.get(&app.lesson("law-jp-waste"))
            .await
            .is(200)
            .says("廃棄物の処理及び清掃に関する法律")
            .says("昭和45年法律第137号")
            .says("1971年9月24日")
            .has("href=\"#ref-jp-waste-act\"")
            .has("id=\"ref-jp-waste-act\"");
    }

    async fn a_transfer_adds_only_the_missing_regional_part(app: TestApp) {
        let mut hana = app.sign_in(HANA).await;
        hana.read_everything(&app).await;
        app.transferred(HANA, "MUC", "2026-12-01").await;

        let mut hana = app.sign_in(HANA).await;
        hana.post("/language", &[("locale", "en")]).await.is(303);
        hana.get("/").await.is(200).says("3 lessons left");
        hana.get(&app.course()).await.is(200).says("12 of 15 lessons read").does_not_say("Environmental law in Japan");
        hana.post(&format!("{}/test", app.course()), &[]).await.is(409).says("Read 3 more lessons");
        for lesson in ["law-eu-sites", "law-eu-products", "law-de-duties"] {
            hana.post(&app.lesson(lesson), &[]).await.is(303);
        }
        let attempt = hana.open_test(&app).await;
        let law: Vec<_> =
            app.sheet(&attempt).await.into_iter().filter(|question| question.id.starts_with("law-")).collect();
        assert_eq!(law.len(), 3);
        assert!(law.iter().all(|question| question.id.starts_with("law-eu") || question.id.starts_with("law-de")));
    }

    async fn who_has_completed_and_moves_stays_completed(app: TestApp) {
        app.completed(HANA, "2026-11-20").await;
        app.transferred(HANA, "MUC", "2026-12-01").await;
        app.reads(HANA, "en").await;
        app.sign_in(HANA).await.get("/").await.is(200).says("Completed on November 20, 2026");
    }

    async fn last_years_course_does_not_count_for_this_year(app: TestApp) {
        let mut erik = app.sign_in(ERIK).await;
        erik.get("/")
            .await
            .is(200)
            .says("FY2026 Not started")
            .says("FY2025 Completed")
            .says("Completed on December 1, 2025");
    }

    async fn nothing_can_be_read_before_it_opens_or_after_it_closed(app: TestApp) {
        app.has_read_everything(TARO).await;
        for (day, words) in [
            ("2026-09-29T09:00:00Z", "The course opens on October 1, 2026"),
            ("2027-04-02T09:00:00Z", "The course closed on March 31, 2027"),
        ] {
            app.now_is(day);
            let mut erik = app.sign_in(ERIK).await;
            erik.get(&app.course()).await.is(200).says(words);
            erik.post(&app.lesson("what-is-warming"), &[]).await.is(409);
            app.sign_in(TARO).await.post(&format!("{}/test", app.course()), &[]).await.is(409);
        }
        assert_eq!(app.count("SELECT count(*) AS heads FROM attempt").await, 0);
    }

    async fn late_is_better_than_never_until_the_edition_closes(app: TestApp) {
        app.has_read_everything(ERIK).await;
        app.now_is("2027-03-31T09:00:00Z");
        let mut erik = app.sign_in(ERIK).await;
        erik.get("/").await.is(200).says("FY2026 Overdue");
        erik.take_test(&app, 10).await.1.says("You have completed the course");
    }

    async fn who_is_on_leave_is_not_chased_and_has_time_after_coming_back(app: TestApp) {
        app.on_leave(ERIK, "2026-10-15", Some("2027-02-20")).await;
        let mut erik = app.sign_in(ERIK).await;
        erik.get("/").await.is(200).says("FY2026 On leave");
        app.now_is("2027-02-22T09:00:00Z");
        let mut erik = app.sign_in(ERIK).await;
        erik.get("/")
            .await
            .is(200)
            .says("FY2026 Not started")
            .says("Due by March 22, 2027")
            .does_not_say("Overdue");
    }

    async fn who_joins_late_owes_what_is_open_and_has_thirty_days(app: TestApp) {
        app.now_is("2027-01-20T09:00:00Z");
        app.hired("K-5001", "Jonas Klein", "MUC").await;
        let mut jonas = app.sign_in("K-5001").await;
        jonas.get("/").await.is(200).says("Due by February 19, 2027");
        jonas.read_everything(&app).await;
        let attempt = jonas.open_test(&app).await;
        jonas.answer(&app, &attempt, 1, Gives::Right).await.is(303);
    }

    async fn who_was_not_there_on_the_day_of_assignment_is_assigned_later(app: TestApp) {
        app.change("DELETE FROM obligation WHERE person_id IN (SELECT id FROM person WHERE number = 'K-2001')").await;
        app.sign_in(ERIK).await.get("/").await.is(200).says("You have nothing to do right now");
        assert_eq!(kunren_services::learning::assign_missing(&app.kunren).await.expect("an answer"), 1);
        let why = format!("{}/why", app.course());
        app.sign_in(ERIK).await.get(&why).await.is(200).says("It has been assigned since December 1, 2026.");
        assert_eq!(kunren_services::learning::assign_missing(&app.kunren).await.expect("an answer"), 0);
    }

    async fn an_edition_held_before_this_system_asks_for_nothing(app: TestApp) {
        app.change("DELETE FROM completion WHERE attempt_id IS NULL").await;
        app.on_leave(ERIK, "2025-11-01", None).await;
        let home = app.sign_in(ERIK).await.get("/").await.is(200).does_not_say("All lessons read.");
        let words = home.words();
        let (_, earlier) = words.split_once("Earlier courses").expect("last year's course is an earlier one");
        assert!(earlier.contains("FY2025") && !earlier.contains("lessons"), "{earlier}");
    }

    async fn who_left_cannot_sign_in_any_more(app: TestApp) {
        app.left(ERIK, "2026-12-01").await;
        let mut erik = app.visitor();
        erik.post("/sign-in", &[("login", ERIK), ("password", crate::support::PASSWORD)]).await.is(422);
    }

    async fn what_somebody_does_at_a_kiosk_counts_like_everything_else(app: TestApp) {
        app.has_read_everything(TARO).await;
        let mut taro = app.visitor();
        taro.post("/kiosk", &[("login", TARO), ("pin", crate::support::PIN)]).await.is(303);
        // Each saved answer shows that somebody is there.
        let attempt = taro.open_test(&app).await;
        for place in 1..=10 {
            app.minutes_pass(4);
            taro.answer(&app, &attempt, place, Gives::Right).await.is(303).leads_to("/attempts/");
        }
        taro.hand_in(&attempt).await.has("badge-done");
    }
}
