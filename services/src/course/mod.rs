//! Course content: reading a folder, checking it, importing it, and the content that is served.
//!
//! The road of a text: [`Folder::read`] takes it from its file, [`check()`] compares it with the facts and the other
//! languages, [`import()`] makes it a segment of an edition version, and [`Content`] shows it in the reader's language.
//! The format is described in `courses/README.md`.
//!
//! To add a fact: the field in `kunren_domain::course`, its reading in `folder/`, its problems in `check/`, a line in
//! `courses/README.md`, and a story in `tests/course_stories/check.rs`.

pub mod check;
pub mod content;
pub mod coverage;
pub mod folder;
pub mod html;
pub mod import;
mod key;
pub mod markdown;
pub mod picture;
pub mod problem;

pub use check::check;
pub use content::Content;
pub use folder::Folder;
pub use html::{Html, inline};
pub use import::{ImportError, Imported, import, import_with_window};
pub use problem::{Problem, ProblemKind, render_problems};
