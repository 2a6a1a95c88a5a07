//! Stories over HTTP: what people see and do, on SQLite and on PostgreSQL. Each begins with a [`support::TestApp`] and
//! reads as a person would tell it.

mod account;
mod learning;
mod support;
mod testing;
