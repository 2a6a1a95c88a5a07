//! Whom an edition is for: the SQL says what the rule says, and audiences are kept true through everything that happens to
//! people.

mod agreement;
mod before;
mod days;
mod kept;
#[path = "../support/old.rs"]
mod old;
#[path = "../support/permit.rs"]
mod permit;
#[path = "../support/mod.rs"]
mod support;
mod work;
mod world;
mod years;
