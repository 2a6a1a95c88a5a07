//! People who between them see every page there is, in every state worth looking at.

use super::{ADA, ERIK, GRETA, HANA, KENJI, MARIA, Person, TestApp};
use kunren_app::routes::ROUTES;

/// Somebody with much to see, and the addresses of it.
pub struct Reader {
    /// Who.
    pub person: Person,
    /// What can be opened.
    pub addresses: Vec<String>,
}

/// Everything that can be opened, by somebody who watches over others in the middle of a test, by a manager who has
/// passed it, and by a learner.
pub async fn readers(app: &TestApp) -> Vec<Reader> {
    app.reports_to(HANA, ADA).await;
    app.completed(MARIA, "2026-11-20").await;
    app.on_leave(GRETA, "2026-11-01", None).await;
    for number in [ADA, KENJI] {
        app.has_read_everything(number).await;
    }
    let mut ada = app.sign_in(ADA).await;
    let mut kenji = app.sign_in(KENJI).await;
    let (failed, _) = ada.take_test(app, 6).await;
    let (passed, _) = kenji.take_test(app, 9).await;
    let edition = app.edition.to_string();
    let hana = app.id(HANA).await.to_string();
    ada.post(&format!("/people/{hana}/exemptions"), &[("edition", &edition), ("reason", "123")]).await.is(303);
    ada.post(
        &format!("/participation/{edition}/targets"),
        &[("node", "country:DE"), ("rate", "90"), ("reason", "123")],
    )
    .await
    .is(303);
    let mut erik = app.sign_in(ERIK).await;
    let asked = [("kind", "extension"), ("until", "2027-02-20"), ("reason", "123"), ("evidence", "123")];
    for person in [&mut ada, &mut erik] {
        person.post(&format!("{}/requests", app.course()), &asked).await.is(303);
    }
    let person = app.id(ERIK).await;
    let request = app
        .newest("SELECT r.id FROM request AS r JOIN person AS p ON p.id = r.person_id WHERE p.number = 'K-2001'")
        .await;
    ada.post(
        &format!("/people/{person}/extensions"),
        &[("edition", &*edition), ("until", "2027-02-10"), ("reason", "123")],
    )
    .await
    .is(303);
    let failed_page = format!("/attempts/{failed}/result");
    let waiting = vec![failed_page, app.course()];
    app.minutes_pass(61);
    let open = ada.open_test(app).await;
    let mut others = vec![
        format!("/participation/{}", app.last_year),
        format!("/participation/{edition}?node=country:DE&as_of=2026-11-10"),
        app.lesson("law-jp-waste"),
    ];
    others.extend([
        "/people?q=k".to_owned(),
        "/people?q=nobody".to_owned(),
        format!("/people/{person}/history?day=2026-11-10"),
        format!("/people/{person}/history?day=2027-01-01"),
    ]);
    others.extend((2..=10).map(|place| format!("/attempts/{open}/{place}")));
    others.extend([
        "/no/such/page".to_owned(),
        "/team?show=late".to_owned(),
        format!("/participation/{edition}?as_of=2027-01-01"),
    ]);
    let imported = [
        ("123", "number,name,site,joined\nK-7001,123,MUC,2026-11-01\n"),
        ("456", "number,name,site,joined\nK-7002,123,MUC,31/04/2020\n"),
    ];
    let mut pages = Vec::new();
    for (source, file) in imported {
        pages.push(ada.sends_first(source, file).await);
    }
    let first = ada.sends("789", "number,name\nK-7003,123\n").await;
    let import = pages[0].trim_start_matches("/hr/").to_owned();
    others.extend(pages);
    others.extend([format!("{first}/columns"), first, "/hr?q=000".to_owned()]);
    let mut of_ada = routes(app, &open, &hana, &request, &import);
    of_ada.extend(waiting);
    of_ada.extend(others);
    let of_kenji = routes(app, &passed, &hana, &request, &import);
    let own = format!("{}/requests", app.course());
    let why = format!("{}/why", app.course());
    let of_erik = vec!["/".to_owned(), app.course(), app.lesson("law-de-duties"), "/team".to_owned(), own, why];
    vec![
        Reader { person: ada, addresses: of_ada },
        Reader { person: kenji, addresses: of_kenji },
        Reader { person: erik, addresses: of_erik },
    ]
}

/// Every page there is.
fn routes(app: &TestApp, attempt: &str, person: &str, request: &str, import: &str) -> Vec<String> {
    let pages = ROUTES
        .iter()
        .filter(|route| route.method == "GET" && !route.path.ends_with(".csv") && !route.path.ends_with(".xlsx"));
    pages
        .map(|route| {
            app.address(
                route.path,
                &[("{id}", attempt), ("{person}", person), ("{request}", request), ("{import}", import)],
            )
        })
        .collect()
}
