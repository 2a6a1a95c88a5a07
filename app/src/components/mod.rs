//! Pieces that more than one page is made of, one per file.

mod added;
mod cycles;
mod data_table;
mod day_field;
mod due;
mod error_page;
mod field;
mod jurisdiction;
mod kiosk_clock;
mod language_menu;
mod list_filters;
mod notice;
mod pager;
mod phrase;
mod rule_words;
mod shell;
mod standing;
mod text_area;

pub use added::{added_parts, open_parts};
pub use cycles::Cycles;
pub use data_table::{Column, DataTable, FewColumns, Named};
pub use day_field::DayField;
pub use due::{due_cell, own_due};
pub use error_page::ErrorPage;
pub use field::{Field, FieldKind};
pub use jurisdiction::{jurisdiction_name, scope_name};
pub use language_menu::{LanguageMenu, own_name};
pub use list_filters::{ListFilters, ListState};
pub use notice::{Notice, NoticeKind};
pub use pager::{Further, Pager};
pub use phrase::{is_foreign, lesson_title, marks, phrase, plain_phrase};
pub use rule_words::{field_name, rule_words};
pub use shell::{Shell, imports_count, waiting_count};
pub use standing::{Standing, standing_key};
pub use text_area::TextArea;
