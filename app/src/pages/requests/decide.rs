//! `/requests/{request}`: one request with what has to be known to decide it, and the two forms.

use super::decide_view::RequestPage;
use crate::{
    t,
    web::{
        app::App,
        failure::{Failure, status, words},
        fields::{Form, Named},
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use kunren_domain::{id::RequestId, request::Kind};
use kunren_services::{
    Error,
    learning::{self, Why},
    permit::{DecideRequests, SeePeople},
    requests::{self, Request, Verdict},
};
use std::{str::FromStr, sync::Arc};

/// Everything the page shows.
#[derive(Debug, Clone)]
pub(super) struct Looked {
    pub(super) request: Request,
    pub(super) why: Why,
    /// Whether the reader may decide such requests.
    pub(super) may_decide: bool,
    /// Whether it is the reader's own.
    pub(super) own: bool,
    pub(super) refused: Option<Refused>,
}

/// A decision that could not be made: what was typed, and why.
#[derive(Debug, Clone)]
pub(super) struct Refused {
    pub(super) chosen: Chosen,
    pub(super) reason: String,
    pub(super) until: String,
    pub(super) problem: String,
}

/// Which of the two forms was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chosen {
    Grant,
    Refuse,
}

impl FromStr for Chosen {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "grant" => Ok(Self::Grant),
            "refuse" => Ok(Self::Refuse),
            _ => Err(()),
        }
    }
}

/// The page.
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::NotFound`] when there is no such request within reach.
pub async fn show(
    State(app): State<App>,
    reader: Reader,
    Named(request): Named<RequestId>,
) -> Result<Response, Failure> {
    page(&app, &reader, request, None).await
}

async fn page(app: &App, reader: &Reader, id: RequestId, refused: Option<Refused>) -> Result<Response, Failure> {
    let viewer = reader.viewer()?;
    let permit = viewer.permit::<SeePeople>()?;
    let request = requests::request(&app.kunren, &permit, id).await?;
    let why = learning::why_of(&app.kunren, &permit, request.person, request.edition).await?;
    let may_decide = viewer.permit::<DecideRequests>().is_ok_and(|permit| permit.covers(request.country));
    let own = request.person == viewer.person;
    let page = Page::new(t!(reader, "requests-of", name = request.name.as_str()));
    let looked = Arc::new(Looked { request, why, may_decide, own, refused });
    Ok(render::page(reader, page, move |_| leptos::view! { <RequestPage looked /> }))
}

/// Decides it.
///
/// # Errors
/// [`Error::NotPermitted`], [`Error::NotFound`], [`Error::BadField`]; everything else shows the page again and says why.
pub async fn decide(
    State(app): State<App>,
    reader: Reader,
    Named(id): Named<RequestId>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let viewer = reader.viewer()?;
    let permit = viewer.permit::<DecideRequests>()?;
    let chosen: Chosen = form.required("verdict")?;
    let decided = async {
        let verdict = match chosen {
            Chosen::Grant => Verdict::Grant(form.day("until")?),
            Chosen::Refuse => Verdict::Refuse,
        };
        requests::decide(&app.kunren, &permit, id, verdict, form.text("reason")).await
    };
    let error = match decided.await {
        Ok(()) => {
            let done = if chosen == Chosen::Grant { "granted" } else { "refused" };
            return Ok(Redirect::to(&format!("/requests?done={done}")).into_response());
        }
        Err(
            error @ (Error::NoSuchDay(_)
            | Error::ReasonMissing
            | Error::Impossible(_)
            | Error::AlreadyDecided
            | Error::AlreadyExempt
            | Error::OwnRequest),
        ) => error,
        Err(error) => return Err(error.into()),
    };
    let (reason, until) = (form.text("reason").to_owned(), form.text("until").to_owned());
    let refused = Refused { chosen, reason, until, problem: words(&reader, &error) };
    let page = page(&app, &reader, id, Some(refused)).await?;
    Ok((status(&error), page).into_response())
}

impl Looked {
    /// The day that stands in the form: what was typed, or what was asked for.
    pub(super) fn until(&self) -> String {
        let asked = || self.request.until.map_or_else(String::new, |until| until.to_string());
        self.refused.as_ref().map_or_else(asked, |refused| refused.until.clone())
    }

    /// Whether it asks for more time.
    pub(super) fn is_extension(&self) -> bool {
        self.request.kind == Kind::Extension
    }
}
