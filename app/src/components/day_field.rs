//! The input for a day. What was typed and is none comes back with the field, and a message beside it: a browser that knows
//! inputs for days would show nothing of it, so it is shown as text.

use crate::{t, web::render::use_reader};
use jiff::civil::Date;
use leptos::prelude::*;

/// Label, hint and input for a day, and what is wrong with what was typed.
#[component]
pub fn DayField(
    id: String,
    name: &'static str,
    label: String,
    #[prop(default = None)] hint: Option<String>,
    /// What was typed, or the day offered as `2026-12-31`; empty for none.
    value: String,
    /// The first and the last day that can be chosen.
    days: (Option<Date>, Option<Date>),
    #[prop(default = true)] required: bool,
) -> impl IntoView {
    let reader = use_reader();
    let wrong = !value.trim().is_empty() && value.trim().parse::<Date>().is_err();
    let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
    let described = [hint.is_some().then(|| hint_id.clone()), wrong.then(|| problem_id.clone())];
    let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let hint = hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> });
    let problem = wrong.then(|| view! { <p class="field-problem" id=problem_id>{t!(reader, "day-unreadable")}</p> });
    let bound = |day: Option<Date>| day.filter(|_| !wrong).map(|day| day.to_string());
    let (first, last) = days;
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {hint}
            <input id=id name=name type=if wrong { "text" } else { "date" } dir=wrong.then_some("auto") min=bound(first)
                max=bound(last) value=value required=required aria-invalid=wrong.then_some("true")
                aria-describedby=(!described.is_empty()).then_some(described) />
            {problem}
        </div>
    }
    .into_any()
}
