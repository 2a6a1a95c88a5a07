//! A person is found by name or number, whatever is assigned.

use crate::support::{ADA, ERIK, EVA, GRETA, OTTO, story};

story! {
    async fn who_owes_nothing_is_found_too(app: TestApp) {
        app.change("DELETE FROM obligation WHERE person_id = (SELECT id FROM person WHERE number = 'K-2002')").await;
        app.is_called(ERIK, "Örik Weber").await;
        app.left(OTTO, "2026-11-15").await;
        let mut greta = app.sign_in(GRETA).await;
        let page = greta.get("/people").await.is(200).says("Find a person").does_not_say("Nobody in your area").does_not_say("Greta Vogel K-2003");
        page.has_tag("input", &["name=\"q\""]);
        let eva = app.id(EVA).await;
        for query in ["braun", "K-2002", "k-2002", "eva%20br"] {
            let found = greta.get(&format!("/people?q={query}")).await.is(200).has(&format!("href=\"/people/{eva}\""));
            assert_eq!(found.table().names(), ["Eva Braun-Schmidt"]);
        }
        greta.get(&format!("/people/{eva}")).await.is(200).has("href=\"/people\"").says("No course has been assigned");
        assert_eq!(greta.get("/people?q=%C3%B6rik").await.is(200).table().names(), ["Örik Weber"]);
        greta.get("/people?q=otto").await.is(200).says("Left on November 15, 2026");
        for nobody in ["nobody", "%25", "_", "K-1001", "K-9001", "%27%20OR%201=1--"] {
            greta.get(&format!("/people?q={nobody}")).await.is(200).says("Nobody in your area");
        }
        greta.get(&app.board("")).await.is(200).has("href=\"/people\"");
        app.sign_in(ADA).await.get("/people?q=K-1001").await.is(200).says("佐藤 花").says("Japan");
        app.sign_in(ERIK).await.get("/people?q=eva").await.is(403);
    }

    async fn many_have_pages(app: TestApp) {
        app.crowd(60, "MUC").await;
        let mut greta = app.sign_in(GRETA).await;
        let first = greta.get("/people?q=somebody").await.is(200);
        let second = greta.get("/people?q=somebody&page=2").await.is(200).has("rel=\"prev\"").has_no("rel=\"next\"");
        first.has("rel=\"next\"").has_no("rel=\"prev\"");
        let first = greta.get("/people?q=somebody").await;
        assert_eq!((first.table().names().len(), second.table().names().len()), (50, 10));
        assert!(first.table().names().iter().all(|name| !second.table().names().contains(name)));
        greta.get("/people?q=somebody&page=3").await.is(200).says("Nobody in your area");
    }
}
