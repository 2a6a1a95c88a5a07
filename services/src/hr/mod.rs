//! Files from HR systems: what they would do ([`plan`]), doing it ([`apply`]), taking it back ([`undo`]).
//!
//! A file is read twice, line by line, with constant memory: once to find what is wrong with it as a whole
//! ([`Refusal`]), once to compare each row with what is known and to stage what differs. Rules stand in
//! `kunren_domain::hr`; tables in `migrations/0002_hr_import.sql`.
//! By page, a file comes as [`Incoming`] and is read by [`run`]; [`imports()`] says what became of each.

mod apply;
mod error;
mod file;
mod imports;
mod look;
pub(crate) mod nightly;
mod order;
mod people;
mod plan;
mod rejected;
mod source;
mod trace;
mod undo;
mod upload;

pub use apply::{Applied, apply};
pub use error::{HrError, Refusal};
pub use imports::{Imported, KeptTrue, Leaver, Line, Show, Stage, imported, imports, problems, waiting};
pub use look::Look;
pub use nightly::nightly;
pub use order::Later;
pub use people::{Everybody, Names, People, PeopleQuery, Person, everybody, people};
pub use plan::{Found, Planned, Reached, ReadAs, Step, Told, plan};
pub use rejected::rejected_csv;
pub use source::{LONGEST_NAME, Source, save, source, sources};
pub use trace::{record_refused, record_stopped};
pub use undo::{Undoable, undo, undo_because, undoable};
pub(crate) use upload::{Applying, is_at_rest, throw_away};
pub use upload::{
    BadUpload, Confirmed, Form, Incoming, Outcome, State, apply_upload, choose_columns, give_up, read_again, resume,
    run,
};
