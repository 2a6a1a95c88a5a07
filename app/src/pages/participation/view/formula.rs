//! A percentage that opens the formula it comes from, with the numbers in it.

use super::super::board::Board;
use crate::{t, web::render::use_reader};
use kunren_domain::{edition::Leave, participation::Tally, rate::Rate};
use leptos::prelude::*;

/// The rate of some heads; a dash where nobody counts.
#[component]
pub fn Formula(board: std::sync::Arc<Board>, rate: Rate, tally: Tally) -> impl IntoView {
    let reader = use_reader();
    let Some(share) = rate.share() else {
        return view! { <span class="nothing">"–"</span> }.into_any();
    };
    let Rate { completed, counted } = rate;
    let rate = reader.percent(share);
    let sum = t!(reader, "formula-sum", completed = completed, counted = counted, rate = rate.clone());
    let aside = match board.edition.formula.leave {
        Leave::Excluded => {
            t!(reader, "formula-aside", leave = tally.on_leave, exempt = tally.exempt, left = tally.left)
        }
        Leave::Counted => {
            t!(reader, "formula-aside-leave-counts", leave = tally.on_leave, exempt = tally.exempt, left = tally.left)
        }
    };
    view! {
        <details class="formula">
            <summary title=t!(reader, "formula-open")>{rate}</summary>
            <div class="formula-words">
                <p>{sum}</p>
                <p>{aside}</p>
                <p>{t!(reader, "formula-place")}</p>
                <p>{t!(reader, "formula-cutoff", day = reader.date(board.day))}</p>
            </div>
        </details>
    }
    .into_any()
}
