//! Every route × every role: the expected status, by hand, for every route there is. A new route without a row fails.

use crate::support::{ADA, ERIK, EVA, GRETA, HANA, KENJI, OTTO, Person, TestApp, story};
use kunren_app::routes::ROUTES;

/// Who asks, in the order of the columns.
const WHO: [&str; 6] = ["visitor", "learner", "line manager", "country coordinator", "group administrator", "auditor"];

/// Sent to sign in.
const IN: u16 = 0;

/// Method, path, form, and the answers to a visitor, [`ERIK`] (learner), [`KENJI`] (line manager), [`GRETA`] (coordinator
/// of Germany), [`ADA`] (group administrator) and [`OTTO`] (auditor).
struct Row(&'static str, &'static str, &'static [(&'static str, &'static str)], [u16; 6]);

/// `{attempt}` is the learner's own; `{person}` works in Germany, but in Japan where the administrator asks, so that
/// two acts do not meet. Rows are tried from top to bottom; those that end a session come last.
const TABLE: &[Row] = &[
    Row("GET", "/sign-in", &[], [200, 303, 303, 303, 303, 303]),
    Row("POST", "/sign-in", &[("login", "K-777{who}"), ("password", "x")], [422, 422, 422, 422, 422, 422]),
    Row("GET", "/kiosk", &[], [200, 303, 303, 303, 303, 303]),
    Row("POST", "/kiosk", &[("login", "K-778{who}"), ("pin", "1")], [422, 422, 422, 422, 422, 422]),
    Row("POST", "/kiosk/stay", &[], [IN, 303, 303, 303, 303, 303]),
    Row("GET", "/activate", &[], [200, 303, 303, 303, 303, 303]),
    Row(
        "POST",
        "/activate",
        &[("login", "K-779{who}"), ("code", "x"), ("password", "long enough"), ("again", "long enough")],
        [422, 422, 422, 422, 422, 422],
    ),
    Row("POST", "/language", &[("locale", "en")], [303, 303, 303, 303, 303, 303]),
    Row("GET", "/account", &[], [IN, 200, 200, 200, 200, 200]),
    Row("POST", "/account/password", &[("present", "no"), ("new", "long enough")], [IN, 422, 422, 422, 422, 422]),
    Row("GET", "/", &[], [IN, 200, 200, 200, 200, 200]),
    Row("GET", "/courses/{edition}", &[], [IN, 200, 200, 200, 200, 200]),
    Row("GET", "/courses/{edition}/lessons/{lesson}", &[], [IN, 200, 200, 200, 200, 200]),
    Row("POST", "/courses/{edition}/lessons/{lesson}", &[], [IN, 303, 303, 303, 303, 303]),
    Row("POST", "/courses/{edition}/lessons/{lesson}/position", &[("segment", "2")], [IN, 204, 204, 204, 204, 204]),
    // The learner has read everything; the others have not.
    Row("POST", "/courses/{edition}/test", &[], [IN, 303, 409, 409, 409, 409]),
    Row("GET", "/courses/{edition}/why", &[], [IN, 200, 200, 200, 200, 200]),
    Row("GET", "/courses/{edition}/requests", &[], [IN, 200, 200, 200, 200, 200]),
    Row(
        "POST",
        "/courses/{edition}/requests",
        &[("kind", "exemption"), ("reason", "Why.")],
        [IN, 303, 303, 303, 303, 303],
    ),
    // The newest own request; nobody else's.
    Row("POST", "/courses/{edition}/requests/{request}/withdraw", &[], [IN, 303, 404, 404, 404, 404]),
    Row("GET", "/attempts/{id}", &[], [IN, 303, 404, 404, 404, 404]),
    Row("GET", "/attempts/{id}/{place}", &[], [IN, 200, 404, 404, 404, 404]),
    Row("POST", "/attempts/{id}/{place}", &[("go", "next")], [IN, 303, 404, 404, 404, 404]),
    Row("GET", "/attempts/{id}/review", &[], [IN, 200, 404, 404, 404, 404]),
    Row("POST", "/attempts/{id}/submit", &[], [IN, 303, 404, 404, 404, 404]),
    Row("GET", "/attempts/{id}/result", &[], [IN, 200, 404, 404, 404, 404]),
    Row("GET", "/participation", &[], [IN, 403, 403, 303, 303, 303]),
    Row("GET", "/participation/{edition}", &[], [IN, 403, 403, 200, 200, 200]),
    Row("GET", "/participation/{edition}/table.csv", &[], [IN, 403, 403, 200, 200, 200]),
    Row("GET", "/participation/{edition}/table.xlsx", &[], [IN, 403, 403, 200, 200, 200]),
    Row("GET", "/participation/{edition}/people", &[], [IN, 403, 403, 200, 200, 200]),
    Row("GET", "/participation/{edition}/added", &[], [IN, 403, 403, 200, 200, 200]),
    Row("GET", "/participation/{edition}/people.csv", &[], [IN, 403, 403, 200, 200, 200]),
    Row("GET", "/participation/{edition}/people.xlsx", &[], [IN, 403, 403, 200, 200, 200]),
    Row("GET", "/participation/{edition}/targets", &[], [IN, 403, 403, 200, 200, 200]),
    Row(
        "POST",
        "/participation/{edition}/targets",
        &[("node", "country:DE"), ("rate", "90"), ("reason", "Agreed in the steering committee.")],
        [IN, 403, 403, 303, 303, 403],
    ),
    Row("GET", "/participation/{edition}/result", &[], [IN, 403, 403, 200, 200, 200]),
    Row(
        "POST",
        "/participation/{edition}/result",
        &[("cut_off", "2026-11-29"), ("corrects", ""), ("reason", "The year is over.")],
        // Who gets through is told that the time of grace lasts; a result is there all the same.
        [IN, 403, 403, 403, 409, 403],
    ),
    // It tells of everybody.
    Row("GET", "/participation/{edition}/results/{number}/{file}", &[], [IN, 403, 403, 403, 200, 200]),
    Row("GET", "/editions/{edition}/audience", &[], [IN, 403, 403, 200, 200, 200]),
    Row(
        "POST",
        "/editions/{edition}/audience",
        &[("rule", "everybody"), ("again", "edition"), ("reason", "Agreed in the steering committee.")],
        [IN, 403, 403, 403, 303, 403],
    ),
    Row("GET", "/people", &[], [IN, 403, 403, 200, 200, 200]),
    Row("GET", "/people/{person}", &[], [IN, 403, 403, 200, 200, 200]),
    Row("GET", "/people/{person}/history", &[], [IN, 403, 403, 200, 200, 200]),
    Row(
        "POST",
        "/people/{person}/grants",
        &[("edition", "{edition}"), ("reason", "Why.")],
        // Those who get through are told that there are attempts left.
        [IN, 403, 403, 409, 409, 403],
    ),
    Row(
        "POST",
        "/people/{person}/exemptions",
        &[("edition", "{edition}"), ("reason", "Why.")],
        [IN, 403, 403, 303, 303, 403],
    ),
    Row("POST", "/people/{person}/exemptions/{exemption}/revoke", &[("reason", "Why.")], [IN, 403, 403, 303, 303, 403]),
    Row(
        "POST",
        "/people/{person}/extensions",
        &[("edition", "{edition}"), ("until", "2027-02-20"), ("reason", "Why.")],
        [IN, 403, 403, 303, 303, 403],
    ),
    Row("POST", "/people/{person}/extensions/{extension}/revoke", &[("reason", "Why.")], [IN, 403, 403, 303, 303, 403]),
    Row("POST", "/people/{person}/code", &[("reason", "Why.")], [IN, 403, 403, 200, 200, 403]),
    Row("POST", "/people/{person}/roles", &[("role", "auditor"), ("reason", "Why.")], [IN, 403, 403, 403, 303, 403]),
    Row(
        "POST",
        "/people/{person}/roles/take",
        &[("role", "auditor"), ("reason", "Why.")],
        [IN, 403, 403, 403, 303, 403],
    ),
    Row("GET", "/people/{person}/why/{edition}", &[], [IN, 403, 403, 200, 200, 200]),
    Row("GET", "/requests", &[], [IN, 403, 403, 200, 200, 200]),
    Row("GET", "/requests/{request}", &[], [IN, 403, 403, 200, 200, 200]),
    Row(
        "POST",
        "/requests/{request}",
        &[("verdict", "refuse"), ("reason", "Why.")],
        // The learner's request waits no longer.
        [IN, 403, 403, 409, 409, 403],
    ),
    Row("GET", "/team", &[], [IN, 403, 200, 403, 403, 403]),
    Row("GET", "/audit", &[], [IN, 403, 403, 403, 200, 200]),
    Row("GET", "/hr", &[], [IN, 403, 403, 403, 200, 200]),
    Row("GET", "/hr/new", &[], [IN, 403, 403, 403, 200, 403]),
    // Those who get through are told that this is no form with a file.
    Row("POST", "/hr/new", &[], [IN, 403, 403, 403, 400, 403]),
    Row("GET", "/hr/{import}", &[], [IN, 403, 403, 403, 200, 200]),
    Row("GET", "/hr/{import}/people", &[], [IN, 403, 403, 403, 200, 200]),
    Row("GET", "/hr/{import}/changes.csv", &[], [IN, 403, 403, 403, 200, 200]),
    Row("GET", "/hr/{import}/rejected.csv", &[], [IN, 403, 403, 403, 200, 200]),
    // The file waits to be confirmed: its columns are known.
    Row("GET", "/hr/{import}/columns", &[], [IN, 403, 403, 403, 303, 403]),
    Row("POST", "/hr/{import}/columns", &[], [IN, 403, 403, 403, 404, 403]),
    Row("POST", "/hr/{import}/again", &[], [IN, 403, 403, 403, 303, 403]),
    // Another plan was seen, and nothing was applied.
    Row("POST", "/hr/{import}/apply", &[("planned", "0"), ("reason", "Why.")], [IN, 403, 403, 403, 409, 403]),
    Row("POST", "/hr/{import}/undo", &[("reason", "Why.")], [IN, 403, 403, 403, 404, 403]),
    Row("POST", "/hr/{import}/give-up", &[], [IN, 403, 403, 403, 303, 403]),
    Row("POST", "/sign-out", &[], [IN, 303, 303, 303, 303, 303]),
    Row("POST", "/sign-out-everywhere", &[], [IN, 303, 303, 303, 303, 303]),
];

/// Somebody of a column, signed in anew.
async fn somebody(app: &TestApp, who: usize) -> Person {
    match who {
        0 => app.visitor(),
        1 => app.sign_in(ERIK).await,
        2 => app.sign_in(KENJI).await,
        3 => app.sign_in(GRETA).await,
        4 => app.sign_in(ADA).await,
        _ => app.sign_in(OTTO).await,
    }
}

/// The row's path for somebody: parameters filled in.
async fn path(app: &TestApp, row: &Row, who: usize) -> String {
    let person = app.id(if who == 4 { HANA } else { EVA }).await;
    let id = if row.1.starts_with("/attempts") {
        app.newest("SELECT id FROM attempt ORDER BY number").await
    } else if row.1.contains("{import}") {
        app.newest("SELECT id FROM hr_upload ORDER BY id").await
    } else if row.1.contains("{exemption}") {
        app.newest(if who == 4 {
            "SELECT x.id FROM exemption AS x JOIN person AS p ON p.id = x.person_id WHERE p.number = 'K-1001'"
        } else {
            "SELECT x.id FROM exemption AS x JOIN person AS p ON p.id = x.person_id WHERE p.number = 'K-2002'"
        })
        .await
    } else if row.1.contains("{extension}") {
        app.newest(if who == 4 {
            "SELECT x.id FROM extension AS x JOIN person AS p ON p.id = x.person_id WHERE p.number = 'K-1001'"
        } else {
            "SELECT x.id FROM extension AS x JOIN person AS p ON p.id = x.person_id WHERE p.number = 'K-2002'"
        })
        .await
    } else if row.1.contains("{request}") {
        app.newest("SELECT r.id FROM request AS r JOIN person AS p ON p.id = r.person_id WHERE p.number = 'K-2001'")
            .await
    } else {
        String::new()
    };
    row.1
        .replace("{edition}", &app.edition.to_string())
        .replace("{lesson}", "what-is-warming")
        .replace("{place}", "1")
        .replace("{number}", "1")
        .replace("{file}", "result.json")
        .replace("{person}", &person.to_string())
        .replace("{exemption}", &id)
        .replace("{extension}", &id)
        .replace("{request}", &id)
        .replace("{import}", &id)
        .replace("{id}", &id)
}

story! {
    async fn everybody_gets_through_exactly_where_the_table_says(app: TestApp) {
        app.has_signed().await;
        app.has_read_everything(ERIK).await;
        app.sign_in(ADA).await.sends_first("payroll", "number,name,site\nK-7001,Somebody,MUC\n").await;
        let mut people = Vec::new();
        for who in 0..WHO.len() {
            people.push(somebody(&app, who).await);
        }
        let edition = app.edition.to_string();
        let mut wrong = Vec::new();
        for row in TABLE {
            // The learner first, so that what the others ask for exists.
            for who in [1, 3, 4, 0, 2, 5] {
                let path = path(&app, row, who).await;
                let fill = |value: &str| value.replace("{edition}", &edition).replace("{who}", &who.to_string());
                let form: Vec<(&str, String)> = row.2.iter().map(|(name, value)| (*name, fill(value))).collect();
                let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
                if people[who].get("/account").await.status != 200 {
                    people[who] = somebody(&app, who).await;
                }
                let seen =
                    if row.0 == "GET" { people[who].get(&path).await } else { people[who].post(&path, &form).await };
                let to_sign_in =
                    seen.status == 303 && seen.to.starts_with("/sign-in") && !row.1.starts_with("/sign-out");
                let got = if to_sign_in || (who == 0 && seen.to == "/sign-in") { IN } else { seen.status.as_u16() };
                if got != row.3[who] {
                    wrong.push(format!(
                        "{} {} for a {}: expected {}, got {got} {}",
                        row.0, row.1, WHO[who], row.3[who], seen.to
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }

    async fn programs_without_a_session_are_told_so(app: TestApp) {
        for row in TABLE.iter().filter(|row| row.0 == "POST" && row.3[0] == IN) {
            let path = row.1.replace(['{', '}'], "");
            app.visitor().post_quietly(&path, row.2).await.is(401);
        }
    }

    async fn nothing_is_changed_from_another_site(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        for row in TABLE.iter().filter(|row| row.0 == "POST") {
            let path = row.1.replace(['{', '}'], "");
            ada.post_from_elsewhere(&path, row.2).await.is(403);
        }
    }

    async fn nothing_is_changed_by_looking(app: TestApp) {
        let mut ada = app.sign_in(ADA).await;
        for route in ROUTES.iter().filter(|route| route.method == "POST") {
            if ROUTES.iter().any(|other| other.method == "GET" && other.path == route.path) {
                continue;
            }
            let path = path(&app, &Row("GET", route.path, &[], [0; 6]), 3).await;
            let status = ada.get(&path).await.status.as_u16();
            assert!(status == 405 || status == 404, "GET {}: {status}", route.path);
        }
    }
}

#[test]
fn every_route_has_a_row_and_every_row_a_route() {
    let routes: Vec<(&str, &str)> = ROUTES.iter().map(|route| (route.method, route.path)).collect();
    let rows: Vec<(&str, &str)> = TABLE.iter().map(|row| (row.0, row.1)).collect();
    let without_row: Vec<_> = routes.iter().filter(|route| !rows.contains(route)).collect();
    let without_route: Vec<_> = rows.iter().filter(|row| !routes.contains(row)).collect();
    assert!(
        without_row.is_empty() && without_route.is_empty(),
        "routes without a row: {without_row:?}; rows without a route: {without_route:?}"
    );
    let twice: Vec<_> = rows.iter().filter(|row| rows.iter().filter(|other| other == row).count() > 1).collect();
    assert!(twice.is_empty(), "twice in the table: {twice:?}");
}
