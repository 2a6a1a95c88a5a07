//! Two servers side by side on one PostgreSQL database: whatever is done at one is true at the other at once.

use crate::support::{ADA, ERIK, EVA, GRETA, Gives, HANA, PASSWORD, Seen, TestApp, on_postgres, story};
use std::collections::BTreeSet;

/// Makes a test of a story that is told by two servers.
macro_rules! two_servers {
    ($(async fn $name:ident($here:ident: TestApp, $there:ident: TestApp) $story:block)+) => {$(
        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                super::on_postgres(async |here| {
                    let there = here.another_process().await;
                    super::$name(here, there.clone()).await;
                    there.kunren.db().close().await;
                })
                .await;
            }
        }

        async fn $name($here: TestApp, $there: TestApp) $story
    )+};
}

/// Wrong passwords until an account waits.
const FAILURES: usize = 5;

two_servers! {
    async fn a_session_is_good_at_both_and_ends_at_both(here: TestApp, there: TestApp) {
        let mut phone = here.sign_in(ERIK).await;
        let mut desk = there.sign_in(ERIK).await;
        let mut phone_there = phone.goes_to(&there);
        phone_there.get("/").await.is(200);
        desk.goes_to(&here).get("/").await.is(200);
        desk.post("/sign-out-everywhere", &[]).await.is(303);
        phone.get("/").await.is(303).leads_to("/sign-in");
        phone_there.get("/").await.is(303).leads_to("/sign-in");

        let mut once = here.sign_in(ERIK).await;
        let mut same = once.goes_to(&there);
        same.get("/").await.is(200);
        once.post("/sign-out", &[]).await.is(303);
        same.get("/").await.is(303).leads_to("/sign-in");
    }

    async fn a_role_and_a_used_code_count_at_both(here: TestApp, there: TestApp) {
        let (mut ada, mut erik) = (here.sign_in(ADA).await, there.sign_in(ERIK).await);
        let person = format!("/people/{}", here.id(ERIK).await);
        let (role, why) = (("role", "country-coordinator:DE"), ("reason", "A new post."));
        erik.get("/participation").await.is(403);
        ada.post(&format!("{person}/roles"), &[role, why]).await.is(303);
        erik.get("/participation").await.is(303);
        ada.post(&format!("{person}/roles/take"), &[role, why]).await.is(303);
        erik.get("/participation").await.is(403);

        let code = ada.post(&format!("{person}/code"), &[why]).await.is(200).shown_code();
        let new = "a sentence of my own";
        let activate = [("login", ERIK), ("code", &*code), ("password", new), ("again", new)];
        here.visitor().post("/activate", &activate).await.is(303);
        there.visitor().post("/activate", &activate).await.is(422);
        erik.get("/").await.is(303).leads_to("/sign-in");
        there.visitor().post("/sign-in", &[("login", ERIK), ("password", new)]).await.is(303);
    }

    async fn guesses_are_counted_together(here: TestApp, there: TestApp) {
        let servers = [&here, &there];
        for guess in 0..FAILURES {
            let mut thief = servers[guess % 2].visitor();
            thief.post("/sign-in", &[("login", ERIK), ("password", "guess")]).await.is(422);
        }
        for server in servers {
            server.visitor().post("/sign-in", &[("login", ERIK), ("password", PASSWORD)]).await.is(429);
        }
    }

    async fn the_last_attempt_is_opened_and_handed_in_once(here: TestApp, there: TestApp) {
        let mut erik = here.ready(ERIK).await;
        for _ in 0..2 {
            erik.take_test(&here, 0).await;
            here.minutes_pass(61);
        }
        let test = format!("{}/test", here.course());
        let mut same = erik.goes_to(&there);
        let (one, other) = tokio::join!(erik.post(&test, &[]), same.post(&test, &[]));
        let opened: BTreeSet<String> = [one, other].into_iter().map(|seen| seen.is(303).to).collect();
        assert_eq!(opened.len(), 1, "{opened:?}");
        assert_eq!(here.count("SELECT count(*) AS heads FROM attempt").await, 3);

        let attempt = here.newest("SELECT id FROM attempt ORDER BY number").await;
        for place in 1..=10 {
            let (person, app) = if place % 2 == 0 { (&mut erik, &here) } else { (&mut same, &there) };
            person.answer(app, &attempt, place, Gives::Right).await.is(303);
        }
        let submit = format!("/attempts/{attempt}/submit");
        let (mut again, mut there_too) = (erik.another_tab(), same.another_tab());
        let (a, b, c, d) = tokio::join!(
            erik.post(&submit, &[]),
            same.post(&submit, &[]),
            again.post(&submit, &[]),
            there_too.post(&submit, &[])
        );
        for seen in [a, b, c, d] {
            seen.is(303).leads_to(&format!("/attempts/{attempt}/result"));
        }
        assert_eq!(here.count("SELECT count(*) AS heads FROM submission").await, 3);
        assert_eq!(here.count("SELECT count(*) AS heads FROM completion WHERE attempt_id IS NOT NULL").await, 1);
        let results: Vec<String> = [erik.get(&format!("/attempts/{attempt}/result")).await, same.get(&format!("/attempts/{attempt}/result")).await]
            .into_iter()
            .map(|seen: Seen| seen.is(200).says("10 of 10 right").words())
            .collect();
        assert_eq!(results[0], results[1]);
    }

    async fn another_attempt_granted_at_one_can_be_taken_at_the_other(here: TestApp, there: TestApp) {
        let mut erik = here.ready(ERIK).await;
        erik.use_all_attempts(&here).await;
        let mut same = erik.goes_to(&there);
        let test = format!("{}/test", here.course());
        same.post(&test, &[]).await.is(409);
        let mut greta = here.sign_in(GRETA).await;
        let edition = here.edition.to_string();
        let grants = format!("/people/{}/grants", here.id(ERIK).await);
        greta.post(&grants, &[("edition", &edition), ("reason", "The line failed.")]).await.is(303);
        same.post(&test, &[]).await.is(303).leads_to("/attempts/");
    }

    async fn targets_and_exemptions_are_seen_at_once(here: TestApp, there: TestApp) {
        let mut greta = here.sign_in(GRETA).await;
        let mut ada = there.sign_in(ADA).await;
        let counted = ada.lines(&there, "").await.cell("Germany", "Counted").to_owned();
        let target = [("node", "country:DE"), ("rate", "91.5"), ("reason", "Agreed with the works council.")];
        greta.post(&here.board("/targets"), &target).await.is(303);
        assert_eq!(ada.lines(&there, "").await.cell("Germany", "Target"), "91.5%");
        let edition = here.edition.to_string();
        let exemptions = format!("/people/{}/exemptions", here.id(EVA).await);
        greta.post(&exemptions, &[("edition", &edition), ("reason", "On long leave.")]).await.is(303);
        assert_ne!(ada.lines(&there, "").await.cell("Germany", "Counted"), counted);
    }

    async fn the_numbers_agree_after_every_completion(here: TestApp, there: TestApp) {
        let (mut at_one, mut at_other) = (here.sign_in(ADA).await, there.sign_in(ADA).await);
        for (done, number) in [(1, ERIK), (2, EVA)] {
            let server = if done == 1 { &here } else { &there };
            server.ready(number).await.take_test(server, 10).await;
            let (a, b) = (at_one.get(&here.board("")).await.is(200), at_other.get(&there.board("")).await.is(200));
            assert_eq!(a.lines().cell("Germany", "Completed"), done.to_string());
            assert_eq!(a.words(), b.words());
        }
    }

    async fn reading_and_language_go_along(here: TestApp, there: TestApp) {
        let mut hana = here.sign_in(HANA).await;
        let mut same = hana.goes_to(&there);
        same.get("/").await.is(200).has("<html lang=\"ja\"");
        hana.post("/language", &[("locale", "ar"), ("next", "/")]).await.is(303);
        same.get("/").await.is(200).has("dir=\"rtl\"");
        hana.post("/account/password", &[("present", PASSWORD), ("new", "a new long secret")]).await.is(303);
        there.visitor().post("/sign-in", &[("login", HANA), ("password", PASSWORD)]).await.is(422);
        there.visitor().post("/sign-in", &[("login", HANA), ("password", "a new long secret")]).await.is(303);
    }
}

/// What the page says to who waits, in every language.
const WAITING: [(&str, &str); 5] = [
    ("en", "One moment, please"),
    ("ja", "しばらくお待ちください"),
    ("zh-CN", "请稍候"),
    ("es", "Un momento, por favor"),
    ("ar", "لحظة من فضلك"),
];

story! {
    async fn while_the_database_is_away_one_waits_on_a_page_that_comes_again(app: TestApp) {
        let mut erik = app.sign_in(ERIK).await;
        app.kunren.db().close().await;
        for (language, words) in WAITING {
            erik.language = language;
            let page = erik.get("/").await.is(503).says(words);
            assert_eq!((&page.headers["retry-after"], &page.headers["refresh"]), (&"5".parse().expect("a value"), &"5".parse().expect("a value")));
        }
        // What was sent is not sent again by itself.
        let sent = erik.post("/account/password", &[("present", PASSWORD), ("new", "a new long secret")]).await.is(503);
        assert!(sent.headers.contains_key("retry-after") && !sent.headers.contains_key("refresh"));
        let told = erik.post_quietly(&format!("{}/test", app.course()), &[]).await.is(503);
        assert_eq!(told.kind, "application/problem+json");
    }
}
