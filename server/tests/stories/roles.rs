//! Roles that are given and taken: at once, everywhere, and never the last administrator's.

use crate::support::{ADA, ERIK, EVA, GRETA, KENJI, OTTO, SALEM, TestApp, story};
use kunren_services::{
    Error,
    account::roles::{Change, change_by_number},
};

const GIVEN: &str = "SELECT count(*) AS heads FROM audit_event WHERE action = 'role.given'";
const TAKEN: &str = "SELECT count(*) AS heads FROM audit_event WHERE action = 'role.taken'";

impl TestApp {
    async fn person(&self, number: &str) -> String {
        format!("/people/{}", self.id(number).await)
    }

    /// What the command line does.
    async fn role(&self, number: &str, change: Change, role: &str) -> Result<bool, Error> {
        let (number, role) = (number.parse().expect("a number"), role.parse().expect("a role"));
        change_by_number(&self.kunren, &number, change, role, "A new post.").await
    }
}

fn form<'t>(role: &'t str, reason: &'t str) -> [(&'t str, &'t str); 2] {
    [("role", role), ("reason", reason)]
}

story! {
    async fn a_role_counts_at_once_and_ends_at_once_at_every_server(app: TestApp) {
        let there = app.another_server().await;
        let (mut erik, mut ada) = (app.sign_in(ERIK).await, app.sign_in(ADA).await);
        erik.get("/participation").await.is(403);
        let person = app.person(ERIK).await;
        let page = ada.get(&person).await.is(200).says("No role: this person only learns.").has("<optgroup");
        assert!(page.text.contains("value=\"country-coordinator:SA\"") && !page.text.contains("country-coordinator:FR"));
        let give = format!("{person}/roles");
        let page = ada.post_and_follow(&give, &form("country-coordinator:DE", "Follows Greta.")).await.is(200);
        page.says("The role has been given").says("Coordinator: Germany since Dec 1, 2026").says("given by Ada Mori");
        erik.get("/participation").await.is(303);
        erik.get(&app.person(EVA).await).await.is(200).says("New sign-in code").does_not_say("Roles");
        erik.goes_to(&there).get(&app.person(EVA).await).await.is(200);

        let same = ada.post_and_follow(&give, &form("country-coordinator:DE", "Once more.")).await.is(200);
        same.says("Nothing had to be changed");
        assert_eq!(app.count(GIVEN).await, 1);
        ada.get("/audit").await.is(200).says("Role given").says("Coordinator: Germany").says("Follows Greta.");

        let take = format!("{person}/roles/take");
        ada.post(&take, &form("country-coordinator:DE", " ")).await.is(422).says("Give a reason");
        ada.post_and_follow(&take, &form("country-coordinator:DE", "Back again.")).await.is(200).says("The role has been taken away");
        erik.get("/participation").await.is(403);
        assert_eq!(app.count(TAKEN).await, 1);
        // What was given stays; given once more, it is another one.
        ada.post(&give, &form("country-coordinator:DE", "Again.")).await.is(303);
        assert_eq!(app.count("SELECT count(*) AS heads FROM role_grant WHERE granted_by IS NOT NULL").await, 2);
    }

    async fn nobody_but_an_administrator_gives_roles_and_nobody_changes_their_own(app: TestApp) {
        let person = app.person(ERIK).await;
        for other in [GRETA, OTTO, KENJI] {
            let mut other = app.sign_in(other).await;
            other.post(&format!("{person}/roles"), &form("auditor", "Why not?")).await.is(403);
            other.post(&format!("{person}/roles/take"), &form("auditor", "Why not?")).await.is(403);
        }
        app.sign_in(GRETA).await.get(&person).await.is(200).does_not_say("Give a role");
        app.sign_in(OTTO).await.get(&person).await.is(200).does_not_say("Give a role");
        let (mut ada, own) = (app.sign_in(ADA).await, app.person(ADA).await);
        ada.get(&own).await.is(200).says("Group administrator").says("Nobody changes their own roles").does_not_say("Give a role");
        ada.post(&format!("{own}/roles"), &form("auditor", "Why not?")).await.is(403);
        ada.post(&format!("{own}/roles/take"), &form("group-administrator", "Why not?")).await.is(403);
        ada.post("/people/01900000-0000-7000-8000-000000000000/roles", &form("auditor", "Who?")).await.is(404);
        assert_eq!((app.count(GIVEN).await, app.count(TAKEN).await), (0, 0));
    }

    async fn somebody_is_always_left_who_gives_roles(app: TestApp) {
        let last = app.role(ADA, Change::Take, "group-administrator").await;
        assert!(matches!(last, Err(Error::LastAdministrator)));
        // Somebody who cannot sign in, or has left, is no help.
        app.crowd(1, "MUC").await;
        assert!(app.role("K-8001", Change::Give, "group-administrator").await.expect("given"));
        assert!(app.role(EVA, Change::Give, "group-administrator").await.expect("given"));
        app.left(EVA, "2026-12-01").await;
        assert!(matches!(app.role(ADA, Change::Take, "group-administrator").await, Err(Error::LastAdministrator)));
        assert!(app.role(ERIK, Change::Give, "group-administrator").await.expect("given"));
        let mut erik = app.sign_in(ERIK).await;
        let ada = app.person(ADA).await;
        erik.post(&format!("{ada}/roles/take"), &form("group-administrator", "Retires.")).await.is(303);
        assert!(matches!(app.role(ERIK, Change::Take, "group-administrator").await, Err(Error::LastAdministrator)));
        // On the page, the form says so.
        assert!(app.role(SALEM, Change::Give, "group-administrator").await.expect("given"));
        app.reads(SALEM, "en").await;
        let mut salem = app.sign_in(SALEM).await;
        app.left(SALEM, "2026-12-02").await;
        app.change("DELETE FROM credential WHERE person_id = (SELECT id FROM person WHERE number = 'K-3002')").await;
        let erik = app.person(ERIK).await;
        salem.post(&format!("{erik}/roles/take"), &form("group-administrator", "Why.")).await.is(409).says("last group administrator");
    }

    async fn what_is_so_stays_so_and_what_cannot_be_is_refused(app: TestApp) {
        for (change, role, changed) in [
            (Change::Take, "auditor", false),
            (Change::Give, "auditor", true),
            (Change::Give, "auditor", false),
            (Change::Give, "country-coordinator:JP", true),
            (Change::Take, "auditor", true),
            (Change::Take, "country-coordinator:DE", false),
        ] {
            assert_eq!(app.role(ERIK, change, role).await.expect("nothing is wrong"), changed, "{change:?} {role}");
        }
        assert!(matches!(app.role(ERIK, Change::Give, "country-coordinator:FR").await, Err(Error::BadField("country"))));
        assert!(matches!(app.role("K-7777", Change::Give, "auditor").await, Err(Error::NotFound)));
        app.left(ERIK, "2026-12-01").await;
        assert!(matches!(app.role(ERIK, Change::Give, "auditor").await, Err(Error::BadField("left"))));
        assert!(app.role(ERIK, Change::Take, "country-coordinator:JP").await.expect("leavers lose roles"));
        app.sign_in(ADA).await.get(&app.person(ERIK).await).await.is(200).does_not_say("Give a role");
    }

    async fn a_code_from_a_coordinator_does_not_become_a_way_to_more(app: TestApp) {
        let open = "SELECT count(*) AS heads FROM activation";
        let code = format!("{}/code", app.person(ERIK).await);
        app.sign_in(GRETA).await.post(&code, &[("reason", "Forgot it.")]).await.is(200);
        assert_eq!(app.count(open).await, 1);
        assert!(app.role(ERIK, Change::Give, "auditor").await.expect("given"));
        assert_eq!(app.count(open).await, 0, "Greta knows it");
        app.sign_in(ADA).await.post(&code, &[("reason", "Forgot it.")]).await.is(200);
        assert!(app.role(ERIK, Change::Give, "country-coordinator:JP").await.expect("given"));
        assert_eq!(app.count(open).await, 1, "an administrator could give the role, too");
    }

    async fn first_roles_stand_in_the_log(app: TestApp) {
        app.hired_as("K-2099", &[("country-coordinator", "SA"), ("auditor", "")]).await;
        app.sign_in(ADA).await.get("/audit").await.is(200).says("Person added").says("Coordinator: Saudi Arabia").says("Auditor");
    }
}
