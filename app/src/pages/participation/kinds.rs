//! Which kinds of people are counted or listed: job function, rank, type of employment. Usual ones have words in every
//! language; what an organisation adds is called as its HR system calls it.

use crate::{
    key, t,
    web::{fields::Fields, render::use_reader},
};
use kunren_services::{Error, participation::Kinds};
use leptos::prelude::*;

/// Longest value, in characters.
const LONGEST: usize = 200;

/// Reads `function`, `rank` and `employment`.
///
/// # Errors
/// [`Error::BadField`] when one is too long.
pub fn read_kinds(fields: &Fields) -> Result<Kinds, Error> {
    let text = |name: &'static str| {
        let text = fields.text(name);
        if text.chars().count() > LONGEST { Err(Error::BadField(name)) } else { Ok(text.to_owned()) }
    };
    Ok(Kinds { function: text("function")?, rank: text("rank")?, employment: text("employment")? })
}

/// The same for a link.
pub fn kinds_pairs(kinds: &Kinds) -> impl Iterator<Item = (&'static str, String)> {
    let pairs = [("function", &kinds.function), ("rank", &kinds.rank), ("employment", &kinds.employment)];
    let given = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    given.map(|(name, value)| (name, value.clone())).collect::<Vec<_>>().into_iter()
}

/// Three choices. `offered` are functions, ranks and types of employment; one that was asked for is offered in any case.
#[component]
pub fn KindFields(kinds: Kinds, offered: [Vec<String>; 3]) -> impl IntoView {
    let reader = use_reader();
    let labels = [t!(reader, "kind-function"), t!(reader, "kind-rank"), t!(reader, "kind-employment")];
    let chosen = [("function", kinds.function), ("rank", kinds.rank), ("employment", kinds.employment)];
    let all = t!(reader, "filter-all");
    let fields = labels.into_iter().zip(chosen).zip(offered).map(|((label, (name, chosen)), mut offered)| {
        if !chosen.is_empty() && !offered.contains(&chosen) {
            offered.push(chosen.clone());
        }
        let words = |code: &String| kind_key(code).map_or_else(|| code.clone(), |key| reader.words.message(key, None));
        offered.sort_by(|one, other| reader.words.formats.compare(&words(one), &words(other)));
        let option = |code: String| {
            let selected = code == chosen;
            match kind_key(&code) {
                Some(key) => {
                    view! { <option value=code selected=selected>{reader.words.message(key, None)}</option> }.into_any()
                }
                None => {
                    view! { <option value=code.clone() selected=selected data-content="" dir="auto">{code.clone()}</option> }
                        .into_any()
                }
            }
        };
        let options = offered.into_iter().map(option).collect_view();
        view! {
            <div class="field">
                <label for=name>{label}</label>
                <select id=name name=name>
                    <option value="">{all.clone()}</option>
                    {options}
                </select>
            </div>
        }
    });
    fields.collect_view().into_any()
}

/// The words for a usual function, rank or type of employment.
#[must_use]
pub fn kind_key(code: &str) -> Option<&'static str> {
    Some(match code {
        "production" => key!("function-production"),
        "engineering" => key!("function-engineering"),
        "quality" => key!("function-quality"),
        "logistics" => key!("function-logistics"),
        "research" => key!("function-research"),
        "sales" => key!("function-sales"),
        "administration" => key!("function-administration"),
        "information-technology" => key!("function-information-technology"),
        "environment-health-safety" => key!("function-environment-health-safety"),
        "director" => key!("rank-director"),
        "manager" => key!("rank-manager"),
        "leader" => key!("rank-leader"),
        "staff" => key!("rank-staff"),
        "employee" => key!("employment-employee"),
        "fixed-term" => key!("employment-fixed-term"),
        "part-time" => key!("employment-part-time"),
        "contractor" => key!("employment-contractor"),
        _ => return None,
    })
}
