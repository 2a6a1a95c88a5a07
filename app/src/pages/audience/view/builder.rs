//! The draft as rows of conditions, and as its text. Both are forms that only look: they change nothing.

use super::super::{
    Loaded,
    draft::{Again, Row, Rows, recurrence_pairs},
    words::{abouts, mistake},
};
use crate::{
    components::{Notice, NoticeKind, TextArea},
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::{
    audience::LONGEST,
    recurrence::{MOST_MONTHS, Recurrence},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Rows with what each is about, whether it is so, and values; when it is owed again; and what to do with it.
#[component]
pub fn Builder(loaded: Arc<Loaded>) -> impl IntoView {
    let reader = use_reader();
    let draft = &loaded.draft;
    let (rows, add) = match &draft.rows {
        Some(rows) => {
            let add = view! { <button class="button" name="do" value="add">{t!(reader, "audience-add")}</button> };
            (view! { <Conditions rows=rows.clone() /> }.into_any(), Some(add))
        }
        None => {
            let text = draft.text.clone();
            let nested = view! {
                <p>{t!(reader, "audience-nested")}</p>
                <input type="hidden" name="rule" value=text />
            };
            (nested.into_any(), None)
        }
    };
    view! {
        <section class="card" aria-labelledby="build">
            <h2 id="build">{t!(reader, "audience-build")}</h2>
            <form method="get" action=format!("/editions/{}/audience", loaded.edition.id) class="audience-builder">
                // Enter in a field looks at the effects: the first button of a form is the one that is pressed.
                <button class="visually-hidden" name="do" value="look" tabindex="-1" aria-hidden="true"></button>
                {rows}
                {add}
                <AgainFields recurrence=draft.recurrence typed=draft.again.clone() />
                <div class="actions">
                    <button class="button primary" name="do" value="look">{t!(reader, "audience-look")}</button>
                    <a href=format!("/editions/{}/audience", loaded.edition.id)>{t!(reader, "controls-reset")}</a>
                </div>
            </form>
            <Codes loaded=loaded.clone() />
        </section>
    }
    .into_any()
}

#[component]
fn Conditions(rows: Rows) -> impl IntoView {
    let reader = use_reader();
    let abouts = abouts(&reader);
    let empty = rows.list.is_empty().then(|| view! { <p class="empty">{t!(reader, "audience-everybody")}</p> });
    let count = rows.list.len();
    let list = rows.list.into_iter().enumerate().map(|(at, row)| condition(&reader, at, row, &abouts));
    let list = list.collect_view();
    let way = match (count, rows.any) {
        // With one condition, all and any are the same.
        (0 | 1, any) => view! { <input type="hidden" name="match" value=if any { "any" } else { "all" } /> }.into_any(),
        (_, any) => view! {
            <div class="field">
                <label for="match">{t!(reader, "audience-match")}</label>
                <select id="match" name="match">
                    <option value="all" selected=!any>{t!(reader, "audience-match-all")}</option>
                    <option value="any" selected=any>{t!(reader, "audience-match-any")}</option>
                </select>
            </div>
        }
        .into_any(),
    };
    view! { {way}{empty}{list} }.into_any()
}

fn condition(reader: &Reader, at: usize, row: Row, abouts: &[(&'static str, String)]) -> AnyView {
    let (number, known) = (at + 1, abouts.iter().any(|(code, _)| *code == row.about));
    let options = abouts.iter().map(|(code, name)| {
        let chosen = *code == row.about || (!known && *code == "country");
        view! { <option value=*code selected=chosen>{name.clone()}</option> }
    });
    let options = options.collect_view();
    let id = |what: &str| format!("{what}-{number}");
    let problem_id = id("problem");
    let described = row.problem.map_or_else(|| "values-hint".to_owned(), |_| problem_id.clone());
    let invalid = row.problem.map(|_| "true");
    let problem = row.problem.map(|problem| {
        view! { <p class="field-problem" id=problem_id>{mistake(reader, &problem)}</p> }
    });
    view! {
        <fieldset class="condition">
            <legend>{t!(reader, "audience-condition", number = number)}</legend>
            <div class="field">
                <label for=id("field")>{t!(reader, "audience-about")}</label>
                <select id=id("field") name="field">{options}</select>
            </div>
            <div class="field">
                <label for=id("is")>{t!(reader, "audience-compare")}</label>
                <select id=id("is") name="is">
                    <option value="yes" selected=!row.not>{t!(reader, "audience-is")}</option>
                    <option value="no" selected=row.not>{t!(reader, "audience-is-not")}</option>
                </select>
            </div>
            <div class="field wide">
                <label for=id("values")>{t!(reader, "audience-values")}</label>
                <input id=id("values") name="values" type="text" dir="ltr" autocomplete="off" spellcheck="false" value=row.values
                    aria-describedby=described aria-invalid=invalid />
                {problem}
            </div>
            <button class="button" name="do" value=format!("remove-{at}")>{t!(reader, "audience-remove", number = number)}</button>
        </fieldset>
    }
    .into_any()
}

/// What was typed stays, with what is wrong with it.
#[component]
fn AgainFields(recurrence: Recurrence, typed: Option<Again>) -> impl IntoView {
    let reader = use_reader();
    let problem = typed.as_ref().map(|_| {
        view! { <Notice kind=NoticeKind::Problem>{t!(reader, "audience-again-wrong", most = MOST_MONTHS)}</Notice> }
    });
    let Again { kind, months, month, day } = typed.unwrap_or_else(|| Again::of(recurrence));
    let way = |value: &'static str, words: String| {
        let id = format!("again-{value}");
        view! {
            <label class="choice" for=id.clone()>
                <input id=id.clone() type="radio" name="again" value=value checked={kind == value} />{words}
            </label>
        }
    };
    let number = |name: &'static str, words: String, most: u16, value: String| {
        view! {
            <div class="field">
                <label for=name>{words}</label>
                <input id=name name=name type="number" min="1" max=most.to_string() inputmode="numeric" value=value />
            </div>
        }
    };
    view! {
        <fieldset class="again">
            <legend>{t!(reader, "audience-again")}</legend>
            {problem}
            {way("edition", t!(reader, "audience-again-edition"))}
            {way("months", t!(reader, "audience-again-months"))}
            <p class="hint">{t!(reader, "audience-months-hint")}</p>
            {number("months", t!(reader, "audience-months"), MOST_MONTHS, months)}
            {way("date", t!(reader, "audience-again-date"))}
            <div class="pair">
                {number("month", t!(reader, "audience-month"), 12, month)}
                {number("day", t!(reader, "audience-day"), 31, day)}
            </div>
        </fieldset>
    }
    .into_any()
}

/// The text of the draft, to be read, copied or written by hand.
#[component]
pub fn TextForm(loaded: Arc<Loaded>) -> impl IntoView {
    let reader = use_reader();
    let draft = &loaded.draft;
    let error = draft.rule.as_ref().err().copied().flatten();
    let problem = error.map(|error| mistake(&reader, &error));
    let problem = problem.map(|words| view! { <Notice kind=NoticeKind::Problem>{words}</Notice> });
    let again = hidden(recurrence_pairs(draft.recurrence));
    view! {
        <section class="card" aria-labelledby="as-text">
            <h2 id="as-text">{t!(reader, "audience-text")}</h2>
            {problem}
            <form method="get" action=format!("/editions/{}/audience", loaded.edition.id)>
                <TextArea id="rule" name="rule" label=t!(reader, "audience-rule") hint=t!(reader, "audience-rule-hint")
                    value=draft.text.clone() longest=LONGEST invalid=error.is_some() />
                {again}
                <button class="button">{t!(reader, "audience-text-button")}</button>
            </form>
        </section>
    }
    .into_any()
}

/// Fields nobody sees.
pub fn hidden(pairs: Vec<(&'static str, String)>) -> AnyView {
    pairs
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view()
        .into_any()
}

/// Longest list of codes that is shown.
const MOST_CODES: usize = 200;

/// What can be written as a value, of fields that have few.
#[component]
fn Codes(loaded: Arc<Loaded>) -> impl IntoView {
    let reader = use_reader();
    let plain = |codes: &[String]| codes.iter().map(|code| (code.clone(), None)).collect::<Vec<_>>();
    let [functions, ranks, employments] = &loaded.kinds;
    let directory = &loaded.directory;
    let countries = directory
        .countries
        .keys()
        .map(|country| (country.to_string(), Some((reader.country(*country), false))))
        .collect();
    let regions = directory.regions().into_iter().map(|code| (code.to_owned(), None)).collect();
    let entities =
        directory.entities.iter().map(|(code, entity)| (code.clone(), Some((entity.name.clone(), true)))).collect();
    let editions =
        loaded.editions.iter().map(|edition| (format!("{}/{}", edition.programme, edition.code), None)).collect();
    let lists = [
        (t!(reader, "level-country"), countries),
        (t!(reader, "level-region"), regions),
        (t!(reader, "level-entity"), entities),
        (t!(reader, "kind-function"), plain(functions)),
        (t!(reader, "kind-rank"), plain(ranks)),
        (t!(reader, "kind-employment"), plain(employments)),
        (t!(reader, "column-course"), editions),
    ];
    let lists = lists.into_iter().filter(|(_, codes)| !codes.is_empty() && codes.len() <= MOST_CODES);
    let lists = lists.map(|(name, codes)| view! { <dt>{name}</dt><dd>{codes_list(codes)}</dd> }).collect_view();
    view! {
        <p class="hint" id="values-hint">{t!(reader, "audience-values-hint")}</p>
        <details class="why"><summary>{t!(reader, "audience-codes")}</summary><dl class="codes">{lists}</dl></details>
    }
    .into_any()
}

/// A code, and a name with whether it is one in no file of words.
type Code = (String, Option<(String, bool)>);

fn codes_list(codes: Vec<Code>) -> AnyView {
    let items = codes.into_iter().map(|(code, name)| {
        let name = name.map(|(name, own)| {
            let name = if own { view! { <bdi>{name}</bdi> }.into_any() } else { name.into_any() };
            view! { " "{name} }
        });
        view! { <li><code dir="ltr" data-content="">{code}</code>{name}</li> }
    });
    view! { <ul>{items.collect_view()}</ul> }.into_any()
}
