//! What should not be sent: every form field, every query field and every parameter of an address with what it is not.
//! Each is answered with the right status and a page in the reader's language, and nothing is written.

mod tables;

use crate::support::{ADA, ERIK, EVA, Gives, HANA, Person, Seen, TestApp, borrowed, encode, fields, story};
use kunren_app::routes::ROUTES;
use kunren_domain::course::Kind;
use kunren_services::{execute, in_transaction};
use std::collections::BTreeMap;
use tables::{FORMS, Field, NO_FORM, NO_PARAMETER, QUERIES};

/// Somebody who may see and do almost everything, has an open attempt, a team, and reads this language.
struct World {
    app: TestApp,
    ada: Person,
    language: &'static str,
    given: Vec<(&'static str, String)>,
    rows: BTreeMap<String, i64>,
}

impl World {
    async fn new(app: TestApp, language: &'static str) -> Self {
        app.reads(ADA, language).await;
        app.reports_to(HANA, ADA).await;
        app.has_read_everything(ADA).await;
        let mut ada = app.sign_in(ADA).await;
        let attempt = ada.open_test(&app).await;
        let (person, edition) = (app.id(EVA).await.to_string(), app.edition.to_string());
        let exempted = app.id(HANA).await.to_string();
        ada.post(&format!("/people/{exempted}/exemptions"), &[("edition", &edition), ("reason", "Why.")]).await.is(303);
        let more = [("edition", edition.as_str()), ("until", "2027-02-05"), ("reason", "Why.")];
        ada.post(&format!("/people/{person}/extensions"), &more).await.is(303);
        app.has_signed().await;
        let extension = app.newest("SELECT id FROM extension").await;
        let exemption = app.newest("SELECT id FROM exemption").await;
        let asked = [("kind", "extension"), ("until", "2027-02-20"), ("reason", "Why.")];
        app.sign_in(ERIK).await.post(&format!("{}/requests", app.course()), &asked).await.is(303);
        let request = app.newest("SELECT id FROM request").await;
        let import = ada.sends("payroll", "number,name,site\nK-7001,Somebody,MUC\n").await;
        let import = import.trim_start_matches("/hr/").to_owned();
        let given = vec![
            ("{import}", import),
            ("{id}", attempt),
            ("{person}", person),
            ("{exemption}", exemption),
            ("{request}", request),
            ("{extension}", extension),
        ];
        let rows = rows(&app).await;
        Self { app, ada, language, given, rows }
    }

    fn address(&self, route: &str, also: (&str, &str)) -> String {
        let mut given = vec![also];
        given.extend(self.given.iter().map(|(parameter, value)| (*parameter, value.as_str())));
        self.app.address(route, &given)
    }

    /// What was answered is no success, no breakdown, and a page for the reader; and nothing was written.
    async fn judge(&self, what: &str, seen: &Seen, expected: u16) {
        assert_eq!(seen.status.as_u16(), expected, "{what}: {}", seen.words());
        let dir = if self.language == "ar" { "rtl" } else { "ltr" };
        let html = format!("<html lang=\"{}\" dir=\"{dir}\"", self.language);
        assert!(seen.text.contains(&html), "{what}: not in the reader's language: {}", seen.text);
        assert!(!seen.text.contains('⟨') && seen.words().chars().count() > 40, "{what}: {}", seen.words());
        assert_eq!(rows(&self.app).await, self.rows, "{what}: something was written");
        self.forget_failures().await;
    }

    /// So many wrong passwords in a row would have to wait.
    async fn forget_failures(&self) {
        let forgotten =
            in_transaction!(self.app.kunren.db(), |conn| { execute!(conn, "DELETE FROM sign_in_failure").map(drop) });
        forgotten.expect("the failures are forgotten");
    }
}

/// Rows of all tables except the one that remembers failures to sign in.
async fn rows(app: &TestApp) -> BTreeMap<String, i64> {
    let mut rows = app.rows().await;
    rows.remove("sign_in_failure");
    rows
}

/// Every field of every form with everything it is not, one at a time.
async fn forms(app: TestApp, language: &'static str) {
    let mut world = World::new(app, language).await;
    let edition = world.app.edition.to_string();
    for (route, fields) in FORMS {
        let path = world.address(route, ("", ""));
        for Field(name, _, wrong) in *fields {
            for (value, expected) in *wrong {
                let form: Vec<(&str, &str)> = fields
                    .iter()
                    .map(|field| {
                        (
                            field.0,
                            if field.0 == *name {
                                *value
                            } else if field.1 == "{edition}" {
                                &edition
                            } else {
                                field.1
                            },
                        )
                    })
                    .filter(|(name, value)| !(*name == "locale" && value.is_empty() && *route != "/language"))
                    .collect();
                let seen = world.ada.post(&path, &form).await;
                let value: String = value.chars().take(30).collect();
                world.judge(&format!("POST {route} {name}={value:?}"), &seen, *expected).await;
            }
        }
    }
}

/// Every form with bytes that are no form: too many, no text, a zero, a field that does not end.
async fn bodies(app: TestApp, language: &'static str) {
    let mut world = World::new(app, language).await;
    let edition = world.app.edition.to_string();
    for (route, fields) in FORMS {
        let path = world.address(route, ("", ""));
        let good: Vec<(&str, &str)> =
            fields.iter().map(|field| (field.0, if field.1 == "{edition}" { &*edition } else { field.1 })).collect();
        let with = |more: &[u8]| [&encode(&good)[..], b"&more=", more].concat();
        let bad = [
            ("a megabyte", with(&vec![b'x'; 1024 * 1024]), 413),
            ("bytes that are no text", with(b"\xff\xfe"), 400),
            ("escapes that are no text", with(b"%FF%FE"), 400),
            ("half a character", with(b"%E7%92"), 400),
            ("a zero", with(b"%00"), 400),
            ("a very long value", with(&vec![b'x'; 5_000]), 400),
        ];
        for (what, body, expected) in bad {
            let seen = world.ada.post_raw(&path, body).await;
            world.judge(&format!("POST {route} with {what}"), &seen, expected).await;
        }
    }
}

/// Every field of every query with everything it is not, one at a time, and queries that are no text.
async fn queries(app: TestApp, language: &'static str) {
    let mut world = World::new(app, language).await;
    for (route, fields) in QUERIES {
        let path = world.address(route, ("", ""));
        for Field(name, _, wrong) in *fields {
            for (value, expected) in *wrong {
                let query = String::from_utf8(encode(&[(name, value)])).expect("text");
                let seen = world.ada.get(&format!("{path}?{query}")).await;
                let value: String = value.chars().take(30).collect();
                world.judge(&format!("GET {route}?{name}={value}"), &seen, *expected).await;
            }
            let long = "x".repeat(5_000);
            for value in ["%FF%FE", "%E7%92", "%00", long.as_str()] {
                let seen = world.ada.get(&format!("{path}?{name}={value}")).await;
                world.judge(&format!("GET {route}?{name}={}", &value[..3]), &seen, 400).await;
            }
        }
    }
}

/// Every parameter of every address with what names nothing.
async fn parameters(app: TestApp, language: &'static str) {
    let mut world = World::new(app, language).await;
    let edition = world.app.edition.to_string();
    for route in ROUTES {
        let parameters = route.path.split('/').filter(|part| part.starts_with('{'));
        for parameter in parameters {
            for value in NO_PARAMETER {
                let value = if *value == "{long}" { &"x".repeat(2_000) } else { *value };
                let path = world.address(route.path, (parameter, value));
                let form = FORMS.iter().find(|(path, _)| *path == route.path).map_or(&[][..], |(_, fields)| fields);
                let form: Vec<(&str, &str)> = form
                    .iter()
                    .map(|field| (field.0, if field.1 == "{edition}" { &*edition } else { field.1 }))
                    .filter(|(_, value)| !value.is_empty())
                    .collect();
                let seen =
                    if route.method == "GET" { world.ada.get(&path).await } else { world.ada.post(&path, &form).await };
                world
                    .judge(
                        &format!(
                            "{} {} with {parameter} = {}",
                            route.method,
                            route.path,
                            &value[..value.len().min(30)]
                        ),
                        &seen,
                        404,
                    )
                    .await;
            }
        }
    }
}

story! {
    async fn no_form_field_takes_what_it_is_not_and_says_so_in_japanese(app: TestApp) {
        forms(app, "ja").await;
    }

    async fn no_form_field_takes_what_it_is_not_and_says_so_in_arabic(app: TestApp) {
        forms(app, "ar").await;
    }

    async fn no_form_takes_what_is_no_form(app: TestApp) {
        bodies(app, "ja").await;
    }

    async fn no_query_takes_what_it_is_not(app: TestApp) {
        queries(app, "ar").await;
    }

    async fn no_address_names_what_is_not_there(app: TestApp) {
        parameters(app, "ja").await;
    }

    async fn what_is_other_peoples_is_not_there(app: TestApp) {
        app.has_read_everything(ERIK).await;
        let attempt = app.sign_in(ERIK).await.open_test(&app).await;
        let mut world = World::new(app, "ar").await;
        let (exempted, person) = (world.given[3].1.clone(), world.given[2].1.clone());
        let (last_year, course) = (world.app.last_year, world.app.course());
        // An exemption under another person's address, an edition without content, and somebody else's attempt.
        for path in [
            format!("/people/{person}/exemptions/{exempted}/revoke"),
            format!("/courses/{last_year}/test"),
            format!("/attempts/{attempt}/submit"),
        ] {
            let seen = world.ada.post(&path, &[("reason", "Why.")]).await;
            world.judge(&path, &seen, 404).await;
        }
        for path in [
            format!("/courses/{last_year}"),
            format!("/courses/{last_year}/lessons/what-is-warming"),
            format!("{course}/lessons/law-de-duties"),
            format!("/attempts/{attempt}"),
            format!("/attempts/{attempt}/1"),
            format!("/attempts/{attempt}/review"),
            format!("/attempts/{attempt}/result"),
        ] {
            let seen = world.ada.get(&path).await;
            world.judge(&path, &seen, 404).await;
        }
    }

    async fn no_question_takes_what_is_no_answer(app: TestApp) {
        let mut world = World::new(app, "ja").await;
        let attempt = world.given[1].1.clone();
        for (place, question) in (1..).zip(world.app.sheet(&attempt).await) {
            let path = format!("/attempts/{attempt}/{place}");
            let right = fields(&question, Gives::Right);
            let mut wrong: Vec<Vec<(String, String)>> =
                vec![spoiled(&right, "zz"), spoiled(&right, "<script>"), spoiled(&right, &"x".repeat(2_000))];
            match question.kind {
                Kind::Ordering => wrong.extend([
                    spoiled(&right, "0"),
                    spoiled(&right, "99"),
                    spoiled(&right, "-1"),
                    right[1..].to_vec(),
                ]),
                Kind::Single | Kind::TrueFalse => {
                    wrong.push(question.options.iter().map(|option| ("choice".to_owned(), option.clone())).collect());
                }
                Kind::Multiple | Kind::Matching => {}
            }
            for form in wrong {
                let seen = world.ada.post(&path, &borrowed(&form)).await;
                world.judge(&format!("{:?} with {form:?}", question.kind), &seen, 422).await;
                world.ada.post_quietly(&path, &borrowed(&form)).await.is(422);
            }
        }
        assert_eq!(rows(&world.app).await, world.rows);
    }

    async fn queries_without_meaning_break_no_page(app: TestApp) {
        let mut world = World::new(app, "ja").await;
        let long = "x".repeat(50_000);
        for route in ROUTES.iter().filter(|route| route.method == "GET") {
            let path = world.address(route.path, ("", ""));
            for query in ["%FF", "a=%00", "=", "&&&&", "a", "a=1&a=2", "%", "a=%zz", long.as_str()] {
                let seen = world.ada.get(&format!("{path}?{query}")).await;
                let status = seen.status.as_u16();
                assert!(
                    [200, 303, 400].contains(&status),
                    "GET {}?{}: {status}",
                    route.path,
                    &query[..query.len().min(20)]
                );
            }
        }
        assert_eq!(rows(&world.app).await, world.rows);
    }

    async fn what_accepts_no_such_method_says_so(app: TestApp) {
        let mut world = World::new(app, "ja").await;
        for path in ["/account", "/audit", "/team", "/participation", "/people"] {
            let seen = world.ada.post(path, &[]).await;
            world.judge(path, &seen, 405).await;
        }
        let seen = world.ada.get("/no/such/page").await;
        world.judge("/no/such/page", &seen, 404).await;
    }
}

/// The same fields with the first value replaced.
fn spoiled(right: &[(String, String)], value: &str) -> Vec<(String, String)> {
    let mut fields = right.to_vec();
    if let Some(first) = fields.first_mut() {
        first.1 = value.to_owned();
    }
    fields
}

#[test]
fn every_route_that_takes_something_is_tried() {
    let tried = |path: &str| FORMS.iter().any(|(route, _)| *route == path) || NO_FORM.contains(&path);
    let posts = ROUTES.iter().filter(|route| route.method == "POST");
    let forgotten: Vec<_> = posts.filter(|route| !tried(route.path)).map(|route| route.path).collect();
    assert!(forgotten.is_empty(), "no bad input for {forgotten:?}");
}
