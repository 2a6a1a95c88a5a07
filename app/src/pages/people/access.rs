//! How a person signs in, and what they may: giving a code, giving and taking roles.

use super::{Refused, Sent, again, done};
use crate::{
    pages::people::access_view::CodePage,
    t,
    web::{
        app::App,
        failure::Failure,
        fields::{Fields, Form, Named},
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{extract::State, response::Response};
use kunren_domain::{id::PersonId, jurisdiction::Country, role::Granted};
use kunren_services::{
    Error,
    account::{
        activation::issue::{Secrets, issue, secrets},
        roles::{self, Change, Held},
    },
    participation::PersonFacts,
    permit::{GiveCode, SetRoles},
    viewer::Viewer,
};

/// What the page shows of it, to those who may give it.
#[derive(Debug, Clone, Default)]
pub(super) struct Access {
    /// What there is to sign in with.
    pub(super) secrets: Option<Secrets>,
    /// The person's roles.
    pub(super) roles: Option<Roles>,
}

/// Roles there are, and who can be given which.
#[derive(Debug, Clone)]
pub(super) struct Roles {
    /// What the person has.
    pub(super) held: Vec<Held>,
    /// Countries there are.
    pub(super) countries: Vec<Country>,
    /// Whether it is the reader: nobody changes their own.
    pub(super) own: bool,
    /// Whether the person still works here.
    pub(super) employed: bool,
}

impl Access {
    /// What the viewer may know and do; nothing where that is nothing.
    pub(super) async fn load(app: &App, viewer: &Viewer, person: &PersonFacts) -> Result<Self, Error> {
        let secrets = match viewer.permit::<GiveCode>() {
            Ok(permit) if permit.covers(person.country) => Some(secrets(&app.kunren, &permit, person).await?),
            Ok(_) | Err(_) => None,
        };
        let roles = match viewer.permit::<SetRoles>() {
            Ok(permit) => Some(Roles {
                held: roles::held(&app.kunren, &permit, person.person).await?,
                countries: roles::countries(&app.kunren, &permit).await?,
                own: viewer.person == person.person,
                employed: person.left_on.is_none_or(|left| left > person.today),
            }),
            Err(_) => None,
        };
        Ok(Self { secrets, roles })
    }
}

/// What was typed into this form before it was refused.
pub(super) fn refused(refused: Option<&Refused>, form: Sent) -> Option<Refused> {
    refused.filter(|refused| refused.form == form).cloned()
}

/// `POST /people/{person}/code`: the answer is the page with the code. It is nowhere else, and not to be kept.
///
/// # Errors
/// [`Error::NotPermitted`], [`Error::NotFound`], [`Error::BadField`]; a missing reason shows the page again.
pub async fn give_code(
    State(app): State<App>,
    reader: Reader,
    Named(person): Named<PersonId>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<GiveCode>()?;
    match issue(&app.kunren, &permit, person, form.text("reason")).await {
        Ok(issued) => {
            let page = Page::new(t!(reader, "code-page-title"));
            Ok(render::page(&reader, page, move |_| leptos::view! { <CodePage person issued /> }))
        }
        Err(error) => again(&app, &reader, person, None, Sent::Code, &form, error).await,
    }
}

/// `POST /people/{person}/roles`
///
/// # Errors
/// [`Error::NotPermitted`], [`Error::NotFound`], [`Error::BadField`]; a missing reason shows the page again.
pub async fn give_role(
    State(app): State<App>,
    reader: Reader,
    Named(person): Named<PersonId>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let granted: Granted = form.required("role")?;
    change(&app, &reader, person, Change::Give, granted, &form).await
}

/// `POST /people/{person}/roles/take`
///
/// # Errors
/// [`Error::NotPermitted`], [`Error::NotFound`], [`Error::BadField`]; a missing reason and the last administrator show the
/// page again.
pub async fn take_role(
    State(app): State<App>,
    reader: Reader,
    Named(person): Named<PersonId>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let granted: Granted = form.required("role")?;
    change(&app, &reader, person, Change::Take, granted, &form).await
}

async fn change(
    app: &App,
    reader: &Reader,
    person: PersonId,
    change: Change,
    granted: Granted,
    form: &Fields,
) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<SetRoles>()?;
    let sent = match change {
        Change::Give => Sent::Role,
        Change::Take => Sent::RoleTaken(granted),
    };
    match roles::change(&app.kunren, &permit, person, change, granted, form.text("reason")).await {
        Ok(changed) => Ok(done(person, what(change, changed))),
        Err(error) => again(app, reader, person, None, sent, form, error).await,
    }
}

fn what(change: Change, changed: bool) -> &'static str {
    match (change, changed) {
        (Change::Give, true) => "role-given",
        (Change::Take, true) => "role-taken",
        (Change::Give | Change::Take, false) => "role-same",
    }
}
