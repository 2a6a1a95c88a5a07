//! What browsers are told about every answer.

use crate::support::{ERIK, PASSWORD, story};

story! {
    async fn every_answer_forbids_what_is_not_ours(app: TestApp) {
        let mut erik = app.sign_in(ERIK).await;
        for path in
            ["/", "/sign-in", "/account", "/no/such/page", "/team", &app.course(), &app.lesson("what-is-warming")]
        {
            let seen = erik.get(path).await;
            let header = |name: &str| seen.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
            let policy = header("content-security-policy");
            assert!(
                policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
                "{path}: {policy}"
            );
            assert!(
                !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'") && !policy.contains('*'),
                "{path}: {policy}"
            );
            assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(header("referrer-policy"), "same-origin", "{path}");
        }
    }

    async fn pages_are_kept_by_nobody_and_files_for_ever(app: TestApp) {
        let mut erik = app.sign_in(ERIK).await;
        let home = erik.get("/").await.is(200);
        assert_eq!(home.headers["cache-control"], "private, no-store");
        let style = erik.get(&home.link("/assets/")).await.is(200);
        assert!(style.headers["cache-control"].to_str().is_ok_and(|value| value.contains("immutable")));
        erik.get("/assets/0000000000000000.css").await.is(404);
    }

    async fn the_sessions_cookie_is_out_of_reach_of_scripts_and_other_sites(app: TestApp) {
        let mut visitor = app.visitor();
        let seen = visitor.post("/sign-in", &[("login", ERIK), ("password", PASSWORD)]).await.is(303);
        let cookie = seen.headers["set-cookie"].to_str().expect("text").to_owned();
        assert!(
            cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"),
            "{cookie}"
        );
        let token = cookie.split(['=', ';']).nth(1).expect("a token");
        assert!(token.len() >= 43, "at least 256 bits");
        assert_eq!(app.count("SELECT count(*) AS heads FROM session").await, 1);
        let stored = app.text("SELECT token_hash AS words FROM session").await;
        assert!(!stored.contains(token), "the token itself is not stored");
    }

    async fn a_session_ends_when_its_person_leaves(app: TestApp) {
        let mut erik = app.sign_in(ERIK).await;
        erik.get("/").await.is(200);
        app.left(ERIK, "2026-12-01").await;
        // At the latest when what is remembered is forgotten.
        let app = app.another_server().await;
        erik.goes_to(&app).get("/").await.is(303).leads_to("/sign-in");
    }

    async fn a_page_is_compressed_for_those_who_take_it(app: TestApp) {
        let mut erik = app.sign_in(ERIK).await;
        let plain = erik.get("/").await.is(200);
        let packed = erik.get_packed("/").await.is(200);
        assert_eq!(packed.headers["content-encoding"], "gzip");
        assert!(packed.bytes.starts_with(b"\x1f\x8b"), "{:?}", &packed.bytes[..4]);
        assert!(
            packed.bytes.len() < plain.bytes.len() * 2 / 3,
            "{} of {} bytes",
            packed.bytes.len(),
            plain.bytes.len()
        );
    }
}
