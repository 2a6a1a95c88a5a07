//! Stories over HTTP: what people see and do, on SQLite and on PostgreSQL. Each begins with a [`support::TestApp`] and
//! reads as a person would tell it.

mod account;
mod audience;
mod authorisation;
mod bad_input;
mod breakdown;
mod browser;
mod erasure;
mod files;
mod find;
mod history;
mod hr;
mod hr_applying;
mod hr_people;
mod kinds;
mod learning;
mod limits;
mod links;
mod locales;
mod no_day;
mod participation;
mod people;
mod requests;
mod results;
mod servers;
mod shared_pages;
mod statements;
mod support;
mod taken_back;
mod targets;
mod team;
mod testing;
mod transfers;
mod why;
mod why_not;
