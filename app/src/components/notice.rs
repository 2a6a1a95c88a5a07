//! A short message set apart from the text around it.

use leptos::prelude::*;

/// What kind of message; shown by an icon and its place, never by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something to know.
    Info,
    /// Something went as wished.
    Success,
    /// Something to correct.
    Problem,
}

/// A message. Problems are announced at once by screen readers.
#[component]
pub fn Notice(kind: NoticeKind, children: Children) -> impl IntoView {
    let (class, role, mark) = match kind {
        NoticeKind::Info => ("notice notice-info", "note", "i"),
        NoticeKind::Success => ("notice notice-success", "status", "✓"),
        NoticeKind::Problem => ("notice notice-problem", "alert", "!"),
    };
    view! {
        <div class=class role=role>
            <span class="notice-mark" aria-hidden="true">{mark}</span>
            <div>{children()}</div>
        </div>
    }
}
