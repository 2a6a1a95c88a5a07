//! `/participation/{edition}/targets`: what is to be reached where, since when, and why.

mod view;

use super::{names::node_name, percent};
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
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use kunren_domain::{
    id::EditionId,
    role::Reach,
    target::{Node, Side},
};
use kunren_services::{
    Error,
    participation::{self, Directory, Edition, TargetChange},
    permit::{Permit, SeeParticipation, SetTarget},
};
use std::sync::Arc;
use view::TargetsPage;

/// What was typed, and what was wrong with it.
#[derive(Debug, Clone, Default)]
struct Typed {
    node: String,
    rate: String,
    reason: String,
    problem: Option<String>,
}

/// Everything the page shows.
#[derive(Debug, Clone)]
struct Loaded {
    edition: Edition,
    directory: Arc<Directory>,
    /// Oldest first.
    history: Vec<TargetChange>,
    /// Parts a target can be set for, in groups: only for those who may.
    choices: Option<Choices>,
    saved: bool,
    typed: Typed,
}

/// Parts by kind, each with its name.
#[derive(Debug, Clone, Default)]
struct Choices {
    wide: Vec<(Node, String)>,
    countries: Vec<(Node, String)>,
    entities: Vec<(Node, String)>,
    sites: Vec<(Node, String)>,
}

/// `GET`
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::NotFound`] when there is no such edition.
pub async fn show(
    State(app): State<App>,
    reader: Reader,
    Named(edition): Named<EditionId>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let typed = Typed { node: query.text("node").to_owned(), ..Typed::default() };
    page(&app, &reader, edition, query.text("saved") == "1", typed).await
}

/// `POST`: sets a target.
///
/// # Errors
/// [`Error::NotPermitted`], [`Error::NotFound`], [`Error::BadField`] for a part that is none; a rate that cannot be read
/// and a missing reason show the page again.
pub async fn set(
    State(app): State<App>,
    reader: Reader,
    Named(edition): Named<EditionId>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<SetTarget>()?;
    let node: Node = form.required("node")?;
    let Some(share) = percent::read(form.text("rate")) else {
        let typed = typed(&form, t!(reader, "targets-rate-unreadable"));
        return Ok(
            (StatusCode::UNPROCESSABLE_ENTITY, page(&app, &reader, edition, false, typed).await?).into_response()
        );
    };
    match participation::set_target(&app.kunren, &permit, edition, &node, share, form.text("reason")).await {
        Ok(()) => Ok(Redirect::to(&format!("/participation/{edition}/targets?saved=1")).into_response()),
        Err(error @ Error::ReasonMissing) => {
            let typed = typed(&form, words(&reader, &error));
            Ok((status(&error), page(&app, &reader, edition, false, typed).await?).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

fn typed(form: &Fields, problem: String) -> Typed {
    Typed {
        node: form.text("node").to_owned(),
        rate: form.text("rate").to_owned(),
        reason: form.text("reason").to_owned(),
        problem: Some(problem),
    }
}

async fn page(app: &App, reader: &Reader, edition: EditionId, saved: bool, typed: Typed) -> Result<Response, Failure> {
    let viewer = reader.viewer()?;
    let permit: Permit<SeeParticipation> = viewer.permit()?;
    let editions = participation::editions(&app.kunren, &permit).await?;
    let edition = participation::edition(&editions, edition).ok_or(Error::NotFound)?.clone();
    let directory = participation::directory(&app.kunren, &permit).await?;
    let history = participation::target_history(&app.kunren, &permit, edition.id, Date::MAX).await?;
    let choices = viewer.permit::<SetTarget>().ok().map(|permit| choices(reader, &directory, &permit));
    let title = t!(reader, "targets-title", edition = edition.code.as_str());
    let loaded = Arc::new(Loaded { edition, directory, history, choices, saved, typed });
    Ok(render::page(reader, Page::new(title).wide(), move |_| leptos::view! { <TargetsPage loaded /> }))
}

/// The parts within the permit's reach, by name.
fn choices(reader: &Reader, directory: &Directory, permit: &Permit<SetTarget>) -> Choices {
    let all = *permit.reach() == Reach::Group;
    let named = |node: Node| (node.clone(), node_name(reader, directory, &node, all));
    let sorted = |nodes: &mut dyn Iterator<Item = Node>| {
        let mut list: Vec<_> = nodes.map(named).collect();
        list.sort_by(|(_, one), (_, other)| reader.words.formats.compare(one, other));
        list
    };
    let mut wide = Vec::new();
    if all {
        wide.extend([Node::Group, Node::Side(Side::Domestic), Node::Side(Side::Overseas)].map(named));
        wide.extend(sorted(&mut directory.regions().into_iter().map(|code| Node::Region(code.to_owned()))));
    }
    let countries = directory.countries.keys().filter(|country| permit.covers(**country));
    let entities = directory.entities.iter().filter(|(_, entity)| permit.covers(entity.country));
    let sites = directory.sites.iter().filter(|(_, site)| permit.covers(site.country));
    Choices {
        wide,
        countries: sorted(&mut countries.map(|country| Node::Country(*country))),
        entities: sorted(&mut entities.map(|(code, _)| Node::Entity(code.clone()))),
        sites: sorted(&mut sites.map(|(code, _)| Node::Site(code.clone()))),
    }
}
