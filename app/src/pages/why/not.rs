//! Why somebody does not owe an edition: the same address as why somebody does.

use crate::{
    components::rule_words,
    pages::home::course_name,
    t,
    web::{
        app::App,
        failure::Failure,
        reader::Reader,
        render::{self, Page, use_reader},
    },
};
use axum::response::Response;
use kunren_domain::id::{EditionId, PersonId};
use kunren_services::{
    learning::{self, NotOwedBecause, WhyNot},
    permit::{SeePeople, SetAudience},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Everything the page shows.
struct Explained {
    why: WhyNot,
    /// Whether the reader sets rules, and so reads their code.
    sets_rules: bool,
}

/// The page.
///
/// # Errors
/// [`kunren_services::Error::NotPermitted`]; [`kunren_services::Error::NotFound`] when the person is out of reach or there
/// is no such edition.
pub async fn show(app: &App, reader: &Reader, person: PersonId, edition: EditionId) -> Result<Response, Failure> {
    let viewer = reader.viewer()?;
    let why = learning::why_not(&app.kunren, &viewer.permit::<SeePeople>()?, person, edition).await?;
    let title = why.content.as_ref().and_then(|content| content.text("course/title", &reader.locale));
    let title = title.map_or_else(|| t!(reader, "home-past-course"), |text| text.text.to_owned());
    let page = Page::new(t!(reader, "why-not-title", course = format!("{title} {}", why.code)));
    let explained = Arc::new(Explained { why, sets_rules: viewer.permit::<SetAudience>().is_ok() });
    Ok(render::page(reader, page, move |_| view! { <WhyNotPage explained /> }))
}

#[component]
fn WhyNotPage(explained: Arc<Explained>) -> impl IntoView {
    let reader = use_reader();
    let why = &explained.why;
    let reasons = why.because.iter().map(|because| reason(&reader, &explained, because)).collect_view();
    view! {
        <nav class="crumbs" aria-label=t!(reader, "crumbs-label")>
            <ol><li><a href=format!("/people/{}", why.person)><bdi>{why.name.clone()}</bdi></a></li></ol>
        </nav>
        <h1>{course_name(&reader, why.content.as_deref(), &why.code)}</h1>
        <p class="subtitle"><bdi>{why.name.clone()}</bdi></p>
        <section class="card">
            <h2>{t!(reader, "why-not-heading")}</h2>
            <p>{t!(reader, "why-not-day", day = reader.date(why.day))}</p>
            {reasons}
        </section>
        <p><a href=format!("/people/{}/history?day={}", why.person, why.day)>{t!(reader, "person-history-link")}</a></p>
    }
    .into_any()
}

fn reason(reader: &Reader, explained: &Explained, because: &NotOwedBecause) -> AnyView {
    let words = match because {
        NotOwedBecause::NotOpen(on) => t!(reader, "why-not-open", on = reader.date(*on)),
        NotOwedBecause::Closed(on) => t!(reader, "why-not-closed", on = reader.date(*on)),
        NotOwedBecause::NotJoined(on) => t!(reader, "why-not-joined", on = reader.date(*on)),
        NotOwedBecause::Left(on) => t!(reader, "why-not-left", on = reader.date(*on)),
        NotOwedBecause::Covered { completed_on, until } => {
            t!(reader, "why-not-covered", on = reader.date(*completed_on), until = reader.date(*until))
        }
        NotOwedBecause::Soon => t!(reader, "why-not-soon"),
        NotOwedBecause::Rule { given, unmet } => {
            let names = &explained.why.names;
            let parts = unmet.iter().map(|part| rule_words(reader, part, names)).collect_view();
            let code = explained.sets_rules.then(|| view! { <code><bdi>{given.rule.to_string()}</bdi></code>" " });
            return view! {
                <p>{t!(reader, "why-not-rule")}</p>
                <div>{parts}</div>
                <p>{t!(reader, "why-not-rule-reason")}" "{code}<q><bdi>{given.reason.clone()}</bdi></q></p>
            }
            .into_any();
        }
    };
    view! { <p>{words}</p> }.into_any()
}
