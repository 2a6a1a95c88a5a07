//! Signing in, staying signed in, signing out.

use crate::support::{ERIK, HANA, PASSWORD, PIN, TARO, story};
use kunren_services::account;
use std::sync::Arc;

const SESSIONS: &str = "SELECT count(*) AS heads FROM session";
const FAILURES: &str = "SELECT count(*) AS heads FROM sign_in_failure";
/// More people than failures that one address is let through.
const CROWD: usize = 60;

story! {
    async fn somebody_signs_in_by_number_or_address_in_any_case(app: TestApp) {
        let mut hana = app.visitor();
        hana.post("/sign-in", &[("login", " k-1001 "), ("password", PASSWORD)]).await.is(303).leads_to("/");
        let mut erik = app.visitor();
        erik.post("/sign-in", &[("login", "K-2001@Kagami.example"), ("password", PASSWORD)]).await.is(303);
        erik.get("/").await.is(200).says("My courses").says("Erik Weber");
    }

    async fn the_sign_in_page_speaks_the_browsers_language(app: TestApp) {
        let mut visitor = app.visitor();
        for (asked, dir, lang) in [("ja,en;q=0.5", "ltr", "ja"), ("ar-SA", "rtl", "ar"), ("zh-CN", "ltr", "zh-Hans"), ("es-MX", "ltr", "es"), ("pt", "ltr", "en")] {
            visitor.language = asked;
            visitor.get("/sign-in").await.is(200).has(&format!("<html lang=\"{lang}\" dir=\"{dir}\""));
        }
    }

    async fn after_signing_in_the_person_decides_the_language(app: TestApp) {
        let mut hana = app.sign_in(HANA).await;
        hana.language = "en";
        hana.get("/").await.is(200).has("<html lang=\"ja\"");
        hana.post("/language", &[("locale", "ar"), ("next", "/account")]).await.is(303).leads_to("/account");
        hana.get("/account").await.is(200).has("dir=\"rtl\"");
        app.sign_in(HANA).await.get("/").await.is(200).has("<html lang=\"ar\"");
    }

    async fn a_wrong_password_and_an_unknown_person_get_the_same_answer(app: TestApp) {
        let mut visitor = app.visitor();
        let wrong = visitor.post("/sign-in", &[("login", ERIK), ("password", "not this one")]).await.is(422);
        let unknown = visitor.post("/sign-in", &[("login", "K-7777"), ("password", "not this one")]).await.is(422);
        assert_eq!(wrong.words(), unknown.words());
    }

    async fn after_five_failures_the_account_waits_even_for_the_right_password(app: TestApp) {
        let mut visitor = app.visitor();
        for _ in 0..5 {
            visitor.post("/sign-in", &[("login", ERIK), ("password", "guess")]).await.is(422);
        }
        visitor.post("/sign-in", &[("login", ERIK), ("password", PASSWORD)]).await.is(429).says("Too many attempts");
        visitor.post("/sign-in", &[("login", HANA), ("password", PASSWORD)]).await.is(303);
        app.minutes_pass(16);
        visitor.post("/sign-in", &[("login", ERIK), ("password", PASSWORD)]).await.is(303);
    }

    async fn a_kiosk_session_is_short_and_can_be_prolonged(app: TestApp) {
        let mut taro = app.visitor();
        taro.post("/kiosk", &[("login", TARO), ("pin", "111112")]).await.is(422);
        taro.post("/kiosk", &[("login", TARO), ("pin", PIN)]).await.is(303);
        taro.get("/").await.is(200);
        app.minutes_pass(8);
        taro.post("/kiosk/stay", &[("next", "/")]).await.is(303).leads_to("/");
        app.minutes_pass(8);
        taro.get("/").await.is(200);
        app.minutes_pass(3);
        taro.get("/").await.is(303).leads_to("/sign-in");
    }

    async fn a_pin_is_no_password_and_a_password_no_pin(app: TestApp) {
        let mut taro = app.visitor();
        taro.post("/sign-in", &[("login", TARO), ("password", PIN)]).await.is(422);
        taro.post("/kiosk", &[("login", TARO), ("pin", PASSWORD)]).await.is(422);
    }

    async fn signing_out_everywhere_ends_every_device(app: TestApp) {
        let mut phone = app.sign_in(ERIK).await;
        let mut desk = app.sign_in(ERIK).await;
        let mut somebody_else = app.sign_in(HANA).await;
        phone.post("/sign-out-everywhere", &[]).await.is(303).leads_to("/sign-in");
        desk.get("/").await.is(303).leads_to("/sign-in");
        somebody_else.get("/").await.is(200);
    }

    async fn a_stolen_cookie_is_worthless_after_signing_out(app: TestApp) {
        let mut erik = app.sign_in(ERIK).await;
        let mut thief = erik.another_tab();
        erik.post("/sign-out", &[]).await.is(303);
        thief.get("/").await.is(303).leads_to("/sign-in");
    }

    async fn a_new_password_signs_out_the_others_and_counts_at_once(app: TestApp) {
        let mut desk = app.sign_in(ERIK).await;
        let mut phone = app.sign_in(ERIK).await;
        desk.post("/account/password", &[("present", "wrong"), ("new", "a fresh new sentence")]).await.is(422);
        desk.post("/account/password", &[("present", PASSWORD), ("new", "short")]).await.is(422).says("too short");
        desk.post("/account/password", &[("present", PASSWORD), ("new", "a fresh new sentence")]).await.is(303);
        desk.get("/account").await.is(200);
        phone.get("/").await.is(303);
        app.visitor().post("/sign-in", &[("login", ERIK), ("password", "a fresh new sentence")]).await.is(303);
    }

    async fn whoever_guesses_the_present_password_has_to_wait_even_with_the_right_one(app: TestApp) {
        let mut erik = app.sign_in(ERIK).await;
        let change = |present| [("present", present), ("new", "a fresh new sentence")];
        for _ in 0..5 {
            erik.post("/account/password", &change("guess")).await.is(422);
        }
        erik.post("/account/password", &change(PASSWORD)).await.is(429).says("Too many attempts");
        app.visitor().post("/sign-in", &[("login", ERIK), ("password", PASSWORD)]).await.is(429);
        app.minutes_pass(16);
        erik.post("/account/password", &change(PASSWORD)).await.is(303);
    }

    async fn a_whole_factory_signs_in_at_once_behind_one_address(app: TestApp) {
        app.crowd(CROWD, "MUC").await;
        app.change("INSERT INTO credential (person_id, password_hash, changed_at)
                    SELECT p.id, c.password_hash, c.changed_at
                    FROM person AS p
                    JOIN credential AS c ON c.person_id = (SELECT e.id FROM person AS e WHERE e.number = 'K-2001')
                    WHERE p.number LIKE 'K-8%'").await;
        let app = Arc::new(app);
        let signing_in: Vec<_> = (1..=CROWD)
            .map(|n| {
                let app = app.clone();
                tokio::spawn(async move { app.sign_in(&format!("K-8{n:03}")).await })
            })
            .collect();
        for somebody in signing_in {
            somebody.await.expect("the answer leads into the house").get("/").await.is(200);
        }
        assert_eq!(app.count(FAILURES).await, 0);
    }

    async fn too_many_failures_behind_one_address_make_everybody_there_wait(app: TestApp) {
        let mut visitor = app.visitor();
        for n in 0..50 {
            visitor.post("/sign-in", &[("login", &format!("K-7{n:03}")), ("password", "guess")]).await.is(422);
        }
        visitor.post("/sign-in", &[("login", ERIK), ("password", PASSWORD)]).await.is(429);
        app.minutes_pass(16);
        visitor.post("/sign-in", &[("login", ERIK), ("password", PASSWORD)]).await.is(303);
    }

    async fn who_has_left_is_nobody_from_midnight_on(app: TestApp) {
        app.left(ERIK, "2026-12-02").await;
        app.now_is("2026-12-01T23:55:00Z");
        let mut erik = app.sign_in(ERIK).await;
        erik.get("/").await.is(200);
        app.now_is("2026-12-02T00:01:00Z");
        erik.get("/").await.is(303).leads_to("/sign-in");
    }

    async fn sessions_and_failures_are_deleted_once_they_say_nothing(app: TestApp) {
        let mut erik = app.sign_in(ERIK).await;
        app.sign_in(HANA).await.post("/sign-out", &[]).await.is(303);
        app.visitor().post("/sign-in", &[("login", ERIK), ("password", "guess")]).await.is(422);
        account::clean_up(&app.kunren).await.expect("it is cleaned up");
        assert_eq!((app.count(SESSIONS).await, app.count(FAILURES).await), (2, 2));
        app.minutes_pass(16);
        account::clean_up(&app.kunren).await.expect("it is cleaned up");
        assert_eq!((app.count(SESSIONS).await, app.count(FAILURES).await), (2, 0));
        erik.get("/").await.is(200);
        app.minutes_pass(31 * 24 * 60);
        app.sign_in(HANA).await;
        account::clean_up(&app.kunren).await.expect("it is cleaned up");
        assert_eq!(app.count(SESSIONS).await, 1);
    }

    async fn forms_from_other_sites_change_nothing(app: TestApp) {
        let mut erik = app.sign_in(ERIK).await;
        erik.post_from_elsewhere("/sign-out-everywhere", &[]).await.is(403);
        erik.get("/").await.is(200);
    }

    async fn after_signing_in_one_is_where_one_wanted_to_be_but_never_elsewhere(app: TestApp) {
        let mut visitor = app.visitor();
        visitor.get("/account").await.is(303).leads_to("/sign-in?next=%2Faccount");
        let sign_in = |next| [("login", ERIK), ("password", PASSWORD), ("next", next)];
        visitor.post("/sign-in", &sign_in("/account")).await.is(303).leads_to("/account");
        let away = visitor.post("/sign-in", &sign_in("//evil.example/")).await.is(303);
        assert_eq!(away.to, "/");
    }
}
