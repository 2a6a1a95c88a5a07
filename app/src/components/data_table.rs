//! Tables of rows below a line of column names.

use leptos::prelude::*;

/// What a table is called, for those who do not see what stands above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// By these words.
    As(String),
    /// By the heading with this id.
    By(&'static str),
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    words: String,
    class: Option<&'static str>,
    foreign: bool,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub const fn words(words: String) -> Self {
        Self { words, class: None, foreign: false }
    }

    /// A column of numbers.
    #[must_use]
    pub const fn number(words: String) -> Self {
        Self { words, class: Some("number"), foreign: false }
    }

    /// A column of numbers set apart from those before.
    #[must_use]
    pub const fn apart(words: String) -> Self {
        Self { words, class: Some("number apart"), foreign: false }
    }

    /// The column of numbers that matters most.
    #[must_use]
    pub const fn strong(words: String) -> Self {
        Self { words, class: Some("number strong"), foreign: false }
    }

    /// A column with a name that is in no file of words, such as one of somebody's file.
    #[must_use]
    pub const fn foreign(words: String) -> Self {
        Self { words, class: None, foreign: true }
    }
}

/// A table that scrolls within the page. Its rows are `<tr>` with as many cells as there are columns.
#[component]
pub fn DataTable(
    name: Named,
    columns: Vec<Column>,
    #[prop(optional)] caption: String,
    children: Children,
) -> impl IntoView {
    let (label, heading) = match name {
        Named::As(words) => (Some(words), None),
        Named::By(heading) => (None, Some(heading)),
    };
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=label aria-labelledby=heading>
            <FewColumns columns caption>{children()}</FewColumns>
        </div>
    }
}

/// A table whose columns have room on any screen; without a caption where that is empty.
#[component]
pub fn FewColumns(
    columns: Vec<Column>,
    #[prop(optional)] caption: String,
    #[prop(optional)] small: bool,
    children: Children,
) -> impl IntoView {
    let head = columns.into_iter().map(|Column { words, class, foreign }| {
        let words = if foreign { view! { <bdi>{words}</bdi> }.into_any() } else { words.into_any() };
        view! { <th scope="col" class=class>{words}</th> }
    });
    let head = head.collect_view();
    let caption = (!caption.is_empty()).then(|| view! { <caption>{caption}</caption> });
    let class = if small { "data small" } else { "data" };
    view! {
        <table class=class>
            {caption}
            <thead><tr>{head}</tr></thead>
            <tbody>{children()}</tbody>
        </table>
    }
}
