//! Links to further pages of a list.

use crate::{t, web::render::use_reader};
use leptos::prelude::*;

/// The page before and after, and where we are. Nothing where one page holds everything.
#[component]
pub fn Pager<F: Fn(u32) -> String + 'static>(page: u32, pages: u64, href: F) -> impl IntoView {
    let reader = use_reader();
    if pages <= 1 && page == 1 {
        return None;
    }
    let before = (page > 1).then(|| {
        let to = u32::try_from(pages).unwrap_or(u32::MAX).clamp(1, page - 1);
        view! { <li><a rel="prev" href=href(to)>{t!(reader, "pager-before")}</a></li> }
    });
    let after = (u64::from(page) < pages)
        .then(|| view! { <li><a rel="next" href=href(page + 1)>{t!(reader, "pager-after")}</a></li> });
    let here = t!(reader, "pager-here", page = page, pages = pages.max(1));
    Some(
        view! {
            <nav class="pager" aria-label=t!(reader, "pager-label")>
                <ul>{before}<li>{here}</li>{after}</ul>
            </nav>
        }
        .into_any(),
    )
}
