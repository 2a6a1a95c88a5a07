//! Pieces that more than one page is made of, one per file.

mod error_page;
mod field;
mod language_menu;
mod notice;
mod shell;
mod standing;

pub use error_page::ErrorPage;
pub use field::{Field, FieldKind};
pub use language_menu::LanguageMenu;
pub use notice::{Notice, NoticeKind};
pub use shell::Shell;
pub use standing::{Standing, standing_key, why_due};
