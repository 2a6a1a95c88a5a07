//! A date that cannot be read: the form comes again with what was typed, and says so beside the field.

use crate::support::{ADA, ERIK, EVA, GRETA, Person, Seen, TestApp, story};

/// The page with the form, what was typed, and the message at the field.
fn judge(seen: Seen, typed: &[&str]) -> Seen {
    let seen = seen.is(422).says("The date cannot be read").says("This is no date. Write it as year-month-day");
    let seen = seen.has("aria-invalid=\"true\"").has("value=\"31.2.2027\"").has("type=\"text\"");
    typed.iter().fold(seen, |seen, value| seen.has(&format!("value=\"{value}\"")))
}

async fn asks(app: &TestApp, person: &mut Person, kind: &str) -> Seen {
    let form = [("kind", kind), ("until", "31.2.2027"), ("reason", "At sea."), ("evidence", "HR-17")];
    person.post(&format!("{}/requests", app.course()), &form).await
}

story! {
    async fn in_a_request(app: TestApp) {
        let mut erik = app.sign_in(ERIK).await;
        for kind in ["extension", "exemption"] {
            let again = judge(asks(&app, &mut erik, kind).await, &["At sea.", "HR-17"]);
            // Only that one field is wrong.
            assert_eq!(again.text.matches("aria-invalid").count(), 1, "{kind}");
            again.has(&format!("aria-describedby=\"{kind}-until-hint {kind}-until-problem\""));
        }
        assert_eq!(app.count("SELECT count(*) AS heads FROM request").await, 0);
        let words = [("ja", "日付として読み取れません"), ("zh-Hans", "这不是有效日期"), ("es", "Esto no es una fecha"), ("ar", "هذا ليس تاريخًا صحيحًا")];
        for (language, words) in words {
            app.reads(ERIK, language).await;
            let mut erik = app.sign_in(ERIK).await;
            asks(&app, &mut erik, "extension").await.is(422).says(words).has("value=\"31.2.2027\"");
        }
    }

    async fn in_a_decision(app: TestApp) {
        let asked = [("kind", "extension"), ("until", "2027-02-20"), ("reason", "Why.")];
        app.sign_in(ERIK).await.post(&format!("{}/requests", app.course()), &asked).await.is(303);
        let path = format!("/requests/{}", app.newest("SELECT id FROM request").await);
        let mut greta = app.sign_in(GRETA).await;
        let form = [("verdict", "grant"), ("until", "31.2.2027"), ("reason", "Agreed.")];
        judge(greta.post(&path, &form).await, &["Agreed."]);
        // Who refuses has no day to get wrong.
        let form = [("verdict", "refuse"), ("until", "31.2.2027"), ("reason", "No ship.")];
        greta.post(&path, &form).await.is(303);
    }

    async fn in_an_exemption_and_in_more_time(app: TestApp) {
        let (mut greta, edition) = (app.sign_in(GRETA).await, app.edition.to_string());
        for form in ["exemptions", "extensions"] {
            let path = format!("/people/{}/{form}", app.id(EVA).await);
            let fields = [("edition", edition.as_str()), ("until", "31.2.2027"), ("reason", "At sea.")];
            judge(greta.post(&path, &fields).await, &["At sea."]).has("<details open class=\"act\"");
        }
        assert_eq!(app.count("SELECT count(*) AS heads FROM exemption").await, 0);
        assert_eq!(app.count("SELECT count(*) AS heads FROM extension").await, 0);
    }

    async fn in_the_day_of_the_numbers(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        let page = ada.get(&app.board("?as_of=31.2.2027&node=country:DE&q=mun")).await;
        // What else was asked for holds, and no link asks for the day again.
        let page = judge(page, &["mun"]).says("Germany");
        page.has_no("&amp;as_of=31");
        ada.get(&format!("/participation/{}/table.csv?as_of=31.2.2027", app.edition)).await.is(400);
        ada.get(&app.board("?as_of=2026-11-20")).await.is(200).has_no("aria-invalid");
    }

    async fn in_the_day_that_is_signed(app: TestApp) {
        app.now_is("2027-02-20T12:00:00Z");
        let mut ada = app.sign_in(ADA).await;
        let path = format!("/participation/{}/result", app.edition);
        judge(ada.get(&format!("{path}?cut_off=31.2.2027")).await, &[]).has_no("name=\"corrects\"");
        let form = [("cut_off", "31.2.2027"), ("corrects", ""), ("reason", "The year is over.")];
        judge(ada.post(&path, &form).await, &[]);
        assert_eq!(app.count("SELECT count(*) AS heads FROM edition_result").await, 0);
    }
}
