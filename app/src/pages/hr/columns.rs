//! What the columns of a file are: shown with what was recognised, chosen by whoever sent it, saved with the import.

mod view;

use super::{reading, to, words};
use crate::{
    t,
    web::{
        app::App,
        failure::Failure,
        fields::{Fields, Form, Named},
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use kunren_domain::hr::{DateOrder, Field, Mapping};
use kunren_services::{
    Error,
    hr::{self, Imported, Look},
    permit::{ImportPeople, SeeImports},
};
use std::{collections::BTreeMap, sync::Arc};
use uuid::Uuid;
use view::ColumnsPage;

/// The name of a field's choice in the form.
fn choice(field: Field) -> String {
    format!("column-{field}")
}

/// Everything the page shows.
#[derive(Debug, Clone)]
struct Choosing {
    id: Uuid,
    source: String,
    look: Look,
    /// What is chosen, or was before it was refused.
    mapping: Mapping,
    problem: Option<String>,
}

/// `GET /hr/{import}/columns`
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::NotFound`]. A file whose columns are not asked for leads to its page.
pub async fn show(State(app): State<App>, reader: Reader, Named(import): Named<Uuid>) -> Result<Response, Failure> {
    reader.viewer()?.permit::<ImportPeople>()?;
    let (found, look) = find(&app, &reader, import).await?;
    let Some(look) = look else { return Ok(to(import)) };
    let mapping = look.mapping.clone();
    Ok(page(&reader, Choosing { id: import, source: found.line.source, look, mapping, problem: None }))
}

async fn find(app: &App, reader: &Reader, import: Uuid) -> Result<(Imported, Option<Look>), Failure> {
    let permit = reader.viewer()?.permit::<SeeImports>()?;
    let found = hr::imported(&app.kunren, &permit, import).await?.ok_or(Error::NotFound)?;
    let look = found.outcome.look.clone().filter(|_| found.kept);
    Ok((found, look))
}

fn page(reader: &Reader, choosing: Choosing) -> Response {
    let title = t!(reader, "hr-columns-title");
    let choosing = Arc::new(choosing);
    render::page(reader, Page::new(title).wide(), move |_| leptos::view! { <ColumnsPage choosing /> })
}

/// `POST /hr/{import}/columns`: the file is read with them.
///
/// # Errors
/// [`Error::NotPermitted`], [`Error::NotFound`], [`Error::BadField`] for a column that the file does not have; without
/// an employee number the page is shown again.
pub async fn choose(
    State(app): State<App>,
    reader: Reader,
    Named(import): Named<Uuid>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<ImportPeople>()?;
    let (found, look) = find(&app, &reader, import).await?;
    let look = look.ok_or(Error::NotFound)?;
    let mapping = read(&form, &look)?;
    match hr::choose_columns(&app.kunren, &permit, import, mapping.clone()).await? {
        Ok(()) => {
            reading(&app.kunren, import).await;
            Ok(to(import))
        }
        Err(problem) => {
            let problem = Some(words::bad_upload(&reader, problem, app.settings.upload_limit()));
            let again = page(&reader, Choosing { id: import, source: found.line.source, look, mapping, problem });
            Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response())
        }
    }
}

/// The chosen columns by their place in the header, because two languages may spell one alike.
fn read(form: &Fields, look: &Look) -> Result<Mapping, Error> {
    let mut headers = BTreeMap::new();
    for field in Field::ALL {
        let chosen = form.text(&choice(field));
        if chosen.is_empty() {
            continue;
        }
        let at: usize = chosen.parse().map_err(|_| Error::BadField("column"))?;
        let header = look.header.get(at).ok_or(Error::BadField("column"))?;
        headers.insert(field, header.clone());
    }
    let dates = match form.text("dates") {
        "" => look.mapping.dates,
        "year-first" => DateOrder::YearFirst,
        "day-first" => DateOrder::DayFirst,
        "month-first" => DateOrder::MonthFirst,
        _ => return Err(Error::BadField("dates")),
    };
    Ok(Mapping { headers, dates, ..look.mapping.clone() })
}
