//! One person as a coordinator or auditor sees them, and what a coordinator can do: grant another attempt,
//! exempt, give more time, open again, take that back, let sign in. Its history is in [`history`], finding it in [`find`].

pub mod access;
mod access_view;
mod card;
pub mod find;
pub mod history;
mod more_time;
mod revoke;
mod view;

pub(crate) use access_view::role_name;

use crate::{
    t,
    web::{
        app::App,
        failure::{Failure, status, words},
        fields::{Fields, Form, Named, Query},
        reader::Reader,
        render::{self, Page},
    },
};
use access::Access;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use kunren_domain::{
    id::{EditionId, ExemptionId, ExtensionId, PersonId},
    role::Granted,
};
use kunren_services::{
    Error,
    course::Content,
    participation::{self, PersonFacts, Releasing, Try},
    permit::{DecideRequests, Exempt, GrantAttempt, SeeAttempts, SeePeople},
    requests,
};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};
use view::PersonPage;

/// Which form was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sent {
    Grant,
    Exemption,
    Revocation(ExemptionId),
    Extension,
    TakenBack(ExtensionId),
    Code,
    Role,
    RoleTaken(Granted),
}

/// A form that was refused: what was typed, and why.
#[derive(Debug, Clone)]
struct Refused {
    form: Sent,
    /// Of which edition; nothing where the form says it itself.
    edition: Option<EditionId>,
    reason: String,
    until: String,
    evidence: String,
    role: String,
    problem: String,
}

/// Everything the page shows.
#[derive(Debug, Clone)]
struct Loaded {
    person: PersonFacts,
    /// Titles of courses by edition.
    titles: HashMap<EditionId, String>,
    /// The content of the editions that have some here.
    contents: HashMap<EditionId, Arc<Content>>,
    /// Tries, for those who may see them.
    tries: Option<Vec<Try>>,
    /// Editions where another attempt can be granted by the reader.
    grantable: BTreeSet<EditionId>,
    may_exempt: bool,
    may_extend: bool,
    access: Access,
    /// What was just done.
    done: String,
    refused: Option<Refused>,
}

/// `GET /people/{person}`
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::NotFound`] when there is no such person within reach.
pub async fn show(
    State(app): State<App>,
    reader: Reader,
    Named(person): Named<PersonId>,
    Query(query): Query,
) -> Result<Response, Failure> {
    page(&app, &reader, person, query.text("done").to_owned(), None).await
}

async fn page(
    app: &App,
    reader: &Reader,
    person: PersonId,
    done: String,
    refused: Option<Refused>,
) -> Result<Response, Failure> {
    let viewer = reader.viewer()?;
    let person = participation::person(&app.kunren, &viewer.permit::<SeePeople>()?, person).await?;
    let tries = match viewer.permit::<SeeAttempts>() {
        Ok(permit) if permit.covers(person.country) => {
            Some(participation::tries(&app.kunren, &permit, person.person).await?)
        }
        Ok(_) | Err(_) => None,
    };
    let grantable = match viewer.permit::<GrantAttempt>() {
        Ok(permit) => participation::attempts_used(&app.kunren, &permit, &person).await?,
        Err(_) => BTreeSet::new(),
    };
    let may_exempt = viewer.permit::<Exempt>().is_ok_and(|permit| permit.covers(person.country));
    let may_extend = viewer.permit::<DecideRequests>().is_ok_and(|permit| permit.covers(person.country));
    let access = Access::load(app, viewer, &person).await?;
    let (titles, contents) = titles(reader, &person);
    let page = Page::new(person.name.clone()).wide();
    let loaded =
        Arc::new(Loaded { person, titles, contents, tries, grantable, may_exempt, may_extend, access, done, refused });
    Ok(render::page(reader, page, move |_| leptos::view! { <PersonPage loaded /> }))
}

/// Titles of the courses, and the content of those that have some here.
fn titles(reader: &Reader, person: &PersonFacts) -> (HashMap<EditionId, String>, HashMap<EditionId, Arc<Content>>) {
    let (mut titles, mut contents) = (HashMap::new(), HashMap::new());
    let owed = person.owed.iter().map(|owed| (owed.edition, owed.content.as_ref(), &owed.code));
    let not_owed = person.not_owed.iter().map(|open| (open.edition, open.content.as_ref(), &open.code));
    for (edition, content, code) in owed.chain(not_owed) {
        contents.extend(content.map(|content| (edition, content.clone())));
        let title =
            content.and_then(|content| content.text("course/title", &reader.locale)).map(|text| text.text.to_owned());
        let title = title.unwrap_or_else(|| t!(reader, "home-past-course"));
        titles.insert(edition, format!("{title} {code}"));
    }
    (titles, contents)
}

/// `POST /people/{person}/grants`
///
/// # Errors
/// [`Error::NotPermitted`], [`Error::NotFound`], [`Error::BadField`]; a missing reason shows the page again.
pub async fn grant(
    State(app): State<App>,
    reader: Reader,
    Named(person): Named<PersonId>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let viewer = reader.viewer()?;
    let permit = viewer.permit::<GrantAttempt>()?;
    let edition: EditionId = form.required("edition")?;
    let facts = participation::person(&app.kunren, &viewer.permit::<SeePeople>()?, person).await?;
    match participation::grant_attempt(&app.kunren, &permit, &facts, edition, form.text("reason")).await {
        Ok(()) => Ok(done(person, "granted")),
        Err(error) => again(&app, &reader, person, Some(edition), Sent::Grant, &form, error).await,
    }
}

/// `POST /people/{person}/exemptions`
///
/// # Errors
/// [`Error::NotPermitted`], [`Error::NotFound`], [`Error::BadField`]; a missing reason, a day that is over and an
/// exemption that is already there show the page again.
pub async fn exempt(
    State(app): State<App>,
    reader: Reader,
    Named(person): Named<PersonId>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<Exempt>()?;
    let edition: EditionId = form.required("edition")?;
    let (reason, evidence) = (form.text("reason"), form.text("evidence"));
    let exempted = async {
        let releasing = Releasing { person, edition, until: form.day("until")?, reason, evidence };
        participation::exempt(&app.kunren, &permit, releasing).await
    };
    match exempted.await {
        Ok(()) => Ok(done(person, "exempted")),
        Err(error) => again(&app, &reader, person, Some(edition), Sent::Exemption, &form, error).await,
    }
}

/// `POST /people/{person}/extensions`: more time, or opened again where everything is over.
///
/// # Errors
/// [`Error::NotPermitted`], [`Error::NotFound`], [`Error::BadField`]; a missing reason and a day that gives no more time
/// show the page again.
pub async fn extend(
    State(app): State<App>,
    reader: Reader,
    Named(person): Named<PersonId>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<DecideRequests>()?;
    let edition: EditionId = form.required("edition")?;
    let extended = async {
        requests::extend(&app.kunren, &permit, person, edition, form.day("until")?, form.text("reason")).await
    };
    match extended.await {
        Ok(()) => Ok(done(person, "extended")),
        Err(error) => again(&app, &reader, person, Some(edition), Sent::Extension, &form, error).await,
    }
}

/// `POST /people/{person}/extensions/{extension}/revoke`: takes more time back.
///
/// # Errors
/// [`Error::NotPermitted`], [`Error::NotFound`]; a missing reason and time that is over show the page again.
pub async fn take_back(
    State(app): State<App>,
    reader: Reader,
    Named((person, extension)): Named<(PersonId, ExtensionId)>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<DecideRequests>()?;
    match requests::revoke_extension(&app.kunren, &permit, person, extension, form.text("reason")).await {
        Ok(()) => Ok(done(person, "taken-back")),
        Err(error) => again(&app, &reader, person, None, Sent::TakenBack(extension), &form, error).await,
    }
}

/// `POST /people/{person}/exemptions/{exemption}/revoke`
///
/// # Errors
/// [`Error::NotPermitted`], [`Error::NotFound`]; a missing reason shows the page again.
pub async fn revoke(
    State(app): State<App>,
    reader: Reader,
    Named((person, exemption)): Named<(PersonId, ExemptionId)>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<Exempt>()?;
    match participation::revoke_exemption(&app.kunren, &permit, person, exemption, form.text("reason")).await {
        Ok(()) => Ok(done(person, "revoked")),
        Err(error) => again(&app, &reader, person, None, Sent::Revocation(exemption), &form, error).await,
    }
}

fn done(person: PersonId, what: &str) -> Response {
    Redirect::to(&format!("/people/{person}?done={what}")).into_response()
}

/// The page again with the problem beside the form, where the reader can do something about it.
async fn again(
    app: &App,
    reader: &Reader,
    person: PersonId,
    edition: Option<EditionId>,
    form: Sent,
    fields: &Fields,
    error: Error,
) -> Result<Response, Failure> {
    let problem = match &error {
        Error::BadField("until") => t!(reader, "exempt-until-over"),
        Error::NoSuchDay(_)
        | Error::ReasonMissing
        | Error::AlreadyExempt
        | Error::ChangedMeanwhile
        | Error::Impossible(_)
        | Error::LastAdministrator
        | Error::OwnRequest => words(reader, &error),
        _ => return Err(error.into()),
    };
    let text = |name| fields.text(name).to_owned();
    let refused = Refused {
        form,
        edition,
        reason: text("reason"),
        until: text("until"),
        evidence: text("evidence"),
        role: text("role"),
        problem,
    };
    let page = page(app, reader, person, String::new(), Some(refused)).await?;
    Ok((status(&error), page).into_response())
}
