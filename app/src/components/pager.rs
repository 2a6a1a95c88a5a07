//! Links to further pages of a list.

use crate::{t, web::render::use_reader};
use leptos::prelude::*;

/// What is known of the pages after the one shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Further {
    /// How many pages there are in all.
    Of(u64),
    /// Whether there is another; nobody has counted how many.
    More(bool),
}

impl From<u64> for Further {
    fn from(pages: u64) -> Self {
        Self::Of(pages)
    }
}

impl Further {
    /// The page before this one; the last there is, for whoever is behind it.
    fn before(self, page: u32) -> Option<u32> {
        let last = match self {
            Self::Of(pages) => u32::try_from(pages).unwrap_or(u32::MAX),
            Self::More(_) => u32::MAX,
        };
        (page > 1).then(|| last.clamp(1, page - 1))
    }

    /// The page after this one.
    fn after(self, page: u32) -> Option<u32> {
        let there_is = match self {
            Self::Of(pages) => u64::from(page) < pages,
            Self::More(more) => more,
        };
        there_is.then(|| page + 1)
    }
}

/// The page before and after, and where we are. Nothing where one page holds everything.
#[component]
pub fn Pager<F: Fn(u32) -> String + 'static>(page: u32, #[prop(into)] pages: Further, href: F) -> impl IntoView {
    let reader = use_reader();
    let (before, after) = (pages.before(page), pages.after(page));
    if before.is_none() && after.is_none() {
        return None;
    }
    let before = before.map(|to| view! { <li><a rel="prev" href=href(to)>{t!(reader, "pager-before")}</a></li> });
    let after = after.map(|to| view! { <li><a rel="next" href=href(to)>{t!(reader, "pager-after")}</a></li> });
    let here = match pages {
        Further::Of(pages) => Some(t!(reader, "pager-here", page = page, pages = pages.max(1))),
        Further::More(_) => None,
    };
    let here = here.map(|words| view! { <li>{words}</li> });
    Some(
        view! {
            <nav class="pager" aria-label=t!(reader, "pager-label")>
                <ul>{before}{here}{after}</ul>
            </nav>
        }
        .into_any(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_behind_the_last_page_is_led_back_to_it() {
        let around = |pages: Further, page| (pages.before(page), pages.after(page));
        assert_eq!(around(Further::Of(0), 1), (None, None));
        assert_eq!(around(Further::Of(3), 2), (Some(1), Some(3)));
        assert_eq!(around(Further::Of(3), 3), (Some(2), None));
        assert_eq!(around(Further::Of(3), 9), (Some(3), None));
        assert_eq!(around(Further::More(true), 1), (None, Some(2)));
        assert_eq!(around(Further::More(false), 2), (Some(1), None));
    }
}
