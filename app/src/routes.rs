//! Every route in one table: the router is made from it, and so is the test of who may go where.

use crate::{
    assets,
    pages::{
        account, activate, attempt, audience, audit, course, home, hr, kiosk, language, lesson, participation, people,
        requests, sign_in, team, why,
    },
    web::{app::App, failure, guard, reader, render},
};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
    routing::{MethodRouter, get, post},
};
use kunren_domain::role::Act;

/// Who gets through to a route's handler. What the handler shows is further limited by permits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody.
    Public,
    /// Somebody signed in; the handler looks at their own things only.
    SignedIn,
    /// Somebody with a permit for this act; others are refused by the use case.
    Permit(Act),
}

/// One route.
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Path with parameters in braces.
    pub path: &'static str,
    /// Who gets through.
    pub access: Access,
    make: fn() -> MethodRouter<App>,
}

macro_rules! routes {
    ($($method:ident $path:literal $access:expr => $handler:expr;)+) => {
        /// All routes.
        pub const ROUTES: &[Route] = &[$(Route {
            method: routes!(@name $method),
            path: $path,
            access: $access,
            make: || routes!(@make $method, $handler),
        }),+];
    };
    (@name get) => { "GET" };
    (@name post) => { "POST" };
    (@make get, $handler:expr) => { get($handler) };
    (@make post, $handler:expr) => { post($handler) };
}

routes! {
    get "/sign-in" Access::Public => sign_in::show;
    post "/sign-in" Access::Public => sign_in::submit;
    post "/sign-out" Access::SignedIn => sign_in::sign_out;
    post "/sign-out-everywhere" Access::SignedIn => sign_in::sign_out_everywhere;
    get "/kiosk" Access::Public => kiosk::show;
    post "/kiosk" Access::Public => kiosk::submit;
    post "/kiosk/stay" Access::SignedIn => kiosk::stay;
    get "/activate" Access::Public => activate::show;
    post "/activate" Access::Public => activate::submit;
    post "/language" Access::Public => language::choose;
    get "/account" Access::SignedIn => account::show;
    post "/account/password" Access::SignedIn => account::change_password;
    get "/" Access::SignedIn => home::show;
    get "/courses/{edition}" Access::SignedIn => course::show;
    post "/courses/{edition}/test" Access::SignedIn => course::start;
    get "/courses/{edition}/lessons/{lesson}" Access::SignedIn => lesson::show;
    post "/courses/{edition}/lessons/{lesson}" Access::SignedIn => lesson::read;
    post "/courses/{edition}/lessons/{lesson}/position" Access::SignedIn => lesson::position;
    get "/courses/{edition}/why" Access::SignedIn => why::own;
    get "/courses/{edition}/requests" Access::SignedIn => requests::show_own;
    post "/courses/{edition}/requests" Access::SignedIn => requests::ask;
    post "/courses/{edition}/requests/{request}/withdraw" Access::SignedIn => requests::withdraw;
    get "/attempts/{id}" Access::SignedIn => attempt::open;
    get "/attempts/{id}/review" Access::SignedIn => attempt::review;
    post "/attempts/{id}/submit" Access::SignedIn => attempt::submit;
    get "/attempts/{id}/result" Access::SignedIn => attempt::result;
    get "/attempts/{id}/{place}" Access::SignedIn => attempt::show;
    post "/attempts/{id}/{place}" Access::SignedIn => attempt::save;
    get "/participation" Access::Permit(Act::SeeParticipation) => participation::index;
    get "/participation/{edition}" Access::Permit(Act::SeeParticipation) => participation::show;
    get "/participation/{edition}/table.csv" Access::Permit(Act::SeeParticipation) => participation::export::table_csv;
    get "/participation/{edition}/table.xlsx" Access::Permit(Act::SeeParticipation) => participation::export::table_xlsx;
    get "/participation/{edition}/people" Access::Permit(Act::SeePeople) => participation::people::show;
    get "/participation/{edition}/added" Access::Permit(Act::SeePeople) => participation::added::show;
    get "/participation/{edition}/people.csv" Access::Permit(Act::SeePeople) => participation::export::people_csv;
    get "/participation/{edition}/people.xlsx" Access::Permit(Act::SeePeople) => participation::export::people_xlsx;
    get "/participation/{edition}/targets" Access::Permit(Act::SeeParticipation) => participation::targets::show;
    post "/participation/{edition}/targets" Access::Permit(Act::SetTarget) => participation::targets::set;
    get "/participation/{edition}/result" Access::Permit(Act::SeeParticipation) => participation::result::show;
    post "/participation/{edition}/result" Access::Permit(Act::CloseEdition) => participation::result::sign;
    get "/participation/{edition}/results/{number}/{file}" Access::Permit(Act::SeeParticipation) => participation::result::file;
    get "/editions/{edition}/audience" Access::Permit(Act::SeePeople) => audience::show;
    post "/editions/{edition}/audience" Access::Permit(Act::SetAudience) => audience::set;
    get "/people" Access::Permit(Act::SeePeople) => people::find::show;
    get "/people/{person}" Access::Permit(Act::SeePeople) => people::show;
    post "/people/{person}/grants" Access::Permit(Act::GrantAttempt) => people::grant;
    post "/people/{person}/exemptions" Access::Permit(Act::Exempt) => people::exempt;
    post "/people/{person}/exemptions/{exemption}/revoke" Access::Permit(Act::Exempt) => people::revoke;
    post "/people/{person}/extensions" Access::Permit(Act::DecideRequests) => people::extend;
    post "/people/{person}/extensions/{extension}/revoke" Access::Permit(Act::DecideRequests) => people::take_back;
    get "/people/{person}/history" Access::Permit(Act::SeePeople) => people::history::show;
    post "/people/{person}/code" Access::Permit(Act::GiveCode) => people::access::give_code;
    post "/people/{person}/roles" Access::Permit(Act::SetRoles) => people::access::give_role;
    post "/people/{person}/roles/take" Access::Permit(Act::SetRoles) => people::access::take_role;
    get "/people/{person}/why/{edition}" Access::Permit(Act::SeePeople) => why::of_person;
    get "/requests" Access::Permit(Act::SeePeople) => requests::show;
    get "/requests/{request}" Access::Permit(Act::SeePeople) => requests::show_one;
    post "/requests/{request}" Access::Permit(Act::DecideRequests) => requests::decide;
    get "/team" Access::Permit(Act::SeeTeam) => team::show;
    get "/audit" Access::Permit(Act::ReadAuditLog) => audit::show;
    get "/hr" Access::Permit(Act::SeeImports) => hr::index;
    get "/hr/new" Access::Permit(Act::ImportPeople) => hr::new;
    post "/hr/new" Access::Permit(Act::ImportPeople) => hr::send;
    get "/hr/{import}" Access::Permit(Act::SeeImports) => hr::show;
    get "/hr/{import}/people" Access::Permit(Act::SeeImports) => hr::people::show;
    get "/hr/{import}/changes.csv" Access::Permit(Act::SeeImports) => hr::changes::csv;
    get "/hr/{import}/rejected.csv" Access::Permit(Act::SeeImports) => hr::rejected::csv;
    get "/hr/{import}/columns" Access::Permit(Act::ImportPeople) => hr::columns::show;
    post "/hr/{import}/columns" Access::Permit(Act::ImportPeople) => hr::columns::choose;
    post "/hr/{import}/apply" Access::Permit(Act::ImportPeople) => hr::acts::apply;
    post "/hr/{import}/again" Access::Permit(Act::ImportPeople) => hr::acts::again;
    post "/hr/{import}/give-up" Access::Permit(Act::ImportPeople) => hr::acts::give_up;
    post "/hr/{import}/undo" Access::Permit(Act::ImportPeople) => hr::acts::undo;
}

/// Largest form that is read, in bytes.
const LARGEST_FORM: usize = 64 * 1024;

/// The router of all pages, with what every request passes through: who reads, where it came from, failures as pages.
pub fn router(app: App) -> Router {
    let mut router = Router::new();
    for route in ROUTES {
        let make = (route.make)();
        let guarded = if route.access == Access::Public {
            make
        } else {
            make.layer(from_fn_with_state(app.clone(), guard::signed_in))
        };
        router = router.route(route.path, guarded);
    }
    let pages = router
        .fallback(not_found)
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(from_fn(guard::same_origin))
        .layer(from_fn(failure::pages))
        .layer(from_fn_with_state(app.clone(), reader::identify))
        .layer(from_fn(render::compress))
        .with_state(app);
    // Files are the same for everybody: nothing has to be known about who asks.
    Router::new().route("/assets/{name}", get(assets::show)).merge(pages)
}

async fn not_found() -> axum::http::StatusCode {
    axum::http::StatusCode::NOT_FOUND
}
