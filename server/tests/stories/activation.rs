//! Codes to sign in with once: given, used, lost, too old; and nobody becomes somebody else by them.

use crate::support::{
    ADA, ERIK, EVA, GRETA, HANA, KENJI, OTTO, PASSWORD, PIN, Person, SALEM, Seen, TARO, TestApp, story,
};
use kunren_services::{
    Error,
    account::{
        self, CODES_KEPT,
        activation::{
            everybody::{Issuing, Line, Which},
            issue::issue_to_number,
        },
        erase,
    },
};

const OPEN: &str = "SELECT count(*) AS heads FROM activation";
const ISSUED: &str = "SELECT count(*) AS heads FROM audit_event WHERE action = 'person.code-issued'";
const NEW: &str = "a sentence of my own";

impl TestApp {
    async fn code_path(&self, number: &str) -> String {
        format!("/people/{}/code", self.id(number).await)
    }

    /// A code that the command line gave.
    async fn code(&self, number: &str) -> String {
        let issued = issue_to_number(&self.kunren, &number.parse().expect("a number")).await.expect("a code");
        issued.code.to_string()
    }

    /// Two people come with a file of an HR system.
    async fn imports(&self, ada: &mut Person) {
        let file = "number,name,email,joined,site\n\
                    P-1,Paula Neu,Paula.Neu@kagami.example,2020-04-01,MUC\n\
                    P-2,Peter Neu,,2020-04-01,TKY\n";
        let page = ada.sends_first("payroll", file).await;
        ada.confirms(&page, "").await.is(303);
    }

    async fn everybody(&self, which: Which) -> Vec<Line> {
        let mut issuing = Issuing::new(&self.kunren, which).await.expect("they exist");
        let (heads, mut all) = (issuing.heads(), Vec::new());
        while let Some(lines) = issuing.next().await.expect("people") {
            issuing.keep(&lines).await.expect("they are kept");
            all.extend(lines.iter().cloned());
        }
        assert_eq!(issuing.given(), heads, "as many as were told before");
        assert_eq!(all.len(), heads);
        all
    }
}

impl Person {
    async fn activates(&mut self, login: &str, code: &str, password: &str) -> Seen {
        let form = [("login", login), ("code", code), ("password", password), ("again", password), ("pin", "")];
        self.post("/activate", &form).await
    }

    async fn enters(&mut self, login: &str, password: &str) -> Seen {
        self.post("/sign-in", &[("login", login), ("password", password)]).await
    }
}

impl Seen {
    /// The code that the page shows.
    #[track_caller]
    pub fn shown_code(&self) -> String {
        let (_, rest) =
            self.text.split_once("class=\"code-once\"").unwrap_or_else(|| panic!("no code: {}", self.words()));
        let code = rest.split_once('>').and_then(|(_, rest)| rest.split_once('<')).expect("a tag").0.to_owned();
        assert_eq!(code.len(), 19, "{code}");
        code
    }
}

story! {
    async fn who_came_with_a_file_is_given_a_code_and_signs_in(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        app.imports(&mut ada).await;
        app.visitor().enters("P-1", PASSWORD).await.is(422);
        let mut greta = app.sign_in(GRETA).await;
        let page = format!("/people/{}", app.id("P-1").await);
        greta.get(&page).await.is(200).says("Cannot sign in yet").says("New sign-in code");
        let given = greta.post(&app.code_path("P-1").await, &[("reason", "First day.")]).await.is(200).says("Paula Neu").says("P-1");
        assert_eq!(given.headers["cache-control"], "private, no-store");
        let code = given.says("Dec 15, 2026").shown_code();
        greta.get(&page).await.is(200).does_not_say(&code).says("can be used until Dec 15, 2026");

        let mut paula = app.visitor();
        paula.get("/sign-in").await.is(200).has("href=\"/activate\"").says("training coordinator or the HR department");
        paula.get("/activate").await.is(200).says("Set your password");
        let typed = code.to_lowercase().replace('-', " ");
        paula.activates(" paula.neu@KAGAMI.example", &typed, NEW).await.is(303).leads_to("/");
        paula.get("/").await.is(200).says("Paula Neu");
        app.visitor().enters("P-1", NEW).await.is(303);
        greta.get(&page).await.is(200).says("Has a password.").does_not_say("can be used until");

        let log = ada.get("/audit").await.is(200).says("Sign-in code made").says("First day.").says("Password set with a code");
        log.does_not_say(&code);
        let stored = app.text("SELECT CAST(detail AS TEXT) AS words FROM audit_event WHERE action = 'person.code-issued'").await;
        assert!(!stored.contains(&code[..4]), "{stored}");
        app.visitor().activates("P-1", &code, "another sentence of mine").await.is(422).says("already used");
    }

    async fn a_forgotten_password_is_replaced_and_every_device_signed_out(app: TestApp) {
        let mut phone = app.sign_in(ERIK).await;
        let code = app.code(ERIK).await;
        phone.get("/").await.is(200);
        app.visitor().enters(ERIK, PASSWORD).await.is(303);
        let mut desk = app.visitor();
        desk.activates(ERIK, &code, NEW).await.is(303);
        desk.get("/").await.is(200).says("Erik Weber");
        phone.get("/").await.is(303).leads_to("/sign-in");
        app.visitor().enters(ERIK, PASSWORD).await.is(422);
        app.visitor().enters(ERIK, NEW).await.is(303);
        // Where others use the machine, too, the session is short.
        let code = app.code(EVA).await;
        let form = [("login", EVA), ("code", &code), ("password", NEW), ("again", NEW), ("pin", ""), ("shared", "1")];
        let mut eva = app.visitor();
        eva.post("/activate", &form).await.is(303);
        app.minutes_pass(11);
        eva.get("/").await.is(303).leads_to("/sign-in");
        desk.get("/").await.is(200);
        // The PIN is as it was; a new one takes its place where one is typed.
        app.visitor().post("/kiosk", &[("login", ERIK), ("pin", PIN)]).await.is(303);
        let code = app.code(ERIK).await;
        let form = [("login", ERIK), ("code", &code), ("password", NEW), ("again", NEW), ("pin", "135790")];
        app.visitor().post("/activate", &form).await.is(303);
        app.visitor().post("/kiosk", &[("login", ERIK), ("pin", PIN)]).await.is(422);
        app.visitor().post("/kiosk", &[("login", ERIK), ("pin", "135790")]).await.is(303);
    }

    async fn a_code_is_good_once_for_one_person_and_only_the_newest(app: TestApp) {
        let (old, of_eva) = (app.code(ERIK).await, app.code(EVA).await);
        let new = app.code(ERIK).await;
        assert_eq!(app.count(OPEN).await, 2);
        let mut thief = app.visitor();
        for wrong in [&*old, &of_eva, "0123-4567-89AB-CDEF", "no code"] {
            thief.activates(ERIK, wrong, NEW).await.is(422);
        }
        thief.activates(ERIK, &new, NEW).await.is(303);
        app.visitor().activates(ERIK, &new, NEW).await.is(422);
        app.visitor().enters(EVA, PASSWORD).await.is(303);
        app.visitor().activates(EVA, &of_eva, NEW).await.is(303);
        assert_eq!(app.count(OPEN).await, 0);
    }

    async fn nothing_is_told_to_who_has_no_code(app: TestApp) {
        let code = app.code(ERIK).await;
        app.left(TARO, "2026-11-30").await;
        let mut thief = app.visitor();
        let unknown = thief.activates("K-7777", &code, NEW).await.is(422).words();
        for (login, code) in [(ERIK, "0123-4567-89AB-CDEF"), (HANA, &*code), (TARO, &*code), (ERIK, "x"), ("x y", "x")] {
            let told = thief.activates(login, code, NEW).await.is(422);
            // What was typed stands in the form, not in its words.
            assert_eq!(told.words(), unknown, "{login} {code}");
        }
        assert_eq!(app.count("SELECT count(*) AS heads FROM session").await, 0);
    }

    async fn passwords_that_cannot_be_used_use_up_no_code_and_no_try(app: TestApp) {
        let code = app.code(ERIK).await;
        let mut erik = app.visitor();
        for _ in 0..6 {
            erik.activates(ERIK, &code, "short").await.is(422).says("too short").has(&code);
            let form = [("login", ERIK), ("code", &code), ("password", NEW), ("again", "another one"), ("pin", "")];
            erik.post("/activate", &form).await.is(422).says("not the same");
            let form = [("login", ERIK), ("code", &code), ("password", NEW), ("again", NEW), ("pin", "111111")];
            erik.post("/activate", &form).await.is(422).says("digits");
        }
        erik.activates(ERIK, &code, NEW).await.is(303);
    }

    async fn whoever_guesses_has_to_wait_here_and_at_the_door(app: TestApp) {
        let code = app.code(ERIK).await;
        let mut thief = app.visitor();
        for _ in 0..5 {
            thief.activates(ERIK, "0123-4567-89AB-CDEF", NEW).await.is(422);
        }
        thief.activates(ERIK, &code, NEW).await.is(429).says("Too many attempts");
        thief.enters(ERIK, PASSWORD).await.is(429);
        thief.enters(EVA, PASSWORD).await.is(303);
        app.minutes_pass(16);
        app.visitor().activates(ERIK, &code, NEW).await.is(303);
    }

    async fn too_many_guesses_behind_one_address_make_everybody_there_wait(app: TestApp) {
        let mut thief = app.visitor();
        for n in 0..50 {
            thief.activates(&format!("K-7{n:03}"), "0123-4567-89AB-CDEF", NEW).await.is(422);
        }
        thief.activates(ERIK, &app.code(ERIK).await, NEW).await.is(429);
    }

    async fn a_code_is_good_for_two_weeks_and_gone_a_month_later(app: TestApp) {
        let code = app.code(ERIK).await;
        app.minutes_pass(14 * 24 * 60 - 1);
        account::clean_up(&app.kunren).await.expect("it is cleaned up");
        app.minutes_pass(1);
        app.visitor().activates(ERIK, "0123-4567-89AB-CDEF", NEW).await.is(422).does_not_say("too old");
        app.visitor().activates(ERIK, &code, NEW).await.is(422).says("too old");
        account::clean_up(&app.kunren).await.expect("it is cleaned up");
        assert_eq!(app.count(OPEN).await, 1);
        app.minutes_pass(CODES_KEPT.as_mins() + 1);
        let newer = app.code(EVA).await;
        account::clean_up(&app.kunren).await.expect("it is cleaned up");
        assert_eq!(app.count(OPEN).await, 1);
        app.visitor().activates(EVA, &newer, NEW).await.is(303);
    }

    async fn a_coordinator_lets_the_own_people_in_and_nobody_who_may_more(app: TestApp) {
        let (mut greta, mut salem) = (app.sign_in(GRETA).await, app.sign_in(SALEM).await);
        let reason = [("reason", "Forgot the password.")];
        salem.post(&app.code_path(ERIK).await, &reason).await.is(404);
        greta.post(&app.code_path(HANA).await, &reason).await.is(404);
        // The auditor works in Germany; the coordinator of Saudi Arabia moves there, and the administrator too.
        app.transferred(SALEM, "MUC", "2026-11-01").await;
        app.transferred(ADA, "MUC", "2026-11-01").await;
        for more in [OTTO, SALEM, ADA] {
            let page = format!("/people/{}", app.id(more).await);
            greta.get(&page).await.is(200).says("Only a group administrator").does_not_say("New sign-in code");
            greta.post(&app.code_path(more).await, &reason).await.is(403);
        }
        // Nobody lets oneself in.
        greta.get(&format!("/people/{}", app.id(GRETA).await)).await.is(200).does_not_say("New sign-in code");
        greta.post(&app.code_path(GRETA).await, &reason).await.is(403);
        // Who leads people elsewhere sees them.
        app.reports_to(ERIK, EVA).await;
        greta.post(&app.code_path(EVA).await, &[("reason", " ")]).await.is(422).says("Give a reason");
        assert_eq!((app.count(OPEN).await, app.count(ISSUED).await), (0, 0));
        greta.post(&app.code_path(EVA).await, &reason).await.is(200);
        app.reports_to(KENJI, ERIK).await;
        greta.get(&format!("/people/{}", app.id(EVA).await)).await.is(200).says("Only a group administrator");
        greta.post(&app.code_path(EVA).await, &reason).await.is(403);
        let mut ada = app.sign_in(ADA).await;
        for anybody in [EVA, OTTO, SALEM] {
            ada.post(&app.code_path(anybody).await, &reason).await.is(200).shown_code();
        }
        ada.post(&app.code_path(ADA).await, &reason).await.is(403);
        assert_eq!(app.count(ISSUED).await, 4);
    }

    async fn who_has_left_gets_no_code_and_uses_none(app: TestApp) {
        let code = app.code(ERIK).await;
        app.left(ERIK, "2026-12-01").await;
        app.visitor().activates(ERIK, &code, NEW).await.is(422);
        let mut greta = app.sign_in(GRETA).await;
        greta.get(&format!("/people/{}", app.id(ERIK).await)).await.is(200).does_not_say("New sign-in code");
        greta.post(&app.code_path(ERIK).await, &[("reason", "Why.")]).await.is(400);
        let refused = issue_to_number(&app.kunren, &ERIK.parse().expect("a number")).await;
        assert!(matches!(refused, Err(Error::BadField("left"))));
        let unknown = issue_to_number(&app.kunren, &"K-7777".parse().expect("a number")).await;
        assert!(matches!(unknown, Err(Error::NotFound)));
        // Erased, no code is left behind.
        let leaver = erase::leaver(&app.kunren, &ERIK.parse().expect("a number")).await.expect("Erik has left");
        assert_eq!(app.count(OPEN).await, 1);
        erase::erase(&app.kunren, &leaver, "Ten years are over.").await.expect("he is erased");
        assert_eq!(app.count(OPEN).await, 0);
    }

    async fn everybody_who_cannot_sign_in_gets_a_code_at_once(app: TestApp) {
        app.crowd(700, "MUC").await;
        let mut ada = app.sign_in(ADA).await;
        app.imports(&mut ada).await;
        app.left("K-8001", "2026-12-01").await;
        let only = |site: &str| Which { site: Some(site.to_owned()), ..Which::default() };
        assert_eq!(app.everybody(only("TKY")).await.len(), 1);
        let country = Some("JP".parse().expect("a country"));
        assert!(app.everybody(Which { country, ..Which::default() }).await.is_empty(), "who has a code keeps it");
        let again = app.everybody(Which { country, again: true, ..Which::default() }).await;
        let all = app.everybody(Which::default()).await;
        assert_eq!((again.len(), all.len()), (1, 700), "699 of the crowd, and Paula");
        let paula = all.iter().find(|line| line.issued.number == "P-1").expect("Paula");
        assert_eq!((paula.email.as_deref(), paula.site.as_deref()), (Some("paula.neu@kagami.example"), Some("MUC")));
        app.visitor().activates("P-1", &paula.issued.code.to_string(), NEW).await.is(303);
        app.visitor().activates("P-2", &again[0].issued.code.to_string(), NEW).await.is(303);
        let somebody = all.iter().find(|line| line.issued.number == "K-8700").expect("the last of the crowd");
        app.visitor().activates("K-8700", &somebody.issued.code.to_string(), NEW).await.is(303);
        assert_eq!(app.everybody(Which { again: true, ..Which::default() }).await.len(), 698);
        ada.get("/audit?action=person.codes-issued").await.is(200).says("700 people").says("Japan");
        for (field, which) in [
            ("site", only("NOWHERE")),
            ("country", Which { country: Some("FR".parse().expect("a country")), ..Which::default() }),
        ] {
            let refused = Issuing::new(&app.kunren, which).await;
            assert!(matches!(refused, Err(Error::BadField(what)) if what == field));
        }
    }
}
