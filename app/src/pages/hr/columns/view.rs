//! A choice for each field, above what the first rows say.

use super::{Choosing, choice};
use crate::{
    components::{Column, DataTable, Named, Notice, NoticeKind},
    pages::hr::words::{delimiter, field_key},
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::hr::{DateOrder, Field};
use leptos::prelude::*;
use std::sync::Arc;

/// What the file looks like, and what its columns are.
#[component]
pub fn ColumnsPage(choosing: Arc<Choosing>) -> impl IntoView {
    let reader = use_reader();
    let problem = choosing.problem.clone().map(|words| view! { <Notice kind=NoticeKind::Problem>{words}</Notice> });
    let fields = Field::ALL.map(|field| choice_of(&reader, &choosing, field)).into_iter().collect_view();
    let divided = delimiter(&reader, choosing.look.mapping.delimiter);
    let here = format!("/hr/{}", choosing.id);
    view! {
        <nav class="crumbs" aria-label=t!(reader, "crumbs-label")>
            <ol><li><a href="/hr">{t!(reader, "hr-title")}</a></li><li><a href=here.clone()><bdi>{choosing.source.clone()}</bdi></a></li></ol>
        </nav>
        <h1>{t!(reader, "hr-columns-title")}</h1>
        <p>{t!(reader, "hr-columns-words")}</p>
        {problem}
        <Sample choosing=choosing.clone() />
        <p class="quiet-words">{t!(reader, "hr-columns-divided", delimiter = divided)}</p>
        <form method="post" action=format!("{here}/columns") class="card">
            <div class="two-columns">{fields}</div>
            <Dates chosen=choosing.mapping.dates />
            <button class="button primary">{t!(reader, "hr-columns-button")}</button>
        </form>
    }
    .into_any()
}

fn choice_of(reader: &Reader, choosing: &Choosing, field: Field) -> AnyView {
    let (name, chosen) = (choice(field), choosing.mapping.headers.get(&field));
    let same = |header: &str| chosen.is_some_and(|chosen| chosen.to_lowercase() == header.to_lowercase());
    let found = choosing.look.header.iter().position(|header| same(header));
    let options = choosing.look.header.iter().enumerate().filter(|(_, header)| !header.is_empty()).map(|(at, header)| {
        view! { <option value=at.to_string() selected=found == Some(at) dir="auto" data-content="">{header.clone()}</option> }
    });
    let options = options.collect_view();
    let words = reader.words.message(field_key(field), None);
    let none = if field == Field::Number { t!(reader, "hr-columns-choose") } else { t!(reader, "hr-columns-none") };
    view! {
        <div class="field">
            <label for=name.clone()>{words}</label>
            <select id=name.clone() name=name><option value="">{none}</option>{options}</select>
        </div>
    }
    .into_any()
}

/// The header and the first rows as they stand in the file.
#[component]
fn Sample(choosing: Arc<Choosing>) -> impl IntoView {
    let reader = use_reader();
    let columns = choosing.look.header.iter().map(|header| Column::foreign(header.clone())).collect::<Vec<_>>();
    let rows = choosing.look.rows.iter().map(|row| {
        let cells = row.iter().map(|cell| view! { <td><bdi>{cell.clone()}</bdi></td> }).collect_view();
        view! { <tr>{cells}</tr> }
    });
    let rows = rows.collect_view();
    view! {
        <DataTable name=Named::As(t!(reader, "hr-columns-sample")) columns caption=t!(reader, "hr-columns-sample")>{rows}</DataTable>
    }
    .into_any()
}

#[component]
fn Dates(chosen: DateOrder) -> impl IntoView {
    let reader = use_reader();
    let option = |value: &'static str, order: DateOrder, words: String| {
        view! { <option value=value selected=order == chosen>{words}</option> }
    };
    view! {
        <div class="field">
            <label for="dates">{t!(reader, "hr-dates")}</label>
            <p class="hint" id="dates-hint">{t!(reader, "hr-dates-hint")}</p>
            <select id="dates" name="dates" aria-describedby="dates-hint">
                {option("year-first", DateOrder::YearFirst, t!(reader, "hr-dates-year-first"))}
                {option("day-first", DateOrder::DayFirst, t!(reader, "hr-dates-day-first"))}
                {option("month-first", DateOrder::MonthFirst, t!(reader, "hr-dates-month-first"))}
            </select>
        </div>
    }
    .into_any()
}
