//! The confirmation test: what is drawn, what is kept, what is shown, and that nobody gets more than is due.

use crate::support::{
    ADA, ERIK, EVA, FATIMA, GRETA, Gives, HANA, KENJI, MARIA, OTTO, SALEM, TestApp, borrowed, fields, story,
};
use kunren_domain::course::Kind;
use std::collections::BTreeSet;

/// Ids of the questions of an attempt.
async fn drawn(app: &TestApp, attempt: &str) -> Vec<String> {
    app.sheet(attempt).await.into_iter().map(|question| question.id).collect()
}

story! {
    async fn lessons_come_before_the_test(app: TestApp) {
        let mut erik = app.sign_in(ERIK).await;
        let test = format!("{}/test", app.course());
        erik.post(&test, &[]).await.is(409).says("Read 15 more lessons before the test");
        let lessons = erik.lessons(&app).await;
        for lesson in &lessons[..14] {
            erik.post(&app.lesson(lesson), &[]).await.is(303);
        }
        erik.post(&test, &[]).await.is(409).says("Read 1 more lesson before the test");
        assert_eq!(app.count("SELECT count(*) AS heads FROM attempt").await, 0);
        erik.post(&app.lesson(&lessons[14]), &[]).await.is(303).leads_to(&app.course());
        erik.post(&test, &[]).await.is(303).leads_to("/attempts/");
    }

    async fn seven_common_and_three_regional_questions_are_drawn_once(app: TestApp) {
        for number in [HANA, ERIK, FATIMA, MARIA] {
            let mut person = app.ready(number).await;
            let attempt = person.open_test(&app).await;
            let questions = drawn(&app, &attempt).await;
            assert_eq!(questions.iter().collect::<BTreeSet<_>>().len(), 10, "{number}: ten different questions");
            assert_eq!(questions.iter().filter(|id| id.starts_with("law-")).count(), 3, "{number}");
            // Opening again, by button or by address, on this device or another, shows the same.
            let first = person.get(&format!("/attempts/{attempt}/1")).await.is(200);
            assert_eq!(person.open_test(&app).await, attempt);
            let again = app.sign_in(number).await.get(&format!("/attempts/{attempt}/1")).await.is(200);
            assert_eq!(first.words(), again.words());
        }
        assert_eq!(app.count("SELECT count(*) AS heads FROM attempt").await, 4);
    }

    async fn every_kind_of_question_can_be_answered_rightly_and_wrongly(app: TestApp) {
        let mut kinds: BTreeSet<String> = BTreeSet::new();
        for number in [HANA, ERIK, EVA, GRETA, OTTO, KENJI, ADA] {
            let mut person = app.ready(number).await;
            let attempt = person.open_test(&app).await;
            let sheet = app.sheet(&attempt).await;
            for (place, question) in (1..).zip(&sheet) {
                person.answer(&app, &attempt, place, Gives::Wrong).await.is(303);
                let page = person.get(&format!("/attempts/{attempt}/{place}")).await.is(200);
                let mark = match question.kind {
                    Kind::Single | Kind::Multiple | Kind::TrueFalse => " checked",
                    Kind::Matching | Kind::Ordering => " selected",
                };
                page.has(mark);
                // The last answer counts.
                person.answer(&app, &attempt, place, Gives::Right).await.is(303);
                kinds.insert(format!("{:?}", question.kind));
            }
            person.hand_in(&attempt).await.has("badge-done");
            if kinds.len() == 5 {
                return;
            }
        }
        panic!("in seven tests only {kinds:?} were drawn");
    }

    async fn answers_are_kept_one_by_one_and_resumed_on_another_device(app: TestApp) {
        let mut desk = app.ready(ERIK).await;
        let attempt = desk.open_test(&app).await;
        desk.answer(&app, &attempt, 1, Gives::Right).await.leads_to(&format!("/attempts/{attempt}/2"));
        desk.answer(&app, &attempt, 2, Gives::Right).await.leads_to(&format!("/attempts/{attempt}/3"));
        let mut phone = app.sign_in(ERIK).await;
        phone.get(&app.course()).await.is(200).says("You have started attempt 1").says("Continue the test");
        phone.get(&format!("/attempts/{attempt}")).await.is(303).leads_to(&format!("/attempts/{attempt}/3"));
        let review = phone.get(&format!("/attempts/{attempt}/review")).await.is(200);
        review.says("8 questions are not answered yet");
    }

    async fn an_island_saves_the_same_form_and_is_told_in_machine_words(app: TestApp) {
        let mut erik = app.ready(ERIK).await;
        let attempt = erik.open_test(&app).await;
        let right = fields(&app.sheet(&attempt).await[0], Gives::Right);
        let place = format!("/attempts/{attempt}/1");
        erik.post_quietly(&place, &borrowed(&right)).await.is(204);
        assert_eq!(app.count("SELECT count(*) AS heads FROM answer").await, 1);
        let refused =
            erik.post_quietly(&place, &[("choice", "zz"), ("place.a", "zz"), ("match.a", "zz")]).await.is(422);
        assert_eq!(refused.kind, "application/problem+json");
    }

    async fn an_answer_can_be_taken_back(app: TestApp) {
        let mut erik = app.ready(ERIK).await;
        let attempt = erik.open_test(&app).await;
        erik.answer(&app, &attempt, 1, Gives::Right).await.is(303);
        erik.post(&format!("/attempts/{attempt}/1"), &[("go", "review")])
            .await
            .is(303)
            .leads_to(&format!("/attempts/{attempt}/review"));
        erik.get(&format!("/attempts/{attempt}/review")).await.is(200).says("10 questions are not answered yet");
    }

    async fn an_answer_that_is_none_is_shown_again_with_what_was_typed(app: TestApp) {
        for number in [HANA, ERIK, EVA, GRETA, OTTO, KENJI, ADA, SALEM] {
            app.reads(number, "en").await;
            let mut person = app.ready(number).await;
            let attempt = person.open_test(&app).await;
            let sheet = app.sheet(&attempt).await;
            let Some(at) = sheet.iter().position(|question| question.kind == Kind::Ordering) else { continue };
            let page = format!("/attempts/{attempt}/{}", at + 1);
            let same: Vec<(String, String)> =
                sheet[at].options.iter().map(|option| (format!("place.{option}"), "1".to_owned())).collect();
            person.post(&page, &borrowed(&same)).await.is(422).says("Give every place exactly once").has(" selected");
            assert_eq!(app.count("SELECT count(*) AS heads FROM answer").await, 0);
            return;
        }
        panic!("in eight tests there was no ordering");
    }

    async fn changing_the_language_in_the_middle_keeps_questions_place_and_answers(app: TestApp) {
        let mut hana = app.ready(HANA).await;
        let attempt = hana.open_test(&app).await;
        let before = drawn(&app, &attempt).await;
        hana.answer(&app, &attempt, 1, Gives::Right).await.is(303);
        let japanese = hana.get(&format!("/attempts/{attempt}/1")).await.is(200).has("<html lang=\"ja\"");
        // The language buttons belong to the question's form: what was just chosen is sent along.
        let mut second = fields(&app.sheet(&attempt).await[1], Gives::Right);
        second.push(("locale".to_owned(), "en".to_owned()));
        hana.post(&format!("/attempts/{attempt}/2"), &borrowed(&second))
            .await
            .is(303)
            .leads_to(&format!("/attempts/{attempt}/2"));
        assert_eq!(app.count("SELECT count(*) AS heads FROM answer").await, 2);
        let english = hana.get(&format!("/attempts/{attempt}/1")).await.is(200).has("<html lang=\"en\"");
        assert_ne!(japanese.words(), english.words());
        assert_eq!(chosen(&japanese.text), chosen(&english.text), "what was answered is still filled in");
        assert_eq!(drawn(&app, &attempt).await, before);
        for place in 3..=10 {
            hana.answer(&app, &attempt, place, Gives::Right).await.is(303);
        }
        hana.hand_in(&attempt).await.says("10 of 10 right");
    }

    async fn eight_of_ten_pass_and_every_question_is_explained(app: TestApp) {
        let mut erik = app.ready(ERIK).await;
        let (attempt, result) = erik.take_test(&app, 8).await;
        let result =
            result.says("8 of 10 right (80%)").says("Congratulations").says("Valid until").says("Right answer");
        let content = app.kunren.latest(app.edition).await.expect("an answer").expect("content");
        let english = "en".parse().expect("a language");
        for question in drawn(&app, &attempt).await {
            let explanation =
                content.text(&format!("question/{question}/explanation"), &english).expect("an explanation");
            let start: String = kunren_services::course::html::plain(explanation.text).chars().take(40).collect();
            assert!(result.words().contains(&start), "{question}: {start:?} is not in {}", result.words());
        }
    }

    async fn after_a_fail_there_are_topics_and_a_time_and_never_the_right_answers(app: TestApp) {
        let mut erik = app.ready(ERIK).await;
        let (attempt, result) = erik.take_test(&app, 7).await;
        let result = result
            .says("7 of 10 right (70%)")
            .says("80% needed")
            .says("Not passed")
            .says("Topics to read again")
            .says("Dec 1, 2026, 11:00")
            .has_no("right-mark")
            .has_no("is-right")
            .has_no("feedback")
            .has_no("explanation");
        result.link(&app.lesson(""));
        let content = app.kunren.latest(app.edition).await.expect("an answer").expect("content");
        let english = "en".parse().expect("a language");
        for question in app.sheet(&attempt).await {
            let mut secrets = vec![format!("question/{}/explanation", question.id)];
            secrets.extend(question.options.iter().map(|option| format!("question/{}/feedback/{option}", question.id)));
            for text in secrets.iter().filter_map(|key| content.text(key, &english)) {
                let start: String = kunren_services::course::html::plain(text.text).chars().take(40).collect();
                assert!(!result.words().contains(&start), "{start:?} is on the page");
            }
        }
    }

    async fn the_right_answers_are_on_no_page_before_the_test_is_passed(app: TestApp) {
        let mut erik = app.ready(ERIK).await;
        let attempt = erik.open_test(&app).await;
        let content = app.kunren.latest(app.edition).await.expect("an answer").expect("content");
        let english = "en".parse().expect("a language");
        for (place, question) in (1..).zip(app.sheet(&attempt).await) {
            let page = erik.get(&format!("/attempts/{attempt}/{place}")).await.is(200);
            assert!(chosen(&page.text).is_empty(), "nothing is filled in: {}", page.text);
            let explanation =
                content.text(&format!("question/{}/explanation", question.id), &english).expect("an explanation");
            let start: String = explanation.text.chars().take(30).collect();
            assert!(!page.text.contains(&start), "{start:?} is in the page of question {place}");
        }
    }

    async fn the_second_attempt_asks_what_was_not_asked_before(app: TestApp) {
        let mut hana = app.ready(HANA).await;
        let (first, _) = hana.take_test(&app, 0).await;
        app.minutes_pass(61);
        let second = hana.open_test(&app).await;
        let (before, now) = (drawn(&app, &first).await, drawn(&app, &second).await);
        assert!(now.iter().all(|id| !before.contains(id)), "{before:?} then {now:?}");
    }

    async fn what_was_opened_stays_as_it_was_when_the_course_changes(app: TestApp) {
        let mut erik = app.ready(ERIK).await;
        let attempt = erik.open_test(&app).await;
        let before = erik.get(&format!("/attempts/{attempt}/1")).await.is(200);
        erik.answer(&app, &attempt, 1, Gives::Right).await.is(303);
        app.import_changed(|path, text| {
            let text = text.replace("stem = \"", "stem = \"Rewritten: ");
            if path.ends_with("module.toml") {
                // What was right is wrong from now on.
                text.replace("right = [\"a\"]", "right = [\"#\"]")
                    .replace("right = [\"b\"]", "right = [\"a\"]")
                    .replace("right = [\"#\"]", "right = [\"b\"]")
            } else {
                text
            }
        })
        .await;

        let app = app.another_server().await;
        let mut erik = app.sign_in(ERIK).await;
        let after = erik.get(&format!("/attempts/{attempt}/1")).await.is(200).does_not_say("Rewritten: ");
        assert_eq!(stem(&before.text), stem(&after.text));
        let mut greta = app.ready(GRETA).await;
        let hers = greta.open_test(&app).await;
        greta.get(&format!("/attempts/{hers}/1")).await.is(200).says("Rewritten: ");
        erik.answer_all(&app, &attempt, 10).await;
        erik.hand_in(&attempt).await.says("10 of 10 right").says("Content version 1");
    }

    async fn nobodys_pass_is_undone_by_a_new_version(app: TestApp) {
        let mut erik = app.ready(ERIK).await;
        let (attempt, _) = erik.take_test(&app, 8).await;
        app.import_with_test("mode = \"pass-mark\"\npass_mark = 100\nattempts = 3\ncooldown_minutes = 60").await;
        let app = app.another_server().await;
        let mut erik = app.sign_in(ERIK).await;
        erik.get("/").await.is(200).says("Completed on December 1, 2026");
        erik.get(&format!("/attempts/{attempt}/result"))
            .await
            .is(200)
            .says("8 of 10 right (80%)")
            .says("Passed")
            .says("Content version 1");
    }

    async fn where_wrong_ones_are_corrected_only_they_are_asked_again_until_all_are_right(app: TestApp) {
        app.import_with_test("mode = \"correct-the-wrong\"\npass_mark = 80\nattempts = 1\ncooldown_minutes = 60").await;
        let mut erik = app.ready(ERIK).await;
        erik.get(&app.course()).await.is(200).says("Pass by getting everything right");
        let (first, result) = erik.take_test(&app, 7).await;
        result
            .says("7 of 10 right")
            .says("Not passed")
            .says("Correct the 3 remaining answers")
            .has_no("right-mark")
            .has_no("feedback");
        // At once, and as often as it takes.
        let second = erik.open_test(&app).await;
        let again: BTreeSet<String> = drawn(&app, &second).await.into_iter().collect();
        assert_eq!(again, drawn(&app, &first).await.into_iter().skip(7).collect());
        erik.answer_all(&app, &second, 2).await;
        erik.hand_in(&second).await.says("2 of 3 right").says("Correct the remaining answer");
        let (_, result) = erik.take_test(&app, 1).await;
        result.says("1 of 1 right").says("You have completed the course");
        // Now that it is over, every question is explained.
        erik.get(&format!("/attempts/{first}/result")).await.is(200).has("explanation");
    }

    async fn an_unanswered_test_can_be_handed_in_and_fails(app: TestApp) {
        let mut erik = app.ready(ERIK).await;
        let attempt = erik.open_test(&app).await;
        erik.hand_in(&attempt).await.says("0 of 10 right (0%)").says("Not passed");
    }
}

/// What is filled in on a question's page: values of checked inputs and selected options.
fn chosen(page: &str) -> Vec<String> {
    let tags = page.split('<').filter(|tag| tag.contains(" checked") || tag.contains(" selected"));
    let value = |tag: &str| Some(tag.split_once("value=\"")?.1.split_once('"')?.0.to_owned());
    tags.filter_map(value).collect()
}

/// The question's words.
fn stem(page: &str) -> String {
    let legend = page.split("<legend>").nth(1).and_then(|rest| rest.split("</legend>").next()).expect("a question");
    crate::support::words_of(legend)
}
