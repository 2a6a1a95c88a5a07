//! What runs in the browser, on the test page only. Everything it does also works without it: it sends the same form
//! earlier and shows the time that the server keeps.

mod autosave;
mod countdown;

pub use autosave::{Autosave, SaveWords};
pub use countdown::Countdown;
