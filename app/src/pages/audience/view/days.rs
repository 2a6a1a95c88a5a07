//! Which due days would move, where it is to be owed again at another time than now.

use super::heads;
use crate::{
    components::{Column, DataTable, Named},
    t,
    web::render::use_reader,
};
use kunren_services::learning::audience::{MovedDays, MovedHeads};
use leptos::prelude::*;

/// In all, and by country.
#[component]
pub fn Days(days: MovedDays) -> impl IntoView {
    let reader = use_reader();
    let MovedHeads { earlier, later, overdue, missed } = days.total;
    let range = days.range.map(|(first, last)| {
        let words = t!(reader, "audience-days-range", first = reader.date(first), last = reader.date(last));
        view! { <p>{words}</p> }
    });
    view! {
        <section aria-labelledby="days">
            <h3 id="days">{t!(reader, "audience-days")}</h3>
            {range}
            <ul>
                <li>{t!(reader, "audience-days-earlier", count = earlier)}</li>
                <li>{t!(reader, "audience-days-later", count = later)}</li>
                <li>{t!(reader, "audience-days-overdue", count = overdue)}</li>
                <li>{t!(reader, "audience-days-missed", count = missed)}</li>
            </ul>
            <DaysByCountry days />
        </section>
    }
    .into_any()
}

/// Nothing where nobody's day moves.
#[component]
fn DaysByCountry(days: MovedDays) -> impl IntoView {
    let reader = use_reader();
    if days.countries.is_empty() {
        return None;
    }
    let name = |country: Option<_>| country.map_or_else(|| "–".to_owned(), |country| reader.country(country));
    let mut lines: Vec<(String, MovedHeads)> =
        days.countries.into_iter().map(|(country, line)| (name(country), line)).collect();
    lines.sort_by(|(one, _), (other, _)| reader.words.formats.compare(one, other));
    let rows = lines.into_iter().map(|(name, line)| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                {heads(&reader, line.earlier)}
                {heads(&reader, line.later)}
                {heads(&reader, line.overdue)}
                {heads(&reader, line.missed)}
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::words(t!(reader, "level-country")),
        Column::number(t!(reader, "audience-earlier")),
        Column::number(t!(reader, "audience-later")),
        Column::number(t!(reader, "audience-overdue")),
        Column::number(t!(reader, "audience-missed")),
    ];
    Some(
        view! {
            <details class="why">
                <summary>{t!(reader, "audience-days-by-country")}</summary>
                <DataTable name=Named::As(t!(reader, "audience-days-by-country")) columns>{rows}</DataTable>
            </details>
        }
        .into_any(),
    )
}
