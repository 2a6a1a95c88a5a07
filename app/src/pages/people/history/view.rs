//! The page: a day to choose, what was true then, places of work, leave, what HR files changed.

use super::{Shown, imports::imports};
use crate::{
    components::{Column, DataTable, DayField, Named, Notice, NoticeKind, Standing},
    pages::{
        home::course_name,
        people::view::{kind, leave_words},
    },
    t,
    web::{reader::Reader, render::use_reader},
};
use jiff::civil::Date;
use kunren_domain::obligation::Lateness;
use kunren_services::participation::{AsOf, StayLine};
use leptos::prelude::*;
use std::sync::Arc;

/// The whole page.
#[component]
pub fn HistoryPage(shown: Arc<Shown>) -> impl IntoView {
    let reader = use_reader();
    let person = &shown.history.person;
    let problem = shown.problem.clone().map(|problem| view! { <Notice kind=NoticeKind::Problem>{problem}</Notice> });
    let action = format!("/people/{}/history", person.person);
    let as_of = shown.history.as_of.as_ref().map(|as_of| day_shown(&reader, &shown, as_of));
    view! {
        <nav class="crumbs" aria-label=t!(reader, "crumbs-label")>
            <ol><li><a href=format!("/people/{}", person.person)><bdi>{person.name.clone()}</bdi></a></li></ol>
        </nav>
        <h1>{t!(reader, "history-title")}</h1>
        <p class="subtitle"><bdi>{person.name.clone()}</bdi>" · "<bdi>{person.number.clone()}</bdi></p>
        {problem}
        <form method="get" action=action class="filters">
            <DayField id="day".to_owned() name="day" label=t!(reader, "history-day-label") hint=Some(t!(reader, "history-day-hint"))
                value=shown.typed.clone() days=(None, Some(reader.today())) />
            <button class="button">{t!(reader, "history-day-button")}</button>
        </form>
        {as_of}
        {places(&reader, &shown.history.stays)}
        {leave(&reader, &person.leave)}
        {imports(&reader, &shown.history)}
    }
    .into_any()
}

/// Where the person was on the day, and where that counted.
fn day_shown(reader: &Reader, shown: &Shown, as_of: &AsOf) -> AnyView {
    let employed = if as_of.employed { t!(reader, "history-employed-yes") } else { t!(reader, "history-employed-no") };
    let away = as_of.leave.map(|(from, back)| {
        view! { <dt>{t!(reader, "standing-on-leave")}</dt><dd>{leave_words(reader, from, back)}</dd> }
    });
    let place = |stay: &StayLine| {
        view! {
            <bdi>{stay.site.clone()}</bdi>" · "{reader.country(stay.country)}" · "<bdi>{stay.entity.clone()}</bdi>
        }
    };
    let main = as_of.stays.iter().find(|stay| stay.main);
    let at = main.map_or_else(|| t!(reader, "history-counted-nowhere").into_any(), |stay| place(stay).into_any());
    let further = as_of.stays.iter().filter(|stay| !stay.main).map(|stay| view! { <li>{place(stay)}</li> });
    let further: Vec<_> = further.collect();
    let further = (!further.is_empty()).then(|| {
        view! { <dt>{t!(reader, "person-further")}</dt><dd><ul class="plain">{further}</ul></dd> }
    });
    view! {
        <section class="card">
            <h2>{t!(reader, "history-on", day = reader.date(as_of.day))}</h2>
            <dl class="facts">
                <dt>{t!(reader, "history-employed")}</dt><dd>{employed}</dd>
                {away}
                <dt>{t!(reader, "history-counted-at")}</dt><dd>{at}</dd>
                {further}
                {main.map(|stay| work(reader, stay))}
                <dt>{t!(reader, "history-counted-editions")}</dt><dd>{editions(reader, shown, as_of)}</dd>
            </dl>
        </section>
    }
    .into_any()
}

fn work(reader: &Reader, stay: &StayLine) -> AnyView {
    let manager =
        stay.manager.clone().map(|name| view! { <dt>{t!(reader, "person-manager")}</dt><dd><bdi>{name}</bdi></dd> });
    view! {
        <dt>{t!(reader, "column-department")}</dt><dd><bdi>{stay.department.clone()}</bdi></dd>
        <dt>{t!(reader, "kind-function")}</dt><dd>{kind(reader, &stay.function)}</dd>
        <dt>{t!(reader, "kind-rank")}</dt><dd>{kind(reader, &stay.rank)}</dd>
        <dt>{t!(reader, "kind-employment")}</dt><dd>{kind(reader, &stay.employment)}</dd>
        {manager}
    }
    .into_any()
}

/// As what the person was counted, by edition.
fn editions(reader: &Reader, shown: &Shown, as_of: &AsOf) -> AnyView {
    if as_of.counted.is_empty() {
        return t!(reader, "history-counted-none").into_any();
    }
    let items = as_of.counted.iter().map(|counted| {
        let content = shown.contents.get(&counted.edition).map(Arc::as_ref);
        view! {
            <li>
                {course_name(reader, content, &counted.code)}" "
                <Standing standing=counted.standing lateness=Lateness::InTime />
            </li>
        }
    });
    view! { <ul class="plain">{items.collect_view()}</ul> }.into_any()
}

fn places(reader: &Reader, stays: &[StayLine]) -> AnyView {
    let files = stays.iter().any(|stay| stay.import.is_some());
    let rows = stays.iter().map(|stay| stay_row(reader, stay, files)).collect_view();
    let mut columns = vec![
        Column::words(t!(reader, "history-from")),
        Column::words(t!(reader, "history-until")),
        Column::words(t!(reader, "level-site")),
        Column::words(t!(reader, "history-place-kind")),
        Column::words(t!(reader, "level-country")),
        Column::words(t!(reader, "level-entity")),
        Column::words(t!(reader, "column-department")),
        Column::words(t!(reader, "kind-function")),
        Column::words(t!(reader, "kind-rank")),
        Column::words(t!(reader, "kind-employment")),
        Column::words(t!(reader, "person-manager")),
    ];
    columns.extend(files.then(|| Column::words(t!(reader, "history-file"))));
    view! {
        <h2 id="places">{t!(reader, "history-places")}</h2>
        <DataTable name=Named::By("places") columns>{rows}</DataTable>
    }
    .into_any()
}

fn stay_row(reader: &Reader, stay: &StayLine, files: bool) -> AnyView {
    let last = |to: Date| reader.date(to.yesterday().unwrap_or(to));
    let kind_of_place = if stay.main { t!(reader, "history-main") } else { t!(reader, "history-further") };
    let file = files.then(|| {
        let link = stay
            .import
            .map(|import| view! { <a href=format!("/hr/{import}")>{t!(reader, "history-file-link")}</a> }.into_any());
        view! { <td>{link.unwrap_or_else(|| "–".into_any())}</td> }
    });
    view! {
        <tr>
            <th scope="row">{reader.date(stay.from)}</th>
            <td>{stay.to.map_or_else(|| "–".to_owned(), last)}</td>
            <td><bdi>{stay.site.clone()}</bdi></td>
            <td>{kind_of_place}</td>
            <td>{reader.country(stay.country)}</td>
            <td><bdi>{stay.entity.clone()}</bdi></td>
            <td><bdi>{stay.department.clone()}</bdi></td>
            <td>{kind(reader, &stay.function)}</td>
            <td>{kind(reader, &stay.rank)}</td>
            <td>{kind(reader, &stay.employment)}</td>
            <td><bdi>{stay.manager.clone().unwrap_or_else(|| "–".to_owned())}</bdi></td>
            {file}
        </tr>
    }
    .into_any()
}

fn leave(reader: &Reader, leave: &[(Date, Option<Date>)]) -> AnyView {
    // One that was taken back on its first day was on no day.
    let held = leave.iter().filter(|(from, back)| *back != Some(*from));
    let items: Vec<_> = held.map(|(from, back)| view! { <li>{leave_words(reader, *from, *back)}</li> }).collect();
    let list = if items.is_empty() {
        view! { <p class="empty">{t!(reader, "history-leave-none")}</p> }.into_any()
    } else {
        view! { <ul class="plain">{items}</ul> }.into_any()
    };
    view! { <h2>{t!(reader, "history-leave")}</h2>{list} }.into_any()
}
