//! How often each page asks the database when it is opened again. One more look-up on every page is what nobody sees and
//! everybody waits for: whoever changes a number here says why.

mod listener;

use crate::support::{ADA, ERIK, EVA, GRETA, HANA, KENJI, OTTO, Person, TestApp, story};
use kunren_services::Db;
use listener::listen;
use std::collections::HashMap;

/// A page that somebody opens again, and how many statements that is on SQLite and on PostgreSQL.
struct Opened {
    who: &'static str,
    page: String,
    sqlite: usize,
    postgres: usize,
}

fn opened(who: &'static str, page: impl Into<String>, sqlite: usize, postgres: usize) -> Opened {
    Opened { who, page: page.into(), sqlite, postgres }
}

impl TestApp {
    /// Something to see on every page: Erik is in the middle of a test, Eva has one behind her, Hana waits for an answer,
    /// and a site has more people than a page.
    async fn has_something_to_see(&self) -> (String, String) {
        let running = self.ready(ERIK).await.open_test(self).await;
        let (taken, _) = self.ready(EVA).await.take_test(self, 10).await;
        let asked = [("kind", "extension"), ("until", "2027-02-20"), ("reason", "Abroad."), ("evidence", "")];
        for number in [ERIK, HANA] {
            self.sign_in(number).await.post(&format!("{}/requests", self.course()), &asked).await.is(303);
        }
        self.crowd(60, "MUC").await;
        (running, taken)
    }

    fn expected(&self, opened: &Opened) -> usize {
        if matches!(self.kunren.db(), Db::Sqlite(_)) { opened.sqlite } else { opened.postgres }
    }
}

/// The statements of a page that was opened before. Names of places are asked for anew after three seconds, which a busy
/// machine may take: the better of two openings counts.
async fn again(person: &mut Person, page: &str) -> Vec<String> {
    person.get(page).await.is(200);
    let mut openings = Vec::new();
    for _ in 0..2 {
        let (seen, statements) = listen(person.get(page)).await;
        seen.is(200);
        openings.push(statements);
    }
    openings.into_iter().min_by_key(Vec::len).unwrap_or_default()
}

/// On PostgreSQL every page asks for the session, with the roles; whoever decides requests or sees imports, how many
/// wait; and what somebody owes is read anew. SQLite's one process remembers all of it (docs/decisions/0006-memory.md).
#[rustfmt::skip]
fn pages(app: &TestApp, [erik, hana]: [uuid::Uuid; 2], running: &str, taken: &str) -> Vec<Opened> {
    let (edition, course) = (app.edition, app.course());
    let board = format!("/participation/{edition}");
    vec![
        // Session, what is owed, tries, requests: the last two because Erik has some. One question for all editions.
        opened(ERIK, "/", 0, 4),
        opened(ERIK, course.clone(), 0, 4),
        opened(ERIK, app.lesson("what-is-warming"), 0, 4),
        opened(ERIK, format!("{course}/requests"), 0, 4),
        // And by which rule it is owed, and where it is counted.
        opened(ERIK, format!("{course}/why"), 2, 6),
        // Whether it was handed in, and the answers: always read.
        opened(ERIK, format!("/attempts/{running}/1"), 2, 3),
        opened(ERIK, format!("/attempts/{running}/review"), 2, 3),
        // An attempt just handed in is remembered. Session, what is owed, tries.
        opened(EVA, format!("/attempts/{taken}/result"), 0, 3),
        opened(ERIK, "/account", 0, 1),
        // Nothing but what is owed; the team is one question, however large.
        opened(KENJI, "/", 0, 2),
        opened(KENJI, "/team", 1, 2),
        // How many are below, before they are asked for.
        opened(KENJI, "/team?who=everybody&show=open&q=a", 2, 3),
        // And who stands between.
        opened(KENJI, format!("/team?of={hana}"), 2, 3),
        // Session, how many requests wait, what is owed.
        opened(GRETA, "/", 0, 3),
        opened(GRETA, app.lesson("what-is-warming"), 0, 3),
        // Editions; what changed since, of this year and of last year, two statements each; targets. On PostgreSQL also the
        // version that has the course's title.
        opened(GRETA, board.clone(), 6, 9),
        opened(ADA, board.clone(), 6, 10),
        // No more by what people do.
        opened(ADA, format!("{board}?by=rank"), 6, 10),
        opened(GRETA, format!("{board}?node=country:DE&by=function"), 6, 9),
        // Editions, what changed since (two), the names of the people, when those shown are due: one statement each for up
        // to 500.
        opened(GRETA, format!("{board}/people"), 5, 7),
        opened(ADA, format!("{board}/people"), 5, 8),
        // Editions, and who has moved: one question, however many parts are open.
        opened(GRETA, format!("{board}/added"), 2, 4),
        // The person, leave, what is open and not owed, exemptions, what is owed, more time, requests, tries (to be seen, and
        // to know whether another is to be granted), tries granted, what there is to sign in with. No more with more editions.
        opened(GRETA, format!("/people/{erik}"), 11, 13),
        // The same, roles and countries.
        opened(ADA, format!("/people/{erik}"), 13, 16),
        // Reach, person, places, leave, what is owed, tries, requests, the rule, where it is counted; on PostgreSQL the version.
        opened(GRETA, format!("/people/{erik}/why/{edition}"), 9, 12),
        // The person, leave, places; for a day also where it counted. What HR files changed is for those who may see them.
        opened(GRETA, format!("/people/{erik}/history"), 3, 5),
        opened(GRETA, format!("/people/{erik}/history?day=2026-11-10"), 4, 6),
        opened(ADA, format!("/people/{erik}/history"), 4, 7),
        opened(GRETA, "/people?q=erik", 1, 3),
        // Editions and targets; editions and results.
        opened(ADA, format!("{board}/targets"), 2, 5),
        opened(ADA, format!("{board}/result"), 2, 5),
        // The edition with its rule, editions, what changed since (two), the rules before.
        opened(ADA, format!("/editions/{edition}/audience"), 5, 8),
        // The list itself.
        opened(GRETA, "/requests", 1, 3),
        opened(ADA, "/requests", 1, 4),
        opened(ADA, "/hr", 1, 4),
        // The log, the people it is about, editions. An auditor decides nothing.
        opened(OTTO, "/audit", 3, 5),
    ]
}

story! {
    async fn a_page_that_is_opened_again_asks_no_more_than_this(app: TestApp) {
        let (running, taken) = app.has_something_to_see().await;
        let (mut people, mut surprises) = (HashMap::new(), Vec::new());
        for number in [ERIK, EVA, KENJI, GRETA, ADA, OTTO] {
            people.insert(number, app.sign_in(number).await);
        }
        for opened in pages(&app, [app.id(ERIK).await, app.id(HANA).await], &running, &taken) {
            let person = people.get_mut(opened.who).expect("somebody who has signed in");
            let (expected, statements) = (app.expected(&opened), again(person, &opened.page).await);
            if statements.len() != expected {
                let (who, page, heard) = (opened.who, opened.page, statements.len());
                surprises.push(format!("{who} {page}: {heard}, not {expected}\n    {}", statements.join("\n    ")));
            }
        }
        assert!(surprises.is_empty(), "statements of pages opened again:\n{}", surprises.join("\n"));
    }
}
